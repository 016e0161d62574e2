"""The commands of ``suanli``: JSON and tables to standard output, messages to standard error."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import re
import sys
from dataclasses import replace
from importlib.metadata import entry_points
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.progress import Progress

from sandbox.commands import bare, benches, differing, ensembles, scoring, searching, sensitivity, threshold, verifying
from sandbox.commands.checking import checked
from sandbox.commands.interrupts import tidied
from sandbox.commands.messages import console, say, show, tell
from sandbox.commands.options import AlsoAt, AsJson, Decisions, Player, Seed, Sets, Source, Until
from sandbox.commands.sources import Plan, dates_within, source_of, weeks_until
from sandbox.errors import Issue, Refused, ScenarioError, Unreadable, written_out
from sandbox.model.rules import Reason
from sandbox.play import plans
from sandbox.play.capsule_read import named_game, scenario_data
from sandbox.play.orders import REASONS
from sandbox.play.simulation import Simulation
from sandbox.report import book as equation_book
from sandbox.report import card as model_card
from sandbox.report import evidence, strings
from sandbox.report import run as reporting
from sandbox.scenario.files import load_plan, migrated, schema_of
from sandbox.scenario.overrides import paths, too_late
from sandbox.scenario.reading import parse_json, read_bytes
from sandbox.scenario.schema import SCHEMA_VERSION
from sandbox.study.published import backcast as backcasting
from sandbox.version import __version__

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


def _version(value: bool) -> None:
    if value:
        show(f"suanli {__version__} (numpy {np.__version__}, Python {platform.python_version()})")
        raise typer.Exit()


@app.callback(invoke_without_command=True)
def _bare(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
) -> None:
    """Open the window; without a display, play the default scenario by rules and write a page and pictures."""
    del version
    if context.invoked_subcommand is None:
        if _has_display():
            raise typer.Exit(_window([]))
        with tidied():
            bare.without_display(Path("report"))


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _window(arguments: list[str]) -> int:
    found = list(entry_points(group="suanli.window"))
    if not found:
        say("The window is not installed. Install it with: pip install 'suanli[ui]'")
        return 2
    try:
        start = found[0].load()
    except ImportError as error:
        say(f"The window cannot be loaded: {error}. Run .ci/system-libraries.sh")
        return 2
    return int(start(arguments))


@app.command(epilog=STATUS)
def play(
    file: Annotated[
        str | None, typer.Argument(help="A shipped scenario, a scenario file, a saved game, or FILE#branch.")
    ] = None,
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
        _make_folder("--screenshots", screenshots)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        arguments += ["--screenshots", str(screenshots)]
    elif not _has_display():
        say("There is no display here. Try `suanli` alone, or `suanli play --screenshots DIR`.")
        raise typer.Exit(2)
    raise typer.Exit(_window(arguments))


def _make_folder(option: str, folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = f"is no folder that can be written: {error.strerror or error}."
        raise Unreadable(Issue("option.folder", f"{option}: '{folder}'", message, "Name another one.")) from error


def _play(simulation: Simulation, plan: Plan, weeks: int, quiet: bool) -> None:
    """Play with decisions taken at their weeks; a refused one stops the run with its reason."""
    late = [(decision.tick, where) for where, decision in plan if decision.tick >= weeks]
    if late:
        week, where = min(late)
        message = f"is for week {week}, and the run ends at week {weeks}."
        raise ScenarioError(Issue("decision.too_late", where, message, "Use a later --until, or an earlier week."))
    by_week: dict[int, Plan] = {}
    for where, decision in plan:
        by_week.setdefault(decision.tick, []).append((where, decision))
    with Progress(console=console, transient=True, disable=quiet or not console.is_terminal) as progress:
        task = progress.add_task("weeks", total=weeks)
        for week in range(weeks):
            if week in by_week:
                _submit(simulation, by_week[week])
            left_out = {}  # the same words once, however many decisions they are about
            for notice in simulation.advance():
                if notice.code == "order.refused":  # the plan was asked about before: these are the author's own
                    told = REASONS[Reason[str(notice.params["reason"]).upper()]][0]
                    where = f"{simulation.scenario.name}, week {week}"
                    left_out[f"{where}: the scenario's own {notice.params['kind']} {told} It is left out."] = True
            for text in left_out:
                say(text)
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
    scenario: Source,
    until: Until = None,
    seed: Seed = None,
    player: Player = None,
    decisions: Decisions = None,
    sets: Sets = None,
    at: AlsoAt = None,
    out: Annotated[Path | None, typer.Option(help="FILE.csv, .json, .parquet or .suanli")] = None,
    as_json: AsJson = False,
) -> None:
    """Play a scenario headless and report its outcome measures."""
    if out is not None:
        reporting.writable(out)
    chosen, plan = source_of(scenario, player, seed, sets or [])
    weeks = weeks_until(chosen, until)
    last = chosen.start + dt.timedelta(weeks=weeks - 1)
    dates = dates_within(chosen, weeks, at or [])
    plan += load_plan(decisions) if decisions else []
    simulation = Simulation.new(chosen)
    wrong = plans.judge(plan, simulation.model, chosen.decisions)
    if wrong:
        raise ScenarioError(wrong)
    with tidied():
        _play(simulation, plan, weeks, quiet=as_json)
    for remark in too_late(chosen, sets or [], last + dt.timedelta(days=6)):
        say(remark)
    told = reporting.report_of(simulation, dates)
    try:
        if out is not None:
            with tidied():
                reporting.write(out, simulation, told)
    finally:  # what was played is told, even where it could not be written
        show(json.dumps(told, indent=1, allow_nan=False) if as_json else reporting.table(told))


app.command(epilog=STATUS)(ensembles.ensemble)
app.command(epilog=STATUS)(differing.compare)
app.command(epilog=STATUS)(differing.why)
app.command(epilog=STATUS)(sensitivity.sensitivity)
app.command(epilog=STATUS)(threshold.threshold)
app.command(epilog=STATUS)(searching.search)
app.command(epilog=STATUS)(benches.bench)
app.command(epilog=STATUS)(scoring.score)
app.command("verify", epilog=STATUS)(verifying.verify_command)


@app.command(epilog=STATUS)
def backcast(
    fit: Annotated[
        str,
        typer.Option(
            help="strict: searched on rows to March 2025; full: to 2026; own: to March 2025, under the boom's theory."
        ),
    ] = "strict",
    theory: Annotated[list[str] | None, typer.Option(help="KIND=NAME such as boom=herd, repeatable.")] = None,
    as_json: AsJson = False,
) -> None:
    """Judge rush without a player by every published number, and two naive forecasts beside it."""
    card = backcasting.backcast(fit, theory or ())
    if as_json:
        show(json.dumps(backcasting.as_json(card), indent=1, ensure_ascii=False))
    else:
        show(backcasting.as_text(card))


@app.command(epilog=STATUS)
def check(
    files: Annotated[list[str], typer.Argument(help="Scenarios, lists of decisions, saved games, or FILE#branch.")],
    scenario: Annotated[str, typer.Option(help="The scenario that lists of decisions are for.")] = "rush",
    player: Annotated[
        str | None, typer.Option(help="The province that they are for; without it, that of their first decision.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check files and report every issue found; decisions are judged against a scenario, but not played."""
    chosen, _ = source_of(scenario, player)
    found = [checked(file, chosen) for file in files]
    if as_json:
        show(json.dumps({"files": [each.row() for each in found]}, indent=1, ensure_ascii=False))
    else:
        for each in found:
            show(f"{each.file}: " + (f"{len(each.issues)} issue(s)" if each.issues else "fine" + each.left))
            tell(each.issues, "  ")
    raise typer.Exit(max(each.status for each in found))


@app.command(epilog=STATUS)
def migrate(
    file: Annotated[str, typer.Argument(help="A scenario file, a capsule, whose scenario is taken, or - for stdin.")],
    out: Annotated[Path | None, typer.Option(help="FILE.json; it may be the same file.")] = None,
) -> None:
    """Bring a scenario of an older version to the newest, to stdout or --out, and say what changed."""
    if out is not None:
        reporting.writable(out, (".json",))
    path, _ = named_game(file)
    where = "standard input" if file == "-" else path.name
    saved = path.suffix == ".suanli"
    data = scenario_data(path) if saved else parse_json(read_bytes(None if file == "-" else path), where)
    new, changed = migrated(data, where)
    if not changed:
        say(f"{where}: is of the newest version ({SCHEMA_VERSION}) already; left alone")
        return
    for line in changed:
        say(written_out(f"{where}: {line}"))
    text = json.dumps(new, indent=1, ensure_ascii=False)
    if out is None:
        show(text)
    else:
        reporting.put(out, f"{text}\n".encode())


@app.command(epilog=STATUS)
def schema(kind: Annotated[str, typer.Argument(help="scenario or decisions")]) -> None:
    """Print the JSON Schema of a kind of file."""
    show(json.dumps(schema_of(kind), indent=1, ensure_ascii=False))


@app.command("paths", epilog=STATUS)
def paths_command(
    scenario: Annotated[
        str, typer.Argument(help="A shipped name, a scenario file, a saved game, or - for stdin.")
    ] = "rush",
) -> None:
    """Print every path that --set knows, one a line."""
    show("\n".join(paths(source_of(scenario)[0])))


@app.command(epilog=STATUS)
def book(
    check: Annotated[bool, typer.Option("--check", help="Write nothing; end with 1 if the book is stale.")] = False,
    as_strings: Annotated[
        bool, typer.Option("--strings", help="Write nothing; print all codes that want a sentence, as JSON.")
    ] = False,
) -> None:
    """Write docs/model.md, the book of the equations and their numbers, and docs/model_card.md, what to mistrust.

    The card's letters are read in a table that is written first: which published numbers the back-cast misses.
    """
    if as_strings:
        show(json.dumps(strings.catalogue(), indent=1))
        return
    path = equation_book.path()
    card, misses = path.with_name(model_card.NAME), evidence.path()
    if check:
        equation_book.check(read_bytes(path).decode(errors="replace"))
        evidence.check(read_bytes(misses).decode(errors="replace"))
        model_card.check(read_bytes(card).decode(errors="replace"))
        for file in (path, misses, card):
            show(f"{file.parent.name}/{file.name}: up to date")
        return
    for file, text in ((misses, evidence.text), (path, equation_book.text), (card, model_card.text)):
        file.write_text(text(), encoding="utf-8", newline="\n")
        show(f"{file.parent.name}/{file.name}")
