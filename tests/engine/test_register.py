"""Every name of every equation stands in the register, and every need is given before it is used."""

from __future__ import annotations

import csv
import re
from dataclasses import fields

import numpy as np
import pytest

import sandbox
from sandbox import assets
from sandbox.errors import Unreadable
from sandbox.model import marker as engine_mark
from sandbox.model import rules
from sandbox.model import step as engine
from sandbox.model.equations import latency
from sandbox.model.equations.world import RAMPS
from sandbox.model.measures import HALL_SERIES, INDICATORS, LOWER_IS_BETTER, PROVINCE_SERIES
from sandbox.model.names import LEVERS, RED_LINES
from sandbox.model.orders import carry_out
from sandbox.model.state import HOLDING_FLOWS, MEMORY, PARTIES, PROVINCE_FLOWS, STAGES, Axes, Orders, State
from sandbox.model.variables import NAMES
from sandbox.scenario import compile as compiling


def scalars() -> set[str]:
    names: set[str] = set()
    for table in ("parameters.csv", "constants.csv"):
        with assets.path("data", table).open(encoding="utf-8", newline="") as file:
            names |= {row["name"] for row in csv.DictReader(file)}
    return names


FIRST = {kind: next(iter(names)) for kind, names in engine.THEORIES.items()}


def equations() -> tuple[engine.Equation, ...]:
    """The week's equations, and after them the rival theories that are not in it."""
    rivals = [eq for kind, names in engine.THEORIES.items() for name, eq in names.items() if name != FIRST[kind]]
    return (*engine.sequence(FIRST), *engine.ON_DEMAND, *rivals)


def named() -> set[str]:
    return {v.name for v in NAMES}


def test_every_name_has_unit_shape_and_meaning() -> None:
    known = named() | scalars()
    for eq in equations():
        for name in (*eq.needs, *eq.gives):
            assert name in known, f"{eq.sector}.{eq.name}: {name} is not in the register"
        assert eq.source, f"{eq.name} names no source"
        assert eq.function.__doc__, f"{eq.name} has no docstring"


def test_no_name_is_registered_twice_or_for_nothing() -> None:
    for table in (NAMES, INDICATORS, PROVINCE_SERIES, HALL_SERIES):
        assert len({v.name for v in table}) == len(table)
        assert all(v.unit and v.meaning for v in table)
    used = {name for eq in equations() for name in (*eq.needs, *eq.gives)} | {f.name for f in fields(State)}
    used |= {name for eq in (latency.round_trip, latency.latency_factor, latency.mean_round_trip) for name in eq.needs}
    used |= {
        "round_trip",
        "latency_factor",
        "mean_round_trip",
        "province_latency",
        "vouchers_week",
        "vouchers_on",
    }  # set-up and rules
    assert not {v.name for v in NAMES} - used


def test_names_of_one_thing_are_judged_one_way() -> None:
    """What is told as an amount, as a share and by the year is good or bad under all of its names."""
    names = {measure.name for measure in INDICATORS}
    assert names >= LOWER_IS_BETTER and not {name for name in LOWER_IS_BETTER if name.startswith("gauge_")}
    stems: dict[str, set[str]] = {}
    for name in names:
        stems.setdefault(re.sub(r"_(value|demand|cost|year|intensity|share)$", "", name), set()).add(name)
    pairs = [pair for pair in stems.values() if len(pair) > 1]
    assert {"unmet_demand", "unmet_share"} in pairs and {"rolled_debt", "rolled_debt_share"} in pairs
    for pair in pairs:
        assert pair <= LOWER_IS_BETTER or not pair & LOWER_IS_BETTER, pair


def test_every_stock_is_in_the_register() -> None:
    assert {f.name for f in fields(State)} - {"tick"} <= {v.name for v in NAMES}


def sizes(axes: Axes) -> dict[str, int]:
    provinces, owners = len(axes.provinces), len(axes.owners)
    parts = 2 * owners * provinces
    return {
        "P": provinces, "M": axes.markets, "S": axes.sites, "B": axes.pools, "H": axes.halls, "K": axes.holdings,
        "W": 4, "N": 3, "G": len(axes.chips), "E": STAGES, "T": MEMORY, "C": 3, "D": 2, "O": len(axes.operators) + 1,
        "V": owners, "U": 3, "F": len(HOLDING_FLOWS), "L": len(PROVINCE_FLOWS), "Z": len(PARTIES), "X": parts,
        "Y": provinces + parts, "A": axes.weeks + 1, "J": len(RAMPS), "I": 52, "$": len(LEVERS),
        "#": len(RED_LINES),
    }  # fmt: skip


@pytest.mark.parametrize(
    "theories", ["", "theory.boom=herd", "theory.resale=posted", "theory.exits=cash", "theory.central=state"]
)
def test_every_value_has_the_shape_that_the_register_names(theories: str) -> None:
    scenario = sandbox.load_scenario("tiny")
    if theories:
        scenario = sandbox.override(scenario, theories)
    model = sandbox.compile_scenario(scenario, runs=2)
    orders = Orders.none(model.axes)
    verdict = rules.allowed(model.state0, orders, model.params)
    ordered, payments = carry_out(model.axes, model.params, model.state0, orders, verdict)
    weekly = (*model.equations, *engine.ON_DEMAND)
    names = engine.evaluate(weekly, engine.surroundings(model, ordered, verdict, payments))
    axes, wrong = sizes(model.axes) | {"Q": model.params["late_kernel"].shape[1]}, []
    for variable in NAMES:
        letters = variable.dims.split()
        if variable.name not in names or variable.name == "distance" or isinstance(names[variable.name], bool):
            continue
        got = np.shape(names[variable.name])
        want = tuple(axes[letter] for letter in letters if letter != "R")
        runs = got[: len(got) - len(want)]
        fits = all(here in (1, size) for here, size in zip(got[len(runs) :], want, strict=True))  # 1 where all share it
        if not fits or (runs not in ((1,), (2,)) and "R" in letters) or (runs and "R" not in letters):
            wrong.append(f"{variable.name}: {got}, the register says {variable.dims}")
    assert not wrong, "\n".join(wrong)


def test_needs_are_given_before_they_are_used() -> None:
    assert not engine.lacking(sandbox.compile_scenario(sandbox.load_scenario("tiny")))


def test_a_name_that_nothing_gives_is_told_by_its_equation(monkeypatch: pytest.MonkeyPatch) -> None:
    @engine_mark.equation("mean_rent", source="test")
    def cheaper_rent(rent: float, rent_discount: float) -> float:
        return rent * rent_discount

    monkeypatch.setattr(compiling, "sequence", lambda theories: (cheaper_rent, *engine.sequence(theories)))
    with pytest.raises(Unreadable) as caught:
        sandbox.compile_scenario(sandbox.load_scenario("tiny"))
    assert caught.value.status == 2
    told = [str(issue) for issue in caught.value.issues]
    assert any("'cheaper_rent' needs 'rent_discount', which nothing gives" in line for line in told)
    assert all("parameters.csv or constants.csv" in line for line in told)


def test_parameters_used_by_the_model_are_the_ones_in_the_tables() -> None:
    used = {name for eq in equations() for name in eq.needs}
    model = sandbox.compile_scenario(sandbox.load_scenario("tiny"))
    assert scalars() <= set(model.params)
    assert used - named() <= scalars()
