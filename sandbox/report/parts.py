"""What a number of a week is made of: a sum, a product or a ratio of others, an equation, or a plain input.

A number has a key and a place. Keys are those of the book (``sandbox.report.reckoning``), and of what is counted here:
``now.`` is a stock as it stands when the week is shown, ``end.`` the same after the week (before the first week that is
tried out and thrown away). What is itself a number opens further. Values are of the first run, in the unit told.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache, cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model import ledger
from sandbox.model.equations import construction
from sandbox.model.marker import Equation
from sandbox.model.measures import CHIP_SERIES, HALL_SERIES, INDICATORS, PROVINCE_SERIES
from sandbox.model.names import RED_LINES
from sandbox.model.state import CLASSES, EMPTY, LIVE, NETWORKS, SMOOTHED, STAGES, State
from sandbox.model.sums import per_group, ratio
from sandbox.model.variables import NAMES, Variable, read
from sandbox.play.red_lines import LIMITS
from sandbox.play.simulation import LastWeek, Simulation
from sandbox.report.entries import ORDER, POOL, Where, address, chosen, labels
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
CARRIED = 1e-8  # million yuan: what is booked is whole fen, and each flow may carry less than one to the next week


@dataclass(frozen=True, slots=True)
class Item:
    """One part: ``op`` is + or -, or in products and ratios * or /.

    ``key`` and ``where`` say what it is and where it opens; ``part`` is the coordinate that tells it from the others of
    its sum, or of what has no key a code: one, stages, ordered, before, change, rounding, forgotten, written_off,
    sold, bought, given_up.
    """

    op: str
    key: str
    where: str
    value: float
    unit: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a number is made of; ``total`` is worked out again from the parts alone (of an equation, by the equation).

    ``how`` is sum, product, ratio, ``up`` (a ratio rounded up), ``equation``, ``counted`` (as the book says) or
    ``given``; what is given has a source:
    ``table: ...``, ``scenario: ...``, ``scenario``, ``decision``, ``chance``, ``calendar``, ``past``, ``nothing`` or
    ``several``.
    """

    how: str
    value: float
    unit: str
    items: tuple[Item, ...] = ()
    again: float = math.nan
    source: str = ""

    @property
    def total(self) -> float:
        """What the parts come to."""
        if self.how == "sum":
            return math.fsum(-i.value if i.op == "-" else i.value for i in self.items)
        if self.how in ("product", "ratio", "up"):
            over = math.prod(i.value for i in self.items if i.op == "/")
            whole = math.prod(i.value for i in self.items if i.op == "*") / over if over else math.nan
            return math.ceil(whole) if self.how == "up" and math.isfinite(whole) else whole
        return self.again

    @property
    def size(self) -> float:
        """By what an error of the total is judged: the largest of the number and of the parts of a sum."""
        sizes = [abs(i.value) for i in self.items if math.isfinite(i.value)] if self.how == "sum" else []
        return max([abs(self.value) if math.isfinite(self.value) else 0.0, *sizes])


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
        return float(array.astype(np.float64).sum()) if _adds(key, variable) else math.nan

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
_STOCKS = frozenset(f.name for f in fields(State))
_OF_OWN = ("capacity", "utilisation", "status")
DEAL = ("rent", "land", "quota", "subsidy", "stock")


@cache
def axes_of(variable: Variable) -> Sequence[str]:
    """Return the letters of the axes that a variable has beside that of runs."""
    return tuple(letter for letter in variable.dims.split() if letter != "R")


def _adds(key: str, variable: Variable) -> bool:
    return variable.unit in ADDED or variable.name.startswith(COUNTED)


def _runs(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim > 0


def _fixed(name: str) -> Variable:
    """Return what a name is that the register does not have: a number of the tables, or what orders cost."""
    row = _rows().get(name)
    return Variable(name, row.unit, "R", "number", row.description) if row is not None else ORDERED


@cache
def _rows() -> Mapping[str, tables.ParameterRow | tables.ConstantRow]:
    constants: list[tables.ParameterRow | tables.ConstantRow] = [*tables.constants()]
    return {row.name: row for row in (*tables.parameters(), *constants)}


# ------------------------------------------------------------------------------------------------------- the rules

Rule = Callable[[Values, dict[str, str]], Parts | None]
# What a single one of it is, once it is no sum any more.
SAME: Mapping[str, str] = {
    "own_hall_capacity": "hall.capacity",
    "owner_cash": "cash_million",
    "owner_debt": "debt_million",
}
# Numbers that are others under a name of their own: key, and the coordinates that it adds.
ALIAS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "province.inference_capacity": ("end.cards_capacity", {"class": "inference"}),
    "province.training_capacity": ("end.cards_capacity", {"class": "training"}),
    "province.cloud_capacity": ("end.cards_capacity", {"class": "cloud"}),
    "province.power_price": ("power_price", {}),
    "province.in_pipeline": ("end.pipeline_capacity", {}),
    "province.starts": ("starts", {}),
    "province.rent": ("rent", {"class": "inference"}),
    "province.voucher": ("end.voucher_budget", {}),
    "province.purse": ("end.purse_million", {}),
    "province.demand": ("demand", {}),
    "province.stranded_value": ("stranded_value", {}),
    "province.carbon": ("carbon", {}),
    "province.megawatts": ("megawatts", {}),
    "province.belief_use": ("belief_use", {}),
    "province.promotion": ("promotion", {}),
    "province.start_rate": ("start_rate", {}),
    "nation.inference_hall_capacity": ("end.cards_capacity", {"class": "inference"}),
    "nation.training_hall_capacity": ("end.cards_capacity", {"class": "training"}),
    "nation.cloud_capacity": ("end.cards_capacity", {"class": "cloud"}),
    "nation.rent_8xh100": ("quote", {}),
    "nation.unmet_demand": ("unmet", {}),
    "nation.own_use_demand": ("own_use_wanted", {}),
    "nation.late_demand": ("late_share", {}),
    "nation.stranded_value": ("stranded_value", {}),
    "nation.book_value": ("book_value", {}),
    "nation.carbon": ("carbon", {}),
    "nation.megawatts": ("megawatts", {}),
    "nation.fiscal_cost": ("end.fiscal_million", {}),
    "nation.fiscal_year": ("fiscal_history", {}),
    "nation.guaranteed_debt": ("guaranteed_here", {}),
    **{
        f"nation.{name}": (name, {})
        for name in ("affordability", "reach_gini", "national_tightness", "rolled_debt_share", "cloud_utilisation")
    },
    **{f"nation.gauge_{name}": (f"{name}_gauge", {}) for name in ("money", "carbon", "equity")},
    **{f"chip.{name}": (name, {}) for name in ("card_price", "card_value", "card_book")},
    **{f"chip.{name}": (name, {}) for name in ("card_bids", "card_offers", "card_trades")},
    "chip.cards_running": ("end.cards", {}),
    "chip.cards_waiting": ("end.cards_offered", {}),
    "chip.cards_elsewhere": ("end.cards_elsewhere", {}),
    "hall.megawatts": ("hall_megawatts", {}),
    "hall.cash": ("end.cash_million", {}),
    "hall.debt": ("end.debt_million", {}),
    "hall.stage": ("end.hall_stage", {}),
    "nation.own_capacity": ("own_hall_capacity", {}),
}
RATIOS: Mapping[str, tuple[str, str]] = {
    "province.utilisation": ("use_by_province", "province.merchant_capacity"),
    "nation.merchant_utilisation": ("merchant_used", "nation.merchant_capacity"),
    "nation.unmet_share": ("nation.unmet_demand", "demand"),
    "nation.stranded_share": ("nation.stranded_value", "nation.book_value"),
    "nation.resale_discount": ("end.cards_fallen", "end.cards_booked"),
    "province.resale_discount": ("end.cards_fallen", "end.cards_booked"),
    "nation.rack_occupancy": ("racks_let_megawatts", "design_megawatts"),
    "nation.own_utilisation": ("own_hall_use", "nation.own_capacity"),
    "hall.utilisation": ("use", "capacity"),
    "owner_rolled": ("now.owner_rolled_debt", "now.owner_debt"),
}
SUMS: Mapping[str, tuple[tuple[str, str, Mapping[str, str]], ...]] = {
    "use_by_province": (("+", "use", {"class": "inference"}), ("+", "use", {"class": "training"})),
    "merchant_used": (("+", "use", {"class": "inference"}), ("+", "use", {"class": "training"})),
    "used": (("+", "use", {}), ("+", "own_use", {})),
    "province.idle_capacity": (("+", "province.merchant_capacity", {}), ("-", "use_by_province", {})),
    "province.merchant_capacity": (("+", "province.inference_capacity", {}), ("+", "province.training_capacity", {})),
    "nation.merchant_capacity": (
        ("+", "nation.inference_hall_capacity", {}),
        ("+", "nation.training_hall_capacity", {}),
    ),
    "public_money": tuple(
        ("+", name, {})
        for name in (
            "voucher_outlay",
            "capital_subsidy",
            "policy_outlay",
            "power_subsidy",
            "guarantee_call",
            "tax_refund",
        )
    ),
    "hall_equity": (("+", "investment", {}), ("-", "debt_drawn", {})),
    "nation.total_capacity": (("+", "nation.merchant_capacity", {}), ("+", "nation.cloud_capacity", {})),
    "merchant_idle": (("+", "nation.merchant_capacity", {}), ("-", "merchant_used", {})),
    "end.cards_fallen": (("+", "end.cards_booked", {}), ("-", "end.cards_worth", {})),
    "deal_total": tuple(("+", f"deal_{part}", {}) for part in DEAL),
    "deal_break_even": tuple(("-", f"deal_{part}", {}) for part in DEAL[1:]),
}
PRODUCTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "nation.gauge_service": (
        ("*", "served_share"), ("*", "served_share"), ("*", "served_share"), ("*", "in_time_share"),
        ("*", "nation.affordability"),
    ),
    "hall.rent": (("*", "rent"), ("*", "site_price")),
    "own_hall_use": (("*", "hall.capacity"), ("*", "hall.utilisation")),
    "racks_let_megawatts": (("*", "racks_let"), ("*", "design_megawatts")),
}  # fmt: skip
# One less a share.
REST = {"served_share": "nation.unmet_share", "in_time_share": "nation.late_demand",
        "nation.gauge_stranded": "nation.stranded_share"}  # fmt: skip
# Where a scenario has its inputs from, by how their names begin.
FILES: Mapping[str, tuple[str, ...]] = {
    "provinces": (
        "power_price", "power_usage", "gdp", "population_share", "grid_carbon", "inference_demand_share", "is_",
        "train_demand_share", "distance", "voucher_record", "pool_", "mean_round_trip", "people_pairs",
    ),
    "hardware": ("chip_", "card_watts"),
    "chip_mix": ("fleet_mix",),
    "operators": ("operator_", "class_trust", "owner_", "holding_"),
    "shocks": ("ramp_", "pricewar_", "r1_", "vouchers_"),
    "levers": ("lever_",),
    "world_prices": ("world_price",),
}  # fmt: skip
# Stocks that only the scenario and decisions change, and the counters of their weeks.
DECIDED = frozenset(
    (
        "hall_price", "hall_selling", "hall_buying", "hall_closed_weeks", "hall_hedge_share", "hall_hedge_weeks",
        "hall_hedge_rent", "hall_cards", "hall_own_money", "policy", "policy_ordered", "policy_weeks", "voucher_budget",
        "cards_stored", "contract_cards", "contract_price", "contract_weeks", "linked",
    )
)  # fmt: skip


# What an equation that gives several names takes for one of them.
TAKES: Mapping[str, tuple[str, ...]] = {
    "affordability": ("quote", "service_quote", "service_quote_span", "service_late_floor"),
    "money_gauge": ("fiscal_year", "money_scale"),
    "carbon_gauge": ("nation.carbon_intensity", "carbon_best", "carbon_slope"),
    "equity_gauge": ("reach_gini", "equity_span"),
    "expected_return": (
        "quote_lagged", "quote_lagged_half_year", "extrapolation", "server_cost", "planned_utilisation",
        "server_upkeep", "user_cost_of_capital",
    ),
}  # fmt: skip


def opened(values: Values, key: str, where: Where) -> Parts:
    """Return what a number is made of; of many that do not add up no one thing can be said."""
    if values.picked(key, where)[0].size == 1:
        made = _by_rule(values, key, dict(where))
    else:
        made = _split(values, key, dict(where)) or _made("given", source="several")
    return replace(made, value=values.value(key, where), unit=values.unit(key))


def _made(how: str, items: Iterable[Item] = (), source: str = "") -> Parts:
    return Parts(how, math.nan, "", tuple(items), source=source)


def _by_rule(v: Values, key: str, at: dict[str, str]) -> Parts:
    special = SPECIAL.get(key)
    found = special(v, at) if special is not None else None
    if found is not None:
        return found
    if key.startswith("line."):
        return _red_line(v, key.removeprefix("line."), at)
    if key in ALIAS:
        other, more = ALIAS[key]
        return _by_rule(v, other, {**at, **more})
    if key in RATIOS:
        over, under = RATIOS[key]
        return _made("ratio", (v.item("*", over, at), v.item("/", under, at)))
    if key in SUMS and not (key == "hall_equity" and "hall" not in at):
        return _made("sum", (v.item(op, name, {**at, **more}, address(more)) for op, name, more in SUMS[key]))
    if key in REST:
        return _made("sum", (_plain("+", 1.0, "1", "one"), v.item("-", REST[key], at)))
    split = _split(v, key, at)
    if split is not None:
        return split
    prefix, _, name = key.rpartition(".")
    if name in SAME:
        return _by_rule(v, SAME[name] if not prefix else f"{prefix}.{SAME[name]}", at)
    if prefix in ("now", "end"):
        return _of_stock(v, prefix, name, at)
    if key in PRODUCTS:
        return _made("product", (v.item(op, name, v.around(at)) for op, name in PRODUCTS[key]))
    if prefix in MEASURED and not (name in v.givers and not axes_of(REGISTER[name])):
        return _made("counted")
    return _of_equation(v, name, at)


def _plain(op: str, value: float, unit: str, part: str) -> Item:
    return Item(op, "", "", value, unit, part)


def _of_equation(v: Values, name: str, at: dict[str, str]) -> Parts:
    """Work a name out again by its equation; what no equation gives is given."""
    equation = v.givers.get(name)
    if equation is None or not set(equation.needs) <= v.names.keys():
        return _made("given", source=_source(name))
    result = np.asarray(v.again(equation)[equation.gives.index(name)])
    letters = axes_of(REGISTER[name])
    again, _ = v.of(result[0] if result.ndim > len(letters) else result, letters, at)
    items = tuple(v.item("", need, at) for need in TAKES.get(name, ()))
    made = Parts("equation", math.nan, "", items)
    return replace(made, again=float(again.sum()) if again.size else math.nan)


def _source(name: str) -> str:
    """Say where a plain input comes from."""
    if name in _rows():
        return f"table: {_rows()[name].source}"
    if name in DECIDED or name.startswith("order_"):
        return "decision"
    if name.startswith(("chance_", "noise_")):
        return "chance"
    if name in ("week", "year"):
        return "calendar"
    if name.removesuffix("_million") in _STOCKS:
        return "past"
    file = next((file for file, starts in FILES.items() if name.startswith(starts)), "")
    return f"scenario: assets/data/{file}.csv" if file else "scenario"


def _split(v: Values, key: str, at: dict[str, str]) -> Parts | None:
    """Part what was added over places by the first coordinate that tells them apart; one alone opens by itself."""
    array, taken, variable = v.picked(key, at)
    if not _adds(key, variable):
        return None
    some = np.argwhere(array != 0)
    if not len(some):
        return _made("given", source="nothing")
    known: dict[str, Array] = {}
    for axis, (letter, fit) in enumerate(taken):
        for name, values in v.labels.get(letter, {}).items():
            if len(values) >= len(fit):
                known[name] = values[fit][some[:, axis]]
    for name in ORDER:
        parts = list(dict.fromkeys(known.get(name, ())))
        if len(parts) > 1:
            return _made("sum", (v.item("+", key, {**at, name: str(x)}, f"{name}={x}") for x in parts))
    more = {name: str(values[0]) for name, values in known.items() if name in ORDER and name not in at}
    return _by_rule(v, key, {**at, **more}) if more else None


def _of_stock(v: Values, prefix: str, name: str, at: dict[str, str]) -> Parts:
    """What a single stock is made of: cards and what each counts for, its flows, or what it was and its change."""
    each = {"cards_capacity": "chip_exaflops", "cards_held": "chip_exaflops", "owner_capacity": "chip_exaflops"}
    money = {"cards_worth": f"{prefix}.card_price", "cards_booked": f"{prefix}.card_book"}
    if name in each:
        return _made("product", (v.item("*", f"{prefix}.cards", at), v.item("*", each[name], at)))
    if name in money:
        cards, price = v.item("*", f"{prefix}.cards", at), v.item("*", money[name], at)
        return _made("product", (cards, price, v.item("/", "thousand", {})))
    if name == "owner_rolled_debt":
        owed, share = v.item("*", f"{prefix}.debt_million", at), v.item("*", f"{prefix}.rolled_share", at)
        return _made("product", (owed, share))
    if name == "stages_left":
        rest = (v.item("-", f"end.{x}", at) for x in ("hall_stage", "hall_progress"))
        return _made("sum", (_plain("+", STAGES, "1", "stages"), *rest))
    if name in SMOOTHED:
        return _by_rule(v, name, at)
    if name in DECIDED:
        return _made("given", source="decision")
    if prefix == "now" and not v.simulation.tick:
        return _made("given", source="scenario")
    booked = BOOKED.get(name)
    if booked is not None:
        return booked(v, at)
    before, now = v.value(name, at), v.value(f"{prefix}.{name}", at)
    unit = v.unit(name)
    return _made("sum", (_plain("+", before, unit, "before"), _plain("+", now - before, unit, "change")))


# ---------------------------------------------------------------------------------------------- what is booked in fen


def _booked(v: Values, items: list[Item], actual: float) -> Parts:
    """Leave out what is nothing, and tell what whole fen make of the rest."""
    some = [i for i in items if i.value or i.part == "before"]
    left = actual - math.fsum(-i.value if i.op == "-" else i.value for i in some)
    rounding = [_plain("+", left, "MCNY", "rounding")] if left else []
    return _made("sum", (*some, *rounding))


def _sum(items: Iterable[Item]) -> float:
    return math.fsum(-i.value if i.op == "-" else i.value for i in items)


def _holding(v: Values, at: dict[str, str]) -> int:
    return int(np.flatnonzero(chosen(v.labels["K"], at))[0])


def _ended(v: Values, k: int) -> str:
    """Say whether a hall was given up or failed this week; empty for all that goes on."""
    slot = k - v.model.axes.first_hall
    if slot < 0:
        return ""
    if v.names["hall_cancelled"][0, slot]:
        return "given_up"
    return "written_off" if v.names["hall_failed"][0, slot] else ""


def _cash_flows(v: Values, at: dict[str, str]) -> list[Item]:
    """What a holding's cash was, and what came and went in the week but for its end."""
    k = _holding(v, at)
    gains, costs = ("rent_revenue", "voucher_revenue", "hedge_revenue", "tax_refund"), ("upkeep", "power_bill")
    start = ledger.to_million(v.names["cash"][0, k])
    items = [_plain("+", float(start), "MCNY", "before"), *(v.item("+", name, at) for name in gains)]
    items += [v.item("-", name, at) for name in (*costs, "interest_due", "amortisation_due")]
    if k >= v.model.axes.first_hall:
        items.append(v.item("-", "hall_tax", at))
    return items


def _cash(v: Values, at: dict[str, str]) -> Parts:
    k, items = _holding(v, at), _cash_flows(v, at)
    share, slot = float(v.names["written_share"][0, k]), k - v.model.axes.first_hall
    if _ended(v, k):
        items.append(_plain("+", -_sum(items), "MCNY", _ended(v, k)))
    elif share:
        items.append(_plain("+", max(-_sum(items), 0.0) * share, "MCNY", "written_off"))
    if slot >= 0 and not _ended(v, k):
        items.append(_plain("+", _traded(v, slot, "hall_selling", -1.0), "MCNY", "sold"))
    return _booked(v, items, v.value("end.cash_million", at))


def _traded(v: Values, slot: int, name: str, sign: float) -> float:
    """Return what a hall got or paid for second-hand cards this week, million yuan."""
    cards = float(v.names[name][0, slot] - getattr(v.week.after, name)[0, slot])
    price = float(v.names["card_price"][0, int(v.names["hall_chip"][0, slot])])
    return cards * price * (1.0 + sign * float(v.names["sale_spread"][0])) / 1000.0


def _debt_flows(v: Values, at: dict[str, str]) -> list[Item]:
    start = float(ledger.to_million(v.names["debt"][0, _holding(v, at)]))
    before = _plain("+", start, "MCNY", "before")
    return [before, v.item("+", "debt_drawn", at), v.item("-", "amortisation_due", at)]


def _debt(v: Values, at: dict[str, str]) -> Parts:
    k, items = _holding(v, at), _debt_flows(v, at)
    share = 1.0 if _ended(v, k) else float(v.names["written_share"][0, k])
    if share:
        items.append(_plain("-", _sum(items) * share, "MCNY", _ended(v, k) or "written_off"))
    return _booked(v, items, v.value("end.debt_million", at))


def _purse_flows(v: Values, at: dict[str, str]) -> list[Item]:
    """What came into a planner's purse in the week and what went out of it."""
    spent = ("order_payments", "capital_subsidy", "link_fee", "voucher_outlay", "policy_outlay", "power_subsidy",
             "guarantee_call", "contract_payments", "tax_refund", "hall_equity")  # fmt: skip
    items = [v.item("+", "purse_income", at), v.item("+", "hall_tax", at), *(v.item("-", name, at) for name in spent)]
    here = np.flatnonzero(chosen(v.labels["H"], at))
    given, bought = 0.0, 0.0
    for slot in map(int, here):
        hall = {"hall": str(slot + 1)}
        if v.names["hall_cancelled"][0, slot]:
            given += _sum(_cash_flows(v, hall)) - _sum(_debt_flows(v, hall))
        bought += _traded(v, slot, "hall_buying", 1.0)
    return [*items, _plain("+", given, "MCNY", "given_up"), _plain("-", bought, "MCNY", "bought")]


def _purse(v: Values, at: dict[str, str]) -> Parts:
    place = int(np.flatnonzero(chosen(v.labels["P"], at))[0])
    start = _plain("+", float(ledger.to_million(v.names["purse"][0, place])), "MCNY", "before")
    return _booked(v, [start, *_purse_flows(v, at)], v.value("end.purse_million", at))


def _fiscal(v: Values, at: dict[str, str]) -> Parts:
    start = _plain("+", float(ledger.to_million(v.names["fiscal_cost"][0])), "MCNY", "before")
    return _booked(v, [start, v.item("+", "public_money", at)], v.value("end.fiscal_million", at))


BOOKED: Mapping[str, Callable[[Values, dict[str, str]], Parts]] = {
    "cash_million": _cash,
    "debt_million": _debt,
    "purse_million": _purse,
    "fiscal_million": _fiscal,
}


# -------------------------------------------------------------------------------------------- what has a rule its own


def _player(v: Values) -> dict[str, str] | None:
    player = v.simulation.scenario.player
    return {"province": str(player)} if player is not None else None


def _of_player(key: str) -> Rule:
    def rule(v: Values, at: dict[str, str]) -> Parts:
        here = _player(v)
        return _by_rule(v, key, here) if here else _made("given", source="nothing")

    return rule


def _income(v: Values, at: dict[str, str]) -> Parts:
    here = _player(v)
    if here is None:
        return _made("given", source="nothing")
    return _booked(v, _purse_flows(v, here), v.value("nation.purse_income", {}))


def _idle_share(v: Values, at: dict[str, str]) -> Parts:
    if not v.value("nation.idle_share_new", {}):
        return _made("given", source="nothing")
    return _made("ratio", (v.item("*", "merchant_idle", {}), v.item("/", "nation.merchant_capacity", {})))


def _intensity(v: Values, at: dict[str, str]) -> Parts:
    carbon, used = v.item("*", "nation.carbon", {}), v.item("/", "used", {})
    return _made("ratio", (carbon, v.item("*", "thousand", {}), used))


def _latency(v: Values, at: dict[str, str]) -> Parts:
    network = NETWORKS[0] if v.value("end.linked", at) > 0 else NETWORKS[1]
    return _made("sum", (v.item("+", "mean_round_trip", {**at, "network": network}, f"network={network}"),))


def _forecast(v: Values, at: dict[str, str]) -> Parts:
    return _by_rule(v, "forecast_return" if "forecast_return" in v.names else "expected_return", at)


def _weeks(v: Values, at: dict[str, str]) -> Parts:
    if not v.value("hall.weeks_to_finish", at):
        return _made("given", source="nothing")
    return _made("up", (v.item("*", "end.stages_left", at), v.item("/", "stages_a_week", at)))


def _hall_capacity(v: Values, at: dict[str, str]) -> Parts | None:
    if "hall" not in at:
        return None
    slot, state = int(at["hall"]) - 1, v.week.after
    if slot in v.waiting:
        order = v.waiting[slot]
        cards = _plain("*", float(order.cards), "1", "ordered")
        return _made("product", (cards, v.item("*", "chip_exaflops", {"chip": order.chip})))
    if state.hall_status[0, slot] == EMPTY:
        return _made("given", source="nothing")
    if np.count_nonzero(state.cards[0, v.model.axes.first_hall + slot]) > 1:
        return _by_rule(v, "end.cards_held", at)
    chip = {"chip": v.model.axes.chips[int(state.hall_chip[0, slot])]}
    return _made("product", (v.item("*", "end.hall_cards", at), v.item("*", "chip_exaflops", chip)))


def _hall_rent(v: Values, at: dict[str, str]) -> Parts | None:
    return None if v.value("hall.rent", at) else _made("given", source="nothing")


def _hall_use(v: Values, at: dict[str, str]) -> Parts | None:
    return None if v.value("capacity", at) > 0 else _made("given", source="nothing")


def _fiscal_week(v: Values, at: dict[str, str]) -> Parts | None:
    """What was paid this week; what was paid before is remembered as it was."""
    if "week" not in at:
        return None
    if at["week"] != "0":
        return _made("given", source="past")
    return _by_rule(v, "public_money", {})


def _pool_use(v: Values, at: dict[str, str]) -> Parts:
    pool = {**at, "hall": POOL}
    return _made("ratio", (v.item("*", "pool_used", at), v.item("/", "now.cards_capacity", pool)))


def _pool_used(v: Values, at: dict[str, str]) -> Parts:
    own = [v.item("+", "own_use_here", at)] if at["class"] == CLASSES[0] else []
    return _made("sum", (v.item("+", "use", {**at, "hall": POOL}), *own))


def _own_here(v: Values, at: dict[str, str]) -> Parts:
    clouds = {"class": CLASSES[0]}
    here = v.item("*", "now.cards_capacity", {**clouds, "province": at["province"]})
    return _made("ratio", (v.item("*", "own_use", {}), here, v.item("/", "now.cards_capacity", clouds)))


def _guaranteed(v: Values, at: dict[str, str]) -> Parts:
    split = _split(v, "guaranteed_here", at)
    if split is not None and "province" not in at:
        return split
    shares = (v.item("*", "guarantee_share", {}), v.item("*", "policy_guarantee", at))
    return _made("product", (v.item("*", "merchant_owed", at), *shares))


def _red_line(v: Values, name: str, at: dict[str, str]) -> Parts:
    """Where a red line stands, over its limit."""
    limit, measure = LIMITS[RED_LINES[RED_LINES.index(name)]]
    here = _player(v) if limit.endswith("_here") else {}
    if here is None:
        return _made("given", source="nothing")
    own = {"own_public_money": "fiscal_year_here", "own_guarantees": "guaranteed_here"}
    return _made("ratio", (v.item("*", own.get(name, f"nation.{measure}"), here), v.item("/", limit, here)))


def _fiscal_here(v: Values, at: dict[str, str]) -> Parts:
    last = v.value("last_fiscal_year_here", at)
    paid = v.item("+", "public_money", at)
    gone = last / float(v.names["fiscal_memory"][0])
    return _made("sum", (_plain("+", last, "MCNY", "before"), paid, _plain("-", gone, "MCNY", "forgotten")))


def _class_use(kind: str, capacity: str) -> Rule:
    def rule(v: Values, at: dict[str, str]) -> Parts:
        return _made("ratio", (v.item("*", "use", {**at, "class": kind}), v.item("/", capacity, at)))

    return rule


def _pace(v: Values, at: dict[str, str]) -> Parts:
    """Stages of a hall pass faster on the fast track."""
    fast = v.value("end.hall_fast", at) > 0
    return _made("ratio", (v.item("*", "stage_rate", {}), *((v.item("/", "fast_track_lead", {}),) if fast else ())))


SPECIAL: Mapping[str, Rule] = {
    "province.inference_use": _class_use("inference", "province.inference_capacity"),
    "province.training_use": _class_use("training", "province.training_capacity"),
    "nation.inference_hall_utilisation": _class_use("inference", "nation.inference_hall_capacity"),
    "nation.training_hall_utilisation": _class_use("training", "nation.training_hall_capacity"),
    "stages_a_week": _pace,
    "nation.purse": _of_player("end.purse_million"),
    "nation.promotion": _of_player("promotion"),
    "nation.purse_income": _income,
    "nation.idle_share_new": _idle_share,
    "nation.carbon_intensity": _intensity,
    "province.latency": _latency,
    "province.forecast_return": _forecast,
    "hall.weeks_to_finish": _weeks,
    "hall.capacity": _hall_capacity,
    "hall.rent": _hall_rent,
    "hall.utilisation": _hall_use,
    "fiscal_history": _fiscal_week,
    "pool_use": _pool_use,
    "pool_used": _pool_used,
    "own_use_here": _own_here,
    "guaranteed_here": _guaranteed,
    "fiscal_year_here": _fiscal_here,
}
