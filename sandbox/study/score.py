"""Judge a fit by all rows: ``python -m sandbox.study.score --set fit=own --set theory.boom=herd``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from sandbox.errors import SandboxError
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.study.batch import national_series
from sandbox.study.held_out import held_out
from sandbox.study.scorecard import table, tuned


def main(arguments: Sequence[str] | None = None, tell: Callable[[str], None] = print) -> None:
    """Say what a scenario gives for each row, those that a fit has seen and those that none has."""
    reader = argparse.ArgumentParser(prog="python -m sandbox.study.score", description="Judge a fit by all rows.")
    reader.add_argument("--scenario", default="rush")
    reader.add_argument("--set", dest="sets", action="append", default=[], metavar="PATH=VALUE")
    asked = reader.parse_args(arguments)
    try:
        scenario = load_scenario(asked.scenario)
        for text in asked.sets:
            scenario = override(scenario, text)
    except SandboxError as error:
        reader.error(str(error))
    series = national_series(scenario, {}, scenario.weeks)
    for name, rows in (("to 31 March 2025", tuned()), ("later", held_out())):
        tell(f"Rows {name}:")
        for line in table(rows, series):
            tell(line)


if __name__ == "__main__":
    main()
