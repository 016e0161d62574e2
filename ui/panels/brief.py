"""The brief: three lines of what moved most in the last month and why; each opens the parts of its change."""

from __future__ import annotations

import datetime as dt
import time

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Elided, Facts, Letter, Row, column, label, line, row, scrolled
from ui.words import briefs
from ui.words.i18n import Translator
from ui.words.marks import translate

PAUSE = 1.0  # seconds between two questions while time runs


class BriefRow(QWidget):
    """One line: what moved, why, and below it, when opened, the parts."""

    opened = Signal()

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._line: sandbox.BriefLine | None = None
        self._said: tuple[object, ...] = ()
        self.head = Row()
        inside = row((6, 5, 6, 5), 8)
        self.head.setLayout(inside)
        self._mark = QLabel()
        self.what, self.why = Elided("strong"), Elided("small")
        texts = column(gap=1)
        texts.addWidget(self.what)
        texts.addWidget(self.why)
        inside.addWidget(self._mark)
        inside.addLayout(texts, 1)
        self.body = QWidget()
        below = row((32, 2, 12, 6))
        self.parts = Facts(3)
        self.body.setLayout(below)
        below.addWidget(self.parts, 2)
        below.addStretch(3)
        self.body.hide()
        whole = column(self)
        whole.addWidget(self.head)
        whole.addWidget(self.body)
        self.head.clicked.connect(self.toggle)
        self.retheme()

    def retheme(self) -> None:
        """Draw the mark again."""
        name = "chevron-right" if self.body.isHidden() else "chevron-down"
        self._mark.setPixmap(icons.icon(name, self._theme.tokens.text2).pixmap(QSize(12, 12)))

    def toggle(self) -> None:
        """Show the parts, or hide them."""
        self.body.setHidden(not self.body.isHidden())
        self.retheme()
        if not self.body.isHidden():
            self.opened.emit()

    def say(self, told: sandbox.BriefLine) -> None:
        """Show a line; one of another measure begins closed."""
        said = (told, self._words.language, self._words.hides(told.measure))
        if said == self._said:
            return
        if self._line is not None and self._line.measure != told.measure and not self.body.isHidden():
            self.toggle()
        self._said, self._line = said, told
        tip = self._words.explained(told.measure)
        self.what.say(briefs.line(told, self._words))
        self.why.say(briefs.why(told, self._words))
        self.what.explain(tip)
        self.why.explain(tip)
        self.head.setAccessibleName(f"{self.what.full()} {self.why.full()}")
        for key in self.parts.keys():  # noqa: SIM118
            self.parts.hide_row(key)
        for code, value in briefs.parts(told, self._words):
            self.parts.say(code, briefs.cause(code), briefs.moved(told.measure, value, self._words), "", tip)
        total = translate("Brief", "Together")
        self.parts.say("together", total, briefs.moved(told.measure, told.change, self._words), "", tip)


class BriefPanel(QWidget):
    """Three lines on the last whole month; it asks the engine once a month, while it is seen."""

    def __init__(self, theme: Theme, session: Session, words: Translator) -> None:
        super().__init__()
        self._theme, self._session, self._words = theme, session, words
        self._frame: sandbox.Frame | None = None
        self._brief: sandbox.Brief | None = None
        self._asked: tuple[int, int] | None = None
        self._asked_at = 0.0
        page = QWidget()
        inside = column(page, (14, 8, 14, 8), 2)
        self.title, self.letter = label("caption"), Letter()
        head = row()
        head.addWidget(self.title, 1)
        head.addWidget(self.letter)
        inside.addLayout(head)
        self.rows = [BriefRow(theme, words) for _ in range(3)]
        self._lines = [line() for _ in self.rows]
        self._area = scrolled(page)
        for made, above in zip(self.rows, self._lines, strict=True):
            made.opened.connect(lambda made=made: self._show_all_of(made))
            inside.addWidget(above)
            inside.addWidget(made)
        self.nothing = label("small", wrap=True)
        inside.addWidget(self.nothing)
        inside.addStretch(1)
        column(self).addWidget(self._area)
        session.briefed.connect(self._briefed)
        theme.changed.connect(self._restyle)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def _restyle(self) -> None:
        for made in self.rows:
            made.retheme()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.nothing.setText(
            translate("Brief", "The first brief comes when two months of four weeks have been played.")
        )
        self._show()

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take another game."""
        self._frame = self._brief = self._asked = None
        self._show()

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week; ask where a month has ended since the last question."""
        self._frame = frame
        month = frame.tick - frame.tick % sandbox.MONTH
        question = (frame.node, month)
        if question == self._asked:
            return
        if month < 2 * sandbox.MONTH:
            self._asked, self._brief = question, None
            self._show()
        elif not self._session.playing or time.monotonic() - self._asked_at >= PAUSE:
            self._asked, self._asked_at = question, time.monotonic()
            self._session.brief()

    def _briefed(self, brief: sandbox.Brief | None) -> None:
        self._brief = brief
        self._show()

    def _show(self) -> None:
        brief, frame = self._brief, self._frame
        told = brief.lines if brief is not None and frame is not None else ()
        for k, made in enumerate(self.rows):
            for part in (made, self._lines[k]):
                part.setVisible(k < len(told))
            if k < len(told):
                made.say(told[k])
        self.nothing.setVisible(not told)
        trust = self._words.trust
        tips = [f"{briefs.measure(t.measure)}: {trust.sentence(t.measure)}" for t in told]
        self.letter.say((trust.letter(t.measure) for t in told), "\n".join(tips))
        self.title.setVisible(bool(told))
        if brief is not None and frame is not None:
            last, before = (
                self._words.week(frame.start + dt.timedelta(weeks=brief.tick - 1 - back)) for back in (0, sandbox.MONTH)
            )
            text = translate("Brief", "What moved most from {before} to {last}, against what it usually moves")
            self.title.setText(text.format(before=before, last=last))

    def _show_all_of(self, made: BriefRow) -> None:
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(made.body, 0, 4))  # when it has its place


__all__ = ["BriefPanel", "BriefRow"]
