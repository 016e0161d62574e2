"""What the board is made of: land, provinces, the reach of a ghost, and the outlines of what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QGraphicsScene

from ui.look.tokens import Tokens
from ui.map.board import Board
from ui.map.items import ProvinceItem, Reach, TintItem, cosmetic, path_of
from ui.map.overlays import NO_DATA, Overlay, hatch

Array = NDArray[np.float64]
TINT = 0.06  # share of the player's colour on land within reach
_UNKNOWN = -2  # bucket of a province that has to be coloured anew


class BoardScene(QGraphicsScene):
    """The items of the board in kilometres, the lowest first."""

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = board
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        box = board.box
        self.setSceneRect(box.adjusted(-2 * box.width(), -2 * box.height(), 2 * box.width(), 2 * box.height()))
        self.context = QGraphicsPathItem(board.context)
        self.provinces = [ProvinceItem(province) for province in board.provinces]
        self.tint = TintItem(board)
        self.reach, self.hover = QGraphicsPathItem(), QGraphicsPathItem()
        self.halo, self.outline = QGraphicsPathItem(), QGraphicsPathItem()
        order = [self.context, *self.provinces, self.tint, self.reach, self.hover, self.halo, self.outline]
        for z, item in enumerate(order):
            item.setZValue(z)
            item.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
            self.addItem(item)
        for item in (self.context, self.halo, self.outline):  # broad lines are dear; these never move
            item.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def set_tokens(self, t: Tokens) -> None:
        """Take the colours of a theme; the provinces wait for :meth:`colour`."""
        thick = 1.0 if t.name == "contrast" else 0.0
        self.context.setBrush(QColor(t.context))
        self.context.setPen(QPen(Qt.PenStyle.NoPen))
        edge = cosmetic(t.province_edge, 1.0)
        for item in self.provinces:
            item.setPen(edge)
        self.halo.setPen(cosmetic(t.raised, 4.5 + thick))
        self.outline.setPen(cosmetic(t.accent, 2.0 + thick))
        self.hover.setPen(cosmetic(t.text, 1.2 + thick))
        dashed = cosmetic(t.accent, 1.2)
        dashed.setDashPattern([5.0, 3.0])
        dashed.setCapStyle(Qt.PenCapStyle.FlatCap)
        self.reach.setPen(dashed)
        self.forget_colours()

    def forget_colours(self) -> None:
        """Let the next :meth:`colour` reach every province."""
        for item in self.provinces:
            item.bucket = _UNKNOWN

    def colour(self, overlay: Overlay, values: Array, tokens: Tokens) -> None:
        """Colour the provinces whose step of the ramp has changed."""
        colours = overlay.colours(tokens)
        for item, bucket in zip(self.provinces, overlay.buckets(values).tolist(), strict=True):
            if item.bucket == bucket:
                continue
            item.bucket = bucket
            item.hatched = hatch(tokens) if bucket == NO_DATA else None
            item.setBrush(QBrush() if bucket == NO_DATA else QBrush(colours[bucket]))
            item.update()

    def outline_province(self, index: int) -> None:
        """Outline a province as selected; -1 outlines none."""
        self.halo.setPath(self._path(index))
        self.outline.setPath(self._path(index))

    def hover_province(self, index: int) -> None:
        """Outline a province as under the pointer; -1 outlines none."""
        self.hover.setPath(self._path(index))

    def _path(self, index: int) -> QPainterPath:
        return self.board.provinces[index].path if index >= 0 else QPainterPath()

    def show_reach(self, reach: Reach, runs: Sequence[Array], tokens: Tokens) -> None:
        """Draw lines of equal round trip: ``runs`` are their parts on playable land."""
        self.reach.setPath(path_of(runs))
        self.tint.set_reach(reach, QColor(tokens.accent), TINT)
