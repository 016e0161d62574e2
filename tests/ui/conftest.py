"""What the tests of the window share: an engine of paper, answers to questions, and a window that is closed again."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import frames
import pytest
from playing import Player
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import sandbox
from ui.app import build
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings

# What is waited for comes or never comes: a machine that others use is no reason to fail. Five seconds are the default.
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    wait.__kwdefaults__["timeout"] = 120_000


@pytest.fixture(autouse=True, scope="module")
def no_garbage_is_collected_by_the_way() -> Iterator[None]:
    """As in the window itself, nothing of Qt ends in the middle of something else (``ui/collector.py``)."""
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    gc.unfreeze()


@pytest.fixture(autouse=True)
def garbage_goes_between_tests(no_garbage_is_collected_by_the_way: None) -> Iterator[None]:
    """Let the windows of a test go before the next one begins."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


class PaperSimulation:
    """A game that costs no time and has no economy."""

    def __init__(self, scenario: Any) -> None:
        self.scenario = sandbox.complete(scenario)
        self.tick = self.changes = 0
        self.dirty = False
        self.compared: Any = None
        self.submitted: list[tuple[Any, ...]] = []
        self.branched: list[str] = []
        self.weeks = 261
        self.slow = 0.0
        self.trouble: Exception | None = None

    @classmethod
    def new(cls, scenario: Any) -> PaperSimulation:
        return cls(scenario)

    @property
    def at_end(self) -> bool:
        return self.tick >= self.weeks

    def advance(self, weeks: int = 1) -> tuple[sandbox.Notice, ...]:
        if self.trouble is not None:
            raise self.trouble
        time.sleep(self.slow)
        self.tick = min(self.tick + weeks, self.weeks)
        self.changes += 1
        return ()

    @property
    def head(self) -> sandbox.Head:
        return sandbox.Head(2, self.tick)  # where the frames of paper stand

    def branch(self, name: str) -> None:
        self.branched.append(name)

    def submit(self, decisions: list[Any]) -> None:
        if any(getattr(d, "province", "Gansu") != "Gansu" for d in decisions):
            raise sandbox.Refused(sandbox.Issue("rule.not_yours", "decisions[0]", "is outside.", "Choose your own."))
        self.submitted.append(tuple(decisions))

    def check(self, decisions: list[Any]) -> list[Any]:
        return []

    def price(self, decision: Any) -> Any:
        return sandbox.Quote(72.6, 363.0, 0.0, 62.0, 2.03, 2.62)

    def reach(self, province: str, hall_type: str) -> dict[str, Any]:
        return {
            "milliseconds": frames.np.linspace(5, 60, 31),
            "within": {10: 0.01, 20: 0.2, 30: 0.9},
            "mean": 20.0,
            "kilometres": {10: 100.0, 20: 700.0, 30: 1300.0},
        }

    def go_to(self, node: int, tick: int) -> None:
        self.tick = tick

    def undo(self) -> None:
        raise sandbox.Refused(sandbox.Issue("history.nothing_to_undo", "history", "there is no decision to undo."))

    redo = undo

    def rename(self, node: int, name: str) -> None:
        pass

    delete = go_to

    def brief(self) -> Any:
        parts = (sandbox.Part("inference", 3.0), sandbox.Part("capacity", -1.0))
        return sandbox.Brief(self.tick - self.tick % 4, (sandbox.BriefLine("rent_8xh100", 75.0, 77.0, 2.0, parts),))

    def deal(self, province: str) -> Any:
        parts = {"rent": -0.05, "land": 0.055, "quota": 0.027, "subsidy": 0.034, "stock": 0.021}
        return sandbox.Deal(province, self.tick, parts, -0.137)

    def series(self, node: int) -> Any:
        return frames.series(120)

    def frame_at(self, head: sandbox.Head) -> Any:
        return frames.frame(head.tick, rows=120, node=head.node, weeks=self.weeks)

    def frame(self) -> Any:
        decided = tuple((d.tick, d) for group in self.submitted for d in group)
        return frames.frame(self.tick, decisions=decided, weeks=self.weeks, dirty=bool(self.submitted))


class PaperEngine:
    """The front door, with games of paper."""

    Simulation = PaperSimulation

    def __init__(self) -> None:
        self.saved: list[Path] = []

    def save_capsule(self, simulation: Any, path: Path) -> None:
        if path.name == "full.suanli":
            raise sandbox.CapsuleError(sandbox.Issue("file.unwritable", str(path), "cannot be written: disk full."))
        self.saved.append(path)

    def copy_capsule(self, simulation: Any, path: Path) -> None:
        path.write_bytes(b"")

    def load_capsule(self, path: Path, stopped: Any = None, branch: str | None = None) -> Any:
        if "damaged" in path.name:
            raise sandbox.CapsuleError(sandbox.Issue("capsule.damaged", str(path), "is damaged."))
        return PaperSimulation(gansu())

    def reckoned(self, simulation: Any, key: str, spot: sandbox.Spot) -> Any:
        raise sandbox.Refused(sandbox.Issue("reckoning.unknown", key, "is no name of the model."))

    def backcasting(self, fit: str, theories: Any) -> Any:
        return iter(())

    def future_of(self, simulation: Any) -> sandbox.Future:
        return sandbox.Future(b"paper", b"", simulation.tick)

    def branch_futures(
        self, simulation: Any, node: int, *others: int | None, until: int | None = None, alone: Any = None
    ) -> tuple[sandbox.Future, ...]:
        return (self.future_of(simulation), *(sandbox.Future(b"other", b"", simulation.tick) for _ in others))

    def shipped_scenarios(self) -> tuple[str, ...]:
        return sandbox.shipped_scenarios()

    def load_scenario(self, path: Any) -> Any:
        return gansu()


class Answers:
    """Stands where the dialogs stand; remembers what was asked and answers at once."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.unsaved_answer = "discard"
        self.sure_answer = True
        self.folder = folder
        self.texts: list[str] = []

    def open_path(self, folder: str) -> str:
        self.asked.append("open")
        return ""

    def save_path(self, proposed: str) -> str:
        self.asked.append("save")
        return str(self.folder / Path(proposed).name)

    def unsaved(self) -> str:
        self.asked.append("unsaved")
        return self.unsaved_answer

    def sure(self, question: str, yes: str) -> bool:
        self.asked.append("sure")
        return self.sure_answer

    def tell(self, text: str) -> None:
        self.texts.append(text)

    failure = tell

    def keys(self, rows: Any) -> None:
        self.asked.append("keys")

    def about(self, text: str) -> None:
        self.asked.append("about")


def gansu() -> Any:
    """Rush with Gansu played, written out."""
    return sandbox.complete(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    made = Session(PaperEngine())
    yield made
    assert made.close()
    made.deleteLater()


@pytest.fixture
def player(qtbot: QtBot, qapp: QApplication) -> Iterator[Player]:
    """A person at a window of the real engine."""
    made = Player(qtbot, qapp)
    yield made
    made.close()


@pytest.fixture
def window_of(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., MainWindow]]:
    """Make windows; they are closed after the test."""
    made: list[MainWindow] = []

    def make(engine: Any = None, **options: Any) -> MainWindow:
        settings = Settings(tmp_path / "window.ini")
        window = build(
            qapp,
            settings=settings,
            engine=engine or PaperEngine(),
            dialogs=Answers(tmp_path),  # type: ignore[arg-type]
            **({"language": "en", "theme": "light"} | options),
        )
        made.append(window)
        window.resize(1440, 900)
        window.show()
        return window

    yield make
    for window in made:
        window.close_now()
        window.words.drop()
        window.deleteLater()


@pytest.fixture
def window(window_of: Callable[..., MainWindow], qtbot: QtBot) -> MainWindow:
    """A window in which a game of paper is open, with Gansu played."""
    made = window_of()
    made.begin(gansu())
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
    return made


@pytest.fixture(params=[("en", (1440, 900)), ("zh_CN", (1024, 600))], ids=["English, large", "Chinese, small"])
def real_window(window_of: Callable[..., MainWindow], qtbot: QtBot, request: pytest.FixtureRequest) -> MainWindow:
    """A window in which the rush is open, played by the real engine with Gansu."""
    language, size = request.param
    made = window_of(sandbox, language=language)
    made.resize(*size)
    made.begin(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))
    qtbot.waitUntil(lambda: made.frame is not None and made.playing_page)
    return made
