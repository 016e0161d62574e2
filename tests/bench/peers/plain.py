"""The frozen tick in plain Python: what every other form is held to. It imports nothing but the standard library."""

from __future__ import annotations

from math import exp, sqrt
from operator import mul

CLASSES, GENERATIONS, REGIONS = range(4), range(8), 31


class Numbers:
    """The constants and the first stocks of ``tick.md``, as lists that peers may share."""

    def __init__(self, sites: int, regions: int = REGIONS) -> None:
        n_, s_, w_, g_ = range(regions), range(sites), CLASSES, GENERATIONS
        self.sites, self.regions = s_, n_
        x = [(7 * n % regions + 0.5) / regions for n in n_]
        y = [(11 * n % regions + 0.5) / regions for n in n_]
        home = [5 * s % regions for s in s_]
        sx = [x[home[s]] + (s % 7 - 3) / 100 for s in s_]
        sy = [y[home[s]] + (s % 3 - 1) / 100 for s in s_]
        self.distance = [[sqrt((x[n] - sx[s]) ** 2 + (y[n] - sy[s]) ** 2) for s in s_] for n in n_]
        self.near = [[[exp(-(2**w) * d) for d in row] for row in self.distance] for w in w_]  # by class, region, site
        self.near_of_site = [[[row[s] for row in self.near[w]] for w in w_] for s in s_]  # by site, class, region
        self.near_of_region = [[self.near[w][n] for w in w_] for n in n_]  # by region, class, site
        self.worth = [0.8 + 0.2 * w for w in w_]
        self.growth = [exp(0.001 + 0.0005 * w) for w in w_]
        self.outside = 2.0 * sites
        self.work = [1.3**g for g in g_]
        self.power = [1.0 + 0.1 * g for g in g_]
        self.tariff = [0.44 + 0.11 * (h % 5) for h in home]
        self.running = [[52.0 * tariff * power for power in self.power] for tariff in self.tariff]  # by site
        self.base = [10.0 * work for work in self.work]
        self.release = [0, 0, 0, 0, 52, 104, 182, 260]
        # The first stocks.
        self.demand = [[30.0 * sites / regions * (1.0 + (3 * n % 5) / 4) / (1 + w) for n in n_] for w in w_]
        self.cards = [[5.0 + (s + 2 * g) % 5 if g < 4 else 0.0 for g in g_] for s in s_]  # by site
        self.cash = [50.0 + 10.0 * (s % 6) for s in s_]

    def fresh(self, week: int) -> list[float]:
        """New cards that come to the market in a week, by generation."""
        return [0.4 * len(self.sites) if release <= week < release + 156 else 0.0 for release in self.release]


class PlainTick:
    """One run; lists by class and region, class and site, site and generation."""

    def __init__(self, sites: int, regions: int = REGIONS) -> None:
        self.numbers = made = Numbers(sites, regions)
        self.week = 0
        self.demand = [list(row) for row in made.demand]
        self.price = [[worth] * sites for worth in made.worth]
        self.cards = [list(row) for row in made.cards]
        self.cash = list(made.cash)
        self.open = [1.0] * sites
        self.quote = list(made.base)
        self.unsold = [0.0] * len(GENERATIONS)

    def step(self) -> None:
        made, quote, unsold = self.numbers, self.quote, self.unsold
        capacity = [sum(map(mul, made.work, held)) for held in self.cards]
        power = [sum(map(mul, made.power, held)) for held in self.cards]

        load, sales = [0.0] * len(made.sites), [0.0] * len(made.sites)
        for w, near in enumerate(made.near):
            price = self.price[w]
            pull = [k * exp(-1.5 * p) for k, p in zip(capacity, price, strict=True)]
            ratio = [d / (made.outside + sum(map(mul, pull, row))) for d, row in zip(self.demand[w], near, strict=True)]
            for s, (a, p) in enumerate(zip(pull, price, strict=True)):
                served = a * sum(map(mul, ratio, made.near_of_site[s][w]))
                load[s] += served
                sales[s] += p * served
        load = [v / max(k, 1.0) for v, k in zip(load, capacity, strict=True)]

        wanted, offered = [0.0] * len(quote), [0.0] * len(quote)
        plans = []
        for s, (u, held) in enumerate(zip(load, self.cards, strict=True)):
            cash, tariff = self.cash[s], made.tariff[s]
            failed = self.open[s] if cash < -150.0 else 0.0
            stays = self.open[s] - failed
            sold = failed + stays * 0.02 * max(0.45 - u, 0.0)
            if sold:
                offered = [o + sold * k for o, k in zip(offered, held, strict=True)]
            net = sales[s] / max(u, 1.0) - tariff * (0.3 + 0.7 * min(u, 1.0)) * power[s]
            rich = max(cash, 0.0)
            net += 0.7 * sold * sum(map(mul, quote, held)) - 0.02 * rich
            budget = stays * 0.1 * rich * min(max((u - 0.55) / 0.25, 0.0), 1.0)
            wish = None
            if budget:
                value = [(e / (q + r)) ** 2 for e, q, r in zip(made.work, quote, made.running[s], strict=True)]
                share = budget / sum(value)
                wish = [share * v / q for v, q in zip(value, quote, strict=True)]
                wanted = [a + b for a, b in zip(wanted, wish, strict=True)]
            plans.append((stays, sold, net, wish))

        ration = [min(1.0, u / max(b, 1e-9)) for u, b in zip(unsold, wanted, strict=True)]
        due = list(map(mul, ration, quote))  # what a wish costs
        for s, (stays, sold, net, wish) in enumerate(plans):
            kept = 0.994 * (1.0 - sold)
            if wish is None:
                self.cards[s] = [kept * k for k in self.cards[s]]
            else:
                net -= sum(map(mul, due, wish))
                self.cards[s] = [kept * k + r * b for k, r, b in zip(self.cards[s], ration, wish, strict=True)]
            self.cash[s] = stays * (self.cash[s] + net)
            self.open[s] = stays
        target = [0.5 + 0.5 * min(u, 2.0) ** 2 for u in load]
        for w, (worth, growth) in enumerate(zip(made.worth, made.growth, strict=True)):
            self.price[w] = [p + 0.15 * (worth * t - p) for p, t in zip(self.price[w], target, strict=True)]
            self.demand[w] = [d * growth for d in self.demand[w]]
        self.quote = [
            q + 0.05 * q * (b - u) / (b + u + 1.0) + 0.02 * (base - q)
            for q, b, u, base in zip(quote, wanted, unsold, made.base, strict=True)
        ]
        self.unsold = [
            0.98 * (u - min(u, b)) + o + f
            for u, b, o, f in zip(unsold, wanted, offered, made.fresh(self.week), strict=True)
        ]
        self.week += 1

    def stocks(self) -> dict[str, list]:
        """All stocks: demand (W, N), price (W, S), cards (G, S), cash (S), open (S), quote (G), unsold (G)."""
        return {
            "demand": self.demand,
            "price": self.price,
            "cards": [list(row) for row in zip(*self.cards, strict=True)],
            "cash": self.cash,
            "open": self.open,
            "quote": self.quote,
            "unsold": self.unsold,
        }
