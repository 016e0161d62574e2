"""The same decisions give the same game, however it is played, paused, saved or undone."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

import numpy as np
import pytest

import sandbox
from sandbox import Cancel, Link, Pause, Place, Price, Refused, Resume, Simulation, Survey, Voucher

TINY = sandbox.override(sandbox.load_scenario("tiny"), "player=Gansu")
RUSH = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"), "weeks=60")
PLAN = [
    Survey(tick=0, province="Gansu"),
    Place(tick=2, hall=1, province="Gansu", hall_type="inference", chip="a800", cards=64, operator="telco"),
    Place(tick=2, hall=3, province="Gansu", hall_type="training", chip="h100", cards=64, operator="city"),
    Voucher(tick=2, province="Gansu", budget=10.0),
    Pause(tick=6, hall=1),
    Link(tick=9, province="Gansu"),
    Resume(tick=9, hall=1),
    Price(tick=9, hall=3, multiplier=1.2),
    Cancel(tick=12, hall=1),
]
WEEKS = 26


def week(game: Simulation) -> None:
    decisions = [d for d in PLAN if d.tick == game.tick]
    if decisions:
        game.submit(decisions)
    game.advance()


def play(scenario: sandbox.Scenario, weeks: int = WEEKS) -> Simulation:
    game = Simulation.new(scenario)
    while game.tick < weeks:
        week(game)
    return game


def digests(game: Simulation) -> list[tuple[bytes, ...]]:
    return game.digests(game.head.node)


@pytest.fixture(scope="module", params=["tiny", "rush"])
def straight(request: pytest.FixtureRequest) -> tuple[sandbox.Scenario, list[tuple[bytes, ...]]]:
    scenario = {"tiny": TINY, "rush": RUSH}[request.param]
    return scenario, digests(play(scenario))


def test_two_games_in_one_process_are_the_same_week_by_week(straight: tuple) -> None:
    scenario, expected = straight
    play({26: RUSH}.get(scenario.weeks, TINY), 5)  # another game in between
    assert digests(play(scenario)) == expected
    assert len(set(expected)) == WEEKS


def test_pausing_looking_and_scrubbing_change_no_bit(straight: tuple) -> None:
    scenario, expected = straight
    game, chance = Simulation.new(scenario), random.Random(4)
    while game.tick < WEEKS:
        week(game)
        if chance.random() < 0.4:
            head = game.head
            game.frame()
            game.go_to(head.node, chance.randrange(head.tick + 1))
            game.frame()
            game.check([Survey(tick=game.tick, province="Gansu")])
            if chance.random() < 0.3:
                game.drop_cache()
            game.go_to(*((head.node, head.tick)))
    assert digests(game) == expected


@pytest.mark.parametrize("k", [0, 1, 2, 7, 13, 25])
def test_a_game_goes_on_after_loading_as_if_never_saved(straight: tuple, k: int, tmp_path: Path) -> None:
    scenario, expected = straight
    before = play(scenario, k)
    sandbox.save_capsule(before, tmp_path / "game.suanli")
    after = sandbox.load_capsule(tmp_path / "game.suanli")
    assert after.tick == k
    while after.tick < WEEKS:
        week(after)
    assert digests(after) == expected


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_the_order_of_decisions_in_a_week_changes_no_bit(order: tuple[int, ...]) -> None:
    week_2 = [d for d in PLAN if d.tick == 2]
    found = []
    for plan in (week_2, [week_2[i] for i in order]):
        game = Simulation.new(RUSH)
        game.advance(2)
        game.submit(plan)
        game.advance(6)
        found.append(digests(game))
    assert found[0] == found[1]


def test_deciding_together_or_one_after_the_other_is_the_same() -> None:
    found = []
    for steps in ([PLAN[1:4]], [[d] for d in PLAN[3:0:-1]]):
        game = Simulation.new(TINY)
        game.advance(2)
        for plan in steps:
            game.submit(plan)
        game.advance(6)
        found.append(game.state.digest())
    assert found[0] == found[1]


def hall(number: int = 1, tick: int = 0, **fields: object) -> Place:
    given = {"province": "Gansu", "hall_type": "inference", "chip": "h100", "cards": 64, "operator": "telco", **fields}
    return Place(tick=tick, hall=number, **given)


REFUSED = {
    "rule.purse": [hall(cards=200_000)],
    "rule.not_yours": [hall(province="Beijing")],
    "rule.chip_closed": [hall(chip="ascend950pr")],
    "rule.no_hall": [Cancel(tick=0, hall=1)],
    "decision.double": [hall(1), hall(1)],
    "decision.other_week": [hall(tick=3)],
    "decision.no_slot": [hall(5)],
    "decision.unknown_province": [hall(province="Atlantis")],
    "decision.unknown_chip": [hall(chip="abacus")],
    "decision.unknown_operator": [hall(operator="nobody")],
    "decision.none": [],
}


@pytest.mark.parametrize("code", REFUSED)
def test_a_refused_plan_changes_nothing(code: str) -> None:
    game = Simulation.new(TINY)
    plan = REFUSED[code]
    before = (game.state.digest(), game.head, list(game.history.nodes), game.dirty)
    with pytest.raises(Refused) as refusal:
        game.submit([Survey(tick=0, province="Gansu"), *plan] if plan else [])
    assert {i.code for i in refusal.value.issues} == {code}
    assert (game.state.digest(), game.head, list(game.history.nodes), game.dirty) == before
    game.advance()
    fresh = Simulation.new(TINY)
    fresh.advance()
    assert digests(game) == digests(fresh)


def test_two_halls_share_one_purse() -> None:
    """Gansu has 200 million yuan and as much credit; 2,400 H100 take 2,400 x 0.375 x 30 % = 270 million of equity."""
    game = Simulation.new(TINY)
    one, two = hall(1, cards=2400), hall(2, cards=2400)
    assert game.price(one).upfront == pytest.approx(270.0)
    assert not game.check([one])
    assert not game.check([two])
    assert [(i.code, i.where) for i in game.check([one, two])] == [("rule.purse", "decisions[1] (place)")]
    with pytest.raises(Refused):
        game.submit([one, two])
    assert len(game.history.nodes) == 1


def test_authors_decisions_share_the_purse_with_the_players() -> None:
    scenario = TINY.model_copy(update={"decisions": [hall(2, cards=2400)]})
    game = Simulation.new(scenario)
    assert {i.code for i in game.check([hall(1, cards=2400)])} == {"rule.purse"}
    assert {i.code for i in game.check([hall(2)])} == {"decision.double"}
    assert game.check([hall(1, cards=64)]) == []


def test_what_is_carried_out_is_not_said_to_be_refused() -> None:
    game = Simulation.new(TINY)
    while not game.at_end:
        plan = [d for d in PLAN if d.tick == game.tick]
        if plan:
            game.submit(plan)
        assert "order.refused" not in {n.code for n in game.advance()}


def test_an_authors_order_that_cannot_be_carried_out_is_named() -> None:
    scenario = TINY.model_copy(update={"decisions": [hall(1, cards=200_000), Survey(tick=0, province="Beijing")]})
    happened = Simulation.new(scenario).advance()
    refused = [dict(n.params) for n in happened if n.code == "order.refused"]
    assert refused == [{"kind": "place", "reason": "purse"}, {"kind": "survey", "reason": "not_yours"}]


def test_undoing_never_rolls_again() -> None:
    game = Simulation.new(RUSH)
    game.advance(5)
    node = game.submit([hall(1, tick=5)])
    game.advance(10)
    seen = game.state.digest()
    for _ in range(5):
        game.go_to(node.id, 5)
        game.undo()
        game.advance(10)
        game.go_to(0, 5)
        game.drop_cache()
        game.redo()
        game.go_to(node.id, 5)
        again = game.undo()
        assert again == sandbox.Head(0, 5)
        twin = game.submit([hall(1, tick=5)])
        game.advance(10)
        assert twin.id != node.id
        assert game.state.digest() == seen


def test_a_decision_does_not_move_anybody_elses_chance() -> None:
    """Chance has an address: with a survey that changes nothing else, all but the planner's own books stay equal."""
    one, two = Simulation.new(RUSH), Simulation.new(RUSH)
    two.submit([Survey(tick=0, province="Gansu")])
    one.advance(8)
    two.advance(8)
    names = sandbox.SECTORS
    for a, b in zip(digests(one), digests(two), strict=True):
        differing = {n for n, x, y in zip(names, a, b, strict=True) if x != y}
        assert differing <= {"ledger", "planner"}


def test_the_game_stops_at_the_end() -> None:
    game = Simulation.new(TINY)
    happened = game.advance(1000)
    assert game.tick == 26
    assert [n.code for n in happened].count("end") == 1
    assert game.advance() == ()
    with pytest.raises(Refused) as refusal:
        game.submit([Survey(tick=26, province="Gansu")])
    assert refusal.value.issues[0].code == "decision.ended"


def test_a_frame_cannot_be_written_to() -> None:
    game = play(TINY, 5)
    frame = game.frame()
    with pytest.raises(TypeError):
        frame.indicators["rent_8xh100"] = 0.0  # type: ignore[index]
    with pytest.raises(ValueError, match="read-only"):
        frame.series[0, 0] = 0.0
    for table in (frame.provinces, frame.pools):
        for values in table.values():
            assert not values.flags.writeable


@pytest.mark.parametrize("weeks", [0, 1])
def test_the_pools_of_a_frame_are_used_as_their_province_is(weeks: int) -> None:
    game = Simulation.new(RUSH)
    game.advance(weeks)
    frame = game.frame()
    kinds = ("inference", "training")
    installed = sum(frame.pools[f"{kind}_capacity"] for kind in kinds)
    used = sum(np.nan_to_num(frame.pools[f"{kind}_utilisation"]) * frame.pools[f"{kind}_capacity"] for kind in kinds)
    np.testing.assert_allclose(used / installed, frame.provinces["utilisation"])
    assert used.sum() > 0


OWN_CHIP = {
    "domestic": True, "tflops": 300.0, "watts": 500.0, "train_score": 1.0, "infer_score": 1.0, "all_in_kcny": 100.0,
    "windows": [("2023-02-01", "2023-04-01")],
}  # fmt: skip


def test_a_frame_offers_just_what_the_rules_allow() -> None:
    written = TINY.model_dump(mode="json") | {"chips": {"own": OWN_CHIP}}
    game = Simulation.new(sandbox.Scenario.model_validate_json(json.dumps(written)))
    chips = tuple(game.scenario.chips)
    seen = set()
    while not game.at_end:
        frame = game.frame()
        for chip in chips:
            codes = {i.code for i in game.check([hall(4, tick=game.tick, chip=chip, cards=8)])}
            assert (chip in frame.on_sale) is ("rule.chip_closed" not in codes), (game.tick, chip)
        for made in frame.halls:
            for kind, more in ((Price, {"multiplier": 1.0}), (Pause, {}), (Resume, {}), (Cancel, {})):
                codes = {i.code for i in game.check([kind(tick=game.tick, hall=made.slot, **more)])}
                verb = kind.__name__.lower()
                assert (verb in made.verbs) is not bool(codes - {"rule.purse"}), (game.tick, made.slot, verb)
                seen.add((verb, verb in made.verbs))
        assert set(frame.free_halls) == {1, 2, 3, 4} - {made.slot for made in frame.halls}
        week(game)
    assert len(seen) == 8, "each verb was offered and was refused"


def test_a_hall_without_a_spot_stands_at_the_seat_that_the_scenario_gives() -> None:
    game = play(TINY, 3)
    seat = game.scenario.provinces["Gansu"]
    assert {(made.lon, made.lat) for made in game.frame().halls} == {(seat.longitude, seat.latitude)} == {(104.0, 36.0)}


def test_looking_takes_no_notice_away() -> None:
    """A bot looks at every week; who shows notices must still get all of them."""
    game, seen = Simulation.new(TINY), []
    while not game.at_end:
        plan = [d for d in PLAN if d.tick == game.tick]
        if plan:
            game.submit(plan)
        seen += game.advance()
        assert list(game.frame().notices) == list(game.frame().notices) == seen
    assert seen


def test_a_province_counts_what_its_clouds_do_for_themselves() -> None:
    """The nation's use of clouds is the provinces', weighted by capacity: the week's growth apart."""
    game = Simulation.new(sandbox.load_scenario("rush"))
    game.advance(60)
    frame = game.frame()
    capacity, use = frame.pools["cloud_capacity"], frame.pools["cloud_utilisation"]
    together = float((capacity * use)[capacity > 0].sum() / capacity.sum())
    assert together == pytest.approx(frame.indicators["cloud_utilisation"], rel=0.02)
    assert frame.indicators["own_use_demand"] > 0.3 * float(capacity.sum())
