"""The panel of branches: the tree, and what can be done with a branch: begin one here, go there, name it, delete it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMessageBox, QScrollArea, QWidget

import sandbox
from ui.look.theme import Theme
from ui.messages import RunningOn
from ui.panels.timeline.tree import Tree
from ui.session import Session
from ui.widgets import button, column, label, row, scrolled
from ui.words import branches
from ui.words.i18n import Translator
from ui.words.marks import translate


def choose(parent: QWidget, title: str, text: str, ways: Mapping[str, str]) -> str:
    """Ask in which way something is lost; return the way, or nothing when the player thinks better of it."""
    kinds = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, kinds.Cancel, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    made = {box.addButton(words, QMessageBox.ButtonRole.DestructiveRole): way for way, words in ways.items()}
    box.setDefaultButton(kinds.Cancel)
    box.exec()
    return next((way for button, way in made.items() if button is box.clickedButton()), "")


class TimelinePanel(QWidget):
    """The tree and what can be done with a branch."""

    compare_wanted = Signal(int)

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words = theme, session, words
        self._frame: sandbox.Frame | None = None
        self.tree = Tree(theme, words)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.tree)
        self._running: RunningOn | None = None
        self._before: frozenset[int] | None = None  # the nodes there were when a branch was wished for
        self.branch, self.rename, self.delete = button("soft"), button("plain"), button("plain")
        self.run_one, self.run_all = button("plain"), button("plain")
        self.compare = button("plain")
        self.compare.clicked.connect(self._compare)
        self.hint, self.key = label("caption", wrap=True), label("caption", wrap=True)
        inside = QWidget()
        side = column(inside, (0, 10, 10, 8), 8)
        for pair in ((self.branch,), (self.rename, self.delete), (self.run_one, self.run_all), (self.compare,)):
            line = row(gap=8)
            for made in pair:
                line.addWidget(made, 1)
            side.addLayout(line)
        for said in (self.hint, self.key):
            side.addWidget(said)
        side.addStretch(1)
        self._side = scrolled(inside)
        whole = row(gap=8)
        self.setLayout(whole)
        whole.addWidget(area, 1)
        whole.addWidget(self._side)
        self.tree.went.connect(session.go_to)
        self.tree.chosen.connect(lambda _: self._enable())
        self.branch.clicked.connect(self.branch_here)
        self.rename.clicked.connect(self.tree.edit_name)
        self.tree.renamed.connect(session.rename)
        self.tree.delete_wanted.connect(self.delete_branch)
        self.delete.clicked.connect(self.delete_branch)
        self.run_one.clicked.connect(self.run_chosen)
        self.run_all.clicked.connect(self.run_others)
        session.ran_on.connect(self._ran_on)
        session.failed.connect(lambda _: self._ran_on(None))
        session.refused.connect(lambda _: self._begin_no_branch())
        self.ask_way = choose
        theme.changed.connect(self._restyle)
        words.changed.connect(self.retranslate)
        self._restyle()
        self.retranslate()

    def _restyle(self) -> None:
        self._fold()
        self.tree.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the tree the larger part."""
        super().resizeEvent(event)
        self._fold()
        self._name_flags()

    def _fold(self) -> None:
        self._side.setFixedWidth(min(self._theme.px(250), round(self.width() * 0.4)))

    def _name_flags(self) -> None:
        self.key.setText("\n".join(flag.line() for flag in self.tree.flags()))
        self.key.setVisible(bool(self.key.text()))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.tree.setAccessibleName(translate("Timeline", "Branches along time"))
        self.branch.setText(translate("Timeline", "Branch here"))
        self.rename.setText(translate("Timeline", "Rename"))
        self.rename.setToolTip(translate("Timeline", "Give the chosen branch another name (F2 in the tree)"))
        self.delete.setText(translate("Timeline", "Delete…"))
        self.compare.setText(translate("Timeline", "Compare…"))
        self.compare.setToolTip(translate("Timeline", "Put the chosen branch beside the one that is played"))
        self._enable()
        self._name_flags()
        self.tree.update()

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the dated events of another game."""
        self._running = self._before = None
        self.tree.begin(scenario)

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the tree."""
        self._frame = frame
        self.tree.show_frame(frame)
        self._name_flags()
        self._enable()
        if self._before is not None and frame.node not in self._before:
            self._begin_no_branch()
            self.tree.picked = None
            if self.tree.isVisible():
                self.tree.edit_name()

    def _enable(self) -> None:
        at_end = self._frame is not None and self._frame.at_end
        self.branch.setEnabled(not at_end)
        begin = translate("Timeline", "Begin a branch at this week; its name can be written over at once")
        self.branch.setToolTip(translate("Window", "The last week is reached.") if at_end else begin)
        alone = self._frame is None or len(self._frame.branches) < 2
        self.delete.setEnabled(not alone)
        self.compare.setEnabled(not alone)
        tip = translate("Timeline", "Remove the chosen branch, alone or with those that begin on it")
        self.delete.setToolTip(translate("Timeline", "There is only one branch; it stays.") if alone else tip)
        self._enable_running()

    def _enable_running(self) -> None:
        """Say what can run on, or how far it has come and that it can be stopped."""
        running, one, others = self._running, self._chosen_ahead(), self._others_ahead()
        self.run_one.setVisible(running is None)
        self.run_one.setText(translate("Timeline", "Run it on"))
        self.run_one.setEnabled(bool(one))
        self.run_one.setToolTip(
            translate("Timeline", "Let the chosen branch run to the end, while you stay where you are")
            if one
            else translate("Timeline", "Choose by its name another branch that has not reached its end.")
        )
        self.run_all.setEnabled(running is not None or bool(others))
        if running is not None:
            share = self._words.percent(running.made / max(running.weeks, 1))
            self.run_all.setText(translate("Timeline", "Stop ({share})").format(share=share))
            self.run_all.setToolTip(translate("Timeline", "What is made stays"))
            text = translate("Timeline", "{made} of {weeks} weeks of branches that run on side by side.")
            self.hint.setText(text.format(made=running.made, weeks=running.weeks))
            return
        self.hint.setText(translate("Timeline", "Drag to scrub, click to go there. Deciding in the past branches."))
        self.run_all.setText(translate("Timeline", "Run all on"))
        self.run_all.setToolTip(
            translate("Timeline", "Let all other branches run to the end side by side, while you stay where you are")
            if others
            else translate("Timeline", "No other branch has weeks left to run.")
        )

    def _others_ahead(self) -> list[int]:
        """Return the branches that have weeks left to run, without the one that the player stands on."""
        frame = self._frame
        if frame is None:
            return []
        return [b.node for b in frame.branches if not b.is_current and b.reach < frame.weeks]

    def _chosen_ahead(self) -> list[int]:
        return [node for node in self._others_ahead() if node == self.tree.picked]

    def _compare(self) -> None:
        """Ask to see the chosen branch, or another one, beside the one that is played."""
        frame = self._frame
        others = [branch.node for branch in frame.branches if not branch.is_current] if frame is not None else []
        if others:
            self.compare_wanted.emit(self.tree.picked if self.tree.picked in others else others[0])

    def run_chosen(self) -> None:
        """Let the chosen branch run to the end."""
        if self._running is None and (one := self._chosen_ahead()):
            self._session.run_on(one)

    def run_others(self) -> None:
        """Let all other branches run to the end, or stop those that run."""
        if self._running is not None:
            self._session.stop_running_on()
        elif others := self._others_ahead():
            self._session.run_on(others)

    def _ran_on(self, running: RunningOn | None) -> None:
        self._running = running if running is not None and running.going else None
        if running is not None:
            self.tree.show_reach(running.branches)
        self._enable_running()

    def _chosen(self) -> sandbox.Branch | None:
        branches = self._frame.branches if self._frame is not None else ()
        wanted = self.tree.picked
        found = next((b for b in branches if b.node == wanted), None)
        return found or next((b for b in branches if b.is_current), None)

    def delete_branch(self) -> None:
        """Remove the chosen branch, once the player has heard what goes with it, and said how much may go."""
        branch, frame = self._chosen(), self._frame
        if branch is None or frame is None or len(frame.branches) < 2:
            return
        gone = sandbox.deleted_nodes(frame.nodes, frame.branches, branch.node, followers=True)
        followers = [other for other in frame.branches if other.node in gone and other.node != branch.node]
        ways = {"alone": translate("Timeline", "Delete it alone") if followers else translate("Timeline", "Delete")}
        if followers:
            ways["all"] = self._words.counts.delete_all(len(followers) + 1)
        way = self.ask_way(self, translate("Timeline", "Delete a branch"), self._loss(branch, frame, followers), ways)
        if way:
            self._session.delete(branch.node, way == "all")

    def _loss(self, branch: sandbox.Branch, frame: sandbox.Frame, followers: Sequence[sandbox.Branch]) -> str:
        """Say what is gone with a branch, and what begins on it."""
        own = sandbox.deleted_nodes(frame.nodes, frame.branches, branch.node, followers=False)
        nodes = [node for node in frame.nodes if node.id in own]
        after = [node.tick for node in frame.nodes if node.parent == branch.node]
        since = min((node.tick for node in nodes), default=max(after, default=branch.fork_tick))
        names, counts = branches.names(frame), self._words.counts
        weeks, decisions = branch.reach - since, sum(len(node.decisions) for node in nodes)
        if weeks and decisions:
            text = translate(
                "Timeline", "“{name}” goes, with the {weeks} since {week} and the {decisions} that only it has."
            )
        elif weeks:
            text = translate("Timeline", "“{name}” goes, with the {weeks} since {week} that only it has.")
        elif decisions:
            text = translate("Timeline", "“{name}” goes, with the {decisions} that only it has.")
        else:
            text = translate("Timeline", "“{name}” goes; nothing was played or decided on it alone.")
        told = [
            text.format(
                name=names[branch.node],
                week=self._words.week(frame.start + dt.timedelta(weeks=since)),
                weeks=counts.weeks(weeks),
                decisions=counts.decisions(decisions),
            )
        ]
        if followers:
            between = translate("Timeline", "; ")
            told.append(counts.begin_on_it(len(followers)).format(names=between.join(names[b.node] for b in followers)))
            told.append(translate("Timeline", "Alone, it leaves them the past that they share."))
        return "\n".join([*told, translate("Timeline", "This cannot be undone.")])

    def branch_here(self) -> None:
        """Begin a branch at this week, under a name that says so and can be written over where it stands."""
        if self._frame is not None and not self._frame.at_end and self._before is None:
            self._before = frozenset(node.id for node in self._frame.nodes)
            week = self._words.week(self._frame.date)
            self._session.branch(translate("Timeline", "From {week}").format(week=week))

    def _begin_no_branch(self) -> None:
        self._before = None
