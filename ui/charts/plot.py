"""One live chart: its curves, the marks on it, and its reading; made once, then only moved."""

from __future__ import annotations

import datetime as dt
import itertools
import math
import time
from collections.abc import Sequence

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QGraphicsLineItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QSizePolicy,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

import sandbox
from ui.charts.axes import HUGE, NumberAxis, WeekAxis, finite, nice_ceiling, weeks_of
from ui.charts.fan import MEDIAN, PAIRS, FanItems, Spread, widest_of
from ui.charts.flags import Flag
from ui.charts.items import CACHED, Curve, Marks, Text
from ui.charts.reading import DOT, Reading
from ui.charts.subject import UNITS, Subject, ink
from ui.look.theme import Theme
from ui.widgets import Elided, Letter, label
from ui.words import catalogue, forecasts, trust
from ui.words.i18n import DASH, Translator
from ui.words.marks import translate

Array = NDArray[np.float64]
RERANGE = 1.0
NARROW = 330  # pixels: a narrower head has no room for title and numbers beside each other
BESIDE = 6.0  # weeks from a mark to its name
MOST_FLAGS = 20  # more than a scenario of five years has


class Chart(QWidget):
    """One chart. Its items are made once; showing a frame only moves them."""

    hovered = Signal(float)
    left = Signal()
    picked = Signal(int)
    menu_wanted = Signal(QPoint)
    ours = 0  # which future of a forecast of branches is that of our lines
    bare = False  # a chart of marks only has no present
    place, which = "nation", ""  # where its numbers stand in the book, and of which chip they are
    names_of_columns: tuple[str, ...] = tuple(v.name for v in sandbox.INDICATORS)

    def __init__(self, subject: Subject, theme: Theme, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.subject, self._theme, self._words = subject, theme, words
        self._rows: Array = np.zeros((0, len(self.names_of_columns)))
        self._other: Array | None = None
        self._other_name, self._ahead = "", True
        self._forecast: sandbox.Forecast | None = None
        self._widest, self._of_plan = 1, True
        self._spreads: dict[tuple[int, int], Spread] = {}
        self._instead = ""
        self._drawn: list[Array] = []
        self._start, self._weeks, self._tick = dt.date(2023, 1, 2), 261, 0
        self._ranged = -math.inf
        self._range = (0.0, 104.0, 0.0, 1.0)
        self._view = QRectF()
        self._cross: float | None = None
        self._compact = False
        self._decisions: list[tuple[int, str]] = []
        self._facts: list[sandbox.Fact] = []
        self._flagged: list[Flag] = []
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._redraw)
        self._columns = [self.names_of_columns.index(line.indicator) for line in subject.lines]
        self._build()
        self.retheme()
        self.retranslate()

    def _build(self) -> None:
        self.title, self.unit, self.reading = label("strong"), Elided("caption"), Reading(self._theme)
        self.title.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        head = self._head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8, 0)
        head.setSpacing(8)
        self.letter = Letter()
        head.addWidget(self.title)
        head.addWidget(self.letter)
        head.addWidget(self.unit, 1)
        head.addWidget(self.reading)
        self.x_axis, self.y_axis = WeekAxis(), NumberAxis("left")
        for axis in (self.x_axis, self.y_axis):
            axis.setCacheMode(CACHED)
        self.plot = pg.PlotWidget(axisItems={"bottom": self.x_axis, "left": self.y_axis})
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Nearly everything moves each week: what has to be drawn is not worth finding out.
        self.plot.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.plot.scene().setSceneRect(0.0, 0.0, 1.0, 1.0)  # fixed, or it is measured by all items at each change
        self.plot.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        item = self.plot.getPlotItem()
        item.setMenuEnabled(False)
        self.plot.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # so that the chart hears of it
        item.hideButtons()
        item.setContentsMargins(0, 2, 0, 0)
        self.box = item.getViewBox()
        self.box.setMouseEnabled(False, False)
        self.box.disableAutoRange()
        self.box.setDefaultPadding(0)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 0, 4)
        layout.setSpacing(2)
        self.versus, self.note = Elided("caption"), label("caption", wrap=True)
        self.versus.hide()
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.hide()
        self._below = QHBoxLayout()
        self._below.setContentsMargins(0, 0, 8, 0)
        layout.addLayout(head)
        layout.addLayout(self._below)
        layout.addWidget(self.versus)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self.note, 1)
        self._items()
        self.plot.scene().sigMouseMoved.connect(self._moved)
        self.plot.scene().sigMouseClicked.connect(self._clicked)
        self.plot.installEventFilter(self)

    def _items(self) -> None:
        def curve(z: float) -> Curve:
            made = Curve(self._view)
            made.setZValue(z)
            self.plot.addItem(made, ignoreBounds=True)
            return made

        self.future = QGraphicsRectItem()
        self.future.setPen(QPen(Qt.PenStyle.NoPen))
        self.hairlines = curve(-15)
        self.event_lines = curve(-10)
        self.others = [curve(1) for _ in self.subject.lines]
        self.curves = [curve(2) for _ in self.subject.lines]
        self.fan = FanItems(self.plot, self._view, self.fan_colours())
        self.whiskers = curve(3)
        self.now, self.cross = QGraphicsLineItem(), QGraphicsLineItem()
        self.cross.setVisible(False)
        self.fact_marks, self.decision_marks = Marks(self._view, "d"), Marks(self._view, "t1")
        for z, item in (
            (-20, self.future),
            (4, self.now),
            (5, self.cross),
            (6, self.fact_marks),
            (7, self.decision_marks),
        ):
            item.setZValue(z)
            self.plot.addItem(item, ignoreBounds=True)
        self.names = [Text(self.box, (0, 0.5)) for _ in self.subject.lines]
        self.other_names = [Text(self.box, (0, 0.5)) for _ in self.subject.lines]
        self.flags = [Text(self.box, (0.5, 0)) for _ in range(MOST_FLAGS)]

    # Looks and words

    def _pen(self, token: str, dash: Sequence[float] = (), width: int = 1) -> QPen:
        pen = QPen(self._theme.color(token))
        pen.setCosmetic(True)
        pen.setWidth(width)
        if dash:
            pen.setDashPattern([float(d) for d in dash])
        return pen

    def retheme(self) -> None:
        """Take the colours and sizes of the theme."""
        theme = self._theme
        self.plot.setBackground(theme.color("surface"))
        for axis in (self.x_axis, self.y_axis):
            axis.setPen(self._pen("line2"))
            axis.setTextPen(self._pen("text3"))
            axis.setStyle(tickLength=0, tickFont=theme.font(11), hideOverlappingLabels=False)
        self.y_axis.setPen(QPen(Qt.PenStyle.NoPen))
        self.reading.refit()
        tint = QColor(theme.color("text"))
        tint.setAlphaF(0.03)
        self.future.setBrush(tint)
        self.hairlines.setPen(self._pen("base", (1, 4)) if theme.name == "contrast" else self._pen("line"))
        self.event_lines.setPen(self._pen("base", (1, 3)))
        self.whiskers.setPen(self._pen("text2"))
        self.now.setPen(self._pen("text"))
        self.cross.setPen(self._pen("text2", (1, 2)))
        self.fact_marks.setPen(self._pen("text"))
        self.fact_marks.setBrush(theme.color("surface"))
        self.decision_marks.setPen(self._pen("accent"))
        self.decision_marks.setBrush(theme.color("accent"))
        for line, curve, name in zip(self.subject.lines, self.curves, self.names, strict=True):
            curve.setPen(self._pen(line.colour, line.dash))
            name.dress(theme.font(11), theme.color(ink(line)))
        self._dress_other()
        self.fan.retheme(theme)
        for flag in self.flags:
            flag.dress(theme.font(11, bold=True), theme.color("surface"), theme.color("text2"))
        self._axis_width()
        self._ranged = -math.inf
        self._redraw()

    def fan_colours(self) -> tuple[tuple[str, str], ...]:
        """Return of each line the colours of the first future and of the second, which is grey."""
        return tuple((line.colour, "base") for line in self.subject.lines)

    def _dress_other(self) -> None:
        """Give another branch the colours of the lines, and the world without a player grey."""
        for line, other, name in zip(self.subject.lines, self.others, self.other_names, strict=True):
            other.setPen(self._pen(line.colour, (1, 2)) if self._ahead else self._pen("base", (5, 3)))
            name.dress(self._theme.font(11), self._theme.color(ink(line) if self._ahead else "text3"))

    def _axis_width(self) -> None:
        metrics = QFontMetricsF(self._theme.font(11))
        self.y_axis.setWidth(metrics.horizontalAdvance("\u22128,888") + 6)
        self.x_axis.setHeight(metrics.height() + 2)

    def retranslate(self) -> None:
        """Say title, unit and names in the current language; its units may be of another size."""
        self._ranged = -math.inf
        self.title.setText(translate("Chart", self.subject.title))
        self.show_trust()
        self.setAccessibleName(self.title.text())
        self._redraw_other()
        self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the numbers a line of their own where the head has no room for them."""
        super().resizeEvent(event)
        self._place_reading()

    def _place_reading(self) -> None:
        below = self.width() < self._theme.px(NARROW) and not self._compact
        if below != (self._below.indexOf(self.reading) >= 0):
            before, after = (self._head, self._below) if below else (self._below, self._head)
            before.removeWidget(self.reading)
            after.addWidget(self.reading, 0, Qt.AlignmentFlag.AlignRight)
            self._say_apart()
            self.read(self._cross)

    @property
    def _narrow(self) -> bool:
        """Whether the head has no room for title and numbers beside each other."""
        return self._below.indexOf(self.reading) >= 0

    def set_compact(self, on: bool) -> None:
        """Shrink to a strip: in the head only the first line's last value, with the unit in short."""
        self._compact = on
        self._place_reading()
        self.unit.setVisible(not on)
        self._column.setContentsMargins(12, 2 if on else 8, 0, 0 if on else 4)
        self._ranged = -math.inf
        self._redraw()

    def say_instead(self, text: str) -> None:
        """Say why this chart has nothing to draw in this game; with no text, draw."""
        self._instead = text
        self._show_note()

    def hides(self, k: int) -> bool:
        """Whether a line rests on assumptions that are hidden now; a chart of marks only holds no conclusions."""
        return not self.bare and self._words.trust.hides(self._key(k), self.which)

    def _name(self, k: int) -> str:
        """Return what stands at the end of a line, or of one that is hidden."""
        name = translate("Chart", self.subject.lines[k].name)
        return f"{name}{'：' if self._words.chinese else ': '}{trust.assumed()}" if self.hides(k) else name

    def _key(self, k: int) -> str:
        return f"{self.place}.{self.subject.lines[k].indicator}"

    def show_trust(self) -> None:
        """Say the unit, how far to trust the lines, and at the end of each its name."""
        found, lines = self._words.trust, self.subject.lines
        told: dict[str, list[str]] = {}
        for k, line in enumerate(lines):
            told.setdefault(found.sentence(self._key(k), self.which), []).append(translate("Chart", line.name))
        colon, comma = ("：", "、") if self._words.chinese else (": ", ", ")
        tip = "\n".join(f"{comma.join(names)}{colon}{text}" for text, names in told.items())
        self.letter.say([] if self.bare else [found.letter(self._key(k), self.which) for k in range(len(lines))], tip)
        self.unit.say(translate("Chart", UNITS[self.subject.unit]))
        self.unit.explain(catalogue.definition(self.subject.unit))
        for k, text in enumerate(self.names):
            text.say(self._name(k))

    def _show_note(self) -> None:
        """Put a sentence where the curves would be, if there are none."""
        other = self.other
        drawn = len(self._rows) > 0 or (other is not None and len(other) > 0)
        text = self._instead or ("" if drawn else nothing_played())
        if not text and not self._facts and all(self.hides(k) for k in range(len(self.subject.lines))):
            text = trust.instead()
        if text == self.note.text():
            return
        self.note.setText(text)
        self.note.setVisible(bool(text))
        self.plot.setVisible(not text)

    # Data

    @property
    def factor(self) -> float:
        """What recorded numbers are multiplied with to be drawn."""
        unit = self.subject.unit
        if unit == "share":
            return 100.0
        if self._words.chinese:
            return {"kCNY": 0.1, "kCNY/card": 0.1, "MCNY": 0.01}.get(unit, 1.0)
        return 1.0

    def short_unit(self) -> str:
        """Return the unit of the drawn numbers in a sign or two."""
        if self.subject.unit == "share":
            return "%"
        unit = self.subject.unit.removesuffix("/card")
        if unit == "cards/week":
            return catalogue.unit(unit)
        if self._words.chinese:
            return {"kCNY": "万元", "MCNY": "亿元"}.get(unit, unit)
        return {"kCNY": "k¥", "MCNY": "¥ M"}.get(unit, unit)

    def show_rows(self, rows: Array, start: dt.date, weeks: int, tick: int) -> None:
        """Draw the rows of the branch; ``tick`` is where the player stands."""
        if not len(self._rows) or len(rows) < len(self._rows):
            self._ranged = -math.inf  # the first rows, and those of another game, are not read against the old axes
        more = len(rows) != len(self._rows)
        if (
            len(rows)
            and (start, weeks) == (self._start, self._weeks)
            and np.array_equal(rows, self._rows, equal_nan=True)
        ):
            self._tick = tick
            self._show_now()  # somebody scrubs: the lines stay as they are
            return
        self._rows, self._start, self._weeks, self._tick = rows, start, weeks, tick
        self.x_axis.start = start
        if more and not self._ahead:
            self._redraw_other()
        self._redraw()

    def show_other(self, rows: Array | None, name: str = "", *, ahead: bool = True) -> None:
        """Draw another branch behind, with its name at its lines' ends; ``ahead`` may show more weeks than ours."""
        self._other, self._other_name, self._ahead = rows, name, ahead
        for text in self.other_names:
            text.say(name)
        self._dress_other()
        self._redraw_other()
        self._ranged = -math.inf
        self._redraw()

    @property
    def other(self) -> Array | None:
        """The rows of the other branch that are drawn."""
        return self._other if self._other is None or self._ahead else self._other[: len(self._rows)]

    def _redraw_other(self) -> None:
        other = self.other
        for k, curve in enumerate(self.others):
            curve.setVisible(other is not None and other.size > 0)
            if other is not None:
                curve.setData(np.arange(1.0, len(other) + 1.0), self.values(other, k), connect="finite")

    def show_forecast(self, forecast: sandbox.Forecast | None, *, branches: bool = False) -> None:
        """Draw what may come: its first future in the lines' colours, against the second in grey; or nothing."""
        reach = 0 if self._forecast is None else self._forecast.question.until
        self._forecast, self._of_plan = forecast, not branches
        self._widest = 1 if forecast is None else widest_of(forecast, branches=branches)
        if forecast is None or forecast.question.until != reach:
            self._ranged = -math.inf
        self._redraw()

    def _redraw_fan(self) -> None:
        """Draw what may come, from where it begins; a line that is hidden has no future either."""
        self.fan.hide()
        self._spreads = {}
        forecast = None if self.bare else self._forecast
        if forecast is not None:
            begin = forecast.question.futures[0].begin
            weeks = np.array([float(begin), *(week + 1.0 for week in forecast.weeks)])
            for future in self._futures(forecast):
                for k in range(len(self.subject.lines)):
                    if not self.hides(k):
                        spread = Spread(weeks, self._bands(forecast, future, k, begin))
                        self._spreads[future, k] = spread
                        self.fan.show(future, k, spread, self._widest)
        self._say_apart()

    def _futures(self, forecast: sandbox.Forecast) -> range:
        """Return which futures of a forecast are drawn."""
        return range(len(forecast.question.futures))

    def _say_apart(self) -> None:
        """Say under the head how far the first future is from the second at the last week that both have."""
        forecast = self._forecast
        if forecast is None or not len(forecast.apart) or not forecast.reach or self._other is not None:
            self.versus.setVisible(self._other is not None and not self.bare)
            return
        self.versus.setVisible(not self.bare)
        numbers, told = [], []
        for k in range(len(self.subject.lines)):
            said = self._apart(forecast, k)
            numbers.append(said[0])
            told.append(forecasts.parted(self._name(k), said, self.short_unit()))
        weeks = forecast.weeks[forecast.reach - 1] + 1 - forecast.question.futures[0].begin
        shown = DOT.join(numbers[:1] if self._compact else numbers)
        self.versus.say(forecasts.apart(weeks, shown, plan=self._of_plan, short=self._narrow or self._compact))
        self.versus.explain("\n".join((forecasts.paired(), *told)))

    def _apart(self, forecast: sandbox.Forecast, k: int) -> tuple[str, str, str]:
        """Return what a line of the first future has more, in the middle and at the ends of the band of 80 %."""
        if self.hides(k):
            return "D", "D", "D"
        at = forecast.apart[forecast.reach - 1, forecast.question.indicators.index(self.subject.lines[k].indicator)]
        drawn = [self._spreads[future, k].bands[forecast.reach, MEDIAN] for future in range(2)]
        if not np.isfinite(drawn).all():  # one of them is not drawn there
            return DASH, DASH, DASH
        low, high = PAIRS[1]
        median, *ends = (self._words.significant(float(at[p]) * self.factor, sign=True) for p in (MEDIAN, low, high))
        return median, ends[0], ends[1]

    def _bands(self, forecast: sandbox.Forecast, future: int, k: int, begin: int) -> Array:
        """Return the bands of a line of a future as they are drawn; they open at the number of the week before."""
        indicator = self.subject.lines[k].indicator
        bands = finite(forecast.of(future, indicator) * self.factor)
        if indicator == "own_utilisation":
            bands[~(forecast.of(future, "own_halls")[:, MEDIAN] > 0)] = np.nan
        drawn = self._drawn[k]
        first = float(drawn[begin - 1]) if 0 < begin <= len(drawn) else math.nan
        return np.concatenate([np.full((1, len(sandbox.PERCENT)), first), bands])

    def show_marks(self, decisions: list[tuple[int, str]], flagged: list[Flag]) -> None:
        """Mark decisions on the axis and events on top."""
        before = self._decisions, self._flagged
        self._decisions, self._flagged = decisions, flagged
        shown = {line.indicator for line in self.subject.lines}
        last = len(self._rows)
        facts = [
            fact
            for fact in self.known_facts()
            if fact.indicator in shown and -4 <= weeks_of(self._start, self._middle(fact)) <= last
        ]
        if facts == self._facts:
            if (decisions, flagged) != before:
                self._marks()
            return
        self._facts, self._ranged = facts, -math.inf  # the axes have room for them
        self._redraw()

    def known_facts(self) -> tuple[sandbox.Fact, ...]:
        """Return the published numbers that may be marked."""
        return sandbox.facts()

    @staticmethod
    def _middle(fact: sandbox.Fact) -> dt.date:
        return fact.date_from + (fact.date_to - fact.date_from) / 2

    def values(self, rows: Array, k: int) -> Array:
        """Return one line's numbers as they are drawn."""
        if not rows.size:
            return np.zeros(0)
        if self.hides(k):
            return np.full(len(rows), np.nan)
        drawn = finite(rows[:, self._columns[k]] * self.factor)
        if self.subject.lines[k].indicator == "own_utilisation":
            drawn[~(rows[:, self.names_of_columns.index("own_halls")] > 0)] = np.nan  # no hall, no use: a gap, not zero
        return drawn

    def _redraw(self) -> None:
        self._show_note()
        x = np.arange(1.0, len(self._rows) + 1.0)
        self._drawn = [self.values(self._rows, k) for k in range(len(self.curves))]
        for curve, values in zip(self.curves, self._drawn, strict=True):
            curve.setData(x, values, connect="finite")
        self._redraw_fan()
        now = time.monotonic()
        if now - self._ranged >= RERANGE or self._outgrown():
            self._ranged = now
            self._rerange()
            self._marks()
        elif not self._later.isActive():
            self._later.start(math.ceil((self._ranged + RERANGE - now) * 1000) + 1)
        self._end_names()
        self._show_now()

    def _show_now(self) -> None:
        """Draw where the player stands, and say the numbers of that week."""
        _, end, low, high = self._range
        self.now.setLine(self._tick, low, self._tick, high)
        self.now.setVisible(not self.bare)
        self.future.setRect(QRectF(QPointF(self._tick, low), QPointF(end, high)).normalized())
        self.read(self._cross)

    def _outgrown(self) -> bool:
        """Whether a line has left the axes: that is rare, as they grow by steps, and not to be looked at for long."""
        _, end, low, high = self._range
        if len(self._rows) > end or self.subject.unit == "share":
            return len(self._rows) > end
        known = [values[np.isfinite(values)] for values in (*self._drawn, *self._fan_values())]
        return any(v.size and (v.max() > high or v.min() < low) for v in known)

    def _fan_values(self) -> list[Array]:
        """Return the ends of the widest bands that are drawn."""
        low, high = PAIRS[self._widest]
        return [spread.bands[:, end] for spread in self._spreads.values() for end in (low, high)]

    def _rerange(self) -> None:
        other = self.other
        known = max(len(self._rows), 0 if other is None else len(other))
        if self._spreads and self._forecast is not None:
            known = max(known, self._forecast.question.until - 8)
        end = float(min(self._weeks, max(104, 52 * math.ceil((known + 8) / 52))))
        low, high = 0.0, 100.0
        if self.subject.unit != "share":
            drawn = [*self._drawn, *self._fan_values()]
            if other is not None:
                drawn += [self.values(other, k) for k in range(len(self.curves))]
            everything = np.concatenate(drawn) if drawn else np.zeros(0)
            everything = everything[np.isfinite(everything)]
            facts = [f.high * self.factor for f in self._facts]
            top = max([*facts, float(everything.max()) if everything.size else 0.0])
            bottom = float(everything.min()) if everything.size else 0.0
            high = nice_ceiling(top * 1.05)
            low = -nice_ceiling(-bottom) if bottom < 0 else 0.0
            if top <= 0 < -low:
                high = 0.2 * -low
            self.y_axis.setStyle(showValues=bool(everything.size or facts))  # without data a scale says nothing
        room = self._name_room()
        self._range = (0.0, end, low, high)
        self.x_axis.end = end
        self._view.setRect(0.0, low, end * (1.0 + room), high - low)  # before the box tells the items to look at it
        self.box.setRange(xRange=(0.0, end * (1.0 + room)), yRange=(low, high), padding=0)
        ticks = [v for _, vs in self.y_axis.tickValues(low, high, max(self.box.height(), 60.0)) for v in vs]
        self.hairlines.setData(
            np.tile([0.0, end * (1.0 + room)], len(ticks)), np.repeat(np.array(ticks), 2), connect="pairs"
        )

    def _name_room(self) -> float:
        metrics = QFontMetricsF(self._theme.font(11))
        names = [self._name(k) for k in range(len(self.subject.lines))]
        if self._other is not None and not self._compact and not self._greys:
            names.append(self._other_name)
        widest = max(metrics.horizontalAdvance(name) for name in names)
        width = max(self.box.width(), 120.0)
        share = float(min((widest + 12) / width, 0.5))
        return share / (1.0 - share)

    def _marks(self) -> None:
        _, _, low, high = self._range
        self.decision_marks.setData(
            x=[float(t) for t, _ in self._decisions], y=[low + 0.02 * (high - low)] * len(self._decisions)
        )
        xs = [weeks_of(self._start, self._middle(fact)) for fact in self._facts]
        colours = {line.indicator: line.colour for line in self.subject.lines}
        pens = [self._pen("text" if len(colours) == 1 else colours[fact.indicator]) for fact in self._facts]
        self.fact_marks.setData(x=xs, y=[fact.value * self.factor for fact in self._facts], pen=pens or None)
        ends = [v * self.factor for fact in self._facts for v in (fact.low, fact.high)]
        self.whiskers.setData(np.repeat(np.array(xs, dtype=float), 2), np.array(ends, dtype=float), connect="pairs")
        for mark, count in ((self.decision_marks, self._decisions), (self.fact_marks, xs), (self.whiskers, xs)):
            mark.setVisible(bool(count))
        shown = self._flagged[:MOST_FLAGS]
        self.event_lines.setData(
            np.repeat(np.array([flag.week for flag in shown], dtype=float), 2),
            np.tile([low, high], len(shown)),
            connect="pairs",
        )
        for k, text in enumerate(self.flags):
            on = k < len(shown) and not self._compact
            text.setVisible(on)
            if on:
                text.say(shown[k].letter)
                text.stand(shown[k].week, high)

    def _end_names(self) -> None:
        """Put each name at its line's end, pushed apart where lines meet; a strip has room for ours only."""
        _, end, low, high = self._range
        height = max(self.box.height(), 40.0)
        step = (QFontMetricsF(self._theme.font(11)).height() - 2) / height * (high - low)
        places: list[list[float]] = []
        ends: list[float] = []
        other = None if self._compact else self.other
        behind = [np.zeros(0) if other is None else self.values(other, k) for k in range(len(self.curves))]
        texts = [*self.names, *self.other_names]
        for k, (values, name) in enumerate(zip([*self._drawn, *behind], texts, strict=True)):
            x, y = self._last_fact(k) if self.bare else (min(float(len(values)), end) + 1.0, _last(values))
            if self._spreads and self._forecast is not None and not self.bare:
                x = max(x, self._forecast.question.until + 1.0)  # no name stands over a fan
                y = self._fan_end(k, y)
            if k < len(self.curves) and self.hides(k):
                y = low  # it has no line, and says so at the foot
            seen = math.isfinite(y) and not (k >= len(self.curves) and self._greys)
            name.setVisible(seen)
            ends.append(x)
            if seen:
                places.append([max(y, low + step / 2), k])
        places.sort()
        for before, after in itertools.pairwise(places):
            after[0] = max(after[0], before[0] + step)
        if places and places[-1][0] > high - step / 2:
            places[-1][0] = high - step / 2
            for after, before in itertools.pairwise(places[::-1]):
                before[0] = min(before[0], after[0] - step)
        for y, which in places:
            texts[int(which)].stand(ends[int(which)], y)

    @property
    def _greys(self) -> bool:
        """Whether the fans of several lines of another branch are drawn, all grey: its name at each would tell none."""
        of_other = any(future != self.ours for future, _ in self._spreads)
        return of_other and not self._of_plan and len(self.subject.lines) > 1

    def _fan_end(self, k: int, y: float) -> float:
        """Return where the fan of a name's line ends, or ``y`` if it has none; the others' names come after ours."""
        behind, line = divmod(k, len(self.curves))
        if behind and (self._of_plan or not math.isfinite(y)):
            return y  # the second future is that of no decision, not that of the other branch
        spread = self._spreads.get((behind ^ self.ours, line))
        return y if spread is None else _last(spread.bands[:, MEDIAN])

    def _last_fact(self, k: int) -> tuple[float, float]:
        """Return where the name of marks without a line stands: right of the last one."""
        line = self.subject.lines[k % len(self.subject.lines)]
        facts = [fact for fact in self._facts if fact.indicator == line.indicator]
        if not facts or k >= len(self.subject.lines):
            return math.nan, math.nan
        last = max(facts, key=self._middle)
        return weeks_of(self._start, self._middle(last)) + BESIDE, last.value * self.factor

    # Reading

    def read(self, week: float | None) -> None:
        """Say in the head what the lines are at a week; without one, what they are now."""
        self._cross = week
        self.reading.setVisible(not self.bare and not self.note.text())
        self.cross.setVisible(week is not None)
        index = (self._tick if week is None else round(week)) - 1
        if week is not None:
            self.cross.setLine(week, self._range[2], week, self._range[3])
        parts = []
        for k, line in enumerate(self.subject.lines):
            text = "D" if self.hides(k) else self.said_at(k, index)
            if self._compact and not self.hides(k):
                text += f" {self.short_unit()}"
            parts.append((text, self._theme.color(ink(line))))
            if self._compact:
                break
        read = week is not None and index >= 0
        self.reading.say(self._words.week(self._start + dt.timedelta(weeks=index + 1)) if read else "", parts)
        self._say_versus(index)

    def said_at(self, k: int, index: int) -> str:
        """Return a line's number in a row as the head says it."""
        value = float(self._drawn[k][index]) if 0 <= index < len(self._rows) else math.nan
        return self._words.significant(value) if abs(value) < HUGE else DASH

    def _say_versus(self, index: int) -> None:
        """Say under the head what the other branch's lines are at a week, and how far they are from ours."""
        other = self.other
        if other is None:
            return
        texts, gaps = [], []
        for k, drawn in enumerate(self._drawn[:1] if self._compact else self._drawn):
            theirs = self.values(other, k)
            value = float(theirs[index]) if 0 <= index < len(theirs) else math.nan
            difference = value - float(drawn[index]) if 0 <= index < len(drawn) else math.nan
            text, apart = self._words.significant(value), self._words.significant(difference, sign=True)
            texts.append(f"{text} ({apart})" if math.isfinite(difference) else text)
            gaps.append(apart)
        whole = f"{self._other_name}: {DOT.join(texts)}"
        short = self._narrow and len(gaps) > 1  # there is room for how far it is from ours
        self.versus.say(f"{self._other_name}: {DOT.join(gaps)}" if short else whole)
        self.versus.explain(whole if short else "")

    def _moved(self, position: QPointF) -> None:
        if not self.box.sceneBoundingRect().contains(position):
            self.left.emit()
            return
        point = self.box.mapSceneToView(position)
        self.hovered.emit(float(min(max(point.x(), 1.0), max(len(self._rows), 1))))
        self._tell(position)

    def _tell(self, position: QPointF) -> None:
        """Tell of the published fact, the event or the decision under the pointer."""
        lines: list[str] = []
        for fact in self._facts:
            at = self.box.mapViewToScene(QPointF(weeks_of(self._start, self._middle(fact)), fact.value * self.factor))
            if abs(at.x() - position.x()) < 7 and abs(at.y() - position.y()) < 7:
                lines.append(self._words.fact(fact))
        top = self.box.sceneBoundingRect().top()
        for flag in self._flagged:
            at = self.box.mapViewToScene(QPointF(flag.week, self._range[3]))
            if abs(at.x() - position.x()) < 8 and position.y() - top < 18:
                lines.append(flag.line().replace("; ", "\n    "))
        for tick, name in self._decisions:
            at = self.box.mapViewToScene(QPointF(tick, self._range[2]))
            if abs(at.x() - position.x()) < 6 and at.y() - position.y() < 14:
                lines.append(f"{self._words.week(self._start + dt.timedelta(weeks=tick))}  {name}")
        if lines:
            QToolTip.showText(self.plot.mapToGlobal(position.toPoint()), "\n".join(lines), self.plot)
        else:
            QToolTip.hideText()

    def _clicked(self, event: MouseClickEvent) -> None:
        point = self.box.mapSceneToView(event.scenePos())
        if 0 <= point.x() <= len(self._rows):
            self.picked.emit(round(point.x()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Hear when the pointer leaves, and when the plot gets another size."""
        if event.type() == QEvent.Type.Leave:
            self.left.emit()
        if event.type() == QEvent.Type.Resize:
            self._ranged = -math.inf
            QTimer.singleShot(0, self, self._redraw)
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the chart."""
        self.menu_wanted.emit(event.globalPos())

    @property
    def rows(self) -> Array:
        """The rows that are drawn."""
        return self._rows

    @property
    def start(self) -> dt.date:
        """The Monday of the first week."""
        return self._start

    def summary(self) -> str:
        """Say the chart in one sentence, for those who cannot see it."""
        parts = []
        for line in self.subject.lines:
            column = self.names_of_columns.index(line.indicator)
            value = float(self._rows[-1, column]) if len(self._rows) else math.nan
            key = f"{self.place}.{line.indicator}"
            said = self._words.with_unit(key, value, which=self.which)
            parts.append(f"{self._words.label(line.indicator)} {said}")
        return ", ".join(parts)


def nothing_played() -> str:
    """Say why there are no numbers before the first week is made."""
    return translate("Chart", "No week is played yet: press Space.")


def _last(values: Array) -> float:
    """Return the last number that is one."""
    known = values[np.isfinite(values)]
    return float(known[-1]) if known.size else math.nan
