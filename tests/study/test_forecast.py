"""Forecasts: the bits that runs have alone, pairs, what is given up, and processes that end."""

from __future__ import annotations

import multiprocessing
import pickle
import time
from collections.abc import Iterator

import numpy as np
import pytest

from sandbox.play.simulation import Simulation
from sandbox.scenario.decisions import Decision, Place, Voucher
from sandbox.scenario.files import load_scenario
from sandbox.study.abreast import Wanted, made
from sandbox.study.ensembles import forecast, pool
from sandbox.study.ensembles.draws import drawn
from sandbox.study.ensembles.forecast import (
    MONTH,
    PERCENT,
    Forecast,
    Future,
    Question,
    apart_of,
    bands_of,
    batches,
    branch_futures,
    future_of,
    kept_weeks,
    make,
    pieces,
)
from sandbox.study.ensembles.forecaster import Forecaster
from sandbox.study.ensembles.kept import quantiles

SOME = ("rent_8xh100", "purse", "merchant_utilisation")
WEEKS = 22


def voucher(budget: float, tick: int = 0) -> Decision:
    return Voucher(tick=tick, province="Gansu", budget=budget)


def hall(slot: int, tick: int = 0) -> Decision:
    here = {"province": "Gansu", "hall_type": "inference", "chip": "a800", "cards": 512, "operator": "telco"}
    return Place(tick=tick, hall=slot, **here)


@pytest.fixture(scope="module")
def game() -> Simulation:
    scenario = load_scenario("rush").model_copy(update={"player": "Gansu", "free_slots": 3})
    simulation = Simulation.new(scenario)
    simulation.advance(9)
    simulation.submit([voucher(30.0, 9)])
    return simulation


def question(game: Simulation, budget: float = 200.0, runs: int = 12) -> Question:
    now = future_of(game)
    return Question((now.deciding([voucher(budget)]), now), 9 + WEEKS, runs, SOME)


def one(future: Future, runs: range, until: int) -> np.ndarray:
    return np.concatenate([make(piece) for piece in pieces(0, future, runs, until, SOME)])


def test_a_run_of_a_forecast_has_the_bits_that_it_has_alone(game: Simulation) -> None:
    asked = question(game)
    batch = range(1, 9)
    varied = drawn(game.scenario, batch)
    for future in asked.futures:
        alone = [
            Wanted(
                game.scenario,
                future.decisions,
                number,
                tuple((name, float(values[number - 1])) for name, values in varied.items()),
                game.state,
            )
            for number in (1, 5)
        ]
        expected = made(alone, asked.until, kept_weeks(9, asked.until), SOME)
        found = one(future, batch, asked.until)
        assert found.shape == (WEEKS // MONTH, len(SOME), 8)
        for k, number in enumerate((1, 5)):
            assert (found[..., number - 1] == expected[k]).all()


def test_pieces_may_be_made_where_the_one_before_was_not(game: Simulation) -> None:
    future = future_of(game)
    work = pieces(0, future, range(1, 4), 9 + WEEKS, SOME)
    assert [week for piece in work for week in piece.weeks] == list(range(9, 9 + WEEKS))
    whole = one(future, range(1, 4), 9 + WEEKS)
    make(pieces(0, future.deciding([voucher(1.0)]), range(1, 4), 9 + WEEKS, SOME)[0])  # it remembers another now
    last = make(work[-2])
    assert len(last) == 2
    assert (last == whole[-2:]).all()


def test_slots_that_nobody_uses_are_left_out_and_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    simulation = Simulation.new(load_scenario("rush").model_copy(update={"player": "Gansu"}))
    simulation.submit([hall(6)])
    simulation.advance(3)
    now = future_of(simulation)
    futures, runs = (now, now.deciding([hall(9, tick=3)])), range(1, 3)
    found = [one(future, runs, 3 + WEEKS) for future in futures]
    assert [forecast.first_state(future, runs).hall_status.shape[1] for future in futures] == [8, 12]
    monkeypatch.setattr(forecast, "SLOTS", simulation.scenario.free_slots)
    assert forecast.first_state(now, runs).hall_status.shape[1] == simulation.scenario.free_slots > 12
    for future, values in zip(futures, found, strict=True):
        assert (one(future, runs, 3 + WEEKS) == values).all()
    assert (found[0] != found[1]).any()


def test_what_stands_decided_is_in_both_sides_and_the_plan_in_one(game: Simulation) -> None:
    plan, nothing = question(game).futures
    assert [d.budget for d in nothing.decisions] == [30.0]  # type: ignore[union-attr]
    assert [(d.budget, d.tick) for d in plan.decisions] == [(30.0, 9), (200.0, 9)]  # type: ignore[union-attr]
    purses = [one(future, range(1, 3), 9 + WEEKS)[:, SOME.index("purse")] for future in (nothing, plan)]
    assert (purses[0] > purses[1]).all()


def test_no_run_is_the_game_itself(game: Simulation) -> None:
    """A forecast that met the game's own chance would tell the player what comes."""
    assert [run for batch in batches(100) for run in batch] == list(range(1, 101))


def test_branches_are_held_against_each_other_from_where_they_part(game: Simulation) -> None:
    begun = Simulation.new(game.scenario)
    begun.advance(6)
    begun.branch("other")
    begun.submit([voucher(500.0, 6)])
    begun.advance(4)
    other = begun.head.node
    begun.go_to(0, 6)
    begun.advance(5)
    mine, theirs = branch_futures(begun, 0, other, until=11)
    assert (mine.begin, theirs.begin) == (6, 6)
    assert mine.begun == theirs.begun == pickle.dumps(begun.state_at(type(begun.head)(0, 6)))
    assert mine.decisions == ()
    assert [d.tick for d in theirs.decisions] == [6]
    assert [future.begin for future in branch_futures(begun, 0, until=11)] == [11]
    assert [future.begin for future in branch_futures(begun, 0, other, until=3)] == [3, 3]
    same = branch_futures(begun, other, other)
    assert same[0] == same[1] and same[0].begin == begun.history.reach[other]


def test_the_world_without_a_player_goes_on_from_the_same_week(game: Simulation) -> None:
    nobody = Simulation.new(game.scenario.model_copy(update={"player": None, "decisions": []}))
    nobody.advance(9)
    mine, theirs = branch_futures(game, game.head.node, None, until=game.head.tick, alone=nobody)
    assert (mine.begin, theirs.begin) == (9, 9)
    assert theirs.begun == pickle.dumps(nobody.state)
    assert pickle.loads(theirs.scenario).player is None
    assert ([d.tick for d in mine.decisions], theirs.decisions) == ([9], ())


def test_bands_are_quantiles_of_the_runs_that_are_there() -> None:
    rng = np.random.default_rng(5)
    values = [rng.normal(size=(3, 2, 8)), rng.normal(size=(3, 2, 4))]
    found = bands_of([values, [values[0][:1]]], 5, 2)
    assert found.shape == (2, 5, 2, len(PERCENT))
    assert (found[0, :3] == quantiles(np.concatenate(values, axis=-1), PERCENT)).all()
    assert np.isnan(found[0, 3:]).all()
    assert np.isnan(found[1, 1:]).all()


def test_what_parts_two_futures_is_told_run_by_run() -> None:
    """Two bands may overlap where every run is parted the same way."""
    rng = np.random.default_rng(6)
    base = [rng.normal(size=(3, 2, 8)) * 10.0, rng.normal(size=(3, 2, 4)) * 10.0]
    plan = [values + 1.0 for values in base]
    found = apart_of([[values[:2] for values in plan], base], 5, 2)
    assert found.shape == (5, 2, len(PERCENT))
    np.testing.assert_allclose(found[:2], 1.0)
    assert np.isnan(found[2:]).all()
    assert apart_of([base], 5, 2).size == 0


# -------------------------------------------------------------------------------------------------- while one waits


class Heard:
    def __init__(self) -> None:
        self.answers: list[Forecast] = []
        self.trouble: list[str] = []

    def wait(self, asked: Question) -> Forecast:
        end = time.monotonic() + 300
        while time.monotonic() < end:
            assert not self.trouble, self.trouble
            if self.answers and self.answers[-1].question is asked and self.answers[-1].whole:
                return self.answers[-1]
            time.sleep(0.005)
        raise TimeoutError(self.answers)


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def forecaster(heard: Heard) -> Iterator[Forecaster]:
    made = Forecaster(2, heard.answers.append, heard.trouble.append)
    yield made
    assert made.close(60.0)


def test_answers_grow_and_end_with_all_runs(game: Simulation, heard: Heard, forecaster: Forecaster) -> None:
    asked = question(game)
    forecaster.ready(asked.futures[0].scenario)
    forecaster.ask(asked)
    found = heard.wait(asked)
    assert found.made == 12
    sizes = [(answer.made, answer.reach) for answer in heard.answers]
    # Whichever process starts sooner: months of the first batch, or the smaller one as a whole; then whole batches.
    months = [size for size in sizes if size[1] < len(found.weeks)]
    whole = [size for size in sizes if size[1] == len(found.weeks)]
    assert months == sorted({(8, reach) for _, reach in months})
    assert whole in ([(4, len(found.weeks)), (12, len(found.weeks))], [(8, len(found.weeks)), (12, len(found.weeks))])
    assert sizes == months + whole
    every = [[one(future, batch, asked.until) for batch in batches(12)] for future in asked.futures]
    assert (found.bands == bands_of(every, len(found.weeks), len(SOME))).all()
    assert (found.apart == apart_of(every, len(found.weeks), len(SOME))).all()
    assert found.numbers == tuple(range(1, 13))
    for future, made_of in zip(every, found.values, strict=True):
        assert (made_of == np.concatenate(future, axis=-1)).all()
    less = found.outcomes("purse", 2, apart=True)
    assert (less == found.outcomes("purse", 2) - found.values[1][2, SOME.index("purse")]).all()
    assert found.apart[:, SOME.index("purse"), -1].max() < 0  # what is spent is missing, in every run


@pytest.fixture
def alone(heard: Heard) -> Iterator[Forecaster]:
    """One process: it does its work in the order of the question."""
    made = Forecaster(1, heard.answers.append, heard.trouble.append)
    yield made
    assert made.close(60.0)


def test_the_first_months_of_the_first_batch_come_first(game: Simulation, heard: Heard, alone: Forecaster) -> None:
    asked = question(game)
    alone.ask(asked)
    weeks = heard.wait(asked).weeks
    ends = [piece.weeks.stop for piece in pieces(0, asked.futures[0], range(1, 9), asked.until, SOME)]
    reaches = sorted({sum(week < end for week in weeks) for end in ends})
    assert reaches[0] == 1 and reaches[-1] == len(weeks) == 5
    assert [(answer.made, answer.reach) for answer in heard.answers] == [*((8, reach) for reach in reaches), (12, 5)]


def test_a_later_question_takes_the_place_of_an_earlier_one(
    game: Simulation, heard: Heard, forecaster: Forecaster
) -> None:
    first, second = question(game, 100.0, 3000), question(game, 300.0)
    forecaster.ask(first)
    while not heard.answers:
        time.sleep(0.002)
    forecaster.ask(second)
    place = len(heard.answers)
    heard.wait(second)
    assert {answer.question is second for answer in heard.answers[place:]} == {True}
    assert not any(answer.whole for answer in heard.answers if answer.question is first)


def test_a_question_that_was_answered_is_remembered(game: Simulation, heard: Heard, forecaster: Forecaster) -> None:
    asked = question(game)
    forecaster.ask(asked)
    before = heard.wait(asked)
    again = question(game)
    heard.answers.clear()
    forecaster.ask(again)
    assert [answer.whole for answer in heard.answers] == [True]  # at once, before ``ask`` returns
    assert (heard.answers[0].bands == before.bands).all()


def test_processes_end_in_the_middle_of_the_work(game: Simulation, heard: Heard) -> None:
    made = Forecaster(2, heard.answers.append, heard.trouble.append)
    made.ask(question(game, 100.0, 3000))
    while not heard.answers:
        time.sleep(0.002)
    assert multiprocessing.active_children()
    assert made.close(60.0)
    assert not multiprocessing.active_children()
    assert not heard.trouble


def test_a_turn_that_is_over_ends_its_work() -> None:
    turn = pool.Turn()
    first = turn.next()
    with pool.started(1, turn) as engine:
        assert list(engine(wait_for, [(first, 0.0)])) == [(0, first)]
        turn.next()
        with pytest.raises(pool.Unwanted):
            list(engine(wait_for, [(first, 60.0)]))
        assert list(engine(wait_for, [(turn.number, 0.0)])) == [(0, turn.number)]


def test_a_process_that_does_not_end_by_itself_is_gone_when_its_engine_is() -> None:
    with pool.started(2, patience=0.05) as engine:
        results = engine(time.sleep, [0.0, 3000.0, 3000.0])
        assert next(results) == (0, None)
        assert multiprocessing.active_children()
    assert not multiprocessing.active_children()


def wait_for(work: tuple[int, float]) -> int:
    turn, seconds = work
    end = time.monotonic() + seconds
    while True:
        pool.go_on(turn)
        if time.monotonic() >= end:
            return turn
        time.sleep(0.001)
