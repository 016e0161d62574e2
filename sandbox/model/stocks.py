"""What a week does to the stocks: every flow is added once, at its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sandbox.model import cards, ledger, rules
from sandbox.model.state import (
    BUILDING,
    FAILED,
    HOLDING_FLOWS,
    LIVE,
    PARTIES,
    PAUSED,
    PROVINCE_FLOWS,
    SMOOTHED,
    Array,
    Axes,
    Parameters,
    State,
)
from sandbox.model.sums import of_group, total, whole_per_group

THOUSAND = 1000.0  # thousand yuan in a million
SERVER = 8  # cards that are delivered together
DELIVERY_STAGE = 4  # from this stage on a hall has its cards
PUBLIC = ("voucher", "subsidy", "power", "guarantee")  # what counts as public money


def integrate(axes: Axes, p: Parameters, state: State, names: Mapping[str, Any]) -> State:
    """Add this week's flows to every stock, once; cards whole, money in whole fen, on both sides."""
    failed = names["hall_failed"]
    lost, refund = _undelivered(p, state, names)
    status = np.where(names["hall_finished"], LIVE, np.where(failed, FAILED, state.hall_status))
    hall_sales, hall_wants, trade_carry = _hall_trades(axes, p, state, names)
    moved, sold, hall_buys = _cards(axes, p, state, names, hall_sales, hall_wants)
    money = _money(axes, p, state, names, failed, sold, hall_sales, hall_buys)
    # A hall that stands still while its purpose changes lacks no users: it counts anew when it works again.
    works = (status == LIVE) & (state.hall_closed_weeks == 0)
    works = works & (state.hall_audited == 0)
    hedge_weeks = np.where(failed, 0, np.maximum(state.hall_hedge_weeks - 1, 0))
    idle = works & (names["hall_use_share"] < p["starved_share"][..., None])
    on_order = _on_order(state, names)
    return state.with_(
        tick=state.tick + 1,
        **{name: names[name] for name in SMOOTHED} | _books(axes, p, state, names, hall_sales, hall_buys),
        pipeline_projects=names["pipeline_projects_next"],
        pipeline_capacity=names["pipeline_capacity_next"],
        projects_announced=state.projects_announced + total(total(names["starts"])),
        projects_finished=state.projects_finished + names["projects_finished_now"],
        projects_cancelled=state.projects_cancelled + names["projects_cancelled_now"],
        **moved,
        **on_order,
        **money,
        **_awaited(p, state),
        rolled_share=names["rolled_share_next"],
        red_line_weeks=np.where(names["red_line_shares"] > 1.0, state.red_line_weeks + 1, 0),
        hall_cards=_hall_cards(axes, state, moved["cards"], state.hall_cards - lost - hall_sales + hall_buys),
        hall_selling=state.hall_selling - hall_sales,
        hall_buying=state.hall_buying - hall_buys,
        hall_trade_carry=trade_carry,
        hall_stored=np.where(names["hall_finished"], 0, state.hall_stored),
        hall_hedge_weeks=hedge_weeks,
        hall_hedge_share=np.where(hedge_weeks > 0, state.hall_hedge_share, 0.0),
        hall_hedge_rent=np.where(hedge_weeks > 0, state.hall_hedge_rent, 0.0),
        hall_budget=state.hall_budget - refund,
        hall_closed_weeks=np.maximum(state.hall_closed_weeks - 1, 0),
        hall_status=status.astype(np.int64),
        hall_stage=names["hall_stage_next"],
        hall_progress=names["hall_progress_next"],
        hall_stress=np.where(status == LIVE, state.hall_stress + names["hall_hazard"], state.hall_stress),
        hall_idle_weeks=np.where(idle, state.hall_idle_weeks + 1, 0),
    )


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


def _undelivered(p: Parameters, state: State, names: Mapping[str, Any]) -> tuple[Array, Array]:
    """Cards of halls under construction that never come, because their chip's window closed last week (R, H).

    Also what the halls' budgets shrink by: a part of those cards' share of what is still to be paid.
    """
    waiting = ((state.hall_status == BUILDING) | (state.hall_status == PAUSED)) & (state.hall_stage < DELIVERY_STAGE)
    waiting = waiting & (state.hall_stored == 0)  # what comes from the store is there
    if not waiting.any():
        nothing = np.zeros_like(state.hall_cards)
        return nothing, nothing
    closed = rules.chip_open(state.hall_chip, names["week"] - 1.0, p) & ~rules.chip_open(
        state.hall_chip, names["week"], p
    )
    part = np.floor(state.hall_cards * p["delivery_lost"][..., None] / SERVER).astype(np.int64) * SERVER
    lost = np.where(waiting & closed, part, 0)
    unpaid = np.maximum(state.hall_budget - state.hall_invested, 0)
    share = p["delivery_refund"][..., None] * lost / np.maximum(state.hall_cards, 1)
    return lost, ledger.part_of(unpaid, share)


def _hall_trades(axes: Axes, p: Parameters, state: State, names: Mapping[str, Any]) -> tuple[Array, Array, Array]:
    """Cards that halls sell and would buy this week, and the part of a card that each is still owed (all R, H).

    A hall gets a part of the week's trade, no more; in a thin market a card goes every few weeks.
    """
    if not (state.hall_selling.any() or state.hall_buying.any()):
        nothing = np.zeros_like(state.hall_cards)
        return nothing, nothing, np.zeros_like(state.hall_trade_carry)
    runs = (state.hall_status == LIVE) & ~names["hall_failed"]
    own = np.take_along_axis(state.cards[:, axes.first_hall :], state.hall_chip[..., None], axis=-1)[..., 0]
    sells = np.where(runs, np.minimum(state.hall_selling, own), 0)
    buys = np.where(runs, state.hall_buying, 0)
    trade = of_group(names["card_trades"], state.hall_chip) * p["sale_share"][..., None]
    turn = np.where((sells > 0) | (buys > 0), trade + state.hall_trade_carry, 0.0)
    whole = np.floor(turn)
    most = whole.astype(np.int64)
    return np.minimum(sells, most), np.minimum(buys, most), turn - whole


def _served(wanted: Array, chip: Array, there: Array) -> Array:
    """Cards that halls get (R, H) of those that are there (R, G): of the same chip, in the order of their slots."""
    of_chip = np.where(chip[..., None] == np.arange(there.shape[-1]), wanted[..., None], 0)
    before = np.cumsum(of_chip, axis=1) - of_chip
    left = np.take_along_axis(there[:, None, :] - before, chip[..., None], axis=-1)[..., 0]
    served: Array = np.clip(left, 0, wanted)
    return served


def _cards(
    axes: Axes, p: Parameters, state: State, names: Mapping[str, Any], hall_sales: Array, hall_wants: Array
) -> tuple[dict[str, Array], Array, Array]:
    """Move every card that moves this week; also returns the offered ones that were sold (R, G), and what halls got.

    Halls on the market buy what is left of the offered cards, and then what traders have.
    """
    running = state.cards + names["cards_bought"]
    wanted = names["cards_bought"].sum(axis=1)
    thrown = np.zeros_like(state.cards_offered)
    mothballed = state.cards_mothballed
    # What sellers and failed halls give up is offered; what the others close is mothballed.
    exit_carry = state.exit_carry
    if names["leaving_share"].any():  # as long as nobody is in trouble nobody gives up
        leaving, exit_carry = cards.given_up(
            state.cards, names["leaving_share"], exit_carry, names["holding_capacity"], p["chip_exaflops"]
        )
        sold_off = leaving * (names["holding_sells"][..., None] > 0)
        running, thrown = running - leaving, thrown + sold_off.sum(axis=1)
        mothballed = mothballed + (leaving - sold_off)
    if state.cards_mothballed.any():
        revived = cards.part_of(state.cards_mothballed, names["revival_share"])
        running, mothballed = running + revived, mothballed - revived
    of_halls = running[:, axes.first_hall :]
    if names["hall_finished"].any() or hall_sales.any() or names["hall_failed"].any():
        chip_of_hall = state.hall_chip[..., None] == np.arange(len(axes.chips))
        opened = np.where(names["hall_finished"][..., None] & chip_of_hall, state.hall_cards[..., None], 0)
        by_chip = np.where(chip_of_hall, hall_sales[..., None], 0)
        lost = np.where(names["hall_failed"][..., None], of_halls, 0)
        of_halls += opened - by_chip - lost
        wanted, thrown, by_halls = wanted + opened.sum(axis=1), thrown + lost.sum(axis=1), by_chip.sum(axis=1)
        from_store = names["hall_finished"] & (state.hall_stored > 0)
        if from_store.any():  # these were made when they came
            wanted = wanted - np.where(from_store[..., None] & chip_of_hall, state.hall_stored[..., None], 0).sum(
                axis=1
            )
    else:
        by_halls = np.zeros_like(thrown)

    second_hand = np.minimum(state.cards_in_delivery, wanted)
    offered = state.cards_offered + thrown
    traded = names["card_trades"] + state.trade_carry
    moved = np.minimum(np.floor(traded).astype(np.int64), offered + state.cards_elsewhere)
    sold = np.minimum(moved, offered)
    to_halls, to_others, scrapped = cards.split(moved, p["card_destinations"])
    left = state.cards_elsewhere - (moved - sold)
    abroad = np.minimum(np.floor(names["card_exports"]).astype(np.int64), left)
    left = left - abroad
    hall_buys = hall_wants
    if hall_wants.any():
        hall_buys = _served(hall_wants, state.hall_chip, offered - sold + left)
        got = np.where(state.hall_chip[..., None] == np.arange(len(axes.chips)), hall_buys[..., None], 0)
        of_halls += got
        from_offered = np.minimum(got.sum(axis=1), offered - sold)
        left, sold = left - (got.sum(axis=1) - from_offered), sold + from_offered
    return (
        {
            "cards": running,
            "holding_nominal": cards.exaflops(running, p["chip_exaflops"]),
            "cards_mothballed": mothballed,
            "cards_made": state.cards_made
            + wanted
            - second_hand
            + names["contract_arrived"].sum(axis=1).astype(np.int64),
            "cards_offered": offered - sold,
            "cards_in_delivery": state.cards_in_delivery - second_hand + to_halls,
            "cards_elsewhere": left + to_others + by_halls,
            "cards_exported": state.cards_exported + abroad,
            "cards_scrapped": state.cards_scrapped + scrapped,
            "entry_carry": names["entry_carry_next"],
            "exit_carry": exit_carry,
            "trade_carry": traded - np.floor(traded),
        },
        sold,
        hall_buys,
    )


def _money(
    axes: Axes,
    p: Parameters,
    state: State,
    names: Mapping[str, Any],
    failed: Array,
    sold: Array,
    hall_sales: Array,
    hall_buys: Array,
) -> dict[str, Array]:
    """Every purse after the week: each flow is booked once, in fen, and moves from one purse to another."""
    first_hall, provinces = axes.first_hall, len(axes.provinces)
    owned, holding_carry = ledger.book(_in_columns(_holding_flows(state, names), HOLDING_FLOWS), state.holding_carry)
    local, province_carry = ledger.book(_in_columns(_province_flows(names), PROVINCE_FLOWS), state.province_carry)
    flows, spent = (
        {name: values[..., i] for i, name in enumerate(kind)}
        for values, kind in ((owned, HOLDING_FLOWS), (local, PROVINCE_FLOWS))
    )
    cash = state.cash + flows["rent"] + flows["voucher"] + flows["hedge"] - flows["upkeep"] - flows["power"]
    cash = cash - flows["interest"] - flows["amortisation"] - flows["tax"]
    debt = state.debt + flows["draw"] - flows["amortisation"]
    equity = flows["investment"] - flows["draw"]

    # Halls pay taxes to their province and get its equity; what is given up leaves it debt and cash.
    given_up, hall = names["hall_cancelled"], np.s_[:, first_hall:]
    to_purse = flows["tax"][hall] - equity[hall] + np.where(given_up, cash[hall] - debt[hall], 0)
    province = names["holding_province"]
    purse = state.purse + whole_per_group(to_purse, province[hall], provinces)
    if names["tax_refund"].any():  # what pools pay is part of the income, so only what they are spared is booked
        pools = np.s_[:, :first_hall]
        purse = purse + whole_per_group(flows["tax"][pools], province[pools], provinces)
    purse = purse + spent["income"] - local[..., 1:].sum(axis=-1)
    voucher_paid = whole_per_group(flows["voucher"], province, provinces)

    # What failing owners lack or owe is the bank's loss; what their cards fetch is its comfort.
    written_off = np.zeros_like(cash)
    if names["written_share"].any():
        written_off = ledger.part_of(np.maximum(-cash, 0), names["written_share"])
        debt = debt - ledger.part_of(debt, names["written_share"])
    written_off[hall] = np.where(failed, -cash[hall], written_off[hall])
    proceeds = ledger.to_fen(total(sold * names["card_price"]) / THOUSAND)
    fetched, paid = _second_hand(p, state, names, hall_sales, hall_buys)
    if paid.any():
        purse = purse - whole_per_group(paid, province[hall], provinces)
    repaid = np.where(given_up, debt[hall], 0).sum(axis=1)
    lost = written_off.sum(axis=1) - proceeds
    totals = owned.sum(axis=1), local.sum(axis=1)
    parties = _parties(
        state,
        *totals,
        voucher_paid,
        equity[:, :first_hall],
        repaid,
        lost,
        proceeds + fetched.sum(axis=1) - paid.sum(axis=1),
    )
    cash = cash + written_off
    cash[hall] += fetched
    cash[hall] = np.where(given_up, 0, cash[hall])
    debt[hall] = np.where(failed | given_up, 0, debt[hall])
    return {
        "cash": cash,
        "debt": debt,
        "holding_carry": holding_carry,
        "province_carry": province_carry,
        "parties": parties,
        "fiscal_cost": state.fiscal_cost + sum((spent[name].sum(axis=1) for name in PUBLIC), np.int64(0)),
        "purse": purse,
        "hall_invested": state.hall_invested + flows["investment"][hall],
    }


def _books(
    axes: Axes, p: Parameters, state: State, names: Mapping[str, Any], hall_sales: Array, hall_buys: Array
) -> dict[str, Array]:
    """What trade and failure do to halls' books: sold cards go at their part, bought ones come at what they cost."""
    gone = names["hall_failed"] | names["hall_cancelled"]
    if not (hall_sales.any() or hall_buys.any() or gone.any()):
        return {}
    book, hall = names["book_value"].copy(), np.s_[:, axes.first_hall :]
    paid = ledger.to_million(_second_hand(p, state, names, hall_sales, hall_buys)[1])
    sold = hall_sales / np.maximum(state.cards[hall].sum(axis=-1), 1)
    book[hall] = np.where(gone, 0.0, book[hall] * (1.0 - sold) + paid)
    return {"book_value": book}


def _second_hand(
    p: Parameters, state: State, names: Mapping[str, Any], hall_sales: Array, hall_buys: Array
) -> tuple[Array, Array]:
    """What the cards that halls sell fetch, and what those that they buy cost, in fen (R, H)."""
    if not (hall_sales.any() or hall_buys.any()):
        nothing = np.zeros_like(hall_sales)
        return nothing, nothing
    price, spread = of_group(names["card_price"], state.hall_chip), p["sale_spread"][..., None]
    fetched = ledger.to_fen(hall_sales * (price * (1.0 - spread)) / THOUSAND)
    return fetched, ledger.to_fen(hall_buys * (price * (1.0 + spread)) / THOUSAND)


def nominal_capacity(state: State, p: Parameters) -> Array:
    """Nominal capacity of explicit halls, EF: cards times dense FP16 teraflops of their chip.

    A hall that was taken over may hold several chips: then each counts as its own.
    """
    tflops = of_group(p["chip_tflops"], state.hall_chip)
    planned = state.hall_cards * tflops / p["teraflops_per_exaflops"][..., None]
    held = state.cards[:, state.cards.shape[1] - state.hall_status.shape[1] :]
    several = np.count_nonzero(held, axis=-1) > 1
    if not several.any():
        return np.asarray(planned)
    result: Array = np.where(several, cards.exaflops(held, p["chip_exaflops"]), planned)
    return result


def _holding_flows(state: State, names: Mapping[str, Any]) -> dict[str, Array]:
    """Every flow of the holdings, million yuan (R, K)."""
    tax = np.zeros(state.cash.shape)
    tax[:, state.cash.shape[1] - state.hall_status.shape[1] :] = names["hall_tax"]
    tax = tax - names["tax_refund"]
    return {
        "rent": names["rent_revenue"],
        "voucher": names["voucher_revenue"],
        "upkeep": names["upkeep"],
        "power": names["power_bill"],
        "interest": names["interest_due"],
        "amortisation": names["amortisation_due"],
        "investment": names["investment"],
        "draw": names["debt_drawn"],
        "tax": tax,
        "hedge": names["hedge_revenue"],
    }


def _province_flows(names: Mapping[str, Any]) -> dict[str, Array]:
    """Every flow between purses and the world, million yuan (R, P)."""
    return {
        "income": names["purse_income"],
        "subsidy": names["capital_subsidy"],
        "link": names["link_fee"],
        "orders": names["order_payments"],
        "voucher": names["voucher_outlay"],
        "policies": names["policy_outlay"],
        "power": names["power_subsidy"],
        "guarantee": names["guarantee_call"],
        "contracts": names["contract_payments"],
    }


def _in_columns(flows: Mapping[str, Array], order: Sequence[str]) -> Array:
    """Lay flows of one shape side by side, on a last axis."""
    columns = np.empty((*flows[order[-1]].shape, len(order)))
    for i, name in enumerate(order):
        columns[..., i] = flows[name]
    return columns


def _parties(
    state: State,
    of_holdings: Array,
    of_provinces: Array,
    voucher_paid: Array,
    pool_equity: Array,
    repaid: Array,
    lost: Array,
    proceeds: Array,
) -> Array:
    """The other sides of all bookings (R, parties), so that money moves and is never made."""
    flows = dict(zip(HOLDING_FLOWS, of_holdings.T, strict=True))
    spent = dict(zip(PROVINCE_FLOWS, of_provinces.T, strict=True))
    to_tenants = spent["voucher"] - voucher_paid.sum(axis=1)
    kept_by_bank = flows["interest"] + flows["amortisation"] - flows["draw"] + repaid - lost + spent["guarantee"]
    gains = {
        "users": to_tenants - flows["rent"] - flows["hedge"],
        "suppliers": flows["upkeep"]
        + flows["investment"]
        + spent["link"]
        + spent["orders"]
        + spent["policies"]
        + spent["contracts"],
        "bank": kept_by_bank,
        "owners": spent["subsidy"] - pool_equity.sum(axis=1),
        "state": -spent["income"],
        "grid": flows["power"] + spent["power"],
        "buyers": -proceeds,
    }
    result: Array = state.parties + np.array([gains[name] for name in PARTIES]).T
    return result
