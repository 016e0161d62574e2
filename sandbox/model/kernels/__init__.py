"""The transcendental functions and contractions that equations call, with the same bits on every machine.

Only operations that IEEE 754 rounds correctly (``+ - * /``, integer shifts, table look-ups), in a fixed order:
no libm, no BLAS, no fused multiply-add. Neither the processor nor the other runs of a batch change a bit.
"""

from sandbox.model.kernels.contraction import contract
from sandbox.model.kernels.elementary import exp, log, logistic, power
from sandbox.model.kernels.normal import inverse_normal

__all__ = ["contract", "exp", "inverse_normal", "log", "logistic", "power"]
