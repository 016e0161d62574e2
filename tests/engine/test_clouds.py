"""The clouds' books: they balance to the fen, own use earns nothing, and no merchant's figure knows of them."""

from __future__ import annotations

import numpy as np
import pytest

import sandbox
from sandbox.model.equations import operators
from sandbox.model.record import record
from sandbox.model.state import PARTIES, Flows, Orders, State
from sandbox.model.step import Model, step, worked_out
from sandbox.play import orders as ordering
from sandbox.scenario import files

WEEKS = 130


def build(*overrides: str, **terms: object) -> Model:
    """Rush with a few slots, and with other terms of the clouds' owner."""
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", "free_slots=2", *overrides):
        scenario = sandbox.override(scenario, text)
    row = sandbox.complete(scenario).operators[sandbox.HYPERSCALER].model_dump() | terms
    data = scenario.model_dump(mode="json") | {"operators": {sandbox.HYPERSCALER: row}}
    return sandbox.compile_scenario(files.scenario_from(data, "here"))


def played(model: Model, weeks: int = WEEKS) -> tuple[list[State], list[Flows]]:
    state, states, flows = model.state0, [], []
    for _ in range(weeks):
        state, made = step(model, state, Orders.none(model.axes))
        states.append(state)
        flows.append(made)
    return states, flows


def test_every_fen_of_the_clouds_is_rent_less_upkeep_and_power() -> None:
    model = build()
    clouds = np.s_[:, : len(model.axes.provinces)]
    states, flows = played(model)
    earned = sum(f["rent_revenue"] - f["upkeep"] - f["power_bill"] for f in flows)[clouds]
    np.testing.assert_allclose(states[-1].cash[clouds] / 1e8, earned, atol=1e-6)  # a hundred fen: sums of floats
    assert (earned != 0).any()
    assert not states[-1].debt[clouds].any()
    assert not any(f["voucher_revenue"][clouds].any() for f in flows)


def test_the_clouds_owners_pay_for_the_cards_that_they_add_at_the_years_cost() -> None:
    model = build()
    count = len(model.axes.provinces)
    states, flows = played(model, 60)
    for f in (flows[0], flows[-1]):
        added = (f["cards_bought"][:, :count] * model.params["chip_exaflops"][:, None]).sum(axis=-1)
        cost = added * model.params["servers_per_capacity"] * f["server_cost"] / 1000.0
        np.testing.assert_allclose(f["investment"][:, :count], cost, rtol=1e-12)
        assert cost.sum() > 0
    assert not any(f["debt_drawn"][:, :count].any() for f in flows)
    owners = states[-1].parties[0, PARTIES.index("owners")] / 1e8
    spent = sum(float((f["investment"] - f["debt_drawn"]).sum() - f["capital_subsidy"].sum()) for f in flows)
    assert owners == pytest.approx(-spent, abs=1e-3)


def test_what_the_clouds_use_themselves_costs_power_and_earns_no_rent() -> None:
    model = build("noise=off")
    count = len(model.axes.provinces)
    _, names, _ = worked_out(model, model.state0, Orders.none(model.axes))

    def paid(**others: object) -> tuple[np.ndarray, ...]:
        given = {**names, **others}
        upkeep, power = operators.running_cost.function(*operators.running_cost.take(given))
        rent, _ = operators.site_revenue.function(*operators.site_revenue.take(given))
        return upkeep, power, rent

    more, less = paid(), paid(own_use=names["own_use"] * 0.0)
    has = names["capacity"][0, :count] > 0
    assert names["own_use"][0] > 0
    assert (more[1][0, :count][has] > less[1][0, :count][has]).all()
    np.testing.assert_array_equal(more[1][:, count:], less[1][:, count:])
    np.testing.assert_array_equal(more[0], less[0])
    np.testing.assert_array_equal(more[2], less[2])
    idle = paid(use=names["use"] * 0.0)
    assert not idle[2][:, :count].any()


def test_a_power_deal_and_vouchers_are_for_merchants_halls() -> None:
    model = build("noise=off")
    home, count = model.axes.provinces.index("Guizhou"), len(model.axes.provinces)
    names = worked_out(model, played(model, 120)[0][-1], Orders.none(model.axes))[1]
    assert names["power_bill"][0, home] > 0
    deal = {**names, "power_price_paid": names["power_price_paid"] * 0.8}
    power = operators.running_cost.function(*operators.running_cost.take(deal))[1]
    np.testing.assert_array_equal(power[:, :count], names["power_bill"][:, :count])
    halls = (names["power_bill"][0] * names["holding_is_merchant"][0])[names["holding_province"][0] == home].sum()
    cost = operators.power_subsidy.function(*operators.power_subsidy.take({**deal, "power_bill": names["power_bill"]}))
    assert cost[0, home] == pytest.approx(0.25 * halls)


def test_the_clouds_terms_move_no_figure_but_their_own() -> None:
    """On borrowed money they pay interest and repay; nothing that merchants, planners or users see moves a bit."""
    own, borrowed = build(), build(debt_share=0.6)
    clouds = np.s_[:, : len(own.axes.provinces)]
    (states, flows), (others, other_flows) = played(own), played(borrowed)
    tables = [record(own, s[-1], f[-1]).national[0] for s, f in ((states, flows), (others, other_flows))]
    assert [v.name for v, x, y in zip(sandbox.INDICATORS, *tables, strict=True) if x != y] == ["cloud_cash"]
    for a, b in zip(states, others, strict=True):
        differ = {name for name in vars(a) if not np.array_equal(getattr(a, name), getattr(b, name))}
        assert differ <= {"cash", "debt", "holding_carry", "cash_flow_year", "parties"}
        for name in ("cash", "debt", "holding_carry", "cash_flow_year"):
            first, second = np.array(getattr(a, name)), np.array(getattr(b, name))
            first[clouds] = second[clouds] = 0
            np.testing.assert_array_equal(first, second, err_msg=name)
    assert b.debt[clouds].sum() > 0
    assert b.cash[clouds].sum() < a.cash[clouds].sum()
    assert int(b.cash.sum()) + int(b.purse.sum()) + int(b.parties.sum()) == 0


def test_the_clouds_owner_runs_no_hall_of_a_planner_and_is_no_merchant() -> None:
    model = build()
    assert sandbox.HYPERSCALER not in (*model.axes.operators, *model.axes.owners)
    place = sandbox.Place(
        tick=0, hall=1, province="Gansu", hall_type="training", chip="h100", cards=64, operator=sandbox.HYPERSCALER
    )
    assert [i.code for i in ordering.check([place], model.state0, model)] == ["decision.unknown_operator"]
    for name, value in (("start_share", 0.1), ("hazard_factor", 1.0), ("sells", True)):
        with pytest.raises(sandbox.ScenarioError, match=f"operators.hyperscaler.{name}: must be .* are no merchants"):
            build(**{name: value})
