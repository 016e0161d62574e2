"""Cards, whole: made once and then always somewhere; a share leaves a holding as whole cards, the rest is carried.

live + mothballed + offered + in delivery + elsewhere + scrapped + exported + in store + waiting in halls that are built
from a store = made, for every chip and at every week.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.kernels import contract, exp
from sandbox.model.sums import ratio

Array = NDArray[Any]


def exaflops(cards: Array, chip_exaflops: Array) -> Array:
    """Nominal capacity of cards (R, K, G) of chips (R or 1, G), EF dense FP16 (R, K)."""
    return contract("RKG,rG->RK" if chip_exaflops.shape[0] == 1 else "RKG,RG->RK", cards, chip_exaflops)


def bought(added: Array, carry: Array, mix: Array, chip_exaflops: Array) -> tuple[Array, Array]:
    """Turn capacity to be added into whole cards of a mix of chips.

    ``added`` and ``carry`` (R, K) EF, ``mix`` (K, G) or (R, K, G) shares of nominal capacity, ``chip_exaflops``
    (R or 1, G) EF a card. Returns cards (R, K, G) int64, to the nearest, and the capacity (R, K) that is carried to
    next week (below 0 where it was rounded up).
    """
    wanted = added + carry
    cards = np.zeros((*wanted.shape, mix.shape[-1]), dtype=np.int64)
    adds = runs, rows = np.nonzero(added > 0)  # in most weeks most holdings add nothing
    each = chip_exaflops[runs if len(chip_exaflops) > 1 else np.zeros_like(runs)]
    part = wanted[adds][:, None] * (mix[rows] if mix.ndim == 2 else mix[adds])
    whole = np.floor(np.maximum(part / each, 0.0) + 0.5)
    cards[adds] = whole
    wanted[adds] -= exaflops(whole[:, None], each)[:, 0]
    return cards, wanted


def given_up(cards: Array, share: Array, carry: Array, capacity: Array, chip_exaflops: Array) -> tuple[Array, Array]:
    """Turn a share of each holding into whole cards of the chips that it has.

    ``cards`` (R, K, G) int64, ``share`` (R, K) 0 to 1, ``carry`` and ``capacity`` (R, K) EF. Returns cards (R, K, G)
    int64, never more than there are, and the capacity (R, K) that is carried.
    """
    gives = share > 0
    owed = share * capacity + carry
    part = np.clip(ratio(owed, capacity), 0.0, 1.0) * gives
    whole = np.floor(np.minimum(part[..., None] * cards + 0.5, cards))
    return whole.astype(np.int64), np.where(gives, owed - exaflops(whole, chip_exaflops), carry)


def part_of(cards: Array, share: Array) -> Array:
    """A share (R, K) of cards (R, K, G), rounded up to whole cards, so that the last one moves too."""
    if not cards.any():
        return cards
    part: Array = np.ceil(share[..., None] * cards).astype(np.int64)
    return part


def split(cards: Array, shares: Array) -> tuple[Array, ...]:
    """Part whole cards (R, G) by shares (n,) that sum to 1: rounded down, the last part takes what is left."""
    parts = [np.floor(cards * share).astype(np.int64) for share in shares[:-1]]
    return *parts, cards - sum(parts, np.zeros_like(cards))


def new_card_cost(price: Array, first_price: Array, week: Array, decline: Array, year: Array, floor: Array) -> Array:
    """What a new card costs (R, G): what the market asks for one, but its supplier has a lowest price.

    c = max(p, floor p0 exp(-d t)): the part of a hall's cost that is its cards falls over the years as the whole does.
    """
    listed = first_price * exp(-decline * week / year)[..., None]
    cost: Array = np.maximum(price, floor[..., None] * listed)
    return cost
