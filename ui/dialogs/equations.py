"""The book of equations: one name at a time, with what it needs and what needs it, and the week's values of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

import sandbox
from ui.dialogs.page import PageDialog
from ui.look import icons
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import button
from ui.words import parts as spoken
from ui.words import reckonings, register
from ui.words.i18n import Translator
from ui.words.marks import translate

FIRST = "nation.rent_8xh100"


class EquationsDialog(PageDialog):
    """Stands beside the game and follows its weeks; the values come from the worker."""

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget) -> None:
        super().__init__(theme, words, parent, "equations", (920, 700))
        self._session = session
        self._trail: list[tuple[str, sandbox.Spot]] = []
        self._at = -1
        self._asked: tuple[object, ...] | None = None
        self.shown: sandbox.Reckoning | None = None
        self.back, self.forward = button("plain"), button("plain")
        for made, step in ((self.back, -1), (self.forward, 1)):
            made.setProperty("icononly", True)
            made.clicked.connect(lambda _=False, step=step: self._step(step))
        self.search, self.spots = QLineEdit(), QComboBox()
        self.search.setClearButtonEnabled(True)
        self.spots.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.search.returnPressed.connect(self._find)
        self.spots.currentIndexChanged.connect(lambda _: self._moved())
        for part in (self.back, self.forward):
            self.head.addWidget(part)
        self.head.addWidget(self.search, 1)
        self.head.addWidget(self.spots)
        self.page.anchorClicked.connect(self._followed)
        session.reckoned.connect(self._told)
        session.frame_ready.connect(lambda _: self._ask())
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
        self.retheme()
        self.retranslate()

    def retheme(self) -> None:
        """Draw the arrows again."""
        for made, name in ((self.back, "chevron-left"), (self.forward, "chevron-right")):
            made.setIcon(icons.icon(name, self._theme.tokens.text2))
            made.setFixedSize(self._theme.px(28), self._theme.px(28))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.title(translate("Book", "Equations: how each number is reckoned"))
        for made, text in (
            (self.back, translate("Book", "The name before")),
            (self.forward, translate("Book", "The name after")),
        ):
            made.setToolTip(text)
            made.setAccessibleName(text)
        self.search.setPlaceholderText(translate("Book", "Search a name or its meaning"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.spots.setAccessibleName(translate("Book", "Where the values are taken"))
        self.spots.setToolTip(self.spots.accessibleName())
        self._complete()
        self._show()

    def _complete(self) -> None:
        """Offer every name with its meaning, and what it is called in equations; a choice shows it."""
        listed = [self._line(key) for key in sandbox.reckoned_names()] if self._trail else []
        made = QCompleter(listed, self)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        made.activated[str].connect(self._chosen)  # type: ignore[index]
        self.search.setCompleter(made)

    def _line(self, key: str) -> str:
        meaning, title = register.meaning(sandbox.reckoned_names()[key]), reckonings.title(key)
        return " · ".join((title, *([] if meaning.lower() == title.lower() else [meaning]), key))

    def _chosen(self, text: str) -> None:
        self.show_name(text.rpartition(" · ")[2])

    def _find(self) -> None:
        """Show the first name that the words in the field are found in; an exact one comes first."""
        text = self.search.text().strip().lower()
        exact = text.rpartition(" · ")[2]

        def fit(key: str, meaning: str) -> int:
            said = f"{self._line(key)} · {meaning}".lower()  # in the reader's language, and as the engine has it
            ways = (key == exact, text in said.split(" · "), key.startswith(text), text in said)
            return next((k for k, true in enumerate(ways) if true), len(ways))

        rank, best = min((fit(key, meaning), k) for k, (key, meaning) in enumerate(sandbox.reckoned_names().items()))
        if text and rank < 4:
            self.show_name(list(sandbox.reckoned_names())[best])

    # What is shown

    def reveal(self, spots: Sequence[tuple[sandbox.Spot, str]], address: str = "") -> None:
        """Open at a number, or where it was left, with the places that are selected in the window."""
        key = address.partition("@")[0]
        place = key.partition(".")[0] if "." in key else ""
        wanted = place or self._spot().kind
        self.spots.blockSignals(True)
        self.spots.clear()
        for spot, name in spots:
            self.spots.addItem(name, spot)
        kinds = [spot.kind for spot, _ in spots]
        self.spots.setCurrentIndex(kinds.index(wanted) if wanted in kinds else 0)
        self.spots.blockSignals(False)
        self.open_up()
        first = not self._trail
        last = self._trail[self._at] if self._trail else None
        self.show_name(address or (f"{last[0]}@{last[1].where}" if last else FIRST))
        if first:
            self._complete()

    def _spot(self) -> sandbox.Spot:
        found = self.spots.currentData()
        return found if isinstance(found, sandbox.Spot) else sandbox.Spot()

    def _stand(self, spot: sandbox.Spot) -> None:
        """Choose a place, which is offered from now on."""
        self.spots.blockSignals(True)
        at = next((k for k in range(self.spots.count()) if self.spots.itemData(k) == spot), -1)
        if at < 0:
            self.spots.addItem(spoken.where(spot, self._words), spot)
            at = self.spots.count() - 1
        self.spots.setCurrentIndex(at)
        self.spots.blockSignals(False)

    @property
    def key(self) -> str:
        """The name that is shown, or asked for."""
        return self._trail[self._at][0] if self._trail else ""

    def show_name(self, address: str) -> None:
        """Go on to a number, at its own place or where the last one was; what lay ahead is forgotten."""
        key, at, where = address.partition("@")
        if not sandbox.is_number(key):
            return
        wanted = key, sandbox.Spot.at(where) if at else self._spot()
        if not self._trail or wanted != self._trail[self._at]:
            self._trail = [*self._trail[: self._at + 1], wanted]
            self._at = len(self._trail) - 1
        self.search.clear()
        self._go()

    def _followed(self, link: QUrl) -> None:
        self.show_name(link.toString())

    def _step(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._trail) - 1)
        self._go()

    def _moved(self) -> None:
        """Take the values of the name that is shown at another place."""
        if self._trail:
            self._trail[self._at] = self.key, self._spot()
        self._ask()

    def _go(self) -> None:
        self._stand(self._trail[self._at][1])
        self._ask()

    def _ask(self) -> None:
        """Ask for the page once: while an answer is awaited the weeks that pass are not asked for."""
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at < len(self._trail) - 1)
        question = self._trail[self._at] if self._trail else None
        if self.isVisible() and question is not None and question != self._asked:
            self._asked = question
            self._session.reckon(*question)

    def _told(self, found: sandbox.Reckoning) -> None:
        """Show an answer; one to an earlier question is dropped."""
        if self._asked != (found.named.key, found.spot):
            return
        self._asked = None
        before = self.shown
        same = before is not None and (before.named.key, before.spot) == (found.named.key, found.spot)
        self.shown = found
        self._show(same=same)
        frame = self._session.frame
        if frame is not None and frame.tick != found.tick and not self._session.playing:
            self._ask()

    def _show(self, *, same: bool = False) -> None:
        frame, found = self._session.frame, self.shown
        note = translate(
            "Book",
            "Equations are written in English, as in docs/model.md. Letters A to D: a measure's is that "
            "of the published numbers that it hits, another name's the weakest of all that it rests on. Click a number "
            "of the inspector, or any number with Ctrl, to come here.",
        )
        if found is None or frame is None:
            self.note.setText(note)
            return
        monday = frame.start + dt.timedelta(weeks=max(found.tick - 1, 0))
        week = translate("Book", "Values of the week that has just passed; it began on {day}.").format(
            day=self._words.day(monday, year=True)
        )
        self.note.setText(f"{week} {note}")
        where = spoken.where(found.spot, self._words)
        html = reckonings.page(found, where, self._words)
        (self.page.update_page if same else self.page.say)(html)
