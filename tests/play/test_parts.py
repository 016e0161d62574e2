"""Numbers open into parts: whatever is asked, at any depth, the parts come to the number itself."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from gansu import place

import sandbox
from sandbox.model.names import LEVERS, RED_LINES
from sandbox.report import reckoning
from sandbox.report.entries import place as at
from sandbox.report.parts.item import Parts
from sandbox.report.parts.opened import opened
from sandbox.report.parts.tables import TAKES
from sandbox.report.parts.values import Values

TOLERANCE = 1e-9  # of the size of the number, or of the largest part of a sum
FEN = 1e-8  # million yuan
SHARES = ("rent", "land", "quota", "subsidy", "stock", "total", "break_even")
OF_A_HALL = ("price", "selling", "buying", "closed_weeks", "hedge_share", "hedge_weeks", "hedge_rent", "cards")


MEASURES = ("nation", "province", "hall", "chip")
# National numbers of charts and tables alone: the book says how they are counted.
NOT_SHOWN = {
    f"nation.{name}"
    for name in (
        "projects_announced projects_finished projects_cancelled projects_in_pipeline west_training_utilisation "
        "h100_card_price h100_fundamental_value resale_volume inference_share merchant_debt rolled_debt own_cash "
        "own_halls operator_cash cloud_cash cloud_investment cards_mothballed red_line_weeks"
    ).split()
}
GANSU = {"province": "Gansu"}


def begun() -> sandbox.Simulation:
    """Gansu in rush, with chance: halls of three kinds, policies, vouchers, cards on order."""
    made = sandbox.Simulation.new(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"))
    made.advance(4)
    halls = [
        place(4, 1),
        place(4, 2, hall_type="inference", operator="city", cards=512),
        place(4, 3, cards=64, fast_track=True),
    ]
    levers = [sandbox.Policy(tick=4, lever=lever, level=0.5, **GANSU) for lever in ("green", "guarantee")]
    chips = sandbox.Contract(tick=4, chip="h100", cards=64, firm=True, **GANSU)
    made.submit([*halls, *levers, sandbox.Voucher(tick=4, budget=20.0, **GANSU), chips])
    return made


def numbers(game: sandbox.Simulation) -> Iterator[tuple[str, str]]:
    """Every number that a page of the side or the top bar can show, by key and place."""
    frame, mine = game.frame(), f"province={game.scenario.player}"
    for name in game.scenario.provinces:
        here = f"province={name}"
        yield from ((f"province.{v.name}", here) for v in sandbox.PROVINCE_SERIES)
        yield from (("pool_use", f"class={kind};{here}") for kind in ("cloud", "inference", "training"))
        yield from ((f"deal_{share}", here) for share in SHARES)
        yield "inference_demand_share", here
    yield from (("now.policy", f"lever={lever};{mine}") for lever in LEVERS)
    for chip in frame.chip_ids:
        yield from ((f"chip.{v.name}", f"chip={chip}") for v in sandbox.CHIP_SERIES)
        yield from ((f"now.{stock}", f"chip={chip};{mine}") for stock in ("cards_stored", "contract_cards"))
    yield from ((f"nation.{v.name}", "") for v in sandbox.INDICATORS)
    yield from ((f"line.{name}", "") for name in RED_LINES)
    for owner in frame.owner_ids:
        for where in (f"owner={owner}", f"owner={owner};{mine}"):
            yield from ((key, where) for key in ("now.owner_capacity", "now.owner_cash", "now.owner_debt"))
            yield "owner_rolled", where
    for hall in frame.halls:
        yield from ((f"hall.{v.name}", f"hall={hall.slot}") for v in sandbox.HALL_SERIES if v.name != "status")
        yield from ((f"now.hall_{name}", f"hall={hall.slot}") for name in OF_A_HALL)
        yield "hedge_revenue", f"hall={hall.slot}"


def values_of(game: sandbox.Simulation) -> Values:
    return Values(game, reckoning.givers(tuple(game.scenario.theory.model_dump().items())))


def adds_up(found: Parts) -> bool:
    """Whether the parts come to the number; of nothing over nothing there is no number, or none that is told."""
    if math.isnan(found.total):
        return math.isnan(found.value) or (found.how == "ratio" and found.value == 0.0)
    return abs(found.total - found.value) <= TOLERANCE * found.size


def walk(game: sandbox.Simulation, *, down: bool) -> dict[str, int]:
    """Open every number, and every part of it; return how many there are of a kind."""
    values, ahead, seen = values_of(game), list(numbers(game)), set[tuple[str, str]]()
    kinds: dict[str, int] = {}
    while ahead:
        key, where = ahead.pop()
        if (key, where) in seen:
            continue
        seen.add((key, where))
        assert reckoning.is_number(key), key
        found = opened(values, key, at(where))
        kinds[found.how] = kinds.get(found.how, 0) + 1
        if found.how == "counted":
            assert key in NOT_SHOWN
        elif found.how == "given":
            assert found.source, key
            assert key.partition(".")[0] not in MEASURES or found.source != "scenario", key
        else:
            assert adds_up(found), (key, where, found)
        rounding = [abs(item.value) for item in found.items if item.part == "rounding"]
        assert all(rest <= FEN * 40 for rest in rounding), (key, where, found)
        ahead += [(item.key, item.where) for item in found.items if item.key and down]
    return kinds


def test_every_number_comes_to_its_parts() -> None:
    game = begun()
    walk(sandbox.Simulation.new(game.scenario), down=False)  # before the first week
    planned = opened(values_of(game), "hall.capacity", {"hall": "1"})
    assert planned.total == planned.value == game.frame().halls[0].capacity > 0.0
    walk(game, down=False)
    for weeks, down in ((1, False), (25, True)):
        game.advance(weeks)
        kinds = walk(game, down=down)
        assert all(kinds[how] > 20 for how in ("sum", "ratio", "equation", "given")), kinds


def test_every_theory_and_a_game_that_nobody_plays_come_to_their_parts() -> None:
    for theories in ((), ("theory.boom=herd", "theory.resale=inventory", "theory.exits=flow", "theory.central=state")):
        scenario = sandbox.load_scenario("tiny")
        for theory in theories:
            scenario = sandbox.override(scenario, theory)
        game = sandbox.Simulation.new(scenario)
        game.advance(20)
        walk(game, down=True)


def test_of_an_equation_with_several_results_each_is_told_just_what_it_takes() -> None:
    """Each need is moved alone: what moves a result is told of it, itself or within another result that is told."""
    game = begun()
    game.advance(25)
    values = values_of(game)
    for name, told in TAKES.items():
        equation = values.givers[name]
        assert len(equation.gives) > 1, name
        results = equation.function(*equation.take(values.names))
        takes: dict[str, set[str]] = {result: set() for result in equation.gives}
        for need in equation.needs:
            for factor in (0.8, 1.25):
                moved = equation.function(*equation.take({**values.names, need: values.names[need] * factor}))
                for result, old, new in zip(equation.gives, results, moved, strict=True):
                    if not np.array_equal(old, new, equal_nan=True):
                        takes[result].add(need)
        within = {key.removeprefix("nation.") for key in told} & set(equation.gives)
        alone = {key for key in told if key in equation.needs}
        assert len(within) + len(alone) == len(told), name
        assert alone <= takes[name] <= alone.union(*(takes[result] for result in within)), name
        assert all(takes[result] & takes[name] - alone for result in within), name


def test_halls_that_trade_or_end_come_to_their_parts() -> None:
    game = begun()
    game.advance(20)
    game.submit([sandbox.Cancel(tick=24, hall=1)])
    game.advance()
    walk(game, down=False)
    game.advance(39)
    game.submit([sandbox.Sell(tick=64, hall=2, cards=200), sandbox.Hedge(tick=64, hall=3, share=0.5, weeks=26)])
    sold = 0.0
    for _ in range(12):  # in a thin market a card goes every few weeks
        game.advance()
        sold += sum(item.value for item in cash(game, 2).items if item.part == "sold")
        assert adds_up(cash(game, 2))
    assert sold > 0
    walk(game, down=False)


def cash(game: sandbox.Simulation, hall: int) -> Parts:
    return opened(values_of(game), "hall.cash", {"hall": str(hall)})
