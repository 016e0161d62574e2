"""What a planner trades: used cards into a running hall, and out of it in a thin market; numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest
from gansu import RUSH, place

import sandbox
from sandbox import Buy, Cancel, Hedge, Mothball, Repurpose, Sell, Simulation
from sandbox.model.state import PARTIES, Orders
from sandbox.model.step import step
from sandbox.play.orders import orders_at

GLUT = 92  # October 2024: cards are hard to sell
FEN = 1e8  # in a million yuan
SPREAD, SHARE = 0.06, 0.1  # of constants.csv: what the dealer takes, and one hall's part of a week's trade


@pytest.fixture(scope="module")
def played() -> Simulation:
    """A game with two halls on the fast track: one of a chip that is traded much, one of a chip that hardly is."""
    game = Simulation.new(RUSH)
    game.submit([place(0, 1, fast_track=True), place(0, 2, chip="rtx4090", cards=256, fast_track=True)])
    game.advance(GLUT + 20)
    return game


def at(played: Simulation, tick: int) -> Simulation:
    played.go_to(1, tick)
    return played


def hall(game: Simulation, slot: int) -> sandbox.HallView:
    return next(hall for hall in game.frame().halls if hall.slot == slot)


def of_chip(game: Simulation, name: str, chip: str) -> float:
    frame = game.frame()
    return float(frame.chips[name][frame.chip_ids.index(chip)])


def purse(game: Simulation) -> int:
    return int(game.state.purse[0, game.model.axes.provinces.index("Gansu")])


def codes(notices: tuple[sandbox.Notice, ...], prefix: str) -> list[tuple[str, int]]:
    return [(notice.code, notice.tick) for notice in notices if notice.code.startswith(prefix)]


def book(game: Simulation, slot: int) -> float:
    """What a hall stands in the books at, million yuan."""
    return float(game.state.book_value[0, game.model.axes.first_hall + slot - 1])


KEPT = 1 - 0.22 / 52  # of a book after a week


def test_books_follow_the_cards_that_a_hall_buys_and_sells(played: Simulation) -> None:
    game = at(played, GLUT)
    before = book(game, 1)
    game.advance()
    assert book(game, 1) == pytest.approx(before * KEPT)
    game = at(played, GLUT)
    game.submit([Buy(tick=GLUT, hall=1, cards=100)])
    game.advance()
    got = hall(game, 1).cards - 1024
    paid = got * of_chip(game, "card_price", "h100") * (1 + SPREAD) / 1000
    assert got > 0
    assert book(game, 1) == pytest.approx(before * KEPT + paid)
    game = at(played, GLUT)
    game.submit([Sell(tick=GLUT, hall=1, cards=100)])
    game.advance()
    left = hall(game, 1).cards
    assert left < 1024
    assert book(game, 1) == pytest.approx(before * KEPT * left / 1024)


def test_used_cards_come_week_by_week_and_the_planner_pays_them(played: Simulation) -> None:
    game = at(played, GLUT + 1)
    without = purse(game)
    game = at(played, GLUT)
    price = of_chip(game, "card_price", "h100")
    quote = game.price(Buy(tick=GLUT, hall=1, cards=100))
    assert quote.later == quote.total == pytest.approx(100 * price * (1 + SPREAD) / 1000)
    assert quote.upfront == 0.0
    before = game.state
    game.submit([Buy(tick=GLUT, hall=1, cards=100)])
    game.advance()
    got = int(SHARE * of_chip(game, "card_trades", "h100"))
    assert 0 < got < 100
    assert (hall(game, 1).cards, hall(game, 1).buying) == (1024 + got, 100 - got)
    assert hall(game, 1).capacity == pytest.approx((1024 + got) * 989 / 1e6)
    paid = got * of_chip(game, "card_price", "h100") * (1 + SPREAD) / 1000
    assert without - purse(game) == pytest.approx(paid * FEN, abs=1)
    chip = game.model.axes.chips.index("h100")
    own = game.model.axes.first_hall
    assert game.state.cards[0, own, chip] - before.cards[0, own, chip] == got
    taken = np.array([getattr(before, name)[0, chip] - getattr(game.state, name)[0, chip]
                      for name in ("cards_offered", "cards_elsewhere")])  # fmt: skip
    assert taken.sum() >= got  # the nation's own trade moves too; the identity is proved elsewhere


def test_what_is_still_to_be_bought_is_promised(played: Simulation) -> None:
    game = at(played, GLUT + 1)
    without = game.frame().available
    game = at(played, GLUT)
    game.submit([Buy(tick=GLUT, hall=1, cards=100)])
    game.advance()
    left = hall(game, 1)
    price = of_chip(game, "card_price", "h100")
    spent = (left.cards - 1024) * price * (1 + SPREAD) / 1000
    waiting = left.buying * price * (1 + SPREAD) / 1000
    assert without - game.frame().available == pytest.approx(spent + waiting, abs=1e-6)
    again = Buy(tick=GLUT + 1, hall=1, cards=left.buying)
    assert game.check([again]) == []  # what waits already is not asked for again


def test_a_purchase_ends_with_a_notice_and_a_mothballed_hall_waits(played: Simulation) -> None:
    game = at(played, GLUT)
    got = int(SHARE * of_chip(game, "card_trades", "h100"))
    game.submit([Buy(tick=GLUT, hall=1, cards=got + 1)])
    found = game.advance(3)
    assert [code for code, _ in codes(found, "hall.bought")] == ["hall.bought_all"]
    assert (hall(game, 1).cards, hall(game, 1).buying) == (1024 + got + 1, 0)
    game.submit([Buy(tick=game.tick, hall=1, cards=1000)])
    game.advance()
    game.submit([Mothball(tick=game.tick, hall=1)])
    kept = hall(game, 1).buying
    money = game.frame().available
    game.advance(4)
    assert hall(game, 1).buying == kept
    assert game.frame().available > money  # nothing is promised while it is closed


def test_the_newer_order_replaces_the_older(played: Simulation) -> None:
    game = at(played, GLUT)
    game.submit([Sell(tick=GLUT, hall=1, cards=500)])
    game.advance()
    assert hall(game, 1).selling > 0
    game.submit([Buy(tick=GLUT + 1, hall=1, cards=300)])
    cards = hall(game, 1).cards
    game.advance()
    assert hall(game, 1).selling == 0
    assert hall(game, 1).cards > cards
    game.submit([Sell(tick=GLUT + 2, hall=1, cards=200)])
    game.advance()
    assert hall(game, 1).buying == 0
    assert 0 < hall(game, 1).selling < 200


def test_a_purchase_is_refused_with_its_reason(played: Simulation) -> None:
    game = at(played, GLUT)

    def said(*plan: sandbox.Decision) -> list[str]:
        return [issue.code for issue in game.check(plan)]

    assert said(Buy(tick=GLUT, hall=1, cards=200_000)) == ["rule.purse"]
    assert said(Buy(tick=GLUT, hall=3, cards=8)) == ["rule.no_hall"]
    assert said(Sell(tick=GLUT, hall=1, cards=8), Buy(tick=GLUT, hall=1, cards=8)) == ["rule.both_ways"]
    assert said(Buy(tick=GLUT, hall=1, cards=8), Buy(tick=GLUT, hall=1, cards=9)) == ["decision.double"]
    game = at(played, 1)
    assert [i.code for i in game.check([Buy(tick=1, hall=1, cards=8)])] == ["rule.not_running"]


def test_a_purchase_that_is_refused_costs_nothing() -> None:
    """Ordered past the check, in the same week as the hall is given up."""
    game = Simulation.new(RUSH)
    game.submit([place(0, 1)])
    game.advance(3)
    spent = []
    for plan in ([Cancel(tick=3, hall=1)], [Cancel(tick=3, hall=1), Buy(tick=3, hall=1, cards=100)]):
        after, _ = step(game.model, game.state, orders_at(plan, game.model))
        spent.append(after.purse.tobytes())
    assert spent[0] == spent[1]


@pytest.mark.parametrize("kind", [Sell, Buy])
def test_in_a_thin_market_a_card_goes_every_few_weeks(played: Simulation, kind: type[Sell] | type[Buy]) -> None:
    """Fewer than ten cards are traded a week: a tenth of them is carried until it makes a whole card."""
    game = at(played, GLUT)
    assert 0 < of_chip(game, "card_trades", "rtx4090") < 10
    game.submit([kind(tick=GLUT, hall=2, cards=100)])
    carried, moved = 0.0, 0
    for _ in range(12):
        game.advance()
        carried += SHARE * of_chip(game, "card_trades", "rtx4090")
        moved = abs(hall(game, 2).cards - 256)
        assert moved == int(carried + 1e-9)
        assert game.state.hall_trade_carry[0, 1] == pytest.approx(carried - moved, abs=1e-9)
    assert 0 < moved < 12
    stop = kind(tick=game.tick, hall=2, cards=0)
    game.submit([stop])
    game.advance()
    assert game.state.hall_trade_carry[0, 1] == 0.0


def test_halls_of_one_chip_share_what_is_there(played: Simulation) -> None:
    """Nothing is bought that nobody has, and the hall with the lower number is served first."""
    from sandbox.model.card_moves import served

    wanted, chip = np.array([[5, 7, 3, 4]]), np.array([[0, 1, 0, 0]])
    assert served(wanted, chip, np.array([[7, 2]])).tolist() == [[5, 2, 2, 0]]
    assert served(wanted, chip, np.array([[100, 100]])).tolist() == wanted.tolist()


# --- own money --------------------------------------------------------------------------------------------------------
def built(own_money: float | None) -> Simulation:
    """A hall of a private operator, whose usual share is 0.4, until it has opened."""
    game = Simulation.new(RUSH)
    game.submit([place(0, 1, fast_track=True, own_money=own_money)])
    game.advance(60)
    assert hall(game, 1).status == "live"
    return game


def test_own_money_takes_the_place_of_debt_and_its_interest() -> None:
    budget = 1024 * 375 / 1000  # million yuan: an H100 costs 375,000 yuan in all at the start
    game = Simulation.new(RUSH)
    for own, share in ((None, 0.4), (0.4, 0.4), (0.75, 0.75), (1.0, 1.0)):
        quote = game.price(place(0, 1, own_money=own))
        assert quote.upfront == pytest.approx(budget * share)
        assert quote.debt == pytest.approx(budget * (1 - share), abs=1e-9)
        assert quote.yearly == pytest.approx(budget * (1 - share) * 0.055, abs=1e-9)
        assert quote.total == pytest.approx(budget)
    games = {own: built(own) for own in (None, 0.4, 0.75, 1.0)}
    assert games[None].state.cash.tobytes() == games[0.4].state.cash.tobytes()
    usual, more, all_of_it = (hall(games[own], 1) for own in (None, 0.75, 1.0))
    assert usual.debt > more.debt > all_of_it.debt == 0.0
    assert more.debt / usual.debt == pytest.approx(0.25 / 0.6, rel=1e-6)
    assert usual.cash < more.cash < all_of_it.cash  # less interest and less to pay back
    assert purse(games[None]) - purse(games[1.0]) == pytest.approx(0.6 * budget * FEN, rel=1e-6)
    assert all_of_it.own_money == 1.0


def test_less_than_the_operators_usual_share_is_refused() -> None:
    game = Simulation.new(RUSH)
    for operator, usual in (("private", 0.4), ("telco", 0.3), ("city", 0.2)):
        for own, wanted in ((usual, []), (usual - 0.01, ["rule.own_money"]), (0.0, ["rule.own_money"])):
            assert [i.code for i in game.check([place(0, 1, operator=operator, own_money=own)])] == wanted
    (dear,) = game.check([place(0, 1, cards=1536, own_money=1.0)])
    assert dear.code == "rule.purse"
    assert game.check([place(0, 1, cards=1536)]) == []


def test_what_is_promised_to_a_hall_is_its_own_share() -> None:
    for own, share in ((None, 0.4), (0.9, 0.9)):
        game = Simulation.new(RUSH)
        before = game.frame().available
        game.submit([place(0, 1, own_money=own)])
        game.advance()
        spent = game.frame().income
        assert game.frame().available - before == pytest.approx(
            spent - share * (1024 * 0.375 - int(game.state.hall_invested[0, 0]) / FEN), abs=1e-4
        )


# --- rent sold forward ------------------------------------------------------------------------------------------------
DISCOUNT = 0.05  # of constants.csv
SERVERS = 126.4  # eight-card servers in an exaflops


def market_rent(game: Simulation, slot: int) -> float:
    """Rent of the hall's market in the last week, thousand yuan a month for eight cards."""
    kind = ("cloud", "inference", "training").index(hall(game, slot).hall_type)
    provinces = game.model.axes.provinces
    return float(game.state.rent[0, kind * len(provinces) + provinces.index("Gansu")])


def test_rent_sold_forward_brings_what_is_fixed_whatever_the_market(played: Simulation) -> None:
    cash, users = {}, {}
    index = PARTIES.index("users")
    for week in range(GLUT + 1, GLUT + 6):
        game = at(played, week)
        cash[week] = int(game.state.cash[0, game.model.axes.first_hall])
        users[week] = int(game.state.parties[0, index])
    game = at(played, GLUT)
    rent = market_rent(game, 1)
    order = Hedge(tick=GLUT, hall=1, share=0.5, weeks=4)
    quote = game.price(order)
    capacity = 1024 * 989 / 1e6
    scale = 0.5 * capacity * SERVERS * 12 / 52 / 1000
    assert quote.fixed == pytest.approx(rent * (1 - DISCOUNT))
    assert quote.weekly == pytest.approx(DISCOUNT * rent * scale)
    game.submit([order])
    brought = 0.0
    for week in range(GLUT + 1, GLUT + 6):
        game.advance()
        now = hall(game, 1)
        paid = (quote.fixed - market_rent(game, 1)) * scale if week <= GLUT + 4 else 0.0
        assert now.hedge_paid == pytest.approx(paid)
        assert now.hedge_weeks == max(GLUT + 4 - week, 0)
        brought += paid
        state = game.state
        assert int(state.cash[0, game.model.axes.first_hall]) - cash[week] == pytest.approx(brought * FEN, abs=5)
        assert int(state.parties[0, index]) - users[week] == pytest.approx(-brought * FEN, abs=5)
    assert brought != 0.0
    assert [t for _, t in codes(game.frame().notices, "hall.hedge_ended")] == [GLUT + 3]
    assert (now.hedge_share, now.hedge_rent) == (0.0, 0.0)


def test_who_sold_forward_before_rents_fell_is_better_off(played: Simulation) -> None:
    start, weeks = 60, 40
    at(played, start)
    without = int(at(played, start + weeks).state.cash[0, played.model.axes.first_hall])
    game = at(played, start)
    game.submit([Hedge(tick=start, hall=1, share=1.0, weeks=weeks)])
    first = market_rent(game, 1)
    game.advance(weeks)
    fell = market_rent(game, 1) < first * (1 - DISCOUNT)
    assert fell == (int(game.state.cash[0, game.model.axes.first_hall]) > without)


@pytest.mark.parametrize("out", [Mothball, Repurpose])
def test_nobody_leaves_a_forward_sale_by_closing_the_hall_for_a_week(
    played: Simulation, out: type[Mothball] | type[Repurpose]
) -> None:
    game = at(played, GLUT)
    assert {out.model_fields["kind"].default} <= set(hall(game, 1).verbs)
    hedge = Hedge(tick=GLUT, hall=1, share=1.0, weeks=5)
    assert [i.code for i in game.check([hedge, out(tick=GLUT, hall=1)])] == ["rule.hedged"]
    game.submit([hedge])
    for week in range(GLUT + 1, GLUT + 5):
        game.advance()
        assert [i.code for i in game.check([out(tick=week, hall=1)])] == ["rule.hedged"]
    game.advance()
    assert game.check([out(tick=game.tick, hall=1)]) == []


def test_a_hall_that_fails_has_sold_nothing_forward_any_more() -> None:
    game = Simulation.new(RUSH)
    game.submit([place(0, 1, fast_track=True, operator="outsider")])
    game.advance(40)
    assert hall(game, 1).status == "live"
    state = game.state
    stressed = state.with_(
        hall_hedge_share=np.full_like(state.hall_hedge_share, 0.5),
        hall_hedge_weeks=np.full_like(state.hall_hedge_weeks, 20),
        hall_hedge_rent=np.full_like(state.hall_hedge_rent, 50.0),
        hall_stress=np.full_like(state.hall_stress, 1.0),
    )
    after, flows = step(game.model, stressed, Orders.none(game.model.axes))
    assert flows["hall_failed"][0, 0]
    assert state.book_value[0, game.model.axes.first_hall] > 1 > after.book_value[0, game.model.axes.first_hall] == 0
    assert after.hall_hedge_weeks[0, 0] == after.hall_hedge_share[0, 0] == after.hall_hedge_rent[0, 0] == 0


def test_a_second_forward_sale_is_refused(played: Simulation) -> None:
    game = at(played, GLUT)
    assert [i.code for i in game.check([Hedge(tick=GLUT, hall=3)])] == ["rule.no_hall"]
    game.submit([Hedge(tick=GLUT, hall=1, share=0.25, weeks=4)])
    game.advance()
    again = Hedge(tick=GLUT + 1, hall=1, share=0.25, weeks=4)
    assert [i.code for i in game.check([again])] == ["rule.hedged"]
    assert "hedge" not in hall(game, 1).verbs
    game.advance(3)
    assert game.check([again.model_copy(update={"tick": game.tick})]) == []
    assert [i.code for i in at(played, 1).check([Hedge(tick=1, hall=1)])] == ["rule.not_running"]
