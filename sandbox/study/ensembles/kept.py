"""What is kept of an ensemble's runs: on disk as they come, and read back a little at a time, so memory is flat."""

from __future__ import annotations

import contextlib
import tempfile
import weakref
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Unreadable

Array = NDArray[Any]

BLOCK: Final = 2 * 2**20  # bytes that are read back at a time; sorting them takes some five times as much
PERCENT: Final = (5, 25, 50, 75, 95)


class Piece(NamedTuple):
    """Where some runs lie: values (weeks, indicators, runs), then their digests, each of ``width`` bytes."""

    first: int
    runs: int
    offset: int
    width: int


class Kept:
    """Values (weeks, indicators, runs) and digests in a nameless file, gone when nobody holds it: a piece a chunk."""

    def __init__(self, weeks: int, indicators: int, folder: str | None = None) -> None:
        self.weeks, self.indicators = weeks, indicators
        self._folder = folder
        with self._room():
            self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  it lives as long as this does
        weakref.finalize(self, self._file.close)
        self._pieces: list[Piece] = []

    def put(self, first: int, values: Array, digests: Sequence[bytes] = ()) -> None:
        """Keep values (weeks, indicators, runs) of runs from ``first`` on, and their digests, all of one length."""
        with self._room():
            offset = self._file.seek(0, 2)
            for content in (np.ascontiguousarray(values).data.cast("B"), memoryview(b"".join(digests))):
                while content:
                    content = content[self._file.write(content) :]
        self._pieces.append(Piece(first, values.shape[-1], offset, len(digests[0]) if digests else 0))
        self._pieces.sort()

    @contextlib.contextmanager
    def _room(self) -> Iterator[None]:
        """Refuse a folder that takes no file, or no more of it: a full disk, a limit, a folder that is not there."""
        try:
            yield
        except OSError as error:
            where, message = self._folder or "TMPDIR", f"runs could not be kept there: {error.strerror or error}."
            remedy = "Make room, or keep them elsewhere: beside --out, or without it in the folder TMPDIR."
            raise Unreadable(Issue("option.kept", where, message, remedy)) from error

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return sum(piece.runs for piece in self._pieces)

    def numbers(self) -> list[int]:
        """Return the runs' numbers, ascending: the last axis of what ``read`` gives."""
        return [run for piece in self._pieces for run in range(piece.first, piece.first + piece.runs)]

    def read(self, weeks: range, indicators: range) -> Array:
        """Return values of all runs in order of their numbers: (weeks, indicators, runs)."""
        return np.concatenate([self._read(piece, weeks, indicators) for piece in self._pieces], axis=-1)

    def by_run(self) -> Iterator[tuple[int, Array]]:
        """Give every piece: its first run, and (weeks, indicators, runs)."""
        for piece in self._pieces:
            yield piece.first, self._read(piece, range(self.weeks), range(self.indicators))

    def digests(self) -> Iterator[tuple[int, bytes]]:
        """Give every run's number, ascending, and its digest."""
        for piece in self._pieces:
            content = bytearray(piece.runs * piece.width)
            self._fill(content, piece.offset + 8 * self.weeks * self.indicators * piece.runs)
            for k in range(piece.runs if content else 0):
                yield piece.first + k, bytes(content[k * piece.width : (k + 1) * piece.width])

    def _read(self, piece: Piece, weeks: range, indicators: range) -> Array:
        """Read some weeks and indicators of a piece; of several weeks, all indicators."""
        values = np.empty((len(weeks), len(indicators), piece.runs))
        first = weeks.start * self.indicators + indicators.start
        self._fill(values.data.cast("B"), piece.offset + 8 * first * piece.runs)
        return values

    def _fill(self, into: bytearray | memoryview, offset: int) -> None:
        self._file.seek(offset)
        left = memoryview(into)
        while left:
            read = self._file.readinto(left)
            if not read:
                raise OSError("what was kept of the runs is not there any more")
            left = left[read:]


def blocks(several: Sequence[Kept], block: int = BLOCK) -> Iterator[tuple[range, range]]:
    """Cut weeks and indicators, the same of all members, so that their runs' values take ``block`` bytes at a time.

    Some weeks with all indicators, or of very many runs some indicators of a week.
    """
    weeks, indicators = several[0].weeks, several[0].indicators
    columns = max(1, block // max(8 * sum(kept.runs for kept in several), 1))
    wide, high = min(columns, indicators), max(1, columns // max(indicators, 1))
    for week in range(0, weeks, high):
        for one in range(0, indicators, wide):
            yield range(week, min(week + high, weeks)), range(one, min(one + wide, indicators))


def bands(several: Sequence[Kept], block: int = BLOCK) -> Array:
    """Return quantiles of all runs of some members, pooled: (weeks, indicators, percents), exact.

    Runs without a value count for nothing; where none has one the quantiles are NaN.
    """
    made = [kept for kept in several if kept.runs]
    result = np.full((several[0].weeks, several[0].indicators, len(PERCENT)), np.nan)
    for weeks, indicators in blocks(made, block) if made else ():
        values = np.concatenate([kept.read(weeks, indicators) for kept in made], axis=-1)
        result[weeks.start : weeks.stop, indicators.start : indicators.stop] = quantiles(values)
    return result


def quantiles(values: Array, percent: Sequence[float] = PERCENT) -> Array:
    """Quantiles over the last axis, which becomes theirs; what is not a number is left out."""
    at = np.array(percent) / 100.0
    found: Array = np.moveaxis(np.quantile(values, at, axis=-1), 0, -1)
    for place in np.argwhere(np.isnan(values).any(axis=-1)):
        some = values[tuple(place)]
        some = some[~np.isnan(some)]
        found[tuple(place)] = np.quantile(some, at) if some.size else np.nan
    return found
