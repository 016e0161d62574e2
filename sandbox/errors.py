"""What can go wrong for a reason that a person can mend: issues, and the exceptions that carry them."""

from __future__ import annotations

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
        return printable(f"{head} {self.remedy}".rstrip())


def printable(text: str) -> str:
    """Return a text as one line that no terminal obeys: a file's words may hold control characters."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)


class SandboxError(Exception):
    """Expected trouble: carries every issue found, so that an author sees them all at once."""

    def __init__(self, issues: Sequence[Issue] | Issue) -> None:
        self.issues: tuple[Issue, ...] = (issues,) if isinstance(issues, Issue) else tuple(issues)
        super().__init__("\n".join(str(issue) for issue in self.issues))


class ScenarioError(SandboxError):
    """A scenario, a decision list or a ``--set`` path that cannot be used."""


class CapsuleError(SandboxError):
    """A save file that cannot be opened: newer, damaged, or not ours."""


class Refused(SandboxError):
    """A decision that the rules do not allow at this moment."""
