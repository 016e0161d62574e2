"""What a game is worth: points of the five gauges, week by week, every gauge counting alike.

The dial of promotion pulls the other way and is no part of it; money and red lines show in the gauges.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS
from sandbox.scenario.schema import Scenario, complete

Array = NDArray[Any]

UNIT: Final = "points"  # 0 bad to 100 good
FULL: Final = 100.0
GAUGES: Final = tuple(measure.name for measure in INDICATORS if measure.name.startswith("gauge_"))
SCORED: Final = (*GAUGES, "red_line_weeks")  # what a score of quarters is reckoned from
QUARTER: Final = 13  # weeks
LAST: Final = dt.date(2026, 6, 29)  # weeks from this Monday on are a projection: no published number knows them
_COLUMNS: Final = [[measure.name for measure in INDICATORS].index(name) for name in GAUGES]


def gauges(national: Array) -> Array:
    """Take the five gauges (..., 5), 0 bad to 1 good, out of what is recorded of the nation (..., indicators)."""
    return np.asarray(national)[..., _COLUMNS]


def points(national: Array) -> Array:
    """Points (...) of weeks of which this is recorded (..., indicators): 100 times the mean of the five gauges."""
    return np.asarray(FULL * gauges(national).mean(axis=-1))


def score(national: Array) -> Array:
    """Score (...) of games (..., weeks, indicators): the mean of their weeks' points."""
    return np.asarray(points(national).mean(axis=-1))


def quarters(scenario: Scenario) -> tuple[int, ...]:
    """Return the last week of every quarter that counts: those before ``LAST``, or all where there are none."""
    known = (LAST - scenario.start).days // 7
    weeks = scenario.weeks if known < QUARTER else min(scenario.weeks, known)
    return tuple(range(min(QUARTER, weeks) - 1, weeks, QUARTER))


def patience(scenario: Scenario) -> float:
    """Return after how many weeks past a red line the game tells of it."""
    return complete(scenario).constants["red_line_patience"]


def score_of_quarters(kept: Array, patience: float) -> Array:
    """Score (...) of games of whose quarters ``SCORED`` is kept (..., quarters, 6): the mean of their points.

    A quarter in which a red line has been passed for as long as is told is worth nothing.
    """
    worth = np.where(kept[..., -1] >= patience, 0.0, FULL * kept[..., :-1].mean(axis=-1))
    return np.asarray(worth.mean(axis=-1))
