"""The painted button, and the segmented switch."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.look import icons
from ui.look.theme import Theme
from ui.widgets.paint import CENTER, box, draw_icon, ring, width_of, write

Kind = Literal["primary", "plain", "ghost"]


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
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setProperty("ring", "own")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Fixed if icon_only else policy.Minimum, policy.Fixed)
        self.set_text(text)
        theme.changed.connect(self.restyle)

    def set_text(self, text: str) -> None:
        """Change the words, which are also the accessible name."""
        name = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.setAccessibleName(name)
        self.setText("" if self._icon_only else text)
        self._name = name
        self.setToolTip(name if self._icon_only else "")
        self.restyle()

    def set_icon(self, icon: str | None) -> None:
        """Change the icon."""
        self._icon = icon
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
        wide = width_of(self._name, self._font()) + (self._mark() + 6 if self._icon else 0)
        return QSize(math.ceil(wide) + 26, high)

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
        font, icon, rect = self._font(), self._icon, QRectF(self.rect())
        mark = float(self._mark() if icon else 0)
        room = rect.width() - 12
        gap = 6.0 if icon and not self._icon_only else 0.0
        words = 0.0 if self._icon_only else min(width_of(self._name, font) + 1, room - mark - gap)
        left = (rect.width() - mark - gap - words) / 2
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
        if self.hasFocus():
            ring(painter, self.rect(), theme)

    def _hot(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def _font(self) -> QFont:
        return self._theme.font(13, self._kind == "primary")

    def _mark(self) -> int:
        return self._theme.px(icons.SIZE)

    def _tokens(self) -> tuple[str, str, str]:
        """Return the tokens of ground, edge and ink in the current state."""
        hot, contrast = self._hot(), self._theme.name == "contrast"
        if not self.isEnabled():
            return ("surface", "surface", "disabled") if self._kind == "ghost" else ("sunken", "line", "disabled")
        if self._kind == "primary":
            ground = "accent_hover" if hot else "accent"
            return ground, ground, "accent_text"
        if self.isChecked():
            return "accent_soft", "accent" if contrast else "accent_soft", "accent_ink"
        if self._kind == "plain":
            ground = "line" if self.isDown() and not contrast else "sunken" if hot else "raised"
            return ground, "control" if hot else "line2", "text"
        return "sunken", "line" if contrast else "sunken", "text" if hot else "text2"


class _Part(QAbstractButton):
    """One choice of a segmented switch."""

    def __init__(self, theme: Theme, key: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key, self._theme = key, theme
        self.set_name(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        theme.changed.connect(self.restyle)

    def set_name(self, name: str) -> None:
        """Change the word."""
        self._name = name
        self.setAccessibleName(name)
        self.setText(name.replace("&", "&&"))
        self.restyle()

    def restyle(self) -> None:
        """Take up the theme and the text scale."""
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the word in bold."""
        words = width_of(self._name, self._theme.font(12, True))
        return QSize(round(words) + 22, self._theme.px(24))

    def minimumSizeHint(self) -> QSize:
        """As wide as two characters."""
        return QSize(min(self.sizeHint().width(), self._theme.px(34)), self.sizeHint().height())

    def paintEvent(self, event: object) -> None:
        """Paint the raised box of the current choice, and the word."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, rect = self.isChecked(), QRectF(self.rect())
        token = "text" if on or self.underMouse() or self.isDown() else "text2"
        if on:
            strong = theme.name == "contrast"
            box(painter, rect, 5, theme.color("raised"), theme.color("line2"), 3 if strong else 1)
        color, font = theme.color(token if self.isEnabled() else "disabled"), theme.font(12, on)
        write(painter, rect.adjusted(6, 0, -6, 0), self._name, font, color, CENTER)
        if self.hasFocus():
            ring(painter, self.rect(), theme, 5, "raised" if on else "sunken")


class Segmented(QWidget):
    """A switch of two to five choices in a sunken trough; arrows move, ``chosen`` tells the key."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        options: Sequence[tuple[str, str]],
        current: str | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Take options as ``(key, label)``; the first is current."""
        super().__init__(parent)
        self._theme = theme
        self._parts: dict[str, _Part] = {}
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(2)
        for key, name in options:
            part = _Part(theme, key, name, self)
            self._parts[key] = part
            self._group.addButton(part)
            row.addWidget(part)
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
        self._parts[key].set_name(label)

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
