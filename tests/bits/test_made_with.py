"""What saves and results say of the machine that made them, and what is said where another game comes out of them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from commands import Command, with_member

import sandbox
from sandbox.machine import Difference, made_with

ROOT = Path(__file__).parents[2]
KEYS = {"engine", "numpy", "python", "system", "libm", "processor", "blas"}


def test_it_names_versions_processor_and_blas() -> None:
    here = made_with()
    assert set(here) == KEYS
    assert all(value and value.isprintable() for value in here.values())
    assert (here["engine"], here["numpy"]) == (sandbox.__version__, np.__version__)


@pytest.mark.skipif("X86_V3" not in made_with()["processor"].split(), reason="numpy has no vectors to leave out here")
def test_a_processor_without_vectors_is_another_one() -> None:
    program = "import json; from sandbox.machine import made_with; print(json.dumps(dict(made_with())))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NPY_DISABLE_CPU_FEATURES": "X86_V3"}
    command = [sys.executable, "-W", "ignore", "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert set(Difference.of(json.loads(done.stdout)).differing) == {"processor"}


@pytest.mark.parametrize(
    ("recorded", "cause", "words"),
    [
        ({}, "change", "this version on a machine like this one"),
        ({"engine": "0.0.1"}, "engine", "engine 0.0.1 there"),
        ({"engine": "0.0.1", "numpy": "1.0"}, "engine", "numpy 1.0 there"),
        ({"numpy": "1.0"}, "machine", "another machine, which must change no bit (numpy 1.0 there"),
        ({"processor": "X86_V2", "blas": "other 1"}, "machine", "processor X86_V2 there"),
        ({"blas": None}, "unknown", "Another engine version, another machine, or a changed file"),
        ({"blas": 7}, "unknown", "Another engine version"),
    ],
)
def test_the_cause_is_told(recorded: dict[str, Any], cause: str, words: str) -> None:
    found = Difference.of({**made_with(), **recorded})
    assert found.cause == cause
    assert words in found.told


def test_what_is_told_of_a_strange_record_is_short() -> None:
    assert len(Difference.of({name: "x" * 10**6 for name in KEYS}).told) < 2000


# ------------------------------------------------------------------------------------------------- where it is kept


def test_results_and_saves_keep_it(suanli: Command, tmp_path: Path) -> None:
    import pyarrow.parquet as pq

    here = dict(made_with())
    assert suanli.json("run", "tiny")["made_with"] == here
    many = ("ensemble", "tiny", "--runs", 2, "--workers", 1, "--until", "2023-01-30", "--indicator", "rent_8xh100")
    assert suanli.json(*many)["made_with"] == here
    for name, command in (("run", ("run", "tiny")), ("many", many)):
        path = tmp_path / f"{name}.parquet"
        assert suanli(*command, "--out", path)[0] == 0
        labels = {key.decode(): value.decode() for key, value in pq.read_schema(path).metadata.items()}
        assert json.loads(labels["made_with"]) == here
        assert labels["scenario"] == "tiny" and len(labels["digest"]) >= 64
    for ending in ("json", "suanli"):
        assert suanli("run", "tiny", "--out", tmp_path / f"run.{ending}")[0] == 0
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["made_with"] == here
    with zipfile.ZipFile(tmp_path / "run.suanli") as bundle:
        manifest = json.loads(bundle.read("manifest.json"))
    assert {name: manifest[name] for name in KEYS} == here


# ------------------------------------------------------------------------------- where another game comes out of a file


@pytest.fixture
def altered(tmp_path: Path) -> Path:
    """A game of twelve weeks whose digest of week 7 is another one."""
    path = tmp_path / "game.suanli"
    game = sandbox.Simulation.new(sandbox.load_scenario("tiny"))
    game.advance(12)
    sandbox.save_capsule(game, path)
    row = 8 + 8 * len(sandbox.SECTORS)
    path.write_bytes(with_member(path, "digests.bin", lambda raw: raw[: 7 * row + 8] + b"?" + raw[7 * row + 9 :]))
    return path


def manifest_of(path: Path, change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    path.write_bytes(with_member(path, "manifest.json", lambda raw: json.dumps(change(json.loads(raw))).encode()))


@pytest.mark.parametrize(
    ("recorded", "cause", "words"),
    [
        ({}, "change", "the program was changed, or the file"),
        ({"engine": "0.1.9"}, "engine", "Another version of Suanli may play otherwise (engine 0.1.9 there"),
        ({"blas": "mkl 1"}, "machine", "made on another machine, which must change no bit (blas mkl 1 there"),
    ],
)
def test_a_mismatch_says_whether_machine_or_program_is_another(
    recorded: dict[str, str], cause: str, words: str, altered: Path, suanli: Command
) -> None:
    manifest_of(altered, lambda manifest: {**manifest, **recorded})
    status, told, _ = suanli("verify", altered)
    assert status == 1
    assert f"differs at week 7 in {sandbox.SECTORS[0]}" in told and words in told
    (row,) = json.loads(suanli("verify", "--json", altered)[1])
    assert row["why"]["cause"] == cause and set(row["why"]["differing"]) == set(recorded)
    with pytest.raises(sandbox.CapsuleError) as error:
        sandbox.load_capsule(altered)
    assert words in str(error.value)


@pytest.mark.parametrize("record", [None, 3, [], {"x": 1}, "\x1b[2J"])
def test_a_strange_record_does_no_harm(record: Any, altered: Path, suanli: Command) -> None:
    manifest_of(altered, lambda manifest: {**manifest, **dict.fromkeys(KEYS, record)})
    status, told, _ = suanli("verify", altered)
    assert status == 1 and "differs at week 7" in told
    assert "\x1b" not in told
