"""What a number of a week is made of: a sum, a product or a ratio of others, an equation, or a plain input.

A number has a key and a place. Keys are those of the book (``sandbox.report.reckoning``), and of what is counted here:
``now.`` is a stock as it stands when the week is shown, ``end.`` the same after the week (before the first week that is
tried out and thrown away). What is itself a number opens further. Values are of the first run, in the unit told.
"""

from __future__ import annotations

import math
from dataclasses import fields, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.state import SMOOTHED, STAGES, State
from sandbox.report.entries import ORDER, Where, address
from sandbox.report.parts.booked import BOOKED
from sandbox.report.parts.item import Parts, made, plain
from sandbox.report.parts.own import RULES
from sandbox.report.parts.tables import ALIAS, DECIDED, FILES, PRODUCTS, RATIOS, REST, SAME, SUMS, TAKES
from sandbox.report.parts.values import MEASURED, REGISTER, Values, adds, axes_of, rows

Array = NDArray[Any]
_STOCKS = frozenset(f.name for f in fields(State))


def opened(values: Values, key: str, where: Where) -> Parts:
    """Return what a number is made of; of many that do not add up no one thing can be said."""
    if values.picked(key, where)[0].size == 1:
        found = _by_rule(values, key, dict(where))
    else:
        found = _split(values, key, dict(where)) or made("given", source="several")
    return replace(found, value=values.value(key, where), unit=values.unit(key))


def _by_rule(v: Values, key: str, at: dict[str, str]) -> Parts:
    found = RULES[key](v, at) if key in RULES else None
    if isinstance(found, Parts):
        return found
    if found is not None:
        return _by_rule(v, *found)
    if key in ALIAS:
        other, more = ALIAS[key]
        return _by_rule(v, other, {**at, **more})
    if key in RATIOS:
        over, under = RATIOS[key]
        return made("ratio", (v.item("*", over, at), v.item("/", under, at)))
    if key in SUMS and not (key == "hall_equity" and "hall" not in at):
        return made("sum", (v.item(op, name, {**at, **more}, address(more)) for op, name, more in SUMS[key]))
    if key in REST:
        return made("sum", (plain("+", 1.0, "1", "one"), v.item("-", REST[key], at)))
    split = _split(v, key, at)
    if split is not None:
        return split
    prefix, _, name = key.rpartition(".")
    if name in SAME:
        return _by_rule(v, SAME[name] if not prefix else f"{prefix}.{SAME[name]}", at)
    if prefix in ("now", "end"):
        return _of_stock(v, prefix, name, at)
    if key in PRODUCTS:
        return made("product", (v.item(op, name, v.around(at)) for op, name in PRODUCTS[key]))
    if prefix in MEASURED and not (name in v.givers and not axes_of(REGISTER[name])):
        return made("counted")
    return _of_equation(v, name, at)


def _of_equation(v: Values, name: str, at: dict[str, str]) -> Parts:
    """Work a name out again by its equation; what no equation gives is given."""
    equation = v.givers.get(name)
    if equation is None or not set(equation.needs) <= v.names.keys():
        return made("given", source=_source(name))
    result = np.asarray(v.again(equation)[equation.gives.index(name)])
    letters = axes_of(REGISTER[name])
    again, _ = v.of(result[0] if result.ndim > len(letters) else result, letters, at)
    items = tuple(v.item("", need, at) for need in TAKES.get(name, ()))
    return replace(made("equation", items), again=float(again.sum()) if again.size else math.nan)


def _source(name: str) -> str:
    """Say where a plain input comes from."""
    if name in rows():
        return f"table: {rows()[name].source}"
    if name in DECIDED or name.startswith("order_"):
        return "decision"
    if name.startswith(("chance_", "noise_")):
        return "chance"
    if name in ("week", "year"):
        return "calendar"
    if name.removesuffix("_million") in _STOCKS:
        return "past"
    file = next((file for file, starts in FILES.items() if name.startswith(starts)), "")
    return f"scenario: assets/data/{file}.csv" if file else "scenario"


def _split(v: Values, key: str, at: dict[str, str]) -> Parts | None:
    """Part what was added over places by the first coordinate that tells them apart; one alone opens by itself."""
    array, taken, variable = v.picked(key, at)
    if not adds(variable):
        return None
    some = np.argwhere(array != 0)
    if not len(some):
        return made("given", source="nothing")
    known: dict[str, Array] = {}
    for axis, (letter, fit) in enumerate(taken):
        for name, values in v.labels.get(letter, {}).items():
            if len(values) >= len(fit):
                known[name] = values[fit][some[:, axis]]
    for name in ORDER:
        parts = list(dict.fromkeys(known.get(name, ())))
        if len(parts) > 1:
            return made("sum", (v.item("+", key, {**at, name: str(x)}, f"{name}={x}") for x in parts))
    more = {name: str(values[0]) for name, values in known.items() if name in ORDER and name not in at}
    return _by_rule(v, key, {**at, **more}) if more else None


def _of_stock(v: Values, prefix: str, name: str, at: dict[str, str]) -> Parts:
    """What a single stock is made of: cards and what each counts for, its flows, or what it was and its change."""
    each = {"cards_capacity": "chip_exaflops", "cards_held": "chip_exaflops", "owner_capacity": "chip_exaflops"}
    money = {"cards_worth": f"{prefix}.card_price", "cards_booked": f"{prefix}.card_book"}
    if name in each:
        return made("product", (v.item("*", f"{prefix}.cards", at), v.item("*", each[name], at)))
    if name in money:
        cards, price = v.item("*", f"{prefix}.cards", at), v.item("*", money[name], at)
        return made("product", (cards, price, v.item("/", "thousand", {})))
    if name == "owner_rolled_debt":
        owed, share = v.item("*", f"{prefix}.debt_million", at), v.item("*", f"{prefix}.rolled_share", at)
        return made("product", (owed, share))
    if name == "stages_left":
        rest = (v.item("-", f"end.{x}", at) for x in ("hall_stage", "hall_progress"))
        return made("sum", (plain("+", STAGES, "1", "stages"), *rest))
    if name in SMOOTHED:
        return _by_rule(v, name, at)
    if name in DECIDED:
        return made("given", source="decision")
    if prefix == "now" and not v.simulation.tick:
        return made("given", source="scenario")
    if name in BOOKED:
        return BOOKED[name](v, at)
    before, now = v.value(name, at), v.value(f"{prefix}.{name}", at)
    unit = v.unit(name)
    return made("sum", (plain("+", before, unit, "before"), plain("+", now - before, unit, "change")))
