"""Where does the better plan change? Two branches, a number at a date, and one or two parameters that are varied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QGridLayout, QProgressBar, QSlider, QStackedWidget, QWidget

import sandbox
from ui.asking import Engine, Line
from ui.dialogs.asking import AskingDialog
from ui.look.theme import Theme
from ui.session import Session
from ui.study.sheet import Sheet
from ui.study.threshold_axes import Varied
from ui.study.threshold_chart import LETTERS, Captions, Point, ThresholdChart
from ui.widgets import Elided, Flow, Letter, Segmented, button, column, label, row, scrolled
from ui.widgets.measures import Measures
from ui.widgets.saving import ExportMenu, csv_of, png, safe
from ui.words import branches, catalogue, parameters, trust
from ui.words.columns import exact, factor_of, gap, plain, unit_of
from ui.words.i18n import Translator
from ui.words.marks import translate

PAIRS = 8  # of runs at each point, both plans under the same chance
MEASURE = "purse"  # what is asked before anything is chosen
NOBODY = -1  # in the place of a branch: nothing is decided


def goes_on(frame: sandbox.Frame, node: int) -> int | None:
    """Return the branch that a node lies on, the played one before others; None where it is deleted."""
    parents = {each.id: each.parent for each in frame.nodes}
    for end in (frame.node, *(branch.node for branch in frame.branches)):
        at: int | None = end
        while at is not None:
            if at == node:
                return end
            at = parents.get(at)
    return None


@dataclass(frozen=True, slots=True)
class ThresholdSearch:
    """A threshold to look for; its answers are what is known of it (``sandbox.ThresholdMap``)."""

    asked: sandbox.ThresholdQuestion

    def __call__(self, engine: Engine, workers: int, tell: Callable[[object], None]) -> sandbox.ThresholdMap:
        return sandbox.threshold_map(self.asked, engine, workers, tell)


class ThresholdDialog(AskingDialog):
    """Asks beside the game; what is known when it is stopped stays, and says that it is a part."""

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        parent: QWidget,
        failed: Callable[[str], object],
        line: Line,
    ) -> None:
        super().__init__(theme, session, words, parent, "threshold", (900, 680), line)
        self._frame: sandbox.Frame | None = None
        self.known: sandbox.ThresholdMap | None = None
        self._nodes: tuple[int, int] = (NOBODY, NOBODY)
        self._then: sandbox.Frame | None = None  # the branches of when it was asked
        self._build(failed)
        theme.changed.connect(self._restyle)
        words.changed.connect(self.retranslate)
        self._restyle()
        self.retranslate()

    def _build(self, failed: Callable[[str], object]) -> None:
        theme = self._theme
        inside = column(self, (20, 14, 20, 14), 8)
        self.choosers = QComboBox(), QComboBox()
        self.measure, self.letter = Measures(MEASURE), Letter()
        self.better = Segmented(theme, [("more", "more"), ("less", "less")])
        plans = Flow()
        for letter, chooser in zip("AB", self.choosers, strict=True):
            chooser.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            chooser.setAccessibleName(letter)
            chooser.activated.connect(lambda _: self._again())
            plans.add(label("strong", letter))
            plans.add(chooser, stretch=True)
        judged = Flow()
        self.measure.activated.connect(lambda _: self._choose_measure())
        self.week, self.at, self.slider = label("strong"), label("caption"), QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(13)
        self.slider.valueChanged.connect(lambda _: self._say_week())
        for widget in (self.measure, self.letter, self.better, self.at, self.week):
            judged.add(widget)
        judged.add(self.slider, stretch=True)
        self.varied = Varied(self._words, optional=False), Varied(self._words, optional=True)
        for varied in self.varied:
            varied.parameter.activated.connect(lambda _: self._again())
            for box in (varied.low, varied.high):
                box.valueChanged.connect(lambda _: self._again())
        self.start = button("primary")
        self.start.clicked.connect(lambda: self.stop() if self.going else self.ask())
        self.bar, self.state = QProgressBar(), Elided("small")
        self.bar.setTextVisible(False)
        self.sentence = label("strong", wrap=True)
        self.chart, self.sheet, self.both = ThresholdChart(theme), Sheet(theme), QStackedWidget()
        self.both.addWidget(self.chart)
        self.both.addWidget(self.sheet)
        self.view = Segmented(theme, [("chart", "chart"), ("table", "table")])
        self.view.chosen.connect(lambda _: self._show())
        self.copy_button, self.save_button, self.close_button = button("plain"), button("plain"), button("plain")
        self.export = ExportMenu(self, self.made, failed, ("csv", "png"), "threshold")
        self.copy_button.clicked.connect(self.sheet.copy)
        self.save_button.clicked.connect(lambda: self.export.show_under(self.save_button))
        self.close_button.clicked.connect(self.accept)
        told = row(gap=8)
        told.addWidget(self.start)
        told.addWidget(self.state, 1)
        told.addWidget(self.view)
        foot = row(gap=8)
        foot.addStretch(1)
        for made in (self.copy_button, self.save_button, self.close_button):
            foot.addWidget(made)
        form = QGridLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        self.captions = [label("caption") for _ in range(4)]
        for k, (caption, part) in enumerate(zip(self.captions, (plans, judged, *self.varied), strict=True)):
            form.addWidget(caption, k, 0)
            form.addWidget(part, k, 1)
        whole = QWidget()
        body = column(whole, gap=8)
        body.addLayout(form)
        body.addWidget(self.bar)
        body.addLayout(told)
        body.addWidget(self.sentence)
        body.addWidget(self.both, 1)
        inside.addWidget(scrolled(whole), 1)
        inside.addLayout(foot)

    def _restyle(self) -> None:
        self.bar.setFixedHeight(self._theme.px(6))
        self.slider.setMinimumWidth(self._theme.px(100))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setWindowTitle(translate("Threshold", "Where does the better plan change?"))
        self.measure.offer(self._words)
        self.better.set_label("more", translate("Threshold", "more is better"))
        self.better.set_label("less", translate("Threshold", "less is better"))
        self.better.setAccessibleName(translate("Threshold", "Which is better"))
        self.slider.setAccessibleName(translate("Compare", "Week"))
        captions = (
            translate("Threshold", "Plans"), translate("Threshold", "Judged by"),
            translate("Threshold", "Parameter"), translate("Threshold", "Second one"),
        )  # fmt: skip
        for caption, text in zip(self.captions, captions, strict=True):
            caption.setText(text)
        self.at.setText(translate("Threshold", "in the week of"))
        for widget in (self.at, self.week, self.slider):
            widget.setToolTip(translate("Threshold", "So long both plans are played before they are compared."))
        self.measure.setToolTip(
            translate(
                "Threshold",
                "The better plan is the one whose number is better, in the mean of runs with the same chance.",
            )
        )
        for varied in self.varied:
            varied.retranslate()
        self.view.set_label("chart", translate("Tornado", "Drawing"))
        self.view.set_label("table", translate("Tornado", "Table"))
        self.view.setAccessibleName(translate("Tornado", "How it is shown"))
        for part in (self.chart, self.sheet):
            part.setAccessibleName(self.windowTitle())
        self.copy_button.setText(translate("Compare", "Copy"))
        self.save_button.setText(translate("Compare", "Export"))
        self.close_button.setText(translate("Page", "Close"))
        self.export.retranslate()
        self._show_branches()
        self._say_week()
        self._show()

    # What is asked

    def begin(self, _: sandbox.Scenario) -> None:
        """Forget the game before this one."""
        self.reject()
        self._frame = self._then = self.known = None
        self._reason = None
        for chooser in self.choosers:
            chooser.clear()

    def reveal(self, frame: sandbox.Frame) -> None:
        """Open over the window; what was found before stays until something else is asked."""
        first = self._frame is None
        self._frame = frame
        self._show_branches()
        self.slider.setRange(1, frame.weeks)
        if first:
            self.slider.setValue(frame.weeks)
        self._open()
        self.start.setFocus()
        self._say_week()
        self._show()

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the branches of the game, while it is open."""
        if self.isVisible():
            self._frame = frame
            if self._show_branches():
                self._show()

    def _show_branches(self) -> bool:
        """Offer the branches, and return whether they are others than before.

        At first the played one is B, and A another, or that nothing is decided. A chosen one that was played on stays
        chosen.
        """
        frame = self._frame
        if frame is None:
            return False
        named = branches.names(frame)
        other = next((node for node in named if node != frame.node), NOBODY)
        items = [(translate("Threshold", "nothing is decided"), NOBODY), *((name, k) for k, name in named.items())]
        changed = False
        for chooser, first in zip(self.choosers, (other, frame.node), strict=True):
            kept = chooser.currentData()
            if items == [(chooser.itemText(k), chooser.itemData(k)) for k in range(chooser.count())]:
                continue
            changed = True
            chooser.clear()
            for name, node in items:
                chooser.addItem(name, node)
            at = -1 if kept is None else chooser.findData(kept)
            if at < 0 and kept is not None:
                at = chooser.findData(goes_on(frame, kept))
            chooser.setCurrentIndex(at if at >= 0 else chooser.findData(first))
        return changed

    def _choose_measure(self) -> None:
        self.better.choose("less" if self.measure.current in sandbox.LOWER_IS_BETTER else "more")
        self._show()

    def _say_week(self) -> None:
        frame = self._frame
        if frame is not None:
            self.week.setText(self._words.week(frame.start + dt.timedelta(weeks=self.slider.value())))

    def _axes(self) -> tuple[sandbox.ThresholdAxis, ...]:
        return tuple(axis for axis in (varied.axis() for varied in self.varied) if axis is not None)

    def question(self) -> sandbox.ThresholdQuestion | None:
        """Return what is asked; nothing where that makes no sense."""
        frame, scenario = self._frame, self._session.scenario
        if frame is None or scenario is None or self._why_not():
            return None
        sides = [
            sandbox.ThresholdSide(scenario, () if node == NOBODY else frame.decided_on(node))
            for node in (chooser.currentData() for chooser in self.choosers)
        ]
        measure, less = self.measure.current, self.better.current == "less"
        return sandbox.ThresholdQuestion(
            sides[0], sides[1], self._axes(), measure, self.slider.value() - 1, PAIRS, less
        )

    def _why_not(self) -> str:
        """Say why what is chosen cannot be asked; empty where it can."""
        axes = self._axes()
        if self.choosers[0].currentData() == self.choosers[1].currentData():
            return translate("Threshold", "A and B are the same: choose two branches.")
        if any(axis.low >= axis.high for axis in axes):
            return translate("Threshold", "A range goes from the lower value to the higher one.")
        if len({axis.path for axis in axes}) < len(axes):
            return translate("Threshold", "Both parameters are the same: choose another, or no second one.")
        return ""

    def _again(self) -> None:
        """Look again at why it could not be asked: what is chosen now may be."""
        if self._reason is not None and not self.going:
            self._show()

    def ask(self) -> None:
        """Look for it; what was found before goes."""
        question = self.question()
        self.known, self._reason = None, self._why_not if question is None else None
        if question is not None:
            self._then = self._frame
            self._nodes = self.choosers[0].currentData(), self.choosers[1].currentData()
            self._put(ThresholdSearch(question))
        self._show()

    def _know(self, known: sandbox.ThresholdMap, *, whole: bool) -> None:
        self.known = known
        self._show()

    # Showing

    @property
    def _measure(self) -> str:
        """The number that was asked about, or is chosen."""
        return self.known.question.indicator if self.known is not None else self.measure.current

    def _show(self) -> None:
        words, known, key = self._words, self.known, f"nation.{self._measure}"
        hidden = words.hides(key)
        chosen = f"nation.{self.measure.current}"
        self.letter.say([words.trust.letter(chosen)], words.explained(chosen))
        self.start.setText(translate("Threshold", "Stop") if self.going else translate("Threshold", "Find out"))
        self.bar.setVisible(self.going)
        self.bar.setRange(0, known.wanted if known is not None else 0)
        if known is not None:
            self.bar.setValue(len(known.answers))
        self.state.say("" if hidden else self._state())
        seen = known if known is not None and known.answers and not hidden else None
        self.sentence.setText(self._sentence(seen) if seen is not None else "")
        instead = trust.instead() if hidden else self._trouble or self._about()
        self.chart.show_map(seen, self._captions(seen), self._tip, instead, factor_of(words, self._measure))
        self.chart.setAccessibleDescription(self.sentence.text() or instead)
        heads, rows = self._rows(seen)
        self.sheet.show_rows(heads, rows)
        self.both.setCurrentIndex(1 if seen is not None and self.view.current == "table" else 0)
        for made in (self.copy_button, self.save_button):
            made.setEnabled(seen is not None)

    def _about(self) -> str:
        if self.going:
            return translate("Threshold", "The first runs are being made…")
        if self._session.scenario is not None and not self._session.scenario.noise:
            return translate(
                "Threshold",
                "Both plans are played from the first week to the date chosen, under other values of a parameter. This "
                "game has no chance, so at each value one pair of runs says it all. What is said is where the better "
                "one changes.",
            )
        return translate(
            "Threshold",
            "Both plans are played from the first week to the date chosen, under other values of a parameter, and at "
            "each value in {pairs} pairs of runs with the same chance. What is said is where the better one changes.",
        ).format(pairs=PAIRS)

    def _state(self) -> str:
        known = self.known
        if known is None:
            return self._trouble
        made, runs = len(known.answers), 2 * known.question.pairs * len(known.answers)
        if known.whole:
            text = translate("Threshold", "{made} points, {runs} runs, paired")
        elif self.going or self._trouble:
            text = translate("Threshold", "{made} of {wanted} points, {runs} runs so far")
        else:
            text = translate("Threshold", "A part: {made} of {wanted} points, {runs} runs; it was stopped")
        told = [text.format(made=made, wanted=known.wanted, runs=runs)]
        if known.question.pairs == 1:
            told.append(translate("Threshold", "this game has no chance: one pair at each"))
        refused = sum(answer.refused for answer in known.answers.values())
        if refused:
            told.append(self._words.counts.refusals(refused).format(n=self._words.number(refused)))
        return "; ".join(filter(None, (*told, self._trouble)))

    def names(self) -> tuple[str, str]:
        """Return what the plans that were asked about are called; what was decided after that is not in them."""
        a, b = (self._called(node) for node in self._nodes)
        return a, b

    def _called(self, node: int) -> str:
        frame = self._frame
        if node == NOBODY or frame is None:
            return translate("Threshold", "nothing is decided")
        named = branches.names(frame)
        if node in named:
            return named[node]
        was = branches.names(self._then).get(node, "") if self._then is not None else ""
        if was and goes_on(frame, node) is not None:
            return translate("Threshold", "{name}, since played on").format(name=was)
        return translate("Threshold", "a deleted branch")

    def _plan(self, letter: str) -> str:
        """Return a plan with its letter and the name of its branch."""
        return f"{letter} ({self.names()['AB'.index(letter)]})" if letter in ("A", "B") else ""

    def _value(self, known: sandbox.ThresholdMap, number: float, axis: int = 0) -> str:
        """Return a value of a parameter with its unit, and what it is as an efficiency shock where it is one."""
        text = parameters.said(self._words, number, known.question.axes[axis].unit)
        also = parameters.also(known.question.axes[axis].path, number)
        return f"{text} ({also})" if also else text

    def _name(self, known: sandbox.ThresholdMap, axis: int = 0) -> str:
        return parameters.name(known.question.axes[axis].path.removeprefix("parameters."))

    def _sentence(self, known: sandbox.ThresholdMap) -> str:
        """Say where the better plan changes; a part says so."""
        one = len(known.answers) < 2
        text = self._only(known) if one else self._both(known) if len(known.grid) == 2 else self._along(known)
        return text if known.whole else translate("Threshold", "So far: {text}").format(text=text)

    def _best(self, letter: str) -> str:
        plan = self._plan(letter)
        if not plan:
            return translate("Threshold", "neither is better")
        return translate("Threshold", "{plan} is better").format(plan=plan)

    def _only(self, known: sandbox.ThresholdMap) -> str:
        """Say what one point says."""
        answer = next(iter(known.answers.values()))
        told = translate("Threshold", "{best} at the only point known.").format(best=self._best(answer.better))
        unclear = translate("Threshold", "That is not clear (95 %).")
        return told if answer.clear else f"{told} {unclear}"

    def _along(self, known: sandbox.ThresholdMap) -> str:
        changes, name = known.crossings, self._name(known)
        if not changes:
            better = next(iter(known.answers.values())).better
            low, high = (self._value(known, end(point[0] for point in known.answers)) for end in (min, max))
            text = (
                translate(
                    "Threshold",
                    '{best} at all values of "{name}" from {low} to {high}; at {clear} of {all} points that is clear '
                    "(95 %).",
                )
                if better != "tie"
                else translate("Threshold", '{best} at all values of "{name}" from {low} to {high}.')
            )
            clear = sum(answer.clear for answer in known.answers.values())
            best, count = self._best(better), len(known.answers)
            return text.format(best=best, name=name, low=low, high=high, clear=clear, all=count)
        if len(changes) == 1:
            one = changes[0]
            text = translate("Threshold", '{before} while "{name}" is below {value}; above it {after}.')
            told = text.format(
                before=self._best(one.before),
                name=name,
                value=self._value(known, (one.low + one.high) / 2),
                after=self._best(one.after),
            )
            return f"{told} {self._clear(known, one)}"
        text = translate("Threshold", 'Along "{name}" it changes {count} times: {list}.')
        several = [
            translate("Threshold", "at {value} to where {after}").format(
                value=self._value(known, (one.low + one.high) / 2), after=self._best(one.after)
            )
            for one in changes
        ]
        return text.format(name=name, count=len(changes), list=", ".join(several))

    def _clear(self, known: sandbox.ThresholdMap, one: sandbox.ThresholdCrossing) -> str:
        ends = one.clear_below, one.clear_above
        if ends[0] is None or ends[1] is None:
            return translate("Threshold", "The runs do not tell both sides apart clearly.")
        text = translate("Threshold", "It is clear (95 %) up to {low} and from {high} on.")
        return text.format(low=self._value(known, ends[0]), high=self._value(known, ends[1]))

    def _both(self, known: sandbox.ThresholdMap) -> str:
        on_grid = [known.answers[point] for point in known.answers if point[0] in known.grid[0]]
        counts = {letter: sum(answer.better == letter for answer in on_grid) for letter in ("A", "B")}
        text = translate(
            "Threshold",
            "Of {all} points {a} is the better at {first}, {b} at {second}; at {clear} that is clear (95 %).",
        )
        clear = sum(answer.clear and answer.better in ("A", "B") for answer in on_grid)
        alone = next((letter for letter in counts if counts[letter] == len(on_grid)), "")
        if alone:
            told = translate("Threshold", "{best} at all {all} points; at {clear} that is clear (95 %).")
            return told.format(best=self._best(alone), all=len(on_grid), clear=clear)
        return text.format(
            all=len(on_grid), a=self._plan("A"), first=counts["A"], b=self._plan("B"), second=counts["B"], clear=clear
        )

    def _captions(self, known: sandbox.ThresholdMap | None) -> Captions:
        if known is None:
            return Captions()
        titles = []
        for k, axis in enumerate(known.question.axes):
            unit = parameters.unit(self._words, axis.path, axis.unit)
            titles.append(f"{self._name(known, k)} ({unit})")
        if len(titles) == 1:
            unit = unit_of(self._words, self._measure, less=True)
            text = translate("Threshold", "B less A: {number}")
            titles.append(text.format(number=self._words.label(self._measure) + (f" ({unit})" if unit else "")))
        letters = (
            translate("Threshold", "A is better"), translate("Threshold", "A, not clearly"),
            translate("Threshold", "B is better"), translate("Threshold", "B, not clearly"),
            translate("Threshold", "no difference"), translate("Threshold", "not looked at"),
        )  # fmt: skip
        change, standing = translate("Threshold", "where it changes"), translate("Threshold", "your game's value")
        return Captions(titles[0], titles[1], letters, standing, change)

    def _letter(self, answer: sandbox.ThresholdAnswer) -> str:
        return self._captions(self.known).letters[LETTERS.index(answer.letter)]

    def _tip(self, point: Point) -> str:
        known = self.known
        answer = known.answers.get(point) if known is not None else None
        if known is None or answer is None:
            return translate("Threshold", "not looked at")
        values = [f"{self._name(known, k)}: {self._value(known, value, k)}" for k, value in enumerate(point)]
        unit = unit_of(self._words, self._measure, less=True)
        return "\n".join([*values, f"B − A: {self._less(answer)} {unit}", self._letter(answer)])

    def _less(self, answer: sandbox.ThresholdAnswer) -> str:
        factor = factor_of(self._words, self._measure)
        less, error = (gap(self._words, value * factor) for value in (answer.delta, answer.error))
        alone = self.known is not None and self.known.question.pairs == 1  # there is no chance, and so no error
        return less if alone else f"{less} ± {error.lstrip('+')}"

    def _rows(self, known: sandbox.ThresholdMap | None) -> tuple[list[str], list[list[str]]]:
        """Return the table twin: every point that was looked at."""
        if known is None:
            return [], []
        unit = unit_of(self._words, self._measure, less=True)
        names = [self._name(known, k) for k in range(len(known.grid))]
        heads = [*names, "A", "B", f"B − A ({unit})" if unit else "B − A", translate("Threshold", "Better")]
        rows = []
        for point in sorted(known.answers, key=lambda point: point[::-1]):
            answer = known.answers[point]
            values = [self._value(known, value, k) for k, value in enumerate(point)]
            means = [plain(self._words, self._measure, mean) for mean in (answer.a, answer.b)]
            rows.append([*values, *means, self._less(answer), self._letter(answer)])
        return heads, rows

    # Files

    def table(self) -> list[list[str]]:
        """Return every point with every digit, in the units in which numbers are recorded; what was asked first."""
        known = self.known
        if known is None:
            return []
        unit, axes = catalogue.UNITS.get(self._measure, "1"), known.question.axes
        asked = [
            [self.windowTitle()],
            [self.sentence.text()],
            [self._state()],
            *[[letter, safe(name)] for letter, name in zip("AB", self.names(), strict=True)],
            [self._words.label(self._measure), self._measure, unit],
        ]
        head = [f"{axis.path} [{axis.unit}]" for axis in axes]
        head += [f"{name} [{unit}]" for name in ("A", "B", "B - A", "±")]
        head += [translate("Threshold", "Better"), translate("Threshold", "clear")]
        rows = [
            [
                *map(exact, (*point, answer.a, answer.b, answer.delta, answer.error)),
                answer.better,
                str(int(answer.clear)),
            ]
            for point, answer in sorted(known.answers.items())
        ]
        return [*asked, head, *rows]

    def made(self, kind: str) -> bytes:
        """Return what is shown as a file of a kind."""
        return csv_of(self.table()) if kind == "csv" else png(self.grab())
