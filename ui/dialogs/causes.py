"""The cause graph: one number in the middle, what it hangs on at its left, what hangs on it at its right."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QMenu, QScrollArea, QWidget

import sandbox
from ui.dialogs.cause_cards import Graph, Shown
from ui.look import icons
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Elided, Letter, Segmented, button, column, fit_in, label, row
from ui.words import reckonings, register, trust
from ui.words.i18n import THIN, Translator
from ui.words.marks import translate

FIRST = "nation.rent_8xh100"
MOST = 6  # cards of a side; the others stand in its menu
TRAIL = 4  # names of the way here that are seen
QUARTER = 13  # weeks
WIDEST = 7.0  # px of the line of what weighs most


class CausesDialog(QDialog):
    """Stands beside the game and follows its weeks; the weights come from the worker."""

    book_wanted = Signal(str)

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words, self._window = theme, session, words, parent
        self._trail: list[str] = []
        self._asked: tuple[object, ...] | None = None
        self.shown: sandbox.CauseGraph | None = None
        self._places: Callable[[], Sequence[tuple[sandbox.Spot, str]]] | None = None
        self.setObjectName("causes")
        self._build()
        session.walked.connect(self._told)
        session.frame_ready.connect(lambda _: self._ask())
        session.refused.connect(lambda _: self._give_up())
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
        self.retheme()
        self.retranslate()

    # Building

    def _build(self) -> None:
        inside = column(self, (16, 12, 16, 12), 8)
        head = row(gap=8)
        self.back = button("plain")
        self.back.setProperty("icononly", True)
        self.back.clicked.connect(self.go_back)
        self.way, self.spots, self.letter = Elided("caption"), QComboBox(), Letter()
        self.spots.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.spots.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.spots.currentIndexChanged.connect(lambda _: self._ask())
        self.mode = Segmented(self._theme, [("larger", "larger"), ("moved", "moved")])
        self.mode.chosen.connect(lambda _: self._show())
        head.addWidget(self.back)
        head.addWidget(self.way, 1)
        head.addWidget(self.letter)
        head.addWidget(self.mode)
        head.addWidget(self.spots)
        inside.addLayout(head)
        self.told = label("small", wrap=True)
        inside.addWidget(self.told)
        self.graph = Graph(self._theme)
        self.graph.walked.connect(self.show_name)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.graph)
        inside.addWidget(area, 1)
        foot = row(gap=8)
        self.note = label("caption", wrap=True)
        self.book, self.close_button = button("soft"), button("primary")
        self.book.clicked.connect(lambda: self.book_wanted.emit(self.key))
        self.close_button.clicked.connect(self.accept)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.book)
        foot.addWidget(self.close_button)
        inside.addLayout(foot)
        for keys in ("Backspace", "Alt+Left"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.go_back)

    def retheme(self) -> None:
        """Draw the arrow again."""
        self.back.setIcon(icons.icon("chevron-left", self._theme.tokens.text2))
        self.back.setFixedSize(self._theme.px(28), self._theme.px(28))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setWindowTitle(translate("Causes", "Causes and effects"))
        self.back.setToolTip(translate("Causes", "Back to the name before (Backspace)"))
        self.back.setAccessibleName(self.back.toolTip())
        self.spots.setAccessibleName(translate("Book", "Where the values are taken"))
        self.spots.setToolTip(self.spots.accessibleName())
        self.mode.set_label("larger", translate("Causes", "If 1 % larger"))
        self.mode.set_label("moved", translate("Causes", "Since 13 weeks ago"))
        self.mode.setAccessibleName(translate("Causes", "What a weight is"))
        self.note.setText(
            translate(
                "Causes",
                "A thick line weighs much, a dashed one lessens. Click a name to walk to it, or use the arrows and "
                "Return; Backspace goes back. A small curve is the recorded past.",
            )
        )
        self.close_button.setText(translate("Page", "Close"))
        if self.shown is None:  # what is not yet filled has a name too
            self.graph.middle.setAccessibleName(self.windowTitle())
            for made in (self.book, *self.graph.more):
                made.setText(self.windowTitle())
        if self._places is not None:
            self._fill(self._places())
            self._ask()
        self._show()

    # Walking

    @property
    def key(self) -> str:
        """The name in the middle, or asked for."""
        return self._trail[-1] if self._trail else ""

    def reveal(self, places: Callable[[], Sequence[tuple[sandbox.Spot, str]]], key: str = "") -> None:
        """Open at a name, or where it was left; ``places`` tells those that are selected in the window."""
        self._places = places
        self._fill(places(), key.partition(".")[0] if "." in key else "nation")
        self._show()
        if not self.isVisible():
            fit_in(self, self._window, QSize(self._theme.px(980), self._theme.px(660)))
        self.show()
        if key and key != self.key:
            self._trail = []
        self.show_name(key or self.key or FIRST)

    def _fill(self, spots: Sequence[tuple[sandbox.Spot, str]], kind: str = "") -> None:
        """Offer places, and choose that of a kind, or of the kind that was chosen."""
        kept = self.spots.currentData()
        kind = kind or (kept.kind if kept is not None else "nation")
        self.spots.blockSignals(True)
        self.spots.clear()
        for spot, name in spots:
            self.spots.addItem(name, spot)
        kinds = [spot.kind for spot, _ in spots]
        self.spots.setCurrentIndex(kinds.index(kind) if kind in kinds else 0)
        self.spots.blockSignals(False)

    def show_name(self, key: str) -> None:
        """Walk on to a name."""
        if key in sandbox.reckoned_names() and key != self.key:
            self._trail.append(key)
        self._ask()

    def go_back(self) -> None:
        """Walk back to the name before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._ask()

    def begin(self, _: sandbox.Scenario) -> None:
        """Forget the game before this one: its names may not be those of the next."""
        self._trail, self.shown, self._asked = [], None, None
        self.reject()

    def _ask(self) -> None:
        """Ask once: while an answer is awaited the weeks that pass are not asked for."""
        spot, frame = self.spots.currentData(), self._session.frame
        question = (self.key, spot)
        if self.isVisible() and self.key and spot is not None and frame is not None and question != self._asked:
            self._asked = question
            self._session.walk(self.key, spot, max(frame.tick - QUARTER, 1))

    def _give_up(self) -> None:
        self._asked = None
        if self.shown is None:
            self.told.setText("")

    def _told(self, found: sandbox.CauseGraph) -> None:
        """Show an answer; one to an earlier question is dropped."""
        if self._asked != (found.named.key, found.spot):
            return
        self._asked = None
        walked = self.shown is None or self.shown.named.key != found.named.key
        self.shown = found
        self._show()
        if walked:
            self.graph.begin()
        frame = self._session.frame
        if frame is not None and frame.tick != found.tick and not self._session.playing:
            self._ask()

    # Showing

    def _show(self) -> None:
        found, words, frame = self.shown, self._words, self._session.frame
        self.back.setEnabled(len(self._trail) > 1)
        known = found is not None and frame is not None
        for part in (self.graph, self.book):
            part.setVisible(known)
        if found is None or frame is None:
            self.letter.say([], "")
            self.way.say("")
            self.told.setText(translate("Causes", "Working it out…"))
            return
        titles = [reckonings.title(key) for key in self._trail]
        self.way.say(" › ".join((["…"] if len(titles) > TRAIL else []) + titles[-TRAIL:]))
        hidden = reckonings.hides(found.named, words)
        self.letter.say([reckonings.letter(found.named, words)], words.explained(found.named.key))
        stock = translate(
            "Causes",
            "A stock is told as it stands after the week: it hangs on what it was before and on the flows that are "
            "added.",
        )
        self.told.setText(f"{self._said(found)} {stock}" if found.stock else self._said(found))
        name = translate("Book", "Equation {name}, sector {sector}")
        self.book.setToolTip(found.equation and name.format(name=found.equation, sector=register.sector(found.sector)))
        self.book.setText(
            translate("Causes", "Equation {name}").format(name=found.equation)
            if found.equation
            else translate("Causes", "In the equation book")
        )
        self.graph.middle.say(self._middle(found, hidden=hidden))
        shown = [self._side(found, found.parents, True), self._side(found, found.children, False)]
        self.graph.show_sides(*(side[:MOST] for side in shown))
        heads = translate("Causes", "What it hangs on"), translate("Causes", "What hangs on it")
        for k, links in enumerate((found.parents, found.children)):
            self.graph.heads[k].setText(heads[k] if links else self._nothing(found, k))
            seen = {card.key for card in shown[k][:MOST]}
            self._offer(k, [link for link in links if link.named.key not in seen])

    def _middle(self, found: sandbox.CauseGraph, *, hidden: bool) -> Shown:
        """Return the card in the middle: its weight is how it changed."""
        words = self._words
        change = trust.assumed() if hidden else reckonings.difference(found.named, found.change, words)
        text = translate("Causes", "{change} since {week}").format(change=change, week=self._week(found.since))
        key = found.named.key
        past = () if hidden else self._past(found.recorded)
        tip = f"{register.meaning(found.named.meaning)}\n{key}"
        return Shown(key, reckonings.title(key), self._value(found.named), text, tip, past)

    def _side(self, found: sandbox.CauseGraph, links: Sequence[sandbox.CauseLink], causes: bool) -> list[Shown]:
        """Return the cards of what weighs anything, the most first: causes by what they do to the name in the middle,
        effects by the part of themselves that it does to them.
        """
        made = []
        for link in links:
            effect = found.named if causes else link.named
            weight, value = self._weight(link), abs(effect.reading.value)
            hidden = reckonings.hides(found.named, self._words) or reckonings.hides(link.named, self._words)
            if hidden or (math.isfinite(weight) and weight):
                size = abs(weight) / value if not hidden and value > 0.0 else 0.0
                made.append((link, effect, weight, size, hidden))
        largest = max((size for *_, size, _ in made), default=0.0) or 1.0
        made.sort(key=lambda each: -each[3])
        return [
            self._card(
                link, trust.assumed() if hidden else self._weighed(effect, weight), size / largest, hidden or weight > 0
            )
            for link, effect, weight, size, hidden in made
        ]

    def _card(self, link: sandbox.CauseLink, weight: str, size: float, rises: bool) -> Shown:
        words, named = self._words, link.named
        name = reckonings.title(named.key)
        if named.before or (self.shown is not None and named.key == self.shown.named.key):  # a stock's own past
            name = translate("Causes", "{name}, last week").format(name=name)
        past = () if reckonings.hides(named, words) else self._past(link.recorded)
        told = reckonings.told(named, self.spots.currentText(), words)
        tip = "\n".join(filter(None, (register.meaning(named.meaning), told, named.key)))
        return Shown(named.key, name, self._value(named), weight, tip, past, size, rises)

    def _value(self, named: sandbox.Named) -> str:
        """Return a value, and beside it what the equations call a name of the model."""
        value = reckonings.reading(named, self._words)
        return value if named.kind == "measure" else f"{value} · {named.key}"

    def _weight(self, link: sandbox.CauseLink) -> float:
        return link.larger if self.mode.current == "larger" else link.moved

    def _weighed(self, effect: sandbox.Named, weight: float) -> str:
        """Say what a weight does to an effect, in its unit and as a part of it."""
        said = reckonings.difference(effect, weight, self._words)
        value = abs(effect.reading.value)
        if not value > 0.0:
            return said
        part = self._words.significant(weight / value * 100, sign=True)
        return f"{said} ({part}{THIN}%)"

    def _past(self, measure: str) -> Sequence[float]:
        """Return the recorded weeks of a national measure, up to the present one."""
        frame = self._session.frame
        if frame is None or not measure or not len(frame.series):
            return ()
        names = [variable.name for variable in sandbox.INDICATORS]
        return [float(value) for value in frame.series[: frame.tick, names.index(measure)]]

    def _week(self, tick: int) -> str:
        frame = self._session.frame
        return self._words.week(frame.start + dt.timedelta(weeks=tick)) if frame is not None else ""

    def _said(self, found: sandbox.CauseGraph) -> str:
        if self.mode.current == "larger":
            return translate(
                "Causes",
                "A weight is what would change if this cause alone were 1 % larger: its equation is worked out again "
                "for the week that has just passed, with all else as it was.",
            )
        text = translate(
            "Causes",
            "A weight is what changed because this cause alone went from where it stood at {week} to where it stands: "
            "its equation is worked out again with the earlier value. What causes did only together: {rest}.",
        )
        hidden = reckonings.hides(found.named, self._words)
        rest = trust.assumed() if hidden else reckonings.difference(found.named, found.together, self._words)
        return text.format(week=self._week(found.since), rest=rest)

    def _nothing(self, found: sandbox.CauseGraph, side: int) -> str:
        if side == 1:
            return translate("Book", "Nothing in the model: it is looked at only.")
        if found.stock:
            return translate(
                "Book", "No equation: at the week's end it is changed once, by what orders and equations gave."
            )
        return translate("Book", "Nothing: it is given.")

    def _offer(self, side: int, links: Sequence[sandbox.CauseLink]) -> None:
        """Let the others of a side be walked to by a menu."""
        made = self.graph.more[side]
        made.setVisible(bool(links))
        made.setText(translate("Causes", "{count} more that count less or not now").format(count=len(links)))
        menu = QMenu(made)
        for link in links:
            text = f"{reckonings.title(link.named.key)}  {reckonings.reading(link.named, self._words)}"
            menu.addAction(text).triggered.connect(lambda _=False, key=link.named.key: self.show_name(key))
        old = made.menu()
        made.setMenu(menu)
        if old is not None:
            old.deleteLater()
