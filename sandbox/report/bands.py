"""What many runs say together: bands at dates and at the end, as a table or a file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Unreadable
from sandbox.model.measures import INDICATORS
from sandbox.play.whole import in_place_of
from sandbox.report.run import parquet_library

Array = NDArray[Any]

ENDINGS = (".csv", ".json", ".parquet")
UNITS = {variable.name: variable.shown_unit for variable in INDICATORS}


def quantiles(indicators: Sequence[str], percents: Sequence[int], values: Array) -> dict[str, dict[str, float | None]]:
    """Return quantiles (indicators, percents) by name; None where no run has a value."""
    return {
        name: {f"p{percent}": None if np.isnan(x) else float(x) for percent, x in zip(percents, row, strict=True)}
        for name, row in zip(indicators, values, strict=True)
    }


def table(report: Mapping[str, Any]) -> str:
    """Return a report as a table for reading."""
    made = f"{report['runs']} runs" + (f" of {report['asked']}: stopped, PARTIAL" if report["partial"] else "")
    lines = [f"{report['scenario']}  seed {report['seed']}  {made}  {report['weeks']} weeks"]
    speed = f"{report['run_weeks_per_second']:,.0f} run-weeks/s" if report["run_weeks_per_second"] else ""
    lines.append(
        f"{report['seconds']:.1f} s  {speed}  {report['engine']}, {report['workers']} worker(s)  "
        f"digest {report['digest'][:16]}"
    )
    for title, found in _titled(report):
        first = next(iter(found.values()))
        lines += ["", f"{title:28}{'unit':>16}" + "".join(f"{name:>12}" for name in first)]
        lines += [
            f"{name:28}{UNITS[name]:>16}" + "".join(_cell(x) for x in row.values()) for name, row in found.items()
        ]
    return "\n".join(lines)


def _titled(report: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Mapping[str, float | None]]]]:
    yield from report["at"].items()
    yield ("end, pooled" if report["theories"] else "end"), report["quantiles"]
    for name, one in report["theories"].items():
        yield f"end, {name}", one["quantiles"]


def _cell(value: float | None) -> str:
    return f"{'-':>12}" if value is None else f"{value:>12,.4g}"


def weekly_csv(
    report: Mapping[str, Any],
    start: dt.date,
    indicators: Sequence[str],
    percents: Sequence[int],
    bands: Mapping[str, Array],
) -> bytes:
    """Return bands by theory ("" for all runs), each (weeks, indicators, percents), as a long table.

    Every row says how many runs were made and asked for: of fewer an interrupted ensemble is known.
    """
    of = (report["runs"], report["asked"])
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["runs", "asked", "theory", "date", "indicator", "unit", *(f"p{percent}" for percent in percents)])
    for theory, values in bands.items():
        for week, i in np.ndindex(*values.shape[:2]):
            date = (start + dt.timedelta(weeks=week)).isoformat()
            row = ("" if np.isnan(x) else repr(float(x)) for x in values[week, i])
            writer.writerow([*of, theory or "all", date, indicators[i], UNITS[indicators[i]], *row])
    return text.getvalue().encode("utf-8-sig")


def weekly_json(
    report: Mapping[str, Any],
    start: dt.date,
    indicators: Sequence[str],
    percents: Sequence[int],
    bands: Mapping[str, Array],
) -> bytes:
    """Return the report with bands by theory and week added."""
    weekly = {
        theory or "all": {
            name: {
                f"p{percent}": [None if np.isnan(x) else float(x) for x in values[:, i, k]]
                for k, percent in enumerate(percents)
            }
            for i, name in enumerate(indicators)
        }
        for theory, values in bands.items()
    }
    dates = [
        (start + dt.timedelta(weeks=week)).isoformat() for week in range(max(len(values) for values in bands.values()))
    ]
    units = {name: UNITS[name] for name in indicators}
    return json.dumps({**report, "units": units, "dates": dates, "weekly": weekly}, allow_nan=False).encode()


def write_runs(
    out: Path,
    start: dt.date,
    indicators: Sequence[str],
    labels: Mapping[str, str],
    parts: Iterable[tuple[str, int, Array]],
) -> None:
    """Write every week of every run to a Parquet file, part by part: theory, first run, (weeks, indicators, runs)."""
    pa, pq = parquet_library()
    fields = [("theory", pa.string()), ("run", pa.int64()), ("date", pa.date32())]
    fields += [(name, pa.float64()) for name in indicators]
    schema = pa.schema(fields, metadata=dict(labels))
    try:
        with in_place_of(out) as file, pq.ParquetWriter(file, schema) as writer:
            for theory, first, values in parts:
                weeks, _, runs = values.shape
                dates = [start + dt.timedelta(weeks=week) for week in range(weeks)] * runs
                columns: dict[str, Any] = {"theory": [theory] * (weeks * runs)}
                columns |= {"run": np.repeat(np.arange(first, first + runs), weeks), "date": dates}
                columns |= {name: values[:, i].T.reshape(-1) for i, name in enumerate(indicators)}
                writer.write_table(pa.table(columns, schema))
    except OSError as error:
        message = f"could not be written: {error.strerror or error}."
        raise Unreadable(Issue("option.out", f"--out {out}", message, "Choose another place.")) from error
