"""When garbage is collected: between events of the window's thread, never on another and never inside a paint.

Python collects wherever the next object is made, on the engine's thread too; what Qt made on the window's thread must
not end there.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 1000  # milliseconds


class Collector(QObject):
    """Collects as often as Python would, but from a timer of the thread that it lives on."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.collect()
        gc.freeze()  # modules and the window stay: a look at all of them would be felt
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect)
        self._timer.start(EVERY)

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()


def collect() -> None:
    """Collect the oldest generation that has as much in it as Python waits for."""
    for generation, (count, enough) in reversed(list(enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)))):
        if count > enough:
            gc.collect(generation)
            return
