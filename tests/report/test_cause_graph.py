"""The cause graph: weights are those of the week worked out again by hand, and all causes together make the change."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest

import sandbox
from sandbox.model.record import record
from sandbox.model.step import THEORIES, evaluate, worked_out
from sandbox.play import orders as ordering
from sandbox.play.history import Head
from sandbox.report import book
from sandbox.report.cause_graph import PERCENT, cause_graph, larger
from sandbox.report.reckoning import MEASURES

NATION = [variable.name for variable in sandbox.INDICATORS]
SINCE, NOW = 40, 52


@pytest.fixture(scope="module")
def game() -> sandbox.Simulation:
    made = sandbox.Simulation.new(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))
    made.advance(NOW)
    return made


def chosen(game: sandbox.Simulation) -> list[str]:
    """Names of equations that are worked out every week, by the theories of the scenario."""
    theories = game.scenario.theory.model_dump()
    idle = {eq.name for kind, names in THEORIES.items() for name, eq in names.items() if name != theories[kind]}
    return [name for eq in book.every_equation().values() if eq.name not in idle for name in eq.gives]


def test_one_percent_more_of_a_cause_is_the_equation_worked_out_again(game: sandbox.Simulation) -> None:
    names = game.last_week().names
    equation = book.every_equation()["published_quote"]
    found = cause_graph(game, "quote", None, SINCE)
    assert found.equation == "published_quote" and found.recorded == "rent_8xh100"
    [rent] = [link for link in found.parents if link.named.key == "rent"]
    again = equation(*equation.take({**names, "rent": names["rent"] * (1.0 + PERCENT)}))
    assert rent.larger == float(again[0]) - float(names["quote"][0]) != 0.0
    then = game.week_before(Head(game.head.node, SINCE)).names
    again = equation(*equation.take({**names, "rent": then["rent"]}))
    assert rent.moved == float(names["quote"][0]) - float(again[0]) != 0.0
    assert found.then == float(then["quote"][0])


def test_one_percent_more_of_a_parameter_is_what_a_whole_week_with_it_gives(game: sandbox.Simulation) -> None:
    """Of those that one equation alone needs: the step itself is made again with each."""
    head, params = game.head, game.model.params
    before = game.state_at(Head(head.node, head.tick - 1))
    orders = ordering.orders_at(game.decisions_at(head.node, head.tick - 1), game.model)
    compared = 0
    for measure in ("rent_8xh100", "late_demand", "tokens_per_day", "h100_card_price", "cloud_utilisation"):
        found = cause_graph(game, f"nation.{measure}", None, SINCE)
        for link in found.parents:
            name = link.named.key
            needing = {eq.name for eq in book.every_equation().values() if name in eq.needs}
            if name not in params or needing != {found.equation} or not link.larger:
                continue
            model = replace(game.model, params={**params, name: larger(name, params[name])})
            after, names, _ = worked_out(model, before, orders)
            week = record(model, after, {**game.last_week().flows, **names}).national
            made = float(week[0, NATION.index(measure)])
            assert link.larger == pytest.approx(made - found.named.reading.value, rel=1e-9), name
            compared += 1
    assert compared >= 5


def test_all_causes_together_make_what_was_there_in_the_earlier_week(game: sandbox.Simulation) -> None:
    """With every need of an earlier week an equation gives what it gave then, so no cause is missing."""
    now, then = game.last_week().names, game.week_before(Head(game.head.node, SINCE)).names
    for key in chosen(game):
        found = cause_graph(game, key, None, SINCE)
        equation = book.every_equation()[found.equation]
        assert [f"last_{x.named.key}" if x.named.before else x.named.key for x in found.parents] == list(equation.needs)
        if key not in then:  # worked out once, when a game begins
            continue
        again = evaluate((equation,), {**now, **{need: then[need] for need in equation.needs}})[key]
        np.testing.assert_array_equal(again, then[key])


def test_moves_add_up_to_the_change_but_for_what_they_did_together(game: sandbox.Simulation) -> None:
    for key in (*(key for key in MEASURES if key.startswith("nation.")), "use", "capacity", "rent"):
        found = cause_graph(game, key, None, SINCE)
        moves = [link.moved for link in found.parents if math.isfinite(link.moved)]
        if math.isfinite(found.change):
            total = math.fsum([found.then, *moves, found.together])
            assert total == pytest.approx(found.named.reading.value, rel=1e-9, abs=1e-9), key


def test_capacity_counts_at_the_end_of_the_week(game: sandbox.Simulation) -> None:
    found = cause_graph(game, "nation.merchant_utilisation", None, SINCE)
    use, capacity = (next(x for x in found.parents if x.named.key == key) for key in ("use", "capacity"))
    value = found.named.reading.value
    assert use.larger == pytest.approx(value * PERCENT)
    assert capacity.larger == pytest.approx(value / (1.0 + PERCENT) - value)


def test_a_stock_hangs_on_itself_and_on_what_the_week_adds(game: sandbox.Simulation) -> None:
    found = cause_graph(game, "projects_announced", None, SINCE)
    now, then = game.last_week(), game.week_before(Head(game.head.node, SINCE))
    links = {link.named.key: link for link in found.parents}
    assert set(links) == {"projects_announced", "starts"}
    assert found.named.reading.value == float(now.after.projects_announced[0])
    for key, link in links.items():
        before, after = (float(np.sum(week.names[key])) for week in (then, now))
        assert link.larger == pytest.approx(after * PERCENT)
        assert link.moved == pytest.approx(after - before)
    assert found.together == pytest.approx(0.0, abs=1e-9)
    for key in ("pipeline_projects", "cards", "holding_nominal", "debt", "hall_stress"):
        of_stock = cause_graph(game, key, None, SINCE)
        assert of_stock.stock and all(link.larger or link.moved for link in of_stock.parents)
        assert of_stock.parents or not of_stock.change


def test_what_did_not_move_weighs_nothing_and_codes_have_no_percent(game: sandbox.Simulation) -> None:
    found = cause_graph(game, "quote", None, NOW)
    assert found.change == found.then - found.named.reading.value == 0.0
    assert all(link.moved == 0.0 for link in found.parents)
    [market] = [link for link in found.parents if link.named.key == "market"]
    assert math.isnan(market.larger)
    assert larger("hall_status", np.array([1, 2])) is None
    np.testing.assert_array_equal(larger("cards", np.array([1000, 0])), [1010, 0])


def test_effects_are_weighed_in_their_own_units(game: sandbox.Simulation) -> None:
    found = cause_graph(game, "quote", None, SINCE)
    rent = next(link for link in found.children if link.named.key == "nation.rent_8xh100")
    assert rent.larger == pytest.approx(found.named.reading.value * PERCENT)
    assert rent.moved == pytest.approx(found.change)
    names = game.last_week().names
    smoothing = next(link for link in found.children if link.named.key == "quote_smoothed")
    equation = book.every_equation()["quote_memory"]
    again = evaluate((equation,), {**names, "quote": names["quote"] * (1.0 + PERCENT)})["quote_smoothed"]
    assert smoothing.larger == pytest.approx(float(again[0]) - float(names["quote_smoothed"][0]), rel=1e-9)


def test_every_name_has_a_graph_and_asking_changes_nothing(game: sandbox.Simulation) -> None:
    before = game.state.digest(), game.head, game.changes
    for key in list(sandbox.reckoned_names())[::3]:
        assert cause_graph(game, key, sandbox.Spot("province", "Gansu"), SINCE).named.key == key
    assert (game.state.digest(), game.head, game.changes) == before
    with pytest.raises(sandbox.Refused):
        cause_graph(game, "nothing")


def test_before_the_first_week_nothing_has_moved() -> None:
    fresh = sandbox.Simulation.new(sandbox.load_scenario("tiny"))
    found = cause_graph(fresh, "nation.rent_8xh100")
    assert (found.tick, found.change, found.together) == (0, 0.0, 0.0)
