"""The drawing of the cause graph: a card a name, causes at the left of the one in the middle, effects at its right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.theme import Theme
from ui.widgets import button, column, label, row
from ui.widgets.paint import box, ring, write

SPARK = 64  # px of a card's width at 100 % that its past takes
MOST_POINTS = 120
WIDEST = 6.0  # px that the line of what weighs most is wider than one of nothing

ARROWS: Final[Mapping[int, tuple[int, int]]] = {  # to which side, and how far along it
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A name as its card tells it: value, weight and past in words and numbers; ``size`` 0 to 1 is the line to it."""

    key: str
    name: str
    value: str
    weight: str
    tip: str = ""
    past: Sequence[float] | NDArray[np.float64] = ()
    size: float = 0.0
    rises: bool = True


class Card(QAbstractButton):
    """A box with a name, a value, a line for what it weighs, and a small curve where the past is recorded."""

    def __init__(self, theme: Theme, *, middle: bool = False) -> None:
        super().__init__()
        self._theme, self._middle = theme, middle
        self.shown = Shown("", "", "", "")
        self._past: NDArray[np.float64] = np.zeros(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if not middle else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if not middle:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, shown: Shown) -> None:
        """Show a name."""
        self.shown = shown
        past = np.asarray(shown.past, dtype=float)
        self._past = past[np.isfinite(past)]
        self.setText(shown.name.replace("&", "&&"))
        self.setAccessibleName(f"{shown.name}: {shown.value}. {shown.weight}")
        self.setToolTip(shown.tip)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the arrows to the graph, which knows where the cards stand; Return walks as a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Three lines."""
        return QSize(self._theme.px(220), self._theme.px(66))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for less width."""
        return QSize(self._theme.px(150), self.sizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, its words and its past."""
        theme, p = self._theme, QPainter(self)
        px = theme.px
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "line2" if self._middle or self.underMouse() else "line"
        box(p, QRectF(self.rect()), 6, theme.color("raised" if not self._middle else "sunken"), theme.color(edge))
        room = QRectF(self.rect()).adjusted(px(10), px(5), -px(10), -px(5))
        tall = px(18)
        beside = px(SPARK) + px(8) if len(self._past) > 1 else 0
        lines = (
            (self.shown.name, theme.font(12, True), "text", 0),
            (self.shown.value, theme.font(12), "text", beside),
            (self.shown.weight, theme.font(11), "text2", 0),
        )
        for k, (text, font, token, less) in enumerate(lines):
            at = QRectF(room.left(), room.top() + k * tall, room.width() - less, tall)
            write(p, at, text, font, theme.color(token))
        if len(self._past) > 1:
            self._draw_past(p, QRectF(room.right() - px(SPARK), room.top() + tall + px(2), px(SPARK), tall - px(4)))
        if self.hasFocus():
            ring(p, self.rect(), theme)
        p.end()

    def _draw_past(self, p: QPainter, room: QRectF) -> None:
        """Draw the recorded weeks, from the lowest to the highest of them."""
        past = self._past[:: max(1, len(self._past) // MOST_POINTS)]
        low, high = float(past.min()), float(past.max())
        span = high - low or 1.0
        step = room.width() / (len(past) - 1)
        left, foot, tall = room.left(), room.bottom(), room.height()
        at = [QPointF(left + k * step, foot - (y - low) / span * tall) for k, y in enumerate(past)]
        p.setPen(QPen(self._theme.color("s1"), 1.25))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPolyline(QPolygonF(at))


class Graph(QWidget):
    """One name in the middle and cards at both sides; a thick line is a large weight, a dashed one lessens.

    Up and Down go along a side, Left and Right to the other one, Return walks to a name.
    """

    walked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.middle = Card(theme, middle=True)
        self.sides: tuple[list[Card], list[Card]] = ([], [])
        self.heads = tuple(label("caption") for _ in range(2))
        self.more = tuple(button("ghost") for _ in range(2))
        columns = [column(gap=8) for _ in range(3)]
        across = row(gap=0)
        for k, part in enumerate(columns):
            across.addLayout(part, 5 if k == 1 else 6)
            if k < 2:
                across.addSpacing(theme.px(72))
        self._columns = (columns[0], columns[2])
        for k in range(2):
            self._columns[k].addWidget(self.heads[k])
            self._columns[k].addStretch(1)
            self._columns[k].addWidget(self.more[k], 0, Qt.AlignmentFlag.AlignLeft)
            self._columns[k].addStretch(1)
        columns[1].addStretch(1)
        columns[1].addWidget(self.middle)
        columns[1].addStretch(1)
        whole = column(self)
        whole.addLayout(across)
        theme.changed.connect(self.update)

    def show_sides(self, causes: Sequence[Shown], effects: Sequence[Shown]) -> None:
        """Show the cards of both sides; those that stay keep the keys."""
        for k, wanted in enumerate((causes, effects)):
            cards = self.sides[k]
            while len(cards) < len(wanted):
                card = Card(self._theme)
                card.clicked.connect(lambda _=False, card=card: self.walked.emit(card.shown.key))
                self._columns[k].insertWidget(2 + len(cards), card)
                cards.append(card)
            for i, card in enumerate(cards):
                card.setVisible(i < len(wanted))
                if i < len(wanted):
                    card.say(wanted[i])
        self.update()

    def seen(self, side: int) -> list[Card]:
        """Return the cards of a side that are shown."""
        return [card for card in self.sides[side] if not card.isHidden()]

    def begin(self) -> None:
        """Give the keys to what weighs most."""
        first = next((cards[0] for cards in (self.seen(0), self.seen(1)) if cards), None)
        if first is not None:
            first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from card to card."""
        at = next(((k, i) for k in range(2) for i, card in enumerate(self.seen(k)) if card.hasFocus()), None)
        move = ARROWS.get(event.key())
        if at is None or move is None:
            super().keyPressEvent(event)
            return
        side = min(max(at[0] + move[0], 0), 1)
        cards = self.seen(side)
        if cards:
            cards[min(max(at[1] + move[1], 0), len(cards) - 1)].setFocus()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw the lines between the cards."""
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = self.middle.geometry()
        for k in range(2):
            for card in self.seen(k):
                room = card.geometry()
                begin = QPointF(room.right() + 1 if k == 0 else room.left(), room.center().y())
                end = QPointF(here.left() if k == 0 else here.right() + 1, here.center().y())
                half = QPointF((end.x() - begin.x()) / 2, 0)
                path = QPainterPath(begin)
                path.cubicTo(begin + half, end - half, end)
                pen = QPen(self._theme.color("s1" if card.shown.rises else "s2"), 1.0 + WIDEST * card.shown.size)
                pen.setStyle(Qt.PenStyle.SolidLine if card.shown.rises else Qt.PenStyle.DashLine)
                pen.setCapStyle(Qt.PenCapStyle.FlatCap)
                p.setPen(pen)
                p.drawPath(path)
        p.end()
