"""``suanli search``: a plan that replays to its score, what is refused, budgets and interrupts."""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from commands import Command

from sandbox.commands import searching
from sandbox.study.plans import adversary, told
from sandbox.study.plans.score import GAUGES, score

SHORT = ("search", "rush", "--set", "weeks=66", "--player", "Guangdong", "--workers", 1)
DATES = [str(dt.date(2023, 1, 2) + dt.timedelta(weeks=week)) for week in range(66)]


@pytest.mark.slow
def test_the_plan_that_is_written_gives_the_score_that_is_told(
    suanli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(told, "HELD_OUT", range(1001, 1003))
    monkeypatch.setattr(told, "CHOOSING", range(101, 103))
    dials = adversary.dials
    monkeypatch.setattr(adversary, "dials", lambda scenario: dials(scenario)[:2])
    out = tmp_path / "plan.jsonl"

    def searched(*arguments: object) -> dict[str, Any]:
        status, shown, err = suanli(*arguments, "--budget", "10m", "--json")
        assert status == 0 and "judging the plan" in err
        return json.loads(shown)

    row = searched(*SHORT, "--generations", 1, "--out", out)
    assert (row["player"], row["blind"], row["partial"], row["unit"]) == ("Guangdong", False, False, "points")
    assert 0 < len(row["rules"]) <= 5 and row["decisions"] == len(out.read_text().splitlines()) > 0
    assert row["held_out"]["runs"] == 2 and row["adversary"]["looked"] == 4
    ran = suanli.json(
        "run", "rush", "--set", "weeks=66", "--player", "Guangdong", "--decisions", out,
        *(text for date in DATES for text in ("--at", date)),
    )  # fmt: skip
    kept = [[ran["at"][date][name] for name in (*GAUGES, "red_line_weeks")] for date in DATES]
    assert float(score(np.array(kept), 13)) == row["score"]
    judged = searched(*SHORT, "--decisions", out)
    assert (judged["score"], judged["training"], judged["rules"]) == (row["score"], None, [])


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--budget", "soon"), 2, "--budget: is 'soon'; expected a time from 1 s to 24 h, such as 60s or 5m."),
        (("--budget", "0"), 2, "expected a time"),
        (("--workers", 0), 2, "--workers: is 0; expected 1 to 256."),
        (("--generations", 0), 2, "--generations: is 0"),
        (("--generations", 2, "--decisions", "saves/examples/gansu.jsonl"), 2, "with --decisions nothing is searched"),
        (("--out", "plan.csv"), 2, "ends in '.csv'; expected .jsonl."),
        (("--player", "Atlantis"), 2, "unknown name 'Atlantis'"),
        (("--decisions", "saves/examples/gansu.jsonl"), 1, "Name their province with --player."),
        (("--budget", "1s", "--workers", 1), 2, "not one generation of plans could be tried in that time. Give it"),
    ],
)
def test_what_cannot_be_searched_is_refused(
    suanli: Command, arguments: tuple[object, ...], status: int, words: str
) -> None:
    got, shown, err = suanli("search", "rush", *arguments)
    assert (got, shown) == (status, "")
    assert words in err


@pytest.mark.parametrize(
    ("needs", "budget", "words"),
    [(3.2, 2.0, "Give it 4s or more"), (71.0, 60.0, "Give it 80s or more"), (0.0, 1.0, "Give it 5s: "),
     (0.0, 20.0, "Give it 40s: no run was made far enough")],
)  # fmt: skip
def test_a_budget_that_is_too_small_is_told_what_would_do(needs: float, budget: float, words: str) -> None:
    assert searching._more(needs, budget).startswith(words)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a signal to a group of processes")
def test_an_interrupt_leaves_the_best_so_far_with_its_label(tmp_path: Path) -> None:
    """As a terminal sends it: to the command and to its workers."""
    out = tmp_path / "plan.jsonl"
    process = subprocess.Popen(
        [sys.executable, "-m", "sandbox", "search", "rush", "--set", "weeks=53", "--json", "--budget", "10m",
         "--workers", "2", "--out", str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )  # fmt: skip
    alarm = threading.Timer(120.0, process.kill)
    alarm.start()
    assert process.stderr is not None
    first = process.stderr.readline()  # said when the first generation is made
    os.killpg(process.pid, signal.SIGINT)
    shown, err = process.communicate(timeout=60)
    alarm.cancel()
    row = json.loads(shown)
    assert "generation 1" in first and "stopped: this is the best plan so far" in err and "Traceback" not in err
    assert process.returncode == 130 and row["partial"]
    assert row["held_out"] is None and row["adversary"] is None and row["score"] > 0
    assert len(out.read_text().splitlines()) == row["decisions"]


@pytest.mark.slow
def test_a_budget_is_kept() -> None:
    command = [sys.executable, "-m", "sandbox", "search", "rush", "--json", "--budget", "20s", "--workers", "2"]
    done = subprocess.run([*command, "--set", "weeks=27"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["seconds"] <= 22.0
