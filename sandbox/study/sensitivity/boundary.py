"""The line on a map over two parameters that parts the points where one plan is the better from the others.

It leaves the rows where the search along them found the change, and the columns where the difference, taken as linear,
is zero.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from sandbox.study.sensitivity.threshold import A, Answer, B, Crossing, Point, crossings

Place = tuple[float, float]  # across and up, in the units of the axes
Line = tuple[Place, Place]


def boundary(answers: Mapping[Point, Answer], across: Sequence[float], up: Sequence[float]) -> list[Line]:
    """Return the pieces of the line, in the units of the axes, for a grid of ascending values across and up.

    Where nothing differs over a stretch, there is a line at both of its ends. Beside a point that was not looked at
    there is none.
    """
    found: dict[Line, None] = {}
    changes = crossings(answers)
    for plan in (A, B):
        for x0, x1 in pairwise(across):
            for y0, y1 in pairwise(up):
                corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
                if all(corner in answers for corner in corners):
                    found.update(dict.fromkeys(_through(answers, corners, plan, changes)))
    return list(found)


def _through(
    answers: Mapping[Point, Answer], corners: Sequence[Place], plan: str, changes: Sequence[Crossing]
) -> Iterator[Line]:
    """Give the pieces of the line around where a plan is the better, within four neighbours (marching squares)."""
    inside = [answers[corner].better == plan for corner in corners]
    cut = [k for k in range(4) if inside[k] != inside[(k + 1) % 4]]
    ends = [_change(answers, (corners[k], corners[(k + 1) % 4]), plan, changes) for k in cut]
    if len(ends) == 2:
        yield min(ends), max(ends)
    elif ends:  # opposite corners are alike: the mean says which pair is joined in the middle
        sizes = [abs(answers[corner].delta) * (1 if here else -1) for corner, here in zip(corners, inside, strict=True)]
        joined = (sum(sizes) > 0) == inside[0]
        for i, k in ((0, 1), (2, 3)) if joined else ((3, 0), (1, 2)):
            yield min(ends[i], ends[k]), max(ends[i], ends[k])


def _change(answers: Mapping[Point, Answer], ends: Line, plan: str, changes: Sequence[Crossing]) -> Place:
    """Return where between two neighbours a plan begins or ceases to be the better."""
    low, high = sorted(ends)
    for one in changes:
        within = low[0] <= one.low and one.high <= high[0] and one.across == (low[1],) == (high[1],)
        if within and (one.before == plan) != (one.after == plan):
            return (one.low + one.high) / 2.0, low[1]
    sizes = [abs(answers[place].delta) for place in (low, high)]
    part = sizes[0] / sum(sizes) if all(sizes) else 0.5
    return low[0] + part * (high[0] - low[0]), low[1] + part * (high[1] - low[1])
