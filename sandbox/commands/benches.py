"""``suanli bench``: what the engine costs on this machine, beside its goals."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Sequence
from typing import Annotated, Any, Final

import typer

from sandbox.commands.many import between
from sandbox.commands.messages import console, show
from sandbox.commands.options import AsJson
from sandbox.study.timing import cluster_speed, frozen_speed, speed
from sandbox.study.timing.figures import Figure, machine, rows, told

ELSEWHERE: Final = {  # goals whose figures need what the engine may not import
    "P3, P4, P5, P7": "PYTHONPATH=tests python -m bench.peers",
}

THREADS: Final = (
    "numpy's products may use several threads, which other work disturbs: set OPENBLAS_NUM_THREADS=1 first, as `make "
    "bench` does, to compare with docs/speed.md"
)


def bench(
    takes: Annotated[int, typer.Option(help="How often each figure is taken; medians are compared.")] = speed.TAKES,
    long: Annotated[
        bool,
        typer.Option(
            "--long", help="Also those that take seconds each: ensembles, the frozen tick, and Dask where it is."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Measure what the engine costs on this machine, beside its goals; a goal that is missed is no error."""
    between("--takes", takes, 1, speed.MOST_TAKES)
    with console.status("measuring ..."):
        found = speed.measured(takes, long)
        if long:
            found += frozen_speed.measured(takes)
            found += cluster_speed.measured() if cluster_speed.there() else []
        profile = speed.profile(takes)
    taken_on = machine()
    if as_json:
        told_all = {**told(found), "elsewhere": ELSEWHERE, "profile": profile, "machine": taken_on}
        show(json.dumps(told_all, indent=1, allow_nan=False))
    else:
        show(_table(found, profile, taken_on))


def _table(found: Sequence[Figure], profile: dict[str, dict[str, float]], taken_on: dict[str, Any]) -> str:
    lines = [", ".join(f"{name} {value}" for name, value in taken_on.items()), *rows(found)]
    if taken_on["blas_threads"] != "1":
        lines.append(THREADS)
    lines += [f"{goals}: {how}" for goals, how in ELSEWHERE.items()]
    if any(figure.met is False for figure in found):
        lines.append("Why goals are missed, and what other programs need: docs/speed.md")
    lines.append("percent of a week")
    for kind, shares in profile.items():
        parts = ", ".join(f"{name} {100 * share:.0f}" for name, share in shares.items())
        lines += textwrap.wrap(f"{kind}: {parts}", 100, initial_indent="    ", subsequent_indent="        ")
    return "\n".join(lines)
