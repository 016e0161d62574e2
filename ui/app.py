"""The composition root: reads the options, makes the parts, puts them together, and opens the window."""

from __future__ import annotations

import argparse
import faulthandler
import functools
import logging
import os
import sys
import threading
import traceback
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QStandardPaths,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import sandbox
from ui.collector import Collector
from ui.dialogs.ask import Dialogs
from ui.look.theme import Theme
from ui.main_window import MainWindow
from ui.paths import asset
from ui.session import Engine, Session
from ui.settings import THEMES, Settings
from ui.words.i18n import LANGUAGES, Translator, system_language

_log = logging.getLogger("suanli")
WORKERS = (1, 4)  # processes that make forecasts: no fewer, and no more
QUIET = ("This plugin does not support propagateSizeHints", "This plugin does not support raise()")


class Trouble(QObject):
    """Carries unexpected errors from any thread to the window."""

    happened = Signal(str)


def options(argv: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="suanli play", description="Suanli: a policy sandbox on the compute economy.")
    parser.add_argument("file", nargs="?", help="a saved game (.suanli), FILE#branch or a scenario (.json)")
    parser.add_argument("--lang", choices=LANGUAGES, help="language of the window")
    parser.add_argument("--theme", choices=THEMES, help="colours of the window")
    parser.add_argument("--safe-mode", action="store_true", help="neither read nor write settings")
    parser.add_argument("--reset-layout", action="store_true", help="forget where things stood")
    parser.add_argument("--size", type=_size, help="size of the window, such as 1440x900")
    parser.add_argument(
        "--screenshots",
        metavar="DIR",
        help="draw every view in all languages, themes and sizes (or in the one that is named), and exit",
    )
    parser.add_argument("--version", action="version", version=f"Suanli {sandbox.__version__}")
    return parser.parse_args(list(argv))


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and 320 <= int(width) <= 8192 and 240 <= int(height) <= 8192):
        raise argparse.ArgumentTypeError(f"'{text}' is no size; expected one such as 1440x900")
    return int(width), int(height)


def build(
    app: QApplication,
    *,
    language: str = "",
    theme: str = "",
    settings: Settings | None = None,
    engine: Engine = sandbox,
    dialogs: Dialogs | None = None,
    copies: Path | None = None,
    workers: int = 0,
) -> MainWindow:
    """Make all parts of the window and return it, not yet shown.

    ``copies`` is where it keeps copies of games; ``workers`` are the processes that make forecasts, if any.
    """
    settings = settings or Settings(safe_mode=True)
    words = Translator(language or settings.language or system_language(), parent=app)
    words.trust.hide(settings.hide_assumed)
    look = Theme(theme or settings.theme or _system_theme(app), settings.scale / 100, parent=app)
    QApplication.setStyle("Fusion")
    look.apply()
    session = Session(engine, copies=copies)
    makes = functools.partial(sandbox.Forecaster, workers) if workers else None
    window = MainWindow(look, session, words, settings, dialogs, makes)
    look.dress(window)
    for made in (session, words, look):  # they end with the window that they serve
        made.setParent(window)
    settings.restore_geometry(window)
    return window


def _system_theme(app: QApplication) -> str:
    return "dark" if app.palette().window().color().lightness() < 128 else "light"


def state_folder() -> Path:
    """Where the log and the copies are written that the program keeps."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return Path(folder or str(Path.home())) / "suanli"


def listen(path: Path) -> Trouble:
    """Send errors of Python and of Qt to the log, and unexpected ones to the window too."""
    trouble = Trouble()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(path, maxBytes=512_000, backupCount=2, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    if sys.stderr is not None:
        faulthandler.enable()

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        text = "".join(traceback.format_exception(kind, error, trace))
        _log.error(text)
        if not issubclass(kind, KeyboardInterrupt):
            trouble.happened.emit(text)

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        hook(arguments.exc_type, arguments.exc_value or arguments.exc_type(), arguments.exc_traceback)

    def qt(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if text.startswith(QUIET):
            return
        serious = kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
        level = logging.ERROR if serious else logging.WARNING if kind == QtMsgType.QtWarningMsg else logging.INFO
        _log.log(level, "Qt: %s", text)

    sys.excepthook = hook
    threading.excepthook = thread_hook
    qInstallMessageHandler(qt)
    return trouble


def _complain(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    if not text.startswith(QUIET) and sys.stderr is not None:
        sys.stderr.write(f"{text}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window; return the exit status."""
    chosen = options(sys.argv[1:] if argv is None else argv)
    if chosen.screenshots:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(["suanli"])
    app.setApplicationName("suanli")
    app.setApplicationDisplayName("Suanli")
    app.setApplicationVersion(sandbox.__version__)
    app.setDesktopFileName("suanli")
    if chosen.screenshots:
        from ui.screenshots import SIZES, draw_all

        qInstallMessageHandler(_complain)
        return draw_all(
            build,
            app,
            Path(chosen.screenshots),
            chosen.file or "",
            languages=(chosen.lang,) if chosen.lang else LANGUAGES,
            themes=(chosen.theme,) if chosen.theme else THEMES,
            sizes=(chosen.size,) if chosen.size else SIZES,
        )
    trouble = listen(state_folder() / "window.log")
    settings = Settings(safe_mode=chosen.safe_mode)
    if chosen.reset_layout:
        settings.reset_layout()
    window = build(
        app,
        language=chosen.lang or "",
        theme=chosen.theme or "",
        settings=settings,
        copies=state_folder() / "copies",
        workers=min(max(sandbox.processors(), WORKERS[0]), WORKERS[1]),
    )
    icon = asset("icons", "suanli.svg")
    if icon.is_file():
        window.setWindowIcon(QIcon(str(icon)))
    trouble.happened.connect(window.dialogs.failure)
    if chosen.size:
        window.resize(*chosen.size)
    window.show()
    if chosen.file:
        window.open_path(chosen.file)
    collector = Collector(window)
    status = app.exec()
    collector.stop()
    return status


if __name__ == "__main__":
    sys.exit(main())
