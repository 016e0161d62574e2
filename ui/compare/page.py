"""Two branches beside each other: what differs in numbers, along time and on the map, at any week of both."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QFrame, QHBoxLayout, QSlider, QWidget

import sandbox
from ui.asking import Line
from ui.charts.together import read_together
from ui.compare.badge import Badge
from ui.compare.charts import DifferenceChart, MeasureChart, show_pair
from ui.compare.deltas import Delta, alike, deltas
from ui.compare.export import page
from ui.compare.maps import Maps
from ui.compare.table import DeltaTable, size_told
from ui.compare.why import WhyDialog
from ui.look import icons
from ui.look.theme import Theme
from ui.map.overlays import BY_ID, OVERLAYS
from ui.messages import Compared
from ui.session import Session
from ui.widgets import Elided, Flow, Segmented, button, column, label, line, row, scrolled
from ui.widgets.saving import ExportMenu, csv_of, png
from ui.words import branches, forecasts
from ui.words.i18n import Translator
from ui.words.marks import translate

NO_LIMIT = 16_777_215  # of a width: Qt's own word for it is not in its bindings
MEASURE, OVERLAY = "merchant_utilisation", "utilisation"  # what is shown before anything is chosen


class ComparePage(QWidget):
    """A and B, their numbers, lines and maps. It asks for one week at a time: the one that was wished for last."""

    back = Signal()
    timeline_wanted = Signal()
    file_wanted = Signal()
    failed = Signal(str)
    pair_changed = Signal(object)  # the branches A and B that are looked at, or None

    def __init__(self, theme: Theme, session: Session, words: Translator, line: Line) -> None:
        super().__init__()
        self._theme, self._session, self._words = theme, session, words
        self._frame: sandbox.Frame | None = None
        self._wanted: sandbox.Comparison | None = None
        self._asked = self._looking = False
        self._taken: int | None = None
        self._forecast: sandbox.Forecast | None = None
        self.shown: Compared | None = None
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        self.why = WhyDialog(theme, session, words, self, self.failed.emit, line)
        session.compared.connect(self._compared)
        session.taken_in.connect(self._taken_in)
        session.refused.connect(lambda _: self._give_up())
        theme.changed.connect(self.restyle)
        words.changed.connect(self.retranslate)
        self.restyle()
        self.retranslate()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for little: the maps and the table take what there is."""
        return QSize(640, 360)

    # Building

    def _build(self) -> None:
        whole = column(self, (16, 8, 16, 8), 8)
        whole.addWidget(self._branches_row())
        whole.addLayout(self._time_row())
        whole.addWidget(self._make_alone())
        whole.addWidget(line())
        self.maps = Maps(self._theme, self._words)
        self.both, self.less = MeasureChart(self._theme, self._words), DifferenceChart(self._theme, self._words)
        read_together((self.both, self.less), self.failed.emit)
        for chart in (self.both, self.less):
            chart.picked.connect(self.go)
        self.table = DeltaTable(self._theme, self._words)
        self.table.chosen.connect(lambda measure: self._change(measure=measure))
        lines = row(gap=8)
        lines.addWidget(self.both, 1)
        lines.addWidget(self.less, 1)
        self._left = QWidget()
        left = column(self._left, gap=6)
        left.addLayout(self._maps_row())
        left.addWidget(self.maps, 3)
        left.addLayout(self._bands_row())
        left.addLayout(lines, 2)
        right = column(gap=6)
        self.title, self.note = label("title"), Elided("caption")
        above = row(gap=8)
        above.addWidget(self.title)
        above.addWidget(self.note, 1)
        right.addLayout(above)
        right.addWidget(self.table, 1)
        self._right = QWidget()
        self._right.setLayout(right)
        self._middle, self._between, halves = row(gap=12), line(upright=True), QWidget()
        halves.setLayout(self._middle)
        self._middle.addWidget(self._left, 1)
        self._middle.addWidget(self._between)
        self._middle.addWidget(self._right)
        whole.addWidget(scrolled(halves), 1)

    def _branches_row(self) -> Flow:
        above = Flow()
        self.page_title = label("name")
        above.add(self.page_title)
        badges = [Badge(self._theme, letter) for letter in "AB"]
        self.choosers = (QComboBox(), QComboBox())
        self.swap = button("ghost")
        self.swap.setProperty("icononly", True)
        for chooser in self.choosers:
            chooser.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chooser.activated.connect(lambda _: self._choose())
        self.file = button("ghost")
        self.file.setProperty("icononly", True)
        self.file.clicked.connect(self.file_wanted)
        above.add_together(badges[0], self.choosers[0], self.swap)
        above.add_together(badges[1], self.choosers[1], self.file)
        self.why_button, self.export_button, self.back_button = button("soft"), button("plain"), button("primary")
        above.add_right(self.why_button, self.export_button, self.back_button)
        self.export = ExportMenu(self, self.made, self.failed.emit)
        self.export_button.clicked.connect(lambda: self.export.show_under(self.export_button))
        self.swap.clicked.connect(self._swap)
        self.back_button.clicked.connect(self.back)
        self.why_button.clicked.connect(self.ask_why)
        return above

    def _time_row(self) -> QHBoxLayout:
        beside = row(gap=12)
        self.week, self.slider, self.limit = label("strong"), QSlider(Qt.Orientation.Horizontal), label("caption")
        self.slider.setPageStep(13)
        self.slider.valueChanged.connect(self.go)
        beside.addWidget(self.week)
        beside.addWidget(self.slider, 1)
        beside.addWidget(self.limit)
        return beside

    def _bands_row(self) -> QHBoxLayout:
        above = row(gap=8)
        self.said, self.bands = Elided("caption"), button("ghost")
        self.bands.setCheckable(True)
        above.addWidget(self.said, 1)
        above.addWidget(self.bands)
        return above

    def offer_bands(self, action: QAction) -> None:
        """Let bands be switched on and off here too."""

        def show() -> None:
            self.bands.setChecked(action.isChecked())
            self.bands.setEnabled(action.isEnabled())
            self.bands.setToolTip(action.toolTip())
            self._say_forecast()

        self.bands.clicked.connect(action.trigger)
        action.changed.connect(show)
        show()

    def _make_alone(self) -> QWidget:
        """Make what stands here while the game has one branch only: how to come to a second."""
        self.alone, self.alone_text, self.to_timeline = QFrame(), label("small", wrap=True), button("soft")
        self.alone.setProperty("part", "banner")
        inside = row((14, 6, 8, 6), 8)
        self.alone.setLayout(inside)
        inside.addWidget(self.alone_text, 1)
        inside.addWidget(self.to_timeline)
        self.to_timeline.clicked.connect(self.timeline_wanted)
        self.alone.hide()
        return self.alone

    def _maps_row(self) -> QHBoxLayout:
        above = row(gap=8)
        self.overlay = QComboBox()
        self.overlay.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.view = Segmented(self._theme, [("side", "side"), ("swipe", "swipe")])
        self.whole = button("plain")
        self.whole.setProperty("icononly", True)
        self.linked = Elided("caption")
        above.addWidget(self.overlay)
        above.addWidget(self.linked, 1)
        above.addWidget(self.view)
        above.addWidget(self.whole)
        self.overlay.activated.connect(lambda _: self._change(overlay=str(self.overlay.currentData())))
        self.view.chosen.connect(lambda view: self._change(view=view))
        self.whole.clicked.connect(lambda: self.maps.less.fit())
        return above

    # Words and looks

    def restyle(self) -> None:
        """Take the colours and sizes of the theme."""
        px, ink = self._theme.px, self._theme.tokens.text2
        for made, icon in ((self.swap, "swap"), (self.file, "open"), (self.whole, "fit")):
            made.setFixedSize(px(28), px(28))
            made.setIcon(icons.icon(icon, ink))
        self.export_button.setIcon(icons.icon("export", ink))
        for chart in (self.both, self.less):
            chart.retheme()
        self.table.restyle()
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the maps the larger part; where the text leaves no room beside them, the numbers stand below."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        px = self._theme.px
        wide, narrow = self.width() >= px(1200), self.width() < px(760)
        beside = QBoxLayout.Direction.LeftToRight
        self._middle.setDirection(QBoxLayout.Direction.TopToBottom if narrow else beside)
        self._between.setVisible(not narrow)
        right = min(px(580 if wide else 470), round(self.width() * 0.46))
        self._right.setMinimumWidth(0 if narrow else right)
        self._right.setMaximumWidth(NO_LIMIT if narrow else right)
        for part, least in ((self.maps, 190), (self.both, 150), (self.less, 150), (self.table, 200)):
            part.setMinimumHeight(px(least))
        for chooser in self.choosers:
            chooser.setFixedWidth(px(210 if wide else 150))
        self.limit.setVisible(wide)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.page_title.setText(translate("Compare", "Compare"))
        self.title.setText(translate("Compare", "Difference"))
        self.table.setAccessibleName(translate("Compare", "What differs, the largest first"))
        self.note.explain(size_told())
        for chooser, name in zip(self.choosers, ("A", "B"), strict=True):
            chooser.setAccessibleName(translate("Compare", "Branch {letter}").format(letter=name))
        self.swap.setAccessibleName(translate("Compare", "Swap A and B"))
        self.file.setToolTip(translate("Compare", "Take a branch of another file into this game, as B"))
        self.file.setAccessibleName(self.file.toolTip())
        self.whole.setToolTip(translate("Map", "Whole map (0)"))
        self.whole.setAccessibleName(self.whole.toolTip())
        self.slider.setAccessibleName(translate("Compare", "Week"))
        self.slider.setToolTip(
            translate("Compare", "Drag to another week, or use the arrows; the game stays where it is")
        )
        self.linked.say(translate("Compare", "pan and zoom are linked"))
        self.view.set_label("side", translate("Compare", "Side by side"))
        self.view.set_label("swipe", translate("Compare", "Swipe"))
        self.view.setAccessibleName(translate("Compare", "How the maps stand"))
        self.bands.setText(translate("Forecast", "Bands"))
        self.export.retranslate()
        self.why_button.setText(translate("Compare", "Why?"))
        self.alone_text.setText(
            translate(
                "Compare",
                "This game has one branch only, so A and B are the same. Begin another at any week of the timeline, "
                "decide something else in the past, or take in a branch of another file (the folder above).",
            )
        )
        self.to_timeline.setText(translate("Compare", "To the timeline"))
        self.export_button.setText(translate("Compare", "Export"))
        self.back_button.setText(translate("Debrief", "Back to the map"))
        kept = self.overlay.currentData()
        self.overlay.clear()
        for overlay in OVERLAYS:
            self.overlay.addItem(overlay.label(), overlay.id)
        self.overlay.setCurrentIndex(max(0, self.overlay.findData(kept)))
        self.overlay.setAccessibleName(translate("Map", "What the map shows"))
        for chart in (self.both, self.less):
            chart.retranslate()
        self._say_forecast()
        self.maps.retranslate()
        if self._frame is not None:
            self.show_frame(self._frame)
        self._show()

    # What is compared

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take a new game."""
        self.why.reject()
        self._frame, self._wanted, self.shown = None, None, None
        self._asked = self._looking = False
        self._taken = None
        self.maps.begin(scenario)

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the branches of the game."""
        self._frame = frame
        items = list(branches.names(frame).items())
        for chooser in self.choosers:
            if [(chooser.itemData(k), chooser.itemText(k)) for k in range(chooser.count())] != items:
                chooser.clear()
                for node, name in items:
                    chooser.addItem(name, node)
        self._show_choice()
        self._show_taken()

    def reveal(self, a: int | None = None, b: int | None = None) -> None:
        """Compare two branches; those that are not named are the one that is played and another beside it."""
        frame = self._frame
        if frame is None:
            return
        there = [branch.node for branch in frame.branches]
        kept = self._wanted
        if b is None:
            b = kept.b if kept is not None and kept.b in there and a is None else frame.node
        if a is None:
            before = kept.a if kept is not None and kept.a in there and (kept.a != b or kept.a == kept.b) else None
            a = before if before is not None else next((node for node in there if node != b), b)
        look = kept or sandbox.Comparison(a, b, 0, MEASURE, OVERLAY)
        tick = min(frame.tick, self._reach(a, b))
        self._wish(replace(look, a=a, b=b, tick=tick))

    def _taken_in(self, node: int) -> None:
        self._taken = node
        self._show_taken()

    def _show_taken(self) -> None:
        """Compare with the branch that was taken in, once the game shows that it has it."""
        frame, how = self._frame, self._wanted
        if frame is not None and how is not None and self._taken in {branch.node for branch in frame.branches}:
            b, self._taken = int(self._taken or 0), None
            self._wish(replace(how, b=b, tick=self._reach(how.a, b)))

    def leave(self) -> None:
        """Compare no more: a file that is saved now opens on the map."""
        self.why.reject()  # it speaks of what is on this page
        if self._looking:
            self._looking = False
            self.pair_changed.emit(None)
            self._session.compare(None)

    def _reach(self, a: int, b: int) -> int:
        """Return the last week that both branches have played."""
        reach = {branch.node: branch.reach for branch in self._frame.branches} if self._frame is not None else {}
        return min(reach.get(a, 0), reach.get(b, 0))

    def go(self, tick: int) -> None:
        """Look at another week."""
        wanted = self._wanted
        if wanted is not None:
            tick = min(max(tick, 0), self._reach(wanted.a, wanted.b))
            if tick != wanted.tick:
                self._wish(replace(wanted, tick=tick))

    def _choose(self) -> None:
        a, b = (int(chooser.currentData()) for chooser in self.choosers)
        if self._wanted is not None:
            self._wish(replace(self._wanted, a=a, b=b, tick=min(self._wanted.tick, self._reach(a, b))))

    def _swap(self) -> None:
        if self._wanted is not None:
            self._wish(replace(self._wanted, a=self._wanted.b, b=self._wanted.a))

    def _change(self, **look: str) -> None:
        """Show another number, other maps, or the maps in another way."""
        if self._wanted is not None:
            self._wish(replace(self._wanted, **look))  # type: ignore[arg-type]

    def _wish(self, how: sandbox.Comparison) -> None:
        self._wanted, self._looking = how, True
        self.pair_changed.emit((how.a, how.b))
        self._show_choice()
        if not self._asked:
            self._asked = True
            self._session.compare(how)

    def _give_up(self) -> None:
        """Hear that something was refused: whatever was asked for is not waited for."""
        self._asked = False

    def _compared(self, found: Compared) -> None:
        self._asked = False
        if found.restored:
            self._wanted, self._looking = found.how, True
            self.pair_changed.emit((found.how.a, found.how.b))
        if self._wanted is None or not self._looking:
            return
        self.shown = found
        self._show()
        if found.how != self._wanted:
            self._wish(self._wanted)

    # Showing

    def _show_choice(self) -> None:
        """Say which branches and which week are wished for."""
        how, frame = self._wanted, self._frame
        self.alone.setVisible(frame is not None and len(frame.branches) < 2)
        if how is None or frame is None:
            return
        for chooser, node in zip(self.choosers, (how.a, how.b), strict=True):
            chooser.setCurrentIndex(chooser.findData(node))
        self.overlay.setCurrentIndex(max(0, self.overlay.findData(how.overlay)))
        self.view.choose(how.view)
        self.slider.blockSignals(True)
        self.slider.setRange(0, self._reach(how.a, how.b))
        self.slider.setValue(how.tick)
        self.slider.blockSignals(False)

    def names(self) -> tuple[str, str]:
        """Return the names of A and of B."""
        named = branches.names(self.shown.b) if self.shown is not None else {}
        a, b = (self.shown.how.a, self.shown.how.b) if self.shown is not None else (0, 0)
        return named.get(a, ""), named.get(b, "")

    def _show(self) -> None:
        """Show both branches at the week that came last."""
        if self.shown is None:
            return
        how, a, b = self.shown.how, self.shown.a, self.shown.b
        names = self.names()
        rows = deltas(a, b)
        self.week.setText(self._words.week(a.date))
        last = self._words.week(a.start + dt.timedelta(weeks=self.slider.maximum()))
        self.limit.setText(translate("Compare", "both are played to {week}").format(week=last))
        self.note.say(translate("Compare", "No difference") if alike(rows) else translate("Compare", "largest first"))
        measure = how.measure if how.measure in a.indicators else MEASURE
        self.table.choose(measure)
        self.table.show_rows(rows, *names)
        for chart in (self.both, self.less):
            if chart.subject.lines[0].indicator != measure:
                chart.show_measure(measure)
        show_pair(self.both, self.less, a, b, names)
        self.maps.set_view(how.view)
        self.maps.set_overlay(how.overlay if how.overlay in BY_ID else OVERLAY)
        self.maps.show_frames(a, b, names)
        self._enable(rows)

    def _enable(self, rows: tuple[Delta, ...]) -> None:
        """Offer what there is to ask and to swap, or say why there is nothing."""
        same = self.shown is not None and self.shown.how.a == self.shown.how.b
        reason = translate("Compare", "A and B are the same branch: choose another one.") if same else ""
        self.swap.setEnabled(not same)
        self.swap.setToolTip(reason or translate("Compare", "Swap A and B"))
        if not same and alike(rows):
            reason = translate("Compare", "In this week no number differs, so there is nothing to ask.")
        self.why_button.setEnabled(not reason)
        tip = translate("Compare", "Split the difference of the chosen number into its causes")
        self.why_button.setToolTip(reason or tip)

    def show_forecast(self, forecast: sandbox.Forecast | None) -> None:
        """Draw how far B and A may go in paired runs from where they part, or nothing."""
        self._forecast = forecast
        for chart in (self.both, self.less):
            chart.show_forecast(forecast, branches=True)
        self._say_forecast()

    def _say_forecast(self) -> None:
        """Say of how many runs the bands are, or that they are being made."""
        forecast, start = self._forecast, self._frame.start if self._frame is not None else None
        if forecast is not None and start is not None:
            self.said.say(forecasts.said(forecast, start, self._words, branches=True, compared=True))
            self.said.explain(forecasts.explained(branches=False))
        else:
            self.said.say(translate("Forecast", "making runs…") if self.bands.isChecked() else "")
            self.said.explain("")

    def ask_why(self) -> None:
        """Ask why the chosen number differs at the week that is shown."""
        if self.shown is not None and self._session.scenario is not None:
            measure = self.both.subject.lines[0].indicator
            self.why.reveal(self.shown, self.names, measure, self._session.scenario)

    # Files

    def made(self, kind: str) -> bytes:
        """Return the comparison as a file of a kind."""
        if self.shown is None:
            raise OSError(translate("Chart", "the picture was not taken"))
        if kind == "csv":
            return csv_of(self.table.deltas.lines(self.shown.a.date.isoformat()))
        picture = png(self._left.grab())
        return picture if kind == "png" else self._report(self.shown, picture).encode()

    def _report(self, shown: Compared, picture: bytes) -> str:
        words, scenario = self._words, self._session.scenario
        names = [f"{letter}: {name}" for letter, name in zip("AB", self.names(), strict=True)]
        title = f"{names[0]} – {names[1]}, {words.week(shown.a.date)}"
        told = translate("Compare", "Scenario {scenario}, seed {seed}, Suanli {version}; weeks {a} (A) and {b} (B)")
        facts = [
            told.format(
                scenario=scenario.name if scenario is not None else "",
                seed=scenario.seed if scenario is not None else "",
                version=sandbox.__version__,
                a=shown.a.digest,
                b=shown.b.digest,
            ),
            self.note.full(),
            size_told(),
        ]
        decided = [
            (name, [f"{words.week(f.start + dt.timedelta(weeks=t))}  {words.decision(d)}" for t, d in f.decisions])
            for name, f in zip(names, (shown.a, shown.b), strict=True)
        ]
        return page(words.language, title, facts, decided, self.table.deltas, picture)
