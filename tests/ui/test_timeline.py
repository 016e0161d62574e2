"""Branches in the window: begun by name, drawn where they leave each other, deleted when the player means it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frames
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

import sandbox
from sandbox import Branch, Node
from ui.main_window import MainWindow
from ui.messages import RunningOn
from ui.panels.timeline.tree import forks
from ui.words import branches

SURVEY = sandbox.Survey(tick=0, province="Gansu")


@pytest.fixture
def window(window_of: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    """A window in which a real game of ten weeks is open, with one decision at its first week."""
    made = window_of(engine=sandbox)
    made.begin(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
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
    box = window.timeline.tree.name_box
    qtbot.mouseClick(window.timeline.branch, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(box.isVisible)
    assert box.text() == window.frame.branch == f"From {window.words.week(window.frame.date)}"
    assert len(window.frame.branches) == 2
    qtbot.keyClicks(box, "Third road")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.frame.branch == "Third road")
    assert reached(window) == {"": 10, "Third road": week}
    window.session.step(1)
    qtbot.waitUntil(lambda: window.frame.tick == week + 1)
    window.session.submit([sandbox.Voucher(tick=week + 1, province="Gansu", budget=5.0)])
    qtbot.waitUntil(lambda: window.frame.undo_kinds == ("voucher",))
    assert reached(window) == {"": 10, "Third road": week + 1}


def test_escape_keeps_the_name_that_was_given_and_undo_leads_back(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab("charts")
    qtbot.keyClick(window.map.view, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    box = window.timeline.tree.name_box
    qtbot.waitUntil(box.isVisible)
    name = window.frame.branch
    qtbot.keyClicks(box, "thought better of")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    assert reached(window) == {"": 10, name: 10}
    qtbot.keyClick(window.timeline.tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.frame.branch == "")
    window.session.step(1)
    qtbot.waitUntil(lambda: reached(window) == {"": 11, name: 10})


def test_the_box_of_a_name_stays_over_the_name_in_any_size(window: MainWindow, qtbot: QtBot) -> None:
    tree = window.timeline.tree
    tree.edit_name()
    wide = tree.name_box.width()
    window.resize(700, 900)
    qtbot.waitUntil(lambda: tree.width() < 500)
    assert tree.name_box.isVisible()
    assert tree.name_box.width() == round(tree.names_width) - 12 < wide


def test_at_the_last_week_no_branch_begins_and_the_button_says_so(window: MainWindow, qtbot: QtBot) -> None:
    window.session.step(16)
    qtbot.waitUntil(lambda: window.frame.at_end)
    window.show_game()
    window.show_tab("timeline")
    assert not window.timeline.branch.isEnabled()
    assert window.timeline.branch.toolTip() == "The last week is reached."


def branched(window: MainWindow, qtbot: QtBot, name: str, week: int, weeks: int) -> None:
    """Begin a branch where the player stands, at a week before, and play it a while."""
    window.session.go_to(window.frame.node, week)
    window.session.branch(name)
    window.session.step(weeks)
    qtbot.waitUntil(lambda: window.frame.branch == name and window.frame.tick == week + weeks)


def asked(window: MainWindow, *answers: str) -> list[tuple[str, tuple[str, ...]]]:
    """Answer questions about deleting in turn; return what is asked, and what could be answered."""
    found: list[tuple[str, tuple[str, ...]]] = []
    left = list(answers)

    def answer(_: Any, __: str, text: str, ways: dict[str, str]) -> str:
        found.append((text, tuple(ways.values())))
        return left.pop(0)

    window.timeline.ask_way = answer
    return found


def test_a_branch_is_deleted_only_when_the_player_means_it(window: MainWindow, qtbot: QtBot) -> None:
    branched(window, qtbot, "Third road", 4, 3)
    assert reached(window) == {"": 10, "Third road": 7}
    questions = asked(window, "", "alone")
    qtbot.mouseClick(window.timeline.delete, Qt.MouseButton.LeftButton)
    qtbot.wait(100)
    assert reached(window) == {"": 10, "Third road": 7}
    qtbot.keyClick(window.timeline.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: reached(window) == {"": 10})
    assert [ways for _, ways in questions] == [("Delete",)] * 2
    text = "“Third road” goes, with the 3 weeks since 2023-W05 that only it has."
    assert text in questions[0][0]
    assert "This cannot be undone." in questions[0][0]
    assert (window.frame.node, window.frame.tick) == (1, 4)  # where the branch left it


@pytest.mark.parametrize(
    ("weeks", "decisions", "said"),
    [(0, 0, "goes; nothing was played or decided on it alone."), (0, 1, "goes, with the 1 decision that only it has."),
     (2, 1, "goes, with the 2 weeks since 2023-W05 and the 1 decision that only it has.")],
)  # fmt: skip
def test_what_goes_with_a_branch_is_counted_only_where_there_is_any(
    window: MainWindow, qtbot: QtBot, weeks: int, decisions: int, said: str
) -> None:
    branched(window, qtbot, "Third road", 4, 0)
    if decisions:
        window.session.submit([sandbox.Voucher(tick=4, province="Gansu", budget=5.0)])
        qtbot.waitUntil(lambda: window.frame.undo_kinds == ("voucher",))
    if weeks:
        window.session.step(weeks)
        qtbot.waitUntil(lambda: window.frame.tick == 4 + weeks)
    questions = asked(window, "")
    qtbot.mouseClick(window.timeline.delete, Qt.MouseButton.LeftButton)
    assert f"“Third road” {said}" in questions[0][0]


@pytest.mark.parametrize(
    ("way", "left"), [("alone", {"": 10, "Twig": 9}), ("all", {"": 10})], ids=["alone", "with its twig"]
)
def test_branches_that_begin_on_a_deleted_one_go_or_stay_as_the_player_says(
    window: MainWindow, qtbot: QtBot, way: str, left: dict[str, int]
) -> None:
    branched(window, qtbot, "Third road", 4, 3)
    branched(window, qtbot, "Twig", 6, 3)
    window.timeline.tree.picked = next(b.node for b in window.frame.branches if b.name == "Third road")
    questions = asked(window, way)
    qtbot.mouseClick(window.timeline.delete, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reached(window) == left)
    text, ways = questions[0]
    assert "1 branch begins on it: Twig." in text
    assert ways == ("Delete it alone", "Delete 2 branches")
    assert "1 week since 2023-W07" in text  # what the twig shares stays


# --- names, keys and clicks ------------------------------------------------------------------------------------------
def at_lane(window: MainWindow, week: float, lane: int) -> QPoint:
    tree = window.timeline.tree
    return QPointF(tree._x(week), tree._y(lane)).toPoint()


def test_a_branch_is_renamed_where_its_name_stands(window: MainWindow, qtbot: QtBot) -> None:
    branched(window, qtbot, "Third road", 4, 3)
    tree = window.timeline.tree
    box, name = tree.name_box, QPoint(20, round(tree._y(0)))
    qtbot.mouseClick(tree, Qt.MouseButton.LeftButton, pos=name)
    qtbot.mouseDClick(tree, Qt.MouseButton.LeftButton, pos=name)
    assert box.isVisible()
    assert box.text() == "First branch"
    qtbot.keyClicks(box, "Slow 1 road")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: reached(window) == {"Slow 1 road": 10, "Third road": 7})
    assert not box.isVisible()
    qtbot.mouseClick(window.timeline.rename, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(box, "thought better of")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert not box.isVisible()
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    assert box.isVisible()
    qtbot.keyClicks(box, " ")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    window.session.step(1)
    qtbot.waitUntil(lambda: window.frame.tick == 8)
    assert reached(window) == {"Slow 1 road": 10, "Third road": 8}


def test_keys_move_by_weeks_quarters_marks_and_branches(window: MainWindow, qtbot: QtBot) -> None:
    branched(window, qtbot, "Third road", 4, 3)
    window.session.submit([sandbox.Voucher(tick=7, province="Gansu", budget=5.0)])
    window.session.step(18)
    qtbot.waitUntil(lambda: window.frame.tick == 25)
    tree, control = window.timeline.tree, Qt.KeyboardModifier.ControlModifier
    for key, modifier, week, branch in (
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 24, "Third road"),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 11, "Third road"),
        (Qt.Key.Key_Left, control, 7, "Third road"),
        (Qt.Key.Key_Left, control, 0, "Third road"),
        (Qt.Key.Key_Right, control, 7, "Third road"),
        (Qt.Key.Key_End, Qt.KeyboardModifier.NoModifier, 25, "Third road"),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 10, ""),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, 10, "Third road"),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 0, "Third road"),
    ):
        qtbot.keyClick(tree, key, modifier)
        end = next(b.node for b in window.frame.branches if b.name == branch)
        qtbot.waitUntil(lambda week=week, end=end: (window.frame.tick, window.frame.node) == (week, end))
    assert "Third road · 2023-W01" in tree.accessibleDescription()
    assert "First branch: 10 weeks" in tree.accessibleDescription()
    qtbot.keyClick(tree, Qt.Key.Key_Right, control)
    qtbot.waitUntil(lambda: window.frame.tick == 7)
    assert window.words.decision(window.frame.decisions[-1][1]) in tree.accessibleDescription()  # what a mark says


def test_a_click_goes_there_and_one_near_a_mark_to_its_week(window: MainWindow, qtbot: QtBot) -> None:
    branched(window, qtbot, "Third road", 4, 3)
    window.session.submit([sandbox.Voucher(tick=7, province="Gansu", budget=5.0)])
    window.session.step(5)
    qtbot.waitUntil(lambda: window.frame.tick == 12)
    tree = window.timeline.tree
    here = at_lane(window, 7, 1)
    qtbot.mouseClick(tree, Qt.MouseButton.LeftButton, pos=here + QPoint(3, 0))
    qtbot.waitUntil(lambda: window.frame.tick == 7)
    qtbot.mouseClick(tree, Qt.MouseButton.LeftButton, pos=at_lane(window, 3, 0))
    qtbot.waitUntil(lambda: window.frame.tick == 3 and window.frame.branch == "")
    told = tree._under(QPointF(here))
    assert told[0] == "Third road · 2023-W08, 20 Feb 2023"
    assert len(told) == 2
    assert tree._under(QPointF(at_lane(window, 9, 0))) == ["First branch · 2023-W10, 6 Mar 2023"]
    assert tree._under(QPointF(at_lane(window, 20, 0))) == []  # not played yet


def test_of_many_weeks_gone_to_in_haste_the_last_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    shown: list[int] = []
    window.session.frame_ready.connect(lambda frame: shown.append(frame.tick))
    for week in (9, 8, 7, 6, 5, 4, 3):
        window.session.go_to(window.frame.node, week)
    window.session.step(1)  # what is wished after it is done after it
    qtbot.waitUntil(lambda: window.frame.tick == 4)
    assert shown[-1] == 4
    assert len(shown) <= 4


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


# --- heads that run on side by side ----------------------------------------------------------------------------------
def digests(window: MainWindow) -> dict[str, list[tuple[bytes, ...]]]:
    game = window.session._worker._simulation
    return {branch.name: game.digests(branch.node) for branch in game.branches()}


def test_all_others_run_to_the_end_while_the_player_stands(window: MainWindow, qtbot: QtBot) -> None:
    branched(window, qtbot, "Third road", 4, 3)
    window.session.submit([sandbox.Voucher(tick=7, province="Gansu", budget=5.0)])
    window.session.step(2)
    branched(window, qtbot, "Twig", 6, 1)
    before, stood = digests(window), (window.frame.node, window.frame.tick)
    panel = window.timeline
    told: list[RunningOn] = []
    window.session.ran_on.connect(told.append)
    assert not panel.run_one.isEnabled()
    qtbot.mouseClick(panel.run_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reached(window) == {"": 26, "Third road": 26, "Twig": 7})
    assert (window.frame.node, window.frame.tick) == stood
    assert window.frame.dirty
    assert (told[0].made, told[-1].made, told[-1].weeks, told[-1].going) == (0, 33, 33, False)
    after = digests(window)
    assert all(after[name][: len(rows)] == rows for name, rows in before.items())
    alone = sandbox.Simulation.new(window.session._worker._simulation.scenario)
    alone.submit([SURVEY])
    alone.advance(26)
    assert alone.digests(1) == after[""]
    assert not panel.run_all.isEnabled()


def test_one_branch_runs_on_when_it_is_chosen_by_its_name(window: MainWindow, qtbot: QtBot) -> None:
    branched(window, qtbot, "Third road", 4, 3)
    branched(window, qtbot, "Twig", 6, 1)
    tree = window.timeline.tree
    lane = next(k for k, b in enumerate(window.frame.branches) if b.name == "Third road")
    qtbot.mouseClick(tree, Qt.MouseButton.LeftButton, pos=QPoint(20, round(tree._y(lane))))
    qtbot.mouseClick(window.timeline.run_one, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: reached(window) == {"": 10, "Third road": 26, "Twig": 7})


@pytest.fixture
def long_run(real_window: MainWindow, qtbot: QtBot) -> MainWindow:
    """The rush with three branches of a few weeks, two of which have just begun to run on."""
    window = real_window
    window.show_tab("timeline")
    window.session.step(2)
    for name in ("Second", "Third"):
        qtbot.waitUntil(lambda: window.frame.tick == 2)
        branched(window, qtbot, name, 2, 1)
        window.session.go_to(window.frame.node, 2)
    told: list[RunningOn] = []
    window.session.ran_on.connect(told.append)
    qtbot.mouseClick(window.timeline.run_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(told) and told[-1].made > 8)
    return window


def test_branches_that_run_on_are_stopped_and_keep_what_they_have(long_run: MainWindow, qtbot: QtBot) -> None:
    window, panel = long_run, long_run.timeline
    assert "%" in panel.run_all.text()
    window.session.step(1)  # the player is heard meanwhile
    qtbot.waitUntil(lambda: window.frame.tick == 3)
    qtbot.mouseClick(panel.run_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel._running is None)
    window.session.step(1)
    qtbot.waitUntil(lambda: window.frame.tick == 4)
    assert 10 < sum(reached(window).values()) < 2 * 261
    others = [reach for name, reach in reached(window).items() if name != "Third"]
    assert abs(others[0] - others[1]) <= 5  # they run abreast


def test_the_window_closes_while_branches_run_on(long_run: MainWindow) -> None:
    begin = time.monotonic()
    assert long_run.session.close()
    assert time.monotonic() - begin < 2.0


def test_a_branch_that_is_deleted_runs_on_no_more(long_run: MainWindow, qtbot: QtBot) -> None:
    window = long_run
    node = next(b.node for b in window.frame.branches if b.name == "Second")
    window.session.delete(node)
    qtbot.waitUntil(lambda: set(reached(window)) == {"", "Third"})
    qtbot.waitUntil(lambda: reached(window)[""] == 261)
