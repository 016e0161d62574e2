"""The rows of the decisions: a verb with its price or why it is refused, and what is queued."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QWidget,
)

from ui.widgets import Elided, Row, button, card, column, label, row, set_role
from ui.words import catalogue
from ui.words.marks import translate

ROOM = "¥88.88 M"  # what a price keeps free while it is not known


class VerbRow(Row):
    """One verb: icon, name, and its price; one that is refused looks so, and says why when it is pressed."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.reason = ""
        self.icon = QLabel()
        self.icon.setFixedWidth(18)
        self.name, self.price = Elided("body"), label("caption")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(8, 0, 8, 0)
        inside.setSpacing(8)
        inside.addWidget(self.icon)
        inside.addWidget(self.name, 1)
        inside.addWidget(self.price)

    def say(self, price: str, reason: str) -> None:
        """Show the price; with a reason, that the verb is refused."""
        self.reason = reason
        self.price.setText(translate("Decisions", "not now") if reason else price)
        set_role(self.price, "watchtext" if reason else "caption")
        set_role(self.name, "off" if reason else "body")
        self.setCursor(Qt.CursorShape.ForbiddenCursor if reason else Qt.CursorShape.PointingHandCursor)
        self.setToolTip(catalogue.meaning(self.kind) + (f"\n{reason}" if reason else ""))
        self.setAccessibleDescription(reason or price)


class QueueCard(QWidget):
    """One queued decision, with its price and a way to take it out."""

    removed = Signal()

    def __init__(self, title: str, terms: str, icon: QIcon) -> None:
        super().__init__()
        box = card()
        outer = column(self)
        outer.addWidget(box)
        inside = column(box, (10, 5, 4, 5), 0)
        top = row(gap=4)
        name = Elided("value", title)
        self.cost = label("value")
        self.cost.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        remove = button("ghost")
        remove.setProperty("icononly", True)
        remove.setIcon(icon)
        remove.setFixedSize(22, 22)
        remove.setToolTip(translate("Decisions", "Take this out of the queue"))
        remove.setAccessibleName(translate("Decisions", "Take {name} out of the queue").format(name=title))
        remove.clicked.connect(self.removed)
        top.addWidget(name, 1)
        top.addWidget(remove)
        inside.addLayout(top)
        below = row((0, 0, 6, 0), 4)  # the price stands here, so that the name has the width of the card
        self.terms = Elided("caption", terms)
        below.addWidget(self.terms, 1)
        below.addWidget(self.cost)
        inside.addLayout(below)

    def say_price(self, price: str) -> None:
        """Show the price; its room is kept while it is not known, so that nothing jumps."""
        self.cost.ensurePolished()
        self.cost.setMinimumWidth(0 if not price else self.cost.fontMetrics().horizontalAdvance(ROOM))
        self.cost.setText(price)
