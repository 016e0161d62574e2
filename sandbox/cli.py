"""The ``suanli`` command: one front door without a window. JSON to stdout, messages to stderr; exit 0, 1 or 2."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import platform
import re
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, replace
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

import sandbox
from sandbox.errors import Issue, Refused, SandboxError, ScenarioError, Unreadable, printable
from sandbox.model import kernels
from sandbox.model.rules import Reason
from sandbox.play import bot, plans
from sandbox.play.capsule_read import branch_named, load_capsule, scenario_data
from sandbox.play.capsule_write import save_capsule
from sandbox.play.orders import REASONS
from sandbox.play.simulation import Simulation
from sandbox.play.verify import verify
from sandbox.report import book as equation_book
from sandbox.report import page, strings
from sandbox.report import run as reporting
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import Decision
from sandbox.scenario.files import (
    load_plan,
    load_scenario,
    migrated,
    plan_of,
    scenario_of,
    schema_of,
    shipped_scenarios,
)
from sandbox.scenario.overrides import override, paths, too_late
from sandbox.scenario.reading import parse_json, read_bytes
from sandbox.scenario.schema import SCHEMA_VERSION, Scenario, complete

STATUS = (
    "Exit status: 0 done. 1 everything was read and the answer is no: a file is wrong, a decision is refused, a game "
    "plays differently. 2 asked in a wrong way, or a file cannot be read or written: missing, no JSON, damaged, made "
    "by a newer Suanli."
)
app = typer.Typer(
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    help="Suanli: plan compute for a province, headless or in a window.",
    epilog=STATUS,
)
messages = Console(stderr=True, highlight=False, soft_wrap=True)
DEFAULT_PROVINCE = "Gansu"
PICTURES = ("--theme", "light", "--size", "1440x900")  # one look for the page; `--screenshots` alone draws all
Plan = list[tuple[str, Decision]]


def main() -> None:
    """Run the command; expected trouble becomes one message a fault and exit status 1 or 2."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a file's name need not be text, nor a console know Chinese
            stream.reconfigure(errors="backslashreplace")
    try:
        app(standalone_mode=True)
    except SandboxError as error:
        _tell(error.issues)
        sys.exit(error.status)
    except BrokenPipeError:
        sys.exit(0)
    except KeyboardInterrupt:
        messages.print("stopped")
        sys.exit(130)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        messages.print(f"{where}{error.strerror or error}", markup=False)
        sys.exit(2)


def _tell(issues: tuple[Issue, ...], indent: str = "") -> None:
    for issue in issues:
        messages.print(f"{indent}{issue}", markup=False)


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
    game = folder / "rush.suanli"
    save_capsule(simulation, game)
    messages.print("Drawing this game as the window shows it ...")
    pictures, said = _draw(folder, ["play", str(game), "--screenshots", str(folder), "--lang", _language(), *PICTURES])
    if said:
        messages.print(f"No pictures: {said}", markup=False)
    written = page.write(simulation, decided, DEFAULT_PROVINCE, game, pictures)
    print(f"{written.resolve()}: {simulation.tick} weeks played, {len(pictures)} pictures beside it")
    return 0


def _language() -> str:
    """Language of the user, by the variables that name it."""
    named = next((v for v in map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG")) if v), "")
    return "zh_CN" if named.startswith("zh") else "en"


def _draw(folder: Path, arguments: list[str]) -> tuple[list[str], str]:
    """Draw the window in a process of its own: the names of the pictures made, and what it said if it failed."""
    begun = time.time()
    command = [sys.executable, "-m", "sandbox", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def drawn() -> list[str]:
        made = [p for p in folder.glob("*.png") if p.stat().st_mtime >= begun - 1]
        return [p.name for p in sorted(made, key=lambda p: (p.stat().st_mtime_ns, p.name))]

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
                progress.update(task, completed=len(drawn()))
            except BaseException:
                child.kill()
                raise
    if not child.returncode:
        return drawn(), ""
    return drawn(), (said.decode("utf-8", "replace").strip().splitlines() or ["no reason given"])[-1]


@app.command(epilog=STATUS)
def play(
    file: Annotated[str | None, typer.Argument(help="A shipped scenario, a scenario file, or a capsule.")] = None,
    lang: Annotated[str | None, typer.Option(help="en or zh_CN")] = None,
    theme: Annotated[str | None, typer.Option(help="light, dark or contrast")] = None,
    safe_mode: Annotated[bool, typer.Option("--safe-mode", help="Start without settings.")] = False,
    reset_layout: Annotated[bool, typer.Option("--reset-layout", help="Forget the window's layout.")] = False,
    size: Annotated[str | None, typer.Option(help="Size of the window, such as 1440x900.")] = None,
    screenshots: Annotated[
        Path | None,
        typer.Option(
            help="Draw every main view of FILE's game into this folder and exit: in all languages, themes and sizes, "
            "or in the one that --lang, --theme or --size names."
        ),
    ] = None,
) -> None:
    """Open the window on a scenario or a capsule."""
    arguments = [file] if file else []
    arguments += ["--lang", lang] if lang else []
    arguments += ["--theme", theme] if theme else []
    arguments += ["--size", size] if size else []
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


def _source(source: str, player: str | None, seed: int | None, sets: list[str]) -> tuple[Scenario, Plan]:
    """Return a scenario with its switches set, and the decisions of a capsule's branch (its head's, or FILE#branch)."""
    taken: Plan = []
    path, branch = _capsule(source)
    if path is not None:
        game = load_capsule(path)
        scenario = game.scenario
        named = branch_named(game, branch, path.name)
        end = game.head.node if branch is None else max(named, key=lambda line: line.reach).node
        taken = [(f"{path.name} ({d.kind})", d) for node in game.history.path(end) for d in node.decisions]
    else:
        scenario = load_scenario(source)
    if player is not None:
        scenario = override(scenario, f"player={player}", "--player")
    if seed is not None:
        scenario = override(scenario, f"seed={seed}", "--seed")
    for text in sets:
        scenario = override(scenario, text)
    return scenario, taken


def _play(simulation: Simulation, plan: Plan, weeks: int, show: bool) -> None:
    """Play with decisions taken at their weeks; a refused one stops the run with its reason."""
    late = [(decision.tick, where) for where, decision in plan if decision.tick >= weeks]
    if late:
        week, where = min(late)
        message = f"is for week {week}, and the run ends at week {weeks}."
        raise ScenarioError(Issue("decision.too_late", where, message, "Use a later --until, or an earlier week."))
    by_week: dict[int, Plan] = {}
    for where, decision in plan:
        by_week.setdefault(decision.tick, []).append((where, decision))
    with Progress(console=messages, transient=True, disable=not (show and messages.is_terminal)) as progress:
        task = progress.add_task("weeks", total=weeks)
        for week in range(weeks):
            if week in by_week:
                _submit(simulation, by_week[week])
            for notice in simulation.advance():
                if notice.code == "order.refused":  # the plan was asked about before: these are the author's own
                    told = REASONS[Reason[str(notice.params["reason"]).upper()]][0]
                    where = f"{simulation.scenario.name}, week {week}"
                    messages.print(f"{where}: the scenario's own {notice.params['kind']} {told} It is left out.")
            progress.update(task, completed=week + 1)


def _submit(simulation: Simulation, plan: Plan) -> None:
    """Take decisions; what is refused is named by its place in the file."""
    try:
        simulation.submit([decision for _, decision in plan])
    except Refused as error:
        found = []
        for issue in error.issues:
            number = re.match(r"decisions\[(\d+)\]", issue.where)
            where = plan[int(number[1]) if number else 0][0]
            found.append(replace(issue, where=f"{where}, week {simulation.tick}"))
        raise Refused(found) from error


@app.command(epilog=STATUS)
def run(
    scenario: Annotated[str, typer.Argument(help="A shipped name, a scenario file, a capsule, or - for stdin.")],
    until: Annotated[str | None, typer.Option(help="Stop after the week of this date.")] = None,
    seed: Annotated[int | None, typer.Option(help="Another seed.")] = None,
    player: Annotated[str | None, typer.Option(help="The province that is played.")] = None,
    decisions: Annotated[Path | None, typer.Option(help="Decisions, one JSON object a line.")] = None,
    sets: Annotated[list[str] | None, typer.Option("--set", help="path=value, repeatable; see `suanli paths`.")] = None,
    at: Annotated[list[str] | None, typer.Option("--at", help="Also report at this date, repeatable.")] = None,
    out: Annotated[Path | None, typer.Option(help="FILE.csv, .json, .parquet or .suanli")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Report as JSON.")] = False,
) -> None:
    """Play a scenario headless and report its outcome measures."""
    if out is not None:
        reporting.writable(out)
    chosen, plan = _source(scenario, player, seed, sets or [])
    dates = [_date(text, "--at") for text in at or []]
    weeks = _weeks(chosen, until)
    last = chosen.start + dt.timedelta(weeks=weeks - 1)
    for date in dates:
        if not chosen.start <= date <= last + dt.timedelta(days=6):
            message = f"is {date}; the run goes from {chosen.start} to {last}."
            raise Unreadable(Issue("option.date", "--at", message, "Choose a date within it."))
    plan += load_plan(decisions) if decisions else []
    simulation = Simulation.new(chosen)
    wrong = plans.judge(plan, simulation.model, chosen.decisions)
    if wrong:
        raise ScenarioError(wrong)
    _play(simulation, plan, weeks, show=not as_json)
    for remark in too_late(chosen, sets or [], last + dt.timedelta(days=6)):
        messages.print(remark, markup=False)
    told = reporting.report_of(simulation, dates)
    if out is not None:
        reporting.write(out, simulation, told)
    print(json.dumps(told, indent=1, allow_nan=False) if as_json else reporting.table(told))


def _weeks(scenario: Scenario, until: str | None) -> int:
    if until is None:
        return scenario.weeks
    end = _date(until, "--until")
    if end < scenario.start:
        message = f"is {end}; the scenario starts on {scenario.start}."
        raise Unreadable(Issue("option.date", "--until", message, "Choose a later date."))
    return min(scenario.weeks, (end - scenario.start).days // 7 + 1)


@dataclass(frozen=True, slots=True)
class Checked:
    """What `check` found in a file: issues, the status they end with, and what a clean plan still leaves open."""

    file: str
    issues: tuple[Issue, ...] = ()
    status: int = 0
    left: str = ""

    def row(self) -> dict[str, Any]:
        """Return it as `--json` gives it."""
        issues = [{k: v for k, v in asdict(issue).items() if k != "params"} for issue in self.issues]
        return {"file": self.file, "issues": issues, **({"left": self.left} if self.left else {})}


@app.command(epilog=STATUS)
def check(
    files: Annotated[list[Path], typer.Argument(help="Scenarios, lists of decisions, and capsules.")],
    scenario: Annotated[str, typer.Option(help="The scenario that lists of decisions are for.")] = "rush",
    player: Annotated[
        str | None, typer.Option(help="The province that they are for; without it, that of their first decision.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Report as JSON.")] = False,
) -> None:
    """Check files and report every issue found; decisions are judged against a scenario, but not played."""
    chosen, _ = _source(scenario, player, None, [])
    found = [_checked(path, chosen) for path in files]
    if as_json:
        print(json.dumps({"files": [checked.row() for checked in found]}, indent=1, ensure_ascii=False))
    else:
        for checked in found:
            print(
                f"{checked.file}: " + (f"{len(checked.issues)} issue(s)" if checked.issues else "fine" + checked.left)
            )
            _tell(checked.issues, "  ")
    raise typer.Exit(max(checked.status for checked in found))


def _checked(path: Path, scenario: Scenario) -> Checked:
    try:
        left = _check_file(path, scenario)
    except SandboxError as error:
        return Checked(str(path), error.issues, error.status)
    return Checked(str(path), left=left)


def _check_file(path: Path, scenario: Scenario) -> str:
    """Check a file by what it is; return what a clean one leaves open."""
    if path.suffix == ".suanli":
        load_capsule(path)
        return ""
    if str(path) in (*shipped_scenarios(), "-"):
        return _own(load_scenario(str(path)), str(path))
    raw = read_bytes(path)
    if path.suffix == ".jsonl" or raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"[":
        return _judged(scenario, plan_of(raw, path.name))
    return _own(scenario_of(raw, path.name), path.name)


def _own(scenario: Scenario, where: str) -> str:
    """Judge the decisions that a scenario itself holds."""
    plan = [(f"{where}: decisions[{i}] ({d.kind})", d) for i, d in enumerate(scenario.decisions)]
    return _judged(scenario.model_copy(update={"decisions": []}), plan) if plan else ""


def _judged(scenario: Scenario, plan: Plan) -> str:
    """Judge decisions against a scenario without playing it; return what that leaves open."""
    named = (getattr(decision, "province", None) for _, decision in plan)
    player = scenario.player or next((name for name in named if name in complete(scenario).provinces), None)
    wrong = plans.judge(plan, compile_scenario(scenario.model_copy(update={"player": player})), scenario.decisions)
    if wrong:
        raise ScenarioError(wrong)
    return f" for '{scenario.name}' played from {player}; {plans.LEFT}"


@app.command(epilog=STATUS)
def migrate(
    file: Annotated[str, typer.Argument(help="A scenario file, a capsule, whose scenario is taken, or - for stdin.")],
    out: Annotated[Path | None, typer.Option(help="FILE.json; it may be the same file.")] = None,
) -> None:
    """Bring a scenario of an older version to the newest, to stdout or --out, and say what changed."""
    if out is not None:
        reporting.writable(out, (".json",))
    capsule, _ = _capsule(file)
    where = "standard input" if file == "-" else Path(file).name
    data = scenario_data(capsule) if capsule else parse_json(read_bytes(None if file == "-" else Path(file)), where)
    new, changed = migrated(data, where)
    if not changed:
        messages.print(f"{where}: is of the newest version ({SCHEMA_VERSION}) already; left alone", markup=False)
        return
    for line in changed:
        messages.print(printable(f"{where}: {line}"), markup=False)
    text = json.dumps(new, indent=1, ensure_ascii=False)
    if out is None:
        print(text)
    else:
        reporting.put(out, f"{text}\n".encode())


@app.command(epilog=STATUS)
def schema(kind: Annotated[str, typer.Argument(help="scenario or decisions")]) -> None:
    """Print the JSON Schema of a kind of file."""
    print(json.dumps(schema_of(kind), indent=1, ensure_ascii=False))


@app.command("paths", epilog=STATUS)
def paths_command(
    scenario: Annotated[str, typer.Argument(help="A shipped name, a scenario file, or - for stdin.")] = "rush",
) -> None:
    """Print every path that --set knows, one a line."""
    print("\n".join(paths(load_scenario(scenario))))


@app.command(epilog=STATUS)
def book(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; end with 1 if the book is stale.")] = False,
    as_strings: Annotated[
        bool, typer.Option("--strings", help="Write nothing; print all codes that want a sentence, as JSON.")
    ] = False,
) -> None:
    """Write docs/model.md, the book of the equations and their numbers."""
    if as_strings:
        print(json.dumps(strings.catalogue(), indent=1))
        return
    path = equation_book.path()
    if check:
        equation_book.check(read_bytes(path).decode(errors="replace"))
        print(f"{equation_book.FILE.as_posix()}: up to date")
        return
    path.write_text(equation_book.text(), encoding="utf-8", newline="\n")
    print(equation_book.FILE.as_posix())


def _variables(row: dict[str, Any]) -> str:
    """Words for the stocks that differ in the next state that the file keeps: a few of them."""
    names = row["variables"]
    more = f" and {len(names) - 4} more" if len(names) > 4 else ""
    return f"; by the next kept state: {', '.join(names[:4])}{more}" if names else ""


@app.command("verify", epilog=STATUS)
def verify_command(
    capsules: Annotated[list[str], typer.Argument(help="Saved games, or FILE#branch.")],
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Play saved games again: the same bits, or the first week and sector that differ."""
    kernels.choose("exact")
    rows: list[dict[str, Any]] = []
    status = 0
    for source in capsules:
        path, branch = _capsule(source)
        try:
            found = verify(path or Path(source), branch)
        except SandboxError as error:  # the other files are still verified
            _tell(error.issues)
            status = max(status, error.status)
            continue
        for result in found:
            status = max(status, 0 if result.same else 1)
            row = {k: v for k, v in asdict(result).items() if k != "node"}
            rows.append({"file": str(path or source), **row, "branch": result.branch or "first"})
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
