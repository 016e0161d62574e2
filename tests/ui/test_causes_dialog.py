"""The cause graph: one walks it by clicks and keys, its lines are its weights, and what is hidden leaves no trace."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import sandbox
from ui.main_window import MainWindow
from ui.words import reckonings, trust

LEFT = Qt.MouseButton.LeftButton
TINY = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")
RENT = "nation.rent_8xh100"


@pytest.fixture
def window(window_of: Any, qtbot: QtBot) -> MainWindow:
    made: MainWindow = window_of(sandbox)
    made.begin(TINY)
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
    made.session.step(20)
    qtbot.waitUntil(lambda: made.frame.tick == 20)
    return made


def at(window: MainWindow, qtbot: QtBot, key: str) -> None:
    qtbot.waitUntil(lambda: window.causes.shown is not None and window.causes.shown.named.key == key)


def test_causes_stand_at_the_left_by_their_weight(window: MainWindow, qtbot: QtBot) -> None:
    window.show_causes(RENT)
    at(window, qtbot, RENT)
    dialog = window.causes
    cards = dialog.graph.seen(0)
    links = {link.named.key: link for link in dialog.shown.parents}
    weights = [abs(links[card.shown.key].larger) for card in cards]
    assert weights == sorted(weights, reverse=True) and all(weights)
    assert cards[0].shown.size == 1.0
    assert [card.shown.size for card in cards] == pytest.approx([weight / weights[0] for weight in weights])
    named = dialog.shown.named
    assert dialog.graph.middle.shown.value == reckonings.reading(named, window.words)
    assert len(dialog.graph.middle.shown.past) == window.frame.tick
    assert "1 % larger" in dialog.told.text()
    dialog.mode.choose("moved")
    dialog._show()
    assert window.words.week(TINY.start + (20 - 13) * (window.frame.date - TINY.start) / 20) in dialog.told.text()
    weights = [abs(links[card.shown.key].moved) for card in dialog.graph.seen(0)]
    assert weights == sorted(weights, reverse=True) and all(weights)


def test_one_walks_by_a_click_or_by_keys_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["causes"].trigger()
    at(window, qtbot, RENT)
    dialog, graph = window.causes, window.causes.graph
    assert not dialog.back.isEnabled()
    qtbot.mouseClick(graph.seen(0)[0], LEFT)
    at(window, qtbot, "rent")
    assert dialog.way.full().endswith(f"› {reckonings.title('rent')}") and dialog.back.isEnabled()
    qtbot.waitUntil(lambda: graph.seen(0)[0].hasFocus())
    qtbot.keyClick(graph.seen(0)[0], Qt.Key.Key_Down)
    second = graph.seen(0)[1]
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Right)
    assert graph.seen(1)[min(1, len(graph.seen(1)) - 1)].hasFocus()
    qtbot.keyClick(next(card for card in graph.seen(1) if card.hasFocus()), Qt.Key.Key_Left)
    qtbot.keyClick(next(card for card in graph.seen(0) if card.hasFocus()), Qt.Key.Key_Return)
    key = dialog.key
    assert key not in (RENT, "rent")
    at(window, qtbot, key)
    for before in ("rent", RENT):
        qtbot.keyClick(dialog, Qt.Key.Key_Backspace)
        at(window, qtbot, before)
    others = graph.more[0].menu().actions()
    assert len(others) + len(graph.seen(0)) == len(dialog.shown.parents)
    others[0].trigger()
    assert dialog.key not in (RENT, "rent")


def test_the_equation_leads_to_its_page(window: MainWindow, qtbot: QtBot) -> None:
    window.show_causes(RENT)
    at(window, qtbot, RENT)
    assert window.causes.book.text() == "Equation published_quote"
    qtbot.mouseClick(window.causes.book, LEFT)
    assert window.equations.isVisible() and window.equations.key == RENT
    window.equations.accept()


def test_it_follows_the_weeks_and_leaves_with_the_game(window: MainWindow, qtbot: QtBot) -> None:
    window.show_causes("nation.merchant_utilisation")
    at(window, qtbot, "nation.merchant_utilisation")
    window.session.step(1)
    qtbot.waitUntil(lambda: window.causes.shown.tick == 21)
    window.begin(TINY)
    qtbot.waitUntil(lambda: not window.causes.isVisible())
    assert window.causes.shown is None


def test_until_the_first_answer_it_says_that_it_waits_and_shows_nothing_empty(window: MainWindow, qtbot: QtBot) -> None:
    window.show_causes(RENT)
    dialog = window.causes
    empty = dialog.graph, dialog.book, dialog.letter
    assert dialog.shown is None and dialog.told.text() == "Working it out…"
    assert not any(part.isVisible() for part in empty)
    at(window, qtbot, RENT)
    assert all(part.isVisible() for part in empty) and "Working" not in dialog.told.text()


def test_places_are_named_in_the_language_that_is_switched_to(window: MainWindow, qtbot: QtBot) -> None:
    window.show_causes(RENT)
    at(window, qtbot, RENT)
    dialog = window.causes
    assert dialog.spots.currentText() == "The nation"
    dialog.spots.setCurrentIndex(1)
    window.words.switch("zh_CN")
    assert [dialog.spots.itemText(k) for k in range(2)] == ["全国", window.words.province(window.inspector.province)]
    assert dialog.spots.currentIndex() == 1, "what was chosen stays chosen"
    window.words.switch("en")


def test_what_rests_on_d_shows_no_weight_while_it_is_hidden(window: MainWindow, qtbot: QtBot) -> None:
    window.show_causes("use")
    at(window, qtbot, "use")
    assert window.causes.shown.named.letter == "D"
    window.actions_["assumed"].trigger()
    graph = window.causes.graph
    qtbot.waitUntil(lambda: trust.assumed() in graph.middle.shown.value)
    for card in (*graph.seen(0), *graph.seen(1)):
        assert card.shown.weight == trust.assumed() and card.shown.size == 0.0 and card.shown.rises
    order = [card.shown.key for card in graph.seen(0)]
    assert order == [link.named.key for link in window.causes.shown.parents][: len(order)]
    assert trust.assumed() in graph.middle.shown.weight
