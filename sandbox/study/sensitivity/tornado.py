"""A tornado: which parameters move an outcome most, from the runs of an ensemble alone.

All parameters of a run are drawn at once, so their effects are parted by a linear regression of the outcome on all of
them. The difference between the upper and the lower quarter of a parameter's draws assumes less, but what the other
parameters do stands in it as noise: between two ensembles of 256 runs its effects on the rent correlate by 0.7, those
of the regression by 0.95. Bends stay in the residual, and so in the error, which trusts no equal variance (HC3; J. G.
MacKinnon and H. White, Journal of Econometrics 29, 1985). It is wide enough for all parameters at once (Sidak): in 95
of 100 ensembles no parameter without an effect stands out.
"""

from __future__ import annotations

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.study.ensembles.draws import drawn
from sandbox.study.ensembles.forecast import Forecast
from sandbox.study.sensitivity.factors import Effect, Factor, by_size, effect_of, factors

Array = NDArray[Any]

METHOD: Final = (
    "linear regression on all parameters: the change of the outcome over the span of 95 % of a parameter's draws; "
    "errors by HC3, for all parameters at once at 95 % (Sidak)"
)
LEVEL: Final = 0.95
FIRST: Final = 10  # effects that an ensemble tells of each outcome measure
FEWEST: Final = 2  # runs for each coefficient
TENTH: Final = NormalDist().inv_cdf(0.9)  # standard deviations from the middle of draws to their 10 and 90 %
MOST: Final = 8192  # runs that an ensemble looks at: the errors are small by then, and memory stays flat


def fewest(parameters: int) -> int:
    """Of how many runs effects of so many parameters can be told."""
    return FEWEST * (parameters + 1)


def tornado(chosen: Sequence[Factor], draws: Mapping[str, Array], outcome: Array) -> tuple[Effect, ...]:
    """Effects of parameters on an outcome (R,), the largest first, from draws (R,) by name.

    Runs without a value are left out; of too few there is nothing to say.
    """
    (found,) = tornados(chosen, draws, outcome[None])
    return found


def tornados(chosen: Sequence[Factor], draws: Mapping[str, Array], outcomes: Array) -> list[tuple[Effect, ...]]:
    """Effects on several outcomes (n, R), those that every run has in one go."""
    varied = [factor for factor in chosen if np.ptp(draws[factor.name]) > 0.0]
    places = np.stack([_place(factor, draws[factor.name]) for factor in varied], axis=1)
    found: list[tuple[Effect, ...]] = [()] * len(outcomes)
    there = np.isfinite(outcomes)
    for some in np.unique(there, axis=0):
        which = np.flatnonzero((there == some).all(axis=1))
        if np.count_nonzero(some) < fewest(len(varied)):
            continue
        slopes, errors = _regression(places[some], outcomes[which][:, some])
        for at, effects, wide in zip(which, slopes, errors, strict=True):
            every = zip(varied, effects, wide, strict=True)
            found[at] = by_size([effect_of(*each) for each in every])
    return found


@dataclass(frozen=True, slots=True)
class Swing:
    """What a parameter does to an outcome between 10 and 90 % of its draws, ``low`` and ``high`` in ``unit``.

    ``at_low`` and ``at_high`` are what the outcome has more there than at the parameter's own value, ``error`` half of
    the interval of their difference.
    """

    parameter: str
    unit: str
    confidence: str
    low: float
    high: float
    at_low: float
    at_high: float
    error: float

    @property
    def effect(self) -> float:
        """What the outcome has more at the upper end than at the lower one."""
        return self.at_high - self.at_low

    @property
    def noise(self) -> bool:
        """Whether the effect is no more than noise: its interval holds 0."""
        return abs(self.effect) <= self.error


@dataclass(frozen=True, slots=True)
class Swings:
    """Swings of all parameters, the largest first, and the mean of the outcome, from ``runs`` that have a value.

    Of less than ``fewest`` runs there are none.
    """

    runs: int
    fewest: int
    mean: float
    parts: tuple[Swing, ...]


def swings(forecast: Forecast, indicator: str, place: int, *, apart: bool = False) -> Swings:
    """Return what a forecast's outcome in one of its weeks depends on, from the runs that it was made of.

    ``apart`` is asked of what the first of two futures has more than the second.
    """
    scenario = pickle.loads(forecast.question.futures[0].scenario)
    chosen, draws = factors(scenario), drawn(scenario, forecast.numbers)
    outcome = forecast.outcomes(indicator, place, apart=apart)
    there = outcome[np.isfinite(outcome)]
    mean = float(there.mean()) if there.size else np.nan
    by_name = {factor.name: factor for factor in chosen}
    parts = [_swing(by_name[effect.parameter], effect) for effect in tornado(chosen, draws, outcome)]
    return Swings(there.size, fewest(len(chosen)), mean, tuple(sorted(parts, key=lambda one: -abs(one.effect))))


def _swing(factor: Factor, effect: Effect) -> Swing:
    low, centre, high = (float(end) for end in factor.at(np.array([-TENTH, 0.0, TENTH])))
    slope = effect.effect / (factor.high - factor.low)
    error = effect.error / (factor.high - factor.low) * (high - low)
    row = factor.row
    return Swing(row.name, row.unit, row.confidence, low, high, slope * (low - centre), slope * (high - centre), error)


def _place(factor: Factor, values: Array) -> Array:
    """Where values lie in a parameter's span, 0 to 1."""
    return (values - factor.low) / (factor.high - factor.low)


def _regression(places: Array, outcomes: Array) -> tuple[Array, Array]:
    """Slopes (n, p) of outcomes (n, R) over places (R, p), and half of their intervals (n, p)."""
    runs, count = places.shape
    centred = np.column_stack([np.ones(runs), places - places.mean(axis=0)])
    inverse = np.linalg.pinv(centred)  # (1 + p, R)
    slopes = outcomes @ inverse.T
    leverage = (centred * inverse.T).sum(axis=1)
    residual = (outcomes - slopes @ centred.T) / np.maximum(1.0 - leverage, 1e-9)
    size = np.abs(outcomes).max(axis=1, keepdims=True)
    slopes = np.where(
        np.abs(slopes) > 1e-12 * size, slopes, 0.0
    )  # what rounding leaves of an outcome that stands still
    variance = residual**2 @ (inverse.T**2)
    alone = 1.0 - LEVEL ** (1.0 / count)
    return slopes[:, 1:], t_quantile(1.0 - alone / 2.0, runs - count - 1) * np.sqrt(variance[:, 1:])


def t_quantile(probability: float, freedom: int) -> float:
    """Quantile of Student's distribution, by its expansion about the normal one (Abramowitz and Stegun 26.7.5)."""
    x = NormalDist().inv_cdf(probability)
    first = (x**3 + x) / 4
    second = (5 * x**5 + 16 * x**3 + 3 * x) / 96
    third = (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384
    return x + first / freedom + second / freedom**2 + third / freedom**3
