"""The frozen tick in numba: the same stocks with a run axis, and one compiled loop over runs, on one core.

Sums over sites and regions go along rows that lie in memory, so that the compiler can use wide instructions
without being allowed to reorder additions (``fastmath`` is off, as a comparison to 1e-9 and replays want it).
"""

from __future__ import annotations

from math import exp

import numba
import numpy as np

from sandbox.study.timing.frozen_tick import FrozenTick


@numba.njit(cache=False, error_model="numpy", fastmath=False)
def week(
    demand, price, cards, cash, open_, quote, unsold, near, far, worth, growth, outside,
    work, power, tariff, running, base, fresh, shocks, shaken,
):  # fmt: skip
    runs, classes, regions = demand.shape
    generations, sites = cards.shape[1:]
    capacity, draw, load, sales = np.empty(sites), np.empty(sites), np.empty(sites), np.empty(sites)
    pull, heard, field = np.empty(sites), np.empty(sites), np.empty(regions)
    value = np.empty((generations, sites))
    total, share, sold, received, paid = (
        np.empty(sites), np.empty(sites), np.empty(sites), np.empty(sites), np.empty(sites)
    )  # fmt: skip
    wanted, offered, ration = np.empty(generations), np.empty(generations), np.empty(generations)
    for r in range(runs):
        capacity[:] = 0.0
        draw[:] = 0.0
        received[:] = 0.0
        for g in range(generations):
            for s in range(sites):
                k = cards[r, g, s]
                capacity[s] += work[g] * k
                draw[s] += power[g] * k
                received[s] += quote[r, g] * k
        load[:] = 0.0
        sales[:] = 0.0
        for w in range(classes):
            for s in range(sites):
                pull[s] = capacity[s] * exp(-1.5 * price[r, w, s])
            field[:] = outside
            for s in range(sites):
                a = pull[s]
                for n in range(regions):
                    field[n] += a * far[w, s, n]
            for n in range(regions):
                field[n] = demand[r, w, n] / field[n]
            heard[:] = 0.0
            for n in range(regions):
                b = field[n]
                for s in range(sites):
                    heard[s] += b * near[w, n, s]
            for s in range(sites):
                served = pull[s] * heard[s]
                load[s] += served
                sales[s] += served * price[r, w, s]
        total[:] = 0.0
        for g in range(generations):
            q = quote[r, g]
            for s in range(sites):
                v = work[g] / (q + running[g, s])
                v *= v
                value[g, s] = v
                total[s] += v
        for s in range(sites):
            u = load[s] / max(capacity[s], 1.0)
            load[s] = u
            failed = open_[r, s] if cash[r, s] < -150.0 else 0.0
            open_[r, s] -= failed
            sold[s] = failed + open_[r, s] * 0.02 * max(0.45 - u, 0.0)
            rich = max(cash[r, s], 0.0)
            share[s] = open_[r, s] * 0.1 * rich * min(max((u - 0.55) / 0.25, 0.0), 1.0) / total[s]
            cash[r, s] += (
                sales[s] / max(u, 1.0)
                - tariff[s] * (0.3 + 0.7 * min(u, 1.0)) * draw[s]
                + 0.7 * sold[s] * received[s]
                - 0.02 * rich
            )
        paid[:] = 0.0
        for g in range(generations):
            asked = given = 0.0
            for s in range(sites):
                asked += value[g, s] * share[s]
                given += cards[r, g, s] * sold[s]
            wanted[g] = asked / quote[r, g]
            offered[g] = given
            ration[g] = min(1.0, unsold[r, g] / max(wanted[g], 1e-9))
            got = ration[g] / quote[r, g]
            for s in range(sites):
                bought = value[g, s] * share[s]
                paid[s] += ration[g] * bought
                cards[r, g, s] = 0.994 * (1.0 - sold[s]) * cards[r, g, s] + got * bought
            q, u, b = quote[r, g], unsold[r, g], wanted[g]
            quote[r, g] = q + 0.05 * q * (b - u) / (b + u + 1.0) + 0.02 * (base[g] - q)
            unsold[r, g] = 0.98 * (u - min(u, b)) + offered[g] + fresh[g]
        for s in range(sites):
            cash[r, s] = open_[r, s] * (cash[r, s] - paid[s])
            top = min(load[s], 2.0)
            load[s] = 0.5 + 0.5 * top * top
        for w in range(classes):
            for s in range(sites):
                price[r, w, s] += 0.15 * (worth[w] * load[s] - price[r, w, s])
            for n in range(regions):
                demand[r, w, n] *= growth[w]
                if shaken:
                    demand[r, w, n] *= exp(0.02 * shocks[r, w, n])


NO_SHOCKS = np.zeros((1, 1, 1))


class NumbaTick:
    """As many runs as are wanted, with the constants and first stocks of our own form."""

    def __init__(self, sites: int, runs=(0,)) -> None:
        first = FrozenTick(sites, runs)
        made = first.constants
        self.week, self.made, self.sites = 0, made, sites
        self.values = {name: np.ascontiguousarray(values) for name, values in first.stocks.items()}
        self.arrays = tuple(self.values.values())
        self.fixed = (
            made.nearness, made.farness, made.worth[:, 0].copy(), made.growth[:, 0].copy(), made.outside,
            made.work[:, 0].copy(), made.work_and_power[1].copy(), made.tariff, made.running, made.base,
        )  # fmt: skip

    def step(self, shocks=None) -> None:
        release = self.made.release
        fresh = 0.4 * self.sites * ((release <= self.week) & (self.week < release + 156))
        given = NO_SHOCKS if shocks is None else shocks
        week(*self.arrays, *self.fixed, fresh, given, shocks is not None)
        self.week += 1

    def stocks(self):
        return {name: values[0] for name, values in self.values.items()}
