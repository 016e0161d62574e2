"""What a person needs who has never seen the game: what a drawer covers, why a hall is empty, what a figure says."""

from __future__ import annotations

import frames
import numpy as np
import pytest
from playing import Player
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

import sandbox
from ui.map.map_view import MapView
from ui.messages import ALONE, NOTHING
from ui.panels.decisions.form import stands_already
from ui.words import briefs, catalogue
from ui.words.columns import plain, plain_unit
from ui.words.i18n import MINUS, Translator
from ui.words.why import why


def over_land(view: MapView, floats: QWidget) -> bool:
    """Whether what floats over the map covers a part of a province."""
    box, moved = floats.geometry(), view.viewportTransform()
    x, y = np.meshgrid(np.linspace(box.left(), box.right(), 60), np.linspace(box.top(), box.bottom(), 30))
    places = (np.stack((x, y), axis=-1) - np.array([moved.dx(), moved.dy()])) / view.zoom
    return bool((view.board.cells(places) >= 0).any())


@pytest.mark.parametrize(("province", "lines"), [("Gansu", {"20 ms", "30 ms"}), ("Guangdong", {"30 ms"})])
def test_the_drawer_covers_no_line_of_reach(player: Player, province: str, lines: set[str]) -> None:
    window = player.window
    window.resize(1024, 600)
    player.start(province)
    assert window.game.narrow
    if not window.decisions.isVisible():
        window.game.toggle_drawer()
    player.open("place")
    view, drawer = window.map.view, window.decisions
    player.wait(lambda: bool(view._reach))
    view.grab()  # what stands on the map is arranged when it is drawn
    edge = drawer.mapTo(window, QPoint(drawer.width(), 0)).x() - view.mapTo(window, QPoint()).x()
    assert edge > 0, "the drawer should stand over the map here"
    assert {words for _, words in view._pills} >= lines
    assert all(box.left() >= edge for box, _ in view._pills)
    assert all(view.to_view(part.anchor).x() > edge for part in view.board.provinces), "the board stands beside it"
    place = window.map
    for floats in (place.kind, place.numbers, place.closer, place.farther, place.whole):
        assert not over_land(view, floats), f"{floats.accessibleName()} lies over a province"
        assert floats.x() >= edge
    assert not view.legend.isVisible(), "half of it would stand below the drawer"
    window.decisions.leave()
    window.game.toggle_drawer()
    assert view.legend.isVisible()
    view.grab()
    assert min(view.to_view(part.anchor).x() for part in view.board.provinces) < edge


def moved(**changes: tuple[float, float]) -> np.ndarray:
    """Rows of indicators over 120 weeks that go evenly from one value to another."""
    rows = np.array(frames.series(120))
    for name, (first, last) in changes.items():
        rows[:, [v.name for v in sandbox.INDICATORS].index(name)] = np.linspace(first, last, 120)
    return rows


def test_a_hall_says_why_it_is_as_full_as_it_is(qapp: QApplication) -> None:
    words = Translator("en")
    rows = moved(training_hall_utilisation=(0.9, 0.18), training_hall_capacity=(5.0, 55.0),
                 pretraining_demand=(60.0, 14.0), finetuning_demand=(0.0, 46.0))  # fmt: skip
    frame = frames.frame(120, table=rows)
    hall = frames.hall(1, "live", hall_type="training", utilisation=0.18)
    said = why(frame, hall, words)
    assert "all over the country are 18" in said
    year_ago = rows[120 - 1 - 52, [v.name for v in sandbox.INDICATORS].index("training_hall_capacity")]
    assert f"In 52 weeks their capacity went from {words.significant(year_ago)} to 55.0 EF" in said
    assert said.count("training from 60.0 to 60.0 EF") == 1
    assert said.endswith("This hall stands as they do.")
    dear = frames.hall(1, "live", hall_type="training", utilisation=0.05, price=1.3)
    assert why(frame, dear, words).endswith("This hall is used less. It asks 1.30 times the market's rent.")
    cheap = frames.hall(1, "live", hall_type="training", utilisation=0.05, price=0.8)
    assert why(frame, cheap, words).endswith("This hall is used less."), "a low price is no reason for few users"
    for status in ("building", "paused", "mothballed", "failed"):
        assert why(frame, frames.hall(1, status), words) == ""
    assert "weeks" not in why(frames.frame(1, table=rows[:1]), hall, words), "nothing has moved in the first week"
    words.drop()


def test_the_page_of_a_hall_says_it_in_both_languages(player: Player) -> None:
    window = player.window
    player.start("Gansu")
    player.choose("place", name="Qingyang A", type="training", chips="h100", cards=256, operators="private")
    player.commit()
    page = window.game.inspector.hall
    window.select_hall(player.frame.halls[0].slot)
    assert not page.why.isVisible()
    player.go(116)
    assert page.why.isVisible()
    assert page.why.text().startswith("Training halls all over the country")
    assert page.why.toolTip() == catalogue.confidence("D")
    window.words.switch("zh_CN")
    assert page.why.text().startswith("全国训练机房")
    assert " 本" not in page.why.text()
    assert "Training" not in page.why.text()


@pytest.mark.parametrize(("language", "size"), [("en", (1440, 900)), ("zh_CN", (1024, 600)), ("zh_CN", (1440, 900))])
def test_the_worst_gauge_is_named_where_there_is_room(player: Player, language: str, size: tuple[int, int]) -> None:
    window = player.window
    window.words.switch(language)
    window.resize(*size)
    player.start("Gansu")
    player.wait(lambda: bool(window.top.strip.sizeHint().width()))
    worst = min(catalogue.GAUGES, key=lambda name: player.frame.indicators[name])
    assert window.top.strip.shown == (catalogue.gauge(worst), f"{player.frame.indicators[worst]:.2f}")


def look_at(player: Player, verb: str) -> None:
    """Open the form of a verb and wait until the engine has judged what it says at first."""
    decisions = player.window.decisions
    player.wait(lambda: not decisions.verbs[verb].reason)
    player.click(decisions.verbs[verb])
    player.wait(lambda: decisions.form.judged)


def test_a_decision_that_would_change_nothing_says_so(player: Player) -> None:
    player.start("Gansu")
    player.choose("place", name="Qingyang A", type="training", chips="h100", cards=256, operators="private")
    player.commit()
    player.go(116)
    form = player.window.decisions.form
    for verb in ("sell", "buy"):
        look_at(player, verb)
        assert not form.add.isEnabled(), verb
        assert form.trouble.text() == "Nothing would change: choose something else."
        form.number.setValue(64)
        player.wait(lambda: form.judged and form.add.isEnabled())
        assert not form.trouble.isVisible()
        player.window.decisions.leave()
    player.choose("sell", number=64)
    player.commit()
    player.go(117)
    look_at(player, "sell")
    assert player.frame.halls[0].selling not in (0, form.number.value())
    assert form.add.isEnabled(), "0 takes back what is still on sale"


def test_what_stands_already_is_known_of_every_kind() -> None:
    hall = frames.hall(1, "live", selling=64, buying=0, price=1.2)
    policies = {"green": sandbox.PolicyView(0.0, 0.5, 3)}
    frame = frames.frame(60, halls=(hall,), policies=policies)
    same = [
        sandbox.Sell(tick=60, hall=1, cards=64), sandbox.Buy(tick=60, hall=1, cards=0),
        sandbox.Price(tick=60, hall=1, multiplier=1.2),
        sandbox.Policy(tick=60, province="Gansu", lever="green", level=0.5),
    ]  # fmt: skip
    other = [
        sandbox.Sell(tick=60, hall=1, cards=0), sandbox.Buy(tick=60, hall=1, cards=8),
        sandbox.Price(tick=60, hall=1, multiplier=1.0),
        sandbox.Policy(tick=60, province="Gansu", lever="green", level=0.0), sandbox.Survey(tick=60, province="Gansu"),
    ]  # fmt: skip
    assert [stands_already(draft, frame) for draft in same] == [True] * len(same)
    assert [stands_already(draft, frame) for draft in other] == [False] * len(other)


def test_a_comparison_that_takes_a_moment_says_so(player: Player) -> None:
    player.start("Gansu")
    player.go(20)
    row = player.window.game.tab_row
    assert row._name.text() == "compare with"
    row.choose(ALONE)
    assert row._name.text() == "playing it…"
    player.wait(lambda: player.window.charts.charts[0].other is not None)
    assert row._name.text() == "compare with"
    row.choose(NOTHING)
    assert row._name.text() == "compare with"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(1024, 600), (1440, 900)])
def test_an_empty_chart_says_whole_what_to_do(player: Player, language: str, size: tuple[int, int]) -> None:
    window = player.window
    window.words.switch(language)
    window.resize(*size)
    player.start("Gansu")
    for chart in window.charts.charts:
        assert chart.note.isVisible()
        assert chart.note.fontMetrics().horizontalAdvance(chart.note.text()) <= chart.width()
        assert "Space" in chart.note.text() or "空格" in chart.note.text()


def test_a_gauge_reads_the_same_wherever_it_stands(qapp: QApplication) -> None:
    words = Translator("en")
    for name in (*catalogue.GAUGES, "promotion"):
        assert words.with_unit(name, 0.642) == "0.64"
        assert plain(words, name, 0.642) == "0.642"
        assert plain_unit(words, name) == ""
    told = sandbox.BriefLine("gauge_money", 0.676, 0.642, 3.0)
    assert briefs.line(told, words).endswith(f"fell: {MINUS}0.03, to 0.64.")
    words.drop()
