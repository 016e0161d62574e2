"""The tree of branches along time: lines with names, decisions and events on them; click to go there, drag to scrub."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QInputDialog, QScrollArea, QToolTip, QWidget

from ui.charts.flags import GAP, Flag, flags
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import button, column, label, row, scrolled
from ui.words import catalogue
from ui.words.i18n import Translator, translate

LANE = 30
TOP = 26
DASHES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("s1", ()), ("s3", (5, 2, 1.5, 2)), ("s2", (6, 3)), ("s4", (2, 2)),
)  # fmt: skip


class Tree(QWidget):
    """The painted tree."""

    went = Signal(int, int)
    chosen = Signal(int)

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._frame: Any = None
        self._drag: int | None = None
        self.picked: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_frame(self, frame: Any) -> None:
        """Take the tree."""
        self._frame = frame
        nodes = [b.node for b in frame.branches]
        if self.picked not in nodes:
            self.picked = None
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()
        self.setAccessibleDescription(", ".join(catalogue.branch_name(b.name) for b in frame.branches))

    def sizeHint(self) -> QSize:  # noqa: N802
        """One lane a branch."""
        lanes = len(self._frame.branches) if self._frame is not None else 1
        return QSize(400, self._theme.px(TOP) + lanes * self._theme.px(LANE) + 8)

    # Where things are

    @property
    def names_width(self) -> float:
        """Room for the names at the left."""
        return float(min(self._theme.px(170), self.width() * 0.3))

    def _x(self, tick: float) -> float:
        left, right = self.names_width, self.width() - 16.0
        at: float = left + (right - left) * tick / max(self._frame.weeks, 1)
        return at

    def _tick(self, x: float) -> int:
        left, right = self.names_width, self.width() - 16.0
        share = (x - left) / max(right - left, 1.0)
        tick: int = round(min(max(share, 0.0), 1.0) * self._frame.weeks)
        return tick

    def _y(self, lane: int) -> float:
        return self._theme.px(TOP) + (lane + 0.5) * self._theme.px(LANE)

    def _lane_at(self, y: float) -> int:
        return int((y - self._theme.px(TOP)) // self._theme.px(LANE))

    def _path(self, node: int) -> list[Any]:
        nodes = {n.id: n for n in self._frame.nodes}
        line = []
        at = nodes.get(node)
        while at is not None:
            line.append(at)
            at = nodes.get(at.parent) if at.parent is not None else None
        return line[::-1]

    def _fork(self, lane: int) -> tuple[int, int]:
        """Return the lane and the week from which a branch leaves the ones above it."""
        mine = [n.id for n in self._path(self._frame.branches[lane].node)]
        best, at = -1, 0
        for other in range(lane):
            theirs = {n.id for n in self._path(self._frame.branches[other].node)}
            shared = [i for i in mine if i in theirs]
            own = [n for n in self._path(self._frame.branches[lane].node) if n.id not in theirs]
            if shared and own and (best < 0 or own[0].tick >= at):
                best, at = other, own[0].tick
        return best, at

    def flags(self) -> list[Flag]:
        """Return the flags of the events so far, far enough apart not to cover each other."""
        frame = self._frame
        if frame is None:
            return []
        known = max((branch.reach for branch in frame.branches), default=0)
        apart = (2 * self._theme.px(6) + 2) / max(self._x(1) - self._x(0), 1e-9)
        return flags(frame.start, known, self._words, max(GAP, apart))

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw years, lanes, marks, and the week where the player stands."""
        if self._frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._years(painter)
        for lane, branch in enumerate(self._frame.branches):
            self._lane(painter, lane, branch)
        self._events(painter)
        self._here(painter)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _years(self, painter: QPainter) -> None:
        frame, theme = self._frame, self._theme
        painter.setFont(theme.font(11))
        last = (frame.start + dt.timedelta(weeks=frame.weeks)).year
        for year in range(frame.start.year, last + 1):
            x = self._x(max((dt.date(year, 1, 2) - frame.start).days / 7, 0))
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, 4), QPointF(x, self.height()))
            if x < self.width() - theme.px(34):
                painter.setPen(theme.color("text3"))
                painter.drawText(QPointF(x + 4, theme.px(13)), str(year))

    def _style(self, lane: int, branch: Any) -> QPen:
        token, dash = DASHES[lane % len(DASHES)]
        pen = QPen(self._theme.color("accent" if branch.is_current else token), 2.2 if branch.is_current else 1.4)
        if dash and not branch.is_current:
            pen.setDashPattern(list(dash))
        return pen

    def _lane(self, painter: QPainter, lane: int, branch: Any) -> None:
        theme, y = self._theme, self._y(lane)
        picked = branch.node == self.picked
        if picked:
            painter.fillRect(QRectF(0, y - theme.px(LANE) / 2, self.width(), theme.px(LANE)), theme.color("sunken"))
        painter.setFont(theme.font(12, bold=branch.is_current))
        painter.setPen(theme.color("accent_ink" if branch.is_current else "text"))
        metrics = QFontMetricsF(painter.font())
        room = self.names_width - 24
        name = metrics.elidedText(catalogue.branch_name(branch.name), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(14, y - 1), name)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text3"))
        weeks = self._words.counts.weeks(branch.reach)
        painter.drawText(QPointF(14, y + theme.px(11)), weeks)
        pen = self._style(lane, branch)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        parent, fork = self._fork(lane)
        if parent < 0:
            painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(branch.reach), y))
        else:
            x, above = self._x(fork), self._y(parent)
            path = QPainterPath(QPointF(x, above))
            path.cubicTo(QPointF(x + 10, above), QPointF(x + 6, y), QPointF(x + 18, y))
            path.lineTo(QPointF(max(self._x(branch.reach), x + 18), y))
            painter.drawPath(path)
            painter.setPen(QPen(pen.color(), 1.4))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(QPointF(x, above), 3.5, 3.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        for node in self._path(branch.node):
            if node.decisions and (parent < 0 or node.tick >= fork):
                x = self._x(node.tick) if parent < 0 or node.tick > fork else self._x(fork) + 18
                painter.drawPolygon(QPolygonF([QPointF(x - 4, y + 4), QPointF(x + 4, y + 4), QPointF(x, y - 4)]))

    def _events(self, painter: QPainter) -> None:
        theme = self._theme
        painter.setFont(theme.font(11, bold=True))
        y, half = self._y(0) - theme.px(11), theme.px(6)
        for flag in self.flags():
            x = self._x(flag.week)
            box = QRectF(x - half, y - half, 2 * half, 2 * half)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("text2"))
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(theme.color("surface"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, flag.letter)

    def _here(self, painter: QPainter) -> None:
        frame, theme = self._frame, self._theme
        lane = next((k for k, b in enumerate(frame.branches) if b.is_current), 0)
        x, y = self._x(frame.tick), self._y(lane)
        pen = QPen(QColor(theme.color("accent")), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, theme.px(18)), QPointF(x, self.height()))
        painter.setPen(QPen(theme.color("accent"), 2.2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QPointF(x, y), 5.5, 5.5)

    # Moving

    def _lane_or_current(self, y: float) -> int:
        lanes = len(self._frame.branches)
        lane = self._lane_at(y)
        if 0 <= lane < lanes:
            return lane
        return next((k for k, b in enumerate(self._frame.branches) if b.is_current), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose a branch by its name, or go to a week of it."""
        if self._frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        lane = self._lane_or_current(event.position().y())
        self.picked = self._frame.branches[lane].node
        self.chosen.emit(self.picked)
        self.update()
        if event.position().x() >= self.names_width:
            self._drag = lane
            self._go(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Scrub while the button is down; else tell what lies under the pointer."""
        if self._frame is None:
            return
        if self._drag is not None:
            self._go(event.position().x())
            return
        lines = self._under(event.position())
        if lines:
            QToolTip.showText(event.globalPosition().toPoint(), "\n".join(lines), self)
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, _: QMouseEvent) -> None:  # noqa: N802
        """End scrubbing."""
        self._drag = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to where a branch ends, by its name."""
        if self._frame is not None and event.position().x() < self.names_width:
            branch = self._frame.branches[self._lane_or_current(event.position().y())]
            self.went.emit(branch.node, branch.reach)

    def _go(self, x: float) -> None:
        if self._drag is None or self._drag >= len(self._frame.branches):
            return
        branch = self._frame.branches[self._drag]
        self.went.emit(branch.node, min(self._tick(x), branch.reach))

    def _under(self, at: QPointF) -> list[str]:
        frame, words = self._frame, self._words
        found = []
        if at.y() < self._y(0) - 2:
            near = [flag for flag in self.flags() if abs(self._x(flag.week) - at.x()) < 8]
            found += [flag.line().replace("; ", "\n    ") for flag in near]
        lane = self._lane_at(at.y())
        if not found and 0 <= lane < len(frame.branches) and at.x() >= self.names_width:
            for node in self._path(frame.branches[lane].node):
                if node.decisions and abs(self._x(node.tick) - at.x()) < 6:
                    found += [words.decision(d) for d in node.decisions]
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move in time and between branches."""
        frame = self._frame
        if frame is None:
            return
        lane = next((k for k, b in enumerate(frame.branches) if b.is_current), 0)
        branch = frame.branches[lane]
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -13, Qt.Key.Key_PageDown: 13}
        key = Qt.Key(event.key())
        if key in moves:
            self.went.emit(branch.node, min(max(frame.tick + moves[key], 0), branch.reach))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            other = frame.branches[(lane + (1 if key == Qt.Key.Key_Down else -1)) % len(frame.branches)]
            self.went.emit(other.node, min(frame.tick, other.reach))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw again in another palette."""
        super().changeEvent(event)
        self.update()


class TimelinePanel(QWidget):
    """The tree and what can be done with a branch."""

    compared = Signal(object)

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words = theme, session, words
        self._frame: Any = None
        self.tree = Tree(theme, words)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.tree)
        self.branch, self.rename, self.delete = button("soft"), button("plain"), button("plain")
        self.hint, self.key = label("caption", wrap=True), label("caption", wrap=True)
        inside = QWidget()
        side = column(inside, (0, 10, 10, 8), 8)
        for made in (self.branch, self.rename, self.delete, self.hint, self.key):
            side.addWidget(made)
        side.addStretch(1)
        self._side = scrolled(inside)
        whole = row(gap=8)
        self.setLayout(whole)
        whole.addWidget(area, 1)
        whole.addWidget(self._side)
        self._wanted: tuple[int, int] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(25)
        self._timer.timeout.connect(self._go)
        self.tree.went.connect(self._went)
        self.tree.chosen.connect(lambda _: self._enable())
        self.branch.clicked.connect(self.branch_here)
        self.rename.clicked.connect(self.rename_branch)
        self.delete.clicked.connect(self.delete_branch)
        self.ask_name = QInputDialog.getText
        theme.changed.connect(self._restyle)
        words.changed.connect(self.retranslate)
        self._restyle()
        self.retranslate()

    def _restyle(self) -> None:
        self._fold()
        self.tree.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the tree the larger part."""
        super().resizeEvent(event)
        self._fold()
        self._name_flags()

    def _fold(self) -> None:
        self._side.setFixedWidth(min(self._theme.px(250), round(self.width() * 0.4)))

    def _name_flags(self) -> None:
        self.key.setText("\n".join(flag.line() for flag in self.tree.flags()))
        self.key.setVisible(bool(self.key.text()))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.tree.setAccessibleName(translate("Timeline", "Branches along time"))
        self.branch.setText(translate("Timeline", "Branch here…"))
        self.branch.setToolTip(translate("Timeline", "Name what you will do differently from this week on"))
        self.rename.setText(translate("Timeline", "Rename…"))
        self.rename.setToolTip(translate("Timeline", "Give the chosen branch another name"))
        self.delete.setText(translate("Timeline", "Delete"))
        self.hint.setText(translate("Timeline", "Drag to scrub, click to go there. Deciding in the past branches."))
        self._enable()
        self._name_flags()
        self.tree.update()

    def show_frame(self, frame: Any) -> None:
        """Take the tree."""
        self._frame = frame
        self.tree.show_frame(frame)
        self._name_flags()
        self._enable()

    def _enable(self) -> None:
        alone = self._frame is None or len(self._frame.branches) < 2
        self.delete.setEnabled(not alone)
        tip = translate("Timeline", "Remove the chosen branch, if none follows from it")
        self.delete.setToolTip(translate("Timeline", "There is only one branch; it stays.") if alone else tip)

    def _went(self, node: int, tick: int) -> None:
        self._wanted = (node, tick)
        if not self._timer.isActive():
            self._timer.start()

    def _go(self) -> None:
        if self._wanted is not None:
            self._session.go_to(*self._wanted)
            self._wanted = None

    def _chosen(self) -> Any:
        branches = self._frame.branches if self._frame is not None else ()
        wanted = self.tree.picked
        found = next((b for b in branches if b.node == wanted), None)
        return found or next((b for b in branches if b.is_current), None)

    def rename_branch(self) -> None:
        """Ask for a name and give it to the chosen branch."""
        branch = self._chosen()
        if branch is None:
            return
        name, ok = self.ask_name(
            self,
            translate("Timeline", "Rename"),
            translate("Timeline", "Name of the branch:"),
            text=catalogue.branch_name(branch.name),
        )
        if ok and name.strip():
            self._session.rename(branch.node, name.strip()[:64])

    def delete_branch(self) -> None:
        """Remove the chosen branch."""
        branch = self._chosen()
        if branch is not None:
            self._session.delete(branch.node)

    def branch_here(self) -> None:
        """Ask for a name; the next decisions at this week begin a branch of it."""
        if self._frame is None:
            return
        name, ok = self.ask_name(
            self,
            translate("Timeline", "Branch here"),
            translate("Timeline", "Name of the new branch:"),
            text="",
        )
        if ok and name.strip():
            self._session.name_next(name.strip()[:64])
