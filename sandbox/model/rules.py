"""What planners may do: one rule for the player, for rivals and for the command line.

``allowed`` looks at all orders of a week together, so that two halls placed at once share one purse.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np

from sandbox.model import costs
from sandbox.model.cards import of_cards
from sandbox.model.ledger import to_million
from sandbox.model.names import LEVERS
from sandbox.model.state import (
    BUILDING,
    CANCELLED,
    EMPTY,
    FAILED,
    LIVE,
    MOTHBALLED,
    PAUSED,
    VERBS,
    Array,
    Orders,
    Parameters,
    State,
    frozen,
)
from sandbox.model.sums import of_group, per_group

ROUNDING = 1e-9  # shares that differ by less are the same: 1 - 0.7 is no more than 0.3


class Reason(IntEnum):
    """Why an order is refused; 0 means that it is allowed."""

    OK = 0
    PURSE = 1
    NOT_YOURS = 2
    SLOT_TAKEN = 3
    NO_HALL = 4
    CHIP_CLOSED = 5
    NOT_BUILDING = 6
    NOT_PAUSED = 7
    LINK_EXISTS = 8
    SURVEY_RUNNING = 9
    FINISHED = 10
    NOT_RUNNING = 11
    NOT_MOTHBALLED = 12
    NOT_FAILING = 13
    UNCHANGED = 14
    BOTH_WAYS = 15
    QUOTA = 16
    OWN_MONEY = 17
    HEDGED = 18
    AUDITED = 19
    NOTHING_THERE = 20
    CLAIMED = 21
    CONTRACT_RUNS = 22
    STORE_SHORT = 23


@dataclass(frozen=True, slots=True)
class Verdict:
    """Reason codes of the orders of a week: (R, H) for halls, (R, P) for provinces; and what halls' orders cost.

    ``hall_due`` is what the planner is poorer by: the cost, less what a hall that is given up has, or more by what
    it lacks. Both are million yuan (R, H). ``policy`` is (R, $, P), ``contract`` (R, P, G).
    """

    place: Array
    pause: Array
    resume: Array
    cancel: Array
    price: Array
    voucher: Array
    link: Array
    survey: Array
    contract: Array
    policy: Array
    sell: Array
    buy: Array
    hedge: Array
    repurpose: Array
    mothball: Array
    reopen: Array
    takeover: Array
    audit: Array
    start: Array
    hall_cost: Array
    hall_due: Array


def chip_open(chip: Array, week: Array, p: Parameters) -> Array:
    """Whether chips (R or 1, n) may be bought in a week (R,): inside one of their legal windows (R, n)."""
    opens = of_group(p["chip_opens"], chip)
    closes = of_group(p["chip_closes"], chip)
    now = week[..., None, None]
    return np.asarray(((now >= opens) & (now < closes)).any(axis=-1))


def _first(*conditions: tuple[Array, Reason]) -> Array:
    """Return the first reason whose condition holds, 0 where none does."""
    codes: Array = np.zeros((), dtype=np.int64)
    for condition, reason in reversed(conditions):
        codes = np.where(condition, int(reason), codes)
    return codes


@lru_cache(maxsize=16)
def _no_reason(shape: tuple[int, ...]) -> Array:
    """Codes that refuse nothing; frozen, so all weeks share them."""
    return frozen(np.zeros(shape, dtype=np.int64))


def granted(orders: Orders, verdict: Verdict) -> dict[str, Array]:
    """Where each verb is ordered and allowed, by its name."""
    return {verb: orders.asked(verb) & (getattr(verdict, verb) == Reason.OK) for verb in VERBS}


def allowed(state: State, orders: Orders, p: Parameters) -> Verdict:
    """Judge every order of the week; nothing is changed."""
    money = costs.available(state, p)
    start = _first((money < p["start_reserve"][..., None], Reason.PURSE))
    if not orders.anything:
        fine = {verb: _no_reason(getattr(orders, name).shape) for verb, (name, _) in VERBS.items()}
        free = np.zeros(orders.price.shape)
        return Verdict(**fine, start=start, hall_cost=free, hall_due=free)
    played = np.broadcast_to(p["played"] > 0, money.shape)
    provinces, left = _province_verbs(state, orders, p, played, money)
    contract, left = _contracts(state, orders, p, played, left)
    return Verdict(**provinces, contract=contract, **_hall_verbs(state, orders, p, played, left), start=start)


def _province_verbs(
    state: State, orders: Orders, p: Parameters, played: Array, money: Array
) -> tuple[dict[str, Array], Array]:
    """Judge what is ordered of provinces, in a fixed order: survey, link, voucher, policies; and what that leaves."""
    survey_cost = orders.survey * p["survey_cost"][..., None]
    link_cost = orders.link * p["link_cost"]
    voucher_cost = np.maximum(orders.voucher, 0.0) * p["voucher_reserve_years"][..., None]
    after_survey = money - survey_cost
    after_link = after_survey - link_cost
    after_voucher = after_link - voucher_cost
    foreign = (~played, Reason.NOT_YOURS)
    wanted = orders.policy >= 0
    rise = np.where(wanted, np.maximum(orders.policy - state.policy, 0.0), 0.0)
    years = p["voucher_reserve_years"][..., None]
    lever_cost = rise * (p["lever_cost"] + years * p["lever_yearly_cost"])[..., None]
    after_policy = after_voucher[:, None, :] - np.add.accumulate(lever_cost, axis=1)
    return {
        "policy": _first(
            (~played[:, None, :], Reason.NOT_YOURS),
            (wanted & (orders.policy == state.policy_ordered), Reason.UNCHANGED),
            ((lever_cost > 0) & (after_policy < 0), Reason.PURSE),
        ),
        "survey": _first(
            foreign,
            (state.survey_weeks > 0, Reason.SURVEY_RUNNING),
            ((survey_cost > 0) & (after_survey < 0), Reason.PURSE),
        ),
        "link": _first(
            foreign,
            ((state.linked > 0) | (state.link_weeks > 0), Reason.LINK_EXISTS),
            ((link_cost > 0) & (after_link < 0), Reason.PURSE),
        ),
        "voucher": _first(foreign, ((voucher_cost > 0) & (after_voucher < 0), Reason.PURSE)),
    }, after_policy[:, -1]


def _contracts(state: State, orders: Orders, p: Parameters, played: Array, money: Array) -> tuple[Array, Array]:
    """Judge what chips are ordered ahead (R, P, G), and what that leaves of the money (R, P).

    A firm order needs all that it will cost, an option its premium.
    """
    wanted = orders.contract_cards > 0
    if not wanted.any():
        return np.zeros(wanted.shape, dtype=np.int64), money
    whole = costs.contract_total(orders.contract_cards, state, p)
    cost = np.where(orders.contract_firm, whole, costs.contract_payment(whole, orders.contract_firm, p))
    left = money[..., None] - np.add.accumulate(cost, axis=-1)
    on_sale = chip_open(np.arange(wanted.shape[-1])[None], np.full(len(money), float(state.tick)), p)
    reasons = _first(
        (~played[..., None], Reason.NOT_YOURS),
        (~on_sale[:, None, :], Reason.CHIP_CLOSED),
        (state.contract_cards > 0, Reason.CONTRACT_RUNS),
        ((cost > 0) & (left < 0), Reason.PURSE),
    )
    return reasons, left[..., -1]


def _store_short(state: State, orders: Orders, where: Array) -> Array:
    """Whether halls that take their cards from the store find too few there (R, H), in the order of their slots."""
    takes = orders.place_stored & (orders.place_province >= 0)
    if not takes.any():
        return np.zeros_like(takes)
    chips = state.cards_stored.shape[-1]
    shelf = where * chips + np.maximum(orders.place_chip, 0)
    before = np.tril(shelf[:, :, None] == shelf[:, None, :])
    asked = (before * (takes * orders.place_cards)[:, None, :]).sum(axis=-1)
    there = np.take_along_axis(state.cards_stored.reshape(len(where), -1), shelf, axis=-1)
    short: Array = takes & (asked > there)
    return short


def _hall_verbs(state: State, orders: Orders, p: Parameters, played: Array, money: Array) -> dict[str, Array]:
    """Judge what is ordered of halls, by slot, with the money that the provinces' orders leave."""
    # The hall's province is the order's when it is placed, else where it stands.
    where = np.where(orders.place_province >= 0, orders.place_province, state.hall_province)
    taking, auditing = orders.takeover >= 0, orders.audit >= 0
    claimed = np.where(taking, orders.takeover, orders.audit)
    where = np.where(claimed >= 0, of_group(p["holding_home"], np.maximum(claimed, 0)), where)
    mine = np.take_along_axis(played, where, axis=-1)
    week = np.full(state.purse.shape[0], float(state.tick))
    cost = costs.equity(orders, week, p) + costs.leaving(state, orders, p)
    cost = cost + orders.repurpose * to_million(state.hall_budget) * p["repurpose_share"][..., None]
    free_slot = (state.hall_status == EMPTY) & (orders.place_province < 0) & ~taking
    cost = cost + (auditing & free_slot) * p["audit_fee"][..., None]  # one that is refused costs nothing
    more = np.maximum(orders.buy - state.hall_buying, 0)  # what waits already is promised already
    more = more * ((orders.buy >= 0) & (state.hall_status == LIVE))
    cost = cost + costs.used_cards(more, state, p)
    due = cost - costs.taken_over(state, orders)
    promised = _running_total(due, where, state.purse.shape[1])
    left = np.take_along_axis(money, where, axis=-1) - promised
    poor = ((due > 0) & (left < 0), Reason.PURSE)
    nobody = state.hall_status == EMPTY
    gone = (state.hall_status == CANCELLED) | (state.hall_status == FAILED)
    finished = (state.hall_status == LIVE) | (state.hall_status == MOTHBALLED)
    foreign = (~mine, Reason.NOT_YOURS)
    others = (state.hall_audited > 0, Reason.AUDITED)
    common = ((nobody, Reason.NO_HALL), foreign, others, (gone, Reason.FINISHED))
    too_foreign = (_beyond_quota(state, orders, where, p), Reason.QUOTA)
    placing = orders.place_province >= 0
    running = (state.hall_status != LIVE, Reason.NOT_RUNNING)
    failing = np.take_along_axis(state.cash, np.maximum(orders.takeover, 0), axis=-1) < 0
    on_sale = chip_open(np.maximum(orders.place_chip, 0), week, p)
    hedged, hedging = state.hall_hedge_weeks > 0, orders.hedge_share > 0
    usual = costs.own_share(np.zeros_like(orders.place_own), np.maximum(orders.place_operator, 0), p)
    too_little = (orders.place_own >= 0) & (orders.place_own < usual - ROUNDING)
    return {
        "place": _first(
            foreign,
            (~nobody, Reason.SLOT_TAKEN),
            (~on_sale & ~orders.place_stored, Reason.CHIP_CLOSED),
            (_store_short(state, orders, where), Reason.STORE_SHORT),
            too_foreign,
            (too_little, Reason.OWN_MONEY),
            poor,
        ),
        "pause": _first(
            *common,
            (state.hall_status != BUILDING, Reason.NOT_BUILDING),
            (orders.pause & orders.cancel, Reason.BOTH_WAYS),
        ),
        "resume": _first(
            *common, (state.hall_status != PAUSED, Reason.NOT_PAUSED), (orders.resume & orders.cancel, Reason.BOTH_WAYS)
        ),
        "cancel": _first(*common, (finished, Reason.FINISHED), poor),
        "price": _first(*common),
        "sell": _first(*common, running),
        "buy": _first(*common, running, ((orders.sell >= 0) & (orders.buy >= 0), Reason.BOTH_WAYS), too_foreign, poor),
        "hedge": _first(*common, running, (hedged, Reason.HEDGED)),
        "repurpose": _first(*common, running, (hedged | hedging, Reason.HEDGED), poor),
        "mothball": _first(*common, running, (hedged | hedging, Reason.HEDGED)),
        "reopen": _first(*common, (state.hall_status != MOTHBALLED, Reason.NOT_MOTHBALLED)),
        "takeover": _first(
            foreign,
            (~nobody | placing, Reason.SLOT_TAKEN),
            (taking & ~failing, Reason.NOT_FAILING),
            (_claimed(orders.takeover), Reason.CLAIMED),
            (_nothing_there(state, orders.takeover, orders.takeover_share), Reason.NOTHING_THERE),
        ),
        "audit": _first(
            foreign,
            (~free_slot, Reason.SLOT_TAKEN),
            (_claimed(orders.audit, orders.takeover), Reason.CLAIMED),
            (_nothing_there(state, orders.audit, orders.audit_share), Reason.NOTHING_THERE),
            poor,
        ),
        "hall_cost": cost,
        "hall_due": due,
    }


def _claimed(holding: Array, first: Array | None = None) -> Array:
    """Whether an earlier slot claims the same holding this week: what that leaves is not known yet.

    ``first`` are the holdings that are claimed before all of these, whatever their slots.
    """
    if not (holding >= 0).any():
        return np.zeros(holding.shape, dtype=bool)
    same = np.tril(holding[:, :, None] == holding[:, None, :], -1)
    if first is not None:
        same = same | (holding[:, :, None] == first[:, None, :])
    result: Array = same.any(axis=-1) & (holding >= 0)
    return result


def _nothing_there(state: State, holding: Array, share: Array) -> Array:
    """Whether the share of a holding that is to become a hall has not one whole card."""
    if not (holding >= 0).any():
        return np.zeros(holding.shape, dtype=bool)
    cards = np.take_along_axis(state.cards, np.maximum(holding, 0)[..., None], axis=1)
    result: Array = (np.trunc(cards * share[..., None]).sum(axis=-1) == 0) & (holding >= 0)
    return result


def _beyond_quota(state: State, orders: Orders, where: Array, p: Parameters) -> Array:
    """Whether a foreign chip is placed or bought where the planner's own halls then fall short of a province's quota.

    The quota binds the planner like all others: of the capacity of its halls in the province, and of what is ordered
    this week or still to be bought, that share has domestic chips.
    """
    level, placing = state.policy[:, LEVERS.index("quota")], orders.place_province >= 0
    more = orders.buy > state.hall_buying
    if not (level.any() and (placing | more).any()):
        return np.zeros(placing.shape, dtype=bool)
    mine = state.hall_audited == 0
    runs = ((state.hall_status == LIVE) | (state.hall_status == MOTHBALLED)) & mine
    coming = ((state.hall_status == BUILDING) | (state.hall_status == PAUSED)) & mine
    chip = np.where(placing, orders.place_chip, state.hall_chip)
    cards = np.where(placing, orders.place_cards, state.hall_cards * coming)
    cards = cards + np.where(orders.buy >= 0, orders.buy, state.hall_buying) * runs
    domestic = of_group(p["chip_is_domestic"], chip) > 0
    size, held = cards * of_group(p["chip_exaflops"], chip), state.of_halls(state.cards)
    all_ = size + runs * of_cards(held, p["chip_exaflops"])
    home = size * domestic + runs * of_cards(held, p["chip_exaflops"] * p["chip_is_domestic"])
    here, of_home = (per_group(part, where, state.purse.shape[1]) for part in (all_, home))
    short = of_home < level * here * (1.0 - 1e-9)
    result: Array = (placing | more) & ~domestic & np.take_along_axis(short, where, axis=-1)
    return result


def _running_total(cost: Array, where: Array, provinces: int) -> Array:
    """Money promised by the halls of the same province up to and including each slot, in slot order."""
    here = where[..., None] == np.arange(provinces)
    sums = np.add.accumulate(here * cost[..., None], axis=1)
    result: Array = np.take_along_axis(sums, where[..., None], axis=-1)[..., 0]
    return result


__all__ = ["Reason", "Verdict", "allowed", "chip_open", "granted"]
