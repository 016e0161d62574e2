"""Sums in a fixed order, so that an empty slot or another processor changes no bit of a result; and shares of them."""

from __future__ import annotations

from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

WIDE = 16  # so many sums are worth turning their terms for (of a single one numpy would regroup the terms)


def total(values: Array, axis: int = -1) -> Array:
    """Sum one by one along an axis; adding a zero changes nothing.

    ``np.sum`` regroups its terms when an axis grows; this does not. Many sums are made side by side, a term of all of
    them at a time: each still adds one by one. (From -0.0, so that a sum of those is one.)
    """
    length = values.shape[axis]
    if values.dtype == np.float64 and length and values.size >= WIDE * length:
        first = axis % values.ndim
        turned = values.transpose(first, *(i for i in range(values.ndim) if i != first))
        rows = np.ascontiguousarray(turned).reshape(length, -1)
        sums: Array = np.add.reduce(rows, axis=0, initial=-0.0)
        return sums.reshape(turned.shape[1:])
    result: Array = np.add.accumulate(values, axis=axis).take(-1, axis=axis)
    return result


def flat_nonzero(values: Array) -> Array:
    """Places of what is not 0, counted through all axes: ``np.flatnonzero`` in half the time for few values."""
    result: Array = values.reshape(-1).nonzero()[0]
    return result


def per_group(values: Array, group: Array, groups: int) -> Array:
    """Sum slots into groups, in slot order: values (R, S) or (R, S, C), group (R or 1, S) to (R, groups[, C])."""
    runs, *columns = values.shape[0], *values.shape[2:]
    return per_bin(values, group_bins(group, groups, runs, *columns), (runs, groups, *columns))


def group_bins(group: Array, groups: int, runs: int, columns: int = 1) -> Array:
    """Number the bins of ``per_bin`` that slots (R or 1, S) go to, one a run, group and column: (R S C)."""
    index = group if runs == 1 else np.arange(runs)[:, None] * groups + group
    if columns > 1:
        index = index[..., None] * columns + np.arange(columns)
    return index.reshape(-1)


def per_bin(values: Array, bins: Array, shape: tuple[int, ...]) -> Array:
    """Sum values into their bins, in the order in which they stand, in a single pass: the bins are of this shape."""
    sums: Array = np.bincount(bins.reshape(-1), weights=values.reshape(-1), minlength=prod(shape))
    return sums.reshape(shape)


def of_bin(values: Array, bins: Array) -> Array:
    """Give every slot the value of its bin, values laid out as ``per_bin`` leaves them: the shape of ``bins``."""
    result: Array = values.reshape(-1).take(bins)
    return result


def whole_per_group(values: Array, group: Array, groups: int) -> Array:
    """Sum whole numbers (int64) by group: values (R, S), group (R, S) to (R, groups), exactly."""
    runs, slots = group.shape
    sums = np.zeros(runs * groups, dtype=np.int64)
    some = flat_nonzero(values != 0)  # few pay and few are paid in most weeks
    np.add.at(sums, some // max(slots, 1) * groups + group.take(some), values.take(some))
    return sums.reshape(runs, groups)


def whole_of_rows(values: Array, run: Array, runs: int) -> Array:
    """Sum whole numbers (n, G) of rows by their run (n,), ascending: (runs, G), exactly."""
    sums = np.zeros((runs, values.shape[-1]), dtype=np.int64)
    if len(run):
        begins = np.ones(len(run), dtype=bool)
        np.not_equal(run[1:], run[:-1], out=begins[1:])
        first = flat_nonzero(begins)
        sums[run[first]] = np.add.reduceat(values, first, axis=0)
    return sums


def of_group(values: Array, group: Array) -> Array:
    """Give every slot its group's value: values (R or 1, G, ...) and group (R or 1, S) to (R, S, ...).

    A group below 0 counts from the last one.
    """
    runs, groups = values.shape[:2]
    if len(group) == 1:
        return values.take(group.reshape(-1), axis=1)
    if runs == 1:
        return values.reshape(groups, *values.shape[2:]).take(group, axis=0)
    if group.size and group.min() < 0:
        group = np.where(group < 0, group + groups, group)
    place = group + np.arange(0, runs * groups, groups)[:, None]
    return values.reshape(runs * groups, *values.shape[2:]).take(place, axis=0)


def ratio(part: Array, whole: Array, empty: float = 0.0) -> Array:
    """Part over whole where there is something, ``empty`` where there is nothing; shapes are broadcast."""
    some = whole > 0
    if np.count_nonzero(some) == some.size:
        return np.asarray(part / whole)
    result: Array = np.where(some, part / np.where(some, whole, 1.0), empty)
    return result
