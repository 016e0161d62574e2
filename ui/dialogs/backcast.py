"""The back-cast: every published number with its band, where the model lies in it, and what naive forecasts do."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Segmented, button, column, fit_in, label, row
from ui.words import backcasts
from ui.words.i18n import Translator
from ui.words.marks import translate
from ui.words.trust import assumed

FITS, BOOMS = ("strict", "full", "own"), ("push", "herd")
ROW, WHEN, PUBLISHED, MODEL, STRIP, NAIVE, LETTER = range(7)
LINE = Qt.ItemDataRole.UserRole
REACH = 1.0  # widths of the band that a strip shows on either side of it


class Strip(QStyledItemDelegate):
    """Draws a row's band in the middle third, the published number as a tick, and the model as a point.

    A point inside is a filled disc, one outside a diamond; beyond the strip an arrow at its edge. Rings below the line
    are naive forecasts.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground as ever, and the strip on it."""
        super().paint(painter, option, index)
        found = index.data(LINE)
        if found is None:
            return
        line, grey = found
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(option.rect).adjusted(8, 0, -8, 0), line, grey=grey)
        painter.restore()

    def _draw(self, painter: QPainter, room: QRectF, line: sandbox.BackcastLine, *, grey: bool) -> None:
        theme, middle = self._theme, room.center().y()
        third = room.width() / (1.0 + 2.0 * REACH)

        def at(place: float) -> float:
            return room.left() + third * (min(max(place, -REACH), 1.0 + REACH) + REACH)

        painter.setPen(QPen(theme.color("line2"), 1.0))
        painter.drawLine(QPointF(room.left(), middle), QPointF(room.right(), middle))
        tall = theme.px(12)
        band = QRectF(at(0.0), middle - tall / 2, third, tall)
        painter.fillRect(band, theme.color("sunken" if grey else "context"))
        painter.drawRect(band)
        painter.setPen(QPen(theme.color("disabled" if grey else "text2"), 1.5))
        x = at(line.places["published"])
        painter.drawLine(QPointF(x, band.top()), QPointF(x, band.bottom()))
        painter.setPen(QPen(theme.color("disabled" if grey else "text3"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for name in line.naive:
            painter.drawEllipse(QPointF(at(line.places[name]), band.bottom() + 1), 2.2, 2.2)
        if grey:
            return
        place = line.places["model"]
        color = theme.color("disabled" if grey else "good" if line.hit else "bad")
        painter.setPen(QPen(theme.color("surface"), 1.0))
        painter.setBrush(color)
        painter.drawPolygon(_mark(place, QPointF(at(place), middle), theme.px(5)))


def _mark(place: float, at: QPointF, size: float) -> QPolygonF:
    """Return the outline of the model's point: a disc inside the band, a diamond outside, an arrow beyond the strip."""
    x, y = at.x(), at.y()
    if 0.0 <= place <= 1.0:
        turns = [2.0 * math.pi * k / 24 for k in range(24)]
        return QPolygonF([QPointF(x + size * math.cos(t), y + size * math.sin(t)) for t in turns])
    if -REACH <= place <= 1.0 + REACH:
        return QPolygonF([QPointF(x - size, y), QPointF(x, y - size), QPointF(x + size, y), QPointF(x, y + size)])
    back = size * 1.6 if place < 0 else -size * 1.6
    return QPolygonF([QPointF(x, y), QPointF(x + back, y - size), QPointF(x + back, y + size)])


class BackcastDialog(QDialog):
    """The card of a fit and a theory of the boom; it is made on the worker's thread when it is first asked for."""

    hiding_wanted = Signal(bool)

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words = theme, session, words
        self.cards: dict[tuple[str, str], sandbox.Backcast] = {}
        self._window = parent
        self.setObjectName("backcast")
        inside = column(self, (0, 12, 0, 12), 8)
        self.fit = Segmented(theme, [(name, name) for name in FITS], "strict")
        self.boom = Segmented(theme, [(name, name) for name in BOOMS], "push")
        self.grey = QCheckBox()
        self.grey.setChecked(words.trust.hiding)
        self._names = (label("small"), label("small"))
        head = row((20, 0, 20, 0), 8)
        for widget in (self._names[0], self.fit, self._names[1], self.boom, self.grey):
            head.addWidget(widget)
        head.addStretch(1)
        inside.addLayout(head)
        self.counts, self.remark = label("body", wrap=True), label("small", wrap=True)
        for text in (self.counts, self.remark):
            beside = row((20, 0, 20, 0))
            beside.addWidget(text, 1)
            inside.addLayout(beside)
        self.table = self._make_table()
        around = row((14, 0, 14, 0))
        around.addWidget(self.table)
        inside.addLayout(around, 1)
        self.close_button = button("primary")
        self.close_button.setMinimumHeight(32)
        self.close_button.clicked.connect(self.accept)
        self.key = label("caption", wrap=True)
        foot = row((20, 0, 20, 0), 12)
        foot.addWidget(self.key, 1)
        foot.addWidget(self.close_button)
        inside.addLayout(foot)
        self.fit.chosen.connect(lambda _: self.refresh())
        self.boom.chosen.connect(lambda _: self.refresh())
        self.grey.toggled.connect(self.hiding_wanted)
        session.judged.connect(self._judged)
        theme.changed.connect(self._show)
        words.changed.connect(self.retranslate)
        self.retranslate()

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, LETTER + 1, self)
        table.setItemDelegateForColumn(STRIP, Strip(self._theme, table))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # its room is never the strips'
        table.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        return table

    def reveal(self) -> None:
        """Open beside the game, as large as the window allows, with the card that was chosen last."""
        fit_in(self, self._window, QSize(self._theme.px(1060), self._theme.px(760)))
        self.show()
        self.refresh()

    def refresh(self) -> None:
        """Show the card that is chosen; where it is not made yet, ask for it."""
        if self.chosen not in self.cards:
            self._session.backcast(*self.chosen)
        self._show()

    @property
    def chosen(self) -> tuple[str, str]:
        """The fit and the theory of the boom that are chosen."""
        return self.fit.current, self.boom.current

    def _judged(self, card: sandbox.Backcast) -> None:
        self.cards[card.fit, card.theories["boom"]] = card
        self._show()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.setWindowTitle(translate("Backcast", "Back-cast: the model beside what was published"))
        fits = {
            "strict": translate("Backcast", "To March 2025"),
            "full": translate("Backcast", "To 2026"),
            "own": translate("Backcast", "The theory's own"),
        }
        booms = {"push": translate("Backcast", "Push"), "herd": translate("Backcast", "Herd")}
        for switch, named in ((self.fit, fits), (self.boom, booms)):
            for key, text in named.items():
                switch.set_label(key, text)
        for made, switch, text in zip(
            self._names,
            (self.fit, self.boom),
            (translate("Backcast", "Fit"), translate("Backcast", "Theory of the boom")),
            strict=True,
        ):
            made.setText(text)
            switch.setAccessibleName(text)
        self.fit.setToolTip(
            translate(
                "Backcast",
                "Which published numbers the parameters were searched on: those to March 2025, those to 2026 as well, "
                "or those to March 2025 under this theory. The first two were searched under push. Scenarios and "
                "commands call them strict, full and own.",
            )
        )
        self.grey.setChecked(self._words.trust.hiding)
        self.grey.setText(translate("Backcast", "Hide what rests on D"))
        self.grey.setToolTip(
            translate(
                "Backcast",
                "Here a row has the letter of its published number; the letters of other numbers come from these rows.",
            )
        )
        self.close_button.setText(translate("Backcast", "Close"))
        self.key.setText(
            translate(
                "Backcast",
                "Box: published band. Tick: published number. Disc: the model, inside. Diamond or arrow: outside. "
                "Small rings: naive forecasts.",
            )
        )
        heads = (
            translate("Backcast", "Number"),
            translate("Backcast", "When"),
            translate("Backcast", "Published (band)"),
            translate("Backcast", "Model"),
            translate("Backcast", "In the band"),
            translate("Backcast", "Naive hits"),
            translate("Backcast", "Letter"),
        )
        self.table.setHorizontalHeaderLabels(list(heads))
        self.table.setAccessibleName(self.windowTitle())
        self._show()

    def _show(self) -> None:
        """Fill the table with the chosen card, or say that it is being made."""
        card = self.cards.get(self.chosen)
        self.table.setVisible(card is not None)
        if card is None:
            self.counts.setText(translate("Backcast", "The model is run once from January 2023…"))
            self.remark.setText("")
            return
        self._say_counts(card)
        self.table.clearSpans()
        self.table.setRowCount(len(card.lines) + len(card.blocks))
        self.table.verticalHeader().setDefaultSectionSize(self._theme.px(26))
        at = 0
        for block in card.blocks:
            self._put_title(at, backcasts.block(block, card.tally(block)))
            lines = [line for line in card.lines if line.block == block]
            for k, line in enumerate(lines, at + 1):
                self._put(k, line)
            at += len(lines) + 1
        self.table.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        self._fit_columns()

    def _say_counts(self, card: sandbox.Backcast) -> None:
        self.counts.setText(backcasts.counts(card))
        remarks = [backcasts.beaten(card, self._words)]
        if not card.fitted_to_theory:
            remarks.append(translate("Backcast", "This fit was searched under push: the card shows no fit of herd."))
        if self.grey.isChecked() and all(line.row.confidence != "D" for line in card.lines):
            remarks.append(translate("Backcast", "No row of this card has the letter D."))
        self.remark.setText(" ".join(filter(None, remarks)))
        self.remark.setVisible(any(remarks))

    def _put_title(self, at: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setFont(self._theme.font(12, True))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for k in range(LETTER + 1):
            self.table.setItem(at, k, QTableWidgetItem() if k else item)
        self.table.setSpan(at, 0, 1, LETTER + 1)

    def _put(self, at: int, line: sandbox.BackcastLine) -> None:
        theme, words = self._theme, self._words
        grey = self.grey.isChecked() and line.row.confidence == "D"
        token = "disabled" if grey else "good" if line.hit else "bad"
        texts = {
            ROW: backcasts.subject(line),
            WHEN: backcasts.when(line, words),
            PUBLISHED: backcasts.published(line, words),
            MODEL: assumed() if grey else backcasts.simulated(line, words),
            STRIP: "",
            NAIVE: backcasts.forecasts(line),
            LETTER: line.row.confidence,
        }
        tip = words.trust.assumption() if grey else backcasts.told(line, words)
        items = {k: QTableWidgetItem(text) for k, text in texts.items()}
        for k, item in items.items():
            item.setToolTip(tip)
            item.setForeground(theme.color("disabled" if grey else "text"))
            self.table.setItem(at, k, item)
        if not grey:
            items[MODEL].setIcon(icons.icon("check" if line.hit else "close", getattr(theme.tokens, token)))
        items[MODEL].setForeground(theme.color(token))
        if line.beaten_by and not grey:
            items[NAIVE].setForeground(theme.color("bad"))
        items[STRIP].setData(LINE, (line, grey))
        items[STRIP].setData(Qt.ItemDataRole.AccessibleTextRole, assumed() if grey else backcasts.verdict(line, words))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the strips what the words leave."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_columns)

    def _fit_columns(self) -> None:
        """Show all words whole, and scroll sideways where there is no room for them."""
        self.table.resizeColumnsToContents()
        words = sum(self.table.columnWidth(k) for k in range(LETTER + 1) if k != STRIP)
        self.table.setColumnWidth(STRIP, max(self._theme.px(108), self.table.viewport().width() - words))
