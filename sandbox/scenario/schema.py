"""The scenario file: one class for each table of it, and its completion from the tables that ship."""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, ValidationError, field_validator, model_validator

from sandbox.scenario import spelling, tables
from sandbox.scenario.decisions import Audit, Decision, Takeover
from sandbox.scenario.table_rows import wrong

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)
SCHEMA_VERSION = 2
MOST_FAULTS = 40
WHOLE = 1e-6  # shares that miss 1 by less are a whole
PARTS_OF_CARDS = (("card_to_halls", "card_to_others"), ("delivery_lost",))
LEAST_SHARE = 1e-6  # of demand, in all provinces together
HYPERSCALER = "hyperscaler"  # whose the cloud regions are; its terms stand among the operators'
FLEETS = tables.FLEETS
SIZE_TAGS = ("size", "sizes")  # one number, or one a parameter
Date = Annotated[dt.date, Field(strict=True)]
Finite = Annotated[float, Field(allow_inf_nan=False, strict=True)]
Switch = Annotated[bool, Field(strict=True)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)]


class Faults(ValueError):
    """What is wrong with the names and numbers of a whole scenario: its place and a sentence, for each fault."""

    def __init__(self, found: Iterable[tuple[str, str]]) -> None:
        self.found = tuple(found)
        super().__init__("; ".join(f"{where}: {message}" if where else message for where, message in self.found))


class Ownerless(ValueError):
    """No operator takes part in starts, so that nobody would own what is built."""


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(_Table):
    """A text in both languages."""

    en: Annotated[str, Field(max_length=2000)]
    zh_CN: Annotated[str, Field(max_length=2000)]


class Theory(_Table):
    """Which of the rival theories is used."""

    boom: Literal["push", "herd"] = "push"
    rebound: Literal["constant", "saturating"] = "constant"
    central: Literal["dated", "state"] = "dated"
    exits: Literal["cash", "flow"] = "flow"
    resale: Literal["posted", "inventory"] = "inventory"


class Policy(_Table):
    """Switches of central policy."""

    central_push: Switch = True
    gates: Switch = True
    export: Switch = False
    fast_track: Annotated[float, Field(ge=0.25, le=2, allow_inf_nan=False, strict=True)] = 1.0


def _size_tag(value: object) -> str:
    return SIZE_TAGS[isinstance(value, dict)]


class Shock(_Table):
    """A dated event: whether and when it happens, and how large it is (one number, or one a parameter)."""

    on: Switch = True
    date: Date | None = None
    value: (
        Annotated[
            Annotated[Finite, Tag(SIZE_TAGS[0])] | Annotated[dict[str, Finite], Tag(SIZE_TAGS[1])],
            Discriminator(_size_tag),
        ]
        | None
    ) = None


class Province(_Table):
    """A province; with shipped tables every field may be left out and is taken from there."""

    name_zh: Annotated[str, Field(max_length=64)] | None = None
    latitude: Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False, strict=True)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False, strict=True)] | None = None
    population: Annotated[float, Field(gt=0, le=2000, allow_inf_nan=False, strict=True)] | None = None
    gdp: Annotated[float, Field(gt=0, le=500, allow_inf_nan=False, strict=True)] | None = None
    electricity: Annotated[float, Field(ge=0, le=5, allow_inf_nan=False, strict=True)] | None = None
    electricity_industry: Annotated[float, Field(ge=0, le=5, allow_inf_nan=False, strict=True)] | None = None
    pue: Annotated[float, Field(ge=1, le=3, allow_inf_nan=False, strict=True)] | None = None
    renewable_share: Share | None = None
    hub: Annotated[str, Field(max_length=64)] | None = None
    train_demand_share: Annotated[float, Field(ge=0, le=10, allow_inf_nan=False, strict=True)] | None = None
    inference_demand_share: Annotated[float, Field(ge=0, le=10, allow_inf_nan=False, strict=True)] | None = None
    voucher: Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False, strict=True)] | None = None
    cloud_share: Share | None = None
    is_west: Switch | None = None


class Chip(_Table):
    """A chip generation: size (TFLOPS dense FP16), power (W), scores, all-in cost (thousand yuan), windows of sale.

    The second-hand book: first price of a card (thousand yuan), its yearly loss of value and of book value, and the
    cards in the country that its buyers and sellers are reckoned on.
    """

    domestic: Switch
    tflops: Annotated[float, Field(ge=1, le=1e6, allow_inf_nan=False, strict=True)]
    watts: Annotated[float, Field(gt=0, le=1e5, allow_inf_nan=False, strict=True)]
    train_score: Annotated[float, Field(gt=0, le=1e4, allow_inf_nan=False, strict=True)]
    infer_score: Annotated[float, Field(gt=0, le=1e4, allow_inf_nan=False, strict=True)]
    all_in_kcny: Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False, strict=True)]
    card_kcny: Annotated[float, Field(ge=0.01, le=1e6, allow_inf_nan=False, strict=True)] = 100.0
    value_loss: Share = 0.25
    book_decline: Share = 0.22
    traded_stock: Annotated[float, Field(ge=1, le=1e8, allow_inf_nan=False, strict=True)] = 100_000.0
    windows: Annotated[list[tuple[Date, Date | None]], Field(min_length=1, max_length=16)]


class Operator(_Table):
    """A kind of operator: quality and trust, yearly interest, part of a hall paid by debt, readiness to fail.

    As an owner of rivals' halls: its share of starts, which chips it buys, and whether it sells them when it fails.
    """

    quality: Share
    trust: Share
    interest: Share
    debt_share: Share
    hazard_factor: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False, strict=True)]
    start_share: Share = 0.0
    fleet: Literal["cloud", "private", "public"] = "private"
    sells: Switch = True


class Fleet(_Table):
    """What owners of one kind buy from a year on: a chip's share of the capacity that they add; year 0 is the start."""

    fleet: Literal["cloud", "private", "public"]
    year: Annotated[int, Field(ge=0, le=2200, strict=True)]
    chip: Annotated[str, Field(max_length=64)]
    share: Share


class Scenario(_Table):
    """What an author writes. Everything that can change a number stands here, nothing in the settings."""

    schema_version: Literal[2] = 2
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    title: Text
    description: Text
    start: Date = dt.date(2023, 1, 2)
    weeks: Annotated[int, Field(ge=1, le=1040, strict=True)] = 261
    seed: Annotated[int, Field(ge=0, lt=2**53, strict=True)] = 7
    noise: Switch = True
    fit: Literal["full", "strict", "own"] = "full"  # own: the fit of the scenario's theory of the boom
    tables: Literal["china31", "inline"] = "china31"
    theory: Theory = Theory()
    policy: Policy = Policy()
    player: str | None = None
    free_slots: Annotated[int, Field(ge=0, le=256, strict=True)] = 64
    provinces: Annotated[dict[str, Province], Field(max_length=64)] = {}
    parameters: dict[str, Finite] = {}
    constants: dict[str, Finite] = {}
    shocks: dict[str, Shock] = {}
    chips: Annotated[dict[str, Chip], Field(max_length=64)] = {}
    operators: Annotated[dict[str, Operator], Field(max_length=64)] = {}
    fleets: Annotated[list[Fleet], Field(max_length=1000)] = []
    decisions: Annotated[list[Decision], Field(max_length=10_000)] = []

    @field_validator("start")
    @classmethod
    def _monday(cls, value: dt.date) -> dt.date:
        if value.weekday() != 0:
            raise ValueError(f"must be a Monday; the Monday before is {value - dt.timedelta(days=value.weekday())}")
        if not 1990 <= value.year <= 2100:
            raise ValueError("must lie between 1990 and 2100")
        return value

    @model_validator(mode="after")
    def _names_exist(self) -> Scenario:
        found = list(itertools.islice(self._faults(), MOST_FAULTS + 1))
        if found:
            more = [("", "and more of these.")] if len(found) > MOST_FAULTS else []
            raise Faults([*found[:MOST_FAULTS], *more])
        if not any(row.start_share > 0 for row in self._operators().values()):
            raise Ownerless("all operators have a start_share of 0")
        return self

    @property
    def hall_operators(self) -> tuple[str, ...]:
        """The operators that can be asked to run a hall: all but the clouds' owner, which builds for itself."""
        return tuple(name for name in self._operators() if name != HYPERSCALER)

    def _operators(self) -> dict[str, Operator]:
        """Return the kinds of operators: those that ship, with the author's over them."""
        return _over({row.id: _operator(row) for row in tables.operators()}, self.operators)

    def _faults(self) -> Iterator[tuple[str, str]]:
        """Find names that no table knows and numbers far from those of the tables; lazily, as there may be many."""
        if self.tables == "inline":
            if not self.provinces:
                yield "provinces", "must list at least one province when tables is 'inline'"
            for name, province in self.provinces.items():
                missing = [k for k, v in province.model_dump().items() if v is None and k not in ("hub",)]
                if missing:
                    yield f"provinces.{name}", f"must give {', '.join(missing)} when tables is 'inline'"
            known = set(self.provinces)
        else:
            known = {row.name for row in tables.provinces()}
            yield from _unknown_keys("provinces", self.provinces, known)
        if self.player is not None:
            yield from _unknown("player", self.player, known)
        yield from self._no_demand()
        yield from self._no_merchant()
        yield from self._uneven_fleets()
        yield from self._far_off()
        yield from self._more_than_all()
        yield from self._impossible_decisions(known)

    def _no_demand(self) -> Iterator[tuple[str, str]]:
        """Find shares of demand that are 0 in all provinces together: of nothing there are no shares."""
        shipped = {row.name: row.fields() for row in tables.provinces()} if self.tables != "inline" else {}
        for field in ("train_demand_share", "inference_demand_share"):
            given = {
                name: getattr(row, field) for name, row in self.provinces.items() if getattr(row, field) is not None
            }
            shares = {**{name: row[field] for name, row in shipped.items()}, **given}
            if shares and not sum(shares.values()) >= LEAST_SHARE:
                yield (
                    "provinces",
                    f"have a {field} of {sum(shares.values()):g} in all; it must be above 0 in one at least",
                )

    def _uneven_fleets(self) -> Iterator[tuple[str, str]]:
        """Find kinds of owners that a list of fleets forgets, or whose shares of a year are no whole."""
        if not self.fleets:
            return
        chips = {row.id for row in tables.chips()} | set(self.chips)
        for i, row in enumerate(self.fleets):
            yield from _unknown(f"fleets[{i}].chip", row.chip, chips)
        years = {row.year for row in self.fleets}
        if not any(years):
            yield "fleets", "say what is there at the start (year 0), but not what is bought from a year on"
        for fleet in FLEETS:
            for year in sorted(years | {0}):
                whole = sum(row.share for row in self.fleets if (row.fleet, row.year) == (fleet, year))
                if abs(whole - 1.0) > WHOLE:
                    yield "fleets", f"of kind '{fleet}' and year {year} have shares of {whole:g} in all; it must be 1"

    def _no_merchant(self) -> Iterator[tuple[str, str]]:
        """Find what the clouds' owner cannot be: it takes no part in starts, does not fail and sells no cards."""
        row = self._operators()[HYPERSCALER]
        for field in ("start_share", "hazard_factor", "sells"):
            if getattr(row, field):
                least = "false" if field == "sells" else "0"
                yield f"operators.{HYPERSCALER}.{field}", f"must be {least}: the clouds are no merchants"

    def _far_off(self) -> Iterator[tuple[str, str]]:
        constants = {row.name: row for row in tables.constants()}
        rows: dict[str, tables.ParameterRow | tables.ConstantRow] = {row.symbol: row for row in tables.parameters()}
        rows |= {row.name: row for row in tables.parameters()}
        yield from _unknown_keys("parameters", self.parameters, set(rows))
        yield from _implausible("parameters", self.parameters, rows)
        yield from _unknown_keys("constants", self.constants, set(constants))
        yield from _implausible("constants", self.constants, constants)
        events = {row.id: row for row in tables.shocks()}
        yield from _unknown_keys("shocks", self.shocks, set(events))
        symbols = {row.symbol: row.name for row in tables.parameters()}
        for shock_id, shock in self.shocks.items():
            if shock_id in events and not events[shock_id].used_by:
                if not shock.on or shock.value is not None or shock.date not in (None, events[shock_id].date):
                    yield f"shocks.{shock_id}", news_only()
            elif shock.value is not None and shock_id in events:
                sizes, place = _sizes(shock_id, shock.value, symbols), f"shocks.{shock_id}.value"
                yield from _unknown_keys(place, sizes, set(rows) | set(constants))
                yield from _implausible(place, sizes, {**constants, **rows})

    def _more_than_all(self) -> Iterator[tuple[str, str]]:
        """Find parts of the same cards that are more than all of them together."""
        shipped = {row.name: row.value for row in tables.constants()}
        for parts in PARTS_OF_CARDS:
            given = [self.constants.get(name, shipped[name]) for name in parts]
            if sum(given) > 1.0 + WHOLE and any(name in self.constants for name in parts):
                names = " and ".join(parts)
                yield "constants", f"give {sum(given):g} for {names}, parts of the same cards; it must be 1 at most"

    def _impossible_decisions(self, known: set[str]) -> Iterator[tuple[str, str]]:
        fields = {
            "province": known,
            "chip": {row.id for row in tables.chips()} | set(self.chips),
            "operator": set(self.hall_operators),
        }
        owners = {name for name in self.hall_operators if self._operators()[name].start_share > 0}
        for i, decision in enumerate(self.decisions):
            for field, names in fields.items():
                value = getattr(decision, field, None)
                if value is not None:
                    by_owner = field == "operator" and isinstance(decision, Takeover | Audit)
                    yield from _unknown(f"decisions[{i}].{field}", value, owners if by_owner else names)
            if getattr(decision, "hall", 0) > self.free_slots:
                yield f"decisions[{i}].hall", f"this scenario has {self.free_slots} slots (free_slots)"
            if decision.tick >= self.weeks:
                yield f"decisions[{i}].tick", f"is {decision.tick}; the last week is {self.weeks - 1}"


def news_only() -> str:
    """Say that a switch of an event which nothing in the model follows would change nothing."""
    effective = ", ".join(row.id for row in tables.shocks() if row.used_by)
    return (
        f"is news only: nothing in the model follows it, so this changes nothing. Leave it out; these do: {effective}"
    )


def _unknown(where: str, name: str, known: set[str]) -> Iterator[tuple[str, str]]:
    if name not in known:
        yield where, f"unknown name '{name[:64]}'; {spelling.nearest(name[:64], known)}"


def _unknown_keys(where: str, given: Iterable[str], known: set[str]) -> Iterator[tuple[str, str]]:
    for name in given:
        yield from _unknown(f"{where}.{name[:64]}", name, known)


def _implausible(
    where: str, given: Mapping[str, float], rows: Mapping[str, tables.ParameterRow | tables.ConstantRow]
) -> Iterator[tuple[str, str]]:
    """Find numbers far outside the range of their table: two widths beyond it, or a sign that makes no sense."""
    for name, value in given.items():
        row = rows.get(name)
        if row is None:
            continue
        width = row.high - row.low
        least, most = row.low - 2 * width, row.high + 2 * width
        if row.low > 0:
            least = max(least, row.low / 10)
        if not least <= value <= most:
            unit = "" if row.unit == "1" else f" {row.unit}"
            yield f"{where}.{name}", f"is {value:g}{unit}; it must be between {least:g} and {most:g}"


def complete(scenario: Scenario) -> Scenario:
    """Return the scenario with every table it rests on written out, so that it stands alone.

    ``complete(complete(x)) == complete(x)``.
    """
    if scenario.tables == "inline":
        provinces = _in_order(scenario.provinces)
    else:
        provinces = {}
        for row in tables.provinces():
            given = scenario.provinces.get(row.name, Province())
            fields = {k: v for k, v in given.model_dump().items() if v is not None}
            provinces[row.name] = _shipped(Province, "provinces.csv", row.name, **{**row.fields(), **fields})
    symbols = {row.symbol: row.name for row in tables.parameters()}
    column = scenario.theory.boom if scenario.fit == "own" else scenario.fit
    parameters = {row.name: row.fitted(column) for row in tables.parameters()}
    constants = {row.name: row.value for row in tables.constants()}
    shocks = _complete_shocks(scenario)
    for shock_id, shock in shocks.items():
        if shock.value is not None:
            for name, size in _sizes(shock_id, shock.value, symbols).items():
                (constants if name in constants else parameters)[name] = size
    parameters.update({symbols.get(name, name): value for name, value in scenario.parameters.items()})
    constants.update(scenario.constants)
    return scenario.model_copy(
        update={
            "provinces": provinces,
            "parameters": parameters,
            "constants": constants,
            "shocks": shocks,
            "chips": _over({row.id: _chip(row) for row in tables.chips()}, scenario.chips),
            "fleets": list(scenario.fleets) or [_fleet(row) for row in tables.chip_mix()],
            "operators": scenario._operators(),
        }
    )


def _over(shipped: dict[str, M], given: Mapping[str, M]) -> dict[str, M]:
    """Lay an author's rows over those that ship; what such a row leaves out stands as it ships."""
    rows = _in_order(given)
    for name in shipped.keys() & rows.keys():
        own = {field: getattr(rows[name], field) for field in rows[name].model_fields_set}
        rows[name] = shipped[name].model_copy(update=own)
    return shipped | rows


def _in_order(given: Mapping[str, T]) -> dict[str, T]:
    """Names become indices, so their order must not hang on the order of keys in a file: that carries no meaning."""
    return dict(sorted(given.items()))


def _shipped(kind: type[M], file: str, name: str, **fields: Any) -> M:
    """Make a row of a table that ships into what a scenario holds; its numbers may be edited, and be too far off."""
    try:
        return kind(**fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        message = (
            f"{first['loc'][0]} is {first['input']!r}, which a scenario may not say; see `suanli schema scenario`."
        )
        raise wrong(file, f" {name}", message) from error


def _chip(row: tables.Chip) -> Chip:
    return _shipped(
        Chip,
        "hardware.csv, chip_costs.csv",
        row.id,
        domestic=row.domestic,
        tflops=row.tflops,
        watts=row.watts,
        train_score=row.train_score,
        infer_score=row.infer_score,
        all_in_kcny=row.all_in_kcny,
        card_kcny=row.card_kcny,
        value_loss=row.value_loss,
        book_decline=row.book_decline,
        traded_stock=row.traded_stock,
        windows=list(row.windows),
    )


def _fleet(row: tables.MixRow) -> Fleet:
    return _shipped(
        Fleet, "chip_mix.csv", f"{row.fleet} {row.year}", fleet=row.fleet, year=row.year, chip=row.chip, share=row.share
    )


def _operator(row: tables.Operator) -> Operator:
    return _shipped(
        Operator,
        "operators.csv",
        row.id,
        quality=row.quality,
        trust=row.trust,
        interest=row.interest,
        debt_share=row.debt_share,
        hazard_factor=row.hazard_factor,
        start_share=row.start_share,
        fleet=row.fleet,
        sells=row.sells,
    )


def _complete_shocks(scenario: Scenario) -> dict[str, Shock]:
    shocks = {}
    for row in tables.shocks():
        given = scenario.shocks.get(row.id, Shock())
        shocks[row.id] = Shock(on=given.on, date=given.date or row.date, value=given.value)
    return dict(sorted(shocks.items()))


def _sizes(shock_id: str, value: dict[str, float] | float, symbols: dict[str, str]) -> dict[str, float]:
    """Parameters that a shock's size sets: one number sets its first, a table sets them by name."""
    row = next(row for row in tables.shocks() if row.id == shock_id)
    if isinstance(value, dict):
        return {symbols.get(name, name): size for name, size in value.items()}
    return {symbols.get(row.used_by[0], row.used_by[0]): value} if row.used_by else {}


def canonical(scenario: Scenario) -> str:
    """The completed scenario as JSON with sorted keys: the text that its digest is taken of."""
    return json.dumps(complete(scenario).model_dump(mode="json"), sort_keys=True, ensure_ascii=False, allow_nan=False)


def scenario_digest(scenario: Scenario) -> str:
    """SHA-256 of the completed scenario."""
    return hashlib.sha256(canonical(scenario).encode()).hexdigest()
