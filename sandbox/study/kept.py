"""What is kept of an ensemble's runs: on disk as they come, and read back a few weeks at a time, so memory is flat."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

BLOCK: Final = 8 * 2**20  # bytes that are read back at a time; sorting them takes some five times as much
PERCENT: Final = (5, 25, 50, 75, 95)


class Kept:
    """Values (weeks, indicators, runs) in a nameless file, which is gone when nobody holds it: a piece a chunk."""

    def __init__(self, weeks: int, indicators: int, folder: str | None = None) -> None:
        self.weeks, self.indicators = weeks, indicators
        self._file = tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  it lives as long as this does
        weakref.finalize(self, self._file.close)
        self._pieces: list[tuple[int, int, int]] = []  # first run, runs, offset

    def put(self, first: int, values: Array) -> None:
        """Keep the values of the runs from ``first`` on."""
        offset = self._file.seek(0, 2)
        content = np.ascontiguousarray(values).data.cast("B")
        while content:
            content = content[self._file.write(content) :]
        self._pieces.append((first, values.shape[-1], offset))
        self._pieces.sort()

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return sum(count for _, count, _ in self._pieces)

    def numbers(self) -> list[int]:
        """Return the runs' numbers, ascending: the last axis of what ``by_week`` gives."""
        return [run for first, count, _ in self._pieces for run in range(first, first + count)]

    def by_week(self, block: int = BLOCK) -> Iterator[tuple[range, Array]]:
        """Give some weeks of all runs at a time: which, and (weeks, indicators, runs) in order of the runs' numbers."""
        at_once = max(1, block // max(8 * self.indicators * self.runs, 1))
        for begin in range(0, self.weeks, at_once):
            weeks = range(begin, min(begin + at_once, self.weeks))
            yield weeks, np.concatenate([self._read(piece, weeks) for piece in self._pieces], axis=-1)

    def by_run(self) -> Iterator[tuple[int, Array]]:
        """Give every piece: its first run, and (weeks, indicators, runs)."""
        for piece in self._pieces:
            yield piece[0], self._read(piece, range(self.weeks))

    def _read(self, piece: tuple[int, int, int], weeks: range) -> Array:
        _, count, offset = piece
        values = np.empty((len(weeks), self.indicators, count))
        self._file.seek(offset + 8 * weeks.start * self.indicators * count)
        into = values.data.cast("B")
        while into:
            read = self._file.readinto(into)
            if not read:
                raise OSError("what was kept of the runs is not there any more")
            into = into[read:]
        return values


def bands(several: Sequence[Kept], block: int = BLOCK) -> Array:
    """Return quantiles of all runs of some members, pooled: (weeks, indicators, percents), exact.

    Runs without a value count for nothing; where none has one the quantiles are NaN.
    """
    first = several[0]
    result = np.full((first.weeks, first.indicators, len(PERCENT)), np.nan)
    if not any(kept.runs for kept in several):
        return result
    most = max(kept.runs * kept.indicators for kept in several)
    even = 8 * most * max(1, block // max(8 * most, 1))  # the same weeks at a time of every member
    readers = [_weeks(kept, even // max(8 * most, 1)) for kept in several if kept.runs]
    for parts in zip(*readers, strict=True):
        weeks, values = parts[0][0], np.concatenate([values for _, values in parts], axis=-1)
        result[weeks.start : weeks.stop] = quantiles(values)
    return result


def _weeks(kept: Kept, at_once: int) -> Iterator[tuple[range, Array]]:
    return kept.by_week(8 * kept.indicators * kept.runs * at_once)


def quantiles(values: Array, percent: Sequence[int] = PERCENT) -> Array:
    """Quantiles over the last axis, which becomes theirs; what is not a number is left out."""
    at = np.array(percent) / 100.0
    found: Array = np.moveaxis(np.quantile(values, at, axis=-1), 0, -1)
    for place in np.argwhere(np.isnan(values).any(axis=-1)):
        some = values[tuple(place)]
        some = some[~np.isnan(some)]
        found[tuple(place)] = np.quantile(some, at) if some.size else np.nan
    return found
