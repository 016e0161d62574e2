"""The first page: go on with a game, open a file, or choose a scenario, a province and a seed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QSizePolicy, QSpinBox, QWidget

import sandbox
from ui.autosave import Left
from ui.charts.plot import Chart
from ui.charts.subject import Line, Subject
from ui.dialogs.about import map_statement
from ui.look import icons
from ui.look.theme import Theme
from ui.paths import why_not
from ui.settings import Settings
from ui.widgets import Elided, Row, Segmented, button, card, column, label, line, row, scrolled
from ui.words import catalogue
from ui.words.i18n import Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

QWIDGETSIZE_MAX = 16_777_215  # Qt's own word for no limit, which its bindings lack
RECORD = Subject(
    "record",
    QT_TRANSLATE_NOOP("Chart", "Published"),
    "kCNY",
    (
        Line("rent_8xh100", QT_TRANSLATE_NOOP("Chart", "rent, month"), "s1"),
        Line("h100_card_price", QT_TRANSLATE_NOOP("Chart", "card, resold"), "s2", (6, 3)),
    ),
)


class Mark(QWidget):
    """The mark of Suanli: three lines on a vermilion tile."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(QSize(44, 44))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        painter.drawRoundedRect(self.rect(), 9, 9)
        painter.setPen(QPen(self._theme.color("accent_text"), 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for y, end in ((14, 33), (22, 26), (30, 33)):
            painter.drawLine(11, y, end, y)


class ScenarioCard(QWidget):
    """One scenario: what it is, whom you play, the seed, and its buttons."""

    begun = Signal(object)

    def __init__(self, scenario: sandbox.Scenario, theme: Theme, words: Translator, hero: bool) -> None:
        super().__init__()
        self.scenario, self._words = scenario, words
        box = card()
        column(self).addWidget(box)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        whole = self._whole = QHBoxLayout(box)
        whole.setContentsMargins(24, 18, 20, 18)
        whole.setSpacing(20)
        left = column(gap=8)
        self.span = label("chip" if hero else "chipquiet")
        chips = row()
        chips.addWidget(self.span)
        chips.addStretch(1)
        self.title = label("page" if hero else "name", wrap=True)
        self.text = label("soft", wrap=True)
        left.addLayout(chips)
        left.addWidget(self.title)
        left.addWidget(self.text)
        left.addStretch(1)
        self.province_name, self.seed_name = label("caption"), label("caption")
        self.province, self.seed = QComboBox(), QSpinBox()
        self.province.setMinimumWidth(170)
        self.seed.setRange(0, 2**31 - 1)
        self.seed.setValue(int(scenario.seed))
        self.seed.setMinimumWidth(90)
        for box_ in (self.province, self.seed):
            box_.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        pick = row(gap=12)
        for named, widget in ((self.province_name, self.province), (self.seed_name, self.seed)):
            part = column(gap=2)
            part.addWidget(named)
            part.addWidget(widget)
            part.addStretch(1)  # both stand on one line, whichever is higher
            pick.addLayout(part)
            named.setBuddy(widget)
        pick.addStretch(1)
        left.addLayout(pick)
        self.play, self.watch = button("primary" if hero else "plain"), button("plain")
        self.play.setMinimumHeight(32)
        self.watch.setMinimumHeight(32)
        self.play.clicked.connect(lambda: self._begin(str(self.province.currentData())))
        self.watch.clicked.connect(lambda: self._begin(None))
        buttons = row(gap=10)
        buttons.addWidget(self.play)
        buttons.addWidget(self.watch)
        buttons.addStretch(1)
        left.addSpacing(4)
        left.addLayout(buttons)
        whole.addLayout(left, 1)
        self.chart: Chart | None = None
        if hero:
            self.chart = Chart(RECORD, theme, words)
            self.chart.bare = True
            self.chart.setMinimumSize(260, 190)
            self.chart.setMaximumHeight(theme.px(240))
            self.key = label("caption", wrap=True)
            self.key.setContentsMargins(12, 0, 0, 0)  # under the title of the chart
            right = column(gap=4)
            right.addWidget(self.chart, 1)
            right.addWidget(self.key)
            whole.addLayout(right, 1)
        self.retranslate()

    def fold(self, upright: bool) -> None:
        """Stand the chart below the words, or beside them."""
        ways = QBoxLayout.Direction
        self._whole.setDirection(ways.TopToBottom if upright else ways.LeftToRight)

    def _begin(self, player: str | None) -> None:
        self.begun.emit(self.scenario.model_copy(update={"player": player, "seed": self.seed.value()}))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        words, scenario = self._words, self.scenario
        end = scenario.start + dt.timedelta(weeks=scenario.weeks - 1)
        if words.chinese:
            span = f"{scenario.start.year}年{scenario.start.month}月 – {end.year}年{end.month}月"
        else:
            span = f"{words.day(scenario.start, year=True)} – {words.day(end, year=True)}"
        self.span.setText(span)
        self.title.setText(words.text(scenario.title))
        self.text.setText(words.text(scenario.description))
        self.province_name.setText(translate("Start", "Your province"))
        self.seed_name.setText(translate("Start", "Seed"))
        self.seed.setToolTip(translate("Start", "The same seed and decisions give the same game, to the bit"))
        self.seed.setAccessibleName(self.seed_name.text())
        self.province.setAccessibleName(self.province_name.text())
        self.play.setText(translate("Start", "Play"))
        self.watch.setText(translate("Start", "Watch"))
        self.watch.setToolTip(translate("Start", "Nobody plays; all provinces act by the model"))
        kept = self.province.currentData() or scenario.player or "Gansu"
        self.province.clear()
        names = list(scenario.provinces) if scenario.tables == "inline" else [r.name for r in sandbox.provinces()]
        for name in names:
            self.province.addItem(words.province(name), name)
        self.province.setCurrentIndex(max(0, self.province.findData(kept)))
        if self.chart is not None:
            self.chart.retranslate()
            self.key.setText(
                translate("Start", "◇ a published price, the bar its range. Point at one to see who published it.")
            )

    def show_record(self) -> None:
        """Mark what was published on the chart, without a line between."""
        if self.chart is not None:
            rows = np.full((self.scenario.weeks, len(sandbox.INDICATORS)), np.nan)
            self.chart.show_rows(rows, self.scenario.start, self.scenario.weeks, self.scenario.weeks)
            self.chart.show_marks([], [])


class StartPage(QWidget):
    """Continue, recent files, and the scenarios that ship."""

    begun = Signal(object)
    opened = Signal(str)
    open_wanted = Signal()
    back_wanted = Signal()
    restore_wanted = Signal(object)
    drop_wanted = Signal(object)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Translator, settings: Settings) -> None:
        super().__init__()
        self._theme, self._words, self._settings = theme, words, settings
        self._running = False
        self._left: Left | None = None
        self.setProperty("part", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        whole = row(gap=0)
        self.setLayout(whole)
        self.side, self.main = scrolled(self._side()), scrolled(self._main())
        whole.addWidget(self.side)
        whole.addWidget(self.main, 1)
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
        self.retheme()
        self.retranslate()

    def _side(self) -> QWidget:
        side = QWidget()
        side.setProperty("part", "panel")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = self._side_column = column(side, (36, 32, 36, 20), 8)
        inside.addWidget(Mark(self._theme))
        self.title = label("page", "算力沙盘")
        self.subtitle, self.motto = label("soft", wrap=True), label("small", wrap=True)
        inside.addSpacing(8)
        inside.addWidget(self.title)
        inside.addWidget(self.subtitle)
        inside.addWidget(self.motto)
        inside.addSpacing(16)
        self.left_title = label("over")
        self.left_card = card()
        self.left_name, self.left_note = label("strong", wrap=True), label("caption", wrap=True)
        self.restore_button, self.drop_button = button("primary"), button("plain")
        whole = column(self.left_card, (14, 10, 12, 10), 2)
        whole.addWidget(self.left_name)
        whole.addWidget(self.left_note)
        whole.addSpacing(6)
        part = row()
        for made, slot in ((self.restore_button, self._restore), (self.drop_button, self._drop)):
            made.setMinimumHeight(32)
            made.clicked.connect(slot)
            part.addWidget(made)
        part.addStretch(1)
        whole.addLayout(part)
        inside.addWidget(self.left_title)
        inside.addWidget(self.left_card)
        self.continue_title, self.recent_title = label("over"), label("over")
        inside.addWidget(self.continue_title)
        self.continue_card = card()
        self.continue_card.setProperty("current", True)
        part = row((14, 10, 12, 10))
        self.continue_card.setLayout(part)
        self.continue_name, self.continue_note = Elided("strong"), Elided("caption")
        names = column(gap=2)
        names.addWidget(self.continue_name)
        names.addWidget(self.continue_note)
        part.addLayout(names, 1)
        self.continue_button = button("primary")
        self.continue_button.setMinimumHeight(32)
        self.continue_button.clicked.connect(self._continue)
        part.addWidget(self.continue_button)
        inside.addWidget(self.continue_card)
        inside.addSpacing(8)
        inside.addWidget(self.recent_title)
        self._recent = column(gap=2)
        inside.addLayout(self._recent)
        self.open_button = button("plain")
        self.open_button.setMinimumHeight(32)
        self.open_button.clicked.connect(self.open_wanted)
        inside.addWidget(self.open_button)
        self._main_at = inside.count()
        inside.addStretch(1)
        inside.addWidget(line())
        self.statement, self.version = label("caption", wrap=True), label("caption")
        inside.addWidget(self.statement)
        inside.addWidget(self.version)
        self.language = Segmented(self._theme, [("en", "English"), ("zh_CN", "中文")], self._words.language or "en")
        self.look = Segmented(
            self._theme, [("light", "light"), ("dark", "dark"), ("contrast", "contrast")], self._theme.name
        )
        self.language.chosen.connect(self.language_chosen)
        self.look.chosen.connect(self.theme_chosen)
        inside.addWidget(self.language)
        inside.addWidget(self.look)
        return side

    def _main(self) -> QWidget:
        page = QWidget()
        inside = column(page, (36, 28, 36, 28), 16)
        head = row(gap=12)
        self.scenarios_title, self.scenarios_note = label("title"), label("soft", wrap=True)
        head.addWidget(self.scenarios_title)
        head.addWidget(self.scenarios_note, 1)
        inside.addLayout(head)
        self.cards: list[ScenarioCard] = []
        names = sorted(sandbox.shipped_scenarios(), key=lambda name: (name != "rush", name))
        for name in names:
            made = ScenarioCard(sandbox.load_scenario(name), self._theme, self._words, name == "rush")
            made.begun.connect(self.begun)
            self.cards.append(made)
            inside.addWidget(made)
        inside.addStretch(1)
        return page

    def refresh(self, running: bool) -> None:
        """Take the recent files, and whether a game is open behind this page."""
        self._running = running
        while self._recent.count():
            item = self._recent.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()  # it goes only when the loop comes round, and would be seen until then
                widget.deleteLater()
        recent = self._settings.recent
        first = "" if running else next((path for path in recent if not why_not(path)), "")
        self._first = first
        self.continue_card.setVisible(bool(first) or running)
        self.continue_title.setVisible(self.continue_card.isVisibleTo(self))
        if running:
            self.continue_name.say(translate("Start", "The open game"))
            self.continue_note.say(translate("Start", "behind this page"))
        elif first:
            self.continue_name.say(Path(first).stem)
            self.continue_note.say(when(Path(first), self._words))
        for path in [p for p in recent if p != first][:4]:
            self._recent.addWidget(self._recent_row(path))
        self.recent_title.setVisible(self._recent.count() > 0)
        for made in self.cards:
            made.show_record()

    def show_left(self, left: Left | None) -> None:
        """Offer what a run that crashed has left; None where none did."""
        self._left = left
        for part in (self.left_title, self.left_card):
            part.setVisible(left is not None)
        if left is None:
            return
        words, scenario = self._words, left.scenario
        player = words.province(scenario.player) if scenario.player else translate("Start", "nobody plays")
        week = words.week(scenario.start + dt.timedelta(weeks=left.tick))
        self.left_name.setText(f"{words.text(scenario.title)} · {player} · {week}")
        note = translate("Start", "The program stopped before this game was saved. Copy of {time}.")
        if left.damaged:
            note = translate("Start", "The program stopped, and its last copy is damaged. This one is of {time}.")
        at = left.written
        self.left_note.setText(note.format(time=f"{words.day(at.date(), year=True)}, {at.hour:02d}:{at.minute:02d}"))

    def _restore(self) -> None:
        if self._left is not None:
            self.restore_wanted.emit(self._left.paths)

    def _drop(self) -> None:
        if self._left is not None:
            self.drop_wanted.emit(self._left.paths)

    def _recent_row(self, path: str) -> QWidget:
        made = Row()
        made.setFixedHeight(self._theme.px(28))
        inside = row((6, 0, 6, 0))
        made.setLayout(inside)
        reason = catalogue.why_not(why_not(path))
        name = Elided("off" if reason else "body", Path(path).name)
        note = label("caption", reason or when(Path(path), self._words))
        forget = button("ghost")
        forget.setProperty("icononly", True)
        forget.setFixedSize(22, 22)
        forget.setIcon(icons.icon("close", self._theme.tokens.text2))
        forget.setToolTip(translate("Start", "Take it off this list; the file stays"))
        forget.setAccessibleName(f"{forget.toolTip()}: {Path(path).name}")
        forget.clicked.connect(lambda: self._forget(path))
        inside.addWidget(name, 1)
        inside.addWidget(note)
        inside.addWidget(forget)
        made.setToolTip(f"{path}\n{reason}".strip())
        made.setAccessibleName(f"{Path(path).name} {reason}".strip())
        if reason:
            made.setProperty("part", "")  # nothing happens where one points at it
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            made.setCursor(Qt.CursorShape.ArrowCursor)
        else:
            made.clicked.connect(lambda: self.opened.emit(path))
        return made

    def _forget(self, path: str) -> None:
        self._settings.forget(path)
        self.refresh(self._running)

    def _continue(self) -> None:
        if self._running:
            self.back_wanted.emit()
        elif self._first:
            self.opened.emit(self._first)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Narrow the left side in a small window."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        one = self.width() < self._theme.px(760)
        if one != self.main.isHidden():
            self._one_column(one)
        if not one:
            self.side.setFixedWidth(self._theme.px(280 if self.width() < 1120 else 380))
        margins = (20, 18, 20, 14) if self.width() < 1120 or self.height() < 700 else (36, 32, 36, 20)
        self._side_column.setContentsMargins(*margins)
        for made in self.cards:
            made.fold(self.width() < self._theme.px(980))

    def _one_column(self, one: bool) -> None:
        """Let the scenarios follow in the column of the left side where there is no room beside it, or go back."""
        if one:
            self._scenarios = self.main.takeWidget()
            self._side_column.insertWidget(self._main_at, self._scenarios)
            self.side.setMinimumWidth(0)
            self.side.setMaximumWidth(QWIDGETSIZE_MAX)
        else:
            self.main.setWidget(self._scenarios)
        self.main.setHidden(one)

    def retheme(self) -> None:
        """Show which theme is chosen."""
        self._fold()
        self.look.choose(self._theme.name)
        for made in self.cards:
            if made.chart is not None:
                made.chart.retheme()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.subtitle.setText(translate("Start", "Suanli, a policy sandbox"))
        self.motto.setText(
            translate(
                "Start",
                "Plan compute for a province. Make mistakes that look sensible. Rewind, and find the other roads.",
            )
        )
        self.left_title.setText(translate("Start", "NOT SAVED"))
        self.restore_button.setText(translate("Start", "Restore"))
        self.drop_button.setText(translate("Start", "Remove…"))
        self.show_left(self._left)
        self.continue_title.setText(translate("Start", "CONTINUE"))
        self.recent_title.setText(translate("Start", "RECENT"))
        self.continue_button.setText(translate("Start", "Continue"))
        self.open_button.setText(translate("Start", "Open a file…"))
        self.statement.setText(map_statement())
        self.version.setText(translate("Start", "Version {version}").format(version=sandbox.__version__))
        self.scenarios_title.setText(translate("Start", "Scenarios"))
        self.scenarios_note.setText(translate("Start", "seeded, so every game can be replayed bit for bit"))
        self.look.set_label("light", translate("Start", "Light"))
        self.look.set_label("dark", translate("Start", "Dark"))
        self.look.set_label("contrast", translate("Start", "Contrast"))
        self.look.setAccessibleName(translate("Start", "Colours"))
        self.language.setAccessibleName(translate("Start", "Language"))
        if self._words.language:
            self.language.choose(self._words.language)
        for made in self.cards:
            made.retranslate()
        self.refresh(self._running)


def when(path: Path, words: Translator) -> str:
    """Return the day on which a file was written."""
    try:
        return words.day(dt.date.fromtimestamp(path.stat().st_mtime), year=True)
    except (OSError, ValueError, OverflowError):
        return ""
