"""The model card: what is invented in the model, what does not fit, what is left out, and who published what."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtWidgets import QDialog, QWidget

import sandbox
from ui.look.theme import Theme
from ui.widgets import button, column, label, row
from ui.widgets.written import Written
from ui.words.i18n import Translator
from ui.words.marks import translate


class CardDialog(QDialog):
    """The page of docs/model_card.md; its link to the back-cast asks for that one's dialog."""

    backcast_wanted = Signal()

    def __init__(self, theme: Theme, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._window = theme, parent
        self.setObjectName("card")
        inside = column(self, (0, 12, 0, 12), 8)
        self.page = Written(theme)
        self.page.anchorClicked.connect(self._followed)
        around = row((16, 0, 16, 0))
        around.addWidget(self.page)
        inside.addLayout(around, 1)
        self.note = label("caption", wrap=True)
        self.close_button = button("primary")
        self.close_button.clicked.connect(self.accept)
        foot = row((20, 0, 20, 0), 12)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(foot)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language; the page itself is the document's."""
        self.setWindowTitle(translate("Card", "Model card: what to trust, and what not"))
        self.page.setAccessibleName(self.windowTitle())
        self.close_button.setText(translate("Card", "Close"))
        self.note.setText(
            translate(
                "Card", "Written in English, as in docs/model_card.md, from the model's own tables and equations."
            )
        )

    def reveal(self) -> None:
        """Open the page at its top, as large as the window allows."""
        window = self._window.size()
        size = QSize(self._theme.px(960), self._theme.px(760))
        self.resize(size.boundedTo(QSize(window.width() - 24, window.height() - 24)))
        self.page.say_markdown(sandbox.model_card())
        self.show()

    def _followed(self, link: QUrl) -> None:
        if link.toString() == "backcast.md":
            self.backcast_wanted.emit()
