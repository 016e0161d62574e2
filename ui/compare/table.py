"""The table of what differs: both numbers, the difference and its unit, and a bar for its size."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.compare.deltas import Delta, share
from ui.look.theme import Theme
from ui.words import catalogue
from ui.words.columns import exact, factor_of, gap, plain_digits, unit_of
from ui.words.i18n import DASH, THIN, Translator
from ui.words.marks import translate

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NAME, A, B, UNIT, LESS, SIZE = range(6)
SEEN = 1e-3  # a smaller part of a number is not seen in its digits
NAMES = 140  # px that tell the names apart


def digits_together(a: float, b: float, least: int) -> int:
    """Return the digits after the point, ``least`` or more, with which A, B and B less A are written.

    The difference has a digit that means something, and what is written adds up; unless it is too small to be SEEN.
    """
    less = b - a
    if not math.isfinite(less) or abs(less) < SEEN * max(abs(a), abs(b)) or less == 0.0:
        return least
    whole = round(a, least) == a and round(b, least) == b
    first = least if whole else max(least, -math.floor(math.log10(abs(less))))
    added = (d for d in range(first, first + 4) if round(round(b, d) - round(a, d), d) == round(less, d))
    return next(added, first)


def together(words: Translator, a: float, b: float, least: int) -> tuple[str, str, str]:
    """Return A, B and B less A as they stand beside each other."""
    digits, less = digits_together(a, b, least), b - a
    if less == 0.0:  # only none at all reads 0
        told = gap(words, less)
    elif abs(less) < SEEN * max(abs(a), abs(b)):  # one digit: more would ask for the room of the names
        power = math.floor(math.log10(abs(less)))
        told = words.number(less, max(-power, 0), sign=True) if power > -5 else gap(words, less)
    else:
        told = words.number(less, digits if less else 0, sign=True)  # only none at all reads 0
    return words.number(a, digits), words.number(b, digits), told


def measured(words: Translator, name: str, a: float, b: float) -> tuple[str, str, str]:
    """Return a number of A and of B and B less A, in the unit of its column."""
    least = max(plain_digits(words, name, a), plain_digits(words, name, b))
    factor = factor_of(words, name)
    return together(words, a * factor, b * factor, least)


class DeltaModel(QAbstractTableModel):
    """One row a number; those that are hidden come last, so that their place tells nothing."""

    def __init__(self, words: Translator) -> None:
        super().__init__()
        self._words = words
        self.rows: list[Delta] = []
        self.names = ("A", "B")
        self.narrow = False  # the unit stands after the difference and has no column

    def show(self, rows: Sequence[Delta], a: str, b: str) -> None:
        """Take the rows of a week, and the names of the branches."""
        self.beginResetModel()
        hidden = [row for row in rows if self.hides(row)]
        order = sorted(hidden, key=lambda row: row.indicator)
        self.rows = [row for row in rows if not self.hides(row)] + order
        self.names = (a, b)
        self.endResetModel()

    def hides(self, row: Delta) -> bool:
        """Whether a number rests on assumptions that are hidden now."""
        return self._words.hides(f"nation.{row.indicator}")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Count the numbers."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Count the columns."""
        return 0 if parent.isValid() else SIZE + 1

    def text(self, row: Delta, k: int) -> str:
        """Return what stands in a column."""
        words, key = self._words, f"nation.{row.indicator}"
        if k == NAME:
            return words.label(row.indicator)
        if k == UNIT:
            return unit_of(words, row.indicator)
        if k == SIZE:
            return words.said(key, f"{words.percent(row.size, 1)}" if math.isfinite(row.size) else DASH)
        a, b, less = measured(words, row.indicator, row.a, row.b)
        unit = unit_of(words, row.indicator, less=bool(row.delta))
        other = unit != unit_of(words, row.indicator)
        if k == LESS and (other or (self.narrow and catalogue.UNITS.get(row.indicator) != "index")):
            less += f"{THIN}{unit}"
        return words.said(key, {A: a, B: b, LESS: less}[k])

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return a number as it is shown."""
        if not index.isValid():
            return None
        row, k = self.rows[index.row()], index.column()
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if k in (NAME, UNIT) else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole and k == UNIT:
            return self.text(row, k)
        if role == Role.ToolTipRole:
            return f"{self._words.label(row.indicator)}\n{self._words.explained(f'nation.{row.indicator}')}"
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return self.text(row, k)
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Role.DisplayRole) -> object:  # noqa: N802
        """Name the columns."""
        if side == Qt.Orientation.Vertical:
            return None
        if role == Role.TextAlignmentRole:
            where = Qt.AlignmentFlag.AlignLeft if section in (NAME, UNIT) else Qt.AlignmentFlag.AlignRight
            return int(where | Qt.AlignmentFlag.AlignVCenter)
        if role == Role.ToolTipRole and section in (A, B):
            return self.names[section - A]
        if role == Role.ToolTipRole and section == SIZE:
            return size_told()
        if role != Role.DisplayRole:
            return None
        return (
            translate("Compare", "Number"), "A", "B", translate("Compare", "Unit"),
            translate("Compare", "B less A"), translate("Compare", "Size"),
        )[section]  # fmt: skip

    def lines(self, date: str) -> list[list[str]]:
        """Return the table for a file, a head first, with every digit of every number; what is hidden is empty."""
        heads = (translate("Compare", "Number"), "id", translate("Compare", "Date"), translate("Compare", "Unit"))
        a, b = self.names
        size = translate("Compare", "Size")
        made = [[*heads, f"A: {a}", f"B: {b}", translate("Compare", "B less A"), size]]
        for row in self.rows:
            name = self._words.label(row.indicator)
            numbers = ["" if self.hides(row) else exact(x) for x in (row.a, row.b, row.delta, row.size)]
            made.append([name, row.indicator, date, catalogue.UNITS.get(row.indicator, "1"), *numbers])
        return made


def size_told() -> str:
    """Say what the size of a difference is."""
    return translate(
        "Compare",
        "Size: the difference over the larger of both numbers, signs aside",
    )


class SizeBar(QStyledItemDelegate):
    """A bar from the middle, to the right where B has more; full where one number is nothing beside the other.

    Where there is no room for a column of bars they are thin ones, ``under`` the differences.
    """

    def __init__(self, theme: Theme, model: DeltaModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.under = False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground of the row or its number, the line of zero and the bar."""
        if index.column() == LESS:
            super().paint(painter, option, index)
            if not self.under:
                return
        else:
            style = QApplication.style()
            style.drawPrimitive(style.PrimitiveElement.PE_PanelItemViewItem, option, painter, option.widget)
        row = self._model.rows[index.row()]
        room = QRectF(option.rect).adjusted(8, 0, -8, 0)
        middle, y, half = room.center().x(), room.center().y(), 3.0
        if self.under:
            y, half = room.bottom() - 2.5, 1.0
        painter.save()
        painter.fillRect(QRectF(middle - 0.5, y - 2.6 * half, 1, 5.2 * half), self._theme.color("line2"))
        if row.delta and not self._model.hides(row):
            wide = share(row) * room.width() / 2
            bar = QRectF(middle, y - half, math.copysign(max(abs(wide), 1.0), wide), 2 * half).normalized()
            painter.fillRect(bar, self._theme.color("s1" if row.delta > 0 else "s2"))
        painter.restore()


class DeltaTable(QTableView):
    """The rows as a table; the chosen one is what the charts show."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._measure = ""
        self.deltas = DeltaModel(words)
        self.setModel(self.deltas)
        self.bars = SizeBar(theme, self.deltas, self)
        for k in (LESS, SIZE):
            self.setItemDelegateForColumn(k, self.bars)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.selectionModel().currentRowChanged.connect(self._chosen)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        self.restyle()

    def restyle(self) -> None:
        """Take the sizes of the theme."""
        self.verticalHeader().setDefaultSectionSize(self._theme.px(26))
        self._fit()

    def show_rows(self, rows: Sequence[Delta], a: str, b: str) -> None:
        """Show the rows of a week; the chosen number stays chosen, wherever it stands now."""
        self.deltas.show(rows, a, b)
        self.choose(self._measure)
        self._fit()

    def choose(self, measure: str) -> None:
        """Mark a number; ``chosen`` is told only of what the player does."""
        self._measure = measure
        at = next((k for k, row in enumerate(self.deltas.rows) if row.indicator == measure), -1)
        if at >= 0:
            self.selectionModel().blockSignals(True)
            self.selectRow(at)
            self.selectionModel().blockSignals(False)
            self.viewport().update()

    def _chosen(self, now: QModelIndex, _: QModelIndex) -> None:
        if now.isValid() and self.deltas.rows[now.row()].indicator != self._measure:
            self._measure = self.deltas.rows[now.row()].indicator
            self.chosen.emit(self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the names what the numbers leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make columns of numbers as wide as their widest, and leave the rest to the names.

        Where too little is left the bars go under the differences, and then the units behind them.
        """
        room, px = self.viewport().width(), self._theme.px
        self.bars.under = self.deltas.narrow = False
        widths = self._widths()
        if room - sum(widths.values()) < px(NAMES):
            self.bars.under, widths[SIZE] = True, 0
        if room - sum(widths.values()) < px(NAMES):
            self.deltas.narrow = True
            widths = {**self._widths(), SIZE: 0, UNIT: 0}
        self.setColumnHidden(SIZE, self.bars.under)
        self.setColumnHidden(UNIT, self.deltas.narrow)
        for k, width in widths.items():
            self.setColumnWidth(k, width)
        self.setColumnWidth(NAME, max(room - sum(widths.values()), px(70)))
        self.viewport().update()

    def _widths(self) -> dict[int, int]:
        """Return the room that each column of numbers and of units asks for."""
        metrics, px = self.fontMetrics(), self._theme.px
        widths = {SIZE: px(56)}
        for k in (A, B, LESS, UNIT):
            texts = [self.deltas.text(row, k) for row in self.deltas.rows]
            head = str(self.deltas.headerData(k, Qt.Orientation.Horizontal))
            widths[k] = max(metrics.horizontalAdvance(text) for text in (head, *texts)) + px(24)
        return widths

    def copy(self) -> None:
        """Put the table on the clipboard, parted by tabs."""
        lines = ["\t".join(str(self.deltas.headerData(k, Qt.Orientation.Horizontal)) for k in range(SIZE + 1))]
        lines += ["\t".join(self.deltas.text(row, k) for k in range(SIZE + 1)) for row in self.deltas.rows]
        QApplication.clipboard().setText("\n".join(lines))
