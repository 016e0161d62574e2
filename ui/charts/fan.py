"""A forecast on a chart: for every line a median and bands, of what is planned and of what it is held against."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPen
from PySide6.QtWidgets import QGraphicsPathItem

import sandbox
from ui.charts.items import Curve
from ui.look.theme import Theme

Array = NDArray[np.float64]

MEDIAN = sandbox.PERCENT.index(50)
PAIRS = tuple((k, len(sandbox.PERCENT) - 1 - k) for k in range(MEDIAN))  # the ends of each band, the widest first
OPACITY = (0.07, 0.08, 0.12)  # of each, the widest first: they lie on each other
RUNS_OF_WIDEST = 39  # fewer runs have nothing beyond a band of 95 %
GREY = ("base", 0.7)


@dataclass(frozen=True, slots=True)
class Spread:
    """One line of a future as it is drawn: weeks (n,), and its bands (n, PERCENT)."""

    weeks: Array
    bands: Array


class FanItems:
    """The items of a chart's forecasts: made once, then only moved. Each line has a colour for each of two futures."""

    def __init__(self, plot: pg.PlotWidget, view: QRectF, colours: tuple[tuple[str, str], ...]) -> None:
        self._colours = colours
        self.bands: dict[tuple[int, int], list[QGraphicsPathItem]] = {}
        self.medians: dict[tuple[int, int], Curve] = {}
        for future in range(2):
            for k in range(len(colours)):
                key = future, k
                self.bands[key] = [QGraphicsPathItem() for _ in PAIRS]
                self.medians[key] = Curve(view)
                for item in self.bands[key]:
                    item.setZValue(-6 - future)
                    plot.addItem(item, ignoreBounds=True)
                self.medians[key].setZValue(1.5 - future)
                plot.addItem(self.medians[key], ignoreBounds=True)
        self.hide()

    def retheme(self, theme: Theme) -> None:
        """Take the colours of the theme; high contrast has no tints, and draws the edges of bands."""
        for (future, k), items in self.bands.items():
            colour = self._colours[k][future]
            for item, opacity in zip(items, OPACITY, strict=True):
                edge = QPen(theme.color(colour)) if theme.name == "contrast" else QPen(Qt.PenStyle.NoPen)
                edge.setCosmetic(True)
                if theme.name == "contrast":
                    edge.setStyle(Qt.PenStyle.DotLine)
                item.setPen(edge)
                item.setBrush(QBrush() if theme.name == "contrast" else theme.color(colour, opacity))
            pen = QPen(theme.color(colour))
            pen.setCosmetic(True)
            pen.setDashPattern([4.0, 3.0])
            self.medians[future, k].setPen(pen)

    def hide(self) -> None:
        """Show none."""
        for key, items in self.bands.items():
            self.medians[key].setVisible(False)
            for item in items:
                item.setVisible(False)

    def show(self, future: int, k: int, spread: Spread, widest: int) -> None:
        """Show a line of a future, with its bands from the ``widest`` on (0 is that of 95 %)."""
        items, median = self.bands[future, k], self.medians[future, k]
        known = np.isfinite(spread.bands[:, MEDIAN])
        x, bands = spread.weeks[known], spread.bands[known]
        median.setData(x, bands[:, MEDIAN])
        median.setVisible(True)
        for place, ((low, high), item) in enumerate(zip(PAIRS, items, strict=True)):
            item.setVisible(place >= widest)
            if place >= widest:
                around = np.concatenate([bands[:, low], bands[::-1, high]])
                item.setPath(pg.functions.arrayToQPath(np.concatenate([x, x[::-1]]), around))


def widest_of(forecast: sandbox.Forecast, *, branches: bool) -> int:
    """Return the widest band that is drawn: a plan's is that of 80 %; few runs have none of 95 %."""
    return 0 if branches and forecast.made >= RUNS_OF_WIDEST else 1
