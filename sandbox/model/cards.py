"""Cards, whole: made once and then always somewhere; a share leaves a holding as whole cards, the rest is carried.

live + mothballed + offered + in delivery + elsewhere + scrapped + exported + in store + waiting in halls that are built
from a store = made, for every chip and at every week.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.kernels import contract, exp
from sandbox.model.sums import flat_nonzero, ratio, whole_of_rows

Array = NDArray[Any]

OF_A_CARD = {"holding_nominal": "chip_exaflops", "holding_watts": "card_watts"}  # a stock, and what a card has of it
LETS_NONE_GO = 0.499  # of a card: less than half by more than any rounding


def of_cards(cards: Array, a_card: Array) -> Array:
    """What the cards (R, K, G) of a holding have together of what a card has (R or 1, G): EF, watts, money (R, K)."""
    return contract("RKG,rG->RK" if a_card.shape[0] == 1 else "RKG,RG->RK", cards, a_card)


def capacity_and_watts(cards: Array, p: Mapping[str, Array]) -> dict[str, Array]:
    """What follows from the running cards (R, K, G) of holdings, by the name of its stock (R, K)."""
    return {stock: of_cards(cards, p[name]) for stock, name in OF_A_CARD.items()}


def stale(state: Any, p: Mapping[str, Array]) -> tuple[str, ...]:
    """Name the stocks of a state that are not what follows from its running cards: none, or the program is wrong."""
    follows = capacity_and_watts(state.cards, p)
    return tuple(name for name, values in follows.items() if not np.array_equal(getattr(state, name), values))


def anew(last: Mapping[str, Array], some: Array, cards: Array, p: Mapping[str, Array]) -> dict[str, Array]:
    """Capacity and watts where only the cards of some holdings, counted through all runs (n,), are not the ``last``."""
    found = {stock: last[stock].copy() for stock in OF_A_CARD}
    held, run = by_chip(cards, some), some // cards.shape[1]
    for stock, name in OF_A_CARD.items():
        found[stock].reshape(-1)[some] = of_cards_by_chip(held, run, p[name])
    return found


def bought(added: Array, carry: Array, mix: Array, chip_exaflops: Array) -> tuple[Array, Array, Array, Array]:
    """Turn capacity to be added into whole cards of a mix of chips.

    ``added`` and ``carry`` (R, K) EF, ``mix`` (K, G) or (R, K, G) shares of nominal capacity, ``chip_exaflops``
    (R or 1, G) EF a card. Returns cards (R, K, G) int64, to the nearest, their capacity (R, K) EF, all of them by chip
    (R, G), and the capacity (R, K) that is carried to next week (below 0 where it was rounded up).
    """
    wanted = added + carry
    runs, holdings = wanted.shape
    cards = np.zeros((runs, holdings, mix.shape[-1]), dtype=np.int64)
    adds = flat_nonzero(added > 0)  # in most weeks most holdings add nothing
    run = adds // holdings
    each = chip_exaflops[run] if len(chip_exaflops) > 1 else chip_exaflops
    part = wanted.take(adds)[:, None] * (mix[adds % holdings] if mix.ndim == 2 else rows(mix)[adds])
    whole = np.floor(np.maximum(part / each, 0.0) + 0.5)
    new = whole.astype(np.int64)
    rows(cards)[adds] = new
    capacity = np.zeros(wanted.shape)
    capacity.reshape(-1)[adds] = of_cards_by_chip(whole.T, run, chip_exaflops)
    return cards, capacity, whole_of_rows(new, run, runs), wanted - capacity


def given_up(
    cards: Array, share: Array, carry: Array, capacity: Array, chip_exaflops: Array
) -> tuple[Array, Array, Array]:
    """Turn a share of each holding into whole cards of the chips that it has.

    ``cards`` (R, K, G) int64, ``share`` (R, K) 0 to 1, ``carry`` (R, K) EF, ``capacity`` (R, K) EF what the cards have,
    or 0 where they stand still. Returns the holdings that give up a card or more, counted through all runs (n,)
    ascending, their cards (n, G) int64, never more than there are, and the capacity (R, K) that is carried.
    """
    owes = flat_nonzero(share > 0)  # in many weeks few holdings are in trouble
    there = capacity.take(owes)
    owed = share.take(owes) * there + carry.take(owes)
    left = carry.copy()
    left.reshape(-1)[owes] = owed
    # part x cards of a chip x EF of one <= owed: who owes less than half of the smallest card lets none go.
    may = flat_nonzero(owed > LETS_NONE_GO * chip_exaflops.min())
    part = np.clip(ratio(owed.take(may), there.take(may)), 0.0, 1.0)
    held = by_chip(cards, owes.take(may))
    whole = np.floor(np.minimum(part * held + 0.5, held))
    does = flat_nonzero(whole.max(axis=0))
    gives, whole = owes.take(may.take(does)), whole.take(does, axis=1)
    left.reshape(-1)[gives] -= of_cards_by_chip(whole, gives // share.shape[1], chip_exaflops)
    return gives, whole.T.astype(np.int64, order="C"), left


def by_chip(cards: Array, some: Array) -> Array:
    """Cards (R, K, G) of some holdings, counted through all runs (n,), as float64 by chip (G, n): one row a chip."""
    return np.array(rows(cards).take(some, axis=0).T, dtype=np.float64, order="C")


def of_cards_by_chip(cards: Array, run: Array, a_card: Array) -> Array:
    """The same (n,) of cards by chip (G, n), of holdings of these runs (n,)."""
    if len(a_card) == 1:
        return contract("GK,G->K", cards, a_card[0])
    return contract("GK,GK->K", cards, a_card[run].T)


def rows(cards: Array) -> Array:
    """Cards (R, K, G) as a row a holding, those of all runs one after the other (R K, G): the same memory."""
    return cards.reshape(-1, cards.shape[-1])


def added(cards: Array, some: Array, more: Array) -> Array:
    """Cards (R, K, G) with more of them (n, G) at some holdings, counted through all runs (n,): a new array."""
    result = cards.copy()
    rows(result)[some] = rows(cards).take(some, axis=0) + more
    return result


def rounded_up(cards: Array, share: Array) -> tuple[Array, Array]:
    """A share (R, K) of cards (R, K, G), rounded up to whole cards, so that the last one moves too.

    Returns the places that hold cards, counted through the whole array (n,), and how many leave each (n,) int64.
    """
    held = flat_nonzero(cards != 0)
    part = share.take(held // cards.shape[-1]) * cards.take(held)
    return held, np.ceil(part).astype(np.int64)


def of_shares(share: Array, cards: Array) -> Array:
    """Sum a share (R, K) of the cards (R, K, G) of every holding, one after the other: (R, G)."""
    runs, holdings, chips = cards.shape
    some = flat_nonzero(share > 0)
    part = share.take(some)[:, None] * rows(cards).take(some, axis=0)
    each = (some // holdings * chips)[:, None] + np.arange(chips)
    sums: Array = np.bincount(each.reshape(-1), weights=part.reshape(-1), minlength=runs * chips)
    return sums.reshape(runs, chips)


def split(cards: Array, shares: Array) -> tuple[Array, ...]:
    """Part whole cards (R, G) by shares (n,) that sum to 1: rounded down, the last part takes what is left."""
    parts = [np.floor(cards * share).astype(np.int64) for share in shares[:-1]]
    return *parts, cards - sum(parts)


def new_card_cost(price: Array, first_price: Array, week: Array, decline: Array, year: Array, floor: Array) -> Array:
    """What a new card costs (R, G): what the market asks for one, but its supplier has a lowest price.

    c = max(p, floor p0 exp(-d t)): the part of a hall's cost that is its cards falls over the years as the whole does.
    """
    listed = first_price * exp(-decline * week / year)[..., None]
    cost: Array = np.maximum(price, floor[..., None] * listed)
    return cost
