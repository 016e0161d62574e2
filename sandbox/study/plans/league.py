"""Agents measured on the same games: their scores, and how far above doing nothing they end on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue
from sandbox.scenario.schema import Scenario
from sandbox.study.ensembles.pool import Engine
from sandbox.study.plans.agents import BASELINES, Faulty, Game, aside, environment, named, play

Array = NDArray[Any]

FIRST: Final = 10_000  # the run that judging begins with: games with lower numbers are there to learn from
YARDSTICK: Final = "waits"


@dataclass(frozen=True, slots=True)
class Standing:
    """What an agent made of the games: the fields of ``Game``, each (games,)."""

    name: str
    scores: Array
    past: Array
    decisions: Array
    left_out: Array


@dataclass(frozen=True, slots=True)
class Match:
    """One agent's one game."""

    scenario: Scenario
    agent: str
    run: int


def played(match: Match) -> Game | Issue:
    """Play a game; what is wrong with the agent comes back as an issue, as it must cross processes."""
    try:
        with aside():
            return play(environment(match.scenario), named(match.agent), match.run, match.agent)
    except Faulty as error:
        return error.issues[0]


def standings(
    scenario: Scenario,
    agents: Sequence[str],
    games: int,
    engine: Engine,
    told: Callable[[int], None] = lambda made: None,
) -> tuple[tuple[Standing, ...], bool]:
    """Let agents and the baselines play the same games.

    Returns
    -------
    standings, whether an interrupt came first
        Of the games that all of them have played.
    """
    names = list(dict.fromkeys([*BASELINES, *agents]))
    matches = [Match(scenario, name, FIRST + game) for game in range(games) for name in names]
    found: dict[int, Game] = {}
    partly = False
    try:
        for place, result in engine(played, matches):
            if isinstance(result, Issue):
                raise Faulty(result)
            found[place] = result
            told(len(found))
    except KeyboardInterrupt:
        partly = True
    rows = [range(game * len(names), (game + 1) * len(names)) for game in range(games)]
    whole = [[found[place] for place in row] for row in rows if all(place in found for place in row)]
    return tuple(_standing(name, [row[i] for row in whole]) for i, name in enumerate(names)), partly


def _standing(name: str, games: Sequence[Game]) -> Standing:
    columns = [np.array([getattr(game, field.name) for game in games]) for field in fields(Game)]
    return Standing(name, *columns)


def mean_and_spread(values: Array) -> tuple[float, float | None]:
    """Mean and standard deviation of values (games,); of a single one there is no spread."""
    return float(values.mean()), float(values.std(ddof=1)) if values.size > 1 else None


def above(one: Standing, every: Sequence[Standing]) -> Array:
    """How far an agent ends above doing nothing, in points, on each of the games (games,)."""
    return np.asarray(one.scores - next(each.scores for each in every if each.name == YARDSTICK))


__all__ = ["FIRST", "YARDSTICK", "Match", "Standing", "above", "mean_and_spread", "played", "standings"]
