"""The panel of decisions: the verbs with their prices; the form of one and the queue take turns below its head."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.messages import Answer, Verdict
from ui.panels.decisions.form import DecisionForm
from ui.panels.decisions.queue import DecisionQueue
from ui.session import Session
from ui.widgets import Letter, button, column, label, line, row, scrolled
from ui.widgets.decisions import VerbRow
from ui.words import catalogue
from ui.words.i18n import Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

GROUPS = {
    QT_TRANSLATE_NOOP("Decisions", "Build"): ("place", "contract", "survey", "link"),
    QT_TRANSLATE_NOOP("Decisions", "My halls"): ("hall",),
    QT_TRANSLATE_NOOP("Decisions", "My province"): ("policy", "voucher", "audit"),
    QT_TRANSLATE_NOOP("Decisions", "Market"): ("sell", "buy", "hedge", "takeover"),
}
VERBS = tuple(verb for group in GROUPS.values() for verb in group)
ICONS = {
    "place": "pin", "contract": "layers", "survey": "survey", "link": "link", "hall": "edit", "policy": "shield",
    "voucher": "voucher", "sell": "price", "buy": "chip", "hedge": "clock", "takeover": "swap", "audit": "eye",
}  # fmt: skip
# A verb whose draft fails for such a reason only opens its form all the same: other terms may be allowed.
MENDED = {
    "place": ("purse", "quota", "own_money", "store_short"), "contract": ("purse", "contract_runs"),
    "buy": ("purse", "both_ways", "quota"), "hall": ("double",),
    "voucher": ("purse",), "policy": ("purse", "unchanged", "double"),
    "audit": ("purse", "claimed", "nothing_there"),
}  # fmt: skip


class _Low(QVBoxLayout):
    """A column that a scrolled area may press together: what is in its middle scrolls by itself.

    Asked for its height at a width it would name the one that it likes, and a sentence in the foot would push the
    button out of sight.
    """

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Only the least height counts."""
        return False


class DecisionsPanel(QWidget):
    """Verbs, forms and the queue; it asks the engine what each would cost on top of the plan."""

    placing = Signal(object)
    queue_changed = Signal(int)
    planned = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words = theme, session, words
        self._frame: sandbox.Frame | None = None
        self._province = ""
        self._asked = 0
        self._planned: list[sandbox.Decision] = []
        self._drafts: dict[str, sandbox.Decision] = {}
        self._verdicts: dict[str, Verdict] = {}
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.plan = DecisionQueue(theme, session, words)
        self.form = DecisionForm(theme, words, self.plan.halls)
        self._build()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(120)
        self._later.timeout.connect(self._ask)
        self.plan.moved.connect(self._queue_moved)
        self.form.changed.connect(self._form_changed)
        self.form.added.connect(self._added)
        session.answered.connect(self._answered)
        session.refused.connect(self._refused)
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
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
        self.letter = Letter()
        head.addWidget(self.title)
        head.addWidget(self.letter)
        head.addStretch(1)
        head.addWidget(self.chip)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._verb_page())
        self.pages.addWidget(scrolled(self.form))
        whole = QWidget()
        self._layout = layout = _Low(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.pages, 3)
        layout.addWidget(line())
        layout.addWidget(self.plan)
        layout.addWidget(self._foot())
        column(self).addWidget(scrolled(whole))  # the foot stays in sight; only a window too low for it scrolls it

    def _verb_page(self) -> QWidget:
        page = QWidget()
        inside = column(page, (6, 0, 6, 6), 0)
        self.verbs: dict[str, VerbRow] = {}
        self._groups = {group: label("over") for group in GROUPS}
        for group, verbs in GROUPS.items():
            inside.addWidget(self._groups[group])
            self._groups[group].setContentsMargins(8, 4, 8, 0)
            for kind in verbs:
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

    def _foot(self) -> QWidget:
        foot = QWidget()
        inside = column(foot, (14, 6, 14, 10), 4)
        inside.addWidget(self.form.foot)
        inside.addWidget(self.plan.foot)
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return foot

    # Words and looks

    def retheme(self) -> None:
        """Draw icons again and take the row heights of the text scale."""
        for made in self.verbs.values():
            self._draw_icon(made)
            made.setFixedHeight(self._theme.px(26))
        self.back.setIcon(icons.icon("chevron-left", self._theme.tokens.text2))
        self.pages.setMinimumHeight(self._theme.px(84))
        self.plan.retheme()

    def _draw_icon(self, made: VerbRow) -> None:
        tokens = self._theme.tokens
        colour = tokens.accent_ink if made.kind == self.verb else tokens.text3 if made.reason else tokens.text2
        made.icon.setPixmap(icons.icon("lock" if made.reason else ICONS[made.kind], colour).pixmap(16, 16))

    def retranslate(self) -> None:
        """Say everything in the current language, also what the engine said last."""
        self.back.setToolTip(translate("Decisions", "Back to the list"))
        self.back.setAccessibleName(self.back.toolTip())
        for group, named in self._groups.items():
            named.setText(translate("Decisions", group))
        for kind, made in self.verbs.items():
            made.name.say(catalogue.verb(kind))
            made.setToolTip(catalogue.meaning(kind))
            made.setAccessibleName(catalogue.verb(kind))
        self._title()
        self.form.retranslate()
        self.plan.retranslate()
        if self._verdicts or not self._province:
            self._show_answer()
        self._later.start()

    def _title(self) -> None:
        verb = self.verb
        self.title.setText(catalogue.verb(verb) if verb else translate("Decisions", "Decisions"))
        self.letter.say("D" if verb else "", self._words.trust.assumption())
        self.back.setVisible(bool(verb))
        self.plan.setVisible(not verb)
        self.plan.totals.setVisible(not verb)
        self.form.foot.setVisible(bool(verb))
        self.refusal.hide()
        name = self._words.province(self._province) if self._province else translate("Decisions", "nobody plays")
        self.chip.setText(name)
        self.chip.setVisible(not verb)

    # Frames

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take a new game: an empty queue, the player's province."""
        self._province, self._frame, self._asked = str(scenario.player or ""), None, 0
        self._drafts, self._verdicts = {}, {}
        self.plan.begin(scenario)
        self.form.begin(scenario)
        self.leave()
        self.queue_changed.emit(0)
        self.planned.emit(())
        for kind, made in self.verbs.items():
            made.say("", "" if self._province else self._reason(kind))
            self._draw_icon(made)

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week; prices follow when the hand that scrubs rests, and while time runs every 1.5 seconds."""
        moved = self._frame is None or frame.tick != self._frame.tick or frame.node != self._frame.node
        self._frame = frame
        self.form.show_frame(frame)
        self.plan.show_frame(frame)
        if moved and not (self._session.playing and self._later.isActive()):
            self._later.start(1500 if self._session.playing else 100)

    # The form

    @property
    def verb(self) -> str:
        """The verb whose form is open, or empty."""
        return self.form.verb

    def choose(self, kind: str) -> None:
        """Open the form of a verb."""
        if self._frame is None:
            return
        if self.verbs[kind].reason:
            self.refusal.setText(self.verbs[kind].reason)
            self.refusal.show()
            return
        self._open(kind)

    def choose_of_hall(self, kind: str, slot: int) -> None:
        """Open the form of a verb for a hall that allows it now, whatever was last said of another."""
        if self._frame is not None:
            self._open(kind)
            self.form.choose_hall(slot)

    def _open(self, kind: str) -> None:
        self.form.open(kind)
        self.pages.setCurrentIndex(1)
        self._title()
        self.retheme()
        self.placing.emit(self.form.draft() if kind == "place" else None)
        self._ask()

    def leave(self) -> None:
        """Go back to the list of verbs."""
        was = self.verb
        self.form.close_verb()
        self.pages.setCurrentIndex(0)
        self._title()
        self.retheme()
        if was == "place":
            self.placing.emit(None)
        if was:
            self.left.emit()
            self._ask()

    def place_at(self, lon: float, lat: float) -> None:
        """Take the spot on the map for the hall that is being placed."""
        self.form.place_at(lon, lat)

    def choose_hall(self, slot: int) -> None:
        """Choose a hall in the form, if it is there."""
        self.form.choose_hall(slot)

    def _form_changed(self) -> None:
        self._later.start(80)
        self._tell_plan()
        if self.verb == "place":
            self.placing.emit(self.form.draft())

    def _added(self, decision: sandbox.Decision, quote: sandbox.Quote | None) -> None:
        self.leave()
        self.plan.put(decision, quote)

    # The queue

    @property
    def queue(self) -> list[sandbox.Decision]:
        """What is planned."""
        return self.plan.decisions

    def put(self, decision: sandbox.Decision) -> None:
        """Queue a decision."""
        self.plan.put(decision)

    def commit_queue(self) -> None:
        """Take the queued decisions, once."""
        self.plan.submit()

    def _queue_moved(self) -> None:
        self._layout.setStretchFactor(self.plan, 2 if self.queue else 0)  # an empty queue leaves the room to the verbs
        self.queue_changed.emit(len(self.queue))
        self._ask()

    def _tell_plan(self) -> None:
        """Tell what would be decided: the queue, and what the form says, unless that was refused as it is."""
        draft = self.form.draft() if self.verb and self._frame is not None and self._province else None
        if draft is not None and draft == self._drafts.get(self.verb) and self._verdicts.get(self.verb, (0, ()))[1]:
            draft = None
        of_draft = None if draft is None else sandbox.subject(draft)
        rest = tuple(d for d in self.queue if sandbox.subject(d) != of_draft)
        self.planned.emit(rest if draft is None else (*rest, draft))

    # Asking and being answered

    def _ask(self) -> None:
        if self._frame is None:
            return
        self._tell_plan()
        if not self._province:
            self._show_answer()
            return
        verb = self.verb
        drafts = {kind: self.form.draft(kind) for kind in ((verb,) if verb else VERBS)}
        self._drafts = {kind: draft for kind, draft in drafts.items() if draft is not None}
        self._planned = list(self.queue)
        reach = (self._province, self.form.hall_type) if verb == "place" else None
        self._asked = self._session.ask(self._planned, list(self._drafts.values()), reach)

    def _refused(self, _: list[sandbox.Issue]) -> None:
        self._later.start()

    def _answered(self, answer: Answer) -> None:
        if answer.number != self._asked:
            return
        self._verdicts = dict(zip(self._drafts, answer.verdicts, strict=False))
        self.plan.judge(self._planned, answer.quotes, answer.issues)
        verb = self.verb
        if verb in self._verdicts:
            self.form.judge(self._drafts[verb], self._verdicts[verb], answer.reach)
        self._tell_plan()
        self._show_answer()

    def _show_answer(self) -> None:
        if not self.verb:
            self._show_verbs()
        elif self.verb not in self._verdicts:
            self.form.refuse(self._reason(self.verb))

    def _show_verbs(self) -> None:
        queued = {d.kind for d in self.queue if d.kind in ("survey", "link", "voucher")}
        for kind, made in self.verbs.items():
            reason = self._reason(kind)
            price = ""
            if not reason and kind != "policy" and self._verdicts[kind][0].upfront > 0:
                price = self._words.money(self._verdicts[kind][0].upfront)
                if kind in ("place", "contract"):
                    price = translate("Decisions", "e.g. {money}").format(money=price)
            if kind in queued:
                price, reason = translate("Decisions", "queued"), ""
            made.say(price, reason)
            self._draw_icon(made)
        if self.refusal.text() not in {made.reason for made in self.verbs.values()}:
            self.refusal.hide()

    def _reason(self, kind: str) -> str:
        if not self._province:
            return translate("Decisions", "Nobody plays in this game. Start a new one and choose a province.")
        if kind not in self._verdicts:
            if kind == "contract":
                return translate("Decisions", "No chip is on sale now.")
            if kind == "place":
                return translate("Decisions", "No chip is on sale, or all hall numbers are used.")
            if kind == "audit":
                return translate("Decisions", "No owner has halls in your province, or all hall numbers are used.")
            if kind == "takeover":
                return translate("Decisions", "No owner in your province lacks money now.")
            return translate("Decisions", "You have no hall of which this could be decided.")
        issues = self._verdicts[kind][1]
        if all(issue.code.rpartition(".")[2] in MENDED.get(kind, ()) for issue in issues):
            return ""
        return self._words.issue(issues[0]) if issues else ""
