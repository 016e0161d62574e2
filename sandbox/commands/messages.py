"""Where words go: results to standard output, messages to standard error."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console

from sandbox.errors import Issue, Unreadable, written_out

console = Console(stderr=True)  # for what moves; words are printed as they are
SPACES = "\t\u00a0\u3000"  # what a terminal shows as it is, though Python does not call it printable


def lines(text: str) -> str:
    """Return lines of which a terminal obeys and hides nothing but their ends."""
    return "\n".join(written_out(line, SPACES) for line in text.split("\n"))


def say(text: str) -> None:
    """Print a message to a person; where nobody can read it, the exit status says the most of it."""
    if sys.stderr is not None:
        try:
            print(lines(text), file=sys.stderr, flush=True)
        except OSError:
            silence(sys.stderr)


def tell(issues: Iterable[Issue], indent: str = "") -> None:
    """Print issues, one a line."""
    for issue in issues:
        say(f"{indent}{issue}")


def show(text: str) -> None:
    """Print a result at once, so that a full disk is heard of here and not when Python ends."""
    if sys.stdout is None:  # closed before the program began
        raise Unreadable(Issue("option.output", "standard output", "is closed.", "Send it somewhere."))
    try:
        print(lines(text), flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        silence(sys.stdout)
        message = f"cannot be written: {error.strerror or error}."
        raise Unreadable(Issue("option.output", "standard output", message, "Send it elsewhere.")) from error


def silence(stream: TextIO | None) -> None:
    """Let what a stream still holds go nowhere: Python flushes it at its end, and would complain of a closed pipe."""
    if stream is None:
        return
    with contextlib.suppress(io.UnsupportedOperation):  # there is no file behind it
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
