"""The chosen number along time: both branches in two styles, and their difference."""

from __future__ import annotations

import numpy as np

import sandbox
from ui.charts.axes import finite
from ui.charts.fan import MEDIAN, PAIRS
from ui.charts.plot import Array, Chart
from ui.charts.subject import Line, Subject
from ui.compare.table import measured
from ui.look.theme import Theme
from ui.words import forecasts
from ui.words.columns import factor_of, gap, unit_of
from ui.words.i18n import DASH, Translator
from ui.words.marks import translate
from ui.words.trust import assumed

DASHED = (6.0, 3.0)
FIRST = sandbox.INDICATORS[0].name


class MeasureChart(Chart):
    """One number that can be another; A is a solid line, B a dashed one in the player's colour."""

    colour = "s1"
    less = False
    ours = 1  # a forecast is of B and A, for it tells by how much the first has more

    def __init__(self, theme: Theme, words: Translator) -> None:
        self.name_of_line = ""
        self.pair: tuple[Array, Array] = (np.zeros((0, 0)), np.zeros((0, 0)))  # the rows of A and of B
        super().__init__(Subject("compare", "", "", (Line(FIRST, "", self.colour),)), theme, words)
        self.setMinimumSize(140, 110)

    def show_measure(self, name: str) -> None:
        """Show another number."""
        self.subject = Subject("compare", "", "", (Line(name, "", self.colour),))
        self._columns = [self.names_of_columns.index(name)]
        self._facts = []
        self.retranslate()

    def _measure(self) -> str:
        return self.subject.lines[0].indicator

    @property
    def factor(self) -> float:
        """What recorded numbers are multiplied with: drawn in the unit of the table."""
        return factor_of(self._words, self._measure())

    def short_unit(self) -> str:
        """Return the unit of the drawn numbers."""
        return unit_of(self._words, self._measure(), less=self.less)

    def heading(self) -> str:
        """Return the title."""
        return self._words.label(self._measure())

    def _name(self, k: int) -> str:
        colon = "：" if self._words.chinese else ": "
        return f"{self.name_of_line}{colon}{assumed()}" if self.hides(k) else self.name_of_line

    def retranslate(self) -> None:
        """Say title, unit and names in the current language."""
        super().retranslate()
        self.title.setText(self.heading())
        self.setAccessibleName(self.heading())

    def show_trust(self) -> None:
        """Say the unit and how far to trust the number."""
        key = f"nation.{self._measure()}"
        self.letter.say([self._words.trust.letter(key)], self._words.explained(key))
        self.unit.say(self.short_unit())
        self.names[0].say(self._name(0))

    def told(self, index: int) -> tuple[str, str, str]:
        """Return the number of A and of B in a row and B less A, as the table says them."""
        if self.hides(0) or not 0 <= index < min(map(len, self.pair)):
            return DASH, DASH, DASH
        a, b = (float(rows[index, self._columns[0]]) for rows in self.pair)
        return measured(self._words, self._measure(), a, b)

    def said_at(self, k: int, index: int) -> str:
        """Return the number of A; past the end of B it stands alone."""
        a, _, less = self.told(index)
        return super().said_at(k, index) if a == DASH else less if self.less else a

    def _say_versus(self, index: int) -> None:
        if self.other is None:
            return
        _, b, less = self.told(index)
        self.versus.say(f"{self._other_name}: {b} ({less})")

    def fan_colours(self) -> tuple[tuple[str, str], ...]:
        """Return the colours of B and of A."""
        return (("accent", self.colour),)

    def _dress_other(self) -> None:
        for other, name in zip(self.others, self.other_names, strict=True):
            other.setPen(self._pen("accent", DASHED))
            name.dress(self._theme.font(11), self._theme.color("accent_ink"))


class DifferenceChart(MeasureChart):
    """B less A along time; nothing was published about it."""

    colour = "text"
    less = True

    def heading(self) -> str:
        """Return the title."""
        return translate("Compare", "Difference, B less A")

    def known_facts(self) -> tuple[sandbox.Fact, ...]:
        """Return none."""
        return ()

    def fan_colours(self) -> tuple[tuple[str, str], ...]:
        """Return the colour of the one fan there is."""
        return ((self.colour, self.colour),)

    def _futures(self, forecast: sandbox.Forecast) -> range:
        return range(1)

    def _bands(self, forecast: sandbox.Forecast, future: int, k: int, begin: int) -> Array:
        """Return the bands of what B has more, run by run; where they part that is nothing."""
        at = forecast.question.indicators.index(self._measure())
        return np.concatenate([np.zeros((1, len(sandbox.PERCENT))), finite(forecast.apart[:, at] * self.factor)])

    def _say_apart(self) -> None:
        """Say under the head what B has more at the last week of the fan."""
        forecast = self._forecast
        known = forecast is not None and forecast.reach > 0 and not self.hides(0)
        self.versus.setVisible(known)
        if forecast is not None and known:
            bands = self._spreads[0, 0].bands[forecast.reach]
            low, high = PAIRS[1]
            median, *ends = (gap(self._words, float(bands[p])) for p in (MEDIAN, low, high))
            weeks = forecast.weeks[forecast.reach - 1] + 1 - forecast.question.futures[0].begin
            self.versus.say(forecasts.parted_by(weeks, (median, ends[0], ends[1]), self.short_unit()))
            self.versus.explain(forecasts.paired())


def show_pair(
    both: MeasureChart, less: DifferenceChart, a: sandbox.Frame, b: sandbox.Frame, names: tuple[str, str]
) -> None:
    """Draw two branches; ``names`` are those of A and of B."""
    both.pair = less.pair = a.series, b.series
    both.name_of_line, less.name_of_line = f"A {names[0]}", ""
    both.show_rows(a.series, a.start, a.weeks, a.tick)
    both.show_other(b.series, f"B {names[1]}")
    weeks = min(len(a.series), len(b.series))
    less.show_rows(b.series[:weeks] - a.series[:weeks], a.start, a.weeks, a.tick)
    both.show_trust()
