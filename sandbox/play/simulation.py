"""One game: a model, the tree of decisions, what was recorded, and the moves that a player makes."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Refused
from sandbox.model.equations import planners
from sandbox.model.measures import CHIP_SERIES, INDICATORS
from sandbox.model.record import Places, Record, places, record
from sandbox.model.state import Flows, State
from sandbox.model.step import evaluate, step, worked_out
from sandbox.play import notices as noticing
from sandbox.play import orders as ordering
from sandbox.play import quotes as quoting
from sandbox.play.brief import LINES, MONTH, Brief, Week, brief_of
from sandbox.play.comparison import Comparison
from sandbox.play.deal import BESIDE_RENT, Deal
from sandbox.play.frame import Frame, frame_of
from sandbox.play.history import Branch, Head, History, Node
from sandbox.play.notices import Notice
from sandbox.play.quotes import Quote
from sandbox.play.recorder import Recorder, Row
from sandbox.play.red_lines import RedLineView, red_lines_of
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import Audit, Decision, Place, Takeover
from sandbox.scenario.schema import Scenario, complete, scenario_digest

Array = NDArray[Any]
CHECKPOINT_EVERY = 2  # a week is shown two steps away at most: its state, and the flows of the week before
KEPT_CHECKPOINTS = 1000


@dataclass(frozen=True, slots=True)
class LastWeek:
    """A week worked out: every name that its equations asked for or gave, and all that is measured of it.

    It is measured from its ``flows`` and the state ``after`` it.
    """

    names: Mapping[str, Any]
    record: Record
    places: Places
    after: State
    flows: Flows

    def of(self, place: str) -> Array:
        """Return the measures of the nation, of provinces, halls or chips: (runs, measures, ...)."""
        return {
            "nation": self.record.national,
            "chip": self.record.chips,
            "province": self.places.provincial,
            "hall": self.places.halls,
        }[place]


class Simulation:
    """A game in memory. All moves go through here; states are immutable, so nothing leaks back.

    ``changes`` counts what a file written before would lack; ``dirty`` says whether any file lacks something.
    ``compared`` is what a player looks at beside each other: it goes into the file, and makes nothing dirty.
    """

    def __init__(self, scenario: Scenario, history: History | None = None) -> None:
        self.scenario = complete(scenario)
        self.model = compile_scenario(self.scenario)
        self.history = history if history is not None else History()
        self.recorder = Recorder()
        self.events = noticing.calendar(self.scenario)
        self.dirty = False
        self.changes = 0
        self.compared: Comparison | None = None
        self._checkpoints: dict[tuple[int, int], State] = {}
        self._written = {
            d.tick: tuple(e for e in self.scenario.decisions if e.tick == d.tick) for d in self.scenario.decisions
        }
        self._state = self.model.state0
        self._state_at = (0, 0)
        self._last_week: tuple[tuple[int, int], LastWeek] | None = None
        self._flows: tuple[tuple[int, int], Flows] = (-1, -1), {}  # of the week made last, by node and week

    @classmethod
    def new(cls, scenario: Scenario) -> Simulation:
        """Start a game at week 0."""
        return cls(scenario)

    # --- where we are -------------------------------------------------------------------------------------------
    @property
    def head(self) -> Head:
        """The node and week that the player stands at."""
        return self.history.head

    @property
    def tick(self) -> int:
        """Weeks made at the head."""
        return self.history.head.tick

    @property
    def at_end(self) -> bool:
        """Whether the last week has been made."""
        return self.tick >= self.model.axes.weeks

    @property
    def state(self) -> State:
        """The state at the head, stepped from the nearest checkpoint if need be."""
        return self.state_at(self.head)

    def decisions_at(self, node: int, tick: int) -> tuple[Decision, ...]:
        """Return the author's and the player's decisions of a week on the path to a node."""
        return self._written.get(tick, ()) + self.history.decisions_at(node, tick)

    # --- moves --------------------------------------------------------------------------------------------------
    def advance(self, weeks: int = 1) -> tuple[Notice, ...]:
        """Make weeks at the head and return what happened; stops at the scenario's end."""
        happened: list[Notice] = []
        for _ in range(weeks):
            if self.at_end:
                break
            head = self.head
            state, found = self._step(self.state_at(head), head.node, head.tick)
            happened += found
            new = head.tick >= self.history.reach[head.node]
            self.history.advanced()
            self._remember(state, self.head)
            if new:
                self._changed()
        return tuple(happened)

    def submit(self, decisions: Sequence[Decision], name: str | None = None) -> Node:
        """Take decisions at the head; all of them, or none and ``Refused`` with every reason."""
        issues = self.check(decisions)
        if not decisions:
            issues = [Issue("decision.none", "decisions", "is empty.", "Decide something first.")]
        if issues:
            raise Refused(issues)
        node = self.history.submit(decisions, name)
        self._changed()
        return node

    def branch(self, name: str) -> Node:
        """Begin a branch at the head; what is decided and played from here on is its own."""
        if self.at_end:
            raise Refused(self.check(()))
        node = self.history.branch(name)
        self._changed()
        return node

    def undo(self) -> Head:
        """Take the last decisions back: move to before them; they stay in the tree."""
        return self.history.undo()

    def redo(self) -> Head:
        """Put the decisions again that were taken back last."""
        return self.history.redo()

    def go_to(self, node: int, tick: int) -> Head:
        """Move to a week that has been played."""
        return self.history.go_to(node, tick)

    def rename(self, node: int, name: str) -> None:
        """Name a branch."""
        self.history.rename(node, name)
        self._changed()

    def delete(self, node: int, followers: bool = False) -> None:
        """Delete a branch, with ``followers`` every branch too that begins on it; their weeks are forgotten."""
        self.history.delete(node, followers)
        removed, reach = self.history.removed, self.history.reach
        self.recorder.rows = {
            k: row for k, row in self.recorder.rows.items() if k[0] not in removed and k[1] < reach[k[0]]
        }
        self._checkpoints = {k: state for k, state in self._checkpoints.items() if k[0] not in removed}
        self._changed()

    def run_on(self, node: int, weeks: int = 1) -> int:
        """Make weeks at the end of a branch while the head stands where it is; return how many were made."""
        history = self.history
        history.node(node)
        made = min(weeks, self.model.axes.weeks - history.reach[node])
        for _ in range(made):
            end = Head(node, history.reach[node])
            state, _ = self._step(self.state_at(end), node, end.tick)
            history.reached(node)
            self._remember(state, Head(node, end.tick + 1))
            self._changed()
        return made

    def take_in(self, other: Simulation, node: int, name: str) -> int:
        """Take a branch of another game of this scenario into the tree, with its weeks; return its node here.

        What both games decided alike they have in common; the rest stands under a name. The head stays.
        """
        if scenario_digest(self.scenario) != scenario_digest(other.scenario):
            message, remedy = "is a game of another scenario.", "Compare games of one scenario, player and seed."
            raise Refused(Issue("history.other_scenario", name, message, remedy))
        line, here = other.history.path(node), {0: 0}
        for theirs, following in itertools.zip_longest(line, line[1:]):
            end = following.tick if following is not None else other.history.reach[node]
            if theirs.parent is None:
                self.history.played(0, end)
            else:
                here[theirs.id] = self.history.graft(here[theirs.parent], theirs, end, name)
            for tick in range(theirs.tick, end):
                self.recorder.rows.setdefault((here[theirs.id], tick), other.recorder.rows[theirs.id, tick])
        self._changed()
        return here[node]

    def branches(self) -> tuple[Branch, ...]:
        """Return the lines of the tree."""
        return self.history.branches()

    def _changed(self) -> None:
        self.dirty = True
        self.changes += 1

    # --- questions ----------------------------------------------------------------------------------------------
    def check(self, decisions: Sequence[Decision]) -> list[Issue]:
        """Return why a plan is not allowed now; empty if it is."""
        if self.at_end:
            return [Issue("decision.ended", "decisions", "come after the last week.", "Go back to an earlier week.")]
        standing = self.decisions_at(self.head.node, self.tick)
        return ordering.check(decisions, self.state, self.model, standing)

    def price(self, decision: Decision) -> Quote:
        """Return what a decision would cost now."""
        return quoting.price(decision, self.state, self.model)

    def reach(self, province: str, hall_type: str) -> quoting.Reach:
        """Return round trips from a province, and for 10, 20 and 30 ms the demand within and how far they reach."""
        index = self.model.axes.provinces.index(province)
        return quoting.reach(self.model, province, hall_type, bool(self.state.linked[0, index]))

    def on_sale(self) -> tuple[str, ...]:
        """Return the chips that can be bought this week."""
        return ordering.on_sale(self.model, self.tick)

    def free_halls(self, node: int | None = None) -> tuple[int, ...]:
        """Return the hall numbers that neither the author nor the path to a node, or to the head, has used."""
        taken = [d for n in self.history.path(self.head.node if node is None else node) for d in n.decisions]
        taken += [d for ds in self._written.values() for d in ds]
        used = {d.hall for d in taken if isinstance(d, Place | Takeover | Audit)}
        return tuple(slot for slot in range(1, self.model.axes.halls + 1) if slot not in used)

    def deal(self, province: str) -> Deal:
        """Return what the return that builders act on is made of in a province, in the last week that was made."""
        index = self.model.axes.provinces.index(province)
        known = evaluate((planners.deal,), {**self.model.params, **self._flows_of_last_week()})
        parts = {name: float(known[f"deal_{name}"][0, index]) for name in ("rent", *BESIDE_RENT)}
        return Deal(province, self.tick, parts, float(known["deal_break_even"][0, index]))

    def last_week(self) -> LastWeek:
        """Return all names of the week before the head and what is measured of it; kept until another is asked for.

        Before the first week it is that week without decisions.
        """
        head = self.head
        key = (self.history.owner(head.node, head.tick - 1) if head.tick else -1, max(head.tick - 1, 0))
        if self._last_week is None or self._last_week[0] != key:
            self._last_week = key, self.week_before(head)
        return self._last_week[1]

    def week_before(self, head: Head) -> LastWeek:
        """Return the same of the week before any week of a branch."""
        kept, tick = (self._state, self._state_at), max(head.tick - 1, 0)
        orders = ordering.orders_at(self.decisions_at(head.node, tick) if head.tick else (), self.model)
        before = self.state_at(Head(head.node, tick)) if head.tick else self.model.state0
        after, names, _ = worked_out(self.model, before, orders)
        names = evaluate((planners.deal,), names)
        flows = self._flows_of_last_week(head)
        self._state, self._state_at = kept
        return LastWeek(names, record(self.model, after, flows), places(self.model, after, flows), after, flows)

    def brief(self, lines: int = LINES) -> Brief | None:
        """Return what moved most in the last whole month before the head and why; None in the first two months."""
        end = self.tick - self.tick % MONTH
        if end < 2 * MONTH:
            return None
        node, kept = self.head.node, (self._state, self._state_at)
        state, weeks = self.state_at(Head(node, end - 2 * MONTH)), []
        for tick in range(end - 2 * MONTH, end):
            orders = ordering.orders_at(self.decisions_at(node, tick), self.model)
            state, names, _ = worked_out(self.model, state, orders)
            weeks.append(Week(names, state))
        self._state, self._state_at = kept
        return brief_of(self.model, weeks, self.recorder.series(self.history, node, until=end), lines)

    def red_lines(self) -> tuple[RedLineView, ...]:
        """Return where the red lines stand at the head, and for how long each has been passed."""
        state = self.state if self.tick else step(self.model, self.model.state0, ordering.orders_at((), self.model))[0]
        return red_lines_of(self.model, state, self._flows_of_last_week())

    def notices(self) -> tuple[Notice, ...]:
        """Return what has happened on the way to the head."""
        return self.recorder.notices(self.history, self.head.node, self.tick)

    def _flows_of_last_week(self, head: Head | None = None) -> Flows:
        """Return the flows of the week before a head; before the first week, of that week without decisions."""
        head = self.head if head is None else head
        if head.tick == 0:
            return step(self.model, self.model.state0, ordering.orders_at((), self.model))[1]
        key = (self.history.owner(head.node, head.tick - 1), head.tick - 1)
        if self._flows[0] != key:
            self._step(self.state_at(Head(head.node, head.tick - 1)), head.node, head.tick - 1)
        return self._flows[1]

    def series(self, node: int) -> Array:
        """Return the recorded weeks of a branch (weeks, indicators), read-only."""
        table = self.recorder.series(self.history, node)
        return table if table.size else np.zeros((0, len(INDICATORS)))

    def chip_series(self, node: int) -> Array:
        """Return the recorded weeks of a branch for every chip (weeks, columns, chips), read-only."""
        table = self.recorder.chip_series(self.history, node)
        return table if table.size else np.zeros((0, len(CHIP_SERIES), len(self.model.axes.chips)))

    def digests(self, node: int) -> list[tuple[bytes, ...]]:
        """Return the digests a sector of every recorded week of a branch."""
        return self.recorder.digests(self.history, node)

    # --- stepping and remembering -------------------------------------------------------------------------------
    def state_at(self, head: Head) -> State:
        """Return the state at a week on the path to a node, from the nearest checkpoint before it."""
        wanted = self.history.address(head.node, head.tick)
        if wanted == self._state_at and self._state.tick == head.tick:
            return self._state
        tick = head.tick
        state = self.model.state0
        while tick > 0:
            kept = self._checkpoints.get(self.history.address(head.node, tick))
            if kept is not None:
                state = kept
                break
            tick -= 1
        for t in range(tick, head.tick):
            state, _ = self._step(state, head.node, t)
            self._remember(state, Head(head.node, t + 1))
        self._state, self._state_at = state, wanted
        return state

    def replay(self) -> Iterator[tuple[Node, int, State, State]]:
        """Make every week of every node again, each once, from week 0: node, week, the states before and after."""
        history = self.history
        children: dict[tuple[int, int], list[int]] = {}
        for node in history.nodes:
            if node.parent is not None and node.id not in history.removed:
                children.setdefault((node.parent, node.tick), []).append(node.id)
        begun = {0: self.model.state0}
        for node in history.nodes:
            if node.id in history.removed:
                continue
            state = begun.pop(node.id)
            begun.update(dict.fromkeys(children.get((node.id, node.tick), ()), state))
            for tick in range(node.tick, history.reach[node.id]):
                before = state
                state, _ = self._step(before, node.id, tick)
                begun.update(dict.fromkeys(children.get((node.id, tick + 1), ()), state))
                self._remember(state, Head(node.id, tick + 1))
                yield node, tick, before, state

    def drop_cache(self) -> None:
        """Forget every checkpoint; they are rebuilt by stepping."""
        self._checkpoints.clear()
        self._state, self._state_at = self.model.state0, (0, 0)

    def _remember(self, state: State, head: Head) -> None:
        self._state, self._state_at = state, self.history.address(head.node, head.tick)
        if state.tick % CHECKPOINT_EVERY == 0:
            if len(self._checkpoints) >= KEPT_CHECKPOINTS:
                self._checkpoints.pop(next(iter(self._checkpoints)))
            self._checkpoints[self._state_at] = state

    def _step(self, state: State, node: int, tick: int) -> tuple[State, tuple[Notice, ...]]:
        decisions = self.decisions_at(node, tick)
        after, flows = step(self.model, state, ordering.orders_at(decisions, self.model))
        key = (self.history.owner(node, tick), tick)
        self._flows = key, flows
        if key not in self.recorder.rows:
            written = record(self.model, after, flows)
            happened = noticing.detect(self.model, state, flows, after, decisions, self.events)
            self.recorder.rows[key] = Row(written, after.digest(), happened)
        return after, self.recorder.rows[key].notices

    # --- the frame ----------------------------------------------------------------------------------------------
    def frame(self) -> Frame:
        """Return what the window shows at the head, and what has happened on the way there."""
        return self._frame(self.history)

    def frame_at(self, head: Head) -> Frame:
        """Return what the window would show at a week of any branch that was played; the head of the game stays."""
        looked_at = replace(self.history, visited=dict(self.history.visited))
        looked_at.go_to(head.node, head.tick)
        kept = self._state, self._state_at, self._flows
        try:
            return self._frame(looked_at)
        finally:
            self._state, self._state_at, self._flows = kept

    def _frame(self, history: History) -> Frame:
        """Return the frame of a history's head; its nodes are those of this game."""
        head = history.head
        return frame_of(
            self.scenario,
            self.model,
            history,
            self.state_at(head),
            row=self._row(head),
            flows=self._flows_of_last_week(head) if head.tick else {},
            series=self.series(head.node),
            chip_series=self.chip_series(head.node),
            written=[d for decisions in self._written.values() for d in decisions],
            free_halls=self.free_halls(head.node),
            notices=self.recorder.notices(history, head.node, head.tick),
            dirty=self.dirty,
        )

    def _row(self, head: Head) -> Row | None:
        """Return what is recorded of the last week before the head, making it again if need be."""
        if head.tick == 0:
            return None
        if self.recorder.get(self.history, head.node, head.tick - 1) is None:
            self._step(self.state_at(Head(head.node, head.tick - 1)), head.node, head.tick - 1)
        return self.recorder.get(self.history, head.node, head.tick - 1)
