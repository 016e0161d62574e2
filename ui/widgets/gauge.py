"""The gauge of the top bar."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.theme import Theme
from ui.widgets.paint import draw_icon, ring, width_of, write
from ui.words.trust import assumed


class GaugeBar(QWidget):
    """A gauge of the top bar: name, value and bar.

    A small arrow after the name shows which direction is good, and a letter how far to trust it.
    """

    def __init__(
        self, theme: Theme, name: str, better: Literal["up", "down"] = "up", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._better, self._tip, self._folded = theme, name, better, "", False
        self._value = self._short = self._letter = ""
        self._fraction: float | None = None
        self._least, self._wanted = QSize(), QSize()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set("\u2013", "\u2013", None)
        theme.changed.connect(self.restyle)

    def set(self, value: str, short: str, fraction: float | None) -> None:
        """Show a value, long or short; the fraction (0 to 1) places the end of the bar, None leaves it empty."""
        if (value, short, fraction) != (self._value, self._short, self._fraction):
            self._value, self._short, self._fraction = value, short, fraction
            self._say()

    def _say(self) -> None:
        value = self._value
        self.setAccessibleName(f"{self._name}: {value}")
        self.setToolTip("\n".join(filter(None, (f"{self._name}: {value}", self._tip))))
        self.restyle()

    def set_name(self, name: str, tooltip: str = "", letter: str = "") -> None:
        """Change the name, e.g. for another language, and how far the number is to be trusted."""
        if (name, tooltip, letter) != (self._name, self._tip, self._letter):
            self._name, self._tip, self._letter = name, tooltip, letter
            self._say()

    def fold(self, folded: bool) -> None:
        """Let the words go where there is no room for them (they stay in the tooltip); the number always stands."""
        if folded != self._folded:
            self._folded = folded
            self.restyle()

    @property
    def number(self) -> str:
        """The number as it is shown."""
        return self._short if self._folded else self._value

    def restyle(self) -> None:
        """Take up the theme and the text scale, and ask for the room that the words need."""
        before = self._least, self._wanted
        self._wanted = self._room()
        self._least = self._least_room()
        if before != (self._least, self._wanted):
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the name with its arrow, the value, and the bar."""
        return self._wanted

    def minimumSizeHint(self) -> QSize:
        """As narrow as the number, and unfolded as the name."""
        return self._least

    def _room(self) -> QSize:
        theme, px = self._theme, self._theme.px
        name = width_of(self._name, theme.font(11)) + 4 + px(10) + self._letter_room()
        value = width_of(self._value, theme.font(13, True))
        wide = max(px(76), round(max(name, value)) + 2)
        return QSize(wide + 8, px(16) + px(18) + 18)

    def _letter_room(self) -> float:
        return width_of(self._letter, self._theme.font(11)) + 3 if self._letter else 0.0

    def _least_room(self) -> QSize:
        number = width_of(self.number, self._theme.font(13, True))
        wide = max(self._theme.px(32), round(number) + 2) + 8
        return QSize(wide if self._folded else max(wide, self._wanted.width()), self._wanted.height())

    def paintEvent(self, event: object) -> None:
        """Paint the gauge."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, color, wide, y = theme.px, theme.color, self.width() - 8.0, 3.0
        letter, name = self._letter_room(), width_of(self._name, theme.font(11))
        if name <= wide - px(10) - 4 < name + letter:  # a whole name says more; the tip has the letter
            letter = 0.0
        name_wide = min(name, wide - px(10) - 4 - letter)
        if name_wide < px(20):  # a letter and three dots name nothing
            name_wide = -3.0
        else:
            write(painter, QRectF(4, y, name_wide, px(16)), self._name, theme.font(11), color("text2"))
        arrow = "chevron-up" if self._better == "up" else "chevron-down"
        draw_icon(painter, arrow, theme.tokens.text3, QPointF(4 + name_wide + 3, y + px(4)), px(10))
        if letter:
            box = QRectF(4 + name_wide + 6 + px(10), y, letter, px(16))
            write(painter, box, self._letter, theme.font(11), color("text3"))
        y += px(16)
        hidden = self.number == assumed()
        ink = color("text3" if hidden else "text")
        write(painter, QRectF(4, y, wide, px(18)), self.number, theme.font(13, not hidden), ink)
        y += px(18) + 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("line2" if theme.name != "contrast" else "context"))
        painter.drawRoundedRect(QRectF(4, y, wide, 5), 2.5, 2.5)
        if self._fraction is not None:
            painter.setBrush(color("s1"))
            filled = max(5.0, wide * min(1.0, max(0.0, self._fraction)))
            painter.drawRoundedRect(QRectF(4, y, filled, 5), 2.5, 2.5)
        if self.hasFocus():
            ring(painter, self.rect(), theme, 5)
