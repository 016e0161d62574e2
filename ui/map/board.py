"""The playing board: shapes, names and neighbours of the 31 provinces, read once and projected to kilometres."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPolygonF

from ui.map.projection import Albers
from ui.paths import asset

Array = NDArray[np.float64]
CELL = 4.0  # kilometres a side of a cell of the raster
SEA, CONTEXT = -1, -2
LEFT, RIGHT, UP, DOWN = "left", "right", "up", "down"
_HEADING = {LEFT: math.pi, RIGHT: 0.0, UP: -math.pi / 2, DOWN: math.pi / 2}


@dataclass(frozen=True)
class Province:
    """One province: its path in board coordinates (kilometres, y down) and where its name stands."""

    index: int
    id: str
    name_zh: str
    label: tuple[float, float]
    anchor: QPointF
    path: QPainterPath
    rings: tuple[Array, ...]
    box: QRectF
    neighbours: tuple[int, ...]


@dataclass(frozen=True)
class Board:
    """All provinces in the order of the file, and the land around them that takes no part."""

    provinces: tuple[Province, ...]
    context: QPainterPath
    projection: Albers = field(default_factory=Albers)

    @cached_property
    def index(self) -> dict[str, int]:
        """Place of each province in every array, by its id."""
        return {p.id: p.index for p in self.provinces}

    @cached_property
    def box(self) -> QRectF:
        """Bounds of everything that is drawn."""
        box = self.context.boundingRect()
        for province in self.provinces:
            box = box.united(province.box)
        return box

    def point(self, lon: float, lat: float) -> QPointF:
        """Return the place of a point in degrees."""
        x, y = self.projection.forward(lon, lat)
        return QPointF(float(x), -float(y))

    def points(self, lonlat: Array) -> Array:
        """Return the places of points in degrees, (N, 2)."""
        x, y = self.projection.forward(lonlat[:, 0], lonlat[:, 1])
        return np.column_stack((x, -y))

    def degrees(self, place: QPointF) -> tuple[float, float]:
        """Return longitude and latitude of a place."""
        lon, lat = self.projection.inverse(place.x(), -place.y())
        return float(lon), float(lat)

    def at(self, place: QPointF) -> int | None:
        """Return the province under a place: own bounds first, then its path."""
        for province in self.provinces:
            if province.box.contains(place) and province.path.contains(place):
                return province.index
        return None

    @cached_property
    def raster(self) -> NDArray[np.int16]:
        """What lies in each cell of 4 km: a province's index, SEA or CONTEXT; for labels and reach, not for clicks."""
        width, height = math.ceil(self.box.width() / CELL), math.ceil(self.box.height() / CELL)
        image = QImage(width, height, QImage.Format.Format_Grayscale8)
        image.fill(0)
        painter = QPainter(image)
        painter.scale(1 / CELL, 1 / CELL)
        painter.translate(-self.box.topLeft())
        painter.setPen(Qt.PenStyle.NoPen)
        for province in self.provinces:
            grey = province.index + 1
            painter.fillPath(province.path, QColor(grey, grey, grey))
        painter.fillPath(self.context, QColor(255, 255, 255))
        painter.end()
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())[:, :width]
        cells = rows.astype(np.int16) - 1
        cells[rows == 255] = CONTEXT
        cells.flags.writeable = False
        return cells

    def cells(self, xy: Array) -> NDArray[np.int16]:
        """Return what lies under places, (N, 2); outside the bounds is SEA."""
        column = np.floor((xy[..., 0] - self.box.left()) / CELL).astype(np.int64)
        row = np.floor((xy[..., 1] - self.box.top()) / CELL).astype(np.int64)
        height, width = self.raster.shape
        inside = (column >= 0) & (row >= 0) & (column < width) & (row < height)
        found = self.raster[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)]
        return np.where(inside, found, SEA).astype(np.int16)

    def step(self, index: int, heading: str) -> int:
        """Return the province that an arrow key leads to; the same one where there is none that way."""
        near = self._best(index, heading, self.provinces[index].neighbours, math.radians(52))
        if near is None:
            rest = tuple(i for i in range(len(self.provinces)) if i != index)
            near = self._best(index, heading, rest, math.radians(44))
        return index if near is None else near

    def _best(self, index: int, heading: str, among: tuple[int, ...], widest: float) -> int | None:
        here, want = self.provinces[index].anchor, _HEADING[heading]
        best: tuple[float, int] | None = None
        for other in among:
            way = self.provinces[other].anchor - here
            off = abs(math.remainder(math.atan2(way.y(), way.x()) - want, 2 * math.pi))
            if off <= widest:
                cost = math.hypot(way.x(), way.y()) * (1 + off * off)
                best = min(best, (cost, other)) if best else (cost, other)
        return best[1] if best else None


def _rings(geometry: dict[str, Any], projection: Albers) -> list[Array]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    made = []
    for polygon in polygons:
        for ring in polygon:
            lonlat = np.asarray(ring, dtype=np.float64)[:, :2]
            x, y = projection.forward(lonlat[:, 0], lonlat[:, 1])
            made.append(np.column_stack((x, -y)))
    return made


def _path(rings: list[Array]) -> QPainterPath:
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring.tolist()]))
        path.closeSubpath()
    return path


def load_board(file: Path | None = None) -> Board:
    """Read the board of ``assets/map``, or another one of the same form."""
    file = file or asset("map", "china_provinces.geojson")
    features = json.loads(file.read_text(encoding="utf-8"))["features"]
    projection = Albers()
    playable = [f for f in features if f["properties"]["role"] == "playable"]
    numbers = {f["properties"]["code"]: i for i, f in enumerate(playable)}
    provinces = []
    for index, feature in enumerate(playable):
        props = feature["properties"]
        rings = _rings(feature["geometry"], projection)
        path = _path(rings)
        lon, lat = props["label"]
        x, y = projection.forward(lon, lat)
        provinces.append(
            Province(
                index=index,
                id=props["name_en"],
                name_zh=props["name_zh"],
                label=(lon, lat),
                anchor=QPointF(float(x), -float(y)),
                path=path,
                rings=tuple(rings),
                box=path.boundingRect(),
                neighbours=tuple(sorted(numbers[c] for c in props["neighbours"] if c in numbers)),
            )
        )
    around = [r for f in features if f["properties"]["role"] != "playable" for r in _rings(f["geometry"], projection)]
    return Board(tuple(provinces), _path(around), projection)
