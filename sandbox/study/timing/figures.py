"""Figures: numbers that are measured, each with the goal that it is judged by, and how and on what they are taken.

All are taken in one process, in turns, and medians are compared: on a machine that others use too, only a ratio of
takes that stand side by side says anything. Time is the processor's for this thread, so that waiting for others does
not count; that of several processes is a clock's.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from sandbox.study.ensembles import pool
from sandbox.version import __version__

FRAME: Final = 1.0 / 60.0  # seconds
SPARE: Final = 64 * 2**20  # bytes that an ensemble may take beside its states

# Seconds of this thread's work; on Windows they are counted too coarsely.
clock: Final = time.perf_counter if sys.platform == "win32" else time.thread_time

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number, and the goal that it should reach: at most or at least ``bar``; None is for comparison."""

    name: str
    value: float
    unit: str
    told: str
    goal: str = ""
    bar: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.bar is None:
            return None
        return self.value >= self.bar if self.at_least else self.value <= self.bar


def told(found: Sequence[Figure]) -> dict[str, Any]:
    """Figures for programs: values and units by name, and each goal with its bar and whether it is met."""
    goals = [
        {"goal": f.goal, "name": f.name, "at_least" if f.at_least else "at_most": f.bar, "met": f.met}
        for f in found
        if f.goal
    ]
    return {"ratios": {f.name: f.value for f in found}, "units": {f.name: f.unit for f in found}, "goals": goals}


def rows(found: Sequence[Figure]) -> list[str]:
    """Figures for people: two lines each."""
    lines = []
    for f in found:
        verdict = "" if f.met is None else "met" if f.met else "missed"
        bar = "" if f.bar is None else f"{'>=' if f.at_least else '<='} {f.bar:g}"
        unit = "" if f.unit == "1" else f.unit
        lines.append(f"{f.name:26}{f.value:>10,.4g} {unit:6}{f.goal:5}{bar:8}{verdict}".rstrip())
        lines.append(f"    {f.told}")
    return lines


def in_turns(acts: Mapping[str, tuple[Act, int]], takes: int) -> dict[str, list[float]]:
    """Time acts in turns, each so many times a take: seconds by name. One turn that is not counted comes first."""
    found: dict[str, list[float]] = {name: [] for name in acts}
    for take in range(-1, takes):
        for name, (act, times) in acts.items():
            for _ in range(times if take >= 0 else 1):
                begun = clock()
                act()
                if take >= 0:
                    found[name].append(clock() - begun)
    return found


def slope(costs: Mapping[int, float]) -> float:
    """Slope of the logarithm of cost over that of the count."""
    logs = np.log([[count, seconds] for count, seconds in costs.items()])
    return float(np.polyfit(logs[:, 0], logs[:, 1], 1)[0])


def worked_by_children() -> float:
    """Seconds of processors that processes worked which this one started and that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def machine() -> dict[str, Any]:
    """What the figures were taken on."""
    found: dict[str, Any] = {
        "processor": _processor(),
        "processors": pool.processors(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "numpy": np.__version__,
        "blas_threads": os.environ.get("OPENBLAS_NUM_THREADS", "not limited"),
        "suanli": __version__,
    }
    if hasattr(os, "getloadavg"):
        found["load"] = round(os.getloadavg()[0], 2)
    return found


def _processor() -> str:
    """Name of the processor, as well as it is known."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()
