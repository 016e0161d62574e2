"""What the window shows of one week, and how it is put together from a state and what was recorded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model import costs
from sandbox.model.cards import of_cards
from sandbox.model.ledger import to_million
from sandbox.model.measures import CHIP_SERIES, HALL_SERIES, INDICATORS, PROVINCE_SERIES
from sandbox.model.names import LEVERS
from sandbox.model.record import Places, Record, capacity_of_sites, places, record
from sandbox.model.state import CLASSES, EMPTY, STATUS_NAMES, Flows, State, frozen
from sandbox.model.step import Model, step
from sandbox.model.stocks import nominal_capacity
from sandbox.play import orders
from sandbox.play.history import Branch, History, Node
from sandbox.play.notices import Notice
from sandbox.play.quotes import on_paper
from sandbox.play.recorder import Row
from sandbox.play.red_lines import RedLineView, red_lines_of
from sandbox.scenario.decisions import Audit, Decision, Place, Takeover
from sandbox.scenario.schema import HYPERSCALER, Scenario

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class HallView:
    """One explicit hall as shown: where, what, how it fares.

    Its ``sellable`` cards are of its chip; others that came with a takeover stay. Of ``selling`` cards on sale, or
    ``buying`` cards on order, at most ``traded_a_week`` go at last week's trade; ``closed_weeks`` it stands still while
    its purpose changes; ``own_money`` is the share that was chosen for it, 0 for the usual one.
    A ``hedge_share`` of it is sold forward at ``hedge_rent`` for ``hedge_weeks`` more; that brought ``hedge_paid``
    beyond the market's rent last week.
    """

    slot: int
    name: str
    province: str
    lon: float
    lat: float
    hall_type: str
    chip: str
    operator: str
    cards: int
    status: str
    stage: int
    capacity: float
    utilisation: float
    cash: float
    debt: float
    rent: float
    megawatts: float
    weeks_to_finish: float
    price: float
    verbs: tuple[str, ...]
    fast_track: bool = False
    sellable: int = 0
    selling: int = 0
    buying: int = 0
    own_money: float = 0.0
    hedge_share: float = 0.0
    hedge_weeks: int = 0
    hedge_rent: float = 0.0
    hedge_paid: float = 0.0
    traded_a_week: float = 0.0
    closed_weeks: int = 0
    audited: bool = False


@dataclass(frozen=True, slots=True)
class PolicyView:
    """A standing policy of the player's province: its level now, what is ordered, and in how many weeks that works."""

    level: float
    ordered: float
    weeks: int


@dataclass(frozen=True, slots=True)
class FailingView:
    """What an owner has of one kind in the player's province: EF, million yuan."""

    hall_type: str
    operator: str
    capacity: float
    cash: float
    debt: float


@dataclass(frozen=True, slots=True)
class ContractView:
    """Chips on order in the player's province: cards, price of one (thousand yuan), weeks until they come."""

    chip: str
    cards: int
    firm: bool
    weeks: int
    price: float


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything that the window shows of one week; read-only, so it crosses threads without copies.

    ``chips`` has a column of ``CHIP_SERIES`` by chip id's place in ``chip_ids``; ``chip_series`` is (weeks, columns,
    chips). ``owners`` has cash, debt (million yuan), capacity (EF) and the rolled-over share by (owner, province); the
    clouds' owner comes last. ``store`` has the cards that lie in the player's province, by chip.
    """

    chip_ids: tuple[str, ...]
    owner_ids: tuple[str, ...]

    tick: int
    weeks: int
    start: dt.date
    node: int
    branch: str
    at_end: bool
    indicators: Mapping[str, float]
    series: Array
    provinces: Mapping[str, Array]
    halls: tuple[HallView, ...]
    pools: Mapping[str, Array]
    chips: Mapping[str, Array]
    chip_series: Array
    owners: Mapping[str, Array]
    policies: Mapping[str, PolicyView]
    red_lines: tuple[RedLineView, ...]
    holders: tuple[FailingView, ...]
    failing: tuple[FailingView, ...]
    purse: float
    available: float
    on_sale: tuple[str, ...]
    free_halls: tuple[int, ...]
    income: float
    decisions: tuple[tuple[int, Decision], ...]
    nodes: tuple[Node, ...]
    branches: tuple[Branch, ...]
    notices: tuple[Notice, ...]
    can_undo: bool
    can_redo: bool
    undo_kinds: tuple[str, ...]
    redo_kinds: tuple[str, ...]
    dirty: bool
    digest: str
    store: Mapping[str, int] = field(default_factory=dict)
    contracts: tuple[ContractView, ...] = ()

    @property
    def date(self) -> dt.date:
        """Monday of the week that the frame stands at."""
        return self.start + dt.timedelta(weeks=self.tick)

    def decided_so_far(self) -> tuple[Decision, ...]:
        """Return what is decided in the weeks that are made: it alone explains this week's numbers (why, since)."""
        return tuple(decision for tick, decision in self.decisions if tick < self.tick)

    def decided_on(self, node: int) -> tuple[Decision, ...]:
        """Return what is decided on a branch up to its end, whatever week is shown: a plan (threshold, search)."""
        nodes = {each.id: each for each in self.nodes}
        found: list[Decision] = []
        at = nodes.get(node)
        while at is not None:
            found[:0] = at.decisions
            at = nodes.get(at.parent) if at.parent is not None else None
        return tuple(found)


def frame_of(
    scenario: Scenario,
    model: Model,
    history: History,
    state: State,
    row: Row | None,
    flows: Flows,
    series: Array,
    chip_series: Array,
    written: Sequence[Decision],
    free_halls: tuple[int, ...],
    notices: tuple[Notice, ...],
    dirty: bool,
) -> Frame:
    """Return the frame of a history's head: its state, the row and flows of the week before it, and the decisions."""
    head, path = history.head, history.path(history.head.node)
    base = history.base(head)
    redo = history.visited.get(base.id) if history.can_redo() else None
    index = model.axes.provinces.index(scenario.player) if scenario.player is not None else None
    after, flows = _opening(model) if row is None else (state, flows)
    shown = record(model, after, flows) if row is None else row.record
    looked_at = places(model, after, flows)
    taken = [(d.tick, d) for node in path for d in node.decisions]
    decided = (*written, *(d for _, d in taken))
    holders = () if index is None else _holders(model, state, index)
    begun = [d for d in decided if isinstance(d, Place | Takeover | Audit) and d.tick <= head.tick]
    national = dict(zip((v.name for v in INDICATORS), map(float, shown.national[0]), strict=True))
    return Frame(
        chip_ids=model.axes.chips,
        owner_ids=(*model.axes.owners, HYPERSCALER),
        chips=MappingProxyType({v.name: shown.chips[0, i] for i, v in enumerate(CHIP_SERIES)}),
        chip_series=chip_series,
        owners=_owners(model, state),
        red_lines=red_lines_of(model, after, flows),
        policies={} if index is None else _policies(state, index),
        holders=tuple(holder for holder in holders if holder.capacity > 0),
        failing=tuple(holder for holder in holders if holder.cash < 0),
        tick=head.tick,
        weeks=model.axes.weeks,
        start=scenario.start,
        node=head.node,
        branch=base.name,
        at_end=head.tick >= model.axes.weeks,
        indicators=MappingProxyType(national),
        series=series,
        provinces=MappingProxyType({v.name: looked_at.provincial[0, i] for i, v in enumerate(PROVINCE_SERIES)}),
        halls=_halls(
            scenario, model, state, looked_at, shown, begun, flows["hedge_revenue"][0, model.axes.first_hall :]
        ),
        pools=_pools(model, state, flows["use"][0], float(flows["own_use"][0])),
        purse=0.0 if index is None else float(to_million(state.purse)[0, index]),
        available=0.0 if index is None else float(costs.available(state, model.params)[0, index]),
        on_sale=orders.on_sale(model, head.tick),
        free_halls=free_halls,
        income=national["purse_income"],
        decisions=tuple(taken),
        nodes=tuple(n for n in history.nodes if n.id not in history.removed),
        branches=history.branches(),
        notices=notices,
        can_undo=history.can_undo(),
        can_redo=history.can_redo(),
        undo_kinds=tuple(d.kind for d in base.decisions),
        redo_kinds=tuple(d.kind for d in history.nodes[redo].decisions) if redo is not None else (),
        dirty=dirty,
        digest="" if row is None else b"".join(row.digest).hex()[:12],
        store={} if index is None else _store(model, state, index),
        contracts=() if index is None else _contracts(model, state, index),
    )


def _opening(model: Model) -> tuple[State, Flows]:
    """Show the first week before it is made: step 0 without decisions, thrown away."""
    return step(model, model.state0, orders.orders_at((), model))


def _halls(
    scenario: Scenario,
    model: Model,
    state: State,
    looked_at: Places,
    shown: Record,
    begun: Sequence[Place | Takeover | Audit],
    hedged: Array,
) -> tuple[HallView, ...]:
    """Show every hall that was placed, taken over or audited; what was ordered this week waits until the week is made.

    A hall that is placed is shown as it is planned meanwhile; the others are not there before.
    """
    column = {v.name: i for i, v in enumerate(HALL_SERIES)}
    verbs = orders.hall_verbs(state, model) if begun else ()
    values, axes = looked_at.halls[0], model.axes
    trades = shown.chips[0, [v.name for v in CHIP_SERIES].index("card_trades")] * model.params["sale_share"][0]
    found = []
    for d in begun:
        slot = d.hall - 1
        waiting = bool(state.hall_status[0, slot] == EMPTY)
        if waiting and not isinstance(d, Place):
            continue
        place = d if isinstance(d, Place) else None
        chip = int(state.hall_chip[0, slot])
        own = int(state.cards[0, axes.first_hall + slot, chip])
        seat = scenario.provinces[d.province]
        now = {name: 0.0 if waiting else float(values[i, slot]) for name, i in column.items()}
        found.append(
            HallView(
                slot=d.hall,
                name=place.name if place else "",
                province=d.province,
                lon=seat.longitude or 0.0 if place is None or place.lon is None else place.lon,
                lat=seat.latitude or 0.0 if place is None or place.lat is None else place.lat,
                hall_type=d.hall_type if waiting else CLASSES[int(state.hall_type[0, slot])],
                chip=place.chip if place else axes.chips[chip],
                operator=d.operator,
                cards=place.cards if place and waiting else int(state.hall_cards[0, slot]),
                status="building" if waiting else STATUS_NAMES[int(state.hall_status[0, slot])],
                stage=int(now["stage"]),
                capacity=_planned(model, state, place) if place and waiting else now["capacity"],
                utilisation=now["utilisation"],
                cash=now["cash"],
                debt=now["debt"],
                rent=now["rent"],
                megawatts=now["megawatts"],
                weeks_to_finish=now["weeks_to_finish"],
                price=float(state.hall_price[0, slot]),
                verbs=verbs[slot],
                fast_track=bool(place and place.fast_track),
                sellable=own,
                selling=min(int(state.hall_selling[0, slot]), own),
                buying=int(state.hall_buying[0, slot]),
                own_money=float(place.own_money or 0.0) if place else 0.0,
                hedge_share=float(state.hall_hedge_share[0, slot]),
                hedge_weeks=int(state.hall_hedge_weeks[0, slot]),
                hedge_rent=float(state.hall_hedge_rent[0, slot]),
                hedge_paid=float(hedged[slot]),
                traded_a_week=0.0 if waiting else float(trades[chip]),
                closed_weeks=int(state.hall_closed_weeks[0, slot]),
                audited=bool(state.hall_audited[0, slot]),
            )
        )
    return tuple(found)


def _planned(model: Model, state: State, decision: Place) -> float:
    """Capacity of a hall that waits for its first week, EF."""
    ordered, _, _ = on_paper(decision, state, model)
    return float(nominal_capacity(ordered, model.params)[0, decision.hall - 1])


def _owners(model: Model, state: State) -> Mapping[str, Array]:
    """What owners have in the pools and in halls that are audited, and the clouds' owner in its regions.

    Both classes together: (owner, province).
    """
    axes, first = model.axes, len(model.axes.provinces)
    audited = np.flatnonzero(state.hall_audited[0])
    whose = [axes.owners.index(axes.operators[k]) for k in state.hall_operator[0, audited]]
    where = state.hall_province[0, audited]

    def table(values: Array) -> Array:
        pools = values[0, first : axes.first_hall].reshape(-1, len(axes.owners), first).sum(axis=0)
        np.add.at(pools, (whose, where), values[0, axes.first_hall + audited])
        return frozen(np.concatenate([pools, values[:, :first]]))

    debt = to_million(state.debt)
    capacity = of_cards(state.cards, model.params["chip_exaflops"])
    owed = table(debt)
    rolled = table(debt * state.rolled_share)
    share = np.divide(rolled, owed, out=np.zeros_like(owed), where=owed > 0)
    return MappingProxyType(
        {
            "capacity": table(capacity),
            "cash": table(to_million(state.cash)),
            "debt": owed,
            "rolled": frozen(share),
        }
    )


def _policies(state: State, province: int) -> Mapping[str, PolicyView]:
    now, ordered, weeks = (x[0, :, province] for x in (state.policy, state.policy_ordered, state.policy_weeks))
    return MappingProxyType(
        {name: PolicyView(float(now[i]), float(ordered[i]), int(weeks[i])) for i, name in enumerate(LEVERS)}
    )


def _store(model: Model, state: State, province: int) -> Mapping[str, int]:
    """Cards in the province's store, of the chips that it has."""
    cards = zip(model.axes.chips, state.cards_stored[0, province], strict=True)
    return MappingProxyType({chip: int(number) for chip, number in cards if number})


def _contracts(model: Model, state: State, province: int) -> tuple[ContractView, ...]:
    """What is on order in a province."""
    names = ("contract_cards", "contract_firm", "contract_weeks", "contract_price")
    cards, firm, weeks, price = (getattr(state, name)[0, province] for name in names)
    return tuple(
        ContractView(model.axes.chips[g], int(cards[g]), bool(firm[g]), int(weeks[g]), float(price[g]))
        for g in np.flatnonzero(cards)
    )


def _holders(model: Model, state: State, province: int) -> tuple[FailingView, ...]:
    """What owners have in a province; an owner's cash is judged for each kind of hall by itself."""
    axes, first = model.axes, len(model.axes.provinces)
    found = []
    for k, (kind, operator) in enumerate(product(CLASSES[1:], axes.owners)):
        at = np.s_[:, [first * (1 + k) + province]]
        capacity = of_cards(state.cards[at], model.params["chip_exaflops"])
        cash, debt = to_million(state.cash[at]), to_million(state.debt[at])
        found.append(FailingView(kind, operator, *(float(x[0, 0]) for x in (capacity, cash, debt))))
    return tuple(found)


def _pools(model: Model, state: State, sold: Array, own_use: float) -> Mapping[str, Array]:
    """Capacity (EF) and use share of the clouds and pools by province; clouds also work for themselves."""
    count = len(model.axes.provinces)
    found: dict[str, Array] = {}
    sites = frozen(capacity_of_sites(model, state))[0]
    use = sold[: len(CLASSES) * count].copy()
    use[:count] += own_use * sites[:count] / max(sites[:count].sum(), 1e-12)
    for i, name in enumerate(CLASSES):
        part = slice(i * count, (i + 1) * count)
        capacity = sites[part]
        found[f"{name}_capacity"] = capacity
        share = np.divide(use[part], capacity, out=np.full(count, np.nan), where=capacity > 0)
        share.flags.writeable = False
        found[f"{name}_utilisation"] = share
    return MappingProxyType(found)


__all__ = ["FailingView", "Frame", "HallView", "PolicyView", "frame_of"]
