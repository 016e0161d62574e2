"""The first state of a model: what stands, is under way and is remembered before the first week."""

from __future__ import annotations

import numpy as np

from sandbox.model import cards, kernels
from sandbox.model.ledger import to_fen
from sandbox.model.state import CLASSES, PARTIES, STAGES, Array, Axes, Parameters, State
from sandbox.scenario.schema import Scenario


def first_state(scenario: Scenario, axes: Axes, p: Parameters) -> State:
    """Return what there is before the first week: fleets, projects under way, purses, prices, memories."""
    count, halls = len(axes.provinces), axes.halls
    cloud = np.array([[row.cloud_share for row in scenario.provinces.values()]])
    spread = kernels.power(p["gdp"], p["capacity_exponent_initial"][0])
    spread = spread / spread.sum()
    owner_share = p["owner_start_share"][0]
    pools = [p[f"{kind}_capacity_initial"][0] * (owner_share[:, None] * spread).reshape(1, -1) for kind in CLASSES[1:]]
    capacity = np.concatenate([p["cloud_capacity_initial"][0] * cloud, *pools, np.zeros((1, halls))], axis=1)
    fleet, _, _, carried = cards.bought(
        capacity, np.zeros_like(capacity), p["fleet_mix"][-1][p["holding_fleet"]], p["chip_exaflops"]
    )
    elsewhere = np.floor(p["chip_traded_stock"]).astype(np.int64)
    projects = _pipeline(p, spread, whole=scenario.noise)
    income = p["gdp"] * p["purse_income_rate"][0] * p["yuan_scale"][0]
    purse = to_fen(income * p["purse_initial_years"][0])

    rents = np.repeat((p["cloud_rent_initial"][0], p["rent_reference"][0], p["rent_reference"][0]), count)
    ceiling, anchor = p["adoption_ceiling_log"], p["adoption_anchor_log"]
    tokens = kernels.exp(ceiling - (ceiling - anchor) * kernels.exp(p["adoption_rate"] * p["adoption_anchor_year"]))
    parties = np.zeros(len(PARTIES), dtype=np.int64)
    parties[PARTIES.index("state")] = -int(purse.sum())
    first = {
        "tokens_per_day": tokens,
        "pretraining_developers": p["developers_initial"],
        "rent": rents,
        "quote_smoothed": p["rent_reference"],
        "quote_history": p["rent_reference"][:, None],
        "mean_rent": p["rent_reference"],
        "resale_tightness": p["resale_tightness_initial"],
        "card_price": p["chip_first_price"],
        "card_book": p["chip_first_price"] * p["card_book_ratio"][0],
        "pipeline_projects": projects,
        "pipeline_capacity": projects * p["pipeline_size_initial"][0],
        "projects_finished": p["finished_initial"],
        "cards": fleet,
        **cards.capacity_and_watts(fleet, p),
        "entry_carry": carried,
        "cards_elsewhere": elsewhere,
        "cards_made": fleet.sum(axis=1) + elsewhere,
        "utilisation_smoothed": p["utilisation_initial"][:, None],
        "belief_use": p["utilisation_initial"][:, None],
        "racks_let": np.clip(
            p["racks_let_base"] + p["racks_let_slope"] * p["utilisation_initial"], 0.0, p["racks_let_ceiling"]
        )[:, None],
        "book_value": capacity
        * p["holding_is_merchant"]
        * p["servers_per_capacity"][0]
        * p["server_cost_initial"][0]
        / p["thousand"][0],
        "parties": parties,
        "purse": purse,
        "hall_type": CLASSES.index("inference"),
        "hall_price": 1.0,
    }
    empty = State.empty(axes)
    return empty.with_(**{name: getattr(empty, name) + values for name, values in first.items()})


def _pipeline(p: Parameters, spread: Array, whole: bool) -> Array:
    """Projects under way at the start, (1, pools, stages): half to each class, equally over the stages.

    Chance moves whole projects. With it every pool gets a whole number (largest remainders first), and the
    projects take the stages in turn, so that the stages are as full as without chance.
    """
    by_pool = np.concatenate([spread, spread], axis=-1)[0] / 2.0 * p["pipeline_initial"][0]
    if not whole:
        even: Array = np.repeat(by_pool[None, :, None] / STAGES, STAGES, axis=-1)
        return even
    counts = np.floor(by_pool)
    missing = round(float(p["pipeline_initial"][0] - counts.sum()))
    counts[np.argsort(-(by_pool - counts), kind="stable")[:missing]] += 1.0
    projects = np.zeros((1, by_pool.size, STAGES))
    turn = 0
    for pool, count in enumerate(counts):
        for _ in range(int(count)):
            projects[0, pool, turn % STAGES] += 1.0
            turn += 1
    return projects
