"""What each shown number rests on, and whether conclusions that rest on assumptions are hidden now."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

import sandbox
from ui.words import catalogue
from ui.words.marks import QT_TRANSLATE_NOOP, translate

PLACES = ("nation", "province", "hall", "chip")  # where a bare name is looked for, in this order
UNKNOWN = sandbox.Evidence("D", "assumed")  # nobody has evidence for a number that the book does not know
_SENTENCES: dict[str, str] = {
    "own": QT_TRANSLATE_NOOP("Confidence", "A rule of the game: always shown."),
    "judged": QT_TRANSLATE_NOOP(
        "Confidence", "Confidence {letter}: the back-cast hits {hits} of {rows} published numbers about it."
    ),
    "contradicted": QT_TRANSLATE_NOOP(
        "Confidence", "Confidence D: the back-cast hits only {hits} of {rows} published numbers about it."
    ),
    "parts": QT_TRANSLATE_NOOP(
        "Confidence", "Confidence {letter}: nobody published it, and all its parts are {letter} or better."
    ),
}


class Trust(QObject):
    """The letters of a game's numbers, and the one switch that hides what rests on D."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hiding = False
        self._found = _evidence()

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the fit, the theories and the numbers of another game."""
        before, self._found = self._found, _evidence(scenario)
        if self._found != before:
            self.changed.emit()

    def hide(self, on: bool) -> None:
        """Hide conclusions that rest on D, or show them again."""
        if on != self.hiding:
            self.hiding = on
            self.changed.emit()

    def of(self, name: str, which: str = "") -> sandbox.Evidence:
        """Return what a number rests on: a key of the book or a bare name; ``which`` is a chip, where it matters."""
        found = self._found
        for key in (name, *(f"{place}.{name}" for place in PLACES)):
            if f"{key}@{which}" in found:
                return found[f"{key}@{which}"]
            if key in found:
                return found[key]
        return UNKNOWN

    def letter(self, name: str, which: str = "") -> str:
        """Return the letter of a number; empty where it is the player's own."""
        return self.of(name, which).letter

    def hides(self, name: str, which: str = "") -> bool:
        """Whether a number is not shown now."""
        return self.hiding and self.letter(name, which) == "D"

    def sentence(self, name: str, which: str = "") -> str:
        """Return how far to trust a number, and why."""
        own = self.of(name, which)
        if own.kind not in _SENTENCES:
            return self.assumption()
        text = translate("Confidence", _SENTENCES[own.kind])
        text = text.format(letter=own.letter, hits=own.hits, rows=own.rows)
        if own.kind == "judged" and own.unseen:
            later = translate("Confidence", "Of the {unseen} that its fit had not seen, it hits {hits}.")
            text = f"{text}\n{later.format(unseen=own.unseen, hits=own.unseen_hits)}"
        elif own.kind == "judged":
            seen = translate("Confidence", "Its fit had seen them all.")
            text = f"{text}\n{seen}"
        return f"{text}\n{how_to_show()}" if self.hides(name, which) else text

    def assumption(self) -> str:
        """Return what the letter D says, and while that is hidden how to show it."""
        text = catalogue.confidence("D")
        return f"{text}\n{how_to_show()}" if self.hiding else text


def _evidence(scenario: sandbox.Scenario | None = None) -> Mapping[str, sandbox.Evidence]:
    """Return what a game's measures rest on; with a table that is damaged nobody knows, and the engine tells of it."""
    try:
        return sandbox.evidence(scenario)
    except sandbox.SandboxError:
        return {}


def how_to_show() -> str:
    """Say what has hidden a number, and how to see it."""
    return translate("Confidence", "It is hidden now: View, Hide what rests on D (Ctrl+D) shows it.")


def assumed() -> str:
    """Return the word that stands in the place of a hidden number."""
    return translate("Confidence", "assumed")


def instead() -> str:
    """Return the sentence that stands in the place of what is hidden, where there is room for one."""
    return translate("Confidence", "This rests on assumptions (confidence D). Ctrl+D shows it.")
