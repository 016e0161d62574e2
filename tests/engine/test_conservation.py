"""Cards and money over random decisions, chance and theories: nothing is made or lost but where the model says so."""

from __future__ import annotations

import dataclasses
from functools import cache

import numpy as np
import pytest
from any_orders import HALLS, OWNERS, WEEKS, accounts, order, orders_of
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from thorough import amount

import sandbox
from sandbox.model import cards, ledger
from sandbox.model.state import LIVE, Orders, State
from sandbox.model.step import Model, step

SEQUENCES = amount(60, 2000)


@cache
def build(theories: tuple[str, ...], noise: bool) -> Model:
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", f"free_slots={HALLS}", f"noise={str(noise).lower()}", *theories):
        scenario = sandbox.override(scenario, text)
    return sandbox.compile_scenario(scenario)


def holds(model: Model, state: State) -> None:
    missing, money = accounts(state)
    assert not missing.any(), f"week {state.tick}: cards missing by chip {missing}"
    assert money == 0, f"week {state.tick}: {money} fen too much"
    assert (state.debt >= 0).all()
    for name in ("holding_carry", "province_carry", "trade_carry"):
        carry = getattr(state, name)
        assert ((carry >= 0) & (carry < 1)).all(), name
    for name, worked_out in cards.capacity_and_watts(state.cards, model.params).items():
        assert (getattr(state, name) == worked_out).all(), name


@given(st.floats(-1e6, 1e6), st.floats(0, 1, exclude_max=True))
@example(-1e-228, 0.0)
@example(-1e-30, 0.0)
def test_a_flow_is_booked_in_whole_fen_and_less_than_one_is_carried(million: float, carry: float) -> None:
    whole, rest = ledger.book(np.array([million * ledger.FEN_PER_MILLION]), np.array([carry]))
    assert 0 <= rest[0] < 1
    assert int(whole[0]) + rest[0] == pytest.approx(million * 1e8 + carry, abs=1e-3)


@settings(max_examples=SEQUENCES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
# Found by 10,000 sequences: a refund of almost nothing left a whole fen to be carried.
@example([("place", 0, 0, 1, 0, 0, 8, -1.0, False), ("policy", 0, 11, 7.353603620332599e-228)], False, ())
@given(
    st.lists(order, max_size=12),
    st.booleans(),
    st.sampled_from(
        [
            (),
            ("theory.boom=herd",),
            ("theory.resale=posted", "theory.exits=cash", "policy.export=on", "theory.central=state"),
        ]
    ),
)
def test_cards_and_money_are_kept(plan: list[tuple], noise: bool, theories: tuple[str, ...]) -> None:
    model = build(theories, noise)
    state, given_orders = model.state0, orders_of(model, plan)
    holds(model, state)
    for tick in range(WEEKS):
        state, _ = step(model, state, given_orders.get(tick, Orders.none(model.axes)))
        holds(model, state)


@pytest.mark.parametrize("theories", [(), ("theory.resale=posted", "theory.exits=cash", "theory.boom=herd")])
def test_they_are_kept_to_the_end_of_the_story(theories: tuple[str, ...]) -> None:
    model = build(theories, noise=True)
    state = model.state0
    for _ in range(model.axes.weeks):
        state, _ = step(model, state, Orders.none(model.axes))
        holds(model, state)
    assert (state.cards_scrapped > 0).any()


def test_a_share_of_a_failing_owner_becomes_a_hall_and_nothing_is_lost() -> None:
    model = build(("parameters.planned_utilisation=0.7",), noise=False)
    state, nothing = model.state0, Orders.none(model.axes)
    for _ in range(150):  # far into the glut
        state, _ = step(model, state, nothing)
    home, provinces = model.axes.provinces.index("Gansu"), len(model.axes.provinces)
    holdings = [provinces * (1 + part) + home for part in range(2 * OWNERS)]
    failing = next(k for k in holdings if state.cash[0, k] < 0 and state.cards[0, k].sum() > 100)
    arrays = {f.name: np.array(getattr(nothing, f.name)) for f in dataclasses.fields(Orders)}
    arrays["takeover"][:, 2], arrays["takeover_share"][:, 2] = failing, 0.5
    before = state
    state, flows = step(model, state, Orders(**arrays))
    assert flows["verdict"].takeover[0, 2] == 0
    own = model.axes.first_hall + 2
    assert state.hall_status[0, 2] == LIVE
    np.testing.assert_array_equal(state.cards[0, own], before.cards[0, failing] // 2)
    assert state.debt[0, own] <= before.debt[0, failing] // 2 * 0.51
    assert state.book_value[0, own] == pytest.approx(before.book_value[0, failing] / 2, rel=0.02)  # a week older
    holds(model, state)


@settings(max_examples=SEQUENCES // 3, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.sampled_from([1, 2, 6]),
    st.integers(1, 250),
    st.booleans(),
    st.integers(0, 20),
    st.integers(1, 12),
    st.floats(0.1, 1.0),
    st.sampled_from(["cancel", "pause", "sell", "mothball", ""]),
    st.integers(1, 50),
    st.booleans(),
)
def test_cards_are_kept_on_their_way_through_the_store(
    chip: int, servers: int, firm: bool, begun: int, later: int, part: float, then: str, after: int, noise: bool
) -> None:
    model = build((), noise)
    placed = begun + 20 + later  # they have come by then
    number = max(1, int(servers * 8 * part))
    plan: list[tuple] = [("contract", begun, chip, servers, firm)]
    plan += [("place", placed, hall, 1 + hall % 2, chip, 2, number, -1.0, True) for hall in range(2)]
    if then:
        plan.append((then, placed + after, 0, *((number,) if then == "sell" else ())))
    state, given_orders = model.state0, orders_of(model, plan)
    moved = False
    for tick in range(placed + after + 30):
        state, _ = step(model, state, given_orders.get(tick, Orders.none(model.axes)))
        holds(model, state)
        moved = moved or bool(state.cards_stored.any())
    assert moved or not firm
