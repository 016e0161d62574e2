"""The axes of the charts: weeks with a tick at each New Year, and round numbers."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtGui import QFont, QFontMetricsF

Array = NDArray[np.float64]
HUGE = 1e12


def nice_ceiling(value: float) -> float:
    """Return the least of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is not below the value."""
    if not math.isfinite(value) or value <= 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(min(value, HUGE)))
    return next(m * power for m in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if m * power >= min(value, HUGE) * 0.999999)


def ticks(low: float, high: float, most: int) -> tuple[list[float], int]:
    """Return round numbers between two ends, and how many digits after the point they need."""
    rough = (high - low) / max(most, 1)
    power = math.floor(math.log10(rough))
    step = next(m * 10.0**power for m in (1, 2, 2.5, 5, 10) if m * 10.0**power >= rough * 0.999)
    digits = max(-power + (1 if round(step / 10.0**power, 6) == 2.5 else 0), 0)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [step * k for k in range(first, last + 1)], min(digits, 8)


def finite(values: Array) -> Array:
    """Return the values with everything that cannot be drawn as a gap."""
    return np.where(np.isfinite(values) & (np.abs(values) < HUGE), values, np.nan)


def weeks_of(start: dt.date, date: dt.date) -> float:
    """Return the week, counted from the start, in which a date falls, with its part."""
    return (date - start).days / 7.0


class WeekAxis(pg.AxisItem):  # type: ignore[misc]
    """A bottom axis in weeks with a tick at each New Year."""

    def __init__(self) -> None:
        super().__init__("bottom")
        self.start = dt.date(2023, 1, 2)
        self.end = math.inf

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        """Place a tick at each New Year in view, or at every other one where their names would touch."""
        first = (self.start + dt.timedelta(weeks=max(low, -520))).year
        last = (self.start + dt.timedelta(weeks=min(high, 5200))).year
        years = [weeks_of(self.start, dt.date(year, 1, 2)) for year in range(first, last + 1)]
        name = QFontMetricsF(self.style["tickFont"] or QFont()).horizontalAdvance("2023 ")
        every = max(1, math.ceil(name * (high - low) / (52.18 * max(size, 1.0))))
        shown = [max(x, 0.0) for x in years if low - 0.5 <= x <= min(high, self.end - 8.0)]
        return [(52.18 * every, shown[::every])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        """Write the year."""
        return [str((self.start + dt.timedelta(weeks=value, days=3)).year) for value in values]


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """A left axis with three to five round ticks, the ends among them where round steps lead there."""

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:  # noqa: N802
        """Place ticks at round numbers."""
        span = high - low
        if not (math.isfinite(span) and span > 0):
            return [(1.0, [])]
        wanted = 5 if size > 110 else 3
        power = 10.0 ** math.floor(math.log10(span / wanted))
        gaps = [m * power for m in (1, 2, 2.5, 4, 5, 10, 20) if span / (m * power) <= wanted]
        gap = next((g for g in gaps[:4] if abs(math.remainder(span, g)) < 1e-9 * span), gaps[0])
        first = math.ceil(low / gap - 1e-9)
        return [(gap, [gap * i for i in range(first, math.floor(high / gap + 1e-9) + 1)])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:  # noqa: N802
        """Write the numbers with a true minus."""
        digits = next((d for d in range(3) if abs(spacing - round(spacing, d)) < 1e-9 * spacing), 3)
        return [f"{value:,.{digits}f}".replace("-", "\u2212") for value in values]
