"""Cards, the card of one number, and the gauge."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.base import Clickable, box, draw_icon, ring, width_of, write


class Card(QFrame):
    """A raised box with a hairline; the accent line means "this is the one under your hand"."""

    def __init__(
        self,
        theme: Theme,
        *,
        accent: bool = False,
        ground: str = "raised",
        radius: int = 8,
        margin: int = 12,
        spacing: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._accent, self._ground, self._radius = theme, accent, ground, radius
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(margin, margin, margin, margin)
        self.body.setSpacing(spacing)
        theme.changed.connect(self.update)

    @property
    def accent(self) -> bool:
        """Whether the accent line is drawn."""
        return self._accent

    def set_accent(self, accent: bool) -> None:
        """Draw the accent line, or the hairline."""
        self._accent = accent
        self.update()

    def paintEvent(self, event: object) -> None:
        """Paint the box."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sunken = self._ground == "sunken" and theme.name != "contrast"
        edge = "accent" if self._accent else "sunken" if sunken else "line"
        width = 3.0 if self._accent and theme.name == "contrast" else 1.0
        box(painter, QRectF(self.rect()), self._radius, theme.color(self._ground), theme.color(edge), width)


class StatCard(Clickable):
    """The one number of a matter: name, value, unit, caption and a small bar; a click opens its parts."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        value: str = "\u2013",
        unit: str = "",
        caption: str = "",
        fraction: float | None = None,
        *,
        tooltip: str = "",
        opens: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self._name, self._accent, self._opens, self._tip = name, False, opens, tooltip
        if not opens:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set(value, unit, caption, fraction)

    def set(self, value: str, unit: str = "", caption: str = "", fraction: float | None = None) -> None:
        """Show another number; ``fraction`` (0 to 1) places the dot of the bar, None leaves the bar out."""
        self._value, self._unit, self._caption, self._fraction = value, unit, caption, fraction
        self.setAccessibleName(f"{self._name}: {value} {unit}".strip())
        self.setToolTip(self._tip or (f"{self._name}: {caption}" if caption else self._name))
        self.restyle()

    def set_name(self, name: str, tooltip: str = "") -> None:
        """Change the name, e.g. for another language."""
        self._name, self._tip = name, tooltip
        self.set(self._value, self._unit, self._caption, self._fraction)

    def set_accent(self, accent: bool) -> None:
        """Show the card as open."""
        self._accent = accent
        self.update()

    def sizeHint(self) -> QSize:
        """Room for every line."""
        font, px = self._theme.font, self._theme.px
        first = width_of(self._name, font(12)) + (px(16) if self._opens else 0)
        second = width_of(self._value, font(21, True)) + 6 + width_of(self._unit, font(11))
        third = width_of(self._caption, font(11))
        height = 20 + px(18) + px(30) + (14 if self._fraction is not None else 0)
        return QSize(round(max(first, second, third)) + 22, height + (px(16) if self._caption else 0))

    def minimumSizeHint(self) -> QSize:
        """Narrower than the hint: names and captions are elided."""
        return QSize(self._theme.px(96), self.sizeHint().height())

    def paintEvent(self, event: object) -> None:
        """Paint the card."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, color = theme.px, theme.color
        edge = "accent" if self._accent else "control" if self._opens and self._hot() else "line"
        thick = 3.0 if self._accent and theme.name == "contrast" else 1.0
        box(painter, QRectF(self.rect()), 8, color("raised"), color(edge), thick)
        wide, y = self.width() - 20.0, 10.0
        if self._opens:
            icon = "chevron-down" if self._accent else "chevron-right"
            ink = theme.tokens.accent_ink if self._accent else theme.tokens.text3
            draw_icon(painter, icon, ink, QPointF(10 + wide - px(13), y + px(2.5)), px(14))
        name_wide = wide - (px(16) if self._opens else 0)
        write(painter, QRectF(10, y, name_wide, px(18)), self._name, theme.font(12), color("text2"))
        y += px(18)
        big = theme.font(21, True)
        write(painter, QRectF(10, y, wide, px(30)), self._value, big, color("text"))
        used = width_of(self._value, big) + 6
        unit = QRectF(10 + used, y + px(5), max(0.0, wide - used), px(22))
        write(painter, unit, self._unit, theme.font(11), color("text3"))
        y += px(30)
        if self._fraction is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("line2"))
            painter.drawRoundedRect(QRectF(10, y + 4, wide, 4), 2, 2)
            painter.setBrush(color("s1"))
            x = 10 + 4.5 + (wide - 9) * min(1.0, max(0.0, self._fraction))
            painter.drawEllipse(QPointF(x, y + 6), 4.5, 4.5)
            y += 14
        if self._caption:
            write(painter, QRectF(10, y, wide, px(16)), self._caption, theme.font(11), color("text3"))
        if self.hasFocus():
            ring(painter, self.rect(), theme, 8, "raised")


class GaugeBar(Clickable):
    """A gauge of the top bar: name, value, bar, a tick at my red line; past it ochre and a triangle.

    A small arrow after the name shows which direction is good.
    """

    def __init__(
        self,
        theme: Theme,
        name: str,
        better: Literal["up", "down"] = "up",
        *,
        tooltip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self._name, self._better, self._tip, self._value_shown = name, better, tooltip, True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set("\u2013", None)

    def set(self, value: str, fraction: float | None, red_line: float | None = None, past: bool = False) -> None:
        """Show a value; the fractions (0 to 1) place the end of the bar and the tick of the red line."""
        self._value, self._fraction, self._line, self._past = value, fraction, red_line, past
        self.setAccessibleName(f"{self._name}: {value}")
        self.setToolTip("\n".join(filter(None, (f"{self._name}: {value}", self._tip))))
        self.restyle()

    def set_name(self, name: str, tooltip: str = "") -> None:
        """Change the name, e.g. for another language."""
        self._name, self._tip = name, tooltip
        self.set(self._value, self._fraction, self._line, self._past)

    def show_value(self, shown: bool) -> None:
        """Fold the value away (it stays in the tooltip), or show it."""
        self._value_shown = shown
        self.restyle()

    def sizeHint(self) -> QSize:
        """Room for the name with its arrow, the value with its triangle, and the bar."""
        theme, px = self._theme, self._theme.px
        name = width_of(self._name, theme.font(11)) + 4 + px(10)
        value = width_of(self._value, theme.font(13, True)) + (px(20) if self._past else 0)
        wide = max(px(76), round(max(name, value)) + 2)
        return QSize(wide + 8, px(16) + (px(18) if self._value_shown else 0) + 18)

    def minimumSizeHint(self) -> QSize:
        """As narrow as 60 px."""
        return QSize(self._theme.px(60), self.sizeHint().height())

    def paintEvent(self, event: object) -> None:
        """Paint the gauge."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, color, wide, y = theme.px, theme.color, self.width() - 8.0, 3.0
        name_wide = min(width_of(self._name, theme.font(11)), wide - px(10) - 4)
        ink = color("text" if self._hot() else "text2")
        write(painter, QRectF(4, y, name_wide, px(16)), self._name, theme.font(11), ink)
        arrow = "chevron-up" if self._better == "up" else "chevron-down"
        draw_icon(painter, arrow, theme.tokens.text3, QPointF(4 + name_wide + 3, y + px(4)), px(10))
        y += px(16)
        if self._value_shown:
            strong = theme.font(13, True)
            tone = color("watch" if self._past else "text")
            write(painter, QRectF(4, y, wide, px(18)), self._value, strong, tone)
            if self._past:
                x = 4 + width_of(self._value, strong) + 4
                draw_icon(painter, "warning", theme.tokens.watch, QPointF(x, y + px(2)), px(14))
            y += px(18)
        y += 4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("line2" if theme.name != "contrast" else "context"))
        painter.drawRoundedRect(QRectF(4, y, wide, 5), 2.5, 2.5)
        if self._fraction is not None:
            painter.setBrush(color("watch" if self._past else "s1"))
            filled = max(5.0, wide * min(1.0, max(0.0, self._fraction)))
            painter.drawRoundedRect(QRectF(4, y, filled, 5), 2.5, 2.5)
        if self._line is not None:
            x = 4 + round((wide - 2) * min(1.0, max(0.0, self._line)))
            painter.fillRect(QRectF(x - 1, y - 3, 4, 11), color("surface"))
            painter.fillRect(QRectF(x, y - 3, 2, 11), color("text"))
        if not self._value_shown and self._past:
            draw_icon(painter, "warning", theme.tokens.watch, QPointF(4 + wide - px(12), 3 + px(2)), px(12))
        if self.hasFocus():
            ring(painter, self.rect(), theme, 6)
