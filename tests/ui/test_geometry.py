"""The window in small and large sizes, with small and large text: what must be seen is seen."""

from __future__ import annotations

import frames
import pytest
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.widgets.paint import width_of


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
