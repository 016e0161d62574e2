"""How much of an ensemble's spread is due to model structure, and how much to parameters and chance.

The members are a full crossing of theories, and run k of each has the draws and the weather of run k of the others. So
the values are a table without gaps: a side for each kind of theory, and one for the runs. Its variance is parted as an
analysis of variance does (the law of total variance, with interactions; S. Yip and others, Journal of Climate 24,
2011, part an ensemble of climate models so). The parts are squares of deviations at right angles to each other:

    y - m = sum_k (m_k - m) + (rest of m_cell) + (m_run - m) + (rest of y)
    between theories: a part a kind, and what kinds do only together; within: the run, and what it does by theory

Nothing is estimated beyond that: with R runs a member, a part of about 1 / R of the last one is counted as a theory's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.study.ensembles.kept import BLOCK, Kept, blocks

Array = NDArray[Any]

METHOD: Final = (
    "analysis of variance over theories crossed with runs that meet the same draws and chance (law of total variance, "
    "with interactions; as Yip et al., J. Climate 24, 2011, part an ensemble of climate models)"
)
TOGETHER, RUN, RUN_BY_THEORY = "together", "run", "run_by_theory"
LEAST_SPREAD: Final = 2.0**-40  # of a value's size: less than that is rounding, and has no parts


@dataclass(frozen=True, slots=True)
class Spread:
    """A variance, and the parts of it, (..., parts): one a kind of theory, then ``TOGETHER``, ``RUN``, ``BY_THEORY``.

    A part is a share, and the shares of a place sum to 1. Where nothing varies they are not a number.
    """

    names: tuple[str, ...]
    variance: Array
    shares: Array


def parts_of(kinds: Sequence[str]) -> tuple[str, ...]:
    """Name the parts of the spread over some kinds of theory."""
    return (*kinds, TOGETHER, RUN, RUN_BY_THEORY)


def decomposed(values: Array, kinds: Sequence[str]) -> Spread:
    """Part the variance of a table (..., theories of each kind, runs); its runs must be two or more to have shares.

    Runs in which any theory has no number are left out of all.
    """
    lead = values.shape[: values.ndim - len(kinds) - 1]
    names = parts_of(kinds)
    variance, shares = np.full(lead, np.nan), np.full((*lead, len(names)), np.nan)
    sides = tuple(range(len(lead), values.ndim - 1))
    whole = np.asarray(np.isfinite(values).all(axis=sides))  # (..., runs)
    if values.shape[-1] and whole.all():
        return Spread(names, *_parted(values, len(kinds)))
    for place in np.ndindex(*lead):
        if whole[place].any():
            variance[place], shares[place] = _parted(values[place][..., whole[place]], len(kinds))
    return Spread(names, variance, shares)


def _parted(values: Array, kinds: int) -> tuple[Array, Array]:
    """Return variance (...) and shares (..., parts) of tables without gaps."""
    sides = tuple(range(values.ndim - kinds - 1, values.ndim - 1))
    inner = (*sides, values.ndim - 1)
    middle = values.mean(axis=inner, keepdims=True)
    cell = values.mean(axis=-1, keepdims=True) - middle
    alone = [cell.mean(axis=tuple(s for s in sides if s != side), keepdims=True) for side in sides]
    run = values.mean(axis=sides, keepdims=True) - middle
    deviations = [*alone, cell - reduce(np.add, alone, np.zeros_like(middle)), run, values - middle - cell - run]
    parts = np.stack([(each**2).mean(axis=inner) for each in deviations], axis=-1)
    variance = parts.sum(axis=-1)
    size = np.abs(values).max(axis=inner)
    told = (variance > (LEAST_SPREAD * size) ** 2) & (values.shape[-1] > 1)
    shares = np.where(told[..., None], parts / np.where(told, variance, 1.0)[..., None], np.nan)
    return np.where(variance > (LEAST_SPREAD * size) ** 2, variance, 0.0), shares


def over_weeks(several: Sequence[Kept], chosen: Mapping[str, Sequence[str]], block: int = BLOCK) -> Spread:
    """Part the variance of what was kept of members crossed as ``chosen``: (weeks, indicators).

    Of an ensemble that was stopped the runs count that every member has.
    """
    first, levels = several[0], [len(names) for names in chosen.values()]
    shared = _shared(several)
    names = parts_of(tuple(chosen))
    variance = np.full((first.weeks, first.indicators), np.nan)
    shares = np.full((*variance.shape, len(names)), np.nan)
    columns = [np.searchsorted(kept.numbers(), shared) for kept in several]
    for weeks, some in blocks(several, block) if shared.size else ():
        runs = [kept.read(weeks, some)[..., at] for kept, at in zip(several, columns, strict=True)]
        table = np.stack(runs, axis=2).reshape(len(weeks), len(some), *levels, shared.size)
        found, place = decomposed(table, tuple(chosen)), np.s_[weeks.start : weeks.stop, some.start : some.stop]
        variance[place], shares[place] = found.variance, found.shares
    return Spread(names, variance, shares)


def _shared(several: Sequence[Kept]) -> Array:
    """Return the numbers of the runs that all members have, ascending."""
    return reduce(np.intersect1d, [np.array(kept.numbers(), dtype=np.int64) for kept in several])


def runs_shared(several: Sequence[Kept]) -> int:
    """Return how many runs all members have."""
    return int(_shared(several).size)
