"""Colours, language, size of the text, and whether assumptions are seen: changed at once, and remembered."""

from __future__ import annotations

from ui.look.theme import Theme
from ui.settings import SCALES, THEMES, Settings
from ui.words.i18n import LANGUAGES, Translator


class Preferences:
    """What the user chose of how the window looks and speaks."""

    def __init__(self, theme: Theme, words: Translator, settings: Settings) -> None:
        self._theme, self._words, self._settings = theme, words, settings

    def set_theme(self, name: str) -> None:
        """Change the colours."""
        self._theme.set(name)
        self._settings.theme = name

    def set_language(self, name: str) -> None:
        """Change the language."""
        self._words.switch(name)
        self._settings.language = name

    def hide_assumed(self, on: bool) -> None:
        """Hide what rests on the letter D everywhere, or show it."""
        self._words.trust.hide(on)
        self._settings.hide_assumed = on

    def next_theme(self) -> None:
        """Change to the colours after these."""
        self.set_theme(THEMES[(THEMES.index(self._theme.name) + 1) % len(THEMES)])

    def next_language(self) -> None:
        """Change to the other language."""
        self.set_language(LANGUAGES[(LANGUAGES.index(self._words.language) + 1) % len(LANGUAGES)])

    def scale_text(self, step: int) -> None:
        """Make the text larger or smaller by some steps."""
        now = min(range(len(SCALES)), key=lambda k: abs(SCALES[k] / 100 - self._theme.text_scale))
        self.set_scale(SCALES[min(max(now + step, 0), len(SCALES) - 1)])

    def set_scale(self, percent: int) -> None:
        """Change the size of the text."""
        self._settings.scale = percent
        self._theme.set_text_scale(percent / 100)
