"""All numbers of the nation and of the player, week by week, with units: the table twin of charts and map."""

from __future__ import annotations

import datetime as dt
import math

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView, QWidget

import sandbox
from ui.charts.axes import Array
from ui.charts.plot import nothing_played
from ui.look.theme import Theme
from ui.widgets import column, label
from ui.words import catalogue
from ui.words.columns import factor_of, plain, plain_unit
from ui.words.i18n import Translator
from ui.words.marks import translate

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class History(QAbstractTableModel):
    """One row a week, the latest first; one column an indicator, with another branch two more: its number, the gap."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self._rows: Array = np.zeros((0, len(sandbox.INDICATORS)))
        self._other: Array | None = None
        self._other_name = ""
        self._start = dt.date(2023, 1, 2)
        self._names = [v.name for v in sandbox.INDICATORS]
        self._quiet: QColor | None = None

    def dress(self, quiet: QColor) -> None:
        """Take the colour of what is hidden."""
        self._quiet = quiet

    def show(self, rows: Array, start: dt.date) -> None:
        """Take the rows of a branch."""
        self._start = start
        if len(rows) == len(self._rows):
            self._rows = rows
            if len(rows):
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def show_other(self, rows: Array | None, name: str) -> None:
        """Take the rows of a branch to compare with, or none."""
        self.beginResetModel()
        self._other, self._other_name = rows, name
        self.endResetModel()

    def _column(self, section: int) -> tuple[int, int]:
        """Return which indicator a column shows, and whether ours (0), the other's (1) or the difference (2)."""
        return divmod(section - 1, 1 if self._other is None else 3)

    def _value(self, week: int, section: int) -> float:
        at, which = self._column(section)
        mine = float(self._rows[week - 1, at])
        if which == 0 or self._other is None:
            return mine
        theirs = float(self._other[week - 1, at]) if week <= len(self._other) else math.nan
        return theirs if which == 1 else mine - theirs

    def retranslate(self) -> None:
        """Say heads and numbers in the current language."""
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Count the weeks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Count the columns of the indicators, and the week before them."""
        return 0 if parent.isValid() else len(self._names) * (1 if self._other is None else 3) + 1

    def week(self, row: int) -> int:
        """Return the week that a row shows."""
        return len(self._rows) - row

    def widest_week(self) -> str:
        """Return the longest name of a week in the present language: the last one of a long year."""
        return self._words.week(dt.date(2026, 12, 28))

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return a number as it is shown, or raw for sorting and copying."""
        if not index.isValid():
            return None
        week = self.week(index.row())
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if index.column() == 0:
            date = self._start + dt.timedelta(weeks=week)
            return self._words.week(date) if role == Role.DisplayRole else None
        at, which = self._column(index.column())
        key = f"nation.{self._names[at]}"
        value = self._words.seen(key, self._value(week, index.column()))
        if role == Role.UserRole:
            return value
        if role == Role.DisplayRole:
            return self._words.said(key, plain(self._words, self._names[at], value, sign=which == 2))
        if role == Role.ForegroundRole and self._words.hides(key):
            return self._quiet
        return None

    def exact(self, row: int, section: int) -> float:
        """Return a number with all its digits, in the unit of its head; not a number while it is hidden."""
        name = self._names[self._column(section)[0]]
        value = self._words.seen(f"nation.{name}", self._value(self.week(row), section))
        return value * factor_of(self._words, name)

    def headerData(self, section: int, side: Qt.Orientation, role: int = Role.DisplayRole) -> object:  # noqa: N802
        """Name the columns, with their units."""
        if side == Qt.Orientation.Vertical or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if section == 0:
            return translate("Table", "Week")
        at, which = self._column(section)
        name = self._names[at]
        if role == Role.ToolTipRole:
            return f"{self._words.label(name)}\n{self._words.explained(f'nation.{name}')}"
        unit = plain_unit(self._words, name)
        if which == 2 and catalogue.UNITS.get(name) == "share":
            unit = translate("Debrief", "points")
        whose = ("", self._other_name, translate("Debrief", "difference"))[which]
        told = ", ".join(part for part in (whose, unit) if part)
        letter = self._words.trust.letter(f"nation.{name}")
        return f"{self._words.label(name)}\n{' · '.join(part for part in (told, letter) if part)}"


class TablePanel(QWidget):
    """The table of the current branch; copying takes it with heads into a spreadsheet."""

    def __init__(self, theme: Theme, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self.model = History(words)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setShowGrid(False)
        self.view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.view.verticalHeader().hide()
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.view.setTabKeyNavigation(False)
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.note = label("caption", wrap=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.note.setContentsMargins(8, 8, 8, 8)
        inside = column(self, (8, 0, 8, 0))
        inside.addWidget(self.view)
        inside.addWidget(self.note)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.view)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        theme.changed.connect(self._restyle)
        words.changed.connect(self.retranslate)
        self._restyle()
        self.retranslate()

    def _restyle(self) -> None:
        px = self._theme.px
        self.model.dress(self._theme.color("disabled"))
        self.view.verticalHeader().setDefaultSectionSize(px(24))
        self.view.horizontalHeader().setMinimumHeight(px(36))
        self.view.horizontalHeader().setDefaultSectionSize(px(150))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.view.setAccessibleName(translate("Table", "All numbers, week by week"))
        self.note.setText(nothing_played())
        self.model.retranslate()
        metrics = self.view.horizontalHeader().fontMetrics()
        week = self.view.fontMetrics().horizontalAdvance(self.model.widest_week())
        for k in range(self.model.columnCount()):
            head = str(self.model.headerData(k, Qt.Orientation.Horizontal))
            widest = max(metrics.horizontalAdvance(part) for part in head.split("\n"))
            widest = max(widest, week if k == 0 else 0)
            self.view.setColumnWidth(k, max(self._theme.px(96), widest + self._theme.px(26)))

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the rows of the branch."""
        self.model.show(frame.series, frame.start)
        self._show_note()
        row = len(frame.series) - frame.tick
        if 0 <= row < self.model.rowCount() and row != self.view.currentIndex().row():
            self.view.selectRow(row)

    def show_other(self, rows: Array | None, name: str) -> None:
        """Put the numbers of another branch beside ours, or none."""
        self.model.show_other(rows, name)
        self._show_note()
        self.retranslate()

    def _show_note(self) -> None:
        """Say why the table is empty, where it is."""
        self.note.setVisible(not self.model.rowCount())
        self.view.setVisible(bool(self.model.rowCount()))

    def text(self) -> str:
        """Return the whole table with heads, parted by tabs, numbers with a point, in the units of the heads."""
        lines = []
        columns = range(1, self.model.columnCount())
        names = [str(self.model.headerData(k, Qt.Orientation.Horizontal)).replace("\n", ", ") for k in columns]
        lines.append("\t".join([translate("Table", "Week"), *names]))
        for r in range(self.model.rowCount()):
            cells = [str(self.model.data(self.model.index(r, 0)))]
            cells += [repr(self.model.exact(r, k)) for k in columns]
            lines.append("\t".join(cells))
        return "\n".join(lines)

    def copy(self) -> None:
        """Put the table on the clipboard."""
        QApplication.clipboard().setText(self.text())
