"""Tables in the look of the panels."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.theme import Theme


class _Rows(QObject):
    """Keeps the rows of one table as high as the text scale asks."""

    def __init__(self, theme: Theme, view: QTableView, height: int) -> None:
        super().__init__(view)
        self._theme, self._view, self._height = theme, view, height
        theme.changed.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Set the height of the rows."""
        header = self._view.verticalHeader()
        header.setMinimumSectionSize(1)
        header.setDefaultSectionSize(self._theme.px(self._height))


def dress_table(theme: Theme, view: QTableView, height: int = 24) -> None:
    """Give a table the look: no grid, no row numbers, whole rows, heads at the left; Tab leaves the table."""
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setTabKeyNavigation(False)
    view.setWordWrap(False)
    head = view.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setHighlightSections(False)
    head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    _Rows(theme, view, height)
