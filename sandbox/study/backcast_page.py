"""The page docs/backcast.md: how every card stands, and by which mechanism the misses of the study come or go.

The sentences hold no number of the model. What they claim is run again whenever the page is made: each has switches
beside it, and what the row does under them.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sandbox import assets
from sandbox.scenario import tables
from sandbox.scenario.overrides import override
from sandbox.study import swapped
from sandbox.study.backcast import FITS, NAIVE, RULE, Backcast, BackcastLine, backcast, judged, scenario_of
from sandbox.study.batch import national_series
from sandbox.study.scorecard import Row

FILE = Path("docs/backcast.md")
BOOMS = ("push", "herd")
Backcasts = Mapping[tuple[str, str], Backcast]


@dataclass(frozen=True, slots=True)
class Try:
    """A card with something of it switched: what the row does then is what the sentence claims (``hit``)."""

    fit: str
    boom: str
    switch: str  # PATH=VALUE, or PARAMETER of FIT
    hit: bool
    row: str = ""  # another than the one that is spoken of


@dataclass(frozen=True, slots=True)
class Miss:
    """A row that the study missed, or that its fits miss now; what does it, and the proof."""

    id: str
    study: str
    sentence: str
    tries: tuple[Try, ...]


MISSES = (
    Miss(
        "inference_mar25",
        "missed by strict",
        "Strict makes tokens cheaper in the price war than the other fits do, so that inference outgrows training and "
        "fine-tuning. The fit misses, and no equation: with the price war of fit full alone the share is inside the "
        "band. Its definition is the study's: inference over all marketable demand, without what clouds use themselves "
        "and without training of laboratories in halls of their own.",
        (Try("strict", "push", "pricewar_markup of full", True),),
    ),
    Miss(
        "card_q1_25",
        "missed by both fits",
        "Offers that find no buyer pile up and press on the price (theory of resale `inventory`). Where only the "
        "week's orders move it (`posted`, the study's theory) the price sags too slowly, and the row is missed as the "
        "study missed it. Strict under herd, which is no fit, falls below the band.",
        (
            Try("strict", "push", "theory.resale=posted", False),
            Try("full", "push", "theory.resale=posted", False),
            Try("own", "push", "theory.resale=posted", False),
        ),
    ),
    Miss(
        "ghost",
        "hit by both fits",
        "The other side of the same change. Strict and full were searched with the posted price, which stays so far "
        "above what a card is worth that trade dries up. Pressed down by the pile, the price comes near that worth "
        "and trade goes on, so that these two fits lose the row. The fits of the two theories were searched with the "
        "pile, and hit this row and the price.",
        (
            Try("strict", "push", "theory.resale=posted", True),
            Try("full", "push", "theory.resale=posted", True),
        ),
    ),
    Miss(
        "tokens_jun25",
        "missed by strict",
        "The same price war: cheaper tokens are used more. R1 adds to it. It is a near miss. Full, which was searched "
        "on this number, has dearer tokens and hits; the fits of the theories, which were not, hit too.",
        (Try("strict", "push", "pricewar_markup of full", True), Try("strict", "push", "shocks.r1=off", True)),
    ),
    Miss(
        "stock_2025",
        "missed by strict",
        "Too many of the halls that the push of 2023-24 began are finished in 2025. Without the push the row is hit, "
        "but then the boom itself is missed: the push is wanted, and what follows it is too much. The export rule, "
        "whose size these fits did not search, holds the stock down and is not enough. The published number is itself "
        "a forecast of February 2025, and the line through the two stocks before it hits it.",
        (
            Try("strict", "push", "policy.central_push=off", True),
            Try("own", "push", "policy.central_push=off", True),
            Try("strict", "push", "policy.central_push=off", False, "announced_2024"),
            Try("strict", "push", "shocks.h20ban=off", False),
        ),
    ),
    Miss(
        "stock_2026",
        "missed by strict",
        "The same halls, and the chips that come back in 2026 besides. The published number is a forecast and no "
        "count; the line through two stocks hits this one too.",
        (
            Try("strict", "push", "policy.central_push=off", True),
            Try("strict", "push", "shocks.supply_recovery=off", False),
        ),
    ),
    Miss(
        "stages_jun24",
        "missed by full",
        "Fit full has the crest of the push earlier than strict, so that more halls are under way by June 2024. With "
        "strict's later crest alone the count falls through the band. Strict and full under herd are no fits; the "
        "herd's own fit misses by a few projects.",
        (Try("full", "push", "push_midpoint of strict", False),),
    ),
    Miss(
        "good_halls_mar26",
        "hit by both fits",
        "The fits of the two theories saw nothing of 2026. Push has too many halls for the demand: without the push "
        "the good ones fill. Herd has too few tokens: with the adoption of fit full they fill.",
        (
            Try("own", "push", "policy.central_push=off", True),
            Try("own", "herd", "adoption_rate of full", True),
        ),
    ),
    Miss(
        "rent_rise_26",
        "hit by both fits",
        "The same surplus keeps rents of March 2026 near their low under the push's own fit.",
        (Try("own", "push", "policy.central_push=off", True),),
    ),
    Miss(
        "stock_mar25",
        "not asked",
        "All cards miss this row. MIIT counts in its own way, not in that of IDC, on whose end of 2024 (725 EF) the "
        "fits were searched; that is a part of it, and the surplus of `stock_2025` is the other. From this number the "
        "naive forecast hits MIIT's next one, `stock_jun25`, which all cards miss.",
        (),
    ),
)

LEFT_OUT = (
    ("Rack occupancy of the hubs (NDA: 62.7 % in March 2024, 63 % in June 2024)", "counts racks of all data centres"),
    ("Total of end 2022 (IDC: 260 EF)", "the run starts from it"),
    ("Compute of 90 EF at the end of 2024 (MIIT)", "FP32, another basis than the model's"),
    ("165 projects newly active in the first quarter of 2025 (36Kr)", "active is not announced, nor begun"),
    ("Tenders, procurement and investment (36Kr, Reuters, companies)", "no series of the model counts them"),
    ("7,000 computing centres (CAICT)", "of all kinds and sizes"),
    ("Tokens of public clouds (IDC: 114 trn in 2024, 537 trn to June 2025)", "outside customers only"),
    ("Use of some centres (Reuters, DigiTimes, trade press)", "a few named sites, not the nation"),
    ("Rent of 70,000 yuan in October 2025 (from SemiAnalysis)", "the number behind `rent_low_25` already"),
    ("Prices of A100, H20, RTX 4090 and of servers", "national series follow the H100 alone"),
)

HEAD = """# The back-cast: what the model says of what was published

Written by `python -m sandbox.study.backcast_page`; a test fails where it is not what the model gives now. `suanli
backcast --fit strict --theory boom=push` prints a card row by row. The rows are those of `assets/data/scorecard.csv`:
published number, band, publisher, letter. The run is `rush` without a player and without chance.

- **Tuned** rows (to 31 March 2025) were searched on by every fit. **Checked** rows are as early and were added when
  the fits were done. **Held out** rows are later; `full` was searched on twelve of them, so that for it the whole
  block is called *fitted later*.
- `strict` and `full` are the study's fits. They were searched under boom `push` and with the study's theory of resale
  (`posted`); under herd they show the other structure and no fit of it. `own` is the fit of the theory that is shown.
- The hold-out of the first twelve rows is not clean. The study read all rows after each of four rounds of its
  calibration and changed bounds and forms; take the count of strict as optimistic. Forms that came after it, such as
  the resale theory `inventory`, were made by people who knew these rows. `stock_jun25`, `tokens_may25` and
  `tokens_sep25` became rows when all fits were done.
- Bands are Suanli's own. Of added rows they are the source's own range or, where it gives one number, about as wide as
  those of older rows of the series. They were written down before the model was first compared with them.

"""


def text() -> str:
    """Return the page; the same model gives the same text."""
    told = cards()
    parts = (*_counts(told), *_naive(told), *_misses(told), *_others(told), *_theories(), *_left_out())
    return HEAD.strip("\n") + "\n" + "\n".join(parts) + "\n"


@cache
def cards() -> Backcasts:
    """Return the card of every fit under both theories of the boom."""
    return {(fit, boom): backcast(fit, (f"boom={boom}",)) for fit in FITS for boom in BOOMS}


@cache
def tried(found: Try, miss: Miss) -> BackcastLine:
    """Return what the row does when the card is switched so."""
    scenario = scenario_of(found.fit, (f"boom={found.boom}",))
    name, of, fit = found.switch.partition(" of ")
    if of:
        value = next(each.fitted(fit) for each in tables.parameters() if each.name == name)
        scenario = override(scenario, f"parameters.{name}={value!r}")
    else:
        scenario = override(scenario, found.switch)
    series = national_series(scenario.model_copy(update={"player": None}), {}, scenario.weeks)
    return line_of(judged(series, found.fit, scenario.theory.model_dump()), found.row or miss.id)


def line_of(card: Backcast, row: str) -> BackcastLine:
    """Return a line of a card by its id."""
    return next(line for line in card.lines if line.row.id == row)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    head = list(head)
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _name(key: tuple[str, str]) -> str:
    return f"{key[0]}, {key[1]}"


def _said(line: BackcastLine) -> str:
    return f"{line.simulated:.4g} {'hit' if line.hit else '**miss**'}"


def _counts(cards: Backcasts) -> Iterator[str]:
    yield "\n## How many rows are hit\n"
    rows = []
    for key, card in cards.items():
        counts = [card.tally(block) for block in card.blocks]
        remark = "" if card.fitted_to_theory else "not fitted under it"
        rows.append([_name(key), *(f"{count.hits} of {count.of}" for count in counts), remark])
    yield from _table(("card", "tuned", "checked", "later (full: fitted later)", ""), rows)


def _naive(cards: Backcasts) -> Iterator[str]:
    yield "\n## Naive forecasts on the same rows\n"
    yield from textwrap.wrap(RULE + " MIIT's numbers are a way of counting of their own.", 118)
    yield ""
    rows = []
    for key, card in cards.items():
        told = [card.naive(name) for name in NAIVE]
        won = [name for name, tally in zip(NAIVE, told, strict=True) if tally.hits > tally.model]
        beaten = ", ".join(
            f"{line.row.id} ({' and '.join(name.replace('_', ' ') for name in line.beaten_by)})"
            for line in card.lines
            if line.beaten_by
        )
        counts = [f"{tally.hits} of {tally.of}, model {tally.model}" for tally in told]
        rows.append([_name(key), *counts, beaten or "no row", ", ".join(won).replace("_", " ") or "the model"])
    heads = ("card", "last value", "linear trend", "the forecast hits and the model misses", "more hits")
    yield from _table(heads, rows)
    silent = [line.row.id for line in next(iter(cards.values())).lines if line.block == "held_out" and not line.naive]
    yield f"\nThere is none of {', '.join(silent)}: no earlier number of these was published."


def _row_words(row: Row) -> str:
    return f"published {row.published:g}, band {row.low:g} to {row.high:g}, letter {row.confidence}"


def _misses(cards: Backcasts) -> Iterator[str]:
    yield "\n## The misses, and what makes them\n"
    rows = []
    for miss in MISSES:
        rows.append([miss.id, miss.study, *(_said(line_of(card, miss.id)) for card in cards.values())])
    yield from _table(("row", "the study", *map(_name, cards)), rows)
    for miss in MISSES:
        words = _row_words(line_of(next(iter(cards.values())), miss.id).row)
        yield ""
        yield from textwrap.wrap(f"**{miss.id}** ({words}). {miss.sentence}", 118, break_on_hyphens=False)
        if miss.tries:
            yield ""
        for each in miss.tries:
            row = each.row or miss.id
            before, after = line_of(cards[each.fit, each.boom], row), tried(each, miss)
            yield f"- {each.fit}, {each.boom}, {row} with `{each.switch}`: {_said(before)} becomes {_said(after)}"


def _others(cards: Backcasts) -> Iterator[str]:
    yield "\n## All that is missed, card by card\n"
    for key, card in cards.items():
        missed = [f"{line.row.id} ({line.missed_by:.2g})" for line in card.lines if not line.hit]
        yield f"- {_name(key)}: {', '.join(missed) or 'nothing'}"
    yield "\nIn brackets: how far outside, in widths of the band (on logarithms where it spans a factor of two)."


def _theories() -> Iterator[str]:
    yield f"\n## {swapped.TITLE}\n"
    yield from textwrap.wrap(
        "A theory of the boom runs with its own fit; one of another kind with that of each boom, and all else as it "
        "ships. A row speaks for a theory where it hits and its rival misses. The fits were searched with the theories "
        "that ship: a rival that misses under their numbers is not refuted, it was never fitted. In brackets: how far "
        "outside.",
        118,
    )
    yield ""
    yield from _table(swapped.HEAD, swapped.table())


def _left_out() -> Iterator[str]:
    yield "\n## Published numbers that are no row\n"
    yield from _table(("what", "why not"), LEFT_OUT)


def main() -> None:
    """Write the page."""
    (assets.path().parent / FILE).write_text(text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
