"""Who fails and what becomes of it: stress, roll-over, exit with a sale of cards, takeover, mothballing."""

from __future__ import annotations

import numpy as np

from sandbox.model.cards import of_shares
from sandbox.model.marker import equation
from sandbox.model.sums import of_group


@equation("cash_flow_year", source="study:17")
def cash_flow_year(
    last_cash_flow_year,
    rent_revenue,
    voucher_revenue,
    upkeep,
    power_bill,
    hedge_revenue,
    interest_due,
    amortisation_due,
    cash_flow_memory,
):
    """What a holding earns after debt service, million yuan in a year: its flows, slowly forgotten.

    y += (52 f - y) / 52
    """
    earned = rent_revenue + voucher_revenue - upkeep - power_bill + hedge_revenue - interest_due - amortisation_due
    return last_cash_flow_year + earned - last_cash_flow_year / cash_flow_memory[..., None]


@equation("shortfall", "loss_share", source="study:7")
def cash_shortfall(cash_after, pool_loss_share):
    """Creditors look at the cash that is missing, and never write it off in pools (theory ``cash``)."""
    return -cash_after, pool_loss_share * 0.0


@equation("shortfall", "loss_share", source="study:17")
def flow_shortfall(cash_flow_year, pool_loss_share):
    """Creditors look at the last year's cash flow and write off what failing owners owe (theory ``flow``)."""
    return -cash_flow_year, pool_loss_share


@equation("hazard", source="study:7")
def hazard(
    shortfall,
    debt_after,
    holding_hazard,
    holding_is_merchant,
    stress_debt_share,
    stress_debt_floor,
    stress_ceiling,
    stress_rate,
    stress_rate_ceiling,
    exit_rate,
    weeks_per_year_rounded,
):
    """Share of a holding's owners that fail in a week.

    h = f 1.5/52 min(0.3, 0.10 clip(shortfall / (0.3 debt + 1), 0, 3)), f the owner's readiness
    """
    debt_base = stress_debt_share[..., None] * debt_after + stress_debt_floor[..., None]
    stress = np.clip(shortfall / debt_base, 0.0, stress_ceiling[..., None])
    weekly = np.minimum(stress_rate_ceiling[..., None], stress_rate[..., None] * stress)
    return weekly * (exit_rate / weeks_per_year_rounded)[..., None] * holding_hazard * holding_is_merchant


@equation("failing_capacity", "distress_cards", source="study:7")
def distress(hazard, holding_capacity, holding_sells, cards, hall_audited):
    """Capacity of failing owners (EF a week), and the cards of each chip that those who sell throw on the market.

    Owners that hold their cards at book value roll their debts over instead. The planner's halls fail whole.
    """
    pools = hazard.shape[1] - hall_audited.shape[1]
    selling = hazard * holding_sells
    selling[:, pools:] *= hall_audited
    return (hazard * holding_capacity)[:, :pools], of_shares(selling, cards)


@equation("leaving_share", "written_share", "rolled_share_next", source="assumption:owners")
def exits(
    hazard,
    holding_sells,
    rolled_share,
    loss_share,
    hall_audited,
    exit_share,
    rollover_weeks,
    takeover_haircut,
    mothball_part,
):
    """Share of each holding whose cards leave this week, share of its debt that is written off, and share rolled over.

    Sellers: a part of their cards leaves the halls, their debt is lost. The others' debt is rolled over first; who
    fails again is taken over with a haircut, and a part of its cards is mothballed.
    """
    first = hazard * (1.0 - rolled_share) * (1.0 - holding_sells)
    again = hazard * rolled_share * (1.0 - holding_sells)
    leaving = exit_share[..., None] * hazard * holding_sells + mothball_part[..., None] * again
    written = loss_share[..., None] * (hazard * holding_sells + takeover_haircut[..., None] * again)
    pools = hazard.shape[1] - hall_audited.shape[1]
    leaving[:, pools:] *= hall_audited  # the planner's own fail whole
    written[:, pools:] *= hall_audited
    rolled = np.clip(rolled_share + first - again - rolled_share / rollover_weeks[..., None], 0.0, 1.0)
    return leaving, written, rolled


@equation("revival_share", source="assumption:owners")
def revival(utilisation_smoothed, holding_site, revival_use, revival_rate):
    """Share of mothballed cards that run again this week: where the site is busy once more."""
    busy = of_group(utilisation_smoothed, holding_site) > revival_use[..., None]
    return busy * revival_rate[..., None]


@equation("hall_hazard", "hall_failed", source="assumption:halls")
def hall_failures(hazard, hall_running, hall_audited, hall_stress, chance_failure, chance_on, failure_threshold):
    """A hall's weekly hazard, and which running halls fail: by chance, or without it at the median of their hazard.

    One that is audited shares its owner's fate: a part of it fails.
    """
    own = hazard[:, hazard.shape[1] - hall_running.shape[1] :]
    running = (hall_running > 0) & (hall_audited == 0)
    if chance_on:
        return own, running & (chance_failure < own)
    return own, running & (hall_stress + own >= failure_threshold[..., None])
