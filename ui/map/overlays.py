"""What the provinces can be coloured by, with levels that never move, and the legend that explains the colours."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QImage, QLinearGradient, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.colours import STEPS, lut
from ui.look.theme import Theme
from ui.look.tokens import Tokens
from ui.words.marks import QT_TRANSLATE_NOOP, translate

Array = NDArray[np.float64]
NO_DATA = -1
WEEKS = 52.0  # of a year
MINUS = "\u2212"
GAP = 8.0  # px between the name and the unit of a legend


@dataclass(frozen=True)
class Overlay:
    """One way to colour the map. ``low`` and ``high`` are fixed; ``scale`` turns a value into the number shown.

    ``letter`` says how far to trust it; while it is ``hidden`` all provinces look alike and have no number.
    """

    id: str
    name: str
    unit: str
    ramp: str
    low: float
    high: float
    ticks: tuple[float, ...]
    scale: float = 1.0
    digits: int = 0
    nation: str = ""  # the indicator of the nation; without one the legend marks the mean of the provinces
    letter: str = ""
    hidden: bool = False

    def buckets(self, values: Array) -> NDArray[np.int64]:
        """Return the step of the ramp, 0 to 31, of each value; NO_DATA where there is none."""
        if self.hidden:
            return np.zeros(len(values), dtype=np.int64)
        share = (np.asarray(values, dtype=np.float64) - self.low) / (self.high - self.low)
        known = np.isfinite(share)
        steps = np.floor(np.clip(np.where(known, share, 0.0), 0.0, 1.0) * STEPS)
        return np.where(known, np.minimum(steps, STEPS - 1), NO_DATA).astype(np.int64)

    def colours(self, tokens: Tokens) -> tuple[QColor, ...]:
        """Return the 32 colours of this overlay in a theme."""
        if self.hidden:
            return (QColor(tokens.context if tokens.name == "contrast" else tokens.line2),) * STEPS
        return lut(tokens.ramp(self.ramp))

    def text(self, value: float) -> str:
        """Return a value as it is written on the map, without its unit."""
        if not np.isfinite(value):
            return "\u2013"
        shown = f"{abs(value) * self.scale:.{self.digits}f}"
        return MINUS + shown if value < 0 and float(shown) else shown

    def written(self, value: float) -> str:
        """Return what stands on a province for its value; nothing while it is hidden."""
        return "" if self.hidden else self.text(value)

    def told(self, province: str, value: float) -> str:
        """Return name and value of a province in one line."""
        if self.hidden:
            return translate("Overlay", "{province}: rests on assumptions").format(province=province)
        if not np.isfinite(value):
            return translate("Overlay", "{province}: no data").format(province=province)
        line = translate("Overlay", "{province}: {value} ({unit})")
        return line.format(province=province, value=self.text(value), unit=self.unit_label())

    def label(self) -> str:
        """Return the name in the current language."""
        return translate("Overlay", self.name)

    def unit_label(self) -> str:
        """Return the unit in the current language."""
        return translate("Overlay", self.unit)

    def terms(self) -> str:
        """Return the unit and the letter of confidence, as they stand beside the name."""
        if not self.letter:
            return self.unit_label()
        trust = translate("Overlay", "confidence {letter}").format(letter=self.letter)
        return f"{self.unit_label()} · {trust}"


OVERLAYS = (
    Overlay(
        "utilisation",
        QT_TRANSLATE_NOOP("Overlay", "GPU use"),
        QT_TRANSLATE_NOOP("Overlay", "% of installed hours"),
        "ink",
        0.0,
        1.0,
        (0.0, 0.25, 0.5, 0.75, 1.0),
        scale=100.0,
        nation="merchant_utilisation",
    ),
    Overlay(
        "latency",
        QT_TRANSLATE_NOOP("Overlay", "Round trip to demand"),
        QT_TRANSLATE_NOOP("Overlay", "ms, mean"),
        "ochre",
        0.0,
        80.0,
        (0.0, 20.0, 40.0, 60.0, 80.0),
    ),
    Overlay(
        "power_price",
        QT_TRANSLATE_NOOP("Overlay", "Power price"),
        QT_TRANSLATE_NOOP("Overlay", "¥ a kWh"),
        "ochre",
        0.2,
        0.8,
        (0.2, 0.4, 0.6, 0.8),
        digits=2,
    ),
    Overlay(
        "idle_capacity",
        QT_TRANSLATE_NOOP("Overlay", "Idle capacity"),
        QT_TRANSLATE_NOOP("Overlay", "EF, merchants' halls"),
        "ink",
        0.0,
        16.0,
        (0.0, 4.0, 8.0, 12.0, 16.0),
        digits=1,
    ),
    Overlay(
        "demand",
        QT_TRANSLATE_NOOP("Overlay", "Local demand"),
        QT_TRANSLATE_NOOP("Overlay", "EF"),
        "ink",
        0.0,
        40.0,
        (0.0, 10.0, 20.0, 30.0, 40.0),
        digits=1,
    ),
    Overlay(
        "rent",
        QT_TRANSLATE_NOOP("Overlay", "Rent of 8 cards"),
        QT_TRANSLATE_NOOP("Overlay", "k¥ a month"),
        "ochre",
        40.0,
        200.0,
        (40.0, 80.0, 120.0, 160.0, 200.0),
    ),
    Overlay(
        "resale_discount",
        QT_TRANSLATE_NOOP("Overlay", "Resale discount"),
        QT_TRANSLATE_NOOP("Overlay", "% below the books"),
        "plum",
        -0.5,
        0.5,
        (-0.5, -0.25, 0.0, 0.25, 0.5),
        scale=100.0,
        nation="resale_discount",
    ),
    Overlay(
        "stranded_value",
        QT_TRANSLATE_NOOP("Overlay", "Stranded value"),
        QT_TRANSLATE_NOOP("Overlay", "million ¥"),
        "plum",
        0.0,
        3000.0,
        (0.0, 1000.0, 2000.0, 3000.0),
    ),
    Overlay(
        "carbon",
        QT_TRANSLATE_NOOP("Overlay", "Carbon"),
        QT_TRANSLATE_NOOP("Overlay", "Mt CO2 a year"),
        "pine",
        0.0,
        2.0,
        (0.0, 0.5, 1.0, 1.5, 2.0),
        digits=2,
    ),
    Overlay(
        "start_rate",
        QT_TRANSLATE_NOOP("Overlay", "Rivals' starts"),
        QT_TRANSLATE_NOOP("Overlay", "halls a year, expected"),
        "ink",
        0.0,
        20.0 / WEEKS,
        (0.0, 5.0 / WEEKS, 10.0 / WEEKS, 15.0 / WEEKS, 20.0 / WEEKS),
        scale=WEEKS,
        digits=1,
    ),
)
BY_ID = {overlay.id: overlay for overlay in OVERLAYS}


def hatch(tokens: Tokens) -> QBrush:
    """Return what stands for no data: fine lines on paper, never a colour of a ramp."""
    tile = QImage(6, 6, QImage.Format.Format_RGB32)
    tile.fill(QColor(tokens.map))
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(tokens.control if tokens.name == "contrast" else tokens.line2), 1.0))
    for shift in (-6, 0, 6):
        painter.drawLine(QPointF(shift - 1, 7), QPointF(shift + 7, -1))
    painter.end()
    return QBrush(tile)


class OverlayLegend(QWidget):
    """Card on the map: name, unit, histogram of the provinces above the ramp, ticks, and a mark for the nation."""

    BINS = 16

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._overlay = OVERLAYS[0]
        self._values: Array = np.full(31, np.nan)
        self._nation = float("nan")
        self._compact = False
        self._has_gaps = False
        self._kept = QPixmap()
        self._kept_key: tuple[object, ...] = ()
        theme.changed.connect(self._restyle)
        self._describe()

    def set_values(self, overlay: Overlay, values: Array, nation: float) -> None:
        """Show these values."""
        self._overlay, self._values, self._nation = overlay, values, nation
        self._has_gaps = bool(np.isnan(values).any()) and not overlay.hidden
        if self.sizeHint() != self.size():
            self._restyle()
        self._describe()
        self.update()

    def set_compact(self, on: bool) -> None:
        """Show name, ramp and ticks only."""
        if on != self._compact:
            self._compact = on
            self._restyle()

    def sizeHint(self) -> QSize:
        """Room for the card at the text scale; a small one is as wide as its name and unit need."""
        px, o = self._theme.px, self._overlay
        name = QFontMetricsF(self._theme.font(12, bold=True)).horizontalAdvance(o.label())
        small = QFontMetricsF(self._theme.font(11))
        words = math.ceil(name + GAP + small.horizontalAdvance(o.terms())) + 25
        if o.hidden:
            words = max(words, math.ceil(small.horizontalAdvance(_hidden())) + 25)
        rows = px(20) + (0 if self._compact else px(28)) + 10 + px(18) + (px(18) if self._has_gaps else 0)
        return QSize(max(px(170 if self._compact else 252), words), rows + 18)

    def _restyle(self) -> None:
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.update()
        parent = self.parentWidget()
        if parent is not None and hasattr(parent, "arrange"):
            parent.arrange()

    def _describe(self) -> None:
        o = self._overlay
        self.setAccessibleName(
            translate("OverlayLegend", "Legend: {name}, {unit}").format(name=o.label(), unit=o.terms())
        )

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._describe()
            self._restyle()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card; only what the numbers move is drawn anew."""
        ground = self._ground()
        p = QPainter(self)
        p.drawPixmap(0, 0, ground)
        if not self._compact and not self._overlay.hidden:
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            small = self._theme.font(11)
            p.setFont(small)
            self._draw_histogram(p, self._bar())
            self._draw_nation(p, self._bar(), QFontMetricsF(small))
        p.end()

    def _bar(self) -> QRectF:
        px = self._theme.px
        return QRectF(12.0, 8.0 + px(20) + (2 if self._compact else px(28)), self.width() - 24.0, 10.0)

    def _ground(self) -> QPixmap:
        """Return what stays while time runs: card, name, unit, ramp and ticks."""
        ratio = self.devicePixelRatioF()
        theme, overlay = self._theme, self._overlay
        key = (overlay, overlay.terms(), self._has_gaps, theme.tokens, theme.text_scale, ratio, self.size())
        if key != self._kept_key:
            self._kept_key = key
            self._kept = QPixmap(self.size() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            p = QPainter(self._kept)
            p.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._draw_ground(p)
            p.end()
        return self._kept

    def _draw_ground(self, p: QPainter) -> None:
        theme, o, bar = self._theme, self._overlay, self._bar()
        tokens = theme.tokens
        p.setPen(QPen(QColor(tokens.line if tokens.name != "contrast" else tokens.text), 1))
        p.setBrush(QColor(tokens.raised))
        p.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        bold, small = theme.font(12, bold=True), theme.font(11)
        metrics = QFontMetricsF(small)
        row = QRectF(bar.left(), 8.0, bar.width(), float(theme.px(20)))
        p.setFont(bold)
        p.setPen(QColor(tokens.text))
        p.drawText(row, _LEFT, o.label())
        p.setFont(small)
        p.setPen(QColor(tokens.text3))
        row.setLeft(row.left() + QFontMetricsF(bold).horizontalAdvance(o.label()) + GAP)
        p.drawText(row, _LEFT, metrics.elidedText(o.terms(), Qt.TextElideMode.ElideRight, row.width()))
        ramp = QLinearGradient(bar.topLeft(), bar.topRight())
        colours = o.colours(tokens)
        for i, colour in enumerate(colours):
            ramp.setColorAt(i / (len(colours) - 1), colour)
        p.setPen(QPen(QColor(tokens.text), 1) if tokens.name == "contrast" else Qt.PenStyle.NoPen)
        p.setBrush(ramp)
        p.drawRect(bar)
        self._draw_ticks(p, bar, metrics)
        if self._has_gaps:
            self._draw_gap(p, bar)

    def _x(self, bar: QRectF, value: float) -> float:
        o = self._overlay
        return bar.left() + bar.width() * min(max((value - o.low) / (o.high - o.low), 0.0), 1.0)

    def _draw_histogram(self, p: QPainter, bar: QRectF) -> None:
        known = self._overlay.buckets(self._values)
        counts = np.bincount(known[known >= 0] * self.BINS // STEPS, minlength=self.BINS)
        if not counts.any():
            return
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QColor(self._theme.tokens.base))
        width, tall = bar.width() / self.BINS, self._theme.px(14) / counts.max()
        for i in np.flatnonzero(counts).tolist():
            height = max(2.0, counts[i] * tall)
            p.drawRect(QRectF(bar.left() + i * width + 1, bar.top() - 2 - height, width - 2, height))

    def _draw_nation(self, p: QPainter, bar: QRectF, metrics: QFontMetricsF) -> None:
        if not np.isfinite(self._nation):
            return
        tokens, x = self._theme.tokens, self._x(bar, self._nation)
        top = bar.top() - self._theme.px(26)
        p.setPen(QPen(QColor(tokens.text), 1.4))
        p.drawLine(QPointF(x, top + 2), QPointF(x, bar.bottom()))
        nation, mean = translate("OverlayLegend", "nation {value}"), translate("OverlayLegend", "mean {value}")
        words = (nation if self._overlay.nation else mean).format(value=self._overlay.text(self._nation))
        width = metrics.horizontalAdvance(words)
        at = x + 5 if x + 5 + width <= bar.right() else x - 5 - width
        box = QRectF(at, top, width, metrics.height())
        p.fillRect(box.adjusted(-2, 1, 2, -1), QColor(tokens.raised))
        p.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_ticks(self, p: QPainter, bar: QRectF, metrics: QFontMetricsF) -> None:
        o = self._overlay
        p.setPen(QColor(self._theme.tokens.text2))
        if o.hidden:
            p.drawText(QRectF(bar.left(), bar.bottom() + 2, bar.width(), self._theme.px(16)), _LEFT, _hidden())
            return
        ticks = o.ticks[:: len(o.ticks) - 1] if self._compact and len(o.ticks) > 3 else o.ticks
        if self._compact and len(o.ticks) % 2:
            ticks = o.ticks[:: (len(o.ticks) - 1) // 2]
        for tick in ticks:
            words = o.text(tick)
            width = metrics.horizontalAdvance(words)
            x = min(max(self._x(bar, tick) - width / 2, bar.left()), bar.right() - width)
            p.drawText(QRectF(x, bar.bottom() + 2, width + 1, self._theme.px(16)), _LEFT, words)

    def _draw_gap(self, p: QPainter, bar: QRectF) -> None:
        tokens, px = self._theme.tokens, self._theme.px
        top = bar.bottom() + px(18)
        p.setPen(QPen(QColor(tokens.control), 1))
        p.setBrush(hatch(tokens))
        p.drawRect(QRectF(bar.left() + 0.5, top + px(8) - 4.5, 16, 9))
        p.setPen(QColor(tokens.text2))
        p.drawText(QRectF(bar.left() + 24, top, bar.width() - 24, px(16)), _LEFT, translate("OverlayLegend", "no data"))


def _hidden() -> str:
    """Say in the legend why all provinces look alike."""
    return translate("OverlayLegend", "hidden: rests on assumptions (Ctrl+D)")


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
