"""One week of the economy, read top to bottom like a table of contents.

``step(model, state, orders) -> (state, flows)`` is pure. Equations are evaluated by name in the order below:
a parameter or stock stands under its own name, the last week's value of a smoothed quantity under ``last_<name>``,
and whatever an equation gives is there for the ones after it. Stocks are integrated once, at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from sandbox.model import ledger, rules
from sandbox.model.equations import (
    assignment,
    construction,
    demand,
    hardware,
    operators,
    planners,
    rents,
    resale,
    world,
)
from sandbox.model.marker import Equation
from sandbox.model.noise import Noise
from sandbox.model.state import (
    BUILDING,
    CANCELLED,
    FAILED,
    LIVE,
    PARTIES,
    PAUSED,
    PROVINCE_FLOWS,
    SITE_FLOWS,
    Array,
    Axes,
    Flows,
    Orders,
    Parameters,
    State,
    read_only,
)
from sandbox.model.sums import per_group, total, whole_per_group

# Rival theories: the scenario names one of each, and it gives the same names as the others of its kind.
THEORIES: Mapping[str, Mapping[str, Equation]] = {
    "boom": {"push": planners.planner_push},
    "rebound": {"constant": demand.tokens_constant_rebound},
    "resale": {"posted": resale.posted_resale},
}

# Quantities that are smoothed inside the week: equations see last week's value as ``last_<name>``.
SMOOTHED = (
    "tokens_per_day",
    "pretraining_developers",
    "rent",
    "tightness",
    "quote_smoothed",
    "quote_history",
    "mean_rent",
    "resale_tightness",
    "h100_card_price",
    "card_book",
    "competition",
    "utilisation_smoothed",
    "cloud_growth",
)


def sequence(boom: str, rebound: str, resale_theory: str) -> tuple[Equation, ...]:
    """Return the week's equations in causal order, with the theories that a scenario names."""
    return (
        # the world, and who stands where
        world.event_ramps,
        world.weeks_since,
        world.chip_supply,
        hardware.sites,
        hardware.site_work,
        hardware.class_quality,
        # what is wanted
        demand.compute_per_token,
        demand.token_price,
        THEORIES["rebound"][rebound],
        demand.pretraining_developers,
        demand.national_demand,
        demand.regional_demand,
        # who is served where
        rents.asked_rent,
        assignment.class_capacity,
        assignment.voucher_discount,
        assignment.attractiveness,
        assignment.sellable_capacity,
        assignment.assignment,
        assignment.site_use,
        assignment.cloud_utilisation,
        hardware.capacity_by_province,
        # what it costs
        rents.tightness,
        rents.rent,
        rents.published_quote,
        rents.quote_memory,
        rents.mean_rent,
        hardware.site_rent,
        # what is built
        planners.expected_return,
        planners.merchant_use_share,
        THEORIES["boom"][boom],
        planners.push,
        planners.start_rate,
        planners.start_rate_by_class,
        planners.project_size,
        construction.stage_rate,
        construction.cancellation_rate,
        construction.starts,
        construction.pipeline,
        construction.hall_building,
        planners.competition,
        hardware.cloud_growth,
        # what it earns
        hardware.hall_use,
        hardware.hall_power,
        operators.revenue,
        operators.voucher_outlay,
        operators.running_cost,
        operators.pool_investment,
        operators.hall_investment,
        operators.investment,
        operators.debt_service,
        operators.balance,
        operators.distress,
        operators.purse_income,
        operators.capital_subsidy,
        operators.hall_tax,
        operators.link_fee,
        # what the cards fetch
        resale.card_value,
        THEORIES["resale"][resale_theory],
    )


@dataclass(frozen=True, slots=True)
class Model:
    """A compiled scenario: everything that ``step`` needs besides state and orders."""

    axes: Axes
    params: Parameters
    noise: Noise
    state0: State
    equations: tuple[Equation, ...]


def evaluate(equations: Sequence[Equation], names: dict[str, Any]) -> dict[str, Any]:
    """Evaluate equations in order, each by the names of its parameters; results join the names."""
    for eq in equations:
        result = eq.function(*[names[need] for need in eq.needs])
        if len(eq.gives) == 1:
            names[eq.gives[0]] = result
        else:
            names.update(zip(eq.gives, result, strict=True))
    return names


def step(model: Model, state: State, orders: Orders) -> tuple[State, Flows]:
    """Make one week: orders, then flows from the old state in causal order, then every stock once."""
    verdict = rules.allowed(state, orders, model.params)
    ordered, payments = carry_out(model, state, orders, verdict)
    names = evaluate(model.equations, surroundings(model, ordered, verdict, payments))
    flows = {eq_name: names[eq_name] for eq in model.equations for eq_name in eq.gives}
    after = integrate(model, ordered, names)
    flows.update(verdict=verdict, purse_change=ledger.to_million(after.purse - state.purse))
    return after, read_only(flows)


def surroundings(model: Model, state: State, verdict: rules.Verdict, payments: Mapping[str, Array]) -> dict[str, Any]:
    """Collect what the equations may ask for: parameters, stocks, last week's values, time and chance."""
    runs, noise, tick = model.axes.runs, model.noise, state.tick
    provinces, pools, halls = len(model.axes.provinces), model.axes.pools, model.axes.halls
    names: dict[str, Any] = dict(model.params)
    for f in fields(State):
        names[f"last_{f.name}" if f.name in SMOOTHED else f.name] = getattr(state, f.name)
    week = np.full(runs, float(tick))
    stages = state.pipeline_projects.shape[-1]
    names.update(
        week=week,
        year=week / names["weeks_per_year"],
        noise_tokens=noise.normal("tokens", tick, 1)[:, 0],
        noise_rent=noise.normal("rent", tick, 1)[:, 0],
        noise_card=noise.normal("card", tick, 1)[:, 0],
        chance_on=noise.on,
        chance_start=noise.uniform("starts", tick, pools).reshape(runs, -1, provinces),
        chance_cancel=noise.uniform("cancellations", tick, pools * stages).reshape(runs, pools, stages),
        chance_advance=noise.uniform("advances", tick, pools * stages).reshape(runs, pools, stages),
        chance_hall=noise.uniform("halls", tick, halls),
        chance_failure=noise.uniform("failures", tick, halls),
        cash_million=ledger.to_million(state.cash),
        debt_million=ledger.to_million(state.debt),
        hall_budget_million=ledger.to_million(state.hall_budget),
        start_allowed=verdict.start == rules.Reason.OK,
        **payments,
    )
    return names


def carry_out(model: Model, state: State, orders: Orders, verdict: rules.Verdict) -> tuple[State, dict[str, Array]]:
    """Apply the allowed orders of the week: they change plans and prices, never a stock of money or cards.

    Returns the state with the orders in it, and what they cost: ``order_payments`` (R, P) million yuan at once,
    ``hall_entry_share`` (R, H) of the budget that a newly placed hall spends on its first stages.
    """
    p, ok = model.params, rules.Reason.OK
    # Rivals' planners order what the record shows; a player's province waits for its planner.
    open_now = p["vouchers_on"] * (state.tick > p["vouchers_week"])
    budget = np.where(p["played"] > 0, state.voucher_budget, p["voucher_record"] * open_now[..., None])
    if not orders.any():
        nothing = np.zeros(state.hall_status.shape)
        payments = {"order_payments": np.zeros(state.purse.shape), "hall_entry_share": nothing}
        return state.with_(voucher_budget=budget), {**payments, "hall_cancelled": nothing > 0}
    place = (orders.place_province >= 0) & (verdict.place == ok)
    pause = orders.pause & (verdict.pause == ok)
    resume = orders.resume & (verdict.resume == ok)
    cancel = orders.cancel & (verdict.cancel == ok)
    price = (orders.price > 0) & (verdict.price == ok)
    voucher = (orders.voucher >= 0) & (verdict.voucher == ok)
    link = orders.link & (verdict.link == ok)
    survey = orders.survey & (verdict.survey == ok)

    province = np.where(place, orders.place_province, state.hall_province)
    surveyed = np.take_along_axis(state.surveyed_weeks > 0, province, axis=-1) & place
    first = surveyed.astype(np.int64)
    shares = p["stage_payments"]
    entry = np.where(place, shares[..., :1] + surveyed * shares[..., 1:2], 0.0)
    week = np.full(model.axes.runs, float(state.tick))
    whole = rules.hall_budget(orders.place_chip, orders.place_cards, week, p)
    status = np.select([place, pause, resume, cancel], [BUILDING, PAUSED, BUILDING, CANCELLED], state.hall_status)
    leaving = np.where(cancel, verdict.hall_cost, 0.0)
    spent = survey * p["survey_cost"][..., None] + link * p["link_cost"]
    spent = spent + per_group(leaving - _owed(state, cancel), province, len(model.axes.provinces))
    used_surveys = per_group(surveyed.astype(float), province, len(model.axes.provinces)) > 0
    ordered = state.with_(
        hall_status=status.astype(np.int64),
        hall_province=province,
        hall_type=np.where(place, orders.place_type, state.hall_type),
        hall_chip=np.where(place, orders.place_chip, state.hall_chip),
        hall_operator=np.where(place, orders.place_operator, state.hall_operator),
        hall_cards=np.where(place, orders.place_cards, state.hall_cards),
        hall_stage=np.where(place, first, state.hall_stage),
        hall_budget=np.where(place, ledger.to_fen(whole), state.hall_budget),
        hall_price=np.where(price, orders.price, state.hall_price),
        voucher_budget=np.where(voucher, orders.voucher, budget),
        link_weeks=np.where(link, p["link_lead"].astype(np.int64)[..., None], state.link_weeks),
        survey_weeks=np.where(survey, p["survey_lead"].astype(np.int64)[..., None], state.survey_weeks),
        surveyed_weeks=np.where(used_surveys, 0, state.surveyed_weeks),
    )
    return ordered, {"order_payments": spent, "hall_entry_share": entry, "hall_cancelled": cancel}


def _owed(state: State, cancel: Array) -> Array:
    """Debt of the halls that are given up, million yuan: the planner repays it."""
    halls = state.hall_status.shape[1]
    debt = ledger.to_million(state.debt[:, state.debt.shape[1] - halls :])
    result: Array = np.where(cancel, debt, 0.0)
    return result


def integrate(model: Model, state: State, names: Mapping[str, Any]) -> State:
    """Add this week's flows to every stock, once; money in whole fen, on both sides."""
    p, axes = model.params, model.axes
    pools, runs = axes.markets, axes.runs
    provinces = len(axes.provinces)
    hall_slots = slice(pools, None)

    # capacity: clouds grow, pools finish and lose failing halls, explicit halls open, fail or close
    failed = _failures(state, names)
    finished = names["hall_finished"]
    status = np.where(finished, LIVE, np.where(failed, FAILED, state.hall_status))
    nominal = ledger_capacity(state, p)
    cloud = state.capacity[:, :provinces] * names["cloud_growth_factor"][..., None]
    pooled = state.capacity[:, provinces:pools] + names["capacity_finished"]
    pooled = pooled - p["exit_share"][..., None] * names["failing_capacity"][:, provinces:]
    halls = np.where(status == LIVE, nominal, 0.0)
    capacity = np.concatenate([cloud, pooled, halls], axis=1)

    # money: every flow is booked once in fen and moves from one purse to another
    flows, site_carry = _site_flows(state, names)
    province = names["site_province"]
    voucher_paid = whole_per_group(flows["voucher"], province, provinces)
    tax_paid = whole_per_group(flows["tax"], province, provinces)
    province_flows, province_carry = _province_flows(state, names)
    equity = flows["investment"] - flows["draw"]
    hall_equity = whole_per_group(
        np.concatenate([np.zeros((runs, pools), dtype=np.int64), equity[:, hall_slots]], axis=1), province, provinces
    )
    cash = state.cash + flows["rent"] + flows["voucher"] - flows["upkeep"] - flows["power"]
    cash = cash - flows["interest"] - flows["amortisation"] - flows["tax"]
    debt = state.debt + flows["draw"] - flows["amortisation"]
    closed = np.concatenate([np.zeros((runs, pools), dtype=bool), failed], axis=1)
    given_up = np.concatenate([np.zeros((runs, pools), dtype=bool), names["hall_cancelled"]], axis=1)
    repaid = whole_per_group(np.where(given_up, debt, 0), province, provinces)
    cash_left = whole_per_group(np.where(given_up, cash, 0), province, provinces)
    written_off = np.where(closed, -cash, 0)
    purse = state.purse + province_flows["income"] - province_flows["subsidy"] - province_flows["link"]
    purse = purse - province_flows["orders"] - province_flows["voucher"] + tax_paid - hall_equity - repaid + cash_left
    to_tenants = province_flows["voucher"] - voucher_paid
    parties = _parties(state, flows, province_flows, equity[:, :pools], to_tenants, repaid, written_off)
    cash = np.where(given_up, 0, cash + written_off)
    debt = np.where(closed | given_up, 0, debt)

    link_weeks = np.maximum(state.link_weeks - 1, 0)
    survey_weeks = np.maximum(state.survey_weeks - 1, 0)
    survey_ends = (state.survey_weeks > 0) & (survey_weeks == 0)
    idle = (status == LIVE) & (names["hall_use_share"] < p["starved_share"][..., None])
    return state.with_(
        tick=state.tick + 1,
        **{name: names[name] for name in SMOOTHED},
        pipeline_projects=names["pipeline_projects_next"],
        pipeline_capacity=names["pipeline_capacity_next"],
        projects_announced=state.projects_announced + total(total(names["starts"])),
        projects_finished=state.projects_finished + names["projects_finished_now"],
        projects_cancelled=state.projects_cancelled + names["projects_cancelled_now"],
        capacity=capacity,
        cash=cash,
        debt=debt,
        site_carry=site_carry,
        province_carry=province_carry,
        parties=parties,
        fiscal_cost=state.fiscal_cost + province_flows["voucher"].sum(axis=1) + province_flows["subsidy"].sum(axis=1),
        purse=purse,
        linked=np.where((state.link_weeks > 0) & (link_weeks == 0), 1, state.linked),
        link_weeks=link_weeks,
        survey_weeks=survey_weeks,
        surveyed_weeks=np.where(
            survey_ends, p["survey_validity"].astype(np.int64)[..., None], np.maximum(state.surveyed_weeks - 1, 0)
        ),
        hall_status=status.astype(np.int64),
        hall_stage=names["hall_stage_next"],
        hall_progress=names["hall_progress_next"],
        hall_invested=state.hall_invested + flows["investment"][:, hall_slots],
        hall_stress=np.where(status == LIVE, state.hall_stress + names["hall_hazard"], state.hall_stress),
        hall_idle_weeks=np.where(idle, state.hall_idle_weeks + 1, 0),
    )


def ledger_capacity(state: State, p: Parameters) -> Array:
    """Nominal capacity of explicit halls, EF: cards times dense FP16 teraflops of their chip."""
    tflops = np.broadcast_to(p["chip_tflops"], (state.hall_chip.shape[0], p["chip_tflops"].shape[-1]))
    result: Array = (
        state.hall_cards * np.take_along_axis(tflops, state.hall_chip, axis=-1) / p["teraflops_per_exaflops"][..., None]
    )
    return result


def _failures(state: State, names: Mapping[str, Any]) -> Array:
    """Which live halls fail this week: by chance, or without chance when the summed hazard reaches its median."""
    live = state.hall_status == LIVE
    hazard = names["hall_hazard"]
    if names["chance_on"]:
        result: Array = live & (names["chance_failure"] < hazard)
    else:
        result = live & (state.hall_stress + hazard >= names["failure_threshold"][..., None])
    return result


def _site_flows(state: State, names: Mapping[str, Any]) -> tuple[dict[str, Array], Array]:
    """Book every flow of the sites in fen (R, S); the fractions are carried in State."""
    runs, sites = state.cash.shape
    pools = sites - state.hall_status.shape[1]
    million = {
        "rent": names["rent_revenue"],
        "voucher": names["voucher_revenue"],
        "upkeep": names["upkeep"],
        "power": names["power_bill"],
        "interest": names["interest_due"],
        "amortisation": names["amortisation_due"],
        "investment": names["investment"],
        "draw": names["debt_drawn"],
        "tax": np.concatenate([np.zeros((runs, pools)), names["hall_tax"]], axis=1),
    }
    fen, carry = ledger.book(np.stack([million[name] for name in SITE_FLOWS], axis=-1), state.site_carry)
    return {name: fen[..., i] for i, name in enumerate(SITE_FLOWS)}, carry


def _province_flows(state: State, names: Mapping[str, Any]) -> tuple[dict[str, Array], Array]:
    """Book the flows between purses and the world in fen (R, P)."""
    shape = state.purse.shape
    million = {
        "income": np.broadcast_to(names["purse_income"], shape),
        "subsidy": names["capital_subsidy"],
        "link": names["link_fee"],
        "orders": names["order_payments"],
        "voucher": names["voucher_outlay"],
    }
    fen, carry = ledger.book(np.stack([million[name] for name in PROVINCE_FLOWS], axis=-1), state.province_carry)
    return {name: fen[..., i] for i, name in enumerate(PROVINCE_FLOWS)}, carry


def _parties(
    state: State,
    flows: Mapping[str, Array],
    province_flows: Mapping[str, Array],
    pool_equity: Array,
    to_tenants: Array,
    repaid: Array,
    written_off: Array,
) -> Array:
    """The other sides of all bookings (R, parties), so that money moves and is never made."""
    gains = {
        "users": to_tenants.sum(axis=1) - flows["rent"].sum(axis=1),
        "suppliers": flows["upkeep"].sum(axis=1)
        + flows["investment"].sum(axis=1)
        + province_flows["link"].sum(axis=1)
        + province_flows["orders"].sum(axis=1),
        "bank": flows["interest"].sum(axis=1)
        + flows["amortisation"].sum(axis=1)
        - flows["draw"].sum(axis=1)
        + repaid.sum(axis=1)
        - written_off.sum(axis=1),
        "owners": -pool_equity.sum(axis=1) + province_flows["subsidy"].sum(axis=1),
        "state": -province_flows["income"].sum(axis=1),
        "grid": flows["power"].sum(axis=1),
    }
    result: Array = state.parties + np.stack([gains[name] for name in PARTIES], axis=-1)
    return result
