"""What a planner's standing policies do in its province; each works at a level from 0 (none) to 1 (in full)."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation
from sandbox.model.names import LEVERS
from sandbox.model.sums import of_group, per_group


@equation(*(f"policy_{name}" for name in LEVERS), source="assumption:levers")
def in_force(policy):
    """Level of each policy in force, by province."""
    return tuple(policy[:, i] for i in range(len(LEVERS)))


@equation("power_price_paid", source="assumption:levers")
def power_price_paid(power_price, policy_power_deal, power_deal_discount, power_price_least):
    """Power price that halls pay, yuan/kWh: the province pays the rest of a deal."""
    least = power_price_least[..., None]
    return np.maximum(power_price - power_deal_discount[..., None] * policy_power_deal, least)


@equation("power_usage_here", "site_power_usage", source="assumption:levers")
def power_usage_here(power_usage, policy_efficiency, efficient_power_usage, is_cloud, site_province):
    """Power usage effectiveness of a province's merchant halls under a limit on it, and of every site.

    PUE - level max(PUE - best, 0); cloud regions keep theirs
    """
    room = np.maximum(power_usage - efficient_power_usage[..., None], 0.0)
    here = power_usage - policy_efficiency * room
    return here, np.where(is_cloud > 0, of_group(power_usage, site_province), of_group(here, site_province))


@equation("policy_return", source="assumption:levers")
def policy_return(
    policy_land, policy_tax_holiday, policy_efficiency, policy_quota,
    land_return, tax_holiday_return, efficiency_return, quota_return,
):  # fmt: skip
    """Yearly return that policies add for builders, or take: land at cost, no tax; dearer halls, chips not theirs."""
    given = land_return[..., None] * policy_land + tax_holiday_return[..., None] * policy_tax_holiday
    return given - (efficiency_return[..., None] * policy_efficiency + quota_return[..., None] * policy_quota)


@equation("start_appeal", source="assumption:levers")
def start_appeal(
    policy_return,
    policy_vetting,
    policy_publish,
    policy_prelease,
    merchant_use_share,
    return_sensitivity,
    vetting_starts,
    publish_use,
    prelease_starts,
):
    """What policies do to builders: returns draw them, vetting holds some off, idleness more where it is published.

    exp(2 b return) (1 - d vetting) (1 - publish i) (1 - t prelease i), i = 1 - min(u / u0, 1)

    Who must show tenants first finds few where halls stand idle.
    """
    pull = (2.0 * return_sensitivity)[..., None] * policy_return
    drawn = kernels.exp(pull) if policy_return.any() else pull + 1.0
    vetted = 1.0 - vetting_starts[..., None] * policy_vetting
    idle = 1.0 - np.minimum(merchant_use_share / publish_use[..., None], 1.0)
    let = 1.0 - prelease_starts[..., None] * policy_prelease * idle
    return drawn * vetted * (1.0 - policy_publish * idle) * let


@equation("policy_trust", "policy_quality", source="assumption:levers")
def reputation(policy_scheduler, policy_publish, policy_vetting, scheduler_trust, publish_trust, vetting_quality):
    """Trust and quality that policies add to the merchant halls of a province."""
    trust = scheduler_trust[..., None] * policy_scheduler + publish_trust[..., None] * policy_publish
    return trust, vetting_quality[..., None] * policy_vetting


@equation("green_outlay", source="assumption:levers")
def green_outlay(
    megawatts,
    site_province,
    province_count,
    policy_green,
    green_share,
    green_premium,
    hours_per_year,
    weeks_per_year_rounded,
    kilowatts_per_megawatt,
    yuan_per_million,
):
    """What green power costs a province beyond other power, million yuan a week: a premium on what halls there draw.

    level share MW (8760 / 52) h premium / 1000; clouds included, as their CO2 is
    """
    green = green_share[..., None] * policy_green * per_group(megawatts, site_province, province_count)
    hours = hours_per_year / weeks_per_year_rounded
    return green * (hours * green_premium * kilowatts_per_megawatt / yuan_per_million)[..., None]


@equation("policy_outlay", source="assumption:levers")
def policy_outlay(policy, lever_yearly_cost, green_outlay, weeks_per_year_rounded):
    """What standing policies cost a province, million yuan a week: a sum by the year, and green power by use."""
    yearly = kernels.contract("RNP,rN->RP", policy, lever_yearly_cost)
    return yearly / weeks_per_year_rounded[..., None] + green_outlay
