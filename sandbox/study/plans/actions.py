"""What an agent may say in a week: to wait, or one of a planner's decisions, with fields read off their schema.

An action is ``(0, 0)`` for waiting, or ``(k, values)``: the k-th kind of ``decisions.KINDS``, and a value a field. The
week and the province are filled in; what a hall is called and where on the map it stands are left out.
"""

from __future__ import annotations

import operator
import reprlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, get_args

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, ScenarioError
from sandbox.model.state import Axes
from sandbox.scenario.decisions import KINDS, Decision
from sandbox.scenario.files import decisions_from

Action = tuple[Any, Any]
Array = NDArray[Any]

WAIT: Final[Action] = (0, 0)
MADE: Final = get_args(get_args(Decision)[0])  # the classes of decisions, in the order of ``KINDS``
FILLED_IN: Final = ("tick", "kind", "province")
ONLY_SEEN: Final = ("name", "lon", "lat")
UNITS: Final = {
    "cards": "cards", "budget": "MCNY/year", "rate": "share", "own_money": "share", "level": "share",
    "share": "share", "multiplier": "ratio", "weeks": "week",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a decision: a name out of ``choices``, or a number from ``low`` to ``high``.

    A number is counted in steps of ``step`` (cards come by eights), ``whole`` if it is one; ``optional`` ones may be
    left to what is usual. ``unit`` is that of a step of 1.
    """

    name: str
    choices: tuple[Any, ...] = ()
    low: float = 0.0
    high: float = 1.0
    whole: bool = False
    step: int = 1
    optional: bool = False

    @property
    def unit(self) -> str:
        """What a number counts."""
        unit = UNITS.get(self.name, "")
        return f"{self.step} {unit}" if self.step > 1 else unit

    @property
    def dtype(self) -> type:
        """What holds a number of it."""
        return np.int64 if self.whole else np.float64

    def value(self, coded: Any) -> Any:
        """Return what a member of its space means in a decision."""
        if self.choices:
            return self.choices[_place(coded)]
        if self.optional:
            given, coded = coded
            if not _place(given):
                return None
        number = np.asarray(coded).item()
        return int(number) * self.step if self.whole else float(number)

    def coded(self, value: Any) -> Any:
        """Return the member of its space that means a decision's value."""
        if self.choices:
            return np.int64(self.choices.index(value))
        if value is None:
            return np.int64(0), np.int64(0)
        number: Array = np.array([value // self.step if self.whole else value], self.dtype)
        return (np.int64(1), number) if self.optional else number


def _place(coded: Any) -> int:
    """Read a place in a list; a negative one would count from its end."""
    place = operator.index(coded)
    if place < 0:
        raise IndexError(place)
    return place


@lru_cache(maxsize=8)
def kinds(axes: Axes) -> tuple[tuple[Field, ...], ...]:
    """Return the fields of every kind of decision, in the order of ``KINDS``, with a scenario's own names."""
    return tuple(_fields(made, axes) for made in MADE)


def _fields(made: Any, axes: Axes) -> tuple[Field, ...]:
    schema = made.model_json_schema()["properties"]
    owners = axes.owners if made.__name__ in ("Takeover", "Audit") else axes.operators
    halls = tuple(range(1, max(axes.halls, 1) + 1))  # one at least: a space cannot be empty, and the rules refuse it
    named = {"hall": halls, "chip": axes.chips, "operator": owners}
    return tuple(
        Field(name, named[name]) if name in named else _field(name, schema[name])
        for name in schema
        if name not in (*FILLED_IN, *ONLY_SEEN)
    )


def _field(name: str, schema: Mapping[str, Any]) -> Field:
    """Read a field's choices or bounds off its JSON Schema."""
    optional = "anyOf" in schema
    if optional:
        schema = next(part for part in schema["anyOf"] if part["type"] != "null")
    if "enum" in schema:
        return Field(name, tuple(schema["enum"]))
    if schema["type"] == "boolean":
        return Field(name, (False, True))
    step, high = schema.get("multipleOf", 1), schema["maximum"]
    low = schema["minimum"] if "minimum" in schema else np.nextafter(schema["exclusiveMinimum"], high)
    return Field(name, (), low / step, high / step, schema["type"] == "integer", step, optional)


def action_of(decision: Decision | None, axes: Axes) -> Action:
    """Return the action that says a decision, or waits."""
    if decision is None:
        return np.int64(0), np.int64(0)
    k = KINDS.index(decision.kind)
    fields = kinds(axes)[k]
    values = {field.name: field.coded(getattr(decision, field.name)) for field in fields}
    return np.int64(k + 1), values or np.int64(0)


def decision_of(action: Action, axes: Axes, tick: int, province: str) -> Decision | None:
    """Return the decision that an action says, or None for waiting; ``ScenarioError`` if it says none."""
    try:
        kind, values = action
        place = _place(kind)
        if place == 0:
            return None
        made, fields = MADE[place - 1], kinds(axes)[place - 1]
        given = {field.name: field.value(values[field.name]) for field in fields}
    except (TypeError, ValueError, LookupError, OverflowError) as error:
        message = f"is {reprlib.repr(action)}, which is no member of the action space."
        raise ScenarioError(Issue("option.action", "action", message, "Make one: env.action(decision).")) from error
    filled = {"tick": tick, "kind": KINDS[place - 1], "province": province}
    said = {**{name: value for name, value in filled.items() if name in made.model_fields}, **given}
    return decisions_from([said], "action")[0]
