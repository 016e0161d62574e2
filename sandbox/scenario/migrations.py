"""From older versions of the scenario file to today's: one pure step a version, never edited afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.scenario.schema import SCHEMA_VERSION


def v0_to_v1(data: dict[str, Any]) -> dict[str, Any]:
    """Version 0 counted ticks and had one title for all languages."""
    moved = {key: value for key, value in data.items() if key not in ("ticks", "schema_version")}
    if "ticks" in data:
        moved["weeks"] = data["ticks"]
    for key in ("title", "description"):
        if isinstance(moved.get(key), str):
            moved[key] = {"en": moved[key], "zh_CN": moved[key]}
    return {"schema_version": 1, **moved}


def v1_to_v2(data: dict[str, Any]) -> dict[str, Any]:
    """Version 1 had one second-hand market, of 100,000 H100 cards; version 2 has a book for every chip, in shares.

    It also knew no other theory of exits and resale than those that are named here.
    """
    theory = data.get("theory", {})
    usual = {"exits": "cash", "resale": "posted"}
    moved = {**data, "schema_version": 2, "theory": {**usual, **theory} if isinstance(theory, dict) else theory}
    if not isinstance(data.get("constants"), dict):
        return moved
    constants = moved["constants"] = dict(data["constants"])

    def taken(name: str) -> Any:
        """Take a number out; what is none stays, and is found wrong when the whole file is checked."""
        return constants.pop(name) if type(constants.get(name)) in (int, float) else None

    price, decline = taken("card_price_initial"), taken("card_book_decline")
    first = price or 150.0
    for old, new, scale, less in (
        ("card_buyers", "card_buyers", 100_000.0, 0.0),
        ("card_sellers", "card_sellers", 100_000.0, 0.0),
        ("card_depth", "card_depth", 100_000.0, 0.0),
        ("card_book_initial", "card_book_ratio", first, 0.0),
        ("card_price_floor", "card_price_low_ratio", first, 0.0),
        ("card_price_ceiling", "card_price_high_ratio", first, 0.0),
        ("value_required_return", "value_required_return", 1.0, 0.25),  # a chip's loss of value stands in its own row
    ):
        value = taken(old)
        if value is not None:
            constants[new] = value / scale - less
    for name in ("cards_per_capacity", "pool_debt_share", "pool_interest"):  # cards and owners say this themselves
        taken(name)
    h100 = data["chips"].get("h100") if isinstance(data.get("chips"), dict) else None
    if isinstance(h100, dict):
        own = {"card_kcny": price, "book_decline": decline}
        moved["chips"] = {**data["chips"], "h100": h100 | {k: v for k, v in own.items() if v is not None}}
    return moved


STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {0: v0_to_v1, 1: v1_to_v2}


def migrate(data: dict[str, Any], where: str) -> tuple[dict[str, Any], list[str]]:
    """Bring a file to today's version and name the steps made; a newer or odd version is refused."""
    version = data.get("schema_version", 0)
    if isinstance(version, bool) or not isinstance(version, int) or version < 0:
        message = f"schema_version is {json.dumps(version)[:60]}; expected a whole number up to {SCHEMA_VERSION}."
        raise ScenarioError(Issue("scenario.bad_version", where, message, "Is it a scenario of this program?"))
    if version > SCHEMA_VERSION:
        message = f"was made for version {version}; this program reads up to version {SCHEMA_VERSION}."
        raise Unreadable(Issue("scenario.newer", where, message, "Open it with a newer Suanli."))
    steps: list[str] = []
    while version < SCHEMA_VERSION:
        step = STEPS[version]
        data, steps = step(data), [*steps, step.__name__]
        version = int(data["schema_version"])
    return data, steps


def changes(before: Any, after: Any, path: str = "") -> list[str]:
    """Return what differs between two versions of a file, a line each: its path, and what stood and stands there."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = [*before, *(key for key in after if key not in before)]
        inner = [changes(before.get(key), after.get(key), f"{path}.{key}".lstrip(".")) for key in keys]
        return [line for lines in inner for line in lines]
    if before == after:
        return []
    shown = [json.dumps(value, ensure_ascii=False)[:60] for value in (before, after)]
    if before is None:
        return [f"{path}: {shown[1]}"]
    return [f"{path}: {shown[0]} is gone" if after is None else f"{path}: {shown[0]} is now {shown[1]}"]
