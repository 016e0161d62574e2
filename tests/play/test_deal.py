"""Inside the deal: the parts are those of the equations, sum to the return builders act on, and move starts so."""

from __future__ import annotations

import numpy as np
import pytest

import sandbox
from sandbox.model import step as engine
from sandbox.model.equations import levers, planners
from sandbox.model.orders import carry_out
from sandbox.model.rules import allowed
from sandbox.model.state import Orders
from sandbox.scenario import tables


def game(theory: str = "push", player: str | None = "Gansu") -> sandbox.Simulation:
    scenario = sandbox.load_scenario("rush").model_copy(update={"player": player})
    return sandbox.Simulation.new(sandbox.override(scenario, f"theory.boom={theory}"))


def names_at(simulation: sandbox.Simulation) -> dict[str, object]:
    model, state, orders = simulation.model, simulation.state, Orders.none(simulation.model.axes)
    verdict = allowed(state, orders, model.params)
    ordered, payments = carry_out(model.axes, model.params, state, orders, verdict)
    return engine.evaluate(model.equations, engine.surroundings(model, ordered, verdict, payments))


@pytest.mark.parametrize("theory", ["push", "herd"])
def test_the_parts_sum_to_the_return_that_builders_act_on_in_every_week(theory: str) -> None:
    simulation = game(theory)
    for week in range(0, 120, 9):
        simulation.advance(week - simulation.tick)
        if week == 27:
            simulation.submit([sandbox.Policy(tick=week, province="Gansu", lever="land", level=1.0)])
        p, flows = simulation.model.params, simulation._flows_of_last_week()
        expected = float(flows["expected_return"][0] + p["other_return"][0])
        for province in ("Gansu", "Guizhou"):
            deal = simulation.deal(province)
            at = simulation.model.axes.provinces.index(province)
            acted_on = expected + float(p["land_return"][0] * flows["policy_land"][0, at])
            assert deal.total == pytest.approx(acted_on, abs=1e-12)
            assert deal.break_even == pytest.approx(deal.parts["rent"] - deal.total, abs=1e-12)
            assert deal.tick == week and list(deal.parts) == ["rent", "land", "quota", "subsidy", "stock"]
    gansu, guizhou = simulation.deal("Gansu"), simulation.deal("Guizhou")
    assert gansu.parts["land"] - guizhou.parts["land"] == pytest.approx(0.08)
    assert gansu.break_even < guizhou.break_even < 0


def test_starts_move_as_the_sum_of_the_parts_says() -> None:
    """Ten percentage points more of any part move starts by the same factor: exp(2 b 0.1)."""
    simulation = game()
    simulation.advance(60)
    names = names_at(simulation)
    levels = {"policy_land": 0.5, "policy_tax_holiday": 0.25, "policy_efficiency": 0.5, "policy_quota": 0.75}
    names.update({name: np.full_like(names[name], level) for name, level in levels.items()})  # type: ignore[call-overload]

    def starts_and_deal(**changes: object) -> tuple[np.ndarray, np.ndarray]:
        here = {**names, **changes}
        here["policy_return"] = levers.policy_return(*levers.policy_return.take(here))
        here["start_appeal"] = levers.start_appeal(*levers.start_appeal.take(here))
        parts = planners.deal(*planners.deal.take(here))[:5]
        return planners.start_rate(*planners.start_rate.take(here)), np.sum(parts, axis=0)

    rate, total = starts_and_deal()
    sensitivity = float(names["return_sensitivity"][0])  # type: ignore[index]
    for changes in (
        {"expected_return": names["expected_return"] + 0.1},  # type: ignore[operator]
        {"other_return": names["other_return"] + 0.1},  # type: ignore[operator]
        {"policy_land": names["policy_land"] + 0.1},  # type: ignore[operator]
        {"policy_tax_holiday": names["policy_tax_holiday"] + 0.1},  # type: ignore[operator]
        {"policy_efficiency": names["policy_efficiency"] - 0.1},  # type: ignore[operator]
        {"policy_quota": names["policy_quota"] - 0.1},  # type: ignore[operator]
    ):
        moved, now = starts_and_deal(**changes)
        assert (now > total).all()
        np.testing.assert_allclose(moved, rate * np.exp(2 * sensitivity * (now - total)), rtol=1e-12)


def test_the_split_sums_to_one_and_rests_on_the_weakest_letter() -> None:
    shares = [row for row in tables.constants() if row.name.startswith("deal_")]
    assert len(shares) == 4 and sum(row.value for row in shares) == pytest.approx(1.0, abs=1e-12)
    assert {row.confidence for row in shares} == {"D"}
    assert next(row for row in tables.parameters() if row.name == "other_return").confidence == "D"


def test_the_deal_is_that_of_the_week_and_asking_changes_nothing() -> None:
    simulation = game()
    assert simulation.deal("Gansu").tick == 0
    simulation.advance(80)
    late, digest = simulation.deal("Gansu"), simulation.state.digest()
    simulation.go_to(0, 20)
    early = simulation.deal("Gansu")
    assert early.parts["rent"] != late.parts["rent"]
    simulation.go_to(0, 80)
    assert simulation.deal("Gansu") == late and simulation.state.digest() == digest
