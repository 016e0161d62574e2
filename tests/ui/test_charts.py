"""The charts with hand-made rows: odd numbers make gaps, items are made once, marks say what they are."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
from collections.abc import Iterator
from pathlib import Path

import frames
import numpy as np
import pytest
from conftest import gansu
from PySide6.QtCore import QPointF
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox
from ui.bars.scrubber import Scrubber
from ui.charts.axes import NumberAxis, nice_ceiling
from ui.charts.export import ChartMenu
from ui.charts.flags import flags, happenings
from ui.charts.plot import NARROW, nothing_played
from ui.charts.reading import DOT
from ui.look.theme import Theme
from ui.look.tokens import THEMES
from ui.main_window import MainWindow
from ui.panels.charts import ChartsPanel
from ui.panels.table import TablePanel
from ui.panels.timeline import TimelinePanel
from ui.session import Session
from ui.words.i18n import Translator

NAMES = [v.name for v in sandbox.INDICATORS]


@pytest.fixture
def panel(qapp: QApplication, qtbot: QtBot) -> Iterator[ChartsPanel]:
    words, theme = Translator("en"), Theme("light")
    made = ChartsPanel(theme, words)
    made.begin(gansu())
    made.resize(1440, 250)
    made.show()
    yield made
    words.drop()
    for chart in made.charts:
        chart._later.stop()
    made.close()
    made.deleteLater()
    theme.deleteLater()
    words.deleteLater()


def odd_tables() -> dict[str, np.ndarray]:
    table = np.array(frames.series(60))
    odd = {"empty": table[:0], "one point": table[:1], "constant": np.full_like(table, 3.0)}
    odd["all NaN"] = np.full_like(table, np.nan)
    for name, value in {"inf": np.inf, "minus inf": -np.inf, "huge": 1e300, "tiny": 1e-300}.items():
        odd[name] = table.copy()
        odd[name][10:20] = value
    odd["leading NaN"] = table.copy()
    odd["leading NaN"][:30] = np.nan
    odd["all huge"] = np.full_like(table, 1e300)
    odd["negative"] = -table
    odd["zero"] = np.zeros_like(table)
    return odd


@pytest.mark.parametrize("name", sorted(odd_tables()))
def test_odd_numbers_draw_with_a_finite_range(panel: ChartsPanel, qapp: QApplication, name: str) -> None:
    table = odd_tables()[name]
    panel.show_frame(frames.frame(len(table), table=table))
    panel.grab()
    for chart in panel.charts:
        (left, right), (low, high) = chart.box.viewRange()
        assert np.isfinite([left, right, low, high]).all()
        assert left < right and low < high
        for curve in chart.curves:
            drawn = curve.getData()[1]
            assert drawn is None or not np.isinf(drawn).any()


def test_a_gap_is_a_gap_and_what_is_drawn_is_what_was_recorded(panel: ChartsPanel) -> None:
    table = np.array(frames.series(60))
    table[20:25] = np.nan
    panel.show_frame(frames.frame(60, table=table))
    chart = next(c for c in panel.charts if c.subject.id == "demand")
    x, y = chart.curves[0].getData()
    assert np.isnan(y[20:25]).all()
    known = np.isfinite(y)
    np.testing.assert_array_equal(y[known], table[:, NAMES.index("pretraining_demand")][known])
    np.testing.assert_array_equal(x, np.arange(1, 61))


def test_a_scrub_moves_the_present_and_draws_no_line_again(panel: ChartsPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    table = np.array(frames.series(60))
    panel.show_frame(frames.frame(60, table=table))
    chart = panel.charts[0]
    said, drawn = chart.reading.text(), []
    monkeypatch.setattr(chart.curves[0], "setData", lambda *_, **__: drawn.append(1))
    panel.show_frame(frames.frame(30, table=table.copy()))
    assert chart.now.line().x1() == 30 and chart.reading.text() != said and not drawn
    panel.show_frame(frames.frame(30, table=table * 1.01))
    assert drawn


def test_shares_stand_between_nought_and_a_hundred(panel: ChartsPanel) -> None:
    panel.show_frame(frames.frame(60))
    chart = next(c for c in panel.charts if c.subject.id == "use")
    assert chart.box.viewRange()[1] == [0.0, 100.0]


def test_own_use_is_a_gap_until_a_hall_runs(panel: ChartsPanel) -> None:
    table = np.array(frames.series(60))
    table[:40, NAMES.index("own_halls")] = 0
    table[40:, NAMES.index("own_halls")] = 1
    panel.show_frame(frames.frame(60, table=table))
    chart = next(c for c in panel.charts if c.subject.id == "use")
    y = chart.curves[3].getData()[1]
    assert np.isnan(y[:40]).all()
    assert np.isfinite(y[40:]).all()


def test_items_are_made_once(panel: ChartsPanel) -> None:
    panel.show_frame(frames.frame(60))
    counts = [len(c.plot.scene().items()) for c in panel.charts]
    curves = [id(curve) for c in panel.charts for curve in c.curves]
    for tick in range(61, 200):
        panel.show_frame(frames.frame(tick))
        panel.show_other(frames.series(tick // 2) if tick % 2 else None)
    assert [len(c.plot.scene().items()) for c in panel.charts] == counts
    assert [id(curve) for c in panel.charts for curve in c.curves] == curves


def test_pens_are_one_pixel_wide_and_two_lines_differ_by_more_than_hue(panel: ChartsPanel) -> None:
    for chart in panel.charts:
        pens = [curve.opts["pen"] for curve in chart.curves]
        assert all(pen.widthF() <= 1 and pen.isCosmetic() for pen in pens)
        looks = [
            tuple(pen.dashPattern())
            for pen, line in zip(pens, chart.subject.lines, strict=True)
            if line.colour != "accent"
        ]
        assert len(set(looks)) == len(looks)


def test_the_crosshair_reads_the_same_week_in_all_heads(panel: ChartsPanel) -> None:
    table = frames.series(60)
    panel.show_frame(frames.frame(60, table=table))
    panel.charts[0].hovered.emit(30.0)
    week = dt.date(2023, 1, 2) + dt.timedelta(weeks=30)
    year, number, _ = week.isocalendar()
    for chart in panel.charts:
        assert f"{year}-W{number:02d}" in chart.reading.text()
        assert chart.cross.isVisible()
    demand = next(c for c in panel.charts if c.subject.id == "demand")
    value = table[29, NAMES.index("pretraining_demand")]
    assert f"{value:.1f}" in demand.reading.text() or f"{value:.0f}" in demand.reading.text()
    panel.charts[0].left.emit()
    assert not any(chart.cross.isVisible() for chart in panel.charts)


def test_only_what_has_happened_is_marked() -> None:
    words = Translator("en")
    assert flags(gansu(), 10, words) == []
    shown = flags(gansu(), 110, words)
    assert all(0 <= flag.week <= 110 for flag in shown)
    titles = " ".join(flag.line() for flag in shown)
    assert "V3" in titles and "V4" not in titles
    words.drop()
    words.deleteLater()


def test_events_are_those_of_the_game_and_stand_at_its_dates(session: Session) -> None:
    words = Translator("en")
    told = {text for flag in flags(gansu(), 261, words) for text in flag.events}
    off = sandbox.complete(sandbox.override(sandbox.load_scenario("rush"), "shocks.h20ban=off"))
    assert {text.rsplit(",", 1)[0] for text in told - {t for f in flags(off, 261, words) for t in f.events}} == {
        words.shock("h20ban")
    }
    moved = sandbox.complete(sandbox.override(sandbox.load_scenario("rush"), "shocks.r1=2024-01-01"))
    assert (dt.date(2024, 1, 1), "r1") in happenings(moved)
    scrubber, panel = Scrubber(Theme("light"), words), TimelinePanel(Theme("light"), session, words)
    scrubber.begin(moved)
    assert 52.0 in scrubber._events and len(scrubber._events) == len(happenings(moved))
    panel.begin(off)
    panel.show_frame(frames.frame(200))
    assert words.shock("h20ban") not in panel.key.text()
    words.drop()


def test_a_chart_is_saved_as_a_picture_and_as_the_numbers_that_it_draws(panel: ChartsPanel, tmp_path: Path) -> None:
    table = np.array(frames.series(30))
    table[3] = np.nan
    panel.show_frame(frames.frame(30, table=table))
    chart = next(c for c in panel.charts if c.subject.id == "demand")
    told: list[str] = []
    menu = ChartMenu(chart, told.append)
    menu.ask_path = lambda *_: (str(tmp_path / "demand"), "")
    menu.table.trigger()
    menu.picture.trigger()
    rows = list(csv.reader((tmp_path / "demand.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[0] == ["week", "training [EF]", "fine-tuning [EF]", "inference [EF]"]
    assert [row[0] for row in rows[1:3]] == ["2023-01-09", "2023-01-16"]
    assert rows[4][1:] == ["", "", ""]
    assert float(rows[30][1]) == pytest.approx(table[29, NAMES.index("pretraining_demand")], rel=1e-5)
    assert not QImage(str(tmp_path / "demand.png")).isNull()
    menu.ask_path = lambda *_: (str(tmp_path / "nowhere" / "x.csv"), "")
    menu.table.trigger()
    assert len(told) == 1 and "x.csv could not be written" in told[0]


def test_a_right_click_asks_for_the_menu_of_the_chart(panel: ChartsPanel, qtbot: QtBot) -> None:
    chart = panel.charts[0]
    chart.menu_wanted.disconnect()
    viewport = chart.plot.viewport()
    at = viewport.rect().center()
    with qtbot.waitSignal(chart.menu_wanted):
        QApplication.sendEvent(
            viewport, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, viewport.mapToGlobal(at))
        )


def test_the_letters_of_the_flags_follow_on_and_a_key_names_each(panel: ChartsPanel) -> None:
    frame = frames.frame(200)
    panel.show_frame(frame)
    shown = flags(gansu(), 200, panel._words)
    assert sum(len(flag.events) for flag in shown) > len(shown) > 3, "some events share a flag"
    for chart in panel.charts:
        letters = [text.toPlainText() for text in chart.flags if text.isVisible()]
        assert letters == list("ABCDEFGHIJKLMNOPQRST")[: len(shown)]
    assert [line[0] for line in panel.key().split("\n")] == letters
    assert all(event in panel.key() for flag in shown for event in flag.events)


@pytest.mark.parametrize(("width", "scale"), [(1440, 1.0), (640, 1.0), (640, 2.0)])
def test_the_timeline_names_the_flags_that_it_draws(qtbot: QtBot, session: Session, width: int, scale: float) -> None:
    words, theme = Translator("en"), Theme("light", scale)
    panel = TimelinePanel(theme, session, words)
    qtbot.addWidget(panel)
    panel.resize(width, 250)
    panel.show()
    panel.begin(gansu())
    panel.show_frame(frames.frame(200))
    shown = panel.tree.flags()
    assert [flag.letter for flag in shown] == list("ABCDEFGHIJKL")[: len(shown)]
    places = [panel.tree._x(flag.week) for flag in shown]
    assert all(b - a >= 2 * theme.px(6) for a, b in itertools.pairwise(places))
    assert panel.key.text().split("\n") == [flag.line() for flag in shown]
    words.drop()


def test_facts_are_marked_with_their_range_once_their_week_is_played(panel: ChartsPanel) -> None:
    chart = next(c for c in panel.charts if c.subject.id == "rent")
    panel.show_frame(frames.frame(20))
    assert len(chart.fact_marks.points()) == 0
    panel.show_frame(frames.frame(130))
    facts = [f for f in sandbox.facts() if f.indicator in ("rent_8xh100", "h100_card_price")]
    marked = {(round(p.pos().x(), 1), p.pos().y()) for p in chart.fact_marks.points()}
    assert marked
    assert {y for _, y in marked} <= {f.value for f in facts}
    _, ends = chart.whiskers.getData()
    assert len(ends) == 2 * len(marked)


def test_the_tip_over_a_fact_names_its_publisher(panel: ChartsPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    said = []
    monkeypatch.setattr("ui.charts.plot.QToolTip.showText", lambda at, text, widget: said.append(text))
    panel.show_frame(frames.frame(130))
    chart = next(c for c in panel.charts if c.subject.id == "rent")
    point = chart.fact_marks.points()[0].pos()
    chart._tell(chart.box.mapViewToScene(QPointF(point.x(), point.y())))
    assert any(f.publisher in said[0] for f in sandbox.facts())


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_colours_follow_the_theme(panel: ChartsPanel, theme: str) -> None:
    look = panel.charts[0]._theme
    look.set(theme)
    chart = panel.charts[0]
    assert chart.curves[0].opts["pen"].color().name().upper() == THEMES[theme].s1
    assert chart.plot.backgroundBrush().color().name().upper() == THEMES[theme].surface


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_the_names_at_the_ends_do_not_cover_each_other(panel: ChartsPanel, qtbot: QtBot, level: float) -> None:
    table = np.full_like(frames.series(60), 100.0 * level)
    table[:, [k for k, v in enumerate(sandbox.INDICATORS) if v.unit == "1"]] = level
    table[:, NAMES.index("own_halls")] = 1
    panel.show_frame(frames.frame(60, table=table))
    qtbot.wait(20)
    for chart in panel.charts:
        middles = sorted(t.mapRectToScene(t.boundingRect()).center().y() for t in chart.names if t.isVisible())
        assert len(middles) == len(chart.subject.lines)
        assert all(b - a > 12.5 for a, b in itertools.pairwise(middles))  # text of 11 px


def test_names_and_flags_stay_where_they_stand_in_the_view(panel: ChartsPanel, qapp: QApplication) -> None:
    panel.show_frame(frames.frame(110))
    for width, height in ((900, 200), (1300, 320)):
        panel.resize(width, height)
        qapp.processEvents()
        for chart in panel.charts:
            chart.box.setRange(yRange=(-1.0, 2.0 * chart._range[3]), padding=0)
        qapp.processEvents()
        for chart in panel.charts:
            for flag, text in zip(chart._flagged, chart.flags, strict=False):
                at = chart.box.mapViewToScene(QPointF(flag.week, chart._range[3]))
                box = text.sceneBoundingRect()
                assert (box.center().x(), box.top()) == pytest.approx((at.x(), at.y()))
            end = chart.box.mapViewToScene(QPointF(111.0, 0.0)).x()
            assert {round(text.sceneBoundingRect().left(), 6) for text in chart.names if text.isVisible()} == {
                round(end, 6)
            }


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(1024, 600), (1440, 900)])
@pytest.mark.parametrize("weeks", [150, 261])
def test_a_chart_can_be_read_in_every_room_it_gets(
    window: MainWindow, qtbot: QtBot, language: str, size: tuple[int, int], weeks: int
) -> None:
    """Its unit, two numbers at least on each axis, and the name of each curve, whole and where it is seen."""
    window.words.switch(language)
    window.resize(*size)
    panel = window.game.charts
    panel.show_frame(frames.frame(weeks))
    qtbot.wait(50)
    for chart in panel.charts:
        chart._ranged = -np.inf
        chart._redraw()
        panel.grab()
        assert chart.short_unit() in chart.reading.text() or chart.unit.text() == chart.unit.full() != ""
        assert chart.reading.geometry().left() > chart.title.geometry().right()
        (left, right), (bottom, top) = chart.box.viewRange()
        assert len(chart.y_axis.tickValues(bottom, top, chart.box.height())[0][1]) >= 3
        ticks = chart.x_axis.tickValues(left, right, chart.box.width())[0][1]
        year = QFontMetricsF(chart.x_axis.style["tickFont"]).horizontalAdvance("2023")
        assert len(ticks) >= 2
        assert all(chart.box.width() * (b - a) / (right - left) > year for a, b in itertools.pairwise(ticks))
        seen = chart.plot.viewport().rect().adjusted(-1, -2, 1, 2)
        for name in chart.names:
            assert name.isVisible()
            assert seen.contains(chart.plot.mapFromScene(name.sceneBoundingRect()).boundingRect()), name.toPlainText()


def test_another_language_draws_at_once_on_axes_of_its_own_units(panel: ChartsPanel) -> None:
    panel.show_frame(frames.frame(60))
    rent = next(chart for chart in panel.charts if chart.subject.id == "rent")
    before = rent.box.viewRange()[1][1]
    panel._words.switch("zh_CN")
    assert rent.box.viewRange()[1][1] == pytest.approx(before / 10)


@pytest.mark.parametrize(("span", "said"), [(5.0, ["0.0", "2.5", "5.0"]), (100.0, ["0", "50", "100"])])
def test_an_axis_says_just_where_its_ticks_are(span: float, said: list[str]) -> None:
    gap, ticks = NumberAxis("left").tickValues(0.0, span, 60.0)[0]
    assert NumberAxis("left").tickStrings(ticks, 1.0, gap) == said


def test_a_chart_without_curves_says_why(panel: ChartsPanel) -> None:
    panel.show_frame(frames.frame(0, table=frames.series(0)))
    assert {chart.note.text() for chart in panel.charts if chart.note.isVisible()} == {nothing_played()}
    assert not any(chart.plot.isVisible() for chart in panel.charts)
    panel.show_other(frames.series(60), "Third road")
    assert all(chart.plot.isVisible() for chart in panel.charts)
    panel.show_other(None)
    panel.show_frame(frames.frame(1, table=frames.series(1)))
    assert all(chart.plot.isVisible() and not chart.note.isVisible() for chart in panel.charts)
    panel.begin(gansu().model_copy(update={"player": None}))
    panel.show_frame(frames.frame(30))
    assert [chart.subject.id for chart in panel.charts if chart.note.isVisible()] == ["cash"]


@pytest.mark.parametrize(
    ("value", "ceiling"),
    [(0.93, 1.0), (1.2, 1.5), (17.0, 20.0), (64.0, 80.0), (100.0, 100.0), (float("nan"), 1.0), (-4.0, 1.0)],
)
def test_ranges_end_at_round_numbers(value: float, ceiling: float) -> None:
    assert nice_ceiling(value) == pytest.approx(ceiling)


def test_another_branch_is_named_at_its_lines_and_its_numbers_stand_under_the_head(panel: ChartsPanel) -> None:
    mine, theirs = frames.series(60), frames.series(60) * 0.5
    panel.show_frame(frames.frame(60, table=mine))
    assert not any(chart.versus.isVisible() for chart in panel.charts)
    panel.show_other(theirs, "Third road")
    demand = next(c for c in panel.charts if c.subject.id == "demand")
    assert [text.toPlainText() for text in demand.other_names] == ["Third road"] * 3
    assert all(text.isVisible() for text in demand.other_names)
    column = NAMES.index("pretraining_demand")
    for week in (60, 30):
        value = theirs[week - 1, column]
        words = demand._words
        apart = words.significant(value - mine[week - 1, column], sign=True)
        wanted = f"Third road: {words.significant(value)} ({apart})"
        demand.read(None if week == 60 else week)
        assert demand.versus.full().startswith(wanted)
    for chart in panel.charts:
        assert chart.versus.isVisible()
        assert len({other.opts["pen"].color().name() for other in chart.others}) == len(chart.subject.lines)
    panel.show_other(None)
    assert not any(chart.versus.isVisible() for chart in panel.charts)
    assert not any(text.isVisible() for chart in panel.charts for text in chart.other_names)


def test_a_narrow_chart_says_in_short_how_far_another_branch_is(panel: ChartsPanel, qtbot: QtBot) -> None:
    mine, theirs = frames.series(60), frames.series(60) * 0.5
    panel.show_frame(frames.frame(60, table=mine))
    panel.show_other(theirs, "Road 3")
    demand = next(c for c in panel.charts if c.subject.id == "demand")
    whole = demand.versus.full()
    panel.resize(1000, 260)
    qtbot.waitUntil(lambda: demand.width() < NARROW)
    words, columns = demand._words, demand._columns
    gaps = [words.significant((theirs - mine)[-1, k] * demand.factor, sign=True) for k in columns]
    assert demand.versus.full() == "Road 3: " + DOT.join(gaps)
    assert demand.versus.text() == demand.versus.full() and whole in demand.versus.toolTip()
    assert not demand.versus.geometry().intersects(demand.reading.geometry())


def test_the_world_without_a_player_is_drawn_no_further_than_the_game(panel: ChartsPanel) -> None:
    panel.show_frame(frames.frame(30))
    panel.show_other(frames.series(261), "nobody plays", alone=True)
    (cash,) = [chart for chart in panel.charts if chart.subject.id == "cash"]
    assert cash.other is None  # nobody's money is not compared with the player's
    for weeks in (30, 31, 80, 20):
        panel.show_frame(frames.frame(weeks))
        for chart in panel.charts:
            assert chart is cash or {len(other.getData()[0]) for other in chart.others} == {weeks}
            assert chart._range[1] == 104
    panel.show_other(frames.series(261), "Branch 2")
    assert {len(other.getData()[0]) for chart in panel.charts for other in chart.others} == {261}


def test_the_scale_is_that_of_the_first_data_and_there_is_none_before(panel: ChartsPanel) -> None:
    money = next(c for c in panel.charts if c.subject.id == "cash")
    panel.show_frame(frames.frame(1, table=frames.series(0)))
    assert not money.y_axis.style["showValues"]
    table = frames.series(200)
    panel.show_frame(frames.frame(200, table=table))
    assert money.y_axis.style["showValues"]
    top = float(table[:, [NAMES.index("purse"), NAMES.index("own_cash")]].max())
    assert money._range[3] >= top
    panel.show_frame(frames.frame(50, table=table[:50] * 0.01))
    assert money._range[3] < top / 10


def test_the_table_puts_another_branch_and_the_difference_beside_ours(qapp: QApplication, qtbot: QtBot) -> None:
    words, theme = Translator("en"), Theme("light")
    made = TablePanel(theme, words)
    qtbot.addWidget(made)
    table = frames.series(60)
    made.show_frame(frames.frame(60, table=table))
    assert not made.note.isVisibleTo(made)
    before = made.text()
    made.show_other(table[:40] * 0.5, "Third road")
    heads, last, *_ = (line.split("\t") for line in made.text().split("\n"))
    assert len(heads) == len(last) == 3 * len(NAMES) + 1
    assert heads[2].startswith(heads[1].rsplit(", ", 1)[0] + ", Third road")
    assert "difference" in heads[3]
    assert last[2] == last[3] == "nan"
    week = made.text().split("\n")[1 + 60 - 40].split("\t")
    for k in range(len(NAMES)):
        own, theirs, apart = map(float, week[1 + 3 * k : 4 + 3 * k])
        assert own - theirs == apart == own / 2
    made.show_other(None, "")
    assert made.text() == before
    made.show_frame(frames.frame(0, table=table[:0]))
    assert made.note.isVisibleTo(made)
    assert made.note.text() == nothing_played()
    words.drop()


def test_a_jump_in_time_leaves_no_line_outside_the_axes(panel: ChartsPanel) -> None:
    panel.show_frame(frames.frame(20))
    panel.show_frame(frames.frame(200, table=np.array(frames.series(200)) * 3.0))  # at once, before the axes may settle
    for chart in panel.charts:
        _, end, low, high = chart._range
        assert end >= 200
        drawn = np.concatenate(chart._drawn)
        drawn = drawn[np.isfinite(drawn)]
        if chart.subject.unit != "share":
            assert low <= drawn.min()
            assert drawn.max() <= high
    ranged = [chart._ranged for chart in panel.charts]
    panel.show_frame(frames.frame(201, table=np.array(frames.series(201)) * 3.0))
    assert [chart._ranged for chart in panel.charts] == ranged, "a week more that fits is not worth new axes"
