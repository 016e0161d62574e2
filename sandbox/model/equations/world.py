"""The world outside the market: how far each dated event has come, and how many chips may enter."""

from __future__ import annotations

import numpy as np

from sandbox.model.marker import equation

# The order of the last axis of ``ramp_start``, ``ramp_weeks`` and ``ramp_on``.
RAMPS = (
    "dsv2",
    "pricewar",
    "dsv3",
    "r1",
    "r1_reasoning",
    "dsv32",
    "alicapex",
    "ndrc_push",
    "ndrc_gate",
    "ndrc_hazard",
    "miit_gate",
    "edwc2",
    "h20ban",
    "supply_recovery",
)


@equation(*(f"ramp_{name}" for name in RAMPS), source="record:shocks")
def event_ramps(week, ramp_start, ramp_weeks, ramp_on):
    """How far each dated event has come: 0 before its date, 1 once it is fully in.

    ramp = on clip((t - start) / length, 0, 1)
    """
    ramps = ramp_on * np.clip((week[..., None] - ramp_start) / ramp_weeks, 0.0, 1.0)
    return tuple(ramps.T)


@equation("weeks_since_pricewar", "weeks_since_r1", source="record:shocks")
def weeks_since(week, pricewar_week, pricewar_on, r1_week, r1_on):
    """Weeks since the price war and since R1; -1 while the event has not happened (or never does)."""
    pricewar = np.where((pricewar_on > 0) & (week > pricewar_week), week - pricewar_week, -1.0)
    r1 = np.where((r1_on > 0) & (week > r1_week), week - r1_week, -1.0)
    return pricewar, r1


@equation("chip_supply", source="study:6")
def chip_supply(ramp_h20ban, ramp_supply_recovery, chip_supply_2025):
    """Share of wanted chips that arrive under export control.

    s = 1 - (1 - s25) ban (1 - recovery)
    """
    return 1.0 - (1.0 - chip_supply_2025) * ramp_h20ban * (1.0 - ramp_supply_recovery)
