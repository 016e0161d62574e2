"""``suanli sensitivity``: which parameters move an outcome most, by one of three methods."""

from __future__ import annotations

import time
from typing import Annotated

import typer
from rich.progress import Progress

from sandbox.commands.interrupts import tidied
from sandbox.commands.many import answer, between, engine_name, engine_of, judged, unit_of, week_at, workers_of
from sandbox.commands.messages import console
from sandbox.commands.options import AsJson, At, Decisions, Player, Seed, Sets, Source, Workers
from sandbox.commands.sources import source_of
from sandbox.errors import Issue, Unreadable
from sandbox.machine import made_with
from sandbox.report import effects as reporting
from sandbox.scenario import spelling
from sandbox.scenario.files import load_plan
from sandbox.study.ensembles.ensemble import members
from sandbox.study.sensitivity import sobol
from sandbox.study.sensitivity.factors import factors
from sandbox.study.sensitivity.methods import HOW, METHODS, RUNS, Work

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
        int | None, typer.Option(help="How many at most, for a method makes whole designs; else 512, 3040 or 3584.")
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
    most = between("--runs", RUNS[method] if runs is None else runs, 1, MOST)
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
        found = METHODS[method](work, names, most)
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
        "remark": found.remark,
        "rows": [one.row() for one in found.effects],
        "seconds": round(time.perf_counter() - begun, 3),
        "engine": engine_name(count),
        "workers": count,
        "made_with": dict(made_with()),
    }
    answer(told, None if as_json else reporting.table, f"{found.runs} of {found.planned} runs are made")
