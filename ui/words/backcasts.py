"""Words of the back-cast: what a row is about, when, how its numbers read, and which block it stands in."""

from __future__ import annotations

import calendar
import datetime as dt

import sandbox
from ui.words import catalogue, sources
from ui.words.i18n import DASH, THIN, Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

BLOCKS = {
    "tuned": QT_TRANSLATE_NOOP("Backcast", "Tuned: to 31 March 2025, and this fit was searched on them"),
    "checked": QT_TRANSLATE_NOOP("Backcast", "Checked: to 31 March 2025, and this fit has not seen them"),
    "held_out": QT_TRANSLATE_NOOP("Backcast", "Held out: after 31 March 2025, not searched on"),
    "fitted_later": QT_TRANSLATE_NOOP(
        "Backcast", "Fitted later: after 31 March 2025; this fit was searched on later numbers too"
    ),
}
SHORT = {
    "tuned": QT_TRANSLATE_NOOP("Backcast", "Tuned {hits} of {of}"),
    "checked": QT_TRANSLATE_NOOP("Backcast", "checked {hits} of {of}"),
    "held_out": QT_TRANSLATE_NOOP("Backcast", "held out {hits} of {of}"),
    "fitted_later": QT_TRANSLATE_NOOP("Backcast", "fitted later {hits} of {of}"),
}
NAIVE = {
    "last_value": QT_TRANSLATE_NOOP("Backcast", "last value"),
    "linear_trend": QT_TRANSLATE_NOOP("Backcast", "linear trend"),
}
STATISTICS = {
    "difference": QT_TRANSLATE_NOOP("Backcast", "{what}, in that time"),
    "max": QT_TRANSLATE_NOOP("Backcast", "{what}, highest"),
    "min": QT_TRANSLATE_NOOP("Backcast", "{what}, lowest"),
    "ratio of means": QT_TRANSLATE_NOOP("Backcast", "{what}, ratio of two times"),
    "mean over minimum": QT_TRANSLATE_NOOP("Backcast", "{what}, over its low"),
}
RATIOS = ("ratio of means", "mean over minimum")


def block(name: str, tally: sandbox.Tally) -> str:
    """Return the title of a block with its count."""
    count = translate("Backcast", "{hits} of {of} hit").format(hits=tally.hits, of=tally.of)
    return translate("Backcast", "{title}. {count}").format(title=translate("Backcast", BLOCKS[name]), count=count)


def counts(card: sandbox.Backcast) -> str:
    """Return how many rows of each block are hit, and how the naive forecasts do on the rows that they have."""
    comma = translate("Backcast", ", ")
    told = comma.join(
        translate("Backcast", SHORT[name]).format(hits=tally.hits, of=tally.of)
        for name, tally in ((name, card.tally(name)) for name in card.blocks)
    )
    rivals = []
    for name in NAIVE:
        tally = card.naive(name)
        text = translate("Backcast", "{name} {hits} of {of} (model {model})")
        if tally.hits > tally.model:
            text = translate("Backcast", "{name} wins with {hits} of {of} (model {model})")
        rivals.append(text.format(name=naive(name), hits=tally.hits, of=tally.of, model=tally.model))
    both = translate("Backcast", "{told} hit. Naive forecasts, on the later rows that they have: {rivals}.")
    return both.format(told=told, rivals=comma.join(rivals))


def beaten(card: sandbox.Backcast, words: Translator) -> str:
    """Return which rows a naive forecast hits and the model misses; empty where there is none."""
    rows = [f"{subject(line)} ({when(line, words)})" for line in card.lines if line.beaten_by]
    if not rows:
        return ""
    text = translate("Backcast", "A naive forecast hits and the model misses: {rows}.")
    return text.format(rows=translate("Backcast", ", ").join(rows))


def naive(name: str) -> str:
    """Return the name of a naive forecast."""
    return translate("Backcast", NAIVE[name])


def subject(line: sandbox.BackcastLine) -> str:
    """Return what a row is about."""
    words = line.row.series.split()
    what = catalogue.label(words[0])
    if "+" in words:
        other = catalogue.label(words[2])
        both = translate("Backcast", "{one} and {other}")
        what = both.format(one=what, other=other[:1].lower() + other[1:])
    elif "/" in words:
        what = translate("Backcast", "{what}, of {number}").format(what=what, number=words[2])
    if line.row.statistic in STATISTICS:
        what = translate("Backcast", STATISTICS[line.row.statistic]).format(what=what)
    return what


def when(line: sandbox.BackcastLine, words: Translator) -> str:
    """Return the date or window of a row."""
    first, last = line.row.windows[0]
    if first == last:
        return words.day(first, year=True)
    months = [_month(day, words) for day in (first, last)]
    if months[0] == months[1]:
        return months[0]
    if first.day == 1 and last.day >= calendar.monthrange(last.year, last.month)[1] - 2:
        return f"{months[0]} {DASH} {months[1]}"
    both_years = first.year != last.year or words.chinese
    end = words.day(last, year=not words.chinese or first.year != last.year)
    return f"{words.day(first, year=both_years)} {DASH} {end}"


def _month(day: dt.date, words: Translator) -> str:
    return f"{day.year}年{day.month}月" if words.chinese else words.day(day, year=True).partition(" ")[2]


def number(line: sandbox.BackcastLine, value: float, words: Translator, *, unit: bool = True) -> str:
    """Return a number of a row, with its unit."""
    series = line.row.series.split()
    if line.row.statistic in RATIOS:
        return words.number(value, 2)
    if "/" in series:
        text, shown = words.in_unit("share", value)
        return f"{text}{THIN}{shown}" if unit else text
    if unit:
        return words.published(series[0], value)
    return words.agreed(series[0], value)[0]


def published(line: sandbox.BackcastLine, words: Translator) -> str:
    """Return the published number with its band."""
    row = line.row
    low, high = (number(line, value, words, unit=False) for value in (row.low, row.high))
    return f"{number(line, row.published, words)} ({low} {DASH} {high})"


def verdict(line: sandbox.BackcastLine, words: Translator) -> str:
    """Return whether the model hits, and by how much it misses."""
    if line.hit:
        return translate("Backcast", "hit")
    widths = words.number(line.missed_by, 2 if line.missed_by >= 0.01 else 3)
    return translate("Backcast", "missed by {widths} widths of the band").format(widths=widths)


def simulated(line: sandbox.BackcastLine, words: Translator) -> str:
    """Return what the model gives, and in a word whether that is a hit."""
    sign = translate("Backcast", "hit") if line.hit else translate("Backcast", "miss")
    return translate("Backcast", ", ").join((number(line, line.simulated, words, unit=False), sign))


def forecasts(line: sandbox.BackcastLine) -> str:
    """Return which naive forecasts hit; a dash where there is none."""
    if not line.naive:
        return DASH
    inside = [naive(name) for name, hits in line.naive_hit.items() if hits]
    return translate("Backcast", " and ").join(inside) if inside else translate("Backcast", "none hits")


def told(line: sandbox.BackcastLine, words: Translator) -> str:
    """Return all of a row in lines: its tip."""
    colon = "：" if words.chinese else ": "
    model = translate("Backcast", "Model")
    lines = [
        f"{subject(line)}{colon}{when(line, words)}",
        f"{translate('Backcast', 'Published')}{colon}{published(line, words)}",
        sources.source(line.row.source),
        catalogue.confidence(line.row.confidence),
        f"{model}{colon}{number(line, line.simulated, words)}, {verdict(line, words)}",
    ]
    lines += [f"{naive(name)}{colon}{number(line, value, words)}" for name, value in line.naive.items()]
    return "\n".join(lines)
