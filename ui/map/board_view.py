"""The view of the board as a camera: what part of it is seen, and how large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QGraphicsView, QWidget

from ui.map.board import Board
from ui.map.board_scene import BoardScene

MARGIN = 12.0  # px free around a fitted board
WEST = 0.25  # share of spare width that a fitted board leaves at its west
LEAST = 200  # px beside a drawer in which a board is worth showing
LARGEST_ZOOM = 14.0
SMALLEST_ZOOM = 0.7


class BoardView(QGraphicsView):
    """Shows the board whole, or a part of it: zoom, pan and fit."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.board = board
        self._fitted = True
        self._drawer = 0
        self._zoom_hold: tuple[QPointF, QPointF] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.MinimalViewportUpdate)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontAdjustForAntialiasing)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._scene = BoardScene(board, self)
        self.setScene(self._scene)

    @property
    def zoom(self) -> float:
        """Pixels a kilometre."""
        return self.transform().m11()

    def set_drawer(self, pixels: int) -> None:
        """Tell how much of the view's west a drawer covers; a board that is shown whole stands beside it."""
        if pixels == self._drawer:
            return
        self._drawer = pixels
        if self._fitted:
            self.fit()
        else:
            self._after_move()

    def open_part(self) -> QRectF:
        """Return the part of the view that no drawer covers."""
        whole = QRectF(self.viewport().rect())
        free = whole.adjusted(self._drawer, 0, 0, 0)
        return free if free.width() >= LEAST else whole

    def fit(self) -> None:
        """Show the whole board."""
        room = self.open_part().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if room.width() < 20 or room.height() < 20:
            return
        box = self.board.box
        scale = self._fit_scale()
        self.setTransform(QTransform.fromScale(scale, scale))
        spare = room.width() - box.width() * scale  # more of it at the east, where names and the key stand in the sea
        self._hold(box.topLeft(), QPointF(room.left() + spare * WEST, room.center().y() - box.height() * scale / 2))
        self._fitted = True
        self._after_move()

    def _fit_scale(self) -> float:
        view, box = self.open_part(), self.board.box
        wide, tall = view.width() - 2 * MARGIN, view.height() - 2 * MARGIN
        return max(min(wide / box.width(), tall / box.height()), 0.01)

    @property
    def can_zoom_in(self) -> bool:
        """Whether a closer look is left."""
        return self.zoom < self._fit_scale() * LARGEST_ZOOM * 0.95

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
        at = at if at is not None else self.open_part().center()
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
        room = self.open_part().adjusted(40, 40, -40, -40)
        if not room.contains(at):
            middle = room.center()
            self.pan_by(round(middle.x() - at.x()), round(middle.y() - at.y()))

    def _after_move(self, *, keep: bool = False) -> None:
        if not keep:
            self._zoom_hold = None
        self.follow()

    def follow(self) -> None:
        """Bring along what stands in pixels of the view; there is nothing of it here."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again, or keep the corner where it was."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()
        else:
            self._after_move()
