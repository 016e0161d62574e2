"""The frozen arrays of a run: axes, stocks and orders, and the digest that proves two runs equal.

Every array has the run axis first: (R, P) provinces, (R, M) markets (class x province), (R, S) sites,
(R, B) pools of merchant projects, (R, H) explicit halls, (R, K) holdings (what one owner has at one site), (R, G)
chips, and so on: the letters are the register's (``variables``).
Cards and money are int64, all else float64.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.names import LEVERS, RED_LINES

Array = NDArray[Any]
Parameters = Mapping[str, Any]
Flows = Mapping[str, Any]

CLASSES = ("cloud", "inference", "training")
NETWORKS = ("direct", "backbone", "public")
STAGES = 6
WEEKS_OF_YEAR = 52
MEMORY = 96  # weeks of quotes that builders can look back on

EMPTY, BUILDING, PAUSED, LIVE, CANCELLED, FAILED, MOTHBALLED = range(7)
STATUS_NAMES = ("empty", "building", "paused", "live", "cancelled", "failed", "mothballed")

PARTIES = ("users", "suppliers", "bank", "owners", "state", "grid", "buyers")
HOLDING_FLOWS = ("rent", "voucher", "upkeep", "power", "interest", "amortisation", "investment", "draw", "tax", "hedge")
PROVINCE_FLOWS = ("income", "subsidy", "link", "orders", "voucher", "policies", "power", "guarantee", "contracts")

# Quantities that are smoothed inside the week: equations see last week's value as ``last_<name>``.
SMOOTHED = (
    "tokens_per_day",
    "pretraining_developers",
    "rent",
    "tightness",
    "quote_smoothed",
    "quote_history",
    "mean_rent",
    "resale_tightness",
    "card_price",
    "card_book",
    "cards_unsold",
    "cash_flow_year",
    "competition",
    "belief_use",
    "utilisation_smoothed",
    "cloud_growth",
    "central_stage",
    "central_weeks",
    "book_value",
    "racks_let",
    "fiscal_history",
    "credit",
    "served_where",
    "fiscal_year_here",
)


def frozen(values: Array) -> Array:
    """Return the array, contiguous and closed to writing."""
    result = np.ascontiguousarray(values)
    result.setflags(write=False)
    return result


@dataclass(frozen=True, slots=True)
class Axes:
    """Names and sizes of the axes of one compiled scenario."""

    runs: int
    provinces: tuple[str, ...]
    halls: int
    chips: tuple[str, ...]
    operators: tuple[str, ...]
    owners: tuple[str, ...]
    weeks: int

    @property
    def markets(self) -> int:
        """Number of markets: classes times provinces."""
        return len(CLASSES) * len(self.provinces)

    @property
    def pools(self) -> int:
        """Number of merchant pools: inference and training halls of every province."""
        return (len(CLASSES) - 1) * len(self.provinces)

    @property
    def sites(self) -> int:
        """Number of slots: a cloud region and two pools a province, then the explicit halls."""
        return self.markets + self.halls

    @property
    def first_hall(self) -> int:
        """Index of the first explicit hall's holding: before it the clouds, then class x owner x province."""
        return len(self.provinces) + self.pools * len(self.owners)

    @property
    def holdings(self) -> int:
        """Number of holdings: a cloud region's, every owner's part of every pool, and every explicit hall's."""
        return self.first_hall + self.halls

    def shape(self, dims: str) -> tuple[int, ...]:
        """Shape of an array with these axes after the runs, by the register's letters."""
        sizes = {
            "P": len(self.provinces), "M": self.markets, "S": self.sites, "B": self.pools, "H": self.halls,
            "K": self.holdings, "G": len(self.chips), "E": STAGES, "T": MEMORY, "I": WEEKS_OF_YEAR, "$": len(LEVERS),
            "F": len(HOLDING_FLOWS), "L": len(PROVINCE_FLOWS), "Z": len(PARTIES), "#": len(RED_LINES),
        }  # fmt: skip
        return (self.runs, *(sizes[letter] for letter in dims))

    def holding_of_pool(self, kind: int, owner: int, province: int) -> int:
        """Index of the holding that an owner has of a pool of a class (1 inference, 2 training) in a province."""
        return len(self.provinces) * (1 + (kind - 1) * len(self.owners) + owner) + province

    def holding_province(self, holding: Array) -> Array:
        """Province of a cloud's or an owner's holding; explicit halls stand where they were placed."""
        result: Array = holding % len(self.provinces)
        return result

    def holding_class(self, holding: Array) -> Array:
        """Class of an owner's part of a pool: 1 inference, 2 training."""
        result: Array = 1 + (holding - len(self.provinces)) // (len(self.provinces) * len(self.owners))
        return result


def _stock(sector: str, dims: str = "", kind: type = np.float64) -> Any:
    """Declare a stock: the sector whose digest it joins, its axes after the runs, and its number type."""
    return field(metadata={"sector": sector, "dims": dims, "kind": kind})


def _derived(sector: str, dims: str) -> Any:
    """Declare what follows from other stocks and is kept because working it out takes longer: no part of a digest."""
    return field(metadata={"sector": sector, "dims": dims, "kind": np.float64, "derived": True})


@dataclass(frozen=True)
class State:
    """All stocks and remembered values at the beginning of a week (``tick`` weeks have been made)."""

    tick: int
    # demand
    tokens_per_day: Array = _stock("demand")
    pretraining_developers: Array = _stock("demand")
    # market
    rent: Array = _stock("market", "M")
    tightness: Array = _stock("market", "M")
    quote_smoothed: Array = _stock("market")
    quote_history: Array = _stock("market", "T")
    mean_rent: Array = _stock("market")
    # resale
    resale_tightness: Array = _stock("resale")
    card_price: Array = _stock("resale", "G")
    card_book: Array = _stock("resale", "G")
    cards_unsold: Array = _stock("resale", "G")
    # the centre
    central_stage: Array = _stock("market")
    central_weeks: Array = _stock("market")
    # cards of each chip: made once, and then always somewhere
    cards: Array = _stock("cards", "KG", np.int64)
    cards_mothballed: Array = _stock("cards", "KG", np.int64)
    holding_nominal: Array = _stock("cards", "K")  # follows from the cards too, but saves have held it from the first
    holding_watts: Array = _derived("cards", "K")
    cards_made: Array = _stock("cards", "G", np.int64)
    cards_offered: Array = _stock("cards", "G", np.int64)
    cards_in_delivery: Array = _stock("cards", "G", np.int64)
    cards_elsewhere: Array = _stock("cards", "G", np.int64)
    cards_scrapped: Array = _stock("cards", "G", np.int64)
    cards_exported: Array = _stock("cards", "G", np.int64)
    cards_stored: Array = _stock("cards", "PG", np.int64)
    entry_carry: Array = _stock("cards", "K")
    exit_carry: Array = _stock("cards", "K")
    trade_carry: Array = _stock("cards", "G")
    # construction
    pipeline_projects: Array = _stock("construction", "BE")
    pipeline_capacity: Array = _stock("construction", "BE")
    competition: Array = _stock("construction")
    belief_use: Array = _stock("construction", "P")
    projects_announced: Array = _stock("construction")
    projects_finished: Array = _stock("construction")
    projects_cancelled: Array = _stock("construction")
    # capacity
    utilisation_smoothed: Array = _stock("capacity", "S")
    cloud_growth: Array = _stock("capacity")
    # ledger
    cash: Array = _stock("ledger", "K", np.int64)
    debt: Array = _stock("ledger", "K", np.int64)
    holding_carry: Array = _stock("ledger", "KF")
    province_carry: Array = _stock("ledger", "PL")
    rolled_share: Array = _stock("ledger", "K")
    cash_flow_year: Array = _stock("ledger", "K")
    parties: Array = _stock("ledger", "Z", np.int64)
    fiscal_cost: Array = _stock("ledger", "", np.int64)
    # outcomes
    book_value: Array = _stock("outcomes", "K")
    racks_let: Array = _stock("outcomes", "S")
    fiscal_history: Array = _stock("outcomes", "I")
    credit: Array = _stock("outcomes", "P")
    served_where: Array = _stock("outcomes", "PP")
    fiscal_year_here: Array = _stock("outcomes", "P")
    red_line_weeks: Array = _stock("outcomes", "#", np.int64)  # weeks beyond each red line, one after the other
    # planner
    purse: Array = _stock("planner", "P", np.int64)
    voucher_budget: Array = _stock("planner", "P")
    voucher_rate: Array = _stock("planner", "P")  # 0 where the usual ceiling holds
    voucher_portable: Array = _stock("planner", "P", np.int64)
    linked: Array = _stock("planner", "P", np.int64)
    link_weeks: Array = _stock("planner", "P", np.int64)
    survey_weeks: Array = _stock("planner", "P", np.int64)
    surveyed_weeks: Array = _stock("planner", "P", np.int64)
    contract_cards: Array = _stock("planner", "PG", np.int64)
    contract_weeks: Array = _stock("planner", "PG", np.int64)
    contract_firm: Array = _stock("planner", "PG", np.int64)
    contract_price: Array = _stock("planner", "PG")
    policy: Array = _stock("planner", "$P")
    policy_ordered: Array = _stock("planner", "$P")
    policy_weeks: Array = _stock("planner", "$P", np.int64)
    # halls
    hall_status: Array = _stock("halls", "H", np.int64)
    hall_province: Array = _stock("halls", "H", np.int64)
    hall_type: Array = _stock("halls", "H", np.int64)
    hall_chip: Array = _stock("halls", "H", np.int64)
    hall_operator: Array = _stock("halls", "H", np.int64)
    hall_cards: Array = _stock("halls", "H", np.int64)
    hall_stage: Array = _stock("halls", "H", np.int64)
    hall_progress: Array = _stock("halls", "H")
    hall_price: Array = _stock("halls", "H")
    hall_budget: Array = _stock("halls", "H", np.int64)
    hall_invested: Array = _stock("halls", "H", np.int64)
    hall_stress: Array = _stock("halls", "H")
    hall_idle_weeks: Array = _stock("halls", "H", np.int64)
    hall_fast: Array = _stock("halls", "H", np.int64)
    hall_audited: Array = _stock("halls", "H", np.int64)  # 1 where it is its owner's and the planner only sees it
    hall_selling: Array = _stock("halls", "H", np.int64)
    hall_buying: Array = _stock("halls", "H", np.int64)
    hall_trade_carry: Array = _stock("halls", "H")
    hall_own_money: Array = _stock("halls", "H")
    hall_stored: Array = _stock("halls", "H", np.int64)
    hall_hedge_share: Array = _stock("halls", "H")
    hall_hedge_weeks: Array = _stock("halls", "H", np.int64)
    hall_hedge_rent: Array = _stock("halls", "H")
    hall_closed_weeks: Array = _stock("halls", "H", np.int64)

    @classmethod
    def empty(cls, axes: Axes) -> State:
        """Return a state of zeros: no halls, no money, nothing remembered."""
        declared = [(f.name, f.metadata) for f in fields(cls) if f.metadata]
        return cls(tick=0, **{name: frozen(np.zeros(axes.shape(m["dims"]), m["kind"])) for name, m in declared})

    def of_halls(self, stock: Array) -> Array:
        """Return the explicit halls' part (R, H, ...) of a stock of holdings or sites: they stand behind pools."""
        return stock[:, stock.shape[1] - self.hall_status.shape[1] :]

    def with_(self, **changes: Any) -> State:
        """Return a copy with some stocks replaced, all frozen."""
        frozen_changes: dict[str, Any] = {k: v if k == "tick" else frozen(v) for k, v in changes.items()}
        return State(**{**vars(self), **frozen_changes})

    def of_run(self, run: int) -> State:
        """Return the state of one run of a batch, as it is where that run is alone."""
        return State(tick=self.tick, **{name: getattr(self, name)[run : run + 1] for name in _SECTOR_OF})

    def of_slots(self, halls: int) -> State:
        """Return the state with only its first slots for halls; those that are left out must be empty."""
        left_out = self.hall_status.shape[1] - halls
        cut = {name: values[:, : values.shape[1] - left_out] for name, values in vars(self).items() if name in _SLOTTED}
        return self.with_(**cut)

    def digest(self) -> tuple[bytes, ...]:
        """Eight bytes a sector, over every bit that does not follow from others; empty hall slots count for nothing."""
        occupied = self.hall_status != EMPTY
        found = []
        for sector in SECTORS:
            hashed = hashlib.sha256()
            for part in self._bytes_of(sector, occupied):
                hashed.update(part)
            found.append(hashed.digest()[:8])
        return tuple(found)

    def _bytes_of(self, sector: str, occupied: Array) -> Iterator[bytes | memoryview]:
        """Give every bit of a sector's stocks but derived ones, and of empty hall slots only that they are empty."""
        if sector == "halls":
            yield np.argwhere(occupied).tobytes()
        for name, ends_in_halls in _LAYOUT[sector]:
            values = getattr(self, name)
            if name in SELDOM and not values.any():  # as good as always, and they are large
                yield b"none"
            elif ends_in_halls:
                first_hall = values.shape[1] - occupied.shape[1]
                yield np.ascontiguousarray(values[:, :first_hall]).data
                yield values[:, first_hall:][occupied].data
            else:
                yield (values[occupied] if sector == "halls" else values).data


# What a save need not hold: it follows from the rest.
DERIVED = frozenset(f.name for f in fields(State) if f.metadata.get("derived"))
# Stocks that are nothing but in few weeks of few games.
SELDOM = frozenset(
    ("cards_mothballed", "cards_stored", "contract_cards", "contract_weeks", "contract_firm", "contract_price")
)
_SECTOR_OF: Mapping[str, str] = {f.name: f.metadata["sector"] for f in fields(State) if f.metadata}
_SLOTTED = frozenset(f.name for f in fields(State) if f.metadata and f.metadata["dims"][:1] in ("S", "K", "H"))
SECTORS: tuple[str, ...] = tuple(dict.fromkeys(_SECTOR_OF.values()))
_LAYOUT: Mapping[str, tuple[tuple[str, bool], ...]] = {
    sector: tuple(
        (f.name, f.metadata["dims"][:1] in ("S", "K"))
        for f in fields(State)
        if _SECTOR_OF.get(f.name) == sector and f.name not in DERIVED
    )
    for sector in SECTORS
}


def _order(nothing: float, dims: str = "H", verb: str = "") -> Any:
    """Declare an order: what stands for none of it, its axes after the runs, and the verb that it orders.

    Without a verb it is a detail of the one before it, and orders nothing by itself.
    """
    return field(metadata={"nothing": nothing, "dims": dims, "verb": verb})


@dataclass(frozen=True)
class Orders:
    """What the planners want done this week, as arrays of the type of what stands for nothing.

    ``place_own`` is the share of its cost that a hall's planner pays, below 0 its operator's usual one.
    ``place_stored`` halls take their cards from the store. ``policy`` holds levels, ``sell`` cards to be on sale,
    ``buy`` cards to be bought, ``takeover`` and ``audit`` the holding that becomes a hall.
    """

    place_province: Array = _order(-1, verb="place")
    place_type: Array = _order(-1)
    place_chip: Array = _order(-1)
    place_operator: Array = _order(-1)
    place_cards: Array = _order(0)
    place_fast: Array = _order(False)
    place_own: Array = _order(-1.0)
    place_stored: Array = _order(False)
    pause: Array = _order(False, verb="pause")
    resume: Array = _order(False, verb="resume")
    cancel: Array = _order(False, verb="cancel")
    price: Array = _order(-1.0, verb="price")
    voucher: Array = _order(-1.0, "P", verb="voucher")
    voucher_rate: Array = _order(0.0, "P")
    voucher_portable: Array = _order(False, "P")
    link: Array = _order(False, "P", verb="link")
    survey: Array = _order(False, "P", verb="survey")
    contract_cards: Array = _order(0, "PG", verb="contract")
    contract_firm: Array = _order(False, "PG")
    policy: Array = _order(-1.0, "$P", verb="policy")
    sell: Array = _order(-1, verb="sell")
    buy: Array = _order(-1, verb="buy")
    hedge_share: Array = _order(0.0, verb="hedge")
    hedge_weeks: Array = _order(0)
    repurpose: Array = _order(False, verb="repurpose")
    mothball: Array = _order(False, verb="mothball")
    reopen: Array = _order(False, verb="reopen")
    takeover: Array = _order(-1, verb="takeover")
    takeover_share: Array = _order(0.0)
    audit: Array = _order(-1, verb="audit")
    audit_share: Array = _order(0.0)

    def __post_init__(self) -> None:
        """Close the arrays to writing: whether anything is ordered is found once."""
        for f in fields(self):
            getattr(self, f.name).flags.writeable = False

    def asked(self, verb: str) -> Array:
        """Where something of a verb is ordered: booleans of the shape of its orders."""
        name, nothing = VERBS[verb]
        result: Array = getattr(self, name) != nothing
        return result

    @cached_property
    def anything(self) -> bool:
        """Whether anything at all is ordered; found once (hence no slots), for most weeks share the same orders."""
        return any(self.asked(verb).any() for verb in VERBS)

    @classmethod
    @lru_cache(maxsize=16)
    def none(cls, axes: Axes) -> Orders:
        """Return orders that change nothing; frozen, so all weeks share them."""
        declared = [(f.name, f.metadata) for f in fields(cls)]
        return cls(**{name: frozen(np.full(axes.shape(m["dims"]), m["nothing"])) for name, m in declared})


# The field that orders each verb, and what it holds where nothing is ordered.
VERBS: Mapping[str, tuple[str, float]] = {
    f.metadata["verb"]: (f.name, f.metadata["nothing"]) for f in fields(Orders) if f.metadata["verb"]
}


def read_only(values: dict[str, Any]) -> Mapping[str, Any]:
    """Return a mapping that nobody can change, its arrays closed to writing."""
    for value in values.values():
        if isinstance(value, np.ndarray):
            value.setflags(write=False)
    return MappingProxyType(values)
