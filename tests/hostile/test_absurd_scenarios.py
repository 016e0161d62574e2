"""Scenarios whose every number is of the right type and whose world cannot be: refused with one sentence, or played."""

from __future__ import annotations

import json
from copy import deepcopy
from dataclasses import fields
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox.scenario.files import scenario_of
from sandbox.scenario.schema import FLEETS

WHOLE = sandbox.complete(sandbox.load_scenario("tiny")).model_dump(mode="json")
GANSU = WHOLE["provinces"]["Gansu"]
CITY, H100 = WHOLE["operators"]["city"], WHOLE["chips"]["h100"]
CLAIM = {"kind": "audit", "tick": 0, "hall": 1, "province": "A", "hall_type": "training", "operator": "city"}


def scenario(**changes: Any) -> bytes:
    lone = {"name": "x", "title": WHOLE["title"], "description": WHOLE["description"], "tables": "inline"}
    base = {**lone, "weeks": 120, "provinces": {"A": GANSU}, "free_slots": 1, "player": "A"}
    return json.dumps({**base, **changes}).encode()


def fleets(**changes: float) -> list[dict[str, Any]]:
    given = {f"{fleet}_{year}": 1.0 for fleet in FLEETS for year in (0, 2023)} | changes
    rows = [(*name.split("_"), share) for name, share in given.items()]
    return [{"fleet": fleet, "year": int(year), "chip": "h100", "share": share} for fleet, year, share in rows]


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    # what: (changes, the place, words of the sentence)
    "nobody wants training": ({"provinces": {"A": {**GANSU, "train_demand_share": 0.0}}}, "provinces", "of 0 in all"),
    "nobody wants use": ({"provinces": {"A": {**GANSU, "inference_demand_share": 1e-300}}}, "provinces", "in all"),
    "no fleet of clouds": ({"fleets": fleets(cloud_0=0.0, cloud_2023=0.0)}, "fleets", "'cloud' and year 0"),
    "half a fleet": ({"fleets": fleets(private_2023=0.5)}, "fleets", "shares of 0.5 in all; it must be 1"),
    "a fleet twice": ({"fleets": fleets() + fleets()}, "fleets", "shares of 2"),
    "a fleet without a year": ({"fleets": [r for r in fleets() if not r["year"]]}, "fleets", "from a year on"),
    "a fleet of one kind": ({"fleets": fleets()[:2]}, "fleets", "'private' and year 2023"),
    "a fleet of nothing": ({"fleets": [{**fleets()[0], "chip": "h1000"}]}, "fleets[0].chip", "did you mean 'h100'?"),
    "a chip of no size": ({"chips": {"h100": {**H100, "tflops": 1e-300}}}, "chips.h100.tflops", "at least 1"),
    "a chip for nothing": ({"chips": {"h100": {**H100, "card_kcny": 1e-300}}}, "chips.h100.card_kcny", "at least 0.01"),
    "a chip nobody has": ({"chips": {"h100": {**H100, "traded_stock": 0.0}}}, "traded_stock", "at least 1"),
    "more cards to others than are traded": (
        {"constants": {"card_to_others": 0.9}},
        "constants",
        "it must be 1 at most",
    ),
    "more cards lost than are ordered": (
        {"constants": {"delivery_lost": 1.2}},
        "constants",
        "give 1.2 for delivery_lost",
    ),
    "an audit of an owner without halls": (
        {"operators": {"city": {**CITY, "start_share": 0.0}}, "decisions": [CLAIM]},
        "decisions[0].operator",
        "unknown name 'city'",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_is_refused(what: str) -> None:
    changes, where, words = REFUSED[what]
    with pytest.raises(sandbox.SandboxError) as refused:
        scenario_of(scenario(**changes), "x.json")
    found = [issue for issue in refused.value.issues if where in issue.where and words in str(issue)]
    assert found, refused.value.issues


SHAPES: dict[str, dict[str, Any]] = {
    "one of everything": {},
    "no slot": {"free_slots": 0},
    "one week": {"weeks": 1},
    "one chip": {"fleets": fleets()},
    "one owner": {
        "operators": {k: {**row, "start_share": float(k == "city")} for k, row in WHOLE["operators"].items()}
    },
    "an operator that owns nothing": {"operators": {"city": {**CITY, "start_share": 0.0}}},
    "all of it cloud": {"provinces": {"A": {**GANSU, "cloud_share": 1.0}}},
    "no cloud": {"provinces": {"A": {**GANSU, "cloud_share": 0.0}}},
    "free power": {"provinces": {"A": {**GANSU, "electricity": 0.0, "electricity_industry": 0.0}}},
    "nothing on sale": {
        "chips": {k: {**v, "windows": [["1990-01-01", "1990-01-08"]]} for k, v in WHOLE["chips"].items()}
    },
    "the smallest chip": {"chips": {"h100": {**H100, "tflops": 1.0, "card_kcny": 0.01, "traded_stock": 1.0}}},
    "the dearest chip": {"chips": {"h100": {**H100, "all_in_kcny": 1e6, "card_kcny": 1e6, "traded_stock": 1e8}}},
    "debt alone": {"operators": {"city": {**CITY, "debt_share": 1.0, "interest": 1.0, "hazard_factor": 100.0}}},
    "twins": {"provinces": {"A": GANSU, "B": GANSU}},
}


@pytest.mark.parametrize("what", SHAPES)
@pytest.mark.filterwarnings("error")
def test_what_can_be_is_played_to_its_end(what: str) -> None:
    """With the largest hall of all, where one can be had: cards and money are kept, and all is a number."""
    game = sandbox.Simulation.new(scenario_of(scenario(**deepcopy(SHAPES[what])), "x.json"))
    chips = game.on_sale()
    if game.free_halls() and chips:
        hall = {"kind": "place", "tick": 0, "hall": 1, "province": "A", "hall_type": "training", "chip": chips[0]}
        terms = {"cards": 200_000, "operator": "city"}
        plan = sandbox.decision_list.validate_python([{**hall, **terms}])
        try:
            game.submit(plan)
        except sandbox.Refused as refused:
            assert [issue.code for issue in refused.issues] == ["rule.purse"]
    game.advance(game.model.axes.weeks)
    state = game.state
    for stock in fields(state):
        if stock.metadata:
            assert np.isfinite(getattr(state, stock.name)).all(), stock.name
    places = [
        f.name for f in fields(state) if f.name.startswith("cards") and f.name not in ("cards_made", "cards_unsold")
    ]
    there = sum(getattr(state, name).reshape(1, -1, len(game.model.axes.chips)).sum(axis=1) for name in places)
    np.testing.assert_array_equal(there, state.cards_made)
    assert int(state.cash.sum()) + int(state.purse.sum()) + int(state.parties.sum()) == 0
    assert all((getattr(state, name) >= 0).all() for name in places)
    assert np.isfinite(game.series(game.head.node)).all()
    game.frame()
