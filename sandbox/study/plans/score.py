"""What a game is worth: points of the five gauges, week by week, every gauge counting alike.

The dial of promotion pulls the other way and is no part of it; money and red lines show in the gauges.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS

Array = NDArray[Any]

UNIT: Final = "points"  # 0 bad to 100 good
FULL: Final = 100.0
GAUGES: Final = tuple(measure.name for measure in INDICATORS if measure.name.startswith("gauge_"))
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
