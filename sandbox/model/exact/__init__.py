"""Transcendental functions and contractions with the same bits on every machine.

Only operations that IEEE 754 rounds correctly (``+ - * /``, integer shifts, table look-ups), in a fixed order:
no libm, no BLAS, no fused multiply-add.
"""

from sandbox.model.exact.contraction import contract
from sandbox.model.exact.elementary import (
    EXP_LEAST,
    EXP_MOST,
    EXP_ZERO,
    LOG_LEAST,
    LOG_MOST,
    LOGISTIC_MOST,
    exp,
    log,
    logistic,
    power,
)
from sandbox.model.exact.normal import inverse_normal

__all__ = [
    "EXP_LEAST",
    "EXP_MOST",
    "EXP_ZERO",
    "LOGISTIC_MOST",
    "LOG_LEAST",
    "LOG_MOST",
    "contract",
    "exp",
    "inverse_normal",
    "log",
    "logistic",
    "power",
]
