"""Names that the engine's floors share: each is written here once, and its order is that of an axis."""

from __future__ import annotations

from typing import Literal, get_args

# A province's standing policies: the rows of ``levers.csv``, and the second axis of the stock ``policy``. Append only.
Lever = Literal[
    "land", "power_deal", "green", "guarantee", "vetting", "publish", "scheduler", "software",
    "prelease", "efficiency", "quota", "tax_holiday",
]  # fmt: skip
LEVERS: tuple[Lever, ...] = get_args(Lever)

# Outcomes with a limit that should not be passed for long: the nation's, then those of the player's province.
RedLine = Literal[
    "unserved", "public_money", "stranded", "guarantees", "carbon", "rolled_over", "rent",
    "own_public_money", "own_guarantees",
]  # fmt: skip
RED_LINES: tuple[RedLine, ...] = get_args(RedLine)
