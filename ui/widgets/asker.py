"""How is this reckoned? Asked of a number by a menu on it, or by Ctrl and a click."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.words.marks import translate


class Asker(QObject):
    """Hears the questions to one widget; ``key_at`` says which number of the book stands at a point, or none."""

    asked = Signal(str)

    def __init__(self, widget: QWidget, key_at: Callable[[QPoint], str]) -> None:
        super().__init__(widget)
        self._widget, self._key_at = widget, key_at
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Offer the question, or ask it at once where Ctrl is held."""
        if isinstance(event, QContextMenuEvent):
            key = self._key_at(event.pos())
            if key:
                self.menu(key).popup(event.globalPos())
                return True
        elif (
            isinstance(event, QMouseEvent)
            and event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease)
            and event.button() == Qt.MouseButton.LeftButton
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            key = self._key_at(event.position().toPoint())
            if key:
                if event.type() == QEvent.Type.MouseButtonPress:
                    self.asked.emit(key)
                return True  # who asks does not click
        return False

    def menu(self, key: str) -> QMenu:
        """Return the menu of a number."""
        made = QMenu(self._widget)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.addAction(translate("Book", "How is this reckoned?")).triggered.connect(lambda: self.asked.emit(key))
        return made
