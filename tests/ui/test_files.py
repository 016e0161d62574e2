"""Files in the window: each way in which one can be broken is told in words; a long opening can be given up."""

from __future__ import annotations

import json
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from conftest import PaperEngine, gansu
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import sandbox
from ui import paths
from ui.main_window import MainWindow
from ui.words.i18n import Translator

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=["en", "zh_CN"])
def words(qapp: Any, request: pytest.FixtureRequest) -> Iterator[Translator]:
    made = Translator(request.param)
    yield made
    made.drop()
    made.deleteLater()


@pytest.fixture(scope="module")
def capsule(tmp_path_factory: pytest.TempPathFactory) -> Path:
    simulation = sandbox.Simulation.new(sandbox.load_scenario("tiny"))
    simulation.advance(3)
    path = tmp_path_factory.mktemp("games") / "whole.suanli"
    sandbox.save_capsule(simulation, path)
    return path


def rezipped(capsule: Path, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """Return the capsule with changed members, sealed again so that what is inside is read."""
    import hashlib
    import io

    with zipfile.ZipFile(capsule) as bundle:
        parts = {name: bundle.read(name) for name in bundle.namelist()}
    change(parts)
    manifest = json.loads(parts["manifest.json"])
    seals = {name: hashlib.sha256(part).hexdigest() for name, part in parts.items() if name != "manifest.json"}
    parts["manifest.json"] = json.dumps(
        {"sha256": seals} | {k: v for k, v in manifest.items() if k != "sha256"}
    ).encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as bundle:
        for name, part in parts.items():
            bundle.writestr(name, part)
    return buffer.getvalue()


def put(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    return lambda parts: parts.update({name: content})


def newer(parts: dict[str, bytes]) -> None:
    parts["manifest.json"] = json.dumps(json.loads(parts["manifest.json"]) | {"version": 99}).encode()


BROKEN_GAMES: dict[str, Callable[[Path], bytes]] = {
    "no zip": lambda _: b"hello",
    "empty": lambda _: b"",
    "cut": lambda whole: whole.read_bytes()[:500],
    "no nodes": lambda whole: rezipped(whole, put("history.json", b"{}")),
    "a list for a tree": lambda whole: rezipped(whole, put("history.json", b"[]")),
    "a word for a node": lambda whole: rezipped(whole, put("history.json", b'{"nodes": ["x"]}')),
    "no json": lambda whole: rezipped(whole, put("history.json", b"{")),
    "another scenario": lambda whole: rezipped(whole, put("scenario.json", b'{"name": 3}')),
    "no digests": lambda whole: rezipped(whole, put("digests.bin", b"")),
    "odd checkpoints": lambda whole: rezipped(whole, put("checkpoints.npz", b"PK")),
    "newer": lambda whole: rezipped(whole, newer),
}
BROKEN_SCENARIOS = {
    "empty": b" ", "no json": b"{", "a list": b"[]", "not utf-8": b"\xff\xfe{}", "nan": b'{"seed": NaN}',
    "twice": b'{"a": 1, "a": 2}', "deep": b"[" * 50, "long": b'{"a": 1234567890123456789012}', "half": b'["\\ud800"]',
    "newer": b'{"schema_version": 99}', "odd": b'{"schema_version": "x"}', "little": b'{"schema_version": 1}',
}  # fmt: skip


def told(error: sandbox.SandboxError, words: Translator, name: str) -> None:
    for issue in error.issues:
        text = words.issue(issue)
        assert text.startswith(name), text
        assert not re.search(r"\b\w+(Error|Exception)\b|[{}]", text), text
        assert issue.code.startswith("scenario.") or issue.message not in text, (issue.code, text)


@pytest.mark.parametrize("kind", sorted(BROKEN_GAMES))
def test_a_broken_game_is_told_in_words_that_name_it(
    words: Translator, capsule: Path, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "broken.suanli"
    path.write_bytes(BROKEN_GAMES[kind](capsule))
    with pytest.raises(sandbox.SandboxError) as caught:
        sandbox.load_capsule(path)
    told(caught.value, words, path.name)
    assert not re.search(r"\b(Key|Type|Attribute|Index)Error\b", str(caught.value))


@pytest.mark.parametrize("kind", sorted(BROKEN_SCENARIOS))
def test_a_broken_scenario_is_told_in_words_that_name_it(words: Translator, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "broken.json"
    path.write_bytes(BROKEN_SCENARIOS[kind])
    with pytest.raises(sandbox.SandboxError) as caught:
        sandbox.load_scenario(path)
    told(caught.value, words, path.name)


@pytest.mark.parametrize("load", [sandbox.load_capsule, sandbox.load_scenario])
def test_a_file_that_is_not_there_is_named(words: Translator, tmp_path: Path, load: Any) -> None:
    with pytest.raises(sandbox.SandboxError) as caught:
        load(tmp_path / "gone.suanli")
    told(caught.value, words, "gone.suanli")


def test_what_is_wrong_with_a_plan_names_no_place(words: Translator) -> None:
    issue = sandbox.Issue("rule.purse", "decisions[0] (place)", "costs too much.")
    assert "decisions" not in words.issue(issue)


# Opening takes its time


class SlowEngine(PaperEngine):
    """Opens a file until it is told to stop, or let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()
        self.stopped = False

    def load_capsule(self, path: Path, stopped: Any = None, branch: str | None = None) -> Any:
        while not self.go_on.wait(0.01):
            if stopped():
                self.stopped = True
                raise sandbox.CapsuleError(sandbox.Issue("capsule.stopped", path.name, "was not opened."))
        return super().load_capsule(path, stopped, branch)


def test_a_branch_of_a_saved_game_is_opened_by_its_name(
    window_of: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path
) -> None:
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    game.advance(9)
    game.go_to(0, 2)
    branch = game.submit([sandbox.Voucher(tick=2, province="Gansu", budget=20.0)], name="券")
    game.advance(3)
    path = tmp_path / "game.suanli"
    sandbox.save_capsule(game, path)
    window = window_of(sandbox)
    for name, node, tick in (("first", 0, 9), ("券", branch.id, 5)):
        window.open_path(f"{path}#{name}")
        qtbot.waitUntil(
            lambda at=(node, tick): window.frame is not None and (window.frame.node, window.frame.tick) == at
        )
        assert window.session.path == str(path)  # where it is saved to
        assert not window.changed
    with qtbot.waitSignal(window.session.refused) as refused:
        window.open_path(f"{path}#frist")
    assert [issue.code for issue in refused.args[0]] == ["capsule.no_branch"]


def test_a_long_opening_is_named_and_can_be_given_up(window_of: Callable[..., MainWindow], qtbot: QtBot) -> None:
    engine = SlowEngine()
    window = window_of(engine)
    window.begin(gansu())
    qtbot.waitUntil(lambda: window.frame is not None and window.playing_page)
    before = window.session._worker._simulation
    window.open_path("long.suanli")
    assert not window.busy.isVisible()
    qtbot.waitUntil(window.busy.isVisible)
    assert window.busy.text.full() == "Opening long.suanli…"
    assert window.rect().contains(window.busy.geometry())
    window.busy.cancel.click()
    qtbot.waitUntil(lambda: not window.busy.isVisible())
    assert engine.stopped
    assert window.session._worker._simulation is before
    assert window.playing_page and not window.game.banner.isVisible()
    assert window.dialogs.texts == []  # type: ignore[attr-defined]


def test_a_short_opening_shows_no_words_and_a_later_file_wins(
    window_of: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    engine = SlowEngine()
    window = window_of(engine)
    window.open_path("first.suanli")
    qtbot.wait(50)
    engine.go_on.clear()
    window.open_path("second.suanli")
    qtbot.waitUntil(lambda: engine.stopped)
    engine.go_on.set()
    qtbot.waitUntil(lambda: window.session.path == "second.suanli")
    qtbot.waitUntil(lambda: window.playing_page)
    assert not window.busy.isVisible()


def test_files_are_looked_for_where_the_last_one_was_and_first_where_games_go(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    monkeypatch.setattr(window.dialogs, "save_path", lambda proposed: asked.append(Path(proposed)) or "")
    monkeypatch.setattr(window.dialogs, "open_path", lambda folder: asked.append(Path(folder)) or "")
    window.files.save_as()
    window.settings.remember(str(tmp_path / "deep" / "game.suanli"))  # its folder is gone
    window.settings.remember(str(tmp_path / "game.suanli"))
    window.files.ask_open()
    window.files.save_as()
    home = Path(__file__).parents[2] / "saves"
    assert asked == [home / "rush-gansu.suanli", tmp_path, tmp_path / "rush-gansu.suanli"]


# Recent files


def listed(window: MainWindow) -> dict[str, Any]:
    """The recent files on the start page by the name of the file."""
    rows = [window.start._recent.itemAt(k).widget() for k in range(window.start._recent.count())]
    return {Path(made.toolTip().partition("\n")[0]).name: made for made in rows if made is not None}


@pytest.fixture
def recent(window_of: Callable[..., MainWindow], qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """A window that remembers good files, one that is gone, a folder, and names that no file can have."""
    window = window_of()
    (tmp_path / "folder.suanli").mkdir()
    for name in ("a.suanli", "b.suanli", "damaged.suanli"):
        (tmp_path / name).write_bytes(b"")
    for name in ("x" * 300 + ".suanli", "folder.suanli", "gone.suanli", "damaged.suanli", "b.suanli", "a.suanli"):
        window.settings.remember(str(tmp_path / name))
    window.show_start()
    return window


def test_the_start_page_lists_what_can_be_opened_and_says_why_the_rest_cannot(
    recent: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert recent.start.continue_name.full() == "a"
    rows = listed(recent)
    assert list(rows) == ["b.suanli", "damaged.suanli", "gone.suanli", "folder.suanli"]
    for language, gone, folder in (("en", "not there any more", "no file"), ("zh_CN", "已不在", "不是文件")):
        recent.words.switch(language)
        rows = listed(recent)
        assert gone in rows["gone.suanli"].toolTip() and folder in rows["folder.suanli"].toolTip()
    opened = []
    recent.start.opened.connect(opened.append)
    for name in ("gone.suanli", "folder.suanli", "b.suanli"):
        qtbot.mouseClick(rows[name], Qt.MouseButton.LeftButton)
    assert opened == [str(tmp_path / "b.suanli")]
    qtbot.waitUntil(lambda: recent.playing_page)


def test_a_bad_file_in_the_list_is_told_and_the_list_stays(recent: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(listed(recent)["damaged.suanli"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(recent.dialogs.texts))  # type: ignore[attr-defined]
    recent.show_start()
    assert "damaged.suanli" in listed(recent)


def test_a_row_is_taken_off_the_list_by_its_cross_and_the_file_stays(
    recent: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("gone.suanli", "b.suanli"):
        cross = listed(recent)[name].findChild(QPushButton)
        assert name in cross.accessibleName()
        qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
        assert name not in listed(recent) and str(tmp_path / name) not in recent.settings.recent
    assert (tmp_path / "b.suanli").exists()
    assert recent.pages.currentIndex() == 0


def test_the_menu_greys_what_is_gone_and_clears_it(recent: MainWindow, tmp_path: Path) -> None:
    menu = recent.menus.of["recent"]
    recent.files.fill_recent(menu)
    by_text = {action.text(): action.isEnabled() for action in menu.actions() if not action.isSeparator()}
    assert by_text[str(tmp_path / "a.suanli")]
    assert not by_text[f"{tmp_path / 'gone.suanli'} (not there any more)"]
    next(a for a in menu.actions() if a.text() == "Remove those that cannot be opened").trigger()
    assert [Path(path).name for path in recent.settings.recent] == ["a.suanli", "b.suanli", "damaged.suanli"]
    recent.files.fill_recent(menu)
    next(a for a in menu.actions() if a.text() == "Clear this list").trigger()
    assert recent.settings.recent == []
    recent.files.fill_recent(menu)
    assert [action.isEnabled() for action in menu.actions()] == [False]


def test_a_folder_that_may_not_be_read_breaks_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> Any:
        raise PermissionError(path)

    monkeypatch.setattr(paths.os, "stat", refuse)
    assert paths.why_not("/locked/a.suanli") == "denied"
    monkeypatch.undo()
    assert paths.why_not("a\0b") == "missing"
