"""What each program takes for the frozen tick, beside ours: all in one process, in turns, medians of its own time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from statistics import median

import numpy as np

from sandbox.study.timing.figures import Act, Figure, in_turns
from sandbox.study.timing.frozen_speed import RUNS, SITES, WARM, Weeks
from sandbox.study.timing.frozen_tick import BLOCK, REGIONS, FrozenTick, chunk_size, chunks, shocks_of

from .core import core_over_batch
from .plain import PlainTick
from .proof import AGREE, PROGRAMS, SAME, OwnTick, Peer, Program, apart, furthest

SIZES = (40, 150)
ENSEMBLE = 250  # runs that a program without a run axis is compared with
MANY = 26  # weeks that PySD makes at a call
TURN = 8  # weeks that every other makes at a turn: all find their data as near as their own last week left it
PROVE, PROVE_SLOW = 416, 104  # weeks
SLOW = "PySD"
OURS, PLAIN = "Suanli", "plain Python"


@dataclass(frozen=True)
class Row:
    """A program at one size: a run-week of it, and how much more that is than ours alone and in an ensemble."""

    name: str
    version: str
    sites: int
    ms: float
    over_single: float
    over_ensemble: float
    agrees: float


class Disagrees(Exception):
    """A program whose numbers are not plain Python's is not timed."""


def proved() -> dict[str, float]:
    """Hold our form and every program that is installed to plain Python; return how far each was off at most."""
    found = {OURS: furthest(OwnTick(SAME), PROVE)}
    for program in PROGRAMS:
        if program.version is not None:
            weeks = PROVE_SLOW if program.name == SLOW else PROVE
            found[program.name] = furthest(program.make(SAME), weeks)
    off = {name: value for name, value in found.items() if not value <= AGREE}
    if off:
        raise Disagrees(f"not the numbers of plain Python within {AGREE:g}: {off}")
    return found


def rows(agrees: dict[str, float], takes: int) -> list[Row]:
    """Time every program that agrees, at both sizes; PySD by itself, since its call is for many weeks."""
    found = []
    for sites in SIZES:
        for slow in (False, True):
            peers = {p.name: p for p in PROGRAMS if p.name in agrees and (p.name == SLOW) == slow}
            if peers or not slow:
                found += _rows(sites, peers, max(3, takes // 10) if slow else takes, agrees)
    return found


def _rows(sites: int, peers: dict[str, Program], takes: int, agrees: dict[str, float]) -> Iterator[Row]:
    slow = SLOW in peers
    own, batch = OwnTick(sites), Weeks(ENSEMBLE, sites, REGIONS)
    acts: dict[str, tuple[Act, int]] = {OURS: (own.step, TURN), "ensemble": (batch, TURN)}
    share = {OURS: 1.0, "ensemble": float(ENSEMBLE)}  # run-weeks of a call
    if not slow:
        acts[PLAIN], share[PLAIN] = (PlainTick(sites).step, TURN), 1.0
    for name, program in peers.items():
        peer = program.make(sites)
        if slow:
            acts[name], share[name] = (_many(peer), 1), float(MANY)
        else:
            acts[name], share[name] = (peer.step, TURN), float(getattr(peer, "runs", 1))
    for act, _ in list(acts.values()):
        for _ in range(1 if slow else WARM):
            act()
    took = {name: median(seconds) / share[name] for name, seconds in in_turns(acts, takes).items()}
    for name in took:
        if slow and name not in peers:
            continue  # told already, from the longer turns
        version = peers[name].version if name in peers else ""
        label = f"{OURS}, {ENSEMBLE} runs" if name == "ensemble" else name
        agreed = agrees.get(OURS if name == "ensemble" else name, 0.0)
        yield Row(
            label,
            version or "",
            sites,
            took[name] * 1e3,
            took[name] / took[OURS],
            took[name] / took["ensemble"],
            agreed,
        )


def _many(peer: Peer) -> Callable[[], None]:
    return lambda: peer.run(MANY)


def figures(found: list[Row]) -> Iterator[Figure]:
    """The goals that compare with others: P4 and P5."""
    for row in found:
        if row.sites != SIZES[0]:
            continue
        if row.name == "Mesa":
            told = f"what a week takes in Mesa over ours, one run, {row.sites} sites"
            yield Figure("mesa_over_single", row.over_single, "1", told, "P4", 8.0, at_least=True)
            told = f"the same over a run-week of ours among {ENSEMBLE} runs"
            yield Figure("mesa_over_ensemble", row.over_ensemble, "1", told, "P4", 150.0, at_least=True)
        if row.name == SLOW:
            told = f"what a week takes in PySD over ours, one run, {row.sites} sites"
            yield Figure("pysd_over_single", row.over_single, "1", told, "P5", 50.0, at_least=True)
            yield Figure("pysd_over_ensemble", row.over_ensemble, "1", "the same over a run-week of ours in a batch")


def plain_over_batch(takes: int) -> Iterator[Figure]:
    """A week in plain Python over a run-week of a thousand runs (P3), without shocks, which plain Python lacks."""
    plain, batch = PlainTick(SITES), Weeks(RUNS, SITES, REGIONS)
    for _ in range(WARM):
        plain.step()
        batch()
    took = in_turns({"plain": (plain.step, TURN), "batch": (batch, TURN)}, takes)
    ratio = median(took["plain"]) / (median(took["batch"]) / RUNS)
    told = f"a week in plain Python over a run-week of {RUNS} runs, {SITES} sites"
    yield Figure("frozen_plain_over_batch", ratio, "1", told, "P3", 100.0, at_least=True)


def numba_twin(takes: int) -> Iterator[Figure]:
    """Ours against the compiled twin on one core (P7), a thousand runs in chunks, both with the same shocks."""
    from .with_numba import NumbaTick

    size = chunk_size(SITES)
    ours = [(FrozenTick(SITES, part), shocks_of(part)) for part in chunks(RUNS, size)]
    twin = [(NumbaTick(SITES, part), shocks_of(part)) for part in chunks(RUNS, size)]

    def block(many: list) -> Callable[[], None]:
        def make() -> None:
            for tick, shocks in many:
                for drawn in islice(shocks, BLOCK):
                    tick.step(drawn)

        return make

    acts: dict[str, tuple[Act, int]] = {"ours": (block(ours), 1), "numba": (block(twin), 1)}
    took = in_turns(acts, takes)
    for (mine, _), (other, _) in zip(ours, twin, strict=True):
        off = apart({name: values for name, values in mine.stocks.items()}, other.values)
        if not off <= AGREE:
            raise Disagrees(f"numba's runs with shocks are {off:g} from ours")
    ours_us, numba_us = (median(took[name]) / RUNS / BLOCK * 1e6 for name in ("ours", "numba"))
    told = f"a run-week of ours over numba's on one core, {RUNS} runs, {SITES} sites, shocks drawn"
    yield Figure("over_numba", ours_us / numba_us, "1", told, "P7", 2.0)
    yield Figure("numba_run_week_us", numba_us, "us", "a run-week of numba's")


def measured(takes: int) -> tuple[list[Row], list[Figure]]:
    """Prove, then time."""
    agrees = proved()
    found = rows(agrees, takes)
    told = [*figures(found), *core_over_batch(takes), *plain_over_batch(max(3, takes // 4))]
    if "numba" in agrees:
        told += numba_twin(max(3, takes // 4))
    return found, told


def as_dict(row: Row) -> dict[str, object]:
    """A row for programs."""
    return {name: value if not isinstance(value, np.generic) else value.item() for name, value in asdict(row).items()}
