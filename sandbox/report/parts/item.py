"""What is told of a number: what it comes to, and the parts that it is made of."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """One part: ``op`` is + or -, or in products and ratios * or /.

    ``key`` and ``where`` say what it is and where it opens; ``part`` is the coordinate that tells it from the others of
    its sum, or of what has no key a code: one, stages, ordered, before, change, rounding, forgotten, written_off,
    sold, bought, given_up.
    """

    op: str
    key: str
    where: str
    value: float
    unit: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a number is made of; ``total`` is worked out again from the parts alone (of an equation, by the equation).

    ``how`` is sum, product, ratio, ``up`` (a ratio rounded up), ``equation``, ``counted`` (as the book says) or
    ``given``; what is given has a source:
    ``table: ...``, ``scenario: ...``, ``scenario``, ``decision``, ``chance``, ``calendar``, ``past``, ``nothing`` or
    ``several``.
    """

    how: str
    value: float
    unit: str
    items: tuple[Item, ...] = ()
    again: float = math.nan
    source: str = ""

    @property
    def total(self) -> float:
        """What the parts come to."""
        if self.how == "sum":
            return summed(self.items)
        if self.how in ("product", "ratio", "up"):
            over = math.prod(i.value for i in self.items if i.op == "/")
            whole = math.prod(i.value for i in self.items if i.op == "*") / over if over else math.nan
            return math.ceil(whole) if self.how == "up" and math.isfinite(whole) else whole
        return self.again

    @property
    def size(self) -> float:
        """By what an error of the total is judged: the largest of the number and of the parts of a sum."""
        sizes = [abs(i.value) for i in self.items if math.isfinite(i.value)] if self.how == "sum" else []
        return max([abs(self.value) if math.isfinite(self.value) else 0.0, *sizes])


def made(how: str, items: Iterable[Item] = (), source: str = "") -> Parts:
    """Return parts of a number whose value and unit are told later (``opened``)."""
    return Parts(how, math.nan, "", tuple(items), source=source)


def plain(op: str, value: float, unit: str, part: str) -> Item:
    """Return a part that does not open."""
    return Item(op, "", "", value, unit, part)


def summed(items: Iterable[Item]) -> float:
    """Return what parts of a sum come to."""
    return math.fsum(-i.value if i.op == "-" else i.value for i in items)
