"""The names of branches: those that the player gave, and those of branches without one."""

from __future__ import annotations

import sandbox
from ui.words.marks import translate


def name_of(given: str) -> str:
    """Return the name of a branch; those that the player has not named are named here."""
    if not given:
        return translate("Branch", "First branch")
    head, _, number = given.partition(" ")
    if head == "Branch" and number.isdigit():
        return translate("Branch", "Branch {number}").format(number=number)
    return given


def names(frame: sandbox.Frame) -> dict[int, str]:
    """Return the name of each branch of a frame by its node; two that would read the same are told apart."""
    parents = {node.id: node.parent for node in frame.nodes}
    found = {branch.node: name_of(branch.name) for branch in frame.branches}
    for branch in frame.branches:
        at = parents.get(branch.node)
        while at is not None:
            if found.get(at) == found[branch.node]:  # it goes without what was decided after it
                found[at] = translate("Branch", "{name}, undone").format(name=found[at])
            at = parents.get(at)
    seen: dict[str, int] = {}
    for node, name in found.items():
        seen[name] = seen.get(name, 0) + 1
        if seen[name] > 1:
            found[node] = f"{name} ({seen[name]})"
    return found
