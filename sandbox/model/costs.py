"""What orders cost, and what money a planner has for them: the rules ask, and who carries orders out pays the same."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.cards import new_card_cost
from sandbox.model.ledger import to_million
from sandbox.model.state import BUILDING, LIVE, MOTHBALLED, PAUSED, Array, Orders, Parameters, State
from sandbox.model.sums import of_group, per_group, total


def hall_budget(chip: Array, cards: Array, week: Array, p: Parameters, stored: Array) -> Array:
    """Whole cost of a hall, million yuan (R, H): cards at the all-in cost of their chip, falling over the years.

    A hall whose cards come from the store pays for all the rest.
    """
    decline = kernels.exp(-p["server_cost_decline"] * week / p["weeks_per_year"])
    each = of_group(p["chip_cost"], np.maximum(chip, 0))
    if stored.any():
        each = each - stored * of_group(p["chip_first_price"], np.maximum(chip, 0)) / p["thousand"][..., None]
        each = np.maximum(each, 0.0)
    budget: Array = cards * each * decline[..., None]
    return budget


def contract_total(cards: Array, state: State, p: Parameters) -> Array:
    """What ordered cards (R, P, G) cost at today's price of a new card, million yuan."""
    whole: Array = cards * card_cost(state, p)[:, None, :] / p["thousand"][..., None, None]
    return whole


def card_cost(state: State, p: Parameters) -> Array:
    """What a new card of each chip costs this week, thousand yuan (R, G)."""
    week = np.full(state.purse.shape[0], float(state.tick))
    names = ("server_cost_decline", "weeks_per_year", "new_card_floor")
    return new_card_cost(state.card_price, p["chip_first_price"], week, *(p[name] for name in names))


def contract_payment(whole: Array, firm: Array, p: Parameters) -> Array:
    """What is paid at once of what ordered cards cost (R, P, G): a deposit (``firm``), or an option's premium."""
    share = np.where(firm, p["contract_deposit"][..., None, None], p["option_premium"][..., None, None])
    payment: Array = whole * share
    return payment


def available(state: State, p: Parameters) -> Array:
    """Money a planner may still promise, million yuan (R, P): purse and credit line less what is promised already."""
    promised = _promised(state, p)
    credit = p["purse_income_rate"] * p["yuan_scale"]
    free: Array = to_million(state.purse) + p["gdp"] * (credit * p["purse_credit_years"])[..., None] - promised
    return free


def _promised(state: State, p: Parameters) -> Array:
    """Equity of halls under construction, and cards that are to be bought or are on order, million yuan (R, P)."""
    unfinished = (state.hall_status == BUILDING) | (state.hall_status == PAUSED)
    promised = np.zeros(state.purse.shape)
    if unfinished.any():
        rest = to_million(np.where(unfinished, state.hall_budget - state.hall_invested, 0))
        equity = rest * own_share(state.hall_own_money, state.hall_operator, p)
        promised = per_group(equity, state.hall_province, p["gdp"].shape[-1])
    if state.contract_firm.any():
        rest = (1.0 - p["contract_deposit"][..., None, None]) * state.contract_firm * state.contract_cards
        promised = promised + total(rest * state.contract_price) / p["thousand"][..., None]
    if state.hall_buying.any():
        # A mothballed hall goes on buying when it is reopened.
        waiting = np.where((state.hall_status == LIVE) | (state.hall_status == MOTHBALLED), state.hall_buying, 0)
        promised = promised + per_group(used_cards(waiting, state, p), state.hall_province, p["gdp"].shape[-1])
    return promised


def own_share(ordered: Array, operator: Array, p: Parameters) -> Array:
    """Part of a hall's cost that is no debt (R, H): what was ordered, else its operator's usual part."""
    share: Array = np.where(ordered > 0, ordered, 1.0 - of_group(p["operator_debt_share"], operator))
    return share


def used_cards(cards: Array, state: State, p: Parameters) -> Array:
    """What second-hand cards of the halls' chips cost at last week's price, million yuan (R, H)."""
    price = of_group(state.card_price, state.hall_chip) * (1.0 + p["sale_spread"][..., None])
    cost: Array = cards * price / p["thousand"][..., None]
    return cost


def equity(orders: Orders, week: Array, p: Parameters) -> Array:
    """What the planner itself puts into the halls that are placed, million yuan (R, H)."""
    budget = hall_budget(orders.place_chip, orders.place_cards, week, p, orders.place_stored)
    budget = budget * (orders.place_province >= 0)
    result: Array = budget * own_share(orders.place_own, np.maximum(orders.place_operator, 0), p)
    return result


def leaving(state: State, orders: Orders, p: Parameters) -> Array:
    """What giving halls up costs, million yuan (R, H): the penalty, and their debt, which falls due."""
    standing = (state.hall_status == BUILDING) | (state.hall_status == PAUSED)
    penalty = to_million(np.where(standing, state.hall_budget, 0)) * p["cancel_penalty"][..., None]
    owed = np.where(standing, to_million(state.of_halls(state.debt)), 0.0)
    result: Array = orders.cancel * (penalty + owed)
    return result


def taken_over(state: State, orders: Orders) -> Array:
    """Money of the halls that are given up, million yuan (R, H): the planner gets it, or pays what they lack."""
    cash: Array = orders.cancel * to_million(state.of_halls(state.cash))
    return cash
