"""The menu of what makes time stand by itself; what is chosen is remembered."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from ui.session import Session
from ui.settings import Settings
from ui.words.i18n import Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

CAUSES = {
    "hall.finished": QT_TRANSLATE_NOOP("Pause", "A hall opens"),
    "hall.failed": QT_TRANSLATE_NOOP("Pause", "A hall fails"),
    "order.refused": QT_TRANSLATE_NOOP("Pause", "A decision is refused"),
}


class PauseMenu(QMenu):
    """One checkable line for each kind of notice that may make time stand."""

    def __init__(self, session: Session, settings: Settings, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.causes = {code: self.addAction("") for code in CAUSES}
        for code, action in self.causes.items():
            action.setCheckable(True)
            action.setChecked(code in settings.pause_on)
            action.toggled.connect(self._chosen)
        words.changed.connect(self.retranslate)
        self.retranslate()
        self._tell()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setTitle(translate("Pause", "Pause &when"))
        for code, action in self.causes.items():
            action.setText(translate("Pause", CAUSES[code]))

    def _chosen(self) -> None:
        self._settings.pause_on = tuple(code for code, action in self.causes.items() if action.isChecked())
        self._tell()

    def _tell(self) -> None:
        self._session.pause_on(code for code, action in self.causes.items() if action.isChecked())
