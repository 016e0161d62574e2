"""Inside the deal: what the return that builders act on is made of; the equation is ``planners.deal``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

BESIDE_RENT = ("land", "quota", "subsidy", "stock")


@dataclass(frozen=True, slots=True)
class Deal:
    """A builder's yearly return in a province, net of capital's cost, by where it comes from.

    ``break_even`` is the return on rent at which the whole comes to nothing: down to it a project goes ahead.
    """

    province: str
    tick: int
    parts: Mapping[str, float]
    break_even: float

    @property
    def total(self) -> float:
        """The return that builders act on."""
        return sum(self.parts.values())
