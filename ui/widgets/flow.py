"""A row that goes on below where it is too narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget, QWidgetItem

from ui.widgets.parts import row

Line = list[tuple[QWidgetItem, bool, int]]  # of what stands in it: whether it stretches, and its least width


class Flow(QWidget):
    """Widgets beside each other, in as many lines as they need; what stretches takes what its line leaves."""

    def __init__(self, gap: int = 8) -> None:
        super().__init__()
        self._gap = gap
        self._items: list[tuple[QWidgetItem, bool]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget, *, stretch: bool = False, at: int | None = None) -> None:
        """Take a widget, at the end or before the one at a place."""
        widget.setParent(self)
        self._items.insert(len(self._items) if at is None else at, (QWidgetItem(widget), stretch))

    def add_together(self, *widgets: QWidget) -> None:
        """Take widgets between which no line ends."""
        group = QWidget()
        inside = row(gap=self._gap)
        group.setLayout(inside)
        for widget in widgets:
            inside.addWidget(widget)
        self.add(group)

    def add_right(self, *widgets: QWidget) -> None:
        """Take widgets that stand together at the right end of their line."""
        group = QWidget()
        inside = row(gap=self._gap)
        group.setLayout(inside)
        inside.addStretch(1)
        for widget in widgets:
            inside.addWidget(widget)
        self.add(group, stretch=True)

    def _lines(self, width: int) -> list[Line]:
        lines: list[Line] = []
        left = -1
        for item, stretch in self._items:
            if item.isEmpty():
                continue
            wide = min((item.minimumSize() if stretch else item.sizeHint()).width(), width)
            if not lines or wide + self._gap > left:
                lines.append([])
                left = width + self._gap
            lines[-1].append((item, stretch, wide))
            left -= wide + self._gap
        return lines

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return how high the lines are."""
        lines = self._lines(width)
        return sum(map(_height, lines)) + self._gap * max(len(lines) - 1, 0)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for one line."""
        wide = [item.sizeHint().width() for item, _ in self._items if not item.isEmpty()]
        whole = sum(wide) + self._gap * max(len(wide) - 1, 0)
        return QSize(whole, self.heightForWidth(whole))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the lines that there are now."""
        return QSize(16, self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the row anew."""
        super().resizeEvent(event)
        self._place()
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Hear that a widget wants another size, or is shown or hidden."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._place()
            self.updateGeometry()
        return super().event(event)

    def _place(self) -> None:
        top = 0
        for line in self._lines(self.width()):
            high, x = _height(line), 0
            stretched = sum(stretch for _, stretch, _ in line)
            over = self.width() - sum(wide + self._gap for _, _, wide in line) + self._gap
            for item, stretch, wide in line:
                wide += max(over, 0) // stretched if stretch else 0
                own = min(item.sizeHint().height(), high) if item.sizeHint().height() > 0 else high
                item.setGeometry(QRect(x, top + (high - own) // 2, wide, own))
                x += wide + self._gap
            top += high + self._gap


def _height(line: Line) -> int:
    return max(item.sizeHint().height() for item, _, _ in line)
