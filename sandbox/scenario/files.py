"""What scenario and decision files say: one clear issue for each fault, with the line where it stands."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from sandbox import assets
from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.scenario import spelling
from sandbox.scenario.decisions import Decision, decision_list
from sandbox.scenario.findings import issues_of, shown
from sandbox.scenario.migrations import STEPS, changes, migrate
from sandbox.scenario.reading import parse_json, read_bytes
from sandbox.scenario.schema import SCHEMA_VERSION, Scenario

MOST_LINES = 10_000
TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}:,]|[^][{}:,"\s]+')


def _with_lines(issues: Sequence[Issue], raw: bytes) -> list[Issue]:
    """Add to each issue the line of the file where its value begins."""
    lines = lines_of(raw.decode("utf-8-sig"), {str(issue.params.get("path", "")) for issue in issues})
    return [_with_line(issue, lines.get(str(issue.params.get("path", "")))) for issue in issues]


def _with_line(issue: Issue, line: int | None) -> Issue:
    return issue if line is None else replace(issue, where=f"{issue.where} (line {line})")


def lines_of(text: str, wanted: Collection[str]) -> dict[str, int]:
    """Return the line where the value at each wanted path of a JSON text begins; one pass, without recursion."""
    if "\n" not in text.strip():
        return {}
    found: dict[str, int] = {}
    stack: list[tuple[str, int]] = []  # path of the object or list, and the number of its next item (-1: an object)
    path, line, at = "", 1, 0
    key_next = False
    for token in TOKEN.finditer(text):
        word = token.group()
        if word in "]}":
            stack.pop()
        elif word == ",":
            above, number = stack[-1]
            key_next = number < 0
            if number >= 0:
                path = f"{above}[{number}]"
                stack[-1] = (above, number + 1)
        elif key_next:
            above = stack[-1][0]
            key = json.loads(word)
            path, key_next = f"{above}.{key}" if above else key, False
        elif word != ":":
            if path in wanted and path not in found:
                line += text.count("\n", at, token.start())
                at = token.start()
                found[path] = line
            if word == "{":
                stack.append((path, -1))
                key_next = True
            elif word == "[":
                stack.append((path, 1))
                path = f"{path}[0]"
    return found


def validated(model: type[BaseModel] | TypeAdapter[Any], data: Any, where: str, kind: str = "scenario") -> Any:
    """Check parsed JSON against a model; every fault is an issue."""
    try:
        if isinstance(model, TypeAdapter):
            return model.validate_json(json.dumps(data))
        return model.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise ScenarioError(issues_of(error, where, kind)) from error


def shipped_scenarios() -> tuple[str, ...]:
    """Names of the scenarios that ship."""
    return tuple(sorted(folder.name for folder in assets.path("scenarios").iterdir() if folder.is_dir()))


def load_scenario(source: str | Path) -> Scenario:
    """Load a shipped scenario by name, a scenario file by path, or ``-`` for standard input."""
    text = str(source)
    if text in shipped_scenarios():
        path: Path | None = assets.path("scenarios", text, "scenario.json")
        where = f"{text}/scenario.json"
    elif text == "-":
        path, where = None, "standard input"
    else:
        path, where = Path(text), Path(text).name
        if not text or not os.path.lexists(
            path
        ):  # a link that leads nowhere is there; its own reason is told when it is read
            message = "is neither a file nor a shipped scenario;"
            raise Unreadable(Issue("file.unknown", text or "''", message, spelling.nearest(text, shipped_scenarios())))
    return scenario_of(read_bytes(path), where)


def scenario_of(raw: bytes, where: str) -> Scenario:
    """Read the bytes of a scenario file; its faults are named with their lines."""
    data = parse_json(raw, where)
    try:
        return scenario_from(data, where)
    except ScenarioError as error:
        raise type(error)(_with_lines(error.issues, raw)) from error


def scenario_from(data: Any, where: str) -> Scenario:
    """Check parsed JSON as a scenario, after bringing an older version up to today's."""
    scenario: Scenario = validated(Scenario, migrate(_object(data, where), where)[0], where)
    return scenario


def migrated(data: Any, where: str) -> tuple[dict[str, Any], list[str]]:
    """Bring parsed JSON to today's version, checked, in the author's own words; and what changed, a line each."""
    given = _object(data, where)
    new, steps = migrate(given, where)
    validated(Scenario, new, where)
    told = [f"{step.__name__}: {step.__doc__}" for step in STEPS.values() if step.__name__ in steps]
    return new, told + (changes(given, new) if steps else [])


def _object(data: Any, where: str) -> dict[str, Any]:
    if not isinstance(data, dict):
        message = f"holds {shown(data)}; expected an object with name, title, ..."
        raise ScenarioError(Issue("scenario.not_object", where, message, "Start from a shipped scenario."))
    return data


def load_decisions(source: str | Path | None) -> list[Decision]:
    """Load decisions: JSON lines, one a line, or one JSON list."""
    return [decision for _, decision in load_plan(source)]


def load_plan(source: str | Path | None) -> list[tuple[str, Decision]]:
    """Load decisions with words for where in the file each of them stands."""
    path = None if source is None else Path(source)
    where = "standard input" if path is None else path.name
    return plan_of(read_bytes(path), where)


def plan_of(raw: bytes, where: str) -> list[tuple[str, Decision]]:
    """Read the bytes of decisions, a line each or one list; its faults are named with their lines."""
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    as_list = raw.lstrip()[:1] == b"["
    if as_list:
        data = parse_json(raw, where)
        starts = lines_of(raw.decode(), {f"[{i}]" for i in range(len(data))})
        numbers = [starts.get(f"[{i}]") for i in range(len(data))]
    else:
        data, numbers = _json_lines(raw, where)
    try:
        decisions = decisions_from(data, where)
    except ScenarioError as error:
        given = [_with_line(issue, _number(issue, numbers)) for issue in error.issues]
        raise ScenarioError(_with_lines(error.issues, raw) if as_list else given) from error
    places = (f"{where} " + (f"[{i}]" if n is None else f"line {n}") for i, n in enumerate(numbers))
    return [(f"{place} ({d.kind})", d) for place, d in zip(places, decisions, strict=True)]


def _json_lines(raw: bytes, where: str) -> tuple[list[Any], list[int | None]]:
    """One JSON value a line, and the number of its line."""
    if not raw.strip():
        raise Unreadable(Issue("file.empty", where, "is empty; expected decisions.", "See `suanli schema decisions`."))
    lines = raw.splitlines()
    if len(lines) > MOST_LINES:
        message = f"holds {len(lines)} lines; at most {MOST_LINES} are read."
        raise Unreadable(Issue("file.too_many", where, message, "Is it the right file?"))
    numbers: list[int | None] = [i for i, line in enumerate(lines, 1) if line.strip()]
    if raw.lstrip().splitlines()[:1] == [b"{"]:
        message = f"holds {shown(parse_json(raw, where))} over several lines; expected one decision a line, or a list."
        raise ScenarioError(Issue("scenario.not_list", where, message, "Is it the right file?"))
    return [parse_json(lines[n - 1], f"{where} line {n}") for n in numbers if n is not None], numbers


def _number(issue: Issue, numbers: Sequence[int | None]) -> int | None:
    """Line of the decision that an issue is about."""
    place = re.match(r"\[(\d+)\]", str(issue.params.get("path", "")))
    return numbers[int(place[1])] if place else None


def decisions_from(data: Any, where: str) -> list[Decision]:
    """Check parsed JSON as a list of decisions."""
    found: list[Decision]
    found = validated(decision_list, data, where, "decisions")
    return found


def schema_of(kind: str) -> dict[str, Any]:
    """JSON Schema of a kind of file: ``scenario`` or ``decisions``."""
    schemas: dict[str, Callable[[], dict[str, Any]]] = {
        "scenario": Scenario.model_json_schema,
        "decisions": decision_list.json_schema,
    }
    if kind not in schemas:
        raise Unreadable(Issue("schema.unknown", kind or "''", "has no schema;", spelling.nearest(kind, schemas)))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schemas[kind](), "x-version": SCHEMA_VERSION}
