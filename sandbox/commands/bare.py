"""``suanli`` alone where there is no display: a rule bot plays, and leaves a page with pictures."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from rich.progress import MofNCompleteColumn, Progress

from sandbox.commands.messages import console, say, show
from sandbox.play import bot
from sandbox.play.capsule_write import save_capsule
from sandbox.play.simulation import Simulation
from sandbox.report import page
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override

DEFAULT_PROVINCE = "Gansu"
PICTURES = ("--theme", "light", "--size", "1440x900")  # one look for the page; `--screenshots` alone draws all


def without_display(folder: Path) -> None:
    """Play the default scenario by rules, and leave the game and a page about it in a folder."""
    say("There is no display here, so a rule bot plays Rush headless.")
    simulation = Simulation.new(override(load_scenario("rush"), f"player={DEFAULT_PROVINCE}"))
    decided = bot.play(simulation, DEFAULT_PROVINCE)
    folder.mkdir(parents=True, exist_ok=True)
    game = folder / "rush.suanli"
    save_capsule(simulation, game)
    say("Drawing this game as the window shows it ...")
    pictures, said = draw(folder, ["play", str(game), "--screenshots", str(folder), "--lang", _language(), *PICTURES])
    if said:
        say(f"No pictures: {said}")
    written = page.write(simulation, decided, DEFAULT_PROVINCE, game, pictures)
    show(f"{written.resolve()}: {simulation.tick} weeks played, {len(pictures)} pictures beside it")


def _language() -> str:
    """Language of the user, by the variables that name it."""
    named = next((v for v in map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")) if v), "")
    return "zh_CN" if named.startswith("zh") else "en"


def draw(folder: Path, arguments: list[str]) -> tuple[list[str], str]:
    """Draw the window in a process of its own: the names of the pictures made, and what it said if it failed."""
    begun = time.time()
    command = [sys.executable, "-m", "sandbox", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def drawn() -> list[str]:
        made = [p for p in folder.glob("*.png") if p.stat().st_mtime >= begun - 1]
        return [p.name for p in sorted(made, key=lambda p: (p.stat().st_mtime_ns, p.name))]

    with (
        Progress(
            *Progress.get_default_columns()[:1], MofNCompleteColumn(), console=console, transient=True
        ) as progress,
        subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as child,
    ):
        task = progress.add_task("pictures", total=None)
        while True:
            try:
                _, said = child.communicate(timeout=1.0)
                break
            except subprocess.TimeoutExpired:
                progress.update(task, completed=len(drawn()))
            except BaseException:
                child.kill()
                raise
    if not child.returncode:
        return drawn(), ""
    return drawn(), (said.decode("utf-8", "replace").strip().splitlines() or ["no reason given"])[-1]
