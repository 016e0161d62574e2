"""What a number depends on: read from the runs of the bands, refined with them, and honest about too few."""

from __future__ import annotations

import csv
import datetime as dt
import io
import pickle
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from conftest import PaperEngine, gansu
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox
from sandbox.study.ensembles.draws import drawn
from ui.forecasts import OF_BRANCH
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.messages import ALONE
from ui.study.tornado import TornadoDialog
from ui.study.tornado_chart import Bar, Bars, Captions
from ui.words import parameters
from ui.words.i18n import Translator

SCENARIO = gansu()
LEFT = Qt.MouseButton.LeftButton
DEPENDS = {"price_elasticity": 0.05, "lead_time": -0.02}  # of a share, a standard deviation of the draws each


class PaperMaker:
    """Makes runs whose outcomes depend on two parameters, when a test says so."""

    def __init__(self, tell: Any) -> None:
        self.tell = tell
        self.asked: list[sandbox.Question] = []

    def ready(self, scenario: bytes) -> None: ...

    def ask(self, question: sandbox.Question) -> None:
        self.asked.append(question)

    def stop(self) -> None: ...

    def close(self, seconds: float) -> bool:
        return True

    def answer(self, runs: int) -> None:
        asked, numbers = self.asked[-1], tuple(range(1, runs + 1))
        outcome = 0.5 + 0.002 * np.random.default_rng(1).normal(size=runs)
        draws = drawn(SCENARIO, numbers)
        for name, slope in DEPENDS.items():
            outcome += slope * (draws[name] - draws[name].mean()) / draws[name].std()
        weeks = tuple(range(asked.futures[0].begin + 3, asked.until, 4))
        values = np.broadcast_to(outcome, (len(weeks), len(asked.indicators), runs))
        both = (values, *(values / 2 for _ in asked.futures[1:]))
        shape = (len(asked.futures), *values.shape[:2], len(sandbox.PERCENT))
        apart = np.zeros(shape[1:] if len(both) > 1 else (0, *shape[2:]))
        self.tell(sandbox.Forecast(asked, weeks, np.full(shape, 0.5), apart, runs, 0.1, numbers, both))


class OnPaper(PaperEngine):
    """Games on paper whose futures are those of a scenario that can be read."""

    def future_of(self, simulation: Any) -> sandbox.Future:
        return sandbox.Future(pickle.dumps(SCENARIO), b"", simulation.tick)


@pytest.fixture
def maker(monkeypatch: pytest.MonkeyPatch) -> list[PaperMaker]:
    made: list[PaperMaker] = []

    def make(workers: int, tell: Any, failed: Any) -> PaperMaker:
        made.append(PaperMaker(tell))
        return made[-1]

    monkeypatch.setattr(sandbox, "Forecaster", make)
    return made


@pytest.fixture
def window(window_of: Callable[..., MainWindow], maker: list[PaperMaker], qtbot: QtBot) -> MainWindow:
    made = window_of(OnPaper(), workers=1)
    made.begin(SCENARIO)
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
    return made


def clear(dialog: TornadoDialog) -> list[str]:
    return [bar.name for bar in dialog.chart.bars if not bar.quiet]


def test_it_is_read_from_the_runs_of_the_bands_and_makes_none(
    window: MainWindow, maker: list[PaperMaker], qtbot: QtBot
) -> None:
    dialog = window.tornado
    assert not window.game.tab_row.depends.isVisible()
    window.actions_["tornado"].trigger()
    assert dialog.isVisible() and "not drawn now" in dialog.chart.instead
    assert maker[0].asked == []
    qtbot.mouseClick(dialog.bands_button, LEFT)
    qtbot.waitUntil(lambda: bool(maker[0].asked))
    assert window.game.tab_row.depends.isVisible() and not dialog.bands_button.isVisible()
    maker[0].answer(96)
    qtbot.waitUntil(lambda: "Too few runs: 96 of the 150" in dialog.chart.instead)
    assert dialog.chart.bars == () and not dialog.save_button.isEnabled()
    maker[0].answer(168)
    qtbot.waitUntil(lambda: len(dialog.chart.bars) == len(sandbox.parameters()))
    assert dialog.state.text().startswith("From 168 of 200 runs, 104 weeks on")
    assert clear(dialog) == ["Price elasticity of tokens", "Weeks from start to opening"]
    largest = dialog.chart.bars[0]
    assert largest.letter == "D" and "±" in largest.text
    assert largest.at_high - largest.at_low == pytest.approx(2 * 1.2816 * 5.0, rel=0.15)  # points of a share
    assert len(maker[0].asked) == 1
    before = dialog.shown
    maker[0].answer(200)
    qtbot.waitUntil(lambda: dialog.state.text().startswith("From 200 of 200 runs"))
    assert dialog.shown.parts[0].error < before.parts[0].error  # refined as runs come in
    qtbot.mouseClick(dialog.more_button, LEFT)
    assert maker[0].asked[-1].runs == 2 * OF_BRANCH  # it is the bands that get more runs
    assert maker[0].asked[-1].futures == maker[0].asked[0].futures


def test_what_is_reckoned_while_the_window_closes_asks_for_no_other(
    window: MainWindow, maker: list[PaperMaker], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, read, go_on = window.tornado, sandbox.swings, threading.Event()
    begun: list[int] = []

    def swings(forecast: sandbox.Forecast, *given: Any, **more: Any) -> sandbox.Swings:
        begun.append(forecast.made)
        assert go_on.wait(30.0)
        return read(forecast, *given, **more)

    monkeypatch.setattr(sandbox, "swings", swings)
    window.actions_["bands"].trigger()
    dialog.reveal()
    qtbot.waitUntil(lambda: bool(maker[0].asked))
    maker[0].answer(168)
    qtbot.waitUntil(lambda: bool(begun))
    maker[0].answer(200)
    assert dialog._stale  # it waits for the one that is reckoned
    go_on.set()
    window.close_now()
    qtbot.waitUntil(lambda: not dialog._busy)
    assert begun == [168]


def test_another_number_week_and_the_difference_of_two_branches(
    window: MainWindow, maker: list[PaperMaker], qtbot: QtBot
) -> None:
    dialog = window.tornado
    window.game.tab_row.choose(ALONE)
    window.actions_["bands"].trigger()
    qtbot.mouseClick(window.game.tab_row.depends, LEFT)
    qtbot.waitUntil(lambda: bool(maker[0].asked) and len(maker[0].asked[-1].futures) == 2)
    maker[0].answer(200)
    qtbot.waitUntil(lambda: bool(dialog.chart.bars))
    whole = dialog.chart.bars[0].at_high
    qtbot.mouseClick(dialog.side._parts["apart"], LEFT)
    qtbot.waitUntil(lambda: bool(dialog.chart.bars) and dialog.chart.bars[0].at_high == pytest.approx(whole / 2))
    dialog.measure.setCurrentIndex(dialog.measure.findData("rent_8xh100"))
    dialog.measure.activated.emit(dialog.measure.currentIndex())
    qtbot.waitUntil(lambda: "Rent of 8" in dialog.chart.captions.axis and "k¥ a month" in dialog.chart.captions.axis)
    dialog.slider.setValue(0)
    after = maker[0].asked[-1].futures[0].begin + 4
    assert dialog.week.text() == window.words.week(window.frame.start + dt.timedelta(weeks=after))
    qtbot.mouseClick(dialog.view._parts["table"], LEFT)
    assert dialog.both.currentWidget() is dialog.sheet
    assert dialog.sheet.rowCount() == len(sandbox.parameters())
    rows = list(csv.reader(io.StringIO(dialog.made("csv").decode("utf-8-sig"))))[2:]
    assert rows[1][1] == "price_elasticity" and float(rows[1][6]) > 0
    assert dialog.made("png").startswith(b"\x89PNG")


def test_what_rests_on_assumptions_is_hidden_here_too(
    window: MainWindow, maker: list[PaperMaker], qtbot: QtBot
) -> None:
    dialog = window.tornado
    window.actions_["bands"].trigger()
    dialog.reveal()
    qtbot.waitUntil(lambda: bool(maker[0].asked))
    maker[0].answer(200)
    qtbot.waitUntil(lambda: bool(dialog.chart.bars))
    dialog.measure.setCurrentIndex(dialog.measure.findData("carbon"))
    dialog.measure.activated.emit(dialog.measure.currentIndex())
    qtbot.waitUntil(lambda: bool(dialog.chart.bars))
    window.actions_["assumed"].trigger()
    assert dialog.chart.bars == () and "Ctrl+D" in dialog.chart.instead
    assert dialog.sheet.rowCount() == 0


def test_without_processes_the_command_says_why(window_of: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = window_of()
    window.begin(SCENARIO)
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    assert not window.actions_["tornado"].isEnabled()
    assert "processes" in window.actions_["tornado"].toolTip()


def test_every_parameter_has_words_and_a_unit(qapp: QApplication) -> None:
    words = Translator("en")
    for row in sandbox.parameters():
        assert row.name in parameters.NAMES, row.name
        assert row.unit == "1" or parameters.value(words, 1.0, row.unit)[1], row.unit
    words.drop()


def test_as_many_bars_as_there_is_room_for(qapp: QApplication) -> None:
    bars = Bars(Theme())
    bars.resize(700, 300)
    made = [Bar(f"Parameter {k}", "D", -1.0 / k, 2.0 / k, 0.5, "+3 ± 1", k > 3, f"tip {k}") for k in range(1, 40)]
    bars.show_bars(made, Captions("change", "low", "high", "effect"))
    assert 5 < bars.room < 12
    assert bars.at(bars._head() + 2) is bars.bars[0]
    assert bars.at(bars._head() + bars.room * bars._tall() + 2) is None
    assert not bars.grab().isNull()
    assert bars.accessibleDescription() == "Parameter 1 +3 ± 1, Parameter 2 +3 ± 1, Parameter 3 +3 ± 1"
