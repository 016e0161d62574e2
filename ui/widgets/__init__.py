"""The small parts of the window: plain ones dressed by the style sheet, and painted ones that follow the theme."""

from __future__ import annotations

from ui.widgets.flow import Flow
from ui.widgets.gauge import GaugeBar
from ui.widgets.letter import Letter
from ui.widgets.parts import (
    Elided,
    Facts,
    Row,
    SpacePresses,
    as_it_is,
    button,
    card,
    column,
    fit_in,
    label,
    line,
    row,
    say_number,
    scrolled,
    set_role,
)
from ui.widgets.segmented import Segmented
from ui.widgets.strip import GaugeStrip

__all__ = [
    "Elided",
    "Facts",
    "Flow",
    "GaugeBar",
    "GaugeStrip",
    "Letter",
    "Row",
    "Segmented",
    "SpacePresses",
    "as_it_is",
    "button",
    "card",
    "column",
    "fit_in",
    "label",
    "line",
    "row",
    "say_number",
    "scrolled",
    "set_role",
]
