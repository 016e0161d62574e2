"""Engines: each runs a function over a list and gives back place and result as they come, in whatever order.

A process is what runs beside another: numpy's calls are too short for threads. ``cluster`` is the engine of several
machines.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.process import BaseProcess
from typing import Any, Protocol

from sandbox.errors import Issue, SandboxError

Engine = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[tuple[int, Any]]]

ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")

# What a worker begins with: numpy with one thread, for there are as many processes as are wanted; and glibc keeps the
# memory of a week for the next one, which else costs a tenth of the time (other systems do not know these names).
SURROUNDINGS = {
    **dict.fromkeys(ONE_THREAD, "1"),
    "MALLOC_MMAP_THRESHOLD_": str(32 * 2**20),
    "MALLOC_TRIM_THRESHOLD_": str(2**30),
    "MALLOC_TOP_PAD_": str(64 * 2**20),
}


class Event(Protocol):
    """What may have happened: of threads or of processes."""

    def is_set(self) -> bool:
        """Whether it has."""
        ...


class Turn:
    """A number that whoever asks shares with its workers: what was asked in an earlier turn is given up."""

    def __init__(self) -> None:
        self._value = multiprocessing.get_context("spawn").RawValue("q", 0)

    @property
    def number(self) -> int:
        """The turn that it is."""
        return int(self._value.value)

    def next(self) -> int:
        """Begin the next turn, and return its number."""
        self._value.value += 1
        return self.number


# What tells a worker that its work is no longer wanted, and whose turn it is; None in a process that is no worker.
_unwanted: Event | None = None
_turn: Turn | None = None


class Broken(SandboxError):
    """A worker ended before its work was done."""


class Unwanted(Exception):
    """Whoever asked for this work does not wait for it any more."""


def listen(unwanted: Event | None) -> None:
    """Remember, in a worker, where it hears that it may stop."""
    global _unwanted
    _unwanted = unwanted


def _begin(unwanted: Event, turn: Turn | None) -> None:
    """Begin as a worker: listen, and end with whoever started it, even if that was killed and could tell nobody."""
    global _turn
    _turn = turn
    listen(unwanted)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def go_on(turn: int | None = None) -> None:
    """Let long work be given up between two of its steps: raises ``Unwanted`` in a worker that nobody waits for.

    What was asked in a ``turn`` is waited for as long as that lasts.
    """
    if _unwanted is not None and _unwanted.is_set():
        raise Unwanted
    if turn is not None and _turn is not None and _turn.number != turn:
        raise Unwanted


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def here(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """Run one after the other in this process."""
    for place, item in enumerate(items):
        yield place, work(item)


def processes(workers: int, work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
    """Run in new processes, each with one thread; when this ends early, by an error or an interrupt, so do they."""
    with started(workers) as engine:
        yield from engine(work, items)


@contextlib.contextmanager
def started(workers: int, turn: Turn | None = None, patience: float | None = None) -> Iterator[Engine]:
    """Give an engine of new processes, which start with its first work and end with this.

    They are told to and not killed: one that dies while it sends a result would leave the others waiting for ever.
    Only where somebody has ``patience`` of some seconds one that has not ended by then is: it may still be starting.
    They hear of the ``turn``, if there is one, in ``go_on``.
    """
    context = multiprocessing.get_context("spawn")
    with _starting():
        unwanted = context.Event()
        pool = ProcessPoolExecutor(workers, context, _begin, (unwanted, turn))

    def engine(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        waiting: dict[Future[Any], int] = {}
        left = iter(enumerate(items))
        try:
            while True:
                with _starting(), _surroundings(), _deaf():
                    while len(waiting) <= workers and (following := next(left, None)) is not None:
                        waiting[pool.submit(work, following[1])] = following[0]
                if not waiting:
                    break
                for done in wait(waiting, return_when=FIRST_COMPLETED).done:
                    yield waiting.pop(done), done.result()
        except BrokenProcessPool as error:
            message = "a worker ended before its work was done, perhaps for want of memory."
            raise Broken(Issue("workers.ended", "--workers", message, "Use fewer workers.")) from error

    try:
        yield engine
    finally:
        unwanted.set()
        if patience is None:
            pool.shutdown(cancel_futures=True)
        else:
            _end(pool, patience)


def _end(pool: ProcessPoolExecutor, patience: float) -> None:
    """End processes, by their handles where they do not end by themselves; return when none of them is left."""
    processes, ended = pool._processes, threading.Event()  # one may still be starting: it is killed in a later round

    def kill() -> None:
        while not ended.wait(patience):
            for process in list(processes.values()):
                process.kill()

    threading.Thread(target=kill, name="impatience", daemon=True).start()
    pool.shutdown(cancel_futures=True)
    ended.set()


@contextlib.contextmanager
def _starting() -> Iterator[None]:
    """Refuse more processes than the system starts: each wants files, memory and a place of its own."""
    try:
        yield
    except OSError as error:
        message = f"processes could not be started: {error.strerror or error}."
        raise Broken(Issue("workers.unstarted", "--workers", message, "Use fewer workers.")) from error


_one_at_a_time = threading.Lock()  # several engines may start their processes from several threads


@contextlib.contextmanager
def _surroundings() -> Iterator[None]:
    """Start processes with the environment that a worker needs, and leave this one's as it was."""
    with _one_at_a_time:
        before = {name: os.environ.get(name) for name in SURROUNDINGS}
        os.environ.update(SURROUNDINGS)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that do not hear Ctrl-C, which goes to all of a terminal: this one hears it, and ends them.

    It hears it when they are started: one that is half started would complain. The system gives a signal that this
    thread does not take to another (numpy has some), and Python hands it on to this one, so it is put off here as well.
    """
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        with _masked():
            yield
        return
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with _masked():
            yield
    finally:
        signal.signal(signal.SIGINT, before)
        if heard:
            signal.raise_signal(signal.SIGINT)


@contextlib.contextmanager
def _masked() -> Iterator[None]:
    """Let this thread, and processes that it starts, hear no Ctrl-C."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
