"""What a game is worth: points of the five gauges, each counting alike."""

from __future__ import annotations

import numpy as np
import pytest

from sandbox import INDICATORS
from sandbox.study.plans import score


def test_a_week_has_the_mean_of_the_five_gauges() -> None:
    names = [measure.name for measure in INDICATORS]
    week = np.full(len(names), 1e6)  # what is no gauge does not count
    for name, value in zip(score.GAUGES, (1.0, 0.5, 0.25, 0.0, 0.75), strict=True):
        week[names.index(name)] = value
    assert tuple(f"gauge_{name}" for name in ("service", "money", "stranded", "carbon", "equity")) == score.GAUGES
    assert score.points(week) == pytest.approx(50.0)


def test_a_game_has_the_mean_of_its_weeks() -> None:
    weeks = np.zeros((3, 2, len(INDICATORS)))
    weeks[1, 1] = weeks[2] = 1.0
    assert score.score(weeks) == pytest.approx([0.0, 50.0, 100.0])
