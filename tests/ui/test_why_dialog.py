"""Why two branches differ: the parts add up, the names are those of the decisions, and no process is left over."""

from __future__ import annotations

import csv
import dataclasses
import io
import math
import multiprocessing
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox
from sandbox import Cause, Link, Place, Price, Share, Split, Voucher
from ui.asking import Asking, Line
from ui.compare.causes import differing, named, short, together
from ui.compare.parts import digits_of_steps
from ui.compare.waterfall import Step, Waterfall, axis, levels
from ui.compare.why import WhyQuestion
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.words.i18n import Translator

LEFT = Qt.MouseButton.LeftButton
TINY = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")
HALL = Place(tick=4, hall=1, province="Gansu", name="Qingyang A", hall_type="inference", chip="a800", cards=64,
             operator="telco")  # fmt: skip
A = (Link(tick=4, province="Gansu"),)
B = (Voucher(tick=4, province="Gansu", budget=10.0), HALL, Price(tick=6, hall=1, multiplier=1.2),
     Voucher(tick=8, province="Gansu", budget=0.0))  # fmt: skip
WEEK, MEASURE = 11, "fiscal_cost"


@pytest.fixture
def words(qapp: QApplication) -> Iterator[Translator]:
    made = Translator("en")
    yield made
    made.drop()
    made.deleteLater()


# ---------------------------------------------------------------------------------------------------------- the causes


def test_causes_have_the_names_that_the_engine_gives_them(words: Translator) -> None:
    mine = differing(A, B)
    found = sandbox.why_between(sandbox.Wanted(TINY, A), sandbox.Wanted(TINY, B), WEEK).split(MEASURE)
    assert set(mine) == {part.cause.name for part in found.parts}
    said = [named(part.cause, mine, TINY.start, words) for part in found.parts]
    assert "Qingyang A" in said and len(set(said)) == len(said)
    assert all(not name.startswith("decisions") for name in said)
    link = next(part.cause for part in found.parts if "link" in part.cause.name)
    assert short(link, mine, TINY.start, words).endswith("2023-W05")


def test_what_both_decide_is_no_cause() -> None:
    assert differing(B, B) == {}
    assert set(differing((*A, *B), B)) == set(differing(A, ()))


@pytest.mark.parametrize("count", [2, 8, 9, 30])
def test_many_decisions_are_taken_together_by_their_verbs(words: Translator, count: int) -> None:
    vouchers = tuple(Voucher(tick=t, province="Gansu", budget=float(t)) for t in range(1, count))
    b = (*vouchers, Link(tick=2, province="Gansu"))
    causes = differing((), b)
    groups = together(causes)
    assert len(causes) == count
    assert bool(groups) == (count > 8)
    for group in groups:
        cause = Cause(group[0], "decisions", holds=group)
        assert named(cause, causes, TINY.start, words) == f"Compute vouchers ({len(group)})"
    if groups:
        runs = sandbox.Wanted(TINY, ()), sandbox.Wanted(TINY, b[:3] + b[-1:])
        wanted = together(differing((), runs[1].decisions), most=2)
        found = sandbox.why_between(*runs, 4, groups=wanted).split(MEASURE)
        assert len(found.parts) == 2


def test_the_rarest_verbs_go_together_where_there_are_too_many() -> None:
    verbs = (("a", 4), ("b", 3), ("c", 2), ("d", 1), ("e", 1))
    causes = {f"{kind}{k}": _Kind(kind) for kind, count in verbs for k in range(count)}
    groups = together(causes, most=4)  # type: ignore[arg-type]
    assert [len(group) for group in groups] == [4, 3, 2, 2]
    assert groups[-1] == ("d0", "e0")


class _Kind:
    def __init__(self, kind: str) -> None:
        self.kind = kind


# -------------------------------------------------------------------------------------------------------- the waterfall


def steps(a: float, *parts: float) -> list[Step]:
    b = math.fsum((a, *parts))
    return [Step("A", a, "", "s1", total=True), *(Step("x", p, "", "accent") for p in parts),
            Step("B", b, "", "accent", total=True)]  # fmt: skip


def test_each_part_begins_where_the_one_before_it_ends() -> None:
    assert levels(steps(10.0, 4.0, -6.0)) == [(0.0, 10.0), (10.0, 14.0), (14.0, 8.0), (0.0, 8.0)]


@pytest.mark.parametrize(
    ("given", "zero"),
    [((10.0, 4.0, -6.0), True), ((0.0, -41.0), True), ((0.0,), True), ((1000.0, 5.0, -2.0), False),
     ((-1000.0, 5.0), False), ((-1.0, 2.0), True), ((1e12,), False)],
)  # fmt: skip
def test_the_axis_begins_at_zero_unless_all_steps_lie_far_from_it(given: tuple[float, ...], zero: bool) -> None:
    low, high = axis(steps(*given))
    assert low < high
    assert (low <= 0.0 <= high) == zero
    assert all(low <= end <= high for _, end in levels(steps(*given)))


@pytest.mark.parametrize(
    ("a", "parts", "b", "least", "digits"),
    [(64.978, [0.078], 65.056, 1, 3), (10.0, [], 10.0, 1, 1), (10.0, [2.5, -2.5], 10.0, 0, 1), (3.0, [1.0], 4.0, 0, 1),
     (0.0, [1 / 3, 1 / 3, 1 / 3], 1.0, 1, 2), (19_677.0, [1e-6], 19_677.000001, 0, 4), (math.nan, [1.0], 1.0, 1, 1)],
)  # fmt: skip
def test_digits_of_steps_are_as_few_as_show_the_largest_and_add_up(
    a: float, parts: list[float], b: float, least: int, digits: int
) -> None:
    assert digits_of_steps(a, parts, b, least) == digits


def test_bars_stand_within_the_picture(qtbot: QtBot) -> None:
    chart = Waterfall(Theme("light"))
    qtbot.addWidget(chart)
    chart.resize(700, 300)
    for given in ((10.0, 4.0, -6.0), (-5.0, 9.0), (1000.0, 5.0, -2.0), (0.0,)):
        chart.show_steps(steps(*given), provisional=True)
        for k in range(len(chart.steps)):
            assert chart.rect().contains(chart.box_of(k).toAlignedRect())
        assert not chart.grab().isNull()


# ---------------------------------------------------------------------------------------------------------- the asking


def question(**changes: Any) -> WhyQuestion:
    asked = WhyQuestion(sandbox.Wanted(TINY, A), sandbox.Wanted(TINY, B), WEEK)
    return dataclasses.replace(asked, **changes)


def test_an_answer_comes_in_two_parts_from_processes_that_end(qtbot: QtBot) -> None:
    asking, heard = Asking(), []
    asking.first.connect(lambda first: heard.append(first))
    with qtbot.waitSignal(asking.found) as told:
        asking.ask(question())
    (first,), split = (known.first(MEASURE) for known in heard), told.args[0].split(MEASURE)
    assert (first.a, first.b) == (split.a, split.b)
    assert math.fsum([*(part.value for part in split.parts), split.residual]) == pytest.approx(split.delta, abs=1e-9)
    assert abs(split.residual) <= 1e-9
    assert split == sandbox.why_between(question().a, question().b, WEEK).split(MEASURE)
    qtbot.waitUntil(lambda: not multiprocessing.active_children())


def test_a_later_question_takes_the_place_of_an_earlier_one(qtbot: QtBot) -> None:
    asking, heard = Asking(), []
    asking.found.connect(lambda known: heard.append(len(known.causes)))
    asking.failed.connect(heard.append)
    asking.ask(question())
    asking.ask(question(b=sandbox.Wanted(TINY, A[:0])))
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.waitUntil(lambda: not multiprocessing.active_children())
    qtbot.wait(50)
    assert heard == [1]


def test_of_those_on_a_line_only_the_last_that_asked_has_processes(qtbot: QtBot) -> None:
    line, heard = Line(), []
    earlier, later = Asking(line=line), Asking(line=line)
    for asking, name in ((earlier, "earlier"), (later, "later")):
        asking.dropped.connect(lambda name=name: heard.append(f"{name} dropped"))
        asking.found.connect(lambda _, name=name: heard.append(f"{name} found"))
    earlier.ask(question())
    later.ask(question())
    qtbot.waitUntil(lambda: "later found" in heard)
    qtbot.waitUntil(lambda: not multiprocessing.active_children())
    earlier.ask(question())
    qtbot.waitUntil(lambda: "earlier found" in heard)
    assert heard == ["earlier dropped", "later found", "earlier found"], "who is answered is not dropped"


@pytest.mark.parametrize("after", [0.0, 0.5, 1.5])
def test_it_can_be_stopped_at_any_moment_and_leaves_no_process(qtbot: QtBot, after: float) -> None:
    asking, heard = Asking(), []
    asking.found.connect(heard.append)
    asking.failed.connect(heard.append)
    asking.refused.connect(heard.append)
    rush = sandbox.override(sandbox.load_scenario("rush"), "player=Gansu")
    decided = tuple(Voucher(tick=t, province="Gansu", budget=10.0 * t) for t in range(1, 9))
    asking.ask(WhyQuestion(sandbox.Wanted(rush), sandbox.Wanted(rush, decided), 250))
    time.sleep(after)
    assert asking.close(60.0)
    assert not multiprocessing.active_children()
    qtbot.wait(20)
    assert heard == []


def test_what_the_engine_refuses_is_told(qtbot: QtBot) -> None:
    asking = Asking()
    other = sandbox.override(TINY, "seed=8")
    with qtbot.waitSignal(asking.refused) as told:
        asking.ask(question(b=sandbox.Wanted(other, B)))
    assert [issue.code for issue in told.args[0]] == ["why.unlike"]


# ---------------------------------------------------------------------------------------------------------- the dialog


@pytest.fixture(scope="module")
def forked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    game = sandbox.Simulation.new(TINY)
    for decisions, name in ((A, "Link"), (B, "Vouchers")):
        game.go_to(0, 0)
        game.advance(4)
        for tick in sorted({d.tick for d in decisions}):
            game.advance(tick - game.tick)
            game.submit([d for d in decisions if d.tick == tick], name=name)
        game.advance(12 - game.tick)
    path = tmp_path_factory.mktemp("why") / "forked.suanli"
    sandbox.save_capsule(game, path)
    return path


def opened(window_of: Any, qtbot: QtBot, file: Path, **options: Any) -> MainWindow:
    window = window_of(sandbox, **options)
    window.open_path(str(file))
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    window.actions_["compare"].trigger()
    page = window.compare
    names = [page.choosers[0].itemText(k) for k in range(page.choosers[0].count())]
    page.choosers[0].setCurrentIndex(names.index("Link"))
    page._choose()
    page._change(measure=MEASURE)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.how == page._wanted)
    return window


@pytest.mark.parametrize(("language", "theme"), [("en", "light"), ("zh_CN", "dark")])
def test_the_parts_of_the_dialog_add_up_from_a_to_b(
    window_of: Any, qtbot: QtBot, forked: Path, language: str, theme: str
) -> None:
    window = opened(window_of, qtbot, forked, language=language, theme=theme)
    page, why = window.compare, window.compare.why
    qtbot.mouseClick(page.why_button, LEFT)
    qtbot.waitUntil(lambda: why.split is not None)
    split = why.split
    assert (split.a, split.b) == (page.shown.a.indicators[MEASURE], page.shown.b.indicators[MEASURE])
    begin, *parts, end = why.chart.steps
    assert begin.total and end.total and not why.chart.provisional
    assert math.fsum([begin.value, *(part.value for part in parts)]) == pytest.approx(end.value, abs=1e-9)
    assert levels(why.chart.steps)[-2][1] == pytest.approx(end.value, abs=1e-9)
    assert len(parts) == len(split.parts) + 1
    assert parts[-1].name == ("Residual" if language == "en" else "残差")
    assert ("Interaction" if language == "en" else "交互作用") in why.sums.text()
    why.split = dataclasses.replace(split, interaction=0.0)
    why._show()
    assert why.sums.text() and ("Interaction" if language == "en" else "交互作用") not in why.sums.text()
    why.split = split
    window.words.switch("zh_CN" if language == "en" else "en")
    assert [why.chart.steps[0].name[:2], why.chart.steps[-1].name[:2]] == ["A:", "B:"]
    assert why.chart.steps[0].name[3:] == page.names()[0]
    window.words.switch(language)
    why.measure.setFocus()
    qtbot.keyClick(why.measure, Qt.Key.Key_Down)  # another number costs no run
    assert why.split is not None and why.split.indicator == why.measure.currentData() != MEASURE
    qtbot.keyClick(why.measure, Qt.Key.Key_Up)
    assert why.split == split
    why.copy()
    copied = [row.split("\t") for row in QApplication.clipboard().text().splitlines()]
    assert copied == list(csv.reader(io.StringIO(why.made("csv").decode("utf-8-sig"))))
    numbers = [float(row[2]) for row in copied[1:-1]]
    assert math.fsum(numbers[:-1]) == pytest.approx(numbers[-1], abs=1e-9)
    assert why.made("png").startswith(b"\x89PNG")
    qtbot.mouseClick(why.close_button, LEFT)
    assert not why.isVisible()


def test_what_is_provisional_says_so_and_adds_up_too(window_of: Any, qtbot: QtBot, forked: Path) -> None:
    window = opened(window_of, qtbot, forked)
    why = window.compare.why
    qtbot.mouseClick(window.compare.why_button, LEFT)
    assert "Runs" in why.state.text() and not why.copy_button.isEnabled()
    qtbot.waitUntil(lambda: why.first is not None)
    split, why.split = why.split, None
    why._show()
    assert why.chart.provisional and why.state.text().startswith("Provisional")
    begin, *parts, end = why.chart.steps
    assert parts[-1].name == "not yet told apart"
    assert math.fsum([begin.value, *(part.value for part in parts)]) == pytest.approx(end.value, abs=1e-9)
    why.split = split
    why.accept()


def test_a_branch_is_not_asked_why_it_differs_from_itself(window_of: Any, qtbot: QtBot, forked: Path) -> None:
    window = opened(window_of, qtbot, forked)
    page, why = window.compare, window.compare.why
    assert page.why_button.isEnabled()
    page.choosers[0].setCurrentIndex(page.choosers[1].currentIndex())
    page._choose()
    qtbot.waitUntil(lambda: page.shown.how == page._wanted)
    assert not page.why_button.isEnabled() and "the same branch" in page.why_button.toolTip()
    qtbot.mouseClick(page.why_button, LEFT)
    assert not why.isVisible() and why.split is None


def test_a_number_that_rests_on_d_is_not_split_while_it_is_hidden(window_of: Any, qtbot: QtBot, forked: Path) -> None:
    window = opened(window_of, qtbot, forked)
    why = window.compare.why
    assert window.words.trust.letter(f"nation.{MEASURE}") == "D"
    window.actions_["assumed"].trigger()
    qtbot.mouseClick(window.compare.why_button, LEFT)
    qtbot.waitUntil(lambda: why.split is not None)
    assert why.chart.steps == () and not why.copy_button.isEnabled() and not why.save_button.isEnabled()
    assert why.sums.text() == why.held.text() == ""
    why.accept()


def test_after_a_failure_it_says_so_for_every_number(window_of: Any, qtbot: QtBot, forked: Path) -> None:
    window = opened(window_of, qtbot, forked)
    why = window.compare.why
    qtbot.mouseClick(window.compare.why_button, LEFT)
    why.asking.stop()
    why.asking.failed.emit("Traceback")
    assert why.state.text() == "It broke off: an error was reported."
    assert window.dialogs.texts == ["Traceback"]
    why._choose()
    assert why.state.text() == "It broke off: an error was reported.", "of another number no more is known"
    qtbot.mouseClick(window.compare.why_button, LEFT)
    assert "broke off" not in why.state.text()
    why.accept()


def test_what_is_refused_stays_told_for_another_number(window_of: Any, qtbot: QtBot, forked: Path) -> None:
    window = opened(window_of, qtbot, forked)
    why = window.compare.why
    qtbot.mouseClick(window.compare.why_button, LEFT)
    why.asking.stop()
    why.asking.refused.emit([sandbox.Issue("why.unlike", "b", "is another game.", "Ask of one game.")])
    said = why.state.text()
    assert said
    why._choose()
    assert why.state.text() == said
    why.accept()


def die(_: int) -> int:
    os._exit(9)


def test_a_process_that_ends_too_soon_is_told_without_options_of_a_command(
    window_of: Any, qtbot: QtBot, forked: Path
) -> None:
    window = opened(window_of, qtbot, forked)
    why = window.compare.why
    qtbot.mouseClick(window.compare.why_button, LEFT)
    why.asking.ask(lambda engine, workers, tell: list(engine(die, range(3))))
    qtbot.waitUntil(lambda: not why.asking.waiting, timeout=30_000)
    assert why.state.text() == "A process ended before its work was done; ask again."
    why.accept()


def test_a_name_that_looks_like_a_formula_is_written_as_text(window_of: Any, qtbot: QtBot, forked: Path) -> None:
    window = opened(window_of, qtbot, forked)
    why = window.compare.why
    qtbot.mouseClick(window.compare.why_button, LEFT)
    qtbot.waitUntil(lambda: why.split is not None)
    cause = Cause("=HYPERLINK(1)", "decisions")
    why.split = dataclasses.replace(why.split, parts=(Share(cause, 1.0, 1.0, 1.0),))
    assert isinstance(why.split, Split)
    assert any(row[0] == "'=HYPERLINK(1)" for row in why.table())
    why.accept()


def test_closing_the_window_in_the_middle_leaves_no_process(window_of: Any, qtbot: QtBot, forked: Path) -> None:
    window = opened(window_of, qtbot, forked)
    qtbot.mouseClick(window.compare.why_button, LEFT)
    qtbot.waitUntil(lambda: bool(multiprocessing.active_children()))
    window.close_now()
    qtbot.waitUntil(lambda: not multiprocessing.active_children())


def test_the_dialog_goes_with_the_page_that_it_speaks_of(
    window_of: Any, qtbot: QtBot, forked: Path, tmp_path: Path
) -> None:
    window = opened(window_of, qtbot, forked)
    page, why = window.compare, window.compare.why
    qtbot.mouseClick(page.why_button, LEFT)
    assert why.isVisible()
    page.leave()
    assert not why.isVisible()
    qtbot.mouseClick(page.why_button, LEFT)
    page.begin(sandbox.load_scenario("rush"))
    assert not why.isVisible()
