"""Reading a capsule (save file): one zip with scenario, decisions, digests and checkpoints, within limits."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from sandbox.errors import CapsuleError, Differs, Issue, SandboxError, Unreadable
from sandbox.machine import Difference
from sandbox.model.cards import capacity_and_watts
from sandbox.model.state import DERIVED, SECTORS, State
from sandbox.play.comparison import comparison_of
from sandbox.play.history import Branch, Head, History
from sandbox.play.history_file import history_of
from sandbox.play.orders import names_known
from sandbox.play.simulation import Simulation
from sandbox.scenario import spelling, tables
from sandbox.scenario.files import scenario_from
from sandbox.scenario.findings import shown
from sandbox.scenario.reading import parse_json, read_bytes
from sandbox.scenario.schema import Scenario

FORMAT = "suanli-capsule"
VERSION = 3  # 2 had no ledger for the clouds, 1 one purse a site and one card: today another game would go on
LARGEST = 32 * 2**20
LARGEST_EXPANDED = 64 * 2**20
HIGHEST_RATIO = 200
MEMBERS = ("manifest.json", "scenario.json", "history.json", "digests.bin", "checkpoints.npz")
MOST_WEEKS = 20_000  # played in all branches together: a minute or two to make again
MOST_ENTRIES = 2_000
CHECKPOINT = re.compile(r"(\d{1,5})/(\d{1,5})/(\w+)\.npy", re.ASCII)  # node, week, stock


@dataclass(frozen=True, slots=True)
class Outline:
    """Which game a capsule holds, and the week that it stands at."""

    scenario: Scenario
    tick: int


def named_game(source: str) -> tuple[Path, str | None]:
    """Split FILE.suanli#branch, as a command line or a window's file names a game; no branch where none is named."""
    path, sign, branch = source.rpartition(".suanli#")
    if sign and not os.path.exists(source):
        return Path(f"{path}.suanli"), branch
    return Path(source), None


def load_capsule(path: Path, stopped: Callable[[], bool] | None = None, branch: str | None = None) -> Simulation:
    """Open a capsule: every week is played again, and must give the digest and the states that the file keeps.

    Raises ``CapsuleError`` with one of three messages: not ours, made by a newer version, or damaged (and where).
    ``stopped`` is asked before every week that is played again; once it says so, the opening is given up.
    The game stands where it was left, or at the end of a named branch.
    """
    simulation, parts, name = opened(Path(path))
    states = states_of(parts["checkpoints.npz"], simulation, name)
    kept = digest_rows(parts["digests.bin"], name)
    if branch is not None:
        end = max(branch_named(simulation, branch, name), key=lambda line: line.reach)
        simulation.go_to(end.node, end.reach)
    _replay(simulation, kept, name, stopped, json.loads(parts["manifest.json"]))
    for head, state in states:
        if head.tick and simulation.state_at(head).digest() != state.digest():
            raise damaged(name, "checkpoints.npz", f"the state of week {head.tick} is not what its decisions give")
    simulation.dirty = False
    return simulation


def opened(path: Path) -> tuple[Simulation, dict[str, bytes], str]:
    """Read a capsule into a game of which nothing has been played yet."""
    parts, name = _parts(path), path.name
    _of_this_economy(parts["manifest.json"], name)
    scenario = read_part(lambda: _scenario(parts["scenario.json"], name), name, "scenario.json")
    history = read_part(lambda: history_of(parts["history.json"], name), name, "history.json")
    simulation = Simulation(scenario, history)
    simulation.compared = comparison_of(json.loads(parts["manifest.json"]).get("compared"), history)
    for node in history.nodes:
        for i, decision in enumerate(node.decisions):
            wrong = names_known(decision, simulation.model, f"{name}: node {node.id}, decision {i}")
            if wrong:
                issue = wrong[0]
                raise damaged(name, "history.json", f"node {node.id}: {issue.message} {issue.remedy}".rstrip("."))
        if not node.tick <= history.reach[node.id] <= simulation.model.axes.weeks:
            raise damaged(name, "history.json", f"node {node.id} reaches week {history.reach[node.id]}")
    check_length(history, name)
    return simulation, parts, name


def outline(path: Path) -> Outline:
    """Say what a capsule holds, with every seal and part checked, but without playing it again."""
    simulation, parts, name = opened(Path(path))
    states_of(parts["checkpoints.npz"], simulation, name)
    digest_rows(parts["digests.bin"], name)
    return Outline(simulation.scenario, simulation.tick)


def scenario_data(path: Path) -> dict[str, Any]:
    """Read what a capsule's scenario says, in whatever version of the scenario file it was written."""
    raw = _parts(path)["scenario.json"]
    data = read_part(lambda: _without_news(parse_json(raw, path.name)), path.name, "scenario.json")
    if not isinstance(data, dict):
        raise damaged(path.name, "scenario.json", f"it holds {shown(data)}")
    return data


def _scenario(raw: bytes, name: str) -> Scenario:
    return scenario_from(_without_news(parse_json(raw, name)), name)


def _without_news(data: Any) -> Any:
    """Leave out switches of events that nothing follows: they are refused in files that are being written.

    In a save they changed nothing, and must not keep it from being opened.
    """
    given = data.get("shocks") if isinstance(data, dict) else None
    if not isinstance(given, dict):
        return data
    news = {row.id for row in tables.shocks() if not row.used_by}
    return {**data, "shocks": {name: shock for name, shock in given.items() if name not in news}}


def _of_this_economy(manifest: bytes, name: str) -> None:
    """Refuse a game of an older economy: opened, it would go on as another game than the one that was saved."""
    version = json.loads(manifest)["version"]
    if version < VERSION:
        message = f"was made by an older Suanli (file version {version}), whose economy would play it otherwise."
        remedy = "Open it with that version; `suanli migrate` takes its scenario over."
        raise CapsuleError(Issue("capsule.older", name, message, remedy, {"version": version, "known": VERSION}))


def check_length(history: History, name: str) -> None:
    """Refuse more weeks of play than can be made again while somebody waits."""
    weeks = weeks_played(history)
    if weeks > MOST_WEEKS:
        raise not_ours(name, f"{weeks} weeks are played in all branches, of at most {MOST_WEEKS}")


def weeks_played(history: History) -> int:
    """Count the weeks of all branches together, those that they share once."""
    return sum(history.reach[node.id] - node.tick for node in history.nodes if node.id not in history.removed)


def _replay(
    simulation: Simulation,
    kept: dict[tuple[int, int], tuple[bytes, ...]],
    name: str,
    stopped: Callable[[], bool] | None,
    manifest: dict[str, Any],
) -> None:
    """Make every recorded week again, so that charts and map have their past; stop at the first difference."""
    history = simulation.history
    for node in history.nodes:
        for tick in range(node.tick, history.reach[node.id] if node.id not in history.removed else 0):
            if (node.id, tick) not in kept:
                raise damaged(name, "digests.bin", f"week {tick} of branch '{node.name or 'first'}' is not recorded")
    for node, tick, _, _ in simulation.replay():
        if stopped is not None and stopped():
            raise CapsuleError(Issue("capsule.stopped", name, "was not opened: the program is closing."))
        expected, digest = kept[(node.id, tick)], simulation.recorder.rows[(node.id, tick)].digest
        if expected != digest:
            sector = first_difference(expected, digest)
            message = f"plays differently here from week {tick} on ({sector}) on branch '{node.name or 'first'}'."
            remedy = f"{Difference.of(manifest).told} `suanli verify` says more."
            raise Differs(Issue("capsule.differs", name, message, remedy, {"tick": tick, "sector": sector}))


def first_difference(a: tuple[bytes, ...], b: tuple[bytes, ...]) -> str:
    """Return the first sector in which two digests of a week differ."""
    return next((s for s, x, y in zip(SECTORS, a, b, strict=False) if x != y), SECTORS[0])


def damaged(name: str, part: str, what: str) -> CapsuleError:
    """Say what is wrong in which part of a capsule that is ours."""
    message = f"is damaged: {part}: {what}."
    return CapsuleError(Issue("capsule.damaged", name, message, "Open an earlier save.", {"part": part}))


def not_ours(name: str, why: str) -> CapsuleError:
    """Say why a file is no capsule at all."""
    remedy = "A game ends in .suanli; a scenario in .json."
    return CapsuleError(Issue("capsule.not_ours", name, f"is not a game of this program: {why}.", remedy))


def _parts(path: Path) -> dict[str, bytes]:
    """Read the members of a capsule within limits and check their seals before anything is parsed."""
    try:
        raw = read_bytes(path, LARGEST)
    except Unreadable as error:
        raise CapsuleError(error.issues) from error
    return unpacked(raw, path.name)


def unpacked(raw: bytes, name: str) -> dict[str, bytes]:
    """Return the members of a capsule's bytes, within limits and with seals that fit."""
    if not raw.startswith(b"PK"):
        raise not_ours(name, "it is empty" if not raw else "it is no zip file")
    if len(raw) > LARGEST:
        raise not_ours(name, f"it is larger than {LARGEST // 2**20} MiB")
    if raw.count(b"PK\x01\x02") > MOST_ENTRIES:
        raise not_ours(name, "it holds too many files")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as bundle:
            names = bundle.namelist()
            if sorted(names) != sorted(MEMBERS):
                if "manifest.json" not in names:
                    raise not_ours(name, "it holds no manifest.json")
                raise damaged(
                    name, "the list of members", f"expected {', '.join(MEMBERS)}; got {', '.join(names)[:200]}"
                )
            expanded = sum(info.file_size for info in bundle.infolist())
            if expanded > LARGEST_EXPANDED or expanded > HIGHEST_RATIO * max(len(raw), 1):
                raise not_ours(name, f"it would expand to {expanded // 2**20} MiB")
            parts = {member: _member(bundle, member) for member in MEMBERS}
    except CapsuleError:
        raise
    except Exception as error:
        raise damaged(name, "the zip", _words(error)) from error
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
        raise damaged(name, "manifest.json", error.issues[0].message.rstrip(".")) from error
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise not_ours(name, "its manifest names another program")
    version = manifest.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise damaged(name, "manifest.json", f"version is {shown(version)}")
    if version > VERSION:
        message = f"was made by a newer Suanli (file version {version}; this one reads up to {VERSION})."
        params = {"version": version, "known": VERSION}
        raise CapsuleError(Issue("capsule.newer", name, message, "Open it with a newer Suanli.", params))
    seals = manifest.get("sha256")
    for member in MEMBERS[1:]:
        seal = seals.get(member) if isinstance(seals, dict) else None
        if hashlib.sha256(parts[member]).hexdigest() != seal:
            raise damaged(name, member, "its content does not match its seal")


def _words(error: Exception) -> str:
    """Say why bytes that nobody meant were not read: zipfile and numpy raise almost anything for them."""
    told = isinstance(error, zipfile.BadZipFile | SandboxError) or type(error) is ValueError
    return str(error)[:160] if told and str(error) else "it cannot be unpacked"


def read_part(make: Callable[[], Any], name: str, part: str) -> Any:
    """Read a part; what is wrong in it is told as damage of the capsule, with the place in the part."""
    try:
        return make()
    except CapsuleError:
        raise
    except SandboxError as error:
        issue = error.issues[0]
        what = f"{issue.params.get('path', '')} {issue.message}".strip().rstrip(".")
        raise damaged(name, part, what[:200]) from error
    except ValueError as error:
        raise damaged(name, part, str(error)[:200]) from error


def states_of(raw: bytes, simulation: Simulation, name: str) -> list[tuple[Head, State]]:
    """Checkpoints, checked for name, shape and kind before they are used."""
    template = simulation.model.state0
    wanted = {f.name for f in fields(State)} - {"tick"} - DERIVED
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
        raise damaged(name, "checkpoints.npz", _words(error)) from error
    for arrays in found.values():
        follows = capacity_and_watts(arrays["cards"], simulation.model.params)
        arrays.update({stock: follows[stock] for stock in DERIVED})
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


def digest_rows(raw: bytes, name: str) -> dict[tuple[int, int], tuple[bytes, ...]]:
    """Return the recorded digests by node and week."""
    width = 8 + 8 * len(SECTORS)
    if len(raw) % width:
        raise damaged(name, "digests.bin", f"{len(raw)} bytes are no whole rows of {width}")
    rows = {}
    for i in range(0, len(raw), width):
        key = (int.from_bytes(raw[i : i + 4], "little"), int.from_bytes(raw[i + 4 : i + 8], "little"))
        rows[key] = tuple(raw[j : j + 8] for j in range(i + 8, i + width, 8))
    return rows


def branch_named(simulation: Simulation, wanted: str | None, name: str) -> tuple[Branch, ...]:
    """Return the branches of a name (``first`` for the one without), or all of them for ``None``."""
    lines = simulation.branches()
    if wanted is None:
        return lines
    found = tuple(line for line in lines if (line.name or "first") == wanted)
    if not found:
        remedy = spelling.nearest(wanted, {line.name or "first" for line in lines})
        raise CapsuleError(Issue("capsule.no_branch", name, f"has no branch '{wanted[:64]}';", remedy))
    return found
