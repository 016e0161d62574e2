"""Writing a capsule (save file): the same game gives the same bytes, and nothing that could not be read again."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from sandbox.errors import CapsuleError, Issue
from sandbox.machine import made_with
from sandbox.model.state import DERIVED, SECTORS, State
from sandbox.play.capsule_read import FORMAT, MEMBERS, VERSION, check_length, read_part, unpacked, weeks_played
from sandbox.play.comparison import comparison_data
from sandbox.play.history import Head
from sandbox.play.history_file import history_of, history_text
from sandbox.play.simulation import Simulation
from sandbox.play.whole import write_whole
from sandbox.scenario.schema import canonical

AT = (2023, 1, 2, 0, 0, 0)  # the time of every member, so that the same game gives the same bytes


def capsule_bytes(simulation: Simulation) -> bytes:
    """Return a game as the bytes of a capsule; the same game gives the same bytes."""
    parts = {
        "scenario.json": canonical(simulation.scenario).encode(),
        "history.json": history_text(simulation.history).encode(),
        "digests.bin": _digests(simulation),
        "checkpoints.npz": _checkpoints(simulation),
    }
    compared = simulation.compared
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        **made_with(),
        "sectors": list(SECTORS),
        "sha256": {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()},
    }
    if compared is not None and compared.stands(simulation.history):
        manifest["compared"] = comparison_data(compared)  # a key that older programs pass over
    parts = {"manifest.json": json.dumps(manifest, indent=1, sort_keys=True).encode(), **parts}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for name in MEMBERS:
            bundle.writestr(zipfile.ZipInfo(name, AT), parts[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def save_capsule(simulation: Simulation, path: Path) -> None:
    """Write a game to the player's file; see ``copy_capsule``. The game counts as saved after that."""
    copy_capsule(simulation, path)
    simulation.dirty = False


def copy_capsule(simulation: Simulation, path: Path) -> None:
    """Write a game to a file: the old file stays whole until the new one is safely there.

    Raises ``CapsuleError`` when the disk or the folder refuses, or when the game is too large to be opened again.
    The game in memory is untouched, and what was unsaved still is.
    """
    content = capsule_bytes(simulation)
    _check_size(simulation, content, Path(path).name)
    try:
        write_whole(Path(path), content)
    except OSError as error:
        reason = error.strerror or str(error)
        message, params = f"could not be written: {reason}.", {"reason": reason}
        issue = Issue("capsule.not_written", str(path), message, "Choose another place.", params)
        raise CapsuleError(issue) from error


def _check_size(simulation: Simulation, content: bytes, name: str) -> None:
    """Refuse to write what could not be read again: the limits of reading hold for writing too."""
    weeks = weeks_played(simulation.history)
    try:
        check_length(simulation.history, name)
        parts = unpacked(content, name)
        read_part(lambda: history_of(parts["history.json"], name), name, "history.json")
    except CapsuleError as error:
        message = f"was not written: the game has become too large to be opened again ({weeks} weeks of play)."
        remedy = "Delete branches that you no longer need, and save again."
        raise CapsuleError(Issue("capsule.too_large", name, message, remedy, {"weeks": weeks})) from error


def _digests(simulation: Simulation) -> bytes:
    """Rows of node (4 bytes), week (4 bytes) and eight bytes a sector, for every step of what is not deleted."""
    removed = simulation.history.removed
    rows = sorted((key, row) for key, row in simulation.recorder.rows.items() if key[0] not in removed)
    return b"".join(n.to_bytes(4, "little") + t.to_bytes(4, "little") + b"".join(r.digest) for (n, t), r in rows)


def _checkpoints(simulation: Simulation) -> bytes:
    """States at the ends of all branches and at the head."""
    heads = {(b.node, b.reach) for b in simulation.branches()} | {(simulation.head.node, simulation.head.tick)}
    return packed({(node, tick): simulation.state_at(Head(node, tick)) for node, tick in sorted(heads)})


def packed(states: Mapping[tuple[int, int], State]) -> bytes:
    """Return states by node and week as a zip of arrays, named node/week/field."""
    arrays: dict[str, Any] = {}
    for (node, tick), state in states.items():
        for f in fields(State):
            if f.name != "tick" and f.name not in DERIVED:
                arrays[f"{node}/{tick}/{f.name}"] = getattr(state, f.name)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as bundle:
        for name, values in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(values), allow_pickle=False)
            bundle.writestr(zipfile.ZipInfo(f"{name}.npy", AT), member.getvalue())
    return buffer.getvalue()
