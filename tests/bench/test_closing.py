"""How soon a window that is closed in the middle of long work has ended, with all of its processes."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.bench
ROOT = Path(__file__).parents[2]
CLOSED_S = 2.0
SCRIPT = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import sandbox
from ui.app import build
from ui.settings import Settings

def main():
    app = QApplication(["suanli"])
    window = build(app, language="en", theme="light", settings=Settings(safe_mode=True), workers=2)
    window.show()
    window.begin(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))
    begun = []
    def look():
        if window.playing_page and not begun:
            begun.append(True)
            if sys.argv[1] == "bands":
                window.actions_["bands"].trigger()
            else:
                window.search.reveal("find")
                window.search.ask()
        if sys.argv[1] == "bands":
            at_work = window.charts._forecast is not None and not window.charts._forecast.whole
        else:
            at_work = window.search.progress is not None  # its processes have started
        if at_work:
            timer.stop()
            print(time.monotonic(), flush=True)
            window.close_now()
            app.quit()
    timer = QTimer(); timer.timeout.connect(look); timer.start(5)
    sys.exit(app.exec())

if __name__ == "__main__":
    main()
"""


@pytest.mark.parametrize("work", ["bands", "search"])
def test_a_window_ends_soon(work: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the wish to close to the end of the program, which waits for its processes."""
    script = tmp_path / "closing.py"
    script.write_text(SCRIPT, encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script), work], env=environment, capture_output=True, text=True, timeout=300
    )
    took = time.monotonic() - float(done.stdout)
    with capsys.disabled():
        print(f"\nclosed in the middle of {work}: {took:.2f} s")
    assert done.returncode == 0, done.stderr
    assert took < CLOSED_S
