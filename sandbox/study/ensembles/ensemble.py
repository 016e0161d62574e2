"""Many runs of a scenario that differ in what is not known: parameters, the weeks' chance, and theories.

A run is addressed by its number: its parameters and its weather depend on (seed, name, number) alone, and the kernels
give every run of a batch the bits that it has alone. So chunks, workers and their order change nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS
from sandbox.model.record import record
from sandbox.model.state import State
from sandbox.model.step import step
from sandbox.play.orders import orders_at
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import Decision
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario, complete
from sandbox.study.abreast import any_refused
from sandbox.study.ensembles.draws import drawn
from sandbox.study.ensembles.kept import Kept
from sandbox.study.ensembles.pool import Engine, go_on
from sandbox.study.theories import BOOM

Array = NDArray[Any]

CHUNK: Final = 128  # runs side by side: of fewer a week's calls cost too much, of more memory has to be waited for


@dataclass(frozen=True, slots=True)
class Member:
    """One scenario of an ensemble, complete, and what is kept of its runs.

    ``theories`` are those that tell it from other members, by kind; ``keep`` are the weeks whose ``indicators`` are
    kept, in ascending order; ``weeks`` are made in all.
    """

    theories: Mapping[str, str]
    scenario: Scenario
    weeks: int
    keep: tuple[int, ...]
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """What some runs of a member gave: (weeks kept, indicators, R), a digest a run, and where an order was refused."""

    values: Array
    digests: tuple[bytes, ...]
    refused: Array


def members(
    scenario: Scenario,
    decisions: Sequence[Decision],
    theories: Sequence[Mapping[str, str]],
    *,
    weeks: int,
    keep: Sequence[int],
    indicators: Sequence[str],
) -> tuple[Member, ...]:
    """Return the scenarios to run: the one that is given, or one for each of the ``theories``, by kind.

    A theory of the boom comes with its own fit. Hall slots that no decision uses are left out: an empty one changes no
    bit and takes its time.
    """
    every = [*scenario.decisions, *decisions]
    slots = max((getattr(decision, "hall", 0) for decision in every), default=0)
    return tuple(
        Member(
            each,
            complete(_under(scenario, each).model_copy(update={"decisions": every, "free_slots": slots})),
            weeks,
            tuple(sorted(set(keep))),
            tuple(indicators),
        )
        for each in theories or ({},)
    )


def _under(scenario: Scenario, theories: Mapping[str, str]) -> Scenario:
    for kind, name in theories.items():
        scenario = override(scenario, f"theory.{kind}={name}")
    return override(scenario, "fit=own") if BOOM in theories else scenario


def make(member: Member, runs: Sequence[int], varied: Mapping[str, Array] | None = None) -> Chunk:
    """Make the runs of a member with these numbers, side by side.

    ``varied`` are parameters (R,) by name; without them those that belong to the numbers are drawn.
    """
    model = compile_scenario(member.scenario, runs, drawn(member.scenario, runs) if varied is None else varied)
    columns = _columns(member.indicators)
    place = {week: i for i, week in enumerate(member.keep)}
    values = np.empty((len(place), len(columns), len(runs)))
    refused = np.zeros(len(runs), dtype=bool)
    by_week: dict[int, list[Decision]] = {}
    for decision in member.scenario.decisions:
        by_week.setdefault(decision.tick, []).append(decision)
    state, unmeasured = model.state0, model.unmeasured()
    for week in range(member.weeks):
        go_on()
        orders = orders_at(by_week.get(week, ()), model)
        state, flows = step(model if week in place else unmeasured, state, orders)
        if week in by_week:
            refused |= any_refused(orders, flows)
        if week in place:
            values[place[week]] = record(model, state, flows).national[:, columns].T
    return Chunk(values, tuple(_digest(state, k) for k in range(len(runs))), refused)


def _columns(indicators: Sequence[str]) -> list[int]:
    known = {variable.name: i for i, variable in enumerate(INDICATORS)}
    return [known[name] for name in indicators]


def _digest(state: State, run: int) -> bytes:
    """What the digest of that run alone is after its last week."""
    return b"".join(state.of_run(run).digest())


# ------------------------------------------------------------------------------------------------ all runs together


@dataclass(frozen=True, slots=True)
class Ran:
    """What the runs of a member gave, so far as they were made."""

    member: Member
    kept: Kept
    refused: int

    @property
    def digests(self) -> dict[int, bytes]:
        """What the digest of each run is."""
        return dict(self.kept.digests())

    @property
    def digest(self) -> str:
        """SHA-256 over the digests of the runs in order of their numbers."""
        hashed = hashlib.sha256()
        for _, one in self.kept.digests():
            hashed.update(one)
        return hashed.hexdigest()


def together(several: Sequence[Ran]) -> str:
    """Return one digest of several members' runs: of one its own, of more SHA-256 over theirs in order."""
    if len(several) == 1:
        return several[0].digest
    return hashlib.sha256("".join(one.digest for one in several).encode()).hexdigest()


def of_theory(several: Sequence[Ran], kind: str, name: str) -> list[Ran]:
    """Return the members that run under a theory."""
    return [one for one in several if one.member.theories.get(kind) == name]


def chunk_size(runs: int, workers: int) -> int:
    """How many runs are made side by side: every worker gets its part."""
    return min(CHUNK, -(-runs // workers))


def run_all(
    chosen: Sequence[Member],
    runs: int,
    chunk: int,
    engine: Engine,
    folder: str | None = None,
    tell: Callable[[int], None] = lambda made: None,
) -> tuple[tuple[Ran, ...], bool]:
    """Make runs 0 to ``runs`` - 1 of every member; also return whether an interrupt left some of them unmade.

    ``engine`` runs a function over a list and gives back place and result of each as it is there (``pool``). What is
    kept lies in a nameless file in ``folder``. ``tell`` hears how many runs have been made.
    """
    pieces = [range(begin, min(begin + chunk, runs)) for begin in range(0, runs, chunk)]
    work = [(which, piece) for piece in pieces for which in range(len(chosen))]
    kept = [Kept(len(one.keep), len(one.indicators), folder) for one in chosen]
    refused, made, stopped = [0] * len(chosen), 0, False
    done = engine(partial(_piece, tuple(chosen)), work)
    try:
        for place, found in done:
            which, piece = work[place]
            kept[which].put(piece.start, found.values, found.digests)
            refused[which] += int(np.count_nonzero(found.refused))
            made += len(piece)
            tell(made)
    except KeyboardInterrupt:
        stopped = made < runs * len(chosen)
    return tuple(Ran(*each) for each in zip(chosen, kept, refused, strict=True)), stopped


def _piece(chosen: tuple[Member, ...], work: tuple[int, range]) -> Chunk:
    which, runs = work
    return make(chosen[which], runs)
