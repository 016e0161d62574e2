"""The second-hand market of the H100 card: what it is worth, who buys, who must sell (theory ``posted``)."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation


@equation("h100_fundamental_value", "resale_tightness", source="study:9")
def card_value(
    quote_smoothed,
    quote_lagged,
    quote_lagged_half_year,
    last_resale_tightness,
    national_tightness,
    resale_tightness_ceiling,
    resale_tightness_memory,
    value_trend_exponent,
    value_rent_floor,
    value_use_base,
    value_use_slope,
    value_use_floor,
    value_use_ceiling,
    value_upkeep,
    months_per_year,
    cards_per_server,
    value_required_return,
):
    """What a card is worth to a buyer: a year's net rent over required return and loss of value, thousand yuan.

    V = 12 max(r (p/p26)^0.3 u - 9, 1) / 8 / 0.43, u = clip(0.35 + 0.5 x, 0.2, 0.85), x tightness of the past
    """
    older = np.maximum(quote_lagged_half_year, value_rent_floor)
    trend = kernels.power(np.maximum(quote_lagged, value_rent_floor) / older, value_trend_exponent)
    busy = np.clip(value_use_base + value_use_slope * last_resale_tightness, value_use_floor, value_use_ceiling)
    net = np.maximum(quote_smoothed * trend * busy - value_upkeep, 1.0)
    now = np.minimum(national_tightness, resale_tightness_ceiling)
    memory = last_resale_tightness + (now - last_resale_tightness) / resale_tightness_memory
    return months_per_year * net / cards_per_server / value_required_return, memory


@equation("h100_card_price", "card_book", "resale_volume", source="study:9", valid="15 <= price <= 450")
def posted_resale(
    last_h100_card_price,
    last_card_book,
    h100_fundamental_value,
    distress_cards,
    card_buyers,
    card_forced_share,
    card_sellers,
    card_order_floor,
    card_forced_limit,
    card_book_limit,
    card_dispersion,
    card_adjustment,
    card_depth,
    card_price_floor,
    card_price_ceiling,
    card_book_decline,
    normal_logistic_scale,
    weeks_per_year_rounded,
    noise_card,
    card_noise,
):
    """Card price (thousand yuan), its book value, and cards traded a week.

    buy = 1200 Phi(ln(V/p)/s) + 5;  sell = 0.8 F Phi(ln(p/0.55 B)/s) + 600 Phi(ln(p/max(V, 0.72 B))/s) + 5
    ln p += k (buy - sell)/(buy + sell + 200);  volume = min(buy, sell)

    Sellers who hold to book value keep the price above what buyers would pay: trade dries up, price sags slowly.
    """
    price, book, value = last_h100_card_price, last_card_book, h100_fundamental_value
    hold = np.maximum(value, card_book_limit * book)
    gaps = kernels.log(np.array([value / price, price / (card_forced_limit * book), price / hold]))
    share = kernels.logistic(normal_logistic_scale * gaps / card_dispersion)
    buy = card_buyers * share[0] + card_order_floor
    sell = card_forced_share * distress_cards * share[1] + card_sellers * share[2] + card_order_floor
    step = card_adjustment * (buy - sell) / (buy + sell + card_depth) + card_noise * noise_card
    moved = np.clip(price * kernels.exp(step), card_price_floor, card_price_ceiling)
    return moved, book * (1.0 - card_book_decline / weeks_per_year_rounded), np.minimum(buy, sell)
