"""The switch that hides what rests on D: two worlds that differ only in that cannot be told apart while it is on.

Nothing is listed that must be hidden. A new headline that shows a number of letter D tells the worlds apart, and fails.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any

import frames
import numpy as np
import pytest
from conftest import PaperEngine, PaperSimulation, gansu
from playing import HALL, Player
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGraphicsItem,
    QLabel,
    QMenu,
    QTableView,
    QTableWidget,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

import sandbox
from ui.charts.export import numbers
from ui.charts.plot import Chart
from ui.main_window import MainWindow
from ui.map.overlays import OVERLAYS
from ui.messages import ALONE, NOTHING
from ui.panels.decisions.panel import VERBS
from ui.panels.table import TablePanel
from ui.settings import Settings
from ui.widgets import GaugeBar, Letter
from ui.widgets.asker import Asker
from ui.words.trust import PLACES, Trust, assumed, instead

TICK = 84
HIDES = "assumed"


def other(value: Any) -> Any:
    """A number that nobody published, as it is in the other world: of the same sign and size, and another."""
    return value * 1.37 + 0.013


def worldly(trust: Trust, names: Any, values: Any, place: str, which: str = "") -> Any:
    """The values by name, those that rest on D as in the other world."""
    return {
        name: other(value) if trust.letter(f"{place}.{name}", which) == "D" else value
        for name, value in zip(names, values, strict=True)
    }


def elsewhere(frame: sandbox.Frame) -> sandbox.Frame:
    """The same week in a world that differs in every conclusion of letter D, and in nothing else."""
    trust = Trust()
    names = [v.name for v in sandbox.INDICATORS]
    columns = worldly(trust, names, frame.series.T, "nation")
    chips, chip_series = {name: np.array(v) for name, v in frame.chips.items()}, np.array(frame.chip_series)
    for at, chip in enumerate(frame.chip_ids):
        for k, variable in enumerate(sandbox.CHIP_SERIES):
            if trust.letter(f"chip.{variable.name}", chip) == "D":
                chips[variable.name][at] = other(chips[variable.name][at])
                chip_series[:, k, at] = other(chip_series[:, k, at])
    halls = tuple(
        replace(
            hall, utilisation=other(hall.utilisation), megawatts=other(hall.megawatts), rent=other(hall.rent),
            traded_a_week=other(hall.traded_a_week),
        )
        for hall in frame.halls
    )  # fmt: skip
    lines = tuple(
        replace(line, value=other(line.value), weeks=13 - line.weeks)
        if trust.letter(f"red_line.{line.name}") == "D"
        else line
        for line in frame.red_lines
    )
    return replace(
        frame,
        indicators=MappingProxyType(worldly(trust, frame.indicators.keys(), frame.indicators.values(), "nation")),
        series=np.stack([columns[name] for name in names], axis=1),
        provinces=MappingProxyType(worldly(trust, frame.provinces.keys(), frame.provinces.values(), "province")),
        pools=MappingProxyType({name: other(values) for name, values in frame.pools.items()}),
        owners=MappingProxyType({name: other(values) for name, values in frame.owners.items()}),
        chips=MappingProxyType(chips),
        chip_series=chip_series,
        halls=halls,
        red_lines=lines,
        notices=tuple(
            replace(n, params={k: other(v) if k in ("use", "weeks") else v for k, v in n.params.items()})
            for n in frame.notices
        ),
    )


NOTICES = (
    sandbox.Notice("hall.starved", 70, {"hall": 1}),
    sandbox.Notice("hall.audited", 72, {"hall": 1, "use": 0.21}),
    sandbox.Notice("red_line.passed", 75, {"red_line": "stranded", "weeks": 13}),
)


class World(PaperSimulation):
    """A game of paper; ``there`` it is the other world."""

    there = False

    def frame(self) -> Any:
        made = replace(super().frame(), notices=NOTICES)
        return elsewhere(made) if self.there else made

    def price(self, decision: Any) -> Any:
        quote = sandbox.Quote(72.6, 363.0, 0.0, 62.0, 2.03, 2.62, 12.0, 290.0, -3.0, 44.0, 68.4, 1.7, 0.4)
        changed = {name: other(getattr(quote, name)) for name in ("megawatts", "fills", "drained")}
        return replace(quote, **changed) if self.there else quote

    def brief(self) -> Any:
        parts = (sandbox.Part("inference", 3.0), sandbox.Part("capacity", -1.0))
        lines = [
            sandbox.BriefLine(name, 75.0, 77.0, 2.0, parts) for name in ("rent_8xh100", "gauge_service", "month_starts")
        ]
        if self.there:
            lines[1:] = [replace(line, after=70.0, parts=parts[:1]) for line in lines[1:]]
        return sandbox.Brief(self.tick - self.tick % 4, tuple(lines))

    def deal(self, province: str) -> Any:
        deal = super().deal(province)
        parts = {name: other(value) for name, value in deal.parts.items()}
        return replace(deal, parts=parts, break_even=other(deal.break_even)) if self.there else deal

    def series(self, node: int) -> Any:
        rows = frames.series(120)
        return elsewhere(frames.frame(TICK, table=rows)).series if self.there else rows


class Worlds(PaperEngine):
    """The front door to one of the two worlds."""

    def __init__(self, there: bool) -> None:
        super().__init__()
        self.Simulation = type("Simulation", (World,), {"there": there})  # type: ignore[assignment]

    def reckoned(self, simulation: Any, key: str, spot: sandbox.Spot) -> Any:
        trust = Trust()

        def named(key: str, kind: str, letter: str, value: float) -> sandbox.Named:
            rests = trust.letter(key) == "D" if kind == "measure" else kind != "number"
            value = other(value) if simulation.there and rests else value
            reading = sandbox.Reading(value, "mean", 31, value / 2, value * 2, spot.kind)
            return sandbox.Named(key, "what it is", "1", letter, reading, kind=kind)

        needs = (named("tightness", "equation", "D", 1.31), named("price_sensitivity", "number", "D", 1.5))
        shown = named(key, "measure", "D", 0.77)
        children = (named("nation.gauge_money", "measure", "D", 0.4), named("cards", "stock", "", 64.0))
        made = (sandbox.Item("*", need.key, "", need.reading.value, "1") for need in needs)
        parts = sandbox.Parts("product", shown.reading.value, "1", tuple(made))
        texts = ("",) * 6
        return sandbox.Reckoning(shown, "measure", spot, simulation.tick, parts, needs, *texts, needs, children)


def words_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """All that a window says: on labels, buttons and pages, to a pointer, and to who cannot see it."""
    for part in (widget, *widget.findChildren(QWidget)):
        name = type(part).__name__
        yield name, part.accessibleName()
        yield name, part.accessibleDescription()
        if part.isVisibleTo(widget):
            yield name, part.toolTip()
        if isinstance(part, QLabel | QAbstractButton):
            yield name, part.text()
        if isinstance(part, QComboBox):
            yield name, "|".join(part.itemText(k) for k in range(part.count()))
        if isinstance(part, QTextBrowser):
            yield name, part.toPlainText()
        if isinstance(part, Chart):
            yield name, numbers(part)
        if isinstance(part, TablePanel):
            yield name, part.text()
        if isinstance(part, QTableView) and not isinstance(part, QTableWidget):
            model = part.model()
            for k in range(model.columnCount()):
                yield name, str(model.headerData(k, Qt.Orientation.Horizontal))
                yield name, str(model.data(model.index(0, k)))


def seen(widget: QWidget) -> QImage:
    """What a window looks like, whichever of two has the focus.

    A chart may wait a second before it takes new axes, and a kept picture of a word may be a pixel off: no matter here.
    """
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()
    for chart in widget.findChildren(Chart):
        chart._ranged = -np.inf
        chart._redraw()
        for item in chart.plot.scene().items():
            item.setCacheMode(QGraphicsItem.CacheMode.NoCache)
    return widget.grab().toImage()


def differences(one: QWidget, two: QWidget, qtbot: QtBot) -> list[str]:
    """What tells two windows apart, once they have come to rest: some of a view is drawn a moment later."""
    told = ["not looked at"]
    for _ in range(20):
        pairs = itertools.zip_longest(words_of(one), words_of(two))
        told = [f"{mine} | {theirs}" for mine, theirs in pairs if mine != theirs]
        told += ["looks otherwise"] * (seen(one) != seen(two))
        if not told:
            break
        qtbot.wait(30)
    return told


def views(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[str, QWidget, bool]]:
    """Every view, whether it shows something of letter D, and the widget that it is."""
    hall = window.frame.halls[0].slot  # type: ignore[union-attr]
    for tab in ("charts", "brief", "timeline", "table"):
        window.show_tab(tab)
        if tab == "brief":
            qtbot.waitUntil(lambda: window.game.brief._brief is not None)
            for row in window.game.brief.rows:
                row.body.isHidden() and row.toggle()
        yield tab, window, True
    window.show_tab("charts")
    for node in (0, ALONE):
        window.game.tab_row.choose(node)
        qtbot.waitUntil(lambda: not window.game.tab_row._waits)
        yield f"compared with {node}", window, True
    window.game.tab_row.choose(NOTHING)
    window.select_province("Gansu")
    window.inspector.place.deal.head.setChecked(True)
    qtbot.waitUntil(lambda: window.inspector.place.deal._deal is not None)
    yield "province", window, True
    window.select_hall(hall)
    yield "hall", window, True
    for side in ("gauges", "chips", "owners"):
        window.show_side(side)
        if side == "gauges":
            for gauge in window.game.side.gauges.gauges.values():
                gauge.opened or gauge.toggle()
        yield side, window, True
    for chip in window.frame.chip_ids:  # type: ignore[union-attr]
        window.show_side("chips")
        chooser = window.game.side.chips.chooser
        chooser.setCurrentIndex(chooser.findData(chip))
        yield f"market of {chip}", window, True
    for kind in ("map", "tiles"):
        window.map.kind.choose(kind)
        window.map._choose_kind(kind)
        for numbered in (False, True):
            window.map.numbers.setChecked(numbered)
            for overlay in OVERLAYS:
                window.map.overlay.setCurrentIndex(window.map.overlay.findData(overlay.id))
                letter = window.words.trust.letter(f"province.{overlay.id}")
                yield f"{kind} of {overlay.id}", window.map, letter == "D" or kind == "map"
    window.map.kind.choose("map")
    window.map._choose_kind("map")
    form = window.decisions.form
    for verb in VERBS:
        window.decisions.choose(verb)
        if window.decisions.verb != verb:
            continue
        if verb in ("sell", "buy"):
            form.number.setValue(30)
        qtbot.waitUntil(lambda: form.judged)
        yield f"form of {verb}", window.decisions, verb in ("place", "sell", "buy", "hedge", "voucher")
    window.decisions.leave()
    menu = window.status._menu
    window.status._fill()
    yield "notices", named(menu), True
    window.session.series(ALONE)
    qtbot.waitUntil(lambda: window.debrief.knows_alone)
    window.show_debrief()
    yield "debrief", window, True
    window.show_game()
    for key in ("nation.gauge_service", "nation.rent_8xh100"):
        window.show_equations(key)
        qtbot.waitUntil(lambda key=key: window.equations.shown is not None and window.equations.shown.named.key == key)
        yield f"book at {key}", window.equations, True
        window.equations.close()


def named(menu: QMenu) -> QWidget:
    """What a menu offers, as a label: its actions are no widgets."""
    return QLabel("\n".join(action.text() for action in menu.actions()))


@pytest.fixture
def world(window_of: Callable[..., MainWindow], qtbot: QtBot) -> Callable[..., MainWindow]:
    """Open a window of a world, with the switch off."""

    def make(there: bool, language: str) -> MainWindow:
        made = window_of(Worlds(there), language=language)
        made.begin(gansu())
        qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
        made.session.go_to(2, TICK)
        qtbot.waitUntil(lambda: made.frame.tick == TICK)
        return made

    return make


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_with_the_switch_on_two_worlds_that_differ_in_what_rests_on_d_look_and_read_the_same(
    world: Callable[..., MainWindow], qtbot: QtBot, language: str
) -> None:
    here, there = world(False, language), world(True, language)
    for window in (here, there):
        window.actions_[HIDES].trigger()
        assert window.words.trust.hiding
    told, count = [], 0
    for (name, one, _), (_, two, _) in zip(views(here, qtbot), views(there, qtbot), strict=True):
        count += 1
        told += [f"{name}: {what}" for what in differences(one, two, qtbot)]
    assert not told, "\n".join(dict.fromkeys(told))
    assert count > 60


def test_with_the_switch_off_the_same_views_tell_them_apart(world: Callable[..., MainWindow], qtbot: QtBot) -> None:
    here, there = world(False, "en"), world(True, "en")
    same = [
        name
        for (name, one, differs), (_, two, _) in zip(views(here, qtbot), views(there, qtbot), strict=True)
        if differs and list(words_of(one)) == list(words_of(two)) and seen(one) == seen(two)
    ]
    assert not same


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_what_has_evidence_and_what_is_the_players_own_is_shown_all_the_same(
    world: Callable[..., MainWindow], qtbot: QtBot, language: str
) -> None:
    window = world(False, language)
    top, frame = window.top, window.frame
    shown = {name: gauge.number for name, gauge in top.gauges.items()}
    window.actions_[HIDES].trigger()
    for name in ("merchant_utilisation", "idle_share_new", "rent_8xh100"):
        assert top.gauges[name].number == shown[name] != assumed()
    assert top.gauges["own_utilisation"].number == assumed() != shown["own_utilisation"]
    assert top.strip.shown[1] == assumed()
    assert top.cash.text() == window.words.money(frame.purse)
    charts = {chart.subject.id: chart for chart in window.charts.charts}
    assert charts["demand"].note.text() == instead() and charts["demand"].note.isVisible()
    assert not charts["cash"].note.text() and charts["cash"].reading.text()
    assert np.isnan(charts["use"]._drawn[3]).all() and np.isfinite(charts["use"]._drawn[0]).all()
    assert charts["use"].names[3].toPlainText().endswith(assumed())
    window.map.overlay.setCurrentIndex(window.map.overlay.findData("power_price"))
    assert len({item.brush().color().name() for item in window.map.view._scene.provinces}) > 3
    window.map.overlay.setCurrentIndex(window.map.overlay.findData("rent"))
    assert len({item.brush().color().name() for item in window.map.view._scene.provinces}) == 1
    assert not any(character.isdigit() for character in window.map.view.describe(0))
    place = window.inspector.place
    assert place.facts.value("power_price") != assumed() == place.facts.value("rent")
    assert assumed() not in place.facts.value("voucher")
    window.actions_[HIDES].trigger()
    assert {name: gauge.number for name, gauge in top.gauges.items()} == shown


def test_a_place_keeps_its_size_when_it_is_hidden(world: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = world(False, "en")
    parts = [window.top, window.map, window.inspector, window.decisions, window.game.bottom, *window.charts.charts]
    parts += [window.inspector.place.use, window.inspector.place.idle]
    before = [(part.mapTo(window, QPoint()), part.size()) for part in parts]
    window.actions_[HIDES].trigger()
    qtbot.wait(50)
    assert [(part.mapTo(window, QPoint()), part.size()) for part in parts] == before


def test_every_headline_offers_the_switch_by_click_and_by_key(
    world: Callable[..., MainWindow], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = world(False, "en")
    switch = window.actions_[HIDES]
    assert switch in window.menus.of["view"].actions() and switch.shortcut().toString() == "Ctrl+D"
    letters, askers = window.findChildren(Letter), window.findChildren(Asker)
    assert len(letters) >= 14 and len(askers) >= 20
    assert all(switch in letter.menu_of().actions() for letter in letters)
    assert all(switch in asker.menu("nation.promotion").actions() for asker in askers)
    for letter in letters:
        assert letter.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert letter.isHidden() or (letter.text()[-1:] in "ABCD" and "Confidence" in letter.accessibleName())
        assert letter.isHidden() or "onfidence" in letter.toolTip() or "rule of the game" in letter.toolTip()

    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: opened.append(menu))
    letter, gauge = window.charts.charts[0].letter, window.findChildren(GaugeBar)[0]
    for headline in (letter, gauge):
        qtbot.mouseClick(headline, Qt.MouseButton.LeftButton)
        headline.setFocus()
        qtbot.keyClick(headline, Qt.Key.Key_Return)
    assert len(opened) == 4 and all(switch in menu.actions() for menu in opened)
    switch.trigger()
    assert window.words.trust.hiding and window.backcast.grey.isChecked()
    switch.trigger()
    assert not window.words.trust.hiding and not window.backcast.grey.isChecked()
    window.backcast.grey.click()
    assert window.words.trust.hiding and switch.isChecked() and window.status.hiding.isVisible()
    qtbot.mouseClick(window.status.hiding, Qt.MouseButton.LeftButton)
    assert not window.words.trust.hiding and not window.status.hiding.isVisible()


def test_the_choice_is_remembered(window_of: Callable[..., MainWindow], tmp_path: Any, qtbot: QtBot) -> None:
    first = window_of()
    assert not first.words.trust.hiding and not first.actions_[HIDES].isChecked()
    first.actions_[HIDES].trigger()
    assert Settings(tmp_path / "window.ini").hide_assumed
    second = window_of()
    assert second.words.trust.hiding and second.actions_[HIDES].isChecked() and second.backcast.grey.isChecked()
    second.actions_[HIDES].trigger()
    assert not Settings(tmp_path / "window.ini").hide_assumed
    assert not window_of().words.trust.hiding


def test_a_number_that_the_book_does_not_know_rests_on_d(qapp: Any) -> None:
    trust = Trust()
    assert trust.letter("something.new") == "D"
    assert {trust.letter(f"{place}.something_new") for place in PLACES} == {"D"}
    assert trust.letter("card_price") == "D" and trust.letter("chip.card_price", "h100") == "A"
    trust.hide(True)
    assert trust.hides("something.new") and not trust.hides("purse") and not trust.hides("rent_8xh100")


def test_another_game_has_the_letters_of_its_own_fit(qapp: Any) -> None:
    trust, heard = Trust(), []
    trust.changed.connect(lambda: heard.append(1))
    trust.begin(sandbox.override(sandbox.load_scenario("rush"), "seed=3", "--set"))
    assert not heard and trust.letter("rent_8xh100") == "A"
    trust.begin(sandbox.override(sandbox.load_scenario("rush"), "fit=strict", "--set"))
    assert heard == [1] and trust.letter("total_capacity") == "D"
    trust.begin(sandbox.load_scenario("tiny"))
    assert trust.letter("rent_8xh100") == "D" and trust.letter("purse") == ""


def test_a_game_can_be_played_with_all_that_rests_on_d_hidden(player: Player) -> None:
    """What is paid, what there is to pay it with, and why something is refused are always told."""
    window = player.window
    window.actions_[HIDES].trigger()
    player.start("Gansu")
    form = window.decisions.form
    player.open("place", **(HALL | {"pace": "fast"}))
    assert any(digit.isdigit() for digit in form.costs.value("now"))
    assert form.facts.value("mw") == assumed() and assumed() not in form.facts.value("lead")
    form.cards.setValue(200_000)
    player.wait(lambda: form.judged and form.trouble.isVisible())
    assert form.trouble.text() and not form.add.isEnabled()
    form.cards.setValue(1024)
    player.wait(lambda: form.judged and form.add.isEnabled())
    player.click(form.add)
    player.commit()
    purse = window.top.cash.text()
    player.go(92)
    assert window.top.cash.text() != purse and window.top.cash.text() == window.words.money(player.frame.purse)
    window.select_hall(1)
    page = window.inspector.hall
    assert page.status.text() == "running" and page.use.number.text() == assumed()
    assert page.cash.number.text() == window.words.money_parts(player.frame.halls[0].cash)[0]
    player.click(page.verbs["sell"])
    form.number.setValue(64)
    player.wait(lambda: form.judged and form.add.isEnabled())
    assert any(digit.isdigit() for digit in form.costs.value("fetch"))
    player.click(form.add)
    player.commit()
    player.undo()
    window.show_debrief()
    assert window.debrief.subtitle.text()
