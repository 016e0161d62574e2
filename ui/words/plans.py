"""The sentences of a found plan: when a rule holds, what it decides, and what change of the world undoes a plan."""

from __future__ import annotations

import datetime as dt
import math

import sandbox
from ui.words import catalogue, parameters, policies
from ui.words.i18n import THIN, Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

MEASURES: dict[str, str] = {
    "rent_8xh100": QT_TRANSLATE_NOOP("Plan", "the rent of eight H100"),
    "h100_card_price": QT_TRANSLATE_NOOP("Plan", "the second-hand price of an H100"),
    "stranded_share": QT_TRANSLATE_NOOP("Plan", "the idle share of halls' book value"),
    "unmet_share": QT_TRANSLATE_NOOP("Plan", "the share of demand that nobody serves"),
}


def rule(given: sandbox.Rule, start: dt.date, words: Translator) -> str:
    """Return a rule as one sentence; what holds from some week on is not said to last as long as it holds."""
    held = translate("Plan", " while this holds") if given.when.measure else ""
    text = translate("Plan", "{when}: {what}.")
    return text.format(when=when(given.when, start, words), what=act(given.act, words, held))


def when(given: sandbox.When, start: dt.date, words: Translator) -> str:
    """Say when a rule holds, as the beginning of its sentence."""
    if given.measure:
        text = (
            translate("Plan", "When {measure} has been above {level} for {weeks}")
            if given.above
            else translate("Plan", "When {measure} has been below {level} for {weeks}")
        )
        return text.format(
            measure=translate("Plan", MEASURES[given.measure]),
            level=_level(given.measure, given.level, words),
            weeks=words.counts.weeks(given.weeks),
        )
    if given.week:
        day = words.day(start + dt.timedelta(weeks=given.week), year=True)
        return translate("Plan", "From {day} on").format(day=day)
    return translate("Plan", "From the first week on")


def _level(measure: str, level: float, words: Translator) -> str:
    """Return a level with all of its two digits: what is read is what is played."""
    if catalogue.UNITS[measure] == "share":
        return words.percent(level, max(0, 1 - math.floor(math.log10(100 * level))) if level > 0 else 0)
    return words.published(measure, level)


def act(given: sandbox.Act, words: Translator, held: str) -> str:
    """Say what a rule decides, as the end of its sentence; ``held`` is said of what goes on while the rule holds."""
    match given:
        case sandbox.SetPolicy():
            text = translate("Plan", "set the policy {policy} in full")
            return text.format(policy=policies.name(given.lever))
        case sandbox.OrderLink():
            return translate("Plan", "order the link to the backbone")
        case sandbox.PlaceHalls():
            text = translate(
                "Plan",
                "every {weeks}{held}, begin a hall for {type} with {cards} × {chip}, run by {operator}, "
                "{halls} at most, if it takes no more than {share} of the free money",
            )
            return text.format(
                held=held,
                weeks=words.counts.weeks(sandbox.HALL_GAP),
                type=catalogue.hall_type(given.hall_type),
                cards=words.number(given.cards),
                chip=words.chip(given.chip),
                operator=words.operator(given.operator),
                halls=words.number(sandbox.MOST_HALLS),
                share=words.percent(given.share),
            )
        case sandbox.PayVouchers():
            text = translate("Plan", "pay compute vouchers of {money} a year{held}")
            return text.format(held=held, money=words.money(given.budget))
        case sandbox.PauseBuilding():
            return translate("Plan", "pause all own halls that are being built{held}").format(held=held)
        case sandbox.MothballHalls():
            return translate("Plan", "mothball all own halls{held}").format(held=held)
        case sandbox.SellCards():
            return translate("Plan", "sell {share} of the cards of every own hall").format(
                share=words.percent(given.share)
            )
        case _:
            return _other_act(given, words, held)


def _other_act(
    given: sandbox.KeepSurveyed
    | sandbox.OrderAhead
    | sandbox.TakeOver
    | sandbox.AuditHalls
    | sandbox.AskRent
    | sandbox.HedgeRent
    | sandbox.RepurposeHalls
    | sandbox.BuyCards,
    words: Translator,
    held: str,
) -> str:
    match given:
        case sandbox.KeepSurveyed():
            return translate("Plan", "survey the province whenever no survey of it holds")
        case sandbox.OrderAhead():
            text = (
                translate(
                    "Plan",
                    "order {cards} × {chip} ahead firmly whenever none are on order{held}, and begin a hall "
                    "for {type} with them when they have come, run by {operator}",
                )
                if given.firm
                else translate(
                    "Plan",
                    "buy an option on {cards} × {chip} whenever none are on order{held}, and begin a hall "
                    "for {type} with them when they have come, run by {operator}",
                )
            )
            return text.format(
                held=held,
                cards=words.number(given.cards),
                chip=words.chip(given.chip),
                type=catalogue.hall_type(given.hall_type),
                operator=words.operator(given.operator),
            )
        case sandbox.TakeOver() | sandbox.AuditHalls():
            text = (
                translate(
                    "Plan",
                    "every {weeks}{held}, take over {share} of what the largest failing owner here has, "
                    "{halls} halls at most",
                )
                if isinstance(given, sandbox.TakeOver)
                else translate(
                    "Plan",
                    "every {weeks}{held}, audit {share} of what the largest owner here has, {halls} halls at most",
                )
            )
            return text.format(
                held=held,
                weeks=words.counts.weeks(sandbox.HALL_GAP),
                share=words.percent(given.share),
                halls=words.number(sandbox.MOST_HALLS),
            )
        case sandbox.AskRent():
            text = translate("Plan", "ask {share} of the market's rent in every own hall{held}")
            return text.format(held=held, share=words.percent(given.multiplier))
        case sandbox.HedgeRent():
            text = translate("Plan", "sell {share} of every own hall's rent forward for {weeks}, again and again{held}")
            return text.format(held=held, share=words.percent(given.share), weeks=words.counts.weeks(given.weeks))
        case sandbox.RepurposeHalls():
            text = translate("Plan", "turn every own hall into one for {type}")
            return text.format(type=catalogue.hall_type(given.hall_type))
        case sandbox.BuyCards():
            text = translate("Plan", "buy {share} more cards second-hand into every own hall")
            return text.format(share=words.percent(given.share))


def change(given: sandbox.Change, words: Translator) -> str:
    """Say which number of the world is another, and how large that change is as a share of its range."""
    dial, share = given.dial, words.percent(given.dial.size(given.value), 1)
    if dial.kind == "date":
        weeks = words.counts.weeks(round(abs(given.value)))
        text = (
            translate("Plan", "{event}, {weeks} later ({share} of the range)")
            if given.value > 0
            else translate("Plan", "{event}, {weeks} earlier ({share} of the range)")
        )
        return text.format(event=words.shock(dial.shock), weeks=weeks, share=share)
    text = (
        translate("Plan", "{name} ({event}) at {to} instead of {value} ({share} of the range)")
        if dial.shock
        else translate("Plan", "{name} at {to} instead of {value} ({share} of the range)")
    )
    value, to = (_with_unit(number, dial.unit, words) for number in (dial.value, given.value))
    return text.format(name=parameters.name(dial.name), event=words.shock(dial.shock), value=value, to=to, share=share)


def _with_unit(value: float, code: str, words: Translator) -> str:
    """Return a number of the tables with four digits, so that a small change is seen, and its unit."""
    number, unit = parameters.value(words, value, code)
    if "CNY" not in code:
        number = f"{value:.4g}"
    return THIN.join(filter(None, (number, unit or ("" if code == "1" else code))))
