"""Other programs make the same frozen tick, number for number, before anybody times them; then what they take.

A goal that is met is a bar, for a machine with nothing else to do; goals and figures are printed.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from bench.peers import measure
from bench.peers.proof import AGREE, PROGRAMS, OwnTick, Peer, Program, furthest

from sandbox.study.timing import frozen_speed
from sandbox.study.timing.figures import Figure

pytestmark = [pytest.mark.bench, pytest.mark.filterwarnings("ignore")]  # what packages say about themselves
BY_NAME = {program.name: program for program in PROGRAMS}
STILL = {"core_plain_over_batch": 20.0}  # misses its goal, and what it must not fall behind
BY_THE_CLOCK = ("frozen_first_chart_s", "frozen_all_charts_s")


def installed(program: Program) -> Program:
    if program.version is None:
        pytest.skip(f"{program.package} is not installed; pip install -e '.[bench]' brings it")
    return program


@pytest.mark.parametrize("name", BY_NAME)
@pytest.mark.parametrize("weeks", [52, 416])
def test_the_same_numbers(name: str, weeks: int) -> None:
    off = furthest(installed(BY_NAME[name]).make(measure.SAME), weeks)
    print(f"\n{name}, {weeks} weeks: {off:.0e}")
    assert off < 1e-12


def _of_agents(peer: Any) -> None:
    next(iter(peer.model.sites)).tariff *= 1.0 + 1e-6


def _of_mesa_numpy(peer: Any) -> None:
    peer.model.sites.tariff[0] *= 1.0 + 1e-6


def _of_simpy(peer: Any) -> None:
    peer.sites[0].tariff *= 1.0 + 1e-6


def _of_numba(peer: Any) -> None:
    peer.values["cash"][0, 0] *= 1.0 + 1e-6


def _of_gymnasium(peer: Any) -> None:
    peer.env.tick.cash[0, 0] *= 1.0 + 1e-6


def _of_vector(peer: Any) -> None:
    peer.envs.envs[0].tick.cash[0, 0] *= 1.0 + 1e-6


PLANTED: dict[str, Callable[[Any], None]] = {
    "Mesa": _of_agents,
    "Mesa, numpy inside": _of_mesa_numpy,
    "AgentPy": _of_agents,
    "simpy": _of_simpy,
    "numba": _of_numba,
    "Gymnasium Env": _of_gymnasium,
    "Gymnasium SyncVectorEnv": _of_vector,
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_wrong_number_is_caught(name: str) -> None:
    """A millionth more of one site's power price or cash, in one program."""
    peer = installed(BY_NAME[name]).make(measure.SAME)
    PLANTED[name](peer)
    assert furthest(peer, 26) > AGREE


def test_a_wrong_number_in_the_vensim_model_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    installed(BY_NAME["PySD"])
    from bench.peers import with_pysd

    changed = with_pysd.MODEL.replace("0.44 + 0.11 *", "0.4400005 + 0.11 *")
    assert changed != with_pysd.MODEL
    monkeypatch.setattr(with_pysd, "MODEL", changed)
    assert furthest(with_pysd.PysdTick(measure.SAME), 26) > AGREE


def test_nothing_is_timed_when_one_disagrees(monkeypatch: pytest.MonkeyPatch) -> None:
    class Wrong(Program):
        version = "1"

        def make(self, sites: int) -> Peer:
            peer = OwnTick(sites)
            peer.tick.cash[0, 3] += 1e-4
            return peer

    timed: list[object] = []
    monkeypatch.setattr(measure, "PROGRAMS", (Wrong("wrong", "wrong", "", ""),))
    monkeypatch.setattr(measure, "in_turns", lambda *given: timed.append(given))
    with pytest.raises(measure.Disagrees, match="wrong"):
        measure.measured(3)
    assert not timed


@pytest.fixture
def one_thread() -> None:
    """Products of several threads cost what other work makes of them, and the larger ones most."""
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        pytest.skip("numpy may use several threads; `make bench` sets OPENBLAS_NUM_THREADS=1")


def _hold(figures: list[Figure]) -> None:
    off = {}
    print()
    for f in figures:
        if f.bar is None:
            continue
        print(f"{f.goal:4}{f.name:26}{f.value:10.4g}  goal {f.bar:g}  {'met' if f.met else 'missed'}")
        bar = STILL.get(f.name, f.bar)
        if f.name not in BY_THE_CLOCK and not (f.value >= bar if f.at_least else f.value <= bar):
            off[f.name] = (f.value, bar)
    assert not off


@pytest.mark.usefixtures("one_thread")
def test_goals_beside_others() -> None:
    rows, figures = measure.measured(20)
    print(
        "\n"
        + "\n".join(f"{r.name:26}{r.sites:5}{r.ms:10.4f}{r.over_single:10.3g}{r.over_ensemble:10.3g}" for r in rows)
    )
    _hold(figures)


@pytest.mark.usefixtures("one_thread")
def test_goals_of_our_own() -> None:
    _hold(frozen_speed.measured(20))
