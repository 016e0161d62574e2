"""The controls of the panels: pressed by mouse and keyboard, named, never cut, dressed with the theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton, QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import THEMES, Theme
from ui.widgets import (
    Button,
    Card,
    Chip,
    ElidedLabel,
    GaugeBar,
    HLine,
    Label,
    QueueCard,
    SectionLabel,
    Segmented,
    StatCard,
    ValueRow,
    VerbRow,
    base,
    buttons,
    cards,
    dress_table,
    rows,
)

Key = Qt.Key


def gauge(theme: Theme) -> GaugeBar:
    """A gauge past its red line."""
    bar = GaugeBar(theme, "搁浅资产 Stranded", "down")
    bar.set("¥2.6 B", 0.4, 0.3, past=True)
    return bar


MAKERS: dict[str, Callable[[Theme], QWidget]] = {
    "primary": lambda t: Button(t, "Commit 3 decisions", "primary"),
    "plain": lambda t: Button(t, "打开文件 Open", "plain", "open"),
    "soft": lambda t: Button(t, "Why?", "soft", "question"),
    "ghost": lambda t: Button(t, "Table", "ghost", "table"),
    "icon": lambda t: Button(t, "Undo", "plain", "undo", icon_only=True),
    "segmented": lambda t: Segmented(t, [("map", "Map", "map"), ("tiles", "方格 Tiles", "grid")], name="View"),
    "chip": lambda t: Chip(t, "Your province", "accent"),
    "verb": lambda t: VerbRow(t, "pin", "Place a site", "from ¥96 M"),
    "refused": lambda t: VerbRow(t, "shield", "Guarantee a debt", "¥1 M", "needs audit"),
    "queue": lambda t: QueueCard(t, "Site at Qingyang", "¥128.0 M", "40 MW · inference · 44 weeks"),
    "value": lambda t: ValueRow(t, "Rent, 8 × H800", "78,400", "¥ a month", note="−11 %", opens=True),
    "stat": lambda t: StatCard(t, "GPU use", "31 %", "of installed", "busy / installed hours", 0.31),
    "gauge": gauge,
}
PRESSED = ("primary", "plain", "soft", "ghost", "icon", "verb", "queue", "value", "stat", "gauge")


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    """A light theme at 100 %."""
    return Theme()


Show = Callable[[QWidget], QWidget]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Show]:
    """Show a widget in an active window, which lives as long as the test."""
    windows: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.addWidget(widget)
        elsewhere = QPushButton("elsewhere")  # an active window gives the focus to its first control otherwise
        column.addWidget(elsewhere)
        elsewhere.setFocus()
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return widget

    yield show
    windows.clear()


@pytest.mark.parametrize("name", PRESSED)
def test_keys_and_mouse_press_it(qtbot: QtBot, shown: Show, theme: Theme, name: str) -> None:
    widget = shown(MAKERS[name](theme))
    assert isinstance(widget, QAbstractButton)
    presses: list[int] = []
    widget.clicked.connect(lambda: presses.append(1))
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(12, 8))
    assert len(presses) == 1
    assert not widget.hasFocus()  # else Space, which starts and stops time, would press it again
    assert widget.focusPolicy() == Qt.FocusPolicy.TabFocus
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_Enter):
        QTest.keyClick(widget, key)
    assert len(presses) == 4


@pytest.mark.parametrize("name", PRESSED)
def test_focus_is_seen(qtbot: QtBot, shown: Show, theme: Theme, name: str) -> None:
    widget = shown(MAKERS[name](theme))
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    picture = widget.grab().toImage()
    x = picture.width() // 2
    assert {picture.pixelColor(x, y).name().upper() for y in (0, 1)} == {theme.tokens.accent}


@pytest.mark.parametrize("name", MAKERS)
def test_it_has_a_name(qtbot: QtBot, theme: Theme, name: str) -> None:
    widget = MAKERS[name](theme)
    qtbot.addWidget(widget)
    assert widget.accessibleName()
    if name not in ("primary", "plain", "soft", "ghost", "segmented"):  # their words are on them
        assert widget.toolTip()


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("name", MAKERS)
def test_no_word_is_cut_at_the_size_it_asks_for(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, name: str, scale: float
) -> None:
    """At its own size nothing is elided, and no line is lower than its letters."""
    widget = MAKERS[name](theme)
    qtbot.addWidget(widget)
    theme.set_text_scale(scale)
    widget.show()
    widget.resize(widget.sizeHint())
    cut: list[str] = []
    lines: list[str] = []
    write = base.write

    def watch(painter, rect, text, font: QFont, *rest) -> None:  # type: ignore[no-untyped-def]
        lines.append(text)
        if base.elided(text, font, rect.width()) != text:
            cut.append(f"{text} in {rect.width():.1f} px")
        if rect.height() < font.pixelSize() * 1.15:
            cut.append(f"{text} in {rect.height():.1f} px of height")
        write(painter, rect, text, font, *rest)

    for module in (buttons, cards, rows):
        monkeypatch.setattr(module, "write", watch)
    widget.grab()
    assert lines or name == "icon"
    assert not cut


@pytest.mark.parametrize("name", MAKERS)
def test_it_is_dressed_anew(qtbot: QtBot, theme: Theme, name: str) -> None:
    widget = MAKERS[name](theme)
    qtbot.addWidget(widget)
    before, small = widget.grab().toImage(), widget.sizeHint()
    theme.set("dark")
    assert widget.grab().toImage() != before
    theme.set_text_scale(2.0)
    assert widget.sizeHint().height() > small.height()
    for other in THEMES:
        theme.set(other)
        widget.grab()


def test_a_deleted_widget_is_forgotten_by_the_theme(qtbot: QtBot, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    layout = QVBoxLayout(parent)
    for make in MAKERS.values():
        layout.addWidget(make(theme))
    for child in parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        child.deleteLater()
    QTest.qWait(10)
    theme.set("dark")  # a call into a deleted widget would raise, and pytest-qt would tell


def test_refusal_of_a_button(qtbot: QtBot, theme: Theme) -> None:
    button = Button(theme, "Commit", "primary", "check")
    qtbot.addWidget(button)
    button.set_refusal("cash is short by ¥3 M")
    assert not button.isEnabled()
    assert button.toolTip() == "cash is short by ¥3 M"
    button.set_refusal(None)
    assert button.isEnabled()
    assert button.toolTip() == ""


def test_a_refused_verb_is_read_but_not_pressed(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    row = shown(MAKERS["refused"](theme))
    assert isinstance(row, VerbRow)
    row.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(row.hasFocus)
    with qtbot.assertNotEmitted(row.clicked):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
        QTest.keyClick(row, Key.Key_Space)
        QTest.keyClick(row, Key.Key_Return)
    assert "needs audit" in row.toolTip()
    assert row.accessibleDescription() == "needs audit"
    row.set_refusal(None)
    with qtbot.waitSignal(row.clicked):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)


def test_a_selected_verb_has_a_bar_of_accent(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    row = shown(MAKERS["verb"](theme))
    assert isinstance(row, VerbRow)
    row.set_selected(True)
    picture = row.grab().toImage()
    middle = picture.height() // 2
    assert [picture.pixelColor(x, middle).name().upper() for x in (0, 1, 2)] == [theme.tokens.accent] * 3
    assert picture.pixelColor(6, middle).name().upper() == theme.tokens.accent_soft


def test_queue_card_is_removed_by_cross_and_key(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    card = shown(MAKERS["queue"](theme))
    assert isinstance(card, QueueCard)
    cross = card.findChildren(QAbstractButton)[0]
    assert cross.accessibleName() == "Remove: Site at Qingyang"
    with qtbot.waitSignal(card.removed):
        QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.removed):
        QTest.keyClick(card, Key.Key_Delete)


def test_segmented_by_mouse_arrow_and_code(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    switch = shown(Segmented(theme, ["1x", "2x", "5x"], "2x", name="Speed"))
    assert isinstance(switch, Segmented)
    parts = {part.accessibleName(): part for part in switch.findChildren(QAbstractButton)}
    heard: list[str] = []
    switch.chosen.connect(heard.append)
    assert switch.current == "2x"
    QTest.mouseClick(parts["5x"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(parts["5x"], Qt.MouseButton.LeftButton)
    assert heard == ["5x"]
    parts["5x"].setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(parts["5x"].hasFocus)
    QTest.keyClick(parts["5x"], Key.Key_Left)
    assert heard == ["5x", "2x"]
    assert parts["2x"].hasFocus()
    switch.choose("1x")
    assert heard == ["5x", "2x"]
    assert switch.current == "1x"
    assert parts["1x"].isChecked()


def test_elided_label_gives_the_rest_in_its_tooltip(qtbot: QtBot, theme: Theme) -> None:
    label = ElidedLabel(theme, "a sentence that is longer than its column")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.grab()
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    label.grab()
    assert label.toolTip() == ""


def test_wrapped_label_in_a_card_keeps_all_its_lines(qtbot: QtBot, theme: Theme) -> None:
    theme.set_text_scale(1.5)
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    card = Card(theme)
    label = Label(theme, "三十一个省份，规则与枢纽均为已知。 All 31 provinces, known rules.", 13, "text2", wrap=True)
    card.body.addWidget(SectionLabel(theme, "Build"))
    card.body.addWidget(HLine(theme))
    card.body.addWidget(label)
    column.addWidget(card)
    column.addStretch()
    window.resize(260, 600)
    window.show()
    assert label.height() >= label.heightForWidth(label.width())


def test_table_is_dressed(qtbot: QtBot, theme: Theme) -> None:
    table = QTableWidget(3, 2)
    qtbot.addWidget(table)
    dress_table(theme, table)
    assert not table.showGrid()
    assert table.rowHeight(0) == 24
    theme.set_text_scale(1.5)
    assert table.rowHeight(0) == 36
