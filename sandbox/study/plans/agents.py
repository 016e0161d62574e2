"""Agents: who decides in the environment, three that others are measured against, and games that all of them play.

An agent is made anew for every game, by a function or class that takes the environment and returns what is called every
week: ``act(observation, info) -> action``. Its chance is ``env.np_random``, which the run's number seeds, as it does
Python's and numpy's own.
"""

from __future__ import annotations

import contextlib
import importlib
import math
import os
import random
import reprlib
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np

from sandbox.errors import Issue, SandboxError, ScenarioError, Unreadable
from sandbox.play import bot
from sandbox.scenario import spelling
from sandbox.scenario.decisions import KINDS
from sandbox.scenario.schema import Scenario
from sandbox.study.ensembles.pool import go_on
from sandbox.study.plans.actions import Action, Array, Field, kinds

if TYPE_CHECKING:
    from sandbox.study.plans.environment import Environment, Observation

OPTION: Final = "--agent"
STDOUT, STDERR = 1, 2  # the numbers that the system knows them by
TRIES: Final = 20
BEGINS: Final = ("place", "takeover", "audit")  # what gives a free hall number a hall


class Agent(Protocol):
    """What decides: called once a week."""

    def __call__(self, observation: Observation, info: Mapping[str, Any]) -> Action:
        """Return a member of the action space for what is seen."""
        ...


class Maker(Protocol):
    """What makes an agent for one game."""

    def __call__(self, env: Environment) -> Agent:
        """Return an agent for a game that has just been reset."""
        ...


class Faulty(SandboxError):
    """An agent whose code fails, or says what is no action."""


@dataclass(frozen=True, slots=True)
class Game:
    """What came of a game: its score (points), weeks past a red line, decisions taken, actions that rules left out."""

    score: float
    past: int
    decisions: int
    left_out: int


def environment(scenario: Scenario | str = "rush", player: str | None = None) -> Environment:
    """Return a scenario as an environment; Gymnasium is asked for here and not before."""
    from sandbox.study.plans.environment import Environment

    return Environment(scenario, player)


# ---------------------------------------------------------------------------------------------------------- baselines


def waits(env: Environment) -> Agent:
    """Decide nothing."""
    return lambda observation, info: env.action()


def draws(env: Environment) -> Agent:
    """Decide at random among what is allowed: a kind, then its fields; after some tries that are not, wait."""

    def act(observation: Observation, info: Mapping[str, Any]) -> Action:
        for _ in range(TRIES):
            action = _drawn(env)
            decision = env.decision(action)
            if decision is None or not env.check([decision]):
                return action
        return env.action()

    return act


def follows_rules(env: Environment) -> Agent:
    """Decide as the bot does that plays when nobody can open a window."""

    def act(observation: Observation, info: Mapping[str, Any]) -> Action:
        use = env.measure("merchant_utilisation")
        seen = bot.Seen(env.week, env.available, use, env.free_halls(), env.check, env.price)
        return env.action(next(iter(bot.rules(seen, env.province)), None))

    return act


BASELINES: Final[Mapping[str, Maker]] = MappingProxyType({"waits": waits, "random": draws, "rules": follows_rules})


def _drawn(env: Environment) -> Action:
    """Draw an action; halls out of those that were begun, or the first free one where one is begun."""
    k = int(env.np_random.integers(len(KINDS) + 1))
    if k == 0:
        return env.action()
    fields = kinds(env.axes)[k - 1]
    values = {field.name: _value(field, env.np_random) for field in fields}
    halls = env.free_halls()[:1] if KINDS[k - 1] in BEGINS else tuple(d.hall for d in env.decisions if d.kind in BEGINS)
    if "hall" in values and halls:
        values["hall"] = np.int64(env.np_random.choice(halls) - 1)
    return np.int64(k), values or np.int64(0)


def _value(field: Field, chance: np.random.Generator) -> Any:
    """Draw a field's value: names alike, shares evenly, counts and money evenly by their size's logarithm."""
    if field.choices:
        return chance.integers(len(field.choices))
    if field.high > 2:
        number = np.expm1(chance.uniform(np.log1p(field.low), np.log1p(field.high)))
    else:
        number = chance.uniform(field.low, field.high)
    drawn: Array = np.array([number], field.dtype)
    if not field.optional:
        return drawn
    return (np.int64(1), drawn) if chance.integers(2) else (np.int64(0), np.int64(0))


# -------------------------------------------------------------------------------------------------------------- games


def play(env: Environment, maker: Maker, run: int, name: str) -> Game:
    """Let an agent play the weeks that count of the game of a run; ``Faulty`` if it cannot."""
    random.seed(run)
    np.random.seed(run % 2**32)  # noqa: NPY002
    observation, info = env.reset(seed=run)
    with _told(name, f"run {run}, before the first week"):
        agent = maker(env)
    if not callable(agent):
        raise _faulty(
            name, f"run {run}", f"made {reprlib.repr(agent)}; expected what can be called with (observation, info)."
        )
    rewards, past, left_out, counted = [], 0, 0, env.counted
    for week in range(counted):
        go_on()
        place = f"run {run}, week {week}"
        with _told(name, place):
            action = agent(observation, info)
        if (env.run, env.week, env.counted) != (run, week, counted):
            raise _faulty(name, place, "moved the game itself; expected an action, which is then carried out.")
        try:
            env.decision(action)
        except ScenarioError as error:
            raise _faulty(name, place, f"said {error.issues[0]}") from error
        observation, reward, _, _, info = env.step(action)
        rewards.append(reward)
        past += info["past_red_line"]
        left_out += bool(info["left_out"])
    return Game(math.fsum(rewards), past, len(env.decisions), left_out)


@contextlib.contextmanager
def aside() -> Iterator[None]:
    """Let what agents' code writes to standard output go where messages go, by whatever way: it is no result."""
    with contextlib.redirect_stdout(sys.stderr):
        if sys.__stdout__ is None:  # closed before the program began: what has its number is another file
            yield
            return
        kept = os.dup(STDOUT)
        messages = os.open(os.devnull, os.O_WRONLY) if sys.__stderr__ is None else os.dup(STDERR)
        try:
            os.dup2(messages, STDOUT)
            yield
        finally:
            sys.__stdout__.flush()
            os.dup2(kept, STDOUT)
            os.close(kept)
            os.close(messages)


@contextlib.contextmanager
def _told(name: str, place: str) -> Iterator[None]:
    """Run an agent's code: what it raises is told with its line."""
    try:
        yield
    except (Exception, SystemExit) as error:
        raise _faulty(name, f"{place}, {_line(error)}", f"raised {_words(error)}; expected an action.") from error


def _faulty(name: str, place: str, message: str) -> Faulty:
    return Faulty(Issue("option.agent_fault", f"{name}, {place}", message, "See docs/agents.md."))


def _words(error: BaseException) -> str:
    try:
        said = str(error)
    except Exception:  # it is the agent's own
        said = ""
    return f"{type(error).__name__}: {said}" if said else type(error).__name__


def _line(error: BaseException) -> str:
    """Say the innermost line of an agent's own code: outside this program and libraries."""
    if isinstance(error, SyntaxError) and error.filename:
        return f"{Path(error.filename).name} line {error.lineno}"
    frames = list(traceback.extract_tb(error.__traceback__))
    ours = str(Path(__file__).parents[2])
    own = [f for f in frames if not f.filename.startswith(("<frozen", ours)) and "site-packages" not in f.filename]
    frame = (own or frames)[-1]
    return f"{Path(frame.filename).name} line {frame.lineno}"


# ------------------------------------------------------------------------------------------------------------ by name


def named(name: str) -> Maker:
    """Return a baseline, or what ``MODULE:NAME`` says; modules of the folder that one stands in are found too."""
    if name in BASELINES:
        return BASELINES[name]
    module, colon, attribute = name.partition(":")
    if not (colon and attribute and all(module.split("."))):  # a name that begins with a dot is of no module alone
        message = f"is '{name}'; expected MODULE:NAME or one of {', '.join(BASELINES)}."
        raise Unreadable(Issue("option.agent", OPTION, message, "See docs/agents.md."))
    made = getattr(_imported(name, module), attribute, None)
    if made is None:
        known = [each for each in vars(sys.modules[module]) if not each.startswith("_")]
        message = f"is '{name}', but '{module}' has no '{attribute}';"
        raise Unreadable(Issue("option.agent", OPTION, message, spelling.nearest(attribute, known)))
    if not callable(made):
        message = (
            f"is '{name}', which is {reprlib.repr(made)}; expected a function or class that takes the environment."
        )
        raise Unreadable(Issue("option.agent", OPTION, message, "See docs/agents.md."))
    found: Maker = made
    return found


def _imported(name: str, module: str) -> Any:
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        with aside():
            return importlib.import_module(module)
    except ModuleNotFoundError as error:
        if error.name is not None and f"{module}.".startswith(f"{error.name}."):
            message = f"is '{name}', but there is no module '{module}' in {here} or among those that are installed."
            raise Unreadable(Issue("option.agent", OPTION, message, "Go to the folder that holds it.")) from error
        raise _faulty(name, _line(error), f"raised {_words(error)}; expected to be imported.") from error
    except (Exception, SystemExit) as error:
        raise _faulty(name, _line(error), f"raised {_words(error)}; expected to be imported.") from error


__all__ = ["BASELINES", "Agent", "Faulty", "Game", "Maker", "aside", "environment", "named", "play"]
