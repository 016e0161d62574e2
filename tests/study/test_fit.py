"""A search: repeatable, inside the ranges, and blind to everything after 31 March 2025."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox import assets
from sandbox.model.measures import INDICATORS
from sandbox.scenario import tables
from sandbox.study.published import fit
from sandbox.study.published.batch import national_series
from sandbox.study.published.fit import OWN, WEEKS, Found, loss, prior, search, searched, start_from, write_column
from sandbox.study.published.held_out import checked, held_out
from sandbox.study.published.scorecard import COLUMN, SEEN, LooksAhead, distance, seen, tuned, value

HERD = {"boom": "herd", "resale": "inventory"}


def records(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def tiny(scenario: sandbox.Scenario | None = None, theories: dict[str, str] | None = None, **changes: Any) -> Found:
    """A search that is over in a second or two."""
    theories = theories or {"boom": "push", "resale": "inventory"}
    settings = {"seed": 3, "generations": 2, "population": 4, "tell": lambda line: None} | changes
    rows = settings.pop("rows", seen())
    return search(scenario or start_from("strict", theories), searched(theories), rows, **settings)


@pytest.fixture(scope="module")
def found() -> Found:
    return tiny()


# --- what a search may see -------------------------------------------------------------------------------------------
def test_rows_after_the_cut_may_hold_anything(found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = records(assets.path("data", "scorecard.csv"))
    later = [line for line in lines if line["set"] not in SEEN]
    for line in later:
        line.update(published="1e9", low="1e9", high="2e9", series="rent_8xh100")
    assert len(later) == 21
    with (tmp_path / "scorecard.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
    shipped = assets.path
    monkeypatch.setattr(
        assets, "path", lambda *parts: tmp_path / parts[-1] if parts[-1] == "scorecard.csv" else shipped(*parts)
    )
    assert {row.published for row in (*held_out(), *checked())} == {1e9}
    assert tiny() == found


def test_a_search_knows_no_week_after_the_cut(found: Found) -> None:
    """A longer scenario with another later history gives the same search, to the bit."""
    scenario = start_from("strict", {"boom": "push"})
    assert scenario.weeks == WEEKS == 118
    longer = scenario.model_copy(update={"weeks": 261})
    for text in ("shocks.dsv32=off", "shocks.h20ban=off", "shocks.miit_gate=2025-05-01", "parameters.cV32=0.5"):
        longer = sandbox.override(longer, text)
    assert tiny(longer) == found


@pytest.mark.parametrize("row", [*held_out(), *checked()], ids=lambda row: row.id)
def test_a_search_that_asks_for_a_row_that_it_may_not_see_stops(row: Any) -> None:
    with pytest.raises(LooksAhead, match=f"a search may not see {row.id}"):
        tiny(rows=(*seen(), row))


def test_no_later_row_can_be_worked_out_from_what_a_search_runs() -> None:
    """Not even by code that forgets to ask which set a row is of: the weeks are not there."""
    scenario = start_from("strict", {"boom": "push"})
    series = national_series(scenario, {}, WEEKS)
    assert np.isfinite(loss(seen(), series)).all()
    for row in held_out():
        with pytest.raises(LooksAhead):
            value(row, series)


def test_a_search_never_starts_from_the_fit_that_has_seen_later_rows() -> None:
    with pytest.raises(LooksAhead, match="'full' has seen what came after 2025-03-31"):
        start_from("full", {})
    with pytest.raises(SystemExit):
        fit.main(["--from", "full"], lambda line: None)


@pytest.mark.parametrize("column", fit.BLIND)
def test_a_search_starts_from_every_value_of_its_column(column: str) -> None:
    given = start_from(column, {"boom": "herd"})
    assert given.parameters == {row.name: row.fitted(column) for row in tables.parameters()}
    assert sandbox.complete(given).parameters == given.parameters


# --- the search itself -----------------------------------------------------------------------------------------------
def test_the_same_seed_gives_the_same_search_and_another_seed_another(found: Found) -> None:
    assert tiny() == found
    assert tiny(seed=4).values != found.values


def test_a_draw_depends_on_its_own_address_alone(found: Found) -> None:
    """More members leave those that there were as they were: the first generation's best cannot get worse."""
    assert tiny(generations=1, population=6).losses[0] <= found.losses[0]
    assert tiny(generations=1).losses == found.losses[:1]


@pytest.mark.parametrize("theories", [{"boom": "push"}, HERD], ids=["push", "herd"])
def test_what_is_found_lies_in_the_ranges_and_is_what_the_table_can_hold(theories: dict[str, str]) -> None:
    rows = {row.name: row for row in tables.parameters()}
    values = tiny(theories=theories, generations=1, seed=5).values
    assert set(values) == {row.name for row in searched(theories)}
    for name, number in values.items():
        assert rows[name].low <= number <= rows[name].high, name
        assert float(f"{number:.10g}") == number, name
    if theories is HERD:
        assert values["rent_information_lag"] == int(values["rent_information_lag"])


def test_a_search_comes_nearer() -> None:
    """From a start that misses rows, few generations suffice to miss them less."""
    scenario = start_from("strict", {"boom": "herd"})
    losses = tiny(scenario, {"boom": "herd"}, generations=3, population=12).losses
    start = loss(seen(), national_series(scenario, {}, WEEKS))
    assert min(losses) < 0.5 * start[0]


def test_each_theory_searches_its_own_parameters() -> None:
    push, herd, both = (
        {row.name for row in searched(theories)} for theories in ({"boom": "push"}, {"boom": "herd"}, HERD)
    )
    assert push - herd == {"push_peak", "push_midpoint", "push_width"}
    assert herd - push == {
        *("herd_push_ceiling", "herd_return_weight", "herd_peer_weight", "herd_threshold", "herd_width"),
        *("extrapolation", "rent_information_lag"),
    }
    assert both - herd == {"unsold_pressure"}
    known = {"fixed", "searched", *(f"searched:{name}" for name in ("push", "herd", "inventory"))}
    assert {row.status for row in tables.parameters()} == known


def test_the_loss_is_little_inside_the_bands_and_grows_outside() -> None:
    row = next(row for row in seen() if row.id == "rent_mar25")
    series = np.zeros((5, WEEKS, len(INDICATORS)))
    series[..., COLUMN["rent_8xh100"]] = np.array([[75.0], [80.0], [82.5], [96.0], [np.nan]])
    found = loss([row], series)
    assert list(distance(row, value(row, series))[:4] > 0) == [False, False, True, True]
    assert found[0] == 0.0
    assert 0.0 < found[1] < 0.01 < found[2] < found[3] < found[4] == np.inf


def test_the_middle_of_the_ranges_costs_nothing_and_a_bound_as_much_as_the_end_of_a_band() -> None:
    places = np.array([[0.5, 0.5], [0.5, 1.0], [0.0, 1.0]])
    assert list(prior(places, 1)) == pytest.approx([0.0, 0.005, 0.01])
    row = next(row for row in seen() if row.id == "rent_mar25")  # its number is in the middle of its band
    series = np.full((1, WEEKS, len(INDICATORS)), row.high)
    assert loss([row], series) == pytest.approx(prior(places[1:2], 1))


@pytest.mark.slow
@pytest.mark.parametrize("fit", ["strict", "full"])
def test_the_studys_fits_take_the_pressure_of_unsold_cards_that_costs_least(fit: str) -> None:
    """They were searched without the pile (theory ``posted``), so that this one number of theirs is read off here."""
    (row,) = (row for row in tables.parameters() if row.name == "unsold_pressure")
    scenario = sandbox.override(sandbox.load_scenario("rush"), f"fit={fit}").model_copy(update={"player": None})
    given = np.linspace(row.low, row.high, 181)[:61]
    series = national_series(scenario, {row.name: given}, WEEKS)
    places = (given - row.low) / (row.high - row.low)
    cost = loss(tuned(), series) + prior(places[:, None], len(tuned()))
    assert given[np.argmin(cost)] == pytest.approx(row.fitted(fit))


# --- writing ---------------------------------------------------------------------------------------------------------
def test_writing_a_column_changes_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "parameters.csv"
    path.write_bytes(assets.path("data", "parameters.csv").read_bytes())
    same = {row.name: row.push for row in tables.parameters()}
    write_column(path, "push", same)
    assert [float(row["push"]) for row in records(path)] == list(same.values())
    write_column(path, "push", {**same, "lead_time": 50.123456789})
    assert {row["name"]: row["push"] for row in records(path)}["lead_time"] == "50.12345679"
    others = [
        [{**row, "push": ""} for row in records(table)] for table in (path, assets.path("data", "parameters.csv"))
    ]
    assert others[0] == others[1]


@pytest.mark.parametrize("column", ["full", "strict"])
def test_a_search_never_writes_over_the_studys_fits(column: str) -> None:
    assert column not in OWN
    with pytest.raises(SystemExit):
        fit.main(["--write", column])


def test_a_search_writes_the_column_of_its_own_theory() -> None:
    with pytest.raises(SystemExit):
        fit.main(["--theory", "boom=herd", "--write", "push"])


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--theory", "boom"], "boom"),
        (["--theory", "boom=bubble"], "boom"),
        (["--population", "3"], "of 4 members or more"),
        (["--generations", "0"], "1 generation or more"),
    ],
)
def test_what_cannot_be_asked_is_told(asked: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        fit.main(asked)
    assert caught.value.code == 2
    assert told in capsys.readouterr().err


def test_the_command_says_what_it_found_and_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped, copy = assets.path, tmp_path / "parameters.csv"
    copy.write_bytes(shipped("data", "parameters.csv").read_bytes())
    monkeypatch.setattr(assets, "path", lambda *parts: copy if parts[-1] == "parameters.csv" else shipped(*parts))
    told: list[str] = []
    asked = ["--generations", "2", "--population", "4", "--seed", "3", "--theory", "boom=push", "--write", "push"]
    fit.main(asked, told.append)
    assert told[0].startswith("46 parameters, 30 rows, 118 weeks, from column strict")
    assert told[1].startswith("generation 1 of 2")
    assert told[-2].endswith("of 30 rows are hit.") and told[-1] == "column push is written."
    written = {row["name"]: float(row["push"]) for row in records(copy)}
    found = tiny().values
    assert {name: written[name] for name in found} == found
    strict = {row.name: row.strict for row in tables.parameters()}
    assert all(written[name] == strict[name] for name in written.keys() - found.keys())


class Interrupted(list[str]):
    """Hears lines, and is interrupted after the first generation, as by Ctrl-C in the second."""

    def __call__(self, line: str) -> None:
        self.append(line)
        if line.startswith("generation 1"):
            raise KeyboardInterrupt


@pytest.mark.parametrize("write", [True, False])
def test_an_interrupted_search_says_its_best_and_writes_nothing(
    write: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped, copy = assets.path, tmp_path / "parameters.csv"
    copy.write_bytes(shipped("data", "parameters.csv").read_bytes())
    monkeypatch.setattr(assets, "path", lambda *parts: copy if parts[-1] == "parameters.csv" else shipped(*parts))
    told = Interrupted()
    asked = ["--generations", "3", "--population", "4", "--seed", "3", "--theory", "boom=push"]
    with pytest.raises(SystemExit) as caught:
        fit.main([*asked, *(["--write", "push"] if write else [])], told)
    assert caught.value.code == 130
    assert copy.read_bytes() == shipped("data", "parameters.csv").read_bytes()
    assert any(line.startswith("stopped after generation 1 of 3") for line in told)
    assert any(line.endswith("of 30 rows are hit.") for line in told)
    best = tiny(generations=1).values
    if not write:
        assert not any("name,push" in line for line in told)
        return
    column = {row["name"]: float(row["push"]) for row in csv.DictReader(told[-1].splitlines())}
    assert {name: column[name] for name in best} == best
    assert list(column) == [row.name for row in tables.parameters()]


def test_a_search_that_is_interrupted_before_it_found_anything_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(fit, "loss", interrupted)
    with pytest.raises(KeyboardInterrupt):
        tiny()
