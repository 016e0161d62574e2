"""What a week, a state and a save cost. Run by ``make bench``; the bars are for a machine with nothing else to do."""

from __future__ import annotations

import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox import Place, Simulation
from sandbox.play.capsule_write import capsule_bytes
from sandbox.study.timing import figures

pytestmark = pytest.mark.bench
TICK_MS, SAVE_MS, STATE_KB = 5.0, 100.0, 256.0
WARM = 52


def played(weeks: int) -> Simulation:
    """Rush with chance, played by Gansu with three halls."""
    game = Simulation.new(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"))
    assert game.scenario.noise
    given: dict[str, Any] = {"province": "Gansu", "cards": 512, "operator": "telco"}
    game.submit(
        [
            Place(tick=0, hall=1, hall_type="inference", chip="a800", **given),
            Place(tick=0, hall=2, hall_type="training", chip="h100", **given),
            Place(tick=0, hall=3, hall_type="inference", chip="h100", **given),
        ]
    )
    game.advance(weeks)
    return game


@pytest.mark.benchmark(timer=figures.clock)
def test_whole_tick(benchmark: Any) -> None:
    """A week with all that a game does: decisions, step, record, digest, notices, checkpoints: in the thread's time."""
    games: list[Simulation] = [played(WARM)]
    assert int((games[0].state.hall_status > 0).sum()) == 3

    def advance() -> None:
        if games[0].at_end:
            games[0] = played(WARM)
        games[0].advance()

    benchmark.pedantic(advance, rounds=200, iterations=1, warmup_rounds=5)
    mean = benchmark.stats.stats.mean * 1e3
    print(f"\nwhole tick: mean {mean:.2f} ms, median {benchmark.stats.stats.median * 1e3:.2f} ms, bar {TICK_MS} ms")
    assert mean < TICK_MS


def test_state_size() -> None:
    state = played(1).state
    arrays = [getattr(state, f.name) for f in fields(state) if f.name != "tick"]
    size = sum(a.nbytes for a in arrays if isinstance(a, np.ndarray)) / 1024
    print(f"\nstate: {size:.1f} KiB in {len(arrays)} arrays, bar {STATE_KB:.0f} KiB")
    assert size < STATE_KB


def test_saving_and_loading_a_whole_game(tmp_path: Path) -> None:
    game, path = played(261), tmp_path / "game.suanli"
    assert game.at_end
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        sandbox.save_capsule(game, path)
        times.append((time.perf_counter() - begin) * 1e3)
    begin = time.perf_counter()
    sandbox.load_capsule(path)
    load = (time.perf_counter() - begin) * 1e3
    begin = time.perf_counter()
    capsule_bytes(game)
    pack = (time.perf_counter() - begin) * 1e3
    size = path.stat().st_size / 1024
    save = sorted(times)[2]
    print(f"\nsave: {save:.1f} ms median of 5, {pack:.1f} ms of it packing; {size:.0f} KiB; load {load:.0f} ms")
    assert save < SAVE_MS
