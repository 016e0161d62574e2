"""What a rule may decide: each act says what it wants in a week, from what the player's own halls look like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from sandbox.model.names import Lever
from sandbox.model.state import BUILDING, CLASSES, LIVE, MOTHBALLED, PAUSED, Axes, State
from sandbox.scenario.decisions import (
    OF_A_HALL,
    Audit,
    Buy,
    Contract,
    Decision,
    Hedge,
    Link,
    Place,
    Policy,
    Price,
    Repurpose,
    Sell,
    Survey,
    Takeover,
    Voucher,
)

Array = NDArray[Any]
HallType = Literal["training", "inference"]

MOST_HALLS: Final = 8  # that a plan places, takes over or audits
HALL_GAP: Final = 12  # weeks between two halls of a plan
HELD: Final = " while this holds"  # said of what goes on as long as its rule holds
USUAL: Final = 1.0  # what a hall asks of the market's rent if nobody says anything else


@dataclass(slots=True)
class Course:
    """How far a planner of a province has come: what it decided, and what follows from that for its acts."""

    province: str
    decided: list[Decision] = field(default_factory=list)
    placed: int = 0
    last_placed: int = -HALL_GAP
    voucher: float = 0.0
    sold: set[int] = field(default_factory=set)
    bought: set[int] = field(default_factory=set)
    turned: set[int] = field(default_factory=set)
    audited: set[int] = field(default_factory=set)
    asked: dict[int, float] = field(default_factory=dict)

    def note(self, decision: Decision) -> None:
        """Remember a decision that was taken."""
        self.decided.append(decision)
        if isinstance(decision, Place | Takeover | Audit):
            self.placed, self.last_placed = self.placed + 1, decision.tick
            if isinstance(decision, Audit):
                self.audited.add(decision.hall)
        elif isinstance(decision, Voucher):
            self.voucher = decision.budget
        elif isinstance(decision, Sell):
            self.sold.add(decision.hall)
        elif isinstance(decision, Buy):
            self.bought.add(decision.hall)
        elif isinstance(decision, Repurpose):
            self.turned.add(decision.hall)
        elif isinstance(decision, Price):
            self.asked[decision.hall] = decision.multiplier

    def next_hall(self, tick: int) -> int | None:
        """The number of the hall that may be begun now: none if there are enough, or the last one is too young."""
        return None if self.placed == MOST_HALLS or tick < self.last_placed + HALL_GAP else self.placed + 1

    def ever(self, decision: Decision) -> bool:
        """Whether the same was decided before, in whatever week."""
        return any(decision == before.model_copy(update={"tick": decision.tick}) for before in self.decided)


@dataclass(frozen=True, slots=True)
class Here:
    """A week as the planner of one run (``run``) and province (``home``) sees it, by the state before it."""

    state: State
    axes: Axes
    run: int
    home: int

    @property
    def tick(self) -> int:
        """The week's number."""
        return self.state.tick

    @property
    def cards(self) -> Array:
        """Cards of every hall slot (H,)."""
        return np.asarray(self.state.hall_cards[self.run])

    def halls(self, course: Course, status: int) -> list[int]:
        """Numbers of the planner's own halls that have a status."""
        mine = (hall for hall in range(1, course.placed + 1) if hall not in course.audited)
        return [hall for hall in mine if self.state.hall_status[self.run, hall - 1] == status]

    def is_for(self, hall: int, hall_type: HallType) -> bool:
        """Whether a hall is for training or inference already."""
        return bool(self.state.hall_type[self.run, hall - 1] == CLASSES.index(hall_type))

    def hedged(self, hall: int) -> bool:
        """Whether a hall's rent is sold forward."""
        return bool(self.state.hall_hedge_weeks[self.run, hall - 1] > 0)

    def surveyed(self) -> bool:
        """Whether a survey of the province holds or is under way."""
        return bool(self.state.survey_weeks[self.run, self.home] + self.state.surveyed_weeks[self.run, self.home] > 0)

    def stored(self, chip: str) -> int:
        """Cards of a chip in the province's store."""
        return int(self.state.cards_stored[self.run, self.home, self.axes.chips.index(chip)])

    def ordered(self, chip: str) -> bool:
        """Whether cards of a chip are on order."""
        return bool(self.state.contract_cards[self.run, self.home, self.axes.chips.index(chip)] > 0)

    def largest_owner(self, failing: bool) -> tuple[HallType, str] | None:
        """Who has most cards of one class in the province, of all owners or of those without money; none if nobody."""
        found: tuple[HallType, str] | None = None
        most = 0
        types: tuple[HallType, ...] = ("training", "inference")
        for hall_type in types:
            for k, owner in enumerate(self.axes.owners):
                holding = self.axes.holding_of_pool(CLASSES.index(hall_type), k, self.home)
                cards = int(self.state.cards[self.run, holding].sum())
                if cards > most and not (failing and self.state.cash[self.run, holding] >= 0):
                    most, found = cards, (hall_type, owner)
        return found


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """Set a standing policy in full, once."""

    lever: Lever

    def words(self) -> str:
        """Say it."""
        return f"set the policy '{self.lever}' in full"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        policy = Policy(tick=here.tick, province=course.province, lever=self.lever)
        return [policy] if holds and not course.ever(policy) else []


@dataclass(frozen=True, slots=True)
class OrderLink:
    """Order the direct network link, once."""

    def words(self) -> str:
        """Say it."""
        return "order the direct network link"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        link = Link(tick=here.tick, province=course.province)
        return [link] if holds and not course.ever(link) else []


@dataclass(frozen=True, slots=True)
class PlaceHalls:
    """Place a hall a quarter, as long as it takes at most a share of the money that is free."""

    hall_type: HallType
    chip: str
    operator: str
    cards: int
    share: float

    def words(self) -> str:
        """Say it."""
        return (
            f"place a hall for {self.hall_type} of {self.cards:,} {self.chip} with the operator '{self.operator}' each "
            f"{HALL_GAP} weeks{HELD}, {MOST_HALLS} at most, as long as it takes at most "
            f"{100 * self.share:.0f} % of the free money"
        )

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        hall = course.next_hall(here.tick)
        if not holds or hall is None:
            return []
        return [
            Place(
                tick=here.tick,
                hall=hall,
                province=course.province,
                hall_type=self.hall_type,
                chip=self.chip,
                cards=self.cards,
                operator=self.operator,
            )
        ]


@dataclass(frozen=True, slots=True)
class PayVouchers:
    """Pay vouchers of a yearly budget (million yuan) while the rule holds."""

    budget: float

    def words(self) -> str:
        """Say it."""
        return f"pay vouchers of {self.budget:g} million yuan a year{HELD}"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        budget = self.budget if holds else 0.0
        due = budget != course.voucher
        return [Voucher(tick=here.tick, province=course.province, budget=budget)] if due else []


@dataclass(frozen=True, slots=True)
class PauseBuilding:
    """Pause all halls that are being built while the rule holds."""

    def words(self) -> str:
        """Say it."""
        return f"pause all own halls that are being built{HELD}"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        kind, status = ("pause", BUILDING) if holds else ("resume", PAUSED)
        return [OF_A_HALL[kind](tick=here.tick, hall=hall) for hall in here.halls(course, status)]


@dataclass(frozen=True, slots=True)
class MothballHalls:
    """Close all running halls while the rule holds."""

    def words(self) -> str:
        """Say it."""
        return f"mothball all own halls{HELD}"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        kind, status = ("mothball", LIVE) if holds else ("reopen", MOTHBALLED)
        return [OF_A_HALL[kind](tick=here.tick, hall=hall) for hall in here.halls(course, status)]


@dataclass(frozen=True, slots=True)
class SellCards:
    """Put a share of the cards of every running hall on sale, once a hall."""

    share: float

    def words(self) -> str:
        """Say it."""
        return f"sell {100 * self.share:.0f} % of the cards of every own hall"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        halls = here.halls(course, LIVE) if holds else ()
        cards = {hall: int(here.cards[hall - 1] * self.share) for hall in halls if hall not in course.sold}
        return [Sell(tick=here.tick, hall=hall, cards=count) for hall, count in cards.items() if count]


@dataclass(frozen=True, slots=True)
class KeepSurveyed:
    """Have the province surveyed whenever no survey holds."""

    def words(self) -> str:
        """Say it."""
        return "survey the province whenever no survey of it holds"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        return [Survey(tick=here.tick, province=course.province)] if holds and not here.surveyed() else []


@dataclass(frozen=True, slots=True)
class OrderAhead:
    """Order cards ahead, and begin a hall with them when they have come."""

    hall_type: HallType
    chip: str
    operator: str
    cards: int
    firm: bool

    def words(self) -> str:
        """Say it."""
        how = "firmly" if self.firm else "as an option"
        return (
            f"order {self.cards:,} {self.chip} ahead {how} whenever none are on order{HELD}, and place a "
            f"hall for {self.hall_type} with the operator '{self.operator}' when they have come"
        )

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        hall = course.next_hall(here.tick)
        if hall is None:
            return []
        come = here.stored(self.chip) // 8 * 8  # halls have eights of cards; some of an order may be lost
        if come:
            return [
                Place(
                    tick=here.tick,
                    hall=hall,
                    province=course.province,
                    hall_type=self.hall_type,
                    chip=self.chip,
                    cards=come,
                    operator=self.operator,
                    stored=True,
                )
            ]
        if not holds or here.ordered(self.chip):
            return []
        return [Contract(tick=here.tick, province=course.province, chip=self.chip, cards=self.cards, firm=self.firm)]


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Take over a share of what the largest owner without money has in the province, one hall a quarter."""

    share: float

    def words(self) -> str:
        """Say it."""
        return (
            f"take over {100 * self.share:.0f} % of what the largest failing owner here has, each {HALL_GAP} "
            f"weeks{HELD}, {MOST_HALLS} halls at most"
        )

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        hall = course.next_hall(here.tick)
        found = here.largest_owner(failing=True) if holds and hall is not None else None
        if found is None or hall is None:
            return []
        hall_type, owner = found
        return [
            Takeover(
                tick=here.tick,
                hall=hall,
                province=course.province,
                hall_type=hall_type,
                operator=owner,
                share=self.share,
            )
        ]


@dataclass(frozen=True, slots=True)
class AuditHalls:
    """Audit a share of what the largest owner has in the province, one hall a quarter."""

    share: float

    def words(self) -> str:
        """Say it."""
        return (
            f"audit {100 * self.share:.0f} % of what the largest owner here has, each {HALL_GAP} weeks{HELD}, "
            f"{MOST_HALLS} halls at most"
        )

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        hall = course.next_hall(here.tick)
        found = here.largest_owner(failing=False) if holds and hall is not None else None
        if found is None or hall is None:
            return []
        hall_type, owner = found
        return [
            Audit(
                tick=here.tick,
                hall=hall,
                province=course.province,
                hall_type=hall_type,
                operator=owner,
                share=self.share,
            )
        ]


@dataclass(frozen=True, slots=True)
class AskRent:
    """Ask a multiple of the market's rent in all running halls while the rule holds."""

    multiplier: float

    def words(self) -> str:
        """Say it."""
        return f"ask {100 * self.multiplier:.0f} % of the market's rent in every own hall{HELD}"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        wanted = self.multiplier if holds else USUAL
        due = [hall for hall in here.halls(course, LIVE) if course.asked.get(hall, USUAL) != wanted]
        return [Price(tick=here.tick, hall=hall, multiplier=wanted) for hall in due]


@dataclass(frozen=True, slots=True)
class HedgeRent:
    """Sell a share of all running halls' rent forward, again and again while the rule holds."""

    share: float
    weeks: int

    def words(self) -> str:
        """Say it."""
        return (
            f"sell {100 * self.share:.0f} % of every own hall's rent forward for {self.weeks} weeks, again and "
            f"again{HELD}"
        )

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        due = [hall for hall in here.halls(course, LIVE) if not here.hedged(hall)] if holds else []
        return [Hedge(tick=here.tick, hall=hall, share=self.share, weeks=self.weeks) for hall in due]


@dataclass(frozen=True, slots=True)
class RepurposeHalls:
    """Turn all running halls into ones for training or for inference, once a hall."""

    hall_type: HallType

    def words(self) -> str:
        """Say it."""
        return f"turn every own hall into one for {self.hall_type}"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        halls = here.halls(course, LIVE) if holds else []
        due = [hall for hall in halls if hall not in course.turned and not here.is_for(hall, self.hall_type)]
        return [Repurpose(tick=here.tick, hall=hall) for hall in due]


@dataclass(frozen=True, slots=True)
class BuyCards:
    """Buy second-hand cards into every running hall, a share of what it has, once a hall."""

    share: float

    def words(self) -> str:
        """Say it."""
        return f"buy {100 * self.share:.0f} % more cards second-hand into every own hall"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        halls = here.halls(course, LIVE) if holds else []
        cards = {hall: int(here.cards[hall - 1] * self.share) for hall in halls if hall not in course.bought}
        return [Buy(tick=here.tick, hall=hall, cards=count) for hall, count in cards.items() if count]


Act = (
    SetPolicy
    | OrderLink
    | PlaceHalls
    | PayVouchers
    | PauseBuilding
    | MothballHalls
    | SellCards
    | KeepSurveyed
    | OrderAhead
    | TakeOver
    | AuditHalls
    | AskRent
    | HedgeRent
    | RepurposeHalls
    | BuyCards
)
