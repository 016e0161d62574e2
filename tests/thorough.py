"""How much of a test is done at every change, and how much by ``make thorough``."""

from __future__ import annotations

import os
from typing import TypeVar

T = TypeVar("T")
THOROUGH = bool(os.environ.get("THOROUGH"))


def amount(usual: T, thorough: T) -> T:
    """What is done at every change, or all of it."""
    return thorough if THOROUGH else usual
