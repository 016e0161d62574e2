"""Inside the deal, opened by a click: the rows are the engine's parts, and they follow the province and the week."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import sandbox
from ui.main_window import MainWindow
from ui.words import catalogue


def shown(window: MainWindow) -> dict[str, float]:
    """The percentages in the rows, as numbers."""
    facts = window.inspector.place.deal.facts
    return {key: float(facts.value(key).removesuffix("\u00a0%").replace("\u2212", "-")) for key in facts.keys()}  # noqa: SIM118


def test_the_parts_are_the_engines_and_follow_province_and_week(real_window: MainWindow, qtbot: QtBot) -> None:
    window = real_window
    part = window.inspector.place.deal
    assert not part.body.isVisible()
    qtbot.mouseClick(part.head, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: part.body.isVisible() and bool(part.facts.keys()))
    qtbot.waitUntil(lambda: not part.head.visibleRegion().isEmpty() and not part.facts.visibleRegion().isEmpty())
    window.session.step(40)
    qtbot.waitUntil(lambda: window.frame.tick == 40 and part._deal is not None and part._deal.tick == 40)
    game = sandbox.Simulation.new(window.session.scenario)
    game.advance(40)
    for province in ("Gansu", "Guizhou"):
        window.select_province(province)
        qtbot.waitUntil(lambda province=province: part._deal is not None and part._deal.province == province)
        deal = game.deal(province)
        assert part._deal == deal
        rows = shown(window)
        assert set(rows) == {*deal.parts, "total"}
        for key, value in {**deal.parts, "total": deal.total}.items():
            assert rows[key] == pytest.approx(value * 100, abs=0.051)
        assert f"{abs(deal.break_even) * 100:.1f}" in part.punch.text()
        for facts in part.facts._rows.values():
            assert catalogue.confidence("D") in facts[1].toolTip()
    qtbot.mouseClick(part.head, Qt.MouseButton.LeftButton)
    assert not part.body.isVisible()


def test_what_is_closed_is_not_asked_for(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[str] = []
    window.inspector.deal_wanted.connect(asked.append)
    window.session.step(3)
    qtbot.waitUntil(lambda: window.frame.tick == 3)
    assert asked == []
    window.inspector.place.deal.head.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(window.inspector.place.deal.head, Qt.Key.Key_Space)
    assert asked == ["Gansu"]
    window.select_province("Hebei")
    assert asked == ["Gansu", "Hebei"]
