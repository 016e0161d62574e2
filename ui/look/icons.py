"""The icons: 16 px outlines of ours, drawn in any one colour."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.paths import asset

SIZE = 16


@cache
def names() -> tuple[str, ...]:
    """Return the name of every icon."""
    return tuple(sorted(path.stem for path in asset("icons").glob("*.svg")))


@cache
def _source(name: str, color: str) -> str:
    return asset("icons", f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)


def image(name: str, color: str, size: int = SIZE, ratio: float = 1.0) -> QImage:
    """Return the icon as a picture of ``size`` logical px for screens of this device pixel ratio."""
    side = round(size * ratio)
    picture = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_source(name, color).encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def pixmap(name: str, color: str, size: int = SIZE, ratio: float = 1.0) -> QPixmap:
    """Return the icon as a pixmap, for painting."""
    return QPixmap.fromImage(image(name, color, size, ratio))


@cache
def icon(name: str, color: str, disabled: str = "") -> QIcon:
    """Return the icon in one colour, or in two, sharp at device pixel ratios 1 and 2 and up to 24 px."""
    result = QIcon()
    for size in (SIZE, 24):
        for ratio in (1.0, 2.0):
            result.addPixmap(pixmap(name, color, size, ratio), QIcon.Mode.Normal)
            result.addPixmap(pixmap(name, disabled or color, size, ratio), QIcon.Mode.Disabled)
    return result


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="suanli-icons-")


@cache
def file(name: str, color: str) -> str:
    """Return the path of a copy of the icon in this colour; a style sheet can only name files."""
    path = Path(_folder().name, f"{name}-{color.lstrip('#')}.svg")
    path.write_text(_source(name, color), encoding="utf-8")
    return path.as_posix()
