"""Buttons, the segmented switch and the chip."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons
from ui.theme import Theme
from ui.widgets.base import CENTER, Clickable, box, draw_icon, ring, width_of, write

Kind = Literal["primary", "plain", "ghost", "soft"]
Tone = Literal["accent", "watch", "bad", "good", "plain"]
_INK = {"primary": "accent_text", "plain": "text", "ghost": "text2", "soft": "accent_ink"}


class Button(QPushButton):
    """A push button; reached by Tab only, so that Space after a click never presses it.

    With ``icon_only`` the text is the accessible name and the tooltip.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: Kind = "plain",
        icon: str | None = None,
        *,
        icon_only: bool = False,
        height: int = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._kind, self._icon, self._icon_only, self._height = (
            theme,
            kind,
            icon,
            icon_only,
            height,
        )
        self._refusal: str | None = None
        self._tip = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setProperty("ring", "own")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed if icon_only else policy.Minimum, policy.Fixed)
        self.set_text(text)
        theme.changed.connect(self.restyle)

    @property
    def kind(self) -> Kind:
        """``primary``, ``plain``, ``ghost`` or ``soft``."""
        return self._kind

    def set_kind(self, kind: Kind) -> None:
        """Change the kind."""
        self._kind = kind
        self.restyle()

    def set_text(self, text: str) -> None:
        """Change the words, which are also the accessible name."""
        name = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.setAccessibleName(name)
        self.setText("" if self._icon_only else text)
        self._name = name
        self._retip()
        self.restyle()

    def set_icon(self, icon: str | None) -> None:
        """Change the icon."""
        self._icon = icon
        self.restyle()

    def set_tip(self, tip: str) -> None:
        """Change the tooltip; the name stands in for it on a button without words."""
        self._tip = tip
        self._retip()

    def set_refusal(self, reason: str | None) -> None:
        """Disable with a reason (a lock, and the reason as the tooltip), or enable with None."""
        self._refusal = reason
        self.setEnabled(reason is None)
        self.setAccessibleDescription(reason or "")
        self._retip()
        self.restyle()

    def restyle(self) -> None:
        """Take up the theme and the text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the icon and the word, or a square for the icon alone."""
        high = self._theme.px(self._height)
        if self._icon_only:
            return QSize(high, high)
        wide = width_of(self._name, self._font()) + (self._mark() + 6 if self._shown_icon() else 0)
        menu = self._theme.px(14) if self.menu() is not None else 0
        return QSize(math.ceil(wide) + 26 + menu, high)

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses like Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        """Paint the button, and the focus ring over it."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, ink = (theme.color(token) for token in self._tokens())
        if ground != edge or self._kind != "ghost" or self.isChecked() or self._hot():
            box(painter, QRectF(self.rect()), 6, ground, edge)
        font, icon, rect = self._font(), self._shown_icon(), QRectF(self.rect())
        mark = float(self._mark() if icon else 0)
        arrow = theme.px(14) if self.menu() is not None else 0
        room = rect.width() - 12 - arrow
        gap = 6.0 if icon and not self._icon_only else 0.0
        words = 0.0 if self._icon_only else min(width_of(self._name, font) + 1, room - mark - gap)
        left = (rect.width() - arrow - mark - gap - words) / 2
        if icon:
            color = theme.color("text2") if ink == theme.color("text") else ink
            draw_icon(
                painter,
                icon,
                color.name(),
                QPointF(round(left), round((rect.height() - mark) / 2)),
                int(mark),
            )
        if not self._icon_only:
            write(painter, QRectF(left + mark + gap, 0, words, rect.height()), self._name, font, ink, CENTER)
        if arrow:
            at = QPointF(rect.width() - arrow - 8, (rect.height() - theme.px(12)) / 2)
            draw_icon(painter, "chevron-down", ink.name(), at, theme.px(12))
        if self.hasFocus():
            ring(painter, self.rect(), theme)

    def _hot(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def _font(self) -> QFont:
        return self._theme.font(13, self._kind in ("primary", "soft"))

    def _mark(self) -> int:
        return self._theme.px(icons.SIZE)

    def _shown_icon(self) -> str | None:
        return "lock" if self._refusal is not None else self._icon

    def _tokens(self) -> tuple[str, str, str]:
        """Return the tokens of ground, edge and ink in the current state."""
        hot, contrast = self._hot(), self._theme.name == "contrast"
        if not self.isEnabled():
            return ("surface", "surface", "disabled") if self._kind == "ghost" else ("sunken", "line", "disabled")
        if self._kind == "primary":
            ground = "accent_hover" if hot else "accent"
            return ground, ground, "accent_text"
        if self._kind == "soft":
            return "accent_soft", "accent" if hot or contrast else "accent_soft", "accent_ink"
        if self.isChecked():
            return "accent_soft", "accent" if contrast else "accent_soft", "accent_ink"
        if self._kind == "plain":
            ground = "line" if self.isDown() and not contrast else "sunken" if hot else "raised"
            return ground, "control" if hot else "line2", "text"
        return "sunken", "line" if contrast else "sunken", "text" if hot else "text2"

    def _retip(self) -> None:
        self.setToolTip(self._refusal or self._tip or (self._name if self._icon_only else ""))


class _Part(Clickable):
    """One choice of a segmented switch."""

    def __init__(self, theme: Theme, key: str, name: str, icon: str | None, icon_only: bool, parent: QWidget) -> None:
        super().__init__(theme, name, parent)
        self.key = key
        self._name, self._icon, self._icon_only = name, icon, icon_only
        self.setCheckable(True)
        self.setToolTip(name if icon_only else "")

    def sizeHint(self) -> QSize:
        """Room for the icon and the bold word."""
        px = self._theme.px
        words = 0.0 if self._icon_only else width_of(self._name, self._theme.font(12, True))
        mark = px(icons.SIZE) + (0 if self._icon_only else 6) if self._icon else 0
        return QSize(round(words) + mark + 22, px(24))

    def minimumSizeHint(self) -> QSize:
        """As wide as the icon, or as two characters."""
        return QSize(min(self.sizeHint().width(), self._theme.px(34)), self.sizeHint().height())

    def paintEvent(self, event: object) -> None:
        """Paint the raised box of the current choice, the icon and the word."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, rect = self.isChecked(), QRectF(self.rect())
        token = "text" if on or self._hot() else "text2"
        if on:
            strong = theme.name == "contrast"
            box(painter, rect, 5, theme.color("raised"), theme.color("line2"), 3 if strong else 1)
        color = theme.color(token if self.isEnabled() else "disabled")
        font = theme.font(12, on)
        side = theme.px(icons.SIZE) if self._icon else 0
        words = 0.0 if self._icon_only else min(width_of(self._name, font), rect.width() - 12 - side)
        gap = 6 if self._icon and not self._icon_only else 0
        left = (rect.width() - words - side - gap) / 2
        if self._icon:
            at = QPointF(left, (rect.height() - side) / 2)
            draw_icon(painter, self._icon, color.name(), at, side)
        if not self._icon_only:
            write(painter, QRectF(left + side + gap, 0, words, rect.height()), self._name, font, color, CENTER)
        if self.hasFocus():
            ring(painter, self.rect(), theme, 5, "raised" if on else "sunken")


class Segmented(QWidget):
    """A switch of two to five choices in a sunken trough; arrows move, ``chosen`` tells the key."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[str | tuple[str, str] | tuple[str, str, str]],
        current: str | None = None,
        *,
        name: str = "",
        icon_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Take options as ``key``, ``(key, label)`` or ``(key, label, icon)``; the first is current."""
        super().__init__(parent)
        self._theme = theme
        self._parts: dict[str, _Part] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for option in options:
            triple = (option, option, "") if isinstance(option, str) else (*option, "")[:3]
            part = _Part(theme, triple[0], triple[1], triple[2] or None, icon_only, self)
            self._parts[part.key] = part
            self._group.addButton(part)
            row.addWidget(part)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choose(current if current is not None else next(iter(self._parts)))
        self._group.buttonClicked.connect(self._clicked)
        theme.changed.connect(self.update)

    @property
    def current(self) -> str:
        """The key of the current choice."""
        return self._current

    def choose(self, key: str) -> None:
        """Show a choice as current, without ``chosen``."""
        self._current = key
        self._parts[key].setChecked(True)

    def set_label(self, key: str, label: str) -> None:
        """Change the word of one choice."""
        part = self._parts[key]
        part._name = label
        part.setAccessibleName(label)
        part.setText(label)
        part.restyle()

    def set_option_enabled(self, key: str, enabled: bool, tip: str = "") -> None:
        """Allow or bar one choice; the tip says why it is barred."""
        self._parts[key].setEnabled(enabled)
        self._parts[key].setToolTip(tip)

    def paintEvent(self, event: object) -> None:
        """Paint the trough."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "line" if self._theme.name == "contrast" else "sunken"
        box(painter, QRectF(self.rect()), 6, self._theme.color("sunken"), self._theme.color(edge))

    def _clicked(self, part: _Part) -> None:
        if part.key != self._current:
            self._current = part.key
            self.chosen.emit(part.key)


class Chip(QWidget):
    """A pill that labels; never a button."""

    def __init__(self, theme: Theme, text: str, tone: Tone = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)
        self.set(text, tone)

    @property
    def text(self) -> str:
        """The words on the pill."""
        return self._text

    def set(self, text: str, tone: Tone = "accent") -> None:
        """Change the words and the tone."""
        self._text, self._tone = text, tone
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.restyle()

    def restyle(self) -> None:
        """Take up the theme and the text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the words and 8 px at each end."""
        return QSize(round(width_of(self._text, self._theme.font(11))) + 18, self._theme.px(20))

    def paintEvent(self, event: object) -> None:
        """Paint the pill."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = self._tone == "plain"
        ground = theme.color("sunken" if plain else f"{self._tone}_soft")
        ink = theme.color("text2" if plain else "accent_ink" if self._tone == "accent" else self._tone)
        edge: QColor = ink if theme.name == "contrast" else ground
        box(painter, QRectF(self.rect()), (self.height() - 1) / 2, ground, edge)
        write(painter, QRectF(self.rect()).adjusted(8, 0, -8, 0), self._text, theme.font(11), ink, CENTER)
