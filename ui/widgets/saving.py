"""What is shown, as a file: a menu of the kinds of file that there are, and a picture as the bytes of one."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ui.words.marks import translate

KINDS = ("html", "csv", "png")


def png(picture: QPixmap) -> bytes:
    """Return a picture as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):
        raise OSError(translate("Chart", "the picture was not taken"))
    return bytes(buffer.data().data())


def csv_of(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as the bytes of a file that a spreadsheet opens; its mark tells the encoding."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8-sig")


class ExportMenu(QMenu):
    """Offers kinds of file; ``make`` gives the bytes of a kind, and where they go is asked."""

    def __init__(
        self,
        parent: QWidget,
        make: Callable[[str], bytes],
        failed: Callable[[str], object],
        kinds: Sequence[str] = KINDS,
        name: str = "compare",
    ) -> None:
        super().__init__(parent)
        self._make, self._failed, self._name = make, failed, name
        self.ask_path = QFileDialog.getSaveFileName
        self.kinds = {kind: self.addAction("") for kind in kinds}
        for kind, action in self.kinds.items():
            action.triggered.connect(lambda _=False, kind=kind: self.save(kind))

    def retranslate(self) -> None:
        """Say the kinds in the current language."""
        texts = {
            "html": translate("Compare", "Report (HTML)…"),
            "csv": translate("Compare", "All numbers (CSV)…"),
            "png": translate("Compare", "Picture (PNG)…"),
        }
        for kind, action in self.kinds.items():
            action.setText(texts[kind])

    def show_under(self, made: QWidget) -> None:
        """Open under a button."""
        self.popup(made.mapToGlobal(QPoint(0, made.height())))

    def save(self, kind: str) -> None:
        """Ask where a file of a kind goes, and write it."""
        path, _ = self.ask_path(self.parentWidget(), translate("Chart", "Save"), f"{self._name}.{kind}", f"*.{kind}")
        if not path:
            return
        target = Path(path if path.endswith(f".{kind}") else f"{path}.{kind}")
        try:
            target.write_bytes(self._make(kind))
        except OSError as error:
            said = translate("Chart", "{file} could not be written: {reason}")
            self._failed(said.format(file=target.name, reason=error.strerror or error))


def safe(text: str) -> str:
    """Return a name that a spreadsheet takes for no formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
