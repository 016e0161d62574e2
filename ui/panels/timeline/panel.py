"""The panel of branches: the tree, and what can be done with a branch: begin one here, go there, name it, delete it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QInputDialog, QMessageBox, QScrollArea, QWidget

import sandbox
from ui.look.theme import Theme
from ui.panels.timeline.tree import Tree
from ui.session import Session
from ui.widgets import button, column, label, row, scrolled
from ui.words import branches
from ui.words.i18n import Translator
from ui.words.marks import translate


def sure(parent: QWidget, title: str, text: str) -> bool:
    """Ask before something is lost."""
    kinds = QMessageBox.StandardButton
    box = QMessageBox(QMessageBox.Icon.Warning, title, text, kinds.Cancel, parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    delete = box.addButton(translate("Timeline", "Delete"), QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(kinds.Cancel)
    box.exec()
    return box.clickedButton() is delete


class TimelinePanel(QWidget):
    """The tree and what can be done with a branch."""

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
        self.branch, self.rename, self.delete = button("soft"), button("plain"), button("plain")
        self.hint, self.key = label("caption", wrap=True), label("caption", wrap=True)
        inside = QWidget()
        side = column(inside, (0, 10, 10, 8), 8)
        for made in (self.branch, self.rename, self.delete, self.hint, self.key):
            side.addWidget(made)
        side.addStretch(1)
        self._side = scrolled(inside)
        whole = row(gap=8)
        self.setLayout(whole)
        whole.addWidget(area, 1)
        whole.addWidget(self._side)
        self._wanted: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(25)
        self._timer.timeout.connect(self._go)
        self.tree.went.connect(self._went)
        self.tree.chosen.connect(lambda _: self._enable())
        self.branch.clicked.connect(self.branch_here)
        self.rename.clicked.connect(self.rename_branch)
        self.delete.clicked.connect(self.delete_branch)
        self.ask_name = QInputDialog.getText
        self.ask_sure = sure
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
        self.branch.setText(translate("Timeline", "Branch here…"))
        self.branch.setToolTip(translate("Timeline", "Begin a branch of your own name at this week"))
        self.rename.setText(translate("Timeline", "Rename…"))
        self.rename.setToolTip(translate("Timeline", "Give the chosen branch another name"))
        self.delete.setText(translate("Timeline", "Delete"))
        self.hint.setText(translate("Timeline", "Drag to scrub, click to go there. Deciding in the past branches."))
        self._enable()
        self._name_flags()
        self.tree.update()

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the dated events of another game."""
        self.tree.begin(scenario)

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the tree."""
        self._frame = frame
        self.tree.show_frame(frame)
        self._name_flags()
        self._enable()

    def _enable(self) -> None:
        alone = self._frame is None or len(self._frame.branches) < 2
        self.delete.setEnabled(not alone)
        tip = translate("Timeline", "Remove the chosen branch, if none follows from it")
        self.delete.setToolTip(translate("Timeline", "There is only one branch; it stays.") if alone else tip)

    def _went(self, node: int, tick: int) -> None:
        self._wanted = (node, tick)
        if not self._timer.isActive():
            self._timer.start()

    def _go(self) -> None:
        if self._wanted is not None:
            self._session.go_to(*self._wanted)
            self._wanted = None

    def _chosen(self) -> sandbox.Branch | None:
        branches = self._frame.branches if self._frame is not None else ()
        wanted = self.tree.picked
        found = next((b for b in branches if b.node == wanted), None)
        return found or next((b for b in branches if b.is_current), None)

    def rename_branch(self) -> None:
        """Ask for a name and give it to the chosen branch."""
        branch = self._chosen()
        if branch is None:
            return
        name, ok = self.ask_name(
            self,
            translate("Timeline", "Rename"),
            translate("Timeline", "Name of the branch:"),
            text=branches.name_of(branch.name),
        )
        if ok and name.strip():
            self._session.rename(branch.node, name.strip()[:64])

    def delete_branch(self) -> None:
        """Remove the chosen branch, once the player has heard what goes with it."""
        branch, frame = self._chosen(), self._frame
        if branch is None or frame is None:
            return
        stays = branch.parent is None or any(node.parent == branch.node for node in frame.nodes)
        if stays or self.ask_sure(self, translate("Timeline", "Delete a branch"), self._loss(branch, frame)):
            self._session.delete(branch.node)  # of one that stays the engine says why

    def _loss(self, branch: sandbox.Branch, frame: sandbox.Frame) -> str:
        """Say what is gone with a branch."""
        decided = next(node.decisions for node in frame.nodes if node.id == branch.node)
        text = (
            translate("Timeline", "“{name}” loses its decisions of {week} and the {weeks} played since.")
            if decided
            else translate("Timeline", "“{name}” goes, with the {weeks} played since {week}.")
        ).format(
            name=branches.names(frame)[branch.node],
            week=self._words.week(frame.start + dt.timedelta(weeks=branch.fork_tick)),
            weeks=self._words.counts.weeks(branch.reach - branch.fork_tick),
        )
        return text + "\n" + translate("Timeline", "This cannot be undone.")

    def branch_here(self) -> None:
        """Ask for a name and begin a branch of it at this week."""
        if self._frame is None:
            return
        name, ok = self.ask_name(
            self,
            translate("Timeline", "Branch here"),
            translate("Timeline", "Name of the new branch:"),
            text="",
        )
        if ok and name.strip():
            self._session.branch(name.strip()[:64])
