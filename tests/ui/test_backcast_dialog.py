"""The back-cast in the window: made on the worker's thread, in both languages, hits told by sign and by colour."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from conftest import PaperEngine
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox
from sandbox.study.published.scorecard import unit_of
from ui.dialogs.backcast import LETTER, LINE, MODEL, NAIVE, PUBLISHED, ROW, STRIP, WHEN, BackcastDialog
from ui.main_window import MainWindow
from ui.session import Session
from ui.words import backcasts

PADDING = 16  # of a cell, by the style sheet


@pytest.fixture(scope="module")
def card() -> sandbox.Backcast:
    return sandbox.backcast("strict", ["boom=push"])


class PaperCards(PaperEngine):
    """An engine whose cards cost no time; it remembers which were asked for, and on which thread."""

    def __init__(self, card: sandbox.Backcast) -> None:
        super().__init__()
        self.card = card
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self.threads: set[int] = set()

    def backcasting(self, fit: str, theories: Any) -> Any:
        self.asked.append((fit, tuple(theories)))
        for _ in range(3):
            self.threads.add(threading.get_ident())
            yield None
        boom = theories[0].partition("=")[2]
        yield replace(self.card, fit=fit, theories={**self.card.theories, "boom": boom})


@pytest.fixture
def engine(card: sandbox.Backcast) -> PaperCards:
    return PaperCards(card)


@pytest.fixture
def dialog(window_of: Callable[..., MainWindow], engine: PaperCards, qtbot: QtBot) -> BackcastDialog:
    made = window_of(engine).backcast
    made.reveal()
    qtbot.waitUntil(lambda: made.chosen in made.cards)
    return made


def lines(dialog: BackcastDialog) -> dict[int, sandbox.BackcastLine]:
    """The lines of the table by row."""
    found = {}
    for at in range(dialog.table.rowCount()):
        data = dialog.table.item(at, STRIP).data(LINE)
        if data is not None:
            found[at] = data[0]
    return found


def test_the_card_needs_no_game_and_is_made_off_the_users_thread(dialog: BackcastDialog, engine: PaperCards) -> None:
    assert engine.asked == [("strict", ("boom=push",))]
    assert engine.threads and threading.get_ident() not in engine.threads


def test_every_row_stands_below_the_title_of_its_block(dialog: BackcastDialog, card: sandbox.Backcast) -> None:
    shown = lines(dialog)
    assert list(shown.values()) == [line for block in card.blocks for line in card.lines if line.block == block]
    titles = [at for at in range(dialog.table.rowCount()) if at not in shown]
    assert len(titles) == len(card.blocks)
    for at, block in zip(titles, card.blocks, strict=True):
        tally = card.tally(block)
        assert f"{tally.hits} of {tally.of} hit" in dialog.table.item(at, ROW).text()
        assert f"{tally.hits} of {tally.of}" in dialog.counts.text()
        assert dialog.table.columnSpan(at, 0) == LETTER + 1
    for name in backcasts.NAIVE:
        tally = card.naive(name)
        assert f"{tally.hits} of {tally.of} (model {tally.model})" in dialog.counts.text()


def test_a_unit_is_told_once_a_row(dialog: BackcastDialog) -> None:
    """Shares of firms are percent as all shares are: what is published has the sign, its band and the model none."""
    for line in lines(dialog).values():
        number, _, band = backcasts.published(line, dialog._words).partition("(")
        assert ("%" in number) == (unit_of(line.row) == "share")
        assert "%" not in band + backcasts.simulated(line, dialog._words)


def test_a_miss_is_told_by_word_icon_and_colour(dialog: BackcastDialog) -> None:
    colors: dict[bool, set[str]] = {True: set(), False: set()}
    pictures: dict[bool, Any] = {}
    for at, line in lines(dialog).items():
        item = dialog.table.item(at, MODEL)
        assert item.text().endswith("hit" if line.hit else "miss")
        colors[line.hit].add(item.foreground().color().name())
        pictures[line.hit] = item.icon().pixmap(16).toImage()
        assert dialog.table.item(at, LETTER).text() == line.row.confidence
    assert len(colors[True]) == len(colors[False]) == 1 and colors[True] != colors[False]
    assert pictures[True] != pictures[False]


def test_the_tip_names_source_letter_and_how_far_outside(dialog: BackcastDialog) -> None:
    for at, line in lines(dialog).items():
        tip = dialog.table.item(at, ROW).toolTip()
        assert backcasts.sources.source(line.row.source) in tip
        assert backcasts.catalogue.confidence(line.row.confidence) in tip
        assert ("widths of the band" in tip) == (not line.hit)
        for name in line.naive:
            assert backcasts.naive(name) in tip


def test_where_a_forecast_wins_the_card_says_so(dialog: BackcastDialog, card: sandbox.Backcast) -> None:
    beaten = [line for line in card.lines if line.beaten_by]
    assert beaten
    for line in beaten:
        assert f"{backcasts.subject(line)} ({backcasts.when(line, dialog._words)})" in dialog.remark.text()
    lost = replace(card, lines=tuple(replace(line, hit=False) for line in card.lines))
    assert "wins" not in backcasts.counts(card) and backcasts.counts(lost).count("wins") == len(backcasts.NAIVE)


def test_another_theory_is_asked_for_once(dialog: BackcastDialog, engine: PaperCards, qtbot: QtBot) -> None:
    for boom in ("herd", "push", "herd"):
        dialog.boom._parts[boom].click()
        qtbot.waitUntil(lambda: dialog.chosen in dialog.cards)
    assert engine.asked == [("strict", ("boom=push",)), ("strict", ("boom=herd",))]
    assert "searched under push" in dialog.remark.text()
    dialog.fit._parts["own"].click()
    qtbot.waitUntil(lambda: ("own", "herd") in dialog.cards)
    assert "searched under push" not in dialog.remark.text()


def test_rows_of_the_letter_d_are_greyed_out_and_it_is_remembered(
    dialog: BackcastDialog, card: sandbox.Backcast, qtbot: QtBot
) -> None:
    dialog.grey.click()
    assert "No row of this card has the letter D." in dialog.remark.text()
    assumed = card.lines[0].row.id
    dialog._judged(
        replace(
            card,
            lines=tuple(
                replace(line, row=replace(line.row, confidence="D")) if line.row.id == assumed else line
                for line in card.lines
            ),
        )
    )
    grey = dialog._theme.color("disabled")
    for at, line in lines(dialog).items():
        for column in (ROW, WHEN, PUBLISHED, MODEL, NAIVE, LETTER):
            is_grey = dialog.table.item(at, column).foreground().color() == grey
            assert is_grey == (line.row.id == assumed), (line.row.id, column)
        assert dialog.table.item(at, STRIP).data(LINE)[1] == (line.row.id == assumed)
        assert (dialog.table.item(at, MODEL).text() == "assumed") == (line.row.id == assumed)
    assert "No row" not in dialog.remark.text()
    assert dialog._words.trust.hiding
    dialog.grey.click()
    assert not dialog._words.trust.hiding
    assert all(item.foreground().color() != grey for item in (dialog.table.item(at, ROW) for at in lines(dialog)))


def test_the_strip_draws_a_hit_and_a_miss_otherwise(dialog: BackcastDialog) -> None:
    shown = lines(dialog)
    seen = set()
    for hits in (True, False):
        at = next(at for at, line in shown.items() if line.hit == hits)
        dialog.table.scrollToItem(dialog.table.item(at, STRIP))
        QApplication.processEvents()
        rect = dialog.table.visualItemRect(dialog.table.item(at, STRIP))
        picture = dialog.table.viewport().grab(rect).toImage()
        colors = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
        wanted, other = ("good", "bad") if hits else ("bad", "good")
        assert dialog._theme.color(wanted).name() in colors
        assert dialog._theme.color(other).name() not in colors
        seen.add(hits)
    assert seen == {True, False}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(("size", "scale"), [((1024, 600), 1.0), ((1440, 900), 1.0), ((1440, 900), 2.0)])
def test_all_columns_are_whole_in_both_languages(
    dialog: BackcastDialog, qtbot: QtBot, language: str, size: tuple[int, int], scale: float
) -> None:
    dialog._window.resize(*size)
    dialog._theme.set_text_scale(scale)
    dialog._words.switch(language)
    dialog.reveal()
    qtbot.wait(30)
    assert dialog.width() <= size[0] and dialog.height() <= size[1]
    table = dialog.table
    assert table.horizontalScrollBar().maximum() == 0 or scale > 1.0
    assert table.columnWidth(STRIP) >= dialog._theme.px(108)
    metrics = table.fontMetrics()
    for at in lines(dialog):
        for column in (ROW, WHEN, PUBLISHED, MODEL, NAIVE, LETTER):
            text = table.item(at, column).text()
            assert table.columnWidth(column) >= metrics.horizontalAdvance(text) + PADDING, text
            if language == "zh_CN" and column in (ROW, NAIVE):
                assert not any(word in text for word in (" of ", "hit", "value", "highest")), text


def test_closing_while_a_card_is_made_is_quick(qapp: QApplication, engine: PaperCards) -> None:
    session = Session(sandbox)
    session.backcast("strict", "push")
    assert session.close()
    session.deleteLater()


def test_the_real_engine_gives_the_card_and_time_goes_on_beside_it(
    window_of: Callable[..., MainWindow], qtbot: QtBot, card: sandbox.Backcast
) -> None:
    window = window_of(sandbox)
    window.begin(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    window.session.play(float("inf"))
    window.actions_["backcast"].trigger()
    qtbot.waitUntil(lambda: window.frame.tick >= 10 and window.session.playing)  # type: ignore[union-attr]
    assert not window.backcast.cards
    qtbot.waitUntil(lambda: ("strict", "push") in window.backcast.cards)
    window.session.pause()
    assert window.backcast.cards["strict", "push"] == card
    assert window.backcast.isVisible() and window.backcast.windowModality() == Qt.WindowModality.NonModal
