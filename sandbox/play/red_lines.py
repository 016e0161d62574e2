"""The red lines: what each is about, where it stands, its limit, and for how long it has been passed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sandbox.model.names import RedLine
from sandbox.model.state import Flows, State
from sandbox.model.step import Model

# Of each its limit, by its name among the parameters, and the recorded measure that it is about.
LIMITS: dict[RedLine, tuple[str, str]] = {
    "unserved": ("red_unmet", "unmet_share"),
    "public_money": ("limit_money", "fiscal_year"),
    "stranded": ("red_stranded", "stranded_share"),
    "guarantees": ("limit_guarantees", "guaranteed_debt"),
    "carbon": ("red_carbon", "carbon"),
    "rolled_over": ("red_rolled", "rolled_debt_share"),
    "rent": ("red_rent", "rent_8xh100"),
    "own_public_money": ("limit_money_here", "fiscal_year"),
    "own_guarantees": ("limit_guarantees_here", "guaranteed_debt"),
}


@dataclass(frozen=True, slots=True)
class RedLineView:
    """One red line: where its outcome stands, its limit, weeks beyond it, and after how many of them it is told.

    ``measure`` is the recorded measure that it is about; of a province's own lines, that of the nation.
    """

    name: str
    value: float
    limit: float
    measure: str
    weeks: int
    patience: int

    @property
    def passed(self) -> bool:
        """Whether it has been passed for as long as is told."""
        return self.weeks >= self.patience


def red_lines_of(model: Model, state: State, flows: Flows) -> tuple[RedLineView, ...]:
    """Return the nation's red lines after a week, and the player's province's where somebody plays (R = 1)."""
    p, played = model.params, np.flatnonzero(model.params["played"][0])
    shares, patience = flows["red_line_shares"][0], int(p["red_line_patience"][0])
    found = []
    for k, (name, (limit_name, measure)) in enumerate(LIMITS.items()):
        limits = p[limit_name][0]
        if limits.ndim and not played.size:
            continue
        limit = float(limits[played[0]] if limits.ndim else limits)
        weeks = int(state.red_line_weeks[0, k])
        found.append(RedLineView(name, float(shares[k]) * limit, limit, measure, weeks, patience))
    return tuple(found)


__all__ = ["RedLineView", "red_lines_of"]
