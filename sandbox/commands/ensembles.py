"""``suanli ensemble``: many runs that differ in what is not known, and the bands that they make."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.progress import Progress

from sandbox.commands.interrupts import tidied
from sandbox.commands.many import UNITS, answer, between, judged, unit_of, workers_of
from sandbox.commands.messages import console
from sandbox.commands.options import AlsoAt, AsJson, Decisions, Player, Seed, Sets, Source, Until, Workers
from sandbox.commands.sources import dates_within, source_of, weeks_until
from sandbox.errors import Issue, Unreadable
from sandbox.machine import made_with
from sandbox.model.step import THEORIES
from sandbox.report import bands as reporting
from sandbox.report.run import nearest_week, put, writable
from sandbox.scenario.files import load_plan
from sandbox.scenario.schema import Scenario
from sandbox.study.ensembles import cluster, pool
from sandbox.study.ensembles.draws import drawn
from sandbox.study.ensembles.ensemble import Member, Ran, chunk_size, members, of_theory, run_all, together
from sandbox.study.ensembles.kept import PERCENT, bands
from sandbox.study.ensembles.pool import Engine
from sandbox.study.ensembles.spread import METHOD, over_weeks, runs_shared
from sandbox.study.sensitivity import tornado
from sandbox.study.sensitivity.factors import factors
from sandbox.study.theories import Chosen, crossed, mix, read, runs_of_each

MOST_RUNS = 1_000_000
LISTED = ", ".join(f"{kind}={','.join(names)}" for kind, names in THEORIES.items())


def ensemble(
    scenario: Source,
    runs: Annotated[
        int, typer.Option(help="How many runs in all; mixed theories share them out evenly, rounded up.")
    ] = 256,
    workers: Workers = None,
    address: Annotated[
        str | None, typer.Option(help="tcp://host:port of a Dask scheduler whose workers make the runs instead.")
    ] = None,
    seed: Seed = None,
    player: Player = None,
    decisions: Decisions = None,
    sets: Sets = None,
    until: Until = None,
    at: AlsoAt = None,
    theories: Annotated[
        list[str] | None,
        typer.Option(
            help=f"KIND=NAME,NAME, repeatable: {LISTED}. Every mix of them meets the same draws and chance, and each "
            "theory has its band; one of the boom comes with its own fit. Names alone are of the boom."
        ),
    ] = None,
    theory_mix: Annotated[
        bool, typer.Option("--theory-mix", help="All theories of boom, rebound and resale: eight mixes.")
    ] = False,
    indicator: Annotated[
        list[str] | None, typer.Option("--indicator", help="Only this outcome measure, repeatable.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="FILE.csv or .json: bands of every week. FILE.parquet: every run's weeks.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Run a scenario many times, parameters drawn from their ranges and chance anew, and report the bands."""
    between("--runs", runs, 1, MOST_RUNS)
    count = workers_of(workers)
    if address is not None:
        _somewhere(address, workers)
    wanted = tuple(dict.fromkeys(indicator or ())) or tuple(UNITS)
    for name in wanted:
        unit_of(name)
    kinds = _theories(theories, theory_mix)
    mixes = crossed(kinds)
    each = runs_of_each(runs, max(1, len(mixes)))
    if out is not None:
        writable(out, reporting.ENDINGS)
    chosen, plan = source_of(scenario, player, seed, sets or [])
    weeks = weeks_until(chosen, until)
    dates = dates_within(chosen, weeks, at or [])
    plan += load_plan(decisions) if decisions else []
    judged(chosen, plan)
    asked = {date.isoformat(): nearest_week(chosen.start, date, weeks) for date in dates}
    keep = range(weeks) if out is not None else [*asked.values(), weeks - 1]
    several = members(chosen, [decision for _, decision in plan], mixes, weeks=weeks, keep=keep, indicators=wanted)
    folder = str(out.parent) if out is not None else None
    with tidied():
        with _engine(count, address) as (engine, name, count):
            begun = time.perf_counter()
            ran, partly = _run(several, each, engine, count, folder, quiet=as_json)
            seconds = time.perf_counter() - begun
        told = {
            **_head(chosen, ran, weeks, each, seconds),
            "partial": partly,
            "engine": name,
            "workers": count,
            **_said(ran, kinds, asked),
        }
        write = None if out is None else lambda: _write(out, told, ran, kinds)
        made = f"{told['runs']} of {told['asked']} runs are made"
        answer(told, None if as_json else reporting.table, made, write)


def _head(scenario: Scenario, ran: Sequence[Ran], weeks: int, each: int, seconds: float) -> dict[str, Any]:
    """What was run, how much of it, and how fast; nothing was where an interrupt came before the first run."""
    made = sum(one.kept.runs for one in ran)
    if not made:
        raise KeyboardInterrupt
    return {
        "scenario": scenario.name,
        "seed": scenario.seed,
        "weeks": weeks,
        "runs": made,
        "asked": each * len(ran),
        "runs_each": each,
        "seconds": round(seconds, 3),
        "run_weeks_per_second": round(made * weeks / seconds),
        "made_with": dict(made_with()),
    }


def _theories(texts: Sequence[str] | None, every: bool) -> Chosen:
    if every and texts:
        raise Unreadable(Issue("option.theories", "--theory-mix", "stands beside --theories.", "Use one of them."))
    return mix() if every else read(texts or ())


def _somewhere(address: str, workers: int | None) -> None:
    """Refuse an address where there can be no scheduler, before anything else is read."""
    if workers is not None:
        message = "stands beside --address, whose scheduler has its own."
        raise Unreadable(Issue("option.workers", "--workers", message, "Use one of them."))
    cluster.library()
    cluster.checked(address)


@contextlib.contextmanager
def _engine(workers: int, address: str | None) -> Iterator[tuple[Engine, str, int]]:
    """Who makes the runs: the engine, its name, and how many work for it."""
    if address is not None:
        with cluster.joined(address) as far:
            yield far, f"dask at {address}", far.workers
    elif workers == 1:
        yield pool.here, "this process", 1
    else:
        yield partial(pool.processes, workers), "processes", workers


def _run(
    several: Sequence[Member], runs: int, engine: Engine, workers: int, folder: str | None, quiet: bool
) -> tuple[tuple[Ran, ...], bool]:
    size = chunk_size(runs, max(1, workers // len(several)))
    with Progress(console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("runs", total=runs * len(several))
        return run_all(several, runs, size, engine, folder, lambda made: progress.update(task, completed=made))


def _bands(ran: Sequence[Ran], asked: dict[str, int]) -> dict[str, Any]:
    """Quantiles of some members' runs, pooled: at the end, and at the dates that were asked for."""
    member = ran[0].member
    values = bands([one.kept for one in ran])

    def in_week(week: int) -> Any:
        return reporting.quantiles(member.indicators, PERCENT, values[member.keep.index(week)])

    return {"quantiles": in_week(member.weeks - 1), "at": {date: in_week(week) for date, week in asked.items()}}


def _said(ran: Sequence[Ran], kinds: Chosen, asked: dict[str, int]) -> dict[str, Any]:
    """What the runs say, at the dates that are ``asked`` for and in the end: together, by theory, and by spread."""
    return {
        "digest": together(ran),
        "refused": sum(one.refused for one in ran),
        **_bands(ran, asked),
        "units": {name: reporting.UNITS[name] for name in ran[0].member.indicators},
        "members": [_member(one) for one in ran if kinds],
        "theories": {
            kind: {name: _theory(of_theory(ran, kind, name), asked) for name in names} for kind, names in kinds.items()
        },
        "spread": _spread(ran, kinds, asked),
        "tornado": _tornado(ran, asked),
    }


def _member(one: Ran) -> dict[str, Any]:
    return {"theories": dict(one.member.theories), "runs": one.kept.runs, "digest": one.digest}


def _theory(ran: Sequence[Ran], asked: dict[str, int]) -> dict[str, Any]:
    """What the members that run under a theory say, pooled over theories of the other kinds."""
    return {"runs": sum(one.kept.runs for one in ran), "digest": together(ran), **_bands(ran, asked)}


def _spread(ran: Sequence[Ran], kinds: Chosen, asked: dict[str, int]) -> dict[str, Any]:
    """How much of the spread is due to theories, and how much to parameters and chance; nothing of one member."""
    if len(ran) == 1:
        return {}
    member, several = ran[0].member, [one.kept for one in ran]
    found = over_weeks(several, kinds)

    def in_week(week: int) -> Any:
        at = member.keep.index(week)
        return reporting.parts(member.indicators, tuple(kinds), found.names, found.variance[at], found.shares[at])

    dates = {date: in_week(week) for date, week in asked.items()}
    return {"method": METHOD, "runs": runs_shared(several), "end": in_week(member.weeks - 1), "at": dates}


def _tornado(ran: Sequence[Ran], asked: dict[str, int]) -> dict[str, Any]:
    """The parameters that move each measure most, at dates and in the end; nothing of several members or few runs."""
    member, kept = ran[0].member, ran[0].kept
    every = factors(member.scenario)
    if len(ran) > 1 or kept.runs < tornado.fewest(len(every)):
        return {}
    numbers = kept.numbers()[: tornado.MOST]
    draws = drawn(member.scenario, numbers)

    def in_week(week: int) -> Any:
        at = member.keep.index(week)
        columns = [kept.read(range(at, at + 1), range(i, i + 1))[0, 0, : tornado.MOST] for i in range(kept.indicators)]
        found = tornado.tornados(every, draws, np.stack(columns))
        return {
            name: [one.row() for one in effects[: tornado.FIRST]]
            for name, effects in zip(member.indicators, found, strict=True)
        }

    dates = {date: in_week(week) for date, week in asked.items()}
    return {"method": tornado.METHOD, "runs": len(numbers), "end": in_week(member.weeks - 1), "at": dates}


def _write(out: Path, told: dict[str, Any], ran: Sequence[Ran], kinds: Chosen) -> None:
    member, kind = ran[0].member, out.suffix.lower()
    start, several = member.scenario.start, [one.kept for one in ran]
    if kind == ".parquet":
        labels = {name: str(told[name]) for name in ("scenario", "seed", "runs", "asked", "partial", "digest")}
        labels["made_with"] = json.dumps(told["made_with"])
        parts = ((_labels([one]), first, values) for one in ran for first, values in one.kept.by_run())
        reporting.write_runs(out, start, member.indicators, labels, parts)
        return
    pooled, spread = bands(several), None
    by_theory: dict[str, dict[str, Any]] = {}
    if len(ran) > 1:
        found = over_weeks(several, kinds)
        spread = found.names, found.variance, found.shares
        by_theory = {
            kind: {name: bands([one.kept for one in of_theory(ran, kind, name)]) for name in names}
            for kind, names in kinds.items()
        }
    weekly = reporting.Weekly(told, start, member.indicators, PERCENT, spread)
    if kind == ".csv":
        rows = [(_labels(ran), pooled)]
        rows += [
            (_labels(of_theory(ran, kind, name)), values)
            for kind, of in by_theory.items()
            for name, values in of.items()
        ]
        put(out, reporting.weekly_csv(weekly, rows))
    else:
        put(out, reporting.weekly_json(weekly, pooled, by_theory))


def _labels(ran: Sequence[Ran]) -> dict[str, str]:
    """Name the theory of each kind that some members share, or say that all are pooled."""
    every = [one.member.scenario.theory.model_dump() for one in ran]
    return {
        kind: every[0][kind] if len({names[kind] for names in every}) == 1 else reporting.ALL
        for kind in reporting.KINDS
    }
