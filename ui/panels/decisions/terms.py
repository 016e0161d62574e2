"""What the engine says of a drafted decision, as rows of the form: cost, lead time, side effects."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QLabel

import sandbox
from ui.widgets import Facts
from ui.words import catalogue, policies
from ui.words.i18n import Translator
from ui.words.marks import translate

ASSUMED = "D"  # what the new decisions do rests on assumptions
REACH = "province.latency"  # what a reach rests on, too: round trips and where users are taken to be
FACTS = (
    "stands", "coming", "purpose", "market", "forward", "total", "owed", "interest", "price", "trade", "offered",
    "agreed", "stored", "part", "weeks", "weekly", "lead", "ef", "mw", "fills", "drained", "trust",
)  # fmt: skip
COSTS = ("now", "year", "works", "later", "fetch", "fixed", "gives", "debt", "lacks", "reach")


class Terms:
    """The rows below the fields of a form, and those at its foot."""

    def __init__(self, words: Translator, facts: Facts, costs: Facts, side: QLabel) -> None:
        self._words, self._facts, self._costs, self._side = words, facts, costs, side
        self._said: set[str] = set()
        for rows, keys in ((facts, FACTS), (costs, COSTS)):
            for key in keys:  # the rows stand in this order, whatever is said first
                rows.say(key, "", "")
                rows.hide_row(key)

    def clear(self) -> None:
        """Say nothing until the engine has seen the draft."""
        self._said = set()
        self._hide_others()
        self._side.setVisible(False)

    def show(
        self, draft: sandbox.Decision, quote: sandbox.Quote, frame: sandbox.Frame, reach: sandbox.Reach | None
    ) -> None:
        """Show what a draft costs, brings and does besides."""
        self._said = set()
        side = ""
        if isinstance(draft, sandbox.Sell | sandbox.Buy):
            side = self._trade(draft, quote, frame)
        elif isinstance(draft, sandbox.Hedge):
            side = self._hedge(draft, quote, frame)
        else:
            self._cost("now", translate("Decisions", "You pay"), *self._words.money_parts(quote.upfront))
        if isinstance(draft, sandbox.Contract):
            side = self._contract(draft, quote, frame)
        elif isinstance(draft, sandbox.Place):
            side = self._hall(draft, quote, reach)
        elif isinstance(draft, sandbox.Policy):
            side = self._policy(draft, quote, frame)
        elif isinstance(draft, sandbox.Takeover):
            side = self._takeover(quote)
        elif isinstance(draft, sandbox.Audit):
            side = self._audit(quote)
        elif isinstance(draft, sandbox.Voucher):
            side = self._voucher(draft, quote)
        elif draft.kind in ("repurpose", "mothball", "reopen"):
            side = self._closing(draft, quote, frame)
        elif not isinstance(draft, sandbox.Sell | sandbox.Buy | sandbox.Hedge):
            if quote.weekly:
                self._say("weekly", translate("Decisions", "Then, a week"), *self._words.money_parts(quote.weekly))
            self._lead(quote)
        self._hide_others()
        if self._side.text() != side:
            self._side.setText(side)
        self._side.setVisible(bool(side))

    def _hide_others(self) -> None:
        for rows in (self._facts, self._costs):
            for key in rows.keys() - self._said:
                rows.hide_row(key)

    def _say(self, key: str, name: str, value: str, unit: str = "", tip: str = "") -> None:
        self._said.add(key)
        self._facts.say(key, name, value, unit, tip)

    def _cost(self, key: str, name: str, value: str, unit: str = "", tip: str = "") -> None:
        self._said.add(key)
        self._costs.say(key, name, value, unit, tip)

    def _lead(self, quote: sandbox.Quote) -> None:
        if quote.lead_weeks:
            name = translate("Decisions", "Lead time")
            self._say("lead", name, self._words.number(quote.lead_weeks), catalogue.unit("week"))

    def _works(self, quote: sandbox.Quote, name: str) -> None:
        """Say beside the cost how long it takes."""
        self._cost("works", name, self._words.number(quote.lead_weeks), catalogue.unit("week"))

    def _trust(self) -> None:
        """Say how far what is said here may be trusted."""
        name, tip = translate("Decisions", "Confidence"), self._words.trust.assumption()
        self._say("trust", name, ASSUMED, "", tip)

    def _hall(self, draft: sandbox.Place, quote: sandbox.Quote, reach: sandbox.Reach | None) -> str:
        words = self._words
        self._say("total", translate("Decisions", "Whole cost"), *words.money_parts(quote.total))
        tip = translate("Decisions", "What the hall will have borrowed when it opens; you pay the rest of its cost.")
        self._say("owed", translate("Decisions", "Of it by debt"), *words.money_parts(quote.debt), tip)
        tip = translate("Decisions", "On all of that debt; it falls as the debt is paid back.")
        self._say("interest", translate("Decisions", "Interest, a year"), *words.money_parts(quote.yearly), tip)
        self._lead(quote)
        self._say("ef", translate("Decisions", "Capacity"), words.significant(quote.capacity), "EF")
        key = "hall.megawatts"
        number, unit = words.value(key, quote.megawatts)
        self._say("mw", translate("Decisions", "Power"), number, unit, words.explained(key))
        within = reach.get("within", {}) if reach else {}
        shares = [float(within.get(limit, float("nan"))) for limit in (10, 20, 30)]
        value = " / ".join(words.number(share * 100) for share in shares)
        tip = translate("Decisions", "Share of the nation's interactive demand within 10, 20 and 30 ms round trip")
        tip, unit = f"{tip}\n{words.trust.sentence(REACH)}", "" if words.hides(REACH) else "%"
        self._cost("reach", translate("Decisions", "In 10/20/30 ms"), words.said(REACH, value), unit, tip)
        stored = translate("Decisions", "Its cards leave your store now; what you pay is all the rest.")
        if not draft.fast_track:
            return stored if draft.stored else ""
        self._trust()
        return translate("Decisions", "It is built much faster, and has less quality and less trust for good.")

    def _policy(self, draft: sandbox.Policy, quote: sandbox.Quote, frame: sandbox.Frame) -> str:
        words, now = self._words, frame.policies.get(draft.lever)
        if now is not None:
            self._say("stands", translate("Decisions", "Stands now at"), words.number(now.level * 100), "%")
            if now.weeks:
                self._say(
                    "coming",
                    translate("Decisions", "On its way"),
                    words.percent(now.ordered),
                    translate("Decisions", "in {weeks}").format(weeks=words.counts.weeks(now.weeks)),
                )
        self._cost("year", translate("Decisions", "Then, a year"), *words.money_parts(quote.yearly))
        self._works(quote, translate("Decisions", "In force after"))
        self._trust()
        return policies.side(draft.lever)

    def _trade(self, draft: sandbox.Sell | sandbox.Buy, quote: sandbox.Quote, frame: sandbox.Frame) -> str:
        words, sells = self._words, isinstance(draft, sandbox.Sell)
        hall = next((hall for hall in frame.halls if hall.slot == draft.hall), None)
        if sells:
            tip = translate(
                "Decisions", "At last week's price of this chip, less what the dealer keeps, were all sold."
            )
            self._cost("fetch", translate("Decisions", "Would fetch"), *words.money_parts(-quote.total), tip)
        else:
            tip = translate(
                "Decisions", "At last week's price of this chip, and what the dealer takes, were all bought."
            )
            self._cost("fetch", translate("Decisions", "Would cost"), *words.money_parts(quote.total), tip)
        if hall is None or hall.chip not in frame.chip_ids:
            return ""
        at = frame.chip_ids.index(hall.chip)
        price, trade = (float(frame.chips[name][at]) for name in ("card_price", "card_trades"))
        tips = [
            f"{words.chip(hall.chip)}: {words.explained(f'chip.{name}', hall.chip)}"
            for name in ("card_price", "card_trades")
        ]
        # What is paid or fetched is a rule of the game; how soon is a conclusion.
        price_, unit = words.agreed("card_price", price)
        self._say("price", translate("Decisions", "Price of a card"), price_, unit, tips[0])
        name, hidden = translate("Decisions", "Cards traded"), words.hides("chip.card_trades", hall.chip)
        unit = "" if hidden else catalogue.unit("cards/week")

        def said(text: str) -> str:
            return words.said("chip.card_trades", text, hall.chip)

        self._say("trade", name, said(words.number(trade)), unit, tips[1])
        if hall.selling:
            name = translate("Decisions", "On sale now")
            self._say("offered", name, words.number(hall.selling), catalogue.unit("cards"))
        if hall.buying:
            name = translate("Decisions", "On order now")
            self._say("offered", name, words.number(hall.buying), catalogue.unit("cards"))
        tip = translate("Decisions", "One hall gets no more than its part of a week's trade.")
        name, a_week = translate("Decisions", "Yours, at most"), hall.traded_a_week
        self._say("part", name, said(words.number(a_week, 1 if a_week < 10 else 0)), unit, f"{tip}\n{tips[1]}")
        weeks = math.ceil(draft.cards / a_week) if a_week else math.nan
        if draft.cards:
            name = translate("Decisions", "All sold in") if sells else translate("Decisions", "All bought in")
            self._say("weeks", name, said(words.number(weeks)), catalogue.unit("week") if a_week and not hidden else "")
        self._trust()
        if draft.cards and not a_week and not hidden:
            return translate("Decisions", "Nobody trades this chip now.")
        if not sells and hall.selling:
            return translate("Decisions", "This ends the sale of this hall's cards.")
        if not sells:
            return translate("Decisions", "What is bought earns rent from the next week on; you pay it week by week.")
        if hall.buying:
            return translate("Decisions", "This ends the purchase of cards for this hall.")
        return translate("Decisions", "What is sold earns no rent any more; the hall's debt stays.")

    def _contract(self, draft: sandbox.Contract, quote: sandbox.Quote, frame: sandbox.Frame) -> str:
        words = self._words
        tip = translate("Decisions", "What a new card costs now: what the market asks, but not less than its supplier.")
        self._say(
            "agreed",
            translate("Decisions", "Price of a card"),
            *words.agreed("card_price", quote.fixed),
            tip,
        )
        name = translate("Decisions", "Then, when they come") if draft.firm else translate("Decisions", "Then, if used")
        self._cost("later", name, *words.money_parts(quote.later))
        name = translate("Decisions", "They come after") if draft.firm else translate("Decisions", "Decided after")
        self._works(quote, name)
        found = [row for row in frame.contracts if row.chip == draft.chip]
        if found:
            name = translate("Decisions", "On order now")
            self._say("offered", name, words.number(found[0].cards), words.counts.weeks(found[0].weeks))
        if frame.store.get(draft.chip):
            name = translate("Decisions", "In the store")
            self._say("stored", name, words.number(frame.store[draft.chip]), catalogue.unit("cards"))
        self._trust()
        if draft.firm:
            return translate(
                "Decisions",
                "If the chip's window closes before, most of them never come, and part of the deposit is lost.",
            )
        return translate(
            "Decisions", "It is used by itself if the chip may be bought and costs more by then; else it lapses."
        )

    def _hedge(self, draft: sandbox.Hedge, quote: sandbox.Quote, frame: sandbox.Frame) -> str:
        words = self._words
        tip = translate("Decisions", "For eight cards a month, as long as the forward sale runs.")
        self._cost("fixed", translate("Decisions", "Fixed rent"), *words.agreed("rent", quote.fixed), tip)
        tip = translate("Decisions", "What you give up each week as long as the market's rent stays where it is.")
        self._cost("gives", translate("Decisions", "Costs, a week"), *words.money_parts(quote.weekly), tip)
        hall = next((hall for hall in frame.halls if hall.slot == draft.hall), None)
        if hall is not None and hall.price > 0:
            name = translate("Decisions", "Market rent now")
            self._say("market", name, *words.value("hall.rent", hall.rent / hall.price), words.explained("hall.rent"))
        if hall is not None and hall.hedge_weeks:
            name = translate("Decisions", "Sold forward now")
            terms = words.percent(hall.hedge_share), words.counts.weeks(hall.hedge_weeks)
            self._say("forward", name, *terms)
        self._trust()
        return translate(
            "Decisions",
            "If rents fall, users pay the hall the difference; if they rise, it pays them, whatever its use.",
        )

    def _takeover(self, quote: sandbox.Quote) -> str:
        words = self._words
        tip = translate("Decisions", "What its cards give by their data sheet.")
        self._say("ef", translate("Decisions", "Capacity"), words.significant(quote.capacity), "EF", tip)
        tip = translate("Decisions", "What the hall owes once it is yours; the bank gives up the rest.")
        self._cost("debt", translate("Decisions", "Its debt comes along"), *words.money_parts(quote.debt), tip)
        tip = translate("Decisions", "The hall begins with this much less than nothing.")
        self._cost("lacks", translate("Decisions", "And lacks in cash"), *words.money_parts(-quote.cash), tip)
        self._trust()
        return translate(
            "Decisions", "From next week on it is your hall, and what it earns and owes is on its own books."
        )

    def _voucher(self, draft: sandbox.Voucher, quote: sandbox.Quote) -> str:
        words = self._words
        self._cost("year", translate("Decisions", "Then, a year"), *words.money_parts(draft.budget))
        tip = translate("Decisions", "This week's market with the vouchers against the same week without them.")
        tip = f"{tip}\n{words.trust.assumption()}"
        self._say("fills", translate("Decisions", "Use rises by"), *words.value("voucher.capacity", quote.fills), tip)
        share = quote.drained / quote.fills if quote.fills > 0 else math.nan
        tip = translate("Decisions", "What other merchants' halls lose, as a part of that.")
        tip = f"{tip}\n{words.trust.assumption()}"
        number = words.value("voucher.late_demand", share)
        self._say("drained", translate("Decisions", "Drawn from others"), *number, tip)
        self._trust()
        if not draft.budget:
            return ""
        if not draft.portable:
            return translate("Decisions", "A tenth of what is paid goes for compute that nobody uses.")
        return translate(
            "Decisions",
            "From the second week on your users spend them wherever they are served. "
            "A tenth of what is paid goes for compute that nobody uses.",
        )

    def _audit(self, quote: sandbox.Quote) -> str:
        tip = translate("Decisions", "What its cards give by their data sheet.")
        self._say("ef", translate("Decisions", "Capacity"), self._words.significant(quote.capacity), "EF", tip)
        self._trust()
        return translate("Decisions", "It stays its owner's: you neither decide of it nor pay for it.")

    def _closing(self, draft: sandbox.Decision, quote: sandbox.Quote, frame: sandbox.Frame) -> str:
        if draft.kind == "mothball":
            return translate("Decisions", "It earns nothing while it is closed, and its debt goes on.")
        if draft.kind == "reopen":
            return translate("Decisions", "Its staff and power are paid again, whatever it earns.")
        hall = next((hall for hall in frame.halls if hall.slot == getattr(draft, "hall", 0)), None)
        if hall is not None:
            other = "inference" if hall.hall_type == "training" else "training"
            self._say("purpose", translate("Decisions", "New purpose"), catalogue.hall_type(other))
        self._works(quote, translate("Decisions", "Stands still for"))
        self._trust()
        return translate("Decisions", "Meanwhile it earns nothing, and its debt goes on.")
