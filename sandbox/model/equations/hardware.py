"""What stands in the halls: sites as the market sees them, chips and their power, and the clouds' growth."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.cards import bought
from sandbox.model.marker import equation
from sandbox.model.sums import of_group, per_group, ratio, total


@equation("site_province", "site_class", "market", "network", "is_merchant", "site_price", source="assumption:sites")
def sites(pool_province, pool_class, hall_province, hall_type, hall_price, linked, province_count):
    """Where each slot stands: its province, class (0 cloud, 1 inference, 2 training), market and network class.

    A direct link lifts every merchant hall of the province to the network class of a cloud region. Last comes the
    multiplier of the market's rent that the owner asks: 1 in pools.
    """
    pools = np.zeros((hall_province.shape[0], pool_province.shape[-1]), dtype=np.int64)
    province = np.concatenate([pools + pool_province, hall_province], axis=-1)
    kind = np.concatenate([pools + pool_class, hall_type], axis=-1)
    network = np.where(of_group(linked, province) > 0, 0, kind)
    price = np.concatenate([pools + 1.0, hall_price], axis=-1)
    return province, kind, kind * province_count + province, network, (kind > 0).astype(float), price


@equation("holding_capacity", "capacity", source="definition:teraflops of the cards")
def fleet(holding_nominal, holding_site, site_count, hall_status, hall_closed_weeks, status_live):
    """Nominal capacity of every holding and of every site, EF dense FP16.

    The cards of a hall that is mothballed, or stands still while its purpose changes, do not count.
    """
    by_holding = holding_nominal
    halls = hall_status.shape[1]
    if halls:
        by_holding = by_holding.copy()
        by_holding[:, -halls:] *= (hall_status == status_live) & (hall_closed_weeks == 0)
    return by_holding, per_group(by_holding, holding_site, site_count)


@equation("holding_share", "holding_province", source="assumption:owners")
def holding_share(holding_capacity, capacity, holding_site, site_province):
    """Part of its site's capacity that each holding is, and the province in which it stands."""
    return ratio(holding_capacity, of_group(capacity, holding_site)), of_group(site_province, holding_site)


@equation("work_per_capacity", "reach_of_software", "site_quality", source="assumption:chips")
def site_work(
    week,
    hall_chip,
    hall_operator,
    hall_type,
    pool_class,
    chip_work,
    fleet_work,
    chip_is_domestic,
    workload_is_training,
    cuda_share_initial,
    cuda_share_decline,
    cuda_share_floor,
    weeks_per_year,
    operator_trust,
    operator_quality,
    class_trust,
    trust_weight,
    quality_weight,
    usual_quality,
    policy_trust,
    policy_quality,
    policy_software,
    software_reach,
    is_merchant,
    site_province,
    hall_fast,
    hall_audited,
    fast_track_quality,
    fast_track_trust,
):
    """Work that a hall's chips do per nominal EF, the share of work that its software can take, and its pull.

    E = e_g / mean of the fleet; domestic chips see only work that can leave CUDA;
    q = bT (trust - trust of the class) + bQ (quality - 0.5). Pools, and what is audited of
    them, stand at 1, 1 and 0; policies lift all of them.
    """
    runs, pools, workloads = hall_chip.shape[0], pool_class.shape[-1], workload_is_training.shape[-1]
    work = of_group(chip_work, hall_chip) / fleet_work[..., None, :]
    locked = np.maximum(cuda_share_initial - cuda_share_decline * week / weeks_per_year, cuda_share_floor)
    freed = software_reach[..., None] * of_group(policy_software, site_province[:, pools:])
    domestic = of_group(chip_is_domestic, hall_chip) * (1.0 - freed)
    trust = of_group(operator_trust, hall_operator) - of_group(class_trust, hall_type)
    trust = trust - fast_track_trust[..., None] * hall_fast
    quality = of_group(operator_quality, hall_operator) - usual_quality[..., None]
    quality = quality - fast_track_quality[..., None] * hall_fast
    pooled = hall_audited > 0
    work = np.where(pooled[..., None], 1.0, work)
    reach = np.where(pooled, 1.0, 1.0 - domestic * locked[..., None])[..., None] * np.ones(workloads)
    own = np.where(pooled, 0.0, trust_weight[..., None] * trust + quality_weight[..., None] * quality)
    by_province = trust_weight[..., None] * policy_trust + quality_weight[..., None] * policy_quality
    pull = np.concatenate([np.zeros((runs, pools)), own], axis=-1)
    ones = np.ones((runs, pools, workloads))
    return (
        np.concatenate([ones, work], axis=1),
        np.concatenate([ones, reach], axis=1),
        pull + is_merchant * of_group(by_province, site_province),
    )


@equation("class_quality", source="study:4")
def class_quality(
    cloud_quality_training,
    cloud_quality_inference,
    cloud_quality_batch_gap,
    training_hall_quality_training,
    training_hall_quality_inference,
    training_hall_quality_batch_gap,
):
    """Trust, software and sales term of a class by workload: (R, class, workload); inference halls are the zero."""
    cloud = [cloud_quality_training, cloud_quality_training]
    cloud += [cloud_quality_inference - cloud_quality_batch_gap, cloud_quality_inference]
    remote = [training_hall_quality_training, training_hall_quality_training]
    remote += [training_hall_quality_inference + training_hall_quality_batch_gap, training_hall_quality_inference]
    near = [np.zeros_like(cloud_quality_training)] * len(cloud)
    return np.stack(cloud + near + remote, axis=-1).reshape(-1, 3, len(cloud))


@equation("cloud_growth", "cloud_growth_factor", source="study:8")
def cloud_growth(
    last_cloud_growth,
    week,
    cloud_growth_base,
    chip_supply,
    cloud_capex_lift,
    ramp_alicapex,
    cloud_growth_response,
    cloud_utilisation,
    cloud_target_utilisation,
    cloud_growth_memory,
    cloud_growth_ceiling,
    weeks_per_year_rounded,
):
    """Yearly growth of the clouds' capacity, adjusting to use and chips, and its weekly factor.

    g* = g0 supply (1 + 0.25 ramp) exp(k (u - 0.70));  g += (g* - g)/26
    """
    pressure = kernels.exp(cloud_growth_response * (cloud_utilisation - cloud_target_utilisation))
    target = cloud_growth_base * chip_supply * (1.0 + (cloud_capex_lift - 1.0) * ramp_alicapex) * pressure
    speed = np.where(week > 0, 1.0 / cloud_growth_memory, 1.0)
    growth = last_cloud_growth + speed * (target - last_cloud_growth)
    return growth, 1.0 + np.clip(growth, 0.0, cloud_growth_ceiling) / weeks_per_year_rounded


@equation("hall_megawatts", "hall_power_cost", source="assumption:power")
def hall_power(
    hall_cards,
    hall_chip,
    hall_running,
    hall_use_share,
    hall_province,
    card_watts,
    watts_overhead,
    watts_per_megawatt,
    idle_power_share,
    power_usage_here,
    power_price_paid,
    hours_per_week,
    kilowatts_per_megawatt,
    yuan_per_million,
):
    """Power drawn by a hall, MW at the meter, and its bill, million yuan a week.

    P = n tdp 1.52 (i + (1 - i) u) PUE
    """
    full_load = hall_cards * of_group(card_watts, hall_chip) * (watts_overhead / watts_per_megawatt)[..., None]
    idle = idle_power_share[..., None]
    drawn = (
        hall_running * full_load * (idle + (1.0 - idle) * hall_use_share) * of_group(power_usage_here, hall_province)
    )
    scale = hours_per_week * kilowatts_per_megawatt / yuan_per_million
    return drawn, drawn * of_group(power_price_paid, hall_province) * scale[..., None]


@equation("hall_running", "hall_use_share", source="assumption:halls")
def hall_use(hall_status, status_live, use, capacity, pool_class):
    """Which explicit halls run, and the share of their capacity in use."""
    pools = pool_class.shape[-1]
    installed = capacity[..., pools:]
    share = ratio(use[..., pools:], installed)
    return (hall_status == status_live).astype(float), share


@equation("pool_entry", source="assumption:owners")
def pool_entry(capacity_finished, owner_start_share, province_count):
    """Finished pool capacity by owner, EF a week (R, class x owner x province): owners take fixed shares of starts."""
    runs = capacity_finished.shape[0]
    by_class = capacity_finished.reshape(runs, -1, 1, province_count)
    return (by_class * owner_start_share[..., None, :, None]).reshape(runs, -1)


@equation(
    "cards_bought",
    "capacity_bought",
    "cards_entered",
    "entry_carry_next",
    source="assumption:chip mix by date and owner",
)
def cards_bought(
    capacity,
    cloud_growth_factor,
    pool_entry,
    entry_carry,
    fleet_mix,
    week,
    holding_fleet,
    chip_exaflops,
    province_count,
    policy_quota,
    chip_is_domestic,
):
    """Whole cards that the clouds and the pools' owners add this week, of the chips that they buy at its date.

    Where a province has a quota, its pools' owners buy at least that share of domestic chips; the clouds choose freely.
    """
    runs, holdings = entry_carry.shape
    cloud = capacity[:, :province_count] * (cloud_growth_factor - 1.0)[..., None]
    halls = np.zeros((runs, holdings - province_count - pool_entry.shape[1]))
    entry = np.concatenate([cloud, pool_entry, halls], axis=1)
    mix = fleet_mix[np.minimum(int(week[0]), fleet_mix.shape[0] - 1)]
    wanted = mix[holding_fleet]
    if policy_quota.any():
        of_pools = pool_entry.shape[1] // province_count
        bound = np.concatenate([policy_quota * 0.0, *[policy_quota] * of_pools, halls], axis=1)
        wanted = _at_least_domestic(wanted, mix, bound, chip_is_domestic)
    return bought(entry, entry_carry, wanted, chip_exaflops)


def _at_least_domestic(wanted, mix, quota, chip_is_domestic):
    """Raise the domestic share of what is bought to a quota: (K, G) and (R, K) to (R, K, G).

    What is added is of the domestic chips that all owners buy in this week; where there are none, nothing changes.
    """
    home = chip_is_domestic * total(mix.T)
    home = ratio(home, total(home)[..., None])[:, None, :]
    own = wanted * chip_is_domestic[:, None, :]
    share = total(own)
    missing = np.maximum(quota - share, 0.0) * (total(home) > 0)
    kept = 1.0 - ratio(missing, 1.0 - share)
    return own + (wanted - own) * kept[..., None] + missing[..., None] * home


@equation("merchant_capacity_by_province", "use_by_province", "cloud_capacity", source="study:4")
def capacity_by_province(capacity, use, is_merchant, site_province, province_count, is_cloud):
    """Merchant capacity and its use by province, and the nation's cloud capacity, EF."""
    installed = per_group(capacity * is_merchant, site_province, province_count)
    return installed, per_group(use * is_merchant, site_province, province_count), total(capacity * is_cloud)
