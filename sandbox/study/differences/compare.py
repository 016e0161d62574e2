"""Two runs side by side: by how much each national outcome measure differs, the largest differences first."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS

Array = NDArray[Any]

SCALE = "the larger of |a| and |b|"  # what a difference is measured by, so that unlike units can be ordered


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome measure in two runs, in its unit; ``size`` is |delta| over the larger of |a| and |b|, 0 to 2."""

    indicator: str
    unit: str
    a: float
    b: float
    delta: float
    size: float


def rows(series_a: Array, series_b: Array, week: int) -> tuple[Row, ...]:
    """Compare two runs in a week, the largest differences first and those that are none last, as registered.

    Parameters
    ----------
    series_a, series_b : (weeks, indicators) float64
        What is recorded of each run (``measures.INDICATORS``).
    week : int
        Which week of them; negative ones count from the end.
    """
    columns = zip(INDICATORS, series_a[week], series_b[week], strict=True)
    found = [_row(variable.name, variable.shown_unit, float(a), float(b)) for variable, a, b in columns]
    return tuple(sorted(found, key=lambda row: -row.size))


def _row(name: str, unit: str, a: float, b: float) -> Row:
    """A measure that neither run has does not differ; one that only one has differs most, and nobody knows by what."""
    if math.isnan(a) and math.isnan(b):
        return Row(name, unit, a, b, 0.0, 0.0)
    if math.isnan(a) or math.isnan(b):
        return Row(name, unit, a, b, math.nan, math.inf)
    delta = b - a
    return Row(name, unit, a, b, delta, abs(delta) / max(abs(a), abs(b)) if delta else 0.0)
