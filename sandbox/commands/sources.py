"""What the words of a command line name: a scenario, a saved game or one of its branches, and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sandbox.commands.messages import say
from sandbox.errors import Issue, Unreadable
from sandbox.play.capsule_read import load_capsule, named_game
from sandbox.scenario.decisions import Decision
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario

Plan = list[tuple[str, Decision]]  # with words for where each of them stands


def date_of(text: str, option: str) -> dt.date:
    """Read the date that an option gives."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"is '{text}'; expected a date such as 2025-03-31."
        raise Unreadable(Issue("option.date", option, message)) from None


def source_of(
    source: str,
    player: str | None = None,
    seed: int | None = None,
    sets: Sequence[str] = (),
    option: str = "--set",
) -> tuple[Scenario, Plan]:
    """Return a scenario with its switches set, and the decisions of a capsule's branch (its head's, or FILE#branch).

    ``option`` is the one that asks for the switches.
    """
    taken: Plan = []
    path, branch = named_game(source)
    if path.suffix == ".suanli":
        game = load_capsule(path, branch=branch)
        scenario = game.scenario
        line = game.history.path(game.head.node)
        taken = [(f"{path.name} ({d.kind})", d) for node in line for d in node.decisions]
    else:
        scenario = load_scenario(source)
    if player is not None:
        scenario = override(scenario, f"player={player}", "--player")
    if seed is not None:
        scenario = override(scenario, f"seed={seed}", "--seed")
    for text in sets:
        scenario = override(scenario, text, f"{option} {text}")
    return scenario, taken


def weeks_until(scenario: Scenario, until: str | None) -> int:
    """Return how many weeks a run has that stops after the week of a date."""
    if until is None:
        return scenario.weeks
    end = date_of(until, "--until")
    if end < scenario.start:
        message = f"is {end}; the scenario starts on {scenario.start}."
        raise Unreadable(Issue("option.date", "--until", message, "Choose a later date."))
    weeks = (end - scenario.start).days // 7 + 1
    if weeks > scenario.weeks:
        last = scenario.start + dt.timedelta(weeks=scenario.weeks - 1)
        say(f"--until {end}: lies after the scenario, which ends with the week of {last}; it is run to there")
    return min(scenario.weeks, weeks)


def dates_within(scenario: Scenario, weeks: int, texts: Sequence[str], option: str = "--at") -> list[dt.date]:
    """Read dates that must lie in a run's weeks."""
    last = scenario.start + dt.timedelta(weeks=weeks - 1)
    dates = [date_of(text, option) for text in texts]
    for date in dates:
        if not scenario.start <= date <= last + dt.timedelta(days=6):
            message = f"is {date}; the run goes from {scenario.start} to {last}."
            raise Unreadable(Issue("option.date", option, message, "Choose a date within it."))
    return dates
