"""What two runs were given differently, as causes that can be switched one by one from A's to B's.

Any set of causes gives a scenario that could have been written, and is checked as one that was: a coalition. Decisions
that the rules refuse in it are left out, as they are in a game.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from sandbox.errors import Issue, Unreadable
from sandbox.play.orders import subject
from sandbox.scenario import spelling
from sandbox.scenario.decisions import Audit, Decision, Place, Takeover
from sandbox.scenario.findings import issues_of
from sandbox.scenario.schema import Scenario, Shock, complete
from sandbox.study.abreast import Wanted

MOST: Final = 8  # causes that are told apart: 256 coalitions
# Which kind of cause a part of a scenario is, and how deep in it one cause lies: a row, a number of it, or the whole.
DEPTH: Final[Mapping[str, tuple[str, int]]] = {
    "theory": ("theories", 1),
    "policy": ("policies", 1),
    "shocks": ("shocks", 1),
    "provinces": ("provinces", 2),
    "parameters": ("parameters", 1),
    "constants": ("parameters", 1),
    "fit": ("parameters", 0),
    "chips": ("trade", 1),
    "fleets": ("trade", 0),
    "operators": ("trade", 1),
    "player": ("decisions", 0),
}
DECISIONS: Final = "decisions"
KINDS: Final = tuple(dict.fromkeys((DECISIONS, *(kind for kind, _ in DEPTH.values()))))
Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that A and B were given differently.

    ``paths`` are what it switches in the scenario, ``decided`` the decisions that only one of the two takes, and
    ``decisions`` their places among ``Inputs.decisions``. ``begins`` is the first week that it can change; ``holds``
    are the names of the causes that it was put together from.
    """

    name: str
    kind: str
    paths: tuple[Path, ...] = ()
    decisions: tuple[int, ...] = ()
    decided: tuple[Decision, ...] = ()
    begins: int = 0
    holds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """A decision, and which of the two runs takes it."""

    decision: Decision
    in_a: bool
    in_b: bool


@dataclass(frozen=True, slots=True)
class Inputs:
    """Two runs and the causes that make one into the other. Their decisions stand beside the scenarios."""

    a: Wanted
    b: Wanted
    decisions: tuple[Choice, ...]
    causes: tuple[Cause, ...]

    @property
    def begins(self) -> int:
        """The first week that any cause can change: those before it are the same in every coalition."""
        return min((cause.begins for cause in self.causes), default=0)


def inputs(a: Wanted, b: Wanted) -> Inputs:
    """Find what tells two runs apart.

    Raises ``Unreadable`` where no coalition could stand between them: they meet other chance, begin at another time,
    or know other places, chips and owners.
    """
    _alike(a, b)
    scenarios = [_plain(run.scenario) for run in (a, b)]
    taken = [(*run.scenario.decisions, *run.decisions) for run in (a, b)]
    every = tuple(dict.fromkeys(sorted((*taken[0], *taken[1]), key=lambda decision: decision.tick)))
    choices = tuple(Choice(decision, decision in taken[0], decision in taken[1]) for decision in every)
    causes = [*_of_decisions(choices), *_of_scenarios(*scenarios)]
    if scenarios[0].player != scenarios[1].player:  # whose decisions they are: with another player none would hold
        both = [cause for cause in causes if cause.kind == DECISIONS]
        causes = [_joined(DECISIONS, both), *(cause for cause in causes if cause.kind != DECISIONS)]
    slots = max((getattr(choice.decision, "hall", 0) for choice in choices), default=0)
    if a.begun is not None:  # in which there is room for so many halls
        slots = a.scenario.free_slots

    def side(run: Wanted, scenario: Scenario, decisions: tuple[Decision, ...]) -> Wanted:
        return replace(run, scenario=scenario.model_copy(update={"free_slots": slots}), decisions=decisions)

    sides = side(a, scenarios[0], taken[0]), side(b, scenarios[1], taken[1])
    return Inputs(*sides, choices, tuple(causes))


def coalition(of: Inputs, mask: int, scenarios: dict[tuple[Path, ...], Scenario] | None = None) -> Wanted:
    """Return A with the causes of a mask (bit i: cause i) switched to B's.

    ``scenarios`` remembers those made so far, by the paths that are switched in them.
    """
    switched = [cause for i, cause in enumerate(of.causes) if mask >> i & 1]
    paths = tuple(path for cause in switched for path in cause.paths)
    made = scenarios if scenarios is not None else {}
    if paths not in made:
        made[paths] = _checked(of, paths, [cause.name for cause in switched])
    theirs = {place for cause in switched for place in cause.decisions}
    taken = (c.decision for i, c in enumerate(of.decisions) if (c.in_b if i in theirs else c.in_a))
    return replace(of.a, scenario=made[paths], decisions=tuple(taken))


def grouped(of: Inputs, groups: Sequence[Sequence[str]] = (), most: int = MOST) -> Inputs:
    """Take causes together: those of each group, named or by kind, then whole kinds until there are at most ``most``.

    The kind with the most causes is taken together first. What is taken together is switched together.
    """
    causes = list(of.causes)
    for names in groups:
        chosen = [cause for cause in causes if cause.name in names or cause.kind in names]
        for name in names:
            if not any(name in (cause.name, cause.kind) for cause in chosen):
                known = [*(cause.name for cause in causes), *dict.fromkeys(cause.kind for cause in causes)]
                message = f"'{name}' is no cause of this difference;"
                remedy = spelling.nearest(name, known) if known else "there is none: A and B were given the same."
                raise Unreadable(Issue("why.unknown_cause", "--group", message, remedy))
        causes = _together(causes, chosen, names[0] if len(names) == 1 else " + ".join(names))
    while len(causes) > most:
        count = {kind: sum(cause.kind == kind for cause in causes) for kind in KINDS}
        kind = max(count, key=lambda kind: count[kind])
        if count[kind] < 2:
            message = f"leaves {len(causes)} causes, of which at most {most} can be told apart."
            raise Unreadable(Issue("why.too_many", "--group", message, "Take more of them together."))
        causes = _together(causes, [cause for cause in causes if cause.kind == kind], kind)
    return replace(of, causes=tuple(causes))


def _together(causes: Sequence[Cause], chosen: Sequence[Cause], name: str) -> list[Cause]:
    """Put one cause in the place of several."""
    if len(chosen) < 2:
        return list(causes)
    joined = _joined(name, chosen)
    return [joined if cause is chosen[0] else cause for cause in causes if cause not in chosen[1:]]


def _joined(name: str, several: Sequence[Cause]) -> Cause:
    kinds = {cause.kind for cause in several}
    return Cause(
        name,
        kinds.pop() if len(kinds) == 1 else "mixed",
        tuple(path for cause in several for path in cause.paths),
        tuple(place for cause in several for place in cause.decisions),
        tuple(decision for cause in several for decision in cause.decided),
        min(cause.begins for cause in several),
        tuple(held for cause in several for held in (cause.holds or (cause.name,))),
    )


# ------------------------------------------------------------------------------------------------- what can be mixed


def _alike(a: Wanted, b: Wanted) -> None:
    """Refuse two runs that differ in what is no cause: nothing lies between them."""
    met = {
        "seed": (a.scenario.seed, b.scenario.seed),
        "noise": (a.scenario.noise, b.scenario.noise),
        "number of the run": (a.number, b.number),
        "draws of parameters": (a.varied, b.varied),
        "start": (a.scenario.start, b.scenario.start),
    }
    for name, (mine, theirs) in met.items():
        if mine != theirs:
            message = f"have another {name} ({mine} and {theirs}), so that chance and causes could not be told apart."
            raise Unreadable(Issue("why.unlike", "A and B", message, "Give both the same one."))
    if a.begun is not b.begun:
        raise ValueError("both runs go on from one state, or from the beginning")
    for name, mine, theirs in zip(("provinces", "chips", "owners"), _axes(a), _axes(b), strict=True):
        if mine != theirs:
            message = f"do not know the same {name}, so that no run could stand between them."
            raise Unreadable(Issue("why.unlike", "A and B", message, "Use scenarios that have them in common."))


def _axes(run: Wanted) -> tuple[Any, ...]:
    full = complete(run.scenario)
    owners = [(name, row.start_share > 0) for name, row in full.operators.items()]
    return tuple(full.provinces), tuple(full.chips), tuple(owners)


def _plain(scenario: Scenario) -> Scenario:
    """Write the tables out by row, and of parameters those alone that are not what they would be anyway.

    A saved game holds all of them. What is reckoned from others (a fit, an event's size) stays unreckoned, and the
    decisions are left to stand beside.
    """
    full = complete(scenario)
    bare = complete(scenario.model_copy(update={"parameters": {}, "constants": {}}))
    given = {
        part: {name: value for name, value in getattr(full, part).items() if value != getattr(bare, part)[name]}
        for part in ("parameters", "constants")
    }
    rows = {name: getattr(full, name) for name in ("provinces", "chips", "fleets", "operators")}
    shocks = {name: Shock(on=shock.on, date=shock.date, value=shock.value) for name, shock in full.shocks.items()}
    return scenario.model_copy(update={**rows, **given, "shocks": shocks, "decisions": []})


def _checked(of: Inputs, paths: Sequence[Path], names: Sequence[str]) -> Scenario:
    """Return A's scenario with what lies at some paths taken from B's, if an author might have written it."""
    mixed: Scenario = reduce(lambda made, path: _with(made, of.b.scenario, path), paths, of.a.scenario)
    try:
        return Scenario.model_validate(dict(mixed))
    except ValidationError as error:
        where = f"with B's {', '.join(names)} in A"
        wrong, remedy = issues_of(error, where)[0].message, "Take these causes together: --group."
        raise Unreadable(Issue("why.no_coalition", where, wrong, remedy)) from error


def _with(mine: Any, theirs: Any, path: Path) -> Any:
    """Return ``mine`` with what lies at a path taken from ``theirs``, or left out where that has nothing there."""
    if not path:
        return theirs
    key, rest = path[0], path[1:]
    if isinstance(mine, BaseModel):
        return mine.model_copy(update={key: _with(getattr(mine, key), getattr(theirs, key), rest)})
    if key not in theirs:
        return {name: value for name, value in mine.items() if name != key}
    return {**mine, key: _with(mine.get(key), theirs[key], rest)}


# --------------------------------------------------------------------------------------------------- what is different


def _of_scenarios(a: Scenario, b: Scenario) -> Iterator[Cause]:
    for part, (kind, depth) in DEPTH.items():
        for path in _paths(getattr(a, part), getattr(b, part), depth):
            begins = _event(a, b, path[0]) if part == "shocks" else 0
            yield Cause(".".join((part, *path)), kind, ((part, *path),), begins=begins)


def _paths(mine: Any, theirs: Any, depth: int) -> Iterator[Path]:
    """Give the paths, at most so deep, at which two values differ."""
    if depth == 0 or mine is None or theirs is None:
        if mine != theirs:
            yield ()
        return
    of = [dict(value) for value in (mine, theirs)]
    for key in dict.fromkeys((*of[0], *of[1])):
        yield from ((key, *path) for path in _paths(of[0].get(key), of[1].get(key), depth - 1))


def _event(a: Scenario, b: Scenario, name: str) -> int:
    """The first week that an event can change: that of its date, unless its size is another from the beginning."""
    mine, theirs = a.shocks[name], b.shocks[name]
    dates = [shock.date for shock in (mine, theirs) if shock.on and shock.date is not None]
    if mine.value != theirs.value or not dates:
        return 0
    return max((min(dates) - a.start).days // 7, 0)


def _of_decisions(choices: Sequence[Choice]) -> Iterator[Cause]:
    """Take together what two runs decide differently of the same thing in a week, and all of a hall that one has."""
    places = [i for i, choice in enumerate(choices) if choice.in_a != choice.in_b]
    begun = {decision.hall for i in places if isinstance(decision := choices[i].decision, Place | Takeover | Audit)}
    by_name: dict[str, list[int]] = {}
    for i in places:
        by_name.setdefault(_named(choices[i].decision, begun), []).append(i)
    for name, some in by_name.items():
        decided = tuple(choices[i].decision for i in some)
        yield Cause(name, DECISIONS, decisions=tuple(some), decided=decided, begins=decided[0].tick)


def _named(decision: Decision, begun: set[int]) -> str:
    hall = getattr(decision, "hall", None)
    if hall in begun:
        return f"{DECISIONS}.hall.{hall}"
    return f"{DECISIONS}.{'.'.join(str(word) for word in subject(decision))}@{decision.tick}"
