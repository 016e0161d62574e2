"""From older versions of the scenario file to today's: one pure step a version, never edited afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.scenario.schema import SCHEMA_VERSION


def v0_to_v1(data: dict[str, Any]) -> dict[str, Any]:
    """Version 0 counted ``ticks`` and had one title for all languages."""
    moved = {key: value for key, value in data.items() if key not in ("ticks", "schema_version")}
    if "ticks" in data:
        moved["weeks"] = data["ticks"]
    for key in ("title", "description"):
        if isinstance(moved.get(key), str):
            moved[key] = {"en": moved[key], "zh_CN": moved[key]}
    return {"schema_version": 1, **moved}


STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {0: v0_to_v1}


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
