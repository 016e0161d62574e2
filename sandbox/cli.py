"""How the ``suanli`` command begins and ends: one message a fault, and a status of docs/adr/0004.

Nothing here may take long to import: until ``main`` has begun, Ctrl-C is answered by Python, with a traceback.
"""

from __future__ import annotations

import io
import sys
from typing import NoReturn

from sandbox.commands.interrupts import STOPPED, end_at_once

CLOSED = 141  # what a shell says of a process that a closed pipe ended


def main() -> NoReturn:
    """Be the process of a command, from its beginning to its end."""
    end_at_once()  # before all else: to import the commands takes a second
    sys.exit(run())


def run() -> int:
    """Run the command line; return its exit status, with nothing left that Python would write at its end."""
    from sandbox.commands.messages import say, silence

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name need not be text, nor a console know Chinese
            stream.reconfigure(errors="backslashreplace")
    try:
        status = _ended()
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        status = STOPPED
        say("stopped")
    except BrokenPipeError:
        status = CLOSED
    except MemoryError:
        status = 2
        say("memory: there is too little of it for this. Close other programs, or ask for fewer workers or runs.")
    except OSError as error:
        status = 2
        say(f"{error.filename}: {error.strerror}" if error.filename else f"{error.strerror or error}")
    silence(sys.stdout)
    return status


def _ended() -> int:
    """Run the command and tell what it refuses: its exit status, or the interrupt or closed pipe that ended it."""
    from sandbox.commands.app import app
    from sandbox.commands.messages import tell
    from sandbox.errors import SandboxError

    try:
        app()
    except SystemExit as end:  # typer and rich make statuses of their own of these two
        if isinstance(end.__context__, BrokenPipeError):
            raise BrokenPipeError from end
        if end.code == STOPPED:
            raise KeyboardInterrupt from end
        return int(end.code or 0)
    except SandboxError as error:
        tell(error.issues)
        return error.status
    return 0
