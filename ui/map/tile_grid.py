"""The provinces as 31 equal tiles: small ones are as easy to see, to click and to step to as large ones."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.look.colours import label_colour
from ui.look.theme import Theme
from ui.map.board import Board, load_board
from ui.map.items import LARGEST as LARGEST_RING
from ui.map.items import RIM, SiteMark, draw_ring, radius
from ui.map.overlays import BY_ID, OVERLAYS, Overlay, OverlayLegend, hatch
from ui.words.marks import translate

Array = NDArray[np.float64]
ROWS = (
    "- - - - - - - Heilongjiang",
    "- - - - Inner_Mongolia Beijing Liaoning Jilin",
    "Xinjiang - Gansu Ningxia Shanxi Hebei Tianjin -",
    "Xizang_(Tibet) Qinghai Sichuan Shaanxi Henan Shandong - -",
    "- Yunnan Chongqing Hubei Anhui Jiangsu Shanghai -",
    "- - Guizhou Hunan Jiangxi Zhejiang - -",
    "- - Guangxi Guangdong Fujian - - -",
    "- - - Hainan - - - -",
)
COLUMNS = 8
PLACES = {
    name.replace("_", " "): (row, column)
    for row, names in enumerate(ROWS)
    for column, name in enumerate(names.split())
    if name != "-"
}
LARGEST, SMALLEST = 76.0, 30.0  # px that a tile is high
MARGIN, PAD = 6.0, 6.0  # px around all tiles, and between the edge of a tile and its words
ROOMY, TALL = 42.0, 60.0  # px from which a tile has a larger number, and a line below it
NARROWEST = 70  # percent of its usual width to which a name is condensed before it is cut
_SHORT = {"Inner Mongolia": "Inner Mong.", "Xizang (Tibet)": "Xizang"}
_STEPS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_WORST = ("sound", "building", "paused", "strained", "insolvent")


class TileGrid(QWidget):
    """The same values, sites and choice as the map, without its outlines."""

    province_selected = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None, board: Board | None = None) -> None:
        super().__init__(parent)
        self.board = board or load_board()
        self._theme = theme
        self._language = "en"
        self._overlay: Overlay = OVERLAYS[0]
        self._values: Array = np.full(len(self.board.provinces), np.nan)
        self._history: Array = np.empty((len(self.board.provinces), 0))
        self._sites: dict[int, list[SiteMark]] = {}
        self._selected = self._hovered = self._cursor = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(COLUMNS * 46, len(ROWS) * 34)
        self._tile = self._size()
        self._legend_on_top = False
        self.legend = OverlayLegend(theme, self)
        theme.changed.connect(self._refit)
        self.retranslate()

    # What comes in

    def set_values(
        self,
        overlay_id: str,
        values: Array,
        history: Array | None = None,
        nation: float = math.nan,
        letter: str = "",
        *,
        hidden: bool = False,
    ) -> None:
        """Colour the tiles; ``history`` is the line of each province, (31, weeks), oldest first.

        The ``letter`` says how far to trust the values; ``hidden`` ones are neither coloured nor written.
        """
        was, self._overlay = self._overlay, replace(BY_ID[overlay_id], letter=letter, hidden=hidden)
        changed, self._values = was != self._overlay, np.array(values, dtype=np.float64)
        self._history = np.empty((len(self._values), 0)) if history is None else np.asarray(history, dtype=np.float64)
        self.legend.set_values(self._overlay, self._values, nation)
        if changed:
            self._refit()
        self.update()

    def set_sites(self, sites: Sequence[SiteMark]) -> None:
        """Show one ring a province: all its power, its use, and its worst status."""
        self._sites = {}
        for site in sites:
            index = self.board.at(self.board.point(site.lon, site.lat))
            if index is not None:
                self._sites.setdefault(index, []).append(site)
        self.update()

    def set_language(self, language: str) -> None:
        """Write names in ``en`` or ``zh_CN``."""
        self._language = language
        self._refit()

    def set_selected(self, province_id: str) -> None:
        """Outline a province; an empty id outlines none."""
        self._selected = self.board.index.get(province_id, -1)
        if self._selected >= 0:
            self._cursor = self._selected
        self.update()

    # Where things are

    @property
    def _gap(self) -> float:
        return 6.0 if self.height() >= 380 else 4.0

    def _size(self) -> QSizeF:
        """Return the size of a tile: as high as there is room for, and wide enough for the longest name."""
        wide = (self.width() - 2 * MARGIN - (COLUMNS - 1) * self._gap) / COLUMNS
        tall = (self.height() - 2 * MARGIN - (len(ROWS) - 1) * self._gap) / len(ROWS)
        height = max(SMALLEST, min(tall, LARGEST * self._theme.text_scale))
        metrics = QFontMetricsF(self._font(height))
        name = max(metrics.horizontalAdvance(self._names(i)[0]) for i in range(len(self.board.provinces)))
        number = QFontMetricsF(self._number_font(height)).horizontalAdvance(self._overlay.text(self._overlay.high))
        beside = number + 2 * (self._largest_ring(height) + RIM)
        return QSizeF(max(SMALLEST, min(wide, max(height, name + 2 * PAD, beside + PAD))), height)

    @staticmethod
    def _largest_ring(height: float) -> float:
        return min(LARGEST_RING, max(5.0, height * 0.16))

    def _number_font(self, height: float) -> QFont:
        scale = self._theme.text_scale
        if height < ROOMY * scale:
            return self._font(height)
        return self._theme.font(17 if height >= TALL * scale else 13, bold=True)

    def _font(self, height: float) -> QFont:
        """Return the font of names: the smallest of the theme, smaller still where two lines would not fit."""
        font = self._theme.font(11)
        while font.pixelSize() > 8 and 2 * QFontMetricsF(font).height() > height + 1:
            font.setPixelSize(font.pixelSize() - 1)
        return font

    def tile(self, province_id: str) -> QRectF:
        """Return the tile of a province."""
        size, gap = self._tile, self._gap
        row, column = PLACES[province_id]
        left = (self.width() - COLUMNS * size.width() - (COLUMNS - 1) * gap) / 2
        top = (self.height() - len(ROWS) * size.height() - (len(ROWS) - 1) * gap) / 2
        return QRectF(QPointF(left + column * (size.width() + gap), top + row * (size.height() + gap)), size)

    def _at(self, at: QPointF) -> int:
        return next((p.index for p in self.board.provinces if p.id in PLACES and self.tile(p.id).contains(at)), -1)

    def _names(self, index: int) -> tuple[str, str]:
        """Return the full name of a province, and the short one."""
        province = self.board.provinces[index]
        if self._language == "zh_CN":
            return province.name_zh, province.name_zh
        full = province.id.partition(" (")[0]
        return full, _SHORT.get(province.id, full)

    def name_in(self, index: int, room: float, font: QFont) -> tuple[str, QFont]:
        """Return a name that fits into some room: the full one, the short one, or the short one condensed."""
        metrics, (full, short) = QFontMetricsF(font), self._names(index)
        if metrics.horizontalAdvance(full) <= room:
            return full, font
        width = metrics.horizontalAdvance(short)
        if width > room:
            font = QFont(font)
            font.setStretch(max(NARROWEST, math.floor(100 * room / width)))
        return QFontMetricsF(font).elidedText(short, Qt.TextElideMode.ElideRight, room + 1), font

    def arrange(self) -> None:
        """Put the legend into its corner."""
        self.legend.resize(self.legend.sizeHint())
        free = self.height() - self.legend.height()
        self.legend.move(12, round(MARGIN) if self._legend_on_top else free - 12)

    def _refit(self) -> None:
        """Find the size of the tiles, and the largest legend for which one of the corners at the left is free."""
        self._tile = self._size()
        tiles = [self.tile(name) for name in PLACES]
        for compact, self._legend_on_top in ((False, False), (True, False), (True, True)):
            self.legend.set_compact(compact)
            self.arrange()
            fits = not any(tile.intersects(QRectF(self.legend.geometry())) for tile in tiles)
            if fits:
                break
        self.legend.setVisible(fits)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the places anew."""
        super().resizeEvent(event)
        self._refit()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all tiles."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.color("map"))
        colours = self._overlay.colours(self._theme.tokens)
        for index, bucket in enumerate(self._overlay.buckets(self._values).tolist()):
            if self.board.provinces[index].id in PLACES:
                self._draw_tile(painter, index, None if bucket < 0 else colours[bucket])
        painter.end()

    def _draw_tile(self, p: QPainter, index: int, colour: QColor | None) -> None:
        theme, tile = self._theme, self.tile(self.board.provinces[index].id)
        tokens = theme.tokens
        thick = 1.0 if tokens.name == "contrast" else 0.0
        if index == self._selected:
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(QColor(tokens.raised), 5.0 + thick))
            p.drawRoundedRect(tile.adjusted(-2, -2, 2, 2), 6, 6)
            p.setPen(QPen(QColor(tokens.accent), 2.0 + thick))
            p.drawRoundedRect(tile.adjusted(-3, -3, 3, 3), 6, 6)
        edge = thick > 0 or colour is None
        p.setPen(QPen(QColor(tokens.text if thick else tokens.line2), 1) if edge else Qt.PenStyle.NoPen)
        p.setBrush(hatch(tokens) if colour is None else QBrush(colour))
        p.drawRoundedRect(tile, 4, 4)
        ink = QColor(tokens.text2) if colour is None else label_colour(colour)
        if index == self._hovered or (self.hasFocus() and index == self._cursor):
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.setPen(QPen(QColor(tokens.accent if self.hasFocus() and index == self._cursor else tokens.text), 2))
            p.drawRoundedRect(tile.adjusted(-1, -1, 1, 1), 4, 4)
        self._draw_words(p, index, tile, ink)
        self._draw_line(p, index, tile, ink)
        self._draw_ring(p, index, tile)

    def _draw_words(self, p: QPainter, index: int, tile: QRectF, ink: QColor) -> None:
        font = self._font(tile.height())
        line = QFontMetricsF(font).height()
        inside = tile.adjusted(PAD, min(4.0, max(0.0, (tile.height() - 2 * line) / 2)), -2, 0)
        p.setPen(ink)
        name, fitted = self.name_in(index, tile.width() - 2 * PAD, font)
        p.setFont(fitted)
        p.drawText(inside, _TOP, name)
        value = self._values[index]
        known = math.isfinite(value) or self._overlay.hidden
        p.setFont(self._number_font(tile.height()) if known else font)
        words = self._overlay.written(value) if known else translate("TileGrid", "no data")
        p.drawText(inside.translated(0, line * 0.95), _TOP, words)

    def _draw_line(self, p: QPainter, index: int, tile: QRectF, ink: QColor) -> None:
        weeks = self._history.shape[1]
        side = tile.height()
        if weeks < 2 or side < TALL or self._overlay.hidden:
            return
        o = self._overlay
        share = np.clip((self._history[index] - o.low) / (o.high - o.low), 0.0, 1.0)
        known = share[np.isfinite(share)]
        if len(known) < 2:
            return
        low, span = float(known.min()), max(float(known.max() - known.min()), 0.05)
        box = QRectF(tile.left() + PAD, tile.bottom() - side * 0.26, side * 0.5, side * 0.18)
        x = np.linspace(box.left(), box.right(), weeks)
        y = box.bottom() - (share - low) / span * box.height()
        p.setPen(QPen(ink, 1))
        lines = [
            QLineF(float(x[i]), float(y[i]), float(x[i + 1]), float(y[i + 1]))
            for i in range(weeks - 1)
            if math.isfinite(y[i]) and math.isfinite(y[i + 1])
        ]
        p.drawLines(lines)

    def _draw_ring(self, p: QPainter, index: int, tile: QRectF) -> None:
        sites, side = self._sites.get(index, []), tile.height()
        if not sites:
            return
        power = sum(s.megawatts for s in sites)
        known = [(s.megawatts, s.utilisation) for s in sites if math.isfinite(s.utilisation)]
        total = sum(m for m, _ in known)
        use = sum(m * u for m, u in known) / total if total > 0 else math.nan
        status = max((s.status for s in sites), key=lambda s: _WORST.index(s) if s in _WORST else 0)
        size = min(radius(power), self._largest_ring(side))
        centre = tile.bottomRight() - QPointF(size + RIM, size + RIM)
        draw_ring(p, self._theme.tokens, centre, size, use, status, mine=any(s.mine for s in sites))

    # The hand

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is under the pointer, once."""
        index = self._at(event.position())
        if index != self._hovered:
            self._hovered = index
            QToolTip.showText(event.globalPosition().toPoint(), self.describe(index) if index >= 0 else "", self)
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        if self._hovered >= 0:
            self._hovered = -1
            self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Select the tile under the pointer."""
        index = self._at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._choose(index)

    def _choose(self, index: int) -> None:
        self.set_selected(self.board.provinces[index].id)
        self.province_selected.emit(self.board.provinces[index].id)

    def step(self, index: int, row: int, column: int) -> int:
        """Return the next tile that way, across gaps and to the nearest row or column if need be."""
        here = PLACES[self.board.provinces[index].id]
        best: tuple[float, int] | None = None
        for province in self.board.provinces:
            if province.id not in PLACES or province.index == index:
                continue
            down, across = PLACES[province.id][0] - here[0], PLACES[province.id][1] - here[1]
            ahead, aside = (down * row, abs(across)) if row else (across * column, abs(down))
            if ahead > 0:
                cost = ahead + 2.5 * aside
                best = min(best, (cost, province.index)) if best else (cost, province.index)
        return best[1] if best else index

    def event(self, event: QEvent) -> bool:
        """Keep arrows and Enter from shortcuts of the window while the tiles have the focus."""
        ours = (*_STEPS, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if override and event.key() in ours and not event.modifiers():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step, Enter selects."""
        key = event.key()
        if key in _STEPS:
            start = self._cursor
            self._cursor = self.step(start, *_STEPS[Qt.Key(key)]) if start >= 0 else self.board.index.get("Hubei", 0)
            self.setAccessibleDescription(self.describe(self._cursor))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._cursor >= 0:
            self._choose(self._cursor)
        else:
            event.ignore()

    # Words

    def describe(self, index: int) -> str:
        """Return name and value of a province in one line."""
        province, value = self.board.provinces[index], self._values[index]
        name = province.name_zh if self._language == "zh_CN" else province.id
        return self._overlay.told(name, float(value))

    def retranslate(self) -> None:
        """Say names in the current language."""
        self.setAccessibleName(translate("TileGrid", "Tiles of the provinces"))

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self.update()
        super().changeEvent(event)

    def sizeHint(self) -> QSize:
        """Room for tiles of full size."""
        side = round(LARGEST * self._theme.text_scale + self._gap)
        return QSize(COLUMNS * side + 24, len(ROWS) * side + 24)


_TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
