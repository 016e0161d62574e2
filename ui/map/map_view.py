"""The map under the hand: hovering, choosing and placing by mouse and by keyboard alike."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from ui.look.theme import Theme
from ui.map.annotated_view import AnnotatedView
from ui.map.board import DOWN, LEFT, RIGHT, UP, Board
from ui.map.items import Ring
from ui.words.marks import translate

HOVER_MS = 33
KEY_STEP = 0.25  # degrees that a ghost moves by Shift and an arrow
_ARROWS = {Qt.Key.Key_Left: LEFT, Qt.Key.Key_Right: RIGHT, Qt.Key.Key_Up: UP, Qt.Key.Key_Down: DOWN}
_KEY_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ZOOM_IN, _ZOOM_OUT, _FIT = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus,), (Qt.Key.Key_0,)


class MapView(AnnotatedView):
    """The board of 31 provinces. It knows no engine: plain values come in, what the hand does goes out."""

    province_selected = Signal(str)
    site_selected = Signal(int)
    placement_moved = Signal(str, float, float)
    placement_picked = Signal(str, float, float)
    placement_cancelled = Signal()
    pointer_left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, board: Board | None = None) -> None:
        super().__init__(theme, parent, board)
        self._hovered = self._cursor = -1
        self._placing = ""
        self._by_key = False
        self._press: QPoint | None = None
        self._pressed = Qt.MouseButton.NoButton
        self._dragging = False
        self._pointer: QPointF | None = None
        self._hover_timer = QTimer(self)
        self._hover_timer.setSingleShot(True)
        self._hover_timer.setInterval(HOVER_MS)
        self._hover_timer.timeout.connect(self._look)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 160)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.retranslate()

    def set_selected(self, province_id: str) -> None:
        """Outline a province, and let the keyboard stand there; an empty id outlines none."""
        super().set_selected(province_id)
        if self._selected >= 0:
            self._cursor = self._selected

    # Placing

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

    # The pointer

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
        self.pointer_left.emit()
        super().leaveEvent(event)

    def _set_cursor(self) -> None:
        if self._placing:
            self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        else:
            self.viewport().unsetCursor()

    def ring_at(self, at: QPointF) -> Ring | None:
        """Return the ring under a place of the view."""
        return next((ring for ring in self.rings() if ring.covers(at)), None)

    def _click(self, at: QPointF) -> None:
        place = self.to_board(at)
        index = self.board.at(place)
        if self._placing:
            if index is not None:
                self._cursor = index
                self.placement_picked.emit(self.board.provinces[index].id, *self.board.degrees(place))
            return
        ring = self.ring_at(at)
        if ring is not None and len(ring.sites) > 1 and self.can_zoom_in:
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
            self._scene.provinces[index].setToolTip(words)
        if self._placing and index is not None:
            self._cursor = index
            self._move_ghost(*self.board.degrees(place))

    def _hover(self, index: int) -> None:
        if index == self._hovered:
            return
        self._hovered = index
        self._scene.hover_province(index)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring of the focus."""
        super().focusInEvent(event)
        self._by_key = event.reason() in _KEY_REASONS
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the ring of the focus."""
        super().focusOutEvent(event)
        self.viewport().update()

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:
        """Draw what stands over the provinces, and a ring if the keyboard is here."""
        super().drawForeground(painter, rect)
        if self.hasFocus() and self._by_key:
            painter.save()
            painter.setTransform(self.viewportTransform().inverted()[0], True)
            self._draw_focus(painter)
            painter.restore()

    def _draw_focus(self, painter: QPainter) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._tokens.accent), 2))
        painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    # Words

    def describe(self, index: int) -> str:
        """Return name and value of a province in one line."""
        return self._overlay.told(self._name(index), float(self._values[index]))

    def _say(self, index: int) -> None:
        self.setAccessibleDescription(self.describe(index))

    def retranslate(self) -> None:
        """Say names in the current language."""
        self.setAccessibleName(translate("MapView", "Map of the provinces"))
        self.setWhatsThis(
            translate(
                "MapView", "Arrows step between provinces, Enter selects, + and \u2212 zoom, 0 shows the whole map."
            )
        )

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            self._outdate()
        super().changeEvent(event)
