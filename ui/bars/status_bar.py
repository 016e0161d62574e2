"""The line below everything: whether the game is saved, which game it is, and what happened last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QMenu, QStatusBar, QWidget

import sandbox
from ui.look import icons
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Elided, button, label, set_role
from ui.words.i18n import Translator
from ui.words.marks import translate

NOTICES_SHOWN = 12


class StatusBar(QStatusBar):
    """Saved state, seed and model, the last notice, and buttons for language, colours and notices."""

    def __init__(self, theme: Theme, session: Session, words: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words = theme, session, words
        self._frame: sandbox.Frame | None = None
        self._quiet: frozenset[str] = frozenset()
        self._saved_at: dt.datetime | None = None
        self._kept_at: dt.datetime | None = None
        self._not_kept = ""
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 10, 0)
        self.saved, self.notice = Elided("caption"), Elided("caption")
        self.seed, self.model = label("caption"), label("caption")
        self.saved.setMinimumWidth(theme.px(130))
        for widget, stretch in ((self.saved, 1), (self.seed, 0), (self.model, 0), (self.notice, 4)):
            self.addWidget(widget, stretch)
        self.language, self.colours, self.notices = button("ghost"), button("ghost"), button("ghost")
        self.hiding = button("ghost")
        for made in (self.hiding, self.language, self.colours, self.notices):
            made.setProperty("place", "status")
            self.addPermanentWidget(made)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.notices.setMenu(self._menu)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never keep the window from being narrow: what has no room goes."""
        return QSize(0, super().minimumSizeHint().height())

    # Words and looks

    def retheme(self) -> None:
        """Take the colours and sizes of the theme."""
        ink = self._theme.tokens.text2
        self.language.setIcon(icons.icon("globe", ink))
        self.notices.setIcon(icons.icon("bell", ink))
        self.colours.setIcon(icons.icon("moon" if self._theme.name == "light" else "sun", ink))
        self.setFixedHeight(self._theme.px(24))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        self.language.setText(translate("Window", "中文"))
        self.language.setToolTip(translate("Window", "Show the window in Chinese"))
        self.colours.setToolTip(translate("Window", "Next colours: light, dark, high contrast"))
        self.colours.setAccessibleName(self.colours.toolTip())
        self.hiding.setText(translate("Window", "D is hidden"))
        self.hiding.setToolTip(
            translate("Window", "What rests on assumptions (confidence D) is hidden; click to show it (Ctrl+D)")
        )
        self.hiding.setVisible(self._words.trust.hiding)
        self.notices.setToolTip(translate("Window", "What happened lately; choose one to go there"))
        self._tell_saved()
        self._tell_game()
        self._tell_notices()

    # What it tells

    def begin(self, path: str) -> None:
        """Take another game; it is saved if it came from a file."""
        self._frame = self._kept_at = None
        self._saved_at = _written(path) if path else None
        self._tell_notices()

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week, and what has happened up to it on its branch."""
        first, before, self._frame = self._frame is None, self._frame, frame
        self._tell_notices()
        self._tell_game()
        if first or (before is not None and before.dirty != frame.dirty):
            self._tell_saved()

    def show_saved(self) -> None:
        """Tell that the game has just been saved."""
        self._saved_at = dt.datetime.now()
        self._tell_saved()

    def show_kept(self, trouble: str = "") -> None:
        """Tell that a copy was kept by the program, or why none could be."""
        self._not_kept = trouble
        if not trouble:
            self._kept_at = dt.datetime.now()
        self._tell_saved()

    def _tell_saved(self) -> None:
        words = self._words
        if self._saved_at is None:
            text = translate("Window", "Not saved") if self._frame is not None else ""
        else:
            text = translate("Window", "Last saved {time}").format(time=words.moment(self._saved_at))
            if self._frame is not None and self._frame.dirty:
                text = translate("Window", "{saved}, changed since").format(saved=text)
        tip = self._not_kept
        if tip and text:
            text = translate("Window", "{saved}; no copy kept").format(saved=text)
        elif self._kept_at is not None:
            tip = translate("Window", "A copy was kept at {time}, in case the program stops.")
            tip = tip.format(time=words.moment(self._kept_at))
        self.saved.say(text)
        self.saved.explain(tip)
        set_role(self.saved, "watchtext" if self._not_kept else "caption")
        self.saved.setVisible(bool(text))

    def _tell_game(self) -> None:
        scenario = self._session.scenario
        self.seed.setText(translate("Window", "Seed {seed}").format(seed=scenario.seed) if scenario is not None else "")
        digest = self._frame.digest[:8] if self._frame is not None and self._frame.digest else "–"
        self.model.setText(
            translate("Window", "Model {version} / {digest}").format(version=sandbox.__version__, digest=digest)
        )

    def _tell_notices(self) -> None:
        notices = self._told()
        self.notice.say(self.sentence(notices[-1]) if notices else "")
        self.notices.setText(self._words.counts.notices(len(notices)))

    def keep_quiet(self, kinds: Iterable[str]) -> None:
        """Leave out some kinds of notices."""
        self._quiet = frozenset(kinds)
        self._tell_notices()

    def _told(self) -> list[sandbox.Notice]:
        notices = self._frame.notices if self._frame is not None else ()
        return [notice for notice in notices if notice.code not in self._quiet]

    def sentence(self, notice: sandbox.Notice) -> str:
        """Say what happened, with the name of the hall that it happened to."""
        slot = notice.params.get("hall")
        if slot is not None and self._frame is not None:
            name = next((h.name for h in self._frame.halls if h.slot == slot), "")
            notice = replace(notice, params={**notice.params, "name": name})
        return self._words.notice(notice)

    def _fill(self) -> None:
        self._menu.clear()
        frame = self._frame
        if frame is None:
            return
        for notice in self._told()[-NOTICES_SHOWN:][::-1]:
            date = frame.start + dt.timedelta(weeks=notice.tick)
            text = f"{self._words.week(date)}   {self.sentence(notice)}"
            action = self._menu.addAction(text.replace("&", "&&"))
            action.triggered.connect(lambda _=False, n=frame.node, t=notice.tick: self._session.go_to(n, t + 1))
        if self._menu.isEmpty():
            self._menu.addAction(translate("Window", "Nothing has happened yet")).setEnabled(False)


def _written(path: str) -> dt.datetime | None:
    """Return when a file was written."""
    try:
        return dt.datetime.fromtimestamp(Path(path).stat().st_mtime)
    except (OSError, ValueError, OverflowError):
        return None
