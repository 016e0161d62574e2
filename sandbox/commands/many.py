"""What commands that make many runs ask and begin alike."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Iterator

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

UNITS = {variable.name: variable.shown_unit for variable in INDICATORS}


def between(option: str, value: int, least: int, most: int) -> int:
    """Return a count, or refuse one that makes no sense."""
    if not least <= value <= most:
        raise Unreadable(Issue("option.count", option, f"is {value}; expected {least} to {most:,}."))
    return value


def unit_of(indicator: str) -> str:
    """Return the unit of an outcome measure, or refuse what is none."""
    if indicator not in UNITS:
        message = f"is '{indicator}', which is no outcome measure;"
        raise Unreadable(Issue("option.indicator", "--indicator", message, spelling.nearest(indicator, UNITS)))
    return UNITS[indicator]


def week_at(scenario: Scenario, at: str | None) -> tuple[int, dt.date]:
    """Return the week that a date is nearest to, and the date; without one the last week."""
    if at is None:
        return scenario.weeks - 1, scenario.start + dt.timedelta(weeks=scenario.weeks - 1)
    (date,) = dates_within(scenario, scenario.weeks, [at])
    return nearest_week(scenario.start, date, scenario.weeks), date


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
