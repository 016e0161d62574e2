"""What a rule may decide: each act says what it wants in a week, from what the player's own halls look like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, Literal

from numpy.typing import NDArray

from sandbox.model.names import Lever
from sandbox.model.state import BUILDING, LIVE, MOTHBALLED, PAUSED, State
from sandbox.scenario.decisions import OF_A_HALL, Decision, Link, Place, Policy, Sell, Voucher

Array = NDArray[Any]

MOST_HALLS: Final = 8  # that a plan places
HALL_GAP: Final = 12  # weeks between two halls of a plan


@dataclass(slots=True)
class Course:
    """How far a planner of a province has come: what it decided, and what follows from that for its acts."""

    province: str
    decided: list[Decision] = field(default_factory=list)
    placed: int = 0
    last_placed: int = -HALL_GAP
    voucher: float = 0.0
    sold: set[int] = field(default_factory=set)

    def note(self, decision: Decision) -> None:
        """Remember a decision that was taken."""
        self.decided.append(decision)
        if isinstance(decision, Place):
            self.placed, self.last_placed = self.placed + 1, decision.tick
        elif isinstance(decision, Voucher):
            self.voucher = decision.budget
        elif isinstance(decision, Sell):
            self.sold.add(decision.hall)

    def ever(self, decision: Decision) -> bool:
        """Whether the same was decided before, in whatever week."""
        return any(decision == before.model_copy(update={"tick": decision.tick}) for before in self.decided)


@dataclass(frozen=True, slots=True)
class Here:
    """A week as the planner of one run sees it: its number, status and cards of the hall slots (H,)."""

    tick: int
    status: Array
    cards: Array

    @classmethod
    def of(cls, state: State, run: int) -> Here:
        """Return what one run looks like."""
        return cls(state.tick, state.hall_status[run], state.hall_cards[run])

    def halls(self, course: Course, status: int) -> list[int]:
        """Numbers of the planner's halls that have a status."""
        return [hall for hall in range(1, course.placed + 1) if self.status[hall - 1] == status]


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

    hall_type: Literal["training", "inference"]
    chip: str
    operator: str
    cards: int
    share: float

    def words(self) -> str:
        """Say it."""
        return (
            f"place a hall for {self.hall_type} of {self.cards:,} {self.chip} with the operator '{self.operator}' each "
            f"{HALL_GAP} weeks while this holds, {MOST_HALLS} at most, as long as it takes at most "
            f"{100 * self.share:.0f} % of the free money"
        )

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        if not holds or course.placed == MOST_HALLS or here.tick < course.last_placed + HALL_GAP:
            return []
        return [
            Place(
                tick=here.tick,
                hall=course.placed + 1,
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
        return f"pay vouchers of {self.budget:g} million yuan a year while this holds"

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
        return "pause all own halls that are being built while this holds"

    def wants(self, holds: bool, course: Course, here: Here) -> list[Decision]:
        """Say what is to be decided now that the rule holds, or does not."""
        kind, status = ("pause", BUILDING) if holds else ("resume", PAUSED)
        return [OF_A_HALL[kind](tick=here.tick, hall=hall) for hall in here.halls(course, status)]


@dataclass(frozen=True, slots=True)
class MothballHalls:
    """Close all running halls while the rule holds."""

    def words(self) -> str:
        """Say it."""
        return "mothball all own halls while this holds"

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


Act = SetPolicy | OrderLink | PlaceHalls | PayVouchers | PauseBuilding | MothballHalls | SellCards
