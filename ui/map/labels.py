"""Where names stand: inside their province, or on the sea with a leader line, or nowhere at this zoom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from ui.map.board import CELL, CONTEXT, SEA, Board

Array = NDArray[np.float64]
INSIDE = 0.82  # least share of a name that lies on its own province
REACH = 64.0  # longest leader line, px
PAD = 2.0  # clear space around names, px
_FALSE_START = 48  # places on the sea that are tried in turn


@dataclass(frozen=True)
class Label:
    """A name that is shown, in pixels of the current zoom; ``under`` are the provinces below it, none on the sea."""

    index: int
    text: str
    rect: QRectF
    under: tuple[int, ...]
    leader: tuple[QPointF, QPointF] | None = None


class _Sums:
    """A summed-area table: how many marked cells lie in rectangles."""

    def __init__(self, cells: NDArray[np.bool_], row: int = 0, column: int = 0) -> None:
        self._table = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), np.int32)
        np.cumsum(np.cumsum(cells, axis=0, dtype=np.int32), axis=1, out=self._table[1:, 1:])
        self._row, self._column = row, column

    def count(self, left: NDArray[np.int64], top: NDArray[np.int64], right: NDArray[np.int64],
              bottom: NDArray[np.int64]) -> NDArray[np.int64]:  # fmt: skip
        height, width = self._table.shape
        x0, x1 = (np.clip(v - self._column, 0, width - 1) for v in (left, right))
        y0, y1 = (np.clip(v - self._row, 0, height - 1) for v in (top, bottom))
        t = self._table
        return (t[y1, x1] - t[y0, x1] - t[y1, x0] + t[y0, x0]).astype(np.int64)


class Ground:
    """What the board looks like to a name that seeks a place."""

    def __init__(self, board: Board) -> None:
        self.board = board

    @cached_property
    def own(self) -> tuple[_Sums, ...]:
        """The cells of each province."""
        cells, made = self.board.raster, []
        for province in self.board.provinces:
            rows, columns = np.nonzero(cells == province.index)
            top, left = int(rows.min()), int(columns.min())
            crop = cells[top : int(rows.max()) + 1, left : int(columns.max()) + 1]
            made.append(_Sums(crop == province.index, top, left))
        return tuple(made)

    @cached_property
    def context(self) -> _Sums:
        """The cells that no name may touch."""
        return _Sums(self.board.raster == CONTEXT)

    @cached_property
    def land(self) -> _Sums:
        """The cells that are not sea."""
        return _Sums(self.board.raster != SEA)

    @cached_property
    def coasts(self) -> tuple[Array, ...]:
        """For each province the places, in kilometres, where it meets the sea; empty inland."""
        cells = np.pad(self.board.raster, 1, constant_values=SEA)
        sea = cells == SEA
        beside = sea[:-2, 1:-1] | sea[2:, 1:-1] | sea[1:-1, :-2] | sea[1:-1, 2:]
        made = []
        for province in self.board.provinces:
            rows, columns = np.nonzero(beside & (self.board.raster == province.index))
            some = slice(None, None, max(1, len(rows) // 160))
            places = np.column_stack((columns[some], rows[some])) + 0.5
            made.append(places * CELL + [self.board.box.left(), self.board.box.top()])
        return tuple(made)

    def bounds(self, rects: Array, unit: float, pad: float) -> tuple[NDArray[np.int64], ...]:
        """Return the cells that rectangles (x, y, width, height in px) cover: left, top, right, bottom."""
        size = unit * CELL
        x0, y0 = self.board.box.left() * unit, self.board.box.top() * unit
        edges = (rects[:, 0] - pad - x0, rects[:, 1] - pad - y0)
        ends = (rects[:, 0] + rects[:, 2] + pad - x0, rects[:, 1] + rects[:, 3] + pad - y0)
        low = [np.floor(e / size).astype(np.int64) for e in edges]
        return (*low, *(np.ceil(e / size).astype(np.int64) for e in ends))


def _free(rects: Array, taken: list[QRectF], circles: Array, pad: float) -> NDArray[np.bool_]:
    """Whether rectangles keep clear of the names that stand and of circles (x, y, radius)."""
    x0, y0 = rects[:, 0] - pad, rects[:, 1] - pad
    x1, y1 = rects[:, 0] + rects[:, 2] + pad, rects[:, 1] + rects[:, 3] + pad
    free = np.ones(len(rects), np.bool_)
    for other in taken:
        free &= (x1 <= other.left()) | (x0 >= other.right()) | (y1 <= other.top()) | (y0 >= other.bottom())
    if len(circles):
        dx = np.maximum(np.maximum(x0[:, None] - circles[:, 0], circles[:, 0] - x1[:, None]), 0.0)
        dy = np.maximum(np.maximum(y0[:, None] - circles[:, 1], circles[:, 1] - y1[:, None]), 0.0)
        free &= (dx * dx + dy * dy >= circles[:, 2] ** 2).all(axis=1)
    return free


def _grid(box: QRectF, size: tuple[float, float], step: float) -> Array:
    """Rectangles of one size whose middles fill a box."""
    xs = np.arange(box.left(), box.right() + step, step) - size[0] / 2
    ys = np.arange(box.top(), box.bottom() + step, step) - size[1] / 2
    x, y = (a.ravel() for a in np.meshgrid(xs, ys))
    return np.column_stack((x, y, np.full_like(x, size[0]), np.full_like(x, size[1])))


def _rect(row: Array) -> QRectF:
    return QRectF(*(float(v) for v in row))


def _scaled(box: QRectF, unit: float) -> QRectF:
    return QRectF(box.left() * unit, box.top() * unit, box.width() * unit, box.height() * unit)


def _inside(ground: Ground, index: int, size: tuple[float, float], unit: float, taken: list[QRectF],
            circles: Array) -> QRectF | None:  # fmt: skip
    province = ground.board.provinces[index]
    box = _scaled(province.box, unit)
    if box.width() * box.height() < 0.4 * size[0] * size[1]:
        return None
    step = max(2.0, (box.width() * box.height() / 1500) ** 0.5)
    home = np.array([province.anchor.x() * unit, province.anchor.y() * unit])
    rects = np.vstack(([[*(home - np.array(size) / 2), *size]], _grid(box, size, step)))
    rects[:, :2] = np.round(rects[:, :2])
    cells = ground.bounds(rects, unit, 0.0)
    area = np.maximum((cells[2] - cells[0]) * (cells[3] - cells[1]), 1)
    share = ground.own[index].count(*cells) / area
    good = (share >= INSIDE) & (ground.context.count(*ground.bounds(rects, unit, PAD)) == 0)
    good[good] = _free(rects[good], taken, circles, PAD)
    if not good.any():
        return None
    rects, share = rects[good], share[good]
    middle = rects[:, :2] + rects[:, 2:] / 2
    cost = np.hypot(*(middle - home).T) + 90.0 * (1 - share)
    return _rect(rects[int(np.argmin(cost))])


def _at_sea(ground: Ground, index: int, size: tuple[float, float], unit: float, taken: list[QRectF],
            circles: Array) -> tuple[QRectF, tuple[QPointF, QPointF]] | None:  # fmt: skip
    coast = ground.coasts[index] * unit
    if not len(coast):
        return None
    out = REACH + size[0] / 2
    sheet = _scaled(ground.board.box, unit).adjusted(-6, -6, 6, 6)
    rects = _grid(_scaled(ground.board.provinces[index].box, unit).adjusted(-out, -out, out, out), size, 5.0)
    rects[:, :2] = np.round(rects[:, :2])
    good = (rects[:, 0] >= sheet.left()) & (rects[:, 0] + size[0] <= sheet.right())
    good &= (rects[:, 1] >= sheet.top()) & (rects[:, 1] + size[1] <= sheet.bottom())
    good &= ground.land.count(*ground.bounds(rects, unit, PAD + 1)) == 0
    good[good] = _free(rects[good], taken, circles, PAD + 1)
    rects = rects[good]
    if not len(rects):
        return None
    near = np.clip(coast[None], rects[:, None, :2], rects[:, None, :2] + rects[:, None, 2:])
    far = np.hypot(*np.moveaxis(near - coast[None], -1, 0))
    best = np.argmin(far, axis=1)
    length = far[np.arange(len(rects)), best]
    steps = np.linspace(0.0, 1.0, 25)[:, None]
    for k in np.argsort(length)[:_FALSE_START]:
        if length[k] > REACH:
            break
        start, end = near[k, best[k]], coast[best[k]]
        line = start + (end - start) * steps
        cells = ground.board.cells(line / unit)
        clear = bool(np.isin(cells, (SEA, index)).all())
        dots = np.column_stack((line - 0.5, np.ones((len(line), 2))))
        if clear and _free(dots, taken, circles, 1.0).all():
            return _rect(rects[k]), (QPointF(*map(float, start)), QPointF(*map(float, end)))
    return None


def place(ground: Ground, unit: float, names: list[str], sizes: list[tuple[float, float]],
          circles: Array) -> list[Label]:  # fmt: skip
    """Return the names that find a place at a zoom of ``unit`` px a kilometre, clear of circles (x, y, radius in px)."""
    provinces = ground.board.provinces
    shown: list[Label] = []
    taken: list[QRectF] = []
    left: list[int] = []
    # The narrowest first: they have the fewest places to go to.
    for index in sorted(range(len(provinces)), key=lambda i: provinces[i].box.width() * provinces[i].box.height()):
        rect = _inside(ground, index, sizes[index], unit, taken, circles)
        if rect is None:
            left.append(index)
            continue
        row = np.array([[rect.x(), rect.y(), rect.width(), rect.height()]])
        x0, y0, x1, y1 = (int(v[0]) for v in ground.bounds(row, unit, 0.0))
        below = np.unique(ground.board.raster[max(y0, 0) : max(y1, 0), max(x0, 0) : max(x1, 0)])
        taken.append(rect)
        shown.append(Label(index, names[index], rect, tuple(int(v) for v in below if v >= 0)))
    for index in left:
        found = _at_sea(ground, index, sizes[index], unit, taken, circles)
        if found is not None:
            rect, leader = found
            taken.append(rect)
            shown.append(Label(index, names[index], rect, (), leader))
            line = np.linspace(0.0, 1.0, 25)[:, None] * [[leader[1].x() - leader[0].x(), leader[1].y() - leader[0].y()]]
            dots = line + [[leader[0].x(), leader[0].y()]]
            circles = np.vstack((circles, np.column_stack((dots, np.ones(len(dots))))))
    return shown
