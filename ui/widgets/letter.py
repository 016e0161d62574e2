"""The letter of a headline: how far to trust it. A click or a key on it offers to hide what rests on D."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy

from ui.widgets.parts import Button
from ui.words.marks import translate


class Letter(Button):
    """A quiet pill with the letter of what it stands beside, or the best and the worst; without one it is not seen."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "letter")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self._offered: tuple[QAction, ...] = ()
        self.clicked.connect(self._open)
        self.say((), "")  # named, and not seen, until it says something

    def offer(self, actions: Iterable[QAction]) -> None:
        """Take the commands of its menu."""
        self._offered = tuple(actions)

    def say(self, letters: Iterable[str], tip: str) -> None:
        """Show letters; the tip says what they mean."""
        found = sorted({letter for letter in letters if letter})
        text = "–".join(dict.fromkeys((found[0], found[-1]))) if found else ""
        if text != self.text():
            self.setText(text)
        if tip != self.toolTip():
            self.setToolTip(tip)
            self.setAccessibleDescription(tip)
        self.setAccessibleName(translate("Letter", "Confidence {letters}").format(letters=text))
        self.setVisible(bool(text))

    def menu_of(self) -> QMenu:
        """Return its menu."""
        made = QMenu(self)
        made.addActions(self._offered)
        return made

    def _open(self) -> None:
        menu = self.menu_of()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
