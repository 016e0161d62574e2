"""What the window shows of the whole economy, by real clicks and keys: each number is the engine's own."""

from __future__ import annotations

import numpy as np
import pytest
from conftest import gansu
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import sandbox
from ui.main_window import MainWindow
from ui.map.overlays import BY_ID, OVERLAYS
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
        assert catalogue.confidence(catalogue.letter(overlay.id)) in chooser.toolTip()
        assert overlay.terms().endswith(catalogue.letter(overlay.id))
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
