"""``suanli sensitivity``: which parameters move an outcome most, by one of three methods."""

from __future__ import annotations

import math
import time
from functools import partial
from typing import Annotated

import typer
from rich.progress import Progress

from sandbox.commands.interrupts import tidied
from sandbox.commands.many import (
    answer,
    between,
    engine_name,
    engine_of,
    judged,
    seconds_of,
    unit_of,
    week_at,
    workers_of,
)
from sandbox.commands.messages import console, say
from sandbox.commands.options import AsJson, At, Decisions, Player, Seed, Sets, Source, Workers
from sandbox.commands.sources import source_of
from sandbox.errors import Issue, Unreadable
from sandbox.machine import made_with
from sandbox.report import effects as reporting
from sandbox.scenario import spelling
from sandbox.scenario.files import load_plan
from sandbox.study.ensembles.ensemble import members
from sandbox.study.sensitivity import sobol
from sandbox.study.sensitivity.factors import ENOUGH, factors
from sandbox.study.sensitivity.methods import HOW, METHODS, RUNS, Step, Work, study

MOST = 100_000  # runs: their parameters are held in memory


def sensitivity(
    scenario: Source,
    indicator: Annotated[str, typer.Option(help="The outcome measure.")],
    at: At = None,
    method: Annotated[
        str,
        typer.Option(
            help="tornado: a regression over an ensemble's runs. morris: elementary effects, the others being "
            "anywhere. sobol: shares of the ensemble's variance (needs scipy)."
        ),
    ] = "tornado",
    runs: Annotated[
        int | None,
        typer.Option(
            help="How many at most, for a method makes whole designs; else 512, 3040 or 3584. Of all parameters a "
            "tornado takes at least 150, morris 304, sobol 704."
        ),
    ] = None,
    until_converged: Annotated[
        bool,
        typer.Option(
            "--until-converged",
            help="Go on in steps that double, until the widest error is at most a fifth of the largest effect, or "
            f"there are --runs, {MOST:,} if none are given, or no time is left for another step.",
        ),
    ] = False,
    budget: Annotated[
        str | None, typer.Option(help="With --until-converged: how long it may take in all, such as 60s or 5m.")
    ] = None,
    parameter: Annotated[
        list[str] | None,
        typer.Option(
            help="Only this one, repeatable. Under sobol all others vary together as one, and without this option the "
            "eight that a tornado puts first are looked at; under morris the others stand still."
        ),
    ] = None,
    seed: Seed = None,
    player: Player = None,
    decisions: Decisions = None,
    sets: Sets = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Say which parameters move an outcome measure most, with errors, and whether the runs are enough to tell."""
    if method not in METHODS:
        message = f"is '{method}', which is no method;"
        raise Unreadable(Issue("option.method", "--method", message, spelling.nearest(method, METHODS)))
    if method == "sobol":
        sobol.library()
    count = workers_of(workers)
    default = MOST if until_converged else RUNS[method]
    most = between("--runs", default if runs is None else runs, 1, MOST)
    if budget is not None and not until_converged:
        message = "stands without --until-converged."
        raise Unreadable(Issue("option.budget", "--budget", message, "Use both, or --runs."))
    limit = math.inf if budget is None else seconds_of(budget)
    unit = unit_of(indicator)
    chosen, plan = source_of(scenario, player, seed, sets or [])
    week, date = week_at(chosen, at)
    plan += load_plan(decisions) if decisions else []
    judged(chosen, plan)
    taken = [decision for _, decision in plan]
    (member,) = members(chosen, taken, (), weeks=week + 1, keep=[week], indicators=[indicator])
    names = [one.name for one in factors(member.scenario, parameter)] if parameter else []
    begun = time.perf_counter()
    with (
        tidied(),
        engine_of(count) as engine,
        Progress(console=console, transient=True, disable=as_json or not console.is_terminal) as progress,
    ):
        task = progress.add_task("runs", total=most)
        work = Work(member, engine, count, lambda made: progress.update(task, completed=made))
        found = study(work, method, names, most, partial(_go_on, begun, limit) if until_converged else None)
    told = {
        "method": method,
        "how": HOW[method],
        "scenario": chosen.name,
        "seed": chosen.seed,
        "indicator": indicator,
        "unit": unit,
        "effect_unit": "share of variance" if method == "sobol" else unit,
        "at": date.isoformat(),
        "runs": found.runs,
        "asked": most,
        "planned": found.planned,
        "partial": found.stopped,
        "refused": found.refused,
        "converged": found.converged,
        "history": [{"runs": one.runs, "widest_error": _finite(one.widest)} for one in found.history],
        "remark": found.remark,
        "rows": [one.row() for one in found.effects],
        "seconds": round(time.perf_counter() - begun, 3),
        "engine": engine_name(count),
        "workers": count,
        "made_with": dict(made_with()),
    }
    answer(told, None if as_json else reporting.table, f"{found.runs} of {found.planned} runs are made")


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _go_on(begun: float, limit: float, step: Step, more: int) -> bool:
    """Say how far the errors have come, and whether there is time for so many runs more, at the speed so far."""
    seconds = time.perf_counter() - begun
    wide = f"the widest error is {step.widest:.4g} of the largest effect" if step.widest < math.inf else "no effect yet"
    say(f"{seconds:.1f} s, {step.runs:,} runs: {wide}; at most {ENOUGH:g} is wanted")
    wanted = seconds * more / step.runs
    if more and seconds + wanted > limit:
        say(f"the next step of {more:,} runs would take about {wanted:.0f} s more, beyond --budget; it is not begun")
        return False
    return True
