"""What each kind of notice does: time stands, it is told, or it is kept quiet; what is chosen is remembered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from ui.look.theme import Theme
from ui.settings import ALERTS, Settings
from ui.widgets import Elided, Segmented, button, column, label, row, scrolled
from ui.words import catalogue
from ui.words.i18n import Translator
from ui.words.marks import translate


class AlertsDialog(QDialog):
    """One switch for each kind of notice; it holds at once."""

    changed = Signal()

    def __init__(self, theme: Theme, words: Translator, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setObjectName("alerts")
        self.resize(theme.px(520), theme.px(460))
        inside = column(self, (0, 14, 0, 12), 8)
        self.intro = label("small", wrap=True)
        head = row((20, 0, 20, 0))
        head.addWidget(self.intro, 1)
        inside.addLayout(head)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(20, 4, 20, 4)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self.switches: dict[str, Segmented] = {}
        self._names: dict[str, Elided] = {}
        for at, code in enumerate(catalogue.NOTICE_KINDS):
            name = Elided("body")
            switch = Segmented(theme, [(way, way) for way in ALERTS], settings.alert(code))
            switch.chosen.connect(lambda way, code=code: self._chosen(code, way))
            grid.addWidget(name, at, 0)
            grid.addWidget(switch, at, 1)
            self.switches[code], self._names[code] = switch, name
        grid.setRowStretch(len(self.switches), 1)
        inside.addWidget(scrolled(page), 1)
        self.close_button = button("primary")
        self.close_button.setMinimumHeight(32)
        self.close_button.clicked.connect(self.accept)
        foot = row((20, 0, 20, 0))
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        inside.addLayout(foot)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setWindowTitle(translate("Alerts", "Alerts"))
        self.intro.setText(
            translate("Alerts", "Pause: time stands and the map says why. Tell: below the map only. Quiet: nowhere.")
        )
        self.close_button.setText(translate("Alerts", "Close"))
        ways = (
            ("pause", translate("Alerts", "Pause")),
            ("tell", translate("Alerts", "Tell")),
            ("quiet", translate("Alerts", "Quiet")),
        )
        for code, switch in self.switches.items():
            name = catalogue.notice_kind(code)
            self._names[code].say(name)
            switch.setAccessibleName(name)
            for way, text in ways:
                switch.set_label(way, text)

    def _chosen(self, code: str, way: str) -> None:
        self._settings.set_alert(code, way)
        self.changed.emit()
