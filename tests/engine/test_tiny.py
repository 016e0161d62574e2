"""The two-province scenario against a calculation by hand (math module, no code of the engine)."""

from __future__ import annotations

import math

import pytest

import sandbox
from sandbox.model.state import Orders
from sandbox.model.step import step


@pytest.fixture(scope="module")
def first_week() -> dict[str, object]:
    model = sandbox.compile_scenario(sandbox.load_scenario("tiny"))
    state, flows = step(model, model.state0, Orders.none(model.axes))
    return {"model": model, "state": state, "flows": flows}


def test_distance_and_round_trip(first_week: dict) -> None:
    """Beijing (40 N, 116 E) to Gansu (36 N, 104 E) by the haversine formula; backbone: 5 + 3 + 2 x 1.9 d / 204."""
    a, b = math.radians(40), math.radians(36)
    half = math.sin((a - b) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(12) / 2) ** 2
    km = 2 * 6371 * math.asin(math.sqrt(half))
    params = first_week["model"].params
    assert abs(params["distance"][0, 1] - km) < 0.001
    trip = params["round_trip"].reshape(3, 2, 2)[1, 0, 1]
    assert abs(trip - (5 + 3 + 2 * 1.9 * km / 204)) < 1e-4


def test_demand_of_the_first_week(first_week: dict) -> None:
    """No event has happened: tokens stand on the adoption curve, the rent at its reference."""
    tokens = math.exp(5 - (5 + 2.027578787) * math.exp(0.3119917819 * 1.1))
    flows = first_week["flows"]
    assert abs(flows["tokens_per_day"][0] - tokens) < 1e-9
    assert abs(flows["inference_demand"][0] - tokens * 78.45859387) < 1e-7
    entries = 144 / (24 * math.sqrt(2 * math.pi)) * math.exp(-((0 - 38.24617277) ** 2) / (2 * 24**2))
    assert abs(flows["pretraining_developers"][0] - (20 + entries)) < 1e-9
    assert abs(flows["pretraining_demand"][0] - (20 + entries) * 0.5127777282) < 1e-9


def test_supply_of_the_first_week(first_week: dict) -> None:
    """Own use is served first, up to its ceiling; what is left is 92 % of capacity less own use."""
    flows = first_week["flows"]
    own = min(239.8825006, 0.8891439925 * 255)
    card = 312 / 1e6  # both clouds stand on whole cards, A100: half a card each may be missing or too much
    assert abs(flows["own_use"][0] - own) < card
    assert abs(float(flows["sellable"][0, :2].sum()) - (0.92 * 255 - own)) < card
    served, asked = float(flows["allocation"].sum()), float(flows["demand"].sum())
    assert served <= asked + 1e-9
    assert abs(served + float(flows["unmet"].sum()) - asked) < 1e-9
    assert (flows["use"][0] <= 0.92 * flows["capacity"][0] + 1e-9).all()


def test_income_of_a_planner(first_week: dict) -> None:
    """Gansu has a GDP of 1 trillion here: 0.02 % a year is 200 million, 3.8329 a week."""
    income = first_week["model"].params["purse_income"]
    assert abs(float(income[0, 1]) - 200 / 52.18) < 1e-9
