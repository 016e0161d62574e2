"""Comparing two runs and asking why they differ: what is a cause, what a coalition, and whether the parts add up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from what_if import HALL, VOUCHER, decided, played

import sandbox
from sandbox.errors import Unreadable
from sandbox.model.measures import INDICATORS
from sandbox.model.step import step
from sandbox.play.orders import orders_at
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.schema import complete
from sandbox.scenario.tables import shocks
from sandbox.study.abreast import Wanted, abreast, made, reached
from sandbox.study.differences.compare import rows
from sandbox.study.differences.inputs import coalition, grouped, inputs
from sandbox.study.differences.shapley import shapley
from sandbox.study.differences.why import Lattice, Split, along, between
from sandbox.study.ensembles import pool

NAMES = tuple(v.name for v in INDICATORS)


def run(*texts: str, plan: tuple[dict, ...] = (), of: str = "tiny") -> Wanted:
    return Wanted(played(of, *texts), decided(*plan))


def measured(wanted: Wanted, week: int) -> np.ndarray:
    return made([wanted], week + 1, [week], NAMES)[0, 0]


def names(a: Wanted, b: Wanted) -> list[str]:
    return [cause.name for cause in inputs(a, b).causes]


# -------------------------------------------------------------------------------------------------------- comparing


def test_a_run_against_itself_differs_in_nothing() -> None:
    series = made([run(plan=(HALL,))], 20, [9, 19], NAMES)[0]
    found = rows(series, series, -1)
    assert [row.indicator for row in found] == list(NAMES)
    assert {row.delta for row in found} == {row.size for row in found} == {0.0}


def test_rows_are_sorted_by_size_whatever_their_units() -> None:
    a, b = made([run(), run("parameters.eps=0.9", plan=(VOUCHER,))], 20, [19], NAMES)
    found = rows(a, b, 0)
    assert {row.indicator for row in found} == set(NAMES)
    assert [row.size for row in found] == sorted((row.size for row in found), reverse=True)
    for row in found:
        column = NAMES.index(row.indicator)
        assert (row.a, row.b, row.delta) == (a[0, column], b[0, column], b[0, column] - a[0, column])
    assert found[0].size > 0 == found[-1].size


def test_what_only_one_run_has_stands_first_and_what_neither_has_is_no_difference() -> None:
    a = np.zeros((1, len(NAMES)))
    b = a.copy()
    a[0, 3] = b[0, 3] = b[0, 5] = np.nan
    found = rows(a, b, 0)
    assert found[0].indicator == NAMES[5] and np.isnan(found[0].delta)
    assert {row.delta for row in found[1:]} == {0.0}


# ----------------------------------------------------------------------------------------------------- what is a cause


def test_every_kind_of_difference_is_a_cause_of_its_own() -> None:
    texts = (
        "theory.boom=herd", "policy.fast_track=0.5", "policy.central_push=off", "shocks.r1=off",
        "shocks.dsv3=2025-02-01", "provinces.Gansu.voucher=50", "parameters.eps=0.9", "fit=own",
    )  # fmt: skip
    assert set(names(run(), run(*texts))) == {
        "theory.boom", "policy.fast_track", "policy.central_push", "shocks.r1", "shocks.dsv3",
        "provinces.Gansu.voucher", "parameters.price_elasticity", "fit",
    }  # fmt: skip
    assert names(run(*texts), run(*texts)) == []


def test_a_parameter_is_known_by_its_symbol_too() -> None:
    a, b = run(), run()
    by = [a.scenario.model_copy(update={"parameters": {name: 0.9}}) for name in ("eps", "price_elasticity")]
    assert names(replace(a, scenario=by[0]), replace(b, scenario=by[1])) == []


def test_what_a_saved_game_writes_out_is_no_difference() -> None:
    for texts in ((), ("fit=strict", "shocks.r1=0.5", "parameters.eps=0.9", "theory.boom=herd")):
        a = run(*texts, of="rush")
        written = replace(a, scenario=complete(a.scenario))
        assert names(a, written) == names(written, a) == []
        assert names(run(of="rush"), written) == names(run(of="rush"), a)


def test_decisions_about_a_hall_that_only_one_run_has_are_one_cause() -> None:
    later = {"kind": "price", "tick": 12, "hall": 1, "multiplier": 1.2}
    assert names(run(), run(plan=(HALL, later, VOUCHER))) == ["decisions.hall.1", "decisions.voucher.Gansu@6"]
    assert names(run(plan=(HALL,)), run(plan=(HALL, later))) == ["decisions.price.1@12"]
    joined = grouped(inputs(run(), run(plan=(HALL, later, VOUCHER))), [["decisions"]]).causes
    assert [[d.kind for d in cause.decided] for cause in joined] == [["place", "price", "voucher"]]
    other = {**VOUCHER, "budget": 20.0}
    assert names(run(plan=(VOUCHER,)), run(plan=(other,))) == ["decisions.voucher.Gansu@6"]


def test_another_player_comes_with_its_decisions() -> None:
    b = run(plan=(HALL, VOUCHER))
    a = replace(run(), scenario=sandbox.override(run().scenario, "player=Beijing"))
    found = inputs(a, b).causes
    assert [(cause.name, cause.paths, cause.decisions) for cause in found] == [("decisions", (("player",),), (0, 1))]


@pytest.mark.parametrize("text", ["seed=2", "noise=on", "start=2023-01-09"])
def test_chance_and_calendar_are_no_causes(text: str) -> None:
    with pytest.raises(Unreadable, match="A and B"):
        inputs(run(), run(text))


def test_places_that_only_one_run_knows_are_refused() -> None:
    with pytest.raises(Unreadable, match="the same provinces"):
        inputs(run("seed=7", "noise=on"), run(of="rush"))


# ------------------------------------------------------------------------------------------------------- coalitions

ACTING = ("theory.boom=herd", "shocks.dsv2=2023-02-06", "provinces.Gansu.electricity=0.6", "parameters.eps=0.9")
MANY = ("theory.resale=posted", "policy.fast_track=0.5", "provinces.Gansu.voucher=90", "parameters.eps=0.9")
LATER = {"kind": "price", "tick": 12, "hall": 1, "multiplier": 1.2}


def test_none_and_all_of_the_causes_are_the_two_runs() -> None:
    a, b = run(plan=(VOUCHER,)), run(*MANY, plan=(HALL, LATER, {**VOUCHER, "budget": 20.0}))
    found = inputs(a, b)
    whole = (1 << len(found.causes)) - 1
    np.testing.assert_array_equal(measured(coalition(found, 0), 25), measured(a, 25))
    np.testing.assert_array_equal(measured(coalition(found, whole), 25), measured(b, 25))


def test_every_coalition_can_be_written_down_and_read_again() -> None:
    found = inputs(run(), run(*MANY))
    for mask in range(1 << len(found.causes)):
        scenario = coalition(found, mask).scenario
        assert type(scenario).model_validate_json(complete(scenario).model_dump_json()) == complete(scenario)
        switched = {name for i, name in enumerate(c.name for c in found.causes) if mask >> i & 1}
        assert {c.name for c in inputs(found.a, coalition(found, mask)).causes} == switched


def test_a_mix_that_nobody_could_write_is_refused_with_what_to_do() -> None:
    a = run("constants.card_to_others=0.1", "constants.card_to_halls=0.8")
    b = run("constants.card_to_halls=0.5", "constants.card_to_others=0.5")
    with pytest.raises(Unreadable, match="--group"):
        between(a, b, 5).split("merchant_capacity")
    assert len(between(a, b, 5, groups=[["parameters"]]).split("merchant_capacity").parts) == 1


def test_more_causes_than_eight_are_taken_together_by_kind() -> None:
    eight = tuple(f"provinces.{name}.{field}" for name in ("Gansu", "Beijing") for field in ("voucher=1", "pue=1.4"))
    eight += ("policy.fast_track=0.5", "policy.gates=off", "shocks.r1=off", "theory.boom=herd")
    found = inputs(run(), run(*eight, "parameters.eps=0.9"))
    assert len(found.causes) == 9
    kept = grouped(found).causes
    assert [cause.name for cause in kept if cause.holds] == ["provinces"] and len(kept) == 6
    assert len(kept[-1 if kept[-1].holds else [c.name for c in kept].index("provinces")].holds) == 4
    pair = grouped(found, [["shocks.r1", "theory.boom"]]).causes
    assert [cause.name for cause in pair if cause.kind == "mixed"] == ["shocks.r1 + theory.boom"]
    with pytest.raises(Unreadable, match=r"did you mean 'shocks\.r1'"):
        grouped(found, [["shocks.r2"]])
    with pytest.raises(Unreadable, match="at most 2"):
        grouped(found, [["policies"]], most=2)


@pytest.mark.slow
@pytest.mark.parametrize("theory", ["boom=push", "boom=herd"])
def test_no_event_changes_a_week_before_its_own(theory: str) -> None:
    events = list(dict.fromkeys(row.id for row in shocks() if row.used_by))
    base = run(f"theory.{theory}", of="rush")
    others = [run(f"theory.{theory}", f"shocks.{name}=off", of="rush") for name in events]
    begins = [inputs(base, other).causes[0].begins for other in others]
    models = [compile_scenario(complete(wanted.scenario)) for wanted in (base, *others)]
    both = abreast(models)
    state, changed = both.state0, np.full(len(begins), -1)
    for week in range(max(begins) + 6):
        state, _ = step(both, state, orders_at((), both))
        arrays = [value for value in vars(state).values() if isinstance(value, np.ndarray)]
        other = np.array([any((x[i] != x[0]).any() for x in arrays) for i in range(1, len(models))])
        changed = np.where((changed < 0) & other, week, changed)
    assert (changed >= np.array(begins)).all() and min(begins) > 0
    assert (changed >= 0).all()  # and each does change something soon after


# --------------------------------------------------------------------------------------------------------------- why


def adds_up(found: Split) -> None:
    assert found.delta == found.b - found.a
    assert sum(part.value for part in found.parts) == pytest.approx(found.delta, abs=1e-9)
    assert abs(found.residual) <= 1e-9


@pytest.mark.parametrize("indicator", ["merchant_utilisation", "rent_8xh100", "tokens_per_day"])
def test_parts_are_the_shapley_values_of_runs_made_one_by_one(indicator: str) -> None:
    a, b, column = run(), run(*ACTING, plan=(VOUCHER,)), NAMES.index(indicator)
    heard: list[Lattice] = []
    found = between(a, b, 25, first=heard.append).split(indicator)
    causes = inputs(a, b)
    values = [measured(coalition(causes, mask), 25)[column] for mask in range(32)]
    assert [part.value for part in found.parts] == shapley(values).tolist()
    assert (found.a, found.b, found.runs, found.refused) == (values[0], values[-1], 32, 0)
    adds_up(found)
    assert len({part.value for part in found.parts} - {0.0}) == 5
    [first] = [known.first(indicator) for known in heard]
    assert (first.a, first.b) == (found.a, found.b)
    assert first.last == tuple(part.last for part in found.parts)


def test_a_cause_without_effect_gets_nothing_and_no_cause_no_part() -> None:
    later = {**VOUCHER, "tick": 20}
    found = between(run(), run("parameters.eps=0.9", plan=(later,)), 12).split("tokens_per_day")
    parts = {part.cause.name: part for part in found.parts}
    assert parts["decisions.voucher.Gansu@20"].value == 0.0 and parts["parameters.price_elasticity"].value != 0.0
    same = between(run(), run(), 12).split("tokens_per_day")
    assert (same.parts, same.delta, same.residual, same.interaction, same.runs) == ((), 0.0, 0.0, 0.0, 1)


def test_what_begins_later_goes_on_from_a_past_that_is_made_once() -> None:
    a, b = run("noise=on"), run("noise=on", plan=(HALL, VOUCHER))
    found = between(a, b, 25).split("merchant_capacity")
    assert (found.a, found.b) == tuple(measured(one, 25)[NAMES.index("merchant_capacity")] for one in (a, b))
    adds_up(found)


def test_a_decision_that_needs_another_is_refused_without_it_and_told() -> None:
    order = {"kind": "contract", "tick": 2, "province": "Gansu", "chip": "h100", "cards": 512}
    stored = {**HALL, "tick": 22, "stored": True}
    found = between(run(), run(plan=(order, stored)), 24).split("projects_announced")
    assert found.refused >= 1
    adds_up(found)


@pytest.mark.slow
def test_the_parts_of_every_measure_add_up_over_five_years() -> None:
    switches = ("policy.central_push=off", "shocks.r1=off", "policy.fast_track=0.5", "provinces.Henan.voucher*=10")
    known = between(run(of="rush"), run(*switches, of="rush"), 260)
    assert [cause.kind for cause in known.causes] == ["policies", "policies", "shocks", "provinces"]
    for name in NAMES:
        adds_up(known.split(name))


@pytest.mark.slow
def test_processes_give_the_same_parts() -> None:
    a, b = run(), run(*MANY)
    with pool.started(2) as engine:
        found = between(a, b, 25, engine=engine, workers=2).split("rent_8xh100")
    assert found == between(a, b, 25).split("rent_8xh100")


# -------------------------------------------------------------------------------------------------------------- since


def test_what_has_changed_within_a_run_is_its_course_and_what_came_in_between() -> None:
    whole = run("noise=on", "shocks.dsv2=2023-04-03", plan=(HALL, VOUCHER))
    found = along(whole, 5, 25).split("tokens_per_day")
    column = NAMES.index("tokens_per_day")
    then, now = (measured(whole, week)[column] for week in (5, 25))
    assert (found.a, found.b) == (then, now)
    adds_up(found)
    assert [part.cause.name for part in found.parts] == ["course", "decisions.voucher.Gansu@6", "shocks.dsv2", "chance"]
    assert all(part.value != 0 for part in found.parts)


def test_what_had_begun_before_belongs_to_the_course() -> None:
    whole = run("shocks.dsv2=2023-02-06", plan=(HALL, VOUCHER))
    found = along(whole, 12, 20).split("tokens_per_day")
    assert [part.cause.name for part in found.parts] == ["course"]
    assert found.parts[0].value == found.delta != 0 and found.residual == 0


def test_a_state_that_is_reached_has_the_bits_of_the_run() -> None:
    whole = run("noise=on", plan=(HALL, VOUCHER))
    model, state = compile_scenario(whole.scenario), None
    state = model.state0
    for week in range(10):
        state, _ = step(model, state, orders_at([d for d in whole.decisions if d.tick == week], model))
    assert reached([whole], 10)[0].digest() == state.digest()
