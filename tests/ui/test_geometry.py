"""Every page in small and large windows, with small and large text, in both languages: nothing covers or leaves."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable

import frames
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QMainWindow, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

import sandbox
from ui.dialogs.busy import Busy
from ui.main_window import MainWindow
from ui.map_place import MapPlace
from ui.widgets.paint import width_of

SIZES = ((640, 480), (1024, 600), (1440, 900))


def start(window: MainWindow) -> QWidget:
    window.show_start()
    return window.start


def placing(window: MainWindow) -> QWidget:
    window.show_game()
    window.decisions.choose("place")
    if not window.decisions.isVisible():
        window.game.toggle_drawer()
    return window.pages


def queue(window: MainWindow) -> QWidget:
    window.show_game()
    window.decisions.leave()
    window.decisions.put(sandbox.Link(tick=0, province="Gansu"))
    window.decisions.put(sandbox.Survey(tick=0, province="Gansu"))
    return window.pages


def timeline(window: MainWindow) -> QWidget:
    window.show_game()
    window.decisions.leave()
    if window.game.narrow and window.decisions.isVisible():
        window.game.toggle_drawer()
    window.show_tab("timeline")
    return window.pages


def debrief(window: MainWindow) -> QWidget:
    window.show_debrief()
    window.debrief.show_frame(frames.frame(120, rows=120))
    window.debrief.show_alone(frames.series(261))
    return window.debrief


def floating(window: MainWindow, widget: QWidget) -> bool:
    """Whether it is meant to stand over what lies beside it: a drawer, and what floats over map and page."""
    drawer = widget in (window.decisions, window.inspector) and window.game._middle.indexOf(widget) < 0
    return drawer or isinstance(widget, Busy) or isinstance(widget.parentWidget(), (MapPlace, QMainWindow))


def faults(window: MainWindow, page: QWidget) -> list[str]:
    """Return the widgets that leave their parents, and the pairs of siblings that cover each other."""
    found = []
    for parent in (page, *page.findChildren(QWidget)):
        if not parent.isVisible() or isinstance(parent, (QAbstractScrollArea, QStackedWidget)):
            continue
        scrolls = isinstance(parent.parentWidget(), QAbstractScrollArea)  # a viewport: what it holds may be larger
        children = [c for c in parent.children() if isinstance(c, QWidget) and c.isVisible() and not c.isWindow()]
        inside = [c for c in children if not floating(window, c)]
        for child in inside:
            wide = child.geometry().intersected(QRect(QPoint(0, 0), parent.size())).width()
            high = child.geometry().top() >= 0 and child.geometry().bottom() < parent.height()
            if wide < child.width() or not (high or scrolls):
                found.append(f"{name(child)} leaves {name(parent)} of {parent.size().toTuple()}")
        for one, other in itertools.combinations(inside, 2):
            both = one.geometry().intersected(other.geometry())
            if not both.isEmpty():
                found.append(f"{name(one)} covers {name(other)}")
    return found


def name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel) else widget.accessibleName()
    return f"{type(widget).__name__} '{text[:30]}' {widget.geometry().getRect()}"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_nothing_covers_its_neighbour_or_leaves_its_place(
    window: MainWindow, qtbot: QtBot, language: str, scale: int
) -> None:
    window.words.switch(language)
    window.theme.set_text_scale(scale / 100)
    window.show_frame(frames.frame(84))
    found: dict[str, list[str]] = {}
    views: tuple[Callable[[MainWindow], QWidget], ...] = (start, placing, queue, timeline, debrief)
    for size in SIZES:
        window.resize(*size)
        qtbot.wait(30)
        assert (window.width(), window.height()) == size
        for view in views:
            page = view(window)
            with contextlib.suppress(qtbot.TimeoutError):  # a layout comes to rest after a few rounds of the loop
                qtbot.waitUntil(lambda page=page: not faults(window, page), timeout=10_000)
            if wrong := faults(window, page):
                found[f"{view.__name__} at {size}"] = wrong
    assert not found, "\n".join(f"{where}: {what}" for where, list_ in found.items() for what in list_)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_headline_numbers_stay_whatever_folds(window: MainWindow, qtbot: QtBot, language: str) -> None:
    window.words.switch(language)
    top = window.top
    for scale, width in ((1.0, 1440), (1.0, 1024), (1.5, 1024), (2.0, 1024), (1.0, 640)):
        window.theme.set_text_scale(scale)
        window.resize(width, 600)
        window.show_frame(frames.frame(84, purse=-12_345.0))
        qtbot.wait(30)
        for gauge in top.gauges.values():
            assert gauge.isVisible(), (scale, width)
            assert gauge.number.split("\u00a0")[0] in gauge.toolTip()
            assert gauge.width() - 8 >= width_of(gauge.number, window.theme.font(13, True)), (scale, width)
            assert gauge.geometry().right() < top.width()
        assert top.date.width() >= top.date.sizeHint().width()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_no_dialog_is_larger_than_a_small_window(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, language: str, scale: int
) -> None:
    window.words.switch(language)
    window.theme.set_text_scale(scale / 100)
    window.resize(1024, 600)
    window.show_frame(frames.frame(84))
    since, threshold, search, tornado = window.since, window.threshold, window.search, window.tornado
    monkeypatch.setattr(since.asking, "ask", lambda _: None)
    threshold.varied[1].parameter.setCurrentIndex(3)
    for dialog, reveal in (
        (since, lambda: since.reveal(frames.frame(84), window.session.scenario or sandbox.load_scenario("tiny"))),
        (threshold, lambda: threshold.reveal(frames.frame(84))),
        (search, lambda: search.reveal("find")),
        (tornado, tornado.reveal),
    ):
        reveal()
        qtbot.wait(30)
        where = (dialog.objectName(), dialog.size().toTuple())
        assert dialog.isVisible() and dialog.width() <= 1024 - 24 and dialog.height() <= 600 - 24, where
        assert dialog.minimumSizeHint().expandedTo(dialog.size()) == dialog.size(), where
        for part in dialog.findChildren(QAbstractButton):
            if part.isVisible():
                assert part.width() >= part.sizeHint().width(), (*where, part.text())
        dialog.reject()


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_two_branches_are_compared_in_a_small_window_with_large_text(
    window: MainWindow, qtbot: QtBot, scale: int
) -> None:
    window.theme.set_text_scale(scale / 100)
    window.resize(1024, 600)
    page, px = window.compare, window.theme.px
    window.pages.setCurrentWidget(page)
    qtbot.wait(50)
    for part in (page.why_button, page.export_button, page.back_button, *page.view.findChildren(QAbstractButton)):
        assert part.isVisible() and part.width() >= part.sizeHint().width(), part.text()
    for part in (page.choosers[0], page.swap, page.choosers[1], page.file, page.back_button):
        box = QRect(part.mapTo(page, QPoint(0, 0)), part.size())
        assert page.rect().contains(box)
    assert min(page.both.height(), page.less.height()) >= px(150)
    assert page.table.width() >= px(400), "its last column is what it is about"
