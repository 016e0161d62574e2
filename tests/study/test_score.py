"""What a game is worth: points of the five gauges, each counting alike, and nothing past a red line."""

from __future__ import annotations

import numpy as np
import pytest

import sandbox
from sandbox import INDICATORS
from sandbox.study.plans import score

PATIENCE = 13.0


def test_a_week_has_the_mean_of_the_five_gauges() -> None:
    names = [measure.name for measure in INDICATORS]
    week = np.full(len(names), 1e6)  # what is no gauge does not count
    week[names.index("red_line_weeks")] = PATIENCE - 1.0
    for name, value in zip(score.GAUGES, (1.0, 0.5, 0.25, 0.0, 0.75), strict=True):
        week[names.index(name)] = value
    assert tuple(f"gauge_{name}" for name in ("service", "money", "stranded", "carbon", "equity")) == score.GAUGES
    assert score.points(score.scored(week), PATIENCE) == pytest.approx(50.0)
    week[names.index("red_line_weeks")] = PATIENCE
    assert score.points(score.scored(week), PATIENCE) == 0.0


def test_a_game_has_the_mean_of_its_weeks() -> None:
    kept = np.zeros((3, 2, len(score.SCORED)))
    kept[1, 1] = kept[2] = 1.0
    assert score.score(kept, PATIENCE) == pytest.approx([0.0, 50.0, 100.0])


def test_weeks_that_no_published_number_knows_do_not_count() -> None:
    rush, tiny = (sandbox.load_scenario(name) for name in ("rush", "tiny"))
    assert (score.counted(rush), rush.weeks, score.counted(tiny)) == (182, 261, 26)
    late = sandbox.override(rush, "start=2026-06-01")
    assert score.counted(late) == late.weeks
    assert score.patience(rush) == PATIENCE
