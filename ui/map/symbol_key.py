"""Card on the map that says what the rings mean."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.theme import Theme
from ui.map.items import draw_ring
from ui.words.marks import QT_TRANSLATE_NOOP, translate

ROWS = (
    (
        (QT_TRANSLATE_NOOP("SymbolKey", "sound"), "sound", False),
        (QT_TRANSLATE_NOOP("SymbolKey", "strained"), "strained", False),
        (QT_TRANSLATE_NOOP("SymbolKey", "insolvent"), "insolvent", False),
    ),
    (
        (QT_TRANSLATE_NOOP("SymbolKey", "building"), "building", False),
        (QT_TRANSLATE_NOOP("SymbolKey", "paused"), "paused", False),
        (QT_TRANSLATE_NOOP("SymbolKey", "yours"), "sound", True),
    ),
)
ARC = QT_TRANSLATE_NOOP("SymbolKey", "arc: GPUs in use, size: megawatts")


class SymbolKey(QWidget):
    """Rings and their names in two rows, and what the arc and the size are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._card: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _columns(self) -> list[float]:
        metrics = QFontMetricsF(self._theme.font(11))
        return [
            max(metrics.horizontalAdvance(translate("SymbolKey", row[i][0])) for row in ROWS) + self._theme.px(24) + 12
            for i in range(3)
        ]

    def sizeHint(self) -> QSize:
        """Room for the rows at the text scale, in the current language."""
        metrics = QFontMetricsF(self._theme.font(11))
        wide = max(sum(self._columns()) + 12, metrics.horizontalAdvance(translate("SymbolKey", ARC)) + 24)
        return QSize(round(wide), self._theme.px(22) * 2 + self._theme.px(18) + 12)

    def _restyle(self) -> None:
        self.setAccessibleName(translate("SymbolKey", "What the rings mean"))
        self._card = None
        self.resize(self.sizeHint())
        self.updateGeometry()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._restyle()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card; it is the same each time the map behind it changes, so it is kept."""
        ratio = self.devicePixelRatioF()
        if self._card is None or self._card.devicePixelRatio() != ratio:
            self._card = QPixmap(self.size() * ratio)
            self._card.setDevicePixelRatio(ratio)
            self._card.fill(Qt.GlobalColor.transparent)
            self._draw(self._card)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._card)
        painter.end()

    def _draw(self, card: QPixmap) -> None:
        theme, tokens, px = self._theme, self._theme.tokens, self._theme.px
        p = QPainter(card)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(QPen(QColor(tokens.line), 1))
        p.setBrush(QColor(tokens.raised))
        p.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        p.setFont(theme.font(11))
        widths, y = self._columns(), 6.0
        for row in ROWS:
            x = 12.0
            for (words, status, mine), width in zip(row, widths, strict=True):
                draw_ring(p, tokens, QPointF(x + 8, y + px(11)), 6.0, 0.4, status, mine=mine)
                p.setPen(QColor(tokens.text2))
                p.drawText(QRectF(x + px(24), y, width, px(22)), _LEFT, translate("SymbolKey", words))
                x += width
            y += px(22)
        p.setPen(QColor(tokens.text3))
        p.drawText(QRectF(12, y, self.width() - 20, px(18)), _LEFT, translate("SymbolKey", ARC))
        p.end()


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
