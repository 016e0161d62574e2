"""The ``@equation`` mark: says what a function gives and on what authority; it costs nothing at run time."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any


@dataclass(frozen=True, slots=True)
class Equation:
    """One equation of the model: its function, the names it gives and the names it needs."""

    function: Callable[..., Any]
    gives: tuple[str, ...]
    needs: tuple[str, ...]
    source: str
    valid: str
    # All that it needs, taken out of a mapping of names at once.
    take: Callable[[Any], tuple[Any, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare ``take``: a getter of one name would give no tuple."""
        many = itemgetter(*self.needs) if len(self.needs) > 1 else lambda names: (names[self.needs[0]],)
        object.__setattr__(self, "take", many)

    @property
    def name(self) -> str:
        """Return the function's own name."""
        return self.function.__name__

    @property
    def sector(self) -> str:
        """Return the module in which the equation lives, e.g. ``demand``."""
        return self.function.__module__.rsplit(".", 1)[-1]

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Evaluate the equation as a plain function."""
        return self.function(*args, **kwargs)


def equation(*gives: str, source: str, valid: str = "") -> Callable[[Callable[..., Any]], Equation]:
    """Mark a function as an equation of the model.

    ``gives`` are the names it computes (one value, or a tuple in that order); its parameters' names are what
    it needs. All of them stand in the register (``sandbox.model.variables``) with unit, shape and meaning, so
    the signatures are the causal graph. ``source`` is a key such as ``study:2`` or ``assumption:link``.
    """

    def mark(function: Callable[..., Any]) -> Equation:
        needs = tuple(inspect.signature(function).parameters)
        return Equation(function, gives, needs, source, valid)

    return mark
