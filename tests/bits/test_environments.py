"""Every number of every week of a game, in every environment that one machine has."""

from __future__ import annotations

from pathlib import Path

import pytest
from environments import ENVIRONMENTS, in_environment
from thorough import amount

import sandbox
from sandbox.play import trace as tracing
from sandbox.play.heavy import weigh

SEEDS, WEEKS = amount(((7,), 22), (tuple(range(20)), 52))
PLAN = [
    sandbox.Survey(tick=0, province="Gansu"),
    sandbox.Place(tick=9, hall=2, province="Gansu", hall_type="inference", chip="a800", cards=64, operator="telco"),
    sandbox.Policy(tick=12, province="Gansu", lever="quota", level=0.3),
    sandbox.Voucher(tick=20, province="Gansu", budget=5.0, portable=True),
]


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_every_number_is_that_of_the_trace_in_every_environment(seed: int, tmp_path: Path) -> None:
    """Where one differs, the failure names week, phase and variables."""
    path, trace = tmp_path / "game.suanli", tmp_path / "trace.jsonl"
    game = sandbox.Simulation.new(
        sandbox.override(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"), f"seed={seed}")
    )
    for week in range(WEEKS):
        if decided := [decision for decision in PLAN if decision.tick == week]:
            game.submit(decided)
        game.advance()
    sandbox.save_capsule(game, path)
    trace.write_text(tracing.text(weigh(path)[1]), encoding="utf-8")
    for name, variables in ENVIRONMENTS.items():
        told = in_environment(variables, "-m", "sandbox", "verify", "--heavy", "--against", trace, path)
        assert f"all numbers are those of {trace}" in told, name
