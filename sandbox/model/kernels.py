"""The transcendental functions and contractions that equations call: *exact* (same bits everywhere) or *fast*.

Exact is ``sandbox.model.exact``; fast is numpy's own, with libm and BLAS.
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sandbox.model import exact

Floats = NDArray[np.float64]
Kind = Literal["exact", "fast"]

# ------------------------------------------------------------------------------------------ which of the two

_kind: Kind | None = None


def choose(kind: Kind) -> None:
    """Settle the kernels of this process, before the first tick.

    Raises ``ValueError`` for an unknown kind and ``RuntimeError`` when the process already uses the other.
    """
    global _kind
    if kind not in ("exact", "fast"):
        raise ValueError(f"kernels.choose: {kind!r} is no kind of kernel; it must be 'exact' or 'fast'.")
    if _kind is not None and _kind != kind:
        raise RuntimeError(
            f"kernels.choose: this process already uses {_kind!r} kernels; start a new process for {kind!r}."
        )
    _kind = kind


def chosen() -> Kind:
    """Return the kind that this process uses, or would use by default; results record it."""
    return _kind or "exact"


def _is_exact() -> bool:
    """Tell whether to compute exactly; the first use without a choice settles on exact."""
    global _kind
    if _kind is None:
        _kind = "exact"
    return _kind == "exact"


# --------------------------------------------------------------------------------------- what equations call


def exp(x: ArrayLike) -> Floats:
    """Exponential of ``x``, any shape: exactly 0 below -707.7, and above 700 that of 700."""
    if _is_exact():
        return exact.exp(x)
    x = np.asarray(x, dtype=np.float64)
    result: Floats = np.exp(np.maximum(np.minimum(x, exact.EXP_MOST), exact.EXP_LEAST)) * np.greater(x, exact.EXP_ZERO)
    return result


def log(x: ArrayLike) -> Floats:
    """Natural logarithm of ``x``, any shape; ``x`` must be above 0 (see ``exact.log``)."""
    if _is_exact():
        return exact.log(x)
    result: Floats = np.log(np.minimum(np.maximum(x, exact.LOG_LEAST), exact.LOG_MOST))
    return result


def power(x: ArrayLike, y: ArrayLike) -> Floats:
    """``x`` to the power ``y``; shapes are broadcast.

    ``x`` must be 0 or more; 0 to a positive power is 0. Exact is ``exp(y log x)``: its relative error is
    about ``1 + |y log x|`` times 1.1e-16.
    """
    if _is_exact():
        return exact.power(x, y)
    with np.errstate(under="ignore"):
        result: Floats = np.power(np.asarray(x, dtype=np.float64), y)
    return result


def logistic(x: ArrayLike) -> Floats:
    """``1 / (1 + exp(-x))`` of ``x``, any shape, with ``x`` clipped to -40..40."""
    if _is_exact():
        return exact.logistic(x)
    growth = exp(np.negative(np.maximum(np.minimum(x, exact.LOGISTIC_MOST), -exact.LOGISTIC_MOST)))
    result: Floats = np.divide(1.0, np.add(growth, 1.0))
    return result


def contract(subscripts: str, a: Floats, b: Floats) -> Floats:
    """Multiply two arrays and sum over the axes that the result lacks.

    Exact adds the products of each result one after the other, the last summed axis fastest, so neither the
    CPU nor the other runs of a batch change a bit. Fast may call BLAS: its bits hold for one machine and one
    size of batch only.

    Parameters
    ----------
    subscripts : str
        As for ``numpy.einsum`` with an explicit result, e.g. ``"wnrj,Rwnj->Rwr"``: each letter at most once
        an array, every letter of the result in an argument, no ellipsis.
    a, b : arrays
        Equal sizes where letters are equal.

    Returns
    -------
    array with the axes after ``->``
    """
    if _is_exact():
        return exact.contract(subscripts, np.asarray(a), np.asarray(b, dtype=np.float64))  # a may be whole numbers
    result: Floats = np.einsum(subscripts, a, b, optimize=True)
    return result
