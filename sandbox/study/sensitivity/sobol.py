"""Shares of an ensemble's variance: Sobol' indices of some parameters, of all others together, and of chance.

Every parameter has the distribution of its draws, so the variance that is shared out is that of the ensemble. The
points of the chosen ones are Sobol' numbers, by scipy (extra ``analysis``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Unreadable
from sandbox.scenario.schema import Scenario
from sandbox.study.ensembles.draws import drawn
from sandbox.study.sensitivity.design import Design
from sandbox.study.sensitivity.factors import CHANCE, OTHERS, Effect, Factor, by_size, effect_of

Array = NDArray[Any]

METHOD: Final = (
    "Sobol' indices: share of the ensemble's variance that would be left if only this were unknown (effect: in total, "
    "what it does together with others included; first: alone); errors by bootstrap, at 95 %"
)
RESAMPLES: Final = 1000
FEWEST: Final = 16  # rows
CHOSEN: Final = 8  # parameters that are looked at one by one, where none is named


def library() -> Any:
    """Return scipy's statistics, which come with an extra, or refuse."""
    try:
        import scipy.stats
    except ImportError as error:
        remedy = "Install it with: pip install 'suanli[analysis]'."
        raise Unreadable(Issue("option.method", "--method sobol", "needs scipy.", remedy)) from error
    return scipy.stats


def points(parameters: int) -> int:
    """How many runs a row has: two that have nothing in common, and one for each column and the two that follow."""
    return parameters + 4


def design(scenario: Scenario, chosen: Sequence[Factor], rows: int) -> Design:
    """The runs (rows, points): A, B, and A with one column of B for each parameter, for the others, and for chance.

    What A and B have of the others is what runs 0, 1, ... of the ensemble have, and so is their chance: A the even
    ones, B the odd ones. So the first rows of many are those of few.
    """
    stats, count = library(), len(chosen)
    uniform = stats.qmc.Sobol(2 * count, rng=np.random.default_rng(scenario.seed)).random(rows)
    z = stats.norm.ppf(np.clip(uniform, 1e-9, 1.0 - 1e-9))
    columns = np.arange(points(count))[None, :] - 2  # which column is of B; -2: none, -1: all
    numbers = 2 * np.arange(rows)[:, None]

    def mixed(first: Array, second: Array, column: int) -> Array:
        return np.where((columns == column) | (columns == -1), second, first)

    varied = {
        one.name: one.at(mixed(z[:, k : k + 1], z[:, count + k : count + k + 1], k)) for k, one in enumerate(chosen)
    }
    others = drawn(scenario, range(2 * rows))
    for name in others.keys() - varied.keys():
        varied[name] = mixed(others[name][0::2, None], others[name][1::2, None], count)
    return Design(mixed(numbers, numbers + 1, count + 1), varied)


def effects(chosen: Sequence[Factor], values: Array, seed: int) -> tuple[Effect, ...]:
    """Shares of the variance of values (rows, points), the largest first."""
    rows = len(values)
    total, first = indices(values, np.full((1, rows), 1.0 / rows))
    resampled = np.random.default_rng(seed).multinomial(rows, np.full(rows, 1.0 / rows), RESAMPLES) / rows
    wide = [
        (high - low) / 2.0 for low, high in (np.quantile(x, (0.025, 0.975), axis=0) for x in indices(values, resampled))
    ]
    names: tuple[Factor | str, ...] = (*chosen, OTHERS, CHANCE)
    every = zip(names, total[0], wide[0], first[0], wide[1], strict=True)
    return by_size([effect_of(*each, first=alone, first_error=error) for *each, alone, error in every])


def indices(values: Array, weights: Array) -> tuple[Array, Array]:
    """Total and first-order indices (samples, columns) of values (rows, points), rows weighted (samples, rows).

    The estimators that A. Saltelli and others (2010) advise: M. Jansen's of the total, theirs of the first order.
    """
    values = values - values[:, :2].mean()
    a, b, one = values[:, :1], values[:, 1:2], values[:, 2:]
    variance = weights @ (a**2 + b**2) / 2.0 - (weights @ (a + b) / 2.0) ** 2
    parts = weights @ (one - a) ** 2 / 2.0, weights @ (b * (one - a))
    total, first = (np.where(variance > 0.0, part / np.where(variance > 0.0, variance, 1.0), 0.0) for part in parts)
    return total, first
