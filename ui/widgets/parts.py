"""Plain parts that panels and pages are put together from; `ui/look/style.py` gives them their looks."""

from __future__ import annotations

import html
from collections.abc import Mapping

from PySide6 import QtGui
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

import sandbox
from ui.widgets.asker import Asker
from ui.words.trust import assumed


def label(role: str, text: str = "", *, wrap: bool = False) -> QLabel:
    """Return a text in one of the roles of the type scale: caption, small, body, strong, title, name, number, page."""
    made = _Wrapped(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)  # a name may look like markup
    made.setProperty("role", role)
    if role.startswith("chip"):
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return made


def as_it_is(tip: str) -> str:
    """Return a tip that is shown as it is written, also where Qt would take a name in it for markup."""
    return f"<qt>{html.escape(tip)}</qt>".replace("\n", "<br>") if QtGui.Qt.mightBeRichText(tip) else tip


class _Wrapped(QLabel):
    """A text of several lines, at least as high as it is at its width: Qt's own hint is that of one word a line."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the lines that the text takes now."""
        return QSize(16, self.heightForWidth(max(self.width(), 120)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask again where the width is another."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()


def set_role(widget: QWidget, role: str) -> None:
    """Give a text another role."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def say_number(made: QLabel, text: str, role: str = "value") -> None:
    """Show a number in its role; the word for one that is hidden stands there quietly."""
    if made.text() != text:
        made.setText(text)
    set_role(made, role if text != assumed() else "hiddennumber" if role == "number" else "hidden")


class Button(QPushButton):
    """Pressed by Enter as by Space."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def button(kind: str, text: str = "") -> QPushButton:
    """Return a button: primary, plain, ghost or soft. It takes focus by Tab only, so that Space stays with time."""
    made = Button(text)
    made.setProperty("kind", kind)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAutoDefault(False)
    return made


def line(*, upright: bool = False) -> QFrame:
    """Return a line of one pixel that parts two things, below each other or, upright, side by side."""
    made = QFrame()
    made.setProperty("part", "line")
    if upright:
        made.setFixedWidth(1)
    else:
        made.setFixedHeight(1)
    return made


def card() -> QFrame:
    """Return a raised box with a thin line around it."""
    made = QFrame()
    made.setProperty("part", "card")
    return made


def column(
    parent: QWidget | None = None, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
) -> QVBoxLayout:
    """Return a column without the style's own margins."""
    made = QVBoxLayout(parent)  # type: ignore[arg-type]
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


def row(margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> QHBoxLayout:
    """Return a row without the style's own margins."""
    made = QHBoxLayout()
    made.setContentsMargins(*margins)
    made.setSpacing(gap)
    return made


def fit_in(dialog: QWidget, window: QWidget, size: QSize) -> None:
    """Give a dialog its size in pixels, or as much of it as the window below leaves."""
    dialog.resize(size.boundedTo(QSize(window.width() - 24, window.height() - 24)))


def scrolled(inside: QWidget, *, by_keys: bool = False) -> QScrollArea:
    """Return an area that scrolls up and down only, without a frame; ``by_keys`` it can be reached by Tab."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.TabFocus if by_keys else Qt.FocusPolicy.NoFocus)
    area.setProperty("part", "keyed" if by_keys else "")
    area.setWidget(inside)
    return area


class Elided(QLabel):
    """A text that shortens itself to the room it has; the tip holds all of it."""

    def __init__(self, role: str, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._full = self._tip = ""
        self.say(text)

    def say(self, text: str) -> None:
        """Show a text."""
        if text != self._full:
            self._full = text
            self._fit()

    def explain(self, tip: str) -> None:
        """Say in the tip what the text means, after the text itself where it is shortened."""
        if tip != self._tip:
            self._tip = tip
            self._fit()

    def full(self) -> str:
        """Return the whole text."""
        return self._full

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, max(self.width(), 8))
        self.setText(shown)
        self.setToolTip(as_it_is("\n".join(filter(None, (self._full if shown != self._full else "", self._tip)))))

    def minimumSizeHint(self) -> QSize:
        """Ask for next to nothing."""
        return QSize(16, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the text again."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the text again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


class Facts(QWidget):
    """Rows of a name, a value and its unit; values right-aligned, units after them.

    A row opens into its parts, by a click or, of the row that keys go to, by Enter. With a ``book`` (``nation``,
    ``province``, ``hall`` or ``chip``) a row is a measure there; ``names`` are those of rows whose key is another.
    Other rows say themselves what they ``open``.
    """

    def __init__(self, gap: int = 4, book: str = "", names: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._book, self._names = book, names or {}
        self._opens: dict[str, str] = {}
        self._current = ""
        self.asker = Asker(self, self.key_at, at_once=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(gap)
        self._grid.setColumnStretch(0, 1)
        self._rows: dict[str, tuple[Elided, QLabel, QLabel]] = {}
        self._said: dict[str, tuple[str, ...]] = {}

    def say(
        self, key: str, name: str, value: str, unit: str = "", tip: str = "", role: str = "value", opens: str = ""
    ) -> None:
        """Show a row; one of the same key is changed."""
        self._opens[key] = opens
        said = (name, value, unit, tip, role)
        if self._said.get(key) == said:
            return
        self._said[key] = said
        if key not in self._rows:
            parts = (Elided("small"), label("value"), label("caption"))
            at = self._grid.rowCount()
            parts[1].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            for k, part in enumerate(parts):
                self._grid.addWidget(part, at, k)
            self._rows[key] = parts
        named, number, unit_label = self._rows[key]
        named.say(name)
        say_number(number, value, role)
        unit_label.setText(unit)
        for part in (named, number, unit_label):
            part.setVisible(True)
        named.explain(tip)
        number.setToolTip(tip)
        unit_label.setToolTip(tip)
        named.setAccessibleName(f"{name}: {value} {unit}")

    def hide_row(self, key: str) -> None:
        """Hide a row that has nothing to say."""
        self._said.pop(key, None)
        for part in self._rows.get(key, ()):
            part.setVisible(False)

    def key_at(self, at: QPoint) -> str:
        """Return what the row at a point opens: the name that it has in the book; of no point, of the current row."""
        if at.isNull():
            return self.opens(self._current)
        found = (key for key in self.shown() if self._box(key).top() <= at.y() <= self._box(key).bottom())
        return self.opens(next(found, ""))

    def opens(self, key: str) -> str:
        """Return what a row opens; empty where it has no parts."""
        if self._opens.get(key) or key not in self._rows:
            return self._opens.get(key, "")
        found = f"{self._book}.{self._names.get(key, key)}"
        return found if found in sandbox.reckoned_names() else ""

    def shown(self) -> list[str]:
        """Return the keys of the rows that are seen, from above."""
        return [key for key, parts in self._rows.items() if not parts[0].isHidden()]

    def _box(self, key: str) -> QRect:
        found = QRect()
        for part in self._rows[key]:
            found = found.united(part.geometry())
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from row to row with the arrows; Enter, which opens one, is heard by the asker."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        rows = [key for key in self.shown() if self.opens(key)]
        if not step or not rows:
            super().keyPressEvent(event)
            return
        at = rows.index(self._current) if self._current in rows else -1
        self._choose(rows[min(max(at + step, 0), len(rows) - 1)])

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Begin at the row that keys went to last, or the first."""
        rows = [key for key in self.shown() if self.opens(key)]
        if rows and self._current not in rows:
            self._choose(rows[0])
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the mark away."""
        self.update()
        super().focusOutEvent(event)

    def _choose(self, key: str) -> None:
        self._current = key
        self.setAccessibleName(self._rows[key][0].accessibleName())
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self._rows[key][0], 0, 24)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Mark the row that keys go to."""
        if self.hasFocus() and self._current in self.shown():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().highlight().color(), 2.0))
            painter.drawRoundedRect(self._box(self._current).adjusted(1, 0, -1, 0), 3, 3)
        super().paintEvent(event)

    def row_centre(self, key: str) -> QPoint:
        """Return the middle of a row's number."""
        return self._rows[key][1].geometry().center()

    def keys(self) -> set[str]:
        """Return the keys of the rows that were ever shown."""
        return set(self._rows)

    def value(self, key: str) -> str:
        """Return the value that a row shows."""
        return self._rows[key][1].text() if key in self._rows else ""


class Row(QFrame):
    """A row that is clicked as a whole: verbs, sites, files."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("part", "row")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space do what a click does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Redraw for the hover colour."""
        self.update()
        super().enterEvent(event)


class SpacePresses(QObject):
    """Space presses what was reached by Tab; everywhere else it is the key of time.

    It listens to what has the focus only: a listener of the whole application is called for every event there is.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, (QAbstractButton, QComboBox, Row)):
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Space from the shortcuts."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
        ):
            event.accept()
            return True
        return False
