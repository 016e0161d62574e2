"""How often published numbers lie inside an ensemble's bands.

Asked by ``python -m sandbox.study.ensembles.reliability --runs 256``. A band of 80 % that holds 8 of 10 numbers means
what it says; one that holds 3 is too narrow. The rows that a fit has seen are counted apart from those that it has
not. Where theories are mixed, each has its counts beside those of all together, and the measures are named by which
an observer would tell rivals apart.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import SandboxError
from sandbox.model.measures import INDICATORS
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.ensemble import Ran, chunk_size, members, of_theory, run_all
from sandbox.study.ensembles.kept import PERCENT, bands
from sandbox.study.ensembles.spread import Spread, decomposed, over_weeks
from sandbox.study.published.held_out import held_out
from sandbox.study.published.scorecard import COLUMN, CUT, Row, tuned, unit_of, value
from sandbox.study.theories import Chosen, crossed, mix, read, runs_of_each

Array = NDArray[Any]

TOLD_AT: Final = (CUT, dt.date(2026, 6, 29), dt.date(2027, 12, 27))  # when fits looked last, later, and the last week
MOST_TOLD, LEAST_TOLD = 3, 0.1  # measures of a kind and date, and the least part of their spread that is the kind's
LEVELS: Final = (50, 80, 90)  # per cent of the runs that a central band holds


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a published number stands among the runs: what part of them is below it, and the bands of ``LEVELS``."""

    id: str
    set: str
    unit: str
    published: float
    median: float
    below: float
    bands: tuple[tuple[float, float], ...]
    inside: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of some rows' published numbers lie inside the bands of each level."""

    level: int
    inside: int
    of: int


def placed(row: Row, found: Array) -> Placed:
    """Place a row's published number among what runs give for it (R,); the ends of a band count as inside."""
    at = [(50 - level / 2, 50 + level / 2) for level in LEVELS]
    bands = tuple((float(low), float(high)) for low, high in (np.percentile(found, each) for each in at))
    below = np.count_nonzero(found < row.published) + np.count_nonzero(found == row.published) / 2
    inside = tuple(low <= row.published <= high for low, high in bands)
    middle, part = float(np.median(found)), float(below / found.size)
    return Placed(row.id, row.set, unit_of(row), row.published, middle, part, bands, inside)


def coverage(rows: Iterable[Placed]) -> tuple[Coverage, ...]:
    """Count the rows whose number lies inside the band of each level."""
    every = list(rows)
    return tuple(Coverage(level, sum(row.inside[i] for row in every), len(every)) for i, level in enumerate(LEVELS))


def statistics(rows: Sequence[Row], several: Sequence[Ran]) -> dict[str, Array]:
    """Return what every run of an ensemble, pooled, gives for each row (runs,); all its weeks must have been kept."""
    parts: dict[str, list[Array]] = {row.id: [] for row in rows}
    for one in several:
        columns = [COLUMN[name] for name in one.member.indicators]
        for _, values in one.kept.by_run():
            series = np.full((values.shape[-1], values.shape[0], len(INDICATORS)), np.nan)
            series[..., columns] = values.transpose(2, 0, 1)
            for row in rows:
                parts[row.id].append(value(row, series))
    return {name: np.concatenate(found) for name, found in parts.items()}


@dataclass(frozen=True, slots=True)
class Telling:
    """A measure whose spread at a date is a kind's more than others': what part of it, and each theory's median."""

    kind: str
    date: dt.date
    indicator: str
    share: float
    medians: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Measured:
    """All rows placed among the runs of an ensemble; of several theories also by each, and whose the spread is."""

    rows: tuple[Placed, ...]
    by_theory: Mapping[tuple[str, str], tuple[Placed, ...]]
    spread: Spread | None
    telling: tuple[Telling, ...]


def measured(scenario: Scenario, theories: Chosen, runs: int, workers: int) -> Measured:
    """Run an ensemble of a scenario and place all rows of the scorecard; mixed theories share the runs out."""
    rows = (*tuned(), *held_out())
    words = {word for row in rows for word in row.series.split()}
    names = [variable.name for variable in INDICATORS if variable.name in words]
    weeks, mixes = scenario.weeks, crossed(theories)
    several = members(scenario, [], mixes, weeks=weeks, keep=range(weeks), indicators=names)
    engine = pool.here if workers == 1 else partial(pool.processes, workers)
    each = runs_of_each(runs, len(several))
    ran, stopped = run_all(several, each, chunk_size(each, workers), engine)
    if stopped:
        raise KeyboardInterrupt

    def all_placed(found: Mapping[str, Array]) -> tuple[Placed, ...]:
        return tuple(placed(row, found[row.id]) for row in rows)

    found = statistics(rows, ran)
    if len(ran) == 1:
        return Measured(all_placed(found), {}, None, ())
    by_theory = {
        (kind, name): all_placed(statistics(rows, of_theory(ran, kind, name)))
        for kind, of in theories.items()
        for name in of
    }
    values = np.stack([found[row.id] for row in rows])
    levels = [len(of) for of in theories.values()]
    spread = decomposed(values.reshape(len(rows), *levels, each), tuple(theories))
    return Measured(all_placed(found), by_theory, spread, tuple(telling(ran, theories)))


def telling(ran: Sequence[Ran], theories: Chosen) -> Iterator[Telling]:
    """Name the measures by which an observer would best tell the theories of each kind apart, at some dates.

    They are among those that the members keep: here the ones of the scorecard, which somebody publishes.
    """
    member, several = ran[0].member, [one.kept for one in ran]
    spread = over_weeks(several, theories)
    medians = {
        (kind, name): bands([one.kept for one in of_theory(ran, kind, name)])[..., PERCENT.index(50)]
        for kind, of in theories.items()
        for name in of
    }
    for k, kind in enumerate(theories):
        for day in TOLD_AT:
            week = (day - member.scenario.start).days // 7
            if week >= member.weeks:
                continue
            shares = np.nan_to_num(spread.shares[week, :, k])
            for i in sorted(range(len(shares)), key=lambda i: -shares[i])[:MOST_TOLD]:
                if shares[i] >= LEAST_TOLD:
                    of = {name: float(medians[kind, name][week, i]) for name in theories[kind]}
                    yield Telling(kind, day, member.indicators[i], float(shares[i]), of)


def counts(named: Iterable[tuple[str, Sequence[Placed]]], seen_later: bool) -> list[str]:
    """Lay out how many rows of both sets lie inside the bands, a line for each of some ensembles."""
    later = "later (seen by this fit)" if seen_later else "later, held out"
    sets = {"to 31 March 2025": "tuned", later: "held-out"}
    lines = ["| rows | " + " | ".join(f"inside {level} %" for level in LEVELS) + " |", "|---" * (1 + len(LEVELS)) + "|"]
    for theory, rows in named:
        for name, kind in sets.items():
            each = coverage(row for row in rows if row.set == kind)
            told = " | ".join(f"{c.inside} of {c.of} ({c.inside / c.of:.0%})" for c in each)
            lines.append(f"| {theory}{name} | {told} |")
    return lines


def table(found: Measured, theories: Chosen, seen_later: bool) -> list[str]:
    """Lay out the counts, where every number stands, and what would tell theories apart, as Markdown."""
    lines = counts([("", found.rows)], seen_later)
    if found.by_theory:
        named = ((f"`{kind}={name}`, ", rows) for (kind, name), rows in found.by_theory.items())
        lines += counts(named, seen_later)[2:]
    kinds = list(theories) if found.spread is not None else []
    heads = ["row", "published", "unit", "median", "80 % of the runs", "runs below it", "inside"]
    heads += ["theories' part of the spread", *kinds] if kinds else []
    lines += ["", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for i, row in enumerate(found.rows):
        low, high = row.bands[LEVELS.index(80)]
        least = next((f"{level} %" for level, inside in zip(LEVELS, row.inside, strict=True) if inside), "no")
        line = (
            f"| {row.id} | {row.published:g} | {row.unit} | {row.median:.4g} | {low:.4g} to {high:.4g} "
            f"| {row.below:.0%} | {least} |"
        )
        if found.spread is not None:
            of = found.spread.shares[i]
            line += "".join(f" {_percent(share)} |" for share in (of[: len(kinds) + 1].sum(), *of[: len(kinds)]))
        lines.append(line)
    return lines + apart(found.telling)


def _percent(share: float) -> str:
    return f"{share:.0%}" if np.isfinite(share) else "-"


def apart(found: Sequence[Telling]) -> list[str]:
    """Lay out by which measures theories would be told apart, as Markdown."""
    if not found:
        return []
    units = {variable.name: variable.shown_unit for variable in INDICATORS}
    lines = ["", "### What would tell the theories apart", ""]
    lines += ["| kind | in the week of | measure | its part of the spread | medians |", "|---" * 5 + "|"]
    for one in found:
        medians = ", ".join(f"{name} {value:.4g}" for name, value in one.medians.items())
        lines.append(
            f"| {one.kind} | {one.date} | `{one.indicator}` ({units[one.indicator]}) | {one.share:.0%} | {medians} |"
        )
    return lines


def main(arguments: Sequence[str] | None = None, tell: Callable[[str], None] = print) -> None:
    """Say how often the published numbers lie inside the bands of a scenario's runs."""
    reader = argparse.ArgumentParser(
        prog="python -m sandbox.study.ensembles.reliability", description="Judge the bands."
    )
    reader.add_argument("--scenario", default="rush")
    reader.add_argument("--runs", type=int, default=256, help="in all; mixed theories share them out evenly")
    reader.add_argument("--workers", type=int, default=pool.processors())
    reader.add_argument("--theories", action="append", default=[], help="KIND=NAME,NAME, repeatable, pooled")
    reader.add_argument("--theory-mix", action="store_true", help="all theories of boom, rebound and resale")
    reader.add_argument("--fit", choices=("strict", "full", "own"), default="strict")
    reader.add_argument("--set", dest="sets", action="append", default=[], metavar="PATH=VALUE")
    reader.add_argument("--json", action="store_true")
    asked = reader.parse_args(arguments)
    if asked.runs < 2 or asked.workers < 1:
        reader.error("an ensemble takes 2 runs or more, and 1 worker or more")
    try:
        scenario = load_scenario(asked.scenario)
        for text in (f"fit={asked.fit}", *asked.sets):
            scenario = override(scenario, text)
        theories = mix() if asked.theory_mix else read(asked.theories)
        found = measured(scenario, theories, asked.runs, asked.workers)
    except SandboxError as error:
        reader.error(str(error))
    if asked.json:
        tell(json.dumps(as_json(found, asked.runs), indent=1))
        return
    for line in table(found, theories, seen_later=scenario.fit == "full" and "boom" not in theories):
        tell(line)


def as_json(found: Measured, runs: int) -> dict[str, Any]:
    """Return counts, rows, the parts of their spread and what would tell theories apart as plain values."""

    def counted(rows: Iterable[Placed]) -> dict[str, Any]:
        every = list(rows)
        return {
            kind: [asdict(c) for c in coverage(r for r in every if r.set == kind)] for kind in ("tuned", "held-out")
        }

    spread = found.spread
    parts = [dict(zip(spread.names, map(float, shares), strict=True)) for shares in spread.shares] if spread else []
    return {
        "runs": runs,
        "coverage": counted(found.rows),
        "coverage_by_theory": {f"{kind}={name}": counted(rows) for (kind, name), rows in found.by_theory.items()},
        "rows": [asdict(row) for row in found.rows],
        "spread": {row.id: each for row, each in zip(found.rows, parts, strict=False)},
        "telling": [{**asdict(one), "date": one.date.isoformat()} for one in found.telling],
    }


if __name__ == "__main__":
    main()
