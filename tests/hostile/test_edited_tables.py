"""Tables of the program that somebody edits by hand: what makes no sense is named by file, line and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import sandbox
from sandbox import assets
from sandbox.report import evidence
from sandbox.scenario import table_rows, tables
from sandbox.study.published.held_out import held_out
from sandbox.study.published.scorecard import tuned
from ui.words.trust import Trust

Table = list[list[str]]


def put(row: int, column: str, text: str) -> Callable[[Table], None]:
    def change(table: Table) -> None:
        table[row][table[0].index(column)] = text

    return change


def without(column: str) -> Callable[[Table], None]:
    def change(table: Table) -> None:
        at = table[0].index(column)
        for row in table:
            del row[at]

    return change


def twice(table: Table) -> None:
    table.insert(2, table[1])


def header_alone(table: Table) -> None:
    del table[1:]


def cut_short(table: Table) -> None:
    del table[1][-1]


def last_gone(table: Table) -> None:
    del table[-1]


# what: (the table, what is done to it, words of the one message)
EDITS: dict[str, tuple[str, Callable[[Table], None], str]] = {
    "a word for a number": (
        "constants.csv",
        put(1, "value", "x"),
        "constants.csv line 2, value: is 'x'; expected a number",
    ),
    "no number": ("parameters.csv", put(3, "full", "nan"), "parameters.csv line 4, full: is 'nan'; expected a number"),
    "no end": ("levers.csv", put(1, "cost", "inf"), "levers.csv line 2, cost: is 'inf'"),
    "too large": ("hardware.csv", put(1, "tdp_w", "1e999"), "hardware.csv line 2, tdp_w: is '1e999'"),
    "nothing": ("operators.csv", put(2, "interest", ""), "operators.csv line 3, interest: is ''"),
    "a day that never was": ("shocks.csv", put(1, "date", "2023-02-30"), "shocks.csv line 2, date: is '2023-02-30'"),
    "half a year": ("chip_mix.csv", put(1, "year", "2023.5"), "chip_mix.csv line 2, year: is '2023.5'"),
    "a chip of no table": ("chip_mix.csv", put(1, "chip", "h1000"), "chip_mix.csv line 2, chip: is 'h1000'"),
    "a cost of no chip": ("chip_costs.csv", put(1, "chip", "h1000"), "which no row of hardware.csv is about"),
    "a kind of owner": ("operators.csv", put(1, "fleet", "army"), "expected cloud or private or public"),
    "a truth in words": ("operators.csv", put(1, "sells", "yes"), "sells: is 'yes'; expected 0 or 1"),
    "below 0": ("chip_costs.csv", put(1, "all_in_kcny", "-5"), "all_in_kcny is -5.0, which a scenario may not say"),
    "a share of 2": ("operators.csv", put(1, "trust", "2"), "trust is 2.0, which a scenario may not say"),
    "a row twice": ("provinces.csv", twice, "which line 2 is about already"),
    "no rows": ("constants.csv", header_alone, "constants.csv: holds no rows"),
    "a cell less": ("provinces.csv", cut_short, "provinces.csv line 2: has"),
    "a column less": ("parameters.csv", without("strict"), "parameters.csv: has no column 'strict'"),
    "a policy less": ("levers.csv", last_gone, "levers.csv: has no row of tax_holiday"),
}


@pytest.fixture
def edited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the tables, which are read from there."""
    shipped = assets.path("data")
    for table in shipped.glob("*.*"):
        (tmp_path / table.name).write_bytes(table.read_bytes())
    kept = [made for module in (tables, evidence) for made in vars(module).values() if hasattr(made, "cache_clear")]
    for made in kept:
        made.cache_clear()
    real = assets.path
    monkeypatch.setattr(
        table_rows.assets,
        "path",
        lambda *parts: tmp_path / parts[1] if parts[:1] == ("data",) and parts[1:] else real(*parts),
    )
    yield tmp_path
    monkeypatch.undo()
    for made in kept:
        made.cache_clear()


@pytest.mark.parametrize("what", EDITS)
def test_an_edited_table_is_refused_with_its_place(what: str, edited: Path) -> None:
    file, change, words = EDITS[what]
    path = edited / file
    table = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    change(table)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    path.write_text(out.getvalue(), encoding="utf-8")
    with pytest.raises(sandbox.SandboxError) as refused:
        sandbox.Simulation.new(sandbox.load_scenario("rush"))
    (issue,) = refused.value.issues
    assert (issue.code, refused.value.status) == ("table.damaged", 2)
    assert file in issue.where
    assert words in str(issue)
    assert "Mend the table" in issue.remedy


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b'id,cost\n"a', None])
def test_what_is_no_table_is_refused(content: bytes | None, edited: Path) -> None:
    (edited / "levers.csv").unlink()
    if content is not None:
        (edited / "levers.csv").write_bytes(content)
    with pytest.raises(sandbox.SandboxError) as refused:
        sandbox.Simulation.new(sandbox.load_scenario("rush"))
    assert [issue.where for issue in refused.value.issues] == ["levers.csv"]


@pytest.mark.parametrize(
    ("file", "change", "words"),
    [
        ("misses.csv", without("row"), "misses.csv: has no column 'row'"),
        ("misses.csv", cut_short, "misses.csv line 2: has 2 cells; expected 3"),
        ("scorecard.csv", twice, "which line 2 is about already"),
        (
            "scorecard.csv",
            put(3, "confidence", "E"),
            "scorecard.csv line 4, confidence: is 'E'; expected A or B or C or D",
        ),
    ],
)
def test_letters_that_cannot_be_told_are_refused_and_the_window_takes_them_for_d(
    file: str, change: Callable[[Table], None], words: str, edited: Path, qapp: object
) -> None:
    table = list(csv.reader(io.StringIO((edited / file).read_text(encoding="utf-8"))))
    change(table)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    (edited / file).write_text(out.getvalue(), encoding="utf-8")
    with pytest.raises(sandbox.TableError) as refused:
        sandbox.evidence()
    assert words in str(refused.value)
    assert Trust().letter("rent_8xh100") == "D"


# A row of the scorecard stands in line 2: what is done to it, words of the one message.
OF_A_ROW = {
    "a band of words": ({"high": "D"}, "high: is 'D'; expected a number"),
    "no width": ({"high": "500"}, "high: is '500'; expected more than low, which is 500"),
    "no name": ({"id": " "}, "id: is ' '; expected a name"),
    "a set of no fit": ({"set": "tune"}, "set: is 'tune'; expected tuned or added or checked or held-out"),
    "a letter": ({"confidence": "2099-01-01"}, "confidence: is '2099-01-01'; expected A or B or C or D"),
    "a statistic": ({"statistic": "median"}, "statistic: is 'median'; expected at or difference"),
    "a measure": ({"series": "rents"}, "series: is 'rents'; expected an outcome measure"),
    "half a sum": ({"series": "rent_8xh100 +"}, "series: is 'rent_8xh100 +'; expected an outcome measure"),
    "by nothing": ({"series": "rent_8xh100 / 0"}, "series: is 'rent_8xh100 / 0'; expected an outcome measure"),
    "no day": ({"from": "2025-13-45"}, "from: is '2025-13-45'; expected days from 2023-01-02 to 2027-12-27"),
    "before the first week": ({"from": "2022-06-01"}, "from: is '2022-06-01'; expected days from"),
    "after the last week": ({"from": "2099-01-01"}, "from: is '2099-01-01'; expected days from"),
    "the wrong way round": ({"from": "2025-03-01", "to": "2025-02-01"}, "from: is '2025-03-01'; expected days from"),
    "one window of two": ({"statistic": "ratio of means"}, "from: is '2024-12-30'; expected days from"),
}


@pytest.mark.parametrize("what", OF_A_ROW)
def test_an_edited_row_of_the_scorecard_is_refused_by_the_back_cast(what: str, edited: Path) -> None:
    changes, words = OF_A_ROW[what]
    path = edited / "scorecard.csv"
    table = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
    for column, text in changes.items():
        put(1, column, text)(table)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(table)
    path.write_text(out.getvalue(), encoding="utf-8")
    for rows in (tuned, held_out):  # the whole file, whatever is wanted of it
        with pytest.raises(sandbox.TableError) as refused:
            rows()
        assert str(refused.value.issues[0]).startswith(f"scorecard.csv line 2, {words}")


@pytest.mark.parametrize("content", [b"", b"id,series\n"])
def test_a_scorecard_without_rows_is_refused(content: bytes, edited: Path) -> None:
    (edited / "scorecard.csv").write_bytes(content)
    with pytest.raises(sandbox.TableError, match="holds no rows"):
        tuned()


def test_the_copy_is_read_and_plays_the_same_game(edited: Path) -> None:
    game = sandbox.Simulation.new(sandbox.load_scenario("tiny"))
    game.advance(3)
    assert game.tick == 3
    (edited / "levers.csv").unlink()
    tables.levers.cache_clear()
    with pytest.raises(sandbox.SandboxError, match=r"levers\.csv: cannot be read"):
        tables.levers()
