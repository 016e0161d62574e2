"""The window: menus and bars around the map and the panels, how they fold, and which of them a frame reaches."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QWidget,
)

import sandbox
from ui import catalogue, icons
from ui.actions import Actions
from ui.dialogs.about import about_text
from ui.dialogs.ask import Dialogs
from ui.dialogs.busy import Busy
from ui.dialogs.debrief import DebriefPage
from ui.dialogs.start import StartPage
from ui.i18n import Translator, translate
from ui.map_place import MapPlace
from ui.panels.charts import ChartsPanel
from ui.panels.decisions import DecisionsPanel
from ui.panels.inspector import InspectorPanel
from ui.panels.table import TablePanel
from ui.panels.timeline import TimelinePanel
from ui.pause_menu import PauseMenu
from ui.scrubber import Scrubber
from ui.session import Series, Session
from ui.settings import SCALES, Settings
from ui.theme import Theme
from ui.top_bar import SPEEDS, TopBar
from ui.widgets import Elided, SpacePresses, button, column, label, line, row

TABS = ("charts", "timeline", "table")
TAB_ICONS = {"charts": "chart", "timeline": "timeline", "table": "table"}
SUFFIX = ".suanli"
NOTICES_KEPT = 100


class _Page(QWidget):
    """A page that folds for its size, and so never asks for more than the smallest window."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for little, whatever stands unfolded now."""
        return QSize(640, 360)


class MainWindow(QMainWindow):
    """Menus, bars, map and panels; it wires them and knows nothing of the economy."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        settings: Settings,
        dialogs: Dialogs | None = None,
    ) -> None:
        super().__init__()
        self.theme, self.session, self.words, self.settings = theme, session, words, settings
        self.dialogs = dialogs or Dialogs(self)
        self.frame: Any = None
        self._saved_at: float | None = None
        self._ended = False
        self._then: Callable[[], None] | None = None
        self._notices: list[tuple[Any, int]] = []
        self._compared: int | str | None = "none"
        self._folded = False
        self._narrow = self._low = self._closed_strip = False
        self._closing = False
        self.setObjectName("suanli")
        self.setAcceptDrops(True)
        self.actions_ = Actions(self, lambda name: icons.icon(name, theme.tokens.text2))
        self._build()
        self.busy = Busy(theme, session, words, self)
        self._menus()
        self._wire()
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._tell_saved)
        self._clock.start()
        self.retheme()
        self.retranslate()
        self.show_tab("charts")
        self.top.show_speed("speed5")
        self.show_start()

    # Building

    def _build(self) -> None:
        theme, session, words = self.theme, self.session, self.words
        self.start = StartPage(theme, words, self.settings)
        self.debrief = DebriefPage(theme, session, words)
        self.top = TopBar(theme, session, words, self.actions_)
        self.decisions = DecisionsPanel(theme, session, words)
        self.inspector = InspectorPanel(theme, words)
        self.map = MapPlace(theme, session, words)
        self.scrubber = Scrubber(theme, words)
        self.charts = ChartsPanel(theme, words)
        self.timeline = TimelinePanel(theme, session, words)
        self.table = TablePanel(theme, words)
        self.pages = QStackedWidget()
        for page in (self.start, self._game(), self.debrief):
            self.pages.addWidget(page)
        self.setCentralWidget(self.pages)
        self._status()

    def _game(self) -> QWidget:
        page = _Page()
        page.setProperty("part", "panel")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = column(page)
        whole.addWidget(line())
        whole.addWidget(self.top)
        whole.addWidget(line())
        self.middle = QWidget()
        self._middle = QHBoxLayout(self.middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(0)
        self.rail = self._rail()
        self._left_line, self._right_line = line(upright=True), line(upright=True)
        centre = QWidget()
        self._centre = column(centre)
        self.banner = self._banner()
        self._centre.addWidget(self.banner)
        self._centre.addWidget(self.map, 1)
        self._centre.addWidget(self.scrubber)
        for widget in (self.rail, self.decisions, self._left_line):
            self._middle.addWidget(widget)
        self._middle.addWidget(centre, 1)
        self._middle.addWidget(self._right_line)
        self._middle.addWidget(self.inspector)
        whole.addWidget(self.middle, 1)
        whole.addWidget(line())
        whole.addWidget(self._tab_row())
        self.bottom = QStackedWidget()
        for panel in (self.charts, self.timeline, self.table):
            self.bottom.addWidget(panel)
        self._bottom_line = line()
        whole.addWidget(self._bottom_line)
        whole.addWidget(self.bottom)
        return page

    def _rail(self) -> QWidget:
        rail = QWidget()
        rail.setProperty("part", "panel")
        rail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = column(rail, (6, 8, 6, 8), 6)
        self.rail_open, self.rail_inspect = button("ghost"), button("ghost")
        self.rail_count = button("primary")
        for made in (self.rail_open, self.rail_inspect):
            made.setProperty("icononly", True)
            made.setCheckable(True)
            made.setFixedSize(32, 32)
            inside.addWidget(made)
        inside.addStretch(1)
        self.rail_count.setFixedSize(32, 40)
        self.rail_count.setProperty("icononly", True)
        inside.addWidget(self.rail_count)
        rail.setFixedWidth(44)
        self.rail_open.clicked.connect(self.toggle_drawer)
        self.rail_inspect.clicked.connect(self.toggle_inspector)
        self.rail_count.clicked.connect(self.decisions.commit_queue)
        return rail

    def _banner(self) -> QWidget:
        banner = QFrame()
        banner.setProperty("part", "banner")
        inside = row((14, 6, 8, 6), 8)
        banner.setLayout(inside)
        self.banner_text = label("watch", wrap=True)
        self.banner_text.setTextFormat(Qt.TextFormat.PlainText)
        self.banner_close = button("ghost")
        self.banner_close.setProperty("icononly", True)
        self.banner_close.setFixedSize(26, 26)
        self.banner_close.clicked.connect(banner.hide)
        inside.addWidget(self.banner_text, 1)
        inside.addWidget(self.banner_close)
        banner.hide()
        return banner

    def _tab_row(self) -> QWidget:
        made = QWidget()
        made.setProperty("part", "panel")
        made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._tabs_layout = row((8, 0, 12, 0), 4)
        made.setLayout(self._tabs_layout)
        self.tabs = {name: button("tab") for name in TABS}
        for name, tab in self.tabs.items():
            tab.setCheckable(True)
            tab.clicked.connect(self.actions_[name].trigger)
            self._tabs_layout.addWidget(tab)
        self._tabs_layout.addStretch(1)
        self.legend = label("caption")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self._tabs_layout.addWidget(self.legend)
        self._tabs_layout.addSpacing(12)
        self.compare_name = label("caption")
        self._tabs_layout.addWidget(self.compare_name)
        self.compare = QComboBox()
        self.compare.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.compare.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.compare.activated.connect(lambda k: self.compare_with(self.compare.itemData(k)))
        self._tabs_layout.addWidget(self.compare)
        self.fold_button = button("ghost")
        self.fold_button.setProperty("icononly", True)
        self.fold_button.setFixedSize(26, 26)
        self.fold_button.clicked.connect(self.actions_["fold"].trigger)
        self._tabs_layout.addWidget(self.fold_button)
        self.tab_row = made
        return made

    def _status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.saved, self.seed, self.model, self.notice = (
            Elided("caption"),
            label("caption"),
            label("caption"),
            Elided("caption"),
        )
        bar.setContentsMargins(10, 0, 10, 0)
        self.saved.setMinimumWidth(self.theme.px(130))
        for widget, stretch in ((self.saved, 1), (self.seed, 0), (self.model, 0), (self.notice, 4)):
            bar.addWidget(widget, stretch)
        self.language_button, self.theme_button, self.notices_button = (
            button("ghost"),
            button("ghost"),
            button("ghost"),
        )
        self.language_button.clicked.connect(self._other_language)
        self.theme_button.clicked.connect(self._next_theme)
        self.notices_menu = QMenu(self)
        self.notices_menu.aboutToShow.connect(self._fill_notices)
        self.notices_button.setMenu(self.notices_menu)
        for made in (self.language_button, self.theme_button, self.notices_button):
            made.setProperty("place", "status")
            bar.addPermanentWidget(made)

    def _menus(self) -> None:
        bar = self.menuBar()
        bar.setNativeMenuBar(False)
        a = self.actions_
        self.menus: dict[str, QMenu] = {name: bar.addMenu("") for name in ("file", "edit", "view", "time", "help")}
        self.recent_menu, self.theme_menu, self.language_menu = QMenu(self), QMenu(self), QMenu(self)
        self.recent_menu.aboutToShow.connect(self._fill_recent)

        def fill(menu: QMenu, *names: str | QMenu | None) -> None:
            for name in names:
                if name is None:
                    menu.addSeparator()
                elif isinstance(name, QMenu):
                    menu.addMenu(name)
                else:
                    menu.addAction(a[name])

        fill(self.menus["file"], "new", "open", self.recent_menu, None, "save", "save_as", None, "quit")
        fill(self.menus["edit"], "undo", "redo", None, "commit", "escape")
        fill(self.theme_menu, "light", "dark", "contrast")
        fill(self.language_menu, "en", "zh_CN")
        fill(
            self.menus["view"], "charts", "timeline", "table", "fold", None, self.theme_menu, self.language_menu,
            "larger", "smaller", "motion", None, "full", "reset",
        )  # fmt: skip
        fill(
            self.menus["time"], "play", "step", "first", None, "speed1", "speed2", "speed5", "speedmax", None, "branch",
            "debrief",
        )  # fmt: skip
        self.pause_menu = PauseMenu(self.session, self.settings, self.words, self)
        self.menus["time"].addMenu(self.pause_menu)
        fill(self.menus["help"], "keys", "about")
        for action in a.all():
            self.addAction(action)

    def _wire(self) -> None:
        a, session = self.actions_, self.session
        for name, slot in {
            "new": self.ask_start, "open": self.ask_open, "save": self.save, "save_as": self.save_as,
            "quit": self.close,
            "undo": session.undo, "redo": session.redo, "commit": self.decisions.commit_queue, "play": self.toggle_play,
            "step": lambda: session.step(1), "first": self.go_first, "branch": self.timeline.branch_here,
            "charts": lambda: self.show_tab("charts"), "timeline": lambda: self.show_tab("timeline"),
            "table": lambda: self.show_tab("table"), "fold": self.toggle_fold, "full": self.toggle_full,
            "escape": self.escape, "larger": lambda: self.scale_text(1), "smaller": lambda: self.scale_text(-1),
            "motion": self._motion, "reset": self.reset_layout, "debrief": self.show_debrief, "keys": self.show_keys,
            "about": self.show_about,
        }.items():  # fmt: skip
            a[name].triggered.connect(lambda _=False, slot=slot: slot())
        for key in SPEEDS:
            a[key].triggered.connect(lambda _=False, key=key: self._speed(key))
        for name in ("light", "dark", "contrast"):
            a[name].triggered.connect(lambda _=False, name=name: self.set_theme(name))
        for name in ("en", "zh_CN"):
            a[name].triggered.connect(lambda _=False, name=name: self.set_language(name))
        a["speed5"].setChecked(True)
        session.frame_ready.connect(self.show_frame)
        session.opened.connect(self._opened)
        session.saved.connect(self._saved)
        session.refused.connect(self._refused)
        session.failed.connect(self._failed)
        session.series_ready.connect(self._series)
        session.play_changed.connect(lambda *_: self._enable())
        self.decisions.placing.connect(self.map.show_placing)
        self.decisions.queue_changed.connect(self._queue_changed)
        self.decisions.left.connect(self._keep_focus)
        self.inspector.decided.connect(self._decided)
        self.inspector.province_wanted.connect(self.select_province)
        self.inspector.hall_selected.connect(self.map.select_hall)
        self.map.province_chosen.connect(self.select_province)
        self.map.hall_chosen.connect(self.select_hall)
        self.map.spot_chosen.connect(self.decisions.place_at)
        self.map.placing_left.connect(self.decisions.leave)
        self.scrubber.went.connect(self._scrub)
        self.scrubber.run_wanted.connect(self.session.play_until)
        self.charts.picked.connect(self._scrub)
        self.charts.failed.connect(self.dialogs.tell)
        self.top.branch_chosen.connect(self._go_branch)
        self.start.begun.connect(self.begin)
        self.start.opened.connect(self.open_path)
        self.start.open_wanted.connect(self.ask_open)
        self.start.back_wanted.connect(self.show_game)
        self.start.language_chosen.connect(self.set_language)
        self.start.theme_chosen.connect(self.set_theme)
        self.debrief.back.connect(self.show_game)
        self.debrief.export.connect(self.save_as)
        self.debrief.go_to.connect(self._go_debrief)
        self.theme.changed.connect(self.retheme)
        self.words.changed.connect(self.retranslate)
        self._space = SpacePresses(self)
        self._scrub_to: int | None = None
        self._scrub_timer = QTimer(self)
        self._scrub_timer.setSingleShot(True)
        self._scrub_timer.setInterval(20)
        self._scrub_timer.timeout.connect(self._scrub_now)

    # Words and looks

    def retheme(self) -> None:
        """Take the colours and sizes of the theme."""
        tokens = self.theme.tokens
        self.actions_.repaint_icons()
        self.banner_close.setIcon(icons.icon("close", tokens.text2))
        self.rail_open.setIcon(icons.icon("pin", tokens.text2))
        self.rail_inspect.setIcon(icons.icon("info", tokens.text2))
        self.language_button.setIcon(icons.icon("globe", tokens.text2))
        self.notices_button.setIcon(icons.icon("bell", tokens.text2))
        self.theme_button.setIcon(icons.icon("moon" if self.theme.name == "light" else "sun", tokens.text2))
        self.menuBar().setFixedHeight(self.theme.px(28))
        self.statusBar().setFixedHeight(self.theme.px(24))
        self.tab_row.setFixedHeight(self.theme.px(34))
        self.actions_[self.theme.name].setChecked(True)
        self._legend()
        self._fold_icon()
        self.fold_for_size()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.actions_.retranslate()
        titles = {
            "file": translate("Window", "&File"), "edit": translate("Window", "&Edit"),
            "view": translate("Window", "&View"), "time": translate("Window", "&Simulation"),
            "help": translate("Window", "&Help"),
        }  # fmt: skip
        for name, menu in self.menus.items():
            menu.setTitle(titles[name])
        self.recent_menu.setTitle(translate("Window", "Recent files"))
        self.theme_menu.setTitle(translate("Window", "Colours"))
        self.language_menu.setTitle(translate("Window", "Language"))
        for name, text in zip(
            TABS,
            (translate("Window", "Charts"), translate("Window", "Timeline"), translate("Window", "Table")),
            strict=True,
        ):
            self.tabs[name].setText(text)
            self.tabs[name].setToolTip(self.actions_[name].toolTip())
        for made, text in (
            (self.banner_close, translate("Window", "Close this message")),
            (self.rail_open, translate("Window", "Decisions")),
            (self.rail_inspect, translate("Window", "What is selected")),
            (self.fold_button, self.actions_["fold"].statusTip()),
        ):
            made.setToolTip(text)
            made.setAccessibleName(text)
        self.compare_name.setText(translate("Window", "compare with"))
        self.compare.setAccessibleName(translate("Window", "Compare with"))
        self.compare.setToolTip(translate("Window", "Draw another branch behind the curves, grey and dashed"))
        self.language_button.setText(translate("Window", "中文"))
        self.language_button.setToolTip(translate("Window", "Show the window in Chinese"))
        self.theme_button.setToolTip(translate("Window", "Next colours: light, dark, high contrast"))
        self.theme_button.setAccessibleName(self.theme_button.toolTip())
        self.notices_button.setToolTip(translate("Window", "What happened lately; choose one to go there"))
        self.actions_[self.words.language].setChecked(True)
        self._compared_items()
        self._legend()
        self._title()
        self._tell_saved()
        self._tell_game()
        self._queue_changed(len(self.decisions.queue))
        self._enable()
        if self.frame is not None:
            self.show_frame(self.frame)

    def _legend(self) -> None:
        c = self.theme.tokens
        box = f'<span style="background:{c.text2};color:{c.surface}">&nbsp;A&nbsp;</span>'
        mine = f'<span style="color:{c.accent}">▲</span>'
        event, decision = translate("Window", "event"), translate("Window", "your decision")
        fact, gap = translate("Window", "published fact"), "&nbsp;&nbsp;"
        self.legend.setText(f"{box} {event} {gap} {mine} {decision} {gap} ◇ {fact}")

    def _title(self) -> None:
        scenario = self.session.scenario
        name = Path(self.session.path).name if self.session.path else ""
        if not name and scenario is not None:
            name = self.words.text(scenario.title)
        self.setWindowTitle(f"{name}[*] - Suanli" if name else "Suanli[*]")
        self.setWindowFilePath(self.session.path)
        self.setWindowModified(bool(self.frame is not None and self.frame.dirty))

    def set_theme(self, name: str) -> None:
        """Change the colours, and remember it."""
        self.theme.set(name)
        self.settings.theme = name

    def set_language(self, name: str) -> None:
        """Change the language, and remember it."""
        self.words.switch(name)
        self.settings.language = name

    def _other_language(self) -> None:
        self.set_language("en" if self.words.chinese else "zh_CN")

    def _next_theme(self) -> None:
        names = ("light", "dark", "contrast")
        self.set_theme(names[(names.index(self.theme.name) + 1) % 3])

    def scale_text(self, step: int) -> None:
        """Make the text larger or smaller by one step."""
        now = min(range(len(SCALES)), key=lambda k: abs(SCALES[k] / 100 - self.theme.text_scale))
        scale = SCALES[min(max(now + step, 0), len(SCALES) - 1)]
        self.settings.scale = scale
        self.theme.set_text_scale(scale / 100)

    def _motion(self) -> None:
        self.settings.reduced_motion = self.actions_["motion"].isChecked()

    # Folding

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold what does not fit."""
        super().resizeEvent(event)
        self.fold_for_size()

    def fold_for_size(self) -> None:
        """Arrange the panels for the size of the window, as the table of folding says."""
        scale = self.theme.text_scale
        early = 1.5 if scale >= 1.5 else max(scale, 1.0)
        width, height = self.width() / early, self.height() / early
        self._narrow = width < 1120
        self._low = height < 720
        self._closed_strip = self.height() / (early if scale >= 1.5 else 1.0) < 560
        px = self.theme.px
        self.inspector.setFixedWidth(px(280 if self._narrow else 360 if width > 1680 else 304))
        self.rail.setVisible(self._narrow)
        drawer_inspector = self._narrow and scale >= 1.5
        self.rail_inspect.setVisible(drawer_inspector)
        self._dock(self.decisions, self._narrow, 1)
        self.decisions.setFixedWidth(px(240))
        self._dock(self.inspector, drawer_inspector, self._middle.count())
        self._right_line.setVisible(not drawer_inspector)
        self.charts.set_compact(self._low)
        self.map.set_compact(self._narrow or self._low)
        self.legend.setVisible(width >= 1280 and not self._low)
        self.compare_name.setVisible(width >= 1280)
        self.compare.setFixedWidth(px(200 if width >= 1280 else 130))
        self.compare.setVisible(self.width() >= px(420))
        if self._low != (self.scrubber.parentWidget() is self.tab_row):
            if self._low:
                self._tabs_layout.insertWidget(len(TABS), self.scrubber, 3)
                self.scrubber.years = False
            else:
                self._centre.addWidget(self.scrubber)
                self.scrubber.years = True
        self.scrubber.show()
        self.model.setVisible(width >= 900)
        for name, tab in self.tabs.items():
            tab.setIcon(icons.icon(TAB_ICONS[name], self.theme.tokens.text2))
        self._fold_bottom()
        self._drawers()

    def _dock(self, panel: QWidget, floating: bool, at: int) -> None:
        if floating and panel.parentWidget() is self.middle and self._middle.indexOf(panel) >= 0:
            self._middle.removeWidget(panel)
            panel.hide()
        elif not floating and self._middle.indexOf(panel) < 0:
            self._middle.insertWidget(min(at, self._middle.count()), panel)
            panel.show()

    def _drawers(self) -> None:
        if self._middle.indexOf(self.decisions) < 0:
            self.decisions.setGeometry(45, 0, self.decisions.width(), self.middle.height())
            self.decisions.raise_()
        if self._middle.indexOf(self.inspector) < 0:
            width = min(self.inspector.width(), self.middle.width() - 60)
            self.inspector.setGeometry(self.middle.width() - width, 0, width, self.middle.height())
            self.inspector.raise_()
        self.rail_open.setChecked(self.decisions.isVisible() and self._narrow)
        self.rail_inspect.setChecked(self.inspector.isVisible())

    def toggle_drawer(self) -> None:
        """Open or close the drawer of decisions."""
        if self._narrow:
            self.decisions.setVisible(not self.decisions.isVisible())
            self._drawers()

    def toggle_inspector(self) -> None:
        """Open or close the drawer of what is selected."""
        if self._middle.indexOf(self.inspector) < 0:
            self.inspector.setVisible(not self.inspector.isVisible())
            self._drawers()

    def toggle_fold(self) -> None:
        """Fold the lower panel, or open it."""
        self._folded = not self._folded
        self._fold_bottom()
        QTimer.singleShot(0, self, self._drawers)

    def _fold_bottom(self) -> None:
        hidden = self._folded or self._closed_strip
        tab = self.tab
        height = self.theme.px(96 if self._low and tab == "charts" else 150 if self._low else 250)
        if self.height() > 1100:
            height = self.theme.px(300)
        self.bottom.setFixedHeight(height)
        self.bottom.setVisible(not hidden)
        self._bottom_line.setVisible(not hidden)
        self.actions_["fold"].setChecked(hidden)
        self._fold_icon()

    def _fold_icon(self) -> None:
        name = "chevron-up" if self._folded else "chevron-down"
        self.fold_button.setIcon(icons.icon(name, self.theme.tokens.text2))

    @property
    def tab(self) -> str:
        """The tab of the lower panel that is shown."""
        return TABS[self.bottom.currentIndex()]

    def show_tab(self, name: str) -> None:
        """Show a tab of the lower panel."""
        self.bottom.setCurrentIndex(TABS.index(name))
        for other, tab in self.tabs.items():
            tab.setChecked(other == name)
        if self._folded:
            self._folded = False
        self._fold_bottom()
        self._show_bottom()

    def toggle_full(self) -> None:
        """Fill the screen, or leave it."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def reset_layout(self) -> None:
        """Put size, folding and text size back."""
        self.settings.reset_layout()
        self.settings.scale = 100
        self.theme.set_text_scale(1.0)
        self._folded = False
        self.settings.restore_geometry(self)
        self.show_tab("charts")

    # Pages

    def show_start(self) -> None:
        """Show the start page."""
        self.session.pause()
        self.start.refresh(self.frame is not None)
        self.pages.setCurrentIndex(0)
        self._enable()
        self.start.setFocus()

    def show_game(self) -> None:
        """Show the map and the panels."""
        if self.frame is None:
            return
        self.pages.setCurrentIndex(1)
        self._enable()
        self.fold_for_size()
        self._show_bottom()
        self.map.setFocus()

    def show_debrief(self) -> None:
        """Show what happened against the record."""
        if self.frame is None:
            return
        self.session.pause()
        self.debrief.show_frame(self.frame)
        self.session.series(None)
        self.pages.setCurrentIndex(2)
        self._enable()

    @property
    def playing_page(self) -> bool:
        """Whether the map is shown."""
        return self.pages.currentIndex() == 1

    # Frames

    def show_frame(self, frame: Any) -> None:
        """Give the week to every panel that is seen."""
        first = self.frame is None
        self.frame = frame
        self._hear(frame)
        self.top.show_frame(frame)
        self.decisions.show_frame(frame)
        self.inspector.show_frame(frame)
        self.map.show_frame(frame)
        self.scrubber.show_frame(frame)
        self._show_bottom()
        self._compared_items()
        self._title()
        self._tell_game()
        if first:
            self._tell_saved()
        self._enable()
        if frame.at_end and not self._ended and not first and self.playing_page:
            self._ended = True
            self.show_debrief()
        elif not frame.at_end:
            self._ended = False

    def _show_bottom(self) -> None:
        if self.frame is None or not self.playing_page or not self.bottom.isVisibleTo(self):
            return
        panel: Any = self.bottom.currentWidget()
        panel.show_frame(self.frame)
        self.legend.setToolTip(self.charts.key())

    def _hear(self, frame: Any) -> None:
        new = [(notice, frame.node) for notice in frame.notices]
        known = {(n.code, n.tick, str(dict(n.params))) for n, _ in self._notices}
        new = [(n, node) for n, node in new if (n.code, n.tick, str(dict(n.params))) not in known]
        self._notices = (self._notices + new)[-NOTICES_KEPT:]
        self._tell_last()
        self._tell_notices()

    def _tell_last(self) -> None:
        self.notice.say(self.words.notice(self._with_name(self._notices[-1][0])) if self._notices else "")

    def _with_name(self, notice: Any) -> Any:
        slot = notice.params.get("hall")
        if slot is None or self.frame is None:
            return notice
        name = next((h.name for h in self.frame.halls if h.slot == slot), "")
        return type(notice)(notice.code, notice.tick, {**notice.params, "name": name})

    def _fill_notices(self) -> None:
        self.notices_menu.clear()
        for notice, node in self._notices[-12:][::-1]:
            date = self.frame.start + dt.timedelta(weeks=notice.tick)
            text = f"{self.words.week(date)}   {self.words.notice(self._with_name(notice))}"
            action = self.notices_menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _=False, n=node, t=notice.tick: self.session.go_to(n, t + 1))
        if not self._notices:
            self.notices_menu.addAction(translate("Window", "Nothing has happened yet")).setEnabled(False)

    def _tell_notices(self) -> None:
        self.notices_button.setText(self.words.counts.notices(len(self._notices)))

    def _tell_game(self) -> None:
        scenario = self.session.scenario
        self.seed.setText(translate("Window", "Seed {seed}").format(seed=scenario.seed) if scenario is not None else "")
        digest = self.frame.digest[:8] if self.frame is not None and self.frame.digest else "–"
        self.model.setText(
            translate("Window", "Model {version} / {digest}").format(version=sandbox.__version__, digest=digest)
        )
        self._tell_notices()

    def _tell_saved(self) -> None:
        dirty = self.frame is not None and self.frame.dirty
        if self._saved_at is None:
            text = translate("Window", "Not saved yet") if self.frame is not None else ""
        else:
            seconds = int(time.monotonic() - self._saved_at)
            if seconds < 60:
                text = self.words.counts.saved_seconds(seconds)
            else:
                text = self.words.counts.saved_minutes(seconds // 60)
            if dirty:
                text = translate("Window", "{saved}, changed since").format(saved=text)
        self.saved.say(text)
        self.saved.setVisible(bool(text))

    def _enable(self) -> None:
        a, frame = self.actions_, self.frame
        there = frame is not None and self.pages.currentIndex() == 1
        nothing = translate("Window", "No game is open.")
        for name in ("save", "save_as"):
            a.enable(name, frame is not None and self.pages.currentIndex() != 0, nothing)
        for name in ("step", "play"):
            end = frame is not None and frame.at_end
            reason = translate("Window", "The last week is reached.") if end else nothing
            a.enable(name, there and not end, reason)
        for name in ("first", "branch", "charts", "timeline", "table", "fold", *SPEEDS):
            a.enable(name, there, nothing)
        a.enable("debrief", frame is not None, nothing)
        undo = there and frame.can_undo
        a.enable("undo", undo, translate("Window", "There is no decision to undo here."))
        a.enable("redo", there and frame.can_redo, translate("Window", "There is no decision to redo here."))
        kinds = frame.undo_kinds if undo else ()
        text = translate("Window", "&Undo: {what}").format(what=catalogue.verb(kinds[0])) if kinds else ""
        a["undo"].setText(text or translate("Command", "&Undo"))
        kinds = frame.redo_kinds if there and frame.can_redo else ()
        text = translate("Window", "&Redo: {what}").format(what=catalogue.verb(kinds[0])) if kinds else ""
        a["redo"].setText(text or translate("Command", "&Redo"))
        queued = there and bool(self.decisions.queue)
        a.enable("commit", queued, translate("Window", "The queue is empty."))

    def _keep_focus(self) -> None:
        """Give the map the keys of a form that has gone, so that Space still is the key of time."""
        focus = QApplication.focusWidget()
        if self.playing_page and (focus is None or not focus.isVisible()):
            self.map.setFocus()

    def _queue_changed(self, count: int) -> None:
        self.rail_count.setText(str(count))
        self.rail_count.setEnabled(count > 0)
        text = self.words.counts.commit(count)
        self.rail_count.setToolTip(text)
        self.rail_count.setAccessibleName(text)
        self.map.show_queue(self.decisions.queue)
        self._enable()

    # Time and decisions

    def toggle_play(self) -> None:
        """Let time run, or stand."""
        if self.session.playing:
            self.session.pause()
        elif self.playing_page:
            self.session.play()

    def _speed(self, key: str) -> None:
        self.session.set_speed(SPEEDS[key])
        self.top.show_speed(key)
        self.actions_[key].setChecked(True)

    def go_first(self) -> None:
        """Go to the first week."""
        self._scrub(0)

    def _scrub(self, tick: int) -> None:
        self._scrub_to = tick
        if not self._scrub_timer.isActive():
            self._scrub_timer.start()

    def _scrub_now(self) -> None:
        if self._scrub_to is not None and self.frame is not None:
            self.session.go_to(self.frame.node, self._scrub_to)
        self._scrub_to = None

    def _go_branch(self, node: int) -> None:
        branch = next((b for b in self.frame.branches if b.node == node), None)
        if branch is not None and node != self.frame.node:
            self.session.go_to(node, min(self.frame.tick, branch.reach))

    def _go_debrief(self, tick: int) -> None:
        self.show_game()
        self._scrub(tick)
        self.show_tab("timeline")

    def _decided(self, decision: Any) -> None:
        self.decisions.put(decision)
        if self._narrow and not self.decisions.isVisible():
            self.toggle_drawer()

    def select_province(self, name: str) -> None:
        """Select a province on map and panel."""
        self.map.select_province(name)
        self.inspector.select(name)

    def select_hall(self, slot: int) -> None:
        """Select a hall on map and panel."""
        self.inspector.select_hall(slot)
        self.decisions.choose_hall(slot)

    def escape(self) -> None:
        """Leave placing, a drawer, a message, or full screen: the innermost first."""
        if self.decisions.verb:
            self.decisions.leave()
        elif self._narrow and self.decisions.isVisible():
            self.toggle_drawer()
        elif self.banner.isVisible():
            self.banner.hide()
        elif self.isFullScreen():
            self.showNormal()

    # Comparing

    def _compared_items(self) -> None:
        items: list[tuple[Any, str]] = [("none", translate("Window", "nothing"))]
        items.append((None, translate("Window", "the world if nobody plays")))
        if self.frame is not None:
            items += [(b.node, catalogue.branch_name(b.name)) for b in self.frame.branches if b.node != self.frame.node]
        now = [(self.compare.itemData(k), self.compare.itemText(k)) for k in range(self.compare.count())]
        if items != now:
            self.compare.clear()
            for data, text in items:
                self.compare.addItem(text, data)
        at = next((k for k, item in enumerate(items) if item[0] == self._compared), 0)
        if at == 0 and self._compared != "none":
            self.compare_with("none")
        self.compare.setCurrentIndex(at)

    def compare_with(self, node: int | str | None) -> None:
        """Draw another branch behind the curves; None is the world without a player, ``"none"`` nothing."""
        self._compared = node
        if node == "none":
            self.charts.show_other(None)
        else:
            self.session.series(node)  # type: ignore[arg-type]

    def _series(self, series: Series) -> None:
        if series.node == self._compared:
            self.charts.show_other(series.rows)
        if series.node is None:
            self.debrief.show_alone(series.rows)

    # Files

    def begin(self, scenario: Any) -> None:
        """Begin a game, after asking what to do with the one that is open."""
        self._unless_unsaved(lambda: self.session.new(scenario))

    def ask_start(self) -> None:
        """Go to the start page; the game stays until another begins."""
        self.show_start()

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self.dialogs.open_path()
        if path:
            self.open_path(path)

    def open_path(self, path: str) -> None:
        """Open a file, after asking what to do with the game that is open."""
        self._unless_unsaved(lambda: self.session.open(path))

    def save(self) -> None:
        """Save under the name that the game has, or ask for one."""
        if self.session.path:
            self.session.save(self.session.path)
        else:
            self.save_as()

    def save_as(self) -> None:
        """Ask for a name and save."""
        scenario = self.session.scenario
        name = f"{scenario.name}-{scenario.player or 'watch'}{SUFFIX}".lower().replace(" ", "-") if scenario else SUFFIX
        path = self.dialogs.save_path(self.session.path or name)
        if not path:
            self._then = None
            return
        self.session.save(path if path.endswith(SUFFIX) else path + SUFFIX)

    def _unless_unsaved(self, then: Callable[[], None]) -> None:
        if self.frame is None or not (self.frame.dirty or self.session.pending):
            then()
            return
        answer = self.dialogs.unsaved()
        if answer == "discard":
            then()
        elif answer == "save":
            self._then = then
            self.save()

    def _opened(self, path: str, scenario: Any) -> None:
        self._notices.clear()
        self._saved_at = time.monotonic() if path else None
        self._ended = True  # a file that is opened at its end shows the map first
        self.frame = None
        self._compared = "none"
        self.charts.show_other(None)
        if path:
            self.settings.remember(path)
        self.banner.hide()
        self.decisions.begin(scenario)
        self.inspector.begin(scenario)
        self.map.begin(scenario)
        self.debrief.begin(scenario)
        self._tell_last()
        QTimer.singleShot(0, self, self._first_frame)

    def _first_frame(self) -> None:
        if self.frame is None:
            self._waiting = True
            self.session.frame_ready.connect(self._first_shown, Qt.ConnectionType.SingleShotConnection)
        else:
            self.show_game()

    def _first_shown(self, _: Any) -> None:
        self.show_game()

    def _saved(self, path: str) -> None:
        self._saved_at = time.monotonic()
        self.settings.remember(path)
        self._title()
        self._tell_saved()
        then, self._then = self._then, None
        if then is not None:
            then()

    def _refused(self, issues: list[Any]) -> None:
        self._then = None
        text = "\n".join(dict.fromkeys(self.words.issue(issue) for issue in issues))
        if self.pages.currentIndex() == 1:
            self.banner_text.setText(text)
            self.banner.show()
        else:
            self.dialogs.tell(text)

    def _failed(self, text: str) -> None:
        self._then = None
        self.dialogs.failure(text)

    def _fill_recent(self) -> None:
        self.recent_menu.clear()
        for path in self.settings.recent:
            action = self.recent_menu.addAction(path.replace("&", "&&"))
            action.setEnabled(Path(path).is_file())
            action.triggered.connect(lambda _=False, path=path: self.open_path(path))
        if not self.settings.recent:
            self.recent_menu.addAction(translate("Window", "None yet")).setEnabled(False)

    def show_keys(self) -> None:
        """List the keys."""
        rows = []
        for action in self.actions_.all():
            keys = ", ".join(key.toString() for key in action.shortcuts())
            if keys:
                rows.append((keys, action.text().replace("&", "").rstrip("…"), action.statusTip()))
        self.dialogs.keys(rows)

    def show_about(self) -> None:
        """Tell the version, the licences, and a word on the map."""
        self.dialogs.about(about_text())

    # Qt's own

    @staticmethod
    def _paths(data: QMimeData) -> list[str]:
        paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
        return [path for path in paths if path.endswith((SUFFIX, ".json"))]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files of ours."""
        if self._paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the first file."""
        paths = self._paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.open_path(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved work, then stop the worker."""
        if not self._closing and self.frame is not None and (self.frame.dirty or self.session.pending):
            answer = self.dialogs.unsaved()
            if answer == "save":
                self._then = self.close_now
                self.save()
            if answer != "discard":
                event.ignore()
                return
        self._closing = True
        self._clock.stop()
        self.settings.save_geometry(self)
        self.session.close()
        event.accept()

    def close_now(self) -> None:
        """Close without asking again."""
        self._closing = True
        self.close()
