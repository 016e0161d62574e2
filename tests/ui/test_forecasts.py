"""Forecasts in the window: what is asked and when, what is drawn, how soon, and that no process is left."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from conftest import gansu
from playing import HALL, Player
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox
from ui.forecasts import OF_BRANCH, OF_PLAN, Forecasts
from ui.main_window import MainWindow
from ui.messages import ALONE
from ui.panels.charts import FORECAST
from ui.session import Session
from ui.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
VOUCHER = sandbox.Voucher(tick=0, province="Gansu", budget=50.0)


class PaperMaker:
    """Makes no forecasts by itself: a test gives the answers."""

    def __init__(self, tell: Any, failed: Any) -> None:
        self.tell, self.failed = tell, failed
        self.asked: list[sandbox.Question] = []
        self.stopped = 0
        self.warmed: list[bytes] = []
        self.closed = False

    def ready(self, scenario: bytes) -> None:
        self.warmed.append(scenario)

    def ask(self, question: sandbox.Question) -> None:
        self.asked.append(question)

    def stop(self) -> None:
        self.stopped += 1

    def close(self, seconds: float) -> bool:
        self.closed = True
        return True

    def answer(self, made: int = 8, reach: int | None = None, level: float = 1.0) -> sandbox.Forecast:
        question = self.asked[-1]
        begin = question.futures[0].begin
        weeks = tuple(range(begin + 3, question.until, 4))
        bands = np.full((len(question.futures), len(weeks), len(question.indicators), len(sandbox.PERCENT)), np.nan)
        bands[:, : reach or len(weeks)] = level * np.linspace(0.5, 1.5, len(sandbox.PERCENT))
        apart = bands[0] - bands[1] - 2.0 if len(bands) > 1 else bands[0, :0]
        forecast = sandbox.Forecast(question, weeks, bands, apart, made, 0.1)
        self.tell(forecast)
        return forecast


@pytest.fixture
def makers(monkeypatch: pytest.MonkeyPatch) -> list[PaperMaker]:
    made: list[PaperMaker] = []

    def make(workers: int, tell: Any, failed: Any) -> PaperMaker:
        made.append(PaperMaker(tell, failed))
        return made[-1]

    monkeypatch.setattr(sandbox, "Forecaster", make)
    return made


@pytest.fixture
def window(window_of: Callable[..., MainWindow], makers: list[PaperMaker], qtbot: QtBot) -> MainWindow:
    made = window_of(workers=2)
    made.begin(gansu())
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
    return made


def test_a_plan_is_held_against_deciding_nothing_from_now_on(
    window: MainWindow, makers: list[PaperMaker], qtbot: QtBot
) -> None:
    maker = makers[0]
    window.decisions.put(VOUCHER)
    qtbot.waitUntil(lambda: bool(maker.asked))
    asked = maker.asked[-1]
    plan, nothing = asked.futures
    assert [d.kind for d in plan.decisions] == ["voucher"]
    assert nothing.decisions == ()
    assert (asked.until - nothing.begin, asked.runs) == (sandbox.HORIZON, OF_PLAN)
    assert set(FORECAST) == set(asked.indicators)
    assert not window.charts.said.isVisible()
    maker.answer(8, 2)
    qtbot.waitUntil(window.charts.said.isVisible)
    assert "8 of 64 runs" in window.charts.said.toolTip() + window.charts.said.text()
    assert "so far 8" in window.charts.said.text()
    rent = next(chart for chart in window.charts.charts if chart.subject.id == "rent")
    assert rent.fan.medians[0, 0].isVisible()
    assert rent.fan.medians[1, 0].isVisible()
    assert rent.versus.full().endswith("8 weeks on: −2.00 · −2.00")
    x, y = rent.fan.medians[0, 0].getData()
    assert list(x) == [nothing.begin, nothing.begin + 4, nothing.begin + 8][-len(x) :]
    assert y[-1] == 1.0


def test_what_the_form_says_is_part_of_the_plan(window: MainWindow, makers: list[PaperMaker], qtbot: QtBot) -> None:
    window.decisions.choose("voucher")
    qtbot.waitUntil(lambda: bool(makers[0].asked))
    assert [d.budget for d in makers[0].asked[-1].futures[0].decisions] == [50.0]
    makers[0].answer()
    qtbot.waitUntil(window.charts.said.isVisible)
    window.decisions.leave()
    qtbot.waitUntil(lambda: not window.charts.said.isVisible())
    assert not any(item.isVisible() for chart in window.charts.charts for item in chart.fan.medians.values())


def test_a_lever_that_moves_faster_than_answers_come_has_answers_all_the_same(
    window: MainWindow, makers: list[PaperMaker], qtbot: QtBot
) -> None:
    maker, box = makers[0], window.decisions.form.budget
    window.decisions.choose("voucher")
    qtbot.waitUntil(lambda: bool(maker.asked))
    begun = len(maker.asked)
    for budget in range(60, 70):
        box.setValue(budget)
    assert len(maker.asked) == begun  # the first question may still be answered
    maker.answer()
    qtbot.waitUntil(lambda: len(maker.asked) == begun + 1)
    assert maker.asked[-1].futures[0].decisions[0].budget == 69.0  # only the last place of the lever counts
    box.setValue(80)
    qtbot.waitUntil(lambda: len(maker.asked) == begun + 2)  # a question without an answer ends by itself
    assert maker.asked[-1].futures[0].decisions[0].budget == 80.0


def test_an_answer_to_an_older_question_is_not_drawn(
    window: MainWindow, makers: list[PaperMaker], qtbot: QtBot
) -> None:
    maker = makers[0]
    window.decisions.put(VOUCHER)
    qtbot.waitUntil(lambda: bool(maker.asked))
    maker.answer()
    qtbot.waitUntil(window.charts.said.isVisible)
    first = maker.asked[-1]
    window.decisions.put(VOUCHER.model_copy(update={"budget": 90.0}))
    qtbot.waitUntil(lambda: maker.asked[-1] is not first)
    shown = window.charts._forecast
    late = sandbox.Forecast(first, shown.weeks, shown.bands * 2, shown.apart, 64, 1.0)
    maker.tell(late)
    qtbot.wait(50)
    assert window.charts._forecast is shown


def test_time_that_runs_asks_nothing_and_the_plan_is_asked_anew_where_it_stands(
    window: MainWindow, makers: list[PaperMaker], qtbot: QtBot
) -> None:
    maker = makers[0]
    window.decisions.put(VOUCHER)
    qtbot.waitUntil(lambda: bool(maker.asked))
    maker.answer()
    qtbot.waitUntil(window.charts.said.isVisible)
    window.session.play(50.0)
    qtbot.waitUntil(lambda: window.session.playing and not window.charts.said.isVisible())
    asked = len(maker.asked)
    qtbot.waitUntil(lambda: window.frame.tick > 5)
    assert len(maker.asked) == asked
    window.session.pause()
    qtbot.waitUntil(lambda: not window.session.playing and len(maker.asked) > asked)
    qtbot.waitUntil(lambda: maker.asked[-1].futures[0].begin == window.frame.tick)
    assert maker.asked[-1].futures[0].decisions[0].tick == window.frame.tick


def test_one_switch_hides_forecasts_and_is_remembered(
    window: MainWindow, makers: list[PaperMaker], qtbot: QtBot, tmp_path: Path
) -> None:
    switch = window.game.tab_row.switches["forecast"]
    assert switch.isChecked()
    window.decisions.put(VOUCHER)
    qtbot.waitUntil(lambda: bool(makers[0].asked))
    makers[0].answer()
    qtbot.waitUntil(window.charts.said.isVisible)
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert not window.charts.said.isVisible()
    assert not window.actions_["forecast"].isChecked()
    asked = len(makers[0].asked)
    window.decisions.put(VOUCHER.model_copy(update={"budget": 70.0}))
    qtbot.wait(200)
    assert len(makers[0].asked) == asked
    assert not Settings(tmp_path / "window.ini").forecast
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(makers[0].asked) > asked)
    assert Settings(tmp_path / "window.ini").forecast


def test_bands_are_those_of_the_branch_and_of_the_one_compared(
    window: MainWindow, makers: list[PaperMaker], qtbot: QtBot, tmp_path: Path
) -> None:
    maker = makers[0]
    assert not window.game.tab_row.switches["bands"].isChecked()
    qtbot.mouseClick(window.game.tab_row.switches["bands"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(maker.asked))
    assert (len(maker.asked[-1].futures), maker.asked[-1].runs) == (1, OF_BRANCH)
    assert set(maker.asked[-1].indicators) == {measure.name for measure in sandbox.INDICATORS}
    use = window.charts.charts[0]
    maker.answer(32)
    qtbot.waitUntil(lambda: "32 of 200 runs" in window.charts.said.text())
    assert [item.isVisible() for item in use.fan.bands[0, 0]] == [False, True, True]  # 32 runs have no band of 95 %
    maker.answer(64)
    qtbot.waitUntil(lambda: "64 of 200 runs" in window.charts.said.text())
    assert [item.isVisible() for item in use.fan.bands[0, 0]] == [True, True, True]
    window.game.tab_row.choose(ALONE)
    qtbot.waitUntil(lambda: len(maker.asked[-1].futures) == 2)
    assert maker.asked[-1].futures[1].scenario == b"other"
    window.decisions.put(VOUCHER)  # a plan comes first, and the bands after it again
    qtbot.waitUntil(lambda: maker.asked[-1].runs == OF_PLAN)
    window.decisions.plan.take(window.decisions.queue[0])
    qtbot.waitUntil(lambda: maker.asked[-1].runs == OF_BRANCH)
    assert Settings(tmp_path / "window.ini").bands


def test_two_branches_that_are_compared_have_their_bands_and_that_of_their_difference(
    window: MainWindow, makers: list[PaperMaker], qtbot: QtBot
) -> None:
    maker, page = makers[0], window.compare
    window.show_compare()
    qtbot.waitUntil(lambda: page.shown is not None)
    assert not page.bands.isChecked() and not maker.asked  # without the switch nothing is made
    qtbot.mouseClick(page.bands, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(maker.asked))
    asked = maker.asked[-1]
    assert (len(asked.futures), asked.runs, asked.until) == (2, OF_BRANCH, asked.futures[0].begin + sandbox.HORIZON)
    assert page.said.full() == "making runs…"
    maker.answer(64)
    qtbot.waitUntil(lambda: page.said.full().startswith("64 of 200 runs · 104 weeks"))
    for future in (0, 1):
        assert [item.isVisible() for item in page.both.fan.bands[future, 0]] == [True, True, True]
    assert [page.less.fan.medians[future, 0].isVisible() for future in (0, 1)] == [True, False]
    _, y = page.less.fan.medians[0, 0].getData()
    assert (y[0], y[-1]) == (0.0, -200.0)  # points: that of the runs by pairs, not of two bands
    assert page.less.versus.full() == "104 weeks on: −200 points (80 % of runs: −200 to −200)"
    page.table.chosen.emit("purse")  # another number of the same runs
    qtbot.waitUntil(lambda: page.both.subject.lines[0].indicator == "purse")
    assert page.less.fan.medians[0, 0].getData()[1][-1] == -2.0 and maker.asked[-1] is asked
    qtbot.mouseClick(page.swap, Qt.MouseButton.LeftButton)
    assert page._forecast is None and not page.both.fan.medians[0, 0].isVisible()
    qtbot.waitUntil(lambda: maker.asked[-1] is not asked)
    qtbot.mouseClick(page.back_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(maker.asked[-1].futures) == 1)  # the branch that is played


def test_bands_against_nobody_begin_where_the_game_stands_and_no_name_is_over_them(
    window_of: Callable[..., MainWindow], makers: list[PaperMaker], qtbot: QtBot
) -> None:
    window, tick = window_of(sandbox, workers=2), 6
    window.begin(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    window.session.step(tick)
    qtbot.waitUntil(lambda: window.frame.tick == tick)
    window.actions_["bands"].trigger()
    window.game.tab_row.choose(ALONE)
    asked = lambda: makers[0].asked[-1] if makers[0].asked else None  # noqa: E731
    qtbot.waitUntil(lambda: asked() is not None and len(asked().futures) == 2)
    assert [future.begin for future in asked().futures] == [tick, tick]
    makers[0].answer(64)
    qtbot.waitUntil(lambda: window.charts._forecast is not None)
    rent, cash = (next(c for c in window.charts.charts if c.subject.id == name) for name in ("rent", "cash"))
    assert all(name._place.x() > asked().until for name in rent.names)
    assert not any(name.isVisible() for name in rent.other_names)  # the same grey name at each line would tell none
    assert rent.fan.medians[1, 0].isVisible()
    assert not cash.fan.medians[1, 0].isVisible() and not cash.versus.isVisible()  # nobody has no purse


def test_what_is_hidden_has_no_future_either(window: MainWindow, makers: list[PaperMaker], qtbot: QtBot) -> None:
    window.decisions.put(VOUCHER)
    qtbot.waitUntil(lambda: bool(makers[0].asked))
    makers[0].answer()
    qtbot.waitUntil(window.charts.said.isVisible)
    demand = next(chart for chart in window.charts.charts if chart.subject.id == "demand")
    assert demand.fan.medians[0, 0].isVisible()
    window.actions_["assumed"].trigger()
    hidden = [k for k in range(len(demand.subject.lines)) if demand.hides(k)]
    assert hidden
    for k in hidden:
        items = [*demand.fan.bands[0, k], *demand.fan.bands[1, k], demand.fan.medians[0, k], demand.fan.medians[1, k]]
        assert not any(item.isVisible() for item in items)


def test_another_game_forgets_and_a_window_without_processes_says_so(
    window: MainWindow, window_of: Callable[..., MainWindow], makers: list[PaperMaker], qtbot: QtBot
) -> None:
    window.decisions.put(VOUCHER)
    qtbot.waitUntil(lambda: bool(makers[0].asked))
    makers[0].answer()
    qtbot.waitUntil(window.charts.said.isVisible)
    window.begin(gansu())
    qtbot.waitUntil(lambda: not window.charts.said.isVisible())
    bare = window_of()
    assert not bare.actions_["forecast"].isEnabled()
    assert "processes" in bare.actions_["forecast"].toolTip()


def test_closing_ends_the_processes(window: MainWindow, makers: list[PaperMaker]) -> None:
    window.close_now()
    assert makers[0].closed


# ------------------------------------------------------------------------------------------------ the real processes


@pytest.fixture
def quick(qtbot: QtBot, qapp: QApplication) -> Iterator[Player]:
    made = Player(qtbot, qapp, workers=2)
    yield made
    made.close()


@pytest.mark.slow
def test_from_a_sliders_move_to_the_fan(quick: Player, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    """The price of a hall is moved by the key of its slider; what is counted is drawn on the charts."""
    window = quick.window
    quick.start("Gansu")
    quick.choose("place", **HALL)
    quick.commit()
    quick.go(60)
    heard: list[tuple[float, sandbox.Forecast]] = []
    window.forecasts.changed.connect(lambda f, _: heard.append((time.perf_counter(), f)) if f is not None else None)
    quick.wait(lambda: not window.decisions.verbs["hall"].reason)
    quick.click(window.decisions.verbs["hall"])
    slider = window.decisions.form.multiplier
    quick.wait(
        lambda: bool(heard) and heard[-1][1].whole
    )  # the form that opens is a plan; what comes of none is known now
    heard.clear()
    begun = time.perf_counter()
    qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    price = slider.value() / 100
    quick.wait(lambda: bool(heard) and heard[-1][1].whole)
    assert heard[0][1].question.futures[0].decisions[-1].multiplier == price
    first, whole = heard[0], next(h for h in heard if h[1].reach == len(h[1].weeks))
    assert first[1].made == 8
    assert heard[-1][1].made == OF_PLAN
    lines = window.charts.charts[0].fan.medians[0, 0].getData()[0]
    assert lines[-1] == 60 + sandbox.HORIZON
    told = (
        f"slider to first fan {1000 * (first[0] - begun):.0f} ms ({4 * first[1].reach} weeks, {first[1].made} runs); "
        f"to 104 weeks of {whole[1].made} runs {1000 * (whole[0] - begun):.0f} ms; "
        f"to {heard[-1][1].made} runs {1000 * (heard[-1][0] - begun):.0f} ms"
    )
    with capsys.disabled():
        print(f"\n{told}")


SCRIPT = """
import multiprocessing, os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import sandbox
from ui.app import build
from ui.settings import Settings

def main():
    app = QApplication(["suanli"])
    window = build(app, language="en", theme="light", settings=Settings(safe_mode=True), workers=2)
    window.show()
    window.begin(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))
    window.actions_["bands"].trigger()
    def look():
        found = window.charts._forecast
        if found is not None and found.made >= 8 and not found.whole:
            timer.stop()
            print(*(child.pid for child in multiprocessing.active_children()), flush=True)
            window.close_now()
            app.quit()
    timer = QTimer(); timer.timeout.connect(look); timer.start(5)
    QTimer.singleShot(240000, lambda: os._exit(3))
    sys.exit(app.exec())

if __name__ == "__main__":
    main()
"""


@pytest.mark.slow
def test_closing_in_the_middle_of_an_ensemble_leaves_no_process(tmp_path: Path) -> None:
    script = tmp_path / "closing.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    run = subprocess.Popen(
        [sys.executable, str(script)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, start_new_session=True,
    )  # fmt: skip
    out, err = run.communicate(timeout=300)
    assert run.returncode == 0, err
    assert len(out.split()) == 2
    for pid in map(int, out.split()):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    end = time.monotonic() + 30.0
    while time.monotonic() < end and group_lives(run.pid):
        time.sleep(0.01)  # the tracker of Python's own resources sees the end a moment later
    assert not group_lives(run.pid)


def group_lives(leader: int) -> bool:
    """Whether any process is left of those that a session's leader has started; one that nobody reaps is none."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(group) == leader and state != "Z":
            return True
    return False


def test_a_session_of_paper_says_what_a_forecast_goes_on_from(session: Session, qtbot: QtBot) -> None:
    session.new(gansu())
    qtbot.waitUntil(lambda: session.frame is not None)
    found = Forecasts(session, FORECAST, None)
    assert not found.possible
    with qtbot.waitSignal(session.based) as heard:
        session.basis(branches=True, other=ALONE)
    assert [future.scenario for future in heard.args[0].futures] == [b"paper", b"other"]
