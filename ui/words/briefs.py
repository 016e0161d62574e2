"""The sentences of the brief: what moved in the last month, by how much, and what moved it."""

from __future__ import annotations

import sandbox
from ui.words import catalogue
from ui.words.catalogue import Words
from ui.words.marks import QT_TRANSLATE_NOOP, translate

# What a line of the brief is about, where that is no recorded measure, and what may have moved it.
MEASURES: dict[str, str] = {"month_starts": QT_TRANSLATE_NOOP("Brief", "Halls started in four weeks")}
CAUSES: dict[str, str] = {
    "under_way": QT_TRANSLATE_NOOP("Brief", "where it was heading anyway"),
    "training": QT_TRANSLATE_NOOP("Brief", "demand for training"),
    "tuning": QT_TRANSLATE_NOOP("Brief", "demand for fine-tuning"),
    "inference": QT_TRANSLATE_NOOP("Brief", "demand for inference"),
    "capacity": QT_TRANSLATE_NOOP("Brief", "capacity"),
    "users": QT_TRANSLATE_NOOP("Brief", "what users took"),
    "adoption": QT_TRANSLATE_NOOP("Brief", "adoption"),
    "token_price": QT_TRANSLATE_NOOP("Brief", "the price of tokens"),
    "r1": QT_TRANSLATE_NOOP("Brief", "DeepSeek-R1"),
    "return": QT_TRANSLATE_NOOP("Brief", "the return builders expect"),
    "push": QT_TRANSLATE_NOOP("Brief", "planners' push"),
    "gates": QT_TRANSLATE_NOOP("Brief", "approval gates"),
    "policies": QT_TRANSLATE_NOOP("Brief", "policies"),
    "rivals": QT_TRANSLATE_NOOP("Brief", "what other leaders start"),
    "fashion": QT_TRANSLATE_NOOP("Brief", "the fashion of the season"),
    "chance": QT_TRANSLATE_NOOP("Brief", "chance"),
    "bids": QT_TRANSLATE_NOOP("Brief", "buyers against sellers"),
    "unsold": QT_TRANSLATE_NOOP("Brief", "unsold cards"),
    "abroad": QT_TRANSLATE_NOOP("Brief", "prices abroad"),
    "buyers": QT_TRANSLATE_NOOP("Brief", "buyers"),
    "sellers": QT_TRANSLATE_NOOP("Brief", "sellers"),
    "rent": QT_TRANSLATE_NOOP("Brief", "rent"),
    "voucher": QT_TRANSLATE_NOOP("Brief", "rent that vouchers paid"),
    "hedge": QT_TRANSLATE_NOOP("Brief", "rent sold forward"),
    "upkeep": QT_TRANSLATE_NOOP("Brief", "staff and upkeep"),
    "power": QT_TRANSLATE_NOOP("Brief", "power"),
    "interest": QT_TRANSLATE_NOOP("Brief", "interest"),
    "amortisation": QT_TRANSLATE_NOOP("Brief", "repayment of debt"),
    "tax": QT_TRANSLATE_NOOP("Brief", "taxes paid"),
    "income": QT_TRANSLATE_NOOP("Brief", "income"),
    "subsidy": QT_TRANSLATE_NOOP("Brief", "subsidies for capacity"),
    "link": QT_TRANSLATE_NOOP("Brief", "the backbone link"),
    "orders": QT_TRANSLATE_NOOP("Brief", "your decisions"),
    "vouchers": QT_TRANSLATE_NOOP("Brief", "compute vouchers"),
    "power_deal": QT_TRANSLATE_NOOP("Brief", "the power deal"),
    "guarantee": QT_TRANSLATE_NOOP("Brief", "guarantees called"),
    "contracts": QT_TRANSLATE_NOOP("Brief", "chips that were on order"),
    "taxes": QT_TRANSLATE_NOOP("Brief", "taxes of halls"),
    "building": QT_TRANSLATE_NOOP("Brief", "your part of building halls"),
    "unserved": QT_TRANSLATE_NOOP("Brief", "demand that nobody serves"),
    "late": QT_TRANSLATE_NOOP("Brief", "demand served too late"),
    "dear": QT_TRANSLATE_NOOP("Brief", "the level of rent"),
    "paid": QT_TRANSLATE_NOOP("Brief", "vouchers, subsidies and policies of a year"),
    "idle": QT_TRANSLATE_NOOP("Brief", "value that stands idle"),
    "book": QT_TRANSLATE_NOOP("Brief", "value in the books"),
    "carbon": QT_TRANSLATE_NOOP("Brief", "carbon given off"),
    "use": QT_TRANSLATE_NOOP("Brief", "compute in use"),
    "reach": QT_TRANSLATE_NOOP("Brief", "what provinces have within reach"),
    "rest": QT_TRANSLATE_NOOP("Brief", "the rest"),
}


def measure(code: str) -> str:
    """Return the name of what a line of the brief is about."""
    return translate("Brief", MEASURES[code]) if code in MEASURES else catalogue.label(code)


def cause(code: str) -> str:
    """Return the name of what has moved a measure."""
    return translate("Brief", CAUSES[code])


def moved(name: str, change: float, words: Words) -> str:
    """Return a change of a measure with sign and unit; of a share, in points of a hundred."""
    if words.hides(name):
        return words.said(name, "")
    if name == "month_starts":
        return words.number(change, 0 if float(change).is_integer() else 1, sign=True)
    if catalogue.UNITS[name] == "share":
        return translate("Brief", "{number} points").format(number=words.number(change * 100, 1, sign=True))
    return words.with_unit(name, change, sign=True)


def line(told: sandbox.BriefLine, words: Words) -> str:
    """Return what has moved in one sentence; of what is hidden neither how far nor which way."""
    if words.hides(told.measure):
        moved_ = translate("Brief", "{what} moved; it rests on assumptions (confidence D).")
        return moved_.format(what=measure(told.measure))
    up, down = (
        translate("Brief", "{what} rose: {change}, to {now}."),
        translate("Brief", "{what} fell: {change}, to {now}."),
    )
    now = words.number(told.after) if told.measure == "month_starts" else words.with_unit(told.measure, told.after)
    fields = {"what": measure(told.measure), "change": moved(told.measure, told.change, words), "now": now}
    return (up if told.change > 0 else down).format(**fields)


def parts(told: sandbox.BriefLine, words: Words) -> list[tuple[str, float]]:
    """Return the parts of a change that show, the largest first, and what is left of it as the rest; none if hidden."""
    if words.hides(told.measure):
        return []
    named = [(part.code, part.value) for part in told.parts] + [("rest", told.rest)]
    nothing = moved(told.measure, 0.0, words)
    shown = [(code, value) for code, value in named if moved(told.measure, value, words) != nothing]
    return sorted(shown, key=lambda part: (part[0] == "rest", -abs(part[1])))


def why(told: sandbox.BriefLine, words: Words) -> str:
    """Return the part that moved a measure most in the way it went, and what went against it most."""
    if words.hides(told.measure):
        return translate("Brief", "Ctrl+D shows by how much, and why.")
    shown = [(code, value) for code, value in parts(told, words) if value]
    along = [part for part in shown if (part[1] > 0) == (told.change > 0)]
    against = [part for part in shown if (part[1] > 0) != (told.change > 0)]
    if not along:
        return translate("Brief", "Many small causes.")
    first = max(along, key=lambda part: abs(part[1]))
    text = translate("Brief", "Mostly {cause} ({change})")
    text = text.format(cause=cause(first[0]), change=moved(told.measure, first[1], words))
    if against:
        other = max(against, key=lambda part: abs(part[1]))
        but = translate("Brief", "; offset in part by {cause} ({change})")
        text += but.format(cause=cause(other[0]), change=moved(told.measure, other[1], words))
    return text + translate("Brief", ".")
