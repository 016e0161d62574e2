"""What happened: the player's province and the nation, against the published record and against nobody playing."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

import sandbox
from ui import catalogue
from ui.i18n import DASH, Translator, translate
from ui.marks import QT_TRANSLATE_NOOP
from ui.plot import Chart, Line, Subject
from ui.session import Session
from ui.theme import Theme
from ui.widgets import Elided, Facts, button, card, column, label, line, row, scrolled, set_role

NATION = (
    "merchant_utilisation", "cloud_utilisation", "idle_share_new", "rent_8xh100", "merchant_capacity",
    "projects_finished", "projects_cancelled", "unmet_demand", "late_demand", "fiscal_cost", "operator_cash",
)  # fmt: skip
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


class DebriefPage(QWidget):
    """The end screen; every sentence on it is made from the numbers beside it."""

    back = Signal()
    export = Signal()
    go_to = Signal(int)

    def __init__(self, theme: Theme, session: Session, words: Translator) -> None:
        super().__init__()
        self._theme, self._session, self._words = theme, session, words
        self._frame: Any = None
        self._alone: Any = None
        self._player = ""
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page = QWidget()
        whole = column(page, (36, 24, 36, 24), 16)
        whole.addLayout(self._head())
        grid = QGridLayout()
        grid.setSpacing(16)
        for k, made in enumerate((self._mine(), self._nation(), self._record(), self._decided())):
            grid.addWidget(made, k // 2, k % 2)
            grid.setColumnStretch(k % 2, 1)
        whole.addLayout(grid)
        whole.addStretch(1)
        column(self).addWidget(scrolled(page))
        words.changed.connect(self.retranslate)
        theme.changed.connect(self._restyle)
        self.retranslate()

    def _head(self) -> Any:
        head = row(gap=12)
        texts = column(gap=2)
        self.title, self.subtitle = label("page"), label("soft", wrap=True)
        texts.addWidget(self.title)
        texts.addWidget(self.subtitle)
        head.addLayout(texts, 1)
        self.export_button, self.back_button = button("primary"), button("plain")
        for made, signal in ((self.export_button, self.export), (self.back_button, self.back)):
            made.setMinimumHeight(32)
            made.clicked.connect(signal)
            head.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _card(self) -> tuple[Any, Any, Any, Any]:
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
        inside.addWidget(line())
        self.halls = Facts(5)
        inside.addWidget(self.halls)
        inside.addStretch(1)
        return box  # type: ignore[no-any-return]

    def _nation(self) -> QWidget:
        box, inside, self.nation_title, self.nation_note = self._card()
        self._table = QGridLayout()
        self._table.setHorizontalSpacing(14)
        self._table.setVerticalSpacing(4)
        self._table.setColumnStretch(0, 1)
        self._heads = [label("caption") for _ in range(4)]
        for k, head in enumerate(self._heads):
            self._table.addWidget(head, 0, k, Qt.AlignmentFlag.AlignRight if k else Qt.AlignmentFlag.AlignLeft)
        self._cells: dict[str, list[Any]] = {}
        for r, name in enumerate(NATION, start=1):
            cells: list[Any] = [Elided("small"), label("value"), label("small"), label("value")]
            for k, cell in enumerate(cells):
                if k:
                    cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._table.addWidget(cell, r, k)
            self._cells[name] = cells
        inside.addLayout(self._table)
        inside.addStretch(1)
        return box  # type: ignore[no-any-return]

    def _record(self) -> QWidget:
        box, inside, self.record_title, self.record_note = self._card()
        self.charts = [Chart(USE, self._theme, self._words), Chart(RENT, self._theme, self._words)]
        charts = row(gap=8)
        for chart in self.charts:
            chart.setMinimumSize(150, 170)
            chart.setFixedHeight(self._theme.px(190))
            charts.addWidget(chart, 1)
        inside.addLayout(charts)
        self.record = QGridLayout()
        self.record.setHorizontalSpacing(14)
        self.record.setVerticalSpacing(4)
        self.record.setColumnStretch(0, 1)
        self._record_cells: list[list[Any]] = []
        inside.addLayout(self.record)
        inside.addStretch(1)
        return box  # type: ignore[no-any-return]

    def _decided(self) -> QWidget:
        box, inside, self.decided_title, self.decided_note = self._card()
        self._decisions = column(gap=4)
        inside.addLayout(self._decisions)
        inside.addStretch(1)
        return box  # type: ignore[no-any-return]

    def _restyle(self) -> None:
        for chart in self.charts:
            chart.retheme()
        if self._frame is not None:
            self.show_frame(self._frame)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.export_button.setText(translate("Debrief", "Save the capsule…"))
        self.back_button.setText(translate("Debrief", "Back to the map"))
        self.mine_title.setText(translate("Debrief", "Your province"))
        self.nation_title.setText(translate("Debrief", "The nation"))
        self.nation_note.setText(translate("Debrief", "your game against the same world in which nobody plays"))
        self.record_title.setText(translate("Debrief", "Against the record"))
        self.record_note.setText(
            translate(
                "Debrief",
                "published figures with their ranges (diamonds), and this game; a single run, not a band",
            )
        )
        self.decided_title.setText(translate("Debrief", "What you decided"))
        self.decided_note.setText(translate("Debrief", "go back to one and decide otherwise: a branch begins there"))
        for head, text in zip(
            self._heads,
            (
                "",
                translate("Debrief", "your game"),
                translate("Debrief", "nobody plays"),
                translate("Debrief", "difference"),
            ),
            strict=True,
        ):
            head.setText(text)
        for chart in self.charts:
            chart.retranslate()
        if self._frame is not None:
            self.show_frame(self._frame)

    # Showing

    def begin(self, scenario: Any) -> None:
        """Take a new game."""
        self._player = str(scenario.player or "")
        self._alone = None
        self._frame = None
        for chart in self.charts:
            chart.show_other(None)

    def show_frame(self, frame: Any) -> None:
        """Take the week at which the player looks back."""
        self._frame = frame
        words = self._words
        where = words.province(self._player) if self._player else translate("Debrief", "The nation")
        begin, end = words.week(frame.start), words.week(frame.date)
        self.title.setText(f"{where}, {begin} – {end}" if not words.chinese else f"{where}：{begin}至{end}")
        self.subtitle.setText(self.sentence())
        self._show_mine()
        self._show_nation()
        self._show_record()
        self._show_decisions()

    def show_alone(self, rows: Any) -> None:
        """Take the rows of the world in which nobody plays."""
        self._alone = rows
        for chart in self.charts:
            chart.show_other(rows)
        if self._frame is not None:
            self.show_frame(self._frame)

    @property
    def knows_alone(self) -> bool:
        """Whether the world without a player has been played."""
        return self._alone is not None

    def sentence(self) -> str:
        """Say the outcome in one or two sentences, from the numbers."""
        frame, words = self._frame, self._words
        here = frame.indicators
        nation = translate("Debrief", "{use} of the nation's merchant capacity is busy.").format(
            use=words.percent(here["merchant_utilisation"])
        )
        mine = [h for h in frame.halls if h.province == self._player]
        if not self._player:
            return nation
        if not mine:
            return translate("Debrief", "You built nothing.") + " " + nation
        live = [h for h in mine if h.status == "live"]
        text = words.counts.halls_run(len(mine))
        use = words.percent(here["own_utilisation"]) if live else DASH
        return text.format(live=len(live), use=use) + " " + nation

    def _show_mine(self) -> None:
        frame, words = self._frame, self._words
        for name in MINE:
            value = float(frame.indicators.get(name, math.nan))
            if name == "own_utilisation" and not frame.indicators.get("own_halls"):
                value = math.nan
            self.mine.say(name, words.label(name), *words.value(name, value))
        self.mine_note.setText(
            translate("Debrief", "at {week}").format(week=words.week(frame.date))
            if self._player
            else translate("Debrief", "Nobody played; there is no province of yours.")
        )
        for hall in frame.halls[:12]:
            name = f"{catalogue.hall_name(hall.slot, hall.name)} · {catalogue.status(hall.status)}"
            use = words.percent(hall.utilisation) if hall.status == "live" else DASH
            role = {"failed": "bad", "paused": "watch"}.get(hall.status, "value")
            self.halls.say(str(hall.slot), name, use, words.money(hall.cash), role=role)

    def _show_nation(self) -> None:
        frame, words = self._frame, self._words
        names = [v.name for v in sandbox.INDICATORS]
        alone = self._alone
        self.nation_note.setText(
            translate("Debrief", "your game against the same world in which nobody plays")
            if alone is not None
            else translate("Debrief", "the world in which nobody plays is being computed…")
        )
        for name, cells in self._cells.items():
            column_ = names.index(name)
            mine = float(frame.indicators.get(name, math.nan))
            other = math.nan
            if alone is not None and 0 < frame.tick <= len(alone):
                other = float(alone[frame.tick - 1, column_])
            cells[0].say(words.label(name))
            cells[1].setText(words.with_unit(name, mine))
            cells[2].setText(words.with_unit(name, other))
            difference = mine - other
            text = words.with_unit(name, difference, sign=True)
            if catalogue.UNITS[name] == "share" and text != DASH:
                text = text.removesuffix("%") + translate("Debrief", "points")
            cells[3].setText(text)

    def _show_record(self) -> None:
        frame, words = self._frame, self._words
        for chart in self.charts:
            chart.show_rows(frame.series, frame.start, frame.weeks, frame.tick)
            chart.show_marks([(t, words.decision(d)) for t, d in frame.decisions], [])
        facts = [f for f in self._facts() if f is not None][-9:]
        heads = (
            translate("Debrief", "published"), translate("Debrief", "range"), translate("Debrief", "your game"), "",
        )  # fmt: skip
        while len(self._record_cells) <= len(facts):
            at = len(self._record_cells)
            cells: list[Any] = [Elided("small" if at else "caption")]
            cells += [label("small" if at else "caption") for _ in range(4)]
            for k, cell in enumerate(cells):
                if k:
                    cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.record.addWidget(cell, at, k)
            self._record_cells.append(cells)
        self._record_cells[0][0].say("")
        for k, text in enumerate(heads, start=1):
            self._record_cells[0][k].setText(text)
        for (fact, value), cells in zip(facts, self._record_cells[1:], strict=False):
            inside = fact.low <= value <= fact.high
            cells[0].say(f"{words.label(fact.indicator)}, {words.week(fact.date_to)}")
            cells[0].setToolTip(fact.publisher)
            cells[1].setText(words.with_unit(fact.indicator, fact.value))
            low, high = words.value(fact.indicator, fact.low)[0], words.value(fact.indicator, fact.high)[0]
            cells[2].setText(f"{low} – {high}")
            cells[3].setText(words.with_unit(fact.indicator, value))
            set_role(cells[3], "value")
            cells[4].setText(translate("Debrief", "inside") if inside else translate("Debrief", "outside"))
            set_role(cells[4], "small" if inside else "watchtext")

    def _facts(self) -> list[Any]:
        names = [v.name for v in sandbox.INDICATORS]
        frame = self._frame
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

    def _show_decisions(self) -> None:
        while self._decisions.count():
            item = self._decisions.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        frame, words = self._frame, self._words
        for tick, decision in frame.decisions[-12:]:
            made = QWidget()
            inside = row(gap=10)
            made.setLayout(inside)
            week = label("caption", words.week(frame.start + dt.timedelta(weeks=tick)))
            week.setMinimumWidth(self._theme.px(80))
            go = button("soft", translate("Debrief", "Branch here"))
            go.clicked.connect(lambda _=False, tick=tick: self.go_to.emit(tick))
            inside.addWidget(week)
            inside.addWidget(Elided("body", words.decision(decision)), 1)
            inside.addWidget(go)
            self._decisions.addWidget(made)
        if not frame.decisions:
            text = translate("Debrief", "Nothing. The same seed with one hall in it is another story.")
            self._decisions.addWidget(label("caption", text, wrap=True))
