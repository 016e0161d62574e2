"""An engine of several machines: the workers of a Dask scheduler, found by its address (extra ``cluster``).

A worker is a process. It makes one piece at a time, however many threads it has: numpy's calls are too short for
threads. Whoever joins or is lost meanwhile changes no bit: a piece is made again by another, by the same program.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import logging
import os
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import numpy as np

from sandbox import assets, version
from sandbox.errors import Issue, Unreadable
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.pool import ONE_THREAD, Broken

OPTION: Final = "--address"
PATIENCE: Final = 5.0  # seconds to wait for a scheduler's first answer
ALONE: Final = 20.0  # seconds without any worker until it is given up: one that ends may be started again
AHEAD: Final = 2  # pieces a worker: the one that it makes, and the one that it makes next
LOOK: Final = 1.0  # seconds between two looks at who is there
TALKATIVE: Final = ("distributed", "tornado", "asyncio")

START: Final = "Start one with: dask worker {address} --nworkers -1 --nthreads 1"


def library() -> Any:
    """Return Dask's part for several machines, which comes with an extra, or refuse."""
    try:
        import distributed
    except ImportError as error:
        remedy = "Install it with: pip install 'suanli[cluster]'."
        raise Unreadable(Issue("option.cluster", OPTION, "needs Dask.", remedy)) from error
    return distributed


def checked(address: str) -> str:
    """Return the address of a scheduler, or refuse what is none."""
    try:
        parts = urlsplit(address)
        whole = parts.scheme == "tcp" and bool(parts.hostname) and bool(parts.port)
        whole = whole and address == f"tcp://{parts.netloc}" and "@" not in parts.netloc
    except ValueError:
        whole = False
    if not whole:
        message = f"is '{address}'; expected tcp://host:port, such as tcp://10.0.0.1:8786."
        remedy = "`dask scheduler` says its own when it starts."
        raise Unreadable(Issue("option.address", OPTION, message, remedy))
    return address


@contextlib.contextmanager
def joined(address: str) -> Iterator[Cluster]:
    """Connect with a scheduler whose workers run this program, or refuse; within, it is an engine."""
    distributed = library()
    address = checked(address)
    with quiet():
        client = _connected(distributed, address)
        try:
            yield Cluster(distributed, client, address, _examined(client, address))
        finally:
            with contextlib.suppress(OSError, TimeoutError):
                client.close(PATIENCE)


def _connected(distributed: Any, address: str) -> Any:
    try:
        asyncio.run(_knock(distributed, address))  # a client would wait for ever where something else listens
        return distributed.Client(address, timeout=PATIENCE, set_as_default=False, name="suanli")
    except Exception as error:  # whatever answers there, if anything does
        message = f"no Dask scheduler answers at {address} within {PATIENCE:.0f} seconds."
        remedy = "Start one with: dask scheduler, and see that the port is open."
        raise Unreadable(Issue("option.address", OPTION, message, remedy)) from error


async def _knock(distributed: Any, address: str) -> None:
    """Exchange the first words with a scheduler."""
    comm = await asyncio.wait_for(distributed.comm.connect(address, timeout=PATIENCE), PATIENCE)
    comm.abort()


def _examined(client: Any, address: str) -> int:
    """Return how many workers there are, all of them fit for this work."""
    mine, theirs = program(), client.run(_introduced, on_error="return")
    if not theirs:
        message = f"the scheduler at {address} has no workers."
        raise Unreadable(Issue("option.address", OPTION, message, START.format(address=address)))
    issues = [_unfit(worker, found, mine) for worker, found in sorted(theirs.items())]
    if wrong := [issue for issue in issues if issue is not None]:
        raise Unreadable(wrong)
    return len(theirs)


def _unfit(worker: str, found: Any, mine: Mapping[str, str]) -> Issue | None:
    """Say what is wrong with a worker: ``found`` is what it says of itself, or why it could not."""
    if isinstance(found, Exception):
        message = f"worker {worker} does not run Suanli: {found}."
        return Issue("option.address", OPTION, message, f"Install Suanli {mine['Suanli']} there.")
    theirs, threads = found
    if theirs != mine:
        return Issue("option.address", OPTION, f"worker {worker} {_other(theirs, mine)}", SAME)
    if threads:
        message = f"worker {worker} may let numpy use several threads ({', '.join(threads)} not 1)."
        return Issue("option.address", OPTION, message, "Start it with these set to 1, or without --no-nanny.")
    return None


SAME: Final = "Install the same there: other programs make other bits."


def _other(theirs: Mapping[str, str], mine: Mapping[str, str]) -> str:
    """Say in which parts another program differs from this one."""
    parts = [f"{name} {theirs.get(name)}, here it is {value}" for name, value in mine.items()]
    return f"has {'; '.join(part for part, name in zip(parts, mine, strict=True) if theirs.get(name) != mine[name])}."


# ------------------------------------------------------------------------------------------------------ in a worker

_one_at_a_time = threading.Lock()
_at_work: dict[str, threading.Event] = {}  # what is being made, by whom it is for
_given_up: deque[str] = deque(maxlen=64)  # who wants nothing any more: a piece of theirs may still be on its way


class Another(Exception):
    """A worker that has come meanwhile runs another program."""


@cache
def program() -> Mapping[str, str]:
    """Return what the bits of a run depend on: this program, by its version and its sources, and numpy."""
    digest = hashlib.sha256()
    code, data = Path(version.__file__).parent, assets.path("data")
    for folder, kind in ((code, "*.py"), (data, "*.csv")):
        for file in sorted(folder.rglob(kind), key=lambda path: path.relative_to(folder).as_posix()):
            digest.update(file.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(file.read_bytes().replace(b"\r\n", b"\n") + b"\0")
    return {"Suanli": version.__version__, "numpy": np.__version__, "sources": digest.hexdigest()[:12]}


def _introduced() -> tuple[Mapping[str, str], list[str]]:
    """Say which program a worker runs, and which of numpy's threads are not limited."""
    return dict(program()), [name for name in ONE_THREAD if os.environ.get(name) != "1"]


def _made(mine: Mapping[str, str], whose: str, work: Callable[[Any], Any], item: Any) -> Any:
    """Make a piece; None when it is not wanted any more."""
    if program() != mine:
        raise Another(_other(program(), mine))
    with _one_at_a_time:
        unwanted = _at_work[whose] = threading.Event()
        pool.listen(unwanted)
        try:
            return None if whose in _given_up else work(item)
        except pool.Unwanted:
            return None
        finally:
            pool.listen(None)
            del _at_work[whose]


def _leave_off(whose: str) -> None:
    """Give up what is being made for somebody, and what is not begun."""
    _given_up.append(whose)
    if (unwanted := _at_work.get(whose)) is not None:
        unwanted.set()


# -------------------------------------------------------------------------------------------------------- the engine


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of a scheduler: an engine as those of ``pool`` are, when called."""

    distributed: Any
    client: Any
    address: str
    workers: int

    def __call__(self, work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        """Run by the workers; when this ends early, by an error or an interrupt, what is not finished is given up."""
        whose, mine = uuid.uuid4().hex, program()
        waiting: dict[Any, int] = {}
        left = iter(enumerate(items))
        whole = False
        try:
            while True:
                while len(waiting) < AHEAD * self.workers and (following := next(left, None)) is not None:
                    place, item = following
                    key = f"suanli-{whose}-{place}"
                    waiting[self.client.submit(_made, mine, whose, work, item, key=key, pure=False)] = place
                if whole := not waiting:
                    return
                for done in self._finished(list(waiting)):
                    place, result = waiting.pop(done), self._result(done)
                    done.release()  # at once: a worker keeps what it made as long as anything here speaks of it
                    yield place, result
        finally:
            if not whole:  # even when none waits: an interrupt may come between asking for a piece and noting it
                self._give_up(whose, list(waiting))

    def _finished(self, waiting: list[Any]) -> list[Any]:
        """Wait until some are there, or until nobody is left who could make them."""
        alone = time.monotonic()
        while True:
            try:
                with self.client.as_current():
                    return list(self.distributed.wait(waiting, LOOK, "FIRST_COMPLETED").done)
            except self.distributed.TimeoutError:
                if self._anybody():
                    alone = time.monotonic()
                elif time.monotonic() - alone > ALONE:
                    raise self._broken("no worker is left there.", START.format(address=self.address)) from None
            except self.distributed.CancelledError as error:
                raise self._lost() from error

    def _anybody(self) -> bool:
        """Whether any worker is there."""
        try:
            return bool(self.client.nthreads())
        except OSError as error:
            raise self._lost() from error

    def _result(self, done: Any) -> Any:
        try:
            return done.result()
        except Another as error:
            raise self._broken(f"a worker came meanwhile that {error}", SAME) from error
        except self.distributed.scheduler.KilledWorker as error:
            message = "workers ended again and again before their work was done, perhaps for want of memory."
            raise self._broken(message, "Start fewer on each machine.") from error
        except self.distributed.CancelledError as error:
            raise self._lost() from error

    def _lost(self) -> Broken:
        return self._broken("the scheduler was lost before all runs were made.", "See what it says, and begin again.")

    def _broken(self, message: str, remedy: str) -> Broken:
        return Broken(Issue("option.address", f"{OPTION} {self.address}", message, remedy))

    def _give_up(self, whose: str, waiting: list[Any]) -> None:
        """Cancel what waits, and let the workers leave off in the middle of what they make."""
        if self.client.status != "running":
            return
        with contextlib.suppress(Exception):  # whoever does not hear it any more has nothing left to give up
            self.client.cancel(waiting, force=True)
            self.client.run(_leave_off, whose, on_error="ignore")


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep Dask from telling at length, on standard error, what is told here in a line."""
    names = [name for name in logging.root.manager.loggerDict if name.partition(".")[0] in TALKATIVE]
    levels = {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
