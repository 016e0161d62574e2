"""The panel of decisions: what is refused says so, what is queued has its price, what decides stays in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from conftest import gansu
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import sandbox
from ui.main_window import MainWindow
from ui.panels.decisions import UNKNOWN, VERBS
from ui.widgets.decisions import QueueCard


def cards(window: MainWindow) -> list[QueueCard]:
    layout = window.decisions._cards_layout
    made = [layout.itemAt(k).widget() for k in range(layout.count())]
    return [card for card in made if isinstance(card, QueueCard)]


def wholly_seen(widget: QWidget) -> bool:
    """Whether nothing that it lies in cuts it."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


def test_who_only_watches_is_told_why_each_verb_is_refused(window_of: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = window_of()
    window.begin(gansu().model_copy(update={"player": None}))
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    qtbot.waitUntil(lambda: all(row.reason for row in window.decisions.verbs.values()))
    for kind in VERBS:
        row = window.decisions.verbs[kind]
        assert row.name.property("role") == "off"
        window.decisions.refusal.hide()
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert not window.decisions.verb
        assert window.decisions.refusal.isVisible()
        assert "Nobody plays" in window.decisions.refusal.text()


def test_a_refused_verb_says_why_when_pressed_and_forgets_it_later(window: MainWindow, qtbot: QtBot) -> None:
    row = window.decisions.verbs["pause"]  # a game of paper has one hall under construction
    other = window.decisions.verbs["link"]
    game = window.session._worker._simulation
    game.check = lambda plan: [sandbox.Issue("decision.ended", "decisions", "come after the last week.")]
    window.decisions._ask()
    qtbot.waitUntil(lambda: bool(row.reason and other.reason))
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert window.decisions.refusal.text() == row.reason == row.accessibleDescription()
    game.check = lambda plan: []
    window.decisions._ask()
    qtbot.waitUntil(lambda: not row.reason)
    assert not window.decisions.refusal.isVisible()
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert window.decisions.verb == "pause"


def test_what_is_too_dear_as_drafted_opens_its_form(window: MainWindow, qtbot: QtBot) -> None:
    game = window.session._worker._simulation
    game.check = lambda plan: [
        sandbox.Issue("rule.purse", f"decisions[{k}] (x)", "costs too much.") for k in range(len(plan))
    ]
    window.decisions._ask()
    qtbot.waitUntil(lambda: bool(window.decisions.verbs["link"].reason))
    assert not window.decisions.verbs["place"].reason
    window.decisions.choose("place")
    qtbot.waitUntil(window.decisions.trouble.isVisible)
    assert "Not enough money" in window.decisions.trouble.text()


def test_a_card_added_from_its_form_has_its_price_from_the_first(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.decisions
    panel.choose("place")
    qtbot.waitUntil(panel.add.isEnabled)
    panel.add.click()
    assert [card.cost.text() for card in cards(window)] == ["¥72.6\u00a0M"]
    assert panel.totals.value("total") == "72.6"


def test_a_price_that_is_being_asked_for_keeps_its_room(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.decisions
    panel.put(sandbox.Link(tick=0, province="Gansu"))
    qtbot.waitUntil(lambda: cards(window)[0].cost.text() == "¥72.6\u00a0M")
    panel.put(sandbox.Survey(tick=0, province="Gansu"))
    first, second = cards(window)
    assert (first.cost.text(), second.cost.text()) == ("¥72.6\u00a0M", UNKNOWN)
    qtbot.wait(1)
    before = second.cost.geometry()
    qtbot.waitUntil(lambda: second.cost.text() == "¥72.6\u00a0M")
    qtbot.wait(20)
    assert cards(window) == [first, second], "the cards were made anew"
    assert second.cost.geometry() == before


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_cost_and_button_of_a_form_stay_in_sight(window: MainWindow, qtbot: QtBot, language: str) -> None:
    window.words.switch(language)
    window.resize(1024, 600)
    window.game.toggle_drawer()
    panel = window.decisions
    for verb in ("place", "voucher", "link"):
        panel.choose(verb)
        qtbot.waitUntil(lambda: panel.add.isEnabled() and panel.costs.value("now") != "")
        qtbot.wait(50)
        for widget in (panel.costs, panel.add, panel.commit):
            assert wholly_seen(widget), (verb, widget)
        assert panel.costs.value("reach") != "" or verb != "place"
        panel.leave()
