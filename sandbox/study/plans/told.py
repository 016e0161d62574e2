"""A whole search in the time that there is for it: searched, chosen, judged, attacked; and what is told of it."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.scenario.decisions import Decision
from sandbox.scenario.schema import Scenario
from sandbox.study.ensembles import pool
from sandbox.study.plans.adversary import Attack, Change, attack
from sandbox.study.plans.rules import Plan, Rule
from sandbox.study.plans.score import GAUGES, UNIT, counted
from sandbox.study.plans.search import POPULATION, Found, Space, chosen, search
from sandbox.study.plans.trials import Bench, Late, Outcome, World, worlds

Array = NDArray[Any]

# Numbers of runs, by whose chance it is. Run 0 is the game that a player plays; the search meets training's alone.
GAME: Final = 0
TRAINING: Final = range(1, 9)
CHOOSING: Final = range(101, 105)
HELD_OUT: Final = range(1001, 1017)
ATTACKED: Final = range(1001, 1002)
# When each part ends, as a share of the budget; what ends sooner leaves its time to the next.
SEARCHED, CHOSEN, JUDGED = 0.35, 0.5, 0.7
SLICE: Final = 8  # held-out worlds that are judged together
NAMES: Final = ("plan", "history", "nothing")


def begin(scenario: Scenario, blind: bool) -> Story:
    """Return a story that has not begun: the scenario without a player."""
    return Story(scenario.model_copy(update={"player": None}), blind)


@dataclass(slots=True)
class Story:
    """How a search went, as far as it came: what is not there was not made in time, or was stopped.

    ``stage`` is what is being done: ``search``, ``choose``, ``judge`` or ``attack``. ``held_out`` and ``moved`` are,
    for each world, the outcomes of ``NAMES``; ``moved`` has events at drawn dates. Where a game has no chance, nothing
    is held out: all its runs are one. Where not one generation was made in time, ``needs`` is about what budget it
    would take, in seconds: 0 if nobody knows.
    """

    scenario: Scenario
    blind: bool
    stage: str = "search"
    found: Found | None = None
    plan: Plan | None = None
    worth: Mapping[Rule, float] = field(default_factory=dict)
    game: list[Outcome] = field(default_factory=list)
    held_out: list[list[Outcome]] = field(default_factory=list)
    moved: list[list[Outcome]] = field(default_factory=list)
    attack: Attack | None = None
    needs: float = 0.0

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What the plan decides in the game itself."""
        return (*(self.plan.decisions if self.plan else ()), *(self.game[0].decisions if self.game else ()))

    def beats(self, name: str) -> bool | None:
        """Whether the plan scores more than one of ``NAMES``: on the mean of held-out runs, else in the game.

        None where it was not judged.
        """
        judged, other = self.held_out or self.moved or list(filter(None, [self.game])), NAMES.index(name)
        return sum(row[0].score - row[other].score for row in judged) > 0.0 if judged else None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is wanted of a search: whose province (or any), with dates or blind, and how long; or a plan to judge."""

    player: str | None
    blind: bool
    seconds: float
    generations: int | None = None
    plan: Plan | None = None


def go(story: Story, asked: Asked, bench: Bench, begun: float, tell: Callable[[str], None]) -> None:
    """Search, choose, judge and attack until the budget is spent; the story holds what is there, whatever ends this."""

    def until(share: float) -> float:
        return begun + share * asked.seconds

    scenario = story.scenario
    story.plan = asked.plan
    if asked.plan is None:
        _search(story, asked, bench, until, tell)
    if story.plan is None:
        return
    story.stage = "judge"
    tell("judging the plan on chance that it never met" if scenario.noise else "judging the plan: there is no chance")
    try:
        _judge(story, bench, until)
    except Late:
        tell("there is no time for more judging")
    story.stage = "attack"
    tell("looking for the smallest change of the world that breaks it")

    def undone(found: Attack) -> None:
        story.attack = found

    undone(attack(story.plan, worlds(scenario, ATTACKED), bench, until(1.0), undone))


def _unlike(scenario: Scenario, numbers: Sequence[int], moved: bool = False) -> list[World]:
    """Return a world for each number of a run, but one alone where all would be the same: without chance."""
    return worlds(scenario, numbers if scenario.noise or moved else numbers[:1], moved)


def _search(
    story: Story, asked: Asked, bench: Bench, until: Callable[[float], float], tell: Callable[[str], None]
) -> None:
    scenario = story.scenario

    def best(found: Found) -> None:
        story.found, story.plan = found, found.plan
        gain = f"{found.gain:+.3f} points against history in training"
        tell(f"generation {found.generations}: {gain} ({found.plan.province})")

    def choice(plan: Plan, worth: Mapping[Rule, float]) -> None:
        story.plan, story.worth = plan, worth

    space = Space.of(scenario, asked.player, dated=not asked.blind)
    training = _unlike(scenario, TRAINING, asked.blind)
    try:
        search(space, training, bench, until(SEARCHED), scenario.seed, asked.generations, best, until(CHOSEN))
    except Late as late:
        story.needs = (time.time() - until(0.0)) / late.share / CHOSEN if late.share else 0.0
    if story.found is None:
        return
    story.stage = "choose"
    try:
        chosen(story.found, _unlike(scenario, CHOOSING, asked.blind), bench, until(CHOSEN), choice)
    except Late:
        tell("there is no time to leave out more")


def _judge(story: Story, bench: Bench, until: Callable[[float], float]) -> None:
    """Judge some worlds of each kind after the others; the first ones may take all the time that there is."""
    if story.plan is None:
        return
    three = (story.plan, None, Plan(story.plan.province))
    kinds = [(story.held_out, worlds(story.scenario, HELD_OUT))] if story.scenario.noise else []
    if story.blind:
        kinds.append((story.moved, worlds(story.scenario, HELD_OUT, moved=True)))
    for start in range(0, len(HELD_OUT), SLICE):
        for judged, there in kinds:
            game = [] if story.game else worlds(story.scenario, (GAME,))
            some = [*game, *there[start : start + SLICE]]
            end = until(JUDGED if story.game else 1.0)  # a plan that nobody judged is worth little
            outcomes = bench.tried([(who, world) for world in some for who in three], end)
            found = [outcomes[at : at + len(three)] for at in range(0, len(outcomes), len(three))]
            story.game = story.game or found.pop(0)
            judged += found
    if not kinds:
        finish(story, bench, until(1.0))


def finish(story: Story, bench: Bench | None = None, until: float = math.inf) -> None:
    """Play the plan in the game itself where nobody has yet: a second, of this process or a bench's."""
    if story.plan is not None and not story.game:
        world, bench = World(story.scenario, GAME), bench or Bench(pool.here, 1)
        story.game = bench.tried([(who, world) for who in (story.plan, None, Plan(story.plan.province))], until)


# --------------------------------------------------------------------------------------------------------- what is told


def as_json(story: Story) -> dict[str, Any]:
    """Return what a search found; scores are points, 0 bad to 100 good; the game's are those of run 0, which replay."""
    plan, start = story.plan, story.scenario.start
    return {
        "scenario": story.scenario.name,
        "seed": story.scenario.seed,
        "unit": UNIT,
        "weeks": counted(story.scenario),
        "player": plan.province if plan else None,
        "blind": story.blind,
        "noise": bool(story.scenario.noise),
        **dict.fromkeys(("score", *NAMES[1:])),
        **{"score" if who == "plan" else who: outcome.score for who, outcome in zip(NAMES, story.game, strict=False)},
        "beats": {name: story.beats(name) for name in NAMES[1:]},
        "held_out": _told(story.held_out),
        **({"held_out_other_dates": _told(story.moved)} if story.blind else {}),
        "rules": [{"rule": rule.words(start), "worth": story.worth.get(rule)} for rule in (plan.rules if plan else ())],
        "decisions": len(story.decisions),
        "training": _training(story.found),
        "adversary": _attack(story.attack, _told(story.held_out)),
    }


def _training(found: Found | None) -> dict[str, Any] | None:
    if found is None:
        return None
    plans = len(found.tried)
    return {"gain": found.gain, "generations": found.generations, "plans": plans, "population": POPULATION,
            "worlds_each": found.worlds_each}  # fmt: skip


def _told(judged: Sequence[Sequence[Outcome]]) -> dict[str, Any] | None:
    """Means over worlds, what the plan gains on history with its standard error, and in how many worlds it does."""
    if not judged:
        return None
    each = np.array([[outcome.score for outcome in row] for row in judged]).T
    gains, on_nothing, runs = each[0] - each[1], each[0] - each[2], each.shape[1]
    error, error_on_nothing = (float(gain.std(ddof=1) / math.sqrt(runs)) for gain in (gains, on_nothing))
    gauges = np.array([[outcome.gauges for outcome in row] for row in judged]).mean(axis=0)
    lost = np.array([[outcome.lost for outcome in row] for row in judged]).mean(axis=0)
    return {
        "runs": runs,
        **{"score" if name == "plan" else name: float(row.mean()) for name, row in zip(NAMES, each, strict=True)},
        "gain": float(gains.mean()),
        "gain_error": error,
        "gain_clear": _clear(float(gains.mean()), error),
        "gain_on_nothing": float(on_nothing.mean()),
        "gain_on_nothing_error": error_on_nothing,
        "gain_on_nothing_clear": _clear(float(on_nothing.mean()), error_on_nothing),
        "better_in": int((gains > 0).sum()),
        "better_than_nothing_in": int((on_nothing > 0).sum()),
        "lost": {who: float(x) for who, x in zip(NAMES, lost, strict=True)},
        "red_lines": {who: _passed([row[k] for row in judged]) for k, who in enumerate(NAMES)},
        "gauges": {
            name: {who: float(x) for who, x in zip(NAMES, gauges[:, k], strict=True)} for k, name in enumerate(GAUGES)
        },
    }


def _clear(gain: float, error: float) -> bool:
    """Whether a mean gain is told apart from nothing: it is more than two of its standard errors."""
    return abs(gain) > 2.0 * error


def _passed(outcomes: Sequence[Outcome]) -> list[str]:
    """Red lines that were passed, the one of most runs first."""
    return [name for name, _ in Counter(name for outcome in outcomes for name in outcome.lines).most_common()]


def _attack(found: Attack | None, judged: dict[str, Any] | None) -> dict[str, Any] | None:
    """What was found; ``as_good``: without any change history is as good, within the error of what was judged."""
    if found is None:
        return None
    error = judged["gain_error"] if judged is not None else 0.0
    return {
        "run": ATTACKED[0],
        "breaks": _change(found.breaks),
        "beaten": _change(found.beaten),
        "nearest": _change(found.nearest),
        "looked": found.looked,
        "of": found.all_,
        "gain": found.gain if math.isfinite(found.gain) else None,
        "lost": found.lost,
        "as_good": found.lost and not _clear(found.gain, error),
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    dial = change.dial
    return {
        "kind": dial.kind,
        "name": dial.name,
        "shock": dial.shock or None,
        "from": dial.value,
        "to": change.value,
        "unit": dial.unit,
        "size": dial.size(change.value),
        "plan": change.plan,
        "history": change.history,
        "recorded": change.record,
    }


__all__ = ["Asked", "Story", "as_json", "finish", "go"]
