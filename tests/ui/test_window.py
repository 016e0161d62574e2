"""The window with games of paper: every command, keys, folding, files, the prompt, and panels with odd frames."""

from __future__ import annotations

import gc
import re
import time
import weakref
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frames
import numpy as np
import pytest
from conftest import Answers, PaperEngine, gansu
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QScrollArea, QSlider, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

import sandbox
from ui.app import build
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.settings import Settings, clamped

Key = Qt.Key


def game(window: MainWindow) -> Any:
    return window.session._worker._simulation


def test_every_action_triggers_without_an_exception(window: MainWindow, qtbot: QtBot) -> None:
    for action in window.actions_.all():
        if action.objectName() in ("action_quit", "action_full"):
            continue
        action.trigger()
        qtbot.wait(10)
    assert window.dialogs.texts == []  # type: ignore[attr-defined]


def test_no_key_is_given_twice_and_every_action_says_what_it_does(window: MainWindow) -> None:
    keys = [key.toString() for action in window.actions_.all() for key in action.shortcuts()]
    assert len(set(keys)) == len(keys)
    for action in window.actions_.all():
        assert action.text() and action.toolTip() and action.statusTip() and action.whatsThis()


def test_disabled_actions_say_why(window_of: Callable[..., MainWindow]) -> None:
    window = window_of()
    for name in ("play", "step", "save", "undo"):
        action = window.actions_[name]
        assert not action.isEnabled()
        assert action.statusTip() in ("No game is open.", "There is no decision to undo here.")


def test_space_pauses_and_never_presses_the_button_clicked_last(window: MainWindow, qtbot: QtBot) -> None:
    game(window).weeks = 100_000
    for made in window.findChildren(QAbstractButton):
        if made.isVisibleTo(window):
            assert made.focusPolicy() in (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus), made
    window.activateWindow()
    window.map.setFocus()
    pressed = []
    button = window.game.tab_row.tabs["table"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.clicked.connect(lambda: pressed.append(1))
    QTest.keyClick(window.focusWidget() or window, Key.Key_Space)
    qtbot.waitUntil(lambda: window.session.playing)
    QTest.keyClick(window.focusWidget() or window, Key.Key_Space)
    qtbot.waitUntil(lambda: not window.session.playing)
    assert pressed == []


def test_space_presses_the_button_that_was_reached_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    button = window.game.tab_row.tabs["table"]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(button, Key.Key_Space)
    assert window.game.tab == "table"
    qtbot.wait(50)
    assert not window.session.playing


def test_a_double_click_runs_until_there(window: MainWindow, qtbot: QtBot) -> None:
    window.session.set_speed(float("inf"))
    at = QPointF(window.scrubber._x(50), 14).toPoint()
    qtbot.mouseDClick(window.scrubber, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: window.frame.tick >= 50)
    qtbot.wait(50)
    assert window.frame.tick in range(49, 52) and not window.session.playing


def test_keys_step_and_choose_the_speed(window: MainWindow, qtbot: QtBot) -> None:
    window.map.setFocus()
    QTest.keyClick(window, Key.Key_Period)
    qtbot.waitUntil(lambda: window.frame.tick == 1)
    for key, speed in ((Key.Key_1, 1.0), (Key.Key_2, 2.0), (Key.Key_4, float("inf")), (Key.Key_3, 5.0)):
        QTest.keyClick(window, key)
        assert window.session.speed == speed


def test_digits_in_a_field_are_digits(window: MainWindow, qtbot: QtBot) -> None:
    window.decisions.choose("place")
    window.decisions.form.name.setFocus()
    QTest.keyClicks(window.decisions.form.name, "a 1.2")
    assert window.decisions.form.name.text() == "a 1.2"
    assert window.session.speed == 5.0
    assert not window.session.playing


def queue(window: MainWindow) -> None:
    window.decisions.put(sandbox.Link(tick=0, province="Gansu"))
    window.decisions.put(sandbox.Survey(tick=0, province="Gansu"))


def test_a_double_click_on_commit_commits_once(window: MainWindow, qtbot: QtBot) -> None:
    queue(window)
    qtbot.waitUntil(window.decisions.plan.commit.isEnabled)
    assert window.decisions.plan.commit.text() == "Commit 2 decisions"
    for _ in range(2):
        qtbot.mouseClick(window.decisions.plan.commit, Qt.MouseButton.LeftButton)
    window.actions_["commit"].trigger()
    qtbot.waitUntil(lambda: len(window.frame.decisions) == 2)
    qtbot.wait(50)
    assert len(game(window).submitted) == 1
    assert window.decisions.queue == []


def test_a_decision_is_queued_once_and_taken_out_again(window: MainWindow) -> None:
    queue(window)
    queue(window)
    assert len(window.decisions.queue) == 2
    window.decisions.plan.take(window.decisions.queue[0])
    assert [d.kind for d in window.decisions.queue] == ["survey"]


def test_the_form_makes_the_decision_it_shows(window: MainWindow, qtbot: QtBot) -> None:
    window.decisions.choose("place")
    panel = window.decisions.form
    panel.name.setText("Qingyang")
    panel.cards.setValue(1030)
    panel.type.setCurrentIndex(panel.type.findData("inference"))
    window.map.spot_chosen.emit(107.6, 35.7)
    qtbot.waitUntil(lambda: panel.add.isEnabled() and panel.facts.value("mw") == "2.62")
    panel.add.click()
    decision = window.decisions.queue[0]
    assert (decision.name, decision.cards, decision.hall_type) == ("Qingyang", 1024, "inference")
    assert (decision.lon, decision.lat, decision.province) == (107.6, 35.7, "Gansu")
    assert decision.hall not in {h.slot for h in window.frame.halls}


def test_a_spot_in_another_province_is_refused_with_a_word_and_the_hall_stays(window: MainWindow, qtbot: QtBot) -> None:
    window.decisions.choose("place")
    form, view = window.decisions.form, window.map.view
    view.placement_picked.emit("Gansu", 107.6, 35.7)
    qtbot.waitUntil(lambda: form.add.isEnabled() and form.draft().lon == 107.6)
    assert not form.trouble.isVisible()
    for leave in (
        lambda: view.placement_picked.emit("Hebei", 115.0, 39.0),
        lambda: view.leaveEvent(QEvent(QEvent.Type.Leave)),
    ):
        view.set_ghost(115.0, 39.0, [])
        leave()
        assert view._ghost == (107.6, 35.7)
        assert (form.draft().lon, form.draft().lat) == (107.6, 35.7)
        assert form.trouble.isVisible()
        assert "only be placed in Gansu" in form.trouble.text()
    view.placement_picked.emit("Gansu", 107.0, 35.5)
    qtbot.waitUntil(lambda: not form.trouble.isVisible())


def test_the_marks_on_the_start_page_are_named(window: MainWindow, qtbot: QtBot) -> None:
    window.show_start()
    qtbot.wait(20)
    card = next(card for card in window.start.cards if card.chart is not None)
    assert card.chart is not None
    for language in ("en", "zh_CN"):
        window.words.switch(language)
        assert all(name.isVisible() and name.toPlainText() for name in card.chart.names)
        assert card.key.isVisible()
        assert card.key.text().startswith("◇")


def test_escape_leaves_the_innermost_thing(window: MainWindow) -> None:
    window.decisions.choose("place")
    assert window.map.view.placing
    window.actions_["escape"].trigger()
    assert not window.decisions.verb
    assert not window.map.view.placing


def test_a_refusal_is_told_on_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.session.submit([sandbox.Link(tick=0, province="Hebei")])
    qtbot.waitUntil(window.game.banner.isVisible)
    assert "province is not yours" in window.game.banner_text.text()


def test_an_error_of_the_program_is_told_with_details(window: MainWindow, qtbot: QtBot) -> None:
    game(window).trouble = ZeroDivisionError("paper")
    window.session.step()
    qtbot.waitUntil(lambda: bool(window.dialogs.texts))  # type: ignore[attr-defined]
    assert "ZeroDivisionError" in window.dialogs.texts[0]  # type: ignore[attr-defined]


def dirty(window: MainWindow, qtbot: QtBot) -> None:
    window.session.submit([sandbox.Link(tick=0, province="Gansu")])
    qtbot.waitUntil(lambda: window.frame.dirty)


def test_the_title_names_the_game_and_whether_it_has_changed(window: MainWindow, qtbot: QtBot) -> None:
    assert window.windowTitle() == "Rush[*] - Suanli"
    assert not window.isWindowModified()
    dirty(window, qtbot)
    assert window.isWindowModified()


@pytest.mark.parametrize("answer", ["save", "discard", "cancel"])
def test_closing_asks_about_unsaved_work(window: MainWindow, qtbot: QtBot, answer: str) -> None:
    dirty(window, qtbot)
    window.dialogs.unsaved_answer = answer  # type: ignore[attr-defined]
    window.close()
    if answer == "save":
        qtbot.waitUntil(lambda: not window.isVisible())
    assert window.isVisible() == (answer == "cancel")
    assert window.dialogs.asked.count("unsaved") == 1  # type: ignore[attr-defined]


def test_another_game_closes_every_study_of_the_one_before(window: MainWindow, qtbot: QtBot) -> None:
    for dialog in window.studies:
        dialog.show()
    window.begin(gansu())
    qtbot.waitUntil(lambda: not any(dialog.isVisible() for dialog in window.studies))


def test_a_new_game_asks_first(window: MainWindow, qtbot: QtBot) -> None:
    dirty(window, qtbot)
    before = game(window)
    window.dialogs.unsaved_answer = "cancel"  # type: ignore[attr-defined]
    window.begin(gansu())
    qtbot.wait(50)
    assert game(window) is before


def test_saving_and_the_recent_files(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.session.saved):
        window.actions_["save"].trigger()
    assert window.session.path == str(tmp_path / "rush-gansu.suanli")
    assert window.settings.recent[0] == window.session.path
    assert window.windowTitle() == "rush-gansu.suanli[*] - Suanli"
    assert re.fullmatch(r"Last saved \d\d:\d\d", window.status.saved.full())


def test_files_are_opened_by_dropping_them(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "a.suanli"
    file.write_bytes(b"")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(window.session.opened):
        window.dropEvent(event)
    assert window.session.path == str(file)


def test_a_damaged_file_is_told_and_the_start_page_stays(window_of: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = window_of()
    window.open_path("damaged.suanli")
    qtbot.waitUntil(lambda: bool(window.dialogs.texts))  # type: ignore[attr-defined]
    assert window.pages.currentIndex() == 0


def test_the_end_of_the_scenario_shows_what_happened(window: MainWindow, qtbot: QtBot) -> None:
    window.session.step(261)
    qtbot.waitUntil(lambda: window.pages.currentIndex() == 2)
    qtbot.waitUntil(lambda: window.debrief.knows_alone)
    assert not window.actions_["play"].isEnabled()
    window.debrief.back_button.click()
    assert window.playing_page
    assert window.actions_["play"].statusTip() == "The last week is reached."


# Looks


def reachable(window: MainWindow) -> None:
    assert window.width() == 1024 and window.height() == 600
    inside = QRect(0, 0, window.width(), window.height())
    for widget in (
        window.top.play,
        window.top.date,
        window.top.cash,
        window.status.saved,
        window.game.rail_open,
        *([window.game.rail_count] if window.decisions.queue else []),
        window.scrubber,
    ):
        assert widget.isVisible(), widget
        place = QRect(widget.mapTo(window, QPointF(0, 0).toPoint()), widget.size())
        assert inside.contains(place), (widget, place)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_small_window_folds_and_stays_usable(window: MainWindow, qtbot: QtBot, language: str) -> None:
    window.words.switch(language)
    window.resize(1024, 600)
    qtbot.wait(20)
    assert window.game.rail_count.isHidden()  # nothing is planned yet
    window.decisions.put(sandbox.Survey(tick=window.frame.tick, province="Gansu"))
    reachable(window)
    assert not window.decisions.isVisible()
    qtbot.mouseClick(window.game.rail_open, Qt.MouseButton.LeftButton)
    assert window.decisions.isVisible()
    assert window.decisions.height() == window.game.middle.height()
    window.decisions.choose("place")
    assert window.decisions.plan.commit.isVisible()
    window.actions_["escape"].trigger()
    window.actions_["escape"].trigger()
    assert not window.decisions.isVisible()
    window.resize(1440, 900)
    qtbot.wait(20)
    assert window.decisions.isVisible()
    assert window.width() == 1440


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_large_text_leaves_the_controls_of_time_in_sight(window: MainWindow, qtbot: QtBot, scale: int) -> None:
    window.theme.set_text_scale(scale / 100)
    for size in ((1024, 600), (1366, 768), (1920, 1080)):
        window.resize(*size)
        qtbot.wait(20)
        assert (window.width(), window.height()) == size
        for widget in (window.top.play, window.top.date):
            assert widget.isVisible()
            assert window.rect().contains(widget.mapTo(window, widget.rect().bottomRight()))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
def test_no_label_is_cut(window: MainWindow, qtbot: QtBot, language: str, size: tuple[int, int]) -> None:
    window.words.switch(language)
    window.resize(*size)
    window.session.step(84)
    qtbot.waitUntil(lambda: window.frame.tick == 84)
    qtbot.wait(150)
    for label in window.findChildren(QLabel):
        if not label.isVisible() or not label.text() or label.textFormat() == Qt.TextFormat.RichText:
            continue
        if label.wordWrap() or label.text().endswith("…") or "<" in label.text():
            continue
        need = label.fontMetrics().horizontalAdvance(label.text())
        assert label.width() >= need, (label.text(), label.width(), need)


@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
def test_nothing_that_scrolls_is_wider_than_its_place(window: MainWindow, qtbot: QtBot, size: tuple[int, int]) -> None:
    window.resize(*size)
    if not window.decisions.isVisible():
        window.game.toggle_drawer()
    for name in ("Gansu", "Inner Mongolia"):
        window.select_province(name)
        qtbot.wait(50)
        for area in window.findChildren(QScrollArea):
            if area.isVisible() and area.widget() is not None:
                assert area.widget().width() <= area.viewport().width(), (area.parent(), name)
                assert area.widget().minimumSizeHint().width() <= area.viewport().width(), (area.parent(), name)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_word_is_in_the_bundled_font(window_of: Callable[..., MainWindow], language: str) -> None:
    """It is so from the first frame: a widget that is made before the application has its font keeps another."""
    window = window_of(language=language)
    window.show_start()
    shown = [label for label in window.findChildren(QLabel) if label.isVisible()]
    assert len(shown) > 10
    assert {label.fontInfo().family() for label in shown} == {QFontInfo(window.theme.font(13)).family()}


class Dressings(QObject):
    """Counts how often each widget takes up a style."""

    def __init__(self) -> None:
        super().__init__()
        self.of: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.StyleChange:
            self.of[watched] += 1
        return False


@pytest.mark.parametrize("change", [lambda theme: theme.set("dark"), lambda theme: theme.set_text_scale(1.25)])
def test_colours_and_text_size_dress_no_widget_more_than_twice(
    window: MainWindow, qapp: QApplication, change: Callable[[Theme], None]
) -> None:
    """Qt goes through the children of a window twice; each sheet more, or one of the application, is a pass more."""
    window.show_tab("table")
    widgets = window.findChildren(QWidget)
    count = Dressings()
    qapp.installEventFilter(count)
    change(window.theme)
    qapp.removeEventFilter(count)
    assert window.theme.tokens.accent in window.styleSheet()
    assert qapp.styleSheet() == "" == "".join(widget.styleSheet() for widget in widgets)
    assert len(widgets) > 300
    assert not {str(widget): n for widget, n in count.of.items() if n > 2}


def test_the_tiles_show_what_the_map_shows(window: MainWindow, qtbot: QtBot) -> None:
    window.show_frame(frames.frame(30))
    window.map.kind.choose("tiles")
    window.map._choose_kind("tiles")
    assert window.map.tiles.isVisible() and not window.map.view.isVisible()
    window.grab()
    window.map.tiles.province_selected.emit("Henan")
    assert window.inspector.province == "Henan"
    window.map._choose_kind("map")
    assert window.map.view.isVisible()


def test_the_language_changes_live_and_back(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["zh_CN"].trigger()
    assert window.game.tab_row.tabs["charts"].text() == "图表"
    assert window.menus.of["file"].title() == "文件(&F)"
    assert window.top.date.text() == "2023年第1周"
    window.actions_["en"].trigger()
    assert window.game.tab_row.tabs["charts"].text() == "Charts"
    assert window.settings.language == "en"


def test_the_row_of_tabs_is_folded_again_when_its_words_change(window: MainWindow, qtbot: QtBot) -> None:
    """Chinese tabs are narrower: what has room beside them need not have it beside English ones."""
    row = window.game.tab_row

    def needed() -> int:
        tabs = sum(tab.sizeHint().width() + 4 for tab in row.tabs.values())
        return tabs + row.compare.minimumWidth() + window.theme.px(80)

    window.actions_["zh_CN"].trigger()
    short = needed()
    window.actions_["en"].trigger()
    assert short < needed()
    row.fold(True, False, short)
    assert row.compare.isHidden()
    window.actions_["zh_CN"].trigger()
    assert not row.compare.isHidden()
    window.actions_["en"].trigger()
    assert row.compare.isHidden()


def test_everything_one_can_press_has_a_name(window: MainWindow) -> None:
    kinds = (QAbstractButton, QComboBox, QSlider, QSpinBox)
    for widget in window.findChildren(QWidget):
        if isinstance(widget, kinds) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert named, (type(widget).__name__, widget.objectName(), widget.parent())


# Panels with odd frames


def odd_frames() -> dict[str, Any]:
    nan = {name: np.full(31, np.nan) for name in frames.frame().provinces}
    return {
        "first week": frames.frame(0, table=frames.series(0), decisions=(), halls=()),
        "nothing known": frames.frame(
            5,
            table=np.full((5, len(sandbox.INDICATORS)), np.nan),
            provinces=nan,
            pools={name: np.full(31, np.nan) for name in frames.frame().pools},
            indicators={v.name: float("nan") for v in sandbox.INDICATORS},
            purse=float("nan"),
            income=float("nan"),
        ),
        "endless": frames.frame(
            5, indicators={v.name: float("inf") for v in sandbox.INDICATORS}, purse=float("-inf"), available=0.0
        ),
        "scrubbed back": frames.frame(10, rows=200),
        "at the end": frames.frame(261, rows=261),
    }


@pytest.mark.parametrize("name", sorted(odd_frames()))
def test_every_view_shows_odd_frames(window: MainWindow, name: str) -> None:
    frame = odd_frames()[name]
    for tab in ("charts", "brief", "timeline", "table"):
        window.show_tab(tab)
        window.show_frame(frame)
        window.grab()
    window.debrief.show_frame(frame)
    for hall in frame.halls:
        window.select_hall(hall.slot)
        window.show_frame(frame)
        window.grab()
    window.select_province("Beijing")
    for overlay in range(window.map.overlay.count()):
        window.map.overlay.setCurrentIndex(overlay)
        window.show_frame(frame)
        window.grab()


def test_the_inspector_queues_a_price(window: MainWindow) -> None:
    window.show_frame(frames.frame())
    window.select_hall(1)
    window.inspector.hall.price.setValue(80)
    window.inspector.hall.set_price.click()
    assert [(d.kind, d.hall, d.multiplier) for d in window.decisions.queue] == [("price", 1, 0.8)]


def test_the_table_copies_with_heads_and_plain_numbers(window: MainWindow, qapp: QApplication) -> None:
    window.show_tab("table")
    window.table.show_frame(frames.frame(30))
    window.table.copy()
    lines = qapp.clipboard().text().split("\n")
    assert len(lines) == 31
    assert "Merchant use, %" in lines[0]
    assert len(lines[1].split("\t")) == len(sandbox.INDICATORS) + 1
    assert float(lines[1].split("\t")[1]) == frames.series(30)[29, 0]


def test_a_frame_is_shown_in_time(window: MainWindow, qtbot: QtBot) -> None:
    window.show_frame(frames.frame(100))
    took = []
    for tick in range(101, 121):
        frame = frames.frame(tick)
        began = time.thread_time()
        window.show_frame(frame)
        window.repaint()
        took.append(time.thread_time() - began)
    assert sorted(took)[len(took) // 2] < 0.25  # work of this thread; the aim is 33 ms, which a bench measures


def test_geometry_comes_back_onto_a_screen_that_exists(tmp_path: Path) -> None:
    screens = [QRect(0, 0, 1920, 1080)]
    for lost in (QRect(4000, 200, 1440, 900), QRect(-3000, -900, 1440, 900), QRect(100, 100, 5000, 4000)):
        assert screens[0].contains(clamped(lost, screens))
    assert clamped(QRect(30, 40, 800, 600), screens) == QRect(30, 40, 800, 600)


def test_settings_that_cannot_be_read_count_as_not_set(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[look]\nlanguage=tlh\ntheme=pink\nscale=many\n[files]\nrecent=@Invalid()\n[window]\ngeometry=x\n")
    settings = Settings(path)
    assert (settings.language, settings.theme, settings.scale, settings.recent) == ("", "", 100, [])


def test_opening_and_closing_leaves_nothing(
    window_of: Callable[..., MainWindow], qtbot: QtBot, qapp: QApplication
) -> None:
    window = window_of(PaperEngine())
    window.close()
    assert window.session._thread.isFinished()


def test_a_window_that_is_gone_leaves_nothing(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    def lived() -> tuple[weakref.ref[MainWindow], int]:
        made = build(qapp, language="en", theme="light", engine=PaperEngine(), dialogs=Answers(tmp_path))  # type: ignore
        made.begin(gansu())
        qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
        made.close_now()
        made.words.drop()
        made.deleteLater()
        return weakref.ref(made), len(made.findChildren(QWidget))

    gone, parts = lived()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
    assert parts > 500 > len(qapp.allWidgets())
