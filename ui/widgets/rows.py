"""Rows of the panels: a verb, a queued decision, a fact."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.base import RIGHT, Clickable, box, draw_icon, ring, width_of, write


class VerbRow(Clickable):
    """What the player can do: icon, name, price; the whole row is pressed.

    A refused verb shows a lock, and the failing condition in the place of its price.
    """

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        price_text: str = "",
        refusal_text: str | None = None,
        *,
        tooltip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self._icon, self._name, self._price, self._selected, self._tip = (
            icon,
            name,
            price_text,
            False,
            tooltip,
        )
        self.set_refusal(refusal_text)

    @property
    def selected(self) -> bool:
        """Whether this is the verb in the player's hand."""
        return self._selected

    def set_selected(self, selected: bool) -> None:
        """Show the row as the verb in the player's hand."""
        self._selected = selected
        self.update()

    def set_price(self, price_text: str) -> None:
        """Change the price."""
        self._price = price_text
        self._retip()

    def set_name(self, name: str, tooltip: str = "") -> None:
        """Change the name, e.g. for another language."""
        self._name, self._tip = name, tooltip
        self._retip()

    def set_refusal(self, refusal_text: str | None) -> None:
        """Refuse the verb with its failing condition, or allow it with None."""
        self._refusal = refusal_text
        self._retip()

    def sizeHint(self) -> QSize:
        """Room for the icon, the name in bold and the price."""
        font = self._theme.font
        wide = width_of(self._name, font(13, True)) + width_of(self._refusal or self._price, font(12))
        return QSize(round(wide) + self._theme.px(16) + 40, self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """Narrower than the hint: the name is elided."""
        return QSize(self._theme.px(120), self._theme.px(28))

    def paintEvent(self, event: object) -> None:
        """Paint the row."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, side, rect = theme.color, theme.px(16), QRectF(self.rect())
        refused, contrast = self._refusal is not None, theme.name == "contrast"
        if self._selected:
            edge = color("accent" if contrast else "accent_soft")
            box(painter, rect, 6, color("accent_soft"), edge, 3 if contrast else 1)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("accent"))
            painter.drawRoundedRect(QRectF(0, rect.height() / 2 - theme.px(9), 3, theme.px(18)), 1.5, 1.5)
        elif self._hot():
            box(painter, rect, 6, color("sunken"), color("line" if contrast else "sunken"))
        ink = "text3" if refused else "accent_ink" if self._selected else "text"
        mark = ink if refused or self._selected else "text2"
        icon = "lock" if refused else self._icon
        draw_icon(painter, icon, color(mark).name(), QPointF(10, (rect.height() - side) / 2), side)
        small = theme.font(12)
        right = self._refusal if self._refusal is not None else self._price
        start, end = 10.0 + side + 10, rect.width() - 8
        right_wide = min(width_of(right, small), (end - start) * 0.6) + 1
        tone = "watch" if refused else "accent_ink" if self._selected else "text3"
        place = QRectF(end - right_wide, 0, right_wide, rect.height())
        write(painter, place, right, small, color(tone), RIGHT)
        name = QRectF(start, 0, end - right_wide - 8 - start, rect.height())
        write(painter, name, self._name, theme.font(13, self._selected), color(ink))
        if self.hasFocus():
            ring(painter, self.rect(), theme)

    def _retip(self) -> None:
        self.setAccessibleName(f"{self._name}, {self._price}".strip(", "))
        self.setAccessibleDescription(self._refusal or "")
        self.setToolTip("\n".join(filter(None, (self._tip or self._name, self._refusal or self._price))))
        self.restyle()


class _Cross(Clickable):
    """The small cross that takes a card out of the queue."""

    def sizeHint(self) -> QSize:
        """Room to be hit."""
        return QSize(self._theme.px(18), self._theme.px(18))

    def paintEvent(self, event: object) -> None:
        """Paint the cross."""
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._hot():
            box(painter, QRectF(self.rect()), 4, theme.color("sunken"), theme.color("line"))
        side = theme.px(12)
        at = QPointF((self.width() - side) / 2, (self.height() - side) / 2)
        draw_icon(painter, "close", theme.tokens.text if self._hot() else theme.tokens.text3, at, side)
        if self.hasFocus():
            ring(painter, self.rect(), theme, 4, "raised")


class QueueCard(Clickable):
    """A decision not yet paid: name and price, then its terms; ``removed`` on the cross or the Delete key."""

    removed = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        price: str,
        terms: str = "",
        *,
        remove_text: str = "Remove",
        accent: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, parent)
        self._accent = accent
        self._cross = _Cross(theme, remove_text, self)
        self._cross.setToolTip(remove_text)
        self._cross.clicked.connect(self.removed)
        self._cross.setAccessibleName(f"{remove_text}: {title}")
        self._remove_text = remove_text
        self.set(title, price, terms)

    def set(self, title: str, price: str, terms: str = "") -> None:
        """Change what the card says."""
        self._title, self._price, self._terms = title, price, terms
        self.setAccessibleName(f"{title}, {price}, {terms}".rstrip(", "))
        self._cross.setAccessibleName(f"{self._remove_text}: {title}")
        self.setToolTip("\n".join(filter(None, (f"{title}  {price}", terms))))
        self.restyle()

    def set_accent(self, accent: bool) -> None:
        """Show the card as the one under the player's hand."""
        self._accent = accent
        self.update()

    def sizeHint(self) -> QSize:
        """Room for both lines."""
        font = self._theme.font
        first = width_of(self._title, font(12, True)) + 10 + width_of(self._price, font(12))
        second = width_of(self._terms, font(11)) + 4 + self._theme.px(18)
        return QSize(round(max(first, second)) + self._theme.px(12) + 18, self._theme.px(40))

    def minimumSizeHint(self) -> QSize:
        """Narrower than the hint: title and terms are elided."""
        return QSize(self._theme.px(140), self._theme.px(40))

    def resizeEvent(self, event: object) -> None:
        """Keep the cross at the end of the second line."""
        self._place()

    def restyle(self) -> None:
        """Take up the theme and the text scale."""
        super().restyle()
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the card out."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        """Paint the card."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, px, rect = theme.color, theme.px, QRectF(self.rect())
        edge = "accent" if self._accent else "control" if self._hot() else "line"
        thick = 3.0 if self._accent and theme.name == "contrast" else 1.0
        box(painter, rect, 6, color("raised"), color(edge), thick)
        draw_icon(painter, "handle", theme.tokens.text3, QPointF(3, (rect.height() - px(14)) / 2), px(14))
        start, end, half = px(12) + 8.0, rect.width() - 8, (rect.height() - 4) / 2
        small = theme.font(12)
        wide = width_of(self._price, small) + 1
        write(painter, QRectF(end - wide, 2, wide, half), self._price, small, color("text"), RIGHT)
        title = QRectF(start, 2, end - wide - 8 - start, half)
        write(painter, title, self._title, theme.font(12, True), color("text"))
        terms = QRectF(start, 2 + half, end - px(18) - start, half)
        write(painter, terms, self._terms, theme.font(11), color("text2"))
        if self.hasFocus():
            ring(painter, self.rect(), theme, 6, "raised")

    def _place(self) -> None:
        side = self._theme.px(18)
        self._cross.setGeometry(self.width() - side - 5, self.height() - side - 2, side, side)


class ValueRow(Clickable):
    """A fact: name, bold value, unit, and a note such as the change; with ``opens`` it can be pressed."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        value: str = "\u2013",
        unit: str = "",
        tooltip: str = "",
        note: str | None = None,
        *,
        opens: bool = False,
        rule: bool = True,
        unit_width: int = 64,
        note_width: int = 44,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name, parent)
        self._name, self._tip, self._opens, self._rule = name, tooltip, opens, rule
        self._unit_width, self._note_width = unit_width, note_width
        if not opens:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set(value, unit, note)

    def set(self, value: str, unit: str = "", note: str | None = None, tone: str = "text") -> None:
        """Show another value; ``tone`` colours it (``text``, ``watch``, ``bad``, ``good``)."""
        self._value, self._unit, self._note, self._tone = value, unit, note, tone
        self.setAccessibleName(f"{self._name}: {value} {unit}".rstrip())
        self.setToolTip(self._tip or self._name)
        self.restyle()

    def set_name(self, name: str, tooltip: str = "") -> None:
        """Change the name, e.g. for another language."""
        self._name, self._tip = name, tooltip
        self.set(self._value, self._unit, self._note, self._tone)

    def sizeHint(self) -> QSize:
        """Room for every column."""
        font, px = self._theme.font, self._theme.px
        wide = width_of(self._name, font(13)) + width_of(self._value, font(13, True)) + sum(self._columns()) + 20
        return QSize(round(wide), px(24) + (1 if self._rule else 0))

    def minimumSizeHint(self) -> QSize:
        """Narrower than the hint: the name is elided."""
        return QSize(self._theme.px(140), self.sizeHint().height())

    def paintEvent(self, event: object) -> None:
        """Paint the row."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, high = theme.color, float(self.height() - (1 if self._rule else 0))
        unit_wide, note_wide = self._columns()
        hot = self._opens and self._hot()
        strong = theme.font(13, True)
        right = self.width() - note_wide - unit_wide
        wide = width_of(self._value, strong) + 1
        value = QRectF(right - wide, 0, wide, high)
        tone = "accent_ink" if hot else self._tone
        write(painter, value, self._value, strong, color(tone), RIGHT)
        if self._opens:
            pen = QPen(color("text3"), 1, Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([1, 2])
            painter.setPen(pen)
            y = high / 2 + theme.px(8)
            painter.drawLine(QPointF(value.left(), y), QPointF(value.right(), y))
        unit = QRectF(right + 6, 0, max(0.0, unit_wide - 6), high)
        write(painter, unit, self._unit, theme.font(11), color("text3"))
        if self._note:
            place = QRectF(self.width() - note_wide, 0, note_wide, high)
            write(painter, place, self._note, theme.font(11), color("text2"), RIGHT)
        name = QRectF(0, 0, value.left() - 8, high)
        write(painter, name, self._name, theme.font(13), color("text" if hot else "text2"))
        if self._rule:
            painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), color("line"))
        if self.hasFocus():
            ring(painter, self.rect(), theme, 4)

    def _columns(self) -> tuple[float, float]:
        """Return the width of the columns of the unit and of the note; they are fixed, so that rows align."""
        px = self._theme.px
        unit = max(float(px(self._unit_width)), width_of(self._unit, self._theme.font(11)) + 8)
        return (unit if self._unit_width else 0.0), (0.0 if self._note is None else float(px(self._note_width)))
