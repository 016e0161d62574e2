"""Words of the book of equations: a name's page, with its numbers, their units and where they were taken."""

from __future__ import annotations

import html
import math
import re

import sandbox
from ui.words import catalogue, parameters, register
from ui.words import parts as spoken
from ui.words.i18n import DASH, MINUS, THIN, Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate
from ui.words.trust import assumed, how_to_show

KINDS = {
    "measure": QT_TRANSLATE_NOOP("Book", "measured at the week's end"),
    "equation": QT_TRANSLATE_NOOP("Book", "worked out every week"),
    "stock": QT_TRANSLATE_NOOP("Book", "carried from week to week; as it stood when the week began"),
    "given": QT_TRANSLATE_NOOP("Book", "given by the scenario, the calendar, chance or orders"),
    "number": QT_TRANSLATE_NOOP("Book", "a fixed number of the tables"),
    "counted": QT_TRANSLATE_NOOP("Book", "counted for the parts of other numbers"),
}
FEN = 1e8  # in a million yuan
CARDS = ("cards", "contract_cards", "hall_cards")
STATES = ("hall_status", "hall.status")  # their numbers are the places of ``catalogue.STATUS``
PLACES = {
    "province": QT_TRANSLATE_NOOP("Book", "province"),
    "hall": QT_TRANSLATE_NOOP("Book", "hall"),
    "chip": QT_TRANSLATE_NOOP("Book", "chip"),
}
PER = {
    "1/week": QT_TRANSLATE_NOOP("Book", "a week"),
    "1/year": QT_TRANSLATE_NOOP("Book", "a year"),
    "year": QT_TRANSLATE_NOOP("Book", "years"),
}


def page(found: sandbox.Reckoning, where: str, words: Translator) -> str:
    """Return a name's page as HTML; ``where`` names the place that its numbers were taken at."""
    named = found.named
    parts = [f"<h2>{html.escape(heading(named.key))}</h2>", f"<p class=quiet>{_about(found)}</p>"]
    which = found.spot.key if found.spot.kind == "chip" else ""
    number, how = reading(named, words, which), told(named, where, words)
    parts.append(
        f"<p><span class=big>{html.escape(number)}</span> &nbsp;<span class=quiet>{html.escape(how)}</span></p>"
    )
    parts.append(_parts(found, words))
    if named.kind != "given" or found.kind != "counted":  # what somebody decided is no conclusion
        parts.append(f"<p class=quiet>{html.escape(_trust(named, words, which)).replace(chr(10), '<br/>')}</p>")
    if found.kind == "counted":
        return "<body>" + "".join(parts) + "</body>"
    parts += _equation(found, words)
    empty = translate("Book", "Nothing: it is given.")
    if found.kind == "stock":
        empty = translate(
            "Book", "No equation: at the week's end it is changed once, by what orders and equations gave."
        )
    parts += [
        f"<h3>{translate('Book', 'What it needs')}</h3>",
        _table(found.needs, where, words, which) or f"<p>{empty}</p>",
    ]
    parts.append(f"<h3>{translate('Book', 'What needs it')}</h3>")
    none = translate("Book", "Nothing in the model: it is looked at only.")
    parts.append(_table(found.needed_by, where, words, which) or f"<p>{none}</p>")
    return "<body>" + "".join(parts) + "</body>"


def _parts(found: sandbox.Reckoning, words: Translator) -> str:
    """Return what the number is made of: its parts with their values, and the total, which is the number itself."""
    parts, which = found.parts, found.spot.key if found.spot.kind == "chip" else ""
    said = spoken.how(parts.how, parts.source, few=bool(parts.items))
    lines = [f"<h3>{translate('Parts', 'Its parts')}</h3><p>{html.escape(said)}</p>"]
    if not parts.items:
        return "".join(lines)
    rows = []
    for k, (item, meant) in enumerate(zip(parts.items, found.items, strict=True)):
        name = html.escape(spoken.part(item, words))
        hidden = hides(meant, words, which) if meant is not None else hides(found.named, words, which)
        value = assumed() if hidden else spoken.amount(item.value, item, parts, words)
        linked = f'<a href="{html.escape(item.key)}@{html.escape(item.where)}">{name}</a>' if item.key else name
        op = spoken.OPS[item.op] if k or item.op != "*" else ""  # of factors the first has none
        rows.append(f"<tr><td>{op}</td><td>{linked}</td><td align=right>{html.escape(value)}</td></tr>")
    if parts.how != "equation":
        total = reading(found.named, words, which)
        if parts.how == "sum" and not hides(found.named, words, which):
            total = spoken.amount(parts.total, None, parts, words)
        rows.append(f"<tr><td>=</td><td></td><td align=right><b>{html.escape(total)}</b></td></tr>")
    return f"{lines[0]}<table cellspacing=0>{''.join(rows)}</table>"


def _about(found: sandbox.Reckoning) -> str:
    meant, told = register.meaning(found.named.meaning), translate("Book", KINDS[found.kind])
    said = [told] if meant.lower() == heading(found.named.key).lower() else [meant, told]
    return f"{html.escape(' · '.join(said))} · <code>{html.escape(found.named.key)}</code>"


def _equation(found: sandbox.Reckoning, words: Translator) -> list[str]:
    parts = []
    if found.counted:
        read = translate("Book", "How it is counted from the names below")
        if found.equation:
            read = translate("Book", "How it is read from what the equation gives")
        parts += [f"<h3>{read}</h3>", f"<p class=formula><code>{html.escape(found.counted)}</code></p>"]
    if found.equation:
        head = translate("Book", "Equation {name}, sector {sector}").format(
            name=found.equation, sector=register.sector(found.sector)
        )
        parts.append(f"<h3>{head}</h3>")
        for paragraph in found.text.split("\n\n"):
            lines = html.escape(paragraph).replace("\n", "<br/>")
            formula = not paragraph.endswith(".") or re.search(r" \+?= ", paragraph)
            parts.append(f"<p class=formula>{lines}</p>" if formula else f"<p>{lines}</p>")
    said = []
    if found.source:
        said.append(translate("Book", "Source: {source}").format(source=html.escape(found.source)))
    if found.valid:
        said.append(translate("Book", "Valid range: {range}").format(range=html.escape(_valid(found, words))))
    return [*parts, *(f"<p class=quiet>{text}</p>" for text in said)]


def _valid(found: sandbox.Reckoning, words: Translator) -> str:
    """Return the range of a number of the tables in its unit; an equation's is a formula, as it stands."""
    low, _, high = found.valid.partition(" to ")
    if found.kind != "number":
        return found.valid
    return _between(found.named, float(low), float(high), f" {DASH} ", words)


def letter(named: sandbox.Named, words: Translator, which: str = "") -> str:
    """Return the letter of a name: of a measure that of its evidence, else the weakest of all that it rests on."""
    return words.trust.letter(named.key, which) if named.kind == "measure" else named.letter


def hides(named: sandbox.Named, words: Translator, which: str = "") -> bool:
    """Whether a value is hidden now: what tables and the scenario give is no conclusion."""
    if named.kind == "measure":
        return words.hides(named.key, which)
    return words.trust.hiding and named.kind in ("equation", "stock", "counted") and named.letter in ("D", "")


def _trust(named: sandbox.Named, words: Translator, which: str) -> str:
    if named.kind != "measure":
        text = catalogue.confidence(named.letter) if named.letter else translate("Book", "Nobody gave it a letter.")
        if named.kind == "number" and named.letter == "D":
            text = translate("Book", "Confidence D: nobody published it; its range says how wrong it may be.")
        return f"{text}\n{how_to_show()}" if hides(named, words) else text
    text = words.trust.sentence(named.key, which)
    if named.letter and named.letter > letter(named, words, which):
        weakest = translate("Book", "By the weakest of its parts it would be {letter}.")
        text = f"{text}\n{weakest.format(letter=named.letter)}"
    return text


def _table(rows: tuple[sandbox.Named, ...], where: str, words: Translator, which: str) -> str:
    if not rows:
        return ""
    heads = (
        translate("Book", "Name"),
        translate("Book", "Value"),
        translate("Book", "Letter"),
        translate("Book", "Taken as"),
        translate("Book", "In equations"),
    )
    lines = ["<tr>" + "".join(f"<th>{head}</th>" for head in heads) + "</tr>"]
    for row in rows:
        number = reading(row, words, which)
        texts = (number, letter(row, words, which) or DASH, told(row, where, words))
        cells = "".join(f"<td>{html.escape(text)}</td>" for text in texts)
        meant, name = html.escape(register.meaning(row.meaning)), html.escape(title(row.key))
        link = f'<a href="{row.key}" title="{meant}">{name}</a>'
        lines.append(f"<tr><td>{link}</td>{cells}<td class=quiet>{row.key}</td></tr>")
    return f"<table cellspacing=0>{''.join(lines)}</table>"


def heading(key: str) -> str:
    """Return how a name's page is headed: what only parts of numbers have is called as it is there."""
    return title(key) if key in sandbox.reckoned_names() else spoken.name(key)


def title(key: str) -> str:
    """Return how a name of the book is called: a measure by its label, a name of the model by what it means."""
    place, _, name = key.partition(".")
    if not name:
        return parameters.name(key)
    if place not in (*PLACES, "nation"):
        return spoken.name(key)
    if place == "nation":
        return catalogue.label(name)
    return translate("Book", "{name} ({place})").format(
        name=catalogue.label(name), place=translate("Book", PLACES[place])
    )


def reading(named: sandbox.Named, words: Translator, which: str = "") -> str:
    """Return a value with its unit; codes and addresses have only a range."""
    found = named.reading
    if hides(named, words, which):
        return assumed()
    if found.how == "range":
        return f"{words.significant(found.low)}…{words.significant(found.high)}"
    return _amount(named, found.value, words)


def _amount(named: sandbox.Named, value: float, words: Translator) -> str:
    name = named.key.partition(".")[2]
    if named.key in STATES and value in range(len(catalogue.STATUS)):
        return catalogue.status(list(catalogue.STATUS)[int(value)])
    if name in catalogue.UNITS:
        return words.published(name, value)
    return _plain(value, named.key, named.unit, words)


def _plain(value: float, name: str, code: str, words: Translator) -> str:
    if not math.isfinite(value):
        return DASH
    if code == "fen":
        code, value = "MCNY", value / FEN
    if code == "1" and name.startswith(CARDS):
        code = "cards"
    number, shown = words.in_unit(code, value)
    if code in PER:
        shown = translate("Book", PER[code])
    elif not shown and code != "1":
        shown = code
    return f"{number}{THIN}{shown}".rstrip(THIN)


def difference(named: sandbox.Named, value: float, words: Translator) -> str:
    """Return a difference of a name with its sign and unit; of a share in points."""
    if not math.isfinite(value):
        return DASH
    name = named.key.partition(".")[2]
    code = catalogue.UNITS.get(name, named.unit)
    if code == "share":
        return f"{_rounded(words.significant(value * 100, sign=True), value)}{THIN}{translate('Debrief', 'points')}"
    if code == "index":
        code = "1"
    if code == "fen":
        code, value = "MCNY", value / FEN
    if code == "1" and named.key.startswith(CARDS):
        code = "cards"
    number, shown = words.in_unit(code, value, sign=True)
    if code == "count":
        number = words.significant(value, sign=True)
    if code in PER:
        shown = translate("Book", PER[code])
    elif not shown and code not in ("1", "count"):
        shown = code
    return f"{_rounded(number, value)}{THIN}{shown}".rstrip(THIN)


def _rounded(number: str, value: float) -> str:
    """Return a number as it is written; of one that is no zero and reads as one, that it is near it."""
    return f"≈{THIN}0" if value and not number.strip(f"+{MINUS}0.,") else number


def _between(named: sandbox.Named, least: float, greatest: float, stroke: str, words: Translator) -> str:
    """Return two values of a name with their unit: once where both have the same."""
    low, high = (_amount(named, value, words) for value in (least, greatest))
    number, _, unit = low.partition(THIN)
    return f"{number if unit == high.partition(THIN)[2] else low}{stroke}{high}"


def told(named: sandbox.Named, where: str, words: Translator) -> str:
    """Return how a value was made of many, where it was taken, and whether it is last week's."""
    found = named.reading
    span = DASH if hides(named, words) else _between(named, found.low, found.high, "…", words)
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
