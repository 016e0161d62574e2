"""The small parts: pressed by mouse and keyboard, named, never cut, dressed with the theme."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look import style
from ui.look.theme import Theme
from ui.look.tokens import THEMES
from ui.widgets import (
    Elided,
    Facts,
    GaugeBar,
    Row,
    Segmented,
    as_it_is,
    button,
    gauge,
    label,
    paint,
    segmented,
    set_role,
)

Key = Qt.Key


def full(theme: Theme) -> GaugeBar:
    """A gauge that shows a value."""
    bar = GaugeBar(theme, "搁浅资产 Stranded", "down")
    bar.set("¥2.6 B a year", "¥2.6 B", 0.4)
    return bar


MAKERS: dict[str, Callable[[Theme], QWidget]] = {
    "segmented": lambda t: Segmented(t, [("map", "Map"), ("tiles", "方格 Tiles")]),
    "gauge": full,
}


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


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[None]:
    """Give the application its palette and its font back after the test."""
    palette, font = qapp.palette(), qapp.font()
    yield
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.mark.parametrize("kind", ["primary", "plain", "ghost", "soft"])
def test_keys_and_mouse_press_a_button(qtbot: QtBot, shown: Show, kind: str) -> None:
    widget = shown(button(kind, "Undo"))
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


@pytest.mark.parametrize("name", MAKERS)
def test_it_has_a_name(qtbot: QtBot, theme: Theme, name: str) -> None:
    widget = MAKERS[name](theme)
    qtbot.addWidget(widget)
    controls = [widget, *widget.findChildren(QAbstractButton)]
    assert all(control.accessibleName() for control in controls if name != "segmented" or control is not widget)
    if name == "gauge":  # the switch carries its words
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
    write = paint.write

    def watch(painter, rect, text, font: QFont, *rest) -> None:  # type: ignore[no-untyped-def]
        lines.append(text)
        if paint.elided(text, font, rect.width()) != text:
            cut.append(f"{text} in {rect.width():.1f} px")
        if rect.height() < font.pixelSize() * 1.15:
            cut.append(f"{text} in {rect.height():.1f} px of height")
        write(painter, rect, text, font, *rest)

    for module in (segmented, gauge):
        monkeypatch.setattr(module, "write", watch)
    widget.grab()
    assert lines
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


def test_segmented_by_mouse_arrow_and_code(qtbot: QtBot, shown: Show, theme: Theme) -> None:
    switch = shown(Segmented(theme, [(key, key) for key in ("1x", "2x", "5x")], "2x"))
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


def test_an_elided_text_gives_the_rest_in_its_tooltip(qtbot: QtBot) -> None:
    shown = Elided("body", "a sentence that is longer than its column")
    qtbot.addWidget(shown)
    shown.show()
    shown.resize(60, 20)
    assert shown.text() != shown.full() == shown.toolTip()
    shown.resize(600, 20)
    assert (shown.text(), shown.toolTip()) == (shown.full(), "")


def test_an_elided_text_fits_itself_anew_in_a_larger_font(qtbot: QtBot, theme: Theme) -> None:
    shown = Elided("body", "a sentence")
    qtbot.addWidget(shown)
    shown.setFont(theme.font(11))
    shown.resize(shown.fontMetrics().horizontalAdvance("a sentence") + 2, 20)
    assert shown.text() == "a sentence"
    shown.setFont(theme.font(16))
    assert shown.text() != "a sentence"
    assert shown.toolTip() == "a sentence"


def test_a_font_that_was_given_away_is_nobody_elses(theme: Theme) -> None:
    theme.font(11).setPixelSize(30)
    assert theme.font(11).pixelSize() == 11


def test_facts_change_their_rows_and_hide_them(qtbot: QtBot) -> None:
    facts = Facts()
    qtbot.addWidget(facts)
    facts.show()
    facts.say("use", "GPU use", "31", "%", tip="busy over installed")
    facts.say("use", "GPU use", "32", "%", role="watch")
    assert facts.value("use") == "32"
    assert [part.accessibleName() for part in facts.findChildren(Elided)] == ["GPU use: 32 %"]
    facts.hide_row("use")
    assert not any(part.isVisible() for part in facts.findChildren(Elided))
    facts.say("use", "GPU use", "32", "%", role="watch")
    assert all(part.isVisible() for part in facts.findChildren(Elided))
    assert facts.value("nothing") == ""


def test_a_row_is_pressed_as_a_whole(qtbot: QtBot, shown: Show) -> None:
    made = shown(Row())
    assert isinstance(made, Row)
    made.setMinimumHeight(24)
    presses: list[int] = []
    made.clicked.connect(lambda: presses.append(1))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    QTest.mouseClick(made, Qt.MouseButton.RightButton)
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_Enter, Key.Key_A):
        QTest.keyClick(made, key)
    assert len(presses) == 4
    assert made.focusPolicy() == Qt.FocusPolicy.TabFocus


@pytest.mark.usefixtures("undressed")
def test_a_text_in_another_role_looks_otherwise(qtbot: QtBot, theme: Theme) -> None:
    text = label("caption", "short by ¥3 M")
    qtbot.addWidget(text)
    theme.dress(text)
    text.ensurePolished()
    before = (text.palette().windowText().color().name(), text.font().pixelSize())
    set_role(text, "watch")
    assert before == (theme.tokens.text3.lower(), 11)
    assert (text.palette().windowText().color().name(), text.font().pixelSize()) == (theme.tokens.watch.lower(), 12)


@pytest.mark.parametrize("kind", ["primary", "plain", "ghost", "soft", "tab", "status"])
@pytest.mark.usefixtures("undressed")
def test_the_focus_of_a_button_is_seen(qtbot: QtBot, shown: Show, theme: Theme, kind: str) -> None:
    made = button("ghost" if kind == "status" else kind, "Why?")
    if kind == "status":
        made.setProperty("place", kind)
    theme.dress(shown(made).window())
    made.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(made.hasFocus)
    picture = made.grab().toImage()
    edge = {picture.pixelColor(picture.width() // 2, y).name().upper() for y in (0, 1)}
    assert edge == {theme.tokens.text if kind == "primary" else theme.tokens.accent}


def test_every_role_and_kind_that_is_asked_for_is_in_the_style_sheet(qapp: QApplication) -> None:
    """A word that the sheet does not know leaves a part undressed without a sound."""
    known = set(re.findall(r'\[(?:role|kind|part|place)="(\w+)"\]', style.sheet(THEMES["light"], 1.0)))
    asked: set[str] = set()
    for file in Path(style.__file__).parents[1].rglob("*.py"):
        source = file.read_text(encoding="utf-8")
        asked |= set(re.findall(r'(?<![.\w])(?:label|Elided|button)\("(\w+)"', source))
        asked |= set(re.findall(r'setProperty\("(?:role|kind|part|place)", "(\w+)"\)', source))
    assert len(asked) > 15
    assert asked - {"plain"} <= known


def test_a_name_that_looks_like_markup_is_shown_as_it_is_written(qtbot: QtBot) -> None:
    name = "<b>Qingyang</b> <img src='/etc/hosts'>"
    plain, short = label("body", name), Elided("body", name)
    for made in (plain, short):
        qtbot.addWidget(made)
        assert made.textFormat() == Qt.TextFormat.PlainText
    short.resize(20, 20)
    short.explain("what it is")
    assert short.toolTip() == f"<qt>{html.escape(name)}<br>what it is</qt>"
    assert as_it_is("A & B") == "A & B"
