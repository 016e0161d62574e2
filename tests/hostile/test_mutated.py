"""Good files changed at random: each is read, or refused in our own words at a place in the file."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from commands import with_member
from test_status import RAW, SURVEY, TINY, as_json

import sandbox

CASES = 90
VALUES: list[Any] = [
    None, True, 0, -1, 10**17, 1.5, 1e308, "", "x" * 300, "Gansu", "\x1b[31m", "2023-01-02", [], {}, [1], [None],
    {"a": 1}, {"kind": "survey"}, {"": {}},
]  # fmt: skip
PLACE = {
    "kind": "place", "tick": 1, "hall": 1, "province": "Gansu", "hall_type": "training", "chip": "a800", "cards": 64,
    "operator": "city", "name": "n", "lon": 98.5, "lat": 39.7,
}  # fmt: skip
PLAN = [SURVEY, PLACE, {"kind": "price", "tick": 3, "hall": 1, "multiplier": 1.1}]
WHOLE = sandbox.complete(sandbox.load_scenario("tiny")).model_dump(mode="json")
SCENARIO = {
    **TINY, "player": "Gansu", "decisions": PLAN, "policy": {"gates": False, "fast_track": 1.0},
    "shocks": {"r1": {"on": False}, "pricewar": {"value": {"mkPW": 0.2}}, "dsv3": {"date": "2024-12-01", "value": 0.3}},
    "chips": {"h100": WHOLE["chips"]["h100"]}, "operators": {"city": WHOLE["operators"]["city"]},
}  # fmt: skip


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from places(inner, (*path, key))


def mutated(value: Any, chance: random.Random) -> Any:
    """A copy with something taken out, put in, doubled or replaced."""
    value = json.loads(json.dumps(value))
    *path, last = chance.choice(list(places(value)))
    inside = value
    for key in path:
        inside = inside[key]
    what = chance.choice(("out", "in", "double", "other", "other", "other"))
    if what == "out":
        del inside[last]
    elif what == "in" and isinstance(inside, dict):
        inside[chance.choice(("extra", "", "kind", "a.b", "x" * 500))] = chance.choice(VALUES)
    elif what == "double" and isinstance(inside, list):
        inside.insert(last, inside[last])
    else:
        inside[last] = chance.choice(VALUES)
    return value


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Path:
    played = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    played.advance(2)
    played.submit([sandbox.Survey(tick=2, province="Gansu")])
    played.advance(1)
    played.go_to(0, 1)
    played.submit([sandbox.Voucher(tick=1, province="Gansu", budget=3.0)], name="券")
    played.advance(1)
    path = tmp_path_factory.mktemp("games") / "good.suanli"
    sandbox.save_capsule(played, path)
    return path


def refused_or_read(load: Callable[[Path], object], path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        load(path)
    except sandbox.SandboxError as error:
        for issue in error.issues:
            assert path.name in issue.where, str(issue)[:300]
            assert not RAW.search(str(issue)), str(issue)[:300]
            assert len(str(issue)) < 700


def test_scenarios_and_plans(tmp_path: Path) -> None:
    chance = random.Random(1)
    for _ in range(CASES):
        refused_or_read(sandbox.load_scenario, tmp_path / "s.json", json.dumps(mutated(SCENARIO, chance)).encode())
        plan = mutated(PLAN, chance)
        refused_or_read(sandbox.load_decisions, tmp_path / "list.json", json.dumps(plan, indent=1).encode())
        lines = "\n".join(map(json.dumps, plan)).encode()
        refused_or_read(sandbox.load_decisions, tmp_path / "lines.jsonl", lines)


@pytest.mark.parametrize("member", ["history.json", "scenario.json"])
def test_games(member: str, game: Path, tmp_path: Path) -> None:
    chance = random.Random(2)
    with zipfile.ZipFile(game) as bundle:
        good = json.loads(bundle.read(member))
    for _ in range(CASES // 3):
        content = with_member(game, member, lambda _: json.dumps(mutated(good, chance)).encode())
        refused_or_read(chance.choice((sandbox.load_capsule, sandbox.verify)), tmp_path / "game.suanli", content)


@pytest.mark.parametrize("member", ["checkpoints.npz", "digests.bin", "history.json"])
def test_games_with_broken_bytes(member: str, game: Path, tmp_path: Path) -> None:
    chance = random.Random(3)

    def broken(raw: bytes) -> bytes:
        at = chance.randrange(len(raw))
        return raw[:at] if chance.random() < 0.2 else raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]

    for _ in range(CASES // 3):
        refused_or_read(sandbox.load_capsule, tmp_path / "game.suanli", with_member(game, member, broken))


def test_a_whole_game_stays_readable(game: Path, tmp_path: Path) -> None:
    """What the tests above change is read when it is not changed: their refusals are about the change."""
    path = tmp_path / "game.suanli"
    path.write_bytes(with_member(game, "history.json", as_json(lambda data: None)))
    assert all(found.same for found in sandbox.verify(path))
    refused_or_read(sandbox.load_scenario, tmp_path / "s.json", json.dumps(SCENARIO).encode())
    (tmp_path / "s.json").write_text(json.dumps(SCENARIO), encoding="utf-8")
    assert sandbox.load_scenario(tmp_path / "s.json").player == "Gansu"
