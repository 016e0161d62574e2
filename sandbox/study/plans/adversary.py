"""The smallest change of the world that breaks a plan: one dated event, or one parameter, within its range.

A plan is broken where nobody's playing would have scored as much or more: history's policy in the same changed world.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.scenario import tables
from sandbox.scenario.schema import Scenario, complete
from sandbox.study.plans.rules import Plan
from sandbox.study.plans.trials import MOVED, Bench, Late, World, later
from sandbox.study.published.fit import WHOLE

Array = NDArray[Any]

SLICE: Final = 12  # ends of ranges that are looked at together
CLOSEST: Final = 3  # changes that break the plan and whose size is found out
HALVINGS: Final = 5
LOOKING: Final = 0.8  # of the time; the rest is for halving


@dataclass(frozen=True, slots=True)
class Dial:
    """One number of the world: a parameter, the size of a dated event (``shock``), or by how many weeks it is moved."""

    kind: str
    name: str
    value: float
    low: float
    high: float
    unit: str
    shock: str = ""

    def at(self, value: float) -> float:
        """Return the value that a dial takes which is turned to one: weeks are whole."""
        return float(round(value)) if self.kind == "date" or self.name in WHOLE else value

    def size(self, value: float) -> float:
        """How large a change to a value is, in units of the range."""
        return abs(value - self.value) / (self.high - self.low)


@dataclass(frozen=True, slots=True)
class Change:
    """A dial at another value, and what the plan and history's policy score in that world."""

    dial: Dial
    value: float
    plan: float
    history: float

    @property
    def gain(self) -> float:
        """What the plan gains on history's policy there."""
        return self.plan - self.history


@dataclass(frozen=True, slots=True)
class Attack:
    """What the adversary found: the smallest change that breaks the plan, none if no change looked at does.

    ``nearest`` is the change with the least gain left; ``looked`` of ``all_`` ends of ranges were looked at in time.
    """

    breaks: Change | None
    nearest: Change | None
    looked: int
    all_: int


def dials(scenario: Scenario) -> list[Dial]:
    """Return what an adversary may turn: dates and sizes of events that are on and act, then all other parameters."""
    full = complete(scenario)
    events = {row.id: row for row in tables.shocks() if row.used_by and full.shocks[row.id].on}
    names = {row.symbol: row.name for row in tables.parameters()}
    shock_of = {names.get(name, name): shock for shock, row in events.items() for name in row.used_by}
    rows: list[tables.ParameterRow | tables.ConstantRow] = [
        *(row for row in tables.constants() if row.name in shock_of),
        *tables.parameters(),
    ]
    values = {**full.constants, **full.parameters}
    dates = [Dial("date", shock, 0.0, -float(MOVED), float(MOVED), "week", shock) for shock in events]
    sizes = [_of_row(row, values[row.name], shock_of.get(row.name, "")) for row in rows]
    return [*dates, *sorted(sizes, key=lambda dial: dial.kind != "size")]


def _of_row(row: tables.ParameterRow | tables.ConstantRow, value: float, shock: str) -> Dial:
    """A dial of a table's row: its range reaches to a value that lies outside it."""
    kind = "size" if shock else "parameter"
    return Dial(kind, row.name, value, min(row.low, value), max(row.high, value), row.unit, shock)


def turned(world: World, dial: Dial, value: float) -> World:
    """Return the world with a dial at a value."""
    scenario = world.scenario
    if dial.kind == "date":
        shock = later(scenario, complete(scenario).shocks[dial.shock], round(value))
        return replace(world, scenario=scenario.model_copy(update={"shocks": {**scenario.shocks, dial.shock: shock}}))
    if dial.name in {row.name for row in tables.parameters()}:
        return replace(world, varied=((dial.name, value),))
    constants = {**scenario.constants, dial.name: value}
    return replace(world, scenario=scenario.model_copy(update={"constants": constants}))


def attack(plan: Plan, worlds: Sequence[World], bench: Bench, until: float) -> Attack:
    """Look at both ends of every range, as far as there is time, and halve the way to those that break the plan.

    Gains are means over the worlds. Between no change and a change that breaks it, the plan is taken to break once.
    """
    ends = [(dial, end) for dial in dials(worlds[0].scenario) for end in (dial.low, dial.high) if end != dial.value]
    found: list[Change] = []
    now = time.time()
    try:
        for begin in range(0, len(ends), SLICE):
            found += _changes(plan, ends[begin : begin + SLICE], worlds, bench, now + LOOKING * (until - now))
    except Late:
        pass
    nearest = min(found, key=lambda change: change.gain, default=None)
    broken = [change for change in found if change.gain <= 0]
    return Attack(_smallest(plan, broken, worlds, bench, until), nearest, len(found), len(ends))


def _changes(
    plan: Plan, turns: Sequence[tuple[Dial, float]], worlds: Sequence[World], bench: Bench, until: float
) -> list[Change]:
    """What the plan and history's policy score, mean over the worlds, at each turn of a dial."""
    there = [turned(world, dial, value) for dial, value in turns for world in worlds]
    outcomes = bench.tried([(who, world) for who in (plan, None) for world in there], until)
    means = np.array([outcome.score for outcome in outcomes]).reshape(2, len(turns), len(worlds)).mean(axis=-1)
    return [
        Change(dial, value, float(mine), float(other)) for (dial, value), mine, other in zip(turns, *means, strict=True)
    ]


def _smallest(
    plan: Plan, broken: Sequence[Change], worlds: Sequence[World], bench: Bench, until: float
) -> Change | None:
    """Halve the way from no change to those that break the plan; the smallest that still does, as far as is known."""
    ahead = sorted(broken, key=lambda change: change.dial.size(change.value))[:CLOSEST]
    least = [change.dial.value for change in ahead]
    try:
        for _ in range(HALVINGS):
            turns = [(c.dial, c.dial.at((c.value + inner) / 2.0)) for c, inner in zip(ahead, least, strict=True)]
            for k, change in enumerate(_changes(plan, turns, worlds, bench, until) if turns else ()):
                if change.gain <= 0:
                    ahead[k] = change
                else:
                    least[k] = change.value
    except Late:
        pass
    return min(ahead, key=lambda change: change.dial.size(change.value), default=None)
