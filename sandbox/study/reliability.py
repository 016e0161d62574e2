"""How often published numbers lie inside an ensemble's bands: ``python -m sandbox.study.reliability --runs 256``.

A band of 80 % that holds 8 of 10 numbers means what it says; one that holds 3 is too narrow. The rows that a fit has
seen are counted apart from those that it has not.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
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
from sandbox.study import pool
from sandbox.study.ensemble import Ran, chunk_size, members, run_all
from sandbox.study.held_out import held_out
from sandbox.study.scorecard import COLUMN, Row, tuned, value

Array = NDArray[Any]

LEVELS: Final = (50, 80, 90)  # per cent of the runs that a central band holds


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a published number stands among the runs: what part of them is below it, and the bands of ``LEVELS``."""

    id: str
    set: str
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
    return Placed(row.id, row.set, row.published, float(np.median(found)), float(below / found.size), bands, inside)


def coverage(rows: Iterable[Placed]) -> tuple[Coverage, ...]:
    """Count the rows whose number lies inside the band of each level."""
    every = list(rows)
    return tuple(Coverage(level, sum(row.inside[i] for row in every), len(every)) for i, level in enumerate(LEVELS))


def statistics(rows: Sequence[Row], several: Sequence[Ran]) -> dict[str, Array]:
    """Return what every run of an ensemble, pooled, gives for each row; all its weeks must have been kept."""
    parts: dict[str, list[Array]] = {row.id: [] for row in rows}
    for one in several:
        columns = [COLUMN[name] for name in one.member.indicators]
        for _, values in one.kept.by_run():
            series = np.full((values.shape[-1], values.shape[0], len(INDICATORS)), np.nan)
            series[..., columns] = values.transpose(2, 0, 1)
            for row in rows:
                parts[row.id].append(value(row, series))
    return {name: np.concatenate(found) for name, found in parts.items()}


def measured(scenario: Scenario, theories: Sequence[str], runs: int, workers: int) -> tuple[Placed, ...]:
    """Run an ensemble of a scenario and place all rows of the scorecard."""
    rows = (*tuned(), *held_out())
    words = {word for row in rows for word in row.series.split()}
    names = [variable.name for variable in INDICATORS if variable.name in words]
    weeks = scenario.weeks
    several = members(scenario, [], theories, weeks=weeks, keep=range(weeks), indicators=names)
    engine = pool.here if workers == 1 else partial(pool.processes, workers)
    ran, stopped = run_all(several, runs, chunk_size(runs, workers), engine)
    if stopped:
        raise KeyboardInterrupt
    found = statistics(rows, ran)
    return tuple(placed(row, found[row.id]) for row in rows)


def table(rows: Sequence[Placed], seen_later: bool) -> list[str]:
    """Lay out the counts, and where every number stands, as Markdown."""
    later = "later (seen by this fit)" if seen_later else "later, held out"
    sets = {"to 31 March 2025": "tuned", later: "held-out"}
    counted = [(name, coverage(row for row in rows if row.set == kind)) for name, kind in sets.items()]
    lines = ["| rows | " + " | ".join(f"inside {level} %" for level in LEVELS) + " |", "|---" * (1 + len(LEVELS)) + "|"]
    for name, each in counted:
        lines.append(f"| {name} | " + " | ".join(f"{c.inside} of {c.of} ({c.inside / c.of:.0%})" for c in each) + " |")
    lines += [
        "",
        "| row | published | median | 80 % of the runs | runs below it | inside |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        low, high = row.bands[LEVELS.index(80)]
        least = next((f"{level} %" for level, inside in zip(LEVELS, row.inside, strict=True) if inside), "no")
        lines.append(
            f"| {row.id} | {row.published:g} | {row.median:.4g} | {low:.4g} to {high:.4g} | {row.below:.0%} | {least} |"
        )
    return lines


def main(arguments: Sequence[str] | None = None, tell: Callable[[str], None] = print) -> None:
    """Say how often the published numbers lie inside the bands of a scenario's runs."""
    reader = argparse.ArgumentParser(prog="python -m sandbox.study.reliability", description="Judge the bands.")
    reader.add_argument("--scenario", default="rush")
    reader.add_argument("--runs", type=int, default=256, help="of each theory")
    reader.add_argument("--workers", type=int, default=pool.processors())
    reader.add_argument("--theories", default="", help="such as push,herd: each with its own fit, pooled")
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
        theories = [name for name in asked.theories.split(",") if name]
        rows = measured(scenario, theories, asked.runs, asked.workers)
    except SandboxError as error:
        reader.error(str(error))
    if asked.json:
        counted = {
            kind: [asdict(c) for c in coverage(r for r in rows if r.set == kind)] for kind in ("tuned", "held-out")
        }
        tell(json.dumps({"runs": asked.runs, "coverage": counted, "rows": [asdict(row) for row in rows]}, indent=1))
        return
    for line in table(rows, seen_later=scenario.fit == "full" and not theories):
        tell(line)


if __name__ == "__main__":
    main()
