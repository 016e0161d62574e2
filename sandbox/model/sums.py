"""Sums in a fixed order, so that an empty slot or another processor changes no bit of a result."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def total(values: Array, axis: int = -1) -> Array:
    """Sum one by one along an axis; adding a zero anywhere changes nothing (``np.sum`` regroups)."""
    result: Array = np.take(np.add.accumulate(values, axis=axis), -1, axis=axis)
    return result


def per_group(values: Array, group: Array, groups: int) -> Array:
    """Sum slots into groups, in slot order: values (R, S, ...) and group (R, S) to (R, groups, ...)."""
    runs, slots = group.shape
    rest = values.shape[2:]
    columns = int(np.prod(rest, dtype=np.int64)) if rest else 1
    index = (np.arange(runs)[:, None] * groups + group)[..., None] * columns + np.arange(columns)
    weights = np.broadcast_to(values, (runs, slots, *rest)).reshape(-1)
    sums: Array = np.bincount(index.reshape(-1), weights=weights, minlength=runs * groups * columns)
    return sums.reshape((runs, groups, *rest))


def whole_per_group(values: Array, group: Array, groups: int) -> Array:
    """Sum whole numbers (int64) by group: values (R, S), group (R, S) to (R, groups), exactly."""
    sums = np.zeros((group.shape[0], groups), dtype=np.int64)
    np.add.at(sums, (np.arange(group.shape[0])[:, None], group), values)
    return sums


def of_group(values: Array, group: Array) -> Array:
    """Give every slot its group's value: values (R or 1, G, ...) and group (R, S) to (R, S, ...)."""
    runs = group.shape[0]
    result: Array = np.broadcast_to(values, (runs, *values.shape[1:]))[np.arange(runs)[:, None], group]
    return result
