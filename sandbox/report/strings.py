"""Every code that the engine can give and that wants a sentence: names, units, notices and issues."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from sandbox.model.measures import CHIP_SERIES, HALL_SERIES, INDICATORS, PROVINCE_SERIES
from sandbox.model.rules import Reason
from sandbox.scenario.findings import EXPECTED

SERIES = {"indicators": INDICATORS, "provinces": PROVINCE_SERIES, "halls": HALL_SERIES, "chips": CHIP_SERIES}
# Issue codes whose last part is made at run time: all that it can be.
ENDINGS = {
    "rule.": tuple(reason.name.lower() for reason in Reason if reason is not Reason.OK),
    "decision.unknown_": ("province", "chip", "operator"),
    "scenario.": (*EXPECTED, "extra_forbidden", "missing", "union_tag_invalid", "union_tag_not_found", "value_error"),
}


def catalogue() -> dict[str, dict[str, list[str]] | list[str]]:
    """Return the codes by what they name: recorded series, units, notices, issues; sorted where order means nothing."""
    return {
        "labels": {kind: [variable.name for variable in table] for kind, table in SERIES.items()},
        "units": sorted({variable.shown_unit for table in SERIES.values() for variable in table}),
        "notices": sorted(set(_codes("Notice"))),
        "issues": sorted({*_codes("Issue"), *_codes("fail")}),
    }


def _codes(called: str) -> Iterator[str]:
    """Find the first arguments of all calls of a name in the engine's sources."""
    for path in sorted(Path(__file__).resolve().parents[1].rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == called and node.args:
                yield from _spelled(node.args[0])


def _spelled(code: ast.expr) -> Iterator[str]:
    """Spell out a code, and one that ends in what is known only at run time in all its endings."""
    if isinstance(code, ast.Constant):
        yield str(code.value)
    elif isinstance(code, ast.JoinedStr) and isinstance(code.values[0], ast.Constant):
        start = str(code.values[0].value)
        yield from (f"{start}{ending}" for ending in ENDINGS[start])
