"""From what an author wrote to what a week needs: a model of axes, parameters, chance, equations and a first state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sandbox.errors import Issue, Unreadable
from sandbox.model.marker import Equation
from sandbox.model.noise import Noise
from sandbox.model.state import Array, Axes, read_only
from sandbox.model.step import Model, evaluate, lacking, sequence, settled_and_weekly
from sandbox.scenario import spelling
from sandbox.scenario.first_state import first_state
from sandbox.scenario.parameters import parameters
from sandbox.scenario.schema import Scenario, complete

EVERY_RUN_ALIKE: Mapping[str, Array] = MappingProxyType({})


def compile_scenario(
    scenario: Scenario, runs: int | Sequence[int] = 1, varied: Mapping[str, Array] = EVERY_RUN_ALIKE
) -> Model:
    """Compile a scenario into a model whose arrays have the runs as their first axis.

    ``runs`` is how many, or the numbers of those that are wanted: chance is addressed by them. ``varied`` gives
    parameters (R,) that differ between the runs, in place of the scenario's.
    """
    full = complete(scenario)
    numbers = range(runs) if isinstance(runs, int) else runs
    axes = Axes(
        runs=len(numbers),
        provinces=tuple(full.provinces),
        halls=full.free_slots,
        chips=tuple(full.chips),
        operators=full.hall_operators,
        owners=tuple(name for name in full.hall_operators if full.operators[name].start_share > 0),
        weeks=full.weeks,
    )
    noise = Noise.create(full.seed, numbers, full.weeks, on=full.noise)
    given = parameters(full, axes, varied)
    settled, weekly = settled_and_weekly(sequence(full.theory.model_dump()), given)
    params = read_only(evaluate(settled, dict(given)))
    model = Model(axes, params, noise, first_state(full, axes, params), settled, weekly)
    _check_names(model)
    return model


def _check_names(model: Model) -> None:
    """Refuse equations that need a name which nothing gives: a row that is still to be written, or a slip."""
    found = lacking(model)
    if found:
        known = {*model.params, *(name for eq in model.equations for name in (*eq.needs, *eq.gives))}
        known -= {name for _, name in found}
        raise Unreadable([_nameless(eq, name, known) for eq, name in found])


def _nameless(eq: Equation, name: str, known: set[str]) -> Issue:
    remedy = "Add a row for it to assets/data/parameters.csv or constants.csv, or let an earlier equation give it."
    close = spelling.close(name, known)
    return Issue(
        "equation.unknown_name",
        f"sandbox/model/equations/{eq.sector}.py",
        f"the equation '{eq.name}' needs '{name}', which nothing gives before it.",
        f"{remedy} Did you mean '{close}'?" if close else remedy,
    )
