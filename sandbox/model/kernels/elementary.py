"""Exponential, logarithm, logistic function and power with the same bits on every machine.

A few values are computed one by one in Python, more of them as arrays: both make the same operations in the same order.
The functions never compute in place: numpy takes twice as long for it when there is one value.
"""

from __future__ import annotations

from math import frexp, ldexp
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from sandbox.model.kernels.floats import (
    BLOCK,
    FEW,
    HALF,
    ONE,
    TWO,
    ZERO,
    Floats,
    constant,
    constants,
    floats,
    in_blocks,
    one_by_one,
    polynomial,
    table,
)

# exp(x) = 2^k 2^(j/64) exp(r) with x = (64 k + j) ln 2 / 64 + r and |r| <= ln 2 / 128.
# From -707.7 down 2^k has the exponent field 0 and is the float 0; far below, the field would run over.
EXP_MOST: Final = constant(700.0)
EXP_LEAST: Final = constant(-708.0)
_NUDGE: Final = constant(2.0**-900)  # lifts subnormal arguments, so that no product below underflows
_PER_STEP: Final = constant("0x1.71547652b82fep+6")  # 64 / ln 2
_STEP: Final = constant("0x1.62e42fef80000p-7")  # ln 2 / 64, first 34 bits: times 17 bits is exact
_STEP_REST: Final = constant("0x1.1cf79abc9e3b4p-42")
# Adding this rounds to a whole number and leaves 64 (k + 1022) + j in the low bits: k + 1022 is the exponent
# field of 2^(k-1).
_ROUNDER: Final = constant(1.5 * 2.0**52 + 64.0 * 1022.0)
_LOW: Final = np.array(63, dtype=np.int64)
_HIGH: Final = np.array(-64, dtype=np.int64)
_TO_EXPONENT: Final = np.array(46, dtype=np.int64)
# ((exp(r) - 1) / r - 1) / r, Chebyshev fit of degree 3; it adds at most 4.4e-18 to exp(r).
_EXP_POLY: Final = constants(
    "0x1.11111d90623e3p-7",
    "0x1.55556b342389bp-5",
    "0x1.5555555555255p-3",
    "0x1.ffffffffff57dp-2",
    1.0,
)
# 2^(j/64), j = 0..63, rounded to nearest, and what rounding left out, relative to it.
_ROOTS_NEAREST: Final = table("""
    0x1.0000000000000p+0 0x1.02c9a3e778061p+0 0x1.059b0d3158574p+0 0x1.0874518759bc8p+0
    0x1.0b5586cf9890fp+0 0x1.0e3ec32d3d1a2p+0 0x1.11301d0125b51p+0 0x1.1429aaea92de0p+0
    0x1.172b83c7d517bp+0 0x1.1a35beb6fcb75p+0 0x1.1d4873168b9aap+0 0x1.2063b88628cd6p+0
    0x1.2387a6e756238p+0 0x1.26b4565e27cddp+0 0x1.29e9df51fdee1p+0 0x1.2d285a6e4030bp+0
    0x1.306fe0a31b715p+0 0x1.33c08b26416ffp+0 0x1.371a7373aa9cbp+0 0x1.3a7db34e59ff7p+0
    0x1.3dea64c123422p+0 0x1.4160a21f72e2ap+0 0x1.44e086061892dp+0 0x1.486a2b5c13cd0p+0
    0x1.4bfdad5362a27p+0 0x1.4f9b2769d2ca7p+0 0x1.5342b569d4f82p+0 0x1.56f4736b527dap+0
    0x1.5ab07dd485429p+0 0x1.5e76f15ad2148p+0 0x1.6247eb03a5585p+0 0x1.6623882552225p+0
    0x1.6a09e667f3bcdp+0 0x1.6dfb23c651a2fp+0 0x1.71f75e8ec5f74p+0 0x1.75feb564267c9p+0
    0x1.7a11473eb0187p+0 0x1.7e2f336cf4e62p+0 0x1.82589994cce13p+0 0x1.868d99b4492edp+0
    0x1.8ace5422aa0dbp+0 0x1.8f1ae99157736p+0 0x1.93737b0cdc5e5p+0 0x1.97d829fde4e50p+0
    0x1.9c49182a3f090p+0 0x1.a0c667b5de565p+0 0x1.a5503b23e255dp+0 0x1.a9e6b5579fdbfp+0
    0x1.ae89f995ad3adp+0 0x1.b33a2b84f15fbp+0 0x1.b7f76f2fb5e47p+0 0x1.bcc1e904bc1d2p+0
    0x1.c199bdd85529cp+0 0x1.c67f12e57d14bp+0 0x1.cb720dcef9069p+0 0x1.d072d4a07897cp+0
    0x1.d5818dcfba487p+0 0x1.da9e603db3285p+0 0x1.dfc97337b9b5fp+0 0x1.e502ee78b3ff6p+0
    0x1.ea4afa2a490dap+0 0x1.efa1bee615a27p+0 0x1.f50765b6e4540p+0 0x1.fa7c1819e90d8p+0
""")
_ROOTS_REST: Final = table("""
    0x0.0p+0 -0x1.160139cd8dc5dp-56 0x1.cd2523567f613p-55 0x1.0f74e61e6c861p-57 0x1.79aa65d837b6dp-54
    0x1.ebe3d702f9cd1p-60 -0x1.556522a2fbd0ep-54 -0x1.1c923b9d5f416p-54 -0x1.01b15eaa59348p-55
    0x1.b898c3f1353bfp-55 0x1.aecf73e3a2f60p-54 0x1.a6f4144a6c38dp-55 0x1.68efde3a8a894p-54
    0x1.0472b981fe7f2p-55 0x1.2f7e16d09ab31p-55 0x1.b3782720c0ab4p-55 0x1.34d754db0abb6p-55
    0x1.fdd395dd3f84ap-55 -0x1.24aedcc4b5068p-54 -0x1.1d1e83e9436d2p-56 0x1.59f48a72a4c6dp-55
    -0x1.8a78f4817895bp-58 0x1.363ed60c2ac11p-59 0x1.ecce1daa10379p-57 0x1.690cebb7aafb0p-56
    -0x1.f94340071a38ep-55 -0x1.8dec6bd0f385fp-56 0x1.3350518fdd78ep-54 0x1.063e1e21c5409p-54
    0x1.432e62b64c035p-54 -0x1.c33c53bef4da8p-55 -0x1.3cedd78565858p-54 -0x1.3b3efbf5e2228p-54
    -0x1.367efb86da9eep-57 -0x1.81f647e5a3ecfp-56 -0x1.619321e55e68ap-55 -0x1.b32dcb94da51dp-56
    0x1.5ebe1abd66c55p-57 -0x1.369b6f13b3734p-54 -0x1.4d450d872576ep-54 0x1.db72fc1f0eab4p-55
    0x1.bf68359f35f44p-56 -0x1.da9b88b6c1e29p-58 -0x1.2434322f4f9aap-54 0x1.1affc2b91ce27p-56
    -0x1.7c50422622263p-55 -0x1.1bbd1d3bcbb15p-54 0x1.469846e735ab3p-55 0x1.c1a7792cb3387p-55
    -0x1.5c3d956dcaebap-58 -0x1.8d6f438ad9334p-57 0x1.4ffd70a5fddcdp-56 0x1.36eae30af0cb3p-56
    0x1.4e08fd10959acp-55 0x1.76b2c6c921968p-57 -0x1.fad5d3ffffa6fp-55 0x1.4a385a63d07a7p-56
    0x1.e5a50d5c192acp-55 -0x1.2d52107b43e1fp-55 0x1.4b604603a88d3p-56 -0x1.ff7128fd391f0p-55
    0x1.ec3bc41aa2008p-55 0x1.a64a931d185eep-55 0x1.7893b4d91cd9dp-56
""")
_ROOTS: Final = 2.0 * _ROOTS_NEAREST  # goes with 2^(k-1)

# log(x) = k ln 2 + log(1 + f) with 1 + f in [sqrt(1/2), sqrt(2));
# log(1 + f) = f - (f^2/2 - s (f^2/2 + R(s^2))) with s = f / (2 + f), as in fdlibm.
LOG_LEAST: Final = constant(2.0**-1022)
LOG_MOST: Final = constant(2.0**1022)  # so that 2^-k is never subnormal
_ROOT_HALF_BITS: Final = np.array(0x3FE6A09E667F3BCD, dtype=np.int64)
_MANTISSA: Final = np.array(52, dtype=np.int64)
_BIAS: Final = np.array(1023, dtype=np.int64)
_LN2: Final = constant("0x1.62e42fefa4000p-1")  # ln 2, first 40 bits: times k is exact
_LN2_REST: Final = constant("-0x1.8432a1b0e2634p-43")
# R(z) / z = (log((1 + s) / (1 - s)) - 2 s) / (s z), Chebyshev fit of degree 6; it adds at most 1.6e-18.
_LOG_POLY: Final = constants(
    "0x1.2b5900de53b32p-3",
    "0x1.39fe51a7c18f9p-3",
    "0x1.7462b51cb66b1p-3",
    "0x1.c71c62e3f11e6p-3",
    "0x1.2492492df281ap-2",
    "0x1.99999999952d7p-2",
    "0x1.5555555555558p-1",
)

LOGISTIC_MOST: Final = 40.0

_EXP_FLOATS: Final = floats(EXP_MOST, EXP_LEAST, _NUDGE, _PER_STEP, _ROUNDER, _STEP, _STEP_REST)
_EXP_POLY_FLOATS: Final = floats(*_EXP_POLY)
_ROOT_FLOATS: Final = floats(*_ROOTS)
_REST_FLOATS: Final = floats(*_ROOTS_REST)
_LOG_FLOATS: Final = floats(LOG_LEAST, LOG_MOST, _ROOT_HALF_BITS.view(np.float64), _LN2, _LN2_REST)
_LOG_POLY_FLOATS: Final = floats(*_LOG_POLY)


def _exp_of_one(x: float) -> float:
    """The exponential of one number: the operations of ``exp``, in the same order."""
    if x != x:
        return x
    most, least, nudge, per_step, rounder, step, step_rest = _EXP_FLOATS
    a = max(min(x, most), least) + nudge
    whole = (a * per_step + rounder) - rounder
    r = (a - whole * step) - whole * step_rest
    steps = int(whole)
    k, j = steps >> 6, steps & 63
    root = _ROOT_FLOATS[j]
    c0, c1, c2, c3, c4 = _EXP_POLY_FLOATS
    value = ((((((c0 * r + c1) * r + c2) * r + c3) * r + c4) * r) + _REST_FLOATS[j]) * root + root
    return value * (ldexp(1.0, k - 1) if k > -1022 else 0.0)


def log_of_one(x: float) -> float:
    """The natural logarithm of one number: the operations of ``log``, in the same order."""
    if x != x:
        return x
    least, most, root_half, ln2, ln2_rest = _LOG_FLOATS
    mantissa, k = frexp(min(max(x, least), most))
    if mantissa < root_half:
        mantissa, k = 2.0 * mantissa, k - 1
    f = mantissa - 1.0
    half_square = f * 0.5 * f
    s = f / (f + 2.0)
    z = s * s
    c0, c1, c2, c3, c4, c5, c6 = _LOG_POLY_FLOATS
    rest = ((((((c0 * z + c1) * z + c2) * z + c3) * z + c4) * z + c5) * z + c6) * z
    c = (rest + half_square) * s + k * ln2_rest
    return k * ln2 - ((half_square - c) - f)


def _power_of_one(x: float, y: float) -> float:
    """One number to the power of one: the operations of ``power``, in the same order."""
    return 0.0 if x == 0.0 and y > 0.0 else _exp_of_one(y * log_of_one(x))


def exp(x: ArrayLike) -> Floats:
    """Exponential with the same bits everywhere.

    Parameters
    ----------
    x : array of any shape
        Above 700 it counts as 700.

    Returns
    -------
    array of the same shape
        Within 0.54 ulp; exactly 0 below -707.7, so that nothing is ever subnormal. NaN gives NaN.
    """
    x = np.asarray(x, dtype=np.float64)
    if x.size <= FEW:
        return one_by_one(_exp_of_one, x)
    if x.size > BLOCK:
        return in_blocks(exp, x)
    a, b, c = np.empty(x.shape), np.empty(x.shape), np.empty(x.shape)
    np.maximum(x, EXP_LEAST, out=a)
    np.minimum(a, EXP_MOST, out=b)
    np.add(b, _NUDGE, a)
    np.multiply(a, _PER_STEP, b)
    np.add(b, _ROUNDER, c)
    coded = c.view(np.int64)
    j = np.bitwise_and(coded, _LOW)
    scale = np.left_shift(np.bitwise_and(coded, _HIGH), _TO_EXPONENT).view(np.float64)
    whole = np.subtract(c, _ROUNDER)
    np.multiply(whole, _STEP, b)
    np.subtract(a, b, c)
    np.multiply(whole, _STEP_REST, b)
    np.subtract(c, b, a)  # a = r

    polynomial(_EXP_POLY, a, b, c)
    root = _ROOTS.take(j)
    np.add(b, _ROOTS_REST.take(j), c)
    np.multiply(c, root, b)
    np.add(b, root, c)
    return np.multiply(c, scale)


def log(x: ArrayLike) -> Floats:
    """Natural logarithm with the same bits everywhere.

    Parameters
    ----------
    x : array of any shape
        Above 0. Below 2^-1022 (and so for 0) it counts as 2^-1022, above 2^1022 as 2^1022.

    Returns
    -------
    array of the same shape
        Within 0.9 ulp. NaN gives NaN.
    """
    x = np.asarray(x, dtype=np.float64)
    if x.size <= FEW:
        return one_by_one(log_of_one, x)
    if x.size > BLOCK:
        return in_blocks(log, x)
    a, b, c, f = np.empty(x.shape), np.empty(x.shape), np.empty(x.shape), np.empty(x.shape)
    np.maximum(x, LOG_LEAST, out=b)
    np.minimum(b, LOG_MOST, out=a)
    whole = np.right_shift(np.subtract(a.view(np.int64), _ROOT_HALF_BITS), _MANTISSA)
    scale = np.left_shift(np.subtract(_BIAS, whole), _MANTISSA)
    np.multiply(a, np.asarray(scale).view(np.float64), b)
    np.subtract(b, ONE, f)
    k = np.add(whole, ZERO)

    np.multiply(f, HALF, a)
    half_square = np.multiply(a, f)
    np.add(f, TWO, a)
    s = np.divide(f, a)
    z = np.multiply(s, s)
    polynomial(_LOG_POLY, z, a, b)  # a = R
    np.add(a, half_square, b)
    np.multiply(b, s, a)
    np.multiply(k, _LN2_REST, b)
    np.add(a, b, c)
    np.subtract(half_square, c, a)
    np.subtract(a, f, b)
    np.multiply(k, _LN2, a)
    return np.subtract(a, b)


def _logistic_of_one(x: float) -> float:
    return 1.0 / (_exp_of_one(-max(min(x, LOGISTIC_MOST), -LOGISTIC_MOST)) + 1.0) if x == x else x


def logistic(x: ArrayLike) -> Floats:
    """``1 / (1 + exp(-x))`` with the same bits everywhere, ``x`` clipped to -40..40; NaN gives NaN."""
    x = np.asarray(x, dtype=np.float64)
    if x.size <= FEW:
        return one_by_one(_logistic_of_one, x)
    growth = exp(np.negative(x.clip(-LOGISTIC_MOST, LOGISTIC_MOST)))
    result: Floats = np.divide(ONE, np.add(growth, ONE))
    return result


def power(x: ArrayLike, y: ArrayLike) -> Floats:
    """``x`` to the power ``y``, as ``exp(y log x)``; shapes are broadcast.

    ``x`` must be 0 or more; 0 to a positive power is 0. The relative error is about ``1 + |y log x|`` times 1.1e-16.
    """
    x = np.asarray(x, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if x.shape == y.shape and x.size <= FEW:
        values = [_power_of_one(a, b) for a, b in zip(x.reshape(-1).tolist(), y.reshape(-1).tolist(), strict=True)]
        return np.array(values, dtype=np.float64).reshape(x.shape)[()]
    with np.errstate(under="ignore"):  # a subnormal exponent
        exponent = np.multiply(y, log(x))
    result: Floats = np.where((x == 0.0) & (y > 0.0), 0.0, exp(exponent))[()]
    return result
