"""An ensemble takes no more memory for more runs: neither what is kept of them, nor who makes them, nor the file."""

from __future__ import annotations

import json
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox.model.measures import INDICATORS
from sandbox.report.bands import GROUP
from sandbox.study.ensembles.ensemble import CHUNK, Chunk, Member, Ran, members, run_all
from sandbox.study.ensembles.kept import Kept, bands
from sandbox.study.ensembles.spread import over_weeks

MIB = 2**20
NAMES = tuple(variable.name for variable in INDICATORS)
linux = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the most memory of a process")


def ready(work: Any, items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """An engine whose runs cost nothing: all of them are about the same."""
    (member,) = work.args[0]
    values = np.random.default_rng(1).normal(size=(len(member.keep), len(member.indicators), CHUNK))
    for place, (_, runs) in enumerate(items):
        digests = tuple(f"{run:080}".encode() for run in runs)
        yield place, Chunk(values[..., : len(runs)], digests, np.zeros(len(runs), dtype=bool))


def member(weeks: int, indicators: Sequence[str] = NAMES) -> Member:
    (one,) = members(sandbox.load_scenario("tiny"), [], [], weeks=weeks, keep=range(weeks), indicators=indicators)
    return one


def ensemble(one: Member, runs: int) -> Ran:
    (found,), _ = run_all([one], runs, CHUNK, ready)
    return found


def test_what_is_known_of_runs_does_not_grow_with_them() -> None:
    """Of a run nothing stays in memory: a digest alone would be 80 bytes, with what Python adds 250."""
    one = member(1, NAMES[:1])
    ensemble(one, CHUNK)
    tracemalloc.start()
    try:
        found = ensemble(one, 40_000)
        digest = found.digest
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(digest) == 64 and found.kept.runs == 40_000
    assert peak < 40_000 * 25, peak


@pytest.mark.parametrize("block", [MIB // 8, MIB])
def test_runs_are_read_back_a_little_at_a_time_however_many_they_are(block: int) -> None:
    """A week of these runs is 2.6 MB: less than that is read at a time, and the result is the same."""
    several = []
    for k in range(2):
        kept = Kept(3, 16)
        for first in range(0, 10_000, 500):
            kept.put(first, np.random.default_rng([k, first]).normal(size=(3, 16, 500)))
        several.append(kept)
    tracemalloc.start()
    try:
        found = bands(several, block)
        parts = over_weeks(several, {"boom": ("push", "herd")}, block)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * block + 2.5 * MIB, peak
    assert found.tobytes() == bands(several, 64 * MIB).tobytes()
    whole = over_weeks(several, {"boom": ("push", "herd")}, 64 * MIB)
    np.testing.assert_allclose(parts.variance, whole.variance, rtol=1e-12)
    np.testing.assert_allclose(parts.shares, whole.shares, rtol=1e-9, atol=1e-12)


ALL_OF_IT = """
import datetime as dt, pathlib, sys
sys.path[:0] = {tests!r}
import test_flat_memory as test
from sandbox.report.bands import KINDS, write_runs
from sandbox.study.ensembles.kept import bands
found = test.ensemble(test.member(12), {runs})
found.digest, bands([found.kept])
labels = dict.fromkeys(KINDS, "one")
parts = ((labels, *part) for part in found.kept.by_run())
write_runs(pathlib.Path({out!r}), dt.date(2023, 1, 2), test.NAMES, {{}}, parts)
status = pathlib.Path("/proc/self/status").read_text()
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
"""


@linux
def test_a_process_grows_no_more_for_six_times_the_runs(tmp_path: Path) -> None:
    """Also by what is not Python's: a Parquet file's own notes were the most of it."""
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    peaks = {}
    for runs in (2_560, 15_360):
        out = tmp_path / "runs.parquet"
        here = Path(__file__).parents
        code = ALL_OF_IT.format(runs=runs, out=str(out), tests=[str(here[0]), str(here[1]), str(here[2])])
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        peaks[runs] = int(done.stdout) / 1024
        with pq.ParquetFile(out) as file:
            assert file.metadata.num_rows == 12 * runs
            assert file.metadata.num_row_groups <= 1 + runs * 12 * (8 * len(NAMES) + 64) / GROUP
    assert peaks[15_360] - peaks[2_560] < 10.0, peaks


RUN = """
import json, resource, sys
from sandbox import cli
if __name__ == "__main__":
    sys.argv = ["suanli", *json.loads(sys.argv[1])]
    status = cli.run()
    most = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps([status, *most]))
"""


@linux
@pytest.mark.bench
def test_real_runs_and_their_workers(tmp_path: Path) -> None:
    """The command with two workers, their peak and its own, for 250 runs of a quarter of `rush` and for 2,000."""
    peaks = {}
    for runs in (250, 2_000):
        command = ["ensemble", "rush", "--until", "2023-03-27", "--runs", runs, "--workers", 2]
        command += ["--out", str(tmp_path / "runs.parquet")]
        script = tmp_path / "run.py"
        script.write_text(RUN)
        arguments = [sys.executable, str(script), json.dumps([str(x) for x in command])]
        done = subprocess.run(arguments, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
        status, own, workers = json.loads(done.stdout.splitlines()[-1])
        assert status == 0
        peaks[runs] = (own / 1024, workers / 1024)
        print(f"\n{runs} runs: at most {peaks[runs][0]:.0f} MiB, and {peaks[runs][1]:.0f} MiB a worker")
    for few, many in zip(*peaks.values(), strict=True):
        assert many < few + 20.0
