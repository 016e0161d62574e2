"""Where the names stand: inside their province, in the sea beside it, or at the end of a leader line; never on another
name, a ring, a card or land that takes no part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF
from PySide6.QtGui import QTransform

from ui.map.board import CELL, CONTEXT, SEA, Board

Array = NDArray[np.float64]
PAD = 2.0
MARGIN = 4.0
_DISTANCES = (4.0, 9.0, 18.0, 30.0, 44.0, 60.0)
_NEAR = 10.0
_TOWARDS_SEA = 300.0  # km: how far an inland province may reach for the sea with its leader
_GRID = np.stack(np.meshgrid(np.linspace(-0.5, 0.5, 9), np.linspace(-0.5, 0.5, 4)), axis=-1).reshape(-1, 2)


@dataclass(frozen=True)
class Label:
    """A name in its place on the screen; ``inside`` if it stands wholly on its own province."""

    index: int
    rect: QRectF
    inside: bool
    at_sea: bool
    leader: QLineF | None = None


class Spots:
    """Candidate places of every name in board coordinates, found once for a board."""

    def __init__(self, board: Board) -> None:
        self.inner: list[Array] = []
        self.shore: list[Array] = []
        cells = board.raster
        sea = np.pad(cells == SEA, 1, constant_values=True)
        coast = sea[:-2, 1:-1] | sea[2:, 1:-1] | sea[1:-1, :-2] | sea[1:-1, 2:]
        corner = np.array([board.box.left(), board.box.top()])
        for province in board.provinces:
            here = cells == province.index
            anchor = np.array([province.anchor.x(), province.anchor.y()])
            self.inner.append(self._thinned(here, corner, anchor, 90))
            self.shore.append(self._thinned(here & coast, corner, anchor, 40)[1:])
        for province in board.provinces:
            if not len(self.shore[province.index]):
                anchor = np.array([province.anchor.x(), province.anchor.y()])
                beside = [self.shore[n] for n in province.neighbours if len(self.shore[n])]
                far = np.concatenate(beside) if beside else np.empty((0, 2))
                reach = np.hypot(*(far - anchor).T) < _TOWARDS_SEA if len(far) else np.empty(0, dtype=bool)
                self.shore[province.index] = far[reach]

    @staticmethod
    def _thinned(mask: NDArray[np.bool_], corner: Array, anchor: Array, most: int) -> Array:
        rows, columns = np.nonzero(mask)
        pick = (
            np.linspace(0, len(rows) - 1, min(most, len(rows))).astype(int) if len(rows) else np.empty(0, int)
        )
        places = corner + (np.column_stack((columns[pick], rows[pick])) + 0.5) * CELL
        places = places[np.argsort(np.hypot(*(places - anchor).T), kind="stable")] if len(places) else places
        return np.vstack((anchor, places)) if len(places) else anchor[None, :]


class Layout:
    """One arrangement of names for a view: greedy, the surest places first."""

    def __init__(
        self, board: Board, spots: Spots, to_view: QTransform, room: QRectF, blocked: Sequence[QRectF]
    ) -> None:
        self._board, self._spots, self._room = board, spots, room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        self._scale = to_view.m11()
        self._shift = np.array([to_view.dx(), to_view.dy()])
        self._taken = np.array([self._sides(r) for r in blocked], dtype=np.float64).reshape(-1, 4)
        self._labels: list[Label] = []

    @staticmethod
    def _sides(r: QRectF) -> tuple[float, float, float, float]:
        return r.left(), r.top(), r.right(), r.bottom()

    def place(self, sizes: Sequence[QSizeF], order: Sequence[int]) -> list[Label]:
        """Place the names; what finds no room is left out."""
        left = [i for i in order if not self._inside(i, sizes[i], 0.995)]
        left = [i for i in left if not self._at_sea(i, sizes[i], near=True)]
        left = [i for i in left if not self._inside(i, sizes[i], 0.72)]
        for i in left:
            self._at_sea(i, sizes[i], near=False)
        return self._labels

    def _view(self, places: Array) -> Array:
        return places * self._scale + self._shift

    def _free(self, centres: Array, size: QSizeF) -> NDArray[np.bool_]:
        half = np.array([size.width() / 2, size.height() / 2])
        low, high = centres - half, centres + half
        r = self._room
        free = (
            (low[:, 0] >= r.left())
            & (low[:, 1] >= r.top())
            & (high[:, 0] <= r.right())
            & (high[:, 1] <= r.bottom())
        )
        for left, top, right, bottom in self._taken:
            free &= (
                (low[:, 0] - PAD >= right)
                | (high[:, 0] + PAD <= left)
                | (low[:, 1] - PAD >= bottom)
                | (high[:, 1] + PAD <= top)
            )
        return free

    def _under(self, centres: Array, size: QSizeF, pad: float) -> NDArray[np.int16]:
        spread = _GRID * np.array([size.width() + 2 * pad, size.height() + 2 * pad])
        return self._board.cells((centres[:, None, :] + spread[None] - self._shift) / self._scale)

    def _take(
        self, index: int, centre: Array, size: QSizeF, inside: bool, sea: bool, leader: QLineF | None
    ) -> None:
        w, h = size.width(), size.height()
        rect = QRectF(float(centre[0]) - w / 2, float(centre[1]) - h / 2, w, h)
        self._labels.append(Label(index, rect, inside, sea, leader))
        self._taken = np.vstack((self._taken, self._sides(rect)))

    def _inside(self, index: int, size: QSizeF, share: float) -> bool:
        centres = self._view(self._spots.inner[index])
        centres = centres[self._free(centres, size)]
        if not len(centres):
            return False
        under = self._under(centres, size, 0.5)
        own = (under == index).mean(axis=1)
        fits = (own >= share) & ~(under == CONTEXT).any(axis=1)
        if share < 0.9:  # partly on a neighbour: the middle must still be its own
            fits &= (under[:, 13:23] == index).all(axis=1)
        if not fits.any():
            return False
        best = int(np.argmax(fits)) if share > 0.9 else int(np.argmax(np.where(fits, own, -1.0)))
        self._take(index, centres[best], size, share > 0.9, False, None)
        return True

    def _at_sea(self, index: int, size: QSizeF, *, near: bool) -> bool:
        shore = self._view(self._spots.shore[index])
        if not len(shore):
            return False
        own_shore = self._board.cells(self._spots.shore[index][:1])[0] == index
        if near and not own_shore:
            return False
        half = np.array([size.width() / 2, size.height() / 2])
        anchor = self._view(self._spots.inner[index][:1])[0]
        best: tuple[float, Array, QLineF | None] | None = None
        for distance in _DISTANCES:
            if (distance <= _NEAR) != near:
                continue
            for way in ((1, 0), (1, 1), (1, -1), (0, 1), (0, -1), (-1, 0)):
                direction = np.array(way, dtype=np.float64)
                centres = shore + direction * (half + distance / np.hypot(*direction))
                free = self._free(centres, size)
                if not free.any():
                    continue
                clear = free.copy()
                clear[free] = (self._under(centres[free], size, 3.0) == SEA).all(axis=1)
                for k in np.flatnonzero(clear).tolist():
                    start = shore[k] if own_shore else anchor
                    end = centres[k] - direction * half
                    cost = (
                        float(np.hypot(*(centres[k] - anchor))) + 2.0 * distance + (0 if way[0] > 0 else 12)
                    )
                    if best is not None and cost >= best[0]:
                        continue
                    line = None if near else QLineF(QPointF(*start.tolist()), QPointF(*end.tolist()))
                    if line is None or self._leads(line, index, centres[k], half, own_shore):
                        best = (cost, centres[k], line)
        if best is None:
            return False
        self._take(index, best[1], size, False, True, best[2])
        if best[2] is not None:
            self._block_line(best[2])
        return True

    def _leads(self, line: QLineF, index: int, centre: Array, half: Array, own_shore: bool) -> bool:
        t = np.linspace(0.0, 1.0, 24)[:, None]
        a, b = np.array(line.p1().toTuple()), np.array(line.p2().toTuple())
        places = a + (b - a) * t
        under = self._board.cells((places - self._shift) / self._scale)
        allowed = (under == index) | (under == SEA)
        if own_shore:
            if not allowed.all():
                return False
        elif (under == CONTEXT).any() or (~allowed).mean() > 0.6 or line.length() > 110:
            return False
        for left, top, right, bottom in self._taken:
            x, y = places[:, 0], places[:, 1]
            if ((x > left - 1) & (x < right + 1) & (y > top - 1) & (y < bottom + 1)).any():
                return False
        return True

    def _block_line(self, line: QLineF) -> None:
        t = np.linspace(0.0, 1.0, 8)[:, None]
        a, b = np.array(line.p1().toTuple()), np.array(line.p2().toTuple())
        places = (a + (b - a) * t)[1:-1]
        self._taken = np.vstack((self._taken, np.hstack((places - 2.0, places + 2.0))))
