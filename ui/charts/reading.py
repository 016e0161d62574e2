"""The numbers in the head of a chart: drawn by hand, since a rich text is laid out anew at each change."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.theme import Theme

DOT = " · "


class Reading(QWidget):
    """A week, if one is read, and a bold number for each line in the colour of the line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._week = ""
        self._numbers: list[tuple[str, QColor]] = []
        self._pieces: list[tuple[str, float, bool, QColor]] = []
        self._width = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def say(self, week: str, numbers: Sequence[tuple[str, QColor]]) -> None:
        """Show a week and numbers."""
        if (week, list(numbers)) == (self._week, self._numbers):
            return
        self._week, self._numbers = week, list(numbers)
        self.refit()

    def refit(self) -> None:
        """Take the room that the words need in the fonts of the theme."""
        before, self._pieces = self._width, self._cut()
        self._width = sum(width for _, width, _, _ in self._pieces)
        if math.ceil(before) != math.ceil(self._width):
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return all that it says."""
        return "".join(text for text, _, _, _ in self._pieces)

    def _cut(self) -> list[tuple[str, float, bool, QColor]]:
        """Return its parts from left to right: text, width, whether bold, colour."""
        plain, bold = (QFontMetricsF(self._theme.font(11, bold=on)) for on in (False, True))
        ink = self._theme.color("text")
        pieces = [(self._week + "  ", plain.horizontalAdvance(self._week + "  "), False, ink)] if self._week else []
        for k, (text, colour) in enumerate(self._numbers):
            if k:
                pieces.append((DOT, plain.horizontalAdvance(DOT), False, ink))
            pieces.append((text, bold.horizontalAdvance(text), True, colour))
        return pieces

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for its words."""
        return QSize(math.ceil(self._width), math.ceil(QFontMetricsF(self._theme.font(11)).height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for its words: numbers are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the words, right-aligned."""
        metrics = QFontMetricsF(self._theme.font(11))
        x = self.width() - self._width
        y = (self.height() - metrics.height()) / 2 + metrics.ascent()
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for text, width, bold, colour in self._pieces:
            painter.setFont(self._theme.font(11, bold=bold))
            painter.setPen(colour)
            painter.drawText(QPointF(x, y), text)
            x += width
        painter.end()
