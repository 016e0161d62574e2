"""The smallest change of the world that breaks a plan: one dated event, or one parameter, within its range.

A plan is broken where it scores less than history did as recorded. It is beaten where history's policy would score as
much in the same changed world: then it is the plan that fails, and not only the world that is worse.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Sequence
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

LEAST, MOST = 4, 32  # ends of ranges that are looked at together
CLOSEST: Final = 3  # changes that undo the plan and whose size is found out
HALVINGS: Final = 5
LOOKING: Final = 0.75  # of the time; the rest is for halving
# Ends of ranges that took most from a score or from what a plan gains, when all were looked at in `rush`: these first.
LIKELY: Final = (
    ("return_sensitivity", "high"), ("developer_compute", "high"), ("price_elasticity", "low"),
    ("own_use_initial", "high"), ("own_use_growth", "high"), ("scale_elasticity", "high"),
    ("start_rate_base", "high"), ("cloud_quality_training", "high"), ("adoption_rate", "high"),
    ("developers_initial", "high"), ("cloud_growth_response", "low"), ("push_peak", "high"),
    ("r1_demand_lift", "low"), ("pricewar_markup", "low"), ("h20ban", "low"),
    ("entry_peak", "high"), ("finetuning_initial", "high"), ("finetuning_ceiling", "high"),
    ("compute_intensity_initial", "high"), ("cloud_growth_base", "high"), ("push_midpoint", "high"),
    ("project_size_initial", "high"), ("lead_time", "high"), ("latency_tolerance", "high"),
)  # fmt: skip


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
    """A dial at another value, and what the plan and history's policy score in that world.

    ``record`` is what history scores in the world as it is, once that is known.
    """

    dial: Dial
    value: float
    plan: float
    history: float
    record: float = math.nan

    @property
    def on_record(self) -> float:
        """What the plan gains there on history as recorded: it is broken from 0 down."""
        return self.plan - self.record

    @property
    def on_history(self) -> float:
        """What the plan gains on history's policy there: it is beaten from 0 down."""
        return self.plan - self.history


@dataclass(frozen=True, slots=True)
class Attack:
    """What the adversary found: the smallest changes that break the plan, and by which it is beaten, none if none is.

    ``nearest`` is the change with the least gain left on history's policy; ``looked`` of ``all_`` ends of ranges were
    looked at in time. ``gain`` is what the plan gains on history without any change, in points (NaN: not made yet).
    """

    breaks: Change | None
    beaten: Change | None
    nearest: Change | None
    looked: int
    all_: int
    gain: float = math.nan

    @property
    def lost(self) -> bool:
        """Whether the plan is no better than history without any change: then none is looked for."""
        return self.gain <= 0.0


Gain = Callable[[Change], float]
GAINS: Final[tuple[Gain, ...]] = (lambda change: change.on_record, lambda change: change.on_history)


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


def attack(
    plan: Plan,
    worlds: Sequence[World],
    bench: Bench,
    until: float,
    tell: Callable[[Attack], None] = lambda found: None,
) -> Attack:
    """Look at both ends of every range, as far as there is time, and halve the way to those that undo the plan.

    Gains are means over the worlds. Between no change and one that undoes it, the plan is taken to be undone once.
    ``tell`` hears what was found so far, whenever there is more.
    """
    ends = ranges(worlds[0].scenario)
    turns = [(ends[0][0], ends[0][0].value), *ends]  # the first is none: the world as it is
    made: list[Change] = []
    now = time.time()
    looking = now + LOOKING * (until - now)
    try:
        while len(made) < len(turns):
            some = _affordable(looking, 2 * len(worlds), bench)
            new = _changes(plan, turns[len(made) : len(made) + some], worlds, bench, looking)
            record = made[0].record if made else new[0].history
            made += [replace(change, record=record) for change in new]
            tell(_found(made, len(ends), _undoing(made)))
            if made[0].on_history <= 0:
                break
    except Late:
        pass
    if not made:
        return Attack(None, None, None, 0, len(ends))
    halved = _halved(plan, _undoing(made), made[0].record, worlds, bench, until)
    return _found(made, len(ends), halved)


def _undoing(made: Sequence[Change]) -> list[tuple[Gain, Change]]:
    """The changes that undo a plan, for each gain those that are likely to do it soonest; the first made is none."""
    as_it_is, *found = made
    return [(gain, c) for gain in GAINS if gain(as_it_is) > 0 for c in _closest(found, as_it_is, gain)]


def _found(made: Sequence[Change], all_: int, undoing: Sequence[tuple[Gain, Change]]) -> Attack:
    """What is to be told of the changes made, the first of which is none, and of those that undo a plan."""
    as_it_is, *found = made
    breaks, beaten = (
        min((c for g, c in undoing if g is gain), key=lambda c: c.dial.size(c.value), default=None) for gain in GAINS
    )
    nearest = min(found, key=lambda change: change.on_history, default=None)
    return Attack(breaks, beaten, nearest, len(found), all_, as_it_is.on_history)


def ranges(scenario: Scenario) -> list[tuple[Dial, float]]:
    """Return both ends of every dial's range, those first that are likely to take most, then dates and sizes."""
    ends = [
        (dial, end, (dial.name, name))
        for dial in dials(scenario)
        for name, end in (("low", dial.low), ("high", dial.high))
        if end != dial.value
    ]
    order = sorted(ends, key=lambda end: LIKELY.index(end[2]) if end[2] in LIKELY else len(LIKELY))
    return [(dial, end) for dial, end, _ in order]


def _affordable(until: float, runs: int, bench: Bench) -> int:
    """How many changes of so many runs each to look at together: what a third of the time is likely to hold."""
    if not bench.pace:
        return LEAST
    return min(max(int((until - time.time()) / 3.0 / (bench.pace * runs)), LEAST), MOST)


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


def _closest(found: Sequence[Change], as_it_is: Change, gain: Gain) -> list[Change]:
    """Return the changes that undo a plan, those first that a straight line says do it soonest; a few of them."""

    def about(change: Change) -> float:
        return change.dial.size(change.value) * gain(as_it_is) / max(gain(as_it_is) - gain(change), 1e-12)

    return sorted((change for change in found if gain(change) <= 0), key=about)[:CLOSEST]


def _halved(
    plan: Plan,
    ahead: Sequence[tuple[Gain, Change]],
    record: float,
    worlds: Sequence[World],
    bench: Bench,
    until: float,
) -> list[tuple[Gain, Change]]:
    """Halve the way from no change to those that undo the plan, as often as there is time; those that still do."""
    undone, holds = list(ahead), [change.dial.value for _, change in ahead]
    try:
        for _ in range(HALVINGS if ahead else 0):
            turns = [(c.dial, c.dial.at((c.value + held) / 2.0)) for (_, c), held in zip(undone, holds, strict=True)]
            for k, made in enumerate(_changes(plan, turns, worlds, bench, until)):
                gain, change = undone[k][0], replace(made, record=record)
                if gain(change) <= 0:
                    undone[k] = gain, change
                else:
                    holds[k] = change.value
    except Late:
        pass
    return undone
