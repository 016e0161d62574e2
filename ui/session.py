"""The window's way to the engine: a Session on the user's thread, which drives the worker on another."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

import sandbox
from ui.messages import Ask, Beside
from ui.worker import Engine, SimulationWorker

CLOSE_LIMIT = 2000
__all__ = ["Engine", "Session"]


class Session(QObject):
    """The window's only way to the engine: slots that wish, signals that tell."""

    frame_ready = Signal(object)
    refused = Signal(object)
    failed = Signal(str)
    saved = Signal(str)
    kept = Signal()
    not_kept = Signal(object)
    left = Signal(object)
    opened = Signal(str, object)
    answered = Signal(object)
    series_ready = Signal(object)
    compared = Signal(object)
    taken_in = Signal(int)
    followed = Signal(int)
    based = Signal(object)
    ran_on = Signal(object)
    stood = Signal(object)
    dealt = Signal(object)
    briefed = Signal(object)
    judged = Signal(object)
    reckoned = Signal(object)
    walked = Signal(object)
    play_changed = Signal(bool, float)
    busy = Signal(str)

    _begin = Signal()
    _finish = Signal()
    _new = Signal(object)
    _new_with = Signal(object, object, str)
    _open = Signal(str, object)
    _pause = Signal()
    _pause_on = Signal(object)
    _acknowledge = Signal()
    _look = Signal()
    _restore = Signal(object, object)
    _drop = Signal(object)
    _backcast = Signal(str, str)
    _wished = Signal(int, str, object)

    def __init__(self, engine: Engine = sandbox, parent: QObject | None = None, copies: Path | None = None) -> None:
        super().__init__(parent)
        self.frame: sandbox.Frame | None = None
        self.scenario: sandbox.Scenario | None = None
        self.path = ""
        self.playing = False
        self.speed = 5.0
        self.achieved = 0.0
        self._numbers = itertools.count(1)
        self.opening = ""
        self._given_up = threading.Event()
        self._closed = False
        self._submitting = False
        self._going = False
        self._wanted: tuple[int, int] | None = None
        self._game = 0
        self._thread = QThread(self)
        self._thread.setObjectName("simulation")
        self._worker = SimulationWorker(engine, copies)
        self._worker.moveToThread(self._thread)
        self._wire()
        self._thread.start()
        self._begin.emit()

    def _wire(self) -> None:
        worker = self._worker
        for name in (
            "begin", "finish", "new", "new_with", "open", "pause", "pause_on", "acknowledge", "look", "restore", "drop",
            "backcast",
        ):  # fmt: skip
            getattr(self, f"_{name}").connect(getattr(worker, name))
        self._wished.connect(worker.hear)
        worker.game_changed.connect(self._game_changed)
        worker.frame_made.connect(self._frame)
        worker.refused.connect(self._refused)
        worker.failed.connect(self._failed)
        worker.saved.connect(self._saved)
        worker.kept.connect(self.kept)
        worker.not_kept.connect(self.not_kept)
        worker.left.connect(self.left)
        worker.opened.connect(self._opened)
        worker.answered.connect(self.answered)
        worker.series_made.connect(self.series_ready)
        worker.compared.connect(self.compared)
        worker.taken_in.connect(self.taken_in)
        worker.followed.connect(self.followed)
        worker.based.connect(self.based)
        worker.ran_on.connect(self.ran_on)
        worker.stood.connect(self.stood)
        worker.dealt.connect(self.dealt)
        worker.briefed.connect(self.briefed)
        worker.judged.connect(self.judged)
        worker.reckoned.connect(self.reckoned)
        worker.walked.connect(self.walked)
        worker.play_changed.connect(self._played)
        worker.busy.connect(self.busy)

    # Wishes

    @Slot(object)
    def new(self, scenario: sandbox.Scenario) -> None:
        """Begin a game."""
        self._new.emit(scenario)

    def new_with(self, scenario: sandbox.Scenario, decisions: Sequence[sandbox.Decision], name: str) -> None:
        """Begin a game, and play decisions in it as a branch; see ``follow``."""
        self._new_with.emit(scenario, tuple(decisions), name)

    @Slot(str)
    def open(self, path: str) -> None:
        """Open a capsule or a scenario."""
        self._given_up.set()  # of two files opened in haste the later one is wanted
        self._given_up = threading.Event()
        self.opening = path
        self._open.emit(path, self._given_up)

    @Slot()
    def give_up_opening(self) -> None:
        """Stop opening the file that is being opened; the game before it stays."""
        self._given_up.set()

    def look(self) -> None:
        """Ask what a run that crashed has left."""
        self._look.emit()

    def restore(self, paths: Sequence[Path]) -> None:
        """Open the first copy that can be opened."""
        self._given_up.set()
        self._given_up = threading.Event()
        self.opening = ""
        self._restore.emit(tuple(paths), self._given_up)

    def drop(self, paths: Sequence[Path]) -> None:
        """Remove what a run that crashed has left."""
        self._drop.emit(tuple(paths))

    @Slot(str)
    def save(self, path: str) -> None:
        """Write a capsule."""
        self._wish("save", path)

    def play(self, speed: float | None = None) -> None:
        """Let time run, at a speed in weeks a second."""
        if speed is not None:
            self.speed = speed
        if self.frame is not None and not self.frame.at_end:
            self._wish("play", self.speed)

    @Slot()
    def pause(self) -> None:
        """Let time stand."""
        self._pause.emit()

    def pause_on(self, codes: Iterable[str]) -> None:
        """Let time stand by itself when a notice of one of these kinds comes."""
        self._pause_on.emit(frozenset(codes))

    def play_until(self, tick: int) -> None:
        """Let time run to a week, and stand there."""
        if self.frame is not None and self.frame.tick < tick:
            self._wish("play_until", self.speed, tick)

    def set_speed(self, speed: float) -> None:
        """Choose the speed; what runs goes on at it."""
        self.speed = speed
        if self.playing:
            self._wish("play", speed)

    def step(self, weeks: int = 1) -> None:
        """Let some weeks pass."""
        if self.frame is not None and not self.frame.at_end:
            self._wish("step", weeks)

    def submit(self, decisions: Sequence[sandbox.Decision]) -> bool:
        """Take decisions; a second time before the first is answered does nothing."""
        if self._submitting or not decisions:
            return False
        self._submitting = True
        self._wish("submit", tuple(decisions))
        return True

    def branch(self, name: str) -> None:
        """Begin a branch at the present week."""
        self._wish("branch", name)

    @Slot()
    def undo(self) -> None:
        """Take the last decisions back."""
        self._wish("undo")

    @Slot()
    def redo(self) -> None:
        """Put them again."""
        self._wish("redo")

    def go_to(self, node: int, tick: int) -> None:
        """Stand at a week of a branch; of those wished for while one is on its way only the last is gone to."""
        if self._going:
            self._wanted = (node, tick)
        else:
            self._going = True
            self._wish("go_to", node, tick)

    def rename(self, node: int, name: str) -> None:
        """Name a branch."""
        self._wish("rename", node, name)

    def delete(self, node: int, followers: bool = False) -> None:
        """Remove a branch, with ``followers`` those too that begin on it."""
        self._wish("delete", node, followers)

    def run_on(self, nodes: Iterable[int]) -> None:
        """Let branches run on to the end, side by side."""
        self._wish("run_on", tuple(nodes))

    def stop_running_on(self) -> None:
        """Leave the branches that run on where they have come to."""
        self._wish("stop_running_on")

    def ask(
        self,
        plan: Sequence[sandbox.Decision] = (),
        candidates: Sequence[sandbox.Decision] = (),
        reach: tuple[str, str] | None = None,
    ) -> int:
        """Ask what a plan costs and whether it is allowed; the answer carries the number returned here."""
        number = next(self._numbers)
        self._wish("ask", Ask(number, tuple(plan), tuple(candidates), reach))
        return number

    def brief(self) -> None:
        """Ask what moved most in the last whole month."""
        self._wish("brief")

    def deal(self, province: str) -> None:
        """Ask what the return that builders act on is made of in a province."""
        self._wish("deal", province)

    def reckon(self, key: str, spot: sandbox.Spot) -> None:
        """Ask for a name's page in the book of equations, with the values of the last week at a place."""
        self._wish("reckon", key, spot)

    def walk(self, key: str, spot: sandbox.Spot, since: int) -> None:
        """Ask what a name hangs on and what hangs on it, with weights since a week of the game."""
        self._wish("walk", key, spot, since)

    def backcast(self, fit: str, boom: str) -> None:
        """Ask how a fit and a theory of the boom stand against every published number; no game is needed."""
        self._backcast.emit(fit, boom)

    def series(self, node: Beside) -> None:
        """Ask for the rows of another branch, or for those of the world without a player."""
        self._wish("series", node)

    def take_in(self, path: str) -> None:
        """Take a branch of another file of this scenario into the game."""
        self._wish("take_in", path)

    def follow(self, decisions: Sequence[sandbox.Decision], name: str) -> None:
        """Play decisions from the first week to the end, and stand on the branch that this is, at the same week."""
        self._wish("follow", tuple(decisions), name)

    def compare(self, how: sandbox.Comparison | None) -> None:
        """Ask for two branches at one week; the game stays where it stands. None compares no more."""
        self._wish("compare", how)

    def basis(self, *, branches: bool, other: Beside, node: int | None = None) -> None:
        """Ask what a forecast goes on from: the present, or branches (of a ``node``) from where they part."""
        self._wish("basis", branches, other, node)

    def close(self) -> bool:
        """Stop the worker and its thread, within two seconds."""
        if self._closed:
            return True
        self._closed = True
        self._worker.stop.set()
        self._finish.emit()
        # Every wish listens to ``stop`` within a week of play; a thread that runs Python is never terminated.
        return self._thread.wait(CLOSE_LIMIT)

    @property
    def pending(self) -> bool:
        """Whether decisions were sent and not yet answered."""
        return self._submitting

    def _wish(self, name: str, *arguments: object) -> None:
        """Send a wish with the number of the game that the window shows: it is for no other."""
        wanted, self._wanted = self._wanted, None
        if wanted is not None:  # what was wished before is done before
            self._wished.emit(self._game, "go_to", wanted)
        self._wished.emit(self._game, name, arguments)

    # What comes back

    def _game_changed(self, number: int) -> None:
        self._game, self._wanted, self._going = number, None, False

    def _frame(self, frame: sandbox.Frame) -> None:
        if self._closed:
            return
        self.frame = frame
        self._submitting = False
        wanted, self._wanted = self._wanted, None
        self._going = wanted is not None
        if wanted is not None:
            self._wish("go_to", *wanted)
        try:
            self.frame_ready.emit(frame)
        finally:
            QTimer.singleShot(0, self, self._acknowledge.emit)

    def _refused(self, issues: list[sandbox.Issue]) -> None:
        self._submitting = False
        told = [issue for issue in issues if issue.code != "capsule.stopped"]  # who gives up knows it
        if told:
            self.refused.emit(told)

    def _failed(self, text: str) -> None:
        self._submitting = self._going = False
        self.failed.emit(text)

    def _saved(self, path: str) -> None:
        self.path = path
        self.saved.emit(path)

    def _opened(self, path: str, scenario: sandbox.Scenario) -> None:
        self.path, self.scenario = path, scenario
        self.opened.emit(path, scenario)

    def _played(self, playing: bool, achieved: float) -> None:
        self.playing, self.achieved = playing, achieved
        self.play_changed.emit(playing, achieved)
