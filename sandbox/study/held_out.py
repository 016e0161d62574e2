"""The rows of the scorecard after 31 March 2025: to judge a fit by when it is done. No fit may import this."""

from __future__ import annotations

import csv

from sandbox import assets
from sandbox.study.scorecard import Row, row_of


def held_out() -> tuple[Row, ...]:
    """Return the rows that no fit has seen."""
    with assets.path("data", "scorecard.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row_of(fields) for fields in csv.DictReader(file) if fields["set"] == "held-out")
