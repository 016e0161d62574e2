"""The rows that no fit may import: those after 31 March 2025, and earlier ones that none was searched on."""

from __future__ import annotations

import csv

from sandbox import assets
from sandbox.study.published.scorecard import Row, row_of


def held_out() -> tuple[Row, ...]:
    """Return the rows after 31 March 2025: what a fit is judged by when it is done."""
    return _of("held-out")


def checked() -> tuple[Row, ...]:
    """Return rows to 31 March 2025 that were found when all searches were over: no fit has seen them."""
    return _of("checked")


def _of(block: str) -> tuple[Row, ...]:
    with assets.path("data", "scorecard.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row_of(fields) for fields in csv.DictReader(file) if fields["set"] == block)
