"""What a chart shows: its lines, their looks, and its unit."""

from __future__ import annotations

from dataclasses import dataclass

from ui.words.marks import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Line:
    """One curve: the indicator it shows, its short name at the line's end, colour token and dash."""

    indicator: str
    name: str
    colour: str
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """One chart: its title and lines; a share is always drawn from 0 to 100 %."""

    id: str
    title: str
    unit: str
    lines: tuple[Line, ...]


UNITS = {
    "share": QT_TRANSLATE_NOOP("Chart", "%"),
    "kCNY": QT_TRANSLATE_NOOP("Chart", "k¥ · rent of 8 cards"),
    "kCNY/card": QT_TRANSLATE_NOOP("Chart", "k¥ a card"),
    "cards/week": QT_TRANSLATE_NOOP("Chart", "cards a week"),
    "EF": QT_TRANSLATE_NOOP("Chart", "EF, FP16"),
    "MCNY": QT_TRANSLATE_NOOP("Chart", "million ¥"),
}


def ink(line: Line) -> str:
    """Return the colour token of a line's words."""
    return "accent_ink" if line.colour == "accent" else line.colour
