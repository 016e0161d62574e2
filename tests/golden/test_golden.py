"""Each shipped scenario, week by week: digests of every quarter and a few measures.

A change here is a claim about the world: explain it in the commit. ``UPDATE_GOLDEN=1`` writes the files anew.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import sandbox

HERE = Path(__file__).parent
SHOWN = (
    "merchant_utilisation",
    "rent_8xh100",
    "h100_card_price",
    "tokens_per_day",
    "projects_announced",
    "fiscal_cost",
)
PLAN = [
    sandbox.Survey(tick=0, province="Gansu"),
    sandbox.Place(tick=9, hall=2, province="Gansu", hall_type="training", chip="h100", cards=512, operator="city"),
    sandbox.Place(tick=9, hall=1, province="Gansu", hall_type="inference", chip="a800", cards=512, operator="telco"),
    sandbox.Link(tick=13, province="Gansu"),
    sandbox.Voucher(tick=20, province="Gansu", budget=20.0),
]


def story(name: str) -> dict[str, object]:
    scenario = sandbox.override(sandbox.load_scenario(name), "player=Gansu")
    game = sandbox.Simulation.new(scenario)
    while not game.at_end:
        decisions = [d for d in PLAN if d.tick == game.tick]
        if decisions:
            game.submit(decisions)
        game.advance()
    rows, digests = game.series(game.head.node), game.digests(game.head.node)
    columns = {v.name: i for i, v in enumerate(sandbox.INDICATORS)}
    weeks = [*range(0, len(rows), 13), len(rows) - 1]
    return {
        "weeks": weeks,
        "digests": [b"".join(digests[t]).hex() for t in weeks],
        "measures": {name: [float(f"{rows[t, columns[name]]:.9g}") for t in weeks] for name in SHOWN},
    }


@pytest.mark.parametrize("name", sandbox.shipped_scenarios())
def test_story_is_the_recorded_one(name: str) -> None:
    path = HERE / f"{name}.json"
    now = story(name)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(json.dumps(now, indent=1) + "\n", encoding="utf-8")
    kept = json.loads(path.read_text(encoding="utf-8"))
    moved = [
        f"{measure}: first in week {now['weeks'][i]}, {before:g} became {after:g}"
        for measure in SHOWN
        for i, (before, after) in list(enumerate(zip(kept["measures"][measure], now["measures"][measure], strict=True)))
        if before != after
    ]
    firsts = list({text.split(":")[0]: text for text in reversed(moved)}.values())
    assert not moved, f"{name} tells another story (UPDATE_GOLDEN=1 writes it anew):\n" + "\n".join(firsts)
    assert now["digests"] == kept["digests"], f"{name}: no measure moved, but the bits did"
