"""A Dask scheduler and its workers on this machine, started and ended with what needs them: tests and measurements."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from sandbox import version
from sandbox.errors import Issue
from sandbox.study.ensembles.cluster import PATIENCE, library, quiet
from sandbox.study.ensembles.pool import SURROUNDINGS, Broken

START_S: Final = 120.0  # seconds to wait for processes that start
IDLE: Final = 300.0  # seconds without work after which one that was left alone ends by itself


@contextlib.contextmanager
def started(workers: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Start a scheduler and workers on this machine, each a process with one thread: gives the scheduler's address.

    Of each worker the variables of its environment are given that it has for itself. When this ends all have ended.
    """
    distributed = library()
    with contextlib.ExitStack() as ends:
        folder = ends.enter_context(tempfile.TemporaryDirectory(prefix="suanli-", ignore_cleanup_errors=True))
        told = Path(folder, "scheduler.json")
        options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(told)]
        ends.enter_context(_process("scheduler", [*options, "--idle-timeout", f"{IDLE:.0f}s"], {}))
        address = _told(told)
        for k, own in enumerate(workers):
            options = [address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
            options += ["--local-directory", str(Path(folder, str(k))), "--death-timeout", f"{START_S:.0f}s"]
            ends.enter_context(_process("worker", options, {**SURROUNDINGS, **own}))
        if workers:
            with quiet(), distributed.Client(address, timeout=PATIENCE, set_as_default=False) as client:
                client.wait_for_workers(len(workers), START_S)
        yield address


@contextlib.contextmanager
def _process(kind: str, options: list[str], more: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """Start a process of Dask's in which this program is found; it has ended when this ends."""
    root = str(Path(version.__file__).parents[1])
    path = os.pathsep.join(part for part in (more.get("PYTHONPATH"), root, os.environ.get("PYTHONPATH")) if part)
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{kind}", *options],
        env={**os.environ, **more, "PYTHONPATH": path},
        stdin=nowhere,
        stdout=nowhere,
        stderr=nowhere,
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _told(file: Path) -> str:
    """Wait until a scheduler has written where it is."""
    end = time.monotonic() + START_S
    while time.monotonic() < end:
        with contextlib.suppress(OSError, ValueError):
            return str(json.loads(file.read_text(encoding="utf-8"))["address"])
        time.sleep(0.05)
    raise Broken(Issue("option.cluster", "", f"no Dask scheduler has started within {START_S:.0f} seconds."))
