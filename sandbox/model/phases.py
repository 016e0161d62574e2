"""The numbers of a week in the order in which they are made, each with a digest: what tells where two weeks part.

The first digest that differs names its origin: whatever is made before it is alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, Final

import numpy as np

from sandbox.model.state import Orders, State
from sandbox.model.step import Model, chance, worked_out

Part = tuple[str, str]  # a phase, and the name of a number in it
Digests = Mapping[Part, bytes]
BYTES: Final = 8

# Phases before the equations, of which each sector is one, and the stocks of each sector after them.
PARAMETERS, RULES, ORDERS, CHANCE = "parameters", "rules", "orders", "chance"
STOCKS: Final = {f.name: f"stocks of {f.metadata['sector']}" for f in fields(State) if f.metadata}


def settled(model: Model) -> Digests:
    """Return the digests of what does not change from week to week."""
    return {(PARAMETERS, name): _digest(value) for name, value in model.params.items()}


def stocks(state: State) -> Digests:
    """Return the digests of every stock, under the sector whose it is."""
    return {(phase, name): _digest(getattr(state, name)) for name, phase in STOCKS.items()}


def phases(model: Model, state: State, orders: Orders) -> tuple[State, Digests]:
    """Make one week; return the state after it, and a digest of every number that it has, as they are made."""
    after, names, verdict = worked_out(model, state, orders)
    sector_of = {name: eq.sector for eq in model.equations for name in eq.gives}
    drawn = chance(model.axes, model.noise, state.tick)
    digests: dict[Part, bytes] = {(RULES, f.name): _digest(getattr(verdict, f.name)) for f in fields(verdict)}
    for part, value in _numbers(names, model, sector_of, drawn):
        digests[part] = _digest(value)
    return after, {**digests, **stocks(after)}


def _numbers(
    names: Mapping[str, Any], model: Model, sector_of: Mapping[str, str], drawn: Mapping[str, Any]
) -> Iterator[tuple[Part, Any]]:
    """Give what the orders left, what was drawn, and what the equations gave, by phase and name."""
    begun = [name for name in names if name not in sector_of and name not in model.params]
    for name in begun:
        if name not in drawn:
            yield (ORDERS, name), names[name]
    for name in drawn:
        yield (CHANCE, name), names[name]
    for name, sector in sector_of.items():
        yield (sector, name), names[name]


def _digest(value: Any) -> bytes:
    """Eight bytes over type, shape and every bit of an array; over the words of what is none."""
    if not isinstance(value, np.ndarray):
        return hashlib.sha256(repr(value).encode()).digest()[:BYTES]
    hashed = hashlib.sha256(f"{value.dtype.str} {value.shape} ".encode())
    hashed.update(np.ascontiguousarray(value).data)
    return hashed.digest()[:BYTES]


def first_apart(a: Digests, b: Digests) -> tuple[str, tuple[str, ...]] | None:
    """Return the first phase in which two makings of a week differ and what differs in it, in causal order.

    What only one of them has is no difference: another version of the engine may have other numbers.
    """
    differing = [part for part, digest in a.items() if b.get(part, digest) != digest]
    if not differing:
        return None
    phase = differing[0][0]
    return phase, tuple(name for where, name in differing if where == phase)
