"""The other end of the story, to December 2027: shortage raises rents and brings supply, and neither runs away."""

from __future__ import annotations

import numpy as np
import pytest

import sandbox
from sandbox.model.measures import INDICATORS
from sandbox.study.published.batch import national_series

COLUMN = {measure.name: i for i, measure in enumerate(INDICATORS)}
WORLDS = {"full": (), "push": ("fit=own",), "herd": ("fit=own", "theory.boom=herd")}


@pytest.fixture(scope="module", params=list(WORLDS))
def story(request: pytest.FixtureRequest) -> np.ndarray:
    """Weeks of a world without a player and without chance (weeks, indicators)."""
    scenario = sandbox.load_scenario("rush")
    for text in WORLDS[request.param]:
        scenario = sandbox.override(scenario, text)
    return national_series(scenario, {}, scenario.weeks)[0]


def year(story: np.ndarray, name: str, back: int = 0) -> float:
    """Mean of an indicator in the last year, or in one before it."""
    end = len(story) - 52 * back
    return float(story[end - 52 : end, COLUMN[name]].mean())


def test_rents_rise_again_and_stay_below_the_peak_of_the_rush(story: np.ndarray) -> None:
    rents = story[:, COLUMN["rent_8xh100"]]
    assert np.isfinite(story[:, COLUMN["rent_8xh100"]]).all()
    assert rents[-52:].mean() > rents[117:143].mean()  # than in the glut
    assert rents[-52:].max() < rents[:80].max()
    quarters = rents[-104:].reshape(8, 13).mean(axis=1)
    assert np.diff(quarters)[-3:].max() < np.diff(quarters)[:3].max() + 1.0  # thousand yuan: slower, if anything


def test_supply_answers_and_use_stays_inside_what_there_is(story: np.ndarray) -> None:
    assert year(story, "merchant_capacity") > 1.1 * year(story, "merchant_capacity", 1)
    assert year(story, "projects_announced") - year(story, "projects_announced", 1) > 20
    assert year(story, "merchant_utilisation") > year(story, "merchant_utilisation", 2)
    assert story[:, COLUMN["inference_hall_utilisation"]].max() < 0.93
    assert year(story, "unmet_demand") < 0.01 * year(story, "inference_demand")


def test_remote_training_halls_stay_the_emptier_half(story: np.ndarray) -> None:
    for back in (0, 1):
        assert year(story, "west_training_utilisation", back) < 0.6 * year(story, "inference_hall_utilisation", back)
