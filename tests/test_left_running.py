"""The look at what a test leaves running finds each kind of thing, says where it was made, and lets tidy tests pass."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

UNTIDY = """
import subprocess, sys, threading, time
from PySide6.QtCore import QObject, QThread, QTimer, qWarning

kept = []


class Worker(QThread):
    def run(self):
        self.exec()


def test_timer(qapp):
    timer = QTimer(interval=60_000)
    timer.start()
    kept.append(timer)


def test_thread(qapp):
    worker = Worker()
    kept.append(worker)
    worker.start()
    while not worker.isRunning():
        time.sleep(0.01)


def test_thread_is_counted_once(qapp):
    pass


def test_process():
    kept.append(subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE))


def test_python_thread():
    stop = threading.Event()
    kept.append(stop)
    threading.Thread(target=stop.wait, name="waiting").start()


def test_tidy(qapp):
    timer = QTimer()
    timer.start(60_000)
    timer.stop()
    ring = QObject()
    ring.timer, ring.ring = QTimer(), ring  # goes with the next collection of cycles
    ring.timer.start(60_000)
    worker = Worker()
    worker.start()
    worker.quit()
    worker.wait()
    subprocess.run([sys.executable, "-c", ""], check=True)


def test_qt_warns(qapp):
    qWarning("something is wrong")


def test_put_away(qapp):
    timer, worker, process, stop = kept
    timer.stop()
    worker.quit()
    worker.wait()
    process.communicate(b"\\n")
    stop.set()
"""

# Test, word that the report must hold, and a statement at the place that it must name; none for a test that passes.
EXPECTED = [
    ("test_timer", "QTimer", "timer = QTimer(interval=60_000)"),
    ("test_thread", "Worker", "worker.start()"),
    ("test_process", "process", "kept.append(subprocess.Popen("),
    ("test_python_thread", "thread 'waiting'", None),
    ("test_qt_warns", "something is wrong", None),
]
PASSED = ("test_thread_is_counted_once", "test_tidy", "test_put_away")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return what pytest says of the untidy tests."""
    folder = tmp_path_factory.mktemp("untidy")
    (folder / "test_untidy.py").write_text(UNTIDY, encoding="utf-8")
    conftest = (ROOT / "tests" / "conftest.py").read_text(encoding="utf-8")
    shorter = re.sub(r"^PATIENCE_S = .*$", "PATIENCE_S = 0.3", conftest, flags=re.MULTILINE)
    assert shorter != conftest
    (folder / "conftest.py").write_text(shorter, encoding="utf-8")
    where = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), str(folder / "test_untidy.py")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rA", "-p", "no:cacheprovider", *where],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.stdout + done.stderr


@pytest.mark.parametrize(("test", "words", "statement"), EXPECTED)
def test_untidy_test_is_named(report: str, test: str, words: str, statement: str | None) -> None:
    found = re.search(rf"^_+ (?:ERROR at teardown of )?{test} _+$(.*?)^(?:_{{3,}}|={{3,}})", report, re.M | re.S)
    assert found, report
    assert words in found[1], report
    if statement is not None:
        line = next(n for n, text in enumerate(UNTIDY.splitlines(), 1) if text.strip().startswith(statement))
        assert f"test_untidy.py:{line} in {test}" in found[1], report


@pytest.mark.parametrize("test", PASSED)
def test_tidy_test_passes(report: str, test: str) -> None:
    assert re.search(rf"^PASSED .*::{test}$", report, re.M), report
    assert not re.search(rf"^(ERROR|FAILED) .*::{test}\b", report, re.M), report
