"""The form of a verb: what has to be said, what that costs and brings, and why it cannot be queued."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QSlider, QSpinBox, QWidget

import sandbox
from ui.look.theme import Theme
from ui.messages import Verdict
from ui.panels.decisions.terms import Terms
from ui.widgets import Facts, button, column, label
from ui.widgets.segmented import Segmented
from ui.words import catalogue, policies
from ui.words.i18n import Translator
from ui.words.marks import translate

FIELDS = {
    "place": ("name", "type", "source", "chip", "cards", "operator", "own", "pace"),
    "contract": ("firm", "chip", "cards"), "voucher": ("budget", "rate", "where"), "policy": ("lever", "level"),
    "hall": ("hall", "action"), "sell": ("hall", "number"), "buy": ("hall", "number"),
    "hedge": ("hall", "share", "weeks"), "takeover": ("owner", "share"),
    "audit": ("holder", "share"),
}  # fmt: skip
OF_ONE_HALL = ("sell", "buy", "hedge")  # verbs that open with the first hall that they are allowed for
BESIDE = {"type": 0, "firm": 0, "cards": 1}  # fields that share a line, and their columns; no verb has both of one
QUARTERS = ("0", "25", "50", "75", "100")  # percent
ACTIONS = ("price", *sandbox.OF_A_HALL)  # what may be done to a hall, in one form


class DecisionForm(QWidget):
    """The fields of the open verb; ``foot`` holds what it costs and its button, which stay in sight."""

    changed = Signal()
    added = Signal(object, object)

    def __init__(
        self, theme: Theme, words: Translator, taken: Callable[[], Collection[int]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._words, self._taken = theme, words, taken
        self._frame: sandbox.Frame | None = None
        self._operators: tuple[str, ...] = ()
        self._province = ""
        self._place: tuple[float, float] | None = None
        self._drafted: sandbox.Decision | None = None
        self._verdict: Verdict | None = None
        self._reach: sandbox.Reach | None = None
        self.verb = ""
        self._build()
        self._build_foot()
        self.terms = Terms(words, self.facts, self.costs, self.side)

    # Building

    def _build(self) -> None:
        inside = column(self, (14, 0, 14, 8), 6)
        self.meaning = label("small", wrap=True)
        self.name = QLineEdit()
        self.name.setMaxLength(64)
        self.type, self.chips, self.operators, self.halls = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.action, self.lever, self.owner, self.holder = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.cards = QSpinBox()
        self.cards.setRange(8, 200_000)
        self.cards.setSingleStep(1024)
        self.cards.setValue(2048)
        self.number = QSpinBox()
        self.number.setRange(0, 0)
        self.number.setSingleStep(64)
        self.own = QSpinBox()
        self.own.setRange(0, 100)
        self.own.setSingleStep(10)
        self.weeks = QSpinBox()
        self.weeks.setRange(4, 156)
        self.weeks.setSingleStep(4)
        self.weeks.setValue(52)
        for box in (self.cards, self.number):
            box.setGroupSeparatorShown(True)
        self.budget = QDoubleSpinBox()
        self.budget.setRange(0, 5000)
        self.budget.setDecimals(0)
        self.budget.setSingleStep(10)
        self.budget.setValue(50)
        self.rate = QSpinBox()  # 0 is the usual ceiling
        self.rate.setRange(0, 90)
        self.rate.setSingleStep(5)
        self.where = Segmented(self._theme, [("here", ""), ("anywhere", "")])
        self.multiplier = QSlider(Qt.Orientation.Horizontal)
        self.multiplier.setRange(50, 150)
        self.multiplier.setValue(100)
        self.pace = Segmented(self._theme, [("usual", ""), ("fast", "")])
        self.source = Segmented(self._theme, [("bought", ""), ("stored", "")])
        self.firm = Segmented(self._theme, [("firm", ""), ("option", "")])
        self.level = Segmented(self._theme, [(part, part) for part in QUARTERS], "100")
        self.share = Segmented(self._theme, [(part, part) for part in QUARTERS[1:]], "100")
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inside.addLayout(grid)
        self._fields: dict[str, tuple[QLabel, QWidget]] = {}
        at = 0
        for key, widget in (
            ("lever", self.lever), ("name", self.name), ("type", self.type), ("firm", self.firm),
            ("cards", self.cards), ("source", self.source),
            ("chip", self.chips), ("operator", self.operators), ("own", self.own), ("pace", self.pace),
            ("hall", self.halls), ("action", self.action), ("number", self.number), ("owner", self.owner),
            ("holder", self.holder),
            ("share", self.share), ("weeks", self.weeks), ("budget", self.budget), ("rate", self.rate),
            ("where", self.where), ("price", self.multiplier),
            ("level", self.level),
        ):  # fmt: skip
            named = label("caption")
            named.setBuddy(widget)
            side, wide = (BESIDE[key], 1) if key in BESIDE else (0, 2)
            if side == 0 and key != "firm":
                at += 2
            grid.addWidget(named, at, side, 1, wide)
            grid.addWidget(widget, at + 1, side, 1, wide)
            widget.setMinimumWidth(72)  # two stand side by side, in whatever room the drawer has
            self._fields[key] = (named, widget)
            if isinstance(widget, QComboBox):
                widget.currentIndexChanged.connect(self._changed)
                widget.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                widget.setMinimumContentsLength(4)
            elif isinstance(widget, QLineEdit):
                widget.textChanged.connect(self._changed)
            elif isinstance(widget, Segmented):
                widget.chosen.connect(self._changed)
            else:
                widget.valueChanged.connect(self._changed)
        self.facts = Facts(3)
        self.side = label("caption", wrap=True)
        inside.insertWidget(0, self.meaning)
        inside.addWidget(self.side)
        inside.addWidget(self.facts)
        inside.addStretch(1)

    def _build_foot(self) -> None:
        self.foot = QWidget()
        inside = column(self.foot, gap=4)
        self.costs = Facts(3)
        self.trouble = label("watchtext", wrap=True)
        self.add = button("soft")
        self.add.clicked.connect(self._add)
        for widget in (self.costs, self.trouble, self.add):
            inside.addWidget(widget)

    # Words

    def retranslate(self) -> None:
        """Say everything in the current language, also what the engine last said of the draft."""
        names = {
            "name": translate("Decisions", "Name of the site"),
            "type": translate("Decisions", "Hall type"),
            "chip": translate("Decisions", "Chip"),
            "cards": translate("Decisions", "Cards"),
            "operator": translate("Decisions", "Operator"),
            "source": translate("Decisions", "Its cards"),
            "firm": translate("Decisions", "Kind of order"),
            "own": translate("Decisions", "Your own money, % of the cost"),
            "pace": translate("Decisions", "Pace of building"),
            "hall": translate("Decisions", "Hall"),
            "action": translate("Decisions", "What to do"),
            "number": translate("Decisions", "Cards on sale, 0 takes them back"),
            "owner": translate("Decisions", "Owner that lacks money"),
            "holder": translate("Decisions", "Owner"),
            "share": translate("Decisions", "Share of it, %"),
            "weeks": translate("Decisions", "For how many weeks"),
            "lever": translate("Decisions", "Policy"),
            "level": translate("Decisions", "Level, % of full"),
            "budget": translate("Decisions", "Budget, million ¥ a year"),
            "rate": translate("Decisions", "Of a rent at most, %"),
            "where": translate("Decisions", "Spent in"),
            "price": translate("Decisions", "Times the market rent"),
        }
        for key in self._fields:
            self._name(key, names[key])
        self.own.setSpecialValueText(translate("Decisions", "as its operator usually has"))
        self.rate.setSpecialValueText(translate("Decisions", "as usual"))
        self.where.set_label("here", translate("Decisions", "Halls here"))
        self.where.set_label("anywhere", translate("Decisions", "Anywhere"))
        self.source.set_label("bought", translate("Decisions", "To be bought"))
        self.source.set_label("stored", translate("Decisions", "From the store"))
        self.firm.set_label("firm", translate("Decisions", "Firm"))
        self.firm.set_label("option", translate("Decisions", "Option"))
        self.pace.set_label("usual", translate("Decisions", "Usual"))
        self.pace.set_label("fast", translate("Decisions", "Fast track"))
        _fill(self.type, [(code, catalogue.hall_type(code)) for code in catalogue.HALL_TYPES])
        _fill(self.action, [(code, catalogue.verb(code)) for code in ACTIONS])
        _fill(self.lever, [(code, policies.name(code)) for code in policies.NAMES])
        self.add.setText(translate("Decisions", "Add to the queue"))
        self._show_choices()
        self._show_meaning()
        if self._verdict is not None:
            self._show_verdict(*self._verdict)

    # What there is to choose from

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the player's province and the operators of another game."""
        self._province, self._operators, self._frame = str(scenario.player or ""), scenario.hall_operators, None
        self._show_choices()

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take what is on sale this week, the halls that stand, and who lacks money."""
        self._frame = frame
        self._show_choices()

    def _show_choices(self) -> None:
        words, frame = self._words, self._frame
        _fill(self.operators, [(code, words.operator(code)) for code in self._operators])
        if frame is None:
            return
        self._show_chips()
        _fill(self.halls, [(h.slot, catalogue.hall_name(h.slot, h.name)) for h in frame.halls if h.verbs])
        for box, owners in ((self.owner, frame.failing), (self.holder, frame.holders)):
            named = [(f, f"{words.operator(f.operator)} · {catalogue.hall_type(f.hall_type)}") for f in owners]
            _fill(box, [(f"{f.hall_type}/{f.operator}", name) for f, name in named])
        self._show_number()

    def _show_chips(self) -> None:
        """Offer the chips that are on sale, or those that lie in the store, and how many do."""
        if self._frame is None:
            return
        stored, words = self.from_store, self._words
        cards = translate("Decisions", "{chip} · {number} cards")
        there = [
            (code, cards.format(chip=words.chip(code), number=words.number(n))) for code, n in self._frame.store.items()
        ]
        _fill(self.chips, there if stored else [(code, words.chip(code)) for code in self._frame.on_sale])

    @property
    def from_store(self) -> bool:
        """Whether a hall is being placed whose cards lie in the store; while nothing is on sale there is no other."""
        chosen = self.verb == "place" and self.source.current == "stored"
        return self._has_store and (chosen or (self.verb in ("", "place") and not self._on_sale))

    @property
    def _on_sale(self) -> bool:
        return self._frame is not None and bool(self._frame.on_sale)

    @property
    def _has_store(self) -> bool:
        return self._frame is not None and bool(self._frame.store)

    def _show_number(self) -> None:
        """Let as many cards be sold as the chosen hall has, and any number be bought."""
        hall = self._hall()
        most = self.cards.maximum() if self.verb == "buy" else hall.sellable if hall is not None else 0
        self.number.blockSignals(True)
        self.number.setRange(0, most)
        self.number.blockSignals(False)

    def _hall(self) -> sandbox.HallView | None:
        halls = self._frame.halls if self._frame is not None else ()
        return next((hall for hall in halls if hall.slot == self.halls.currentData()), None)

    # Opening and closing

    def open(self, verb: str) -> None:
        """Show the fields of a verb; it can be added once the engine has seen what they say."""
        self.verb, self._place = verb, None
        self._drafted = self._verdict = self._reach = None
        self.pace.choose("usual")
        self.source.choose("stored" if self._has_store and not self._on_sale else "bought")
        self.own.setValue(0)
        self.number.setValue(0)
        self._show_choices()
        if self._frame is not None:
            first = _first_hall(self._frame, verb)
            if first is not None and verb in OF_ONE_HALL:
                self.choose_hall(first)
        self._show_meaning()
        self.facts.setVisible(False)
        self.side.setText("")
        self.terms.clear()
        self._show_trouble("")
        self.add.setEnabled(False)

    def close_verb(self) -> None:
        """Forget the verb, and offer what is on sale again."""
        self.verb, self._verdict = "", None
        self._show_chips()

    def place_at(self, lon: float, lat: float) -> None:
        """Take the spot on the map for the hall that is being placed."""
        self._place = (lon, lat)
        self._changed()

    def choose_hall(self, slot: int) -> None:
        """Choose a hall, if it is there."""
        at = self.halls.findData(slot)
        if at >= 0:
            self.halls.setCurrentIndex(at)

    def _changed(self, *_: object) -> None:
        self._show_chips()
        self._show_number()
        self._show_meaning()
        if self.verb:
            self.changed.emit()

    def _show_meaning(self) -> None:
        """Show the fields that the choice of a verb wants, and say what it does."""
        times = self._words.number(self.multiplier.value() / 100, 2)
        self._fields["price"][0].setText(translate("Decisions", "Times the market rent") + f": {times}")
        number = translate("Decisions", "Cards on sale, 0 takes them back")
        if self.verb == "buy":
            number = translate("Decisions", "Cards to buy, 0 ends it")
        self._name("number", number)
        share = translate("Decisions", "Share of it, %")
        if self.verb == "hedge":
            share = translate("Decisions", "Share sold forward, %")
        self._name("share", share)
        shown = (*FIELDS.get(self.verb, ()), *(("price",) if self.kind == "price" else ()))
        if not self._has_store:
            shown = tuple(key for key in shown if key != "source")
        for key, (named, widget) in self._fields.items():
            named.setVisible(key in shown)
            widget.setVisible(key in shown)
        if self.kind == "policy":
            self.meaning.setText(policies.meaning(str(self.lever.currentData())))
        else:
            self.meaning.setText(catalogue.meaning(self.kind) if self.kind else "")

    def _name(self, key: str, text: str) -> None:
        named, widget = self._fields[key]
        named.setText(text)
        widget.setAccessibleName(text)
        widget.setToolTip(text)

    # What the form says

    @property
    def kind(self) -> str:
        """The kind of decision that the open form makes, or empty."""
        return str(self.action.currentData()) if self.verb == "hall" else self.verb

    @property
    def hall_type(self) -> str:
        """The type of hall that is chosen."""
        return str(self.type.currentData())

    def draft(self, verb: str = "") -> sandbox.Decision | None:
        """Return the decision that the fields describe for a verb, or None while they describe none."""
        verb, frame = verb or self.verb, self._frame
        if frame is None or not self._province or not verb:
            return None
        tick, province = frame.tick, self._province
        if verb == "survey":
            return sandbox.Survey(tick=tick, province=province)
        if verb == "link":
            return sandbox.Link(tick=tick, province=province)
        if verb == "voucher":
            return sandbox.Voucher(
                tick=tick,
                province=province,
                budget=float(self.budget.value()),
                rate=self.rate.value() / 100 or None,
                portable=self.where.current == "anywhere",
            )
        if verb == "policy":
            level = int(self.level.current) / 100
            return sandbox.Policy(tick=tick, province=province, lever=self.lever.currentData(), level=level)
        if verb == "contract":
            return self._ordered(frame)
        if verb == "place":
            return self._placed(frame)
        if verb == "takeover":
            return self._of_owner(frame, sandbox.Takeover, self.owner)
        if verb == "audit":
            return self._of_owner(frame, sandbox.Audit, self.holder)
        return self._of_hall(verb, frame)

    def _of_hall(self, verb: str, frame: sandbox.Frame) -> sandbox.Decision | None:
        kind = self.kind if verb == self.verb else {"hall": "price"}.get(verb, verb)
        slot = self.halls.currentData() if verb == self.verb else _first_hall(frame, kind)
        if slot is None:
            return None
        if kind == "price":
            return sandbox.Price(tick=frame.tick, hall=slot, multiplier=self.multiplier.value() / 100)
        if kind == "sell":
            return sandbox.Sell(tick=frame.tick, hall=slot, cards=self.number.value())
        if kind == "hedge":
            share, weeks = int(self.share.current) / 100, self.weeks.value()
            return sandbox.Hedge(tick=frame.tick, hall=slot, share=share, weeks=weeks)
        if kind == "buy":
            return sandbox.Buy(tick=frame.tick, hall=slot, cards=self.number.value())
        return sandbox.OF_A_HALL[kind](tick=frame.tick, hall=slot)

    def _free(self, frame: sandbox.Frame) -> int | None:
        taken = self._taken()
        return next((slot for slot in frame.free_halls if slot not in taken), None)

    def _placed(self, frame: sandbox.Frame) -> sandbox.Place | None:
        slot, chip = self._free(frame), self.chips.currentData()
        if slot is None or chip is None:
            return None
        lon, lat = self._place or (None, None)  # without a spot it stands at the seat of its province
        return sandbox.Place(
            tick=frame.tick,
            hall=slot,
            province=self._province,
            name=self.name.text().strip(),
            lon=lon,
            lat=lat,
            hall_type=self.type.currentData(),
            chip=chip,
            cards=max(8, self.cards.value() // 8 * 8),
            operator=self.operators.currentData(),
            fast_track=self.pace.current == "fast",
            stored=self.from_store,
            own_money=self.own.value() / 100 or None,
        )

    def _ordered(self, frame: sandbox.Frame) -> sandbox.Contract | None:
        chip = self.chips.currentData() if self.verb == "contract" else next(iter(frame.on_sale), None)
        if chip is None:
            return None
        cards, firm = max(8, self.cards.value() // 8 * 8), self.firm.current == "firm"
        return sandbox.Contract(tick=frame.tick, province=self._province, chip=chip, cards=cards, firm=firm)

    def _of_owner(
        self, frame: sandbox.Frame, made: type[sandbox.Takeover | sandbox.Audit], box: QComboBox
    ) -> sandbox.Takeover | sandbox.Audit | None:
        slot, owner = self._free(frame), box.currentData()
        if slot is None or owner is None:
            return None
        hall_type, _, operator = owner.partition("/")
        return made(
            tick=frame.tick,
            hall=slot,
            province=self._province,
            hall_type="training" if hall_type == "training" else "inference",
            operator=operator,
            share=int(self.share.current) / 100,
        )

    def _add(self) -> None:
        draft = self.draft()
        if draft is not None and self._verdict is not None and not self._verdict[1]:
            self.added.emit(draft, self._verdict[0] if draft == self._drafted else None)
            self.name.clear()

    # What the engine says of it

    def refuse(self, reason: str) -> None:
        """Say why there is nothing to decide."""
        self._drafted = self._verdict = None
        self._show_trouble(reason)
        self.add.setEnabled(False)

    def refuse_spot(self) -> None:
        """Say why a spot on the map was not taken; what was drafted before stands."""
        province = self._words.province(self._province)
        self._show_trouble(
            translate("Decisions", "A hall can only be placed in {province}: choose a spot there.").format(
                province=province
            )
        )

    @property
    def judged(self) -> bool:
        """Whether the engine has seen what the fields say now."""
        return self._verdict is not None and self._drafted == self.draft()

    def judge(self, draft: sandbox.Decision, verdict: Verdict, reach: sandbox.Reach | None) -> None:
        """Take the price of a draft and why it is not allowed, and whom it would reach."""
        self._drafted, self._verdict, self._reach = draft, verdict, reach
        self._show_verdict(*verdict)

    def _show_verdict(self, quote: sandbox.Quote, issues: Sequence[sandbox.Issue]) -> None:
        if self._drafted is not None and self._frame is not None:
            self.terms.show(self._drafted, quote, self._frame, self._reach)
        self.facts.setVisible(True)
        moot = self._drafted is not None and self._frame is not None and stands_already(self._drafted, self._frame)
        same = translate("Decisions", "Nothing would change: choose something else.")
        told = [self._words.issue(issue) for issue in issues] or [same] * moot
        self._show_trouble("\n".join(told))
        self.add.setEnabled(not told)

    def _show_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))


def stands_already(draft: sandbox.Decision, frame: sandbox.Frame) -> bool:
    """Whether a decision would leave everything as it is."""
    hall = next((hall for hall in frame.halls if hall.slot == getattr(draft, "hall", None)), None)
    if isinstance(draft, sandbox.Policy):
        now = frame.policies.get(draft.lever)
        return now is not None and math.isclose(now.ordered, draft.level, abs_tol=1e-9)
    if hall is None:
        return False
    if isinstance(draft, sandbox.Sell):
        return draft.cards == hall.selling
    if isinstance(draft, sandbox.Buy):
        return draft.cards == hall.buying
    return isinstance(draft, sandbox.Price) and math.isclose(draft.multiplier, hall.price, abs_tol=1e-6)


def _first_hall(frame: sandbox.Frame, kind: str) -> int | None:
    """Return the first hall that a verb is allowed for, else the first that stands: the rules say why not."""
    standing = [hall for hall in frame.halls if hall.verbs]
    allowed = [hall for hall in standing if kind in hall.verbs]
    return next((hall.slot for hall in (*allowed, *standing)), None)


def _fill(box: QComboBox, items: Sequence[tuple[object, str]]) -> None:
    """Give a box its choices; what was chosen stays chosen if it is still there."""
    if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] == list(items):
        return
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    for code, name in items:
        box.addItem(name, code)
    box.setCurrentIndex(max(0, box.findData(kept)))
    box.blockSignals(False)
