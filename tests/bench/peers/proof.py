"""Which programs there are, and the proof that each gives the numbers of plain Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module, metadata
from typing import Any, Protocol

import numpy as np

from sandbox.study.timing.frozen_tick import FrozenTick

from .plain import PlainTick

AGREE = 1e-9  # largest difference of a stock's numbers over the largest of them
SAME = 40  # sites


class Peer(Protocol):
    """The frozen tick in some program's hands."""

    def step(self) -> None:
        """Make a week."""

    def stocks(self) -> Mapping[str, Any]:
        """All stocks of run 0, without the run axis."""


class OwnTick:
    """Our own form, one run."""

    def __init__(self, sites: int) -> None:
        self.tick = FrozenTick(sites)
        self.step = self.tick.step

    def stocks(self) -> Mapping[str, Any]:
        return {name: values[0] for name, values in self.tick.stocks.items()}


@dataclass(frozen=True)
class Program:
    """A peer: what it is called, the package that it needs, and where its form stands."""

    name: str
    package: str
    module: str
    form: str

    @property
    def version(self) -> str | None:
        """Version of the package; None where it is not installed."""
        try:
            return metadata.version(self.package)
        except metadata.PackageNotFoundError:
            return None

    def make(self, sites: int) -> Peer:
        """Return its tick at week 0."""
        return getattr(import_module(f".{self.module}", __package__), self.form)(sites)


PROGRAMS = (
    Program("Mesa", "mesa", "with_mesa", "MesaTick"),
    Program("Mesa, numpy inside", "mesa", "with_mesa_numpy", "MesaNumpyTick"),
    Program("AgentPy", "agentpy", "with_agentpy", "AgentPyTick"),
    Program("simpy", "simpy", "with_simpy", "SimpyTick"),
    Program("PySD", "pysd", "with_pysd", "PysdTick"),
    Program("Gymnasium Env", "gymnasium", "with_gymnasium", "GymnasiumTick"),
    Program("Gymnasium SyncVectorEnv", "gymnasium", "with_gymnasium", "GymnasiumVector"),
    Program("numba", "numba", "with_numba", "NumbaTick"),
)


def apart(mine: Mapping[str, Any], others: Mapping[str, Any]) -> float:
    """Largest difference of any stock's numbers, over the largest of that stock."""
    found = 0.0
    for name, values in others.items():
        expected = np.asarray(values, dtype=float)
        got = np.asarray(mine[name], dtype=float)
        if got.shape != expected.shape:
            raise ValueError(f"{name}: shape {got.shape}; expected {expected.shape}")
        found = max(found, float(np.abs(got - expected).max() / max(np.abs(expected).max(), 1e-300)))
    return found


def furthest(peer: Peer, weeks: int, sites: int = SAME, every: int = 13) -> float:
    """Make so many weeks beside plain Python; return the largest difference that was seen, every quarter and last."""
    plain, found = PlainTick(sites), 0.0
    run: Callable[[int], None] | None = getattr(peer, "run", None)  # PySD makes many weeks at a call
    for begin in range(0, weeks, every):
        part = min(every, weeks - begin)
        for _ in range(part):
            plain.step()
            if run is None:
                peer.step()
        if run is not None:
            run(part)
        found = max(found, apart(peer.stocks(), plain.stocks()))
    return found
