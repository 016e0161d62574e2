"""What every test gets: no screen, folders of its own, and a look at what it left running."""

from __future__ import annotations

import atexit
import gc
import itertools
import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

# Before anything imports Qt or the engine, or asks for a user's folders.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="suanli-tests-", ignore_cleanup_errors=True)
atexit.register(_HOME.cleanup)
for _kind in ("CONFIG", "DATA", "CACHE", "STATE"):
    _folder = os.path.join(_HOME.name, _kind.lower())
    os.makedirs(_folder, mode=0o700)
    os.environ[f"XDG_{_kind}_HOME"] = _folder
if not os.environ.get("XDG_RUNTIME_DIR"):  # Qt warns where there is none
    os.environ["XDG_RUNTIME_DIR"] = tempfile.mkdtemp(prefix="runtime-", dir=_HOME.name)

PATIENCE_S = 2.0

# --------------------------------------------------------------------------------------- what was made, and where


@dataclass
class _Made:
    """A thread or timer that a test made: itself, if it is still there, and where it was made and started."""

    thing: weakref.ref[Any]
    place: str


_made: dict[int, _Made] = {}  # by a running number: an id() may come again
_number = itertools.count()
_popen_started: weakref.WeakKeyDictionary[subprocess.Popen[Any], str] = weakref.WeakKeyDictionary()
_popen_init = subprocess.Popen.__init__


def _place() -> str:
    """Say where our own code is, cheaply: the innermost frame that belongs to no library."""
    frame: Any = sys._getframe(2)
    nearest, found = frame, None
    while frame is not None and found is None:
        file = frame.f_code.co_filename
        if file != __file__ and "site-packages" not in file and "/lib/python" not in file:
            found = frame
        frame = frame.f_back
    found = found or nearest
    return f"{found.f_code.co_filename}:{found.f_lineno} in {found.f_code.co_name}"


def _popen_and_note(self: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
    _popen_init(self, *args, **kwargs)
    _popen_started[self] = _place()


def _watch_qt() -> None:
    """Note every thread and timer that is made from here on, once Qt is there.

    To look through all objects of the process instead costs a tenth of a second a test.
    """
    core = sys.modules.get("PySide6.QtCore")
    if core is None or getattr(core.QThread, "_suanli_watched", False):
        return

    def watch(kind: Any) -> None:
        init = kind.__init__

        def made_and_noted(self: Any, *args: Any, **kwargs: Any) -> None:
            init(self, *args, **kwargs)
            number = next(_number)
            _made[number] = _Made(weakref.ref(self, lambda _: _made.pop(number, None)), f"made at {_place()}")

        kind.__init__ = made_and_noted

    watch(core.QThread)
    watch(core.QTimer)
    start = core.QThread.start

    def start_and_note(self: Any, *args: Any) -> None:
        for made in list(_made.values()):
            if made.thing() is self:
                made.place = f"started at {_place()}"
        start(self, *args)

    core.QThread.start = start_and_note
    core.QThread._suanli_watched = True


def pytest_collection() -> None:
    """Watch before the first module of tests is imported."""
    _watch_qt()


# ---------------------------------------------------------------------------------------------------- what is running


def _qt_objects(core: Any) -> dict[int, tuple[Any, str]]:
    """All threads and timers that Python made or the application holds, and that still have a C++ side."""
    import shiboken6

    found = {}
    for number, made in list(_made.items()):
        thing = made.thing()
        if thing is not None and shiboken6.isValid(thing):
            found[number] = (thing, made.place)
    known = {id(thing) for thing, _ in found.values()}
    app = core.QCoreApplication.instance()
    if app is not None:
        for thing in (*app.findChildren(core.QThread), *app.findChildren(core.QTimer)):
            if id(thing) not in known:
                found[-id(thing)] = (thing, "made by Qt")
    return found


def _describe(thing: Any, place: str) -> str:
    parent = thing.parent()
    words = f"{type(thing).__name__} {thing.objectName()!r}"
    words += f" of {type(parent).__module__}.{type(parent).__name__}" if parent is not None else " without a parent"
    if hasattr(thing, "interval"):
        words += f", every {thing.interval()} ms"
    return f"{words}, {place}"


def _qt_running() -> dict[int, str]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return {}
    main = core.QThread.currentThread()
    running = {}
    for number, (thing, place) in _qt_objects(core).items():
        try:
            if isinstance(thing, core.QThread):
                on = thing is not main and thing.isRunning() and thing != main
            else:
                on = thing.isActive()
            if on:
                running[number] = _describe(thing, place)
        except RuntimeError:  # its C++ side has just been deleted
            continue
    return running


def _children() -> dict[str, str]:
    children = {f"process {p.pid}": f"process {p.pid} ({p.name})" for p in multiprocessing.active_children()}
    for process, place in list(_popen_started.items()):
        if process.returncode is None and process.poll() is None:
            children[f"process {process.pid}"] = f"process {process.pid} ({process.args!r}), started at {place}"
    return children


def _threads() -> dict[str, str]:
    return {
        f"thread {t.ident}": f"thread {t.name!r}"
        for t in threading.enumerate()
        if t.ident is not None and t is not threading.main_thread() and not t.daemon
    }


def _let_go() -> None:
    """Give objects that were closed the chance to go: deferred deletions, then cycles."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
        core.QCoreApplication.processEvents()
    gc.collect()


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread, a timer or a child process behind."""
    subprocess.Popen.__init__ = _popen_and_note  # type: ignore[method-assign]
    _watch_qt()
    before: set[int | str] = _qt_running().keys() | _children().keys() | _threads().keys()
    yield
    end = time.monotonic() + PATIENCE_S
    while True:
        left: dict[int | str, str] = {**_qt_running(), **_children(), **_threads()}
        left = {key: words for key, words in left.items() if key not in before}
        if not left:
            return
        if time.monotonic() > end:
            break
        _let_go()
        time.sleep(0.02)
    pytest.fail("left running after the test:\n  " + "\n  ".join(sorted(left.values())), pytrace=False)


# ------------------------------------------------------------------------------------------------------ the command


@pytest.fixture
def suanli(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """The command, run in this process."""
    from commands import Command

    return Command(monkeypatch, capsys)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A plan that the tiny scenario can carry out, as a file."""
    from commands import PLAN

    path = tmp_path / "plan.jsonl"
    path.write_text("\n".join(json.dumps(d, ensure_ascii=False) for d in PLAN) + "\n\n", encoding="utf-8")
    return path
