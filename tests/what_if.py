"""Runs to put side by side: a shipped scenario that Gansu plays, with some switches, and decisions for it."""

from __future__ import annotations

import sandbox
from sandbox.scenario.decisions import Decision
from sandbox.scenario.files import decisions_from
from sandbox.scenario.schema import Scenario

HALL = {
    "kind": "place",
    "tick": 4,
    "hall": 1,
    "province": "Gansu",
    "hall_type": "training",
    "chip": "h100",
    "operator": "private",
    "cards": 512,
}
VOUCHER = {"kind": "voucher", "tick": 6, "province": "Gansu", "budget": 80.0}


def played(name: str, *texts: str) -> Scenario:
    """A shipped scenario with ``path=value`` applied."""
    scenario = sandbox.load_scenario(name)
    for text in ("player=Gansu", *texts):
        scenario = sandbox.override(scenario, text)
    return scenario


def decided(*decisions: dict) -> tuple[Decision, ...]:
    return tuple(decisions_from(list(decisions), "test"))
