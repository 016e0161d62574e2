"""The map: coloured provinces, rings of sites, names, a ghost to place, by mouse and by keyboard alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsScene,
    QGraphicsView,
    QWidget,
)

from ui.colours import label_colour
from ui.map.board import DOWN, LEFT, RIGHT, UP, Board, load_board
from ui.map.items import (
    ProvinceItem,
    Reach,
    Ring,
    SiteMark,
    TintItem,
    clustered,
    cosmetic,
    draw_ghost,
    path_of,
    reach_on_land,
    ring_sprite,
)
from ui.map.labels import Label, Layout, Spots
from ui.map.overlays import BY_ID, NO_DATA, OVERLAYS, Overlay, OverlayLegend, hatch
from ui.map.symbol_key import SymbolKey
from ui.theme import Theme
from ui.tokens import Tokens

Array = NDArray[np.float64]
HOVER_MS = 33
SETTLE_MS = 120
FEW = 20  # boxes up to which drawing them one by one costs less than drawing the whole view
WEST = 0.25  # share of spare width that a fitted board leaves at its west
ASIDE = 56  # px at the right that are left to the buttons
LARGEST_ZOOM = 14.0
SMALLEST_ZOOM = 0.7
KEY_STEP = 0.25  # degrees that a ghost moves by Shift and an arrow
_ARROWS = {Qt.Key.Key_Left: LEFT, Qt.Key.Key_Right: RIGHT, Qt.Key.Key_Up: UP, Qt.Key.Key_Down: DOWN}
_KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ZOOM_IN, _ZOOM_OUT, _FIT = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus,), (Qt.Key.Key_0,)


class MapView(QGraphicsView):
    """The board of 31 provinces. It knows no engine: plain values come in, what the hand does goes out."""

    province_hovered = Signal(str)
    province_selected = Signal(str)
    site_hovered = Signal(int)
    site_selected = Signal(int)
    placement_moved = Signal(str, float, float)
    placement_picked = Signal(str, float, float)
    placement_cancelled = Signal()
    view_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, board: Board | None = None) -> None:
        super().__init__(parent)
        self.board = board or load_board()
        self._theme, self._tokens = theme, theme.tokens
        self._spots = Spots(self.board)
        self._language = "en"
        self._overlay: Overlay = OVERLAYS[0]
        self._values: Array = np.full(len(self.board.provinces), np.nan)
        self._nation = float("nan")
        self._numbers = False
        self._sites: list[SiteMark] = []
        self._rings: list[Ring] = []
        self._labels: list[Label] = []
        self._pills: list[tuple[QRectF, str]] = []
        self._stale = True
        self._laid = QTransform()
        self._selected = self._hovered = self._cursor = -1
        self._placing = ""
        self._ghost: tuple[float, float] | None = None
        self._reach: list[tuple[float, list[Array]]] = []
        self._reach_degrees: list[tuple[float, Array]] = []
        self._by_key = False
        self._fitted = True
        self._margins = (12.0, 12.0, 12.0, 12.0)
        self._press: QPoint | None = None
        self._pressed = Qt.MouseButton.NoButton
        self._dragging = False
        self._zoom_hold: tuple[QPointF, QPointF] | None = None
        self._pointer: QPointF | None = None
        self._build_scene()
        self._hover_timer = QTimer(self)
        self._hover_timer.setSingleShot(True)
        self._hover_timer.setInterval(HOVER_MS)
        self._hover_timer.timeout.connect(self._look)
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(SETTLE_MS)
        self._settle_timer.timeout.connect(self._outdate)
        self.legend = OverlayLegend(theme, self)
        self.key = SymbolKey(theme, self)
        self._chrome: list[QWidget] = [self.legend, self.key]
        theme.changed.connect(self.set_theme)
        self.set_theme()
        self.retranslate()

    # What is built once

    def _build_scene(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setMinimumSize(240, 160)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        scene = QGraphicsScene(self)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        box = self.board.box
        scene.setSceneRect(box.adjusted(-2 * box.width(), -2 * box.height(), 2 * box.width(), 2 * box.height()))
        self._context_item = QGraphicsPathItem(self.board.context)
        self._items = [ProvinceItem(province) for province in self.board.provinces]
        self._tint_item = TintItem(self.board)
        self._reach_item, self._hover_item = QGraphicsPathItem(), QGraphicsPathItem()
        self._halo_item, self._outline_item = QGraphicsPathItem(), QGraphicsPathItem()
        order = [self._context_item, *self._items, self._tint_item, self._reach_item, self._hover_item]
        for z, item in enumerate([*order, self._halo_item, self._outline_item]):
            item.setZValue(z)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            scene.addItem(item)
        for item in (self._context_item, self._halo_item, self._outline_item):  # broad lines are dear; these never move
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setScene(scene)

    def add_chrome(self, widget: QWidget) -> None:
        """Let names keep clear of a widget that floats over the map."""
        widget.setParent(self)
        self._chrome.append(widget)
        self._outdate()

    # What comes in

    def set_theme(self, tokens: Tokens | None = None) -> None:
        """Take the colours of the theme, or of other tokens."""
        self._tokens = t = tokens or self._theme.tokens
        thick = 1.0 if t.name == "contrast" else 0.0
        self.setBackgroundBrush(QColor(t.map))
        self._context_item.setBrush(QColor(t.context))
        self._context_item.setPen(QPen(Qt.PenStyle.NoPen))
        edge = cosmetic(t.province_edge, 1.0)
        for item in self._items:
            item.setPen(edge)
            item.bucket = -2
        self._halo_item.setPen(cosmetic(t.raised, 4.5 + thick))
        self._outline_item.setPen(cosmetic(t.accent, 2.0 + thick))
        self._hover_item.setPen(cosmetic(t.text, 1.2 + thick))
        dashed = cosmetic(t.accent, 1.2)
        dashed.setDashPattern([5.0, 3.0])
        dashed.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._reach_item.setPen(dashed)
        self._recolour()
        if self._ghost is not None:
            self._tint_item.set_reach(self._reach_degrees, QColor(t.accent), 0.06)
        self._outdate()

    def set_values(self, overlay_id: str, values: Array, nation: float) -> None:
        """Colour the provinces; only those whose step of the ramp changed are drawn again."""
        changed = self._overlay.id != overlay_id
        self._overlay = BY_ID[overlay_id]
        before, self._values = self._values, np.array(values, dtype=np.float64)
        self._nation = float(nation)
        if changed:
            for item in self._items:
                item.bucket = -2
        self._recolour()
        if self._numbers and not np.array_equal(before, self._values, equal_nan=True):
            self._outdate() if changed else self.viewport().update()
        self.legend.set_values(self._overlay, self._values, self._nation)

    def _recolour(self) -> None:
        colours = self._overlay.colours(self._tokens)
        for item, bucket in zip(self._items, self._overlay.buckets(self._values).tolist(), strict=True):
            if item.bucket == bucket:
                continue
            item.bucket = bucket
            item.hatched = hatch(self._tokens) if bucket == NO_DATA else None
            item.setBrush(QBrush() if bucket == NO_DATA else QBrush(colours[bucket]))
            item.update()

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
        was, now = ({(ring.disc, ring.look) for ring in rings} for rings in (before, self._rings))
        boxes = [ring.box for ring in (*before, *self._rings) if (ring.disc, ring.look) not in was & now]
        if len(boxes) > FEW:
            self.viewport().update()
            return
        for box in boxes:
            self.viewport().update(box.toAlignedRect())

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
        if self._selected >= 0:
            self._cursor = self._selected
        path = self.board.provinces[self._selected].path if self._selected >= 0 else path_of([])
        self._halo_item.setPath(path)
        self._outline_item.setPath(path)
        self._outdate()

    def start_placing(self, verb: str) -> None:
        """Let the next click, or Enter, pick a place; Esc leaves."""
        self._placing = verb
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        if self._cursor < 0:
            self._cursor = max(self._selected, 0)
        self._move_ghost(*self.board.provinces[self._cursor].label)

    def stop_placing(self) -> None:
        """Leave placing without a signal, and take the ghost away."""
        self._placing = ""
        self.viewport().unsetCursor()
        self.clear_ghost()

    @property
    def placing(self) -> str:
        """The verb that is being placed, or nothing."""
        return self._placing

    def set_ghost(self, lon: float, lat: float, reach: Reach) -> None:
        """Show a planned site and how far it reaches: lines of equal round trip, in ms, drawn on playable land only."""
        self._ghost = (lon, lat)
        self._reach_degrees = reach = list(reach)
        self._reach = [(ms, reach_on_land(self.board, lonlat)) for ms, lonlat in reach]
        self._reach_item.setPath(path_of([run for _, runs in self._reach for run in runs]))
        self._tint_item.set_reach(reach, QColor(self._tokens.accent), 0.06)
        if not self._stale:
            self._pills = self._make_pills()
        self.viewport().update()

    def clear_ghost(self) -> None:
        """Take the ghost away."""
        if self._ghost is not None:
            self.set_ghost(0.0, 0.0, [])
            self._ghost = None
            self.viewport().update()

    # Zoom and pan

    @property
    def zoom(self) -> float:
        """Pixels a kilometre."""
        return self.transform().m11()

    def set_margins(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep this much room free around the board when it is fitted, in px."""
        self._margins = (left, top, right, bottom)
        if self._fitted:
            self.fit()

    def fit(self) -> None:
        """Show the whole board."""
        left, top, right, bottom = self._margins
        room = QRectF(self.viewport().rect()).adjusted(left, top, -right, -bottom)
        if room.width() < 20 or room.height() < 20:
            return
        box = self.board.box
        scale = self._fit_scale()
        self.setTransform(QTransform.fromScale(scale, scale))
        spare = room.width() - box.width() * scale  # more of it at the east, where names and the key stand in the sea
        self._hold(box.topLeft(), QPointF(left + spare * WEST, room.center().y() - box.height() * scale / 2))
        self._fitted = True
        self._after_move()

    def _fit_scale(self) -> float:
        left, top, right, bottom = self._margins
        view, box = self.viewport().rect(), self.board.box
        wide, tall = view.width() - left - right, view.height() - top - bottom
        return max(min(wide / box.width(), tall / box.height()), 0.01)

    def _hold(self, place: QPointF, at: QPointF) -> None:
        """Scroll so that a place of the board stands at a place of the view, to the nearest pixel."""
        scale = self.zoom
        self.horizontalScrollBar().setValue(round(place.x() * scale - at.x()))
        self.verticalScrollBar().setValue(round(place.y() * scale - at.y()))

    def to_board(self, at: QPointF) -> QPointF:
        """Return the place of the board under a place of the view."""
        return self.viewportTransform().inverted()[0].map(at)

    def to_view(self, place: QPointF) -> QPointF:
        """Return where a place of the board stands in the view."""
        return self.viewportTransform().map(place)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom and keep what is under a place of the view, or under its middle, where it is."""
        at = at if at is not None else QPointF(self.viewport().rect().center())
        least = self._fit_scale()
        scale = min(max(self.zoom * factor, least * SMALLEST_ZOOM), least * LARGEST_ZOOM)
        if self._zoom_hold is None or self._zoom_hold[0] != at:
            self._zoom_hold = (QPointF(at), self.to_board(at))
        self.setTransform(QTransform.fromScale(scale, scale))
        self._hold(self._zoom_hold[1], at)
        self._fitted = False
        self._after_move(keep=True)

    def pan_by(self, dx: int, dy: int) -> None:
        """Move the map by pixels."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - dx)
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() - dy)
        self._fitted = False
        self._after_move()

    def show_province(self, index: int) -> None:
        """Move the map only if the middle of a province is out of sight."""
        at = self.to_view(self.board.provinces[index].anchor)
        room = QRectF(self.viewport().rect()).adjusted(40, 40, -40, -40)
        if not room.contains(at):
            middle = room.center()
            self.pan_by(round(middle.x() - at.x()), round(middle.y() - at.y()))

    def _after_move(self, *, keep: bool = False) -> None:
        if not keep:
            self._zoom_hold = None
        self._show_key()
        if self._stale or not self._labels:
            self._outdate()
        else:
            self._carry()
            self._settle_timer.start()
        self.view_changed.emit()

    def _carry(self) -> None:
        """Move names and rings along with the map; they find better places when it rests."""
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
        self.viewport().update()

    # Names and rings

    def _outdate(self) -> None:
        self._stale = True
        self.viewport().update()

    def _make_rings(self) -> list[Ring]:
        lonlat = np.array([(s.lon, s.lat) for s in self._sites], dtype=np.float64).reshape(-1, 2)
        view = self.viewportTransform()
        places = self.board.points(lonlat) * self.zoom + np.array([view.dx(), view.dy()])
        return clustered(self._sites, [QPointF(x, y) for x, y in places.tolist()])

    def _name(self, index: int) -> str:
        province = self.board.provinces[index]
        return province.name_zh if self._language == "zh_CN" else province.id.partition(" (")[0]

    def _words(self, index: int) -> str:
        return f"{self._name(index)} {self._overlay.text(self._values[index])}" if self._numbers else self._name(index)

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
        room = QRectF(self.viewport().rect())
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
        metrics, room = QFontMetricsF(self._theme.font(11)), QRectF(self.viewport().rect())
        blocked = [*(ring.box for ring in self._rings), *self._chrome_boxes(), self._ghost_box()]
        pills: list[tuple[QRectF, str]] = []
        for ms, runs in self._reach:
            if not runs:
                continue
            words = self.tr("{ms} ms").format(ms=f"{ms:.0f}")
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
        if self.hasFocus() and self._by_key:
            self._draw_focus(painter)
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

    def _draw_label(self, painter: QPainter, label: Label) -> None:
        words, item = self._words(label.index), self._items[label.index]
        rect = label.rect.adjusted(-8, -6, 8, 6)
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
                painter.drawText(rect.translated(dx, dy), Qt.AlignmentFlag.AlignCenter, words)
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)

    def _draw_focus(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._tokens.accent), 2))
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    # The hand

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer, a little or much, as the wheel turns."""
        delta = event.angleDelta().y()
        if delta:
            self.zoom_by(1.0015**delta, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a click or a drag."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._press, self._pressed, self._dragging = event.position().toPoint(), event.button(), False
            event.accept()
        elif event.button() == Qt.MouseButton.RightButton and self._placing:
            self._cancel()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the map, or look what is under the pointer a moment later."""
        here = event.position().toPoint()
        if self._zoom_hold is not None and self._zoom_hold[0] != event.position():
            self._zoom_hold = None
        if self._press is not None:
            off = here - self._press
            if self._dragging or off.manhattanLength() >= QApplication.startDragDistance():
                self._dragging = True
                self._press = here
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self.pan_by(off.x(), off.y())
            return
        self._pointer = event.position()
        if not self._hover_timer.isActive():
            self._hover_timer.start()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag, or take a click."""
        pressed, dragged, self._press, self._dragging = self._press, self._dragging, None, False
        if dragged:
            self._set_cursor()
        elif pressed is not None and self._pressed == Qt.MouseButton.LeftButton == event.button():
            self._click(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Treat the second click as a click."""
        self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Forget what was under the pointer."""
        self._hover_timer.stop()
        self._pointer = None
        self._hover(-1)
        super().leaveEvent(event)

    def _set_cursor(self) -> None:
        if self._placing:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.viewport().unsetCursor()

    def ring_at(self, at: QPointF) -> Ring | None:
        """Return the ring under a place of the view."""
        return next((ring for ring in self.rings() if ring.covers(at)), None)

    def province_at(self, at: QPointF) -> str:
        """Return the province under a place of the view, or nothing."""
        index = self.board.at(self.to_board(at))
        return "" if index is None else self.board.provinces[index].id

    def _click(self, at: QPointF) -> None:
        place = self.to_board(at)
        index = self.board.at(place)
        if self._placing:
            if index is not None:
                self._cursor = index
                self.placement_picked.emit(self.board.provinces[index].id, *self.board.degrees(place))
            return
        ring = self.ring_at(at)
        if ring is not None and len(ring.sites) > 1 and self.zoom < self._fit_scale() * LARGEST_ZOOM * 0.95:
            self.zoom_by(2.0, ring.centre)
        elif ring is not None:
            self.site_selected.emit(ring.sites[0].slot)
        elif index is not None:
            self._choose(index)

    def _choose(self, index: int) -> None:
        self.set_selected(self.board.provinces[index].id)
        self.province_selected.emit(self.board.provinces[index].id)

    def _look(self) -> None:
        if self._pointer is None:
            return
        place = self.to_board(self._pointer)
        index = self.board.at(place)
        self._hover(-1 if index is None else index)
        ring = None if self._placing else self.ring_at(self._pointer)
        if index is not None:
            words = self.describe(index) if ring is None else "\n".join(site.name for site in ring.sites[:6])
            self._items[index].setToolTip(words)
        self.site_hovered.emit(ring.sites[0].slot if ring is not None and len(ring.sites) == 1 else -1)
        if self._placing and index is not None:
            self._cursor = index
            self._move_ghost(*self.board.degrees(place))

    def _hover(self, index: int) -> None:
        if index == self._hovered:
            return
        self._hovered = index
        self._hover_item.setPath(self.board.provinces[index].path if index >= 0 else path_of([]))
        self.province_hovered.emit(self.board.provinces[index].id if index >= 0 else "")

    def _move_ghost(self, lon: float, lat: float) -> None:
        self.set_ghost(lon, lat, [])
        self.placement_moved.emit(self.board.provinces[self._cursor].id, lon, lat)

    def _cancel(self) -> None:
        self.stop_placing()
        self.placement_cancelled.emit()

    # The keyboard

    def _is_ours(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
        )
        key = event.key()
        keys = (*_ARROWS, *_ENTER, *_ZOOM_IN, *_ZOOM_OUT, *_FIT)
        return plain and (key in keys or (key == Qt.Key.Key_Escape and bool(self._placing)))

    def event(self, event: QEvent) -> bool:
        """Keep the map's keys from shortcuts of the window while the map has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_ours(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows step between neighbours, Enter takes, + - 0 zoom, Esc leaves placing."""
        key = event.key()
        if self._is_ours(event) and not self._by_key:
            self._by_key = True
            self.viewport().update()
        if not self._is_ours(event):
            event.ignore()
        elif key in _ARROWS:
            self._arrow(_ARROWS[Qt.Key(key)], bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in _ENTER:
            self._take()
        elif key in _ZOOM_IN:
            self.zoom_by(1.25)
        elif key in _ZOOM_OUT:
            self.zoom_by(0.8)
        elif key in _FIT:
            self.fit()
        else:
            self._cancel()

    def _arrow(self, heading: str, fine: bool) -> None:
        if self._placing and fine and self._ghost is not None:
            dx = {LEFT: -KEY_STEP, RIGHT: KEY_STEP}.get(heading, 0.0)
            dy = {UP: KEY_STEP, DOWN: -KEY_STEP}.get(heading, 0.0)
            lon, lat = self._ghost[0] + dx, self._ghost[1] + dy
            index = self.board.at(self.board.point(lon, lat))
            if index is not None:
                self._cursor = index
                self._move_ghost(lon, lat)
            return
        here = self._cursor if self._cursor >= 0 else self.board.index.get("Hubei", 0)
        self._cursor = self.board.step(here, heading) if self._cursor >= 0 else here
        self.show_province(self._cursor)
        self._hover(self._cursor)
        self._say(self._cursor)
        if self._placing:
            self._move_ghost(*self.board.provinces[self._cursor].label)

    def _take(self) -> None:
        if self._placing and self._ghost is not None:
            self.placement_picked.emit(self.board.provinces[max(self._cursor, 0)].id, *self._ghost)
        elif not self._placing and self._cursor >= 0:
            self._choose(self._cursor)

    @property
    def cursor_province(self) -> str:
        """The province where the keyboard stands, or nothing."""
        return self.board.provinces[self._cursor].id if self._cursor >= 0 else ""

    # Words

    def describe(self, index: int) -> str:
        """Return name and value of a province in one line."""
        value = self._values[index]
        if not math.isfinite(value):
            return self.tr("{province}: no data").format(province=self._name(index))
        return self.tr("{province}: {value} ({unit})").format(
            province=self._name(index), value=self._overlay.text(value), unit=self._overlay.unit_label()
        )

    def _say(self, index: int) -> None:
        self.setAccessibleDescription(self.describe(index))

    def retranslate(self) -> None:
        """Say names in the current language."""
        self.setAccessibleName(self.tr("Map of the provinces"))
        self.setWhatsThis(
            self.tr("Arrows step between provinces, Enter selects, + and \u2212 zoom, 0 shows the whole map.")
        )

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._outdate()
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring of the focus."""
        super().focusInEvent(event)
        self._by_key = event.reason() in _KEY_REASONS
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring of the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, or keep the middle where it was."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._after_move()
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


_AROUND = ((-1.2, 0), (1.2, 0), (0, -1.2), (0, 1.2), (-0.9, -0.9), (0.9, -0.9), (-0.9, 0.9), (0.9, 0.9))
