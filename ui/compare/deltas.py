"""What differs between two branches at a week: every number of the nation and of the player, the largest gap first."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import sandbox

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Delta:
    """One number on both branches, in the unit in which it is recorded, and how much it moves over their weeks."""

    name: str
    a: float
    b: float
    spread: float

    @property
    def difference(self) -> float:
        """B less A; exactly zero where both are the same number."""
        return self.b - self.a

    @property
    def size(self) -> float:
        """The difference in spreads, so that numbers of unlike units can be ordered; 0 where there is none."""
        if not math.isfinite(self.difference) or not self.spread > 0.0:
            return 0.0
        return self.difference / self.spread


def spreads(a: Array, b: Array) -> Array:
    """Return the standard deviation of each indicator over the weeks of both branches (indicators,)."""
    both = np.concatenate((a, b)) if a.size and b.size else np.zeros((0, len(sandbox.INDICATORS)))
    known = np.isfinite(both)
    count = np.maximum(known.sum(axis=0), 1)
    filled = np.where(known, both, 0.0)
    middle = filled.sum(axis=0) / count
    found: Array = np.sqrt((np.where(known, both - middle, 0.0) ** 2).sum(axis=0) / count)
    return found


def deltas(a: sandbox.Frame, b: sandbox.Frame) -> list[Delta]:
    """Return all indicators, those that differ most first; those that differ alike stay in the order of the files."""
    found = [
        Delta(measure.name, a.indicators[measure.name], b.indicators[measure.name], float(spread))
        for measure, spread in zip(sandbox.INDICATORS, spreads(a.series, b.series), strict=True)
    ]
    return sorted(found, key=lambda delta: -abs(delta.size))


def alike(found: list[Delta]) -> bool:
    """Whether no number differs."""
    return all(delta.a == delta.b or (math.isnan(delta.a) and math.isnan(delta.b)) for delta in found)
