"""The equation book: it says all of the model, its links lead somewhere, and a stale one is told."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import numpy as np
import pytest
from commands import Command

import sandbox
from sandbox.model import step as engine
from sandbox.model.measures import INDICATORS
from sandbox.model.record import record
from sandbox.model.state import Orders
from sandbox.model.variables import NAMES
from sandbox.report import book, card, evidence, strings
from sandbox.scenario import tables


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A place for a book that may be spoilt."""
    docs, data = tmp_path / "docs", tmp_path / "data"
    docs.mkdir()
    data.mkdir()
    (docs / "backcast.md").write_bytes((book.path().parent / "backcast.md").read_bytes())
    monkeypatch.setattr(book, "path", lambda: docs / "model.md")
    monkeypatch.setattr(evidence, "path", lambda: data / evidence.NAME)
    return docs / "model.md"


def test_a_book_that_was_written_is_up_to_date_until_the_model_changes(suanli: Command, path: Path) -> None:
    assert suanli("book") == (0, "data/misses.csv\ndocs/model.md\ndocs/model_card.md\n", "")
    fresh = "docs/model.md: up to date\ndata/misses.csv: up to date\ndocs/model_card.md: up to date\n"
    assert suanli("book", "--check") == (0, fresh, "")
    path.write_bytes(path.read_bytes().replace(b"Market rent by class", b"Market rent by class and trade"))
    status, err = suanli.refused("book", "--check")
    assert status == 1
    assert err == (
        "docs/model.md: is not what the equations, the register and the tables say now. Write it again: suanli book\n"
    )
    path.unlink()
    assert suanli.refused("book", "--check")[0] == 2


def test_a_change_of_an_equation_makes_the_book_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    before = book.text()
    assert book.text() == before
    changed = dict(book.every_equation())
    rent = changed["rent"]
    changed["rent"] = type(rent)(rent.function, rent.gives, rent.needs, "assumption:another", rent.valid)
    monkeypatch.setattr(book, "every_equation", lambda: changed)
    with pytest.raises(sandbox.SandboxError) as caught:
        book.check(before)
    assert caught.value.status == 1


def test_a_range_that_an_equation_holds_for_has_its_unit() -> None:
    units = {variable.unit for variable in NAMES} | {variable.shown_unit for variable in INDICATORS}
    ranges = [eq.valid for eq in book.every_equation().values() if "<=" in eq.valid]
    assert ranges and {text.rpartition(" ")[2] for text in ranges} <= units


def test_the_book_says_everything_once() -> None:
    text = book.text()
    headings = re.findall(r"^### (\w+)$", text, flags=re.MULTILINE)
    assert sorted(headings) == sorted(book.every_equation())
    in_force = {*engine.sequence(book.DEFAULT), *(eq for kind in engine.THEORIES.values() for eq in kind.values())}
    assert {eq.name for eq in in_force} <= set(headings)
    assert len({eq.name for eq in in_force}) == len(in_force)
    for row in (*tables.parameters(), *tables.constants()):
        assert text.count(f'id="n-{row.name}"') == 1
    for variable in NAMES:
        for letter in variable.dims.split():
            assert letter == "R" or letter in book.SHAPES, variable.name


def test_every_link_of_the_book_leads_somewhere() -> None:
    text = book.text()
    anchors = re.findall(r'<a id="([\w-]+)">', text)
    anchors += [book._anchor(heading) for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)]
    assert len(anchors) == len(set(anchors))
    links = re.findall(r"\]\(#([^)]+)\)", text)
    assert len(links) > 1000
    assert not set(links) - set(anchors)


def test_the_order_of_the_week_is_that_of_the_engine() -> None:
    weekly = [eq for _, part in book.week() for eq in part]
    assert tuple(weekly) == engine.sequence(book.DEFAULT)
    model = sandbox.compile_scenario(sandbox.load_scenario("tiny"))
    assert set(book.week()[0][1]) <= set(model.settled), "the first heading is said to hold what is worked out once"


def test_the_letters_add_up() -> None:
    rows = re.findall(r"^\| ([A-D]) \| .+ \| (\d+) \| (\d+) \| (\d+) \|$", book.text(), flags=re.MULTILINE)
    assert [row[0] for row in rows] == list("ABCD")
    assert sum(int(row[1]) for row in rows) == len(tables.parameters())
    assert sum(int(row[2]) for row in rows) == len(tables.constants())
    assert all(int(row[1]) + int(row[2]) == int(row[3]) for row in rows)


def test_a_measure_is_the_output_that_the_book_takes_it_from() -> None:
    """As it stands, summed, the player's part, or the H100's."""
    model = sandbox.compile_scenario(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    state = model.state0
    for _ in range(20):
        state, flows = engine.step(model, state, Orders.none(model.axes))
    written = record(model, state, flows).national[0]
    given = {name for eq in model.equations for name in eq.gives}
    for variable, value in zip(INDICATORS, written, strict=True):
        output = book.READ_FROM.get(variable.name, variable.name)
        if output not in given or variable.name in book.COUNTED_ANEW:
            assert variable.name not in book.READ_FROM
            continue
        flow = np.asarray(flows[output])[0]
        readings = [flow, flow.sum()]
        if flow.shape == (len(model.axes.chips),):
            readings.append(flow[model.params["reference_chip"]])
        if flow.shape == (len(model.axes.provinces),):
            readings.append((flow * model.params["played"][0]).sum())
        scale = 1000.0 if variable.unit.replace("kt", "Mt") != variable.unit else 1.0  # shown in thousands
        assert any(np.ndim(r) == 0 and scale * r == pytest.approx(value) for r in readings), variable.name


def test_the_strings_are_all_that_the_engine_can_say(suanli: Command) -> None:
    status, out, _ = suanli("book", "--strings")
    codes = json.loads(out)
    assert status == 0
    assert codes["labels"]["indicators"] == [v.name for v in INDICATORS]
    assert {"end", "hall.failed", "shock"} <= set(codes["notices"])
    # one that stands in a call, one of a helper's, and one of each that is put together at run time
    wanted = {"capsule.differs", "file.not_json", "rule.purse", "decision.unknown_chip", "scenario.missing"}
    assert wanted <= set(codes["issues"])
    assert {"kCNY/month", "count", "share", "ratio"} <= set(codes["units"])


def test_a_code_that_is_put_together_at_run_time_must_name_its_endings() -> None:
    call = ast.parse('Issue(f"weather.{kind}", "here")').body[0].value  # type: ignore[attr-defined]
    with pytest.raises(KeyError, match="weather"):
        list(strings._spelled(call.args[0]))


def test_a_card_that_is_not_what_the_tables_say_is_refused(suanli: Command, path: Path) -> None:
    suanli("book")
    card_file = path.with_name(card.NAME)
    card_file.write_bytes(card_file.read_bytes().replace(b"rest on letter D", b"rest on letter C"))
    status, err = suanli.refused("book", "--check")
    assert status == 1 and err.startswith("docs/model_card.md: is not what the tables")


def test_the_card_begins_with_what_is_invented_and_counts_it() -> None:
    text = card.text()
    heads = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    assert [head[0] for head in heads] == list("1234567") and "invented" in heads[0] and "Sources" in heads[-1]
    guessed = [name for name, letter in book.letters_of_numbers().items() if letter == "D"]
    assert f"**{len(guessed)} of {len(book.letters_of_numbers())} numbers" in text
    table = text.partition("## 2.")[0]
    for name in guessed:
        assert table.count(f"`{name}`") == 1, name


def test_the_card_lists_the_values_at_a_bound_and_no_others() -> None:
    part = card.text().partition("## 3.")[2].partition("## 4.")[0]
    listed = set(re.findall(r"^\| (\w+) \| `(\w+)`", part, flags=re.MULTILINE))
    for row in tables.parameters():
        for fit in card.FITS:
            searched = row.status in ("searched", f"searched:{fit}")
            inside = (row.fitted(fit) - row.low) / (row.high - row.low) if row.high > row.low else 0.5
            assert ((fit, row.name) in listed) == (searched and not 0.005 < inside < 0.995)


def test_the_card_tells_the_misfits_of_the_backcast_and_every_publisher() -> None:
    text = card.text()
    page = (book.path().parent / "backcast.md").read_text(encoding="utf-8")
    missed = re.findall(r"^- (?:strict|full|own), \w+: .+$", page.partition("## All that is missed")[2], re.MULTILINE)
    assert len(missed) == 6 and all(line in text for line in missed)
    for fact in tables.facts():
        assert fact.publisher.replace("|", "\\|") in text
