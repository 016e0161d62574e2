"""Where fonts and icons are, and where games go: folders of a checkout, or those of an installed program."""

from __future__ import annotations

import os
import stat
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QStandardPaths

DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation


@cache
def _root() -> Path:
    parents = [Path(__file__).resolve().parent.parent]
    for package in ("sandbox", "ui"):
        spec = find_spec(package)
        if spec is not None and spec.origin is not None:
            parents.append(Path(spec.origin).resolve().parent)
    for parent in parents:
        if (parent / "assets" / "icons").is_dir():
            return parent / "assets"
    raise FileNotFoundError(f"no assets/icons in any of {', '.join(map(str, parents))}; install Suanli again")


def asset(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``asset("icons", "play.svg")``."""
    return _root().joinpath(*parts)


def why_not(path: str) -> str:
    """Return why a file cannot be opened: ``missing``, ``folder`` or ``denied``; empty if nothing speaks against it."""
    try:
        mode = os.stat(path).st_mode
    except PermissionError:
        return "denied"
    except (OSError, ValueError):  # no such file, or a name that no file can have
        return "missing"
    if not stat.S_ISREG(mode):
        return "folder"
    return "" if os.access(path, os.R_OK) else "denied"


def saves() -> Path:
    """Return the folder that files are first saved in and opened from: ``saves`` of a checkout, else the documents."""
    here = _root().parent / "saves"
    return here if here.is_dir() else Path(QStandardPaths.writableLocation(DOCUMENTS) or Path.home())
