"""The equation book (``docs/model.md``), written from nothing but the equations, the register and the tables."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

from sandbox import assets
from sandbox.errors import Issue, SandboxError, Unreadable
from sandbox.model import equations
from sandbox.model.marker import Equation
from sandbox.model.measures import INDICATORS
from sandbox.model.state import DERIVED, SMOOTHED, State
from sandbox.model.step import THEORIES, sequence
from sandbox.model.variables import NAMES
from sandbox.scenario import tables
from sandbox.scenario.schema import Theory

FILE = Path("docs", "model.md")
DEFAULT: Mapping[str, str] = Theory().model_dump()
REGISTER = {variable.name: variable for variable in NAMES}
STOCKS = {f.name: f.metadata["sector"] for f in fields(State) if f.metadata}
# The letters of the register's shapes. R, the runs that are made side by side, is said once and then left out.
SHAPES = {
    "P": "province", "M": "market", "S": "site", "B": "pool of projects", "H": "hall", "K": "holding", "W": "workload",
    "N": "network class", "G": "chip", "E": "stage", "T": "week of memory", "C": "class", "D": "merchant class",
    "O": "operator", "V": "owner", "U": "kind of fleet", "Q": "interactive class", "I": "week of the last year",
    "J": "event", "A": "week of the game", "F": "money flow of a holding", "L": "money flow of a province",
    "$": "policy", "#": "red line", "Z": "party", "X": "owner's part of a pool", "Y": "cloud or owner's part of a pool",
}  # fmt: skip
# Outcome measures that are recorded under a name of their own: what they are read from.
READ_FROM = {
    "rent_8xh100": "quote",
    "h100_card_price": "card_price",
    "h100_fundamental_value": "card_value",
    "resale_volume": "card_trades",
    "own_use_demand": "own_use_wanted",
    "unmet_demand": "unmet",
    "late_demand": "late_share",
    **{f"gauge_{name}": f"{name}_gauge" for name in ("service", "money", "stranded", "carbon", "equity")},
}
# Outcome measures that share a name with an output and are counted otherwise: from the stocks at the week's end.
COUNTED_ANEW = ("cloud_capacity", "purse_income")

HEAD = """\
# The model, equation by equation

`suanli book` writes this page from the equations in `sandbox/model/equations`, the register of names and the tables
in `assets/data`. Change those and write it again; `suanli book --check` says whether it is up to date.

- [How a week runs](#how-a-week-runs)
- [Rival theories](#rival-theories)
- [How far the numbers can be trusted](#how-far-the-numbers-can-be-trusted)
- [What the outcome measures hang on](#what-the-outcome-measures-hang-on)
- The equations
{sectors}
- [Stocks](#stocks)
- [What a game is set up with](#what-a-game-is-set-up-with)
- [Calibrated parameters](#calibrated-parameters)
- [Constants](#constants)

**How to read an equation.** First what it says, then its formula where it has a short one, in the symbols of the
table of parameters and with the shipped numbers. *Gives* names what it leaves for the equations after it, with its
unit (1 is a bare number) and what it is counted by. The lines below name all that it needs: what other equations gave
in the same week, what is remembered, what the game was set up with, and fixed numbers with their letter of
confidence. A source is a `study` (one of the working studies behind the model, by its number), the public `record`, a
`definition`, or an `assumption` of our own.
"""

WEEK = """\
## How a week runs

A week is one step from the stocks of this Monday to those of the next:

1. The planners' orders of the week are carried out.
2. The equations are worked out, each once, in the order below. An equation sees what those before it gave, and of what
   comes after it only last week's value.
3. Every stock is changed once, by the flows that the equations gave. Money moves in whole fen, cards one by one.
4. The outcome measures are written down.

What is written down of a week is dated by the Monday that it begins, in reports, files and briefs. When it has been
made the game stands on the Monday after, and so do the window's date and the ends of its charts.

The order of the equations:

"""

TRUST = """\
## How far the numbers can be trusted

Every number of the model has a letter:
"""

OUTCOMES = """\
## What the outcome measures hang on

Measures that are the output of one equation, with its direct causes. Where the output is counted by province, site,
holding or chip, the measure is its sum, or the player's or the H100's part. The other measures are counted from the
stocks at the end of the week (`sandbox/model/record.py`).

"""


def path() -> Path:
    """Return where the book stands in a checkout; an installed Suanli has none."""
    found = assets.path().parent / FILE
    if not found.parent.is_dir():
        message = "there is no folder docs beside assets."
        raise Unreadable(Issue("book.no_docs", str(found), message, "The book belongs to a checkout of the sources."))
    return found


def check(found: str) -> None:
    """Refuse a book that is not what the equations and tables say now."""
    if found != text():
        message = "is not what the equations, the register and the tables say now."
        raise SandboxError(Issue("book.stale", FILE.as_posix(), message, "Write it again: suanli book"))


def text() -> str:
    """Return the whole book; the same model gives the same text."""
    sectors = _sectors()
    links = "\n".join(f"  - [{_title(sector)}](#{_anchor(_heading(sector))})" for sector in sectors)
    parts = [
        HEAD.format(sectors=links),
        WEEK + _week(),
        _theories(),
        TRUST + _trust(),
        OUTCOMES + _outcomes(),
        *(_sector(sector) for sector in sectors),
        _stocks(),
        _set_up(),
        _parameters(),
        _constants(),
    ]
    return "\n".join(part.strip("\n") + "\n" for part in parts)


# ------------------------------------------------------------------------------------------------- what there is


@cache
def every_equation() -> Mapping[str, Equation]:
    """Return all equations by name, those of set-up and of rival theories included, in the order of their files."""
    found: dict[str, Equation] = {}
    for module in pkgutil.iter_modules(equations.__path__):
        members = vars(importlib.import_module(f"{equations.__name__}.{module.name}"))
        found |= {eq.name: eq for eq in members.values() if isinstance(eq, Equation)}
    return found


@cache
def week() -> tuple[tuple[str, tuple[Equation, ...]], ...]:
    """Return the week's equations under the headings that ``sequence`` gives them in its comments."""
    lines = [line.strip() for line in inspect.getsource(sequence).splitlines()]
    parts: list[tuple[str, list[Equation]]] = []
    equations_left = iter(sequence(DEFAULT))
    for line in lines[lines.index("return (") + 1 :]:
        if line.startswith("# "):
            parts.append((line.removeprefix("# "), []))
        elif line.endswith(","):
            parts[-1][1].append(next(equations_left))
    return tuple((title, tuple(part)) for title, part in parts)


def _sectors() -> tuple[str, ...]:
    """Name the sectors in the order of the week; those of set-up alone come last."""
    weekly = [eq for _, part in week()[1:] for eq in part]
    return tuple(dict.fromkeys(eq.sector for eq in (*weekly, *every_equation().values())))


@cache
def _givers() -> Mapping[str, Equation]:
    """Return the equation that gives each name; of rivals that of the default theory."""
    weekly = {eq.name: eq for eq in sequence(DEFAULT)}
    return {name: eq for eq in (*every_equation().values(), *weekly.values()) for name in eq.gives}


@cache
def letters_of_numbers() -> Mapping[str, str]:
    """Return the letter of confidence of every fixed number."""
    calibrated = {row.name: row.confidence for row in tables.parameters()}
    return calibrated | {row.name: row.confidence for row in tables.constants()}


def remembered(name: str) -> str:
    """Return the name of which a need is last week's value; empty for any other."""
    before = name.removeprefix("last_")
    return before if before != name and before in SMOOTHED else ""


# --------------------------------------------------------------------------------------------------- small words


def _anchor(heading: str) -> str:
    """Return a heading's address as GitHub makes it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _title(sector: str) -> str:
    return _doc(sector).partition(":")[0]


def _heading(sector: str) -> str:
    return f"{_title(sector)} ({sector})"


def _doc(sector: str) -> str:
    module = importlib.import_module(f"{equations.__name__}.{sector}")
    return inspect.cleandoc(module.__doc__ or "").split("\n\n")[0].replace("\n", " ").rstrip(".")


def _shape(dims: str) -> str:
    letters = [letter for letter in dims.split() if letter != "R"]
    return f", by {' and '.join(SHAPES[letter] for letter in letters)}" if letters else ""


def _link(name: str) -> str:
    """Return a name with a link to where it comes from: an equation, or a row of the tables below."""
    shown = remembered(name) or name
    letter = f" ({letters_of_numbers()[name]})" if name in letters_of_numbers() else ""
    return f"[`{shown}`](#{_givers()[shown].name if shown in _givers() else f'n-{shown}'}){letter}"


def _links(names: Iterable[str]) -> str:
    return ", ".join(map(_link, names))


def _by_origin(eq: Equation) -> Iterable[tuple[str, list[str]]]:
    """Part what an equation needs by where it comes from."""
    kinds: dict[str, list[str]] = {"this week": [], "remembered": [], "set up": [], "numbers": []}
    for name in eq.needs:
        if name in letters_of_numbers():
            kinds["numbers"].append(name)
        elif remembered(name) or (name in STOCKS and name not in SMOOTHED):
            kinds["remembered"].append(name)
        else:
            kinds["this week" if name in _givers() else "set up"].append(name)
    return ((kind, names) for kind, names in kinds.items() if names)


def _number(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e9 else f"{value:.4g}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", "\\|") for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def _target(name: str) -> str:
    """Return a name as a table's first cell, where links to it lead."""
    return f'<a id="n-{name}"></a>`{name}`'


# ------------------------------------------------------------------------------------------------------ the parts


def _week() -> str:
    lines = []
    for title, part in week():
        once = " (worked out once, when a game begins)" if part[0] in week()[0][1] else ""
        lines.append(f"- **{title[0].upper()}{title[1:]}**{once}: {', '.join(map(_with_rivals, part))}")
    return "\n".join(lines)


def _rivals(eq: Equation) -> list[Equation]:
    """Return the theories that an equation of the week may be changed for."""
    return next((list(kind.values()) for kind in THEORIES.values() if eq in kind.values()), [])


def _with_rivals(eq: Equation) -> str:
    rivals = [f"[{rival.name}](#{rival.name})" for rival in _rivals(eq)]
    return f"one of {' and '.join(rivals)}" if rivals else f"[{eq.name}](#{eq.name})"


def _theories() -> str:
    rows = [
        (
            f"`{kind}`",
            f"`{name}`{' (default)' if DEFAULT[kind] == name else ''}",
            f"[{eq.name}](#{eq.name})",
            _paragraphs(eq)[0],
        )
        for kind, names in THEORIES.items()
        for name, eq in names.items()
    ]
    told = "Where the evidence allows more than one story, a scenario names one (`--set theory.boom=herd`):\n"
    return f"## Rival theories\n\n{told}\n{_table(('kind', 'theory', 'equation', 'what it says'), rows)}"


def _trust() -> str:
    letters = ([row.confidence for row in tables.parameters()], [row.confidence for row in tables.constants()])
    rows = []
    for letter, meaning in tables.letters().items():
        counts = [given.count(letter) for given in letters]
        rows.append((letter, meaning, *map(str, counts), str(sum(counts))))
    head = ("letter", "what it means", "calibrated parameters", "constants", "together")
    guessed, count = sum(letter == "D" for letter in letters_of_numbers().values()), len(letters_of_numbers())
    all_equations = every_equation().values()
    ours = sum(eq.source.startswith("assumption") for eq in all_equations)
    return (
        f"\n{_table(head, rows)}\n**{guessed} of {count} numbers ({guessed / count:.0%}) rest on D.** Of "
        f"{len(all_equations)} equations {ours} are assumptions of our own; the others come from a study, the record "
        "or a definition.\n"
    )


def _outcomes() -> str:
    measures: dict[str, list[str]] = {}
    for variable in INDICATORS:
        output = READ_FROM.get(variable.name, variable.name)
        if output in _givers() and variable.name not in COUNTED_ANEW:
            measures.setdefault(_givers()[output].name, []).append(f"`{variable.name}`: {variable.meaning}")
    rows = []
    for name, told in measures.items():
        causes = dict(_by_origin(every_equation()[name]))
        moving = [*causes.get("this week", []), *causes.get("remembered", [])]
        fixed = [*causes.get("set up", []), *causes.get("numbers", [])]
        rows.append(("<br/>".join(told), f"[{name}](#{name})", _links(moving), _links(fixed)))
    return _table(("measures", "equation", "moved by", "and by what is set up or fixed"), rows)


def _sector(sector: str) -> str:
    rest = _doc(sector).partition(":")[2].strip()
    told = f"{rest[0].upper()}{rest[1:]}.\n" if rest else ""
    own = [eq for eq in every_equation().values() if eq.sector == sector]
    ordered = [rival for _, part in week() for eq in part for rival in (_rivals(eq) or [eq])]
    own.sort(key=lambda eq: ordered.index(eq) if eq in ordered else -1)
    return "\n".join((f"## {_heading(sector)}\n", told, _graph(sector, own), *map(_equation, own)))


def _graph(sector: str, own: Sequence[Equation]) -> str:
    """Draw what comes in from other sectors: of this week with a line, remembered from last week with dots."""
    crossing: dict[tuple[str, str], list[str]] = {}
    for need in dict.fromkeys(need for eq in own for need in eq.needs):
        name = remembered(need) or need
        giver = _givers().get(name)
        if giver is not None and giver.sector != sector:
            crossing.setdefault((giver.sector, "-.->" if need != name else "-->"), []).append(name)
    if not crossing:
        return "Nothing comes in from other sectors.\n"
    lines = [
        f'  {other} {arrow}|"{"<br/>".join(", ".join(names[i : i + 3]) for i in range(0, len(names), 3))}"| {sector}'
        for (other, arrow), names in crossing.items()
    ]
    return "\n".join(("```mermaid", "graph LR", *lines, "```", ""))


def _paragraphs(eq: Equation) -> list[str]:
    return inspect.cleandoc(eq.function.__doc__ or "").replace("``", "`").split("\n\n")


def _equation(eq: Equation) -> str:
    lines = [f"### {eq.name}", ""]
    for i, paragraph in enumerate(_paragraphs(eq)):
        formula = i > 0 and (not paragraph.endswith(".") or re.search(r" \+?= ", paragraph))
        lines += ["```text", paragraph.replace("`", ""), "```", ""] if formula else [paragraph, ""]
    for name in eq.gives:
        variable = REGISTER[name]
        lines.append(f"- *Gives* `{name}`: {variable.meaning} ({variable.unit}{_shape(variable.dims)})")
    words = {"this week": "Of this week", "remembered": "Remembered", "set up": "Set up", "numbers": "Numbers"}
    lines += [f"- *{words[kind]}*: {_links(names)}" for kind, names in _by_origin(eq)]
    valid = f"; holds for {eq.valid}" if eq.valid else ""
    return "\n".join((*lines, f"- *Source*: {eq.source}{valid}", ""))


def _stocks() -> str:
    rows = [
        (sector, _target(name), REGISTER[name].meaning, f"{REGISTER[name].unit}{_shape(REGISTER[name].dims)}")
        for name, sector in STOCKS.items()
    ]
    told = "What is carried from one week to the next, by the sector under which it is sealed in a save file"
    told += f" ({', '.join(sorted(DERIVED))}: not sealed, for it follows from the cards).\n"
    return f"## Stocks\n\n{told}\n{_table(('sector', 'stock', 'meaning', 'unit'), rows)}"


def _set_up() -> str:
    needed = {name for eq in every_equation().values() for name in eq.needs if not remembered(name)}
    rows = [
        (_target(variable.name), variable.meaning, f"{variable.unit}{_shape(variable.dims)}")
        for variable in NAMES
        if variable.name in needed and variable.name not in _givers() and variable.name not in STOCKS
    ]
    told = "What the scenario and its tables give, the week's date, its chance, and what orders have changed.\n"
    return f"## What a game is set up with\n\n{told}\n{_table(('name', 'meaning', 'unit'), rows)}"


def _parameters() -> str:
    rows = [
        (
            f"{_target(row.name)} ({row.symbol})",
            row.description,
            *map(_number, (row.full, row.strict, row.push, row.herd)),
            f"{_number(row.low)} to {_number(row.high)}",
            row.unit,
            row.confidence,
            f"{row.status}; {row.source}",
        )
        for row in tables.parameters()
    ]
    told = (
        "`full` has seen data to 2026, `strict` (`--set fit=strict`) only to 31 March 2025. `push` and `herd` are fits "
        "of a theory of the boom, to that date too (`--set fit=own` takes the scenario's). *Searched* ones were fitted "
        "within their range, those of one theory only under it (`python -m sandbox.study.published.fit`).\n"
    )
    head = ("name (symbol)", "meaning", "full", "strict", "push", "herd", "range", "unit", "letter", "source")
    return f"## Calibrated parameters\n\n{told}\n{_table(head, rows)}"


def _constants() -> str:
    rows = [
        (
            _target(row.name),
            row.description,
            _number(row.value),
            f"{_number(row.low)} to {_number(row.high)}",
            row.unit,
            row.confidence,
            row.source,
        )
        for row in tables.constants()
    ]
    return f"## Constants\n\n{_table(('name', 'meaning', 'value', 'range', 'unit', 'letter', 'source'), rows)}"
