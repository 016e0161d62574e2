"""The map: its projection, its names, what mouse and keyboard do, and what is drawn where there is no number."""

from __future__ import annotations

import itertools
import json
import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.look.theme import Theme
from ui.map.board import DOWN, LEFT, RIGHT, UP, load_board
from ui.map.items import SiteMark, radius
from ui.map.map_view import MapView
from ui.map.overlays import BY_ID, NO_DATA, OVERLAYS
from ui.map.projection import Albers
from ui.paths import asset

SIZES = ((860, 500), (700, 380))
LANGUAGES = ("en", "zh_CN")
BOARD = load_board()
SPOTS = (
    ("Qingyang", 107.6, 35.7, 36, 0.42, "sound", True),
    ("Lanzhou", 103.8, 36.0, 22, 0.55, "sound", True),
    ("Jiuquan", 95.8, 40.5, 60, 0.12, "insolvent", False),
    ("Zhangye", 100.4, 38.9, 18, 0.24, "strained", True),
    ("Zhangjiakou", 114.9, 40.8, 100, 0.60, "sound", False),
    ("Ulanqab", 113.1, 41.0, 80, 0.40, "sound", False),
    ("Beijing", 116.4, 39.9, 50, 0.70, "sound", False),
    ("Shanghai", 121.3, 31.2, 144, 0.68, "sound", False),
    ("Wuhu", 118.4, 31.3, 60, 0.50, "sound", False),
    ("Guiyang", 106.6, 26.6, 90, math.nan, "building", False),
    ("Shenzhen", 114.1, 22.6, 60, 0.66, "sound", False),
    ("Chongqing", 106.5, 29.5, 40, 0.45, "strained", False),
)
SITES = [
    SiteMark(slot=slot, name=name, lon=lon, lat=lat, megawatts=mw, utilisation=use, status=status, mine=mine)
    for slot, (name, lon, lat, mw, use, status, mine) in enumerate(SPOTS)
]


@pytest.fixture
def view(qtbot):
    made = MapView(Theme("light"), board=BOARD)
    qtbot.addWidget(made)
    made.resize(*SIZES[0])
    made.set_values("utilisation", np.linspace(0.1, 0.7, 31), 0.4)
    made.show()
    qtbot.waitExposed(made)
    return made


def viewport_point(view: MapView, place: QPointF) -> QPoint:
    return view.to_view(place).toPoint()


# ----------------------------------------------------------------------------------------------------------- projection


def test_projection_gives_the_worked_example_of_the_manual():
    # Snyder (1987), page 291: sphere of radius 1, parallels 29.5 and 45.5 N, origin 23 N 96 W; the point 35 N 75 W.
    x, y = Albers(29.5, 45.5, -96.0, 23.0, 1.0).forward(-75.0, 35.0)
    assert float(x) == pytest.approx(0.2952720, abs=1e-7)
    assert float(y) == pytest.approx(0.2416774, abs=1e-7)


def test_projection_has_its_origin_and_turns_back():
    albers = Albers()
    assert np.hypot(*albers.forward(105.0, 35.0)) < 1e-9
    lon, lat = (a.ravel() for a in np.meshgrid(np.linspace(73, 136, 64), np.linspace(3, 54, 52)))
    back = albers.inverse(*albers.forward(lon, lat))
    assert np.abs(back[0] - lon).max() < 1e-9
    assert np.abs(back[1] - lat).max() < 1e-9


def test_projection_keeps_areas():
    features = json.loads(asset("map", "china_provinces.geojson").read_text(encoding="utf-8"))["features"]
    areas = {f["properties"]["name_en"]: f["properties"]["area_km2"] for f in features}
    for name in ("Gansu", "Xinjiang", "Guangdong", "Heilongjiang"):
        rings = BOARD.provinces[BOARD.index[name]].rings
        size = sum(np.dot(r[:-1, 0], r[1:, 1]) - np.dot(r[1:, 0], r[:-1, 1]) for r in rings) / 2
        assert abs(size) == pytest.approx(areas[name], rel=0.03), name


# ------------------------------------------------------------------------------------------------------------ the board


def test_board_has_31_provinces_in_the_order_of_the_file_and_knows_where_they_are():
    assert len(BOARD.provinces) == 31
    assert [p.id for p in BOARD.provinces[:3]] == ["Beijing", "Tianjin", "Hebei"]
    assert [BOARD.at(p.anchor) for p in BOARD.provinces] == list(range(31))
    assert BOARD.at(BOARD.point(120.96, 23.7)) is None, "land that takes no part is no province"
    lon, lat = BOARD.degrees(BOARD.point(103.8, 36.0))
    assert (lon, lat) == (pytest.approx(103.8), pytest.approx(36.0))


@pytest.mark.parametrize("heading", [LEFT, RIGHT, UP, DOWN])
def test_arrows_lead_the_way_they_point(heading):
    sign = {LEFT: (-1, 0), RIGHT: (1, 0), UP: (0, -1), DOWN: (0, 1)}[heading]
    for province in BOARD.provinces:
        there = BOARD.step(province.index, heading)
        if there != province.index:
            way = BOARD.provinces[there].anchor - province.anchor
            assert way.x() * sign[0] + way.y() * sign[1] > 0, (province.id, heading)


def test_every_province_can_be_reached_by_arrows():
    seen, queue = {0}, [0]
    while queue:
        here = queue.pop()
        new = {BOARD.step(here, h) for h in (LEFT, RIGHT, UP, DOWN)} - seen
        seen |= new
        queue += new
    assert len(seen) == 31


# ------------------------------------------------------------------------------------------------------------- overlays


def test_levels_are_fixed_and_no_number_is_no_colour():
    use = BY_ID["utilisation"]
    got = use.buckets(np.array([-1.0, 0.0, 0.5, 0.999, 1.0, 7.0, math.nan, math.inf]))
    assert got.tolist() == [0, 0, 16, 31, 31, 31, NO_DATA, NO_DATA]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_provinces_without_a_number_are_hatched(qtbot, theme):
    view = MapView(Theme(theme), board=BOARD)
    qtbot.addWidget(view)
    view.resize(*SIZES[1])
    for overlay in OVERLAYS:
        view.set_values(overlay.id, np.full(31, np.nan), math.nan)
        assert all(item.hatched is not None for item in view._scene.provinces)
        assert not view.grab().isNull()
        view.set_values(overlay.id, np.full(31, overlay.high), overlay.high)
        assert all(item.hatched is None for item in view._scene.provinces)


def test_only_provinces_whose_step_changed_are_drawn_again(view, monkeypatch):
    drawn = []
    for item in view._scene.provinces:
        monkeypatch.setattr(item, "update", lambda i=item: drawn.append(view._scene.provinces.index(i)))
    values = np.linspace(0.1, 0.7, 31)
    values[4] = 0.99
    values[5] += 1e-9
    view.set_values("utilisation", values, 0.4)
    assert drawn == [4]


# --------------------------------------------------------------------------------------------------------------- names


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("zoom", [1.0, 1.9, 4.0])
def test_no_name_touches_a_name_a_ring_or_land_that_takes_no_part(view, size, language, zoom):
    view.resize(*size)
    view.set_language(language)
    view.set_sites(SITES)
    view.set_selected("Gansu")
    QApplication.processEvents()
    if zoom > 1:
        view.zoom_by(zoom, view.to_view(BOARD.point(117.0, 32.0)))
    labels, rings = view.labels(), view.rings()
    assert len(labels) >= (18 if zoom == 1 else 5)
    for one, other in itertools.combinations(labels, 2):
        assert not one.rect.intersects(other.rect), (one.index, other.index)
    context = view.viewportTransform().map(BOARD.context)
    for label in labels:
        assert not context.intersects(label.rect), label.index
        assert view.viewport().rect().contains(label.rect.toAlignedRect()), label.index
        for ring in rings:
            assert distance(label.rect, ring.centre) >= ring.radius + 2, label.index


def distance(rect: QRectF, point: QPointF) -> float:
    dx = max(rect.left() - point.x(), point.x() - rect.right(), 0.0)
    dy = max(rect.top() - point.y(), point.y() - rect.bottom(), 0.0)
    return math.hypot(dx, dy)


def test_names_stay_when_rings_change_their_use_only(view):
    view.set_sites(SITES)
    before = view.labels()
    view.set_sites([SiteMark(**(vars(s) | {"utilisation": 0.9})) for s in SITES])
    assert view.labels() == before


# --------------------------------------------------------------------------------------------------------------- rings


def test_area_of_a_ring_follows_its_power_between_bounds():
    assert [radius(m) for m in (0.0, 1.0, 49.0, 100.0, 400.0)] == [5.0, 5.0, 7.0, 10.0, 12.0]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_rings_are_drawn_for_every_status_and_look_different(qtbot, theme):
    view = MapView(Theme(theme), board=BOARD)
    qtbot.addWidget(view)
    view.resize(*SIZES[1])
    seen = [view.grab().toImage()]
    for status in ("sound", "strained", "insolvent", "building"):
        for use in (0.4, math.nan):
            view.set_sites([SiteMark(0, "A", 87.0, 42.0, 80.0, use, status, mine=True)])
            picture = view.grab().toImage()
            if status != "building" or use == 0.4:  # what is not open yet shows no use
                assert picture not in seen, (status, use)
            seen.append(picture)


def test_a_click_on_a_ring_selects_the_site_and_not_the_province(view, qtbot):
    view.set_sites(SITES)
    provinces = []
    view.province_selected.connect(provinces.append)
    with qtbot.waitSignal(view.site_selected) as got:
        at = viewport_point(view, BOARD.point(SITES[2].lon, SITES[2].lat))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert got.args == [2]
    assert provinces == []


# ------------------------------------------------------------------------------------------------------- mouse and keys


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_click_at_its_label_point_selects_each_province(view, qtbot, size):
    view.resize(*size)
    QApplication.processEvents()
    got = []
    view.province_selected.connect(got.append)
    for province in BOARD.provinces:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=viewport_point(view, province.anchor))
    assert got == [p.id for p in BOARD.provinces]


def test_a_drag_pans_and_selects_nothing(view, qtbot):
    got = []
    view.province_selected.connect(got.append)
    place = BOARD.provinces[BOARD.index["Gansu"]].anchor
    start = view.to_view(place)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=start.toPoint())
    for k in (10, 40, 60):
        qtbot.mouseMove(view.viewport(), start.toPoint() + QPoint(k, k // 2))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=start.toPoint() + QPoint(60, 30))
    moved = view.to_view(place) - start
    assert (moved.x(), moved.y()) == (pytest.approx(60, abs=1), pytest.approx(30, abs=1))
    assert got == []


@pytest.mark.parametrize("turn", [120, 15, -120, 480])
def test_zoom_keeps_what_is_under_the_pointer(view, turn):
    for at in (QPointF(200, 130), QPointF(433, 251), QPointF(700, 420)):
        view.fit()
        place, before = view.to_board(at), view.zoom
        for _ in range(6):
            view.wheelEvent(wheel(at, turn))
            now = view.to_view(place)
            assert math.hypot(now.x() - at.x(), now.y() - at.y()) <= 1.0
        assert (view.zoom > before) == (turn > 0)


def wheel(at: QPointF, turn: int) -> QWheelEvent:
    return QWheelEvent(
        at, at, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip


def test_arrows_move_and_enter_selects(view, qtbot):
    view.set_selected("Gansu")
    chosen = []
    view.province_selected.connect(chosen.append)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    outlined = view.scene().hover.path()
    assert chosen == []
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(chosen) == 1
    assert chosen != ["Gansu"]
    assert outlined == BOARD.provinces[BOARD.index[chosen[0]]].path
    assert view.accessibleName()
    assert view.accessibleDescription()


def test_placing_gives_the_province_and_the_place(view, qtbot):
    view.start_placing("place")
    at = viewport_point(view, BOARD.point(103.8, 36.0))
    with qtbot.waitSignal(view.placement_picked) as got:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    province, lon, lat = got.args
    assert province == "Gansu"
    assert (lon, lat) == (pytest.approx(103.8, abs=0.15), pytest.approx(36.0, abs=0.15))


def test_nothing_is_placed_on_the_sea_or_on_land_that_takes_no_part(view, qtbot):
    got = []
    view.placement_picked.connect(lambda *a: got.append(a))
    view.start_placing("place")
    for lon, lat in ((123.5, 31.0), (120.96, 23.7)):
        at = viewport_point(view, BOARD.point(lon, lat))
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert got == []


def test_escape_leaves_placing(view, qtbot):
    view.start_placing("place")
    with qtbot.waitSignal(view.placement_cancelled):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert not view.placing
    picked = []
    view.placement_picked.connect(lambda *a: picked.append(a))
    at = viewport_point(view, BOARD.point(103.8, 36.0))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert picked == []


def test_reach_is_drawn_on_playable_land_only(view):
    turn = np.linspace(0, 2 * np.pi, 181)
    circle = np.column_stack((121.0 + 7 * np.cos(turn), 24.5 + 6 * np.sin(turn)))
    view.set_ghost(119.3, 26.1, [(10.0, circle)])
    for _, runs in view._reach:
        for run in runs:
            assert (BOARD.cells(run) >= 0).all()
    assert not view.grab().isNull()
    view.clear_ghost()
    assert view._reach == []


def test_fit_shows_the_whole_board_and_follows_the_window(view):
    for size in SIZES:
        view.resize(*size)
        QApplication.processEvents()
        box = view.viewportTransform().mapRect(BOARD.box)
        assert QRectF(view.viewport().rect()).contains(box)
