"""Ctrl-C: it ends the process where it stands, but for what must be put in order first.

An exception would come out anywhere, with a traceback, or not at all: libraries that are being imported, and those that
call Python from C, lose some. Nothing here takes long to import.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from collections.abc import Iterator

STOPPED = 130  # what a shell says of a process that an interrupt ended


def end_at_once() -> None:
    """Let an interrupt end the process with one line, unless whoever started it wants none to do so."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _leave)


def _leave(*_: object) -> None:
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            os.write(2, b"stopped\n")
    os._exit(STOPPED)


@contextlib.contextmanager
def tidied() -> Iterator[None]:
    """Make an interrupt an exception within: a file half written, a line half drawn or a child is seen to."""
    if signal.getsignal(signal.SIGINT) is not _leave:
        yield
        return
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, _leave)
