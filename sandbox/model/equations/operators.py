"""Operators' money: what halls earn and owe each week, when they fail, and what the planner pays and receives.

Flows are in million yuan here; the step books them in whole fen (``sandbox.model.ledger``).
"""

from __future__ import annotations

import numpy as np

from sandbox.model.marker import equation
from sandbox.model.sums import of_group, per_group, total


@equation("rent_revenue", "voucher_revenue", source="study:7")
def revenue(
    site_rent,
    use,
    is_merchant,
    voucher_discount,
    site_province,
    servers_per_capacity,
    months_per_year,
    weeks_per_year_rounded,
    thousand,
):
    """Rent paid by users, and the part that vouchers pay, million yuan a week by site.

    rent use servers 12 / 52 / 1000, of which the share ``disc`` comes from the province
    """
    scale = servers_per_capacity * months_per_year / weeks_per_year_rounded / thousand
    all_rent = is_merchant * site_rent * use * scale[..., None]
    discount = of_group(voucher_discount, site_province)
    return all_rent * (1.0 - discount), all_rent * discount


@equation("voucher_outlay", source="study:4")
def voucher_outlay(
    rent_revenue, voucher_revenue, voucher_budget, site_province, province_count, weeks_per_year_rounded
):
    """What vouchers cost a province, million yuan a week: reckoned on what tenants pay, up to the week's budget.

    paid = min(v / 52, disc / (1 - disc) rent) with disc / (1 - disc) = voucher part over tenants' part, on the
    whole rent. The part above the rent it replaces stays with the tenants.
    """
    own = per_group(rent_revenue, site_province, province_count)
    paid = per_group(voucher_revenue, site_province, province_count)
    ratio = np.where(own > 0, paid / np.where(own > 0, own, 1.0), 0.0)
    return np.minimum(voucher_budget / weeks_per_year_rounded[..., None], ratio * (own + paid))


@equation("upkeep", "power_bill", source="study:7")
def running_cost(
    capacity,
    is_merchant,
    utilisation_smoothed,
    power_price,
    power_usage,
    site_province,
    hall_operator,
    hall_power_cost,
    pool_class,
    operator_quality,
    server_staff_cost,
    server_kilowatt_months,
    quality_cost_base,
    quality_cost_slope,
    servers_per_capacity,
    months_per_year,
    weeks_per_year_rounded,
    thousand,
):
    """Staff and upkeep, and electricity, million yuan a week by site.

    Pools: cap servers (10 + 6.2 price pue us) 12/52/1000. Explicit halls pay their own chips' power, and a good
    operator's staff costs more.
    """
    servers = is_merchant * capacity * servers_per_capacity[..., None]
    scale = (months_per_year / weeks_per_year_rounded / thousand)[..., None]
    pools = pool_class.shape[-1]
    staff_factor = quality_cost_base[..., None] + quality_cost_slope[..., None] * of_group(
        operator_quality, hall_operator
    )
    factor = np.concatenate([np.ones((servers.shape[0], pools)), staff_factor], axis=-1)
    price = of_group(power_price * power_usage, site_province)
    pooled = servers * server_kilowatt_months[..., None] * price * utilisation_smoothed * scale
    power = np.concatenate([pooled[..., :pools], hall_power_cost], axis=-1)
    return servers * server_staff_cost[..., None] * scale * factor, power


@equation("investment", "debt_drawn", source="study:7")
def investment(pool_investment, hall_investment, pool_class, pool_debt_share, operator_debt_share, hall_operator):
    """What is spent on new capacity this week, and the part paid by debt, million yuan by site."""
    runs, pools = hall_investment.shape[0], pool_class.shape[-1]
    clouds = np.zeros((runs, pools - pool_investment.shape[-1]))
    spent = np.concatenate([clouds, pool_investment, hall_investment], axis=-1)
    shares = [
        np.broadcast_to(pool_debt_share[..., None], (runs, pools)),
        of_group(operator_debt_share, hall_operator),
    ]
    return spent, spent * np.concatenate(shares, axis=-1)


@equation("interest_due", "amortisation_due", source="study:7")
def debt_service(
    debt_million,
    debt_drawn,
    hall_operator,
    pool_class,
    pool_interest,
    operator_interest,
    amortisation_rate,
    weeks_per_year_rounded,
):
    """Interest and repayment due this week, million yuan by site."""
    rate = of_group(operator_interest, hall_operator)
    pools = np.broadcast_to(pool_interest[..., None], (rate.shape[0], pool_class.shape[-1]))
    weekly = np.concatenate([pools, rate], axis=-1) / weeks_per_year_rounded[..., None]
    owed = debt_million + debt_drawn
    return owed * weekly, owed * (amortisation_rate / weeks_per_year_rounded)[..., None]


@equation("cash_after", "debt_after", source="study:7")
def balance(
    cash_million,
    debt_million,
    debt_drawn,
    rent_revenue,
    voucher_revenue,
    upkeep,
    power_bill,
    interest_due,
    amortisation_due,
):
    """Cash and debt of a site at the end of the week, million yuan: what its creditors look at."""
    earned = rent_revenue + voucher_revenue - upkeep - power_bill
    return cash_million + earned - interest_due - amortisation_due, debt_million + debt_drawn - amortisation_due


@equation("pool_investment", source="study:7")
def pool_investment(capacity_finished, server_cost, servers_per_capacity, thousand):
    """Cost of the pools' newly finished capacity, million yuan."""
    return capacity_finished * (servers_per_capacity * server_cost / thousand)[..., None]


@equation("hall_investment", source="assumption:halls")
def hall_investment(hall_budget_million, hall_stages_entered, hall_stage_next, hall_entry_share, stage_payments):
    """Cost of the stages that halls enter this week, million yuan: a share of the whole budget for each stage.

    ``hall_entry_share`` is what a hall placed this week pays at once for the stage it begins with.
    """
    stage = np.minimum(hall_stage_next, stage_payments.shape[-1] - 1)
    return hall_budget_million * (hall_entry_share + hall_stages_entered * of_group(stage_payments, stage))


@equation("failing_capacity", "distress_cards", "hall_hazard", source="study:7")
def distress(
    capacity,
    cash_after,
    debt_after,
    is_merchant,
    hall_operator,
    pool_class,
    operator_hazard,
    stress_debt_share,
    stress_debt_floor,
    stress_ceiling,
    stress_rate,
    stress_rate_ceiling,
    exit_rate,
    cards_per_capacity,
    weeks_per_year_rounded,
):
    """Capacity of failing operators (EF a week), cards they throw on the market, and a hall's weekly hazard.

    h = 1.5/52 min(0.3, 0.10 clip(-cash / (0.3 debt + 1), 0, 3))
    """
    debt_base = stress_debt_share[..., None] * debt_after + stress_debt_floor[..., None]
    stress = np.clip(-cash_after / debt_base, 0.0, stress_ceiling[..., None])
    weekly = np.minimum(stress_rate_ceiling[..., None], stress_rate[..., None] * stress)
    hazard = weekly * (exit_rate / weeks_per_year_rounded)[..., None]
    pools = pool_class.shape[-1]
    failing = (capacity * is_merchant * hazard)[..., :pools]
    hall_hazard = hazard[..., pools:] * of_group(operator_hazard, hall_operator)
    return failing, total(failing) * cards_per_capacity, hall_hazard


@equation("purse_income", source="assumption:purse")
def purse_income(gdp, purse_income_rate, yuan_scale, weeks_per_year):
    """The planner's weekly income, million yuan: a share of the province's GDP (trillion yuan)."""
    return gdp * (purse_income_rate * yuan_scale / weeks_per_year)[..., None]


@equation("capital_subsidy", source="study:10")
def capital_subsidy(pool_investment, market_province, subsidy_rate, province_count):
    """What provinces pay towards finished pool capacity, million yuan a week."""
    return per_group(pool_investment, market_province, province_count) * subsidy_rate[..., None]


@equation("hall_tax", source="assumption:purse")
def hall_tax(rent_revenue, voucher_revenue, pool_class, hall_tax_rate):
    """Share of explicit halls' rent that flows to the province, million yuan a week."""
    pools = pool_class.shape[-1]
    return (rent_revenue + voucher_revenue)[..., pools:] * hall_tax_rate[..., None]


@equation("link_fee", source="assumption:link")
def link_fee(linked, link_yearly_cost, weeks_per_year):
    """Weekly fee of a province's direct link, million yuan."""
    return linked * link_yearly_cost / weeks_per_year[..., None]
