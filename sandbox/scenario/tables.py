"""The tables that ship (``assets/data``): provinces, chips, operators, shocks, parameters, published facts."""

from __future__ import annotations

import csv
import datetime as dt
import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, Literal, cast

from sandbox import assets


@dataclass(frozen=True, slots=True)
class ProvinceRow:
    """A row of ``provinces.csv``."""

    name: str
    name_zh: str
    latitude: float
    longitude: float
    population: float
    gdp: float
    electricity: float
    electricity_industry: float
    pue: float
    renewable_share: float
    hub: str | None
    train_demand_share: float
    inference_demand_share: float
    voucher: float
    cloud_share: float
    is_west: bool

    def fields(self) -> dict[str, Any]:
        """Return the row without its name, as a scenario's province takes it."""
        return {k: v for k, v in asdict(self).items() if k != "name"}


@dataclass(frozen=True, slots=True)
class Cluster:
    """A row of ``clusters.csv``: a place where halls are built."""

    name: str
    name_zh: str
    province: str
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Chip:
    """A chip generation: size, power, scores, cost, and the windows in which it may be bought."""

    id: str
    name: str
    vendor: str
    domestic: bool
    tflops: float
    watts: float
    train_score: float
    infer_score: float
    all_in_kcny: float
    card_kcny: float
    value_loss: float
    book_decline: float
    traded_stock: float
    windows: tuple[tuple[dt.date, dt.date | None], ...]


@dataclass(frozen=True, slots=True)
class WorldPrice:
    """A row of ``world_prices.csv``: what an H100 card cost abroad."""

    date: dt.date
    usd: float
    yuan_per_usd: float
    confidence: str


@dataclass(frozen=True, slots=True)
class LeverRow:
    """A row of ``levers.csv``: what a policy costs at once and a year (million yuan), and when it works (weeks)."""

    id: str
    cost: float
    yearly_cost: float
    lead_weeks: float
    confidence: str


@dataclass(frozen=True, slots=True)
class MixRow:
    """A row of ``chip_mix.csv``: the share of a chip in what owners of one kind add from a year on; 0 is the start."""

    fleet: Literal["cloud", "private", "public"]
    year: int
    chip: str
    share: float


@dataclass(frozen=True, slots=True)
class Operator:
    """A kind of operator: how good, how trusted, how financed."""

    id: str
    name_en: str
    name_zh: str
    quality: float
    trust: float
    interest: float
    debt_share: float
    hazard_factor: float
    start_share: float
    fleet: Literal["cloud", "private", "public"]
    sells: bool


@dataclass(frozen=True, slots=True)
class ShockRow:
    """A dated event of the record; ``used_by`` names the parameters that it moves, none if it is news only."""

    id: str
    date: dt.date
    category: str
    title_en: str
    title_zh: str
    used_by: tuple[str, ...]
    publisher: str
    confidence: str


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A row of ``parameters.csv``: its values by fit, and ``status`` that says which searches may move it.

    ``searched`` is moved by every search, ``searched:herd`` only under the theory ``herd``; anything else by none.
    """

    name: str
    symbol: str
    unit: str
    full: float
    strict: float
    push: float
    herd: float
    low: float
    high: float
    status: str
    source: str
    confidence: str
    description: str

    def fitted(self, column: str) -> float:
        """Return the value that a fit gave: ``full``, ``strict``, or one of a theory's own, ``push`` or ``herd``."""
        value: float = getattr(self, column)
        return value


@dataclass(frozen=True, slots=True)
class ConstantRow:
    """A row of ``constants.csv``."""

    name: str
    value: float
    unit: str
    low: float
    high: float
    source: str
    confidence: str
    description: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A published number: when, what, how much, within which range, by whom."""

    date_from: dt.date
    date_to: dt.date
    indicator: str
    value: float
    low: float
    high: float
    unit: str
    publisher: str
    published: str
    confidence: str


@dataclass(frozen=True, slots=True)
class CardPrice:
    """A published second-hand price of a card, thousand yuan, in a month."""

    chip: str
    month: dt.date
    kcny: float
    source: str
    confidence: str


def _rows(name: str) -> list[dict[str, str]]:
    with assets.path("data", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text if len(text) == 10 else f"{text}-01")


def _fleet(text: str) -> Literal["cloud", "private", "public"]:
    return cast(Literal["cloud", "private", "public"], text)


@cache
def provinces() -> tuple[ProvinceRow, ...]:
    """Return the 31 provinces in the order of the map."""
    return tuple(
        ProvinceRow(
            name=row["name_en"],
            name_zh=row["name_zh"],
            latitude=float(row["lat"]),
            longitude=float(row["lon"]),
            population=float(row["pop_2023_m"]),
            gdp=float(row["gdp_2023_trn_cny"]),
            electricity=float(row["elec_dc_deal_cny_kwh"]),
            electricity_industry=float(row["elec_large_industry_cny_kwh"]),
            pue=float(row["pue_new_build_assumed"]),
            renewable_share=float(row["renewable_gen_share"]),
            hub=row["edwc_hub"] or None,
            train_demand_share=float(row["train_demand_share"]),
            inference_demand_share=float(row["inference_demand_share"]),
            voucher=float(row["voucher_mcny_per_year"]),
            cloud_share=float(row["cloud_share_2023"]),
            is_west=row["is_west"] == "1",
        )
        for row in _rows("provinces.csv")
    )


@cache
def clusters() -> tuple[Cluster, ...]:
    """Return the named places where halls are built."""
    return tuple(
        Cluster(row["site"], row["zh"], row["province_en"], float(row["lat"]), float(row["lon"]))
        for row in _rows("clusters.csv")
    )


@cache
def chips() -> tuple[Chip, ...]:
    """Return the chips that a planner may order, with cost and windows."""
    hardware = {row["id"]: row for row in _rows("hardware.csv")}
    found = []
    for cost in _rows("chip_costs.csv"):
        row = hardware[cost["chip"]]
        until = row["legal_until"].split(";")[0]
        windows = [(_date(row["legal_from"] or row["launch"]), _date(until) if until else None)]
        if cost["opens_2"]:
            windows.append((_date(cost["opens_2"]), _date(cost["closes_2"])))
        found.append(
            Chip(
                id=row["id"],
                name=row["name"],
                vendor=row["vendor"],
                domestic=row["domestic"] == "1",
                tflops=float(row["fp16_dense_tflops"]),
                watts=float(row["tdp_w"]),
                train_score=float(row["train_score_a100"]),
                infer_score=float(row["infer_score_a100"]),
                all_in_kcny=float(cost["all_in_kcny"]),
                card_kcny=float(cost["card_kcny"]),
                value_loss=float(cost["value_loss"]),
                book_decline=float(cost["book_decline"]),
                traded_stock=float(cost["traded_stock"]),
                windows=tuple(windows),
            )
        )
    return tuple(found)


@cache
def world_prices() -> tuple[WorldPrice, ...]:
    """Return what an H100 card cost abroad, in the order of dates."""
    rows = (
        WorldPrice(_date(row["date"]), float(row["usd"]), float(row["yuan_per_usd"]), row["confidence"])
        for row in _rows("world_prices.csv")
    )
    return tuple(sorted(rows, key=lambda row: row.date))


@cache
def levers() -> tuple[LeverRow, ...]:
    """Return the standing policies of a planner."""
    return tuple(
        LeverRow(row["id"], float(row["cost"]), float(row["yearly_cost"]), float(row["lead_weeks"]), row["confidence"])
        for row in _rows("levers.csv")
    )


@cache
def chip_mix() -> tuple[MixRow, ...]:
    """Return what each kind of owner buys in each year, shares of the nominal capacity that it adds."""
    return tuple(
        MixRow(_fleet(row["fleet"]), int(row["year"]), row["chip"], float(row["share"]))
        for row in _rows("chip_mix.csv")
    )


@cache
def operators() -> tuple[Operator, ...]:
    """Return the kinds of operators."""
    return tuple(
        Operator(
            id=row["id"],
            name_en=row["name_en"],
            name_zh=row["name_zh"],
            quality=float(row["quality"]),
            trust=float(row["trust"]),
            interest=float(row["interest"]),
            debt_share=float(row["debt_share"]),
            hazard_factor=float(row["hazard_factor"]),
            start_share=float(row["start_share"]),
            fleet=_fleet(row["fleet"]),
            sells=row["sells"] == "1",
        )
        for row in _rows("operators.csv")
    )


@cache
def shocks() -> tuple[ShockRow, ...]:
    """Return the dated events, one row an id, in the order of their dates."""
    found: dict[str, ShockRow] = {}
    for row in _rows("shocks.csv"):
        used = (row["used_by"],) if row["used_by"] else ()
        before = found.get(row["id"])
        found[row["id"]] = ShockRow(
            id=row["id"],
            date=_date(row["date"]),
            category=row["category"],
            title_en=row["title_en"],
            title_zh=row["title_zh"],
            used_by=(before.used_by if before else ()) + used,
            publisher=row["publisher"],
            confidence=row["confidence"],
        )
    return tuple(sorted(found.values(), key=lambda shock: (shock.date, shock.id)))


@cache
def parameters() -> tuple[ParameterRow, ...]:
    """Return the calibrated parameters."""
    return tuple(
        ParameterRow(
            name=row["name"],
            symbol=row["symbol"],
            unit=row["unit"],
            full=float(row["full"]),
            strict=float(row["strict"]),
            push=float(row["push"]),
            herd=float(row["herd"]),
            low=float(row["low"]),
            high=float(row["high"]),
            status=row["status"],
            source=row["source"],
            confidence=row["confidence"],
            description=row["description"],
        )
        for row in _rows("parameters.csv")
    )


@cache
def constants() -> tuple[ConstantRow, ...]:
    """Return the assumptions and definitions that are not calibrated."""
    return tuple(
        ConstantRow(
            row["name"],
            float(row["value"]),
            row["unit"],
            float(row["low"]),
            float(row["high"]),
            row["source"],
            row["confidence"],
            row["description"],
        )
        for row in _rows("constants.csv")
    )


@cache
def facts() -> tuple[Fact, ...]:
    """Return the published facts that charts mark."""
    return tuple(
        Fact(
            _date(row["date_from"]),
            _date(row["date_to"]),
            row["indicator"],
            float(row["value"]),
            float(row["low"]),
            float(row["high"]),
            row["unit"],
            row["publisher"],
            row["published_date"],
            row["confidence"],
        )
        for row in _rows("facts.csv")
    )


@cache
def card_prices() -> tuple[CardPrice, ...]:
    """Return the published prices of single cards, in the order of the table."""
    return tuple(
        CardPrice(row["chip"], _date(row["month"]), float(row["kcny"]), row["source"], row["confidence"])
        for row in _rows("hardware_prices.csv")
        if row["kind"] == "card"
    )


@cache
def letters() -> dict[str, str]:
    """Return what each letter of confidence means, the best first."""
    found: dict[str, str] = tomllib.loads(assets.path("data", "sources.toml").read_text(encoding="utf-8"))["confidence"]
    return found


def parameter_names() -> frozenset[str]:
    """Names and symbols of the calibrated parameters."""
    return frozenset(name for row in parameters() for name in (row.name, row.symbol))
