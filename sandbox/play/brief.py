"""The brief: what moved most in a month and why, as codes and numbers; the window has the sentences.

A month is four weeks. A line compares the month's last week with the last week of the month before it, and is opened
into parts. They come from the week's own equations: of a sum each summand, of anything else what the equation gives
when its causes are let move one after the other, chance last. They add up to the change; where something else moved
money too (a hall that was given up, cards that were sold), the line says so as its rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.equations import demand as wanted
from sandbox.model.equations import outcomes, planners, rents, resale
from sandbox.model.marker import Equation
from sandbox.model.measures import INDICATORS
from sandbox.model.record import capacity_of_sites
from sandbox.model.state import LIVE, State
from sandbox.model.step import Model
from sandbox.model.stocks import nominal_capacity

Array = NDArray[Any]
Names = Mapping[str, Any]
MONTH = 4  # weeks
LINES = 3
USUAL_AT_FIRST = 0.05  # of its size: how much a measure is thought to move in a month before it has been seen to
MONTHS = 13  # of four weeks, in a year
FIRST_MONTHS = 2.0  # months that this first guess counts for
WORKLOADS = {"training": slice(0, 1), "tuning": slice(1, 2), "inference": slice(2, None)}
GAUGES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "gauge_service": {"unserved": ("demand", "unmet"), "late": ("late_share",), "dear": ("quote",)},
    "gauge_money": {"paid": ("fiscal_year",)},
    "gauge_stranded": {"idle": ("stranded_value",), "book": ("book_value",)},
    "gauge_carbon": {"carbon": ("carbon",), "use": ("use", "own_use")},
    "gauge_equity": {"reach": ("reach",)},
}
CASH = ("rent", "voucher", "hedge", "upkeep", "power", "interest", "amortisation", "tax")
MEASURES = (
    "rent_8xh100", "merchant_utilisation", "tokens_per_day", "month_starts", "h100_card_price", "resale_volume",
    "unmet_demand", "own_utilisation", "own_cash", "purse", *GAUGES,
)  # fmt: skip
GROWING = ("tokens_per_day",)  # what grows by factors is ranked by its logarithm


@dataclass(frozen=True, slots=True)
class Part:
    """One cause of a change, and how much of it."""

    code: str
    value: float


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One measure: its value before and after the month, its change in units of its usual change, and its parts."""

    measure: str
    before: float
    after: float
    size: float
    parts: tuple[Part, ...] = field(default=())

    @property
    def change(self) -> float:
        """What the measure moved by."""
        return self.after - self.before

    @property
    def rest(self) -> float:
        """What no part explains."""
        return self.change - sum(part.value for part in self.parts)


@dataclass(frozen=True, slots=True)
class Brief:
    """What moved most in the month that ended at a week."""

    tick: int
    lines: tuple[BriefLine, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """A week as its equations saw it, and the stocks after it."""

    names: Names
    after: State


@dataclass(frozen=True, slots=True)
class Months:
    """The weeks of a month and of the one before it."""

    model: Model
    weeks: Sequence[Week]

    @property
    def first(self) -> Week:
        """The week that is compared with: the last of the month before."""
        return self.weeks[MONTH - 1]

    @property
    def last(self) -> Week:
        """The last week of the month."""
        return self.weeks[-1]

    @property
    def month(self) -> Sequence[Week]:
        """The weeks of the month."""
        return self.weeks[MONTH:]


def brief_of(model: Model, weeks: Sequence[Week], series: Array, lines: int = LINES) -> Brief:
    """Return the brief of the last of two months, from its weeks and from all that was recorded until its end."""
    months = Months(model, weeks)
    found = []
    for measure in MEASURES:
        values = ends_of_months(series, measure)
        before, after = float(values[-2]), float(values[-1])
        if not (np.isfinite(before) and np.isfinite(after)) or before == after or _without_halls(measure, months):
            continue
        ranked = np.log(values) if measure in GROWING else values
        found.append((abs(float(ranked[-1] - ranked[-2])) / usual(ranked[:-1]), measure, before, after))
    found.sort(key=lambda one: (-one[0], MEASURES.index(one[1])))
    made = (BriefLine(name, a, b, size, tuple(parts_of(name, months, a))) for size, name, a, b in found[:lines])
    return Brief(len(series), tuple(made))


def ends_of_months(series: Array, measure: str) -> Array:
    """Return a measure at the end of each month; of starts, those of the month."""
    names = [v.name for v in INDICATORS]
    if measure == "month_starts":
        announced = series[MONTH - 1 :: MONTH, names.index("projects_announced")]
        return np.diff(announced, prepend=0.0)
    return series[MONTH - 1 :: MONTH, names.index(measure)]


def usual(values: Array) -> float:
    """Return how much a measure moves in a month, by the year before this one; a guess where there are few months."""
    values = values[-MONTHS - 1 :]
    moved = np.abs(np.diff(values))
    moved = moved[np.isfinite(moved)]
    guess = USUAL_AT_FIRST * max(float(np.nanmax(np.abs(values))), 1e-9)
    return float((moved.sum() + FIRST_MONTHS * guess) / (len(moved) + FIRST_MONTHS))


def _without_halls(measure: str, months: Months) -> bool:
    """Whether a share of the player's halls would be one of nothing."""
    return measure == "own_utilisation" and not all(_own(week)[0] > 0 for week in (months.first, months.last))


def parts_of(measure: str, months: Months, before: float) -> list[Part]:
    """Return what a change is made of."""
    if measure in GAUGES:
        return list(_gauge(measure, months))
    return [Part(code, float(value)) for code, value in _PARTS[measure](months, before)]


Parts = Iterable[tuple[str, Any]]


# --- helpers ------------------------------------------------------------------------------------------------------
def given(eq: Equation, names: Names, wanted_name: str = "") -> Any:
    """Evaluate an equation by the names that it needs; of several results the one that is named."""
    result = eq(*eq.take(names))
    return result if len(eq.gives) == 1 else result[eq.gives.index(wanted_name or eq.gives[0])]


def share_parts(use: Mapping[str, tuple[float, float]], room: tuple[float, float]) -> Parts:
    """Part the change of use over room: each use at the mean of one over room, room at the mean of use.

    a1/b1 - a0/b0 = (a1 - a0)(1/b0 + 1/b1)/2 + (1/b1 - 1/b0)(a0 + a1)/2, exactly
    """
    before, after = 1.0 / room[0], 1.0 / room[1]
    for code, (a, b) in use.items():
        yield code, (b - a) * (before + after) / 2.0
    yield "capacity", (after - before) * sum(a + b for a, b in use.values()) / 2.0


def released(held: Names, groups: Mapping[str, tuple[str, ...]], now: Names) -> Iterable[tuple[str, Names]]:
    """Let groups of names move from what they were to what they are, one after the other; each stays moved."""
    names = dict(held)
    for code, group in groups.items():
        names.update({name: now[name] for name in group})
        yield code, names


# --- rent ---------------------------------------------------------------------------------------------------------
def _rent(months: Months, before: float) -> Parts:
    """Where rent was going anyway, then each workload's demand, then what can be sold, then chance."""
    held = months.first.names
    workloads = held["demand"].shape[1]
    moves = np.zeros(workloads, dtype=bool)
    last = _rent_path(months, moves, sellable=False)
    yield "under_way", last - before
    for code, which in WORKLOADS.items():
        moves = moves.copy()
        moves[which] = True
        now = _rent_path(months, moves, sellable=False)
        yield code, now - last
        last = now
    now = _rent_path(months, moves, sellable=True)
    yield "capacity", now - last
    yield "chance", float(months.last.names["quote"][0]) - now


def _rent_path(months: Months, moves: Array, *, sellable: bool) -> float:
    """Return the quote after a month without chance in which only some workloads' demand, or what is sold, moves."""
    held = months.first.names
    rent, tight = months.month[0].names["last_rent"], months.month[0].names["last_tightness"]
    quote = 0.0
    for week in months.month:
        names = dict(week.names)
        asked = np.where(moves[None, :, None], names["demand"], held["demand"])
        # What sites are asked for follows what is asked in all.
        ratio = asked.sum() / max(float(names["demand"].sum()), 1e-12)
        names.update(last_rent=rent, last_tightness=tight, demand=asked, noise_rent=names["noise_rent"] * 0.0)
        names["desired_use"] = names["desired_use"] * ratio
        if not sellable:
            names["sellable"] = held["sellable"]
        tight = names["tightness"] = given(rents.tightness, names, "tightness")
        rent = names["rent"] = given(rents.rent, names)
        quote = float(given(rents.published_quote, names)[0])
    return quote


# --- use ----------------------------------------------------------------------------------------------------------
def _merchant_use(months: Months, before: float) -> Parts:
    used: dict[str, list[float]] = {code: [] for code in WORKLOADS}
    room = []
    for week in (months.first, months.last):
        merchants = week.names["is_merchant"][0] > 0
        by_workload = week.names["allocation"][0] / week.names["work_per_capacity"][0]
        for code, which in WORKLOADS.items():
            used[code].append(float(by_workload[merchants][:, which].sum()))
        room.append(float(capacity_of_sites(months.model, week.after)[0][merchants].sum()))
    return share_parts({code: (a, b) for code, (a, b) in used.items()}, (room[0], room[1]))


def _own(week: Week) -> tuple[float, float]:
    """Capacity of the player's running halls, and what of it is in use, EF."""
    live = (week.after.hall_status[0] == LIVE) & (week.after.hall_audited[0] == 0)
    return _own_capacity(week, live), float((week.names["hall_use_share"][0] * _nominal(week))[live].sum())


def _own_capacity(week: Week, live: Array) -> float:
    return float(_nominal(week)[live].sum())


def _nominal(week: Week) -> Array:
    return np.asarray(nominal_capacity(week.after, week.names)[0])


def _own_use(months: Months, before: float) -> Parts:
    (room, use), (room_now, use_now) = _own(months.first), _own(months.last)
    return share_parts({"users": (use, use_now)}, (room, room_now))


def _unmet(months: Months, before: float) -> Parts:
    for code, which in WORKLOADS.items():
        yield code, (months.last.names["unmet"] - months.first.names["unmet"])[0, which].sum()


# --- tokens and starts --------------------------------------------------------------------------------------------
def _tokens(months: Months, before: float) -> Parts:
    """Adoption, then the price of a token, then R1, then chance."""
    held = {name: months.first.names[name] for name in ("token_price", "ramp_r1")}
    last = before
    for code, free in (("adoption", ()), ("token_price", ("token_price",)), ("r1", ("token_price", "ramp_r1"))):
        tokens = months.month[0].names["last_tokens_per_day"]
        for week in months.month:
            kept = {name: value for name, value in held.items() if name not in free}
            quiet = week.names["noise_tokens"] * 0.0
            names = {**week.names, **kept, "last_tokens_per_day": tokens, "noise_tokens": quiet}
            tokens = given(wanted.tokens_per_day, names)
        yield code, float(tokens[0]) - last
        last = float(tokens[0])
    yield "chance", float(months.last.names["tokens_per_day"][0]) - last


STARTS = {
    "return": ("expected_return", "other_return"),
    "push": ("push",),
    "gates": ("ramp_ndrc_gate", "ramp_miit_gate", "ramp_edwc2", "merchant_use_share"),
    "policies": ("start_appeal", "power_appeal"),
    "rivals": ("last_competition",),
    "fashion": ("week",),
}


def _starts(months: Months, before: float) -> Parts:
    """The rate of starts by its causes, then what chance made of it."""
    sums = dict.fromkeys(STARTS, 0.0)
    chance = 0.0
    for then, now in zip(months.weeks[:MONTH], months.month, strict=True):
        last = first = float(given(planners.start_rate, then.names).sum())
        for code, names in released(then.names, STARTS, now.names):
            rate = float(given(planners.start_rate, names).sum())
            sums[code] += rate - last
            last = rate
        chance += float((now.names["starts"].sum() - then.names["starts"].sum()) - (last - first))
    yield from sums.items()
    yield "chance", chance


# --- cards --------------------------------------------------------------------------------------------------------
def _card_price(months: Months, before: float) -> Parts:
    """Each week's move by its causes, in logarithms, turned into money at the logarithmic mean of the price."""
    chip = months.model.params["reference_chip"]
    moves = dict.fromkeys(("bids", "unsold", "abroad", "chance"), 0.0)
    names_of: dict[str, tuple[str, ...]] = {
        "bids": (),
        "unsold": ("card_pressure",),
        "abroad": ("card_spill_over",),
        "chance": ("noise_card",),
    }
    for week in months.month:
        still = {name: week.names[name] * 0.0 for name in ("card_pressure", "card_spill_over", "noise_card")}
        last = np.log(_h100(week.names["last_card_price"], chip))
        for code, names in released({**week.names, **still}, names_of, week.names):
            price = np.log(_h100(given(resale.card_market, names, "card_price"), chip))
            moves[code] += float(price - last)
            last = price
    after = float(_h100(months.last.names["card_price"], chip))
    change = np.log(after / before)
    mean = before if abs(change) < 1e-12 else (after - before) / change
    for code, move in moves.items():
        yield code, move * mean


def _h100(values: Array, chip: Array) -> float:
    return float(values[0, chip[0] if np.ndim(chip) else chip])


def _trades(months: Months, before: float) -> Parts:
    chip = months.model.params["reference_chip"]
    bids, offers = (_h100(months.first.names[name], chip) for name in ("card_bids", "card_offers"))
    bids_now, offers_now = (_h100(months.last.names[name], chip) for name in ("card_bids", "card_offers"))
    yield "buyers", min(bids_now, offers) - min(bids, offers)
    yield "sellers", min(bids_now, offers_now) - min(bids_now, offers)


# --- money --------------------------------------------------------------------------------------------------------
def _own_cash(months: Months, before: float) -> Parts:
    """Rents come in, upkeep, power, interest, repayments and tax go out."""
    first = months.model.axes.first_hall
    names_of = {"rent": "rent_revenue", "voucher": "voucher_revenue", "hedge": "hedge_revenue",
                "upkeep": "upkeep", "power": "power_bill",
                "interest": "interest_due", "amortisation": "amortisation_due"}  # fmt: skip
    mine = [week.after.hall_audited[0] == 0 for week in months.month]
    for code in CASH:
        paid = sum(
            float((week.names["hall_tax"] if code == "tax" else week.names[names_of[code]][:, first:])[0, m].sum())
            for week, m in zip(months.month, mine, strict=True)
        )
        yield code, paid if code in ("rent", "voucher", "hedge") else 0.0 - paid


PURSE = {
    "income": "purse_income", "subsidy": "capital_subsidy", "link": "link_fee", "orders": "order_payments",
    "vouchers": "voucher_outlay", "policies": "policy_outlay", "power_deal": "power_subsidy",
    "guarantee": "guarantee_call", "contracts": "contract_payments",
}  # fmt: skip


def _purse(months: Months, before: float) -> Parts:
    """What comes in and goes out of the player's purse; halls' taxes and the part of their cost that is no debt."""
    at = int(np.flatnonzero(months.model.params["played"][0] > 0)[0])
    first = months.model.axes.first_hall
    for code, name in PURSE.items():
        paid = sum(float(week.names[name][0, at]) for week in months.month)
        yield code, paid if code == "income" else 0.0 - paid
    mine = [week.names["holding_province"][0, first:] == at for week in months.month]
    taxes = sum(float(w.names["hall_tax"][0, m].sum()) for w, m in zip(months.month, mine, strict=True))
    spared = sum(float(w.names["tax_refund"][w.names["holding_province"] == at].sum()) for w in months.month)
    yield "taxes", taxes - spared
    equity = (w.names["investment"] - w.names["debt_drawn"] for w in months.month)
    yield "building", 0.0 - sum(float(e[0, first:][m].sum()) for e, m in zip(equity, mine, strict=True))


# --- gauges -------------------------------------------------------------------------------------------------------
def _gauge(measure: str, months: Months) -> Iterable[Part]:
    """Let a gauge's causes move one after the other."""
    held, now = months.first.names, months.last.names
    name = f"{measure.removeprefix('gauge_')}_gauge"
    last = float(held[name][0])
    for code, names in released(held, GAUGES[measure], now):
        value = float(given(outcomes.gauges, names, name)[0])
        yield Part(code, value - last)
        last = value


_PARTS: Mapping[str, Callable[[Months, float], Parts]] = {
    "rent_8xh100": _rent,
    "merchant_utilisation": _merchant_use,
    "tokens_per_day": _tokens,
    "month_starts": _starts,
    "h100_card_price": _card_price,
    "resale_volume": _trades,
    "unmet_demand": _unmet,
    "own_utilisation": _own_use,
    "own_cash": _own_cash,
    "purse": _purse,
}
# Every cause that a line may name.
CAUSES = tuple(
    dict.fromkeys(
        (
            "under_way", *WORKLOADS, "capacity", "users", "adoption", "token_price", "r1", *STARTS, "chance", "bids",
            "unsold", "abroad", "buyers", "sellers", *CASH, *PURSE, "taxes", "building",
            *(code for causes in GAUGES.values() for code in causes),
        )
    )
)  # fmt: skip
