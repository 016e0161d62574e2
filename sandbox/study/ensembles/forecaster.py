"""Who makes forecasts while somebody waits: a few processes that stand ready, and give up what is no longer asked."""

from __future__ import annotations

import contextlib
import threading
import time
import traceback
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.study.ensembles import pool
from sandbox.study.ensembles.forecast import (
    FIRST,
    Forecast,
    Future,
    Question,
    apart_of,
    bands_of,
    batches,
    kept_weeks,
    make,
    pieces,
    warm,
)

Array = NDArray[Any]
Job = tuple[int, range]  # which future of the question, and the runs of it
Key = tuple[Future, range, int, tuple[str, ...]]

KEPT: Final = 256  # batches that are remembered: a lever that is put back has its answer at once
WARMED: Final = sum(FIRST)  # runs whose models stand ready
PATIENCE: Final = 0.1  # seconds that a process has to end in by itself: it holds nothing that could be lost


class Forecaster:
    """Answers one question at a time; the next one takes its place.

    Each of the ``workers`` is a process of its own that a thread here drives, so that pieces of a batch follow each
    other in the process that made the one before. ``tell`` hears of every answer, mostly in one of those threads; the
    last answer of a question is ``whole``. ``failed`` hears of errors. No process starts before there is work.
    """

    def __init__(self, workers: int, tell: Callable[[Forecast], None], failed: Callable[[str], None]) -> None:
        self._tell, self._failed = tell, failed
        self._turn = pool.Turn()
        self._change = threading.Condition()
        self._closed = False
        self._warming = b""
        self._question: Question | None = None
        self._asked = 0.0
        self._jobs: list[Job] = []
        self._made: OrderedDict[Key, Array] = OrderedDict()
        self._first: dict[int, Array] = {}  # of each future, as far as its first batch has come
        self._told = (0, 0)  # runs, and weeks of them that are kept
        self._lanes = [threading.Thread(target=self._lane, name=f"forecast {k}", daemon=True) for k in range(workers)]
        for lane in self._lanes:
            lane.start()

    def ready(self, scenario: bytes) -> None:
        """Start the processes, if they have not been, and compile a scenario there."""
        with self._change:
            self._warming = scenario
            self._change.notify_all()

    def ask(self, question: Question) -> None:
        """Answer a question, in growing numbers of runs; an earlier one is given up."""
        with self._change:
            self._turn.next()
            self._question, self._asked, self._jobs = question, time.monotonic(), []
            self._first, self._told = {}, (0, 0)
            for runs in batches(question.runs):
                for k in range(len(question.futures)):
                    known = self._made.get(_key(question, (k, runs)))
                    if known is None:
                        self._jobs.append((k, runs))
                    elif runs.start == 1:
                        self._first[k] = known
            self._answer(question)
            self._change.notify_all()

    def stop(self) -> None:
        """Ask nothing."""
        with self._change:
            self._turn.next()
            self._question, self._jobs, self._first = None, [], {}

    def close(self, seconds: float = 2.0) -> bool:
        """End all processes, and say whether they have ended within some seconds."""
        self.stop()
        with self._change:
            self._closed = True
            self._change.notify_all()
        end = time.monotonic() + seconds
        for lane in self._lanes:
            lane.join(max(end - time.monotonic(), 0.0))
        return not any(lane.is_alive() for lane in self._lanes)

    # In the threads

    def _lane(self) -> None:
        """Drive one process, and start another where it is lost."""
        while not self._closed:
            with contextlib.suppress(pool.Broken), pool.started(1, self._turn, PATIENCE) as engine:
                self._serve(engine)

    def _serve(self, engine: pool.Engine) -> None:
        warmed = b""
        while not self._closed:
            with self._change:
                while not (self._closed or self._jobs or self._warming != warmed):
                    self._change.wait()
                question, turn = self._question, self._turn.number
                job = self._jobs.pop(0) if self._jobs else None
            try:
                if question is not None and job is not None:
                    self._make(engine, question, turn, job)
                elif self._warming != warmed:
                    warmed = self._warming
                    list(engine(warm, [(warmed, WARMED)]))
            except pool.Unwanted:
                continue
            except pool.Broken:
                self.stop()  # the next question finds another process
                raise
            except Exception:
                self.stop()
                self._failed(traceback.format_exc())

    def _make(self, engine: pool.Engine, question: Question, turn: int, job: Job) -> None:
        """Make a batch, and tell of the first one piece by piece."""
        which, runs = job
        work = pieces(turn, question.futures[which], runs, question.until, question.indicators)
        found: dict[int, Array] = {}
        for place, values in engine(make, work):
            found[place] = values
            whole = len(found) == len(work)
            if not whole and (runs.start > 1 or place != len(found) - 1):
                continue
            made = np.concatenate([found[k] for k in range(len(found))])
            with self._change:
                if turn != self._turn.number:
                    raise pool.Unwanted
                if whole:
                    self._remember(_key(question, job), made)
                if runs.start == 1:
                    self._first[which] = made
                self._answer(question)

    def _remember(self, key: Key, made: Array) -> None:
        self._made[key] = made
        while len(self._made) > KEPT:
            self._made.popitem(last=False)

    def _answer(self, question: Question) -> None:
        """Tell what has been made: batches that all futures have; before there is one, the first as far as it goes."""
        places = range(len(question.futures))
        weeks = kept_weeks(question.futures[0].begin, question.until)
        arrays = [[self._first[k]] if k in self._first else [] for k in places]
        numbers = tuple(next(batches(question.runs)))
        keys = [[_key(question, (k, runs)) for k in places] for runs in batches(question.runs)]
        if whole := [some for some in keys if all(key in self._made for key in some)]:
            arrays = [[self._made[some[k]] for some in whole] for k in places]
            numbers = tuple(number for some in whole for number in some[0][1])
        if all(arrays) and all(len(some[0]) for some in arrays):
            reach = len(numbers), min(len(some[0]) for some in arrays)
            if reach != self._told:  # what only one of the futures has more is no news
                self._told = reach
                size = len(weeks), len(question.indicators)
                bands, apart = bands_of(arrays, *size), apart_of(arrays, *size)
                values = tuple(np.concatenate(some, axis=-1) for some in arrays)
                seconds = time.monotonic() - self._asked
                self._tell(Forecast(question, weeks, bands, apart, len(numbers), seconds, numbers, values))


def _key(question: Question, job: Job) -> Key:
    return question.futures[job[0]], job[1], question.until, question.indicators
