"""A planner of Gansu in the shipped scenario, without chance, and a hall of the usual kind there."""

from __future__ import annotations

import sandbox
from sandbox import Place

RUSH = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"), "noise=off")


def place(tick: int, hall: int, **fields: object) -> Place:
    """Place a hall for training with 1,024 H100s in Gansu, run privately, or with other ``fields``."""
    usual = {"province": "Gansu", "hall_type": "training", "chip": "h100", "cards": 1024, "operator": "private"}
    return Place.model_validate({"tick": tick, "hall": hall, **usual, **fields})
