"""Where the names stand: in their province, in the sea beside it, or at the end of a leader line.

No name touches another, a ring, a card, or land that takes no part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from ui.map.board import CELL, CONTEXT, SEA, Board

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
PAD = 2.0
MARGIN = 4.0
NEAR = (3.0, 7.0)
FAR = (14.0, 24.0, 38.0, 56.0)
WAYS = ((1, 0), (1, 1), (1, -1), (0, 1), (0, -1), (-1, 0), (-1, 1), (-1, -1))
TOWARDS_SEA = 330.0  # km: how far an inland province may reach for the shore of a neighbour with its leader
LONGEST = 100.0  # px of a leader that crosses a neighbour
TRIES = 12


@dataclass(frozen=True)
class Label:
    """A name in its place on the screen; ``inside`` if it stands wholly on its own province."""

    index: int
    rect: QRectF
    inside: bool
    at_sea: bool
    leader: QLineF | None = None

    def touches(self, box: QRectF) -> bool:
        """Whether the name or its leader meets a box; a leader may begin at a ring."""
        if self.rect.intersects(box):
            return True
        return self.leader is not None and any(box.contains(self.leader.pointAt(t)) for t in _ALONG)


_ALONG = tuple(k / 8 for k in range(1, 9))


class _Counts:
    """Sums over a mask, so that the share of any rectangle costs four look-ups."""

    def __init__(self, mask: Flags, row: int = 0, column: int = 0) -> None:
        self._sums = np.zeros((mask.shape[0] + 1, mask.shape[1] + 1), dtype=np.int32)
        np.cumsum(np.cumsum(mask, axis=0, dtype=np.int32), axis=1, out=self._sums[1:, 1:])
        self._row, self._column = row, column

    def within(self, boxes: NDArray[np.int64]) -> NDArray[np.int32]:
        """Return how many cells of the mask lie in boxes of left, top, right, bottom (exclusive), (N, 4)."""
        size = np.array([self._sums.shape[1] - 1, self._sums.shape[0] - 1] * 2)
        shift = np.array([self._column, self._row] * 2)
        x0, y0, x1, y1 = np.minimum(np.maximum(boxes - shift, 0), size).T
        s = self._sums
        return np.asarray(s[y1, x1] - s[y0, x1] - s[y1, x0] + s[y0, x0], dtype=np.int32)


class Spots:
    """What the names can stand on, in board coordinates, found once for a board."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.inner: list[Array] = []
        self.shore: list[Array] = []
        self.own: list[_Counts] = []
        self.corner = np.array([board.box.left(), board.box.top()])
        cells = board.raster
        sea = np.pad(cells == SEA, 1, constant_values=True)
        coast = sea[:-2, 1:-1] | sea[2:, 1:-1] | sea[1:-1, :-2] | sea[1:-1, 2:]
        self.land = _Counts(cells != SEA)
        self.context = _Counts(cells == CONTEXT)
        self.anchors = np.array([(p.anchor.x(), p.anchor.y()) for p in board.provinces])
        for province, anchor in zip(board.provinces, self.anchors, strict=True):
            here = cells == province.index
            rows, columns = np.flatnonzero(here.any(axis=1)), np.flatnonzero(here.any(axis=0))
            top, left = (int(rows[0]), int(columns[0])) if len(rows) else (0, 0)
            bottom, right = (int(rows[-1]) + 1, int(columns[-1]) + 1) if len(rows) else (0, 0)
            self.own.append(_Counts(here[top:bottom, left:right], top, left))
            self.inner.append(np.vstack((anchor, self._thinned(here, anchor, 140))))
            self.shore.append(self._thinned(here & coast, anchor, 40))
        self.coastal = [len(shore) > 0 for shore in self.shore]
        for province, anchor in zip(board.provinces, self.anchors, strict=True):
            if not self.coastal[province.index]:
                beside = [self.shore[n] for n in province.neighbours if self.coastal[n]]
                far = np.concatenate(beside) if beside else np.empty((0, 2))
                self.shore[province.index] = far[np.hypot(*(far - anchor).T) < TOWARDS_SEA]

    def _thinned(self, mask: Flags, anchor: Array, most: int) -> Array:
        rows, columns = np.nonzero(mask)
        pick = np.linspace(0, len(rows) - 1, min(most, len(rows))).astype(np.int64)
        places = self.corner + (np.column_stack((columns[pick], rows[pick])) + 0.5) * CELL
        return np.asarray(places[np.argsort(np.hypot(*(places - anchor).T), kind="stable")], dtype=np.float64)


class Layout:
    """One arrangement of names for a view: greedy, the surest places first."""

    def __init__(self, spots: Spots, to_view: QTransform, room: QRectF, blocked: Sequence[QRectF]) -> None:
        self._spots, self._room = spots, room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._scale = to_view.m11()
        self._shift = np.array([to_view.dx(), to_view.dy()])
        self._taken = np.array([_sides(r) for r in blocked], dtype=np.float64).reshape(-1, 4)
        self._shares: dict[int, tuple[Array, Array]] = {}
        self._labels: list[Label] = []

    def place(self, sizes: Sequence[QSizeF], order: Sequence[int]) -> list[Label]:
        """Place the names; what finds no room is left out."""
        self._shares = {i: self._on_land(i, sizes[i]) for i in order}
        left = [i for i in order if not self._inside(i, sizes[i], 0.995)]
        left = [i for i in left if not self._inside(i, sizes[i], 0.8)]
        left = [i for i in left if not self._at_sea(i, sizes[i], near=True)]
        left = [i for i in left if not self._inside(i, sizes[i], 0.55)]
        for i in left:
            self._at_sea(i, sizes[i], near=False)
        return self._labels

    def _view(self, places: Array) -> Array:
        return np.asarray(places * self._scale + self._shift, dtype=np.float64)

    def _free(self, centres: Array, half: Array) -> Flags:
        low, high, r = centres - half, centres + half, self._room
        free = (low >= (r.left(), r.top())).all(axis=1) & (high <= (r.right(), r.bottom())).all(axis=1)
        taken = self._taken
        apart = (
            (low[:, None, 0] - PAD >= taken[:, 2])
            | (high[:, None, 0] + PAD <= taken[:, 0])
            | (low[:, None, 1] - PAD >= taken[:, 3])
            | (high[:, None, 1] + PAD <= taken[:, 1])
        )
        return np.asarray(free & apart.all(axis=1), dtype=np.bool_)

    def _boxes(self, centres: Array, half: Array) -> NDArray[np.int64]:
        """Return the cells that lie under rectangles of the view, (N, 4)."""
        sides = np.hstack((centres - half, centres + half))
        places = (sides - np.tile(self._shift, 2)) / self._scale - np.tile(self._spots.corner, 2)
        boxes = np.floor(places / CELL).astype(np.int64)
        boxes[:, 2:] += 1
        return np.asarray(boxes, dtype=np.int64)

    def _take(self, index: int, centre: Array, half: Array, inside: bool, leader: QLineF | None, sea: bool) -> None:
        low, size = centre - half, 2 * half
        rect = QRectF(float(low[0]), float(low[1]), float(size[0]), float(size[1]))
        self._labels.append(Label(index, rect, inside, sea, leader))
        self._taken = np.vstack((self._taken, _sides(rect)))

    def _on_land(self, index: int, size: QSizeF) -> tuple[Array, Array]:
        """Return the candidate middles of a name, and the share of its rectangle that would be its own province."""
        spots, half = self._spots, np.array([size.width() / 2, size.height() / 2])
        centres = self._view(spots.inner[index])
        boxes = self._boxes(centres, half)
        cells = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
        own = spots.own[index].within(boxes) / cells
        return centres, np.where(spots.context.within(boxes) == 0, own, 0.0)

    def _inside(self, index: int, size: QSizeF, share: float) -> bool:
        centres, own = self._shares[index]
        could = np.flatnonzero(own >= share)
        if not len(could):
            return False
        half = np.array([size.width() / 2, size.height() / 2])
        whole = share > 0.99
        if not whole:
            could = could[np.argsort(-own[could], kind="stable")]
        for some in (could[:8], could[8:]):
            free = some[self._free(centres[some], half)]
            if len(free):
                self._take(index, centres[free[0]], half, whole, None, False)
                return True
        return False

    def _at_sea(self, index: int, size: QSizeF, *, near: bool) -> bool:
        spots = self._spots
        own_shore, shore = spots.coastal[index], self._view(spots.shore[index])
        if not len(shore) or (near and not own_shore):
            return False
        half, anchor = (
            np.array([size.width() / 2, size.height() / 2]),
            self._view(spots.anchors[index : index + 1])[0],
        )
        ways = np.array(WAYS, dtype=np.float64)
        lengths = np.array(NEAR if near else FAR)
        offsets = ways[:, None] * (half + lengths[None, :, None] / np.hypot(*ways.T)[:, None, None])
        centres = (shore[:, None, None] + offsets[None]).reshape(-1, 2)
        ends = centres - np.broadcast_to(ways[None, :, None] * half, (len(shore), len(ways), len(lengths), 2)).reshape(
            -1, 2
        )
        starts = (
            np.repeat(shore, len(ways) * len(lengths), axis=0) if own_shore else np.broadcast_to(anchor, ends.shape)
        )
        free = np.flatnonzero(self._free(centres, half))
        free = free[spots.land.within(self._boxes(centres[free], half + 3.0)) == 0]
        cost = np.hypot(*(centres[free] - anchor).T) + 1.5 * np.hypot(*(ends[free] - starts[free]).T)
        for k in free[np.argsort(cost, kind="stable")][:TRIES].tolist():
            line = QLineF(QPointF(*starts[k].tolist()), QPointF(*ends[k].tolist()))
            clear = None if near else self._leader(line, index, own_shore)
            if near or clear is not None:
                self._take(index, centres[k], half, False, clear if clear and clear.length() > 8 else None, True)
                if clear is not None:
                    self._block(clear)
                return True
        return False

    def _along(self, line: QLineF, steps: int) -> Array:
        start, end = np.array([line.x1(), line.y1()]), np.array([line.x2(), line.y2()])
        return np.asarray(start + (end - start) * np.linspace(0.0, 1.0, steps)[:, None], dtype=np.float64)

    def _leader(self, line: QLineF, index: int, own_shore: bool) -> QLineF | None:
        """Return the line if it crosses no name, ring or context land; it begins outside of a ring over its start."""
        places = self._along(line, 24)
        under = self._spots.board.cells((places - self._shift) / self._scale)
        strange = (under != index) & (under != SEA)
        if (own_shore and strange.any()) or (under == CONTEXT).any() or line.length() > LONGEST:
            return None
        x, y = places[:, :1], places[:, 1:]
        left, top, right, bottom = self._taken.T
        on = (x > left - 1) & (x < right + 1) & (y > top - 1) & (y < bottom + 1)
        first = 0
        if on[0].any():  # a ring over the start is left out only if it stands on the province that is named
            middles = np.column_stack(((left + right) / 2, (top + bottom) / 2))[on[0]]
            if (self._spots.board.cells((middles - self._shift) / self._scale) != index).any():
                return None
            first = int(np.argmax(~on[:, on[0]].any(axis=1)))
        return None if on[first:].any() else QLineF(QPointF(*places[first].tolist()), line.p2())

    def _block(self, line: QLineF) -> None:
        places = self._along(line, 10)[1:-1]
        self._taken = np.vstack((self._taken, np.hstack((places - 2.0, places + 2.0))))


def _sides(r: QRectF) -> tuple[float, float, float, float]:
    return r.left(), r.top(), r.right(), r.bottom()
