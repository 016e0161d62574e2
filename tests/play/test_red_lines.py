"""Red lines: outcomes over their limits, weeks beyond them, and what is told; play goes on."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import get_args

import numpy as np
import pytest
from commands import Command

import sandbox
from sandbox.model.equations import outcomes
from sandbox.model.names import RED_LINES, RedLine
from sandbox.play.red_lines import LIMITS

PATIENCE = 13


@cache
def glut() -> sandbox.Simulation:
    """Herding builders, no chance: at the end of the boom value stands idle beyond its red line."""
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", "theory.boom=herd", "noise=off"):
        scenario = sandbox.override(scenario, text)
    game = sandbox.Simulation.new(scenario)
    game.submit([sandbox.Policy(tick=0, province="Gansu", lever="guarantee", level=0.5)])
    game.advance(160)
    return game


def test_the_lines_have_one_list_of_names() -> None:
    assert tuple(LIMITS) == RED_LINES == get_args(RedLine)
    known = {v.name for v in sandbox.INDICATORS}
    assert all(measure in known for _, measure in LIMITS.values())


def test_each_outcome_over_its_limit_by_hand() -> None:
    one = np.ones(1)
    given = {
        "demand": np.array([[[6.0, 2.0], [1.0, 1.0]]]), "unmet": np.array([[0.5, 0.0]]),
        "fiscal_year": 6000.0 * one, "fiscal_year_here": np.array([[300.0, 900.0]]),
        "stranded_value": np.array([[39.0, 0.0, 0.0]]), "book_value": np.array([[50.0, 10.0, 0.0]]),
        "carbon": np.array([[20.0, 10.0]]), "quote": 125.0 * one,
        "debt_million": np.array([[1000.0, 600.0, 400.0]]), "rolled_share": np.array([[1.0, 0.5, 0.0]]),
        "holding_is_merchant": np.array([[0.0, 1.0, 1.0]]), "holding_province": np.array([[0, 0, 1]]),
        "province_count": 2, "policy_guarantee": np.array([[0.5, 0.0]]), "guarantee_share": 0.5 * one,
        "played": np.array([[1.0, 0.0]]), "red_unmet": 0.1 * one, "red_stranded": 0.65 * one, "red_carbon": 25.0 * one,
        "red_rolled": 0.3 * one, "red_rent": 250.0 * one, "red_money": 1.5 * one, "red_guarantees": 2.0 * one,
        "money_scale": 8000.0 * one, "gdp": np.array([[1.0, 3.0]]),
    }  # fmt: skip
    names = ("limit_money", "limit_guarantees", "limit_money_here", "limit_guarantees_here")
    given |= dict(zip(names, outcomes.limits_of_money(*outcomes.limits_of_money.take(given)), strict=True))
    unmet, guaranteed, rolled, shares = outcomes.red_lines(*outcomes.red_lines.take(given))
    assert (unmet[0], guaranteed[0], rolled[0]) == (
        0.05,
        150.0,
        0.3,
    )  # of 1000 million of merchants 300 are rolled over
    wanted = {
        "unserved": 0.5, "public_money": 0.5, "stranded": 1.0, "guarantees": 150.0 / 16_000.0, "carbon": 1.2,
        "rolled_over": 1.0, "rent": 0.5, "own_public_money": 300.0 / 3000.0, "own_guarantees": 150.0 / 4000.0,
    }  # fmt: skip
    assert dict(zip(RED_LINES, shares[0], strict=True)) == pytest.approx(wanted)


def test_weeks_beyond_are_counted_told_once_and_forgotten() -> None:
    game = glut()
    at, shares = RED_LINES.index("stranded"), game.series(game.head.node)
    column = [v.name for v in sandbox.INDICATORS].index("stranded_share")
    beyond = shares[:, column] > 0.65
    first = int(np.flatnonzero(beyond)[0])
    told = [n for n in game.notices() if n.code == "red_line.passed"]
    assert beyond[first : first + PATIENCE].all()
    assert [(n.tick, n.params) for n in told] == [(first + PATIENCE - 1, {"red_line": "stranded", "weeks": PATIENCE})]
    for tick in (first, first + 1, first + PATIENCE, 159):
        state = game.state_at(sandbox.Head(game.head.node, tick + 1))
        stretch = 0
        while beyond[tick - stretch] and stretch <= tick:
            stretch += 1
        assert state.red_line_weeks[0, at] == stretch
    assert not beyond[159] and not game.at_end, "back within it, and the game went on"


def test_the_frame_shows_value_limit_and_weeks() -> None:
    game = glut()
    frame = game.frame()
    lines = {line.name: line for line in frame.red_lines}
    assert tuple(lines) == RED_LINES and game.red_lines() == frame.red_lines
    for name, (_, measure) in LIMITS.items():
        if not name.startswith("own_"):
            assert lines[name].value == pytest.approx(frame.indicators[measure], rel=1e-12, abs=1e-12), name
    part = float(game.model.params["gdp"][0, game.model.axes.provinces.index("Gansu")] / game.model.params["gdp"].sum())
    assert lines["own_public_money"].limit == pytest.approx(12_000.0 * part)
    assert lines["own_guarantees"].limit == pytest.approx(16_000.0 * part)
    assert lines["own_guarantees"].value == pytest.approx(lines["guarantees"].value) != 0
    longest = max(line.weeks for line in frame.red_lines)
    assert frame.indicators["red_line_weeks"] == longest
    watched = sandbox.Simulation.new(sandbox.load_scenario("tiny"))
    assert [line.name for line in watched.frame().red_lines] == list(RED_LINES[:7]), "nobody plays"


def test_a_run_reports_them_in_text_and_json(suanli: Command) -> None:
    options = ("--set", "theory.boom=herd", "--set", "noise=off", "--until", "2025-09-01")
    report = suanli.json("run", "rush", *options)
    line = report["red_lines"]["stranded"]
    assert list(report["red_lines"]) == list(RED_LINES[:7])
    assert (line["limit"], line["unit"]) == (0.65, "share")
    assert line["value"] == pytest.approx(report["indicators"]["stranded_share"])
    (date,) = line["passed"]
    assert dt.date(2024, 12, 1) < dt.date.fromisoformat(date) < dt.date(2025, 9, 1)
    status, out, _ = suanli("run", "rush", *options)
    (told,) = [row for row in out.splitlines() if row.startswith("stranded ")]
    assert status == 0, "play goes on, and the run is no failure"
    assert told.split()[1:3] == ["share", f"{line['value']:.4g}"] and told.endswith(date)
