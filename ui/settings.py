"""What the window remembers between runs, in an ini file of its own; nothing here can change a number of a game."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QSettings, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

LANGUAGES = ("en", "zh_CN")
THEMES = ("light", "dark", "contrast")
SCALES = (100, 125, 150, 175, 200)
ALERTS = ("pause", "tell", "quiet")
RECENT_LIMIT = 8
LAYOUT_VERSION = 1


def settings_path() -> Path:
    """Where the ini file stands unless a test or an option says otherwise."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "suanli" / "window.ini"


def clamped(rect: QRect, screens: list[QRect]) -> QRect:
    """Return the rectangle moved and shrunk so that it lies on a screen that exists."""
    if not screens:
        return rect
    best = max(screens, key=lambda s: _area(s.intersected(rect)))
    width, height = min(rect.width(), best.width()), min(rect.height(), best.height())
    x = min(max(rect.x(), best.left()), best.left() + best.width() - width)
    y = min(max(rect.y(), best.top()), best.top() + best.height() - height)
    return QRect(x, y, width, height)


def _area(rect: QRect) -> int:
    return max(rect.width(), 0) * max(rect.height(), 0)


class Settings:
    """Typed access to the ini file; a value that cannot be read counts as not set."""

    def __init__(self, path: Path | None = None, *, safe_mode: bool = False) -> None:
        self.path = path or settings_path()
        self.safe_mode = safe_mode
        self._alerts: dict[str, str] = {}  # they hold even where nothing is written
        self._store = QSettings(str(self.path), QSettings.Format.IniFormat)

    def _text(self, key: str, default: str = "") -> str:
        return default if self.safe_mode else str(self._store.value(key, default))

    def _put(self, key: str, value: object) -> None:
        if not self.safe_mode:
            self._store.setValue(key, value)

    @property
    def language(self) -> str:
        """``en``, ``zh_CN``, or empty: follow the system."""
        value = self._text("look/language")
        return value if value in LANGUAGES else ""

    @language.setter
    def language(self, value: str) -> None:
        self._put("look/language", value)

    @property
    def theme(self) -> str:
        """``light``, ``dark``, ``contrast``, or empty: follow the system."""
        value = self._text("look/theme")
        return value if value in THEMES else ""

    @theme.setter
    def theme(self, value: str) -> None:
        self._put("look/theme", value)

    @property
    def scale(self) -> int:
        """Text scale in percent."""
        value = self._text("look/scale", "100")
        return int(value) if value.isdigit() and int(value) in SCALES else 100

    @scale.setter
    def scale(self, value: int) -> None:
        self._put("look/scale", value)

    @property
    def reduced_motion(self) -> bool:
        """Whether changes happen at once instead of moving."""
        return self._text("look/reduced_motion") == "true"

    @reduced_motion.setter
    def reduced_motion(self, value: bool) -> None:
        self._put("look/reduced_motion", "true" if value else "false")

    @property
    def hide_assumed(self) -> bool:
        """Whether conclusions that rest on the letter D are hidden."""
        return self._text("trust/hide_d") == "true"

    @hide_assumed.setter
    def hide_assumed(self, value: bool) -> None:
        self._put("trust/hide_d", "true" if value else "false")

    @property
    def forecast(self) -> bool:
        """Whether the forecast of a plan is drawn."""
        return self._text("charts/forecast") != "false"

    @forecast.setter
    def forecast(self, value: bool) -> None:
        self._put("charts/forecast", "true" if value else "false")

    @property
    def bands(self) -> bool:
        """Whether bands are drawn around the branch."""
        return self._text("charts/bands") == "true"

    @bands.setter
    def bands(self, value: bool) -> None:
        self._put("charts/bands", "true" if value else "false")

    def alert(self, kind: str) -> str:
        """Return what a kind of notice does: ``pause``, ``tell`` or ``quiet``."""
        value = self._alerts.get(kind) or self._text(f"alerts/{kind}")
        return value if value in ALERTS else "tell"

    def set_alert(self, kind: str, way: str) -> None:
        """Choose what a kind of notice does."""
        self._alerts[kind] = way
        self._put(f"alerts/{kind}", way)

    @property
    def recent(self) -> list[str]:
        """Paths of files opened or saved, latest first."""
        if self.safe_mode:
            return []
        value = self._store.value("files/recent", [])
        items = [value] if isinstance(value, str) else list(value) if isinstance(value, (list, tuple)) else []
        return [str(item) for item in items if item][:RECENT_LIMIT]

    def remember(self, path: str) -> None:
        """Put a path on top of the recent files."""
        full = str(Path(path).absolute())
        self._put("files/recent", [full, *(p for p in self.recent if p != full)][:RECENT_LIMIT])

    def forget(self, path: str) -> None:
        """Take a path off the recent files."""
        self._put("files/recent", [p for p in self.recent if p != path])

    def save_geometry(self, window: QWidget) -> None:
        """Keep place and size of the window, with the version of the layout."""
        self._put("window/geometry", window.saveGeometry())
        self._put("window/layout", LAYOUT_VERSION)
        self._store.sync()

    def restore_geometry(self, window: QWidget) -> None:
        """Put the window where it was, but onto a screen that exists."""
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        data = None if self.safe_mode else self._store.value("window/geometry")
        known = self._text("window/layout") == str(LAYOUT_VERSION)
        if not (known and isinstance(data, QByteArray) and window.restoreGeometry(data)):
            room = screens[0] if screens else QRect(0, 0, 1440, 900)
            window.resize(min(1440, room.width()), min(900, room.height()))
            return
        if not window.isMaximized() and not window.isFullScreen():
            window.setGeometry(clamped(window.geometry(), screens))

    def reset_layout(self) -> None:
        """Forget where things stood."""
        self._store.remove("window")
        self._store.sync()
