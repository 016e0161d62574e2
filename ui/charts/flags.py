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


def flags(start: dt.date, weeks: float, words: Translator, gap: float = GAP) -> list[Flag]:
    """Return a flag for each event that has happened by a week and moves the model."""
    groups: list[tuple[float, list[str]]] = []
    for row in sandbox.shocks():
        week = (row.date - start).days / 7.0
        if not row.used_by or not 0 <= week <= weeks:
            continue
        text = f"{words.shock(row.id)}, {words.day(row.date, year=True)}"
        if groups and week - groups[-1][0] < gap:
            groups[-1][1].append(text)
        else:
            groups.append((week, [text]))
    return [Flag(chr(ord("A") + k % 26), week, tuple(texts)) for k, (week, texts) in enumerate(groups)]
