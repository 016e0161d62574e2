"""What the inspector is drawn from: rings of use, bars, figures with a bar, and the row of a hall."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.look.theme import Theme
from ui.widgets import Elided, Row, card, column, label, row, say_number
from ui.words.trust import assumed


class Ring(QWidget):
    """The state of a hall as on the map: an arc for use, dashes for strain, a cross for failure."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._status, self._use = theme, "empty", 0.0
        self.setFixedSize(18, 18)

    def say(self, status: str, use: float) -> None:
        """Show a state."""
        if (status, use) != (self._status, self._use):
            self._status, self._use = status, use
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(3, 3, 12, 12)
        token = {"failed": "bad", "paused": "watch", "cancelled": "base", "building": "base", "mothballed": "base"}.get(
            self._status, "text"
        )
        pen = QPen(self._theme.color(token), 1.3)
        if self._status in ("building", "paused", "cancelled", "mothballed"):
            pen.setStyle(Qt.PenStyle.DashLine)
        elif self._status == "failed":
            pen.setStyle(Qt.PenStyle.DotLine)
        else:
            pen.setColor(self._theme.color("line2"))
        painter.setPen(pen)
        painter.drawEllipse(box)
        if self._status == "live" and math.isfinite(self._use):
            painter.setPen(QPen(self._theme.color("text"), 2.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawArc(box, 90 * 16, -round(min(max(self._use, 0.0), 1.0) * 360 * 16))
        if self._status == "failed":
            painter.drawLine(6, 6, 12, 12)
            painter.drawLine(12, 6, 6, 12)


class Bar(QWidget):
    """A share as a bar of five pixels."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._share = theme, math.nan
        self.setFixedHeight(5)

    def say(self, share: float) -> None:
        """Show a share of one."""
        if share != self._share:
            self._share = share
            self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw trough and fill."""
        painter = QPainter(self)
        # In high contrast a line is black: the trough is then paper with an edge, so that the fill is seen.
        stark = self._theme.name == "contrast"
        painter.setPen(QColor(self._theme.color("line2")) if stark else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.color("surface" if stark else "line2")))
        if stark:
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        else:
            painter.drawRoundedRect(self.rect(), 2.5, 2.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if math.isfinite(self._share):
            painter.setBrush(QColor(self._theme.color("s1")))
            width = self.width() * min(max(self._share, 0.0), 1.0)
            painter.drawRoundedRect(QRectF(0, 0, width, 5), 2.5, 2.5)


class Figure(QWidget):
    """A card with one number, a bar and a word on what it counts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        box = card()
        column(self).addWidget(box)
        inside = column(box, (10, 6, 10, 8), 2)
        self.name, self.number, self.unit, self.note = (
            Elided("caption"),
            label("number"),
            label("caption"),
            Elided("caption"),
        )
        self.bar = Bar(theme)
        top = row(gap=4)
        top.addWidget(self.number)
        top.addWidget(self.unit, 0, Qt.AlignmentFlag.AlignBottom)
        top.addStretch(1)
        inside.addWidget(self.name)
        inside.addLayout(top)
        inside.addWidget(self.bar)
        inside.addWidget(self.note)

    def say(self, name: str, number: str, unit: str, share: float, note: str, tip: str = "") -> None:
        """Show a number; the tip says what it is."""
        self.setToolTip(tip)
        self.name.say(name)
        say_number(self.number, number, "number")
        self.unit.setText(unit)
        self.bar.say(share)
        self.bar.setVisible(math.isfinite(share) or number == assumed())  # what is hidden keeps its place
        self.note.say(note)
        self.setAccessibleName(f"{name}: {number} {unit}, {note}")


class HallRow(Row):
    """One hall in a list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.slot = 0
        self.ring = Ring(theme)
        self.name, self.terms = Elided("body"), Elided("caption")
        self.power, self.use = label("small"), label("value")
        for number in (self.power, self.use):
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.power.setMinimumWidth(40)
        self.use.setMinimumWidth(44)
        inside = QHBoxLayout(self)
        inside.setContentsMargins(4, 2, 4, 2)
        inside.setSpacing(8)
        names = column(gap=0)
        names.addWidget(self.name)
        names.addWidget(self.terms)
        inside.addWidget(self.ring)
        inside.addLayout(names, 1)
        inside.addWidget(self.power)
        inside.addWidget(self.use)
