"""Words over the window while a game or a file is being worked on for longer than a blink, and a way to give it up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Elided, button, row
from ui.words.i18n import Translator
from ui.words.marks import translate

PATIENCE = 200  # milliseconds; what is done sooner needs no words


class Busy(QFrame):
    """Stands over its parent, below the menu, and shows itself when it is needed."""

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session, self._over = theme, session, parent
        self._doing = ""
        self.setProperty("part", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = row((14, 8, 8, 8), 12)
        self.setLayout(inside)
        self.text, self.cancel = Elided("strong"), button("plain")
        self.cancel.clicked.connect(session.give_up_opening)
        inside.addWidget(self.text, 1)
        inside.addWidget(self.cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PATIENCE)
        self._timer.timeout.connect(self._appear)
        session.busy.connect(self._told)
        words.changed.connect(self.retranslate)
        parent.installEventFilter(self)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.cancel.setText(translate("Busy", "Cancel"))
        said = {
            "open": translate("Busy", "Opening {file}…"),
            "save": translate("Busy", "Saving…"),
            "new": translate("Busy", "Preparing the game…"),
        }.get(self._doing, "")
        self.text.say(said.replace("{file}", Path(self._session.opening).name))
        self.setAccessibleName(self.text.full())

    def _told(self, what: str) -> None:
        self._doing = what
        if what:
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    def _appear(self) -> None:
        self.retranslate()
        self.cancel.setVisible(self._doing == "open")
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        room = self._over.rect()
        width = min(self._theme.px(420), room.width() - 24)
        self.setGeometry((room.width() - width) // 2, self._theme.px(40), width, self.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle when the window gets another size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
