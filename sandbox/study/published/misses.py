"""Rows that the study or its fits miss, the mechanism that does it, and the proof; and what became no row.

The sentences hold no number of the model. What they claim is run again whenever the page is made: each has switches
beside it, and what the row does under them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sandbox.scenario import tables
from sandbox.scenario.overrides import override
from sandbox.study.published.backcast import Backcast, BackcastLine, judged, scenario_of
from sandbox.study.published.batch import national_series


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
        "fine-tuning. With the price war of fit full alone the share is inside the band. The definition is the study's "
        "and counts inference generously: what the clouds train for themselves is not in it, and a part of that, told "
        "below, would bring strict inside as well.",
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
        "The other side of the same change. The harder unsold cards press, the sooner the price comes down to what a "
        "card is worth, and trade goes on. Strict and full, which were searched without the pile, had been given a "
        "pressure that nobody had fitted, and lost the row by it. With what their 25 rows to March 2025 ask for, both "
        "hit this row and the price, near the upper end of its band.",
        (
            Try("strict", "push", "parameters.unsold_pressure=0.008", False),
            Try("full", "push", "parameters.unsold_pressure=0.008", False),
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
        "tokens_dec25",
        "hit by both fits",
        "Push's own fit has too few tokens. What R1 does to demand is hardly in by March 2025, and no row of tokens "
        "lies between December 2024 and then, so that the search has next to nothing to hold it by. With the lift of "
        "fit full alone the row is hit. `tokens_may25`, `tokens_sep25` and `tokens_2025` fall short for the same "
        "reason.",
        (Try("own", "push", "r1_demand_lift of full", True),),
    ),
    Miss(
        "tokens_mar26",
        "hit by both fits",
        "As in December 2025.",
        (Try("own", "push", "r1_demand_lift of full", True),),
    ),
    Miss(
        "tokens_2025",
        "not asked",
        "The sum that NDA gives for the year is more than its own numbers of the start (over one trillion a day), of "
        "June (30) and of December (100) let one expect on a smooth path; fits that hit those fall short of it.",
        (),
    ),
    Miss(
        "stock_2025",
        "missed by strict",
        "Too many of the halls that the push of 2023-24 began are finished in 2025. Without the push the row is hit, "
        "but then the boom itself is missed: the push is wanted, and what follows it is too much. The export rule, "
        "whose size no blind fit searched, holds the stock down and is not enough. The published number is itself a "
        "forecast of February 2025, and the line through the two stocks before it hits it. Our own fits hit since "
        "they were searched on the stock of March 2025 too.",
        (
            Try("strict", "push", "policy.central_push=off", True),
            Try("strict", "push", "policy.central_push=off", False, "announced_2024"),
            Try("strict", "push", "shocks.h20ban=off", False),
        ),
    ),
    Miss(
        "stock_2026",
        "missed by strict",
        "The same halls, and the chips that come back in 2026 besides; for push's own fit a near miss. The published "
        "number is a forecast and no count; the line through two stocks hits this one too.",
        (
            Try("strict", "push", "policy.central_push=off", True),
            Try("strict", "push", "shocks.supply_recovery=off", False),
            Try("own", "push", "shocks.supply_recovery=off", True),
        ),
    ),
    Miss(
        "stages_jun24",
        "missed by full",
        "Fit full has the crest of the push earlier than strict, so that more halls are under way by June 2024. With "
        "strict's later crest alone the count falls through the band. Strict and full under herd are no fits. The "
        "herd's own fit is over by a project or two, the one row of thirty that it misses: leaders who act on rents "
        "begin when rents are highest, in winter 2023-24, and to have as many announced by the end of 2024 as there "
        "were, many must be under way by June.",
        (
            Try("full", "push", "push_midpoint of strict", False),
            Try("own", "herd", "start_rate_base of strict", True),
            Try("own", "herd", "start_rate_base of strict", False, "announced_2024"),
        ),
    ),
    Miss(
        "good_halls_mar26",
        "hit by both fits",
        "The fits of the two theories saw nothing of 2026. Push has too many halls for its few tokens: without the "
        "push the good halls fill, and with the tokens that R1 brings in fit full too. Herd wants a little more of "
        "them: with the adoption of fit full the good halls fill.",
        (
            Try("own", "push", "policy.central_push=off", True),
            Try("own", "push", "r1_demand_lift of full", True),
            Try("own", "herd", "adoption_rate of full", True),
        ),
    ),
    Miss(
        "use_may25",
        "not asked",
        "36Kr has 32 % in use in May 2025, where others have 20 to 30 % in March and in July. The fits were made for "
        "the number of March and rise slowly from it.",
        (),
    ),
    Miss(
        "stages_2023",
        "not asked",
        "A count that calls itself incomplete, so that more is no error. Herd, which builds when rents are highest, "
        "has most.",
        (),
    ),
    Miss(
        "stock_mar25",
        "not asked",
        "MIIT does not count as IDC does, on whose 416 and 725 EF at the ends of 2023 and 2024 all fits rest: CAICT, "
        "which agrees with MIIT on June 2025, has 399 EF in June 2024 (`stock_jun24`), less than IDC half a year "
        "before; and MIIT goes from 788 EF in June 2025 to 1,590 at the end of that year (`stock_dec25`), where IDC "
        "expected 1,037. No path lies in all these bands. The two ways of counting cross in spring 2025, so that this "
        "row can be hit beside IDC's, and a search that sees it builds less.",
        (),
    ),
    Miss(
        "stock_jun24",
        "not asked",
        "A number of the other way of counting, derived from a rate of growth: see `stock_mar25`. It cannot be hit "
        "beside `stock_2023`.",
        (),
    ),
    Miss(
        "stock_dec25",
        "not asked",
        "The other way of counting again. It says that the forecast behind `stock_2025` is no proof that a fit "
        "builds too much: who counted at the end of that year found more than any fit gives under its own theory.",
        (),
    ),
)

LEFT_OUT = (
    ("Rack occupancy of the hubs (NDA: 62.7 % in March 2024, 63 % in June 2024)", "counts racks of all data centres"),
    ("Total of end 2022 (IDC: 260 EF), and 25 halls in operation then (CAICT)", "the run starts from them"),
    ("Over 50 halls finished in 2024 (trade press)", "a bound, far below what other counts say"),
    ("Compute of 90 EF at the end of 2024 (MIIT)", "FP32, another basis than the model's"),
    (
        "165 projects newly active in the first quarter of 2025, 16 of them in operation or on trial (36Kr)",
        "active is not announced, nor begun; halls that finished without news are not in it",
    ),
    ("Over a trillion tokens a day at the start of 2025 (NDA)", "a bound; Doubao alone served four"),
    ("Cuts of list prices in May 2024 (Alibaba, ByteDance)", "of chosen models; no average was published"),
    ("5 GW of AI halls built in two years (The Economist)", "what is built; the model counts what is drawn"),
    ("Share of inference in the work of AI servers (IDC: 58 %)", "servers of all kinds, before the rush"),
    ("Tenders, procurement and investment (36Kr, Reuters, companies)", "no series of the model counts them"),
    ("7,000 computing centres (CAICT)", "of all kinds and sizes"),
    ("Tokens of public clouds (IDC: 114 trn in 2024, 537 trn to June 2025)", "outside customers only"),
    ("Use of some centres (Reuters, DigiTimes, trade press)", "a few named sites, not the nation"),
    ("Rent of 70,000 yuan in October 2025 (from SemiAnalysis)", "the number behind `rent_low_25` already"),
    ("Prices of A100, H20, RTX 4090 and of servers", "national series follow the H100 alone"),
)


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
