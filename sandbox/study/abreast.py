"""Runs of scenarios that differ, made side by side: parameters, states and orders stand along the run axis.

A run has the bits that it has alone, so what stands beside it changes nothing. What a batch cannot hold (other
theories, another seed, a parameter that all runs share) goes into a batch of its own.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS
from sandbox.model.noise import Noise
from sandbox.model.record import record
from sandbox.model.rules import Reason
from sandbox.model.state import VERBS, Flows, Orders, Parameters, State, read_only
from sandbox.model.step import Model, step
from sandbox.play.orders import orders_at
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import Decision
from sandbox.scenario.schema import Scenario

Array = NDArray[Any]

MOST: Final = 128  # runs of a batch: see ensembles.ensemble.CHUNK


@dataclass(frozen=True, slots=True)
class Wanted:
    """A run to make: what the author wrote, what is decided beside it, and whose chance it meets.

    ``varied`` are parameters that a draw has changed, by name. ``begun`` is the state (of one run) that it goes on
    from, if that is not the scenario's first.
    """

    scenario: Scenario
    decisions: tuple[Decision, ...] = ()
    number: int = 0
    varied: tuple[tuple[str, float], ...] = ()
    begun: State | None = None


# Who decides while runs are made: hears which of those wanted stand in a batch, its model, the state before a week and
# the flows of the week before (none in the first), and says what each run's planner decides in that week.
Decide = Callable[[Sequence[int], Model, State, Flows | None], Sequence[tuple[Decision, ...]]]


def made(
    wanted: Sequence[Wanted],
    until: int,
    keep: Sequence[int],
    indicators: Sequence[str],
    go_on: Callable[[], None] = lambda: None,
    left_out: Callable[[Sequence[int]], None] = lambda places: None,
    decide: Decide | None = None,
    slots: int = 0,
) -> Array:
    """Make runs up to week ``until``, which is not made any more.

    Parameters
    ----------
    wanted : sequence of Wanted
        The runs (n,); those that go on from a state all do so at the same week.
    until : int
        How many weeks there are in the end, those before ``begun`` included.
    keep : sequence of int
        Weeks whose outcome measures are kept, ascending, each before ``until``.
    indicators : sequence of str
        Names of national outcome measures (``measures.INDICATORS``).
    go_on : callable
        Called before every week; what it raises ends the work.
    left_out : callable
        Hears the places of runs in which the rules refuse what is decided for a week.
    decide : callable
        What is decided in a week beside what is wanted, by who looks at the runs as they go.
    slots : int
        Hall numbers that it may use, 1 to this.

    Returns
    -------
    (n, weeks kept, indicators) float64
    """
    columns = [[v.name for v in INDICATORS].index(name) for name in indicators]
    values = np.empty((len(wanted), len(keep), len(columns)))
    for places, model in _batches(wanted, slots=slots):
        runs = [wanted[i] for i in places]
        more = None if decide is None else partial(decide, places)
        for state, flows in _weeks(model, runs, until, keep, go_on, _told(left_out, places), more):
            if state.tick - 1 in keep:
                national = record(model, state, flows).national
                values[places, list(keep).index(state.tick - 1)] = national[:, columns]
    return values


def reached(
    wanted: Sequence[Wanted],
    week: int,
    go_on: Callable[[], None] = lambda: None,
    left_out: Callable[[Sequence[int]], None] = lambda places: None,
) -> list[State]:
    """Make runs as ``made`` does and return their states before a week: others with the same past may go on from them.

    Their halls have the ``free_slots`` of their scenarios, as those of runs that go on have.
    """
    states: dict[int, State] = {}
    for places, model in _batches(wanted, spare=True):
        runs = [wanted[i] for i in places]
        state = _first(model, runs)
        for state, _ in _weeks(model, runs, week, (), go_on, _told(left_out, places)):  # noqa: B007  the last one counts
            pass
        states.update((place, state.of_run(k)) for k, place in enumerate(places))
    return [states[place] for place in range(len(wanted))]


def _first(model: Model, runs: Sequence[Wanted]) -> State:
    """The state that runs go on from."""
    begun = [run.begun for run in runs if run.begun is not None]
    return together(begun) if begun else model.state0


def _weeks(
    model: Model,
    runs: Sequence[Wanted],
    until: int,
    keep: Sequence[int],
    go_on: Callable[[], None],
    hear: Callable[[Array], None],
    decide: Callable[[Model, State, Flows | None], Sequence[tuple[Decision, ...]]] | None = None,
) -> Iterator[tuple[State, Flows]]:
    """Make the weeks of a batch, those that are kept with their measures: the state after each, and its flows."""
    state, unmeasured = _first(model, runs), model.unmeasured()
    flows: Flows | None = None
    for week in range(state.tick, until):
        go_on()
        plans = [tuple(d for d in (*run.scenario.decisions, *run.decisions) if d.tick == week) for run in runs]
        if decide is not None:
            plans = [(*plan, *more) for plan, more in zip(plans, decide(model, state, flows), strict=True)]
        orders = ordered(plans, model)
        state, flows = step(model if week in keep else unmeasured, state, orders)
        if orders.anything:
            hear(any_refused(orders, flows))
        yield state, flows


def _told(left_out: Callable[[Sequence[int]], None], places: Sequence[int]) -> Callable[[Array], None]:
    """Tell where runs of a batch stand among all that are wanted."""
    return lambda refused: left_out([places[i] for i in np.flatnonzero(refused).tolist()])


def any_refused(orders: Orders, flows: Flows) -> Array:
    """Whether anything that is ordered is refused, in every run (R,)."""
    found: Any = False
    for verb in VERBS if orders.anything else ():
        asked = orders.asked(verb)
        if asked.any():
            no = asked & (getattr(flows["verdict"], verb) != Reason.OK)
            found = found | no.reshape(no.shape[0], -1).any(axis=1)
    return np.asarray(found)


def ordered(plans: Sequence[tuple[Decision, ...]], model: Model) -> Orders:
    """What each run's planners want in a week, (R,) lists of decisions, one after the other along the run axis."""
    if not any(plans):
        return Orders.none(model.axes)
    alone = dataclasses.replace(model, axes=dataclasses.replace(model.axes, runs=1))
    each = {plan: orders_at(plan, alone) for plan in dict.fromkeys(plans)}
    return Orders(**{f.name: np.concatenate([getattr(each[plan], f.name) for plan in plans]) for f in fields(Orders)})


# -------------------------------------------------------------------------------------------------- putting together


def _batches(wanted: Sequence[Wanted], spare: bool = False, slots: int = 0) -> Iterator[tuple[list[int], Model]]:
    """Give batches of runs that one model can hold: their places among those wanted, and the model.

    Hall slots that no run uses are left out beyond the first ``slots``, where none is taken yet, unless all are to be
    ``spare``.
    """
    written = (d for run in wanted for d in (*run.scenario.decisions, *run.decisions))
    slots = max(slots, max((getattr(d, "hall", 0) for d in written), default=0))
    compiled: dict[Any, Model] = {}
    alike: dict[Any, list[tuple[int, Model]]] = {}
    for place, run in enumerate(wanted):
        key = (id(run.scenario), run.varied, run.begun is None)
        if key not in compiled:
            compiled[key] = _alone(run, None if spare else slots)
        noise = dataclasses.replace(compiled[key].noise, runs=(run.number,))  # all that its number decides
        alike.setdefault(kind_of(compiled[key]), []).append((place, dataclasses.replace(compiled[key], noise=noise)))
    for group in alike.values():
        for begin in range(0, len(group), MOST):
            some = group[begin : begin + MOST]
            yield [place for place, _ in some], abreast([model for _, model in some])


def _alone(run: Wanted, slots: int | None) -> Model:
    """The model of one run, with so many slots for halls where it begins, if not with its scenario's."""
    scenario = run.scenario
    if run.begun is None and slots is not None:
        scenario = scenario.model_copy(update={"free_slots": slots})
    return compile_scenario(scenario, [run.number], {name: np.array([v]) for name, v in run.varied})


def kind_of(model: Model) -> tuple[Any, ...]:
    """What models must have in common to stand abreast: axes, seed, equations, and parameters that have no run axis."""
    shared = {name: value for name, value in model.params.items() if not _has_runs(value)}
    content = tuple(
        (name, value.tobytes() if isinstance(value, np.ndarray) else value) for name, value in shared.items()
    )
    return model.axes, model.noise.seed, model.noise.on, model.equations, content


def _has_runs(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.shape[:1] == (1,)


def abreast(models: Sequence[Model]) -> Model:
    """Put models of one run and one kind side by side: one model whose runs they are, in their order."""
    first = models[0]
    if len(models) == 1:
        return first
    noise = Noise.create(first.noise.seed, [m.noise.runs[0] for m in models], first.noise.ticks, first.noise.on)
    return dataclasses.replace(
        first,
        axes=dataclasses.replace(first.axes, runs=len(models)),
        params=_along_runs([m.params for m in models]),
        noise=noise,
        state0=together([m.state0 for m in models]),
    )


def _along_runs(every: Sequence[Parameters]) -> Parameters:
    """Parameters of several models: numbers for each run, and tables once where all agree in them."""
    found: dict[str, Any] = {}
    for name, value in every[0].items():
        others = [params[name] for params in every]
        once = not _has_runs(value)
        if not once and value.ndim > 1:
            once = all(other is value or np.array_equal(other, value) for other in others)
        found[name] = value if once else np.concatenate(others)
    return read_only(found)


def together(states: Sequence[State]) -> State:
    """Put states of one run and one week side by side."""
    names = [name for name in vars(states[0]) if name != "tick"]
    return states[0].with_(**{name: np.concatenate([getattr(state, name) for state in states]) for name in names})
