"""What the player may decide: the verbs with their prices, a form for each, the queue and its commit."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QSlider,
    QSpinBox,
    QStackedWidget,
    QWidget,
)

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.session import Answer, Session
from ui.widgets import Facts, button, column, label, line, row, scrolled
from ui.widgets.decisions import QueueCard, VerbRow
from ui.words import catalogue
from ui.words.i18n import Translator, translate

VERBS = ("place", "survey", "link", "voucher", "price", "pause", "resume", "cancel")
ICONS = {
    "place": "pin", "survey": "survey", "link": "link", "voucher": "voucher", "price": "price", "pause": "pause-build",
    "resume": "resume", "cancel": "cancel",
}  # fmt: skip
UNKNOWN = "…"  # a price that is being asked for
HALL_VERBS = {"price": ("live", "building", "paused"), "pause": ("building",), "resume": ("paused",),
              "cancel": ("building", "paused")}  # fmt: skip


class DecisionsPanel(QWidget):
    """Verbs, forms and the queue; what is queued is judged and priced as one plan."""

    placing = Signal(object)
    queue_changed = Signal(int)
    hall_wanted = Signal(int)
    left = Signal()

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words = theme, session, words
        self._frame: Any = None
        self._province = ""
        self._place: tuple[float, float] | None = None
        self.queue: list[Any] = []
        self._sent: list[Any] = []
        self._verb = ""
        self._asked = 0
        self._asked_form = 0
        self._issues: tuple[Any, ...] = ()
        self._quotes: dict[tuple[str, object], Any] = {}
        self._planned: list[tuple[str, object]] = []
        self._form_issues: tuple[Any, ...] = ()
        self._form_quote: Any = None
        self._drafted: Any = None
        self._candidates: list[str] = []
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        session.answered.connect(self._answered)
        session.refused.connect(self._refused)
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(120)
        self._later.timeout.connect(self._ask)
        self.retheme()
        self.retranslate()

    # Building

    def _build(self) -> None:
        self.title, self.chip = label("title"), label("chip")
        self.back = button("ghost")
        self.back.setProperty("icononly", True)
        self.back.setFixedSize(26, 26)
        self.back.clicked.connect(self.leave)
        head = row((14, 10, 12, 6), 6)
        head.addWidget(self.back)
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.chip)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._verb_page())
        self.pages.addWidget(self._form_page())
        whole = QWidget()
        layout = column(whole)
        layout.addLayout(head)
        layout.addWidget(self.pages, 3)
        layout.addWidget(line())
        self.queue_part = self._queue_part()
        layout.addWidget(self.queue_part, 2)
        layout.addWidget(self._foot())
        column(self).addWidget(scrolled(whole))  # the foot stays in sight; only a window too low for it scrolls it

    def _verb_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, (6, 0, 6, 6), 0)
        self.verbs: dict[str, VerbRow] = {}
        for kind in VERBS:
            made = VerbRow(kind)
            made.clicked.connect(lambda kind=kind: self.choose(kind))
            self.verbs[kind] = made
            inside.addWidget(made)
        inside.addStretch(1)
        self.refusal = label("watchtext", wrap=True)
        self.refusal.setContentsMargins(14, 2, 14, 6)
        self.refusal.hide()
        whole = QWidget()
        both = column(whole)
        both.addWidget(scrolled(page), 1)
        both.addWidget(self.refusal)
        return whole

    def _form_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, (14, 0, 14, 8), 6)
        self.meaning = label("small", wrap=True)
        inside.addWidget(self.meaning)
        self._fields: dict[str, tuple[QLabel, QWidget]] = {}
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
        pairs, at = {"type": 0, "cards": 1}, 0
        for key, widget in (
            ("name", self.name), ("type", self.type), ("cards", self.cards), ("chip", self.chips),
            ("operator", self.operators), ("hall", self.halls), ("budget", self.budget), ("price", self.multiplier),
        ):  # fmt: skip
            named = label("caption")
            named.setBuddy(widget)
            column_, side = (pairs[key], 1) if key in pairs else (0, 2)
            if column_ == 0:
                at += 2
            grid.addWidget(named, at, column_, 1, side)
            grid.addWidget(widget, at + 1, column_, 1, side)
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
        self.facts, self.costs = Facts(3), Facts(3)
        self.trouble = label("watchtext", wrap=True)
        self.add = button("soft")
        self.add.clicked.connect(self._add_form)
        inside.addSpacing(2)
        inside.addWidget(self.facts)
        inside.addStretch(1)
        return scrolled(page)

    def _queue_part(self) -> QWidget:
        part = QWidget()
        inside = column(part, (14, 8, 8, 0), 4)
        head = row((0, 0, 6, 0), 8)
        self.queue_title, self.queue_note = label("title"), label("caption")
        head.addWidget(self.queue_title)
        head.addWidget(self.queue_note, 1)
        inside.addLayout(head)
        self._cards = QWidget()
        self._cards_layout = column(self._cards, (0, 0, 6, 0), 4)
        self._cards_layout.addStretch(1)
        self._cards_area = scrolled(self._cards)
        inside.addWidget(self._cards_area, 1)
        return part

    def _foot(self) -> QWidget:
        foot = QWidget()
        inside = column(foot, (14, 6, 14, 10), 4)
        self.totals = Facts(2)
        self.plan_trouble = label("watchtext", wrap=True)
        self.commit = button("primary")
        self.commit.setMinimumHeight(32)
        self.commit.clicked.connect(self.commit_queue)
        inside.addWidget(self.costs)
        inside.addWidget(self.trouble)
        inside.addWidget(self.add)
        inside.addWidget(self.totals)
        inside.addWidget(self.plan_trouble)
        inside.addWidget(self.commit)
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return foot

    # Words and looks

    def retheme(self) -> None:
        """Draw icons again and take the row heights of the text scale."""
        tokens = self._theme.tokens
        for made in self.verbs.values():
            self._draw_icon(made)
            made.setFixedHeight(self._theme.px(28))
        self.back.setIcon(icons.icon("chevron-left", tokens.text2))
        self.pages.setMinimumHeight(self._theme.px(84))
        self._cards_area.setMinimumHeight(self._theme.px(56))
        self._show_queue()

    def _draw_icon(self, made: VerbRow) -> None:
        tokens = self._theme.tokens
        colour = tokens.accent_ink if made.kind == self._verb else tokens.text3 if made.reason else tokens.text2
        made.icon.setPixmap(icons.icon("lock" if made.reason else ICONS[made.kind], colour).pixmap(16, 16))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.back.setToolTip(translate("Decisions", "Back to the list"))
        self.back.setAccessibleName(self.back.toolTip())
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
        for kind, made in self.verbs.items():
            made.name.say(catalogue.verb(kind))
            made.setToolTip(catalogue.meaning(kind))
            made.setAccessibleName(catalogue.verb(kind))
        self._fill(self.type, [(code, catalogue.hall_type(code)) for code in catalogue.HALL_TYPES])
        operators = [(o.id, self._words.operator(o.id)) for o in sandbox.operators()]
        self._fill(self.operators, operators)
        self.add.setText(translate("Decisions", "Add to the queue"))
        self.queue_title.setText(translate("Decisions", "Queue"))
        if self._verb:
            self.meaning.setText(catalogue.meaning(self._verb))
        self._title()
        self._show_halls()
        self._show_queue()
        self._later.start()

    def _fill(self, box: QComboBox, items: Sequence[tuple[Any, str]]) -> None:
        if [(box.itemData(i), box.itemText(i)) for i in range(box.count())] == list(items):
            return
        kept = box.currentData()
        box.blockSignals(True)
        box.clear()
        for code, name in items:
            box.addItem(name, code)
        box.setCurrentIndex(max(0, box.findData(kept)))
        box.blockSignals(False)

    def _title(self) -> None:
        self.title.setText(catalogue.verb(self._verb) if self._verb else translate("Decisions", "Decisions"))
        self.back.setVisible(bool(self._verb))
        self.queue_part.setVisible(not self._verb)
        self.totals.setVisible(not self._verb)
        self.add.setVisible(bool(self._verb))
        self.costs.setVisible(bool(self._verb))
        self.refusal.hide()
        self.trouble.setVisible(bool(self._verb and self.trouble.text()))
        name = self._words.province(self._province) if self._province else translate("Decisions", "nobody plays")
        self.chip.setText(name)
        self.chip.setVisible(not self._verb)

    # Frames

    def begin(self, scenario: Any) -> None:
        """Take a new game: an empty queue, the player's province."""
        self._province = str(scenario.player or "")
        self.queue.clear()
        self.leave()
        self._title()
        self._show_queue()

    def show_frame(self, frame: Any) -> None:
        """Take the week; prices follow when time stands, or twice a second."""
        moved = self._frame is None or frame.tick != self._frame.tick or frame.node != self._frame.node
        if self._frame is not None and frame.node != self._frame.node:
            self._sent = []
        self._frame = frame
        self._show_halls()
        self._show_totals()
        if moved and not self._later.isActive():
            self._later.start(1500 if self._session.playing else 60)

    def _show_halls(self) -> None:
        if self._frame is None:
            return
        open_chips = [c for c in sandbox.chips() if chip_open(c, self._frame.date)]
        self._fill(self.chips, [(c.id, c.name) for c in open_chips])
        wanted = HALL_VERBS.get(self._verb, ())
        own = [h for h in self._frame.halls if h.status in wanted]
        self._fill(self.halls, [(h.slot, catalogue.hall_name(h.slot, h.name)) for h in own])

    # The form

    def choose(self, kind: str) -> None:
        """Open the form of a verb."""
        if self._frame is None:
            return
        if self.verbs[kind].reason:
            self.refusal.setText(self.verbs[kind].reason)
            self.refusal.show()
            return
        self._verb = kind
        shown = {
            "place": ("name", "type", "chip", "cards", "operator"), "voucher": ("budget",), "price": ("hall", "price"),
            "pause": ("hall",), "resume": ("hall",), "cancel": ("hall",),
        }.get(kind, ())  # fmt: skip
        for key, (named, widget) in self._fields.items():
            named.setVisible(key in shown)
            widget.setVisible(key in shown)
        self.meaning.setText(catalogue.meaning(kind))
        self.facts.setVisible(False)
        for key in ("now", "reach"):
            self.costs.hide_row(key)
        self.trouble.setText("")
        self.add.setEnabled(False)  # until the engine has seen what the form says
        self.pages.setCurrentIndex(1)
        self._place = None
        self._title()
        self._show_halls()
        self.retheme()
        self.placing.emit(self.draft() if kind == "place" else None)
        self._ask()

    def leave(self) -> None:
        """Go back to the list of verbs."""
        was = self._verb
        self._verb = ""
        self.pages.setCurrentIndex(0)
        self._title()
        self.retheme()
        if was == "place":
            self.placing.emit(None)
        if was:
            self.left.emit()

    @property
    def verb(self) -> str:
        """The verb whose form is open, or empty."""
        return self._verb

    def place_at(self, lon: float, lat: float) -> None:
        """Take the spot on the map for the hall that is being placed."""
        self._place = (lon, lat)
        self._changed()

    def choose_hall(self, slot: int) -> None:
        """Choose a hall in the form, if it is there."""
        at = self.halls.findData(slot)
        if at >= 0:
            self.halls.setCurrentIndex(at)

    def draft(self, kind: str = "") -> Any:
        """Return the decision that the form describes, or None while it describes none."""
        kind = kind or self._verb
        frame = self._frame
        if frame is None or not self._province:
            return None
        if kind in ("survey", "link"):
            made = sandbox.Survey if kind == "survey" else sandbox.Link
            return made(tick=frame.tick, province=self._province)
        if kind == "voucher":
            return sandbox.Voucher(tick=frame.tick, province=self._province, budget=float(self.budget.value()))
        if kind == "place":
            return self._placed()
        slot = self.halls.currentData() if kind == self._verb else self._first_hall(kind)
        if slot is None:
            return None
        if kind == "price":
            return sandbox.Price(tick=frame.tick, hall=slot, multiplier=self.multiplier.value() / 100)
        return {"pause": sandbox.Pause, "resume": sandbox.Resume, "cancel": sandbox.Cancel}[kind](
            tick=frame.tick, hall=slot
        )

    def _first_hall(self, kind: str) -> int | None:
        return next((h.slot for h in self._frame.halls if h.status in HALL_VERBS[kind]), None)

    def _placed(self) -> Any:
        slot = self.free_slot()
        chip = self.chips.currentData()
        if slot is None or chip is None:
            return None
        lon, lat = self._place or self._seat()
        return sandbox.Place(
            tick=self._frame.tick,
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

    def _seat(self) -> tuple[float, float]:
        rows = {r.name: r for r in sandbox.provinces()}
        found = rows.get(self._province)
        return (found.longitude, found.latitude) if found else (105.0, 35.0)

    def free_slot(self) -> int | None:
        """Return the lowest hall number that neither this branch nor the queue has used."""
        scenario = self._session.scenario
        placed = [d for _, d in self._frame.decisions] + list(self.queue) + list(scenario.decisions if scenario else ())
        used = {d.hall for d in placed if d.kind == "place"} | {h.slot for h in self._frame.halls}
        limit = scenario.free_slots if scenario else 64
        return next((slot for slot in range(1, limit + 1) if slot not in used), None)

    def _changed(self, *_: object) -> None:
        if self._verb == "price":
            named = self._fields["price"][0]
            times = self._words.number(self.multiplier.value() / 100, 2)
            named.setText(translate("Decisions", "Times the market rent") + f": {times}")
        if self._verb:
            self._later.start(80)
        if self._verb == "place":
            self.placing.emit(self.draft())

    def _add_form(self) -> None:
        draft = self.draft()
        if draft is not None and not self._form_issues:
            self.put(draft, self._form_quote if draft == self._drafted else None)
            self.name.clear()
            self.leave()

    # Asking and being answered

    def _ask(self) -> None:
        if self._frame is None or not self._province:
            self._show_verbs({})
            return
        self._candidates = []
        drafts = []
        for kind in (self._verb,) if self._verb else VERBS:
            draft = self.draft(kind)
            if draft is not None:
                self._candidates.append(kind)
                drafts.append(draft)
        self._drafted = drafts[0] if drafts and self._verb else None
        reach = (self._province, self.type.currentData() or "training") if self._verb == "place" else None
        self._planned = [self._key(d) for d in self.queue]
        self._asked = self._session.ask(self._retimed(), drafts, reach)

    def _retimed(self) -> list[Any]:
        tick = self._frame.tick if self._frame is not None else 0
        return [d if d.tick == tick else d.model_copy(update={"tick": tick}) for d in self.queue]

    def _answered(self, answer: Answer) -> None:
        if answer.number != self._asked:
            return
        self._issues = answer.issues
        self._quotes = dict(zip(self._planned, answer.quotes, strict=False))
        verdicts = dict(zip(self._candidates, answer.verdicts, strict=False))
        if self._verb:
            self._show_form(verdicts.get(self._verb), answer.reach)
        else:
            self._show_verbs(verdicts)
        self._show_totals()

    def _show_verbs(self, verdicts: dict[str, Any]) -> None:
        queued = {d.kind for d in self.queue} - {"place", *HALL_VERBS}
        for kind, made in self.verbs.items():
            verdict = verdicts.get(kind)
            reason = self._reason(kind, verdict)
            price = ""
            if not reason and verdict is not None and verdict[0].upfront > 0:
                price = self._words.money(verdict[0].upfront)
                if kind == "place":
                    price = translate("Decisions", "from {money}").format(money=price)
            if kind in queued:
                price, reason = translate("Decisions", "queued"), ""
            made.say(price, reason)
            self._draw_icon(made)
        if self.refusal.text() not in {made.reason for made in self.verbs.values()}:
            self.refusal.hide()

    def _reason(self, kind: str, verdict: Any) -> str:
        if not self._province:
            return translate("Decisions", "Nobody plays in this game. Start a new one and choose a province.")
        if verdict is None:
            if kind == "place":
                return translate("Decisions", "No chip is on sale, or all hall numbers are used.")
            return translate("Decisions", "You have no hall of which this could be decided.")
        issues = verdict[1]
        # What is too dear as drafted may be affordable when it is smaller: its form opens, to try.
        if kind in ("place", "voucher") and all(issue.code == "rule.purse" for issue in issues):
            return ""
        return self._words.issue(issues[0]) if issues else ""

    def _show_form(self, verdict: Any, reach: Any) -> None:
        if verdict is None:
            self._form_issues, self._form_quote = ("none",), None
            self.trouble.setText(self._reason(self._verb, None))
            self.trouble.show()
            self.add.setEnabled(False)
            return
        quote, issues = verdict
        self._form_issues, self._form_quote = tuple(issues), quote
        say, words = self.facts.say, self._words
        self.facts.setVisible(True)
        self.costs.say("now", translate("Decisions", "You pay"), *words.money_parts(quote.upfront))
        if self._verb == "place":
            say("total", translate("Decisions", "Whole cost"), *words.money_parts(quote.total))
        else:
            self.facts.hide_row("total")
        if quote.weekly:
            say("weekly", translate("Decisions", "Then, a week"), *words.money_parts(quote.weekly))
        else:
            self.facts.hide_row("weekly")
        if quote.lead_weeks:
            weeks = words.number(quote.lead_weeks)
            say("lead", translate("Decisions", "Lead time"), weeks, translate("Decisions", "weeks"))
        else:
            self.facts.hide_row("lead")
        if self._verb == "place":
            say("ef", translate("Decisions", "Capacity"), words.significant(quote.capacity), "EF")
            say("mw", translate("Decisions", "Power"), words.significant(quote.megawatts), "MW")
            self._show_reach(reach)
        else:
            for key in ("ef", "mw"):
                self.facts.hide_row(key)
            self.costs.hide_row("reach")
        self.trouble.setText("\n".join(words.issue(i) for i in issues))
        self.trouble.setVisible(bool(issues))
        self.add.setEnabled(not issues)

    def _show_reach(self, reach: Any) -> None:
        within = reach.get("within", {}) if reach else {}
        shares = [float(within.get(limit, float("nan"))) for limit in (10, 20, 30)]
        value = " / ".join(self._words.number(share * 100) for share in shares)
        tip = translate("Decisions", "Share of the nation's interactive demand within 10, 20 and 30 ms round trip")
        self.costs.say("reach", translate("Decisions", "In 10/20/30 ms"), value, "%", tip)

    # The queue

    def put(self, decision: Any, quote: Any = None) -> None:
        """Queue a decision, with its price if that is known; one of the same kind for the same thing is replaced."""
        key = self._key(decision)
        self._quotes.pop(key, None)
        if quote is not None:
            self._quotes[key] = quote
        self.queue = [d for d in self.queue if self._key(d) != key]
        self.queue.append(decision)
        self._queue_moved()

    @staticmethod
    def _key(decision: Any) -> tuple[str, object]:
        return decision.kind, getattr(decision, "hall", None) or getattr(decision, "province", None)

    def take(self, decision: Any) -> None:
        """Take a decision out of the queue."""
        self.queue = [d for d in self.queue if d is not decision]
        self._queue_moved()

    def _queue_moved(self) -> None:
        self._issues = ()
        self._show_queue()
        self.queue_changed.emit(len(self.queue))
        self._ask()

    def commit_queue(self) -> None:
        """Take the queued decisions, once."""
        if not self.queue or self._issues or self._frame is None or self._frame.at_end:
            return
        if self._session.submit(self._retimed()):
            self._sent, self.queue = list(self.queue), []
            self._queue_moved()

    def _refused(self, _: list[Any]) -> None:
        if self._sent:  # what was not taken comes back into the queue
            self.queue, self._sent = [*self._sent, *self.queue], []
            self._queue_moved()
        self._later.start()

    def _show_queue(self) -> None:
        while self._cards_layout.count() > 1:
            item = self._cards_layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()  # its layout may still mean to show it; without a parent that would be a window
                widget.deleteLater()
        icon = icons.icon("close", self._theme.tokens.text2)
        for k, decision in enumerate(self.queue):
            title, terms = self._lines(decision)
            made = QueueCard(title, terms, icon)
            made.removed.connect(lambda decision=decision: self.take(decision))
            self._cards_layout.insertWidget(k, made)
        if not self.queue:
            text = translate("Decisions", "Nothing is planned. Choose a verb above.")
            if not self._province:
                text = translate("Decisions", "Nobody plays in this game. Start a new one and choose a province.")
            self._cards_layout.insertWidget(0, label("caption", text, wrap=True))
        self._show_totals()

    def _lines(self, decision: Any) -> tuple[str, str]:
        words = self._words
        if decision.kind in ("survey", "link"):
            return catalogue.verb(decision.kind), words.province(decision.province)
        if decision.kind == "voucher":
            money = catalogue.per(words.money(decision.budget), "MCNY/year")
            return catalogue.verb(decision.kind), f"{words.province(decision.province)} · {money}"
        if decision.kind == "price":
            times = translate("Decisions", "{times} × the market").format(times=words.number(decision.multiplier, 2))
            return catalogue.verb(decision.kind), f"{self._hall_name(decision.hall)} · {times}"
        if decision.kind != "place":
            return catalogue.verb(decision.kind), self._hall_name(decision.hall)
        name = catalogue.hall_name(decision.hall, decision.name)
        cards = translate("Decisions", "{cards} × {chip}").format(
            cards=words.number(decision.cards), chip=words.chip(decision.chip)
        )
        return (
            name,
            f"{catalogue.hall_type(decision.hall_type)} · {cards} · {words.operator(decision.operator)}",
        )

    def _hall_name(self, slot: int) -> str:
        halls = self._frame.halls if self._frame is not None else ()
        return catalogue.hall_name(slot, next((h.name for h in halls if h.slot == slot), ""))

    def _cost(self, decision: Any) -> str:
        quote = self._quotes.get(self._key(decision))
        if quote is None:
            return UNKNOWN
        if quote.upfront == 0 and quote.weekly == 0:
            return ""
        if quote.upfront == 0:
            return catalogue.per(self._words.money(quote.weekly), "MCNY/week")
        return self._words.money(quote.upfront)

    def _show_totals(self) -> None:
        count = len(self.queue)
        quotes = [self._quotes.get(self._key(d)) for d in self.queue]
        total = sum(q.upfront for q in quotes if q is not None) if None not in quotes else math.nan
        purse = self._frame.purse if self._frame is not None else float("nan")
        self.totals.say("total", translate("Decisions", "Total now"), *self._words.money_parts(total))
        after = purse - total
        role = "watch" if after < 0 else "value"
        self.totals.say("after", translate("Decisions", "Cash after"), *self._words.money_parts(after), role=role)
        self.queue_note.setText(self._words.counts.plans(count) if count else "")
        self.commit.setText(self._words.counts.commit(count) if count else translate("Decisions", "Commit"))
        ended = self._frame is not None and self._frame.at_end
        reasons = [self._words.issue(issue) for issue in self._issues]
        if ended and count:
            reasons = [translate("Decisions", "The last week is reached. Go back in time to decide.")]
        self.plan_trouble.setText("\n".join(dict.fromkeys(reasons)))
        self.plan_trouble.setVisible(bool(reasons))
        self.commit.setEnabled(bool(count) and not reasons)
        tip = translate("Decisions", "Take all queued decisions this week (Ctrl+Return)")
        self.commit.setToolTip(tip if count else translate("Decisions", "Nothing is planned. Choose a verb above."))
        for k in range(min(count, self._cards_layout.count())):
            item = self._cards_layout.itemAt(k)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QueueCard):
                widget.say_price(self._cost(self.queue[k]))
                widget.setAccessibleName(self._words.decision(self.queue[k]))


def chip_open(chip: Any, date: Any) -> bool:
    """Whether a chip may be bought at a date."""
    return any(begin <= date and (end is None or date < end) for begin, end in chip.windows)
