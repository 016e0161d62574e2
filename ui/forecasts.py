"""What may come, drawn while one thinks: when it is asked, of what, and what is done with answers that come late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, Protocol

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

import sandbox
from ui.messages import NOTHING, PARTING, Basis, Beside
from ui.session import Session

OF_PLAN: Final = 64  # runs
OF_BRANCH: Final = 200
PATIENCE: Final = 150  # milliseconds that a question may take to its first answer before the next move ends it
ALL: Final = tuple(measure.name for measure in sandbox.INDICATORS)  # known of branches, to ask what they depend on
WARM_AFTER: Final = 500  # milliseconds: a game that opens has the machine for itself


class Maker(Protocol):
    """Whoever makes forecasts, in processes of its own (``sandbox.Forecaster``)."""

    def ready(self, scenario: bytes) -> None: ...

    def ask(self, question: sandbox.Question) -> None: ...

    def stop(self) -> None: ...

    def close(self, seconds: float) -> bool: ...


Makes = Callable[[Callable[[sandbox.Forecast], None], Callable[[str], None]], Maker]


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be drawn: a plan from a week of the game, or the branch (and the one that is compared).

    Two branches that are compared by themselves are drawn from where they part.
    """

    node: int
    tick: int
    plan: tuple[sandbox.Decision, ...] = ()
    other: Beside = NOTHING

    @property
    def branches(self) -> bool:
        """Whether it is about branches."""
        return not self.plan


class Forecasts(QObject):
    """Draws the plan's future while there is a plan, and else, where bands are wanted, that of the branch.

    While two branches are compared by themselves it is about those, and nothing else.

    Time that runs outruns every forecast: while it does nothing is asked, and the bands stay as they were made.
    """

    changed = Signal(object, bool)  # a Forecast or None, and whether it is of branches
    paired = Signal(object)  # a Forecast of B and A, which are compared by themselves, or None
    failed = Signal(str)
    _came = Signal()

    def __init__(self, session: Session, indicators: tuple[str, ...], makes: Makes | None) -> None:
        super().__init__()
        self._session, self._indicators = session, indicators
        self._maker = makes(self._hear, self.failed.emit) if makes is not None else None
        self.plans, self.bands = True, False  # which are wanted
        self._frame: sandbox.Frame | None = None
        self._plan: tuple[sandbox.Decision, ...] = ()
        self._other: Beside = NOTHING
        self._pair: tuple[int, int] | None = None
        self._wish: Wish | None = None  # what was asked last
        self._next: Wish | None = None  # what is asked when the first answer to that is there, or is late
        self._basis: Basis | None = None
        self._question: sandbox.Question | None = None
        self._latest: sandbox.Forecast | None = None
        self._shown: sandbox.Forecast | None = None
        self._since = QElapsedTimer()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._ask_next)
        self._warm = QTimer(self)
        self._warm.setSingleShot(True)
        self._warm.setInterval(WARM_AFTER)
        self._warm.timeout.connect(self._make_ready)
        self._came.connect(self._show)
        session.based.connect(self._based)
        session.play_changed.connect(lambda *_: self._look())

    @property
    def possible(self) -> bool:
        """Whether there is anybody to make forecasts."""
        return self._maker is not None

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Forget the game before this one."""
        self._frame, self._plan, self._other, self._basis, self._pair = None, (), NOTHING, None, None
        self._forget()
        if self._maker is not None:
            self._warm.start()

    def close(self, seconds: float) -> bool:
        """End all processes; whether they have ended in time."""
        for timer in (self._late, self._warm):
            timer.stop()
        maker, self._maker = self._maker, None
        return maker is None or maker.close(seconds)

    # What is wanted

    def want(self, *, plans: bool, bands: bool) -> None:
        """Draw the future of plans, or not, and bands around the branch, or not."""
        self.plans, self.bands = plans, bands
        self._look()

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take where the game stands."""
        self._frame = frame
        self._look()

    def show_plan(self, plan: tuple[sandbox.Decision, ...]) -> None:
        """Take what is planned."""
        self._plan = plan
        self._look()

    def compare(self, other: Beside) -> None:
        """Take the branch that is compared, or what stands in its place."""
        self._other = other
        self._look()

    def show_pair(self, pair: tuple[int, int] | None) -> None:
        """Take two branches A and B that are compared by themselves, or none: then it is about the game again."""
        if pair != self._pair:
            self._pair = pair
            self.paired.emit(None)  # what was drawn is of others
            self._look()

    def _wanted(self) -> Wish | None:
        frame = self._frame
        if frame is not None and self._pair is not None:
            a, b = self._pair
            return Wish(b, PARTING, other=a) if self.bands else None
        if frame is None or frame.at_end:
            return None
        if self._plan and self.plans:
            plan = tuple(d.model_copy(update={"tick": frame.tick}) for d in self._plan)
            return Wish(frame.node, frame.tick, plan)
        return Wish(frame.node, frame.tick, other=self._other) if self.bands else None

    def _look(self) -> None:
        """Ask what is wanted now, unless that was asked already."""
        if self._maker is None:
            return
        if self._session.playing:
            self._stop()
            if self._wish is not None and not self._wish.branches:
                self._forget()
            self._wish = None
            return
        wish = self._wanted()
        if wish is None:
            self._forget()
        elif wish != self._wish:
            self._next = wish
            left = PATIENCE - self._since.elapsed() if self._moves(wish) else 0
            if left > 0:
                self._late.start(int(left))
            else:
                self._ask_next()
        else:
            self._next = None
            self._late.stop()

    def _moves(self, wish: Wish) -> bool:
        """Whether a lever goes on moving whose last place has no answer yet: answers must come while it does."""
        return self._wish is not None and bool(self._wish.plan and wish.plan) and self._latest is None

    def _stop(self) -> None:
        self._late.stop()
        self._next = None
        if self._maker is not None:
            self._maker.stop()

    def _forget(self) -> None:
        """Ask nothing, and show nothing."""
        self._stop()
        self._wish = self._question = self._latest = None
        if self._shown is not None:
            self._shown = None
            self.changed.emit(None, False)
            self.paired.emit(None)

    # Asking

    def _make_ready(self) -> None:
        """Let the processes compile the game before the first question comes."""
        if self._maker is not None and self._frame is not None and self._basis_for(self._frame) is None:
            self._session.basis(branches=False, other=NOTHING)

    def _basis_for(self, wish: Wish | sandbox.Frame) -> Basis | None:
        basis = self._basis
        if basis is None or (basis.node, basis.tick) != (wish.node, wish.tick):
            return None
        if isinstance(wish, Wish) and (basis.branches, basis.other) != (wish.branches, wish.other):
            return None
        return basis

    def _ask_next(self) -> None:
        self._late.stop()
        if self._next is None or self._maker is None:
            return
        self._wish, self._next, self._question, self._latest = self._next, None, None, None
        self._since.start()
        basis = self._basis_for(self._wish)
        if basis is None:
            node = self._wish.node if self._wish.tick == PARTING else None
            self._session.basis(branches=self._wish.branches, other=self._wish.other, node=node)
        else:
            self._ask(self._wish, basis)

    def _based(self, basis: Basis) -> None:
        if self._maker is None:
            return
        self._maker.ready(basis.futures[0].scenario)
        self._basis = basis
        if self._wish is not None and self._latest is None and self._basis_for(self._wish) is basis:
            self._ask(self._wish, basis)

    def _ask(self, wish: Wish, basis: Basis) -> None:
        if self._maker is None or self._frame is None:
            return
        now = basis.futures[0]
        parting = wish.tick == PARTING
        until = min(self._frame.weeks, (now.begin if parting else wish.tick) + sandbox.HORIZON)
        futures = (now.deciding(wish.plan), now) if wish.plan else basis.futures
        runs = OF_PLAN if wish.plan else OF_BRANCH
        if until - now.begin >= 4:
            known = self._indicators if wish.plan else ALL
            self._question = sandbox.Question(futures, until, runs, known)
            self._maker.ask(self._question)
        else:
            self._forget()

    def more(self) -> None:
        """Make the forecast that is shown of more runs; those that it has count."""
        if self._question is not None and self._maker is not None and not self._session.playing:
            self._question = replace(self._question, runs=self._question.runs + OF_BRANCH)
            self._maker.ask(self._question)

    # Being answered

    def _hear(self, forecast: sandbox.Forecast) -> None:
        """Keep an answer for the window's thread: this is another. The latest is enough, if that one is busy."""
        if forecast.question is self._question:
            self._latest = forecast
            self._came.emit()

    def _show(self) -> None:
        forecast, wish = self._latest, self._wish
        if forecast is None or wish is None or forecast is self._shown or self._maker is None:
            return
        self._shown = forecast
        if wish.tick == PARTING:
            self.paired.emit(forecast)
        else:
            self.changed.emit(forecast, wish.branches)
        self._ask_next()
