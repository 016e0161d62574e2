"""A person who clicks and types without any plan, on a game of the real engine: no error, and it still opens a game."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playing import Player
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QDialog, QLineEdit, QMenu

import sandbox
from ui.bars.tab_row import TABS
from ui.side_place import PAGES

MONKEYS, STEPS = int(os.environ.get("MONKEYS", "2")), 120
SIZES = ((800, 600), (1440, 900), (3840, 2160))
KEYS = [getattr(Qt.Key, f"Key_{name}") for name in (
    "Space", "Period", "1", "4", "Escape", "Tab", "Return", "Left", "Right", "Home", "End", "F11", "Delete", "B", "G",
)]  # fmt: skip
WITH_CONTROL = [getattr(Qt.Key, f"Key_{name}") for name in ("Z", "Y", "S", "Return", "Comma", "Plus", "Minus", "B")]
NAMES = ("", "x" * 500, "\u202e\u0007abc", "算" * 200, "<b>&amp;</b>", "nan", "1e308")


def test_every_page_and_tab_has_something_to_say_before_the_first_week(player: Player) -> None:
    player.start("Gansu")
    window = player.window
    assert player.frame.tick == 0
    for language in ("zh_CN", "en"):
        for page in PAGES:
            window.show_side(page)
            player.qtbot.wait(20)
            assert player.answers.told == [""]
        for tab in TABS:
            window.show_tab(tab)
            player.qtbot.wait(20)
        window.words.switch(language)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Games and rubbish."""
    (tmp_path / "rubbish.bin").write_bytes(bytes(range(256)))
    (tmp_path / "empty.suanli").write_bytes(b"")
    (tmp_path / "half.json").write_text("[1,")
    (tmp_path / "folder.suanli").mkdir()
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", "parameters.planned_utilisation=0.7"):
        scenario = sandbox.override(scenario, text)
    hall = {"kind": "place", "tick": 0, "hall": 1, "province": "Gansu", "hall_type": "training", "chip": "h100"}
    hall |= {"cards": 256, "operator": "private", "fast_track": True, "name": "超长的名字" * 12}
    game = sandbox.Simulation.new(scenario)
    game.submit(sandbox.decision_list.validate_python([hall]))
    game.advance(150)
    sandbox.save_capsule(game, tmp_path / "late.suanli")
    return sorted(map(str, tmp_path.iterdir()), key=lambda name: "late" not in name)


def seen(window: Any, kinds: Any) -> list[Any]:
    return [w for w in window.findChildren(kinds) if w.isEnabled() and not w.visibleRegion().isEmpty()]


def click(window: Any, chance: random.Random) -> None:
    act = QTest.mouseDClick if chance.random() < 0.25 else QTest.mouseClick
    act(chance.choice(seen(window, QAbstractButton)), Qt.MouseButton.LeftButton)


def write(window: Any, chance: random.Random) -> None:
    for box in chance.sample(found := [*seen(window, QAbstractSpinBox), *seen(window, QComboBox)], min(2, len(found))):
        if isinstance(box, QComboBox):
            box.setCurrentIndex(chance.randrange(max(box.count(), 1)))
        else:
            box.setValue(chance.choice((box.minimum(), box.maximum())))
    for line in seen(window, QLineEdit):
        if not line.isReadOnly() and not isinstance(line.parent(), QAbstractSpinBox):
            line.setText(chance.choice(NAMES))


def press(window: Any, chance: random.Random) -> None:
    if chance.random() < 0.6:
        QTest.keyClick(chance.choice((window, window.map.view)), chance.choice(KEYS))
    else:
        QTest.keyClick(window.map.view, chance.choice(WITH_CONTROL), Qt.KeyboardModifier.ControlModifier)


def look(window: Any, chance: random.Random) -> None:
    """Another language, theme, size of text or window, in the middle of it all."""
    chance.choice((
        lambda: window.words.switch(chance.choice(("en", "zh_CN"))),
        lambda: window.theme.set(chance.choice(("light", "dark", "contrast"))),
        lambda: window.theme.set_text_scale(chance.choice((1.0, 1.5))),
        lambda: window.resize(*chance.choice(SIZES)),
    ))()  # fmt: skip


def decide(window: Any, chance: random.Random) -> None:
    session, verb = window.session, chance.choice(list(window.decisions.verbs.values()))
    chance.choice((
        session.undo, session.redo, session.play, session.pause, lambda: session.branch("b" * 300),
        lambda: session.step(chance.choice((1, 40))), lambda: session.go_to(window.frame.node, chance.randint(0, 150)),
        lambda: session.delete(chance.randint(0, 9)), lambda: session.rename(0, "n" * 400),
        lambda: window.select_province("Gansu"), lambda: [window.select_hall(h.slot) for h in window.frame.halls],
        lambda: verb.isVisible() and verb.isEnabled() and QTest.mouseClick(verb, Qt.MouseButton.LeftButton),
    ))()  # fmt: skip


def drop(window: Any, chance: random.Random, files: list[str]) -> None:
    if chance.random() < 0.5:
        window.open_path(chance.choice(files))
        return
    mime, button, none = QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    mime.setUrls(chance.choice(([QUrl.fromLocalFile(f) for f in files], [QUrl("http://x/y.suanli")], [QUrl("")])))
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, mime, button, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, mime, button, none))


def close_what_opened() -> None:
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible() and isinstance(widget, QMenu | QDialog):
            widget.close()


@pytest.mark.slow
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("seed", range(MONKEYS))
def test_clicks_and_keys_without_a_plan(player: Player, files: list[str], seed: int) -> None:
    chance, window = random.Random(seed), player.window
    window.open_path(files[0])
    player.wait(lambda: player.frame is not None and window.playing_page)
    doing: list[Callable[[], None]] = [lambda: click(window, chance)] * 6 + [lambda: decide(window, chance)] * 4
    doing += [lambda: write(window, chance)] * 2 + [lambda: press(window, chance)] * 3
    doing += [lambda: look(window, chance), lambda: drop(window, chance, files)]
    closing = QTimer()
    closing.timeout.connect(close_what_opened)
    closing.start(300)
    for _ in range(STEPS):
        chance.choice(doing)()
        player.qtbot.wait(chance.choice((0, 1, 10)))
        window.show()
    closing.stop()
    close_what_opened()
    player.answers.about_unsaved = "discard"
    window.open_path(files[0])
    player.wait(lambda: player.frame is not None and player.frame.start is not None and not window.session.playing)
    player.qtbot.wait(50)
