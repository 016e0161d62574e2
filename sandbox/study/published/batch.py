"""Many sets of parameters run side by side on the run axis of one model, without chance: what the nation does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.measures import INDICATORS
from sandbox.model.record import record
from sandbox.model.state import Orders
from sandbox.model.step import step
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.schema import Scenario, complete

Array = NDArray[Any]

CHUNK = 32  # sets a model: more of them need more memory and go no faster


def national_series(scenario: Scenario, sets: Mapping[str, Array], weeks: int) -> Array:
    """Run a scenario's first weeks once for each set of parameters, noise off.

    Parameters
    ----------
    scenario : Scenario
        With the values of all parameters that the sets do not give.
    sets : mapping
        Parameters by name, each (R,): entry k of all of them is set k. With none at all the scenario is run once.
    weeks : int
        How many weeks to make, at most the scenario's.

    Returns
    -------
    (R, weeks, indicators) float64
        National outcome measures, columns as in ``INDICATORS``. Run k has the bits of run k alone.
    """
    quiet = _quiet(scenario)
    count = max((len(values) for values in sets.values()), default=1)
    series = np.empty((count, weeks, len(INDICATORS)))
    for begin in range(0, count, CHUNK):
        some = {name: values[begin : begin + CHUNK] for name, values in sets.items()}
        for _ in _weeks(quiet, some, series[begin : begin + CHUNK]):
            pass
    return series


def one_by_one(scenario: Scenario, series: Array) -> Iterator[int]:
    """Fill national series (1, weeks, indicators) with one run as ``national_series`` does, a week at every call."""
    return _weeks(_quiet(scenario), {}, series)


def _quiet(scenario: Scenario) -> Scenario:
    return complete(scenario.model_copy(update={"noise": False, "free_slots": 0, "decisions": []}))


def _weeks(scenario: Scenario, sets: Mapping[str, Array], series: Array) -> Iterator[int]:
    """Fill national series (R, weeks, indicators) week by week."""
    model = compile_scenario(scenario, series.shape[0], sets)
    state, nothing = model.state0, Orders.none(model.axes)
    for week in range(series.shape[1]):
        state, flows = step(model, state, nothing)
        series[:, week] = record(model, state, flows).national
        yield week
