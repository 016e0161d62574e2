"""``--set path=value``: any field of a scenario by its path, and the switches that people reach for."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from sandbox.errors import Issue, Unreadable
from sandbox.scenario import spelling, tables
from sandbox.scenario.findings import issues_of, shown
from sandbox.scenario.schema import Province, Scenario, Shock, complete, news_only

LARGEST = 10**300
SWITCH = {"on": True, "off": False, "true": True, "false": False}


def override(scenario: Scenario, text: str, option: str = "") -> Scenario:
    """Return the scenario with one ``path=value`` (or ``path*=factor``, ``path+=more``) applied.

    Messages name the command's ``option`` that asked for it, ``--set`` if none is given.
    """
    where = option or f"--set {text}"
    path, sign, raw = text.partition("=")
    operation = path[-1:] if path[-1:] in ("*", "+") else ""
    path = path.removesuffix(operation).strip() if operation else path.strip()
    if not sign or not path:
        raise _bad(where, "is not of the form path=value.", "Example: parameters.eps=0.9")
    parts = path.split(".")
    if parts[0] == "shocks" and len(parts) == 2:
        return _shock(scenario, parts[1], raw.strip(), where)
    data = scenario.model_dump(mode="json")
    target, key = _place(data, parts, scenario, where)
    value = _value(raw.strip())
    if isinstance(value, int) and abs(value) > LARGEST:
        raise _bad(where, "is a number beyond all bounds.", "Use one below 1e300.")
    if operation:
        before = _current(scenario, parts)
        if not isinstance(before, int | float) or not isinstance(value, int | float) or isinstance(value, bool):
            raise _bad(where, f"cannot compute with {shown(before)} and {shown(value)}.", "Use a number.")
        value = before * value if operation == "*" else before + value
    if isinstance(value, bool) is False and isinstance(value, int) and _wants_float(parts):
        value = float(value)
    target[key] = value
    return _checked(data, where)


def too_late(scenario: Scenario, texts: Sequence[str], end: dt.date) -> list[str]:
    """Return a remark on each of the ``path=value`` that moves an event beyond the end: it is as good as off."""
    found = []
    for text in texts:
        shock = scenario.shocks.get(text.partition("=")[0].strip().removeprefix("shocks."))
        if text.strip().startswith("shocks.") and shock is not None and shock.on and shock.date and shock.date > end:
            found.append(f"--set {text}: lies after the end of the run, {end}; the event does not happen in it.")
    return found


def _checked(data: dict[str, Any], where: str) -> Scenario:
    try:
        return Scenario.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise Unreadable(issues_of(error, where)) from error


def _bad(where: str, message: str, remedy: str) -> Unreadable:
    return Unreadable(Issue("set.unknown_path", where, message, remedy))


def _value(raw: str) -> Any:
    lowered = raw.lower()
    if lowered in SWITCH:
        return SWITCH[lowered]
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):  # no JSON, digits without end, brackets without end: a plain text
        return raw


def _wants_float(parts: list[str]) -> bool:
    return parts[0] in ("parameters", "constants", "provinces", "policy")


def paths(scenario: Scenario) -> list[str]:
    """Return every path that ``--set`` knows."""
    fields = [name for name in Scenario.model_fields if name not in ("provinces", "parameters", "constants", "shocks")]
    found = [*fields, *(f"theory.{k}" for k in type(scenario.theory).model_fields)]
    found += [f"policy.{k}" for k in type(scenario.policy).model_fields]
    found += [f"parameters.{name}" for name in sorted(tables.parameter_names())]
    found += [f"constants.{row.name}" for row in tables.constants()]
    found += [f"shocks.{row.id}" for row in tables.shocks() if row.used_by]
    provinces = complete(scenario).provinces
    found += [f"provinces.{name}.{k}" for name in provinces for k in Province.model_fields]
    return found


def _place(data: dict[str, Any], parts: list[str], scenario: Scenario, where: str) -> tuple[dict[str, Any], str]:
    known = paths(scenario)
    path = ".".join(parts)
    inside = [name for name in known if name.startswith(f"{path}.")]
    if inside:
        raise _bad(where, f"'{path}' is a table; set one of its fields:", spelling.listed(inside))
    if path not in known:
        raise _bad(where, f"'{path}' is not a path of this scenario;", _nearest(path, known))
    target = data
    for part in parts[:-1]:
        following = target.setdefault(part, {})
        if not isinstance(following, dict):
            raise _bad(where, f"'{part}' has no fields.", "")
        target = following
    return target, parts[-1]


def _nearest(path: str, known: list[str]) -> str:
    """Say which field of the innermost table that was named is nearest, or which there are."""
    parts = path.split(".")
    heads = [".".join(parts[:n]) + "." for n in range(len(parts) - 1, 0, -1)]
    head = next((head for head in heads if any(name.startswith(head) for name in known)), "")
    fields = [name.removeprefix(head) for name in known if name.startswith(head)]
    found = spelling.close(path.removeprefix(head), fields)
    if found:
        return f"did you mean '{head}{found}'?"
    inside = f" in '{head[:-1]}'" if head else ""
    return f"known{inside}: {spelling.listed(fields if head else sorted({name.partition('.')[0] for name in known}))}"


def canonical(path: str) -> str:
    """Return a path with a parameter's symbol written out: ``parameters.eps`` is ``parameters.price_elasticity``."""
    head, _, name = path.partition(".")
    names = {row.symbol: row.name for row in tables.parameters()}
    return f"{head}.{names.get(name, name)}" if head == "parameters" else path


def number_at(scenario: Scenario, path: str) -> float | None:
    """Return the number that a scenario has at a path that ``--set`` knows, or None where it has none."""
    value = _current(scenario, path.split("."))
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _current(scenario: Scenario, parts: list[str]) -> Any:
    value: Any = complete(scenario).model_dump(mode="json")
    symbols = {row.symbol: row.name for row in tables.parameters()}
    for part in parts:
        if isinstance(value, dict):
            value = value.get(part, value.get(symbols.get(part, part)))
    return value


def _shock(scenario: Scenario, shock_id: str, raw: str, where: str) -> Scenario:
    rows = {row.id: row for row in tables.shocks()}
    if shock_id not in rows:
        acting = [row.id for row in rows.values() if row.used_by]
        raise _bad(where, f"'{shock_id}' is not a dated event;", spelling.nearest(shock_id, acting))
    if not rows[shock_id].used_by:
        raise _bad(where, news_only(), "")
    before = scenario.shocks.get(shock_id, Shock())
    if raw.lower() in SWITCH:
        shock = before.model_copy(update={"on": SWITCH[raw.lower()]})
    else:
        try:
            shock = before.model_copy(update={"date": dt.date.fromisoformat(raw), "on": True})
        except ValueError:
            try:
                size = float(raw)
            except ValueError:
                size = math.nan
            if not math.isfinite(size):
                raise _bad(where, f"'{raw}' is neither on, off, a date nor a size.", "Example: 2024-11-01") from None
            shock = before.model_copy(update={"value": size, "on": True})
    data = scenario.model_dump(mode="json")
    data["shocks"] = {**data["shocks"], shock_id: shock.model_dump(mode="json", exclude_unset=True)}
    return _checked(data, where)
