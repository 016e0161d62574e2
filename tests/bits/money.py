"""What is money in a model, by the register's units, and the same model with all money times a factor."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from typing import Any

import numpy as np

from sandbox.model.state import State, read_only
from sandbox.model.step import Model, evaluate
from sandbox.model.variables import NAMES
from sandbox.scenario import tables

MONEY = {"CNY", "kCNY", "MCNY", "TCNY", "fen"}
UNITS = {variable.name: variable.unit for variable in NAMES}
UNITS |= {row.name: row.unit for row in (*tables.parameters(), *tables.constants())}
# What is asked for by rules and orders alone has no row in the register of equations.
UNITS |= {name: "MCNY" for name in ("link_cost", "lever_cost", "chip_cost", "voucher_record")}
CARRIES = {"holding_carry", "province_carry"}  # parts of a fen, whatever a fen is worth


def powers(name: str) -> int:
    """The power of money in a name's unit: 1 of a price, -1 of what money buys, 0 of what is none."""
    if name in CARRIES:
        return 0
    above, _, below = UNITS.get(name, "1").partition("/")
    return sum(word in MONEY for word in _words(above)) - sum(word in MONEY for word in _words(below))


def is_money(unit: str) -> bool:
    """Whether money is in a unit at all."""
    return any(word in MONEY for word in _words(unit))


def _words(unit: str) -> list[str]:
    return re.findall("[A-Za-z]+", unit)


def scaled(model: Model, factor: float) -> Model:
    """The model with all that is money times a factor."""

    def of(name: str, values: Any) -> Any:
        power = powers(name)
        return values if not power else (values * factor**power).astype(values.dtype)

    given: dict[str, Any] = {name: of(name, values) for name, values in model.params.items()}
    stocks = {f.name: of(f.name, getattr(model.state0, f.name)) for f in fields(State) if f.metadata}
    made = evaluate(model.settled, given)
    for eq in model.settled:
        for name in eq.gives:
            np.testing.assert_allclose(made[name], of(name, model.params[name]), rtol=1e-12, err_msg=name)
    return replace(model, params=read_only(made), state0=model.state0.with_(**stocks))
