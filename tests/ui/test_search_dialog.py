"""Find a plan: its rules are said in both languages, it replays to its score, and no process is left over."""

from __future__ import annotations

import datetime as dt
import json
import multiprocessing
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import frames
import pytest
from conftest import gansu
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

import sandbox
from sandbox import (
    AskRent,
    AuditHalls,
    BuyCards,
    HedgeRent,
    OrderAhead,
    PayVouchers,
    PlaceHalls,
    Plan,
    RepurposeHalls,
    Rule,
    SellCards,
    SetPolicy,
    TakeOver,
    When,
)
from sandbox.model.names import LEVERS
from sandbox.study.ensembles import pool
from sandbox.study.plans import adversary, told
from sandbox.study.plans.adversary import Attack, Change, Dial
from sandbox.study.plans.rules import SEEN
from sandbox.study.plans.score import counted, patience, score, scored
from sandbox.study.plans.trials import Outcome
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.session import Session
from ui.study.search import SearchDialog
from ui.study.search_page import page
from ui.study.search_question import Finish, Progress, Search
from ui.words import catalogue, plans
from ui.words.i18n import Translator

LEFT = Qt.MouseButton.LeftButton
ROOT = Path(__file__).parents[2]
TINY = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")
START = dt.date(2023, 1, 2)
ACTS: dict[type, Any] = {
    SetPolicy: SetPolicy("green"),
    PlaceHalls: PlaceHalls("training", "h100", "telco", 1024, 0.35),
    PayVouchers: PayVouchers(82.0),
    SellCards: SellCards(0.75),
    OrderAhead: OrderAhead("inference", "h100", "telco", 1024, firm=True),
    TakeOver: TakeOver(0.5),
    AuditHalls: AuditHalls(0.25),
    AskRent: AskRent(0.9),
    HedgeRent: HedgeRent(0.5, 26),
    RepurposeHalls: RepurposeHalls("training"),
    BuyCards: BuyCards(0.15),
}
LATIN = re.compile(r"[A-Za-z]{4,}")


@pytest.fixture
def words(qapp: QApplication) -> Iterator[Translator]:
    made = Translator("en")
    yield made
    made.drop()
    made.deleteLater()


# ----------------------------------------------------------------------------------------------------------- sentences


def test_every_act_and_every_condition_has_a_sentence_in_both_languages(words: Translator) -> None:
    acts = [ACTS.get(kind) or kind() for kind in get_args(sandbox.Act)]
    acts += [OrderAhead("inference", "h100", "telco", 1024, firm=False), *(SetPolicy(lever) for lever in LEVERS)]
    whens = [When(), When(week=20), *(When(0, name, above, 0.055, 12) for name in SEEN for above in (True, False))]
    said = {}
    for language in ("en", "zh_CN"):
        words.switch(language)
        said[language] = [plans.rule(Rule(when, acts[0]), START, words) for when in whens]
        said[language] += [plans.rule(Rule(whens[0], act), START, words) for act in acts]
        assert len(set(said[language])) == len(set(whens)) + len(set(acts)) - 1
        assert not any("{" in text for text in said[language])
    assert all(text[0].isupper() and text.endswith(".") for text in said["en"])
    assert not any(LATIN.search(text) for text in said["zh_CN"])


@pytest.mark.parametrize(
    ("when", "text"),
    [
        (When(0, "unmet_share", True, 0.0055, 3), "above 0.55 % for 3 weeks"),
        (When(0, "stranded_share", False, 0.063, 1), "below 6.3 % for 1 week"),
        (When(0, "stranded_share", False, 0.41, 2), "below 41 % for 2 weeks"),
        (When(0, "rent_8xh100", True, 97.0, 2), "above 97.0 k¥ a month for"),
        (When(week=20), "From 22 May 2023 on"),
    ],
)
def test_a_level_is_said_with_all_its_digits(words: Translator, when: When, text: str) -> None:
    assert text in spaced(plans.when(when, START, words))


# ----------------------------------------------------------------------------------------------------- what was found


def outcome(score: float) -> Outcome:
    return Outcome(score, (score / 100,) * 5, ())


def story(**given: Any) -> sandbox.Story:
    made = sandbox.search_begun(TINY, blind=False)
    rules = (Rule(When(), SetPolicy("green")), Rule(When(week=4), PayVouchers(20.0)))
    made.plan, made.worth = Plan("Gansu", rules), {rules[0]: 1.25}
    for name, value in given.items():
        setattr(made, name, value)
    return made


WHOLE = {
    "game": [outcome(80.0), outcome(78.0), outcome(79.0)],
    "held_out": [[outcome(80.0), outcome(78.0), outcome(79.5)], [outcome(82.0), outcome(79.0), outcome(81.0)]],
}
DIAL = Dial("parameter", "developer_compute", 0.513, 0.4, 0.7, "EF")
MOVED = Dial("date", "h20_licence", 0.0, -52.0, 52.0, "week", "h20_licence")
BROKEN = Change(DIAL, 0.561, 77.5, 77.0, 78.0)


def spaced(text: str) -> str:
    return text.replace("\u2009", " ").replace("\u202f", " ").replace("\xa0", " ")


def plain(text: str) -> str:
    return re.sub(r"<[^>]+>", " ", text)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_scores_have_their_errors_against_history_and_against_nothing(words: Translator, language: str) -> None:
    words.switch(language)
    text = plain(page(story(**WHOLE), words, found=True, going=False))
    # gains on history 2 and 3, on nothing 0.5 and 1: the standard error of a mean of two is half their distance
    assert "+2.500 ± 0.500" in text and "+0.750 ± 0.250" in text
    assert "+1.250" in text  # what the first rule is worth; the second was not judged


def test_what_breaks_the_plan_is_said_with_its_size_and_how_much_was_looked_at(words: Translator) -> None:
    near = Change(MOVED, -26.0, 81.0, 80.0, 78.0)
    text = plain(page(story(**WHOLE, attack=Attack(BROKEN, None, near, 47, 180)), words, found=True, going=False))
    text = text.replace("\xa0", " ")
    assert "47 of 180" in text
    assert "Compute of a training developer at 0.561 EF instead of 0.513 EF (16.0 % of the range)" in text
    assert "77.50" in text and "26 weeks earlier (25.0" in text
    assert text.index("comes closest") < text.index("so bad that the plan scores less than the 78.00 points of history")


@pytest.mark.parametrize(
    ("scores", "gain", "said"),
    [
        ((58.0, 59.0), -19.9, "doing as history did is 19.90 points better"),
        ((77.9, 78.8), -0.02, "doing as history did is as good, within the error (+0.02 points)"),
    ],
)
def test_a_plan_that_loses_without_any_change_says_by_how_much(
    words: Translator, scores: tuple[float, float], gain: float, said: str
) -> None:
    judged = [[outcome(scores[0]), outcome(78.0), outcome(79.5)], [outcome(scores[1]), outcome(79.0), outcome(81.0)]]
    lost = story(game=WHOLE["game"], held_out=judged, attack=Attack(None, None, None, 4, 180, gain))
    text = plain(page(lost, words, found=True, going=False)).replace("\xa0", " ")
    assert said in text and "changes of the world were tried" not in text and "of 180" not in text


def test_a_red_line_that_is_passed_has_a_name(words: Translator) -> None:
    past = replace(outcome(58.0), lost=0.306, lines=("public_money",))
    judged = [[past, outcome(78.0), outcome(79.5)], [past, outcome(79.0), outcome(81.0)]]
    text = plain(page(story(held_out=judged), words, found=True, going=False))
    assert f"30.6 % ({catalogue.red_line('public_money')}) with the plan, 0.0 % with" in spaced(text)


@pytest.mark.parametrize(("nothing", "hardly"), [((79.9, 82.1), True), ((79.0, 81.1), False)])
def test_a_plan_that_gains_next_to_nothing_says_so(
    words: Translator, nothing: tuple[float, float], hardly: bool
) -> None:
    """It scores 80 and 82: gains of 0.1 and -0.1 are within two standard errors of 0.1, gains of 1 and 0.9 are not."""
    scores = zip((80.0, 82.0), nothing, strict=True)
    some = story(
        game=WHOLE["game"], held_out=[[outcome(mine), outcome(78.0), outcome(other)] for mine, other in scores]
    )
    some.plan = Plan("Gansu", some.plan.rules, (sandbox.Link(tick=0, province="Gansu"),))
    assert ("Hardly better than deciding nothing" in page(some, words, found=True, going=False)) is hardly


def test_only_a_rule_with_a_condition_says_while_it_holds(words: Translator) -> None:
    act = PayVouchers(20.0)
    for language, held in (("en", "while this holds"), ("zh_CN", "条件成立期间")):
        words.switch(language)
        for when, wanted in ((When(), False), (When(week=20), False), (When(0, "unmet_share", True, 0.01, 3), True)):
            assert (held in plans.rule(Rule(when, act), START, words)) is wanted
            assert ("while this holds" in Rule(when, act).words(START)) is wanted


@pytest.mark.parametrize(
    ("dial", "to", "text"),
    [
        (Dial("parameter", "rent_reservation", 46.0, 40.0, 60.0, "kCNY/month"), 50.0, "at 50.0 k¥ a month instead of"),
        (Dial("parameter", "adoption_rate", 0.0123, 0.01, 0.02, "1/week"), 0.01234, "0.01234 a week instead of 0.0123"),
        (Dial("parameter", "extrapolation", 0.5, 0.0, 1.0, "1"), 0.25, "at 0.25 instead of 0.5 (25.0 %"),
        (
            Dial("size", "r1_demand_lift", 1.2, 1.0, 2.0, "1", "r1"),
            1.5,
            "Lift of demand after R1 (DeepSeek R1, open weights) at 1.5",
        ),
        (Dial("date", "r1", 0.0, -52.0, 52.0, "week", "r1"), 1.0, ", 1 week later (1.0 % of the range)"),
    ],
)
def test_a_change_has_its_unit_and_enough_digits(words: Translator, dial: Dial, to: float, text: str) -> None:
    assert text in plans.change(Change(dial, to, 0.0, 0.0), words).replace("\xa0", " ")


def test_what_is_missing_is_told_once_nothing_goes_on(words: Translator) -> None:
    part = story(scenario=sandbox.override(TINY, "noise=true"))
    assert "Not judged" not in page(part, words, found=True, going=True)
    text = page(part, words, found=True, going=False)
    assert "Not judged" in text and "Nobody has looked for it yet" in text
    assert page(sandbox.search_begun(TINY, blind=False), words, found=True, going=False) == ""


def test_a_plan_that_gains_nothing_is_not_presented_as_one_that_does(words: Translator) -> None:
    def told(plan: float, nothing: float) -> str:
        game = [outcome(plan), outcome(78.0), outcome(nothing)]
        return plain(page(story(game=game), words, found=True, going=False))

    assert "beats" not in told(80.0, 79.0)
    assert "No plan was found that beats history." in told(78.0, 77.0)
    assert "No plan was found that beats deciding nothing." in told(79.0, 79.0)
    assert "No plan was found that beats history, nor one" in told(77.0, 77.5)
    assert "beats" not in page(story(game=[outcome(1.0)] * 3), words, found=False, going=False), (
        "nobody searched for it"
    )


def test_a_game_without_chance_says_that_there_is_nothing_else_to_judge_by(words: Translator) -> None:
    def told(noise: str) -> str:
        scenario = sandbox.override(TINY, f"noise={noise}")
        return plain(page(story(game=WHOLE["game"], scenario=scenario), words, found=True, going=False))

    assert "has no chance" in told("false") and "Not judged" not in told("false") and "±" not in told("false")
    assert "has no chance" not in told("true") and "Not judged" in told("true")


# ----------------------------------------------------------------------------------------------------------- the window


@pytest.fixture
def dialog(session: Session, words: Translator, qtbot: QtBot) -> Iterator[SearchDialog]:
    """The dialog over a game of paper, with Gansu played."""
    theme, over = Theme("light"), QWidget()
    over.resize(1440, 900)
    made = SearchDialog(theme, session, words, over)
    session.opened.connect(lambda _, scenario: made.begin(scenario))
    session.new(gansu())
    qtbot.waitUntil(lambda: session.scenario is not None)
    made.show_frame(frames.frame(0))
    yield made
    made.reject()
    over.deleteLater()


def test_a_search_tells_how_it_stands_and_what_was_told_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(told, "HELD_OUT", range(1001, 1003))
    monkeypatch.setattr(told, "CHOOSING", range(101, 103))
    dials = adversary.dials
    monkeypatch.setattr(adversary, "dials", lambda scenario: dials(scenario)[:2])
    said: list[Any] = []
    chance = sandbox.override(TINY, "noise=true")
    found = Search(chance, sandbox.Asked("Gansu", False, 600.0, 1))(pool.here, 1, said.append)
    assert {each.story.stage for each in said} == {"search", "choose", "judge", "attack"}
    assert [each.runs for each in said] == sorted(each.runs for each in said) and found.runs == said[-1].runs > 60
    assert found.story.held_out and not said[0].story.held_out


@pytest.fixture
def opened(window_of: Any, qtbot: QtBot) -> MainWindow:
    window: MainWindow = window_of(sandbox)
    window.begin(TINY)
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    return window


def score_of(window: MainWindow) -> float:
    """The score of the branch that is shown, reckoned from its rows."""
    frame, scenario = window.frame, window.session.scenario
    assert frame is not None and scenario is not None
    return float(score(scored(frame.series[: counted(scenario)]), patience(scenario)))


def test_a_found_plan_is_played_as_a_branch_that_has_its_score(opened: MainWindow, qtbot: QtBot) -> None:
    window, dialog = opened, opened.search
    rules = (
        Rule(When(), PlaceHalls("training", "h100", "private", 64, 0.5)),
        Rule(When(week=6), SetPolicy("vetting")),
        Rule(When(measure="rent_8xh100", above=True, level=60.0, weeks=3), PayVouchers(2.0)),
    )
    found = Finish(Progress(story(plan=Plan("Gansu", rules), worth={})))(pool.here, 1, lambda so_far: None).story
    assert {"place", "policy", "voucher"} <= {decision.kind for decision in found.decisions}
    window.session.step(5)
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.tick == 5)
    before = window.frame.node
    window.actions_["search"].trigger()
    assert dialog.isVisible() and dialog.province.currentData() == "Gansu"
    dialog._asked = sandbox.Asked("Gansu", False, 600.0)
    dialog._found(Progress(found))
    qtbot.mouseClick(dialog.play, LEFT)
    qtbot.waitUntil(lambda: window.frame.node != before)
    assert score_of(window) == found.game[0].score
    assert (window.frame.tick, window.frame.branch) == (5, "Found plan")
    assert tuple(d for _, d in window.frame.decisions) == found.decisions
    assert {branch.name for branch in window.frame.branches} == {"", "Found plan"}
    qtbot.waitUntil(lambda: "Found plan" in dialog.state.text())
    window.words.switch("zh_CN")
    assert "Found plan" in dialog.state.text() and "stands as" not in dialog.state.text()


def test_a_plan_of_another_province_is_a_game_of_its_own(opened: MainWindow, qtbot: QtBot) -> None:
    window, dialog = opened, opened.search
    dialog.reveal("find")
    voucher = sandbox.Voucher(tick=3, province="Beijing", budget=5.0)
    dialog._asked = sandbox.Asked(None, False, 600.0)
    dialog._found(Progress(story(plan=Plan("Beijing", (), (voucher,)), **WHOLE)))
    qtbot.mouseClick(dialog.play, LEFT)
    qtbot.waitUntil(lambda: window.session.scenario.player == "Beijing" and not dialog.isVisible())
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.branches[0].name == "Found plan")
    assert [d for _, d in window.frame.decisions] == [voucher]


def test_a_stopped_search_keeps_the_best_plan_and_plays_it_in_the_game(
    dialog: SearchDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(dialog.asking, "ask", asked.append)
    dialog.reveal("find")
    qtbot.mouseClick(dialog.start, LEFT)
    assert isinstance(asked[0], Search) and asked[0].asked.seconds == 60.0 and dialog.start.text() == "Stop"
    assert not dialog.mode.isEnabled() and not dialog.bar.isHidden()
    qtbot.mouseClick(dialog.start, LEFT)
    assert dialog.state.text().startswith("Stopped before") and len(asked) == 1
    qtbot.mouseClick(dialog.start, LEFT)
    dialog._found(Progress(story(plan=None, needs=74.4), 10))
    assert "Not one generation" in dialog.state.text() and "about 74 s" in dialog.state.text()
    qtbot.mouseClick(dialog.start, LEFT)
    dialog._first(Progress(story(), 40))
    assert not dialog.play.isEnabled() and " s left" in dialog.state.text()
    qtbot.mouseClick(dialog.start, LEFT)
    assert dialog.state.text().startswith("Stopped: this is what was found so far.") and dialog.bar.isHidden()
    assert "Nobody has looked for it yet" in dialog.page.toPlainText()
    assert isinstance(asked[-1], Finish)
    done = asked[-1](pool.here, 1, asked.append)
    assert done.story.game and not dialog.progress.story.game
    dialog._found(done)
    assert dialog.play.isEnabled() and dialog.state.text().startswith("Stopped")
    dialog.accept()


def test_what_breaks_mine_asks_about_the_decisions_of_this_branch(
    dialog: SearchDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(dialog.asking, "ask", asked.append)
    link = sandbox.Link(tick=0, province="Gansu")
    dialog.reveal("breaks")
    dialog.show_frame(frames.frame(0, node=0, nodes=(sandbox.Node(0, None, 0, (link,), ""),)))
    assert "1 decision" in dialog.yours.text() and dialog.province.isHidden() and dialog.blind.isHidden()
    qtbot.mouseClick(dialog.start, LEFT)
    assert asked[0].asked.plan == Plan("Gansu", (), (link,))
    dialog._found(
        Progress(story(plan=asked[0].asked.plan, worth={}, **WHOLE, attack=Attack(BROKEN, None, None, 9, 180)))
    )
    text = dialog.page.toPlainText()
    assert "9 of 180" in text and "The plan for" not in text and dialog.play.isHidden()
    for part in dialog.mode.findChildren(QAbstractButton):  # what is asked otherwise has no answer yet
        qtbot.mouseClick(part, LEFT)
        assert ("9 of 180" in dialog.page.toPlainText()) == (dialog.mode.current == "breaks")
    dialog.accept()


def test_numbers_that_rest_on_d_are_hidden_and_rules_are_not(dialog: SearchDialog, words: Translator) -> None:
    dialog.reveal("find")
    dialog._asked = sandbox.Asked("Gansu", False, 60.0)
    dialog._found(Progress(story(**WHOLE)))
    assert "2.500 ± 0.500 points above history in 2 other runs" in dialog.state.text()
    assert words.trust.letter("nation.gauge_stranded") == "D" and "80.00" in dialog.page.toPlainText()
    words.trust.hide(True)
    assert not re.search(r"80\.00|1\.250", dialog.page.toPlainText() + dialog.state.text())
    assert "Green power" in dialog.page.toPlainText()
    dialog.accept()


def test_after_a_failure_it_says_so_until_it_is_asked_again(dialog: SearchDialog, session: Session) -> None:
    told: list[str] = []
    session.failed.connect(told.append)
    dialog._asked, dialog.going = sandbox.Asked("Gansu", False, 60.0), True
    dialog.asking.failed.emit("Traceback")
    assert (told, dialog.going) == (["Traceback"], False)
    assert dialog.state.text() == "It broke off: an error was reported."
    dialog.stop()
    assert dialog.state.text() == "It broke off: an error was reported.", "closing changes nothing of it"
    dialog.begin(gansu())
    assert dialog.state.text() == ""


def test_another_game_forgets_and_says_why_nothing_can_be_asked(
    dialog: SearchDialog, session: Session, qtbot: QtBot
) -> None:
    dialog._asked = sandbox.Asked("Gansu", False, 60.0)
    dialog._found(Progress(story(**WHOLE)))
    link = sandbox.Link(tick=0, province="Gansu")
    session.new(TINY.model_copy(update={"decisions": [link]}))
    qtbot.waitUntil(lambda: dialog.progress is None)
    dialog.reveal("find")
    assert not dialog.start.isEnabled() and "decides things by itself" in dialog.state.text()
    dialog.accept()


def test_closing_the_dialog_or_the_window_in_the_middle_leaves_no_process(opened: MainWindow, qtbot: QtBot) -> None:
    dialog = opened.search
    dialog.reveal("find")
    for close in (dialog.accept, opened.close_now):
        dialog.reveal("find")
        qtbot.mouseClick(dialog.start, LEFT)
        qtbot.waitUntil(lambda: bool(multiprocessing.active_children()))
        close()
        qtbot.waitUntil(lambda: not multiprocessing.active_children())
        assert not dialog.going and dialog.stopped


CLOSING = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import multiprocessing, sandbox
from ui.app import build
from ui.settings import Settings


def main():
    app = QApplication([])
    window = build(app, settings=Settings(Path(sys.argv[1]) / "w.ini", safe_mode=True), language="en")
    window.show()
    window.session.new(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"))

    def look():
        if window.playing_page and not window.search.going and window.search.progress is None:
            window.search.reveal("find")
            window.search.ask()
        if window.search.progress is not None or len(multiprocessing.active_children()) > 0:
            timer.stop()
            QTimer.singleShot(1500, leave)

    def leave():
        print(json.dumps([process.pid for process in multiprocessing.active_children()]), flush=True)
        window.close_now()
        app.quit()

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(50)
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="looks for processes as POSIX does")
def test_a_window_that_is_closed_in_the_middle_of_a_search_ends_with_all_of_it(tmp_path: Path) -> None:
    script = tmp_path / "closing.py"
    script.write_text(CLOSING, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    children = json.loads(done.stdout)
    assert children
    for pid in children:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
