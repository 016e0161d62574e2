"""Search for the parameters anew: ``python -m sandbox.study.published.fit --theory boom=push --seed 1``.

A search sees the rows of the scorecard to 31 March 2025 and makes no week after that. It starts from a column of
``parameters.csv`` that has seen no more (never from ``full``), moves what the table marks as searched inside its range,
and gives the same numbers for the same seed, whatever the machine.

The rule of choice among seeds was settled before the first of them was run: of the sets found, those that hit most of
the rows that a search sees, and of these the one of the least cost. No later row has a say. A set under which the
years to 2027 break a rule of tests/study/test_far_end.py, which knows no published number, is put aside.
"""

from __future__ import annotations

import argparse
import contextlib
import csv
import io
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox import assets
from sandbox.errors import SandboxError
from sandbox.model.noise import Noise
from sandbox.scenario import tables
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario
from sandbox.scenario.tables import ParameterRow
from sandbox.study.published.batch import national_series
from sandbox.study.published.scorecard import (
    CUT,
    SEEN,
    LooksAhead,
    Row,
    distance,
    offset,
    seen,
    table,
    value,
    week_nearest,
)

Array = NDArray[Any]

WEEKS = week_nearest(CUT) + 1
BLIND = ("strict", "push", "herd")  # columns that have seen nothing after CUT
OWN = ("push", "herd")  # columns that a search may write
WHOLE = frozenset({"rent_information_lag"})  # weeks that are counted

# The search: its first spread and its least one, as parts of a range; what it keeps of a generation, and of the past.
FIRST_SPREAD, LEAST_SPREAD = 0.15, 0.01
ELITE = 1 / 6
MEMORY = 0.5
LEAST_POPULATION = 4  # of fewer no two could be kept
# The loss: how far outside a band it turns from a square into a line, and the weight of the published number itself and
# of the middle of a parameter's range. Band and range are read alike, as two standard deviations to each side.
CORNER, PULL = 0.1, 0.02
MIDDLE = 0.5
STOPPED = 130  # what a shell says of a process that an interrupt ended
SAY = partial(print, flush=True)  # a search takes a while: its lines are wanted when they are said


@dataclass(frozen=True, slots=True)
class Found:
    """The best set of a search, its loss, and the least loss of every generation that was made."""

    values: Mapping[str, float]
    loss: float
    losses: tuple[float, ...]


def searched(theories: Mapping[str, str]) -> tuple[ParameterRow, ...]:
    """Return the parameters to search under theories: those of every search, and those of these theories alone."""
    wanted = {"searched", *(f"searched:{name}" for name in theories.values())}
    return tuple(row for row in tables.parameters() if row.status in wanted)


def start_from(column: str, theories: Mapping[str, str]) -> Scenario:
    """Return the scenario that a search varies: to the last week that it may see, every parameter from a column."""
    if column not in BLIND:
        raise LooksAhead(f"column {column!r} has seen what came after {CUT}; start from {', '.join(BLIND)}.")
    scenario = load_scenario("rush")
    for kind, name in theories.items():
        scenario = override(scenario, f"theory.{kind}={name}")
    values = {row.name: row.fitted(column) for row in tables.parameters()}
    return scenario.model_copy(update={"parameters": values, "weeks": WEEKS})


def loss(rows: Iterable[Row], series: Array) -> Array:
    """Mean over rows of a penalty outside the band and a small pull to the published number, (R,).

    d^2 / (d + 0.1) + 0.02 o^2, with d the distance from the band and o the offset, both in widths of the band
    """
    total, count = np.zeros(series.shape[0]), 0
    for row in rows:
        found = value(row, series)
        outside = distance(row, found)
        total, count = total + outside**2 / (outside + CORNER) + PULL * offset(row, found) ** 2, count + 1
    return np.where(np.isfinite(total), total / count, np.inf)


def prior(places: Array, rows: int) -> Array:
    """What sets of parameters cost by themselves, (R,): ``places`` (R, parameters) in their ranges, 0 to 1.

    0.02 sum (place - 1/2)^2 / rows. Rows are fewer than parameters: where they do not decide, the middle of the range
    does, and no parameter goes to a bound for nothing.
    """
    away = places - MIDDLE
    return np.asarray(PULL * (away * away).sum(axis=-1) / rows)


def search(
    scenario: Scenario,
    parameters: Sequence[ParameterRow],
    rows: Sequence[Row],
    *,
    seed: int,
    generations: int,
    population: int,
    tell: Callable[[str], None],
) -> Found:
    """Search by cross-entropy: draw a population around a centre, move centre and spread towards its best part.

    Parameters
    ----------
    scenario : Scenario
        What is run, and where the search starts (its ``parameters``, all of them given).
    parameters : sequence of ParameterRow
        What is searched, inside ``low`` to ``high``.
    rows : sequence of Row
        What is compared; a row that no search may see raises ``LooksAhead``.
    seed, generations, population : int
        Draws depend on seed, parameter, generation and member alone. Member 0 is the centre itself.
    tell : callable
        Hears of every generation in a line.

    An interrupt ends the search: what the generations before it found is returned, if there were any.
    """
    later = [row.id for row in rows if row.set not in SEEN]
    if later:
        raise LooksAhead(f"a search may not see {', '.join(later)}.")
    low = np.array([row.low for row in parameters])
    width = np.array([row.high for row in parameters]) - low
    centre = (np.array([scenario.parameters[row.name] for row in parameters]) - low) / width
    spread = np.full(len(parameters), FIRST_SPREAD)
    noise = Noise.create(seed, population, generations, on=True)
    best, losses = Found({}, np.inf, ()), []
    with contextlib.suppress(KeyboardInterrupt):
        for generation in range(generations):
            away = noise.normals(generation, {f"fit {row.name}": 1 for row in parameters})
            away[0] = 0.0
            places = np.clip(centre + spread * away, 0.0, 1.0)
            sets = _sets(parameters, low + width * places)
            found = loss(rows, national_series(scenario, sets, WEEKS)) + prior(places, len(rows))
            order = np.argsort(found, kind="stable")
            first = int(order[0])
            if found[first] < best.loss:
                best = Found({name: float(values[first]) for name, values in sets.items()}, float(found[first]), ())
            losses.append(float(found[first]))
            kept = places[order[: max(2, round(ELITE * population))]]
            centre = MEMORY * centre + (1.0 - MEMORY) * kept.mean(axis=0)
            spread = np.maximum(MEMORY * spread + (1.0 - MEMORY) * kept.std(axis=0, ddof=1), LEAST_SPREAD)
            tell(
                f"generation {generation + 1} of {generations}: least loss {found[first]:.5f}, centre {found[0]:.5f}, "
                f"so far {best.loss:.5f}, mean spread {spread.mean():.3f}"
            )
    if not best.values:
        raise KeyboardInterrupt
    return Found(best.values, best.loss, tuple(losses))


def _sets(parameters: Sequence[ParameterRow], values: Array) -> dict[str, Array]:
    """Return values (R, parameters) by name, as the table would hold them: ten digits, weeks that are counted whole."""
    return {
        row.name: np.array([_as_written(row.name, number) for number in values[:, i]])
        for i, row in enumerate(parameters)
    }


def _as_written(name: str, number: float) -> float:
    return float(round(number)) if name in WHOLE else float(f"{number:.10g}")


def write_column(path: Path, column: str, values: Mapping[str, float]) -> None:
    """Write a column of ``parameters.csv``; every other field stays as it is."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        row[column] = f"{values[row['name']]:.10g}"
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def _as_csv(column: str, values: Mapping[str, float]) -> str:
    """Return a column of ``parameters.csv`` as text, each number with its parameter's name."""
    return "\n".join((f"name,{column}", *(f"{row.name},{values[row.name]:.10g}" for row in tables.parameters())))


def main(arguments: Sequence[str] | None = None, tell: Callable[[str], None] = SAY) -> None:
    """Search, say how it went, and write what was found where that is wished."""
    reader = argparse.ArgumentParser(
        prog="python -m sandbox.study.published.fit", description="Fit the searched parameters."
    )
    reader.add_argument("--theory", action="append", default=[], metavar="KIND=NAME", help="e.g. boom=herd")
    reader.add_argument("--seed", type=int, default=1)
    reader.add_argument("--generations", type=int, default=60)
    reader.add_argument("--population", type=int, default=96)
    reader.add_argument("--from", dest="start", choices=BLIND, default="strict", help="column to start from")
    reader.add_argument("--write", choices=OWN, help="column of parameters.csv to write")
    asked = reader.parse_args(arguments)
    if asked.generations < 1 or asked.population < LEAST_POPULATION:
        reader.error(f"a search takes 1 generation or more, of {LEAST_POPULATION} members or more")
    try:
        scenario = start_from(asked.start, dict(text.partition("=")[::2] for text in asked.theory))
    except SandboxError as error:
        reader.error(str(error))
    theories = scenario.theory.model_dump()
    if asked.write not in (None, theories["boom"]):
        reader.error(f"--write {asked.write} is the column of another theory than boom={theories['boom']}")
    parameters, rows = searched(theories), seen()
    tell(f"{len(parameters)} parameters, {len(rows)} rows, {WEEKS} weeks, from column {asked.start}, {theories}")
    found = search(
        scenario,
        parameters,
        rows,
        seed=asked.seed,
        generations=asked.generations,
        population=asked.population,
        tell=tell,
    )
    stopped = len(found.losses) < asked.generations
    if stopped:
        tell(f"stopped after generation {len(found.losses)} of {asked.generations}: the best set so far")
    for row in parameters:
        number = found.values[row.name]
        edge = "  at a bound" if number in (row.low, row.high) else ""
        tell(f"{row.name:34}{scenario.parameters[row.name]:12.5g} -> {number:<12.10g}{edge}")
    values = {**scenario.parameters, **found.values}
    for line in table(rows, national_series(scenario.model_copy(update={"parameters": values}), {}, WEEKS)):
        tell(line)
    if stopped:
        if asked.write:
            tell(f"column {asked.write} is not written; this is what would stand in it:")
            tell(_as_csv(asked.write, values))
        sys.exit(STOPPED)
    if asked.write:
        write_column(assets.path("data", "parameters.csv"), asked.write, values)
        tell(f"column {asked.write} is written.")


if __name__ == "__main__":
    main()
