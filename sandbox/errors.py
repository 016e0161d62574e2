"""What can go wrong for a reason that a person can mend: issues, and the exceptions that carry them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Issue:
    """One thing that is wrong, where it is, and what to do about it.

    ``code`` is stable and untranslated (the window holds the sentences); ``params`` fills its placeholders.
    ``message`` and ``remedy`` are plain English for the command line.
    """

    code: str
    where: str
    message: str
    remedy: str = ""
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return one line: where, what, and what to do."""
        head = f"{self.where}: {self.message}" if self.where else self.message
        return written_out(f"{head} {self.remedy}".rstrip())


def written_out(text: str, kept: str = "") -> str:
    """Return a text of which a terminal obeys and hides nothing: a file's words may hold control characters.

    Whatever is not printed as it is, line ends too, is written as JSON writes it; ``kept`` are characters that stay.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in kept else json.dumps(c)[1:-1] for c in text)


class SandboxError(Exception):
    """Expected trouble: carries every issue found, so that an author sees them all at once.

    ``status`` is what a command ends with that meets it: 1 when all was read and the answer is no, 2 when it was
    asked in a wrong way or a file could not be read or written.
    """

    status = 1

    def __init__(self, issues: Sequence[Issue] | Issue) -> None:
        self.issues: tuple[Issue, ...] = (issues,) if isinstance(issues, Issue) else tuple(issues)
        super().__init__("\n".join(str(issue) for issue in self.issues))


class ScenarioError(SandboxError):
    """A scenario, a decision list or a ``--set`` path that cannot be used."""


class Unreadable(ScenarioError):
    """An option that makes no sense, or a file that cannot be read at all, as against one that is found wrong."""

    status = 2


class TableError(SandboxError):
    """A table of the program itself that cannot be used, as somebody edited it or it is damaged."""

    status = 2


class CapsuleError(SandboxError):
    """A save file that cannot be opened or written: newer, damaged, or not ours."""

    status = 2


class Differs(CapsuleError):
    """A save file that is whole, and whose decisions give another game here."""

    status = 1


class Refused(SandboxError):
    """A decision that the rules do not allow at this moment."""
