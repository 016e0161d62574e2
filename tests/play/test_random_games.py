"""Random players: whatever is decided is taken or refused; the game stays whole, on file and when played again too."""

from __future__ import annotations

import math
import os
import random
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox.model.names import LEVERS
from sandbox.model.state import CANCELLED, EMPTY, FAILED, LIVE, MOTHBALLED, State

GAMES, TURNS = int(os.environ.get("GAMES", "4")), 60
HOME = "Guizhou"
ABOUT_HALLS = ("pause", "resume", "cancel", "price", "sell", "buy", "hedge", "repurpose", "mothball", "reopen")
ABOUT_HOME = ("survey", "link", "voucher", "policy", "contract")
NEW = ("place", "place", "place", "takeover", "audit")


def whole(state: State) -> None:
    """Cards and money are kept, nothing is below zero or no number, and a hall has what it says."""
    there = np.zeros_like(state.cards_made)
    for stock in fields(state):
        values = getattr(state, stock.name)
        if stock.metadata and values.dtype.kind == "f":
            assert np.isfinite(values).all(), stock.name
        if stock.metadata.get("kind") is np.int64 and stock.name.startswith(("cards", "hall", "debt")):
            assert (values >= 0).all(), stock.name
        if stock.name.startswith("cards") and stock.metadata.get("kind") is np.int64 and stock.name != "cards_made":
            there = there + values.reshape(1, -1, there.shape[-1]).sum(axis=1)
    chips = np.bincount(state.hall_chip[0], state.hall_stored[0], minlength=there.shape[-1])
    np.testing.assert_array_equal(there + chips.astype(np.int64), state.cards_made)
    assert int(state.cash.sum()) + int(state.purse.sum()) + int(state.parties.sum()) == 0
    held = state.cards[:, -state.hall_status.shape[1] :].sum(axis=-1)
    runs = np.isin(state.hall_status, (LIVE, MOTHBALLED))
    np.testing.assert_array_equal(held[runs], state.hall_cards[runs])
    gone = np.isin(state.hall_status, (EMPTY, CANCELLED, FAILED))
    assert not held[gone].any()
    assert not state.debt[:, -held.shape[1] :][gone].any()
    assert (state.hall_invested <= state.hall_budget).all()


def decided(game: sandbox.Simulation, chance: random.Random) -> dict[str, Any]:
    axes, state, pick = game.model.axes, game.state, chance.choice
    kind = pick((*ABOUT_HALLS, *ABOUT_HOME, *NEW))
    found: dict[str, Any] = {"kind": kind, "tick": game.tick}
    stand = [slot + 1 for slot in range(axes.halls) if state.hall_status[0, slot] != EMPTY]
    if kind in ABOUT_HALLS:
        found["hall"] = pick(stand or [1])
    else:
        found["province"] = HOME if chance.random() < 0.95 else pick(axes.provinces)
    if kind in NEW:
        found |= {"hall": pick(game.free_halls() or (1,)), "hall_type": pick(("training", "inference"))}
    stored = np.flatnonzero(state.cards_stored[0, axes.provinces.index(HOME)])
    terms = {
        "place": {
            "chip": pick(game.on_sale() or axes.chips), "cards": pick((8, 512, 4096, 200_000)),
            "operator": pick(axes.operators), "own_money": pick((None, None, 0.0, 0.5, 1.0)),
            "fast_track": chance.random() < 0.6, "stored": bool(stored.size) and chance.random() < 0.7,
        },
        "contract": {"chip": pick(axes.chips), "cards": pick((8, 8000, 200_000)), "firm": pick((True, False))},
        "price": {"multiplier": pick((0.5, 1.5))},
        "sell": {"cards": pick((0, 7, 200_000))},
        "buy": {"cards": pick((0, 7, 5000, 200_000))},
        "hedge": {"share": pick((1e-12, 1.0)), "weeks": pick((4, 156))},
        "voucher": {
            "budget": pick((0.0, 1e-300, 300.0, 5000.0)), "rate": pick((None, 1e-9, 0.9)),
            "portable": chance.random() < 0.5,
        },
        "policy": {"lever": pick(LEVERS), "level": pick((0.0, 1e-300, 1.0))},
        "takeover": {"operator": pick(axes.owners), "share": pick((1e-9, 0.3, 1.0))},
        "audit": {"operator": pick(axes.owners), "share": pick((1e-9, 0.3, 1.0))},
    }  # fmt: skip
    found |= terms.get(kind, {})
    if found.get("stored"):
        chip = int(pick(list(stored)))
        cards = int(state.cards_stored[0, axes.provinces.index(HOME), chip]) // 8 * 8
        found |= {"chip": axes.chips[chip], "cards": min(max(cards, 8), 200_000)}
    return found


def played(seed: int, check: bool = True) -> sandbox.Simulation:
    """A game of random weeks, plans of up to three decisions, undone and branched here and there."""
    chance = random.Random(seed)
    scenario = sandbox.load_scenario("rush")
    for text in (f"player={HOME}", "free_slots=12", f"provinces.{HOME}.gdp*=8", "parameters.planned_utilisation=0.7"):
        scenario = sandbox.override(scenario, text)
    game = sandbox.Simulation.new(scenario)
    game.advance(chance.choice((0, 30, 110)))
    for turn in range(TURNS):
        for _ in range(chance.choice((0, 1, 3, 6))):
            plan = sandbox.decision_list.validate_python(
                [decided(game, chance) for _ in range(chance.choice((1, 1, 3)))]
            )
            quotes = [game.price(decision) for decision in plan]
            try:
                game.submit(plan)
            except sandbox.Refused as refused:
                assert refused.issues
                continue
            assert all(math.isfinite(value) for quote in quotes for value in astuple(quote))
        told = game.advance(chance.choice((1, 1, 4)))
        assert not [notice for notice in told if notice.code == "order.refused"]
        if check:
            whole(game.state)
            game.frame()
        if chance.random() < 0.06 and len(game.history.path(game.head.node)) > 1:
            game.undo()
            if chance.random() < 0.5:
                game.redo()
        if chance.random() < 0.05 and not game.at_end:
            game.branch(f"{turn}")
    return game


@pytest.mark.parametrize("seed", range(GAMES))
def test_a_game_of_random_decisions_stays_whole(seed: int, tmp_path: Path) -> None:
    game = played(seed)
    kinds = {decision.kind for node in game.history.nodes for decision in node.decisions}
    assert len(kinds) >= 8, kinds
    for line in game.branches():
        assert np.isfinite(game.series(line.node)).all()
    path = tmp_path / "game.suanli"
    sandbox.save_capsule(game, path)
    again = sandbox.load_capsule(path)
    assert again.state.digest() == game.state.digest()
    assert all(found.same for found in sandbox.verify(path))


def test_it_is_the_same_game_whether_somebody_looks_on_or_not() -> None:
    looked, alone = played(0), played(0, check=False)
    assert looked.digests(looked.head.node) == alone.digests(alone.head.node)


def test_before_the_first_week_all_series_have_their_columns() -> None:
    frame = sandbox.Simulation.new(sandbox.load_scenario("tiny")).frame()
    assert frame.series.shape == (0, len(sandbox.INDICATORS))
    assert frame.chip_series.shape == (0, len(sandbox.CHIP_SERIES), len(frame.chip_ids))
