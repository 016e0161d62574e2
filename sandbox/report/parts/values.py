"""Every number of a week by its key and place, with what is counted for the parts of numbers and recorded nowhere."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model import ledger
from sandbox.model.equations import construction
from sandbox.model.marker import Equation
from sandbox.model.measures import CHIP_SERIES, HALL_SERIES, INDICATORS, PROVINCE_SERIES
from sandbox.model.names import RED_LINES
from sandbox.model.state import CLASSES, EMPTY, LIVE, STAGES, State
from sandbox.model.sums import per_group, ratio
from sandbox.model.variables import NAMES, Variable, read
from sandbox.play.simulation import LastWeek, Simulation
from sandbox.report.entries import POOL, Where, address, chosen, labels
from sandbox.report.parts.item import Item
from sandbox.scenario import tables
from sandbox.scenario.decisions import Place

Array = NDArray[Any]
Taken = list[tuple[str, Array]]
REGISTER = {variable.name: variable for variable in NAMES}
MEASURED = {"nation": INDICATORS, "province": PROVINCE_SERIES, "hall": HALL_SERIES, "chip": CHIP_SERIES}
AXIS = {"nation": "", "province": "P", "hall": "H", "chip": "G"}
# What adds up over places: amounts.
ADDED = frozenset(("EF", "EF/week", "MCNY", "MCNY/week", "MCNY/year", "TCNY/year", "MW", "Mt/year"))
COUNTED = ("cards", "card_bids", "card_offers", "card_trades", "contract_cards", "hall_cards", "projects", "starts")
# What is counted for the parts of numbers and recorded nowhere; stocks under ``now.`` and ``end.``.
STOCKS = {
    variable.name: variable
    for variable in read(
        "counted",
        """
cards_capacity | EF | R K G | capacity of running cards, those of closed halls left out
cards_held | EF | R K G | capacity of all cards of a holding
cards_worth | MCNY | R K G | what running cards would fetch second-hand
cards_booked | MCNY | R K G | what running cards stand in the books at
cards_fallen | MCNY | R K G | by how much second-hand prices lie below the books
cash_million | MCNY | R K | cash of a holding
debt_million | MCNY | R K | debt of a holding
purse_million | MCNY | R P | a planner's money
fiscal_million | MCNY | R | public money paid since January 2023
owner_capacity | EF | R K G | capacity of an owner's cards in clouds, pools and audited halls
owner_cash | MCNY | R K | cash of an owner there
owner_debt | MCNY | R K | debt of an owner there
owner_rolled_debt | MCNY | R K | part of that debt that is rolled over
stages_left | 1 | R H | construction stages that are left
""",
    )
}
FLOWS = {
    variable.name: variable
    for variable in read(
        "counted",
        """
own_hall_capacity | EF | R H | capacity of the planner's halls that run
own_hall_use | EF | R H | what of it is in use
merchant_idle | EF | R | merchant capacity that stands idle
own_use_here | EF | R P | part of the clouds' own use
used | EF | R | capacity in use, the clouds' own included
pool_used | EF | R M | capacity in use of a cloud or a pool
pool_use | 1 | R M | use of a cloud or a pool
merchant_used | EF | R | merchant capacity in use
served_share | 1 | R | share of demand that is served
in_time_share | 1 | R | share of interactive demand that is served in time
racks_let_megawatts | MW | R S | racks let, by the power of their machines at full load
guaranteed_here | MCNY | R P | debt that a province would have to pay
merchant_owed | MCNY | R K | debt of merchants when the week began
deal_total | 1/year | R P | return that builders act on
stages_a_week | 1/week | R H | stages that a hall passes in a week
hall_equity | MCNY/week | R H | what a planner pays of its halls from its purse
owner_rolled | 1 | R O | part of an owner's debt that is rolled over
""",
    )
}


class Values:
    """Every number of the week that was made last, or of another one, by key and place."""

    def __init__(self, simulation: Simulation, givers: Mapping[str, Equation], week: LastWeek | None = None) -> None:
        self.simulation, self.model, self.givers = simulation, simulation.model, givers
        self.week = week if week is not None else simulation.last_week()
        self.names = self.week.names
        self.labels = labels(self.model.axes, self.names)
        self._arrays: dict[str, tuple[Array, Variable]] = {}
        self._fits: dict[tuple[str, int, tuple[tuple[str, str], ...]], Array] = {}
        self._again: dict[str, tuple[Any, ...]] = {}

    # --- arrays -------------------------------------------------------------------------------------------------

    def array(self, key: str) -> tuple[Array, Variable]:
        """Return the values of a key without the axis of runs, not a number where it has none; and what they are."""
        if key not in self._arrays:
            self._arrays[key] = self._made(key)
        return self._arrays[key]

    def again(self, equation: Equation) -> tuple[Any, ...]:
        """Work an equation out again from the names of the week; return what it gives."""
        if equation.name not in self._again:
            given = equation.function(*equation.take(self.names))
            self._again[equation.name] = given if len(equation.gives) > 1 else (given,)
        return self._again[equation.name]

    def _made(self, key: str) -> tuple[Array, Variable]:
        prefix, _, name = key.rpartition(".")
        if prefix in MEASURED:
            series = MEASURED[prefix]
            at = next(i for i, v in enumerate(series) if v.name == name)
            values = np.asarray(self.week.of(prefix)[0, at])
            return self._with_planned(values) if key == "hall.capacity" else values, series[at]
        if prefix in ("now", "end"):
            return self._stock(prefix, name)
        if prefix == "line":
            return np.asarray(self.names["red_line_shares"][0, RED_LINES.index(name)]), RED_LINE
        if name in FLOWS:
            return self._flow(name), FLOWS[name]
        variable = REGISTER.get(name.removeprefix("last_")) or _fixed(name)
        return self.run(self.names.get(name), variable), variable

    @cached_property
    def waiting(self) -> Mapping[int, Place]:
        """The halls that are placed and wait for their first week, by their place on the axis."""
        game = self.simulation
        decided = (*self.simulation.scenario.decisions, *game.decisions_at(game.head.node, game.tick))
        empty = game.state.hall_status[0] == EMPTY
        return {d.hall - 1: d for d in decided if isinstance(d, Place) and d.tick == game.tick and empty[d.hall - 1]}

    def _with_planned(self, capacity: Array) -> Array:
        planned = capacity.copy()
        for slot, order in self.waiting.items():
            chip = self.model.axes.chips.index(order.chip)
            planned[slot] = order.cards * self.model.params["chip_exaflops"][0, chip]
        return planned

    def run(self, value: Any, variable: Variable) -> Array:
        """Return what stands under a name without the axis of runs, not a number where it is no array."""
        if value is None or isinstance(value, (str, tuple)):
            return np.array(np.nan)
        array, letters = np.asarray(value), axes_of(variable)
        return array[0] if array.ndim > len(letters) else array

    @cached_property
    def _states(self) -> Mapping[str, State]:
        return {"now": self.simulation.state, "end": self.week.after}

    def _stock(self, prefix: str, name: str) -> tuple[Array, Variable]:
        state = self._states[prefix]
        if name not in STOCKS:
            return self.run(getattr(state, name), REGISTER[name]), REGISTER[name]
        p, first, variable = self.model.params, self.model.axes.first_hall, STOCKS[name]
        cards = state.cards[0]
        theirs = np.ones(len(cards))
        theirs[first:] = state.hall_audited[0]
        cash, debt = ledger.to_million(state.cash[0]), ledger.to_million(state.debt[0])
        works = np.ones((len(cards), 1))
        works[first:, 0] = (state.hall_status[0] == LIVE) & (state.hall_closed_weeks[0] == 0)
        price, booked = state.card_price[0] / 1000.0, state.card_book[0] / 1000.0
        made: Callable[[], Array] = {
            "cards_capacity": lambda: cards * works * p["chip_exaflops"][0],
            "cards_held": lambda: cards * p["chip_exaflops"][0],
            "cards_worth": lambda: cards * price,
            "cards_booked": lambda: cards * booked,
            "cards_fallen": lambda: cards * booked - cards * price,
            "cash_million": lambda: cash,
            "debt_million": lambda: debt,
            "purse_million": lambda: ledger.to_million(state.purse[0]),
            "fiscal_million": lambda: ledger.to_million(state.fiscal_cost[0]),
            "owner_capacity": lambda: cards * theirs[:, None] * p["chip_exaflops"][0],
            "owner_cash": lambda: cash * theirs,
            "owner_debt": lambda: debt * theirs,
            "owner_rolled_debt": lambda: debt * theirs * state.rolled_share[0],
            "stages_left": lambda: STAGES - state.hall_stage[0] - state.hall_progress[0],
        }[name]
        return made(), variable

    def _flow(self, name: str) -> Array:
        n, end, p = {k: v[0] for k, v in self.names.items() if _runs(v)}, self.week.after, self.model.params
        first, count = self.model.axes.first_hall, len(self.model.axes.provinces)
        now = self.array("now.cards_capacity")[0]
        clouds: Array = now[:count].sum(axis=-1)

        def pools() -> Array:
            used: Array = n["use"][: len(CLASSES) * count].copy()
            used[:count] += own_here()
            return used

        def own_here() -> Array:
            shared: Array = n["own_use"] * clouds / max(clouds.sum(), 1e-12)
            return shared

        def installed() -> Array:
            held = now.sum(axis=-1)[count:first].reshape(2, -1, count).sum(axis=1)
            return np.concatenate([clouds, held.reshape(-1)])

        def guaranteed() -> Array:
            owed = self.names["debt_million"] * self.names["holding_is_merchant"]
            here = per_group(owed, self.names["holding_province"], count)[0]
            result: Array = here * n["guarantee_share"] * n["policy_guarantee"]
            return result

        def own_halls(share: bool) -> Array:
            halls = self.week.places.halls[0]
            capacity, use, status = (halls[[v.name for v in HALL_SERIES].index(x)] for x in _OF_OWN)
            part = capacity * use if share else capacity
            result: Array = np.where((status == LIVE) & (end.hall_audited[0] == 0), part, 0.0)
            return result

        def merchants(of: Array) -> Any:
            return (of * n["is_merchant"]).sum()

        def idle() -> Any:
            return self.value("nation.merchant_capacity", {}) - merchants(n["use"])

        made: Callable[[], Any] = {
            "own_hall_capacity": lambda: own_halls(share=False),
            "own_hall_use": lambda: own_halls(share=True),
            "merchant_idle": idle,
            "own_use_here": own_here,
            "used": lambda: n["use"].sum() + n["own_use"],
            "pool_used": pools,
            "pool_use": lambda: ratio(pools(), installed(), np.nan),
            "merchant_used": lambda: merchants(n["use"]),
            "served_share": lambda: 1.0 - n["unmet_share"],
            "in_time_share": lambda: 1.0 - n["late_share"],
            "racks_let_megawatts": lambda: n["racks_let"] * n["design_megawatts"],
            "guaranteed_here": guaranteed,
            "merchant_owed": lambda: n["debt_million"] * n["holding_is_merchant"],
            "deal_total": lambda: sum(n[f"deal_{part}"] for part in DEAL),
            "stages_a_week": lambda: construction.hall_pace(
                self.names["stage_rate"], end.hall_fast, p["fast_track_lead"]
            )[0],
            "hall_equity": lambda: (n["investment"] - n["debt_drawn"])[first:],
            "owner_rolled": lambda: np.full(len(self.model.axes.operators), np.nan),
        }[name]
        return np.asarray(made())

    # --- single numbers -----------------------------------------------------------------------------------------

    def picked(self, key: str, where: Where) -> tuple[Array, Taken, Variable]:
        """Return the values at a place, which entries of each axis they are, and what they are."""
        array, variable = self.array(key)
        prefix = key.rpartition(".")[0]
        letters = AXIS[prefix] if prefix in MEASURED else axes_of(variable)
        return *self.of(array, letters, where), variable

    def of(self, array: Array, letters: Sequence[str], where: Where) -> tuple[Array, Taken]:
        """Return what stands at a place of an array with these axes, and which entries of each were taken."""
        taken: Taken = []
        if array.ndim != len(letters):
            return array, taken
        for axis, letter in enumerate(letters):
            fit = self._fit(letter, array.shape[axis], tuple(where.items()))
            taken.append((letter, fit))
            array = array.take(fit, axis=axis)
        return array, taken

    def _fit(self, letter: str, size: int, where: tuple[tuple[str, str], ...]) -> Array:
        """Return which entries of an axis stand at a place: all of an axis that knows no places."""
        found = self._fits.get((letter, size, where))
        if found is None:
            known = self.labels.get(letter)
            apart = known is not None and len(next(iter(known.values()))) == size
            found = np.flatnonzero(chosen(known, dict(where))) if known is not None and apart else np.arange(size)
            self._fits[letter, size, where] = found
        return found

    def value(self, key: str, where: Where) -> float:
        """Return a number: what adds up is added, and what does not is known only where it is one."""
        if key == "owner_rolled":
            owed = self.value("now.owner_debt", where)
            return self.value("now.owner_rolled_debt", where) / owed if owed > 0 else 0.0
        array, _, variable = self.picked(key, where)
        if array.size == 1:
            return float(array.reshape(-1)[0])
        return float(array.astype(np.float64).sum()) if adds(variable) else math.nan

    def unit(self, key: str) -> str:
        """Return the unit of a number."""
        return self.array(key)[1].unit

    def around(self, where: Where) -> dict[str, str]:
        """Return a place with the province and the class of a hall, which other axes know it by."""
        found = dict(where)
        slot = found.get("hall", POOL)
        if slot != POOL and self.labels["H"]["province"][int(slot) - 1]:
            of_hall, at = self.labels["H"], int(slot) - 1
            found.update(province=str(of_hall["province"][at]), **{"class": str(of_hall["class"][at])})
        return found

    def item(self, op: str, key: str, where: Where, part: str = "") -> Item:
        """Return a number as a part of another."""
        return Item(op, key, address(where), self.value(key, where), self.unit(key), part)


ORDERED = Variable("order_payments", "MCNY", "R P", "flow", "what a planner's orders cost at once")
RED_LINE = Variable("red_line_shares", "1", "R", "flow", "outcome over its limit")
_OF_OWN = ("capacity", "utilisation", "status")
DEAL = ("rent", "land", "quota", "subsidy", "stock")


@cache
def axes_of(variable: Variable) -> Sequence[str]:
    """Return the letters of the axes that a variable has beside that of runs."""
    return tuple(letter for letter in variable.dims.split() if letter != "R")


def adds(variable: Variable) -> bool:
    """Whether a variable is an amount or a count, which adds up over places."""
    return variable.unit in ADDED or variable.name.startswith(COUNTED)


def _runs(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim > 0


def _fixed(name: str) -> Variable:
    """Return what a name is that the register does not have: a number of the tables, or what orders cost."""
    row = rows().get(name)
    return Variable(name, row.unit, "R", "number", row.description) if row is not None else ORDERED


@cache
def rows() -> Mapping[str, tables.ParameterRow | tables.ConstantRow]:
    """Return parameters and constants by name."""
    constants: list[tables.ParameterRow | tables.ConstantRow] = [*tables.constants()]
    return {row.name: row for row in (*tables.parameters(), *constants)}
