"""The end screen: every name is read whole in any window, and the grey line says whose it is."""

from __future__ import annotations

import itertools
import math

import frames
import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

import sandbox
from ui.dialogs.debrief import DebriefPage, agreeing
from ui.main_window import MainWindow
from ui.words import catalogue
from ui.words.i18n import DASH, MINUS, THIN


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> DebriefPage:
    window.show_debrief()
    qtbot.waitUntil(lambda: window.debrief.knows_alone)
    window.debrief.show_frame(frames.frame(120, rows=120))
    window.debrief.show_alone(frames.series(261))
    return window.debrief


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_text_is_whole_in_any_window(
    window: MainWindow, page: DebriefPage, qtbot: QtBot, language: str, scale: float
) -> None:
    window.words.switch(language)
    window.theme.set_text_scale(scale)
    for size in ((640, 480), (1024, 600), (1440, 900)):
        window.resize(*size)
        qtbot.wait(50)
        page.show_frame(frames.frame(120, rows=120))
        qtbot.wait(50)
        for table in (page.nation, page.gauges, page.record):
            texts = [made for made in table.findChildren(QLabel) if made.isVisible()]
            assert len(texts) > 15
            for made in texts:
                assert made.width() >= made.fontMetrics().horizontalAdvance(made.text()), (size, made.text())
                assert table.rect().contains(made.geometry()), (size, made.text())


def test_the_grey_line_is_named_and_its_name_moves_off_the_others(page: DebriefPage) -> None:
    for chart in page.charts:
        assert chart.other_names[0].isVisible()
        assert chart.other_names[0].toPlainText() == "nobody plays"
        mine, other = chart.names[0].sceneBoundingRect(), chart.other_names[0].sceneBoundingRect()
        line = QFontMetricsF(page._theme.font(11)).height() - 2  # the boxes have margins that may overlap
        assert abs(mine.center().y() - other.center().y()) > line - 1
        assert other.right() <= chart.plot.width()
    page.begin(type("Scenario", (), {"player": "Gansu"}))
    assert not any(chart.other_names[0].isVisible() for chart in page.charts)


def test_nobody_plays_no_further_than_the_game(page: DebriefPage) -> None:
    for chart in page.charts:
        assert len(chart.others[0].getData()[0]) == 120


@pytest.mark.parametrize(
    ("mine", "other", "said"),
    [
        (0.826, 0.824, ("82.6 %", "82.4 %", "+0.2 points")),
        (0.82549, 0.82451, ("82.55 %", "82.45 %", "+0.10 points")),
        (0.825, 0.825, ("82.5 %", "82.5 %", "0.0 points")),
        (0.82, math.nan, ("82 %", "–", "–")),
    ],
)
def test_two_shares_and_their_difference_agree(
    page: DebriefPage, mine: float, other: float, said: tuple[str, str, str]
) -> None:
    told = page._beside("cloud_utilisation", mine, other)
    assert tuple(text.replace(THIN, " ") for text in told) == said


@pytest.mark.parametrize("seed", range(5))
def test_rounded_shares_add_up(seed: int) -> None:
    draws = np.random.default_rng(seed).uniform(80, 83, (200, 2))
    for mine, other in draws:
        digits = agreeing(mine, other)
        assert digits == 3 or round(mine, digits) - round(other, digits) == pytest.approx(round(mine - other, digits))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_where_no_hall_runs_no_use_is_told(window: MainWindow, page: DebriefPage, language: str) -> None:
    window.words.switch(language)
    for halls in ((frames.hall(1, "building"),), (frames.hall(1, "failed"), frames.hall(2, "building"))):
        page.show_frame(frames.frame(120, rows=120, halls=halls))
        assert DASH not in page.subtitle.text()
        assert "0" not in page.subtitle.text().split("%")[0].split(".")[0]


def test_nothing_of_another_game_is_left_and_what_is_empty_says_why(page: DebriefPage) -> None:
    halls = (frames.hall(1, "live"), frames.hall(2, "live"))
    page.show_frame(frames.frame(120, rows=120, halls=halls))
    assert len([label for label in page.halls.findChildren(QLabel) if label.isVisible()]) == 9  # and their head
    page.show_frame(frames.frame(0, rows=0, halls=halls[:1]))
    assert len([label for label in page.halls.findChildren(QLabel) if label.isVisible()]) == 6
    assert all(chart.note.isVisible() for chart in page.charts)
    assert not page.record.isVisible()
    assert "Nothing was published" in page.record_note.text()


def test_names_that_change_out_of_sight_are_seen_when_they_are_back(window: MainWindow, qtbot: QtBot) -> None:
    window.session.step(100)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.tick == 100)
    window.show_debrief()
    qtbot.waitUntil(lambda: window.debrief.knows_alone)
    qtbot.wait(300)
    window.resize(1024, 600)  # the charts are below what is seen
    qtbot.wait(30)
    window.show_debrief()
    qtbot.wait(200)
    window.words.switch("zh_CN")
    window.resize(1440, 900)
    qtbot.wait(30)
    window.show_debrief()
    window.debrief.findChild(QScrollArea).ensureWidgetVisible(window.debrief.charts[0])
    qtbot.wait(300)
    picture = window.grab().toImage()
    for chart in window.debrief.charts:
        for name in (*chart.names, *chart.other_names):
            rect = name.sceneBoundingRect().toAlignedRect()
            shown = rect.translated(chart.plot.mapTo(window, QPoint(0, 0)))
            pixels = [picture.pixelColor(x, y) for x, y in itertools.product(*spans(shown))]
            assert sum(near(pixel, name.defaultTextColor()) for pixel in pixels) > 8, name.toPlainText()


def spans(rect: QRect) -> tuple[range, range]:
    return range(rect.left(), rect.right()), range(rect.top(), rect.bottom())


def near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def test_it_says_how_the_gauges_stand_against_nobody_playing(page: DebriefPage) -> None:
    frame = frames.frame(120, rows=120)
    page.show_frame(frame)
    texts = [made.text() for made in page.gauges.findChildren(QLabel) if made.isVisible()]
    for name in catalogue.GAUGES:
        at = texts.index(catalogue.gauge(name))
        mine, other, change = (float(text.replace(MINUS, "-")) for text in texts[at + 1 : at + 4])
        assert mine == pytest.approx(frame.indicators[name], abs=0.006)
        assert change == pytest.approx(mine - other, abs=1e-9)
    assert all(made.toolTip() for made in page.gauges.findChildren(QLabel) if made.text() == catalogue.gauge(name))


def test_a_list_that_shows_the_latest_only_says_so(page: DebriefPage) -> None:
    halls = tuple(frames.hall(k, "live") for k in range(1, 15))
    decisions = tuple((k, sandbox.Survey(tick=k, province="Gansu")) for k in range(20))
    page.show_frame(frames.frame(120, rows=120, halls=halls, decisions=decisions))
    shown = [made.text() for made in page.halls.findChildren(QLabel) if made.isVisible()]
    assert any("Hall 14" in text for text in shown)
    assert "the latest 12 of 14" in shown
    assert page.decided_note.text().endswith("the latest 12 of 20")
    page.show_frame(frames.frame(120, rows=120, halls=halls[:2], decisions=decisions[:2]))
    assert "latest" not in page.decided_note.text()
    assert not any("latest" in made.text() for made in page.halls.findChildren(QLabel) if made.isVisible())


def test_red_lines_that_were_passed_are_named_with_their_week(page: DebriefPage) -> None:
    assert page.lines.text() == "No red line was passed for long."
    told = [
        sandbox.Notice("red_line.passed", tick, {"red_line": name, "weeks": 13})
        for tick, name in ((84, "stranded"), (100, "rent"))
    ]
    page.show_frame(frames.frame(120, rows=120, notices=(*told, sandbox.Notice("hall.finished", 90, {"hall": 1}))))
    assert page.lines.text() == "Red lines passed for long: Stranded value (2024-W33) · Rent of 8×H100 (2024-W49)"
