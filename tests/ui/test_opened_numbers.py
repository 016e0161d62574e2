"""Every number that a page of the side shows opens, into the number that it is, and that into its parts."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

import sandbox
from sandbox.report import entries, reckoning
from sandbox.report.parts.opened import opened
from sandbox.report.parts.values import Values
from ui.look.theme import Theme
from ui.side_place import SidePlace
from ui.widgets import Facts
from ui.words import catalogue
from ui.words.i18n import DASH, THIN, Translator

MEASURES = ("nation", "province", "hall", "chip")
PLACE = {"hall_type": "training", "chip": "h100", "cards": 64, "operator": "private", "province": "Gansu"}


@pytest.fixture(scope="module")
def game() -> sandbox.Simulation:
    """Gansu in rush: a hall that runs and is sold forward, one that is built, a policy, and cards on order."""
    made = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"))
    place = sandbox.Place.model_validate({"tick": 0, "hall": 1, "fast_track": True, **PLACE})
    policy = sandbox.Policy(tick=0, province="Gansu", lever="green", level=0.5)
    made.submit([place, policy])
    made.advance(60)
    assert made.frame().halls[0].status == "live"
    later = [
        sandbox.Place.model_validate({"tick": 60, "hall": 2, **PLACE}),
        sandbox.Hedge(tick=60, hall=1, share=0.5, weeks=26),
        sandbox.Sell(tick=60, hall=1, cards=32),
        sandbox.Contract(tick=60, province="Gansu", chip="h20", cards=16, firm=True),
    ]
    made.submit([d for d in later if not made.check([d])])
    made.advance()
    return made


@pytest.fixture
def side(qapp: QApplication, game: sandbox.Simulation) -> Iterator[tuple[SidePlace, Translator]]:
    words = Translator("en")
    made = SidePlace(Theme("light", parent=qapp), words)
    made.begin(game.scenario)
    yield made, words
    made.deleteLater()
    words.drop()


def texts(words: Translator, found: sandbox.Parts) -> dict[str, Callable[[float], str]]:
    """How a number is written that is no measure, by the beginning of its key."""
    return {
        "now.policy": words.percent,
        "now.cards_stored": words.number,
        "now.contract_cards": words.number,
        "now.hall_selling": words.number,
        "now.hall_price": lambda value: words.number(value, 2),
        "now.hall_hedge_share": words.percent,
        "now.hall_hedge_rent": lambda value: words.agreed("rent", value)[0],
        "hedge_revenue": lambda value: words.money_parts(value)[0],
        "now.owner_capacity": lambda value: words.value("owner.capacity", value)[0],
        "now.owner_cash": lambda value: words.value("owner.cash", value)[0],
        "now.owner_debt": lambda value: words.value("owner.debt", value)[0],
        "owner_rolled": lambda value: words.value("owner.rolled", value)[0],
        "pool_use": lambda _: f"{words.significant(found.items[1].value)} EF",
        "deal_": lambda value: f"{words.number(value * 100, 1, sign=True)}{THIN}%",
    }


def place(game: sandbox.Simulation, side: SidePlace, address: str) -> dict[str, str]:
    """Where a number is looked at: at its own place, or at what is selected."""
    key, at, where = address.partition("@")
    if at:
        return entries.place(where)
    hall = side.inspector.hall_shown
    selected = {"province": side.inspector.province, "hall": str(hall.slot) if hall else "", "chip": side.chips.chip}
    kind = key.partition(".")[0]
    return {kind: selected[kind]} if kind in selected else {}


def check(
    game: sandbox.Simulation, values: Values, side: SidePlace, words: Translator, address: str, shown: str
) -> None:
    """The number behind an address is the one that is shown, and it comes to its parts."""
    key = address.partition("@")[0]
    assert address and reckoning.is_number(key), (address, shown)
    found = opened(values, key, place(game, side, address))
    if found.how == "given":
        assert found.source
    elif not math.isnan(found.value):
        assert abs(found.total - found.value) <= 1e-9 * found.size or (found.value == 0.0 and found.how == "ratio")
    if shown == DASH:
        assert math.isnan(found.value) or key in ("hall.megawatts", "hall.rent")  # of a hall that does not run
    elif key == "hall.stage":
        assert shown == catalogue.stage(found.value)
    elif key.partition(".")[0] in MEASURES:
        assert shown == words.value(key, found.value, which=side.chips.chip)[0], address
    elif key.startswith("line."):
        line = next(one for one in game.frame().red_lines if one.name == key.removeprefix("line."))
        assert [item.value for item in found.items] == pytest.approx([line.value, line.limit], rel=1e-9)
    else:
        written = next(write for start, write in texts(words, found).items() if key.startswith(start))
        assert shown == written(found.value), (address, found)


def check_rows(game: sandbox.Simulation, side: SidePlace, words: Translator, page: str, values: Values) -> int:
    rows = 0
    for facts in side._panels[page].findChildren(Facts):
        for key in facts.shown():
            if facts.isVisibleTo(side._panels[page]):
                check(game, values, side, words, facts.opens(key), facts.value(key))
                rows += 1
    return rows


def test_every_number_of_every_page_opens(side: tuple[SidePlace, Translator], game: sandbox.Simulation) -> None:
    made, words = side
    values = Values(game, reckoning.givers(tuple(game.scenario.theory.model_dump().items())))
    frame = game.frame()
    made.show_frame(frame)
    inspector = made.inspector
    inspector.place.deal.head.setChecked(True)
    for province in game.scenario.provinces:
        inspector.select(province)
        inspector.show_deal(game.deal(province))
        assert check_rows(game, made, words, "place", values) >= 20
        for figure, name in ((inspector.place.use, "utilisation"), (inspector.place.idle, "idle_capacity")):
            check(game, values, made, words, f"province.{name}", figure.number.text())
    for hall in frame.halls:
        inspector.select_hall(hall.slot)
        assert check_rows(game, made, words, "place", values) >= 4
    for gauge in made.gauges.gauges.values():
        gauge.toggle()
    made.show_page("gauges")
    assert check_rows(game, made, words, "gauges", values) >= 20
    for chip in range(made.chips.chooser.count()):
        made.show_page("chips")
        made.chips.chooser.setCurrentIndex(chip)
        assert check_rows(game, made, words, "chips", values) == 9
    for owner in frame.owner_ids:
        made.show_page("owners")
        made.owners.choose(owner)
        assert check_rows(game, made, words, "owners", values) == 8
