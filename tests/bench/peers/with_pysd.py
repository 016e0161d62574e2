"""The frozen tick as a Vensim model with subscripts, translated and run by PySD: all of it, shocks apart.

A tick takes its flows from the stocks at its beginning and adds them once at its end, which is Euler's method with a
step of a week; so Vensim can say the whole of it. What does not change over time PySD works out once.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import pysd

from .plain import REGIONS

MODEL = """{UTF-8}
region: (region1-region@R) ~~|
site: (site1-site@S) ~~|
class: class1, class2, class3, class4 ~~|
chip: chip1, chip2, chip3, chip4, chip5, chip6, chip7, chip8 ~~|

region number[region] = @regions ~~|
site number[site] = @sites ~~|
class number[class] = 0, 1, 2, 3 ~~|
chip number[chip] = 0, 1, 2, 3, 4, 5, 6, 7 ~~|
release[chip] = 0, 0, 0, 0, 52, 104, 182, 260 ~~|

x[region] = (MODULO(7 * region number[region], @R) + 0.5) / @R ~~|
y[region] = (MODULO(11 * region number[region], @R) + 0.5) / @R ~~|
home[site] = MODULO(5 * site number[site], @R) ~~|
at home[site,region] = IF THEN ELSE(region number[region] = home[site], 1, 0) ~~|
site x[site] = SUM(at home[site,region!] * x[region!]) + (MODULO(site number[site], 7) - 3) / 100 ~~|
site y[site] = SUM(at home[site,region!] * y[region!]) + (MODULO(site number[site], 3) - 1) / 100 ~~|
distance[region,site] = SQRT((x[region] - site x[site]) ^ 2 + (y[region] - site y[site]) ^ 2) ~~|
near[class,region,site] = EXP(-(2 ^ class number[class]) * distance[region,site]) ~~|
outside = 2 * @S ~~|
worth[class] = 0.8 + 0.2 * class number[class] ~~|
growth[class] = EXP(0.001 + 0.0005 * class number[class]) ~~|
work[chip] = 1.3 ^ chip number[chip] ~~|
power[chip] = 1 + 0.1 * chip number[chip] ~~|
base[chip] = 10 * work[chip] ~~|
tariff[site] = 0.44 + 0.11 * MODULO(home[site], 5) ~~|
running[chip,site] = 52 * tariff[site] * power[chip] ~~|
first demand[class,region] =
    30 * @S / @R * (1 + MODULO(3 * region number[region], 5) / 4) / (1 + class number[class]) ~~|
first cards[chip,site] = IF THEN ELSE(
    chip number[chip] < 4, 5 + MODULO(site number[site] + 2 * chip number[chip], 5), 0) ~~|
first cash[site] = 50 + 10 * MODULO(site number[site], 6) ~~|

capacity[site] = SUM(work[chip!] * cards[chip!,site]) ~~|
draw[site] = SUM(power[chip!] * cards[chip!,site]) ~~|
pull[class,site] = capacity[site] * EXP(-1.5 * price[class,site]) ~~|
ratio[class,region] = demand[class,region] / (outside + SUM(pull[class,site!] * near[class,region,site!])) ~~|
served[class,site] = pull[class,site] * SUM(ratio[class,region!] * near[class,region!,site]) ~~|
load[site] = SUM(served[class!,site]) / MAX(capacity[site], 1) ~~|
sales[site] = SUM(price[class!,site] * served[class!,site]) / MAX(load[site], 1) ~~|
spent[site] = tariff[site] * (0.3 + 0.7 * MIN(load[site], 1)) * draw[site] ~~|
failed[site] = IF THEN ELSE(cash[site] < -150, open[site], 0) ~~|
stays[site] = open[site] - failed[site] ~~|
sold[site] = failed[site] + stays[site] * 0.02 * MAX(0.45 - load[site], 0) ~~|
rich[site] = MAX(cash[site], 0) ~~|
value[chip,site] = (work[chip] / (quote[chip] + running[chip,site])) ^ 2 ~~|
budget[site] = stays[site] * 0.1 * rich[site] * MIN(MAX((load[site] - 0.55) / 0.25, 0), 1) ~~|
share[site] = budget[site] / SUM(value[chip!,site]) ~~|
wanted[chip] = SUM(value[chip,site!] * share[site!]) / quote[chip] ~~|
offered[chip] = SUM(cards[chip,site!] * sold[site!]) ~~|
ration[chip] = MIN(1, unsold[chip] / MAX(wanted[chip], 1e-09)) ~~|
received[site] = 0.7 * sold[site] * SUM(quote[chip!] * cards[chip!,site]) ~~|
paid[site] = share[site] * SUM(ration[chip!] * value[chip!,site]) ~~|
net[site] = sales[site] - spent[site] - 0.02 * rich[site] + received[site] - paid[site] ~~|
fresh[chip] = IF THEN ELSE(Time >= release[chip] :AND: Time < release[chip] + 156, 0.4 * @S, 0) ~~|
target[site] = 0.5 + 0.5 * MIN(load[site], 2) ^ 2 ~~|

demand[class,region] = INTEG(demand[class,region] * (growth[class] - 1), first demand[class,region]) ~~|
price[class,site] = INTEG(0.15 * (worth[class] * target[site] - price[class,site]), worth[class]) ~~|
bought[chip,site] = ration[chip] / quote[chip] * value[chip,site] * share[site] ~~|
cards[chip,site] = INTEG(
    bought[chip,site] - (1 - 0.994 * (1 - sold[site])) * cards[chip,site], first cards[chip,site]) ~~|
cash[site] = INTEG(stays[site] * (cash[site] + net[site]) - cash[site], first cash[site]) ~~|
open[site] = INTEG(-failed[site], 1) ~~|
quote[chip] = INTEG(
    0.05 * quote[chip] * (wanted[chip] - unsold[chip]) / (wanted[chip] + unsold[chip] + 1)
    + 0.02 * (base[chip] - quote[chip]), base[chip]) ~~|
unsold[chip] = INTEG(
    0.98 * (unsold[chip] - MIN(unsold[chip], wanted[chip])) + offered[chip] + fresh[chip] - unsold[chip], 0) ~~|

INITIAL TIME = 0 ~~|
FINAL TIME = 416 ~~|
TIME STEP = 1 ~~|
SAVEPER = 1 ~~|
"""


def vensim(sites: int, regions: int = REGIONS) -> str:
    """The model's text for so many sites."""
    counted = {"@regions": ", ".join(map(str, range(regions))), "@sites": ", ".join(map(str, range(sites)))}
    text = MODEL
    for name, value in {**counted, "@R": str(regions), "@S": str(sites)}.items():
        text = text.replace(name, value)
    return text


class PysdTick:
    """The translated model. ``run`` is how PySD is used: a call for many weeks."""

    def __init__(self, sites: int) -> None:
        with tempfile.TemporaryDirectory(prefix="suanli-vensim-") as folder:
            path = Path(folder) / "tick.mdl"
            path.write_text(vensim(sites), encoding="utf-8")
            self.model = pysd.read_vensim(str(path))
        self.week = 0

    def run(self, weeks: int) -> None:
        """Go on by so many weeks; only the last one's quotes are kept."""
        begin, end = self.week, self.week + weeks
        self.model.run(
            initial_condition="current" if begin else "original",
            final_time=end,
            return_timestamps=[end],
            return_columns=["quote"],
        )
        self.week = end

    def step(self) -> None:
        self.run(1)

    def stocks(self) -> dict[str, Any]:
        names = ("demand", "price", "cards", "cash", "open", "quote", "unsold")
        return {name: np.asarray(self.model[name]) for name in names}
