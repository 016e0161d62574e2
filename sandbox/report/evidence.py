"""What a shown number rests on, as one letter: A to D, or none for what is the player's own.

By its parts no outcome of the model is better than D, for every week passes through numbers that nobody published. A
letter that is D for everything tells nothing, so a conclusion is asked for evidence of its own:

1. *Own.* What the player has, owes, pays and has ordered is a rule of the game and no conclusion. It has no letter.
2. *Judged.* Of a measure that was published there are rows of ``scorecard.csv``. Where the back-cast by the game's fit
   and theory hits most of them, its letter is that which more than half of the rows hit have or better. Where it does
   not, the measure is contradicted: D.
3. *Of its parts.* Any other measure is as good as the weakest number and equation that it is counted from, all the way
   down; what is carried from week to week rests on all that the model does. That is D for nearly all.

A game whose numbers, theories or tables are not those of a back-cast has no judged measures: nobody compared it.
Which rows a back-cast misses is read in ``misses.csv``; `suanli book` writes that table from docs/backcast.md.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from sandbox import assets
from sandbox.errors import Issue, SandboxError
from sandbox.model.measures import INDICATORS
from sandbox.play.red_lines import LIMITS
from sandbox.report import book
from sandbox.report.reckoning import MEASURES, page_of
from sandbox.scenario import table_rows, tables
from sandbox.scenario.files import load_scenario
from sandbox.scenario.schema import Scenario, Theory, complete

NAME = "misses.csv"
JUDGED_BY = ("strict", "full", "own")
# The sets of rows that no search of a fit looked at.
UNSEEN: Mapping[str, tuple[str, ...]] = {
    "strict": ("added", "checked", "held-out"),
    "full": ("added", "checked"),
    "own": ("checked", "held-out"),
}
# What the player has, pays and has ordered.
OWN = frozenset(
    (
        "nation.purse", "nation.purse_income", "nation.own_capacity", "nation.own_cash", "nation.own_halls",
        "province.purse", "province.voucher", "hall.status", "hall.stage", "hall.capacity", "hall.cash", "hall.debt",
        "hall.weeks_to_finish", "red_line.own_public_money", "red_line.own_guarantees",
    )
)  # fmt: skip
# The market of one chip that is a national measure too.
OF_H100: Mapping[str, str] = {
    "chip.card_price@h100": "nation.h100_card_price",
    "chip.card_value@h100": "nation.h100_fundamental_value",
    "chip.card_trades@h100": "nation.resale_volume",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a measure rests on; ``kind`` is own, judged, contradicted, parts or assumed.

    ``rows`` published numbers are about it and ``hits`` of them are hit; ``unseen`` are those that no search of the
    game's fit looked at.
    """

    letter: str
    kind: str
    rows: int = 0
    hits: int = 0
    unseen: int = 0
    unseen_hits: int = 0


ASSUMED = Evidence("D", "assumed")


def evidence(scenario: Scenario | None = None) -> Mapping[str, Evidence]:
    """Return what each measure of a game rests on, under its key in the book; without a game, of one that ships.

    A red line, ``red_line.`` and its name, rests on what its measure does.
    """
    given = complete(scenario if scenario is not None else load_scenario("rush"))
    return _evidence(card_of(given), tuple(given.theory.model_dump().items()))


def of_card(fit: str, boom: str) -> Mapping[str, Evidence]:
    """Return the same of a fit and a theory of the boom, with all else as it ships."""
    return _evidence((fit, boom), tuple(Theory(boom=boom).model_dump().items()))  # type: ignore[arg-type]


def card_of(given: Scenario) -> tuple[str, str] | None:
    """Return the fit and the theory of the boom whose back-cast judges a completed scenario; None where none does."""
    found = given.fit, given.theory.boom
    return found if _foundations(given) == _judged_foundations(*found) else None


def check(found: str) -> None:
    """Refuse a table of misses that is not what the back-cast's page says now."""
    if found != text():
        message = "is not what docs/backcast.md says now."
        raise SandboxError(Issue("book.stale", f"assets/data/{NAME}", message, "Write it again: suanli book"))


def path() -> Path:
    """Return where the table of misses stands."""
    return assets.path("data", NAME)


def text() -> str:
    """Return the table of misses, read in the page of the back-cast."""
    page = (book.path().parent / "backcast.md").read_text(encoding="utf-8")
    told = page.partition("\n## All that is missed, card by card\n")[2].partition("\n## ")[0]
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(("fit", "boom", "row"))
    for fit, boom, missed in re.findall(r"^- (\w+), (\w+): (.*)$", told, flags=re.MULTILINE):
        for row in re.findall(r"(\w+) \([^)]*\)", missed):
            rows.writerow((fit, boom, row))
    return out.getvalue()


# ------------------------------------------------------------------------------------------------ which game is judged


def _foundations(given: Scenario) -> Mapping[str, object]:
    """Return what a back-cast rests on: what-ifs of policy and of single events are left to the game."""
    kept = ("start", "theory", "provinces", "parameters", "constants", "chips", "operators", "fleets")
    return {name: getattr(given, name) for name in kept}


@cache
def _judged_foundations(fit: str, boom: str) -> Mapping[str, object]:
    rush = load_scenario("rush")
    theory = rush.theory.model_copy(update={"boom": boom})
    return _foundations(complete(rush.model_copy(update={"fit": fit, "theory": theory})))


# ------------------------------------------------------------------------------------------------------ the letters


@cache
def _evidence(card: tuple[str, str] | None, theories: tuple[tuple[str, str], ...]) -> Mapping[str, Evidence]:
    judged = _judged(*card) if card is not None else {}
    found = dict.fromkeys(OWN, Evidence("", "own"))
    for key in MEASURES:
        if key in OWN:
            continue
        if key in judged:
            found[key] = judged[key]
        else:
            letter = _of_parts(key, theories)
            found[key] = ASSUMED if letter == "D" else Evidence(letter, "parts")
    found |= {key: found[nation] for key, nation in OF_H100.items()}
    for name, (_, measure) in LIMITS.items():
        found.setdefault(f"red_line.{name}", found[f"nation.{measure}"])
    return MappingProxyType(found)


def _judged(fit: str, boom: str) -> Mapping[str, Evidence]:
    """Return the evidence of every measure that was published, by a back-cast."""
    missed = {row["row"] for row in table_rows.rows(NAME) if (row["fit"], row["boom"]) == (fit, boom)}
    unseen = UNSEEN[fit]
    by_series: dict[str, list[table_rows.Row]] = {}
    names = {variable.name for variable in INDICATORS}
    for row in table_rows.rows("scorecard.csv", "id"):
        row.one_of("confidence", "ABCD")
        for name in names & set(row["series"].split()):
            by_series.setdefault(f"nation.{name}", []).append(row)
    return {key: _of_rows(rows, missed, unseen) for key, rows in by_series.items()}


def _of_rows(rows: Sequence[table_rows.Row], missed: set[str], unseen: Sequence[str]) -> Evidence:
    hit = sorted(row["confidence"] for row in rows if row["id"] not in missed)
    later = [row for row in rows if row["set"] in unseen]
    counts = len(rows), len(hit), len(later), sum(row["id"] not in missed for row in later)
    if 2 * len(hit) <= len(rows):
        return Evidence("D", "contradicted", *counts)
    return Evidence(hit[len(hit) // 2], "judged", *counts)


def _of_parts(key: str, theories: tuple[tuple[str, str], ...]) -> str:
    """Return the weakest letter of all that a measure is counted from; D where something in it has none."""
    letters = {**book.letters_of_numbers(), **tables.given_letters()}
    seen, ahead, found = {key}, [key], "A"
    while ahead:
        name = ahead.pop()
        if name in letters:
            found = max(found, letters[name])
            continue
        page = page_of(name, theories)
        if page.equation is None and (name not in MEASURES or not page.needs):
            return "D"
        if page.equation is not None and page.equation.source.startswith("assumption"):
            return "D"
        needs = {book.remembered(need) or need for need in page.needs} - seen
        seen |= needs
        ahead += needs
    return found
