"""A save file holds a tree: every branch is verified once, is asked for by name, and is never too large to open."""

from __future__ import annotations

import hashlib
import io
import json
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox import CapsuleError, Simulation, Survey, Voucher
from sandbox.model import step as stepping
from sandbox.play import capsule_read

SCENARIO = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")


def tree() -> Simulation:
    """Three lines: the first to week 20, one forked at week 5, and one forked from that at week 8."""
    game = Simulation.new(SCENARIO)
    game.advance(20)
    game.go_to(0, 5)
    game.submit([Voucher(tick=5, province="Gansu", budget=20.0)], name="Second")
    game.advance(10)
    game.go_to(1, 8)
    game.submit([Survey(tick=8, province="Gansu")], name="Third")
    game.advance(4)
    return game


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def write(path: Path, parts: dict[str, bytes]) -> None:
    """Write a capsule with seals that fit its content."""
    manifest = json.loads(parts["manifest.json"])
    manifest["sha256"] = {n: hashlib.sha256(p).hexdigest() for n, p in parts.items() if n != "manifest.json"}
    parts = {**parts, "manifest.json": json.dumps(manifest).encode()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, part in parts.items():
            bundle.writestr(name, part)


def change_history(path: Path, change: Callable[[dict[str, Any]], None]) -> None:
    parts = members(path)
    history = json.loads(parts["history.json"])
    change(history)
    write(path, {**parts, "history.json": json.dumps(history).encode()})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "tree.suanli"
    sandbox.save_capsule(tree(), found)
    return found


def test_a_changed_decision_spoils_its_own_branch_from_its_week_on(path: Path) -> None:
    change_history(path, lambda history: history["nodes"][1]["decisions"][0].update(budget=21.0))
    found = {r.branch or "first": r for r in sandbox.verify(path)}
    assert {name: (r.same, r.tick) for name, r in found.items()} == {
        "first": (True, None),
        "Second": (False, 5),
        "Third": (False, 5),
    }
    assert found["first"].variables == ()
    assert "voucher_budget" in found["Second"].variables
    assert found["Second"].sector in sandbox.SECTORS


def test_a_decision_changed_later_leaves_the_lines_it_is_not_on(path: Path) -> None:
    change_history(path, lambda history: history["nodes"][2].update(decisions=[]))
    assert {r.branch: (r.same, r.tick) for r in sandbox.verify(path)} == {
        "": (True, None),
        "Second": (True, None),
        "Third": (False, 8),
    }


def test_one_branch_is_verified_by_its_name(path: Path) -> None:
    assert [(r.branch, r.weeks, r.same) for r in sandbox.verify(path, "Third")] == [("Third", 12, True)]
    assert [(r.branch, r.weeks) for r in sandbox.verify(path, "first")] == [("", 20)]
    with pytest.raises(CapsuleError, match="has no branch 'Thrid'; did you mean 'Third'"):
        sandbox.verify(path, "Thrid")


def test_verify_makes_each_week_of_the_tree_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []

    def counted(model: Any, state: Any, orders: Any) -> Any:
        made.append(state.tick)
        return stepping.step(model, state, orders)

    monkeypatch.setattr("sandbox.play.simulation.step", counted)
    assert all(r.same for r in sandbox.verify(path))
    assert len(made) == 20 + 10 + 4


def test_a_state_that_the_decisions_do_not_give_is_damage_to_verify_too(path: Path) -> None:
    parts = members(path)
    with np.load(io.BytesIO(parts["checkpoints.npz"])) as bundle:
        arrays = {name: bundle[name] for name in bundle.files}
    arrays["0/20/purse"] = arrays["0/20/purse"] + 1
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        for name, values in arrays.items():
            member = io.BytesIO()
            np.lib.format.write_array(member, values)
            bundle.writestr(f"{name}.npy", member.getvalue())
    write(path, {**parts, "checkpoints.npz": buffer.getvalue()})
    for read in (sandbox.verify, sandbox.load_capsule):
        with pytest.raises(CapsuleError) as error:
            read(path)
        assert error.value.issues[0].code == "capsule.damaged"
        assert "week 20" in str(error.value)


@pytest.mark.parametrize("keep", [0, 3])
def test_weeks_without_a_digest_are_damage(path: Path, keep: int) -> None:
    parts, width = members(path), 8 + 8 * len(sandbox.SECTORS)
    write(path, {**parts, "digests.bin": parts["digests.bin"][: keep * width]})
    with pytest.raises(CapsuleError, match=f"week {keep} of branch 'first' is not recorded"):
        sandbox.load_capsule(path)


def test_a_declared_shape_is_looked_at_before_room_is_made(path: Path) -> None:
    header = b"{'descr': '<f8', 'fortran_order': False, 'shape': (100000000000,), }"
    header += b" " * (117 - len(header)) + b"\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        bundle.writestr("0/20/rent.npy", b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header)
    write(path, {**members(path), "checkpoints.npz": buffer.getvalue()})
    with pytest.raises(CapsuleError, match=r"shape \(100000000000,\)"):
        sandbox.load_capsule(path)


def test_thousands_of_nodes_open_soon(path: Path) -> None:
    def chain(history: dict[str, Any]) -> None:
        nodes, end = history["nodes"], history["nodes"][-1]
        for number in range(len(nodes), 6000):
            empty = {"id": number, "parent": number - 1, "tick": 12, "name": "long", "reach": 12, "removed": False}
            nodes.append({**empty, "decisions": []})
        assert end["reach"] == 12

    change_history(path, chain)
    begin = time.process_time()
    assert len(sandbox.load_capsule(path).history.nodes) == 6000
    assert time.process_time() - begin < 2.0


def test_a_game_too_large_to_be_opened_again_is_not_written(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is lost by a limit: the old file stays, the game stays open, and fewer branches fit again."""
    before, game = path.read_bytes(), tree()
    monkeypatch.setattr(capsule_read, "MOST_WEEKS", 31)
    with pytest.raises(CapsuleError) as error:
        sandbox.save_capsule(game, path)
    assert error.value.issues[0].code == "capsule.too_large"
    assert "34 weeks" in str(error.value)
    assert game.dirty
    assert path.read_bytes() == before
    game.delete(2)
    sandbox.save_capsule(game, path)
    assert not game.dirty
    assert [b.name for b in sandbox.load_capsule(path).branches()] == ["", "Second"]
