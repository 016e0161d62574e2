"""Why a number of the game changed: the span is the one that is said, the parts add up, and no process is left over."""

from __future__ import annotations

import dataclasses
import datetime as dt
import math
import multiprocessing
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

import sandbox
from sandbox import Link, Place, Price, Voucher
from ui.compare.parts import Asked
from ui.compare.since import FEW_EVENTS, began_in, begins, came, goes_back
from ui.main_window import MainWindow
from ui.widgets.asker import Asker

TINY = sandbox.load_scenario("tiny")
for change in ("player=Gansu", "noise=on", "shocks.dsv2=2023-04-10"):
    TINY = sandbox.override(TINY, change)
HALL = Place(tick=14, hall=1, province="Gansu", name="Qingyang A", hall_type="inference", chip="a800", cards=64,
             operator="telco")  # fmt: skip
DECIDED = (Link(tick=4, province="Gansu"), Voucher(tick=14, province="Gansu", budget=10.0), HALL,
           Price(tick=16, hall=1, multiplier=1.2))  # fmt: skip
WEEKS, MEASURE = 18, "tokens_per_day"


def played() -> sandbox.Simulation:
    game = sandbox.Simulation.new(TINY)
    for tick in sorted({decision.tick for decision in DECIDED}):
        game.advance(tick - game.tick)
        game.submit([decision for decision in DECIDED if decision.tick == tick])
    game.advance(WEEKS - game.tick)
    return game


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("since") / "played.suanli"
    sandbox.save_capsule(played(), path)
    return path


def opened(window_of: Any, qtbot: QtBot, file: Path, **options: Any) -> MainWindow:
    window: MainWindow = window_of(sandbox, **options)
    window.open_path(str(file))
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    return window


# ------------------------------------------------------------------------------------------------------------ the span


def test_a_change_is_counted_from_the_last_week_of_the_quarter_and_year_before() -> None:
    frame = played().frame()
    assert frame.date == dt.date(2023, 5, 8)
    for span, least in (("quarter", 12), ("year", 1)):
        assert begins(frame, span) == least
    later = dataclasses.replace(frame, tick=70)
    for span in ("quarter", "year"):
        tick = begins(later, span)
        assert tick is not None
        end, following = (later.start + dt.timedelta(weeks=week) for week in (tick, tick + 1))
        first = dt.date(2024, 4 if span == "quarter" else 1, 1)
        assert end < first <= following
        assert not goes_back(later, span)
    assert begins(frame, "decision") == 16
    assert [began_in(frame, span) for span in ("quarter", "year", "decision")] == [False, True, False]
    assert not any(began_in(later, span) for span in ("quarter", "year", "decision"))
    spring = dataclasses.replace(frame, tick=118)
    assert spring.date == dt.date(2025, 4, 7), "a week of the second quarter: nearly all that changed is chance"
    assert (begins(spring, "quarter"), goes_back(spring, "quarter")) == (104, True), "the last week of 2024"
    assert [begins(dataclasses.replace(frame, tick=tick), "quarter") for tick in (120, 121)] == [104, 117]
    assert (begins(spring, "year"), goes_back(spring, "year")) == (104, False)
    second = dataclasses.replace(frame, tick=15)
    assert (begins(second, "quarter"), began_in(second, "quarter")) == (1, True), "nothing was played before that"
    young = dataclasses.replace(frame, tick=1, decisions=())
    assert [begins(young, span) for span in ("quarter", "year", "decision")] == [None] * 3


def test_what_came_since_is_known_before_any_run_is_made() -> None:
    frame = played().frame()
    decisions, others = came(frame, TINY, 12)
    assert set(decisions) == {"decisions.voucher.Gansu@14", "decisions.hall.1"}
    assert others == 2, "an event and chance"
    found = sandbox.why_along(sandbox.Wanted(TINY, DECIDED), 11, WEEKS - 1).split(MEASURE)
    names = {part.cause.name for part in found.parts}
    assert names == {*decisions, "course", "chance", "shocks.dsv2"}


# ---------------------------------------------------------------------------------------------------------- the dialog


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh_CN", "dark")])
def test_the_parts_add_up_from_then_to_now(window_of: Any, qtbot: QtBot, file: Path, language: str, theme: str) -> None:
    window = opened(window_of, qtbot, file, language=language, theme=theme)
    since = window.since
    window.show_since(MEASURE)
    assert since.isVisible() and "17" in since.state.text(), "2^4 runs and the game's own"
    assert since.bar.isVisible()
    qtbot.waitUntil(lambda: since.split is not None)
    assert since.bar.isHidden()
    rows, column = window.frame.series, [v.name for v in sandbox.INDICATORS].index(MEASURE)
    assert (since.split.a, since.split.b) == (rows[11, column], rows[WEEKS - 1, column])
    begin, *parts, end = since.chart.steps
    assert math.fsum([begin.value, *(part.value for part in parts)]) == pytest.approx(end.value, abs=1e-9)
    assert begin.name == window.words.week(dt.date(2023, 3, 27)) and end.name == window.words.week(window.frame.date)
    said = [part.name for part in parts]
    if language == "en":
        assert said[0] == "The course of things" and said[-2:] == ["Chance", "Residual"]
        assert {"Qingyang A", "DeepSeek-V2"} < set(said)
    assert len(parts) == len(since.split.parts) + 1 == 6
    since.span.setCurrentIndex(since.span.findData("decision"))
    since._ask()
    assert since.split is None, "what was asked before is not shown for what is asked now"
    qtbot.waitUntil(lambda: since.split is not None)
    assert since.split.a == rows[15, column]
    since.accept()


def test_where_a_quarter_has_just_begun_it_says_that_it_counts_from_the_one_before(
    window_of: Any, qtbot: QtBot, file: Path
) -> None:
    window = opened(window_of, qtbot, file)
    since = window.since
    since._frame = dataclasses.replace(window.frame, tick=118)
    since._asked, since._since = Asked(since._frame.start, MEASURE, {}), 104
    since.retranslate()
    assert since.span.currentText() == "since the end of the quarter before"
    assert since.state.text().startswith(
        "The last one ended fewer than 4 weeks ago, so the one before counts. The first"
    )


def test_provisional_parts_begin_at_the_earlier_week_too(window_of: Any, qtbot: QtBot, file: Path) -> None:
    window = opened(window_of, qtbot, file)
    since = window.since
    window.show_since(MEASURE)
    qtbot.waitUntil(lambda: since.split is not None)
    split, since.split = since.split, None
    since._show()
    assert since.chart.provisional
    begin, *parts, end = since.chart.steps
    assert (begin.value, end.value) == (split.a, split.b)
    assert parts[0].value == pytest.approx(split.parts[0].value, abs=1e-12)
    assert math.fsum([begin.value, *(part.value for part in parts)]) == pytest.approx(end.value, abs=1e-9)
    since.accept()


def test_it_is_asked_by_a_number_a_chart_and_the_menu(window_of: Any, qtbot: QtBot, file: Path) -> None:
    window = opened(window_of, qtbot, file)
    asked: list[str] = []
    window.since.reveal = lambda frame, scenario, measure="": asked.append(measure)  # type: ignore[method-assign]
    askers = [asker for asker in window.findChildren(Asker) if asker.parent() in window.top.gauges.values()]
    menu = askers[0].menu("nation.gauge_service")
    next(action for action in menu.actions() if action.text() == "Why did it change?").trigger()
    assert "Why did it change?" not in [action.text() for action in askers[0].menu("hall.utilisation").actions()]
    window.charts.asked.emit("since", "purse")
    window.actions_["since"].trigger()
    assert asked == ["gauge_service", "purse", ""]


def test_a_game_in_which_nothing_has_passed_says_so(window_of: Any, qtbot: QtBot) -> None:
    window: MainWindow = window_of(sandbox)
    window.begin(TINY)
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    window.show_since(MEASURE)
    since = window.since
    assert since.chart.steps == () and since.state.text().startswith("No earlier week")
    since.span.setCurrentIndex(since.span.findData("decision"))
    since._ask()
    assert since.state.text().startswith("Nothing was decided")
    offered = [since.span.itemText(k) for k in range(since.span.count())]
    assert offered == ["since the game began", "since the last decision"], "no quarter or year was over"
    assert "let a week pass" not in since.state.text()
    assert not multiprocessing.active_children()
    since.accept()


def test_a_decision_of_this_week_has_not_worked_yet(window_of: Any, qtbot: QtBot) -> None:
    window: MainWindow = window_of(sandbox)
    window.begin(TINY)
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    window.session.step(2)
    qtbot.waitUntil(lambda: window.frame.tick == 2)
    window.session.submit([Voucher(tick=2, province="Gansu", budget=10.0)])
    qtbot.waitUntil(lambda: len(window.frame.nodes) == 2)
    since = window.since
    window.show_since(MEASURE)
    since.span.setCurrentIndex(since.span.findData("decision"))
    since._ask()
    assert since.state.text().endswith("What is decided this week has not worked yet: let a week pass.")
    since.accept()


def test_closing_the_window_in_the_middle_leaves_no_process(window_of: Any, qtbot: QtBot, file: Path) -> None:
    window = opened(window_of, qtbot, file)
    window.show_since(MEASURE)
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()))
    window.close_now()
    qtbot.waitUntil(lambda: not multiprocessing.active_children())


def test_another_game_takes_the_question_with_it(window_of: Any, qtbot: QtBot, file: Path) -> None:
    window = opened(window_of, qtbot, file)
    window.show_since(MEASURE)
    window.begin(TINY)
    qtbot.waitUntil(lambda: not window.since.isVisible())


def test_many_events_are_one_cause() -> None:
    rush = sandbox.load_scenario("rush")
    frame = dataclasses.replace(played().frame(), tick=150, decisions=())
    assert len(sandbox.why_events(rush, 60, 149)) > FEW_EVENTS
    assert came(frame, rush, 61) == ({}, 1 + rush.noise)
