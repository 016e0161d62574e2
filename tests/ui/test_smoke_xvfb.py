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
tries = []
def look():
    if window.frame is None or not window.playing_page:
        return
    if window.frame.tick >= 3:
        timer.stop()
        window.close_now()
        app.quit()
    elif not window.session.playing and len(tries) < 200:
        tries.append(1)
        window.activateWindow()
        window.map.setFocus()
        if app.activeWindow() is window:
            QTest.keyClick(window.map.view, Qt.Key.Key_Space)
        elif len(tries) > 60:  # an X server without a window manager may give no window the keys
            window.actions_["play"].trigger()
def give_up():
    window.close_now()
    app.exit(3)
timer = QTimer(); timer.timeout.connect(look); timer.start(100)
QTimer.singleShot(90000, give_up)
sys.exit(app.exec())
"""


@pytest.mark.xvfb
@pytest.mark.skipif(not os.environ.get("DISPLAY"), reason="needs an X display; run under xvfb-run")
def test_the_window_opens_plays_and_closes(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "XDG_RUNTIME_DIR": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180
    )
    assert done.returncode == 0, done.stderr
