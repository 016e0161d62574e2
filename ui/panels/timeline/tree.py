"""The tree of branches along time: lines with names, decisions and events on them; click to go there, drag to scrub."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
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
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

import sandbox
from ui.charts.flags import GAP, Flag, flags
from ui.look.theme import Theme
from ui.words import branches
from ui.words.i18n import Translator
from ui.words.marks import translate

LANE = 30
TOP = 26
BEND = 6.0
NEAR = 5.0  # pixels: a click so near to a mark goes to its week
LONGEST_NAME = 64
DASHES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("s1", ()), ("s3", (5, 2, 1.5, 2)), ("s2", (6, 3)), ("s4", (2, 2)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fork:
    """Where a branch leaves a lane above its own (-1 for the first), and the nodes that are its own."""

    lane: int
    tick: int
    own: frozenset[int]


def forks(branches: Sequence[sandbox.Branch], nodes: Sequence[sandbox.Node]) -> list[Fork]:
    """Return of each branch where it leaves the ones above: the lane that it shares most with, drawn at that week."""
    of = {node.id: node for node in nodes}
    paths = []
    for branch in branches:
        path = [branch.node]
        while (parent := of[path[-1]].parent) is not None:
            path.append(parent)
        paths.append(path[::-1])
    found: list[Fork] = []
    for lane, mine in enumerate(paths):
        best = Fork(-1, 0, frozenset(mine))
        for other, theirs in enumerate(paths[:lane]):
            own = [i for i in mine if i not in theirs]
            apart = min(of[path[0]].tick for path in (own, [i for i in theirs if i not in mine]) if path)
            if found[other].tick <= apart and (best.lane < 0 or apart > best.tick):
                best = Fork(other, apart, frozenset(own))
        found.append(best)
    return found


class Tree(QWidget):
    """The painted tree."""

    went = Signal(int, int)
    chosen = Signal(int)
    renamed = Signal(int, str)
    delete_wanted = Signal()

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._frame: sandbox.Frame | None = None
        self._weeks = 1
        self._branches: tuple[sandbox.Branch, ...] = ()
        self._nodes: tuple[sandbox.Node, ...] = ()
        self._names: dict[int, str] = {}
        self._forks: list[Fork] = []
        self._scenario: sandbox.Scenario | None = None
        self._drag: int | None = None
        self._named: int | None = None
        self.name_box = QLineEdit(self)
        self.name_box.setMaxLength(LONGEST_NAME)
        self.name_box.hide()
        self.name_box.installEventFilter(self)
        self.name_box.editingFinished.connect(self._take_name)
        self.picked: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take the dated events of another game."""
        self._scenario, self._frame = scenario, None

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the tree."""
        if self._frame is None or [b.node for b in frame.branches] != [b.node for b in self._branches]:
            self.leave_name()
        self._frame, self._weeks, self._branches = frame, max(frame.weeks, 1), frame.branches
        self._nodes = frame.nodes
        if self.picked not in [b.node for b in frame.branches]:
            self.picked = None
        self.setMinimumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()
        self._names = branches.names(frame)
        self._forks = forks(frame.branches, frame.nodes)
        here = self._names[self._branches[self._current()].node] if self._branches else ""
        lanes = "; ".join(self._words.counts.reaching(b.reach).format(name=self._names[b.node]) for b in self._branches)
        decided = [self._words.decision(decision) for tick, decision in frame.decisions if tick == frame.tick]
        self.setAccessibleDescription(". ".join([self._said(here, frame.tick), *decided, lanes]))

    def show_reach(self, branches: tuple[sandbox.Branch, ...]) -> None:
        """Take how far branches have come that run on; another tree than the one that is shown waits for its frame."""
        if [b.node for b in branches] == [b.node for b in self._branches]:
            self._branches = branches
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """One lane a branch."""
        lanes = max(len(self._branches), 1)
        return QSize(400, self._theme.px(TOP) + lanes * self._theme.px(LANE) + 8)

    # Where things are

    @property
    def names_width(self) -> float:
        """Room for the names at the left."""
        return float(min(self._theme.px(170), self.width() * 0.3))

    def _x(self, tick: float) -> float:
        left, right = self.names_width, self.width() - 16.0
        return left + (right - left) * tick / self._weeks

    def _tick(self, x: float) -> int:
        left, right = self.names_width, self.width() - 16.0
        share = (x - left) / max(right - left, 1.0)
        return round(min(max(share, 0.0), 1.0) * self._weeks)

    def _y(self, lane: int) -> float:
        return self._theme.px(TOP) + (lane + 0.5) * self._theme.px(LANE)

    def _lane_at(self, y: float) -> int:
        return int((y - self._theme.px(TOP)) // self._theme.px(LANE))

    def flags(self) -> list[Flag]:
        """Return the flags of the events so far, far enough apart not to cover each other."""
        frame = self._frame
        if frame is None or self._scenario is None:
            return []
        known = max((branch.reach for branch in frame.branches), default=0)
        apart = (2 * self._theme.px(6) + 2) / max(self._x(1) - self._x(0), 1e-9)
        return flags(self._scenario, known, self._words, max(GAP, apart))

    # Painting

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Draw years, lanes, marks, and the week where the player stands."""
        if self._frame is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._years(painter, self._frame)
        for lane, branch in enumerate(self._branches):
            self._lane(painter, lane, branch)
        self._events(painter)
        self._here(painter, self._frame)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _years(self, painter: QPainter, frame: sandbox.Frame) -> None:
        theme = self._theme
        painter.setFont(theme.font(11))
        last = (frame.start + dt.timedelta(weeks=frame.weeks)).year
        for year in range(frame.start.year, last + 1):
            x = self._x(max((dt.date(year, 1, 2) - frame.start).days / 7, 0))
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(QPointF(x, 4), QPointF(x, self.height()))
            if x < self.width() - theme.px(34):
                painter.setPen(theme.color("text3"))
                painter.drawText(QPointF(x + 4, theme.px(13)), str(year))

    def _style(self, lane: int, branch: sandbox.Branch) -> QPen:
        token, dash = DASHES[lane % len(DASHES)]
        pen = QPen(self._theme.color("accent" if branch.is_current else token), 2.2 if branch.is_current else 1.4)
        if dash and not branch.is_current:
            pen.setDashPattern(list(dash))
        return pen

    def _lane(self, painter: QPainter, lane: int, branch: sandbox.Branch) -> None:
        theme, y = self._theme, self._y(lane)
        picked = branch.node == self.picked
        if picked:
            painter.fillRect(QRectF(0, y - theme.px(LANE) / 2, self.width(), theme.px(LANE)), theme.color("sunken"))
        painter.setFont(theme.font(12, bold=branch.is_current))
        painter.setPen(theme.color("accent_ink" if branch.is_current else "text"))
        metrics = QFontMetricsF(painter.font())
        room = self.names_width - 24
        name = metrics.elidedText(self._names[branch.node], Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(14, y - 1), name)
        painter.setFont(theme.font(11))
        painter.setPen(theme.color("text3"))
        weeks = self._words.counts.weeks(branch.reach)
        painter.drawText(QPointF(14, y + theme.px(11)), weeks)
        pen = self._style(lane, branch)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        fork = self._forks[lane]
        if fork.lane < 0:
            painter.drawLine(QPointF(self._x(0), y), QPointF(self._x(branch.reach), y))
        else:
            x, above = self._x(fork.tick), self._y(fork.lane)
            path = QPainterPath(QPointF(x, above))
            path.lineTo(QPointF(x, y - BEND))
            path.quadTo(QPointF(x, y), QPointF(x + BEND, y))
            path.lineTo(QPointF(max(self._x(branch.reach), x + 2 * BEND), y))
            painter.drawPath(path)
            painter.setPen(QPen(pen.color(), 1.4))
            painter.setBrush(theme.color("surface"))
            painter.drawEllipse(QPointF(x, above), 3.5, 3.5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        for node in self._nodes:
            if node.decisions and node.id in fork.own:
                x = self._x(node.tick)
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

    def _here(self, painter: QPainter, frame: sandbox.Frame) -> None:
        theme, lane = self._theme, self._current()
        x, y = self._x(frame.tick), self._y(lane)
        pen = QPen(QColor(theme.color("accent")), 1, Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, theme.px(18)), QPointF(x, self.height()))
        painter.setPen(QPen(theme.color("accent"), 2.2))
        painter.setBrush(theme.color("surface"))
        painter.drawEllipse(QPointF(x, y), 5.5, 5.5)

    # Naming

    def edit_name(self) -> None:
        """Let the player write another name where the chosen branch's stands."""
        lane = next((k for k, b in enumerate(self._branches) if b.node == self.picked), self._current())
        if self._frame is None or not self._branches:
            return
        self._named = self._branches[lane].node
        self._place_name_box()
        self.name_box.setAccessibleName(translate("Timeline", "Name of the branch:"))
        self.name_box.setText(branches.name_of(self._branches[lane].name))
        self.name_box.selectAll()
        self.name_box.show()
        self.name_box.setFocus()

    def _place_name_box(self) -> None:
        lane = next((k for k, b in enumerate(self._branches) if b.node == self._named), 0)
        height = self._theme.px(LANE) - 2
        self.name_box.setGeometry(6, round(self._y(lane) - height / 2), round(self.names_width) - 12, height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the box over the name that is written."""
        super().resizeEvent(event)
        self._place_name_box()

    def leave_name(self) -> None:
        """Put the box away; the name stays as it is."""
        self._named = None
        if self.name_box.isVisible():
            self.name_box.hide()
            self.setFocus()

    def _take_name(self) -> None:
        node, name = self._named, self.name_box.text().strip()
        shown = next((branches.name_of(b.name) for b in self._branches if b.node == node), "")
        self.leave_name()
        if node is not None and name and name != shown:
            self.renamed.emit(node, name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Let Escape in the box leave the name as it is, and no more."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if escape and event.type() == QEvent.Type.KeyPress:
            self.leave_name()
            return True
        return super().eventFilter(watched, event)

    # Moving

    def _lane_or_current(self, y: float) -> int:
        lane = self._lane_at(y)
        return lane if 0 <= lane < len(self._branches) else self._current()

    def _current(self) -> int:
        return next((k for k, b in enumerate(self._branches) if b.is_current), 0)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose a branch by its name, or go to a week of it."""
        if self._frame is None or event.button() != Qt.MouseButton.LeftButton:
            return
        lane = self._lane_or_current(event.position().y())
        self.picked = self._branches[lane].node
        self.chosen.emit(self.picked)
        self.update()
        if event.position().x() >= self.names_width:
            self._drag = lane
            marks = [week for week in self._marks(lane) if abs(self._x(week) - event.position().x()) < NEAR]
            if marks:
                self.went.emit(
                    self._branches[lane].node, min(marks, key=lambda w: abs(self._x(w) - event.position().x()))
                )
            else:
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
        """Write another name where a branch's stands."""
        if self._frame is not None and event.position().x() < self.names_width:
            self.edit_name()

    def _marks(self, lane: int) -> list[int]:
        """Return the weeks of a branch that have a mark: its decisions, and the events so far."""
        branch = self._branches[lane]
        of, at, weeks = (
            {node.id: node for node in self._nodes},
            branch.node,
            {round(flag.week) for flag in self.flags()},
        )
        while (parent := of[at].parent) is not None:
            weeks |= {of[at].tick} if of[at].decisions else set()
            at = parent
        return sorted(week for week in weeks if week <= branch.reach)

    def _said(self, name: str, tick: int) -> str:
        """Return a week of a branch in words."""
        frame = self._frame
        if frame is None:
            return name
        date = frame.start + dt.timedelta(weeks=tick)
        return f"{name} · {self._words.week(date)}, {self._words.day(date, year=True)}"

    def _go(self, x: float) -> None:
        if self._drag is None or self._drag >= len(self._branches):
            return
        branch = self._branches[self._drag]
        self.went.emit(branch.node, min(self._tick(x), branch.reach))

    def _under(self, at: QPointF) -> list[str]:
        found: list[str] = []
        if at.y() < self._y(0) - 2:
            near = [flag for flag in self.flags() if abs(self._x(flag.week) - at.x()) < 8]
            found += [flag.line().replace("; ", "\n    ") for flag in near]
        lane = self._lane_at(at.y())
        if found or not 0 <= lane < len(self._forks):
            return found
        branch, tick = self._branches[lane], self._tick(at.x())
        name = self._names[branch.node]
        if at.x() < self.names_width:
            return [self._said(name, branch.reach)]
        for node in self._nodes:
            if node.decisions and node.id in self._forks[lane].own and abs(self._x(node.tick) - at.x()) < 6:
                tick = node.tick
                found += [self._words.decision(d) for d in node.decisions]
        if not found and not self._forks[lane].tick <= tick <= branch.reach:
            return []
        return [self._said(name, tick), *found]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move in time and between branches, with Ctrl from mark to mark; F2 names, Delete deletes."""
        frame = self._frame
        if frame is None:
            return
        lane = self._current()
        branch = frame.branches[lane]
        marks = self._marks(lane)
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_PageUp: -13, Qt.Key.Key_PageDown: 13}
        key = Qt.Key(event.key())
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: branch.reach}
        if key in moves:
            tick = min(max(frame.tick + moves[key], 0), branch.reach)
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                before, after = [w for w in marks if w < frame.tick], [w for w in marks if w > frame.tick]
                tick = (after or [branch.reach])[0] if moves[key] > 0 else (before or [0])[-1]
            self.went.emit(branch.node, tick)
        elif key in ends:
            self.went.emit(branch.node, ends[key])
        elif key == Qt.Key.Key_F2:
            self.edit_name()
        elif key == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            other = frame.branches[(lane + (1 if key == Qt.Key.Key_Down else -1)) % len(frame.branches)]
            self.picked = None
            self.chosen.emit(other.node)
            self.went.emit(other.node, min(frame.tick, other.reach))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Draw again in another palette."""
        super().changeEvent(event)
        self.update()
