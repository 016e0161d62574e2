"""The words of what numbers are made of: how, from which parts, and where."""

from __future__ import annotations

import math

import sandbox
from ui.words import catalogue, deals, parameters, policies
from ui.words.i18n import THIN, Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

QUARTER = 13  # weeks
OPS = {"+": "+", "-": "−", "*": "×", "/": "÷", "": ""}
HOW: dict[str, str] = {
    "sum": QT_TRANSLATE_NOOP("Parts", "These add up to it:"),
    "product": QT_TRANSLATE_NOOP("Parts", "No sum but a product:"),
    "ratio": QT_TRANSLATE_NOOP("Parts", "No sum but a ratio:"),
    "up": QT_TRANSLATE_NOOP("Parts", "No sum but a ratio, rounded up:"),
    "equation": QT_TRANSLATE_NOOP("Parts", "No sum: the equation below gives it, from what it needs."),
}
HOW["counted"] = QT_TRANSLATE_NOOP("Parts", "Counted as the line below says, from what it needs.")
FEW = QT_TRANSLATE_NOOP("Parts", "No sum: the equation below gives it, from these:")
# Where a plain input comes from.
GIVEN: dict[str, str] = {
    "table": QT_TRANSLATE_NOOP("Parts", "Set by the tables: {source}."),
    "scenario": QT_TRANSLATE_NOOP("Parts", "Set by the scenario: {source}."),
    "decision": QT_TRANSLATE_NOOP("Parts", "Set by decisions, or by the scenario."),
    "chance": QT_TRANSLATE_NOOP("Parts", "Drawn by chance."),
    "calendar": QT_TRANSLATE_NOOP("Parts", "Set by the calendar."),
    "past": QT_TRANSLATE_NOOP("Parts", "Remembered from earlier weeks."),
    "nothing": QT_TRANSLATE_NOOP("Parts", "There is nothing here to be counted this week."),
    "several": QT_TRANSLATE_NOOP("Parts", "Many numbers that do not add up: choose a place above for one of them."),
}
NAMES: dict[str, str] = {
    "use": QT_TRANSLATE_NOOP("Parts", "In use for the market"),
    "own_use": QT_TRANSLATE_NOOP("Parts", "Clouds' own use"),
    "used": QT_TRANSLATE_NOOP("Parts", "In use, clouds' own included"),
    "idle": QT_TRANSLATE_NOOP("Parts", "Merchant capacity that stands idle"),
    "racks_let": QT_TRANSLATE_NOOP("Parts", "Racks let"),
    "design_megawatts": QT_TRANSLATE_NOOP("Parts", "Power of all machines at full load"),
    "cards_fallen": QT_TRANSLATE_NOOP("Parts", "Lost against the books"),
    "cards_booked": QT_TRANSLATE_NOOP("Parts", "Running cards in the books"),
    "cards_worth": QT_TRANSLATE_NOOP("Parts", "Running cards, second hand"),
    "cards": QT_TRANSLATE_NOOP("Parts", "Cards"),
    "chip_exaflops": QT_TRANSLATE_NOOP("Parts", "Capacity of a card"),
    "thousand": QT_TRANSLATE_NOOP("Parts", "A thousand, for the unit"),
    "served_share": QT_TRANSLATE_NOOP("Parts", "Share of demand that is served"),
    "in_time_share": QT_TRANSLATE_NOOP("Parts", "Share served in time"),
    "stages_left": QT_TRANSLATE_NOOP("Parts", "Stages left"),
    "stages_a_week": QT_TRANSLATE_NOOP("Parts", "Stages a week"),
    "hall_stage": QT_TRANSLATE_NOOP("Parts", "Stages passed"),
    "hall_progress": QT_TRANSLATE_NOOP("Parts", "Built of the present stage"),
    "mean_round_trip": QT_TRANSLATE_NOOP("Parts", "Round trip over its network"),
    "market_rent": QT_TRANSLATE_NOOP("Parts", "Market rent"),
    "site_price": QT_TRANSLATE_NOOP("Parts", "Times the market that it asks"),
    "public_money": QT_TRANSLATE_NOOP("Parts", "Paid in this week"),
    "purse_income": QT_TRANSLATE_NOOP("Parts", "Usual income"),
    "hall_tax": QT_TRANSLATE_NOOP("Parts", "Taxes of halls"),
    "order_payments": QT_TRANSLATE_NOOP("Parts", "Orders paid at once"),
    "capital_subsidy": QT_TRANSLATE_NOOP("Parts", "Subsidies"),
    "link_fee": QT_TRANSLATE_NOOP("Parts", "Direct link"),
    "voucher_outlay": QT_TRANSLATE_NOOP("Parts", "Vouchers"),
    "policy_outlay": QT_TRANSLATE_NOOP("Parts", "Policies"),
    "power_subsidy": QT_TRANSLATE_NOOP("Parts", "Power deals"),
    "guarantee_call": QT_TRANSLATE_NOOP("Parts", "Guarantees called"),
    "contract_payments": QT_TRANSLATE_NOOP("Parts", "Cards on order"),
    "tax_refund": QT_TRANSLATE_NOOP("Parts", "Taxes given back"),
    "hall_equity": QT_TRANSLATE_NOOP("Parts", "Own money put into halls"),
    "rent_revenue": QT_TRANSLATE_NOOP("Parts", "Rent paid by users"),
    "voucher_revenue": QT_TRANSLATE_NOOP("Parts", "Rent paid by vouchers"),
    "hedge_revenue": QT_TRANSLATE_NOOP("Parts", "From rent sold forward"),
    "upkeep": QT_TRANSLATE_NOOP("Parts", "Staff and upkeep"),
    "power_bill": QT_TRANSLATE_NOOP("Parts", "Electricity"),
    "interest_due": QT_TRANSLATE_NOOP("Parts", "Interest"),
    "amortisation_due": QT_TRANSLATE_NOOP("Parts", "Repayment"),
    "debt_drawn": QT_TRANSLATE_NOOP("Parts", "New debt"),
    "policy": QT_TRANSLATE_NOOP("Parts", "Level of a policy"),
    "limit": QT_TRANSLATE_NOOP("Parts", "Limit"),
    "one": QT_TRANSLATE_NOOP("Parts", "All of it"),
    "stages": QT_TRANSLATE_NOOP("Parts", "Stages of a hall"),
    "before": QT_TRANSLATE_NOOP("Parts", "A week before, with this week's orders"),
    "at_start": QT_TRANSLATE_NOOP("Parts", "how the game begins"),
    "ordered": QT_TRANSLATE_NOOP("Parts", "Cards ordered"),
    "change": QT_TRANSLATE_NOOP("Parts", "The week's change"),
    "rounding": QT_TRANSLATE_NOOP("Parts", "Rounding to whole fen"),
    "written_off": QT_TRANSLATE_NOOP("Parts", "Written off by creditors"),
    "given_up": QT_TRANSLATE_NOOP("Parts", "Halls given up"),
    "sold": QT_TRANSLATE_NOOP("Parts", "Cards sold"),
    "bought": QT_TRANSLATE_NOOP("Parts", "Cards bought"),
    "forgotten": QT_TRANSLATE_NOOP("Parts", "What is a year old"),
    "weeks": QT_TRANSLATE_NOOP("Parts", "{first} to {last} weeks ago"),
    "week": QT_TRANSLATE_NOOP("Parts", "weeks ago: {first}"),
    "batch": QT_TRANSLATE_NOOP("Parts", "Inference that can wait"),
    "interactive": QT_TRANSLATE_NOOP("Parts", "Inference that cannot wait"),
    "direct": QT_TRANSLATE_NOOP("Parts", "Direct network"),
    "backbone": QT_TRANSLATE_NOOP("Parts", "Backbone network"),
    "public": QT_TRANSLATE_NOOP("Parts", "Public network"),
    "all_halls": QT_TRANSLATE_NOOP("Parts", "pool"),
}
# What has the words of another.
AS = {
    "use_by_province": "use", "merchant_used": "use", "pool_used": "use", "own_hall_use": "use", "pool_use": "use",
    "own_use_here": "own_use", "merchant_idle": "idle", "racks_let_megawatts": "racks_let", "hall_cards": "cards",
    "rent": "market_rent", "policy_guarantee": "policy",
}  # fmt: skip
# What has the words of a measure.
LABELS = {
    "cards_capacity": "capacity", "cards_held": "capacity", "owner_capacity": "capacity", "cash_million": "cash",
    "owner_cash": "cash", "debt_million": "debt", "owner_debt": "debt", "merchant_owed": "merchant_debt",
    "purse_million": "purse", "fiscal_million": "fiscal_cost", "fiscal_year_here": "fiscal_year",
    "own_hall_capacity": "own_capacity",
    "guaranteed_here": "guaranteed_debt", "fiscal_history": "fiscal_year", "late_share": "late_demand",
    "unmet": "unmet_demand", "owner_rolled_debt": "rolled_debt", "owner_rolled": "rolled_debt_share",
    "rolled_share": "rolled_debt_share",
}  # fmt: skip


def how(code: str, source: str, *, few: bool = False) -> str:
    """Say how a number is made of its parts, or where a plain input comes from."""
    if code == "given":
        kind, _, told = source.partition(": ")
        return translate("Parts", GIVEN[kind]).format(source=told or translate("Parts", NAMES["at_start"]))
    return translate("Parts", FEW if code == "equation" and few else HOW[code])


def name(key: str) -> str:
    """Return how a number is called that is recorded nowhere; by its meaning where it has no shorter name."""
    prefix, _, bare = key.rpartition(".")
    if prefix == "line":
        return catalogue.red_line(bare)
    if bare.startswith("deal_") and bare.removeprefix("deal_") in deals.PARTS:
        return deals.part(bare.removeprefix("deal_"))
    if bare.startswith(("limit_", "red_")):
        return translate("Parts", NAMES["limit"])
    bare = AS.get(bare, bare)
    if bare in NAMES:
        return translate("Parts", NAMES[bare])
    bare = LABELS.get(bare, bare)
    return catalogue.label(bare) if bare in catalogue.LABELS else parameters.name(bare)


def part(item: sandbox.Item, words: Translator) -> str:
    """Return how a part is called: of what was added over places, by its place."""
    if "=" in item.part:
        kind, _, value = item.part.partition("=")
        return coordinate(kind, value, words)
    if not item.key:
        return translate("Parts", NAMES[item.part])
    return name(item.key) if item.key.partition(".")[0] not in PLACES else catalogue.label(item.key.partition(".")[2])


PLACES = ("nation", "province", "hall", "chip")
CODES = {"Mt/year": "MtCO2/yr", "1/year": "share"}  # the register's units by the window's


def amount(value: float, item: sandbox.Item | None, parts: sandbox.Parts, words: Translator) -> str:
    """Return a part, or the total, so exactly that a reader can add up or multiply what stands there."""
    if item is not None and item.part == "rounding":
        return f"{words.number(value * 1e8, 1)}{THIN}{'分' if words.chinese else 'fen'}"
    code = item.unit if item is not None else parts.unit
    code = "cards" if item is not None and name(item.key) == name("cards") else CODES.get(code, code)
    sizes = [abs(i.value) for i in parts.items if i.value and math.isfinite(i.value) and i.part != "rounding"]
    largest = max(sizes, default=1.0) if parts.how == "sum" else abs(value)
    scale, unit = _scale(code, largest, words)
    least = (min(sizes, default=1.0) if parts.how == "sum" else abs(value)) / scale
    whole = all(size == int(size) for size in (sizes if parts.how == "sum" else [abs(value)]) if math.isfinite(size))
    digits = 0 if whole and scale == 1.0 else min(_digits(least, 2), max(_digits(largest / scale, 6), 0))
    return f"{words.number(value / scale, digits)}{THIN}{unit}".rstrip(THIN)


def _digits(size: float, after: int) -> int:
    """Return how many decimals leave so many digits after the first that counts."""
    return min(max(after - math.floor(math.log10(size)), 0), 9) if size > 0 and math.isfinite(size) else 0


def _scale(code: str, like: float, words: Translator) -> tuple[float, str]:
    """Return what a unit of the register is divided by where it is shown, and the unit that is then said."""
    if code.startswith("MCNY"):
        unit = catalogue.per(words.money_parts(like)[1], code)
        if words.chinese:
            return (100.0 if like >= 99.95 else 0.01), unit
        return (1000.0 if like >= 999.5 else 1.0), unit
    if code.startswith("kCNY"):
        return (10.0 if words.chinese else 1.0), words.in_unit(code, like)[1]
    if code == "share":
        return 0.01, "%"
    return 1.0, catalogue.unit(code) or ("" if code == "1" else code)


def coordinate(kind: str, value: str, words: Translator) -> str:
    """Return how a place is called by one of its coordinates."""
    if kind == "class":
        return catalogue.hall_type(value) if value != "cloud" else words.operator(sandbox.HYPERSCALER)
    if kind == "hall":
        return catalogue.hall_name(int(value)) if value != "0" else translate("Parts", NAMES["all_halls"])
    if kind in ("quarter", "week"):
        each = QUARTER if kind == "quarter" else 1
        first = int(value) * each
        text = translate("Parts", NAMES["weeks" if kind == "quarter" else "week"])
        return text.format(first=first, last=first + each - 1)
    if kind in ("workload", "network"):
        return translate("Parts", NAMES[value]) if value in NAMES else catalogue.label(f"{value}_demand")
    if kind == "stage":
        return catalogue.stage(int(value) - 1)
    said = {"province": words.province, "owner": words.operator, "chip": words.chip, "lever": policies.name}.get(kind)
    return said(value) if said is not None else value


def where(spot: sandbox.Spot, words: Translator) -> str:
    """Return how a place is called by all its coordinates."""
    if spot.kind == "nation":
        return translate("Book", "The nation")
    found = (part.split("=", 1) for part in spot.where.split(";"))
    return " · ".join(coordinate(kind, value, words) for kind, value in found)
