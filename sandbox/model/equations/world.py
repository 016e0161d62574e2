"""The world outside the market: how far each dated event has come, and how many chips may enter."""

from __future__ import annotations

import numpy as np

from sandbox.model.marker import equation
from sandbox.model.sums import total

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


@equation("central_stage", "central_weeks", source="record:shocks")
def central_by_date(last_central_stage, last_central_weeks):
    """The centre acts on the dates of the record, whatever happens (theory ``dated``)."""
    return last_central_stage, last_central_weeks


@equation(
    "central_stage",
    "central_weeks",
    "ramp_ndrc_push",
    "ramp_ndrc_gate",
    "ramp_ndrc_hazard",
    "ramp_miit_gate",
    source="assumption:study 17",
)
def central_by_state(
    last_central_stage,
    last_central_weeks,
    last_utilisation_smoothed,
    capacity,
    is_merchant,
    central_idle_use,
    central_busy_use,
    central_patience,
    central_ramp_weeks,
):
    """The centre acts on what it sees (theory ``state``): idle halls and press stories, then gates, then a new push.

    Stage 0 push, 1 assessment, 2 gate on new projects, 3 limits by region; a quarter of idle halls leads one stage on,
    a quarter of busy ones back to the push.
    """
    halls = capacity * is_merchant
    installed = total(halls)
    use = total(halls * last_utilisation_smoothed) / np.where(installed > 0, installed, 1.0)
    waited = last_central_weeks + 1.0
    ready = waited >= central_patience
    onward = ready & (use < central_idle_use) & (last_central_stage < 3.0)
    back = ready & (use > central_busy_use) & (last_central_stage > 0.0)
    stage = np.where(back, 0.0, last_central_stage + onward)
    weeks = np.where(onward | back, 0.0, waited)
    grown = np.minimum(weeks / central_ramp_weeks, 1.0)
    gate = np.where(stage > 2.0, 1.0, np.where(stage == 2.0, grown, 0.0))
    return stage, weeks, gate, gate, gate, np.where(stage == 3.0, grown, 0.0)


@equation("world_price", source="record:world prices of an H100 card")
def world_price(week, world_price_path, chip_first_price):
    """Price of a card abroad, thousand yuan: every chip moves with the H100."""
    at = np.minimum(week.astype(np.int64), world_price_path.shape[-1] - 1)
    return world_price_path[0, at][..., None] * chip_first_price
