"""What is this made of, why did it change? Asked of a number by a click, Enter, or a menu; the first by Ctrl too."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

import sandbox
from ui.words.marks import translate


class Asker(QObject):
    """Hears the questions to one widget; ``key_at`` says which number of the book stands at a point, or none.

    ``by_click`` a plain click or Enter opens the menu, ``at_once`` it asks.
    """

    asked = Signal(str)
    change_asked = Signal(str)
    causes_asked = Signal(str)
    _by_click = _at_once = False  # for the last events of a window that ends, when an object has lost its own

    def __init__(
        self, widget: QWidget, key_at: Callable[[QPoint], str], *, by_click: bool = False, at_once: bool = False
    ) -> None:
        super().__init__(widget)
        self._widget, self._key_at, self._by_click, self._at_once = widget, key_at, by_click, at_once
        self._offered: tuple[QAction, ...] = ()
        if by_click or at_once:
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        if at_once:
            widget.setCursor(Qt.CursorShape.PointingHandCursor)
        widget.installEventFilter(self)

    def offer(self, actions: Iterable[QAction]) -> None:
        """Take what the menu offers besides."""
        self._offered = tuple(actions)

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
        elif self._at_once and _pressed(event):
            at = event.position().toPoint() if isinstance(event, QMouseEvent) else QPoint()
            key = self._key_at(at)
            if key:
                self.asked.emit(key)
                return True
        elif self._at_once and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._mark(on=event.type() == QEvent.Type.FocusIn)
        elif self._by_click and _pressed(event):
            self.menu(self._key_at(QPoint())).popup(self._widget.mapToGlobal(QPoint(0, self._widget.height())))
            return True
        return False

    def _mark(self, *, on: bool) -> None:
        """Show on the card of a number that keys go to it, and say what they do."""
        self._widget.setAccessibleDescription(translate("Book", "Enter opens its parts"))
        for box in self._widget.findChildren(QFrame):
            if box.property("part") == "card":
                box.setProperty("current", on)
                box.style().unpolish(box)
                box.style().polish(box)

    def menu(self, key: str) -> QMenu:
        """Return the menu of a number."""
        made = QMenu(self._widget)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.addAction(translate("Book", "How is this reckoned?")).triggered.connect(lambda: self.asked.emit(key))
        if key.startswith("nation."):
            made.addAction(why_changed()).triggered.connect(lambda: self.change_asked.emit(key))
        if key in sandbox.reckoned_names():  # of what only parts of numbers have there is no graph
            causes = made.addAction(translate("Causes", "Causes and effects"))
            causes.triggered.connect(lambda: self.causes_asked.emit(key))
        made.addSeparator()
        made.addActions(self._offered)
        return made


def why_changed() -> str:
    """Return the question why a number changed, as a menu has it."""
    return translate("Book", "Why did it change?")


def _pressed(event: QEvent) -> bool:
    """Whether a plain click or a key asks for the menu of what has no other use for them."""
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return (
        isinstance(event, QMouseEvent)
        and event.type() == QEvent.Type.MouseButtonRelease
        and event.button() == Qt.MouseButton.LeftButton
    )
