"""A long question, asked beside the game: processes make the runs, a thread waits for them, signals tell."""

from __future__ import annotations

import contextlib
import dataclasses
import threading
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

import sandbox
from ui.words.marks import translate

PATIENCE = 0.5  # seconds that a process has to end in by itself: it holds nothing that could be lost


Engine = Callable[[Callable[[Any], Any], Sequence[Any]], Iterator[tuple[int, Any]]]


class Question(Protocol):
    """What is asked: it is given an engine, how many processes that has, and whom to tell what it knows so far."""

    def __call__(self, engine: Engine, workers: int, tell: Callable[[object], None]) -> object:
        """Return the whole answer."""
        ...


class Stopped(Exception):
    """Nobody waits for the answer any more."""


class _Run:
    """One question on its own thread; it ends with its answer, or soon after it is told to stop."""

    def __init__(self, question: Question, tell: Callable[[str, object], None]) -> None:
        self._question, self._tell = question, tell
        self._stop = threading.Event()
        self._processes = contextlib.ExitStack()
        self._threads = [threading.Thread(target=self._work, name="asked", daemon=True)]
        self._threads[0].start()

    def stop(self) -> None:
        """Tell the processes that nobody waits; they end within a week of play."""
        if not self._stop.is_set():
            self._stop.set()
            ending = threading.Thread(target=self._processes.close, name="asked-ends", daemon=True)
            self._threads.append(ending)  # it waits for the processes, as the window does not
            ending.start()

    def ended(self, seconds: float = 0.0) -> bool:
        """Whether all of it has ended, within some seconds."""
        deadline = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(deadline - time.monotonic(), 0.0))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        count = sandbox.processors()
        try:
            with self._processes:
                started = self._processes.enter_context(sandbox.workers_started(count, patience=PATIENCE))

                def engine(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
                    if self._stop.is_set():
                        raise Stopped
                    yield from started(work, items)

                found = self._question(engine, count, lambda so_far: self._say("first", so_far))
            self._say("found", found)
        except sandbox.WorkersBroken as error:  # nobody here has given the option that it names
            self._say("refused", [dataclasses.replace(issue, where="") for issue in error.issues])
        except sandbox.SandboxError as error:
            self._say("refused", list(error.issues))
        except BaseException:  # whatever a process ends with when it is stopped is no trouble
            self._say("failed", traceback.format_exc())

    def _say(self, what: str, told: object) -> None:
        if not self._stop.is_set():
            self._tell(what, told)


class Line:
    """What several askings share so that only one has processes: the last that asked; who is answered is left alone."""

    def __init__(self) -> None:
        self._last: Asking | None = None

    def take(self, asking: Asking) -> None:
        """Let an asking have the line; the one before it gives up what nobody has answered yet."""
        before, self._last = self._last, asking
        if before is not None and before is not asking:
            before.give_way()


class Asking(QObject):
    """Asks one question at a time: a later one takes the place of an earlier one, on the same line as well.

    ``first`` is told as often as a question knows more, ``found`` once, with its answer; ``dropped`` where another on
    the line asked something before that.
    """

    dropped = Signal()
    first = Signal(object)
    found = Signal(object)
    refused = Signal(object)
    failed = Signal(str)
    _told = Signal(int, str, object)

    def __init__(self, parent: QObject | None = None, line: Line | None = None) -> None:
        super().__init__(parent)
        self.line = line or Line()
        self.waiting = False  # for an answer
        self._number = 0
        self._runs: list[_Run] = []
        self._told.connect(self._hear)

    def ask(self, question: Question) -> None:
        """Begin to answer a question."""
        self.stop()
        self.line.take(self)
        self.waiting = True
        number = self._number
        self._runs = [run for run in self._runs if not run.ended()]
        self._runs.append(_Run(question, lambda what, told: self._told.emit(number, what, told)))

    def stop(self) -> None:
        """Wait for no answer any more."""
        self._number += 1
        self.waiting = False
        for run in self._runs:
            run.stop()

    def give_way(self) -> None:
        """Stop for a question of another, if there is anything to stop."""
        if self.waiting:
            self.stop()
            self.dropped.emit()

    def close(self, seconds: float) -> bool:
        """Stop, and wait for the processes to end; return whether they have."""
        self.stop()
        deadline = time.monotonic() + seconds
        return all([run.ended(max(deadline - time.monotonic(), 0.0)) for run in self._runs])

    def _hear(self, number: int, what: str, told: object) -> None:
        if number == self._number:
            self.waiting = what == "first"
            getattr(self, what).emit(told)


def broke_off() -> str:
    """Say that no answer comes, after an error."""
    return translate("Study", "It broke off: an error was reported.")


def gave_way() -> str:
    """Say that no answer comes, after something else was asked on the same line."""
    return translate("Study", "It was given up for a later question, and may be asked again.")
