"""Why did it change? What came to the game that is played since an earlier week, as a waterfall that adds up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

import sandbox
from ui.asking import Engine, Line
from ui.compare.causes import MOST, differing, together
from ui.compare.parts import MEASURE, Asked, PartsDialog
from ui.look.theme import Theme
from ui.session import Session
from ui.words.i18n import Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

SPANS: Final[Mapping[str, str]] = {
    "quarter": QT_TRANSLATE_NOOP("Compare", "since the last quarter's end"),
    "year": QT_TRANSLATE_NOOP("Compare", "since the last year's end"),
    "decision": QT_TRANSLATE_NOOP("Compare", "since the last decision"),
}
BEGAN: Final = QT_TRANSLATE_NOOP("Compare", "since the game began")
BEFORE: Final[Mapping[str, str]] = {
    "quarter": QT_TRANSLATE_NOOP("Compare", "since the end of the quarter before"),
    "year": QT_TRANSLATE_NOOP("Compare", "since the end of the year before"),
}
FEW_WEEKS = 4  # in which little but chance comes to pass
FEW_EVENTS = 3  # dated events that are told apart beside decisions


@dataclass(frozen=True, slots=True)
class SinceQuestion:
    """A run, the two weeks between which it changed (their places among the recorded ones), and what is one cause."""

    run: sandbox.Wanted
    before: int
    week: int
    groups: tuple[tuple[str, ...], ...] = ()

    def __call__(self, engine: Engine, workers: int, tell: Callable[[object], None]) -> sandbox.Lattice:
        return sandbox.why_along(
            self.run, self.before, self.week, groups=self.groups, engine=engine, workers=workers, first=tell
        )


def begins(frame: sandbox.Frame, span: str) -> int | None:
    """Return the week of the game that a change is counted from: the last one in the quarter or year before.

    Where that is fewer than FEW_WEEKS ago it is that of the quarter or year before. Where the game is younger it is
    the first week that is made; None where nothing has passed since.
    """
    if span == "decision":
        ticks = [decision.tick for decision in frame.decided_so_far() if decision.tick > 0]
        return max(ticks, default=None)
    tick = max(_counted_from(frame, span), 1)
    return tick if tick < frame.tick else None


def began_in(frame: sandbox.Frame, span: str) -> bool:
    """Whether the game began in the quarter or year that is counted, so that no end of the one before was played."""
    return span in BEFORE and _counted_from(frame, span) < 1


def goes_back(frame: sandbox.Frame, span: str) -> bool:
    """Whether the quarter or year that ended last is too short ago, and the one before it is counted from."""
    return span in BEFORE and 1 <= _counted_from(frame, span) < _ended(frame, _first_day(frame.date, span))


def _counted_from(frame: sandbox.Frame, span: str) -> int:
    """Return the last week of the quarter or year before; below 1 where the game is younger."""
    first = _first_day(frame.date, span)
    tick = _ended(frame, first)
    if frame.tick - max(tick, 1) < FEW_WEEKS:
        tick = _ended(frame, _first_day(first - dt.timedelta(days=1), span))
    return tick


def _first_day(date: dt.date, span: str) -> dt.date:
    """Return the first day of the quarter or year of a date."""
    return date.replace(month=date.month - (date.month - 1) % 3 if span == "quarter" else 1, day=1)


def _ended(frame: sandbox.Frame, first: dt.date) -> int:
    """Return the last week of the game before a day."""
    return (first - frame.start - dt.timedelta(days=1)).days // 7


def came(frame: sandbox.Frame, scenario: sandbox.Scenario, tick: int) -> tuple[dict[str, sandbox.Decision], int]:
    """Return the decisions since a week of the game, by the causes that they are, and how many other causes there are.

    Those are dated events, one by one if they are few, and chance.
    """
    decisions = differing((), tuple(decision for decision in frame.decided_so_far() if decision.tick >= tick))
    count = len(sandbox.why_events(scenario, tick - 1, frame.tick - 1))
    return decisions, (count if count <= FEW_EVENTS else 1) + scenario.noise


class SinceDialog(PartsDialog):
    """Asks why a number of the game changed since the last quarter, the last year, or the last decision."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        parent: QWidget,
        failed: Callable[[str], object],
        line: Line,
    ) -> None:
        self._frame: sandbox.Frame | None = None
        self._scenario: sandbox.Scenario | None = None
        self._since: int | None = None
        self._runs = 0
        self.span = QComboBox()
        super().__init__(theme, session, words, parent, failed, "since", line)
        self.head.add(self.span, at=1)
        self.span.activated.connect(lambda _: self._ask())

    def begin(self, _: sandbox.Scenario) -> None:
        """Forget the game before this one."""
        self.reject()
        self._frame = self._scenario = self._since = None

    def reveal(self, frame: sandbox.Frame, scenario: sandbox.Scenario, measure: str = "") -> None:
        """Ask why a number, or the one that was asked for last, has changed up to the week of a frame."""
        self._frame, self._scenario = frame, scenario
        if not measure:
            measure = self._asked.measure if self._asked is not None else MEASURE
        self._fill()
        self._ask(measure)
        self.span.setFocus()

    @property
    def asks(self) -> bool:
        """Whether there is a span to ask of, and nothing spoke against it."""
        return self._since is not None and not (self._trouble or self._unsplit)

    def _ask(self, measure: str = "") -> None:
        frame, scenario = self._frame, self._scenario
        if frame is None or scenario is None:
            return
        measure = measure or (self._asked.measure if self._asked is not None else "")
        tick = self._since = begins(frame, str(self.span.currentData()))
        causes: dict[str, sandbox.Decision] = {}
        question = None
        if tick is not None and tick < frame.tick:
            causes, others = came(frame, scenario, tick)
            groups = decisions = together(causes, MOST - others)
            if len(sandbox.why_events(scenario, tick - 1, frame.tick - 1)) > FEW_EVENTS:
                groups = (*decisions, ("shocks",))
            self._runs = 1 + 2 ** (len(causes) - sum(len(group) - 1 for group in decisions) + others)
            run = sandbox.Wanted(scenario, frame.decided_so_far())
            question = SinceQuestion(run, tick - 1, frame.tick - 1, groups)
        self._begin(Asked(frame.start, measure, causes), question)

    def _fill(self) -> None:
        """Offer the spans; those that the game began in are one, and called so."""
        kept, frame = self.span.currentData() or "quarter", self._frame
        young = [span for span in SPANS if frame is not None and began_in(frame, span)]
        self.span.clear()
        for span, usual in SPANS.items():
            if span not in young[1:]:
                back = frame is not None and goes_back(frame, span)
                text = BEGAN if span in young else BEFORE[span] if back else usual
                self.span.addItem(translate("Compare", text), span)
        self.span.setCurrentIndex(max(self.span.findData(kept), 0))
        self.span.setAccessibleName(translate("Compare", "Since when"))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self._fill()
        super().retranslate()

    def _week(self, tick: int) -> str:
        start = self._frame.start if self._frame is not None else dt.date.min
        return self._words.week(start + dt.timedelta(weeks=tick))

    def _title(self) -> str:
        return translate("Compare", "Why did it change?")

    def _heading(self) -> str:
        if self._frame is None or self._since is None:
            return ""
        text = translate("Compare", "{before} to {now}")
        return text.format(before=self._week(self._since), now=self._week(self._frame.tick))

    def _ends(self) -> tuple[str, str]:
        if self._frame is None or self._since is None:
            return "", ""
        return self._week(self._since), self._week(self._frame.tick)

    def _state(self) -> str:
        span = str(self.span.currentData())
        told = super()._state()
        if self._frame is None or self._trouble or not goes_back(self._frame, span):
            return told
        text = translate("Compare", "The last one ended fewer than {weeks} weeks ago, so the one before counts.")
        return f"{text.format(weeks=FEW_WEEKS)}{'' if self._words.chinese else ' '}{told}"

    def _nothing(self) -> str:
        if self._since is not None:
            return ""
        if self.span.currentData() == "decision":
            told = [translate("Compare", "Nothing was decided in this game after its first week, up to this one.")]
            frame = self._frame
            if frame is not None and any(tick == frame.tick > 0 for tick, _ in frame.decisions):
                told.append(translate("Compare", "What is decided this week has not worked yet: let a week pass."))
            return " ".join(told)
        return translate("Compare", "No earlier week is played yet, so nothing can have changed.")

    def _count(self) -> int:
        return self._runs

    def _made(self, split: sandbox.Split) -> str:
        text = translate(
            "Compare",
            "Runs made: {runs}. The course of things is what the earlier week would have led to without any of the "
            "other causes: what had begun by then goes on in it.",
        )
        return text.format(runs=split.runs)

    def _sentence(self) -> str:
        return translate(
            "Compare",
            "The change is {delta} {unit}: the parts above and a residual of {residual}.",
        )
