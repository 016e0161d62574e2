"""What `suanli check` finds in a file: decisions are judged against a scenario, but nothing is played."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from sandbox.commands.sources import Plan
from sandbox.errors import Issue, SandboxError, ScenarioError
from sandbox.play import plans
from sandbox.play.capsule_read import load_capsule, named_game
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.files import load_scenario, plan_of, scenario_of, shipped_scenarios
from sandbox.scenario.reading import read_bytes
from sandbox.scenario.schema import Scenario, complete


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


def checked(file: str, scenario: Scenario) -> Checked:
    """Check a file by what it is; a list of decisions is judged against a scenario."""
    try:
        left = _left_by(file, scenario)
    except SandboxError as error:
        return Checked(file, error.issues, error.status)
    return Checked(file, left=left)


def _left_by(file: str, scenario: Scenario) -> str:
    """Return what a clean file leaves open."""
    path, branch = named_game(file)
    if path.suffix == ".suanli":
        load_capsule(path, branch=branch)
        return ""
    if file in (*shipped_scenarios(), "-"):
        return _own(load_scenario(file), file)
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
