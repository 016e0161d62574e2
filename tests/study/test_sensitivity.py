"""Effects of parameters: three methods on functions whose answers are known, on the model, and on the command line."""

from __future__ import annotations

import dataclasses
import itertools
import json
import pickle
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from commands import Command

from sandbox.commands import sensitivity as command
from sandbox.scenario.files import load_scenario
from sandbox.scenario.schema import complete
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.draws import SPREAD, drawn
from sandbox.study.ensembles.ensemble import Member, members
from sandbox.study.ensembles.forecast import Forecast, Future, Question
from sandbox.study.sensitivity import morris, sobol, tornado
from sandbox.study.sensitivity.design import outcomes
from sandbox.study.sensitivity.factors import CHANCE, OTHERS, Effect, Factor, converged, factors, runs_wanted
from sandbox.study.sensitivity.methods import Step, Work, study

RUSH = complete(load_scenario("rush"))
ALL = factors(RUSH)
# Far from the ends of their ranges, so that no draw is cut off.
THREE = factors(RUSH, ("efficiency_trend", "price_elasticity", "training_elasticity"))
IDLE = {"herd_push_ceiling", "herd_return_weight", "herd_peer_weight", "herd_threshold", "herd_width"}
RENT = ("--indicator", "rent_8xh100", "--at", "2023-03-06")


def z_of(factor: Factor, values: np.ndarray) -> np.ndarray:
    """How many standard deviations of its draws from the centre."""
    return (values - factor.centre) / (SPREAD * (factor.row.high - factor.row.low))


def place_of(factor: Factor, values: np.ndarray) -> np.ndarray:
    return (values - factor.low) / (factor.high - factor.low)


def named(effects: Sequence[Effect]) -> dict[str, Effect]:
    return {one.parameter: one for one in effects}


# ------------------------------------------------------------------------------------------------------- tornado


def linear(draws: dict[str, np.ndarray], seed: int) -> np.ndarray:
    """Two parameters count by 6 and -3 over their spans; the rest is noise that grows with the first."""
    first, second = (place_of(one, draws[one.name]) for one in THREE[:2])
    noise = np.random.default_rng(seed).normal(size=first.size)
    return 100 + 6 * first - 3 * second + (0.2 + first**2) * noise


def test_a_tornado_finds_a_linear_outcome() -> None:
    draws = drawn(RUSH, range(400))
    found = tornado.tornado(ALL, draws, linear(draws, 1))
    assert [one.parameter for one in found[:2]] == [one.name for one in THREE[:2]]
    assert [one.noise for one in found[:2]] == [False, False]
    for one, truth in zip(found, (6.0, -3.0), strict=False):
        assert abs(one.effect - truth) < one.error
    sizes = [abs(one.effect) for one in found]
    assert sizes == sorted(sizes, reverse=True) and len(found) == len(ALL)
    assert (found[0].low, found[0].high, found[0].unit) == (THREE[0].low, THREE[0].high, "1/year")


def test_a_tornado_has_no_errors_where_all_is_said() -> None:
    draws = drawn(RUSH, range(200))
    outcome = 5 * place_of(THREE[0], draws[THREE[0].name]) - 2 * place_of(THREE[2], draws[THREE[2].name])
    found = named(tornado.tornado(ALL, draws, outcome))
    assert found[THREE[0].name].effect == pytest.approx(5, abs=1e-9)
    assert found[THREE[2].name].effect == pytest.approx(-2, abs=1e-9)
    assert max(one.error for one in found.values()) < 1e-9


def test_in_few_ensembles_does_any_idle_parameter_stand_out() -> None:
    """All at once at 95 %: of 60 ensembles 3 are to be expected, and 9 or more would be one in a thousand."""
    alarms, held = 0, 0
    every = drawn(RUSH, range(60 * 200))
    for seed in range(60):
        draws = {name: values[seed * 200 : (seed + 1) * 200] for name, values in every.items()}
        found = named(tornado.tornado(ALL, draws, linear(draws, seed)))
        truth = {THREE[0].name: 6.0, THREE[1].name: -3.0}
        alarms += any(not one.noise for name, one in found.items() if name not in truth)
        held += all(abs(one.effect - truth.get(name, 0.0)) <= one.error for name, one in found.items())
    assert alarms < 9 and held > 51


def test_a_tornado_leaves_out_runs_without_a_value_and_says_nothing_of_few() -> None:
    draws = drawn(RUSH, range(300))
    outcome = linear(draws, 2)
    gaps = outcome.copy()
    gaps[200:] = np.nan
    some = {name: values[:200] for name, values in draws.items()}
    both = tornado.tornados(ALL, draws, np.stack([gaps, outcome]))
    assert both[0] == tornado.tornado(ALL, some, outcome[:200])
    assert [one.parameter for one in both[1]] == [one.parameter for one in tornado.tornado(ALL, draws, outcome)]
    few = tornado.fewest(len(ALL)) - 1
    assert tornado.tornado(ALL, {name: values[:few] for name, values in draws.items()}, outcome[:few]) == ()


def test_swings_go_from_a_tenth_to_nine_tenths_of_the_draws() -> None:
    """The runs of a forecast in no order, of two futures whose difference is moved by another parameter alone."""
    numbers = tuple(int(n) for n in np.random.default_rng(3).permutation(np.arange(1, 301)))
    draws = drawn(RUSH, numbers)
    first = linear(draws, 4)
    second = first - 10 * place_of(THREE[2], draws[THREE[2].name])
    question = Question((Future(pickle.dumps(RUSH), b"", 0),) * 2, 8, 300, ("carbon", "rent_8xh100"))
    values = tuple(np.stack([np.full((2, 300), 7.0), np.stack([0 * one, one])]) for one in (first, second))
    forecast = Forecast(question, (3, 7), np.zeros(0), np.zeros(0), 300, 0.0, numbers, values)
    found = tornado.swings(forecast, "rent_8xh100", 1)
    assert (found.runs, found.fewest, found.mean) == (300, tornado.fewest(len(ALL)), first.mean())
    largest, effect = found.parts[0], named(tornado.tornado(ALL, draws, first))[THREE[0].name]
    share = 2 * NormalDist().inv_cdf(0.9) / 4  # of four standard deviations
    assert (largest.parameter, largest.confidence) == (THREE[0].name, THREE[0].row.confidence)
    assert largest.effect == pytest.approx(share * effect.effect)
    assert largest.error == pytest.approx(share * effect.error)
    inside = np.mean((largest.low <= draws[largest.parameter]) & (draws[largest.parameter] <= largest.high))
    assert 0.74 < inside < 0.86
    assert largest.at_low < 0 < largest.at_high and not largest.noise
    apart = tornado.swings(forecast, "rent_8xh100", 1, apart=True)
    assert [one.parameter for one in apart.parts if not one.noise] == [THREE[2].name]
    assert apart.parts[0].effect == pytest.approx(10 * share)
    assert all(one.noise for one in tornado.swings(forecast, "carbon", 0).parts)
    few = dataclasses.replace(forecast, numbers=numbers[:100], values=tuple(one[..., :100] for one in values))
    assert tornado.swings(few, "rent_8xh100", 1).parts == ()
    assert tornado.swings(few, "rent_8xh100", 1).runs == 100


def test_what_stands_still_is_moved_by_nothing() -> None:
    draws = drawn(RUSH, range(200))
    assert all(one.effect == 0.0 and one.noise for one in tornado.tornado(ALL, draws, np.full(200, 12345.678)))


def test_the_quantile_of_student() -> None:
    stats = pytest.importorskip("scipy.stats")
    for freedom in (10, 75, 181, 5000):
        for probability in (0.975, 0.99966):
            assert tornado.t_quantile(probability, freedom) == pytest.approx(
                stats.t.ppf(probability, freedom), rel=0.02 if freedom == 10 else 1e-4
            )


# -------------------------------------------------------------------------------------------------------- Morris


def walked(of: Callable[[np.ndarray, np.ndarray], np.ndarray], paths: int, seed: int = 3) -> dict[str, Effect]:
    """Elementary effects of a function of places (..., 3) and numbers of chance (...)."""
    places, moved = morris.paths(paths, 3, seed)
    design = morris.design(THREE, places)
    there = np.stack([place_of(one, design.varied[one.name]) for one in THREE], axis=-1)
    np.testing.assert_allclose(there, places[..., :3], atol=1e-12)
    return named(morris.effects(THREE, morris.elementary(places, moved, of(there, design.numbers)), seed))


def test_morris_of_a_linear_function_is_exact() -> None:
    found = walked(lambda x, number: 5 * x[..., 0] - 2 * x[..., 1] + 3 * (number % 2), 6)
    assert [found[one.name].effect for one in THREE] == pytest.approx([5, 2, 0])
    assert [dict(found[one.name].more)["mean"] for one in THREE] == pytest.approx([5, -2, 0], abs=1e-12)
    assert found[CHANCE].effect == pytest.approx(3) and found[CHANCE].low is None
    assert max(one.error for one in found.values()) < 1e-12


def test_morris_sees_what_cancels_and_what_depends_on_others() -> None:
    """x (y - 1/2): the effect of x is +-1/6 or +-1/2, a third of a step's mean size; both signs cancel in the mean."""
    found = walked(lambda x, number: x[..., 0] * (x[..., 1] - 0.5), 4000)
    first, second = (found[one.name] for one in THREE[:2])
    assert abs(first.effect - 1 / 3) < first.error < 0.01
    assert abs(second.effect - 1 / 2) < second.error < 0.02
    assert abs(dict(first.more)["mean"]) < 0.02 and dict(first.more)["sd"] == pytest.approx((5 / 36) ** 0.5, rel=0.02)
    assert found[THREE[2].name].effect == found[CHANCE].effect == 0.0


def test_a_path_moves_everything_once() -> None:
    places, moved = morris.paths(50, 4, 1)
    assert (np.sort(moved, axis=1) == np.arange(5)).all()
    assert ((places > -1e-12) & (places < 1 + 1e-12)).all()
    steps = np.abs(np.diff(places, axis=1))
    assert ((steps > 0).sum(axis=2) == 1).all()
    np.testing.assert_allclose(steps[..., :4].max(axis=1), 2 / 3)


# --------------------------------------------------------------------------------------------------------- Sobol


def shared_out(of: Callable[[np.ndarray, Any], np.ndarray], rows: int) -> dict[str, Effect]:
    """Shares of the variance of a function of z (..., 3) and of the whole design."""
    pytest.importorskip("scipy")
    design = sobol.design(RUSH, THREE, rows)
    z = np.stack([z_of(one, design.varied[one.name]) for one in THREE], axis=-1)
    return named(sobol.effects(THREE, of(z, design), 5))


def test_sobol_of_ishigami() -> None:
    """Known: first order .314, .442 and 0, in total .558, .442 and .244 (T. Ishigami and T. Homma, 1990)."""
    from scipy.stats import norm

    def ishigami(z: np.ndarray, design: Any) -> np.ndarray:
        x = np.pi * (2 * norm.cdf(z) - 1)
        return np.sin(x[..., 0]) + 7 * np.sin(x[..., 1]) ** 2 + 0.1 * x[..., 2] ** 4 * np.sin(x[..., 0])

    found = shared_out(ishigami, 4096)
    for one, first, total in zip(THREE, (0.3139, 0.4424, 0.0), (0.5576, 0.4424, 0.2437), strict=True):
        effect, more = found[one.name], dict(found[one.name].more)
        assert abs(effect.effect - total) < effect.error < 0.05
        assert abs(more["first"] - first) < more["first_error"] < 0.06
    assert found[OTHERS].effect == found[CHANCE].effect == 0.0
    assert converged(list(found.values()))
    few = shared_out(ishigami, 64)
    assert not converged(list(few.values())) and 64 < runs_wanted(list(few.values()), 64) < 4096


def test_sobol_of_a_sum_with_the_others_and_chance() -> None:
    """Variances 9, 4, 0, of another parameter 2, and of chance 1: shares of 16."""
    other = factors(RUSH, ("planned_utilisation",))[0]
    weather = np.random.default_rng(8).normal(size=1 << 13)

    def total(z: np.ndarray, design: Any) -> np.ndarray:
        return 3 * z[..., 0] - 2 * z[..., 1] + 2**0.5 * z_of(other, design.varied[other.name]) + weather[design.numbers]

    found = shared_out(total, 4096)
    shares = [found[name].effect for name in (*(one.name for one in THREE), OTHERS, CHANCE)]
    np.testing.assert_allclose(shares, np.array([9, 4, 0, 2, 1]) / 16, atol=0.03)


def test_the_indices_are_those_of_scipy() -> None:
    stats = pytest.importorskip("scipy.stats")
    a, b, *one = np.random.default_rng(4).normal(size=(5, 64))
    theirs = stats.sobol_indices(func={"f_A": a[None], "f_B": b[None], "f_AB": np.array(one)[:, None]}, n=64)
    total, first = sobol.indices(np.stack([a, b, *one], axis=1), np.full((1, 64), 1 / 64))
    np.testing.assert_allclose(total[0], theirs.total_order)
    np.testing.assert_allclose(first[0], theirs.first_order)


def test_without_variance_there_are_no_shares() -> None:
    assert {one.effect for one in shared_out(lambda z, design: np.full(z.shape[:-1], 4.0), 16).values()} == {0.0}


def test_a_row_has_two_points_without_anything_in_common() -> None:
    pytest.importorskip("scipy")
    design = sobol.design(RUSH, THREE, 8)
    assert set(design.varied) == {row.name for row in ALL}
    for values in (*design.varied.values(), design.numbers):
        assert ((values == values[:, :1]) | (values == values[:, 1:2])).all()
    switched = [(design.varied[one.name] != design.varied[one.name][:, :1]).any(axis=0) for one in THREE]
    assert [list(np.flatnonzero(each)) for each in switched] == [[1, 2], [1, 3], [1, 4]]
    changed = (design.varied["planned_utilisation"] != design.varied["planned_utilisation"][:, :1]).any(axis=0)
    assert list(np.flatnonzero(changed)) == [1, 5]
    assert list(np.flatnonzero((design.numbers != design.numbers[:, :1]).any(axis=0))) == [1, 6]


# ------------------------------------------------------------------------------------------------------ the model


@pytest.fixture(scope="module")
def member() -> Member:
    (one,) = members(load_scenario("rush"), [], (), weeks=30, keep=[29], indicators=["rent_8xh100"])
    return one


@pytest.fixture(scope="module")
def month() -> Member:
    (one,) = members(load_scenario("rush"), [], (), weeks=4, keep=[3], indicators=["rent_8xh100"])
    return one


def test_whoever_makes_a_design_changes_no_bit(member: Member) -> None:
    design = morris.design(THREE, morris.paths(3, 3, 1)[0])
    one = outcomes(member, design, 15, pool.here)
    assert one.whole.all() and not one.stopped and one.refused == 0
    np.testing.assert_array_equal(one.values, outcomes(member, design, 4, pool.here).values)
    with pool.started(2) as engine:
        np.testing.assert_array_equal(one.values, outcomes(member, design, 7, engine).values)


def test_parameters_of_another_theory_move_nothing(member: Member) -> None:
    found = study(Work(member, pool.here, 1), "morris", (*IDLE, "rent_adjustment"), 4 * 8)
    effects = named(found.effects)
    assert {effects[name].effect for name in IDLE} == {0.0}
    assert not effects["rent_adjustment"].noise
    of_draws = study(Work(member, pool.here, 1), "tornado", (), 256).effects
    assert all(named(of_draws)[name].noise for name in IDLE) and not of_draws[0].noise


def interrupted(after: int) -> pool.Engine:
    def engine(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        for place, item in enumerate(items):
            if place == after:
                raise KeyboardInterrupt
            yield place, work(item)

    return engine


def test_what_an_interrupt_leaves_is_told_as_part(member: Member) -> None:
    work = Work(member, interrupted(1), 2)
    found = study(work, "morris", ("rent_adjustment", "price_elasticity"), 12 * 4)
    assert (found.runs, found.planned, found.stopped) == (24, 48, True) and len(found.effects) == 3
    with pytest.raises(KeyboardInterrupt):
        study(work._replace(engine=interrupted(0)), "morris", ("rent_adjustment",), 40)


@pytest.mark.parametrize("blocks", [2, 3, 5])
def test_the_first_blocks_of_many_are_those_of_few(blocks: int) -> None:
    pytest.importorskip("scipy")
    few, many = (morris.paths(n, 4, 9) for n in (blocks, 11))
    for some, all_of_them in zip(few, many, strict=True):
        np.testing.assert_array_equal(some, all_of_them[:blocks])
    first, rest = (sobol.design(RUSH, THREE, n) for n in (4, 16))
    np.testing.assert_array_equal(first.numbers, rest.numbers[:4])
    for name, values in first.varied.items():
        np.testing.assert_array_equal(values, rest.varied[name][:4])


@pytest.mark.parametrize(("method", "first", "most"), [("tornado", 256, 600), ("morris", 30, 75), ("sobol", 320, 700)])
def test_steps_use_their_runs_again_and_end_at_the_same_effects(
    month: Member, method: str, first: int, most: int
) -> None:
    """The last step makes no run that an earlier one has made, and says what all at once would."""
    pytest.importorskip("scipy")
    made: list[int] = []
    heard: list[tuple[Step, int]] = []

    def counting(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        made.extend(int(number) for numbers, _ in items for number in numbers)
        return pool.here(work, items)

    def go_on(step: Step, more: int) -> bool:
        heard.append((step, more))
        return True

    names = () if method == "tornado" else ("herd_threshold",)
    found = study(Work(month, counting, 1), method, names, most, go_on)
    assert len(made) == found.runs == found.planned <= most and [step for step, _ in heard] == list(found.history)
    assert heard[0][0].runs == first and len(heard) > 1 and heard[-1][1] == 0
    for (step, more), (following, _) in itertools.pairwise(heard):
        assert step.runs + more == following.runs and step.widest > 0.2
    at_once = study(Work(month, pool.here, 1), method, names, found.runs)
    assert at_once.effects == found.effects and at_once.history == found.history[-1:]


def test_steps_end_when_nobody_wants_more_or_the_errors_are_small(month: Member) -> None:
    work = Work(month, pool.here, 1)
    once = study(work, "morris", ("herd_threshold",), 300, lambda step, more: False)
    assert once.runs == 30 and not once.converged and len(once.history) == 1
    few = study(work, "morris", ("rent_adjustment", "tightness_midpoint"), 4000, lambda step, more: True)
    assert few.converged and few.runs < 4000 and few.history[-1].widest <= 0.2


def test_an_interrupt_in_a_later_step_leaves_what_the_earlier_ones_say(month: Member) -> None:
    """In the second step: of its new rows none is whole, so the first step's are told."""
    pytest.importorskip("scipy")
    turns = iter([pool.here, interrupted(0)])

    def engine(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        return next(turns)(work, items)

    found = study(Work(month, engine, 1), "sobol", ("herd_threshold",), 700, lambda step, more: True)
    assert (found.runs, found.planned, found.stopped) == (320, 640, True)
    assert [step.runs for step in found.history] == [320]


def test_the_command_goes_on_until_the_errors_are_small(suanli: Command) -> None:
    some = (*RENT, "--method", "morris", "--parameter", "rent_adjustment", "--workers", 1, "--until-converged")
    status, out, err = suanli("sensitivity", "rush", *some, "--json")
    told = json.loads(out)
    assert status == 0 and told["converged"] and told["runs"] == told["history"][-1]["runs"]
    lines = err.splitlines()
    assert len(lines) == len(told["history"])
    for line, step in zip(lines, told["history"], strict=True):
        assert f", {step['runs']:,} runs: the widest error is {step['widest_error']:.4g} of the largest effect" in line
    assert told["history"][-1]["widest_error"] <= 0.2
    status, out, err = suanli("sensitivity", "rush", *RENT, *some[2:-1], "--until-converged", "--runs", 30, "--json")
    assert json.loads(out)["asked"] == json.loads(out)["runs"] == 30


def test_a_step_beyond_the_budget_is_not_begun(suanli: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    ticking = itertools.count(0.0, 5.0)
    monkeypatch.setattr(command.time, "perf_counter", lambda: next(ticking))
    some = ("--method", "morris", "--parameter", "herd_threshold", "--workers", 1, "--until-converged")
    status, out, err = suanli("sensitivity", "rush", *RENT, *some, "--budget", "12s", "--json")
    told = json.loads(out)
    assert status == 0 and told["runs"] == 60 and not told["converged"] and len(told["history"]) == 2
    assert len(err.splitlines()) == 3 and err.splitlines()[-1] == (
        "the next step of 60 runs would take about 10 s more, beyond --budget; it is not begun"
    )
    _, _, err = suanli("sensitivity", "rush", *RENT, *some, "--budget", "1s", "--runs", 30)
    assert len(err.splitlines()) == 1  # there is no next step to speak of


def test_the_command_of_every_method(suanli: Command) -> None:
    pytest.importorskip("scipy")
    some = ("--parameter", "rent_adjustment", "--parameter", "tightness_midpoint", "--workers", 1)
    for method, runs in (("tornado", 160), ("morris", 40), ("sobol", 100)):
        told = suanli.json("sensitivity", "rush", *RENT, "--method", method, "--runs", runs, *some)
        assert (told["method"], told["indicator"], told["unit"], told["at"]) == (
            method, "rent_8xh100", "kCNY/month", "2023-03-06",
        )  # fmt: skip
        assert told["asked"] == runs and told["runs"] == told["planned"]
        assert told["runs"] == {"tornado": 160, "morris": 40, "sobol": 96}[method]
        rows = {row["parameter"]: row for row in told["rows"]}
        assert {"rent_adjustment", "tightness_midpoint"} <= set(rows)
        assert rows["rent_adjustment"]["low"] < rows["rent_adjustment"]["high"]
        assert rows["rent_adjustment"]["error"] > 0 and told["partial"] is False
        assert told["converged"] is told["remark"].startswith("Converged")
        if method == "sobol" and not told["converged"]:
            (wanted,) = (int(word.replace(",", "")) for word in told["remark"].split() if word[0].isdigit())
            assert wanted > told["runs"] and (wanted // 6).bit_count() == 1 and wanted % 6 == 0
    status, out, _ = suanli("sensitivity", "rush", *RENT, "--method", "morris", "--runs", 40, *some)
    assert status == 0 and "elementary effects" in out and "kCNY/month" in out


def test_a_refused_decision_is_told(suanli: Command, tmp_path: Path) -> None:
    """Two surveys of one province in a year: the rules refuse the second in every run."""
    plan = tmp_path / "plan.jsonl"
    surveys = [{"kind": "survey", "tick": tick, "province": "Gansu"} for tick in (1, 2)]
    plan.write_text("".join(json.dumps(each) + "\n" for each in surveys), encoding="utf-8")
    some = ("--parameter", "rent_adjustment", "--workers", 1, "--player", "Gansu", "--decisions", plan)
    status, out, err = suanli("sensitivity", "rush", *RENT, "--method", "morris", "--runs", 40, *some, "--json")
    told = json.loads(out)
    assert status == 0 and told["refused"] == told["runs"] == 39
    assert "in 39 of 39 runs the rules refuse a decision" in err


def test_what_nothing_moves_is_told_as_such(suanli: Command) -> None:
    """A parameter of another theory, without chance."""
    some = ("--set", "noise=off", "--parameter", "herd_threshold", "--method", "morris", "--runs", 16, "--workers", 1)
    told = suanli.json("sensitivity", "rush", *RENT, *some)
    assert told["remark"] == "Nothing moves it: the outcome is the same in all runs."
    assert {(row["effect"], row["error"]) for row in told["rows"]} == {(0.0, 0.0)}
    assert (told["asked"], told["planned"], told["runs"]) == (16, 15, 15)


def test_without_scipy_sobol_says_what_it_needs(suanli: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy", None)
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    status, said = suanli.refused("sensitivity", "rush", *RENT, "--method", "sobol")
    assert status == 2 and "pip install 'suanli[analysis]'" in said
    assert suanli("sensitivity", "rush", *RENT, "--runs", 150, "--workers", 1)[0] == 0
    told = " ".join(suanli("sensitivity", "--help")[1].replace("│", " ").split())
    assert "a tornado takes at least 150, morris 304, sobol 704" in told


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (("--method", "tornad"), "did you mean 'tornado'"),
        (("--runs", "20"), "a tornado, in which all 74 parameters vary, takes 150 or more.\n"),
        (("--runs", "20", "--parameter", "eps"), "vary; --parameter says only which are told, takes 150 or more. Use"),
        (("--method", "morris", "--runs", "20"), "4 paths of 76 runs takes 304"),
        (("--method", "sobol", "--runs", "100"), "16 rows of 12 runs after a tornado takes 704"),
        (("--parameter", "rent_ajustment"), "did you mean 'rent_adjustment'"),
        (("--at", "2031-01-01"), "the run goes from"),
        (("--workers", "0"), "expected 1 to 256"),
        (("--budget", "60s"), "--budget: stands without --until-converged."),
        (("--until-converged", "--budget", "soon"), "--budget: is 'soon'; expected a time"),
        (("--until-converged", "--runs", "20"), "takes 150 or more"),
    ],
)
def test_what_makes_no_sense_is_refused(suanli: Command, wrong: tuple[str, ...], words: str) -> None:
    status, said = suanli.refused("sensitivity", "rush", "--indicator", "rent_8xh100", *wrong)
    assert status == 2 and words in said
