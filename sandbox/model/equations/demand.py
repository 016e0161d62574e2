"""What is wanted: tokens, compute per token, training, fine-tuning and the clouds' own use."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation


@equation("dsv2_gain", "dsv3_gain", "dsv32_gain", source="study:1")
def efficiency_gains(v2_compute_factor, v3_compute_factor, v32_compute_factor):
    """What each efficient model adds to the logarithm of compute per token (below 0), fully adopted."""
    return tuple(kernels.log(np.array([v2_compute_factor, v3_compute_factor, v32_compute_factor])))


@equation("compute_per_token", "compute_per_token_relative", source="study:1")
def compute_per_token(
    year,
    compute_intensity_initial,
    efficiency_trend,
    dsv2_gain,
    dsv3_gain,
    dsv32_gain,
    reasoning_growth,
    ramp_dsv2,
    ramp_dsv3,
    ramp_dsv32,
    ramp_r1_reasoning,
):
    """EFLOPS that a trillion tokens a day need, and the same relative to January 2023.

    ln c = ln c0 - trend yr + ln(cV2) ramp2 + ln(cV3) ramp3 + ln(cV32) ramp32 + reasoning rampR1
    """
    change = (
        -efficiency_trend * year
        + dsv2_gain * ramp_dsv2
        + dsv3_gain * ramp_dsv3
        + dsv32_gain * ramp_dsv32
        + reasoning_growth * ramp_r1_reasoning
    )
    relative = kernels.exp(change)
    return compute_intensity_initial * relative, relative


@equation("token_price", source="study:1")
def token_price(
    compute_per_token_relative,
    pricewar_markup,
    rent_pass_through,
    ramp_pricewar,
    last_mean_rent,
    rent_reference,
):
    """Price of a token relative to January 2023: mark-up, compute and rent.

    P = markup^ramp (c / c0) (rent / 115)^pass
    """
    logs = kernels.log(np.array([pricewar_markup, last_mean_rent / rent_reference]))
    mark_up_and_rent = kernels.exp(logs[0] * ramp_pricewar + rent_pass_through * logs[1])
    return mark_up_and_rent * compute_per_token_relative


@equation("price_response", source="study:2")
def constant_rebound(price_elasticity):
    """How strongly demand answers to the price of tokens, whatever is served already (theory ``constant``)."""
    return price_elasticity


@equation("price_response", source="study:17")
def saturating_rebound(price_elasticity, last_tokens_per_day, rebound_saturation):
    """The same, fading as needs are met (theory ``saturating``).

    e = e0 (1 - N / (N + Ks))
    """
    return price_elasticity * (1.0 - last_tokens_per_day / (last_tokens_per_day + rebound_saturation))


@equation("tokens_per_day", source="study:2")
def tokens_per_day(
    last_tokens_per_day,
    year,
    token_price,
    adoption_ceiling_log,
    adoption_anchor_log,
    adoption_anchor_year,
    adoption_rate,
    price_response,
    adoption_adjustment,
    r1_demand_lift,
    ramp_r1,
    noise_tokens,
    token_noise,
    token_reference,
):
    """Tokens served a day: Gompertz adoption, a response to price, partial adjustment.

    ln A = K - (K - a1) exp(-g (yr - 1.1));  ln N += k (ln A - e ln P + lift ramp - ln N) + 0.02 z
    """
    adoption = adoption_ceiling_log - (adoption_ceiling_log - adoption_anchor_log) * kernels.exp(
        -adoption_rate * (year - adoption_anchor_year)
    )
    logs = kernels.log(np.array([token_price, last_tokens_per_day / token_reference]))
    target = adoption - price_response * logs[0] + r1_demand_lift * ramp_r1
    moved = logs[1] + adoption_adjustment * (target - logs[1]) + token_noise * noise_tokens
    return token_reference * kernels.exp(moved)


@equation("pretraining_developers", source="study:3")
def pretraining_developers(
    last_pretraining_developers,
    week,
    developers_entrants,
    entry_peak,
    entry_width,
    exit_base,
    exit_start_week,
    exit_pricewar,
    exit_pricewar_weeks,
    exit_r1,
    exit_r1_weeks,
    developers_core,
    weeks_since_pricewar,
    weeks_since_r1,
    root_two_pi,
):
    """Developers that still train large models: a wave of entries, then exits down to a core.

    n += K/(w sqrt(2 pi)) exp(-((t - peak)/w)^2 / 2) - x(t) max(n - core, 0)
    """
    distance = (week - entry_peak) / entry_width
    decays = kernels.exp(
        np.array(
            [
                -distance * distance / 2.0,
                -np.maximum(weeks_since_pricewar, 0.0) / exit_pricewar_weeks,
                -np.maximum(weeks_since_r1, 0.0) / exit_r1_weeks,
            ]
        )
    )
    entries = developers_entrants / (entry_width * root_two_pi) * decays[0]
    exit_rate = (
        exit_base * (week > exit_start_week)
        + exit_pricewar * (weeks_since_pricewar > 0) * decays[1]
        + exit_r1 * (weeks_since_r1 > 0) * decays[2]
    )
    leavers = exit_rate * np.maximum(last_pretraining_developers - developers_core, 0.0)
    return last_pretraining_developers + entries - leavers


@equation("pretraining_demand", "finetuning_demand", "inference_demand", "own_use_wanted", source="study:3")
def national_demand(
    year,
    week,
    tokens_per_day,
    compute_per_token,
    pretraining_developers,
    last_quote_smoothed,
    rent_reference,
    developer_compute,
    developer_compute_growth,
    developer_growth_years,
    training_elasticity,
    finetuning_initial,
    finetuning_ceiling,
    finetuning_midpoint,
    finetuning_width,
    finetuning_growth,
    finetuning_growth_year,
    own_use_initial,
    own_use_growth,
    own_use_growth_later,
    own_use_break_year,
):
    """Compute wanted in the nation, EF: pre-training, fine-tuning, inference, and the clouds' own use.

    Dpre = n e exp(0.25 min(yr, 2.5)) (rent/115)^-h;  Dft = f0 + (fK - f0) logistic e^(0.15 later);
    Dinf = N c;  own use grows in two steps
    """
    late = np.maximum(year - finetuning_growth_year, 0.0)
    price_response = -training_elasticity * kernels.log(last_quote_smoothed / rent_reference)
    growth = kernels.exp(
        np.array(
            [
                developer_compute_growth * np.minimum(year, developer_growth_years) + price_response,
                finetuning_growth * late,
                own_use_growth * np.minimum(year, own_use_break_year)
                + own_use_growth_later * np.maximum(year - own_use_break_year, 0.0),
            ]
        )
    )
    spread = kernels.logistic((week - finetuning_midpoint) / finetuning_width)
    return (
        pretraining_developers * developer_compute * growth[0],
        finetuning_initial + (finetuning_ceiling - finetuning_initial) * spread * growth[1],
        tokens_per_day * compute_per_token,
        own_use_initial * growth[2],
    )


@equation("demand_share", source="study:3")
def demand_share(train_demand_share, inference_demand_share, workload_is_pretraining):
    """Share of each workload's demand by province: pre-training where the labs sit, the rest where users sit."""
    first = workload_is_pretraining[..., None] > 0
    return np.where(first, train_demand_share[..., None, :], inference_demand_share[..., None, :])


@equation("demand", source="study:3")
def regional_demand(pretraining_demand, finetuning_demand, inference_demand, batch_share, demand_share):
    """Marketable demand by workload and province, EF."""
    batch = batch_share * inference_demand
    interactive = (1.0 - batch_share) * inference_demand
    national = np.array([pretraining_demand, finetuning_demand, batch, interactive]).T
    return national[..., None] * demand_share
