"""The command: what it prints, what it writes, what it refuses, and how it ends."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import importlib.util
import json
import math
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from commands import PLAN, Command, with_member

import sandbox
from sandbox import assets
from sandbox.commands import bare
from sandbox.play import capsule_write
from sandbox.report import run as reporting
from sandbox.scenario import migrations

FIXTURES = Path(__file__).parent / "fixtures"


# --- run -------------------------------------------------------------------------------------------------------------
def test_run_json_has_the_measures_at_dates_and_at_the_end(suanli: Command) -> None:
    report = suanli.json("run", "tiny", "--at", "2023-03-13", "--at", "2023-03-15")
    names = ["scenario", "seed", "weeks", "digest", "made_with", "indicators", "at", "units", "red_lines"]
    assert list(report) == names
    assert (report["scenario"], report["seed"], report["weeks"]) == ("tiny", 1, 26)
    assert len(report["digest"]) == 2 * 8 * len(sandbox.SECTORS)
    assert list(report["indicators"]) == [v.name for v in sandbox.INDICATORS]
    assert list(report["at"]) == ["2023-03-13", "2023-03-15"]
    game = sandbox.Simulation.new(sandbox.load_scenario("tiny"))
    game.advance(26)
    rows = game.series(0)
    week_10 = dict(zip(report["indicators"], rows[10], strict=True))  # 13 March is ten weeks after 2 January
    for name, value in report["at"]["2023-03-13"].items():
        assert value == week_10[name] or (value is None and math.isnan(week_10[name]))
    assert report["at"]["2023-03-15"] == report["at"]["2023-03-13"]
    assert report["digest"] == b"".join(game.state.digest()).hex()
    units = report["units"]
    assert list(units) == list(report["indicators"])
    assert (units["projects_finished"], units["merchant_utilisation"], units["token_price"]) == (
        "count",
        "share",
        "ratio",
    )
    assert units["rent_8xh100"] == "kCNY/month"
    shares = [report["indicators"][name] for name, unit in units.items() if unit == "share"]
    assert all(value is None or 0 <= value <= 1 for value in shares)


def test_until_stops_after_the_week_of_a_date(suanli: Command) -> None:
    assert suanli.json("run", "tiny", "--until", "2023-01-02")["weeks"] == 1
    assert suanli.json("run", "tiny", "--until", "2023-01-08")["weeks"] == 1
    report = suanli.json("run", "tiny", "--until", "2023-03-13")
    assert report["weeks"] == 11
    assert report["indicators"] == suanli.json("run", "tiny", "--at", "2023-03-13")["at"]["2023-03-13"]
    assert suanli.json("run", "tiny", "--until", "2023-07-02")["weeks"] == 26  # the last day of its last week


def test_until_after_the_end_is_told(suanli: Command) -> None:
    status, out, err = suanli("run", "tiny", "--until", "2023-07-03", "--json")
    assert status == 0 and json.loads(out)["weeks"] == 26
    assert err == (
        "--until 2023-07-03: lies after the scenario, which ends with the week of 2023-06-26; it is run to there\n"
    )


def test_the_same_run_prints_the_same(suanli: Command) -> None:
    once = suanli("run", "tiny", "--seed", "3", "--json")
    assert suanli("run", "tiny", "--seed", "3", "--json") == once
    assert json.loads(once[1])["seed"] == 3


def test_run_without_json_is_a_table(suanli: Command) -> None:
    status, out, _ = suanli("run", "tiny", "--until", "2023-01-30")
    assert status == 0
    assert out.splitlines()[0].startswith("tiny  seed 1  5 weeks  digest ")
    assert len(out.splitlines()) == 2 + len(sandbox.INDICATORS) + 1 + 7  # the nation's red lines: nobody plays


def test_set_changes_what_it_names(suanli: Command) -> None:
    base = suanli.json("run", "rush", "--set", "noise=off", "--until", "2023-03-06")
    again = suanli.json("run", "rush", "--set", "noise=false", "--until", "2023-03-06")
    other = suanli.json("run", "rush", "--set", "noise=off", "--set", "parameters.eps*=1.1", "--until", "2023-03-06")
    assert base == again
    assert base["digest"] != other["digest"]
    plus = suanli.json("run", "tiny", "--set", "provinces.Gansu.electricity+=0.1", "--until", "2023-01-30")
    same = suanli.json("run", "tiny", "--set", "provinces.Gansu.electricity=0.5", "--until", "2023-01-30")
    assert plus["digest"] == same["digest"]


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("parameters.epss=1", "parameters.eps"),
        ("polcy.gates=off", "policy.gates"),
        ("provinces.Gansuu.gdp=1", "provinces.Gansu.gdp"),
        ("sead=1", "seed"),
        ("shocks.priceware=off", "pricewar"),
    ],
)
def test_an_unknown_path_names_the_nearest(suanli: Command, text: str, nearest: str) -> None:
    status, err = suanli.refused("run", "tiny", "--set", text)
    assert status == 2
    assert f"did you mean '{nearest}'?" in err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("shocks=off", "'shocks' is a table; set one of its fields: shocks."),
        ("policy=off", "'policy' is a table; set one of its fields: policy."),
        ("provinces.Gansu=1", "'provinces.Gansu' is a table; set one of its fields: provinces.Gansu."),
        ("parameters.zzzzzzzzzzzzzzzz=1", "; `suanli paths` lists all"),
        ("zzzzzzzzzzzzzzzz=1", "known: chips, constants, "),
        ("provinces.Gansu.zzzz=1", "known in 'provinces.Gansu': name_zh, "),
        ("parameters.price_elasticity=5", "parameters.price_elasticity: is 5; it must be between"),
    ],
)
def test_what_cannot_be_set_says_what_can(suanli: Command, text: str, said: str) -> None:
    status, err = suanli.refused("run", "tiny", "--set", text)
    assert status == 2
    assert said in err
    assert ", ..." not in err
    assert not re.search(r"shocks\.(v4|stargate)", err), "news only: cannot be set"


def test_paths_prints_what_can_be_set(suanli: Command) -> None:
    status, out, _ = suanli("paths", "tiny")
    assert status == 0
    assert {"seed", "policy.gates", "shocks.r1", "parameters.price_elasticity", "provinces.Gansu.gdp"} <= {
        *out.splitlines()
    }


def test_an_event_that_is_news_only_cannot_be_set(suanli: Command) -> None:
    status, err = suanli.refused("run", "rush", "--set", "shocks.stargate=off")
    assert status == 2
    assert "is news only: nothing in the model follows it" in err
    assert suanli("run", "rush", "--set", "shocks.r1=off", "--until", "2023-01-09")[0] == 0


def test_an_event_can_be_moved_and_switched_off(suanli: Command) -> None:
    def ending(*sets: str) -> str:
        arguments = [part for text in ("weeks=80", "noise=off", *sets) for part in ("--set", text)]
        return str(suanli.json("run", "rush", *arguments)["digest"])

    base, off = ending(), ending("shocks.pricewar=off")
    assert base != off
    assert ending("shocks.pricewar=2024-05-15") == base
    late = [part for text in ("weeks=80", "noise=off", "shocks.pricewar=2030-01-01") for part in ("--set", text)]
    status, out, err = suanli("run", "rush", *late, "--json")
    assert (status, json.loads(out)["digest"]) == (0, off)
    assert err.startswith("--set shocks.pricewar=2030-01-01: lies after the end of the run, 2024-07-14;")
    assert len(err.splitlines()) == 1


def test_decisions_are_taken_at_their_weeks(suanli: Command, plan: Path) -> None:
    report = suanli.json("run", "tiny", "--player", "Gansu", "--decisions", plan)
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    game.submit([sandbox.Survey(tick=0, province="Gansu")])
    game.advance(4)
    game.submit(sandbox.decision_list.validate_python(PLAN[1:]))
    game.advance(22)
    assert report["digest"] == b"".join(game.state.digest()).hex()
    as_list = plan.with_suffix(".json")
    as_list.write_text("\ufeff" + json.dumps(PLAN, indent=1), encoding="utf-8")
    assert suanli.json("run", "tiny", "--player", "Gansu", "--decisions", as_list) == report


def test_a_refused_decision_stops_the_run_with_its_reason(suanli: Command, plan: Path) -> None:
    status, out, err = suanli("run", "tiny", "--player", "Beijing", "--decisions", plan)
    assert (status, out) == (1, "")
    lines = err.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "plan.jsonl line 1 (survey)",
        "plan.jsonl line 2 (place)",
        "plan.jsonl line 3 (voucher)",
    ]
    assert all("outside the planner's province" in line for line in lines)
    status, err = suanli.refused("run", "tiny", "--player", "Gansu", "--decisions", plan, "--until", "2023-01-23")
    assert status == 1
    assert "week 4, and the run ends at week 4" in err


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["run", "rosh"], 2, "did you mean 'rush'?"),
        (["run", "tiny", "--at", "tomorrow"], 2, "expected a date such as"),
        (["run", "tiny", "--at", "2024-01-01"], 2, "the run goes from 2023-01-02 to 2023-06-26"),
        (["run", "tiny", "--until", "2022-12-31"], 2, "starts on 2023-01-02"),
        (["run", "tiny", "--out", "x.xlsx"], 2, "expected .csv, .json, .parquet, .suanli"),
        (["run", "tiny", "--player", "Gansuu"], 2, "did you mean 'Gansu'?"),
        (["run", "tiny", "--decisions", "gone.jsonl"], 2, "gone.jsonl"),
        (["run", "tiny", "--seed", "-1"], 2, "--seed: seed: is -1; expected at least 0"),
        (["schema", "scenari"], 2, "did you mean 'scenario'?"),
        (["verify", "gone.suanli"], 2, "gone.suanli"),
    ],
)
def test_what_is_refused_and_how(
    suanli: Command, arguments: list[str], status: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    found, err = suanli.refused(*arguments)
    assert found == status
    assert words in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", [["run"], ["run", "tiny", "--wat"], ["fly"], ["run", "tiny", "--seed", "x"]])
def test_wrong_usage_ends_with_2(suanli: Command, arguments: list[str]) -> None:
    assert suanli(*arguments)[0] == 2


def test_version_and_help(suanli: Command) -> None:
    status, out, _ = suanli("--version")
    assert (status, out.split()[:2]) == (0, ["suanli", sandbox.__version__])
    assert suanli("--help")[0] == 0


# --- out -------------------------------------------------------------------------------------------------------------
def test_csv_opens_in_a_spreadsheet(suanli: Command, tmp_path: Path) -> None:
    path = tmp_path / "结果 一.csv"
    report = suanli.json("run", "tiny", "--out", path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    names, units, *rows = csv.reader(raw.decode("utf-8-sig").splitlines())
    assert names == ["date", *(v.name for v in sandbox.INDICATORS)]
    assert units == ["ISO 8601: Monday that the week begins", *(v.shown_unit for v in sandbox.INDICATORS)]
    assert [row[0] for row in rows] == [str(dt.date(2023, 1, 2) + dt.timedelta(days=7 * t)) for t in range(26)]
    last = [None if cell == "" else float(cell) for cell in rows[-1][1:]]
    assert last == list(report["indicators"].values())


def test_json_holds_what_is_printed(suanli: Command, tmp_path: Path) -> None:
    report = suanli.json("run", "tiny", "--at", "2023-02-06", "--out", tmp_path / "run.json")
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8")) == report


def test_a_capsule_is_verified_and_run_again(suanli: Command, plan: Path, tmp_path: Path) -> None:
    path = tmp_path / "game one.suanli"
    report = suanli.json("run", "tiny", "--player", "Gansu", "--decisions", plan, "--out", path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    rows = suanli.json("verify", path)
    assert [(row["branch"], row["same"], row["weeks"]) for row in rows] == [("first", True, 26)]
    assert "same bits over 26 weeks" in suanli("verify", path)[1]
    assert suanli("check", path, "tiny", plan)[0] == 0
    game = sandbox.load_capsule(path)
    assert b"".join(game.state.digest()).hex() == report["digest"]
    assert suanli.json("run", path)["scenario"] == "tiny"
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


@pytest.mark.skipif(importlib.util.find_spec("pyarrow") is None, reason="pyarrow is not installed")
def test_parquet(suanli: Command, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    suanli.json("run", "tiny", "--out", tmp_path / "run.parquet")
    table = pq.read_table(tmp_path / "run.parquet")
    game = sandbox.Simulation.new(sandbox.load_scenario("tiny"))
    game.advance(26)
    assert table.column_names == ["date", *(v.name for v in sandbox.INDICATORS)]
    values = np.column_stack([table.column(v.name).to_numpy() for v in sandbox.INDICATORS])
    assert np.array_equal(values, game.series(0), equal_nan=True)


def test_parquet_without_pyarrow_says_what_to_do(
    suanli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    status, err = suanli.refused("run", "tiny", "--until", "2023-01-09", "--out", tmp_path / "run.parquet", "--json")
    assert status == 2
    assert "pip install 'suanli[data]'" in err


@pytest.mark.parametrize("ending", ["csv", "json", "suanli"])
def test_a_file_that_cannot_be_written_is_told_to_who_asked_for_a_run(
    suanli: Command, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No word of a game that is open: there is none."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for module in (reporting, capsule_write):
        monkeypatch.setattr(module, "write_whole", full)
    path = tmp_path / f"run.{ending}"
    status, out, err = suanli("run", "tiny", "--until", "2023-01-09", "--out", path)
    assert status == 2
    assert out == suanli("run", "tiny", "--until", "2023-01-09")[1]  # what was played is not lost
    assert f"run.{ending}: could not be written: No space left on device. Choose another place." in err
    assert "game" not in err
    (tmp_path / f"folder.{ending}").mkdir()
    monkeypatch.setattr(sandbox.Simulation, "advance", None)  # what can be known before a run is said before it
    for name, words in (
        (f"folder.{ending}", "is a folder"),
        (f"gone/run.{ending}", "there is no folder"),
        (f"{'x' * 300}.{ending}", "File name too long"),
    ):
        status, err = suanli.refused("run", "tiny", "--out", tmp_path / name)
        assert (status, words in err) == (2, True)


@pytest.mark.parametrize("ending", ["csv", "json", "suanli"])
def test_whether_a_file_can_be_written_is_tried_before_the_first_week(
    suanli: Command, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a full disk, or in a folder that is not ours: the old file is as it was, and nothing lies beside it."""
    path = tmp_path / f"run.{ending}"
    path.write_text("mine")

    def refused(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "touch", refused)
    monkeypatch.setattr(sandbox.Simulation, "advance", None)
    status, err = suanli.refused("run", "tiny", "--out", path)
    assert status == 2
    assert f"run.{ending}: cannot be written: Permission denied. Choose another place." in err
    monkeypatch.undo()
    monkeypatch.setattr(sandbox.Simulation, "advance", refused)  # a run that ends badly after the file was tried
    suanli("run", "tiny", "--out", path)
    assert path.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there(suanli: Command, tmp_path: Path) -> None:
    for ending in ("csv", "json", "suanli"):
        path = tmp_path / "gone" / f"run.{ending}"
        status, err = suanli.refused("run", "tiny", "--until", "2023-01-09", "--out", path, "--json")
        assert status == 2
        assert f"gone{os.sep}run.{ending}" in err
        assert ".part" not in err


# --- check, schema, migration ----------------------------------------------------------------------------------------
def test_check_reports_every_file(suanli: Command, plan: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"schema_version": 1, "name": "X", "weeks": 0, "nonsense": 1}', encoding="utf-8")
    status, out, _ = suanli("check", "rush", plan, bad, "--json")
    assert status == 1
    files = json.loads(out)["files"]
    assert [len(f["issues"]) == 0 for f in files] == [True, True, False]
    where = {i["where"] for i in files[2]["issues"]}
    assert where == {f"bad.json: {key}" for key in ("name", "weeks", "nonsense", "title", "description")}
    assert all(set(i) == {"code", "where", "message", "remedy"} for f in files for i in f["issues"])


def accepts(schema: dict, value: object, root: dict) -> bool:
    """Whether a JSON Schema accepts a value: the keywords that ours use, written down from the specification."""
    if "$ref" in schema:
        target = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return accepts(target, value, root)
    if "anyOf" in schema and not any(accepts(s, value, root) for s in schema["anyOf"]):
        return False
    if "oneOf" in schema and sum(accepts(s, value, root) for s in schema["oneOf"]) != 1:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    number = isinstance(value, int | float) and not isinstance(value, bool)
    kinds = {
        "object": isinstance(value, dict),
        "array": isinstance(value, list),
        "string": isinstance(value, str),
        "boolean": isinstance(value, bool),
        "null": value is None,
        "number": number,
        "integer": number and value == int(value),  # type: ignore[call-overload]
    }
    if "type" in schema and not kinds[schema["type"]]:
        return False
    if number:
        limits = (("minimum", ">="), ("maximum", "<="), ("exclusiveMinimum", ">"), ("exclusiveMaximum", "<"))
        compare = {">=": float.__ge__, "<=": float.__le__, ">": float.__gt__, "<": float.__lt__}
        if not all(compare[sign](float(value), float(schema[k])) for k, sign in limits if k in schema):
            return False
    if isinstance(value, dict):
        known = schema.get("properties", {})
        if not set(schema.get("required", [])) <= set(value):
            return False
        more = schema.get("additionalProperties", True)
        for key, item in value.items():
            if key in known:
                if not accepts(known[key], item, root):
                    return False
            elif more is False or (isinstance(more, dict) and not accepts(more, item, root)):
                return False
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        return all(accepts(schema["items"], item, root) for item in value)
    return True


def test_the_schema_accepts_what_ships_and_no_more(suanli: Command) -> None:
    status, out, _ = suanli("schema", "scenario")
    schema = json.loads(out)
    assert status == 0
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["x-version"] == 2
    assert schema["additionalProperties"] is False
    assert {"name", "title", "description"} <= set(schema["required"])
    folder = Path(sandbox.__file__).parents[1] / "assets" / "scenarios"
    for name in sandbox.shipped_scenarios():
        data = json.loads((folder / name / "scenario.json").read_text(encoding="utf-8"))
        assert accepts(schema, data, schema)
        assert accepts(schema, {**data, "decisions": PLAN}, schema)
        for wrong in ({"weeks": 0}, {"weeks": "26"}, {"wekks": 3}, {"decisions": [{"kind": "fly"}]}, {"seed": -1}):
            assert not accepts(schema, {**data, **wrong}, schema)
    decisions = json.loads(suanli("schema", "decisions")[1])
    assert accepts(decisions, PLAN, decisions)
    assert not accepts(decisions, [{**PLAN[1], "cards": 4}], decisions)


def test_a_scenario_from_before_versions_still_opens(suanli: Command) -> None:
    old = sandbox.load_scenario(FIXTURES / "scenario_v0.json")
    assert old.schema_version == 2
    assert old.weeks == 12
    assert (old.title.en, old.title.zh_CN) == ("两省旧局", "两省旧局")
    assert old.decisions == [sandbox.Survey(tick=1, province="Gansu")]
    written = json.loads((FIXTURES / "scenario_v0.json").read_text(encoding="utf-8"))
    by_hand = {k: v for k, v in written.items() if k not in ("ticks", "title", "description")}
    both = {k: {"en": written[k], "zh_CN": written[k]} for k in ("title", "description")}
    assert old == sandbox.Scenario.model_validate_json(
        json.dumps(
            {**by_hand, **both, "schema_version": 2, "weeks": 12, "theory": {"exits": "cash", "resale": "posted"}}
        )
    )
    assert suanli.json("run", FIXTURES / "scenario_v0.json")["weeks"] == 12
    status, _, err = suanli("run", FIXTURES / "scenario_v0.json", "--player", "Beijing")
    assert status == 0
    assert err.startswith(f"{old.name}, week 1: the scenario's own survey is outside the planner's province.")
    assert len(err.splitlines()) == 1


def test_migrate_brings_an_old_file_up_and_says_what_changed(suanli: Command, tmp_path: Path) -> None:
    old = FIXTURES / "scenario_v0.json"
    status, out, err = suanli("migrate", old)
    assert status == 0
    assert json.loads(out)["schema_version"] == migrations.SCHEMA_VERSION
    for line in ("v0_to_v1: Version 0 counted", "v1_to_v2: Version 1 had", "ticks: 12 is gone", "weeks: 12", "title: "):
        assert f"scenario_v0.json: {line}" in err
    assert "seed" not in err
    new = tmp_path / "new.json"
    assert suanli("migrate", old, "--out", new)[:2] == (0, "")
    assert sandbox.load_scenario(new) == sandbox.load_scenario(old)
    assert json.loads(new.read_text(encoding="utf-8")) == json.loads(out)
    assert "两省旧局" in new.read_text(encoding="utf-8")


def test_migrate_leaves_the_newest_version_alone(suanli: Command, tmp_path: Path) -> None:
    new = tmp_path / "new.json"
    new.write_bytes((assets.path("scenarios", "tiny", "scenario.json")).read_bytes())
    before = new.read_bytes()
    word = f"new.json: is of the newest version ({migrations.SCHEMA_VERSION}) already; left alone\n"
    assert suanli("migrate", new) == (0, "", word)
    assert suanli("migrate", new, "--out", new) == (0, "", word)
    assert new.read_bytes() == before


def test_migrate_follows_a_chain_that_grows(suanli: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that is planted before the first: whatever the newest version, all steps from a file's own are made."""

    def v0_to_v1(data: dict) -> dict:
        """Version 0 had its weeks in years."""
        return {**{k: v for k, v in data.items() if k != "years"}, "schema_version": 1, "weeks": 52 * data["years"]}

    monkeypatch.setitem(migrations.STEPS, 0, v0_to_v1)
    path = tmp_path / "planted.json"
    title = {"en": "x", "zh_CN": "x"}
    path.write_text(json.dumps({"name": "planted", "title": title, "description": title, "years": 2}), encoding="utf-8")
    before = path.read_bytes()
    status, out, err = suanli("migrate", path)
    assert (status, json.loads(out)["weeks"]) == (0, 104)
    assert "planted.json: v0_to_v1: Version 0 had its weeks in years." in err
    assert "planted.json: years: 2 is gone" in err
    assert path.read_bytes() == before
    assert suanli("migrate", path, "--out", path)[:2] == (0, "")
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(out)


def test_migrate_takes_the_scenario_of_a_capsule(suanli: Command, tmp_path: Path) -> None:
    game = sandbox.Simulation.new(sandbox.load_scenario(FIXTURES / "scenario_v0.json"))
    path = tmp_path / "game.suanli"
    sandbox.save_capsule(game, path)
    status, out, err = suanli("migrate", path)
    assert (status, out) == (0, "")
    assert "game.suanli: is of the newest version" in err
    old = (FIXTURES / "scenario_v1.json").read_bytes()
    path.write_bytes(with_member(path, "scenario.json", lambda _: old))
    status, out, err = suanli("migrate", path)
    assert (status, json.loads(out)["constants"]["card_buyers"]) == (0, 0.012)
    assert "game.suanli: constants.card_buyers: 1200.0 is now 0.012" in err


def test_migrate_refuses_as_the_other_commands_do(suanli: Command, tmp_path: Path) -> None:
    old = FIXTURES / "scenario_v0.json"
    for out, words in ((tmp_path / "x.suanli", "expected .json"), (tmp_path / "gone" / "x.json", "there is no folder")):
        status, err = suanli.refused("migrate", old, "--out", out)
        assert status == 2
        assert words in err
        assert not out.exists()
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps({**json.loads(old.read_text(encoding="utf-8")), "wekks": 3}), encoding="utf-8")
    assert suanli.refused("migrate", wrong, "--out", tmp_path / "x.json")[0] == 1
    assert not (tmp_path / "x.json").exists()


# --- in a process of its own -----------------------------------------------------------------------------------------
def headless() -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return {**kept, "PYTHONPATH": str(Path(sandbox.__file__).parents[1])}


@pytest.mark.slow
def test_a_scenario_from_standard_input_and_a_console_without_chinese(tmp_path: Path) -> None:
    folder = Path(sandbox.__file__).parents[1] / "assets" / "scenarios"
    command = [sys.executable, "-m", "sandbox", "run", "-", "--json", "--until", "2023-01-09"]
    with open(folder / "tiny" / "scenario.json", "rb") as file:
        done = subprocess.run(command, stdin=file, capture_output=True, env=headless(), cwd=tmp_path, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["scenario"] == "tiny"
    plain = {**headless(), "PYTHONIOENCODING": "ascii"}  # a console that knows no Chinese
    command = [sys.executable, "-m", "sandbox", "check", "没有.json"]
    done = subprocess.run(command, capture_output=True, env=plain, cwd=tmp_path, timeout=60)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="these always have a display")
def test_bare_suanli_without_a_display_leaves_a_page(tmp_path: Path) -> None:
    (tmp_path / "report").mkdir()
    (tmp_path / "report" / "old-en-light-1440x900.png").write_bytes(b"a picture of an earlier game")
    os.utime(tmp_path / "report" / "old-en-light-1440x900.png", (1, 1))
    done = subprocess.run(
        [sys.executable, "-m", "sandbox"],
        capture_output=True,
        env={**headless(), "LANG": "zh_CN.UTF-8", "LC_ALL": ""},
        cwd=tmp_path,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    page = tmp_path / "report" / "index.html"
    assert str(page) in done.stdout.decode()
    text = page.read_text(encoding="utf-8")
    assert "Gansu, 2023-01-02 to 2028-01-03" in text
    assert "survey: province Gansu" in text
    assert "hall type inference" in text
    assert "fast_track" not in text, "what was left as usual is not said"
    cells = re.findall(r'<td class="n">([^<]*)</td>', text)
    assert len(cells) > 100
    assert not [cell for cell in cells if "e" in cell.lower()], "a number in a report has no exponent"
    units = re.findall(r"<tr><td>[^<]+</td><td>([^<]*)</td>", text)
    assert "%" in units
    assert not {"1", "MCNY", "kCNY"} & set(units), "codes are no words"
    for letter in sandbox.letters():
        assert f"{letter}, " in text
    shown = re.findall(r'<img src="([^"]+)"', text)
    assert set(shown) == {p.name for p in (tmp_path / "report").glob("*.png")} - {"old-en-light-1440x900.png"}
    if importlib.util.find_spec("PySide6"):  # one look for the page: the user's language, one theme, one size
        assert len(shown) == 19
        assert all(name.endswith("-zh_CN-light-1440x900.png") for name in shown)
        captions = re.findall("<figcaption>([^<]+)<", text)
        assert len(set(captions)) == 19
        assert not [caption for caption in captions if ".png" in caption], "every view has its caption"
    for name in shown:
        assert (tmp_path / "report" / name).read_bytes().startswith(b"\x89PNG")
    game = sandbox.load_capsule(tmp_path / "report" / "rush.suanli")
    assert game.at_end
    assert b"".join(game.digests(game.head.node)[-1]).hex() in text
    for command in ("verify", "run", "play"):
        assert f"suanli {command} report/rush.suanli" in text
    shutil.rmtree(tmp_path / "report")
    assert list(tmp_path.iterdir()) == []


def test_run_of_a_saved_game_takes_its_decisions(tmp_path: Path) -> None:
    """A capsule's head is played again: the same digest as the game had."""
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    game.advance(2)
    game.submit([sandbox.Survey(tick=2, province="Gansu")])
    game.advance(10)
    path = tmp_path / "game.suanli"
    sandbox.save_capsule(game, path)
    command = [sys.executable, "-m", "sandbox", "run", str(path), "--until", "2023-03-20", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    report = json.loads(done.stdout)
    assert report["weeks"] == 12
    assert report["digest"] == b"".join(game.digests(game.head.node)[-1]).hex()


def test_a_window_that_cannot_be_drawn_says_why(tmp_path: Path) -> None:
    pictures, said = bare.draw(tmp_path, ["check", "nowhere.json"])
    assert (pictures, "nowhere.json" in said) == ([], True)
    assert bare.draw(tmp_path, ["check", "tiny"]) == ([], "")


def test_a_branch_of_a_saved_game_is_asked_for_by_name(suanli: Command, tmp_path: Path) -> None:
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    game.advance(12)
    game.go_to(0, 2)
    game.submit([sandbox.Voucher(tick=2, province="Gansu", budget=20.0)], name="券")
    game.advance(10)
    path = tmp_path / "game.suanli"
    sandbox.save_capsule(game, path)
    digests = {b.name or "first": b"".join(game.digests(b.node)[-1]).hex() for b in game.branches()}
    assert len(set(digests.values())) == 2
    for name, digest in digests.items():
        assert suanli.json("run", f"{path}#{name}", "--until", "2023-03-20")["digest"] == digest
        (row,) = suanli.json("verify", f"{path}#{name}")
        assert row == {
            "file": str(path),
            "branch": name,
            "same": True,
            "weeks": 12,
            "tick": None,
            "sector": None,
            "variables": [],
            "why": None,
        }
        assert suanli("check", f"{path}#{name}")[:2] == (0, f"{path}#{name}: fine\n")
    for command in ("run", "verify", "paths"):
        status, err = suanli.refused(command, f"{path}#frist")
        assert status == 2
        assert "did you mean 'first'?" in err
    assert suanli("check", f"{path}#frist")[0] == 2


def test_pictures_go_into_a_folder_or_are_refused_by_its_name(suanli: Command, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("")
    for where in (file, file / "below"):
        status, err = suanli.refused("play", "tiny", "--screenshots", where)
        assert status == 2
        assert err.startswith(f"--screenshots: '{where}': is no folder that can be written: ")
        assert err.endswith("Name another one.\n")
