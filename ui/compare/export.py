"""A comparison as a file: its table, its picture, or a page of both that needs nothing else."""

from __future__ import annotations

import base64
import html
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QPoint, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from ui.compare.table import SIZE, DeltaModel
from ui.words.marks import translate

KINDS = ("html", "csv", "png")
_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<style>body {{ font: 14px/1.5 sans-serif; color: #1c2329; max-width: 1080px; margin: 24px auto; padding: 0 16px }}
img {{ max-width: 100%; border: 1px solid #dcdfda }} table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-bottom: 1px solid #dcdfda; padding: 3px 8px; text-align: right }}
th:first-child, td:first-child, th:nth-child(5), td:nth-child(5) {{ text-align: left }}
p, li {{ color: #4c555c }}</style></head><body>
<h1>{title}</h1>
{facts}
<img alt="{alt}" src="data:image/png;base64,{picture}">
{decided}
<table><thead><tr>{heads}</tr></thead><tbody>
{rows}
</tbody></table></body></html>
"""


def png(picture: QPixmap) -> bytes:
    """Return a picture as the bytes of a file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not picture.save(buffer, "PNG"):
        raise OSError(translate("Chart", "the picture was not taken"))
    return bytes(buffer.data().data())


def page(
    lang: str,
    title: str,
    facts: Sequence[str],
    decided: Sequence[tuple[str, Sequence[str]]],
    table: DeltaModel,
    picture: bytes,
) -> str:
    """Return a page: what is compared, the picture, what was decided on each branch, and all numbers."""
    escape = html.escape
    heads = [str(table.headerData(k, Qt.Orientation.Horizontal)) for k in range(SIZE + 1)]
    rows = ("".join(f"<td>{escape(table.text(row, k))}</td>" for k in range(SIZE + 1)) for row in table.rows)
    lists = (
        f"<h2>{escape(head)}</h2><ul>{''.join(f'<li>{escape(x)}</li>' for x in items)}</ul>" for head, items in decided
    )
    return _PAGE.format(
        lang=lang.replace("_", "-"),
        title=escape(title),
        facts="".join(f"<p>{escape(fact)}</p>" for fact in facts),
        alt=escape(title),
        picture=base64.b64encode(picture).decode(),
        decided="\n".join(lists),
        heads="".join(f"<th>{escape(head)}</th>" for head in heads),
        rows="\n".join(f"<tr>{row}</tr>" for row in rows),
    )


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
