"""One look under a real X server: the window opens, takes keys, plays, and closes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = """
import sys
from PySide6.QtCore import QTimer, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
import sandbox
from ui.app import build
app = QApplication(["suanli"])
assert app.platformName() == "xcb", app.platformName()
window = build(app, language="en", theme="light")
window.show()
window.begin(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))
seen = []
def look():
    if window.frame is not None and window.playing_page and not seen:
        seen.append("open")
        window.activateWindow()
        window.map.setFocus()
        QTest.keyClick(window, Qt.Key.Key_Space)
    elif window.frame is not None and window.frame.tick >= 3:
        window.close_now()
        app.quit()
timer = QTimer(); timer.timeout.connect(look); timer.start(50)
QTimer.singleShot(60000, lambda: app.exit(3))
sys.exit(app.exec())
"""


@pytest.mark.xvfb
@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs an X display; run under xvfb-run")
def test_the_window_opens_plays_and_closes(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
