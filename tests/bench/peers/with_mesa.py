"""The frozen tick in Mesa: every region, every site and the market is an agent."""

from __future__ import annotations

import mesa

from . import actors


class Region(actors.Region, mesa.Agent):
    pass


class Site(actors.Site, mesa.Agent):
    pass


class Market(actors.Market, mesa.Agent):
    pass


class Economy(mesa.Model):
    def __init__(self, sites: int) -> None:
        super().__init__(rng=0)
        self.board = board = actors.Board(sites)
        for number in board.numbers.regions:
            Region(self).found(board, number)
        for number in board.numbers.sites:
            Site(self).found(board, number)
        self.market = Market(self)
        self.market.found(board)
        self.regions, self.sites = self.agents_by_type[Region], self.agents_by_type[Site]

    def step(self) -> None:
        self.sites.do("offer")
        self.regions.do("choose")
        self.sites.do("trade")
        self.market.clear()
        self.sites.do("settle")
        self.regions.do("settle")
        self.market.settle()


class MesaTick:
    def __init__(self, sites: int) -> None:
        self.model = Economy(sites)
        self.step = self.model.step

    def stocks(self) -> dict[str, list]:
        return actors.stocks_of(self.model.board, list(self.model.regions), list(self.model.sites))
