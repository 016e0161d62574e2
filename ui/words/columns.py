"""How a recorded number is written where a column, an axis or a sentence has one unit for all of them."""

from __future__ import annotations

import math

from ui.words import catalogue
from ui.words.i18n import MINUS, Translator, digits_of
from ui.words.marks import translate


def plain(words: Translator, name: str, value: float, *, sign: bool = False) -> str:
    """Return a number in the one unit of its column."""
    return words.number(value * factor_of(words, name), plain_digits(words, name, value), sign=sign)


def factor_of(words: Translator, name: str) -> float:
    """Return what a recorded number is multiplied with where it stands in a column of one unit."""
    unit = catalogue.UNITS.get(name, "1")
    if unit == "share":
        return 100.0
    if not words.chinese:
        return 1.0
    return 0.01 if unit.startswith("MCNY") else 0.1 if unit.startswith("kCNY") else 1.0


def plain_digits(words: Translator, name: str, value: float) -> int:
    """Return how many digits after the point a number has in the one unit of its column."""
    unit, shown = catalogue.UNITS.get(name, "1"), value * factor_of(words, name)
    if unit.startswith("MCNY") and words.chinese and 0.0 < abs(shown) < 0.095:
        return 4  # of 亿元: single 万元
    if unit.startswith("kCNY") and words.chinese:
        return 2
    return {"share": 1, "index": 3, "count": 0}.get(unit, digits_of(shown))


def plain_unit(words: Translator, name: str) -> str:
    """Return the one unit of a column: that of the charts."""
    unit = catalogue.UNITS.get(name, "1")
    million = "亿元" if words.chinese else "¥ M"
    thousand = "万元" if words.chinese else "k¥"
    if unit.startswith("MCNY"):
        return catalogue.per(million, unit)
    if unit.startswith("kCNY"):
        return catalogue.per(thousand, unit)
    return catalogue.unit(unit)


def unit_of(words: Translator, name: str, *, less: bool = False) -> str:
    """Return the unit of a number, or with ``less`` that of a difference, which for a share is points."""
    if less and catalogue.UNITS.get(name) == "share":
        return translate("Debrief", "points")
    if catalogue.UNITS.get(name) == "index":
        return "0–1"
    return plain_unit(words, name)


def gap(words: Translator, value: float) -> str:
    """Return a difference with digits that mean something: only none at all reads 0."""
    if value == 0.0 or not math.isfinite(value):
        return words.number(value)
    power = math.floor(math.log10(abs(value)))
    if power < -5:
        return f"{value:+.0e}".replace("-", MINUS)
    return words.number(value, min(max((2 if power > -2 else 1) - power, 0), 6), sign=True)


def exact(value: float) -> str:
    """Return a number with all its digits; nothing where there is none."""
    return repr(value) if math.isfinite(value) else ""
