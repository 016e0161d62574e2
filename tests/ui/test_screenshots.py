"""Pictures of the window: of the file's own game, in every look or in the one that is asked for."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import sandbox
from ui import app
from ui.main_window import MainWindow
from ui.screenshots import draw_all

LOOK: dict[str, Any] = {"languages": ("zh_CN",), "themes": ("dark",), "sizes": ((1024, 600),)}
VIEWS = {
    "start",
    "charts",
    "hall",
    "placing",
    "queue",
    "gauges",
    "chips",
    "owners",
    "timeline",
    "table",
    "brief",
    "compare",
    "debrief",
    "backcast",
    "equations",
    "causes",
    "since",
    "card",
    "hidden",
}

PAGES = ("start", "charts", "compare", "debrief")


def drawn(qapp: QApplication, folder: Path, file: object) -> MainWindow:
    """Draw a file's pictures and return the window that was drawn, closed."""
    windows: list[MainWindow] = []

    def build(*arguments: Any, **options: Any) -> MainWindow:
        windows.append(app.build(*arguments, **options))
        return windows[0]

    assert draw_all(build, qapp, folder, str(file), **LOOK) == 0
    assert {path.name for path in folder.iterdir()} == {f"{view}-zh_CN-dark-1024x600.png" for view in VIEWS}
    head = QRect(0, 0, 1024, 100)  # the map's, or that of the page that has taken its place
    heads = {view: QImage(str(folder / f"{view}-zh_CN-dark-1024x600.png")).copy(head) for view in PAGES}
    assert all(heads[a] != heads[b] for a, b in itertools.combinations(PAGES, 2))
    return windows[0]


@pytest.mark.slow
@pytest.mark.parametrize(("weeks", "compared"), [(12, True), (26, False)])
def test_a_saved_game_is_drawn_where_it_was_left(
    qapp: QApplication, tmp_path: Path, weeks: int, compared: bool
) -> None:
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    game.advance(4)
    game.submit([sandbox.Voucher(tick=4, province="Gansu", budget=20.0)])
    game.advance(weeks - 4)
    if compared:
        game.compared = sandbox.Comparison(1, 1, 6, "merchant_utilisation", "utilisation")
    sandbox.save_capsule(game, tmp_path / "game.suanli")
    window = drawn(qapp, tmp_path / "pictures", tmp_path / "game.suanli")
    assert window.session.scenario == game.scenario
    assert window.frame.decisions == ((4, sandbox.Voucher(tick=4, province="Gansu", budget=20.0)),)
    assert (window.frame.tick, window.frame.digest) == (weeks, game.frame().digest)


@pytest.mark.slow
def test_a_scenario_is_played_a_while_and_drawn(qapp: QApplication, tmp_path: Path) -> None:
    window = drawn(qapp, tmp_path / "pictures", "tiny")
    assert window.session.scenario.name == "tiny"
    assert window.session.scenario.player in window.session.scenario.provinces
    assert window.frame.tick == 15


def test_a_file_that_cannot_be_opened_ends_the_drawing(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "bad.suanli").write_bytes(b"no game")
    for name in ("bad.suanli", "bad.suanli#b", "gone.suanli", "gone.json"):
        with pytest.raises(sandbox.SandboxError, match=name.partition("#")[0]):
            draw_all(app.build, qapp, tmp_path / "pictures", str(tmp_path / name), **LOOK)
    assert list((tmp_path / "pictures").iterdir()) == []


def test_a_table_that_is_damaged_ends_the_drawing_with_its_error(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    issue = sandbox.Issue("table.damaged", "constants.csv line 2, value", "is 'x'; expected a number.", "Mend it.")

    def damaged(scenario: object) -> None:
        raise sandbox.TableError(issue)

    monkeypatch.setattr(sandbox.Simulation, "new", damaged)
    with pytest.raises(
        sandbox.TableError, match=r"constants\.csv line 2, value: is 'x'; expected a number\. Mend it\."
    ) as told:
        draw_all(app.build, qapp, tmp_path / "pictures", "tiny", **LOOK)
    assert told.value.status == 2


@pytest.mark.parametrize("text", ["1440", "x", "1440x", "0x900", "1440x900x2", "3x3", "99999x900"])
def test_a_size_that_is_none_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        app.options(["--size", text])
    assert end.value.code == 2
    assert "expected one such as 1440x900" in capsys.readouterr().err


def test_a_size_is_read() -> None:
    assert app.options(["--size", "1440x900"]).size == (1440, 900)
