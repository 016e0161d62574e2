"""Operators' money: what halls earn and owe each week, when they fail, and what the planner pays and receives.

Flows are in million yuan here; the step books them in whole fen (``sandbox.model.ledger``).
"""

from __future__ import annotations

import numpy as np

from sandbox.model.marker import equation
from sandbox.model.sums import of_group, per_group, ratio, total


@equation("holding_interest", "holding_debt_share", "holding_hazard", "holding_sells", source="assumption:owners")
def terms(
    hall_operator,
    hall_own_money,
    holding_operator,
    holding_province,
    operator_interest,
    operator_debt_share,
    operator_hazard,
    operator_sells,
    policy_guarantee,
    guarantee_interest,
    guarantee_hazard,
):
    """On what terms each holding's owner borrows, how readily it fails, and whether it then sells its cards.

    A province that guarantees debt lowers interest and puts failures off; a planner may put more of its own money in.
    """
    runs, halls = hall_operator.shape
    pools = holding_operator.shape[1] - halls
    of_pools = np.zeros((runs, pools), dtype=np.int64) + holding_operator[:, :pools]
    owner = np.concatenate([of_pools, hall_operator], axis=1)
    guaranteed = of_group(policy_guarantee, holding_province)
    interest = of_group(operator_interest, owner) - guarantee_interest[..., None] * guaranteed
    hazard = of_group(operator_hazard, owner) * (1.0 - guarantee_hazard[..., None] * guaranteed)
    debt_share = of_group(operator_debt_share, owner)
    if hall_own_money.any():
        debt_share[:, pools:] = np.where(hall_own_money > 0, 1.0 - hall_own_money, debt_share[:, pools:])
    return np.maximum(interest, 0.0), debt_share, hazard, of_group(operator_sells, owner)


@equation("site_rent_revenue", "site_voucher_revenue", source="study:7")
def site_revenue(
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

    rent use servers 12 / 52 / 1000, of which the share ``disc`` comes from the province, in merchants' halls only.
    ``use`` is the market's: what the clouds use themselves earns them no rent.
    """
    scale = servers_per_capacity * months_per_year / weeks_per_year_rounded / thousand
    all_rent = site_rent * use * scale[..., None]
    discount = is_merchant * of_group(voucher_discount, site_province)
    return all_rent * (1.0 - discount), all_rent * discount


@equation("rent_revenue", "voucher_revenue", source="assumption:owners")
def revenue(site_rent_revenue, site_voucher_revenue, voucher_extra, holding_share, holding_site, holding_province):
    """The same by holding: a site's owners are used alike, and paid alike for compute that nobody used."""
    rent, voucher = of_group(site_rent_revenue, holding_site), of_group(site_voucher_revenue, holding_site)
    if voucher_extra.any():
        voucher = voucher * (1.0 + of_group(voucher_extra, holding_province))
    return rent * holding_share, voucher * holding_share


@equation("hedge_revenue", source="assumption:trade")
def hedge_revenue(
    hall_hedge_share,
    hall_hedge_weeks,
    hall_hedge_rent,
    rent,
    market,
    holding_capacity,
    servers_per_capacity,
    months_per_year,
    weeks_per_year_rounded,
    thousand,
):
    """What users pay for rent that halls sold forward, less the market rent that these give up, million yuan a week.

    h (fixed - market) cap servers 12 / 52 / 1000, whatever the use; below 0 the hall pays its users.
    """
    paid = np.zeros(holding_capacity.shape)
    if hall_hedge_weeks.any():
        halls = hall_hedge_share.shape[1]
        scale = servers_per_capacity * months_per_year / weeks_per_year_rounded / thousand
        gain = (hall_hedge_rent - of_group(rent, market[:, -halls:])) * hall_hedge_share * (hall_hedge_weeks > 0)
        paid[:, -halls:] = gain * holding_capacity[:, -halls:] * scale[..., None]
    return paid


@equation("voucher_outlay", "voucher_extra", source="study:4")
def voucher_outlay(
    site_rent_revenue,
    site_voucher_revenue,
    is_merchant,
    voucher_usable,
    voucher_local,
    voucher_moved,
    voucher_fraud,
    played,
    site_province,
    province_count,
    weeks_per_year_rounded,
):
    """What vouchers cost a province, million yuan a week: reckoned on what tenants pay, up to the week's budget.

    paid = min(v / 52, disc / (1 - disc) rent) with disc / (1 - disc) = voucher part over tenants' part, on the
    whole rent of the merchants' halls. The part above the rent it replaces stays with the tenants.

    What is spent elsewhere is paid at home. A player pays paid / (1 - f): the share f is for compute that nobody
    used; halls get it as ``voucher_extra``, a part of what vouchers pay them.
    """
    own = per_group(site_rent_revenue * is_merchant, site_province, province_count)
    paid = per_group(site_voucher_revenue, site_province, province_count)
    spent = np.minimum(voucher_usable / weeks_per_year_rounded[..., None], ratio(paid, own) * (own + paid))
    feigned = 1.0 / (1.0 - voucher_fraud[..., None] * played) - 1.0
    moves = voucher_moved.any(axis=(1, 2))[:, None]
    if not moves.any():
        return spent * (1.0 + feigned), ratio(spent * feigned, paid)
    part = ratio(spent, voucher_usable)
    home, away = np.where(moves, voucher_local * part, spent), voucher_moved * part[:, None, :]
    extra = home * feigned + total(away * feigned[..., None], axis=-2)
    return (home + total(away)) * (1.0 + feigned), ratio(extra, paid)


@equation("upkeep", "power_bill", source="study:7")
def running_cost(
    holding_capacity,
    utilisation_smoothed,
    own_use,
    cloud_capacity,
    power_price,
    power_price_paid,
    power_usage,
    power_usage_here,
    holding_site,
    holding_province,
    hall_operator,
    hall_power_cost,
    hall_audited,
    operator_quality,
    server_staff_cost,
    server_kilowatt_months,
    quality_cost_base,
    quality_cost_slope,
    servers_per_capacity,
    months_per_year,
    weeks_per_year_rounded,
    thousand,
    province_count,
):
    """Staff and upkeep, and electricity, million yuan a week by holding.

    Clouds and pools: cap servers (10 + 6.2 price pue us) 12/52/1000. The clouds pay for what they use themselves too,
    and the full price of power: deals are made for merchants' halls. Explicit halls pay their own chips' power, and
    a good operator's staff costs more; what is audited costs what it did in its pool.
    """
    servers = holding_capacity * servers_per_capacity[..., None]
    scale = (months_per_year / weeks_per_year_rounded / thousand)[..., None]
    first_hall = servers.shape[1] - hall_operator.shape[1]
    quality = of_group(operator_quality, hall_operator)
    upkeep = servers * server_staff_cost[..., None] * scale
    dearer = quality_cost_base[..., None] + quality_cost_slope[..., None] * quality
    upkeep[:, first_hall:] *= np.where(hall_audited > 0, 1.0, dearer)
    price = of_group(power_price_paid * power_usage_here, holding_province)
    price[:, :province_count] = power_price * power_usage
    use = of_group(utilisation_smoothed, holding_site)
    use[:, :province_count] += ratio(own_use, cloud_capacity)[..., None]
    power = servers * server_kilowatt_months[..., None] * price * use * scale
    power[:, first_hall:] = np.where(hall_audited > 0, power[:, first_hall:], hall_power_cost)
    return upkeep, power


@equation("investment", "debt_drawn", source="study:7")
def investment(cloud_investment, pool_investment, hall_investment, holding_debt_share):
    """What is spent on new capacity this week, and the part paid by debt, million yuan by holding."""
    spent = np.concatenate([cloud_investment, pool_investment, hall_investment], axis=-1)
    return spent, spent * holding_debt_share


@equation("interest_due", "amortisation_due", source="study:7")
def debt_service(debt_million, debt_drawn, holding_interest, rolled_share, amortisation_rate, weeks_per_year_rounded):
    """Interest and repayment due this week, million yuan by holding; what is rolled over is not repaid."""
    owed = debt_million + debt_drawn
    repaid = owed * (1.0 - rolled_share) * (amortisation_rate / weeks_per_year_rounded)[..., None]
    return owed * (holding_interest / weeks_per_year_rounded[..., None]), repaid


@equation("cash_after", "debt_after", source="study:7")
def balance(
    cash_million,
    debt_million,
    debt_drawn,
    rent_revenue,
    voucher_revenue,
    upkeep,
    power_bill,
    hedge_revenue,
    interest_due,
    amortisation_due,
):
    """Cash and debt of a holding at the end of the week, million yuan: what its creditors look at."""
    earned = rent_revenue + voucher_revenue - upkeep - power_bill + hedge_revenue
    return cash_million + earned - interest_due - amortisation_due, debt_million + debt_drawn - amortisation_due


@equation("cloud_investment", source="assumption:owners")
def cloud_investment(capacity_bought, server_cost, servers_per_capacity, thousand, province_count):
    """Cost of the cards that the clouds add, million yuan by province: their owners build as dear as the merchants."""
    return capacity_bought[:, :province_count] * (servers_per_capacity * server_cost / thousand)[..., None]


@equation("pool_investment", source="study:7")
def pool_investment(pool_entry, server_cost, servers_per_capacity, thousand):
    """Cost of the pools' newly finished capacity, million yuan by class, owner and province."""
    return pool_entry * (servers_per_capacity * server_cost / thousand)[..., None]


@equation("hall_investment", source="assumption:halls")
def hall_investment(
    hall_budget_million, hall_unpaid_million, hall_stages_entered, hall_stage_next, hall_entry_share, stage_payments
):
    """Cost of the stages that halls enter this week, million yuan: a share of the whole budget for each stage.

    ``hall_entry_share`` is what a hall placed this week pays at once for the stage it begins with. Where the budget
    has shrunk meanwhile, as cards never came, the last stages cost what is left of it.
    """
    stage = np.minimum(hall_stage_next, stage_payments.shape[-1] - 1)
    cost = hall_budget_million * (hall_entry_share + hall_stages_entered * of_group(stage_payments, stage))
    return np.where(cost * (1.0 - 1e-6) > hall_unpaid_million, hall_unpaid_million, cost)


@equation("purse_income", source="assumption:purse")
def purse_income(gdp, purse_income_rate, yuan_scale, weeks_per_year):
    """The planner's weekly income, million yuan: a share of the province's GDP (trillion yuan)."""
    return gdp * (purse_income_rate * yuan_scale / weeks_per_year)[..., None]


@equation("capital_subsidy", source="study:10")
def capital_subsidy(pool_investment, entry_province, subsidy_rate, province_count, policy_land, land_share):
    """What provinces pay towards finished pool capacity, million yuan a week; land at cost comes on top."""
    rate = subsidy_rate[..., None] + land_share[..., None] * policy_land
    return per_group(pool_investment, entry_province, province_count) * rate


@equation("power_subsidy", source="assumption:levers")
def power_subsidy(power_bill, holding_is_merchant, holding_province, province_count, power_price, power_price_paid):
    """What a power deal costs the province, million yuan a week: what its merchants' halls do not pay."""
    paid = per_group(power_bill * holding_is_merchant, holding_province, province_count)
    return paid * (power_price / power_price_paid - 1.0)


@equation("guarantee_call", source="assumption:levers")
def guarantee_call(debt_million, written_share, holding_province, province_count, policy_guarantee, guarantee_share):
    """What a guarantor pays of the debt that is lost in its province this week, million yuan."""
    lost = per_group(debt_million * written_share, holding_province, province_count)
    return lost * guarantee_share[..., None] * policy_guarantee


@equation("hall_tax", source="assumption:purse")
def hall_tax(rent_revenue, voucher_revenue, hall_province, hall_audited, hall_tax_rate, policy_tax_holiday):
    """Share of explicit halls' rent that flows to the province, million yuan a week; less in a tax holiday.

    An audited hall's tax is part of the usual income, as its pool's is.
    """
    first_hall = rent_revenue.shape[1] - hall_province.shape[1]
    owed = (rent_revenue + voucher_revenue)[..., first_hall:] * hall_tax_rate[..., None]
    return owed * (1.0 - of_group(policy_tax_holiday, hall_province)) * (hall_audited == 0)


@equation("tax_refund", source="assumption:levers")
def tax_refund(
    rent_revenue,
    voucher_revenue,
    holding_is_merchant,
    holding_province,
    hall_audited,
    hall_tax_rate,
    policy_tax_holiday,
):
    """What a tax holiday gives back to the pools' owners, audited halls included, million yuan a week by holding.

    Their taxes are part of the planner's usual income, so what they are spared is paid out of it.
    """
    refund = np.zeros(rent_revenue.shape)
    if policy_tax_holiday.any():
        pools = rent_revenue.shape[1] - hall_audited.shape[1]
        refund = holding_is_merchant * (rent_revenue + voucher_revenue) * hall_tax_rate[..., None]
        refund = refund * of_group(policy_tax_holiday, holding_province)
        refund[:, pools:] *= hall_audited
    return refund


@equation("link_fee", source="assumption:link")
def link_fee(linked, link_yearly_cost, weeks_per_year):
    """Weekly fee of a province's direct link, million yuan."""
    return linked * link_yearly_cost / weeks_per_year[..., None]
