"""``suanli compare`` and ``suanli why``: how far two runs are apart, and what each cause is due of it."""

from __future__ import annotations

import datetime as dt
import json
import math
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from sandbox.commands.interrupts import STOPPED, tidied
from sandbox.commands.many import UNITS, engine_of, judged, unit_of, week_at, workers_of
from sandbox.commands.messages import say, show
from sandbox.commands.options import AsJson, Source, Workers
from sandbox.commands.sources import dates_within, source_of
from sandbox.errors import Issue, Unreadable
from sandbox.machine import made_with
from sandbox.report.effects import counted
from sandbox.report.run import nearest_week
from sandbox.scenario.files import load_plan
from sandbox.scenario.schema import Scenario
from sandbox.study.abreast import Wanted, made
from sandbox.study.differences.compare import SCALE, Row, rows
from sandbox.study.differences.inputs import KINDS
from sandbox.study.differences.why import FEW, First, Lattice, Split, along, between

NAMES = tuple(UNITS)
SAME = "A and B are the same: nothing differs, and nothing is to be explained."
SetsA = Annotated[list[str] | None, typer.Option("--set-a", help="path=value for A, repeatable; see `suanli paths`.")]
SetsB = Annotated[list[str] | None, typer.Option("--set-b", help="path=value for B, repeatable.")]
DecisionsA = Annotated[Path | None, typer.Option(help="Decisions for A, one JSON object a line.")]
DecisionsB = Annotated[Path | None, typer.Option(help="Decisions for B, one JSON object a line.")]
Player = Annotated[str | None, typer.Option(help="The province that is played in both.")]
Seed = Annotated[int | None, typer.Option(help="Another seed for both.")]


def compare(
    a: Source,
    b: Source,
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
    _read_once(a, b)
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
    a: Source,
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
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Split the difference between two runs, or the change of one run since a date, into causes that add up."""
    count = workers_of(workers)
    unit = unit_of(indicator)
    groups = [[name.strip() for name in text.split(",")] for text in group or ()]
    _one_or_two(b, since_date, bool(set_b or decisions_b))
    begun = time.perf_counter()
    _read_once(a, b)
    runs = [_side("a", a, player, seed, set_a, decisions_a)]
    if b is not None:
        runs.append(_side("b", b, player, seed, set_b, decisions_b))
    scenario, weeks = runs[0].scenario, _common(runs)[1]
    week, _ = week_at(scenario, at, weeks)
    heard: list[First] = []

    def hear(known: Lattice) -> None:
        heard.append(known.first(indicator))
        if known.causes:
            say(_provisional(heard[0], time.perf_counter() - begun))

    with tidied(), engine_of(count) as engine:
        asked: dict[str, Any] = {"groups": groups, "engine": engine, "workers": count, "few": FEW, "first": hear}
        try:
            if since_date is None:
                found = between(runs[0], runs[1], week, **asked).split(indicator)
            else:
                found = along(runs[0], _earlier(scenario, week, since_date), week, **asked).split(indicator)
        except KeyboardInterrupt:
            if not heard:
                raise
            _show_first(heard[0], {"at": _monday(scenario, week), "indicator": indicator, "unit": unit}, as_json)
            raise typer.Exit(STOPPED) from None
    _say_beside(found)
    seconds = round(time.perf_counter() - begun, 3)
    if as_json:
        answer = {"at": _monday(scenario, week), **_split(found), "seconds": seconds, "made_with": dict(made_with())}
        show(json.dumps(answer, indent=1, allow_nan=False))
    else:
        show(_waterfall(found, seconds) if found.parts else SAME)


def _one_or_two(b: str | None, since: str | None, of_b: bool) -> None:
    """Refuse what asks neither of two runs nor of one since a date; ``of_b``: something is said of B."""
    if (b is None) == (since is None):
        message = "needs another run B, or --since DATE for one run alone, and not both."
        raise Unreadable(Issue("option.why", "suanli why", message, "See `suanli why --help`."))
    if b is None and of_b:
        message = "belong to a run B, and there is none."
        raise Unreadable(Issue("option.why", "--set-b, --decisions-b", message, "Name B, or leave them out."))


def _show_first(first: First, asked: Mapping[str, str], as_json: bool) -> None:
    """Show what is known of a question that was stopped before all coalitions were made."""
    if as_json:
        show(json.dumps({"partial": True, **asked, **_first(first)}, indent=1, allow_nan=False))
    else:
        show(_first_table(first, asked["indicator"], asked["unit"]))
    say("stopped: not all coalitions are made; what is told of each cause is not yet its share")


def _say_beside(found: Split) -> None:
    """Say which causes stand together, and in how many runs a decision is left out."""
    for part in found.parts:
        if part.cause.holds:
            say(f"{part.cause.name}: taken together are {_listed(part.cause.holds)}")
    if found.refused:
        say(f"in {found.refused} of {found.runs} runs the rules refuse a decision, and it is left out there")


def _monday(scenario: Scenario, week: int) -> str:
    return (scenario.start + dt.timedelta(weeks=week)).isoformat()


def _read_once(a: str, b: str | None) -> None:
    if a == b == "-":
        message = "are both standard input, which can be read once only."
        raise Unreadable(Issue("option.standard_input", "A and B", message, "Give one of them as a file."))


def _side(
    side: str, source: str, player: str | None, seed: int | None, sets: list[str] | None, decisions: Path | None
) -> Wanted:
    """Return the run that one side's options describe; its decisions are judged so far as that can be done unplayed."""
    scenario, plan = source_of(source, player, seed, sets or [], f"--set-{side}")
    plan += load_plan(decisions) if decisions else []
    judged(scenario, plan)
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


def _first_table(first: First, indicator: str, unit: str) -> str:
    """Write what is known before the parts are as a table: nothing in it adds up yet."""
    each = zip(first.causes, first.alone, first.last, strict=True)
    parts = [(cause.name, "-", alone, last) for cause, alone, last in each]
    return _added_up(f"{indicator}, {unit}: stopped, PARTIAL, parts are not known", first.a, parts, first.b)


def _waterfall(found: Split, seconds: float) -> str:
    """Write a split as a table that can be added up by eye."""
    parts = [(part.cause.name, f"{part.value:+,.6g}", part.alone, part.last) for part in found.parts]
    rest = f"only together {found.interaction:+.6g}; parts miss the difference by {found.residual:.1e} (rounding)"
    head = f"{found.indicator}, {found.unit}: {counted(found.runs, 'run')} in {seconds:.1f} s"
    return "\n".join([_added_up(head, found.a, parts, found.b), rest])


def _added_up(head: str, a: float, parts: Sequence[tuple[str, str, float, float]], b: float) -> str:
    """Write a measure in both runs, and between them each cause's part, and what it does alone and as the last."""
    wide = max([len(name) + 2 for name, *_ in parts] + [14])
    rows = [f"{name:{wide}}{part:>14}{alone:>+14,.6g}{last:>+14,.6g}" for name, part, alone, last in parts]
    return "\n".join(
        [
            head,
            f"{'':{wide}}{'part':>14}{'alone':>14}{'last':>14}",
            f"{'a':{wide}}{a:>14,.6g}",
            *rows,
            f"{'b':{wide}}{b:>14,.6g}",
            f"{'b - a':{wide}}{b - a:>+14,.6g}",
        ]
    )
