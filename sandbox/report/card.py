"""The model card (``docs/model_card.md``): what is invented first, then what is known to be wrong, sources last."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sandbox import assets
from sandbox.errors import Issue, SandboxError
from sandbox.report import book, evidence, theory_cards
from sandbox.scenario import tables

NAME = "model_card.md"
FITS = ("full", "strict", "push", "herd")
NEAR = 0.005  # of a range: nearer to its end than this, a value sits at the bound
# Tables with a letter a row: the columns of letters, and those that name a publisher and a date.
LETTERED: Mapping[str, tuple[str, ...]] = {
    "parameters.csv": ("confidence",),
    "constants.csv": ("confidence",),
    "chip_costs.csv": ("confidence",),
    "chip_mix.csv": ("confidence",),
    "clusters.csv": ("confidence", "price_confidence"),
    "facts.csv": ("confidence",),
    "hardware.csv": ("confidence", "score_confidence"),
    "hardware_prices.csv": ("confidence",),
    "levers.csv": ("confidence",),
    "operators.csv": ("confidence",),
    "scorecard.csv": ("confidence",),
    "shocks.csv": ("confidence", "size_confidence"),
    "world_prices.csv": ("confidence",),
}
PUBLISHED: Mapping[str, tuple[str, str]] = {
    "facts.csv": ("publisher", "published_date"),
    "scorecard.csv": ("source", ""),
    "shocks.csv": ("publisher", "date"),
    "hardware_prices.csv": ("source", "month"),
    "world_prices.csv": ("source", "date"),
}
LEFT_OUT = (
    "Firms by name. Operators are types; no real firm, planner or province's decision is meant or foretold.",
    "Power as a limit. Electricity has a price and a carbon content by province; no line, plant or hour of the day "
    "runs short.",
    "Water, land and staff as things that run short.",
    "How chips are made. Supply follows dated events; no foundry and no smuggler answers a price.",
    "Quality of AI models. A token is a token; better models enter as dated gains of efficiency and of demand.",
    "Demand from abroad, and halls that Chinese firms build abroad.",
    "Strategy of the clouds. They grow by rule, and start no price war but the dated one.",
    "The rest of the economy: jobs, taxes beyond the halls', banks that fail.",
    "Differences inside a province. It is one point on the map, with one price of power and one market rent a class "
    "of hall.",
    "Days. A week is the shortest time; peaks inside it are part of no number.",
)
HEAD = """\
# Model card

`suanli book` writes this page from the tables in `assets/data`, the equations, `docs/backcast.md` and
`docs/reliability.md`; `suanli book --check` says whether it is up to date. It begins with what is weakest.

Suanli is a what-if game about halls for AI compute in 31 provinces of China from January 2023, week by week. It is
made to compare decisions under stated assumptions. It is no forecast, and no evidence about any firm or official.
"""


def check(found: str) -> None:
    """Refuse a card that is not what tables, equations and back-cast say now."""
    if found != text():
        message = "is not what the tables, the equations and the back-cast say now."
        raise SandboxError(Issue("book.stale", f"docs/{NAME}", message, "Write it again: suanli book"))


def text() -> str:
    """Return the whole card; the same model gives the same text."""
    parts = (
        HEAD,
        *_invented(),
        *_conclusions(),
        *_at_bounds(),
        *_misfits(),
        *theory_cards.text(),
        *_left_out(),
        *_sources(),
    )
    return "\n".join(part.strip("\n") + "\n" for part in parts)


# ------------------------------------------------------------------------------------------------------ invented


def _invented() -> Iterator[str]:
    letters = book.letters_of_numbers()
    kinds = {
        "calibrated parameters": [row.confidence for row in tables.parameters()],
        "constants": [row.confidence for row in tables.constants()],
    }
    yield "## 1. What is invented\n"
    told = []
    for name, given in kinds.items():
        told.append(f"{given.count('D')} of {len(given)} {name}")
    guessed = sum(letter == "D" for letter in letters.values())
    yield (
        f"**{guessed} of {len(letters)} numbers of the model ({guessed / len(letters):.0%}) rest on letter D: nobody "
        f"published them.** They are {' and '.join(told)}. Their ranges say how wrong they may be.\n"
    )
    equations = book.every_equation().values()
    ours = [eq for eq in equations if eq.source.startswith("assumption")]
    yield (
        f"{len(ours)} of {len(equations)} equations are assumptions of our own as well. As every outcome passes "
        "through some of them, by its parts no outcome of the model is better than D. Section 2 says which outcomes "
        "have evidence of their own.\n"
    )
    sectors = _sector_of_numbers()
    rows_by_sector: dict[str, list[str]] = {}
    for name, letter in letters.items():
        rows_by_sector.setdefault(sectors.get(name, SET_UP), []).append(name if letter == "D" else "")
    rows = []
    for sector, names in sorted(rows_by_sector.items()):
        invented = sorted(filter(None, names))
        own = [eq.name for eq in ours if eq.sector == sector]
        listed = ", ".join(f"`{name}`" for name in invented) or "none"
        rows.append((sector, f"{len(invented)} of {len(names)}", listed, ", ".join(f"`{n}`" for n in own) or "none"))
    yield _table(("sector", "D", "numbers of letter D", "equations that are our own assumptions"), rows)
    yield f"A number stands in the first sector that needs it; *{SET_UP}* holds those that no equation needs.\n"


SET_UP = "set-up and orders"


def _sector_of_numbers() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for eq in book.every_equation().values():
        for need in eq.needs:
            found.setdefault(need, eq.sector)
    return found


# ----------------------------------------------------------------------------------- what conclusions rest on


def _conclusions() -> Iterator[str]:
    yield "## 2. What a shown conclusion rests on\n"
    yield (
        "The window gives each number that it shows a letter, and *Hide what rests on D* (Ctrl+D) hides those of "
        "letter D. The rule, in `sandbox/report/evidence.py`:\n"
    )
    yield (
        "- What the player has, owes, pays and has ordered is a rule of the game. It has no letter and is always "
        "shown.\n"
        "- A measure that was published is as good as the rows of `scorecard.csv` that judge it. Where the back-cast "
        "by the game's fit and theory of the boom hits most of them, its letter is that which more than half of the "
        "rows hit have or better. Where it does not, the measure is contradicted: D.\n"
        "- Any other measure is as good as the weakest number and equation that it is counted from. What is carried "
        "from week to week rests on all of them. That is D for nearly all: every gauge, the standing among leaders, "
        "every number of a single province or hall but its power price and its distance to users.\n"
        "- A game whose numbers, theories or tables are not those of a back-cast has no judged measure.\n"
    )
    yield "A letter speaks for the measure in the nation and in the record, not for what a decision would change.\n"
    cards = {(fit, boom): evidence.of_card(fit, boom) for fit in evidence.JUDGED_BY for boom in ("push", "herd")}
    judged = [key for key, found in next(iter(cards.values())).items() if found.rows and key.startswith("nation.")]
    rows = [
        (f"`{key.partition('.')[2]}`", *(f"{card[key].letter} ({card[key].hits} of {card[key].rows})"
                                         for card in cards.values()))
        for key in judged
    ]  # fmt: skip
    yield (
        "The letter of each measure that was published, by fit and theory, and how many of its rows are hit (strict "
        "and full were searched under push; under herd they are no fits):\n"
    )
    yield _table(("measure", *(f"{fit}, {boom}" for fit, boom in cards)), rows)


# ----------------------------------------------------------------------------------------------- known weaknesses


def _at_bounds() -> Iterator[str]:
    yield "## 3. Searched values that sit at a bound of their range\n"
    yield (
        "A search that ends at a bound would have gone further: the range, or an equation, is wrong there. Fits are "
        "the columns of `assets/data/parameters.csv`; one counts as at the bound within half a percent of the range.\n"
    )
    rows, searched = [], 0
    for fit in FITS:
        for row in tables.parameters():
            if row.status not in ("searched", f"searched:{fit}"):
                continue
            searched += 1
            value, room = row.fitted(fit), NEAR * (row.high - row.low)
            bound = "low" if value - row.low <= room else "high" if row.high - value <= room else ""
            if bound:
                unit = "" if row.unit == "1" else f" {row.unit}"
                rows.append(
                    (fit, f"`{row.name}`", f"{value:.4g}", f"{row.low:g} to {row.high:g}{unit}", bound,
                     row.confidence, row.description)
                )  # fmt: skip
    yield f"**{len(rows)} of {searched} searched values, over {len(FITS)} fits.**\n"
    yield _table(("fit", "parameter", "value", "range", "bound", "letter", "meaning"), rows)


def _misfits() -> Iterator[str]:
    """Quote the back-cast's page, which a test holds to what the model gives."""
    yield "## 4. What is known not to fit\n"
    page = assets.path().parent / "docs" / "backcast.md"
    if not page.is_file():
        yield "Stands in `docs/backcast.md` of the sources, and in the window under Help, Back-cast.\n"
        return
    told = page.read_text(encoding="utf-8")
    yield "From [the back-cast](backcast.md), which sets the model beside every published number.\n"
    yield _section(told, "How many rows are hit").replace("|  |", "| remark |", 1)
    yield "Rows that are missed, and how far outside in widths of the band:\n"
    yield _section(told, "All that is missed, card by card").partition("\nIn brackets")[0]
    yield (
        "Why each is missed is told there. Naive forecasts (the last value, a line) win single rows; which ones is "
        "told there too. The hold-out is not clean: later rows had been read while forms were still chosen.\n"
    )


def _section(page: str, title: str) -> str:
    """Return what stands below a heading, up to the next."""
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0].strip() + "\n"


def _left_out() -> Iterator[str]:
    yield "## 6. What the model leaves out\n"
    yield "\n".join(f"- {sentence}" for sentence in LEFT_OUT) + "\n"


# -------------------------------------------------------------------------------------------------------- sources


def _rows(name: str) -> list[dict[str, str]]:
    with assets.path("data", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _sources() -> Iterator[str]:
    yield "## 7. Sources, and how far they carry\n"
    letters = tables.letters()
    yield _table(("letter", "what it means"), letters.items())
    rows = []
    for name, columns in LETTERED.items():
        for column in columns:
            counts = Counter(row[column] for row in _rows(name))
            label = name if column == "confidence" else f"{name}, {column.replace('_', ' ')}"
            rows.append((label, *(str(counts[letter]) for letter in letters), str(sum(counts.values()))))
    yield _table(("table", *letters, "rows"), rows)
    yield "Who published what, and when. Bands around published numbers are Suanli's own.\n"
    found: dict[str, tuple[set[str], set[str], Counter[str]]] = {}
    for name, (column, date) in PUBLISHED.items():
        for row in _rows(name):
            names, dates, counts = found.setdefault(row[column], (set(), set(), Counter()))
            names.add(name.removesuffix(".csv"))
            dates |= {row[date]} if date and row[date] else set()
            counts[row["confidence"]] += 1
    listed = [
        (
            who,
            _span(dates),
            ", ".join(sorted(names)),
            ", ".join(f"{n} {letter}" for letter, n in sorted(counts.items())),
        )
        for who, (names, dates, counts) in sorted(found.items(), key=lambda item: item[0].lower())
    ]
    yield _table(("publisher", "dates of the rows", "tables", "rows by letter"), listed)


def _span(dates: Iterable[str]) -> str:
    """Return the first and the last of some dates; of none, that the publisher's words hold it."""
    ordered = sorted(dates)
    if not ordered:
        return "see the publisher"
    return ordered[0] if len(ordered) == 1 else f"{ordered[0]} to {ordered[-1]}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
