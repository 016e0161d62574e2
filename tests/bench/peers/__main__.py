"""``PYTHONPATH=tests python -m bench.peers``: prove that all programs give the same numbers, then time them."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core; before numpy is there

import argparse
import json
import warnings

from sandbox.study.timing.figures import machine, rows, told

from .measure import Disagrees, Row, as_dict, measured
from .proof import PROGRAMS


def table(programs: list[Row]) -> list[str]:
    """The programs as lines."""
    lines = [f"{'program':26}{'version':9}{'sites':>5}{'ms a week':>11}{'x single':>10}{'x ensemble':>12}{'apart':>9}"]
    for row in programs:
        lines.append(
            f"{row.name:26}{row.version:9}{row.sites:5}{row.ms:11.4f}{row.over_single:10.3g}"
            f"{row.over_ensemble:12.3g}{row.agrees:9.0e}"
        )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.peers", description=__doc__)
    parser.add_argument("--takes", type=int, default=40, help="how often each is timed; medians are compared")
    parser.add_argument("--json", action="store_true", help="report as JSON")
    given = parser.parse_args()
    if not 3 <= given.takes <= 44:
        parser.error(f"--takes is {given.takes}; expected 3 to 44.")
    warnings.simplefilter("ignore")  # what packages say about themselves
    try:
        programs, figures = measured(given.takes)
    except Disagrees as error:
        raise SystemExit(f"{error}\nNothing was timed.") from error
    absent = sorted({program.package for program in PROGRAMS if program.version is None})
    taken_on = machine()
    if given.json:
        peers = [as_dict(row) for row in programs]
        print(json.dumps({**told(figures), "peers": peers, "absent": absent, "machine": taken_on}, indent=1))
        return
    print(", ".join(f"{name} {value}" for name, value in taken_on.items()))
    print("\n".join([*table(programs), *rows(figures)]))
    if absent:
        print(f"Not installed, so not compared: {', '.join(absent)}; pip install -e '.[bench]' brings them.")


if __name__ == "__main__":
    main()
