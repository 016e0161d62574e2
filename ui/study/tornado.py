"""What does it depend on? The parameters that move a number most, from the runs that the bands are made of."""

from __future__ import annotations

import datetime as dt
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QSlider, QStackedWidget, QWidget

import sandbox
from ui.look.theme import Theme
from ui.session import Session
from ui.study.sheet import Sheet
from ui.study.tornado_chart import Bar, Bars, Captions
from ui.widgets import Letter, Segmented, button, column, fit_in, label, row
from ui.widgets.measures import Measures
from ui.widgets.saving import ExportMenu, csv_of, png
from ui.words import catalogue, forecasts, parameters, trust
from ui.words.columns import exact, factor_of, gap, plain, unit_of
from ui.words.i18n import THIN, Translator
from ui.words.marks import translate

MEASURE = "merchant_utilisation"  # what is asked before anything is chosen


class TornadoDialog(QDialog):
    """Follows the forecast that the charts show and makes no runs; ``more`` asks for a larger forecast."""

    more = Signal()
    _reckoned = Signal(int, object)
    _broke = Signal(str)

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        parent: QWidget,
        bands: QAction,
        failed: Callable[[str], object],
    ) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words, self._window, self._bands = theme, session, words, parent, bands
        self._forecast: sandbox.Forecast | None = None
        self._branches = True
        self._number = 0
        self._busy = self._stale = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="tornado")
        self.shown: sandbox.Swings | None = None
        self.setObjectName("tornado")
        self._build(failed)
        self._reckoned.connect(self._take)
        self._broke.connect(session.failed)
        bands.toggled.connect(lambda _: self._show())
        theme.changed.connect(self._show)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def _build(self, failed: Callable[[str], object]) -> None:
        inside = column(self, (20, 14, 20, 14), 8)
        head = row(gap=8)
        self.measure, self.letter = Measures(MEASURE), Letter()
        self.measure.activated.connect(lambda _: self._ask())
        self.side = Segmented(self._theme, [("this", "this"), ("apart", "apart")])
        self.view = Segmented(self._theme, [("chart", "chart"), ("table", "table")])
        self.side.chosen.connect(lambda _: self._ask())
        self.view.chosen.connect(lambda _: self._show())
        head.addWidget(self.measure)
        head.addWidget(self.letter)
        head.addWidget(self.side)
        head.addStretch(1)
        head.addWidget(self.view)
        beside = row(gap=12)
        self.week, self.slider = label("strong"), QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 0)
        self.slider.valueChanged.connect(lambda _: self._ask())
        beside.addWidget(self.week)
        beside.addWidget(self.slider, 1)
        self.chart, self.sheet, self.both = Bars(self._theme), Sheet(self._theme), QStackedWidget()
        self.both.addWidget(self.chart)
        self.both.addWidget(self.sheet)
        self.state, self.note = label("small", wrap=True), label("caption", wrap=True)
        self.bands_button, self.more_button = button("soft"), button("plain")
        self.copy_button, self.save_button, self.close_button = button("plain"), button("plain"), button("primary")
        self.export = ExportMenu(self, self.made, failed, ("csv", "png"), "tornado")
        self.bands_button.clicked.connect(self._bands.trigger)
        self.more_button.clicked.connect(self.more)
        self.copy_button.clicked.connect(self.sheet.copy)
        self.save_button.clicked.connect(lambda: self.export.show_under(self.save_button))
        self.close_button.clicked.connect(self.accept)
        foot = row(gap=8)
        foot.addWidget(self.bands_button)
        foot.addWidget(self.more_button)
        foot.addStretch(1)
        for made in (self.copy_button, self.save_button, self.close_button):
            foot.addWidget(made)
        inside.addLayout(head)
        inside.addLayout(beside)
        inside.addWidget(self.state)
        inside.addWidget(self.both, 1)
        inside.addWidget(self.note)
        inside.addLayout(foot)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setWindowTitle(translate("Tornado", "What does it depend on?"))
        self.slider.setAccessibleName(translate("Compare", "Week"))
        self.slider.setToolTip(translate("Tornado", "Drag to another week of the forecast"))
        self.view.set_label("chart", translate("Tornado", "Drawing"))
        self.view.set_label("table", translate("Tornado", "Table"))
        self.view.setAccessibleName(translate("Tornado", "How it is shown"))
        self.side.setAccessibleName(translate("Tornado", "Of what"))
        self.chart.setAccessibleName(self.windowTitle())
        self.sheet.setAccessibleName(self.windowTitle())
        self.bands_button.setText(translate("Tornado", "Draw the bands"))
        self.more_button.setText(translate("Tornado", "200 more runs"))
        self.more_button.setToolTip(translate("Tornado", "Make the forecast of more runs; the bands get them too"))
        self.copy_button.setText(translate("Compare", "Copy"))
        self.save_button.setText(translate("Compare", "Export"))
        self.close_button.setText(translate("Page", "Close"))
        self.export.retranslate()
        self._offer()
        self._show()

    def begin(self, _: sandbox.Scenario) -> None:
        """Close: what it shows is of the game before this one."""
        self.reject()

    def reveal(self) -> None:
        """Open over the window."""
        fit_in(self, self._window, QSize(self._theme.px(860), self._theme.px(600)))
        self.show()
        self._ask()

    def close_down(self) -> None:
        """End the thread; what it reckons takes a moment."""
        self._forecast, self._stale = None, False  # what comes late asks for nothing more
        self._thread.shutdown(cancel_futures=True)

    # The forecast

    def show_forecast(self, forecast: sandbox.Forecast | None, branches: bool) -> None:
        """Take what the charts show."""
        before = self._forecast
        self._forecast, self._branches = forecast, branches
        if forecast is None:
            self.shown = None
        elif before is None or forecast.question is not before.question:
            self._offer()
        if forecast is not None:
            self._reach(forecast)
        self._ask()

    def _offer(self) -> None:
        """Offer the numbers that the forecast knows, and what it can be asked of."""
        forecast = self._forecast
        known = forecast.question.indicators if forecast is not None else ()
        self.measure.offer(self._words, known or (self.measure.current,))
        two = forecast is not None and len(forecast.question.futures) > 1
        self.side.setVisible(two)
        plan = not self._branches
        self.side.set_label("this", translate("Tornado", "the plan") if plan else translate("Tornado", "this branch"))
        less = translate("Tornado", "plan less none"), translate("Tornado", "this less the other")
        self.side.set_label("apart", less[0] if plan else less[1])
        if not two:
            self.side.choose("this")

    def _reach(self, forecast: sandbox.Forecast) -> None:
        """Let the slider go as far as the runs do; it stays at its end while it stands there."""
        at_end = self.slider.value() == self.slider.maximum()
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(forecast.reach - 1, 0))
        if at_end:
            self.slider.setValue(self.slider.maximum())
        self.slider.blockSignals(False)

    def _ask(self) -> None:
        """Have it reckoned on the thread, once for whatever came while that was at work."""
        self._number += 1
        forecast = self._forecast
        if forecast is None or not self.isVisible() or not forecast.values:
            self._show()
            return
        self.week.setText(self._week(forecast))
        if self._busy:
            self._stale = True
            return
        self._busy = True
        asked = self._number, self.measure.current, self.slider.value()
        apart = self.side.current == "apart"

        def work() -> sandbox.Swings:
            return sandbox.swings(forecast, asked[1], asked[2], apart=apart)

        def done(found: Future[sandbox.Swings]) -> None:
            if found.cancelled():
                return
            error = found.exception()
            if error is not None:
                self._broke.emit("".join(traceback.format_exception(error)))
            self._reckoned.emit(asked[0], None if error is not None else found.result())

        self._thread.submit(work).add_done_callback(done)

    def _take(self, number: int, found: sandbox.Swings | None) -> None:
        self._busy = False
        if number == self._number:
            self.shown = found
            self._show()
        if self._stale:
            self._stale = False
            self._ask()

    # Showing

    def _show(self) -> None:
        forecast, measure = self._forecast, self.measure.current
        key = f"nation.{measure}"
        hidden = self._words.hides(key)
        self.letter.say([self._words.trust.letter(key)], self._words.explained(key))
        parts = self.shown.parts if self.shown is not None and forecast is not None and not hidden else ()
        unit = unit_of(self._words, measure, less=True)
        title = self._words.label(measure) + (f" ({unit})" if unit else "")
        captions = Captions(
            translate("Tornado", "change of {number}").format(number=title),
            translate("Tornado", "at 10 % of the parameter's draws"),
            translate("Tornado", "at 90 %"),
            translate("Tornado", "from 10 to 90 %"),
        )
        told = trust.instead() if hidden else self._state()
        self.chart.show_bars([self._bar(one, measure) for one in parts], captions, told)
        self.sheet.show_rows(self._heads(unit), [self._cells(one, measure) for one in parts])
        self.both.setCurrentIndex(1 if parts and self.view.current == "table" else 0)
        self.week.setText(self._week(forecast))
        self.slider.setEnabled(forecast is not None)
        self.state.setText(told if parts else "")
        self.note.setText(self._note() if parts else "")
        self.bands_button.setVisible(forecast is None and not self._bands.isChecked() and self._bands.isEnabled())
        self.more_button.setVisible(forecast is not None)
        self.more_button.setEnabled(forecast is not None and forecast.whole and not self._session.playing)
        for made in (self.copy_button, self.save_button):
            made.setEnabled(bool(parts))

    def _week(self, forecast: sandbox.Forecast | None) -> str:
        frame = self._session.frame
        if forecast is None or frame is None or not forecast.reach:
            return ""
        return self._words.week(frame.start + dt.timedelta(weeks=forecast.weeks[self._place(forecast)] + 1))

    def _place(self, forecast: sandbox.Forecast) -> int:
        return min(self.slider.value(), max(forecast.reach - 1, 0))

    def _state(self) -> str:
        """Say how many runs it rests on, or why there is nothing."""
        forecast, found, frame = self._forecast, self.shown, self._session.frame
        if frame is not None and frame.at_end:
            return translate("Tornado", "The last week is reached: nothing lies ahead that could depend on anything.")
        if forecast is None:
            if self._bands.isChecked():
                return translate("Tornado", "The first runs of the bands are being made…")
            return translate(
                "Tornado", "It is read from the runs that the bands are made of, and the bands are not drawn now."
            )
        if found is None:
            return translate("Tornado", "It is being reckoned…")
        asked = forecast.question.runs
        if not found.parts:
            text = translate(
                "Tornado",
                "Too few runs: {runs} of the {fewest} that effects of so many parameters take have a value in this "
                "week; {made} of {asked} are made.",
            )
            return text.format(runs=found.runs, fewest=found.fewest, made=forecast.made, asked=asked)
        measure = self.measure.current
        mean = THIN.join(filter(None, (plain(self._words, measure, found.mean), unit_of(self._words, measure))))
        noise = sum(one.noise for one in found.parts)
        text = translate(
            "Tornado",
            "From {runs} of {asked} runs, {weeks} weeks on; their mean is {mean}. {clear} of {all} parameters stand "
            "out from noise.",
        )
        weeks = forecast.weeks[self._place(forecast)] + 1 - forecast.question.futures[0].begin
        return text.format(
            runs=found.runs, asked=asked, weeks=weeks, mean=mean, clear=len(found.parts) - noise, all=len(found.parts)
        )

    def _note(self) -> str:
        return translate(
            "Tornado",
            "A linear regression on all parameters at once. The line at the end of a bar, and ± after a number, is the "
            "error: 95 % for all parameters together. Where it reaches 0 the bar is faint: no more than noise. "
            "Letters are those of the parameters' own values.",
        )

    def _number_of(self, value: float, measure: str) -> str:
        return gap(self._words, value * factor_of(self._words, measure))

    def _effect(self, one: sandbox.Swing, measure: str) -> str:
        return f"{self._number_of(one.effect, measure)} ± {self._number_of(one.error, measure).lstrip('+')}"

    def _bar(self, one: sandbox.Swing, measure: str) -> Bar:
        words, factor = self._words, factor_of(self._words, measure)
        whole = abs(one.effect) or 1.0
        off = max(abs(one.at_low), abs(one.at_high)) / whole * one.error * factor
        low, high = (parameters.said(words, end, one.unit) for end in (one.low, one.high))
        tip = "\n".join(
            (
                parameters.name(one.parameter),
                translate("Tornado", "from {low} to {high}: {effect}").format(
                    low=low, high=high, effect=self._effect(one, measure)
                ),
                catalogue.confidence(one.confidence),
            )
        )
        return Bar(
            parameters.name(one.parameter),
            one.confidence,
            one.at_low * factor,
            one.at_high * factor,
            off,
            self._effect(one, measure),
            one.noise,
            tip,
        )

    def _heads(self, unit: str) -> list[str]:
        effect = translate("Tornado", "effect") + (f" ({unit})" if unit else "")
        return [
            translate("Tornado", "Parameter"), translate("Tornado", "Letter"), translate("Tornado", "at 10 %"),
            translate("Tornado", "at 90 %"), effect, translate("Tornado", "Noise"),
        ]  # fmt: skip

    def _cells(self, one: sandbox.Swing, measure: str) -> list[str]:
        ends = [parameters.said(self._words, end, one.unit) for end in (one.low, one.high)]
        noise = translate("Tornado", "noise") if one.noise else ""
        name = parameters.name(one.parameter)
        return [name, one.confidence, *ends, self._effect(one, measure), noise]

    # Files

    def table(self) -> list[list[str]]:
        """Return all numbers with every digit, in the units in which they are recorded; a head first."""
        measure = self.measure.current
        unit, effect = catalogue.UNITS.get(measure, "1"), translate("Tornado", "effect")
        head = [
            translate("Tornado", "Parameter"), "id", translate("Tornado", "Letter"), translate("Compare", "Unit"),
            translate("Tornado", "at 10 %"), translate("Tornado", "at 90 %"),
            f"{self._words.label(measure)}: {effect} [{unit}]", f"± [{unit}]",
            translate("Tornado", "Noise"),
        ]  # fmt: skip
        parts = self.shown.parts if self.shown is not None else ()
        return [head] + [
            [
                parameters.name(one.parameter),
                one.parameter,
                one.confidence,
                one.unit,
                *map(exact, (one.low, one.high, one.effect, one.error)),
                str(int(one.noise)),
            ]
            for one in parts
        ]

    def made(self, kind: str) -> bytes:
        """Return what is shown as a file of a kind."""
        if kind == "csv":
            return csv_of([[forecasts.explained(branches=True)], [self.state.text()], *self.table()])
        return png(self.grab())
