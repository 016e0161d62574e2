"""``suanli threshold``: where the better of two plans changes."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import Progress

from sandbox.commands.interrupts import tidied
from sandbox.commands.many import answer, between, engine_name, engine_of, judged, unit_of, week_at, workers_of
from sandbox.commands.messages import console, say
from sandbox.commands.options import AsJson, At, Player, Seed, Source, Workers
from sandbox.commands.sources import Plan, source_of
from sandbox.errors import Issue, Unreadable
from sandbox.machine import made_with
from sandbox.model.measures import LOWER_IS_BETTER
from sandbox.report import effects as reporting
from sandbox.report import threshold_map
from sandbox.report.run import put, writable
from sandbox.scenario.files import load_plan
from sandbox.scenario.overrides import canonical, number_at, override
from sandbox.scenario.schema import Scenario, complete
from sandbox.study.sensitivity.boundary import boundary
from sandbox.study.sensitivity.threshold import (
    POINTS,
    Answer,
    Axis,
    Point,
    Question,
    Side,
    axis,
    crossings,
    drawn_map,
    found,
    look,
    placed,
    tolerance,
)

NOTHING = "none"
FILES = {".csv": reporting.threshold_csv, ".svg": threshold_map.svg}
LEAST = 4  # pairs of runs at a point: of fewer the error of their mean says little


def threshold(
    scenario: Source,
    parameter: Annotated[str, typer.Option(help="A parameter, or the path of any number that --set knows.")],
    indicator: Annotated[str, typer.Option(help="The outcome measure that the plans are judged by.")],
    a: Annotated[str, typer.Argument(help="Decisions of plan A, one JSON object a line, or none.")] = NOTHING,
    b: Annotated[str, typer.Argument(help="Decisions of plan B, one JSON object a line, or none.")] = NOTHING,
    sets_a: Annotated[list[str] | None, typer.Option("--set-a", help="path=value under plan A, repeatable.")] = None,
    sets_b: Annotated[list[str] | None, typer.Option("--set-b", help="path=value under plan B, repeatable.")] = None,
    at: At = None,
    lower: Annotated[
        bool | None,
        typer.Option("--lower/--higher", help="Less of it is better, or more. Else as the measure is usually judged."),
    ] = None,
    range_: Annotated[
        str | None, typer.Option("--range", help="LOW:HIGH; without it, the range of the parameter's table.")
    ] = None,
    parameter2: Annotated[str | None, typer.Option("--parameter2", help="A second one, for a map over both.")] = None,
    range2: Annotated[str | None, typer.Option("--range2", help="LOW:HIGH of the second one.")] = None,
    points: Annotated[int | None, typer.Option(help="Points of the grid a side; else 17, or 9 for a map.")] = None,
    runs: Annotated[
        int, typer.Option(help=f"Pairs of runs at each point, A and B under the same chance; {LEAST} or more.")
    ] = 16,
    seed: Seed = None,
    player: Player = None,
    sets: Annotated[list[str] | None, typer.Option("--set", help="path=value under both plans, repeatable.")] = None,
    workers: Workers = None,
    out: Annotated[
        Path | None, typer.Option(help="FILE.csv: every point that was looked at. FILE.svg: the map over two.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say where along a parameter's range, or over two, the better of two plans changes."""
    unit = unit_of(indicator)
    count = workers_of(workers)
    between("--runs", runs, LEAST, 10_000)
    if out is not None:
        _drawable(out, two=parameter2 is not None)
    chosen, taken = source_of(scenario, player, seed, sets or [])
    week, date = week_at(chosen, at)
    sides = [
        _side(chosen, taken, text, changes or [], option)
        for text, changes, option in ((a, sets_a, "--set-a"), (b, sets_b, "--set-b"))
    ]
    axes = _axes(chosen, (parameter, range_), (parameter2, range2))
    _fits(sides, axes, [*(sets_a or []), *(sets_b or [])])
    a_side = between("--points", POINTS[len(axes)] if points is None else points, 2, 1000)
    _differ(sides)
    less = indicator in LOWER_IS_BETTER if lower is None else lower
    question = Question(sides[0], sides[1], tuple(axes), indicator, week, runs, less)
    if lower is None and not as_json:  # where it is told as lower_is_better
        wanted, other = ("lower", "--higher") if less else ("higher", "--lower")
        say(f"{indicator}: {wanted} is taken to be better; {other} says otherwise")
    begun = time.perf_counter()
    with (
        tidied(),
        engine_of(count) as engine,
        Progress(console=console, transient=True, disable=as_json or not console.is_terminal) as progress,
    ):
        task = progress.add_task("points", total=None)
        ask = partial(look, question, engine, count, tell=lambda: progress.advance(task))
        columns, rows = _grid(axes, a_side)
        grid = [(value, *row) for row in rows for value in columns]
        answers, stopped = found(ask, grid, tolerance(axes, a_side))
    if not answers:
        raise KeyboardInterrupt
    told: dict[str, Any] = {
        "scenario": chosen.name,
        "seed": chosen.seed,
        "indicator": indicator,
        "unit": unit,
        "at": date.isoformat(),
        "lower_is_better": less,
        "a": _words(a, sets_a),
        "b": _words(b, sets_b),
        "standing": [number_at(chosen, one.path) for one in axes],
        **_told(question, a_side, answers),
        "partial": stopped,
        "seconds": round(time.perf_counter() - begun, 3),
        "engine": engine_name(count),
        "workers": count,
        "made_with": dict(made_with()),
    }
    write = None if out is None else lambda: put(out, FILES[out.suffix.lower()](told))
    answer(told, None if as_json else reporting.threshold_table, f"{len(answers)} points are looked at", write)


def _drawable(out: Path, *, two: bool) -> None:
    """Refuse a file that cannot be written, or a map over one parameter."""
    writable(out, tuple(FILES))
    if out.suffix.lower() == ".svg" and not two:
        message = "is a map over two parameters, and there is one."
        raise Unreadable(Issue("option.out", f"--out {out}", message, "Add --parameter2, or choose .csv."))


def _axes(scenario: Scenario, first: tuple[str, str | None], second: tuple[str | None, str | None]) -> list[Axis]:
    """Read one axis or two: a name and a range, where one is given."""
    axes = [axis(scenario, *first, "--parameter", "--range")]
    name, ends = second
    if name is not None:
        axes.append(axis(scenario, name, ends, "--parameter2", "--range2"))
    elif ends is not None:
        raise Unreadable(Issue("option.range", "--range2", "stands without --parameter2.", "Name the second one."))
    return axes


def _differ(sides: Sequence[Side]) -> None:
    """Refuse two plans that are one."""
    a, b = sides
    if a.decisions == b.decisions and complete(a.scenario) == complete(b.scenario):
        remedy = "Give a plan as the second or third argument, or what differs with --set-a or --set-b path=value."
        raise Unreadable(Issue("option.sides", "A and B", "are the same; neither is ever better.", remedy))


def _grid(axes: Sequence[Axis], points: int) -> tuple[tuple[float, ...], list[Point]]:
    """Return the values across, and the other coordinate of each row from the top down; one row has none."""
    rows: list[Point] = [(value,) for value in reversed(axes[1].grid(points))] if len(axes) == 2 else [()]
    return axes[0].grid(points), rows


def _told(question: Question, points: int, answers: Mapping[Point, Answer]) -> dict[str, Any]:
    """Tell what is known of a question at the points that were looked at, of a grid with so many points a side."""
    axes = question.axes
    columns, rows = _grid(axes, points)
    told = {
        "axes": [{"path": one.path, "unit": one.unit, "low": one.low, "high": one.high} for one in axes],
        "tolerance": tolerance(axes, points),
        "crossings": [one._asdict() for one in crossings(answers)],
        "map": drawn_map(answers, columns, rows),
        "map_columns": list(columns),
        "map_rows": [value for row in rows for value in row],
        "rows": [
            {"values": list(point), **answers[point]._asdict(), "clear": answers[point].clear}
            for point in sorted(answers, key=lambda point: (point[1:], point[0]))
        ],
        "points": len(answers),
        "pairs": question.pairs,
        "runs": 2 * question.pairs * len(answers),
        "refused": sum(one.refused for one in answers.values()),
    }
    if len(axes) == 2:
        told["boundary"] = boundary(answers, columns, axes[1].grid(points))
    return told


def _side(scenario: Scenario, taken: Plan, file: str, changes: Sequence[str], option: str) -> Side:
    """One of the two plans, judged as far as that goes without playing it."""
    for text in changes:
        scenario = override(scenario, text, f"{option} {text}")
    plan = taken + (load_plan(Path(file)) if file != NOTHING else [])
    judged(scenario, plan)
    return Side(scenario, tuple(decision for _, decision in plan))


def _fits(sides: Sequence[Side], axes: Sequence[Axis], changes: Sequence[str]) -> None:
    """Refuse axes that are one, that a plan sets as well, or whose ends make no scenario."""
    paths = [one.path for one in axes]
    set_too = {canonical(text.partition("=")[0].strip().rstrip("*+").strip()) for text in changes}
    for path in paths:
        if path in set_too or paths.count(path) > 1:
            message = f"{path} is given twice: as a side of the map and otherwise."
            raise Unreadable(Issue("option.parameter", "--parameter", message, "Use it once."))
    for side in sides:
        for end in ("low", "high"):
            placed(side.scenario, axes, tuple(getattr(one, end) for one in axes))


def _words(file: str, changes: Sequence[str] | None) -> str:
    named = [] if file == NOTHING else [Path(file).name]
    return " ".join([*named, *(changes or [])]) or "as it stands"
