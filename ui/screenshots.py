"""Pictures of every main view of a game, offscreen: both languages, all themes, a large and a small window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog

import sandbox
from ui.dialogs.ask import Dialogs
from ui.main_window import MainWindow
from ui.messages import ALONE
from ui.settings import THEMES, Settings
from ui.words.i18n import LANGUAGES

SIZES = ((1440, 900), (1024, 600))
GAME = ".suanli"
PLAYED = 0.575  # share of a game's weeks after which it is shown: Rush in the middle of its glut
PATIENCE = 120_000
SPLIT = "nation.rent_8xh100"  # the number whose causes are shown


class Mute(Dialogs):
    """Nobody is there to answer, so nothing waits for an answer; who waits for the window hears of its trouble."""

    def __init__(self) -> None:
        super().__init__()
        self.issues: list[sandbox.Issue] = []
        self.details = ""

    def tell(self, text: str) -> None:
        """Say nothing: the issues behind it are kept."""

    def failure(self, details: str) -> None:
        """Keep what is known of an error of the program."""
        self.details = details


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def until(window: MainWindow, true: Callable[[], bool]) -> None:
    """Let the window live until something holds; trouble that it would have told of is raised here."""
    told = window.dialogs
    for _ in range(PATIENCE // 20):
        if isinstance(told, Mute) and told.details:
            raise RuntimeError(told.details)
        if true():
            return
        wait(20)
    raise TimeoutError("the window did not come to rest")


def draw_all(
    build: Callable[..., MainWindow],
    app: QApplication,
    folder: Path,
    file: str = "",
    languages: Sequence[str] = LANGUAGES,
    themes: Sequence[str] = THEMES,
    sizes: Sequence[tuple[int, int]] = SIZES,
) -> int:
    """Write the pictures into a folder; one game, the file's or Rush played a while, is shown by all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    settings = Settings(folder / "unused.ini", safe_mode=True)
    told = Mute()
    window = build(app, language=languages[0], theme=themes[0], settings=settings, dialogs=told)
    window.session.refused.connect(told.issues.extend)

    def sweep(name: str, view: Callable[[], object]) -> None:
        for theme in themes:  # changing the colours is the slow part, so it is done least often
            window.theme.set(theme)
            for language in languages:
                window.words.switch(language)
                for width, height in sizes:
                    window.resize(width, height)
                    wait(30)
                    dialog = view()
                    wait(200)
                    seen = dialog if isinstance(dialog, QDialog) else window
                    path = folder / f"{name}-{language}-{theme}-{width}x{height}.png"
                    if not seen.grab().save(str(path)):
                        raise OSError(f"{path} could not be written")
                    if isinstance(dialog, QDialog):
                        dialog.close()

    window.resize(*sizes[0])
    window.show()
    try:
        end = (
            _open(window, file, told.issues)
            if sandbox.named_game(file)[0].suffix == GAME
            else _play(window, told.issues, sandbox.load_scenario(file or "rush"))
        )
        sweep("start", window.show_start)
        window.show_game()
        for name, view in _views(window).items():
            sweep(name, view)
        hiding = window.actions_["assumed"]
        hiding.setChecked(True)
        sweep("hidden", lambda: window.show_tab("charts"))
        hiding.setChecked(False)
        for name, dialog in _dialogs(window).items():
            sweep(name, dialog)
        _go(window, end)
        window.show_compare()
        until(window, lambda: window.compare.shown is not None)
        sweep("compare", lambda: None)  # to ask for it again would leave it
        window.show_game()
        window.session.series(ALONE)
        until(window, lambda: window.debrief.knows_alone)
        sweep("debrief", window.show_debrief)
    finally:
        window.close_now()
        window.words.drop()  # whoever draws next begins without this language
        window.deleteLater()
    return 0


def _frame(window: MainWindow) -> sandbox.Frame:
    if window.frame is None:
        raise LookupError("no game is open")
    return window.frame


def _go(window: MainWindow, week: int) -> None:
    window.session.go_to(_frame(window).node, week)
    until(window, lambda: _frame(window).tick == week)


def _begun(window: MainWindow, refused: Sequence[sandbox.Issue]) -> None:
    """Wait until a game is there; where there is none, say what the engine has said of it."""
    shown = (window.game, window.compare)  # a game may have been left while it was compared
    until(window, lambda: bool(refused) or (window.frame is not None and any(page.isVisible() for page in shown)))
    if refused:
        of_table = any(issue.code.startswith("table") for issue in refused)
        raise (sandbox.TableError if of_table else sandbox.CapsuleError)(refused)
    window.show_game()


def _open(window: MainWindow, file: str, refused: Sequence[sandbox.Issue]) -> int:
    """Open a saved game, one left at its end some time before it; return the week that it was left at."""
    window.open_path(file)
    _begun(window, refused)
    left = _frame(window).tick
    if _frame(window).at_end:
        _go(window, round(left * PLAYED))
    return left


def _play(window: MainWindow, refused: Sequence[sandbox.Issue], scenario: sandbox.Scenario) -> int:
    """Play a scenario a while, with two halls where its rules allow them, and a branch; return the last week."""
    provinces = sandbox.complete(scenario).provinces
    province = scenario.player or ("Gansu" if "Gansu" in provinces else next(iter(provinces)))
    window.begin(scenario.model_copy(update={"player": province}))
    _begun(window, refused)

    def week(share: float) -> int:
        return max(1, round(share * scenario.weeks))

    def run(share: float) -> None:
        window.session.step(week(share) - _frame(window).tick)
        until(window, lambda: _frame(window).tick == week(share))

    def decide(*decisions: sandbox.Decision) -> None:
        before = len(_frame(window).decisions), len(refused)
        window.session.submit(decisions)
        until(window, lambda: before != (len(_frame(window).decisions), len(refused)))

    def hall(number: int, kind: str, chip: str, site: tuple[str, float, float]) -> sandbox.Decision:
        name, lon, lat = site
        place = {"name": name, "lon": lon, "lat": lat} if province == "Gansu" else {}
        return sandbox.Place.model_validate(
            {
                "tick": _frame(window).tick, "hall": number, "province": province, **place,
                "hall_type": kind, "chip": chip, "cards": 1024, "operator": "city",
            }
        )  # fmt: skip

    run(0.08)
    decide(hall(1, "training", "a800", ("Jiuquan", 98.5, 39.7)))
    run(0.444)
    fork = week(0.23)
    _go(window, fork)
    decide(hall(2, "inference", "h20", ("Qingyang", 107.6, 35.7)), sandbox.Link(tick=fork, province=province))
    run(PLAYED)
    window.escape()
    return week(PLAYED)


def _views(window: MainWindow) -> dict[str, Callable[[], None]]:
    scenario = window.session.scenario
    player = str(scenario.player) if scenario is not None else ""

    def hall() -> None:
        window.show_tab("charts")
        if _frame(window).halls:
            window.select_hall(_frame(window).halls[0].slot)

    def placing() -> None:
        window.select_province(player)
        window.decisions.choose("place")
        if not window.decisions.isVisible():
            window.game.toggle_drawer()

    def queue() -> None:
        window.decisions.leave()
        window.decisions.put(sandbox.Survey(tick=_frame(window).tick, province=player))
        window.decisions.put(sandbox.Voucher(tick=_frame(window).tick, province=player, budget=80.0))
        if not window.decisions.isVisible():
            window.game.toggle_drawer()

    def timeline() -> None:
        window.show_side("place")
        window.escape()
        window.show_tab("timeline")

    def brief() -> None:
        window.show_tab("brief")
        if window.game.brief.rows[0].body.isHidden():
            window.game.brief.rows[0].toggle()

    return {
        "charts": lambda: window.show_tab("charts"), "hall": hall, "placing": placing, "queue": queue,
        "gauges": lambda: window.show_side("gauges"), "chips": lambda: window.show_side("chips"),
        "owners": lambda: window.show_side("owners"),
        "timeline": timeline, "table": lambda: window.show_tab("table"), "brief": brief,
    }  # fmt: skip


def _dialogs(window: MainWindow) -> dict[str, Callable[[], QDialog]]:
    """Return what stands beside a game, each as it is when its numbers have come."""

    def backcast() -> QDialog:
        window.backcast.reveal()
        until(window, lambda: window.backcast.chosen in window.backcast.cards)
        return window.backcast

    def equations() -> QDialog:
        window.show_equations()
        until(window, lambda: window.equations.shown is not None)
        return window.equations

    def causes() -> QDialog:
        window.show_causes(SPLIT)
        until(window, lambda: window.causes.shown is not None and window.causes.shown.named.key == SPLIT)
        return window.causes

    def since() -> QDialog:
        asked = window.since
        if asked.split is None:  # its runs are made once
            window.show_since(SPLIT.removeprefix("nation."))
            until(window, lambda: asked.split is not None or not asked.asks)
        asked.show()
        return asked

    def card() -> QDialog:
        window.card.reveal()
        return window.card

    return {"backcast": backcast, "equations": equations, "causes": causes, "since": since, "card": card}
