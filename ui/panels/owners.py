"""Who owns the halls: what each kind of owner has, merchant or cloud, in the nation and in a province; its ways."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

import sandbox
from ui.look.theme import Theme
from ui.widgets import Elided, Facts, Letter, Row, column, label, line, row, say_number, scrolled, set_role
from ui.widgets.halls import Bar
from ui.words import catalogue
from ui.words.i18n import Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

Array = NDArray[np.float64]
# What kind of owner it is, for those that ship; an author's own have their numbers only.
KINDS: dict[str, str] = {
    "city": QT_TRANSLATE_NOOP("Owners", "A city's own company: builds on public credit because the city wants it."),
    "telco": QT_TRANSLATE_NOOP(
        "Owners", "A state telecom operator: owns the network, borrows cheaply, is trusted most."
    ),
    "private": QT_TRANSLATE_NOOP("Owners", "A private firm whose business is renting out compute."),
    "energy": QT_TRANSLATE_NOOP("Owners", "A power company that turns its own electricity into compute."),
    sandbox.HYPERSCALER: QT_TRANSLATE_NOOP(
        "Owners", "Builds for its own use, which earns no rent here, and rents out what is left."
    ),
    "outsider": QT_TRANSLATE_NOOP("Owners", "A firm from another trade that came for the boom, on dear money."),
}
FACTS = ("capacity", "cash", "debt", "rolled")
MEANINGS = {"capacity": "owner_capacity", "cash": "owner_cash"}
CAPACITY = "owner.owner_capacity"  # no key of the book: nobody published who owns how much
RARE, OFTEN = 0.5, 1.0  # how readily an owner fails, as multiples of the usual


class _Owner(Row):
    """One owner in the list: its name, a bar for its part of all capacity, and the capacity itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.name, self.capacity, self.bar = Elided("body"), label("value"), Bar(theme)
        self.capacity.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        inside = column(self, (6, 3, 6, 4), 2)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.capacity)
        inside.addLayout(top)
        inside.addWidget(self.bar)

    def choose(self, on: bool) -> None:
        """Mark it as the one that is shown, or not."""
        set_role(self.name, "strong" if on else "body")


class OwnersPanel(QWidget):
    """The kinds of owners by capacity; the chosen one's books in the nation and in the selected province."""

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._frame: sandbox.Frame | None = None
        self._scenario: sandbox.Scenario | None = None
        self._province = self._owner = ""
        page = QWidget()
        inside = column(page, (14, 10, 14, 10), 6)
        head = row()
        self.title, self.unit = label("title"), label("caption")
        self.letter = Letter()
        head.addWidget(self.title)
        head.addWidget(self.letter)
        head.addStretch(1)
        head.addWidget(self.unit)
        inside.addLayout(head)
        self._list = column(gap=2)
        self.rows: dict[str, _Owner] = {}
        inside.addLayout(self._list)
        inside.addWidget(line())
        self.name, self.kind, self.terms = label("title"), label("small", wrap=True), label("small", wrap=True)
        self.failing = label("small", wrap=True)
        for part in (self.name, self.kind, self.terms, self.failing):
            inside.addWidget(part)
        self.nation_title, self.province_title = label("strong"), label("strong")
        self.nation, self.here = Facts(3), Facts(3)
        for heading, facts in ((self.nation_title, self.nation), (self.province_title, self.here)):
            inside.addWidget(line())
            inside.addWidget(heading)
            inside.addWidget(facts)
        self.trust = label("caption", wrap=True)
        inside.addWidget(self.trust)
        inside.addStretch(1)
        column(self).addWidget(scrolled(page, by_keys=True))
        words.changed.connect(self.retranslate)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.title.setText(translate("Owners", "Who owns the halls"))
        self.unit.setText(translate("Owners", "EF installed"))
        self.unit.setToolTip(catalogue.definition("EF"))
        self.trust.setText(self._words.trust.assumption())
        self.letter.say("D", self._words.trust.assumption())
        self.nation_title.setText(translate("Owners", "In the nation"))
        self._show()

    # Choosing

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take another game: the player's province, or the first."""
        self._scenario, self._frame = scenario, None
        self._owner = ""
        self._province = str(scenario.player or next(iter(scenario.provinces)))

    def select(self, province: str) -> None:
        """Show the books in a province; one that the game lacks changes nothing."""
        if self._scenario is not None and province in self._scenario.provinces:
            self._province = province
            self._show()

    def choose(self, owner: str) -> None:
        """Show the books of an owner."""
        self._owner = owner
        self._show()

    @property
    def owner(self) -> str:
        """The owner that is shown."""
        return self._owner

    # Showing

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week."""
        self._frame = frame
        if self._owner not in frame.owner_ids:
            self._owner = frame.owner_ids[0] if frame.owner_ids else ""
        self._show()

    def _show(self) -> None:
        frame, scenario = self._frame, self._scenario
        if frame is None or scenario is None or not self._owner:
            return
        capacity = frame.owners["capacity"].sum(axis=1)
        whole = float(capacity.sum())
        for owner in frame.owner_ids:
            if owner not in self.rows:
                made = self.rows[owner] = _Owner(self._theme)
                made.clicked.connect(lambda owner=owner: self.choose(owner))
                self._list.addWidget(made)
        for owner, made in self.rows.items():
            made.setVisible(owner in frame.owner_ids)
            if owner not in frame.owner_ids:
                continue
            has = float(capacity[frame.owner_ids.index(owner)])
            made.name.say(self._words.operator(owner))
            say_number(made.capacity, self._words.said(CAPACITY, self._words.significant(has)))
            made.bar.say(self._words.seen(CAPACITY, has / whole if whole > 0 else math.nan))
            made.choose(owner == self._owner)
            made.setAccessibleName(f"{made.name.full()}: {made.capacity.text()} {catalogue.unit('EF')}")
            made.setToolTip(self._words.explained(CAPACITY))
        self._say_kind(scenario.operators.get(self._owner))
        place = self._words.province(self._province)
        self.province_title.setText(translate("Owners", "In {province}").format(province=place))
        at = frame.owner_ids.index(self._owner)
        here = list(scenario.provinces).index(self._province)
        where = f"owner={self._owner}"
        self._say_books(self.nation, books(frame, at), where)
        self._say_books(self.here, books(frame, at, here), f"{where};province={self._province}")

    def _say_books(self, facts: Facts, values: dict[str, float], where: str) -> None:
        for name in FACTS:
            words, key = self._words, f"owner.{MEANINGS.get(name, name)}"
            label_ = translate("Owners", "Rolled over") if name == "rolled" else words.label(name)
            number, unit = words.value(f"owner.{name}", values[name])
            stock = f"owner_{name}" if name == "rolled" else f"now.owner_{name}"
            facts.say(name, label_, number, unit, words.explained(key), opens=f"{stock}@{where}")

    def _say_kind(self, terms: sandbox.Operator | None) -> None:
        self.name.setText(self._words.operator(self._owner))
        kind = KINDS.get(self._owner)
        self.kind.setText(translate("Owners", kind) if kind else "")
        self.kind.setVisible(kind is not None)
        if terms is None:
            return
        percent = self._words.percent
        if terms.debt_share > 0:
            money = translate("Owners", "Borrows {debt} of a hall at {interest} a year.")
        else:
            money = translate("Owners", "Builds from its owners' money alone.")
        standing = translate("Owners", "Trust of users {trust}, quality {quality}.")
        both = translate("Owners", "{one} {other}")
        money = money.format(debt=percent(terms.debt_share), interest=percent(terms.interest, 1))
        standing = standing.format(trust=percent(terms.trust), quality=percent(terms.quality))
        failing = both.format(one=_fails(terms.hazard_factor), other=_sells(sells=terms.sells))
        if self._owner == sandbox.HYPERSCALER:
            standing, failing = "", translate("Owners", "Never fails, and keeps its cards.")
        self.terms.setText(both.format(one=money, other=standing).strip())
        self.terms.setToolTip(self._words.trust.assumption())
        self.failing.setText(failing)
        self.failing.setToolTip(self._words.trust.assumption())


def _fails(hazard: float) -> str:
    if hazard < RARE:
        return translate("Owners", "Seldom fails.")
    if hazard <= OFTEN:
        return translate("Owners", "Fails when its money runs out.")
    return translate("Owners", "Fails sooner than others.")


def _sells(*, sells: bool) -> str:
    if sells:
        return translate("Owners", "Failing, it sells its cards, and the resale price feels it.")
    return translate("Owners", "Failing, it holds its cards: its debt is rolled over, and nothing comes to market.")


def books(frame: sandbox.Frame, owner: int, province: int | None = None) -> dict[str, float]:
    """Return an owner's capacity (EF), cash and debt (million yuan) and rolled share, there or in the nation."""
    where = slice(None) if province is None else slice(province, province + 1)
    part: dict[str, Array] = {name: np.asarray(values)[owner, where] for name, values in frame.owners.items()}
    debt = float(part["debt"].sum())
    return {
        **{name: float(part[name].sum()) for name in ("capacity", "cash", "debt")},
        "rolled": float((part["debt"] * part["rolled"]).sum()) / debt if debt > 0 else 0.0,
    }


__all__ = ["OwnersPanel", "books"]
