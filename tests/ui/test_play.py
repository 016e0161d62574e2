"""A game through real clicks and keys: fall into the glut in Gansu, rewind, try the other road, save, come back."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from playing import PATIENCE, Player
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea

import sandbox

MARCH_2025 = 116  # weeks from 2 January 2023 to 24 March 2025


def branch(frame: Any, name: str) -> Any:
    return next(b for b in frame.branches if b.name == name)


@pytest.mark.slow
def test_the_glut_and_the_other_road(player: Player, qtbot: Any, qapp: QApplication, tmp_path: Path) -> None:
    player.start("Gansu")
    assert player.frame.tick == 0
    player.press(Qt.Key.Key_Period)
    player.wait(lambda: player.frame.tick == 1)

    # A training hall, sensible in January 2023.
    player.choose("place", name="Qingyang A", type="training", chips="h100", cards=1024, operators="private")
    player.commit()
    player.run_to(MARCH_2025)
    if player.frame.tick > MARCH_2025:
        player.window.session.go_to(player.frame.node, MARCH_2025)
        player.wait(lambda: player.frame.tick == MARCH_2025)
    training = player.frame.halls[0]
    assert training.hall_type == "training"
    assert training.status == "live"
    assert training.utilisation < 0.25, "the training hall should stand empty in March 2025"
    first, digests = player.frame.node, player.frame.digest
    used = player.frame.series[:MARCH_2025].copy()

    # Take it back, and try an inference hall with a direct link in a branch.
    player.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    player.wait(lambda: player.frame.tick == 1 and not player.frame.halls)
    player.choose("place", name="Qingyang B", type="inference", chips="h100", cards=1024, operators="telco")
    player.choose("link")
    player.commit()
    assert len(player.frame.branches) == 2
    player.run_to(MARCH_2025)
    if player.frame.tick > MARCH_2025:
        player.window.session.go_to(player.frame.node, MARCH_2025)
        player.wait(lambda: player.frame.tick == MARCH_2025)
    inference = player.frame.halls[0]
    assert (inference.hall_type, inference.name) == ("inference", "Qingyang B")

    # Compare: the other branch stands behind the curves, and it is another one.
    box = player.window.game.tab_row.compare
    assert box.findData(first) >= 0
    box.setCurrentIndex(box.findData(first))
    with qtbot.waitSignal(player.window.session.series_ready, timeout=PATIENCE) as heard:
        box.activated.emit(box.currentIndex())
    other = heard.args[0]
    assert other.node == first
    assert (other.rows[:MARCH_2025] == used).all(), "the old branch changed"
    own = [v.name for v in sandbox.INDICATORS].index("own_utilisation")
    assert (player.frame.series[:MARCH_2025, own] != other.rows[:MARCH_2025, own]).any()

    # Save, close, reopen: both branches are there.
    player.answers.path = str(tmp_path / "甘肃 two roads.suanli")
    with qtbot.waitSignal(player.window.session.saved, timeout=PATIENCE):
        player.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    player.wait(lambda: not player.window.isWindowModified())
    branches = [(b.name, b.reach) for b in player.frame.branches]
    player.close()

    again = Player(qtbot, qapp)
    again.answers.path = player.answers.path
    again.window.actions_["open"].trigger()
    again.wait(lambda: again.frame is not None and again.window.playing_page)
    assert again.answers.told == [""]
    assert [(b.name, b.reach) for b in again.frame.branches] == branches
    again.window.session.go_to(first, MARCH_2025)
    again.wait(lambda: again.frame.node == first)
    assert again.frame.digest == digests
    assert again.frame.halls[0].name == "Qingyang A"
    again.close()
    assert all(result.same for result in sandbox.verify(Path(player.answers.path)))


@pytest.mark.slow
def test_the_window_at_full_speed_gives_the_bits_of_a_headless_run(player: Player) -> None:
    player.start("Henan")
    player.press(Qt.Key.Key_4)
    player.press(Qt.Key.Key_Space)
    player.wait(lambda: player.frame.tick >= 20)
    player.press(Qt.Key.Key_Space)
    player.wait(lambda: not player.window.session.playing)
    player.qtbot.wait(100)
    reached = player.frame.tick
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("rush"), "player=Henan"))
    game.advance(reached)
    assert player.frame.digest == game.frame().digest


def test_two_fast_clicks_on_commit_decide_once(player: Player) -> None:
    player.start("Gansu")
    player.choose("survey")
    decisions = player.window.decisions
    player.wait(lambda: decisions.plan.commit.isEnabled())
    player.qtbot.mouseClick(decisions.plan.commit, Qt.MouseButton.LeftButton)
    player.qtbot.mouseClick(decisions.plan.commit, Qt.MouseButton.LeftButton)
    player.wait(lambda: len(player.frame.nodes) == 2)
    player.qtbot.wait(200)
    assert [d.kind for _, d in player.frame.decisions] == ["survey"]


def test_queueing_and_committing_opens_no_other_window(player: Player, qapp: QApplication) -> None:
    """A card taken out of the queue before it was ever shown must not come up as a window of its own."""
    player.start("Gansu")
    player.choose("survey")
    player.choose("link")
    player.commit()
    player.qtbot.wait(100)
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == [player.window]
    assert qapp.activeWindow() is player.window


def test_a_plan_committed_while_time_runs_is_taken(player: Player) -> None:
    player.start("Gansu")
    player.choose("survey")
    player.press(Qt.Key.Key_3)
    player.press(Qt.Key.Key_Space)
    player.wait(lambda: player.frame.tick >= 3)
    decisions = player.window.decisions
    player.wait(lambda: decisions.plan.commit.isEnabled())
    player.click(decisions.plan.commit)
    player.wait(lambda: len(player.frame.nodes) == 2)
    player.press(Qt.Key.Key_Space)
    assert [d.kind for _, d in player.frame.decisions] == ["survey"]


def test_closing_while_a_game_is_opened_ends_at_once(player: Player, tmp_path: Path) -> None:
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"))
    game.advance(261)
    for week in (10, 20):
        game.go_to(0, week)
        game.submit([sandbox.Survey(tick=week, province="Gansu")])
        game.advance(261)
    sandbox.save_capsule(game, tmp_path / "long.suanli")
    player.window.open_path(str(tmp_path / "long.suanli"))
    player.qtbot.wait(300)
    started = time.monotonic()
    player.window.close()
    assert player.window.session.close()
    assert time.monotonic() - started < 2.0


def test_a_scenario_file_opens(player: Player, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text(sandbox.complete(sandbox.load_scenario("tiny")).model_dump_json(), encoding="utf-8")
    player.window.open_path(str(path))
    player.wait(lambda: player.frame is not None and player.window.playing_page)
    assert player.window.session.scenario.name == "tiny"
    assert player.answers.told == [""]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("size", [(1024, 600), (1440, 900)])
def test_the_inspector_is_as_wide_as_what_it_says(player: Player, language: str, size: tuple[int, int]) -> None:
    """A panel that only scrolls up and down must not hide anything to its right."""
    player.start("Gansu")
    player.window.preferences.set_language(language)
    player.window.resize(*size)
    player.qtbot.wait(200)
    for area in player.window.inspector.findChildren(QScrollArea):
        if area.isVisible():
            assert area.widget().minimumSizeHint().width() <= area.viewport().width()
