"""Rival theories of an ensemble: which are mixed, and how runs are shared out among them."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Final

from sandbox.errors import Issue, Unreadable
from sandbox.model.step import THEORIES
from sandbox.scenario import spelling

Chosen = Mapping[str, tuple[str, ...]]  # some theories of some kinds

BOOM: Final = "boom"  # the kind whose theories have fits of their own
MIXED: Final = (BOOM, "rebound", "resale")  # what --theory-mix crosses: the kinds that the record leaves open
EXAMPLE: Final = "Example: --theories boom=push,herd --theories resale=posted,inventory"


def mix() -> Chosen:
    """Return all theories of the kinds that a mix crosses."""
    return {kind: tuple(THEORIES[kind]) for kind in MIXED}


def read(texts: Sequence[str], option: str = "--theories") -> Chosen:
    """Read ``KIND=NAME,NAME``, one text a kind; names alone are theories of the boom."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        kind, _, listed = text.partition("=") if "=" in text else (BOOM, "", text)
        kind = kind.strip()
        if kind not in THEORIES:
            message = f"names '{kind}', which is no kind of theory;"
            raise _refused(option, message, spelling.nearest(kind, THEORIES))
        if kind in found:
            raise _refused(option, f"names {kind} twice.", f"Put its theories behind one sign. {EXAMPLE}")
        names = tuple(dict.fromkeys(name.strip() for name in listed.split(",")))
        for name in names:
            _known(kind, name, option)
        found[kind] = names
    return {kind: found[kind] for kind in THEORIES if kind in found}


def _known(kind: str, name: str, option: str) -> None:
    names = tuple(THEORIES[kind])
    if name in names:
        return
    message = f"names '{name}', which is no theory of {kind}; expected one or more of {', '.join(names)}."
    owner = next((other for other, known in THEORIES.items() if name in known), "")
    near = spelling.close(name, names)
    remedy = f"Did you mean '{near}'?" if near else EXAMPLE
    raise _refused(option, message, f"It is one of {owner}: {option} {owner}={name}" if owner else remedy)


def _refused(option: str, message: str, remedy: str) -> Unreadable:
    return Unreadable(Issue("option.theories", option, message, remedy))


def crossed(chosen: Chosen) -> tuple[dict[str, str], ...]:
    """Return every combination of one theory of each kind, the last kind changing fastest; of no kinds none."""
    if not chosen:
        return ()
    return tuple(dict(zip(chosen, names, strict=True)) for names in itertools.product(*chosen.values()))


def runs_of_each(runs: int, members: int) -> int:
    """Share runs out over members: each has as many as any other, so that what is asked for is reached or passed."""
    return -(-runs // members)
