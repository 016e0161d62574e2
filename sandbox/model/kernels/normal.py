"""The inverse of the normal law, with the same bits on every machine."""

from __future__ import annotations

from math import copysign, sqrt
from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from sandbox.model.kernels.elementary import log, log_of_one
from sandbox.model.kernels.floats import (
    FEW,
    HALF,
    ONE,
    ZERO,
    Coefficients,
    Floats,
    constant,
    constants,
    floats,
    one_by_one,
    polynomial,
    polynomial_of_one,
)

# Wichura (1988), Algorithm AS 241, PPND16: numerators and denominators, highest power first.
_CENTRAL: Final = (
    constants(
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080e0,
    ),
    constants(
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1.0,
    ),
)
_OUTER: Final = (
    constants(
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0,
        5.76949722146069140550e0,
        4.63033784615654529590e0,
        1.42343711074968357734e0,
    ),
    constants(
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e0,
        2.05319162663775882187e0,
        1.0,
    ),
)
_FAR: Final = (
    constants(
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580e0,
        5.46378491116411436990e0,
        6.65790464350110377720e0,
    ),
    constants(
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1.0,
    ),
)
_CENTRE: Final = constant(0.425)
_CENTRE_SQUARE: Final = constant(0.180625)
_OUTER_SHIFT: Final = constant(1.6)
_FAR_FROM: Final = constant(5.0)
_NORMAL_FLOATS: Final = floats(_CENTRE, _CENTRE_SQUARE, _OUTER_SHIFT, _FAR_FROM)
_CENTRAL_FLOATS, _OUTER_FLOATS, _FAR_FLOATS = (
    (floats(*over), floats(*under)) for over, under in (_CENTRAL, _OUTER, _FAR)
)


def _ratio(pair: tuple[Coefficients, Coefficients], r: Floats) -> Floats:
    return np.divide(_horner(pair[0], r), _horner(pair[1], r))


def _horner(coefficients: Coefficients, r: Floats) -> Floats:
    product, total = np.empty(r.shape), np.empty(r.shape)
    polynomial(coefficients[:-1], r, product, total)
    return np.add(product, coefficients[-1], total)


def _normal_of_one(u: float) -> float:
    """The quantile of one probability: the operations of ``inverse_normal``, in the same order."""
    centre, centre_square, outer_shift, far_from = _NORMAL_FLOATS
    q = u - 0.5
    if not abs(q) > centre:  # NaN too
        return q * _ratio_of_one(_CENTRAL_FLOATS, max(centre_square - q * q, 0.0))
    r = sqrt(-log_of_one(min(u, 1.0 - u)))
    value = _ratio_of_one(_FAR_FLOATS, r - far_from) if r > far_from else _ratio_of_one(_OUTER_FLOATS, r - outer_shift)
    return copysign(value, q)


def _ratio_of_one(pair: tuple[tuple[float, ...], tuple[float, ...]], r: float) -> float:
    (*over, last_over), (*under, last_under) = pair
    return (polynomial_of_one(over, r) + last_over) / (polynomial_of_one(under, r) + last_under)


def inverse_normal(u: ArrayLike) -> Floats:
    """Quantile of the standard normal law, with the same bits everywhere, whatever was chosen.

    Parameters
    ----------
    u : array of any shape
        Probability, above 0 and below 1.

    Returns
    -------
    array of the same shape
        Relative error below 1e-15 (Wichura 1988, AS 241). Antisymmetric: u and 1 - u give opposite numbers.
    """
    u = np.asarray(u, dtype=np.float64)
    if u.size <= FEW:
        return one_by_one(_normal_of_one, u)
    flat = u.reshape(-1)
    q = np.subtract(flat, HALF)
    central = np.maximum(np.subtract(_CENTRE_SQUARE, np.multiply(q, q)), ZERO)
    result = np.multiply(q, _ratio(_CENTRAL, central))
    outside = np.flatnonzero(np.greater(np.abs(q), _CENTRE))
    if outside.size:
        tail = flat[outside]
        r = np.sqrt(np.negative(log(np.minimum(tail, np.subtract(ONE, tail)))))
        value = _ratio(_OUTER, np.subtract(r, _OUTER_SHIFT))
        far = np.flatnonzero(np.greater(r, _FAR_FROM))
        if far.size:
            value[far] = _ratio(_FAR, np.subtract(r[far], _FAR_FROM))
        result[outside] = np.copysign(value, q[outside])
    shaped: Floats = result.reshape(u.shape)[()]
    return shaped
