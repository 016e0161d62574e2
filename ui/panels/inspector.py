"""What is selected, in numbers: a province with its pools and halls, or one hall with its books and its price."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSlider, QStackedWidget, QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.widgets import Elided, Facts, button, column, label, line, row, scrolled, set_role
from ui.widgets.deal import DealPart
from ui.widgets.halls import Figure, HallRow
from ui.words import catalogue, policies
from ui.words.i18n import DASH, Translator
from ui.words.marks import translate
from ui.words.why import why

FACTS = (
    "power_price", "latency", "rent", "merchant_capacity", "cloud_capacity", "in_pipeline", "demand",
    "voucher", "stranded_value", "resale_discount", "carbon",
)  # fmt: skip
BELIEFS = ("belief_use", "utilisation", "forecast_return", "start_rate", "starts")
POOLS = ("cloud", "inference", "training")
# What may be queued of a hall at once; how many cards to sell is asked in the form.
AT_ONCE: dict[
    str, type[sandbox.Pause | sandbox.Resume | sandbox.Cancel | sandbox.Repurpose | sandbox.Mothball | sandbox.Reopen]
] = {
    "pause": sandbox.Pause, "resume": sandbox.Resume, "cancel": sandbox.Cancel, "repurpose": sandbox.Repurpose,
    "mothball": sandbox.Mothball, "reopen": sandbox.Reopen,
}  # fmt: skip
HALL_VERBS = (*AT_ONCE, "sell", "buy", "hedge")


class InspectorPanel(QWidget):
    """A province or a hall; clicking a hall opens it, and its price and fate can be queued here."""

    decided = Signal(object)
    province_wanted = Signal(str)
    hall_selected = Signal(int)
    deal_wanted = Signal(str)
    form_wanted = Signal(str, int)

    def __init__(self, theme: Theme, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._frame: sandbox.Frame | None = None
        self._province, self._player, self._hall = "", "", 0
        self._deal_asked = ("", 0, 0)
        self._provinces: dict[str, sandbox.Province] = {}
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.pages = QStackedWidget()
        self._area = scrolled(self._province_page())
        self.pages.addWidget(self._area)
        self.pages.addWidget(scrolled(self._hall_page()))
        column(self).addWidget(self.pages)
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
        self.retheme()
        self.retranslate()

    # Building

    def _province_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, (14, 10, 14, 10), 8)
        head = row(gap=6)
        self.name, self.other_name, self.chip = label("name"), label("soft"), label("chip")
        self.before, self.after = button("ghost"), button("ghost")
        for arrow, step in ((self.before, -1), (self.after, 1)):
            arrow.setProperty("icononly", True)
            arrow.setFixedSize(24, 24)
            arrow.clicked.connect(lambda _=False, step=step: self._neighbour(step))
        head.addWidget(self.name)
        head.addWidget(self.other_name)
        head.addStretch(1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        inside.addLayout(head)
        self.hub = label("caption", wrap=True)
        about = row(gap=6)
        about.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        about.addWidget(self.hub, 1)
        inside.addLayout(about)
        figures = row(gap=8)
        self.use, self.idle = Figure(self._theme), Figure(self._theme)
        figures.addWidget(self.use, 1)
        figures.addWidget(self.idle, 1)
        inside.addLayout(figures)
        self.facts = Facts(5)
        inside.addWidget(self.facts)
        self.policies_line, self.policies_title, self.policies = line(), label("title"), Facts(4)
        self.no_policies = label("caption", wrap=True)
        for part in (self.policies_line, self.policies_title, self.policies, self.no_policies):
            inside.addWidget(part)
        self.chips_line, self.chips_title, self.chips = line(), label("title"), Facts(4)
        for part in (self.chips_line, self.chips_title, self.chips):
            inside.addWidget(part)
        inside.addWidget(line())
        self.beliefs_title, self.beliefs = label("title"), Facts(5)
        inside.addWidget(self.beliefs_title)
        inside.addWidget(self.beliefs)
        inside.addWidget(line())
        self.deal = DealPart(self._theme, self._words)
        self.deal.wanted.connect(self._ask_deal)
        self.deal.grown.connect(lambda: self._area.ensureWidgetVisible(self.deal))
        inside.addWidget(self.deal)
        inside.addWidget(line())
        pools_head = row()
        self.pools_title, self.pools_units = label("title"), label("caption")
        pools_head.addWidget(self.pools_title, 1)
        pools_head.addWidget(self.pools_units)
        inside.addLayout(pools_head)
        self.pools = Facts(4)
        inside.addWidget(self.pools)
        inside.addWidget(line())
        halls_head = row((0, 0, 4, 0))
        self.halls_title, self.halls_power, self.halls_use = (
            label("title"),
            label("caption"),
            label("caption"),
        )
        halls_head.addWidget(self.halls_title, 1)
        halls_head.addWidget(self.halls_power)
        halls_head.addSpacing(14)
        halls_head.addWidget(self.halls_use)
        inside.addLayout(halls_head)
        self._hall_list = column(gap=2)
        self._rows: list[HallRow] = []
        inside.addLayout(self._hall_list)
        self.no_halls = label("caption", wrap=True)
        inside.addWidget(self.no_halls)
        inside.addStretch(1)
        return page

    def _hall_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, (14, 10, 14, 10), 8)
        head = row(gap=6)
        self.back = button("ghost")
        self.back.setProperty("icononly", True)
        self.back.setFixedSize(26, 26)
        self.back.clicked.connect(lambda: self.select(self._province))
        self.hall_name, self.hall_status = Elided("name"), label("chipquiet")
        head.addWidget(self.back)
        head.addWidget(self.hall_name, 1)
        head.addWidget(self.hall_status)
        inside.addLayout(head)
        self.hall_terms = label("small", wrap=True)
        inside.addWidget(self.hall_terms)
        figures = row(gap=8)
        self.hall_use, self.hall_cash = Figure(self._theme), Figure(self._theme)
        figures.addWidget(self.hall_use, 1)
        figures.addWidget(self.hall_cash, 1)
        inside.addLayout(figures)
        self.hall_why = label("small", wrap=True)
        inside.addWidget(self.hall_why)
        self.hall_facts = Facts(5)
        inside.addWidget(self.hall_facts)
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
        return page

    # Words and looks

    def retheme(self) -> None:
        """Draw the icons again."""
        for made, name in (
            (self.before, "chevron-left"),
            (self.after, "chevron-right"),
            (self.back, "chevron-left"),
        ):
            made.setIcon(icons.icon(name, self._theme.tokens.text2))
        self.deal.retheme()
        self.update()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for made, text in (
            (self.before, translate("Inspector", "The province before")),
            (self.after, translate("Inspector", "The next province")),
            (self.back, translate("Inspector", "Back to the province")),
        ):
            made.setToolTip(text)
            made.setAccessibleName(text)
        self.chip.setText(translate("Inspector", "yours"))
        self.deal.retranslate()
        self.policies_title.setText(translate("Inspector", "Standing policies"))
        self.policies_title.setToolTip(catalogue.meaning("policy"))
        self.no_policies.setText(translate("Inspector", "None stands, and none is on its way."))
        self.chips_title.setText(translate("Inspector", "Chips in store and on order"))
        self.chips_title.setToolTip(catalogue.meaning("contract"))
        self.pools_title.setText(translate("Inspector", "Pools"))
        self.pools_title.setToolTip(catalogue.definition("pools"))
        self.pools_units.setToolTip(catalogue.definition("EF"))
        self.pools_units.setText(translate("Inspector", "EF installed, use"))
        self.halls_power.setText(catalogue.unit("MW"))
        self.halls_use.setText(translate("Inspector", "use"))
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
        self._show()

    # Selecting

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take a new game: the player's province, or the first."""
        self._player = str(scenario.player or "")
        self._provinces, self._frame = dict(scenario.provinces), None
        self._hall = 0
        self._deal_asked = ("", 0, 0)
        self.select(self._player or next(iter(self._provinces)))

    def select(self, province: str) -> None:
        """Show a province; one that the game lacks has nothing to show."""
        if province not in self._provinces:
            return
        self._province, self._hall = province, 0
        self.pages.setCurrentIndex(0)
        self._show()

    @property
    def province(self) -> str:
        """The province that is shown."""
        return self._province

    def select_hall(self, slot: int) -> None:
        """Show a hall."""
        found = self._found(slot)
        if found is None:
            return
        self._hall, self._province = slot, found.province
        self.price.blockSignals(True)
        self.price.setValue(round(found.price * 100))
        self.price.blockSignals(False)
        self.pages.setCurrentIndex(1)
        self._show()
        self.hall_selected.emit(slot)

    def _found(self, slot: int) -> sandbox.HallView | None:
        halls = self._frame.halls if self._frame is not None else ()
        return next((hall for hall in halls if hall.slot == slot), None)

    def _neighbour(self, step: int) -> None:
        names = list(self._provinces)
        if self._province in names:
            self.province_wanted.emit(names[(names.index(self._province) + step) % len(names)])

    # Showing

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week."""
        self._frame = frame
        if self._hall and self._found(self._hall) is None:
            self.select(self._province)
            return
        self._show()

    def _show(self) -> None:
        if self._frame is None or not self._province:
            return
        if self._hall:
            self._show_hall()
        else:
            self._show_province(self._frame)

    def _index(self) -> int:
        return list(self._provinces).index(self._province)

    def _show_province(self, frame: sandbox.Frame) -> None:
        words, at = self._words, self._index()
        self.name.setText(words.province(self._province))
        found = self._provinces[self._province]
        other = self._province if words.chinese else (found.name_zh or self._province)
        self.other_name.setText(other if words.chinese else _short(other))
        self.chip.setVisible(self._province == self._player)
        self.other_name.setVisible(self.width() >= self._theme.px(280))
        self.hub.setText(self._hub(found))
        self.hub.setVisible(bool(self.hub.text()))

        def value(name: str) -> float:
            return float(frame.provinces[name][at]) if at < len(frame.provinces[name]) else math.nan

        use = value("utilisation")
        idle = value("idle_capacity")
        installed = value("merchant_capacity")
        note = translate("Inspector", "merchants' halls")
        tip = catalogue.definition
        self.use.say(words.label("utilisation"), *words.value("utilisation", use), use, note, tip("utilisation"))
        share = idle / installed if installed else math.nan
        note = translate("Inspector", "merchants' halls")
        number = words.value("idle_capacity", idle)
        self.idle.say(words.label("idle_capacity"), *number, share, note, tip("idle_capacity"))
        for name in FACTS:
            self.facts.say(name, words.label(name), *words.value(name, value(name)), catalogue.explained(name))
        self._show_beliefs({name: value(name) for name in BELIEFS})
        self._show_policies(frame)
        self._show_chips(frame)
        for pool in POOLS:
            self._show_pool(pool, at, frame)
        self._show_halls(frame)
        self._ask_deal()

    def _ask_deal(self) -> None:
        frame = self._frame
        if frame is None or self._hall or not self.deal.open:
            return
        question = (self._province, frame.node, frame.tick)
        if question != self._deal_asked:
            self._deal_asked = question
            self.deal_wanted.emit(self._province)

    def show_deal(self, deal: sandbox.Deal) -> None:
        """Take what a builder's return is made of; an answer for another province is dropped."""
        if deal.province == self._province:
            self.deal.show_deal(deal)

    def _show_beliefs(self, values: Mapping[str, float]) -> None:
        """Show what this province's planner reckons with beside what is, and what it does upon it."""
        words, rival = self._words, self._province != self._player
        self.beliefs_title.setText(
            translate("Inspector", "What its planner believes")
            if rival
            else translate("Inspector", "What rivals would believe here")
        )
        for name, number in values.items():
            named = translate("Inspector", "Use now") if name == "utilisation" else words.label(name)
            self.beliefs.say(name, named, *words.value(name, number), catalogue.explained(name))

    def _hub(self, found: sandbox.Province) -> str:
        parts = []
        if found.hub:
            parts.append(translate("Inspector", "national computing hub"))
        if found.is_west:
            parts.append(translate("Inspector", "in the west"))
        if found.inference_demand_share is not None:
            share = translate("Inspector", "{share} of the nation's inference demand")
            parts.append(share.format(share=self._words.percent(found.inference_demand_share, 1)))
        return " · ".join(parts)

    def _show_policies(self, frame: sandbox.Frame) -> None:
        """Show the policies of the player's own province that stand or are on their way."""
        words, mine = self._words, self._province == self._player
        shown = {name: now for name, now in frame.policies.items() if mine and (now.level or now.weeks)}
        for part in (self.policies_line, self.policies_title):
            part.setVisible(mine)
        self.policies.setVisible(bool(shown))
        self.no_policies.setVisible(mine and not shown)
        for name, now in shown.items():
            coming = ""
            if now.weeks:
                coming = translate("Inspector", "{level} in {weeks}").format(
                    level=words.percent(now.ordered), weeks=words.counts.weeks(now.weeks)
                )
            self.policies.say(name, policies.name(name), words.percent(now.level), coming, policies.meaning(name))
        for name in self.policies.keys() - shown.keys():
            self.policies.hide_row(name)

    def _show_chips(self, frame: sandbox.Frame) -> None:
        """Show what lies in the store of the player's own province, and what is on order for it."""
        words, shown = self._words, dict[str, tuple[str, int, str, str]]()
        if self._province == self._player:
            tip = translate("Inspector", "Cards that lie in your store; a hall can be placed with them.")
            for chip, number in frame.store.items():
                shown[chip] = chip, number, translate("Inspector", "in the store"), tip
            for row in frame.contracts:
                weeks = words.counts.weeks(row.weeks)
                coming = (
                    translate("Inspector", "firm, in {weeks}")
                    if row.firm
                    else translate("Inspector", "option, in {weeks}")
                )
                price = words.with_unit("card_price", row.price)
                tip = translate("Inspector", "Ordered ahead at {price} a card.").format(price=price)
                shown[f"{row.chip} on order"] = row.chip, row.cards, coming.format(weeks=weeks), tip
        for part in (self.chips_line, self.chips_title, self.chips):
            part.setVisible(bool(shown))
        for key, (chip, number, where, tip) in shown.items():
            self.chips.say(key, words.chip(chip), words.number(number), where, tip)
        for key in self.chips.keys() - shown.keys():
            self.chips.hide_row(key)

    def _show_pool(self, pool: str, at: int, frame: sandbox.Frame) -> None:
        words, pools = self._words, frame.pools
        names = {
            "cloud": translate("Inspector", "Clouds"),
            "inference": translate("Inspector", "Inference halls"),
            "training": translate("Inspector", "Training halls"),
        }
        capacity = pools.get(f"{pool}_capacity")
        use = pools.get(f"{pool}_utilisation")
        if capacity is None or use is None or at >= len(capacity):
            return
        number = f"{words.significant(float(capacity[at]))} {catalogue.unit('EF')}"
        share = words.percent(float(use[at])) if float(capacity[at]) > 0 else DASH
        self.pools.say(pool, names[pool], number, share, catalogue.definition("pools"))

    def _show_halls(self, frame: sandbox.Frame) -> None:
        words = self._words
        mine = [h for h in frame.halls if h.province == self._province]
        running = sum(h.status == "live" for h in mine)
        title = translate("Inspector", "Halls")
        self.halls_title.setText(f"{title} {running}/{len(mine)}" if mine else title)
        while len(self._rows) < len(mine):
            made = HallRow(self._theme)
            made.clicked.connect(lambda made=made: self.select_hall(made.slot))
            self._rows.append(made)
            self._hall_list.addWidget(made)
        for k, made in enumerate(self._rows):
            made.setVisible(k < len(mine))
            if k >= len(mine):
                continue
            hall = mine[k]
            made.slot = hall.slot
            made.ring.say(hall.status, hall.utilisation)
            made.name.say(catalogue.hall_name(hall.slot, hall.name))
            made.terms.say(f"{self._state(hall)} · {words.operator(hall.operator)}")
            made.power.setText(words.significant(hall.megawatts) if hall.status == "live" else DASH)
            made.use.setText(words.percent(hall.utilisation) if hall.status == "live" else DASH)
            made.setAccessibleName(f"{made.name.full()}, {made.terms.full()}, {made.use.text()}")
        for head in (self.halls_power, self.halls_use):
            head.setVisible(bool(mine))
        self.no_halls.setText(
            translate("Inspector", "None that you placed. The pools above hold everyone else's halls.")
        )
        self.no_halls.setVisible(not mine)

    def _state(self, hall: sandbox.HallView) -> str:
        """Return the state of a hall in words; one that changes its purpose stands still."""
        if hall.audited:
            return translate("Inspector", "audited")
        if hall.closed_weeks and hall.status == "live":
            return translate("Inspector", "standing still")
        return catalogue.status(hall.status)

    def _show_hall(self) -> None:
        words, hall = self._words, self._found(self._hall)
        if hall is None:
            return
        self.hall_name.say(catalogue.hall_name(hall.slot, hall.name))
        self.hall_status.setText(self._state(hall))
        set_role(self.hall_status, "chipquiet")
        terms = [catalogue.hall_type(hall.hall_type), f"{words.number(hall.cards)} × {words.chip(hall.chip)}"]
        terms += [words.operator(hall.operator), words.province(hall.province)]
        if hall.fast_track:
            terms.append(translate("Inspector", "fast track"))
        if hall.own_money:
            terms.append(translate("Inspector", "own money {share}").format(share=words.percent(hall.own_money)))
        self.hall_terms.setText(" · ".join(terms))
        live = hall.status == "live"
        use = hall.utilisation if live else math.nan
        note = translate("Inspector", "busy over installed")
        tip = catalogue.definition
        self.hall_use.say(
            words.label("utilisation"), *words.value("utilisation", use), use, note, catalogue.explained("utilisation")
        )
        share = hall.cash / hall.debt if hall.debt > 0 else math.nan
        note = translate("Inspector", "debt {money}").format(money=words.money(hall.debt))
        self.hall_cash.say(words.label("cash"), *words.money_parts(hall.cash), share, note, tip("cash"))
        self._show_why(hall)
        say = self.hall_facts.say
        building = hall.status in ("building", "paused")
        if building:
            stage = catalogue.stage(hall.stage)
            say("stage", words.label("stage"), stage, f"{min(hall.stage + 1, 6)}/6", tip("stage"))
            weeks = words.value("weeks_to_finish", hall.weeks_to_finish)
            say("weeks", words.label("weeks_to_finish"), *weeks, tip("weeks_to_finish"))
        else:
            self.hall_facts.hide_row("stage")
            self.hall_facts.hide_row("weeks")
        for key, name, number, unit, tip_ in (
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
                say(key, name, words.number(number), catalogue.unit(unit), tip_)
            else:
                self.hall_facts.hide_row(key)
        say("capacity", words.label("capacity"), *words.value("capacity", hall.capacity), tip("capacity"))
        drawn, asked = (value if live else math.nan for value in (hall.megawatts, hall.rent))
        say("power", words.label("megawatts"), *words.value("megawatts", drawn), tip("megawatts"))
        say(
            "rent",
            words.label("rent"),
            *words.value("rent", asked),
            translate("Inspector", "What this hall asks for eight of its cards, a month."),
        )
        asks = translate("Inspector", "Its price over the market's rent here for its kind; above 1 fewer come.")
        say("price", translate("Inspector", "Asks × market"), words.number(hall.price, 2), "", asks)
        self._show_hedge(hall)
        self._price_part.setVisible("price" in hall.verbs)
        for kind, made in self.verbs.items():
            made.setVisible(kind in hall.verbs)
        self.not_yours.setText(
            translate("Inspector", "You audited this hall. Its owner decides of it and stands for it; you only watch.")
            if hall.audited
            else translate("Inspector", "This hall is not in your province; you can only watch it.")
        )
        self.not_yours.setVisible(hall.audited or hall.province != self._player)
        self._price_moved()

    def _show_why(self, hall: sandbox.HallView) -> None:
        """Say why the hall is as full as it is."""
        text = "" if self._frame is None else why(self._frame, hall, self._words)
        if text != self.hall_why.text():
            self.hall_why.setText(text)
        self.hall_why.setToolTip(catalogue.confidence("D"))
        self.hall_why.setVisible(bool(text))

    def _show_hedge(self, hall: sandbox.HallView) -> None:
        """Show what is sold forward, at what rent, and what that brought in the last week."""
        words, say = self._words, self.hall_facts.say
        if not hall.hedge_weeks and not hall.hedge_paid:
            for key in ("hedge", "fixed", "hedged"):
                self.hall_facts.hide_row(key)
            return
        weeks = words.counts.weeks(hall.hedge_weeks)
        tip = translate("Inspector", "Part of this hall that earns a fixed rent in place of the market's.")
        say("hedge", translate("Inspector", "Sold forward"), words.percent(hall.hedge_share), weeks, tip)
        tip = translate("Inspector", "For eight cards a month, as long as the forward sale runs.")
        say("fixed", translate("Inspector", "Fixed rent"), *words.value("rent", hall.hedge_rent), tip)
        tip = translate("Inspector", "What users paid the hall for it last week; below 0 the hall paid them.")
        say("hedged", translate("Inspector", "It brought, a week"), *words.money_parts(hall.hedge_paid), tip)

    # Deciding

    def _price_moved(self, *_: object) -> None:
        self.price_value.setText(self._words.number(self.price.value() / 100, 2))

    def _decide_price(self) -> None:
        if self._hall and self._frame is not None:
            multiplier = self.price.value() / 100
            self.decided.emit(sandbox.Price(tick=self._frame.tick, hall=self._hall, multiplier=multiplier))

    def _decide(self, kind: str) -> None:
        if not self._hall or self._frame is None:
            return
        if kind in AT_ONCE:
            self.decided.emit(AT_ONCE[kind](tick=self._frame.tick, hall=self._hall))
        else:
            self.form_wanted.emit(kind, self._hall)


def _short(chinese: str) -> str:
    for suffix in ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"):
        if chinese.endswith(suffix) and len(chinese) > len(suffix) + 1:
            return chinese.removesuffix(suffix)
    return chinese
