"""What a chart is drawn of, in forms that cost little each week: nothing is measured, and what stays is a picture."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsTextItem, QStyleOptionGraphicsItem, QWidget

CACHED = QGraphicsItem.CacheMode.DeviceCoordinateCache


class Curve(pg.PlotCurveItem):  # type: ignore[misc]
    """A curve that takes the view, which it shares, for its bounds: else its numbers are searched at each change."""

    def __init__(self, view: QRectF) -> None:
        self._view = view
        super().__init__(antialias=False)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the view."""
        return self._view


class Marks(pg.ScatterPlotItem):  # type: ignore[misc]
    """Marks that take the view, which they share, for their bounds; a kept picture of them is a pixel off at times."""

    def __init__(self, view: QRectF, symbol: str) -> None:
        self._view = view
        super().__init__(symbol=symbol, size=8, pxMode=True)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the view."""
        return self._view


class Text(QGraphicsTextItem):
    """Words at a place of the view, in pixels of its box; kept as a picture, for they move but stay the same."""

    def __init__(self, box: pg.ViewBox, anchor: tuple[float, float]) -> None:
        super().__init__(box)
        self._box, self._anchor, self._place = box, anchor, QPointF()
        self.ground: QBrush | None = None
        self.document().setDocumentMargin(2)
        self.setZValue(8)
        self.setCacheMode(CACHED)
        box.sigTransformChanged.connect(self.follow)

    def say(self, text: str) -> None:
        """Show other words."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self._renew()
            self.follow()

    def dress(self, font: QFont, ink: QColor, ground: QColor | None = None) -> None:
        """Wear other colours, and letters of another size."""
        self.setFont(font)
        self.setDefaultTextColor(ink)
        self.ground = None if ground is None else QBrush(ground)
        self._renew()

    def _renew(self) -> None:
        """Drop the picture: Qt would keep the old one of words that change where nobody sees them."""
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)
        self.setCacheMode(CACHED)

    def stand(self, x: float, y: float) -> None:
        """Stand at a place of the view."""
        self._place = QPointF(x, y)
        self.follow()

    def follow(self) -> None:
        """Stand where the place is now."""
        size, (right, down) = self.boundingRect(), self._anchor
        self.setPos(self._box.mapFromView(self._place) - QPointF(size.width() * right, size.height() * down))

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw the words, on a ground if there is one."""
        if self.ground is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.ground)
            painter.drawRect(self.boundingRect())
        super().paint(painter, option, widget)  # type: ignore[arg-type]
