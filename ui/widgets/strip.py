"""The strip of gauges: one small upright bar each, and in words the worst of them; a click asks for all of it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.theme import Theme
from ui.widgets.paint import ring, width_of, write

BAR, GAP, APART = 7.0, 3.0, 6.0  # px: a bar, between two, and before the one that stands apart


class GaugeStrip(QAbstractButton):
    """Bars from 0 bad to 1 good; the last one stands apart. The worst has its name and number beside the bars."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._folded = theme, False
        self._shares: tuple[float, ...] = ()
        self._worst = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def say(self, rows: Sequence[tuple[str, str, float]], apart: tuple[str, str, float], tip: str) -> None:
        """Show gauges as (name, number, share), and the one that stands apart."""
        shares = (*(share for _, _, share in rows), apart[2])
        worst = min(rows, key=lambda row: row[2])
        if (shares, worst[:2], tip) == (self._shares, self._worst, self.toolTip()):
            return
        wider = width_of(worst[0], self._theme.font(11)) != width_of(self._worst[0], self._theme.font(11))
        self._shares, self._worst = shares, worst[:2]
        self.setAccessibleName(", ".join(f"{name}: {number}" for name, number, _ in (*rows, apart)))
        self.setToolTip("\n".join((*(f"{name}: {number}" for name, number, _ in (*rows, apart)), tip)))
        if wider:
            self.updateGeometry()
        self.update()

    @property
    def worst(self) -> tuple[str, str]:
        """The name and the number of the worst gauge."""
        return self._worst

    @property
    def shown(self) -> tuple[str, str]:
        """The words beside the bars; folded, the number alone."""
        return ("" if self._folded else self._worst[0], self._worst[1])

    def fold(self, folded: bool) -> None:
        """Let the name of the worst go where there is no room for it; its number always stands."""
        if folded != self._folded:
            self._folded = folded
            self.restyle()

    def restyle(self) -> None:
        """Take up the theme and the text scale."""
        self.updateGeometry()
        self.update()

    def _bars_wide(self) -> float:
        return 6 * BAR + 4 * GAP + GAP + APART

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the bars and the words."""
        words = width_of(self._worst[1] or "0.00", self._theme.font(13, True))
        if not self._folded:
            words = max(words, width_of(self._worst[0], self._theme.font(11)))
        return QSize(math.ceil(4 + self._bars_wide() + 8 + words + 5), self._theme.px(42))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """The same: nothing of it is cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter does what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _: object) -> None:  # noqa: N802
        """Draw the bars, the worst of them marked by a tick below it, and its words."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = self.height() - 12.0
        worst = min(range(len(self._shares) - 1), key=lambda k: self._shares[k], default=-1)
        painter.setPen(Qt.PenStyle.NoPen)
        for k, share in enumerate(self._shares):
            x = 4.0 + k * (BAR + GAP) + (APART if k == len(self._shares) - 1 else 0.0)
            painter.setBrush(theme.color("line2" if theme.name != "contrast" else "context"))
            painter.drawRect(QRectF(x, 4.0, BAR, tall))
            if math.isfinite(share):
                high = max(1.0, tall * min(max(share, 0.0), 1.0))
                painter.setBrush(theme.color("s1"))
                painter.drawRect(QRectF(x, 4.0 + tall - high, BAR, high))
            if k == worst:
                painter.setBrush(theme.color("text"))
                painter.drawRect(QRectF(x, 4.0 + tall + 2.0, BAR, 2.0))
        x, px = 4.0 + self._bars_wide() + 8.0, theme.px
        wide = self.width() - x - 3.0
        if self._folded:
            box = QRectF(x, 0.0, wide, float(self.height()))
            write(painter, box, self._worst[1], theme.font(13, True), theme.color("text"))
        else:
            write(painter, QRectF(x, 3.0, wide, px(16)), self._worst[0], theme.font(11), theme.color("text2"))
            box = QRectF(x, 3.0 + px(16), wide, px(18))
            write(painter, box, self._worst[1], theme.font(13, True), theme.color("text"))
        if self.hasFocus():
            ring(painter, self.rect(), theme, 5)
