"""What every test gets: no screen, folders of its own, and a look at what it left running."""

from __future__ import annotations

import atexit
import gc
import multiprocessing
import os
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

import pytest

# Before anything imports Qt or the engine, or asks for a user's folders.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="suanli-tests-", ignore_cleanup_errors=True)
atexit.register(_HOME.cleanup)
for _kind in ("CONFIG", "DATA", "CACHE", "STATE"):
    _folder = os.path.join(_HOME.name, _kind.lower())
    os.makedirs(_folder, mode=0o700)
    os.environ[f"XDG_{_kind}_HOME"] = _folder

PATIENCE_S = 2.0

# ------------------------------------------------------------------------------------------ where things were started

_started: dict[int, str] = {}  # by id(): Qt objects are not always hashable by identity
_popen_started: WeakKeyDictionary[subprocess.Popen[Any], str] = WeakKeyDictionary()
_popen_init = subprocess.Popen.__init__


def _place() -> str:
    frames = [f for f in traceback.extract_stack()[:-2] if f.filename != __file__]
    ours = [f for f in frames if "site-packages" not in f.filename and "/lib/python" not in f.filename]
    frame = (ours or frames)[-1]
    return f"{frame.filename}:{frame.lineno} in {frame.name}"


def _popen_and_note(self: subprocess.Popen[Any], *args: Any, **kwargs: Any) -> None:
    _popen_init(self, *args, **kwargs)
    _popen_started[self] = _place()


def _watch_threads() -> None:
    """Note where a QThread is started, once Qt is there."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None or getattr(core.QThread, "_suanli_watched", False):
        return
    start = core.QThread.start

    def start_and_note(self: Any, *args: Any) -> None:
        _started[id(self)] = _place()
        start(self, *args)

    try:
        core.QThread.start = start_and_note
        core.QThread._suanli_watched = True
    except (AttributeError, TypeError):  # a binding that does not let itself be changed: names only
        pass


# ---------------------------------------------------------------------------------------------------- what is running


def _qt_objects(core: Any) -> list[Any]:
    """All threads and timers that Python or the application can see and that still have a C++ side."""
    import shiboken6

    kinds = (core.QThread, core.QTimer)
    is_kind: dict[type, bool] = {}
    found = {}
    for thing in gc.get_objects():
        kind = type(thing)  # never isinstance(): it would ask proxies and half-made objects for their class
        if kind not in is_kind:
            is_kind[kind] = any(base in kinds for base in kind.__mro__)
        if is_kind[kind] and shiboken6.isValid(thing):
            found[id(thing)] = thing
    app = core.QCoreApplication.instance()
    if app is not None:
        for kind in (core.QThread, core.QTimer):
            found.update({id(thing): thing for thing in app.findChildren(kind)})
    return list(found.values())


def _describe(thing: Any) -> str:
    parent = thing.parent()
    words = f"{type(thing).__name__} {thing.objectName()!r}"
    words += f" of {type(parent).__module__}.{type(parent).__name__}" if parent is not None else " without a parent"
    if hasattr(thing, "interval"):
        words += f", every {thing.interval()} ms"
    if id(thing) in _started:
        words += f", started at {_started[id(thing)]}"
    return words


def _qt_running() -> dict[int, str]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return {}
    main = core.QThread.currentThread()
    running = {}
    for thing in _qt_objects(core):
        try:
            if isinstance(thing, core.QThread):
                on = thing is not main and thing.isRunning() and thing != main
            else:
                on = thing.isActive()
            if on:
                running[id(thing)] = _describe(thing)
        except RuntimeError:  # its C++ side has just been deleted
            continue
    return running


def _children() -> dict[int, str]:
    children = {p.pid: f"process {p.pid} ({p.name})" for p in multiprocessing.active_children() if p.pid is not None}
    for process, place in list(_popen_started.items()):
        if process.returncode is None and process.poll() is None:
            children[process.pid] = f"process {process.pid} ({process.args!r}), started at {place}"
    return children


def _threads() -> dict[int, str]:
    return {
        t.ident: f"thread {t.name!r}"
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


@pytest.fixture(autouse=True, scope="session")
def exact_kernels() -> None:
    """Settle the default arithmetic, so that no test can choose another for the whole process."""
    from sandbox.model import kernels

    kernels.choose("exact")


@pytest.fixture(autouse=True)
def nothing_left_running() -> Iterator[None]:
    """Fail a test that leaves a thread, a timer or a child process behind."""
    subprocess.Popen.__init__ = _popen_and_note  # type: ignore[method-assign]
    _watch_threads()
    before = _qt_running().keys() | _children().keys() | _threads().keys()
    yield
    end = time.monotonic() + PATIENCE_S
    while True:
        left = {**_qt_running(), **_children(), **_threads()}
        left = {key: words for key, words in left.items() if key not in before}
        if not left:
            return
        if time.monotonic() > end:
            break
        _let_go()
        time.sleep(0.02)
    pytest.fail("left running after the test:\n  " + "\n  ".join(sorted(left.values())), pytrace=False)
