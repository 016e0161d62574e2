"""Branches in the window: begun by name, drawn where they leave each other, deleted when the player means it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import frames
import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

import sandbox
from sandbox import Branch, Node
from ui.main_window import MainWindow
from ui.panels.timeline.tree import forks
from ui.words import branches

SURVEY = sandbox.Survey(tick=0, province="Gansu")


@pytest.fixture
def window(window_of: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    """A window in which a real game of ten weeks is open, with one decision at its first week."""
    made = window_of(engine=sandbox)
    made.begin(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page, timeout=20_000)
    made.session.submit([SURVEY])
    made.session.step(10)
    qtbot.waitUntil(lambda: made.frame.tick == 10)
    made.show_tab("timeline")
    return made


def reached(window: MainWindow) -> dict[str, int]:
    return {branch.name: branch.reach for branch in window.frame.branches}


@pytest.mark.parametrize("week", [0, 4, 10])
def test_a_named_branch_is_there_at_once_and_goes_its_own_way(window: MainWindow, qtbot: QtBot, week: int) -> None:
    window.session.go_to(window.frame.node, week)
    qtbot.waitUntil(lambda: window.frame.tick == week)
    window.timeline.ask_name = lambda *_, **__: ("Third road", True)
    window.timeline.branch_here()
    qtbot.waitUntil(lambda: len(window.frame.branches) == 2)
    assert window.frame.branch == "Third road"
    assert reached(window) == {"": 10, "Third road": week}
    window.session.step(1)
    qtbot.waitUntil(lambda: window.frame.tick == week + 1)
    window.session.submit([sandbox.Voucher(tick=week + 1, province="Gansu", budget=5.0)])
    qtbot.waitUntil(lambda: window.frame.undo_kinds == ("voucher",))
    assert reached(window) == {"": 10, "Third road": week + 1}


def test_a_name_that_was_thought_better_of_begins_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.timeline.ask_name = lambda *_, **__: ("Third road", False)
    window.timeline.branch_here()
    window.session.step(1)
    qtbot.waitUntil(lambda: window.frame.tick == 11)
    assert reached(window) == {"": 11}


def test_a_branch_is_deleted_only_when_the_player_means_it(window: MainWindow, qtbot: QtBot) -> None:
    window.timeline.ask_name = lambda *_, **__: ("Third road", True)
    window.session.go_to(window.frame.node, 4)
    window.timeline.branch_here()
    window.session.step(3)
    qtbot.waitUntil(lambda: reached(window) == {"": 10, "Third road": 7})
    asked: list[str] = []
    answers = [False, True]
    window.timeline.ask_sure = lambda _, __, text: bool(asked.append(text)) or answers.pop(0)
    window.timeline.delete_branch()
    qtbot.wait(100)
    assert reached(window) == {"": 10, "Third road": 7}
    window.timeline.delete_branch()
    qtbot.waitUntil(lambda: reached(window) == {"": 10})
    assert len(asked) == 2
    assert "Third road" in asked[0]
    assert "3 weeks" in asked[0]


def test_no_two_branches_read_the_same(window: MainWindow, qtbot: QtBot) -> None:
    window.session.undo()
    qtbot.waitUntil(lambda: window.frame.tick == 0)
    chooser = window.top.branches
    names = [chooser.itemText(k) for k in range(chooser.count())]
    assert names == ["First branch, undone", "First branch"]
    alike = tuple(Branch(k, "Mine", 0, 0, 5, k == 3) for k in (1, 2, 3))
    nodes = tuple(Node(k, 0 if k else None, 0, (), "Mine") for k in range(4))
    assert list(branches.names(frames.frame(5, branches=alike, nodes=nodes)).values()) == [
        "Mine",
        "Mine (2)",
        "Mine (3)",
    ]


def test_redo_brings_back_the_week_that_undo_left(window: MainWindow, qtbot: QtBot) -> None:
    window.session.undo()
    qtbot.waitUntil(lambda: window.frame.tick == 0)
    window.session.redo()
    qtbot.waitUntil(lambda: window.frame.tick == 10)


def test_the_last_notice_is_of_the_present_week_or_before(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.session.step(10)
    qtbot.waitUntil(lambda: window.frame.tick == 20)
    told, count = window.status.notice.full(), window.status.notices.text()
    assert told
    window.session.undo()
    qtbot.waitUntil(lambda: window.frame.tick == 0)
    assert window.status.notice.full() == ""
    window.session.redo()
    qtbot.waitUntil(lambda: window.frame.tick == 20)
    window.session.save(str(tmp_path / "game.suanli"))
    qtbot.waitUntil(lambda: (tmp_path / "game.suanli").exists() and not window.frame.dirty)
    window.open_path(str(tmp_path / "game.suanli"))
    qtbot.waitUntil(lambda: window.session.path.endswith("game.suanli") and window.frame is not None)
    assert (window.status.notice.full(), window.status.notices.text()) == (told, count)


def node(number: int, parent: int | None, tick: int) -> Node:
    decisions: tuple[Any, ...] = (SURVEY.model_copy(update={"tick": tick}),) if parent is not None else ()
    return Node(number, parent, tick, decisions, f"Branch {number}")


NODES = (node(0, None, 0), node(1, 0, 10), node(2, 1, 40), node(3, 1, 20), node(4, 1, 53))


@pytest.mark.parametrize(
    ("ends", "left"),
    [
        ((1, 2, 3), [(-1, 0), (0, 40), (0, 20)]),  # the third leaves before the second begins
        ((2, 3, 4), [(-1, 0), (0, 20), (0, 40)]),  # the first left the third's past at week 40, not at 53
        ((0, 1, 2), [(-1, 0), (0, 10), (1, 40)]),
    ],
)
def test_a_branch_leaves_a_lane_that_is_drawn_at_that_week(ends: tuple[int, ...], left: list[tuple[int, int]]) -> None:
    branches = tuple(Branch(k, "", NODES[k].parent, NODES[k].tick, 60, False) for k in ends)
    assert [(fork.lane, fork.tick) for fork in forks(branches, NODES)] == left


def test_a_decision_is_marked_and_told_at_its_week_on_its_branch(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.timeline.tree
    branches = tuple(Branch(k, f"Branch {k}", NODES[k].parent, NODES[k].tick, 60, k == 3) for k in (2, 3))
    window.timeline.show_frame(frames.frame(60, branches=branches, nodes=NODES))
    picture = tree.grab().toImage()
    accent = tree._theme.color("accent").rgb()
    for lane, week in ((0, 10), (0, 40), (1, 20)):
        x, y = tree._x(week), tree._y(lane)
        assert tree._under(QPointF(x, y))
        assert picture.pixel(round(x), round(y + 2)) == accent
    assert not tree._under(QPointF(tree._x(10), tree._y(1)))
