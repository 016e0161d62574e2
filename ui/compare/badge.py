"""The letter of a branch on its ground: A is ink, B the player's."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.look.theme import Theme
from ui.widgets.paint import CENTER, box, write


class Badge(QWidget):
    """A small square with a letter; the name beside it says whose it is."""

    def __init__(self, theme: Theme, letter: str) -> None:
        super().__init__()
        self._theme, self._letter = theme, letter
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme."""
        self.setFixedSize(self._theme.px(20), self._theme.px(20))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground and the letter."""
        ground, ink = ("s1", "surface") if self._letter == "A" else ("accent", "accent_text")
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box(painter, QRectF(self.rect()), 4, theme.color(ground), theme.color(ground))
        write(painter, QRectF(self.rect()), self._letter, theme.font(12, True), theme.color(ink), CENTER)
