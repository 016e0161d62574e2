"""What has been recorded: one row a week and node; branches share the rows of their common past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.record import Record
from sandbox.play.history import History
from sandbox.play.notices import Notice

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One recorded week: outcome measures, the digest after the step, and what happened."""

    record: Record
    digest: tuple[bytes, ...]
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class Recorder:
    """Rows by (node, week): the step made at that week in the node's own future."""

    rows: dict[tuple[int, int], Row] = field(default_factory=dict)

    def get(self, history: History, node: int, tick: int) -> Row | None:
        """Return the row of the step made at ``tick`` on the path to a node."""
        return self.rows.get((history.owner(node, tick), tick))

    def series(self, history: History, node: int, until: int | None = None) -> Array:
        """Return the national rows (weeks, indicators) of a branch as a read-only copy, from week 0."""
        table = np.array([row.record.national[0] for row in self._line(history, node, until)])
        if not table.size:
            table = np.zeros((0, 0))
        table.flags.writeable = False
        return table

    def chip_series(self, history: History, node: int) -> Array:
        """Return the rows of chips (weeks, columns, chips) of a branch as a read-only copy, from week 0."""
        table = np.array([row.record.chips[0] for row in self._line(history, node, None)])
        if not table.size:
            table = np.zeros((0, 0, 0))
        table.flags.writeable = False
        return table

    def notices(self, history: History, node: int, until: int) -> tuple[Notice, ...]:
        """Return what happened on a branch before a week, in order."""
        return tuple(notice for row in self._line(history, node, until) for notice in row.notices)

    def _line(self, history: History, node: int, until: int | None) -> Iterator[Row]:
        """Give the rows of a branch from week 0 up to a week, or to the first that is not recorded."""
        end = history.reach[node] if until is None else until
        owners = [(n.tick, n.id) for n in history.path(node)]
        position = 0
        for tick in range(end):
            while position + 1 < len(owners) and owners[position + 1][0] <= tick:
                position += 1
            row = self.rows.get((owners[position][1], tick))
            if row is None:
                return
            yield row

    def digests(self, history: History, node: int) -> list[tuple[bytes, ...]]:
        """Return the digests a sector of every step on the path to a node."""
        return [
            row.digest
            for tick in range(history.reach[node])
            if (row := self.rows.get((history.owner(node, tick), tick))) is not None
        ]
