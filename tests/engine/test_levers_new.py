"""Green power, tenants first, a limit on waste, a domestic quota, a tax holiday: by numbers worked out by hand."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, get_args

import numpy as np
import pytest

import sandbox
from sandbox.model import rules
from sandbox.model.equations import hardware, levers
from sandbox.model.names import LEVERS, Lever
from sandbox.model.rules import Reason
from sandbox.model.state import LIVE, Orders, State
from sandbox.model.step import Model, step, worked_out
from sandbox.scenario import tables

PROVINCE = "Guangdong"  # warm: its halls waste more power than the best


@cache
def played(weeks: int = 60) -> tuple[Model, State]:
    """A game of one hall without chance, some weeks old."""
    scenario = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), f"player={PROVINCE}"), "noise=off")
    game = sandbox.Simulation.new(scenario)
    hall = {"hall_type": "inference", "chip": "h100", "cards": 1024, "operator": "private", "fast_track": True}
    game.submit([sandbox.Place.model_validate({"tick": 0, "hall": 1, "province": PROVINCE, **hall})])
    game.advance(weeks)
    return game.model, game.state


def in_force(**levels: float) -> State:
    model, state = played()
    policy = np.array(state.policy)
    for name, level in levels.items():
        policy[0, LEVERS.index(name), here(model)] = level  # type: ignore[arg-type]
    return state.with_(policy=policy, policy_ordered=policy)


def here(model: Model) -> int:
    return model.axes.provinces.index(PROVINCE)


def week(**levels: float) -> tuple[State, dict[str, Any]]:
    model, _ = played()
    after, names, _ = worked_out(model, in_force(**levels), Orders.none(model.axes))
    return after, names


def test_the_names_of_policies_stand_in_one_place_and_are_the_rows_of_the_table() -> None:
    assert tuple(row.id for row in tables.levers()) == LEVERS == get_args(Lever)
    schema = sandbox.decision_list.json_schema()
    assert tuple(schema["$defs"]["Policy"]["properties"]["lever"]["enum"]) == LEVERS


def test_green_power_costs_a_premium_on_what_is_drawn_in_its_province() -> None:
    """Half of its power is green at full level, 0.1 yuan a kWh dearer; a week has 8760 / 52 hours."""
    model, _ = played()
    at, provinces = here(model), len(model.axes.provinces)
    (after, usual), (greener, green) = week(), week(green=0.5)
    sites = np.array([at, provinces + at, 2 * provinces + at, 3 * provinces])  # clouds, both classes of pools, the hall
    drawn = green["megawatts"][0, sites].sum()
    assert drawn > usual["megawatts"][0, sites[0]] > 0
    premium = 0.5 * 0.5 * drawn * 8760 / 52 * 1000 * 0.1 / 1e6
    assert green["policy_outlay"][0, at] == pytest.approx(premium, rel=1e-12)
    assert not usual["policy_outlay"].any() and not np.delete(green["policy_outlay"][0], at).any()
    assert (after.purse - greener.purse)[0, at] / 1e8 == pytest.approx(premium, abs=1e-6)
    np.testing.assert_allclose(green["carbon"][0, sites], 0.75 * usual["carbon"][0, sites], rtol=1e-12)


@pytest.mark.parametrize("lever", ["green", "power_deal", "tax_holiday", "prelease"])
def test_what_a_policy_costs_is_public_money(lever: str) -> None:
    """The gauge, the province's own red line and the sum of all years count what the purse pays for it."""
    at = here(played()[0])
    (after, usual), (costly, paid) = week(), week(**{lever: 1.0})
    cost = paid["public_money"][0, at] - usual["public_money"][0, at]
    assert cost > 0
    assert paid["fiscal_year"][0] - usual["fiscal_year"][0] == pytest.approx(cost)
    assert paid["fiscal_year_here"][0, at] - usual["fiscal_year_here"][0, at] == pytest.approx(cost)
    assert paid["money_gauge"][0] < usual["money_gauge"][0]
    assert (costly.fiscal_cost - after.fiscal_cost)[0] / 1e8 == pytest.approx(cost, abs=1e-6)


def test_tenants_first_holds_starts_off_where_halls_stand_idle() -> None:
    one = np.ones((1, 1))
    given = {name: 0.0 * one for name in levers.start_appeal.needs if name.startswith("policy_")}
    given |= {"merchant_use_share": 0.25 * one, "return_sensitivity": one[0], "vetting_starts": one[0] * 0.2}
    given |= {"publish_use": one[0] * 0.5, "prelease_starts": one[0] * 0.8, "policy_prelease": 0.5 * one}
    # half of the usual use is missing: 1 - 0.8 x 0.5 x 0.5
    assert levers.start_appeal(*levers.start_appeal.take(given))[0, 0] == pytest.approx(0.8)
    given["merchant_use_share"] = 0.5 * one
    assert levers.start_appeal(*levers.start_appeal.take(given))[0, 0] == 1.0


def test_tenants_first_halves_what_is_given_up_in_its_province_alone() -> None:
    model, _ = played()
    (_, usual), (_, asked) = week(), week(prelease=1.0)
    provinces, at = len(model.axes.provinces), here(model)
    rate = usual["cancellation_here"][0, 0]
    assert usual["cancellation_here"].shape == (1, 1)
    by_class = asked["cancellation_here"].reshape(2, provinces)
    np.testing.assert_allclose(by_class[:, at], rate * 0.5, rtol=1e-15)
    np.testing.assert_array_equal(np.delete(by_class, at, axis=1), rate)
    # Without chance what goes on from the first stage is (1 - h) (1 - mu) of it and of the new starts.
    stays = (1.0 - rate * 0.5) * (1.0 - asked["stage_rate"][0])
    held = asked["pipeline_projects"][0, at, 0] + asked["starts"][0, 0, at]
    assert asked["pipeline_projects_next"][0, at, 0] == pytest.approx(held * stays, rel=1e-12)


def test_a_limit_on_waste_lowers_power_bill_and_carbon_of_merchants_and_not_of_clouds() -> None:
    model, _ = played()
    at, provinces = here(model), len(model.axes.provinces)
    usage = model.params["power_usage"][0, at]
    assert usage > 1.2
    (_, usual), (_, limited) = week(), week(efficiency=0.5)
    part = (usage - 0.5 * (usage - 1.12)) / usage  # half of the way to 1.12
    for name in ("megawatts", "carbon"):
        moved = limited[name][0] / np.where(usual[name][0] > 0, usual[name][0], 1.0)
        assert moved[at] == 1.0, "the cloud region"
        np.testing.assert_allclose(moved[[provinces + at, 2 * provinces + at, 3 * provinces]], part, rtol=1e-12)
        assert moved[provinces + at + 1] == 1.0, "a neighbour"
    holdings = (usual["holding_province"][0] == at) & (usual["holding_is_merchant"][0] > 0)
    paying = holdings & (usual["power_bill"][0] > 0)
    np.testing.assert_allclose(limited["power_bill"][0, paying], usual["power_bill"][0, paying] * part, rtol=1e-12)
    assert limited["power_bill"][0, paying].size > 5
    np.testing.assert_array_equal(limited["power_bill"][0, :provinces], usual["power_bill"][0, :provinces])
    sensitivity = model.params["return_sensitivity"][0]
    fewer = limited["start_rate"][0, at] / usual["start_rate"][0, at]
    assert fewer == pytest.approx(np.exp(-2.0 * sensitivity * 0.03 * 0.5), rel=1e-12)


def test_a_quota_adds_the_weeks_domestic_chips_and_takes_from_the_foreign_in_proportion() -> None:
    mix = np.array([[0.1, 0.6, 0.3, 0.0], [0.4, 0.3, 0.1, 0.2], [0.0, 1.0, 0.0, 0.0]])  # chips 0 and 3 are domestic
    domestic = np.array([[1.0, 0.0, 0.0, 1.0]])
    quota = np.array([[0.4, 0.5, 0.7]])
    got = hardware._at_least_domestic(mix, mix, quota, domestic)[0]
    # All owners together buy 0.5 and 0.2 of the domestic ones: five and two sevenths of what is missing.
    np.testing.assert_allclose(
        got,
        [
            [0.1 + 0.3 * 5 / 7, 0.6 * 0.6 / 0.9, 0.3 * 0.6 / 0.9, 0.3 * 2 / 7],
            mix[1],  # has enough
            [0.7 * 5 / 7, 0.3, 0.0, 0.7 * 2 / 7],
        ],
        rtol=1e-14,
    )
    np.testing.assert_allclose(got.sum(axis=-1), 1.0, rtol=1e-14)
    none = np.zeros_like(domestic)
    np.testing.assert_array_equal(hardware._at_least_domestic(mix, mix, quota, none)[0], mix)


def test_a_quota_turns_what_is_bought_in_its_province_alone() -> None:
    model, _ = played()
    (after, names), (free, usual) = week(quota=1.0), week()
    bought, before = names["cards_bought"][0], usual["cards_bought"][0]
    foreign = model.params["chip_is_domestic"][0] == 0
    pools = (names["holding_province"][0] == here(model)) & (np.arange(model.axes.holdings) >= 31)
    pools &= names["entry_carry"][0] != names["entry_carry_next"][0]
    np.testing.assert_array_equal(bought[~pools], before[~pools])
    assert bought[pools].sum() > 0
    assert before[pools][:, foreign].sum() > 0
    assert bought[pools][:, foreign].sum() == 0
    assert int(after.cards_made.sum()) != int(free.cards_made.sum())
    at = here(model)
    earned = [w["credit"][0, at] - w["last_credit"][0, at] * w["credit_fading"][0] for w in (usual, names)]
    per_start = [e / w["starts"][0, :, at].sum() for e, w in zip(earned, (usual, names), strict=True)]
    assert per_start[1] / per_start[0] == pytest.approx(1.3, rel=1e-9)


def placed(model: Model, *halls: tuple[int, str, int]) -> Orders:
    arrays = {f.name: np.array(getattr(Orders.none(model.axes), f.name)) for f in dataclasses.fields(Orders)}
    for slot, chip, cards in halls:
        arrays["place_province"][0, slot] = here(model)
        arrays["place_type"][0, slot], arrays["place_operator"][0, slot] = 1, 0
        arrays["place_chip"][0, slot], arrays["place_cards"][0, slot] = model.axes.chips.index(chip), cards
    return Orders(**arrays)


def test_a_quota_binds_the_planners_own_halls() -> None:
    """One hall of 1024 H100 (989 teraflops) stands; a 910B has 320 of them in the table."""
    model, _ = played()
    size = dict(zip(model.axes.chips, model.params["chip_tflops"][0], strict=True))
    state = in_force(quota=0.25)

    def reason(level_state: State, *halls: tuple[int, str, int]) -> list[Reason]:
        verdict = rules.allowed(level_state, placed(model, *halls), model.params)
        return [Reason(int(verdict.place[0, slot])) for slot, _, _ in halls]

    assert reason(in_force(), (1, "h100", 8)) == [Reason.OK]
    assert reason(state, (1, "h100", 8)) == [Reason.QUOTA]
    assert reason(state, (1, "ascend910b", 8)) == [Reason.OK]
    # with 8 more H100 a quarter of the whole is domestic from a third of 1032 x 989 on
    least = 1032 * size["h100"] / 3.0 / size["ascend910b"]
    enough = int(-(-least // 8) * 8)
    assert reason(state, (1, "h100", 8), (2, "ascend910b", enough)) == [Reason.OK, Reason.OK]
    assert reason(state, (1, "h100", 8), (2, "ascend910b", enough - 8)) == [Reason.QUOTA, Reason.OK]


def test_a_quota_binds_what_is_bought_used_and_counts_what_waits() -> None:
    """The hall of 1024 H100 may take on more of them only while there are domestic cards enough."""
    model, _ = played()
    runs = dict(hall_status=np.array(in_force().hall_status), cards=np.array(in_force().cards))
    assert runs["hall_status"][0, 0] == LIVE
    home, h100 = model.axes.first_hall, model.axes.chips.index("h100")
    domestic = model.axes.chips.index("ascend910b")
    third = int(1024 * model.params["chip_tflops"][0, h100] / 3.0 / model.params["chip_tflops"][0, domestic])
    runs["cards"][0, home, domestic] = third + 200  # came with a takeover: 64 H100 more leave a quarter domestic
    state = in_force(quota=0.25).with_(**runs)

    def reason(now: State, cards: int) -> Reason:
        buy = np.array(Orders.none(model.axes).buy)
        buy[0, 0] = cards
        orders = dataclasses.replace(Orders.none(model.axes), buy=buy)
        return Reason(int(rules.allowed(now, orders, model.params).buy[0, 0]))

    room = int((third + 200) * model.params["chip_tflops"][0, domestic] * 3.0 / model.params["chip_tflops"][0, h100])
    assert reason(state, room - 1024 - 1) == Reason.OK
    assert reason(state, room - 1024 + 1) == Reason.QUOTA
    assert reason(in_force(quota=0.25), 1) == Reason.QUOTA
    waiting = in_force(quota=0.25).with_(hall_buying=np.where(np.arange(model.axes.halls) == 0, 50, 0)[None])
    assert reason(waiting, 50) == Reason.OK, "what waits may go on, or be fewer"


def test_a_tax_holiday_spares_halls_and_pools_and_the_purse_pays() -> None:
    model, _ = played()
    at, first = here(model), model.axes.first_hall
    (after, usual), (spared, names) = week(), week(tax_holiday=0.5)
    assert usual["hall_tax"][0, 0] > 0 and not usual["tax_refund"].any()
    assert names["hall_tax"][0, 0] == pytest.approx(usual["hall_tax"][0, 0] / 2, rel=1e-12)
    earned = ((names["rent_revenue"] + names["voucher_revenue"]) * names["holding_is_merchant"])[0]
    mine = names["holding_province"][0] == at
    rate = model.params["hall_tax_rate"][0]
    np.testing.assert_allclose(names["tax_refund"][0, :first][mine[:first]], 0.5 * rate * earned[:first][mine[:first]])
    assert not names["tax_refund"][0][~mine].any() and not names["tax_refund"][0, first:].any()
    lost = names["hall_tax"][0, 0] + names["tax_refund"][0].sum()
    assert (after.purse - spared.purse)[0, at] / 1e8 == pytest.approx(lost, abs=1e-6)
    assert (spared.cash - after.cash).sum() == (after.purse - spared.purse).sum()
    more = names["start_rate"][0, at] / usual["start_rate"][0, at]
    assert more == pytest.approx(np.exp(2.0 * model.params["return_sensitivity"][0] * 0.05 * 0.5), rel=1e-12)


def test_what_one_run_orders_changes_no_bit_of_another() -> None:
    scenario = sandbox.override(sandbox.load_scenario("rush"), f"player={PROVINCE}")
    model = sandbox.compile_scenario(scenario, runs=2)
    nothing = Orders.none(model.axes)
    policy = np.array(nothing.policy)
    policy[1, [LEVERS.index(name) for name in LEVERS[8:]], here(model)] = 1.0  # type: ignore[arg-type]
    free = ordered = model.state0
    for tick in range(70):
        free, _ = step(model, free, nothing)
        ordered, _ = step(model, ordered, dataclasses.replace(nothing, policy=policy) if tick == 0 else nothing)
    for field in dataclasses.fields(State):
        if field.metadata:
            np.testing.assert_array_equal(getattr(free, field.name)[0], getattr(ordered, field.name)[0], field.name)
    assert (free.cards[1] != ordered.cards[1]).any()
