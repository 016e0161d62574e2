"""Sums in a fixed order, so that an empty slot or another processor changes no bit of a result."""

from __future__ import annotations

from math import prod
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
    runs = group.shape[0]
    index = group if runs == 1 else np.arange(runs)[:, None] * groups + group
    shape: tuple[int, ...] = (runs, groups)
    if values.ndim == 3:  # one bin a group and column: a single pass, slots still in order
        columns = values.shape[2]
        index = index[..., None] * columns + np.arange(columns)
        shape = (runs, groups, columns)
    if values.shape != index.shape:
        values = np.broadcast_to(values, index.shape)
    sums: Array = np.bincount(index.reshape(-1), weights=values.reshape(-1), minlength=prod(shape))
    return sums.reshape(shape)


def whole_per_group(values: Array, group: Array, groups: int) -> Array:
    """Sum whole numbers (int64) by group: values (R, S), group (R, S) to (R, groups), exactly."""
    sums = np.zeros((group.shape[0], groups), dtype=np.int64)
    np.add.at(sums, (np.arange(group.shape[0])[:, None], group), values)
    return sums


def of_group(values: Array, group: Array) -> Array:
    """Give every slot its group's value: values (R or 1, G, ...) and group (R or 1, S) to (R, S, ...)."""
    runs = values.shape[0]
    result: Array = values[0][group] if runs == 1 else values[np.arange(runs)[:, None], group]
    return result
