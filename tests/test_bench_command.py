"""``suanli bench``: what it reports, and that its figures are taken as they say."""

from __future__ import annotations

import math

import pytest
from commands import Command

from sandbox.commands import benches
from sandbox.study.timing import figures
from sandbox.study.timing.figures import Figure


@pytest.mark.slow
def test_report(suanli: Command) -> None:
    told = suanli.json("bench", "--takes", 1)
    assert set(told) == {"ratios", "units", "goals", "elsewhere", "profile", "machine"}
    ratios = told["ratios"]
    assert list(ratios) == list(told["units"])
    assert all(math.isfinite(value) and value > 0 for value in ratios.values())
    assert {row["goal"] for row in told["goals"]} == {"P1", "P2", "P8", "P9", "P15", "P16"}
    for row in told["goals"]:
        value = ratios[row["name"]]
        assert row["met"] == (value >= row["at_least"] if "at_least" in row else value <= row["at_most"])
    for shares in told["profile"].values():
        assert {"rules", "chance", "stocks", "assignment", "resale"} < set(shares)
        assert math.isclose(sum(shares.values()), 1.0)
    assert told["machine"]["processors"] >= 1


@pytest.mark.parametrize("takes", [0, 101])
def test_takes_within_their_limits(suanli: Command, takes: int) -> None:
    status, message = suanli.refused("bench", "--takes", takes)
    assert status == 2
    assert f"is {takes}; expected 1 to 100" in message


def test_acts_take_turns_and_the_first_is_not_counted() -> None:
    done: list[str] = []

    def slow() -> None:
        done.append("slow")
        until = figures.clock() + 0.003
        while figures.clock() < until:
            pass

    took = figures.in_turns({"slow": (slow, 1), "fast": (lambda: done.append("fast"), 2)}, 3)
    assert done == ["slow", "fast"] + ["slow", "fast", "fast"] * 3
    assert {name: len(seconds) for name, seconds in took.items()} == {"slow": 3, "fast": 6}
    assert min(took["slow"]) >= 0.003 > max(took["fast"])


@pytest.mark.parametrize(("threads", "told"), [(None, True), ("2", True), ("1", False)])
def test_products_of_several_threads_are_told(threads: str | None, told: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    if threads is not None:
        monkeypatch.setenv("OPENBLAS_NUM_THREADS", threads)
    assert ("OPENBLAS_NUM_THREADS=1 first" in benches._table([], {}, figures.machine())) is told


@pytest.mark.parametrize(
    ("value", "bar", "at_least", "met"),
    [(1.0, 1.0, False, True), (1.1, 1.0, False, False), (1.0, 1.0, True, True), (0.9, 1.0, True, False)],
)
def test_a_goal_is_met_or_missed(value: float, bar: float, at_least: bool, met: bool) -> None:
    assert Figure("x", value, "1", "", "P0", bar, at_least).met is met
    assert Figure("x", value, "1", "").met is None
