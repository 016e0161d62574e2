"""A saved decision that was changed by the least: played again, the game differs in that very week, and only then."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from commands import with_member

import sandbox
from sandbox.scenario.decisions import KINDS

BUST = 150  # owners in Gansu lack money
HOME = {"province": "Gansu"}
OF_OWNER = {**HOME, "hall_type": "training"}
NEW_HALL = {**OF_OWNER, "chip": "ascend910b", "cards": 64, "operator": "city"}
# what: (the decision, the field that is changed, to what)
CHANGES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "survey": ({"kind": "survey", **HOME}, {"kind": "link"}),
    "link": ({"kind": "link", **HOME}, {"kind": "survey"}),
    "place": ({"kind": "place", "hall": 9, **NEW_HALL}, {"cards": 72}),
    "place with own money": ({"kind": "place", "hall": 9, **NEW_HALL, "own_money": 0.5}, {"own_money": 0.5 + 2**-53}),
    "contract": ({"kind": "contract", **HOME, "chip": "ascend910b", "cards": 64}, {"firm": False}),
    "pause": ({"kind": "pause", "hall": 2}, {"kind": "cancel"}),
    "cancel": ({"kind": "cancel", "hall": 2}, {"kind": "pause"}),
    "price": ({"kind": "price", "hall": 1, "multiplier": 1.25}, {"multiplier": 1.25 + 2**-52}),
    "voucher": ({"kind": "voucher", **HOME, "budget": 50.0}, {"budget": 50.0 + 2**-47}),
    "voucher's rate": ({"kind": "voucher", **HOME, "budget": 50.0, "rate": 0.5}, {"rate": 0.5 + 2**-53}),
    "voucher's reach": ({"kind": "voucher", **HOME, "budget": 50.0}, {"portable": True}),
    "sell": ({"kind": "sell", "hall": 1, "cards": 200}, {"cards": 201}),
    "buy": ({"kind": "buy", "hall": 1, "cards": 200}, {"cards": 201}),
    "hedge": ({"kind": "hedge", "hall": 1, "weeks": 20}, {"weeks": 21}),
    "hedged share": ({"kind": "hedge", "hall": 1, "share": 0.5}, {"share": 0.5 + 2**-53}),
    "repurpose": ({"kind": "repurpose", "hall": 1}, {"kind": "mothball"}),
    "mothball": ({"kind": "mothball", "hall": 1}, {"kind": "repurpose"}),
    "audit": ({"kind": "audit", "hall": 9, **OF_OWNER, "operator": "city", "share": 0.5}, {"share": 0.51}),
    "takeover": ({"kind": "takeover", "hall": 9, **OF_OWNER, "share": 1.0}, {"share": 0.99}),
    "resume": ({"kind": "resume", "hall": 3}, {"kind": "cancel"}),
    "reopen": ({"kind": "reopen", "hall": 4}, {"kind": "price", "multiplier": 1.1}),
} | {
    f"policy of {lever}": (
        {"kind": "policy", **HOME, "lever": lever, "level": 0.25}, {"level": 0.25 + 2**-54}
    )
    for lever in ("prelease", "efficiency", "quota", "tax_holiday")
}  # fmt: skip


@cache
def in_the_bust() -> sandbox.Simulation:
    """A game with halls that run (1), are being built (2), paused (3) and mothballed (4)."""
    scenario = sandbox.load_scenario("rush")
    for text in ("player=Gansu", "free_slots=10", "provinces.Gansu.gdp*=4", "parameters.planned_utilisation=0.7"):
        scenario = sandbox.override(scenario, text)
    game = sandbox.Simulation.new(scenario)

    def take(*plan: dict[str, Any]) -> None:
        game.submit(sandbox.decision_list.validate_python([{"tick": game.tick, **row} for row in plan]))

    early = {"kind": "place", **NEW_HALL, "chip": "h100", "cards": 512, "fast_track": True}
    take({**early, "hall": 1}, {**early, "hall": 4})
    game.advance(BUST - 5)
    late = {"kind": "place", **NEW_HALL}
    take({**late, "hall": 2}, {**late, "hall": 3}, {"kind": "mothball", "hall": 4})
    game.advance()
    take({"kind": "pause", "hall": 3})
    game.advance(4)
    assert game.tick == BUST
    return game


def failing(game: sandbox.Simulation) -> str:
    axes, state = game.model.axes, game.state
    home = axes.provinces.index("Gansu")
    holdings = {name: axes.holding_of_pool(2, i, home) for i, name in enumerate(axes.owners)}
    return next(n for n, k in holdings.items() if state.cash[0, k] < 0 and state.cards[0, k].sum() > 100)


def test_all_kinds_of_decisions_are_changed() -> None:
    assert {row["kind"] for row, _ in CHANGES.values()} == set(KINDS)


@pytest.mark.slow
@pytest.mark.parametrize("what", CHANGES)
def test_the_week_of_a_changed_decision_is_found(what: str, tmp_path: Path) -> None:
    row, change = CHANGES[what]
    game = in_the_bust()
    if row["kind"] == "takeover":
        row = {**row, "operator": failing(game)}
    game.go_to(game.head.node, BUST)
    start = game.head.node
    node = game.submit(sandbox.decision_list.validate_python([{"tick": BUST, **row}]), what)
    path = tmp_path / "game.suanli"
    try:
        game.advance(6)
        sandbox.save_capsule(game, path)
        assert all(found.same for found in sandbox.verify(path))
    finally:
        game.go_to(start, BUST)
        game.delete(node.id)

    def changed(raw: bytes) -> bytes:
        history = json.loads(raw)
        (decision,) = history["nodes"][node.id]["decisions"]
        new = {**decision, **change}
        if "kind" in change:
            keep = ("tick", "hall", "province", "multiplier", "kind")
            new = {field: value for field, value in new.items() if field in keep}
        history["nodes"][node.id]["decisions"] = [new]
        return json.dumps(history).encode()

    path.write_bytes(with_member(path, "history.json", changed))
    wrong = [found for found in sandbox.verify(path) if not found.same]
    assert [(found.branch, found.tick) for found in wrong] == [(what, BUST)]
