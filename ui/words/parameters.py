"""The names of the model's parameters, and how their values read."""

from __future__ import annotations

from ui.words import register
from ui.words.i18n import THIN, Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

NAMES: dict[str, str] = {
    "adoption_ceiling_log": QT_TRANSLATE_NOOP("Parameter", "Ceiling of token adoption (log)"),
    "adoption_anchor_log": QT_TRANSLATE_NOOP("Parameter", "Adoption in February 2024 (log)"),
    "adoption_rate": QT_TRANSLATE_NOOP("Parameter", "Pace of adoption"),
    "price_elasticity": QT_TRANSLATE_NOOP("Parameter", "Price elasticity of tokens"),
    "adoption_adjustment": QT_TRANSLATE_NOOP("Parameter", "Weekly catching up of tokens"),
    "r1_demand_lift": QT_TRANSLATE_NOOP("Parameter", "Lift of demand after R1"),
    "compute_intensity_initial": QT_TRANSLATE_NOOP("Parameter", "Compute per token in January 2023"),
    "efficiency_trend": QT_TRANSLATE_NOOP("Parameter", "Yearly fall of compute per token"),
    "v2_compute_factor": QT_TRANSLATE_NOOP("Parameter", "Compute per token after DeepSeek-V2"),
    "v3_compute_factor": QT_TRANSLATE_NOOP("Parameter", "Compute per token after DeepSeek-V3"),
    "v32_compute_factor": QT_TRANSLATE_NOOP("Parameter", "Compute per token after DeepSeek-V3.2"),
    "pricewar_markup": QT_TRANSLATE_NOOP("Parameter", "Mark-up left by the price war"),
    "reasoning_growth": QT_TRANSLATE_NOOP("Parameter", "More compute by longer reasoning"),
    "developers_initial": QT_TRANSLATE_NOOP("Parameter", "Developers at the start"),
    "developers_entrants": QT_TRANSLATE_NOOP("Parameter", "Developers that enter"),
    "entry_peak": QT_TRANSLATE_NOOP("Parameter", "Week in which entry peaks"),
    "developer_compute": QT_TRANSLATE_NOOP("Parameter", "Compute of a training developer"),
    "exit_base": QT_TRANSLATE_NOOP("Parameter", "Weekly exits of developers"),
    "exit_pricewar": QT_TRANSLATE_NOOP("Parameter", "Further exits after the price war"),
    "exit_r1": QT_TRANSLATE_NOOP("Parameter", "Further exits after R1"),
    "finetuning_initial": QT_TRANSLATE_NOOP("Parameter", "Fine-tuning demand at the start"),
    "finetuning_ceiling": QT_TRANSLATE_NOOP("Parameter", "Fine-tuning demand once spread"),
    "training_elasticity": QT_TRANSLATE_NOOP("Parameter", "Price elasticity of training"),
    "own_use_initial": QT_TRANSLATE_NOOP("Parameter", "Clouds' own use at the start"),
    "own_use_growth": QT_TRANSLATE_NOOP("Parameter", "Growth of own use, first years"),
    "own_use_growth_later": QT_TRANSLATE_NOOP("Parameter", "Growth of own use, later"),
    "own_use_ceiling_share": QT_TRANSLATE_NOOP("Parameter", "Largest share of own use"),
    "price_sensitivity": QT_TRANSLATE_NOOP("Parameter", "Weight of price in choosing a site"),
    "cloud_quality_training": QT_TRANSLATE_NOOP("Parameter", "Pull of clouds on training"),
    "cloud_quality_inference": QT_TRANSLATE_NOOP("Parameter", "Pull of clouds on inference"),
    "training_hall_quality_training": QT_TRANSLATE_NOOP("Parameter", "Pull of training halls on training"),
    "training_hall_quality_inference": QT_TRANSLATE_NOOP("Parameter", "Pull of training halls on inference"),
    "latency_sensitivity": QT_TRANSLATE_NOOP("Parameter", "Demand lost to a slow round trip"),
    "latency_tolerance": QT_TRANSLATE_NOOP("Parameter", "Round trip that is tolerated"),
    "scale_elasticity": QT_TRANSLATE_NOOP("Parameter", "Pull of large capacity"),
    "rent_scarcity": QT_TRANSLATE_NOOP("Parameter", "Rent in scarcity"),
    "rent_reservation": QT_TRANSLATE_NOOP("Parameter", "Rent below which owners do not let"),
    "tightness_midpoint": QT_TRANSLATE_NOOP("Parameter", "Tightness half way between the rents"),
    "tightness_width": QT_TRANSLATE_NOOP("Parameter", "Width of the step between the rents"),
    "rent_adjustment": QT_TRANSLATE_NOOP("Parameter", "Weekly adjustment of rents"),
    "national_weight": QT_TRANSLATE_NOOP("Parameter", "Weight of national tightness"),
    "rent_technical_decline": QT_TRANSLATE_NOOP("Parameter", "Yearly fall of the lowest rent"),
    "start_rate_base": QT_TRANSLATE_NOOP("Parameter", "Base rate of starts"),
    "push_floor": QT_TRANSLATE_NOOP("Parameter", "Push of private builders"),
    "push_midpoint": QT_TRANSLATE_NOOP("Parameter", "Week in which planners take over"),
    "push_width": QT_TRANSLATE_NOOP("Parameter", "Weeks that planners take to come"),
    "return_sensitivity": QT_TRANSLATE_NOOP("Parameter", "Response of starts to returns"),
    "extrapolation": QT_TRANSLATE_NOOP("Parameter", "Extrapolation of rents"),
    "other_return": QT_TRANSLATE_NOOP("Parameter", "Builders' return from other sources"),
    "rent_information_lag": QT_TRANSLATE_NOOP("Parameter", "Age of the rents that are known"),
    "planned_utilisation": QT_TRANSLATE_NOOP("Parameter", "Use that builders plan with"),
    "power_sensitivity": QT_TRANSLATE_NOOP("Parameter", "Response of starts to power prices"),
    "competition_sensitivity": QT_TRANSLATE_NOOP("Parameter", "Response of starts to other leaders"),
    "push_peak": QT_TRANSLATE_NOOP("Parameter", "Push with planners"),
    "project_size_initial": QT_TRANSLATE_NOOP("Parameter", "Project size at the start"),
    "project_size_growth": QT_TRANSLATE_NOOP("Parameter", "Yearly growth of project size"),
    "lead_time": QT_TRANSLATE_NOOP("Parameter", "Weeks from start to opening"),
    "ndrc_gate_factor": QT_TRANSLATE_NOOP("Parameter", "Starts left by the gate of March 2025"),
    "miit_gate_factor": QT_TRANSLATE_NOOP("Parameter", "Starts left by the gate of August 2025"),
    "cancellation_base": QT_TRANSLATE_NOOP("Parameter", "Base rate of cancellation"),
    "cancellation_sensitivity": QT_TRANSLATE_NOOP("Parameter", "Response of cancellations to returns"),
    "cloud_growth_base": QT_TRANSLATE_NOOP("Parameter", "Growth of clouds at target use"),
    "cloud_growth_response": QT_TRANSLATE_NOOP("Parameter", "Response of cloud growth to use"),
    "chip_supply_2025": QT_TRANSLATE_NOOP("Parameter", "Wanted chips that arrive in 2025"),
    "card_adjustment": QT_TRANSLATE_NOOP("Parameter", "Weekly adjustment of card prices"),
    "card_dispersion": QT_TRANSLATE_NOOP("Parameter", "Spread of buyers' and sellers' limits"),
    "rebound_saturation": QT_TRANSLATE_NOOP("Parameter", "Tokens at half of the rebound"),
    "herd_push_ceiling": QT_TRANSLATE_NOOP("Parameter", "Largest push of planners (herd)"),
    "herd_return_weight": QT_TRANSLATE_NOOP("Parameter", "Weight of the forecast return (herd)"),
    "herd_peer_weight": QT_TRANSLATE_NOOP("Parameter", "Weight of other leaders' starts (herd)"),
    "herd_threshold": QT_TRANSLATE_NOOP("Parameter", "Mood at half the push (herd)"),
    "herd_width": QT_TRANSLATE_NOOP("Parameter", "Width of the change of mood (herd)"),
    "herd_pipeline_sight": QT_TRANSLATE_NOOP("Parameter", "Part of the pipeline that is seen (herd)"),
    "unsold_pressure": QT_TRANSLATE_NOOP("Parameter", "Pressure of unsold cards (inventory)"),
}
_UNITS: dict[str, str] = {  # those that no number of the window has, or has otherwise
    "1/year": QT_TRANSLATE_NOOP("Parameter", "a year"),
    "1/ms": QT_TRANSLATE_NOOP("Parameter", "per ms"),
    "year": QT_TRANSLATE_NOOP("Parameter", "years"),
    "kCNY/month": QT_TRANSLATE_NOOP("Parameter", "k¥ a month"),  # as it is recorded, in every language
}


def name(parameter: str) -> str:
    """Return the name of a parameter; what the tables say of it where it has no shorter one."""
    return translate("Parameter", NAMES[parameter]) if parameter in NAMES else register.title(parameter)


def value(words: Translator, number: float, code: str) -> tuple[str, str]:
    """Return a value and its unit as they are shown, apart."""
    if code in _UNITS:
        return words.significant(number), translate("Parameter", _UNITS[code])
    return words.in_unit(code, number) if code != "1" else (words.significant(number), "")


def said(words: Translator, number: float, code: str) -> str:
    """Return a value with its unit in one text."""
    return THIN.join(filter(None, value(words, number, code)))


def also(parameter: str, number: float) -> str:
    """Return what a value means where that is said otherwise: a factor of compute is an efficiency shock."""
    if not parameter.endswith("_compute_factor") or number <= 0.0:
        return ""
    return translate("Parameter", "{times}× less").format(times=f"{1.0 / number:.1f}")


def unit(words: Translator, parameter: str, code: str) -> str:
    """Return the words of a parameter's unit, for an axis: one that has none says so."""
    if parameter.endswith("_compute_factor"):
        return translate("Parameter", "× of before")
    return value(words, 1.0, code)[1] or translate("Parameter", "no unit")
