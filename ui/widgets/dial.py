"""A dial: a share of one as a half circle, with its number in the middle."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.theme import Theme
from ui.widgets.paint import CENTER, write
from ui.widgets.parts import Elided, card, column, label
from ui.words.trust import assumed

WIDE = 7.0  # px of the arc


class _Face(QWidget):
    """The half circle; a tick may mark a level on it."""

    def __init__(self, theme: Theme, tick: float) -> None:
        super().__init__()
        self._theme, self._tick = theme, tick
        self.share, self.number = math.nan, ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the arc at the text scale."""
        return QSize(self._theme.px(96), self._theme.px(58))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw trough, fill, tick and number."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        stark = theme.name == "contrast"
        radius = min(self.width() / 2 - WIDE, self.height() - WIDE / 2 - 3.0)
        middle = QPointF(self.width() / 2, self.height() - 3.0)
        arc = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        flat = Qt.PenCapStyle.FlatCap
        painter.setPen(QPen(theme.color("context" if stark else "line2"), WIDE, Qt.PenStyle.SolidLine, flat))
        painter.drawArc(arc, 0, 180 * 16)
        if math.isfinite(self.share):
            painter.setPen(QPen(theme.color("s1"), WIDE, Qt.PenStyle.SolidLine, flat))
            painter.drawArc(arc, 180 * 16, -round(min(max(self.share, 0.0), 1.0) * 180 * 16))
        if math.isfinite(self._tick):
            angle = math.pi * (1.0 - self._tick)
            way = QPointF(math.cos(angle), -math.sin(angle))
            painter.setPen(QPen(theme.color("text"), 1.4))
            painter.drawLine(middle + way * (radius - WIDE), middle + way * (radius + WIDE / 2))
        tall = theme.px(24)
        inside = QRectF(middle.x() - radius, middle.y() - tall, 2 * radius, tall)
        hidden = self.number == assumed()
        ink, size = theme.color("text3" if hidden else "text"), 13 if hidden else 17
        write(painter, inside, self.number, theme.font(size, bold=not hidden), ink, CENTER)


class Dial(QWidget):
    """A card with a name, the dial, and a sentence that says what it counts."""

    def __init__(self, theme: Theme, tick: float = math.nan) -> None:
        super().__init__()
        box = card()
        column(self).addWidget(box)
        inside = column(box, (10, 6, 10, 8), 4)
        self.name, self.note, self.face = Elided("small"), label("caption", wrap=True), _Face(theme, tick)
        for part in (self.name, self.face, self.note):
            inside.addWidget(part)
        inside.addStretch(1)

    def say(self, name: str, number: str, share: float, note: str, tip: str) -> None:
        """Show a share; the note stands below it, the tip says what it means and how far to trust it."""
        self.name.say(name)
        self.name.explain(tip)
        if self.note.text() != note:
            self.note.setText(note)
        if (number, tip, share) != (self.face.number, self.face.toolTip(), self.face.share):
            self.face.number, self.face.share = number, share
            self.face.setToolTip(tip)
            self.setAccessibleName(f"{name}: {number}")
            self.setAccessibleDescription(tip)
            self.face.update()
