"""What a planner's standing policies do in its province; each works at a level from 0 (none) to 1 (in full)."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation

# The order of the second axis of ``policy``, and of the rows of ``levers.csv``.
LEVERS = ("land", "power_deal", "green", "guarantee", "vetting", "publish", "scheduler", "software")


@equation(*(f"policy_{name}" for name in LEVERS), source="assumption:levers")
def in_force(policy):
    """Level of each policy in force, by province."""
    return tuple(policy[:, i] for i in range(len(LEVERS)))


@equation("power_price_paid", source="assumption:levers")
def power_price_paid(power_price, policy_power_deal, power_deal_discount, power_price_least):
    """Power price that halls pay, yuan/kWh: the province pays the rest of a deal."""
    least = power_price_least[..., None]
    return np.maximum(power_price - power_deal_discount[..., None] * policy_power_deal, least)


@equation("start_appeal", source="assumption:levers")
def start_appeal(
    policy_land,
    policy_vetting,
    policy_publish,
    merchant_use_share,
    return_sensitivity,
    land_return,
    vetting_starts,
    publish_use,
):
    """What policies do to builders: land draws them, vetting holds some off, published idleness holds off more.

    exp(2 b land) (1 - d vetting) (1 - publish (1 - min(u / u0, 1)))
    """
    pull = (2.0 * return_sensitivity * land_return)[..., None] * policy_land
    land = kernels.exp(pull) if policy_land.any() else pull + 1.0
    vetted = 1.0 - vetting_starts[..., None] * policy_vetting
    idle = 1.0 - np.minimum(merchant_use_share / publish_use[..., None], 1.0)
    return land * vetted * (1.0 - policy_publish * idle)


@equation("policy_trust", "policy_quality", source="assumption:levers")
def reputation(policy_scheduler, policy_publish, policy_vetting, scheduler_trust, publish_trust, vetting_quality):
    """Trust and quality that policies add to the merchant halls of a province."""
    trust = scheduler_trust[..., None] * policy_scheduler + publish_trust[..., None] * policy_publish
    return trust, vetting_quality[..., None] * policy_vetting


@equation("policy_outlay", source="assumption:levers")
def policy_outlay(policy, lever_yearly_cost, weeks_per_year_rounded):
    """What standing policies cost a province, million yuan a week."""
    yearly = kernels.contract("RNP,rN->RP", policy, lever_yearly_cost)
    return yearly / weeks_per_year_rounded[..., None]
