"""The matrix of what one machine can vary: each cell a fresh process, all of them one digest.

Hash seeds, threads, chunks, processes, numpy without its vector instructions, another BLAS kernel and a libm without
fused multiplication. That some of these do change other bits is shown beside it: else the matrix would prove nothing.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib, json, sys
from functools import partial
import numpy as np
import sandbox
from sandbox.study import pool
from sandbox.study.ensemble import members, run_all

if __name__ == "__main__":
    chunk, workers, weeks, runs = map(int, sys.argv[1:])
    game = sandbox.override(sandbox.load_scenario("rush"), "player=Gansu")
    plan = [
        sandbox.Survey(tick=0, province="Gansu"),
        sandbox.Place(tick=9, hall=2, province="Gansu", hall_type="inference", chip="a800", cards=64, operator="telco"),
        sandbox.Voucher(tick=20, province="Gansu", budget=5.0),
    ]
    chosen = members(game, plan, ["push", "herd"], weeks=weeks, keep=range(weeks), indicators=["rent_8xh100"])
    engine = pool.here if workers == 1 else partial(pool.processes, workers)
    ran, _ = run_all(chosen, runs, chunk, engine)
    series = b"".join(part.tobytes() for one in ran for _, part in one.kept.by_week())
    x = np.random.default_rng(1).normal(size=(300, 300))
    other = (x @ x, np.exp(x), np.tanh(x), np.argsort(x.astype(int)))
    print(json.dumps({
        "digests": [one.digest for one in ran],
        "series": hashlib.sha256(series).hexdigest(),
        "other": [hashlib.sha256(each.tobytes()).hexdigest() for each in other],
    }))
"""
# What this processor has beyond what numpy is built for, the shortest vectors first.
VECTORS: list[str] = np.show_config(mode="dicts")["SIMD Extensions"].get("found", [])
NO_FMA = "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX2_Usable,-FMA_Usable,-FMA4_Usable"
CELLS: dict[str, tuple[dict[str, str], int, int]] = {
    "as it comes": ({}, 5, 1),
    "hash seed 0, one run at a time": ({"PYTHONHASHSEED": "0"}, 1, 1),
    "hash seed 1, two processes": ({"PYTHONHASHSEED": "1"}, 2, 2),
    "hash seed 12345, two threads": ({"PYTHONHASHSEED": "12345", "OPENBLAS_NUM_THREADS": "2"}, 3, 1),
    "one thread": ({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}, 4, 1),
    "numpy without vectors": ({"NPY_DISABLE_CPU_FEATURES": " ".join(VECTORS)}, 5, 1),
    "numpy with short vectors": ({"NPY_DISABLE_CPU_FEATURES": " ".join(VECTORS[1:])}, 5, 1),
    "an old BLAS": ({"OPENBLAS_CORETYPE": "Nehalem"}, 5, 1),
    "another BLAS": ({"OPENBLAS_CORETYPE": "Haswell", "OPENBLAS_NUM_THREADS": "1"}, 5, 1),
    "libm without fused multiplication": ({"GLIBC_TUNABLES": NO_FMA}, 5, 1),
}


def ran(variables: dict[str, str], chunk: int, workers: int, file: Path) -> dict:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONHASHSEED"}
    environment |= {"PYTHONPATH": str(ROOT), **variables}
    arguments = [sys.executable, str(file), str(chunk), str(workers), "120", "5"]
    done = subprocess.run(arguments, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.slow
def test_one_digest_in_every_cell_of_the_matrix(tmp_path: Path) -> None:
    file = tmp_path / "cell.py"  # a file, so that the processes that it starts find it
    file.write_text(PROGRAM, encoding="utf-8")
    cells = {
        name: ran(variables, chunk, workers, file)
        for name, (variables, chunk, workers) in CELLS.items()
        if variables.get("NPY_DISABLE_CPU_FEATURES") != ""
    }
    first = cells["as it comes"]
    assert len(set(first["digests"])) == 2
    for name, found in cells.items():
        assert (found["digests"], found["series"]) == (first["digests"], first["series"]), name
    if VECTORS:
        changed = [len(set(bits)) > 1 for bits in zip(*(found["other"] for found in cells.values()), strict=True)]
        assert any(changed), "no cell changes anything on this machine"
