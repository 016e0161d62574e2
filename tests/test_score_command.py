"""``suanli score``: the same numbers every time, agents by name, and what is told of those that fail."""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Command

DOCS = Path(__file__).parents[1] / "docs" / "agents.md"
SHORT = ("score", "--set", "weeks=15", "--seeds", "2", "--workers", "1")
AGENTS = """
import os
import sys


def raises(env):
    def act(observation, info):
        print("no result")
        return info["rent"] if env.week == 3 else env.action()

    return act


def says_nonsense(env):
    return lambda observation, info: (2, {})


def moves(env):
    def act(observation, info):
        env.step(env.action())
        return env.action()

    return act


class Unsayable(Exception):
    def __str__(self):
        raise RuntimeError


def raises_what_cannot_be_said(env):
    raise Unsayable


def counts_itself(env):
    def act(observation, info):
        env.counted = 3
        return env.action()

    return act


def interrupted(env):
    if env.run > 10000:
        raise KeyboardInterrupt
    return lambda observation, info: env.action()


def shouts(env):
    os.write(1, b"no result")
    sys.__stdout__.write("none either")
    return lambda observation, info: os.system("echo no result") or env.action()


def makes_nothing(env):
    return None


class Prints:
    def __init__(self, env):
        print("no result")
        self.wait = env.action()

    def __call__(self, observation, info):
        return self.wait


number = 3
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with modules of agents, which the command is started in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))
    for name in ("mine", "broken", "lacking", "thrifty"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    (tmp_path / "mine.py").write_text(AGENTS)
    (tmp_path / "broken.py").write_text("\ndef make(:\n")
    (tmp_path / "lacking.py").write_text("import not_there\n")
    return tmp_path


def test_three_baselines_have_the_same_numbers_every_time(suanli: Command) -> None:
    first, again = suanli(*SHORT), suanli(*SHORT)
    assert first == again and first[0] == 0 and first[2] == ""
    lines = first[1].splitlines()
    assert lines[0].startswith("rush, Gansu, games of 15 weeks: runs 10000 to 10001;")
    assert lines[2].split() == ["unit", *["points"] * 4, "weeks", *["a", "game"] * 3]
    assert {line.split()[0] for line in lines[3:]} == {"waits", "random", "rules"}


def test_json_has_what_the_table_says(suanli: Command) -> None:
    told = suanli.json(*SHORT)
    assert (told["unit"], told["runs"], told["asked"], told["partial"]) == ("points", [10000, 10001], 2, False)
    waits, rules = told["agents"]["waits"], told["agents"]["rules"]
    assert waits["above_waits"] == {"mean": 0.0, "spread": 0.0} and waits["decisions"] == 0
    assert rules["decisions"] == 2  # a survey and a link
    for one in told["agents"].values():
        assert one["score"]["mean"] == pytest.approx(statistics.mean(one["scores"]), abs=1e-4)
        assert one["score"]["spread"] == pytest.approx(statistics.stdev(one["scores"]), abs=1e-4)
        assert one["left_out"] == 0 and one["weeks_past_red_line"] == 0
    assert told["agents"]["random"]["scores"] != waits["scores"]


def test_a_single_game_has_no_spread(suanli: Command) -> None:
    told = suanli.json("score", "--set", "weeks=3", "--seeds", "1", "--workers", "1")
    assert told["agents"]["rules"]["score"]["spread"] is None


@pytest.mark.slow
def test_processes_change_no_number(suanli: Command, here: Path) -> None:
    here_alone, beside = (suanli(*SHORT[:-1], n, "--agent", "mine:Prints", "--json")[:2] for n in (1, 2))
    assert here_alone == beside and here_alone[0] == 0
    told = json.loads(beside[1])["agents"]  # what the agent prints is no part of it
    assert told["mine:Prints"]["scores"] == told["waits"]["scores"]


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_what_an_agent_writes_past_python_is_no_result(here: Path, workers: int) -> None:
    command = [*SHORT[:-1], str(workers), "--agent", "mine:shouts", "--json"]
    ended = subprocess.run([sys.executable, "-m", "sandbox", *command], capture_output=True, text=True, check=True)
    assert list(json.loads(ended.stdout)["agents"]) == ["waits", "random", "rules", "mine:shouts"]
    assert ended.stderr.count("no result") == 2 * (1 + 15) and ended.stderr.count("none either") == 2


def test_the_example_of_the_docs_plays(suanli: Command, here: Path) -> None:
    example = re.search(r"```python\n(.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)[1]
    assert len([line for line in example.splitlines() if line]) <= 15
    (here / "thrifty.py").write_text(example)
    told = suanli.json(*SHORT, "--agent", "thrifty:make")
    assert list(told["agents"]) == ["waits", "random", "rules", "thrifty:make"]
    assert (told["agents"]["thrifty:make"]["decisions"], told["agents"]["thrifty:make"]["left_out"]) == (1, 0)


@pytest.mark.parametrize(
    ("agent", "status", "words"),
    [
        ("mine:raises", 1, r"mine:raises, run 10000, week 3, mine.py line 9: raised KeyError: 'rent'; expected an act"),
        ("mine:says_nonsense", 1, r"mine:says_nonsense, run 10000, week 0: said action: is \(2, \{\}\), which is no m"),
        ("mine:moves", 1, r"mine:moves, run 10000, week 0: moved the game itself; expected an action"),
        ("mine:raises_what_cannot_be_said", 1, r"mine:raises_what_cannot_be_said, run 10000, .*: raised Unsayable; "),
        ("mine:counts_itself", 1, r"mine:counts_itself, run 10000, week 0: moved the game itself"),
        ("mine:makes_nothing", 1, r"mine:makes_nothing, run 10000: made None; expected what can be called"),
        ("broken:make", 1, r"broken:make, broken.py line 2: raised SyntaxError: .*; expected to be imported"),
        (
            "lacking:make",
            1,
            r"lacking:make, lacking.py line 1: raised ModuleNotFoundError: No module named 'not_",
        ),
        ("mine:rases", 2, r"--agent: is 'mine:rases', but 'mine' has no 'rases'; did you mean 'raises'\?"),
        ("mine:number", 2, r"--agent: is 'mine:number', which is 3; expected a function or class"),
        ("gone:make", 2, r"--agent: is 'gone:make', but there is no module 'gone' in .*"),
        ("..:make", 2, r"--agent: is '\.\.:make'; expected MODULE:NAME or one of"),
        (".mine:make", 2, r"--agent: is '\.mine:make'; expected MODULE:NAME or one of"),
        ("mine.:make", 2, r"--agent: is 'mine\.:make'; expected MODULE:NAME or one of"),
        ("thrifty", 2, r"--agent: is 'thrifty'; expected MODULE:NAME or one of waits, random, rules"),
    ],
)
def test_an_agent_that_fails_is_told_with_its_place(
    suanli: Command, here: Path, agent: str, status: int, words: str
) -> None:
    ended, out, said = suanli(*SHORT, "--agent", agent)
    assert (ended, out) == (status, "")
    assert re.match(words, said.splitlines()[-1])  # an agent's own prints come before it


def test_without_gymnasium_one_line_says_how_to_get_it(suanli: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gymnasium", None)
    monkeypatch.delitem(sys.modules, "sandbox.study.plans.environment", raising=False)
    status, said = suanli.refused(*SHORT)
    wanted = "agents: need Gymnasium, which is not installed. Install it with: pip install 'suanli[agents]'.\n"
    assert (status, said) == (2, wanted)


def test_what_was_played_before_an_interrupt_is_told(suanli: Command, here: Path) -> None:
    status, out, said = suanli(*SHORT, "--agent", "mine:interrupted")
    assert (status, said) == (130, "stopped: all have played 1 of 2 games, and this is what they say\nstopped\n")
    assert out.startswith("rush, Gansu, games of 15 weeks: runs 10000 to 10000;")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--seeds", "0"), "--seeds: is 0; expected 1 to 10,000."),
        (("--workers", "0"), "--workers: is 0; expected 1 to 256."),
        (("--player", "Gotham"), "--player"),
        (("--scenario", "gone.json"), "gone.json"),
    ],
)
def test_what_is_asked_in_a_wrong_way_is_refused(suanli: Command, options: tuple[str, ...], words: str) -> None:
    assert words in suanli.refused("score", *options)[1]
