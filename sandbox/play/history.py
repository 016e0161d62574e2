"""The tree of decisions: undo, redo, branches and scrubbing are moves in it; nothing is ever overwritten.

A node is one set of decisions taken together at one week; its own future is what happens after it without
further decisions. The head says where the player stands: a node, and a week on its path.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from sandbox.errors import Issue, Refused
from sandbox.scenario.decisions import Decision

LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Node:
    """Decisions taken together at a week, after those of ``parent``; the root and the start of a branch have none."""

    id: int
    parent: int | None
    tick: int
    decisions: tuple[Decision, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the player stands: the last node whose decisions hold, and the number of weeks made."""

    node: int
    tick: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of the tree from the root to a node that has a future of its own."""

    node: int
    name: str
    parent: int | None
    fork_tick: int
    reach: int
    is_current: bool


def _fitting(name: str) -> str:
    """Return a name as a save file can hold it: whole characters, not too many."""
    return name.encode("utf-8", "replace").decode("utf-8")[:LONGEST_NAME]


@dataclass(slots=True)
class History:
    """The tree, the head, and how far each node has been played; pure data."""

    nodes: list[Node] = field(default_factory=lambda: [Node(0, None, 0, (), "")])
    head: Head = Head(0, 0)
    reach: dict[int, int] = field(default_factory=lambda: {0: 0})
    visited: dict[int, int] = field(default_factory=dict)
    removed: set[int] = field(default_factory=set)
    ended: set[int] = field(default_factory=set)  # nodes whose own future was deleted, and that others follow from
    left: dict[int, int] = field(default_factory=dict, compare=False)  # the week at which a node was undone

    def node(self, node_id: int) -> Node:
        """Return a node; an unknown one is refused."""
        if not 0 <= node_id < len(self.nodes) or node_id in self.removed:
            raise Refused(
                Issue("history.no_node", "history", f"there is no node {node_id}.", "Choose one of the tree.")
            )
        return self.nodes[node_id]

    def path(self, node_id: int) -> list[Node]:
        """Return the nodes from the root to a node."""
        line = [self.node(node_id)]
        while line[-1].parent is not None:
            line.append(self.nodes[line[-1].parent])
        return line[::-1]

    def decisions_at(self, node_id: int, tick: int) -> tuple[Decision, ...]:
        """Return what is decided at a week on the path to a node."""
        return tuple(d for node in self.path(node_id) if node.tick == tick for d in node.decisions)

    def owner(self, node_id: int, tick: int) -> int:
        """Return the node on the path whose future the step made at ``tick`` belongs to."""
        return [node for node in self.path(node_id) if node.tick <= tick][-1].id

    def address(self, node_id: int, tick: int) -> tuple[int, int]:
        """Name the state before the step at ``tick``: the node whose future made it, and the week."""
        return (self.owner(node_id, tick - 1) if tick > 0 else 0, tick)

    def children(self, node_id: int) -> list[Node]:
        """Return the nodes that follow a node."""
        return [n for n in self.nodes if n.parent == node_id and n.id not in self.removed]

    def submit(self, decisions: Sequence[Decision], name: str | None = None) -> Node:
        """Add decisions at the head and move there.

        At the end of a branch the branch goes on under its name; earlier, a new branch begins and the old stays.
        """
        at, tick = self.base(self.head), self.head.tick
        forks = any(child.decisions for child in self.children(at.id)) or self.reach[at.id] > tick
        if name is None:
            name = self._new_name() if forks else at.name
        return self._grow(at, tuple(decisions), name)

    def branch(self, name: str) -> Node:
        """Begin a branch at the head, without a decision, and move there; the branch before it stays as it is."""
        return self._grow(self.base(self.head), (), name)

    def _grow(self, at: Node, decisions: tuple[Decision, ...], name: str) -> Node:
        node = Node(len(self.nodes), at.id, self.head.tick, decisions, _fitting(name))
        self.nodes.append(node)
        self.reach[node.id] = node.tick
        self.visited[at.id] = node.id
        self.head = Head(node.id, node.tick)
        return node

    def graft(self, after: int, theirs: Node, end: int, name: str) -> int:
        """Take in a node of another tree, played to week ``end``; return its number here. The head stays.

        Where the same was decided at the same week already, it is that node, which may now be played further.
        """
        alike = (n for n in self.children(after) if (n.tick, n.decisions) == (theirs.tick, theirs.decisions))
        found = next(alike, None)
        if found is None:
            found = Node(len(self.nodes), after, theirs.tick, theirs.decisions, _fitting(name))
            self.nodes.append(found)
            self.reach[found.id] = found.tick
        self.played(found.id, end)
        return found.id

    def played(self, node_id: int, end: int) -> None:
        """Note that a node has been played to a week."""
        if end > self.reach[node_id]:
            self.reach[node_id] = end
            self.ended.discard(node_id)

    def base(self, head: Head) -> Node:
        """Return the node on whose decisions new ones at the head would build.

        Scrubbed back before a node's own week, that is an earlier node of the path.
        """
        return next(n for n in reversed(self.path(head.node)) if n.tick <= head.tick)

    def _new_name(self) -> str:
        taken = {node.name for node in self.nodes}
        number = 2
        while f"Branch {number}" in taken:
            number += 1
        return f"Branch {number}"

    def can_undo(self) -> bool:
        """Whether the head has decisions to take back."""
        return self.base(self.head).parent is not None

    def undo(self) -> Head:
        """Move the head to before the decisions of its node; the node stays in the tree."""
        node = self.base(self.head)
        if node.parent is None:
            raise Refused(Issue("history.nothing_to_undo", "history", "there is no decision to undo."))
        self.visited[node.parent] = node.id
        self.left[node.id] = self.head.tick
        self.head = Head(node.parent, node.tick)
        return self.head

    def can_redo(self) -> bool:
        """Whether a decision was taken back here and can be put again."""
        child = self.visited.get(self.base(self.head).id)
        return child is not None and child not in self.removed

    def redo(self) -> Head:
        """Move the head to the child that was left last, at the week at which it was."""
        if not self.can_redo():
            raise Refused(Issue("history.nothing_to_redo", "history", "there is no decision to redo."))
        node = self.node(self.visited[self.base(self.head).id])
        self.head = Head(node.id, self.left.get(node.id, node.tick))
        return self.head

    def go_to(self, node_id: int, tick: int) -> Head:
        """Move the head to a week that has been played on the path to a node."""
        self.node(node_id)
        if not 0 <= tick <= self.reach[node_id]:
            message = f"week {tick} has not been played on this branch."
            raise Refused(Issue("history.not_played", "history", message, f"It reaches week {self.reach[node_id]}."))
        line = self.path(node_id)
        for before, after in itertools.pairwise(line):
            self.visited[before.id] = after.id
        self.head = Head(node_id, tick)
        return self.head

    def advanced(self) -> None:
        """Note that one more week was made at the head."""
        self.head = replace(self.head, tick=self.head.tick + 1)
        if self.head.tick > self.reach[self.head.node]:
            self.reached(self.head.node)

    def reached(self, node_id: int) -> None:
        """Note that one more week was made at the end of a branch."""
        self.reach[node_id] += 1
        self.ended.discard(node_id)

    def rename(self, node_id: int, name: str) -> None:
        """Give a branch's line another name, from its last fork on."""
        old, line, name = self.node(node_id).name, self.path(node_id), _fitting(name)
        for node in reversed(line):
            if node.name != old:
                break
            self.nodes[node.id] = replace(node, name=name)

    def delete(self, node_id: int, followers: bool = False) -> None:
        """Remove a branch: what it has for itself, or with ``followers`` every branch too that begins on it.

        Others stand as they were; a head that stood on what goes moves to the nearest branch that stays.
        """
        node, lines = self.node(node_id), self.branches()
        if node_id not in {line.node for line in lines}:
            message = f"'{node.name or 'the first branch'}' has branches that follow from it."
            raise Refused(Issue("history.has_children", "history", message, "Delete those first."))
        if len(lines) == 1:
            message = f"'{node.name or 'the first branch'}' is the only branch."
            raise Refused(Issue("history.only_branch", "history", message, "Begin another one first."))
        before = {line.node for line in self._lines()}
        gone = set(deleted_nodes(self._standing(), lines, node_id, followers))
        left, fork = node_id, self.reach[node_id]
        if gone:
            first = self.nodes[min(gone)]  # parents come before their children
            left, fork = first.parent or 0, first.tick
        while left in self.ended and left and all(child.id in gone for child in self.children(left)):
            gone.add(left)
            left = self.nodes[left].parent or 0
        self._forget(gone)
        children = self.children(left)
        if not children:
            self.ended.discard(left)
        elif not gone or left in self.ended or (left not in before and self.nodes[left].name == node.name):
            self.reach[left] = max(child.tick for child in children)
            self.ended.add(left)
        if self.head.node in self.removed or (self.head.node == left and left in self.ended):
            self._stand_near(left, fork)

    def _forget(self, gone: Set[int]) -> None:
        """Take nodes out of the tree; what is left of them is their numbers, as nodes are named by their place."""
        self.removed |= gone
        for node_id in gone:
            self.nodes[node_id], self.reach[node_id] = Node(node_id, 0, 0, (), ""), 0
        self.visited = {k: child for k, child in self.visited.items() if not {k, child} & gone}
        self.ended -= gone

    def _stand_near(self, left: int, fork: int) -> None:
        """Move the head to the branch that passes a node and is most like it, no later than a week."""
        passing = [line for line in self._lines() if any(n.id == left for n in self.path(line.node))]
        name = self.nodes[left].name
        nearest = min(passing, key=lambda line: (line.node != left, line.name != name, line.node))
        self.head = Head(nearest.node, min(fork, nearest.reach))

    def branches(self) -> tuple[Branch, ...]:
        """Return the lines of the tree: leaves, nodes played on past all their children, and that of the head."""
        return self._lines(self.head.node)

    def _standing(self) -> list[Node]:
        return [node for node in self.nodes if node.id not in self.removed]

    def _lines(self, also: int | None = None) -> tuple[Branch, ...]:
        found = []
        last_child: dict[int, int] = {}
        for node in self._standing():
            if node.parent is not None and node.decisions:  # a branch without decisions takes nothing over
                last_child[node.parent] = max(node.tick, last_child.get(node.parent, node.tick))
        for node in self._standing():
            on_its_own = node.id not in last_child or self.reach[node.id] > last_child[node.id]
            if (on_its_own and node.id not in self.ended) or node.id == also:
                found.append(
                    Branch(node.id, node.name, node.parent, node.tick, self.reach[node.id], node.id == self.head.node)
                )
        return tuple(found)


def deleted_nodes(nodes: Sequence[Node], branches: Sequence[Branch], end: int, followers: bool) -> frozenset[int]:
    """Return the nodes that go when a branch is deleted: those that no other has; none where others begin on its end.

    With ``followers`` the whole subtree goes that begins where the branch left the one before it.
    """
    of, ends = {node.id: node for node in nodes}, {branch.node for branch in branches}

    def above(top: int) -> int | None:
        """Return the node before, if the same branch made it and has no end there; never the root."""
        parent = of[top].parent
        same = parent and parent not in ends and of[parent].name == of[end].name
        return parent if same else None

    top = end
    while followers and (parent := above(top)) is not None:
        top = parent
    gone = {top}
    for node in nodes:  # parents come before their children
        if node.parent in gone:
            gone.add(node.id)
    if end == 0 or (len(gone) > 1 and not followers):
        return frozenset()
    while (parent := above(top)) is not None and all(n.id in gone for n in nodes if n.parent == parent):
        gone.add(parent)
        top = parent
    return frozenset(gone)
