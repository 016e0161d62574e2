"""Two branches beside each other: neither moves the game, and the file that holds both opens on them."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

import sandbox
from sandbox import Comparison, Head, Link, Simulation, Voucher

TINY = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")
HOW = Comparison(a=1, b=2, tick=9, measure="purse", overlay="rent", view="swipe")


@pytest.fixture
def forked() -> Simulation:
    """Node 1 linked at week 4, node 2 gave vouchers there instead; the head stands in the middle of node 2."""
    game = Simulation.new(TINY)
    game.advance(4)
    game.submit([Link(tick=4, province="Gansu")])
    game.advance(12)
    game.go_to(0, 4)
    game.submit([Voucher(tick=4, province="Gansu", budget=10.0)])
    game.advance(10)
    game.go_to(2, 7)
    return game


def same(one: sandbox.Frame, other: sandbox.Frame) -> bool:
    parts = ("indicators", "provinces", "chips", "owners", "pools")
    arrays = (np.array_equal(getattr(one, p)[k], getattr(other, p)[k], equal_nan=True) for p in parts
              for k in getattr(one, p))  # fmt: skip
    rest = ("tick", "node", "branch", "digest", "halls", "decisions", "purse", "notices", "free_halls", "nodes")
    return all(arrays) and all(getattr(one, name) == getattr(other, name) for name in rest)


def test_a_frame_of_another_branch_is_the_one_that_is_shown_there(forked: Simulation) -> None:
    looked_at = {head: forked.frame_at(head) for head in (Head(1, 9), Head(2, 14), Head(0, 2), Head(1, 0), Head(1, 16))}
    for head, frame in looked_at.items():
        forked.go_to(head.node, head.tick)
        assert same(frame, forked.frame()), head


def test_what_is_decided_so_far_and_on_a_whole_branch(forked: Simulation) -> None:
    """Only what weeks that are made have met is decided so far; a branch is its path, up to its end."""
    link, voucher = Link(tick=4, province="Gansu"), Voucher(tick=4, province="Gansu", budget=10.0)
    later = Link(tick=9, province="Gansu")
    forked.go_to(2, 9)
    forked.submit([later])
    seen = {tick: forked.frame_at(Head(3, tick)) for tick in (4, 5, 9)}
    assert [frame.decided_so_far() for frame in seen.values()] == [(), (voucher,), (voucher,)]
    forked.advance()
    assert forked.frame().decided_so_far() == (voucher, later)
    for frame in (*seen.values(), forked.frame()):
        assert [frame.decided_on(node) for node in range(4)] == [(), (link,), (voucher,), (voucher, later)]


def test_looking_at_another_branch_moves_nothing(forked: Simulation) -> None:
    before, visited = forked.frame(), dict(forked.history.visited)
    branches, state, rows = forked.branches(), forked.state.digest(), len(forked.recorder.rows)
    dirty, changes = forked.dirty, forked.changes
    for head in (Head(1, 16), Head(2, 14), Head(0, 1)):
        forked.frame_at(head)
    assert (forked.head, forked.history.visited, forked.branches()) == (Head(2, 7), visited, branches)
    assert (forked.state.digest(), len(forked.recorder.rows)) == (state, rows)
    assert (forked.dirty, forked.changes) == (dirty, changes)
    assert same(before, forked.frame())


def test_a_week_that_was_not_played_is_refused_and_the_game_stays(forked: Simulation) -> None:
    with pytest.raises(sandbox.Refused):
        forked.frame_at(Head(2, 15))
    with pytest.raises(sandbox.Refused):
        forked.frame_at(Head(7, 1))
    assert forked.head == Head(2, 7)


# ----------------------------------------------------------------------------------------------------------- the file


@pytest.fixture
def saved(forked: Simulation, tmp_path: Path) -> Path:
    forked.compared = HOW
    sandbox.save_capsule(forked, tmp_path / "both.suanli")
    return tmp_path / "both.suanli"


def changed(path: Path, compared: object) -> Path:
    """The same file with something else in the place of the comparison."""
    with zipfile.ZipFile(path) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    manifest = json.loads(parts["manifest.json"]) | {"compared": compared}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        for name, part in (parts | {"manifest.json": json.dumps(manifest).encode()}).items():
            bundle.writestr(name, part)
    path.write_bytes(buffer.getvalue())
    return path


def test_one_file_carries_the_comparison_and_both_its_branches(forked: Simulation, saved: Path) -> None:
    opened = sandbox.load_capsule(saved)
    assert opened.compared == HOW
    for node in (HOW.a, HOW.b):
        assert same(opened.frame_at(Head(node, HOW.tick)), forked.frame_at(Head(node, HOW.tick)))


def test_a_file_without_a_comparison_is_the_file_that_it_was(forked: Simulation, tmp_path: Path) -> None:
    sandbox.save_capsule(forked, tmp_path / "plain.suanli")
    with zipfile.ZipFile(tmp_path / "plain.suanli") as bundle:
        assert "compared" not in json.loads(bundle.read("manifest.json"))
    assert sandbox.load_capsule(tmp_path / "plain.suanli").compared is None


def test_a_comparison_adds_no_member_which_older_programs_would_refuse(saved: Path) -> None:
    with zipfile.ZipFile(saved) as bundle:
        assert sorted(bundle.namelist()) == [
            "checkpoints.npz", "digests.bin", "history.json", "manifest.json", "scenario.json",
        ]  # fmt: skip


WHOLE = {"a": 1, "b": 2, "tick": 9, "measure": "purse", "overlay": "rent", "view": "side"}
UNFIT = (
    None, 3, "x", [], {}, {**WHOLE, "a": 99}, {**WHOLE, "b": -1}, {**WHOLE, "tick": 10**9}, {**WHOLE, "tick": 15},
    {**WHOLE, "measure": "x" * 65}, {**WHOLE, "view": "other"}, {**WHOLE, "a": 1.5}, {**WHOLE, "a": 10**17},
)  # fmt: skip


@pytest.mark.parametrize("unfit", UNFIT, ids=lambda given: str(given)[:60])
def test_a_comparison_that_this_game_does_not_know_is_passed_over(saved: Path, unfit: object) -> None:
    opened = sandbox.load_capsule(changed(saved, unfit))
    assert opened.compared is None
    assert opened.head == Head(2, 7)


def test_a_comparison_of_a_branch_that_was_deleted_is_not_written(forked: Simulation, tmp_path: Path) -> None:
    forked.compared = HOW
    forked.delete(1)
    sandbox.save_capsule(forked, tmp_path / "one.suanli")
    assert sandbox.load_capsule(tmp_path / "one.suanli").compared is None


# ------------------------------------------------------------------------------------------------ a branch of a file


def test_a_branch_of_another_file_has_the_weeks_that_it_had_there(forked: Simulation) -> None:
    mine = Simulation.new(TINY)
    mine.advance(2)
    mine.submit([Voucher(tick=2, province="Gansu", budget=5.0)])
    mine.advance(3)
    head, before = mine.head, mine.digests(1)
    node = mine.take_in(forked, 2, "theirs")
    assert (mine.head, mine.digests(1)) == (head, before)
    assert mine.digests(node) == forked.digests(2)
    there, here = forked.frame_at(Head(2, 14)), mine.frame_at(Head(node, 14))
    assert dict(here.indicators) == dict(there.indicators)
    assert (here.digest, here.halls, here.decisions) == (there.digest, there.halls, there.decisions)
    assert "theirs" in {branch.name for branch in mine.branches()}
    mine.go_to(node, 14)
    mine.advance(1)  # it can be played on


def test_a_game_with_a_branch_of_another_can_be_saved(forked: Simulation, tmp_path: Path) -> None:
    mine = Simulation.new(TINY)
    mine.advance(1)
    node = mine.take_in(forked, 1, "theirs")
    mine.compared = Comparison(0, node, 1, "purse", "rent")
    sandbox.save_capsule(mine, tmp_path / "both.suanli")
    opened = sandbox.load_capsule(tmp_path / "both.suanli")
    assert opened.compared == mine.compared
    assert opened.digests(node) == forked.digests(1)


def test_a_branch_that_is_there_already_is_not_taken_in_twice(forked: Simulation) -> None:
    mine = Simulation.new(TINY)
    first = mine.take_in(forked, 2, "theirs")
    nodes, branches = len(mine.history.nodes), mine.branches()
    assert mine.take_in(forked, 2, "again") == first
    assert (len(mine.history.nodes), mine.branches()) == (nodes, branches)
    assert forked.take_in(forked, 2, "mine") == 2


def test_a_game_of_another_scenario_is_refused(forked: Simulation) -> None:
    for other in (sandbox.override(TINY, "seed=8"), sandbox.override(TINY, "player=Beijing")):
        mine = Simulation.new(other)
        with pytest.raises(sandbox.Refused, match="another scenario"):
            mine.take_in(forked, 1, "theirs")
        assert len(mine.history.nodes) == 1
