"""A tornado: a bar a parameter, the largest effect on top, about what the outcome is on average."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.charts.axes import nice_ceiling
from ui.look.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Bar:
    """What a parameter does at the lower and at the upper end of its draws, and how far the farther end may be off.

    All in the unit of the axis; ``text`` is the effect as it is written, ``quiet`` it is no more than noise.
    """

    name: str
    letter: str
    at_low: float
    at_high: float
    off: float
    text: str
    quiet: bool
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Captions:
    """What stands beside the bars: the axis with its unit, what the two fillings mean, and the head of the numbers."""

    axis: str = ""
    low: str = ""
    high: str = ""
    number: str = ""


class Bars(QWidget):
    """Draws as many bars as there is room for; the lower end is hatched, the upper one filled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars: tuple[Bar, ...] = ()
        self.captions = Captions()
        self.instead = ""  # what is said where there are no bars
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a dozen bars."""
        return QSize(self._theme.px(760), self._theme.px(360))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for less."""
        return QSize(self._theme.px(360), self._theme.px(140))

    def show_bars(self, bars: Sequence[Bar], captions: Captions, instead: str = "") -> None:
        """Take bars, the largest first, or what is said instead of them."""
        self.bars, self.captions, self.instead = tuple(bars), captions, instead
        told = (f"{bar.name} {bar.text}" for bar in self.bars if not bar.quiet)
        self.setAccessibleDescription(", ".join(told) or instead)
        self.update()

    @property
    def room(self) -> int:
        """How many bars there is room for."""
        return max(int((self.height() - self._head() - self._foot()) // self._tall()), 1)

    def _tall(self) -> int:
        return self._theme.px(24)

    def _head(self) -> int:
        return self._theme.px(24)

    def _foot(self) -> int:
        return self._theme.px(44)

    def _shown(self) -> tuple[Bar, ...]:
        return self.bars[: self.room]

    def _columns(self) -> tuple[QRectF, QRectF, QRectF]:
        """Return where names, bars and numbers stand."""
        px, shown = self._theme.px, self._shown()
        small, bold = QFontMetricsF(self._theme.font(12)), QFontMetricsF(self._theme.font(12, True))
        names = min(max(small.horizontalAdvance(bar.name) for bar in shown) + px(34), self.width() * 0.42)
        texts = [*(bold.horizontalAdvance(bar.text) for bar in shown), small.horizontalAdvance(self.captions.number)]
        numbers = max(texts) + px(8)
        top, tall = self._head(), self.height() - self._head() - self._foot()
        middle = self.width() - names - numbers - 3 * px(8)
        return (
            QRectF(px(4), top, names, tall),
            QRectF(px(4) + names + px(8), top, middle, tall),
            QRectF(self.width() - numbers - px(4), top, numbers, tall),
        )

    def _span(self) -> float:
        """Return how far the axis goes to either side."""
        ends = [max(abs(bar.at_low), abs(bar.at_high)) + bar.off for bar in self._shown()]
        return max(ends, default=1.0) * 1.04 or 1.0

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw the axis, the bars, their names and numbers, and what the fillings mean."""
        theme, p = self._theme, QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.fillRect(self.rect(), theme.color("surface"))
        if self.bars:
            names, plot, numbers = self._columns()
            self._axis(p, plot)
            p.setFont(theme.font(11))
            p.setPen(theme.color("text3"))
            p.drawText(QRectF(numbers.left(), 0, numbers.width(), self._head()), _RIGHT, self.captions.number)
            for k, bar in enumerate(self._shown()):
                y = plot.top() + k * self._tall()
                self._name(p, bar, QRectF(names.left(), y, names.width(), self._tall()))
                self._bar(p, bar, plot, y)
                p.setFont(theme.font(12, not bar.quiet))
                p.setPen(theme.color("text3" if bar.quiet else "text"))
                p.drawText(QRectF(numbers.left(), y, numbers.width(), self._tall()), _RIGHT, bar.text)
            self._key(p)
        else:
            p.setFont(theme.font(13))
            p.setPen(theme.color("text2"))
            room = QRectF(self.rect()).adjusted(40, 0, -40, 0)
            p.drawText(room, _CENTRE | Qt.TextFlag.TextWordWrap, self.instead)
        if self.hasFocus():
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(theme.color("accent"), 2))
            p.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        p.end()

    def _x(self, plot: QRectF, value: float) -> float:
        return plot.center().x() + value / self._span() * plot.width() / 2

    def _axis(self, p: QPainter, plot: QRectF) -> None:
        """Draw round numbers above the bars, and a line at each."""
        theme, span = self._theme, self._span()
        step = nice_ceiling(span / 2.5)
        bottom = plot.top() + len(self._shown()) * self._tall()
        digits = min(max(-math.floor(math.log10(step)) + (step / 10 ** math.floor(math.log10(step)) == 1.5), 0), 6)
        p.setFont(theme.font(11))
        for k in range(-int(span / step), int(span / step) + 1):
            x = self._x(plot, k * step)
            p.setPen(QPen(theme.color("control" if k == 0 else "line"), 1))
            p.drawLine(QPointF(x, plot.top()), QPointF(x, bottom))
            sign = "+" if k > 0 else "\u2212" if k < 0 else ""
            p.setPen(theme.color("text3"))
            p.drawText(QRectF(x - 60, 0, 120, self._head()), _CENTRE, f"{sign}{abs(k * step):,.{digits}f}")

    def _name(self, p: QPainter, bar: Bar, room: QRectF) -> None:
        theme, pill = self._theme, self._theme.px(18)
        font = theme.font(12)
        text = QFontMetricsF(font).elidedText(bar.name, Qt.TextElideMode.ElideRight, room.width() - pill - 8)
        p.setFont(font)
        p.setPen(theme.color("text3" if bar.quiet else "text"))
        p.drawText(room.adjusted(0, 0, -pill - 6, 0), _RIGHT, text)
        p.setFont(theme.font(11))
        p.setPen(theme.color("text3"))
        box = QRectF(room.right() - pill, room.center().y() - pill / 2 + 1, pill, pill - 2)
        p.drawText(box, _CENTRE, bar.letter)
        p.setPen(QPen(theme.color("line2"), 1))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box, 4, 4)

    def _bar(self, p: QPainter, bar: Bar, plot: QRectF, y: float) -> None:
        theme, middle, thick = self._theme, y + self._tall() / 2, self._tall() * 0.5
        zero = self._x(plot, 0.0)
        ends = (bar.at_low, bar.at_high)
        for end, token, hatched in zip(ends, ("s2", "s1"), (True, False), strict=True):
            colour = theme.color(token, 0.35 if bar.quiet else 1.0)
            x = self._x(plot, end)
            box = QRectF(QPointF(min(zero, x), middle - thick / 2), QPointF(max(zero, x), middle + thick / 2))
            p.setPen(QPen(colour, 1))
            p.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern))
            p.drawRect(box)
        p.setPen(QPen(theme.color("text3" if bar.quiet else "text"), 1))
        far = max(ends, key=abs)
        a, b = self._x(plot, far - bar.off), self._x(plot, far + bar.off)
        p.drawLine(QPointF(a, middle), QPointF(b, middle))
        for x in (a, b):
            p.drawLine(QPointF(x, middle - 3), QPointF(x, middle + 3))

    def _key(self, p: QPainter) -> None:
        """Say what the axis and the fillings are."""
        theme, px = self._theme, self._theme.px
        top = self._head() + len(self._shown()) * self._tall() + px(4)
        plot = self._columns()[1]
        font = theme.font(11)
        metrics = QFontMetricsF(font)
        p.setFont(font)
        p.setPen(theme.color("text2"))
        wide = metrics.horizontalAdvance(self.captions.axis) + 8
        left = min(max(plot.center().x() - wide / 2, 4.0), self.width() - wide - 4.0)
        p.drawText(QRectF(left, top, wide, px(18)), _CENTRE, self.captions.axis)
        texts = (self.captions.low, self.captions.high)
        whole = sum(metrics.horizontalAdvance(text) + px(18) for text in texts) + px(16)
        x = min(max(plot.center().x() - whole / 2, 4.0), self.width() - whole - 4.0)
        for text, token, hatched in zip(texts, ("s2", "s1"), (True, False), strict=True):
            colour = theme.color(token)
            p.setPen(QPen(colour, 1))
            p.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern if hatched else Qt.BrushStyle.SolidPattern))
            p.drawRect(QRectF(x, top + px(22), px(12), px(10)))
            p.setPen(theme.color("text2"))
            p.drawText(QRectF(x + px(16), top + px(18), metrics.horizontalAdvance(text) + 4, px(18)), _LEFT, text)
            x += metrics.horizontalAdvance(text) + px(18) + px(16)

    def at(self, y: float) -> Bar | None:
        """Return the bar at a height."""
        k = math.floor((y - self._head()) / self._tall())
        return self._shown()[k] if 0 <= k < len(self._shown()) else None

    def event(self, event: QEvent) -> bool:
        """Tell of the parameter under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            bar = self.at(event.pos().y())
            QToolTip.showText(event.globalPos(), bar.tip if bar else "", self)
            return True
        return super().event(event)
