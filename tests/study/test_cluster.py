"""Runs made by the workers of a Dask scheduler: the same bits, few of them waiting, and every refusal in a line.

Schedulers and workers are processes of their own, on this machine, and end with the test that started them.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from commands import Command

import sandbox
from sandbox.errors import Unreadable
from sandbox.study.ensembles import cluster, own_cluster, pool
from sandbox.study.ensembles.ensemble import Member, Ran, _piece, make, members, run_all
from sandbox.study.timing import cluster_speed

distributed = pytest.importorskip("distributed")

RENT = ("--indicator", "rent_8xh100")
SHOWN = ("rent_8xh100", "resale_discount")
TINY = ("ensemble", "tiny", "--runs", "12", *RENT)


def member(scenario: str = "tiny", weeks: int = 12) -> Member:
    (one,) = members(sandbox.load_scenario(scenario), [], [], weeks=weeks, keep=range(weeks), indicators=SHOWN)
    return one


def ran(one: Member, runs: int, chunk: int, engine: Any) -> Ran:
    (found,), stopped = run_all([one], runs, chunk, engine)
    assert not stopped
    return found


def kept(found: Ran) -> bytes:
    return found.kept.read(range(found.kept.weeks), range(found.kept.indicators)).tobytes()


@pytest.fixture(scope="module")
def two() -> Iterator[str]:
    """The address of a scheduler with two workers."""
    with own_cluster.started([{}, {}]) as address:
        yield address


@contextlib.contextmanager
def watching(address: str) -> Iterator[Any]:
    with distributed.Client(address, timeout=5, set_as_default=False) as client:
        yield client


def busy(client: Any) -> int:
    """How many pieces a scheduler and its workers know of."""
    known = client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
    return known + sum(client.run(lambda dask_worker: len(dask_worker.state.tasks)).values())


def soon(done: Callable[[], bool], patience: float) -> bool:
    end = time.monotonic() + patience
    while not done() and time.monotonic() < end:
        time.sleep(0.05)
    return done()


# ------------------------------------------------------------------------------------------------------ the same bits


def test_workers_elsewhere_change_no_bit(two: str) -> None:
    one = member()
    first = ran(one, 40, 40, pool.here)
    processes = ran(one, 40, 7, partial(pool.processes, 2))
    with cluster.joined(two) as far:
        assert far.workers == 2
        for chunk in (7, 20):
            other = ran(one, 40, chunk, far)
            assert other.digest == first.digest == processes.digest
            assert kept(other) == kept(first) == kept(processes)
            assert other.refused == first.refused


def test_threads_of_one_process_change_no_bit() -> None:
    """A week keeps nothing that another thread could touch: workers could make several at a time, only no faster."""
    one, other = member("rush", 4), member("tiny", 26)
    work = [(one, range(k, k + 5)) for k in range(0, 30, 5)] + [(other, range(k, k + 3)) for k in range(0, 18, 3)]
    alone = [make(*each).digests for each in work]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(lambda each: make(*each).digests, work))
    assert together == alone


def test_the_command_says_who_made_the_runs(suanli: Command, two: str) -> None:
    here = suanli.json(*TINY, "--workers", 1)
    told = suanli.json(*TINY, "--address", two)
    assert (told["engine"], told["workers"]) == (f"dask at {two}", 2)
    assert told["digest"] == here["digest"]
    assert told["quantiles"] == here["quantiles"]
    status, out, _ = suanli(*TINY, "--address", two)
    assert status == 0
    assert f"dask at {two}, 2 worker(s)" in out


class Read(Sequence[Any]):
    """A list that remembers how far it was read."""

    def __init__(self, items: Sequence[Any]) -> None:
        self.items, self.read = items, 0

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, place: Any) -> Any:
        found = self.items[place]
        self.read = max(self.read, place + 1)
        return found


def test_few_pieces_wait_at_a_time(two: str) -> None:
    """So the memory of all of them is the same for ten runs and a million."""
    items = Read([(0, range(k, k + 1)) for k in range(60)])
    most, places = 0, set()
    with cluster.joined(two) as far, watching(two) as client:
        for given, (place, _) in enumerate(far(partial(_piece, (member(weeks=1),)), items)):
            most = max(most, items.read - given)
            known = client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks))
            assert known <= 12  # some that are given it has not forgotten yet
            places.add(place)
    assert places == set(range(60))
    assert most == 2 * cluster.AHEAD


# ----------------------------------------------------------------------------------------- interrupted, and who is lost


@pytest.mark.skipif(sys.platform == "win32", reason="a signal to a thread")
def test_what_is_not_finished_is_given_up(two: str) -> None:
    """An interrupt comes when the first pieces are there; the others would take minutes."""
    one = member("rush", 261)

    def interrupt(made: int) -> None:
        raise KeyboardInterrupt

    with watching(two) as client, cluster.joined(two) as far:
        (found,), stopped = run_all([one], 240, 2, far, tell=interrupt)
        assert stopped and found.kept.numbers() in ([0, 1], [2, 3])
        (found,), stopped = run_all([one], 5120, 512, _interrupted(far))
        assert stopped and not found.kept.numbers()
        assert soon(lambda: busy(client) == 0, 10.0), "a worker goes on with what nobody waits for"
        assert ran(member(), 4, 2, far).kept.numbers() == [0, 1, 2, 3]


def _interrupted(far: cluster.Cluster) -> Any:
    """The engine, interrupted while every worker makes its first piece."""

    def engine(work: Any, items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        main = threading.main_thread().ident
        assert main is not None
        timer = threading.Timer(0.6, lambda: signal.pthread_kill(main, signal.SIGINT))
        timer.start()
        try:
            yield from far(work, items)
        finally:
            timer.join()

    return engine


def furthest(client: Any) -> int:
    """Place of the last piece that a scheduler knows of."""
    keys = client.run_on_scheduler(lambda dask_scheduler: list(dask_scheduler.tasks))
    return max((int(key.rpartition("-")[2]) for key in keys), default=-1)


@pytest.mark.skipif(sys.platform == "win32", reason="a signal to a process")
def test_an_interrupt_tells_what_is_finished(two: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "sandbox", "ensemble", "tiny", "--runs", "100000", "--address", two]
    out = tmp_path / "runs.csv"
    process = subprocess.Popen(
        [*command, "--json", "--out", str(out), *RENT], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    with watching(two) as client:
        assert soon(lambda: furthest(client) >= 8, 120.0)  # so the first of them are there
    process.send_signal(signal.SIGINT)
    shown, err = process.communicate(timeout=60)
    told = json.loads(shown)
    assert process.returncode == 130
    assert told["partial"] and 0 < told["runs"] < told["asked"] == 100_000
    assert err == f"stopped: {told['runs']} of 100000 runs are made, and this is what they say\nstopped\n"
    assert out.read_text(encoding="utf-8-sig").splitlines()[1].startswith(f"{told['runs']},100000,")
    with watching(two) as client:
        assert soon(lambda: busy(client) == 0, 10.0)


def processes(client: Any) -> list[int]:
    return sorted(client.run(lambda: __import__("os").getpid()).values())


@pytest.mark.skipif(sys.platform == "win32", reason="a worker that ends without a word")
def test_what_a_lost_worker_was_making_is_made_by_another_and_without_any_there_is_an_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "ALONE", 0.5)
    monkeypatch.setattr(cluster, "LOOK", 0.2)
    one = member(weeks=26)
    first = ran(one, 48, 6, pool.here)
    with own_cluster.started([{}, {}]) as address, watching(address) as client:
        one_of_them, other = processes(client)
        with cluster.joined(address) as far:
            lose = _once(lambda: os.kill(one_of_them, signal.SIGKILL))
            (found,), stopped = run_all([one], 48, 6, far, tell=lambda made: lose())
            assert not stopped
            assert found.digest == first.digest and kept(found) == kept(first)

            lose = _once(lambda: os.kill(other, signal.SIGKILL))
            with pytest.raises(pool.Broken) as caught:
                run_all([one], 4800, 6, far, tell=lambda made: lose())
    assert str(caught.value) == (
        f"--address {address}: no worker is left there. "
        f"Start one with: dask worker {address} --nworkers -1 --nthreads 1"
    )
    assert caught.value.status == 1


def _once(act: Callable[[], object]) -> Callable[[], None]:
    left = [act]

    def once() -> None:
        if left:
            left.pop()()

    return once


def test_a_scheduler_that_is_lost_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with own_cluster.started([{}]) as address, watching(address) as client:
        pid = client.run_on_scheduler(lambda: __import__("os").getpid())
        client.close()
        with cluster.joined(address) as far:
            lose = _once(lambda: os.kill(pid, signal.SIGTERM))
            with pytest.raises(pool.Broken) as caught:
                run_all([member()], 4800, 6, far, tell=lambda made: lose())
    assert "the scheduler was lost before all runs were made" in str(caught.value)


# ------------------------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize("address", ["", "127.0.0.1:8786", "tcp://", "tcp://here", "tcp://here:port", "http://here:80"])
def test_what_is_no_address_is_refused(suanli: Command, address: str) -> None:
    status, err = suanli.refused(*TINY, "--address", address)
    assert status == 2
    assert f"--address: is '{address}'; expected tcp://host:port" in err


def test_processes_here_and_elsewhere_are_not_asked_for_together(suanli: Command) -> None:
    _, err = suanli.refused(*TINY, "--address", "tcp://127.0.0.1:8786", "--workers", 2)
    assert err == "--workers: stands beside --address, whose scheduler has its own. Use one of them.\n"


def test_without_the_extra_it_says_what_to_install(suanli: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, err = suanli.refused(*TINY, "--address", "tcp://127.0.0.1:8786")
    assert status == 2
    assert err == "--address: needs Dask. Install it with: pip install 'suanli[cluster]'.\n"


@pytest.mark.parametrize("listening", [False, True])
def test_where_no_scheduler_answers_it_is_said_soon(
    suanli: Command, monkeypatch: pytest.MonkeyPatch, listening: bool
) -> None:
    """Nothing is there, or something else that takes the call and says nothing."""
    assert cluster.PATIENCE <= 5.0
    monkeypatch.setattr(cluster, "PATIENCE", 1.0)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        if listening:
            other.listen()
        address = f"tcp://127.0.0.1:{other.getsockname()[1]}"
        begun = time.monotonic()
        status, err = suanli.refused(*TINY, "--address", address)
    assert time.monotonic() - begun < 25.0  # the library itself waits for 30
    assert status == 2
    assert err.startswith(f"--address: no Dask scheduler answers at {address} within 1 seconds. Start one with:")


def test_a_scheduler_without_workers_is_refused(suanli: Command) -> None:
    with own_cluster.started([]) as address:
        status, err = suanli.refused(*TINY, "--address", address)
    assert status == 2
    assert f"the scheduler at {address} has no workers. Start one with: dask worker {address}" in err


def beginning(folder: Path, code: str) -> dict[str, str]:
    """An environment in which Python begins with some code of its own."""
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(code, encoding="utf-8")
    return {"PYTHONPATH": str(folder)}


def test_workers_that_would_make_other_bits_are_refused_each_in_a_line(tmp_path: Path) -> None:
    older = beginning(tmp_path / "older", "import sandbox.version\nsandbox.version.__version__ = '0.1.0'\n")
    without = beginning(tmp_path / "none", "import sys\nsys.modules['sandbox'] = None\n")
    with (
        own_cluster.started([older, without]) as address,
        pytest.raises(Unreadable) as caught,
        cluster.joined(address),
    ):
        pass
    lines = sorted(str(issue) for issue in caught.value.issues)
    lines = sorted(re.sub(r"tcp://127\.0\.0\.1:\d+", "tcp://there", line) for line in lines)
    assert lines[0].startswith("--address: worker tcp://there does not run Suanli: ")
    assert lines[0].endswith(f". Install Suanli {sandbox.__version__} there.")
    assert lines[1] == (
        f"--address: worker tcp://there has Suanli 0.1.0, here it is {sandbox.__version__}. "
        "Install the same there: other programs make other bits."
    )
    assert len(lines) == 2


def test_numpy_sources_and_threads_are_compared_too(monkeypatch: pytest.MonkeyPatch) -> None:
    mine = cluster.program()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        monkeypatch.setenv(name, "1")
    assert cluster._unfit("tcp://there", cluster._introduced(), mine) is None
    other = {**mine, "numpy": "2.2.0", "sources": "0123456789ab"}
    assert str(cluster._unfit("tcp://there", (other, []), mine)) == (
        f"--address: worker tcp://there has numpy 2.2.0, here it is {mine['numpy']}; sources 0123456789ab, here it is "
        f"{mine['sources']}. Install the same there: other programs make other bits."
    )
    monkeypatch.setenv("OMP_NUM_THREADS", "4")
    monkeypatch.delenv("MKL_NUM_THREADS")
    assert str(cluster._unfit("tcp://there", cluster._introduced(), mine)) == (
        "--address: worker tcp://there may let numpy use several threads (OMP_NUM_THREADS, MKL_NUM_THREADS not 1). "
        "Start it with these set to 1, or without --no-nanny."
    )


def test_a_changed_source_makes_another_program(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same version of two checkouts need not be the same; ends of lines are no difference."""
    read, before = Path.read_bytes, dict(cluster.program())
    for change, same in ((b" ", False), (b"", True)):
        monkeypatch.setattr(Path, "read_bytes", lambda path, c=change: read(path) + c * (path.name == "rents.py"))
        assert (cluster.program.__wrapped__() == before) is same
    monkeypatch.setattr(Path, "read_bytes", lambda path: read(path).replace(b"\n", b"\r\n"))
    assert cluster.program.__wrapped__() == before


def test_a_worker_of_another_program_that_comes_later_makes_nothing(two: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with cluster.joined(two) as far:
        monkeypatch.setattr(cluster, "program", lambda: {"Suanli": "9.9", "numpy": "1"})
        with pytest.raises(pool.Broken, match="a worker came meanwhile that has Suanli"):
            run_all([member()], 4, 2, far)


# --------------------------------------------------------------------------------------------------------------- speed


def test_what_dask_adds_is_measured_beside_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster_speed, "CHUNK", 8)
    found = {figure.name: figure for figure in cluster_speed.measured(workers=1, weeks=4, takes=1)}
    figure = found["dask_over_processes"]
    assert (figure.goal, figure.bar, figure.at_least) == ("P14", 1.15, False)
    assert all(0.0 < one.value < 100.0 for one in found.values())
    assert found["dask_work_over_processes"].value == found["dask_work_s"].value / found["processes_work_s"].value


@pytest.mark.bench
def test_dask_adds_little() -> None:
    """P14, by what processors work: a clock is moved by others."""
    found = {figure.name: figure for figure in cluster_speed.measured()}
    print("".join(f"\n{figure.name} {figure.value:.3g}: {figure.told}" for figure in found.values()))
    assert found["processes_work_s"].value >= 5.0
    assert found["dask_work_over_processes"].value <= cluster_speed.MORE
