"""The segmented switch."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ui.look.theme import Theme
from ui.widgets.paint import CENTER, box, ring, width_of, write


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
