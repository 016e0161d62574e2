"""A choice among the national numbers."""

from __future__ import annotations

from collections.abc import Container

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

import sandbox
from ui.words.i18n import Translator
from ui.words.marks import translate


class Measures(QComboBox):
    """Offers numbers by their names in the current language; what is chosen stays where it is offered again."""

    def __init__(self, first: str) -> None:
        super().__init__()
        self._first = first
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    @property
    def current(self) -> str:
        """The number that is chosen."""
        return str(self.currentData() or self._first)

    def offer(self, words: Translator, names: Container[str] | None = None) -> None:
        """Offer all numbers, or those of some names."""
        kept = self.current
        self.clear()
        for variable in sandbox.INDICATORS:
            if names is None or variable.name in names:
                self.addItem(words.label(variable.name), variable.name)
        self.choose(kept)
        self.setAccessibleName(translate("Compare", "Number"))

    def choose(self, measure: str) -> None:
        """Choose a number; where it is not offered, the first one that is."""
        self.setCurrentIndex(max(self.findData(measure), 0))
