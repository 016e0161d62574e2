"""The look, "ink and vermilion": the current colours, the type, the palette, and the dressing of the window."""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.look import style
from ui.look.tokens import THEMES, Tokens
from ui.paths import asset

FONT_FILES: Final = ("NotoSansSC-Regular-gb2312.ttf", "NotoSansSC-Bold-gb1.ttf")


@cache
def _families() -> tuple[str, ...]:
    """Load the bundled fonts once and return their families; it needs a running QApplication."""
    names: list[str] = []
    for file in FONT_FILES:
        number = QFontDatabase.addApplicationFont(str(asset("fonts", file)))
        names.extend(QFontDatabase.applicationFontFamilies(number) if number >= 0 else [])
    return tuple(dict.fromkeys([*names, "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", "sans-serif"]))


@cache
def _font(px: int, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(list(_families()))
    font.setPixelSize(px)
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Theme(QObject):
    """The current theme and text scale; widgets listen to ``changed`` and restyle themselves."""

    changed = Signal()

    def __init__(self, name: str = "light", text_scale: float = 1.0, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tokens = THEMES[name]
        self._scale = min(2.0, max(1.0, text_scale))
        self._window: QWidget | None = None

    @property
    def name(self) -> str:
        """``light``, ``dark`` or ``contrast``."""
        return self._tokens.name

    @property
    def tokens(self) -> Tokens:
        """The colours of the current theme."""
        return self._tokens

    @property
    def text_scale(self) -> float:
        """What text sizes and row heights are multiplied by, 1.0 to 2.0."""
        return self._scale

    def set(self, name: str) -> None:
        """Switch to another theme; an unknown name is a KeyError."""
        tokens = THEMES[name]
        if tokens is not self._tokens:
            self._tokens = tokens
            self._restyle()

    def set_text_scale(self, scale: float) -> None:
        """Change the text scale, kept between 1.0 and 2.0."""
        scale = min(2.0, max(1.0, scale))
        if scale != self._scale:
            self._scale = scale
            self._restyle()

    def px(self, size: float) -> int:
        """Return a text size or row height, given in px at 100 %, at the current text scale."""
        return round(size * self._scale)

    def font(self, px: float, bold: bool = False) -> QFont:
        """Return the bundled font at ``px`` (at 100 %) times the text scale."""
        return QFont(_font(self.px(px), bold))  # a copy, which shares all until somebody changes theirs

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """Return a token by its name, e.g. ``color("accent", 0.06)``, as a QColor."""
        color = QColor(str(getattr(self._tokens, token)))
        color.setAlphaF(alpha)
        return color

    def palette(self) -> QPalette:
        """Return the palette of the current theme, for what the style sheet does not reach."""
        role, group, palette = QPalette.ColorRole, QPalette.ColorGroup, QPalette()
        for key, token in (
            (role.Window, "surface"), (role.WindowText, "text"), (role.Base, "raised"), (role.Text, "text"),
            (role.AlternateBase, "sunken"), (role.Button, "raised"), (role.ButtonText, "text"),
            (role.BrightText, "accent_text"), (role.Highlight, "accent"),
            (role.HighlightedText, "accent_text"),
            (role.ToolTipBase, "tip"), (role.ToolTipText, "tip_text"), (role.PlaceholderText, "text3"),
            (role.Link, "accent_ink"), (role.LinkVisited, "accent_ink"), (role.Light, "raised"),
            (role.Midlight, "line"), (role.Mid, "line2"), (role.Dark, "control"), (role.Shadow, "control"),
            (role.Accent, "accent"),
        ):  # fmt: skip
            palette.setColor(key, self.color(token))
        for key in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(group.Disabled, key, self.color("disabled"))
        return palette

    def apply(self) -> None:
        """Give the application palette and font; the first time before any widget is made."""
        QApplication.setPalette(self.palette())
        QApplication.setFont(self.font(13))

    def dress(self, window: QWidget) -> None:
        """Dress this window with all its children, now and after every change.

        The sheet is the window's and not the application's: there Qt dresses each widget anew once for every ancestor.
        """
        self._window = window
        window.setStyleSheet(style.sheet(self._tokens, self._scale))

    def _restyle(self) -> None:
        if self._window is not None:
            self.apply()
            self.dress(self._window)
        self.changed.emit()
