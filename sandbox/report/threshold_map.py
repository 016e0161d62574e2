"""Where the better of two plans changes over two parameters, as a picture: one SVG file that any browser shows.

A cell is drawn around every point of the grid. The line parts points of which another plan is the better.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple
from xml.sax.saxutils import escape

from sandbox.errors import written_out
from sandbox.report.effects import counted, no_difference, one_pair

WIDTH, HEIGHT = 800, 560
LEFT, TOP, RIGHT, BOTTOM = 92, 84, 512, 484  # of the map, in pixels
BESIDE: Final = 536  # where the words beside it begin
TICKS: Final = 5  # about so many a side
ROOM: Final = 15  # pixels that a letter in a cell needs
LONGEST: Final = 96  # letters of a line at the top
FILLS: Final = {"A": "#3d6fa5", "a": "#bfd3e8", "B": "#d07a2d", "b": "#f2d5b8", "=": "#d5d5d5", " ": "#ffffff"}
INKS: Final = {"A": "#ffffff", "B": "#ffffff"}
WORDS: Final = {
    "A": "A is better",
    "a": "A, but not clearly",
    "B": "B is better",
    "b": "B, but not clearly",
    "=": "no difference",
    " ": "not looked at",
}

Place = tuple[float, float]  # across and up, in the units of the axes
Line = tuple[Place, Place]


class Grid(NamedTuple):
    """The points of a map: values across and up, both ascending, and what is known at each point."""

    across: tuple[float, ...]
    up: tuple[float, ...]
    at: Mapping[Place, Mapping[str, Any]]


def grid_of(told: Mapping[str, Any]) -> Grid:
    """Return the grid of a report over two axes, without the points that a search added between its columns."""
    rows = {tuple(row["values"]): row for row in told["rows"]}
    return Grid(tuple(told["map_columns"]), tuple(sorted(told["map_rows"])), rows)


class Axis(NamedTuple):
    """One of the two parameters: its path and unit, and the ends of the map."""

    path: str
    unit: str
    low: float
    high: float

    def part(self, value: float) -> float:
        """Return where a value lies between the ends, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


class Frame(NamedTuple):
    """From the units of both sides to pixels."""

    across: Axis
    up: Axis

    def x(self, value: float) -> float:
        """Return pixels from the left."""
        return LEFT + (RIGHT - LEFT) * self.across.part(value)

    def y(self, value: float) -> float:
        """Return pixels from the top."""
        return BOTTOM - (BOTTOM - TOP) * self.up.part(value)

    def holds(self, place: Sequence[float | None]) -> bool:
        """Whether a place lies on the map."""
        sides = zip(place, (self.across, self.up), strict=True)
        return all(value is not None and side.low <= value <= side.high for value, side in sides)


def svg(told: Mapping[str, Any]) -> bytes:
    """Return a report over two axes as a picture."""
    grid, frame = grid_of(told), Frame(*(Axis(**axis) for axis in told["axes"]))
    letters = {
        (x, y): letter
        for y, row in zip(told["map_rows"], told["map"], strict=True)
        for x, letter in zip(grid.across, row, strict=True)
    }
    made = {name: told[name] for name in ("scenario", "seed", "runs", "points", "partial", "made_with")}
    lines = told["boundary"]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="sans-serif" font-size="13" fill="#222222">',
        f"<desc>{_words(json.dumps(made, ensure_ascii=False))}</desc>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        *_heads(told),
        *_cells(told, grid, frame, letters),
        _path(frame, lines),
        *_axes(frame),
        *_standing(told, frame),
        *_legend(told, frame, set(letters.values()), bool(lines)),
        "</svg>",
    ]
    return "\n".join([*parts, ""]).encode()


def _heads(told: Mapping[str, Any]) -> Iterator[str]:
    better = "lower" if told["lower_is_better"] else "higher"
    yield _text(LEFT, 24, f"{told['indicator']} ({told['unit']}) at {told['at']}, {better} is better", 'font-size="16"')
    yield _text(LEFT, 46, f"A: {told['a']}")
    yield _text(LEFT, 66, f"B: {told['b']}")


def _cells(told: Mapping[str, Any], grid: Grid, frame: Frame, letters: Mapping[Place, str]) -> Iterator[str]:
    """Draw a rectangle around each point, half-way to its neighbours, and its letter where there is room."""
    columns = list(zip(grid.across, pairwise(frame.x(end) for end in _halves(grid.across)), strict=True))
    rows = list(zip(grid.up, pairwise(frame.y(end) for end in _halves(grid.up)), strict=True))
    for x, (left, right) in columns:
        for y, (low, high) in rows:
            letter, row = letters[x, y], grid.at.get((x, y))
            words = WORDS[letter]
            if row is not None:
                difference = f"B - A = {row['delta']:,.4g} +/- {row['error']:,.2g} {told['unit']}"
                words = f"{x:,.5g}, {y:,.5g}: {difference}; {words}"
            yield (
                f'<rect x="{left:.1f}" y="{high:.1f}" width="{right - left:.1f}" height="{low - high:.1f}" '
                f'fill="{FILLS[letter]}" shape-rendering="crispEdges"><title>{_words(words)}</title></rect>'
            )
            if min(right - left, low - high) >= ROOM:
                ink = INKS.get(letter, "#222222")
                yield _text((left + right) / 2, (low + high) / 2 + 4, letter, f'text-anchor="middle" fill="{ink}"')


def _halves(values: Sequence[float]) -> list[float]:
    """Return the ends of cells: the first value, what lies half-way between neighbours, and the last."""
    return [values[0], *((low + high) / 2.0 for low, high in pairwise(values)), values[-1]]


def _path(frame: Frame, lines: Sequence[Line]) -> str:
    moves = "".join(
        f"M{frame.x(x0):.2f} {frame.y(y0):.2f}L{frame.x(x1):.2f} {frame.y(y1):.2f}" for (x0, y0), (x1, y1) in lines
    )
    return f'<path d="{moves}" fill="none" stroke="#000000" stroke-width="2.5" stroke-linecap="round"/>'


def _axes(frame: Frame) -> Iterator[str]:
    """Draw the frame, ticks with their values, and names with units."""
    sides = RIGHT - LEFT, BOTTOM - TOP
    yield f'<rect x="{LEFT}" y="{TOP}" width="{sides[0]}" height="{sides[1]}" fill="none" stroke="#222222"/>'
    for value in ticks(frame.across.low, frame.across.high):
        x = frame.x(value)
        yield f'<path d="M{x:.1f} {BOTTOM}v5" stroke="#222222"/>'
        yield _text(x, BOTTOM + 20, f"{value:,.5g}", 'text-anchor="middle"')
    for value in ticks(frame.up.low, frame.up.high):
        y = frame.y(value)
        yield f'<path d="M{LEFT} {y:.1f}h-5" stroke="#222222"/>'
        yield _text(LEFT - 9, y + 4, f"{value:,.5g}", 'text-anchor="end"')
    middle = (LEFT + RIGHT) / 2, (TOP + BOTTOM) / 2
    yield _text(middle[0], BOTTOM + 46, _name(frame.across), 'text-anchor="middle"')
    yield _text(0, 0, _name(frame.up), f'text-anchor="middle" transform="translate(24 {middle[1]:.1f}) rotate(-90)"')


def ticks(low: float, high: float) -> list[float]:
    """Return round values between two, some five of them."""
    raw = (high - low) / TICKS
    unit = 10.0 ** math.floor(math.log10(raw))
    step = next(unit * k for k in (1, 2, 2.5, 5, 10) if unit * k >= raw * (1 - 1e-9))
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(k * step, 12) for k in range(first, last + 1)]


def _standing(told: Mapping[str, Any], frame: Frame) -> Iterator[str]:
    """Mark the values that the scenario itself has."""
    if frame.holds(told["standing"]):
        x, y = told["standing"]
        yield _dot(frame.x(x), frame.y(y))


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6" fill="#ffffff" stroke="#000000" stroke-width="2.5"/>'


def _legend(told: Mapping[str, Any], frame: Frame, letters: set[str], line: bool) -> Iterator[str]:
    y = TOP + 12
    for letter, words in WORDS.items():
        if letter in letters:
            yield f'<rect x="{BESIDE}" y="{y - 11}" width="22" height="14" fill="{FILLS[letter]}" stroke="#888888"/>'
            yield _text(BESIDE + 32, y, words)
            y += 24
    if line:
        yield f'<path d="M{BESIDE} {y - 4}h22" stroke="#000000" stroke-width="2.5"/>'
        yield _text(BESIDE + 32, y, "the better plan changes")
        y += 24
    if frame.holds(told["standing"]):
        yield _dot(BESIDE + 11, y - 4)
        yield _text(BESIDE + 32, y, "as the scenario stands")
        y += 24
    y += 10
    for words in _notes(told, frame, letters, line):
        yield _text(BESIDE, y, words, 'font-size="12"')
        y += 18


def _notes(told: Mapping[str, Any], frame: Frame, letters: set[str], line: bool) -> Iterator[str]:
    if told["partial"]:
        yield "PARTIAL: stopped before all was looked at"
    if not line:
        yield _unchanged(told)
    yield f"{counted(told['runs'], 'run')} at {counted(told['points'], 'point')}, paired:"
    yield "there is no chance in this game." if one_pair(told) else "A and B meet the same chance."
    if letters & {"a", "b"}:
        yield "Not clearly: the 95 % interval"
        yield "of B - A holds 0."
    if not frame.holds(told["standing"]) and None not in told["standing"]:
        yield "The scenario stands outside:"
        yield ", ".join(f"{value:,.5g}" for value in told["standing"])
    yield f"{told['scenario']}, seed {told['seed']}"


def _unchanged(told: Mapping[str, Any]) -> str:
    """Say that no line is drawn: of a part, only for the points that were looked at."""
    where = "among the points looked at" if told["partial"] else "here"
    if no_difference(told):
        return f"No difference between A and B {where}."
    return f"No change {where}." if told["partial"] else "The better plan does not change here."


def _name(axis: Axis) -> str:
    return axis.path + (f" ({axis.unit})" if axis.unit else "")


def _text(x: float, y: float, words: str, more: str = "") -> str:
    short = words if len(words) <= LONGEST else words[: LONGEST - 1] + "\u2026"
    return f'<text x="{x:.1f}" y="{y:.1f}"{" " + more if more else ""}>{_words(short)}</text>'


def _words(text: str) -> str:
    return escape(written_out(text))
