"""What planners and builders decide: the push to build, the expected return, starts, the gates that hold them."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation
from sandbox.model.sums import ratio, total


@equation("planner_push", source="study:6")
def planner_push(week, push_floor, push_peak, push_midpoint, push_width, ramp_ndrc_push, ndrc_push_factor):
    """Starts that planners add to private ones, as a multiple of the base rate (theory ``push``).

    push = (peak - floor) logistic((t - mid)/width) (1 - 0.3 gate)
    """
    wave = kernels.logistic((week - push_midpoint) / push_width)
    wave = (push_peak - push_floor) * wave * (1.0 - (1.0 - ndrc_push_factor) * ramp_ndrc_push)
    return wave[..., None]


@equation("belief_use", source="study:17")
def belief_use(last_belief_use, merchant_use_share, merchant_capacity_by_province, belief_memory):
    """Use that a planner reckons with for the halls of its province: what it has seen there, slowly forgotten."""
    seen = np.where(merchant_capacity_by_province > 0, merchant_use_share, last_belief_use)
    return last_belief_use + (seen - last_belief_use) / belief_memory[..., None]


@equation("belief_rent", source="study:17")
def belief_rent(
    quote_lagged, quote_lagged_half_year, extrapolation, lead_time, half_year, expected_rent_floor, rent_ceiling
):
    """Rent that planners reckon with when a hall begun now will open: the quotes they know, drawn on.

    p (p / p26)^(theta lead / 26): theta 0 is no change, 1 the trend of the last half year kept up.
    """
    trend = kernels.power(quote_lagged / quote_lagged_half_year, extrapolation * lead_time / half_year)
    return np.clip(quote_lagged * trend, expected_rent_floor, rent_ceiling)


@equation("forecast_return", "planner_push", source="study:17")
def planner_herd(
    belief_rent,
    belief_use,
    server_cost,
    server_upkeep,
    months_per_year,
    user_cost_of_capital,
    other_return,
    pipeline_capacity,
    merchant_capacity_by_province,
    herd_pipeline_sight,
    last_competition,
    herd_push_ceiling,
    herd_return_weight,
    herd_peer_weight,
    herd_threshold,
    herd_width,
):
    """Return that each planner forecasts, and the starts that it adds for it (theory ``herd``).

    push = ceiling logistic((bF (roi_f + other) + bP ln(1 + others) - z0) / w)

    It reckons with its own use and rents drawn on, and counts only a part of what is being built beside it.
    """
    provinces = belief_use.shape[-1]
    building = total(pipeline_capacity).reshape(belief_use.shape[0], -1, provinces).sum(axis=1)
    room = np.where(merchant_capacity_by_province > 0, merchant_capacity_by_province, 1.0)
    seen = herd_pipeline_sight[..., None] * building / room
    net = belief_rent[..., None] * belief_use / (1.0 + seen) - server_upkeep[..., None]
    forecast = (months_per_year / server_cost)[..., None] * net - user_cost_of_capital[..., None]
    peers = herd_peer_weight * kernels.log(1.0 + last_competition)
    mood = herd_return_weight[..., None] * (forecast + other_return[..., None]) + (peers - herd_threshold)[..., None]
    return forecast, herd_push_ceiling[..., None] * kernels.logistic(mood / herd_width[..., None])


@equation("server_cost", "expected_return", "return_now", source="study:6")
def expected_return(
    year,
    quote_lagged,
    quote_lagged_half_year,
    quote_smoothed,
    extrapolation,
    server_cost_initial,
    server_cost_decline,
    planned_utilisation,
    utilisation_for_cancelling,
    server_upkeep,
    months_per_year,
    user_cost_of_capital,
    expected_rent_floor,
    rent_ceiling,
):
    """All-in cost of a server (thousand yuan), and the yearly return builders expect of it, net of capital's cost.

    pexp = clip(p (p / p26)^theta, 20, 320);  roi = (12 (pexp u - 14)) / capex - 0.22

    ``return_now`` is the same at today's smoothed quote and a lower use: what a site in the pipeline is judged by.
    """
    trend = kernels.power(quote_lagged / quote_lagged_half_year, extrapolation)
    expected = np.clip(quote_lagged * trend, expected_rent_floor, rent_ceiling)
    cost = server_cost_initial * kernels.exp(-server_cost_decline * year)
    planned = months_per_year * (expected * planned_utilisation - server_upkeep) / cost - user_cost_of_capital
    now = months_per_year * (quote_smoothed * utilisation_for_cancelling - server_upkeep) / cost
    return cost, planned, now - user_cost_of_capital


@equation("merchant_use_share", source="study:6")
def merchant_use_share(use_by_province, merchant_capacity_by_province):
    """Share of a province's merchant capacity in use."""
    return ratio(use_by_province, merchant_capacity_by_province)


@equation("power_appeal", source="study:6")
def power_appeal(power_price, power_sensitivity, power_scale, power_reference):
    """How much cheap electricity draws builders to a province, 1 at the reference price.

    exp(b s (p0 - p))
    """
    return kernels.exp((power_sensitivity * power_scale)[..., None] * (power_reference[..., None] - power_price))


@equation("start_rate", source="study:6")
def start_rate(
    week,
    push,
    expected_return,
    other_return,
    merchant_use_share,
    last_competition,
    ramp_ndrc_gate,
    ramp_miit_gate,
    ramp_edwc2,
    ndrc_gate_factor,
    miit_gate_factor,
    miit_gate_utilisation,
    start_rate_base,
    start_rate_scale,
    gdp_weight,
    is_hub,
    hub_premium,
    hub_outside_factor,
    hype_height,
    hype_week,
    hype_width,
    return_sensitivity,
    return_exponent_limit,
    power_appeal,
    start_appeal,
    competition_sensitivity,
):
    """New merchant projects a week in each province, before chance.

    lambda = 3 l0 g push hype hub exp(2 b (roi + other)) power policies exp(competition) gates
    """
    fashion = (week - hype_week) / hype_width
    exponents = kernels.exp(
        np.array(
            [
                -fashion * fashion / 2.0,
                np.clip(
                    2.0 * return_sensitivity * (expected_return + other_return),
                    -return_exponent_limit,
                    return_exponent_limit,
                ),
                np.clip(competition_sensitivity * last_competition, -1.0, 1.0),
            ]
        )
    )
    hype = 1.0 + hype_height * exponents[0]
    hub = 1.0 + hub_premium[..., None] * is_hub
    hub = hub - ((1.0 - hub_outside_factor) * ramp_edwc2)[..., None] * (1.0 - is_hub)
    gate = (1.0 - (1.0 - ndrc_gate_factor) * ramp_ndrc_gate)[..., None] * np.where(
        merchant_use_share < miit_gate_utilisation[..., None],
        (1.0 - (1.0 - miit_gate_factor) * ramp_miit_gate)[..., None],
        1.0,
    )
    common = start_rate_scale * start_rate_base * hype * exponents[1] * exponents[2]
    return common[..., None] * gdp_weight * push * hub * power_appeal * start_appeal * gate


@equation("training_share", source="study:6")
def training_share(
    training_share_base,
    training_share_west,
    training_share_rich,
    is_west,
    is_rich,
    share_floor,
    share_ceiling,
):
    """Share of a province's starts that are training-only halls.

    chi = clip(0.40 + 0.30 west - 0.25 rich, 0.1, 0.8)
    """
    west = training_share_west[..., None] * is_west
    rich = training_share_rich[..., None] * is_rich
    return np.clip(training_share_base[..., None] + west - rich, share_floor[..., None], share_ceiling[..., None])


@equation("start_rate_by_class", source="study:6")
def start_rate_by_class(start_rate, training_share):
    """Starts split between inference-capable and training-only halls: (R, 2, P)."""
    training = start_rate * training_share
    return np.stack([start_rate * (1.0 - training_share), training], axis=-2)


@equation("project_size", source="study:6")
def project_size(year, project_size_initial, project_size_growth):
    """Capacity of a project started now, EF."""
    return project_size_initial * kernels.exp(project_size_growth * year)


@equation("competition", source="study:6")
def competition(last_competition, starts, gdp_weight, competition_scale, competition_memory, competition_ceiling):
    """Starts of the last half year relative to a province's weight, averaged over the nation: what leaders compare."""
    by_province = total(starts, axis=-2)
    mean = total(by_province / (competition_scale[..., None] * gdp_weight)) / by_province.shape[-1]
    moved = last_competition + (mean - last_competition) / competition_memory
    return np.clip(moved, 0.0, competition_ceiling)


@equation("push", source="study:6")
def push(push_floor, planner_push, played, start_allowed):
    """Push to build in each province: private builders everywhere, planners where they act and can pay.

    In the player's province only private builders go on; the player decides the rest.
    """
    acting = start_allowed & (played <= 0)
    return push_floor[..., None] + planner_push * acting


@equation(
    "deal_rent", "deal_land", "deal_quota", "deal_subsidy", "deal_stock", "deal_break_even", source="assumption:deal"
)
def deal(
    expected_return,
    other_return,
    deal_land_share,
    deal_quota_share,
    deal_subsidy_share,
    deal_stock_share,
    land_return,
    policy_land,
    tax_holiday_return,
    policy_tax_holiday,
    policy_return,
):
    """What the return that builders act on is made of in a province, and the rent return at which it comes to nothing.

    roi + other + policies = rent + land + quota + subsidy + share price;  break even at -(all but rent)

    How the part that is no rent is split is an assumption; only its sum is calibrated, and only it moves starts.
    """
    shares = deal_land_share + deal_quota_share + deal_subsidy_share + deal_stock_share
    policy = land_return[..., None] * policy_land
    spared = tax_holiday_return[..., None] * policy_tax_holiday
    part = (other_return / shares)[..., None] + 0.0 * policy
    land = deal_land_share[..., None] * part + policy
    quota = deal_quota_share[..., None] * part + (policy_return - policy - spared)  # what limits and quotas take
    subsidy = deal_subsidy_share[..., None] * part + spared
    stock = deal_stock_share[..., None] * part
    return expected_return[..., None] + 0.0 * policy, land, quota, subsidy, stock, -(land + quota + subsidy + stock)
