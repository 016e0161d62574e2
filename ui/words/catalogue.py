"""The sentences for the engine's codes: labels and units of recorded variables, notices, issues, verbs."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import sandbox
from ui.words import policies
from ui.words.marks import QT_TRANSLATE_NOOP, translate


class Words(Protocol):
    """How numbers and names read in the current language; `ui/words/i18n.py` knows it."""

    def number(self, value: float, digits: int = 0, *, sign: bool = False) -> str: ...

    def with_unit(self, name: str, value: float, *, sign: bool = False) -> str: ...

    def said(self, name: str, text: str) -> str: ...

    def explained(self, name: str) -> str: ...

    def hides(self, name: str) -> bool: ...

    def money(self, mcny: float, *, sign: bool = False) -> str: ...

    def percent(self, share: float, digits: int = 0) -> str: ...

    def operator(self, operator: str) -> str: ...

    def province(self, name: str) -> str: ...

    def chip(self, chip: str) -> str: ...

    def shock(self, shock: str) -> str: ...


LABELS: dict[str, str] = {
    "projects_announced": QT_TRANSLATE_NOOP("Label", "Halls announced"),
    "projects_finished": QT_TRANSLATE_NOOP("Label", "Halls finished"),
    "projects_cancelled": QT_TRANSLATE_NOOP("Label", "Halls given up"),
    "projects_in_pipeline": QT_TRANSLATE_NOOP("Label", "Halls under way"),
    "merchant_capacity": QT_TRANSLATE_NOOP("Label", "Merchant capacity"),
    "total_capacity": QT_TRANSLATE_NOOP("Label", "Total capacity"),
    "cloud_capacity": QT_TRANSLATE_NOOP("Label", "Cloud capacity"),
    "inference_hall_capacity": QT_TRANSLATE_NOOP("Label", "Inference halls' capacity"),
    "training_hall_capacity": QT_TRANSLATE_NOOP("Label", "Training halls' capacity"),
    "merchant_utilisation": QT_TRANSLATE_NOOP("Label", "Merchant use"),
    "cloud_utilisation": QT_TRANSLATE_NOOP("Label", "Cloud use"),
    "inference_hall_utilisation": QT_TRANSLATE_NOOP("Label", "Inference halls' use"),
    "training_hall_utilisation": QT_TRANSLATE_NOOP("Label", "Training halls' use"),
    "west_training_utilisation": QT_TRANSLATE_NOOP("Label", "Western training halls' use"),
    "idle_share_new": QT_TRANSLATE_NOOP("Label", "Idle share of new capacity"),
    "rack_occupancy": QT_TRANSLATE_NOOP("Label", "Rack occupancy"),
    "rent_8xh100": QT_TRANSLATE_NOOP("Label", "Rent of 8×H100"),
    "h100_card_price": QT_TRANSLATE_NOOP("Label", "H100 card, second hand"),
    "h100_fundamental_value": QT_TRANSLATE_NOOP("Label", "H100 card's worth"),
    "resale_volume": QT_TRANSLATE_NOOP("Label", "Cards resold"),
    "tokens_per_day": QT_TRANSLATE_NOOP("Label", "Tokens served"),
    "compute_per_token": QT_TRANSLATE_NOOP("Label", "Compute per token"),
    "token_price": QT_TRANSLATE_NOOP("Label", "Token price, January 2023 is 1"),
    "inference_share": QT_TRANSLATE_NOOP("Label", "Inference in demand"),
    "pretraining_demand": QT_TRANSLATE_NOOP("Label", "Training demand"),
    "finetuning_demand": QT_TRANSLATE_NOOP("Label", "Fine-tuning demand"),
    "inference_demand": QT_TRANSLATE_NOOP("Label", "Inference demand"),
    "own_use_demand": QT_TRANSLATE_NOOP("Label", "Clouds' own demand"),
    "pretraining_developers": QT_TRANSLATE_NOOP("Label", "Developers that train"),
    "national_tightness": QT_TRANSLATE_NOOP("Label", "Demand over capacity"),
    "unmet_demand": QT_TRANSLATE_NOOP("Label", "Unmet demand"),
    "late_demand": QT_TRANSLATE_NOOP("Label", "Served too late"),
    "fiscal_cost": QT_TRANSLATE_NOOP("Label", "Public money paid"),
    "operator_cash": QT_TRANSLATE_NOOP("Label", "Operators' cash"),
    "stranded_value": QT_TRANSLATE_NOOP("Label", "Stranded value"),
    "carbon": QT_TRANSLATE_NOOP("Label", "Carbon"),
    "purse": QT_TRANSLATE_NOOP("Label", "Your money"),
    "purse_income": QT_TRANSLATE_NOOP("Label", "Your weekly change"),
    "own_capacity": QT_TRANSLATE_NOOP("Label", "Your capacity"),
    "own_utilisation": QT_TRANSLATE_NOOP("Label", "Your halls' use"),
    "own_cash": QT_TRANSLATE_NOOP("Label", "Your halls' cash"),
    "own_halls": QT_TRANSLATE_NOOP("Label", "Your halls running"),
    "utilisation": QT_TRANSLATE_NOOP("Label", "GPU use"),
    "latency": QT_TRANSLATE_NOOP("Label", "Round trip to demand"),
    "power_price": QT_TRANSLATE_NOOP("Label", "Power price"),
    "idle_capacity": QT_TRANSLATE_NOOP("Label", "Idle capacity"),
    "inference_capacity": QT_TRANSLATE_NOOP("Label", "Inference halls' capacity"),
    "training_capacity": QT_TRANSLATE_NOOP("Label", "Training halls' capacity"),
    "inference_use": QT_TRANSLATE_NOOP("Label", "Inference halls' use"),
    "training_use": QT_TRANSLATE_NOOP("Label", "Training halls' use"),
    "in_pipeline": QT_TRANSLATE_NOOP("Label", "Under way"),
    "starts": QT_TRANSLATE_NOOP("Label", "Halls started"),
    "rent": QT_TRANSLATE_NOOP("Label", "Rent of 8 cards"),
    "voucher": QT_TRANSLATE_NOOP("Label", "Compute vouchers"),
    "demand": QT_TRANSLATE_NOOP("Label", "Local demand"),
    "capacity": QT_TRANSLATE_NOOP("Label", "Capacity"),
    "cash": QT_TRANSLATE_NOOP("Label", "Cash"),
    "debt": QT_TRANSLATE_NOOP("Label", "Debt"),
    "megawatts": QT_TRANSLATE_NOOP("Label", "Power drawn"),
    "stage": QT_TRANSLATE_NOOP("Label", "Stage"),
    "status": QT_TRANSLATE_NOOP("Label", "State"),
    "weeks_to_finish": QT_TRANSLATE_NOOP("Label", "Opens in"),
    "idle_share": QT_TRANSLATE_NOOP("Label", "Idle share"),
    "stranded_share": QT_TRANSLATE_NOOP("Label", "Stranded share"),
    "merchant_debt": QT_TRANSLATE_NOOP("Label", "Operators' debt"),
    "rolled_debt": QT_TRANSLATE_NOOP("Label", "Debt rolled over"),
    "fiscal_year": QT_TRANSLATE_NOOP("Label", "Paid in the last year"),
    "cards_mothballed": QT_TRANSLATE_NOOP("Label", "Mothballed capacity"),
    "gauge_service": QT_TRANSLATE_NOOP("Label", "Gauge of service"),
    "gauge_money": QT_TRANSLATE_NOOP("Label", "Gauge of public money"),
    "gauge_stranded": QT_TRANSLATE_NOOP("Label", "Gauge of stranded value"),
    "gauge_carbon": QT_TRANSLATE_NOOP("Label", "Gauge of carbon"),
    "gauge_equity": QT_TRANSLATE_NOOP("Label", "Gauge of equity"),
    "promotion": QT_TRANSLATE_NOOP("Label", "Standing among leaders"),
    "belief_use": QT_TRANSLATE_NOOP("Label", "Use reckoned with"),
    "forecast_return": QT_TRANSLATE_NOOP("Label", "Yearly return reckoned with"),
    "card_price": QT_TRANSLATE_NOOP("Label", "Card, second hand"),
    "card_value": QT_TRANSLATE_NOOP("Label", "Card's worth"),
    "card_book": QT_TRANSLATE_NOOP("Label", "Card in the books"),
    "card_bids": QT_TRANSLATE_NOOP("Label", "Cards wanted"),
    "card_offers": QT_TRANSLATE_NOOP("Label", "Cards offered"),
    "card_trades": QT_TRANSLATE_NOOP("Label", "Cards traded"),
    "cards_running": QT_TRANSLATE_NOOP("Label", "Cards running"),
    "cards_waiting": QT_TRANSLATE_NOOP("Label", "Cards waiting for a buyer"),
    "cards_elsewhere": QT_TRANSLATE_NOOP("Label", "Cards outside the halls"),
    "affordability": QT_TRANSLATE_NOOP("Label", "Affordability"),
    "carbon_intensity": QT_TRANSLATE_NOOP("Label", "CO2 per EF in use"),
    "reach_gini": QT_TRANSLATE_NOOP("Label", "Inequality of reach (Gini)"),
    "book_value": QT_TRANSLATE_NOOP("Label", "Halls in the books"),
    "resale_discount": QT_TRANSLATE_NOOP("Label", "Resale discount"),
    "unmet_share": QT_TRANSLATE_NOOP("Label", "Unmet share of demand"),
    "guaranteed_debt": QT_TRANSLATE_NOOP("Label", "Guaranteed debt"),
    "rolled_debt_share": QT_TRANSLATE_NOOP("Label", "Rolled-over share of debt"),
    "red_line_weeks": QT_TRANSLATE_NOOP("Label", "Weeks beyond a red line"),
    "start_rate": QT_TRANSLATE_NOOP("Label", "Halls started, expected"),
    "cloud_cash": QT_TRANSLATE_NOOP("Label", "Clouds' cash"),
    "cloud_investment": QT_TRANSLATE_NOOP("Label", "Clouds' investment"),
}

# What a name means, in one sentence: the tooltips say it.
DEFINITIONS: dict[str, str] = {
    "merchant_utilisation": QT_TRANSLATE_NOOP("Meaning", "Merchant capacity in use over installed, in the nation."),
    "cloud_utilisation": QT_TRANSLATE_NOOP("Meaning", "Cloud capacity in use over installed, own use included."),
    "idle_share_new": QT_TRANSLATE_NOOP("Meaning", "Idle share of the merchant capacity finished since 2023."),
    "own_utilisation": QT_TRANSLATE_NOOP("Meaning", "Capacity in use over installed, in your halls."),
    "rent_8xh100": QT_TRANSLATE_NOOP("Meaning", "Published rent of a server with eight H100 cards, a month."),
    "h100_card_price": QT_TRANSLATE_NOOP("Meaning", "Second-hand price of one H100 card."),
    "pretraining_demand": QT_TRANSLATE_NOOP("Meaning", "Compute wanted for training large models."),
    "finetuning_demand": QT_TRANSLATE_NOOP("Meaning", "Compute wanted for fitting models to a purpose."),
    "inference_demand": QT_TRANSLATE_NOOP("Meaning", "Compute wanted for answering users."),
    "purse": QT_TRANSLATE_NOOP("Meaning", "The money of the province's planner."),
    "own_cash": QT_TRANSLATE_NOOP("Meaning", "Cash of the halls that you placed, together."),
    "utilisation": QT_TRANSLATE_NOOP("Meaning", "Merchant capacity in use over installed."),
    "idle_capacity": QT_TRANSLATE_NOOP("Meaning", "Merchant capacity that is installed and stands idle."),
    "latency": QT_TRANSLATE_NOOP(
        "Meaning", "Mean time of a signal from the merchant halls here to the nation's interactive demand and back."
    ),
    "power_price": QT_TRANSLATE_NOOP("Meaning", "What a data centre here pays for power."),
    "rent": QT_TRANSLATE_NOOP("Meaning", "Rent of a server with eight cards in an inference hall here, a month."),
    "merchant_capacity": QT_TRANSLATE_NOOP("Meaning", "Capacity installed in the halls of merchants, who rent it out."),
    "cloud_capacity": QT_TRANSLATE_NOOP("Meaning", "Capacity installed by the large clouds, who use most of it."),
    "cloud_cash": QT_TRANSLATE_NOOP(
        "Meaning", "What the large clouds' rents have left after upkeep and power; their own use earns them no rent."
    ),
    "cloud_investment": QT_TRANSLATE_NOOP("Meaning", "What the large clouds pay for the cards that they add."),
    "in_pipeline": QT_TRANSLATE_NOOP("Meaning", "Merchant capacity under construction."),
    "starts": QT_TRANSLATE_NOOP("Meaning", "Merchant halls begun in this week."),
    "voucher": QT_TRANSLATE_NOOP("Meaning", "What the province pays of its users' rent, at most, in a year."),
    "demand": QT_TRANSLATE_NOOP("Meaning", "Compute that users in this province want."),
    "capacity": QT_TRANSLATE_NOOP("Meaning", "Compute that the hall's cards give by their data sheet."),
    "megawatts": QT_TRANSLATE_NOOP("Meaning", "Power drawn at the meter, cooling included."),
    "cash": QT_TRANSLATE_NOOP("Meaning", "Cash of the hall's operator."),
    "weeks_to_finish": QT_TRANSLATE_NOOP("Meaning", "Weeks until the hall opens, if nothing stops it."),
    "stage": QT_TRANSLATE_NOOP("Meaning", "What is being built now."),
    "pools": QT_TRANSLATE_NOOP("Meaning", "The halls of everyone else in this province, added up by kind."),
    "resale_discount": QT_TRANSLATE_NOOP(
        "Meaning", "How far second-hand prices lie below the books, over all running cards; below 0 they lie above."
    ),
    "stranded_value": QT_TRANSLATE_NOOP("Meaning", "Book value of merchant halls that stands idle."),
    "stranded_share": QT_TRANSLATE_NOOP(
        "Meaning", "Book value that stands idle over all book value of merchant halls."
    ),
    "book_value": QT_TRANSLATE_NOOP("Meaning", "What merchant halls cost, less what has been written off each year."),
    "carbon": QT_TRANSLATE_NOOP("Meaning", "CO2 of the power that all halls draw, clouds included."),
    "carbon_intensity": QT_TRANSLATE_NOOP("Meaning", "CO2 of all halls over the capacity in use, clouds included."),
    "start_rate": QT_TRANSLATE_NOOP("Meaning", "Merchant halls that are begun at this week's pace, before chance."),
    "belief_use": QT_TRANSLATE_NOOP("Meaning", "Share of a new hall that its planner expects to let."),
    "forecast_return": QT_TRANSLATE_NOOP(
        "Meaning", "Yearly return on a new hall, beyond what money costs, that is forecast here."
    ),
    "unmet_demand": QT_TRANSLATE_NOOP("Meaning", "Demand that found no capacity this week."),
    "late_demand": QT_TRANSLATE_NOOP(
        "Meaning", "Interactive demand served from so far that half of its users would leave."
    ),
    "affordability": QT_TRANSLATE_NOOP(
        "Meaning", "1 while rents are what users can pay; it falls towards 0.6 as rents rise above that."
    ),
    "fiscal_year": QT_TRANSLATE_NOOP(
        "Meaning", "Vouchers, subsidies and policies that all provinces paid in the last 52 weeks."
    ),
    "fiscal_cost": QT_TRANSLATE_NOOP(
        "Meaning", "Vouchers, subsidies and policies that all provinces have paid since the start."
    ),
    "reach_gini": QT_TRANSLATE_NOOP(
        "Meaning", "How unequal the compute within reach of provinces' users is: 0 is the same everywhere."
    ),
    "gauge_service": QT_TRANSLATE_NOOP(
        "Meaning", "Demand that is served, in time, at rents that users can pay; 1 is all of it."
    ),
    "gauge_money": QT_TRANSLATE_NOOP(
        "Meaning",
        "1 if the public purse paid no vouchers, subsidies and policies in the last year; it falls with each yuan.",
    ),
    "gauge_stranded": QT_TRANSLATE_NOOP(
        "Meaning", "The part of the merchant halls' book value that does not stand idle."
    ),
    "gauge_carbon": QT_TRANSLATE_NOOP(
        "Meaning", "1 where the capacity in use causes little CO2, 0 where it causes much."
    ),
    "gauge_equity": QT_TRANSLATE_NOOP(
        "Meaning", "1 if users of all provinces find the same compute within reach, less the more unequal it is."
    ),
    "promotion": QT_TRANSLATE_NOOP(
        "Meaning",
        "Where your leaders' credit for starts stands among all provinces; a half is the average. "
        "Credit comes with a start, not with use, and fades by half in two years.",
    ),
    "rack_occupancy": QT_TRANSLATE_NOOP(
        "Meaning", "Racks let over racks built; a rack that is let need not be at work."
    ),
    "card_price": QT_TRANSLATE_NOOP("Meaning", "What one used card is quoted at."),
    "card_value": QT_TRANSLATE_NOOP(
        "Meaning", "What a card is worth to a buyer: the rent it will earn, less upkeep and loss of value."
    ),
    "card_book": QT_TRANSLATE_NOOP("Meaning", "What one card stands in its owner's books at."),
    "card_bids": QT_TRANSLATE_NOOP("Meaning", "Cards that buyers want this week at this price."),
    "card_offers": QT_TRANSLATE_NOOP("Meaning", "Cards that owners offer this week at this price."),
    "card_trades": QT_TRANSLATE_NOOP("Meaning", "Cards that change hands: the fewer of what is wanted and offered."),
    "cards_running": QT_TRANSLATE_NOOP("Meaning", "Cards that run in halls."),
    "cards_waiting": QT_TRANSLATE_NOOP("Meaning", "Cards pulled out of halls that have found no buyer yet."),
    "cards_elsewhere": QT_TRANSLATE_NOOP("Meaning", "Cards in appliances, in firms' own rooms, and with traders."),
    "debt": QT_TRANSLATE_NOOP("Meaning", "What is owed to banks."),
    "rolled": QT_TRANSLATE_NOOP("Meaning", "Part of the debt that could not be paid back when due, and was lent anew."),
    "owner_cash": QT_TRANSLATE_NOOP("Meaning", "Cash of these halls, together; below 0 they live on credit."),
    "owner_capacity": QT_TRANSLATE_NOOP("Meaning", "Capacity installed in these halls."),
    "share": QT_TRANSLATE_NOOP("Meaning", "Percent of the capacity that is installed."),
    "EF": QT_TRANSLATE_NOOP("Meaning", "EF: 10^18 operations a second, dense FP16; about 1,000 H100 cards."),
}
# The gauges by their short names, in their order: what stands beside a bar says what a full one means.
GAUGES: dict[str, str] = {
    "gauge_service": QT_TRANSLATE_NOOP("Gauges", "Service"),
    "gauge_money": QT_TRANSLATE_NOOP("Gauges", "Public money"),
    "gauge_stranded": QT_TRANSLATE_NOOP("Gauges", "No stranded value"),
    "gauge_carbon": QT_TRANSLATE_NOOP("Gauges", "Low carbon"),
    "gauge_equity": QT_TRANSLATE_NOOP("Gauges", "Equity"),
}
# The red lines, and what each is about.
RED_LINES: dict[str, str] = {
    "unserved": QT_TRANSLATE_NOOP("RedLine", "Unserved demand"),
    "public_money": QT_TRANSLATE_NOOP("RedLine", "Public money"),
    "stranded": QT_TRANSLATE_NOOP("RedLine", "Stranded value"),
    "guarantees": QT_TRANSLATE_NOOP("RedLine", "Guaranteed debt"),
    "carbon": QT_TRANSLATE_NOOP("RedLine", "Carbon"),
    "rolled_over": QT_TRANSLATE_NOOP("RedLine", "Debt rolled over"),
    "rent": QT_TRANSLATE_NOOP("RedLine", "Rent of 8×H100"),
    "own_public_money": QT_TRANSLATE_NOOP("RedLine", "Own public money"),
    "own_guarantees": QT_TRANSLATE_NOOP("RedLine", "Own guarantees"),
}
RED_LINE_MEANINGS: dict[str, str] = {
    "unserved": QT_TRANSLATE_NOOP("RedLine", "Part of all demand that finds no capacity."),
    "public_money": QT_TRANSLATE_NOOP(
        "RedLine", "Vouchers, subsidies and policies that all provinces paid in the last 52 weeks."
    ),
    "stranded": QT_TRANSLATE_NOOP("RedLine", "Part of the merchant halls' book value that stands idle."),
    "guarantees": QT_TRANSLATE_NOOP(
        "RedLine", "Debt that provinces would have to pay if all that they guarantee were lost."
    ),
    "carbon": QT_TRANSLATE_NOOP("RedLine", "CO2 of the power that all halls draw, clouds included."),
    "rolled_over": QT_TRANSLATE_NOOP(
        "RedLine", "Part of the merchants' debt that could not be paid back and was lent anew."
    ),
    "rent": QT_TRANSLATE_NOOP("RedLine", "Published rent of a server with eight H100 cards."),
    "own_public_money": QT_TRANSLATE_NOOP(
        "RedLine", "Vouchers, subsidies and policies that your province pays in a year."
    ),
    "own_guarantees": QT_TRANSLATE_NOOP(
        "RedLine", "Debt that you would have to pay if all that you guarantee were lost."
    ),
}
_CONFIDENCE: dict[str, str] = {
    "A": QT_TRANSLATE_NOOP("Confidence", "Confidence A: as published."),
    "B": QT_TRANSLATE_NOOP("Confidence", "Confidence B: derived from what was published."),
    "C": QT_TRANSLATE_NOOP("Confidence", "Confidence C: fitted or inferred."),
    "D": QT_TRANSLATE_NOOP("Confidence", "Confidence D: the model's, and rests on assumptions."),
}
# How a variable is shown. "share" is a share of one shown as percent, "count" a whole number, "1" a plain ratio,
# "index" goes from 0 bad to 1 good and is no share of anything.
UNITS: dict[str, str] = {
    **dict.fromkeys(
        (
            "merchant_utilisation cloud_utilisation inference_hall_utilisation training_hall_utilisation "
            "west_training_utilisation idle_share_new idle_share rack_occupancy inference_share late_demand "
            "own_utilisation utilisation inference_use training_use stranded_share belief_use forecast_return "
            "affordability resale_discount rolled unmet_share rolled_debt_share"
        ).split(),
        "share",
    ),
    **dict.fromkeys((*GAUGES, "promotion"), "index"),
    **dict.fromkeys(
        "projects_announced projects_finished projects_cancelled projects_in_pipeline own_halls stage".split(),
        "count",
    ),
    **dict.fromkeys(
        (
            "merchant_capacity total_capacity cloud_capacity inference_hall_capacity training_hall_capacity "
            "pretraining_demand finetuning_demand inference_demand own_use_demand unmet_demand own_capacity "
            "idle_capacity inference_capacity training_capacity in_pipeline demand capacity cards_mothballed"
        ).split(),
        "EF",
    ),
    **dict.fromkeys(
        "fiscal_cost operator_cash stranded_value purse own_cash cash debt merchant_debt rolled_debt "
        "fiscal_year guaranteed_debt book_value cloud_cash".split(),
        "MCNY",
    ),
    **dict.fromkeys("h100_card_price h100_fundamental_value card_price card_value card_book".split(), "kCNY"),
    **dict.fromkeys("resale_volume card_bids card_offers card_trades".split(), "cards/week"),
    **dict.fromkeys("cards_running cards_waiting cards_elsewhere".split(), "cards"),
    "purse_income": "MCNY/week",
    "cloud_investment": "MCNY/week",
    "voucher": "MCNY/year",
    "rent_8xh100": "kCNY/month",
    "rent": "kCNY/month",
    "pretraining_developers": "developers",
    "tokens_per_day": "trn/day",
    "compute_per_token": "EF*day/trn",
    "token_price": "ratio",
    "national_tightness": "ratio",
    "latency": "ms",
    "power_price": "CNY/kWh",
    "starts": "1/week",
    "start_rate": "1/week",
    "carbon_intensity": "ktCO2/yr/EF",
    "reach_gini": "share",
    "megawatts": "MW",
    "weeks_to_finish": "week",
    "red_line_weeks": "week",
    "carbon": "MtCO2/yr",
}

_UNIT_WORDS: dict[str, str] = {
    "count": QT_TRANSLATE_NOOP("Unit", "halls"),
    "1/week": QT_TRANSLATE_NOOP("Unit", "a week"),
    "cards": QT_TRANSLATE_NOOP("Unit", "cards"),
    "cards/week": QT_TRANSLATE_NOOP("Unit", "cards a week"),
    "developers": QT_TRANSLATE_NOOP("Unit", "firms"),
    "trn/day": QT_TRANSLATE_NOOP("Unit", "trillion a day"),
    "EF*day/trn": QT_TRANSLATE_NOOP("Unit", "EF per trillion a day"),
    "EF": QT_TRANSLATE_NOOP("Unit", "EF"),
    "ms": QT_TRANSLATE_NOOP("Unit", "ms"),
    "CNY/kWh": QT_TRANSLATE_NOOP("Unit", "¥ a kWh"),
    "MW": QT_TRANSLATE_NOOP("Unit", "MW"),
    "week": QT_TRANSLATE_NOOP("Unit", "weeks"),
    "MtCO2/yr": QT_TRANSLATE_NOOP("Unit", "Mt a year"),
    "ktCO2/yr/EF": QT_TRANSLATE_NOOP("Unit", "kt a year per EF"),
    "ratio": QT_TRANSLATE_NOOP("Unit", "times"),
    # Those that only the register has.
    "year": QT_TRANSLATE_NOOP("Unit", "years"),
    "EF/week": QT_TRANSLATE_NOOP("Unit", "EF a week"),
    "Mt/year": QT_TRANSLATE_NOOP("Unit", "Mt a year"),
    "kt/year/EF": QT_TRANSLATE_NOOP("Unit", "kt a year per EF"),
    "Mt/year/EF": QT_TRANSLATE_NOOP("Unit", "Mt a year per EF"),
    "EF*year/Mt": QT_TRANSLATE_NOOP("Unit", "EF per Mt a year"),
    "t/MWh": QT_TRANSLATE_NOOP("Unit", "t per MWh"),
    "W": QT_TRANSLATE_NOOP("Unit", "W"),
    "km": QT_TRANSLATE_NOOP("Unit", "km"),
    "km/ms": QT_TRANSLATE_NOOP("Unit", "km per ms"),
    "1/ms": QT_TRANSLATE_NOOP("Unit", "per ms"),
    "1/EF": QT_TRANSLATE_NOOP("Unit", "per EF"),
    "1/MW": QT_TRANSLATE_NOOP("Unit", "per MW"),
    "fen": QT_TRANSLATE_NOOP("Unit", "fen"),
    "TCNY": QT_TRANSLATE_NOOP("Unit", "trillion ¥"),
    "TCNY/year": QT_TRANSLATE_NOOP("Unit", "trillion ¥ a year"),
    "kWh/CNY": QT_TRANSLATE_NOOP("Unit", "kWh per ¥"),
    "kCNY*kWh/CNY/month": QT_TRANSLATE_NOOP("Unit", "thousand kWh a month"),
    "hour/week": QT_TRANSLATE_NOOP("Unit", "hours a week"),
    "h/year": QT_TRANSLATE_NOOP("Unit", "hours a year"),
    "week/year": QT_TRANSLATE_NOOP("Unit", "weeks a year"),
    "month/year": QT_TRANSLATE_NOOP("Unit", "months a year"),
    "TFLOPS/EF": QT_TRANSLATE_NOOP("Unit", "TFLOPS per EF"),
    "W/MW": QT_TRANSLATE_NOOP("Unit", "W per MW"),
    "kW/MW": QT_TRANSLATE_NOOP("Unit", "kW per MW"),
    "t/Mt": QT_TRANSLATE_NOOP("Unit", "t per Mt"),
    "CNY/MCNY": QT_TRANSLATE_NOOP("Unit", "¥ per million ¥"),
    "kCNY/MCNY": QT_TRANSLATE_NOOP("Unit", "thousand ¥ per million ¥"),
    "MCNY/TCNY": QT_TRANSLATE_NOOP("Unit", "million ¥ per trillion ¥"),
}
_PER: dict[str, str] = {
    "week": QT_TRANSLATE_NOOP("Unit", "{money} a week"),
    "month": QT_TRANSLATE_NOOP("Unit", "{money} a month"),
    "year": QT_TRANSLATE_NOOP("Unit", "{money} a year"),
}

VERBS: dict[str, str] = {
    "place": QT_TRANSLATE_NOOP("Verb", "Place a hall"),
    "survey": QT_TRANSLATE_NOOP("Verb", "Survey a site"),
    "link": QT_TRANSLATE_NOOP("Verb", "Backbone link"),
    "voucher": QT_TRANSLATE_NOOP("Verb", "Compute vouchers"),
    "price": QT_TRANSLATE_NOOP("Verb", "Price of a hall"),
    "pause": QT_TRANSLATE_NOOP("Verb", "Pause a hall"),
    "resume": QT_TRANSLATE_NOOP("Verb", "Resume a hall"),
    "cancel": QT_TRANSLATE_NOOP("Verb", "Give up a hall"),
    "hall": QT_TRANSLATE_NOOP("Verb", "Change a hall"),
    "repurpose": QT_TRANSLATE_NOOP("Verb", "Change its purpose"),
    "mothball": QT_TRANSLATE_NOOP("Verb", "Mothball a hall"),
    "reopen": QT_TRANSLATE_NOOP("Verb", "Reopen a hall"),
    "policy": QT_TRANSLATE_NOOP("Verb", "Standing policy"),
    "sell": QT_TRANSLATE_NOOP("Verb", "Sell cards"),
    "contract": QT_TRANSLATE_NOOP("Verb", "Order chips"),
    "buy": QT_TRANSLATE_NOOP("Verb", "Buy used cards"),
    "hedge": QT_TRANSLATE_NOOP("Verb", "Sell rent forward"),
    "takeover": QT_TRANSLATE_NOOP("Verb", "Take over an owner"),
    "audit": QT_TRANSLATE_NOOP("Verb", "Audit an owner"),
}
MEANINGS: dict[str, str] = {
    "place": QT_TRANSLATE_NOOP("Verb", "Begin a data hall in your province; it opens after its lead time."),
    "survey": QT_TRANSLATE_NOOP("Verb", "A hall begun while the survey holds skips the first construction stage."),
    "link": QT_TRANSLATE_NOOP(
        "Verb", "A direct link to the backbone shortens the round trips of all merchant halls here."
    ),
    "voucher": QT_TRANSLATE_NOOP(
        "Verb", "Pay part of the rent of your province's halls, or of your users' anywhere; a yearly budget, 0 ends it."
    ),
    "price": QT_TRANSLATE_NOOP("Verb", "Ask a multiple of the market rent in one of your halls."),
    "pause": QT_TRANSLATE_NOOP("Verb", "Stop building a hall for now; what is paid is paid."),
    "resume": QT_TRANSLATE_NOOP("Verb", "Go on building a paused hall."),
    "cancel": QT_TRANSLATE_NOOP("Verb", "Give up a hall under construction: a penalty, and its debt falls due."),
    "hall": QT_TRANSLATE_NOOP("Verb", "Change one of your halls: its price, its building, its purpose, or close it."),
    "repurpose": QT_TRANSLATE_NOOP("Verb", "Turn a training hall into one for inference, or back."),
    "mothball": QT_TRANSLATE_NOOP("Verb", "Close a running hall and keep its cards: no staff, no power."),
    "reopen": QT_TRANSLATE_NOOP("Verb", "Run a mothballed hall again, from next week on."),
    "policy": QT_TRANSLATE_NOOP("Verb", "A policy stands in your province until you change it; it has a level."),
    "sell": QT_TRANSLATE_NOOP("Verb", "Put cards of a running hall on the second-hand market."),
    "contract": QT_TRANSLATE_NOOP(
        "Verb", "New cards at today's price that come into your store later; halls can be placed from it."
    ),
    "hedge": QT_TRANSLATE_NOOP(
        "Verb", "For some weeks a share of a running hall earns a fixed rent in place of the market's."
    ),
    "buy": QT_TRANSLATE_NOOP("Verb", "Buy second-hand cards into a running hall, week by week, from your own money."),
    "takeover": QT_TRANSLATE_NOOP(
        "Verb", "Take halls from an owner that lacks money, with their debt and what they lack."
    ),
    "audit": QT_TRANSLATE_NOOP(
        "Verb", "See a share of an owner's halls as it is, from next week on: its use, its money, its debt, its rent."
    ),
}
HALL_TYPES: dict[str, str] = {
    "training": QT_TRANSLATE_NOOP("Hall", "training"),
    "inference": QT_TRANSLATE_NOOP("Hall", "inference"),
}
STATUS: dict[str, str] = {
    "empty": QT_TRANSLATE_NOOP("Hall", "empty slot"),
    "building": QT_TRANSLATE_NOOP("Hall", "building"),
    "paused": QT_TRANSLATE_NOOP("Hall", "paused"),
    "live": QT_TRANSLATE_NOOP("Hall", "running"),
    "cancelled": QT_TRANSLATE_NOOP("Hall", "given up"),
    "failed": QT_TRANSLATE_NOOP("Hall", "failed"),
    "mothballed": QT_TRANSLATE_NOOP("Hall", "mothballed"),
}
STAGES: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Hall", "approval"),
    QT_TRANSLATE_NOOP("Hall", "land and power"),
    QT_TRANSLATE_NOOP("Hall", "foundations"),
    QT_TRANSLATE_NOOP("Hall", "shell and cooling"),
    QT_TRANSLATE_NOOP("Hall", "cards delivered"),
    QT_TRANSLATE_NOOP("Hall", "trial run"),
    QT_TRANSLATE_NOOP("Hall", "open"),
)

_DECISIONS: dict[str, str] = {
    "place": QT_TRANSLATE_NOOP("Decision", "Place {name}, {type}, {cards} × {chip}"),
    "contract": QT_TRANSLATE_NOOP("Decision", "Order {cards} × {chip} for {province}"),
    "option": QT_TRANSLATE_NOOP("Decision", "Option on {cards} × {chip} for {province}"),
    "survey": QT_TRANSLATE_NOOP("Decision", "Survey in {province}"),
    "link": QT_TRANSLATE_NOOP("Decision", "Backbone link of {province}"),
    "voucher": QT_TRANSLATE_NOOP("Decision", "Vouchers in {province}, {money} a year"),
    "price": QT_TRANSLATE_NOOP("Decision", "Price of hall {hall}: {times} × the market"),
    "pause": QT_TRANSLATE_NOOP("Decision", "Pause hall {hall}"),
    "resume": QT_TRANSLATE_NOOP("Decision", "Resume hall {hall}"),
    "cancel": QT_TRANSLATE_NOOP("Decision", "Give up hall {hall}"),
    "policy": QT_TRANSLATE_NOOP("Decision", "{policy} in {province}, level {level}"),
    "sell": QT_TRANSLATE_NOOP("Decision", "Sell {cards} cards of hall {hall}"),
    "hedge": QT_TRANSLATE_NOOP("Decision", "Sell {share} of hall {hall} forward for {weeks} weeks"),
    "buy": QT_TRANSLATE_NOOP("Decision", "Buy {cards} used cards for hall {hall}"),
    "repurpose": QT_TRANSLATE_NOOP("Decision", "Change the purpose of hall {hall}"),
    "mothball": QT_TRANSLATE_NOOP("Decision", "Mothball hall {hall}"),
    "reopen": QT_TRANSLATE_NOOP("Decision", "Reopen hall {hall}"),
    "takeover": QT_TRANSLATE_NOOP("Decision", "Take over {share} of {operator}, {type}, in {province}"),
    "audit": QT_TRANSLATE_NOOP("Decision", "Audit {share} of {operator}, {type}, in {province}"),
}

# Issues of the rules by their code; "{...}" are the issue's own parameters.
ISSUES: dict[str, str] = {
    "reckoning.unknown": QT_TRANSLATE_NOOP(
        "Issue", "The book of equations has no such name. Choose one from its list."
    ),
    "workers.ended": QT_TRANSLATE_NOOP("Issue", "A process ended before its work was done; ask again."),
    "workers.unstarted": QT_TRANSLATE_NOOP(
        "Issue", "No more processes could be started: close other programs, and ask again."
    ),
    "purse": QT_TRANSLATE_NOOP("Issue", "Not enough money. Wait for income, choose fewer cards, or another operator."),
    "not_yours": QT_TRANSLATE_NOOP("Issue", "This province is not yours. Decide in your own province."),
    "slot_taken": QT_TRANSLATE_NOOP("Issue", "This hall number is taken. Choose another."),
    "no_hall": QT_TRANSLATE_NOOP("Issue", "There is no such hall yet. Place one first."),
    "chip_closed": QT_TRANSLATE_NOOP("Issue", "This chip cannot be bought this week. Choose another."),
    "not_building": QT_TRANSLATE_NOOP("Issue", "Only a hall under construction can be paused."),
    "not_paused": QT_TRANSLATE_NOOP("Issue", "Only a paused hall can be resumed."),
    "link_exists": QT_TRANSLATE_NOOP("Issue", "The link is there already, or being built."),
    "survey_running": QT_TRANSLATE_NOOP("Issue", "A survey holds here already."),
    "finished": QT_TRANSLATE_NOOP("Issue", "This hall is open or gone; that is no longer possible."),
    "not_running": QT_TRANSLATE_NOOP("Issue", "Only a running hall can do this. Wait until it runs, or reopen it."),
    "not_mothballed": QT_TRANSLATE_NOOP("Issue", "Only a mothballed hall can be reopened."),
    "not_failing": QT_TRANSLATE_NOOP("Issue", "This owner can still pay. Wait until it lacks money."),
    "quota": QT_TRANSLATE_NOOP(
        "Issue",
        "With this foreign chip your halls would fall short of the province's quota of domestic ones. "
        "Choose a domestic chip, or lower the quota first.",
    ),
    "audited": QT_TRANSLATE_NOOP(
        "Issue", "You audited this hall; it is its owner's, and only the owner decides of it."
    ),
    "nothing_there": QT_TRANSLATE_NOOP("Issue", "There is not one whole card in it. Choose a larger share."),
    "claimed": QT_TRANSLATE_NOOP("Issue", "Halls of this owner are audited or taken over this week already."),
    "unchanged": QT_TRANSLATE_NOOP("Issue", "That stands already. Choose another level."),
    "own_money": QT_TRANSLATE_NOOP(
        "Issue", "The operator's banks want more of your own money in this hall. Raise its share."
    ),
    "contract_runs": QT_TRANSLATE_NOOP("Issue", "This chip is on order already. Wait until it has come."),
    "store_short": QT_TRANSLATE_NOOP(
        "Issue", "Fewer cards of this chip lie in your store. Take fewer, or let them be bought."
    ),
    "hedged": QT_TRANSLATE_NOOP("Issue", "Rent of this hall is sold forward. Wait until that has ended."),
    "both_ways": QT_TRANSLATE_NOOP(
        "Issue", "Another decision of this week for this hall says the opposite. Keep one of them."
    ),
    "unknown_province": QT_TRANSLATE_NOOP("Issue", "This scenario has no province of that name."),
    "unknown_chip": QT_TRANSLATE_NOOP("Issue", "This scenario has no chip of that name."),
    "unknown_operator": QT_TRANSLATE_NOOP("Issue", "This scenario has no operator of that name."),
    "other_week": QT_TRANSLATE_NOOP("Issue", "This decision is for another week. Decide it again now."),
    "double": QT_TRANSLATE_NOOP("Issue", "The same decision is there twice. Keep one of them."),
    "no_node": QT_TRANSLATE_NOOP("Issue", "This branch is gone. Choose another."),
    "nothing_to_undo": QT_TRANSLATE_NOOP("Issue", "There is no decision to undo here."),
    "nothing_to_redo": QT_TRANSLATE_NOOP("Issue", "There is no decision to redo here."),
    "not_played": QT_TRANSLATE_NOOP("Issue", "That week has not been played on this branch yet."),
    "only_branch": QT_TRANSLATE_NOOP("Issue", "There is only one branch; it stays."),
    "has_children": QT_TRANSLATE_NOOP("Issue", "Other branches follow from this one. Delete those first."),
    "no_player": QT_TRANSLATE_NOOP("Issue", "Nobody plays in this game. Start a new one and choose a province."),
    "at_end": QT_TRANSLATE_NOOP("Issue", "The last week is reached. Go back in time to decide."),
    "no_slot": QT_TRANSLATE_NOOP("Issue", "All hall numbers of this game are used."),
    "ended": QT_TRANSLATE_NOOP("Issue", "The last week is reached. Go back in time to decide."),
    "none": QT_TRANSLATE_NOOP("Issue", "Nothing is planned. Choose a verb first."),
    # Files: the sentence follows the name of the file. "{message}" is what the reader of the file found, in English.
    "capsule.damaged": QT_TRANSLATE_NOOP("Issue", "The file is damaged ({part}). Open an earlier save."),
    "capsule.differs": QT_TRANSLATE_NOOP(
        "Issue",
        "This program plays the game differently from week {tick} on ({sector}): "
        "the file is damaged, or another version made it.",
    ),
    "capsule.older": QT_TRANSLATE_NOOP(
        "Issue", "An older Suanli made this game; today's economy would play it otherwise. Open it with that version."
    ),
    "capsule.newer": QT_TRANSLATE_NOOP("Issue", "A newer Suanli made this file. Open it with that one."),
    "capsule.not_ours": QT_TRANSLATE_NOOP(
        "Issue", "This is not a game of Suanli. A game ends in .suanli, a scenario in .json."
    ),
    "capsule.not_written": QT_TRANSLATE_NOOP(
        "Issue",
        "The file could not be written ({reason}). Nothing is lost: the game is still open. "
        "Free some space or choose another place.",
    ),
    "autosave.not_kept": QT_TRANSLATE_NOOP(
        "Issue",
        "The program cannot keep copies of this game ({reason}). The game goes on; save it where there is room.",
    ),
    "session.other_game": QT_TRANSLATE_NOOP(
        "Issue", "Another game was opened meanwhile, so this was not done. Do it again where it is wanted."
    ),
    "equation.unknown_name": QT_TRANSLATE_NOOP(
        "Issue", "An equation needs a name that nothing gives. Add a row for it to the parameters, or mend the name."
    ),
    "plan.more": QT_TRANSLATE_NOOP("Issue", "The plan has more faults than can be shown. Mend these first."),
    "capsule.no_branch": QT_TRANSLATE_NOOP("Issue", "The saved game has no branch of this name."),
    "capsule.stopped": QT_TRANSLATE_NOOP("Issue", "The file was not opened."),
    "capsule.too_large": QT_TRANSLATE_NOOP(
        "Issue",
        "The file was not written: with {weeks} weeks of play it could not be opened again. "
        "Delete branches that you no longer need, and save again.",
    ),
    "file.unreadable": QT_TRANSLATE_NOOP("Issue", "The file cannot be read ({reason})."),
    "table.damaged": QT_TRANSLATE_NOOP(
        "Issue", "The program's table {file} cannot be used. Mend it, or install Suanli again."
    ),
    "file.unknown": QT_TRANSLATE_NOOP("Issue", "There is no such file, and no scenario of that name."),
    "file.too_large": QT_TRANSLATE_NOOP("Issue", "The file is too large. Is it the right one?"),
    "file.empty": QT_TRANSLATE_NOOP("Issue", "The file is empty."),
    "file.too_many": QT_TRANSLATE_NOOP("Issue", "The file holds too many values. Is it the right one?"),
    "file.too_deep": QT_TRANSLATE_NOOP("Issue", "The file is nested too deeply. Is it the right one?"),
    "file.not_utf8": QT_TRANSLATE_NOOP("Issue", "The file is not UTF-8. Save it as UTF-8."),
    "file.not_finite": QT_TRANSLATE_NOOP("Issue", "The file holds a number that is not finite. Give another."),
    "file.long_number": QT_TRANSLATE_NOOP("Issue", "The file holds a number with too many digits. Shorten it."),
    "file.double_key": QT_TRANSLATE_NOOP("Issue", "The file holds a key twice. Keep one of them."),
    "file.not_json": QT_TRANSLATE_NOOP("Issue", "The file is not JSON. Mend it in line {line}, column {column}."),
    "file.long_text": QT_TRANSLATE_NOOP("Issue", "The file holds a text that is too long. Shorten it."),
    "file.surrogate": QT_TRANSLATE_NOOP("Issue", "The file holds half of a character. Save it as UTF-8."),
    "scenario": QT_TRANSLATE_NOOP("Issue", "This value cannot be used: {message}"),
    "scenario.extra_forbidden": QT_TRANSLATE_NOOP("Issue", "There is no such key. Remove it, or correct its spelling."),
    "scenario.missing": QT_TRANSLATE_NOOP("Issue", "This is missing. Add it."),
    "scenario.more": QT_TRANSLATE_NOOP("Issue", "The file has {count} more faults."),
    "scenario.no_owner": QT_TRANSLATE_NOOP(
        "Issue", "All operators have a share of 0 of new halls, so nobody would own them. Give one a share above 0."
    ),
    "scenario.not_object": QT_TRANSLATE_NOOP("Issue", "This is no scenario. Start from one that ships."),
    "scenario.bad_version": QT_TRANSLATE_NOOP("Issue", "Its version cannot be read. Is it a scenario of Suanli?"),
    "scenario.newer": QT_TRANSLATE_NOOP("Issue", "A newer Suanli made this file. Open it with that one."),
    "other_scenario": QT_TRANSLATE_NOOP(
        "Issue", "This is a game of another scenario. Compare games of one scenario, player and seed."
    ),
    "why.unlike": QT_TRANSLATE_NOOP(
        "Issue",
        "These two runs differ in what is no cause: chance, start, or places, chips and owners. Compare others.",
    ),
    "why.no_coalition": QT_TRANSLATE_NOOP(
        "Issue", "These causes cannot be told apart, for no scenario holds only some of them. Take them together."
    ),
    "why.unknown_cause": QT_TRANSLATE_NOOP("Issue", "This is no cause of the difference. Name one that is listed."),
    "why.too_many": QT_TRANSLATE_NOOP("Issue", "There are too many causes to tell apart. Take more of them together."),
    "why.not_measured": QT_TRANSLATE_NOOP(
        "Issue", "This is not measured in every run that is needed. Ask at another date, or for another measure."
    ),
}
# Decisions that name a province; all others are about a hall that stands.
PROVINCIAL = (
    sandbox.Survey, sandbox.Place, sandbox.Contract, sandbox.Voucher, sandbox.Link, sandbox.Policy, sandbox.Takeover,
    sandbox.Audit,
)  # fmt: skip
_OF_A_PLAN = re.compile(r"decisions(\[\d+\].*)?|history")

NOTICES: dict[str, str] = {
    "hall.finished": QT_TRANSLATE_NOOP("Notice", "{name} opened"),
    "hall.starved": QT_TRANSLATE_NOOP("Notice", "{name} has stood nearly empty for 13 weeks"),
    "link.opened": QT_TRANSLATE_NOOP("Notice", "The backbone link of {province} is open"),
    "survey.done": QT_TRANSLATE_NOOP("Notice", "The survey of {province} is done"),
    "hall.failed": QT_TRANSLATE_NOOP("Notice", "{name} failed"),
    "purse.empty": QT_TRANSLATE_NOOP("Notice", "Your money is gone"),
    "order.refused": QT_TRANSLATE_NOOP("Notice", "A decision could not be carried out"),
    "hall.taken_over": QT_TRANSLATE_NOOP("Notice", "{name} is taken over and runs as yours"),
    "hall.audited": QT_TRANSLATE_NOOP("Notice", "{name} is audited: {use} of it is in use"),
    "hall.reopened": QT_TRANSLATE_NOOP("Notice", "{name} runs again"),
    "hall.repurposed": QT_TRANSLATE_NOOP("Notice", "{name} works for its new purpose: {hall_type}"),
    "hall.sold_out": QT_TRANSLATE_NOOP("Notice", "{name} has sold the cards that it offered"),
    "contract.arrived": QT_TRANSLATE_NOOP("Notice", "{cards} × {chip} have come and lie in the store of {province}"),
    "contract.lapsed": QT_TRANSLATE_NOOP("Notice", "The option on {cards} × {chip} has lapsed"),
    "contract.lost": QT_TRANSLATE_NOOP(
        "Notice", "{cards} × {chip} on order never come: the chip may no longer be bought"
    ),
    "hall.hedge_ended": QT_TRANSLATE_NOOP("Notice", "{name} earns the market's rent again: its forward sale has ended"),
    "hall.bought_all": QT_TRANSLATE_NOOP("Notice", "{name} has got the used cards that it was to buy"),
    "hall.undelivered": QT_TRANSLATE_NOOP("Notice", "{name} loses {cards} cards: the window of its chip closed"),
    "policy.in_force": QT_TRANSLATE_NOOP("Notice", "{policy} is in force in {province}, level {level}"),
    "policy.ended": QT_TRANSLATE_NOOP("Notice", "{policy} has ended in {province}"),
    "red_line.passed": QT_TRANSLATE_NOOP("Notice", "Red line: {red_line} has been beyond its limit for {weeks} weeks"),
    "end": QT_TRANSLATE_NOOP("Notice", "The last week of the scenario is reached"),
}
# What is said in their place while what rests on assumptions is hidden, and on which number each rests.
HIDDEN_NOTICES: dict[str, tuple[str, str]] = {
    "hall.starved": (
        "hall.utilisation",
        QT_TRANSLATE_NOOP("Notice", "{name}: a warning that rests on assumptions (confidence D)"),
    ),
    "hall.audited": ("hall.utilisation", QT_TRANSLATE_NOOP("Notice", "{name} is audited")),
    "red_line.passed": (
        "red_line.{code}",
        QT_TRANSLATE_NOOP("Notice", "A red line: a warning that rests on assumptions (confidence D)"),
    ),
}
# The kinds of notices as one chooses what they do; "shock" stands for all dated events.
NOTICE_KINDS: dict[str, str] = {
    "hall.finished": QT_TRANSLATE_NOOP("Notice", "A hall of yours opens"),
    "hall.starved": QT_TRANSLATE_NOOP("Notice", "A hall stands nearly empty for 13 weeks"),
    "hall.failed": QT_TRANSLATE_NOOP("Notice", "A hall of yours fails"),
    "order.refused": QT_TRANSLATE_NOOP("Notice", "A decision cannot be carried out"),
    "purse.empty": QT_TRANSLATE_NOOP("Notice", "Your money runs out"),
    "hall.taken_over": QT_TRANSLATE_NOOP("Notice", "A hall is taken over"),
    "hall.audited": QT_TRANSLATE_NOOP("Notice", "An audit is done"),
    "hall.reopened": QT_TRANSLATE_NOOP("Notice", "A hall runs again"),
    "hall.repurposed": QT_TRANSLATE_NOOP("Notice", "A hall works for a new purpose"),
    "hall.sold_out": QT_TRANSLATE_NOOP("Notice", "A hall has sold its cards"),
    "contract.arrived": QT_TRANSLATE_NOOP("Notice", "Chips on order come"),
    "contract.lapsed": QT_TRANSLATE_NOOP("Notice", "An option on chips lapses"),
    "contract.lost": QT_TRANSLATE_NOOP("Notice", "Chips on order never come"),
    "hall.hedge_ended": QT_TRANSLATE_NOOP("Notice", "Rent sold forward runs out"),
    "hall.bought_all": QT_TRANSLATE_NOOP("Notice", "A hall has got its used cards"),
    "hall.undelivered": QT_TRANSLATE_NOOP("Notice", "Cards are not delivered"),
    "policy.in_force": QT_TRANSLATE_NOOP("Notice", "A policy is in force"),
    "policy.ended": QT_TRANSLATE_NOOP("Notice", "A policy has ended"),
    "link.opened": QT_TRANSLATE_NOOP("Notice", "A backbone link opens"),
    "survey.done": QT_TRANSLATE_NOOP("Notice", "A survey is done"),
    "shock": QT_TRANSLATE_NOOP("Notice", "An event of the record happens"),
    "red_line.passed": QT_TRANSLATE_NOOP("Notice", "A red line is passed for long"),
    "end": QT_TRANSLATE_NOOP("Notice", "The last week is reached"),
}


def label(name: str) -> str:
    """Return the name of a recorded variable; its code where the catalogue lacks it."""
    return translate("Label", LABELS[name]) if name in LABELS else name


def definition(name: str) -> str:
    """Return what a name means, and what its unit does where that is no everyday one."""
    names = (name, *(("EF",) if UNITS.get(name) == "EF" else ()))
    return "\n".join(translate("Meaning", DEFINITIONS[n]) for n in names if n in DEFINITIONS)


def gauge(name: str) -> str:
    """Return the short name of a gauge."""
    return translate("Gauges", GAUGES[name])


def red_line(name: str) -> str:
    """Return the name of a red line."""
    return translate("RedLine", RED_LINES[name])


def red_line_meaning(name: str) -> str:
    """Return what a red line is about."""
    after = translate("RedLine", "When it has been passed for long you are told; play goes on.")
    return f"{translate('RedLine', RED_LINE_MEANINGS[name])}\n{after}"


def confidence(code: str) -> str:
    """Return what a letter of confidence says of a number."""
    return translate("Confidence", _CONFIDENCE[code])


def unit(code: str) -> str:
    """Return the words of a unit."""
    if code == "share":
        return "%"
    return translate("Unit", _UNIT_WORDS[code]) if code in _UNIT_WORDS else ""


def per(money: str, code: str) -> str:
    """Return a unit of money with its period."""
    period = code.partition("/")[2]
    return translate("Unit", _PER[period]).format(money=money) if period else money


def verb(kind: str) -> str:
    """Return the name of a verb."""
    return translate("Verb", VERBS[kind])


def meaning(kind: str) -> str:
    """Return what a verb does."""
    return translate("Verb", MEANINGS[kind])


def hall_type(code: str) -> str:
    """Return the name of a hall type."""
    return translate("Hall", HALL_TYPES[code]) if code in HALL_TYPES else code


def status(code: str) -> str:
    """Return the state of a hall in words."""
    return translate("Hall", STATUS[code]) if code in STATUS else code


def hall_state(hall: sandbox.HallView) -> str:
    """Return the state of a hall; one that changes its purpose stands still."""
    if hall.audited:
        return translate("Inspector", "audited")
    if hall.closed_weeks and hall.status == "live":
        return translate("Inspector", "standing still")
    return status(hall.status)


def stage(code: float) -> str:
    """Return the construction stage in words."""
    known = math.isfinite(code) and 0 <= int(code) < len(STAGES)
    return translate("Hall", STAGES[int(code)]) if known else ""


def hall_name(slot: int, name: str = "") -> str:
    """Return the name of a hall, or its number."""
    return name or translate("Hall", "hall {number}").format(number=slot)


def decision(given: sandbox.Decision, words: Words) -> str:
    """Return one line that names a decision."""
    fields: dict[str, object] = {}
    if isinstance(given, PROVINCIAL):
        fields["province"] = words.province(given.province)
    else:
        fields["hall"] = given.hall
    if isinstance(given, sandbox.Place):
        fields |= {
            "name": hall_name(given.hall, given.name),
            "type": hall_type(given.hall_type),
            "cards": words.number(given.cards),
            "chip": words.chip(given.chip),
        }
    elif isinstance(given, sandbox.Voucher):
        fields["money"] = words.money(given.budget)
    elif isinstance(given, sandbox.Price):
        fields["times"] = words.number(given.multiplier, 2)
    elif isinstance(given, sandbox.Policy):
        fields |= {"policy": policies.name(given.lever), "level": words.percent(given.level)}
    elif isinstance(given, sandbox.Contract):
        fields |= {"cards": words.number(given.cards), "chip": words.chip(given.chip)}
    elif isinstance(given, sandbox.Hedge):
        fields |= {"share": words.percent(given.share), "weeks": words.number(given.weeks)}
    elif isinstance(given, sandbox.Sell | sandbox.Buy):
        fields["cards"] = words.number(given.cards)
    elif isinstance(given, sandbox.Takeover | sandbox.Audit):
        fields["share"], fields["operator"] = words.percent(given.share), words.operator(given.operator)
        fields["type"] = hall_type(given.hall_type)
    kind = "option" if isinstance(given, sandbox.Contract) and not given.firm else given.kind
    return translate("Decision", _DECISIONS[kind]).format(**fields)


def issue(given: sandbox.Issue, words: Words) -> str:
    """Return what is wrong, and in which file; the engine's own English where the catalogue lacks the code."""
    code = given.code
    text = f"{given.message} {given.remedy}".strip()
    for key in (code, code.rpartition(".")[2], code.partition(".")[0]):
        if key in ISSUES:
            text = _fill(translate("Issue", ISSUES[key]), {"message": given.message, **given.params})
            break
    if not given.where or _OF_A_PLAN.fullmatch(given.where):
        return text
    place = Path(given.where).name if Path(given.where).is_absolute() else given.where
    return translate("Issue", "{file}: {what}").replace("{what}", text).replace("{file}", place)


def notice(given: sandbox.Notice, words: Words) -> str:
    """Return what happened in a sentence."""
    code = given.code
    params = dict(given.params)
    if code.startswith("shock"):
        return words.shock(str(params.get("id", code.removeprefix("shock."))))
    if "hall" in params or "name" in params:
        params["name"] = hall_name(int(str(params.get("hall", 0))), str(params.get("name", "") or ""))
    if "province" in params:
        params["province"] = words.province(str(params["province"]))
    if "lever" in params:
        params["policy"] = policies.name(str(params["lever"]))
        params["level"] = words.percent(float(str(params["level"])))
    if "red_line" in params:
        params["code"] = params["red_line"]
        params["red_line"] = red_line(str(params["red_line"]))
    if "use" in params:
        params["use"] = words.percent(float(str(params["use"])))
    if "hall_type" in params:
        params["hall_type"] = hall_type(str(params["hall_type"]))
    if "chip" in params:
        params["chip"] = words.chip(str(params["chip"]))
    if "cards" in params:
        params["cards"] = words.number(float(str(params["cards"])))
    if code in HIDDEN_NOTICES:
        number, instead = HIDDEN_NOTICES[code]
        if words.hides(_fill(number, params)):
            return _fill(translate("Notice", instead), params)
    return _fill(translate("Notice", NOTICES[code]), params) if code in NOTICES else code


def notice_kind(code: str) -> str:
    """Return the name of a kind of notice."""
    return translate("Notice", NOTICE_KINDS[code])


def why_not(code: str) -> str:
    """Return in words why a file cannot be opened."""
    return {
        "missing": translate("Start", "not there any more"),
        "folder": translate("Start", "no file"),
        "denied": translate("Start", "may not be read"),
    }.get(code, "")


def _fill(text: str, params: Mapping[str, object]) -> str:
    try:
        return text.format(**dict(params))
    except (KeyError, IndexError, ValueError):
        return text
