"""What is decided of the same hall or the same owner in one week: it agrees, or one of it is refused and says why."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

import sandbox
from sandbox import Simulation
from sandbox.model import costs, rules
from sandbox.model.state import LIVE, PAUSED, Orders
from sandbox.model.step import step

BUST = 150


def game(*sets: str) -> Simulation:
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", "free_slots=6", "noise=off", *sets):
        scenario = sandbox.override(scenario, text)
    return Simulation.new(scenario)


def decided(tick: int, kind: str, hall: int, **fields: object) -> sandbox.Decision:
    return sandbox.decision_list.validate_python([{"kind": kind, "tick": tick, "hall": hall, **fields}])[0]


def placed(tick: int, hall: int, **fields: object) -> sandbox.Decision:
    terms = {"province": "Gansu", "hall_type": "training", "chip": "h100", "cards": 64, "operator": "city", **fields}
    return decided(tick, "place", hall, **terms)


def of_owner(simulation: Simulation, kind: str, hall: int, holding: int, share: float = 1.0) -> sandbox.Decision:
    axes = simulation.model.axes
    owner = (holding - len(axes.provinces)) // len(axes.provinces) % len(axes.owners)
    hall_type = ("cloud", "inference", "training")[int(axes.holding_class(np.array(holding)))]
    terms = {"province": "Gansu", "hall_type": hall_type, "operator": axes.owners[owner], "share": share}
    return decided(simulation.tick, kind, hall, **terms)


def said(simulation: Simulation, *plan: sandbox.Decision) -> list[tuple[str, str]]:
    return [(issue.code, issue.where) for issue in simulation.check(plan)]


@cache
def in_the_bust() -> Simulation:
    """A game in which owners fail, with a hall that runs."""
    simulation = game("parameters.planned_utilisation=0.7")
    simulation.submit([placed(0, 6, fast_track=True)])
    simulation.advance(BUST)
    assert simulation.state.hall_status[0, 5] == LIVE
    return simulation


def failing(simulation: Simulation) -> int:
    axes, state = simulation.model.axes, simulation.state
    home, count = axes.provinces.index("Gansu"), len(axes.provinces)
    mine = range(count + home, axes.first_hall, count)
    return next(k for k in mine if state.cash[0, k] < 0 and state.cards[0, k].sum() > 100)


@pytest.mark.parametrize("other", ["pause", "resume"])
def test_a_hall_is_not_given_up_and_paused_or_resumed_at_once(other: str) -> None:
    """Else its debt would be repaid and the hall would stand all the same."""
    simulation = game()
    simulation.submit([placed(0, 1)])
    simulation.advance(10)
    if other == "resume":
        simulation.submit([decided(10, "pause", 1)])
        simulation.advance()
    now = simulation.tick
    cancel, against = decided(now, "cancel", 1), decided(now, other, 1)
    assert said(simulation, against, cancel) == [("rule.both_ways", f"decisions[0] ({other})")]
    assert said(simulation, cancel, against) == [("rule.both_ways", f"decisions[1] ({other})")]
    assert not said(simulation, cancel)
    simulation.submit([against])
    (told,) = simulation.check([cancel])
    assert told.code == "rule.both_ways"
    assert other in told.message and "Undo" in told.remedy
    before = simulation.state.debt[0, simulation.model.axes.first_hall]
    simulation.advance()
    assert simulation.state.debt[0, simulation.model.axes.first_hall] > 0.9 * before > 0


def test_the_rules_carry_out_one_of_two_opposites() -> None:
    simulation = game()
    simulation.submit([placed(0, 1)])
    simulation.advance(10)
    model, state = simulation.model, simulation.state
    nothing = Orders.none(model.axes)
    asked = np.array(nothing.pause)
    asked[0, 0] = True

    after, flows = step(model, state, replace(nothing, pause=asked, cancel=asked))
    assert (flows["verdict"].pause[0, 0], flows["verdict"].cancel[0, 0]) == (rules.Reason.BOTH_WAYS, 0)
    assert after.hall_status[0, 0] != PAUSED
    assert after.debt[0, model.axes.first_hall] == 0


def test_a_purchase_that_stands_is_not_undone_by_a_sale_for_lack_of_money() -> None:
    simulation = in_the_bust()
    simulation.submit([decided(BUST, "buy", 6, cards=8)])
    (told,) = simulation.check([decided(BUST, "sell", 6, cards=8)])
    simulation.undo()
    assert told.code == "rule.both_ways"
    assert "buy" in told.message


def test_each_holding_is_claimed_once_a_week_and_halls_have_cards() -> None:
    simulation = in_the_bust()
    at = failing(simulation)

    def claim(kind: str, hall: int, share: float = 1.0) -> sandbox.Decision:
        return of_owner(simulation, kind, hall, at, share)

    for plan, wanted in (
        ((claim("takeover", 1),), []),
        ((claim("takeover", 1), claim("takeover", 2)), [("rule.claimed", "decisions[1] (takeover)")]),
        ((claim("takeover", 2), claim("takeover", 1)), [("rule.claimed", "decisions[0] (takeover)")]),
        ((claim("audit", 1), claim("takeover", 2)), [("rule.claimed", "decisions[0] (audit)")]),
        ((claim("takeover", 1), claim("audit", 2)), [("rule.claimed", "decisions[1] (audit)")]),
        ((claim("takeover", 1, 1e-9),), [("rule.nothing_there", "decisions[0] (takeover)")]),
        ((claim("audit", 1, 1e-9),), [("rule.nothing_there", "decisions[0] (audit)")]),
    ):
        assert said(simulation, *plan) == wanted
    simulation.submit([claim("audit", 1, 0.5)])
    (told,) = simulation.check([claim("takeover", 2, 0.5)])
    simulation.undo()
    assert (told.code, "audit" in told.message) == ("rule.claimed", True)


def test_money_for_used_cards_stays_promised_while_a_hall_is_closed() -> None:
    simulation = in_the_bust()
    free = costs.available(simulation.state, simulation.model.params)
    simulation.submit([decided(BUST, "buy", 6, cards=2000)])
    simulation.advance()
    simulation.submit([decided(BUST + 1, "mothball", 6)])
    simulation.advance()
    at = simulation.model.axes.provinces.index("Gansu")
    promised = (free - costs.available(simulation.state, simulation.model.params))[0, at]
    waiting = np.full(simulation.state.hall_status.shape, simulation.state.hall_buying[0, 5])
    dear = costs.used_cards(waiting, simulation.state, simulation.model.params)[0, 5]
    simulation.undo()
    simulation.undo()
    assert dear > 10
    assert promised > 0.8 * dear


def test_a_hall_whose_cards_never_came_costs_what_its_budget_says() -> None:
    """A800 are sold until October 2023: a hall that waits for them then loses most, and its budget shrinks."""
    simulation = game()
    simulation.advance(9)
    simulation.submit([placed(9, 1, chip="a800", cards=512)])
    budgets, own = [], simulation.model.axes.first_hall
    for _ in range(110):
        simulation.advance()
        state = simulation.state
        budget, paid = int(state.hall_budget[0, 0]), int(state.hall_invested[0, 0])
        assert paid <= budget
        budgets.append(budget)
    assert budgets[-1] < budgets[0]
    assert state.hall_status[0, 0] == LIVE
    assert paid == pytest.approx(budget, abs=100)
    assert state.debt[0, own] <= 0.8 * budget + 100


def test_a_hall_from_the_store_never_costs_less_than_nothing() -> None:
    """An author may say that a card costs more than a whole server's share."""
    h100 = sandbox.complete(sandbox.load_scenario("rush")).chips["h100"]
    dear = h100.model_copy(update={"card_kcny": 10 * h100.all_in_kcny})
    model = sandbox.compile_scenario(sandbox.load_scenario("rush").model_copy(update={"chips": {"h100": dear}}))
    chip, cards = np.full((1, 1), model.axes.chips.index("h100")), np.full((1, 1), 64)
    for stored in (True, False):
        budget = costs.hall_budget(chip, cards, np.zeros(1), model.params, np.full((1, 1), stored))
        assert (budget[0, 0] == 0) == stored
