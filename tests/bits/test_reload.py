"""Saving and opening changes nothing, at any week of a game, in this process and in a fresh one."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from environments import in_environment
from thorough import amount

import sandbox
from sandbox.model.phases import phases
from sandbox.model.step import step
from sandbox.play.capsule_write import capsule_bytes
from sandbox.play.orders import orders_at

SEEDS, NAME, WEEKS = amount(((7,), "tiny", 26), ((7, 8, 9, 10, 11), "rush", 261))
MORE = 4  # weeks that are made after a game was opened
PLAN = [
    sandbox.Survey(tick=0, province="Gansu"),
    sandbox.Place(tick=1, hall=1, province="Gansu", hall_type="inference", chip="a800", cards=64, operator="telco"),
    sandbox.Place(tick=3, hall=2, province="Gansu", hall_type="training", chip="a800", cards=64, operator="city"),
    sandbox.Pause(tick=6, hall=2),
    sandbox.Policy(tick=8, province="Gansu", lever="quota", level=0.3),
    sandbox.Resume(tick=11, hall=2),
    sandbox.Voucher(tick=14, province="Gansu", budget=5.0, portable=True),
    sandbox.Price(tick=18, hall=1, multiplier=1.1),
]
# Opens every file of a folder, makes some weeks more, and prints the last digest.
OPENED = """
import json, sys
from pathlib import Path
import sandbox
from sandbox.play.capsule_write import capsule_bytes

for path in sorted(Path(sys.argv[1]).iterdir()):
    game = sandbox.load_capsule(path)
    same = capsule_bytes(game) == path.read_bytes()
    game.advance(int(sys.argv[2]))
    print(json.dumps([game.tick, same, b"".join(game.digests(game.head.node)[-1]).hex()]))
"""


def new(seed: int) -> sandbox.Simulation:
    scenario = sandbox.load_scenario(NAME)
    for text in ("player=Gansu", "noise=true", f"seed={seed}"):
        scenario = sandbox.override(scenario, text)
    return sandbox.Simulation.new(scenario)


def decide(game: sandbox.Simulation) -> None:
    if decided := [decision for decision in PLAN if decision.tick == game.tick]:
        game.submit(decided)


def seen(game: sandbox.Simulation) -> tuple[object, ...]:
    """What the charts and the news know of a game."""
    node = game.head.node
    return game.series(node).tobytes(), game.chip_series(node).tobytes(), game.notices(), game.digests(node)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_a_game_saved_and_opened_every_week_is_the_game_that_never_was(seed: int, tmp_path: Path) -> None:
    files = tmp_path / "weeks"
    files.mkdir()
    whole, broken, expected = new(seed), new(seed), []
    for week in range(WEEKS):
        for game in (whole, broken):
            decide(game)
        saved = capsule_bytes(broken)
        path = files / f"{week:03}.suanli"
        sandbox.save_capsule(broken, path)
        broken = sandbox.load_capsule(path)
        assert capsule_bytes(broken) == saved == capsule_bytes(whole), week
        assert seen(broken) == seen(whole), week
        orders = orders_at(whole.decisions_at(whole.head.node, week), whole.model)
        assert phases(broken.model, broken.state, orders)[1] == phases(whole.model, whole.state, orders)[1], week
        expected.append(left_alone(whole))
        whole.advance()
        broken.advance()
    program = tmp_path / "opened.py"
    program.write_text(OPENED, encoding="utf-8")
    lines = in_environment({"PYTHONHASHSEED": "random"}, program, files, MORE, patience=3600).splitlines()
    assert len(lines) == WEEKS
    for week, line in enumerate(lines):
        tick, same, digest = json.loads(line)
        assert (tick, same) == (min(week + MORE, WEEKS), True), week
        assert digest == expected[week], week


def left_alone(game: sandbox.Simulation) -> str:
    """The digest of a game some weeks later, if nobody decides anything more."""
    state = game.state
    for tick in range(game.tick, min(game.tick + MORE, WEEKS)):
        decided = game.decisions_at(game.head.node, tick) if tick == game.tick else ()
        state, _ = step(game.model, state, orders_at(decided, game.model))
    return b"".join(state.digest()).hex()


@pytest.mark.slow
def test_every_branch_goes_on_as_it_would_have(tmp_path: Path) -> None:
    game = new(7)
    decide(game)
    game.advance(10)
    first = game.head.node
    for week, budget in ((4, 1.0), (7, 2.0), (7, 3.0)):
        game.go_to(first, week)
        game.submit([sandbox.Voucher(tick=week, province="Gansu", budget=budget)], f"{week} {budget}")
        game.advance(3)
    path = tmp_path / "game.suanli"
    sandbox.save_capsule(game, path)
    opened = sandbox.load_capsule(path)
    for branch in game.branches():
        for one in (game, opened):
            one.go_to(branch.node, branch.reach)
            one.advance(5)
        assert seen(game) == seen(opened)
        for name, values in vars(game.state).items():
            assert np.array_equal(values, getattr(opened.state, name)), name
