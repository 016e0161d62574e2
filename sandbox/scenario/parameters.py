"""The parameters of a model: names become indices, numbers become arrays in base units."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from sandbox.model import kernels
from sandbox.model.equations import latency
from sandbox.model.equations.world import RAMPS
from sandbox.model.names import LEVERS
from sandbox.model.state import BUILDING, CLASSES, LIVE, NETWORKS, STAGES, Array, Axes, Parameters, read_only
from sandbox.scenario import tables
from sandbox.scenario.schema import FLEETS, HYPERSCALER, Chip, Scenario

# A hundred years: a window that never closes.
NEVER = 5218.0
# Which dated event each ramp of the world belongs to, where its name is not the event's own.
EVENT_OF_RAMP = {
    "r1_reasoning": "r1",
    "ndrc_push": "ndrc_gate",
    "ndrc_hazard": "ndrc_gate",
}
# Which score of a chip counts for each workload.
WORK_OF_WORKLOAD = ("training", "training", "inference", "inference")
REFERENCE_CHIP = "h100"
# Classes inside interactive demand, by how long their users wait.
INTERACTIVE = ("chat", "agents", "realtime", "strict")
GATES = ("ndrc_gate", "miit_gate")
EARTH_RADIUS = 6371.0
# How much a round trip hurts: by run, where a model's runs differ in it.
FELT = ("latency_sensitivity", "latency_tolerance", "latency_softness")


def week_of(date: dt.date, start: dt.date) -> float:
    """Weeks between the scenario's start and a date, as a real number."""
    return (date - start).days / 7.0


def _scalars(scenario: Scenario, runs: int, varied: Mapping[str, Array]) -> dict[str, Array]:
    for name in varied:
        if name not in scenario.parameters:
            raise ValueError(f"compile: {name!r} cannot differ between the runs of one model.")
    values: dict[str, Any] = {**scenario.constants, **scenario.parameters, **varied}
    policy = scenario.policy
    if not policy.central_push:
        values["push_peak"] = values["push_floor"]
    values["fast_track"] = policy.fast_track
    values["export_open"] = float(policy.export)
    values["stage_count"] = float(STAGES)
    return {name: np.full(runs, value, dtype=float) for name, value in values.items()}


def _events(scenario: Scenario) -> dict[str, Array]:
    start = scenario.start

    def at(shock: str) -> float:
        entry = scenario.shocks.get(shock)
        return week_of(entry.date, start) if entry is not None and entry.date is not None else NEVER

    def on(shock: str) -> float:
        entry = scenario.shocks.get(shock)
        allowed = scenario.policy.gates or shock not in GATES
        return float(entry is not None and entry.on and allowed)

    return {
        "ramp_start": np.array([[at(EVENT_OF_RAMP.get(name, name)) for name in RAMPS]]),
        "ramp_weeks": np.array([[scenario.constants[f"ramp_weeks_{name}"] for name in RAMPS]]),
        "ramp_on": np.array([[on(EVENT_OF_RAMP.get(name, name)) for name in RAMPS]]),
        **{f"{name}_week": np.array([at(name)]) for name in ("pricewar", "r1", "vouchers")},
        **{f"{name}_on": np.array([on(name)]) for name in ("pricewar", "r1", "vouchers")},
    }


def _distances(latitude: Array, longitude: Array, own: float) -> Array:
    """Great-circle distances in km between capitals (haversine); ``own`` on the diagonal. Set-up only."""
    lat, lon = np.radians(latitude), np.radians(longitude)
    half = np.sin((lat[:, None] - lat) / 2) ** 2
    half = half + np.cos(lat[:, None]) * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    # Rounded to a metre, so that the last bits of a platform's trigonometry never reach the state.
    km: Array = np.round(2 * EARTH_RADIUS * np.arcsin(np.sqrt(half)), 3)
    np.fill_diagonal(km, own)
    return km


def _provinces(scenario: Scenario, scalars: Mapping[str, Array]) -> dict[str, Array]:
    rows = list(scenario.provinces.values())

    def column(name: str) -> Array:
        return np.array([[float(getattr(row, name)) for row in rows]])

    gdp = column("gdp")
    weight = kernels.power(gdp, scalars["gdp_exponent"][0])
    training, inference = column("train_demand_share"), column("inference_demand_share")
    distance = _distances(column("latitude")[0], column("longitude")[0], float(scalars["own_distance"][0]))
    others = np.where(np.eye(len(rows), dtype=bool), 0.0, distance)
    users = inference / inference.sum()
    reach = np.minimum((others * users).sum(axis=-1) / scalars["link_cost_distance"][0], 1.0)
    yearly = scalars["link_cost_base"][0] + scalars["link_cost_slope"][0] * reach
    return {
        "gdp": gdp,
        "gdp_weight": weight / weight.sum(),
        "power_price": column("electricity"),
        "power_usage": column("pue"),
        "grid_carbon": scalars["fossil_carbon"][0] * (1.0 - column("renewable_share")),
        "population_share": column("population") / column("population").sum(),
        "is_hub": np.array([[float(bool(row.hub)) for row in rows]]),
        "is_west": column("is_west"),
        "is_rich": (gdp > scalars["rich_gdp"][0]).astype(float),
        "train_demand_share": training / training.sum(),
        "inference_demand_share": users,
        "voucher_record": column("voucher"),
        "distance": distance,
        "link_yearly_cost": yearly[None, :],
        "link_cost": yearly[None, :],
        "played": np.array([[float(scenario.player == name) for name in scenario.provinces]]),
    }


def _chips(scenario: Scenario, scalars: Mapping[str, Array]) -> dict[str, Array]:
    start, chips, reference = scenario.start, list(scenario.chips.values()), scenario.chips[REFERENCE_CHIP]

    def work(chip: Chip) -> dict[str, float]:
        size = chip.tflops / reference.tflops
        training, inference = chip.train_score / reference.train_score, chip.infer_score / reference.infer_score
        return {"training": training / size, "inference": inference / size}

    pairs = [work(chip) for chip in chips]
    opens = [[week_of(w[0], start) for w in chip.windows] for chip in chips]
    closes = [[NEVER if w[1] is None else week_of(w[1], start) for w in chip.windows] for chip in chips]
    longest = max((len(row) for row in opens), default=1)

    def padded(row: list[float]) -> list[float]:
        return row + [NEVER] * (longest - len(row))

    def column(values: Iterable[float]) -> Array:
        return np.array([list(values)])

    first_price, fixed = column(chip.card_kcny for chip in chips), scalars["upkeep_fixed_part"][0]
    return {
        "chip_tflops": column(chip.tflops for chip in chips),
        "chip_exaflops": column(chip.tflops / 1e6 for chip in chips),
        "chip_work": np.array([[[pair[name] for name in WORK_OF_WORKLOAD] for pair in pairs]]),
        "chip_is_domestic": column(float(chip.domestic) for chip in chips),
        "card_watts": column(chip.watts for chip in chips),
        "chip_cost": column(chip.all_in_kcny / 1000.0 for chip in chips),
        "chip_opens": np.array([[padded(row) for row in opens]]),
        "chip_closes": np.array([[padded(row) for row in closes]]),
        "chip_on_market": column(row[0] for row in opens),
        "chip_score_training": column(chip.train_score / reference.train_score for chip in chips),
        "chip_score_inference": column(chip.infer_score / reference.infer_score for chip in chips),
        "chip_upkeep": fixed + (1.0 - fixed) * column(chip.watts / reference.watts for chip in chips),
        "chip_value_loss": column(chip.value_loss for chip in chips),
        "chip_book_decline": column(chip.book_decline for chip in chips),
        "chip_traded_stock": column(chip.traded_stock for chip in chips),
        "chip_first_price": first_price,
        "chip_price_floor": first_price * scalars["card_price_low_ratio"][0],
        "chip_price_ceiling": first_price * scalars["card_price_high_ratio"][0],
        "card_destinations": np.array(
            [float(scalars[name][0]) for name in ("card_to_halls", "card_to_others")] + [0.0]
        ),
    }


def _mix(scenario: Scenario, axes: Axes) -> Array:
    """What each kind of owner buys in each week: (weeks + 1, fleets, chips), rows sum to 1; the last row is the start.

    A chip that may not be bought gives its share to the next one of the row that may, else to the last.
    """
    mix = np.zeros((axes.weeks + 1, len(FLEETS), len(axes.chips)))
    for week, following in itertools.pairwise([*_turns(scenario, axes), axes.weeks + 1]):
        mix[week:following] = _bought(scenario, axes, week)
    return mix


def _turns(scenario: Scenario, axes: Axes) -> list[int]:
    """Weeks from which on something else may be bought than before: a year begins, a window opens or closes."""
    dates = [date for chip in scenario.chips.values() for window in chip.windows for date in window if date is not None]
    dates += [dt.date(row.year, 1, 1) for row in scenario.fleets if row.year]
    weeks = {-((scenario.start - date).days // 7) for date in dates}
    return sorted({0, axes.weeks, *(week for week in weeks if 0 < week < axes.weeks)})


def _bought(scenario: Scenario, axes: Axes, week: int) -> Array:
    """What each kind of owner buys in a week (fleets, chips); in the last week what it has at the start."""
    mix = np.zeros((len(FLEETS), len(axes.chips)))
    date = scenario.start + dt.timedelta(weeks=week)
    years = sorted({row.year for row in scenario.fleets if row.year})
    year = 0 if week == axes.weeks else max([y for y in years if y <= date.year], default=years[0])
    for f, fleet in enumerate(FLEETS):
        wanted = [row for row in scenario.fleets if row.fleet == fleet and row.year == year]
        open_now = [
            week == axes.weeks
            or any(a <= date and (b is None or date < b) for a, b in scenario.chips[row.chip].windows)
            for row in wanted
        ]
        for k, row in enumerate(wanted):
            later = [i for i in range(k, len(wanted)) if open_now[i]] or [i for i in range(k) if open_now[i]]
            chip = wanted[later[0] if later else k].chip
            mix[f, axes.chips.index(chip)] += row.share
    return mix


def _operators(scenario: Scenario) -> dict[str, Array]:
    """Terms of the operators of halls and, last, of the clouds' owner."""
    rows = [scenario.operators[name] for name in (*scenario.hall_operators, HYPERSCALER)]
    return {
        "operator_quality": np.array([[row.quality for row in rows]]),
        "operator_trust": np.array([[row.trust for row in rows]]),
        "operator_interest": np.array([[row.interest for row in rows]]),
        "operator_debt_share": np.array([[row.debt_share for row in rows]]),
        "operator_hazard": np.array([[row.hazard_factor for row in rows]]),
        "operator_sells": np.array([[float(row.sells) for row in rows]]),
    }


def _world_price(scenario: Scenario, axes: Axes) -> Array:
    """Price of an H100 abroad over its first price at home, by week (1, weeks): straight lines between the points."""
    rows = tables.world_prices()
    at = [week_of(row.date, scenario.start) for row in rows]
    home = scenario.chips[REFERENCE_CHIP].card_kcny
    path = np.interp(np.arange(axes.weeks + 1.0), at, [row.usd * row.yuan_per_usd / 1000.0 / home for row in rows])
    rounded: Array = np.round(path[None, :], 9)
    return rounded


def _levers() -> dict[str, Array]:
    """Cost at once (million yuan), cost a year and lead time (weeks) of each policy at full level."""
    rows = {row.id: row for row in tables.levers()}
    ordered = [rows[name] for name in LEVERS]
    return {
        "lever_cost": np.array([[row.cost for row in ordered]]),
        "lever_yearly_cost": np.array([[row.yearly_cost for row in ordered]]),
        "lever_lead": np.array([[row.lead_weeks for row in ordered]]),
    }


def _holdings(scenario: Scenario, axes: Axes) -> dict[str, Array]:
    """Where each holding stands, whose it is and what it buys; an explicit hall's owner is its operator's."""
    count, owners = len(axes.provinces), len(axes.owners)
    rows = scenario.operators
    kinds, provinces = np.arange(len(CLASSES) - 1), np.arange(count)
    clouds, halls = provinces, np.arange(axes.halls)
    by_pool = (count * (kinds[:, None, None] + 1) + np.zeros((1, owners, 1), int) + provinces).reshape(-1)
    of_owner = np.tile(np.repeat([axes.operators.index(name) for name in axes.owners], count), len(kinds))
    fleets = np.tile(np.repeat([FLEETS.index(rows[name].fleet) for name in axes.owners], count), len(kinds))
    nobody, of_clouds = np.zeros(count, int), np.full(count, len(axes.operators))
    shares = np.array([rows[name].start_share for name in axes.owners])
    return {
        "site_count": axes.sites,
        "reference_chip": axes.chips.index(REFERENCE_CHIP),
        "holding_site": np.concatenate([clouds, by_pool, axes.markets + halls])[None, :],
        "holding_operator": np.concatenate([of_clouds, of_owner, nobody[:1].repeat(axes.halls)])[None, :],
        "holding_fleet": np.concatenate([nobody + FLEETS.index("cloud"), fleets, nobody[:1].repeat(axes.halls)]),
        "holding_is_merchant": np.concatenate([np.zeros(count), np.ones(of_owner.size + axes.halls)])[None, :],
        "entry_province": np.tile(provinces, (axes.runs, len(kinds) * owners)),
        "holding_home": np.concatenate(
            [axes.holding_province(np.arange(axes.first_hall)), nobody[:1].repeat(axes.halls)]
        )[None, :],
        "owner_start_share": shares[None, :] / shares.sum(),
        "fleet_mix": _mix(scenario, axes),
    }


def parameters(scenario: Scenario, axes: Axes, varied: Mapping[str, Array]) -> Parameters:
    """Return what does not change in a run, by name: scalars (R,), and arrays that all runs share (1, ...)."""
    scalars = _scalars(scenario, axes.runs, varied)
    values: dict[str, Any] = {**scalars, **_events(scenario), **_provinces(scenario, scalars)}
    values.update(_levers())
    values["world_price_path"] = _world_price(scenario, axes)
    values.update(_chips(scenario, scalars), **_operators(scenario), **_holdings(scenario, axes))
    count = len(axes.provinces)

    def first(name: str) -> float:
        return float(scalars[name][0])

    def by_class(name: str) -> tuple[float, ...]:
        return tuple(first(f"{name}_{kind}") for kind in CLASSES)

    kinds = np.repeat(np.arange(len(CLASSES)), count)
    sites = np.zeros((1, axes.sites))
    sites[:, :count] = 1.0
    values.update(
        province_count=count,
        market_count=axes.markets,
        class_count=len(CLASSES),
        network_count=len(NETWORKS),
        rounds=4,
        status_building=BUILDING,
        status_live=LIVE,
        pool_province=np.tile(np.arange(count), len(CLASSES))[None, :],
        pool_class=kinds[None, :],
        is_cloud=sites,
        market_quality=np.repeat(by_class("rent_quality"), count)[None, :],
        market_quote_weight=np.repeat((first("quote_weight_cloud"), 1.0, 1.0), count)[None, :],
        market_in_token_price=np.repeat((1.0, 1.0, 0.0), count)[None, :],
        class_trust=np.array([by_class("trust")]),
        workload_price_weight=np.array((1.0, 1.0, 1.0, first("price_weight_interactive"))),
        workload_is_pretraining=np.array([[1.0, 0.0, 0.0, 0.0]]),
        workload_is_training=np.array([[1.0, 1.0, 0.0, 0.0]]),
        fleet_work=np.array(
            [[first(f"fleet_work_{kind}") for kind in ("training", "training", "inference", "inference")]]
        ),
        stage_payments=np.array([[first(f"stage_payment_{stage + 1}") for stage in range(STAGES)]]),
        path_stretch=np.array([first(f"path_stretch_{name}") for name in NETWORKS]),
        equipment_delay=np.array([first(f"equipment_delay_{name}") for name in NETWORKS]),
    )
    values.update(_latency(values, scalars))
    return read_only(values)


def _latency(values: Mapping[str, Array], scalars: Mapping[str, Array]) -> dict[str, Array]:
    """Round trips between provinces, and what users feel of them: the network does not change in a run.

    The kernels have the runs as their first axis, or one row for all runs where they feel alike.
    """
    alike = all((scalars[name] == scalars[name][0]).all() for name in FELT)
    rows = slice(1 if alike else None)
    trips = latency.round_trip(
        values["distance"],
        values["path_stretch"],
        values["equipment_delay"],
        scalars["last_mile_delay"][:1],
        scalars["fibre_speed"][0],
    )
    felt = latency.latency_factor(trips, *(scalars[name][rows] for name in FELT))
    half_loss = np.array([scalars[f"{kind}_half_loss"][0] for kind in INTERACTIVE])
    too_far = trips > half_loss[:, None, None, None]
    ever = too_far.any(axis=(1, 2, 3))  # a class that no pair of provinces serves late adds nothing, in any week
    ever[-1] = True
    late = felt[:, None] * too_far[ever]
    # What a week adds up over networks and places lies in the order of that sum.
    late = np.ascontiguousarray(late.transpose(2, 4, 0, 1, 3)).transpose(2, 3, 0, 4, 1)
    by_place = np.ascontiguousarray(felt.transpose(1, 3, 2, 0)).transpose(3, 0, 2, 1)
    shares = {
        f"interactive_share_{when}": np.array([[scalars[f"{kind}_share_{when}"][0] for kind in INTERACTIVE]])[:, ever]
        for when in ("first", "last")
    }
    return {
        "round_trip": trips,
        "mean_round_trip": latency.mean_round_trip(trips, values["inference_demand_share"]),
        "late_kernel": late,
        "latency_kernel": by_place[:, None],  # one latency-bound workload: interactive inference
        **shares,
    }
