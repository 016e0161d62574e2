"""The tables that ship (``assets/data``): provinces, chips, operators, shocks, parameters, published facts."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Literal, cast

from sandbox import assets
from sandbox.model.names import LEVERS
from sandbox.scenario import table_rows

FLEETS = ("cloud", "private", "public")  # kinds of owners by what they buy


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
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "name"}


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


def _fleet(text: str) -> Literal["cloud", "private", "public"]:
    return cast(Literal["cloud", "private", "public"], text)


@cache
def provinces() -> tuple[ProvinceRow, ...]:
    """Return the 31 provinces in the order of the map."""
    return tuple(
        ProvinceRow(
            name=row["name_en"],
            name_zh=row["name_zh"],
            latitude=row.number("lat"),
            longitude=row.number("lon"),
            population=row.number("pop_2023_m"),
            gdp=row.number("gdp_2023_trn_cny"),
            electricity=row.number("elec_dc_deal_cny_kwh"),
            electricity_industry=row.number("elec_large_industry_cny_kwh"),
            pue=row.number("pue_new_build_assumed"),
            renewable_share=row.number("renewable_gen_share"),
            hub=row["edwc_hub"] or None,
            train_demand_share=row.number("train_demand_share"),
            inference_demand_share=row.number("inference_demand_share"),
            voucher=row.number("voucher_mcny_per_year"),
            cloud_share=row.number("cloud_share_2023"),
            is_west=row.flag("is_west"),
        )
        for row in table_rows.rows("provinces.csv", "name_en")
    )


@cache
def clusters() -> tuple[Cluster, ...]:
    """Return the named places where halls are built."""
    return tuple(
        Cluster(row["site"], row["zh"], row["province_en"], row.number("lat"), row.number("lon"))
        for row in table_rows.rows("clusters.csv")
    )


@cache
def chips() -> tuple[Chip, ...]:
    """Return the chips that a planner may order, with cost and windows."""
    hardware = {row["id"]: row for row in table_rows.rows("hardware.csv", "id")}
    found = []
    for cost in table_rows.rows("chip_costs.csv", "chip"):
        row = hardware.get(cost["chip"])
        if row is None:
            message = f"is '{cost['chip'][:40]}', which no row of hardware.csv is about."
            raise table_rows.wrong(cost.file, f" line {cost.line}, chip", message)
        until = row.date("legal_until") if row["legal_until"] else None
        windows = [(row.date("legal_from" if row["legal_from"] else "launch"), until)]
        if cost["opens_2"]:
            windows.append((cost.date("opens_2"), cost.date("closes_2")))
        found.append(
            Chip(
                id=row["id"],
                name=row["name"],
                vendor=row["vendor"],
                domestic=row.flag("domestic"),
                tflops=row.number("fp16_dense_tflops"),
                watts=row.number("tdp_w"),
                train_score=row.number("train_score_a100"),
                infer_score=row.number("infer_score_a100"),
                all_in_kcny=cost.number("all_in_kcny"),
                card_kcny=cost.number("card_kcny"),
                value_loss=cost.number("value_loss"),
                book_decline=cost.number("book_decline"),
                traded_stock=cost.number("traded_stock"),
                windows=tuple(windows),
            )
        )
    return tuple(found)


@cache
def world_prices() -> tuple[WorldPrice, ...]:
    """Return what an H100 card cost abroad, in the order of dates."""
    rows = (
        WorldPrice(row.date("date"), row.number("usd"), row.number("yuan_per_usd"), row["confidence"])
        for row in table_rows.rows("world_prices.csv")
    )
    return tuple(sorted(rows, key=lambda row: row.date))


@cache
def levers() -> tuple[LeverRow, ...]:
    """Return the standing policies of a planner."""
    table = table_rows.rows("levers.csv", "id")
    if missing := set(LEVERS) - {row["id"] for row in table}:
        raise table_rows.wrong("levers.csv", "", f"has no row of {', '.join(sorted(missing))}.")
    return tuple(
        LeverRow(row["id"], row.number("cost"), row.number("yearly_cost"), row.number("lead_weeks"), row["confidence"])
        for row in table
    )


@cache
def chip_mix() -> tuple[MixRow, ...]:
    """Return what each kind of owner buys in each year, shares of the nominal capacity that it adds."""
    known = [chip.id for chip in chips()]
    return tuple(
        MixRow(_fleet(row.one_of("fleet", FLEETS)), row.whole("year"), row.one_of("chip", known), row.number("share"))
        for row in table_rows.rows("chip_mix.csv")
    )


@cache
def operators() -> tuple[Operator, ...]:
    """Return the kinds of operators."""
    return tuple(
        Operator(
            id=row["id"],
            name_en=row["name_en"],
            name_zh=row["name_zh"],
            quality=row.number("quality"),
            trust=row.number("trust"),
            interest=row.number("interest"),
            debt_share=row.number("debt_share"),
            hazard_factor=row.number("hazard_factor"),
            start_share=row.number("start_share"),
            fleet=_fleet(row.one_of("fleet", FLEETS)),
            sells=row.flag("sells"),
        )
        for row in table_rows.rows("operators.csv", "id")
    )


@cache
def shocks() -> tuple[ShockRow, ...]:
    """Return the dated events, one row an id, in the order of their dates."""
    found: dict[str, ShockRow] = {}
    for row in table_rows.rows("shocks.csv"):
        used = (row["used_by"],) if row["used_by"] else ()
        before = found.get(row["id"])
        found[row["id"]] = ShockRow(
            id=row["id"],
            date=row.date("date"),
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
            full=row.number("full"),
            strict=row.number("strict"),
            push=row.number("push"),
            herd=row.number("herd"),
            low=row.number("low"),
            high=row.number("high"),
            status=row["status"],
            source=row["source"],
            confidence=row["confidence"],
            description=row["description"],
        )
        for row in table_rows.rows("parameters.csv", "name")
    )


@cache
def constants() -> tuple[ConstantRow, ...]:
    """Return the assumptions and definitions that are not calibrated."""
    return tuple(
        ConstantRow(
            row["name"],
            row.number("value"),
            row["unit"],
            row.number("low"),
            row.number("high"),
            row["source"],
            row["confidence"],
            row["description"],
        )
        for row in table_rows.rows("constants.csv", "name")
    )


@cache
def facts() -> tuple[Fact, ...]:
    """Return the published facts that charts mark."""
    return tuple(
        Fact(
            row.date("date_from"),
            row.date("date_to"),
            row["indicator"],
            row.number("value"),
            row.number("low"),
            row.number("high"),
            row["unit"],
            row["publisher"],
            row["published_date"],
            row["confidence"],
        )
        for row in table_rows.rows("facts.csv")
    )


@cache
def card_prices() -> tuple[CardPrice, ...]:
    """Return the published prices of single cards, in the order of the table."""
    return tuple(
        CardPrice(row["chip"], row.date("month"), row.number("kcny"), row["source"], row["confidence"])
        for row in table_rows.rows("hardware_prices.csv")
        if row["kind"] == "card"
    )


@cache
def letters() -> dict[str, str]:
    """Return what each letter of confidence means, the best first."""
    found: dict[str, str] = tomllib.loads(assets.path("data", "sources.toml").read_text(encoding="utf-8"))["confidence"]
    return found


@cache
def given_letters() -> dict[str, str]:
    """Return the letters of what tables give without one in each row."""
    found: dict[str, str] = tomllib.loads(assets.path("data", "sources.toml").read_text(encoding="utf-8"))["given"]
    return found


def parameter_names() -> frozenset[str]:
    """Names and symbols of the calibrated parameters."""
    return frozenset(name for row in parameters() for name in (row.name, row.symbol))
