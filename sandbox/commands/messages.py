"""Where words go: results to standard output, messages to standard error."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console

from sandbox.errors import Issue, Unreadable

console = Console(stderr=True)  # for what moves; words are printed as they are
# What a terminal obeys instead of showing it: a name in somebody's file may hold such characters.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def written_out(text: str) -> str:
    """Return lines with control and direction characters written out, as JSON writes them; all else stays."""
    return OBEYED.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def say(text: str) -> None:
    """Print a message to a person; where nobody can read it, the exit status says the most of it."""
    if sys.stderr is not None:
        try:
            print(written_out(text), file=sys.stderr, flush=True)
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
        print(written_out(text), flush=True)
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
