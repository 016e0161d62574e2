"""Plans: what can be said of decisions without playing them, by `check` and by `run` alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import PLAN, Command

import sandbox

PLACE = {**PLAN[1], "tick": 13}
WRONG_PLANS: dict[str, tuple[list[dict], list[tuple[int, str]]]] = {
    # what is wrong: (decisions, the lines that are named and words of what is said)
    "names": (
        [
            {"kind": "survey", "tick": 0, "province": "Gansuu"},
            {**PLACE, "chip": "h1000"},
            {**PLACE, "operator": "telko", "hall": 65},
        ],
        [(1, "did you mean 'Gansu'?"), (2, "did you mean 'h100'?"), (3, "did you mean 'telco'?"), (3, "has 64 slots")],
    ),
    "after the end": ([{**PLAN[0], "tick": 261}], [(1, "the last week of this scenario is 260")]),
    "a hall before it is placed": (
        [{"kind": "price", "tick": 13, "hall": 1, "multiplier": 0.9}, PLACE, {"kind": "pause", "tick": 14, "hall": 2}],
        [(1, "does not exist"), (3, "does not exist")],
    ),
    "a number twice": ([PLACE, {**PLACE, "tick": 20}], [(2, "a hall number that is taken")]),
    "a chip off sale": ([{**PLACE, "tick": 60}], [(1, "cannot be bought at this date")]),
    "one fault, one issue": (
        [{**PLACE, "tick": 60}, {"kind": "price", "tick": 70, "hall": 1, "multiplier": 0.9}],
        [(1, "cannot be bought at this date")],
    ),
    "twice in a week": ([PLAN[0], PLAN[0]], [(2, "is there twice")]),
    "two links": (
        [{"kind": "link", "tick": 26, "province": "Gansu"}, {"kind": "link", "tick": 90, "province": "Gansu"}],
        [(2, "a link that exists")],
    ),
    "paused wrongly": (
        [
            PLACE,
            *({"kind": kind, "tick": tick, "hall": 1} for tick, kind in ((15, "resume"), (16, "pause"), (17, "pause"))),
        ],
        [(2, "not paused"), (4, "not being built")],
    ),
    "after it was given up": (
        [PLACE, {"kind": "cancel", "tick": 15, "hall": 1}, {"kind": "pause", "tick": 16, "hall": 1}],
        [(3, "too late for this hall")],
    ),
    "two planners": ([PLAN[0], {**PLAN[0], "province": "Hebei"}], [(2, "outside the planner's province")]),
}


@pytest.mark.parametrize("what", WRONG_PLANS)
def test_check_and_run_say_the_same_of_a_plan_before_a_week_is_played(
    suanli: Command, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan, expected = WRONG_PLANS[what]
    path = tmp_path / "plan.jsonl"
    path.write_text("\n".join(map(json.dumps, plan)), encoding="utf-8")
    status, _, checked = suanli("check", path)
    assert status == 1
    monkeypatch.setattr(sandbox.Simulation, "advance", None)
    status, out, err = suanli("run", "rush", "--player", "Gansu", "--decisions", path)
    assert (status, out) == (1, "")
    assert [line.strip() for line in checked.splitlines()] == err.splitlines()
    assert len(err.splitlines()) == len(expected)
    for line, (number, words) in zip(err.splitlines(), expected, strict=True):
        assert line.startswith(f"plan.jsonl line {number} ({plan[number - 1]['kind']}): ")
        assert words in line


def test_check_says_what_only_a_run_finds_out(suanli: Command, plan: Path) -> None:
    status, out, err = suanli("check", plan, "--scenario", "tiny")
    assert (status, err) == (0, "")
    assert "fine for 'tiny' played from Gansu; only `suanli run` finds out" in out
    (row,) = json.loads(suanli("check", plan, "--scenario", "tiny", "--json")[1])["files"]
    assert row["issues"] == []
    assert "only `suanli run` finds out" in row["left"]
    assert suanli("check", plan, "--scenario", "tiny", "--player", "Beijing")[0] == 1
    assert suanli("check", plan, "--scenario", "tinny")[0] == 2


def test_what_a_run_finds_out_is_told_by_its_place_in_the_file(suanli: Command, plan: Path) -> None:
    dear = [{**PLACE, "cards": 200_000}]
    plan.write_text("\n".join(map(json.dumps, [PLAN[0], *dear])), encoding="utf-8")
    assert suanli("check", plan)[0] == 0
    status, err = suanli.refused("run", "rush", "--player", "Gansu", "--decisions", plan)
    assert status == 1
    assert err.startswith("plan.jsonl line 2 (place), week 13: costs more than is left of the ")


def test_a_scenarios_own_halls_can_be_decided_about(suanli: Command, tmp_path: Path) -> None:
    data = sandbox.load_scenario("tiny").model_dump(mode="json", exclude_unset=True)
    path = tmp_path / "own.json"
    path.write_text(json.dumps({**data, "player": "Gansu", "decisions": [PLAN[1]]}), encoding="utf-8")
    plan = tmp_path / "plan.jsonl"
    plan.write_text('{"kind": "price", "tick": 9, "hall": 1, "multiplier": 0.9}', encoding="utf-8")
    assert suanli("check", path)[0] == 0
    assert suanli("check", plan, "--scenario", path)[0] == 0
    assert suanli("check", plan, "--scenario", "tiny")[0] == 1
    assert suanli("run", path, "--decisions", plan, "--json")[0] == 0


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent.parent / "saves/examples").glob("*.jsonl")), ids=lambda path: path.stem
)
def test_an_example_plan_can_be_carried_out(suanli: Command, path: Path) -> None:
    status, out, err = suanli(
        "run", "rush", "--player", "Gansu", "--decisions", path, "--until", "2025-12-29", "--json"
    )
    assert (status, err) == (0, "")
    assert json.loads(out)["indicators"]["own_halls"] >= 1


def test_what_only_the_course_of_the_game_can_tell_is_no_fault_of_a_plan(suanli: Command, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    about = {"province": "Gansu", "hall_type": "training", "operator": "city"}
    steps = [
        {**PLAN[0]},
        {"kind": "policy", "tick": 10, "province": "Gansu", "lever": "guarantee", "level": 1.0},
        {"kind": "takeover", "tick": 120, "hall": 1, **about, "share": 0.5},
        {"kind": "sell", "tick": 150, "hall": 1, "cards": 100},
        {"kind": "mothball", "tick": 160, "hall": 1},
        {"kind": "reopen", "tick": 170, "hall": 1},
    ]
    plan.write_text("\n".join(map(json.dumps, steps)), encoding="utf-8")
    status, out, err = suanli("check", plan)
    assert (status, err) == (0, "")
    assert "which owners fail" in out
    steps[3]["hall"] = 2
    plan.write_text("\n".join(map(json.dumps, steps)), encoding="utf-8")
    status, _, err = suanli("check", plan)
    assert status == 1
    assert [line.strip().split(":")[0] for line in err.splitlines()] == ["plan.jsonl line 4 (sell)"]
    assert "names a hall that does not exist" in err


TRADES = [
    {"kind": "place", "tick": 0, "hall": 1, "province": "Gansu", "hall_type": "training", "chip": "h100", "cards": 512,
     "operator": "telco", "own_money": 0.5, "fast_track": True},
    {"kind": "contract", "tick": 12, "province": "Gansu", "chip": "h800", "cards": 512},
    {"kind": "place", "tick": 50, "hall": 2, "province": "Gansu", "hall_type": "training", "chip": "h800", "cards": 512,
     "operator": "telco", "stored": True},
    {"kind": "contract", "tick": 60, "province": "Gansu", "chip": "h100", "cards": 512, "firm": False},
    {"kind": "buy", "tick": 70, "hall": 1, "cards": 64},
    {"kind": "hedge", "tick": 70, "hall": 1, "share": 0.5, "weeks": 26},
    {"kind": "contract", "tick": 90, "province": "Gansu", "chip": "h100", "cards": 512},
    {"kind": "sell", "tick": 90, "hall": 1, "cards": 64},
    {"kind": "hedge", "tick": 100, "hall": 1},
]  # fmt: skip


def test_trades_can_be_planned_and_carried_out_without_a_window(suanli: Command, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    plan.write_text("\n".join(map(json.dumps, TRADES)), encoding="utf-8")
    assert suanli("check", plan)[0] == 0
    status, out, err = suanli(
        "run", "rush", "--player", "Gansu", "--decisions", plan, "--until", "2025-12-29", "--json"
    )
    assert (status, err) == (0, "")
    assert json.loads(out)["indicators"]["own_halls"] == 2
    for number, change, words in (
        (2, {"tick": 60}, "cannot be bought at this date"),
        (1, {"own_money": 0.2}, "pays 0.2 of its cost itself; its operator must pay at least 0.3"),
        (2, {"cards": 12}, "multiple"),
        (6, {"weeks": 2}, "weeks"),
        (6, {"hall": 3}, "does not exist"),
    ):
        faulty = [{**step, **(change if i == number - 1 else {})} for i, step in enumerate(TRADES)]
        plan.write_text("\n".join(map(json.dumps, faulty)), encoding="utf-8")
        status, _, err = suanli("check", plan)
        assert status == 1
        assert words in err
    early = [{**step, **({"tick": 20} if i == 2 else {})} for i, step in enumerate(TRADES)]
    plan.write_text("\n".join(map(json.dumps, early)), encoding="utf-8")
    assert suanli("check", plan)[0] == 0  # what lies in the store only the game's course can tell
    status, err = suanli.refused("run", "rush", "--player", "Gansu", "--decisions", plan)
    assert status == 1
    assert "plan.jsonl line 3 (place), week 20: takes more cards than lie in the store" in err


GOVERNING = [
    {"kind": "policy", "tick": 0, "province": "Gansu", "lever": "quota", "level": 0.5},
    {"kind": "policy", "tick": 0, "province": "Gansu", "lever": "prelease", "level": 1.0},
    {"kind": "policy", "tick": 0, "province": "Gansu", "lever": "tax_holiday", "level": 0.25},
    {"kind": "policy", "tick": 1, "province": "Gansu", "lever": "efficiency", "level": 1.0},
    {"kind": "voucher", "tick": 20, "province": "Gansu", "budget": 60.0, "rate": 0.4, "portable": True},
    {"kind": "audit", "tick": 60, "hall": 1, "province": "Gansu", "hall_type": "training", "operator": "city",
     "share": 0.5},
    {"kind": "place", "tick": 60, "hall": 2, "province": "Gansu", "hall_type": "training", "chip": "ascend910b",
     "cards": 512, "operator": "telco"},
]  # fmt: skip


def test_a_province_can_be_governed_without_a_window(suanli: Command, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    run = ("run", "rush", "--player", "Gansu", "--decisions", plan, "--until", "2025-12-29")

    def write(*steps: dict[str, object]) -> None:
        plan.write_text("\n".join(map(json.dumps, steps)), encoding="utf-8")

    write(*GOVERNING)
    assert suanli("check", plan)[0] == 0
    status, out, err = suanli(*run, "--json")
    assert (status, err) == (0, "")
    assert json.loads(out)["indicators"]["own_halls"] == 1, "what is audited is not the planner's"
    write(*GOVERNING, {"kind": "sell", "tick": 70, "hall": 1, "cards": 8})
    assert suanli("check", plan)[0] == 1
    status, err = suanli.refused(*run)
    assert status == 1
    assert "line 8 (sell)" in err and "was audited and is its owner's" in err
    write(*GOVERNING, {**GOVERNING[6], "hall": 3, "chip": "h100", "cards": 128})
    status, out, err = suanli(*run)
    assert status == 0, "more than half of it is domestic still"
    write(*GOVERNING[:6], {**GOVERNING[6], "chip": "h100"})
    status, err = suanli.refused(*run)
    assert status == 1
    assert "line 7 (place), week 60: wants more of a foreign chip than the quota allows" in err
    for number, change, words in (
        (5, {"rate": 0.95}, "0.9"),
        (5, {"portable": 1}, "portable"),
        (1, {"lever": "x"}, "x"),
    ):
        write(*({**step, **(change if i == number - 1 else {})} for i, step in enumerate(GOVERNING)))
        status, _, err = suanli("check", plan)
        assert status == 1 and words in err
