"""The frozen tick: a small economy that never changes, so that its cost can be compared between programs and years.

``tests/bench/tick.md`` states it: regions whose demand goes to sites, prices from load, sites that fail, and a market
on which their cards are sold again. No number of it is meant to say anything about the world. It is not the model
of the game, which grows; other programs' forms of it stand in ``tests/bench/peers``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

REGIONS: Final = 31
CLASSES: Final = 4
GENERATIONS: Final = 8
WEEKS: Final = 416

PRICE_AVERSION: Final = 1.5
PRICE_SPEED: Final = 0.15
IDLE_POWER: Final = 0.3
CREDIT: Final = 150.0
DRAWN_OUT: Final = 0.02  # of a site's money, by its owner
SALE_BELOW, SALE_SPEED, SALE_PAID = 0.45, 0.02, 0.7
BUY_ABOVE, BUY_FULL, BUY_SHARE = 0.55, 0.80, 0.1
POWER_WEEKS: Final = 52.0  # of power that a buyer reckons with
WEAR: Final = 0.006
RUST: Final = 0.02
FRESH, FRESH_WEEKS = 0.4, 156
QUOTE_SPEED, QUOTE_PULL = 0.05, 0.02
SHOCK: Final = 0.02  # of the logarithm of demand, by region and class
BLOCK: Final = 8  # weeks whose shocks are drawn at a time
CHUNK_BYTES: Final = 2**20  # of stocks that are made side by side: they and what is made of them fit in a cache
LEAST_CHUNK: Final = 16  # of fewer runs the calls cost too much
SERIES: Final = ("mean price", "open sites")
OF_CLASSES, OF_GENERATIONS = np.ones(CLASSES), np.ones(GENERATIONS)  # sums as products: rows are too short for sum()
QUANTILES: Final = (0.05, 0.25, 0.5, 0.75, 0.95)


@dataclass(frozen=True, slots=True)
class Constants:
    """What does not change in a run; N regions, S sites, W classes, G generations of chips."""

    nearness: Array  # (W, N, S)
    farness: Array  # the same, the other way round in memory: (W, S, N)
    worth: Array  # price at which a class is indifferent (W, 1)
    growth: Array  # of demand, a week (W, 1)
    outside: float
    work: Array  # of a card (G, 1)
    work_and_power: Array  # (2, G)
    tariff: Array  # (S,)
    running: Array  # power of a card over POWER_WEEKS at a site (G, S)
    base: Array  # quote of a card to which the market is drawn (G,)
    release: Array  # (G,)
    demand: Array  # at the start (W, N)
    cards: Array  # (G, S)
    cash: Array  # (S,)

    @classmethod
    def of(cls, sites: int, regions: int = REGIONS) -> Constants:
        """Return the constants for so many sites and regions."""
        n, s = np.arange(regions), np.arange(sites)
        w, g = np.arange(CLASSES), np.arange(GENERATIONS)
        x, y = (7 * n % regions + 0.5) / regions, (11 * n % regions + 0.5) / regions
        home = 5 * s % regions
        site_x, site_y = x[home] + (s % 7 - 3) / 100, y[home] + (s % 3 - 1) / 100
        distance = np.sqrt((x[:, None] - site_x) ** 2 + (y[:, None] - site_y) ** 2)
        nearness = np.exp(-(2.0**w)[:, None, None] * distance)
        work, power = 1.3**g, 1.0 + 0.1 * g
        tariff = (0.44 + 0.11 * (n % 5))[home]
        weight = 1.0 + (3 * n % 5) / 4
        return cls(
            nearness=nearness,
            farness=np.ascontiguousarray(nearness.transpose(0, 2, 1)),
            worth=(0.8 + 0.2 * w)[:, None],
            growth=np.exp(0.001 + 0.0005 * w)[:, None],
            outside=2.0 * sites,
            work=work[:, None],
            work_and_power=np.stack([work, power]),
            tariff=tariff,
            running=POWER_WEEKS * tariff * power[:, None],
            base=10.0 * work,
            release=np.array([0, 0, 0, 0, 52, 104, 182, 260]),
            demand=30.0 * sites / regions * weight / (1 + w)[:, None],
            cards=np.where(g[:, None] < 4, 5.0 + (s + 2 * g[:, None]) % 5, 0.0),
            cash=50.0 + 10.0 * (s % 6),
        )


class FrozenTick:
    """Some runs of the frozen tick, side by side, week by week. Their stocks are changed in place.

    ``runs`` are the runs' numbers: run r begins with a demand larger by r thousandths.
    """

    def __init__(self, sites: int, runs: Sequence[int] = (0,), regions: int = REGIONS) -> None:
        made = self.constants = Constants.of(sites, regions)
        count = len(runs)
        self.week = 0
        self.demand = (1.0 + np.asarray(runs) / 1000.0)[:, None, None] * made.demand
        self.price = np.tile(made.worth, (count, 1, sites))
        self.cards = np.tile(made.cards, (count, 1, 1))
        self.cash = np.tile(made.cash, (count, 1))
        self.open = np.ones((count, sites))
        self.quote = np.tile(made.base, (count, 1))
        self.unsold = np.zeros((count, GENERATIONS))
        self._by_site = np.empty((count, CLASSES, sites))
        self._by_class = np.empty((CLASSES, count, sites))
        self._by_region = np.empty((CLASSES, count, regions))
        self._by_card = np.empty((count, GENERATIONS, sites))

    @property
    def stocks(self) -> Mapping[str, Array]:
        """All that a run is made of, by name; the run axis leads."""
        names = ("demand", "price", "cards", "cash", "open", "quote", "unsold")
        return {name: getattr(self, name) for name in names}

    def step(self, shocks: Array | None = None) -> None:
        """Make a week. ``shocks`` are standard normal numbers (R, W, N), and spoilt by it; None is a week without."""
        made, cash, cards, price, quote, unsold = (
            self.constants,
            self.cash,
            self.cards,
            self.price,
            self.quote,
            self.unsold,
        )
        both = made.work_and_power @ cards
        capacity, power = both[:, 0], both[:, 1]

        # Demand goes to sites by a logit, factorised: what is the site's alone, and how near it is.
        pull = np.multiply(price, -PRICE_AVERSION, out=self._by_site)
        np.exp(pull, out=pull)
        pull *= capacity[:, None]
        field = np.matmul(pull.transpose(1, 0, 2), made.farness, out=self._by_region)
        field += made.outside
        np.divide(self.demand.transpose(1, 0, 2), field, out=field)
        served = pull
        served *= np.matmul(field, made.nearness, out=self._by_class).transpose(1, 0, 2)
        load = np.matmul(OF_CLASSES, served)
        load /= np.maximum(capacity, 1.0)

        # What a site earns, and whether it goes on.
        served *= price
        earned = np.matmul(OF_CLASSES, served)
        earned /= np.maximum(load, 1.0)
        spent = np.minimum(load, 1.0)
        spent *= 1.0 - IDLE_POWER
        spent += IDLE_POWER
        spent *= made.tariff
        spent *= power
        failed = self.open * (cash < -CREDIT)
        self.open -= failed
        given_up = np.maximum(SALE_BELOW - load, 0.0)
        given_up *= SALE_SPEED
        given_up *= self.open
        given_up += failed

        # The market: who buys, which chips, and how far what is for sale goes round.
        rich = np.maximum(cash, 0.0)
        worth = np.add(quote[:, :, None], made.running, out=self._by_card)
        np.divide(made.work, worth, out=worth)
        worth *= worth
        budget = np.minimum(np.maximum(load - BUY_ABOVE, 0.0) / (BUY_FULL - BUY_ABOVE), 1.0)
        budget *= BUY_SHARE
        budget *= rich
        budget *= self.open
        budget /= np.matmul(OF_GENERATIONS, worth)
        wanted = np.matmul(worth, budget[:, :, None])[:, :, 0] / quote
        ration = np.minimum(unsold / np.maximum(wanted, 1e-9), 1.0)
        offered = np.matmul(cards, given_up[:, :, None])[:, :, 0]
        received = np.matmul(quote[:, None], cards)[:, 0]
        received *= given_up
        received *= SALE_PAID
        paid = np.matmul(ration[:, None], worth)[:, 0]
        paid *= budget

        # Stocks, once, at the end.
        rich *= DRAWN_OUT
        cash += earned - spent - rich + received - paid
        cash *= self.open
        bought = worth
        bought *= budget[:, None]
        bought *= (ration / quote)[:, :, None]
        cards *= ((1.0 - WEAR) * (1.0 - given_up))[:, None]
        cards += bought
        fresh = FRESH * made.tariff.size * ((made.release <= self.week) & (self.week < made.release + FRESH_WEEKS))
        after = (1.0 - RUST) * (unsold - np.minimum(unsold, wanted)) + offered + fresh
        quote += QUOTE_SPEED * quote * (wanted - unsold) / (wanted + unsold + 1.0) + QUOTE_PULL * (made.base - quote)
        self.unsold = after
        target = np.minimum(load, 2.0)
        target *= target
        target *= 0.5 * PRICE_SPEED
        target += 0.5 * PRICE_SPEED
        price *= 1.0 - PRICE_SPEED
        price += np.multiply(target[:, None], made.worth, out=self._by_site)
        self.demand *= made.growth
        if shocks is not None:
            shocks *= SHOCK
            np.exp(shocks, out=shocks)
            self.demand *= shocks
        self.week += 1


def state_bytes(sites: int, regions: int = REGIONS) -> int:
    """Bytes of a run's stocks, from their axes."""
    return 8 * (regions * CLASSES + sites * (CLASSES + GENERATIONS + 2) + 2 * GENERATIONS)


def chunk_size(sites: int, regions: int = REGIONS) -> int:
    """How many runs are made side by side."""
    return max(LEAST_CHUNK, CHUNK_BYTES // state_bytes(sites, regions))


def chunks(runs: int, size: int, first: int = 0) -> list[range]:
    """Runs ``first`` to ``runs`` - 1 in parts of that size."""
    return [range(begin, min(begin + size, runs)) for begin in range(first, runs, size)]


def shocks_of(runs: Sequence[int], seed: int = 0, regions: int = REGIONS) -> Iterator[Array]:
    """Yield each week's normals (R, W, N). A run's depend on its number alone, so chunks change nothing."""
    draws = [np.random.Generator(np.random.SFC64([seed, run])) for run in runs]
    drawn = np.empty((len(runs), BLOCK, CLASSES, regions))
    while True:
        for row, generator in zip(drawn, draws, strict=True):
            generator.standard_normal(out=row)
        for week in range(BLOCK):
            yield drawn[:, week]


def fan(sites: int, weeks: int, runs: Sequence[int]) -> Array:
    """Make some runs, with shocks, side by side; return what is kept of them: (series, weeks, R)."""
    tick, kept = FrozenTick(sites, runs), np.empty((len(SERIES), weeks, len(runs)))
    for week, shocks in zip(range(weeks), shocks_of(runs), strict=False):
        tick.step(shocks)
        kept[0, week] = tick.price.mean(axis=(1, 2))
        kept[1, week] = tick.open.sum(axis=1)
    return kept


def bands(kept: Array) -> Array:
    """Return the lines of fan charts: quantiles over the runs, (series, weeks, 5); a week at a time, to save memory."""
    lines = np.empty((*kept.shape[:2], len(QUANTILES)))
    for place in np.ndindex(kept.shape[:2]):
        lines[place] = np.quantile(kept[place], QUANTILES)
    return lines
