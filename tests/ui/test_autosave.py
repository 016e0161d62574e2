"""Copies that the program keeps: five, whole, off the window's thread; what a crash leaves is offered and restored."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import sandbox
from ui import autosave
from ui.autosave import COPIES, WEEKS, Autosave, Ring
from ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


def tiny() -> sandbox.Scenario:
    return sandbox.load_scenario("tiny")


def copies(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.suanli"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "copies"


@pytest.fixture
def window(window_of: Callable[..., MainWindow], qtbot: QtBot, folder: Path) -> Iterator[MainWindow]:
    """A window with the engine itself, in which a game is open."""
    made = window_of(sandbox, copies=folder)
    made.begin(sandbox.load_scenario("rush"))
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
    made.session._worker._autosave._not_before = 0.0
    yield made


def step(window: MainWindow, qtbot: QtBot, weeks: int) -> None:
    wanted = window.frame.tick + weeks
    window.session.step(weeks)
    qtbot.waitUntil(lambda: window.frame.tick == wanted)


def click(qtbot: QtBot, widget: QWidget) -> None:
    assert widget.isVisible() and widget.isEnabled()
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def crashed(folder: Path, weeks: int = 3 * WEEKS) -> None:
    """Let a run of the program play for a while and be killed without a word."""
    script = f"""
import os, signal, sandbox
from pathlib import Path
from ui.autosave import Autosave
scenario = sandbox.load_scenario("rush").model_copy(update={{"player": "Gansu"}})
game = sandbox.Simulation.new(scenario)
keeper = Autosave(Path({str(folder)!r}), sandbox.copy_capsule)
keeper.begin(game)
for _ in range({weeks}):
    game.advance(1)
    keeper.played(1)
    keeper._not_before = 0.0
    if keeper.due:
        assert keeper.keep(game)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=120, check=False)
    assert done.returncode == -signal.SIGKILL


# The ring


def test_the_ring_holds_the_last_five_and_each_can_be_opened(folder: Path) -> None:
    game = sandbox.Simulation.new(tiny())
    keeper = Autosave(folder, sandbox.copy_capsule)
    keeper.begin(game)
    for weeks in range(1, 9):
        game.advance(1)
        assert keeper.keep(game)
        assert len(copies(folder)) == min(weeks, COPIES)
    assert [sandbox.load_capsule(path).tick for path in copies(folder)] == [4, 5, 6, 7, 8]
    assert game.dirty  # the player has saved nothing
    keeper.ring.close()
    assert list(folder.iterdir()) == []


def test_a_game_that_has_not_changed_is_not_copied_again(folder: Path) -> None:
    game = sandbox.Simulation.new(tiny())
    keeper = Autosave(folder, sandbox.copy_capsule)
    keeper.begin(game)
    assert not keeper.keep(game)
    game.advance(5)
    assert keeper.keep(game) and not keeper.keep(game)
    game.go_to(0, 2)
    game.advance(3)  # weeks that were played before
    assert not keeper.keep(game)
    game.rename(0, "another name")
    assert keeper.keep(game)
    keeper.ring.close()


def test_a_quarter_is_copied_and_a_run_that_races_makes_fewer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(autosave.time, "monotonic", lambda: now[0])

    def slowly(simulation: Any, path: Path) -> None:
        now[0] += 0.25
        path.write_bytes(b"")

    game = sandbox.Simulation.new(tiny())
    keeper = Autosave(folder, slowly)
    keeper.begin(game)
    game.advance(1)
    keeper.played(WEEKS - 1)
    assert not keeper.due
    keeper.played(1)
    assert keeper.due and keeper.keep(game)
    keeper.played(WEEKS)
    assert not keeper.due
    now[0] += 0.25 * autosave.PART_OF_TIME
    assert keeper.due
    keeper.ring.close()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES])
def test_a_disk_that_refuses_is_told_once_and_the_older_copies_stay(
    folder: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    game = sandbox.Simulation.new(tiny())
    keeper = Autosave(folder, sandbox.copy_capsule)
    keeper.begin(game)
    for _ in range(COPIES):
        game.advance(1)
        keeper.keep(game)
    before = {path: path.read_bytes() for path in copies(folder)}
    real = os.fsync

    def refuse(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    game.advance(1)
    with pytest.raises(sandbox.SandboxError) as told:
        keeper.keep(game)
    assert told.value.issues[0].code == "autosave.not_kept"
    assert told.value.issues[0].params["reason"] == os.strerror(code)
    assert not keeper.keep(game) and not keeper.keep(game)
    assert {path: path.read_bytes() for path in folder.glob("*/*") if path.name != "lock"} == before
    monkeypatch.setattr(os, "fsync", real)
    assert keeper.keep(game)
    assert len(copies(folder)) == COPIES and before.keys() - set(copies(folder)) == {min(before)}
    keeper.ring.close()


def test_a_folder_that_cannot_be_made_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file stands where the folder should")
    game = sandbox.Simulation.new(tiny())
    keeper = Autosave(tmp_path / "state" / "copies", sandbox.copy_capsule)
    keeper.begin(game)
    game.advance(1)
    with pytest.raises(sandbox.SandboxError, match="cannot be kept"):
        keeper.keep(game)
    assert keeper.left() is None


def test_a_run_that_lives_is_left_alone_and_of_those_that_ended_three_are_kept(folder: Path) -> None:
    living = Ring(folder)
    living.write(lambda path: path.write_bytes(b"x"))
    for k in range(5):
        ended = Ring(folder)
        ended.write(lambda path, k=k: path.write_bytes(bytes([k])))
        ended._lock.unlock()
    fresh = Ring(folder)
    assert [[path.read_bytes() for path in run] for run in fresh.left()] == [[b"\x04"], [b"\x03"], [b"\x02"]]
    assert len(list(folder.iterdir())) == 4
    assert (living._mine / "000001.suanli").read_bytes() == b"x"
    fresh.drop((living._mine / "000001.suanli",))  # none of its business, but asked for
    living.close()


# In the window


def test_weeks_of_play_are_copied_off_the_windows_thread(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    threads = []
    keeper = window.session._worker._autosave
    real = keeper._copy
    keeper._copy = lambda game, path: (threads.append(threading.get_ident()), real(game, path))
    step(window, qtbot, WEEKS - 1)
    assert copies(folder) == []
    step(window, qtbot, 1)
    assert len(copies(folder)) == 1
    assert threading.get_ident() not in threads
    assert window.frame.dirty and window.status.saved.full() == "Not saved"
    assert window.status.saved.toolTip().startswith("A copy was kept at ")


def test_minutes_are_copied_as_well(window: MainWindow, qtbot: QtBot, folder: Path) -> None:
    worker = window.session._worker
    assert worker._minutes.interval() == 5 * 60_000 and worker._minutes.isActive()
    step(window, qtbot, 1)
    with qtbot.waitSignal(window.session.kept):
        worker._minutes.timeout.emit()
    assert len(copies(folder)) == 1


def test_saving_and_closing_leave_nothing_to_restore_and_touch_no_other_file(
    window: MainWindow, qtbot: QtBot, folder: Path, tmp_path: Path
) -> None:
    step(window, qtbot, WEEKS)
    assert len(copies(folder)) == 1
    with qtbot.waitSignal(window.session.saved):
        window.actions_["save"].trigger()
    saved = Path(window.session.path)
    assert copies(folder) == []
    content = saved.read_bytes()
    step(window, qtbot, WEEKS)
    window.session._worker._autosave._not_before = 0.0
    step(window, qtbot, WEEKS)
    assert copies(folder) and saved.read_bytes() == content
    assert ", changed since" in window.status.saved.full()
    window.close()
    assert window.session._thread.isFinished()
    assert list(folder.iterdir()) == []


def test_a_full_disk_is_told_once_and_the_game_goes_on(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []
    window.session.not_kept.connect(told.append)
    keeper = window.session._worker._autosave

    def full(game: Any, path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    real, keeper._copy = keeper._copy, full
    step(window, qtbot, WEEKS)
    qtbot.waitUntil(window.game.banner.isVisible)
    for language, words in (("en", "cannot keep copies"), ("zh_CN", "无法为这局游戏留备份")):
        window.words.switch(language)
        assert words in window.words.issue(told[0][0]) and "No space left" in window.words.issue(told[0][0])
    window.words.switch("en")
    assert window.status.saved.full() == "Not saved; no copy kept"
    keeper._not_before = 0.0
    step(window, qtbot, 2 * WEEKS)
    assert len(told) == 1 and window.frame.tick == 3 * WEEKS
    assert window.dialogs.texts == []  # type: ignore[attr-defined]
    keeper._copy, keeper._not_before = real, 0.0
    step(window, qtbot, WEEKS)
    assert window.status.saved.full() == "Not saved"


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_a_crash_is_offered_on_the_start_page_and_restored_by_a_click(
    window_of: Callable[..., MainWindow], qtbot: QtBot, folder: Path, language: str
) -> None:
    crashed(folder)
    assert len(copies(folder)) == 3
    window = window_of(sandbox, copies=folder, language=language)
    start = window.start
    qtbot.waitUntil(start.left_card.isVisible)
    assert start.left_name.text() == ("Rush · Gansu · 2023-W40" if language == "en" else start.left_name.text())
    assert ("2023年第40周" in start.left_name.text() and "甘肃" in start.left_name.text()) == (language == "zh_CN")
    assert time.strftime("%H:") in start.left_note.text()
    click(qtbot, start.restore_button)
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    assert window.frame.tick == 39 and window.frame.dirty and window.session.path == ""
    assert window.status.saved.full() == ("Not saved" if language == "en" else "未保存")
    qtbot.waitUntil(lambda: len(copies(folder)) == 1)  # the run that goes on holds it now
    assert sandbox.load_capsule(copies(folder)[0]).tick == 39
    window.show_start()
    qtbot.waitUntil(lambda: not start.left_card.isVisible())


def test_of_damaged_copies_the_newest_whole_one_is_offered(
    window_of: Callable[..., MainWindow], qtbot: QtBot, folder: Path
) -> None:
    crashed(folder)
    newest = copies(folder)[-1]
    whole = newest.read_bytes()
    newest.write_bytes(whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2))
    window = window_of(sandbox, copies=folder)
    qtbot.waitUntil(window.start.left_card.isVisible)
    assert window.start.left_name.text() == "Rush · Gansu · 2023-W27"
    assert "damaged" in window.start.left_note.text()
    click(qtbot, window.start.restore_button)
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    assert window.frame.tick == 26


def test_what_is_whole_but_plays_differently_gives_way_to_an_older_copy(
    window_of: Callable[..., MainWindow], qtbot: QtBot, folder: Path
) -> None:
    crashed(folder)
    newest = copies(folder)[-1]

    class Engine:
        def __getattr__(self, name: str) -> Any:
            return getattr(sandbox, name)

        def load_capsule(self, path: Path, *rest: Any) -> Any:
            if path == newest:
                raise sandbox.CapsuleError(sandbox.Issue("capsule.differs", path.name, "plays differently."))
            return sandbox.load_capsule(path, *rest)

    window = window_of(Engine(), copies=folder)
    qtbot.waitUntil(window.start.left_card.isVisible)
    click(qtbot, window.start.restore_button)
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    assert window.frame.tick == 26


def test_what_a_crash_left_is_removed_only_after_a_question(
    window_of: Callable[..., MainWindow], qtbot: QtBot, folder: Path
) -> None:
    crashed(folder, WEEKS)
    window = window_of(sandbox, copies=folder)
    qtbot.waitUntil(window.start.left_card.isVisible)
    window.dialogs.sure_answer = False  # type: ignore[attr-defined]
    click(qtbot, window.start.drop_button)
    assert len(copies(folder)) == 1 and window.start.left_card.isVisible()
    window.dialogs.sure_answer = True  # type: ignore[attr-defined]
    click(qtbot, window.start.drop_button)
    qtbot.waitUntil(lambda: not window.start.left_card.isVisible())
    assert copies(folder) == []


def test_nothing_is_offered_where_nothing_was_left(window_of: Callable[..., MainWindow], qtbot: QtBot) -> None:
    window = window_of(sandbox)
    QApplication.processEvents()
    assert not window.start.left_card.isVisible()
