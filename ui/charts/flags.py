"""The flags of dated events on charts and timeline: events close together share one, and the letters follow on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sandbox
from ui.words.i18n import Translator

GAP = 14.0  # weeks


@dataclass(frozen=True, slots=True)
class Flag:
    """One flag: its letter, the week of its first event, and all its events in words."""

    letter: str
    week: float
    events: tuple[str, ...]

    def line(self) -> str:
        """Return the flag as a line of a key."""
        return f"{self.letter}  " + "; ".join(self.events)


def happenings(scenario: sandbox.Scenario) -> list[tuple[dt.date, str]]:
    """Return the dated events that move the model in a game: those that its author left on, at the dates given."""
    moving = {row.id for row in sandbox.shocks() if row.used_by}
    dated = ((shock.date, name) for name, shock in scenario.shocks.items() if shock.on and name in moving)
    return sorted((date, name) for date, name in dated if date is not None)


def flags(scenario: sandbox.Scenario, weeks: float, words: Translator, gap: float = GAP) -> list[Flag]:
    """Return a flag for each event that has happened by a week and moves the model."""
    groups: list[tuple[float, list[str]]] = []
    for date, name in happenings(scenario):
        week = (date - scenario.start).days / 7.0
        if not 0 <= week <= weeks:
            continue
        text = ("{}，{}" if words.chinese else "{}, {}").format(words.shock(name), words.day(date, year=True))
        if groups and week - groups[-1][0] < gap:
            groups[-1][1].append(text)
        else:
            groups.append((week, [text]))
    return [Flag(chr(ord("A") + k % 26), week, tuple(texts)) for k, (week, texts) in enumerate(groups)]
