"""Reading and writing scenario and decision files: limits on hostile input, and one clear issue for each fault."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from sandbox import assets
from sandbox.errors import Issue, ScenarioError
from sandbox.scenario import tables
from sandbox.scenario.decisions import KINDS, Decision, decision_list
from sandbox.scenario.migrations import migrate
from sandbox.scenario.schema import SCHEMA_VERSION, Faults, Scenario

LARGEST_FILE = 8 * 2**20
DEEPEST = 32
MOST_NODES = 200_000
LONGEST_STRING = 64 * 1024
LONGEST_INTEGER = 18
MOST_LINES = 10_000
MOST_ISSUES = 40
SURROGATE = re.compile("[\ud800-\udfff]")
TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}:,]|[^][{}:,"\s]+')

T = TypeVar("T")


class Unreadable(ScenarioError):
    """A file that cannot be read at all, as against one that is read and found wrong."""


def read_bytes(path: Path | None) -> bytes:
    """Read a file, or standard input for ``None``, refusing what is too large, a folder, or not there."""
    where = "standard input" if path is None else str(path)
    try:
        if path is None:
            raw = sys.stdin.buffer.read(LARGEST_FILE + 1)
        else:
            with path.open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message, params = f"cannot be read: {reason}.", {"reason": reason}
        raise Unreadable(Issue("file.unreadable", where, message, "Check the name.", params)) from error
    if len(raw) > LARGEST_FILE:
        message = f"is larger than {LARGEST_FILE // 2**20} MiB; a scenario is a few hundred KiB at most."
        raise Unreadable(Issue("file.too_large", where, message, "Is it the right file?"))
    return raw


def parse_json(raw: bytes, where: str) -> Any:
    """Parse JSON within limits: depth, size, no NaN, no doubled keys, UTF-8 only."""

    def fail(code: str, message: str, remedy: str = "", **params: object) -> Unreadable:
        return Unreadable(Issue(code, where, message, remedy, params))

    if len(raw) > LARGEST_FILE:
        raise fail("file.too_large", f"is larger than {LARGEST_FILE // 2**20} MiB.", "Is it the right file?")
    if not raw.strip():
        raise fail("file.empty", "is empty; expected a JSON object.", "Start from a shipped scenario.")
    deepest, values = _depth(raw)
    if values > MOST_NODES:
        raise fail("file.too_many", f"holds more than {MOST_NODES} values.", "Is it the right file?")
    if deepest > DEEPEST:
        raise fail("file.too_deep", f"is nested deeper than {DEEPEST} levels.", "A scenario needs fewer than ten.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8: byte {error.start} is 0x{raw[error.start]:02x}."
        raise fail("file.not_utf8", message, "Save it as UTF-8.") from error

    def constant(name: str) -> Any:
        raise fail("file.not_finite", f"holds {name}; numbers must be finite.", "Give a number, or leave the key out.")

    def integer(digits: str) -> int:
        if len(digits.lstrip("-")) > LONGEST_INTEGER:
            message = f"holds a number of {len(digits)} digits; at most {LONGEST_INTEGER} are read."
            raise fail("file.long_number", message, "Shorten it.")
        return int(digits)

    def floating(digits: str) -> float:
        value = float(digits)
        if value in (float("inf"), float("-inf")):
            raise fail("file.not_finite", f"holds {digits[:24]}, which is too large.", "Numbers must be finite.")
        return value

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in items:
            if key in result:
                raise fail("file.double_key", f"holds the key '{key[:64]}' twice.", "Keep one of them.")
            result[key] = value
        return result

    try:
        data = json.loads(
            text, parse_constant=constant, parse_int=integer, parse_float=floating, object_pairs_hook=pairs
        )
    except json.JSONDecodeError as error:
        message = f"is not JSON: line {error.lineno}, column {error.colno}: {error.msg}."
        raise fail("file.not_json", message, "Mend the file there.", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise fail("file.too_deep", f"is nested deeper than {DEEPEST} levels.") from error
    _limits(data, fail)
    return data


def _depth(raw: bytes) -> tuple[int, int]:
    """Deepest nesting of brackets outside strings, and commas and brackets there; counted without recursion."""
    depth = deepest = values = 0
    in_string = escaped = False
    for byte in raw:
        if in_string:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_string = False
        elif byte == 0x22:
            in_string = True
        elif byte in (0x5B, 0x7B):
            depth += 1
            values += 1
            if depth > deepest:
                deepest = depth
                if deepest > DEEPEST:
                    break
        elif byte in (0x5D, 0x7D):
            depth -= 1
        elif byte == 0x2C:
            values += 1
            if values > MOST_NODES:
                break
    return deepest, values


def _limits(data: Any, fail: Callable[..., Unreadable]) -> None:
    stack, nodes = [data], 0
    while stack:
        value = stack.pop()
        nodes += 1
        if nodes > MOST_NODES:
            raise fail("file.too_many", f"holds more than {MOST_NODES} values.", "Is it the right file?")
        if isinstance(value, str):
            if len(value) > LONGEST_STRING:
                raise fail("file.long_text", f"holds a text of {len(value)} characters.", "Shorten it.")
            if SURROGATE.search(value):
                raise fail("file.surrogate", "holds half of a character (a lone surrogate).", "Save it as UTF-8.")
        elif isinstance(value, dict):
            stack.extend(value)
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)


def issues_of(error: ValidationError, where: str) -> list[Issue]:
    """Turn pydantic's findings into issues: where, what was expected, what was found, what to do."""
    found = []
    items = error.errors(include_url=False)
    for item in items[:MOST_ISSUES]:
        cause = item.get("ctx", {}).get("error")
        if isinstance(cause, Faults):
            for path, message in cause.found:
                place, params = f"{where}: {path}" if path else where, {"path": path}
                found.append(Issue("scenario.value_error", place, message, "", params))
            continue
        path = _written(item["loc"])
        place = f"{where}: {path}" if path else where
        got = item.get("input")
        shown = json.dumps(got, ensure_ascii=False, default=str)[:80] if not isinstance(got, dict) else "an object"
        kind = item["type"]
        message = item["msg"]
        if kind == "extra_forbidden":
            message, remedy = "is not a key of this table.", "Remove it, or correct its spelling."
        elif kind == "missing":
            message, remedy = "is missing.", "Add it."
        elif kind in ("union_tag_invalid", "union_tag_not_found"):
            word = got.get("kind") if isinstance(got, dict) else got
            shown = json.dumps(word, ensure_ascii=False, default=str)[:80]
            message, remedy = f"has the kind {shown}.", f"Expected one of {', '.join(KINDS)}."
        elif kind == "value_error":
            message, remedy = str(cause or message), ""
        else:
            message = f"is {shown}; expected: {message[0].lower()}{message[1:]}."
            remedy = "See `suanli schema scenario`."
        found.append(Issue(f"scenario.{kind}", place, message, remedy, {"path": path, "got": shown}))
    if len(items) > MOST_ISSUES:
        more = len(items) - MOST_ISSUES
        found.append(Issue("scenario.more", where, f"and {more} more of these.", "", {"count": more}))
    return found


def _written(location: tuple[int | str, ...]) -> str:
    """Write a place in JSON as a path; a kind that pydantic names behind a list's number is no part of it."""
    parts = [p for i, p in enumerate(location) if not (p in KINDS and i and isinstance(location[i - 1], int))]
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).lstrip(".")


def _with_lines(issues: Sequence[Issue], raw: bytes) -> list[Issue]:
    """Add to each issue the line of the file where its value begins."""
    lines = lines_of(raw.decode("utf-8-sig"), {str(issue.params.get("path", "")) for issue in issues})
    found = []
    for issue in issues:
        line = lines.get(str(issue.params.get("path", "")))
        found.append(issue if line is None else replace(issue, where=f"{issue.where} (line {line})"))
    return found


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


def _validated(model: type[BaseModel] | TypeAdapter[Any], data: Any, where: str) -> Any:
    try:
        if isinstance(model, TypeAdapter):
            return model.validate_json(json.dumps(data))
        return model.model_validate_json(json.dumps(data))
    except ValidationError as error:
        raise ScenarioError(issues_of(error, where)) from error


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
        if not os.path.exists(path):  # Path.exists() raises for a name that is too long
            message = f"is neither a file nor a shipped scenario ({', '.join(shipped_scenarios())})."
            raise Unreadable(Issue("file.unknown", text, message, tables.nearest(text, shipped_scenarios())))
    return scenario_of(read_bytes(path), where)


def scenario_of(raw: bytes, where: str) -> Scenario:
    """Read the bytes of a scenario file; its faults are named with their lines."""
    data = parse_json(raw, where)
    try:
        return scenario_from(data, where)
    except ScenarioError as error:
        raise ScenarioError(_with_lines(error.issues, raw)) from error


def scenario_from(data: Any, where: str) -> Scenario:
    """Check parsed JSON as a scenario, after bringing an older version up to today's."""
    if not isinstance(data, dict):
        message = f"holds a JSON {type(data).__name__}; expected an object with name, title, ..."
        raise ScenarioError(Issue("scenario.not_object", where, message, "Start from a shipped scenario."))
    scenario: Scenario = _validated(Scenario, migrate(data, where)[0], where)
    return scenario


def load_decisions(path: Path | None) -> list[Decision]:
    """Load decisions: JSON lines, one a line, or one JSON list."""
    where = "standard input" if path is None else path.name
    raw = read_bytes(path).removeprefix(b"\xef\xbb\xbf")
    if raw.lstrip()[:1] == b"[":
        return decisions_of(raw, where)
    lines = raw.splitlines()
    if len(lines) > MOST_LINES:
        message = f"holds {len(lines)} lines; at most {MOST_LINES} are read."
        raise Unreadable(Issue("file.too_many", where, message, "Is it the right file?"))
    numbers = [i for i, line in enumerate(lines, 1) if line.strip()]
    data = [parse_json(lines[i - 1], f"{where} line {i}") for i in numbers]
    try:
        return decisions_from(data, where)
    except ScenarioError as error:
        found = []
        for issue in error.issues:
            place = re.match(r"\[(\d+)\]", str(issue.params.get("path", "")))
            line = f" (line {numbers[int(place[1])]})" if place else ""
            found.append(replace(issue, where=f"{issue.where}{line}"))
        raise ScenarioError(found) from error


def decisions_of(raw: bytes, where: str) -> list[Decision]:
    """Read the bytes of a JSON list of decisions; its faults are named with their lines."""
    data = parse_json(raw, where)
    try:
        return decisions_from(data, where)
    except ScenarioError as error:
        raise ScenarioError(_with_lines(error.issues, raw)) from error


def decisions_from(data: Any, where: str) -> list[Decision]:
    """Check parsed JSON as a list of decisions."""
    found: list[Decision]
    found = _validated(decision_list, data, where)
    return found


def schema_of(kind: str) -> dict[str, Any]:
    """JSON Schema of a kind of file: ``scenario`` or ``decisions``."""
    schemas: dict[str, Callable[[], dict[str, Any]]] = {
        "scenario": Scenario.model_json_schema,
        "decisions": decision_list.json_schema,
    }
    if kind not in schemas:
        raise ScenarioError(Issue("schema.unknown", kind, "has no schema;", tables.nearest(kind, schemas)))
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schemas[kind](), "x-version": SCHEMA_VERSION}
