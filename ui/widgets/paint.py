"""What the painted widgets share: text that is elided, icons, boxes and the focus ring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.look import icons
from ui.look.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter


def width_of(text: str, font: QFont) -> float:
    """Return the width of a line of text."""
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(text: str, font: QFont, width: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than ``width``."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width) + 0.5)


def write(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    color: QColor,
    align: Qt.AlignmentFlag = LEFT,
) -> None:
    """Paint one line of text in the rectangle, elided where it does not fit."""
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(rect, align | Qt.TextFlag.TextSingleLine, elided(text, font, rect.width()))


def draw_icon(painter: QPainter, name: str, color: str, at: QPointF, size: int = icons.SIZE) -> None:
    """Paint an icon with its top left corner at a point."""
    ratio = painter.device().devicePixelRatio()
    painter.drawPixmap(at, icons.pixmap(name, color, size, ratio))


def box(painter: QPainter, rect: QRectF, radius: float, fill: QColor, edge: QColor, width: float = 1.0) -> None:
    """Paint a rounded box whose edge lies wholly inside the rectangle."""
    half = width / 2
    painter.setPen(QPen(edge, width))
    painter.setBrush(fill)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def ring(painter: QPainter, rect: QRect, theme: Theme, radius: float = 6.0, gap: str = "surface") -> None:
    """Paint the focus ring: 2 px of accent at the edge and a gap inside it, so it shows on accent too."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    clear = QColor(0, 0, 0, 0)
    box(painter, QRectF(rect).adjusted(2, 2, -2, -2), max(1.0, radius - 2), clear, theme.color(gap), 1.5)
    box(painter, QRectF(rect), radius, clear, theme.color("accent"), 2.0)
