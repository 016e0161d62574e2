"""The form of the economy that the calibration study reckoned with."""

from __future__ import annotations

import sandbox
from sandbox.scenario.schema import FLEETS, Fleet, complete


def aggregate(fit: str) -> sandbox.Scenario:
    """Rush in the form that the study reckoned with: one kind of owner and card, the theories `cash` and `posted`."""
    rush = complete(sandbox.override(sandbox.load_scenario("rush"), f"fit={fit}"))
    kinds = {name: row.model_copy(update={"start_share": 0.0}) for name, row in rush.operators.items()}
    usual = {"interest": 0.055, "debt_share": 0.7, "hazard_factor": 1.0, "start_share": 1.0, "sells": True}
    kinds["usual"] = kinds["private"].model_copy(update=usual)
    cards = [Fleet(fleet=fleet, year=year, chip="h100", share=1.0) for fleet in FLEETS for year in (0, 2023)]
    theory = rush.theory.model_copy(update={"exits": "cash", "resale": "posted"})
    return rush.model_copy(update={"operators": kinds, "fleets": cards, "theory": theory})
