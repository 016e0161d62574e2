"""Money in whole fen: a flow in million yuan is booked once, on both sides, and what is left is carried over."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

FEN_PER_MILLION = 1e8  # 1 million yuan = 100,000,000 fen


def book(fen: Array, carry: Array) -> tuple[Array, Array]:
    """Round a flow in fen down to whole ones, still float64; return it with the fraction carried to next week."""
    exact = fen + carry
    whole = np.floor(exact)
    rest = np.subtract(exact, whole, out=exact)
    if rest.size and rest.max() >= 1.0:  # what is below 0 by less than half a bit leaves a rest that rounds to a fen
        whole, rest = whole + (rest >= 1.0), np.where(rest >= 1.0, 0.0, rest)
    return whole, rest


def part_of(fen: Array, share: Array) -> Array:
    """A share (0 to 1) of whole fen, rounded down to whole fen and never more than there is."""
    result: Array = np.minimum(np.floor(fen * share).astype(np.int64), fen)
    return result


def to_million(fen: Array) -> Array:
    """Fen (int64) as million yuan (float64)."""
    result: Array = fen / FEN_PER_MILLION
    return result


def to_fen(million: Array) -> Array:
    """Million yuan as whole fen, rounded down: for budgets that are set once."""
    result: Array = np.floor(million * FEN_PER_MILLION).astype(np.int64)
    return result
