"""A save is whole or not there; what is damaged is named; what is loaded plays the same."""

from __future__ import annotations

import builtins
import errno
import hashlib
import io
import json
import os
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox import CapsuleError, Place, Simulation, Survey, Voucher
from sandbox.play.capsule_read import VERSION
from sandbox.scenario.schema import canonical

SCENARIO = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")
MEMBERS = ["manifest.json", "scenario.json", "history.json", "digests.bin", "checkpoints.npz"]


def game_with_branches() -> Simulation:
    game = Simulation.new(SCENARIO)
    game.submit([Survey(tick=0, province="Gansu")], name="Main")
    game.advance(3)
    main = game.submit(
        [Place(tick=3, hall=1, province="Gansu", hall_type="inference", chip="a800", cards=64, operator="telco")]
    )
    game.advance(11)
    game.go_to(main.id, 6)
    game.submit([Voucher(tick=6, province="Gansu", budget=12.5)], name="支线 二")
    game.advance(4)
    gone = game.submit([Voucher(tick=10, province="Gansu", budget=0.0)], name="Gone")
    game.advance(2)
    game.delete(gone.id)
    game.go_to(main.id, 9)
    return game


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("saved") / "game.suanli"
    sandbox.save_capsule(game_with_branches(), path)
    return path.read_bytes()


def members(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def sealed(parts: dict[str, bytes], **manifest: Any) -> bytes:
    """A capsule of these members with seals that fit, as somebody with the source would make it."""
    head = {**json.loads(parts["manifest.json"]), **manifest}
    head["sha256"] = {n: hashlib.sha256(b).hexdigest() for n, b in parts.items() if n != "manifest.json"}
    return zipped({**parts, "manifest.json": json.dumps(head).encode()})


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, part in parts.items():
            bundle.writestr(name, part)
    return buffer.getvalue()


def with_history(raw: bytes, change: Callable[[dict[str, Any]], None]) -> bytes:
    parts = members(raw)
    history = json.loads(parts["history.json"])
    change(history)
    return sealed({**parts, "history.json": json.dumps(history).encode()})


def refusal(raw: bytes, folder: Path, also_verify: bool = True) -> sandbox.Issue:
    path = folder / "broken.suanli"
    path.write_bytes(raw)
    with pytest.raises(CapsuleError) as error:
        sandbox.load_capsule(path)
    if also_verify:
        with pytest.raises(CapsuleError):
            sandbox.verify(path)
    assert path.read_bytes() == raw
    assert len(error.value.issues) == 1
    assert "broken.suanli" in str(error.value)
    return error.value.issues[0]


# --- there and back --------------------------------------------------------------------------------------------------
def test_everything_comes_back(tmp_path: Path) -> None:
    game = game_with_branches()
    path = tmp_path / "game.suanli"
    assert game.dirty
    sandbox.save_capsule(game, path)
    assert not game.dirty
    back = sandbox.load_capsule(path)
    assert not back.dirty
    assert back.head == game.head
    assert back.branches() == game.branches()
    assert back.history == game.history
    assert sandbox.scenario_digest(back.scenario) == sandbox.scenario_digest(game.scenario)
    for branch in game.branches():
        assert back.digests(branch.node) == game.digests(branch.node)
        assert np.array_equal(back.series(branch.node), game.series(branch.node), equal_nan=True)
    before, after = game.frame(), back.frame()
    assert after.indicators == pytest.approx(dict(before.indicators), rel=0, abs=0, nan_ok=True)
    assert (after.digest, after.halls, after.branch) == (before.digest, before.halls, before.branch)


def test_saving_again_after_loading_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second, third = (tmp_path / f"{n}.suanli" for n in "abc")
    sandbox.save_capsule(game_with_branches(), first)
    sandbox.save_capsule(sandbox.load_capsule(first), second)
    sandbox.save_capsule(sandbox.load_capsule(second), third)
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


def reversed_keys(value: Any) -> Any:
    """The same JSON with every object's keys in the opposite order."""
    if isinstance(value, dict):
        return {key: reversed_keys(value[key]) for key in reversed(value)}
    return [reversed_keys(item) for item in value] if isinstance(value, list) else value


def test_the_order_of_keys_in_a_scenario_carries_no_meaning(tmp_path: Path) -> None:
    """JSON objects have no order: a game of an author's scenario comes back whatever order it was written in."""
    written = json.loads(canonical(SCENARIO))
    written["chips"] |= {"z1": written["chips"]["h100"], "a1": written["chips"]["h20"]}
    written["operators"] |= {"z1": written["operators"]["telco"], "a1": written["operators"]["city"]}
    written["noise"] = True
    states = []
    for i, text in enumerate((written, reversed_keys(written))):
        file, save = tmp_path / f"{i}.json", tmp_path / f"{i}.suanli"
        file.write_text(json.dumps(text), encoding="utf-8")
        game = Simulation.new(sandbox.load_scenario(file))
        game.submit(
            [Place(tick=0, hall=1, province="Gansu", hall_type="inference", chip="z1", cards=64, operator="a1")]
        )
        game.advance(12)
        sandbox.save_capsule(game, save)
        again = sandbox.load_capsule(save)
        assert again.state.digest() == game.state.digest()
        states.append(game.state.digest())
    assert states[0] == states[1]


def test_a_save_is_made_of_plain_parts(saved: bytes) -> None:
    """Any zip tool and any strict JSON reader can open it; digests are whole rows; arrays hold no objects."""
    parts = members(saved)
    assert list(parts) == MEMBERS

    def never(name: str) -> None:
        raise AssertionError(f"{name} in a save file")

    for name in MEMBERS[:3]:
        json.loads(parts[name], parse_constant=never)
    manifest = json.loads(parts["manifest.json"])
    assert manifest["format"] == "suanli-capsule"
    assert manifest["sha256"] == {n: hashlib.sha256(parts[n]).hexdigest() for n in MEMBERS[1:]}
    assert len(parts["digests.bin"]) % (8 + 8 * len(sandbox.SECTORS)) == 0
    with np.load(io.BytesIO(parts["checkpoints.npz"]), allow_pickle=False) as arrays:
        assert all(np.isfinite(arrays[name]).all() for name in arrays.files)


@pytest.mark.parametrize(
    "where",
    [
        "东数西算 “v2” 🚀.suanli",
        "a folder with spaces/测试 用户 é/my game.suanli",
        "-starts.suanli",
        "x" * 248 + ".suanli",
    ],
)
def test_names_of_all_kinds(where: str, tmp_path: Path) -> None:
    path = tmp_path / where
    path.parent.mkdir(parents=True, exist_ok=True)
    game = Simulation.new(SCENARIO)
    game.advance(2)
    sandbox.save_capsule(game, path)
    assert sandbox.load_capsule(path).tick == 2
    assert all(result.same for result in sandbox.verify(path))
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_saving_over_a_link_keeps_the_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.suanli", tmp_path / "link.suanli"
    real.write_bytes(b"old")
    link.symlink_to(real)
    sandbox.save_capsule(Simulation.new(SCENARIO), link)
    assert link.is_symlink()
    assert sandbox.load_capsule(real).tick == 0


def test_a_save_names_the_engine_that_made_it(saved: bytes) -> None:
    project = tomllib.loads((Path(sandbox.__file__).parents[1] / "pyproject.toml").read_text(encoding="utf-8"))
    assert json.loads(members(saved)["manifest.json"])["engine"] == sandbox.__version__ == project["project"]["version"]


NEWS = next(row.id for row in sandbox.shocks() if not row.used_by)


@pytest.mark.parametrize("switch", [{"on": False}, {"date": "2023-05-06"}, {"value": 2.0}])
def test_a_save_that_switches_news_off_still_opens(saved: bytes, switch: dict[str, Any], tmp_path: Path) -> None:
    """Nothing follows such an event, so files that are being written may not switch it; a save is written already."""
    parts = members(saved)
    scenario = json.loads(parts["scenario.json"])
    scenario["shocks"][NEWS] |= switch
    path = tmp_path / "news.suanli"
    path.write_bytes(sealed({**parts, "scenario.json": json.dumps(scenario).encode()}))
    game = sandbox.load_capsule(path)
    assert all(result.same for result in sandbox.verify(path))
    sandbox.save_capsule(game, path)
    assert path.read_bytes() == saved
    sandbox.override(game.scenario, "seed=3")
    written = tmp_path / "written.json"
    written.write_text(json.dumps(scenario), encoding="utf-8")
    with pytest.raises(sandbox.ScenarioError, match="news only"):
        sandbox.load_scenario(written)


# --- a disk that fails -----------------------------------------------------------------------------------------------
class Disk:
    """Counts the calls that a save makes and lets the k-th fail as a full disk does."""

    def __init__(self, patch: pytest.MonkeyPatch, fail_at: int) -> None:
        self.calls: list[str] = []
        self.fail_at = fail_at
        real_open = builtins.open

        def opened(*args: Any, **kwargs: Any) -> Any:
            writing = len(args) > 1 and "w" in args[1]
            if writing:
                self.call("open")
            file = real_open(*args, **kwargs)
            return Watched(file, self) if writing else file

        patch.setattr(builtins, "open", opened)
        for module, name in ((os, "fsync"), (os, "replace")):
            patch.setattr(module, name, self.watched(getattr(module, name), name))
        patch.setattr(Path, "read_bytes", self.watched(Path.read_bytes, "read back"))

    def call(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self.fail_at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def watched(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            self.call(name)
            return function(*args, **kwargs)

        return wrapper


class Watched:
    """A file whose writes are short before they fail."""

    def __init__(self, file: Any, disk: Disk) -> None:
        self.file, self.disk = file, disk

    def write(self, content: bytes) -> int:
        for start in (0, len(content) // 2):  # twice, so that a half-written file is among the cases
            self.disk.call("write")
            self.file.write(content[start : start + len(content) // 2 + 1] if start == 0 else b"")
        self.file.seek(0)
        return int(self.file.write(content))

    def flush(self) -> None:
        self.disk.call("flush")
        self.file.flush()

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


def calls_of_a_save(path: Path) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        disk = Disk(patch, fail_at=0)
        sandbox.save_capsule(Simulation.new(SCENARIO), path)
    return disk.calls


BEFORE_IN_PLACE = ["open", "write", "write", "flush", "fsync", "read back", "replace"]


def test_the_calls_of_a_save_are_the_recipe(tmp_path: Path) -> None:
    expected = [*BEFORE_IN_PLACE, *(["fsync"] if os.name == "posix" else [])]
    assert calls_of_a_save(tmp_path / "game.suanli") == expected


@pytest.mark.parametrize("k", range(1, len(BEFORE_IN_PLACE) + 1))
@pytest.mark.parametrize("old", [True, False], ids=["over an old save", "first save"])
def test_a_full_disk_at_any_call_loses_nothing(k: int, old: bool, tmp_path: Path) -> None:
    path = tmp_path / "game.suanli"
    if old:
        sandbox.save_capsule(Simulation.new(SCENARIO), path)
    before = path.read_bytes() if old else None
    game = game_with_branches()
    state = game.state.digest()
    with pytest.MonkeyPatch.context() as patch:
        Disk(patch, fail_at=k)
        with pytest.raises(CapsuleError) as error:
            sandbox.save_capsule(game, path)
    assert [i.code for i in error.value.issues] == ["capsule.not_written"]
    assert os.strerror(errno.ENOSPC) in str(error.value)
    assert game.dirty
    assert game.state.digest() == state
    assert [p.name for p in tmp_path.iterdir()] == (["game.suanli"] if old else [])
    assert not old or path.read_bytes() == before
    sandbox.save_capsule(game, path)  # and once there is room again
    assert sandbox.load_capsule(path).history == game.history
    assert not game.dirty


@pytest.mark.skipif(os.name != "posix", reason="folders are flushed on POSIX only")
def test_a_folder_that_cannot_be_flushed_does_not_undo_a_save(tmp_path: Path) -> None:
    path, game = tmp_path / "game.suanli", game_with_branches()
    sandbox.save_capsule(Simulation.new(SCENARIO), path)
    with pytest.MonkeyPatch.context() as patch:
        Disk(patch, fail_at=len(BEFORE_IN_PLACE) + 1)
        sandbox.save_capsule(game, path)
    assert not game.dirty
    assert sandbox.load_capsule(path).history == game.history


def test_a_disk_that_changes_what_is_written_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "game.suanli"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"\0" * 100)
    with pytest.raises(CapsuleError):
        sandbox.save_capsule(Simulation.new(SCENARIO), path)
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["game.suanli"]


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    game = game_with_branches()
    with pytest.raises(CapsuleError) as error:
        sandbox.save_capsule(game, tmp_path / "gone" / "game.suanli")
    assert "gone" in str(error.value)
    assert ".part" not in str(error.value)
    assert game.dirty


# --- verifying -------------------------------------------------------------------------------------------------------
def test_verify_says_the_same_of_every_branch(saved: bytes, tmp_path: Path) -> None:
    path = tmp_path / "game.suanli"
    path.write_bytes(saved)
    for _ in range(2):
        results = sandbox.verify(path)
        assert {(r.branch, r.weeks, r.same) for r in results} == {("Main", 14, True), ("支线 二", 10, True)}


def cards(history: dict[str, Any], count: int) -> None:
    (place,) = [d for n in history["nodes"] for d in n["decisions"] if d["kind"] == "place"]
    place["cards"] = count


def test_verify_fails_at_the_week_of_a_changed_decision(saved: bytes, tmp_path: Path) -> None:
    path = tmp_path / "game.suanli"
    path.write_bytes(with_history(saved, lambda history: cards(history, 128)))
    results = sandbox.verify(path)
    assert {(r.branch, r.same, r.tick) for r in results} == {("Main", False, 3), ("支线 二", False, 3)}
    with pytest.raises(CapsuleError) as error:
        sandbox.load_capsule(path)
    (issue,) = error.value.issues
    assert (issue.code, issue.params["tick"]) == ("capsule.differs", 3)


@pytest.mark.parametrize("week", [0, 2, 5, 13])
def test_verify_fails_at_the_week_of_a_changed_digest(saved: bytes, week: int, tmp_path: Path) -> None:
    parts, width = members(saved), 8 + 8 * len(sandbox.SECTORS)
    rows = bytearray(parts["digests.bin"])
    starts = [i for i in range(0, len(rows), width) if int.from_bytes(rows[i + 4 : i + 8], "little") == week]
    sector = 4
    for start in starts:
        rows[start + 8 + 8 * sector] ^= 1
    path = tmp_path / "game.suanli"
    path.write_bytes(sealed({**parts, "digests.bin": bytes(rows)}))
    main = next(r for r in sandbox.verify(path) if r.branch == "Main")
    assert (main.same, main.tick, main.sector) == (False, week, sandbox.SECTORS[sector])


def test_verify_notices_weeks_without_a_digest(saved: bytes, tmp_path: Path) -> None:
    parts, width = members(saved), 8 + 8 * len(sandbox.SECTORS)
    path = tmp_path / "game.suanli"
    path.write_bytes(sealed({**parts, "digests.bin": parts["digests.bin"][width:]}))
    main = next(r for r in sandbox.verify(path) if r.branch == "Main")
    assert (main.same, main.tick, main.sector) == (False, 0, "not recorded")


# --- damage ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("member", MEMBERS)
def test_a_flipped_byte_in_any_member_is_damage(saved: bytes, member: str, tmp_path: Path) -> None:
    parts = members(saved)
    for position in (0, len(parts[member]) // 2, len(parts[member]) - 1):
        part = bytearray(parts[member])
        part[position] ^= 0x01
        if member == "manifest.json":
            if bytes(part).strip() == parts[member].strip():
                continue
            issue = refusal(zipped({**parts, member: bytes(part)}), tmp_path)
            assert issue.code in ("capsule.damaged", "capsule.not_ours")
        else:
            issue = refusal(zipped({**parts, member: bytes(part)}), tmp_path)
            assert issue.code == "capsule.damaged"
            assert member in issue.message


def test_a_flipped_bit_anywhere_in_the_file_never_passes_unseen(saved: bytes, tmp_path: Path) -> None:
    """Bits of a zip's own bookkeeping may be without meaning; then what is loaded is what was saved."""
    path, expected = tmp_path / "broken.suanli", members(saved)
    seen = 0
    for i in range(60):
        raw = bytearray(saved)
        raw[i * len(raw) // 60] ^= 1 << (i % 8)
        path.write_bytes(raw)
        try:
            sandbox.verify(path)
        except CapsuleError as error:
            seen += 1
            assert len(error.issues) == 1
        else:
            assert members(bytes(raw)) == expected
    assert seen > 40


def test_a_truncated_file_is_damaged(saved: bytes, tmp_path: Path) -> None:
    for i in range(50):
        end = 2 + i * (len(saved) - 2) // 50
        assert refusal(saved[:end], tmp_path).code == "capsule.damaged", f"{end} of {len(saved)} bytes"


def test_zeros_under_a_good_header_are_damage(saved: bytes, tmp_path: Path) -> None:
    assert refusal(saved[:64] + bytes(len(saved) - 64), tmp_path).code == "capsule.damaged"
    half = len(saved) // 2
    assert refusal(saved[:half] + bytes(len(saved) - half), tmp_path).code == "capsule.damaged"


def test_three_messages_that_cannot_be_confused(saved: bytes, tmp_path: Path) -> None:
    parts = members(saved)
    newer = refusal(sealed(parts, version=99), tmp_path)
    damaged = refusal(zipped({**parts, "digests.bin": b"x"}), tmp_path)
    others = [
        refusal(raw, tmp_path)
        for raw in (
            b"",
            b"\x7fELF" + bytes(100),
            b'{"name": "rush"}',
            zipped({"word/document.xml": b"<w/>"}),
            sealed(parts, format="another"),
        )
    ]
    assert (newer.code, damaged.code) == ("capsule.newer", "capsule.damaged")
    assert {issue.code for issue in others} == {"capsule.not_ours"}
    assert "99" in newer.message
    assert f"version 99; this one reads up to {VERSION}" in newer.message
    assert "damaged" in damaged.message
    assert all("not a game of this program" in issue.message for issue in others)
    assert all(issue.remedy for issue in (newer, damaged, *others))


def test_a_game_of_an_older_economy_is_told_and_left_alone(saved: bytes, tmp_path: Path) -> None:
    issue = refusal(sealed(members(saved), version=1), tmp_path)
    assert issue.code == "capsule.older"
    assert "Open it with that version" in issue.remedy


@pytest.mark.parametrize("version", [0, -1, "1", None, True, 1.5])
def test_versions_that_cannot_be(saved: bytes, version: object, tmp_path: Path) -> None:
    assert refusal(sealed(members(saved), version=version), tmp_path).code == "capsule.damaged"


def set_(path: str, value: object) -> Callable[[dict[str, Any]], None]:
    def change(history: dict[str, Any]) -> None:
        target: Any = history
        *keys, last = (int(k) if k.isdigit() else k for k in path.split("."))
        for key in keys:
            target = target[key]
        target[last] = value

    return change


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("head.node", 99),
        ("head.node", -1),
        ("head.tick", 27),
        ("head.tick", -1),
        ("head", None),
        ("nodes", []),
        ("nodes", {}),
        ("nodes.1.parent", 1),
        ("nodes.1.parent", 7),
        ("nodes.1.parent", -1),
        ("nodes.1.id", 5),
        ("nodes.0.tick", 4),
        ("nodes.2.tick", 4),
        ("nodes.2.reach", 2),
        ("nodes.2.reach", 1000),
        ("nodes.0.removed", True),
        ("nodes.1.removed", True),
        ("nodes.2.decisions", [{"kind": "conquer", "tick": 3}]),
        ("nodes.2.decisions", "none"),
        ("nodes.2.decisions.0.tick", 9),
        ("nodes.2.decisions.0.hall", 200),
        ("nodes.2.decisions.0.chip", "abacus"),
        ("nodes.2.decisions.0.province", "Atlantis"),
        ("nodes.2.decisions.0.cards", 1e300),
        ("nodes.1.reach", 0),
        ("visited", {"0": 99}),
        ("visited", {"0": 2}),
        ("visited", {"x": 1}),
    ],
)
def test_a_history_that_cannot_be_is_refused_by_load_and_verify(
    saved: bytes, path: str, value: object, tmp_path: Path
) -> None:
    issue = refusal(with_history(saved, set_(path, value)), tmp_path)
    assert issue.code in ("capsule.damaged", "decision.unknown_chip", "decision.unknown_province", "decision.no_slot")


def npz(arrays: dict[str, np.ndarray], compress: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED) as bundle:
        for name, values in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, values, allow_pickle=True)
            bundle.writestr(f"{name}.npy", member.getvalue())
    return buffer.getvalue()


def changed_states(raw: bytes, change: Callable[[dict[str, np.ndarray]], None]) -> bytes:
    parts = members(raw)
    with np.load(io.BytesIO(parts["checkpoints.npz"]), allow_pickle=False) as found:
        arrays = {name: np.array(found[name]) for name in found.files}
    change(arrays)
    return sealed({**parts, "checkpoints.npz": npz(arrays)})


@pytest.mark.parametrize("what", ["money", "shape", "kind", "nan", "missing", "field", "object", "node", "week"])
def test_a_state_that_the_decisions_do_not_give_is_damage(saved: bytes, what: str, tmp_path: Path) -> None:
    def change(arrays: dict[str, np.ndarray]) -> None:
        name = next(n for n in arrays if n.endswith("/purse"))
        rent = name.replace("purse", "rent")
        if what == "money":
            arrays[name] += 10**12
        elif what == "shape":
            arrays[name] = np.zeros((1, 999), dtype=np.int64)
        elif what == "kind":
            arrays[name] = arrays[name].astype(np.float64)
        elif what == "nan":
            arrays[rent][:] = np.nan
        elif what == "missing":
            del arrays[name]
        elif what == "object":
            arrays[name] = np.array([[print]], dtype=object)
        else:
            places = {"field": "2/9/wealth", "node": "77/9/purse", "week": "2/900/purse"}
            arrays[places[what]] = arrays.pop(name)

    issue = refusal(changed_states(saved, change), tmp_path, also_verify=False)
    assert issue.code == "capsule.damaged"
    assert "checkpoints.npz" in issue.message


def test_arrays_that_would_expand_without_end_are_refused(saved: bytes, tmp_path: Path) -> None:
    bomb = npz({f"2/{i}/rent": np.zeros((1, 2**20)) for i in range(20)}, compress=True)
    issue = refusal(sealed({**members(saved), "checkpoints.npz": bomb}), tmp_path, also_verify=False)
    assert issue.code == "capsule.damaged"
    assert "expand" in issue.message


@pytest.fixture(autouse=True)
def nothing_but_the_save_stays(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.rglob("*.part"))
