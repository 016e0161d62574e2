"""``suanli compare`` and ``suanli why``: how far two runs are apart, and what each cause is due of it."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from sandbox.commands.interrupts import STOPPED, tidied
from sandbox.commands.messages import say, show
from sandbox.commands.sources import dates_within, source_of
from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.machine import made_with
from sandbox.model.measures import INDICATORS
from sandbox.play import plans
from sandbox.report.run import nearest_week
from sandbox.scenario import spelling
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.files import load_plan
from sandbox.scenario.schema import Scenario
from sandbox.study.abreast import Wanted, made
from sandbox.study.differences.compare import SCALE, Row, rows
from sandbox.study.differences.inputs import KINDS
from sandbox.study.differences.why import FEW, First, Lattice, Split, along, between
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.pool import Engine

NAMES = tuple(variable.name for variable in INDICATORS)
MOST_WORKERS = 256
SOURCE = "A shipped name, a scenario file, a saved game, FILE#branch, or - for stdin."
A = Annotated[str, typer.Argument(help=SOURCE)]
SetsA = Annotated[list[str] | None, typer.Option("--set-a", help="path=value for A, repeatable; see `suanli paths`.")]
SetsB = Annotated[list[str] | None, typer.Option("--set-b", help="path=value for B, repeatable.")]
DecisionsA = Annotated[Path | None, typer.Option(help="Decisions for A, one JSON object a line.")]
DecisionsB = Annotated[Path | None, typer.Option(help="Decisions for B, one JSON object a line.")]
Player = Annotated[str | None, typer.Option(help="The province that is played in both.")]
Seed = Annotated[int | None, typer.Option(help="Another seed for both.")]
AsJson = Annotated[bool, typer.Option("--json", help="Report as JSON.")]


def compare(
    a: A,
    b: A,
    set_a: SetsA = None,
    set_b: SetsB = None,
    decisions_a: DecisionsA = None,
    decisions_b: DecisionsB = None,
    player: Player = None,
    seed: Seed = None,
    at: Annotated[list[str] | None, typer.Option("--at", help="Also compare at this date, repeatable.")] = None,
    as_json: AsJson = False,
) -> None:
    """Compare two runs in all national outcome measures, at the end and at dates, the largest differences first."""
    runs = [
        _side("a", a, player, seed, set_a, decisions_a),
        _side("b", b, player, seed, set_b, decisions_b),
    ]
    first, weeks = _common(runs)
    dates = dates_within(first.scenario, weeks, at or [])
    asked = {date.isoformat(): nearest_week(first.scenario.start, date, weeks) for date in dates}
    keep = sorted({*asked.values(), weeks - 1})
    refused: set[int] = set()
    with tidied():
        series_a, series_b = made(runs, weeks, keep, NAMES, left_out=refused.update)
    for place in sorted(refused):
        say(f"{'ab'[place]}: the rules refuse a decision, and it is left out there; `suanli run` says which")
    told = {date: rows(series_a, series_b, keep.index(week)) for date, week in {**asked, "end": weeks - 1}.items()}
    end = told.pop("end")
    if not as_json:
        show("\n\n".join(_table(when, found) for when, found in {**told, "at the end": end}.items()))
        return
    answer = {
        "a": _named(a, runs[0]),
        "b": _named(b, runs[1]),
        "weeks": weeks,
        "sorted_by": f"|delta| over {SCALE}",
        "rows": [_row(row) for row in end],
        "at": {date: [_row(row) for row in found] for date, found in told.items()},
        "made_with": dict(made_with()),
    }
    show(json.dumps(answer, indent=1, allow_nan=False))


def why(
    a: A,
    b: Annotated[str | None, typer.Argument(help="The run that is compared with A; without it, see --since.")] = None,
    indicator: Annotated[str, typer.Option("--indicator", help="The outcome measure to explain.")] = ...,  # type: ignore[assignment]
    at: Annotated[str | None, typer.Option("--at", help="The date to explain; later weeks are not made.")] = None,
    since_date: Annotated[
        str | None,
        typer.Option(
            "--since",
            help="Explain how A alone has changed since this date: the course that things would have taken anyway, and "
            "decisions, dated events and chance since.",
        ),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(help=f"NAME,NAME: causes, or kinds ({', '.join(KINDS)}), to take together; repeatable."),
    ] = None,
    set_a: SetsA = None,
    set_b: SetsB = None,
    decisions_a: DecisionsA = None,
    decisions_b: DecisionsB = None,
    player: Player = None,
    seed: Seed = None,
    workers: Annotated[int | None, typer.Option(help="Processes; as many as there are processors.")] = None,
    as_json: AsJson = False,
) -> None:
    """Split the difference between two runs, or the change of one run since a date, into causes that add up."""
    count = pool.processors() if workers is None else workers
    if not 1 <= count <= MOST_WORKERS:
        raise Unreadable(Issue("option.count", "--workers", f"is {count}; expected 1 to {MOST_WORKERS}."))
    if indicator not in NAMES:
        message = f"is '{indicator}', which is no outcome measure;"
        raise Unreadable(Issue("option.indicator", "--indicator", message, spelling.nearest(indicator, NAMES)))
    groups = [[name.strip() for name in text.split(",")] for text in group or ()]
    if (b is None) == (since_date is None):
        message = "needs another run B, or --since DATE for one run alone, and not both."
        raise Unreadable(Issue("option.why", "suanli why", message, "See `suanli why --help`."))
    if b is None and (set_b or decisions_b):
        message = "belong to a run B, and there is none."
        raise Unreadable(Issue("option.why", "--set-b, --decisions-b", message, "Name B, or leave them out."))
    begun = time.perf_counter()
    runs = [_side("a", a, player, seed, set_a, decisions_a)]
    if b is not None:
        runs.append(_side("b", b, player, seed, set_b, decisions_b))
    scenario, weeks = runs[0].scenario, _common(runs)[1]
    last = scenario.start + dt.timedelta(weeks=weeks - 1)
    date = dates_within(scenario, weeks, [at or last.isoformat()])[0]
    week = nearest_week(scenario.start, date, weeks)
    heard: list[First] = []

    def hear(known: Lattice) -> None:
        heard.append(known.first(indicator))
        if known.causes:
            say(_provisional(heard[0], time.perf_counter() - begun))

    with tidied(), _engine(count) as engine:
        asked: dict[str, Any] = {"groups": groups, "engine": engine, "workers": count, "few": FEW, "first": hear}
        try:
            if since_date is None:
                found = between(runs[0], runs[1], week, **asked).split(indicator)
            else:
                found = along(runs[0], _earlier(scenario, week, since_date), week, **asked).split(indicator)
        except KeyboardInterrupt:
            if not heard:
                raise
            if as_json:
                unit = INDICATORS[NAMES.index(indicator)].shown_unit
                asked_for = {"partial": True, "at": _monday(scenario, week), "indicator": indicator, "unit": unit}
                show(json.dumps({**asked_for, **_first(heard[0])}, indent=1, allow_nan=False))
            say("stopped: not all coalitions are made; what is told of each cause is not yet its share")
            raise typer.Exit(STOPPED) from None
    for part in found.parts:
        if part.cause.holds:
            say(f"{part.cause.name}: taken together are {_listed(part.cause.holds)}")
    if found.refused:
        say(f"in {found.refused} of {found.runs} runs the rules refuse a decision, and it is left out there")
    seconds = round(time.perf_counter() - begun, 3)
    if as_json:
        answer = {"at": _monday(scenario, week), **_split(found), "seconds": seconds, "made_with": dict(made_with())}
        show(json.dumps(answer, indent=1, allow_nan=False))
    else:
        show(_waterfall(found, seconds))


def _monday(scenario: Scenario, week: int) -> str:
    return (scenario.start + dt.timedelta(weeks=week)).isoformat()


def _side(
    side: str, source: str, player: str | None, seed: int | None, sets: list[str] | None, decisions: Path | None
) -> Wanted:
    """Return the run that one side's options describe; its decisions are judged so far as that can be done unplayed."""
    scenario, plan = source_of(source, player, seed, sets or [], f"--set-{side}")
    plan += load_plan(decisions) if decisions else []
    wrong = plans.judge(plan, compile_scenario(scenario), scenario.decisions)
    if wrong:
        raise ScenarioError(wrong)
    return Wanted(scenario, tuple(decision for _, decision in plan))


def _common(runs: list[Wanted]) -> tuple[Wanted, int]:
    """Return the first run, and how many weeks all have; their weeks must be the same ones."""
    starts = [run.scenario.start for run in runs]
    if len(set(starts)) > 1:
        message = f"begin on {starts[0]} and {starts[1]}, so that their weeks are not the same."
        raise Unreadable(Issue("option.start", "A and B", message, "Give both the same start: --set-b start=..."))
    weeks = [run.scenario.weeks for run in runs]
    if len(set(weeks)) > 1:
        say(f"A has {weeks[0]} weeks and B {weeks[1]}; those that both have are compared")
    return runs[0], min(weeks)


def _earlier(scenario: Any, week: int, text: str) -> int:
    before = nearest_week(scenario.start, dates_within(scenario, scenario.weeks, [text], "--since")[0], week + 1)
    if before >= week:
        raise Unreadable(Issue("option.date", "--since", "is not before --at.", "Choose an earlier date."))
    return before


@contextlib.contextmanager
def _engine(workers: int) -> Iterator[Engine]:
    if workers == 1:
        yield pool.here
    else:
        with pool.started(workers) as engine:
            yield engine


# ------------------------------------------------------------------------------------------------------- what is told


def _named(source: str, run: Wanted) -> dict[str, Any]:
    of = run.scenario
    return {"source": source, "scenario": of.name, "seed": of.seed, "decisions": len(of.decisions) + len(run.decisions)}


def _listed(names: tuple[str, ...], most: int = 8) -> str:
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def _number(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _row(row: Row) -> dict[str, Any]:
    numbers = {name: _number(getattr(row, name)) for name in ("a", "b", "delta", "size")}
    return {"indicator": row.indicator, "unit": row.unit, **numbers}


def _table(when: str, found: tuple[Row, ...]) -> str:
    same = sum(row.size == 0 for row in found)
    lines = [f"{when}: {len(found) - same} of {len(found)} measures differ; by size: |b - a| over {SCALE}"]
    lines.append(f"{'':28}{'unit':>14}{'a':>14}{'b':>14}{'b - a':>14}{'size':>9}")
    for row in found:
        cells = "".join(f"{value:>14,.5g}" for value in (row.a, row.b, row.delta))
        lines.append(f"{row.indicator:28}{row.unit:>14}{cells}{row.size:>9.1%}")
    return "\n".join(lines)


def _first(first: First) -> dict[str, Any]:
    each = zip(first.causes, first.alone, first.last, strict=True)
    parts = [{"cause": cause.name, "value": None, "alone": one, "last": other} for cause, one, other in each]
    return {"a": first.a, "b": first.b, "delta": first.b - first.a, "parts": parts}


def _provisional(first: First, seconds: float) -> str:
    each = zip(first.causes, first.last, strict=True)
    parts = ", ".join(f"{cause.name} {value:+.4g}" for cause, value in each)
    return f"after {seconds:.1f} s, provisional, what each does as the last to be switched: {parts}"


def _split(found: Split) -> dict[str, Any]:
    return {
        "indicator": found.indicator,
        "unit": found.unit,
        "a": found.a,
        "b": found.b,
        "delta": found.delta,
        "parts": [
            {
                "cause": part.cause.name,
                "kind": part.cause.kind,
                "value": part.value,
                "alone": part.alone,
                "last": part.last,
                "holds": list(part.cause.holds),
            }
            for part in found.parts
        ],
        "interaction": found.interaction,
        "residual": found.residual,
        "runs": found.runs,
        "refused": found.refused,
    }


def _waterfall(found: Split, seconds: float) -> str:
    """Write a split as a table that can be added up by eye."""
    wide = max((len(part.cause.name) for part in found.parts), default=0) + 2
    wide = max(wide, 14)
    lines = [f"{found.indicator}, {found.unit}: {found.runs} runs in {seconds:.1f} s"]
    lines.append(f"{'':{wide}}{'part':>14}{'alone':>14}{'last':>14}")
    lines.append(f"{'a':{wide}}{found.a:>14,.6g}")
    for part in found.parts:
        lines.append(f"{part.cause.name:{wide}}{part.value:>+14,.6g}{part.alone:>+14,.6g}{part.last:>+14,.6g}")
    lines.append(f"{'b':{wide}}{found.b:>14,.6g}")
    lines.append(f"{'b - a':{wide}}{found.delta:>+14,.6g}")
    lines.append(
        f"only together {found.interaction:+.6g}; parts miss the difference by {found.residual:.1e} (rounding)"
    )
    return "\n".join(lines)
