"""``suanli verify``: saved games played again, week by week or number by number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from sandbox.commands.messages import show, tell
from sandbox.errors import Issue, SandboxError, Unreadable
from sandbox.play import trace as tracing
from sandbox.play.capsule_read import named_game
from sandbox.play.heavy import Apart, Weighed, weigh
from sandbox.play.verify import Verified, verify
from sandbox.report.run import put, writable


def verify_command(
    capsules: Annotated[list[str], typer.Argument(help="Saved games, or FILE#branch.")],
    heavy: Annotated[
        bool, typer.Option("--heavy", help="Also make every week again from its save, and compare all its numbers.")
    ] = False,
    trace: Annotated[
        Path | None, typer.Option(help="With --heavy, of one game: write a digest of every number to FILE.jsonl.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(help="With --heavy, of one game: compare to such a FILE of another machine.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Play saved games again: the same bits, or the first week and sector that differ."""
    for option, file in (("--trace", trace), ("--against", against)):
        if file is not None and not (heavy and len(capsules) == 1):
            message = "stands without --heavy." if not heavy else f"stands beside {len(capsules)} games."
            raise Unreadable(Issue("option.heavy", option, message, "It is for one game, with --heavy."))
    if trace is not None:
        writable(trace, (".jsonl",), "--trace")
    rows: list[dict[str, Any]] = []
    status = 0
    for source in capsules:
        path, branch = named_game(source)
        try:
            found = verify(path, branch)
            weighed, traced = weigh(path, branch, against) if heavy else ([None] * len(found), None)
        except SandboxError as error:  # the other files are still verified
            tell(error.issues)
            status = max(status, error.status)
            continue
        if trace is not None and traced is not None:
            put(trace, tracing.text(traced).encode(), "--trace")
        for result, weight in zip(found, weighed, strict=True):
            fine = result.same and (weight is None or _alike(weight, against))
            status = max(status, 0 if fine else 1)
            rows.append(_row(path, result, weight))
            if not as_json:
                show("\n  ".join([f"{path}#{rows[-1]['branch']}: {_told(result)}", *_reasons(result, weight, against)]))
    if as_json:
        show(json.dumps(rows, indent=1, ensure_ascii=False))
    raise typer.Exit(status)


def _row(path: Path, result: Verified, weight: Weighed | None) -> dict[str, Any]:
    row = {name: value for name, value in asdict(result).items() if name != "node"}
    more = (
        {}
        if weight is None
        else {name: asdict(weight)[name] for name in ("numbers", "compared", "again", "against", "why")}
    )
    return {"file": str(path), **row, "branch": result.branch or "first", **({"heavy": more} if more else {})}


def _told(result: Verified) -> str:
    if result.same:
        return f"same bits over {result.weeks} weeks"
    named = f"; by the next kept state: {_few(result.variables)}" if result.variables else ""
    why = f". {result.why.told}" if result.why is not None else ""
    return f"differs at week {result.tick} in {result.sector}{named}{why}"


def _reasons(result: Verified, weight: Weighed | None, against: Path | None) -> list[str]:
    """What the heavy way has to say of a branch, one sentence a line."""
    if weight is None:
        return []
    lines = []
    if weight.again is None:
        lines.append(f"every week was made again from its save, and its numbers are alike ({weight.numbers:,} in all)")
    else:
        lines.append(f"made again, {_where(weight.again)}: the engine does not repeat itself")
    if against is not None:
        lines.append(_held(weight, against))
    return lines if weight.why is None or weight.why == result.why else [*lines, weight.why.told]


def _alike(weight: Weighed, against: Path | None) -> bool:
    """Whether weeks made again are the same, and those of a trace, of which there must be some."""
    return weight.again is None and weight.against is None and (against is None or weight.compared > 0)


def _held(weight: Weighed, against: Path) -> str:
    """What a branch is beside a trace, which may have been made before its last weeks, or by another version."""
    if weight.against is not None:
        return f"held to {against}, {_where(weight.against)}"
    if weight.compared == weight.numbers:
        return f"all numbers are those of {against}"
    if weight.compared:
        return f"{weight.compared:,} of these numbers are in {against} too, and alike"
    return f"none of these numbers is in {against}"


def _where(apart: Apart) -> str:
    return f"week {apart.tick} differs in {apart.phase}: {_few(apart.variables)}"


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
