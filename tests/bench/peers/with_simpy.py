"""The frozen tick in simpy: a process for every region, every site and the market.

A week has four moments, a quarter of a week apart. All processes that act at one wait for the same event, so the
queue of events holds four and not hundreds, and none is woken for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

import simpy

from . import actors


class Clock:
    """The moments of the week that runs."""

    def __init__(self, env: simpy.Environment) -> None:
        self.env = env
        self.begin()

    def begin(self, _: simpy.Event | None = None) -> None:
        self.choose, self.trade, self.clear, self.end = (self.env.timeout(part) for part in (0.25, 0.5, 0.75, 1.0))
        self.end.callbacks.append(self.begin)


def region(clock: Clock, one: actors.Region) -> Iterator[simpy.Event]:
    while True:
        yield clock.choose
        one.choose()
        yield clock.end
        one.settle()


def site(clock: Clock, one: actors.Site) -> Iterator[simpy.Event]:
    while True:
        one.offer()
        yield clock.trade
        one.trade()
        yield clock.end
        one.settle()


def market(clock: Clock, one: actors.Market) -> Iterator[simpy.Event]:
    while True:
        yield clock.clear
        one.clear()
        yield clock.end
        one.settle()


class SimpyTick:
    def __init__(self, sites: int) -> None:
        self.env, self.board = simpy.Environment(), actors.Board(sites)
        self.regions = [actors.Region() for _ in self.board.numbers.regions]
        self.sites = [actors.Site() for _ in self.board.numbers.sites]
        the_market, clock = actors.Market(), Clock(self.env)
        the_market.found(self.board)
        for many in (self.regions, self.sites):
            for number, one in enumerate(many):
                one.found(self.board, number)
        for one in self.regions:
            self.env.process(region(clock, one))
        for one in self.sites:
            self.env.process(site(clock, one))
        self.env.process(market(clock, the_market))
        self.week = 0

    def step(self) -> None:
        self.week += 1
        self.env.run(until=self.week + 0.125)

    def stocks(self) -> dict[str, list]:
        return actors.stocks_of(self.board, self.regions, self.sites)
