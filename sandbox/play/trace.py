"""A trace: digests of every number of every week of a game, as a file that another machine or version is held to."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sandbox.errors import Issue, Unreadable
from sandbox.model.phases import BYTES, Digests, Part
from sandbox.scenario.reading import parse_json, read_bytes

FORMAT: Final = "suanli-trace"
LARGEST: Final = 256 * 2**20
Address = tuple[int, int]  # node and week


@dataclass(frozen=True, slots=True)
class Trace:
    """What a game was made with, the digests of what is settled before its first week, and those of all weeks.

    ``game`` is SHA-256 over scenario and decisions. A week's digests stand in a row, as ``numbers`` names them.
    """

    game: str
    made_with: Mapping[str, Any]
    settled: Digests
    numbers: tuple[Part, ...]
    weeks: Mapping[Address, bytes]

    def of(self, address: Address) -> Digests | None:
        """Return a week's digests by name, None for a week that the trace lacks."""
        raw = self.weeks.get(address)
        if raw is None:
            return None
        return {part: raw[BYTES * i : BYTES * (i + 1)] for i, part in enumerate(self.numbers)}


def text(trace: Trace) -> str:
    """Return a trace as lines of JSON: first what it is of and its numbers' names, then one line a week."""
    head = {
        "format": FORMAT,
        "game": trace.game,
        "made_with": dict(trace.made_with),
        "settled": [[*part, digest.hex()] for part, digest in trace.settled.items()],
        "numbers": trace.numbers,
    }
    lines = [json.dumps(head)]
    for (node, week), raw in trace.weeks.items():
        lines.append(json.dumps({"node": node, "week": week, "digests": raw.hex()}))
    return "\n".join(lines) + "\n"


def read(path: Path, game: str) -> Trace:
    """Read the trace of a game; raises ``Unreadable`` where it is none, or another's."""
    head, *weeks = _lines(path)
    numbers = head.get("numbers")
    if head.get("format") != FORMAT or not isinstance(numbers, list):
        raise _no_trace(path, "is no trace: its first line does not say so.")
    if head.get("game") != game:
        raise _no_trace(path, "is the trace of another game, or of this one with other decisions.")
    made_with = head.get("made_with")
    try:
        parts = tuple((str(phase), str(name)) for phase, name in numbers)
        settled = {(str(phase), str(name)): bytes.fromhex(digits) for phase, name, digits in head["settled"]}
        found = {(int(row["node"]), int(row["week"])): _whole(row["digests"], len(parts)) for row in weeks}
    except (KeyError, TypeError, ValueError) as error:
        raise _no_trace(path, "is a damaged trace.") from error
    return Trace(game, made_with if isinstance(made_with, dict) else {}, settled, parts, found)


def _no_trace(path: Path, message: str) -> Unreadable:
    """Say what is wrong with a file that a game is to be held to."""
    return Unreadable(Issue("option.against", f"--against {path}", message, "Make one with --trace."))


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    raw = read_bytes(path, LARGEST)
    for number, line in enumerate(raw.splitlines() or [b""], 1):
        row = parse_json(line, f"{path}: line {number}")
        if not isinstance(row, dict):
            raise _no_trace(path, f"is no trace: line {number} is no object.")
        yield row


def _whole(digits: str, count: int) -> bytes:
    raw = bytes.fromhex(digits)
    if len(raw) != BYTES * count:
        raise ValueError("not one digest a number")
    return raw
