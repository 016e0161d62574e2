"""Which numbers are sums, products or ratios of which others, and which are others under a name of their own."""

from __future__ import annotations

from collections.abc import Mapping

from sandbox.report.parts.values import DEAL

# What a single one of it is, once it is no sum any more.
SAME: Mapping[str, str] = {
    "own_hall_capacity": "hall.capacity",
    "owner_cash": "cash_million",
    "owner_debt": "debt_million",
}
# Numbers that are others under a name of their own: key, and the coordinates that it adds.
ALIAS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "province.inference_capacity": ("end.cards_capacity", {"class": "inference"}),
    "province.training_capacity": ("end.cards_capacity", {"class": "training"}),
    "province.cloud_capacity": ("end.cards_capacity", {"class": "cloud"}),
    "province.power_price": ("power_price", {}),
    "province.in_pipeline": ("end.pipeline_capacity", {}),
    "province.starts": ("starts", {}),
    "province.rent": ("rent", {"class": "inference"}),
    "province.voucher": ("end.voucher_budget", {}),
    "province.purse": ("end.purse_million", {}),
    "province.demand": ("demand", {}),
    "province.stranded_value": ("stranded_value", {}),
    "province.carbon": ("carbon", {}),
    "province.megawatts": ("megawatts", {}),
    "province.belief_use": ("belief_use", {}),
    "province.promotion": ("promotion", {}),
    "province.start_rate": ("start_rate", {}),
    "nation.inference_hall_capacity": ("end.cards_capacity", {"class": "inference"}),
    "nation.training_hall_capacity": ("end.cards_capacity", {"class": "training"}),
    "nation.cloud_capacity": ("end.cards_capacity", {"class": "cloud"}),
    "nation.rent_8xh100": ("quote", {}),
    "nation.unmet_demand": ("unmet", {}),
    "nation.own_use_demand": ("own_use_wanted", {}),
    "nation.late_demand": ("late_share", {}),
    "nation.stranded_value": ("stranded_value", {}),
    "nation.book_value": ("book_value", {}),
    "nation.carbon": ("carbon", {}),
    "nation.megawatts": ("megawatts", {}),
    "nation.fiscal_cost": ("end.fiscal_million", {}),
    "nation.fiscal_year": ("fiscal_history", {}),
    "nation.guaranteed_debt": ("guaranteed_here", {}),
    **{
        f"nation.{name}": (name, {})
        for name in ("affordability", "reach_gini", "national_tightness", "rolled_debt_share", "cloud_utilisation")
    },
    **{f"nation.gauge_{name}": (f"{name}_gauge", {}) for name in ("money", "carbon", "equity")},
    **{f"chip.{name}": (name, {}) for name in ("card_price", "card_value", "card_book")},
    **{f"chip.{name}": (name, {}) for name in ("card_bids", "card_offers", "card_trades")},
    "chip.cards_running": ("end.cards", {}),
    "chip.cards_waiting": ("end.cards_offered", {}),
    "chip.cards_elsewhere": ("end.cards_elsewhere", {}),
    "hall.megawatts": ("hall_megawatts", {}),
    "hall.cash": ("end.cash_million", {}),
    "hall.debt": ("end.debt_million", {}),
    "hall.stage": ("end.hall_stage", {}),
    "nation.own_capacity": ("own_hall_capacity", {}),
}
RATIOS: Mapping[str, tuple[str, str]] = {
    "province.utilisation": ("use_by_province", "province.merchant_capacity"),
    "nation.merchant_utilisation": ("merchant_used", "nation.merchant_capacity"),
    "nation.unmet_share": ("nation.unmet_demand", "demand"),
    "nation.stranded_share": ("nation.stranded_value", "nation.book_value"),
    "nation.resale_discount": ("end.cards_fallen", "end.cards_booked"),
    "province.resale_discount": ("end.cards_fallen", "end.cards_booked"),
    "nation.rack_occupancy": ("racks_let_megawatts", "design_megawatts"),
    "nation.own_utilisation": ("own_hall_use", "nation.own_capacity"),
    "hall.utilisation": ("use", "capacity"),
    "owner_rolled": ("now.owner_rolled_debt", "now.owner_debt"),
}
SUMS: Mapping[str, tuple[tuple[str, str, Mapping[str, str]], ...]] = {
    "use_by_province": (("+", "use", {"class": "inference"}), ("+", "use", {"class": "training"})),
    "merchant_used": (("+", "use", {"class": "inference"}), ("+", "use", {"class": "training"})),
    "used": (("+", "use", {}), ("+", "own_use", {})),
    "province.idle_capacity": (("+", "province.merchant_capacity", {}), ("-", "use_by_province", {})),
    "province.merchant_capacity": (("+", "province.inference_capacity", {}), ("+", "province.training_capacity", {})),
    "nation.merchant_capacity": (
        ("+", "nation.inference_hall_capacity", {}),
        ("+", "nation.training_hall_capacity", {}),
    ),
    "public_money": tuple(
        ("+", name, {})
        for name in (
            "voucher_outlay",
            "capital_subsidy",
            "policy_outlay",
            "power_subsidy",
            "guarantee_call",
            "tax_refund",
        )
    ),
    "hall_equity": (("+", "investment", {}), ("-", "debt_drawn", {})),
    "nation.total_capacity": (("+", "nation.merchant_capacity", {}), ("+", "nation.cloud_capacity", {})),
    "merchant_idle": (("+", "nation.merchant_capacity", {}), ("-", "merchant_used", {})),
    "end.cards_fallen": (("+", "end.cards_booked", {}), ("-", "end.cards_worth", {})),
    "deal_total": tuple(("+", f"deal_{part}", {}) for part in DEAL),
    "deal_break_even": tuple(("-", f"deal_{part}", {}) for part in DEAL[1:]),
}
PRODUCTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "nation.gauge_service": (
        ("*", "served_share"), ("*", "served_share"), ("*", "served_share"), ("*", "in_time_share"),
        ("*", "nation.affordability"),
    ),
    "hall.rent": (("*", "rent"), ("*", "site_price")),
    "own_hall_use": (("*", "hall.capacity"), ("*", "hall.utilisation")),
    "racks_let_megawatts": (("*", "racks_let"), ("*", "design_megawatts")),
}  # fmt: skip
# One less a share.
REST = {"served_share": "nation.unmet_share", "in_time_share": "nation.late_demand",
        "nation.gauge_stranded": "nation.stranded_share"}  # fmt: skip
# Where a scenario has its inputs from, by how their names begin.
FILES: Mapping[str, tuple[str, ...]] = {
    "provinces": (
        "power_price", "power_usage", "gdp", "population_share", "grid_carbon", "inference_demand_share", "is_",
        "train_demand_share", "distance", "voucher_record", "pool_", "mean_round_trip", "people_pairs",
    ),
    "hardware": ("chip_", "card_watts"),
    "chip_mix": ("fleet_mix",),
    "operators": ("operator_", "class_trust", "owner_", "holding_"),
    "shocks": ("ramp_", "pricewar_", "r1_", "vouchers_"),
    "levers": ("lever_",),
    "world_prices": ("world_price",),
}  # fmt: skip
# Stocks that only the scenario and decisions change, and the counters of their weeks.
DECIDED = frozenset(
    (
        "hall_price", "hall_selling", "hall_buying", "hall_closed_weeks", "hall_hedge_share", "hall_hedge_weeks",
        "hall_hedge_rent", "hall_cards", "hall_own_money", "policy", "policy_ordered", "policy_weeks", "voucher_budget",
        "cards_stored", "contract_cards", "contract_price", "contract_weeks", "linked",
    )
)  # fmt: skip


# What an equation that gives several names takes for one of them.
TAKES: Mapping[str, tuple[str, ...]] = {
    "affordability": ("quote", "service_quote", "service_quote_span", "service_late_floor"),
    "money_gauge": ("fiscal_year", "money_scale"),
    "carbon_gauge": ("nation.carbon_intensity", "carbon_best", "carbon_slope"),
    "equity_gauge": ("reach_gini", "equity_span"),
    "expected_return": (
        "quote_lagged", "quote_lagged_half_year", "extrapolation", "server_cost", "planned_utilisation",
        "server_upkeep", "months_per_year", "user_cost_of_capital",
    ),
}  # fmt: skip
