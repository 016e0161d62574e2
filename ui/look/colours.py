"""Arithmetic of colour: contrast by WCAG 2, ramps in 32 steps, and black or white for what is written on them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtGui import QColor

STEPS = 32
BLACK, WHITE = QColor(0, 0, 0), QColor(255, 255, 255)


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2, 0 to 1."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor | str, other: QColor | str) -> float:
    """Return the contrast ratio of two opaque colours, 1 to 21."""
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


def label_colour(background: QColor | str) -> QColor:
    """Return black or white, whichever can be read better on a colour."""
    return _readable(QColor(background).rgb())


@cache
def _readable(rgb: int) -> QColor:
    ground = QColor.fromRgb(rgb)
    return BLACK if contrast(BLACK, ground) >= contrast(WHITE, ground) else WHITE


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    """Return a colour on the way from one to the other."""
    parts = (
        a + (b - a) * share
        for a, b in zip(one.getRgbF()[:3], other.getRgbF()[:3], strict=True)  # type: ignore[index]
    )
    return QColor.fromRgbF(*parts)


@cache
def lut(stops: tuple[str, ...], steps: int = STEPS) -> tuple[QColor, ...]:
    """Return a ramp through the stops, low to high, in even steps."""
    colours = [QColor(stop) for stop in stops]
    return tuple(at(colours, i / (steps - 1)) for i in range(steps))


def at(colours: Sequence[QColor], share: float) -> QColor:
    """Return the colour of a ramp at a share of its length."""
    place = min(max(share, 0.0), 1.0) * (len(colours) - 1)
    left = min(int(place), len(colours) - 2)
    return mixed(colours[left], colours[left + 1], place - left)
