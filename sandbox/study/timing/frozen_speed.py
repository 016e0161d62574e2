"""What the frozen tick costs in our own form: figures that can be compared over years, each beside its goal.

What other programs take for the same tick is measured in ``tests/bench/peers``, which may import what it likes.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import islice
from statistics import median
from typing import Final

import numpy as np

from sandbox.study.ensembles import pool
from sandbox.study.ensembles.pool import Engine
from sandbox.study.timing.figures import FRAME, SPARE, Act, Figure, in_turns, slope, worked_by_children
from sandbox.study.timing.frozen_tick import (
    BLOCK,
    CLASSES,
    REGIONS,
    SHOCK,
    WEEKS,
    Array,
    FrozenTick,
    bands,
    chunk_size,
    chunks,
    fan,
    shocks_of,
    state_bytes,
)

SITES, MOST_SITES = 60, 500
RUNS: Final = 1000
MANY_RUNS: Final = 4000
FIRST: Final = 32  # runs of the first chart
WARM: Final = 52


def measured(takes: int) -> list[Figure]:
    """Measure all figures of the frozen tick."""
    found: list[Figure] = []
    for part in (partial(_weeks, takes), partial(_exponents, max(2, takes // 4)), _memory, _first_chart):
        found += part()
    return found


# ----------------------------------------------------------------------------------------------------------- weeks


class Runs:
    """Many runs with shocks, made as ensembles are: chunk by chunk, each for a block of weeks at a call."""

    def __init__(self, sites: int, runs: int) -> None:
        self.parts = [(FrozenTick(sites, numbers), shocks_of(numbers)) for numbers in chunks(runs, chunk_size(sites))]
        self.runs, self.weeks = runs, BLOCK

    def __call__(self) -> None:
        """Make a block of weeks of all runs."""
        for tick, shocks in self.parts:
            for drawn in islice(shocks, self.weeks):
                tick.step(drawn)


def warm(tick: FrozenTick) -> FrozenTick:
    """Make the first year of a tick."""
    for _ in range(WARM):
        tick.step()
    return tick


def _weeks(takes: int) -> Iterator[Figure]:
    largest = warm(FrozenTick(MOST_SITES))
    batch, alone = Runs(SITES, RUNS), Runs(SITES, 1)
    acts: dict[str, tuple[Act, int]] = {"largest": (largest.step, 8), "batch": (batch, 1), "alone": (alone, 4)}
    parts = _floor()
    took = in_turns(acts | {name: (act, 4) for name, (act, _) in parts.items()}, takes)
    middle = {name: median(seconds) for name, seconds in took.items()}
    tail = float(np.quantile(took["largest"], 0.99))
    told = f"of a frame, the slowest in a hundred weeks of the frozen tick, one run, {MOST_SITES} sites"
    yield Figure("frozen_tick_p99_of_frame", tail / FRAME, "1", told, "P1", 0.10)
    yield Figure("frozen_tick_of_frame", middle["largest"] / FRAME, "1", "of a frame, the median week of it")
    a_week, single = middle["batch"] / RUNS / BLOCK, middle["alone"] / BLOCK
    told = f"run-weeks a second of {RUNS} runs over those of runs one by one, {SITES} sites, shocks drawn"
    yield Figure("frozen_batch_over_single", single / a_week, "1", told, "P2", 10.0, at_least=True)
    yield Figure("frozen_single_us", single * 1e6, "us", "a week of one run of it")
    yield Figure("frozen_run_week_us", a_week * 1e6, "us", "a run-week of the batch, one processor")
    floor = {name: middle[name] / runs for name, (_, runs) in parts.items()}
    told = "share of a run-week that exponentials, normals, matrix products and moving the stocks take by themselves"
    yield Figure("frozen_of_floor", sum(floor.values()) / a_week, "1", told, "P6", 0.30, at_least=True)
    for name, seconds in floor.items():
        yield Figure(f"floor_{name}_us", seconds * 1e6, "us", f"of a run-week: {name} by themselves")


def _floor() -> dict[str, tuple[Act, int]]:
    """Return what a week cannot do without, each by itself and for how many runs: chunks, and the stocks of all."""
    size = chunk_size(SITES)
    made = FrozenTick(SITES, range(size)).constants
    generator = np.random.Generator(np.random.SFC64(0))
    by_site = generator.uniform(-1.5, -0.5, (size, CLASSES, SITES))  # as -1.5 times a price
    by_region = generator.normal(0.0, SHOCK, (size, CLASSES, REGIONS))
    by_class, by_field = np.empty((CLASSES, size, SITES)), np.empty((CLASSES, size, REGIONS))
    shocks, pulls = np.empty_like(by_region), np.empty_like(by_site)
    stocks = np.ones(RUNS * state_bytes(SITES) // 8)
    moved = np.empty_like(stocks)

    def exponentials() -> None:
        np.exp(by_site, out=pulls)
        np.exp(by_region, out=shocks)

    def products() -> None:
        np.matmul(pulls.transpose(1, 0, 2), made.farness, out=by_field)
        np.matmul(by_field, made.nearness, out=by_class)

    return {
        "exponentials": (exponentials, size),
        "normals": (lambda: generator.standard_normal(out=shocks), size),
        "products": (products, size),
        "traffic": (lambda: np.copyto(moved, stocks), RUNS),
    }


# ------------------------------------------------------------------------------------------------------- exponents


def _exponents(takes: int) -> Iterator[Figure]:
    by_sites = {sites: Weeks(64, sites, REGIONS) for sites in (500, 1000, 2000)}
    by_runs = {runs: Weeks(runs, SITES, REGIONS) for runs in (64, 250, 1000, 4000, 10_000)}
    by_regions = {regions: Weeks(64, SITES, regions) for regions in (31, 62, 124, 248)}
    kinds: Mapping[str, Mapping[int, Weeks]] = {"sites": by_sites, "runs": by_runs, "regions": by_regions}
    for kind, many in kinds.items():
        took = in_turns({str(count): (act, 1) for count, act in many.items()}, takes)
        value = slope({count: median(took[str(count)]) for count in many})
        told = f"exponent of the frozen tick's cost in {kind}, {min(many)} to {max(many)}"
        yield Figure(f"frozen_{kind}_exponent", value, "1", told, "P8", 1.10)


class Weeks:
    """Many runs in chunks, a week at a call, without shocks."""

    def __init__(self, runs: int, sites: int, regions: int) -> None:
        self.ticks = [FrozenTick(sites, part, regions) for part in chunks(runs, chunk_size(sites, regions))]

    def __call__(self) -> None:
        """Make a week of all of them."""
        for tick in self.ticks:
            tick.step()


# ---------------------------------------------------------------------------------------------------------- memory


def _memory() -> Iterator[Figure]:
    tick = FrozenTick(SITES, range(3))
    a_run = sum(values.nbytes for values in tick.stocks.values()) / 3
    told = "stocks of a run of the frozen tick over 8 (N W + S (W + G + 2) + 2 G) bytes"
    yield Figure("frozen_state_over_least", a_run / state_bytes(SITES), "1", told, "P9", 1.05)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        for _ in charts(MANY_RUNS, pool.here):
            pass
        peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    told = f"most memory that {MANY_RUNS} runs of {WEEKS} weeks take in one process, over their stocks and 64 MiB"
    yield Figure("frozen_peak_of_allowed", peak / (a_run * MANY_RUNS + SPARE), "1", told, "P9", 1.0)


# ------------------------------------------------------------------------------------------------------- ensembles


def charts(runs: int, engine: Engine, sites: int = SITES, weeks: int = WEEKS) -> Iterator[Array]:
    """Make an ensemble; yield the lines of a fan chart of its first few runs, which are made here, and of all."""
    first = fan(sites, weeks, range(FIRST))
    yield bands(first)
    kept = np.empty((*first.shape[:2], runs))
    kept[:, :, :FIRST] = first
    pieces = chunks(runs, chunk_size(sites), FIRST)
    for place, part in engine(partial(fan, sites, weeks), pieces):
        kept[:, :, pieces[place].start : pieces[place].stop] = part
    yield bands(kept)


def _first_chart() -> Iterator[Figure]:
    workers = pool.processors()
    begun, worked = time.perf_counter(), worked_by_children()
    at = [time.perf_counter() - begun for _ in charts(RUNS, partial(pool.processes, workers))]
    worked = worked_by_children() - worked
    told = f"until the first fan chart, {FIRST} of {RUNS} runs of {WEEKS} weeks, {SITES} sites"
    yield Figure("frozen_first_chart_s", at[0], "s", told, "P10", 0.5)
    told = f"until the chart of all of them, by {workers} processes, their start included"
    yield Figure("frozen_all_charts_s", at[-1], "s", told, "P10", 6.0)
    if worked > 0:  # not known on Windows
        told = "seconds that each of them worked: what a clock would show with nothing else at work"
        yield Figure("frozen_all_charts_work_s", worked / workers, "s", told)
