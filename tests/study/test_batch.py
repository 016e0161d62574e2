"""Many sets of parameters on one run axis: each has the bits that it has alone."""

from __future__ import annotations

import numpy as np
import pytest

import sandbox
from sandbox.model.step import Model
from sandbox.scenario import tables
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.schema import complete
from sandbox.study.published import batch
from sandbox.study.published.batch import national_series

VARIED = tables.parameters()


def rush(*overrides: str) -> sandbox.Scenario:
    scenario = sandbox.load_scenario("rush")
    for text in ("noise=off", "free_slots=0", *overrides):
        scenario = sandbox.override(scenario, text)
    return scenario


def drawn(count: int) -> dict[str, np.ndarray]:
    """Sets that differ in every parameter, each inside its range."""
    places = np.random.default_rng(11).uniform(0.25, 0.75, (len(VARIED), count))
    return {row.name: row.low + (row.high - row.low) * place for row, place in zip(VARIED, places, strict=True)}


@pytest.mark.parametrize("theories", [("push", "posted"), ("herd", "inventory")])
def test_run_k_of_many_has_the_bits_of_run_k_alone(theories: tuple[str, str]) -> None:
    scenario, sets, weeks = rush("theory.boom=" + theories[0], "theory.resale=" + theories[1]), drawn(5), 40
    together = national_series(scenario, sets, weeks)
    for k in range(5):
        alone = complete(scenario).model_copy(
            update={"parameters": {**complete(scenario).parameters, **{n: float(v[k]) for n, v in sets.items()}}}
        )
        assert national_series(alone, {}, weeks)[0].tobytes() == together[k].tobytes()


def test_chunks_change_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario, sets = rush(), drawn(5)
    whole = national_series(scenario, sets, 12)
    monkeypatch.setattr(batch, "CHUNK", 2)
    assert national_series(scenario, sets, 12).tobytes() == whole.tobytes()


def test_runs_with_other_parameters_are_other_runs() -> None:
    series = national_series(rush(), drawn(3), 12)
    assert np.isfinite(series).all()
    assert len({run.tobytes() for run in series}) == 3


def other_than(model: Model, k: int, alone: Model) -> list[str]:
    """Names whose value in run k of a model has other bits than in a model of that run alone."""
    ours, theirs = ({**vars(m.state0), **m.params} for m in (model, alone))
    assert ours.keys() == theirs.keys()
    return [name for name in ours if not _same_bits(np.asarray(ours[name]), k, np.asarray(theirs[name]))]


def _same_bits(many: np.ndarray, k: int, alone: np.ndarray) -> bool:
    """Arrays that all runs share have the same shape in both models."""
    return (many if many.shape == alone.shape else many[k : k + 1]).tobytes() == alone.tobytes()


@pytest.mark.parametrize("row", VARIED, ids=lambda row: row.name)
def test_a_parameter_that_differs_between_runs_is_right_in_the_set_up_too(row: tables.ParameterRow) -> None:
    scenario = rush("weeks=1")
    ends = np.array([row.low, row.high])
    model = compile_scenario(scenario, 2, {row.name: ends})
    for k in range(2):
        given = scenario.model_copy(update={"parameters": {row.name: float(ends[k])}})
        assert other_than(model, k, compile_scenario(given)) == []


def test_what_users_feel_of_a_round_trip_may_differ_between_runs() -> None:
    """One row for all where it does not; where it does each run has the bits that it has alone, every week."""
    scenario = rush("weeks=30")
    felt = {"latency_sensitivity": np.array([0.02, 0.08, 0.04]), "latency_tolerance": np.array([50.0, 20.0, 30.0])}
    alike = compile_scenario(scenario, 3).params
    assert len(alike["latency_kernel"]) == len(alike["late_kernel"]) == 1
    apart = compile_scenario(scenario, 3, felt).params
    assert len(apart["latency_kernel"]) == len(apart["late_kernel"]) == 3
    assert (apart["latency_kernel"][0] >= apart["latency_kernel"][1]).all()
    together = national_series(scenario, felt, 30)
    assert len({run.tobytes() for run in together}) == 3
    for k in range(3):
        alone = scenario.model_copy(update={"parameters": {name: float(x[k]) for name, x in felt.items()}})
        assert national_series(alone, {}, 30)[0].tobytes() == together[k].tobytes()


@pytest.mark.parametrize("name", ["rent_floor", "no_such_name"])
def test_what_cannot_differ_between_runs_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=f"{name}.* cannot differ"):
        compile_scenario(rush("weeks=1"), 2, {name: np.array([0.03, 0.05])})
