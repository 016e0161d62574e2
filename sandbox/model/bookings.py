"""Every purse after a week: each flow of money is booked once, in fen, and moves from one purse to another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from sandbox.model import ledger
from sandbox.model.card_moves import HallTrades
from sandbox.model.state import HOLDING_FLOWS, PARTIES, PROVINCE_FLOWS, Array, Axes, Parameters, State
from sandbox.model.sums import flat_nonzero, of_group, total, whole_per_group

THOUSAND = 1000.0  # thousand yuan in a million
PUBLIC = ("voucher", "subsidy", "policies", "power", "guarantee")  # of the public money; tax is given back beside it


def book(
    axes: Axes, p: Parameters, state: State, names: Mapping[str, Any], sold: Array, trades: HallTrades
) -> dict[str, Array]:
    """Every purse after the week, by the name of its stock, in fen: holdings (R, K), provinces (R, P), parties (R, 7).

    ``sold`` are offered cards that found a buyer (R, G); ``trades`` what halls sold and bought themselves.
    """
    first_hall, provinces = axes.first_hall, len(axes.provinces)
    flows, booked, holding_carry = _in_fen(_holding_flows(state, names), HOLDING_FLOWS, state.holding_carry)
    spent, paid_out, province_carry = _in_fen(_province_flows(names), PROVINCE_FLOWS, state.province_carry)
    cash = state.cash + flows["rent"] + flows["voucher"] + flows["hedge"] - flows["upkeep"] - flows["power"]
    cash = cash - flows["interest"] - flows["amortisation"] - flows["tax"]
    debt = state.debt + flows["draw"] - flows["amortisation"]
    equity = flows["investment"] - flows["draw"]

    # Halls pay taxes to their province and get its equity; what is given up leaves it debt and cash.
    given_up, hall = names["hall_cancelled"], np.s_[:, first_hall:]
    to_purse = flows["tax"][hall] - equity[hall] + np.where(given_up, cash[hall] - debt[hall], 0)
    province = names["holding_province"]
    purse = state.purse + whole_per_group(to_purse, province[hall], provinces)
    purse = purse + _of_provinces(names, flows["tax"][:, :first_hall], spent, provinces)
    voucher_paid = np.zeros(purse.shape, np.int64)
    if flows["voucher"].any():
        voucher_paid = whole_per_group(flows["voucher"], province, provinces)

    # What failing owners lack or owe is the bank's loss; what their cards fetch is its comfort.
    written_off, debt = _written_off(names, cash, debt, first_hall)
    proceeds = ledger.to_fen(total(sold * names["card_price"]) / THOUSAND)
    fetched, paid = _second_hand(p, state, names, trades)
    if paid.any():
        purse = purse - whole_per_group(paid, province[hall], provinces)
    repaid = np.where(given_up, debt[hall], 0).sum(axis=1)
    lost = written_off.sum(axis=1) - proceeds
    parties = _parties(
        state,
        booked,
        paid_out,
        voucher_paid,
        equity[:, :first_hall],
        repaid,
        lost,
        proceeds + fetched.sum(axis=1) - paid.sum(axis=1),
    )
    cash = cash + written_off
    cash[hall] += fetched
    cash[hall] = np.where(given_up, 0, cash[hall])
    debt[hall] = np.where(names["hall_failed"] | given_up, 0, debt[hall])
    public = sum((paid_out[name] for name in PUBLIC), -np.minimum(flows["tax"], 0).sum(axis=1))
    return {
        "cash": cash,
        "debt": debt,
        "holding_carry": holding_carry,
        "province_carry": province_carry,
        "parties": parties,
        "fiscal_cost": state.fiscal_cost + public,
        "purse": purse,
        "hall_invested": state.hall_invested + flows["investment"][hall],
    }


def _of_provinces(names: Mapping[str, Any], pool_tax: Array, spent: Mapping[str, Array], provinces: int) -> Array:
    """What purses gain beside their halls, fen (R, P); ``pool_tax`` (R, pools' holdings), ``spent`` (R, P) by name."""
    gain: Array = spent["income"] - sum(spent[name] for name in PROVINCE_FLOWS if name != "income")
    if names["tax_refund"].any():  # what pools pay is part of the income, so only what they are spared is booked
        province = names["holding_province"][:, : pool_tax.shape[1]]
        gain = gain + whole_per_group(pool_tax, province, provinces)
    return gain


def _written_off(names: Mapping[str, Any], cash: Array, debt: Array, first_hall: int) -> tuple[Array, Array]:
    """What failing owners lack and never pay, fen (R, K), and the debt that is left of all (R, K)."""
    lacking, debt, fails = np.zeros(cash.shape, np.int64), debt.copy(), flat_nonzero(names["written_share"] > 0)
    if len(fails):
        share, owed = names["written_share"].take(fails), debt.take(fails)
        lacking.reshape(-1)[fails] = ledger.part_of(np.maximum(-cash.take(fails), 0), share)
        debt.reshape(-1)[fails] = owed - ledger.part_of(owed, share)
    hall = np.s_[:, first_hall:]
    lacking[hall] = np.where(names["hall_failed"], -cash[hall], lacking[hall])
    return lacking, debt


def book_values(
    axes: Axes, p: Parameters, state: State, names: Mapping[str, Any], trades: HallTrades
) -> dict[str, Array]:
    """Books after trade and failure, million yuan (R, K): sold cards go at their part, bought ones at what they cost.

    Nothing where no hall trades, fails or is given up.
    """
    gone = names["hall_failed"] | names["hall_cancelled"]
    if not (trades.sells.any() or trades.buys.any() or gone.any()):
        return {}
    book, hall = names["book_value"].copy(), np.s_[:, axes.first_hall :]
    paid = ledger.to_million(_second_hand(p, state, names, trades)[1])
    sold = trades.sells / np.maximum(state.cards[hall].sum(axis=-1), 1)
    book[hall] = np.where(gone, 0.0, book[hall] * (1.0 - sold) + paid)
    return {"book_value": book}


def _second_hand(p: Parameters, state: State, names: Mapping[str, Any], trades: HallTrades) -> tuple[Array, Array]:
    """What the cards that halls sell fetch, and what those that they buy cost, in fen (R, H)."""
    if not (trades.sells.any() or trades.buys.any()):
        nothing = np.zeros(trades.sells.shape, np.int64)
        return nothing, nothing
    price, spread = of_group(names["card_price"], state.hall_chip), p["sale_spread"][..., None]
    fetched = ledger.to_fen(trades.sells * (price * (1.0 - spread)) / THOUSAND)
    return fetched, ledger.to_fen(trades.buys * (price * (1.0 + spread)) / THOUSAND)


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


def _in_fen(
    flows: Mapping[str, Array], order: Sequence[str], carry: Array
) -> tuple[dict[str, Array], dict[str, Array], Array]:
    """Book flows (R, n), million yuan, as whole fen; ``carry`` (R, n, flows) holds what was left of them.

    Returns them by name (R, n), the sum of each (R,), and what is left now. They are rounded as the carry lies in
    memory, all flows of a holding together, and then laid out flow by flow for what is reckoned with each.
    """
    fen = np.empty(carry.shape)
    for i, name in enumerate(order):
        np.multiply(flows[name], ledger.FEN_PER_MILLION, out=fen[..., i])
    whole, left = ledger.book(fen, carry)
    by_flow = whole.transpose(2, 0, 1).astype(np.int64, order="C")
    return dict(zip(order, by_flow, strict=True)), dict(zip(order, by_flow.sum(axis=-1), strict=True)), left


def _parties(
    state: State,
    flows: Mapping[str, Array],
    spent: Mapping[str, Array],
    voucher_paid: Array,
    pool_equity: Array,
    repaid: Array,
    lost: Array,
    proceeds: Array,
) -> Array:
    """The other sides of all bookings (R, parties), so that money moves and is never made.

    ``flows`` and ``spent`` are what all holdings and all provinces booked (R,), by name.
    """
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
