"""The panel of what is selected: the page of a province, or of a hall."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

import sandbox
from ui.look.theme import Theme
from ui.panels.inspector.hall_page import HallPage
from ui.panels.inspector.province_page import ProvincePage
from ui.widgets import column, scrolled
from ui.words.i18n import Translator

ROOM = 280  # pixels from which on a province's name stands in both languages


class InspectorPanel(QWidget):
    """A province or a hall: it keeps which, and hands the week to the page that is seen."""

    decided = Signal(object)
    province_wanted = Signal(str)
    hall_selected = Signal(int)
    deal_wanted = Signal(str)
    form_wanted = Signal(str, int)

    def __init__(self, theme: Theme, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._frame: sandbox.Frame | None = None
        self._province, self._player, self._slot = "", "", 0
        self._known: frozenset[str] = frozenset()
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place, self.hall = ProvincePage(theme, words), HallPage(theme, words)
        self.pages = QStackedWidget()
        self._area = scrolled(self.place)
        self.pages.addWidget(self._area)
        self.pages.addWidget(scrolled(self.hall))
        column(self).addWidget(self.pages)
        self.place.province_wanted.connect(self.province_wanted)
        self.place.hall_wanted.connect(self.select_hall)
        self.place.deal_wanted.connect(self.deal_wanted)
        self.place.deal.grown.connect(lambda: self._area.ensureWidgetVisible(self.place.deal))
        self.hall.decided.connect(self.decided)
        self.hall.form_wanted.connect(self.form_wanted)
        self.hall.left.connect(lambda: self.select(self._province))
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
        self.retheme()
        self.retranslate()

    def retheme(self) -> None:
        """Draw the icons again."""
        self.place.retheme()
        self.hall.retheme()
        self.update()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.place.retranslate()
        self.hall.retranslate()
        self._show()

    # Selecting

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take a new game: the player's province, or the first."""
        self._player, self._known = str(scenario.player or ""), frozenset(scenario.provinces)
        self._frame, self._slot = None, 0
        self.place.begin(scenario)
        self.select(self._player or next(iter(scenario.provinces)))

    def select(self, province: str) -> None:
        """Show a province; one that the game lacks has nothing to show."""
        if province not in self._known:
            return
        self._province, self._slot = province, 0
        self.pages.setCurrentIndex(0)
        self._show()

    @property
    def province(self) -> str:
        """The province that is shown."""
        return self._province

    @property
    def hall_shown(self) -> sandbox.HallView | None:
        """The hall that is shown, if one is."""
        return self._found(self._slot) if self._slot else None

    def select_hall(self, slot: int) -> None:
        """Show a hall."""
        found = self._found(slot)
        if found is None:
            return
        self._slot, self._province = slot, found.province
        self.hall.take(found)
        self.pages.setCurrentIndex(1)
        self._show()
        self.hall_selected.emit(slot)

    def _found(self, slot: int) -> sandbox.HallView | None:
        halls = self._frame.halls if self._frame is not None else ()
        return next((hall for hall in halls if hall.slot == slot), None)

    # Showing

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week."""
        self._frame = frame
        if self._slot and self._found(self._slot) is None:
            self.select(self._province)
            return
        self._show()

    def show_deal(self, deal: sandbox.Deal) -> None:
        """Take what a builder's return is made of."""
        self.place.show_deal(deal)

    def _show(self) -> None:
        if self._frame is None or not self._province:
            return
        hall = self._found(self._slot)
        if hall is not None:
            self.hall.show_hall(hall, self._frame, self._player)
        else:
            self.place.show_province(self._province, self._frame, roomy=self.width() >= self._theme.px(ROOM))
