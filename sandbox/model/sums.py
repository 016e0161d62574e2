"""Sums in a fixed order, so that an empty slot or another processor changes no bit of a result."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]


def total(values: Array, axis: int = -1) -> Array:
    """Sum one by one along the last axis (or the one before it); adding a zero changes nothing.

    ``np.sum`` regroups its terms when an axis grows; this does not.
    """
    running = np.add.accumulate(values, axis=axis)
    result: Array = running[..., -1] if axis == -1 else running[..., -1, :]
    return result


def per_group(values: Array, group: Array, groups: int) -> Array:
    """Sum slots into groups, in slot order: values (R, S) or (R, S, C) and group (R, S) to (R, groups[, C])."""
    runs, slots = group.shape
    index = (np.arange(runs)[:, None] * groups + group).reshape(-1) if runs > 1 else group[0]
    if values.shape[:2] != group.shape:
        values = np.broadcast_to(values, (runs, slots, *values.shape[2:]))
    if values.ndim == 2:
        sums: Array = np.bincount(index, weights=values.reshape(-1), minlength=runs * groups)
        return sums.reshape(runs, groups)
    flat = values.reshape(runs * slots, -1)
    result = np.empty((runs * groups, flat.shape[1]))
    for column in range(flat.shape[1]):
        result[:, column] = np.bincount(index, weights=flat[:, column], minlength=runs * groups)
    return result.reshape(runs, groups, *values.shape[2:])


def whole_per_group(values: Array, group: Array, groups: int) -> Array:
    """Sum whole numbers (int64) by group: values (R, S), group (R, S) to (R, groups), exactly."""
    sums = np.zeros((group.shape[0], groups), dtype=np.int64)
    np.add.at(sums, (np.arange(group.shape[0])[:, None], group), values)
    return sums


def of_group(values: Array, group: Array) -> Array:
    """Give every slot its group's value: values (R or 1, G, ...) and group (R, S) to (R, S, ...)."""
    if values.shape[0] == 1:
        result: Array = values[0][group]
    else:
        result = values[np.arange(group.shape[0])[:, None], group]
    return result
