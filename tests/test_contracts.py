"""Every import contract bites: each is broken once on purpose, in a copy, and must be named as broken."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT = Path(sys.executable).with_name("lint-imports")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {c["id"]: c["name"] for c in SETTINGS["tool"]["importlinter"]["contracts"]}

# (contract, file, planted text); a file that does not exist is made.
PLANTED = [
    ("engine-floors", "sandbox/scenario/compile.py", "import sandbox.play.history"),
    ("engine-floors", "sandbox/play/history.py", "def late():\n    import sandbox.cli"),
    ("engine-floors", "sandbox/errors.py", "from sandbox import assets"),
    ("engine-floors", "sandbox/play/capsule_write.py", "from sandbox.report import run"),
    ("engine-floors", "sandbox/report/run.py", "from sandbox.study.published import batch"),
    ("engine-floors", "sandbox/model/step.py", "from sandbox.scenario import tables"),
    ("engine-floors", "sandbox/without_a_floor.py", "WORDS = 1"),
    ("study-floors", "sandbox/study/published/backcast.py", "from sandbox.study.ensembles import kept"),
    ("study-floors", "sandbox/study/plans/score.py", "from sandbox.study.sensitivity import tornado"),
    ("study-floors", "sandbox/study/theories.py", "from sandbox.study.published import batch"),
    ("study-floors", "sandbox/study/without_a_floor.py", "WORDS = 1"),
    ("model-floors", "sandbox/model/rules.py", "import sandbox.model.step"),
    ("model-floors", "sandbox/model/state.py", "from sandbox.model import kernels"),
    ("model-floors", "sandbox/model/without_a_floor.py", "WORDS = 1"),
    ("engine-without-window", "sandbox/play/simulation.py", "import ui.session"),
    ("engine-without-window", "sandbox/model/sums.py", "from PySide6 import QtCore"),
    ("engine-without-window", "sandbox/errors.py", "from PySide6.QtCore import QObject"),
    ("engine-without-window", "sandbox/play/notices.py", "import shiboken6"),
    ("engine-without-window", "sandbox/play/notices.py", "import pyqtgraph as pg"),
    (
        "engine-without-window",
        "sandbox/play/orders.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from PySide6.QtGui import QColor",
    ),
    ("model-without-pydantic", "sandbox/model/state.py", "from pydantic import BaseModel"),
    ("model-without-pydantic", "sandbox/model/equations/world.py", "import pydantic"),
    ("sectors-independent", "sandbox/model/equations/demand.py", "from sandbox.model.equations import rents"),
    ("sectors-independent", "sandbox/model/equations/resale.py", "from .world import RAMPS"),
    ("equations-imports", "sandbox/model/equations/demand.py", "from sandbox.model.state import State"),
    ("equations-imports", "sandbox/model/equations/hardware.py", "import sandbox.scenario.tables"),
    ("equations-imports", "sandbox/model/equations/world.py", "from sandbox.model import stocks"),
    ("fit-looks-back", "sandbox/study/published/fit.py", "from sandbox.study.published.held_out import held_out"),
    (
        "fit-looks-back",
        "sandbox/study/published/scorecard.py",
        "def late():\n    from sandbox.study.published import backcast",
    ),
    ("front-door", "ui/session.py", "from sandbox.play.simulation import Simulation"),
    ("front-door", "ui/session.py", "import sandbox.model.state as state"),
    ("front-door", "ui/panels/planted.py", "from sandbox.scenario import tables"),
    ("front-door", "ui/settings.py", "from sandbox import errors"),
    ("front-door", "ui/settings.py", "import sandbox.__main__"),
    ("front-door", "ui/dialogs/planted.py", "def late():\n    import sandbox.cli"),
    ("window-floors", "ui/session.py", "import ui.panels"),
    ("window-floors", "ui/look/theme.py", "from ui import session"),
    ("window-floors", "ui/look/style.py", "from ui.words import i18n"),
    ("window-floors", "ui/panels/planted.py", "import ui.map"),
    ("window-floors", "ui/bars/planted.py", "import ui.dialogs"),
    ("window-floors", "ui/actions.py", "import ui.main_window"),
    ("window-floors", "ui/words/i18n.py", "from ui.widgets import label"),
    ("window-floors", "ui/widgets/parts.py", "def late():\n    from ui.session import Session"),
    ("window-floors", "ui/charts/plot.py", "from ui.map import board"),
    ("window-floors", "ui/without_a_floor.py", "WORDS = 1"),
    ("chart-floors", "ui/charts/axes.py", "from ui.charts.plot import Chart"),
    ("chart-floors", "ui/charts/without_a_floor.py", "WORDS = 1"),
    ("comparing-floors", "ui/compare/parts.py", "from ui.compare import why"),
    ("comparing-floors", "ui/compare/since.py", "from ui.compare.why import WhyDialog"),
    ("comparing-floors", "ui/compare/without_a_floor.py", "WORDS = 1"),
    ("asking-floors", "ui/study/sheet.py", "from ui.study import tornado"),
    ("asking-floors", "ui/study/threshold_axes.py", "from ui.study.sheet import Sheet"),
    ("asking-floors", "ui/study/without_a_floor.py", "WORDS = 1"),
    ("look-floors", "ui/look/style.py", "from ui.look.theme import Theme"),
    ("look-floors", "ui/look/without_a_floor.py", "WORDS = 1"),
    ("words-floors", "ui/words/catalogue.py", "if TYPE_CHECKING:\n    from ui.words.i18n import Translator"),
    ("words-floors", "ui/words/without_a_floor.py", "WORDS = 1"),
    ("bars-independent", "ui/bars/menus.py", "from ui.bars import top_bar"),
    ("panels-independent", "ui/panels/planted.py", "import ui.panels.other"),
]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the code in which a file may be changed and put back."""
    copy = tmp_path_factory.mktemp("contracts")
    skip = shutil.ignore_patterns("__pycache__")
    for package in ("sandbox", "ui"):
        shutil.copytree(ROOT / package, copy / package, ignore=skip)
    shutil.copy(ROOT / "pyproject.toml", copy)
    # What a planted import needs to find, where it is not written yet.
    for name in ("sandbox/cli.py", "ui/main_window.py", "ui/panels/other.py"):
        if not (copy / name).exists():
            (copy / name).write_text("", encoding="utf-8")
    return copy


def lint(folder: Path) -> tuple[int, set[str], str]:
    """Return the exit code of lint-imports, the names of the broken contracts, and all that it said."""
    environment = {**os.environ, "PYTHONPATH": str(folder), "NO_COLOR": "1", "COLUMNS": "200"}
    done = subprocess.run(
        [LINT, "--no-cache"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    said = re.sub(r"\x1b\[[0-9;]*m", "", done.stdout + done.stderr)
    return done.returncode, set(re.findall(r"^(.+) BROKEN$", said, flags=re.MULTILINE)), said


def test_contracts_are_kept(workspace: Path) -> None:
    code, broken, said = lint(workspace)
    assert (code, broken) == (0, set()), said


def test_each_contract_is_broken_once() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(CONTRACTS)


def test_equations_are_kept_from_every_room_but_those_they_may_use() -> None:
    rooms = {f"sandbox.{path.stem}" for path in (ROOT / "sandbox").iterdir() if not path.stem.startswith(("_", "."))}
    rooms |= {f"sandbox.model.{path.stem}" for path in (ROOT / "sandbox/model").iterdir() if path.suffix == ".py"}
    kept_from = next(c for c in SETTINGS["tool"]["importlinter"]["contracts"] if c["id"] == "equations-imports")
    rooms -= {"sandbox.model", "sandbox.model.__init__"}
    assert rooms - ALLOWED == set(kept_from["forbidden_modules"])


@pytest.mark.parametrize(("contract", "file", "planted"), PLANTED)
def test_contract_bites(workspace: Path, contract: str, file: str, planted: str) -> None:
    path = workspace / file
    kept = path.read_text(encoding="utf-8") if path.exists() else None
    try:
        path.write_text(f"{kept or ''}\n{planted}\n", encoding="utf-8")
        code, broken, said = lint(workspace)
    finally:
        if kept is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(kept, encoding="utf-8")
    assert code != 0
    assert CONTRACTS[contract] in broken, said


ALLOWED = {
    "__future__",
    "numpy",
    "numpy.typing",
    "sandbox.model.names",
    "typing",
    "math",
    "collections.abc",
    "dataclasses",
    "sandbox.model.cards",
    "sandbox.model.kernels",
    "sandbox.model.marker",
    "sandbox.model.noise",
    "sandbox.model.sums",
}


@pytest.mark.parametrize("path", sorted((ROOT / "sandbox/model/equations").glob("*.py")), ids=lambda path: path.stem)
def test_equations_import_nothing_else(path: Path) -> None:
    imported = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "equations import by full names"
            if node.module == "sandbox.model":
                imported |= {f"sandbox.model.{alias.name}" for alias in node.names}
            else:
                imported.add(node.module or "")
                if node.module == "sandbox.model.noise":
                    assert {alias.name for alias in node.names} <= {"binomial", "poisson"}, "draws only"
    assert imported <= ALLOWED


def test_the_engine_loads_no_window() -> None:
    program = "import sandbox, sandbox.commands.app, sys; sandbox.Simulation; print(*sorted(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    tops = {name.partition(".")[0] for name in done.stdout.split()}
    assert "numpy" in tops
    assert not tops & {"ui", "PySide6", "shiboken6", "pyqtgraph"}


@pytest.mark.parametrize("path", sorted((ROOT / "sandbox").rglob("*.py")), ids=lambda path: path.stem)
def test_nobody_uses_the_private_names_of_a_game_or_its_history(path: Path) -> None:
    """What begins with an underscore may change with the class that it belongs to."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    outside = {
        f"{ast.unparse(node.value)}.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr.startswith("_")
        and not node.attr.startswith("__")
        and ast.unparse(node.value).rpartition(".")[2] in ("simulation", "game", "history", "recorder")
    }
    assert outside == set()


def test_whatever_waits_for_a_later_turn_names_whom_it_dies_with() -> None:
    """A single shot without a context outlives the window that it was for."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "singleShot":
                assert len(call.args) == 3, f"{path.relative_to(ROOT)}:{call.lineno}: singleShot(time, context, what)"
