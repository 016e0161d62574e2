"""A dialog that asks a long question beside the game, and says how that goes and how it ended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

import sandbox
from ui.asking import Asking, Line, Question, broke_off, gave_way
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import fit_in
from ui.words.i18n import Translator


class AskingDialog(QDialog):
    """What is known when a question ends stays; where it ended without its whole answer its trouble says why.

    Those that stand on it take what is known (``_know``) and show it (``_show``).
    """

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        parent: QWidget,
        name: str,
        size: tuple[int, int],
        line: Line | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words, self._window = theme, session, words, parent
        self._size = size
        self._reason: Callable[[], str] | None = None  # why there is no answer, in the current language
        self.going = False
        self.asking = Asking(self, line)
        self.setObjectName(name)
        self.asking.first.connect(self._first)
        self.asking.found.connect(self._found)
        self.asking.refused.connect(self._refused)
        self.asking.failed.connect(self._failed)
        self.asking.dropped.connect(lambda: self._end(gave_way))
        self.finished.connect(lambda _: self.stop())

    def _open(self) -> None:
        """Stand over the window, as large as that allows; one that is seen keeps its size."""
        if not self.isVisible():
            fit_in(self, self._window, QSize(*map(self._theme.px, self._size)))
        self.show()

    def _put(self, question: Question) -> None:
        self._reason, self.going = None, True
        self.asking.ask(question)

    def stop(self) -> None:
        """Ask no more: what is known stays."""
        self.asking.stop()
        if self.going:
            self.going = False
            self._show()

    def _first(self, known: Any) -> None:
        self._know(known, whole=False)

    def _found(self, known: Any) -> None:
        self.going = False
        self._know(known, whole=True)

    def _refused(self, issues: list[sandbox.Issue]) -> None:
        self._end(lambda: self._told(issues))

    def _failed(self, details: str) -> None:
        self._end(broke_off)
        self._session.failed.emit(details)

    def _end(self, reason: Callable[[], str]) -> None:
        self._reason, self.going = reason, False
        self._show()

    @property
    def _trouble(self) -> str:
        """Why there is no answer, or no more of one."""
        return self._reason() if self._reason is not None else ""

    def _told(self, issues: Sequence[sandbox.Issue]) -> str:
        return "\n".join(self._words.issue(issue) for issue in issues)

    # What those that stand on it do

    def _know(self, known: Any, *, whole: bool) -> None:
        """Take what is known so far, or the whole answer, and show it."""
        raise NotImplementedError

    def _show(self) -> None:
        """Show what is known, how it goes, and what its trouble is."""
        raise NotImplementedError
