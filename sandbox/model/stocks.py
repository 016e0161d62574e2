"""What a week does to the stocks: every flow is added once, at its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from sandbox.model import cards
from sandbox.model.bookings import book, book_values
from sandbox.model.card_moves import HallTrades, hall_trades, move, undelivered
from sandbox.model.state import (
    FAILED,
    LIVE,
    SMOOTHED,
    Array,
    Axes,
    Parameters,
    State,
)
from sandbox.model.sums import of_group, total


def integrate(axes: Axes, p: Parameters, state: State, names: Mapping[str, Any]) -> State:
    """Add this week's flows to every stock, once; cards whole, money in whole fen, on both sides."""
    moved, sold, trades = move(axes, p, state, names, hall_trades(axes, p, state, names))
    return state.with_(
        tick=state.tick + 1,
        **{name: names[name] for name in SMOOTHED} | book_values(axes, p, state, names, trades),
        pipeline_projects=names["pipeline_projects_next"],
        pipeline_capacity=names["pipeline_capacity_next"],
        projects_announced=state.projects_announced + total(total(names["starts"])),
        projects_finished=state.projects_finished + names["projects_finished_now"],
        projects_cancelled=state.projects_cancelled + names["projects_cancelled_now"],
        **moved,
        **_on_order(state, names),
        **book(axes, p, state, names, sold, trades),
        **_awaited(p, state),
        rolled_share=names["rolled_share_next"],
        red_line_weeks=np.where(names["red_line_shares"] > 1.0, state.red_line_weeks + 1, 0),
        **_halls(axes, p, state, names, moved["cards"], trades),
    )


def _halls(
    axes: Axes, p: Parameters, state: State, names: Mapping[str, Any], held: Array, trades: HallTrades
) -> dict[str, Array]:
    """What becomes of explicit halls; ``held`` (R, K, G) are the cards after the week. Nothing while there is none."""
    if not state.hall_status.any():
        return {}
    failed = names["hall_failed"]
    lost, refund = undelivered(p, state, names)
    status = np.where(names["hall_finished"], LIVE, np.where(failed, FAILED, state.hall_status))
    # A hall that stands still while its purpose changes lacks no users: it counts anew when it works again.
    works = (status == LIVE) & (state.hall_closed_weeks == 0)
    works = works & (state.hall_audited == 0)
    hedge_weeks = np.where(failed, 0, np.maximum(state.hall_hedge_weeks - 1, 0))
    idle = works & (names["hall_use_share"] < p["starved_share"][..., None])
    return {
        "hall_cards": _hall_cards(axes, state, held, state.hall_cards - lost - trades.sells + trades.buys),
        "hall_selling": state.hall_selling - trades.sells,
        "hall_buying": state.hall_buying - trades.buys,
        "hall_trade_carry": trades.carry,
        "hall_stored": np.where(names["hall_finished"], 0, state.hall_stored),
        "hall_hedge_weeks": hedge_weeks,
        "hall_hedge_share": np.where(hedge_weeks > 0, state.hall_hedge_share, 0.0),
        "hall_hedge_rent": np.where(hedge_weeks > 0, state.hall_hedge_rent, 0.0),
        "hall_budget": state.hall_budget - refund,
        "hall_closed_weeks": np.maximum(state.hall_closed_weeks - 1, 0),
        "hall_status": status.astype(np.int64),
        "hall_stage": names["hall_stage_next"],
        "hall_progress": names["hall_progress_next"],
        "hall_stress": np.where(status == LIVE, state.hall_stress + names["hall_hazard"], state.hall_stress),
        "hall_idle_weeks": np.where(idle, state.hall_idle_weeks + 1, 0),
    }


def _on_order(state: State, names: Mapping[str, Any]) -> dict[str, Array]:
    """Cards on order after the week: what came lies in the store, and what is over is forgotten."""
    if not state.contract_cards.any():
        return {}
    weeks = np.maximum(state.contract_weeks - 1, 0)
    runs = weeks > 0
    return {
        "cards_stored": state.cards_stored + names["contract_arrived"].astype(np.int64),
        "contract_cards": np.where(runs, state.contract_cards - names["contract_lost"].astype(np.int64), 0),
        "contract_weeks": weeks,
        "contract_firm": np.where(runs, state.contract_firm, 0),
        "contract_price": np.where(runs, state.contract_price, 0.0),
    }


def _hall_cards(axes: Axes, state: State, held: Array, planned: Array) -> Array:
    """Cards of every hall (R, H); an audited one has what its owner's fate has left it."""
    if not state.hall_audited.any():
        return planned
    return np.where(state.hall_audited > 0, held[:, axes.first_hall :].sum(axis=-1), planned)


def _awaited(p: Parameters, state: State) -> dict[str, Array]:
    """What was ordered and takes its time comes a week nearer: links, surveys and policies."""
    moved = {}
    if state.link_weeks.any():
        weeks = np.maximum(state.link_weeks - 1, 0)
        moved["linked"] = np.where((state.link_weeks > 0) & (weeks == 0), 1, state.linked)
        moved["link_weeks"] = weeks
    if state.survey_weeks.any() or state.surveyed_weeks.any():
        weeks = np.maximum(state.survey_weeks - 1, 0)
        ends, valid = (state.survey_weeks > 0) & (weeks == 0), p["survey_validity"].astype(np.int64)[..., None]
        moved["survey_weeks"] = weeks
        moved["surveyed_weeks"] = np.where(ends, valid, np.maximum(state.surveyed_weeks - 1, 0))
    if state.policy_weeks.any():
        weeks = np.maximum(state.policy_weeks - 1, 0)
        arrives = (state.policy_weeks > 0) & (weeks == 0)
        moved["policy"] = np.where(arrives, state.policy_ordered, state.policy)
        moved["policy_weeks"] = weeks
    return moved


def nominal_capacity(state: State, p: Parameters) -> Array:
    """Nominal capacity of explicit halls, EF (R, H): cards times dense FP16 teraflops of their chip.

    A hall that was taken over may hold several chips: then each counts as its own.
    """
    tflops = of_group(p["chip_tflops"], state.hall_chip)
    planned = state.hall_cards * tflops / p["teraflops_per_exaflops"][..., None]
    held = state.of_halls(state.cards)
    several = np.count_nonzero(held, axis=-1) > 1
    if not several.any():
        return np.asarray(planned)
    result: Array = np.where(several, cards.of_cards(held, p["chip_exaflops"]), planned)
    return result
