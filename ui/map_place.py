"""The place of the map in the window: frames become its plain values, and what floats over it is chosen here."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.map.items import SiteMark
from ui.map.map_view import MapView
from ui.map.overlays import BY_ID, OVERLAYS
from ui.map.tile_grid import TileGrid
from ui.messages import Answer
from ui.session import Session
from ui.widgets import Letter, Segmented, button
from ui.words.i18n import Translator
from ui.words.marks import translate

Array = NDArray[np.float64]
Spot = tuple[float, float]  # degrees of longitude and latitude
DEGREE = 111.2  # kilometres in a degree of latitude
MW = 1.3  # megawatts at the meter of a full EF of H100 (1.07 MW of IT and a usual PUE)
SMALLEST_POOL = 0.1  # EF below which a pool is not drawn
POOL = "pool.capacity"  # no key of the book: nobody published what stands in a single province
CLOUD_ASIDE = 0.9  # degrees by which a cloud region stands beside its capital


class MapPlace(QWidget):
    """The map with its chooser of overlays, its buttons, and the ghost of a hall that is being placed."""

    province_chosen = Signal(str)
    hall_chosen = Signal(int)
    spot_chosen = Signal(float, float)
    spot_refused = Signal()
    placing_left = Signal()

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words = theme, session, words
        self._frame: sandbox.Frame | None = None
        self._queue: list[sandbox.Decision] = []
        self._draft: sandbox.Place | None = None
        self._circles: list[tuple[float, Array]] = []
        self._player = ""
        self._provinces: dict[str, sandbox.Province] = {}
        self._places: dict[str, tuple[Spot, Spot]] = {}
        self._known: list[tuple[int, int]] = []  # the places of the game's provinces in its arrays and on the board
        self._asked = self._drawer = 0
        self._history: list[tuple[int, int, dict[str, Array]]] = []
        self.view = MapView(theme, self)
        self.tiles = TileGrid(theme, self, self.view.board)
        self.tiles.hide()
        self.setFocusProxy(self.view)
        self.kind = Segmented(theme, [("map", "map"), ("tiles", "tiles")])
        self.kind.setParent(self)
        self.view.keep_clear(self.kind)
        self.kind.chosen.connect(self._choose_kind)
        self.overlay = QComboBox(self.view)
        self.overlay.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.overlay.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.letter = Letter()
        self.numbers, self.closer, self.farther, self.whole = (button("plain") for _ in range(4))
        for made in (self.numbers, self.closer, self.farther, self.whole):
            made.setParent(self.view)
            made.setProperty("icononly", True)
        self.numbers.setCheckable(True)
        for widget in (self.overlay, self.letter, self.numbers, self.closer, self.farther, self.whole):
            self.view.add_chrome(widget)
        self.tiles.province_selected.connect(self.province_chosen)
        self.overlay.currentIndexChanged.connect(lambda _: self._overlay_changed())
        self.numbers.toggled.connect(self.view.set_numbers)
        self.closer.clicked.connect(lambda: self.view.zoom_by(1.4))
        self.farther.clicked.connect(lambda: self.view.zoom_by(1 / 1.4))
        self.whole.clicked.connect(self.view.fit)
        self.view.province_selected.connect(self.province_chosen)
        self.view.site_selected.connect(self._site_chosen)
        self.view.placement_picked.connect(self._picked)
        self.view.placement_moved.connect(self._moved)
        self.view.placement_cancelled.connect(self._left)
        self.view.pointer_left.connect(self._show_drafted)
        session.answered.connect(self._answered)
        theme.changed.connect(self.restyle)
        words.changed.connect(self.retranslate)
        self.restyle()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        kept = self.overlay.currentData()
        self.overlay.blockSignals(True)
        self.overlay.clear()
        for overlay in OVERLAYS:
            self.overlay.addItem(overlay.label(), overlay.id)
            self.overlay.setItemData(
                self.overlay.count() - 1, self._words.explained(f"province.{overlay.id}"), Qt.ItemDataRole.ToolTipRole
            )
        self.overlay.setCurrentIndex(max(0, self.overlay.findData(kept)))
        self.overlay.blockSignals(False)
        self.overlay.setAccessibleName(translate("Map", "What the map shows"))
        for made, text in (
            (self.numbers, translate("Map", "Write the numbers on the map")),
            (self.closer, translate("Map", "Closer (+)")),
            (self.farther, translate("Map", "Farther (-)")),
            (self.whole, translate("Map", "Whole map (0)")),
        ):
            made.setToolTip(text)
            made.setAccessibleName(text)
        self.view.setAccessibleName(translate("Map", "Map; arrows move between provinces, Enter selects"))
        self.kind.set_label("map", translate("Map", "Map"))
        self.kind.set_label("tiles", translate("Map", "Tiles"))
        self.kind.setAccessibleName(translate("Map", "Map or tiles of equal size"))
        self.view.set_language(self._words.language or "en")
        self.tiles.set_language(self._words.language or "en")
        self._overlay_changed()
        self.arrange()

    def next_overlay(self, step: int) -> None:
        """Colour the provinces by the next number, or with -1 the one before."""
        self.overlay.setCurrentIndex((self.overlay.currentIndex() + step) % self.overlay.count())

    @property
    def _key(self) -> str:
        """The number that the provinces are coloured by, as the book calls it."""
        return f"province.{self.overlay.currentData()}"

    def _overlay_changed(self) -> None:
        """Show the numbers of the overlay, and say in the tip what they are."""
        what = translate("Map", "What the provinces are coloured by (O: the next, Shift+O: the one before)")
        tip = self._words.explained(self._key)
        self.overlay.setToolTip(f"{what}\n{tip}")
        self.letter.say(self._words.trust.letter(self._key), tip)
        self._show_values()

    def set_compact(self, on: bool) -> None:
        """Shrink the legend where there is little room."""
        self.view.legend.set_compact(on)
        self.arrange()

    def restyle(self) -> None:
        """Take the colours and sizes of the theme."""
        px, ink = self._theme.px, self._theme.tokens.text2
        for made, name in ((self.numbers, "hash"), (self.closer, "plus"), (self.farther, "minus"), (self.whole, "fit")):
            made.setFixedSize(px(28), px(28))
            made.setIconSize(QSize(px(icons.SIZE), px(icons.SIZE)))
            made.setIcon(icons.icon(name, ink))
        self.arrange()

    def set_drawer(self, pixels: int) -> None:
        """Tell how much of the west a drawer covers."""
        self._drawer = pixels
        self.arrange()
        self.view.set_drawer(pixels)

    def arrange(self) -> None:
        """Put the chooser and the buttons into their corners; beside a drawer the board fills the north-east one."""
        width, height = self.view.width(), self.view.height()
        self.overlay.adjustSize()
        self.overlay.setFixedWidth(max(self.overlay.sizeHint().width(), self._theme.px(150)))
        self.overlay.move(12, 10)
        self.letter.adjustSize()
        middle = 10 + (self.overlay.height() - self.letter.height()) // 2
        self.letter.move(12 + self.overlay.width() + 6, middle)
        self.kind.adjustSize()
        if self._drawer and self.view.isVisibleTo(self):
            below = height - self.kind.height() - 12
            self.numbers.move(self._drawer + 12, below)
            self.kind.move(self._drawer + 12 + self.numbers.width() + 8, below)
        else:
            self.kind.move(self.width() - self.kind.width() - 12, 10)
            self.numbers.move(width - self.numbers.width() - self.kind.width() - 20, 10)
        for widget in (self.kind, self.overlay, self.letter):
            widget.raise_()
        y = height - 12
        for made in (self.whole, self.farther, self.closer):
            y -= made.height() + 4
            made.move(width - made.width() - 12, y)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the place."""
        super().resizeEvent(event)
        self.view.setGeometry(self.rect())
        self.tiles.setGeometry(self.rect().adjusted(0, self._theme.px(40), 0, 0))
        self.arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Hand the focus on."""
        self.view.setFocus(event.reason())

    def _choose_kind(self, kind: str) -> None:
        self.tiles.setVisible(kind == "tiles")
        self.view.setVisible(kind == "map")
        for widget in (self.overlay, self.letter):
            widget.setParent(self if kind == "tiles" else self.view)
            widget.show()
        self.setFocusProxy(self.tiles if kind == "tiles" else self.view)
        self._show_values()
        self._show_sites()
        self.arrange()

    # Frames

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take a new game."""
        self._player = str(scenario.player or "")
        self._provinces = dict(scenario.provinces)
        self._places = pool_places(self._provinces)
        index = self.view.board.index
        self._known = [(k, index[name]) for k, name in enumerate(self._provinces) if name in index]
        self._frame = None
        self._queue = []
        self.show_placing(None)
        self._history = []
        self.select_province(self._player)

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Colour the provinces and draw the halls."""
        self._frame = frame
        self._remember(frame)
        self._show_values()
        self._show_sites()

    def _remember(self, frame: sandbox.Frame) -> None:
        """Keep what was shown of the last year, for the lines in the tiles."""
        kept = [h for h in self._history if h[0] == frame.node and frame.tick - 52 < h[1] < frame.tick]
        now = {o.id: self._on_board(np.asarray(frame.provinces[o.id], dtype=float)) for o in OVERLAYS}
        self._history = [*kept, (frame.node, frame.tick, now)]

    def _on_board(self, values: Array) -> Array:
        """Return the values in the order of the board; provinces that the game lacks have none."""
        made = np.full(len(self.view.board.provinces), np.nan)
        game, board = np.array(self._known, dtype=np.int64).reshape(-1, 2).T
        made[board] = values[game]
        return made

    def _show_values(self) -> None:
        if self._frame is None:
            return
        overlay = str(self.overlay.currentData())
        values = np.asarray(self._frame.provinces[overlay], dtype=float)
        of_nation, known = BY_ID[overlay].nation, values[np.isfinite(values)]
        nation = self._frame.indicators.get(of_nation, math.nan)
        if not of_nation and known.size:
            nation = float(known.mean())
        letter, hidden = self._words.trust.letter(self._key), self._words.hides(self._key)
        self.view.set_values(overlay, self._on_board(values), nation, letter, hidden=hidden)
        if not self.tiles.isVisible():
            return
        lines = [series[overlay] for _, _, series in self._history]
        series = np.stack(lines, axis=1) if lines else None
        self.tiles.set_values(overlay, self._on_board(values), series, nation, letter, hidden=hidden)

    def _show_sites(self) -> None:
        frame = self._frame
        if frame is None:
            return
        pools = [] if self._words.hides(POOL) else self._pools(frame)
        sites = [*pools, *(self._site(h) for h in frame.halls if h.status not in ("empty", "cancelled"))]
        for plan in self._queue:
            if isinstance(plan, sandbox.Place):
                sites.append(
                    SiteMark(plan.hall, plan.name, *self._spot(plan), 25.0, math.nan, "building", "planned", True)
                )
        self.view.set_sites(sites)
        if self.tiles.isVisible():
            self.tiles.set_sites(sites)

    def _pools(self, frame: sandbox.Frame) -> list[SiteMark]:
        """The provinces' cloud regions and merchants' pools, each one ring; a click on one chooses its province."""
        pools, marks = frame.pools, []
        merchant = [np.asarray(pools[f"{kind}_capacity"]) for kind in ("inference", "training")]
        use = [np.nan_to_num(pools[f"{kind}_utilisation"]) for kind in ("inference", "training")]
        installed = merchant[0] + merchant[1]
        used = (merchant[0] * use[0] + merchant[1] * use[1]).tolist()
        cloud_use = float(frame.indicators["cloud_utilisation"])
        here, there = translate("Map", "Merchant halls"), translate("Map", "Cloud region")
        rows = zip(
            self._provinces, installed.tolist(), used, np.asarray(pools["cloud_capacity"]).tolist(), strict=False
        )
        for i, (name, size, busy, cloud) in enumerate(rows):
            (lon, lat), (capital_lon, capital_lat) = self._places[name]
            if size > SMALLEST_POOL:
                marks.append(SiteMark(-1 - i, here, lon, lat, size * MW, busy / size, "sound", "pool"))
            if cloud > SMALLEST_POOL:
                aside = capital_lon + CLOUD_ASIDE
                marks.append(SiteMark(-1 - i, there, aside, capital_lat, cloud * MW, cloud_use, "sound", "cloud"))
        return marks

    def _site(self, hall: sandbox.HallView) -> SiteMark:
        status = {"building": "building", "paused": "paused", "mothballed": "paused", "failed": "insolvent"}.get(
            hall.status, "sound"
        )
        if hall.status == "live" and hall.cash < 0:
            status = "strained"
        use = self._words.seen("hall.utilisation", hall.utilisation) if hall.status == "live" else math.nan
        power = hall.capacity * MW if self._words.hides("hall.megawatts") else hall.megawatts
        power = power if power > 0 else 20.0
        mine = hall.province == self._player and not hall.audited
        return SiteMark(hall.slot, hall.name, hall.lon, hall.lat, power, use, status, "hall", mine)

    def _site_chosen(self, slot: int) -> None:
        """A hall is chosen itself; a pool stands for its province."""
        if slot > 0:
            self.hall_chosen.emit(slot)
        elif -slot <= len(self._provinces):
            self.province_chosen.emit(list(self._provinces)[-slot - 1])

    def show_queue(self, queue: list[sandbox.Decision]) -> None:
        """Draw queued halls beside those that stand."""
        self._queue = list(queue)
        self._show_sites()

    def select_province(self, name: str) -> None:
        """Outline a province."""
        self.view.set_selected(name)
        self.tiles.set_selected(name)

    def select_hall(self, slot: int) -> None:
        """Outline the province of a hall."""
        halls = self._frame.halls if self._frame is not None else ()
        hall = next((h for h in halls if h.slot == slot), None)
        if hall is not None:
            self.view.set_selected(hall.province)

    # Placing

    def show_placing(self, draft: sandbox.Place | None) -> None:
        """Begin to place a hall, change what is placed, or with None leave."""
        before, self._draft = self._draft, draft
        if draft is None:
            self._circles = []
            if before is not None or self.view.placing:
                self.view.stop_placing()
            return
        if before is None:
            self.view.set_selected(draft.province)
            self.view.start_placing("place")
        if before is None or before.hall_type != draft.hall_type or before.province != draft.province:
            self._asked = self._session.ask(reach=(draft.province, draft.hall_type))
        self._show_ghost(draft)

    def _answered(self, answer: Answer) -> None:
        if answer.number != self._asked or self._draft is None or answer.reach is None:
            return
        self._circles = circles(answer.reach["kilometres"])
        self._show_ghost(self._draft)

    def _spot(self, plan: sandbox.Place) -> Spot:
        """Where a hall would stand: where it was put, else at the seat of its province."""
        if plan.lon is None or plan.lat is None:
            return self._places[plan.province][1]
        return plan.lon, plan.lat

    def _show_ghost(self, draft: sandbox.Place) -> None:
        lon, lat = self._spot(draft)
        self.view.set_ghost(lon, lat, self._around(lon, lat))

    def _around(self, lon: float, lat: float) -> list[tuple[float, Array]]:
        angles = np.linspace(0.0, 2 * np.pi, 73)
        found = []
        for limit, size in self._circles:
            kilometres = float(size[0])
            north = lat + kilometres / DEGREE * np.sin(angles)
            east = lon + kilometres / (DEGREE * math.cos(math.radians(lat))) * np.cos(angles)
            found.append((limit, np.stack([east, north], axis=1)))
        return found

    def _moved(self, province: str, lon: float, lat: float) -> None:
        if self._draft is not None:
            self.view.set_ghost(lon, lat, self._around(lon, lat))

    def _picked(self, province: str, lon: float, lat: float) -> None:
        if self._draft is None:
            return
        if province == self._draft.province:
            self.spot_chosen.emit(lon, lat)
        else:
            self._show_drafted()
            self.spot_refused.emit()

    def _show_drafted(self) -> None:
        """Show the hall where it will stand, when a pointer has tried another place."""
        if self._draft is not None:
            self._show_ghost(self._draft)

    def _left(self) -> None:
        self.placing_left.emit()


def pool_places(provinces: Mapping[str, sandbox.Province]) -> dict[str, tuple[Spot, Spot]]:
    """Return for each province where its merchants' halls stand, and where its seat lies, in degrees.

    The named sites that ship are those of the provinces that ship: one that an author moved has its halls at its seat.
    """
    shipped = {row.name: (row.longitude, row.latitude) for row in sandbox.provinces()}
    sites = {row.province: (row.lon, row.lat) for row in sandbox.clusters()}
    seats = {
        name: (row.longitude, row.latitude)
        for name, row in provinces.items()
        if row.longitude is not None and row.latitude is not None
    }
    return {name: (sites.get(name, seat) if seat == shipped.get(name) else seat, seat) for name, seat in seats.items()}


def circles(kilometres: Mapping[int, float]) -> list[tuple[float, Array]]:
    """Return the round trips in ms whose reach can be drawn, with how many kilometres they go."""
    return [(float(limit), np.array([size])) for limit, size in kilometres.items() if 60.0 < size < 4000.0]
