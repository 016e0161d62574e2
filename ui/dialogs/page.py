"""A dialog that is a page of text: what is written in the middle, a note and a way out at its foot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from ui.look.theme import Theme
from ui.widgets import button, column, fit_in, label, row
from ui.widgets.written import Written
from ui.words.i18n import Translator
from ui.words.marks import translate


class PageDialog(QDialog):
    """Its ``head`` is empty until somebody puts something there."""

    def __init__(self, theme: Theme, words: Translator, parent: QWidget, name: str, size: tuple[int, int]) -> None:
        super().__init__(parent)
        self._theme, self._words, self._window, self._size = theme, words, parent, size
        self.setObjectName(name)
        inside = column(self, (0, 12, 0, 12), 8)
        self.head: QHBoxLayout = row((20, 0, 20, 0), 8)
        self.page = Written(theme)
        around = row((16, 0, 16, 0))
        around.addWidget(self.page)
        self.note = label("caption", wrap=True)
        self.close_button = button("primary")
        self.close_button.clicked.connect(self.accept)
        foot = row((20, 0, 20, 0), 12)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(self.head)
        inside.addLayout(around, 1)
        inside.addLayout(foot)

    def title(self, text: str) -> None:
        """Say in the current language what the page is, and the words of the way out."""
        self.setWindowTitle(text)
        self.page.setAccessibleName(text)
        self.close_button.setText(translate("Page", "Close"))

    def open_up(self) -> None:
        """Show the page as large as the window allows; one that is seen keeps its size."""
        if not self.isVisible():
            fit_in(self, self._window, QSize(*map(self._theme.px, self._size)))
        self.show()
