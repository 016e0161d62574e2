"""What regions, sites and the market do, without saying who calls them: shared by the agent programs.

A week has five turns: sites ``offer``, regions ``choose``, sites ``trade``, the market ``clear``, all ``settle``.
An actor keeps its own numbers as attributes; what others must see lies on the board, as lists over actors.
"""

from __future__ import annotations

from math import exp
from operator import mul

from .plain import CLASSES, GENERATIONS, Numbers


class Board:
    """What regions, sites and the market tell each other in a week."""

    def __init__(self, sites: int) -> None:
        self.numbers = made = Numbers(sites)
        self.week = 0
        self.pull = [[0.0] * sites for _ in CLASSES]  # of a site: by class, site
        self.ratio = [[0.0] * len(made.regions) for _ in CLASSES]  # of demand to what pulls it: by class, region
        self.quote, self.unsold = list(made.base), [0.0] * len(GENERATIONS)
        self.ration, self.due = [0.0] * len(GENERATIONS), [0.0] * len(GENERATIONS)
        self.wanted, self.offered = [0.0] * len(GENERATIONS), [0.0] * len(GENERATIONS)


class Region:
    """Its demand is spread over the sites by how they pull."""

    def found(self, board: Board, number: int) -> None:
        made = board.numbers
        self.board, self.number = board, number
        self.demand = [row[number] for row in made.demand]
        self.near = made.near_of_region[number]

    def choose(self) -> None:
        board, n, outside = self.board, self.number, self.board.numbers.outside
        for demand, near, pull, ratio in zip(self.demand, self.near, board.pull, board.ratio, strict=True):
            ratio[n] = demand / (outside + sum(map(mul, pull, near)))

    def settle(self) -> None:
        self.demand = list(map(mul, self.demand, self.board.numbers.growth))


class Site:
    """It rents out cards, buys and sells them, and may fail."""

    def found(self, board: Board, number: int) -> None:
        made = board.numbers
        self.board, self.number = board, number
        self.price, self.cards, self.cash = list(made.worth), list(made.cards[number]), made.cash[number]
        self.open = 1.0
        self.near, self.tariff, self.running = made.near_of_site[number], made.tariff[number], made.running[number]
        self.capacity = self.power = self.load = self.sold = self.net = 0.0
        self.wish: list[float] | None = None

    def offer(self) -> None:
        made, s = self.board.numbers, self.number
        self.capacity = sum(map(mul, made.work, self.cards))
        self.power = sum(map(mul, made.power, self.cards))
        for pull, price in zip(self.board.pull, self.price, strict=True):
            pull[s] = self.capacity * exp(-1.5 * price)

    def trade(self) -> None:
        board, made, s, cash = self.board, self.board.numbers, self.number, self.cash
        load = sales = 0.0
        for pull, ratio, near, price in zip(board.pull, board.ratio, self.near, self.price, strict=True):
            served = pull[s] * sum(map(mul, ratio, near))
            load += served
            sales += served * price
        self.load = load = load / max(self.capacity, 1.0)
        failed = self.open if cash < -150.0 else 0.0
        self.open -= failed
        self.sold = sold = failed + self.open * 0.02 * max(0.45 - load, 0.0)
        if sold:
            board.offered = [o + sold * k for o, k in zip(board.offered, self.cards, strict=True)]
        rich = max(cash, 0.0)
        self.net = (
            sales / max(load, 1.0)
            - self.tariff * (0.3 + 0.7 * min(load, 1.0)) * self.power
            + 0.7 * sold * sum(map(mul, board.quote, self.cards))
            - 0.02 * rich
        )
        budget = self.open * 0.1 * rich * min(max((load - 0.55) / 0.25, 0.0), 1.0)
        self.wish = None
        if budget:
            value = [(e / (q + r)) ** 2 for e, q, r in zip(made.work, board.quote, self.running, strict=True)]
            share = budget / sum(value)
            self.wish = [share * v / q for v, q in zip(value, board.quote, strict=True)]
            board.wanted = [a + b for a, b in zip(board.wanted, self.wish, strict=True)]

    def settle(self) -> None:
        board, kept, net = self.board, 0.994 * (1.0 - self.sold), self.net
        if self.wish is None:
            self.cards = [kept * k for k in self.cards]
        else:
            net -= sum(map(mul, board.due, self.wish))
            self.cards = [kept * k + r * b for k, r, b in zip(self.cards, board.ration, self.wish, strict=True)]
        self.cash = self.open * (self.cash + net)
        target = 0.5 + 0.5 * min(self.load, 2.0) ** 2
        self.price = [p + 0.15 * (worth * target - p) for p, worth in zip(self.price, board.numbers.worth, strict=True)]


class Market:
    """Where cards are sold again, and new ones come in."""

    def found(self, board: Board) -> None:
        self.board = board

    def clear(self) -> None:
        board = self.board
        board.ration = [min(1.0, u / max(b, 1e-9)) for u, b in zip(board.unsold, board.wanted, strict=True)]
        board.due = list(map(mul, board.ration, board.quote))

    def settle(self) -> None:
        board = self.board
        wanted, unsold, fresh = board.wanted, board.unsold, board.numbers.fresh(board.week)
        board.quote = [
            q + 0.05 * q * (b - u) / (b + u + 1.0) + 0.02 * (base - q)
            for q, b, u, base in zip(board.quote, wanted, unsold, board.numbers.base, strict=True)
        ]
        board.unsold = [
            0.98 * (u - min(u, b)) + o + f for u, b, o, f in zip(unsold, wanted, board.offered, fresh, strict=True)
        ]
        board.wanted, board.offered = [0.0] * len(wanted), [0.0] * len(wanted)
        board.week += 1


def stocks_of(board: Board, regions: list[Region], sites: list[Site]) -> dict[str, list]:
    """All stocks, as ``PlainTick.stocks`` has them."""
    return {
        "demand": [list(row) for row in zip(*(region.demand for region in regions), strict=True)],
        "price": [list(row) for row in zip(*(site.price for site in sites), strict=True)],
        "cards": [list(row) for row in zip(*(site.cards for site in sites), strict=True)],
        "cash": [site.cash for site in sites],
        "open": [site.open for site in sites],
        "quote": board.quote,
        "unsold": board.unsold,
    }
