"""Chips ordered ahead: what a new card costs, when ordered cards come, what never comes, and what is paid then."""

from __future__ import annotations

import numpy as np

from sandbox.model.cards import new_card_cost
from sandbox.model.marker import equation
from sandbox.model.sums import total


@equation("contract_lost", "contract_arrived", "contract_payments", source="assumption:trade")
def contracts(
    contract_cards,
    contract_weeks,
    contract_firm,
    contract_price,
    chip_on_sale,
    chip_was_on_sale,
    purse_free,
    last_card_price,
    chip_first_price,
    week,
    server_cost_decline,
    weeks_per_year,
    new_card_floor,
    contract_deposit,
    delivery_lost,
    delivery_refund,
    cards_per_server,
    thousand,
):
    """Cards on order that never come, cards that come, and what is paid for them this week, million yuan.

    A window that closes keeps back a part of what was ordered firmly; a part of its deposit comes back. At its date the
    rest is paid. An option is used where its chip may be bought, costs more by then and can be paid; else it lapses.
    """
    if not contract_cards.any():
        nothing = np.zeros(contract_price.shape)
        return nothing, nothing, np.zeros(purse_free.shape)
    firm, due = contract_firm > 0, contract_weeks == 1
    closing = (chip_was_on_sale > 0) & ~(chip_on_sale > 0)
    servers = cards_per_server[..., None, None]
    part = np.floor(contract_cards * delivery_lost[..., None, None] / servers) * servers
    lost = part * (firm & closing[:, None, :])
    price = contract_price / thousand[..., None, None]
    today = new_card_cost(last_card_price, chip_first_price, week, server_cost_decline, weeks_per_year, new_card_floor)
    better = (today[:, None, :] > contract_price) & (chip_on_sale > 0)[:, None, :]
    strike = contract_cards * price * (due & ~firm & better)
    paid_for = (strike > 0) & (np.add.accumulate(strike, axis=-1) <= purse_free[..., None])
    comes = (contract_cards - lost) * ((due & firm) | paid_for)
    deposit = contract_deposit[..., None, None]
    rest = comes * price * (1.0 - deposit * firm)
    back = lost * price * deposit * delivery_refund[..., None, None]
    return lost, comes, total(rest - back)
