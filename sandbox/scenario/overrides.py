"""``--set path=value``: any field of a scenario by its path, and the switches that people reach for."""

from __future__ import annotations

import datetime as dt
import json
import math
from typing import Any

from pydantic import ValidationError

from sandbox.errors import Issue, ScenarioError
from sandbox.scenario import tables
from sandbox.scenario.files import issues_of
from sandbox.scenario.schema import Province, Scenario, Shock, complete

SWITCH = {"on": True, "off": False, "true": True, "false": False}


def override(scenario: Scenario, text: str) -> Scenario:
    """Return the scenario with one ``path=value`` (or ``path*=factor``, ``path+=more``) applied."""
    path, sign, raw = text.partition("=")
    operation = path[-1:] if path[-1:] in ("*", "+") else ""
    path = path.removesuffix(operation).strip() if operation else path.strip()
    if not sign or not path:
        raise _bad(text, "is not of the form path=value.", "Example: parameters.eps=0.9")
    parts = path.split(".")
    if parts[0] == "shocks" and len(parts) == 2:
        return _shock(scenario, parts[1], raw.strip(), text)
    data = scenario.model_dump(mode="json")
    target, key = _place(data, parts, scenario, text)
    value = _value(raw.strip())
    if operation:
        before = _current(scenario, parts)
        if not isinstance(before, int | float) or not isinstance(value, int | float) or isinstance(value, bool):
            raise _bad(text, f"cannot compute with {before!r} and {value!r}.", "Use a number.")
        value = before * value if operation == "*" else before + value
    if isinstance(value, bool) is False and isinstance(value, int) and _wants_float(parts):
        value = float(value)
    target[key] = value
    return _checked(data, text)


def _checked(data: dict[str, Any], text: str) -> Scenario:
    try:
        return Scenario.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise ScenarioError(issues_of(error, f"--set {text}")) from error


def _bad(text: str, message: str, remedy: str) -> ScenarioError:
    return ScenarioError(Issue("set.unknown_path", f"--set {text}", message, remedy))


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


def _paths(scenario: Scenario) -> list[str]:
    """Every path that ``--set`` knows, for the nearest one to a mistake."""
    fields = [name for name in Scenario.model_fields if name not in ("provinces", "parameters", "constants", "shocks")]
    found = [*fields, *(f"theory.{k}" for k in type(scenario.theory).model_fields)]
    found += [f"policy.{k}" for k in type(scenario.policy).model_fields]
    found += [f"parameters.{name}" for name in tables.parameter_names()]
    found += [f"constants.{row.name}" for row in tables.constants()]
    found += [f"shocks.{row.id}" for row in tables.shocks()]
    provinces = complete(scenario).provinces
    found += [f"provinces.{name}.{k}" for name in provinces for k in Province.model_fields]
    return found


def _place(data: dict[str, Any], parts: list[str], scenario: Scenario, text: str) -> tuple[dict[str, Any], str]:
    known = _paths(scenario)
    path = ".".join(parts)
    if path not in known:
        raise _bad(text, f"'{path}' is not a path of this scenario;", tables.nearest(path, known))
    target = data
    for part in parts[:-1]:
        following = target.setdefault(part, {})
        if not isinstance(following, dict):
            raise _bad(text, f"'{part}' has no fields.", "")
        target = following
    return target, parts[-1]


def _current(scenario: Scenario, parts: list[str]) -> Any:
    value: Any = complete(scenario).model_dump(mode="json")
    symbols = {row.symbol: row.name for row in tables.parameters()}
    for part in parts:
        if isinstance(value, dict):
            value = value.get(part, value.get(symbols.get(part, part)))
    return value


def _shock(scenario: Scenario, shock_id: str, raw: str, text: str) -> Scenario:
    rows = {row.id: row for row in tables.shocks()}
    if shock_id not in rows:
        raise _bad(text, f"'{shock_id}' is not a dated event;", tables.nearest(shock_id, rows))
    if not rows[shock_id].used_by:
        message = f"'{shock_id}' is recorded and has no effect in this version."
        raise _bad(text, message, "Events with an effect name parameters in assets/data/shocks.csv.")
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
                raise _bad(text, f"'{raw}' is neither on, off, a date nor a size.", "Example: 2024-11-01") from None
            shock = before.model_copy(update={"value": size, "on": True})
    data = scenario.model_dump(mode="json")
    data["shocks"] = {**data["shocks"], shock_id: shock.model_dump(mode="json", exclude_unset=True)}
    return _checked(data, text)
