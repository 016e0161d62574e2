"""What an author writes: completed once and for all, changed by paths, and every fault named at its place at once."""

from __future__ import annotations

import copy
import datetime as dt
import json
from pathlib import Path

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

import sandbox
from sandbox import ScenarioError
from sandbox.errors import Issue
from sandbox.scenario import files, migrations, tables
from sandbox.scenario.schema import MOST_FAULTS, complete

FIXTURES = Path(__file__).parents[1] / "fixtures"

TEXT = {"en": "A", "zh_CN": "甲"}
LEAST = {"schema_version": 2, "name": "least", "title": TEXT, "description": TEXT}


def scenario(**fields: object) -> sandbox.Scenario:
    return files.scenario_from({**LEAST, **fields}, "here")


def faults(**fields: object) -> list[Issue]:
    with pytest.raises(ScenarioError) as error:
        scenario(**fields)
    return list(error.value.issues)


# --- completion ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", sandbox.shipped_scenarios())
def test_a_completed_scenario_stands_alone(name: str) -> None:
    given_ = sandbox.load_scenario(name)
    whole = sandbox.complete(given_)
    assert sandbox.complete(whole) == whole
    assert sandbox.scenario_digest(whole) == sandbox.scenario_digest(given_)
    again = files.scenario_from(whole.model_dump(mode="json"), "again")
    assert again == whole
    assert all(v is not None for p in whole.provinces.values() for k, v in p.model_dump().items() if k != "hub")
    assert set(whole.parameters) == {row.name for row in tables.parameters()}
    assert set(whole.constants) == {row.name for row in tables.constants()}
    assert set(whole.shocks) == {row.id for row in tables.shocks()}


def test_what_an_author_gives_outlives_completion() -> None:
    whole = sandbox.complete(scenario(parameters={"eps": 0.9}, provinces={"Gansu": {"electricity": 0.35}}))
    long_name = next(row.name for row in tables.parameters() if row.symbol == "eps")
    assert whole.parameters[long_name] == 0.9
    assert "eps" not in whole.parameters
    assert whole.provinces["Gansu"].electricity == 0.35
    row = next(row for row in tables.provinces() if row.name == "Gansu")
    assert whole.provinces["Gansu"].pue == row.fields()["pue"]


def test_every_fit_is_a_column_of_the_table_and_own_is_that_of_the_theory() -> None:
    def parameters(**fields: object) -> dict[str, float]:
        return sandbox.complete(scenario(**fields)).parameters

    full, strict = parameters(fit="full"), parameters(fit="strict")
    for row in tables.parameters():
        assert (full[row.name], strict[row.name]) == (row.full, row.strict)
    assert full != strict
    assert parameters() == full
    for theory in ("push", "herd"):
        own = parameters(fit="own", theory={"boom": theory})
        assert own == {row.name: getattr(row, theory) for row in tables.parameters()}


def test_every_field_that_counts_moves_the_digest() -> None:
    digest = sandbox.scenario_digest(scenario())
    changes = (
        {"seed": 8},
        {"weeks": 260},
        {"noise": False},
        {"player": "Gansu"},
        {"parameters": {"eps": 0.9}},
        {"provinces": {"Gansu": {"electricity": 0.35}}},
        {"shocks": {"r1": {"on": False}}},
        {"policy": {"gates": False}},
        {"decisions": [{"kind": "survey", "tick": 0, "province": "Gansu"}]},
    )
    found = [sandbox.scenario_digest(scenario(**change)) for change in changes]
    assert len({digest, *found}) == len(changes) + 1


# --- paths of --set --------------------------------------------------------------------------------------------------
def test_every_form_of_a_path() -> None:
    rush = sandbox.load_scenario("rush")
    before = sandbox.complete(rush)

    def after(text: str) -> sandbox.Scenario:
        return sandbox.complete(sandbox.override(rush, text))

    long_name = next(row.name for row in tables.parameters() if row.symbol == "eps")
    assert after("parameters.eps=0.9").parameters[long_name] == 0.9
    assert after(f"parameters.{long_name}=0.9").parameters[long_name] == 0.9
    assert after("parameters.eps*=1.1").parameters[long_name] == before.parameters[long_name] * 1.1
    assert after("parameters.eps+=0.1").parameters[long_name] == before.parameters[long_name] + 0.1
    assert after("provinces.Gansu.electricity=0.35").provinces["Gansu"].electricity == 0.35
    voucher = before.provinces["Henan"].voucher
    assert voucher is not None
    assert after("provinces.Henan.voucher*=10").provinces["Henan"].voucher == voucher * 10
    assert after("shocks.r1=off").shocks["r1"].on is False
    assert after("shocks.pricewar=2024-11-01").shocks["pricewar"].date == dt.date(2024, 11, 1)
    assert after("policy.central_push=off").policy.central_push is False
    assert after("policy.fast_track=0.5").policy.fast_track == 0.5
    assert after("noise=off").noise is False
    assert after("theory.boom=push").theory.boom == "push"
    assert after("player=Gansu").player == "Gansu"
    assert after(" weeks = 52 ").weeks == 52
    assert rush == sandbox.load_scenario("rush")


def test_a_size_given_to_an_event_becomes_the_parameter_it_sets() -> None:
    row = next(row for row in tables.shocks() if row.id == "r1")
    symbols = {p.symbol: p.name for p in tables.parameters()}
    name = symbols.get(row.used_by[0], row.used_by[0])
    whole = sandbox.complete(sandbox.override(sandbox.load_scenario("rush"), "shocks.r1=0.5"))
    assert {**whole.constants, **whole.parameters}[name] == 0.5


def test_switching_an_event_off_and_on_again_is_as_if_nothing_was() -> None:
    rush = sandbox.load_scenario("rush")
    twice = sandbox.override(sandbox.override(rush, "shocks.r1=off"), "shocks.r1=on")
    assert sandbox.scenario_digest(twice) == sandbox.scenario_digest(rush)


@pytest.mark.parametrize("row", [row for row in tables.shocks() if not row.used_by], ids=lambda row: row.id)
def test_an_event_without_effect_is_refused(row: tables.ShockRow) -> None:
    """By --set and in a file alike: a switch that changes nothing is said to change nothing."""
    with pytest.raises(ScenarioError, match="is news only: nothing in the model follows it"):
        sandbox.override(sandbox.load_scenario("rush"), f"shocks.{row.id}=off")
    for shock in ({"on": False}, {"date": "2031-01-01"}, {"value": 0.5}, {"value": {"eps": 0.9}}):
        with pytest.raises(ScenarioError, match=f"here: shocks.{row.id}: is news only") as error:
            scenario(shocks={row.id: shock})
        assert len(error.value.issues) == 1
    scenario(shocks={row.id: {"on": True, "date": row.date.isoformat()}})  # as a completed scenario holds it


@pytest.mark.parametrize("row", [row for row in tables.shocks() if row.used_by], ids=lambda row: row.id)
def test_an_event_with_an_effect_has_one(row: tables.ShockRow) -> None:
    """Whatever is named as an event with an effect moves a parameter of the model when it is switched off."""
    rush = sandbox.load_scenario("rush")
    before = sandbox.compile_scenario(rush).params
    after = sandbox.compile_scenario(sandbox.override(rush, f"shocks.{row.id}=off")).params
    assert any(not np.array_equal(before[name], after[name]) for name in before)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("parameters.epss=1", "did you mean 'parameters.eps'?"),
        ("provinces.Gansu.electrcity=1", "did you mean 'provinces.Gansu.electricity'?"),
        ("provinces.Ganzu.electricity=1", "did you mean 'provinces.Gansu.electricity'?"),
        ("shocks.r11=off", "did you mean 'r1'?"),
        ("policy.central_pull=off", "did you mean 'policy.central_push'?"),
        ("theory.boom=mood", "theory.boom"),
        ("parameters.eps=1e9", "must be between"),
        ("parameters.eps", "not of the form path=value"),
        ("player*=2", "cannot compute"),
        ("weeks=1.5", "weeks"),
        ("noise=2", "noise"),
        ("shocks.r1=soon", "neither on, off, a date nor a size"),
        ("schema_version=3", "schema_version"),
    ],
)
def test_a_path_that_cannot_be_followed_says_why(text: str, words: str) -> None:
    with pytest.raises(ScenarioError) as error:
        sandbox.override(sandbox.load_scenario("rush"), text)
    assert words in str(error.value)
    assert all(issue.where.startswith("--set ") for issue in error.value.issues)


# --- faults ----------------------------------------------------------------------------------------------------------
def test_all_faults_of_form_are_found_at_once() -> None:
    found = faults(weeks=0, seed=True, noise=1, nonsense=1, policy={"gate": True}, start="2023-01-03")
    assert {i.where for i in found} == {
        f"here: {path}" for path in ("weeks", "seed", "noise", "nonsense", "policy.gate", "start")
    }


def test_all_faults_of_meaning_are_found_at_once() -> None:
    place = {"kind": "place", "tick": 300, "hall": 70, "province": "Gansu", "hall_type": "training"}
    found = faults(
        player="Atlantis",
        provinces={"Ganzu": {}},
        parameters={"epss": 1.0, "eps": 1e12},
        constants={"magic": 1.0},
        shocks={"r11": {"on": False}, "r1": {"value": 1e9}},
        decisions=[
            {"kind": "survey", "tick": 0, "province": "Gansu"},
            {**place, "chip": "h1000", "cards": 8, "operator": "nobody"},
        ],
    )
    paths = [i.where.removeprefix("here: ") for i in found]
    assert [p for p in paths if not p.startswith("shocks.r1.value.")] == [
        "provinces.Ganzu",
        "player",
        "parameters.epss",
        "parameters.eps",
        "constants.magic",
        "shocks.r11",
        "decisions[1].chip",
        "decisions[1].operator",
        "decisions[1].hall",
        "decisions[1].tick",
    ]
    assert len(paths) == 11


def test_halls_that_nobody_would_own_are_told_when_the_file_is_read() -> None:
    nothing = {row.id: {**sandbox.complete(sandbox.load_scenario("rush")).operators[row.id].model_dump(),
                        "start_share": 0.0} for row in sandbox.operators()}  # fmt: skip
    (issue,) = faults(operators=nothing)
    assert (issue.code, issue.where) == ("scenario.no_owner", "here: operators")
    assert "start_share" in issue.message
    assert issue.remedy
    owned = scenario(operators={**nothing, "city": {**nothing["city"], "start_share": 0.5}})
    assert sandbox.compile_scenario(owned).axes.owners == ("city",)


def test_endless_faults_end_soon() -> None:
    found = faults(parameters={f"x{i}": 1.0 for i in range(20_000)})
    assert len(found) == MOST_FAULTS + 1
    assert "more" in found[-1].message


def test_an_inline_scenario_gives_its_provinces_whole() -> None:
    assert [i.where for i in faults(tables="inline")] == ["here: provinces"]
    (issue,) = faults(tables="inline", provinces={"Utopia": {"pue": 1.2}})
    assert issue.where == "here: provinces.Utopia"
    assert "latitude" in issue.message
    assert "hub" not in issue.message


@pytest.mark.parametrize("value", [True, "1", None, [1]])
@pytest.mark.parametrize(
    "decision",
    [
        {"kind": "survey", "province": "Gansu", "tick": 0},
        {"kind": "voucher", "tick": 0, "province": "Gansu", "budget": 1.0},
        {"kind": "price", "tick": 0, "hall": 1, "multiplier": 1.0},
        {
            "kind": "place",
            "tick": 0,
            "hall": 1,
            "province": "Gansu",
            "hall_type": "training",
            "chip": "h100",
            "operator": "city",
            "cards": 8,
        },
    ],
    ids=lambda d: d["kind"],
)
def test_a_truth_or_a_text_is_no_number(decision: dict, value: object) -> None:
    field = list(decision)[-1]
    assert files.decisions_from([decision], "here")
    with pytest.raises(ScenarioError) as error:
        files.decisions_from([{**decision, field: value}], "here")
    assert [i.where for i in error.value.issues] == [f"here: [0].{field}"]


def test_a_message_is_one_line_that_no_terminal_obeys() -> None:
    (issue,) = faults(**{"\x1b[31mred\r\n\u202eevil": 1})
    assert str(issue).isprintable()
    assert "\\u001b[31mred\\r\\n\\u202eevil" in str(issue)
    assert str(Issue("code", "河西", "一行。")) == "河西: 一行。"
    assert str(Issue("code", "", "half \ud83d")) == "half \\ud83d"


# --- lines -----------------------------------------------------------------------------------------------------------
def test_a_fault_in_a_file_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "story.json"
    text = json.dumps(
        {
            **LEAST,
            "player": "Atlantis",
            "decisions": [
                {"kind": "survey", "tick": 0, "province": "Gansu"},
                {"kind": "survey", "tick": 0, "province": "Nowhere"},
            ],
        },
        indent=1,
        ensure_ascii=False,
    )
    path.write_text("\ufeff" + text, encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        sandbox.load_scenario(path)
    lines = text.splitlines()
    for issue, word in zip(error.value.issues, ("Atlantis", "Nowhere"), strict=True):
        number = next(i for i, line in enumerate(lines, 1) if word in line)
        assert issue.where.endswith(f"(line {number})")


def test_a_fault_in_decisions_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plan.jsonl"
    path.write_text('{"kind":"survey","tick":0,"province":"Gansu"}\n\n{"kind":"survey","tick":-1,"province":"Gansu"}\n')
    with pytest.raises(ScenarioError) as error:
        sandbox.load_decisions(path)
    assert [i.where for i in error.value.issues] == ["plan.jsonl: [1].tick (line 3)"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(alphabet='a"\\,:{}[] \n甲', max_size=6),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(alphabet="abcde", min_size=1), inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(JSON)
def test_the_line_of_any_value_is_where_it_is_printed(value: object) -> None:
    """Printed by hand with every value on a line of its own, the line of each path is the number of values before."""
    lines: list[str] = []
    expected: dict[str, int] = {}

    def write(item: object, path: str) -> None:
        expected[path] = len(lines) + 1
        if isinstance(item, dict):
            lines.append("{")
            for i, (key, part) in enumerate(item.items()):
                lines[-1] += ("," if i else "") + json.dumps(key) + ":"
                write(part, f"{path}.{key}".lstrip("."))
            lines[-1] += "}"
        elif isinstance(item, list):
            lines.append("[")
            for i, part in enumerate(item):
                lines[-1] += "," if i else ""
                write(part, f"{path}[{i}]")
            lines[-1] += "]"
        else:
            lines.append(json.dumps(item, ensure_ascii=False))

    write(value, "")
    text = "\n".join(lines)
    assert json.loads(text) == value
    assert files.lines_of(text, set(expected)) == (expected if len(lines) > 1 else {})


# --- older files -----------------------------------------------------------------------------------------------------
def test_migrating_leaves_its_argument_alone_and_names_its_steps() -> None:
    old = {"name": "old", "title": "Old", "description": "Old", "ticks": 12, "constants": {"card_buyers": 2400}}
    kept = copy.deepcopy(old)
    new, steps = migrations.migrate(old, "here")
    assert old == kept
    assert steps == ["v0_to_v1", "v1_to_v2"]
    assert (new["schema_version"], new["weeks"], new["constants"]) == (2, 12, {"card_buyers": 0.024})
    assert "ticks" not in new
    assert migrations.migrate(new, "here") == (new, [])
    assert migrations.migrate({**old, "schema_version": 0}, "here")[0] == new


def test_a_file_of_version_1_means_what_it_meant() -> None:
    """Written out in full, as it stands in a saved game: with every parameter, constant, chip and operator of then."""
    path = FIXTURES / "scenario_v1.json"
    written = json.loads(path.read_text(encoding="utf-8"))
    full = complete(sandbox.load_scenario(path))
    assert full.parameters.items() >= written["parameters"].items()
    now = {row.name: row.value for row in tables.constants()}
    renamed = (
        "card_buyers", "card_sellers", "card_depth", "card_book_ratio", "card_price_low_ratio", "card_price_high_ratio",
        "value_required_return",
    )  # fmt: skip
    for name in renamed:
        assert full.constants[name] == pytest.approx(now[name]), name
    same = full.constants.keys() & written["constants"].keys() - set(renamed)
    assert {name: full.constants[name] for name in same} == {name: written["constants"][name] for name in same}
    assert (full.chips["h100"].card_kcny, full.chips["h100"].book_decline) == (150, 0.22)
    # what a row of then could not say is as it ships, not as for a kind of operator or chip that nobody knows
    shipped = complete(sandbox.load_scenario("tiny"))
    assert full.operators == shipped.operators
    assert full.chips == shipped.chips
    sandbox.Simulation.new(sandbox.load_scenario(path)).advance(2)


def test_numbers_of_version_1s_market_become_shares() -> None:
    given = {
        "card_price_initial": 100, "card_book_initial": 150, "card_price_floor": 20, "card_price_ceiling": 400.0,
        "card_book_decline": 0.3, "pool_interest": 0.05, "rent_floor": 17, "card_sellers": "many",
    }  # fmt: skip
    old = {**LEAST, "schema_version": 1, "constants": given, "chips": {"h100": {"tflops": 1}, "x": {}}}
    new, _ = migrations.migrate(old, "here")
    assert new["constants"] == {
        "card_book_ratio": 1.5, "card_price_low_ratio": 0.2, "card_price_high_ratio": 4.0, "rent_floor": 17,
        "card_sellers": "many",
    }  # fmt: skip
    assert new["chips"] == {"h100": {"tflops": 1, "card_kcny": 100, "book_decline": 0.3}, "x": {}}
    for odd in (None, [], {"card_price_initial": True}):
        assert migrations.migrate({**old, "constants": odd, "chips": odd}, "here")[0]["constants"] == odd


def test_every_version_has_its_step() -> None:
    assert sorted(migrations.STEPS) == list(range(migrations.SCHEMA_VERSION))
