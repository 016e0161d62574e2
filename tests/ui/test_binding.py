"""The Qt binding keeps count of None (one release lost a reference at every call, and died minutes later)."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPen

CALLS = 100_000
DRIFT = 50


def test_calls_that_return_nothing_cost_no_reference() -> None:
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        pen.setWidthF(1.5)
    assert abs(sys.getrefcount(None) - before) <= DRIFT
