"""What a server costs to rent: tightness, the level curve, and the quote that is published."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation
from sandbox.model.sums import of_group, per_group, total


@equation("site_rent_asked", source="study:4")
def asked_rent(last_rent, market, site_price):
    """Rent that sites ask when demand chooses: last week's market rent, times the owner's multiplier."""
    return of_group(last_rent, market) * site_price


@equation("national_tightness", "tightness", source="study:5")
def tightness(
    last_tightness,
    week,
    demand,
    sellable,
    desired_use,
    market,
    market_count,
    class_count,
    national_weight,
    national_mix,
    tightness_smoothing,
    tightness_ceiling,
    smallest_denominator,
):
    """Demand over sellable capacity: national, by class and by market, mixed and smoothed.

    X = w (0.5 national + 0.5 class) + (1 - w) site;  m += 0.2 (X - m), from X itself in the first week
    """
    small = smallest_denominator[..., None]
    total_demand = total(total(demand))
    total_sellable = total(sellable)
    national = total_demand / np.maximum(total_sellable, smallest_denominator)
    asked = per_group(desired_use, market, market_count)
    room = per_group(sellable, market, market_count)
    ceiling = tightness_ceiling[..., None]
    by_market = np.minimum(asked / np.maximum(room, small), ceiling)
    shape = (asked.shape[0], class_count, -1)
    class_asked = total(asked.reshape(shape))
    class_room = total(room.reshape(shape))
    by_class = np.minimum(class_asked / np.maximum(class_room, small), ceiling)
    mix = national_mix[..., None]
    common = mix * national[..., None] + (1.0 - mix) * by_class
    weight = national_weight[..., None, None]
    now = weight * common[..., None] + (1.0 - weight) * by_market.reshape(shape)
    now = now.reshape(asked.shape)
    speed = np.where(week[..., None] > 0, tightness_smoothing[..., None], 1.0)
    return national, last_tightness + speed * (now - last_tightness)


@equation("rent", source="study:5", valid="18 <= rent <= 320 kCNY/month")
def rent(
    last_rent,
    year,
    tightness,
    market_quality,
    rent_reservation,
    rent_technical_decline,
    technical_decline_year,
    rent_scarcity,
    tightness_midpoint,
    tightness_width,
    rent_adjustment,
    rent_floor,
    rent_ceiling,
    noise_rent,
    rent_noise,
):
    """Market rent by class and province, thousand yuan a month for an eight-card server.

    R* = quality (reservation + (scarcity - reservation) logistic((m - x0)/w));  ln R += lam ln(R*/R) + 0.008 z
    """
    reservation = rent_reservation * kernels.exp(
        -rent_technical_decline * np.maximum(year - technical_decline_year, 0.0)
    )
    lift = kernels.logistic((tightness - tightness_midpoint[..., None]) / tightness_width[..., None])
    target = market_quality * (reservation[..., None] + (rent_scarcity - reservation)[..., None] * lift)
    gap = kernels.log(target / last_rent)
    moved = last_rent * kernels.exp(rent_adjustment[..., None] * gap + (rent_noise * noise_rent)[..., None])
    return np.clip(moved, rent_floor[..., None], rent_ceiling[..., None])


@equation("site_rent", source="study:17")
def site_rent(rent, market, site_price):
    """Rent that a site earns this week: the market's, times the owner's multiplier."""
    return of_group(rent, market) * site_price


@equation("quote", source="study:5")
def published_quote(
    rent, market_quality, use, market, market_count, market_quote_weight, capacity_reference, smallest_denominator
):
    """The published rent of eight H100: rents at equal quality, weighted by use, clouds at half weight.

    Where nothing is let, the plain mean of what is asked.
    """
    weight = per_group(use, market, market_count) * market_quote_weight
    idle = total(weight) <= smallest_denominator
    weight = np.where(idle[..., None], market_quote_weight * capacity_reference[..., None], weight)
    weights = total(weight)
    value = total(weight * rent / market_quality)
    return value / np.maximum(weights, smallest_denominator)


@equation("quote_smoothed", "quote_history", "quote_lagged", "quote_lagged_half_year", source="study:5")
def quote_memory(
    last_quote_smoothed, last_quote_history, week, quote, quote_smoothing, rent_information_lag, half_year
):
    """The quote smoothed over eight weeks, and as builders remember it: with a lag, and half a year before.

    Before the first week there is nothing to remember: the first quote stands for all earlier ones.
    """
    shifted = np.concatenate([quote[..., None], last_quote_history[..., :-1]], axis=-1)
    history = np.where(week[..., None] > 0, shifted, quote[..., None])
    lag = rent_information_lag.astype(np.int64)[..., None]
    older_lag = lag + half_year.astype(np.int64)[..., None]
    lagged, older = of_group(history, lag)[..., 0], of_group(history, older_lag)[..., 0]
    return last_quote_smoothed + quote_smoothing * (quote - last_quote_smoothed), history, lagged, older


@equation("mean_rent", source="study:1")
def mean_rent(rent, capacity_by_market, market_in_token_price, smallest_denominator):
    """Rent that token sellers pay: clouds and inference halls, weighted by capacity."""
    weight = capacity_by_market * market_in_token_price
    weights = total(weight)
    return total(weight * rent) / np.maximum(weights, smallest_denominator)
