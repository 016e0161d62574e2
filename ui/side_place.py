"""The place at the right: what is selected on the map, or gauges, chips, owners; one page at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

import sandbox
from ui.look.theme import Theme
from ui.panels.chips import ChipsPanel
from ui.panels.gauges import GaugesPanel
from ui.panels.inspector import InspectorPanel
from ui.panels.owners import OwnersPanel
from ui.widgets import Segmented, column
from ui.words.i18n import Translator
from ui.words.marks import translate

PAGES = ("place", "gauges", "chips", "owners")


class SidePlace(QWidget):
    """Four pages under one switch; only the one that is seen is drawn."""

    page_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._frame: sandbox.Frame | None = None
        self.inspector = InspectorPanel(theme, words)
        self.gauges, self.chips, self.owners = (
            GaugesPanel(theme, words), ChipsPanel(theme, words), OwnersPanel(theme, words),
        )  # fmt: skip
        self._panels: dict[str, InspectorPanel | GaugesPanel | ChipsPanel | OwnersPanel] = dict(
            zip(PAGES, (self.inspector, self.gauges, self.chips, self.owners), strict=True)
        )
        self.switch = Segmented(theme, [(name, name) for name in PAGES])
        self.pages = QStackedWidget()
        for panel in self._panels.values():
            self.pages.addWidget(panel)
        whole = column(self)
        top = column(None, (12, 8, 12, 0))
        top.addWidget(self.switch)
        whole.addLayout(top)
        whole.addWidget(self.pages, 1)
        self.switch.chosen.connect(self.show_page)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the names of the pages in the current language."""
        for name, text in zip(
            PAGES,
            (
                translate("Side", "Place"),
                translate("Side", "Gauges"),
                translate("Side", "Chips"),
                translate("Side", "Owners"),
            ),
            strict=True,
        ):
            self.switch.set_label(name, text)
        self.switch.setAccessibleName(translate("Side", "What this side shows"))

    @property
    def page(self) -> str:
        """The page that is shown."""
        return PAGES[self.pages.currentIndex()]

    def show_page(self, name: str) -> None:
        """Show a page, with the week that is shown."""
        self.switch.choose(name)
        self.pages.setCurrentIndex(PAGES.index(name))
        if self._frame is not None:
            self._draw(self._frame)
        self.page_chosen.emit(name)

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take another game."""
        self._frame = None
        for panel in self._panels.values():
            panel.begin(scenario)

    def select(self, province: str) -> None:
        """Show a province: on the page of owners their books there, else the province itself."""
        self.inspector.select(province)
        self.owners.select(province)
        if self.page != "owners":
            self.show_page("place")

    def select_hall(self, slot: int) -> None:
        """Show a hall."""
        self.inspector.select_hall(slot)
        self.show_page("place")

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week; what is selected is kept by the inspector, so it hears of every week."""
        self._frame = frame
        self.inspector.show_frame(frame)
        if self.page != "place":
            self._draw(frame)

    def _draw(self, frame: sandbox.Frame) -> None:
        self._panels[self.page].show_frame(frame)
