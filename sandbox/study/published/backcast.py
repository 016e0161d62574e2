"""The back-cast: what ``rush`` gives without a player and without chance, beside every published number.

Beside it stand two forecasts that know no economy. They are made of published numbers alone: those of the scorecard
about dates to 31 March 2025, which is what a fit may look at (some were published later; the forecasts get these too).
A row after that day has a forecast where its series has such numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, Unreadable
from sandbox.model.measures import INDICATORS
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario
from sandbox.study.published.batch import one_by_one
from sandbox.study.published.held_out import checked, held_out
from sandbox.study.published.scorecard import COLUMN, Row, distance, hit, place, seen, unit_of, value, week_nearest

Array = NDArray[Any]

FITS = ("strict", "full", "own")
SEEN_LATER = "full"  # the fit that was searched on later numbers too
SEEN_ADDED = "own"  # the fits that were searched on the rows that were added to the study's
TUNED, CHECKED, HELD_OUT, FITTED_LATER = "tuned", "checked", "held_out", "fitted_later"
LAST, TREND = "last_value", "linear_trend"
NAIVE = (LAST, TREND)
PUBLISHED, MODEL = "published", "model"
RULE = (
    "Naive forecasts are made of the published numbers of this card about dates to 31 March 2025 (at, mean, and "
    "difference from a known start), of the same series and way of counting. last_value: the latest of them goes on. "
    "linear_trend: the least-squares line through them, from two on, never below nothing. Rows whose series has none "
    "have no forecast."
)


@dataclass(frozen=True, slots=True)
class BackcastLine:
    """A row, what the model gives for it, and what each naive forecast does, where there is one.

    ``places`` says where in the band (0 its lower end, 1 its upper one) the published number, the model's and each
    forecast lie.
    """

    row: Row
    block: str
    simulated: float
    hit: bool
    missed_by: float
    naive: Mapping[str, float]
    naive_hit: Mapping[str, bool]
    places: Mapping[str, float]

    @property
    def beaten_by(self) -> tuple[str, ...]:
        """The naive forecasts that hit where the model misses."""
        return tuple(name for name, inside in self.naive_hit.items() if inside and not self.hit)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of some rows are hit; for a naive forecast, also how many of the same rows the model hits."""

    hits: int
    of: int
    model: int


@dataclass(frozen=True, slots=True)
class Backcast:
    """A scorecard: of which fit under which theories, and its lines, block by block."""

    fit: str
    theories: Mapping[str, str]
    lines: tuple[BackcastLine, ...]

    @property
    def blocks(self) -> tuple[str, ...]:
        """The blocks in the order of the card."""
        return tuple(dict.fromkeys(line.block for line in self.lines))

    @property
    def fitted_to_theory(self) -> bool:
        """Whether the fit was searched under the theory of the boom that it is shown with."""
        return self.fit == "own" or self.theories["boom"] == "push"

    def tally(self, block: str) -> Tally:
        """Count the hits of a block."""
        inside = [line.hit for line in self.lines if line.block == block]
        return Tally(sum(inside), len(inside), sum(inside))

    def naive(self, name: str) -> Tally:
        """Count the hits of a naive forecast, and the model's on the same rows."""
        known = [line for line in self.lines if name in line.naive]
        return Tally(sum(line.naive_hit[name] for line in known), len(known), sum(line.hit for line in known))


def scenario_of(fit: str, theories: Iterable[str] = ()) -> Scenario:
    """Return ``rush`` with a fit and with theories, each as ``KIND=NAME``."""
    if fit not in FITS:
        message = f"is '{fit}'; expected one of {', '.join(FITS)}."
        raise Unreadable(Issue("option.fit", "--fit", message, "Example: --fit own"))
    scenario = override(load_scenario("rush"), f"fit={fit}", "--fit")
    named: set[str] = set()
    for text in theories:
        kind, sign, name = text.partition("=")
        if not (sign and kind and name):
            message = f"is '{text}'; expected KIND=NAME."
            raise Unreadable(Issue("option.theory", "--theory", message, "Example: --theory boom=herd"))
        if kind in named:
            raise Unreadable(Issue("option.theory", "--theory", f"names {kind} twice.", "One theory of each kind."))
        named.add(kind)
        scenario = override(scenario, f"theory.{kind}={name}", f"--theory {text}")
    return scenario


def backcast(fit: str = "strict", theories: Iterable[str] = ()) -> Backcast:
    """Run ``rush`` once and judge it by every row."""
    return next(card for card in backcasting(fit, theories) if card is not None)


def backcasting(fit: str = "strict", theories: Iterable[str] = ()) -> Iterator[Backcast | None]:
    """Do the same a week at a time, for whoever has other things to do: None, and the card in the end."""
    scenario = scenario_of(fit, theories).model_copy(update={"player": None})
    series = np.empty((1, scenario.weeks, len(INDICATORS)))
    for _ in one_by_one(scenario, series):
        yield None
    yield judged(series, fit, scenario.theory.model_dump())


def judged(series: Array, fit: str, theories: Mapping[str, str]) -> Backcast:
    """Judge a run, national series (1, weeks, indicators), by every row."""
    early, later = (*seen(), *checked()), held_out()
    last = FITTED_LATER if fit == SEEN_LATER else HELD_OUT
    blocks = {"tuned": TUNED, "added": TUNED if fit == SEEN_ADDED else CHECKED, "checked": CHECKED}
    lines = [_line(row, blocks[row.set], series, {}) for row in early]
    for basis in dict.fromkeys(row.basis for row in later):
        forecasts = naive_series([row for row in early if row.basis == basis], series.shape[1])
        lines += [_line(row, last, series, forecasts) for row in later if row.basis == basis]
    return Backcast(fit, dict(theories), tuple(lines))


def _line(row: Row, block: str, series: Array, forecasts: Mapping[str, Array]) -> BackcastLine:
    found = value(row, series)
    with np.errstate(invalid="ignore"):  # a line that has come down to nothing has no ratio
        known = {name: value(row, each) for name, each in forecasts.items()}
    known = {name: each for name, each in known.items() if np.isfinite(each[0])}
    return BackcastLine(
        row=row,
        block=block,
        simulated=float(found[0]),
        hit=bool(hit(row, found)[0]),
        missed_by=float(distance(row, found)[0]),
        naive={name: float(each[0]) for name, each in known.items()},
        naive_hit={name: bool(hit(row, each)[0]) for name, each in known.items()},
        places={
            PUBLISHED: float(place(row, row.published)),
            MODEL: float(place(row, found)[0]),
            **{name: float(place(row, each)[0]) for name, each in known.items()},
        },
    )


# ------------------------------------------------------------------------------------------------- naive forecasts


def points(rows: Sequence[Row], name: str) -> list[tuple[float, float]]:
    """Return the published numbers of a series as (week, number), in the order of weeks.

    A number that holds at a date stands there, a mean in the middle of its window, and a difference at its end, where
    the number at its beginning is published too. Greatest, least and ratios have no date, and give none.
    """
    found: dict[float, float] = {}
    changes = []
    for row in rows:
        if row.series != name:
            continue
        (first, last) = row.windows[0]
        begin = float(week_nearest(first))
        if row.statistic == "at":
            found[begin] = row.published
        elif row.statistic == "mean":
            found[(begin + week_nearest(last)) / 2.0] = row.published
        elif row.statistic == "difference":
            changes.append((begin, float(week_nearest(last)), row.published))
    for begin, end, change in changes:
        if begin in found:
            found[end] = found[begin] + change
    return sorted(found.items())


def naive_series(rows: Sequence[Row], weeks: int) -> dict[str, Array]:
    """Return what each naive forecast says of every series, (1, weeks, indicators); not a number where it is silent.

    Between published numbers it is a straight line, so that a later row may reach back; before the first it is silent.
    """
    result = {name: np.full((1, weeks, len(INDICATORS)), np.nan) for name in NAIVE}
    week = np.arange(float(weeks))
    for name, column in COLUMN.items():
        known = points(rows, name)
        if not known:
            continue
        at, numbers = np.array(known).T
        path = np.interp(week, at, numbers, left=np.nan)
        result[LAST][0, :, column] = path
        if len(known) > 1:
            slope = ((at - at.mean()) * (numbers - numbers.mean())).sum() / ((at - at.mean()) ** 2).sum()
            onward = np.maximum(numbers.mean() + slope * (week - at.mean()), 0.0)
            result[TREND][0, :, column] = np.where(week > at[-1], onward, path)
    return result


# ------------------------------------------------------------------------------------------------------------ words

TITLES = {
    TUNED: "Tuned: rows to 31 March 2025 that this fit was searched on",
    CHECKED: "Checked: rows to 31 March 2025 that this fit has not seen",
    HELD_OUT: "Held out: rows after 31 March 2025, not searched on",
    FITTED_LATER: "Fitted later: rows after 31 March 2025; this fit was searched on later numbers too",
}
SHORT = {LAST: "last", TREND: "trend"}


def span(row: Row) -> str:
    """Return the date or window of a row; two windows with a stroke between."""
    texts = (f"{first}" if first == last else f"{first}..{last}" for first, last in row.windows)
    return " / ".join(texts)


def as_json(card: Backcast) -> dict[str, Any]:
    """Return the card as plain values."""
    rows = [
        {
            "id": line.row.id,
            "indicator": line.row.series,
            "statistic": line.row.statistic,
            "unit": unit_of(line.row),
            "date": span(line.row),
            "published": line.row.published,
            "low": line.row.low,
            "high": line.row.high,
            "simulated": line.simulated,
            "pass": line.hit,
            "set": line.block,
            "source": line.row.source,
            "confidence": line.row.confidence,
            "naive": dict(line.naive),
            "beaten_by": list(line.beaten_by),
        }
        for line in card.lines
    ]
    told = {block: card.tally(block) for block in card.blocks}
    return {
        "fit": card.fit,
        "theories": dict(card.theories),
        "rows": rows,
        **{block: {"pass": tally.hits, "of": tally.of} for block, tally in told.items()},
        "naive": {
            name: {"pass": tally.hits, "of": tally.of, "model": tally.model}
            for name, tally in ((name, card.naive(name)) for name in NAIVE)
        },
        "rule": RULE,
    }


def as_text(card: Backcast) -> str:
    """Return the card as lines of at most 100 characters."""
    theories = ", ".join(f"{kind} {name}" for kind, name in card.theories.items())
    lines = [f"Back-cast: rush without a player, noise off. Fit {card.fit}.", f"Theories: {theories}."]
    if not card.fitted_to_theory:
        lines.append(f"Fit {card.fit} was searched under boom push: this card shows the other theory, not a fit of it.")
    for block in card.blocks:
        tally = card.tally(block)
        lines += ["", f"{TITLES[block]}: {tally.hits} of {tally.of} hit", HEAD]
        lines += [_text(line) for line in card.lines if line.block == block]
    lines += ["", "Naive forecasts of the rows after 31 March 2025, on the rows where there is one:"]
    for name in NAIVE:
        tally = card.naive(name)
        wins = "  The forecast wins." if tally.hits > tally.model else ""
        lines.append(f"{name:13} hits {tally.hits} of {tally.of}, the model {tally.model} of these.{wins}")
    beaten = [line for line in card.lines if line.beaten_by]
    for line in beaten:
        lines.append(f"  {' and '.join(line.beaten_by)} hit {line.row.id}, which the model misses.")
    return "\n".join([*lines, "", *UNITS, "Publishers, the rule of the forecasts and all digits: --json."])


HEAD = f"     {'row':19} {'date or window':22} {'published (band)':19} {'model':>7} {'unit':10}    last trend"
UNITS = (
    "A letter says what the published number rests on: A its publisher, B a second hand or one step of",
    "reckoning, C an inference. EF: 10^18 operations a second (dense FP16). kCNY: 1,000 yuan. trn: 10^12",
    "tokens. last, trend: whether a naive forecast hits; empty where there is none.",
)


def _text(line: BackcastLine) -> str:
    row = line.row
    number = f"{row.published:4g} ({row.low:g} to {row.high:g})"
    first = span(row).partition(" / ")[0]
    naive = "".join(f"{('hit' if line.naive_hit[name] else 'MISS') if name in line.naive else '':5}" for name in NAIVE)
    text = (
        f"{'hit' if line.hit else 'MISS':4} {row.id:19} {first:22} {number:19} {line.simulated:7.4g}"
        f" {unit_of(row):10} {row.confidence}  {naive}"
    )
    return text.rstrip()
