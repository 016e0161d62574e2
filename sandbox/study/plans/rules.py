"""Rules of a plan that a reader can follow: what to look at, for how long, and what to decide then.

A rule sees what is published of the week before and decides what a player may decide; what the rules of the game refuse
is left out, as a player would.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from numpy.typing import NDArray

from sandbox.model import costs, rules
from sandbox.model.measures import INDICATORS
from sandbox.model.names import LEVERS, Lever
from sandbox.model.rules import Reason
from sandbox.model.state import BUILDING, LIVE, MOTHBALLED, PAUSED, Flows, State
from sandbox.model.step import Model
from sandbox.model.sums import ratio, total
from sandbox.play.orders import place_in
from sandbox.scenario.decisions import OF_A_HALL, Decision, Link, Place, Policy, Sell, Voucher
from sandbox.study.abreast import ordered

Array = NDArray[Any]

MOST_RULES: Final = 5
MOST_HALLS: Final = 8  # that a plan places
HALL_GAP: Final = 12  # weeks between two halls of a plan
EVERY: Final = 4  # weeks after which a planner decides again; it looks every week

# What a rule may look at, by the name of its outcome measure: the nation's numbers of the week before, (R,).
SEEN: Mapping[str, Callable[[Model, Flows], Array]] = {
    "rent_8xh100": lambda model, flows: flows["quote"],
    "h100_card_price": lambda model, flows: flows["card_price"][:, model.params["reference_chip"]],
    "stranded_share": lambda model, flows: ratio(total(flows["stranded_value"]), total(flows["book_value"])),
    "unmet_share": lambda model, flows: flows["unmet_share"],
}
UNITS: Final = {measure.name: measure.unit for measure in INDICATORS}
WORDS: Final = {
    "rent_8xh100": "the rent of eight H100",
    "h100_card_price": "the second-hand price of an H100",
    "stranded_share": "the idle share of halls' book value",
    "unmet_share": "the share of demand that nobody serves",
}


@dataclass(frozen=True, slots=True)
class When:
    """When a rule holds: from the first week, from a week on (``week``), or while a measure is beyond a level.

    ``measure`` must have been above (or below) ``level`` for ``weeks`` weeks.
    """

    week: int = 0
    measure: str = ""
    above: bool = False
    level: float = 0.0
    weeks: int = 1

    def words(self, start: dt.date) -> str:
        """Say it."""
        if self.measure:
            side = "above" if self.above else "below"
            return f"once {WORDS[self.measure]} was {side} {_number(self.measure, self.level)} for {self.weeks} weeks"
        if self.week:
            return f"from {start + dt.timedelta(weeks=self.week)} on"
        return "from the first week on"


def _number(measure: str, level: float) -> str:
    if UNITS[measure] == "1":
        return f"{100 * level:.3g} %"
    return f"{level:.4g} {UNITS[measure].replace('kCNY', 'thousand yuan').replace('/', ' a ')}"


@dataclass(frozen=True, slots=True)
class SetPolicy:
    """Set a standing policy in full, once."""

    lever: Lever

    def words(self) -> str:
        """Say it."""
        return f"set the policy '{self.lever}' in full"


@dataclass(frozen=True, slots=True)
class OrderLink:
    """Order the direct network link, once."""

    def words(self) -> str:
        """Say it."""
        return "order the direct network link"


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


@dataclass(frozen=True, slots=True)
class PayVouchers:
    """Pay vouchers of a yearly budget (million yuan) while the rule holds."""

    budget: float

    def words(self) -> str:
        """Say it."""
        return f"pay vouchers of {self.budget:g} million yuan a year while this holds"


@dataclass(frozen=True, slots=True)
class PauseBuilding:
    """Pause all halls that are being built while the rule holds."""

    def words(self) -> str:
        """Say it."""
        return "pause all own halls that are being built while this holds"


@dataclass(frozen=True, slots=True)
class MothballHalls:
    """Close all running halls while the rule holds."""

    def words(self) -> str:
        """Say it."""
        return "mothball all own halls while this holds"


@dataclass(frozen=True, slots=True)
class SellCards:
    """Put a share of the cards of every running hall on sale, once a hall."""

    share: float

    def words(self) -> str:
        """Say it."""
        return f"sell {100 * self.share:.0f} % of the cards of every own hall"


Act = SetPolicy | OrderLink | PlaceHalls | PayVouchers | PauseBuilding | MothballHalls | SellCards


@dataclass(frozen=True, slots=True)
class Rule:
    """What is decided, and when."""

    when: When
    act: Act

    def words(self, start: dt.date) -> str:
        """Say it in a sentence."""
        text = self.when.words(start)
        return f"{text[:1].upper()}{text[1:]}: {self.act.words()}."


@dataclass(frozen=True, slots=True)
class Plan:
    """The province that is played, by which rules, and what is decided whatever happens."""

    province: str
    rules: tuple[Rule, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def without(self, rule: Rule) -> Plan:
        """Return the plan with one rule less."""
        return self.with_rules([each for each in self.rules if each != rule])

    def always(self, rule: Rule) -> Plan:
        """Return the plan with one rule that holds from the first week on."""
        return self.with_rules([Rule(When(), each.act) if each == rule else each for each in self.rules])

    def with_rules(self, rules: Sequence[Rule]) -> Plan:
        """Return the plan with these rules instead."""
        return replace(self, rules=tuple(rules))


# -------------------------------------------------------------------------------------------------- as runs are made


@dataclass(slots=True)
class _Course:
    """How far a plan is in one run: weeks that each rule's measure has held, and what was decided."""

    plan: Plan
    held: list[int]
    decided: list[Decision] = field(default_factory=list)
    placed: int = 0
    last_placed: int = -HALL_GAP
    voucher: float = 0.0
    sold: set[int] = field(default_factory=set)


class Planners:
    """Planners who follow a plan each (none: nobody plays), while their runs are made side by side.

    ``decided`` is what each has decided so far, in the order of its weeks.
    """

    def __init__(self, plans: Sequence[Plan | None]) -> None:
        self._courses = [None if plan is None else _Course(plan, [0] * len(plan.rules)) for plan in plans]

    @property
    def decided(self) -> list[tuple[Decision, ...]]:
        """What each planner decided, (n,)."""
        return [() if course is None else tuple(course.decided) for course in self._courses]

    def decide(
        self, places: Sequence[int], model: Model, state: State, flows: Flows | None
    ) -> list[tuple[Decision, ...]]:
        """Say what the planners at these places decide before a week: see ``abreast.Decide``."""
        seen = {} if flows is None else {name: read(model, flows) for name, read in SEEN.items()}
        courses = [self._courses[place] for place in places]
        wished: list[tuple[Decision, ...]] = []
        for run, course in enumerate(courses):
            if course is not None:
                _look(course, {name: float(values[run]) for name, values in seen.items()})
            wished.append(() if course is None or state.tick % EVERY else tuple(_wished(course, run, state)))
        if not any(wished):
            return wished
        taken = _allowed(wished, courses, model, state)
        for course, decisions in zip(courses, taken, strict=True):
            if course is not None:
                _note(course, decisions, state.tick)
        return taken


def _look(course: _Course, seen: Mapping[str, float]) -> None:
    """Count for how many weeks each rule's measure has been beyond its level."""
    for k, rule in enumerate(course.plan.rules):
        when = rule.when
        beyond = when.measure in seen and (seen[when.measure] > when.level) is when.above
        course.held[k] = course.held[k] + 1 if beyond else 0


def _wished(course: _Course, run: int, state: State) -> list[Decision]:
    """What a plan's rules want in this week; for one thing the first of them that wants it."""
    found: dict[tuple[str, Any], Decision] = {}
    for rule, held in zip(course.plan.rules, course.held, strict=True):
        holds = held >= rule.when.weeks if rule.when.measure else state.tick >= rule.when.week
        for decision in _of_rule(rule.act, holds, course, run, state):
            subject = getattr(decision, "hall", None) or getattr(decision, "lever", None)
            found.setdefault((decision.kind, subject), decision)
    return list(found.values())


def _of_rule(act: Act, holds: bool, course: _Course, run: int, state: State) -> list[Decision]:
    """What one rule wants, which holds or does not."""
    tick, province, status = state.tick, course.plan.province, state.hall_status[run]
    own = range(1, course.placed + 1)

    def halls(kind: str, of: int) -> list[Decision]:
        return [OF_A_HALL[kind](tick=tick, hall=hall) for hall in own if status[hall - 1] == of]

    if isinstance(act, PayVouchers):
        budget = act.budget if holds else 0.0
        return [] if budget == course.voucher else [Voucher(tick=tick, province=province, budget=budget)]
    if isinstance(act, PauseBuilding):
        return halls("pause", BUILDING) if holds else halls("resume", PAUSED)
    if isinstance(act, MothballHalls):
        return halls("mothball", LIVE) if holds else halls("reopen", MOTHBALLED)
    if not holds:
        return []
    if isinstance(act, SetPolicy):
        known = any(isinstance(d, Policy) and d.lever == act.lever for d in course.decided)
        return [] if known else [Policy(tick=tick, province=province, lever=act.lever)]
    if isinstance(act, OrderLink):
        known = any(isinstance(d, Link) for d in course.decided)
        return [] if known else [Link(tick=tick, province=province)]
    if isinstance(act, SellCards):
        cards = {hall: int(state.hall_cards[run, hall - 1] * act.share) for hall in own if hall not in course.sold}
        return [Sell(tick=tick, hall=h, cards=n) for h, n in cards.items() if n and status[h - 1] == LIVE]
    if course.placed == MOST_HALLS or tick < course.last_placed + HALL_GAP:
        return []
    return [
        Place(
            tick=tick,
            hall=course.placed + 1,
            province=province,
            hall_type=act.hall_type,
            chip=act.chip,
            cards=act.cards,
            operator=act.operator,
        )
    ]


def _allowed(
    wished: Sequence[tuple[Decision, ...]], courses: Sequence[_Course | None], model: Model, state: State
) -> list[tuple[Decision, ...]]:
    """Leave out what the rules of the game refuse, and halls that take more of the free money than their rule says."""
    plans, home = list(wished), [model.axes.provinces.index(c.plan.province) if c else 0 for c in courses]
    while True:
        verdict = rules.allowed(state, ordered(plans, model), model.params)
        free = costs.available(state, model.params)
        kept = [
            tuple(
                decision
                for decision in plan
                if getattr(verdict, decision.kind)[(run, *place_in(decision, model))] == Reason.OK
                and (
                    not isinstance(decision, Place)
                    or verdict.hall_due[run, decision.hall - 1] <= _share(courses[run], decision) * free[run, home[run]]
                )
            )
            for run, plan in enumerate(plans)
        ]
        if kept == plans:  # what is left out leaves more money to the others, and may be what another needed
            return kept
        plans = kept


def _share(course: _Course | None, decision: Place) -> float:
    """The share of the free money that the rule behind a hall lets it take."""
    acts = [rule.act for rule in course.plan.rules] if course is not None else []
    return max(a.share for a in acts if isinstance(a, PlaceHalls) and a.hall_type == decision.hall_type)


def _note(course: _Course, decisions: Sequence[Decision], tick: int) -> None:
    """Remember what was decided."""
    course.decided += decisions
    for decision in decisions:
        if isinstance(decision, Place):
            course.placed, course.last_placed = course.placed + 1, tick
        elif isinstance(decision, Voucher):
            course.voucher = decision.budget
        elif isinstance(decision, Sell):
            course.sold.add(decision.hall)


__all__ = ["LEVERS", "MOST_HALLS", "MOST_RULES", "SEEN", "Plan", "Planners", "Rule", "When"]
