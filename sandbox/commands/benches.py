"""``suanli bench``: what the engine costs on this machine, beside its goals."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Annotated, Any

import typer

from sandbox.commands.messages import console, show
from sandbox.errors import Issue, Unreadable
from sandbox.study import speed
from sandbox.study.speed import Figure


def bench(
    takes: Annotated[int, typer.Option(help="How often each figure is taken; medians are compared.")] = speed.TAKES,
    long: Annotated[bool, typer.Option("--long", help="Also those that take some seconds each.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Report as JSON.")] = False,
) -> None:
    """Measure what the engine costs on this machine, beside its goals; a goal that is missed is no error."""
    if not 1 <= takes <= speed.MOST_TAKES:
        raise Unreadable(Issue("option.count", "--takes", f"is {takes}; expected 1 to {speed.MOST_TAKES}."))
    with console.status("measuring ..."):
        found = speed.measured(takes, long)
        profile = speed.profile(takes)
    machine = speed.machine()
    if as_json:
        show(json.dumps({**_told(found), "profile": profile, "machine": machine}, indent=1, allow_nan=False))
    else:
        show(_table(found, profile, machine))


def _told(found: Sequence[Figure]) -> dict[str, Any]:
    goals = [
        {"goal": f.goal, "name": f.name, "at_least" if f.at_least else "at_most": f.bar, "met": f.met}
        for f in found
        if f.goal
    ]
    return {"ratios": {f.name: f.value for f in found}, "units": {f.name: f.unit for f in found}, "goals": goals}


def _table(found: Sequence[Figure], profile: dict[str, dict[str, float]], machine: dict[str, Any]) -> str:
    lines = [", ".join(f"{name} {value}" for name, value in machine.items())]
    for f in found:
        verdict = "" if f.met is None else "met" if f.met else "missed"
        bar = "" if f.bar is None else f"{'>=' if f.at_least else '<='} {f.bar:g}"
        lines.append(f"{f.name:24}{f.value:>10,.4g} {f.unit:6}{f.goal:5}{bar:8}{verdict}".rstrip())
        lines.append(f"    {f.told}")
    lines.append("percent of a week")
    for kind, shares in profile.items():
        parts = ", ".join(f"{name} {100 * share:.0f}" for name, share in shares.items())
        lines += textwrap.wrap(f"{kind}: {parts}", 100, initial_indent="    ", subsequent_indent="        ")
    return "\n".join(lines)
