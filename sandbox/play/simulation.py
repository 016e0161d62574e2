"""One game: a model, the tree of decisions, what was recorded, and the moves that a player makes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Refused
from sandbox.model.ledger import to_million
from sandbox.model.record import record
from sandbox.model.rules import available
from sandbox.model.state import CLASSES, EMPTY, STATUS_NAMES, State
from sandbox.model.step import step
from sandbox.model.variables import HALL_SERIES, INDICATORS, PROVINCE_SERIES
from sandbox.play import notices as noticing
from sandbox.play import orders as ordering
from sandbox.play.history import Branch, Head, History, Node
from sandbox.play.notices import Notice
from sandbox.play.orders import Quote
from sandbox.play.recorder import Recorder, Row
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import Decision, Place
from sandbox.scenario.schema import Scenario, complete

Array = NDArray[Any]
CHECKPOINT_EVERY = 4
KEPT_CHECKPOINTS = 1000


@dataclass(frozen=True, slots=True)
class HallView:
    """One explicit hall as shown: where, what, how it fares."""

    slot: int
    name: str
    province: str
    lon: float
    lat: float
    hall_type: str
    chip: str
    operator: str
    cards: int
    status: str
    stage: int
    capacity: float
    utilisation: float
    cash: float
    debt: float
    rent: float
    megawatts: float
    weeks_to_finish: float
    price: float
    verbs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that the window shows of one week; read-only, so it crosses threads without copies."""

    tick: int
    weeks: int
    start: dt.date
    node: int
    branch: str
    at_end: bool
    indicators: Mapping[str, float]
    series: Array
    provinces: Mapping[str, Array]
    halls: tuple[HallView, ...]
    pools: Mapping[str, Array]
    purse: float
    available: float
    on_sale: tuple[str, ...]
    free_halls: tuple[int, ...]
    income: float
    decisions: tuple[tuple[int, Decision], ...]
    nodes: tuple[Node, ...]
    branches: tuple[Branch, ...]
    notices: tuple[Notice, ...]
    can_undo: bool
    can_redo: bool
    undo_kinds: tuple[str, ...]
    redo_kinds: tuple[str, ...]
    dirty: bool
    digest: str
    topics: frozenset[str]

    @property
    def date(self) -> dt.date:
        """Monday of the week that the frame stands at."""
        return self.start + dt.timedelta(weeks=self.tick)


class Simulation:
    """A game in memory. All moves go through here; states are immutable, so nothing leaks back."""

    def __init__(self, scenario: Scenario, history: History | None = None) -> None:
        self.scenario = complete(scenario)
        self.model = compile_scenario(self.scenario)
        self.history = history if history is not None else History()
        self.recorder = Recorder()
        self.events = noticing.calendar(self.scenario)
        self.dirty = False
        self._checkpoints: dict[tuple[int, int], State] = {}
        self._written = {
            d.tick: tuple(e for e in self.scenario.decisions if e.tick == d.tick) for d in self.scenario.decisions
        }
        self._state = self.model.state0
        self._state_at = (0, 0)

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
            self.dirty = self.dirty or new
        return tuple(happened)

    def submit(self, decisions: Sequence[Decision], name: str | None = None) -> Node:
        """Take decisions at the head; all of them, or none and ``Refused`` with every reason."""
        issues = self.check(decisions)
        if not decisions:
            issues = [Issue("decision.none", "decisions", "is empty.", "Decide something first.")]
        if issues:
            raise Refused(issues)
        node = self.history.submit(decisions, name)
        self.dirty = True
        return node

    def branch(self, name: str) -> Node:
        """Begin a branch at the head; what is decided and played from here on is its own."""
        if self.at_end:
            raise Refused(self.check(()))
        node = self.history.branch(name)
        self.dirty = True
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
        self.dirty = True

    def delete(self, node: int) -> None:
        """Delete a branch that nothing follows from."""
        self.history.delete(node)
        self.dirty = True

    def branches(self) -> tuple[Branch, ...]:
        """Return the lines of the tree."""
        return self.history.branches()

    # --- questions ----------------------------------------------------------------------------------------------
    def check(self, decisions: Sequence[Decision]) -> list[Issue]:
        """Return why a plan is not allowed now; empty if it is."""
        if self.at_end:
            return [Issue("decision.ended", "decisions", "come after the last week.", "Go back to an earlier week.")]
        standing = self.decisions_at(self.head.node, self.tick)
        return ordering.check(decisions, self.state, self.model, standing)

    def price(self, decision: Decision) -> Quote:
        """Return what a decision would cost now."""
        return ordering.price(decision, self.state, self.model)

    def reach(self, province: str, hall_type: str) -> dict[str, object]:
        """Return round trips from a province and the demand within 10, 20 and 30 ms."""
        index = self.model.axes.provinces.index(province)
        return ordering.reach(self.model, province, hall_type, bool(self.state.linked[0, index]))

    def free_halls(self) -> tuple[int, ...]:
        """Return the hall numbers that neither the author nor the path to the head has used."""
        used = {d.hall for n in self.history.path(self.head.node) for d in n.decisions if isinstance(d, Place)}
        used |= {d.hall for ds in self._written.values() for d in ds if isinstance(d, Place)}
        return tuple(slot for slot in range(1, self.model.axes.halls + 1) if slot not in used)

    def series(self, node: int) -> Array:
        """Return the recorded weeks of a branch (weeks, indicators), read-only."""
        table = self.recorder.series(self.history, node)
        return table if table.size else np.zeros((0, len(INDICATORS)))

    def digests(self, node: int) -> list[tuple[bytes, ...]]:
        """Return the digests a sector of every recorded week of a branch."""
        return self.recorder.digests(self.history, node)

    # --- stepping and remembering -------------------------------------------------------------------------------
    def state_at(self, head: Head) -> State:
        """Return the state at a week on the path to a node, from the nearest checkpoint before it."""
        wanted = self._address(head.node, head.tick)
        if wanted == self._state_at and self._state.tick == head.tick:
            return self._state
        tick = head.tick
        state = self.model.state0
        while tick > 0:
            kept = self._checkpoints.get(self._address(head.node, tick))
            if kept is not None:
                state = kept
                break
            tick -= 1
        for t in range(tick, head.tick):
            state, _ = self._step(state, head.node, t)
        self._state, self._state_at = state, wanted
        return state

    def drop_cache(self) -> None:
        """Forget every checkpoint; they are rebuilt by stepping."""
        self._checkpoints.clear()
        self._state, self._state_at = self.model.state0, (0, 0)

    def keep(self, head: Head, state: State) -> None:
        """Keep a state as a checkpoint, as a save file gives it back."""
        self._checkpoints[self._address(head.node, head.tick)] = state

    def _address(self, node: int, tick: int) -> tuple[int, int]:
        """Name the state before the step at ``tick``: the node whose future made it, and the week."""
        return (self.history.owner(node, tick - 1) if tick > 0 else 0, tick)

    def _remember(self, state: State, head: Head) -> None:
        self._state, self._state_at = state, self._address(head.node, head.tick)
        if state.tick % CHECKPOINT_EVERY == 0:
            if len(self._checkpoints) >= KEPT_CHECKPOINTS:
                self._checkpoints.pop(next(iter(self._checkpoints)))
            self._checkpoints[self._state_at] = state

    def _step(self, state: State, node: int, tick: int) -> tuple[State, tuple[Notice, ...]]:
        decisions = self.decisions_at(node, tick)
        after, flows = step(self.model, state, ordering.orders_at(decisions, self.model))
        key = (self.history.owner(node, tick), tick)
        if key not in self.recorder.rows:
            written = record(self.model, after, flows)
            happened = noticing.detect(self.model, state, flows, after, decisions, self.events)
            self.recorder.rows[key] = Row(written, after.digest(), flows["use"][0], happened)
        return after, self.recorder.rows[key].notices

    # --- the frame ----------------------------------------------------------------------------------------------
    def frame(self, topics: frozenset[str] = frozenset({"tick", "halls", "tree", "queue", "scenario"})) -> Frame:
        """Return what the window shows at the head, and what has happened on the way there."""
        head, history = self.head, self.history
        row = self.recorder.get(history, head.node, head.tick - 1) if head.tick > 0 else None
        state = self.state
        if row is None and head.tick > 0:
            before = self.state_at(Head(head.node, head.tick - 1))
            state, _ = self._step(before, head.node, head.tick - 1)
            row = self.recorder.get(history, head.node, head.tick - 1)
        first = row is None
        record_ = self._opening() if row is None else row.record
        path = history.path(head.node)
        base = history.base(head)
        redo = history.visited.get(base.id) if history.can_redo() else None
        player = self.scenario.player
        index = self.model.axes.provinces.index(player) if player is not None else None
        national = dict(zip((v.name for v in INDICATORS), map(float, record_.national[0]), strict=True))
        return Frame(
            tick=head.tick,
            weeks=self.model.axes.weeks,
            start=self.scenario.start,
            node=head.node,
            branch=base.name,
            at_end=self.at_end,
            indicators=MappingProxyType(national),
            series=self.series(head.node),
            provinces=MappingProxyType({v.name: record_.provincial[0, i] for i, v in enumerate(PROVINCE_SERIES)}),
            halls=self._halls(state, record_.halls[0], path),
            pools=self._pools(state, None if first else row),
            purse=0.0 if index is None else float(to_million(state.purse)[0, index]),
            available=0.0 if index is None else float(available(state, self.model.params)[0, index]),
            on_sale=ordering.on_sale(self.model, head.tick),
            free_halls=self.free_halls(),
            income=national["purse_income"],
            decisions=tuple((d.tick, d) for n in path for d in n.decisions),
            nodes=tuple(n for n in history.nodes if n.id not in history.removed),
            branches=history.branches(),
            notices=self.recorder.notices(history, head.node, head.tick),
            can_undo=history.can_undo(),
            can_redo=history.can_redo(),
            undo_kinds=tuple(d.kind for d in base.decisions),
            redo_kinds=tuple(d.kind for d in history.nodes[redo].decisions) if redo is not None else (),
            dirty=self.dirty,
            digest="" if row is None else b"".join(row.digest).hex()[:12],
            topics=topics,
        )

    def _opening(self) -> Any:
        """Show the first week before it is made: a preview of step 0 without decisions, thrown away."""
        state = self.model.state0
        after, flows = step(self.model, state, ordering.orders_at((), self.model))
        return record(self.model, after, flows)

    def _halls(self, state: State, values: Array, path: Sequence[Node]) -> tuple[HallView, ...]:
        placed = [d for ds in self._written.values() for d in ds] + [d for n in path for d in n.decisions]
        column = {v.name: i for i, v in enumerate(HALL_SERIES)}
        verbs = ordering.hall_verbs(state, self.model) if placed else ()
        found = []
        for d in placed:
            slot = getattr(d, "hall", 0) - 1
            if not isinstance(d, Place) or d.tick > self.tick:
                continue
            waiting = state.hall_status[0, slot] == EMPTY
            seat = self.scenario.provinces[d.province]
            tflops = self.model.params["chip_tflops"][0, self.model.axes.chips.index(d.chip)]

            def value(name: str, slot: int = slot, waiting: bool = bool(waiting)) -> float:
                return 0.0 if waiting else float(values[column[name], slot])

            found.append(
                HallView(
                    slot=d.hall,
                    name=d.name,
                    province=d.province,
                    lon=seat.longitude or 0.0 if d.lon is None else d.lon,
                    lat=seat.latitude or 0.0 if d.lat is None else d.lat,
                    hall_type=d.hall_type,
                    chip=d.chip,
                    operator=d.operator,
                    cards=d.cards,
                    status="building" if waiting else STATUS_NAMES[int(state.hall_status[0, slot])],
                    stage=int(value("stage")),
                    capacity=float(d.cards * tflops / self.model.params["teraflops_per_exaflops"][0]),
                    utilisation=value("utilisation"),
                    cash=value("cash"),
                    debt=value("debt"),
                    rent=value("rent"),
                    megawatts=value("megawatts"),
                    weeks_to_finish=value("weeks_to_finish"),
                    price=float(state.hall_price[0, slot]),
                    verbs=verbs[slot],
                )
            )
        return tuple(found)

    def _pools(self, state: State, row: Row | None) -> Mapping[str, Array]:
        """Capacity (EF) and use share of the clouds and pools by province."""
        count = len(self.model.axes.provinces)
        found: dict[str, Array] = {}
        for i, name in enumerate(CLASSES):
            part = slice(i * count, (i + 1) * count)
            capacity = state.capacity[0, part]
            found[f"{name}_capacity"] = capacity
            used = np.zeros(count) if row is None else row.use[part]
            share = np.divide(used, capacity, out=np.full(count, np.nan), where=capacity > 0)
            share.flags.writeable = False
            found[f"{name}_utilisation"] = share
        return MappingProxyType(found)
