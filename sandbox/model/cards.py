"""Cards, whole: made once and then always somewhere; a share leaves a holding as whole cards, the rest is carried.

live + mothballed + offered + in delivery + elsewhere + scrapped = made, for every chip and at every week.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.sums import total

Array = NDArray[Any]


def bought(exaflops: Array, carry: Array, mix: Array, chip_exaflops: Array) -> tuple[Array, Array]:
    """Turn capacity to be added into whole cards of a mix of chips.

    ``exaflops`` and ``carry`` (R, K) EF, ``mix`` (R or 1, K, G) shares of nominal capacity, ``chip_exaflops`` (R or
    1, G) EF a card. Returns cards (R, K, G) int64, to the nearest, and the capacity (R, K) that is carried to next week
    (below 0 where it was rounded up).
    """
    wanted = exaflops + carry
    cards = np.floor(np.maximum(mix * wanted[..., None] / chip_exaflops[:, None, :], 0.0) + 0.5)
    return cards.astype(np.int64), wanted - total(cards * chip_exaflops[:, None, :])


def given_up(cards: Array, share: Array, carry: Array, capacity: Array, chip_exaflops: Array) -> tuple[Array, Array]:
    """Turn a share of each holding into whole cards of the chips that it has.

    ``cards`` (R, K, G) int64, ``share`` (R, K) 0 to 1, ``carry`` and ``capacity`` (R, K) EF. Returns cards (R, K, G)
    int64, never more than there are, and the capacity (R, K) that is carried.
    """
    owed = share * capacity + carry
    part = np.where(capacity > 0, np.clip(owed / np.where(capacity > 0, capacity, 1.0), 0.0, 1.0), 0.0)
    leaving = np.floor(np.minimum(part[..., None] * cards + 0.5, cards))
    kept = np.where(share < 1.0, owed - total(leaving * chip_exaflops[:, None, :]), 0.0)
    return leaving.astype(np.int64), np.where(capacity > 0, kept, 0.0)


def split(cards: Array, shares: Array) -> tuple[Array, ...]:
    """Part whole cards (R, G) by shares (n,) that sum to 1: rounded down, the last part takes what is left."""
    parts = [np.floor(cards * share).astype(np.int64) for share in shares[:-1]]
    return *parts, cards - sum(parts, np.zeros_like(cards))
