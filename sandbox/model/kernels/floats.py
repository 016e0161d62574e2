"""What the exact functions are made of: constants, polynomials, and the two ways of going through many numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Coefficients = tuple[Floats, ...]

BLOCK: Final = 12288  # values at a time: their intermediate results fit into the second cache
FEW: Final = 16  # values that are computed one by one


def constant(value: float | str) -> Floats:
    """Hold a constant as a 0-d array: numpy takes it twice as fast as a Python float."""
    array = np.array(float.fromhex(value) if isinstance(value, str) else value, dtype=np.float64)
    array.flags.writeable = False
    return array


def constants(*values: float | str) -> Coefficients:
    """Hold constants, one array each."""
    return tuple(constant(value) for value in values)


def table(text: str) -> Floats:
    """Hold a table of numbers in hexadecimal, whose every bit is meant."""
    array = np.array([float.fromhex(word) for word in text.split()], dtype=np.float64)
    array.flags.writeable = False
    return array


ZERO: Final = constant(0.0)
ONE: Final = constant(1.0)
TWO: Final = constant(2.0)
HALF: Final = constant(0.5)


def floats(*values: Floats) -> tuple[float, ...]:
    """Return constants as Python floats, for numbers that are computed one by one."""
    return tuple(float(value) for value in values)


def in_blocks(function: Callable[[Floats], Floats], x: Floats) -> Floats:
    """Apply an elementwise function in pieces that stay in the cache."""
    flat = x.reshape(-1)
    result = np.empty(flat.shape)
    for start in range(0, flat.size, BLOCK):
        result[start : start + BLOCK] = function(flat[start : start + BLOCK])
    return result.reshape(x.shape)


def one_by_one(function: Callable[[float], float], x: Floats) -> Floats:
    """Apply a function of one number to few of them: some thirty array calls would take ten times as long."""
    return np.array([function(value) for value in x.reshape(-1).tolist()], dtype=np.float64).reshape(x.shape)[()]


def polynomial_of_one(coefficients: Sequence[float], x: float) -> float:
    """Return ``(((c0 x + c1) x + c2) ...) x``: the operations of ``polynomial``, in the same order."""
    value = 0.0
    for coefficient in coefficients:
        value = (value + coefficient) * x
    return value


def polynomial(coefficients: Coefficients, x: Floats, result: Floats, spare: Floats) -> None:
    """Put ``(((c0 x + c1) x + c2) ...) x`` into ``result``."""
    np.multiply(x, coefficients[0], result)
    for coefficient in coefficients[1:]:
        np.add(result, coefficient, spare)
        np.multiply(spare, x, result)
