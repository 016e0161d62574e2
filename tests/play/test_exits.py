"""What a planner does beside building: quotes, frames and notices of policies, sales, new purposes and takeovers."""

from __future__ import annotations

import pytest
from gansu import RUSH, place

import sandbox
from sandbox import Mothball, Policy, Reopen, Repurpose, Sell, Simulation, Takeover

GLUT, BUST = 92, 130  # October 2024, cards are hard to sell; June 2025, owners in Gansu lack money


@pytest.fixture(scope="module")
def played() -> Simulation:
    """A game with a hall on the fast track and one at the usual pace, begun in the first week."""
    game = Simulation.new(RUSH)
    game.submit([place(0, 1, fast_track=True), place(0, 2)])
    game.advance(BUST + 20)
    return game


def at(played: Simulation, tick: int) -> Simulation:
    played.go_to(1, tick)
    return played


def codes(notices: tuple[sandbox.Notice, ...], prefix: str) -> list[tuple[str, int]]:
    return [(notice.code, notice.tick) for notice in notices if notice.code.startswith(prefix)]


def hall(game: Simulation, slot: int) -> sandbox.HallView:
    return next(hall for hall in game.frame().halls if hall.slot == slot)


def test_the_fast_track_is_quoted_and_shown_as_it_is_built(played: Simulation) -> None:
    game = at(played, 0)
    fast, usual = game.price(place(0, 3, fast_track=True)), game.price(place(0, 4))
    assert fast.lead_weeks == usual.lead_weeks / 2
    assert fast.upfront == usual.upfront
    opened = {n.params["hall"]: n.tick + 1 for n in at(played, BUST).frame().notices if n.code == "hall.finished"}
    assert abs(opened[1] - fast.lead_weeks) <= 1
    assert abs(opened[2] - usual.lead_weeks) <= 1
    game = at(played, 1)
    assert (hall(game, 1).fast_track, hall(game, 2).fast_track) == (True, False)
    assert hall(game, 1).weeks_to_finish == fast.lead_weeks - 1


def test_a_policy_is_in_force_after_its_lead_and_says_so(played: Simulation) -> None:
    game, order = at(played, 40), Policy(tick=40, province="Gansu", lever="guarantee", level=1.0)
    quote, before = game.price(order), at(played, 41).state.purse.copy()
    game = at(played, 40)
    game.submit([order])
    game.advance()
    index = game.model.axes.provinces.index("Gansu")
    assert (before - game.state.purse)[0, index] == pytest.approx(quote.upfront * 1e8, abs=1)
    assert game.frame().policies["guarantee"] == sandbox.PolicyView(0.0, 1.0, quote.lead_weeks - 1)
    found = game.advance(int(quote.lead_weeks) - 1)
    assert codes(found, "policy") == [("policy.in_force", 40 + quote.lead_weeks - 1)]
    assert found[-1].params == {"province": "Gansu", "lever": "guarantee", "level": 1.0}
    assert [i.code for i in game.check([order.model_copy(update={"tick": game.tick})])] == ["rule.unchanged"]
    game.submit([order.model_copy(update={"tick": game.tick, "level": 0.0})])
    assert codes(game.advance(), "policy") == [("policy.ended", game.tick - 1)]


def test_a_hall_stands_still_and_then_works_for_its_new_purpose(played: Simulation) -> None:
    game, order = at(played, GLUT), Repurpose(tick=GLUT, hall=2)
    quote = game.price(order)
    game.submit([order])
    game.advance()
    assert hall(game, 2).closed_weeks == quote.lead_weeks - 1
    assert hall(game, 2).hall_type == "inference"
    for _ in range(int(quote.lead_weeks) - 1):
        assert game.state.hall_idle_weeks[0, 1] == 0, "a hall that stands still lacks no users"
        game.advance()
    assert game.state.hall_idle_weeks[0, 1] == 0
    assert hall(game, 2).closed_weeks == 0
    game.go_to(game.head.node, GLUT + 1)
    found = game.advance(int(quote.lead_weeks))
    assert codes(found, "hall.re") == [("hall.repurposed", GLUT + quote.lead_weeks - 1)]
    assert hall(game, 2).closed_weeks == 0


def test_a_mothballed_hall_reopens_and_was_never_finished_twice(played: Simulation) -> None:
    game = at(played, GLUT)
    game.submit([Mothball(tick=GLUT, hall=2)])
    game.advance()
    assert hall(game, 2).status == "mothballed"
    assert [i.code for i in game.check([Sell(tick=GLUT + 1, hall=2, cards=8)])] == ["rule.not_running"]
    game.submit([Reopen(tick=GLUT + 1, hall=2)])
    assert codes(game.advance(), "hall") == [("hall.reopened", GLUT + 1)]
    assert [i.code for i in game.check([Reopen(tick=GLUT + 2, hall=2)])] == ["rule.not_mothballed"]


def test_a_thin_market_takes_few_cards_a_week_and_a_sale_ends_with_a_notice(played: Simulation) -> None:
    game = at(played, GLUT)
    a_week = int(hall(game, 2).traded_a_week)
    assert 0 < a_week < 1024 / 26  # half a year and more for all of them
    order = Sell(tick=GLUT, hall=2, cards=a_week + 1)
    price = float(game.frame().chips["card_price"][game.frame().chip_ids.index("h100")])
    assert 0.8 * price < -game.price(order).total * 1000 / order.cards < price
    game.submit([order])
    game.advance()
    left = hall(game, 2).selling
    assert 1024 - hall(game, 2).cards == order.cards - left > 0
    sold = codes(game.advance(8), "hall.sold_out") if left else codes(game.frame().notices, "hall.sold_out")
    assert len(sold) == 1
    assert hall(game, 2).cards == 1024 - order.cards
    assert hall(game, 2).selling == 0


def test_cards_that_are_taken_back_are_not_told_as_sold(played: Simulation) -> None:
    game = at(played, GLUT)
    game.submit([Sell(tick=GLUT, hall=2, cards=1000)])
    game.advance()
    game.submit([Sell(tick=GLUT + 1, hall=2, cards=0)])
    assert codes(game.advance(), "hall.sold") == []
    assert hall(game, 2).selling == 0


def test_cards_that_a_closed_window_keeps_back_are_told() -> None:
    game = Simulation.new(RUSH)
    game.advance(30)
    game.submit([place(30, 1, chip="a800", cards=512)])
    (told,) = [n for n in game.advance(20) if n.code == "hall.undelivered"]
    assert told.params == {"hall": 1, "cards": 432}


@pytest.mark.parametrize("share", [0.5, 1.0])
def test_what_is_taken_over_is_what_was_offered_and_quoted(played: Simulation, share: float) -> None:
    game = at(played, BUST)
    owner = game.frame().failing[0]
    order = Takeover(
        tick=BUST, hall=3, province="Gansu", hall_type=owner.hall_type, operator=owner.operator, share=share
    )
    quote = game.price(order)
    assert quote.capacity == pytest.approx(share * owner.capacity, rel=0.01)
    assert quote.cash == pytest.approx(share * owner.cash, abs=0.01)
    assert quote.debt < share * owner.debt
    game.submit([order])
    assert game.free_halls()[0] == 4
    assert {h.slot for h in game.frame().halls} == {1, 2}
    assert codes(game.advance(), "hall") == [("hall.taken_over", BUST)]
    taken = hall(game, 3)
    assert (taken.status, taken.hall_type, taken.operator) == ("live", owner.hall_type, owner.operator)
    assert taken.capacity == pytest.approx(quote.capacity)
    assert taken.debt == pytest.approx(quote.debt, rel=0.02)
    assert taken.cash < 0
    game.undo()
    assert {h.slot for h in game.frame().halls} == {1, 2}
    assert game.free_halls()[0] == 3


def test_only_owners_who_lack_money_are_offered(played: Simulation) -> None:
    game = at(played, BUST)
    offered = {(f.hall_type, f.operator) for f in game.frame().failing}
    for hall_type in ("inference", "training"):
        for operator in game.frame().owner_ids:
            order = Takeover.model_validate(
                {"tick": BUST, "hall": 3, "province": "Gansu", "hall_type": hall_type, "operator": operator}
            )
            wanted = [] if (hall_type, operator) in offered else ["rule.not_failing"]
            if operator == sandbox.HYPERSCALER:  # the clouds are never taken over
                wanted = ["decision.unknown_operator"]
            assert [i.code for i in game.check([order])] == wanted


def test_a_hall_that_was_taken_over_sells_its_main_chip_to_the_last_card(played: Simulation) -> None:
    game = at(played, BUST)
    owner = game.frame().failing[0]
    order = Takeover.model_validate(
        {"tick": BUST, "hall": 3, "province": "Gansu", "hall_type": owner.hall_type, "operator": owner.operator}
    )
    game.submit([order])
    game.advance()
    taken = hall(game, 3)
    assert 0 < taken.sellable < taken.cards, "it should hold several chips"
    game.submit([Sell(tick=game.tick, hall=3, cards=taken.cards)])
    game.advance()
    assert hall(game, 3).selling == hall(game, 3).sellable
