"""The cause graph around a name: what it is worked out from and what is worked out from it, each with its weight now.

A weight is what changes where one cause alone is another and the equation that needs it is worked out again, with all
else as it was in the week. Two are told: what one percent more of the cause would do (``larger``), and what it has done
by moving from where it stood in an earlier week (``moved``). The graph is that of the signatures, as in the book.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np

from sandbox.errors import Issue, Refused
from sandbox.model.marker import Equation
from sandbox.model.record import places, record
from sandbox.model.state import SMOOTHED, State
from sandbox.model.step import Model
from sandbox.model.stocks import integrate
from sandbox.play.history import Head
from sandbox.play.simulation import LastWeek, Simulation
from sandbox.report import book
from sandbox.report.parts.values import COUNTED, Values
from sandbox.report.reckoning import (
    MEASURES,
    Named,
    Reading,
    Spot,
    Week,
    children_of,
    counted_from,
    givers,
    page_of,
    reckoned_names,
)

PERCENT: Final = 0.01  # of a cause, by which it is thought to be larger

MONEY: Final = ("cash", "debt", "purse", "parties", "fiscal_cost", "hall_budget", "hall_invested")  # in whole fen
ROUNDING: Final = 1e-12  # of a value: less is no change
# What a measure counts at the week's end by another name: capacity by what the cards come to then.
AT_THE_END: Final[Mapping[str, str]] = {"capacity": "holding_nominal"}


@dataclass(frozen=True, slots=True)
class CauseLink:
    """A cause or an effect of a name. Weights are in the unit of whichever of the two is the effect.

    ``larger`` is what 1 % more of the cause would change; ``moved`` is what the cause changed by going from where it
    stood in the earlier week to where it stands. NaN: it is no amount, so that it can have no percent more, or was not
    known then. ``recorded`` is the national measure that holds the past of the name; empty if none does.
    """

    named: Named
    larger: float
    moved: float
    recorded: str = ""


@dataclass(frozen=True, slots=True)
class CauseGraph:
    """A name with its causes and effects in the last week, and what it was in the week before ``since``.

    A stock is told as it stands after the week; it hangs on what it was before and on the flows that the week's end
    adds, so far as they count now. The effects of a measure are those of the name that it is the record of, if it is
    of one as it stands.

    What the causes moved by each alone adds up to the change but for ``together``, which they did only in company.
    """

    named: Named
    spot: Spot
    tick: int
    since: int
    then: float
    equation: str
    sector: str
    stock: bool
    recorded: str
    parents: tuple[CauseLink, ...]
    children: tuple[CauseLink, ...]

    @property
    def change(self) -> float:
        """What changed since the earlier week, in the unit of the name."""
        return self.named.reading.value - self.then

    @property
    def together(self) -> float:
        """What is left of the change beside what each cause did alone."""
        return math.fsum([self.change, *(-link.moved for link in self.parents if math.isfinite(link.moved))])


def cause_graph(simulation: Simulation, key: str, spot: Spot | None = None, since: int = 1) -> CauseGraph:
    """Return what a name hangs on and what hangs on it, in the week before the head.

    Parameters
    ----------
    simulation : Simulation
        The game; it stays where it stands.
    key : str
        A name of the book.
    spot : Spot
        Where numbers are taken.
    since : int
        The week of the game that ``moved`` is counted from, 1 to the present one.
    """
    if key not in reckoned_names():
        message = "is no name of the model."
        raise Refused([Issue("reckoning.unknown", key, message, "Take one that the book lists.")])
    spot, head = spot or Spot(), simulation.head
    since = min(max(since, 1), max(head.tick, 1))
    now = simulation.last_week()
    then = simulation.week_before(Head(head.node, since)) if since < head.tick else now
    week = _Again(simulation, spot, now, then)
    page, given = page_of(key, week.theories), read_from(key)
    named, earlier = week.values.named(key), week.earlier.named(key).reading.value
    parents = tuple(week.link(need, need, key) for need in page.needs)
    if page.kind == "stock":
        named, earlier = replace(named, reading=week.stood(now, key)), week.stood(then, key).value
        parents = week.into(key)
    return CauseGraph(
        named,
        spot,
        head.tick,
        since,
        earlier,
        page.equation.name if page.equation is not None else "",
        page.equation.sector if page.equation is not None else "",
        page.kind == "stock",
        recorded(key, spot),
        parents,
        tuple(week.link(child, given, child) for child in children_of(given, week.theories) if child != key),
    )


def recorded(key: str, spot: Spot) -> str:
    """Return the national measure whose record is that of a name; empty where none is."""
    if spot.kind == "nation":
        place, _, name = key.rpartition(".")
        if place == "nation":
            return name
        for measure, (_, expression) in counted_from("nation").items():
            if expression in (f"flows['{key}']", f"state.{key}"):
                return measure
    return ""


def read_from(key: str) -> str:
    """Return the name that a national measure is the record of, as it stands; any other name is its own."""
    place, _, measure = key.rpartition(".")
    expression = counted_from("nation").get(measure, ((), ""))[1] if place == "nation" else ""
    found = re.fullmatch(r"(?:flows\['(\w+)'\]|state\.(\w+))", expression)
    return next(filter(None, found.groups())) if found else key


def larger(name: str, value: Any) -> Any:
    """Return one percent more of what stands under a name; None where that is no amount (a code, a draw, an axis)."""
    if isinstance(value, (str, tuple)) or value is None or name.startswith("chance_"):
        return None
    array = np.asarray(value)
    if array.dtype.kind == "f":
        return array * (1.0 + PERCENT)
    if array.dtype.kind == "i" and name.startswith((*COUNTED, *MONEY)):
        return np.rint(array * (1.0 + PERCENT)).astype(array.dtype)
    return None


def _apart(one: float, other: float) -> float:
    """Return a difference; that of two numbers which only rounding tells apart is none."""
    return 0.0 if abs(one - other) <= ROUNDING * max(abs(one), abs(other)) else one - other


def _ordered(names: Mapping[str, Any]) -> State:
    """Return the state that a week's equations saw: after its orders, before its end."""
    return State(**{f.name: names[f"last_{f.name}" if f.name in SMOOTHED else f.name] for f in fields(State)})


class _Heard(dict[str, Any]):
    """Names that remember which of them were asked for."""

    def __init__(self, names: Mapping[str, Any]) -> None:
        super().__init__(names)
        self.heard: dict[str, None] = {}

    def __getitem__(self, name: str) -> Any:
        self.heard[name] = None
        return super().__getitem__(name)


def _heard(model: Model, week: LastWeek) -> dict[str, Any]:
    """Return what the week's end asks for: the stocks before it, and the flows that it adds."""
    names = _Heard(week.names)
    integrate(model.axes, model.params, _ordered(week.names), names)
    stocks = [f.name for f in fields(State) if f.name not in SMOOTHED and f.name != "tick"]
    return {name: week.names[name] for name in (*stocks, *names.heard)}


class _Again:
    """Works equations of a week out again, and measures it again, with some of the names changed."""

    def __init__(self, simulation: Simulation, spot: Spot, now: LastWeek, then: LastWeek) -> None:
        self._model, self._now, self._then, self._spot = simulation.model, now, then, spot
        self.theories = tuple(simulation.scenario.theory.model_dump().items())
        known = [Values(simulation, givers(self.theories), week) for week in (now, then)]
        self.values, self.earlier = (Week(values, self.theories, spot) for values in known)

    def link(self, shown: str, cause: str, effect: str) -> CauseLink:
        """Return a name that is shown as the cause or the effect of another, with the weights between the two."""
        names = self._needed(cause, effect)
        now = self.values.named(effect).reading.value
        more = {name: larger(name, self._of(self._now, name, effect)) for name in names}
        less = {name: self._of(self._then, name, effect) for name in names}
        known = all(value is not None for value in more.values())
        gain = _apart(self._read(effect, more), now) if known else math.nan
        named = self.values.named(shown)
        return CauseLink(named, gain, self._moved(effect, now, less), recorded(named.key, self._spot))

    def stood(self, week: LastWeek, stock: str) -> Reading:
        """Read a stock as it stands after a week."""
        return self.values.read(stock, getattr(week.after, stock))

    def into(self, stock: str) -> tuple[CauseLink, ...]:
        """Return what the week's end makes a stock from: all that is heard of there and changes it now."""
        now, then = _heard(self._model, self._now), self._then.names
        after = self.stood(self._now, stock).value
        found: list[CauseLink] = []
        if not math.isfinite(after):  # codes, which come to no number
            return ()
        for name, value in now.items():
            more, less = larger(name, value), then.get(name)
            gain = math.nan if more is None else _apart(self._integrated(stock, name, more), after)
            same = less is None or np.array_equal(less, value)
            move = 0.0 if same else _apart(after, self._integrated(stock, name, less))
            if (math.isfinite(gain) and gain) or move:
                found.append(CauseLink(self.values.named(name), gain, move, recorded(name, self._spot)))
        return tuple(found)

    def _integrated(self, stock: str, name: str, value: Any) -> float:
        """Return what a stock would be after the week, had one of the names been another."""
        names = {**self._now.names, name: value}
        with np.errstate(invalid="ignore", divide="ignore"):
            after = integrate(self._model.axes, self._model.params, _ordered(names), names)
        return self.values.read(stock, getattr(after, stock)).value

    def _needed(self, cause: str, effect: str) -> tuple[str, ...]:
        """Return under which names an effect needs a cause: as it is this week, as it was last week, or both."""
        needs = page_of(effect, self.theories).needs
        if cause in needs and book.remembered(cause):
            return (cause,)
        return tuple(name for name in (cause, f"last_{cause}") if name in needs) or (cause,)

    def _of(self, week: LastWeek, name: str, effect: str) -> Any:
        """Return what stood under a name in a week: where a measure counts it, at the week's end."""
        if effect in MEASURES and not self._gives(effect, name):
            name = AT_THE_END.get(name, name)
            return week.flows[name] if name in week.flows else getattr(week.after, name, self._model.params.get(name))
        return week.names.get(name)

    def _gives(self, effect: str, name: str) -> bool:
        """Whether a name goes into the equation behind an effect."""
        equation = self._equation(effect)
        return equation is not None and name in equation.needs

    def _equation(self, effect: str) -> Equation | None:
        """Return the equation behind an effect; a measure works out anew what it counts at the week's end."""
        found = page_of(effect, self.theories).equation
        if effect in MEASURES and found is not None and not AT_THE_END.keys().isdisjoint(found.gives):
            return None
        return found

    def _moved(self, effect: str, now: float, less: Mapping[str, Any]) -> float:
        if any(value is None for value in less.values()):
            return math.nan
        same = all(np.array_equal(value, self._of(self._now, name, effect)) for name, value in less.items())
        return 0.0 if same else _apart(now, self._read(effect, less))

    def _read(self, effect: str, changed: Mapping[str, Any]) -> float:
        """Return what an effect would be with some of the names changed."""
        equation = self._equation(effect)
        if equation is not None and not changed.keys().isdisjoint(equation.needs):
            with np.errstate(invalid="ignore", divide="ignore"):  # causes that never met may make no number
                result = equation.function(*equation.take({**self._now.names, **changed}))
            changed = dict(zip(equation.gives, result if len(equation.gives) > 1 else (result,), strict=True))
        if effect in MEASURES:
            return self.values.measured(effect, self._measured(effect, changed)).value
        return self.values.read(effect, changed[effect]).value

    def _measured(self, effect: str, changed: Mapping[str, Any]) -> Any:
        """Measure the week again, with changes in its flows, in the state after it and in the parameters."""
        changed = {AT_THE_END.get(name, name): value for name, value in changed.items()}
        model, after, flows = self._model, self._now.after, {**self._now.flows, **changed}
        stocks = {name: value for name, value in changed.items() if name in vars(after)}
        fixed = {name: value for name, value in changed.items() if name in model.params}
        model, after = replace(model, params={**model.params, **fixed}), after.with_(**stocks)
        place = effect.partition(".")[0]
        if place in ("nation", "chip"):
            week = record(model, after, flows)
            return week.national if place == "nation" else week.chips
        found = places(model, after, flows)
        return found.provincial if place == "province" else found.halls
