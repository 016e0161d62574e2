"""``suanli compare`` and ``suanli why``: what they report, in JSON and in words, and what they refuse."""

from __future__ import annotations

import json
import math
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from commands import PLAN, Command

import sandbox
from sandbox.commands import differing
from sandbox.model.measures import INDICATORS
from sandbox.study.abreast import Wanted
from sandbox.study.differences.why import Lattice, between

UNTIL = ("--at", "2023-03-06")
RENT = ("--indicator", "rent_8xh100")
UNLIKE = ("why", "tiny", "rush", *RENT, "--set-b", "seed=1", "--set-b", "noise=off")
WHY = ("why", "tiny", "tiny", *RENT, "--workers", 1)


def plan_file(folder: Path) -> Path:
    path = folder / "plan.jsonl"
    path.write_text("\n".join(json.dumps(decision) for decision in PLAN), encoding="utf-8")
    return path


def test_a_scenario_against_itself_has_no_difference(suanli: Command) -> None:
    told = suanli.json("compare", "tiny", "tiny", "--at", "2023-02-06")
    assert [row["indicator"] for row in told["rows"]] == [variable.name for variable in INDICATORS]
    for found in (told["rows"], told["at"]["2023-02-06"]):
        assert {row["delta"] for row in found} == {0.0}
        assert all(row["a"] == row["b"] and row["unit"] for row in found)
    assert suanli("compare", "tiny", "tiny")[1].startswith("at the end: 0 of 65 measures differ")


def test_of_two_that_are_the_same_why_says_so(suanli: Command) -> None:
    status, out, _ = suanli("why", "tiny", "tiny", *RENT, "--set-b", "policy.gates=on")
    assert status == 0 and out.startswith("A and B are the same") and len(out.splitlines()) == 1
    told = suanli.json("why", "tiny", "tiny", *RENT)
    assert (told["parts"], told["delta"]) == ([], 0.0)


def test_sides_differ_by_switches_and_decisions_and_games(suanli: Command, tmp_path: Path) -> None:
    plan, game = plan_file(tmp_path), tmp_path / "game.suanli"
    told = suanli.json("compare", "tiny", "tiny", "--player", "Gansu", "--decisions-b", plan)
    assert told["b"]["decisions"] == len(PLAN) and told["a"]["decisions"] == 0
    by_name = {row["indicator"]: row for row in told["rows"]}
    assert by_name["purse"]["delta"] < 0
    sizes = [row["size"] for row in told["rows"]]
    assert sizes == sorted(sizes, reverse=True) and sizes[0] > 0
    assert suanli("run", "tiny", "--player", "Gansu", "--decisions", plan, "--out", game)[0] == 0
    same = suanli.json("compare", game, game, "--set-a", "policy.gates=on")
    assert {row["delta"] for row in same["rows"]} == {0.0}
    other = suanli.json("compare", "tiny", game, "--player", "Gansu")
    assert [row["b"] for row in other["rows"]] == [row["b"] for row in told["rows"]]


def test_two_branches_of_a_saved_game_are_two_runs(suanli: Command, tmp_path: Path) -> None:
    game = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu"))
    game.submit([sandbox.Voucher(tick=0, province="Gansu", budget=10.0)])
    game.advance(20)
    game.go_to(game.head.node, 8)
    game.submit([sandbox.Voucher(tick=8, province="Gansu", budget=300.0)], name="more of it")
    game.advance(5)
    file = tmp_path / "game.suanli"
    sandbox.save_capsule(game, file)
    fiscal = ("--indicator", "fiscal_cost", "--at", "2023-06-05", "--workers", 1)
    status, out, _ = suanli("why", f"{file}#first", f"{file}#more of it", *fiscal, "--json")
    told = json.loads(out)
    assert (status, [part["cause"] for part in told["parts"]]) == (0, ["decisions.voucher.Gansu@8"])
    assert told["parts"][0]["value"] == pytest.approx(told["delta"], abs=1e-9) and told["delta"] > 0
    rows = {row["indicator"]: row for row in suanli.json("compare", f"{file}#more of it", f"{file}#first")["rows"]}
    assert rows["fiscal_cost"]["delta"] < 0


def test_runs_of_unlike_length_are_compared_where_both_are(suanli: Command) -> None:
    status, out, err = suanli("compare", "tiny", "tiny", "--set-b", "weeks=20", "--json")
    told = json.loads(out)
    assert status == 0 and "A has 26 weeks and B 20" in err and told["weeks"] == 20
    assert {row["delta"] for row in told["rows"]} == {0.0}


def test_why_says_parts_that_add_up(suanli: Command) -> None:
    asked = (*WHY, "--set-b", "parameters.eps=0.9", "--set-b", "policy.gates=off", "--at", "2023-06-05")
    status, out, err = suanli(*asked, "--json")
    told = json.loads(out)
    assert status == 0 and "provisional" in err
    assert [part["cause"] for part in told["parts"]] == ["policy.gates", "parameters.price_elasticity"]
    assert told["parts"][0]["value"] == 0.0 != told["parts"][1]["value"]
    assert math.fsum(part["value"] for part in told["parts"]) == pytest.approx(told["delta"], abs=1e-9)
    assert told["delta"] == told["b"] - told["a"] and told["unit"] == "kCNY/month"
    assert (told["runs"], told["refused"], told["at"]) == (4, 0, "2023-06-05")
    assert abs(told["residual"]) < 1e-9 and told["seconds"] > 0
    words = suanli(*asked)[1]
    assert "parameters.price_elasticity" in words and "only together" in words
    together = json.loads(suanli(*asked, "--group", "policies,parameters", "--json")[1])
    assert [part["value"] for part in together["parts"]] == pytest.approx([told["delta"]])
    assert together["parts"][0]["holds"] == [part["cause"] for part in told["parts"]]


def test_why_a_run_has_changed_since_a_date(suanli: Command) -> None:
    switches = ("--set-a", "shocks.dsv2=2023-03-20", "--workers", 1)
    told = json.loads(
        suanli("why", "tiny", *RENT, "--since", "2023-03-06", "--at", "2023-06-05", *switches, "--json")[1]
    )
    assert [part["cause"] for part in told["parts"]] == ["course", "shocks.dsv2"]
    assert math.fsum(part["value"] for part in told["parts"]) == pytest.approx(told["b"] - told["a"], abs=1e-9)
    assert all(part["value"] != 0 for part in told["parts"])


def test_what_is_first_known_is_a_table_without_parts(suanli: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(a: Wanted, b: Wanted, week: int, *, first: Callable[[Lattice], None], **asked: object) -> Lattice:
        first(between(a, b, week))
        raise KeyboardInterrupt

    monkeypatch.setattr(differing, "between", stopped)
    status, out, err = suanli(*WHY, "--set-b", "parameters.eps=0.9", "--at", "2023-06-05")
    lines = [line.split() for line in out.splitlines()]
    assert status == 130 and "not yet its share" in err
    assert lines[0][:2] == ["rent_8xh100,", "kCNY/month:"] and "PARTIAL" in out
    name, part, alone, last = lines[3]
    assert (name, part) == ("parameters.price_elasticity", "-") and alone == last == lines[-1][-1]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("why", "tiny", *RENT), "--since"),
        (("why", "tiny", "tiny", *RENT, "--since", "2023-02-06"), "--since"),
        (("why", "tiny", *RENT, "--since", "2023-06-05", "--at", "2023-02-06"), "--since"),
        (("why", "tiny", *RENT, "--since", "2023-01-09", "--set-b", "noise=off"), "belong to a run B"),
        ((*WHY, "--at", "2029-01-01"), "--at"),
        ((*WHY, "--set-b", "seed=3"), "another seed"),
        ((*WHY, "--set-b", "noise=on"), "another noise"),
        ((*WHY, "--set-b", "policy.gate=off"), "--set-b policy.gate=off"),
        ((*WHY, "--group", "policies"), "no cause of this difference; there is none: A and B were given the same."),
        (("compare", "-", "-"), "A and B: are both standard input, which can be read once only. Give one of them as"),
        (("why", "-", "-", *RENT), "A and B: are both standard input"),
        (("compare", "", "tiny"), "'': is neither a file nor a shipped scenario; known: rush, tiny"),
        (("compare", "tiny", ""), "'': is neither a file nor a shipped scenario"),
        ((*WHY[:-2], "--workers", 0), "--workers"),
        (("why", "tiny", "tiny", "--indicator", "rent"), "rent_8xh100"),
        ((*UNLIKE, "--set-b", "weeks=26"), "the same provinces"),
        (("compare", "tiny", "tinny"), "did you mean 'tiny'"),
        (("compare", "tiny", "tiny", "--set-b", "start=2023-01-09"), "begin on"),
        (("compare", "tiny", "tiny", "--at", "spring"), "--at"),
    ],
)
def test_what_cannot_be_asked_is_one_message(suanli: Command, arguments: tuple, words: str) -> None:
    status, message = suanli.refused(*arguments)
    assert status == 2 and words in message


def until_interrupted(*arguments: str) -> tuple[int, str, str]:
    """Ask why eight causes differ, and interrupt when the first of it is known: status, output and messages."""
    switches = [
        *("policy.central_push=off", "policy.gates=off", "policy.fast_track=0.5", "shocks.r1=off", "shocks.dsv2=off"),
        *("parameters.eps=0.9", "parameters.extrapolation*=0.9", "provinces.Henan.voucher*=10"),
    ]
    command = [sys.executable, "-m", "sandbox", "why", "rush", "rush", *RENT, "--workers", "2", *arguments]
    command += [word for text in switches for word in ("--set-b", text)]
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, start_new_session=True)
    assert process.stderr is not None
    line = process.stderr.readline()
    assert "provisional" in line
    os.killpg(process.pid, signal.SIGINT)
    shown, err = process.communicate(timeout=120)
    assert err.startswith("stopped") and "Traceback" not in err
    return process.returncode, shown, err


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="a signal to a group of processes")
def test_an_interrupt_tells_what_is_known_and_that_it_is_no_share() -> None:
    status, shown, _ = until_interrupted("--json")
    told = json.loads(shown)
    assert status == 130 and told["partial"] and len(told["parts"]) == 8
    assert (told["indicator"], told["unit"]) == ("rent_8xh100", "kCNY/month") and told["at"]
    assert {part["value"] for part in told["parts"]} == {None} and all(part["last"] for part in told["parts"])
