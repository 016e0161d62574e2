"""Runs that a method asks for: blocks of points, each a number of chance and a value for every parameter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sandbox.study.ensembles.ensemble import Member, make
from sandbox.study.ensembles.pool import Engine

Array = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Design:
    """Points of some blocks: numbers of chance (blocks, points), and parameters (blocks, points) by name."""

    numbers: Array
    varied: Mapping[str, Array]

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return int(self.numbers.shape[0])

    def after(self, blocks: int) -> Design:
        """Return the blocks after the first ones."""
        return Design(self.numbers[blocks:], {name: values[blocks:] for name, values in self.varied.items()})


class Made(NamedTuple):
    """What came of a design.

    ``values`` (blocks, points) are the first outcome measure that the member keeps, in the first week that it keeps;
    ``whole`` (blocks,) says which blocks were made; in ``refused`` runs the rules refuse a decision; ``stopped``:
    an interrupt left some unmade.
    """

    values: Array
    whole: Array
    refused: int
    stopped: bool


def outcomes(
    member: Member, design: Design, size: int, engine: Engine, tell: Callable[[int], None] = lambda made: None
) -> Made:
    """Make the runs of a design, ``size`` of them side by side."""
    numbers = design.numbers.reshape(-1)
    varied = {name: values.reshape(-1) for name, values in design.varied.items()}
    cuts = [slice(begin, begin + size) for begin in range(0, numbers.size, size)]
    work = [(numbers[cut], {name: values[cut] for name, values in varied.items()}) for cut in cuts]
    values, made = np.full(numbers.size, np.nan), np.zeros(numbers.size, dtype=bool)
    stopped, refused = False, 0
    try:
        for place, (found, without) in engine(partial(_piece, member), work):
            values[cuts[place]], made[cuts[place]] = found, True
            refused += without
            tell(int(np.count_nonzero(made)))
    except KeyboardInterrupt:
        stopped = not bool(made.all())
    shape = design.numbers.shape
    return Made(values.reshape(shape), np.logical_and.reduce(made.reshape(shape), axis=1), refused, stopped)


def _piece(member: Member, points: tuple[Array, Mapping[str, Array]]) -> tuple[Array, int]:
    """Outcomes of some points (R,), and in how many of them the rules refuse a decision."""
    numbers, varied = points
    made = make(member, [int(number) for number in numbers], varied)
    return made.values[0, 0], int(np.count_nonzero(made.refused))
