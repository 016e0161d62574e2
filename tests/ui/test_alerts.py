"""What each kind of notice does is chosen by a click, holds at once, and is remembered."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import frames
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import sandbox
from sandbox.report import strings
from ui.main_window import MainWindow
from ui.words import catalogue


def choose(window: MainWindow, qtbot: QtBot, code: str, way: str) -> None:
    window.actions_["alerts"].trigger()
    qtbot.waitUntil(window.alerts.isVisible)
    part = window.alerts.switches[code]._parts[way]
    assert part.isVisible()
    qtbot.mouseClick(part, Qt.MouseButton.LeftButton)


def telling(window: MainWindow, codes: dict[int, str]) -> None:
    """Let the game of paper tell something at some weeks."""
    game: Any = window.session._worker._simulation
    advance = game.advance

    def told(weeks: int = 1) -> tuple[sandbox.Notice, ...]:
        advance(weeks)
        code = codes.get(game.tick)
        return (sandbox.Notice(code, game.tick - 1, {"hall": 1, "name": "Qingyang A"}),) if code else ()

    game.advance = told


def test_every_kind_that_the_engine_tells_can_be_chosen(window: MainWindow) -> None:
    assert set(window.alerts.switches) == set(strings.catalogue()["notices"]) == set(catalogue.NOTICE_KINDS)


@pytest.mark.parametrize("code", list(catalogue.NOTICE_KINDS))
def test_a_chosen_kind_makes_time_stand_and_says_why(window: MainWindow, qtbot: QtBot, code: str) -> None:
    assert window.settings.alert(code) == "tell"
    choose(window, qtbot, code, "pause")
    assert window.settings.alert(code) == "pause"
    qtbot.waitUntil(lambda: window.session._worker._stands_at == {code})
    telling(window, {9: code})
    window.session.play(math.inf)
    qtbot.waitUntil(lambda: window.frame.tick == 9 and not window.session.playing)
    if code != "end":
        qtbot.waitUntil(window.game.banner.isVisible)
        assert window.game.banner_text.text()
    choose(window, qtbot, code, "tell")
    window.session.play(math.inf)
    qtbot.waitUntil(lambda: window.frame.at_end)


def test_a_quiet_kind_is_not_told(window: MainWindow, qtbot: QtBot) -> None:
    shock = sandbox.Notice("shock", 3, {"id": sandbox.shocks()[0].id})
    opened = sandbox.Notice("hall.finished", 2, {"hall": 1})
    window.show_frame(frames.frame(5, notices=(opened, shock)))
    assert window.status.notices.text() == "2 notices"
    assert window.status.notice.full() == sandbox.shocks()[0].title_en
    choose(window, qtbot, "shock", "quiet")
    assert window.status.notices.text() == "1 notice"
    assert window.status.notice.full() == "Hall 1 opened"
    window.status._fill()
    assert len(window.status._menu.actions()) == 1
    choose(window, qtbot, "shock", "tell")
    assert window.status.notices.text() == "2 notices"


def test_what_was_chosen_is_remembered(window_of: Callable[..., MainWindow], qtbot: QtBot) -> None:
    first = window_of()
    choose(first, qtbot, "hall.failed", "pause")
    choose(first, qtbot, "shock", "quiet")
    qtbot.mouseClick(first.alerts.close_button, Qt.MouseButton.LeftButton)
    assert not first.alerts.isVisible()
    first.settings._store.sync()
    second = window_of()
    assert second.alerts.switches["hall.failed"].current == "pause"
    assert second.alerts.switches["shock"].current == "quiet"
    qtbot.waitUntil(lambda: second.session._worker._stands_at == {"hall.failed"})
    assert second.status._quiet == {"shock"}


def test_the_keys_reach_the_switches(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["alerts"].trigger()
    qtbot.waitUntil(window.alerts.isVisible)
    part = window.alerts.switches["hall.failed"]._parts["pause"]
    assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
    part.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(part, Qt.Key.Key_Space)
    assert window.settings.alert("hall.failed") == "pause"
    QTest.keyClick(window.alerts, Qt.Key.Key_Escape)
    assert not window.alerts.isVisible()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_dialog_reads_in_both_languages(window: MainWindow, qtbot: QtBot, language: str) -> None:
    window.words.switch(language)
    window.actions_["alerts"].trigger()
    names = [name.full() for name in window.alerts._names.values()]
    assert len(set(names)) == len(names)
    assert all(any("\u4e00" <= c <= "\u9fff" for c in name) for name in names) == (language == "zh_CN")
    for name in window.alerts._names.values():
        assert name.text() == name.full()  # none is shortened
