"""What differs between two branches at a week: every number of the nation and of the player, the largest gap first."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

import sandbox

Delta = sandbox.CompareRow


def deltas(a: sandbox.Frame, b: sandbox.Frame) -> tuple[Delta, ...]:
    """Return all indicators of two frames as ``suanli compare`` does, those that differ most first."""
    rows = [np.array([[frame.indicators[measure.name] for measure in sandbox.INDICATORS]]) for frame in (a, b)]
    return sandbox.compare_rows(rows[0], rows[1], 0)


def share(row: Delta) -> float:
    """Return the size of a difference with its sign, for a bar: 1 is as much as the larger of both numbers, or more."""
    return math.copysign(min(row.size, 1.0), row.delta) if math.isfinite(row.delta) else 0.0


def alike(found: Sequence[Delta]) -> bool:
    """Whether no number differs."""
    return all(row.size == 0.0 for row in found)
