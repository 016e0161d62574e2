"""A quote is what the game then does: the same cost, the same weeks, the same capacity and power."""

from __future__ import annotations

import numpy as np
import pytest

import sandbox
from sandbox import Cancel, Link, Place, Simulation, Survey, Voucher
from sandbox.model import costs, rules
from sandbox.play.orders import orders_at

RUSH = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"), "noise=off")


def hall(tick: int, chip: str = "ascend910b", cards: int = 64) -> Place:
    return Place(
        tick=tick, hall=1, province="Gansu", hall_type="inference", chip=chip, cards=cards, operator="telco"
    )  # fmt: skip


@pytest.fixture(scope="module")
def played() -> Simulation:
    """A game to its end, from whose weeks others go on."""
    game = Simulation.new(RUSH)
    game.advance(RUSH.weeks)
    return game


def at(game: Simulation, tick: int) -> Simulation:
    game.go_to(0, tick)
    return game


def gansu(game: Simulation) -> int:
    return game.model.axes.provinces.index("Gansu")


def weeks_until(game: Simulation, happened: str, limit: int = 130) -> int:
    for week in range(1, limit):
        if happened in {notice.code for notice in game.advance()}:
            return week
    raise AssertionError(f"no {happened} within {limit} weeks")


def spent(played: Simulation, game: Simulation) -> float:
    """What the planner has less than if nothing had ever been decided, million yuan."""
    index = gansu(game)
    return float(played.state_at(sandbox.Head(0, game.tick)).purse[0, index] - game.state.purse[0, index]) / 1e8


@pytest.mark.parametrize("tick", [0, 30, 185])
@pytest.mark.parametrize("surveyed", [False, True])
def test_a_quoted_hall_is_what_the_game_builds(played: Simulation, tick: int, surveyed: bool) -> None:
    """Where no dated event changes the supply of chips while it is built, and the window of its chip stays open."""
    game = at(played, tick)
    if surveyed:
        game.submit([Survey(tick=tick, province="Gansu")])
        weeks_until(game, "survey.done")
    place = hall(game.tick, "h100")
    quote = game.price(place)
    game.submit([place])
    before = spent(played, game)
    waiting = game.frame().halls[0].capacity
    weeks = weeks_until(game, "hall.finished")
    built, invested = game.frame().halls[0], game.state.hall_invested[0, 0] / 1e8
    assert abs(quote.lead_weeks - weeks) <= 1
    assert built.capacity == waiting == quote.capacity
    assert invested == pytest.approx(quote.total, abs=1e-6)
    assert spent(played, game) - before == pytest.approx(quote.upfront, rel=0.01)
    game.advance(26)
    assert 0 < game.frame().halls[0].megawatts <= quote.megawatts


def test_cards_whose_window_closes_before_they_come_are_mostly_lost(played: Simulation) -> None:
    """The A800 may be bought until 17 October 2023 (in week 41); whoever has not got it by then loses 85 % of it."""
    game = at(played, 30)
    game.submit([hall(30, "a800", cards=512)])
    game.advance(12)
    assert game.state.hall_cards[0, 0] == 512
    game.advance()
    budget = game.state.hall_budget[0, 0]
    assert game.state.hall_cards[0, 0] == 512 - 432  # whole servers: 85 % of 512 is 435
    unpaid = budget - game.state.hall_invested[0, 0]
    assert 0 < unpaid < budget
    game.advance(100)
    assert game.frame().halls[0].status == "live"
    assert game.frame().halls[0].cards == 80


@pytest.mark.parametrize("tick", [0, 119, 122, 127, 130, 150, 190])
def test_a_quoted_lead_goes_at_the_pace_of_the_week_that_the_hall_itself_shows(played: Simulation, tick: int) -> None:
    """When chips are short a hall takes longer, and the quote says so before as the hall does after."""
    game = at(played, tick)
    place = hall(tick, game.on_sale()[0])
    quote = game.price(place)
    game.submit([place])
    game.advance()
    assert game.frame().halls[0].weeks_to_finish == quote.lead_weeks - 1
    assert quote.lead_weeks == {0: 62, 119: 64, 122: 73, 127: 96, 130: 96, 150: 96, 190: 62}[tick]


def test_quoted_orders_cost_and_last_what_the_purse_then_pays(played: Simulation) -> None:
    for order, done in (
        (Survey(tick=40, province="Gansu"), "survey.done"),
        (Link(tick=40, province="Gansu"), "link.opened"),
    ):
        game = at(played, 40)
        quote = game.price(order)
        node = game.submit([order]).id
        weeks = weeks_until(game, done)
        game.go_to(node, 41)
        assert spent(played, game) == pytest.approx(quote.upfront, abs=1e-6)
        assert weeks == quote.lead_weeks


@pytest.mark.parametrize("lever", ["green", "power_deal"])
def test_a_policy_whose_cost_follows_use_is_quoted_at_this_weeks(played: Simulation, lever: str) -> None:
    game = at(played, 100)
    decision = sandbox.Policy.model_validate({"tick": 100, "province": "Gansu", "lever": lever, "level": 0.5})
    quote = game.price(decision)
    game.submit([decision])
    game.advance(26)
    before = spent(played, game)
    game.advance()  # the first week in which it works
    paid = spent(played, game) - before
    assert 0 < quote.weekly < paid < 1.5 * quote.weekly  # more is drawn half a year later
    assert quote.yearly == pytest.approx(52 * quote.weekly)


def test_a_quoted_cancellation_is_what_the_purse_then_pays(played: Simulation) -> None:
    game = at(played, 0)
    game.submit([hall(0, game.on_sale()[0])])
    game.advance(30)
    before = spent(played, game)
    quote = game.price(Cancel(tick=30, hall=1))
    game.submit([Cancel(tick=30, hall=1)])
    game.advance()
    assert quote.upfront > 0
    assert spent(played, game) - before == pytest.approx(quote.upfront, rel=0.01)


@pytest.mark.parametrize("kind", ["cancel", "place"])
def test_the_purse_must_hold_what_the_quote_says(played: Simulation, kind: str) -> None:
    """What a hall lacks that is given up falls to the planner: the rule reckons it as the quote does."""
    game, index = at(played, 0), gansu(played)
    game.submit([hall(0, game.on_sale()[0], cards=2_000)])
    game.advance(40)
    order = Cancel(tick=40, hall=1) if kind == "cancel" else hall(40, game.on_sale()[0]).model_copy(update={"hall": 2})
    quote, p = game.price(order).upfront, game.model.params
    orders, spare = orders_at([order], game.model), float(costs.available(game.state, p)[0, index])
    if kind == "cancel":
        assert game.state.cash[0, game.model.axes.first_hall] < -(10**8)  # it lacks some million yuan
    for more, expected in ((-0.01, rules.Reason.PURSE), (0.01, rules.Reason.OK)):
        purse = game.state.purse.copy()
        purse[0, index] += round((quote + more - spare) * 1e8)
        verdict = rules.allowed(game.state.with_(purse=purse), orders, p)
        assert getattr(verdict, kind)[0, order.hall - 1] == expected


def test_what_halls_lack_that_are_given_up_at_once_adds_up(played: Simulation) -> None:
    game, index = at(played, 0), gansu(played)
    one = hall(0, game.on_sale()[0], cards=1_000)
    game.submit([one, one.model_copy(update={"hall": 2})])
    game.advance(40)
    both = [Cancel(tick=40, hall=1), Cancel(tick=40, hall=2)]
    need = sum(game.price(order).upfront for order in both)
    p, purse = game.model.params, game.state.purse.copy()
    purse[0, index] += round((need - 0.01 - float(costs.available(game.state, p)[0, index])) * 1e8)
    verdict = rules.allowed(game.state.with_(purse=purse), orders_at(both, game.model), p)
    assert list(verdict.cancel[0, :2]) == [rules.Reason.OK, rules.Reason.PURSE]


def test_a_quote_is_given_of_what_would_be_refused_too(played: Simulation) -> None:
    game = at(played, 10)
    dear, fair = hall(10, "h100", 200_000), hall(10, "h100", 2_000)
    assert game.check([dear])
    assert game.price(dear).total == pytest.approx(100 * game.price(fair).total)
    abroad = dear.model_copy(update={"province": "Beijing", "cards": 2_000})
    assert game.price(abroad).total == game.price(fair).total
    assert game.price(Voucher(tick=10, province="Gansu", budget=52.0)).weekly == pytest.approx(1.0, rel=0.01)


def test_chips_are_on_sale_when_the_rules_let_them_be_bought(played: Simulation) -> None:
    for tick in range(0, RUSH.weeks, 13):
        game = at(played, tick)
        refused = {
            chip
            for chip in game.model.axes.chips
            if "rule.chip_closed" in {i.code for i in game.check([hall(tick, chip)])}
        }
        assert set(game.on_sale()) == set(game.model.axes.chips) - refused
        assert game.frame().on_sale == game.on_sale()


@pytest.mark.parametrize("hall_type", ["inference", "training"])
@pytest.mark.parametrize("linked", [False, True])
def test_how_far_a_round_trip_reaches_fits_the_distances_of_the_model(hall_type: str, linked: bool) -> None:
    from sandbox.play.quotes import reach

    model = Simulation.new(RUSH).model
    home = model.axes.provinces.index("Gansu")
    found = reach(model, "Gansu", hall_type, linked)
    distance = model.params["distance"][:, home]
    for limit, size in found["kilometres"].items():
        assert np.array_equal(found["milliseconds"] <= limit, distance <= size)
    best, usual = reach(model, "Gansu", hall_type, True)["mean"], reach(model, "Gansu", hall_type, False)["mean"]
    assert best < usual
    assert found["mean"] == pytest.approx((found["milliseconds"] * model.params["inference_demand_share"][0]).sum())
