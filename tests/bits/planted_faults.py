"""Faults on purpose: one bit of one number, in one week, in one making of it or in all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from functools import wraps
from typing import Any

import numpy as np
import pytest

from sandbox.model import rules, step
from sandbox.model.marker import Equation
from sandbox.model.state import State
from sandbox.scenario import compile as compiling

STOCK_OF = {f.name: f.metadata["sector"] for f in fields(State) if f.metadata}


def one_bit(values: Any) -> Any:
    """The same numbers, the lowest bit of the first one turned."""
    turned = np.array(values)
    turned.reshape(-1).view(np.uint8)[0] ^= 1
    return turned


class Plant:
    """Counts how often a week is made, and says whether the fault is due: in all makings of a week, or in one.

    Without a week it is always due.
    """

    def __init__(self, patch: pytest.MonkeyPatch, week: int | None, making: int | None = None) -> None:
        self.patch, self.week, self.making = patch, week, making
        self.tick, self.made = -1, 0
        allowed = rules.allowed

        def begun(state: State, *rest: Any) -> Any:
            """The rules are what a week asks first, and once."""
            self.tick = state.tick
            self.made += state.tick == week
            return allowed(state, *rest)

        patch.setattr(rules, "allowed", begun)

    @property
    def due(self) -> bool:
        return self.week is None or (self.tick == self.week and self.making in (None, self.made))

    def in_equation(self, name: str) -> None:
        """Into what an equation gives under a name."""
        sequence = compiling.sequence

        def faulty(eq: Equation) -> Equation:
            @wraps(eq.function)
            def function(*arguments: Any) -> Any:
                result = eq.function(*arguments)
                if not self.due:
                    return result
                if len(eq.gives) == 1:
                    return one_bit(result)
                return tuple(one_bit(x) if n == name else x for n, x in zip(eq.gives, result, strict=True))

            return replace(eq, function=function) if name in eq.gives else eq

        self.patch.setattr(compiling, "sequence", lambda theories: tuple(map(faulty, sequence(theories))))

    def in_stock(self, name: str) -> None:
        """Into a stock, as it is integrated."""
        self._after("integrate", lambda state: state.with_(**{name: one_bit(getattr(state, name))}))

    def in_orders(self, name: str) -> None:
        """Into a stock, as the orders leave it."""
        self._after("carry_out", lambda found: (found[0].with_(**{name: one_bit(getattr(found[0], name))}), found[1]))

    def in_chance(self, name: str) -> None:
        """Into what is drawn."""
        self._after("chance", lambda drawn: {**drawn, name: one_bit(drawn[name])})

    def _after(self, function: str, change: Callable[[Any], Any]) -> None:
        right = getattr(step, function)

        def wrong(*arguments: Any) -> Any:
            result = right(*arguments)
            return change(result) if self.due else result

        self.patch.setattr(step, function, wrong)


def by_sector(equations: Iterable[Equation]) -> dict[str, list[str]]:
    """Names that the week's equations give, by sector."""
    found: dict[str, list[str]] = {}
    for eq in equations:
        found.setdefault(eq.sector, []).extend(eq.gives)
    return found
