"""A province in numbers: what stands there, what its planner believes, its policies and chips, its pools and halls."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.widgets import Facts, Letter, button, column, label, line, row, say_number
from ui.widgets.asker import Asker
from ui.widgets.deal import DealPart
from ui.widgets.halls import Figure, HallRow
from ui.words import catalogue, policies, trust
from ui.words.i18n import DASH, Translator
from ui.words.marks import translate

FACTS = (
    "power_price", "latency", "rent", "merchant_capacity", "cloud_capacity", "in_pipeline", "demand",
    "voucher", "stranded_value", "resale_discount", "carbon",
)  # fmt: skip
BELIEFS = ("belief_use", "utilisation", "forecast_return", "start_rate", "starts")
POOL = "pool.capacity"  # no key of the book: nobody published what stands in a single province
POOLS = ("cloud", "inference", "training")


class ProvincePage(QWidget):
    """One province; clicking one of its halls asks for that, and an open deal asks for its parts."""

    province_wanted = Signal(str)
    hall_wanted = Signal(int)
    deal_wanted = Signal(str)

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._frame: sandbox.Frame | None = None
        self._province, self._player = "", ""
        self._deal_asked = ("", 0, 0)
        self._provinces: dict[str, sandbox.Province] = {}
        self._build()

    def _build(self) -> None:
        inside = column(self, (14, 10, 14, 10), 8)
        head = row(gap=6)
        self.name, self.other_name, self.chip = label("name"), label("soft"), label("chip")
        self.before, self.after = button("ghost"), button("ghost")
        for arrow, step in ((self.before, -1), (self.after, 1)):
            arrow.setProperty("icononly", True)
            arrow.setFixedSize(24, 24)
            arrow.clicked.connect(lambda _=False, step=step: self._neighbour(step))
        self.letter = Letter()
        head.addWidget(self.name)
        head.addWidget(self.other_name)
        head.addStretch(1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        inside.addLayout(head)
        self.hub = label("caption", wrap=True)
        about = row(gap=6)
        about.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignTop)
        about.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignTop)
        about.addWidget(self.hub, 1)
        Asker(self.hub, lambda _: f"inference_demand_share@{self._here}", at_once=True)
        inside.addLayout(about)
        figures = row(gap=8)
        self.use, self.idle = Figure(self._theme), Figure(self._theme)
        figures.addWidget(self.use, 1)
        figures.addWidget(self.idle, 1)
        inside.addLayout(figures)
        for figure, name in ((self.use, "utilisation"), (self.idle, "idle_capacity")):
            Asker(figure, lambda _, name=name: f"province.{name}", at_once=True)  # type: ignore[misc]
        self.facts = Facts(5, "province")
        inside.addWidget(self.facts)
        self.policies_line, self.policies_title, self.policies = line(), label("title"), Facts(4)
        self.no_policies = label("caption", wrap=True)
        for part in (self.policies_line, self.policies_title, self.policies, self.no_policies):
            inside.addWidget(part)
        self.chips_line, self.chips_title, self.chips = line(), label("title"), Facts(4)
        for part in (self.chips_line, self.chips_title, self.chips):
            inside.addWidget(part)
        inside.addWidget(line())
        self.beliefs_title, self.beliefs = label("title"), Facts(5, "province")
        inside.addWidget(self.beliefs_title)
        inside.addWidget(self.beliefs)
        inside.addWidget(line())
        self.deal = DealPart(self._theme, self._words)
        self.deal.wanted.connect(self._ask_deal)
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

    def retheme(self) -> None:
        """Draw the icons again."""
        for made, name in ((self.before, "chevron-left"), (self.after, "chevron-right")):
            made.setIcon(icons.icon(name, self._theme.tokens.text2))
        self.deal.retheme()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for made, text in (
            (self.before, translate("Inspector", "The province before")),
            (self.after, translate("Inspector", "The next province")),
        ):
            made.setToolTip(text)
            made.setAccessibleName(text)
        self.chip.setText(translate("Inspector", "yours"))
        shown = {f"province.{name}" for name in (*FACTS, *BELIEFS, "idle_capacity")}
        self.letter.say(
            (self._words.trust.letter(key) for key in shown),
            translate("Inspector", "Each number says in its tip how far to trust it.")
            + f"\n{self._words.trust.assumption()}",
        )
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

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the provinces of another game."""
        self._player, self._provinces = str(scenario.player or ""), dict(scenario.provinces)
        self._frame, self._deal_asked = None, ("", 0, 0)

    @property
    def _here(self) -> str:
        return f"province={self._province}"

    def _neighbour(self, step: int) -> None:
        names = list(self._provinces)
        if self._province in names:
            self.province_wanted.emit(names[(names.index(self._province) + step) % len(names)])

    def show_province(self, province: str, frame: sandbox.Frame, *, roomy: bool) -> None:
        """Show a province in a week; where there is room its name stands in both languages."""
        self._province, self._frame = province, frame
        words, at = self._words, list(self._provinces).index(province)
        self.name.setText(words.province(self._province))
        found = self._provinces[self._province]
        other = self._province if words.chinese else (found.name_zh or self._province)
        self.other_name.setText(other if words.chinese else _short(other))
        self.chip.setVisible(self._province == self._player)
        self.other_name.setVisible(roomy)
        self.hub.setText(self._hub(found))
        self.hub.setVisible(bool(self.hub.text()))

        def value(name: str) -> float:
            return float(frame.provinces[name][at]) if at < len(frame.provinces[name]) else math.nan

        use = value("utilisation")
        idle = value("idle_capacity")
        installed = value("merchant_capacity")
        note = translate("Inspector", "merchants' halls")
        for figure, name, amount, share in (
            (self.use, "utilisation", use, use),
            (self.idle, "idle_capacity", idle, idle / installed if installed else math.nan),
        ):
            key = f"province.{name}"
            number = words.value(key, amount)
            figure.say(words.label(name), *number, words.seen(key, share), note, words.explained(key))
        for name in FACTS:
            key = f"province.{name}"
            self.facts.say(name, words.label(name), *words.value(key, value(name)), words.explained(key))
        self._show_beliefs({name: value(name) for name in BELIEFS})
        self._show_policies(frame)
        self._show_chips(frame)
        for pool in POOLS:
            self._show_pool(pool, at, frame)
        self._show_halls(frame)
        self._ask_deal()

    def _ask_deal(self) -> None:
        frame = self._frame
        if frame is None or not self.deal.open:
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
            key = f"province.{name}"
            self.beliefs.say(name, named, *words.value(key, number), words.explained(key))

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
            said, where = (policies.name(name), words.percent(now.level), coming), f"lever={name};{self._here}"
            self.policies.say(name, *said, policies.meaning(name), opens=f"now.policy@{where}")
        for name in self.policies.keys() - shown.keys():
            self.policies.hide_row(name)

    def _show_chips(self, frame: sandbox.Frame) -> None:
        """Show what lies in the store of the player's own province, and what is on order for it."""
        words, shown = self._words, dict[str, tuple[str, int, str, str, str]]()
        if self._province == self._player:
            tip = translate("Inspector", "Cards that lie in your store; a hall can be placed with them.")
            for chip, number in frame.store.items():
                shown[chip] = chip, number, translate("Inspector", "in the store"), tip, "now.cards_stored"
            for row in frame.contracts:
                weeks = words.counts.weeks(row.weeks)
                coming = (
                    translate("Inspector", "firm, in {weeks}")
                    if row.firm
                    else translate("Inspector", "option, in {weeks}")
                )
                price = words.published("card_price", row.price)
                tip = translate("Inspector", "Ordered ahead at {price} a card.").format(price=price)
                order = row.chip, row.cards, coming.format(weeks=weeks), tip, "now.contract_cards"
                shown[f"{row.chip} on order"] = order
        for part in (self.chips_line, self.chips_title, self.chips):
            part.setVisible(bool(shown))
        for key, (chip, number, where, tip, stock) in shown.items():
            said = words.chip(chip), words.number(number), where, tip
            self.chips.say(key, *said, opens=f"{stock}@chip={chip};{self._here}")
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
        if words.hides(POOL):
            number, share = trust.assumed(), ""
        tip = f"{catalogue.definition('pools')}\n{words.trust.sentence(POOL)}"
        self.pools.say(pool, names[pool], number, share, tip, opens=f"pool_use@class={pool};{self._here}")

    def _show_halls(self, frame: sandbox.Frame) -> None:
        words = self._words
        mine = [h for h in frame.halls if h.province == self._province]
        running = sum(h.status == "live" for h in mine)
        title = translate("Inspector", "Halls")
        self.halls_title.setText(f"{title} {running}/{len(mine)}" if mine else title)
        while len(self._rows) < len(mine):
            made = HallRow(self._theme)
            made.clicked.connect(lambda made=made: self.hall_wanted.emit(made.slot))
            self._rows.append(made)
            self._hall_list.addWidget(made)
        for k, made in enumerate(self._rows):
            made.setVisible(k < len(mine))
            if k >= len(mine):
                continue
            hall = mine[k]
            made.slot = hall.slot
            made.name.say(catalogue.hall_name(hall.slot, hall.name))
            made.terms.say(f"{catalogue.hall_state(hall)} · {words.operator(hall.operator)}")
            live, hidden = hall.status == "live", words.hides("hall.utilisation")
            made.ring.say(hall.status, words.seen("hall.utilisation", hall.utilisation))
            made.power.setText("" if hidden else words.significant(hall.megawatts) if live else DASH)
            use = words.said("hall.utilisation", words.percent(hall.utilisation)) if live else DASH
            say_number(made.use, use)
            made.setToolTip(words.explained("hall.utilisation"))
            made.setAccessibleName(f"{made.name.full()}, {made.terms.full()}, {made.use.text()}")
        for head in (self.halls_power, self.halls_use):
            head.setVisible(bool(mine))
        self.no_halls.setText(
            translate("Inspector", "None that you placed. The pools above hold everyone else's halls.")
        )
        self.no_halls.setVisible(not mine)


def _short(chinese: str) -> str:
    for suffix in ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市"):
        if chinese.endswith(suffix) and len(chinese) > len(suffix) + 1:
            return chinese.removesuffix(suffix)
    return chinese
