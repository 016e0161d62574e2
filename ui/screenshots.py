"""Pictures of every main view, offscreen: both languages, all themes, a large and a small window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

import sandbox
from ui.i18n import LANGUAGES
from ui.main_window import MainWindow
from ui.settings import THEMES, Settings

SIZES = ((1440, 900), (1024, 600))
PATIENCE = 120_000


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(true: Callable[[], bool]) -> None:
    """Let the window live until something holds."""
    for _ in range(PATIENCE // 20):
        if true():
            return
        wait(20)
    raise TimeoutError("the window did not come to rest")


def draw_all(build: Callable[..., MainWindow], app: QApplication, folder: Path) -> int:
    """Write the pictures into a folder; one game is played for all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    window = build(app, language="en", theme="light", settings=Settings(folder / "unused.ini", safe_mode=True))
    window.resize(*SIZES[0])
    window.show()
    _sweep(window, folder, "start", window.show_start)
    _play(window)
    window.show_game()
    for name, view in _views(window).items():
        _sweep(window, folder, name, view)
    window.session.series(None)
    until(lambda: window.debrief.knows_alone)
    _sweep(window, folder, "debrief", window.show_debrief)
    window.close_now()
    return 0


def _play(window: MainWindow) -> None:
    scenario = sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"})
    window.begin(scenario)
    until(lambda: window.frame is not None and window.playing_page)

    def run(week: int) -> None:
        window.session.step(week - window.frame.tick)
        until(lambda: window.frame.tick == week)

    def decide(*decisions: sandbox.Decision) -> None:
        before = len(window.frame.decisions)
        window.session.submit(decisions)
        until(lambda: len(window.frame.decisions) > before)

    def hall(number: int, kind: str, name: str, lon: float, lat: float, chip: str) -> sandbox.Decision:
        return sandbox.Place.model_validate(
            {
                "tick": window.frame.tick, "hall": number, "province": "Gansu", "name": name, "lon": lon, "lat": lat,
                "hall_type": kind, "chip": chip, "cards": 1024, "operator": "city",
            }
        )  # fmt: skip

    run(20)
    decide(hall(1, "training", "Jiuquan", 98.5, 39.7, "a800"))
    run(116)
    window.session.go_to(window.frame.node, 60)
    until(lambda: window.frame.tick == 60)
    decide(hall(2, "inference", "Qingyang", 107.6, 35.7, "h20"), sandbox.Link(tick=60, province="Gansu"))
    run(150)


def _views(window: MainWindow) -> dict[str, Callable[[], None]]:
    def hall() -> None:
        window.show_tab("charts")
        window.select_hall(1)

    def placing() -> None:
        window.select_province("Gansu")
        window.decisions.choose("place")
        if not window.decisions.isVisible():
            window.toggle_drawer()

    def queue() -> None:
        window.decisions.leave()
        window.decisions.put(sandbox.Survey(tick=window.frame.tick, province="Gansu"))
        window.decisions.put(sandbox.Voucher(tick=window.frame.tick, province="Gansu", budget=80.0))

    def timeline() -> None:
        window.escape()
        window.show_tab("timeline")

    return {
        "charts": lambda: window.show_tab("charts"), "hall": hall, "placing": placing, "queue": queue,
        "timeline": timeline, "table": lambda: window.show_tab("table"),
    }  # fmt: skip


def _sweep(window: MainWindow, folder: Path, name: str, view: Callable[[], None]) -> None:
    for theme in THEMES:  # changing the colours is the slow part, so it is done least often
        window.theme.set(theme)
        for language in LANGUAGES:
            window.words.switch(language)
            for width, height in SIZES:
                window.resize(width, height)
                wait(30)
                view()
                wait(200)
                path = folder / f"{name}-{language}-{theme}-{width}x{height}.png"
                if not window.grab().save(str(path)):
                    raise OSError(f"{path} could not be written")
