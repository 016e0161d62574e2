"""What money is made of, which is booked in whole fen: what there was, what came and went, and what rounding made."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from sandbox.model import ledger
from sandbox.report.entries import chosen
from sandbox.report.parts.item import Item, Parts, made, plain, summed
from sandbox.report.parts.values import Values


def booked(items: list[Item], actual: float) -> Parts:
    """Leave out what is nothing, and tell what whole fen make of the rest."""
    some = [i for i in items if i.value or i.part == "before"]
    left = actual - summed(some)
    rounding = [plain("+", left, "MCNY", "rounding")] if left else []
    return made("sum", (*some, *rounding))


def _holding(v: Values, at: dict[str, str]) -> int:
    return int(np.flatnonzero(chosen(v.labels["K"], at))[0])


def _ended(v: Values, k: int) -> str:
    """Say whether a hall was given up or failed this week; empty for all that goes on."""
    slot = k - v.model.axes.first_hall
    if slot < 0:
        return ""
    if v.names["hall_cancelled"][0, slot]:
        return "given_up"
    return "written_off" if v.names["hall_failed"][0, slot] else ""


def _cash_flows(v: Values, at: dict[str, str]) -> list[Item]:
    """What a holding's cash was, and what came and went in the week but for its end."""
    k = _holding(v, at)
    gains, costs = ("rent_revenue", "voucher_revenue", "hedge_revenue", "tax_refund"), ("upkeep", "power_bill")
    start = ledger.to_million(v.names["cash"][0, k])
    items = [plain("+", float(start), "MCNY", "before"), *(v.item("+", name, at) for name in gains)]
    items += [v.item("-", name, at) for name in (*costs, "interest_due", "amortisation_due")]
    if k >= v.model.axes.first_hall:
        items.append(v.item("-", "hall_tax", at))
    return items


def _cash(v: Values, at: dict[str, str]) -> Parts:
    k, items = _holding(v, at), _cash_flows(v, at)
    share, slot = float(v.names["written_share"][0, k]), k - v.model.axes.first_hall
    if _ended(v, k):
        items.append(plain("+", -summed(items), "MCNY", _ended(v, k)))
    elif share:
        items.append(plain("+", max(-summed(items), 0.0) * share, "MCNY", "written_off"))
    if slot >= 0 and not _ended(v, k):
        items.append(plain("+", _traded(v, slot, "hall_selling", -1.0), "MCNY", "sold"))
    return booked(items, v.value("end.cash_million", at))


def _traded(v: Values, slot: int, name: str, sign: float) -> float:
    """Return what a hall got or paid for second-hand cards this week, million yuan."""
    cards = float(v.names[name][0, slot] - getattr(v.week.after, name)[0, slot])
    price = float(v.names["card_price"][0, int(v.names["hall_chip"][0, slot])])
    return cards * price * (1.0 + sign * float(v.names["sale_spread"][0])) / 1000.0


def _debt_flows(v: Values, at: dict[str, str]) -> list[Item]:
    start = float(ledger.to_million(v.names["debt"][0, _holding(v, at)]))
    before = plain("+", start, "MCNY", "before")
    return [before, v.item("+", "debt_drawn", at), v.item("-", "amortisation_due", at)]


def _debt(v: Values, at: dict[str, str]) -> Parts:
    k, items = _holding(v, at), _debt_flows(v, at)
    share = 1.0 if _ended(v, k) else float(v.names["written_share"][0, k])
    if share:
        items.append(plain("-", summed(items) * share, "MCNY", _ended(v, k) or "written_off"))
    return booked(items, v.value("end.debt_million", at))


def purse_flows(v: Values, at: dict[str, str]) -> list[Item]:
    """What came into a planner's purse in the week and what went out of it."""
    spent = ("order_payments", "capital_subsidy", "link_fee", "voucher_outlay", "policy_outlay", "power_subsidy",
             "guarantee_call", "contract_payments", "tax_refund", "hall_equity")  # fmt: skip
    items = [v.item("+", "purse_income", at), v.item("+", "hall_tax", at), *(v.item("-", name, at) for name in spent)]
    here = np.flatnonzero(chosen(v.labels["H"], at))
    given, bought = 0.0, 0.0
    for slot in map(int, here):
        hall = {"hall": str(slot + 1)}
        if v.names["hall_cancelled"][0, slot]:
            given += summed(_cash_flows(v, hall)) - summed(_debt_flows(v, hall))
        bought += _traded(v, slot, "hall_buying", 1.0)
    return [*items, plain("+", given, "MCNY", "given_up"), plain("-", bought, "MCNY", "bought")]


def _purse(v: Values, at: dict[str, str]) -> Parts:
    place = int(np.flatnonzero(chosen(v.labels["P"], at))[0])
    start = plain("+", float(ledger.to_million(v.names["purse"][0, place])), "MCNY", "before")
    return booked([start, *purse_flows(v, at)], v.value("end.purse_million", at))


def _fiscal(v: Values, at: dict[str, str]) -> Parts:
    start = plain("+", float(ledger.to_million(v.names["fiscal_cost"][0])), "MCNY", "before")
    return booked([start, v.item("+", "public_money", at)], v.value("end.fiscal_million", at))


BOOKED: Mapping[str, Callable[[Values, dict[str, str]], Parts]] = {
    "cash_million": _cash,
    "debt_million": _debt,
    "purse_million": _purse,
    "fiscal_million": _fiscal,
}
