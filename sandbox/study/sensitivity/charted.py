"""A threshold looked for while somebody watches: what is known is told after every piece, corners first."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sandbox.scenario.overrides import number_at
from sandbox.study.ensembles.pool import Engine
from sandbox.study.sensitivity.boundary import Line, boundary
from sandbox.study.sensitivity.threshold import (
    POINTS,
    Answer,
    Crossing,
    Point,
    Question,
    crossings,
    found,
    look,
    tolerance,
)


@dataclass(frozen=True, slots=True)
class Charted:
    """What is known of a threshold: ``answers`` at the points looked at, of the ``wanted`` ones that are known of yet.

    ``grid`` holds the values of each axis; further points lie where the better plan changes. ``standing`` is what the
    scenario of plan A has on each axis, None where that is no number.
    """

    question: Question
    grid: tuple[tuple[float, ...], ...]
    standing: tuple[float | None, ...]
    answers: Mapping[Point, Answer]
    wanted: int
    whole: bool = False

    @property
    def crossings(self) -> list[Crossing]:
        """Where the better plan changes along the first axis."""
        return crossings(self.answers)

    @property
    def boundary(self) -> list[Line]:
        """The line between points of which another plan is the better, over two axes."""
        return boundary(self.answers, *self.grid)


def charted(question: Question, engine: Engine, workers: int, tell: Callable[[Charted], None]) -> Charted:
    """Look for where the better plan changes, and ``tell`` what is known after each piece."""
    axes = question.axes
    points = POINTS[len(axes)]
    grid = tuple(axis.grid(points) for axis in axes)
    standing = tuple(number_at(question.a.scenario, axis.path) for axis in axes)
    every = list(itertools.product(*grid))
    corners = list(itertools.product(*((values[0], values[-1]) for values in grid)))
    known: dict[Point, Answer] = {}

    def ask(asked: Sequence[Point]) -> Iterator[tuple[Point, Answer]]:
        first = [point for point in asked if point in corners]
        wanted = len(known) + len(asked)
        for part in (first, [point for point in asked if point not in corners]):
            for point, answer in look(question, engine, workers, part):
                known[point] = answer
                tell(Charted(question, grid, standing, dict(known), wanted))
                yield point, answer

    answers, _ = found(ask, every, tolerance(axes, points))
    return Charted(question, grid, standing, answers, len(answers), whole=True)
