"""What the painted widgets share: following the theme, text that is elided, the focus ring, and the click."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QWidget

from ui import icons
from ui.theme import Theme

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
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


class Clickable(QAbstractButton):
    """A painted surface pressed like a button: Tab reaches it, Space and Enter press it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._refusal: str | None = None
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def restyle(self) -> None:
        """Take up the theme and the text scale."""
        self.updateGeometry()
        self.update()

    def hitButton(self, pos: QPoint) -> bool:
        """Nothing is hit while the button is refused."""
        return self._refusal is None and self.rect().contains(pos)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses like Space; a refused button takes neither."""
        keys = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select)
        if event.key() in keys and self._refusal is not None:
            event.accept()
        elif event.key() in keys[1:3]:
            self.click()
        else:
            super().keyPressEvent(event)

    def _hot(self) -> bool:
        return self.isEnabled() and self._refusal is None and (self.underMouse() or self.isDown())


class Label(QLabel):
    """A line or paragraph in one of the sizes and colours of the theme."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        size: float = 13,
        token: str = "text",
        bold: bool = False,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._size, self._token, self._bold = theme, size, token, bold
        self.setWordWrap(wrap)
        self.setTextFormat(Qt.TextFormat.PlainText)
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_token(self, token: str) -> None:
        """Change the colour, e.g. to ``watch``."""
        if token != self._token:
            self._token = token
            self.restyle()

    def restyle(self) -> None:
        """Take up the theme and the text scale."""
        self.setFont(self._theme.font(self._size, self._bold))
        self.setStyleSheet(f"color: {self._theme.color(self._token).name()}; background: transparent;")


class ElidedLabel(Label):
    """A single line that shrinks with an ellipsis; the whole text is then its tooltip."""

    def minimumSizeHint(self) -> QSize:
        """Room for one character and the ellipsis."""
        return QSize(self._theme.px(24), super().minimumSizeHint().height())

    def paintEvent(self, event: object) -> None:
        """Paint the text as far as it fits."""
        painter = QPainter(self)
        rect = QRectF(self.contentsRect())
        shown = elided(self.text(), self.font(), rect.width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter.setFont(self.font())
        painter.setPen(self._theme.color(self._token if self.isEnabled() else "disabled"))
        painter.drawText(rect, self.alignment() | Qt.TextFlag.TextSingleLine, shown)


class SectionLabel(Label):
    """The over-line of a group: small, quiet, in capitals where the script has them."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, 11, "text3", parent=parent)

    def restyle(self) -> None:
        """Take up the theme and the text scale."""
        super().restyle()
        font = self._theme.font(11)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        self.setFont(font)


class HLine(QWidget):
    """A hairline between groups."""

    def __init__(self, theme: Theme, token: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._token = theme, token
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, event: object) -> None:
        """Paint the line."""
        QPainter(self).fillRect(self.rect(), self._theme.color(self._token))
