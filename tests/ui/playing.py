"""A person at the window: real clicks and keys on a game of the real engine."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

import sandbox
from ui.app import build
from ui.dialogs.ask import Dialogs
from ui.settings import Settings
from ui.widgets.segmented import Segmented

PATIENCE = 120_000


class Answers(Dialogs):
    """Dialogs that answer by themselves, as the test says."""

    def __init__(self) -> None:
        super().__init__(None)
        self.path, self.about_unsaved, self.told = "", "discard", [""]

    def open_path(self, folder: str) -> str:
        return self.path

    def save_path(self, proposed: str) -> str:
        return self.path

    def unsaved(self) -> str:
        return self.about_unsaved

    def tell(self, text: str) -> None:
        self.told.append(text)

    def failure(self, details: str) -> None:
        raise AssertionError(details)


class Player:
    """What a person at the window can do."""

    def __init__(self, qtbot: Any, qapp: QApplication, workers: int = 0) -> None:
        self.qtbot, self.answers = qtbot, Answers()
        settings = Settings(safe_mode=True)
        self.window = build(
            qapp, language="en", theme="light", settings=settings, dialogs=self.answers, workers=workers
        )
        qtbot.addWidget(self.window)
        self.window.resize(1440, 900)
        self.window.show()
        qtbot.waitExposed(self.window)

    @property
    def frame(self) -> Any:
        return self.window.frame

    def click(self, widget: Any) -> None:
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, key: Any, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.window.map.view, key, modifier)

    def wait(self, condition: Any) -> None:
        self.qtbot.waitUntil(condition, timeout=PATIENCE)

    def start(self, province: str) -> None:
        card = next(card for card in self.window.start.cards if card.scenario.name == "rush")
        card.province.setCurrentIndex(card.province.findData(province))
        self.click(card.play)
        self.wait(lambda: self.frame is not None and self.window.playing_page)

    def choose(self, verb: str, **fields: Any) -> None:
        self.open(verb, **fields)
        self.click(self.window.decisions.form.add)

    def open(self, verb: str, **fields: Any) -> None:
        """Open the form of a verb, fill it, and wait for what the engine says of it."""
        decisions = self.window.decisions
        self.wait(lambda: not decisions.verbs[verb].reason)
        self.click(decisions.verbs[verb])
        for name, value in fields.items():
            box = getattr(decisions.form, name)
            if isinstance(box, Segmented):
                self.click(box._parts[value])
            elif hasattr(box, "findData"):
                assert box.findData(value) >= 0, f"{value} is not offered"
                box.setCurrentIndex(box.findData(value))
            elif hasattr(box, "setText"):
                self.qtbot.keyClicks(box, value)
            else:
                box.setValue(value)
        self.wait(lambda: decisions.form.judged and decisions.form.add.isEnabled())

    def commit(self) -> None:
        decisions, nodes = self.window.decisions, len(self.frame.nodes)
        self.wait(lambda: decisions.plan.commit.isEnabled())
        self.click(decisions.plan.commit)
        self.wait(lambda: len(self.frame.nodes) == nodes + 1)

    def run_to(self, tick: int) -> None:
        """Let time run at full speed and stop it; then single weeks, so that the week is exact."""
        self.press(Qt.Key.Key_4)
        self.press(Qt.Key.Key_Space)
        self.wait(lambda: self.frame.tick >= tick - 30)
        self.press(Qt.Key.Key_Space)
        self.wait(lambda: not self.window.session.playing)
        self.qtbot.wait(100)
        while self.frame.tick < tick:
            now = self.frame.tick
            self.press(Qt.Key.Key_Period)
            self.wait(lambda now=now: self.frame.tick > now)

    def go(self, tick: int) -> None:
        """Let time pass to a week, without looking on."""
        self.window.session.step(tick - self.frame.tick)
        self.wait(lambda: self.frame.tick == tick)

    def undo(self) -> None:
        """Take the last decisions back by the keys."""
        node = self.frame.node
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        self.wait(lambda: self.frame.node != node)

    def close(self) -> None:
        self.window.close()
        self.window.words.drop()
        assert self.window.session.close()


HALL = {"name": "Qingyang A", "type": "training", "chips": "h100", "cards": 1024, "operators": "private"}


def priced(player: Player) -> tuple[sandbox.Decision, sandbox.Quote]:
    """What the open form drafts, and what the engine says of it, asked by itself."""
    draft = player.window.decisions.form.draft()
    assert draft is not None
    return draft, player.window.session._worker._simulation.price(draft)


def money(player: Player, mcny: float) -> str:
    return player.window.words.money_parts(mcny)[0]


def inspected(player: Player) -> Any:
    player.window.select_hall(player.frame.halls[-1].slot)
    return player.window.inspector.hall


def told(player: Player, code: str) -> list[str]:
    return [player.window.words.notice(n) for n in player.frame.notices if n.code == code]
