"""What a decision would cost and bring, by the model's own equations: the order is carried out on paper."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

from sandbox.model import costs, ledger, rules
from sandbox.model.cards import of_cards
from sandbox.model.equations import construction, latency
from sandbox.model.marker import Equation
from sandbox.model.orders import carry_out
from sandbox.model.state import CLASSES, NETWORKS, State
from sandbox.model.step import Model, evaluate, surroundings
from sandbox.model.stocks import nominal_capacity
from sandbox.play.orders import orders_at, place_in
from sandbox.scenario.decisions import Audit, Buy, Contract, Decision, Hedge, Policy, Sell, Takeover

NETWORK_OF = dict(zip(CLASSES, NETWORKS, strict=True))  # of each class, where no direct link runs
LIMITS = (10, 20, 30)  # ms
PAID_BY_USE = {"green": "green_outlay", "power_deal": "power_subsidy"}  # policies whose cost follows what halls draw


@dataclass(frozen=True, slots=True)
class Quote:
    """What a decision costs and brings: million yuan at once, in all, a week and a year; lead time; capacity and power.

    ``debt`` and ``cash`` come with a hall that is taken over; of one that is placed ``debt`` is what will be borrowed,
    and ``yearly`` the interest on it. ``total`` below 0 is income; ``later`` is paid bit by
    bit, or when something comes; ``fixed`` is a price that is agreed upon, thousand yuan: of a card, or a month's rent.
    Vouchers bring use (``fills``, EF), part of it from other merchants' halls (``drained``).
    """

    upfront: float = 0.0
    total: float = 0.0
    weekly: float = 0.0
    lead_weeks: float = 0.0
    capacity: float = 0.0
    megawatts: float = 0.0
    yearly: float = 0.0
    debt: float = 0.0
    cash: float = 0.0
    later: float = 0.0
    fixed: float = 0.0
    fills: float = 0.0
    drained: float = 0.0


class Reach(TypedDict):
    """How near a hall in a province would be to users; `reach` says what its numbers mean."""

    milliseconds: NDArray[Any]
    mean: float
    within: dict[int, float]
    kilometres: dict[int, float]


def on_paper(decision: Decision, state: State, model: Model) -> tuple[State, dict[str, NDArray[Any]], rules.Verdict]:
    """Carry a decision out whether it is allowed or not: the state, payments and verdict that result."""
    orders = orders_at([decision], model)
    verdict = rules.allowed(state, orders, model.params)
    granted = replace(verdict, **{decision.kind: np.zeros_like(getattr(verdict, decision.kind))})
    return *carry_out(model.axes, model.params, state, orders, granted), granted


def price(decision: Decision, state: State, model: Model) -> Quote:
    """Return what a decision costs now, whether it is allowed or not (R = 1).

    A hall's lead is that of this week's pace: what dated events may still change is not known yet.
    """
    p, at = model.params, (0, *place_in(decision, model))
    ordered, payments, verdict = on_paper(decision, state, model)
    if decision.kind == "place":
        return _hall(model, ordered, verdict, payments, at, float(verdict.hall_due[at]))
    if decision.kind == "cancel":
        cost = float(verdict.hall_due[at])
        return Quote(cost, cost)
    if decision.kind == "voucher":
        return _voucher(ordered, model, verdict, payments, at)
    if isinstance(decision, Policy):
        return _policy(decision, state, ordered, verdict, payments, model, at)
    if decision.kind == "repurpose":
        cost = float(verdict.hall_cost[at])
        return Quote(cost, cost, lead_weeks=float(p["repurpose_weeks"][0]))
    if isinstance(decision, Sell):
        return _sale(decision, state, model)
    if isinstance(decision, Buy):
        waiting = np.full(state.hall_status.shape, decision.cards)
        cost = float(costs.used_cards(waiting, state, p)[at])
        return Quote(total=cost, later=cost)
    if isinstance(decision, Contract):
        return _contract(decision, ordered, payments, model, at)
    if isinstance(decision, Hedge):
        return _hedge(model, state, ordered, verdict, payments, at)
    if isinstance(decision, Audit):
        return _audit(ordered, model, at, float(verdict.hall_cost[at]))
    if isinstance(decision, Takeover):
        return _takeover(ordered, model, at)
    if decision.kind not in ("survey", "link"):
        return Quote()
    cost = float(payments["order_payments"][at])
    if decision.kind == "survey":
        return Quote(cost, cost, lead_weeks=float(ordered.survey_weeks[at]))
    names = evaluate(_leading_to(model.equations, {"link_fee"}), {**p, "linked": np.ones_like(state.linked)})
    return Quote(cost, cost, float(names["link_fee"][at]), float(ordered.link_weeks[at]))


def _voucher(
    ordered: State, model: Model, verdict: rules.Verdict, payments: dict[str, NDArray[Any]], at: tuple[int, ...]
) -> Quote:
    """Quote vouchers: their budget a week, and what they move in this week's market against the same week without.

    Portable ones are reckoned as from their second week on, when it is known where users are served.
    """
    without = np.array(ordered.voucher_budget)
    without[at] = 0.0

    def week(state: State) -> dict[str, Any]:
        names = surroundings(model, state, verdict, payments)
        wanted = {"use_by_province", "served_where"}
        return evaluate(_leading_to(model.equations, wanted, names), names)

    free = week(ordered.with_(voucher_budget=without))
    paid = week(ordered.with_(served_where=free["served_where"]))
    moved = paid["use_by_province"][0] - free["use_by_province"][0]
    weekly = float(ordered.voucher_budget[at] / model.params["weeks_per_year_rounded"][0])
    return Quote(weekly=weekly, fills=float(moved[moved > 0].sum()), drained=float(-moved[moved < 0].sum()))


def _policy(
    decision: Policy,
    state: State,
    ordered: State,
    verdict: rules.Verdict,
    payments: dict[str, NDArray[Any]],
    model: Model,
    at: tuple[int, ...],
) -> Quote:
    """Quote a policy: what its rise costs at once, what it costs a week by this week's use, and when it works."""
    p, (_, lever, province) = model.params, at
    rise = max(decision.level - float(state.policy[at]), 0.0)
    cost = rise * float(p["lever_cost"][0, lever])
    yearly = decision.level * float(p["lever_yearly_cost"][0, lever])
    if outlay := PAID_BY_USE.get(decision.lever):
        policy = np.array(ordered.policy)
        policy[at] = decision.level
        names = surroundings(model, ordered.with_(policy=policy), verdict, payments)
        names = evaluate(_leading_to(model.equations, {outlay}, names), names)
        yearly += float(names[outlay][0, province] * p["weeks_per_year_rounded"][0])
    lead = float(p["lever_lead"][0, lever]) if rise > 0 else 1.0
    return Quote(cost, cost, yearly / float(p["weeks_per_year_rounded"][0]), lead, yearly=yearly)


def _sale(decision: Sell, state: State, model: Model) -> Quote:
    """Quote a sale: what the cards would fetch at today's price, were they all sold (costs below 0 are income)."""
    p, slot = model.params, decision.hall - 1
    price = float(state.card_price[0, state.hall_chip[0, slot]]) * (1.0 - float(p["sale_spread"][0]))
    return Quote(total=-decision.cards * price / float(p["thousand"][0]))


def _contract(
    decision: Contract, ordered: State, payments: dict[str, NDArray[Any]], model: Model, at: tuple[int, ...]
) -> Quote:
    """Quote chips ordered ahead: deposit or premium, what is paid when they come, and the price that is fixed."""
    price, (run, province, _) = float(ordered.contract_price[at]), at
    at_once = float(payments["order_payments"][run, province])
    whole = decision.cards * price / float(model.params["thousand"][0])
    later = whole - at_once if decision.firm else whole
    lead = float(ordered.contract_weeks[at])
    return Quote(at_once, at_once + later, lead_weeks=lead, later=later, fixed=price)


def _hedge(
    model: Model,
    state: State,
    ordered: State,
    verdict: rules.Verdict,
    payments: dict[str, NDArray[Any]],
    at: tuple[int, ...],
) -> Quote:
    """Quote rent sold forward: what is fixed, and what it costs a week as long as the market stays where it is."""
    names = {**surroundings(model, ordered, verdict, payments), "rent": state.rent}
    names = evaluate(_leading_to(model.equations, {"hedge_revenue"}, names), names)
    own = (0, model.axes.first_hall + at[-1])
    fixed = float(ordered.hall_hedge_rent[at])
    return Quote(weekly=0.0 - float(names["hedge_revenue"][own]), fixed=fixed)


def _takeover(ordered: State, model: Model, at: tuple[int, ...]) -> Quote:
    """Quote a takeover: the debt that comes with the hall and the money that it lacks, and its capacity."""
    own = (0, model.axes.first_hall + at[-1])
    debt, cash = (float(ledger.to_million(stock)[own]) for stock in (ordered.debt, ordered.cash))
    capacity = float(of_cards(ordered.cards[:, own[1:]], model.params["chip_exaflops"])[0, 0])
    return Quote(total=debt - cash, capacity=capacity, debt=debt, cash=cash)


def _audit(ordered: State, model: Model, at: tuple[int, ...], fee: float) -> Quote:
    """Quote an audit: its fee, and the capacity that it lays open."""
    own = model.axes.first_hall + at[-1]
    capacity = float(of_cards(ordered.cards[:, [own]], model.params["chip_exaflops"])[0, 0])
    return Quote(fee, fee, capacity=capacity)


def _hall(
    model: Model,
    ordered: State,
    verdict: rules.Verdict,
    payments: dict[str, NDArray[Any]],
    at: tuple[int, ...],
    equity: float,
) -> Quote:
    """Quote a hall that has just been placed: its equity, whole cost, lead, and power when all of it is in use."""
    names = surroundings(model, ordered, verdict, payments)
    names["hall_running"] = names["hall_use_share"] = np.ones(ordered.hall_status.shape)
    wanted = {"stage_rate", "hall_megawatts", "holding_debt_share"}
    names = evaluate(_leading_to(model.equations, wanted, names), names)
    stages = names["stage_count"] - ordered.hall_stage[at]
    pace = construction.hall_pace(names["stage_rate"], ordered.hall_fast, model.params["fast_track_lead"])
    own, total = (0, model.axes.first_hall + at[-1]), float(ledger.to_million(ordered.hall_budget)[at])
    debt = total * float(names["holding_debt_share"][own])
    return Quote(
        upfront=equity,
        total=total,
        debt=debt,
        yearly=debt * float(names["holding_interest"][own]),
        lead_weeks=float(np.ceil(stages / pace[at])[0]),
        capacity=float(nominal_capacity(ordered, model.params)[at]),
        megawatts=float(names["hall_megawatts"][at]),
    )


def _leading_to(equations: Sequence[Equation], wanted: set[str], known: Collection[str] = ()) -> list[Equation]:
    """Return those of the week's equations, in order, that some names rest on beside what is known."""
    chosen, open_ = [], set(wanted)
    for eq in reversed(equations):
        if open_.intersection(eq.gives):
            chosen.append(eq)
            open_ = (open_ - set(eq.gives)) | (set(eq.needs) - set(known))
    return chosen[::-1]


def reach(model: Model, province: str, hall_type: str, linked: bool) -> Reach:
    """Return how near a hall in a province would be to users.

    ``milliseconds`` are the round trips to all provinces and ``mean`` that to the nation's interactive demand;
    ``within`` and ``kilometres`` say for 10, 20 and 30 ms what share of that demand and how far they reach.
    """
    p, home = model.params, model.axes.provinces.index(province)
    network = NETWORKS.index("direct" if linked else NETWORK_OF[hall_type])
    trips, users = p["round_trip"][0, network, :, home], p["inference_demand_share"][0]
    return {
        "milliseconds": trips.copy(),
        "mean": float(p["mean_round_trip"][0, network, home]),
        "within": {limit: float(users[trips <= limit].sum()) for limit in LIMITS},
        "kilometres": _kilometres(model, network),
    }


def _kilometres(model: Model, network: int) -> dict[int, float]:
    """How far each limit reaches over a network: round trips grow by as much with every kilometre."""
    names = evaluate((latency.round_trip,), {**model.params, "distance": np.array([[0.0, 1.0]])})
    nearest, one_on = map(float, names["round_trip"].reshape(len(NETWORKS), 2)[network])
    return {limit: max(float((limit - nearest) / (one_on - nearest)), 0.0) for limit in LIMITS}


__all__ = ["Quote", "Reach", "on_paper", "price", "reach"]
