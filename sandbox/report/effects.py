"""What an outcome depends on, as tables: effects of parameters, and where the better of two plans changes."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any, Final

WIDTH: Final = 100
SHOWN: Final = 20  # rows of a table that is read; JSON has all
NAMED: Final = 3  # parameters that the bands' table names for each outcome measure
MARK: Final = "noise"
MOVED: Final = "effect over the span of 95 % of the parameter's draws, +/- its error"


def table(told: Mapping[str, Any]) -> str:
    """Return a report of effects as a table for reading."""
    partial = f" of {told['planned']}: stopped, PARTIAL" if told["partial"] else ""
    unit = f"effect ({told['effect_unit']})"
    lines = [
        f"{told['scenario']}  seed {told['seed']}  {told['indicator']} ({told['unit']}) at {told['at']}",
        f"{told['method']}  {counted(told['runs'], 'run')}{partial}  {told['seconds']:.1f} s  "
        f"{told['engine']}, {told['workers']} worker(s)",
        "",
        f"{'parameter':32}{'unit':>12}{'low':>12}{'high':>12}{unit:>28}{'+/-':>12}",
    ]
    for row in told["rows"][:SHOWN]:
        ends = f"{_cell(row['low'])}{_cell(row['high'])}"
        effect = f"{row['effect']:>28,.4g}{row['error']:>12,.2g}"
        lines.append(f"{row['parameter']:32}{row['unit']:>12}{ends}{effect}" + (f"  {MARK}" if row["noise"] else ""))
    left = len(told["rows"]) - SHOWN
    if left > 0:
        lines.append(f"and {left} smaller; --json tells all")
    return "\n".join([*lines, "", *textwrap.wrap(f"{told['remark']} Method: {told['how']}.", WIDTH)])


def named(effects: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[str]:
    """Return a line for each outcome measure: the parameters that move it most, of those that are more than noise."""
    lines = []
    for name, rows in effects.items():
        some = [row for row in rows if abs(row["effect"]) > row["error"]][:NAMED]
        words = [f"{row['parameter']} {row['effect']:+,.3g} +/- {row['error']:.2g}" for row in some]
        lines.append(f"{name:28}{', '.join(words) or 'nothing beyond noise'}")
    return lines


def threshold_table(told: Mapping[str, Any]) -> str:
    """Return where the better of two plans changes, with a small map, for reading."""
    partial = "  stopped, PARTIAL" if told["partial"] else ""
    axes, wanted = told["axes"], "lower" if told["lower_is_better"] else "higher"
    lines = [
        f"{told['scenario']}  seed {told['seed']}  {told['indicator']} ({told['unit']}) at {told['at']}, {wanted} is "
        "better",
        f"A: {told['a']}   B: {told['b']}",
        f"{counted(told['runs'], 'run')} at {counted(told['points'], 'point')}, paired{partial}  "
        f"{told['seconds']:.1f} s  {told['engine']}, {told['workers']} worker(s)",
        *(["this game has no chance: one pair of runs says all of a point, without error"] if one_pair(told) else []),
        "",
    ]
    first = axes[0]
    ends = f"{first['path']} from {first['low']:g} to {first['high']:g}{_unit(first)}"
    if len(axes) == 1:
        lines += [f"|{told['map'][0]}|  {ends}", ""]
        lines += [f"{first['path']:>28}{'A':>14}{'B':>14}{'B - A':>14}{'+/-':>12}  better"]
        lines += [
            f"{row['values'][0]:>28,.6g}{_wide(row['a'])}{_wide(row['b'])}{_wide(row['delta'])}{row['error']:>12,.2g}"
            f"  {row['better']}" + ("" if row["clear"] else " (not clear)")
            for row in told["rows"]
        ]
    else:
        second = axes[1]
        lines += [f"{value:>14,.5g} |{row}|" for value, row in zip(told["map_rows"], told["map"], strict=True)]
        lines += [f"{'':15} across: {ends}", f"{'':15} up: {second['path']}{_unit(second)}"]
    lines += ["", "A, B: better; a, b: not clear (the 95 % interval of B - A holds 0); =: no difference", ""]
    for one in told["crossings"]:
        at = f" at {axes[1]['path']} {one['across'][0]:,.5g}" if one["across"] else ""
        clear = f"clear up to {_end(one['clear_below'])} and from {_end(one['clear_above'])} on"
        lines.append(f"{one['before']} to {one['after']} between {one['low']:,.6g} and {one['high']:,.6g}{at}; {clear}")
    if len(axes) == 2 and not no_difference(told):
        lines.append(_on_the_grid(told["map"]))
    elif not told["crossings"]:
        lines.append(_unchanged(told))
    return "\n".join(lines)


def counted(n: int, what: str) -> str:
    """Return a number of something, in the plural where there is not one."""
    return f"{n:,} {what}" + ("s" if n != 1 else "")


def one_pair(told: Mapping[str, Any]) -> bool:
    """Whether there is no chance, and so one pair of runs a point alone."""
    return bool(told["pairs"] == 1)


def no_difference(told: Mapping[str, Any]) -> bool:
    """Whether A and B tie at every point that was looked at."""
    return all(row["better"] == "tie" for row in told["rows"])


def _unchanged(told: Mapping[str, Any]) -> str:
    """Say that the better plan does not change: of a part, only that it does not at the points that were looked at."""
    looked = f"among the {counted(told['points'], 'point')} looked at (PARTIAL)"
    if no_difference(told):
        return "no difference between A and B " + (looked if told["partial"] else "at any point")
    return f"no change {looked}" if told["partial"] else "the better plan does not change"


def _on_the_grid(rows: Sequence[str]) -> str:
    """Count the letters of a map: along its second axis the better plan may change where no crossing is looked for."""
    letters = "".join(rows)
    seen = len(letters) - letters.count(" ")
    a, b = (sum(letters.count(letter) for letter in pair) for pair in ("Aa", "Bb"))
    clear = letters.count("A") + letters.count("B")
    return (
        f"of {counted(seen, 'point')} of the map A is better at {a}, B at {b}, neither at {letters.count('=')}; "
        f"{clear} of the better ones are clear"
    )


def threshold_csv(told: Mapping[str, Any]) -> bytes:
    """Return every point that was looked at as a table."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    heads = [f"{axis['path']} ({axis['unit']})" for axis in told["axes"]]
    unit = told["unit"]
    writer.writerow([*heads, f"a ({unit})", f"b ({unit})", f"delta ({unit})", f"error ({unit})", "better", "clear"])
    for row in told["rows"]:
        numbers = [repr(x) for x in (*row["values"], row["a"], row["b"], row["delta"], row["error"])]
        writer.writerow([*numbers, row["better"], int(row["clear"])])
    return text.getvalue().encode("utf-8-sig")


def _cell(value: float | None) -> str:
    return f"{'-':>12}" if value is None else f"{value:>12,.5g}"


def _unit(axis: Mapping[str, Any]) -> str:
    return "" if axis["unit"] in ("", "1") else f" ({axis['unit']})"


def _wide(value: float) -> str:
    return f"{value:>14,.6g}"


def _end(value: float | None) -> str:
    return "nowhere" if value is None else f"{value:,.6g}"
