"""A card for every rival theory: what it claims, what it is made of, what speaks for and against it, what would tell.

The sentences hold no number of the model. Equations and numbers are read in the model, evidence in the pages that
``sandbox.study`` writes: how each theory stands when it alone is swapped into the back-cast (``docs/backcast.md``), and
which measures an ensemble of all theories would tell them apart by (``docs/reliability.md``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sandbox import assets
from sandbox.model.marker import Equation
from sandbox.model.step import THEORIES, sequence
from sandbox.report import book
from sandbox.scenario import tables

LETTER = "D"  # of a number that nobody published
NONE = "none"


@dataclass(frozen=True, slots=True)
class Question:
    """What a kind of theory is about, and what an observer would have to see to settle it."""

    title: str
    apart: str
    claims: Mapping[str, str]


QUESTIONS: Mapping[str, Question] = {
    "boom": Question(
        "What made planners build",
        "A push rises and ends everywhere at once; a herd slows by itself where its own halls stand idle, and follows "
        "rents with a delay. So projects begun by province would tell: in one whose halls were full when the campaign "
        "ended, or idle while it lasted. Published counts are of the nation, and each theory was fitted to them.",
        {
            "push": "A campaign from above, with a beginning, a crest and an end in time, lets planners everywhere "
            "begin more than returns alone would. It looks at no rent and at no empty hall.",
            "herd": "Every planner forecasts its own return from the rents it knows and the use of its own halls, "
            "counts little of what others are building (Sterman, 2000, on supply lines that decision makers leave "
            "out), and begins more when others do (Banerjee, 1992). The boom ends when its own halls disappoint.",
        },
    ),
    "rebound": Question(
        "How far cheaper tokens are used more",
        "The two part only when needs are served many times over. Tokens a day and the use of the clouds would tell "
        "while prices go on falling: they go on growing, or they flatten. What was published to March 2026 lies in the "
        "first years of both.",
        {
            "constant": "A fall of the price by a part raises demand by the same part at any level (Jevons, 1865; "
            "Sorrell, 2009, on when such a rebound eats up the saving).",
            "saturating": "The response fades as needs are met: at some number of tokens a day half of it is left. "
            "Cheaper intelligence then leaves halls idle.",
        },
    ),
    "central": Question(
        "What the centre acts on",
        "The record is one course of events, and both are made to tell it. Another would be needed: a year in which "
        "halls were full and the gate came all the same, or one in which they were idle and no gate came.",
        {
            "dated": "The centre acts on the dates of the record, whatever the halls look like. It is no theory of the "
            "centre, but a record of it.",
            "state": "The centre watches use and press stories: idle halls lead it from push to assessment, gate and "
            "limits by region, a stage at a time; busy ones lead it back to the push.",
        },
    ),
    "exits": Question(
        "What makes creditors let an owner fail",
        "Failures after the sector earns again would tell: where old losses count for ever they go on, where the last "
        "year counts they stop. So would the debt that banks wrote off, which nobody has published.",
        {
            "cash": "Creditors look at all the cash that is missing since the beginning, and in pools of halls they "
            "never write it off.",
            "flow": "Creditors look at the last year's cash flow, and what a failing owner owes is lost. Owners with a "
            "soft budget (Kornai, 1986) are carried longer under both.",
        },
    ),
    "resale": Question(
        "What moves the price of a used card",
        "Cards on offer that find no buyer would tell: nobody counts them. The price while hardly anything is traded "
        "tells next best: a pile presses on it, and without one it sags slowly.",
        {
            "posted": "Sellers post prices, and only the orders of the week move them: trade dries up before the price "
            "comes down.",
            "inventory": "Offers that find no buyer stay and press on the price until buyers come or they are "
            "withdrawn, as where the natural buyers are in trouble at the same time (Shleifer and Vishny, 1992).",
        },
    ),
}


# ---------------------------------------------------------------------------------------------- what it is made of


def equations_of(kind: str, name: str) -> tuple[Equation, ...]:
    """Return a theory's equation, and before it those of the week that serve it alone."""
    week = sequence({**book.DEFAULT, kind: name})
    own = {THEORIES[kind][name]}
    while True:
        more = {eq for eq in week if eq not in own and _serves(eq, week, own)}
        if not more:
            return tuple(eq for eq in week if eq in own)
        own |= more


def _serves(eq: Equation, week: Sequence[Equation], own: set[Equation]) -> bool:
    """Whether all that use what an equation gives, this week or the next, are among some."""
    given = set(eq.gives)
    users = {user for user in week if user is not eq and given & {book.remembered(need) or need for need in user.needs}}
    return bool(users) and users <= own


def numbers_of(kind: str, name: str) -> tuple[str, ...]:
    """Return the fixed numbers that a theory's equations alone need, in their order."""
    own = equations_of(kind, name)
    others = {need for eq in sequence({**book.DEFAULT, kind: name}) if eq not in own for need in eq.needs}
    needs = dict.fromkeys(need for eq in own for need in eq.needs)
    return tuple(need for need in needs if need in book.letters_of_numbers() and need not in others)


# --------------------------------------------------------------------------------------------------------- the cards


def text() -> Iterator[str]:
    """Give the part of the model card that is about theories."""
    yield "## 5. Rival theories, a card each\n"
    yield (
        "Where the record allows more than one story, a scenario names one (`--set theory.boom=herd`), and an ensemble "
        "mixes all (`suanli ensemble --theory-mix`): each then has its band beside the pooled one, and of every "
        "measure it is said how much of its spread the theories make, and how much parameters and chance. All but the "
        "record of dates are assumptions of letter D: what follows says what is known of each.\n"
    )
    yield (
        "Evidence is that of the theory swapped alone into [the back-cast](backcast.md), where every row is listed. A "
        "theory of the boom runs with its own fit; the others have none, and run under that of each boom. Those fits "
        "were searched with the theories that ship, so that a rival that misses under them is not refuted. Numbers "
        "stand as the boom's own fit has them, or that of `push`.\n"
    )
    evidence, apart, bands = _evidence(), _apart(), _bands()
    for kind, question in QUESTIONS.items():
        yield f"### {question.title} (`{kind}`)\n"
        yield f"**What would tell them apart.** {question.apart}\n"
        if kind in apart:
            yield (
                "In an ensemble of all theories this kind makes more of the spread of these published measures than of "
                "any other (`docs/reliability.md`):\n"
            )
            yield _table(("in the week of", "measure", "its part of the spread", "medians"), apart[kind])
        for name, claim in question.claims.items():
            ships = " (ships)" if book.DEFAULT[kind] == name else ""
            lines = [f"**Claims.** {claim}", *_made_of(kind, name)]
            lines += [_told(*each) for each in evidence.get((kind, name), [])]
            lines += [f"**Its bands.** {bands[kind, name]}"] if (kind, name) in bands else []
            yield f"#### {kind} `{name}`{ships}\n"
            yield "\n".join(f"- {line}" for line in lines) + "\n"
    if not evidence:
        yield "The evidence stands in `docs/backcast.md` of the sources.\n"


def _made_of(kind: str, name: str) -> Iterator[str]:
    own = equations_of(kind, name)
    sources = ", ".join(dict.fromkeys(eq.source for eq in own))
    yield f"**Equations.** {', '.join(f'`{eq.name}`' for eq in own)} (source: {sources})."
    numbers = numbers_of(kind, name)
    of_rivals = {each for rival in THEORIES[kind] if rival != name for each in numbers_of(kind, rival)}
    alone = [each for each in numbers if each not in of_rivals]
    told = f"**Numbers of its own.** {_amounts(kind, name, alone)}"
    shared = [each for each in numbers if each in of_rivals]
    yield f"{told} Shared with its rival: {_amounts(kind, name, shared)}" if shared else told


def _amounts(kind: str, name: str, numbers: Sequence[str]) -> str:
    if not numbers:
        return "None."
    letters, fit = book.letters_of_numbers(), _fit(kind, name)
    values = {row.name: (row.fitted(fit), row.unit) for row in tables.parameters()}
    values |= {row.name: (row.value, row.unit) for row in tables.constants()}
    listed = ", ".join(f"`{each}` {_amount(*values[each])} ({letters[each]})" for each in numbers)
    invented = sum(letters[each] == LETTER for each in numbers)
    count = "All" if invented == len(numbers) > 1 else "It" if invented == len(numbers) else f"{invented}"
    return f"{listed}. {count} {'is' if invented == 1 else 'are'} invented (letter {LETTER})."


def _told(boom: str, tuned: str, checked: str, later: str, speaks: str, against: str, shared: str) -> str:
    both = 0 if shared == NONE else shared.count(",") + 1
    return (
        f"**Evidence, under the fit of `{boom}`.** It hits {tuned} tuned, {checked} checked and {later} later rows. "
        f"*For it* (hit, and missed by its rival): {speaks}. *Against it* (missed, and hit by its rival): {against}. "
        f"*Missed by both*: {both}."
    )


def _fit(kind: str, name: str) -> str:
    """Return the fit whose values are shown: a boom's own, else that of the boom that ships."""
    return name if kind == "boom" else str(book.DEFAULT["boom"])


def _amount(value: float, unit: str) -> str:
    return f"{value:.4g}" if unit == "1" else f"{value:.4g} {unit}"


# ---------------------------------------------------------------------------------------- what the studies' pages say


def _page(name: str) -> str:
    file = assets.path().parent / "docs" / name
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _cells(page: str, heading: str) -> list[list[str]]:
    """Return the rows of the table below a heading, without its head."""
    part = page.partition(f"\n{heading}\n")[2].partition("\n#")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def _evidence() -> Mapping[tuple[str, str], list[list[str]]]:
    """Return by kind and name, for each fit: the fit, three counts, and rows for, against and missed by both."""
    found: dict[tuple[str, str], list[list[str]]] = {}
    for theory, *rest in _cells(_page("backcast.md"), "## Each theory swapped in alone"):
        kind, name = theory.split()[:2]
        found.setdefault((kind, name), []).append(rest)
    return found


def _bands() -> Mapping[tuple[str, str], str]:
    """Return by kind and name how many published numbers the bands hold of an ensemble's runs under a theory."""
    found: dict[tuple[str, str], list[str]] = {}
    for name, *inside in _cells(_page("reliability.md"), "## All theories mixed"):
        theory, sign, rows = name.partition(", ")
        kind, _, called = theory.strip("`").partition("=")
        if sign and kind in THEORIES:
            count = inside[1].partition(" (")[0]
            later = rows.startswith("later")
            found.setdefault((kind, called), []).append(f"{count} later rows" if later else f"{count} rows {rows}")
    return {
        theory: f"In an ensemble of all theories, 80 % of its runs hold {' and '.join(each)}."
        for theory, each in found.items()
    }


def _apart() -> Mapping[str, list[list[str]]]:
    """Return by kind the measures that would tell its theories apart: week, measure, part of the spread, medians."""
    found: dict[str, list[list[str]]] = {}
    for kind, *rest in _cells(_page("reliability.md"), "### What would tell the theories apart"):
        found.setdefault(kind, []).append(rest)
    return found


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
