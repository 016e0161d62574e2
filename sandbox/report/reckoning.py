"""How a number is reckoned: its equation, what it needs and what needs it, each with its value in the week shown.

Names of the model stand under their own name; outcome measures, which are counted from them at the week's end, under
``nation.``, ``province.``, ``hall.`` or ``chip.`` and theirs. The graph is that of the signatures; what a measure is
counted from is read in the source of ``sandbox.model.record``.
"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Refused
from sandbox.model import record
from sandbox.model.marker import Equation
from sandbox.model.measures import CHIP_SERIES, HALL_SERIES, INDICATORS, PROVINCE_SERIES
from sandbox.model.names import RED_LINES
from sandbox.model.state import SMOOTHED
from sandbox.model.step import THEORIES
from sandbox.model.variables import Variable
from sandbox.play.simulation import Simulation
from sandbox.report import book, entries
from sandbox.report.parts.item import Parts
from sandbox.report.parts.opened import opened
from sandbox.report.parts.tables import DECIDED
from sandbox.report.parts.values import ADDED, AXIS, COUNTED, FLOWS, ORDERED, RED_LINE, STOCKS, Values, axes_of
from sandbox.scenario import tables

MEASURES: Mapping[str, Variable] = {
    f"{place}.{variable.name}": variable
    for place, series in (
        ("nation", INDICATORS),
        ("province", PROVINCE_SERIES),
        ("hall", HALL_SERIES),
        ("chip", CHIP_SERIES),
    )
    for variable in series
}
# What the functions of ``record`` hand each other, by the model's own names.
HANDED = {"running": "cards", "capacity": "capacity", "use": "use", "nominal_capacity": "hall_cards"}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a number is looked at: ``nation``, or a ``province``, ``hall`` or ``chip`` by its key (a hall's number).

    Of kind ``place`` the key has several coordinates (``sandbox.report.entries``).
    """

    kind: str = "nation"
    key: str = ""

    @classmethod
    def at(cls, where: str) -> Spot:
        """Return the place that coordinates name."""
        found = entries.place(where)
        if not found:
            return cls()
        name, key = next(iter(found.items()))
        return cls(name, key) if len(found) == 1 and name in ("province", "hall", "chip") else cls("place", where)

    @property
    def where(self) -> str:
        """Its coordinates, as they stand in an address."""
        return {"nation": "", "place": self.key}.get(self.kind, f"{self.kind}={self.key}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A number, or what an array comes to: its ``sum`` or ``mean`` over ``count`` entries; ``range`` of codes.

    ``alone`` is one number as it stands, ``none`` nothing that could be told. ``spot`` says where it was taken.
    """

    value: float
    how: str
    count: int
    low: float
    high: float
    spot: str


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the book with its unit and value, and the weakest letter of all that it rests on.

    ``before`` marks what is remembered of the week before; ``kind`` is that of its page.
    """

    key: str
    meaning: str
    unit: str
    letter: str
    reading: Reading
    before: bool = False
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One page of the book.

    ``kind`` is measure, equation, stock, given (by the scenario), number (of the tables), or counted: for parts alone.
    ``counted`` is how a measure is read from the model's names. ``text`` is the equation's own, in English. Of each
    part of the number that has a key, ``items`` tell its meaning and letter.
    """

    named: Named
    kind: str
    spot: Spot
    tick: int
    parts: Parts
    items: tuple[Named | None, ...]
    equation: str
    sector: str
    text: str
    source: str
    valid: str
    counted: str
    needs: tuple[Named, ...]
    needed_by: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class _Page:
    """What the book says of a key, whatever the week."""

    kind: str
    equation: Equation | None
    counted: str
    needs: tuple[str, ...]


def reckoned_names() -> Mapping[str, str]:
    """Return every key of the book with its meaning, for a search: measures first, then names, then numbers."""
    return _meanings()


def reckoned(simulation: Simulation, key: str, spot: Spot | None = None) -> Reckoning:
    """Return the page of a name with its values in the week that was made last."""
    if not is_number(key):
        message = "is no name of the model."
        raise Refused([Issue("reckoning.unknown", key, message, "Take one that the book lists.")])
    spot = spot or Spot()
    theories = tuple(simulation.scenario.theory.model_dump().items())
    values = Values(simulation, givers(theories))
    week, page = Week(values, theories, spot), page_of(key, theories)
    parts = opened(values, key, entries.place(spot.where))
    eq = page.equation
    rows = _rows()
    source = eq.source if eq is not None else rows[key].source if key in rows else ""
    return Reckoning(
        week.named(key),
        page.kind if key in MEASURES or key in _names() else "counted",
        spot,
        simulation.tick,
        parts,
        tuple(Week(values, theories, Spot.at(i.where)).named(i.key) if i.key else None for i in parts.items),
        eq.name if eq else "",
        eq.sector if eq else "",
        inspect.cleandoc(eq.function.__doc__ or "").replace("``", "") if eq else "",
        source,
        eq.valid if eq else f"{rows[key].low:g} to {rows[key].high:g}" if key in rows else "",
        page.counted,
        tuple(week.named(need) for need in page.needs),
        tuple(week.named(child) for child in children_of(key, theories)),
    )


def is_number(key: str) -> bool:
    """Whether a key has a page: one that the book lists, or one that only parts of numbers have."""
    return key in MEASURES or key in _names() or _counted(key) is not None


def _counted(key: str) -> Variable | None:
    """Return what is counted for the parts of numbers alone."""
    prefix, _, name = key.rpartition(".")
    if prefix in ("now", "end"):
        return STOCKS.get(name) or (book.REGISTER.get(name) if name in book.STOCKS else None)
    if prefix == "line":
        return RED_LINE if name in RED_LINES else None
    return FLOWS.get(name) or (ORDERED if name == ORDERED.name else None)


# -------------------------------------------------------------------------------------------------------- the graph


@cache
def _names() -> frozenset[str]:
    needed = {name for eq in book.every_equation().values() for name in (*eq.needs, *eq.gives)}
    return frozenset((*(book.remembered(name) or name for name in needed), *book.letters_of_numbers(), *book.STOCKS))


@cache
def _equations(theories: tuple[tuple[str, str], ...]) -> tuple[Equation, ...]:
    """Return all equations but those of theories that the scenario did not choose."""
    chosen = dict(theories)
    idle = {eq.name for kind, names in THEORIES.items() for name, eq in names.items() if name != chosen[kind]}
    return tuple(eq for eq in book.every_equation().values() if eq.name not in idle)


@cache
def givers(theories: tuple[tuple[str, str], ...]) -> Mapping[str, Equation]:
    """Return the equation that gives each name under the theories that a scenario chose."""
    return {name: eq for eq in _equations(theories) for name in eq.gives}


@cache
def page_of(key: str, theories: tuple[tuple[str, str], ...]) -> _Page:
    """Return what the book says of a key under the theories that a scenario chose."""
    giving = givers(theories)
    if key in MEASURES:
        place, _, name = key.partition(".")
        needs, counted = counted_from(place).get(name, ((), ""))
        if len(needs) == 1 and needs[0] in giving:
            return _Page("measure", giving[needs[0]], counted, giving[needs[0]].needs)
        return _Page("measure", None, counted, needs)
    if key in giving:
        return _Page("equation", giving[key], "", giving[key].needs)
    kind = "number" if key in book.letters_of_numbers() else "stock" if key in book.STOCKS else "given"
    return _Page(kind, None, "", ())


@cache
def children_of(key: str, theories: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return what needs a name: outputs of equations, this week's or next week's, then measures."""
    if key in MEASURES:
        return ()
    wanted = {key, f"last_{key}"} if key in SMOOTHED else {key}
    found = [name for eq in _equations(theories) if wanted & set(eq.needs) for name in eq.gives]
    counted = [
        f"{place}.{name}"
        for place in ("nation", "province", "hall", "chip")
        for name, (needs, _) in counted_from(place).items()
        if key in needs
    ]
    return tuple(dict.fromkeys((*found, *counted)))


@cache
def _weakest(key: str, theories: tuple[tuple[str, str], ...]) -> str:
    """Return the weakest letter of the numbers and equations that a name rests on, all the way down."""
    letters, seen, ahead = book.letters_of_numbers(), {key}, [key]
    found = ""
    while ahead:
        name = ahead.pop()
        page = page_of(name, theories)
        if page.equation is not None and page.equation.source.startswith("assumption"):
            found = "D"
        found = max(found, letters.get(name, ""))
        needs = {book.remembered(need) or need for need in page.needs} - seen
        seen |= needs
        ahead += needs
    return found


@cache
def counted_from(place: str) -> Mapping[str, tuple[tuple[str, ...], str]]:
    """Return what the measures of a kind of place are counted from, and the expression that does it."""
    functions = _Source(record)
    made: dict[str, tuple[tuple[str, ...], str]] = {}
    for name in {"nation": ("_national", "_outcomes"), "province": ("_provincial",), "hall": ("_halls",)}.get(
        place, ("_chips",)
    ):
        for measure, value in functions.entries(name):
            made[measure] = tuple(sorted(functions.names(value, name))), ast.unparse(value)
    known = {key.partition(".")[2] for key in MEASURES if key.startswith(f"{place}.")}
    listed = {name: found for name, found in made.items() if name in known}
    for name in known - listed.keys():  # those that the source lists by a loop
        own = {"chip": name, "nation": f"{name.removeprefix('gauge_')}_gauge"}.get(place, "")
        if own in _names():
            listed[name] = (own,), own
    return listed


class _Source:
    """What the functions of a module read, by their source: names of the model in flows, state and parameters."""

    def __init__(self, module: Any) -> None:
        self._of: dict[str, ast.FunctionDef] = {}
        self._assigns: dict[str, list[ast.Assign]] = {}
        try:
            tree = ast.parse(inspect.getsource(module))
        except OSError:  # a program that was shipped without its sources
            return
        self._of = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        for name, function in self._of.items():  # looked through once, as they are asked for again and again
            self._assigns[name] = [part for part in ast.walk(function) if isinstance(part, ast.Assign)]

    def entries(self, function: str) -> Iterator[tuple[str, ast.expr]]:
        """Yield the entries of the mappings that a function returns."""
        for node in ast.walk(self._of[function]) if function in self._of else ():
            if isinstance(node, ast.Return) and node.value is not None:
                for part in ast.walk(node.value):
                    if isinstance(part, ast.Dict):
                        for key, value in zip(part.keys, part.values, strict=True):
                            if isinstance(key, ast.Constant):
                                yield str(key.value), value

    def names(self, node: ast.AST, function: str, seen: frozenset[str] = frozenset()) -> set[str]:
        """Return the names of the model that an expression reads, through the function's own variables."""
        found: set[str] = set()
        if isinstance(node, ast.Attribute) and node.attr == "shape":
            return found
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "halls":
            entries = dict(self.entries("_halls"))
            if isinstance(node.slice, ast.Constant) and str(node.slice.value) in entries:
                return self.names(entries[str(node.slice.value)], "_halls", seen)
        for part in ast.iter_child_nodes(node):
            found |= self.names(part, function, seen)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "state":
            found.add(node.attr)
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        if isinstance(node, ast.Name) and node.id not in seen:
            found |= self._assigned(node.id, function, seen | {node.id})
        return {name for name in found if name in _names()}

    def _assigned(self, name: str, function: str, seen: frozenset[str]) -> set[str]:
        if name in HANDED:
            return {HANDED[name]}
        if name in self._of and name != function:
            return self.names(self._of[name], name, seen)
        found: set[str] = set()
        for part in self._assigns[function]:
            for target in part.targets:
                found |= self._target(target, part.value, name, function, seen)
        return found

    def _target(self, target: ast.expr, value: ast.expr, name: str, function: str, seen: frozenset[str]) -> set[str]:
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = zip(target.elts, value.elts, strict=True)
            return {n for one, other in pairs for n in self._target(one, other, name, function, seen)}
        ids = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
        return self.names(value, function, seen) if name in ids else set()


# ------------------------------------------------------------------------------------------------------- the values


class Week:
    """The values of a week, taken at a spot; and what would be read there, were an array another."""

    def __init__(self, values: Values, theories: tuple[tuple[str, str], ...], spot: Spot) -> None:
        self._values, self._theories, self._spot = values, theories, spot
        self._where = values.around(entries.place(spot.where))

    def named(self, name: str) -> Named:
        """Return a name with its value; a measure is read from what is recorded."""
        if name in MEASURES:
            variable = MEASURES[name]
            reading = self._of_column(name, self._values.array(name)[0])
            return Named(name, variable.meaning, variable.unit, self._letter(name), reading, kind="measure")
        counted = _counted(name)
        if counted is not None and name not in _names():
            decided = name.rpartition(".")[2] in DECIDED
            told = ("", "given") if decided else ("D", "counted")
            return Named(name, counted.meaning, counted.unit, told[0], self._reading(name), kind=told[1])
        before = book.remembered(name)
        key = before or name
        found = book.REGISTER.get(key)
        unit = found.unit if found else _rows()[key].unit
        kind, reading = page_of(key, self._theories).kind, self._reading(name)
        return Named(key, _meaning(key), unit, self._letter(key), reading, bool(before), kind)

    def _letter(self, key: str) -> str:
        """Return the weakest letter of all that a name rests on; empty where nobody gave one."""
        return _weakest(key, self._theories)

    def measured(self, key: str, table: NDArray[Any]) -> Reading:
        """Read a measure from all those of its kind of place (runs, measures, ...)."""
        place, variable = key.partition(".")[0], MEASURES[key]
        return self._of_column(key, table[0, [v.name for v in _series(place)].index(variable.name)])

    def _of_column(self, key: str, column: NDArray[Any]) -> Reading:
        place, variable = key.partition(".")[0], MEASURES[key]
        if place == "nation":
            return _told(np.atleast_1d(column), variable.name, variable.unit, "nation")
        found, _ = self._values.of(column, (AXIS[place],), self._where)
        return _told(found, variable.name, variable.unit, place if len(found) < len(column) else "nation")

    def read(self, name: str, value: Any) -> Reading:
        """Read what stands under a name, were it this."""
        _, variable = self._values.array(name)
        array, _ = self._values.of(self._values.run(value, variable), axes_of(variable), self._where)
        return _told(array, variable.name, variable.unit, self._spot.kind)

    def _reading(self, name: str) -> Reading:
        array, _, variable = self._values.picked(name, self._where)
        apart = array.size < self._values.array(name)[0].size
        return _told(array, variable.name, variable.unit, self._spot.kind if apart else "nation")


def _told(array: NDArray[Any], name: str, unit: str, spot: str) -> Reading:
    """Return what an array comes to: amounts are added, codes have a range, all else a plain mean."""
    added = unit in (*ADDED, "fen") or name.startswith(COUNTED)
    values = array.astype(np.float64).ravel()
    values = values[np.isfinite(values)]
    if not values.size:
        return Reading(np.nan, "none", 0, np.nan, np.nan, spot)
    low, high, count = float(values.min()), float(values.max()), int(values.size)
    if array.size == 1:
        return Reading(float(values[0]), "alone", 1, low, high, spot)
    if added:
        return Reading(float(values.sum()), "sum", count, low, high, spot)
    if array.dtype.kind in "iu":
        return Reading(np.nan, "range", count, low, high, spot)
    return Reading(float(values.mean()), "mean", count, low, high, spot)


def _series(place: str) -> tuple[Variable, ...]:
    return {"nation": INDICATORS, "province": PROVINCE_SERIES, "hall": HALL_SERIES, "chip": CHIP_SERIES}[place]


@cache
def _rows() -> Mapping[str, tables.ParameterRow | tables.ConstantRow]:
    calibrated: dict[str, tables.ParameterRow | tables.ConstantRow] = {row.name: row for row in tables.parameters()}
    return calibrated | {row.name: row for row in tables.constants()}


@cache
def _meanings() -> Mapping[str, str]:
    fixed = book.letters_of_numbers()
    names = sorted(_names(), key=lambda name: (name in fixed, name))
    return MappingProxyType({key: _meaning(key) for key in (*MEASURES, *names)})


def _meaning(key: str) -> str:
    if key in MEASURES:
        return MEASURES[key].meaning
    return book.REGISTER[key].meaning if key in book.REGISTER else str(_rows()[key].description)
