"""Twelve games, every measure of each at two weeks, and how often what happened: within 1e-9.

Beside the digests of ``test_golden`` these say what moved. ``UPDATE_GOLDEN=1`` writes the file anew.
"""

from __future__ import annotations

import json
import math
import os
from collections import Counter
from pathlib import Path

import pytest

import sandbox

KEPT = Path(__file__).with_name("figures.json")
WITHIN = 1e-9
WEEKS = (65, 140)  # before and after the gates
STORIES: dict[str, tuple[str, ...]] = {
    "as it ships": (),
    "another seed": ("seed=2026",),
    "no chance": ("noise=false",),
    "the strict fit": ("fit=strict",),
    "herds": ("theory.boom=herd", "fit=own"),
    "saturating rebound": ("theory.rebound=saturating",),
    "the centre by its state": ("theory.central=state",),
    "exits by cash": ("theory.exits=cash",),
    "posted resale": ("theory.resale=posted",),
    "no central push": ("policy.central_push=false",),
    "exports": ("policy.export=true",),
    "no gates": ("policy.gates=false", "parameters.planned_utilisation=0.7"),
}
PLAN = [
    sandbox.Survey(tick=0, province="Gansu"),
    sandbox.Place(tick=2, hall=1, province="Gansu", hall_type="inference", chip="a800", cards=512, operator="telco"),
    sandbox.Place(tick=5, hall=3, province="Gansu", hall_type="training", chip="a800", cards=64, operator="city"),
    sandbox.Policy(tick=9, province="Gansu", lever="vetting", level=0.5),
    sandbox.Link(tick=13, province="Gansu"),
    sandbox.Voucher(tick=20, province="Gansu", budget=20.0, portable=True),
    sandbox.Price(tick=60, hall=1, multiplier=1.1),
]


def story(changes: tuple[str, ...]) -> dict[str, dict[str, float | None]]:
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", *changes):
        scenario = sandbox.override(scenario, text)
    game = sandbox.Simulation.new(scenario)
    for week in range(max(WEEKS)):
        if decided := [decision for decision in PLAN if decision.tick == week]:
            game.submit(decided)
        game.advance()
    rows = game.series(game.head.node)
    found: dict[str, dict[str, float | None]] = {
        f"week {week}": {
            v.name: None if math.isnan(x) else float(f"{x:.12g}")
            for v, x in zip(sandbox.INDICATORS, rows[week - 1].tolist(), strict=True)
        }
        for week in WEEKS
    }
    happened = Counter(notice.code for notice in game.notices())
    return {**found, "happened": {code: float(count) for code, count in sorted(happened.items())}}


def moved(before: float | None, now: float | None) -> bool:
    if before is None or now is None:
        return before is not now
    return not math.isclose(before, now, rel_tol=WITHIN, abs_tol=WITHIN)


@pytest.mark.slow
@pytest.mark.parametrize("name", STORIES)
def test_the_figures_are_the_recorded_ones(name: str) -> None:
    now = story(STORIES[name])
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}
    if os.environ.get("UPDATE_GOLDEN"):
        kept = {each: now if each == name else kept.get(each) for each in STORIES}
        KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    found = [
        f"{when}: {figure}: {then.get(figure)} became {now[when].get(figure)}"
        for when, then in kept[name].items()
        for figure in {**then, **now[when]}
        if moved(then.get(figure), now[when].get(figure))
    ]
    assert not found, f"{name} (UPDATE_GOLDEN=1 writes it anew):\n" + "\n".join(found[:12])


def test_there_are_enough_stories_and_figures() -> None:
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert len(kept) >= 12
    assert all(len(one[f"week {week}"]) >= 40 for one in kept.values() for week in WEEKS)
    assert len({json.dumps(one) for one in kept.values()}) == len(kept)
