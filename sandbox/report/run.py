"""What a run says of itself: outcome measures at dates and at the end, as a table or a file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from sandbox.errors import Issue, Unreadable
from sandbox.machine import made_with
from sandbox.model.measures import INDICATORS
from sandbox.play.capsule_write import save_capsule
from sandbox.play.simulation import Simulation
from sandbox.play.whole import try_out, write_whole

DATED = "ISO 8601: Monday that the week begins"
ENDINGS = (".csv", ".json", ".parquet", ".suanli")


def report_of(simulation: Simulation, dates: Sequence[dt.date]) -> dict[str, Any]:
    """Return the measures of the branch at the head, at its end and at the week nearest to each date."""
    scenario, node = simulation.scenario, simulation.head.node
    series, digests = simulation.series(node), simulation.digests(node)
    weeks = len(series)

    def row(week: int) -> dict[str, float | None]:
        pairs = zip(INDICATORS, series[week], strict=True)
        return {v.name: (None if np.isnan(x) else float(x)) for v, x in pairs}

    return {
        "scenario": scenario.name,
        "seed": scenario.seed,
        "weeks": weeks,
        "digest": b"".join(digests[-1]).hex(),
        "made_with": dict(made_with()),
        "indicators": row(weeks - 1),
        "at": {date.isoformat(): row(nearest_week(scenario.start, date, weeks)) for date in dates},
        "units": {v.name: v.shown_unit for v in INDICATORS},
        "red_lines": _red_lines(simulation),
    }


def nearest_week(start: dt.date, date: dt.date, weeks: int) -> int:
    """Return which of a run's weeks has the Monday that is nearest to a date."""
    return min(max(round((date - start).days / 7), 0), weeks - 1)


def _red_lines(simulation: Simulation) -> dict[str, Any]:
    """Return where each red line stands at the head, and the Mondays on which it had been passed for so long."""
    told: dict[str, list[str]] = {}
    for notice in simulation.notices():
        if notice.code == "red_line.passed":
            date = simulation.scenario.start + dt.timedelta(weeks=notice.tick)
            told.setdefault(str(notice.params["red_line"]), []).append(date.isoformat())
    units = {v.name: v.shown_unit for v in INDICATORS}
    return {
        line.name: {
            "value": line.value,
            "limit": line.limit,
            "unit": units[line.measure],
            "weeks": line.weeks,
            "passed": told.get(line.name, []),
        }
        for line in simulation.red_lines()
    }


def table(report: dict[str, Any]) -> str:
    """Return a report as a table for reading."""
    columns = {**report["at"], "end": report["indicators"]}
    lines = [f"{report['scenario']}  seed {report['seed']}  {report['weeks']} weeks  digest {report['digest'][:16]}"]
    lines.append(f"{'':28}{'unit':>16}" + "".join(f"{name:>14}" for name in columns))
    for v in INDICATORS:
        lines.append(f"{v.name:28}{v.shown_unit:>16}" + "".join(_cell(column[v.name]) for column in columns.values()))
    lines.append(f"{'red line':28}{'unit':>16}{'now':>14}{'limit':>14}{'weeks beyond':>14}  told on")
    for name, line in report["red_lines"].items():
        numbers = "".join(_cell(line[key]) for key in ("value", "limit", "weeks"))
        lines.append(f"{name:28}{line['unit']:>16}{numbers}  {', '.join(line['passed'])}".rstrip())
    return "\n".join(lines)


def _cell(value: float | None) -> str:
    return f"{'-':>14}" if value is None else f"{value:>14,.4g}"


def writable(out: Path, endings: tuple[str, ...] = ENDINGS, option: str = "--out") -> None:
    """Refuse a file that could not be written in the end; asked before a run, which may take its time."""

    def refuse(message: str, remedy: str) -> Unreadable:
        return Unreadable(Issue("option.out", f"{option} {out}", message, remedy))

    if out.suffix.lower() not in endings:
        raise refuse(f"ends in '{out.suffix}'; expected {', '.join(endings)}.", "Choose another name.")
    if out.is_dir():
        raise refuse("is a folder; expected a file's name.", "Choose another name.")
    if not out.parent.is_dir():
        raise refuse(f"cannot be written: there is no folder {out.parent}.", "Make it, or choose another place.")
    try:
        try_out(out)
    except OSError as error:
        raise refuse(f"cannot be written: {error.strerror or error}.", "Choose another place.") from error
    if out.suffix.lower() == ".parquet":
        parquet_library()


def write(out: Path, simulation: Simulation, report: dict[str, Any]) -> None:
    """Write a run to a file, whole or not at all; the ending, one of ``ENDINGS``, says how."""
    kind = out.suffix.lower()
    if kind == ".suanli":
        save_capsule(simulation, out)
    elif kind == ".json":
        put(out, json.dumps(report, indent=1, allow_nan=False).encode())
    elif kind == ".csv":
        put(out, _csv(simulation).encode("utf-8-sig"))
    else:
        put(out, _parquet(simulation, report))


def put(out: Path, content: bytes, option: str = "--out") -> None:
    """Write a file that an option names, whole or not at all."""
    try:
        write_whole(out, content)
    except OSError as error:
        message = f"could not be written: {error.strerror or error}."
        raise Unreadable(Issue("option.out", f"{option} {out}", message, "Choose another place.")) from error


def _dates(simulation: Simulation) -> list[str]:
    start, weeks = simulation.scenario.start, len(simulation.series(simulation.head.node))
    return [(start + dt.timedelta(weeks=week)).isoformat() for week in range(weeks)]


def _csv(simulation: Simulation) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["date", *(v.name for v in INDICATORS)])
    writer.writerow([DATED, *(v.shown_unit for v in INDICATORS)])
    for date, values in zip(_dates(simulation), simulation.series(simulation.head.node), strict=True):
        writer.writerow([date, *("" if np.isnan(x) else repr(float(x)) for x in values)])
    return text.getvalue()


def parquet_library() -> tuple[Any, Any]:
    """Return pyarrow and its part for Parquet, which come with an extra, or refuse to write it."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        remedy = "Install it with: pip install 'suanli[data]', or write .csv."
        raise Unreadable(Issue("option.parquet", "--out", "needs pyarrow for .parquet.", remedy)) from error
    return pyarrow, pyarrow.parquet


def _parquet(simulation: Simulation, report: dict[str, Any]) -> bytes:
    pa, pq = parquet_library()
    series = simulation.series(simulation.head.node)
    columns = {"date": _dates(simulation), **{v.name: series[:, i] for i, v in enumerate(INDICATORS)}}
    sink = pa.BufferOutputStream()
    labels = {name: str(report[name]) for name in ("scenario", "seed", "weeks", "digest")}
    labels["made_with"] = json.dumps(report["made_with"])
    pq.write_table(pa.table(columns).replace_schema_metadata(labels), sink)
    content: bytes = sink.getvalue().to_pybytes()
    return content
