"""The line of time below the map: where the player stands, how far the branch is played, decisions and events."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

import sandbox
from ui.charts.flags import happenings
from ui.look.theme import Theme
from ui.words.i18n import Translator
from ui.words.marks import translate


class Scrubber(QWidget):
    """Dragging it moves through the weeks that are played."""

    went = Signal(int)
    run_wanted = Signal(int)

    def __init__(self, theme: Theme, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._frame: sandbox.Frame | None = None
        self._events: list[float] = []
        self._weeks = 1
        self._reach = 0
        self._drag = False
        self.years = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.changed.connect(self._restyle)
        words.changed.connect(self.retranslate)
        self._restyle()
        self.retranslate()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(34))
        self.update()

    def retranslate(self) -> None:
        """Say what this is."""
        self.setAccessibleName(translate("Scrubber", "Time"))
        self.setToolTip(
            translate(
                "Scrubber", "Drag to look back; deciding there begins a branch. Double-click ahead to run until there."
            )
        )

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as there is room."""
        return QSize(240, self._theme.px(34))

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the dated events of another game."""
        self._frame = None
        self._events = [(date - scenario.start).days / 7 for date, _ in happenings(scenario)]

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week."""
        self._frame, self._weeks = frame, max(frame.weeks, 1)
        self._reach = max(len(frame.series), frame.tick)
        self.setAccessibleDescription(self._words.week(frame.date))
        self.update()

    def _x(self, tick: float) -> float:
        return 14.0 + (self.width() - 28.0) * tick / self._weeks

    def _tick(self, x: float) -> int:
        share = (x - 14.0) / max(self.width() - 28.0, 1.0)
        return min(round(min(max(share, 0.0), 1.0) * self._weeks), self._reach)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw the line, its marks and the knob."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("surface"))
        if self.years:
            painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.color("line"))
        if self._frame is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, frame = self._theme, self._frame
        y = 14.0 if self.years else self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        for token, end in (("line2", frame.weeks), ("base", self._reach), ("text2", frame.tick)):
            painter.setBrush(theme.color(token))
            painter.drawRoundedRect(QRectF(self._x(0), y - 1.5, self._x(end) - self._x(0), 3), 1.5, 1.5)
        painter.setBrush(theme.color("text2"))
        for week in self._events:
            if 0 <= week <= self._reach:
                painter.drawEllipse(QPointF(self._x(week), y - 7), 1.8, 1.8)
        painter.setBrush(theme.color("accent"))
        for tick in {tick for tick, _ in frame.decisions}:
            x = self._x(tick)
            painter.drawPolygon(QPolygonF([QPointF(x - 3.5, y - 4), QPointF(x + 3.5, y - 4), QPointF(x, y - 10)]))
        if self.years:
            self._years(painter, frame)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(theme.color("raised"))
        painter.drawEllipse(QPointF(self._x(frame.tick), y), 5.5, 5.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)

    def _years(self, painter: QPainter, frame: sandbox.Frame) -> None:
        painter.setFont(self._theme.font(11))
        for year in range(frame.start.year, (frame.start + dt.timedelta(weeks=frame.weeks)).year + 1):
            x = self._x(max((dt.date(year, 1, 2) - frame.start).days / 7, 0))
            if x > self.width() - self._theme.px(40):
                continue
            painter.setPen(self._theme.color("line2"))
            painter.drawLine(QPointF(x, 18), QPointF(x, self.height() - 4))
            painter.setPen(self._theme.color("text3"))
            painter.drawText(QPointF(x + 4, self.height() - 4), str(year))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to scrub."""
        if self._frame is not None and event.button() == Qt.MouseButton.LeftButton:
            self._drag = True
            self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Scrub."""
        if self._drag:
            self._go(event.position().x())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Let time run to a week that is not played yet."""
        if self._frame is not None:
            share = (event.position().x() - 14.0) / max(self.width() - 28.0, 1.0)
            tick = min(round(share * self._frame.weeks), self._frame.weeks)
            if tick > self._reach:
                self.run_wanted.emit(tick)

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:  # noqa: N802
        """End."""
        self._drag = False

    def _go(self, x: float) -> None:
        tick = self._tick(x)
        if self._frame is not None and tick != self._frame.tick:
            self.went.emit(tick)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move by a week, page keys by a quarter."""
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -13, Qt.Key.Key_PageDown: 13}
        step = moves.get(Qt.Key(event.key()))
        if step is None or self._frame is None:
            super().keyPressEvent(event)
            return
        self.went.emit(min(max(self._frame.tick + step, 0), self._reach))
