"""The end screen: every name is read whole in any window, and the grey line says whose it is."""

from __future__ import annotations

import frames
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ui.dialogs.debrief import DebriefPage
from ui.main_window import MainWindow


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
        for table in (page.nation, page.record):
            texts = [made for made in table.findChildren(QLabel) if made.isVisible()]
            assert len(texts) > 20
            for made in texts:
                assert made.width() >= made.fontMetrics().horizontalAdvance(made.text()), (size, made.text())
                assert table.rect().contains(made.geometry()), (size, made.text())


def test_the_grey_line_is_named_and_its_name_moves_off_the_others(page: DebriefPage) -> None:
    for chart in page.charts:
        assert chart.other_name.isVisible()
        assert chart.other_name.toPlainText() == "nobody plays"
        mine, other = chart.names[0].sceneBoundingRect(), chart.other_name.sceneBoundingRect()
        assert not mine.intersects(other)
        assert other.right() <= chart.plot.width()
    page.begin(type("Scenario", (), {"player": "Gansu"}))
    assert not any(chart.other_name.isVisible() for chart in page.charts)
