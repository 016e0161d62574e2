"""Rows of the scorecard: what each statistic gives, and the study's own results to their printed digits."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pytest
from aggregate import aggregate

from sandbox.model.measures import INDICATORS
from sandbox.scenario import table_rows
from sandbox.study.published.batch import national_series
from sandbox.study.published.held_out import checked, held_out
from sandbox.study.published.scorecard import (
    COLUMN,
    CUT,
    STATISTICS,
    LooksAhead,
    Row,
    distance,
    hit,
    offset,
    row_of,
    seen,
    table,
    tuned,
    value,
    week_nearest,
)

HERE = Path(__file__).parent
REFERENCE = HERE.parent / "engine" / "reference"
WITHIN = 0.01
# Where our engine and the study's run differ by less than 1 %, and the third digit shows it.
OTHER_DIGIT = {
    ("full", "inference_q1_24"),
    ("full", "ghost"),
    ("strict", "announced_2024"),
    ("strict", "inference_q1_24"),
    ("strict", "ghost"),
}


def printed() -> list[dict[str, str]]:
    """What the study printed for each row with its two fits, three digits each."""
    with (HERE / "study_results.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def all_rows() -> dict[str, Row]:
    return {row.id: row for row in (*tuned(), *held_out())}


def national(series: dict[str, np.ndarray]) -> np.ndarray:
    """Series by name as one run: (1, weeks, indicators); those that are not given are not numbers."""
    weeks = len(next(iter(series.values())))
    result = np.full((1, weeks, len(INDICATORS)), np.nan)
    for name, values in series.items():
        result[0, :, COLUMN[name]] = values
    return result


def study_run(fit: str) -> np.ndarray:
    """The study's own run: its file's series, and the three that follow from them."""
    with (REFERENCE / f"reference_{fit}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    given = {name: np.array([float(line[name]) for line in lines]) for name in lines[0] if name in COLUMN}
    merchants = given["inference_hall_capacity"] + given["training_hall_capacity"]
    training = given["pretraining_demand"] + given["finetuning_demand"]
    return national(
        {
            **given,
            "merchant_capacity": merchants,
            "total_capacity": merchants + given["cloud_capacity"],
            "inference_share": given["inference_demand"] / (given["inference_demand"] + training),
        }
    )


# --- the study's numbers ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize("fit", ["full", "strict"])
def test_every_statistic_of_the_studys_own_run_is_the_number_that_it_printed(fit: str) -> None:
    rows, run = all_rows(), study_run(fit)
    found = {line["id"]: f"{value(rows[line['id']], run)[0]:.3g}" for line in printed()}
    assert found == {line["id"]: f"{float(line[fit]):.3g}" for line in printed()}


@pytest.mark.parametrize("fit", ["full", "strict"])
def test_the_aggregate_form_gives_what_the_study_printed(fit: str) -> None:
    rows, scenario = all_rows(), aggregate(fit)
    run = national_series(scenario, {}, 261)
    off = []
    for line in printed():
        found, expected = float(value(rows[line["id"]], run)[0]), float(line[fit])
        assert found == pytest.approx(expected, rel=WITHIN), line["id"]
        if float(f"{found:.3g}") != expected:
            off.append((fit, line["id"]))
    assert set(off) <= OTHER_DIGIT


@pytest.mark.parametrize(("fit", "seen", "later"), [("full", 23, 12), ("strict", 23, 9)])
def test_as_many_rows_are_hit_as_the_study_said(fit: str, seen: int, later: int) -> None:
    run = study_run(fit)
    assert sum(bool(hit(row, value(row, run))[0]) for row in tuned()) == seen
    first = {line["id"] for line in printed()}
    assert sum(bool(hit(row, value(row, run))[0]) for row in held_out() if row.id in first) == later


# --- rows ------------------------------------------------------------------------------------------------------------
def test_every_row_is_read_once_and_on_its_side_of_the_cut() -> None:
    every = (*seen(), *checked(), *held_out())
    added = ["finished_nov24", "stages_aug24", "rent_dec24", "idle_new_mar25", "stock_mar25"]
    found = ["finished_2023", "stages_2023", "stock_jun24"]
    later = ["stock_jun25", "tokens_may25", "tokens_sep25", "stock_dec25", "tokens_2025", "use_may25"]
    of_the_study = [row.id for row in every if row.id not in (*added, *found, *later)]
    assert of_the_study == [line["id"] for line in printed()]
    assert [row.id for row in seen()] == [*(row.id for row in tuned()), *added]
    assert [row.id for row in checked()] == found and [row.id for row in held_out()][-6:] == later
    assert len({row.id for row in every}) == len(every) == 51
    assert {row.set for row in tuned()} == {"tuned"} and {row.set for row in held_out()} == {"held-out"}
    assert max(last for row in (*seen(), *checked()) for _, last in row.windows) <= CUT
    assert min(last for row in held_out() for _, last in row.windows[:1]) > CUT
    assert {row.statistic for row in every} == set(STATISTICS)
    for row in every:
        assert row.low <= row.published <= row.high and row.low < row.high


def made_up(statistic: str, begin: str, end: str = "", **changes: str) -> Row:
    fields = {"id": "made_up", "series": "rent_8xh100", "published": "2", "low": "1", "high": "3", "set": "tuned"}
    fields |= {"statistic": statistic, "from": begin, "to": end, "source": "nobody", "confidence": "D", "basis": ""}
    return row_of(table_rows.Row({**fields, **changes}, "scorecard.csv", 2))


COUNTING = national({"rent_8xh100": np.arange(10.0), "tokens_per_day": np.arange(10.0) + 1.0})


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (made_up("at", "2023-01-16"), 2.0),
        (made_up("at", "2023-01-19"), 2.0),  # a Thursday is nearer to its Monday
        (made_up("at", "2023-01-20"), 3.0),  # a Friday to the next
        (made_up("difference", "2023-01-09", "2023-02-06"), 4.0),
        (made_up("mean", "2023-01-09", "2023-02-06"), 2.5),  # weeks 1, 2, 3, 4: not the week of the end
        (made_up("max", "2023-01-09", "2023-02-06"), 4.0),
        (made_up("min", "2023-01-09", "2023-02-06"), 1.0),
        (made_up("ratio of means", "2023-01-30..2023-02-13", "2023-01-09..2023-01-23"), 4.5 / 1.5),
        (made_up("mean over minimum", "2023-01-30..2023-02-13", "2023-01-16..2023-01-30"), 4.5 / 2.0),
        (made_up("at", "2023-01-16", series="rent_8xh100 / 4"), 0.5),
        (made_up("at", "2023-01-16", series="rent_8xh100 + tokens_per_day"), 5.0),
    ],
)
def test_statistics_on_a_series_that_counts_weeks(row: Row, expected: float) -> None:
    assert value(row, COUNTING) == pytest.approx([expected])


@pytest.mark.parametrize(
    "row",
    [
        made_up("at", "2023-03-13"),
        made_up("difference", "2023-01-09", "2023-03-13"),
        made_up("mean", "2023-02-27", "2023-03-20"),
        made_up("ratio of means", "2023-01-09..2023-01-23", "2023-02-27..2023-03-20"),
    ],
)
def test_a_run_that_ends_too_early_is_not_judged_by_a_part_of_the_window(row: Row) -> None:
    with pytest.raises(LooksAhead, match="the run ends after week 9"):
        value(row, COUNTING)


def test_the_nearest_week() -> None:
    assert [week_nearest(dt.date(2025, 3, day)) for day in (27, 28, 31)] == [116, 117, 117]


# --- distances -------------------------------------------------------------------------------------------------------
def test_distance_is_nothing_inside_and_counts_widths_outside() -> None:
    row = made_up("at", "2023-01-16", low="60", high="80", published="70")
    found = np.array([40.0, 60.0, 70.0, 80.0, 85.0])
    assert distance(row, found) == pytest.approx([1.0, 0.0, 0.0, 0.0, 0.25])
    assert list(hit(row, found)) == [False, True, True, True, False]
    assert offset(row, found) == pytest.approx([-1.5, -0.5, 0.0, 0.5, 0.75])


def test_distance_counts_factors_where_the_band_spans_them() -> None:
    row = made_up("at", "2023-01-16", low="1", high="4", published="2")
    found = np.array([0.25, 0.5, 2.0, 8.0, 16.0])
    assert distance(row, found) == pytest.approx([1.0, 0.5, 0.0, 0.5, 1.0])
    assert offset(row, found) == pytest.approx([-1.5, -1.0, 0.0, 1.0, 1.5])
    assert np.isfinite(distance(row, np.zeros(1))).all()


def test_a_band_from_nothing_counts_differences() -> None:
    assert distance(made_up("at", "2023-01-16", low="0", high="0.5", published="0.25"), np.array([1.0])) == [1.0]


def test_the_table_says_which_rows_are_missed_and_by_how_much() -> None:
    rows = [made_up("at", "2023-01-16"), made_up("at", "2023-02-06", id="far")]
    first, second, last = table(rows, COUNTING)
    assert first.startswith("made_up") and first.endswith("hit")
    assert second.startswith("far") and second.endswith("missed by 0.465 widths")
    assert last == "1 of 2 rows are hit."
