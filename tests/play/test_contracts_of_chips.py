"""Chips ordered ahead: deposits and options, what a closing window keeps back, the store, and halls built from it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import gansu
import numpy as np
import pytest
from gansu import RUSH

import sandbox
from sandbox import Buy, Cancel, Contract, Hedge, Place, Simulation
from sandbox.model.kernels import exp
from sandbox.model.state import Orders
from sandbox.model.step import step
from sandbox.play.orders import orders_at

FEN = 1e8  # in a million yuan
LEAD, DEPOSIT, PREMIUM, FLOOR = 20, 0.2, 0.05, 0.7  # of constants.csv
LOST, REFUND = 0.85, 0.7
OPENS, CLOSES = 12, 42  # an H800 may be bought in these weeks: ordered in the first it comes before the last
CARDS = 1024


@pytest.fixture(scope="module")
def plain() -> Simulation:
    """The same game with nothing ordered: chips ordered ahead move no market, so it differs by them alone."""
    game = Simulation.new(RUSH)
    game.advance(200)
    return game


def begun(week: int) -> Simulation:
    game = Simulation.new(RUSH)
    game.advance(week)
    return game


def contract(week: int, chip: str = "h800", **fields: object) -> Contract:
    return Contract.model_validate({"tick": week, "province": "Gansu", "chip": chip, "cards": CARDS, **fields})


def place(week: int, hall: int, **fields: object) -> Place:
    return gansu.place(week, hall, **{"chip": "h800", "cards": CARDS, **fields})


def poorer(game: Simulation, plain: Simulation) -> float:
    """What the planner has less than without any order, million yuan."""
    index = game.model.axes.provinces.index("Gansu")
    without = plain.state_at(sandbox.Head(0, game.tick)).purse[0, index]
    return float(without - game.state.purse[0, index]) / FEN


def more_made(game: Simulation, plain: Simulation, chip: str = "h800") -> int:
    at = game.model.axes.chips.index(chip)
    return int(game.state.cards_made[0, at] - plain.state_at(sandbox.Head(0, game.tick)).cards_made[0, at])


def card_price(game: Simulation, chip: str = "h800") -> float:
    return float(game.state.card_price[0, game.model.axes.chips.index(chip)])


def told(game: Simulation) -> list[tuple[str, int, int]]:
    notices = [n for n in game.frame().notices if n.code.startswith("contract.")]
    return [(n.code.removeprefix("contract."), n.tick, int(str(n.params["cards"]))) for n in notices]


def test_a_firm_order_is_paid_in_two_parts_and_lies_in_the_store(plain: Simulation) -> None:
    game, order = begun(OPENS), contract(OPENS)
    price = card_price(game)
    whole = CARDS * price / 1000
    quote = game.price(order)
    assert (quote.fixed, quote.lead_weeks) == (price, LEAD)
    assert quote.upfront == pytest.approx(DEPOSIT * whole)
    assert quote.later == pytest.approx((1 - DEPOSIT) * whole)
    free = game.frame().available
    game.submit([order])
    game.advance()
    assert poorer(game, plain) == pytest.approx(DEPOSIT * whole, abs=1e-7)
    assert game.frame().contracts == (sandbox.ContractView("h800", CARDS, True, LEAD - 1, price),)
    promised = free + game.frame().income - game.frame().available
    assert promised == pytest.approx((1 - DEPOSIT) * whole, abs=1e-6)
    game.advance(LEAD - 2)
    assert game.frame().store == {}
    assert more_made(game, plain) == 0
    game.advance()
    assert poorer(game, plain) == pytest.approx(whole, abs=1e-7)
    assert game.frame().store == {"h800": CARDS}
    assert game.frame().contracts == ()
    assert more_made(game, plain) == CARDS
    assert told(game) == [("arrived", OPENS + LEAD - 1, CARDS)]


def test_a_window_that_closes_keeps_most_of_it_back(plain: Simulation) -> None:
    week = CLOSES - 10
    game = begun(week)
    price = card_price(game)
    game.submit([contract(week)])
    game.advance(LEAD)
    never = int(CARDS * LOST) // 8 * 8
    assert never == 864
    paid = DEPOSIT * CARDS + (1 - DEPOSIT) * (CARDS - never) - REFUND * DEPOSIT * never
    assert poorer(game, plain) == pytest.approx(paid * price / 1000, abs=1e-7)
    assert game.frame().store == {"h800": CARDS - never}
    assert more_made(game, plain) == CARDS - never
    assert told(game) == [("lost", CLOSES, never), ("arrived", week + LEAD - 1, CARDS - never)]


def test_a_new_card_costs_what_the_market_asks_but_its_supplier_has_a_lowest_price() -> None:
    game = begun(150)
    for chip, first in (("h100", 150.0), ("ascend910b", 115.0)):
        listed = first * float(exp(np.array(-0.12 * 150 / 52.18)))
        fixed = game.price(contract(150, chip)).fixed
        assert fixed == pytest.approx(max(card_price(game, chip), FLOOR * listed))
    assert card_price(game, "h100") > FLOOR * 150 * 0.71 > 0
    assert card_price(game, "ascend910b") < fixed  # here the lowest price is what counts


@pytest.mark.parametrize(("week", "used"), [(92, False), (160, True)])
def test_an_option_is_used_where_the_price_has_risen(plain: Simulation, week: int, used: bool) -> None:
    """In October 2024 the price of an H100 falls, in 2026 it rises."""
    game, order = begun(week), contract(week, "h100", firm=False)
    strike = card_price(game, "h100")
    whole = CARDS * strike / 1000
    quote = game.price(order)
    assert quote.upfront == pytest.approx(PREMIUM * whole)
    assert quote.later == pytest.approx(whole)
    game.submit([order])
    game.advance()
    assert poorer(game, plain) == pytest.approx(PREMIUM * whole, abs=1e-7)
    game.advance(LEAD - 2)
    assert (card_price(game, "h100") > strike) == used
    game.advance()
    assert poorer(game, plain) == pytest.approx((PREMIUM + used) * whole, abs=1e-7)
    assert game.frame().store == ({"h100": CARDS} if used else {})
    assert more_made(game, plain, "h100") == CARDS * used
    assert told(game) == [("arrived" if used else "lapsed", week + LEAD - 1, CARDS)]


def test_an_option_lapses_where_its_chip_may_no_longer_be_bought_or_money_lacks() -> None:
    game = begun(CLOSES - 10)
    game.submit([contract(CLOSES - 10, firm=False)])
    game.advance(LEAD)
    assert told(game) == [("lapsed", CLOSES - 10 + LEAD - 1, CARDS)]
    game = begun(160)
    game.submit([contract(160, "h100", firm=False)])
    game.advance(LEAD - 1)
    state, nothing = game.state, Orders.none(game.model.axes)
    _, flows = step(game.model, state, nothing)
    assert flows["contract_arrived"].sum() == CARDS
    poor = state.with_(purse=np.full_like(state.purse, -2 * 10**10))
    _, flows = step(game.model, poor, nothing)
    assert flows["contract_arrived"].sum() == 0
    assert not flows["contract_payments"].any()


@pytest.fixture
def stocked() -> Simulation:
    """A game in which H800 lie in the store, and may no longer be bought."""
    game = begun(OPENS)
    game.submit([contract(OPENS)])
    game.advance(CLOSES + 4 - OPENS)
    assert game.frame().store == {"h800": CARDS}
    assert "h800" not in game.frame().on_sale
    return game


def everywhere(game: Simulation) -> int:
    """H800 made less H800 anywhere."""
    state, chip = game.state, game.model.axes.chips.index("h800")
    names = ("cards_offered", "cards_in_delivery", "cards_elsewhere", "cards_scrapped", "cards_exported")
    found = sum(int(getattr(state, name)[0, chip]) for name in names)
    found += int(state.cards[0, :, chip].sum() + state.cards_mothballed[0, :, chip].sum())
    found += int(state.cards_stored[0, :, chip].sum() + state.hall_stored[0][state.hall_chip[0] == chip].sum())
    return int(state.cards_made[0, chip]) - found


def test_a_hall_is_built_from_the_store_after_the_window_has_closed(stocked: Simulation, plain: Simulation) -> None:
    game, week = stocked, CLOSES + 4
    order = place(week, 1, stored=True, fast_track=True)
    assert [i.code for i in game.check([place(week, 1)])] == ["rule.chip_closed"]
    decline = float(exp(np.array(-0.12 * week / 52.18)))
    budget = CARDS * (330 - 150) / 1000 * decline  # an H800 costs 330,000 yuan in all, and its card is 150,000 of them
    quote = game.price(order)
    assert quote.total == pytest.approx(budget, abs=1e-7)
    assert quote.upfront == pytest.approx(0.4 * budget, abs=1e-7)
    game.submit([order])
    game.advance()
    assert game.frame().store == {}
    assert game.state.hall_stored[0, 0] == CARDS
    assert everywhere(game) == 0
    made = more_made(game, plain)
    assert made == CARDS
    while game.frame().halls[0].status != "live":
        game.advance()
        assert everywhere(game) == 0
    assert game.state.hall_stored[0, 0] == 0
    assert more_made(game, plain) == CARDS
    assert game.frame().halls[0].sellable == game.frame().halls[0].cards == CARDS
    assert not [n for n in game.frame().notices if n.code == "hall.undelivered"]


def test_a_hall_that_is_given_up_returns_its_cards(stocked: Simulation) -> None:
    game = stocked
    game.submit([place(game.tick, 1, stored=True, cards=512)])
    game.advance(3)
    assert game.frame().store == {"h800": 512}
    game.submit([Cancel(tick=game.tick, hall=1)])
    game.advance()
    assert game.frame().store == {"h800": CARDS}
    assert game.state.hall_stored[0, 0] == 0
    assert everywhere(game) == 0


def test_halls_share_the_store(stocked: Simulation) -> None:
    game, week = stocked, stocked.tick
    halls = [place(week, n, stored=True, cards=512) for n in (1, 2, 3)]
    assert game.check(halls[:2]) == []
    assert [(i.where, i.code) for i in game.check(halls)] == [("decisions[2] (place)", "rule.store_short")]
    other = place(week, 1, stored=True, chip="h100")
    assert [i.code for i in game.check([other])] == ["rule.store_short"]


def test_an_order_is_refused_with_its_reason(stocked: Simulation) -> None:
    game, week = stocked, stocked.tick

    def said(*plan: sandbox.Decision) -> list[str]:
        return [issue.code for issue in game.check(plan)]

    assert said(contract(week)) == ["rule.chip_closed"]
    assert said(contract(week, "h100", province="Hebei")) == ["rule.not_yours"]
    assert said(contract(week, "h1000")) == ["decision.unknown_chip"]
    assert said(contract(week, "h100", cards=40_000)) == ["rule.purse"]
    assert said(contract(week, "h100", cards=8000, firm=False)) == []  # an option wants its premium only
    assert said(contract(week, "h100", cards=8000)) == ["rule.purse"]
    assert said(contract(week, "h100"), contract(week, "h100", firm=False)) == ["decision.double"]
    assert said(contract(week, "h100", cards=800), contract(week, "ascend910b", cards=800)) == []
    game.submit([contract(week, "h100", cards=800)])
    game.advance()
    assert said(contract(week + 1, "h100", cards=8)) == ["rule.contract_runs"]


def test_every_run_of_a_batch_trades_as_one_alone() -> None:
    """Ordered in all runs, or in the second only: the other runs' bits never change."""
    plan: dict[int, list[sandbox.Decision]] = {
        0: [place(0, 1, chip="h100", fast_track=True, own_money=0.7, cards=256)],
        OPENS: [contract(OPENS, cards=256), contract(OPENS, "h100", cards=64, firm=False)],
        CLOSES + 3: [place(CLOSES + 3, 2, stored=True, cards=256), Buy(tick=CLOSES + 3, hall=1, cards=50)],
        CLOSES + 4: [Hedge(tick=CLOSES + 4, hall=1, share=0.5, weeks=9)],
    }
    alone, three = sandbox.compile_scenario(RUSH), sandbox.compile_scenario(RUSH, runs=3)
    one, idle, many = alone.state0, alone.state0, three.state0
    for tick in range(CLOSES + 10):
        orders, nothing = orders_at(plan.get(tick, ()), three), Orders.none(three.axes)
        mixed = {f.name: np.array(getattr(orders, f.name)) for f in fields(Orders)}
        for name, values in mixed.items():
            values[0] = getattr(nothing, name)[0]  # the first run orders nothing
        many, _ = step(three, many, Orders(**mixed))
        one, _ = step(alone, one, orders_at(plan.get(tick, ()), alone))
        idle, _ = step(alone, idle, Orders.none(alone.axes))
    assert one.hall_status[0, :2].tolist() == [3, 1]
    assert one.hall_stored[0, 1] == 256
    assert one.hall_buying[0, 0] < 50
    for field in fields(one):
        if field.name != "tick":
            batch = getattr(many, field.name)
            for run, single in ((0, idle), (1, one), (2, one)):
                assert batch[run].tobytes() == getattr(single, field.name)[0].tobytes(), (field.name, run)


def test_a_save_with_all_of_it_is_reopened_and_verified(stocked: Simulation, tmp_path: Path) -> None:
    game = stocked
    game.submit([place(game.tick, 1, stored=True, fast_track=True, own_money=0.5, cards=512)])
    game.advance()
    game.submit([contract(game.tick, "h100", cards=512, firm=False), contract(game.tick, "ascend910b", cards=256)])
    while game.frame().halls[0].status != "live":
        game.advance()
    game.submit([Buy(tick=game.tick, hall=1, cards=100), Hedge(tick=game.tick, hall=1, share=0.5, weeks=30)])
    game.advance(10)
    path = tmp_path / "trade.suanli"
    sandbox.save_capsule(game, path)
    again = sandbox.load_capsule(path)
    assert again.state.digest() == game.state.digest()
    assert again.frame().store == game.frame().store
    (found,) = {(line.same, line.weeks) for line in sandbox.verify(path)}
    assert found == (True, game.tick)
