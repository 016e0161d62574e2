"""Sums of products along named axes, added one after the other, with the same bits on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Final

import numpy as np

from sandbox.model.kernels.floats import (
    ZERO,
    Floats,
)

_LARGE: Final = 524288  # products held at once; of more they are added block after block, in the same order


@dataclass(frozen=True, slots=True)
class _Plan:
    """How to lay both arguments out as (summed axes, axes of the result), with the sizes of both groups."""

    a_axes: tuple[int, ...]
    a_index: tuple[slice | None, ...]
    b_axes: tuple[int, ...]
    b_index: tuple[slice | None, ...]
    summed: tuple[int, ...]
    kept: tuple[int, ...]


@lru_cache(maxsize=256)
def _plan(subscripts: str, a_shape: tuple[int, ...], b_shape: tuple[int, ...]) -> _Plan:
    """Read the subscripts; everything wrong with them or with the shapes is found here."""
    arguments, arrow, kept = subscripts.replace(" ", "").partition("->")
    a, comma, b = arguments.partition(",")
    plain = all(len(set(word)) == len(word) and (word + "a").isalpha() for word in (a, b, kept))
    if not (arrow and comma and plain):
        raise ValueError(f"contract: {subscripts!r} must read like 'ab,bc->ac', each letter once an array.")
    if not set(kept) <= set(a + b):
        raise ValueError(f"contract: the result of {subscripts!r} has a letter that no argument has.")
    if (len(a), len(b)) != (len(a_shape), len(b_shape)):
        raise ValueError(f"contract: {subscripts!r} does not fit shapes {a_shape} and {b_shape}.")
    sizes = dict(zip(a + b, a_shape + b_shape, strict=True))
    alike = {letter for letter, size in zip(a, a_shape, strict=True) if size == 1 and letter in kept}
    if any(sizes[letter] != size and letter not in alike for letter, size in zip(a, a_shape, strict=True)):
        raise ValueError(f"contract: {subscripts!r} wants equal sizes; got {a_shape} and {b_shape}.")
    summed = "".join(dict.fromkeys(letter for letter in a + b if letter not in kept))
    summed = "".join(sorted(summed, key=lambda letter: sizes[letter] > 1))  # an axis of one is no axis to add along
    order = summed + kept

    def axes(word: str) -> tuple[int, ...]:
        return tuple(word.index(letter) for letter in order if letter in word)

    def index(word: str) -> tuple[slice | None, ...]:
        return tuple(slice(None) if letter in word else None for letter in order)

    return _Plan(axes(a), index(a), axes(b), index(b), tuple(sizes[x] for x in summed), tuple(sizes[x] for x in kept))


def contract(subscripts: str, a: Floats, b: Floats) -> Floats:
    """Multiply two arrays and sum over the axes that the result lacks.

    The products of each result are added one after the other, the last summed axis fastest.

    Parameters
    ----------
    subscripts : str
        As for ``numpy.einsum`` with an explicit result, e.g. ``"wnrj,Rwnj->Rwr"``: each letter at most once
        an array, every letter of the result in an argument, no ellipsis.
    a, b : arrays
        Equal sizes where letters are equal, or 1 in ``a`` along an axis of the result: it serves all of it. ``a`` may
        be whole numbers.

    Returns
    -------
    array with the axes after ``->``
    """
    a, b = np.asarray(a), np.asarray(b, dtype=np.float64)
    plan = _plan(subscripts, a.shape, b.shape)
    a = a.transpose(plan.a_axes)[plan.a_index]
    b = b.transpose(plan.b_axes)[plan.b_index]
    terms, size = prod(plan.summed), prod(plan.kept)
    if terms * size > _LARGE and size > 1:
        return _in_blocks(a, b, plan)
    products = np.multiply(a, b, out=np.empty(plan.summed + plan.kept)).reshape(terms, size)
    if terms and size == 1:  # numpy would add a single column pairwise
        sums: Floats = np.add.accumulate(products[:, 0])[-1:]
        return np.add(sums, ZERO).reshape(plan.kept)  # turns -0.0 into 0.0, as the other two ways do
    total: Floats = np.add.reduce(products, axis=0, initial=0.0)
    return total.reshape(plan.kept)


def _in_blocks(a: Floats, b: Floats, plan: _Plan) -> Floats:
    """Add large products block after block: the same order, less memory."""
    depth, last, size = len(plan.summed), plan.summed[-1], prod(plan.kept)
    a = np.broadcast_to(a, plan.summed + a.shape[depth:])
    b = np.broadcast_to(b, plan.summed + b.shape[depth:])
    rows = min(max(_LARGE // size, 1), last)
    block = np.empty((rows + 1, *plan.kept))  # what has been added so far, and the products that follow
    flat = block.reshape(rows + 1, size)
    flat[0] = 0.0
    for place in np.ndindex(*plan.summed[:-1]):
        for begin in range(0, last, rows):
            count = min(rows, last - begin)
            some = np.s_[begin : begin + count]
            np.multiply(a[place][some], b[place][some], out=block[1 : count + 1])
            flat[0] = np.add.reduce(flat[: count + 1], axis=0)
    total: Floats = flat[0].reshape(plan.kept)
    return total
