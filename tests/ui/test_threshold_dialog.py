"""Where the better of two plans changes: what is asked, what is said and drawn, and that what was stopped is a part."""

from __future__ import annotations

import csv
import dataclasses
import io
import multiprocessing
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox
from sandbox.study.ensembles import pool
from ui.charts.axes import ticks
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.study.threshold import NOBODY, PAIRS, ThresholdDialog, ThresholdSearch
from ui.study.threshold_chart import Captions, ThresholdChart

LEFT = Qt.MouseButton.LeftButton
TINY = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")
VOUCHER = sandbox.Voucher(tick=0, province="Gansu", budget=20.0)
AXES = (
    sandbox.ThresholdAxis("parameters.v3_compute_factor", "1", 0.2, 0.6),
    sandbox.ThresholdAxis("parameters.lead_time", "week", 44.0, 70.0),
)


def answer(delta: float, error: float = 1.0) -> sandbox.ThresholdAnswer:
    return sandbox.ThresholdAnswer(5.0, 5.0 + delta, delta, error, "B" if delta > 0 else "A" if delta else "tie", 0)


def known(
    gain: Callable[..., float], axes: int = 1, points: int = 5, *, whole: bool = True, chance: bool = True
) -> sandbox.ThresholdMap:
    """A map of which the difference at every point is said."""
    side = sandbox.ThresholdSide(sandbox.override(TINY, f"noise={str(chance).lower()}"), ())
    question = sandbox.ThresholdQuestion(side, side, AXES[:axes], "purse", 11, PAIRS)
    grid = tuple(axis.grid(points) for axis in question.axes)
    every = np.stack(np.meshgrid(*grid, indexing="ij"), axis=-1).reshape(-1, axes)
    answers = {point: answer(gain(*point)) for point in map(tuple, every.tolist())}
    return sandbox.ThresholdMap(question, grid, (0.3, 61.0)[:axes], answers, len(answers) + 4 * (not whole), whole)


@pytest.fixture
def window(window_of: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    made = window_of(sandbox)
    made.begin(TINY)
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
    made.session.submit([VOUCHER])
    qtbot.waitUntil(lambda: len(made.frame.nodes) == 2)
    return made


@pytest.fixture
def dialog(window: MainWindow) -> ThresholdDialog:
    window.actions_["threshold"].trigger()
    assert window.threshold.isVisible()
    return window.threshold


def test_what_is_asked_and_what_makes_no_sense(
    window: MainWindow, dialog: ThresholdDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[ThresholdSearch] = []
    monkeypatch.setattr(dialog.asking, "ask", asked.append)
    assert window.frame.decided_on(0) == ()
    assert [chooser.currentData() for chooser in dialog.choosers] == [NOBODY, window.frame.node]
    first, second = (varied.parameter for varied in dialog.varied)
    first.setCurrentIndex(first.findData("lead_time"))
    assert (dialog.varied[0].low.value(), dialog.varied[0].high.value()) == (44.0, 70.0)
    dialog.slider.setValue(8)
    qtbot.mouseClick(dialog.start, LEFT)
    question = asked[-1].asked
    assert (question.a.decisions, question.b.decisions) == ((), (VOUCHER,))
    assert (question.indicator, question.week, question.runs, question.lower_is_better) == ("purse", 7, PAIRS, False)
    assert question.axes == (sandbox.ThresholdAxis("parameters.lead_time", "week", 44.0, 70.0),)
    dialog.stop()
    dialog.measure.setCurrentIndex(dialog.measure.findData("fiscal_year"))
    dialog.measure.activated.emit(0)
    assert dialog.question().lower_is_better
    second.setCurrentIndex(second.findData("lead_time"))
    qtbot.mouseClick(dialog.start, LEFT)
    assert "Both parameters are the same" in dialog.chart.instead
    second.setCurrentIndex(second.findData("price_elasticity"))
    dialog.varied[1].low.setValue(0.9)
    qtbot.mouseClick(dialog.start, LEFT)
    assert "lower value" in dialog.chart.instead
    dialog.choosers[1].setCurrentIndex(0)
    qtbot.mouseClick(dialog.start, LEFT)
    assert "A and B are the same" in dialog.chart.instead
    assert len(asked) == 1 and not dialog.going


def test_one_parameter_is_said_in_a_sentence(window: MainWindow, dialog: ThresholdDialog) -> None:
    dialog._nodes = (NOBODY, window.frame.node)
    dialog._found(known(lambda x: 10 * (0.45 - x)))
    assert dialog.sentence.text().startswith(
        'B (First branch) is better while "Compute per token after DeepSeek-V3" is below 0.45 (2.2× less); above it A '
        "(nothing is decided) is better."
    )
    assert "It is clear (95 %) up to 0.30" in dialog.sentence.text() or "clearly" in dialog.sentence.text()
    dialog._found(known(lambda x: 10.0))
    assert "B (First branch) is better at all values" in dialog.sentence.text()
    assert dialog.sentence.text().endswith("; at 5 of 5 points that is clear (95 %).")
    dialog._found(known(lambda x: 5 * x))
    assert dialog.sentence.text().endswith("; at 4 of 5 points that is clear (95 %).")
    dialog._found(known(lambda x: 0.0))
    assert "neither is better at all values" in dialog.sentence.text()
    found = known(lambda x: 0.5, whole=False)
    dialog._first(dataclasses.replace(found, answers=dict(list(found.answers.items())[:1])))
    assert dialog.sentence.text() == (
        "So far: B (First branch) is better at the only point known. That is not clear (95 %)."
    )
    dialog._found(known(lambda x: 10 * (x - 0.25) * (x - 0.55)))
    assert "it changes 2 times" in dialog.sentence.text()
    dialog._found(known(lambda x, y: x - 0.35, 2))
    assert "Of 25 points A (nothing is decided) is the better at 10, B (First branch) at 15" in dialog.sentence.text()
    assert dialog.sheet.rowCount() == 25
    dialog._found(known(lambda x, y: -2.0, 2))
    assert "A (nothing is decided) is better at all 25 points; at 25 that is clear" in dialog.sentence.text()
    dialog._found(known(lambda x, y: x - 0.35, 2))
    rows = list(csv.reader(io.StringIO(dialog.made("csv").decode("utf-8-sig"))))
    assert rows[6][:3] == ["parameters.v3_compute_factor [1]", "parameters.lead_time [week]", "A [MCNY]"]
    assert len(rows) == 7 + 25 and float(rows[7][4]) == pytest.approx(-0.15)
    assert dialog.made("png").startswith(b"\x89PNG")
    window.words.switch("zh_CN")
    assert "最初的分支" in dialog.sentence.text()


def test_a_game_without_chance_has_one_pair_at_each_point_and_no_errors(
    window: MainWindow, dialog: ThresholdDialog
) -> None:
    assert not window.session.scenario.noise and "one pair of runs says it all" in dialog.chart.instead
    dialog._nodes = (NOBODY, window.frame.node)
    dialog._found(known(lambda x: 10.0, chance=False))
    assert "5 points, 10 runs" in dialog.state.full() and "this game has no chance" in dialog.state.full()
    assert not any("±" in cell for row in dialog._rows(dialog.known)[1] for cell in row)
    dialog._found(known(lambda x: 10.0))
    assert f"{10 * PAIRS} runs" in dialog.state.full() and "no chance" not in dialog.state.full()
    assert any("±" in cell for row in dialog._rows(dialog.known)[1] for cell in row)


def test_a_branch_that_is_played_on_stays_chosen_and_keeps_its_name(
    window: MainWindow, dialog: ThresholdDialog, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(dialog.asking, "ask", lambda _: None)
    asked = window.frame.node
    qtbot.mouseClick(dialog.start, LEFT)
    dialog._found(known(lambda x: 10.0))
    window.session.submit([sandbox.Link(tick=0, province="Gansu")])
    qtbot.waitUntil(lambda: window.frame.node != asked)
    assert [chooser.currentData() for chooser in dialog.choosers] == [NOBODY, window.frame.node]
    assert dialog.names() == ("nothing is decided", "First branch, since played on")
    assert dialog.sentence.text().startswith("B (First branch, since played on) is better")


def test_a_refusal_is_said_in_the_language_and_goes_once_it_is_mended(
    window: MainWindow, dialog: ThresholdDialog, qtbot: QtBot
) -> None:
    dialog.choosers[1].setCurrentIndex(0)
    qtbot.mouseClick(dialog.start, LEFT)
    assert "A and B are the same" in dialog.state.full()
    window.words.switch("zh_CN")
    assert dialog.state.full() and not dialog.state.full().isascii() and "A and B are" not in dialog.chart.instead
    window.words.switch("en")
    dialog.choosers[1].setCurrentIndex(1)
    dialog.choosers[1].activated.emit(1)
    assert dialog.state.full() == "" and "A and B are" not in dialog.chart.instead
    dialog.varied[0].low.setValue(0.9)
    qtbot.mouseClick(dialog.start, LEFT)
    assert "lower value" in dialog.state.full()
    dialog.varied[0].low.setValue(0.1)
    assert dialog.state.full() == ""


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_field_has_a_caption_and_every_range_a_unit(
    window: MainWindow, dialog: ThresholdDialog, language: str
) -> None:
    window.words.switch(language)
    captions = [caption.text() for caption in (*dialog.captions, dialog.at)]
    assert all(captions) and len(set(captions)) == len(captions)
    units = {}
    for name in (each.name for each in sandbox.parameters()):
        dialog.varied[0].parameter.setCurrentIndex(dialog.varied[0].parameter.findData(name))
        units[name] = dialog.varied[0].unit.text()
    assert all(units.values())
    if language == "en":
        assert [units[name] for name in ("v3_compute_factor", "lead_time", "price_elasticity")] == [
            "× of before", "weeks", "no unit",
        ]  # fmt: skip
    dialog._found(known(lambda x: 1.0 - x))
    assert dialog.chart.captions.across.endswith(f"({units['v3_compute_factor']})")
    for widget in (
        dialog.measure,
        dialog.slider,
        *(varied.parameter for varied in dialog.varied),
        dialog.varied[0].low,
    ):
        assert widget.toolTip()


def test_in_a_small_window_with_large_text_it_is_no_larger_than_the_window(
    window: MainWindow, dialog: ThresholdDialog
) -> None:
    dialog.accept()
    window.resize(1024, 768)
    window.theme.set_text_scale(1.5)
    dialog.varied[1].parameter.setCurrentIndex(dialog.varied[1].parameter.findData("lead_time"))
    window.actions_["threshold"].trigger()
    assert dialog.width() <= 1000 and dialog.height() <= 744
    for widget in (dialog.start, dialog.varied[1].unit, dialog.slider):
        assert widget.width() >= widget.minimumSizeHint().width()
        assert dialog.rect().contains(QRect(widget.mapTo(dialog, QPoint()), widget.size()))


def test_what_is_stopped_stays_as_a_part(dialog: ThresholdDialog) -> None:
    dialog.going = True
    dialog._first(known(lambda x: 1.0 - x, whole=False))
    assert (dialog.bar.value(), dialog.bar.maximum(), dialog.bar.isVisible()) == (5, 9, True)
    assert dialog.state.full() == "5 of 9 points, 80 runs so far"
    assert dialog.start.text() == "Stop"
    dialog.stop()
    assert dialog.state.full() == "A part: 5 of 9 points, 80 runs; it was stopped"
    assert dialog.sentence.text().startswith("So far: ") and dialog.save_button.isEnabled()
    assert not dialog.bar.isVisible()


def test_after_a_failure_it_says_so_and_keeps_what_is_known(window: MainWindow, dialog: ThresholdDialog) -> None:
    dialog.going = True
    dialog._first(known(lambda x: 1.0 - x, whole=False))
    dialog.asking.failed.emit("Traceback")
    assert not dialog.going and dialog.start.text() == "Find out"
    assert dialog.state.full() == "5 of 9 points, 80 runs so far; It broke off: an error was reported."
    assert window.dialogs.texts == ["Traceback"]  # type: ignore[attr-defined]


def test_a_later_question_on_the_line_leaves_a_part(window: MainWindow, dialog: ThresholdDialog) -> None:
    line = dialog.asking.line
    assert window.since.asking.line is line and window.compare.why.asking.line is line
    assert window.search.asking.line is not line
    dialog.going = dialog.asking.waiting = True
    line.take(dialog.asking)
    dialog._first(known(lambda x: 1.0 - x, whole=False))
    line.take(window.since.asking)
    assert not dialog.going and dialog.state.full().endswith("given up for a later question, and may be asked again.")


def test_a_measure_that_is_hidden_says_so(window: MainWindow, dialog: ThresholdDialog) -> None:
    found = known(lambda x: 1.0)
    of_carbon = dataclasses.replace(found.question, indicator="carbon")
    dialog._found(dataclasses.replace(found, question=of_carbon))
    assert dialog.sentence.text()
    window.actions_["assumed"].trigger()
    assert dialog.sentence.text() == "" and "Ctrl+D" in dialog.chart.instead and dialog.sheet.rowCount() == 0


def test_the_question_finds_in_the_model_what_brute_force_does() -> None:
    """The corners come first, what is told grows, and a decided branch is its path's decisions."""
    side = sandbox.ThresholdSide(TINY, ())
    other = sandbox.ThresholdSide(TINY, (VOUCHER,))
    question = sandbox.ThresholdQuestion(side, other, AXES[1:], "purse", 5, 2)
    told: list[sandbox.ThresholdMap] = []
    found = ThresholdSearch(question)(pool.here, 1, told.append)
    assert [len(each.answers) for each in told] == list(range(1, len(told) + 1))
    assert list(told[1].answers) == [(44.0,), (70.0,)]
    assert not any(each.whole for each in told) and found.whole and told[-1].wanted == found.wanted == 17
    assert {each.better for each in found.answers.values()} == {"A"}  # a voucher costs money, whatever halls take
    assert found.standing == (pytest.approx(sandbox.complete(TINY).parameters["lead_time"]),)


# ----------------------------------------------------------------------------------------------------- the drawing


@pytest.fixture
def chart(qapp: QApplication) -> Iterator[ThresholdChart]:
    made = ThresholdChart(Theme())
    made.resize(700, 400)
    yield made
    made.deleteLater()


CAPTIONS = Captions("across", "up", ("A", "a", "B", "b", "=", "none"), "here", "line")


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_better_plan_has_a_colour_and_a_pattern(chart: ThresholdChart, theme: str) -> None:
    chart._theme.set(theme)
    found = known(lambda x, y: 100 * (x - 0.41), 2)
    chart.show_map(found, CAPTIONS, str)
    picture = chart.grab().toImage()
    across, up = chart._across(), chart._up()

    def colours(x: float, y: float) -> set[int]:
        left, top = round(across.at(x)), round(up.at(y))
        return {picture.pixel(left + i, top + j) for i in range(-12, 13) for j in range(-8, 9)}

    assert len(colours(0.2, 50.5)) == 1  # A is filled
    assert len(colours(0.6, 50.5)) == 2  # B is hatched
    assert not colours(0.2, 50.5) & colours(0.6, 50.5)
    assert chart.at(across.at(0.31), up.at(51.0)) == (pytest.approx(0.3), pytest.approx(50.5))
    assert chart.at(1.0, 1.0) is None


def test_one_parameter_is_a_line_with_errors(chart: ThresholdChart) -> None:
    chart.show_map(known(lambda x: 10 * (x - 0.41)), CAPTIONS, str)
    assert not chart.grab().isNull()
    up = chart._up()
    assert up.low < -3.1 and up.high > 2.9  # the errors have room
    assert chart.at(chart._across().at(0.52), chart.plot().center().y()) == (pytest.approx(0.5),)
    chart.show_map(None, Captions(), str, "nothing yet")
    assert not chart.grab().isNull()


def test_a_line_is_in_the_key_where_one_is_drawn(chart: ThresholdChart) -> None:
    upward = known(lambda _, y: y - 60.0, 2)
    assert not upward.crossings  # these are looked for along the first parameter
    for found, drawn in ((upward, True), (known(lambda x, y: 1.0, 2), False), (known(lambda x: x - 0.41), True)):
        chart.show_map(found, CAPTIONS, str)
        assert chart.changes() is drawn


def test_ticks_are_round() -> None:
    for low, high in ((0.2, 0.6), (44.0, 70.0), (-1e-4, 3e-4), (-2e5, 1e6)):
        found, digits = ticks(low, high, 6)
        assert 2 <= len(found) <= 7 and low <= found[0] + 1e-12 and found[-1] <= high * (1 + 1e-9)
        assert all(float(f"{value:.{digits}f}") == pytest.approx(value, abs=1e-12) for value in found)


# ------------------------------------------------------------------------------------------------- real processes


def test_stopping_and_closing_in_the_middle_leave_no_process(
    window: MainWindow, dialog: ThresholdDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = TINY.model_copy(update={"weeks": 261})
    side = sandbox.ThresholdSide(long, ())
    question = sandbox.ThresholdQuestion(side, side, AXES, "purse", 259, 64)
    before = set(multiprocessing.active_children())

    def begun() -> list[Any]:
        return [child for child in multiprocessing.active_children() if child not in before]

    def ended() -> bool:
        return not any(child.is_alive() for child in children)

    monkeypatch.setattr(dialog, "question", lambda: question)
    qtbot.mouseClick(dialog.start, LEFT)
    qtbot.waitUntil(lambda: len(begun()) >= sandbox.processors())
    children = begun()
    qtbot.mouseClick(dialog.start, LEFT)
    assert not dialog.going
    qtbot.waitUntil(ended)
    qtbot.mouseClick(dialog.start, LEFT)
    qtbot.waitUntil(lambda: len(begun()) >= sandbox.processors())
    children = begun()
    window.close_now()
    qtbot.waitUntil(ended)
