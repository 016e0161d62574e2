"""Bands that hold what they say hold it, and others do not; what a fit has seen is counted apart."""

from __future__ import annotations

import datetime as dt
import json

import numpy as np
import pytest

import sandbox
from sandbox.study import pool
from sandbox.study.batch import national_series
from sandbox.study.ensemble import members, run_all
from sandbox.study.held_out import held_out
from sandbox.study.reliability import LEVELS, coverage, main, measured, placed, statistics, table
from sandbox.study.scorecard import Row, tuned, value

DAY = dt.date(2023, 1, 2)


def row(published: float, kind: str = "tuned") -> Row:
    return Row("x", "rent_8xh100", "at", ((DAY, DAY),), published, 0.0, 1.0, kind, "", "A")


def test_a_number_is_placed_by_hand() -> None:
    runs = np.arange(101.0)  # its percentiles are itself
    found = placed(row(10.0), runs)
    assert found.bands == ((25.0, 75.0), (10.0, 90.0), (5.0, 95.0))
    assert found.inside == (False, True, True)
    assert found.median == 50.0
    assert found.below == pytest.approx(10.5 / 101)
    assert placed(row(4.9), runs).inside == (False, False, False)
    assert placed(row(75.0), runs).inside == (True, True, True)


@pytest.mark.parametrize(("spread", "expected"), [(1.0, (0.5, 0.8, 0.9)), (0.25, (0.134, 0.251, 0.319))])
def test_bands_of_the_truth_hold_what_they_say_and_narrow_ones_less(spread: float, expected: tuple[float, ...]) -> None:
    """Normal runs against normal facts; with a quarter of the spread a band of z reaches z / 4."""
    random = np.random.default_rng(5)
    runs = spread * random.normal(size=4000)
    counted = coverage(placed(row(fact), runs) for fact in random.normal(size=4000))
    assert [c.level for c in counted] == list(LEVELS)
    for c, share in zip(counted, expected, strict=True):
        assert c.of == 4000
        assert c.inside / c.of == pytest.approx(share, abs=0.03)


def test_the_statistics_of_kept_runs_are_those_of_their_series() -> None:
    scenario = sandbox.load_scenario("rush")
    for text in ("noise=off", "weeks=30"):
        scenario = sandbox.override(scenario, text)
    rows = [row(1.0), Row("y", "projects_finished + projects_in_pipeline", "mean",
                          ((DAY, dt.date(2023, 5, 1)),), 1.0, 0.0, 1.0, "tuned", "", "A")]  # fmt: skip
    names = ("projects_finished", "projects_in_pipeline", "rent_8xh100")
    several = members(scenario, [], [], weeks=30, keep=range(30), indicators=names)
    ran, _ = run_all(several, 5, 2, pool.here)
    found = statistics(rows, ran)
    from sandbox.study.draws import drawn

    series = national_series(scenario, drawn(several[0].scenario, range(5)), 30)
    for each in rows:
        np.testing.assert_array_equal(found[each.id], value(each, series))


@pytest.mark.slow
def test_every_row_of_the_scorecard_is_placed_and_the_sets_stand_apart() -> None:
    scenario = sandbox.override(sandbox.load_scenario("rush"), "fit=strict")
    booms = {"boom": ("push", "herd")}
    found = measured(scenario, booms, 16, 1)
    rows = found.rows
    assert [each.id for each in rows] == [each.id for each in (*tuned(), *held_out())]
    lines = table(found, booms, seen_later=False)
    assert lines[2].startswith("| to 31 March 2025 |") and f"of {len(tuned())} (" in lines[2]
    assert lines[3].startswith("| later, held out |") and f"of {len(held_out())} (" in lines[3]
    for each in rows:
        assert list(each.inside) == sorted(each.inside)  # a wider band holds what a narrower one does
    assert list(found.by_theory) == [("boom", "push"), ("boom", "herd")]
    alone = measured(scenario, {"boom": ("herd",)}, 8, 1)
    assert alone.rows == found.by_theory["boom", "herd"] and alone.spread is None
    assert lines[4].startswith("| `boom=push`, to 31 March 2025 |") and lines[8] == ""
    assert found.spread is not None
    np.testing.assert_allclose(found.spread.shares.sum(axis=-1), 1.0)
    for line, shares in zip(lines[11:], found.spread.shares, strict=False):
        assert line.endswith(f"| {shares[:2].sum():.0%} | {shares[0]:.0%} |")
    assert {one.kind for one in found.telling} == {"boom"} and lines[-len(found.telling) - 4].startswith("### What")
    for one in found.telling:
        assert one.share >= 0.1 and list(one.medians) == ["push", "herd"]


def test_nonsense_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments, words in ((["--runs", "1"], "2 runs or more"), (["--theories", "hird"], "Did you mean 'herd'?")):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 2
        assert words in capsys.readouterr().err


@pytest.mark.slow
def test_as_json() -> None:
    told: list[str] = []
    main(["--runs", "4", "--workers", "1", "--json"], told.append)
    found = json.loads(told[0])
    assert [c["level"] for c in found["coverage"]["tuned"]] == list(LEVELS)
    assert len(found["rows"]) == len(tuned()) + len(held_out())
