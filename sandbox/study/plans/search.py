"""Search for a plan of few rules: cross-entropy over rules and their numbers, judged on chance that it never met.

Draws depend on the scenario's seed, the generation and the plan's place in it alone; a generation that the time cuts
short does not count. So what is found depends on how many generations were made, not on the machine.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.model.names import LEVERS
from sandbox.model.noise import Noise
from sandbox.scenario.schema import Scenario, complete
from sandbox.study.plans.acts import (
    Act,
    AskRent,
    AuditHalls,
    BuyCards,
    HallType,
    HedgeRent,
    KeepSurveyed,
    MothballHalls,
    OrderAhead,
    OrderLink,
    PauseBuilding,
    PayVouchers,
    PlaceHalls,
    RepurposeHalls,
    SellCards,
    SetPolicy,
    TakeOver,
)
from sandbox.study.plans.rules import MOST_RULES, Plan, Rule, When
from sandbox.study.plans.score import counted
from sandbox.study.plans.trials import Bench, Late, World

Array = NDArray[Any]

POPULATION: Final = 32  # plans of a generation
ELITE: Final = 6
AT_ONCE: Final = 2  # training worlds that a generation meets; the next one meets the next
MEMORY: Final = 0.5  # of what the generations before have found
FIRST_SPREAD, LEAST_SPREAD = 0.3, 0.03  # of a number's range
LEAST_CHANCE: Final = 0.1  # that is shared out over all of a dial's choices, so that none is given up
FIRST_RULES: Final = 4.0  # on average, of a plan of the first generation
FINALISTS: Final = 3
SIGNIFICANT: Final = 2.0  # standard errors that a rule must be worth to stay

# Levels that a rule may compare a measure with: low, high.
LEVELS: Final = {
    "rent_8xh100": (50.0, 190.0),
    "h100_card_price": (100.0, 250.0),
    "stranded_share": (0.02, 0.6),
    "unmet_share": (0.005, 0.2),
}
PATIENCE: Final = (1, 26)  # weeks for which it is looked at
CARDS: Final = (64, 8192)
BUDGET: Final = (5.0, 500.0)  # million yuan a year
RENT: Final = (0.5, 1.5)  # of the market's
HEDGE: Final = (4, 156)  # weeks
HALLS: Final = ("training", "inference")
VERBS: Final = (
    *LEVERS, "link", *HALLS, "voucher", "pause", "mothball", "sell",
    "survey", "ahead", "takeover", "audit", "rent", "hedge", "repurpose", "buy",
)  # fmt: skip


# ----------------------------------------------------------------------------------------------------- what is searched


@dataclass(frozen=True, slots=True)
class Space:
    """What a plan may be made of: provinces, chips and operators by name, and the weeks that a rule may name.

    ``dated`` is whether it may name any: a search that is blind for dates may not.
    """

    provinces: tuple[str, ...]
    chips: tuple[str, ...]
    operators: tuple[str, ...]
    weeks: int
    dated: bool

    @classmethod
    def of(cls, scenario: Scenario, player: str | None, dated: bool) -> Space:
        """Return the space of a scenario, of all provinces or of a player's."""
        full = complete(scenario)
        provinces = (player,) if player else tuple(full.provinces)
        return cls(provinces, tuple(full.chips), full.hall_operators, counted(scenario), dated)

    @property
    def whens(self) -> tuple[str, ...]:
        """Kinds of conditions: always, from a week on, and a measure above or below a level."""
        beyond = tuple(f"{side} {name}" for name in LEVELS for side in ("above", "below"))
        return ("always", *(("week",) if self.dated else ()), *beyond)

    def choices(self) -> dict[str, int]:
        """Dials with a choice of so many."""
        found = {"province": len(self.provinces)}
        for verb in VERBS:
            found |= {f"{verb} on": 2, f"{verb} when": len(self.whens)}
            if verb in (*HALLS, "ahead"):
                found |= {f"{verb} chip": len(self.chips), f"{verb} operator": len(self.operators)}
            if verb in ("ahead", "repurpose"):
                found[f"{verb} type"] = len(HALLS)
        found["ahead firm"] = 2
        return found

    def numbers(self) -> list[str]:
        """Dials with a place in a range, 0 to 1."""
        places = [f"{verb} {name}" for verb in VERBS for name in ("level", "weeks", "amount")]
        return [*places, "training share", "inference share", "hedge share"]


@dataclass(frozen=True, slots=True)
class Dials:
    """How plans are drawn: chances of each choice, and centre and spread of each number."""

    chances: Mapping[str, Array]
    numbers: Mapping[str, tuple[float, float]]


Setting = Mapping[str, float]  # of every dial: which choice, or the place in its range


def first_dials(space: Space) -> Dials:
    """Return the dials of the first generation: all alike, and about ``FIRST_RULES`` rules."""
    chances = {name: np.full(n, 1.0 / n) for name, n in space.choices().items()}
    on = FIRST_RULES / len(VERBS)
    chances |= {f"{verb} on": np.array([1.0 - on, on]) for verb in VERBS}
    return Dials(chances, {name: (0.5, FIRST_SPREAD) for name in space.numbers()})


def drawn(dials: Dials, generation: int, seed: int) -> list[Setting]:
    """Draw the settings of a generation; of a plan with too many rules some are switched off by lot."""
    noise = Noise.create(seed, POPULATION, generation + 1, on=True)
    uniform = noise.uniforms(generation, {f"plan {name}": 1 for name in dials.chances})
    normal = noise.normals(generation, {f"plan {name}": 1 for name in dials.numbers})
    lots = noise.uniforms(generation, {f"lot {verb}": 1 for verb in VERBS})
    found: list[Setting] = []
    for k in range(POPULATION):
        setting = {
            name: float(min(np.searchsorted(np.cumsum(p), u), len(p) - 1))
            for (name, p), u in zip(dials.chances.items(), uniform[k], strict=True)
        }
        for (name, (centre, spread)), z in zip(dials.numbers.items(), normal[k], strict=True):
            setting[name] = float(np.clip(centre + spread * z, 0.0, 1.0))
        on = [verb for _, verb in sorted(zip(lots[k], VERBS, strict=True)) if setting[f"{verb} on"]]
        found.append({**setting, **{f"{verb} on": 0.0 for verb in on[MOST_RULES:]}})
    return found


def moved(dials: Dials, best: Sequence[Setting]) -> Dials:
    """Move the dials towards the best settings; those of a rule that is off in all of them stay where they are."""

    def of(name: str) -> Array:
        verb = name.partition(" ")[0]
        known = verb in VERBS and not name.endswith(" on")
        return np.array([s[name] for s in best if not known or s[f"{verb} on"]])

    chances = {}
    for name, before in dials.chances.items():
        values, n = of(name), len(before)
        if values.size:
            seen = np.bincount(values.astype(int), minlength=n) / values.size
            mixed = MEMORY * before + (1.0 - MEMORY) * seen
            before = (1.0 - LEAST_CHANCE) * mixed + LEAST_CHANCE / n
        chances[name] = before
    numbers = {}
    for name, (centre, spread) in dials.numbers.items():
        values = of(name)
        if values.size > 1:
            centre = MEMORY * centre + (1.0 - MEMORY) * float(values.mean())
            spread = max(MEMORY * spread + (1.0 - MEMORY) * float(values.std()), LEAST_SPREAD)
        numbers[name] = centre, spread
    return Dials(chances, numbers)


def plan_of(setting: Setting, space: Space) -> Plan:
    """Read a setting as a plan; its numbers are round, so that what is printed is what is played."""
    rules = tuple(
        Rule(_when(setting, verb, space), _act(setting, verb, space)) for verb in VERBS if setting[f"{verb} on"]
    )
    return Plan(space.provinces[int(setting["province"])], rules)


def _when(setting: Setting, verb: str, space: Space) -> When:
    kind = space.whens[int(setting[f"{verb} when"])]
    if kind == "always":
        return When()
    if kind == "week":
        return When(week=1 + int(setting[f"{verb} level"] * (space.weeks - 2)))
    side, name = kind.split()
    low, high = LEVELS[name]
    level = _round(low + setting[f"{verb} level"] * (high - low))
    weeks = round(PATIENCE[0] + setting[f"{verb} weeks"] * (PATIENCE[1] - PATIENCE[0]))
    return When(measure=name, above=side == "above", level=level, weeks=weeks)


def _act(setting: Setting, verb: str, space: Space) -> Act:
    amount = setting[f"{verb} amount"]
    if verb in LEVERS:
        return SetPolicy(LEVERS[LEVERS.index(verb)])
    match verb:
        case "link":
            return OrderLink()
        case "voucher":
            return PayVouchers(_round(_between(BUDGET, amount)))
        case "pause":
            return PauseBuilding()
        case "mothball":
            return MothballHalls()
        case "sell":
            return SellCards(_percent(amount))
        case "survey":
            return KeepSurveyed()
        case "takeover":
            return TakeOver(_percent(amount))
        case "audit":
            return AuditHalls(_percent(amount))
        case "rent":
            return AskRent(_percent(RENT[0] + amount * (RENT[1] - RENT[0])))
        case "hedge":
            return HedgeRent(_percent(setting["hedge share"]), round(HEDGE[0] + amount * (HEDGE[1] - HEDGE[0])))
        case "repurpose":
            return RepurposeHalls(_hall_type(setting["repurpose type"]))
        case "buy":
            return BuyCards(_percent(amount))
    cards = 64 * max(1, round(_between(CARDS, amount) / 64))
    chip, operator = space.chips[int(setting[f"{verb} chip"])], space.operators[int(setting[f"{verb} operator"])]
    if verb == "ahead":
        return OrderAhead(_hall_type(setting["ahead type"]), chip, operator, cards, bool(setting["ahead firm"]))
    return PlaceHalls(_hall_type(HALLS.index(verb)), chip, operator, cards, _percent(setting[f"{verb} share"]))


def _hall_type(place: float) -> HallType:
    return "training" if HALLS[int(place)] == "training" else "inference"


def _between(ends: tuple[float, float], place: float) -> float:
    """A number between two ends, by its place on a scale of factors."""
    return float(ends[0] * (ends[1] / ends[0]) ** place)


def _round(value: float) -> float:
    return float(f"{value:.2g}")


def _percent(share: float) -> float:
    return max(5, 5 * round(20 * share)) / 100


# --------------------------------------------------------------------------------------------------- how it is searched


@dataclass(frozen=True, slots=True)
class Found:
    """The best plan so far, what it gains on history in training, and all plans that were tried, with their gains.

    Each was tried in ``worlds_each`` worlds.
    """

    plan: Plan
    gain: float
    generations: int
    tried: Mapping[Plan, float]
    worlds_each: int = AT_ONCE


def search(
    space: Space,
    training: Sequence[World],
    bench: Bench,
    until: float,
    seed: int,
    most: int | None = None,
    tell: Callable[[Found], None] = lambda found: None,
    first: float = 0.0,
) -> Found | None:
    """Search until a time (``time.time``), or ``most`` generations.

    The first one may take until ``first``, if that is later, and raises ``Late`` where it takes longer. No generation
    is begun for which too little is left, if it took as long as the last one. A plan's gain is its score less that of
    history in the same world, mean over the worlds that its generation meets. ``tell`` hears after every generation
    what is the best so far.
    """
    dials, tried = first_dials(space), dict[Plan, float]()
    found: Found | None = None
    generation, took, end, at_once = 0, 0.0, max(first, until), min(AT_ONCE, len(training))
    while (most is None or generation < most) and time.time() + took < end:
        began = time.time()
        settings = drawn(dials, generation, seed)
        plans = [plan_of(setting, space) for setting in settings]
        new = [plan for plan in dict.fromkeys(plans) if plan not in tried]
        met = [training[(at_once * generation + k) % len(training)] for k in range(at_once)]
        try:
            each = table([None, *new], met, bench, end)
        except Late:
            if found is None:
                raise
            break
        tried |= {plan: float(row.mean()) for plan, row in zip(new, each[1:] - each[0], strict=True)}
        order = sorted(range(POPULATION), key=lambda k: -tried[plans[k]])  # stable: the earlier of two alike
        dials = moved(dials, [settings[k] for k in order[:ELITE]])
        best = max(tried, key=lambda plan: tried[plan])
        generation, took, end = generation + 1, time.time() - began, until
        found = Found(best, tried[best], generation, dict(tried), at_once)
        tell(found)
    return found


def table(plans: Sequence[Plan | None], worlds: Sequence[World], bench: Bench, until: float) -> Array:
    """Return the scores (plans, worlds)."""
    outcomes = bench.tried([(plan, world) for plan in plans for world in worlds], until)
    return np.array([outcome.score for outcome in outcomes]).reshape(len(plans), len(worlds))


def chosen(
    found: Found,
    worlds: Sequence[World],
    bench: Bench,
    until: float,
    tell: Callable[[Plan, Mapping[Rule, float]], None],
) -> None:
    """Choose among the best plans by worlds that they never met, and leave out what is worth nothing.

    ``tell`` hears of every better choice: the plan, and of each rule its worth, by which the score falls without it
    (mean over the worlds). Rules that are not worth more than two of their standard errors are left out, and one that
    may as well hold from the first week on does so, as long as the plan is no worse for it.
    """
    best = sorted(found.tried, key=lambda plan: -found.tried[plan])[:FINALISTS]
    each = table(best, worlds, bench, until)
    place = int(np.argmax(each.mean(axis=1)))
    plan, row = best[place], each[place]
    tell(plan, {})
    while plan.rules:
        without = [plan.without(rule) for rule in plan.rules]
        rest = table([*without, *(plan.always(rule) for rule in plan.rules)], worlds, bench, until)
        worth, sure = _worth(row, rest[: len(without)])
        tell(plan, dict(zip(plan.rules, worth.tolist(), strict=True)))
        free = rest[len(without) :].mean(axis=1) >= row.mean()
        simple = plan.with_rules(
            [Rule(When(), rule.act) if f else rule for rule, w, f in zip(plan.rules, sure, free, strict=True) if w > 0]
        )
        if simple == plan:
            break
        other = table([simple], worlds, bench, until)
        if _worth(row, other)[1][0] > 0:  # together they are worth something
            break
        plan, row = simple, other[0]
        tell(plan, {})


def _worth(row: Array, rest: Array) -> tuple[Array, Array]:
    """Return what rules are worth (rules,), and the same less two standard errors, from scores with and without.

    In one world alone there is no error: a game without chance has no other.
    """
    gains = row - rest
    worth, count = gains.mean(axis=1), gains.shape[1]
    return worth, worth - SIGNIFICANT * gains.std(axis=1, ddof=1) / math.sqrt(count) if count > 1 else worth


__all__ = ["AT_ONCE", "POPULATION", "Found", "Space", "chosen", "search", "table"]
