"""What one machine can be made to vary that changes the bits of libm, BLAS and numpy's vectors."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
# What this processor has beyond what numpy is built for, the shortest vectors first.
VECTORS: list[str] = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
NO_FMA = "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable,-FMA4_Usable"
EVERY: dict[str, dict[str, str]] = {
    "numpy without vectors": {"NPY_DISABLE_CPU_FEATURES": " ".join(VECTORS)},
    "numpy with short vectors": {"NPY_DISABLE_CPU_FEATURES": " ".join(VECTORS[1:])},
    "an old BLAS": {"OPENBLAS_CORETYPE": "Nehalem"},
    "another BLAS": {"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": "1"},
    "libm without fused multiplication": {"GLIBC_TUNABLES": NO_FMA},
}
# A processor that has nothing to leave out is left alone.
ENVIRONMENTS = {name: given for name, given in EVERY.items() if given.get("NPY_DISABLE_CPU_FEATURES") != ""}


def in_environment(variables: dict[str, str], *arguments: object, patience: float = 600) -> str:
    """Run Python in a fresh process with these variables set, and return what it prints; it must end well."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
    environment |= {"PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=patience, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout
