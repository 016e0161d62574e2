"""The board with what is written on it: names, rings of sites, a ghost, in pixels of the view, clear of each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF, Qt, QTimer
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QResizeEvent, QStaticText, QTransform
from PySide6.QtWidgets import QWidget

from ui.look.colours import label_colour
from ui.look.theme import Theme
from ui.look.tokens import Tokens
from ui.map.board import Board, load_board
from ui.map.board_view import BoardView
from ui.map.items import Reach, Ring, SiteMark, clustered, draw_ghost, reach_on_land, ring_sprite
from ui.map.labels import Label, Layout, Spots
from ui.map.overlays import BY_ID, OVERLAYS, Overlay, OverlayLegend
from ui.map.symbol_key import SymbolKey
from ui.words.marks import translate

Array = NDArray[np.float64]
SETTLE_MS = 120
FEW = 20  # boxes up to which drawing them one by one costs less than drawing the whole view
ASIDE = 56  # px at the right that are left to the buttons
_AROUND = ((-1.2, 0), (1.2, 0), (0, -1.2), (0, 1.2), (-0.9, -0.9), (0.9, -0.9), (-0.9, 0.9), (0.9, 0.9))


class AnnotatedView(BoardView):
    """Colours the provinces, and arranges and draws what stands over them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, board: Board | None = None) -> None:
        super().__init__(board or load_board(), parent)
        self._theme, self._tokens = theme, theme.tokens
        self._spots = Spots(self.board)
        self._language = "en"
        self._overlay: Overlay = OVERLAYS[0]
        self._values: Array = np.full(len(self.board.provinces), np.nan)
        self._numbers = False
        self._sites: list[SiteMark] = []
        self._rings: list[Ring] = []
        self._labels: list[Label] = []
        self._written: dict[str, tuple[QStaticText, QPointF]] = {}
        self._pills: list[tuple[QRectF, str]] = []
        self._stale = True
        self._laid = QTransform()
        self._selected = -1
        self._ghost: tuple[float, float] | None = None
        self._reach: list[tuple[float, list[Array]]] = []
        self._reach_degrees: list[tuple[float, Array]] = []
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(SETTLE_MS)
        self._settle_timer.timeout.connect(self._outdate)
        self.legend = OverlayLegend(theme, self)
        self.key = SymbolKey(theme, self)
        self._chrome: list[QWidget] = [self.legend, self.key]
        theme.changed.connect(self.set_theme)
        self.set_theme()

    def add_chrome(self, widget: QWidget) -> None:
        """Let names keep clear of a widget that floats over the map."""
        widget.setParent(self)
        self._chrome.append(widget)
        self._outdate()

    def keep_clear(self, widget: QWidget) -> None:
        """Let names keep clear of a widget of another parent that lies over the map."""
        self._chrome.append(widget)

    def set_drawer(self, pixels: int) -> None:
        """Stand beside a drawer, which would cover half of the legend."""
        self.legend.setVisible(not pixels)
        super().set_drawer(pixels)

    # What comes in

    def set_theme(self, tokens: Tokens | None = None) -> None:
        """Take the colours of the theme, or of other tokens."""
        self._tokens = tokens or self._theme.tokens
        self.setBackgroundBrush(QColor(self._tokens.map))
        self._scene.set_tokens(self._tokens)
        self._scene.colour(self._overlay, self._values, self._tokens)
        if self._ghost is not None:
            self._scene.show_reach(self._reach_degrees, self._runs(), self._tokens)
        self._outdate()

    def set_values(
        self, overlay_id: str, values: Array, nation: float, letter: str = "", *, hidden: bool = False
    ) -> None:
        """Colour the provinces; only those whose step of the ramp changed are drawn again.

        The ``letter`` says how far to trust the values; ``hidden`` ones are neither coloured nor written.
        """
        self.show_overlay(replace(BY_ID[overlay_id], letter=letter, hidden=hidden), values, nation)

    def show_overlay(self, overlay: Overlay, values: Array, nation: float) -> None:
        """Colour the provinces by an overlay that may have levels of its own."""
        was, self._overlay = self._overlay, overlay
        changed = (was.id, was.hidden, was.low, was.high) != (overlay.id, overlay.hidden, overlay.low, overlay.high)
        before, self._values = self._values, np.array(values, dtype=np.float64)
        if changed:
            self._scene.forget_colours()
        self._scene.colour(self._overlay, self._values, self._tokens)
        if self._numbers and not np.array_equal(before, self._values, equal_nan=True):
            self._outdate() if changed else self._scene.update()
        self.legend.set_values(self._overlay, self._values, float(nation))

    def set_sites(self, sites: Sequence[SiteMark]) -> None:
        """Show these sites as rings; names are laid out again only where a ring has grown into one."""
        sites = list(sites)
        if sites == self._sites:
            return
        appeared, self._sites = bool(sites) != bool(self._sites), sites
        if appeared:
            self.arrange()
        elif not self._stale:
            before, self._rings = self._rings, self._make_rings()
            discs = {ring.disc for ring in before}
            grown = [ring.box for ring in self._rings if ring.disc not in discs]
            if any(label.touches(box) for label in self._labels for box in grown):
                self._outdate()
                return
            if self._reach:
                self._pills = self._make_pills()
            self._update_rings(before)

    def _update_rings(self, before: list[Ring]) -> None:
        """Draw what has changed when the scene does: what is told to the viewport may be drawn before the provinces."""
        was, now = ({(ring.disc, ring.look): ring for ring in rings} for rings in (before, self._rings))
        changed = was.keys() ^ now.keys()
        if len(changed) > FEW:
            self._scene.update()
            return
        back, _ = self.viewportTransform().inverted()
        for key in changed:
            self._scene.update(back.mapRect((was.get(key) or now[key]).box))

    def set_language(self, language: str) -> None:
        """Write names in ``en`` or ``zh_CN``."""
        if language != self._language:
            self._language = language
            self._outdate()

    def set_numbers(self, on: bool) -> None:
        """Write the value beside each name."""
        if on != self._numbers:
            self._numbers = on
            self._outdate()

    def set_selected(self, province_id: str) -> None:
        """Outline a province; an empty id outlines none."""
        self._selected = self.board.index.get(province_id, -1)
        self._scene.outline_province(self._selected)
        self._outdate()

    def set_ghost(self, lon: float, lat: float, reach: Reach) -> None:
        """Show a planned site and how far it reaches: lines of equal round trip, in ms, drawn on playable land only."""
        self._ghost = (lon, lat)
        self._reach_degrees = list(reach)
        self._reach = [(ms, reach_on_land(self.board, lonlat)) for ms, lonlat in self._reach_degrees]
        self._scene.show_reach(self._reach_degrees, self._runs(), self._tokens)
        if not self._stale:
            self._pills = self._make_pills()
        self._scene.update()

    def _runs(self) -> list[Array]:
        return [run for _, runs in self._reach for run in runs]

    def clear_ghost(self) -> None:
        """Take the ghost away."""
        if self._ghost is not None:
            self.set_ghost(0.0, 0.0, [])
            self._ghost = None
            self._scene.update()

    # Arranging

    def follow(self) -> None:
        """Move names and rings along with the map; they find better places when it rests."""
        self._show_key()
        if self._stale or not self._labels:
            self._outdate()
        else:
            self._carry()
            self._settle_timer.start()

    def _carry(self) -> None:
        move = self._laid.inverted()[0] * self.viewportTransform()
        self._laid = self.viewportTransform()
        carried = []
        for label in self._labels:
            rect = QRectF(label.rect)
            rect.moveCenter(move.map(rect.center()))
            leader = None if label.leader is None else move.map(label.leader)
            carried.append(replace(label, rect=rect, leader=leader))
        self._labels = carried
        self._rings = [replace(ring, centre=move.map(ring.centre)) for ring in self._rings]
        self._pills = self._make_pills()
        self._scene.update()

    def _outdate(self) -> None:
        self._stale = True
        self._scene.update()

    def _make_rings(self) -> list[Ring]:
        lonlat = np.array([(s.lon, s.lat) for s in self._sites], dtype=np.float64).reshape(-1, 2)
        view = self.viewportTransform()
        places = self.board.points(lonlat) * self.zoom + np.array([view.dx(), view.dy()])
        return clustered(self._sites, [QPointF(x, y) for x, y in places.tolist()])

    def _name(self, index: int) -> str:
        province = self.board.provinces[index]
        return province.name_zh if self._language == "zh_CN" else province.id.partition(" (")[0]

    def _words(self, index: int) -> str:
        number = self._overlay.written(self._values[index]) if self._numbers else ""
        return f"{self._name(index)} {number}".rstrip()

    def rings(self) -> list[Ring]:
        """Return the rings as they stand in the view."""
        if self._stale:
            self._arrange()
        return self._rings

    def labels(self) -> list[Label]:
        """Return the names that can be seen; a ghost and its numbers hide what they cover."""
        self._arrange()
        return self._seen()

    def _seen(self) -> list[Label]:
        if self._ghost is None and not self._pills:
            return self._labels
        ghost = self._ghost_box().center()
        return [label for label in self._labels if not self._covered(label.rect, ghost)]

    def _covered(self, rect: QRectF, ghost: QPointF) -> bool:
        dx = max(rect.left() - ghost.x(), ghost.x() - rect.right(), 0.0)
        dy = max(rect.top() - ghost.y(), ghost.y() - rect.bottom(), 0.0)
        return math.hypot(dx, dy) < 13.5 or any(rect.intersects(pill) for pill, _ in self._pills)

    def _ghost_box(self) -> QRectF:
        at = self.to_view(self.board.point(*self._ghost)) if self._ghost is not None else QPointF(-999, -999)
        return QRectF(at.x() - 14, at.y() - 14, 28, 28)

    def _arrange(self) -> None:
        """Place rings, pills and names again where the view has changed."""
        if not self._stale and self._laid == self.viewportTransform() and not self._settle_timer.isActive():
            return
        self._settle_timer.stop()
        self._stale, self._laid = False, self.viewportTransform()
        self._rings = self._make_rings()
        metrics = QFontMetricsF(self._theme.font(12))
        room = self.open_part()
        blocked = [*(ring.box for ring in self._rings), *self._chrome_boxes()]
        sizes = []
        for i in range(len(self.board.provinces)):
            widest = metrics.horizontalAdvance(self._name(i))
            if self._numbers:
                widest += metrics.horizontalAdvance(" " + self._overlay.text(self._overlay.high))
            sizes.append(QSizeF(widest + 2, metrics.ascent() * 0.82 + metrics.descent()))
        order = sorted(range(len(sizes)), key=lambda i: (i != self._selected, -self._area(i)))
        layout = Layout(self._spots, self.viewportTransform(), room, blocked)
        self._labels = layout.place(sizes, order)
        self._written.clear()
        self._pills = self._make_pills()

    def _area(self, index: int) -> float:
        box = self.board.provinces[index].box
        return box.width() * box.height()

    def _chrome_boxes(self) -> list[QRectF]:
        return [QRectF(w.geometry()).adjusted(-4, -4, 4, 4) for w in self._chrome if not w.isHidden()]

    def _make_pills(self) -> list[tuple[QRectF, str]]:
        """Find a place for the number of each line of reach: west first, where it stands free."""
        if not self._reach:
            return []
        metrics, room = QFontMetricsF(self._theme.font(11)), self.open_part()
        blocked = [*(ring.box for ring in self._rings), *self._chrome_boxes(), self._ghost_box()]
        pills: list[tuple[QRectF, str]] = []
        for ms, runs in self._reach:
            if not runs:
                continue
            words = translate("MapView", "{ms} ms").format(ms=f"{ms:.0f}")
            w, h = metrics.horizontalAdvance(words) + 12, metrics.height() + 2
            places = np.concatenate(runs) * self.zoom
            view = self.viewportTransform()
            places = places + np.array([view.dx(), view.dy()])
            free: list[QRectF] = []
            for k in np.argsort(places[:, 0], kind="stable")[:: max(1, len(places) // 40)].tolist():
                rect = QRectF(places[k, 0] - w / 2, places[k, 1] - h / 2, w, h)
                taken = [*blocked, *(r for r, _ in pills)]
                if room.contains(rect) and not any(rect.intersects(r) for r in taken):
                    free.append(rect)
            if free:  # a name gives way only where no part of the line is free of names
                alone = (r for r in free if not any(r.intersects(label.rect) for label in self._labels))
                pills.append((next(alone, free[0]), words))
        return pills

    # Drawing

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw rings, ghost and names in pixels of the view, over the provinces."""
        if self._stale:
            self._arrange()
        painter.save()
        seen = self.viewportTransform().mapRect(QRectF(rect)).adjusted(-2, -2, 2, 2)
        painter.setTransform(self.viewportTransform().inverted()[0], True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for ring in reversed(self._rings):
            if ring.box.intersects(seen):
                self._draw_ring(painter, ring)
        if self._ghost is not None:
            draw_ghost(painter, self._tokens, self.to_view(self.board.point(*self._ghost)))
        self._draw_pills(painter)
        painter.setFont(self._theme.font(12))
        for label in self._seen():
            if label.leader is not None or label.rect.intersects(seen):
                self._draw_label(painter, label)
        painter.restore()

    def _draw_ring(self, painter: QPainter, ring: Ring) -> None:
        if ring.look.kind == "planned":
            draw_ghost(painter, self._tokens, ring.centre, max(ring.radius, 7.0))
            return
        sprite = ring_sprite(self._tokens, ring.look, self.devicePixelRatioF())
        half = sprite.width() / sprite.devicePixelRatio() / 2
        painter.drawPixmap(round(ring.centre.x() - half), round(ring.centre.y() - half), sprite)
        if len(ring.sites) > 1 and ring.status != "insolvent":
            painter.setFont(self._theme.font(9, bold=True))
            painter.setPen(QColor(self._tokens.text))
            box = QRectF(round(ring.centre.x()) - 12, round(ring.centre.y()) - 12, 24, 24)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(ring.sites)))

    def _draw_pills(self, painter: QPainter) -> None:
        painter.setFont(self._theme.font(11))
        for rect, words in self._pills:
            painter.setPen(
                QPen(QColor(self._tokens.accent), 1) if self._tokens.name == "contrast" else Qt.PenStyle.NoPen
            )
            painter.setBrush(QColor(self._tokens.raised))
            painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
            painter.setPen(QColor(self._tokens.accent_ink))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _laid_out(self, words: str) -> tuple[QStaticText, QPointF]:
        """Return a name laid out, and half of what it takes; a name is drawn up to nine times, week after week."""
        if words not in self._written:
            font, text = self._theme.font(12), QStaticText(words)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.prepare(QTransform(), font)
            self._written[words] = text, QPointF(text.size().width(), QFontMetricsF(font).height()) / 2
        return self._written[words]

    def _draw_label(self, painter: QPainter, label: Label) -> None:
        item = self._scene.provinces[label.index]
        words, half = self._laid_out(self._words(label.index))
        at = label.rect.center() - half
        if label.leader is not None:
            painter.setPen(QPen(QColor(self._tokens.text3), 1))
            painter.drawLine(label.leader)
            painter.setBrush(QColor(self._tokens.text3))
            painter.drawEllipse(label.leader.p1(), 1.5, 1.5)
        if label.at_sea or item.hatched is not None:
            ground, ink = QColor(self._tokens.map), QColor(self._tokens.text2)
        else:
            ground = item.brush().color()
            ink = label_colour(ground)
        if not label.at_sea and (not label.inside or item.hatched is not None):
            painter.setPen(ground)
            for dx, dy in _AROUND:
                painter.drawStaticText(at + QPointF(dx, dy), words)
        painter.setPen(ink)
        painter.drawStaticText(at, words)

    # What floats in the corners

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put legend and key into their corners again."""
        super().resizeEvent(event)
        self.arrange()

    def _show_key(self) -> None:
        on = bool(self._sites) and self.height() >= 420 and self._fitted and not self._covers_land(self.key)
        if on != self.key.isVisibleTo(self):
            self.key.setVisible(on)
            self._outdate()

    def _covers_land(self, widget: QWidget) -> bool:
        box = QRectF(widget.geometry())
        x, y = np.meshgrid(np.linspace(box.left(), box.right(), 25), np.linspace(box.top(), box.bottom(), 9))
        view = self.viewportTransform()
        places = (np.stack((x, y), axis=-1) - np.array([view.dx(), view.dy()])) / self.zoom
        return bool((self.board.cells(places) >= 0).any()) or box.left() < self.legend.geometry().right()

    def arrange(self) -> None:
        """Put the legend into its corner, and the key beside the other one where there is room for it."""
        self.legend.resize(self.legend.sizeHint())
        self.legend.move(12, self.height() - self.legend.height() - 12)
        self.key.resize(self.key.sizeHint())
        self.key.move(self.width() - self.key.width() - ASIDE, self.height() - self.key.height() - 12)
        self._show_key()
        self._outdate()
