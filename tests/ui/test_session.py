"""The session alone: what is wished happens on the worker, is answered, and stops when it shall."""

from __future__ import annotations

import gc
import itertools
import math
import threading
import time
from typing import Any

import frames
import pytest
import shiboken6
from conftest import PaperEngine, gansu
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox
from ui.collector import Collector
from ui.messages import Answer
from ui.session import Session


def begin(session: Session, qtbot: QtBot) -> Any:
    with qtbot.waitSignal(session.frame_ready):
        session.new(gansu())
    return simulation(session)


def simulation(session: Session) -> Any:
    return session._worker._simulation


def test_a_new_game_stands_at_its_first_week(session: Session, qtbot: QtBot) -> None:
    begin(session, qtbot)
    assert session.frame.tick == 0
    assert not session.playing


def test_stepping_is_done_off_the_users_thread(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    threads = []
    advance = game.advance
    game.advance = lambda n=1: (threads.append(threading.get_ident()), advance(n))
    with qtbot.waitSignal(session.frame_ready, check_params_cb=lambda f: f.tick == 13):
        session.step(13)
    assert len(threads) == 13
    assert threading.get_ident() not in threads


@pytest.mark.parametrize("speed", [5.0, math.inf])
def test_playing_goes_on_until_paused_and_then_not_a_week_more(session: Session, qtbot: QtBot, speed: float) -> None:
    game = begin(session, qtbot)
    game.weeks, game.slow = 100_000, 0.001
    session.play(speed)
    qtbot.waitUntil(lambda: session.frame.tick >= 3)
    with qtbot.waitSignal(session.play_changed, check_params_cb=lambda on, _: not on):
        session.pause()
    stood = game.tick
    qtbot.wait(250)
    assert game.tick == stood
    qtbot.waitUntil(lambda: session.frame.tick == stood)


def test_time_stands_by_itself_at_the_week_of_a_notice_that_was_chosen(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    advance = game.advance

    def telling(weeks: int = 1) -> tuple[sandbox.Notice, ...]:
        advance(weeks)
        codes = {7: "hall.starved", 9: "hall.failed"}
        return (sandbox.Notice(codes[game.tick], game.tick - 1),) if game.tick in codes else ()

    game.advance = telling
    session.pause_on(["hall.failed"])
    session.play(math.inf)
    qtbot.waitUntil(lambda: session.frame.tick == 9 and not session.playing)
    qtbot.wait(50)
    assert game.tick == 9
    session.play(math.inf)
    qtbot.waitUntil(lambda: session.frame.at_end)


def test_time_runs_until_a_week_and_the_next_run_goes_on(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    session.set_speed(math.inf)
    session.play_until(40)
    qtbot.waitUntil(lambda: session.frame.tick == 40 and not session.playing)
    qtbot.wait(50)
    assert game.tick == 40
    session.play_until(30)
    session.play(math.inf)
    qtbot.waitUntil(lambda: session.frame.at_end)


def test_playing_stops_at_the_end_and_does_not_begin_again(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    session.play(math.inf)
    qtbot.waitUntil(lambda: session.frame.at_end and not session.playing)
    session.play()
    session.step()
    qtbot.wait(50)
    assert game.tick == 261
    assert not session.playing


def test_at_most_thirty_frames_a_second_and_none_before_the_last_was_shown(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    game.weeks = 10_000_000
    shown: list[float] = []
    session.frame_ready.connect(lambda _: (shown.append(time.monotonic()), time.sleep(0.08)))
    began = time.monotonic()
    session.play(math.inf)
    qtbot.wait(1200)
    session.pause()
    qtbot.wait(200)
    passed = time.monotonic() - began
    assert 2 <= len(shown) <= 30 * passed
    gaps = [b - a for a, b in itertools.pairwise(shown)]
    assert min(gaps) >= 0.08  # a slow screen never gets two at once


def test_the_speed_is_kept(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    session.play(20.0)
    qtbot.wait(1000)
    session.pause()
    assert 8 <= game.tick <= 24


def test_a_refusal_is_told_and_stops_nothing_else(session: Session, qtbot: QtBot) -> None:
    begin(session, qtbot)
    with qtbot.waitSignal(session.refused) as told:
        session.submit([sandbox.Link(tick=0, province="Hebei")])
    assert told.args[0][0].code == "rule.not_yours"
    with qtbot.waitSignal(session.frame_ready, check_params_cb=lambda f: f.tick == 1):
        session.step()


def test_an_error_is_told_with_its_place_and_time_stands(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    game.trouble = ZeroDivisionError("paper")
    with qtbot.waitSignal(session.failed) as told:
        session.play(math.inf)
    assert "ZeroDivisionError: paper" in told.args[0]
    assert "advance" in told.args[0]
    qtbot.waitUntil(lambda: not session.playing)


def test_two_submits_at_once_are_one(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    with qtbot.waitSignal(session.frame_ready):
        assert session.submit([sandbox.Link(tick=0, province="Gansu")])
        assert not session.submit([sandbox.Link(tick=0, province="Gansu")])
    assert len(game.submitted) == 1
    assert session.submit([sandbox.Link(tick=0, province="Gansu")])


def test_a_question_is_answered_with_its_own_number(session: Session, qtbot: QtBot) -> None:
    begin(session, qtbot)
    answers: list[Answer] = []
    session.answered.connect(answers.append)
    link = sandbox.Link(tick=0, province="Gansu")
    numbers = [session.ask([link]), session.ask([], [link], ("Gansu", "training"))]
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert [a.number for a in answers] == numbers
    assert answers[0].quotes[0].upfront == answers[1].verdicts[0][0].upfront
    assert answers[1].reach["within"][10] == 0.01


def test_saving_tells_the_path_and_a_failed_save_keeps_the_old_one(
    session: Session, qtbot: QtBot, tmp_path: Any
) -> None:
    begin(session, qtbot)
    with qtbot.waitSignal(session.saved):
        session.save(str(tmp_path / "a.suanli"))
    assert session.path == str(tmp_path / "a.suanli")
    with qtbot.waitSignal(session.refused):
        session.save(str(tmp_path / "full.suanli"))
    assert session.path == str(tmp_path / "a.suanli")


def test_a_damaged_file_leaves_the_game_as_it_was(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    with qtbot.waitSignal(session.refused):
        session.open("damaged.suanli")
    assert simulation(session) is game


@pytest.mark.parametrize("readable", [True, False])
def test_what_is_wished_while_a_file_opens_is_for_the_game_that_was_shown(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, readable: bool
) -> None:
    """Saved into the old game's file, the new one would destroy it; where opening fails, all is done after it."""
    old, go = begin(session, qtbot), threading.Event()
    engine, told = session._worker._engine, []
    session.refused.connect(told.extend)
    load = engine.load_capsule

    def slow(*arguments: Any) -> Any:
        go.wait(10)
        return load(*arguments)

    monkeypatch.setattr(engine, "load_capsule", slow)
    session.open("other.suanli" if readable else "damaged.suanli")
    session.save("mine.suanli")
    session.submit([sandbox.Survey(tick=0, province="Gansu")])
    session.step(3)
    session.undo()
    with qtbot.waitSignal(session.opened if readable else session.refused):
        go.set()
    qtbot.waitUntil(lambda: not session.pending)
    codes = [issue.code for issue in told]
    if readable:
        assert simulation(session) is not old
        assert engine.saved == []
        assert codes == ["session.other_game", "session.other_game"]
        assert [issue.where for issue in told] == ["save", "submit"]
        assert (old.tick, simulation(session).tick) == (0, 0)
        with qtbot.waitSignal(session.frame_ready, check_params_cb=lambda f: f.tick == 2):
            session.step(2)
    else:
        qtbot.waitUntil(lambda: bool(engine.saved))
        assert simulation(session) is old
        assert [path.name for path in engine.saved] == ["mine.suanli"]


def test_a_new_game_while_playing_stands_at_its_first_week(session: Session, qtbot: QtBot) -> None:
    game = begin(session, qtbot)
    game.slow = 0.001
    session.play(math.inf)
    qtbot.waitUntil(lambda: session.frame.tick > 3)
    with qtbot.waitSignal(session.opened):
        session.new(gansu())
    qtbot.waitUntil(lambda: session.frame.tick == 0)
    qtbot.wait(60)
    assert session.frame.tick == 0
    assert not session.playing


def test_closing_in_the_middle_of_a_run_takes_less_than_two_seconds(qapp: Any, qtbot: QtBot) -> None:
    session = Session(PaperEngine())
    game = begin(session, qtbot)
    game.weeks, game.slow = 1_000_000, 0.05
    session.step(1_000_000)
    qtbot.wait(100)
    began = time.monotonic()
    assert session.close()
    assert time.monotonic() - began < 2.0
    assert session.close()
    session.deleteLater()


def test_what_waits_for_the_next_turn_dies_with_the_session(qapp: QApplication, qtbot: QtBot) -> None:
    made = Session(PaperEngine())
    with qtbot.capture_exceptions() as caught:
        made._frame(frames.frame(1))
        assert made.close()
        shiboken6.delete(made)
        qapp.processEvents()
    assert caught == []


def test_garbage_is_collected_on_the_windows_thread_only(qtbot: QtBot) -> None:
    """Cycles that another thread leaves behind go at the next beat of the window's thread, and not before."""
    threads: list[threading.Thread] = []

    class Cycle:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            threads.append(threading.current_thread())

    def litter() -> None:
        for _ in range(3 * gc.get_threshold()[0]):
            Cycle()

    gc.enable()
    parent = QObject()
    collector = Collector(parent)
    try:
        other = threading.Thread(target=litter)
        other.start()
        other.join()
        assert threads == []
        qtbot.waitUntil(lambda: bool(threads))
        assert set(threads) == {threading.main_thread()}
    finally:
        collector.stop()
    assert gc.isenabled()
    gc.disable()  # as the tests of the window have it
