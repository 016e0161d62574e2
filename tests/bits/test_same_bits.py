"""The matrix of what one machine can vary: each cell a fresh process, all of them one digest.

Hash seeds, threads, chunks, processes, numpy without its vector instructions, another BLAS kernel and a libm without
fused multiplication. That some of these do change other bits is shown beside it: else the matrix would prove nothing.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from environments import ENVIRONMENTS, VECTORS, in_environment
from thorough import amount

PROGRAM = """
import hashlib, json, sys
from functools import partial
import numpy as np
import sandbox
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.ensemble import members, run_all

if __name__ == "__main__":
    chunk, workers, weeks, runs, seed = map(int, sys.argv[1:])
    game = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"), f"seed={seed}")
    plan = [
        sandbox.Survey(tick=0, province="Gansu"),
        sandbox.Place(tick=9, hall=2, province="Gansu", hall_type="inference", chip="a800", cards=64, operator="telco"),
        sandbox.Voucher(tick=20, province="Gansu", budget=5.0),
    ]
    theories = [{"boom": "push"}, {"boom": "herd"}]
    chosen = members(game, plan, theories, weeks=weeks, keep=range(weeks), indicators=["rent_8xh100"])
    engine = pool.here if workers == 1 else partial(pool.processes, workers)
    ran, _ = run_all(chosen, runs, chunk, engine)
    series = b"".join(one.kept.read(range(one.kept.weeks), range(one.kept.indicators)).tobytes() for one in ran)
    x = np.random.default_rng(1).normal(size=(300, 300))
    other = (x @ x, np.exp(x), np.tanh(x), np.argsort(x.astype(int)))
    print(json.dumps({
        "digests": [one.digest for one in ran],
        "series": hashlib.sha256(series).hexdigest(),
        "other": [hashlib.sha256(each.tobytes()).hexdigest() for each in other],
    }))
"""
# name: what is set, runs side by side, processes
CELLS: dict[str, tuple[dict[str, str], int, int]] = {
    "as it comes": ({}, 5, 1),
    "hash seed 0, one run at a time": ({"PYTHONHASHSEED": "0"}, 1, 1),
    "hash seed 1, two processes": ({"PYTHONHASHSEED": "1"}, 2, 2),
    "hash seed 12345, two threads": ({"PYTHONHASHSEED": "12345", "OPENBLAS_NUM_THREADS": "2"}, 3, 1),
    "one thread": ({"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}, 4, 1),
    **{name: (variables, 5, 1) for name, variables in ENVIRONMENTS.items()},
    **amount(
        {},
        {
            "four processes": ({"PYTHONHASHSEED": "random"}, 7, 4),
            "chunks of 32": ({"PYTHONHASHSEED": "random"}, 32, 1),
            "chunks of 64, two processes": ({}, 64, 2),
            "all in one chunk": ({}, 100, 1),
            "two threads and an old BLAS": ({"OPENBLAS_NUM_THREADS": "2", "OPENBLAS_CORETYPE": "Nehalem"}, 50, 1),
        },
    ),
}
RUNS, SEEDS = amount((5, ("7",)), (100, ("7", "2026", "9007199254740991")))


def ran(variables: dict[str, str], chunk: int, workers: int, seed: str, file: Path) -> dict:
    return json.loads(in_environment(variables, file, chunk, workers, 120, RUNS, seed, patience=amount(600, 7200)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_one_digest_in_every_cell_of_the_matrix(seed: str, tmp_path: Path) -> None:
    """Each of the runs has its own parameters and its own chance: a run is a seed."""
    file = tmp_path / "cell.py"  # a file, so that the processes that it starts find it
    file.write_text(PROGRAM, encoding="utf-8")
    cells = {name: ran(*cell, seed, file) for name, cell in CELLS.items()}
    first = cells["as it comes"]
    assert len(set(first["digests"])) == 2
    for name, found in cells.items():
        assert (found["digests"], found["series"]) == (first["digests"], first["series"]), name
    if VECTORS:
        changed = [len(set(bits)) > 1 for bits in zip(*(found["other"] for found in cells.values()), strict=True)]
        assert any(changed), "no cell changes anything on this machine"
