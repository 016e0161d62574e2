"""``suanli score``: agents beside three baselines, on the same games."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any

import typer
from rich.progress import Progress

from sandbox.commands.bare import DEFAULT_PROVINCE
from sandbox.commands.interrupts import STOPPED, tidied
from sandbox.commands.many import between, workers_of
from sandbox.commands.messages import console, say, show
from sandbox.commands.options import AsJson, Sets, Workers
from sandbox.commands.sources import source_of
from sandbox.errors import Issue, Unreadable
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario
from sandbox.study.ensembles import pool
from sandbox.study.plans import agents, league
from sandbox.study.plans.league import FIRST, YARDSTICK, Standing, above, mean_and_spread
from sandbox.study.plans.score import UNIT, counted

MOST_SEEDS = 10_000
DIGITS = 4  # of points


def score(
    agent: Annotated[
        list[str] | None,
        typer.Option("--agent", help="MODULE:NAME, repeatable: what makes an agent; see docs/agents.md."),
    ] = None,
    seeds: Annotated[
        int, typer.Option(help=f"How many games each plays: those of the runs {FIRST}, {FIRST + 1}, ...")
    ] = 5,
    scenario: Annotated[str, typer.Option(help="A shipped name, a scenario file, or - for stdin.")] = "rush",
    player: Annotated[
        str | None, typer.Option(help=f"The province; else the scenario's own, or {DEFAULT_PROVINCE}.")
    ] = None,
    sets: Sets = None,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Let agents plan a province, and measure them against doing nothing, chance and simple rules on the same games."""
    between("--seeds", seeds, 1, MOST_SEEDS)
    count = workers_of(workers)
    chosen, taken = source_of(scenario, player, None, sets or [])
    if taken:
        message = "has decisions of its own; agents begin with the first week."
        raise Unreadable(Issue("option.saved_game", f"--scenario: {scenario}", message, "Name a scenario."))
    if chosen.player is None:
        chosen = override(chosen, f"player={DEFAULT_PROVINCE}", "--player")

    for name in agent or []:
        agents.named(name)
    with tidied():
        every, partly = _played(chosen, agent or [], seeds, count, as_json)
    if not every[0].scores.size:
        raise KeyboardInterrupt
    if partly:
        say(f"stopped: all have played {every[0].scores.size} of {seeds} games, and this is what they say")
    show(
        json.dumps(_report(chosen, every, seeds, partly), indent=1, allow_nan=False)
        if as_json
        else _table(chosen, every)
    )
    if partly:
        raise typer.Exit(STOPPED)


def _played(
    scenario: Scenario, names: Sequence[str], seeds: int, workers: int, quiet: bool
) -> tuple[tuple[Standing, ...], bool]:
    engine = pool.here if workers == 1 else partial(pool.processes, workers)
    with Progress(console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("games", total=seeds * len({*names, *agents.BASELINES}))
        return league.standings(scenario, names, seeds, engine, lambda made: progress.update(task, completed=made))


def _rounded(values: tuple[float, float | None]) -> dict[str, float | None]:
    mean, spread = values
    return {"mean": round(mean, DIGITS), "spread": None if spread is None else round(spread, DIGITS)}


def _report(scenario: Scenario, every: Sequence[Standing], seeds: int, partly: bool) -> dict[str, Any]:
    games = every[0].scores.size
    return {
        "scenario": scenario.name,
        "player": scenario.player,
        "weeks": counted(scenario),
        "unit": UNIT,
        "runs": [FIRST + game for game in range(games)],
        "asked": seeds,
        "partial": partly,
        "agents": {
            one.name: {
                "score": _rounded(mean_and_spread(one.scores)),
                f"above_{YARDSTICK}": _rounded(mean_and_spread(above(one, every))),
                "weeks_past_red_line": round(float(one.past.mean()), 1),
                "decisions": round(float(one.decisions.mean()), 1),
                "left_out": round(float(one.left_out.mean()), 1),
                "scores": [round(float(value), DIGITS) for value in one.scores],
            }
            for one in every
        },
    }


def _table(scenario: Scenario, every: Sequence[Standing]) -> str:
    """A row an agent, best above doing nothing first."""
    width = max(len(one.name) for one in every)
    games = every[0].scores.size
    runs = f"games of {counted(scenario)} weeks: runs {FIRST} to {FIRST + games - 1}"
    lines = [
        f"{scenario.name}, {scenario.player}, {runs}; spread: standard deviation over games",
        f"{'':{width}}      score     spread   above waiting     spread   past a red line   decisions   left out",
        f"{'unit':{width}} {UNIT:>10} {UNIT:>10} {UNIT:>15} {UNIT:>10}      weeks a game      a game     a game",
    ]
    for one in sorted(every, key=lambda each: -above(each, every).mean()):
        (mean, spread), (more, its) = mean_and_spread(one.scores), mean_and_spread(above(one, every))
        lines.append(
            f"{one.name:{width}} {mean:10.{DIGITS}f} {_number(spread):>10} {more:+15.{DIGITS}f} {_number(its):>10}"
            f" {one.past.mean():17.1f} {one.decisions.mean():11.1f} {one.left_out.mean():10.1f}"
        )
    return "\n".join(lines)


def _number(value: float | None) -> str:
    return "-" if value is None else f"{value:.{DIGITS}f}"
