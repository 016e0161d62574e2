"""What the week comes to: five gauges and what each is made of, the promotion dial, and racks beside use."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.widgets import Elided, Facts, Letter, Row, card, column, label, line, row, say_number, scrolled
from ui.widgets.asker import Asker
from ui.widgets.dial import Dial
from ui.widgets.halls import Bar
from ui.words import catalogue, trust
from ui.words.i18n import DASH, THIN, Translator
from ui.words.marks import translate

QUARTER = 13  # weeks
# What each gauge is made of.
PARTS: dict[str, tuple[str, ...]] = {
    "gauge_service": ("unmet_share", "unmet_demand", "late_demand", "affordability", "rent_8xh100"),
    "gauge_money": ("fiscal_year", "fiscal_cost"),
    "gauge_stranded": ("stranded_value", "book_value", "stranded_share", "resale_discount"),
    "gauge_carbon": ("carbon_intensity", "carbon", "megawatts"),
    "gauge_equity": ("reach_gini",),
}


class _Gauge(QWidget):
    """One gauge: a row with its value, a bar, and below, when opened, its parts."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.head = Row()
        self.name, self.value, self.change = Elided("body"), label("value"), label("caption")
        self._mark = QLabel()
        for number in (self.value, self.change):
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.bar = Bar(theme)
        inside = column(self.head, (4, 3, 4, 4), 3)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._mark)
        top.addWidget(self.name, 1)
        top.addWidget(self.change)
        top.addWidget(self.value)
        inside.addLayout(top)
        inside.addWidget(self.bar)
        self.parts = Facts(3, "nation")
        self.box: QFrame = card()
        column(self.box, (10, 6, 10, 6)).addWidget(self.parts)
        self.box.hide()
        whole = column(self, gap=4)
        whole.addWidget(self.head)
        whole.addWidget(self.box)
        self.head.clicked.connect(self.toggle)
        self.retheme()

    def retheme(self) -> None:
        """Draw the mark again, and give the numbers a column each."""
        name = "chevron-down" if self.opened else "chevron-right"
        self._mark.setPixmap(icons.icon(name, self._theme.tokens.text2).pixmap(QSize(12, 12)))
        self.value.setMinimumWidth(self._theme.px(32))
        self.change.setMinimumWidth(self._theme.px(48))

    @property
    def opened(self) -> bool:
        """Whether the parts are shown."""
        return not self.box.isHidden()

    def toggle(self) -> None:
        """Open the parts, or fold them."""
        self.box.setVisible(not self.opened)
        self.retheme()

    def say(self, name: str, value: str, share: float, change: str, tip: str) -> None:
        """Show a value and its change."""
        self.name.say(name)
        self.name.explain(tip)
        self.bar.say(share)
        say_number(self.value, value)
        if self.change.text() != change:
            self.change.setText(change)
            self.change.setVisible(bool(change))
        if self.head.toolTip() != tip:
            self.head.setToolTip(tip)
        self.head.setAccessibleName(f"{name}: {value}, {change}")


class GaugesPanel(QWidget):
    """Five gauges from 0 bad to 1 good; the promotion dial stands apart, as it may pull the other way."""

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._frame: sandbox.Frame | None = None
        self._scenario: sandbox.Scenario | None = None
        page = QWidget()
        inside = column(page, (14, 10, 14, 10), 6)
        self.title, self.about, self.letter = label("title"), label("caption"), Letter()
        head = row()
        head.addWidget(self.title)
        head.addWidget(self.letter)
        head.addStretch(1)
        inside.addLayout(head)
        inside.addWidget(self.about)
        self.gauges = {name: _Gauge(theme) for name in PARTS}
        for name, gauge in self.gauges.items():
            Asker(gauge.head, lambda _, name=name: f"nation.{name}")  # type: ignore[misc]
            inside.addWidget(gauge)
        inside.addWidget(line())
        self.lines_title, self.lines_about = label("title"), label("caption")
        lines_head = row()
        lines_head.addWidget(self.lines_title, 1)
        lines_head.addWidget(self.lines_about)
        inside.addLayout(lines_head)
        self.lines = Facts(3)
        self.lines_passed = label("caption", wrap=True)
        inside.addWidget(self.lines)
        inside.addWidget(self.lines_passed)
        inside.addWidget(line())
        self.promotion = Dial(theme, tick=0.5)
        inside.addWidget(self.promotion)
        inside.addWidget(line())
        self.racks_title, self.trust = label("title"), label("caption", wrap=True)
        inside.addWidget(self.racks_title)
        both = row(gap=8)
        self.racks, self.use = Dial(theme), Dial(theme)
        for dial, name in (
            (self.promotion, "promotion"),
            (self.racks, "rack_occupancy"),
            (self.use, "merchant_utilisation"),
        ):
            Asker(dial, lambda _, name=name: f"nation.{name}", at_once=True)  # type: ignore[misc]
        both.addWidget(self.racks, 1)
        both.addWidget(self.use, 1)
        inside.addLayout(both)
        inside.addWidget(self.trust)
        inside.addStretch(1)
        column(self).addWidget(scrolled(page, by_keys=True))
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retheme(self) -> None:
        """Draw the marks again."""
        for gauge in self.gauges.values():
            gauge.retheme()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.title.setText(translate("Gauges", "Five gauges"))
        self.about.setText(translate("Gauges", "0 bad, 1 good · ▲▼ 13 weeks"))
        self.about.setToolTip(translate("Gauges", "Each gauge, and before it the change over the last 13 weeks."))
        self.lines_title.setText(translate("Gauges", "Red lines"))
        self.lines_about.setText(translate("Gauges", "now / limit"))
        self.racks_title.setText(translate("Gauges", "Two ways to be full"))
        self.trust.setText(self._words.trust.assumption())
        self.letter.say("D", self._words.trust.assumption())
        self._show()

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take another game."""
        self._scenario, self._frame = scenario, None

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week."""
        self._frame = frame
        self._show()

    def _show(self) -> None:
        frame = self._frame
        if frame is None:
            return
        for name, parts in PARTS.items():
            words, value = self._words, self._words.seen(name, frame.indicators[name])
            change = "" if words.hides(name) else self._moved(quarterly(frame, name))
            said = words.said(name, words.number(value, 2))
            self.gauges[name].say(catalogue.gauge(name), said, value, change, words.explained(name))
            self.gauges[name].parts.say(name, words.label(name), said, "", words.explained(name))
            for part in parts:
                self._say_part(self.gauges[name].parts, part, frame)
        self._show_lines(frame)
        self._show_promotion(frame)
        self._show_racks(frame)

    def _moved(self, change: float) -> str:
        """Return a change with the sign of its direction."""
        if not math.isfinite(change):
            return DASH
        text = self._words.number(abs(change), 2)
        return f"{'▲' if change > 0 else '▼'}{THIN}{text}" if text.strip("0.") else "0.00"

    def _say_part(self, parts: Facts, name: str, frame: sandbox.Frame) -> None:
        if name == "unmet_share":
            share = unmet_share(frame)
            tip = self._words.explained("unmet_demand")
            parts.say(name, translate("Gauges", "Unmet share"), *self._words.value("unmet_share", share), tip)
            return
        value = self._words.value(name, frame.indicators[name])
        parts.say(name, self._words.label(name), *value, self._words.explained(name))

    def _show_lines(self, frame: sandbox.Frame) -> None:
        """Show where each red line stands and its limit; and for how long those are passed that are."""
        for key in self.lines.keys() - {one.name for one in frame.red_lines}:
            self.lines.hide_row(key)
        passed, hidden = [], False
        for one in frame.red_lines:
            now, limit, unit = self._of_line(one)
            name = catalogue.red_line(one.name)
            key = f"red_line.{one.name}"
            known = not self._words.trust.hides(key)
            role = "value" if not (known and one.weeks) else "bad" if one.passed else "watch"
            tip = f"{catalogue.red_line_meaning(one.name)}\n{self._words.trust.sentence(key)}"
            self.lines.say(
                one.name, name, f"{self._words.said(key, now)} / {limit}", unit, tip, role, f"line.{one.name}@"
            )
            hidden |= not known
            if known and one.weeks:
                said = translate("Gauges", "{name}: beyond it for {weeks}.")
                passed.append(said.format(name=name, weeks=self._words.counts.weeks(one.weeks)))
        none = translate("Gauges", "None of those that are shown is passed.") if hidden else ""
        self.lines_passed.setText("\n".join(passed) or none or translate("Gauges", "None is passed."))

    def _of_line(self, one: sandbox.RedLineView) -> tuple[str, str, str]:
        """Return where a red line stands and its limit, in one unit."""
        words = self._words
        if catalogue.UNITS[one.measure] == "MCNY":
            limit, unit = words.money_parts(one.limit)
            return words.money_parts(one.value, like=one.limit)[0], limit, unit
        limit, unit = words.agreed(one.measure, one.limit)
        return words.agreed(one.measure, one.value)[0], limit, unit

    def _show_promotion(self, frame: sandbox.Frame) -> None:
        words, tip = self._words, self._words.explained("promotion")
        name = translate("Gauges", "Promotion")
        player = None if self._scenario is None else self._scenario.player
        if self._scenario is None or player is None:
            note = translate("Gauges", "Nobody plays in this game, so nobody waits for a promotion.")
            self.promotion.say(name, DASH, math.nan, note, tip)
            return
        if words.trust.hides("promotion"):
            note = translate(
                "Gauges",
                "Your place by credit for starts. It rewards starts, not use, so it may pull against the gauges.",
            )
            self.promotion.say(name, trust.assumed(), math.nan, note, tip)
            return
        value = frame.indicators["promotion"]
        all_ = frame.provinces["promotion"]
        place = 1 + int((all_ > all_[list(self._scenario.provinces).index(player)]).sum())
        note = translate(
            "Gauges",
            "Place {place} of {count} by credit for starts, a quarter's change {change}. "
            "It rewards starts, not use, so it may pull against the gauges.",
        ).format(place=place, count=len(all_), change=self._moved(quarterly(frame, "promotion")))
        self.promotion.say(name, words.number(value, 2), value, note, tip)

    def _show_racks(self, frame: sandbox.Frame) -> None:
        words = self._words
        for dial, code, name, note in (
            (
                self.racks,
                "rack_occupancy",
                translate("Gauges", "Racks let"),
                translate("Gauges", "Racks let over racks built, all halls: what officials quote."),
            ),
            (
                self.use,
                "merchant_utilisation",
                translate("Gauges", "GPU use"),
                translate("Gauges", "Capacity in use over installed, merchants' halls: what the press quotes."),
            ),
        ):
            share = words.seen(code, frame.indicators[code])
            dial.say(name, words.said(code, words.percent(share)), share, note, words.explained(code))


def quarterly(frame: sandbox.Frame, name: str) -> float:
    """Return how far an indicator has moved in 13 weeks; not known before that."""
    column_ = [v.name for v in sandbox.INDICATORS].index(name)
    now = frame.tick - 1
    if now < QUARTER or now >= len(frame.series):
        return math.nan
    return float(frame.series[now, column_] - frame.series[now - QUARTER, column_])


def unmet_share(frame: sandbox.Frame) -> float:
    """Return the part of all provinces' demand that nobody served."""
    asked = float(frame.provinces["demand"].sum())
    return frame.indicators["unmet_demand"] / asked if asked > 0 else math.nan
