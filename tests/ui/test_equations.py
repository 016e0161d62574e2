"""The book of equations: reached from the numbers of the window, walked by its links, in both languages."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

import sandbox
from sandbox.model.state import STATUS_NAMES
from ui.dialogs.equations import EquationsDialog
from ui.main_window import MainWindow
from ui.widgets import Facts
from ui.words import catalogue, reckonings


def shown(book: EquationsDialog, qtbot: QtBot, key: str) -> sandbox.Reckoning:
    """Wait for a name's page."""
    qtbot.waitUntil(lambda: book.shown is not None and book.shown.named.key == key and book.key == key)
    assert book.shown is not None
    return book.shown


def text(book: EquationsDialog) -> str:
    """The page as it reads; Qt gives plain spaces for those that do not break."""
    return book.page.toPlainText()


def plain(value: str) -> str:
    return value.replace("\u00a0", " ")


def facts_with(window: MainWindow, book: str, key: str) -> Facts:
    """The visible rows of a place that hold a number."""
    window.show_side({"nation": "gauges", "chip": "chips"}.get(book, "place"))
    QApplication.processEvents()
    return next(f for f in window.findChildren(Facts) if f._book == book and f.value(key))


def ctrl_click(qtbot: QtBot, widget: QWidget, at: QPoint) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, at)


def test_from_the_inspectors_rent_to_its_parents_and_back(real_window: MainWindow, qtbot: QtBot) -> None:
    window = real_window
    window.session.step(8)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.tick == 8)
    facts = facts_with(window, "province", "rent")
    ctrl_click(qtbot, facts, facts.row_centre("rent"))
    book = window.equations
    page = shown(book, qtbot, "province.rent")
    assert page.equation == "rent" and page.spot == sandbox.Spot("province", "Gansu")
    value = reckonings.reading(page.named, window.words)
    assert value.startswith(facts.value("rent"))
    assert plain(value) in text(book) and "R* = quality" in text(book)
    for need in page.needs:
        assert reckonings.title(need.key) in text(book)
        assert plain(reckonings.reading(need, window.words)) in text(book)
    assert not book.back.isEnabled()

    book.page.anchorClicked.emit(QUrl("tightness"))
    parent = shown(book, qtbot, "tightness")
    assert "rent" in {child.key for child in parent.needed_by}
    book.page.anchorClicked.emit(QUrl("rent"))
    assert "province.rent" in {child.key for child in shown(book, qtbot, "rent").needed_by}
    book.back.click()
    shown(book, qtbot, "tightness")
    book.back.click()
    shown(book, qtbot, "province.rent")
    assert book.forward.isEnabled() and not book.back.isEnabled()
    book.forward.click()
    shown(book, qtbot, "tightness")


def test_a_click_or_enter_opens_parts_that_open_further_and_there_is_a_way_back(
    real_window: MainWindow, qtbot: QtBot
) -> None:
    window = real_window
    window.session.step(2)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.tick == 2)
    facts, book = facts_with(window, "province", "merchant_capacity"), window.equations
    qtbot.mouseClick(facts, Qt.MouseButton.LeftButton, pos=facts.row_centre("merchant_capacity"))
    page = shown(book, qtbot, "province.merchant_capacity")
    assert [item.key for item in page.parts.items] == ["province.inference_capacity", "province.training_capacity"]
    book.page.anchorClicked.emit(QUrl("province.inference_capacity@province=Gansu;class=inference"))
    parts = shown(book, qtbot, "province.inference_capacity").parts
    assert len(parts.items) > 1 and "owner=" in parts.items[0].part
    first = parts.items[0]
    book.page.anchorClicked.emit(QUrl(f"{first.key}@{first.where}"))
    assert shown(book, qtbot, first.key).named.reading.value == pytest.approx(first.value)
    assert window.words.operator(first.part.removeprefix("owner=")) in book.spots.currentText()
    for key in ("province.inference_capacity", "province.merchant_capacity"):
        book.back.click()
        assert shown(book, qtbot, key).spot.where.startswith("province=Gansu")

    qtbot.keyClick(facts, Qt.Key.Key_Down)  # from no row to the first, and on
    qtbot.keyClick(facts, Qt.Key.Key_Down)
    assert window.words.label("latency") in facts.accessibleName()
    qtbot.keyClick(facts, Qt.Key.Key_Return)
    assert shown(book, qtbot, "province.latency").parts.items[0].key == "mean_round_trip"
    qtbot.mouseClick(window.top.cash, Qt.MouseButton.LeftButton)
    assert shown(book, qtbot, "nation.purse").parts.how == "sum"


def test_links_of_the_page_are_clicked_with_the_mouse(real_window: MainWindow, qtbot: QtBot) -> None:
    real_window.show_equations("rent")
    book = real_window.equations
    page = shown(book, qtbot, "rent")
    cursor = book.page.document().find(reckonings.title(page.needs[-1].key))
    assert not cursor.isNull()
    cursor.setPosition(cursor.selectionStart() + 2)
    book.page.setTextCursor(cursor)
    book.page.ensureCursorVisible()
    qtbot.mouseClick(book.page.viewport(), Qt.MouseButton.LeftButton, pos=book.page.cursorRect(cursor).center())
    assert shown(book, qtbot, page.needs[-1].key).kind == "number"


@pytest.mark.qt_log_ignore("grabbing the keyboard", r"support raise\(\)")  # offscreen a menu cannot
@pytest.mark.parametrize(
    ("place", "key"), [("nation", "unmet_demand"), ("chip", "card_price"), ("province", "belief_use")]
)
def test_a_number_has_a_menu_that_asks(real_window: MainWindow, qtbot: QtBot, place: str, key: str) -> None:
    window = real_window
    facts = facts_with(window, place, key)
    if place == "nation":
        window.game.side.gauges.gauges["gauge_service"].toggle()
        QApplication.processEvents()
    at = facts.row_centre(key)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, facts.mapToGlobal(at))
    QApplication.sendEvent(facts, event)
    menu = next(m for m in facts.findChildren(QMenu) if m.isVisible())
    menu.actions()[0].trigger()
    menu.close()
    page = shown(window.equations, qtbot, f"{place}.{key}")
    assert page.spot.kind == place


def test_gauges_and_figures_can_be_asked(real_window: MainWindow, qtbot: QtBot) -> None:
    window = real_window
    place = window.inspector.place
    ctrl_click(qtbot, place.use, place.use.rect().center())
    shown(window.equations, qtbot, "province.utilisation")
    window.show_side("gauges")
    gauge = window.game.side.gauges.gauges["gauge_carbon"]
    ctrl_click(qtbot, gauge.head, gauge.head.rect().center())
    assert shown(window.equations, qtbot, "nation.gauge_carbon").equation == "gauges"
    assert not gauge.opened  # to ask is not to open


@pytest.mark.qt_log_ignore("grabbing the keyboard", r"support raise\(\)")
def test_the_field_finds_names_by_meaning(real_window: MainWindow, qtbot: QtBot) -> None:
    real_window.actions_["equations"].trigger()
    book = real_window.equations
    shown(book, qtbot, "nation.rent_8xh100")
    qtbot.keyClicks(book.search, "rolled_share")
    qtbot.keyClick(book.search, Qt.Key.Key_Return)
    shown(book, qtbot, "rolled_share")
    qtbot.keyClicks(book.search, "lowest RENT")
    qtbot.keyClick(book.search, Qt.Key.Key_Return)
    page = shown(book, qtbot, "rent_floor")
    assert page.valid == "14 to 22" and page.source and page.named.letter == "C"
    span = "1.40 – 2.20 万元/月" if real_window.words.chinese else "14.0 – 22.0 k¥ a month"
    for part in (page.source, span):
        assert part in plain(text(book))


def test_the_page_follows_the_week_and_the_place(real_window: MainWindow, qtbot: QtBot) -> None:
    window = real_window
    window.show_equations("province.rent")
    book = window.equations
    before = shown(book, qtbot, "province.rent")
    window.session.step(6)
    qtbot.waitUntil(lambda: book.shown is not None and book.shown.tick == 6)
    assert book.shown is not None and book.shown.named.reading != before.named.reading
    book.spots.setCurrentIndex(0)
    qtbot.waitUntil(lambda: book.shown is not None and book.shown.spot.kind == "nation")
    assert book.shown is not None and book.shown.named.reading.how == "mean"
    assert book.shown.named.reading.count == 31


def test_another_language_is_spoken_at_once(real_window: MainWindow, qtbot: QtBot) -> None:
    window = real_window
    window.show_equations("rent")
    book = window.equations
    shown(book, qtbot, "rent")
    window.words.switch("zh_CN")
    assert "它由什么算出" in text(book) and "方程手册" in book.windowTitle()
    book.show_name("rent_adjustment")
    shown(book, qtbot, "rent_adjustment")
    assert "可信度 D：无人公布" in text(book), "a number of the tables is no result of the model"
    book.show_name("rent")
    shown(book, qtbot, "rent")
    assert re.search(r"租金的每周调整\s+[\d.]+\s每周", text(book)), "a rate is counted in nothing"
    assert re.search(r"3 项简单平均，[\d.]+…[\d.]+\s万元/月", text(book)), "parts have the unit of their mean"
    book.search.setText("最低租金")  # an input method writes it, no keys
    qtbot.keyClick(book.search, Qt.Key.Key_Return)
    shown(book, qtbot, "rent_floor")
    assert text(book).startswith("最低租金")
    book.back.click()
    shown(book, qtbot, "rent")
    window.words.switch("en")
    assert "What it needs" in text(book)
    assert "English" in book.note.text()


def test_without_a_game_there_is_nothing_to_show(window_of, qtbot: QtBot) -> None:  # type: ignore[no-untyped-def]
    window = window_of()
    assert not window.actions_["equations"].isEnabled()


def test_a_halls_state_is_a_word(real_window: MainWindow) -> None:
    words = real_window.words
    assert tuple(catalogue.STATUS) == STATUS_NAMES, "the numbers are places in it"
    for code, name in enumerate(STATUS_NAMES):
        found = sandbox.Reading(float(code), "alone", 1, code, code, "hall")
        for key in reckonings.STATES:
            named = sandbox.Named(key, "", "1", "A", found, kind="stock")
            assert reckonings.reading(named, words) == catalogue.status(name) != f"{code}.00"
