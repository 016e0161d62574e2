"""The page docs/reliability.md: what the bands are worth, of one fit and of all theories mixed.

It makes two ensembles and takes a minute or two, so no test makes it anew: write it again when numbers, theories or
rows have changed (``python -m sandbox.study.ensembles.reliability_page``). The sentences hold no number of the model.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from math import comb
from pathlib import Path

from sandbox import assets
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.reliability import Measured, measured, table
from sandbox.study.published.held_out import checked, held_out
from sandbox.study.published.scorecard import seen, tuned
from sandbox.study.theories import crossed, mix, runs_of_each

FILE = Path("docs/reliability.md")
RUNS = 256
LEVEL = 0.9
STRICT, MIXED = "The strict fit", "All theories mixed"
FIGURES = """
A band of 90 % should hold nine of ten published numbers that nobody fitted. This page counts them. It is written by
`python -m sandbox.study.ensembles.reliability_page`; one of its tables alone is made with

```
python -m sandbox.study.ensembles.reliability --runs 256                # the strict fit, blind after 31 March 2025
python -m sandbox.study.ensembles.reliability --runs 256 --theory-mix   # all theories of boom, rebound and resale
```
"""
CAUTIONS = (
    "Read it with three cautions. The rows to 31 March 2025 are what the fit was made for, so the runs stand around "
    "them by construction: that they lie inside more often than the bands promise says that the bands are wide "
    "there, not that they are right. The {later} later rows are few, and several are about the same series, so they "
    "stand and fall together; even of {later} unrelated ones a true band of 90 % would hold {few} or fewer in "
    "{often:.0%} of all histories. And the publishers' own error is not in the count: a number is inside or it is "
    "not. Counted are the {tuned} rows that every fit was searched on, and all later ones; {other} early ones that "
    "were added since, which not every fit saw, are in the [back-cast](backcast.md) alone. That page says what units "
    "mean."
)
OF_STRICT = (
    "Of the stock of compute that comes out too large the ends of 2025 and 2026 were published as a forecast of "
    "February 2025 (IDC and Inspur) and are no record of what was built; that of June 2025 is counted by MIIT in a "
    "way of its own. By that way of counting the stock of December 2025 comes out too small, on the very day on which"
    " by IDC's it is too large: publishers are at odds there, whatever the bands are worth. Two rows say little: "
    "`cloud_use_mar26`, whose runs end at the part of capacity that can be sold, and `ghost`, a ratio over a volume "
    "of trade that is nearly nothing in some runs.",
)
OF_MIX = (
    "Each of {mixes} mixes of the theories of boom, rebound and resale has {each} runs. A theory of the boom comes "
    "with its own fit, made of rows to 31 March 2025 alone; those of rebound and resale have none, and run with that "
    "of the boom beside them. Every mix meets the same draws and the same chance, so that run k of one differs from "
    "run k of another by the theories alone. Below the counts of all runs pooled stand those of the runs under each "
    "theory, pooled over the other kinds.",
    "How much of the spread of a row is due to theories is worked out by an analysis of variance over this crossing: "
    "the law of total variance, with interactions, as S. Yip and others (Journal of Climate 24, 2011) part an "
    "ensemble of climate models. What is between the means of the mixes is the theories' (each kind alone, and what "
    "kinds do only together); what is within a mix is that of parameters and chance. `suanli ensemble --theory-mix` "
    "tells all parts of every outcome measure, at any date. Two cautions: a boom's part holds what its fit does too, "
    "not its equation alone; and of what runs do otherwise under another theory about one part in {each} is counted "
    "as the theories'.",
    "Up to 31 March 2025 parameters and chance make most of the spread, for both booms were fitted to those rows; of "
    "the rest only the price of a card tells the theories of resale apart. Later the boom counts for much of the "
    "stock of compute, and the rebound for tokens and the use of the clouds. The pooled bands hold fewer later rows "
    "than those of the strict fit, and still fewer are held under the push's own fit and where the rebound saturates."
    " That refutes no theory: the numbers that a saturating rebound runs with were searched under the constant one. "
    "Both own fits have few tokens: the numbers published for December 2024 and after lie near the upper end of their"
    " runs, or beyond.",
)


def text(strict: Measured, mixed: Measured) -> str:
    """Return the page."""
    return "\n".join(_parts(strict, mixed)) + "\n"


def _parts(strict: Measured, mixed: Measured) -> Iterator[str]:
    rows, mixes = len(held_out()), len(crossed(mix()))
    few = int(LEVEL * rows)
    often = sum(comb(rows, k) * LEVEL**k * (1 - LEVEL) ** (rows - k) for k in range(few + 1))
    yield "# What the bands are worth"
    yield FIGURES
    early, other = len(tuned()), len(seen()) - len(tuned()) + len(checked())
    yield from _wrapped(CAUTIONS.format(later=rows, few=few, often=often, tuned=early, other=other))
    yield f"\n## {STRICT}\n"
    for paragraph in OF_STRICT:
        yield from _wrapped(paragraph)
        yield ""
    yield from table(strict, {}, seen_later=False)
    yield f"\n## {MIXED}\n"
    for paragraph in OF_MIX:
        yield from _wrapped(paragraph.format(mixes=mixes, each=runs_of_each(RUNS, mixes)))
        yield ""
    yield from table(mixed, mix(), seen_later=False)


def _wrapped(paragraph: str) -> list[str]:
    return textwrap.wrap(paragraph, 118, break_on_hyphens=False)


def main() -> None:
    """Write the page."""
    scenario, workers = override(load_scenario("rush"), "fit=strict"), pool.processors()
    page = text(measured(scenario, {}, RUNS, workers), measured(scenario, mix(), RUNS, workers))
    (assets.path().parent / FILE).write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
