"""What many runs say together: bands at dates and at the end, as a table or a file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Unreadable
from sandbox.model import step as engine
from sandbox.model.measures import INDICATORS
from sandbox.play.whole import in_place_of
from sandbox.report.effects import MOVED, counted, named
from sandbox.report.run import parquet_library

Array = NDArray[Any]

ENDINGS = (".csv", ".json", ".parquet")
UNITS = {variable.name: variable.shown_unit for variable in INDICATORS}
KINDS = tuple(engine.THEORIES)
GROUP = 16 * 2**20  # bytes of a file of runs that are written together: what it notes of each group stays in memory
ALL = "all"
THEORIES, REST = "theories", "parameters_and_chance"
HEADS = {REST: "the rest", "run_by_theory": "by theory"}
SUMS = (
    "Theories: each kind alone, and what kinds do only together. The rest, parameters and chance: what a run does "
    "under every theory, and what it does otherwise under another. The two sums make 100."
)
FEW = "Of what runs do otherwise under another theory about one part in {runs} (the runs of a mix) counts as theories'."


def quantiles(indicators: Sequence[str], percents: Sequence[int], values: Array) -> dict[str, dict[str, float | None]]:
    """Return quantiles (indicators, percents) by name; None where no run has a value."""
    return {
        name: {f"p{percent}": None if np.isnan(x) else float(x) for percent, x in zip(percents, row, strict=True)}
        for name, row in zip(indicators, values, strict=True)
    }


def parts(
    indicators: Sequence[str], kinds: Sequence[str], names: Sequence[str], variance: Array, shares: Array
) -> dict[str, dict[str, float | None]]:
    """Return a variance (indicators) and the shares of it (indicators, parts) by name; None where there is none.

    Beside the parts stand two sums: ``theories`` (the kinds, and what they do together) and ``parameters_and_chance``.
    """
    between = len(kinds) + 1
    return {
        name: {
            "variance": _plain(spread),
            THEORIES: _plain(row[:between].sum()),
            **{part: _plain(share) for part, share in zip(names[:between], row[:between], strict=True)},
            REST: _plain(row[between:].sum()),
            **{part: _plain(share) for part, share in zip(names[between:], row[between:], strict=True)},
        }
        for name, spread, row in zip(indicators, variance, shares, strict=True)
    }


def _plain(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def table(report: Mapping[str, Any]) -> str:
    """Return a report as a table for reading."""
    made = counted(report["runs"], "run") + (f" of {report['asked']}: stopped, PARTIAL" if report["partial"] else "")
    mixed = len(report["members"])
    each = f" ({report['runs_each']} of each of {mixed} mixes of theories)" if mixed > 1 else ""
    lines = [f"{report['scenario']}  seed {report['seed']}  {made}{each}  {report['weeks']} weeks"]
    speed = f"{report['run_weeks_per_second']:,.0f} run-weeks/s" if report["run_weeks_per_second"] else ""
    lines.append(
        f"{report['seconds']:.1f} s  {speed}  {report['engine']}, {report['workers']} worker(s)  "
        f"digest {report['digest'][:16]}"
    )
    for title, found, of_theories in _titled(report):
        first = next(iter(found.values()))
        pooled = ", by theory" if of_theories else ""
        lines += ["", f"{title + pooled:28}{'unit':>16}" + "".join(f"{name:>12}" for name in first)]
        for name, row in found.items():
            lines.append(f"{name:28}{UNITS[name]:>16}" + "".join(_cell(x) for x in row.values()))
            lines += [f"  {theory:42}" + "".join(_cell(x) for x in one[name].values()) for theory, one in of_theories]
    for title, shares in _spreads(report):
        columns = [name for name in next(iter(shares.values())) if name != "variance"]
        heads = "".join(f"{HEADS.get(name, name):>11}" for name in columns)
        lines += ["", f"{title + ', % of the spread':28}{heads}"]
        lines += [f"{name:28}" + "".join(_percent(row[column]) for column in columns) for name, row in shares.items()]
    if report["spread"]:
        few = FEW.format(runs=report["spread"]["runs"])
        lines += ["", *textwrap.wrap(f"{SUMS} {few} Method: {report['spread']['method']}.", 100)]
    for title, effects in _tornados(report):
        lines += ["", f"{title + ', moved most by':28}{MOVED}", *named(effects)]
    return "\n".join(lines)


Bands = Mapping[str, Mapping[str, float | None]]


def _titled(report: Mapping[str, Any]) -> Iterator[tuple[str, Bands, list[tuple[str, Bands]]]]:
    """Give the bands of every date and of the end, and those of each theory there."""
    every = [(f"{kind} {name}", one) for kind, names in report["theories"].items() for name, one in names.items()]
    for date, found in report["at"].items():
        yield date, found, [(theory, one["at"][date]) for theory, one in every]
    yield "end", report["quantiles"], [(theory, one["quantiles"]) for theory, one in every]


def _spreads(report: Mapping[str, Any]) -> Iterator[tuple[str, Bands]]:
    if report["spread"]:
        yield from report["spread"]["at"].items()
        yield "end", report["spread"]["end"]


def _tornados(report: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if report["tornado"]:
        yield from report["tornado"]["at"].items()
        yield "end", report["tornado"]["end"]


def _cell(value: float | None) -> str:
    return f"{'-':>12}" if value is None else f"{value:>12,.4g}"


def _percent(value: float | None) -> str:
    return f"{'-':>11}" if value is None else f"{100.0 * value:>11.1f}"


Labels = Mapping[str, str]  # the theory of each kind, or ``ALL`` where several are pooled


@dataclass(frozen=True, slots=True)
class Weekly:
    """What the bands of every week are of: the ensemble's report, its first date, measures and percents.

    ``spread`` says whose the spread is: names of parts, the variance (weeks, indicators), and shares (weeks,
    indicators, parts); None of a single member.
    """

    report: Mapping[str, Any]
    start: dt.date
    indicators: Sequence[str]
    percents: Sequence[int]
    spread: tuple[Sequence[str], Array, Array] | None

    def date(self, week: int) -> str:
        """Return the first day of a week."""
        return (self.start + dt.timedelta(weeks=week)).isoformat()


def weekly_csv(of: Weekly, bands: Sequence[tuple[Labels, Array]]) -> bytes:
    """Return bands by theories, each (weeks, indicators, percents), as a long table; a column a kind of theory.

    The first bands are those of all runs; their rows also hold the parts of the spread. Every row says how many runs
    were made and asked for: of fewer an interrupted ensemble is known.
    """
    made = (of.report["runs"], of.report["asked"])
    names: Sequence[str] = ()
    if of.spread is not None:
        names, variance, shares = of.spread
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    head = ["runs", "asked", *bands[0][0], "date", "indicator", "unit", *(f"p{percent}" for percent in of.percents)]
    writer.writerow([*head, *(["variance"] if names else []), *(f"share_{name}" for name in names)])
    for which, (labels, values) in enumerate(bands):
        for week, i in np.ndindex(*values.shape[:2]):
            name = of.indicators[i]
            row = [*map(_text, values[week, i])]
            if names:
                told = [variance[week, i], *shares[week, i]] if which == 0 else [np.nan] * (1 + len(names))
                row += map(_text, told)
            writer.writerow([*made, *labels.values(), of.date(week), name, UNITS[name], *row])
    return text.getvalue().encode("utf-8-sig")


def _text(value: float) -> str:
    return "" if np.isnan(value) else repr(float(value))


def weekly_json(of: Weekly, bands: Array, theories: Mapping[str, Mapping[str, Array]]) -> bytes:
    """Return the report with the bands of every week (weeks, indicators, percents), each theory's, and the spread's."""

    def series(values: Array) -> list[float | None]:
        return [_plain(x) for x in values]

    def by_name(values: Array) -> dict[str, dict[str, list[float | None]]]:
        return {
            name: {f"p{percent}": series(values[:, i, k]) for k, percent in enumerate(of.percents)}
            for i, name in enumerate(of.indicators)
        }

    weekly: dict[str, Any] = {"all": by_name(bands)}
    weekly |= {kind: {name: by_name(values) for name, values in each.items()} for kind, each in theories.items()}
    if of.spread is not None:
        names, variance, shares = of.spread
        weekly["spread"] = {
            one: {"variance": series(variance[:, i]), **{n: series(shares[:, i, k]) for k, n in enumerate(names)}}
            for i, one in enumerate(of.indicators)
        }
    dates = [of.date(week) for week in range(len(bands))]
    return json.dumps({**of.report, "dates": dates, "weekly": weekly}, allow_nan=False).encode()


def write_runs(
    out: Path,
    start: dt.date,
    indicators: Sequence[str],
    labels: Mapping[str, str],
    parts: Iterable[tuple[Labels, int, Array]],
) -> None:
    """Write every week of every run to a Parquet file, part by part: theories, first run, (weeks, indicators, runs).

    A column a kind of theory says under which each run was made; the metadata of an indicator's says its unit.
    """
    pa, pq = parquet_library()
    fields = [pa.field(kind, pa.string()) for kind in KINDS]
    fields += [pa.field("run", pa.int64()), pa.field("week", pa.int32()), pa.field("date", pa.date32())]
    fields += [pa.field(name, pa.float64(), metadata={"unit": UNITS[name]}) for name in indicators]
    schema = pa.schema(fields, metadata=dict(labels))
    options = {"use_dictionary": list(KINDS)}  # numbers hardly repeat
    group: list[Any] = []
    try:
        with in_place_of(out) as file, pq.ParquetWriter(file, schema, **options) as writer:
            for theories, first, values in parts:
                weeks, _, runs = values.shape
                dates = [start + dt.timedelta(weeks=week) for week in range(weeks)] * runs
                columns: dict[str, Any] = {kind: [theories[kind]] * (weeks * runs) for kind in KINDS}
                columns |= {"run": np.repeat(np.arange(first, first + runs), weeks)}
                columns |= {"week": np.tile(np.arange(weeks, dtype=np.int32), runs), "date": dates}
                columns |= {name: values[:, i].T.reshape(-1) for i, name in enumerate(indicators)}
                group.append(pa.table(columns, schema))
                if sum(table.nbytes for table in group) >= GROUP:
                    writer.write_table(pa.concat_tables(group))
                    group.clear()
            if group:
                writer.write_table(pa.concat_tables(group))
    except OSError as error:
        message = f"could not be written: {error.strerror or error}."
        raise Unreadable(Issue("option.out", f"--out {out}", message, "Choose another place.")) from error
