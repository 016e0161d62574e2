"""What the story comes to: late demand, book value that stands idle, power and carbon, rack occupancy, gauges."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation
from sandbox.model.sums import of_group, per_group, ratio, total


@equation("late_share", source="assumption:latency classes")
def late_demand(
    near,
    reach,
    demand,
    late_kernel,
    interactive_share_first,
    interactive_share_last,
    interactive_shift_week,
    interactive_shift_weeks,
    smallest_denominator,
    week,
):
    """Share of interactive demand that is served too late.

    Late is what a user of a class (chat, agents, real time, strict) gets from a site whose round trip halves the
    class's demand or worse; the classes' shares shift in a straight line.
    """
    late = kernels.contract("Rcnrj,Rnj->Rcr", late_kernel, near)
    asked = demand[:, -1] / np.where(reach > 0, reach, 1.0)
    everything = np.maximum(total(demand[:, -1]), smallest_denominator)
    by_class = total(late * asked[:, None, :]) / everything[..., None]
    shift = np.clip((week - interactive_shift_week) / interactive_shift_weeks, 0.0, 1.0)[..., None]
    shares = interactive_share_first + shift * (interactive_share_last - interactive_share_first)
    return total(by_class * shares)


@equation("book_value", "stranded_value", source="assumption:gauges")
def book_value(
    last_book_value,
    investment,
    leaving_share,
    utilisation_smoothed,
    holding_site,
    holding_is_merchant,
    book_decline,
    stranded_use,
    weeks_per_year_rounded,
):
    """What halls stand in the books at (million yuan by holding), and how much of that stands idle.

    B falls 22 % a year; stranded = B clip(1 - us / 0.60, 0, 1)
    """
    kept = 1.0 - book_decline / weeks_per_year_rounded
    book = (last_book_value * (1.0 - leaving_share) * kept[..., None] + investment) * holding_is_merchant
    idle = np.clip(1.0 - of_group(utilisation_smoothed, holding_site) / stranded_use[..., None], 0.0, 1.0)
    return book, book * idle


@equation("design_megawatts", "megawatts", "carbon", source="assumption:power")
def power(
    holding_watts,
    use,
    capacity,
    holding_site,
    site_count,
    site_province,
    watts_overhead,
    watts_per_megawatt,
    idle_power_share,
    site_power_usage,
    grid_carbon,
    policy_green,
    green_share,
    hours_per_year,
    tonnes_per_million,
):
    """Power of a site's machines at full load (MW), what it draws at the meter (MW), and its CO2 (million t a year).

    P = n tdp 1.52 (i + (1 - i) u) PUE;  C = P 8760 h c,  c = 0.82 (1 - renewables) kg/kWh
    """
    full = per_group(holding_watts, holding_site, site_count) * (watts_overhead / watts_per_megawatt)[..., None]
    share = ratio(use, capacity)
    idle = idle_power_share[..., None]
    mixed = grid_carbon * (1.0 - green_share[..., None] * policy_green)
    drawn = full * (idle + (1.0 - idle) * share) * site_power_usage
    return full, drawn, drawn * of_group(mixed, site_province) * (hours_per_year / tonnes_per_million)[..., None]


@equation("racks_let", source="assumption:racks")
def racks_let(
    last_racks_let,
    utilisation_smoothed,
    is_cloud,
    racks_let_base,
    racks_let_slope,
    racks_let_ceiling,
    racks_rise_weeks,
    racks_fall_weeks,
):
    """Share of a site's racks that are let: tenants come within half a year and leave within a year.

    l* = clip(0.20 + 1.1 us, 0, 0.95), 0.95 in clouds;  l += (l* - l) / 26 upward, / 52 downward
    """
    ceiling = racks_let_ceiling[..., None]
    wanted = np.clip(racks_let_base[..., None] + racks_let_slope[..., None] * utilisation_smoothed, 0.0, ceiling)
    gap = np.where(is_cloud > 0, ceiling, wanted) - last_racks_let
    return last_racks_let + gap / np.where(gap > 0, racks_rise_weeks[..., None], racks_fall_weeks[..., None])


@equation("public_money", source="assumption:gauges")
def public_money(
    voucher_outlay,
    capital_subsidy,
    policy_outlay,
    power_subsidy,
    guarantee_call,
    tax_refund,
    holding_province,
    province_count,
):
    """What a province pays users and halls, million yuan a week: vouchers, subsidies, standing policies.

    With the latter their power deals, the guarantees that are called, and the tax that a holiday gives back.
    """
    spared = per_group(tax_refund, holding_province, province_count)
    return voucher_outlay + capital_subsidy + (policy_outlay + power_subsidy + guarantee_call + spared)


@equation("fiscal_history", "fiscal_year", source="assumption:gauges")
def fiscal_year(last_fiscal_history, public_money):
    """Public money of each of the last 52 weeks, and of the whole year, million yuan."""
    now = total(public_money)
    history = np.concatenate([now[..., None], last_fiscal_history[..., :-1]], axis=-1)
    return history, total(history)


@equation("fiscal_year_here", source="assumption:red lines")
def fiscal_year_here(last_fiscal_year_here, public_money, fiscal_memory):
    """Public money that each province pays in a year, million yuan: its weeks, slowly forgotten.

    y += (52 f - y) / 52
    """
    return last_fiscal_year_here + public_money - last_fiscal_year_here / fiscal_memory[..., None]


@equation("limit_money", "limit_guarantees", "limit_money_here", "limit_guarantees_here", source="assumption:red lines")
def limits_of_money(red_money, red_guarantees, money_scale, gdp):
    """Public money of a year, and debt that is guaranteed, beyond which a red line is passed, million yuan.

    Of the nation 1.5 B and 2 B, B the scale of the gauge; of a province its part by GDP.
    """
    part = gdp / total(gdp)[..., None]
    money, guarantees = red_money * money_scale, red_guarantees * money_scale
    return money, guarantees, money[..., None] * part, guarantees[..., None] * part


@equation("unmet_share", "guaranteed_debt", "rolled_debt_share", "red_line_shares", source="assumption:red lines")
def red_lines(
    demand,
    unmet,
    fiscal_year,
    fiscal_year_here,
    stranded_value,
    book_value,
    carbon,
    quote,
    debt_million,
    rolled_share,
    holding_is_merchant,
    holding_province,
    province_count,
    policy_guarantee,
    guarantee_share,
    played,
    red_unmet,
    red_stranded,
    red_carbon,
    red_rolled,
    red_rent,
    limit_money,
    limit_guarantees,
    limit_money_here,
    limit_guarantees_here,
):
    """Demand that nobody serves, debt that provinces would have to pay, part of merchants' debt that is rolled over.

    Last every red line's outcome over its limit: above 1 it is passed. In the order of ``RED_LINES``; the last two
    are the player's province's.
    """
    unserved = ratio(total(unmet), total(total(demand)))
    owed = debt_million * holding_is_merchant
    here = per_group(owed, holding_province, province_count) * guarantee_share[..., None] * policy_guarantee
    guaranteed, rolled = total(here), ratio(total(owed * rolled_share), total(owed))
    shares = (
        unserved / red_unmet,
        fiscal_year / limit_money,
        ratio(total(stranded_value), total(book_value)) / red_stranded,
        guaranteed / limit_guarantees,
        total(carbon) / red_carbon,
        rolled / red_rolled,
        quote / red_rent,
        total(played * fiscal_year_here / limit_money_here),
        total(played * here / limit_guarantees_here),
    )
    return unserved, guaranteed, rolled, np.stack(shares, axis=-1)


@equation("credit_fading", source="assumption:gauges")
def credit_fading(credit_half_life):
    """What is left of credit after a week, so that half is left after its half-life."""
    return kernels.power(np.full(credit_half_life.shape, 0.5), 1.0 / credit_half_life)


@equation("people_pairs", source="definition:Gini coefficient")
def people_pairs(population_share):
    """Weight of each pair of provinces by their people (R, P, P)."""
    return population_share[..., :, None] * population_share[..., None, :]


@equation("credit", source="study:10")
def leaders_credit(
    last_credit,
    starts,
    project_size,
    servers_per_capacity,
    server_cost,
    thousand,
    credit_share,
    credit_fading,
    policy_quota,
    quota_credit,
):
    """Credit that leaders get for starts, million yuan by province.

    Credit is given on the start, not on use, and fades by half in two years. The centre likes domestic chips: with a
    quota of them a start brings more.
    """
    size = project_size * servers_per_capacity * server_cost / thousand
    earned = credit_share[..., None] * total(starts, axis=-2) * size[..., None]
    earned = earned * (1.0 + quota_credit[..., None] * policy_quota)
    return last_credit * credit_fading[..., None] + earned


@equation("promotion", source="study:10")
def promotion(credit, gdp):
    """Where each province's leaders stand among the others by their credit, 0 to 1.

    dial = 0.5 + 0.5 tanh(z), z = (credit per GDP - mean) / standard deviation
    """
    each = credit / gdp
    count = each.shape[-1]
    off = each - (total(each) / count)[..., None]
    spread = np.sqrt(total(off * off) / count)[..., None]
    z = ratio(off, spread)
    return kernels.logistic(2.0 * z)


@equation(
    "service_gauge",
    "money_gauge",
    "stranded_gauge",
    "carbon_gauge",
    "equity_gauge",
    "affordability",
    "carbon_intensity",
    "reach_gini",
    source="assumption:gauges",
)
def gauges(
    demand,
    unmet,
    late_share,
    quote,
    fiscal_year,
    book_value,
    stranded_value,
    carbon,
    use,
    own_use,
    reach,
    population_share,
    people_pairs,
    service_quote,
    service_quote_span,
    service_late_floor,
    money_scale,
    carbon_best,
    carbon_slope,
    equity_span,
):
    """Five gauges, 0 bad to 1 good: service, public money, stranded value, carbon, equity; then what they are made of.

    service = (1 - unmet)^3 (1 - late) (0.6 + 0.4 a), a = clip(1 - max(0, ln(quote / 120)) / ln 2.5, 0, 1)
    money = exp(-F52 / B);  stranded = 1 - idle book / book;  carbon = clip(1.6 - 100 Mt / EF used, 0, 1)
    equity = clip(1 - G / 0.10, 0, 1), G the Gini coefficient of the square root of reach, weighted by people
    """
    asked = total(total(demand))
    served = 1.0 - total(unmet) / np.maximum(asked, 1e-12)
    dear = np.maximum(kernels.log(quote / service_quote), 0.0) / kernels.log(service_quote_span)
    affordable = service_late_floor + (1.0 - service_late_floor) * np.clip(1.0 - dear, 0.0, 1.0)
    service = served * served * served * (1.0 - late_share) * affordable
    book, idle = total(book_value), total(stranded_value)
    used = total(use) + own_use
    per_use = total(carbon) / np.maximum(used, 1e-12)
    clean = carbon_best - carbon_slope * total(carbon) / np.maximum(used, 1e-12)
    near = np.sqrt(reach)
    mean = total(near * population_share)
    apart = np.abs(near[:, :, None] - near[:, None, :]) * people_pairs
    gini = total(apart.reshape(apart.shape[0], -1)) / (2.0 * np.maximum(mean, 1e-12))
    return (
        service,
        kernels.exp(-fiscal_year / money_scale),
        1.0 - idle / np.where(book > 0, book, 1.0),
        np.clip(clean, 0.0, 1.0),
        np.clip(1.0 - gini / equity_span, 0.0, 1.0),
        affordable,
        per_use,
        gini,
    )
