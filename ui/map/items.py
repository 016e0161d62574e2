"""What stands on the map: provinces, rings of sites, the ghost of a site, and its reach."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from ui.look.tokens import Tokens
from ui.map.board import CELL, Board, Province

Array = NDArray[np.float64]
Reach = Sequence[tuple[float, Array]]
SMALLEST, LARGEST, LARGEST_CLUSTER = 5.0, 12.0, 14.0
RIM = 4.5  # px around a ring for its paper and the mark of the player's own
_WORST = ("sound", "building", "paused", "strained", "insolvent")


@dataclass(frozen=True)
class SiteMark:
    """A site as the map shows it; ``kind`` is hall, pool, cloud or planned; no ``utilisation`` is NaN."""

    slot: int
    name: str
    lon: float
    lat: float
    megawatts: float
    utilisation: float
    status: str = "sound"
    kind: str = "hall"
    mine: bool = False

    @property
    def radius(self) -> float:
        """Return the radius in px: the square root of the megawatts, 5 to 12."""
        return radius(self.megawatts)


def radius(megawatts: float, largest: float = LARGEST) -> float:
    """Return the radius of a ring in px, to a quarter, so that its area follows the power."""
    return round(min(max(math.sqrt(max(megawatts, 0.0)), SMALLEST), largest) * 4) / 4


@dataclass(frozen=True)
class Ring:
    """One ring on the screen: a site, or several that stand too close to be told apart at this zoom."""

    centre: QPointF
    radius: float
    sites: tuple[SiteMark, ...]

    @property
    def status(self) -> str:
        """Return the worst status of its sites."""
        return max((s.status for s in self.sites), key=lambda s: _WORST.index(s) if s in _WORST else 0)

    @property
    def utilisation(self) -> float:
        """Return the share in use, weighted by power."""
        known = [(s.megawatts, s.utilisation) for s in self.sites if math.isfinite(s.utilisation)]
        total = sum(m for m, _ in known)
        return sum(m * u for m, u in known) / total if total > 0 else float("nan")

    @cached_property
    def look(self) -> Look:
        """Return what it looks like, its use to a hundredth; none is -1."""
        use, kind = self.utilisation, self.sites[0].kind if len(self.sites) == 1 else "several"
        shown = round(use, 2) if math.isfinite(use) else -1.0
        return Look(self.radius, shown, self.status, any(s.mine for s in self.sites), kind, len(self.sites))

    @property
    def disc(self) -> tuple[float, float, float]:
        """Return the middle and the radius."""
        return self.centre.x(), self.centre.y(), self.radius

    @property
    def box(self) -> QRectF:
        """Return the square that the ring takes, with its paper and rim."""
        r = self.radius + RIM
        return QRectF(self.centre.x() - r, self.centre.y() - r, 2 * r, 2 * r)

    def covers(self, place: QPointF) -> bool:
        """Whether a place on the screen is on the ring."""
        off = place - self.centre
        return math.hypot(off.x(), off.y()) <= self.radius + 3.0


class Look(NamedTuple):
    """All that a ring's picture depends on."""

    radius: float
    utilisation: float
    status: str
    mine: bool
    kind: str
    sites: int


def clustered(sites: Sequence[SiteMark], places: Sequence[QPointF]) -> list[Ring]:
    """Return rings for the sites, larger first; those that would cover one another become one."""
    order = sorted(range(len(sites)), key=lambda i: (-sites[i].megawatts, sites[i].slot))
    discs = [(place.x(), place.y(), site.radius) for site, place in zip(sites, places, strict=True)]
    groups: list[list[int]] = []
    for i in order:
        x, y, size = discs[i]
        for group in groups:
            first_x, first_y, first_size = discs[group[0]]
            if math.hypot(x - first_x, y - first_y) < 0.8 * (size + first_size) + 2:
                group.append(i)
                break
        else:
            groups.append([i])
    rings = []
    for group in groups:
        members = tuple(sites[i] for i in group)
        size = discs[group[0]][2]
        if len(group) > 1:
            size = max(radius(sum(m.megawatts for m in members), LARGEST_CLUSTER), 9.0)
        rings.append(Ring(places[group[0]], size, members))
    return rings


def _pen(colour: QColor, width: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern(list(dash))
    return pen


def draw_ring(
    p: QPainter,
    tokens: Tokens,
    centre: QPointF,
    size: float,
    utilisation: float,
    status: str = "sound",
    *,
    mine: bool = False,
    kind: str = "hall",
) -> None:
    """Draw one ring: paper disc, trough, arc of the share in use from 12 o'clock, and the sign of its status."""
    ink = {"strained": tokens.watch, "insolvent": tokens.bad}.get(status, tokens.text)
    colour, thick = QColor(ink), max(2.2, size * 0.32)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(QColor(tokens.raised))
    p.drawEllipse(centre, size + 2, size + 2)
    p.setBrush(Qt.BrushStyle.NoBrush)
    inner = size - thick / 2
    box = QRectF(centre.x() - inner, centre.y() - inner, 2 * inner, 2 * inner)
    if status in ("building", "paused"):
        p.setPen(_pen(QColor(tokens.text3), 1.5, (2.2, 1.6)))
        p.drawEllipse(centre, size - 0.75, size - 0.75)
    else:
        p.setPen(_pen(QColor(tokens.line2 if tokens.name != "contrast" else tokens.context), thick))
        p.drawEllipse(centre, inner, inner)
        if math.isfinite(utilisation) and utilisation > 0:
            p.setPen(_pen(colour, thick))
            p.drawArc(box, 90 * 16, -round(min(utilisation, 1.0) * 360 * 16))
    if status == "strained":
        p.setPen(_pen(colour, 1.4, (2.0, 1.4)))
        p.drawEllipse(centre, size + 1.3, size + 1.3)
    elif status == "insolvent":
        p.setPen(_pen(colour, 1.4, (1.0, 1.2)))
        p.drawEllipse(centre, size + 1.3, size + 1.3)
        arm = max(1.8, inner * 0.34)
        p.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        p.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm))
        p.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm))
    elif status == "paused":
        arm = max(2.0, size * 0.3)
        p.setPen(QPen(QColor(tokens.text3), 1.6))
        for x in (-1.6, 1.6):
            p.drawLine(centre + QPointF(x, -arm), centre + QPointF(x, arm))
    elif kind == "cloud":
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(colour)
        p.drawEllipse(centre, 1.6, 1.6)
        p.setBrush(Qt.BrushStyle.NoBrush)
    if mine:
        p.setPen(QPen(QColor(tokens.accent), 1.6))
        p.drawEllipse(centre, size + 3.2, size + 3.2)


@lru_cache(maxsize=512)
def ring_sprite(tokens: Tokens, look: Look, ratio: float) -> QPixmap:
    """Return the picture of a ring, drawn once for all that look alike; ``ratio`` is that of the screen's pixels."""
    half = math.ceil(look.radius + RIM) + 1
    sprite = QPixmap(round(2 * half * ratio), round(2 * half * ratio))
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sprite)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_ring(
        painter, tokens, QPointF(half, half), look.radius, look.utilisation, look.status, mine=look.mine, kind=look.kind
    )  # fmt: skip
    painter.end()
    return sprite


def draw_ghost(p: QPainter, tokens: Tokens, centre: QPointF, size: float = 11.0) -> None:
    """Draw a site that is only planned: a dashed ring of the player's colour with a plus."""
    accent = QColor(tokens.accent)
    paper = QColor(tokens.raised)
    paper.setAlphaF(0.75)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(paper)
    p.drawEllipse(centre, size + 2, size + 2)
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(_pen(accent, 2.0, (2.2, 1.3)))
    p.drawEllipse(centre, size, size)
    arm = min(5.0, size * 0.5)
    p.setPen(QPen(accent, 1.8))
    p.drawLine(centre + QPointF(-arm, 0), centre + QPointF(arm, 0))
    p.drawLine(centre + QPointF(0, -arm), centre + QPointF(0, arm))


def cosmetic(colour: QColor | str, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen of the same width at every zoom."""
    pen = QPen(QColor(colour), width, style, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    return pen


class ProvinceItem(QGraphicsPathItem):
    """One province: its path is made once, only its brush changes."""

    def __init__(self, province: Province) -> None:
        super().__init__(province.path)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.bucket = -2
        self.hatched: QBrush | None = None

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw the province; lines of the hatch keep their size at every zoom."""
        if self.hatched is None:
            super().paint(painter, option, widget)
            return
        self.hatched.setTransform(painter.worldTransform().inverted()[0])
        painter.setPen(self.pen())
        painter.setBrush(self.hatched)
        painter.drawPath(self.path())


class TintItem(QGraphicsItem):
    """The reach of a ghost as a faint tint, on playable land only."""

    def __init__(self, board: Board) -> None:
        super().__init__()
        self._board = board
        self._image: QImage | None = None
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        """Return the bounds of the raster."""
        height, width = self._board.raster.shape
        return QRectF(self._board.box.left(), self._board.box.top(), width * CELL, height * CELL)

    def set_reach(self, reach: Reach, colour: QColor, share: float) -> None:
        """Tint the land inside each line a little more."""
        self._image = None
        if reach:
            board = self._board
            height, width = board.raster.shape
            image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(0)
            painter = QPainter(image)
            painter.scale(1 / CELL, 1 / CELL)
            painter.translate(-board.box.topLeft())
            painter.setPen(Qt.PenStyle.NoPen)
            tint = QColor(colour)
            tint.setAlphaF(share)
            painter.setBrush(tint)
            for _, lonlat in reach:
                painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in board.points(lonlat).tolist()]))
            painter.end()
            pixels = np.frombuffer(image.bits(), np.uint32).reshape(height, image.bytesPerLine() // 4)
            pixels[:, :width][board.raster < 0] = 0
            self._image = image
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Draw the tint."""
        if self._image is not None:
            painter.drawImage(self.boundingRect(), self._image)


def reach_on_land(board: Board, lonlat: Array) -> list[Array]:
    """Return the parts of a line that lie on playable land, as runs of places, (N, 2) each."""
    places = board.points(np.asarray(lonlat, dtype=np.float64))
    if len(places) < 2:
        return []
    gaps = np.hypot(*np.diff(places, axis=0).T)
    along = np.concatenate(([0.0], np.cumsum(gaps)))
    if along[-1] <= 0:
        return []
    steps = np.linspace(0.0, along[-1], max(2, math.ceil(along[-1] / (2 * CELL))))
    fine = np.column_stack([np.interp(steps, along, places[:, k]) for k in (0, 1)])
    on = board.cells(fine) >= 0
    edges = np.flatnonzero(np.diff(np.concatenate(([0], on.astype(np.int8), [0]))))
    return [fine[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a > 4]


def path_of(runs: Sequence[Array]) -> QPainterPath:
    """Return one path of several open lines."""
    path = QPainterPath()
    for run in runs:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in run.tolist()]))
    return path
