"""Copies kept by the program itself: five of this run in a folder of its own, and what runs that crashed have left.

A run holds a lock in its folder as long as it lives, so a folder whose lock is free belongs to a run that ended. A
copy has a name of its own and the oldest goes only when a newer one is safely there: nothing is ever written over.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import errno
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLockFile

import sandbox

COPIES = 5
WEEKS = 13
MINUTES = 5
ENDED_KEPT = 3  # runs that crashed and were never asked for again
PART_OF_TIME = 20  # of the time that a run takes, copies take one in so many parts at most
SUFFIX = ".suanli"


@dataclass(frozen=True, slots=True)
class Left:
    """What a run that crashed has left: its copies, the newest that can be read first, and what that one holds."""

    paths: tuple[Path, ...]
    scenario: sandbox.Scenario
    tick: int
    written: dt.datetime
    damaged: int


class Ring:
    """The copies of one run."""

    def __init__(self, folder: Path) -> None:
        self._all = folder
        self._mine: Path | None = None
        self._lock: QLockFile | None = None
        self._serial = 0

    def write(self, write: Callable[[Path], None]) -> None:
        """Write one copy more; the oldest goes when there are more than five."""
        folder = self._folder()
        write(folder / f"{self._serial + 1:06d}{SUFFIX}")
        self._serial += 1
        for old in _copies(folder)[COPIES:]:
            old.unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget the copies of this run: its game is saved, or was given up."""
        if self._mine is not None:
            for copy in _copies(self._mine):
                with contextlib.suppress(OSError):
                    copy.unlink()

    def close(self) -> None:
        """End the run: it leaves nothing."""
        if self._mine is not None and self._lock is not None:
            self._lock.unlock()
            shutil.rmtree(self._mine, ignore_errors=True)
        self._mine = self._lock = None

    def _folder(self) -> Path:
        """Return the folder of this run; made when the first copy is."""
        if self._mine is None or not self._mine.is_dir():
            self._all.mkdir(parents=True, exist_ok=True)
            number = 1 + max((int(run.name) for run in self._runs()), default=0)
            folder = self._all / f"{number:06d}"
            folder.mkdir()
            lock = _lock(folder)
            if lock is None:
                raise OSError(errno.EACCES, "the folder of the copies cannot be locked", str(folder))
            self._mine, self._lock = folder, lock
        return self._mine

    def _runs(self) -> list[Path]:
        """Return the folders of all runs, the latest first."""
        try:
            found = [path for path in self._all.iterdir() if path.name.isdecimal() and path.is_dir()]
        except OSError:
            return []
        return sorted(found, key=lambda path: int(path.name), reverse=True)

    def left(self) -> list[list[Path]]:
        """Return the copies of each run that ended without closing, the latest first; those long ago are dropped."""
        found: list[list[Path]] = []
        for run in self._runs():
            if run == self._mine or (lock := _lock(run)) is None:
                continue
            copies = _copies(run)
            lock.unlock()
            if copies and len(found) < ENDED_KEPT:
                found.append(copies)
            else:
                shutil.rmtree(run, ignore_errors=True)
        return found

    def drop(self, paths: tuple[Path, ...]) -> None:
        """Remove what a run has left."""
        for folder in {path.parent for path in paths}:
            if folder.parent == self._all and folder != self._mine:
                shutil.rmtree(folder, ignore_errors=True)


def _lock(folder: Path) -> QLockFile | None:
    """Lock the folder of a run; None where the run still lives."""
    lock = QLockFile(str(folder / "lock"))
    lock.setStaleLockTime(0)  # a lock is as old as its run; one of a run that is no more counts as free
    return lock if lock.tryLock(0) else None


def _copies(folder: Path) -> list[Path]:
    """Return the copies in a folder, the newest first: by number, as clocks may be set back."""
    found = [path for path in folder.iterdir() if path.suffix == SUFFIX and path.stem.isdecimal()]
    return sorted(found, key=lambda path: int(path.stem), reverse=True)


class Autosave:
    """When a copy is due, and what became of it."""

    def __init__(self, folder: Path, copy: Callable[[sandbox.Simulation, Path], None]) -> None:
        self.ring = Ring(folder)
        self._copy = copy
        self._weeks = 0
        self._kept = 0  # changes of the game that no copy lacks
        self._not_before = 0.0
        self._failing = False

    def begin(self, simulation: sandbox.Simulation) -> None:
        """Take another game, or the same one after it was saved: there is nothing to be lost of it."""
        self._weeks, self._kept = 0, simulation.changes
        self.ring.clear()

    def restored(self) -> None:
        """Know that no file holds the game."""
        self._kept = -1

    def played(self, weeks: int) -> None:
        """Count weeks of play."""
        self._weeks += weeks

    @property
    def safe(self) -> bool:
        """Whether the last copy could be written."""
        return not self._failing

    @property
    def due(self) -> bool:
        """Whether a quarter was played since the last copy; a run that races makes fewer of them."""
        return self._weeks >= WEEKS and time.monotonic() >= self._not_before

    def keep(self, simulation: sandbox.Simulation) -> bool:
        """Write a copy of a game that has changed since the last one; return whether there is a new one.

        Raises ``SandboxError`` when none can be written, once until one is.
        """
        if simulation.changes == self._kept:
            self._weeks = 0
            return False
        begun = time.monotonic()
        try:
            self.ring.write(lambda path: self._copy(simulation, path))
        except (OSError, sandbox.SandboxError) as error:
            self._rest(begun)
            if self._failing:
                return False
            self._failing = True
            raise _told(error, self.ring) from error
        self._rest(begun)
        self._kept, self._failing = simulation.changes, False
        return True

    def _rest(self, begun: float) -> None:
        now = time.monotonic()
        self._weeks, self._not_before = 0, now + PART_OF_TIME * (now - begun)

    def left(self) -> Left | None:
        """Return what can be restored; a copy that is damaged counts for nothing."""
        for copies in self.ring.left():
            for k, path in enumerate(copies):
                with contextlib.suppress(OSError, sandbox.SandboxError):
                    found = sandbox.outline(path)
                    written = dt.datetime.fromtimestamp(path.stat().st_mtime)
                    return Left(tuple(copies[k:]), found.scenario, found.tick, written, k)
        return None


def _told(error: Exception, ring: Ring) -> sandbox.SandboxError:
    """Say why no copy could be kept."""
    reason = str(error)
    if isinstance(error, OSError):
        reason = error.strerror or reason
    elif isinstance(error, sandbox.SandboxError):
        reason = str(error.issues[0].params.get("reason", error.issues[0].message))
    message, remedy = f"cannot be kept: {reason}.", "Free some space; the game goes on."
    return sandbox.CapsuleError(sandbox.Issue("autosave.not_kept", "", message, remedy, {"reason": reason}))
