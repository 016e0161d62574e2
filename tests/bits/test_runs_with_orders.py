"""Runs of a batch that are given different orders: each has the bits that it has alone, and keeps cards and money.

Much of a week is left out where nothing is ordered: what another run of the batch orders must not bring it back.
"""

from __future__ import annotations

import dataclasses

import numpy as np
from any_orders import HALLS, accounts, order, orders_of
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from thorough import THOROUGH, amount

import sandbox
from sandbox.model.names import LEVERS
from sandbox.model.record import record
from sandbox.model.state import Orders, State
from sandbox.model.step import Model, step

WEEKS = 50
THEORIES = ((), ("theory.boom=herd",), ("theory.resale=posted", "theory.exits=cash", "theory.central=state"))

# Every kind of order that something is left out without, and halls that they are about.
ALL = [
    ("place", 0, 0, 1, 0, 2, 512, 0.8, False),
    ("place", 1, 1, 2, 6, 0, 256, -1.0, False),
    ("contract", 0, 2, 40, True),
    ("contract", 0, 6, 20, False),
    ("survey", 0),
    ("link", 1),
    ("voucher", 2, 120.0, 0.3, True),
    ("takeover", 4, 2, 0, 3, 0.4),
    ("audit", 5, 3, 1, 1, 0.3),
    ("hedge", 8, 2, 0.5, 12),
    ("sell", 10, 2, 100),
    ("mothball", 14, 2),
    ("reopen", 18, 2),
    ("buy", 22, 2, 200),
    ("price", 12, 2, 0.8),
    *(("policy", 3, lever, 0.5) for lever in range(len(LEVERS))),
]
LOCAL = [("voucher", 0, 80.0, 0.3, False), ("policy", 0, LEVERS.index("quota"), 0.2)]


def of_each(several: list[dict[int, Orders]], tick: int, nothing: Orders) -> Orders:
    """One week's orders of all runs, of each its own."""
    mine = [orders.get(tick, nothing) for orders in several]
    names = [f.name for f in dataclasses.fields(Orders)]
    return Orders(**{name: np.concatenate([getattr(each, name) for each in mine]) for name in names})


def unlike(many: State, run: int, alone: State) -> list[str]:
    stocks = [f.name for f in dataclasses.fields(State) if f.metadata]
    return [name for name in stocks if getattr(many, name)[run].tobytes() != getattr(alone, name)[0].tobytes()]


@settings(
    max_examples=amount(5, 300),
    deadline=None,
    derandomize=not THOROUGH,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@example([ALL, [], LOCAL], True, (), 7)
@example([[("voucher", 0, 40.0, 0.9, True)], LOCAL], False, THEORIES[2], 0)
@given(
    st.lists(st.lists(order, max_size=12), min_size=2, max_size=3),
    st.booleans(),
    st.sampled_from(THEORIES),
    st.integers(0, 10**6),
)
def test_each_has_the_bits_that_it_has_alone(
    plans: list[list[tuple]], noise: bool, theories: tuple[str, ...], first: int
) -> None:
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", f"free_slots={HALLS}", f"noise={str(noise).lower()}", *theories):
        scenario = sandbox.override(scenario, text)
    numbers = [first + 3 * k for k in range(len(plans))]
    together = sandbox.compile_scenario(scenario, numbers)
    apart: list[Model] = [sandbox.compile_scenario(scenario, [number]) for number in numbers]
    given_orders = [orders_of(model, plan) for model, plan in zip(apart, plans, strict=True)]
    nothing = Orders.none(apart[0].axes)
    many, alone = together.state0, [model.state0 for model in apart]
    for tick in range(WEEKS):
        many, flows = step(together, many, of_each(given_orders, tick, nothing))
        measures = record(together, many, flows).national
        for run, model in enumerate(apart):
            alone[run], own = step(model, alone[run], given_orders[run].get(tick, nothing))
            assert not unlike(many, run, alone[run]), f"week {tick}, run {run}"
            assert measures[run].tobytes() == record(model, alone[run], own).national[0].tobytes()
    for state in alone:
        missing, money = accounts(state)
        assert not missing.any()
        assert money == 0
