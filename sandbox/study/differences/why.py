"""Why two runs differ in a week, and why one run has changed since an earlier one: parts of causes that add up.

Between two runs the causes are all that they were given differently, and each one's part is its Shapley value over
the runs of all coalitions. Within a run the causes are what came in between (decisions, dated events, chance), each
against its not having come; what would have happened all the same is the course of things, and is the first part.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Unreadable
from sandbox.model.measures import INDICATORS
from sandbox.model.state import State
from sandbox.scenario import tables
from sandbox.scenario.schema import Scenario, complete
from sandbox.study.abreast import Wanted, made, reached
from sandbox.study.differences.inputs import MOST, Cause, Inputs, coalition, grouped, inputs
from sandbox.study.differences.shapley import alone, interaction, last, shapley
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.pool import Engine

Array = NDArray[Any]
NAMES: Final = tuple(variable.name for variable in INDICATORS)
COURSE: Final = Cause("course", "course")  # of things: what would have come without any of the causes
APART: Final = ("theories", "chance", "mixed")  # kinds of causes that runs of one model have in common
FEW: Final = 18  # runs that take less time than processes take to start: all that is first known of eight causes
CHANCE: Final = Cause("chance", "chance", (("noise",),))


@dataclass(frozen=True, slots=True)
class Share:
    """What one cause is due, in the measure's unit: its share, and what it does as the only one and as the last."""

    cause: Cause
    value: float
    alone: float
    last: float


@dataclass(frozen=True, slots=True)
class Split:
    """A measure in two runs (or weeks), and the parts that its difference is made of.

    ``delta`` is ``b - a``; the parts' values add up to it but for ``residual``, which is rounding. ``interaction`` is
    what the causes do only together: the difference less what each does alone. ``runs`` were made for it, and in
    ``refused`` of them the rules refuse a decision, which is left out there.
    """

    indicator: str
    unit: str
    a: float
    b: float
    delta: float
    parts: tuple[Share, ...]
    interaction: float
    residual: float
    runs: int
    refused: int


@dataclass(frozen=True, slots=True)
class First:
    """What is known before all coalitions are made: the measure in both runs, and each cause alone and as the last."""

    causes: tuple[Cause, ...]
    a: float
    b: float
    alone: tuple[float, ...]
    last: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Lattice:
    """What is measured in every coalition of some causes: enough to split each outcome measure.

    ``values`` (2^n, indicators) stand as ``measures.INDICATORS`` do; NaN is what is not measured, or not made yet.
    ``before`` (indicators,) is what the change is counted from, where it is that of one run. In ``refused`` of the
    coalitions the rules refuse a decision.
    """

    causes: tuple[Cause, ...]
    values: Array
    refused: int = 0
    before: Array | None = None

    def first(self, indicator: str) -> First:
        """Say of a measure what can be said as soon as each cause has been made alone, and left out."""
        values = self._of(indicator)
        a, causes, each = float(values[0]), self.causes, (tuple(alone(values).tolist()), tuple(last(values).tolist()))
        if self.before is not None:
            a = float(self.before[NAMES.index(indicator)])
            course = float(values[0]) - a
            causes, each = (COURSE, *causes), ((course, *each[0]), (course, *each[1]))
        return First(causes, a, float(values[-1]), *each)

    def split(self, indicator: str) -> Split:
        """Split the difference of a measure into what each cause is due; one that is not measured is refused."""
        values = self._of(indicator)
        a = then = float(values[0])
        columns = (shapley(values).tolist(), alone(values).tolist(), last(values).tolist())
        parts = tuple(Share(*each) for each in zip(self.causes, *columns, strict=True))
        if self.before is not None:
            a = float(self.before[NAMES.index(indicator)])
            parts = (Share(COURSE, then - a, then - a, then - a), *parts)
        b = float(values[-1])
        if not np.isfinite([a, *values]).all():
            message = f"'{indicator}' is not measured in every run that this question needs."
            remedy = "Ask at another date, or another measure."
            raise Unreadable(Issue("why.not_measured", "--indicator", message, remedy))
        missed = math.fsum([b, -a, *(-part.value for part in parts)])
        runs = len(values) + (self.before is not None)
        unit = INDICATORS[NAMES.index(indicator)].shown_unit
        return Split(indicator, unit, a, b, b - a, parts, interaction(values), missed, runs, self.refused)

    def _of(self, indicator: str) -> Array:
        column: Array = self.values[:, NAMES.index(indicator)]
        return column


def _nobody(_: object) -> None:
    """Hear of nothing."""


def between(
    a: Wanted,
    b: Wanted,
    week: int,
    *,
    groups: Sequence[Sequence[str]] = (),
    most: int = MOST,
    engine: Engine = pool.here,
    workers: int = 1,
    few: int = 0,
    first: Callable[[Lattice], None] = _nobody,
) -> Lattice:
    """Make the runs that split the difference between two into what each cause is due.

    Parameters
    ----------
    a, b : Wanted
        The runs: scenarios, and what is decided beside them.
    week : int
        The week in which they are compared; later ones are not made.
    groups : sequence of sequences of str
        Causes, by name or kind, that are taken together.
    most : int
        How many causes are told apart; 2 to the power of their number runs are made.
    engine, workers
        Who makes the runs, and how many of them work at once (``ensembles.pool``).
    few : int
        So many runs, or fewer, are made here: other processes would take longer to start.
    first : callable
        Hears what is known once each cause has been made alone and left out, before all coalitions are.
    """
    return _lattice(grouped(inputs(a, b), groups, most), week, engine, workers, few, first)


def along(
    run: Wanted,
    before: int,
    week: int,
    *,
    groups: Sequence[Sequence[str]] = (),
    most: int = MOST,
    engine: Engine = pool.here,
    workers: int = 1,
    few: int = 0,
    first: Callable[[Lattice], None] = _nobody,
) -> Lattice:
    """Make the runs that split the change of one run from the week ``before`` to a later ``week``.

    The first part is the course of things: the change that the state of the week before would have led to without any
    decision, new dated event or chance since. The others are what those are due, as in ``between``. What had begun to
    act by then (an event that is still growing, a hall under way) belongs to the course.
    """
    causes = grouped(_without(run, before, week), groups, most)
    [(_, (then, state))] = engine(partial(_reached, before), [causes.b])
    causes = replace(causes, a=replace(causes.a, begun=state), b=replace(causes.b, begun=state))

    def hear(known: Lattice) -> None:
        first(replace(known, before=then))

    return replace(_lattice(causes, week, engine, workers, few, hear), before=then)


def events(scenario: Scenario, before: int, week: int) -> tuple[str, ...]:
    """Return the ids of the dated events that begin to act after one week and until another."""
    acting = {row.id for row in tables.shocks() if row.used_by}
    found = []
    for name, shock in complete(scenario).shocks.items():
        weeks = (shock.date - scenario.start) / dt.timedelta(weeks=1) if shock.date is not None else math.inf
        if name in acting and shock.on and before <= weeks < week:  # it acts in the weeks that begin after its date
            found.append(name)
    return tuple(found)


def _reached(before: int, run: Wanted) -> tuple[Array, State]:
    """Make a run up to a week: what is measured in that (indicators,), and the state after it."""
    if before > 0:
        [state] = reached([run], before, pool.go_on)
        run = replace(run, begun=state)
    then = made([run], before + 1, [before], NAMES, pool.go_on)[0, 0]
    [state] = reached([run], before + 1, pool.go_on)
    return then, state


def _without(run: Wanted, before: int, week: int) -> Inputs:
    """Return what has come to a run after one week and until another, as causes against its not having come."""
    shocks = dict(complete(run.scenario).shocks)
    for name in events(run.scenario, before, week):
        shocks[name] = shocks[name].model_copy(update={"on": False})
    kept = {
        "shocks": shocks,
        "decisions": [decision for decision in run.scenario.decisions if not before < decision.tick <= week],
    }
    decisions = tuple(decision for decision in run.decisions if not before < decision.tick <= week)
    found = inputs(replace(run, scenario=run.scenario.model_copy(update=kept), decisions=decisions), run)
    causes = [replace(cause, begins=max(cause.begins, before + 1)) for cause in found.causes]
    if run.scenario.noise:
        calm = replace(found.a, scenario=found.a.scenario.model_copy(update={"noise": False}))
        found, causes = replace(found, a=calm), [*causes, replace(CHANCE, begins=before + 1)]
    return replace(found, causes=tuple(causes))


# ---------------------------------------------------------------------------------------------------------- the runs


def _lattice(
    causes: Inputs, week: int, engine: Engine, workers: int, few: int, first: Callable[[Lattice], None]
) -> Lattice:
    """Make every coalition up to the week, those of few and of nearly all causes first."""
    n = len(causes.causes)
    whole = (1 << n) - 1
    begun = _shared(causes, week)
    values, refused = np.full((1 << n, len(NAMES)), np.nan), 0
    ends = {0, whole, *(1 << i for i in range(n)), *(whole - (1 << i) for i in range(n))}
    for masks in (ends, set(range(1 << n)) - ends):
        makers, count = (pool.here, 1) if len(masks) <= few else (engine, workers)
        pieces = _pieces(begun, sorted(masks), min(count, 1 + len(masks) // FEW))
        for place, (found, without) in makers(partial(_measured, begun, week), pieces):
            values[list(pieces[place])] = found
            refused += without
        if masks is ends:
            first(Lattice(causes.causes, values.copy(), refused))
    return Lattice(causes.causes, values, refused)


def _shared(causes: Inputs, week: int) -> Inputs:
    """Let all coalitions go on from where the first of the causes may act, unless that is the beginning."""
    weeks = min(causes.begins, week)
    if weeks == 0 or causes.a.begun is not None:
        return causes
    [state] = reached([causes.a], weeks)
    return replace(causes, a=replace(causes.a, begun=state), b=replace(causes.b, begun=state))


def _pieces(causes: Inputs, masks: Sequence[int], workers: int) -> list[tuple[int, ...]]:
    """Cut coalitions into a piece a worker: first by causes that no model has together, then by those that begin first.

    So the pieces have large batches, and no past in common.
    """
    several = list(enumerate(causes.causes))
    order = [i for i, cause in sorted(several, key=lambda each: (each[1].kind not in APART, each[1].begins))]
    ordered = sorted(masks, key=lambda mask: [mask >> i & 1 for i in order])
    size = max(1, -(-len(ordered) // workers))
    return [tuple(ordered[begin : begin + size]) for begin in range(0, len(ordered), size)]


def _measured(causes: Inputs, week: int, masks: Sequence[int]) -> tuple[Array, int]:
    """Make some coalitions side by side: what is measured in each (masks, indicators), and how many are refused some.

    Those that will differ only by causes which begin later have one past, which is made once.
    """
    scenarios: dict[Any, Any] = {}
    begun, refused = {0: causes.a.begun}, set[int]()  # by the causes that have begun to act in a coalition
    turns = sorted({_start(causes), *(cause.begins for cause in causes.causes if cause.begins <= week)})
    before = 0
    for turn, following in itertools.pairwise([*turns, week + 1]):
        acting = sum(1 << i for i, cause in enumerate(causes.causes) if cause.begins <= turn)
        here = sorted({mask & acting for mask in masks})
        runs = [replace(coalition(causes, mask, scenarios), begun=begun[mask & before]) for mask in here]
        without = {mask for mask in here if mask & before in refused}
        hear = _names(here, without)
        if following <= week:
            begun = dict(zip(here, reached(runs, following, pool.go_on, hear), strict=True))
        else:
            found = dict(zip(here, made(runs, following, [week], NAMES, pool.go_on, hear)[:, 0], strict=True))
        refused, before = without, acting
    return np.array([found[mask & before] for mask in masks]), sum(mask & before in refused for mask in masks)


def _start(causes: Inputs) -> int:
    """The week that the coalitions are made from."""
    return 0 if causes.a.begun is None else causes.a.begun.tick


def _names(masks: Sequence[int], heard: set[int]) -> Callable[[Sequence[int]], None]:
    """Write down which coalitions are heard of by their places."""
    return lambda places: heard.update(masks[place] for place in places)
