"""What a game is worth: points of the five gauges, every gauge counting alike, as long as no red line is passed.

The dial of promotion pulls the other way and is no part of it; money shows in the gauges. Agents and the plans of a
search are scored alike, by every week that counts.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS
from sandbox.scenario import tables
from sandbox.scenario.schema import Scenario

Array = NDArray[Any]

UNIT: Final = "points"  # 0 bad to 100 good
FULL: Final = 100.0
GAUGES: Final = tuple(measure.name for measure in INDICATORS if measure.name.startswith("gauge_"))
SCORED: Final = (*GAUGES, "red_line_weeks")  # what a score is reckoned from
QUARTER: Final = 13  # weeks
LAST: Final = dt.date(2026, 6, 29)  # weeks from this Monday on are a projection: no published number knows them
_COLUMNS: Final = [[measure.name for measure in INDICATORS].index(name) for name in SCORED]


def scored(national: Array) -> Array:
    """Take ``SCORED`` (..., 6) out of what is recorded of the nation (..., indicators)."""
    return np.asarray(national)[..., _COLUMNS]


def counted(scenario: Scenario) -> int:
    """Return how many weeks count: those before ``LAST``, or all where there is not one quarter of them."""
    known = (LAST - scenario.start).days // 7
    return scenario.weeks if known < QUARTER else min(scenario.weeks, known)


def patience(scenario: Scenario) -> float:
    """Return after how many weeks past a red line the game tells of it."""
    shipped = {row.name: row.value for row in tables.constants()}
    return scenario.constants.get("red_line_patience", shipped["red_line_patience"])


def lost(kept: Array, patience: float) -> Array:
    """Whether weeks (...) of which ``SCORED`` is kept (..., 6) are worth nothing: past a red line for so long."""
    return np.asarray(kept[..., -1] >= patience)


def points(kept: Array, patience: float) -> Array:
    """Points (...) of weeks of which ``SCORED`` is kept (..., 6): 100 times the mean of the five gauges.

    A week in which a red line has been passed for as long as is told is worth nothing.
    """
    return np.asarray(np.where(lost(kept, patience), 0.0, FULL * kept[..., :-1].mean(axis=-1)))


def score(kept: Array, patience: float) -> Array:
    """Score (...) of games of whose weeks ``SCORED`` is kept (..., weeks, 6): the mean of their points."""
    return np.asarray(points(kept, patience).mean(axis=-1))
