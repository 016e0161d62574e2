"""Find a plan, or what breaks mine: a search in processes of its own, beside the game, with its answer as a page."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QProgressBar, QWidget

import sandbox
from ui.dialogs.asking import AskingDialog
from ui.look.theme import Theme
from ui.session import Session
from ui.study.search_page import GAUGES, page
from ui.study.search_question import Finish, Progress, Search
from ui.widgets import Flow, Letter, Segmented, button, column, label, row
from ui.widgets.written import Written
from ui.words import branches
from ui.words.i18n import Translator
from ui.words.marks import translate

FIND, BREAKS = "find", "breaks"
BUDGETS = (30, 60, 300)  # seconds
ANY = ""  # instead of a province
BEAT = 200  # milliseconds after which the time that is left is told again


class SearchDialog(AskingDialog):
    """Asks and shows; what it has found stays until it is asked again, or another game is opened.

    A search that is stopped keeps the best plan so far and says so.
    """

    game_wanted = Signal(object, object, str)  # a scenario, decisions to play in it, the name of their branch

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget) -> None:
        super().__init__(theme, session, words, parent, "search", (860, 620))
        self._frame: sandbox.Frame | None = None
        self.progress: Progress | None = None
        self._asked: sandbox.Asked | None = None
        self._begun = 0.0
        self._played: int | None = None  # the branch that the plan stands as
        self.stopped = self.following = False
        self._clock = QTimer(self)
        self._clock.setInterval(BEAT)
        self._clock.timeout.connect(self._show_state)
        self._build()
        session.followed.connect(self._followed)
        session.refused.connect(lambda _: self._not_followed())
        words.changed.connect(self.retranslate)
        words.trust.changed.connect(self._show)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.retranslate()

    # Building

    def _build(self) -> None:
        self.mode = Segmented(self._theme, [(FIND, FIND), (BREAKS, BREAKS)])
        self.letter = Letter()
        self.province, self.yours = QComboBox(), label("body", wrap=True)
        self.province.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.budget = Segmented(self._theme, [(str(seconds), "") for seconds in BUDGETS], "60")
        self.blind = QCheckBox()
        self.start, self.play, self.close_button = button("primary"), button("soft"), button("plain")
        self._names = label("small"), label("small")
        self.bar, self.state, self.page = QProgressBar(), label("small", wrap=True), Written(self._theme)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        inside = column(self, (20, 14, 20, 14), 8)
        head, chosen = Flow(), Flow()
        head.add(self.mode)
        head.add(self.letter)
        for widget in (self._names[0], self.province, self._names[1], self.budget, self.blind):
            chosen.add(widget)
        chosen.add_right(self.start)
        foot = row(gap=8)
        foot.addStretch(1)
        foot.addWidget(self.play)
        foot.addWidget(self.close_button)
        inside.addWidget(head)
        inside.addWidget(chosen)
        inside.addWidget(self.yours)
        inside.addWidget(self.bar)
        inside.addWidget(self.state)
        inside.addWidget(self.page, 1)
        inside.addLayout(foot)
        self.mode.chosen.connect(lambda _: self._show())
        self.start.clicked.connect(lambda: self.stop() if self.going else self.ask())
        self.play.clicked.connect(self._play)
        self.close_button.clicked.connect(self.accept)

    def _restyle(self) -> None:
        self.bar.setFixedHeight(self._theme.px(6))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setWindowTitle(translate("Search", "Find a plan"))
        self.mode.set_label(FIND, translate("Search", "Find a plan"))
        self.mode.set_label(BREAKS, translate("Search", "What breaks my plan?"))
        self.mode.setAccessibleName(translate("Search", "What is asked"))
        self.page.setAccessibleName(translate("Search", "What was found"))
        self.bar.setAccessibleName(translate("Search", "How much of the time is gone"))
        texts = translate("Search", "Province"), translate("Search", "Time")
        for name, widget, text in zip(self._names, (self.province, self.budget), texts, strict=True):
            name.setText(text)
            widget.setAccessibleName(text)
        for seconds in BUDGETS:
            text = translate("Search", "{n} min") if seconds % 60 == 0 else translate("Search", "{n} s")
            count = seconds // 60 if seconds % 60 == 0 else seconds
            self.budget.set_label(str(seconds), text.format(n=self._words.number(count)))
        self.blind.setText(translate("Search", "Blind for dates"))
        self.blind.setToolTip(
            translate(
                "Search",
                "Plan without knowing when events come: the search meets them at drawn dates, "
                "and no rule names a date.",
            )
        )
        self.play.setText(translate("Search", "Play this plan"))
        self.close_button.setText(translate("Page", "Close"))
        kept = self.province.currentData()
        self.province.clear()
        self.province.addItem(translate("Search", "Any: where a plan gains most"), ANY)
        scenario = self._session.scenario
        for province in sandbox.complete(scenario).provinces if scenario is not None else ():
            self.province.addItem(self._words.province(province), province)
        self.province.setCurrentIndex(max(0, self.province.findData(kept)))
        self._show()

    # The game

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take a new game: what was found of another is gone."""
        self.reject()
        self._frame, self.progress, self._asked = None, None, None
        self._reason = self._played = None
        self.stopped = self.following = False
        self.retranslate()
        self.province.setCurrentIndex(max(0, self.province.findData(scenario.player or ANY)))

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the branch that is played."""
        self._frame = frame
        if self.isVisible():
            self._show_yours()

    def reveal(self, mode: str) -> None:
        """Open beside the game, to find a plan or what breaks the player's."""
        if not self.going:
            self.mode.choose(mode)
        self._open()
        self.setFocus()
        self._finish()
        self._show()

    # Asking

    def ask(self) -> None:
        """Begin a search, or an attack on the player's plan; what was found before goes."""
        scenario = self._session.scenario
        if scenario is None or self._why_not():
            return
        seconds, blind = float(self.budget.current), self.blind.isChecked()
        if self.mode.current == FIND:
            asked = sandbox.Asked(self.province.currentData() or None, blind, seconds)
        else:
            mine = sandbox.Plan(str(scenario.player), (), self._mine())
            asked = sandbox.Asked(scenario.player, False, seconds, plan=mine)
        self._asked, self.progress = asked, None
        self._played, self.stopped, self._begun = None, False, time.monotonic()
        self._clock.start()
        self._put(Search(scenario, asked))
        self._show()

    def _mine(self) -> tuple[sandbox.Decision, ...]:
        """What was decided on the branch that is played."""
        return self._frame.decided_on(self._frame.node) if self._frame is not None else ()

    def stop(self) -> None:
        """Stop a search: the best plan so far stays, and is played in the game itself while the dialog is open."""
        self.stopped = self.stopped or self.going
        super().stop()
        self._finish()
        self._show()

    def _finish(self) -> None:
        """Ask for what a stopped search has not played yet."""
        found = self.progress
        if self.isVisible() and self.stopped and found is not None and found.story.plan and not found.story.game:
            self.asking.ask(Finish(found))

    def _know(self, progress: Progress, *, whole: bool) -> None:
        self.progress = progress
        self._show()

    # Playing what was found

    def _play(self) -> None:
        found = self.progress
        if found is None or found.story.plan is None or self._session.scenario is None:
            return
        story, province = found.story, found.story.plan.province
        name = translate("Search", "Found plan")
        if province == self._session.scenario.player:
            self.following = True
            self._session.follow(story.decisions, name)
            self._show()
        else:
            scenario = story.scenario.model_copy(update={"player": province})
            self.game_wanted.emit(scenario, story.decisions, name)

    def _followed(self, node: int) -> None:
        self.following, self._played = False, node
        self._show()

    def _not_followed(self) -> None:
        self.following = False
        self._show()

    # Showing

    def _of_mode(self) -> bool:
        """Whether what was asked last is what the switch says: else that is shown again once it does."""
        return self._asked is not None and (self._asked.plan is None) == (self.mode.current == FIND)

    def _why_not(self) -> str:
        """Say why nothing can be asked now; empty where it can."""
        scenario = self._session.scenario
        if scenario is None:
            return translate("Window", "No game is open.")
        if scenario.decisions:
            return translate("Search", "This scenario decides things by itself, which stand in the way of a plan's.")
        if self.mode.current == BREAKS and not scenario.player:
            return translate("Search", "Nobody is played in this game, so there is no plan to break.")
        return ""

    def _show(self) -> None:
        if not self.going:
            self._clock.stop()
        finding, found = self.mode.current == FIND, self.progress if self._of_mode() else None
        for widget in (self._names[0], self.province, self.blind):
            widget.setVisible(finding)
        for choice in (self.mode, self.province, self.budget, self.blind):
            choice.setEnabled(not self.going)
        self.start.setText(translate("Search", "Stop") if self.going else translate("Search", "Start"))
        self.start.setEnabled(self.going or not self._why_not())
        self.letter.say([self._words.trust.letter(gauge) for gauge in GAUGES], self._words.explained(GAUGES[0]))
        whole = found is not None and bool(found.story.game)
        self.play.setVisible(finding and found is not None and found.story.plan is not None)
        self.play.setEnabled(whole and not self.going and not self.following)
        self._tell_play(found.story.plan if found is not None else None)
        if found is None:
            self.page.say(f"<body><p class=quiet>{_about(finding=finding)}</p></body>" if not self.going else "<body/>")
        else:
            self.page.update_page(page(found.story, self._words, found=finding, going=self.going))
        self._show_yours()
        self._show_state()

    def _tell_play(self, plan: sandbox.Plan | None) -> None:
        """Say what playing a plan does: in another province than the one that is played it is another game."""
        scenario = self._session.scenario
        if plan is None or scenario is None:
            return
        text = (
            translate("Search", "Make a branch from the first week on in which the plan decides, played to the end")
            if plan.province == scenario.player
            else translate("Search", "Begin a game in {province} in which the plan decides, played to the end")
        )
        self.play.setToolTip(text.format(province=self._words.province(plan.province)))

    def _show_yours(self) -> None:
        frame, mine = self._frame, self._mine()
        self.yours.setVisible(self.mode.current == BREAKS)
        if frame is None:
            return
        name = branches.names(frame).get(frame.node, frame.branch)
        text = translate(
            "Search", "Your plan: {decisions} on this branch ({name}); after them nothing more is decided."
        )
        self.yours.setText(text.format(name=name, decisions=self._words.counts.decisions(len(mine))))

    def _show_state(self) -> None:
        asked, gone = self._asked, time.monotonic() - self._begun
        self.bar.setVisible(self.going)
        if asked is not None and self.going:
            self.bar.setValue(min(1000, round(1000 * gone / asked.seconds)))
        self.state.setText(self._state(gone))

    def _state(self, gone: float) -> str:
        """Say how the search stands, or how it ended."""
        asked, found = self._asked, self.progress
        trouble = self._trouble
        if trouble or asked is None or not self._of_mode():
            return trouble or self._why_not()
        if self.following:
            return translate("Search", "The plan is being played…")
        if self._played is not None:
            names = branches.names(self._frame) if self._frame is not None else {}
            text = translate("Search", "The plan stands as a branch of its own, played to the end: {name}")
            return text.format(name=names.get(self._played, translate("Search", "Found plan")))
        told = []
        if self.going:
            told.append(_doing(found.story if found is not None else None, asked))
        elif found is None or found.story.plan is None:
            return self._nothing(found)
        elif self.stopped:
            told.append(translate("Search", "Stopped: this is what was found so far."))
        if found is not None:
            told += self._counts(found)
        if self.going:
            left = self._words.number(max(0.0, asked.seconds - gone))
            told.append(translate("Search", "{n} s left").format(n=left))
        return " · ".join(told)

    def _nothing(self, found: Progress | None) -> str:
        """Say that there is no plan, and how long one would have taken where that is known."""
        if self.stopped or found is None:
            return translate("Search", "Stopped before anything was found.")
        text = translate("Search", "Not one generation of plans was made in that time.")
        if found.story.needs:
            about = translate("Search", "It would take about {n} s.").format(n=self._words.number(found.story.needs))
            text = f"{text} {about}"
        return text

    def _counts(self, found: Progress) -> list[str]:
        """Say what was made so far, and how good the best plan is by it."""
        words, story = self._words, found.story
        hidden = any(words.hides(gauge) for gauge in GAUGES)
        told = []
        if story.found is not None:
            text = translate("Search", "generation {n}, {plans} plans tried")
            plans = words.number(len(story.found.tried))
            told.append(text.format(n=words.number(story.found.generations), plans=plans))
            if not hidden:
                text = translate("Search", "best in training {gain} points above history")
                told.append(text.format(gain=words.number(story.found.gain, 2, sign=True)))
        if story.held_out and not hidden:
            row = sandbox.search_told(story)["held_out"]
            gain, error = words.number(abs(row["gain"]), 3), words.number(row["gain_error"], 3)
            text = (
                translate("Search", "{gain} ± {error} points below history in {runs} other runs")
                if row["gain"] < 0
                else translate("Search", "{gain} ± {error} points above history in {runs} other runs")
            )
            told.append(text.format(gain=gain, error=error, runs=words.number(row["runs"])))
        told.append(words.counts.runs(found.runs).format(n=words.number(found.runs)))
        return told


def _doing(story: sandbox.Story | None, asked: sandbox.Asked) -> str:
    stage = story.stage if story is not None else "search" if asked.plan is None else "judge"
    return {
        "search": translate("Search", "Searching"),
        "choose": translate("Search", "Choosing the rules that are worth it"),
        "judge": translate("Search", "Judging on other runs"),
        "attack": translate("Search", "Looking for what breaks it"),
    }[stage]


def _about(*, finding: bool) -> str:
    if finding:
        return translate(
            "Search",
            "A search tries plans of at most five rules over the decisions that you have yourself, keeps those that "
            "score best, and judges the best one on runs that it never met. Then it looks for the smallest change of "
            "the world that breaks it. The game goes on meanwhile; stopping keeps what was found so far.",
        )
    return translate(
        "Search",
        "Your plan is judged on runs that you never met. Then one date, one event or one parameter after the other is "
        "turned within its range, to find the smallest change that takes your plan below recorded history.",
    )
