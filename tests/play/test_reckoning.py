"""How a number is reckoned: every name has a page, values are the engine's own, and asking leaves no trace."""

from __future__ import annotations

import numpy as np
import pytest

import sandbox
from sandbox.model.step import sequence
from sandbox.report import reckoning
from sandbox.scenario.schema import Theory

GANSU = sandbox.Spot("province", "Gansu")


@pytest.fixture(scope="module")
def game() -> sandbox.Simulation:
    made = sandbox.Simulation.new(sandbox.load_scenario("rush").model_copy(update={"player": "Gansu"}))
    made.advance(60)
    return made


def test_every_name_has_a_page_at_every_kind_of_place(game: sandbox.Simulation) -> None:
    spots = (sandbox.Spot(), GANSU, sandbox.Spot("hall", "1"), sandbox.Spot("chip", "h100"))
    for key in sandbox.reckoned_names():
        for spot in spots:
            page = sandbox.reckoned(game, key, spot)
            assert page.named.key == key and page.named.meaning and page.named.unit
            assert page.kind != "equation" or (page.text and page.source and page.needs)


def test_every_measure_says_what_it_is_counted_from(game: sandbox.Simulation) -> None:
    for key in reckoning.MEASURES:
        page = sandbox.reckoned(game, key)
        assert page.needs and page.counted, key


def test_parents_and_children_are_those_of_the_signatures(game: sandbox.Simulation) -> None:
    for eq in sequence(Theory().model_dump()):
        for name in eq.gives:
            page = sandbox.reckoned(game, name)
            assert page.equation == eq.name
            assert [f"{'last_' if n.before else ''}{n.key}" for n in page.needs] == list(eq.needs)
            for need in page.needs:
                assert name in {child.key for child in sandbox.reckoned(game, need.key).needed_by}


def test_values_are_those_of_the_frame_and_of_the_week(game: sandbox.Simulation) -> None:
    frame = game.frame()
    at = game.model.axes.provinces.index("Gansu")
    for variable in sandbox.PROVINCE_SERIES:
        page = sandbox.reckoned(game, f"province.{variable.name}", GANSU)
        np.testing.assert_array_equal(page.named.reading.value, float(frame.provinces[variable.name][at]))
    row = game.series(game.head.node)[game.tick - 1]
    for variable, value in zip(sandbox.INDICATORS, row, strict=True):
        np.testing.assert_array_equal(sandbox.reckoned(game, f"nation.{variable.name}").named.reading.value, value)
    unmet = sandbox.reckoned(game, "unmet").named.reading
    assert unmet.how == "sum" and unmet.value == pytest.approx(
        row[[v.name for v in sandbox.INDICATORS].index("unmet_demand")]
    )


def test_what_is_remembered_has_last_weeks_value(game: sandbox.Simulation) -> None:
    before = sandbox.Simulation.new(game.scenario)
    before.advance(59)
    page = sandbox.reckoned(game, "province.rent", GANSU)
    remembered = next(need for need in page.needs if need.key == "rent")
    assert remembered.before
    assert remembered.reading == sandbox.reckoned(before, "rent", GANSU).named.reading


def test_a_letter_is_that_of_the_weakest_link(game: sandbox.Simulation) -> None:
    assert sandbox.reckoned(game, "weeks_per_year").named.letter == "A"
    assert sandbox.reckoned(game, "nation.rent_8xh100").named.letter == "D"


def test_asking_changes_nothing() -> None:
    asked = sandbox.Simulation.new(sandbox.load_scenario("rush"))
    alone = sandbox.Simulation.new(sandbox.load_scenario("rush"))
    for _ in range(3):
        sandbox.reckoned(asked, "province.rent", GANSU)
        asked.advance()
        alone.advance()
    assert asked.state.digest() == alone.state.digest()


def test_a_name_that_is_none_is_refused(game: sandbox.Simulation) -> None:
    with pytest.raises(sandbox.Refused, match="rents: is no name of the model"):
        sandbox.reckoned(game, "rents")
