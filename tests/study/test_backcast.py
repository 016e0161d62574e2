"""The back-cast: its blocks and counts, its forecasts that know no economy, and the page that is made of it."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import numpy as np
import pytest
from commands import Command

from sandbox import assets
from sandbox.model.measures import INDICATORS
from sandbox.scenario import table_rows
from sandbox.study.published import backcast_page, misses
from sandbox.study.published.backcast import (
    LAST,
    NAIVE,
    TREND,
    Backcast,
    as_text,
    backcast,
    backcasting,
    judged,
    naive_series,
    points,
    scenario_of,
)
from sandbox.study.published.batch import national_series
from sandbox.study.published.held_out import checked, held_out
from sandbox.study.published.scorecard import COLUMN, Row, row_of, seen, tuned, unit_of, value, week_nearest


def row(statistic: str, begin: str, end: str = "", **changes: str) -> Row:
    fields = {"id": "made_up", "series": "rent_8xh100", "published": "2", "low": "1", "high": "3", "set": "tuned"}
    fields |= {"statistic": statistic, "from": begin, "to": end, "source": "nobody", "confidence": "D", "basis": ""}
    return row_of(table_rows.Row({**fields, **changes}, "scorecard.csv", 2))


@pytest.fixture(scope="module")
def strict() -> Backcast:
    return backcast()


# --- the card --------------------------------------------------------------------------------------------------------
def test_every_row_stands_once_in_its_block(strict: Backcast) -> None:
    assert strict.blocks == ("tuned", "checked", "held_out")
    blocks = {block: {line.row.id for line in strict.lines if line.block == block} for block in strict.blocks}
    added = {each.id for each in seen()} - {each.id for each in tuned()}
    assert blocks["tuned"] == {each.id for each in tuned()}
    assert blocks["checked"] == {each.id for each in checked()} | added
    assert blocks["held_out"] == {each.id for each in held_out()}
    assert len(strict.lines) == len(seen()) + len(checked()) + len(held_out())


def test_a_row_that_only_our_searches_saw_is_tuned_in_their_fits_alone() -> None:
    run = np.full((1, 261, len(INDICATORS)), 1.0)
    for fit, rows in (("strict", tuned()), ("full", tuned()), ("own", seen())):
        lines = judged(run, fit, {"boom": "push"}).lines
        assert {line.row.id for line in lines if line.block == "tuned"} == {each.id for each in rows}


def test_a_hit_is_inside_the_band_and_is_counted(strict: Backcast) -> None:
    for line in strict.lines:
        assert line.hit == (line.row.low <= line.simulated <= line.row.high) == (line.missed_by == 0.0)
    for block in strict.blocks:
        inside = [line.hit for line in strict.lines if line.block == block]
        assert (strict.tally(block).hits, strict.tally(block).of) == (sum(inside), len(inside))


def test_a_fit_that_saw_later_numbers_is_never_called_held_out() -> None:
    run = np.full((1, 261, len(INDICATORS)), 1.0)
    names = {fit: judged(run, fit, {"boom": "push"}).blocks for fit in ("strict", "full", "own")}
    assert names["full"] == ("tuned", "checked", "fitted_later")
    assert names["strict"] == names["own"] == ("tuned", "checked", "held_out")
    card = judged(run, "full", {"boom": "push"})
    assert "held out" not in as_text(card).lower() and "Fitted later" in as_text(card)


def test_the_theory_changes_the_run_and_the_card_says_what_was_not_fitted_so() -> None:
    push, herd = backcast("strict"), backcast("strict", ["boom=herd"])
    assert herd.theories["boom"] == "herd"
    assert [line.simulated for line in push.lines] != [line.simulated for line in herd.lines]
    assert push.fitted_to_theory and not herd.fitted_to_theory and backcast("own", ["boom=herd"]).fitted_to_theory
    assert "was searched under boom push" in as_text(herd) and "was searched under" not in as_text(push)


def test_week_by_week_gives_the_same_card(strict: Backcast) -> None:
    told = list(backcasting())
    assert len(told) == 261 + 1 and set(told[:-1]) == {None}
    assert told[-1] == strict


def test_places_say_where_in_the_band_a_number_lies(strict: Backcast) -> None:
    for line in strict.lines:
        assert (0.0 <= line.places["model"] <= 1.0) == line.hit
        assert 0.0 <= line.places["published"] <= 1.0
        outside = max(-line.places["model"], line.places["model"] - 1.0, 0.0)
        assert outside == pytest.approx(line.missed_by)
        assert set(line.places) == {"published", "model", *line.naive}


# --- naive forecasts -------------------------------------------------------------------------------------------------
def test_points_are_numbers_that_have_a_date() -> None:
    rows = [
        row("at", "2023-03-06", published="4"),
        row("mean", "2023-01-30", "2023-02-13", published="3"),
        row("difference", "2023-03-06", "2023-04-03", published="5"),
        row("difference", "2023-03-13", "2023-05-01", published="9"),  # nobody published where it begins
        row("max", "2023-01-02", "2023-12-25", published="8"),
        row("at", "2023-03-06", series="tokens_per_day"),
        row("at", "2023-03-06", series="rent_8xh100 / 4"),
    ]
    assert points(rows, "rent_8xh100") == [(5.0, 3.0), (9.0, 4.0), (13.0, 9.0)]


def test_the_last_value_goes_on_and_the_trend_is_the_least_squares_line() -> None:
    rows = [row("at", day, published=number) for day, number in (("2023-01-16", "10"), ("2023-02-13", "20"))]
    rows.append(row("at", "2023-03-13", published="18"))
    found = {name: each[0, :, COLUMN["rent_8xh100"]] for name, each in naive_series(rows, 40).items()}
    assert np.isnan(found[LAST][:2]).all() and np.isnan(found[TREND][:2]).all()
    assert found[LAST][4] == found[TREND][4] == 15.0
    assert set(found[LAST][10:]) == {18.0}
    slope, level = np.polyfit([2.0, 6.0, 10.0], [10.0, 20.0, 18.0], 1)
    assert found[TREND][11:] == pytest.approx(level + slope * np.arange(11.0, 40.0))


def test_a_trend_wants_two_numbers_and_never_goes_below_nothing() -> None:
    one = [row("at", "2023-01-16", published="10")]
    assert np.isnan(naive_series(one, 10)[TREND]).all()
    falling = [*one, row("at", "2023-01-30", published="2")]
    found = naive_series(falling, 20)[TREND][0, :, COLUMN["rent_8xh100"]]
    assert found[5] == 0.0 and found[-1] == 0.0


def test_forecasts_come_from_published_numbers_and_not_from_the_model(strict: Backcast) -> None:
    other = judged(np.full((1, 261, len(INDICATORS)), 3.0), "strict", {"boom": "push"})
    assert [line.naive for line in strict.lines] == [line.naive for line in other.lines]
    assert [line.naive_hit for line in strict.lines] == [line.naive_hit for line in other.lines]


def test_only_later_rows_whose_series_was_published_before_have_a_forecast(strict: Backcast) -> None:
    early = {each.series for each in (*seen(), *checked())}
    for line in strict.lines:
        if line.block != "held_out" or line.row.series not in early:
            assert not line.naive
        else:
            assert LAST in line.naive
    assert strict.naive(LAST).of == sum(LAST in line.naive for line in strict.lines) > 0


def test_numbers_that_are_counted_otherwise_are_not_mixed(strict: Backcast) -> None:
    told = {line.row.id: line.naive for line in strict.lines}
    rows = {each.id: each for each in (*seen(), *checked(), *held_out())}
    for before, last, after in (
        ("stock_jun24", "stock_mar25", "stock_jun25"),
        ("stock_jun24", "stock_mar25", "stock_dec25"),
        ("stock_2023", "stock_2024", "stock_2025"),
    ):
        begin, end, at = (week_nearest(rows[name].windows[0][0]) for name in (before, last, after))
        rise = (rows[last].published - rows[before].published) / (end - begin)
        assert told[after][LAST] == rows[last].published
        assert told[after][TREND] == pytest.approx(rows[last].published + rise * (at - end))


def test_the_card_says_where_a_forecast_wins(strict: Backcast) -> None:
    text = as_text(strict)
    beaten = [line for line in strict.lines if line.beaten_by]
    assert beaten
    for line in strict.lines:
        assert (f"hit {line.row.id}, which the model misses" in text) == bool(line.beaten_by)
        assert not (line.beaten_by and line.hit)
    late = [each for each in held_out() if each.series == "rent_8xh100"]
    bad = judged(np.full((1, 261, len(INDICATORS)), 1e9), "strict", {"boom": "push"})
    assert late and as_text(bad).count("The forecast wins.") == len(NAIVE)


# --- the command -----------------------------------------------------------------------------------------------------
def test_the_command_prints_a_card_of_a_hundred_columns(suanli: Command, strict: Backcast) -> None:
    status, out, err = suanli("backcast")
    assert (status, err) == (0, "")
    assert out.rstrip("\n") == as_text(strict)
    assert max(map(len, out.splitlines())) <= 100 and out.isascii()
    for line in strict.lines:
        (told,) = (each for each in out.splitlines() if each.split()[1:2] == [line.row.id])
        assert f" {unit_of(line.row)} " in told


def test_json_holds_every_row_and_the_counts(suanli: Command, strict: Backcast) -> None:
    status, out, _ = suanli("backcast", "--fit", "strict", "--theory", "boom=push", "--json")
    told: dict[str, Any] = json.loads(out)
    assert status == 0
    names = "id indicator date published low high unit simulated pass set source confidence".split()
    assert all(set(names) <= set(each) for each in told["rows"])
    by_id = {each["id"]: each for each in told["rows"]}
    units = {name: by_id[name]["unit"] for name in ("stages_jun24", "developers_2024", "rent_rise_26", "rent_mar25")}
    assert list(units.values()) == ["count", "share", "ratio", "kCNY/month"]
    for line in strict.lines:
        each = by_id[line.row.id]
        assert (each["simulated"], each["pass"], each["set"]) == (line.simulated, line.hit, line.block)
    for block in ("tuned", "checked", "held_out"):
        rows = [each["pass"] for each in told["rows"] if each["set"] == block]
        assert told[block] == {"pass": sum(rows), "of": len(rows)}
    for name in NAIVE:
        rows = [each for each in told["rows"] if name in each["naive"]]
        inside = [each["low"] <= each["naive"][name] <= each["high"] for each in rows]
        assert told["naive"][name] == {
            "pass": sum(inside),
            "of": len(rows),
            "model": sum(each["pass"] for each in rows),
        }


def test_json_of_the_full_fit_has_no_held_out_block(suanli: Command) -> None:
    told = json.loads(suanli("backcast", "--fit", "full", "--json")[1])
    assert "held_out" not in told and told["fitted_later"]["of"] == len(held_out())
    assert {each["set"] for each in told["rows"]} == {"tuned", "checked", "fitted_later"}


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--fit", "mine"), "--fit: is 'mine'; expected one of strict, full, own."),
        (("--theory", "herd"), "--theory: is 'herd'; expected KIND=NAME."),
        (("--theory", "boom=bubble"), "--theory boom=bubble"),
        (("--theory", "boom=herd", "--theory", "boom=push"), "--theory: names boom twice."),
        (("--theory", "bom=herd"), "did you mean 'theory.boom'"),
    ],
)
def test_what_cannot_be_asked_is_told(suanli: Command, asked: tuple[str, ...], told: str) -> None:
    status, err = suanli.refused("backcast", *asked)
    assert status == 2 and told in err and err.count("\n") == 1


# --- the page --------------------------------------------------------------------------------------------------------
@pytest.mark.slow
def test_the_page_is_what_the_model_gives_now() -> None:
    """Write it anew with: python -m sandbox.study.published.backcast_page."""
    page = assets.path().parent / backcast_page.FILE
    assert page.read_text(encoding="utf-8") == backcast_page.text()


@pytest.mark.slow
@pytest.mark.parametrize("miss", misses.MISSES, ids=lambda miss: miss.id)
def test_a_mechanism_does_what_the_page_says(miss: misses.Miss) -> None:
    for each in miss.tries:
        assert misses.tried(each, miss).hit == each.hit, each.switch


@pytest.mark.slow
def test_every_card_is_read_in_a_hundred_columns() -> None:
    for card in backcast_page.cards().values():
        assert max(map(len, as_text(card).splitlines())) <= 100


def test_the_stock_is_what_clouds_and_merchants_have_installed_and_nothing_twice() -> None:
    run = national_series(scenario_of("strict"), {}, week_nearest(dt.date(2025, 3, 31)) + 1)[0]
    total, clouds, merchants, *halls, still = (
        run[:, COLUMN[name]]
        for name in ("total_capacity", "cloud_capacity", "merchant_capacity", "inference_hall_capacity",
                     "training_hall_capacity", "cards_mothballed")
    )  # fmt: skip
    assert total == pytest.approx(clouds + merchants, rel=1e-12)
    assert merchants == pytest.approx(sum(halls), rel=1e-12)
    assert not still.any()


@pytest.mark.slow
def test_the_counts_of_the_ministry_are_missed_but_where_the_ways_of_counting_cross() -> None:
    for fit, boom in backcast_page.FITTED:
        card = backcast_page.cards()[fit, boom]
        for row in ("stock_jun24", "stock_jun25", "stock_dec25"):
            assert not misses.line_of(card, row).hit, (fit, boom, row)
        assert misses.line_of(card, "stock_mar25").hit == (fit == "own")


@pytest.mark.slow
def test_the_own_fits_hit_what_they_were_searched_on() -> None:
    missed = {
        boom: [
            line.row.id for line in backcast_page.cards()["own", boom].lines if line.block == "tuned" and not line.hit
        ]
        for boom in backcast_page.BOOMS
    }
    assert missed == {"push": [], "herd": ["stages_jun24"]}  # told in MISSES


def test_a_value_of_a_row_is_that_of_the_run(strict: Backcast) -> None:
    run = np.ones((1, 261, len(INDICATORS)))
    run[0, :, COLUMN["total_capacity"]] = np.arange(261.0)
    card = judged(run, "own", {"boom": "herd"})
    for line in card.lines:
        if line.row.series == "total_capacity":
            assert line.simulated == value(line.row, run)[0] == week_nearest(line.row.windows[0][0])
