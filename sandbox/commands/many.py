"""What commands that make many runs ask, begin and end alike."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

import typer

from sandbox.commands.interrupts import STOPPED, tidied
from sandbox.commands.messages import say, show
from sandbox.commands.sources import Plan, dates_within
from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.model.measures import INDICATORS
from sandbox.play import plans
from sandbox.report.run import nearest_week
from sandbox.scenario import spelling
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.schema import Scenario
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.pool import Engine

UNITS: Final = {variable.name: variable.shown_unit for variable in INDICATORS}
MOST_WORKERS: Final = 256
BUDGET: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|min|h|)")
SECONDS: Final = {"": 1.0, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0}
LEAST, MOST = 1.0, 86_400.0  # seconds


def between(option: str, value: int, least: int, most: int) -> int:
    """Return a count, or refuse one that makes no sense."""
    if not least <= value <= most:
        raise Unreadable(Issue("option.count", option, f"is {value}; expected {least} to {most:,}."))
    return value


def workers_of(asked: int | None) -> int:
    """Return how many processes make the runs: as many as asked for, or as there are processors."""
    return between("--workers", pool.processors() if asked is None else asked, 1, MOST_WORKERS)


def seconds_of(text: str) -> float:
    """Read a budget such as 60s, 90 or 5m, in seconds."""
    found = BUDGET.fullmatch(text.strip())
    seconds = float(found[1]) * SECONDS[found[2]] if found else 0.0
    if not LEAST <= seconds <= MOST:
        message = f"is '{text}'; expected a time from {LEAST:g} s to {MOST / 3600:g} h, such as 60s or 5m."
        raise Unreadable(Issue("option.budget", "--budget", message))
    return seconds


def unit_of(indicator: str) -> str:
    """Return the unit of an outcome measure, or refuse what is none."""
    if indicator not in UNITS:
        message = f"is '{indicator}', which is no outcome measure;"
        raise Unreadable(Issue("option.indicator", "--indicator", message, spelling.nearest(indicator, UNITS)))
    return UNITS[indicator]


def week_at(scenario: Scenario, at: str | None, weeks: int | None = None) -> tuple[int, dt.date]:
    """Return the week that a date is nearest to, of so many or of all, and the date; without one the last week."""
    made = scenario.weeks if weeks is None else weeks
    if at is None:
        return made - 1, scenario.start + dt.timedelta(weeks=made - 1)
    (date,) = dates_within(scenario, made, [at])
    return nearest_week(scenario.start, date, made), date


def judged(scenario: Scenario, plan: Plan) -> None:
    """Refuse a plan with faults that can be told without playing it."""
    wrong = plans.judge(plan, compile_scenario(scenario), scenario.decisions)
    if wrong:
        raise ScenarioError(wrong)


@contextlib.contextmanager
def engine_of(workers: int) -> Iterator[Engine]:
    """Give an engine that can be asked again and again: processes, or for one worker this one."""
    if workers == 1:
        yield pool.here
    else:
        with pool.started(workers) as engine:
            yield engine


def engine_name(workers: int) -> str:
    """Say who makes the runs."""
    return "this process" if workers == 1 else "processes"


def answer(
    told: Mapping[str, Any],
    as_text: Callable[[Mapping[str, Any]], str] | None,
    made: str,
    write: Callable[[], None] | None = None,
) -> None:
    """Show what the runs say, as JSON where there is no text for it, after writing the file that was asked for.

    What an interrupt has left incomplete (``partial``) is shown as well, says how much was ``made``, and ends so.
    """
    if told["partial"]:
        say(f"stopped: {made}, and this is what they say")
    if told["refused"]:
        say(f"in {told['refused']} of {told['runs']} runs the rules refuse a decision, and it is left out there")
    try:
        if write is not None:
            with tidied():
                write()
    finally:  # what was run is told, even where it could not be written
        show(json.dumps(told, indent=1, allow_nan=False) if as_text is None else as_text(told))
    if told["partial"]:
        raise typer.Exit(STOPPED)
