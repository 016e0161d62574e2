"""One session from a past week to two futures: scrub, decide otherwise, bands, compare, ask why, and keep it all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playing import HALL, Player
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox

LEFT, PLAIN, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
JUNE_2024, END, LATE = 76, 130, 128


@pytest.fixture
def player(qtbot: QtBot, qapp: QApplication) -> Iterator[Player]:
    made = Player(qtbot, qapp, workers=2)
    yield made
    made.close()


@pytest.mark.slow
def test_from_june_2024_another_way(player: Player, qtbot: QtBot, tmp_path: Path) -> None:
    """All of it by the hand, each step left as a picture in the test's folder."""
    window = player.window

    def picture(name: str) -> None:
        QTest.qWait(200)
        assert window.grab().save(str(tmp_path / f"{name}.png"))

    # 2023 to mid 2025, with a hall of one's own
    player.start("Gansu")
    player.choose("place", **HALL)
    player.commit()
    player.go(END)
    played = b"".join(sandbox.Simulation.digests(window.session._worker._simulation, player.frame.node)[-1])

    # drag through the timeline to June 2024
    player.press(Qt.Key.Key_3, CONTROL)
    tree = window.timeline.tree
    player.wait(tree.isVisible)
    at = [QPoint(round(tree._x(week)), round(tree._y(0))) for week in (END, 110, 90, JUNE_2024)]
    QTest.mousePress(tree, LEFT, PLAIN, at[0])
    for point in at[1:]:
        QTest.mouseMove(tree, point)
        qtbot.wait(30)
    QTest.mouseRelease(tree, LEFT, PLAIN, at[-1])
    player.wait(lambda: abs(player.frame.tick - JUNE_2024) <= 1)
    assert player.frame.date.strftime("%Y-%m") == "2024-06"
    picture("1-scrubbed")

    # one decision otherwise, and both futures with their bands
    tick = player.frame.tick
    player.choose("voucher", budget=200.0)
    player.commit()
    other = player.frame.node
    player.go(END)
    assert {branch.reach for branch in player.frame.branches} == {END}
    player.press(Qt.Key.Key_1, CONTROL)
    row = window.game.tab_row
    first = next(branch.node for branch in player.frame.branches if branch.node != other)
    row.compare.setCurrentIndex(row.compare.findData(first))
    row.compare.activated.emit(row.compare.currentIndex())
    player.press(Qt.Key.Key_7, CONTROL)
    told = lambda: window.charts._forecast  # noqa: E731
    player.wait(lambda: told() is not None and told().made >= 16 and told().reach == len(told().weeks))
    assert [future.begin for future in told().question.futures] == [tick, tick]  # where they part
    assert all(window.charts.charts[1].fan.medians[future, 0].isVisible() for future in (0, 1))
    picture("2-bands")

    # the comparison: the map of the difference, swiped as well
    player.press(Qt.Key.Key_5, CONTROL)
    page = window.compare
    player.wait(lambda: page.isVisible() and page.shown is not None and page.shown.how == page._wanted)
    page.slider.setValue(tick)  # both stand before the decision has worked
    player.wait(lambda: page.shown.a.tick == tick == page.shown.b.tick)
    assert all(delta.delta == 0.0 for delta in page.table.deltas.rows)
    page.slider.setValue(LATE)
    player.wait(lambda: page.shown.a.tick == LATE)
    assert any(delta.delta != 0.0 for delta in page.table.deltas.rows)
    picture("3-difference")
    player.click(page.view._parts["swipe"])
    player.wait(lambda: page.shown.how.view == "swipe")
    picture("4-swipe")

    # why: parts that add up
    player.click(page.why_button)
    player.wait(lambda: page.why.split is not None)
    begin, *parts, end = page.why.chart.steps
    assert sum(part.value for part in parts) == pytest.approx(end.value - begin.value, abs=1e-9)
    QTest.qWait(200)
    assert page.why.grab().save(str(tmp_path / "5-waterfall.png"))
    player.click(page.why.close_button)

    # the report, and the same comparison again from the file
    page.export.ask_path = lambda *_: (str(tmp_path / "report.html"), "")
    page.export.save("html")
    report = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "200" in report and "data:image/png;base64," in report
    game = tmp_path / "comparison.suanli"
    player.answers.path = str(game)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_S, CONTROL)
    player.wait(game.exists)

    # the branch that was left is to the last bit what it was
    again = sandbox.load_capsule(game)
    assert b"".join(again.digests(first)[END - 1]) == played
