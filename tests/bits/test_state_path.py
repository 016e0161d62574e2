"""Nothing in the state path rests on libm, BLAS, ties, clocks or chance without an address: read, not run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from state_path import not_allowed, read

from sandbox import assets

ROOT = Path(assets.__file__).parent
# Distances are rounded to a metre.
ALLOWED: dict[str, dict[str, set[str]]] = {
    "model": {},
    "scenario": {"parameters.py:_distances": {"numpy.sin", "numpy.cos", "numpy.arcsin"}},
}


@pytest.mark.parametrize("room", ALLOWED)
def test_the_state_path_is_clean_and_the_list_of_exceptions_has_no_dead_rows(room: str) -> None:
    found = read(ROOT / room)
    assert [str(each) for each in not_allowed(found, ALLOWED[room])] == []
    used = {(f"{each.file}:{each.function}", each.name) for each in found}
    assert used == {(place, name) for place, names in ALLOWED[room].items() for name in names}


PLANTS = {
    "return np.dot(a, b)": "numpy.dot",
    "return a.dot(b)": ".dot",
    "return (a + 1.0) @ b": "@",
    "a @= b": "@",
    "return np.exp(a)": "numpy.exp",
    "return numpy.linalg.inv(a)": "numpy.linalg.inv",
    "return np.linalg.solve(a, b)": "numpy.linalg.solve",
    "return np.einsum('ij,j->i', a, b, optimize=True)": "numpy.einsum",
    "return np.power.outer(a, b)": "numpy.power.outer",
    "return math.exp(1.0)": "math.exp",
    "return exponential(1.0)": "math.exp",
    "call = np.tanh": "numpy.tanh",
    "return 1.35 ** a": "**",
    "return a ** 0.5": "**",
    "return a.astype(np.float32)": "numpy.float32",
    "return np.argsort(a)": "argsort without kind='stable'",
    "return a.argsort(kind='quicksort')": "argsort without kind='stable'",
    "return np.random.default_rng(1)": "numpy.random.default_rng",
    "import time": "time",
    "from random import random": "random",
    "return hash(a)": "hash",
    "return [x for x in {1, 2}]": "order of a set",
    "for x in set(a): pass": "order of a set",
}
FINE = (
    "return a ** 2 + 2.0**-52 + 10**6",
    "return np.argsort(a, kind='stable')",
    "return np.sqrt(a) + math.floor(1.5)",
    "return kernels.exp(a)",
    "return np.random.Philox(key=0)",
    "return [x for x in sorted({1, 2})]",
    "return 'np.exp(a) @ b'",
)
HEAD = "import math\nimport numpy\nimport numpy as np\nfrom math import exp as exponential\n\ndef planted(a, b):\n    "


@pytest.fixture
def planted_in(tmp_path: Path) -> Path:
    """A copy of the model's room."""
    shutil.copytree(ROOT / "model", tmp_path / "model", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "model"


@pytest.mark.parametrize("plant", PLANTS)
def test_what_is_planted_is_caught_by_name_and_line(planted_in: Path, plant: str) -> None:
    file = planted_in / "equations" / "demand.py"
    lines = file.read_text(encoding="utf-8").count("\n")
    with file.open("a", encoding="utf-8") as source:
        source.write(HEAD + plant + "\n")
    found = not_allowed(read(planted_in), ALLOWED["model"])
    line = lines + HEAD.count("\n") + 1
    assert [str(each) for each in found] == [f"equations/demand.py:{line}: {PLANTS[plant]} in planted"]


@pytest.mark.parametrize("plant", FINE)
def test_what_is_the_same_everywhere_is_let_be(planted_in: Path, plant: str) -> None:
    with (planted_in / "sums.py").open("a", encoding="utf-8") as source:
        source.write(HEAD + plant + "\n")
    assert not_allowed(read(planted_in), ALLOWED["model"]) == []


def test_an_exception_holds_for_its_function_alone(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scenario", tmp_path / "scenario", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "scenario" / "parameters.py").open("a", encoding="utf-8") as source:
        source.write("\n\ndef other(x):\n    return np.sin(x)\n")
    found = not_allowed(read(tmp_path / "scenario"), ALLOWED["scenario"])
    assert [(each.file, each.name, each.function) for each in found] == [("parameters.py", "numpy.sin", "other")]
