"""The ``suanli`` command: one front door without a window. JSON to stdout, messages to stderr; exit 0, 1 or 2."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import platform
import subprocess
import sys
import time
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

import sandbox
from sandbox.errors import CapsuleError, Issue, SandboxError, ScenarioError
from sandbox.model import kernels
from sandbox.model.variables import INDICATORS
from sandbox.play import bot, page
from sandbox.play.savefile import branch_named, load_capsule, save_capsule, verify, write_whole
from sandbox.play.simulation import Simulation
from sandbox.scenario.decisions import Decision
from sandbox.scenario.files import (
    Unreadable,
    decisions_of,
    load_decisions,
    load_scenario,
    read_bytes,
    scenario_of,
    schema_of,
    shipped_scenarios,
)
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario

app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    help="Suanli: plan compute for a province, headless or in a window.",
)
messages = Console(stderr=True, highlight=False, soft_wrap=True)
DEFAULT_PROVINCE = "Gansu"
ENDINGS = (".csv", ".json", ".parquet", ".suanli")


def main() -> None:
    """Run the command; expected trouble becomes one message a fault and exit status 1 or 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name need not be text, nor a console know Chinese
            stream.reconfigure(errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except SandboxError as error:
        sys.exit(_explain(error))
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        messages.print("stopped")
        sys.exit(130)
    except OSError as error:
        messages.print(f"{error.filename or 'file'}: {error.strerror or error}", markup=False)
        sys.exit(2)


def _explain(error: SandboxError) -> int:
    for issue in error.issues:
        messages.print(str(issue), markup=False)
    unreadable = isinstance(error, Unreadable | CapsuleError) or any(i.code.startswith("set.") for i in error.issues)
    return 2 if unreadable else 1


def _version(value: bool) -> None:
    if value:
        print(f"suanli {sandbox.__version__} (numpy {np.__version__}, Python {platform.python_version()})")
        raise typer.Exit()


@app.callback(invoke_without_command=True)
def _bare(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
) -> None:
    """Open the window; without a display, play the default scenario by rules and write a page and pictures."""
    del version
    if context.invoked_subcommand is None:
        raise typer.Exit(_window([]) if _has_display() else _without_display(Path("report")))


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _window(arguments: list[str]) -> int:
    found = list(entry_points(group="suanli.window"))
    if not found:
        messages.print("The window is not installed. Install it with: pip install 'suanli[ui]'", markup=False)
        return 2
    try:
        start = found[0].load()
    except ImportError as error:
        messages.print(f"The window cannot be loaded: {error}. Run .ci/system-libraries.sh", markup=False)
        return 2
    return int(start(arguments))


def _without_display(folder: Path) -> int:
    messages.print("There is no display here, so a rule bot plays Rush headless.")
    simulation = Simulation.new(override(load_scenario("rush"), f"player={DEFAULT_PROVINCE}"))
    decided = bot.play(simulation, DEFAULT_PROVINCE)
    folder.mkdir(parents=True, exist_ok=True)
    save_capsule(simulation, folder / "rush.suanli")
    messages.print("Drawing the window's main views, a minute or two ...")
    said = _draw(folder, ["play", str(folder / "rush.suanli"), "--screenshots", str(folder)])
    if said:
        messages.print(f"No pictures: {said}", markup=False)
    pictures = sorted(p.relative_to(folder).as_posix() for p in folder.glob("*.png"))
    written = page.write(simulation, decided, DEFAULT_PROVINCE, folder, pictures)
    print(f"{written.resolve()}: {simulation.tick} weeks played, {len(pictures)} pictures beside it")
    return 0


def _draw(folder: Path, arguments: list[str]) -> str:
    """Draw the window's views in a process of their own; return what it said if it failed, else nothing."""
    begun = time.time()
    command = [sys.executable, "-m", "sandbox", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    with (
        Progress(
            *Progress.get_default_columns()[:1], MofNCompleteColumn(), console=messages, transient=True
        ) as progress,
        subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as child,
    ):
        task = progress.add_task("pictures", total=None)
        while True:
            try:
                _, said = child.communicate(timeout=1.0)
                break
            except subprocess.TimeoutExpired:
                drawn = sum(p.stat().st_mtime >= begun - 1 for p in folder.glob("*.png"))
                progress.update(task, completed=drawn)
            except BaseException:
                child.kill()
                raise
    if not child.returncode:
        return ""
    return (said.decode("utf-8", "replace").strip().splitlines() or ["no reason given"])[-1]


@app.command()
def play(
    file: Annotated[str | None, typer.Argument(help="A shipped scenario, a scenario file, or a capsule.")] = None,
    lang: Annotated[str | None, typer.Option(help="en or zh_CN")] = None,
    theme: Annotated[str | None, typer.Option(help="light, dark or contrast")] = None,
    safe_mode: Annotated[bool, typer.Option("--safe-mode", help="Start without settings.")] = False,
    reset_layout: Annotated[bool, typer.Option("--reset-layout", help="Forget the window's layout.")] = False,
    screenshots: Annotated[Path | None, typer.Option(help="Draw every main view into this folder and exit.")] = None,
) -> None:
    """Open the window on a scenario or a capsule."""
    arguments = [file] if file else []
    arguments += ["--lang", lang] if lang else []
    arguments += ["--theme", theme] if theme else []
    arguments += ["--safe-mode"] if safe_mode else []
    arguments += ["--reset-layout"] if reset_layout else []
    if screenshots is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        arguments += ["--screenshots", str(screenshots)]
    elif not _has_display():
        messages.print("There is no display here. Try `suanli` alone, or `suanli play --screenshots DIR`.")
        raise typer.Exit(2)
    raise typer.Exit(_window(arguments))


def _date(text: str, option: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        message = f"is '{text}'; expected a date such as 2025-03-31."
        raise Unreadable(Issue("option.date", option, message)) from None


def _capsule(source: str) -> tuple[Path | None, str | None]:
    """Split FILE.suanli#branch; no path for what names no capsule."""
    path, sign, branch = source.rpartition(".suanli#")
    if sign and not os.path.exists(source):
        return Path(f"{path}.suanli"), branch
    return (Path(source), None) if source.endswith(".suanli") else (None, None)


def _source(source: str, player: str | None, seed: int | None, sets: list[str]) -> tuple[Scenario, list[Decision]]:
    """Return a scenario with its switches set, and the decisions of a capsule's branch (its head's, or FILE#branch)."""
    taken: list[Decision] = []
    path, branch = _capsule(source)
    if path is not None:
        game = load_capsule(path)
        scenario = game.scenario
        named = branch_named(game, branch, path.name)
        end = game.head.node if branch is None else max(named, key=lambda line: line.reach).node
        taken = [d for node in game.history.path(end) for d in node.decisions]
    else:
        scenario = load_scenario(source)
    if player is not None:
        scenario = override(scenario, f"player={player}")
    if seed is not None:
        scenario = override(scenario, f"seed={seed}")
    for text in sets:
        scenario = override(scenario, text)
    return scenario, taken


def _play_decisions(simulation: Simulation, decisions: list[Decision], weeks: int, show: bool) -> None:
    """Play with decisions taken at their weeks; a refused one stops the run with its reason."""
    by_week: dict[int, list[Decision]] = {}
    for decision in decisions:
        by_week.setdefault(decision.tick, []).append(decision)
    late = [week for week in by_week if week >= weeks]
    if late:
        message = f"holds a decision for week {min(late)}, and the run ends at week {weeks}."
        raise ScenarioError(Issue("decision.too_late", "decisions", message, "Use --until, or an earlier week."))
    with Progress(console=messages, transient=True, disable=not (show and messages.is_terminal)) as progress:
        task = progress.add_task("weeks", total=weeks)
        for week in range(weeks):
            if week in by_week:
                simulation.submit(by_week[week])
            simulation.advance()
            progress.update(task, completed=week + 1)


@app.command()
def run(
    scenario: Annotated[str, typer.Argument(help="A shipped name, a scenario file, a capsule, or - for stdin.")],
    until: Annotated[str | None, typer.Option(help="Stop after the week of this date.")] = None,
    seed: Annotated[int | None, typer.Option(help="Another seed.")] = None,
    player: Annotated[str | None, typer.Option(help="The province that is played.")] = None,
    decisions: Annotated[Path | None, typer.Option(help="Decisions, one JSON object a line.")] = None,
    sets: Annotated[list[str] | None, typer.Option("--set", help="path=value, repeatable.")] = None,
    at: Annotated[list[str] | None, typer.Option("--at", help="Also report at this date, repeatable.")] = None,
    out: Annotated[Path | None, typer.Option(help="FILE.csv, .json, .parquet or .suanli")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Report as JSON.")] = False,
) -> None:
    """Play a scenario headless and report its outcome measures."""
    if out is not None and out.suffix.lower() not in ENDINGS:
        message = f"ends in '{out.suffix}'; expected {', '.join(ENDINGS)}."
        raise Unreadable(Issue("option.out", "--out", message, "Choose one of these."))
    chosen, planned = _source(scenario, player, seed, sets or [])
    dates = [_date(text, "--at") for text in at or []]
    weeks = chosen.weeks
    if until is not None:
        end = _date(until, "--until")
        if end < chosen.start:
            message = f"is {end}; the scenario starts on {chosen.start}."
            raise Unreadable(Issue("option.date", "--until", message, "Choose a later date."))
        weeks = min(weeks, (end - chosen.start).days // 7 + 1)
    last = chosen.start + dt.timedelta(weeks=weeks - 1)
    for date in dates:
        if not chosen.start <= date <= last + dt.timedelta(days=6):
            message = f"is {date}; the run goes from {chosen.start} to {last}."
            raise Unreadable(Issue("option.date", "--at", message, "Choose a date within it."))
    simulation = Simulation.new(chosen)
    planned += load_decisions(decisions) if decisions else []
    _play_decisions(simulation, planned, weeks, show=not as_json)
    series = simulation.series(simulation.head.node)
    names = [v.name for v in INDICATORS]

    def row(tick: int) -> dict[str, float | None]:
        return {n: (None if np.isnan(x) else float(x)) for n, x in zip(names, series[tick], strict=True)}

    def week(date: dt.date) -> int:
        """Week nearest to a date, as the scorecard reads dates."""
        return min(max(round((date - chosen.start).days / 7), 0), weeks - 1)

    digests = simulation.digests(simulation.head.node)
    report = {
        "scenario": chosen.name,
        "seed": chosen.seed,
        "weeks": weeks,
        "digest": b"".join(digests[-1]).hex(),
        "indicators": row(weeks - 1),
        "at": {date.isoformat(): row(week(date)) for date in dates},
    }
    if out is not None:
        try:
            _write(out, simulation, report, series)
        except OSError as error:
            message = f"could not be written: {error.strerror or error}."
            raise Unreadable(Issue("option.out", str(out), message, "Choose another place.")) from error
    if as_json:
        print(json.dumps(report, indent=1, allow_nan=False))
    else:
        _table(report)


def _table(report: dict[str, Any]) -> None:
    columns = {**report["at"], "end": report["indicators"]}
    print(f"{report['scenario']}  seed {report['seed']}  {report['weeks']} weeks  digest {report['digest'][:16]}")
    print(f"{'':28}{'unit':>16}" + "".join(f"{name:>14}" for name in columns))
    for v in INDICATORS:
        values = "".join(_cell(column.get(v.name)) for column in columns.values())
        print(f"{v.name:28}{v.unit:>16}{values}")


def _cell(value: float | None) -> str:
    return f"{'-':>14}" if value is None else f"{value:>14,.4g}"


def _write(out: Path, simulation: Simulation, report: dict[str, Any], series: Any) -> None:
    """Write a run to a file, whole or not at all; the ending, one of ``ENDINGS``, says how."""
    kind = out.suffix.lower()
    start = simulation.scenario.start
    dates = [(start + dt.timedelta(weeks=t)).isoformat() for t in range(len(series))]
    if kind == ".suanli":
        save_capsule(simulation, out)
    elif kind == ".json":
        write_whole(out, json.dumps(report, indent=1, allow_nan=False).encode())
    elif kind == ".csv":
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(["date", *(v.name for v in INDICATORS)])
        writer.writerow(["ISO 8601", *(v.unit for v in INDICATORS)])
        for date, values in zip(dates, series, strict=True):
            writer.writerow([date, *("" if np.isnan(x) else repr(float(x)) for x in values)])
        write_whole(out, text.getvalue().encode("utf-8-sig"))
    else:
        _write_parquet(out, dates, series)


def _write_parquet(out: Path, dates: list[str], series: Any) -> None:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        remedy = "Install it with: pip install 'suanli[data]', or write .csv."
        raise Unreadable(Issue("option.parquet", "--out", "needs pyarrow for .parquet.", remedy)) from error
    columns = {"date": dates, **{v.name: series[:, i] for i, v in enumerate(INDICATORS)}}
    sink = pa.BufferOutputStream()
    pq.write_table(pa.table(columns), sink)
    write_whole(out, sink.getvalue().to_pybytes())


@app.command()
def check(
    files: Annotated[list[Path], typer.Argument(help="Scenarios, decision lists and capsules.")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Check files and report every issue found."""
    found, status = [], 0
    for path in files:
        try:
            _check_file(path)
            issues: tuple[Issue, ...] = ()
        except SandboxError as error:
            issues = error.issues
            status = max(status, 2 if isinstance(error, Unreadable) or issues[0].code.endswith("unreadable") else 1)
        found.append((path, issues))
    if as_json:
        listing = [
            {
                "file": str(path),
                "issues": [
                    {"code": i.code, "where": i.where, "message": i.message, "remedy": i.remedy} for i in issues
                ],
            }
            for path, issues in found
        ]
        print(json.dumps({"files": listing}, indent=1, ensure_ascii=False))
    else:
        for path, issues in found:
            print(f"{path}: {'fine' if not issues else f'{len(issues)} issue(s)'}")
            for issue in issues:
                messages.print(f"  {issue}", markup=False)
    raise typer.Exit(status)


def _check_file(path: Path) -> None:
    if path.suffix == ".suanli":
        load_capsule(path)
        return
    if path.suffix == ".jsonl":
        load_decisions(path)
        return
    if str(path) in shipped_scenarios():
        load_scenario(str(path))
        return
    raw = read_bytes(path)
    if raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"[":
        decisions_of(raw, path.name)
    else:
        scenario_of(raw, path.name)


@app.command()
def schema(kind: Annotated[str, typer.Argument(help="scenario or decisions")]) -> None:
    """Print the JSON Schema of a kind of file."""
    print(json.dumps(schema_of(kind), indent=1, ensure_ascii=False))


def _variables(row: dict[str, Any]) -> str:
    """Words for the stocks that differ in the next state that the file keeps: a few of them."""
    names = row["variables"]
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return f"; by the next kept state: {', '.join(names[:4])}{more}" if names else ""


@app.command("verify")
def verify_command(
    capsules: Annotated[list[str], typer.Argument(help="Saved games, or FILE#branch.")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Play saved games again: the same bits, or the first week and sector that differ."""
    kernels.choose("exact")
    rows, status = [], 0
    for source in capsules:
        path, branch = _capsule(source)
        for result in verify(path or Path(source), branch):
            status = max(status, 0 if result.same else 1)
            rows.append(
                {
                    "file": str(path or source),
                    "branch": result.branch or "first",
                    "same": result.same,
                    "weeks": result.weeks,
                    "tick": result.tick,
                    "sector": result.sector,
                    "variables": list(result.variables),
                }
            )
    if as_json:
        print(json.dumps(rows, indent=1, ensure_ascii=False))
    else:
        for row in rows:
            what = (
                f"same bits over {row['weeks']} weeks"
                if row["same"]
                else f"differs at week {row['tick']} in {row['sector']}{_variables(row)}"
            )
            print(f"{row['file']}#{row['branch']}: {what}")
    raise typer.Exit(status)
