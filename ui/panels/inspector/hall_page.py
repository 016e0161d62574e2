"""One hall in numbers: its terms, use and books, why it is as full as it is, and what may be queued of it."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.widgets import Elided, Facts, Letter, button, column, label, line, row, set_role
from ui.widgets.asker import Asker
from ui.widgets.halls import Figure
from ui.words import catalogue
from ui.words.i18n import Translator
from ui.words.marks import translate
from ui.words.why import why

# What may be decided of a hall here: some is queued at once, the rest is asked for in the form.
HALL_VERBS = (*sandbox.OF_A_HALL, "sell", "buy", "hedge")


class HallPage(QWidget):
    """One hall; its price and fate can be queued here."""

    decided = Signal(object)
    form_wanted = Signal(str, int)
    left = Signal()

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._frame: sandbox.Frame | None = None
        self._hall: sandbox.HallView | None = None
        self._build()

    def _build(self) -> None:
        inside = column(self, (14, 10, 14, 10), 8)
        head = row(gap=6)
        self.back = button("ghost")
        self.back.setProperty("icononly", True)
        self.back.setFixedSize(26, 26)
        self.back.clicked.connect(self.left)
        self.name, self.status = Elided("name"), label("chipquiet")
        head.addWidget(self.back)
        self.letter = Letter()
        head.addWidget(self.name, 1)
        head.addWidget(self.letter)
        head.addWidget(self.status)
        inside.addLayout(head)
        self.terms = label("small", wrap=True)
        inside.addWidget(self.terms)
        figures = row(gap=8)
        self.use, self.cash = Figure(self._theme), Figure(self._theme)
        figures.addWidget(self.use, 1)
        figures.addWidget(self.cash, 1)
        inside.addLayout(figures)
        self.why = label("small", wrap=True)
        inside.addWidget(self.why)
        Asker(self.terms, lambda _: "" if self._hall is None else opens(self._hall, "hall.capacity"), at_once=True)
        for figure, name in ((self.use, "utilisation"), (self.cash, "cash")):
            Asker(figure, lambda _, name=name: f"hall.{name}", at_once=True)  # type: ignore[misc]
        self.facts = Facts(5, "hall", {"power": "megawatts", "weeks": "weeks_to_finish"})
        inside.addWidget(self.facts)
        inside.addWidget(line())
        self.price_name, self.price_value = label("small"), label("value")
        self.price = QSlider(Qt.Orientation.Horizontal)
        self.price.setRange(50, 150)
        self.price.valueChanged.connect(self._price_moved)
        price_head = row()
        price_head.addWidget(self.price_name, 1)
        price_head.addWidget(self.price_value)
        self._price_part = QWidget()
        part = column(self._price_part, gap=4)
        part.addLayout(price_head)
        part.addWidget(self.price)
        self.set_price = button("plain")
        self.set_price.clicked.connect(self._decide_price)
        part.addWidget(self.set_price)
        inside.addWidget(self._price_part)
        self.verbs = {kind: button("plain") for kind in HALL_VERBS}
        for kind, made in self.verbs.items():
            made.clicked.connect(lambda _=False, kind=kind: self._decide(kind))
            inside.addWidget(made)
        self.not_yours = label("caption", wrap=True)
        inside.addWidget(self.not_yours)
        inside.addStretch(1)

    def retheme(self) -> None:
        """Draw the icon again."""
        self.back.setIcon(icons.icon("chevron-left", self._theme.tokens.text2))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        back = translate("Inspector", "Back to the province")
        self.back.setToolTip(back)
        self.back.setAccessibleName(back)
        self.letter.say("D", self._words.trust.assumption())
        self.price_name.setText(translate("Inspector", "Price, times the market rent"))
        self.price.setAccessibleName(self.price_name.text())
        self.price.setToolTip(translate("Inspector", "What this hall asks, from half to one and a half of the market"))
        self.set_price.setText(translate("Inspector", "Queue this price"))
        for kind, text in (
            ("pause", translate("Inspector", "Queue: pause building")),
            ("resume", translate("Inspector", "Queue: go on building")),
            ("cancel", translate("Inspector", "Queue: give it up")),
            ("repurpose", translate("Inspector", "Queue: change its purpose")),
            ("mothball", translate("Inspector", "Queue: mothball it")),
            ("reopen", translate("Inspector", "Queue: reopen it")),
            ("sell", translate("Inspector", "Sell cards…")),
            ("buy", translate("Inspector", "Buy used cards…")),
            ("hedge", translate("Inspector", "Sell rent forward…")),
        ):
            self.verbs[kind].setText(text)
            self.verbs[kind].setToolTip(catalogue.meaning(kind))

    def take(self, hall: sandbox.HallView) -> None:
        """Begin with the price that a hall asks: what is being chosen of it is not moved by the weeks."""
        self.price.blockSignals(True)
        self.price.setValue(round(hall.price * 100))
        self.price.blockSignals(False)

    def show_hall(self, hall: sandbox.HallView, frame: sandbox.Frame, player: str) -> None:
        """Show a hall in a week; ``player`` is the province that is the player's."""
        self._hall, self._frame = hall, frame
        self.name.say(catalogue.hall_name(hall.slot, hall.name))
        self.status.setText(catalogue.hall_state(hall))
        set_role(self.status, "chipquiet")
        self._show_terms(hall)
        self._show_figures(hall)
        self._show_why(hall, frame)
        self._show_building(hall)
        self._show_waiting(hall)
        self._show_market(hall)
        self._show_hedge(hall)
        self._show_verbs(hall, player)
        self._price_moved()

    def _show_terms(self, hall: sandbox.HallView) -> None:
        """Say in a line what was agreed upon when it was placed."""
        words = self._words
        terms = [catalogue.hall_type(hall.hall_type), f"{words.number(hall.cards)} × {words.chip(hall.chip)}"]
        terms += [words.operator(hall.operator), words.province(hall.province)]
        if hall.fast_track:
            terms.append(translate("Inspector", "fast track"))
        if hall.own_money:
            terms.append(translate("Inspector", "own money {share}").format(share=words.percent(hall.own_money)))
        self.terms.setText(" · ".join(terms))

    def _show_figures(self, hall: sandbox.HallView) -> None:
        """Show how full it is, and its cash over its debt."""
        words = self._words
        use = words.seen("hall.utilisation", hall.utilisation) if hall.status == "live" else math.nan
        self.use.say(
            words.label("utilisation"),
            *words.value("hall.utilisation", use),
            use,
            translate("Inspector", "busy over installed"),
            words.explained("hall.utilisation"),
        )
        share = hall.cash / hall.debt if hall.debt > 0 else math.nan
        note = translate("Inspector", "debt {money}").format(money=words.money(hall.debt))
        tip = catalogue.definition("cash")
        self.cash.say(words.label("cash"), *words.money_parts(hall.cash), share, note, tip)

    def _show_building(self, hall: sandbox.HallView) -> None:
        """Show how far it is built, as long as it is."""
        words, say, tip = self._words, self.facts.say, catalogue.definition
        if hall.status not in ("building", "paused"):
            self.facts.hide_row("stage")
            self.facts.hide_row("weeks")
            return
        stage = catalogue.stage(hall.stage)
        say("stage", words.label("stage"), stage, f"{min(hall.stage + 1, 6)}/6", tip("stage"))
        weeks = words.value("hall.weeks_to_finish", hall.weeks_to_finish)
        say("weeks", words.label("weeks_to_finish"), *weeks, tip("weeks_to_finish"))

    def _show_waiting(self, hall: sandbox.HallView) -> None:
        """Count what it waits for: a new purpose, buyers, cards."""
        for key, name, number, unit, tip in (
            (
                "closed",
                translate("Inspector", "Stands still for"),
                hall.closed_weeks,
                "week",
                translate("Inspector", "Weeks until it works for its new purpose."),
            ),
            (
                "selling",
                translate("Inspector", "Cards on sale"),
                hall.selling,
                "cards",
                translate("Inspector", "Cards of this hall that wait for a buyer; they run until they are sold."),
            ),
            (
                "buying",
                translate("Inspector", "Cards to be bought"),
                hall.buying,
                "cards",
                translate("Inspector", "Second-hand cards that this hall is still to get; they come week by week."),
            ),
        ):
            if number:
                stock = {"closed": "closed_weeks"}.get(key, key)
                said = self._words.number(number), catalogue.unit(unit)
                self.facts.say(key, name, *said, tip, opens=opens(hall, f"now.hall_{stock}"))
            else:
                self.facts.hide_row(key)

    def _show_market(self, hall: sandbox.HallView) -> None:
        """Show its size, what it draws, and what it asks; one that does not run draws and asks nothing."""
        words, say = self._words, self.facts.say
        tip = catalogue.definition("capacity")
        say("capacity", words.label("capacity"), *words.value("hall.capacity", hall.capacity), tip)
        drawn, asked = (value if hall.status == "live" else math.nan for value in (hall.megawatts, hall.rent))
        say("power", words.label("megawatts"), *words.value("hall.megawatts", drawn), words.explained("hall.megawatts"))
        say("debt", words.label("debt"), *words.money_parts(hall.debt), catalogue.definition("debt"))
        rent = translate("Inspector", "What this hall asks for eight of its cards, a month.")
        tip = f"{rent}\n{words.trust.sentence('hall.rent')}"
        say("rent", words.label("rent"), *words.value("hall.rent", asked), tip)
        tip = translate("Inspector", "Its price over the market's rent here for its kind; above 1 fewer come.")
        say(
            "price",
            translate("Inspector", "Asks × market"),
            words.number(hall.price, 2),
            "",
            tip,
            opens=opens(hall, "now.hall_price"),
        )

    def _show_verbs(self, hall: sandbox.HallView, player: str) -> None:
        """Offer what may be decided of it now, or say why the player only watches."""
        self._price_part.setVisible("price" in hall.verbs)
        for kind, made in self.verbs.items():
            made.setVisible(kind in hall.verbs)
        self.not_yours.setText(
            translate("Inspector", "You audited this hall. Its owner decides of it and stands for it; you only watch.")
            if hall.audited
            else translate("Inspector", "This hall is not in your province; you can only watch it.")
        )
        self.not_yours.setVisible(hall.audited or hall.province != player)

    def _show_why(self, hall: sandbox.HallView, frame: sandbox.Frame) -> None:
        """Say why the hall is as full as it is."""
        text = why(frame, hall, self._words)
        if text and self._words.hides("hall.utilisation"):
            text = translate("Why", "Why it is as full as it is rests on assumptions (confidence D). Ctrl+D shows it.")
        if text != self.why.text():
            self.why.setText(text)
        self.why.setToolTip(self._words.trust.assumption())
        self.why.setVisible(bool(text))

    def _show_hedge(self, hall: sandbox.HallView) -> None:
        """Show what is sold forward, at what rent, and what that brought in the last week."""
        words, say = self._words, self.facts.say
        if not hall.hedge_weeks and not hall.hedge_paid:
            for key in ("hedge", "fixed", "hedged"):
                self.facts.hide_row(key)
            return
        weeks = words.counts.weeks(hall.hedge_weeks)
        tip = translate("Inspector", "Part of this hall that earns a fixed rent in place of the market's.")
        part, share = translate("Inspector", "Sold forward"), words.percent(hall.hedge_share)
        say("hedge", part, share, weeks, tip, opens=opens(hall, "now.hall_hedge_share"))
        tip = translate("Inspector", "For eight cards a month, as long as the forward sale runs.")
        fixed, rent = translate("Inspector", "Fixed rent"), words.agreed("rent", hall.hedge_rent)
        say("fixed", fixed, *rent, tip, opens=opens(hall, "now.hall_hedge_rent"))
        tip = translate("Inspector", "What users paid the hall for it last week; below 0 the hall paid them.")
        brought, paid = translate("Inspector", "It brought, a week"), words.money_parts(hall.hedge_paid)
        say("hedged", brought, *paid, tip, opens=opens(hall, "hedge_revenue"))

    def _price_moved(self, *_: object) -> None:
        self.price_value.setText(self._words.number(self.price.value() / 100, 2))

    def _decide_price(self) -> None:
        if self._hall is not None and self._frame is not None:
            multiplier = self.price.value() / 100
            self.decided.emit(sandbox.Price(tick=self._frame.tick, hall=self._hall.slot, multiplier=multiplier))

    def _decide(self, kind: str) -> None:
        if self._hall is None or self._frame is None:
            return
        if kind in sandbox.OF_A_HALL:
            self.decided.emit(sandbox.OF_A_HALL[kind](tick=self._frame.tick, hall=self._hall.slot))
        else:
            self.form_wanted.emit(kind, self._hall.slot)


def opens(hall: sandbox.HallView, key: str) -> str:
    """Return the address of a number of a hall."""
    return f"{key}@hall={hall.slot}"
