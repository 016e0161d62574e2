"""What is written down of a week: the outcome measures of the nation, of every province and of every hall."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sandbox.model.cards import of_cards
from sandbox.model.equations import construction, hardware, latency
from sandbox.model.ledger import to_million
from sandbox.model.measures import CHIP_SERIES, HALL_SERIES, INDICATORS, PROVINCE_SERIES, Measure
from sandbox.model.state import BUILDING, EMPTY, LIVE, PAUSED, STAGES, Array, Flows, State, frozen
from sandbox.model.step import Model
from sandbox.model.stocks import nominal_capacity
from sandbox.model.sums import per_group, ratio, total


@dataclass(frozen=True, slots=True)
class Record:
    """One week as recorded: national (R, I) and chips (R, Vc, G); columns stand as in the register."""

    national: Array
    chips: Array


@dataclass(frozen=True, slots=True)
class Places:
    """What is looked at of one week and not kept: provincial (R, V, P), halls (R, Vh, H); columns as registered."""

    provincial: Array
    halls: Array


def record(model: Model, state: State, flows: Flows) -> Record:
    """Return the outcome measures after a step; shares are over the capacity at the end of the week."""
    runs, chips = model.axes.runs, len(model.axes.chips)
    sums, halls = _class_sums(model, state, flows), _halls(model, state, flows)
    running = state.cards.sum(axis=1).astype(float)
    return Record(
        frozen(_columns((runs,), INDICATORS, _national(model, state, flows, running, halls, *sums))),
        frozen(_columns((runs, chips), CHIP_SERIES, _chips(state, flows, running))),
    )


def places(model: Model, state: State, flows: Flows) -> Places:
    """Return the measures of every province and hall after a step: only for a week that somebody looks at."""
    runs, provinces, slots = model.axes.runs, len(model.axes.provinces), model.axes.halls
    by_province = _provincial(model, state, flows, *_class_sums(model, state, flows))
    return Places(
        frozen(_columns((runs, provinces), PROVINCE_SERIES, by_province)),
        frozen(_columns((runs, slots), HALL_SERIES, _halls(model, state, flows))),
    )


def _columns(shape: tuple[int, ...], register: Sequence[Measure], values: Mapping[str, Array]) -> Array:
    """Lay values of one shape out as the register orders them: (R, variables, ...)."""
    table = np.empty((shape[0], len(register), *shape[1:]))
    for i, variable in enumerate(register):
        table[:, i] = values[variable.name]
    return table


def _class_sums(model: Model, state: State, flows: Flows) -> tuple[Array, Array]:
    """Capacity at the end of the week and use, (R, classes, P), explicit halls with their class."""
    markets, shape = model.axes.markets, (model.axes.runs, -1, len(model.axes.provinces))
    sums = (per_group(values, flows["market"], markets) for values in (capacity_of_sites(model, state), flows["use"]))
    capacity, use = (values.reshape(shape) for values in sums)
    return capacity, use


def capacity_of_sites(model: Model, state: State) -> Array:
    """Nominal capacity of every site at the end of the week, EF (R, S)."""
    needs = ((vars(state) if name in vars(state) else model.params)[name] for name in hardware.fleet.needs)
    sites: Array = hardware.fleet.function(*needs)[1]
    return sites


def _national(
    model: Model,
    state: State,
    flows: Flows,
    running: Array,
    halls: Mapping[str, Array],
    capacity: Array,
    use: Array,
) -> dict[str, Array]:
    west = model.params["is_west"]
    by_class, use_by_class = capacity.sum(axis=-1), use.sum(axis=-1)
    merchants, used = by_class[:, 1:].sum(axis=-1), use_by_class[:, 1:].sum(axis=-1)
    marketable = flows["pretraining_demand"] + flows["finetuning_demand"] + flows["inference_demand"]
    p = model.params
    first = p["inference_capacity_initial"] + p["training_capacity_initial"]
    new = np.maximum(merchants - first, 0.0)
    played = p["played"]
    mine, first_hall = state.hall_audited == 0, model.axes.first_hall
    own = (halls["status"] == LIVE) & mine
    own_capacity = _of_slots(np.where(own, halls["capacity"], 0.0))
    own_use = _of_slots(np.where(own, halls["capacity"] * halls["utilisation"], 0.0))
    purse = (to_million(state.purse) * played).sum(axis=-1)
    h100 = p["reference_chip"]
    return {
        "projects_announced": state.projects_announced,
        "projects_finished": state.projects_finished,
        "projects_cancelled": state.projects_cancelled,
        "projects_in_pipeline": state.pipeline_projects.sum(axis=(-1, -2)),
        "merchant_capacity": merchants,
        "total_capacity": by_class.sum(axis=-1),
        "cloud_capacity": by_class[:, 0],
        "inference_hall_capacity": by_class[:, 1],
        "training_hall_capacity": by_class[:, 2],
        "merchant_utilisation": ratio(used, merchants),
        "cloud_utilisation": flows["cloud_utilisation"],
        "inference_hall_utilisation": ratio(use_by_class[:, 1], by_class[:, 1]),
        "training_hall_utilisation": ratio(use_by_class[:, 2], by_class[:, 2]),
        "west_training_utilisation": ratio((use[:, 2] * west).sum(axis=-1), (capacity[:, 2] * west).sum(axis=-1)),
        "idle_share_new": np.where(new > 0, 1.0 - np.minimum(ratio(used, merchants), 1.0), 0.0),
        "rent_8xh100": flows["quote"],
        "h100_card_price": flows["card_price"][:, h100],
        "h100_fundamental_value": flows["card_value"][:, h100],
        "resale_volume": flows["card_trades"][:, h100],
        "tokens_per_day": flows["tokens_per_day"],
        "compute_per_token": flows["compute_per_token"],
        "token_price": flows["token_price"],
        "inference_share": flows["inference_demand"] / marketable,
        "pretraining_demand": flows["pretraining_demand"],
        "finetuning_demand": flows["finetuning_demand"],
        "inference_demand": flows["inference_demand"],
        "own_use_demand": flows["own_use_wanted"],
        "pretraining_developers": flows["pretraining_developers"],
        "national_tightness": flows["national_tightness"],
        "unmet_demand": flows["unmet"].sum(axis=-1),
        "late_demand": flows["late_share"],
        "fiscal_cost": to_million(state.fiscal_cost),
        "operator_cash": (to_million(state.cash) * p["holding_is_merchant"])[:, :first_hall].sum(axis=-1)
        + _of_slots(np.where(mine, 0.0, halls["cash"])),
        "purse": purse,
        "purse_income": (flows["purse_change"] * played).sum(axis=-1),
        "own_capacity": own_capacity,
        "own_utilisation": ratio(own_use, own_capacity),
        "own_cash": _of_slots(np.where((halls["status"] > 0) & mine, halls["cash"], 0.0)),
        "own_halls": own.sum(axis=-1).astype(float),
        **_outcomes(model, state, flows, running),
    }


def _of_slots(values: Array) -> Array:
    """Sum over hall slots, of which there may be none: one by one, so that an empty slot changes no bit."""
    return total(values) if values.shape[-1] else np.zeros(values.shape[:-1])


def _outcomes(model: Model, state: State, flows: Flows, running: Array) -> dict[str, Array]:
    p = model.params
    book, idle = total(flows["book_value"]), total(flows["stranded_value"])
    design = flows["design_megawatts"]
    price, entered = total(running * state.card_price), total(running * state.card_book)
    pools = np.s_[:, : model.axes.first_hall]
    debt = (to_million(state.debt) * p["holding_is_merchant"])[pools]
    rest = np.s_[:, model.axes.first_hall :]
    audited = to_million(state.debt[rest]) * state.hall_audited
    still = (
        of_cards(state.cards_mothballed, p["chip_exaflops"]) if state.cards_mothballed.any() else np.zeros_like(debt)
    )
    return {
        "stranded_value": idle,
        "stranded_share": ratio(idle, book),
        "carbon": total(flows["carbon"]),
        "megawatts": total(flows["megawatts"]),
        "rack_occupancy": ratio(total(flows["racks_let"] * design), total(design)),
        "merchant_debt": debt.sum(axis=-1) + _of_slots(audited),
        "rolled_debt": (debt * state.rolled_share[pools]).sum(axis=-1) + _of_slots(audited * state.rolled_share[rest]),
        "fiscal_year": flows["fiscal_year"],
        "cards_mothballed": total(still),
        **{f"gauge_{name}": flows[f"{name}_gauge"] for name in ("service", "money", "stranded", "carbon", "equity")},
        "promotion": (flows["promotion"] * p["played"]).sum(axis=-1),
        "unmet_share": flows["unmet_share"],
        "guaranteed_debt": flows["guaranteed_debt"],
        "rolled_debt_share": flows["rolled_debt_share"],
        "red_line_weeks": state.red_line_weeks.max(axis=-1).astype(float),
        "affordability": flows["affordability"],
        "carbon_intensity": flows["carbon_intensity"] * p["thousand"],
        "reach_gini": flows["reach_gini"],
        "book_value": book,
        "resale_discount": 1.0 - ratio(price, entered, np.nan),
        "cloud_cash": to_million(state.cash[:, : len(model.axes.provinces)]).sum(axis=-1),
        "cloud_investment": flows["cloud_investment"].sum(axis=-1),
    }


def _provincial(model: Model, state: State, flows: Flows, capacity: Array, use: Array) -> dict[str, Array]:
    p = model.params
    merchants, used = capacity[:, 1:].sum(axis=1), use[:, 1:].sum(axis=1)
    provinces = len(model.axes.provinces)
    rent = state.rent.reshape(state.rent.shape[0], -1, provinces)
    price, entered = (per_group(values, flows["holding_province"], provinces) for values in _worth(state))
    under_way = state.pipeline_capacity.sum(axis=-1).reshape(state.rent.shape[0], -1, provinces).sum(axis=1)
    return {
        "utilisation": ratio(used, merchants, np.nan),
        "latency": latency.province_latency(p["mean_round_trip"], state.linked),
        "power_price": p["power_price"],
        "idle_capacity": merchants - used,
        "merchant_capacity": merchants,
        "inference_capacity": capacity[:, 1],
        "training_capacity": capacity[:, 2],
        "inference_use": ratio(use[:, 1], capacity[:, 1], np.nan),
        "training_use": ratio(use[:, 2], capacity[:, 2], np.nan),
        "cloud_capacity": capacity[:, 0],
        "in_pipeline": under_way,
        "starts": flows["starts"].sum(axis=1),
        "rent": rent[:, 1],
        "voucher": state.voucher_budget,
        "purse": to_million(state.purse),
        "demand": flows["demand"].sum(axis=1),
        "stranded_value": per_group(flows["stranded_value"], flows["holding_province"], provinces),
        "carbon": per_group(flows["carbon"], flows["site_province"], provinces),
        "megawatts": per_group(flows["megawatts"], flows["site_province"], provinces),
        "belief_use": flows["belief_use"],
        "forecast_return": flows.get("forecast_return", flows["expected_return"][..., None]),
        "promotion": flows["promotion"],
        "resale_discount": 1.0 - ratio(price, entered, np.nan),
        "start_rate": flows["start_rate"],
    }


def _worth(state: State) -> tuple[Array, Array]:
    """What the running cards of every holding would fetch, and what they stand in the books at, thousand yuan."""
    return of_cards(state.cards, state.card_price), of_cards(state.cards, state.card_book)


def _chips(state: State, flows: Flows, running: Array) -> dict[str, Array]:
    traded = ("card_price", "card_value", "card_book", "card_bids", "card_offers", "card_trades")
    return {name: flows[name] for name in traded} | {
        "cards_running": running,
        "cards_waiting": state.cards_offered,
        "cards_elsewhere": state.cards_elsewhere,
    }


def _halls(model: Model, state: State, flows: Flows) -> dict[str, Array]:
    pools, first_hall = model.axes.markets, model.axes.first_hall
    stands = state.hall_status != EMPTY
    rate = construction.hall_pace(flows["stage_rate"], state.hall_fast, model.params["fast_track_lead"])
    unfinished = (state.hall_status == BUILDING) | (state.hall_status == PAUSED)
    left = np.where(unfinished, (STAGES - state.hall_stage - state.hall_progress) / rate, 0.0)
    return {
        "status": state.hall_status.astype(float),
        "stage": state.hall_stage.astype(float),
        "capacity": np.where(stands, nominal_capacity(state, model.params), 0.0),
        "utilisation": flows["hall_use_share"],
        "cash": to_million(state.cash[:, first_hall:]),
        "debt": to_million(state.debt[:, first_hall:]),
        "rent": np.where(stands, flows["site_rent"][:, pools:], 0.0),
        "megawatts": flows["hall_megawatts"],
        "weeks_to_finish": np.ceil(left),
    }


__all__ = ["Places", "Record", "capacity_of_sites", "places", "record"]
