"""The tree of decisions as ``history.json`` of a capsule: writing it, and reading one that anybody may have written."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sandbox.play.history import Head, History, Node
from sandbox.scenario.decisions import Decision, Tick
from sandbox.scenario.files import validated
from sandbox.scenario.reading import parse_json

MOST_NODES = 20_000
NodeNumber = Annotated[int, Field(ge=0, lt=MOST_NODES, strict=True)]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True)


class NodeRow(_Row):
    """A node of the tree: what it follows, from which week to which, and what was decided at its start."""

    id: NodeNumber
    parent: NodeNumber | None
    tick: Tick
    name: Annotated[str, Field(max_length=64)]
    reach: Tick
    removed: Annotated[bool, Field(strict=True)]
    ended: Annotated[bool, Field(strict=True)] = False
    decisions: list[Decision]


class HeadRow(_Row):
    """Where the player stands."""

    node: NodeNumber
    tick: Tick


class HistoryFile(_Row):
    """The whole file; ``visited`` names the branch that redo follows at a node."""

    head: HeadRow
    visited: dict[str, NodeNumber]
    nodes: Annotated[list[NodeRow], Field(min_length=1, max_length=MOST_NODES)]


def history_text(history: History) -> str:
    """Return the tree as JSON."""
    rows = [
        NodeRow.model_construct(
            id=node.id,
            parent=node.parent,
            tick=node.tick,
            name=node.name,
            reach=history.reach[node.id],
            removed=node.id in history.removed,
            ended=node.id in history.ended,
            decisions=list(node.decisions),
        )
        for node in history.nodes
    ]
    head = HeadRow(node=history.head.node, tick=history.head.tick)
    visited = {str(k): v for k, v in sorted(history.visited.items())}
    return HistoryFile.model_construct(head=head, visited=visited, nodes=rows).model_dump_json()


def history_of(raw: bytes, name: str) -> History:
    """Read a tree; raises ``ScenarioError`` for what is no such file and ``ValueError`` for a tree that cannot be."""
    file: HistoryFile = validated(HistoryFile, parse_json(raw, name), name, "decisions")
    nodes: list[Node] = []
    for i, row in enumerate(file.nodes):
        if row.id != i or (row.parent is None) != (i == 0) or (row.parent is not None and row.parent >= i):
            raise ValueError(f"node {i} has id {row.id} and parent {row.parent}")
        if any(d.tick != row.tick for d in row.decisions) or (
            row.parent is not None and row.tick < nodes[row.parent].tick
        ):
            raise ValueError(f"node {i} has decisions of another week")
        if row.parent is None and row.tick != 0:
            raise ValueError(f"the first node stands at week {row.tick}")
        nodes.append(Node(i, row.parent, row.tick, tuple(row.decisions), row.name))
    reach = {row.id: row.reach for row in file.nodes}
    removed = {row.id for row in file.nodes if row.removed}
    ended = {row.id for row in file.nodes if row.ended}
    visited = _visited(file.visited, nodes)
    followed = {node.parent for node in nodes if node.id not in removed}
    lost = removed & (followed | {0})
    if lost:
        raise ValueError(f"node {min(lost)} is deleted, and others follow it")
    if ended - followed - removed:
        raise ValueError(f"node {min(ended - followed - removed)} has no future, and none follows it")
    for node in nodes:
        if node.parent is not None and reach[node.parent] < node.tick:
            raise ValueError(f"node {node.id} follows week {node.tick}, which node {node.parent} does not reach")
    head = Head(file.head.node, file.head.tick)
    if head.node >= len(nodes) or head.node in removed:
        raise ValueError(f"the head stands at node {head.node}, which is not there")
    if head.tick > reach[head.node]:
        raise ValueError(f"the head stands at week {head.tick}, played to {reach[head.node]}")
    return History(nodes, head, reach, visited, removed, ended)


def _visited(rows: dict[str, int], nodes: list[Node]) -> dict[int, int]:
    for text, child in rows.items():
        if not text.isdecimal() or child >= len(nodes) or str(nodes[child].parent) != text:
            raise ValueError(f"node {child} does not follow node {text[:20]}")
    return {int(text): child for text, child in rows.items()}
