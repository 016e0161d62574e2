"""The controls of the panels; each takes the theme first and restyles itself when that changes."""

from __future__ import annotations

from ui.widgets.base import Clickable, ElidedLabel, HLine, Label, SectionLabel
from ui.widgets.buttons import Button, Chip, Segmented
from ui.widgets.cards import Card, GaugeBar, StatCard
from ui.widgets.rows import QueueCard, ValueRow, VerbRow
from ui.widgets.tables import dress_table

__all__ = [
    "Button",
    "Card",
    "Chip",
    "Clickable",
    "ElidedLabel",
    "GaugeBar",
    "HLine",
    "Label",
    "QueueCard",
    "SectionLabel",
    "Segmented",
    "StatCard",
    "ValueRow",
    "VerbRow",
    "dress_table",
]
