"""What a planner trades: used cards into a running hall, and out of it in a thin market; numbers worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

import sandbox
from sandbox import Buy, Mothball, Place, Sell, Simulation

RUSH = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"), "noise=off")
GLUT = 92  # October 2024: cards are hard to sell
FEN = 1e8  # in a million yuan
SPREAD, SHARE = 0.06, 0.1  # of constants.csv: what the dealer takes, and one hall's part of a week's trade


def place(tick: int, number: int, **fields: object) -> Place:
    return Place.model_validate(
        {
            "tick": tick, "hall": number, "province": "Gansu", "hall_type": "training", "chip": "h100", "cards": 1024,
            "operator": "private", **fields,
        }
    )  # fmt: skip


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
    from sandbox.model.stocks import _served

    wanted, chip = np.array([[5, 7, 3, 4]]), np.array([[0, 1, 0, 0]])
    assert _served(wanted, chip, np.array([[7, 2]])).tolist() == [[5, 2, 2, 0]]
    assert _served(wanted, chip, np.array([[100, 100]])).tolist() == wanted.tolist()


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
