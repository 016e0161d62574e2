"""Published numbers beside the model's: rows of ``assets/data/scorecard.csv``, and what a run gives for each.

Rows up to 31 March 2025 are here, for a fit to read. The later ones stand in ``held_out``, which a fit never imports,
and so do earlier ones that were found when all searches were over.
"""

from __future__ import annotations

import datetime as dt
import math
import operator
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS
from sandbox.scenario import table_rows

Array = NDArray[Any]

START = dt.date(2023, 1, 2)
# The last week of ``rush``.
LAST = START + dt.timedelta(weeks=260)
# The last day that a fit may look at.
CUT = dt.date(2025, 3, 31)
# The sets of rows that a search may see.
SEEN = ("tuned", "added")
SETS = (*SEEN, "checked", "held-out")
# A band whose upper end is this many times the lower one is a statement about factors, not about differences.
FACTORS = 2.0
COLUMN = {variable.name: i for i, variable in enumerate(INDICATORS)}
UNIT = {variable.name: variable.shown_unit for variable in INDICATORS}
RATIOS = ("ratio of means", "mean over minimum")
OPERATION = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


class LooksAhead(Exception):
    """Something asked for what had not happened yet: a row of the later set, or a week after the end of a run."""


@dataclass(frozen=True, slots=True)
class Row:
    """A published number: of which series, over which windows of dates, and the band that counts as a hit."""

    id: str
    series: str
    statistic: str
    windows: tuple[tuple[dt.date, dt.date], ...]
    published: float
    low: float
    high: float
    set: str
    source: str
    confidence: str
    basis: str = ""  # whose way of counting, where publishers count in ways that cannot be compared


def unit_of(row: Row) -> str:
    """Return the unit of a row's numbers, as reports name it: that of its series, but for ratios and shares of it."""
    words = row.series.split()
    if row.statistic in RATIOS:
        return "ratio"
    return "share" if "/" in words else UNIT[words[0]]


def row_of(cells: table_rows.Row) -> Row:
    """Read a row of the file, or refuse a cell of it.

    ``from`` and ``to`` are a date each, or (statistics of two windows) a window each.
    """
    if not cells["id"].strip():
        raise cells.unlike("id", "a name")
    if not _known(cells["series"].split()):
        raise cells.unlike("series", "an outcome measure, or two (or one and a number) with + - * or / between them")
    statistic = cells.one_of("statistic", STATISTICS)
    low, high = cells.number("low"), cells.number("high")
    if not low < high:
        raise cells.unlike("high", f"more than low, which is {cells['low']}")
    return Row(
        id=cells["id"],
        series=cells["series"],
        statistic=statistic,
        windows=_windows(cells, statistic),
        published=cells.number("published"),
        low=low,
        high=high,
        set=cells.one_of("set", SETS),
        source=cells["source"],
        confidence=cells.one_of("confidence", "ABCD"),
        basis=cells["basis"],
    )


def _known(words: Sequence[str]) -> bool:
    """Whether the words of a series are a measure, or a measure, a sign, and a measure or number."""
    if len(words) == 3:
        return words[0] in COLUMN and words[1] in OPERATION and (words[2] in COLUMN or _is_number(words[2]))
    return len(words) == 1 and words[0] in COLUMN


def _is_number(word: str) -> bool:
    try:
        return math.isfinite(float(word)) and float(word) != 0
    except ValueError:
        return False


def _windows(cells: table_rows.Row, statistic: str) -> tuple[tuple[dt.date, dt.date], ...]:
    """Return the window of a row, or the two of a statistic of two, each in the weeks of ``rush``."""
    if statistic in RATIOS:
        found = [_window(cells, column, cells[column].split("..")) for column in ("from", "to")]
    else:
        found = [_window(cells, "from", [cells["from"], cells["to"] or cells["from"]])]
    return tuple(found)


def _window(cells: table_rows.Row, column: str, days: Sequence[str]) -> tuple[dt.date, dt.date]:
    try:
        first, last = (dt.date.fromisoformat(day) for day in days)
    except ValueError:
        first, last = LAST, START
    if not START <= first <= last <= LAST:
        raise cells.unlike(column, f"days from {START} to {LAST}, such as 2025-01-01 (of two windows, FIRST..LAST)")
    return first, last


def tuned() -> tuple[Row, ...]:
    """Return the rows to 31 March 2025 that every fit was searched on, the study's too."""
    return rows_of("tuned")


def seen() -> tuple[Row, ...]:
    """Return the rows that a search may see: the tuned ones, and those to 31 March 2025 that were added since."""
    return rows_of(*SEEN)


def rows_of(*sets: str) -> tuple[Row, ...]:
    """Return the rows of some sets; the whole file is read, so that none is lost by a word that is no set."""
    every = tuple(row_of(cells) for cells in table_rows.rows("scorecard.csv", "id"))
    return tuple(row for row in every if row.set in sets)


# ------------------------------------------------------------------------------------------------- what a run gives


def week_nearest(day: dt.date) -> int:
    """Return the week whose Monday is nearest to a day."""
    return round((day - START).days / 7.0)


def _first(part: Array) -> Array:
    return part[..., 0]


def _rise(part: Array) -> Array:
    return part[..., -1] - part[..., 0]


def _mean(part: Array) -> Array:
    return np.asarray(part.mean(axis=-1))


def _greatest(part: Array) -> Array:
    return np.asarray(part.max(axis=-1))


def _least(part: Array) -> Array:
    return np.asarray(part.min(axis=-1))


def _ratio_of_means(part: Array, base: Array) -> Array:
    return _mean(part) / _mean(base)


def _mean_over_minimum(part: Array, base: Array) -> Array:
    return _mean(part) / _least(base)


STATISTICS: Mapping[str, Callable[..., Array]] = {
    "at": _first,
    "difference": _rise,
    "mean": _mean,
    "max": _greatest,
    "min": _least,
    "ratio of means": _ratio_of_means,
    "mean over minimum": _mean_over_minimum,
}
# Between two moments, both of them counted; the others are over windows, whose last week is not.
BETWEEN = ("at", "difference")


def value(row: Row, series: Array) -> Array:
    """Return what runs give for a row: national series (R, weeks, indicators) to (R,).

    A date is the week nearest to it, a window runs from the first week up to the last, without it. A run that ends
    too early for the row raises ``LooksAhead``: it may not be judged by a part of the window.
    """
    measured = _measured(row.series, series)
    parts = []
    for first, last in row.windows:
        begin, end = week_nearest(first), week_nearest(last) + (row.statistic in BETWEEN)
        if end > measured.shape[-1]:
            raise LooksAhead(f"{row.id} reads week {end - 1}; the run ends after week {measured.shape[-1] - 1}.")
        parts.append(measured[..., begin:end])
    return STATISTICS[row.statistic](*parts)


def _measured(expression: str, series: Array) -> Array:
    """Return a series (R, weeks) by its name, or one put together of two: ``name op name`` or ``name op number``."""
    words = expression.split()
    columns: list[Any] = [series[..., COLUMN[word]] if word in COLUMN else float(word) for word in words[::2]]
    result: Array = columns[0] if len(words) == 1 else OPERATION[words[1]](*columns)
    return result


# ---------------------------------------------------------------------------------------------- how near that comes


def hit(row: Row, found: Array) -> Array:
    """Whether values (R,) lie in the row's band, ends included."""
    return np.asarray((row.low <= found) & (found <= row.high))


def distance(row: Row, found: Array) -> Array:
    """How far values (R,) lie outside the row's band, in widths of the band: 0 inside.

    On logarithms where the band spans factors (its upper end at least twice the lower one): tokens a day that miss a
    band of 3.5 to 10 by a factor of two miss it alike above and below.
    """
    low, high, at = _scaled(row, row.low), _scaled(row, row.high), _scaled(row, found)
    outside: Array = np.maximum(np.maximum(low - at, at - high), 0.0) / (high - low)
    return outside


def offset(row: Row, found: Array) -> Array:
    """How far values (R,) lie from the published number, in widths of the band as ``distance`` measures them."""
    width = _scaled(row, row.high) - _scaled(row, row.low)
    away: Array = (_scaled(row, found) - _scaled(row, row.published)) / width
    return away


def place(row: Row, number: Array | float) -> Array:
    """Where numbers lie in the row's band, as ``distance`` measures it: 0 at its lower end, 1 at its upper one."""
    low, high = _scaled(row, row.low), _scaled(row, row.high)
    return np.asarray((_scaled(row, number) - low) / (high - low))


def _scaled(row: Row, number: Array | float) -> Any:
    """Return numbers on the scale of the row's band; nothing has no logarithm, so it is taken as very little."""
    if row.low <= 0 or row.high < FACTORS * row.low:
        return np.asarray(number, dtype=float)
    return np.log(np.maximum(number, row.low * math.exp(-40.0)))


def table(rows: Iterable[Row], series: Array) -> list[str]:
    """Lay out what one run (1, weeks, indicators) gives for rows: a line each, then how many are hit."""
    lines, hits, count = [], 0, 0
    for row in rows:
        found = value(row, series)
        inside = bool(hit(row, found)[0])
        hits, count = hits + inside, count + 1
        verdict = "hit" if inside else f"missed by {distance(row, found)[0]:.3g} widths"
        lines.append(f"{row.id:22}{found[0]:10.4g}  {row.published:7g} ({row.low:g} to {row.high:g})  {verdict}")
    return [*lines, f"{hits} of {count} rows are hit."]
