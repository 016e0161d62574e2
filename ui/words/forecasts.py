"""What stands under a forecast: of how many runs it is made, how far it reaches, and what it knows."""

from __future__ import annotations

import datetime as dt

import sandbox
from ui.words.i18n import Translator
from ui.words.marks import translate


def said(
    forecast: sandbox.Forecast, start: dt.date, words: Translator, *, branches: bool, compared: bool = False
) -> str:
    """Say in a line what is drawn, and of how much; ``compared`` are two branches by themselves, A and B."""
    question = forecast.question
    made = translate("Forecast", "{made} of {runs} runs").format(made=forecast.made, runs=question.runs)
    reach, whole = forecast.reach, len(forecast.weeks)
    begin, until = (words.week(start + dt.timedelta(weeks=w)) for w in (question.futures[0].begin, question.until))
    weeks = question.until - question.futures[0].begin
    span = translate("Forecast", "{weeks} weeks, {begin} to {until}").format(weeks=weeks, begin=begin, until=until)
    if reach < whole:
        span += translate("Forecast", " (so far {weeks})").format(weeks=4 * reach)
    return " · ".join((made, span, _compared() if compared else _drawn(forecast, branches=branches)))


def _compared() -> str:
    return translate("Forecast", "A and B in their colours, B less A run by run: median, bands of 50, 80 and 95 %")


def _drawn(forecast: sandbox.Forecast, *, branches: bool) -> str:
    if not branches:
        return translate("Forecast", "your plan in colour, nothing more decided in grey: median, bands of 50 and 80 %")
    if len(forecast.question.futures) > 1:
        return translate("Forecast", "this branch in colour, the other in grey: median, bands of 50, 80 and 95 %")
    return translate("Forecast", "this branch: median, bands of 50, 80 and 95 %")


def explained(*, branches: bool) -> str:
    """Say what a forecast knows and what it does not."""
    text = translate(
        "Forecast",
        "Each run draws its own parameters around the game's, within their ranges, and its own chance; what your game "
        "will meet is not among them. Dated events of the scenario come in every run.",
    )
    return f"{text}\n{paired()}" if not branches else text


def paired() -> str:
    """Say what two futures have in common."""
    return translate("Forecast", "Both sides meet the same draws, so what parts them is what is decided.")


def apart(weeks: int, numbers: str, *, plan: bool, short: bool = False) -> str:
    """Say by how much the first future is above the second, in the middle of all runs; ``short`` where room is."""
    if short:
        return translate("Forecast", "{numbers} in {weeks} weeks").format(weeks=weeks, numbers=numbers)
    if plan:
        return translate("Forecast", "plan less none, {weeks} weeks on: {numbers}").format(weeks=weeks, numbers=numbers)
    text = translate("Forecast", "this less the other, {weeks} weeks on: {numbers}")
    return text.format(weeks=weeks, numbers=numbers)


def parted_by(weeks: int, apart: tuple[str, str, str], unit: str) -> str:
    """Say by how much B is above A some weeks after they part, and between what in 80 % of the runs."""
    text = translate("Forecast", "{weeks} weeks on: {median} {unit} (80 % of runs: {low} to {high})")
    return text.format(weeks=weeks, median=apart[0], unit=unit, low=apart[1], high=apart[2])


def parted(name: str, apart: tuple[str, str, str], unit: str) -> str:
    """Say of a line by how much, and between what in 80 % of the runs."""
    text = translate("Forecast", "{name}: {median} {unit} (80 % of runs: {low} to {high})")
    return text.format(name=name, median=apart[0], unit=unit, low=apart[1], high=apart[2])
