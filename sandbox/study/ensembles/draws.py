"""Parameters drawn anew for every run of an ensemble, each from its own range."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.noise import Noise
from sandbox.scenario import tables
from sandbox.scenario.schema import Scenario
from sandbox.scenario.tables import ParameterRow
from sandbox.study.published.fit import WHOLE

Array = NDArray[Any]

SPREAD: Final = 0.07  # of a parameter's range: the standard deviation of its draws


def drawn(scenario: Scenario, runs: Sequence[int]) -> dict[str, Array]:
    """Draw all parameters for the runs with these numbers, (R,) each: value + 0.07 x range x z, inside the range.

    ``scenario`` is complete, and its values are the centres; a range reaches to a centre that lies outside it. A draw
    depends on seed, parameter and number of the run alone, so that two scenarios, two theories and two ways of cutting
    the runs into chunks meet the same ones. Weeks that are counted are whole.
    """
    rows = tables.parameters()
    noise = Noise.create(scenario.seed, runs, 1, on=True)
    away = noise.normals(0, {f"parameter {row.name}": 1 for row in rows})
    return {row.name: around(row, scenario.parameters[row.name], z) for row, z in zip(rows, away.T, strict=True)}


def around(row: ParameterRow, centre: float, z: Array) -> Array:
    """Values of a parameter that lie ``z`` (n,) standard deviations of its draws from its centre, inside its range."""
    values = centre + SPREAD * (row.high - row.low) * z
    inside = np.minimum(np.maximum(values, min(row.low, centre)), max(row.high, centre))
    return np.round(inside) if row.name in WHOLE else inside
