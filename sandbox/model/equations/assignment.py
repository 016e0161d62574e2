"""Who is served where: attractiveness of sites, a factorised logit over provinces, and rationing."""

from __future__ import annotations

from typing import Any

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation
from sandbox.model.sums import flat_nonzero, of_bin, of_group, per_bin, per_group, ratio, total


@equation("capacity_by_market", "class_capacity", source="study:4")
def class_capacity(capacity, market, market_count):
    """Installed capacity of each class and province, EF, by market and given to every slot of it."""
    installed = per_group(capacity, market, market_count)
    return installed, of_group(installed, market)


@equation("voucher_usable", "voucher_ceiling", "voucher_local", "voucher_moved", source="assumption:vouchers")
def voucher_places(
    voucher_budget,
    voucher_rate,
    voucher_portable,
    voucher_fraud,
    played,
    last_served_where,
    voucher_discount_ceiling,
):
    """Vouchers that can be spent in each province's halls, million yuan a year, and the largest part of rent they pay.

    Also what of them is the province's own, and what comes from where (payer, place). Portable ones are spent where
    the payer's users were served last week:

    v_j' = v_j (if local) + sum_r v_r s_rj;  a player's v is (1 - f) of its budget: the rest goes to fraud
    """
    usable = voucher_budget * (1.0 - voucher_fraud[..., None] * played)
    ceiling = np.where(voucher_rate > 0, voucher_rate, voucher_discount_ceiling[..., None])
    if not voucher_portable.any():
        return usable, ceiling, usable, np.zeros((usable.shape[0], 1, 1))
    moved = (usable * voucher_portable)[..., None] * last_served_where
    local = usable * (1.0 - voucher_portable)
    here = local + total(moved, axis=-2)
    mean = ratio(local * ceiling + total(moved * ceiling[..., None], axis=-2), here)
    mixed = (here > 0) & voucher_portable.any(axis=-1, keepdims=True)  # another run's change no bit of this one
    return here, np.where(mixed, mean, ceiling), local, moved


@equation("voucher_discount", source="study:4")
def voucher_discount(
    voucher_usable,
    voucher_ceiling,
    capacity,
    last_utilisation_smoothed,
    site_rent_asked,
    is_merchant,
    site_province,
    servers_per_capacity,
    months_per_year,
    province_count,
    thousand,
):
    """Share of the rent that a province's vouchers pay in its merchant halls.

    disc = min(ceiling, v / (spend + v)), spend = rent us cap servers 12, million yuan a year
    """
    spend_by_site = (
        is_merchant
        * site_rent_asked
        * last_utilisation_smoothed
        * capacity
        * (servers_per_capacity * months_per_year / thousand)[..., None]
    )
    spend = per_group(spend_by_site, site_province, province_count)
    all_spend = spend + voucher_usable
    share = np.where(voucher_usable > 0, voucher_usable / np.where(all_spend > 0, all_spend, 1.0), 0.0)
    return np.minimum(voucher_ceiling, share)


@equation("attractiveness", source="study:4")
def attractiveness(
    capacity,
    class_capacity,
    work_per_capacity,
    reach_of_software,
    site_rent_asked,
    voucher_discount,
    is_merchant,
    site_province,
    site_class,
    site_quality,
    class_quality,
    workload_price_weight,
    scale_elasticity,
    price_sensitivity,
    price_reference,
    capacity_reference,
):
    """Pull of a site on a workload, before distance: size, price, and trust or software fit.

    V = cap C^(s-1) exp(-b b_w ln(price / 80) + q)

    C is the class's capacity in the province, so that splitting a pool into halls changes nothing.
    """
    installed = capacity > 0
    discount = is_merchant * of_group(voucher_discount, site_province)
    paid = site_rent_asked * (1.0 - discount) / price_reference[..., None]
    size = class_capacity / capacity_reference[..., None]
    logs = kernels.log(np.array([np.where(installed, size, 1.0), np.where(installed, paid, 1.0)]))
    exponent = (
        ((scale_elasticity[..., None] - 1.0) * logs[0] + site_quality)[..., None]
        - price_sensitivity[..., None, None] * workload_price_weight * logs[1][..., None]
        + of_group(class_quality, site_class)
    )
    work = (capacity * installed)[..., None] * work_per_capacity * reach_of_software
    return work * kernels.exp(exponent)


@equation("own_use", "sellable", source="study:4")
def sellable_capacity(capacity, is_cloud, own_use_wanted, own_use_ceiling_share, sellable_share):
    """The clouds' own use (served first, up to a ceiling), and what is left for the market at each site, EF."""
    cloud = capacity * is_cloud
    installed = total(cloud)
    own_use = np.minimum(own_use_wanted, own_use_ceiling_share * installed)
    share = cloud / np.where(installed > 0, installed, 1.0)[..., None]
    return own_use, np.maximum(sellable_share[..., None] * capacity - own_use[..., None] * share, 0.0)


@equation(
    "allocation",
    "desired_use",
    "unmet",
    "near",
    "reach",
    source="study:4",
    valid="four rounds leave next to nothing unserved",
)
def assignment(
    demand,
    attractiveness,
    sellable,
    work_per_capacity,
    latency_kernel,
    network,
    site_province,
    province_count,
    network_count,
    full_site,
    smallest_denominator,
    rounding_error,
    rounds,
):
    """Demand served at each site by workload, what each site was asked for, and what nobody served, EF.

    Also the pull of sites on work that cannot wait, by network and province, and what users find of it within reach.

    x_s = V_s sum_r (L_rs d_r / sum_k (L_rk V_k)), of which a site takes the part min(1, left / needed)

    Latency depends on the pair of provinces and the network, attractiveness on the site: so the logit is
    summed per province and network, weighted by a (P, P) kernel, and shared back. What a full site cannot
    take is asked again of the others, one national factor a workload, until nothing but rounding is left.
    """
    # Runs are the last axis in what follows: numpy is fast along an axis that is long.
    pulls, work = attractiveness.T.copy(), work_per_capacity.T.copy()
    left, wanted, allocation = sellable.T.copy(), _runs_last(demand).copy(), np.zeros(pulls.shape)
    kernel, group = _runs_last(latency_kernel), (network * province_count + site_province).T
    for again in range(rounds):
        some: Any = slice(None)
        if again:  # runs whose users are all served ask for nothing more
            waiting = flat_nonzero(wanted.any(axis=(0, 1)))
            if not len(waiting):
                break
            some = waiting if 2 * len(waiting) < wanted.shape[-1] else some  # of most, to pick them out costs more
        least, room, still = _of_runs(smallest_denominator, some), _of_runs(left, some), _of_runs(wanted, some)
        pull = _of_runs(pulls, some) * (room > _of_runs(full_site, some))
        asked, near, reached = _asked(pull, still, _of_runs(kernel, some), _of_runs(group, some), network_count)
        needed = total(asked / _of_runs(work, some), axis=0)
        if not again:
            desired_use, first_near, reach = needed, near, reached
        fill = np.minimum(1.0, room / np.maximum(needed, least))
        taken = asked * fill
        allocation[..., some] += taken
        left[..., some] -= needed * fill
        remaining = 1.0 - total(taken, axis=1) / np.maximum(total(still, axis=1), least)
        remaining = np.where(remaining > _of_runs(rounding_error, some), remaining, 0.0)
        wanted[..., some] *= remaining[:, None]
    found = allocation.T, desired_use.T, total(wanted, axis=1).T, first_near.transpose(2, 0, 1), reach.T
    return tuple(values.copy() for values in found)


def _runs_last(values):
    """Turn an array whose first axis is that of the runs, so that it is the last one."""
    return values.transpose(*range(1, values.ndim), 0)


def _of_runs(values, some):
    """Take some runs' part of an array that has a place for every run, or a single one for all of them."""
    return values if isinstance(some, slice) or values.shape[-1] == 1 else values.take(some, axis=-1)


def _asked(pull, wanted, latency_kernel, group, network_count):
    """What every site is asked for (W, S, R), the pull of places within the network, and what users find of it."""
    workloads, provinces, runs = wanted.shape
    patient, groups = workloads - len(latency_kernel), network_count * provinces
    bins = np.arange(workloads)[:, None, None] * (groups * runs) + (group * runs + np.arange(runs))
    grouped = per_bin(pull, bins, (workloads, groups, runs))
    asked = np.empty_like(pull)
    # Work that can wait weighs every site alike; work that cannot, by its round trip.
    everywhere = total(grouped[:patient], axis=1)
    asked[:patient] = pull[:patient] * total(ratio(wanted[:patient], everywhere[:, None]), axis=1)[:, None]
    near = grouped[patient:].reshape(-1, network_count, provinces, runs)
    reached = kernels.contract("wnrjR,wnjR->wrR", latency_kernel, near)
    felt = kernels.contract("wnrjR,wrR->wnjR", latency_kernel, ratio(wanted[patient:], reached))
    asked[patient:] = pull[patient:] * of_bin(felt, bins[: workloads - patient])
    return asked, near[-1], reached[-1]


@equation("served_where", source="assumption:vouchers")
def served_where(
    voucher_portable, demand, allocation, near, reach, latency_kernel, site_province, province_count
):  # fmt: skip
    """Share of a province's served demand that each province serves (users, place), while somebody's vouchers travel.

    Work that can wait is served everywhere alike; of work that cannot, what is asked first is taken:
    s_rj = sum_n L_nrj V_nj / reach_r
    """
    runs, workloads, provinces = demand.shape
    travels = voucher_portable.any(axis=-1)  # in each run by itself: what the others do changes nothing in it
    if not travels.any():
        return np.zeros((runs, provinces, provinces))
    patient = workloads - latency_kernel.shape[-4]
    by_place = per_group(allocation, site_province, province_count)
    share = ratio(by_place, total(by_place, axis=-2)[:, None, :])
    waits = kernels.contract("Rwr,Rjw->Rrj", demand[:, :patient], share[..., :patient])
    pulls = kernels.contract("nrjR,njR->rjR", _runs_last(latency_kernel)[-1], _runs_last(near)).transpose(2, 0, 1)
    served = waits + demand[:, -1][..., None] * ratio(pulls, reach[..., None])
    return np.where(travels[:, None, None], ratio(served, total(served)[..., None]), 0.0)


@equation("use", "utilisation_smoothed", source="study:4")
def site_use(allocation, work_per_capacity, capacity, last_utilisation_smoothed, utilisation_smoothing):
    """Capacity in use at each site for the market, EF, and its use share smoothed over some weeks."""
    use = total(allocation / work_per_capacity)
    share = ratio(use, capacity)
    smoothed = last_utilisation_smoothed + utilisation_smoothing[..., None] * (share - last_utilisation_smoothed)
    return use, np.where(capacity > 0, smoothed, last_utilisation_smoothed)


@equation("cloud_utilisation", source="study:4")
def cloud_utilisation(use, own_use, capacity, is_cloud):
    """Share of the clouds' capacity in use, own use included."""
    installed = total(capacity * is_cloud)
    busy = total(use * is_cloud) + own_use
    return busy / np.where(installed > 0, installed, 1.0)
