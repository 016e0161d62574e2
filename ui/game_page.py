"""The page of a game: map in the middle, panels around it, and how they fold where there is no room for all."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QWidget

import sandbox
from ui.actions import Actions
from ui.bars.scrubber import Scrubber
from ui.bars.tab_row import TABS, TabRow
from ui.bars.top_bar import TopBar
from ui.look import icons
from ui.look.theme import Theme
from ui.map_place import MapPlace
from ui.panels.brief import BriefPanel
from ui.panels.charts import ChartsPanel
from ui.panels.decisions import DecisionsPanel
from ui.panels.table import TablePanel
from ui.panels.timeline import TimelinePanel
from ui.session import Session
from ui.side_place import SidePlace
from ui.widgets import button, column, label, line, row
from ui.words.i18n import Translator
from ui.words.marks import translate


class GamePage(QWidget):
    """Bars, map and panels of a game; what is narrow or low becomes a drawer, a strip, or goes."""

    def __init__(self, theme: Theme, session: Session, words: Translator, actions: Actions) -> None:
        super().__init__()
        self._theme, self._words, self._actions = theme, words, actions
        self.narrow = False
        self._size = QSize()
        self._low = self._closed_strip = self._folded = False
        self.top = TopBar(theme, session, words, actions)
        self.decisions = DecisionsPanel(theme, session, words)
        self.side = SidePlace(theme, words)
        self.inspector = self.side.inspector
        self.map = MapPlace(theme, session, words)
        self.scrubber = Scrubber(theme, words)
        self.charts = ChartsPanel(theme, words)
        self.brief = BriefPanel(theme, session, words)
        self.timeline = TimelinePanel(theme, session, words)
        self.table = TablePanel(theme, words)
        self.tab_row = TabRow(theme, words, actions)
        self._build()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for little, whatever stands unfolded now: it folds for its size."""
        return QSize(640, 360)

    def _build(self) -> None:
        _ground(self)
        whole = column(self)
        for above in (line(), self.top, line()):
            whole.addWidget(above)
        self.middle = QWidget()
        self._middle = QHBoxLayout(self.middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self._rail = self._make_rail()
        self._right_line = line(upright=True)
        centre = QWidget()
        self._centre = column(centre)
        self.banner = self._make_banner()
        self._centre.addWidget(self.banner)
        self._centre.addWidget(self.map, 1)
        self._centre.addWidget(self.scrubber)
        for widget in (self._rail, self.decisions, line(upright=True)):
            self._middle.addWidget(widget)
        self._middle.addWidget(centre, 1)
        self._middle.addWidget(self._right_line)
        self._middle.addWidget(self.side)
        whole.addWidget(self.middle, 1)
        self.bottom = QStackedWidget()
        for panel in (self.charts, self.brief, self.timeline, self.table):
            self.bottom.addWidget(panel)
        self._bottom_line = line()
        for below in (line(), self.tab_row, self._bottom_line, self.bottom):
            whole.addWidget(below)

    def _make_rail(self) -> QWidget:
        rail = QWidget()
        _ground(rail)
        inside = column(rail, (2, 8, 2, 8), 4)
        self.rail_open, self.rail_inspect, self.rail_count = button("ghost"), button("ghost"), button("primary")
        self._rail_names = (label("caption"), label("caption"))
        for made, name in zip((self.rail_open, self.rail_inspect), self._rail_names, strict=True):
            made.setCheckable(True)
            made.setProperty("icononly", True)
            made.setFixedSize(32, 32)
            inside.addWidget(made, 0, Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(name, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        self.rail_count.setProperty("icononly", True)
        self.rail_count.setFixedSize(32, 40)
        inside.addWidget(self.rail_count, 0, Qt.AlignmentFlag.AlignHCenter)
        self.rail_open.clicked.connect(self.toggle_drawer)
        self.rail_inspect.clicked.connect(self._toggle_inspector)
        self.rail_count.clicked.connect(self.decisions.commit_queue)
        return rail

    def _make_banner(self) -> QWidget:
        banner = QFrame()
        banner.setProperty("part", "banner")
        inside = row((14, 6, 8, 6), 8)
        banner.setLayout(inside)
        self.banner_text = label("watch", wrap=True)
        self.banner_text.setTextFormat(Qt.TextFormat.PlainText)
        self._banner_close = button("ghost")
        self._banner_close.setProperty("icononly", True)
        self._banner_close.setFixedSize(26, 26)
        self._banner_close.clicked.connect(banner.hide)
        inside.addWidget(self.banner_text, 1)
        inside.addWidget(self._banner_close)
        banner.hide()
        return banner

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take another game."""
        self.tab_row.begin()
        for part in (self.decisions, self.side, self.map, self.scrubber, self.charts, self.brief, self.timeline):
            part.begin(scenario)

    # Words and looks

    def retheme(self) -> None:
        """Take the colours and sizes of the theme."""
        ink = self._theme.tokens.text2
        self._banner_close.setIcon(icons.icon("close", ink))
        self.rail_open.setIcon(icons.icon("pin", ink))
        self.rail_inspect.setIcon(icons.icon("info", ink))
        self.tab_row.retheme()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for made, text in (
            (self._banner_close, translate("Window", "Close this message")),
            (self.rail_open, translate("Window", "Decisions")),
            (self.rail_inspect, translate("Window", "What is selected")),
        ):
            made.setToolTip(text)
            made.setAccessibleName(text)
        for name, text in zip(
            self._rail_names, (translate("Window", "Decide"), translate("Window", "Look")), strict=True
        ):
            name.setText(text)
        self.tab_row.retranslate()
        self.show_queue()

    def show_queue(self) -> None:
        """Tell on the rail how many decisions wait, and draw them on the map."""
        count = len(self.decisions.queue)
        self.rail_count.setText(str(count))
        self.rail_count.setVisible(count > 0)
        text = self._words.counts.commit(count)
        self.rail_count.setToolTip(text)
        self.rail_count.setAccessibleName(text)
        self.map.show_queue(self.decisions.queue)

    def show_message(self, text: str) -> None:
        """Tell something above the map."""
        self.banner_text.setText(text)
        self.banner.show()

    # Folding

    def fold(self, window: QSize) -> None:
        """Arrange the panels for a size of the window, as the table of folding says."""
        self._size = window
        scale = self._theme.text_scale
        early = 1.5 if scale >= 1.5 else max(scale, 1.0)
        width, height = window.width() / early, window.height() / early
        wide = width >= 1280
        self.narrow = width < 1120
        self._low = height < 720
        self._closed_strip = window.height() / (early if scale >= 1.5 else 1.0) < 560
        px = self._theme.px
        self.side.setFixedWidth(px(280 if self.narrow else 360 if width > 1680 else 304))
        self._rail.setVisible(self.narrow)
        drawer_inspector = self.narrow and scale >= 1.5
        for part in (self.rail_inspect, self._rail_names[1]):
            part.setVisible(drawer_inspector)
        self._rail.setFixedWidth(px(48))
        self._dock(self.decisions, self.narrow, 1)
        self.decisions.setFixedWidth(px(240))
        self._dock(self.side, drawer_inspector, self._middle.count())
        self._right_line.setVisible(not drawer_inspector)
        self.charts.set_compact(self._low)
        self.map.set_compact(self.narrow or self._low)
        self.tab_row.fold(wide, self._low, window.width())
        self._place_scrubber()
        self._fold_bottom()
        self._drawers()

    def _place_scrubber(self) -> None:
        if self._low != (self.scrubber.parentWidget() is self.tab_row):
            if self._low:
                self.tab_row.take_in(self.scrubber)
            else:
                self._centre.addWidget(self.scrubber)
            self.scrubber.years = not self._low
        self.scrubber.show()

    def _dock(self, panel: QWidget, floating: bool, at: int) -> None:
        if floating and panel.parentWidget() is self.middle and self._middle.indexOf(panel) >= 0:
            self._middle.removeWidget(panel)
            panel.hide()
        elif not floating and self._middle.indexOf(panel) < 0:
            self._middle.insertWidget(min(at, self._middle.count()), panel)
            panel.show()

    def _drawers(self) -> None:
        if self._middle.indexOf(self.decisions) < 0:
            self.decisions.setGeometry(self._rail.width() + 1, 0, self.decisions.width(), self.middle.height())
            self.decisions.raise_()
        if self._middle.indexOf(self.side) < 0:
            width = min(self.side.width(), self.middle.width() - 60)
            self.side.setGeometry(self.middle.width() - width, 0, width, self.middle.height())
            self.side.raise_()
        self._uncover_map()
        self.rail_open.setChecked(self.decisions.isVisible() and self.narrow)
        self.rail_inspect.setChecked(self.side.isVisible())

    def _uncover_map(self) -> None:
        """Let the map show what it has to show beside a drawer that stands over it."""
        floats = self._middle.indexOf(self.decisions) < 0 and self.decisions.isVisible()
        drawer = self.decisions.x() + self.decisions.width() - self.map.mapTo(self.middle, QPoint()).x()
        self.map.set_drawer(max(drawer, 0) if floats else 0)

    def toggle_drawer(self) -> None:
        """Open or close the drawer of decisions."""
        if self.narrow:
            self.decisions.setVisible(not self.decisions.isVisible())
            self._drawers()

    def show_side(self, name: str) -> None:
        """Show a page of the side; where it is a closed drawer, open that."""
        self.side.show_page(name)
        if not self.side.isVisible():
            self._toggle_inspector()

    def _toggle_inspector(self) -> None:
        if self._middle.indexOf(self.side) < 0:
            self.side.setVisible(not self.side.isVisible())
            self._drawers()

    # The lower panel

    @property
    def panel(self) -> ChartsPanel | BriefPanel | TimelinePanel | TablePanel:
        """The lower panel that is shown."""
        return (self.charts, self.brief, self.timeline, self.table)[self.bottom.currentIndex()]

    @property
    def tab(self) -> str:
        """The tab of the lower panel that is shown."""
        return TABS[self.bottom.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Show a tab of the lower panel, and unfold it."""
        self.bottom.setCurrentIndex(TABS.index(name))
        self.tab_row.show_tab(name)
        self._folded = False
        self._fold_bottom()

    def toggle_fold(self) -> None:
        """Fold the lower panel, or open it."""
        self._folded = not self._folded
        self._fold_bottom()
        QTimer.singleShot(0, self, self._drawers)

    def _fold_bottom(self) -> None:
        hidden = self._folded or self._closed_strip
        height = self._theme.px(112 if self._low and self.tab == "charts" else 150 if self._low else 250)
        if self._size.height() > 1100:
            height = self._theme.px(300)
        self.bottom.setFixedHeight(height)
        self.bottom.setVisible(not hidden)
        self._bottom_line.setVisible(not hidden)
        self._actions["fold"].setChecked(hidden)
        self.tab_row.show_folded(self._folded)


def _ground(widget: QWidget) -> None:
    """Paint the ground of a panel."""
    widget.setProperty("part", "panel")
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
