"""What a frame costs the window: showing it and painting what it changed, late in a long game of rush."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from test_tick import played

from ui.app import build
from ui.main_window import MainWindow
from ui.settings import Settings

pytestmark = pytest.mark.bench
FRAME_MS = 33.0
LAST, FRAMES = 260, 60


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """A window of the usual size in which nothing has been opened yet."""
    made = build(qapp, language="en", theme="light", settings=Settings(tmp_path / "window.ini", safe_mode=True))
    made.resize(1440, 900)
    made.show()
    yield made
    made.close_now()
    made.words.drop()
    for part in (made.theme, made.words, made):
        part.deleteLater()
    qapp.setStyleSheet("")


def milliseconds(act: Callable[[], object]) -> float:
    """Return how long an act keeps this thread at work, so that a busy machine changes it little."""
    begin = time.thread_time()
    act()
    return (time.thread_time() - begin) * 1e3


def test_a_frame(window: MainWindow, qtbot: Any) -> None:
    """Show and paint each of the last weeks of a game in which Gansu has three halls."""
    game = played(LAST - FRAMES)
    window.begin(game.scenario)
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    panels = {n: getattr(window, n) for n in ("top", "decisions", "inspector", "map", "scrubber", "charts")}
    shown: list[float] = []
    painted: list[float] = []
    parts: dict[str, list[float]] = {name: [] for name in panels}
    while game.tick < LAST:
        game.advance()
        frame = game.frame()
        shown.append(milliseconds(lambda frame=frame: window.show_frame(frame)))
        painted.append(milliseconds(QApplication.processEvents))
        for name, panel in panels.items():
            parts[name].append(milliseconds(lambda panel=panel, frame=frame: panel.show_frame(frame)))
    whole = median(a + b for a, b in zip(shown, painted, strict=True))
    print(f"\nframe: {whole:.1f} ms, shown in {median(shown):.1f}, painted in {median(painted):.1f}; bar {FRAME_MS} ms")
    print("shown again: " + ", ".join(f"{name} {median(times):.1f}" for name, times in parts.items()))
    viewports = {"map": window.map.view.viewport(), "chart": window.charts.charts[0].plot.viewport()}
    for name, viewport in viewports.items():
        print(f"whole {name} painted in {median(milliseconds(viewport.repaint) for _ in range(15)):.1f} ms")
    assert whole < FRAME_MS
