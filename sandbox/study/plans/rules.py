"""Rules of a plan that a reader can follow: what to look at, for how long, and what to decide then.

A rule sees what is published of the week before and decides what a player may decide; what the rules of the game refuse
is left out, as a player would.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model import costs, rules
from sandbox.model.measures import INDICATORS
from sandbox.model.names import RED_LINES
from sandbox.model.rules import Reason
from sandbox.model.state import Flows, State
from sandbox.model.step import Model
from sandbox.model.sums import ratio, total
from sandbox.play.orders import place_in, subject
from sandbox.scenario.decisions import Decision, Place
from sandbox.study.abreast import ordered
from sandbox.study.plans.acts import HELD, Act, Course, Here, PlaceHalls

Array = NDArray[Any]

MOST_RULES: Final = 5
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

    def beyond(self, seen: Mapping[str, Array], run: int) -> bool:
        """Whether the measure is beyond its level in a run, of what is seen of all (R,)."""
        return self.measure in seen and bool(seen[self.measure][run] > self.level) is self.above

    def holds(self, held: int, tick: int) -> bool:
        """Whether the rule holds in a week, when the measure has been beyond its level for so many."""
        return held >= self.weeks if self.measure else tick >= self.week

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
class Rule:
    """What is decided, and when."""

    when: When
    act: Act

    def words(self, start: dt.date) -> str:
        """Say it in a sentence."""
        text, act = self.when.words(start), self.act.words()
        if not self.when.measure:  # it holds from then on
            act = act.replace(HELD, "")
        return f"{text[:1].upper()}{text[1:]}: {act}."


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


class Planners:
    """Planners who follow a plan each (none: nobody plays), while their runs are made side by side.

    ``decided`` is what each has decided so far, in the order of its weeks. ``past`` (n, #) counts the weeks in which a
    red line has been passed for as long as is told; the last week is not among them, for no decision follows it.
    """

    def __init__(self, plans: Sequence[Plan | None]) -> None:
        self._plans = list(plans)
        self._courses = [Course("" if plan is None else plan.province) for plan in plans]
        self.past = np.zeros((len(self._plans), len(RED_LINES)), dtype=int)
        self._held = [[0] * (0 if plan is None else len(plan.rules)) for plan in plans]  # weeks, by rule

    @property
    def decided(self) -> list[tuple[Decision, ...]]:
        """What each planner decided, (n,)."""
        return [tuple(course.decided) for course in self._courses]

    def decide(
        self, places: Sequence[int], model: Model, state: State, flows: Flows | None
    ) -> list[tuple[Decision, ...]]:
        """Say what the planners at these places decide before a week: see ``abreast.Decide``."""
        seen = {} if flows is None else {name: read(model, flows) for name, read in SEEN.items()}
        self.past[list(places)] += state.red_line_weeks >= model.params["red_line_patience"][:, None]
        wished: list[tuple[Decision, ...]] = []
        for run, place in enumerate(places):
            plan, course, held = self._plans[place], self._courses[place], self._held[place]
            if plan is None:
                wished.append(())
                continue
            for k, rule in enumerate(plan.rules):
                held[k] = held[k] + 1 if rule.when.beyond(seen, run) else 0
            due = state.tick % EVERY == 0
            here = Here(state, model.axes, run, model.axes.provinces.index(plan.province))
            wished.append(_wished(plan, held, course, here) if due else ())
        if not any(wished):
            return wished
        taken = _allowed(wished, [self._plans[place] for place in places], model, state)
        for place, decisions in zip(places, taken, strict=True):
            for decision in decisions:
                self._courses[place].note(decision)
        return taken


def _wished(plan: Plan, held: Sequence[int], course: Course, here: Here) -> tuple[Decision, ...]:
    """What a plan's rules want in this week; for one thing the first of them that wants it."""
    found: dict[tuple[str, int | str], Decision] = {}
    for rule, weeks in zip(plan.rules, held, strict=True):
        for decision in rule.act.wants(rule.when.holds(weeks, here.tick), course, here):
            found.setdefault(subject(decision), decision)
    return tuple(found.values())


def _allowed(
    wished: Sequence[tuple[Decision, ...]], planned: Sequence[Plan | None], model: Model, state: State
) -> list[tuple[Decision, ...]]:
    """Leave out what the rules of the game refuse, and halls that take more of the free money than their rule says."""
    plans, home = list(wished), [model.axes.provinces.index(plan.province) if plan else 0 for plan in planned]
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
                    or verdict.hall_due[run, decision.hall - 1] <= _share(planned[run], decision) * free[run, home[run]]
                )
            )
            for run, plan in enumerate(plans)
        ]
        if kept == plans:  # what is left out leaves more money to the others, and may be what another needed
            return kept
        plans = kept


def _share(plan: Plan | None, decision: Place) -> float:
    """The share of the free money that the rule behind a hall lets it take: all of it where its cards lie there."""
    if decision.stored:
        return 1.0
    acts = [rule.act for rule in plan.rules] if plan is not None else []
    return max(a.share for a in acts if isinstance(a, PlaceHalls) and a.hall_type == decision.hall_type)
