"""What is planned for this week: a card for each decision, what all of it costs, and its commit."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Facts, button, column, label, row, scrolled
from ui.widgets.decisions import QueueCard
from ui.words import catalogue, policies
from ui.words.i18n import Translator
from ui.words.marks import translate

WHOLE = 16_777_215  # no limit to a height, as Qt writes it
UNKNOWN = "…"  # a price that is being asked for


class DecisionQueue(QWidget):
    """The cards; ``foot`` holds the sum and the button, which stay in sight. It is judged and priced as one plan."""

    moved = Signal()

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words = theme, session, words
        self._frame: sandbox.Frame | None = None
        self._played = False
        self._sent: list[sandbox.Decision] = []
        self._issues: Sequence[sandbox.Issue] = ()
        self._quotes: dict[tuple[str, int | str], sandbox.Quote] = {}
        self.decisions: list[sandbox.Decision] = []
        self._build()
        self._build_foot()
        session.refused.connect(self._refused)

    def _build(self) -> None:
        inside = column(self, (14, 8, 8, 0), 4)
        head = row((0, 0, 6, 0), 8)
        self.title, self.note = label("title"), label("caption")
        head.addWidget(self.title)
        head.addWidget(self.note, 1)
        inside.addLayout(head)
        cards = QWidget()
        self._cards = column(cards, (0, 0, 6, 0), 4)
        self._cards.addStretch(1)
        self._area = scrolled(cards)
        inside.addWidget(self._area, 1)

    def _build_foot(self) -> None:
        self.foot = QWidget()
        inside = column(self.foot, gap=4)
        self.totals = Facts(2)
        self.trouble = label("watchtext", wrap=True)
        self.commit = button("primary")
        self.commit.setMinimumHeight(32)
        self.commit.clicked.connect(self.submit)
        for widget in (self.totals, self.trouble, self.commit):
            inside.addWidget(widget)

    # Words and looks

    def retheme(self) -> None:
        """Make the cards anew, in the sizes of the text scale."""
        self._show_cards()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.title.setText(translate("Decisions", "Queue"))
        self._show_cards()

    # What comes from the game

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Begin another game, with nothing planned."""
        self._played, self._frame = scenario.player is not None, None
        self._sent, self._quotes = [], {}
        self.decisions.clear()
        self._show_cards()

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the money that there is this week."""
        if self._frame is not None and frame.node != self._frame.node:
            self._sent = []
        self._frame = frame
        self._show_totals()

    def judge(
        self,
        planned: Sequence[sandbox.Decision],
        quotes: Sequence[sandbox.Quote],
        issues: Sequence[sandbox.Issue],
    ) -> None:
        """Take the prices of what was planned when they were asked for, and what is wrong with the plan."""
        self._issues = issues
        self._quotes = {sandbox.subject(d): quote for d, quote in zip(planned, quotes, strict=False)}
        self._show_totals()

    def _refused(self, _: list[sandbox.Issue]) -> None:
        if self._sent:  # what was not taken comes back into the queue
            self.decisions, self._sent = [*self._sent, *self.decisions], []
            self._move()

    # Planning

    def put(self, decision: sandbox.Decision, quote: sandbox.Quote | None = None) -> None:
        """Queue a decision, with its price if that is known; one of the same kind for the same thing is replaced."""
        subject = sandbox.subject(decision)
        self._quotes.pop(subject, None)
        if quote is not None:
            self._quotes[subject] = quote
        self.decisions = [d for d in self.decisions if sandbox.subject(d) != subject]
        self.decisions.append(decision)
        self._move()

    def take(self, decision: sandbox.Decision) -> None:
        """Take a decision out."""
        self.decisions = [d for d in self.decisions if d is not decision]
        self._move()

    def submit(self) -> None:
        """Take the queued decisions, once."""
        if not self.decisions or self._issues or self._frame is None or self._frame.at_end:
            return
        if self._session.submit(self.decisions):
            self._sent, self.decisions = list(self.decisions), []
            self._move()

    def halls(self) -> set[int]:
        """Return the numbers of the halls that are to be placed or taken over."""
        return {d.hall for d in self.decisions if isinstance(d, sandbox.Place | sandbox.Takeover | sandbox.Audit)}

    def _move(self) -> None:
        self._issues = ()
        self._show_cards()
        self.moved.emit()

    # Showing

    def _show_cards(self) -> None:
        while self._cards.count() > 1:
            item = self._cards.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()  # its layout may still mean to show it; without a parent that would be a window
                widget.deleteLater()
        icon = icons.icon("close", self._theme.tokens.text2)
        for k, decision in enumerate(self.decisions):
            made = QueueCard(*self._lines(decision), icon)
            made.removed.connect(lambda decision=decision: self.take(decision))
            self._cards.insertWidget(k, made)
        if not self.decisions:
            text = translate("Decisions", "Nothing is planned. Choose a verb above.")
            if not self._played:
                text = translate("Decisions", "Nobody plays in this game. Start a new one and choose a province.")
            self._cards.insertWidget(0, label("caption", text, wrap=True))
        self._area.setMinimumHeight(self._theme.px(56 if self.decisions else 36))
        self._area.setMaximumHeight(WHOLE if self.decisions else self._theme.px(36))
        self._show_totals()

    def cards(self) -> list[QueueCard]:
        """Return the cards in their order."""
        widgets = [item.widget() for k in range(self._cards.count()) if (item := self._cards.itemAt(k)) is not None]
        return [widget for widget in widgets if isinstance(widget, QueueCard)]

    def _lines(self, decision: sandbox.Decision) -> tuple[str, str]:
        words = self._words
        if isinstance(decision, sandbox.Policy):
            level = translate("Decisions", "{province} · level {level}")
            return policies.name(decision.lever), level.format(
                province=words.province(decision.province), level=words.percent(decision.level)
            )
        if isinstance(decision, sandbox.Takeover | sandbox.Audit):
            kind = catalogue.hall_type(decision.hall_type)
            share = words.percent(decision.share)
            return catalogue.verb(decision.kind), f"{words.operator(decision.operator)} · {kind} · {share}"
        if isinstance(decision, sandbox.Contract):
            cards = translate("Decisions", "{cards} × {chip}").format(
                cards=words.number(decision.cards), chip=words.chip(decision.chip)
            )
            kind = translate("Decisions", "Firm") if decision.firm else translate("Decisions", "Option")
            return catalogue.verb(decision.kind), f"{cards} · {kind}"
        if isinstance(decision, sandbox.Hedge):
            terms = f"{words.percent(decision.share)} · {words.counts.weeks(decision.weeks)}"
            return catalogue.verb(decision.kind), f"{terms} · {self._hall_name(decision.hall)}"
        if isinstance(decision, sandbox.Sell | sandbox.Buy):
            cards = translate("Decisions", "{number} cards").format(number=words.number(decision.cards))
            return catalogue.verb(decision.kind), f"{self._hall_name(decision.hall)} · {cards}"
        if isinstance(decision, sandbox.Survey | sandbox.Link):
            return catalogue.verb(decision.kind), words.province(decision.province)
        if isinstance(decision, sandbox.Voucher):
            parts = [catalogue.per(words.money(decision.budget), "MCNY/year")]
            if decision.rate is not None:
                parts.append(translate("Decisions", "at most {share}").format(share=words.percent(decision.rate)))
            if decision.portable:
                parts.append(translate("Decisions", "portable"))
            return catalogue.verb(decision.kind), " · ".join(parts)
        if isinstance(decision, sandbox.Price):
            times = translate("Decisions", "{times} × the market").format(times=words.number(decision.multiplier, 2))
            return catalogue.verb(decision.kind), f"{self._hall_name(decision.hall)} · {times}"
        if not isinstance(decision, sandbox.Place):
            return catalogue.verb(decision.kind), self._hall_name(decision.hall)
        name = catalogue.hall_name(decision.hall, decision.name)
        cards = translate("Decisions", "{cards} × {chip}").format(
            cards=words.number(decision.cards), chip=words.chip(decision.chip)
        )
        parts = [catalogue.hall_type(decision.hall_type), cards, words.operator(decision.operator)]
        if decision.fast_track:
            parts.insert(0, translate("Decisions", "fast track"))
        if decision.stored:
            parts.append(translate("Decisions", "from the store"))
        if decision.own_money is not None:
            parts.append(translate("Decisions", "own money {share}").format(share=words.percent(decision.own_money)))
        return name, " · ".join(parts)

    def _hall_name(self, slot: int) -> str:
        halls = self._frame.halls if self._frame is not None else ()
        return catalogue.hall_name(slot, next((h.name for h in halls if h.slot == slot), ""))

    def _cost(self, quote: sandbox.Quote | None) -> str:
        if quote is None:
            return UNKNOWN
        if quote.total < 0:  # what it brings, once it is sold
            return self._words.money(-quote.total, sign=True)
        if quote.upfront == 0 and quote.weekly == 0:
            return self._words.money(quote.later) if quote.later else ""
        if quote.upfront == 0:
            return catalogue.per(self._words.money(quote.weekly), "MCNY/week")
        return self._words.money(quote.upfront)

    def _show_totals(self) -> None:
        self.totals.setVisible(bool(self.decisions))  # an empty queue leaves its room to the verbs
        words, count = self._words, len(self.decisions)
        quotes = [self._quotes.get(sandbox.subject(d)) for d in self.decisions]
        total = sum(math.nan if quote is None else quote.upfront for quote in quotes)
        after = (self._frame.purse if self._frame is not None else math.nan) - total
        self.totals.say("total", translate("Decisions", "Total now"), *words.money_parts(total))
        role = "watch" if after < 0 else "value"
        self.totals.say("after", translate("Decisions", "Cash after"), *words.money_parts(after), role=role)
        self.note.setText(words.counts.plans(count) if count else "")
        self._show_commit(count)
        for card, decision, quote in zip(self.cards(), self.decisions, quotes, strict=True):
            card.say_price(self._cost(quote))
            card.setAccessibleName(words.decision(decision))

    def _show_commit(self, count: int) -> None:
        reasons = [self._words.issue(issue) for issue in self._issues]
        if count and self._frame is not None and self._frame.at_end:
            reasons = [translate("Decisions", "The last week is reached. Go back in time to decide.")]
        self.trouble.setText("\n".join(dict.fromkeys(reasons)))
        self.trouble.setVisible(bool(reasons))
        self.commit.setText(self._words.counts.commit(count) if count else translate("Decisions", "Commit"))
        self.commit.setEnabled(bool(count) and not reasons)
        tip = translate("Decisions", "Take all queued decisions this week (Ctrl+Return)")
        self.commit.setToolTip(tip if count else translate("Decisions", "Nothing is planned. Choose a verb above."))
