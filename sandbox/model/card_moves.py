"""Where cards are after a week: every card that moves leaves one place and comes to another, whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sandbox.model import cards, rules
from sandbox.model.ledger import FEN_PER_MILLION, part_of
from sandbox.model.state import BUILDING, LIVE, PAUSED, Array, Axes, Parameters, State
from sandbox.model.sums import flat_nonzero, of_group, whole_of_rows

SERVER = 8  # cards that are delivered together
DELIVERY_STAGE = 4  # from this stage on a hall has its cards


@dataclass(frozen=True, slots=True)
class HallTrades:
    """Second-hand cards that halls sell and buy in a week, and the part of a card each is still owed (all R, H)."""

    sells: Array
    buys: Array
    carry: Array


def undelivered(p: Parameters, state: State, names: Mapping[str, Any]) -> tuple[Array, Array]:
    """Cards of halls under construction that never come, because their chip's window closed last week (R, H).

    Also what the halls' budgets shrink by: a part of those cards' share of what is still to be paid.
    """
    waiting = ((state.hall_status == BUILDING) | (state.hall_status == PAUSED)) & (state.hall_stage < DELIVERY_STAGE)
    waiting = waiting & (state.hall_stored == 0)  # what comes from the store is there
    if not waiting.any():
        nothing = np.zeros(state.hall_cards.shape, np.int64)
        return nothing, nothing
    closed = rules.chip_open(state.hall_chip, names["week"] - 1.0, p) & ~rules.chip_open(
        state.hall_chip, names["week"], p
    )
    part = np.floor(state.hall_cards * p["delivery_lost"][..., None] / SERVER).astype(np.int64) * SERVER
    lost = np.where(waiting & closed, part, 0)
    now_due = np.ceil(names["hall_investment"] * FEN_PER_MILLION).astype(np.int64)
    unpaid = np.maximum(state.hall_budget - state.hall_invested - now_due, 0)
    share = p["delivery_refund"][..., None] * lost / np.maximum(state.hall_cards, 1)
    return lost, part_of(unpaid, share)


def hall_trades(axes: Axes, p: Parameters, state: State, names: Mapping[str, Any]) -> HallTrades:
    """What halls sell and would buy this week: how many of them get their cards ``move`` finds out.

    A hall gets a part of the week's trade, no more; in a thin market a card goes every few weeks.
    """
    if not (state.hall_selling.any() or state.hall_buying.any()):
        nothing = np.zeros(state.hall_cards.shape, np.int64)
        return HallTrades(nothing, nothing, np.zeros(nothing.shape))
    runs = (state.hall_status == LIVE) & ~names["hall_failed"]
    own = np.take_along_axis(state.cards[:, axes.first_hall :], state.hall_chip[..., None], axis=-1)[..., 0]
    sells = np.where(runs, np.minimum(state.hall_selling, own), 0)
    buys = np.where(runs, state.hall_buying, 0)
    trade = of_group(names["card_trades"], state.hall_chip) * p["sale_share"][..., None]
    turn = np.where((sells > 0) | (buys > 0), trade + state.hall_trade_carry, 0.0)
    whole = np.floor(turn)
    most = whole.astype(np.int64)
    return HallTrades(np.minimum(sells, most), np.minimum(buys, most), turn - whole)


def served(wanted: Array, chip: Array, there: Array) -> Array:
    """Cards that halls get (R, H) of those that are there (R, G): of the same chip, in the order of their slots."""
    of_chip = np.where(chip[..., None] == np.arange(there.shape[-1]), wanted[..., None], 0)
    before = np.cumsum(of_chip, axis=1) - of_chip
    left = np.take_along_axis(there[:, None, :] - before, chip[..., None], axis=-1)[..., 0]
    served: Array = np.clip(left, 0, wanted)
    return served


def move(
    axes: Axes, p: Parameters, state: State, names: Mapping[str, Any], trades: HallTrades
) -> tuple[dict[str, Array], Array, HallTrades]:
    """Move every card that moves this week; also returns the offered ones that were sold (R, G), and what halls got.

    Halls on the market buy what is left of the offered cards, and then what traders have.
    """
    running, mothballed, thrown, exit_carry, changed = _in_holdings(p, state, names)
    wanted, by_halls = names["cards_entered"], np.zeros(thrown.shape, np.int64)
    of_halls = running[:, axes.first_hall :]
    if names["hall_finished"].any() or trades.sells.any() or names["hall_failed"].any():
        change, made, lost, by_halls = _opened_and_left(axes, state, names, trades.sells, of_halls)
        of_halls += change
        changed[:, axes.first_hall :] = True
        wanted, thrown = wanted + made, thrown + lost
    second_hand = np.minimum(state.cards_in_delivery, wanted)
    offered = state.cards_offered + thrown

    traded = names["card_trades"] + state.trade_carry
    changing = np.minimum(np.floor(traded).astype(np.int64), offered + state.cards_elsewhere)
    sold = np.minimum(changing, offered)
    to_halls, to_others, scrapped = cards.split(changing, p["card_destinations"])
    left = state.cards_elsewhere - (changing - sold)
    abroad = np.minimum(np.floor(names["card_exports"]).astype(np.int64), left)
    left = left - abroad
    buys = trades.buys
    if buys.any():
        buys = served(buys, state.hall_chip, offered - sold + left)
        got = np.where(state.hall_chip[..., None] == np.arange(len(axes.chips)), buys[..., None], 0)
        of_halls += got
        changed[:, axes.first_hall :] = True
        from_offered = np.minimum(got.sum(axis=1), offered - sold)
        left, sold = left - (got.sum(axis=1) - from_offered), sold + from_offered
    arrived = names["contract_arrived"].sum(axis=1).astype(np.int64)
    places = {
        "cards": running,
        **cards.anew(vars(state), flat_nonzero(changed), running, p),
        "cards_mothballed": mothballed,
        "cards_made": state.cards_made + wanted - second_hand + arrived,
        "cards_offered": offered - sold,
        "cards_in_delivery": state.cards_in_delivery - second_hand + to_halls,
        "cards_elsewhere": left + to_others + by_halls,
        "cards_exported": state.cards_exported + abroad,
        "cards_scrapped": state.cards_scrapped + scrapped,
        "entry_carry": names["entry_carry_next"],
        "exit_carry": exit_carry,
        "trade_carry": traded - np.floor(traded),
    }
    return places, sold, HallTrades(trades.sells, buys, trades.carry)


def _in_holdings(p: Parameters, state: State, names: Mapping[str, Any]) -> tuple[Array, Array, Array, Array, Array]:
    """Buy, give up and revive cards of holdings.

    Returns the cards that run then and those that are mothballed (both R, K, G), those that sellers offer (R, G), the
    capacity that is carried to next week (R, K) EF, and which holdings' running cards changed (R, K).
    """
    changed = names["capacity_bought"] != 0
    buys = flat_nonzero(changed)  # in most weeks most holdings keep what they have
    running = cards.added(state.cards, buys, cards.rows(names["cards_bought"]).take(buys, axis=0))
    mothballed = state.cards_mothballed
    thrown, carry = np.zeros(state.cards_offered.shape, np.int64), state.exit_carry
    if names["leaving_share"].any():  # as long as nobody is in trouble nobody gives up
        gives, leaving, carry = cards.given_up(
            state.cards, names["leaving_share"], carry, names["holding_capacity"], p["chip_exaflops"]
        )
        cards.rows(running)[gives] -= leaving
        changed.reshape(-1)[gives] = True
        sells = (names["holding_sells"] > 0).take(gives)
        offered = leaving.compress(sells, axis=0)
        thrown = thrown + whole_of_rows(offered, gives.compress(sells) // carry.shape[1], len(carry))
        if not sells.all():
            mothballed = cards.added(mothballed, gives.compress(~sells), leaving.compress(~sells, axis=0))
    held, revived = cards.rounded_up(state.cards_mothballed, names["revival_share"])
    if revived.any():
        mothballed = mothballed.copy() if mothballed is state.cards_mothballed else mothballed
        running.reshape(-1)[held] += revived
        mothballed.reshape(-1)[held] -= revived
        changed.reshape(-1)[held // len(p["chip_exaflops"][0])] = True
    return running, mothballed, thrown, carry, changed


def _opened_and_left(
    axes: Axes, state: State, names: Mapping[str, Any], sells: Array, of_halls: Array
) -> tuple[Array, Array, Array, Array]:
    """How halls' cards (R, H, G) change: finished halls get theirs, sellers and failed ones lose theirs.

    Also the cards that must be made for it, those that failed halls leave, and those that halls sell (all R, G).
    """
    of_chip = state.hall_chip[..., None] == np.arange(len(axes.chips))
    opened = np.where(names["hall_finished"][..., None] & of_chip, state.hall_cards[..., None], 0)
    sold = np.where(of_chip, sells[..., None], 0)
    lost = np.where(names["hall_failed"][..., None], of_halls, 0)
    made, from_store = opened.sum(axis=1), names["hall_finished"] & (state.hall_stored > 0)
    if from_store.any():  # these were made when they came
        made = made - np.where(from_store[..., None] & of_chip, state.hall_stored[..., None], 0).sum(axis=1)
    return opened - sold - lost, made, lost.sum(axis=1), sold.sum(axis=1)
