"""One week of the economy, read top to bottom like a table of contents.

``step(model, state, orders) -> (state, flows)`` is pure. Equations are evaluated by name in the order below:
a parameter or stock stands under its own name, the last week's value of a smoothed quantity under ``last_<name>``,
and whatever an equation gives is there for the ones after it. Stocks are integrated once, at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from sandbox.model import costs, ledger, rules
from sandbox.model.cards import capacity_and_watts
from sandbox.model.equations import (
    assignment,
    construction,
    contracts,
    demand,
    exits,
    hardware,
    levers,
    operators,
    outcomes,
    planners,
    rents,
    resale,
    world,
)
from sandbox.model.marker import Equation
from sandbox.model.noise import Noise
from sandbox.model.orders import carry_out
from sandbox.model.state import SMOOTHED, STAGES, Array, Axes, Flows, Orders, Parameters, State, read_only
from sandbox.model.stocks import integrate

# Rival theories: the scenario names one of each, and it gives the same names as the others of its kind.
THEORIES: Mapping[str, Mapping[str, Equation]] = {
    "boom": {"push": planners.planner_push, "herd": planners.planner_herd},
    "rebound": {"constant": demand.constant_rebound, "saturating": demand.saturating_rebound},
    "central": {"dated": world.central_by_date, "state": world.central_by_state},
    "exits": {"cash": exits.cash_shortfall, "flow": exits.flow_shortfall},
    "resale": {"posted": resale.posted_resale, "inventory": resale.inventory_resale},
}


# Equations that no other needs: worked out when somebody asks, from what the week has left.
ON_DEMAND: tuple[Equation, ...] = (planners.deal,)

# Equations that no stock needs: what they give is written down, in weeks that are.
MEASURES: tuple[Equation, ...] = (outcomes.late_demand, outcomes.promotion, outcomes.gauges)


def sequence(theories: Mapping[str, str]) -> tuple[Equation, ...]:
    """Return the week's equations in causal order, with the theory of each kind that a scenario names."""
    theory = {kind: THEORIES[kind][name] for kind, name in theories.items()}
    return (
        # what never changes
        demand.efficiency_gains,
        demand.demand_share,
        planners.power_appeal,
        planners.training_share,
        hardware.class_quality,
        operators.purse_income,
        outcomes.credit_fading,
        outcomes.limits_of_money,
        outcomes.people_pairs,
        # the world, and who stands where
        world.event_ramps,
        world.weeks_since,
        world.chip_supply,
        levers.in_force,
        levers.reputation,
        levers.power_price_paid,
        levers.policy_return,
        hardware.sites,
        levers.power_usage_here,
        hardware.fleet,
        theory["central"],
        hardware.holding_share,
        hardware.site_work,
        # what is wanted
        demand.compute_per_token,
        demand.token_price,
        theory["rebound"],
        demand.tokens_per_day,
        demand.pretraining_developers,
        demand.national_demand,
        demand.regional_demand,
        # who is served where
        rents.asked_rent,
        assignment.class_capacity,
        assignment.voucher_places,
        assignment.voucher_discount,
        assignment.attractiveness,
        assignment.sellable_capacity,
        assignment.assignment,
        assignment.served_where,
        assignment.site_use,
        assignment.cloud_utilisation,
        hardware.capacity_by_province,
        # what it costs
        rents.tightness,
        rents.rent,
        rents.published_quote,
        rents.quote_memory,
        rents.mean_rent,
        rents.site_rent,
        # what is built
        planners.expected_return,
        planners.merchant_use_share,
        planners.belief_use,
        planners.belief_rent,
        theory["boom"],
        planners.push,
        levers.start_appeal,
        planners.start_rate,
        planners.start_rate_by_class,
        planners.project_size,
        construction.stage_rate,
        construction.cancellation_rate,
        construction.cancellation_here,
        construction.starts,
        construction.pipeline,
        construction.hall_building,
        planners.competition,
        hardware.cloud_growth,
        # what it earns
        hardware.hall_use,
        hardware.hall_power,
        operators.terms,
        operators.site_revenue,
        operators.voucher_outlay,
        operators.revenue,
        operators.hedge_revenue,
        operators.running_cost,
        hardware.pool_entry,
        hardware.cards_bought,
        operators.cloud_investment,
        operators.pool_investment,
        operators.hall_investment,
        operators.investment,
        operators.debt_service,
        operators.balance,
        exits.cash_flow_year,
        theory["exits"],
        exits.hazard,
        exits.distress,
        exits.exits,
        exits.revival,
        exits.hall_failures,
        operators.capital_subsidy,
        operators.hall_tax,
        operators.tax_refund,
        operators.link_fee,
        outcomes.power,
        levers.green_outlay,
        levers.policy_outlay,
        operators.power_subsidy,
        operators.guarantee_call,
        contracts.contracts,
        # what the cards fetch
        resale.chip_earning,
        resale.card_value,
        resale.card_orders,
        theory["resale"],
        world.world_price,
        resale.card_exports,
        resale.card_market,
        # what it comes to
        outcomes.late_demand,
        outcomes.book_value,
        outcomes.racks_let,
        outcomes.public_money,
        outcomes.fiscal_year,
        outcomes.leaders_credit,
        outcomes.promotion,
        outcomes.gauges,
        outcomes.fiscal_year_here,
        outcomes.red_lines,
    )


@dataclass(frozen=True, slots=True)
class Model:
    """A compiled scenario: everything that ``step`` needs besides state and orders.

    ``params`` hold what the ``settled`` equations give, which parameters alone decide; ``equations`` are the week's.
    """

    axes: Axes
    params: Parameters
    noise: Noise
    state0: State
    settled: tuple[Equation, ...]
    equations: tuple[Equation, ...]

    def with_params(self, changes: Parameters) -> Model:
        """Return the model with other parameters, and with what rests on them alone worked out again."""
        params = read_only(evaluate(self.settled, {**self.params, **changes}))
        follows = capacity_and_watts(self.state0.cards, params)
        return replace(self, params=params, state0=self.state0.with_(**follows))

    def unmeasured(self) -> Model:
        """Return the model without its measures: the same states, for weeks of which ``record`` is not asked."""
        measures = {eq.function for eq in MEASURES}
        return replace(self, equations=tuple(eq for eq in self.equations if eq.function not in measures))


def settled_and_weekly(
    equations: Sequence[Equation], params: Parameters
) -> tuple[tuple[Equation, ...], tuple[Equation, ...]]:
    """Part the equations into those that parameters alone decide, once a game, and those of every week."""
    known, settled, weekly = set(params), [], []
    for eq in equations:
        if known.issuperset(eq.needs):
            known.update(eq.gives)
            settled.append(eq)
        else:
            weekly.append(eq)
    return tuple(settled), tuple(weekly)


def evaluate(equations: Sequence[Equation], names: dict[str, Any]) -> dict[str, Any]:
    """Evaluate equations in order, each by the names of its parameters; results join the names."""
    for eq in equations:
        result = eq.function(*eq.take(names))
        if len(eq.gives) == 1:
            names[eq.gives[0]] = result
        else:
            names.update(zip(eq.gives, result, strict=True))
    return names


def lacking(model: Model) -> list[tuple[Equation, str]]:
    """Return the names that equations need and that nothing gives before them, each with its equation."""
    state, orders = model.state0, Orders.none(model.axes)
    verdict = rules.allowed(state, orders, model.params)
    ordered, payments = carry_out(model.axes, model.params, state, orders, verdict)
    known = set(surroundings(model, ordered, verdict, payments))
    found = []
    for eq in (*model.equations, *ON_DEMAND):
        found += [(eq, name) for name in eq.needs if name not in known]
        known.update(eq.gives)
    return found


def step(model: Model, state: State, orders: Orders) -> tuple[State, Flows]:
    """Make one week: orders, then flows from the old state in causal order, then every stock once."""
    after, names, verdict = worked_out(model, state, orders)
    flows = {eq_name: names[eq_name] for eq in model.equations for eq_name in eq.gives}
    flows.update(verdict=verdict, purse_change=ledger.to_million(after.purse - state.purse))
    return after, MappingProxyType(flows)


def worked_out(model: Model, state: State, orders: Orders) -> tuple[State, dict[str, Any], rules.Verdict]:
    """Make one week and return all names that its equations asked for or gave: what explains the week needs them."""
    verdict = rules.allowed(state, orders, model.params)
    ordered, payments = carry_out(model.axes, model.params, state, orders, verdict)
    names = evaluate(model.equations, surroundings(model, ordered, verdict, payments))
    return integrate(model.axes, model.params, ordered, names), names, verdict


def surroundings(model: Model, state: State, verdict: rules.Verdict, payments: Mapping[str, Array]) -> dict[str, Any]:
    """Collect what the equations may ask for: parameters, stocks, last week's values, time and chance."""
    runs, tick = model.axes.runs, state.tick
    week = np.full(runs, float(tick))
    names: dict[str, Any] = {**model.params, **vars(state)}
    for name in SMOOTHED:
        names[f"last_{name}"] = names.pop(name)
    names.update(
        week=week,
        year=week / names["weeks_per_year"],
        **chance(model.axes, model.noise, tick),
        cash_million=ledger.to_million(state.cash),
        debt_million=ledger.to_million(state.debt),
        hall_budget_million=ledger.to_million(state.hall_budget),
        hall_unpaid_million=ledger.to_million(np.maximum(state.hall_budget - state.hall_invested, 0)),
        start_allowed=verdict.start == rules.Reason.OK,
        **_for_contracts(state, payments, week, model.params),
        **payments,
    )
    return names


def _for_contracts(state: State, payments: Mapping[str, Array], week: Array, p: Parameters) -> dict[str, Array]:
    """What is asked for only while chips are on order: which may be bought, and the money that options may spend."""
    shape = (len(week), state.contract_cards.shape[-1])
    if not state.contract_cards.any():
        nothing = np.zeros(shape)
        return {"chip_on_sale": nothing, "chip_was_on_sale": nothing, "purse_free": np.zeros(state.purse.shape)}
    every = np.arange(shape[1])[None]
    return {
        "chip_on_sale": rules.chip_open(every, week, p).astype(np.float64),
        "chip_was_on_sale": rules.chip_open(every, week - 1.0, p).astype(np.float64),
        "purse_free": costs.available(state, p) - payments["order_payments"],
    }


def chance(axes: Axes, noise: Noise, tick: int) -> dict[str, Any]:
    """Draw the week's random numbers: normal for quantities that jitter, uniform for events that happen or not."""
    runs, chips, provinces = axes.runs, len(axes.chips), len(axes.provinces)
    nation = noise.normals(tick, {"nation": 2 + chips})
    # A place keeps its draws whatever slots are free: those of a pool, and those of a hall, stand together.
    draws = 1 + 2 * STAGES
    events = noise.uniforms(
        tick, {"inference pools": draws * provinces, "training pools": draws * provinces, "halls": 2 * axes.halls}
    )
    of_pool = events[:, : draws * axes.pools].reshape(runs, axes.pools, draws)
    of_hall = events[:, draws * axes.pools :].reshape(runs, axes.halls, 2)
    return {
        "noise_tokens": nation[:, 0],
        "noise_rent": nation[:, 1],
        "noise_card": nation[:, 2:],
        "chance_on": noise.on,
        "chance_start": of_pool[..., 0].reshape(runs, -1, provinces),
        "chance_cancel": of_pool[..., 1 : 1 + STAGES],
        "chance_advance": of_pool[..., 1 + STAGES :],
        "chance_hall": of_hall[..., 0],
        "chance_failure": of_hall[..., 1],
    }
