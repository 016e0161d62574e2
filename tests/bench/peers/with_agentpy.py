"""The frozen tick in AgentPy: every region, every site and the market is an agent, in lists that are called at once."""

from __future__ import annotations

from typing import Any

import agentpy

from . import actors


class Region(actors.Region, agentpy.Agent):
    pass


class Site(actors.Site, agentpy.Agent):
    pass


class Market(actors.Market, agentpy.Agent):
    pass


class Economy(agentpy.Model):
    def setup(self) -> None:
        self.board = board = actors.Board(self.p.sites)
        self.regions = agentpy.AgentList(self, len(board.numbers.regions), Region)
        self.sites = agentpy.AgentList(self, self.p.sites, Site)
        for many in (self.regions, self.sites):
            for number, one in enumerate(many):
                one.found(board, number)
        self.market = Market(self)
        self.market.found(board)

    def step(self) -> None:
        self.sites.offer()
        self.regions.choose()
        self.sites.trade()
        self.market.clear()
        self.sites.settle()
        self.regions.settle()
        self.market.settle()


class AgentPyTick:
    def __init__(self, sites: int) -> None:
        self.model = Economy({"sites": sites})
        self.model.sim_setup(steps=10**9)
        self.step = self.model.sim_step

    def stocks(self) -> dict[str, Any]:
        return actors.stocks_of(self.model.board, list(self.model.regions), list(self.model.sites))
