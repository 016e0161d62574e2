"""Where the better of two plans changes: by hand, against brute force, and on the command line."""

from __future__ import annotations

import csv
import itertools
import json
import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np
import pytest
from commands import PLAN, Command
from hypothesis import given
from hypothesis import strategies as st

from sandbox.errors import ScenarioError, Unreadable
from sandbox.report import effects, threshold_map
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.study.abreast import Wanted, made
from sandbox.study.ensembles import pool
from sandbox.study.sensitivity.boundary import Line, boundary
from sandbox.study.sensitivity.threshold import (
    Answer,
    Axis,
    Point,
    Question,
    Side,
    answered,
    axis,
    crossings,
    drawn_map,
    found,
    look,
)

SLOW = "policy.fast_track=0.5"
SHORT = ("threshold", "rush", "--indicator", "operator_cash", "--at", "2023-06-26", "--runs", 4, "--workers", 1)


def saying(sign: Callable[[Point], float]) -> Callable[[Sequence[Point]], Iterator[tuple[Point, Answer]]]:
    """Answer with a difference B - A that is known."""

    def ask(points: Sequence[Point]) -> Iterator[tuple[Point, Answer]]:
        for point in points:
            gain = sign(point)
            yield point, answered(np.array([[1.0, 1.0], [1.0 + gain, 1.0 + gain]]), lower_is_better=False)

    return ask


def line(sign: Callable[[float], float], points: int = 5, tolerance: float = 0.01) -> dict[Point, Answer]:
    grid = [(float(x),) for x in np.linspace(0.0, 1.0, points)]
    answers, stopped = found(saying(lambda point: sign(point[0])), grid, tolerance)
    assert not stopped
    return answers


def test_paired_differences_by_hand() -> None:
    """Differences 1, 2, 3 and 2: mean 2, standard deviation 0.816, error 3.182 x 0.816 / 2."""
    answer = answered(np.array([[5.0, 6.0, 7.0, 6.0], [6.0, 8.0, 10.0, 8.0]]), lower_is_better=False)
    assert (answer.a, answer.b, answer.delta, answer.better) == (6.0, 8.0, 2.0, "B")
    assert answer.error == pytest.approx(1.299, rel=0.02) and answer.clear
    lower = answered(np.array([[5.0, 6.0, 7.0, 6.0], [6.0, 8.0, 10.0, 8.0]]), lower_is_better=True)
    assert lower.better == "A"
    assert (answer.letter, lower.letter) == ("B", "A")
    tie = answered(np.ones((2, 4)), lower_is_better=False)
    assert tie.better == "tie" and tie.clear and tie.error == 0.0 and tie.letter == "="
    doubtful = answered(np.array([[0.0, 0.0, 0.0], [5.0, -3.0, 0.0]]), lower_is_better=False)
    assert doubtful.better == "B" and not doubtful.clear and doubtful.letter == "b"


@given(st.lists(st.floats(0.001, 0.999), min_size=1, max_size=4, unique=True))
def test_every_crossing_that_the_grid_sees_is_held_by_its_interval(roots: list[float]) -> None:
    """A product of (x - root): its sign changes at every root, and at no other place."""
    answers = line(lambda x: float(np.prod([x - root for root in roots])), points=9)
    changes = crossings(answers)
    for one in changes:
        inside = [root for root in roots if one.low <= root <= one.high]
        assert len(inside) % 2 == 1 or one.low in roots or one.high in roots
        assert one.high - one.low <= 0.01 and one.before != one.after
    grid = np.linspace(0, 1, 9)
    for low, high in itertools.pairwise(grid):
        if sum(low < root < high for root in roots) == 1 and not {low, high} & set(roots):
            assert any(low <= one.low and one.high <= high for one in changes)


def test_a_stretch_where_nothing_differs_has_two_ends() -> None:
    answers = line(lambda x: -1.0 if x < 0.31 else 0.0 if x < 0.62 else 1.0)
    first, second = crossings(answers)
    assert (first.before, first.after, second.before, second.after) == ("A", "tie", "tie", "B")
    assert first.low < 0.31 <= first.high and second.low < 0.62 <= second.high
    assert drawn_map(answers, [0.0, 0.25, 0.5, 0.75, 1.0], [()]) == ["AA=BB"]


def test_two_axes_have_a_crossing_a_row() -> None:
    grid = [(float(x), y) for y in (0.2, 0.5) for x in np.linspace(0, 1, 5)]
    answers, _ = found(saying(lambda point: point[0] + point[1] - 0.9), grid, 0.02)
    changes = crossings(answers)
    assert [one.across for one in changes] == [(0.2,), (0.5,)]
    for one in changes:
        assert one.low <= 0.9 - one.across[0] <= one.high and one.high - one.low <= 0.02
        assert (one.clear_below, one.clear_above) == (one.low, one.high)
    assert drawn_map(answers, [0.0, 0.25, 0.5, 0.75, 1.0], [(0.5,), (0.2,), (7.0,)]) == ["AABBB", "AAABB", "     "]


def test_an_interrupt_leaves_what_was_looked_at() -> None:
    def ask(points: Sequence[Point]) -> Iterator[tuple[Point, Answer]]:
        for place, each in enumerate(saying(lambda point: point[0] - 0.6)(points)):
            if place == 3:
                raise KeyboardInterrupt
            yield each

    answers, stopped = found(ask, [(float(x),) for x in range(5)], 0.1)
    assert stopped and list(answers) == [(0.0,), (1.0,), (2.0,)]
    assert [(one.low, one.high) for one in crossings(answers)] == [(0.0, 1.0)]


# ------------------------------------------------------------------------------------------------------ the model


def question() -> Question:
    rush = load_scenario("rush")
    of = axis(rush, "developer_compute", None, "--parameter", "--range")
    return Question(Side(override(rush, SLOW), ()), Side(rush, ()), (of,), "operator_cash", 25, 4)


def test_the_model_against_brute_force_on_a_fine_grid() -> None:
    asked = question()
    (of,) = asked.axes
    step = (of.high - of.low) / 32

    def ask(points: Sequence[Point]) -> Iterator[tuple[Point, Answer]]:
        return look(asked, pool.here, 1, points)

    answers, _ = found(ask, [(value,) for value in of.grid(3)], step)
    fine = dict(ask([(value,) for value in of.grid(33)]))
    forced = crossings(fine)
    assert len(forced) == 1 and len(answers) < 12
    for one, other in zip(crossings(answers), forced, strict=True):
        assert (one.low, one.high) == pytest.approx((other.low, other.high))
        assert (one.before, one.after) == (other.before, other.after) == ("B", "A")
    for point in answers:
        (nearest,) = (p for p in fine if abs(p[0] - point[0]) < 1e-9)
        assert answers[point].delta == pytest.approx(fine[nearest].delta, rel=1e-6, abs=1e-6)


def test_a_plan_against_itself_is_a_tie() -> None:
    asked = question()
    same = dict(look(replace(asked, b=asked.a), pool.here, 1, [(0.3,), (0.9,)]))
    assert {(one.delta, one.error, one.better) for one in same.values()} == {(0.0, 0.0, "tie")}


def test_without_chance_one_pair_is_made_and_has_no_error() -> None:
    asked = question()
    calm = [Side(override(side.scenario, "noise=false"), ()) for side in (asked.a, asked.b)]
    assert (asked.pairs, replace(asked, a=calm[0]).pairs) == (4, 4), "as long as one of them meets chance"
    alone = replace(asked, a=calm[0], b=calm[1])
    assert alone.pairs == 1
    [(_, answer)] = look(alone, pool.here, 1, [(0.5,)])
    scenarios = [override(side.scenario, "parameters.developer_compute=0.5") for side in calm]
    values = made([Wanted(one, (), number) for one in scenarios for number in (0, 3)], 26, [25], ["operator_cash"])
    a, other_a, b, other_b = values.ravel()
    assert (a, b) == (other_a, other_b)
    assert answer[:4] == (a, b, b - a, 0.0) and answer.clear


def test_whoever_makes_the_runs_changes_no_bit() -> None:
    asked = question()
    points = [(value,) for value in asked.axes[0].grid(4)]
    alone = dict(look(asked, pool.here, 4, points))
    with pool.started(2) as engine:
        assert dict(look(asked, engine, 2, points)) == alone


def test_where_a_measure_has_no_value_it_is_refused() -> None:
    def without(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        yield 0, (np.full((1, 2, 4), np.nan), np.zeros(1, dtype=int))

    with pytest.raises(ScenarioError, match="'operator_cash' has no value in some runs in week 25"):
        list(look(question(), without, 1, [(0.5,)]))


def test_an_axis_has_the_range_of_its_table_or_one_of_its_own() -> None:
    rush = load_scenario("rush")
    assert axis(rush, "price_elasticity", None, "", "") == Axis("parameters.price_elasticity", "1", 0.2, 0.8)
    assert axis(rush, "policy.fast_track", "0.2:1.5", "", "") == Axis("policy.fast_track", "", 0.2, 1.5)
    for text in ("1", "2:1", "a:b", "1:inf", "nan:2", "1:1"):
        with pytest.raises(Unreadable, match="two numbers, the lower one first"):
            axis(rush, "price_elasticity", text, "", "--range")


# ---------------------------------------------------------------------------------------------------- the command


def test_the_command_finds_the_crossing_and_writes_all_points(suanli: Command, tmp_path: Path) -> None:
    out = tmp_path / "points.csv"
    told = suanli.json(*SHORT, "--set-a", SLOW, "--parameter", "developer_compute", "--points", 3, "--out", out)
    (one,) = told["crossings"]
    assert (one["before"], one["after"]) == ("B", "A") and one["high"] - one["low"] <= told["tolerance"]
    assert told["axes"] == [{"path": "parameters.developer_compute", "unit": "EF", "low": 0.3, "high": 0.9}]
    assert (told["unit"], told["a"], told["b"], told["partial"]) == ("MCNY", SLOW, "as it stands", False)
    assert told["map"][0][0] == "B" and told["map"][0][-1] == "A" and told["runs"] == 8 * told["points"]
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][:2] == ["parameters.developer_compute (EF)", "a (MCNY)"] and len(rows) == told["points"] + 1
    assert [float(row[0]) for row in rows[1:]] == [row["values"][0] for row in told["rows"]]


def test_which_is_better_is_the_measures_or_what_is_said(suanli: Command) -> None:
    """Of unserved demand less is better unless somebody says otherwise, and which it was is told."""
    some = (
        "threshold",
        "tiny",
        "--set-a",
        "policy.fast_track=0.5",
        "--parameter",
        "lead_time",
        "--points",
        2,
        *SHORT[4:],
    )

    def judged(indicator: str, *more: str) -> tuple[bool, str]:
        status, out, err = suanli(*some, "--indicator", indicator, *more)
        assert status == 0
        return f"{indicator} (" in out and "lower is better" in out, err

    assert judged("unmet_share") == (True, "unmet_share: lower is taken to be better; --higher says otherwise\n")
    assert judged("purse") == (False, "purse: higher is taken to be better; --lower says otherwise\n")
    assert judged("unmet_share", "--higher") == (False, "")
    assert judged("purse", "--lower") == (True, "")
    assert suanli.json(*some, "--indicator", "unmet_share")["lower_is_better"]


def test_a_map_over_two_parameters(suanli: Command) -> None:
    status, out, _ = suanli(
        *SHORT, "--set-a", SLOW, "--parameter", "developer_compute", "--parameter2", "entry_peak", "--points", 2
    )
    assert status == 0
    drawn = [row.partition("|")[2] for row in out.splitlines() if row.endswith("|")]
    assert [len(row) for row in drawn] == [3, 3]
    assert "up: parameters.entry_peak (week)" in out and "B to A between" in out
    assert out.rstrip().splitlines()[-1].startswith("of 4 points of the map A is better at ")


def test_what_changes_along_the_second_parameter_only_is_told() -> None:
    told = told_of(lambda p: 0.0 if p[1] < 0.6 else 1.0, [0.0, 0.5, 1.0], [0.0, 0.5, 1.0])
    told |= {"seconds": 1.0, "engine": "processes", "workers": 2}
    assert told["map"] == ["BBB", "===", "==="] and told["crossings"] == []
    text = effects.threshold_table(told)
    last = "of 9 points of the map A is better at 0, B at 3, neither at 6; 3 of the better ones are clear"
    assert text.endswith(last)
    assert "does not change" not in text


def test_one_pair_without_chance_is_told_as_such() -> None:
    told = told_of(lambda p: 1.0, [0.0, 1.0], [0.0, 1.0]) | {"seconds": 1.0, "engine": "processes", "workers": 2}
    for pairs, words in ((1, True), (2, False)):
        told["pairs"] = pairs
        assert ("this game has no chance: one pair" in effects.threshold_table(told)) == words
        assert ("there is no chance in this game" in threshold_map.svg(told).decode()) == words


def test_one_is_said_in_the_singular() -> None:
    assert [effects.counted(n, "run") for n in (0, 1, 2, 1000)] == ["0 runs", "1 run", "2 runs", "1,000 runs"]


def test_of_a_part_no_more_is_said_than_what_was_looked_at() -> None:
    made = {"seconds": 1.0, "engine": "processes", "workers": 2}
    for gain, whole, part, drawn in (
        (
            1.0,
            "the better plan does not change",
            "no change among the {n} points looked at (PARTIAL)",
            "No change among",
        ),
        (
            0.0,
            "no difference between A and B at any point",
            "no difference between A and B among the {n} points looked at (PARTIAL)",
            "No difference between A and B among",
        ),
    ):
        one = told_of(lambda p, gain=gain: gain, [0.0, 0.5, 1.0], [0.0])
        one |= {**made, "axes": one["axes"][:1], "rows": [row | {"clear": True} for row in one["rows"]]}
        assert effects.threshold_table(one | {"partial": False}).endswith(whole)
        assert effects.threshold_table(one | {"partial": True}).endswith(part.format(n=one["points"]))
        two = told_of(lambda p, gain=gain: gain, [0.0, 1.0], [0.0, 1.0]) | made
        words = [each.text for each in ElementTree.fromstring(threshold_map.svg(two | {"partial": True})).iter()]
        assert any(str(text).startswith(drawn) for text in words)
        if not gain:
            assert effects.threshold_table(two | {"partial": False}).endswith(whole)


def test_a_plan_against_itself_is_refused_and_against_nothing_it_is_not(suanli: Command, tmp_path: Path) -> None:
    plan = tmp_path / "plan.jsonl"
    plan.write_text("".join(json.dumps(each) + "\n" for each in PLAN), encoding="utf-8")
    some = (*SHORT, "--player", "Gansu", "--parameter", "lead_time", "--points", 2)
    for same in ((plan, plan), ("--set-b", "policy.gates=on")):  # by the file, and by what stands there anyway
        status, message = suanli.refused(*some, *same)
        assert status == 2 and "A and B: are the same" in message and "--set-a" in message
    other = suanli.json(*some, "none", plan)
    assert (other["a"], other["b"]) == ("as it stands", "plan.jsonl")
    assert any(row["delta"] != 0.0 for row in other["rows"])


def test_a_refused_decision_is_told(suanli: Command, tmp_path: Path) -> None:
    """Two surveys of one province in a year: the rules refuse the second in every run of that plan."""
    plan = tmp_path / "plan.jsonl"
    surveys = [{"kind": "survey", "tick": tick, "province": "Gansu"} for tick in (1, 2)]
    plan.write_text("".join(json.dumps(each) + "\n" for each in surveys), encoding="utf-8")
    some = ("--player", "Gansu", "--parameter", "lead_time", "--points", 2)
    status, out, err = suanli(*SHORT, *some, "none", plan, "--json")
    assert status == 0 and json.loads(out)["refused"] == 8
    assert "in 8 of 16 runs the rules refuse a decision" in err


# ------------------------------------------------------------------------------------------------------ the picture

SVG = "{http://www.w3.org/2000/svg}"
LETTERS = {fill: letter for letter, fill in threshold_map.FILLS.items()}


def told_of(sign: Callable[[Point], float], across: Sequence[float], up: Sequence[float]) -> dict[str, Any]:
    """A report over two axes where B - A is known; ascending values."""
    grid = [(x, y) for y in up for x in across]
    answers, _ = found(saying(sign), grid, (across[-1] - across[0]) / (len(across) - 1) / 4)
    ends = [{"path": name, "unit": "EF", "low": v[0], "high": v[-1]} for name, v in (("x", across), ("y", up))]
    return {
        "scenario": "rush", "seed": 7, "indicator": "operator_cash", "unit": "MCNY", "at": "2023-06-26",
        "lower_is_better": False, "a": "less & more <", "b": "as it stands", "axes": ends, "standing": [0.5, 0.25],
        "crossings": [one._asdict() for one in crossings(answers)],
        "boundary": boundary(answers, across, up), "map_columns": list(across),
        "map_rows": list(up)[::-1], "map": drawn_map(answers, across, [(y,) for y in reversed(up)]),
        "rows": [{"values": list(point), **one._asdict()} for point, one in answers.items()],
        "points": len(answers), "pairs": 2, "runs": 4, "partial": False, "made_with": {},
    }  # fmt: skip


def cells_of(picture: bytes) -> list[tuple[float, float, str]]:
    """The middle of each cell of a map, as parts of its width and height, and the letter that its colour stands for."""
    left, top, right, bottom = (getattr(threshold_map, name) for name in ("LEFT", "TOP", "RIGHT", "BOTTOM"))
    rects = [
        each for each in ElementTree.fromstring(picture).iter(f"{SVG}rect") if each.find(f"{SVG}title") is not None
    ]
    boxes = [[float(each.attrib[name]) for name in ("x", "y", "width", "height")] for each in rects]
    places = [((x + w / 2 - left) / (right - left), (bottom - y - h / 2) / (bottom - top)) for x, y, w, h in boxes]
    return [(*place, LETTERS[each.attrib["fill"]]) for place, each in zip(places, rects, strict=True)]


def crossed(lines: Sequence[Line], a: Point, b: Point) -> bool:
    """Whether a line parts two points: it is crossed an odd number of times between them."""

    def side(p: Point, q: Point, r: Point) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return sum(side(p, q, a) != side(p, q, b) and side(a, b, p) != side(a, b, q) for p, q in lines) % 2 == 1


@pytest.mark.parametrize(
    "sign",
    [
        lambda p: p[0] + 0.7 * p[1] - 0.83,
        lambda p: 0.31 - (p[0] - 0.52) ** 2 - (p[1] - 0.47) ** 2,  # A in all corners
        lambda p: (p[0] - 0.46) * (p[1] - 0.57),  # opposite corners are alike
        lambda p: p[1] - 0.4,  # nothing changes along a row
    ],
)
def test_the_line_parts_what_brute_force_says_is_better(sign: Callable[[Point], float]) -> None:
    """Between all neighbours of a grid that is four times as fine, but for those within a step of the change."""
    across, up = [k / 8 for k in range(9)], [k / 6 for k in range(7)]
    told = told_of(sign, across, up)
    lines = told["boundary"]
    fine = np.linspace(0.003, 0.997, 33)
    steep = 0.06 * max(abs(sign((x + 0.01, y)) - sign((x, y))) / 0.01 + abs(sign((x, y + 0.01)) - sign((x, y))) / 0.01
                       for x in fine for y in fine)  # fmt: skip
    held = 0
    for x0, x1 in itertools.pairwise(fine):
        for y in fine:
            if min(abs(sign((x0, y))), abs(sign((x1, y)))) > steep / 4:
                assert not crossed(lines, (x0, y), (x1, y))
                held += 1
    for x, y in itertools.product(across[1:-1], up[1:-1]):  # from each point of the grid to a corner
        moved = (x + 1e-4, y + 2e-4)
        assert crossed(lines, moved, (0.0011, 0.0007)) == ((sign(moved) > 0) != (sign((0.0011, 0.0007)) > 0))
    assert held > 500


def test_what_nothing_parts_has_a_line_at_both_ends() -> None:
    told = told_of(
        lambda p: -1.0 if p[0] < 0.3 else 0.0 if p[0] < 0.7 else 1.0, [0.0, 0.25, 0.5, 0.75, 1.0], [0.0, 1.0]
    )
    lines = told["boundary"]
    assert len(lines) == 2 and all(abs(p[0] - q[0]) < 1e-9 for p, q in lines)
    ends = sorted(p[0] for p, _ in lines)
    assert ends == pytest.approx([0.3, 0.7], abs=0.07)


def test_the_map_of_the_model_is_that_of_brute_force_cell_by_cell(suanli: Command, tmp_path: Path) -> None:
    out, asked = tmp_path / "map.svg", ("--parameter", "developer_compute", "--parameter2", "entry_peak")
    told = suanli.json(*SHORT, "--set-a", SLOW, *asked, "--points", 3, "--out", out)
    picture = out.read_bytes()
    cells = cells_of(picture)
    assert len(cells) == 9
    rush, numbers = load_scenario("rush"), range(4)
    better = set()
    for x, y, letter in cells:
        values = [axis["low"] + round(2 * part) / 2 * (axis["high"] - axis["low"])
                  for part, axis in zip((x, y), told["axes"], strict=True)]  # fmt: skip
        here = rush
        for axis_told, value in zip(told["axes"], values, strict=True):
            here = override(here, f"{axis_told['path']}={value!r}")
        a, b = (
            made([Wanted(each, (), k) for k in numbers], 26, [25], ["operator_cash"])[:, 0, 0]
            for each in (override(here, SLOW), here)
        )
        mean, half = statistics.mean(b - a), 3.182 * statistics.stdev(b - a) / 2
        assert letter.upper() == ("B" if mean > 0 else "A")
        if not 0.95 < abs(mean) / half < 1.05:  # the quantile is an expansion
            assert letter.isupper() == (abs(mean) > half)
        better.add(letter.upper())
    assert better == {"A", "B"}
    words = [each.text for each in ElementTree.fromstring(picture).iter(f"{SVG}text")]
    assert "operator_cash (MCNY) at 2023-06-26, higher is better" in words and f"A: {SLOW}" in words
    assert {"parameters.developer_compute (EF)", "parameters.entry_peak (week)", "as the scenario stands"} <= set(words)
    assert "the better plan changes" in words and "rush, seed 7" in words


def test_a_picture_says_what_is_not_there() -> None:
    told = told_of(lambda p: p[0] + 2.0, [0.0, 1.0], [0.0, 1.0])
    told |= {"standing": [3.0, 0.5], "partial": True, "map": ["BB", "B "]}
    told["rows"] = [row for row in told["rows"] if row["values"] != [1.0, 0.0]]
    picture = threshold_map.svg(told)
    words = {each.text for each in ElementTree.fromstring(picture).iter(f"{SVG}text")}
    assert {"not looked at", "PARTIAL: stopped before all was looked at", "The scenario stands outside:"} <= words
    assert {
        "No change among the points looked at.",
        "A: less & more <",
    } <= words and "as the scenario stands" not in words
    assert [letter for _, _, letter in cells_of(picture)].count(" ") == 1


@pytest.mark.parametrize(("low", "high"), [(0.0, 1.0), (-3.0, 1e5), (0.3, 0.9), (1e-7, 3e-7), (30.0, 50.0)])
def test_ticks_are_round_and_inside(low: float, high: float) -> None:
    found = threshold_map.ticks(low, high)
    assert 3 <= len(found) <= 7 and low - 1e-12 <= found[0] and found[-1] <= high * (1 + 1e-12)
    steps = np.diff(found)
    np.testing.assert_allclose(steps, steps[0])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (("--parameter", "price_elasticty"), "did you mean 'parameters.price_elasticity'"),
        (("--parameter", "policy.fast_track"), "no table has a range of policy.fast_track"),
        (("--parameter", "policy.fast_track", "--range", "0.2:1", "--set-a", "policy.fast_track=2"), "given twice"),
        (("--parameter", "lead_time", "--parameter2", "lead_time"), "given twice"),
        (("--parameter", "eps", "--set-b", "parameters.price_elasticity=0.5"), "given twice"),
        (("--parameter", "price_elasticity", "--set-b", "parameters.eps=0.5"), "given twice"),
        (("--parameter", "lead_time", "--range", "-5:90"), "lead_time"),
        (("--parameter", "lead_time", "--points", "1"), "expected 2 to 1,000"),
        (("--parameter", "lead_time", "--points", "0"), "expected 2 to 1,000"),
        (("--parameter", "lead_time", "--range2", "0:1"), "stands without --parameter2"),
        (("--parameter", "lead_time", "--runs", "3"), "expected 4 to 10,000"),
        (("--parameter", "lead_time", "--out", "map.png"), "expected .csv, .svg"),
        (("--parameter", "lead_time", "--out", "map.svg"), "is a map over two parameters, and there is one."),
    ],
)
def test_what_makes_no_sense_is_refused(suanli: Command, wrong: tuple[Any, ...], words: str) -> None:
    status, said = suanli.refused("threshold", "rush", "--indicator", "operator_cash", *wrong)
    assert status == 2 and words in said
