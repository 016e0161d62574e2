"""Relations between games that must hold whatever the game: another order of places, other slots, other money.

A few examples each at every change, a thousand by ``make thorough``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from money import is_money, powers, scaled
from thorough import THOROUGH, amount
from worlds import HALLS, STOCKS, WEEKS, World, measures, moved, occupied, places, standing, worlds

import sandbox
from sandbox.model.equations import assignment
from sandbox.model.marker import Equation
from sandbox.model.state import Orders
from sandbox.model.step import step, worked_out
from sandbox.model.variables import NAMES as REGISTER
from sandbox.scenario import compile as compiling

DIMS = {variable.name: variable.dims for variable in REGISTER}


def every(usual: int) -> Callable[[Any], Any]:
    """So many examples at every change, always the same; a thousand others by ``make thorough``."""
    count = amount(usual, 1000)
    return settings(
        max_examples=count,
        deadline=None,
        derandomize=not THOROUGH,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


def near(a: Any, b: Any, within: float, what: str, least: float = 1.0) -> None:
    """Both alike up to a part of the largest of them, or of ``least`` where they are small."""
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    np.testing.assert_array_equal(np.isnan(a), np.isnan(b), err_msg=what)
    scale = max(float(np.abs(np.nan_to_num(b)).max(initial=0.0)), least)
    assert float(np.abs(np.nan_to_num(a - b)).max(initial=0.0)) <= within * scale, what


# ------------------------------------------------------------------------------------------------ the order of places


@every(15)
@given(worlds, st.data())
def test_provinces_and_halls_in_another_order_give_the_same_in_that_order(world: World, data: st.DataObject) -> None:
    """Cards and events are alike, money to a fen a flow and holding, everything else within 1e-12.

    Only sums are formed in another order. Carries (the part of a fen or of a card that is not yet booked) are left out:
    of money in fen they are the last bits. It holds without chance alone: a draw belongs to the number of its place.
    """
    count = len(world.provinces)
    order, slots = data.draw(st.permutations(range(count))), data.draw(st.permutations(range(HALLS)))
    other = world.with_(
        provinces=tuple(world.provinces[i] for i in order),
        home=order.index(world.home),
        decisions=tuple(
            {**row, "hall": slots.index(row["hall"] - 1) + 1} if "hall" in row else row for row in world.decisions
        ),
    )
    a, b = world.model(), other.model()
    where = places(a.axes, order, slots)
    for (one, flows), (two, others) in zip(world.weeks(a), other.weeks(b), strict=True):
        stands = occupied(two)
        np.testing.assert_array_equal(moved(occupied(one), "H", where), stands)
        for name, dims in STOCKS:
            if "carry" in name:
                continue
            x = standing(moved(getattr(one, name), dims, where), dims, stands)
            y = standing(getattr(two, name), dims, stands)
            if name == "hall_province":
                x = np.where(stands, np.argsort(order)[x], 0)
            if powers(name):
                flows_of_a_holding = 10 * one.tick if y.dtype.kind == "i" else 0
                near(x, y, 1e-12, name, least=max(flows_of_a_holding * 1e12, 1.0))
            elif y.dtype.kind == "i":
                np.testing.assert_array_equal(x, y, err_msg=name)
            else:
                near(x, y, 1e-12, name)
        for measure, x, y in zip(
            sandbox.INDICATORS, measures(a, one, flows)[0], measures(b, two, others)[0], strict=True
        ):
            fen = 1e-6 if is_money(measure.unit) else 0.0  # a hundred fen, million yuan
            near(x, y, 1e-12, measure.name, least=max(1.0, fen * 1e12))


@every(15)
@given(worlds, st.booleans(), st.integers(1, 5))
def test_sites_without_capacity_change_no_bit(world: World, noise: bool, more: int) -> None:
    """A slot in which no hall stands is a site without capacity: chance or not, no digest knows of it.

    A province without capacity would change something: its users are asked for, its planner decides, and its product
    has weight in where halls are begun.
    """
    world = world.with_(noise=noise)
    other = world.with_(slots=HALLS + more)
    a, b = world.model(), other.model()
    for (one, flows), (two, others) in zip(world.weeks(a), other.weeks(b), strict=True):
        assert one.digest() == two.digest()
        assert measures(a, one, flows).tobytes() == measures(b, two, others).tobytes()


OF_USE = (
    assignment.class_capacity,
    assignment.voucher_discount,
    assignment.attractiveness,
    assignment.sellable_capacity,
    assignment.assignment,
    assignment.served_where,
    assignment.site_use,
    assignment.cloud_utilisation,
)
SPLIT = ("capacity", "attractiveness", "sellable", "allocation", "desired_use", "use")  # halves; all else is the same


@every(15)
@given(worlds, st.integers(0, WEEKS - 1), st.integers(0, 11), st.floats(0.05, 0.95))
def test_a_site_in_two_parts_serves_as_the_whole_one(world: World, weeks: int, number: int, part: float) -> None:
    """Who is served where, and by how much: within 1e-12.

    The books of the two parts would not add up to the whole's, since each counts whole cards. Nor can a province be
    split: its size enters by powers (product^e in starts, capacity^(s-1) in attractiveness), and a half of it may no
    longer be rich.
    """
    model = world.model()
    state, orders = model.state0, Orders.none(model.axes)
    for state, _ in world.weeks(model, weeks):  # noqa: B007
        pass
    _, names, _ = worked_out(model, state, orders)
    site = number % model.axes.markets

    def split(name: str, values: Any) -> Any:
        dims = DIMS.get(name, "R").split()
        if "S" not in dims or (name in model.params and np.ndim(values) < len(dims)):
            return values
        axis = dims.index("S")
        column = np.take(values, [site], axis=axis)
        if name not in SPLIT:
            return np.concatenate([values, column], axis=axis)
        rest = np.array(values)
        np.moveaxis(rest, axis, 0)[site] *= part
        return np.concatenate([rest, column * (1.0 - part)], axis=axis)

    needed = {name for eq in OF_USE for name in eq.needs}
    given_by_them = {name for eq in OF_USE for name in eq.gives}
    parts = {name: split(name, names[name]) for name in needed if name in names}
    for eq in OF_USE:
        result = eq.function(*eq.take(parts))
        parts.update(zip(eq.gives, result if len(eq.gives) > 1 else (result,), strict=True))
    for name in sorted(given_by_them - set(model.params)):
        near(parts[name], split(name, names[name]), 1e-12, name)


# ------------------------------------------------------------------------------------------------------- no shocks


@every(15)
@given(worlds, st.lists(st.integers(0, 10**6), min_size=2, max_size=4, unique=True), st.integers(0, 2**53 - 1))
def test_without_shocks_every_run_of_every_seed_is_the_mean_path(world: World, runs: list[int], seed: int) -> None:
    """Bit by bit: the one path that the equations' means give."""
    alone, batch = world.model(), world.with_(seed=seed).model(runs)
    for (one, _), (many, _) in zip(world.weeks(alone), world.weeks(batch), strict=True):
        for k in range(len(runs)):
            assert many.of_run(k).digest() == one.digest()


@every(15)
@given(worlds, st.lists(st.integers(0, 10**6), min_size=2, max_size=4, unique=True))
def test_with_shocks_a_run_is_the_same_alone_and_among_others(world: World, runs: list[int]) -> None:
    world = world.with_(noise=True)
    batch = world.model(runs)
    together = [state for state, _ in world.weeks(batch)]
    for k, run in enumerate(runs):
        for many, (one, _) in zip(together, world.weeks(world.model([run])), strict=True):
            assert many.of_run(k).digest() == one.digest()


# ------------------------------------------------------------------------------------------- nothing that is ordered


@every(15)
@given(worlds, st.integers(1, WEEKS - 1), st.booleans())
def test_a_policy_that_stands_already_is_no_policy(world: World, weeks: int, noise: bool) -> None:
    """Levels as they stand, prices as they are asked, nothing sold or bought, an empty voucher where there is none."""
    world = world.with_(noise=noise)
    model = world.model()
    state = model.state0
    for state, _ in world.weeks(model, weeks):  # noqa: B007
        pass
    nothing, home = Orders.none(model.axes), world.home
    stands = occupied(state)
    changes: dict[str, Any] = {
        "policy": np.where(np.arange(model.axes.shape("$P")[-1]) == home, state.policy_ordered, nothing.policy),
        "price": np.where(stands, state.hall_price, nothing.price),
        "sell": np.where(stands, state.hall_selling, nothing.sell),
        "buy": np.where(stands, state.hall_buying, nothing.buy),
        "voucher": np.where(np.arange(len(model.axes.provinces)) == home, state.voucher_budget, nothing.voucher),
        "voucher_rate": state.voucher_rate,
        "voucher_portable": state.voucher_portable > 0,
    }
    same = replace(nothing, **changes)
    assert same.anything
    (one, _), (two, _) = step(model, state, nothing), step(model, state, same)
    for _ in range(3):
        assert one.digest() == two.digest()
        (one, _), (two, _) = step(model, one, nothing), step(model, two, nothing)


@every(15)
@given(worlds, st.booleans())
def test_nothing_more_of_demand_is_nothing_more(world: World, noise: bool) -> None:
    """A nothing that is added to all that is wanted changes no bit, nor does a factor of one in a file."""

    def more(eq: Equation) -> Equation:
        @wraps(eq.function)
        def function(*arguments: Any) -> Any:
            result = eq.function(*arguments)
            return tuple(x + 0.0 for x in result) if len(eq.gives) > 1 else result + 0.0

        return replace(eq, function=function) if eq.sector == "demand" else eq

    world = world.with_(noise=noise)
    model = world.model()
    scenario = world.scenario
    for path in ("parameters.price_sensitivity*=1", "parameters.developers_initial+=0", "provinces.Gansu.gdp+=0"):
        scenario = sandbox.override(scenario, path)
    with pytest.MonkeyPatch.context() as patch:
        right = compiling.sequence
        patch.setattr(compiling, "sequence", lambda theories: tuple(map(more, right(theories))))
        other = sandbox.compile_scenario(scenario)
    for (one, _), (two, _) in zip(world.weeks(model), world.weeks(other), strict=True):
        assert one.digest() == two.digest()


# ------------------------------------------------------------------------------------------------------ other money


@every(15)
@given(worlds, st.booleans())
def test_money_of_a_thousandth_of_the_worth_changes_its_numbers_and_nothing_else(world: World, noise: bool) -> None:
    """All that is money times 1,000: rents, prices, purses, costs, product; cards and events are alike.

    Numbers differ by what is booked in whole fen: a thousandth of that is lost in the dearer world.
    """
    world = world.with_(noise=noise, decisions=tuple(row for row in world.decisions if row["kind"] != "voucher"))
    model = world.model()
    other = scaled(model, 1000.0)
    for (one, flows), (two, others) in zip(world.weeks(model), world.weeks(other), strict=True):
        for name, _ in STOCKS:
            if "carry" in name:
                continue
            x, y = getattr(one, name), getattr(two, name)
            if powers(name):
                fen = 1e3 * 20 * one.tick if y.dtype.kind == "i" else 0.0
                near(x * 1000.0 ** powers(name), y, 1e-8, name, least=max(1.0, fen * 1e8))
            elif y.dtype.kind == "i":
                np.testing.assert_array_equal(x, y, err_msg=name)
            else:
                near(x, y, 1e-8, name)
        for eq in model.equations:
            for name in eq.gives:
                near(np.asarray(flows[name]) * 1000.0 ** powers(name), others[name], 1e-6, name)


def test_the_worlds_are_worlds() -> None:
    """Halls, vouchers and policies do happen in them; else the relations above would say little."""
    found: set[str] = set()

    @settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(worlds)
    def look(world: World) -> None:
        model = world.model()
        for state, flows in world.weeks(model):
            found.update(name for name, _ in STOCKS if getattr(state, name).any())
            found.update({"refused"} if (flows["verdict"].place > 0).any() else ())

    look()
    happened = {"hall_status", "hall_progress", "voucher_budget", "policy_ordered", "link_weeks", "survey_weeks"}
    assert happened | {"cards_unsold", "refused"} <= found
