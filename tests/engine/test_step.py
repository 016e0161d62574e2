"""Invariants of the week: money, slots, order of placing, frozen arrays, addressed chance, monotone latency."""

from __future__ import annotations

import dataclasses
import itertools

import numpy as np
import pytest

import sandbox
from sandbox.model.equations import latency, outcomes
from sandbox.model.rules import Reason
from sandbox.model.state import LIVE, Orders, State
from sandbox.model.step import MEASURES, THEORIES, Model, sequence, step, worked_out
from sandbox.scenario import files
from sandbox.scenario.parameters import INTERACTIVE


def build(*overrides: str, runs: int = 1) -> Model:
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", *overrides):
        scenario = sandbox.override(scenario, text)
    return sandbox.compile_scenario(scenario, runs=runs)


def place(
    model: Model, slot: int, hall_type: int = 1, cards: int = 512, chip: str = "h100"
) -> dict[str, tuple[int, int]]:
    axes = model.axes
    return {
        "place_province": (slot, axes.provinces.index("Gansu")),
        "place_type": (slot, hall_type),
        "place_chip": (slot, axes.chips.index(chip)),
        "place_operator": (slot, axes.operators.index("private")),
        "place_cards": (slot, cards),
    }


def orders(model: Model, *entries: dict[str, tuple[int, int]]) -> Orders:
    values = {f.name: np.array(getattr(Orders.none(model.axes), f.name)) for f in dataclasses.fields(Orders)}
    for entry in entries:
        for name, (slot, value) in entry.items():
            values[name][:, slot] = value
    return Orders(**values)


def run(model: Model, weeks: int, plan: dict[int, Orders] | None = None) -> list[State]:
    state, nothing, states = model.state0, Orders.none(model.axes), []
    for tick in range(weeks):
        state, _ = step(model, state, (plan or {}).get(tick, nothing))
        states.append(state)
    return states


@pytest.mark.parametrize("noise", ["noise=on", "noise=off"])
def test_money_moves_and_is_never_made(noise: str) -> None:
    model = build(noise, "free_slots=8")
    g = model.axes.provinces.index("Gansu")
    plan = {
        3: orders(model, place(model, 0), {"survey": (g, 1)}),
        8: orders(model, place(model, 1, hall_type=2)),
        20: orders(model, {"link": (g, 1)}, {"pause": (0, 1)}),
        30: orders(model, {"resume": (0, 1)}, {"cancel": (1, 1)}, {"voucher": (g, 40)}),
        90: orders(model, {"price": (0, 0.8)}),
    }
    for state in [model.state0, *run(model, 200, plan)]:
        assert int(state.cash.sum()) + int(state.purse.sum()) + int(state.parties.sum()) == 0
        assert (state.debt >= 0).all()


def test_with_chance_counts_are_whole_projects() -> None:
    for state in run(build("noise=on"), 60):
        assert (state.pipeline_projects == np.floor(state.pipeline_projects)).all()
        assert ((state.pipeline_projects > 0) == (state.pipeline_capacity > 0)).all()


def test_empty_slots_change_no_bit() -> None:
    few, many = build("free_slots=3"), build("free_slots=40")
    halls = [place(few, 0), place(few, 2)]
    a = run(few, 120, {5: orders(few, *halls)})
    b = run(many, 120, {5: orders(many, *halls)})
    assert [s.digest() for s in a] == [s.digest() for s in b]


def test_order_of_placing_changes_no_bit() -> None:
    model = build("free_slots=4")
    first, second = place(model, 1), place(model, 3, hall_type=2, cards=256)
    a = run(model, 100, {5: orders(model, first, second)})
    b = run(model, 100, {5: orders(model, second, first)})
    assert [s.digest() for s in a] == [s.digest() for s in b]


def test_two_halls_placed_at_once_share_one_purse() -> None:
    model = build("free_slots=4")
    big = [place(model, slot, cards=2400) for slot in range(3)]
    _, flows = step(model, model.state0, orders(model, *big))
    codes = [Reason(int(code)) for code in flows["verdict"].place[0, :3]]
    assert codes == [Reason.OK, Reason.PURSE, Reason.PURSE]


def test_splitting_a_hall_changes_neither_use_nor_rent() -> None:
    """A hall of 1024 cards draws what two of 512 draw together."""
    model = build("noise=off", "free_slots=4")
    whole = run(model, 130, {5: orders(model, place(model, 0, cards=1024))})[-1]
    halves = run(model, 130, {5: orders(model, place(model, 0), place(model, 1))})[-1]
    assert (whole.hall_status[0, 0], halves.hall_status[0, 0]) == (LIVE, LIVE)
    np.testing.assert_allclose(halves.rent, whole.rent, rtol=1e-9)
    np.testing.assert_allclose(halves.utilisation_smoothed[0, 93], whole.utilisation_smoothed[0, 93], rtol=1e-9)


def test_run_k_alone_equals_run_k_of_many() -> None:
    many = build("noise=on", "free_slots=2", runs=3)
    states = run(many, 40)
    alone = run(build("noise=on", "free_slots=2"), 40)
    for name in ("rent", "cards", "purse", "pipeline_projects", "tokens_per_day"):
        assert (getattr(states[-1], name)[0] == getattr(alone[-1], name)[0]).all(), name
        assert not (states[-1].rent[1] == alone[-1].rent[0]).all()


def test_a_state_cannot_be_written() -> None:
    state = run(build("free_slots=1"), 1)[0]
    for f in dataclasses.fields(State):
        value = getattr(state, f.name)
        if isinstance(value, np.ndarray):
            with pytest.raises(ValueError, match="read-only"):
                value[...] = 0


def test_more_latency_never_raises_what_is_willing() -> None:
    delays = np.linspace(0.0, 200.0, 400).reshape(1, 20, 20)
    one = np.array([0.04]), np.array([30.0]), np.array([6.0])
    left = latency.latency_factor(delays, *one).reshape(-1)
    assert (np.diff(left) <= 0).all()
    # By hand: exp(-0.04 * 6 * ln(1 + exp(-5))) = exp(-0.24 * 0.006715) = 0.99839.
    assert abs(left[0] - 0.99839) < 1e-5


def test_round_trip_of_beijing_and_shanghai() -> None:
    """A straight line of 1,067 km and a stretch of 1.9 give about 23 ms without the last mile (public cloud: 28.6)."""
    rtt = latency.round_trip(np.array([[1067.0]]), np.array([1.9]), np.array([3.0]), np.array([0.0]), 204.0)
    assert abs(float(rtt.reshape(-1)[0]) - 22.9) < 0.1


@pytest.mark.parametrize("theory", [(), ("theory.boom=herd", "theory.resale=posted", "theory.exits=cash")])
def test_measures_are_left_out_and_no_state_differs(theory: tuple[str, ...]) -> None:
    model = build("free_slots=2", *theory, runs=2)
    plan = {3: orders(model, place(model, 0), {"survey": (model.axes.provinces.index("Gansu"), 1)})}
    unmeasured = model.unmeasured()
    left_out = {eq.name for eq in model.equations} - {eq.name for eq in unmeasured.equations}
    assert left_out == {"late_demand", "promotion", "gauges"}
    for whole, bare in zip(run(model, 60, plan), run(unmeasured, 60, plan), strict=True):
        for f in dataclasses.fields(State):
            assert np.array_equal(getattr(whole, f.name), getattr(bare, f.name)), (whole.tick, f.name)


def test_no_stock_and_no_equation_needs_a_measure_under_any_theory() -> None:
    measured = {name for eq in MEASURES for name in eq.gives}
    for names in itertools.product(*THEORIES.values()):
        others = [eq for eq in sequence(dict(zip(THEORIES, names, strict=True))) if eq not in MEASURES]
        assert measured.isdisjoint(name for eq in others for name in eq.needs)


def test_zero_demand_drives_rents_to_the_reservation() -> None:
    model = build("noise=off")
    nobody = {name: model.params[name] * 0.0 for name in ("train_demand_share", "inference_demand_share")}
    empty = model.with_params(nobody)
    state = run(empty, 120)[-1]
    merchants = state.rent[0, len(model.axes.provinces) :]
    assert merchants.max() < 75.0
    _, flows = step(empty, state, Orders.none(empty.axes))
    assert (flows["utilisation_smoothed"][flows["capacity"] > 0] < 0.01).all()


def test_a_week_keeps_shape_and_number_type_of_every_stock() -> None:
    model = build("free_slots=4", runs=2)
    empty = State.empty(model.axes)
    for state in (model.state0, *run(model, 2, {1: orders(model, place(model, 0))})):
        for f in dataclasses.fields(State):
            if f.name != "tick":
                got, declared = getattr(state, f.name), getattr(empty, f.name)
                assert (got.shape, got.dtype) == (declared.shape, declared.dtype), f.name
                assert not got.flags.writeable, f.name


def test_classes_that_are_never_late_are_left_out_and_add_nothing() -> None:
    model = build("free_slots=0")
    p, rows = model.params, sandbox.complete(sandbox.load_scenario("rush")).constants
    felt, delay = p["latency_kernel"][0], p["round_trip"]
    of_all = np.concatenate([felt * (delay > rows[f"{kind}_half_loss"]) for kind in INTERACTIVE])
    late = of_all.any(axis=(1, 2, 3))
    assert not late.all() and late.any()
    np.testing.assert_array_equal(p["late_kernel"][0], of_all[late])
    week = worked_out(model, model.state0, Orders.none(model.axes))[1]
    shares = {f"interactive_share_{w}": np.array([[rows[f"{kind}_share_{w}"] for kind in INTERACTIVE]])
              for w in ("first", "last")}  # fmt: skip
    whole = outcomes.late_demand.function(*outcomes.late_demand.take({**week, **shares, "late_kernel": of_all[None]}))
    np.testing.assert_array_equal(whole, week["late_share"])
    assert (whole > 0).all()


def test_where_nobody_is_ever_late_the_share_is_nothing() -> None:
    province = sandbox.complete(sandbox.load_scenario("rush")).provinces["Beijing"].model_dump(mode="json")
    alone = sandbox.load_scenario("tiny").model_dump(mode="json") | {
        "tables": "inline", "provinces": {"Beijing": province}, "player": None, "decisions": [],
        "constants": {"strict_half_loss": 30.0, "realtime_half_loss": 60.0},
    }  # fmt: skip
    model = sandbox.compile_scenario(files.scenario_from(alone, "here"))
    assert not model.params["late_kernel"].any()
    _, flows = step(model, model.state0, Orders.none(model.axes))
    assert (flows["late_share"] == 0).all()
