"""Four live charts of the nation and of the player's halls, side by side, with one crosshair."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

import sandbox
from ui.charts.flags import Flag, flags
from ui.charts.plot import Chart
from ui.charts.subject import Line, Subject
from ui.charts.together import read_together
from ui.look.theme import Theme
from ui.widgets import Elided
from ui.words import forecasts
from ui.words.i18n import Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

SUBJECTS = (
    Subject(
        "use",
        QT_TRANSLATE_NOOP("Chart", "Use and idle"),
        "share",
        (
            Line("merchant_utilisation", QT_TRANSLATE_NOOP("Chart", "merchants"), "s1"),
            Line("cloud_utilisation", QT_TRANSLATE_NOOP("Chart", "clouds"), "s3", (5, 2, 1.5, 2)),
            Line("idle_share_new", QT_TRANSLATE_NOOP("Chart", "new, idle"), "s2", (6, 3)),
            Line("own_utilisation", QT_TRANSLATE_NOOP("Chart", "yours"), "accent"),
        ),
    ),
    Subject(
        "rent",
        QT_TRANSLATE_NOOP("Chart", "Rent and card"),
        "kCNY",
        (
            Line("rent_8xh100", QT_TRANSLATE_NOOP("Chart", "rent, month"), "s1"),
            Line("h100_card_price", QT_TRANSLATE_NOOP("Chart", "card, resold"), "s2", (6, 3)),
        ),
    ),
    Subject(
        "demand",
        QT_TRANSLATE_NOOP("Chart", "Demand by workload"),
        "EF",
        (
            Line("pretraining_demand", QT_TRANSLATE_NOOP("Chart", "training"), "s2", (6, 3)),
            Line("finetuning_demand", QT_TRANSLATE_NOOP("Chart", "fine-tuning"), "s4", (2, 2)),
            Line("inference_demand", QT_TRANSLATE_NOOP("Chart", "inference"), "s3"),
        ),
    ),
    Subject(
        "cash",
        QT_TRANSLATE_NOOP("Chart", "Cash"),
        "MCNY",
        (
            Line("purse", QT_TRANSLATE_NOOP("Chart", "your purse"), "accent"),
            Line("own_cash", QT_TRANSLATE_NOOP("Chart", "your halls"), "s1", (6, 3)),
        ),
    ),
)


# What a forecast has to know: all lines, and whether there are halls whose use can be drawn.
FORECAST = (*(line.indicator for subject in SUBJECTS for line in subject.lines), "own_halls")


class ChartsPanel(QWidget):
    """The four charts side by side, with one crosshair."""

    picked = Signal(int)
    failed = Signal(str)
    asked = Signal(str, str)

    def __init__(self, theme: Theme, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._scenario: sandbox.Scenario | None = None
        self._marked: tuple[object, ...] = ()
        self._flagged: list[Flag] = []
        self._forecast: sandbox.Forecast | None = None
        self._branches = self._alone = False
        self.charts = [Chart(subject, theme, words, self) for subject in SUBJECTS]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 0, 8, 0)
        self._grid.setSpacing(8)
        for k, chart in enumerate(self.charts):
            self._grid.addWidget(chart, 0, k)
            self._grid.setColumnStretch(k, 1)
            chart.picked.connect(self.picked)
            chart.setMinimumWidth(120)
        self.said = Elided("caption")
        self.said.hide()
        self.said.setContentsMargins(12, 0, 0, 0)
        self._grid.addWidget(self.said, 1, 0, 1, len(self.charts))
        self._grid.setVerticalSpacing(0)
        self._grid.setRowStretch(0, 1)
        read_together(self.charts, self.failed.emit, self.asked.emit)
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the dated events of another game."""
        self._scenario, self._marked = scenario, ()
        self._say_who_plays()

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Draw what is known of the branch."""
        if self._scenario is None:
            return
        for chart in self.charts:
            chart.show_rows(frame.series, frame.start, frame.weeks, frame.tick)
        flagged = self._flagged = flags(self._scenario, len(frame.series), self._words)
        marked = (
            frame.node,
            sum(len(flag.events) for flag in flagged),
            len(frame.decisions),
            len(frame.series) // 4,
            self._words.language,
        )
        if marked != self._marked:
            self._marked = marked
            decisions = [(tick, self._words.decision(decision)) for tick, decision in frame.decisions]
            for chart in self.charts:
                chart.show_marks(decisions, flagged)
        for chart in self.charts:
            chart.setAccessibleDescription(chart.summary())

    def key(self) -> str:
        """Return what the letters of the flags stand for, a line each."""
        return "\n".join(flag.line() for flag in self._flagged)

    def show_other(self, rows: NDArray[np.float64] | None, name: str = "", *, alone: bool = False) -> None:
        """Draw another branch behind under its name, or none; the world without a player (``alone``) has no purse."""
        self._alone = alone
        for chart in self.charts:
            of_player = chart.subject.id == "cash"
            chart.show_other(None if alone and of_player else rows, name, ahead=not alone)

    def show_forecast(self, forecast: sandbox.Forecast | None, branches: bool) -> None:
        """Draw what may come of a plan, or of the branches, or nothing; and say how much of it is known."""
        self._forecast, self._branches = forecast, branches
        for chart in self.charts:
            without = branches and self._alone and chart.subject.id == "cash"
            chart.show_forecast(_first_of(forecast) if without else forecast, branches=branches)
        self._say_forecast()

    def _say_forecast(self) -> None:
        forecast = self._forecast
        self.said.setVisible(forecast is not None)
        if forecast is not None:
            self.said.say(forecasts.said(forecast, self.charts[0].start, self._words, branches=self._branches))
            self.said.setToolTip(forecasts.explained(branches=self._branches))

    def _say_who_plays(self) -> None:
        watched = self._scenario is not None and self._scenario.player is None
        text = translate("Chart", "Nobody plays in this game, so there is no money to show.") if watched else ""
        next(chart for chart in self.charts if chart.subject.id == "cash").say_instead(text)

    def set_compact(self, on: bool) -> None:
        """Shrink to a strip."""
        for chart in self.charts:
            chart.set_compact(on)

    def retheme(self) -> None:
        """Take the colours of the theme."""
        for chart in self.charts:
            chart.retheme()

    def retranslate(self) -> None:
        """Take the language."""
        self._marked = ()
        for chart in self.charts:
            chart.retranslate()
        self._say_forecast()
        self._say_who_plays()


def _first_of(forecast: sandbox.Forecast | None) -> sandbox.Forecast | None:
    """Return what is known of the first future alone."""
    if forecast is None:
        return None
    question = replace(forecast.question, futures=forecast.question.futures[:1])
    return replace(forecast, question=question, bands=forecast.bands[:1], apart=forecast.apart[:0])
