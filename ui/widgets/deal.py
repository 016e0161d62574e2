"""Inside the deal: what a builder's return in a province is made of, and the rent return down to which it builds."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.widgets.letter import Letter
from ui.widgets.parts import Facts, button, column, label, row
from ui.words import deals, trust
from ui.words.i18n import Translator
from ui.words.marks import translate

LETTER, RETURN = "D", "deal"  # nobody published what builders reckon with


class DealPart(QWidget):
    """A head that opens, and below it one row for each part of the return."""

    wanted = Signal()
    grown = Signal()

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._deal: sandbox.Deal | None = None
        inside = column(self, gap=6)
        head = row(gap=6)
        self.head = button("ghost")
        self.head.setCheckable(True)
        self.head.toggled.connect(self._toggled)
        self.letter = Letter()
        head.addWidget(self.head)
        head.addStretch(1)
        head.addWidget(self.letter)
        inside.addLayout(head)
        self.body = QWidget()
        below = column(self.body, gap=6)
        self.intro, self.facts, self.punch = label("caption", wrap=True), Facts(4), label("small", wrap=True)
        for part in (self.intro, self.facts, self.punch):
            below.addWidget(part)
        inside.addWidget(self.body)
        self.body.hide()

    @property
    def open(self) -> bool:
        """Whether the parts are shown, so that they are worth asking for."""
        return self.head.isChecked()

    def retheme(self) -> None:
        """Draw the mark again that says whether it is open."""
        self.head.setIcon(icons.icon("chevron-up" if self.open else "chevron-down", self._theme.tokens.text2))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.head.setText(translate("Deal", "Inside the deal"))
        self.head.setToolTip(translate("Deal", "What a builder's yearly return here is made of"))
        self.letter.say(LETTER, self._words.trust.assumption())
        self.intro.setText(translate("Deal", "A builder's yearly return, net of what its capital costs."))
        self._show()

    def show_deal(self, deal: sandbox.Deal) -> None:
        """Take the parts of a province."""
        if deal != self._deal:
            self._deal = deal
            self._show()

    def _toggled(self, on: bool) -> None:
        self.body.setVisible(on)
        self.retheme()
        if on:
            self.wanted.emit()
            QTimer.singleShot(0, self, self.grown.emit)

    def _show(self) -> None:
        deal = self._deal
        first = not self.facts.keys()
        self.facts.setVisible(deal is not None)
        self.punch.setVisible(deal is not None)
        if deal is None:
            return
        words, assumption = self._words, self._words.trust.assumption()
        for part, value in {**deal.parts, "total": deal.total}.items():
            tip = f"{deals.meaning(part)}\n{assumption}"
            said = deals.part(part), words.said(RETURN, self._percent(value)), "", tip
            self.facts.say(part, *said, opens=f"deal_{part}@province={deal.province}")
        text = translate("Deal", "So a project goes ahead down to a rent return of {rent} a year.")
        text = text.format(rent=self._percent(deal.break_even))
        self.punch.setText(trust.instead() if words.hides(RETURN) else text)
        self.punch.setToolTip(assumption)
        if first:
            QTimer.singleShot(0, self, self.grown.emit)  # when it has its place

    def _percent(self, share: float) -> str:
        number = self._words.number(share * 100, 1, sign=True)
        return f"{number}\u00a0%"
