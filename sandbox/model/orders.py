"""Orders carried out at the start of a week: they change plans and prices; takeovers and audits move what stands."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from sandbox.model import cards, costs, ledger, rules
from sandbox.model.state import (
    BUILDING,
    CANCELLED,
    LIVE,
    MOTHBALLED,
    PAUSED,
    Array,
    Axes,
    Orders,
    Parameters,
    State,
)
from sandbox.model.sums import per_group, total


def carry_out(
    axes: Axes, p: Parameters, state: State, orders: Orders, verdict: rules.Verdict
) -> tuple[State, dict[str, Array]]:
    """Apply the allowed orders of the week: they change plans and prices; takeovers and audits move money and cards.

    Returns the state with the orders in it, and what they cost: ``order_payments`` (R, P) million yuan at once,
    ``hall_entry_share`` (R, H) of the budget that a newly placed hall spends on its first stages.
    """
    state = _recorded_vouchers(p, state)
    if not orders.anything:
        nothing = np.zeros(state.hall_status.shape)
        payments = {"order_payments": np.zeros(state.purse.shape), "hall_entry_share": nothing}
        return state, {**payments, "hall_cancelled": nothing > 0}
    done = rules.granted(orders, verdict)
    province = np.where(done["place"], orders.place_province, state.hall_province)
    surveyed = np.take_along_axis(state.surveyed_weeks > 0, province, axis=-1) & done["place"]
    shares = p["stage_payments"]
    paid = {
        "order_payments": _payments(axes, p, state, orders, verdict, done, province),
        "hall_entry_share": np.where(done["place"], shares[..., :1] + surveyed * shares[..., 1:2], 0.0),
        "hall_cancelled": done["cancel"],
    }
    used_surveys = per_group(surveyed.astype(float), province, len(axes.provinces)) > 0
    ordered = _of_provinces(p, state, orders, done)
    ordered = _of_halls(axes, p, ordered, orders, done, province, surveyed)
    return ordered.with_(surveyed_weeks=np.where(used_surveys, 0, state.surveyed_weeks)), paid


def _recorded_vouchers(p: Parameters, state: State) -> State:
    """Let rivals' planners pay the vouchers that the record shows; a player's province waits for its planner."""
    open_now = p["vouchers_on"] * (state.tick > p["vouchers_week"])
    budget = np.where(p["played"] > 0, state.voucher_budget, p["voucher_record"] * open_now[..., None])
    return state if np.array_equal(budget, state.voucher_budget) else state.with_(voucher_budget=budget)


def _payments(
    axes: Axes,
    p: Parameters,
    state: State,
    orders: Orders,
    verdict: rules.Verdict,
    done: Mapping[str, Array],
    province: Array,
) -> Array:
    """What the week's orders cost at once, million yuan (R, P)."""
    spent: Array = done["survey"] * p["survey_cost"][..., None] + done["link"] * p["link_cost"]
    leaving = np.where(done["cancel"], verdict.hall_cost, 0.0)
    change = done["repurpose"] * ledger.to_million(state.hall_budget) * p["repurpose_share"][..., None]
    spent = spent + per_group(leaving - _owed(state, done["cancel"]) + change, province, len(axes.provinces))
    if done["audit"].any():
        home = axes.holding_province(np.maximum(orders.audit, 0))
        spent = spent + per_group(done["audit"] * p["audit_fee"][..., None], home, len(axes.provinces))
    more = np.where(done["policy"], np.maximum(orders.policy - state.policy, 0.0), 0.0)
    spent = spent + (more * p["lever_cost"][..., None]).sum(axis=1)
    if done["contract"].any():
        whole = costs.contract_total(np.where(done["contract"], orders.contract_cards, 0), state, p)
        spent = spent + total(costs.contract_payment(whole, orders.contract_firm, p))
    return spent


def _of_provinces(p: Parameters, state: State, orders: Orders, done: Mapping[str, Array]) -> State:
    """Carry out what is ordered of provinces: surveys, links, vouchers, policies, and chips ahead."""
    survey, link, voucher, policy = (done[verb] for verb in ("survey", "link", "voucher", "policy"))
    lead = np.where(orders.policy > state.policy, p["lever_lead"][..., None], 1.0).astype(np.int64)
    ordered = state.with_(
        survey_weeks=np.where(survey, p["survey_lead"].astype(np.int64)[..., None], state.survey_weeks),
        link_weeks=np.where(link, p["link_lead"].astype(np.int64)[..., None], state.link_weeks),
        voucher_budget=np.where(voucher, orders.voucher, state.voucher_budget),
        voucher_rate=np.where(voucher, orders.voucher_rate, state.voucher_rate),
        voucher_portable=np.where(voucher, orders.voucher_portable, state.voucher_portable).astype(np.int64),
        policy_ordered=np.where(policy, orders.policy, state.policy_ordered),
        policy_weeks=np.where(policy, lead, state.policy_weeks),
    )
    return _contract(p, ordered, orders, done["contract"]) if done["contract"].any() else ordered


def _of_halls(
    axes: Axes,
    p: Parameters,
    state: State,
    orders: Orders,
    done: Mapping[str, Array],
    province: Array,
    surveyed: Array,
) -> State:
    """Carry out what is ordered of halls; ``province`` is where each stands, or will."""
    place, cancel, price, repurpose = (done[verb] for verb in ("place", "cancel", "price", "repurpose"))
    sell, buy, mothball = done["sell"], done["buy"], done["mothball"]
    week = np.full(axes.runs, float(state.tick))
    whole = costs.hall_budget(orders.place_chip, orders.place_cards, week, p, orders.place_stored)
    begun = {
        BUILDING: place | done["resume"],
        PAUSED: done["pause"],
        CANCELLED: cancel,
        MOTHBALLED: mothball,
        LIVE: done["reopen"],
    }
    status = np.select(list(begun.values()), list(begun), state.hall_status)
    closed = np.where(repurpose, p["repurpose_weeks"].astype(np.int64)[..., None], state.hall_closed_weeks)
    ordered = state.with_(
        hall_status=status.astype(np.int64),
        hall_province=province,
        hall_type=np.where(place, orders.place_type, np.where(repurpose, 3 - state.hall_type, state.hall_type)),
        hall_fast=np.where(place, orders.place_fast, state.hall_fast).astype(np.int64),
        hall_own_money=np.where(place, np.maximum(orders.place_own, 0.0), state.hall_own_money),
        hall_selling=np.where(sell, orders.sell, np.where(buy, 0, state.hall_selling)),
        hall_buying=np.where(buy, orders.buy, np.where(sell, 0, state.hall_buying)),
        hall_closed_weeks=closed,
        hall_chip=np.where(place, orders.place_chip, state.hall_chip),
        hall_operator=np.where(place, orders.place_operator, state.hall_operator),
        hall_cards=np.where(place, orders.place_cards, state.hall_cards),
        hall_stage=np.where(place, surveyed.astype(np.int64), state.hall_stage),
        hall_budget=np.where(place, ledger.to_fen(whole), state.hall_budget),
        hall_price=np.where(price, orders.price, state.hall_price),
    )
    stored = place & orders.place_stored
    if stored.any() or (cancel & (state.hall_stored > 0)).any():
        ordered = _stored(ordered, stored, cancel)
    if done["hedge"].any():
        ordered = _hedge(p, ordered, orders, done["hedge"])
    if done["takeover"].any():
        ordered = _take_over(axes, p, ordered, orders, done["takeover"])
    if done["audit"].any():
        ordered = _audit(axes, p, ordered, orders, done["audit"])
    return ordered


def _contract(p: Parameters, state: State, orders: Orders, contract: Array) -> State:
    """Order chips ahead, at today's price of a new card."""
    lead = p["contract_lead"].astype(np.int64)[..., None, None]
    return state.with_(
        contract_cards=np.where(contract, orders.contract_cards, state.contract_cards),
        contract_weeks=np.where(contract, lead, state.contract_weeks),
        contract_firm=np.where(contract, orders.contract_firm, state.contract_firm).astype(np.int64),
        contract_price=np.where(contract, costs.card_cost(state, p)[:, None, :], state.contract_price),
    )


def _stored(state: State, takes: Array, gives_back: Array) -> State:
    """Move cards from the store into halls that begin with them, and back from halls that are given up."""
    back = np.where(gives_back, state.hall_stored, 0)
    taken = np.where(takes, state.hall_cards, 0)
    store = np.array(state.cards_stored)
    run = np.arange(len(store))[:, None]
    np.add.at(store, (run, state.hall_province, state.hall_chip), back - taken)
    return state.with_(cards_stored=store, hall_stored=state.hall_stored - back + taken)


def _hedge(p: Parameters, state: State, orders: Orders, hedge: Array) -> State:
    """Fix the rent of a part of halls for some weeks, at last week's of their market less a discount."""
    market = state.hall_type * state.purse.shape[1] + state.hall_province
    fixed = np.take_along_axis(state.rent, market, axis=-1) * (1.0 - p["hedge_discount"][..., None])
    return state.with_(
        hall_hedge_share=np.where(hedge, orders.hedge_share, state.hall_hedge_share),
        hall_hedge_weeks=np.where(hedge, orders.hedge_weeks, state.hall_hedge_weeks),
        hall_hedge_rent=np.where(hedge, fixed, state.hall_hedge_rent),
    )


def _take_over(axes: Axes, p: Parameters, state: State, orders: Orders, taking: Array) -> State:
    """Turn a share of a failing owner's holding into a hall: its cards, its cash, and its debt with a haircut."""
    state = _set_apart(axes, p, state, orders.takeover, orders.takeover_share, taking)
    debt = np.array(state.debt)
    for run, slot in np.argwhere(taking):
        own = axes.first_hall + slot
        debt[run, own] = ledger.part_of(debt[run, own], p["takeover_price"][run])
    return state.with_(debt=debt)


def _audit(axes: Axes, p: Parameters, state: State, orders: Orders, auditing: Array) -> State:
    """Turn a share of an owner's holding into a hall that is seen and stays its owner's: whatever it is made of goes.

    What is known by site or as a share goes along as it is; fractions of a card or a fen stay where they are.
    """
    state = _set_apart(axes, p, state, orders.audit, orders.audit_share, auditing)
    copied = ("rolled_share", "utilisation_smoothed", "racks_let")
    new = {name: np.array(getattr(state, name)) for name in ("cash_flow_year", *copied, "hall_audited")}
    for run, slot in np.argwhere(auditing):
        holding, own = orders.audit[run, slot], axes.first_hall + slot
        part = new["cash_flow_year"][run, holding] * orders.audit_share[run, slot]
        new["cash_flow_year"][run, holding] -= part
        new["cash_flow_year"][run, own] = part
        new["rolled_share"][run, own] = new["rolled_share"][run, holding]
        for name in copied[1:]:
            new[name][run, axes.markets + slot] = new[name][run, p["holding_site"][0, holding]]
        new["hall_audited"][run, slot] = 1
    return state.with_(**new)


def _set_apart(axes: Axes, p: Parameters, state: State, holdings: Array, shares: Array, chosen: Array) -> State:
    """Make halls of shares of holdings: whole cards of each chip, cash and debt in whole fen, and their books."""
    names = (
        "cards",
        "cash",
        "debt",
        "book_value",
        "hall_status",
        "hall_province",
        "hall_type",
        "hall_chip",
        "hall_operator",
    )
    new = {name: np.array(getattr(state, name)) for name in (*names, "hall_cards")}
    for run, slot in np.argwhere(chosen):
        holding, own = holdings[run, slot], axes.first_hall + slot
        for name in ("cards", "cash", "debt"):
            part = np.trunc(new[name][run, holding] * shares[run, slot]).astype(np.int64)
            new[name][run, holding] -= part
            new[name][run, own] = part
        book = new["book_value"][run, holding] * shares[run, slot]
        new["book_value"][run, holding] -= book
        new["book_value"][run, own] = book
        moved = new["cards"][run, own]
        new["hall_status"][run, slot] = LIVE
        new["hall_province"][run, slot] = axes.holding_province(holding)
        new["hall_type"][run, slot] = axes.holding_class(holding)
        new["hall_chip"][run, slot] = int(np.argmax(moved * p["chip_exaflops"][0]))
        new["hall_operator"][run, slot] = p["holding_operator"][0, holding]
        new["hall_cards"][run, slot] = int(moved.sum())
    return state.with_(**new, **cards.capacity_and_watts(new["cards"], p))


def _owed(state: State, cancel: Array) -> Array:
    """Debt of the halls that are given up, million yuan: the planner repays it."""
    result: Array = np.where(cancel, ledger.to_million(state.of_halls(state.debt)), 0.0)
    return result
