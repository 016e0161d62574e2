"""The shipped tables: every number has a unit, a source, a letter and a range that holds it."""

from __future__ import annotations

import csv
import datetime as dt
import json
import math
import re
import tomllib
from typing import Any

import pint
import pytest

from sandbox import assets
from sandbox.model.measures import INDICATORS
from sandbox.model.state import NETWORKS

Row = dict[str, str]
LETTERS = {"A", "B", "C", "D"}
# Facts that are shown beside the model but that no series of the model follows.
BESIDE_THE_MODEL = {"rack_occupancy"}

UNITS = pint.UnitRegistry(cache_folder=None)
for definition in (
    "CNY = [money]",
    "kCNY = 1e3 CNY",
    "MCNY = 1e6 CNY",
    "TCNY = 1e12 CNY",
    "trn = 1e12",
    "EF = 1e18 / second",
    "TFLOPS = 1e12 / second",
):
    UNITS.define(definition)


def table(name: str) -> list[Row]:
    with assets.path("data", f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def sources() -> dict[str, Any]:
    return tomllib.loads(assets.path("data", "sources.toml").read_text(encoding="utf-8"))


def rows(*names: str) -> list[object]:
    found = []
    for name in names:
        for i, row in enumerate(table(name)):
            label = row.get("name") or row.get("id") or row.get("indicator") or row.get("chip") or ""
            found.append(pytest.param(row, id=f"{name}-{i + 2}-{label}"))
    return found


@pytest.mark.parametrize("row", rows("parameters", "constants"))
def test_number_is_documented(row: Row) -> None:
    for field in ("name", "unit", "source", "description"):
        assert row[field] and row[field].strip() == row[field], f"{field} is empty or has blanks around it"
    assert row["confidence"] in LETTERS
    low, high = float(row["low"]), float(row["high"])
    values = [float(row[field]) for field in ("full", "strict", "push", "herd", "value") if field in row]
    assert values
    assert all(math.isfinite(number) for number in (low, high, *values))
    assert all(low <= value <= high for value in values), f"{values} not in [{low}, {high}]"


@pytest.mark.parametrize("name", ["parameters", "constants", "facts"])
def test_units_can_be_read(name: str) -> None:
    for unit in {row["unit"] for row in table(name)} - {"1"}:
        UNITS.parse_units(unit)


def test_every_indicator_has_a_unit_that_can_be_read() -> None:
    units = {variable.name: variable.unit for variable in INDICATORS}
    for unit in set(units.values()) - {"1"}:
        UNITS.parse_units(unit)
    for row in table("facts"):
        if row["indicator"] in units:
            assert row["unit"] == units[row["indicator"]], row["indicator"]


@pytest.mark.parametrize("name", ["parameters", "constants"])
def test_names_are_unique(name: str) -> None:
    names = [row["name"] for row in table(name)]
    assert len(names) == len(set(names))


def test_parameters_and_constants_share_no_name() -> None:
    assert not {row["name"] for row in table("parameters")} & {row["name"] for row in table("constants")}


LETTERED = ["facts", "shocks", "scorecard", "clusters", "hardware", "hardware_prices", "chip_costs", "operators"]


@pytest.mark.parametrize("name", LETTERED)
def test_every_row_has_a_letter(name: str) -> None:
    assert {row["confidence"] for row in table(name)} <= LETTERS


@pytest.mark.parametrize(("name", "column"), [("clusters", "price_confidence"), ("hardware", "score_confidence")])
def test_a_second_kind_of_number_has_its_own_letter(name: str, column: str) -> None:
    assert {row[column] for row in table(name)} <= LETTERS


def test_every_number_of_a_province_has_a_source() -> None:
    columns = sources()["columns"]["provinces"]
    words = {"name_en", "name_zh", "full_zh", "gb2260", "iso3166_2", "capital_en", "capital_zh"}
    words |= {"edwc_hub", "national_cluster", "is_west"}
    assert set(table("provinces")[0]) == words | set(columns)
    for column in columns.values():
        assert column["unit"] and column["source"]
        assert column["confidence"] in LETTERS


@pytest.mark.parametrize("share", ["train_demand_share", "inference_demand_share", "cloud_share_2023"])
def test_shares_sum_to_one(share: str) -> None:
    shares = [float(row[share] or 0) for row in table("provinces")]
    assert min(shares) >= 0
    assert sum(shares) == pytest.approx(1, abs=0.01)


def test_provinces_are_in_the_order_of_the_map() -> None:
    features = json.loads(assets.path("map", "china_provinces.geojson").read_text(encoding="utf-8"))["features"]
    playable = [f["properties"] for f in features if f["properties"]["role"] == "playable"]
    assert len(playable) == 31
    in_map = [(p["code"], p["iso"], p["name_en"], p["name_zh"], p["full_zh"]) for p in playable]
    in_table = [
        (row["gb2260"], row["iso3166_2"], row["name_en"], row["name_zh"], row["full_zh"]) for row in table("provinces")
    ]
    assert in_table == in_map


def test_neighbours_are_mutual() -> None:
    features = json.loads(assets.path("map", "china_provinces.geojson").read_text(encoding="utf-8"))["features"]
    beside = {f["properties"]["code"]: set(f["properties"].get("neighbours", ())) for f in features}
    for code, others in beside.items():
        assert all(code in beside[other] for other in others), code


@pytest.mark.parametrize("row", rows("facts"))
def test_fact(row: Row) -> None:
    assert row["indicator"] in {variable if isinstance(variable, str) else variable.name for variable in INDICATORS} | (
        BESIDE_THE_MODEL
    )
    assert dt.date.fromisoformat(row["date_from"]) <= dt.date.fromisoformat(row["date_to"])
    assert float(row["low"]) <= float(row["value"]) <= float(row["high"])
    assert row["confidence"] in LETTERS
    assert re.fullmatch(r"20\d\d(-\d\d){0,2}", row["published_date"]), "a year, a month or a day"
    assert row["published_date"] >= row["date_from"][: len(row["published_date"])], "published before it began"
    known = {name.partition(" (")[0] for name in sources()["publishers"]}
    assert row["publisher"].startswith("derived") or any(name in row["publisher"] for name in known)


@pytest.mark.parametrize("row", rows("shocks"))
def test_shock(row: Row) -> None:
    dt.date.fromisoformat(row["date"])
    assert row["id"] and row["category"]
    assert row["title_en"] and row["title_en"].isascii()
    assert any("\u4e00" <= letter <= "\u9fff" for letter in row["title_zh"])
    assert row["publisher"]
    assert row["confidence"] in LETTERS
    assert len(row["title_en"]) <= 60 and len(row["title_zh"]) <= 60
    if row["used_by"]:
        assert row["size_confidence"] in LETTERS
        assert float(row["low"]) <= float(row["value"]) <= float(row["high"])
    else:
        assert not any(row[field] for field in ("value", "low", "high", "ramp_weeks", "size_confidence"))


def test_size_of_a_shock_is_the_one_in_the_tables() -> None:
    numbers = {row["symbol"]: (float(row["full"]), row["confidence"]) for row in table("parameters")}
    numbers |= {row["name"]: (float(row["value"]), row["confidence"]) for row in table("constants")}
    switches = {"vouchers_on", "supply_recovery"}
    moved = [row for row in table("shocks") if row["used_by"]]
    assert {row["used_by"] for row in moved} <= set(numbers) | switches
    for row in moved:
        if row["used_by"] not in switches:
            value, letter = numbers[row["used_by"]]
            assert float(row["value"]) == pytest.approx(value, rel=1e-3), row["id"]
            assert row["size_confidence"] == letter, row["id"]


def test_scorecard_row_can_be_read() -> None:
    names = {variable.name for variable in INDICATORS}
    for row in table("scorecard"):
        series = re.sub(r" / 144$", "", row["series"]).split(" + ")
        assert set(series) <= names, row["id"]
        assert row["set"] in {"tuned", "added", "checked", "held-out"}
        assert row["basis"] in {"", "MIIT"} and None not in row, row["id"]
        assert float(row["low"]) <= float(row["published"]) <= float(row["high"]), row["id"]
        begins = dt.date.fromisoformat(row["from"].partition("..")[0])
        # Nothing after 31 March 2025 may be tuned on.
        if row["set"] in {"tuned", "added", "checked"}:
            last = max(part for part in (*row["from"].split(".."), *row["to"].split("..")) if part)
            assert dt.date.fromisoformat(last) <= dt.date(2025, 3, 31), row["id"]
        assert begins >= dt.date(2023, 1, 2)
        assert row["source"]


def test_shocks_are_in_order_and_named_once() -> None:
    shocks = table("shocks")
    # A shock that moves several parameters has a row for each, all with the same date and titles.
    assert len({(row["id"], row["used_by"]) for row in shocks}) == len(shocks)
    shown = {(row["id"], row["date"], row["title_en"], row["title_zh"]) for row in shocks}
    assert len(shown) == len({row["id"] for row in shocks})
    assert [row["date"] for row in shocks] == sorted(row["date"] for row in shocks)


def test_sources_explain_every_letter_and_network() -> None:
    assert set(sources()["confidence"]) == LETTERS
    networks = sources()["network"]
    assert tuple(networks) == NETWORKS
    constants = {row["name"]: float(row["value"]) for row in table("constants")}
    for name in NETWORKS:
        assert networks[name]["stretch"] == constants[f"path_stretch_{name}"]
        assert networks[name]["delay_ms"] == constants[f"equipment_delay_{name}"]


def test_network_classes_are_near_the_published_round_trips() -> None:
    speed = next(float(row["value"]) for row in table("constants") if row["name"] == "fibre_speed")
    for trip in sources()["round_trip"]:
        network = sources()["network"][trip["network"]]
        fitted = network["delay_ms"] + 2 * network["stretch"] * trip["great_circle_km"] / speed
        assert abs(fitted - trip["published_ms"]) <= trip["within_ms"], trip
