"""Policies, fast track, sale, new purpose, mothballing and takeover: decided by clicks and keys, as the engine says."""

from __future__ import annotations

import math

import pytest
from playing import HALL, Player, inspected, money, priced, told
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import sandbox
from ui.main_window import MainWindow
from ui.panels.decisions.panel import VERBS
from ui.widgets import Elided
from ui.words import catalogue

GLUT, BUST = 92, 130  # October 2024, cards are hard to sell; June 2025, owners in Gansu lack money


def test_a_guarantee_ordered_by_keys_is_in_force_after_its_lead(player: Player) -> None:
    player.start("Gansu")
    decisions, form = player.window.decisions, player.window.decisions.form
    player.wait(lambda: not decisions.verbs["policy"].reason)
    player.qtbot.keyClick(decisions.verbs["policy"], Qt.Key.Key_Return)
    form.lever.setFocus()
    while form.lever.currentData() != "guarantee":
        player.qtbot.keyClick(form.lever, Qt.Key.Key_Down)
    for part in ("50", "100"):  # Space presses what has the focus, and is the key of time everywhere else
        form.level._parts[part].setFocus(Qt.FocusReason.TabFocusReason)
        player.qtbot.keyClick(form.level._parts[part], Qt.Key.Key_Space)
        assert form.level.current == part
    player.wait(lambda: form.judged and form.add.isEnabled())
    assert "less interest" in form.meaning.text()
    assert "pays part of the debt" in form.side.text()
    draft, quote = priced(player)
    assert draft == sandbox.Policy(tick=0, province="Gansu", lever="guarantee", level=1.0)
    assert form.costs.value("now") == money(player, quote.upfront)
    assert form.costs.value("year") == money(player, quote.yearly)
    assert form.costs.value("works") == f"{quote.lead_weeks:.0f}"
    assert form.facts.value("stands") == "0"
    player.qtbot.keyClick(form.add, Qt.Key.Key_Return)
    (card,) = decisions.plan.cards()
    assert card.terms.full() == "Gansu · level 100\u00a0%"
    purse = player.frame.purse
    assert player.frame.tick == 0
    player.commit()
    player.go(1)
    assert player.frame.policies["guarantee"] == sandbox.PolicyView(0.0, 1.0, int(quote.lead_weeks) - 1)
    assert player.frame.purse - purse == pytest.approx(player.frame.income, abs=0.01)
    inspector = player.window.inspector
    inspector.select("Gansu")
    assert inspector.place.policies.value("guarantee") == "0\u00a0%"
    assert not told(player, "policy.in_force")
    player.go(int(quote.lead_weeks))
    assert inspector.place.policies.value("guarantee") == "100\u00a0%"
    assert told(player, "policy.in_force") == ["Loan guarantee is in force in Gansu, level 100\u00a0%"]
    player.wait(lambda: not decisions.verbs["policy"].reason)
    player.click(decisions.verbs["policy"])
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text() == "That stands already. Choose another level."
    assert not form.add.isEnabled()
    decisions.leave()
    assert player.window.actions_["undo"].text().endswith("Standing policy")
    player.undo()
    assert player.frame.policies["guarantee"] == sandbox.PolicyView(0.0, 0.0, 0)
    assert inspector.place.no_policies.isVisibleTo(inspector)
    assert player.window.actions_["redo"].text().endswith("Standing policy")


def test_a_hall_on_the_fast_track_says_its_pace_and_price_before(player: Player) -> None:
    player.start("Gansu")
    form = player.window.decisions.form
    player.open("place", **HALL)
    usual = form.facts.value("lead")
    assert not form.side.isVisibleTo(form)
    player.click(form.pace._parts["fast"])
    player.wait(lambda: form.judged and form.side.isVisibleTo(form))
    draft, quote = priced(player)
    assert isinstance(draft, sandbox.Place)
    assert draft.fast_track
    assert form.facts.value("lead") == f"{quote.lead_weeks:.0f}"
    assert int(form.facts.value("lead")) == int(usual) / 2
    assert "less trust" in form.side.text()
    player.click(form.add)
    (card,) = player.window.decisions.plan.cards()
    assert card.terms.full().startswith("fast track · training")
    player.commit()
    player.go(1)
    assert player.frame.halls[0].fast_track
    assert "fast track" in inspected(player).terms.text()
    player.undo()
    assert not player.frame.halls


def test_in_the_glut_few_cards_go_and_a_hall_may_change_its_purpose(player: Player) -> None:
    player.start("Gansu")
    decisions, form = player.window.decisions, player.window.decisions.form
    player.wait(lambda: bool(decisions.verbs["sell"].reason))
    assert decisions.verbs["sell"].reason == "You have no hall of which this could be decided."
    player.choose("place", **(HALL | {"pace": "fast"}))
    player.commit()
    player.go(4)
    player.wait(lambda: "running hall" in decisions.verbs["sell"].reason)
    player.go(GLUT)

    player.open("sell", number=256)
    draft, quote = priced(player)
    a_week = player.frame.halls[0].traded_a_week
    assert 0 < a_week < 1024 / 26  # half a year and more for all of them
    assert form.costs.value("fetch") == money(player, -quote.total)
    assert form.facts.value("part") == player.window.words.number(a_week, 1 if a_week < 10 else 0)
    assert int(form.facts.value("weeks")) == math.ceil(256 / a_week)
    player.click(form.add)
    assert decisions.plan.cards()[0].terms.full() == "Qingyang A · 256 cards"
    player.wait(lambda: decisions.plan.cards()[0].cost.text() == player.window.words.money(-quote.total, sign=True))
    player.commit()
    player.go(GLUT + 1)
    assert 0 < 1024 - player.frame.halls[0].cards <= 2 * a_week
    shown = inspected(player)
    assert shown.facts.value("selling") == str(player.frame.halls[0].selling) != "256"
    player.undo()
    assert player.frame.tick == GLUT
    assert player.frame.halls[0].selling == 0

    player.open("hall", action="repurpose")
    draft, quote = priced(player)
    assert draft == sandbox.Repurpose(tick=GLUT, hall=1)
    assert form.costs.value("now") == money(player, quote.upfront)
    assert form.costs.value("works") == f"{quote.lead_weeks:.0f}"
    assert form.facts.value("purpose") == "inference"
    player.click(form.add)
    player.commit()
    player.go(GLUT + 1)
    shown = inspected(player)
    assert shown.status.text() == "standing still"
    assert shown.facts.value("closed") == f"{quote.lead_weeks - 1:.0f}"
    player.go(GLUT + int(quote.lead_weeks))
    assert told(player, "hall.repurposed") == ["hall 1 works for its new purpose: inference"]
    assert player.frame.halls[0].hall_type == "inference"
    player.undo()
    assert player.frame.halls[0].hall_type == "training"

    player.click(inspected(player).verbs["mothball"])
    player.commit()
    player.go(GLUT + 1)
    assert inspected(player).status.text() == "mothballed"
    player.click(decisions.verbs["hall"])
    form.action.setCurrentIndex(form.action.findData("repurpose"))
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text().startswith("Only a running hall can do this.")
    form.action.setCurrentIndex(form.action.findData("reopen"))
    player.wait(lambda: form.judged and form.add.isEnabled())
    player.click(form.add)
    player.commit()
    player.go(GLUT + 2)
    assert told(player, "hall.reopened") == ["hall 1 runs again"]


def test_a_failing_owner_is_taken_over_with_what_it_owes_and_lacks(player: Player) -> None:
    player.start("Gansu")
    decisions, form = player.window.decisions, player.window.decisions.form
    player.wait(lambda: bool(decisions.verbs["takeover"].reason))
    player.click(decisions.verbs["takeover"])
    assert decisions.refusal.text() == "No owner in your province lacks money now."
    player.go(BUST)
    owner = player.frame.failing[0]
    player.open("takeover", owner=f"{owner.hall_type}/{owner.operator}", share="50")
    draft, quote = priced(player)
    assert draft == sandbox.Takeover(
        tick=BUST, hall=1, province="Gansu", hall_type=owner.hall_type, operator=owner.operator, share=0.5
    )
    assert form.costs.value("now") == "0"
    assert form.costs.value("debt") == money(player, quote.debt)
    assert form.costs.value("lacks") == money(player, -quote.cash)
    assert form.facts.value("ef") == player.window.words.significant(quote.capacity)
    player.click(form.add)
    assert decisions.plan.cards()[0].terms.full() == "City platform · training · 50\u00a0%"
    player.commit()
    player.go(BUST + 1)
    (taken,) = player.frame.halls
    assert taken.capacity == pytest.approx(quote.capacity)
    assert told(player, "hall.taken_over") == ["hall 1 is taken over and runs as yours"]
    assert inspected(player).name.full() == "hall 1"
    assert "sell" in taken.verbs
    assert player.window.actions_["undo"].text().endswith(catalogue.verb("takeover"))
    player.undo()
    assert not player.frame.halls


def wholly_seen(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
def test_every_form_shows_cost_refusal_and_button_whole(
    window: MainWindow, qtbot: QtBot, language: str, size: tuple[int, int]
) -> None:
    """However long the reason is: a sentence in the foot must not push the button out of sight."""
    window.words.switch(language)
    window.resize(*size)
    if not window.decisions.isVisible():
        window.game.toggle_drawer()
    panel = window.decisions
    game = window.session._worker._simulation
    game.price = lambda draft: sandbox.Quote(72.6, 363.0, 1.0, 62.0, 2.03, 2.62, 52.0, 192.0, -12.2)
    for verb in VERBS:
        game.check = lambda plan: []
        panel._ask()
        qtbot.waitUntil(lambda verb=verb: not panel.verbs[verb].reason)
        panel.choose(verb)
        for issues in ([], [sandbox.Issue("rule.purse", "decisions", "costs too much.")]):
            game.check = lambda plan, issues=issues: issues
            panel._ask()
            refused = panel._words.issue(sandbox.Issue("rule.purse", "decisions", "costs too much."))
            qtbot.waitUntil(
                lambda refused=refused, issues=issues: (
                    panel.form.judged and (panel.form.trouble.text() == refused) == bool(issues)
                )
            )
            qtbot.wait(50)
            assert panel.form.add.isEnabled() == (not panel.form.trouble.isVisible()), verb
            for widget in (panel.form.costs, panel.form.trouble, panel.form.add, panel.plan.commit):
                if widget.isVisible():
                    assert wholly_seen(widget), (verb, widget)
            names = [*panel.form.facts.findChildren(Elided), *panel.form.costs.findChildren(Elided)]
            cut = [name.full() for name in names if name.isVisible() and name.text() != name.full()]
            assert not cut, verb
        panel.leave()


def test_the_verbs_stand_in_few_named_groups(window: MainWindow) -> None:
    assert len(VERBS) == 12
    groups = [named.text() for named in window.decisions._groups.values()]
    assert groups == ["Build", "My halls", "My province", "Market"]
