"""From pydantic's findings to issues: where, what was found, what was expected, and what to do, in our own words."""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from sandbox.errors import Issue
from sandbox.scenario.decisions import KINDS
from sandbox.scenario.schema import SIZE_TAGS, Faults, Ownerless

MOST_ISSUES = 40
LONGEST_SHOWN = 60
# What was expected, by pydantic's kind of error; "{...}" are the error's own numbers.
EXPECTED = {
    **dict.fromkeys(("int_type", "int_from_float", "int_parsing", "int_parsing_size"), "a whole number"),
    **dict.fromkeys(("float_type", "float_parsing"), "a number"),
    **dict.fromkeys(("dict_type", "model_type", "model_attributes_type"), "an object"),
    **dict.fromkeys(("list_type", "tuple_type"), "a list"),
    **dict.fromkeys(
        ("date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact"),
        "a date such as 2025-03-31",
    ),
    "finite_number": "a finite number",
    "bool_type": "true or false",
    "string_type": "a text",
    "string_pattern_mismatch": "a text of the form {pattern}",
    "string_too_long": "at most {max_length} characters",
    "too_long": "at most {max_length} entries",
    "too_short": "at least {min_length} entries",
    "literal_error": "{expected}",
    "greater_than": "more than {gt}",
    "greater_than_equal": "at least {ge}",
    "less_than": "less than {lt}",
    "less_than_equal": "at most {le}",
    "multiple_of": "a multiple of {multiple_of}",
}


def shown(value: Any) -> str:
    """Return a value of a file as a few words of JSON."""
    if isinstance(value, dict):
        return "an object"
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} ..."


def issues_of(error: ValidationError, where: str, schema: str = "scenario") -> list[Issue]:
    """Turn pydantic's findings about a file of a schema into issues."""
    found = []
    items = error.errors(include_url=False)
    for item in items[:MOST_ISSUES]:
        cause = item.get("ctx", {}).get("error")
        if isinstance(cause, Faults):
            for path, message in cause.found:
                place = f"{where}: {path}" if path else where
                found.append(Issue("scenario.value_error", place, message, "", {"path": path}))
            continue
        if isinstance(cause, Ownerless):
            message, place = "have a start_share of 0, all of them: nobody would own the halls.", f"{where}: operators"
            remedy = "Give at least one a share above 0."
            found.append(Issue("scenario.no_owner", place, message, remedy, {"path": "operators"}))
            continue
        kind, path, got = item["type"], written(item["loc"]), shown(item.get("input"))
        message, remedy = _sentence(item, f"See `suanli schema {schema}`.")
        place = f"{where}: {path}" if path else where
        found.append(Issue(f"scenario.{kind}", place, message, remedy, {"path": path, "got": got}))
    if len(items) > MOST_ISSUES:
        more = len(items) - MOST_ISSUES
        found.append(Issue("scenario.more", where, f"and {more} more of these.", "", {"count": more}))
    return found


def _sentence(item: Any, see: str) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    kind, got, context = item["type"], item.get("input"), item.get("ctx", {})
    if kind == "extra_forbidden":
        return "is not a key of this table.", "Remove it, or correct its spelling."
    if kind == "missing":
        return "is missing.", f"Add it. {see}"
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        word = got.get("kind") if isinstance(got, dict) else got
        return f"has the kind {shown(word)}.", f"Expected one of {', '.join(KINDS)}."
    if kind == "value_error":
        return str(context["error"]), ""
    expected = EXPECTED[kind].format(**context) if kind in EXPECTED else str(item["msg"])
    return f"is {shown(got)}; expected {expected}.", see


def written(location: tuple[int | str, ...]) -> str:
    """Write a place in JSON as a path; which of several types pydantic tried there is no part of it."""
    parts = []
    for i, part in enumerate(location):
        before = location[i - 1] if i else None
        if (isinstance(before, int) and part in KINDS) or (before == "value" and part in SIZE_TAGS):
            continue
        parts.append(f"[{part}]" if isinstance(part, int) else f".{part[:64]}")
    return "".join(parts).lstrip(".")
