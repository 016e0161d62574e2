"""A waterfall: from one total to another by parts that add up. Rises are filled, falls hatched."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look.theme import Theme

NEAR = 0.2  # of the totals: where all steps lie within, the axis begins at them and not at 0
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Step:
    """A total, which stands from zero, or a part, which stands where the one before it ends; in the unit that is shown.

    ``text`` is the number as it is written, ``token`` its colour.
    """

    name: str
    value: float
    text: str
    token: str
    total: bool = False
    tip: str = ""


def levels(steps: Sequence[Step]) -> list[tuple[float, float]]:
    """Return from where to where each step goes."""
    found, at = [], 0.0
    for step in steps:
        begin = 0.0 if step.total else at
        at = begin + step.value
        found.append((begin, at))
    return found


def axis(steps: Sequence[Step]) -> tuple[float, float]:
    """Return the lowest and the highest value that is drawn: zero is one of them, unless all steps lie far from it."""
    tops = [end for _, end in levels(steps)] or [0.0]
    low, high = min(tops), max(tops)
    far = max(abs(low), abs(high))
    if high - low > NEAR * far or low <= 0.0 <= high:
        low, high = min(low, 0.0), max(high, 0.0)
        return low, high if high > low else low + 1.0
    pad = (high - low or far * 0.01) * 0.6
    return low - pad, high + pad


class Waterfall(QWidget):
    """Draws steps; while they are ``provisional`` the parts are faint and outlined by dashes."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.steps: tuple[Step, ...] = ()
        self.provisional = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for ten steps; more than the least height is given where there is some."""
        return QSize(self._theme.px(760), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for less."""
        return QSize(self._theme.px(320), self._theme.px(150))

    def show_steps(self, steps: Sequence[Step], *, provisional: bool) -> None:
        """Take the steps."""
        self.steps, self.provisional = tuple(steps), provisional
        self.setAccessibleDescription(", ".join(f"{step.name} {step.text}" for step in steps))
        self.update()

    @property
    def torn(self) -> bool:
        """Whether the axis does not begin at zero."""
        low, high = axis(self.steps)
        return low > 0.0 or high < 0.0

    def _plot(self) -> QRectF:
        px = self._theme.px
        return QRectF(8, px(24), self.width() - 16.0, self.height() - px(24) - px(58))

    def box_of(self, k: int) -> QRectF:
        """Return the bar of a step."""
        plot, (low, high) = self._plot(), axis(self.steps)
        wide = plot.width() / max(len(self.steps), 1)
        begin, end = (min(max(value, low), high) for value in levels(self.steps)[k])
        y = [plot.bottom() - (value - low) / (high - low) * plot.height() for value in (begin, end)]
        gap = min(wide * 0.18, 14.0)
        left = plot.left() + k * wide + gap
        return QRectF(QPointF(left, min(y)), QPointF(left + wide - 2 * gap, max(y)))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw axis, bars, connectors, numbers and names."""
        theme, p = self._theme, QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.fillRect(self.rect(), theme.color("surface"))
        if not self.steps:
            p.end()
            return
        plot, (low, high) = self._plot(), axis(self.steps)
        zero = plot.bottom() - (min(max(0.0, low), high) - low) / (high - low) * plot.height()
        p.setPen(QPen(theme.color("line2"), 1))
        p.drawLine(QPointF(plot.left(), zero), QPointF(plot.right(), zero))
        boxes = [self.box_of(k) for k in range(len(self.steps))]
        for k, step in enumerate(self.steps):
            self._draw(p, step, boxes[k])
        p.setPen(QPen(theme.color("text3"), 1, Qt.PenStyle.DotLine))
        for k, (_begin, end) in enumerate(levels(self.steps)[:-1]):
            y = plot.bottom() - (min(max(end, low), high) - low) / (high - low) * plot.height()
            p.drawLine(QPointF(boxes[k].right(), y), QPointF(boxes[k + 1].left(), y))
        self._write(p, boxes, plot)
        if self.hasFocus():
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(theme.color("accent"), 2))
            p.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        p.end()

    def _draw(self, p: QPainter, step: Step, box: QRectF) -> None:
        colour = self._theme.color(step.token)
        falls = not step.total and step.value < 0.0
        faint = QColor(colour)
        faint.setAlphaF(0.35)
        guessed = self.provisional and not step.total
        p.setPen(QPen(colour, 1, Qt.PenStyle.DashLine if guessed else Qt.PenStyle.SolidLine))
        if falls:
            p.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        else:
            p.setBrush(faint if guessed else colour)
        if box.height() < 1.0:
            p.drawLine(box.topLeft(), QPointF(box.right(), box.top()))
            return
        p.drawRect(box)
        if step.total and self.torn:
            self._tear(p, box)

    def _tear(self, p: QPainter, box: QRectF) -> None:
        """Tear a total whose foot, at zero, lies outside."""
        y = box.bottom() - 10 if axis(self.steps)[0] > 0.0 else box.top() + 10
        count = max(int(box.width() // 6), 2)
        xs = [box.left() - 1 + i * (box.width() + 2) / count for i in range(count + 1)]
        edge = [QPointF(x, y + (3 if i % 2 else -3)) for i, x in enumerate(xs)]
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self._theme.color("surface"))
        p.drawPolygon(QPolygonF([*edge, *(QPointF(q.x(), q.y() + 4) for q in reversed(edge))]))

    def _write(self, p: QPainter, boxes: Sequence[QRectF], plot: QRectF) -> None:
        theme = self._theme
        bold, small = theme.font(12, True), theme.font(11)
        wide = plot.width() / len(self.steps)
        for k, (step, box) in enumerate(zip(self.steps, boxes, strict=True)):
            p.setFont(bold)
            p.setPen(theme.color("text"))
            tall = QFontMetricsF(bold).height()
            p.drawText(QRectF(plot.left() + k * wide, box.top() - tall - 1, wide, tall), _CENTRE, step.text)
            p.setFont(small)
            p.setPen(theme.color("text" if step.total else "text2"))
            room = QRectF(plot.left() + k * wide + 2, plot.bottom() + 6, wide - 4, self.height() - plot.bottom() - 6)
            p.drawText(room, _CENTRE, step.name)

    def at(self, x: float) -> Step | None:
        """Return the step at a place."""
        plot = self._plot()
        k = math.floor((x - plot.left()) / plot.width() * len(self.steps)) if self.steps else -1
        return self.steps[k] if 0 <= k < len(self.steps) else None

    def event(self, event: QEvent) -> bool:
        """Tell of the step under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            step = self.at(event.pos().x())
            QToolTip.showText(event.globalPos(), f"{step.name}: {step.text}\n{step.tip}".strip() if step else "", self)
            return True
        return super().event(event)
