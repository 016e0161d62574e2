"""Vouchers: the largest part of a rent, those that travel, what is paid for nothing, and whom they draw from."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pydantic import ValidationError

import sandbox
from sandbox import Simulation, Voucher
from sandbox.model.equations import assignment, operators
from sandbox.model.state import Orders, State
from sandbox.model.step import Model, step, worked_out

HOME, WEEK = "Gansu", 60


@cache
def played() -> tuple[Model, State]:
    scenario = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), f"player={HOME}"), "noise=off")
    game = Simulation.new(scenario)
    game.advance(WEEK)
    return game.model, game.state


def ordered(model: Model, budget: float, rate: float = 0.0, portable: bool = False, run: int = 0) -> Orders:
    arrays = {f.name: np.array(getattr(Orders.none(model.axes), f.name)) for f in dataclasses.fields(Orders)}
    for name, value in (("voucher", budget), ("voucher_rate", rate), ("voucher_portable", portable)):
        arrays[name][run, model.axes.provinces.index(HOME)] = value
    return Orders(**arrays)


def weeks(
    count: int, budget: float, rate: float = 0.0, portable: bool = False, *, honest: bool = False
) -> list[dict[str, Any]]:
    """The names of some weeks; the voucher is ordered in the first."""
    model, state = played()
    if honest:
        model = model.with_params({"voucher_fraud": np.zeros(1)})
    found = []
    for week in range(count):
        orders = ordered(model, budget, rate, portable) if week == 0 else Orders.none(model.axes)
        state, names, _ = worked_out(model, state, orders)
        found.append(names)
    return found


def test_the_rate_is_the_largest_part_of_a_rent() -> None:
    model, _ = played()
    home = model.axes.provinces.index(HOME)

    def discount(budget: float, rate: float) -> float:
        (names,) = weeks(1, budget, rate)
        return float(names["voucher_discount"][0, home])

    small = discount(10.0, 0.0)
    spend = 9.0 * (1.0 - small) / small  # of 10 million 9 are no fraud
    assert discount(10.0, 0.05) == min(small, 0.05)
    assert discount(1500.0, 0.0) == 0.6 and discount(1500.0, 0.3) == 0.3
    largest = min(0.9, 1350.0 / (1350.0 + spend))
    assert largest > 0.6
    assert discount(1500.0, 0.9) == pytest.approx(largest, rel=1e-12)


def test_a_tenth_of_what_a_player_pays_is_for_compute_that_nobody_uses() -> None:
    """With 100 million and fraud users see what 90 would do without it; the halls get the rest for nothing."""
    model, state = played()
    home = model.axes.provinces.index(HOME)
    (names,) = weeks(1, 100.0)
    (honest,) = weeks(1, 100.0 * (1.0 - 0.1), honest=True)
    for name in ("voucher_discount", "use", "allocation", "site_rent_revenue", "site_voucher_revenue", "rent"):
        np.testing.assert_array_equal(names[name], honest[name], name)
    assert names["voucher_outlay"][0, home] == pytest.approx(honest["voucher_outlay"][0, home] / 0.9, rel=1e-12)
    assert 0 < names["voucher_outlay"][0, home] <= 100.0 / 52.0
    gained = (names["voucher_revenue"] - honest["voucher_revenue"])[0].sum()
    assert gained == pytest.approx(0.1 * names["voucher_outlay"][0, home], rel=1e-9)
    at = names["holding_province"][0] == home
    assert not (names["voucher_revenue"] - honest["voucher_revenue"])[0][~at].any()
    after, flows = step(model, state, ordered(model, 100.0))
    free, _ = step(model, state, Orders.none(model.axes))
    spent = (free.purse - after.purse)[0, home] / 1e8
    assert spent == pytest.approx(names["voucher_outlay"][0, home], abs=1e-6)
    rivals = np.delete(flows["voucher_extra"][0], home)
    assert not rivals.any(), "what is recorded of rivals has no fraud on top"


def test_portable_vouchers_are_parted_by_where_users_are_served() -> None:
    """By hand: A has 90 local, B 40 portable that are spent at A to a quarter; nobody plays B, so f is A's alone."""
    given = {
        "voucher_budget": np.array([[100.0, 40.0]]), "voucher_rate": np.array([[0.0, 0.3]]),
        "voucher_portable": np.array([[0, 1]]), "voucher_fraud": np.array([0.1]), "played": np.array([[1.0, 0.0]]),
        "last_served_where": np.array([[[0.5, 0.5], [0.25, 0.75]]]), "voucher_discount_ceiling": np.array([0.6]),
    }  # fmt: skip
    usable, ceiling, local, moved = assignment.voucher_places(*assignment.voucher_places.take(given))
    np.testing.assert_allclose(usable, [[100.0, 30.0]])
    np.testing.assert_allclose(local, [[90.0, 0.0]])
    np.testing.assert_allclose(moved, [[[0.0, 0.0], [10.0, 30.0]]])
    np.testing.assert_allclose(ceiling, [[0.57, 0.3]])  # nine parts of 0.6 and one of 0.3
    given |= {
        "voucher_usable": usable, "voucher_local": local, "voucher_moved": moved, "is_merchant": np.ones((1, 2)),
        "site_rent_revenue": np.array([[3.0, 8.0]]), "site_voucher_revenue": np.array([[1.0, 2.0]]),
        "site_province": np.array([[0, 1]]), "province_count": 2, "weeks_per_year_rounded": np.array([52.0]),
    }  # fmt: skip
    outlay, extra = operators.voucher_outlay(*operators.voucher_outlay.take(given))
    # A's halls: 1/3 of a rent of 4, and 100 / 52 is more; B's: 1/4 of 10, but only 30 / 52 are there.
    at_a, at_b = 4.0 / 3.0, 30.0 / 52.0
    np.testing.assert_allclose(outlay, [[0.9 * at_a / 0.9, 0.1 * at_a + at_b]])
    np.testing.assert_allclose(extra, [[0.9 * at_a / 0.9 * 0.1 / 1.0, 0.0]])


def test_portable_vouchers_reach_halls_elsewhere_from_the_second_week_on() -> None:
    model, _ = played()
    home = model.axes.provinces.index(HOME)
    first, second, third = weeks(3, 200.0, 0.0, True)
    (local,) = weeks(1, 200.0)
    assert not first["voucher_outlay"][0, home] and not first["voucher_discount"][0, home]
    shares = first["served_where"][0]
    np.testing.assert_allclose(shares.sum(axis=-1), 1.0, rtol=1e-12)
    by_place = np.zeros((31, 4))
    np.add.at(by_place, first["site_province"][0], first["allocation"][0])
    asked, drawn = first["demand"][0, :, home], (first["latency_kernel"][0, 0][:, home] * first["near"][0]).sum(axis=0)
    served = (asked[:3] * by_place[:, :3] / by_place[:, :3].sum(axis=0)).sum(axis=-1)
    served = served + asked[3] * drawn / first["reach"][0, home]
    np.testing.assert_allclose(shares[home], served / asked.sum(), rtol=1e-9)
    np.testing.assert_allclose(second["voucher_moved"][0, home], 200.0 * 0.9 * shares[home], rtol=1e-12)
    elsewhere = np.delete(second["voucher_discount"][0] - first["voucher_discount"][0], home)
    assert (elsewhere > 0).sum() > 20
    assert 0 < second["voucher_discount"][0, home] < local["voucher_discount"][0, home]
    assert 0 < second["voucher_outlay"][0, home] <= 200.0 / 52.0
    near = third["voucher_moved"][0, home] / third["voucher_usable"][0]
    got = third["voucher_outlay"][0, home] * 0.9
    spent = np.minimum(third["voucher_usable"][0] / 52.0, got / near.max() * 52.0)
    assert got <= (spent * near).sum() * (1.0 + 1e-9)
    rows = [weeks(2, 0.0)[1], weeks(2, 200.0)[1]]
    assert not rows[0]["served_where"].any() and not rows[1]["served_where"].any(), "not reckoned for local ones"


def test_the_quote_says_whom_they_draw_from() -> None:
    """The same week with and without the vouchers: use that halls here gain, and use that other merchants lose."""
    scenario = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), f"player={HOME}"), "noise=off")
    game = Simulation.new(scenario)
    game.advance(100)
    model, home = game.model, game.model.axes.provinces.index(HOME)
    order = Voucher(tick=100, province=HOME, budget=100.0)
    quote = game.price(order)
    free, paid = (
        worked_out(model, game.state, orders)[1]["use_by_province"][0]
        for orders in (Orders.none(model.axes), ordered(model, 100.0))
    )
    assert quote.weekly == 100.0 / 52.0
    assert quote.fills == pytest.approx(paid[home] - free[home], rel=1e-9) and quote.fills > 0
    assert quote.drained == pytest.approx(np.delete(free - paid, home).sum(), rel=1e-9)
    assert 0 < quote.drained < quote.fills
    travelling = game.price(order.model_copy(update={"portable": True}))
    assert 0 < travelling.drained < travelling.fills
    assert game.price(order.model_copy(update={"budget": 0.0})).fills == 0.0


def test_old_words_mean_what_they_meant_and_bad_ones_are_refused() -> None:
    old = {"kind": "voucher", "tick": 0, "province": HOME, "budget": 20.0}
    (read,) = sandbox.decision_list.validate_python([old])
    assert read == Voucher(tick=0, province=HOME, budget=20.0, rate=None, portable=False)
    for rate in (0.0, 0.91, float("nan"), True):
        with pytest.raises(ValidationError):
            Voucher.model_validate({**old, "rate": rate})
    with pytest.raises(ValidationError):
        Voucher.model_validate({**old, "portable": 1})


def test_they_are_saved_and_opened_to_the_same_bits(tmp_path: Path) -> None:
    game = Simulation.new(sandbox.override(sandbox.load_scenario("rush"), f"player={HOME}"))
    game.submit([Voucher(tick=0, province=HOME, budget=80.0, rate=0.45, portable=True)])
    game.advance(12)
    sandbox.save_capsule(game, tmp_path / "game.suanli")
    opened = sandbox.load_capsule(tmp_path / "game.suanli")
    assert opened.state.digest() == game.state.digest()
    assert opened.frame().decisions == game.frame().decisions
    assert opened.state.served_where.any() and opened.state.voucher_rate.max() == 0.45
    opened.submit([Voucher(tick=12, province=HOME, budget=0.0, portable=True)])
    opened.advance(2)
    assert not opened.state.served_where.any() and not opened.state.voucher_portable.any(), "nothing travels any more"


def test_vouchers_that_travel_in_one_run_change_no_bit_of_another() -> None:
    model = sandbox.compile_scenario(sandbox.override(sandbox.load_scenario("rush"), f"player={HOME}"), runs=2)
    free = paid = model.state0
    for tick in range(20):
        nothing = Orders.none(model.axes)
        free, _ = step(model, free, nothing)
        paid, _ = step(model, paid, ordered(model, 300.0, 0.4, True, run=1) if tick == 2 else nothing)
    for field in dataclasses.fields(State):
        if field.metadata:
            same = getattr(free, field.name)[0] == getattr(paid, field.name)[0]
            assert same.all() or field.name == "served_where", field.name
    assert (free.rent[1] != paid.rent[1]).any()
