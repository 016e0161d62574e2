"""``suanli search``: a plan of at most five rules, judged on runs that it never met, and the change that breaks it."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from sandbox.commands.interrupts import STOPPED, tidied
from sandbox.commands.many import between, engine_of, seconds_of, workers_of
from sandbox.commands.messages import say, show
from sandbox.commands.options import AsJson, Seed, Sets, Source, Workers
from sandbox.commands.sources import Plan as Taken
from sandbox.commands.sources import source_of
from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.machine import made_with
from sandbox.play import plans
from sandbox.report import search as reporting
from sandbox.report.run import put, writable
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.files import load_plan
from sandbox.scenario.schema import Scenario
from sandbox.study.plans import told as telling
from sandbox.study.plans.rules import Plan
from sandbox.study.plans.trials import Bench


def search(
    scenario: Source,
    budget: Annotated[str, typer.Option(help="How long it may take in all, such as 60s or 5m.")] = "60s",
    player: Annotated[
        str | None, typer.Option(help="The province to plan for; without it, the one where a plan gains most.")
    ] = None,
    blind: Annotated[
        bool,
        typer.Option(
            "--blind", help="Search without the dates of events: in training they are drawn, and no rule names a date."
        ),
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(help="Search nothing: judge and attack this plan of --player, one JSON object a line."),
    ] = None,
    generations: Annotated[
        int | None, typer.Option(help="Stop searching after so many: the same plan on every machine.")
    ] = None,
    workers: Workers = None,
    seed: Seed = None,
    sets: Sets = None,
    out: Annotated[
        Path | None, typer.Option(help="FILE.jsonl: the plan's decisions in this game, for `suanli run --decisions`.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Search for a plan that beats recorded history, as rules to read, and for the change that breaks it.

    The score is that of `suanli score`: the mean of the five gauges, each 0 to 100 points, over all weeks to June 2026;
    a week past a red line counts as 0. Recorded history is the scenario with nobody playing.
    """
    begun = time.time()
    seconds = seconds_of(budget)
    count = workers_of(workers)
    if generations is not None:
        _counts(generations, decisions)
    if out is not None:
        writable(out, (".jsonl",))
    chosen, taken = source_of(scenario, player, seed, sets or [])
    if chosen.decisions:
        message = "has decisions of its own, which stand in the way of a plan's."
        raise ScenarioError(Issue("option.decisions", scenario, message, "Leave them out, or judge them: --decisions."))
    taken += load_plan(decisions) if decisions else []
    given = _given(chosen, taken) if taken else None
    asked = telling.Asked(chosen.player, blind, seconds, generations, given)
    story = telling.begin(chosen, blind)
    partly = False
    with tidied():
        try:
            with engine_of(count) as engine:
                telling.go(story, asked, Bench(engine, count), begun, _tell(begun))
        except KeyboardInterrupt:
            partly = True
            if story.plan is None:
                raise
            say("stopped: this is the best plan so far")
        if story.plan is None:
            message = f"is {budget}; not one generation of plans could be tried in that time."
            raise Unreadable(Issue("option.budget", "--budget", message, _more(story.needs, seconds)))
        if partly:
            telling.finish(story)
        report = {
            **telling.as_json(story),
            "partial": partly,
            "budget": seconds,
            "seconds": round(time.time() - begun, 3),
            "workers": count,
            "made_with": dict(made_with()),
        }
        try:
            if out is not None:
                _write(out, story)
        finally:
            show(
                json.dumps(report, indent=1, ensure_ascii=False, allow_nan=False) if as_json else reporting.text(report)
            )
    if partly:
        raise typer.Exit(STOPPED)


def _counts(generations: int, decisions: Path | None) -> None:
    between("--generations", generations, 1, 100_000)
    if decisions is not None:
        message = "has nothing to count: with --decisions nothing is searched."
        raise Unreadable(Issue("option.generations", "--generations", message, "Leave one of them out."))


def _given(scenario: Scenario, taken: Taken) -> Plan:
    """Return decisions as a plan of the player's, or say what is wrong with them."""
    wrong = plans.judge(taken, compile_scenario(scenario))
    if scenario.player is None:
        wrong = [Issue("option.player", "--decisions", "are of nobody.", "Name their province with --player.")]
    if wrong:
        raise ScenarioError(wrong)
    return Plan(str(scenario.player), (), tuple(decision for _, decision in taken))


def _write(out: Path, story: telling.Story) -> None:
    if not story.decisions:  # no file of decisions is empty
        say(f"{out} is not written: " + ("the plan decides nothing" if story.game else "there was no time to play it"))
        return
    put(out, "".join(f"{decision.model_dump_json(exclude_none=True)}\n" for decision in story.decisions).encode())


def _more(needs: float, budget: float) -> str:
    """What to do about a budget in which nothing was made: ``needs`` would do at this machine's pace, 0 if unknown."""
    if not needs:
        more = max(5, math.ceil(2 * budget))
        return f"Give it {more}s: no run was made far enough in this time to tell how much is needed."
    step = 1 if needs <= 50 else 10
    return f"Give it {step * math.ceil(needs / step)}s or more: that is about what this machine needs now."


def _tell(begun: float) -> Callable[[str], None]:
    def tell(text: str) -> None:
        say(f"{time.time() - begun:5.1f} s  {text}")

    return tell
