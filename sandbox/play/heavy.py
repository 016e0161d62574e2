"""Verifying a capsule the heavy way: every number of every week, made again from a save of the week before.

A week's phases (rules, orders, chance, the equations of each sector, stocks) are hashed, so that a fault names branch,
week, phase and variables. Weeks are made again from the last to the first, by a model that was compiled anew: what a
week owes to others that were made before it in the same process is found too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sandbox.machine import Difference, made_with
from sandbox.model.phases import Digests, Part, first_apart, phases, settled, stocks
from sandbox.model.state import State
from sandbox.play.capsule_read import branch_named, opened, states_of
from sandbox.play.capsule_write import packed
from sandbox.play.orders import orders_at
from sandbox.play.simulation import Simulation
from sandbox.play.trace import Address, Trace, read

BLOCK = 52  # weeks that are made in order before they are made again from the last to the first


@dataclass(frozen=True, slots=True)
class Apart:
    """Where two makings of a game part: the week, the phase of it, and what differs there in the order it is made."""

    tick: int
    phase: str
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found of a branch, of which ``numbers`` were hashed in all.

    ``again`` says where a week that is made again is another one, ``against`` where it is not the trace's; ``why``
    what the trace's version and machine have to do with that. The trace has ``compared`` of the numbers.
    """

    branch: str
    weeks: int
    numbers: int
    again: Apart | None = None
    against: Apart | None = None
    why: Difference | None = None
    compared: int = 0


@dataclass(frozen=True, slots=True)
class _Week:
    """A week as it was made first: where it is, the state before it, the state after it, and every digest of it."""

    address: Address
    before: State
    after: State
    digests: Digests


def weigh(path: Path, branch: str | None = None, against: Path | None = None) -> tuple[list[Weighed], Trace]:
    """Make every week of a capsule's branches (or of the named one) again, and hold it to a trace if one is given.

    Also returns the trace of what was made. Raises ``Unreadable`` where ``against`` is no trace of this game.
    """
    simulation, parts, name = opened(Path(path))
    second, _, _ = opened(Path(path))
    chosen = branch_named(simulation, branch, name)
    game = hashlib.sha256(parts["scenario.json"] + parts["history.json"]).hexdigest()
    kept = None if against is None else read(against, game)
    made: dict[Address, bytes] = {}
    again: dict[Address, Apart] = {}
    held: dict[Address, Apart] = {}
    numbers: tuple[Part, ...] = ()
    parameters = settled(simulation.model)
    for block in _blocks(simulation):
        for week in reversed(block):
            numbers, made[week.address] = tuple(week.digests), b"".join(week.digests.values())
            if (apart := _apart_again(second, name, week) or _apart_at_once(week)) is not None:
                again[week.address] = apart
            if kept is not None and (apart := _apart_from(kept, week)) is not None:
                held[week.address] = apart
    settled_again = _before_all(parameters, settled(second.model))
    settled_there = None if kept is None else _before_all(kept.settled, parameters)
    told = []
    for line in chosen:
        weeks = [(simulation.history.owner(line.node, tick), tick) for tick in range(line.reach)]
        other = settled_there or _first(weeks, held)
        why = Difference.of(kept.made_with) if kept is not None and other is not None else None
        count, both = len(numbers) * len(weeks), _both(kept, numbers, weeks)
        told.append(Weighed(line.name, line.reach, count, settled_again or _first(weeks, again), other, why, both))
    return told, Trace(game, made_with(), parameters, numbers, dict(sorted(made.items())))


def _blocks(simulation: Simulation) -> Iterator[list[_Week]]:
    """Make every week once, in order, and give some at a time."""
    block: list[_Week] = []
    for node, tick, before, after in simulation.replay():
        _, digests = _phases(simulation, node.id, before)
        block.append(_Week((node.id, tick), before, after, digests))
        if len(block) == BLOCK:
            yield block
            block = []
    yield block


def _phases(simulation: Simulation, node: int, before: State) -> tuple[State, Digests]:
    orders = orders_at(simulation.decisions_at(node, before.tick), simulation.model)
    return phases(simulation.model, before, orders)


def _before_all(a: Digests, b: Digests) -> Apart | None:
    """Where the numbers part that no week changes."""
    apart = first_apart(a, b)
    return None if apart is None else Apart(0, *apart)


def _apart_at_once(week: _Week) -> Apart | None:
    """Where the stocks of the week's two first makings part: one was recorded, of the other the digests were taken."""
    apart = first_apart(stocks(week.after), week.digests)
    return None if apart is None else Apart(week.before.tick, *apart)


def _apart_again(second: Simulation, name: str, week: _Week) -> Apart | None:
    """Where the week parts from itself, made from a save of the state before it."""
    ((_, state),) = states_of(packed({week.address: week.before}), second, name)
    _, digests = _phases(second, week.address[0], state)
    apart = first_apart(week.digests, digests)
    return None if apart is None else Apart(week.before.tick, *apart)


def _apart_from(kept: Trace, week: _Week) -> Apart | None:
    """Where a week is not a trace's; that it lacks the week is no difference."""
    expected = kept.of(week.address)
    apart = None if expected is None else first_apart(expected, week.digests)
    return None if apart is None else Apart(week.before.tick, *apart)


def _both(kept: Trace | None, numbers: tuple[Part, ...], weeks: list[Address]) -> int:
    """How many numbers of some weeks a trace has too."""
    if kept is None:
        return 0
    return len(set(numbers) & set(kept.numbers)) * sum(address in kept.weeks for address in weeks)


def _first(weeks: list[Address], found: Mapping[Address, Apart]) -> Apart | None:
    return next((found[at] for at in weeks if at in found), None)
