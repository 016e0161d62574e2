"""Where the better of two plans changes, along one number of a scenario or over two.

Both plans meet the same numbers of chance, and what is compared is the mean of their paired differences. A grid is
looked at first, then the middle between two neighbours that disagree, until they are close: a change and its way back
between two points of the grid are not found.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.scenario import spelling, tables
from sandbox.scenario.decisions import Decision
from sandbox.scenario.overrides import canonical, override, paths
from sandbox.scenario.schema import Scenario
from sandbox.study.abreast import Wanted, made
from sandbox.study.ensembles.pool import Engine, go_on
from sandbox.study.sensitivity.tornado import t_quantile

Array = NDArray[Any]

BESIDE: Final = 128  # runs that are made side by side
POINTS: Final = {1: 17, 2: 9}  # of the grid a side, by the number of axes
FINER: Final = {1: 16, 2: 4}  # how many times finer than the grid a change is found
A, B, TIE = "A", "B", "tie"
Point = tuple[float, ...]  # the value of each axis


class Side(NamedTuple):
    """One of the two plans: a scenario, and what is decided beside it."""

    scenario: Scenario
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A number of the scenario, by the path that --set knows, and between which values it is looked at."""

    path: str
    unit: str
    low: float
    high: float

    def grid(self, points: int) -> tuple[float, ...]:
        """Values with equal steps, both ends included."""
        return tuple(float(value) for value in np.linspace(self.low, self.high, points))


def axis(scenario: Scenario, name: str, ends: str | None, option: str, range_option: str) -> Axis:
    """Read an axis: a parameter or a path, and ``LOW:HIGH`` or the range of its table; ``option`` is for messages."""
    numbers: dict[str, tables.ParameterRow | tables.ConstantRow] = {}
    numbers |= {f"parameters.{row.name}": row for row in tables.parameters()}
    numbers |= {f"constants.{row.name}": row for row in tables.constants()}
    path = canonical(name if "." in name else f"parameters.{name}")
    known = paths(scenario)
    if path not in known:
        message = f"is '{name}', which is no parameter and no path;"
        raise Unreadable(Issue("option.parameter", option, message, spelling.nearest(path, known)))
    row = numbers.get(path)
    if ends is None and row is None:
        message = f"is wanted, for no table has a range of {path}."
        raise Unreadable(Issue("option.range", range_option, message, "Example: 0.5:2"))
    low, high = (row.low, row.high) if ends is None and row is not None else _ends(str(ends), range_option)
    return Axis(path, "" if row is None else row.unit, low, high)


def _ends(text: str, option: str) -> tuple[float, float]:
    low, _, high = text.partition(":")
    try:
        found = float(low), float(high)
        right = -np.inf < found[0] < found[1] < np.inf
    except ValueError:
        right = False
    if not right:
        message = f"is '{text}'; expected two numbers, the lower one first."
        raise Unreadable(Issue("option.range", option, message, "Example: 0.5:2"))
    return found


@dataclass(frozen=True, slots=True)
class Question:
    """Which of two plans is the better by an outcome measure in a week, in so many paired runs."""

    a: Side
    b: Side
    axes: tuple[Axis, ...]
    indicator: str
    week: int
    runs: int
    lower_is_better: bool = False

    @property
    def pairs(self) -> int:
        """How many pairs of runs are made at a point: one where neither plan meets chance, for all would be alike."""
        return self.runs if self.a.scenario.noise or self.b.scenario.noise else 1


class Answer(NamedTuple):
    """Means of both plans at a point, of the difference B - A, and half of that one's 95 % interval.

    In ``refused`` runs the rules refuse a decision, which is left out there.
    """

    a: float
    b: float
    delta: float
    error: float
    better: str
    refused: int

    @property
    def clear(self) -> bool:
        """Whether the interval of the difference leaves 0 out, or no pair of runs differs."""
        return abs(self.delta) > self.error or self.delta == self.error == 0.0

    @property
    def letter(self) -> str:
        """A or B is better, a or b not clearly, = a tie."""
        if self.better == TIE:
            return "="
        return self.better if self.clear else self.better.lower()


class Crossing(NamedTuple):
    """Between which values of the first axis the better plan changes, and from which to which.

    Below ``clear_below`` and above ``clear_above`` the next points are told apart from a tie; None: in none of them.
    ``across`` are the values of the other axes.
    """

    low: float
    high: float
    before: str
    after: str
    clear_below: float | None
    clear_above: float | None
    across: Point


def answered(values: Array, lower_is_better: bool, refused: int = 0) -> Answer:
    """Compare paired outcomes (2, runs) of A and B; in ``refused`` of these runs a decision is left out.

    One pair has no error: it is made where there is no chance.
    """
    differences = values[1] - values[0]
    delta, count = float(differences.mean()), differences.size
    error = t_quantile(0.975, count - 1) * float(differences.std(ddof=1)) / count**0.5 if count > 1 else 0.0
    gain = -delta if lower_is_better else delta
    better = B if gain > 0 else A if gain < 0 else TIE
    return Answer(float(values[0].mean()), float(values[1].mean()), delta, error, better, refused)


def look(
    question: Question, engine: Engine, workers: int, points: Sequence[Point], tell: Callable[[], None] = lambda: None
) -> Iterator[tuple[Point, Answer]]:
    """Make the runs at some points, and give what they say as they come; ``tell`` hears of each."""
    size = max(1, min(BESIDE // (2 * question.pairs), -(-len(points) // workers)))
    pieces = [points[begin : begin + size] for begin in range(0, len(points), size)]
    for place, (values, refused) in engine(partial(_outcomes, question), pieces):
        if not np.isfinite(values).all():
            message = f"'{question.indicator}' has no value in some runs in week {question.week}."
            raise ScenarioError(Issue("option.indicator", "--indicator", message, "Choose another date or measure."))
        for point, one, without in zip(pieces[place], values, refused, strict=True):
            yield point, answered(one, question.lower_is_better, int(without))
            tell()


def _outcomes(question: Question, points: Sequence[Point]) -> tuple[Array, Array]:
    """Outcomes of both plans at some points (points, 2, runs), and in how many runs a decision is refused (points,)."""
    wanted = [
        Wanted(scenario, side.decisions, number)
        for point in points
        for side in (question.a, question.b)
        for scenario in (placed(side.scenario, question.axes, point),)
        for number in range(question.pairs)
    ]
    refused: set[int] = set()
    values = made(wanted, question.week + 1, [question.week], [question.indicator], go_on, refused.update)
    without = np.isin(np.arange(len(wanted)), list(refused))
    shape = len(points), 2, question.pairs
    return values.reshape(shape), without.reshape(shape).sum(axis=(1, 2))


def placed(scenario: Scenario, axes: Sequence[Axis], point: Point) -> Scenario:
    """The scenario with the values of a point."""
    for axis, value in zip(axes, point, strict=True):
        text = f"{axis.path}={value!r}"
        scenario = override(scenario, text, text)
    return scenario


def tolerance(axes: Sequence[Axis], points: int) -> float:
    """How close both sides of a change are found along the first axis, for a grid of so many points a side."""
    return (axes[0].high - axes[0].low) / (points - 1) / FINER[len(axes)]


Look = Callable[[Sequence[Point]], Iterator[tuple[Point, Answer]]]


def found(ask: Look, grid: Sequence[Point], tolerance: float) -> tuple[dict[Point, Answer], bool]:
    """Look at a grid, and between neighbours along the first axis that disagree until they are that close.

    Returns all answers, and whether an interrupt left some out.
    """
    answers: dict[Point, Answer] = {}
    points = list(grid)
    try:
        while points:
            for point, answer in ask(points):
                answers[point] = answer
            points = [
                ((low[0] + high[0]) / 2.0, *low[1:]) for low, high in _changes(answers) if high[0] - low[0] > tolerance
            ]
    except KeyboardInterrupt:
        return answers, True
    return answers, False


def crossings(answers: Mapping[Point, Answer]) -> list[Crossing]:
    """Where the better plan changes along the first axis, in order of the other axes and then of the first."""
    return [
        Crossing(
            low[0],
            high[0],
            answers[low].better,
            answers[high].better,
            max((p[0] for p in answers if p[1:] == low[1:] and p <= low and answers[p].clear), default=None),
            min((p[0] for p in answers if p[1:] == low[1:] and p >= high and answers[p].clear), default=None),
            low[1:],
        )
        for low, high in _changes(answers)
    ]


def _changes(answers: Mapping[Point, Answer]) -> list[tuple[Point, Point]]:
    """Neighbours along the first axis that disagree about the better plan."""
    ordered = sorted(answers, key=lambda point: (point[1:], point[0]))
    return [
        (low, high)
        for low, high in itertools.pairwise(ordered)
        if low[1:] == high[1:] and answers[low].better != answers[high].better
    ]


def drawn_map(answers: Mapping[Point, Answer], columns: Sequence[float], rows: Sequence[Point]) -> list[str]:
    """The letter of every point of a grid, and a blank where it was not looked at."""

    def letter(point: Point) -> str:
        return answers[point].letter if point in answers else " "

    return ["".join(letter((column, *row)) for column in columns) for row in rows]
