"""What the window asks and the engine answers: frozen words that travel between their threads."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

import sandbox


class Empty(enum.Enum):
    """What may stand in the place of a branch beside the one that is played."""

    ALONE = "the world without a player"
    NOTHING = "nothing"


ALONE: Final = Empty.ALONE
NOTHING: Final = Empty.NOTHING
Beside = int | Empty  # the node of a branch, or what stands in its place
PARTING = -1  # instead of a week: that where two branches part
Verdict = tuple[sandbox.Quote, tuple[sandbox.Issue, ...]]


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about decisions not yet taken: the plan as a whole, and each candidate on top of it."""

    number: int
    plan: tuple[sandbox.Decision, ...] = ()
    candidates: tuple[sandbox.Decision, ...] = ()
    reach: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine says of an Ask: quotes and issues of the plan and of each candidate, round trips."""

    number: int
    quotes: tuple[sandbox.Quote, ...] = ()
    issues: tuple[sandbox.Issue, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    reach: sandbox.Reach | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The national rows of another branch, or of the world without a player."""

    node: Beside
    rows: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two branches at one week, as the window would show each; ``restored`` it was in a file that was opened."""

    how: sandbox.Comparison
    a: sandbox.Frame
    b: sandbox.Frame
    restored: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What a forecast goes on from: where the game stands, and its futures if nothing more is decided.

    With ``branches`` they are those of the branch that it stands on and of the one that is compared; or of two that are
    compared wherever the game stands (``tick`` is PARTING).
    """

    node: int
    tick: int
    branches: bool
    other: Beside
    futures: tuple[sandbox.Future, ...]


@dataclass(frozen=True, slots=True)
class RunningOn:
    """How far branches have come that run on to the end: weeks made of those wanted, and the branches as they are."""

    made: int
    weeks: int
    going: bool
    branches: tuple[sandbox.Branch, ...]
