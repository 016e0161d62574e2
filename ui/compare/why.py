"""Why do they differ? The parts that each cause is due, as a waterfall from A to B that adds up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

import sandbox
from ui.asking import Engine, Line
from ui.compare.causes import differing, together
from ui.compare.parts import Asked, PartsDialog
from ui.look.theme import Theme
from ui.messages import Compared
from ui.session import Session
from ui.words.i18n import Translator
from ui.words.marks import translate


@dataclass(frozen=True, slots=True)
class WhyQuestion:
    """Two runs, the week that is compared (its place among the recorded ones), and what is one cause.

    Each answer is a ``sandbox.Lattice``: the first holds what each cause does alone and as the last, the other all.
    """

    a: sandbox.Wanted
    b: sandbox.Wanted
    week: int
    groups: tuple[tuple[str, ...], ...] = ()

    def __call__(self, engine: Engine, workers: int, tell: Callable[[object], None]) -> sandbox.Lattice:
        return sandbox.why_between(
            self.a, self.b, self.week, groups=self.groups, engine=engine, workers=workers, first=tell
        )


class WhyDialog(PartsDialog):
    """Asks why a number differs between two branches in a week."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        parent: QWidget,
        failed: Callable[[str], object],
        line: Line,
    ) -> None:
        self._shown: Compared | None = None
        self._names: Callable[[], tuple[str, str]] = lambda: ("", "")
        super().__init__(theme, session, words, parent, failed, "why", line)

    def reveal(
        self, shown: Compared, names: Callable[[], tuple[str, str]], measure: str, scenario: sandbox.Scenario
    ) -> None:
        """Ask why a number differs between two branches at the week that is shown."""
        a, b = shown.a.decided_so_far(), shown.b.decided_so_far()
        causes = differing(a, b)
        self._shown, self._names = shown, names
        question = None
        if shown.a.tick > 0:
            runs = sandbox.Wanted(scenario, a), sandbox.Wanted(scenario, b)
            question = WhyQuestion(*runs, shown.a.tick - 1, together(causes))
        self._begin(Asked(shown.a.start, measure, causes), question)
        self.setFocus()

    def _title(self) -> str:
        return translate("Compare", "Why do they differ?")

    def _heading(self) -> str:
        return self._words.week(self._shown.a.date) if self._shown is not None else ""

    def _ends(self) -> tuple[str, str]:
        a, b = self._names()
        return f"A: {a}", f"B: {b}"

    def _nothing(self) -> str:
        if self._shown is not None and self._shown.a.tick > 0:
            return ""
        return translate("Compare", "No week is played yet, so nothing can differ.")

    def _count(self) -> int:
        causes = self._asked.causes if self._asked is not None else {}
        return 2 ** len(causes) if causes and not together(causes) else 0

    def _made(self, split: sandbox.Split) -> str:
        text = translate("Compare", "Runs made: {runs}, one for every mixture of what A and B decided differently.")
        return text.format(runs=split.runs)

    def _sentence(self) -> str:
        return translate(
            "Compare",
            "B less A is {delta} {unit}: the parts above and a residual of {residual}.",
        )
