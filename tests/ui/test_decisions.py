"""The panel of decisions: what is refused says so, what is queued has its price, what decides stays in sight."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import frames
import pytest
from conftest import gansu
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

import sandbox
from ui.main_window import MainWindow
from ui.panels.decisions.panel import VERBS
from ui.panels.decisions.queue import UNKNOWN
from ui.widgets import Elided
from ui.widgets.decisions import QueueCard


def cards(window: MainWindow) -> list[QueueCard]:
    return window.decisions.plan.cards()


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


def test_who_plays_after_watching_may_decide_in_the_first_week(
    window_of: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    """The new game stands at the same week and node as the watched one: it is another game all the same."""
    window = window_of()
    window.begin(gansu().model_copy(update={"player": None}))
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    qtbot.waitUntil(lambda: all(row.reason for row in window.decisions.verbs.values()))
    window.begin(gansu())
    qtbot.waitUntil(lambda: window.session.scenario.player == "Gansu")
    qtbot.waitUntil(lambda: not window.decisions.verbs["place"].reason)
    qtbot.mouseClick(window.decisions.verbs["place"], Qt.MouseButton.LeftButton)
    assert window.decisions.verb == "place"


def test_nothing_of_an_old_plan_is_left_in_a_new_game(window: MainWindow, qtbot: QtBot) -> None:
    window.decisions.put(sandbox.Survey(tick=window.frame.tick, province="Gansu"))
    assert window.game.rail_count.text() == "1"
    old = window.session._worker._simulation
    window.begin(gansu())
    qtbot.waitUntil(lambda: window.session._worker._simulation is not old)
    qtbot.waitUntil(lambda: not window.decisions.queue)
    assert window.game.rail_count.text() != "1"
    assert window.game.rail_count.isHidden()


def test_a_refused_verb_says_why_when_pressed_and_forgets_it_later(window: MainWindow, qtbot: QtBot) -> None:
    row = window.decisions.verbs["survey"]
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
    assert window.decisions.verb == "survey"


def test_what_is_too_dear_as_drafted_opens_its_form(window: MainWindow, qtbot: QtBot) -> None:
    game = window.session._worker._simulation
    game.check = lambda plan: [
        sandbox.Issue("rule.purse", f"decisions[{k}] (x)", "costs too much.") for k in range(len(plan))
    ]
    window.decisions._ask()
    qtbot.waitUntil(lambda: bool(window.decisions.verbs["link"].reason))
    assert not window.decisions.verbs["place"].reason
    window.decisions.choose("place")
    qtbot.waitUntil(window.decisions.form.trouble.isVisible)
    assert "Not enough money" in window.decisions.form.trouble.text()


def test_a_hall_that_allows_a_verb_opens_its_form_though_the_list_does_not_know_it_yet(window: MainWindow) -> None:
    panel = window.decisions
    window.show_frame(frames.frame(3))
    hall = next(hall for hall in window.frame.halls if "sell" in hall.verbs)
    panel.verbs["sell"].say("", "You have no hall of which this could be decided.")
    window.inspector.form_wanted.emit("sell", hall.slot)
    assert panel.verb == "sell"
    assert panel.form.draft().hall == hall.slot


def test_a_card_added_from_its_form_has_its_price_from_the_first(window: MainWindow, qtbot: QtBot) -> None:
    panel = window.decisions
    panel.choose("place")
    qtbot.waitUntil(panel.form.add.isEnabled)
    panel.form.add.click()
    assert [card.cost.text() for card in cards(window)] == ["¥72.6\u00a0M"]
    assert panel.plan.totals.value("total") == "72.6"


@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
@pytest.mark.parametrize(("language", "price"), [("en", "¥15.4\u00a0M a week"), ("zh_CN", "1,540\u00a0万元/周")])
def test_the_terms_of_a_queued_decision_are_whole_beside_its_price(
    window: MainWindow, qtbot: QtBot, size: tuple[int, int], language: str, price: str
) -> None:
    window.words.switch(language)
    window.resize(*size)
    if not window.decisions.isVisible():
        window.game.toggle_drawer()
    window.decisions.put(sandbox.Voucher(tick=0, province="Inner Mongolia", budget=800.0))
    window.decisions.put(sandbox.Link(tick=0, province="Inner Mongolia"))
    for card in cards(window):
        card.say_price(price)
    qtbot.wait(20)
    assert [card.terms.text() for card in cards(window)] == [card.terms.full() for card in cards(window)]


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
        qtbot.waitUntil(lambda: panel.form.add.isEnabled() and panel.form.costs.value("now") != "")
        qtbot.wait(50)
        for widget in (panel.form.costs, panel.form.add, panel.plan.commit):
            assert wholly_seen(widget), (verb, widget)
        assert panel.form.costs.value("reach") != "" or verb != "place"
        panel.leave()


def own_tables() -> sandbox.Scenario:
    """A game whose author has a chip, an operator, a closed chip and a seat of his own."""
    rush = sandbox.load_scenario("rush").model_dump(mode="json")
    chip = {
        "domestic": True, "tflops": 300.0, "watts": 500.0, "train_score": 1.0, "infer_score": 1.0,
        "all_in_kcny": 100.0, "windows": [["2023-01-02", None]],
    }  # fmt: skip
    cheap = {"quality": 0.5, "trust": 0.5, "interest": 0.05, "debt_share": 0.5, "hazard_factor": 1.0}
    rush |= {
        "player": "Gansu", "weeks": 20, "free_slots": 3,
        "chips": {"own": chip, "h800": chip | {"windows": [["2030-01-01", None]]}},
        "operators": {"cheap": cheap}, "provinces": {"Gansu": {"longitude": 95.0, "latitude": 40.0}},
    }  # fmt: skip
    return sandbox.Scenario.model_validate_json(json.dumps(rush))


def test_the_form_offers_what_the_game_has_and_its_rules_allow(
    window_of: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = window_of(sandbox)
    window.begin(own_tables())
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    panel = window.decisions
    panel.choose("place")
    chips = [panel.form.chips.itemData(k) for k in range(panel.form.chips.count())]
    assert "own" in chips
    assert "h800" not in chips
    assert panel.form.operators.findData("cheap") >= 0
    panel.form.chips.setCurrentIndex(chips.index("own"))
    panel.form.operators.setCurrentIndex(panel.form.operators.findData("cheap"))
    panel.form.cards.setValue(8)
    qtbot.waitUntil(panel.form.add.isEnabled)
    assert window.map._spot(panel.form.draft()) == (95.0, 40.0)
    assert window.map._places["Gansu"] == ((95.0, 40.0), (95.0, 40.0)), "a site that ships is not where he moved it"
    panel.form.add.click()
    assert panel.form.draft("place").hall == 2
    panel.commit_queue()
    qtbot.waitUntil(lambda: len(window.frame.halls) == 1)
    (hall,) = window.frame.halls
    assert (hall.chip, hall.operator, hall.lon, hall.lat, hall.verbs) == ("own", "cheap", 95.0, 40.0, ())
    assert window.frame.free_halls == (2, 3)


@pytest.mark.parametrize("verb", ["place", ""])
def test_what_the_engine_said_is_said_again_in_another_language(window: MainWindow, qtbot: QtBot, verb: str) -> None:
    panel = window.decisions
    game = window.session._worker._simulation
    game.check = lambda plan: [sandbox.Issue("rule.purse", f"decisions[{len(plan) - 1}] (x)", "costs too much.")]
    panel._ask()
    qtbot.waitUntil(lambda: bool(panel.verbs["link"].reason))
    if verb:
        panel.choose(verb)
        qtbot.waitUntil(panel.form.trouble.isVisible)

    def said() -> set[str]:
        found = panel.findChildren(QLabel)
        texts = {made.full() if isinstance(made, Elided) else made.text() for made in found if made.isVisible()}
        return {text for text in texts if re.search("[a-z]{3}", text)}

    assert said()
    game.check = None  # whatever is asked from here on is not answered
    window.words.switch("zh_CN")
    assert not said()
