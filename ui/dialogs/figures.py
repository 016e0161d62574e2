"""A table of figures that fits its room: a row is one line, or where that is too wide, a line for each figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from ui.widgets import label, say_number, set_role

GAP = 14


class Figures(QWidget):
    """Rows of a name and some figures under heads; folded, each figure stands beside its head."""

    def __init__(self, roles: Sequence[str]) -> None:
        super().__init__()
        self._roles = roles
        self._folded = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._heads = [label("caption") for _ in roles]
        self._rows: list[tuple[QLabel, list[QLabel], list[QLabel]]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def say_heads(self, heads: Sequence[str]) -> None:
        """Name the columns."""
        for made, text in zip(self._heads, heads, strict=True):
            made.setText(text)
        for _, _, beside in self._rows:
            for made, text in zip(beside, heads, strict=True):
                made.setText(text)
        self._fold()

    def say_row(self, at: int, name: str, figures: Sequence[str], tip: str = "") -> None:
        """Say a row; one that is new is added."""
        while len(self._rows) <= at:
            beside = [label("caption", head.text()) for head in self._heads]
            self._rows.append((label("small"), [label(role) for role in self._roles], beside))
            self._place()
        named, shown, _ = self._rows[at]
        named.setText(name)
        named.setToolTip(tip)
        for made, text, role in zip(shown, figures, self._roles, strict=True):
            say_number(made, text, role)

    def say_role(self, at: int, column: int, role: str) -> None:
        """Give one figure another role."""
        set_role(self._rows[at][1][column], role)

    def keep(self, count: int) -> None:
        """Drop the rows after the first ones."""
        for named, shown, beside in self._rows[count:]:
            for made in (named, *shown, *beside):
                made.hide()
                made.deleteLater()
        del self._rows[count:]

    def fit(self) -> None:
        """Fold or unfold for the texts that are there now."""
        self._fold()

    def _width(self) -> int:
        """Return how wide the rows are unfolded."""
        lines = [(None, self._heads), *((named, shown) for named, shown, _ in self._rows)]
        names = max((named.sizeHint().width() for named, _ in lines if named is not None), default=0)
        columns = (max(shown[k].sizeHint().width() for _, shown in lines) for k in range(len(self._roles)))
        return names + sum(GAP + width for width in columns)

    def _fold(self) -> None:
        folded = self.width() < self._width()
        if folded != self._folded:
            self._folded = folded
            self._place()

    def _place(self) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        deep = 1 + len(self._roles) if self._folded else 1
        for k, head in enumerate(self._heads, start=1):
            self._grid.addWidget(head, 0, k, right)
            head.setVisible(not self._folded)
        for r, (named, shown, beside) in enumerate(self._rows):
            at = 1 + r * deep
            self._grid.addWidget(named, at, 0, 1, 2 if self._folded else 1)
            for k, (made, head) in enumerate(zip(shown, beside, strict=True), start=1):
                self._grid.addWidget(made, at + k if self._folded else at, 1 if self._folded else k, right)
                self._grid.addWidget(head, at + k if self._folded else 0, 0)
                head.setVisible(self._folded)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for no width: what does not fit is folded."""
        return QSize(16, self._grid.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()
