"""The capsule (save file): one zip with scenario, decisions, digests and checkpoints; written whole or not at all."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import platform
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from sandbox.errors import CapsuleError, Differs, Issue, SandboxError, Unreadable
from sandbox.model.state import SECTORS, State
from sandbox.play.history import Branch, Head, History, Node
from sandbox.play.history_file import history_of, history_text
from sandbox.play.orders import names_known
from sandbox.play.simulation import Simulation
from sandbox.scenario.files import parse_json, scenario_from
from sandbox.scenario.findings import shown
from sandbox.scenario.schema import canonical
from sandbox.scenario.tables import nearest as nearest_name

FORMAT = "suanli-capsule"
VERSION = 1
ENGINE = "0.1.0"
LARGEST = 32 * 2**20
LARGEST_EXPANDED = 64 * 2**20
HIGHEST_RATIO = 200
MEMBERS = ("manifest.json", "scenario.json", "history.json", "digests.bin", "checkpoints.npz")
MOST_WEEKS = 20_000  # played in all branches together: a minute or two to make again
MOST_ENTRIES = 2_000
CHECKPOINT = re.compile(r"(\d{1,5})/(\d{1,5})/(\w+)\.npy", re.ASCII)  # node, week, stock


@dataclass(frozen=True, slots=True)
class Verified:
    """What a re-run of a branch found: the same bits, or the first week and sector that differ."""

    branch: str
    node: int
    same: bool
    weeks: int
    tick: int | None = None
    sector: str | None = None
    variables: tuple[str, ...] = ()


# --- writing ---------------------------------------------------------------------------------------------------------
def capsule_bytes(simulation: Simulation) -> bytes:
    """Return a game as the bytes of a capsule; the same game gives the same bytes."""
    parts = {
        "scenario.json": canonical(simulation.scenario).encode(),
        "history.json": history_text(simulation.history).encode(),
        "digests.bin": _digests(simulation),
        "checkpoints.npz": _checkpoints(simulation),
    }
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "engine": ENGINE,
        "numpy": np.__version__,
        "python": platform.python_version(),
        "sectors": list(SECTORS),
        "sha256": {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()},
    }
    parts = {"manifest.json": json.dumps(manifest, indent=1, sort_keys=True).encode(), **parts}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as bundle:
        for name in MEMBERS:
            bundle.writestr(zipfile.ZipInfo(name, (2023, 1, 2, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def save_capsule(simulation: Simulation, path: Path) -> None:
    """Write a game to a file: the old file stays whole until the new one is safely there.

    Raises ``CapsuleError`` when the disk or the folder refuses, or when the game is too large to be opened again;
    the game in memory is untouched and still unsaved.
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
    simulation.dirty = False


def _check_size(simulation: Simulation, content: bytes, name: str) -> None:
    """Refuse to write what could not be read again: the limits of reading hold for writing too."""
    weeks = _weeks_played(simulation.history)
    try:
        if weeks > MOST_WEEKS:
            raise _not_ours(name, f"{weeks} weeks are played in all branches, of at most {MOST_WEEKS}")
        parts = _unpacked(content, name)
        _read(lambda: history_of(parts["history.json"], name), name, "history.json")
    except CapsuleError as error:
        message = f"was not written: the game has become too large to be opened again ({weeks} weeks of play)."
        remedy = "Delete branches that you no longer need, and save again."
        raise CapsuleError(Issue("capsule.too_large", name, message, remedy, {"weeks": weeks})) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write bytes to a temporary file beside ``path``, flush it to disk, and only then put it in place."""
    path = Path(os.path.realpath(path))  # a link keeps pointing where it did
    mark = hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]  # a name of 255 bytes leaves no room for more
    temporary = path.with_name(f".{mark}.{os.getpid()}.part")
    try:
        with open(temporary, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if temporary.read_bytes() != content:
            raise OSError(f"{temporary.name} reads back differently from what was written")
        os.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    if os.name == "posix":
        # The new file is in place. A folder that cannot be flushed (some file systems) does not undo that.
        with contextlib.suppress(OSError):
            folder = os.open(path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)


def _digests(simulation: Simulation) -> bytes:
    """Rows of node (4 bytes), week (4 bytes) and eight bytes a sector, for every step of what is not deleted."""
    removed = simulation.history.removed
    rows = sorted((key, row) for key, row in simulation.recorder.rows.items() if key[0] not in removed)
    return b"".join(n.to_bytes(4, "little") + t.to_bytes(4, "little") + b"".join(r.digest) for (n, t), r in rows)


def _checkpoints(simulation: Simulation) -> bytes:
    """States at the ends of all branches and at the head, named node/week/field."""
    arrays: dict[str, Any] = {}
    heads = {(b.node, b.reach) for b in simulation.branches()} | {(simulation.head.node, simulation.head.tick)}
    for node, tick in sorted(heads):
        state = simulation.state_at(Head(node, tick))
        for f in fields(State):
            if f.name != "tick":
                arrays[f"{node}/{tick}/{f.name}"] = getattr(state, f.name)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as bundle:
        for name, values in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, np.ascontiguousarray(values), allow_pickle=False)
            bundle.writestr(zipfile.ZipInfo(f"{name}.npy", (2023, 1, 2, 0, 0, 0)), member.getvalue())
    return buffer.getvalue()


# --- reading ---------------------------------------------------------------------------------------------------------
def load_capsule(path: Path, stopped: Callable[[], bool] | None = None) -> Simulation:
    """Open a capsule; what is recorded between checkpoints is stepped again and must give the same digests.

    Raises ``CapsuleError`` with one of three messages: not ours, made by a newer version, or damaged (and where).
    ``stopped`` is asked before every week that is played again; once it says so, the opening is given up.
    """
    simulation, parts, name = _opened(Path(path))
    states = _states(parts["checkpoints.npz"], simulation, name)
    kept = _digest_rows(parts["digests.bin"], name)
    _replay(simulation, kept, name, stopped)
    for head, state in states:
        if head.tick and simulation.state_at(head).digest() != state.digest():
            raise _damaged(name, "checkpoints.npz", f"the state of week {head.tick} is not what its decisions give")
    simulation.dirty = False
    return simulation


def _opened(path: Path) -> tuple[Simulation, dict[str, bytes], str]:
    """Read a capsule into a game of which nothing has been played yet."""
    parts, name = _parts(path), path.name
    scenario = _read(lambda: scenario_from(parse_json(parts["scenario.json"], name), name), name, "scenario.json")
    history = _read(lambda: history_of(parts["history.json"], name), name, "history.json")
    simulation = Simulation(scenario, history)
    for node in history.nodes:
        for i, decision in enumerate(node.decisions):
            wrong = names_known(decision, simulation.model, f"{name}: node {node.id}, decision {i}")
            if wrong:
                issue = wrong[0]
                raise _damaged(name, "history.json", f"node {node.id}: {issue.message} {issue.remedy}".rstrip("."))
        if not node.tick <= history.reach[node.id] <= simulation.model.axes.weeks:
            raise _damaged(name, "history.json", f"node {node.id} reaches week {history.reach[node.id]}")
    weeks = _weeks_played(history)
    if weeks > MOST_WEEKS:
        raise _not_ours(name, f"it claims {weeks} weeks of play; at most {MOST_WEEKS} are read")
    return simulation, parts, name


def _weeks_played(history: History) -> int:
    return sum(history.reach[node.id] - node.tick for node in history.nodes if node.id not in history.removed)


def _weeks(simulation: Simulation) -> Iterator[tuple[Node, int, State]]:
    """Make every week of every node again, each once and from week 0: the node, the week, the state after it."""
    history = simulation.history
    children: dict[tuple[int, int], list[int]] = {}
    for node in history.nodes:
        if node.parent is not None and node.id not in history.removed:
            children.setdefault((node.parent, node.tick), []).append(node.id)
    begun = {0: simulation.model.state0}
    for node in history.nodes:
        if node.id in history.removed:
            continue
        state = begun.pop(node.id)
        begun.update(dict.fromkeys(children.get((node.id, node.tick), ()), state))
        for tick in range(node.tick, history.reach[node.id]):
            state, _ = simulation._step(state, node.id, tick)
            begun.update(dict.fromkeys(children.get((node.id, tick + 1), ()), state))
            yield node, tick, state


def _replay(
    simulation: Simulation,
    kept: dict[tuple[int, int], tuple[bytes, ...]],
    name: str,
    stopped: Callable[[], bool] | None,
) -> None:
    """Make every recorded week again, so that charts and map have their past; stop at the first difference."""
    history = simulation.history
    for node in history.nodes:
        for tick in range(node.tick, history.reach[node.id] if node.id not in history.removed else 0):
            if (node.id, tick) not in kept:
                raise _damaged(name, "digests.bin", f"week {tick} of branch '{node.name or 'first'}' is not recorded")
    for node, tick, state in _weeks(simulation):
        if stopped is not None and stopped():
            raise CapsuleError(Issue("capsule.stopped", name, "was not opened: the program is closing."))
        expected, digest = kept[(node.id, tick)], simulation.recorder.rows[(node.id, tick)].digest
        if expected != digest:
            sector = _first_difference(expected, digest)
            message = f"plays differently here from week {tick} on ({sector}) on branch '{node.name or 'first'}'."
            remedy = "Another engine version or a damaged file; `suanli verify` says more."
            raise Differs(Issue("capsule.differs", name, message, remedy, {"tick": tick, "sector": sector}))
        simulation._remember(state, Head(node.id, tick + 1))


def _first_difference(a: tuple[bytes, ...], b: tuple[bytes, ...]) -> str:
    return next((s for s, x, y in zip(SECTORS, a, b, strict=False) if x != y), SECTORS[0])


def _damaged(name: str, part: str, what: str) -> CapsuleError:
    message = f"is damaged: {part}: {what}."
    return CapsuleError(Issue("capsule.damaged", name, message, "Open an earlier save.", {"part": part}))


def _not_ours(name: str, why: str) -> CapsuleError:
    remedy = "A game ends in .suanli; a scenario in .json."
    return CapsuleError(Issue("capsule.not_ours", name, f"is not a game of this program: {why}.", remedy))


def _parts(path: Path) -> dict[str, bytes]:
    """Read the members of a capsule within limits and check their seals before anything is parsed."""
    name = path.name
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        message, params = f"cannot be read: {reason}.", {"reason": reason}
        issue = Issue("capsule.unreadable", str(path), message, "Check the name.", params)
        raise CapsuleError(issue) from error
    return _unpacked(raw, name)


def _unpacked(raw: bytes, name: str) -> dict[str, bytes]:
    if not raw.startswith(b"PK"):
        raise _not_ours(name, "it is empty" if not raw else "it is no zip file")
    if len(raw) > LARGEST:
        raise _not_ours(name, f"it is larger than {LARGEST // 2**20} MiB")
    if raw.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise _not_ours(name, "it holds too many files")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as bundle:
            names = bundle.namelist()
            if sorted(names) != sorted(MEMBERS):
                if "manifest.json" not in names:
                    raise _not_ours(name, "it holds no manifest.json")
                raise _damaged(
                    name, "the list of members", f"expected {', '.join(MEMBERS)}; got {', '.join(names)[:200]}"
                )
            expanded = sum(info.file_size for info in bundle.infolist())
            if expanded > LARGEST_EXPANDED or expanded > HIGHEST_RATIO * max(len(raw), 1):
                raise _not_ours(name, f"it would expand to {expanded // 2**20} MiB")
            parts = {member: _member(bundle, member) for member in MEMBERS}
    except CapsuleError:
        raise
    except Exception as error:
        raise _damaged(name, "the zip", _words(error)) from error
    _check_seals(parts, name)
    return parts


def _member(bundle: zipfile.ZipFile, member: str) -> bytes:
    with bundle.open(member) as file:
        content = file.read(LARGEST_EXPANDED + 1)
    if len(content) > LARGEST_EXPANDED:
        raise ValueError(f"{member} expands beyond {LARGEST_EXPANDED // 2**20} MiB")
    return content


def _check_seals(parts: dict[str, bytes], name: str) -> None:
    try:
        manifest = parse_json(parts["manifest.json"], name)
    except Unreadable as error:
        raise _damaged(name, "manifest.json", error.issues[0].message.rstrip(".")) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise _not_ours(name, "its manifest names another program")
    version = manifest.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise _damaged(name, "manifest.json", f"version is {shown(version)}")
    if version > VERSION:
        message = f"was made by a newer Suanli (file version {version}; this one reads up to {VERSION})."
        params = {"version": version, "known": VERSION}
        raise CapsuleError(Issue("capsule.newer", name, message, "Open it with a newer Suanli.", params))
    seals = manifest.get("sha256")
    for member in MEMBERS[1:]:
        seal = seals.get(member) if isinstance(seals, dict) else None
        if hashlib.sha256(parts[member]).hexdigest() != seal:
            raise _damaged(name, member, "its content does not match its seal")


def _words(error: Exception) -> str:
    """Say why bytes that nobody meant were not read: zipfile and numpy raise almost anything for them."""
    told = isinstance(error, zipfile.BadZipFile | SandboxError) or type(error) is ValueError
    return str(error)[:160] if told and str(error) else "it cannot be unpacked"


def _read(make: Callable[[], Any], name: str, part: str) -> Any:
    """Read a part; what is wrong in it is told as damage of the capsule, with the place in the part."""
    try:
        return make()
    except CapsuleError:
        raise
    except SandboxError as error:
        issue = error.issues[0]
        what = f"{issue.params.get('path', '')} {issue.message}".strip().rstrip(".")
        raise _damaged(name, part, what[:200]) from error
    except ValueError as error:
        raise _damaged(name, part, str(error)[:200]) from error


def _states(raw: bytes, simulation: Simulation, name: str) -> list[tuple[Head, State]]:
    """Checkpoints, checked for name, shape and kind before they are used."""
    template = simulation.model.state0
    wanted = {f.name for f in fields(State)} - {"tick"}
    found: dict[Head, dict[str, Any]] = {}
    try:
        if raw.count(b"PK\x01\x02") > MOST_ENTRIES * len(fields(State)):
            raise ValueError("it holds too many arrays")
        with zipfile.ZipFile(io.BytesIO(raw)) as bundle:
            if sum(info.file_size for info in bundle.infolist()) > LARGEST_EXPANDED:
                raise ValueError(f"it would expand beyond {LARGEST_EXPANDED // 2**20} MiB")
            for member in bundle.namelist():
                place = CHECKPOINT.fullmatch(member)
                if place is None or place[3] not in wanted:
                    raise ValueError(f"'{member[:80]}' is no array of a state")
                values = _array(bundle.read(member), getattr(template, place[3]), member)
                if values.dtype.kind == "f" and not np.isfinite(values).all():
                    raise ValueError(f"{member} is not finite")
                found.setdefault(Head(int(place[1]), int(place[2])), {})[place[3]] = values
        for head, arrays in found.items():
            simulation.history.node(head.node)
            if set(arrays) != wanted or not 0 <= head.tick <= simulation.history.reach[head.node]:
                raise ValueError(f"the checkpoint of week {head.tick} is incomplete")
    except Exception as error:
        raise _damaged(name, "checkpoints.npz", _words(error)) from error
    return [(head, template.with_(tick=head.tick, **arrays)) for head, arrays in found.items()]


def _array(raw: bytes, like: Any, member: str) -> Any:
    """Read an array whose declared shape and kind must be those of ``like``; looked at before any room is made."""
    stream = io.BytesIO(raw)
    if stream.read(8) != np.lib.format.magic(1, 0):
        raise ValueError(f"{member} is of another version of the format")
    try:
        shape, by_column, kind = np.lib.format.read_array_header_1_0(stream)
    except Exception as error:
        raise ValueError(f"{member} has a broken header") from error
    if shape != like.shape or kind != like.dtype or by_column:
        raise ValueError(f"{member} has shape {shape} of {kind}")
    content = raw[stream.tell() :]
    if len(content) != like.nbytes:
        raise ValueError(f"{member} holds {len(content)} bytes for {like.nbytes}")
    return np.frombuffer(content, dtype=kind).reshape(shape).copy()


def _digest_rows(raw: bytes, name: str) -> dict[tuple[int, int], tuple[bytes, ...]]:
    width = 8 + 8 * len(SECTORS)
    if len(raw) % width:
        raise _damaged(name, "digests.bin", f"{len(raw)} bytes are no whole rows of {width}")
    rows = {}
    for i in range(0, len(raw), width):
        key = (int.from_bytes(raw[i : i + 4], "little"), int.from_bytes(raw[i + 4 : i + 8], "little"))
        rows[key] = tuple(raw[j : j + 8] for j in range(i + 8, i + width, 8))
    return rows


# --- verifying -------------------------------------------------------------------------------------------------------
def verify(path: Path, branch: str | None = None) -> list[Verified]:
    """Play every branch (or the named one) again from week 0 and compare each week's digests with the recorded ones.

    Where they differ, ``variables`` are the stocks that differ in the nearest state that the file keeps.
    """
    simulation, parts, name = _opened(Path(path))
    chosen = branch_named(simulation, branch, name)
    kept, history = _digest_rows(parts["digests.bin"], name), simulation.history
    states = {simulation._address(h.node, h.tick): s for h, s in _states(parts["checkpoints.npz"], simulation, name)}
    first: dict[int, tuple[int, str]] = {}  # a node's first week that differs, and the sector
    differing: dict[tuple[int, int], tuple[str, ...]] = {}
    for node, tick, state in _weeks(simulation):
        expected, digest = kept.get((node.id, tick)), simulation.recorder.rows[(node.id, tick)].digest
        if expected != digest and node.id not in first:
            first[node.id] = (tick, "not recorded" if expected is None else _first_difference(expected, digest))
        if (saved := states.get((node.id, tick + 1))) is not None:
            names = (f.name for f in fields(State))
            differing[(node.id, tick + 1)] = tuple(
                n for n in names if not np.array_equal(getattr(saved, n), getattr(state, n))
            )
    found = []
    for line in chosen:
        end = simulation._address(line.node, line.reach)
        path_ = [n.id for n in history.path(line.node)]
        until = [n.tick for n in history.path(line.node)[1:]] + [line.reach]
        wrong = [first[n] for n, stop in zip(path_, until, strict=True) if n in first and first[n][0] < stop]
        if not wrong:
            if differing.get(end):
                what = f"the state of week {line.reach} is not what its decisions give ({', '.join(differing[end])})"
                raise _damaged(name, "checkpoints.npz", what)
            found.append(Verified(line.name, line.node, True, line.reach))
            continue
        tick, sector = wrong[0]
        nearest = [at for at in differing if at == simulation._address(line.node, at[1]) and at[1] > tick]
        variables = differing[min(nearest, key=lambda at: at[1])] if nearest else ()
        found.append(Verified(line.name, line.node, False, line.reach, tick, sector, variables))
    return found


def branch_named(simulation: Simulation, wanted: str | None, name: str) -> tuple[Branch, ...]:
    """Return the branches of a name (``first`` for the one without), or all of them for ``None``."""
    lines = simulation.branches()
    if wanted is None:
        return lines
    found = tuple(line for line in lines if (line.name or "first") == wanted)
    if not found:
        remedy = nearest_name(wanted, {line.name or "first" for line in lines})
        raise CapsuleError(Issue("capsule.no_branch", name, f"has no branch '{wanted[:64]}';", remedy))
    return found
