"""The SimulationWorker on its own thread: it owns the game; wishes come in and frames go out as queued signals.

It steps in short slices, so that a wish is heard within one of them; it makes at most thirty frames a second, and
a new one only after the last was shown.
"""

from __future__ import annotations

import functools
import math
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

import sandbox
from ui.autosave import MINUTES, Autosave
from ui.messages import ALONE, NOTHING, PARTING, Answer, Ask, Basis, Beside, Compared, RunningOn, Series
from ui.pace import Pace

FRAME_GAP = 1.0 / 30.0
SLICE = 0.010
TURN = 4  # weeks that a branch runs on before it is another's turn
TELL_GAP = 0.1
TOLD = ("save", "submit", "branch")  # what a player must hear of when it is not done
OTHER_GAME = ("was meant for the game before this one, and was not done.", "Do it again where it is wanted.")


class Engine(Protocol):
    """What the worker needs of the front door."""

    @property
    def Simulation(self) -> type[sandbox.Simulation]: ...

    def shipped_scenarios(self) -> tuple[str, ...]: ...

    def load_scenario(self, source: str) -> sandbox.Scenario: ...

    def load_capsule(self, path: Path, stopped: Callable[[], bool], branch: str | None) -> sandbox.Simulation: ...

    def save_capsule(self, simulation: sandbox.Simulation, path: Path) -> None: ...

    def copy_capsule(self, simulation: sandbox.Simulation, path: Path) -> None: ...

    def reckoned(self, simulation: sandbox.Simulation, key: str, spot: sandbox.Spot) -> sandbox.Reckoning: ...

    def cause_graph(
        self, simulation: sandbox.Simulation, key: str, spot: sandbox.Spot, since: int
    ) -> sandbox.CauseGraph: ...

    def backcasting(self, fit: str, theories: Iterable[str]) -> Iterator[sandbox.Backcast | None]: ...

    def future_of(self, simulation: sandbox.Simulation) -> sandbox.Future: ...

    def branch_futures(
        self,
        simulation: sandbox.Simulation,
        *branches: int | None,
        until: int | None = None,
        alone: sandbox.Simulation | None = None,
    ) -> tuple[sandbox.Future, ...]: ...


def _retimed(decisions: Sequence[sandbox.Decision], now: int) -> list[sandbox.Decision]:
    return [d if d.tick == now else d.model_copy(update={"tick": now}) for d in decisions]


def _wish(method: Callable[..., None]) -> Callable[..., None]:
    """Expected trouble becomes a signal with its issues, unexpected trouble one with the traceback."""

    @functools.wraps(method)
    def heard(self: SimulationWorker, *arguments: object) -> None:
        if self.stop.is_set():
            return
        try:
            method(self, *arguments)
        except sandbox.SandboxError as error:
            self.halt()
            self.refused.emit(list(error.issues))
            self.show_now()
        except Exception:
            self.halt()
            self.failed.emit(traceback.format_exc())
        finally:
            self.tell_busy("")

    return heard


class SimulationWorker(QObject):
    """Owns the Simulation on its thread; nothing else touches it."""

    frame_made = Signal(object)
    refused = Signal(object)
    failed = Signal(str)
    saved = Signal(str)
    kept = Signal()
    not_kept = Signal(object)
    left = Signal(object)
    opened = Signal(str, object)
    game_changed = Signal(int)
    answered = Signal(object)
    series_made = Signal(object)
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

    def __init__(self, engine: Engine = sandbox, copies: Path | None = None) -> None:
        super().__init__()
        self._autosave = Autosave(copies, engine.copy_capsule) if copies is not None else None
        self.stop = threading.Event()
        self._doing = ""
        self._stands_at: frozenset[str] = frozenset()
        self._until = -1
        self._engine = engine
        self._simulation: sandbox.Simulation | None = None
        self._game = 0
        self._other: sandbox.Simulation | None = None
        self._followed: tuple[sandbox.Simulation, tuple[sandbox.Decision, ...], str] | None = None
        self._awaited = False  # whether a forecast waits for that world
        self._backcast: Iterator[sandbox.Backcast | None] | None = None
        self._ahead: list[int] = []
        self._ahead_made = self._ahead_weeks = 0
        self._ahead_told = 0.0
        self._playing = False
        self._shown = True
        self._owed = False
        self._last = 0.0
        self._pace = Pace()
        self._timer: QTimer | None = None
        self._idle: QTimer | None = None
        self._judging: QTimer | None = None
        self._running: QTimer | None = None
        self._following: QTimer | None = None
        self._minutes: QTimer | None = None

    @Slot()
    def begin(self) -> None:
        """Make the timers on the worker's own thread."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._slice)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._other_slice)
        self._judging = QTimer(self)
        self._judging.setSingleShot(True)
        self._judging.timeout.connect(self._backcast_slice)
        self._running = QTimer(self)
        self._running.setSingleShot(True)
        self._running.timeout.connect(self._ahead_slice)
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.timeout.connect(self._follow_slice)
        self._minutes = QTimer(self)
        self._minutes.setInterval(MINUTES * 60_000)
        self._minutes.timeout.connect(self.keep)
        self._minutes.start()

    @Slot()
    def finish(self) -> None:
        """Stop everything; the thread may end."""
        self.stop.set()
        for timer in (self._timer, self._idle, self._judging, self._running, self._following, self._minutes):
            if timer is not None:
                timer.stop()
        if self._autosave is not None:
            self._autosave.ring.close()
        self._simulation = self._other = self._backcast = self._followed = None
        QThread.currentThread().quit()

    # Games and files

    def tell_busy(self, what: str) -> None:
        """Say that a game or a file is being worked on, or with an empty text that nothing is."""
        if what != self._doing:
            self._doing = what
            self.busy.emit(what)

    @Slot(object)
    @_wish
    def new(self, scenario: sandbox.Scenario) -> None:
        """Begin a game; it stands at its first week."""
        self.tell_busy("new")
        self.halt()
        self._change("", self._engine.Simulation.new(scenario))

    @Slot(object, object, str)
    @_wish
    def new_with(self, scenario: sandbox.Scenario, decisions: Sequence[sandbox.Decision], name: str) -> None:
        """Begin a game, and play decisions in it as a branch."""
        self.new(scenario)
        self.follow(decisions, name)

    @Slot(str, object)
    @_wish
    def open(self, path: str, given_up: threading.Event) -> None:
        """Open a file, or FILE#branch; the game before it stays when that fails, or when it is given up."""
        self.tell_busy("open")
        self.halt()
        if path in self._engine.shipped_scenarios() or path.lower().endswith(".json"):
            simulation, path = self._engine.Simulation.new(self._engine.load_scenario(path)), ""
        else:
            file, branch = sandbox.named_game(path)
            simulation = self._engine.load_capsule(file, lambda: self.stop.is_set() or given_up.is_set(), branch)
            path = str(file)
        if given_up.is_set():
            return
        self._change(path, simulation)

    def _change(self, path: str, simulation: sandbox.Simulation) -> None:
        self._simulation, self._other, self._followed, self._ahead = simulation, None, None, []
        self._awaited = False
        if self._autosave is not None:
            self._autosave.begin(simulation)
        self._game += 1
        self.game_changed.emit(self._game)
        self.opened.emit(path, simulation.scenario)
        self.show_now()
        if simulation.compared is not None:
            self._compare(simulation.compared, restored=True)

    @Slot(int, str, object)
    def hear(self, game: int, name: str, arguments: tuple[object, ...]) -> None:
        """Do what was wished of a game. Another that was opened meanwhile is not the one that was meant."""
        if game == self._game:
            getattr(self, name)(*arguments)
        elif name in TOLD and not self.stop.is_set():
            self.refused.emit([sandbox.Issue("session.other_game", name, *OTHER_GAME)])
            self.show_now()

    @Slot(str)
    @_wish
    def save(self, path: str) -> None:
        """Write the game; the file before it stays when that fails."""
        if self._simulation is not None:
            self.tell_busy("save")
            self._engine.save_capsule(self._simulation, Path(path))
            if self._autosave is not None:
                self._autosave.begin(self._simulation)
            self.saved.emit(path)
            self.show_now()

    # Copies kept by the program

    @Slot()
    def keep(self) -> None:
        """Keep a copy of a game that has changed; that none can be kept is told once, and the game goes on."""
        if self._autosave is None or self._simulation is None or self.stop.is_set():
            return
        try:
            if self._autosave.keep(self._simulation):
                self.kept.emit()
        except sandbox.SandboxError as error:
            self.not_kept.emit(list(error.issues))
        except Exception:
            self.failed.emit(traceback.format_exc())

    def _played(self, weeks: int) -> None:
        if self._autosave is not None:
            self._autosave.played(weeks)
            if self._autosave.due:
                self.keep()

    @Slot()
    def look(self) -> None:
        """Tell what a run that crashed has left, or None."""
        if self._autosave is not None and not self.stop.is_set():
            self.left.emit(self._autosave.left())

    @Slot(object, object)
    @_wish
    def restore(self, paths: Sequence[Path], given_up: threading.Event) -> None:
        """Open the first of some copies that can be opened; no file of the player's holds that game."""
        self.tell_busy("open")
        self.halt()
        for path in paths:
            try:
                simulation = self._engine.load_capsule(path, lambda: self.stop.is_set() or given_up.is_set(), None)
            except sandbox.SandboxError:
                if path is paths[-1] or self.stop.is_set() or given_up.is_set():
                    raise
                continue
            simulation.dirty = True
            self._change("", simulation)
            if self._autosave is not None:
                self._autosave.restored()
                self.keep()
                if self._autosave.safe:
                    self.drop(paths)
            return

    @Slot(object)
    def drop(self, paths: Sequence[Path]) -> None:
        """Remove the copies that a run has left, and tell of what another has."""
        if self._autosave is not None:
            self._autosave.ring.drop(tuple(paths))
            self.look()

    # Time

    @Slot(float)
    @_wish
    def play(self, speed: float) -> None:
        """Let time run; at the end it does not."""
        if self._simulation is None or self._simulation.at_end:
            self.halt()
            self.show_now()
            return
        self._playing = True
        self._pace.begin(speed)
        self.play_changed.emit(True, speed)
        self._go_on()

    @Slot()
    def pause(self) -> None:
        """Let time stand."""
        self.halt()
        self.show_now()

    @Slot(int)
    @_wish
    def step(self, weeks: int) -> None:
        """Let some weeks pass, then stand."""
        self.halt()
        if self._simulation is not None:
            for _ in range(weeks):
                if self.stop.is_set() or self._simulation.at_end:
                    break
                self._simulation.advance(1)
                self._played(1)
            self.show_now()

    @Slot(object)
    def pause_on(self, codes: frozenset[str]) -> None:
        """Let time stand by itself when a notice of one of these kinds comes."""
        self._stands_at = codes

    @Slot(float, int)
    def play_until(self, speed: float, tick: int) -> None:
        """Let time run to a week, and stand there."""
        self.play(speed)
        self._until = tick

    def halt(self) -> None:
        """Stop playing, without a frame."""
        self._until = -1
        if self._timer is not None:
            self._timer.stop()
        if self._playing:
            self._playing = False
            self.play_changed.emit(False, 0.0)

    def _go_on(self) -> None:
        if self._timer is not None and self._playing and not self.stop.is_set():
            self._timer.start(self._pace.wait())

    @Slot()
    @_wish
    def _slice(self) -> None:
        simulation = self._simulation
        if not self._playing or simulation is None:
            return
        end = time.monotonic() + SLICE
        while self._pace.due() >= 1.0 and not simulation.at_end and not self.stop.is_set():
            happened = simulation.advance(1)
            self._pace.made += 1
            self._played(1)
            causes = [notice for notice in happened if notice.code in self._stands_at]
            if causes or simulation.tick == self._until:
                self.halt()
                self.show_now()
                if causes:
                    self.stood.emit(causes)
                return
            if time.monotonic() >= end:
                break
        if not math.isinf(self._pace.speed) and self._pace.due() > 2.0 * self._pace.speed:
            self._pace.begin(self._pace.speed)  # the machine was away: do not race after it
        if simulation.at_end:
            self.halt()
            self.show_now()
            return
        self._show()
        self._go_on()

    # Decisions and the tree

    @Slot(object)
    @_wish
    def submit(self, decisions: Sequence[sandbox.Decision]) -> None:
        """Take decisions at the present week."""
        if self._simulation is not None:
            # While time runs the plan was made a frame ago: it holds for the week that it is now.
            self._simulation.submit(_retimed(decisions, self._simulation.tick))
            self.show_now()

    @Slot(str)
    @_wish
    def branch(self, name: str) -> None:
        """Begin a branch at the present week, and stand there."""
        self.halt()
        if self._simulation is not None:
            self._simulation.branch(name)
            self.show_now()

    @Slot()
    @_wish
    def undo(self) -> None:
        """Go back to before the last decisions."""
        self.halt()
        if self._simulation is not None:
            self._simulation.undo()
            self.show_now()

    @Slot()
    @_wish
    def redo(self) -> None:
        """Put back the decisions that were undone last."""
        self.halt()
        if self._simulation is not None:
            self._simulation.redo()
            self.show_now()

    @Slot(int, int)
    @_wish
    def go_to(self, node: int, tick: int) -> None:
        """Stand at a week of a branch."""
        self.halt()
        if self._simulation is not None:
            self._simulation.go_to(node, tick)
            self.show_now()

    @Slot(int, str)
    @_wish
    def rename(self, node: int, name: str) -> None:
        """Name a branch."""
        if self._simulation is not None:
            self._simulation.rename(node, name)
            self.show_now()

    @Slot(int, bool)
    @_wish
    def delete(self, node: int, followers: bool) -> None:
        """Remove a branch, with ``followers`` those too that begin on it."""
        if self._simulation is not None:
            self._simulation.delete(node, followers)
            self.show_now()

    @Slot(object)
    @_wish
    def ask(self, question: Ask) -> None:
        """Judge and price a plan without taking it."""
        simulation = self._simulation
        if simulation is None:
            return
        plan = _retimed(question.plan, simulation.tick)
        quotes = tuple(simulation.price(decision) for decision in plan)
        issues = tuple(simulation.check(plan)) if plan else ()
        verdicts = []
        for candidate in _retimed(question.candidates, simulation.tick):
            found = simulation.check([*plan, candidate])
            mine = tuple(i for i in found if f"decisions[{len(plan)}]" in i.where or i.where == "decisions")
            verdicts.append((simulation.price(candidate), mine))
        reach = simulation.reach(*question.reach) if question.reach else None
        self.answered.emit(Answer(question.number, quotes, issues, tuple(verdicts), reach))

    @Slot()
    @_wish
    def brief(self) -> None:
        """Tell what moved most in the last whole month."""
        if self._simulation is not None:
            self.briefed.emit(self._simulation.brief())

    @Slot(str)
    @_wish
    def deal(self, province: str) -> None:
        """Tell what the return that builders act on is made of in a province."""
        if self._simulation is not None:
            self.dealt.emit(self._simulation.deal(province))

    @Slot(str, object)
    @_wish
    def reckon(self, key: str, spot: sandbox.Spot) -> None:
        """Tell how a number is reckoned, with the values of the last week."""
        if self._simulation is not None:
            self.reckoned.emit(self._engine.reckoned(self._simulation, key, spot))

    @Slot(str, object, int)
    @_wish
    def walk(self, key: str, spot: sandbox.Spot, since: int) -> None:
        """Tell what a number hangs on and what hangs on it, each with its weight in the last week."""
        if self._simulation is not None:
            self.walked.emit(self._engine.cause_graph(self._simulation, key, spot, since))

    @Slot(bool, object, object)
    @_wish
    def basis(self, branches: bool, other: Beside, node: int | None = None) -> None:
        """Tell what a forecast goes on from: the branch that is played, and another or what stands in its place.

        With a ``node`` it is about that branch, wherever the game stands, from where it and the other part.
        """
        simulation = self._simulation
        if simulation is None:
            return
        at = simulation.head if node is None else sandbox.Head(node, PARTING)
        if not branches:
            futures: tuple[sandbox.Future, ...] = (self._engine.future_of(simulation),)
        elif other is ALONE and (self._other is None or not self._other.at_end):
            self._awaited = True  # the world without a player is played first
            self.series(ALONE)
            return
        else:
            until = at.tick if node is None else None
            others = () if other is NOTHING else (other if isinstance(other, int) else None,)
            futures = self._engine.branch_futures(simulation, at.node, *others, until=until, alone=self._other)
        self.based.emit(Basis(at.node, at.tick, branches, other, futures))

    @Slot(object)
    @_wish
    def series(self, node: Beside) -> None:
        """Give the rows of another branch; ALONE plays the same scenario without a player, in idle slices."""
        if self._simulation is None or node is NOTHING:
            return
        if isinstance(node, int):
            self.series_made.emit(Series(node, self._simulation.series(node)))
            return
        if self._other is None:
            alone = self._simulation.scenario.model_copy(update={"player": None, "decisions": []})
            self._other = self._engine.Simulation.new(alone)
        if self._idle is not None:
            self._idle.start(0)

    @Slot(str)
    @_wish
    def take_in(self, path: str) -> None:
        """Take the branch that a file was left on, or FILE#branch, into the game; it goes on under the file's name."""
        if self._simulation is not None:
            self.tell_busy("open")
            self.halt()
            file, branch = sandbox.named_game(path)
            other = self._engine.load_capsule(file, self.stop.is_set, branch)
            node = self._simulation.take_in(other, other.head.node, branch or file.stem)
            self.show_now()
            self.taken_in.emit(node)

    @Slot(object, str)
    @_wish
    def follow(self, decisions: Sequence[sandbox.Decision], name: str) -> None:
        """Play a whole game of these decisions beside this one, in idle slices; it becomes a branch under a name."""
        if self._simulation is not None and self._following is not None:
            alone = self._engine.Simulation.new(self._simulation.scenario)
            self._followed = alone, tuple(decisions), name
            self._following.start(0)

    @Slot()
    @_wish
    def _follow_slice(self) -> None:
        simulation, followed, self._followed = self._simulation, self._followed, None  # an error ends it
        if simulation is None or followed is None or self._following is None:
            return
        game, decisions, name = followed
        end = time.monotonic() + SLICE
        while not game.at_end and time.monotonic() < end and not self.stop.is_set():
            now = [decision for decision in decisions if decision.tick == game.tick]
            if now:
                game.submit(now)
            game.advance(1)
        if not game.at_end:
            self._followed = followed
            self._following.start(2)
            return
        self.halt()
        node = simulation.take_in(game, game.head.node, name)
        simulation.go_to(node, simulation.tick)
        self.show_now()
        self.followed.emit(node)

    @Slot(object)
    @_wish
    def compare(self, how: sandbox.Comparison | None) -> None:
        """Give two branches at one week, and keep how they are looked at for the file; None compares no more."""
        if self._simulation is not None:
            self._simulation.compared = how
            if how is not None:
                self._compare(how)

    def _compare(self, how: sandbox.Comparison, *, restored: bool = False) -> None:
        if self._simulation is not None:
            a, b = (self._simulation.frame_at(sandbox.Head(node, how.tick)) for node in (how.a, how.b))
            self.compared.emit(Compared(how, a, b, restored))

    @Slot()
    @_wish
    def _other_slice(self) -> None:
        other = self._other
        if other is None or self._idle is None:
            return
        end = time.monotonic() + SLICE
        while not other.at_end and time.monotonic() < end and not self.stop.is_set():
            other.advance(1)
        if other.at_end:
            self.series_made.emit(Series(ALONE, other.series(other.head.node)))
            if self._awaited:
                self._awaited = False
                self.basis(True, ALONE)
        else:
            self._idle.start(5)

    @Slot(object)
    @_wish
    def run_on(self, nodes: Sequence[int]) -> None:
        """Let branches run on to the end, a few weeks each in turn, while the player stands where he is."""
        simulation = self._simulation
        if simulation is None or self._running is None:
            return
        reach = {branch.node: branch.reach for branch in simulation.branches()}
        end = simulation.model.axes.weeks
        self._ahead = [node for node in nodes if reach.get(node, end) < end]
        self._ahead_made, self._ahead_weeks = 0, sum(end - reach[node] for node in self._ahead)
        self._tell_ahead()
        self._running.start(0)

    @Slot()
    @_wish
    def stop_running_on(self) -> None:
        """Leave the branches where they have come to."""
        if self._ahead:
            self._ahead = []
            self._tell_ahead()
            self.show_now()

    @Slot()
    @_wish
    def _ahead_slice(self) -> None:
        simulation = self._simulation
        if simulation is None or self._running is None or not self._ahead:
            return
        ahead, self._ahead = self._ahead, []  # an error ends it
        standing = {branch.node for branch in simulation.branches()}
        node, *others = ahead
        made = simulation.run_on(node, TURN) if node in standing else 0
        self._ahead = [*others, node] if made == TURN else others
        self._ahead_made += made
        self._played(made)
        if not self._ahead or time.monotonic() - self._ahead_told > TELL_GAP:
            self._tell_ahead()
        if self._ahead:
            self._running.start(0)
        else:
            self.show_now()

    def _tell_ahead(self) -> None:
        simulation, self._ahead_told = self._simulation, time.monotonic()
        if simulation is not None:
            going = bool(self._ahead)
            self.ran_on.emit(RunningOn(self._ahead_made, self._ahead_weeks, going, simulation.branches()))

    @Slot(str, str)
    @_wish
    def backcast(self, fit: str, boom: str) -> None:
        """Judge the model by every published number, in idle slices; a later wish takes the place of an earlier one."""
        self._backcast = self._engine.backcasting(fit, (f"boom={boom}",))
        if self._judging is not None:
            self._judging.start(0)

    @Slot()
    @_wish
    def _backcast_slice(self) -> None:
        if self._backcast is None or self._judging is None:
            return
        end = time.monotonic() + SLICE
        for card in self._backcast:
            if card is not None:
                self._backcast = None
                self.judged.emit(card)
                return
            if time.monotonic() >= end:
                self._judging.start(2)
                return

    # Frames

    @Slot()
    def acknowledge(self) -> None:
        """Hear that the last frame was shown; send the one that is owed."""
        self._shown = True
        if self._owed:
            self._show(force=True)

    def _show(self, *, force: bool = False) -> None:
        if self._simulation is None or self.stop.is_set():
            return
        now = time.monotonic()
        if not self._shown:
            self._owed = self._owed or force or not self._playing
            return
        if not force and now - self._last < FRAME_GAP:
            return
        self._last, self._shown, self._owed = now, False, False
        self.play_changed.emit(self._playing, self._pace.achieved() if self._playing else 0.0)
        self.frame_made.emit(self._simulation.frame())

    def show_now(self) -> None:
        """Send a frame as soon as the last was shown, whatever the pace."""
        self._owed = True
        if self._shown:
            self._show(force=True)
