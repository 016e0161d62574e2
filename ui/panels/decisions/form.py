"""The form of a verb: what has to be said, what that costs and brings, and why it cannot be queued."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QLineEdit, QSlider, QSpinBox, QWidget

import sandbox
from ui.session import Verdict
from ui.widgets import Facts, button, column, label
from ui.words import catalogue
from ui.words.i18n import Translator
from ui.words.marks import translate

FIELDS = {
    "place": ("name", "type", "chip", "cards", "operator"), "voucher": ("budget",), "price": ("hall", "price"),
    "pause": ("hall",), "resume": ("hall",), "cancel": ("hall",),
}  # fmt: skip
BESIDE = {"type": 0, "cards": 1}  # two fields that share a line, and their columns
OF_HALLS: dict[str, type[sandbox.Pause | sandbox.Resume | sandbox.Cancel]] = {
    "pause": sandbox.Pause, "resume": sandbox.Resume, "cancel": sandbox.Cancel,
}  # fmt: skip


class DecisionForm(QWidget):
    """The fields of the open verb; ``foot`` holds what it costs and its button, which stay in sight."""

    changed = Signal()
    added = Signal(object, object)

    def __init__(self, words: Translator, taken: Callable[[], Collection[int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._taken = words, taken
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

    # Building

    def _build(self) -> None:
        inside = column(self, (14, 0, 14, 8), 6)
        self.meaning = label("small", wrap=True)
        inside.addWidget(self.meaning)
        self.name = QLineEdit()
        self.name.setMaxLength(64)
        self.type, self.chips, self.operators, self.halls = QComboBox(), QComboBox(), QComboBox(), QComboBox()
        self.cards = QSpinBox()
        self.cards.setRange(8, 200_000)
        self.cards.setSingleStep(1024)
        self.cards.setValue(2048)
        self.cards.setGroupSeparatorShown(True)
        self.budget = QDoubleSpinBox()
        self.budget.setRange(0, 5000)
        self.budget.setDecimals(0)
        self.budget.setSingleStep(10)
        self.budget.setValue(50)
        self.multiplier = QSlider(Qt.Orientation.Horizontal)
        self.multiplier.setRange(50, 150)
        self.multiplier.setValue(100)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        inside.addLayout(grid)
        self._fields: dict[str, tuple[QLabel, QWidget]] = {}
        at = 0
        for key, widget in (
            ("name", self.name), ("type", self.type), ("cards", self.cards), ("chip", self.chips),
            ("operator", self.operators), ("hall", self.halls), ("budget", self.budget), ("price", self.multiplier),
        ):  # fmt: skip
            named = label("caption")
            named.setBuddy(widget)
            side, wide = (BESIDE[key], 1) if key in BESIDE else (0, 2)
            if side == 0:
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
            else:
                widget.valueChanged.connect(self._changed)
        self.facts = Facts(3)
        inside.addSpacing(2)
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
            "hall": translate("Decisions", "Hall"),
            "budget": translate("Decisions", "Budget, million ¥ a year"),
            "price": translate("Decisions", "Times the market rent"),
        }
        for key, (named, widget) in self._fields.items():
            named.setText(names[key])
            widget.setAccessibleName(names[key])
            widget.setToolTip(names[key])
        _fill(self.type, [(code, catalogue.hall_type(code)) for code in catalogue.HALL_TYPES])
        self.add.setText(translate("Decisions", "Add to the queue"))
        self.meaning.setText(catalogue.meaning(self.verb) if self.verb else "")
        self._show_choices()
        self._show_price()
        if self._verdict is not None:
            self._show_verdict(*self._verdict)

    # What there is to choose from

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the player's province and the operators of another game."""
        self._province, self._operators, self._frame = str(scenario.player or ""), tuple(scenario.operators), None
        self._show_choices()

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take what is on sale this week, and the halls that the verb is allowed for."""
        self._frame = frame
        self._show_choices()

    def _show_choices(self) -> None:
        words = self._words
        _fill(self.operators, [(code, words.operator(code)) for code in self._operators])
        if self._frame is None:
            return
        _fill(self.chips, [(code, words.chip(code)) for code in self._frame.on_sale])
        halls = [hall for hall in self._frame.halls if self.verb in hall.verbs]
        _fill(self.halls, [(hall.slot, catalogue.hall_name(hall.slot, hall.name)) for hall in halls])

    # Opening and closing

    def open(self, verb: str) -> None:
        """Show the fields of a verb; it can be added once the engine has seen what they say."""
        self.verb, self._place = verb, None
        self._drafted = self._verdict = self._reach = None
        shown = FIELDS.get(verb, ())
        for key, (named, widget) in self._fields.items():
            named.setVisible(key in shown)
            widget.setVisible(key in shown)
        self.meaning.setText(catalogue.meaning(verb))
        self.facts.setVisible(False)
        for key in ("now", "reach"):
            self.costs.hide_row(key)
        self._show_trouble("")
        self.add.setEnabled(False)
        self._show_choices()
        self._show_price()

    def close_verb(self) -> None:
        """Forget the verb."""
        self.verb, self._verdict = "", None

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
        self._show_price()
        if self.verb:
            self.changed.emit()

    def _show_price(self) -> None:
        times = self._words.number(self.multiplier.value() / 100, 2)
        self._fields["price"][0].setText(translate("Decisions", "Times the market rent") + f": {times}")

    # What the form says

    @property
    def hall_type(self) -> str:
        """The type of hall that is chosen."""
        return str(self.type.currentData())

    def draft(self, kind: str = "") -> sandbox.Decision | None:
        """Return the decision that the fields describe for a verb, or None while they describe none."""
        kind, frame = kind or self.verb, self._frame
        if frame is None or not self._province:
            return None
        if kind == "survey":
            return sandbox.Survey(tick=frame.tick, province=self._province)
        if kind == "link":
            return sandbox.Link(tick=frame.tick, province=self._province)
        if kind == "voucher":
            return sandbox.Voucher(tick=frame.tick, province=self._province, budget=float(self.budget.value()))
        if kind == "place":
            return self._placed(frame)
        slot = self.halls.currentData() if kind == self.verb else _first_hall(frame, kind)
        if slot is None:
            return None
        if kind == "price":
            return sandbox.Price(tick=frame.tick, hall=slot, multiplier=self.multiplier.value() / 100)
        return OF_HALLS[kind](tick=frame.tick, hall=slot)

    def _placed(self, frame: sandbox.Frame) -> sandbox.Place | None:
        taken = self._taken()
        slot = next((slot for slot in frame.free_halls if slot not in taken), None)
        chip = self.chips.currentData()
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

    def judge(self, draft: sandbox.Decision, verdict: Verdict, reach: sandbox.Reach | None) -> None:
        """Take the price of a draft and why it is not allowed, and whom it would reach."""
        self._drafted, self._verdict, self._reach = draft, verdict, reach
        self._show_verdict(*verdict)

    def _show_verdict(self, quote: sandbox.Quote, issues: Sequence[sandbox.Issue]) -> None:
        say, words = self.facts.say, self._words
        self.facts.setVisible(True)
        self.costs.say("now", translate("Decisions", "You pay"), *words.money_parts(quote.upfront))
        for key in ("total", "weekly", "lead", "ef", "mw"):
            self.facts.hide_row(key)
        self.costs.hide_row("reach")
        placing = self.verb == "place"
        if placing:
            say("total", translate("Decisions", "Whole cost"), *words.money_parts(quote.total))
        if quote.weekly:
            say("weekly", translate("Decisions", "Then, a week"), *words.money_parts(quote.weekly))
        if quote.lead_weeks:
            weeks = words.number(quote.lead_weeks)
            say("lead", translate("Decisions", "Lead time"), weeks, translate("Decisions", "weeks"))
        if placing:
            say("ef", translate("Decisions", "Capacity"), words.significant(quote.capacity), "EF")
            say("mw", translate("Decisions", "Power"), words.significant(quote.megawatts), "MW")
            self._show_reach()
        self._show_trouble("\n".join(words.issue(issue) for issue in issues))
        self.add.setEnabled(not issues)

    def _show_reach(self) -> None:
        within = self._reach.get("within", {}) if self._reach else {}
        shares = [float(within.get(limit, float("nan"))) for limit in (10, 20, 30)]
        value = " / ".join(self._words.number(share * 100) for share in shares)
        tip = translate("Decisions", "Share of the nation's interactive demand within 10, 20 and 30 ms round trip")
        self.costs.say("reach", translate("Decisions", "In 10/20/30 ms"), value, "%", tip)

    def _show_trouble(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.setVisible(bool(text))


def _first_hall(frame: sandbox.Frame, kind: str) -> int | None:
    """Return the first hall that a verb is allowed for."""
    return next((hall.slot for hall in frame.halls if kind in hall.verbs), None)


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
