"""What the window shows of the whole economy, by real clicks and keys: each number is the engine's own."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator

import frames
import numpy as np
import pytest
from conftest import gansu
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from test_window import odd_frames

import sandbox
from sandbox.scenario.tables import constants
from ui.main_window import MainWindow
from ui.map.overlays import BY_ID, OVERLAYS
from ui.panels.chips import STATES, market, traded
from ui.panels.gauges import PARTS, QUARTER, quarterly, unmet_share
from ui.panels.inspector.province_page import BELIEFS
from ui.panels.owners import FACTS, books
from ui.side_place import PAGES
from ui.widgets import Facts
from ui.words import catalogue

GLUT = 115  # mid-March 2025 in Rush


@pytest.fixture(scope="module")
def glut() -> sandbox.Frame:
    """The frame of a real game in the glut, in which Gansu is played and does nothing."""
    game = sandbox.Simulation.new(gansu())
    game.advance(GLUT)
    return game.frame()


@pytest.fixture
def opened(window: MainWindow, glut: sandbox.Frame) -> MainWindow:
    """A window that shows the glut."""
    window.show_frame(glut)
    return window


# The map


def test_keys_go_round_all_overlays_and_the_map_has_the_engines_numbers(
    opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot
) -> None:
    chooser, board = opened.map.overlay, opened.map.view.board
    seen = []
    for _ in OVERLAYS:
        qtbot.keyClick(opened.map.view, Qt.Key.Key_O)
        overlay = BY_ID[str(chooser.currentData())]
        seen.append(overlay.id)
        shown = opened.map.view._values
        for k, name in enumerate(opened.session.scenario.provinces):
            assert np.array_equal(shown[board.index[name]], glut.provinces[overlay.id][k], equal_nan=True)
        assert catalogue.definition(overlay.id) in chooser.toolTip()
        trust, key = opened.words.trust, f"province.{overlay.id}"
        assert trust.sentence(key) in chooser.toolTip()
        assert opened.map.view.legend._overlay.terms().endswith(f"confidence {trust.letter(key)}")
        assert opened.map.letter.text() == trust.letter(key)
    assert sorted(seen) == sorted(BY_ID)
    qtbot.keyClick(opened.map.view, Qt.Key.Key_O, Qt.KeyboardModifier.ShiftModifier)
    assert chooser.currentData() == seen[-2]


def test_the_levels_of_an_overlay_hold_most_provinces(glut: sandbox.Frame) -> None:
    """Levels never move; in the glut at most a handful of provinces stand past the end of one."""
    for overlay in OVERLAYS:
        values = np.asarray(glut.provinces[overlay.id])
        known = values[np.isfinite(values)]
        assert ((known < overlay.low) | (known > overlay.high)).sum() <= 6, overlay.id
        assert len(set(overlay.buckets(known).tolist())) > 1, overlay.id


def test_the_nations_discount_is_that_of_all_running_cards(glut: sandbox.Frame) -> None:
    running = glut.chips["cards_running"]
    fetch, books = (float((running * glut.chips[name]).sum()) for name in ("card_price", "card_book"))
    assert glut.indicators["resale_discount"] == pytest.approx(1.0 - fetch / books)
    assert BY_ID["resale_discount"].nation == "resale_discount"


# The side


def click(qtbot: QtBot, widget: QWidget, at: QPoint | None = None) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def to_page(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Click the part of the switch that is a page's."""
    part = next(p for p in window.game.side.switch.findChildren(QWidget) if getattr(p, "key", "") == name)
    click(qtbot, part)
    assert window.game.side.page == name


def number(window: MainWindow, name: str, value: float) -> str:
    return window.words.value(name, value)[0]


def test_keys_and_clicks_show_each_page(opened: MainWindow, qtbot: QtBot) -> None:
    for page in (*PAGES[1:], PAGES[0]):
        to_page(opened, qtbot, page)
    for k, page in enumerate(PAGES, start=1):
        qtbot.keyClick(opened.map.view, Qt.Key(Qt.Key.Key_0 + k), Qt.KeyboardModifier.AltModifier)
        assert opened.game.side.page == page


def test_a_hall_or_a_province_that_is_chosen_is_shown(opened: MainWindow, qtbot: QtBot) -> None:
    side = opened.game.side
    to_page(opened, qtbot, "gauges")
    opened.select_province("Guizhou")
    assert (side.page, side.inspector.province) == ("place", "Guizhou")
    to_page(opened, qtbot, "owners")
    opened.select_province("Beijing")
    assert (side.page, side.inspector.province) == ("owners", "Beijing")
    assert side.owners.province_title.text() == "In Beijing"


# Gauges


def test_gauges_show_the_engines_numbers_and_open_by_a_click(
    opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot
) -> None:
    to_page(opened, qtbot, "gauges")
    panel, words = opened.game.side.gauges, opened.words
    columns = [v.name for v in sandbox.INDICATORS]
    for name, gauge in panel.gauges.items():
        value = glut.indicators[name]
        assert gauge.value.text() == words.number(value, 2)
        moved = value - glut.series[GLUT - 1 - QUARTER, columns.index(name)]
        assert gauge.change.text().strip("▲▼\u00a0") == words.number(abs(moved), 2)
        assert ("▼" in gauge.change.text()) == (round(moved, 2) < 0)
        assert catalogue.definition(name) in gauge.head.toolTip()
        assert not gauge.opened
        click(qtbot, gauge.head)
        assert gauge.opened
        shown = {part: gauge.parts.value(part) for part in PARTS[name] if part != "unmet_share"}
        assert shown == {part: number(opened, part, glut.indicators[part]) for part in shown}
    qtbot.keyClick(panel.gauges["gauge_money"].head, Qt.Key.Key_Return)
    assert not panel.gauges["gauge_money"].opened


def test_the_parts_of_a_gauge_make_the_gauge(glut: sandbox.Frame) -> None:
    now = glut.indicators
    served = 1.0 - unmet_share(glut)
    assert served**3 * (1.0 - now["late_demand"]) * now["affordability"] == pytest.approx(now["gauge_service"], 1e-3)
    assert 1.0 - now["stranded_value"] / now["book_value"] == pytest.approx(now["gauge_stranded"])
    assert now["stranded_value"] / now["book_value"] == pytest.approx(now["stranded_share"])
    given = {row.name: row.value for row in constants()}
    clean = given["carbon_best"] - given["carbon_slope"] * now["carbon_intensity"] / 1000
    assert clean == pytest.approx(now["gauge_carbon"])
    assert 1.0 - now["reach_gini"] / given["equity_span"] == pytest.approx(now["gauge_equity"])


def test_a_change_is_not_known_in_the_first_quarter() -> None:
    game = sandbox.Simulation.new(gansu())
    game.advance(QUARTER)
    assert math.isnan(quarterly(game.frame(), "gauge_service"))
    game.advance(1)
    assert math.isfinite(quarterly(game.frame(), "gauge_service"))


def test_the_promotion_dial_and_both_ways_to_be_full(opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot) -> None:
    to_page(opened, qtbot, "gauges")
    panel, words = opened.game.side.gauges, opened.words
    at = list(opened.session.scenario.provinces).index("Gansu")
    everyone = np.sort(glut.provinces["promotion"])[::-1].tolist()
    assert glut.indicators["promotion"] == pytest.approx(glut.provinces["promotion"][at])
    place = everyone.index(glut.provinces["promotion"][at]) + 1
    assert panel.promotion.face.number == words.number(glut.indicators["promotion"], 2)
    assert f"Place {place} of 31" in panel.promotion.note.text()
    assert panel.racks.face.number == words.percent(glut.indicators["rack_occupancy"])
    assert panel.use.face.number == words.percent(glut.indicators["merchant_utilisation"])
    assert glut.indicators["rack_occupancy"] > 2 * glut.indicators["merchant_utilisation"]


def test_nobody_waits_for_a_promotion_where_nobody_plays(opened: MainWindow, qtbot: QtBot) -> None:
    watched = gansu().model_copy(update={"player": None})
    opened.game.side.gauges.begin(watched)
    game = sandbox.Simulation.new(watched)
    game.advance(1)
    opened.game.side.gauges.show_frame(game.frame())
    assert opened.game.side.gauges.promotion.face.number == "\u2013"


# Chips


def test_chips_are_chosen_by_click_and_key_and_show_the_engines_numbers(
    opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot
) -> None:
    to_page(opened, qtbot, "chips")
    panel = opened.game.side.chips
    assert panel.chip == "h100"
    for _ in glut.chip_ids:
        at = glut.chip_ids.index(panel.chip)
        for name in ("card_price", "card_value", "card_book"):
            assert panel.prices.value(name) == number(opened, name, glut.chips[name][at])
        for facts in (panel.market, panel.cards):
            for name in sorted(facts.keys()):
                assert facts.value(name) == opened.words.number(glut.chips[name][at])
        series = glut.chip_series[:, :, at]
        for chart in panel.charts:
            for k, line_ in enumerate(chart.subject.lines):
                drawn = chart.curves[k].yData
                wanted = series[:, chart.names_of_columns.index(line_.indicator)]
                known = np.isfinite(drawn)
                assert np.allclose(drawn[known], wanted[known])
        state = market(glut.chips["card_bids"][at], glut.chips["card_offers"][at])
        assert panel.state.text() == STATES[state]
        click(qtbot, panel.after)
    assert panel.chip == "h100"
    qtbot.keyClick(panel.chooser, Qt.Key.Key_Down)
    assert panel.chip == glut.chip_ids[glut.chip_ids.index("h100") + 1]


def test_the_ghost_market_is_seen(opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot) -> None:
    """Early in 2025 H100s are offered, few are bought and the price sags; gaming cards sell not at all, H20s do."""
    names = [v.name for v in sandbox.CHIP_SERIES]
    to_page(opened, qtbot, "chips")
    panel = opened.game.side.chips
    for chip, ghost in (("h100", True), ("rtx4090", True), ("h20", False)):
        panel.chooser.setCurrentIndex(panel.chooser.findData(chip))
        assert panel.state.text().startswith("A ghost market") == ghost
        assert (panel.state.property("role") == "watch") == ghost
        at = glut.chip_ids.index(chip)
        counts = {name: opened.words.number(glut.chips[f"card_{name}"][at]) for name in ("offers", "bids", "trades")}
        assert panel.moved.text().startswith(
            "{offers} cards a week offered, {bids} wanted, {trades} traded.".format(**counts)
        )
        earlier = glut.chip_series[60, :, at]
        assert market(earlier[names.index("card_bids")], earlier[names.index("card_offers")]) != "ghost"
    panel.chooser.setCurrentIndex(panel.chooser.findData("h100"))
    price = glut.chip_series[:, names.index("card_price"), glut.chip_ids.index("h100")]
    change = opened.words.number((price[GLUT - 1] / price[GLUT - 1 - QUARTER] - 1) * 100, 1, sign=True)
    assert change.startswith("\u2212")
    assert panel.moved.text().endswith(f"{change} % in 13 weeks.")


def test_published_prices_stand_on_the_chart_with_their_source(opened: MainWindow, qtbot: QtBot) -> None:
    to_page(opened, qtbot, "chips")
    prices, trades = opened.game.side.chips.charts
    rows = [p for p in sandbox.card_prices() if p.chip == "h100"]
    assert len(rows) == 2
    assert [(f.value, f.date_from) for f in prices._facts] == [(row.kcny, row.month) for row in rows]
    assert sorted(prices.fact_marks.getData()[1]) == sorted(row.kcny for row in rows)
    assert trades._facts == []
    assert {p.chip for p in sandbox.card_prices()} <= {row.id for row in sandbox.chips()}


def test_weeks_before_a_chip_is_traded_are_a_gap(glut: sandbox.Frame) -> None:
    series = glut.chip_series[:, :, glut.chip_ids.index("h20")]
    drawn = traded(series)
    assert np.isnan(drawn[0]).all()
    assert np.isfinite(drawn[-1]).all()
    assert [market(0, 0), market(1, 10), market(1, 2), market(2, 1), market(1, 1)] == list(STATES)


# Owners


def test_owners_are_chosen_by_a_click_and_their_books_are_the_engines(
    opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot
) -> None:
    opened.select_province("Guizhou")
    to_page(opened, qtbot, "owners")
    panel = opened.game.side.owners
    here = list(opened.session.scenario.provinces).index("Guizhou")
    for k, owner in enumerate(glut.owner_ids):
        click(qtbot, panel.rows[owner])
        assert panel.owner == owner
        assert panel.name.text() == opened.words.operator(owner)
        for facts, where in ((panel.nation, slice(None)), (panel.here, slice(here, here + 1))):
            for name in FACTS[:3]:
                assert facts.value(name) == number(opened, name, glut.owners[name][k, where].sum())
        sells = next(row.sells for row in sandbox.operators() if row.id == owner)
        cloud = owner == sandbox.HYPERSCALER
        assert ("sells its cards" in panel.failing.text()) == sells
        assert ("holds its cards" in panel.failing.text()) == (not sells and not cloud)
        assert ("Never fails" in panel.failing.text()) == cloud
        assert panel.kind.isVisibleTo(panel)


def test_all_owners_together_are_the_merchants_and_last_the_clouds(glut: sandbox.Frame) -> None:
    assert glut.owner_ids[-1] == sandbox.HYPERSCALER
    *all_, clouds = (books(glut, k) for k in range(len(glut.owner_ids)))
    assert clouds["capacity"] == pytest.approx(glut.indicators["cloud_capacity"])
    assert clouds["cash"] == pytest.approx(glut.indicators["cloud_cash"])
    assert clouds["debt"] == clouds["rolled"] == 0
    assert sum(b["capacity"] for b in all_) == pytest.approx(glut.indicators["merchant_capacity"])
    debt = sum(b["debt"] for b in all_)
    assert debt == pytest.approx(glut.indicators["merchant_debt"])
    assert sum(b["debt"] * b["rolled"] for b in all_) == pytest.approx(glut.indicators["rolled_debt"], abs=1e-6)


# Beliefs


def test_the_inspector_shows_what_a_planner_believes_beside_what_is(
    opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot
) -> None:
    panel = opened.game.side.inspector
    assert panel.place.beliefs_title.text() == "What rivals would believe here"
    click(qtbot, panel.place.after)
    assert panel.place.beliefs_title.text() == "What its planner believes"
    at = list(opened.session.scenario.provinces).index(panel.province)
    for name in BELIEFS:
        assert panel.place.beliefs.value(name) == number(opened, name, glut.provinces[name][at])


# All of them


@pytest.fixture(params=["en", "zh_CN"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    return request.param


@pytest.mark.parametrize("size", [(1440, 900), (1024, 600)])
def test_every_name_of_a_number_is_whole_and_has_a_tip(
    opened: MainWindow, qtbot: QtBot, size: tuple[int, int], language: str
) -> None:
    opened.words.switch(language)
    opened.resize(*size)
    for page in PAGES:
        opened.show_side(page)
        for gauge in opened.game.side.gauges.gauges.values():
            if page == "gauges" and not gauge.opened:
                gauge.toggle()
        qtbot.wait(30)
        for facts in opened.game.side.pages.currentWidget().findChildren(Facts):
            for name, value, _ in facts._rows.values():
                if name.isVisible():
                    assert name.text() == name.full(), (page, size)
                    assert value.toolTip(), (page, name.full())


class Painted(QObject):
    """Counts what is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.parts.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("page", ["place", "gauges", "owners"])
def test_a_week_that_changed_nothing_is_not_painted(
    opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot, page: str
) -> None:
    opened.show_side(page)
    opened.show_frame(glut)
    qtbot.wait(50)
    seen = Painted()
    panel = opened.game.side.pages.currentWidget()
    for part in (panel, *panel.findChildren(QWidget)):
        part.installEventFilter(seen)
    opened.show_frame(glut)
    QApplication.processEvents()
    assert seen.parts == []


# The strip


def test_the_strip_shows_all_gauges_names_the_worst_and_opens_them(
    opened: MainWindow, glut: sandbox.Frame, qtbot: QtBot
) -> None:
    strip, words = opened.top.strip, opened.words
    values = {name: glut.indicators[name] for name in catalogue.GAUGES}
    worst = min(values, key=lambda name: values[name])
    assert strip._shares == (*values.values(), glut.indicators["promotion"])
    assert strip.worst == (catalogue.gauge(worst), words.number(values[worst], 2))
    for name, value in values.items():
        assert f"{catalogue.gauge(name)}: {words.number(value, 2)}" in strip.toolTip()
    click(qtbot, strip)
    assert opened.game.side.page == "gauges"
    to_page(opened, qtbot, "place")
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert opened.game.side.page == "gauges"


@pytest.mark.parametrize("width", [1440, 1024, 800])
def test_the_worst_gauge_never_folds_away(opened: MainWindow, width: int, language: str) -> None:
    opened.words.switch(language)
    opened.resize(width, 600)
    QApplication.processEvents()
    assert opened.top.strip.isVisible()
    assert opened.top.strip.width() >= opened.top.strip.sizeHint().width()
    assert opened.top.rect().contains(opened.top.strip.geometry())


@pytest.mark.parametrize("name", sorted(odd_frames()))
def test_every_page_of_the_side_shows_odd_frames(window: MainWindow, name: str) -> None:
    frame = odd_frames()[name]
    for page in PAGES:
        window.show_side(page)
        window.show_frame(frame)
        window.grab()
    for chip in range(window.game.side.chips.chooser.count()):
        window.game.side.chips.chooser.setCurrentIndex(chip)
    for row in window.game.side.owners.rows.values():
        row.clicked.emit()
    window.grab()


def test_red_lines_stand_with_their_limits_and_what_is_passed_says_for_how_long(window: MainWindow) -> None:
    window.show_frame(frames.frame(84))
    window.show_side("gauges")
    gauges = window.game.side.gauges
    rows = {one.name: gauges.lines.value(one.name) for one in frames.frame(84).red_lines}
    assert rows == {"unserved": "1.2 / 10", "public_money": "0.51 / 12.0", "stranded": "66 / 65", "rent": "251 / 250"}
    assert gauges.lines_passed.text() == (
        "Stranded value: beyond it for 15 weeks.\nRent of 8×H100: beyond it for 2 weeks."
    )
    assert "play goes on" in gauges.lines._rows["stranded"][1].toolTip()
    within = tuple(dataclasses.replace(one, weeks=0) for one in frames.frame(84).red_lines[:2])
    window.show_frame(frames.frame(85, red_lines=within))
    assert gauges.lines_passed.text() == "None is passed."
    assert not gauges.lines._rows["rent"][0].isVisible()
