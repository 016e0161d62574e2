"""What may come of a game from a week on: a plan, and the same without it, in runs that are paired.

Run k of every future has the parameters, and from then on the weather, that depend on (seed, name, k) alone; so two
futures differ by what is decided. The numbers begin at 1: run 0 has the chance that the game itself will meet, and a
forecast that knows it would be none. Dated shocks are part of the scenario, and come in every run.
"""

from __future__ import annotations

import dataclasses
import pickle
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS
from sandbox.model.record import record
from sandbox.model.state import State
from sandbox.model.step import Model, step
from sandbox.play.history import Head
from sandbox.play.orders import orders_at
from sandbox.play.simulation import Simulation
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import Decision
from sandbox.scenario.schema import Scenario
from sandbox.study.abreast import together
from sandbox.study.ensembles.draws import drawn
from sandbox.study.ensembles.kept import quantiles
from sandbox.study.ensembles.pool import go_on

Array = NDArray[Any]

MONTH: Final = 4  # weeks from one that is kept to the next
HORIZON: Final = 104  # weeks
PERCENT: Final = (2.5, 10.0, 25.0, 50.0, 75.0, 90.0, 97.5)  # the ends of bands of 95, 80 and 50 %, and the median
FIRST: Final = (8, 24, 32)  # runs of the first batches: a few at once, then more; later ones are as large as the last
PIECE: Final = {8: 8, 24: 5, 32: 4}  # weeks of a batch that are made at once, by its runs: some 30 ms
KEPT_MODELS: Final = 12
SLOTS: Final = 4  # for halls, at a time


@dataclass(frozen=True, slots=True)
class Future:
    """A way on from a week: whose scenario it is, the state that it begins with, and what is decided beside.

    Scenario and state are pickled, for they are sent to workers, and told apart there. Without a state the future
    begins with the scenario's first.
    """

    scenario: bytes
    begun: bytes
    begin: int
    decisions: tuple[Decision, ...] = ()

    def deciding(self, plan: Sequence[Decision]) -> Future:
        """Return the future in which a plan is decided as well, at its first week."""
        dated = tuple(d if d.tick == self.begin else d.model_copy(update={"tick": self.begin}) for d in plan)
        return dataclasses.replace(self, decisions=(*self.decisions, *dated))


def future_of(simulation: Simulation) -> Future:
    """Return the future of a game from where it stands, if nothing more is decided."""
    head = simulation.head
    standing = simulation.history.decisions_at(head.node, head.tick)
    return Future(pickle.dumps(simulation.scenario), pickle.dumps(simulation.state), head.tick, standing)


def branch_futures(
    simulation: Simulation, *branches: int | None, until: int | None = None, alone: Simulation | None = None
) -> tuple[Future, ...]:
    """Return the futures of branches from the last week that they have in common, week ``until`` at most.

    None is the world without a player, a game of its own: ``alone``, which has been played as far.
    """
    history, nodes = simulation.history, [node for node in branches if node is not None]
    paths = [history.path(node) for node in nodes]
    shared = [node.id for node, *_ in zip(*paths, strict=False) if len({one.id for one in (node, *_)}) == 1]
    parted = [node.tick for path in paths for node in path[len(shared) : len(shared) + 1]]
    latest = [] if until is None else [until]
    begin = min([*latest, *parted, *(history.reach[node] for node in nodes)])

    def future(node: int | None) -> Future:
        game = simulation if node is not None else alone
        if game is None:
            raise ValueError("the world without a player was not given")
        end = game.head.node if node is None else node
        decided = (d for one in game.history.path(end) for d in one.decisions if d.tick >= begin)
        return Future(pickle.dumps(game.scenario), pickle.dumps(game.state_at(Head(end, begin))), begin, tuple(decided))

    return tuple(future(node) for node in branches)


def kept_weeks(begin: int, until: int) -> tuple[int, ...]:
    """Return the weeks that are measured: the last of every four, counted from the first."""
    return tuple(range(begin + MONTH - 1, until, MONTH))


def batches(runs: int) -> Iterator[range]:
    """Cut run numbers 1 to ``runs`` into batches that are made side by side."""
    first, sizes = 1, iter(FIRST)
    while first <= runs:
        size = min(next(sizes, FIRST[-1]), runs + 1 - first)
        yield range(first, first + size)
        first += size


# ------------------------------------------------------------------------------------------------------ in a worker


@dataclass(frozen=True, slots=True)
class Piece:
    """Some weeks of a batch of runs of a future, wanted in a turn (``pool.Turn``)."""

    turn: int
    future: Future
    runs: range
    weeks: range
    indicators: tuple[str, ...]


def pieces(turn: int, future: Future, runs: range, until: int, indicators: tuple[str, ...]) -> list[Piece]:
    """Cut the weeks of a batch into pieces that take a moment each, in order; the first is the first month."""
    length = next((weeks for size, weeks in PIECE.items() if len(runs) <= size), MONTH)
    ends = [*range(min(future.begin + MONTH, until), until, length), until]
    return [Piece(turn, future, runs, range(*ends_), indicators) for ends_ in pairwise([future.begin, *ends])]


_models: OrderedDict[tuple[bytes, range, int], tuple[Model, tuple[Decision, ...]]] = OrderedDict()
_reached: dict[tuple[Future, range], State] = {}  # where the last piece ended: the next one goes on from there


def make(piece: Piece) -> Array:
    """Make a piece: what is measured of its weeks that are kept, (weeks, indicators, runs).

    It goes on from the piece before it if that was made here, else from the beginning.
    """
    key = piece.future, piece.runs
    state = _reached.pop(key, None)
    _reached.clear()
    if state is None or state.tick != piece.weeks.start:
        state = first_state(piece.future, piece.runs)
    model, written = model_of(piece.future.scenario, piece.runs, state.hall_status.shape[1])
    decided = (*written, *piece.future.decisions)
    columns = [[v.name for v in INDICATORS].index(name) for name in piece.indicators]
    unmeasured, keep = model.unmeasured(), set(kept_weeks(piece.future.begin, piece.weeks.stop))
    found = []
    for week in range(state.tick, piece.weeks.stop):
        go_on(piece.turn)
        measured = week in keep and week in piece.weeks
        orders = orders_at([d for d in decided if d.tick == week], model)
        state, flows = step(model if measured else unmeasured, state, orders)
        if measured:
            found.append(record(model, state, flows).national[:, columns].T)
    _reached[key] = state
    return np.array(found).reshape(len(found), len(columns), len(piece.runs))


def first_state(future: Future, runs: range) -> State:
    """Return the state in which some runs of a future begin, with no more slots for halls than it uses, or few."""
    read: Scenario = pickle.loads(future.scenario)
    decided = max((getattr(d, "hall", 0) for d in (*read.decisions, *future.decisions)), default=0)
    if not future.begun:
        return model_of(future.scenario, runs, _slots(read, decided))[0].state0
    begun: State = pickle.loads(future.begun)
    taken = max(np.flatnonzero(begun.hall_status[0]) + 1, default=0)
    return together([begun.of_slots(_slots(read, max(decided, int(taken))))] * len(runs))


def _slots(scenario: Scenario, used: int) -> int:
    """How many slots for halls a model gets: in steps, so that with one hall more it mostly stays the same model."""
    return min(max(-(-used // SLOTS), 1) * SLOTS, scenario.free_slots)


def model_of(scenario: bytes, runs: range, slots: int) -> tuple[Model, tuple[Decision, ...]]:
    """Return the model of some runs, compiled once while it is in use, and what the scenario's author decided.

    It has so many slots for halls: those that nobody uses change nothing, and would take a tenth of the time.
    """
    key = scenario, runs, slots
    if key not in _models:
        read: Scenario = pickle.loads(scenario)
        few = read.model_copy(update={"free_slots": slots})
        _models[key] = compile_scenario(few, runs, drawn(read, runs)), tuple(read.decisions)
        while len(_models) > KEPT_MODELS:
            _models.popitem(last=False)
    _models.move_to_end(key)
    return _models[key]


def warm(work: tuple[bytes, int]) -> int:
    """Compile, in a worker, what its first question will need, and make a week of it."""
    scenario, runs = work
    for batch in batches(runs):
        state = first_state(Future(scenario, b"", 0), batch)
        model, _ = model_of(scenario, batch, state.hall_status.shape[1])
        step(model.unmeasured(), state, orders_at((), model))
    return runs


# ------------------------------------------------------------------------------------------------------ all together


@dataclass(frozen=True, slots=True)
class Question:
    """Futures that begin at one week, up to week ``until``, in how many runs, and what is to be known of them."""

    futures: tuple[Future, ...]
    until: int
    runs: int
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What has been made of a question: ``bands`` (futures, weeks kept, indicators, PERCENT), NaN where not yet.

    ``apart`` (weeks kept, indicators, PERCENT) is what the first future has more than the second, run by run; of one
    future it is empty. ``weeks`` are those that are kept. ``made`` runs of every future are in it; while those of the
    first batch are on their way it reaches as far as they do. ``seconds`` since the question. ``values`` (weeks made,
    indicators, runs) of each future are what its bands are of, and ``numbers`` those of the runs.
    """

    question: Question
    weeks: tuple[int, ...]
    bands: Array
    apart: Array
    made: int
    seconds: float
    numbers: tuple[int, ...] = ()
    values: tuple[Array, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all runs are in it, up to its last week."""
        return self.made == self.question.runs and not self.partial

    @property
    def partial(self) -> bool:
        """Whether the first runs have not reached the last week yet."""
        return self.reach < len(self.weeks)

    @property
    def reach(self) -> int:
        """How many of the weeks that are kept all futures have."""
        known = np.isfinite(self.bands).any(axis=(2, 3)).all(axis=0)
        return int(known.sum())

    def of(self, future: int, indicator: str) -> Array:
        """Return the bands of one future and indicator: (weeks kept, PERCENT)."""
        found: Array = self.bands[future, :, self.question.indicators.index(indicator)]
        return found

    def outcomes(self, indicator: str, place: int, *, apart: bool = False) -> Array:
        """Return an indicator in one of the weeks kept, of the first future or what that has more: (runs,)."""
        column = self.question.indicators.index(indicator)
        first, *others = (values[place, column] for values in self.values)
        found: Array = first - others[0] if apart else first
        return found


def apart_of(batches_made: Sequence[Sequence[Array]], weeks: int, indicators: int) -> Array:
    """Return the bands (weeks, indicators, PERCENT) of what the first of two futures has more, run by run."""
    if len(batches_made) < 2:
        return np.zeros((0, indicators, len(PERCENT)))
    first, second = batches_made
    weeks_of_both = min(len(first[0]), len(second[0]))
    more = [a[:weeks_of_both] - b[:weeks_of_both] for a, b in zip(first, second, strict=True)]
    return np.array(bands_of([more], weeks, indicators)[0])


def bands_of(batches_made: Sequence[Sequence[Array]], weeks: int, indicators: int) -> Array:
    """Return the bands (futures, weeks, indicators, PERCENT) of batches (weeks made, indicators, runs) a future."""
    bands = np.full((len(batches_made), weeks, indicators, len(PERCENT)), np.nan)
    for place, arrays in enumerate(batches_made):
        if arrays:
            values = np.concatenate(arrays, axis=-1)
            bands[place, : len(values)] = quantiles(values, PERCENT)
    bands.flags.writeable = False
    return bands
