"""Where the better of two plans changes, drawn: over two parameters a map, along one the difference with its error."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

import sandbox
from ui.charts.axes import ticks
from ui.look.theme import Theme

Point = tuple[float, ...]
LETTERS = ("A", "a", "B", "b", "=", "")  # better, not clearly so, no difference, not looked at
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class Captions:
    """What stands around a drawing: its axes with their units, the letters in words, and where the scenario stands."""

    across: str = ""
    up: str = ""
    letters: tuple[str, ...] = ("",) * len(LETTERS)
    standing: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """From values to pixels along one side."""

    low: float
    high: float
    begin: float
    end: float

    def at(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.begin + (value - self.low) / (self.high - self.low) * (self.end - self.begin)


class ThresholdChart(QWidget):
    """Draws what is known; plan A is filled, plan B hatched, and what is not clear faint."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.known: sandbox.ThresholdMap | None = None
        self.captions, self.instead, self._factor = Captions(), "", 1.0
        self._tip: Callable[[Point], str] = lambda _: ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for a map and its key; more than the least height is given where there is some."""
        return QSize(self._theme.px(760), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for less."""
        return QSize(self._theme.px(360), self._theme.px(140))

    def show_map(
        self,
        known: sandbox.ThresholdMap | None,
        captions: Captions,
        tip: Callable[[Point], str],
        instead: str = "",
        factor: float = 1.0,
    ) -> None:
        """Take what is known, or what is said instead; ``factor`` brings differences into the unit of the axis."""
        self.known, self.captions, self._tip = known, captions, tip
        self.instead, self._factor = instead, factor
        self.update()

    # Geometry

    @property
    def _two(self) -> bool:
        return self.known is not None and len(self.known.grid) == 2

    def plot(self) -> QRectF:
        """Return where the drawing stands, without its axes and its key."""
        px = self._theme.px
        words = (*self.captions.letters, self.captions.standing, self.captions.change)
        key = px(14) + max(self._wide(text) for text in words) + px(34)
        return QRectF(px(62), px(26), max(self.width() - px(62) - key - px(8), 80), max(self.height() - px(74), 60))

    def _wide(self, text: str) -> float:
        return QFontMetricsF(self._theme.font(11)).horizontalAdvance(text)

    def _across(self) -> Span:
        """Return the side of the first parameter: half a step wider than the grid, so that its ends have cells."""
        plot, grid = self.plot(), self.known.grid[0] if self.known is not None else (0.0, 1.0)
        half = (grid[1] - grid[0]) / 2
        return Span(grid[0] - half, grid[-1] + half, plot.left(), plot.right())

    def _up(self) -> Span:
        plot, known = self.plot(), self.known
        if known is None:
            return Span(0.0, 1.0, plot.bottom(), plot.top())
        if self._two:
            half = (known.grid[1][1] - known.grid[1][0]) / 2
            return Span(known.grid[1][0] - half, known.grid[1][-1] + half, plot.bottom(), plot.top())
        ends = [0.0]
        for answer in known.answers.values():
            ends += [(answer.delta + answer.error) * self._factor, (answer.delta - answer.error) * self._factor]
        low, high = min(ends), max(ends)
        pad = (high - low or 1.0) * 0.06
        return Span(low - pad, high + pad, plot.bottom(), plot.top())

    def at(self, x: float, y: float) -> Point | None:
        """Return the point of the grid, or along one parameter the one looked at, that is nearest to a pixel."""
        if self.known is None or not self.plot().contains(x, y):
            return None
        across, up = self._across(), self._up()
        if self._two:
            return (
                min(self.known.grid[0], key=lambda value: abs(across.at(value) - x)),
                min(self.known.grid[1], key=lambda value: abs(up.at(value) - y)),
            )
        return min(self.known.answers, key=lambda point: abs(across.at(point[0]) - x), default=None)

    def changes(self) -> bool:
        """Whether a line is drawn where the better plan changes."""
        known = self.known
        return known is not None and bool(known.boundary if self._two else known.crossings)

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw cells or the line, the axes, where the scenario stands, and the key."""
        theme, p = self._theme, QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.fillRect(self.rect(), theme.color("surface"))
        if self.known is None or not self.known.answers:
            p.setFont(theme.font(13))
            p.setPen(theme.color("text2"))
            room = QRectF(self.rect()).adjusted(40, 0, -40, 0)
            p.drawText(room, _CENTRE | Qt.TextFlag.TextWordWrap, self.instead)
        else:
            self._cells(p, self.known)
            self._axes(p)
            if self._two:
                self._boundary(p, self.known)
            else:
                self._curve(p, self.known)
            self._standing(p, self.known)
            self._key(p, self.known)
        if self.hasFocus():
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(theme.color("accent"), 2))
            p.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        p.end()

    def _fill(self, p: QPainter, box: QRectF, letter: str, *, faint: bool = False) -> None:
        """Fill a box as what is known of it; ``faint`` as the ground of a curve."""
        theme = self._theme
        if not letter:
            p.setPen(QPen(theme.color("line2"), 1, Qt.PenStyle.DotLine))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            return
        colour = QColor(theme.color({"A": "s1", "B": "s2"}.get(letter.upper(), "base")))
        clear = letter in ("A", "B")
        p.setPen(Qt.PenStyle.NoPen)
        colour.setAlphaF((0.22 if clear else 0.08) if faint or letter in ("B", "b") else 1.0 if clear else 0.35)
        if letter != "=":
            p.fillRect(box, colour)
        if letter in ("B", "b", "="):
            colour.setAlphaF((1.0 if clear else 0.5) * (0.6 if faint else 1.0))
            pattern = Qt.BrushStyle.Dense6Pattern if letter == "=" else Qt.BrushStyle.BDiagPattern
            p.fillRect(box, QBrush(colour, pattern))

    def _cells(self, p: QPainter, known: sandbox.ThresholdMap) -> None:
        across, up, plot = self._across(), self._up(), self.plot()
        columns = list(itertools.pairwise(_edges(known.grid[0])))
        if not self._two:
            values = sorted(point[0] for point in known.answers)
            inner = [(a + b) / 2 for a, b in itertools.pairwise(values)]
            edges = [across.low, *inner, across.high]
            for value, (left, right) in zip(values, itertools.pairwise(edges), strict=True):
                box = QRectF(QPointF(across.at(left), plot.top()), QPointF(across.at(right), plot.bottom()))
                self._fill(p, box, known.answers[(value,)].letter, faint=True)
            return
        rows = list(itertools.pairwise(_edges(known.grid[1])))
        for x, (left, right) in zip(known.grid[0], columns, strict=True):
            for y, (low, high) in zip(known.grid[1], rows, strict=True):
                box = QRectF(QPointF(across.at(left), up.at(high)), QPointF(across.at(right), up.at(low)))
                self._fill(p, box, known.answers[(x, y)].letter if (x, y) in known.answers else "")

    def _boundary(self, p: QPainter, known: sandbox.ThresholdMap) -> None:
        """Draw the line between points where another plan is the better."""
        across, up = self._across(), self._up()
        lines = known.boundary
        for width, token in ((5, "surface"), (2.5, "text")):
            p.setPen(QPen(self._theme.color(token), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            for a, b in lines:
                p.drawLine(QPointF(across.at(a[0]), up.at(a[1])), QPointF(across.at(b[0]), up.at(b[1])))

    def _curve(self, p: QPainter, known: sandbox.ThresholdMap) -> None:
        """Draw the difference with its error, and where the better plan changes."""
        theme, across, up, plot = self._theme, self._across(), self._up(), self.plot()
        p.setPen(QPen(theme.color("control"), 1))
        p.drawLine(QPointF(plot.left(), up.at(0.0)), QPointF(plot.right(), up.at(0.0)))
        dots = []
        for point in sorted(known.answers):
            answer, x = known.answers[point], across.at(point[0])
            ends = [up.at((answer.delta + sign * answer.error) * self._factor) for sign in (1, -1)]
            p.setPen(QPen(theme.color("text2"), 1))
            p.drawLine(QPointF(x, ends[0]), QPointF(x, ends[1]))
            for y in ends:
                p.drawLine(QPointF(x - 3, y), QPointF(x + 3, y))
            dots.append(QPointF(x, up.at(answer.delta * self._factor)))
        p.setPen(QPen(theme.color("text"), 1.5))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawPolyline(QPolygonF(dots))
        p.setBrush(theme.color("text"))
        for dot in dots:
            p.drawEllipse(dot, 2.5, 2.5)
        p.setPen(QPen(theme.color("text"), 2.5))
        for one in known.crossings:
            x = across.at((one.low + one.high) / 2)
            p.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _standing(self, p: QPainter, known: sandbox.ThresholdMap) -> None:
        """Mark the scenario's own values."""
        theme, plot = self._theme, self.plot()
        p.setPen(QPen(theme.color("accent"), 1.5, Qt.PenStyle.DashLine))
        spans = (self._across(), self._up())
        inside = [
            value is not None and span.low <= value <= span.high
            for value, span in zip(known.standing, spans, strict=False)
        ]
        values = [value or 0.0 for value in known.standing]
        if inside[0]:
            x = spans[0].at(values[0])
            p.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        if self._two and inside[1]:
            y = spans[1].at(values[1])
            p.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            if inside[0]:
                x = spans[0].at(values[0])
                p.setBrush(theme.color("accent"))
                p.setPen(QPen(theme.color("surface"), 1.5))
                p.drawPolygon(QPolygonF([QPointF(x + a, y + b) for a, b in ((0, -7), (7, 0), (0, 7), (-7, 0))]))

    def _axes(self, p: QPainter) -> None:
        theme, px, plot = self._theme, self._theme.px, self.plot()
        p.setFont(theme.font(11))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(theme.color("line2"), 1))
        p.drawRect(plot)
        across, up = self._across(), self._up()
        values, digits = ticks(across.low, across.high, max(int(plot.width() // px(70)), 2))
        for value in values:
            x = across.at(value)
            p.setPen(QPen(theme.color("line2"), 1))
            p.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 4))
            p.setPen(theme.color("text3"))
            p.drawText(QRectF(x - 50, plot.bottom() + 5, 100, px(16)), _CENTRE, _number(value, digits))
        values, digits = ticks(up.low, up.high, max(int(plot.height() // px(44)), 2))
        for value in values:
            y = up.at(value)
            p.setPen(QPen(theme.color("line2"), 1))
            p.drawLine(QPointF(plot.left() - 4, y), QPointF(plot.left(), y))
            p.setPen(theme.color("text3"))
            p.drawText(QRectF(0, y - px(9), plot.left() - 7, px(18)), _RIGHT, _number(value, digits))
        p.setPen(theme.color("text2"))
        p.drawText(QRectF(px(8), 2, self.width() - px(16), px(20)), _LEFT, self.captions.up)
        wide = self._wide(self.captions.across) + 8
        left = min(max(plot.center().x() - wide / 2, 4.0), max(self.width() - wide - 4.0, 4.0))
        p.drawText(QRectF(left, plot.bottom() + px(22), wide, px(20)), _CENTRE, self.captions.across)

    def _key(self, p: QPainter, known: sandbox.ThresholdMap) -> None:
        """Say what the fillings mean: those that are seen."""
        theme, px, plot = self._theme, self._theme.px, self.plot()
        seen = {answer.letter for answer in known.answers.values()}
        if any(point not in known.answers for point in itertools.product(*known.grid)):
            seen.add("")
        x, y = plot.right() + px(14), plot.top()
        p.setFont(theme.font(11))
        for letter, text in zip(LETTERS, self.captions.letters, strict=True):
            if letter in seen and (letter or self._two):
                self._fill(p, QRectF(x, y + px(3), px(16), px(12)), letter, faint=not self._two)
                p.setPen(theme.color("text2"))
                p.drawText(QRectF(x + px(22), y, self.width() - x - px(22), px(18)), _LEFT, text)
                y += px(22)
        y += px(6)
        lines = [(theme.color("text"), 2.5, Qt.PenStyle.SolidLine, self.captions.change)] if self.changes() else []
        lines.append((theme.color("accent"), 1.5, Qt.PenStyle.DashLine, self.captions.standing))
        for colour, width, style, text in lines:
            p.setPen(QPen(colour, width, style))
            p.drawLine(QPointF(x, y + px(9)), QPointF(x + px(16), y + px(9)))
            p.setPen(theme.color("text2"))
            p.drawText(QRectF(x + px(22), y, self.width() - x - px(22), px(18)), _LEFT, text)
            y += px(22)

    def event(self, event: QEvent) -> bool:
        """Tell of the point under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            point = self.at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), self._tip(point) if point is not None else "", self)
            return True
        return super().event(event)


def _edges(values: Sequence[float]) -> list[float]:
    """Return the edges of the cells around values with equal steps."""
    half = (values[1] - values[0]) / 2
    return [values[0] - half, *((a + b) / 2 for a, b in itertools.pairwise(values)), values[-1] + half]


def _number(value: float, digits: int) -> str:
    """Write a number with a true minus; one that rounds to nothing has none."""
    return f"{round(value, digits) or 0.0:,.{digits}f}".replace("-", "\u2212")
