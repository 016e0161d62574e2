"""Every number of every week, made again and held to a trace: a planted fault is named by week, phase and variable."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Command
from planted_faults import STOCK_OF, Plant, by_sector
from thorough import amount

import sandbox
from sandbox.model.phases import phases
from sandbox.play import trace as tracing
from sandbox.play.heavy import Apart, weigh
from sandbox.play.orders import orders_at

WEEK, WEEKS = 5, 8
PLAN = [
    sandbox.Survey(tick=0, province="Gansu"),
    sandbox.Place(tick=1, hall=1, province="Gansu", hall_type="inference", chip="a800", cards=64, operator="telco"),
    sandbox.Voucher(tick=WEEK, province="Gansu", budget=5.0),
]


def game(name: str = "tiny", weeks: int = WEEKS) -> sandbox.Simulation:
    scenario = sandbox.override(sandbox.override(sandbox.load_scenario(name), "player=Gansu"), "noise=true")
    made = sandbox.Simulation.new(scenario)
    for week in range(weeks):
        if decided := [decision for decision in PLAN if decision.tick == week]:
            made.submit(decided)
        made.advance()
    return made


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A short game with a hall and chance."""
    file = tmp_path_factory.mktemp("heavy") / "game.suanli"
    sandbox.save_capsule(game(), file)
    return file


@pytest.fixture(scope="module")
def trace(path: Path) -> Path:
    """The trace of that game, made without a fault."""
    file = path.with_suffix(".jsonl")
    file.write_text(tracing.text(weigh(path)[1]), encoding="utf-8")
    return file


EQUATIONS = by_sector(game(weeks=0).model.equations)
GIVEN = [(sector, name) for sector, names in EQUATIONS.items() for name in names]
OF_SECTORS = amount([(sector, names[len(names) // 2]) for sector, names in EQUATIONS.items()], GIVEN)
STOCKS = [(sector, name) for name, sector in STOCK_OF.items()]
OF_STOCKS = amount(list({sector: (sector, name) for sector, name in STOCKS}.values()), STOCKS)
MAKINGS = amount((3,), (2, 3))  # the second makes the digests, the third is from a save


# ------------------------------------------------------------------------------------------------ nothing is planted


@pytest.mark.slow
@pytest.mark.parametrize(("name", "weeks"), [("rush", amount(52, 261))])
def test_a_year_of_weeks_made_again_is_the_same_year(name: str, weeks: int, tmp_path: Path) -> None:
    path = tmp_path / "game.suanli"
    made = game(name, weeks)
    made.go_to(made.head.node, weeks // 2)
    made.submit([sandbox.Link(tick=made.tick, province="Gansu")], "other")
    made.advance(4)
    sandbox.save_capsule(made, path)
    found, whole = weigh(path)
    assert [(one.branch, one.weeks) for one in found] == [("", weeks), ("other", weeks // 2 + 4)]
    assert all(one.again is None and one.numbers > 400 * one.weeks for one in found)
    assert len(whole.weeks) == weeks + 4


def test_every_number_of_a_week_has_its_place(path: Path) -> None:
    made = sandbox.load_capsule(path)
    _, digests = phases(made.model, made.state, orders_at((), made.model))
    told = list(digests)
    assert set(EQUATIONS) < {phase for phase, _ in told}
    given = [(eq.sector, name) for eq in made.model.equations for name in eq.gives]
    assert [part for part in told if part[0] in EQUATIONS] == given
    assert {name for phase, name in told if phase.startswith("stocks of ")} == set(STOCK_OF)
    firsts = list(dict.fromkeys(phase for phase, _ in told))
    assert firsts[:3] == ["rules", "orders", "chance"]
    assert all(phase.startswith("stocks of ") for phase in firsts[3 + len(EQUATIONS) :])


# ---------------------------------------------------------------------------------- a week that does not repeat itself


def parted(path: Path, against: Path | None = None) -> tuple[Apart | None, Apart | None]:
    ((found,), _) = weigh(path, against=against)
    return found.again, found.against


@pytest.mark.parametrize("making", MAKINGS)
@pytest.mark.parametrize(("sector", "name"), OF_SECTORS)
def test_a_bit_that_an_equation_turns_once(
    sector: str, name: str, making: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Plant(monkeypatch, WEEK, making).in_equation(name)
    apart, _ = parted(path)
    assert apart is not None
    assert (apart.tick, apart.phase, apart.variables[0]) == (WEEK, sector, name)


@pytest.mark.parametrize("making", amount((1, 3), (1, 2, 3)))
@pytest.mark.parametrize(("sector", "name"), OF_STOCKS)
def test_a_bit_of_a_stock_that_turns_once(
    sector: str, name: str, making: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Plant(monkeypatch, WEEK, making).in_stock(name)
    assert parted(path) == (Apart(WEEK, f"stocks of {sector}", (name,)), None)


@pytest.mark.parametrize("making", MAKINGS)
def test_a_bit_that_orders_or_chance_turn_once(making: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for plant, phase, name in (("in_orders", "orders", "purse"), ("in_chance", "chance", "noise_rent")):
        with monkeypatch.context() as patch:
            getattr(Plant(patch, WEEK, making), plant)(name)
            assert parted(path)[0] == Apart(WEEK, phase, (name,))


# ----------------------------------------------------------------- another program: steady, and found by file or trace


@pytest.mark.parametrize(("sector", "name"), OF_SECTORS)
def test_a_bit_that_an_equation_always_turns_is_found_by_the_trace(
    sector: str, name: str, path: Path, trace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Plant(monkeypatch, WEEK).in_equation(name)
    again, against = parted(path, trace)
    assert again is None
    assert against is not None
    assert (against.tick, against.phase, against.variables[0]) == (WEEK, sector, name)


def test_a_bit_of_what_is_settled_before_the_first_week(
    path: Path, trace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Plant(monkeypatch, None).in_equation("dsv3_gain")
    assert parted(path, trace) == (None, Apart(0, "parameters", ("dsv3_gain",)))


@pytest.mark.parametrize(("sector", "name"), OF_STOCKS)
def test_a_bit_of_a_stock_that_always_turns_is_found_by_the_file(
    sector: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file keeps a digest a sector of every week, and the state of the last one: sector and variable are named."""
    path = tmp_path / "game.suanli"
    sandbox.save_capsule(game(weeks=WEEK + 1), path)
    Plant(monkeypatch, WEEK).in_stock(name)
    (found,) = sandbox.verify(path)
    first = "cards" if name == "hall_status" else sector  # a hall that is no more has no cards either
    assert (found.same, found.tick, found.sector, found.variables) == (False, WEEK, first, (name,))
    assert found.why is not None and found.why.cause == "change"


# ------------------------------------------------------------------------------------------------------- the command


def test_the_command_says_what_was_done(
    suanli: Command, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "trace.jsonl"
    status, told, _ = suanli("verify", "--heavy", "--trace", out, path)
    assert status == 0 and "every week was made again" in told
    status, told, _ = suanli("verify", "--heavy", "--against", out, path)
    assert status == 0 and f"all numbers are those of {out}" in told
    Plant(monkeypatch, WEEK).in_equation("rent")
    status, told, _ = suanli("verify", "--heavy", "--against", out, path)
    assert status == 1
    assert f"differs at week {WEEK}" in told
    assert f"held to {out}, week {WEEK} differs in rents: rent, " in told
    assert told.count("the program was changed, or the file") == 1
    status, told, _ = suanli("verify", "--heavy", "--against", out, "--json", path)
    (row,) = json.loads(told)
    assert row["heavy"]["against"]["phase"] == "rents" and row["why"]["cause"] == "change"


def test_a_trace_with_few_of_the_numbers_or_none_is_not_said_to_have_all(
    suanli: Command, path: Path, trace: Path, tmp_path: Path
) -> None:
    head, *weeks = trace.read_text(encoding="utf-8").splitlines()
    part = tmp_path / "part.jsonl"
    count = len(json.loads(head)["numbers"])
    for kept, expected, words in (
        (weeks, 0, "all numbers are those of"),
        (weeks[:2], 0, f"{2 * count:,} of these numbers are in {part} too, and alike"),
        ([], 1, f"none of these numbers is in {part}"),
    ):
        part.write_text("\n".join([head, *kept]), encoding="utf-8")
        status, told, _ = suanli("verify", "--heavy", "--against", part, path)
        assert (status, words in told) == (expected, True), told
    part.write_text(json.dumps({**json.loads(head), "numbers": []}), encoding="utf-8")
    assert suanli("verify", "--heavy", "--against", part, "--json", path)[0] == 1


def test_a_trace_that_is_none_is_refused(suanli: Command, path: Path, trace: Path, tmp_path: Path) -> None:
    lines = trace.read_text(encoding="utf-8").splitlines()
    head, row = json.loads(lines[0]), json.loads(lines[1])
    wrong = {
        "settled": (json.dumps({**head, "settled": [["a", "b"]]}), "damaged"),
        "empty": ("", "is empty"),
        "words": ("hello", "line 1: is not JSON"),
        "a list": ("[]", "line 1 is no object"),
        "another file": ("{}", "its first line does not say so"),
        "another game": (json.dumps({**head, "game": "0"}), "of another game"),
        "names": (json.dumps({**head, "numbers": [1]}), "damaged"),
        "short": ("\n".join([lines[0], json.dumps({**row, "digests": row["digests"][2:]})]), "damaged"),
        "no digits": ("\n".join([lines[0], json.dumps({**row, "digests": "x" * len(row["digests"])})]), "damaged"),
        "no week": ("\n".join([lines[0], json.dumps({"node": 0, "digests": row["digests"]})]), "damaged"),
    }
    for name, (content, words) in wrong.items():
        file = tmp_path / f"{name}.jsonl"
        file.write_text(content, encoding="utf-8")
        status, message = suanli.refused("verify", "--heavy", "--against", file, path)
        assert (status, words in message) == (2, True), (name, message)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--trace", "x.jsonl", "GAME"), "--trace: stands without --heavy"),
        (("--against", "x.jsonl", "GAME"), "--against: stands without --heavy"),
        (("--heavy", "--trace", "x.jsonl", "GAME", "GAME"), "stands beside 2 games"),
        (("--heavy", "--trace", "x.csv", "GAME"), "--trace x.csv: ends in '.csv'"),
        (("--heavy", "--against", "gone.jsonl", "GAME"), "gone.jsonl: cannot be read"),
    ],
)
def test_options_that_make_no_sense(suanli: Command, path: Path, arguments: tuple[str, ...], words: str) -> None:
    status, message = suanli.refused("verify", *(path if word == "GAME" else word for word in arguments))
    assert (status, words in message) == (2, True), message
