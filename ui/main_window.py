"""The window: it puts menus, pages and bars together, and says which of them a frame reaches."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget

import sandbox
from ui.actions import Actions
from ui.asking import Asking, Line
from ui.bars.menus import Menus
from ui.bars.status_bar import StatusBar
from ui.bars.tab_row import TABS
from ui.bars.top_bar import SPEEDS
from ui.compare.page import ComparePage
from ui.compare.since import SinceDialog
from ui.dialogs.about import about_text
from ui.dialogs.alerts import AlertsDialog
from ui.dialogs.ask import Dialogs
from ui.dialogs.backcast import BackcastDialog
from ui.dialogs.busy import Busy
from ui.dialogs.card import CardDialog
from ui.dialogs.causes import CausesDialog
from ui.dialogs.debrief import DebriefPage
from ui.dialogs.equations import EquationsDialog
from ui.dialogs.start import StartPage
from ui.enabling import enable
from ui.files import Files, dropped
from ui.forecasts import Forecasts, Makes
from ui.game_page import GamePage
from ui.look import icons
from ui.look.theme import Theme
from ui.messages import ALONE, NOTHING, Beside, Compared, Series
from ui.panels.charts import FORECAST
from ui.preferences import Preferences
from ui.session import Session
from ui.settings import THEMES, Settings
from ui.side_place import PAGES
from ui.study.search import BREAKS, FIND, SearchDialog
from ui.study.threshold import ThresholdDialog
from ui.study.tornado import TornadoDialog
from ui.widgets import Letter, SpacePresses
from ui.widgets.asker import Asker
from ui.words import catalogue
from ui.words.i18n import LANGUAGES, Translator
from ui.words.marks import translate

CLOSE_WITHIN = 1.5  # seconds for the processes that make forecasts


class MainWindow(QMainWindow):
    """Menus, bars, map and panels; it wires them and knows nothing of the economy."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        settings: Settings,
        dialogs: Dialogs | None = None,
        makes: Makes | None = None,
    ) -> None:
        super().__init__()
        self.theme, self.session, self.words, self.settings = theme, session, words, settings
        self.forecasts = Forecasts(session, FORECAST, makes)
        self.forecasts.setParent(self)
        self.dialogs = dialogs or Dialogs(self)
        self.frame: sandbox.Frame | None = None
        self.line = Line()  # a search has one of its own: it takes minutes
        self._ended = False
        self._closing = False
        self.setObjectName("suanli")
        self.setAcceptDrops(True)
        self.actions_ = Actions(self, lambda name: icons.icon(name, theme.tokens.text2))
        self._build()
        self.busy = Busy(theme, session, words, self)
        self._wire()
        self.retheme()
        self.retranslate()
        self.show_tab("charts")
        self.top.show_speed("speed5")
        self.show_start()
        session.look()

    # Building

    def _build(self) -> None:
        theme, session, words = self.theme, self.session, self.words
        self.start = StartPage(theme, words, self.settings)
        self.debrief = DebriefPage(theme, session, words)
        self.compare = ComparePage(theme, session, words, self.line)
        self.game = GamePage(theme, session, words, self.actions_)
        self.top, self.map, self.scrubber = self.game.top, self.game.map, self.game.scrubber
        self.decisions, self.inspector = self.game.decisions, self.game.inspector
        self.charts, self.timeline, self.table = self.game.charts, self.game.timeline, self.game.table
        self.pages = QStackedWidget()
        for page in (self.start, self.game, self.debrief, self.compare):
            self.pages.addWidget(page)
        self.setCentralWidget(self.pages)
        self.status = StatusBar(theme, session, words)
        self.setStatusBar(self.status)
        self.menus = Menus(self.menuBar(), self.actions_)
        self.alerts = AlertsDialog(theme, words, self.settings, self)
        self.backcast = BackcastDialog(theme, session, words, self)
        self.equations = EquationsDialog(theme, session, words, self)
        self.causes = CausesDialog(theme, session, words, self)
        self.causes.book_wanted.connect(self.show_equations)
        self.since = SinceDialog(theme, session, words, self, self.dialogs.tell, self.line)
        self.card = CardDialog(theme, words, self)
        self.search = SearchDialog(theme, session, words, self)
        self.card.backcast_wanted.connect(self.backcast.reveal)
        self.tornado = TornadoDialog(theme, session, words, self, self.actions_["bands"], self.dialogs.tell)
        self.threshold = ThresholdDialog(theme, session, words, self, self.dialogs.tell, self.line)
        self.studies = (self.since, self.causes, self.tornado, self.threshold, self.search)
        self.preferences = Preferences(theme, words, self.settings)
        self.files = Files(session, self.settings, self.dialogs, lambda: self.changed)
        self.search.game_wanted.connect(self.files.begin_with)
        for action in self.actions_.all():
            self.addAction(action)
        self._space = SpacePresses(self)

    def _wire(self) -> None:
        self._wire_commands()
        self._wire_session()
        self._wire_game()
        self._wire_pages()
        self.status.language.clicked.connect(self.preferences.next_language)
        self.status.colours.clicked.connect(self.preferences.next_theme)
        self.theme.changed.connect(self.retheme)
        self.words.changed.connect(self.retranslate)
        self._wire_trust()
        self._wire_forecasts()

    def _wire_forecasts(self) -> None:
        """Draw what may come of the plan, and around the branch, where that is wanted."""
        found, switches = self.forecasts, (self.actions_["forecast"], self.actions_["bands"])
        for switch, on in zip(switches, (self.settings.forecast, self.settings.bands), strict=True):
            switch.setChecked(on)
            switch.toggled.connect(self._want_forecasts)
            if not found.possible:
                reason = translate("Forecast", "This window was opened without the processes that make forecasts.")
                self.actions_.enable(switch.objectName().removeprefix("action_"), False, reason)
        found.want(plans=self.settings.forecast, bands=self.settings.bands)
        self.decisions.planned.connect(found.show_plan)
        self.game.tab_row.compared.connect(found.compare)
        found.changed.connect(self.charts.show_forecast)
        found.changed.connect(self.tornado.show_forecast)
        self.tornado.more.connect(found.more)
        self.compare.offer_bands(self.actions_["bands"])
        self.compare.pair_changed.connect(found.show_pair)
        found.paired.connect(self.compare.show_forecast)
        found.failed.connect(self.dialogs.failure)

    def _want_forecasts(self) -> None:
        plans, bands = self.actions_["forecast"].isChecked(), self.actions_["bands"].isChecked()
        self.settings.forecast, self.settings.bands = plans, bands
        self.forecasts.want(plans=plans, bands=bands)

    def _wire_trust(self) -> None:
        """Let one switch, in the menu and on every headline, hide what rests on D."""
        switch, words = self.actions_["assumed"], self.words
        switch.setChecked(words.trust.hiding)
        switch.toggled.connect(self.preferences.hide_assumed)
        words.trust.changed.connect(lambda: switch.setChecked(words.trust.hiding))
        self.backcast.hiding_wanted.connect(switch.setChecked)
        self.status.hiding.clicked.connect(switch.trigger)
        offered = (switch, self.actions_["card"])
        for asker in self.findChildren(Asker):
            asker.offer(offered)
        for letter in self.findChildren(Letter):
            letter.offer(offered)

    def _wire_commands(self) -> None:
        """Say what each command of menus, keys and buttons does."""
        a, session = self.actions_, self.session
        for name, slot in {
            "new": self.show_start, "open": self.files.ask_open, "save": self.files.save, "save_as": self.files.save_as,
            "quit": self.close,
            "undo": session.undo, "redo": session.redo, "commit": self.decisions.commit_queue, "play": self.toggle_play,
            "step": lambda: session.step(1), "first": lambda: self._scrub(0), "branch": self._branch_here,
            "fold": self.game.toggle_fold, "full": self.toggle_full, "escape": self.escape,
            "overlay_next": lambda: self.map.next_overlay(1), "overlay_before": lambda: self.map.next_overlay(-1),
            "larger": lambda: self.preferences.scale_text(1), "smaller": lambda: self.preferences.scale_text(-1),
            "motion": self._set_motion, "reset": self.reset_layout,
            "threshold": self.show_threshold, "tornado": self.tornado.reveal,
            "alerts": self.alerts.open, "backcast": self.backcast.reveal,
            "equations": self.show_equations, "card": self.card.reveal, "debrief": self.show_debrief,
            "compare": self.show_compare, "since": self.show_since, "causes": self.show_causes,
            "search": lambda: self.search.reveal(FIND),
            "breaks": lambda: self.search.reveal(BREAKS), "keys": self.show_keys, "about": self.show_about,
        }.items():  # fmt: skip
            a[name].triggered.connect(lambda _=False, slot=slot: slot())
        for names, choose in (
            (TABS, self.show_tab),
            (PAGES, self.show_side),
            (SPEEDS, self._speed),
            (THEMES, self.preferences.set_theme),
            (LANGUAGES, self.preferences.set_language),
        ):
            for name in names:
                a[name].triggered.connect(lambda _=False, name=name, choose=choose: choose(name))
        a["speed5"].setChecked(True)
        recent = self.menus.of["recent"]
        recent.aboutToShow.connect(lambda: self.files.fill_recent(recent))

    def _wire_session(self) -> None:
        """Hear what comes back from the engine."""
        session = self.session
        session.frame_ready.connect(self.show_frame)
        session.opened.connect(self._opened)
        session.saved.connect(self._saved)
        session.kept.connect(self.status.show_kept)
        session.not_kept.connect(self._not_kept)
        session.left.connect(self.start.show_left)
        session.refused.connect(self._refused)
        session.failed.connect(self._failed)
        session.series_ready.connect(self._series)
        session.play_changed.connect(lambda *_: self._enable())
        session.stood.connect(self._stood)
        self.alerts.changed.connect(self._heed_alerts)
        self._heed_alerts()

    def _wire_game(self) -> None:
        """Let map, panels and bars of a game hear each other."""
        self.decisions.placing.connect(self.map.show_placing)
        self.decisions.queue_changed.connect(self._queue_changed)
        self.decisions.left.connect(self._keep_focus)
        self.inspector.decided.connect(self._decided)
        self.inspector.form_wanted.connect(self._open_form)
        self.inspector.province_wanted.connect(self.select_province)
        self.inspector.hall_selected.connect(self.map.select_hall)
        self.inspector.deal_wanted.connect(self.session.deal)
        self.session.dealt.connect(self.inspector.show_deal)
        self.map.province_chosen.connect(self.select_province)
        self.map.hall_chosen.connect(self.select_hall)
        self.map.spot_chosen.connect(self.decisions.place_at)
        self.map.spot_refused.connect(self.decisions.form.refuse_spot)
        self.map.placing_left.connect(self.decisions.leave)
        self.scrubber.went.connect(self._scrub)
        self.scrubber.run_wanted.connect(self.session.play_until)
        self.charts.picked.connect(self._scrub)
        self.charts.failed.connect(self.dialogs.tell)
        self.game.side.chips.failed.connect(self.dialogs.tell)
        for asker in self.findChildren(Asker):
            asker.asked.connect(self.show_equations)
            asker.causes_asked.connect(self.show_causes)
            asker.change_asked.connect(lambda key: self.show_since(key.removeprefix("nation.")))
        self.charts.asked.connect(self._ask_of_chart)
        self.top.branch_chosen.connect(self._go_branch)
        self.game.tab_row.compared.connect(self.compare_with)
        self.timeline.compare_wanted.connect(self.show_compare)

    def _wire_pages(self) -> None:
        """Hear the pages before and after a game."""
        self.start.begun.connect(self.begin)
        self.start.opened.connect(self.open_path)
        self.start.open_wanted.connect(self.files.ask_open)
        self.start.back_wanted.connect(self.show_game)
        self.start.restore_wanted.connect(self.files.restore)
        self.start.drop_wanted.connect(self.files.drop)
        self.start.language_chosen.connect(self.preferences.set_language)
        self.start.theme_chosen.connect(self.preferences.set_theme)
        self.compare.back.connect(self.show_game)
        self.compare.timeline_wanted.connect(self._leave_for_timeline)
        self.compare.file_wanted.connect(self.files.ask_branch)
        self.compare.failed.connect(self.dialogs.tell)
        self.session.compared.connect(self._restored)
        self.debrief.back.connect(self.show_game)
        self.debrief.export.connect(self.files.save_as)
        self.debrief.go_to.connect(self._go_debrief)

    # Words and looks

    def retheme(self) -> None:
        """Take the colours and sizes of the theme."""
        self.actions_.repaint_icons()
        self.actions_[self.theme.name].setChecked(True)
        self.menuBar().setFixedHeight(self.theme.px(28))
        self.status.retheme()
        self.game.retheme()
        self.fold_for_size()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.actions_.retranslate()
        self.actions_[self.words.language].setChecked(True)
        self.menus.retranslate()
        self.game.retranslate()
        self.status.retranslate()
        self._title()
        self._enable()
        if self.frame is not None:
            self.show_frame(self.frame)

    def _title(self) -> None:
        scenario = self.session.scenario
        name = Path(self.session.path).name if self.session.path else ""
        if not name and scenario is not None:
            name = self.words.text(scenario.title)
        self.setWindowTitle(f"{name}[*] - Suanli" if name else "Suanli[*]")
        self.setWindowFilePath(self.session.path)
        self.setWindowModified(bool(self.frame is not None and self.frame.dirty))

    # Size

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold what does not fit."""
        super().resizeEvent(event)
        self.fold_for_size()

    def fold_for_size(self) -> None:
        """Arrange everything for the size of the window."""
        self.game.fold(self.size())
        self.status.model.setVisible(self.width() >= 900 * min(self.theme.text_scale, 1.5))

    def show_tab(self, name: str) -> None:
        """Show a tab of the lower panel."""
        self.game.show_tab(name)
        self._show_bottom()

    def show_side(self, name: str) -> None:
        """Show a page of the side, and open the side where it is a drawer."""
        self.game.show_side(name)

    def toggle_full(self) -> None:
        """Fill the screen, or leave it."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def _set_motion(self) -> None:
        self.settings.reduced_motion = self.actions_["motion"].isChecked()

    def reset_layout(self) -> None:
        """Put size, folding and text size back."""
        self.settings.reset_layout()
        self.preferences.set_scale(100)
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
        if self.pages.currentWidget() is self.compare:
            self.compare.leave()
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
        self.session.series(ALONE)
        self.pages.setCurrentIndex(2)
        self._enable()

    def show_compare(self, a: int | None = None, b: int | None = None) -> None:
        """Show two branches beside each other; ``a`` is at first the one behind the curves, ``b`` the one played.

        Where they are shown already and none is named, the same command leads back.
        """
        if self.frame is None:
            return
        if self.pages.currentWidget() is self.compare and a is None and b is None:
            self.show_game()
            return
        self.session.pause()
        behind = self.game.tab_row.node
        self.compare.reveal(behind if a is None and isinstance(behind, int) else a, b)
        self._show_compare()

    def _leave_for_timeline(self) -> None:
        self.show_game()
        self.show_tab("timeline")
        self.timeline.tree.setFocus()

    def _show_compare(self) -> None:
        self.pages.setCurrentWidget(self.compare)
        self._enable()
        self.compare.slider.setFocus()

    @property
    def playing_page(self) -> bool:
        """Whether the map is shown."""
        return self.pages.currentIndex() == 1

    # Frames

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Give the week to every panel that is seen."""
        first = self.frame is None
        self.frame = frame
        for part in (self.top, self.decisions, self.game.side, self.map, self.scrubber, self.game.tab_row, self.status):
            part.show_frame(frame)
        self.compare.show_frame(frame)
        self.threshold.show_frame(frame)
        self.search.show_frame(frame)
        self.forecasts.show_frame(frame)
        self._show_bottom()
        self._title()
        self._enable()
        if frame.at_end and not self._ended and not first and self.playing_page:
            self._ended = True
            self.show_debrief()
        elif not frame.at_end:
            self._ended = False

    def _show_bottom(self) -> None:
        if self.frame is None or not self.playing_page or not self.game.bottom.isVisibleTo(self):
            return
        self.game.panel.show_frame(self.frame)
        self.game.tab_row.legend.setToolTip(self.charts.key())

    def _enable(self) -> None:
        page = self.pages.currentWidget()
        enable(
            self.actions_,
            self.frame,
            playing=page is self.game,
            at_start=page is self.start,
            queued=bool(self.decisions.queue),
        )

    def _keep_focus(self) -> None:
        """Give the map the keys of a form that has gone, so that Space still is the key of time."""
        focus = QApplication.focusWidget()
        if self.playing_page and (focus is None or not focus.isVisible()):
            self.map.setFocus()

    def _queue_changed(self, _: int) -> None:
        self.game.show_queue()
        self._enable()

    # Time and decisions

    def _heed_alerts(self) -> None:
        """Let each kind of notice do what was chosen for it."""
        ways = {code: self.settings.alert(code) for code in self.alerts.switches}
        self.session.pause_on(code for code, way in ways.items() if way == "pause")
        self.status.keep_quiet(code for code, way in ways.items() if way == "quiet")

    def _stood(self, causes: list[sandbox.Notice]) -> None:
        """Say at what time stands."""
        for cause in causes:
            if cause.code != "end":  # what happened is shown by itself
                self.game.show_message(self.status.sentence(cause))

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

    def _scrub(self, tick: int) -> None:
        if self.frame is not None:
            self.session.go_to(self.frame.node, tick)

    def _go_branch(self, node: int) -> None:
        frame = self.frame
        if frame is None or node == frame.node:
            return
        for branch in frame.branches:
            if branch.node == node:
                self.session.go_to(node, min(frame.tick, branch.reach))

    def _go_debrief(self, tick: int) -> None:
        self.show_game()
        self._scrub(tick)
        self.show_tab("timeline")

    def _decided(self, decision: sandbox.Decision) -> None:
        self.decisions.put(decision)
        if self.game.narrow and not self.decisions.isVisible():
            self.game.toggle_drawer()

    def _open_form(self, verb: str, slot: int) -> None:
        """Open the form of a verb with a hall in it."""
        self.decisions.choose_of_hall(verb, slot)
        if self.game.narrow and not self.decisions.isVisible():
            self.game.toggle_drawer()

    def select_province(self, name: str) -> None:
        """Select a province on map and panel."""
        self.map.select_province(name)
        self.game.side.select(name)

    def show_equations(self, key: str = "") -> None:
        """Open the book of equations at a number, with the places that are selected."""
        self.equations.reveal(self._spots(), key)

    def show_causes(self, key: str = "") -> None:
        """Show what a number hangs on and what hangs on it, at the places that are selected."""
        self.causes.reveal(self._spots, key)

    def _spots(self) -> list[tuple[sandbox.Spot, str]]:
        """Return the places at which numbers may be taken: the nation, and what is selected."""
        inspector, chip = self.inspector, self.game.side.chips.chip
        spots = [(sandbox.Spot(), translate("Book", "The nation"))]
        spots.append((sandbox.Spot("province", inspector.province), self.words.province(inspector.province)))
        if inspector.hall_shown is not None:
            hall = inspector.hall_shown
            spots.append((sandbox.Spot("hall", str(hall.slot)), catalogue.hall_name(hall.slot, hall.name)))
        if chip:
            spots.append((sandbox.Spot("chip", chip), self.words.chip(chip)))
        return spots

    def _ask_of_chart(self, question: str, measure: str) -> None:
        if question == "since":
            self.show_since(measure)
        else:
            self.show_causes(f"nation.{measure}")

    def show_since(self, measure: str = "") -> None:
        """Ask why a national number has changed since the last quarter."""
        if self.frame is not None and self.session.scenario is not None:
            self.session.pause()
            self.since.reveal(self.frame, self.session.scenario, measure)

    def show_threshold(self) -> None:
        """Ask where the better of two branches changes."""
        if self.frame is not None:
            self.threshold.reveal(self.frame)

    def select_hall(self, slot: int) -> None:
        """Select a hall on map and panel."""
        self.game.side.select_hall(slot)
        self.decisions.choose_hall(slot)

    def escape(self) -> None:
        """Leave a page, placing, a drawer, a message, or full screen: the innermost first."""
        if self.pages.currentWidget() in (self.compare, self.debrief):
            self.show_game()
        elif self.decisions.verb:
            self.decisions.leave()
        elif self.game.narrow and self.decisions.isVisible():
            self.game.toggle_drawer()
        elif self.game.banner.isVisible():
            self.game.banner.hide()
        elif self.isFullScreen():
            self.showNormal()

    # Comparing

    def _branch_here(self) -> None:
        """Begin a branch where its name is seen, and can be written over."""
        self.show_tab("timeline")
        self.timeline.branch_here()

    def compare_with(self, node: Beside) -> None:
        """Draw another branch behind the curves, or what stands in its place."""
        if node is NOTHING:
            self._show_compared(None)
        else:
            self.game.tab_row.wait(on=True)
            self.session.series(node)

    def _series(self, series: Series) -> None:
        if series.node == self.game.tab_row.node:
            self._show_compared(series.rows)
        if series.node is ALONE:
            self.debrief.show_alone(series.rows)

    def _show_compared(self, rows: NDArray[np.float64] | None) -> None:
        row = self.game.tab_row
        row.wait(on=False)
        self.charts.show_other(rows, row.compared_name(), alone=row.node is ALONE)
        self.table.show_other(rows, row.compared_name())

    # Files

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Begin a game, after asking what to do with the one that is open."""
        self.files.begin(scenario)

    def open_path(self, path: str) -> None:
        """Open a file, after asking what to do with the game that is open."""
        self.files.open(path)

    @property
    def changed(self) -> bool:
        """Whether the game that is open holds what no file does."""
        return self.frame is not None and (self.frame.dirty or self.session.pending)

    def _opened(self, path: str, scenario: sandbox.Scenario) -> None:
        self._ended = True  # a file that is opened at its end shows the map first
        self.frame = None
        self.status.begin(path)
        if path:
            self.settings.remember(path)
        self.game.banner.hide()
        self.words.trust.begin(scenario)
        for part in (self.forecasts, self.game, self.debrief, self.compare, *self.studies):
            part.begin(scenario)
        QTimer.singleShot(0, self, self._first_frame)

    def _first_frame(self) -> None:
        if self.frame is None:
            self.session.frame_ready.connect(self._first_shown, Qt.ConnectionType.SingleShotConnection)
        else:
            self._first_shown(self.frame)

    def _first_shown(self, _: object) -> None:
        if self.compare.shown is not None:  # the file was saved on a comparison
            self._show_compare()
        else:
            self.show_game()

    def _restored(self, found: Compared) -> None:
        """Show the comparison that a file was saved on; before the first frame it waits for that."""
        if found.restored and self.frame is not None:
            self._show_compare()

    def _saved(self, path: str) -> None:
        self._title()
        self.status.show_saved()
        self.files.saved(path)

    def _not_kept(self, issues: list[sandbox.Issue]) -> None:
        """Tell, without stopping anybody, that no copy could be kept."""
        text = "\n".join(self.words.issue(issue) for issue in issues)
        self.status.show_kept(text)
        self.game.show_message(text)

    def _refused(self, issues: list[sandbox.Issue]) -> None:
        self.files.give_up()
        text = "\n".join(dict.fromkeys(self.words.issue(issue) for issue in issues))
        if self.pages.currentIndex() == 1:
            self.game.show_message(text)
        else:
            self.dialogs.tell(text)

    def _failed(self, text: str) -> None:
        self.files.give_up()
        self.dialogs.failure(text)

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

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take files of ours."""
        if dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Open the first file."""
        paths = dropped(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files.open(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask about unsaved work, then stop the worker."""
        if not self._closing and not self.files.may_go(self.close_now):
            event.ignore()
            return
        self._closing = True
        self.settings.save_geometry(self)
        for dialog in self.studies:
            dialog.reject()
        asked = self.findChildren(Asking)
        for asking in asked:
            asking.stop()
        self.forecasts.close(CLOSE_WITHIN)
        self.session.close()
        for asking in asked:
            asking.close(CLOSE_WITHIN)
        self.tornado.close_down()
        event.accept()

    def close_now(self) -> None:
        """Close without asking again."""
        self._closing = True
        self.close()
