"""The strip of gauges: one small upright bar each, and in words the worst of them; a click asks for all of it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.look.theme import Theme
from ui.widgets.paint import ring, width_of, write
from ui.words.trust import assumed

BAR, GAP, APART = 7.0, 3.0, 6.0  # px: a bar, between two, and before the one that stands apart


class GaugeStrip(QAbstractButton):
    """Bars from 0 bad to 1 good; the last one stands apart. The worst has its name and number beside the bars."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._folded = theme, False
        self._shares: tuple[float, ...] = ()
        self._worst = ("", "")
        self._at_worst = -1
        self._said: tuple[object, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)

    def say(
        self, rows: Sequence[tuple[str, str, float]], apart: tuple[str, str, float], tip: str, all_: str = ""
    ) -> None:
        """Show gauges as (name, number, share), and the one that stands apart; where none is seen it is ``all_``."""
        if (rows, apart, tip) == self._said:
            return
        self._said, before = (rows, apart, tip), self.sizeHint()
        shares = (*(share for _, _, share in rows), apart[2])
        known = [row for row in rows if math.isfinite(row[2])]
        worst = min(known, key=lambda row: row[2]) if known else (all_, rows[0][1], math.nan)
        self._at_worst = rows.index(worst) if known else -1
        self._shares, self._worst = shares, worst[:2]
        self.setAccessibleName(", ".join(f"{name}: {number}" for name, number, _ in (*rows, apart)))
        self.setToolTip("\n".join((*(f"{name}: {number}" for name, number, _ in (*rows, apart)), tip)))
        if before != self.sizeHint():
            self.updateGeometry()
        self.update()

    @property
    def worst(self) -> tuple[str, str]:
        """The name and the number of the worst gauge."""
        return self._worst

    @property
    def shown(self) -> tuple[str, str]:
        """The words beside the bars; folded, the number alone, or the letter for which it is hidden."""
        name, number = self._worst
        if not self._folded:
            return name, number
        return "", "D" if number == assumed() else number

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
        words = width_of(self.shown[1] or "0.00", self._theme.font(13, True))
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
        painter.setPen(Qt.PenStyle.NoPen)
        for k, share in enumerate(self._shares):
            x = 4.0 + k * (BAR + GAP) + (APART if k == len(self._shares) - 1 else 0.0)
            painter.setBrush(theme.color("line2" if theme.name != "contrast" else "context"))
            painter.drawRect(QRectF(x, 4.0, BAR, tall))
            if math.isfinite(share):
                high = max(1.0, tall * min(max(share, 0.0), 1.0))
                painter.setBrush(theme.color("s1"))
                painter.drawRect(QRectF(x, 4.0 + tall - high, BAR, high))
            if k == self._at_worst:
                painter.setBrush(theme.color("text"))
                painter.drawRect(QRectF(x, 4.0 + tall + 2.0, BAR, 2.0))
        x, px = 4.0 + self._bars_wide() + 8.0, theme.px
        wide, hidden = self.width() - x - 3.0, self._worst[1] == assumed()
        font, ink = theme.font(13, not hidden), theme.color("text3" if hidden else "text")
        if self._folded:
            box = QRectF(x, 0.0, wide, float(self.height()))
            write(painter, box, self.shown[1], font, ink)
        else:
            write(painter, QRectF(x, 3.0, wide, px(16)), self._worst[0], theme.font(11), theme.color("text2"))
            box = QRectF(x, 3.0 + px(16), wide, px(18))
            write(painter, box, self._worst[1], font, ink)
        if self.hasFocus():
            ring(painter, self.rect(), theme, 5)
