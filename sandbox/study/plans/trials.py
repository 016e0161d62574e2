"""Many plans tried in many worlds, side by side, until the time for it is over."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.names import RED_LINES
from sandbox.model.noise import Noise
from sandbox.scenario import tables
from sandbox.scenario.decisions import Decision
from sandbox.scenario.schema import Scenario, Shock, complete
from sandbox.study.abreast import Wanted, made
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.pool import Engine
from sandbox.study.plans.acts import MOST_HALLS
from sandbox.study.plans.rules import Plan, Planners
from sandbox.study.plans.score import FULL, SCORED, counted, lost, patience, score

Array = NDArray[Any]

TOGETHER: Final = 64  # runs of a piece of work
MOVED: Final = 52  # weeks to each side by which a search that is blind for dates moves every one of them


@dataclass(frozen=True, eq=False, slots=True)
class World:
    """What a plan meets: a scenario, the number of the run whose chance it is, and parameters that are others."""

    scenario: Scenario
    number: int
    varied: tuple[tuple[str, float], ...] = ()


Trial = tuple[Plan | None, World]  # None: nobody plays, all provinces act by the model as they did in recorded history


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a trial came to: its score, each gauge's mean over the weeks (points), and what its rules decided.

    ``lost`` is the share of weeks that count as 0, past a red line: there the gauges' mean is above the score.
    ``lines`` are the red lines that were passed for so long, the one of most weeks first.
    """

    score: float
    gauges: tuple[float, ...]
    decisions: tuple[Decision, ...]
    lost: float = 0.0
    lines: tuple[str, ...] = ()


class Late(Exception):
    """The time for this is over, when about ``share`` of it was made."""

    def __init__(self, share: float = 0.0) -> None:
        super().__init__()
        self.share = share


@dataclass(slots=True)
class Bench:
    """Who makes trials: an engine (``ensembles.pool``) and how many processes it has; ``tell`` hears how many.

    ``pace`` is the least time that a trial has taken so far, in seconds: 0 before the first ones.
    """

    engine: Engine
    workers: int
    tell: Callable[[int], None] = lambda made: None
    pace: float = 0.0

    def tried(self, trials: Sequence[Trial], until: float) -> list[Outcome]:
        """Make all trials, or raise ``Late`` where that takes longer than until ``until`` (``time.time``).

        What could not be made by then at the best pace so far is not begun.
        """
        began = time.time()
        if began + self.pace * len(trials) > until:
            raise Late
        size = max(1, min(TOGETHER, -(-len(trials) // self.workers)))
        pieces = [tuple(trials[begin : begin + size]) for begin in range(0, len(trials), size)]
        found: dict[int, list[Outcome]] = {}
        for place, outcomes in self.engine(partial(_piece, until), pieces):
            if isinstance(outcomes, float):
                raise Late(sum(map(len, found.values())) / len(trials) + outcomes * (1.0 - len(found) / len(pieces)))
            found[place] = outcomes
            self.tell(len(outcomes))
        pace = (time.time() - began) / len(trials)
        self.pace = min(pace, self.pace) if self.pace else pace
        return [outcome for place in range(len(pieces)) for outcome in found[place]]


def _piece(until: float, trials: Sequence[Trial]) -> list[Outcome] | float:
    """Make some trials in a process of their own; where the time for them is over, how much of them was made."""
    weeks = 0

    def go_on() -> None:
        nonlocal weeks
        pool.go_on()
        if time.time() > until:
            raise Late
        weeks += 1

    try:
        return tried(trials, go_on)
    except Late:
        return min(weeks / counted(trials[0][1].scenario), 1.0)


def tried(trials: Sequence[Trial], go_on: Callable[[], None] = lambda: None) -> list[Outcome]:
    """Make trials side by side; those of worlds of one scenario must end in the same week."""
    played: dict[tuple[str | None, int], Scenario] = {}
    for plan, world in trials:
        player = None if plan is None else plan.province
        played.setdefault((player, id(world.scenario)), world.scenario.model_copy(update={"player": player}))
    wanted = [
        Wanted(
            played[None if plan is None else plan.province, id(world.scenario)],
            () if plan is None else plan.decisions,
            world.number,
            world.varied,
        )
        for plan, world in trials
    ]
    planners, weeks = Planners([plan for plan, _ in trials]), counted(wanted[0].scenario)
    kept = made(wanted, weeks, range(weeks), SCORED, go_on, decide=planners.decide, slots=MOST_HALLS)
    gauges = FULL * kept[..., :-1].mean(axis=1)
    limits = [patience(run.scenario) for run in wanted]
    lines = [tuple(RED_LINES[k] for k in np.argsort(-past, kind="stable") if past[k]) for past in planners.past]
    return [
        Outcome(float(score(values, limit)), tuple(map(float, row)), decisions, float(lost(values, limit).mean()), past)
        for values, limit, row, decisions, past in zip(kept, limits, gauges, planners.decided, lines, strict=True)
    ]


def worlds(scenario: Scenario, numbers: Sequence[int], moved: bool = False) -> list[World]:
    """Return a world for each number of a run; where ``moved``, with dated events at other dates in each.

    An event's date is drawn from a year to each side of its own, not before the scenario's start.
    """
    if not moved:
        return [World(scenario, number) for number in numbers]
    events = {row.id: row for row in tables.shocks() if row.used_by}
    shocks = {name: shock for name, shock in complete(scenario).shocks.items() if name in events}
    noise = Noise.create(scenario.seed, numbers, 1, on=True)
    draws = noise.uniforms(0, {f"date of {name}": 1 for name in shocks})
    return [
        World(_with_dates(scenario, shocks, np.round(MOVED * (2.0 * row - 1.0))), number)
        for number, row in zip(numbers, draws, strict=True)
    ]


def _with_dates(scenario: Scenario, shocks: dict[str, Shock], weeks: Array) -> Scenario:
    dates = {name: later(scenario, shock, int(by)) for (name, shock), by in zip(shocks.items(), weeks, strict=True)}
    return scenario.model_copy(update={"shocks": {**scenario.shocks, **dates}})


def later(scenario: Scenario, shock: Shock, weeks: int) -> Shock:
    """Return a dated event some weeks later (below 0: earlier), not before the scenario's start."""
    date = shock.date or scenario.start
    return shock.model_copy(update={"date": max(date + dt.timedelta(weeks=weeks), scenario.start)})
