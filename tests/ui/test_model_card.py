"""The model card in the window: the document as it stands, reached from Help, with its link to the back-cast."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

import sandbox
from ui.main_window import MainWindow


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_card_needs_no_game_and_is_the_document(
    window_of: Callable[..., MainWindow], qtbot: QtBot, language: str
) -> None:
    window = window_of(language=language)
    assert window.actions_["card"] in window.menus.of["help"].actions()
    window.actions_["card"].trigger()
    text = window.card.page.toPlainText()
    first = sandbox.model_card().partition("**")[2].partition("**")[0]
    assert first.replace("`", "") in text
    assert text.index("What is invented") < text.index("What the model leaves out") < text.index("Sources, and how far")
    for fact in sandbox.facts():
        assert fact.publisher in text
    assert window.card.page.verticalScrollBar().maximum() > 0
    window.card.page.anchorClicked.emit(QUrl("backcast.md"))
    assert window.backcast.isVisible()
