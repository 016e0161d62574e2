"""What is varied: every parameter over the span of its draws, so that all methods speak of the ensemble's runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Unreadable
from sandbox.scenario import spelling, tables
from sandbox.scenario.overrides import canonical
from sandbox.scenario.schema import Scenario
from sandbox.scenario.tables import ParameterRow
from sandbox.study.ensembles.draws import around

Array = NDArray[Any]

SPAN: Final = 2.0  # standard deviations to either side of the centre: where 95 % of the draws lie
CHANCE, OTHERS = "chance", "others"
ENOUGH: Final = 0.2  # of the largest effect: one half as large is then told from it and from nothing


@dataclass(frozen=True, slots=True)
class Factor:
    """A parameter and the value that its draws lie around."""

    row: ParameterRow
    centre: float

    @property
    def name(self) -> str:
        """Its name."""
        return self.row.name

    @property
    def low(self) -> float:
        """The lower end of its span, in its unit."""
        return float(self.at(np.array(-SPAN)))

    @property
    def high(self) -> float:
        """The upper end of its span, in its unit."""
        return float(self.at(np.array(SPAN)))

    def at(self, z: Array) -> Array:
        """Values that lie ``z`` standard deviations of its draws from the centre, inside its range."""
        return around(self.row, self.centre, z)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a parameter (``chance``, or all ``others`` together) does to an outcome.

    ``low`` and ``high`` are the ends of its span in ``unit``, nothing where it has none. ``error`` is half of the
    interval that goes with ``effect``; ``more`` are further numbers of the method, by name.
    """

    parameter: str
    unit: str
    low: float | None
    high: float | None
    effect: float
    error: float
    more: tuple[tuple[str, float], ...] = ()

    @property
    def noise(self) -> bool:
        """Whether the effect is no more than noise: its interval holds 0."""
        return abs(self.effect) <= self.error

    def row(self) -> dict[str, Any]:
        """Return it as plain values."""
        told = {name: getattr(self, name) for name in ("parameter", "unit", "low", "high", "effect", "error", "noise")}
        return told | dict(self.more)


def effect_of(factor: Factor | str, effect: float, error: float, **more: float) -> Effect:
    """Put together what is known of a parameter's effect, or of what has no span."""
    told = (float(effect), float(error), tuple((name, float(value)) for name, value in more.items()))
    if isinstance(factor, str):
        return Effect(factor, "", None, None, *told)
    return Effect(factor.name, factor.row.unit, factor.low, factor.high, *told)


def by_size(effects: Sequence[Effect]) -> tuple[Effect, ...]:
    """Effects in order of their size, the largest first."""
    return tuple(sorted(effects, key=lambda one: -abs(one.effect)))


def converged(effects: Sequence[Effect]) -> bool:
    """Whether the widest error is at most a fifth of the largest effect."""
    return widest(effects) <= ENOUGH


def runs_wanted(effects: Sequence[Effect], runs: int) -> int:
    """About how many runs would do, as errors fall with the root of their number; 0 where nothing has an effect."""
    wide = widest(effects)
    return 0 if np.isinf(wide) else int(np.ceil(runs * (wide / ENOUGH) ** 2))


def widest(effects: Sequence[Effect]) -> float:
    """The widest error in units of the largest effect."""
    largest, wide = (max((abs(x) for x in each), default=0.0) for each in _both(effects))
    if wide == 0.0:
        return 0.0
    return wide / largest if largest > 0.0 else np.inf


def _both(effects: Sequence[Effect]) -> tuple[list[float], list[float]]:
    return [one.effect for one in effects], [one.error for one in effects]


def factors(scenario: Scenario, names: Sequence[str] = (), option: str = "--parameter") -> tuple[Factor, ...]:
    """Return the parameters with these names, symbols or paths, or all; ``scenario`` is complete."""
    rows = {row.name: row for row in tables.parameters()}
    names = [canonical(f"parameters.{name.removeprefix('parameters.')}").removeprefix("parameters.") for name in names]
    for name in names:
        if name not in rows:
            message = f"is '{name}', which is no parameter;"
            raise Unreadable(Issue("option.parameter", option, message, spelling.nearest(name, rows)))
    return tuple(Factor(rows[name], scenario.parameters[name]) for name in dict.fromkeys(names or rows))
