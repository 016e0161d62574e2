"""The engine against the plain-Python core of its week: every number within 1e-9 over years, each on its own stocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pytest
from oracle.core_week import STOCKS, core_week

import sandbox
from sandbox import Place, Policy, Voucher
from sandbox.model.state import Orders
from sandbox.model.step import Model, worked_out
from sandbox.play.orders import orders_at

WITHIN = 1e-9
# What is left of a difference of nearly equal numbers is only as good as these.
OF = {"unmet": "demand"}
SECTORS = ("demand", "assignment", "rents", "resale", "construction")
NOT_COVERED = {  # what the oracle leaves out: travelling vouchers, and what parameters alone decide
    "served_where", "voucher_local", "voucher_moved", "dsv2_gain", "dsv3_gain", "dsv32_gain", "demand_share",
    "cancellation_here",
}  # fmt: skip

WEEKS = {"tiny": 104, "rush": 80, "played": 104, "rivals": 40}
PLAYED = (
    Place(tick=0, hall=1, province="Gansu", hall_type="inference", chip="a800", cards=512, operator="telco"),
    Place(tick=3, hall=2, province="Gansu", hall_type="training", chip="h100", cards=512, operator="telco"),
    Voucher(tick=2, province="Gansu", budget=20),
    Policy(tick=5, province="Gansu", lever="prelease", level=0.8),
    Voucher(tick=30, province="Gansu", budget=5, rate=0.2),
)


def compiled(case: str) -> tuple[Model, Mapping[int, Orders]]:
    """The model of a case without chance, and the orders of its weeks."""
    changes = ["noise=off", "free_slots=3" if case == "played" else "free_slots=0"]
    changes += ["player=Gansu"] if case == "played" else []
    changes += ["theory.rebound=saturating", "theory.resale=posted"] if case == "rivals" else []
    scenario = sandbox.load_scenario("tiny" if case == "tiny" else "rush")
    for change in changes:
        scenario = sandbox.override(scenario, change)
    model = sandbox.compile_scenario(scenario)
    decisions = PLAYED if case == "played" else ()
    return model, {
        tick: orders_at([d for d in decisions if d.tick == tick], model) for tick in {d.tick for d in decisions}
    }


def plain(names: Mapping[str, Any]) -> dict[str, Any]:
    """The names of a single run as numbers and nested lists."""
    found = {}
    for name, value in names.items():
        array = np.asarray(value)
        if array.dtype.kind in "fib":
            alone = array[0] if array.ndim and array.shape[0] == 1 else array
            found[name] = alone.tolist()
    return found


def weeks_of(case: str, changed: Mapping[str, float] | None = None) -> Iterator[tuple[dict, dict]]:
    """Give each week's names as the engine has them and as the oracle does, from the same first state."""
    model, orders = compiled(case)
    theories = {"rebound": "saturating", "resale": "posted"} if case == "rivals" else {}
    state, carried = model.state0, {}
    for week in range(WEEKS[case]):
        state, names, _ = worked_out(model, state, orders.get(week, Orders.none(model.axes)))
        given = {**plain(names), **carried, **(changed or {})}
        for name in produced(model):
            given.pop(name, None)  # nothing that the oracle must work out is given to it
        ours = core_week(given, **theories)
        carried = {last: ours[name] for last, name in STOCKS.items()}
        yield names, ours


def produced(model: Model) -> set[str]:
    """Names that the equations of the covered sectors give, every week."""
    return {name for eq in model.equations if eq.sector in SECTORS for name in eq.gives} - NOT_COVERED


def apart(name: str, names: Mapping[str, Any], ours: Mapping[str, Any]) -> float:
    """The largest relative difference of a name's numbers."""
    theirs, mine = np.asarray(names[name])[0], np.asarray(ours[name], dtype=float)
    assert theirs.shape == mine.shape, name
    difference = np.abs(theirs.astype(float) - mine)
    size = np.sum(names[OF[name]]) if name in OF else np.maximum(np.abs(theirs), np.abs(mine))
    return float(np.max(difference / np.where(size > 0, size, 1.0), initial=0.0))


@pytest.mark.parametrize("case", WEEKS)
def test_engine_and_oracle_agree(case: str) -> None:
    model, _ = compiled(case)
    expected = produced(model)
    worst = dict.fromkeys(sorted(expected), 0.0)
    seen = {"full": 0, "vouchers": 0, "finished": 0, "prelease": 0, "unmet": 0}
    for names, ours in weeks_of(case):
        assert expected <= set(ours)
        for name in worst:
            worst[name] = float(np.maximum(worst[name], apart(name, names, ours)))  # keeps what is not a number
        seen["full"] += bool((names["desired_use"] > names["sellable"]).any())
        seen["vouchers"] += bool((names["voucher_discount"] > 0).any())
        seen["finished"] += bool(names["hall_finished"].any())
        seen["prelease"] += bool((names["policy_prelease"] > 0).any())
        seen["unmet"] += bool(names["unmet"].any())
    off = {name: value for name, value in worst.items() if not value <= WITHIN}
    assert not off
    # The weeks compared are those in which something happens.
    happens = {"full", "unmet"} | ({"vouchers", "finished", "prelease"} if case == "played" else set())
    assert not [what for what in happens if not seen[what]]


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        ("adoption_rate", "tokens_per_day"),
        ("price_sensitivity", "allocation"),
        ("rent_adjustment", "rent"),
        ("card_buyers", "card_price"),
        ("cancellation_base", "pipeline_projects_next"),
    ],
)
def test_a_parameter_that_is_a_millionth_off_is_seen(parameter: str, name: str) -> None:
    model, _ = compiled("tiny")
    value = float(model.params[parameter][0]) * (1 + 1e-6)
    found = [apart(name, names, ours) for names, ours in weeks_of("tiny", {parameter: value})]
    assert max(found) > 10 * WITHIN
