"""The brief: every line says what the record says, and its parts add up to it, in many weeks and many games."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sandbox
from sandbox.model.measures import INDICATORS
from sandbox.play import brief as briefs
from sandbox.play.brief import MONTH

NAMES = [v.name for v in INDICATORS]
MONEY = ("own_cash", "purse")  # what else may move them is their rest


def game(*changes: str, player: str | None = "Gansu", seed: int = 7) -> sandbox.Simulation:
    scenario = sandbox.load_scenario("rush").model_copy(update={"player": player, "seed": seed})
    for change in changes:
        scenario = sandbox.override(scenario, change)
    return sandbox.Simulation.new(scenario)


def hall(tick: int, number: int, **changes: object) -> sandbox.Place:
    fields = {"hall_type": "inference", "chip": "a800", "cards": 1024, "operator": "city"} | changes
    return sandbox.Place.model_validate({"tick": tick, "hall": number, "province": "Gansu", **fields})


def check(simulation: sandbox.Simulation, brief: sandbox.Brief) -> None:
    """Every line against the rows that were recorded, by another road than the brief's."""
    rows = simulation.series(simulation.head.node)
    end = brief.tick - 1
    assert brief.tick % MONTH == 0 and simulation.tick - MONTH < brief.tick <= simulation.tick
    assert [line.size for line in brief.lines] == sorted((line.size for line in brief.lines), reverse=True)
    for line in brief.lines:
        if line.measure == "month_starts":
            total = np.concatenate([[0.0], rows[:, NAMES.index("projects_announced")]])
            after, before = (total[t + 1] - total[t + 1 - MONTH] for t in (end, end - MONTH))
        else:
            column = rows[:, NAMES.index(line.measure)]
            after, before = column[end], column[end - MONTH]
        assert (line.before, line.after) == (before, after), line.measure
        assert np.sign(line.change) == np.sign(after - before) != 0, line.measure
        scale = max(abs(line.after), abs(line.before), *(abs(part.value) for part in line.parts), 1e-9)
        assert sum(part.value for part in line.parts) + line.rest == pytest.approx(line.change, abs=1e-12 * scale)
        assert {part.code for part in line.parts} <= set(sandbox.CAUSES)
        assert all(math.isfinite(part.value) for part in line.parts) and math.isfinite(line.size)
        if line.measure not in MONEY:
            assert abs(line.rest) <= 1e-9 * scale, (line.measure, line.rest)


@pytest.mark.parametrize("theory", [(), ("theory.boom=herd",), ("theory.resale=posted", "theory.rebound=saturating")])
def test_every_month_of_a_game_is_told_as_it_was(theory: tuple[str, ...]) -> None:
    simulation, seen = game(*theory), set()
    for tick in range(0, 261, 3 * MONTH if theory else MONTH):
        simulation.advance(tick - simulation.tick)
        if tick == 24:
            simulation.submit([hall(tick, 1)])
        if tick == 144:
            simulation.submit([sandbox.Voucher(tick=tick, province="Gansu", budget=60.0)])
        brief = simulation.brief(lines=len(sandbox.MEASURES))
        if tick < 2 * MONTH:
            assert brief is None
            continue
        assert brief is not None
        check(simulation, brief)
        seen |= {line.measure for line in brief.lines}
    short = simulation.brief()
    assert short is not None and brief is not None and short.lines == brief.lines[:3]
    assert set(sandbox.MEASURES) - seen <= {"unmet_demand"}


@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    st.integers(8, 110), st.integers(0, 10_000), st.sampled_from(["push", "herd"]), st.sampled_from(["on", "off"]),
    st.sampled_from([None, "Gansu", "Guizhou"]), st.floats(0.7, 1.3),
)  # fmt: skip
def test_no_line_of_any_game_contradicts_its_state(
    weeks: int, seed: int, boom: str, noise: str, player: str | None, demand: float
) -> None:
    strength = f"parameters.developer_compute={0.5 * demand}"
    simulation = game(f"theory.boom={boom}", f"noise={noise}", strength, player=player, seed=seed)
    simulation.advance(weeks)
    brief = simulation.brief(lines=len(sandbox.MEASURES))
    assert brief is not None and brief.lines
    check(simulation, brief)
    measures = {line.measure for line in brief.lines}
    assert player is not None or not measures & {"purse", "own_cash", "own_utilisation"}


def test_the_causes_move_as_the_record_says() -> None:
    """A sample of parts against the record: their sign is that of what they name."""
    simulation = game()
    simulation.submit([hall(0, 1)])
    for tick in range(8, 200, 12):
        simulation.advance(tick - simulation.tick)
        rows, brief = simulation.series(simulation.head.node), simulation.brief(lines=99)
        assert brief is not None
        moved = {name: rows[tick - 1, k] - rows[tick - 1 - MONTH, k] for k, name in enumerate(NAMES)}
        lines = {line.measure: {part.code: part.value for part in line.parts} for line in brief.lines}
        if "merchant_utilisation" in lines:
            assert np.sign(lines["merchant_utilisation"]["capacity"]) == -np.sign(moved["merchant_capacity"])
        if "gauge_money" in lines:
            assert np.sign(lines["gauge_money"]["paid"]) == -np.sign(moved["fiscal_year"])
        if "purse" in lines:
            assert lines["purse"]["income"] > 0 >= lines["purse"]["building"]
        if "own_cash" in lines:
            assert lines["own_cash"]["interest"] <= 0 <= lines["own_cash"]["rent"]


def test_without_chance_no_part_is_chance() -> None:
    simulation = game("noise=off")
    for tick in (8, 60, 120):
        simulation.advance(tick - simulation.tick)
        brief = simulation.brief(lines=99)
        assert brief is not None
        for line in brief.lines:
            by_chance = [part.value for part in line.parts if part.code == "chance"]
            scale = max(abs(line.after), abs(line.change))
            assert all(abs(value) <= 1e-9 * scale for value in by_chance), line


def test_a_measure_that_moves_more_than_it_usually_does_comes_first() -> None:
    rows = np.zeros((14 * MONTH, len(NAMES)))
    rows[:, NAMES.index("h100_card_price")] = 100.0 + 10.0 * (np.arange(len(rows)) // MONTH % 2)
    rows[:, NAMES.index("resale_volume")] = 50.0 + 0.1 * (np.arange(len(rows)) // MONTH % 2)
    rows[-MONTH:, NAMES.index("resale_volume")] = 55.0
    for name, far in (("h100_card_price", 1.2), ("resale_volume", 5.0)):
        values = briefs.ends_of_months(rows, name)
        assert (abs(values[-1] - values[-2]) / briefs.usual(values[:-1]) > far) == (name == "resale_volume")


def test_asking_changes_nothing_and_a_branch_has_a_brief_of_its_own() -> None:
    asked, silent = game(), game()
    for simulation in (asked, silent):
        simulation.advance(40)
        simulation.submit([hall(40, 1)])
        for _ in range(30):
            simulation.advance(1)
            if simulation is asked:
                simulation.brief()
        assert simulation.at_end is False
    assert asked.state.digest() == silent.state.digest()
    assert asked.changes == silent.changes
    own = asked.brief(lines=99)
    asked.go_to(0, 40)
    asked.advance(30)
    other = asked.brief(lines=99)
    assert own is not None and other is not None
    assert "own_cash" in {line.measure for line in own.lines} - {line.measure for line in other.lines}
    again = asked.go_to(0, 20) and asked.brief()
    assert again is not None and again.tick == 20
