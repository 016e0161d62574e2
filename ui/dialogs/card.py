"""The model card: what is invented in the model, what does not fit, what is left out, and who published what."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QWidget

import sandbox
from ui.dialogs.page import PageDialog
from ui.look.theme import Theme
from ui.words.i18n import Translator
from ui.words.marks import translate


class CardDialog(PageDialog):
    """The page of docs/model_card.md; its link to the back-cast asks for that one's dialog."""

    backcast_wanted = Signal()

    def __init__(self, theme: Theme, words: Translator, parent: QWidget) -> None:
        super().__init__(theme, words, parent, "card", (960, 760))
        self.page.anchorClicked.connect(self._followed)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language; the page itself is the document's."""
        self.title(translate("Card", "Model card: what to trust, and what not"))
        self.note.setText(
            translate(
                "Card", "Written in English, as in docs/model_card.md, from the model's own tables and equations."
            )
        )

    def reveal(self) -> None:
        """Open the page at its top, as large as the window allows."""
        self.page.say_markdown(sandbox.model_card())
        self.open_up()

    def _followed(self, link: QUrl) -> None:
        if link.toString() == "backcast.md":
            self.backcast_wanted.emit()
