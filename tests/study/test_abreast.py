"""Runs of unlike scenarios, made side by side, are what each is alone."""

from __future__ import annotations

import numpy as np
import pytest
from what_if import HALL, VOUCHER, decided, played

from sandbox.model.measures import INDICATORS
from sandbox.model.record import record
from sandbox.model.state import State
from sandbox.model.step import step
from sandbox.play.orders import orders_at
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.schema import Scenario, complete
from sandbox.study.abreast import Wanted, abreast, kind_of, made
from sandbox.study.ensembles.draws import drawn

NAMES = tuple(v.name for v in INDICATORS)
WEEKS, KEEP = 130, (10, 129)
UNLIKE = (
    (),
    ("theory.boom=herd",),
    ("policy.fast_track=0.5",),
    ("provinces.Henan.voucher*=10",),
    ("shocks.dsv2=off",),
    ("parameters.eps=0.9",),
    ("policy.central_push=off", "theory.resale=posted"),
    ("noise=off",),
)


def rush(*texts: str) -> Scenario:
    return played("rush", *texts)


def alone(run: Wanted) -> tuple[np.ndarray, list[State]]:
    """Make a run by itself, with a loop of its own."""
    given = {name: np.array([value]) for name, value in run.varied}
    model = compile_scenario(complete(run.scenario), [run.number], given)
    state, kept, states = model.state0, [], []
    for week in range(WEEKS):
        state, flows = step(model, state, orders_at([d for d in run.decisions if d.tick == week], model))
        states.append(state)
        if week in KEEP:
            kept.append(record(model, state, flows).national[0])
    return np.array(kept), states


def test_unlike_runs_side_by_side_have_the_bits_that_they_have_alone() -> None:
    scenario = rush()
    draw = tuple((name, float(values[0])) for name, values in drawn(complete(scenario), [3]).items())
    wanted = [Wanted(rush(*texts)) for texts in UNLIKE]
    wanted += [
        Wanted(scenario, decided(HALL)),
        Wanted(scenario, decided(HALL, VOUCHER)),
        Wanted(scenario, decided(VOUCHER), 3, draw),
    ]
    found = made(wanted, WEEKS, KEEP, NAMES)
    for run, values in zip(wanted, found, strict=True):
        np.testing.assert_array_equal(values, alone(run)[0])
    ends = {values[-1].tobytes() for values in found}
    assert len(ends) == len(wanted)  # and no two of them are the same


def test_runs_go_on_from_a_state_as_if_they_had_not_stopped() -> None:
    scenario = rush()
    whole, states = alone(Wanted(scenario, decided(HALL)))
    later = Wanted(scenario, begun=states[29])
    other = Wanted(scenario, decided({**VOUCHER, "tick": 31}), begun=states[29])
    found = made([later, other], WEEKS, (129,), NAMES)
    np.testing.assert_array_equal(found[0, 0], whole[-1])
    assert (found[1] != found[0]).any()


@pytest.mark.parametrize("texts", [("theory.boom=herd",), ("seed=2",), ("noise=off",), ("free_slots=3",)])
def test_what_a_batch_cannot_hold_is_of_another_kind(texts: tuple[str, ...]) -> None:
    assert kind_of(compile_scenario(rush(*texts))) != kind_of(compile_scenario(rush()))


def test_what_runs_agree_in_is_held_once() -> None:
    models = [compile_scenario(rush(*texts)) for texts in ((), ("shocks.r1=off",))]
    both = abreast(models)
    assert both.axes.runs == 2 and both.params["ramp_on"].shape[0] == 2
    assert both.params["latency_kernel"].shape[0] == 1
