"""Words of the book of equations: a name's page, with its numbers, their units and where they were taken."""

from __future__ import annotations

import html
import math
import re

import sandbox
from ui.words import catalogue
from ui.words.i18n import DASH, THIN, Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

KINDS = {
    "measure": QT_TRANSLATE_NOOP("Book", "measured at the week's end"),
    "equation": QT_TRANSLATE_NOOP("Book", "worked out every week"),
    "stock": QT_TRANSLATE_NOOP("Book", "carried from week to week; as it stood when the week began"),
    "given": QT_TRANSLATE_NOOP("Book", "given by the scenario, the calendar, chance or orders"),
    "number": QT_TRANSLATE_NOOP("Book", "a fixed number of the tables"),
}
CARDS = ("cards", "contract_cards", "hall_cards")
PLACES = {
    "province": QT_TRANSLATE_NOOP("Book", "province"),
    "hall": QT_TRANSLATE_NOOP("Book", "hall"),
    "chip": QT_TRANSLATE_NOOP("Book", "chip"),
}
PER = {
    "1/year": QT_TRANSLATE_NOOP("Book", "a year"),
    "year": QT_TRANSLATE_NOOP("Book", "years"),
}


def page(found: sandbox.Reckoning, where: str, words: Translator) -> str:
    """Return a name's page as HTML; ``where`` names the place that its numbers were taken at."""
    named = found.named
    parts = [f"<h2>{html.escape(title(named.key))}</h2>", f"<p class=quiet>{_about(found)}</p>"]
    number, how = reading(named, words), told(named, where, words)
    parts.append(
        f"<p><span class=big>{html.escape(number)}</span> &nbsp;<span class=quiet>{html.escape(how)}</span></p>"
    )
    letter = catalogue.confidence(named.letter) if named.letter else translate("Book", "Nobody gave it a letter.")
    parts.append(f"<p class=quiet>{html.escape(letter)}</p>")
    parts += _equation(found)
    empty = translate("Book", "Nothing: it is given.")
    if found.kind == "stock":
        empty = translate(
            "Book", "No equation: at the week's end it is changed once, by what orders and equations gave."
        )
    parts += [f"<h3>{translate('Book', 'What it needs')}</h3>", _table(found.needs, where, words) or f"<p>{empty}</p>"]
    parts.append(f"<h3>{translate('Book', 'What needs it')}</h3>")
    none = translate("Book", "Nothing in the model: it is looked at only.")
    parts.append(_table(found.needed_by, where, words) or f"<p>{none}</p>")
    return "<body>" + "".join(parts) + "</body>"


def _about(found: sandbox.Reckoning) -> str:
    return f"<code>{html.escape(found.named.key)}</code> · {html.escape(found.named.meaning)} · " + translate(
        "Book", KINDS[found.kind]
    )


def _equation(found: sandbox.Reckoning) -> list[str]:
    parts = []
    if found.counted:
        read = translate("Book", "How it is counted from the names below")
        if found.equation:
            read = translate("Book", "How it is read from what the equation gives")
        parts += [f"<h3>{read}</h3>", f"<p class=formula><code>{html.escape(found.counted)}</code></p>"]
    if found.equation:
        head = translate("Book", "Equation {name}, sector {sector}").format(name=found.equation, sector=found.sector)
        parts.append(f"<h3>{head}</h3>")
        for paragraph in found.text.split("\n\n"):
            lines = html.escape(paragraph).replace("\n", "<br/>")
            formula = not paragraph.endswith(".") or re.search(r" \+?= ", paragraph)
            parts.append(f"<p class=formula>{lines}</p>" if formula else f"<p>{lines}</p>")
    said = []
    if found.source:
        said.append(translate("Book", "Source: {source}").format(source=html.escape(found.source)))
    if found.valid:
        said.append(translate("Book", "Valid range: {range}").format(range=html.escape(found.valid)))
    return [*parts, *(f"<p class=quiet>{text}</p>" for text in said)]


def _table(rows: tuple[sandbox.Named, ...], where: str, words: Translator) -> str:
    if not rows:
        return ""
    heads = (
        translate("Book", "Name"),
        translate("Book", "Value"),
        translate("Book", "Letter"),
        translate("Book", "Taken as"),
        translate("Book", "Meaning"),
    )
    lines = ["<tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>"]
    for row in rows:
        texts = (reading(row, words), row.letter or DASH, told(row, where, words), row.meaning)
        cells = "".join(f"<td>{html.escape(text)}</td>" for text in texts)
        lines.append(f'<tr><td><a href="{row.key}">{html.escape(title(row.key))}</a></td>{cells}</tr>')
    return f"<table cellspacing=0>{''.join(lines)}</table>"


def title(key: str) -> str:
    """Return how a name of the book is called: a measure by its label, a name of the model as it stands."""
    place, _, name = key.partition(".")
    if not name:
        return key
    return f"{catalogue.label(name)} ({translate('Book', PLACES[place])})" if place in PLACES else catalogue.label(name)


def reading(named: sandbox.Named, words: Translator) -> str:
    """Return a value with its unit; codes and addresses have only a range."""
    found = named.reading
    if found.how == "range":
        return f"{words.significant(found.low)}…{words.significant(found.high)}"
    name = named.key.partition(".")[2]
    if name in catalogue.UNITS:
        return words.with_unit(name, found.value)
    return _plain(found.value, named.key, named.unit, words)


def _plain(value: float, name: str, code: str, words: Translator) -> str:
    if not math.isfinite(value):
        return DASH
    if code == "1" and name.startswith(CARDS):
        code = "cards"
    number, shown = words.in_unit(code, value)
    if not shown and code != "1":
        shown = translate("Book", PER[code]) if code in PER else code
    return f"{number}{THIN}{shown}".rstrip(THIN)


def told(named: sandbox.Named, where: str, words: Translator) -> str:
    """Return how a value was made of many, where it was taken, and whether it is last week's."""
    found = named.reading
    span = f"{words.significant(found.low)}…{words.significant(found.high)}"
    texts = {
        "alone": "",
        "none": translate("Book", "not known in this week"),
        "sum": translate("Book", "sum of {count}").format(count=words.number(found.count)),
        "mean": translate("Book", "plain mean of {count}, {span}").format(count=words.number(found.count), span=span),
        "range": translate("Book", "codes of {count}").format(count=words.number(found.count)),
    }
    parts = [texts[found.how]]
    if found.spot != "nation":
        parts.append(where)
    if named.before:
        parts.append(translate("Book", "last week's"))
    return " · ".join(filter(None, parts))
