"""What a word that nobody knows was probably meant to be: the end of many a sentence about a wrong file."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence

MOST_LISTED = 40


def close(name: str, known: Iterable[str]) -> str:
    """Return the known name that is nearest, or none."""
    return next(iter(difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)), "")


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known name is nearest, or which there are."""
    names = sorted(known)
    found = close(name, names)
    return f"did you mean '{found}'?" if found else f"known: {listed(names)}"


def listed(names: Sequence[str]) -> str:
    """Return names as words: all of a few, else the first of them and how to see the rest."""
    if len(names) <= MOST_LISTED:
        return ", ".join(names)
    return f"{', '.join(names[:12])} and {len(names) - 12} more; `suanli paths` lists all"
