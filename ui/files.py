"""Games on disk: open, save, the recent ones, those dropped on the window, and the question about unsaved work."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QMenu

import sandbox
from ui.dialogs.ask import Dialogs
from ui.paths import saves, why_not
from ui.session import Session
from ui.settings import Settings
from ui.words import catalogue
from ui.words.marks import translate

SUFFIX = ".suanli"


class Files:
    """Asks before work is lost, then lets the session open or save."""

    def __init__(self, session: Session, settings: Settings, dialogs: Dialogs, changed: Callable[[], bool]) -> None:
        self._session, self._settings, self._dialogs, self._changed = session, settings, dialogs, changed
        self._then: Callable[[], None] | None = None

    def may_go(self, then: Callable[[], None]) -> bool:
        """Return whether the open game may be left now; where it is saved first, ``then`` is done after that."""
        answer = self._dialogs.unsaved() if self._changed() else "discard"
        if answer == "save":
            self._then = then
            self.save()
        return answer == "discard"

    def _leave(self, then: Callable[[], None]) -> None:
        if self.may_go(then):
            then()

    def ask_open(self) -> None:
        """Ask for a file and open it."""
        path = self._dialogs.open_path(str(self._folder()))
        if path:
            self.open(path)

    def ask_branch(self) -> None:
        """Ask for a file of which a branch is taken into the open game."""
        path = self._dialogs.open_path(str(self._folder()))
        if path:
            self._session.take_in(path)

    def _folder(self) -> Path:
        """Where the player was last, or where games go at first."""
        recent = [Path(path).parent for path in self._settings.recent]
        return next((folder for folder in recent if os.path.isdir(folder)), saves())

    def open(self, path: str) -> None:
        """Open a file, after asking what to do with the game that is open."""
        self._leave(lambda: self._session.open(path))

    def restore(self, paths: Sequence[Path]) -> None:
        """Open what a run that crashed has left, after asking what to do with the game that is open."""
        self._leave(lambda: self._session.restore(paths))

    def drop(self, paths: Sequence[Path]) -> None:
        """Remove what a run that crashed has left, after asking."""
        question = translate("Start", "Remove this game for good? No other file holds it.")
        if self._dialogs.sure(question, translate("Start", "Remove")):
            self._session.drop(paths)

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Begin a game, after asking what to do with the one that is open."""
        self._leave(lambda: self._session.new(scenario))

    def begin_with(self, scenario: sandbox.Scenario, decisions: Sequence[sandbox.Decision], name: str) -> None:
        """Begin a game in which these decisions are a branch, after asking what to do with the one that is open."""
        self._leave(lambda: self._session.new_with(scenario, decisions, name))

    def save(self) -> None:
        """Save under the name that the game has, or ask for one."""
        if self._session.path:
            self._session.save(self._session.path)
        else:
            self.save_as()

    def save_as(self) -> None:
        """Ask for a name and save."""
        scenario = self._session.scenario
        name = f"{scenario.name}-{scenario.player or 'watch'}{SUFFIX}".lower().replace(" ", "-") if scenario else SUFFIX
        path = self._dialogs.save_path(self._session.path or str(self._folder() / name))
        if not path:
            self.give_up()
            return
        self._session.save(path if path.endswith(SUFFIX) else path + SUFFIX)

    def saved(self, path: str) -> None:
        """Remember the file, and do what waited for it."""
        self._settings.remember(path)
        then, self._then = self._then, None
        if then is not None:
            then()

    def give_up(self) -> None:
        """Forget what waited for a file that was not written."""
        self._then = None

    def fill_recent(self, menu: QMenu) -> None:
        """List the files that were used last."""
        menu.clear()
        recent = self._settings.recent
        lost = {path: why for path in recent if (why := why_not(path))}
        for path in recent:
            reason = f" ({catalogue.why_not(lost[path])})" if path in lost else ""
            action = menu.addAction(f"{path}{reason}".replace("&", "&&"))
            action.setEnabled(path not in lost)
            action.triggered.connect(lambda _=False, path=path: self.open(path))
        if not recent:
            menu.addAction(translate("Window", "None yet")).setEnabled(False)
            return
        menu.addSeparator()
        clear = menu.addAction(translate("Window", "Remove those that cannot be opened"))
        clear.setEnabled(bool(lost))
        clear.triggered.connect(lambda: self._forget(list(lost)))
        menu.addAction(translate("Window", "Clear this list")).triggered.connect(lambda: self._forget(recent))

    def _forget(self, paths: Sequence[str]) -> None:
        for path in paths:
            self._settings.forget(path)


def dropped(data: QMimeData) -> list[str]:
    """Return the files of ours in what is dragged."""
    paths = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.endswith((SUFFIX, ".json"))]
