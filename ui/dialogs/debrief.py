"""What happened: the player's province and the nation, against the published record and against nobody playing."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

import sandbox
from ui.charts.plot import Array, Chart
from ui.charts.subject import Line, Subject
from ui.dialogs.figures import Figures
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Facts, Letter, button, card, column, label, line, row, scrolled
from ui.words import catalogue, trust
from ui.words.i18n import DASH, THIN, Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

NATION = (
    "merchant_utilisation", "cloud_utilisation", "idle_share_new", "rent_8xh100", "merchant_capacity",
    "projects_finished", "projects_cancelled", "unmet_demand", "late_demand", "fiscal_cost", "operator_cash",
)  # fmt: skip
SHOWN = 12  # halls and decisions: the latest of a long game
MINE = ("purse", "purse_income", "own_halls", "own_capacity", "own_utilisation", "own_cash")
USE = Subject(
    "use",
    QT_TRANSLATE_NOOP("Chart", "Merchant use"),
    "share",
    (Line("merchant_utilisation", QT_TRANSLATE_NOOP("Chart", "your game"), "accent"),),
)
RENT = Subject(
    "rent",
    QT_TRANSLATE_NOOP("Chart", "Rent"),
    "kCNY",
    (Line("rent_8xh100", QT_TRANSLATE_NOOP("Chart", "your game"), "accent"),),
)


def agreeing(mine: float, other: float) -> int:
    """Return how many digits (1 to 3) two numbers and their difference need, so that rounded they still add up."""
    for digits in (1, 2):
        if abs(round(mine, digits) - round(other, digits) - round(mine - other, digits)) < 0.5 * 10.0**-digits:
            return digits
    return 3


class DebriefPage(QWidget):
    """The end screen; every sentence on it is made from the numbers beside it."""

    back = Signal()
    export = Signal()
    go_to = Signal(int)

    def __init__(self, theme: Theme, session: Session, words: Translator) -> None:
        super().__init__()
        self._theme, self._session, self._words = theme, session, words
        self._frame: sandbox.Frame | None = None
        self._alone: Array | None = None
        self._player = ""
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QWidget()
        whole = self._whole = column(page, (36, 24, 36, 24), 16)
        whole.addLayout(self._head())
        self._grid = QGridLayout()
        self._grid.setSpacing(16)
        self._cards = (self._mine(), self._nation(), self._record(), self._decided())
        whole.addLayout(self._grid)
        whole.addStretch(1)
        column(self).addWidget(scrolled(page))
        self.setTabOrder(self.back_button, self.letter)
        words.changed.connect(self.retranslate)
        theme.changed.connect(self._restyle)
        self.retranslate()

    def _head(self) -> QBoxLayout:
        head = self._heading = row(gap=12)
        texts = column(gap=2)
        self.title, self.subtitle = label("page", wrap=True), label("soft", wrap=True)
        self.letter = Letter()
        below = row(gap=8)
        below.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.subtitle, 1)
        texts.addWidget(self.title)
        texts.addLayout(below)
        head.addLayout(texts, 1)
        self.export_button, self.back_button = button("primary"), button("plain")
        buttons = row(gap=12)
        for made, signal in ((self.export_button, self.export), (self.back_button, self.back)):
            made.setMinimumHeight(32)
            made.clicked.connect(signal)
            buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addStretch(1)
        head.addLayout(buttons)
        return head

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Stand the cards in one column where two would cut their names."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        px, width = self._theme.px, self.width()
        columns, upright = (2 if width >= px(1120) else 1), width < px(640)
        for k, made in enumerate(self._cards):
            self._grid.addWidget(made, k // columns, k % columns)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, columns - 1)
        direction = QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight
        self._heading.setDirection(direction)
        self._charts.setDirection(direction)
        side = 36 if width >= px(700) else 14
        self._whole.setContentsMargins(side, 24, side, 24)

    def _card(self) -> tuple[QFrame, QVBoxLayout, QLabel, QLabel]:
        box = card()
        inside = column(box, (20, 14, 20, 16), 8)
        title, note = label("title"), label("caption", wrap=True)
        inside.addWidget(title)
        inside.addWidget(note)
        return box, inside, title, note

    def _mine(self) -> QWidget:
        box, inside, self.mine_title, self.mine_note = self._card()
        self.mine = Facts(5)
        inside.addWidget(self.mine)
        self._above_halls = line()
        inside.addWidget(self._above_halls)
        self.halls = Facts(5)
        inside.addWidget(self.halls)
        inside.addStretch(1)
        return box

    def _nation(self) -> QWidget:
        box, inside, self.nation_title, self.nation_note = self._card()
        self.nation = Figures(("value", "small", "value"))
        inside.addWidget(self.nation)
        inside.addWidget(line())
        self.gauges_note = label("caption", wrap=True)
        self.gauges = Figures(("value", "small", "value"))
        inside.addWidget(self.gauges_note)
        self.lines = label("caption", wrap=True)
        inside.addWidget(self.gauges)
        inside.addWidget(self.lines)
        inside.addStretch(1)
        return box

    def _record(self) -> QWidget:
        box, inside, self.record_title, self.record_note = self._card()
        self.charts = [Chart(USE, self._theme, self._words), Chart(RENT, self._theme, self._words)]
        charts = self._charts = row(gap=8)
        for chart in self.charts:
            chart.setMinimumSize(150, 170)
            chart.setFixedHeight(self._theme.px(190))
            charts.addWidget(chart, 1)
        inside.addLayout(charts)
        self.record = Figures(("small", "small", "value", "small"))
        inside.addWidget(self.record)
        inside.addStretch(1)
        return box

    def _decided(self) -> QWidget:
        box, inside, self.decided_title, self.decided_note = self._card()
        self._decisions = column(gap=4)
        inside.addLayout(self._decisions)
        inside.addStretch(1)
        return box

    def _restyle(self) -> None:
        for chart in self.charts:
            chart.retheme()
            chart.setFixedHeight(self._theme.px(190))
        self._fold()
        if self._frame is not None:
            self.show_frame(self._frame)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words, told = self._words, (*NATION, *catalogue.GAUGES, *MINE)
        tip = translate("Debrief", "Each number says in its tip how far to trust it.")
        letters = (words.trust.letter(f"nation.{name}") for name in told)
        self.letter.say(letters, f"{tip}\n{words.trust.assumption()}")
        self.export_button.setText(translate("Debrief", "Save the capsule…"))
        self.back_button.setText(translate("Debrief", "Back to the map"))
        self.mine_title.setText(translate("Debrief", "Your province"))
        self.nation_title.setText(translate("Debrief", "The nation"))
        self.nation_note.setText(translate("Debrief", "your game against the same world in which nobody plays"))
        self.record_title.setText(translate("Debrief", "Against the record"))
        self.decided_title.setText(translate("Debrief", "What you decided"))
        yours, alone = translate("Debrief", "your game"), translate("Debrief", "nobody plays")
        for table in (self.nation, self.gauges):
            table.say_heads((yours, alone, translate("Debrief", "difference")))
        self.gauges_note.setText(translate("Debrief", "Five gauges: 0 bad, 1 good"))
        self.record.say_heads((translate("Debrief", "published"), translate("Debrief", "range"), yours, ""))
        for chart in self.charts:
            chart.retranslate()
            chart.show_other(self._alone, alone, ahead=False)
        if self._frame is not None:
            self.show_frame(self._frame)

    # Showing

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take a new game."""
        self._player = str(scenario.player or "")
        self._alone = None
        self._frame = None
        for chart in self.charts:
            chart.show_other(None)

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week at which the player looks back."""
        self._frame = frame
        words = self._words
        where = words.province(self._player) if self._player else translate("Debrief", "The nation")
        begin, end = words.week(frame.start), words.week(frame.date)
        self.title.setText(f"{where}, {begin} – {end}" if not words.chinese else f"{where}：{begin}至{end}")
        self.subtitle.setText(self.sentence(frame))
        self._show_mine(frame)
        self._show_nation(frame)
        self._show_record(frame)
        self._show_decisions(frame)

    def show_alone(self, rows: Array) -> None:
        """Take the rows of the world in which nobody plays."""
        self._alone = rows
        for chart in self.charts:
            chart.show_other(rows, translate("Debrief", "nobody plays"), ahead=False)
        if self._frame is not None:
            self.show_frame(self._frame)

    @property
    def knows_alone(self) -> bool:
        """Whether the world without a player has been played."""
        return self._alone is not None

    def sentence(self, frame: sandbox.Frame) -> str:
        """Say the outcome in one or two sentences, from the numbers."""
        words = self._words
        here = frame.indicators
        nation = translate("Debrief", "{use} of the nation's merchant capacity is busy.").format(
            use=words.percent(here["merchant_utilisation"])
        )
        if words.hides("merchant_utilisation"):
            nation = trust.instead()
        mine = [h for h in frame.halls if h.province == self._player and not h.audited]
        if not self._player:
            return nation
        if not mine:
            return translate("Debrief", "You built nothing.") + " " + nation
        live = [h for h in mine if h.status == "live"]
        if not live:
            return words.counts.halls_idle(len(mine)) + " " + nation
        use = words.percent(here["own_utilisation"])
        if words.hides("own_utilisation"):
            return words.counts.halls_only_run(len(mine)).format(live=len(live)) + " " + nation
        return words.counts.halls_run(len(mine)).format(live=len(live), use=use) + " " + nation

    def _show_mine(self, frame: sandbox.Frame) -> None:
        words = self._words
        for name in MINE:
            value = float(frame.indicators.get(name, math.nan))
            if name == "own_utilisation" and not frame.indicators.get("own_halls"):
                value = math.nan
            key = f"nation.{name}"
            self.mine.say(name, words.label(name), *words.value(key, value), words.explained(key))
        self.mine_note.setText(
            translate("Debrief", "at {week}").format(week=words.week(frame.date))
            if self._player
            else translate("Debrief", "Nobody played; there is no province of yours.")
        )
        self.mine.setVisible(bool(self._player))
        own = [hall for hall in frame.halls if not hall.audited]
        shown = own[-SHOWN:]
        for key in self.halls.keys() - {str(hall.slot) for hall in shown}:
            self.halls.hide_row(key)
        self._above_halls.setVisible(bool(own))
        if own:
            use, cash = translate("Debrief", "use"), translate("Debrief", "cash")
            self.halls.say("head", self._latest(len(shown), len(own)), use, cash, role="caption")
        for hall in shown:
            name = f"{catalogue.hall_name(hall.slot, hall.name)} · {catalogue.status(hall.status)}"
            use = words.percent(hall.utilisation) if hall.status == "live" else DASH
            use = words.said("hall.utilisation", use)
            role = {"failed": "bad", "paused": "watch"}.get(hall.status, "value")
            self.halls.say(str(hall.slot), name, use, words.money(hall.cash), role=role)

    def _latest(self, shown: int, all_: int) -> str:
        """Say that a list does not show all that there is; nothing where it does."""
        if shown == all_:
            return ""
        number = self._words.number
        return translate("Debrief", "the latest {shown} of {all}").format(shown=number(shown), all=number(all_))

    def _show_nation(self, frame: sandbox.Frame) -> None:
        words = self._words
        names = [v.name for v in sandbox.INDICATORS]
        alone = self._alone
        self.nation_note.setText(
            translate("Debrief", "your game against the same world in which nobody plays")
            if alone is not None
            else translate("Debrief", "the world in which nobody plays is being computed…")
        )

        def both(name: str) -> tuple[float, float]:
            other = math.nan
            if alone is not None and 0 < frame.tick <= len(alone):
                other = float(alone[frame.tick - 1, names.index(name)])
            return float(frame.indicators.get(name, math.nan)), other

        for at, name in enumerate(NATION):
            key = f"nation.{name}"
            self.nation.say_row(at, words.label(name), self._beside(key, *both(name)), words.explained(key))
        for at, name in enumerate(catalogue.GAUGES):
            mine, other = both(name)
            digits = agreeing(mine, other) if math.isfinite(mine - other) else 2
            digits = max(digits, 2)
            figures = (words.number(mine, digits), words.number(other, digits))
            change = words.number(mine - other, digits, sign=True)
            row = (trust.assumed(), "", "") if words.hides(name) else (*figures, change)
            self.gauges.say_row(at, catalogue.gauge(name), row, words.explained(name))
        for table in (self.nation, self.gauges):
            table.fit()
        self.lines.setText(self._passed(frame))

    def _passed(self, frame: sandbox.Frame) -> str:
        """Name the red lines that were passed for long, each with the week in which it was told."""
        told, hidden = [], any(self._words.hides(f"red_line.{one.name}") for one in frame.red_lines)
        for notice in frame.notices:
            if notice.code == "red_line.passed" and not self._words.hides(f"red_line.{notice.params['red_line']}"):
                week = self._words.week(frame.start + dt.timedelta(weeks=notice.tick))
                told.append(f"{catalogue.red_line(str(notice.params['red_line']))} ({week})")
        if not told and hidden:
            return translate("Debrief", "Which red lines were passed for long rests on assumptions (confidence D).")
        if not told:
            return translate("Debrief", "No red line was passed for long.")
        return translate("Debrief", "Red lines passed for long: {lines}").format(lines=" · ".join(told))

    def _beside(self, name: str, mine: float, other: float) -> tuple[str, str, str]:
        """Say two numbers and their difference; shares with as many digits as make the three agree."""
        words, difference = self._words, mine - other
        if words.hides(name):
            return trust.assumed(), "", ""
        if catalogue.UNITS[name.rpartition(".")[2]] != "share" or not math.isfinite(difference):
            return (
                words.with_unit(name, mine),
                words.with_unit(name, other),
                words.with_unit(name, difference, sign=True),
            )
        digits = agreeing(mine * 100, other * 100)
        points = words.number(difference * 100, digits, sign=True) + THIN + translate("Debrief", "points")
        return words.percent(mine, digits), words.percent(other, digits), points

    def _show_record(self, frame: sandbox.Frame) -> None:
        words = self._words
        for chart in self.charts:
            chart.show_rows(frame.series, frame.start, frame.weeks, frame.tick)
            chart.show_marks([(t, words.decision(d)) for t, d in frame.decisions], [])
        facts = known_facts(frame)[-9:]
        self.record_note.setText(
            translate(
                "Debrief",
                "published figures with their ranges (diamonds), and this game; a single run, not a band",
            )
            if facts
            else translate("Debrief", "Nothing was published yet of the weeks that are played.")
        )
        self.record.setVisible(bool(facts))
        for at, (fact, value) in enumerate(facts):
            inside = fact.low <= value <= fact.high
            low, high = (words.agreed(fact.indicator, end)[0] for end in (fact.low, fact.high))
            verdict = translate("Debrief", "inside") if inside else translate("Debrief", "outside")
            hidden = words.hides(fact.indicator)
            figures = (
                words.published(fact.indicator, fact.value),
                f"{low} – {high}",
                words.with_unit(fact.indicator, value),
                "" if hidden else verdict,
            )
            name = f"{words.label(fact.indicator)}, {words.week(fact.date_to)}"
            self.record.say_row(at, name, figures, words.fact(fact))
            self.record.say_role(at, 3, "small" if inside else "watchtext")
        self.record.keep(len(facts))
        self.record.fit()

    def _show_decisions(self, frame: sandbox.Frame) -> None:
        while self._decisions.count():
            item = self._decisions.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()  # it goes only when the loop comes round, and would be seen until then
                widget.deleteLater()
        words = self._words
        shown = frame.decisions[-SHOWN:]
        note = translate("Debrief", "go back to one and decide otherwise: a branch begins there")
        latest = self._latest(len(shown), len(frame.decisions))
        self.decided_note.setText(f"{note} · {latest}" if latest else note)
        for tick, decision in shown:
            made = QWidget()
            inside = row(gap=10)
            made.setLayout(inside)
            week = label("caption", words.week(frame.start + dt.timedelta(weeks=tick)))
            week.setMinimumWidth(self._theme.px(80))
            go = button("soft", translate("Debrief", "Go back there"))
            go.clicked.connect(lambda _=False, tick=tick: self.go_to.emit(tick))
            inside.addWidget(week)
            inside.addWidget(label("body", words.decision(decision), wrap=True), 1)
            inside.addWidget(go)
            self._decisions.addWidget(made)
        if not frame.decisions:
            text = translate("Debrief", "Nothing. The same seed with one hall in it is another story.")
            self._decisions.addWidget(label("caption", text, wrap=True))


def known_facts(frame: sandbox.Frame) -> list[tuple[sandbox.Fact, float]]:
    """Return each published fact whose weeks are played, and the game's mean over them."""
    names = [v.name for v in sandbox.INDICATORS]
    found = []
    for fact in sandbox.facts():
        if fact.indicator not in names:
            continue
        begin = max(0, math.floor((fact.date_from - frame.start).days / 7))
        end = math.floor((fact.date_to - frame.start).days / 7) + 1
        if end - begin > 20 or end > len(frame.series):
            continue
        window = frame.series[begin:end, names.index(fact.indicator)]
        known = window[np.isfinite(window)]
        if known.size:
            found.append((fact, float(known.mean())))
    return found
