"""Bands that hold what they say hold it, and others do not; what a fit has seen is counted apart."""

from __future__ import annotations

import datetime as dt
import json
import re

import numpy as np
import pytest

import sandbox
from sandbox import assets
from sandbox.study.ensembles import pool, reliability_page
from sandbox.study.ensembles.ensemble import members, run_all
from sandbox.study.ensembles.reliability import (
    LEVELS,
    Measured,
    Telling,
    coverage,
    main,
    measured,
    placed,
    statistics,
    table,
)
from sandbox.study.ensembles.spread import Spread, parts_of
from sandbox.study.published.batch import national_series
from sandbox.study.published.held_out import held_out
from sandbox.study.published.scorecard import Row, tuned, value
from sandbox.study.theories import mix

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
    from sandbox.study.ensembles.draws import drawn

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


def test_the_page_is_made_of_both_tables_and_no_number_is_typed() -> None:
    """Of runs that are made up: the strict ones hold nothing, of the mixed ones herd holds half."""
    kinds = mix()
    rows = [*tuned(), *held_out()]
    outside = tuple(placed(row, np.full(9, row.published + 1.0)) for row in rows)
    inside = tuple(placed(row, np.full(9, row.published + (k % 2))) for k, row in enumerate(rows))
    shares = np.full((len(rows), 6), 1 / 6)
    by_theory = {(kind, name): inside if name == "herd" else outside for kind, of in kinds.items() for name in of}
    spread = Spread(parts_of(tuple(kinds)), np.ones(len(rows)), shares)
    told = Telling("boom", DAY, "rent_8xh100", 0.25, {"push": 1.5, "herd": 2.5})
    page = reliability_page.text(Measured(outside, {}, None, ()), Measured(outside, by_theory, spread, (told,)))
    strict, _, mixed = page.partition(f"\n## {reliability_page.MIXED}\n")
    later, half = len(held_out()), sum(row.set == "held-out" for row in rows[::2])
    assert f"| later, held out | 0 of {later} (0%) |" in strict and "`boom=push`" not in strict
    assert f"| `boom=herd`, later, held out | {half} of {later} (" in mixed and "| 67% | 17% | 17% | 17% |" in mixed
    assert "| boom | 2023-01-02 | `rent_8xh100` (kCNY/month) | 25% | push 1.5, herd 2.5 |" in mixed
    assert "Each of 8 mixes" in mixed.replace("\n", " ") and "has 32 runs" in mixed.replace("\n", " ")
    assert max(len(line) for line in page.splitlines() if not line.startswith("|")) <= 120
    assert "{" not in page


def test_the_page_that_ships_has_all_rows_and_theories() -> None:
    page = (assets.path().parent / reliability_page.FILE).read_text(encoding="utf-8")
    for row in (*tuned(), *held_out()):
        assert page.count(f"\n| {row.id} | {row.published:g} |") == 2, "write it again"
    for kind, names in mix().items():
        for name in names:
            assert page.count(f"| `{kind}={name}`, ") == 2


def test_what_the_page_says_of_its_tables_is_what_they_show() -> None:
    strict, _, mixed = (
        (assets.path().parent / reliability_page.FILE)
        .read_text(encoding="utf-8")
        .partition(f"\n## {reliability_page.MIXED}\n")
    )
    inside = {name: int(n) for name, n in re.findall(r"^\| ([^|]*later), held out \| .+? \| (\d+) of", mixed, re.M)}
    (of_strict,) = re.findall(r"^\| later, held out \| .+? \| (\d+) of", strict, re.M)
    assert inside["later"] < int(of_strict)
    assert max(inside["`rebound=saturating`, later"], inside["`boom=push`, later"]) < inside["later"]
    parts = {
        row: [int(x) for x in rest.replace("%", "").split(" | ")]
        for row, rest in re.findall(r"^\| (\w+) \| .+ \| ((?:\d+% \| ){3}\d+%) \|$", mixed, re.M)
    }
    assert len(parts) == len(tuned()) + len(held_out())
    assert np.median([parts[row.id][0] for row in tuned()]) < 50
    assert {row.id for row in tuned() if parts[row.id][3] > 2} <= {"card_q1_25", "card_sep24"}
    for row, kind in (("stock_2025", 1), ("stock_2026", 1), ("tokens_mar26", 2), ("cloud_use_mar26", 2)):
        assert parts[row][kind] == max(parts[row][1:]), row


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
