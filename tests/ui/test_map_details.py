"""Details of the map: what can be read, rings in a crowd, names while the map moves, placing by keyboard, tiles."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QRawFont, QWheelEvent
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from ui.look.colours import STEPS, contrast, label_colour, lut
from ui.look.theme import FONT_FILES, Theme
from ui.look.tokens import THEMES
from ui.main_window import MainWindow
from ui.map.board import Board, load_board
from ui.map.items import SiteMark, clustered
from ui.map.map_view import MapView
from ui.map.overlays import BY_ID, OVERLAYS, Overlay
from ui.map.projection import Albers
from ui.map.tile_grid import PLACES, TileGrid
from ui.paths import asset

HALLS = (
    (103.8, 36.0, 36.0, "sound"),
    (104.1, 36.2, 20.0, "strained"),
    (111.8, 40.4, 130.0, "sound"),
    (113.1, 41.0, 110.0, "sound"),
    (105.2, 37.5, 70.0, "strained"),
    (106.6, 26.4, 100.0, "sound"),
    (121.1, 31.1, 140.0, "sound"),
    (118.4, 31.3, 60.0, "insolvent"),
    (114.3, 30.6, 22.0, "building"),
    (116.4, 39.9, 50.0, "paused"),
)


def sites() -> list[SiteMark]:
    return [
        SiteMark(i + 1, f"Hall {i + 1}", lon, lat, power, 0.1 * i, status, mine=i == 0)
        for i, (lon, lat, power, status) in enumerate(HALLS)
    ]


def circle(lon: float, lat: float, size: float) -> np.ndarray:
    t = np.linspace(0, 2 * np.pi, 60)
    return np.column_stack((lon + size * np.cos(t), lat + size * np.sin(t)))


@pytest.fixture(scope="module")
def board() -> Board:
    return load_board()


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication, board: Board) -> Iterator[Callable[..., MapView]]:
    def make(width: int = 896, height: int = 500, theme: str = "light", language: str = "en") -> MapView:
        made = MapView(Theme(theme), board=board)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.set_language(language)
        made.set_values("utilisation", np.linspace(0.05, 0.95, 31), 0.4)
        return made

    yield make


def test_parallels_keep_their_length() -> None:
    """Along 25N and 47N the scale is true: a degree is the radius times cos(lat) times pi/180."""
    for lat in (25.0, 47.0):
        x, y = Albers().forward(np.array([104.99, 105.01]), np.array([lat, lat]))
        assert np.hypot(np.diff(x), np.diff(y))[0] / 0.02 == pytest.approx(
            6371.0088 * np.cos(np.radians(lat)) * np.pi / 180
        )


def test_fonts_can_write_every_province(qapp: QApplication, board: Board) -> None:
    regular = QRawFont(str(asset("fonts", FONT_FILES[0])), 12.0)
    for province in board.provinces:
        assert all(regular.supportsCharacter(ord(c)) for c in province.id + province.name_zh), province.id


@pytest.mark.parametrize("theme", THEMES)
def test_names_can_be_read_on_every_step(theme: str) -> None:
    for overlay in OVERLAYS:
        for colour in overlay.colours(THEMES[theme]):
            assert contrast(label_colour(colour), colour) >= 4.5


def test_ramp_goes_from_its_first_stop_to_its_last() -> None:
    steps = lut(THEMES["light"].ramp("ink"))
    assert len(steps) == STEPS
    assert (steps[0].name().upper(), steps[-1].name().upper()) == ("#E0ECEF", "#094373")


def test_sites_that_hide_each_other_become_one_ring() -> None:
    marks = sites()[:3]
    rings = clustered(marks, [QPointF(0, 0), QPointF(3, 0), QPointF(200, 0)])
    assert sorted(len(ring.sites) for ring in rings) == [1, 2]
    pair = next(ring for ring in rings if len(ring.sites) == 2)
    assert pair.status == "strained"
    assert pair.utilisation == pytest.approx((36 * 0.0 + 20 * 0.1) / 56)


def test_name_inside_stands_on_its_own_land(view: Callable[..., MapView]) -> None:
    map_ = view()
    for label in map_.labels():
        if label.inside:
            assert map_.board.at(map_.to_board(label.rect.center())) == label.index


def test_names_are_not_moved_by_new_values(view: Callable[..., MapView]) -> None:
    map_ = view()
    before = map_.labels()
    map_.set_values("utilisation", np.linspace(0.95, 0.05, 31), 0.5)
    assert map_.labels() == before


def test_names_are_laid_out_again_only_where_a_ring_grows_into_one(view: Callable[..., MapView]) -> None:
    map_ = view()
    map_.set_sites(sites())
    before = map_.labels()
    grown = [replace(s, megawatts=s.megawatts * 1.06, utilisation=0.5) for s in sites()]
    map_.set_sites(grown)
    assert not map_._stale
    assert map_.labels() == before
    name = before[0].rect.center()
    lon, lat = map_.board.degrees(map_.to_board(name))
    map_.set_sites([*grown, SiteMark(99, "New", lon, lat, 80.0, 0.5)])
    assert map_._stale
    for label in map_.labels():
        assert not any(label.rect.intersects(ring.box) for ring in map_.rings())


class Watch(QObject):
    """Remembers what is painted of the widgets that it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[QRectF] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted.append(QRectF(event.region().boundingRect()))  # type: ignore[attr-defined]
        return False


def test_few_changed_rings_are_drawn_alone(view: Callable[..., MapView], qapp: QApplication) -> None:
    map_ = view()
    map_.set_sites(sites())
    map_.labels()
    qapp.processEvents()
    watch = Watch()
    map_.viewport().installEventFilter(watch)
    map_.set_sites([replace(s, utilisation=0.77 if s.slot == 1 else s.utilisation) for s in sites()])
    qapp.processEvents()
    assert watch.painted
    assert all(box.width() < 60 and box.height() < 60 for box in watch.painted)


def test_a_week_is_painted_once_though_another_part_of_the_window_is_painted_first(
    view: Callable[..., MapView], qapp: QApplication
) -> None:
    map_ = view()
    map_.legend.hide()  # it asks for itself
    map_.set_values("utilisation", np.linspace(0.1, 0.7, 31), 0.4)
    map_.set_sites(sites())
    qapp.processEvents()
    watch = Watch()
    map_.viewport().installEventFilter(watch)
    map_.set_values("utilisation", np.linspace(0.7, 0.1, 31), 0.4)
    map_.set_sites([replace(s, utilisation=0.77) for s in sites()])
    QApplication.sendPostedEvents(map_.window(), QEvent.Type.UpdateRequest.value)
    qapp.processEvents()
    assert len(watch.painted) == 1


def test_names_come_with_the_map_while_it_moves(view: Callable[..., MapView], qtbot: QtBot) -> None:
    map_ = view()
    before = {label.index: label.rect.center() for label in map_.labels()}
    map_.pan_by(-30, 10)
    for label in map_._labels:
        off = label.rect.center() - before[label.index]
        assert (off.x(), off.y()) == pytest.approx((-30, 10), abs=0.5)
    qtbot.waitUntil(lambda: not map_._settle_timer.isActive())


def test_click_on_a_cluster_zooms_in(view: Callable[..., MapView], qtbot: QtBot) -> None:
    map_ = view()
    map_.set_sites(sites())
    cluster, before = next(r for r in map_.rings() if len(r.sites) > 1), map_.zoom
    with qtbot.assertNotEmitted(map_.site_selected):
        qtbot.mouseClick(map_.viewport(), Qt.MouseButton.LeftButton, pos=cluster.centre.toPoint())
    assert map_.zoom == pytest.approx(2 * before)


def wheel(map_: MapView, at: QPointF, delta: int) -> None:
    event = QWheelEvent(
        at,
        map_.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(map_.viewport(), event)


def test_zoom_ends_and_fit_comes_back(view: Callable[..., MapView], qtbot: QtBot) -> None:
    map_ = view()
    fitted = map_.zoom
    for _ in range(80):
        wheel(map_, QPointF(300, 200), 120)
    assert map_.zoom <= fitted * 14.01
    for _ in range(200):
        wheel(map_, QPointF(300, 200), -120)
    assert map_.zoom >= fitted * 0.69
    map_.setFocus()
    qtbot.keyClick(map_, Qt.Key.Key_0)
    assert map_.zoom == pytest.approx(fitted)


def test_hover_outlines_what_is_under_the_pointer(view: Callable[..., MapView], qtbot: QtBot) -> None:
    map_ = view()
    outline = map_.scene().hover
    province = map_.board.provinces[map_.board.index["Sichuan"]]
    qtbot.mouseMove(map_.viewport(), map_.to_view(province.anchor).toPoint())
    qtbot.waitUntil(lambda: outline.path() == province.path)
    QApplication.sendEvent(map_, QEvent(QEvent.Type.Leave))
    assert outline.path().isEmpty()


def test_placing_by_keyboard(view: Callable[..., MapView], qtbot: QtBot) -> None:
    map_ = view()
    map_.set_selected("Gansu")
    map_.start_placing("place")
    with qtbot.waitSignal(map_.placement_moved) as moved:
        qtbot.keyClick(map_, Qt.Key.Key_Down)
    province, lon, lat = moved.args
    assert map_.board.provinces[map_.board.index[province]].label == (lon, lat)
    qtbot.keyClick(map_, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(map_.placement_picked) as picked:
        qtbot.keyClick(map_, Qt.Key.Key_Return)
    assert picked.args == [province, pytest.approx(lon + 0.25), lat]
    with qtbot.waitSignal(map_.placement_cancelled):
        qtbot.keyClick(map_, Qt.Key.Key_Escape)
    assert map_.placing == ""


@pytest.mark.parametrize("theme", THEMES)
def test_it_draws_in_every_theme(view: Callable[..., MapView], theme: str) -> None:
    map_ = view(theme=theme)
    map_.set_sites(sites())
    map_.set_ghost(107.6, 35.7, [(10, circle(107.6, 35.7, 5)), (20, circle(107.6, 35.7, 12))])
    map_.set_numbers(True)
    picture = map_.grab().toImage()
    sea = picture.pixelColor(picture.width() - 4, picture.height() // 2)
    assert sea.name().upper() == THEMES[theme].map
    anchor = map_.to_view(map_.board.provinces[map_.board.index["Qinghai"]].anchor).toPoint()
    assert picture.pixelColor(anchor + QPoint(0, 16)).name().upper() != THEMES[theme].map
    assert len(map_._pills) == 2
    map_.clear_ghost()
    assert map_._pills == []


def test_leader_ends_at_its_name_and_crosses_no_other(view: Callable[..., MapView]) -> None:
    for size in ((896, 500), (744, 376)):
        map_ = view(*size)
        map_.set_sites(sites())
        labels = map_.labels()
        for label in labels:
            if label.leader is None:
                continue
            assert label.at_sea
            others = [other.rect for other in labels if other is not label]
            for t in np.linspace(0.0, 1.0, 40):
                assert not any(rect.contains(label.leader.pointAt(float(t))) for rect in others)


def test_names_keep_clear_of_what_floats_over_the_map(view: Callable[..., MapView]) -> None:
    map_ = view()
    card = QWidget()
    map_.add_chrome(card)
    card.setGeometry(400, 200, 160, 120)
    card.show()
    for label in map_.labels():
        assert not label.rect.intersects(QRectF(card.geometry()))
        assert not label.rect.intersects(QRectF(map_.legend.geometry()))


def test_ghost_moves_no_name_and_hides_what_it_covers(view: Callable[..., MapView]) -> None:
    map_ = view()
    before = map_.labels()
    map_.set_ghost(101.0, 30.3, [(10, circle(101.0, 30.3, 5))])
    after = map_.labels()
    assert {label.index for label in after} <= {label.index for label in before}
    assert all(label in before for label in after)
    map_.clear_ghost()
    assert map_.labels() == before


def test_what_the_map_shows_is_named_whole_after_any_change_of_language_and_colours(window: MainWindow) -> None:
    chooser = window.map.overlay
    window.words.switch("zh_CN")
    window.theme.set("dark")
    window.words.switch("en")
    longest = max(chooser.fontMetrics().horizontalAdvance(overlay.label()) for overlay in OVERLAYS)
    option = QStyleOptionComboBox()
    chooser.initStyleOption(option)
    field = chooser.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, chooser
    )
    assert field.width() >= longest


@pytest.mark.parametrize("overlay", OVERLAYS, ids=lambda o: o.id)
def test_a_small_legend_names_its_unit_whole(view: Callable[..., MapView], overlay: Overlay) -> None:
    map_ = view(696, 350)
    map_.legend.set_compact(True)
    map_.set_values(overlay.id, np.full(31, overlay.high), overlay.high)
    theme = map_._theme
    name = QFontMetricsF(theme.font(12, bold=True)).horizontalAdvance(overlay.label())
    unit = QFontMetricsF(theme.font(11)).horizontalAdvance(overlay.unit_label())
    assert map_.legend.width() >= 12 + name + 8 + unit + 12


# Tiles


@pytest.fixture
def tiles(qtbot: QtBot, board: Board) -> TileGrid:
    made = TileGrid(Theme("light"), board=board)
    qtbot.addWidget(made)
    made.resize(760, 700)
    made.show()
    made.set_values("utilisation", np.linspace(0.05, 0.95, 31), np.tile(np.linspace(0.1, 0.9, 31)[:, None], 52))
    return made


def test_every_province_has_a_tile_of_its_own(tiles: TileGrid) -> None:
    assert set(PLACES) == set(tiles.board.index)
    assert len(set(PLACES.values())) == 31
    for name in PLACES:
        assert QRectF(tiles.rect()).contains(tiles.tile(name))


def test_click_selects_the_tile(tiles: TileGrid, qtbot: QtBot) -> None:
    for name in PLACES:
        with qtbot.waitSignal(tiles.province_selected) as caught:
            qtbot.mouseClick(tiles, Qt.MouseButton.LeftButton, pos=tiles.tile(name).center().toPoint())
        assert caught.args == [name]


def test_arrows_reach_every_tile(tiles: TileGrid) -> None:
    seen, todo = {0}, [0]
    while todo:
        here = todo.pop()
        steps = {tiles.step(here, row, column) for row, column in ((-1, 0), (1, 0), (0, -1), (0, 1))}
        todo += steps - seen
        seen |= steps
    assert len(seen) == 31


def test_tiles_by_keyboard(tiles: TileGrid, qtbot: QtBot) -> None:
    tiles.set_selected("Gansu")
    qtbot.keyClick(tiles, Qt.Key.Key_Right)
    assert "Ningxia" in tiles.accessibleDescription()
    with qtbot.waitSignal(tiles.province_selected) as caught:
        qtbot.keyClick(tiles, Qt.Key.Key_Return)
    assert caught.args == ["Ningxia"]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_tiles_draw(tiles: TileGrid, language: str) -> None:
    values = np.linspace(0.05, 0.95, 31)
    values[3] = np.nan
    tiles.set_language(language)
    tiles.set_values("utilisation", values)
    tiles.set_sites(sites())
    picture = tiles.grab().toImage()
    place = tiles.tile("Hainan").topRight().toPoint() + QPoint(-8, 8)
    expected = BY_ID["utilisation"].colours(THEMES["light"])[int(values[tiles.board.index["Hainan"]] * 32)]
    assert picture.pixelColor(place).name() == expected.name()


@pytest.mark.parametrize("size", [(894, 422), (696, 310), (1160, 720)], ids=str)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_tiles_show_whole_names_in_windows_of_the_usual_sizes(
    tiles: TileGrid, qapp: QApplication, size: tuple[int, int], language: str, scale: float
) -> None:
    tiles._theme.set_text_scale(scale)
    tiles.resize(*size)
    tiles.set_language(language)
    qapp.processEvents()
    assert (tiles.width(), tiles.height()) == size
    rects = [tiles.tile(name) for name in PLACES]
    for rect in rects:
        assert QRectF(tiles.rect()).contains(rect)
        assert not tiles.legend.isVisible() or not rect.intersects(QRectF(tiles.legend.geometry()))
    for one, other in itertools.combinations(rects, 2):
        assert not one.intersects(other)
    for index in range(31):
        name, font = tiles.name_in(index, rects[0].width() - 12, tiles._font(rects[0].height()))
        assert "\u2026" not in name
        assert QFontMetricsF(font).horizontalAdvance(name) <= rects[0].width()
    if scale == 1.0:
        assert tiles.legend.isVisible()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_no_ring_covers_the_number_of_its_tile(tiles: TileGrid, language: str) -> None:
    tiles.resize(894, 422)
    tiles.set_language(language)
    tiles.set_values("power_price", np.full(31, 0.8))
    tile = tiles.tile("Gansu")
    number = QFontMetricsF(tiles._number_font(tile.height())).horizontalAdvance("0.80")
    assert tile.left() + 6 + number <= tile.right() - 2 * (tiles._largest_ring(tile.height()) + 3)


# The key of the rings


def test_key_covers_no_land_and_folds_away(view: Callable[..., MapView]) -> None:
    map_ = view()
    assert not map_.key.isVisible()
    map_.set_sites(sites())
    assert map_.key.isVisible()
    box = QRectF(map_.key.geometry())
    assert not map_.key.geometry().intersects(map_.legend.geometry())
    for province in map_.board.provinces:
        assert not map_.viewportTransform().map(province.path).intersects(box), province.id
    map_.zoom_by(2.0)
    assert not map_.key.isVisible()
    map_.fit()
    assert map_.key.isVisible()
    map_.resize(744, 376)
    QApplication.processEvents()
    assert not map_.key.isVisible()


def test_theme_keeps_ghost_and_reach(view: Callable[..., MapView]) -> None:
    map_ = view()
    map_.set_ghost(101.0, 30.3, [(10, circle(101.0, 30.3, 5))])
    map_.set_theme(THEMES["dark"])
    map_.labels()
    assert len(map_._pills) == 1
    assert map_._scene.tint._image is not None


def test_a_planned_site_is_drawn_in_the_players_colour(view: Callable[..., MapView]) -> None:
    map_ = view()
    map_.set_sites([SiteMark(1, "A", 87.0, 42.0, 80.0, float("nan"), "building", "planned", True)])
    centre = map_.rings()[0].centre.toPoint()
    assert map_.grab().toImage().pixelColor(centre).name().upper() == THEMES["light"].accent
