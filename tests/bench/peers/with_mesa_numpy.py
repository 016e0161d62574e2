"""The frozen tick in Mesa by one who vectorises: a region's choice among all sites is numpy's, and so are the sites.

Sites are one agent with arrays over sites, the market is one with arrays over generations; nothing has a run axis.
"""

from __future__ import annotations

from typing import Any

import mesa
import numpy as np

from .plain import Numbers


class Region(mesa.Agent):
    def __init__(self, model: Economy, number: int) -> None:
        super().__init__(model)
        made = model.numbers
        self.demand = np.array([row[number] for row in made.demand])
        self.near = np.array(made.near_of_region[number])  # (W, S)
        self.growth, self.outside = np.array(made.growth), made.outside

    def choose(self) -> None:
        sites = self.model.sites
        field = np.einsum("ws,ws->w", self.near, sites.pull)
        field += self.outside
        sites.heard += self.near * (self.demand / field)[:, None]
        self.demand *= self.growth  # nobody else reads it


class Sites(mesa.Agent):
    def __init__(self, model: Economy) -> None:
        super().__init__(model)
        made = self.made = model.numbers
        count = len(made.sites)
        self.worth = np.array(made.worth)[:, None]
        self.work_and_power = np.array([made.work, made.power])
        self.work = np.array(made.work)[:, None]
        self.tariff, self.running = np.array(made.tariff), np.array(made.running).T
        self.price = np.tile(self.worth, count)
        self.cards = np.array(made.cards).T.copy()
        self.cash, self.open = np.array(made.cash), np.ones(count)
        self.pull, self.heard = np.empty((4, count)), np.empty((4, count))

    def offer(self) -> None:
        self.capacity, self.power = self.work_and_power @ self.cards
        self.pull = self.capacity * np.exp(-1.5 * self.price)
        self.heard[:] = 0.0

    def trade(self) -> None:
        market, cash = self.model.market, self.cash
        served = self.pull * self.heard
        self.load = load = served.sum(axis=0) / np.maximum(self.capacity, 1.0)
        sales = (served * self.price).sum(axis=0) / np.maximum(load, 1.0)
        failed = self.open * (cash < -150.0)
        self.open = self.open - failed
        self.sold = sold = failed + self.open * 0.02 * np.maximum(0.45 - load, 0.0)
        rich = np.maximum(cash, 0.0)
        self.net = (
            sales
            - self.tariff * (0.3 + 0.7 * np.minimum(load, 1.0)) * self.power
            + 0.7 * sold * (market.quote @ self.cards)
            - 0.02 * rich
        )
        market.offered = self.cards @ sold
        value = (self.work / (market.quote[:, None] + self.running)) ** 2
        eager = np.minimum(np.maximum((load - 0.55) / 0.25, 0.0), 1.0)
        self.share = self.open * 0.1 * rich * eager / value.sum(axis=0)
        self.value = value
        market.wanted = value @ self.share / market.quote

    def settle(self) -> None:
        ration, quote = self.model.market.ration, self.model.market.quote
        self.net -= ration @ self.value * self.share
        self.cash = self.open * (self.cash + self.net)
        self.cards *= 0.994 * (1.0 - self.sold)
        self.cards += self.value * self.share * (ration / quote)[:, None]
        self.price += 0.15 * (self.worth * (0.5 + 0.5 * np.minimum(self.load, 2.0) ** 2) - self.price)


class Market(mesa.Agent):
    def __init__(self, model: Economy) -> None:
        super().__init__(model)
        made = model.numbers
        self.base, self.release, self.sites = np.array(made.base), np.array(made.release), len(made.sites)
        self.quote, self.unsold = self.base.copy(), np.zeros(len(made.base))
        self.wanted = self.offered = self.ration = np.zeros(len(made.base))
        self.week = 0

    def clear(self) -> None:
        self.ration = np.minimum(self.unsold / np.maximum(self.wanted, 1e-9), 1.0)

    def settle(self) -> None:
        quote, unsold, wanted, week = self.quote, self.unsold, self.wanted, self.week
        fresh = 0.4 * self.sites * ((self.release <= week) & (week < self.release + 156))
        self.quote = quote + 0.05 * quote * (wanted - unsold) / (wanted + unsold + 1.0) + 0.02 * (self.base - quote)
        self.unsold = 0.98 * (unsold - np.minimum(unsold, wanted)) + self.offered + fresh
        self.week += 1


class Economy(mesa.Model):
    def __init__(self, sites: int) -> None:
        super().__init__(rng=0)
        self.numbers = Numbers(sites)
        self.sites, self.market = Sites(self), Market(self)
        for number in self.numbers.regions:
            Region(self, number)
        self.regions = self.agents_by_type[Region]

    def step(self) -> None:
        self.sites.offer()
        self.regions.do("choose")
        self.sites.trade()
        self.market.clear()
        self.sites.settle()
        self.market.settle()


class MesaNumpyTick:
    def __init__(self, sites: int) -> None:
        self.model = Economy(sites)
        self.step = self.model.step

    def stocks(self) -> dict[str, Any]:
        sites, market = self.model.sites, self.model.market
        return {
            "demand": np.array([region.demand for region in self.model.regions]).T,
            "price": sites.price,
            "cards": sites.cards,
            "cash": sites.cash,
            "open": sites.open,
            "quote": market.quote,
            "unsold": market.unsold,
        }
