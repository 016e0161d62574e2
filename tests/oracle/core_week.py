"""The core of one week in plain Python: one run, loops and floats, no numpy and no code of the engine.

It covers the sectors demand, assignment, rents, resale and construction, written from the equation book (docs/model.md)
site by site and province by province; the logit over distance is not factorised. Left out are vouchers that travel
(``voucher_portable``, ``served_where``) and chance: starts are their rates and nothing is drawn. What other sectors
give (fleets, events, returns, rates of start, cards of owners in distress) is taken as given, like the parameters.

``given`` holds every name that the equations need, scalars as floats and arrays as nested lists; what comes back has
the engine's names too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

Given = Mapping[str, Any]
Found = dict[str, Any]

WORKLOADS = ("pretraining", "finetuning", "batch", "interactive")
INTERACTIVE = 3  # the only one that cannot wait
STOCKS = {  # what is remembered from week to week, by the name under which the next week asks for it
    **{
        f"last_{name}": name
        for name in (
            "tokens_per_day", "pretraining_developers", "mean_rent", "quote_smoothed", "quote_history", "rent",
            "tightness", "utilisation_smoothed", "resale_tightness", "card_price", "card_book", "cards_unsold",
        )
    },
    "pipeline_projects": "pipeline_projects_next",
    "pipeline_capacity": "pipeline_capacity_next",
}  # fmt: skip


def core_week(given: Given, *, rebound: str = "constant", resale: str = "inventory") -> Found:
    """Work out the week's core with the theories of rebound and resale that are named."""
    found: Found = {}
    for sector in (
        lambda g: demand(g, rebound),
        vouchers,
        attraction,
        supply,
        assignment,
        use,
        tightness,
        rents,
        construction,
        halls,
        card_value,
        lambda g: card_market(g, resale),
    ):
        found.update(sector({**given, **found}))
    return found


def clipped(x: float, low: float, high: float) -> float:
    return min(max(x, low), high)


def logistic(x: float) -> float:
    return 1.0 / (1.0 + math.exp(-clipped(x, -40.0, 40.0)))


# ---------------------------------------------------------------------------------------------------------- demand


def demand(g: Given, rebound: str) -> Found:
    """What is wanted: ln c, P, the Gompertz curve with partial adjustment, developers, and demand by province."""
    year, week = g["year"], g["week"]
    ln_relative = (
        -g["efficiency_trend"] * year
        + math.log(g["v2_compute_factor"]) * g["ramp_dsv2"]
        + math.log(g["v3_compute_factor"]) * g["ramp_dsv3"]
        + math.log(g["v32_compute_factor"]) * g["ramp_dsv32"]
        + g["reasoning_growth"] * g["ramp_r1_reasoning"]
    )
    relative = math.exp(ln_relative)
    compute = g["compute_intensity_initial"] * relative
    price = (
        g["pricewar_markup"] ** g["ramp_pricewar"]
        * relative
        * (g["last_mean_rent"] / g["rent_reference"]) ** g["rent_pass_through"]
    )

    before = g["last_tokens_per_day"]
    response = g["price_elasticity"]
    if rebound == "saturating":
        response *= 1.0 - before / (before + g["rebound_saturation"])
    ln_adoption = g["adoption_ceiling_log"] - (g["adoption_ceiling_log"] - g["adoption_anchor_log"]) * math.exp(
        -g["adoption_rate"] * (year - g["adoption_anchor_year"])
    )
    ln_target = ln_adoption - response * math.log(price) + g["r1_demand_lift"] * g["ramp_r1"]
    ln_before = math.log(before / g["token_reference"])
    tokens = g["token_reference"] * math.exp(ln_before + g["adoption_adjustment"] * (ln_target - ln_before))

    developers = g["last_pretraining_developers"]
    distance = (week - g["entry_peak"]) / g["entry_width"]
    entries = g["developers_entrants"] / (g["entry_width"] * math.sqrt(2 * math.pi)) * math.exp(-(distance**2) / 2)
    leaving = g["exit_base"] if week > g["exit_start_week"] else 0.0
    for event in ("pricewar", "r1"):
        since = g[f"weeks_since_{event}"]
        if since > 0:
            leaving += g[f"exit_{event}"] * math.exp(-since / g[f"exit_{event}_weeks"])
    developers += entries - leaving * max(developers - g["developers_core"], 0.0)

    pretraining = (
        developers
        * g["developer_compute"]
        * math.exp(g["developer_compute_growth"] * min(year, g["developer_growth_years"]))
        * (g["last_quote_smoothed"] / g["rent_reference"]) ** -g["training_elasticity"]
    )
    later = max(year - g["finetuning_growth_year"], 0.0)
    finetuning = g["finetuning_initial"] + (g["finetuning_ceiling"] - g["finetuning_initial"]) * logistic(
        (week - g["finetuning_midpoint"]) / g["finetuning_width"]
    ) * math.exp(g["finetuning_growth"] * later)
    inference = tokens * compute
    turn = g["own_use_break_year"]
    own_use = g["own_use_initial"] * math.exp(
        g["own_use_growth"] * min(year, turn) + g["own_use_growth_later"] * max(year - turn, 0.0)
    )
    national = (pretraining, finetuning, g["batch_share"] * inference, (1.0 - g["batch_share"]) * inference)
    places = [g["train_demand_share"], *[g["inference_demand_share"]] * 3]
    return {
        "compute_per_token": compute,
        "compute_per_token_relative": relative,
        "token_price": price,
        "price_response": response,
        "tokens_per_day": tokens,
        "pretraining_developers": developers,
        "pretraining_demand": pretraining,
        "finetuning_demand": finetuning,
        "inference_demand": inference,
        "own_use_wanted": own_use,
        "demand": [[whole * share for share in shares] for whole, shares in zip(national, places, strict=True)],
    }


# ------------------------------------------------------------------------------------------------------ assignment


def vouchers(g: Given) -> Found:
    """What is asked for a site, and which share of it vouchers pay: disc = min(ceiling, v / (spend + v))."""
    if any(g["voucher_portable"]):
        raise NotImplementedError("vouchers that travel are not covered")
    asked = [g["last_rent"][m] * price for m, price in zip(g["market"], g["site_price"], strict=True)]
    provinces = g["province_count"]
    spend = [0.0] * provinces
    a_year = g["servers_per_capacity"] * g["months_per_year"] / g["thousand"]  # thousand yuan a month to million a year
    for s, province in enumerate(g["site_province"]):
        if g["is_merchant"][s]:
            spend[province] += asked[s] * g["last_utilisation_smoothed"][s] * g["capacity"][s] * a_year
    usable, ceilings, discount = [], [], []
    for province in range(provinces):
        value = g["voucher_budget"][province] * (1.0 - g["voucher_fraud"] * g["played"][province])
        ceiling = g["voucher_rate"][province] or g["voucher_discount_ceiling"]
        usable.append(value)
        ceilings.append(ceiling)
        discount.append(min(ceiling, value / (spend[province] + value)) if value > 0 else 0.0)
    return {
        "site_rent_asked": asked,
        "voucher_usable": usable,
        "voucher_ceiling": ceilings,
        "voucher_discount": discount,
    }


def by_market(g: Given, values: list[float]) -> list[float]:
    """Sum what sites have over the sites of a market."""
    sums = [0.0] * g["market_count"]
    for market, value in zip(g["market"], values, strict=True):
        sums[market] += value
    return sums


def attraction(g: Given) -> Found:
    """V = cap C^(s-1) exp(-b b_w ln(price / 80) + q), for what software lets a site do."""
    installed = by_market(g, g["capacity"])
    pulls = []
    for s, capacity in enumerate(g["capacity"]):
        if capacity <= 0:
            pulls.append([0.0] * len(WORKLOADS))
            continue
        discount = g["voucher_discount"][g["site_province"][s]] if g["is_merchant"][s] else 0.0
        price = g["site_rent_asked"][s] * (1.0 - discount) / g["price_reference"]
        size = (installed[g["market"][s]] / g["capacity_reference"]) ** (g["scale_elasticity"] - 1.0)
        of_site = []
        for w in range(len(WORKLOADS)):
            quality = g["site_quality"][s] + g["class_quality"][g["site_class"][s]][w]
            weight = g["price_sensitivity"] * g["workload_price_weight"][w]
            does = g["work_per_capacity"][s][w] * g["reach_of_software"][s][w]
            of_site.append(capacity * does * size * price**-weight * math.exp(quality))
        pulls.append(of_site)
    return {
        "capacity_by_market": installed,
        "class_capacity": [installed[m] for m in g["market"]],
        "attractiveness": pulls,
    }


def supply(g: Given) -> Found:
    """The clouds' own use comes first, up to a ceiling; of the rest a share can be sold."""
    clouds = sum(c for c, cloud in zip(g["capacity"], g["is_cloud"], strict=True) if cloud)
    own = min(g["own_use_wanted"], g["own_use_ceiling_share"] * clouds)
    sellable = []
    for capacity, cloud in zip(g["capacity"], g["is_cloud"], strict=True):
        part = own * capacity / clouds if cloud and clouds > 0 else 0.0
        sellable.append(max(g["sellable_share"] * capacity - part, 0.0))
    return {"own_use": own, "sellable": sellable}


def assignment(g: Given) -> Found:
    """Users of each province choose among sites by pull and round trip; what full sites refuse is asked again."""
    sites, provinces = range(len(g["capacity"])), range(g["province_count"])
    # How well users of a province reach a site: by its network and the two provinces.
    felt = [[g["latency_kernel"][0][g["network"][s]][r][g["site_province"][s]] for s in sites] for r in provinces]
    left = list(g["sellable"])
    wanted = [list(row) for row in g["demand"]]
    served = [[0.0] * len(WORKLOADS) for _ in sites]
    first: Found = {}
    for _ in range(g["rounds"]):
        open_sites = [s for s in sites if left[s] > g["full_site"]]
        asked = [[0.0] * len(WORKLOADS) for _ in sites]
        for w in range(INTERACTIVE):
            pull = sum(g["attractiveness"][s][w] for s in open_sites)
            if pull > 0:
                for s in open_sites:
                    asked[s][w] = g["attractiveness"][s][w] / pull * sum(wanted[w])
        reach = []
        for r in provinces:
            near = [(s, g["attractiveness"][s][INTERACTIVE] * felt[r][s]) for s in open_sites]
            reached = sum(pull for _, pull in near)
            reach.append(reached)
            if reached > 0:
                for s, pull in near:
                    asked[s][INTERACTIVE] += pull / reached * wanted[INTERACTIVE][r]
        needed = [sum(a / per for a, per in zip(asked[s], g["work_per_capacity"][s], strict=True)) for s in sites]
        if not first:
            pulls = [[0.0] * len(provinces) for _ in range(g["network_count"])]
            for s in open_sites:
                pulls[g["network"][s]][g["site_province"][s]] += g["attractiveness"][s][INTERACTIVE]
            first = {"desired_use": needed, "near": pulls, "reach": reach}
        taken = [0.0] * len(WORKLOADS)
        for s in sites:
            fill = min(1.0, left[s] / max(needed[s], g["smallest_denominator"]))
            for w in range(len(WORKLOADS)):
                served[s][w] += asked[s][w] * fill
                taken[w] += asked[s][w] * fill
            left[s] -= needed[s] * fill
        for w in range(len(WORKLOADS)):
            remaining = 1.0 - taken[w] / max(sum(wanted[w]), g["smallest_denominator"])
            wanted[w] = [x * remaining if remaining > g["rounding_error"] else 0.0 for x in wanted[w]]
        if not any(map(sum, wanted)):
            break
    return {"allocation": served, "unmet": [sum(row) for row in wanted], **first}


def use(g: Given) -> Found:
    """What of each site is in use, smoothed; and of all clouds, own use included."""
    used, smoothed, clouds, busy = [], [], 0.0, g["own_use"]
    for s, capacity in enumerate(g["capacity"]):
        now = sum(a / per for a, per in zip(g["allocation"][s], g["work_per_capacity"][s], strict=True))
        before = g["last_utilisation_smoothed"][s]
        used.append(now)
        smoothed.append(before + g["utilisation_smoothing"] * (now / capacity - before) if capacity > 0 else before)
        if g["is_cloud"][s]:
            clouds, busy = clouds + capacity, busy + now
    return {"use": used, "utilisation_smoothed": smoothed, "cloud_utilisation": busy / clouds if clouds > 0 else busy}


# ----------------------------------------------------------------------------------------------------------- rents


def tightness(g: Given) -> Found:
    """X = w (0.5 national + 0.5 class) + (1 - w) site;  m += 0.2 (X - m), from X itself in the first week."""
    small, most = g["smallest_denominator"], g["tightness_ceiling"]
    national = sum(map(sum, g["demand"])) / max(sum(g["sellable"]), small)
    asked, room = by_market(g, g["desired_use"]), by_market(g, g["sellable"])
    provinces = g["province_count"]
    mixed = []
    for kind in range(g["class_count"]):
        members = range(kind * provinces, (kind + 1) * provinces)
        of_class = min(sum(asked[m] for m in members) / max(sum(room[m] for m in members), small), most)
        common = g["national_mix"] * national + (1.0 - g["national_mix"]) * of_class
        for m in members:
            here = min(asked[m] / max(room[m], small), most)
            now = g["national_weight"] * common + (1.0 - g["national_weight"]) * here
            before = g["last_tightness"][m]
            mixed.append(before + g["tightness_smoothing"] * (now - before) if g["week"] > 0 else now)
    return {"national_tightness": national, "tightness": mixed}


def rents(g: Given) -> Found:
    """R* = quality (reservation + (scarcity - reservation) logistic((m - x0)/w));  ln R += lam ln(R*/R); the quote."""
    late = max(g["year"] - g["technical_decline_year"], 0.0)
    reservation = g["rent_reservation"] * math.exp(-g["rent_technical_decline"] * late)
    rent = []
    for m, before in enumerate(g["last_rent"]):
        lift = logistic((g["tightness"][m] - g["tightness_midpoint"]) / g["tightness_width"])
        target = g["market_quality"][m] * (reservation + (g["rent_scarcity"] - reservation) * lift)
        moved = before * (target / before) ** g["rent_adjustment"]
        rent.append(clipped(moved, g["rent_floor"], g["rent_ceiling"]))
    let = [u * w for u, w in zip(by_market(g, g["use"]), g["market_quote_weight"], strict=True)]
    if sum(let) <= g["smallest_denominator"]:
        let = [w * g["capacity_reference"] for w in g["market_quote_weight"]]
    alike = [r / q for r, q in zip(rent, g["market_quality"], strict=True)]
    quote = sum(w * r for w, r in zip(let, alike, strict=True)) / max(sum(let), g["smallest_denominator"])
    remembered = g["last_quote_history"]
    history = [quote, *remembered[:-1]] if g["week"] > 0 else [quote] * len(remembered)
    lag, half_year = int(g["rent_information_lag"]), int(g["half_year"])
    smoothed = g["last_quote_smoothed"] + g["quote_smoothing"] * (quote - g["last_quote_smoothed"])
    sellers = [c * k for c, k in zip(g["capacity_by_market"], g["market_in_token_price"], strict=True)]
    mean = sum(w * r for w, r in zip(sellers, rent, strict=True)) / max(sum(sellers), g["smallest_denominator"])
    return {
        "rent": rent,
        "site_rent": [rent[m] * price for m, price in zip(g["market"], g["site_price"], strict=True)],
        "quote": quote,
        "quote_smoothed": smoothed,
        "quote_history": history,
        "quote_lagged": history[lag],
        "quote_lagged_half_year": history[lag + half_year],
        "mean_rent": mean,
    }


# ---------------------------------------------------------------------------------------------------- construction


def construction(g: Given) -> Found:
    """Pools of projects: starts join the first of six stages, a share is given up, a share of the rest moves on."""
    pace = min(g["stage_count"] / (g["lead_time"] * g["fast_track"]) * math.sqrt(g["chip_supply"]), 1.0)
    margin = g["return_now"] + g["other_return"] - g["cancellation_hurdle"]
    yearly = g["cancellation_base"] * math.exp(-2.0 * g["cancellation_sensitivity"] * margin)
    hazard = clipped(yearly, g["cancellation_floor"], g["cancellation_ceiling"]) / g["weeks_per_year_rounded"]
    hazard *= 1.0 + (g["ndrc_hazard_factor"] - 1.0) * g["ramp_ndrc_hazard"]
    hazard = min(hazard, g["cancellation_weekly_limit"])
    new = [rate for of_class in g["start_rate_by_class"] for rate in of_class]
    prelease = [*g["policy_prelease"], *g["policy_prelease"]]
    projects, capacity, finished_capacity, given_up, finished = [], [], [], 0.0, 0.0
    for pool, started in enumerate(new):
        lost = hazard * (1.0 - g["prelease_kept"] * prelease[pool])
        counts, sizes, moving, moving_size = [], [], 0.0, 0.0
        for stage, (count, size) in enumerate(
            zip(g["pipeline_projects"][pool], g["pipeline_capacity"][pool], strict=True)
        ):
            if stage == 0:
                count, size = count + started, size + started * g["project_size"]
            given_up += count * lost
            stay, stay_size = count * (1.0 - lost), size * (1.0 - lost)
            counts.append(stay * (1.0 - pace) + moving)
            sizes.append(stay_size * (1.0 - pace) + moving_size)
            moving, moving_size = stay * pace, stay_size * pace
        finished += moving
        projects.append(counts)
        capacity.append(sizes)
        finished_capacity.append(moving_size)
    return {
        "stage_rate": pace,
        "cancellation_rate": hazard,
        "starts": g["start_rate_by_class"],
        "pipeline_projects_next": projects,
        "pipeline_capacity_next": capacity,
        "projects_cancelled_now": given_up,
        "projects_finished_now": finished,
        "capacity_finished": finished_capacity,
    }


def halls(g: Given) -> Found:
    """A hall passes a stage in its mean time, a fast one sooner; it is finished when it has passed the last."""
    stages, progresses, finished, entered = [], [], [], []
    for hall, status in enumerate(g["hall_status"]):
        stage, progress, done = g["hall_stage"][hall], g["hall_progress"][hall], False
        if status == g["status_building"]:
            quicker = g["fast_track_lead"] if g["hall_fast"][hall] else 1.0
            progress += min(g["stage_rate"] / quicker, 1.0)
            done = progress >= 1.0
            if done:
                stage, progress = stage + 1, progress - 1.0
        ready = done and stage >= g["stage_count"]
        stages.append(stage)
        progresses.append(progress)
        finished.append(ready)
        entered.append(int(done and not ready))
    return {
        "hall_stage_next": stages,
        "hall_progress_next": progresses,
        "hall_finished": finished,
        "hall_stages_entered": entered,
    }


# ---------------------------------------------------------------------------------------------------------- resale


def card_value(g: Given) -> Found:
    """V = 12 max(r e (p/p26)^0.3 u - 9 o, 1) / 8 / (0.18 + loss), u = clip(0.35 + 0.5 x, 0.2, 0.85)."""
    training = g["pretraining_demand"] + g["finetuning_demand"]
    weight = training / (training + g["inference_demand"])
    floor = g["value_rent_floor"]
    trend = max(g["quote_lagged"], floor) / max(g["quote_lagged_half_year"], floor)
    before = g["last_resale_tightness"]
    busy = clipped(g["value_use_base"] + g["value_use_slope"] * before, g["value_use_floor"], g["value_use_ceiling"])
    earning, worth = [], []
    for chip, upkeep in enumerate(g["chip_upkeep"]):
        score = weight * g["chip_score_training"][chip] + (1.0 - weight) * g["chip_score_inference"][chip]
        earned = g["quote_smoothed"] * score * trend ** g["value_trend_exponent"] * busy
        net = max(earned - g["value_upkeep"] * upkeep, g["value_net_floor"])
        a_card = g["months_per_year"] * net / g["cards_per_server"]
        earning.append(score)
        worth.append(a_card / (g["value_required_return"] + g["chip_value_loss"][chip]))
    now = min(g["national_tightness"], g["resale_tightness_ceiling"])
    memory = before + (now - before) / g["resale_tightness_memory"]
    return {"chip_earning": earning, "card_value": worth, "resale_tightness": memory}


def card_market(g: Given, resale: str) -> Found:
    """Every chip's own book: who buys, who must sell and who may, what piles up unsold, and where the price goes."""
    found: Found = {
        name: []
        for name in (
            "card_bids", "card_offers", "card_book", "card_pressure", "cards_unsold", "card_exports",
            "card_spill_over", "card_price", "card_trades",
        )
    }  # fmt: skip
    for chip, price in enumerate(g["last_card_price"]):
        for name, value in one_chip(g, chip, price, resale).items():
            found[name].append(value)
    return found


def one_chip(g: Given, chip: int, price: float, resale: str) -> Found:
    """buy = 0.012 N Phi(ln(V/p)/s) + 5;  sell = 0.8 F Phi(ln(p/0.55 B)/s) + 0.006 N Phi(ln(p/max(V, 0.72 B))/s) + 5."""
    stock, book, value = g["chip_traded_stock"][chip], g["last_card_book"][chip], g["card_value"][chip]
    weeks = g["weeks_per_year_rounded"]

    def willing(better: float, worse: float) -> float:
        """Share of those who would: Phi of the logarithm, by the logistic curve that stands for it."""
        return logistic(g["normal_logistic_scale"] * math.log(better / worse) / g["card_dispersion"])

    buy = sell = 0.0
    if g["week"] >= g["chip_on_market"][chip]:
        buy = g["card_buyers"] * stock * willing(value, price) + g["card_order_floor"]
        must = g["card_forced_share"] * g["distress_cards"][chip] * willing(price, g["card_forced_limit"] * book)
        may = g["card_sellers"] * stock * willing(price, max(value, g["card_book_limit"] * book))
        sell = must + may + g["card_order_floor"]
        book *= 1.0 - g["chip_book_decline"][chip] / weeks
    unsold, pressure = g["last_cards_unsold"][chip], 0.0
    if resale == "inventory":
        unsold = max(unsold * (1.0 - 1.0 / g["unsold_memory"]) + sell - buy, 0.0)
        pressure = g["unsold_pressure"] * math.log(1.0 + unsold / (g["unsold_scale"] * stock))
    abroad = g["export_gap"] * g["world_price"][chip]
    exports = spill_over = 0.0
    if g["export_open"] and price < abroad:
        exports = g["export_open"] * g["export_share"] / weeks * stock
        spill_over = g["export_open"] * g["spill_over"] / weeks * math.log(abroad / price)
    push = g["card_adjustment"] * (buy - sell) / (buy + sell + g["card_depth"] * stock)
    return {
        "card_bids": buy,
        "card_offers": sell,
        "card_book": book,
        "card_pressure": pressure,
        "cards_unsold": unsold,
        "card_exports": exports,
        "card_spill_over": spill_over,
        "card_price": clipped(
            price * math.exp(push - pressure + spill_over), g["chip_price_floor"][chip], g["chip_price_ceiling"][chip]
        ),
        "card_trades": min(buy, sell),
    }
