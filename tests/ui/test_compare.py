"""Two branches beside each other: real clicks on real games, what the table, the lines and the maps say, and files."""

from __future__ import annotations

import csv
import dataclasses
import io
import math
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import frames
import numpy as np
import pytest
from playing import Player
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

import sandbox
from ui.compare.deltas import alike, deltas, share
from ui.compare.maps import STEPS, difference_of, level
from ui.compare.table import LESS, NAME, SEEN, SIZE, UNIT, A, B, digits_together
from ui.look.colours import contrast
from ui.look.tokens import THEMES
from ui.main_window import MainWindow
from ui.map.overlays import BY_ID, NO_DATA, OVERLAYS
from ui.words import catalogue
from ui.words.columns import gap, unit_of
from ui.words.i18n import MINUS, THIN, Translator

WEEKS, FORK = 90, 76  # June 2024
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def forked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Rush with Gansu: played to week 90, and from week 76 another way with vouchers; left at week 80 of that."""
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"))
    game.advance(WEEKS)
    game.go_to(0, FORK)
    game.submit([sandbox.Voucher(tick=FORK, province="Gansu", budget=200.0)], name="Vouchers")
    game.advance(WEEKS - FORK)
    game.go_to(1, 80)
    path = tmp_path_factory.mktemp("compare") / "forked.suanli"
    sandbox.save_capsule(game, path)
    return path


Opened = Callable[..., MainWindow]


@pytest.fixture
def opened(window_of: Any, qtbot: QtBot, forked: Path) -> Opened:
    """Open the forked game and compare it by the key."""

    def make(**options: Any) -> MainWindow:
        window = window_of(sandbox, **options)
        window.open_path(str(forked))
        qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
        qtbot.keyClick(window.map.view, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: settled(window))
        return window

    return make


def settled(window: MainWindow) -> bool:
    page = window.compare
    return page.isVisible() and page.shown is not None and page.shown.how == page._wanted


def cells(window: MainWindow, measure: str) -> list[str]:
    model = window.compare.table.deltas
    at = next(k for k, row in enumerate(model.rows) if row.indicator == measure)
    return [str(model.data(model.index(at, k))) for k in range(SIZE + 1)]


# --------------------------------------------------------------------------------------------------------- the numbers


def test_a_branch_against_itself_differs_by_exactly_nothing() -> None:
    frame = frames.frame(84)
    found = deltas(frame, frame)
    assert len(found) == len(sandbox.INDICATORS)
    assert [(row.delta, row.size) for row in found] == [(0.0, 0.0)] * len(found)
    assert alike(found)


def test_differences_are_b_less_a_to_the_last_digit_and_the_largest_comes_first() -> None:
    one, other = frames.frame(84), frames.frame(84, table=frames.series(84) * 1.03 + 0.01)
    found = deltas(one, other)
    assert {row.indicator for row in found} == {measure.name for measure in sandbox.INDICATORS}
    for row in found:
        assert row.delta == other.indicators[row.indicator] - one.indicators[row.indicator]
    sizes = [abs(row.size) for row in found]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] > 0
    assert not alike(found)


def test_a_number_that_one_branch_lacks_has_no_bar_and_disturbs_no_other() -> None:
    rows, other = frames.series(84), frames.series(84) * 1.03
    broken = rows.copy()
    broken[-1, 3] = math.nan
    whole = {row.indicator: row for row in deltas(frames.frame(84, table=rows), frames.frame(84, table=other))}
    found = {row.indicator: row for row in deltas(frames.frame(84, table=broken), frames.frame(84, table=other))}
    assert share(found.pop(sandbox.INDICATORS[3].name)) == 0.0
    assert found == {name: whole[name] for name in found}
    assert all(share(row) * row.delta > 0.0 for row in found.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.0, "0"), (math.nan, "–"), (1234.6, "+1,235"), (-86.04, "−86.0"), (0.011, "+0.011"), (-0.00018, "−0.00018"),
     (3e-9, "+3e−09")],
)  # fmt: skip
def test_only_no_difference_at_all_reads_nought(qapp: QApplication, value: float, text: str) -> None:
    words = Translator("en")
    assert gap(words, value) == text
    words.drop()


# ------------------------------------------------------------------------------------------------------------ the maps


@pytest.mark.parametrize(("largest", "end"), [(0.9, 1.0), (1.0, 1.0), (1.01, 2.0), (0.021, 0.05), (700.0, 1000.0)])
def test_levels_end_at_round_numbers(largest: float, end: float) -> None:
    assert level(largest) == pytest.approx(end)


@pytest.mark.parametrize("overlay", [o.id for o in OVERLAYS])
def test_no_difference_has_the_middle_colour_and_both_sides_mirror_each_other(overlay: str) -> None:
    less = difference_of(BY_ID[overlay], 0.5)
    middle = STEPS // 2
    values = np.array([0.0, 0.5, -0.5, 0.2, -0.2, 9.0, math.nan])
    steps = less.buckets(values).tolist()
    assert steps[:3] == [middle, STEPS - 1, 0]
    assert steps[3] - middle == middle - steps[4] > 0
    assert steps[5:] == [STEPS - 1, NO_DATA]
    assert less.ticks == (-0.5, 0.0, 0.5)
    assert less.text(0.25) != less.text(0.0)


def seen(colour: QColor, kind: str) -> tuple[float, float, float]:
    """A colour as red-blind or green-blind eyes see it (Vienot, Brettel and Mollon 1999), in linear light."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour.getRgbF()[:3])
    if kind == "protan":
        mixed = 0.11238 * red + 0.88762 * green
        return mixed, mixed, 0.00401 * red - 0.00401 * green + blue
    mixed = 0.29275 * red + 0.70725 * green
    return mixed, mixed, -0.02234 * red + 0.02234 * green + blue


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("kind", ["protan", "deutan"])
def test_more_and_less_are_told_apart_by_colour_blind_eyes(theme: str, kind: str) -> None:
    colours = difference_of(OVERLAYS[0], 1.0).colours(THEMES[theme])
    assert len(colours) == STEPS
    low, middle, high = (np.array(seen(colours[k], kind)) for k in (0, STEPS // 2, STEPS - 1))
    for one, other in ((low, middle), (middle, high), (low, high)):
        assert np.abs(one - other).max() > 0.1


@pytest.mark.parametrize("theme", THEMES)
def test_the_difference_grows_away_from_the_middle_evenly(theme: str) -> None:
    colours = difference_of(OVERLAYS[0], 1.0).colours(THEMES[theme])
    away = [contrast(colour, colours[STEPS // 2]) for colour in colours]
    assert away[: STEPS // 2 + 1] == sorted(away[: STEPS // 2 + 1], reverse=True)
    assert away[STEPS // 2 :] == sorted(away[STEPS // 2 :])
    assert away[0] == pytest.approx(away[-1], rel=0.35)


# ------------------------------------------------------------------------------------------------------------ the page


@pytest.mark.parametrize(
    ("language", "theme", "size"),
    [("en", "light", (1440, 900)), ("zh_CN", "dark", (1024, 768))], ids=["English, light", "Chinese, dark"],
)  # fmt: skip
def test_both_futures_are_shown_and_the_game_stays(
    opened: Opened, qtbot: QtBot, language: str, theme: str, size: tuple[int, int]
) -> None:
    window = opened(language=language, theme=theme)
    window.resize(*size)
    page, engine = window.compare, window.session._worker._simulation
    assert page.shown is not None and engine is not None
    assert (page.shown.how.a, page.shown.how.b, page.shown.how.tick) == (0, 1, 80)
    qtbot.wait(50)
    for _ in range(3):
        qtbot.keyClick(page.slider, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: settled(window) and page.shown.a.tick == 83)
    assert (engine.head, window.frame.tick) == (sandbox.Head(1, 80), 80)
    a, b = (engine.frame_at(sandbox.Head(node, 83)) for node in (0, 1))
    row = next(row for row in page.table.deltas.rows if row.indicator == "fiscal_cost")
    assert row.delta == b.indicators["fiscal_cost"] - a.indicators["fiscal_cost"] > 0
    assert cells(window, "fiscal_cost")[LESS].startswith("+")
    assert all(cells(window, row.indicator)[UNIT] for row in page.table.deltas.rows)
    less = np.asarray(b.provinces["utilisation"]) - np.asarray(a.provinces["utilisation"])
    assert np.array_equal(page.maps.less._values, page.maps._on_board(less), equal_nan=True)
    assert page.both.width() > 140 and page.maps.less.width() > 120
    assert page.back_button.mapTo(window, QPoint(page.back_button.width(), 0)).x() <= window.width()


def test_a_branch_against_itself_says_that_nothing_differs(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    page = window.compare
    page.choosers[0].setFocus()
    qtbot.keyClick(page.choosers[0], Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: settled(window) and page.shown.how.a == page.shown.how.b)
    assert page.note.full() == "No difference"
    assert {cells(window, row.indicator)[LESS] for row in page.table.deltas.rows} == {"0"}
    assert set(page.maps.less._overlay.buckets(page.maps.less._values).tolist()) <= {STEPS // 2, NO_DATA}


def test_the_row_that_is_clicked_is_drawn_in_two_styles_and_stays_chosen(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    page = window.compare
    model = page.table.deltas
    at = next(k for k, row in enumerate(model.rows) if row.indicator == "fiscal_cost")
    qtbot.mouseClick(page.table.viewport(), LEFT, pos=page.table.visualRect(model.index(at, NAME)).center())
    qtbot.waitUntil(lambda: settled(window) and page.shown.how.measure == "fiscal_cost")
    assert page.both.title.text() == window.words.label("fiscal_cost")
    mine, other = page.both.curves[0].opts["pen"], page.both.others[0].opts["pen"]
    assert mine.color() != other.color()
    assert (mine.style(), other.style()) == (Qt.PenStyle.SolidLine, Qt.PenStyle.CustomDashLine)
    column = [v.name for v in sandbox.INDICATORS].index("fiscal_cost")
    a, b = page.shown.a.series[:, column], page.shown.b.series[:, column]
    assert np.array_equal(page.both.curves[0].yData, a) and np.array_equal(page.both.others[0].yData, b)
    assert np.array_equal(page.less.curves[0].yData, b - a)
    qtbot.keyClick(page.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: settled(window) and page.shown.a.tick == 79)
    assert model.rows[page.table.currentIndex().row()].indicator == "fiscal_cost"


def written(text: str) -> Decimal:
    """A number as it stands in a cell, without its unit."""
    return Decimal(text.split(THIN)[0].replace(",", "").replace(MINUS, "-"))


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_is_written_adds_up_and_each_number_has_its_own_unit(opened: Opened, language: str) -> None:
    window = opened(language=language)
    model, words = window.compare.table.deltas, window.words
    for row in model.rows:
        a, b, unit, less = (model.text(row, k) for k in (A, B, UNIT, LESS))
        assert THIN not in a + b
        if row.size >= SEEN:
            assert written(b) - written(a) == written(less), (row.indicator, a, b, less)
        if catalogue.UNITS.get(row.indicator) == "share":
            assert unit == "%"
            assert row.delta == 0.0 or less.endswith({"en": "points", "zh_CN": "个百分点"}[language])
        else:
            assert "百万元" not in unit and THIN not in less
    purse = next(row for row in model.rows if row.indicator == "purse")
    if language == "zh_CN":  # as the top bar says it
        assert model.text(purse, UNIT) == words.money_parts(purse.b)[1]


@pytest.mark.parametrize(
    ("a", "b", "least", "digits"),
    [(601.4, 596.3, 0, 0), (48.76, 48.88, 1, 1), (0.44, 0.56, 1, 2), (0.44, 1.56, 0, 2), (0.42, 1.53, 1, 1),
     (10.706, 10.739, 1, 2), (3, 6, 0, 0), (7.0, 7.0, 1, 1), (1000.0, 1000.0001, 0, 0), (math.nan, 1.0, 1, 1)],
)  # fmt: skip
def test_digits_are_as_few_as_add_up(a: float, b: float, least: int, digits: int) -> None:
    assert digits_together(a, b, least) == digits


def test_the_heads_of_the_maps_add_up_and_have_units(opened: Opened) -> None:
    maps = opened().compare.maps
    maps.province = ""
    maps.select("Gansu")
    for overlay in OVERLAYS:
        maps.set_overlay(overlay.id)
        a, b = maps.values()
        name = "Gansu"
        first, second, less = (head.number.text() for head in maps.heads)
        assert all(THIN in text for text in (first, second, less))
        at = maps._board.index[name]
        if abs(b[at] - a[at]) >= SEEN * max(abs(a[at]), abs(b[at])):
            assert written(second) - written(first) == written(less)


@pytest.mark.parametrize("width", [1024, 1440])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_number_or_unit_is_cut_and_names_are_told_apart(
    opened: Opened, qtbot: QtBot, language: str, width: int
) -> None:
    window = opened(language=language)
    window.resize(width, 768)
    table = window.compare.table
    qtbot.waitUntil(lambda: window.compare.width() == width)
    metrics, margins = table.fontMetrics(), 22
    shown = [k for k in (A, B, LESS, UNIT) if not table.isColumnHidden(k)]
    for row in table.deltas.rows:
        for k in shown:
            text = table.deltas.text(row, k)
            assert metrics.horizontalAdvance(text) + margins <= table.columnWidth(k), (row.indicator, text)
        unit = unit_of(window.words, row.indicator, less=bool(row.delta))
        index = catalogue.UNITS.get(row.indicator) == "index"
        assert UNIT in shown or index or table.deltas.text(row, LESS).endswith(unit)
    assert table.columnWidth(NAME) >= 140
    room = table.columnWidth(NAME) - margins
    names = [table.deltas.text(row, NAME) for row in table.deltas.rows]
    assert len({metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) for name in names}) == len(names)
    right = table.columnViewportPosition(LESS) + table.columnWidth(LESS)
    assert right <= table.viewport().width()
    assert table.isColumnHidden(SIZE) == table.bars.under  # the bars stand under the differences
    assert table.bars.under or width == 1440


def test_with_one_branch_the_page_says_how_to_come_to_another(window: MainWindow, qtbot: QtBot) -> None:
    window.show_compare()
    page = window.compare
    one = dataclasses.replace(window.frame, branches=window.frame.branches[-1:])
    page.show_frame(one)
    assert page.alone.isVisible()
    qtbot.mouseClick(page.to_timeline, LEFT)
    assert window.playing_page and window.game.tab == "timeline"
    page.show_frame(window.frame)
    assert not page.alone.isVisibleTo(page)


def test_where_there_is_nothing_to_ask_the_button_says_why(opened: Opened, qtbot: QtBot) -> None:
    page = opened().compare
    assert page.why_button.isEnabled() and page.swap.isEnabled()
    page.go(FORK)  # where they part
    qtbot.waitUntil(lambda: page.shown.a.tick == FORK)
    assert not page.why_button.isEnabled()
    assert "no number differs" in page.why_button.toolTip()
    page.choosers[0].setCurrentIndex(page.choosers[1].currentIndex())
    page.choosers[0].activated.emit(page.choosers[0].currentIndex())
    qtbot.waitUntil(lambda: page.shown.how.a == page.shown.how.b)
    assert not page.why_button.isEnabled() and not page.swap.isEnabled()
    assert "same branch" in page.why_button.toolTip() and "same branch" in page.swap.toolTip()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)],
)
def test_escape_and_the_key_that_led_here_lead_back(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    window.show_compare()
    assert not window.playing_page
    qtbot.keyClick(window.compare.slider, key, modifier)
    assert window.playing_page


def test_swapping_turns_every_sign(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    page = window.compare
    before = {row.indicator: row.delta for row in page.table.deltas.rows}
    qtbot.mouseClick(page.swap, LEFT)
    qtbot.waitUntil(lambda: settled(window) and page.shown.how.a == 1)
    assert {row.indicator: -row.delta for row in page.table.deltas.rows} == before


def test_maps_move_together_and_can_be_swiped(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    page, maps = window.compare, window.compare.maps
    maps.b.zoom_by(2.0, QPointF(60, 60))
    maps.b.pan_by(30, -20)
    place = maps.b.to_board(QPointF(0, 0))
    for view in (maps.a, maps.less):
        assert view.zoom == maps.b.zoom
        assert (view.to_board(QPointF(0, 0)) - place).manhattanLength() * view.zoom < 2
    qtbot.mouseClick(page.view._parts["swipe"], LEFT)
    qtbot.waitUntil(lambda: settled(window) and page.shown.how.view == "swipe")
    swipe = maps.swipe
    assert swipe.isVisible() and not maps.a.isVisible()
    assert swipe.a.zoom == swipe.b.zoom == maps.less.zoom
    before = swipe.handle.x()
    qtbot.keyClick(swipe.handle, Qt.Key.Key_Right)
    assert swipe.handle.x() == before + 20
    assert swipe._left.width() == before + 20 + swipe.handle.width() // 2
    qtbot.mouseClick(page.whole, LEFT)
    assert swipe.a._fitted and swipe.b._fitted and maps.less._fitted
    qtbot.mouseClick(maps.less.viewport(), LEFT, pos=maps.less.to_view(
        maps.less.board.provinces[maps.less.board.index["Sichuan"]].anchor).toPoint())  # fmt: skip
    assert maps.province == "Sichuan" and swipe.a._selected == maps.less.board.index["Sichuan"]
    assert "Sichuan" in maps.heads[2].name.full()


def test_what_rests_on_d_is_hidden_here_too(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    page = window.compare
    hidden = [
        row.indicator for row in page.table.deltas.rows if window.words.trust.letter(f"nation.{row.indicator}") == "D"
    ]
    window.actions_["assumed"].trigger()
    shown = page.table.deltas.rows
    assert hidden and [row.indicator for row in shown[-len(hidden) :]] == sorted(hidden)
    for name in hidden:
        assert cells(window, name)[LESS] == cells(window, name)[SIZE] == "assumed"
        row = next(row for row in page.table.deltas.lines("2024-07-15") if row[1] == name)
        assert row[2] == "2024-07-15" and row[-4:] == [""] * 4
    assert page.maps.less._overlay.hidden


# ----------------------------------------------------------------------------------------------------------- the files


def test_one_file_opens_elsewhere_on_the_same_comparison(
    opened: Opened, window_of: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    page = window.compare
    qtbot.mouseClick(page.view._parts["swipe"], LEFT)
    page.overlay.setFocus()
    qtbot.keyClick(page.overlay, Qt.Key.Key_Down)
    page.go(85)
    qtbot.waitUntil(lambda: settled(window) and page.shown.how.tick == 85)
    how, texts = page.shown.how, [cells(window, row.indicator) for row in page.table.deltas.rows]
    assert (how.view, how.overlay) == ("swipe", "latency")
    with qtbot.waitSignal(window.session.saved):
        window.session.save(str(tmp_path / "both.suanli"))
    other = window_of(sandbox)
    other.open_path(str(tmp_path / "both.suanli"))
    qtbot.waitUntil(lambda: settled(other))
    assert other.compare.shown.how == how
    assert [cells(other, row.indicator) for row in other.compare.table.deltas.rows] == texts
    assert (other.frame.node, other.frame.tick) == (1, 80)


def test_a_game_that_is_left_on_the_map_opens_on_the_map(
    opened: Opened, window_of: Any, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened()
    page = window.compare
    for tick in (81, 82, 83):
        page.go(tick)  # an answer is still on its way
    qtbot.mouseClick(page.back_button, LEFT)
    assert window.playing_page
    with qtbot.waitSignal(window.session.saved):
        window.session.save(str(tmp_path / "map.suanli"))
    assert window.playing_page
    assert sandbox.load_capsule(tmp_path / "map.suanli").compared is None


def test_a_branch_of_another_file_is_compared(
    opened: Opened, window_of: Any, qtbot: QtBot, forked: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"))
    other.advance(70)
    other.submit([sandbox.Link(tick=70, province="Gansu")])
    other.advance(8)
    sandbox.save_capsule(other, tmp_path / "linked.suanli")
    window = opened()
    page = window.compare
    monkeypatch.setattr(window.dialogs, "open_path", lambda folder: str(tmp_path / "linked.suanli"))
    qtbot.mouseClick(page.file, LEFT)
    qtbot.waitUntil(lambda: settled(window) and page.names()[1] == "linked")
    assert page.names() == ("First branch", "linked")
    assert page.shown.b.digest == other.frame().digest and page.shown.b.tick == 78
    assert (window.frame.node, window.frame.tick, window.frame.dirty) == (1, 80, True)
    monkeypatch.setattr(window.dialogs, "open_path", lambda folder: str(tmp_path / "other.suanli"))
    alien = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("rush"), "player=Henan"))
    sandbox.save_capsule(alien, tmp_path / "other.suanli")
    qtbot.mouseClick(page.file, LEFT)
    qtbot.waitUntil(lambda: bool(window.dialogs.texts))
    assert "another scenario" in window.dialogs.texts[-1]
    page.go(77)
    qtbot.waitUntil(lambda: settled(window) and page.shown.a.tick == 77)


def test_the_timeline_leads_here_with_the_branch_that_is_chosen(opened: Opened, qtbot: QtBot) -> None:
    window = opened()
    qtbot.mouseClick(window.compare.back_button, LEFT)
    window.show_tab("timeline")
    qtbot.mouseClick(window.timeline.compare, LEFT)
    qtbot.waitUntil(lambda: settled(window))
    assert (window.compare.shown.how.a, window.compare.shown.how.b) == (0, 1)


def rows_of(raw: bytes) -> list[list[str]]:
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))


def test_what_is_exported_holds_all_that_is_shown(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: offered.append(menu))
    window = opened()
    page = window.compare
    paths: Iterator[Path] = iter(tmp_path / f"out.{kind}" for kind in ("csv", "png", "html"))
    page.export.ask_path = lambda *_: (str(next(paths)), "")
    qtbot.mouseClick(page.export_button, LEFT)
    assert offered == [page.export]
    for kind in ("csv", "png", "html"):
        page.export.kinds[kind].trigger()
    head, *rows = rows_of((tmp_path / "out.csv").read_bytes())
    assert len(rows) == len(sandbox.INDICATORS)
    assert head[4:6] == ["A: First branch", "B: Vouchers"]
    for _, name, date, unit, a, b, less, _ in rows:
        assert (date, bool(unit)) == (page.shown.a.date.isoformat(), True)
        assert float(less) == float(b) - float(a) == page.shown.b.indicators[name] - page.shown.a.indicators[name]
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")
    text = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert all(part in text for part in (page.shown.a.digest, page.shown.b.digest, "seed 7", "data:image/png;base64,"))
    assert text.count("<tr>") == len(sandbox.INDICATORS) + 1
    assert "http" not in text


def test_a_name_that_looks_like_markup_or_a_formula_is_written_as_it_is(window: MainWindow, qtbot: QtBot) -> None:
    window.show_compare()
    qtbot.waitUntil(lambda: settled(window))
    page = window.compare
    page.table.deltas.names = ("=1+1", "<b>x</b>")
    assert "A: =1+1" in page.table.deltas.lines("2024-01-01")[0]
    page.names = lambda: ("=1+1", "<script>")  # type: ignore[method-assign]
    assert "<script>" not in page.made("html").decode()


def test_a_file_that_cannot_be_written_is_told(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened()
    page = window.compare
    page.export.ask_path = lambda *_: (str(tmp_path / "missing" / "out.csv"), "")
    with qtbot.waitSignal(page.failed) as told:
        page.export.save("csv")
    assert "out.csv" in told.args[0]


def test_one_decision_in_june_2024_and_both_futures(player: Player, qtbot: QtBot, tmp_path: Path) -> None:
    """By hand: play, scrub to June 2024, change one decision, play on, compare, scrub, export."""
    player.start("Gansu")
    player.go(FORK)
    assert player.frame.date.strftime("%Y-%m") == "2024-06"
    player.go(FORK + 12)
    player.window.scrubber.went.emit(FORK)
    player.wait(lambda: player.frame.tick == FORK)
    player.choose("voucher", budget=200.0)
    player.commit()
    player.go(FORK + 12)
    player.press(Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    page = player.window.compare
    player.wait(lambda: settled(player.window))
    assert page.note.full() != "No difference"
    page.slider.setValue(FORK)  # both stand before the decision has worked
    player.wait(lambda: settled(player.window) and page.shown.a.tick == FORK)
    assert page.note.full() == "No difference"
    page.slider.setValue(FORK + 10)
    player.wait(lambda: settled(player.window) and page.shown.a.tick == FORK + 10)
    assert any(row.delta for row in page.table.deltas.rows)
    page.export.ask_path = lambda *_: (str(tmp_path / "report.html"), "")
    page.export.save("html")
    assert "200" in (tmp_path / "report.html").read_text(encoding="utf-8")
    player.click(page.back_button)
    assert player.window.playing_page and player.frame.tick == FORK + 12


def test_the_chart_says_b_less_a_as_the_table_does(opened: Opened) -> None:
    page = opened().compare
    measure = page.both.subject.lines[0].indicator
    row = next(row for row in page.table.deltas.rows if row.indicator == measure)
    a, b, less = (page.table.deltas.text(row, k) for k in (A, B, LESS))
    assert row.delta != 0.0
    assert page.both.versus.full() == f"B Vouchers: {b} ({less.removesuffix(f'{THIN}points')})"
    assert (page.both.reading.text(), f"{page.less.reading.text()}{THIN}points") == (a, less)


def test_where_the_compared_branch_is_no_more_another_takes_its_place(opened: Opened) -> None:
    page = opened().compare
    assert page._wanted is not None and page._frame is not None
    frame = page._frame
    here, others = frame.node, [branch.node for branch in frame.branches if branch.node != frame.node]
    page._wanted = dataclasses.replace(page._wanted, a=here, b=99)  # as it is once that one was deleted
    page.reveal()
    assert (page._wanted.b, page._wanted.a in others) == (here, True)
    page._wanted = dataclasses.replace(page._wanted, a=here, b=here)  # wished for, and kept
    page.reveal()
    assert (page._wanted.a, page._wanted.b) == (here, here)
