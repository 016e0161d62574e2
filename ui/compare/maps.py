"""Two maps and their difference: one pan and one zoom for all of them, side by side or one swiped over the other."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

import sandbox
from ui.compare.badge import Badge
from ui.compare.table import together
from ui.look.colours import lut
from ui.look.theme import Theme
from ui.look.tokens import Tokens
from ui.map.board import Board, load_board
from ui.map.map_view import MapView
from ui.map.overlays import BY_ID, NO_DATA, Overlay, OverlayLegend
from ui.widgets import Elided, column, label, row
from ui.words.i18n import THIN, Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

Array = NDArray[np.float64]
STEPS = 31  # odd: no difference has a colour of its own, in the middle
NICE = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Difference(Overlay):
    """B less A: levels of one size to both sides of zero, which has the colour of the middle."""

    def buckets(self, values: Array) -> NDArray[np.int64]:
        """Return the step of each value, 0 to 30; 15 is no difference."""
        if self.hidden:
            return np.zeros(len(values), dtype=np.int64)
        known = np.isfinite(values)
        share = np.clip(np.where(known, values, 0.0) / self.high, -1.0, 1.0)
        steps = np.rint(share * (STEPS // 2))
        return np.where(known, steps + STEPS // 2, NO_DATA).astype(np.int64)

    def colours(self, tokens: Tokens) -> tuple[QColor, ...]:
        """Return the colours of the steps."""
        return super().colours(tokens)[:STEPS] if self.hidden else lut(tokens.ramp(self.ramp), STEPS)


def level(largest: float) -> float:
    """Return where the levels end for differences up to a size: 1, 2 or 5 times a power of ten."""
    if not largest > 0.0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(largest))
    return next(nice * power for nice in NICE if nice * power >= largest * (1 - 1e-12))


def difference_of(overlay: Overlay, high: float) -> Difference:
    """Return the overlay of an overlay's difference, with levels to ``high``; shares differ by points."""
    shown = high * overlay.scale
    digits = min(max(overlay.digits, 1 - math.floor(math.log10(shown))), 6)
    unit = QT_TRANSLATE_NOOP("Overlay", "points") if overlay.scale == 100.0 else overlay.unit
    kept = {f.name: getattr(overlay, f.name) for f in fields(Overlay)}
    changed = {
        "ramp": "difference", "low": -high, "high": high, "ticks": (-high, 0.0, high), "digits": digits, "unit": unit,
        "nation": "",
    }  # fmt: skip
    return Difference(**kept | changed)


def short_unit(overlay: Overlay) -> str:
    """Return the unit without what it is of: the legend says that."""
    unit = overlay.unit_label()
    return "%" if "%" in unit else re.split("[,，]", unit)[0]


class LinkedView(MapView):
    """A map that tells when it was moved, and can take the place that another shows."""

    moved = Signal()

    def __init__(self, theme: Theme, board: Board) -> None:
        self._taking = True
        super().__init__(theme, board=board)
        self.setMinimumSize(120, 100)
        self.legend.hide()
        self._taking = False

    def follow(self) -> None:
        """Bring along what stands on the map, and the maps beside it."""
        super().follow()
        if not self._taking:
            self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take another size: that moves no other map."""
        self._taking = True
        super().resizeEvent(event)
        self._taking = False

    def take_place_of(self, other: LinkedView) -> None:
        """Show the part of the board that another shows, as large."""
        self._taking = True
        self.setTransform(other.transform())
        self._hold(other.to_board(QPointF(0, 0)), QPointF(0, 0))
        self._fitted = other._fitted
        self._after_move()
        self._taking = False


class Handle(QWidget):
    """The line between two maps that lie over each other: dragged, or moved by the arrows."""

    dragged = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw a line with a knob."""
        p, x = QPainter(self), self.width() / 2
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.fillRect(round(x) - 1, 0, 2, self.height(), self._theme.color("text"))
        p.setBrush(self._theme.color("raised"))
        p.setPen(QPen(self._theme.color("accent" if self.hasFocus() else "text"), 2))
        p.drawEllipse(QPointF(x, self.height() / 2), 6.5, 6.5)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell where it is dragged to."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.dragged.emit(round(self.mapToParent(event.position().toPoint()).x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Move it by the arrows."""
        step = {Qt.Key.Key_Left: -20, Qt.Key.Key_Right: 20}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.dragged.emit(self.x() + self.width() // 2 + step)


class Swipe(QWidget):
    """B over the whole place, and A over the part left of a line."""

    def __init__(self, theme: Theme, board: Board) -> None:
        super().__init__()
        self.share = 0.5
        self.b = LinkedView(theme, board)
        self.b.setParent(self)
        self._left = QWidget(self)
        self.a = LinkedView(theme, board)
        self.a.setParent(self._left)
        self.handle = Handle(theme, self)
        self.handle.dragged.connect(self.go)
        self.setMinimumSize(120, 100)

    def go(self, x: int) -> None:
        """Put the line to a place."""
        self.share = min(max(x / max(self.width(), 1), 0.0), 1.0)
        self._arrange()

    def _arrange(self) -> None:
        at = round(self.width() * self.share)
        for view in (self.a, self.b):
            view.setGeometry(self.rect())
        self._left.setGeometry(0, 0, at, self.height())
        self.handle.setGeometry(at - 8, 0, 16, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the place."""
        super().resizeEvent(event)
        self._arrange()


class Head(QWidget):
    """What stands over a map: a letter, whose it is, and the number of the nation or of what is selected."""

    def __init__(self, badge: QWidget | None) -> None:
        super().__init__()
        self.name, self.number = Elided("value"), label("small")
        inside = row((2, 0, 2, 0), 6)
        self.setLayout(inside)
        if badge is not None:
            inside.addWidget(badge)
        inside.addWidget(self.name, 1)
        inside.addWidget(self.number)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class Maps(QWidget):
    """A, B and the difference; what is selected and seen is the same on all."""

    selected = Signal(str)

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        board = load_board()
        self._board = board
        self._known: list[tuple[int, int]] = []
        self._overlay = "utilisation"
        self._levels: dict[object, float] = {}
        self._pair: tuple[object, ...] = ()
        self._frames: tuple[sandbox.Frame, sandbox.Frame] | None = None
        self.province = ""
        self.view = "side"
        self.a, self.b, self.less = (LinkedView(theme, board) for _ in range(3))
        self.swipe = Swipe(theme, board)
        self.views = (self.a, self.b, self.less, self.swipe.a, self.swipe.b)
        self.heads = (Head(Badge(theme, "A")), Head(Badge(theme, "B")), Head(None))
        self.legend, self.less_legend = OverlayLegend(theme), OverlayLegend(theme)
        self.legend.set_compact(True)
        self.less_legend.set_compact(True)
        whole = column(self, gap=4)
        self._grid = QGridLayout()
        whole.addLayout(self._grid, 1)
        legends = row()  # by themselves: as parts of the grid they would make its last column wider
        legends.addWidget(self.legend)
        legends.addStretch(1)
        legends.addWidget(self.less_legend)
        whole.addLayout(legends)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for k in range(3):
            self._grid.setColumnStretch(k, 1)
            self._grid.addWidget(self.heads[k], 0, k)
        self._grid.setRowStretch(1, 1)
        self._grid.addWidget(self.a, 1, 0)
        self._grid.addWidget(self.b, 1, 1)
        self._grid.addWidget(self.swipe, 1, 0, 1, 2)
        self._grid.addWidget(self.less, 1, 2)
        self.swipe.hide()
        for view in self.views:
            view.moved.connect(lambda view=view: self._link(view))
            view.province_selected.connect(self.select)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for view in self.views:
            view.set_language(self._words.language or "en")
        tip = translate("Compare", "Drag the line, or move it by the arrows: A at its left, B at its right")
        self.swipe.handle.setToolTip(tip)
        self.swipe.handle.setAccessibleName(tip)
        for view, name in ((self.a, "A"), (self.b, "B"), (self.swipe.a, "A"), (self.swipe.b, "B")):
            view.setAccessibleName(translate("Compare", "Map of {branch}").format(branch=name))
        self.less.setAccessibleName(translate("Compare", "Map of the difference, B less A"))
        self._show()

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the provinces of another game."""
        index = self._board.index
        self._known = [(k, index[name]) for k, name in enumerate(scenario.provinces) if name in index]
        self._levels, self._frames = {}, None
        self.select(str(scenario.player or ""))

    def set_view(self, view: str) -> None:
        """Show the maps ``side`` by side, or with ``swipe`` one over the other."""
        if view == self.view:
            return
        self.view, swiped = view, view == "swipe"
        self.swipe.setVisible(swiped)
        self.a.setVisible(not swiped)
        self.b.setVisible(not swiped)
        self._link(self.less)
        self._show()

    def set_overlay(self, overlay: str) -> None:
        """Colour the provinces by another number."""
        if overlay != self._overlay:
            self._overlay = overlay
            self._show()

    def show_frames(self, a: sandbox.Frame, b: sandbox.Frame, names: tuple[str, str]) -> None:
        """Take both branches at a week."""
        if (a.node, b.node) != self._pair:
            self._pair, self._levels = (a.node, b.node), {}
        self._frames = a, b
        for head, name in zip(self.heads, names, strict=False):
            head.name.say(name)
        self._show()

    def select(self, province: str) -> None:
        """Outline a province on all maps, and read it in their heads; the same one again leaves it."""
        again = province == self.province and province in self._board.index
        self.province = "" if again else province
        for view in self.views:
            view.set_selected(self.province)
        self.selected.emit(self.province)
        self._show_heads()

    def _shown(self) -> tuple[LinkedView, ...]:
        return (self.swipe.a, self.swipe.b, self.less) if self.view == "swipe" else (self.a, self.b, self.less)

    def _link(self, moved: LinkedView) -> None:
        """Let the other maps show what one was moved to; one that shows the whole board lets each fit its own."""
        for view in self._shown():
            if view is moved:
                continue
            if moved._fitted:
                view._taking = True
                if not view._fitted:
                    view.fit()
                view._taking = False
            else:
                view.take_place_of(moved)

    def values(self) -> tuple[Array, Array]:
        """Return what both maps show, in the order of the board."""
        a, b = (self._on_board(frame.provinces[self._overlay]) for frame in self._frames or ())
        return a, b

    def _on_board(self, values: Array) -> Array:
        made = np.full(len(self._board.provinces), np.nan)
        if self._known:
            game, board = np.array(self._known, dtype=np.int64).T
            made[board] = np.asarray(values, dtype=float)[game]
        return made

    def difference(self) -> Difference:
        """Return the overlay of the difference; its levels hold all that was seen of this pair of branches."""
        a, b = self.values()
        gap = np.abs(b - a)
        gap = gap[np.isfinite(gap)]
        seen = max(self._levels.get(self._overlay, 0.0), float(gap.max()) if gap.size else 0.0)
        self._levels[self._overlay] = seen
        base = BY_ID[self._overlay]
        return difference_of(base, level(seen * base.scale) / base.scale if seen else base.high / 10.0)

    def _show(self) -> None:
        if self._frames is None:
            return
        key = f"province.{self._overlay}"
        letter, hidden = self._words.trust.letter(key), self._words.hides(key)
        a, b = self.values()
        overlay = replace(BY_ID[self._overlay], letter=letter, hidden=hidden)
        less = replace(self.difference(), letter=letter, hidden=hidden)
        first, second, third = self._shown()
        first.show_overlay(overlay, a, math.nan)
        second.show_overlay(overlay, b, math.nan)
        third.show_overlay(less, b - a, math.nan)
        self.legend.set_values(overlay, np.concatenate((a, b)), math.nan)
        short = replace(less, unit=short_unit(less), letter="")  # the other legend says the rest, and both fit
        self.less_legend.set_values(short, b - a, math.nan)
        self._show_heads()

    def _show_heads(self) -> None:
        if self._frames is None:
            return
        a, b = self.values()
        overlay = BY_ID[self._overlay]
        if self._words.hides(f"province.{self._overlay}"):
            numbers, where = ("", "", ""), ""
        elif self.province in self._board.index:
            at = self._board.index[self.province]
            where = self._words.province(self.province)
            numbers = self._say(overlay, float(a[at]), float(b[at]))
        elif overlay.nation:
            where = translate("Compare", "nation")
            numbers = self._say(overlay, *(frame.indicators[overlay.nation] for frame in self._frames))
        else:
            where = translate("Compare", "mean")
            numbers = self._say(overlay, *(float(np.mean(x[np.isfinite(x)])) for x in (a, b)))
        for head, number in zip(self.heads, numbers, strict=True):
            head.number.setText(number)
        names = (translate("Compare", "B less A"), where)  # of whom, once: three heads have no room for it
        self.heads[2].name.say(" · ".join(filter(None, names)))

    def _say(self, overlay: Overlay, a: float, b: float) -> tuple[str, str, str]:
        first, second, less = together(self._words, a * overlay.scale, b * overlay.scale, overlay.digits)
        unit = short_unit(overlay)
        return f"{first}{THIN}{unit}", f"{second}{THIN}{unit}", f"{less}{THIN}{short_unit(difference_of(overlay, 1.0))}"
