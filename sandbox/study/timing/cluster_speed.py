"""What Dask adds to an ensemble (P14): its workers on this machine beside as many processes of our own."""

from __future__ import annotations

import time
from collections.abc import Iterator
from importlib.util import find_spec
from statistics import median
from typing import Final

from sandbox.model.measures import INDICATORS
from sandbox.scenario.files import load_scenario
from sandbox.study.ensembles import cluster, own_cluster, pool
from sandbox.study.ensembles.ensemble import CHUNK, Member, members, run_all
from sandbox.study.ensembles.pool import Engine
from sandbox.study.timing.figures import Figure

CHUNKS: Final = 2  # a worker and take
WEEKS: Final = 78
TAKES: Final = 3
MORE: Final = 1.15  # times as much, at most


def there() -> bool:
    """Whether the extra is installed that this needs."""
    return find_spec("distributed") is not None


def measured(workers: int | None = None, weeks: int = WEEKS, takes: int = TAKES) -> list[Figure]:
    """Measure the same runs made by both in turns; all processes were started, and have made one take, before."""
    return list(_measured(workers or pool.processors(), weeks, takes))


def _measured(workers: int, weeks: int, takes: int) -> Iterator[Figure]:
    runs, names = CHUNKS * CHUNK * workers, tuple(variable.name for variable in INDICATORS)
    (member,) = members(load_scenario("rush"), (), (), weeks=weeks, keep=range(weeks), indicators=names)
    found: list[tuple[float, float]] = []
    worked: list[tuple[float, float]] = []
    with (
        pool.started(workers) as near,
        own_cluster.started([{}] * workers) as address,
        cluster.joined(address) as far,
    ):
        for take in range(-1, takes):
            turns = [_take(member, runs, engine) for engine in (near, far)]
            if take >= 0:
                found.append((turns[0][0], turns[1][0]))
                worked.append((turns[0][1], turns[1][1]))
    told = f"{runs} runs of {weeks} weeks, all kept, by {workers} Dask workers here over the same by processes: time"
    yield Figure("dask_over_processes", _ratio(found), "1", told, "P14", MORE)
    told = "the same of the processor: of all processes, workers, the scheduler and this one"
    yield Figure("dask_work_over_processes", _ratio(worked), "1", told)
    told = "processor seconds of such a take by processes"
    yield Figure("processes_work_s", median(near for near, _ in worked), "s", told)
    yield Figure("dask_work_s", median(far for _, far in worked), "s", "the same by Dask")


def _ratio(pairs: list[tuple[float, float]]) -> float:
    return median(far / near for near, far in pairs)


def _take(member: Member, runs: int, engine: Engine) -> tuple[float, float]:
    """Return what a take lasts, and how long processors work meanwhile for this process and those it started."""
    begun, worked = time.perf_counter(), _worked()
    run_all([member], runs, CHUNK, engine)
    return time.perf_counter() - begun, _worked() - worked


def _worked() -> float:
    import psutil  # comes with Dask

    this = psutil.Process()
    times = [process.cpu_times() for process in (this, *this.children(recursive=True))]
    return float(sum(one.user + one.system for one in times))
