"""The second-hand market, a book for every chip: what a card is worth, who buys, who must sell, what stays unsold."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation


@equation("chip_earning", source="study:17")
def chip_earning(pretraining_demand, finetuning_demand, inference_demand, chip_score_training, chip_score_inference):
    """Rent that a server of each chip earns relative to one of H100: its scores, weighted by what is wanted."""
    training = pretraining_demand + finetuning_demand
    weight = (training / (training + inference_demand))[..., None]
    return weight * chip_score_training + (1.0 - weight) * chip_score_inference


@equation("card_value", "resale_tightness", source="study:9")
def card_value(
    quote_smoothed,
    quote_lagged,
    quote_lagged_half_year,
    last_resale_tightness,
    national_tightness,
    chip_earning,
    chip_upkeep,
    chip_value_loss,
    resale_tightness_ceiling,
    resale_tightness_memory,
    value_trend_exponent,
    value_rent_floor,
    value_use_base,
    value_use_slope,
    value_use_floor,
    value_use_ceiling,
    value_upkeep,
    value_net_floor,
    months_per_year,
    cards_per_server,
    value_required_return,
):
    """What a card is worth to a buyer: a year's net rent over required return and loss of value, thousand yuan.

    V = 12 max(r e (p/p26)^0.3 u - 9 o, 1) / 8 / (0.18 + loss), u = clip(0.35 + 0.5 x, 0.2, 0.85), x past tightness
    """
    older = np.maximum(quote_lagged_half_year, value_rent_floor)
    trend = kernels.power(np.maximum(quote_lagged, value_rent_floor) / older, value_trend_exponent)
    busy = np.clip(value_use_base + value_use_slope * last_resale_tightness, value_use_floor, value_use_ceiling)
    earned = (quote_smoothed * trend * busy)[..., None] * chip_earning
    net = np.maximum(earned - value_upkeep[..., None] * chip_upkeep, value_net_floor[..., None])
    now = np.minimum(national_tightness, resale_tightness_ceiling)
    memory = last_resale_tightness + (now - last_resale_tightness) / resale_tightness_memory
    wanted = value_required_return[..., None] + chip_value_loss
    return (months_per_year / cards_per_server)[..., None] * net / wanted, memory


@equation("card_bids", "card_offers", "card_book", source="study:9")
def card_orders(
    last_card_price,
    last_card_book,
    card_value,
    distress_cards,
    chip_traded_stock,
    chip_book_decline,
    chip_on_market,
    card_buyers,
    card_forced_share,
    card_sellers,
    card_order_floor,
    card_forced_limit,
    card_book_limit,
    card_dispersion,
    normal_logistic_scale,
    weeks_per_year_rounded,
    week,
):
    """Cards of each chip that are wanted and offered in a week, and their book value (thousand yuan).

    buy = 0.012 N Phi(ln(V/p)/s) + 5;  sell = 0.8 F Phi(ln(p/0.55 B)/s) + 0.006 N Phi(ln(p/max(V, 0.72 B))/s) + 5

    Sellers who hold to book value keep the price above what buyers would pay.
    """
    price, book = last_card_price, last_card_book
    hold = np.maximum(card_value, card_book_limit[..., None] * book)
    forced = card_forced_limit[..., None] * book
    gaps = kernels.log(np.array([card_value / price, price / forced, price / hold]))
    share = kernels.logistic(normal_logistic_scale[..., None] * gaps / card_dispersion[..., None])
    floor = card_order_floor[..., None]
    traded = week[..., None] >= chip_on_market
    buy = traded * (card_buyers[..., None] * chip_traded_stock * share[0] + floor)
    must = card_forced_share[..., None] * distress_cards * share[1]
    sell = traded * (must + card_sellers[..., None] * chip_traded_stock * share[2] + floor)
    aged = book * (1.0 - traded * chip_book_decline / weeks_per_year_rounded[..., None])
    return buy, sell, aged


@equation("card_pressure", "cards_unsold", source="study:9")
def posted_resale(last_cards_unsold):
    """Nothing but this week's orders moves the price (theory ``posted``)."""
    return np.zeros_like(last_cards_unsold), last_cards_unsold


@equation("card_pressure", "cards_unsold", source="study:17")
def inventory_resale(
    last_cards_unsold, card_bids, card_offers, unsold_pressure, unsold_scale, unsold_memory, chip_traded_stock
):
    """Offers that found no buyer pile up until buyers come, and press on the price (theory ``inventory``).

    U = max(U (1 - 1 / memory) + sell - buy, 0);  ln p falls by k ln(1 + U / U0), U0 a share of the traded stock
    """
    kept = last_cards_unsold * (1.0 - 1.0 / unsold_memory[..., None])
    unsold = np.maximum(kept + card_offers - card_bids, 0.0)
    return unsold_pressure[..., None] * kernels.log(
        1.0 + unsold / (unsold_scale[..., None] * chip_traded_stock)
    ), unsold


@equation("card_exports", "card_spill_over", source="study:17")
def card_exports(
    last_card_price,
    world_price,
    chip_traded_stock,
    export_open,
    export_gap,
    export_share,
    spill_over,
    weeks_per_year_rounded,
):
    """Cards that traders would take abroad in a week, and what prices abroad do to prices here.

    Where a card is cheaper than 0.85 of its price abroad: 5 % of the traded stock a year leave, and the price follows
    a tenth of the gap in a year. Only while the channel is open.
    """
    if not export_open.any():
        nothing = np.zeros(last_card_price.shape)
        return nothing, nothing
    worth = export_gap[..., None] * world_price
    cheap = (last_card_price < worth) * export_open[..., None]
    leaving = cheap * (export_share / weeks_per_year_rounded)[..., None] * chip_traded_stock
    return leaving, cheap * (spill_over / weeks_per_year_rounded)[..., None] * kernels.log(worth / last_card_price)


@equation("card_price", "card_trades", source="study:9", valid="15 <= price of an H100 <= 450 kCNY")
def card_market(
    last_card_price,
    card_bids,
    card_offers,
    card_pressure,
    chip_traded_stock,
    chip_price_floor,
    chip_price_ceiling,
    card_adjustment,
    card_depth,
    card_spill_over,
    noise_card,
    card_noise,
):
    """Card price of each chip (thousand yuan), and cards traded a week: trade dries up while the price sags slowly.

    ln p += k (buy - sell)/(buy + sell + 200) - pressure + spill-over;  volume = min(buy, sell)
    """
    depth = card_depth[..., None] * chip_traded_stock
    step = card_adjustment[..., None] * (card_bids - card_offers) / (card_bids + card_offers + depth)
    moved = last_card_price * kernels.exp(step - card_pressure + card_spill_over + card_noise[..., None] * noise_card)
    return np.clip(moved, chip_price_floor, chip_price_ceiling), np.minimum(card_bids, card_offers)
