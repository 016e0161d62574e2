"""What a difference is made of, as a dialog: parts that add up from one total to another, as a waterfall."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtWidgets import QApplication, QProgressBar, QWidget

import sandbox
from ui.asking import Line, Question
from ui.compare.causes import contents, listed, named, short
from ui.compare.waterfall import Step, Waterfall
from ui.dialogs.asking import AskingDialog
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Flow, Letter, button, column, label, row, scrolled
from ui.widgets.measures import Measures
from ui.widgets.saving import ExportMenu, csv_of, png, safe
from ui.words import catalogue, trust
from ui.words.columns import exact, factor_of, gap, plain_digits, unit_of
from ui.words.i18n import Translator
from ui.words.marks import translate

MEASURE = "rent_8xh100"  # what is asked before anything is chosen
MOST_DIGITS = 9  # of a number over or under a bar
NOTHING = 1e-9  # a smaller part of a difference is the rounding of the sums


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked: the first Monday of the game, the number, and the decisions that the causes are."""

    start: dt.date
    measure: str
    causes: dict[str, sandbox.Decision]


@dataclass(frozen=True, slots=True)
class Part:
    """What a cause is due, in the unit that is recorded, and what it does as the only cause and as the last."""

    name: str
    cause: sandbox.Cause
    value: float
    alone: float
    last: float


def digits_of_steps(a: float, parts: Sequence[float], b: float, least: int) -> int:
    """Return the digits after the point, ``least`` or more, with which A, the parts and B are written.

    The largest part has two digits that mean something, and what is written adds up where a digit or two more does it.
    """
    largest = max((abs(part) for part in parts if math.isfinite(part)), default=0.0)
    if not largest or not math.isfinite(a) or not math.isfinite(b):
        return least
    room = MOST_DIGITS - max(math.floor(math.log10(max(abs(a), abs(b), 1.0))) + 1, 1)
    first = min(max(least, 1 - math.floor(math.log10(largest))), max(room, least))

    def adds_up(d: int) -> bool:
        apart = round(round(b, d) - round(a, d), d)
        return apart == round(b - a, d) == round(math.fsum(round(part, d) for part in parts), d)

    return next((d for d in range(first, first + 3) if adds_up(d)), first)


class PartsDialog(AskingDialog):
    """Asks when it is opened; the first parts are provisional, and nothing of the game waits for the others.

    Who asks what is for those that stand on it: the methods at the end of its words are theirs.
    """

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        parent: QWidget,
        failed: Callable[[str], object],
        name: str,
        line: Line,
    ) -> None:
        super().__init__(theme, session, words, parent, name, (820, 520), line)
        self._asked: Asked | None = None
        self.first: sandbox.First | None = None
        self.split: sandbox.Split | None = None
        self._known: sandbox.Lattice | None = None
        self._whole = False
        self._unsplit: list[sandbox.Issue] = []  # why the chosen number has no parts
        self._build(failed)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def _build(self, failed: Callable[[str], object]) -> None:
        inside = column(self, (20, 14, 20, 14), 8)
        head = self.head = Flow()
        self.measure, self.letter = Measures(MEASURE), Letter()
        self.heading, self.unit = label("title"), label("caption")
        self.measure.activated.connect(lambda _: self._choose())
        self.letter.say([], "")
        for widget in (self.measure, self.heading, self.letter, self.unit):
            head.add(widget)
        self.chart = Waterfall(self._theme)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 0)  # how many are made is not told
        self.bar.setFixedHeight(self._theme.px(6))
        self.state, self.sums, self.held = (label("small", wrap=True) for _ in range(3))
        self.copy_button, self.save_button, self.close_button = button("plain"), button("plain"), button("primary")
        self.export = ExportMenu(self, self.made, failed, ("csv", "png"), self.objectName())
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(lambda: self.export.show_under(self.save_button))
        self.close_button.clicked.connect(self.accept)
        foot = row(gap=8)
        foot.addStretch(1)
        for made in (self.copy_button, self.save_button, self.close_button):
            foot.addWidget(made)
        told = QWidget()
        body = column(told, gap=8)
        body.addWidget(self.state)
        body.addWidget(self.bar)
        body.addWidget(self.chart, 1)
        body.addWidget(self.sums)
        body.addWidget(self.held)
        inside.addWidget(head)
        inside.addWidget(scrolled(told), 1)
        inside.addLayout(foot)

    def _begin(self, asked: Asked, question: Question | None) -> None:
        """Ask, if there is anything to ask, and open as large as the window allows."""
        self._asked, self._known, self._reason = asked, None, None
        if question is None:
            self.stop()
        else:
            self._put(question)
        self._take()
        self._open()

    def _know(self, known: sandbox.Lattice, *, whole: bool) -> None:
        self._known, self._whole = known, whole
        self._take()

    def _take(self) -> None:
        """Take what is known of the chosen number: the runs that were made split every other one as well."""
        self.first = self.split = None
        self._unsplit = []
        if self._known is not None and self._asked is not None:
            try:
                self.first = self._known.first(self._asked.measure)
                self.split = self._known.split(self._asked.measure) if self._whole else None
            except sandbox.SandboxError as error:
                self.first = None
                self._unsplit = list(error.issues)
        self._show()

    def _choose(self) -> None:
        """Split another number."""
        if self._asked is not None:
            self._asked = replace(self._asked, measure=self.measure.current)
            self._take()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setWindowTitle(self._title())
        self.chart.setAccessibleName(self.windowTitle())
        self.measure.offer(self._words)
        self.copy_button.setText(translate("Compare", "Copy"))
        self.save_button.setText(translate("Compare", "Export"))
        self.close_button.setText(translate("Page", "Close"))
        self.export.retranslate()
        self._show()

    # Showing

    def _number(self, value: float) -> str:
        """Return a difference with digits of its own."""
        measure = self._asked.measure if self._asked is not None else ""
        return gap(self._words, value * factor_of(self._words, measure))

    def _digits(self) -> int:
        """Return the digits after the point that all numbers of the waterfall have."""
        asked, ends = self._asked, self.split or self.first
        if asked is None or ends is None:
            return 0
        factor = factor_of(self._words, asked.measure)
        least = max(plain_digits(self._words, asked.measure, end) for end in (ends.a, ends.b))
        return digits_of_steps(ends.a * factor, [part.value * factor for part in self.parts()], ends.b * factor, least)

    def _step(self, value: float, digits: int) -> str:
        """Return a part with the digits of the others; one that would read 0 and is more has digits of its own."""
        shown = value * factor_of(self._words, self._asked.measure if self._asked is not None else "")
        if not value or round(shown, digits) == 0:
            return gap(self._words, shown)
        return self._words.number(shown, digits, sign=True)

    def parts(self) -> list[Part]:
        """Return the parts; before all runs are made each is the mean of what its cause does alone and as the last."""
        asked = self._asked
        if asked is None:
            return []
        if self.split is not None:
            found = [(part.cause, part.value, part.alone, part.last) for part in self.split.parts]
        elif self.first is not None:
            columns = zip(self.first.causes, self.first.alone, self.first.last, strict=True)
            found = [(cause, (alone + last) / 2, alone, last) for cause, alone, last in columns]
        else:
            return []
        return [Part(named(part[0], asked.causes, asked.start, self._words), *part) for part in found]

    def residual(self) -> float:
        """What the parts leave of the difference."""
        if self.split is not None:
            return self.split.residual
        if self.first is None:
            return math.nan
        return math.fsum([self.first.b, -self.first.a, *(-part.value for part in self.parts())])

    def steps(self) -> list[Step]:
        """Return the waterfall: A, the parts, the residual, B."""
        asked, ends = self._asked, self.split or self.first
        if asked is None or ends is None:
            return []
        factor, digits = factor_of(self._words, asked.measure), self._digits()
        first, last = (self._words.number(end * factor, digits) for end in (ends.a, ends.b))
        alone = translate("Compare", "as the only cause {alone}, as the last one {last}")
        found = [Step(self._ends()[0], ends.a * factor, first, "s1", total=True)]
        for part in self.parts():
            told = alone.format(alone=self._number(part.alone), last=self._number(part.last))
            token = "accent" if part.cause.kind == "decisions" else "base"
            name = short(part.cause, asked.causes, asked.start, self._words)
            text = self._step(part.value, digits)
            found.append(Step(name, part.value * factor, text, token, tip=f"{part.name}\n{told}"))
        rest = self.residual()
        name = translate("Compare", "Residual") if self.split else translate("Compare", "not yet told apart")
        found.append(Step(name, rest * factor, self._step(rest, digits), "text3"))
        found.append(Step(self._ends()[1], ends.b * factor, last, "accent", total=True))
        return found

    def _show(self) -> None:
        asked, words = self._asked, self._words
        if asked is None:
            return
        key = f"nation.{asked.measure}"
        hidden = words.hides(key)
        self.measure.choose(asked.measure)
        self.heading.setText(self._heading())
        self.letter.say([words.trust.letter(key)], words.explained(key))
        self.unit.setText(unit_of(words, asked.measure))
        steps = [] if hidden else self.steps()
        self.chart.show_steps(steps, provisional=self.split is None)
        self.state.setText(trust.instead() if hidden else self._state())
        self.sums.setText("" if hidden else self._sums())
        self.held.setText("" if hidden else self._held())
        self.bar.setVisible(self.going and not hidden)
        for made in (self.copy_button, self.save_button):
            made.setEnabled(bool(steps))

    def _state(self) -> str:
        if self._trouble or self._unsplit or self._asked is None:
            return self._trouble or self._told(self._unsplit)
        if self.split is not None:
            told = [self._made(self.split)]
            if self.split.refused:
                text = translate("Compare", "In {count} of them the rules refuse a decision, and it is left out there.")
                told.append(text.format(count=self.split.refused))
            return " ".join(told)
        nothing = self._nothing()
        if nothing:
            return nothing
        count = self._count()
        runs = translate("Compare", "Runs to make: {runs}.").format(runs=count) if count else ""
        if self.first is not None:
            text = translate("Compare", "Provisional: between what each does as the only cause and as the last one.")
        else:
            text = translate("Compare", "The first runs are being made…")
        return f"{text} {runs}".strip()

    def _sums(self) -> str:
        split, asked = self.split, self._asked
        if split is None or asked is None:
            return ""
        told = self._sentence().format(
            delta=self._step(split.delta, self._digits()),
            unit=unit_of(self._words, asked.measure, less=True),
            residual=self._number(split.residual),
        )
        largest = max([abs(split.delta), *(abs(part.value) for part in split.parts)])
        if abs(split.interaction) <= NOTHING * largest:
            return told
        text = translate(
            "Compare",
            "Interaction is {interaction}: what causes do only together, of which each has its fair share in its part.",
        )
        joint = text.format(interaction=self._number(split.interaction))
        return told + joint if self._words.chinese else f"{told} {joint}"

    # What those that stand on it say

    def _title(self) -> str:
        """Return the question, which is the title."""
        raise NotImplementedError

    def _heading(self) -> str:
        """Say of what time it is asked."""
        raise NotImplementedError

    def _ends(self) -> tuple[str, str]:
        """Return how both totals are called."""
        raise NotImplementedError

    def _nothing(self) -> str:
        """Say why there is nothing to ask; empty where there is."""
        raise NotImplementedError

    def _count(self) -> int:
        """Return how many runs will be made; 0 where that is not known yet."""
        raise NotImplementedError

    def _made(self, split: sandbox.Split) -> str:
        """Say what runs were made."""
        raise NotImplementedError

    def _sentence(self) -> str:
        """Return how the parts add up, with gaps for delta, unit and residual."""
        raise NotImplementedError

    def _held(self) -> str:
        asked = self._asked
        if asked is None:
            return ""
        causes = self.first.causes if self.first is not None else ()
        told = []
        for cause in causes:
            held = contents(cause, asked.causes, self._words)
            if held:
                name = named(cause, asked.causes, asked.start, self._words)
                several = listed(held[:6], self._words)
                more = "…" if len(held) > 6 else ""
                told.append(translate("Compare", "{name}: {list}").format(name=name, list=several + more))
        return "\n".join(told)

    # Files

    def table(self) -> list[list[str]]:
        """Return all numbers with every digit, in the unit in which they are recorded; a head first."""
        asked, ends = self._asked, self.split or self.first
        if asked is None or ends is None:
            return []
        unit = catalogue.UNITS.get(asked.measure, "1")
        head = [
            translate("Compare", "Part"), translate("Compare", "Unit"), translate("Compare", "Value"),
            translate("Compare", "As the only cause"), translate("Compare", "As the last cause"),
        ]  # fmt: skip
        made = [head, [safe(self._ends()[0]), unit, exact(ends.a), "", ""]]
        for part in self.parts():
            made.append([safe(part.name), unit, *map(exact, (part.value, part.alone, part.last))])
        rest = translate("Compare", "Residual") if self.split else translate("Compare", "not yet told apart")
        made.append([rest, unit, exact(self.residual()), "", ""])
        made.append([safe(self._ends()[1]), unit, exact(ends.b), "", ""])
        if self.split is not None:
            made.append([translate("Compare", "Interaction"), unit, exact(self.split.interaction), "", ""])
        return made

    def copy(self) -> None:
        """Put the parts on the clipboard, parted by tabs."""
        QApplication.clipboard().setText("\n".join("\t".join(cells) for cells in self.table()))

    def made(self, kind: str) -> bytes:
        """Return the parts as a file of a kind."""
        if kind == "png":
            return png(self.chart.grab())
        return csv_of(self.table())
