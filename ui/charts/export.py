"""The menu of a chart: its picture or its numbers as a file, and what may be asked of its lines."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QMenu

from ui.charts.plot import Chart
from ui.widgets.saving import csv_of
from ui.words.marks import QT_TRANSLATE_NOOP, translate

QUESTIONS = {
    "since": QT_TRANSLATE_NOOP("Chart", "Why did it change?"),
    "causes": QT_TRANSLATE_NOOP("Chart", "Causes and effects"),
}


def numbers(chart: Chart) -> list[list[str]]:
    """Return the lines of a chart, a head first: a row a week, in the units that are drawn; a gap is an empty field."""
    lines = [translate("Chart", line.name) for line in chart.subject.lines]
    made = [[translate("Chart", "week"), *(f"{name} [{chart.short_unit()}]" for name in lines)]]
    columns = [chart.values(chart.rows, k) for k in range(len(lines))]
    for week in range(len(chart.rows)):
        date = chart.start + dt.timedelta(weeks=week + 1)
        made.append([date.isoformat(), *(f"{c[week]:.6g}" if math.isfinite(c[week]) else "" for c in columns)])
    return made


class ChartMenu(QMenu):
    """Offers to write a chart to a file, where that goes is asked; and to ask why one of its numbers changed."""

    def __init__(
        self, chart: Chart, failed: Callable[[str], object], ask: Callable[[str, str], object] | None = None
    ) -> None:
        super().__init__(chart)
        self._chart, self._failed = chart, failed
        if ask is not None:
            self._questions(ask)
        self.ask_path = QFileDialog.getSaveFileName
        self.picture = self.addAction(translate("Chart", "Save as a picture…"))
        self.table = self.addAction(translate("Chart", "Save as a table…"))
        self.picture.triggered.connect(lambda: self._save("png"))
        self.table.triggered.connect(lambda: self._save("csv"))

    def _questions(self, ask: Callable[[str, str], object]) -> None:
        """Offer each question of each line."""
        for question, text in QUESTIONS.items():
            of = self.addMenu(translate("Chart", text))
            for line in self._chart.subject.lines:
                chosen = of.addAction(translate("Chart", line.name)).triggered
                chosen.connect(lambda _=False, question=question, name=line.indicator: ask(question, name))
        self.addSeparator()

    def _save(self, kind: str) -> None:
        chart = self._chart
        path, _ = self.ask_path(chart, translate("Chart", "Save"), f"{chart.subject.id}.{kind}", f"*.{kind}")
        if not path:
            return
        target = Path(path if path.endswith(f".{kind}") else f"{path}.{kind}")
        try:
            if kind == "csv":
                target.write_bytes(csv_of(numbers(chart)))
            elif not chart.grab().save(str(target)):
                raise OSError(translate("Chart", "the picture was not taken"))
        except OSError as error:
            said = translate("Chart", "{file} could not be written: {reason}")
            self._failed(said.format(file=target.name, reason=error.strerror or error))


def offer(
    chart: Chart, at: QPoint, failed: Callable[[str], object], ask: Callable[[str, str], object] | None = None
) -> None:
    """Show the menu of a chart."""
    menu = ChartMenu(chart, failed, ask)
    menu.exec(at)
    menu.deleteLater()
