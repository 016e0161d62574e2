"""Verifying a capsule: every branch is played again and compared week by week."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np

from sandbox.machine import Difference
from sandbox.model.cards import stale
from sandbox.model.state import State
from sandbox.play.capsule_read import branch_named, damaged, digest_rows, first_difference, opened, states_of


@dataclass(frozen=True, slots=True)
class Verified:
    """What a re-run of a branch found: the same bits, or the first week and sector that differ, and why."""

    branch: str
    node: int
    same: bool
    weeks: int
    tick: int | None = None
    sector: str | None = None
    variables: tuple[str, ...] = ()
    why: Difference | None = None


def verify(path: Path, branch: str | None = None) -> list[Verified]:
    """Play every branch (or the named one) again from week 0 and compare each week's digests with the recorded ones.

    Where they differ, ``variables`` are the stocks that differ in the nearest state that the file keeps.
    """
    simulation, parts, name = opened(Path(path))
    chosen, why = branch_named(simulation, branch, name), Difference.of(json.loads(parts["manifest.json"]))
    kept, history = digest_rows(parts["digests.bin"], name), simulation.history
    states = {history.address(h.node, h.tick): s for h, s in states_of(parts["checkpoints.npz"], simulation, name)}
    first: dict[int, tuple[int, str]] = {}  # a node's first week that differs, and the sector
    differing: dict[tuple[int, int], tuple[str, ...]] = {}
    for node, tick, _, state in simulation.replay():
        expected, digest = kept.get((node.id, tick)), simulation.recorder.rows[(node.id, tick)].digest
        if expected != digest and node.id not in first:
            first[node.id] = (tick, "not recorded" if expected is None else first_difference(expected, digest))
        if stale(state, simulation.model.params):  # no digest holds it, for it follows from what digests hold
            first.setdefault(node.id, (tick, "cards"))
        if (saved := states.get((node.id, tick + 1))) is not None:
            names = (f.name for f in fields(State))
            differing[(node.id, tick + 1)] = tuple(
                n for n in names if not np.array_equal(getattr(saved, n), getattr(state, n))
            )
    found = []
    for line in chosen:
        end = simulation.history.address(line.node, line.reach)
        path_ = [n.id for n in history.path(line.node)]
        until = [n.tick for n in history.path(line.node)[1:]] + [line.reach]
        wrong = [first[n] for n, stop in zip(path_, until, strict=True) if n in first and first[n][0] < stop]
        if not wrong:
            if differing.get(end):
                what = f"the state of week {line.reach} is not what its decisions give ({', '.join(differing[end])})"
                raise damaged(name, "checkpoints.npz", what)
            found.append(Verified(line.name, line.node, True, line.reach))
            continue
        tick, sector = wrong[0]
        nearest = [at for at in differing if at == simulation.history.address(line.node, at[1]) and at[1] > tick]
        variables = differing[min(nearest, key=lambda at: at[1])] if nearest else ()
        found.append(Verified(line.name, line.node, False, line.reach, tick, sector, variables, why))
    return found
