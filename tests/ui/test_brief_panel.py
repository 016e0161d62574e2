"""The brief in the window: its sentences are the engine's numbers in both languages, and a click opens the parts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import sandbox
from sandbox.play import brief as counted
from ui.main_window import MainWindow
from ui.words import briefs
from ui.words.i18n import Translator


@pytest.fixture(params=["en", "zh_CN"])
def words(qapp: object, request: pytest.FixtureRequest) -> Iterator[Translator]:
    made = Translator(request.param)
    yield made
    made.drop()
    made.deleteLater()


def number(text: str) -> float:
    """The number that a text begins with, or the one after its first words."""
    found = re.search(r"[+\u2212]?¥?[\d,]+(\.\d+)?", text)
    assert found is not None, text
    return float(found[0].replace("\u2212", "-").translate({ord(c): None for c in ",+¥"}))


def test_every_measure_and_cause_has_words(words: Translator) -> None:
    assert set(briefs.CAUSES) == {*sandbox.CAUSES, "rest"}
    for measure in sandbox.MEASURES:
        assert briefs.measure(measure) != measure
    assert all(briefs.cause(code) for code in briefs.CAUSES)


def test_no_sentence_contradicts_the_numbers(words: Translator) -> None:
    """Rises are told as rises, falls as falls, and the cause that is named first went the same way."""
    game = sandbox.Simulation.new(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))
    for tick in range(8, 200, 16):
        game.advance(tick - game.tick)
        brief = game.brief(lines=99)
        assert brief is not None
        for line in brief.lines:
            sentence = briefs.line(line, words)
            rose, fell = (("rose", "fell"), ("上升", "下降"))[words.chinese]
            assert (rose in sentence) == (line.change > 0) and (fell in sentence) == (line.change < 0)
            shown = briefs.moved(line.measure, line.change, words)
            assert shown in sentence
            assert number(shown) == 0 or (number(shown) > 0) == (line.change > 0), sentence
            parts = dict(briefs.parts(line, words))
            assert parts.items() <= {**{p.code: p.value for p in line.parts}, "rest": line.rest}.items()
            why = briefs.why(line, words)
            along = [code for code, value in parts.items() if value and (value > 0) == (line.change > 0)]
            if along:
                most = max(along, key=lambda code: abs(parts[code]))
                assert why.index(briefs.cause(most)) < 15
            assert "{" not in sentence + why


def test_the_tab_shows_three_lines_and_a_click_opens_the_parts(real_window: MainWindow, qtbot: QtBot) -> None:
    window = real_window
    panel = window.game.brief
    qtbot.mouseClick(window.game.tab_row.tabs["brief"], Qt.MouseButton.LeftButton)
    assert panel.isVisible() and panel.nothing.isVisible() and not panel.rows[0].isVisible()
    window.session.step(61)
    qtbot.waitUntil(lambda: window.frame.tick == 61)
    qtbot.waitUntil(lambda: panel._brief is not None)
    game = sandbox.Simulation.new(window.session.scenario)
    game.advance(61)
    wanted = game.brief()
    assert panel._brief == wanted and wanted.tick == 60
    assert not panel.nothing.isVisible()
    for row, line in zip(panel.rows, wanted.lines, strict=True):
        assert row.isVisible() and not row.body.isVisible()
        assert row.what.full() == briefs.line(line, window.words)
        assert window.words.trust.sentence(line.measure) in row.what.toolTip()
        qtbot.mouseClick(row.head, Qt.MouseButton.LeftButton)
        assert row.body.isVisible()
        qtbot.waitUntil(lambda row=row: not row.parts.visibleRegion().isEmpty())
        shown = {code for code, _ in briefs.parts(line, window.words)}
        visible = {code for code, parts in row.parts._rows.items() if parts[0].isVisible()}
        assert visible == {*shown, "together"}
        qtbot.keyClick(row.head, Qt.Key.Key_Return)
        assert not row.body.isVisible()


def test_the_engine_is_asked_once_a_month_and_only_while_the_brief_is_seen(window: MainWindow, qtbot: QtBot) -> None:
    asked: list[int] = []
    game = window.session._worker._simulation
    made = game.brief
    game.brief = lambda: (asked.append(game.tick), made())[1]

    def step(weeks: int) -> None:
        wanted = window.frame.tick + weeks
        window.session.step(weeks)
        qtbot.waitUntil(lambda: window.frame.tick == wanted)
        qtbot.wait(30)

    step(20)
    assert asked == []
    window.show_tab("brief")
    qtbot.waitUntil(lambda: asked == [20])
    for _ in range(3):
        step(1)
    assert asked == [20]
    step(1)
    qtbot.waitUntil(lambda: asked == [20, 24])
    window.show_tab("charts")
    step(8)
    assert asked == [20, 24]


def test_a_new_game_begins_without_a_brief(window: MainWindow, qtbot: QtBot) -> None:
    window.show_tab("brief")
    window.session.step(12)
    qtbot.waitUntil(lambda: window.game.brief.rows[0].isVisible())
    window.begin(sandbox.load_scenario("rush"))
    qtbot.waitUntil(lambda: window.frame is not None and window.frame.tick == 0)
    window.show_tab("brief")
    assert not window.game.brief.rows[0].isVisible() and window.game.brief.nothing.isVisible()
    assert counted.MONTH == sandbox.MONTH
