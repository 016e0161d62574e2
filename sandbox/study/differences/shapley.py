"""Shapley's split of a difference: what each cause adds, on average over all orders in which causes can be switched.

A coalition is a set of causes that are switched, written as the bits of a number: bit i is cause i. ``values`` (2^n,)
are what is measured in every coalition; the first has none switched, the last all.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def causes_of(values: Sequence[float] | Array) -> int:
    """Return how many causes n there are, of which ``values`` (2^n,) hold every coalition."""
    n = len(values).bit_length() - 1
    if len(values) != 1 << n:
        raise ValueError(f"{len(values)} values are not those of all coalitions of some causes")
    return n


def shapley(values: Sequence[float] | Array) -> Array:
    """Split ``values[-1] - values[0]`` into what each cause is due (n,), in the unit of the values.

    phi_i = mean over sizes s of the mean over coalitions S of that size without i of  v(S + i) - v(S)

    Sums are exact before they are rounded, so that a cause which changes nothing gets exactly 0 and causes that do
    the same get exactly the same, in whatever order they stand.
    """
    found = np.asarray(values, dtype=float)
    n = causes_of(found)
    masks = np.arange(len(found))
    sizes = np.array([int(mask).bit_count() for mask in masks])
    parts = np.zeros(n)
    for i in range(n):
        without = masks[(masks >> i & 1) == 0]
        gains = found[without | 1 << i] - found[without]
        of_size = (gains[sizes[without] == size] for size in range(n))
        parts[i] = math.fsum(math.fsum(some) / len(some) for some in of_size) / n
    return parts


def alone(values: Sequence[float] | Array) -> Array:
    """What each cause does when it is the only one that is switched (n,)."""
    found: Array = np.asarray(values, dtype=float)
    only: Array = found[1 << np.arange(causes_of(found))]
    gained: Array = only - found[0]
    return gained


def last(values: Sequence[float] | Array) -> Array:
    """What each cause does when all the others are switched already (n,)."""
    found: Array = np.asarray(values, dtype=float)
    without: Array = found[len(found) - 1 - (1 << np.arange(causes_of(found)))]
    gained: Array = found[-1] - without
    return gained


def interaction(values: Sequence[float] | Array) -> float:
    """What causes do only together: the difference less what each of them does alone."""
    found = np.asarray(values, dtype=float)
    return math.fsum([found[-1], -found[0], *-alone(found)])


def residual(values: Sequence[float] | Array) -> float:
    """What the parts miss of the difference: rounding, and nothing else."""
    found = np.asarray(values, dtype=float)
    return math.fsum([found[-1], -found[0], *-shapley(found)])
