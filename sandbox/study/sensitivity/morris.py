"""Elementary effects: paths through the parameters' spans, on which one after the other moves (M. D. Morris, 1991).

A path starts at one of four levels of each span and moves every parameter once, by two thirds of its span. All of a
path is under one chance, so that a step is the parameter's alone; chance is moved last but as any other. The effect is
the mean of the steps' sizes (mu* of F. Campolongo and others, 2007), which steps in both directions do not cancel.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.study.sensitivity.design import Design
from sandbox.study.sensitivity.factors import CHANCE, SPAN, Effect, Factor, by_size, effect_of

Array = NDArray[Any]

METHOD: Final = (
    "elementary effects (Morris): mean size of the change over the span of 95 % of a parameter's draws, the others "
    "anywhere in theirs; errors by bootstrap over the paths, at 95 %"
)
LEVELS: Final = 4
STEP: Final = 2.0 / 3.0  # of a span
RESAMPLES: Final = 2000
FEWEST: Final = 4  # paths: of fewer a bootstrap says nothing


def points(parameters: int) -> int:
    """How many runs a path has."""
    return parameters + 2


def paths(count: int, parameters: int, seed: int) -> tuple[Array, Array]:
    """Places in the spans (paths, points, parameters + 1), and which column each step moves (paths, steps).

    The last column is chance: 0 or 1 for the first or the second number that belongs to a path. The first paths of
    many are those of few.
    """
    of_levels, of_orders = np.random.default_rng(seed).spawn(2)
    levels = of_levels.integers(0, LEVELS, (count, parameters)) / (LEVELS - 1)
    start = np.column_stack([levels, np.zeros(count)])
    move = np.where(start < 0.5, STEP, -STEP)
    move[:, -1] = 1.0
    moved = of_orders.permuted(np.tile(np.arange(parameters + 1), (count, 1)), axis=1)
    places = np.repeat(start[:, None], parameters + 2, axis=1)
    for path in range(count):
        for step, column in enumerate(moved[path]):
            places[path, step + 1 :, column] += move[path, column]
    return places, moved


def design(chosen: Sequence[Factor], places: Array) -> Design:
    """The runs at some places."""
    numbers = 2 * np.arange(len(places))[:, None] + places[..., -1].astype(np.int64)
    varied = {one.name: one.at(SPAN * (2.0 * places[..., k] - 1.0)) for k, one in enumerate(chosen)}
    return Design(numbers, varied)


def elementary(places: Array, moved: Array, values: Array) -> Array:
    """Change of values (paths, points) by each step over the part of the span that it moves: (paths, columns)."""
    change, steps = np.diff(values, axis=1), np.diff(places, axis=1)
    found = np.empty((len(places), places.shape[2]))
    rows = np.arange(len(places))
    for step in range(change.shape[1]):
        columns = moved[:, step]
        size = steps[rows, step, columns]
        found[rows, columns] = np.where(size != 0.0, change[:, step] / np.where(size != 0.0, size, 1.0), 0.0)
    return found


def effects(chosen: Sequence[Factor], elementary_effects: Array, seed: int) -> tuple[Effect, ...]:
    """Mean size, mean and standard deviation of elementary effects (paths, parameters + 1), the largest first."""
    sizes = np.abs(elementary_effects)
    resampled = np.random.default_rng(seed).integers(0, len(sizes), (RESAMPLES, len(sizes)))
    low, high = np.quantile(sizes[resampled].mean(axis=1), (0.025, 0.975), axis=0)
    means, spreads = elementary_effects.mean(axis=0), elementary_effects.std(axis=0, ddof=1)
    every = zip((*chosen, CHANCE), sizes.mean(axis=0), (high - low) / 2.0, means, spreads, strict=True)
    return by_size([effect_of(*each, mean=mean, sd=sd) for *each, mean, sd in every])
