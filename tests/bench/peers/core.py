"""The core of the game's own model against the same core in plain Python (P3): the sectors that both cover."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from oracle.core_week import core_week
from oracle.test_core_week import SECTORS, compiled, plain

from sandbox import compile_scenario, load_scenario, override
from sandbox.model.state import Orders
from sandbox.model.step import evaluate, worked_out
from sandbox.study.ensembles.ensemble import CHUNK
from sandbox.study.timing.figures import Act, Figure, in_turns
from sandbox.study.timing.speed import WARM


def core_over_batch(takes: int) -> Iterator[Figure]:
    """Time the core of a week of rush in a second year: in plain Python, in a batch, and of one run alone."""
    scenario = load_scenario("rush")
    for change in ("noise=off", "free_slots=0"):
        scenario = override(scenario, change)
    batch, (alone, _) = compile_scenario(scenario, CHUNK), compiled("rush")
    core = [eq for eq in batch.equations if eq.sector in SECTORS]
    state, single = batch.state0, alone.state0
    for _ in range(WARM):
        state, names, _ = worked_out(batch, state, Orders.none(batch.axes))
        single, names_alone, _ = worked_out(alone, single, Orders.none(alone.axes))
    given = plain(names_alone)
    produced = {name for eq in core for name in eq.gives}
    known = {name: value for name, value in names.items() if name not in produced}
    acts: dict[str, tuple[Act, int]] = {
        "plain": (lambda: core_week(given), 1),
        "batch": (lambda: evaluate(core, dict(known)), 1),
        "alone": (lambda: evaluate(core, dict(names_alone)), 1),
    }
    took = {name: median(seconds) for name, seconds in in_turns(acts, takes).items()}
    told = f"the core of a week of rush in plain Python over that of a run among {CHUNK}"
    yield Figure("core_plain_over_batch", took["plain"] / took["batch"] * CHUNK, "1", told, "P3", 100.0, at_least=True)
    yield Figure("core_plain_over_single", took["plain"] / took["alone"], "1", "the same over that of one run alone")
