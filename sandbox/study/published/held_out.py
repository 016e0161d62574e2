"""The rows that no fit may import: those after 31 March 2025, and earlier ones that none was searched on."""

from __future__ import annotations

from sandbox.study.published.scorecard import Row, rows_of


def held_out() -> tuple[Row, ...]:
    """Return the rows after 31 March 2025: what a fit is judged by when it is done."""
    return rows_of("held-out")


def checked() -> tuple[Row, ...]:
    """Return rows to 31 March 2025 that were found when all searches were over: no fit has seen them."""
    return rows_of("checked")
