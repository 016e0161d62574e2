"""One theory at a time swapped into the back-cast: which published numbers speak for it, and which for its rivals.

A theory of the boom is run with its own fit. Those of the other kinds have none: each is run under the fit of every
boom, with all else as it ships, so that a row it misses may be the fault of numbers that were searched for its rival.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sandbox.model.step import THEORIES
from sandbox.scenario.schema import Theory
from sandbox.study.published.backcast import CHECKED, HELD_OUT, TUNED, Backcast, BackcastLine, backcast
from sandbox.study.theories import BOOM

SHIPPED = Theory().model_dump()
TITLE = "Each theory swapped in alone"
HEAD = (
    "theory", "under the fit of", "tuned", "checked", "later", "hits, and a rival misses", "misses, and a rival hits",
    "misses, as its rivals do",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Swapped:
    """How a theory stands against every row under the own fit of a boom, and what its rivals do with each."""

    kind: str
    name: str
    boom: str
    card: Backcast
    rivals: tuple[Backcast, ...]

    def _lines(self, own: bool, rival: bool) -> list[BackcastLine]:
        """Return the lines that are hit (``own``), and that some rival hits or, of those that are hit, misses."""
        others = [{line.row.id: line.hit for line in card.lines} for card in self.rivals]
        return [
            line
            for line in self.card.lines
            if line.hit == own and any(other[line.row.id] != own for other in others) == rival
        ]

    @property
    def speak_for(self) -> list[BackcastLine]:
        """The rows that it hits and a rival misses."""
        return self._lines(own=True, rival=True)

    @property
    def speak_against(self) -> list[BackcastLine]:
        """The rows that it misses and a rival hits."""
        return self._lines(own=False, rival=True)

    @property
    def missed_by_all(self) -> list[BackcastLine]:
        """The rows that it misses as its rivals do."""
        return self._lines(own=False, rival=False)


@cache
def _card(theories: tuple[tuple[str, str], ...]) -> Backcast:
    return backcast("own", [f"{kind}={name}" for kind, name in theories])


def _under(boom: str, kind: str, name: str) -> Backcast:
    return _card(tuple({**SHIPPED, BOOM: boom, kind: name}.items()))


def swapped() -> Iterator[Swapped]:
    """Give every theory of every kind, under each fit that it is run with."""
    for kind, names in THEORIES.items():
        for name in names:
            rivals = [other for other in names if other != name]
            for boom in (name,) if kind == BOOM else tuple(THEORIES[BOOM]):
                others = tuple(_under(other if kind == BOOM else boom, kind, other) for other in rivals)
                yield Swapped(kind, name, boom, _under(boom, kind, name), others)


def table() -> tuple[tuple[str, ...], ...]:
    """Return the rows below ``HEAD``."""
    return tuple(
        (
            f"{each.kind} {each.name}{' (ships)' if SHIPPED[each.kind] == each.name else ''}",
            each.boom,
            *(f"{tally.hits} of {tally.of}" for tally in map(each.card.tally, (TUNED, CHECKED, HELD_OUT))),
            _listed(each.speak_for),
            _listed(each.speak_against),
            _listed(each.missed_by_all),
        )
        for each in swapped()
    )


def _listed(lines: Iterable[BackcastLine]) -> str:
    words = (f"{line.row.id} ({line.missed_by:.2g})" if line.missed_by else line.row.id for line in lines)
    return ", ".join(words) or "none"
