"""What the engine costs, in figures that need no other program beside it."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from statistics import median
from typing import Any, Final

import numpy as np

from sandbox.model import rules
from sandbox.model.marker import Equation
from sandbox.model.orders import carry_out
from sandbox.model.state import CLASSES, Orders, State
from sandbox.model.step import Model, chance, evaluate, step, surroundings
from sandbox.model.stocks import integrate
from sandbox.play.simulation import Simulation
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import Decision, Place
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario
from sandbox.study.abreast import Wanted
from sandbox.study.differences import why
from sandbox.study.ensembles import pool
from sandbox.study.ensembles.draws import drawn
from sandbox.study.ensembles.ensemble import CHUNK, Member, chunk_size, make, members, run_all
from sandbox.study.timing.figures import FRAME, SPARE, Act, Figure, in_turns, slope, worked_by_children

WARM: Final = 52  # weeks made before anything is timed
FEW: Final = 4  # the same, where many runs are timed
TAKES: Final = 40
MOST_TAKES: Final = 100  # of more the game would come to its end
MOST_SLOTS: Final = 256  # halls: as many as a scenario may have
PROVINCE: Final = "Gansu"
SWITCHED: Final = (  # eight causes that all act from the first week on
    "policy.central_push=off", "policy.gates=off", "policy.fast_track=0.5", "provinces.Henan.voucher*=10",
    "parameters.eps=0.9", "parameters.gbg*=1.1", "parameters.extrapolation*=0.9", "parameters.lead_time*=1.1",
)  # fmt: skip


def measured(takes: int = TAKES, long: bool = False) -> list[Figure]:
    """Measure all figures, each from this many takes; ``long`` ones take some seconds each, once."""
    parts: list[Callable[[], Iterator[Figure]]] = [
        partial(_weeks, takes),
        partial(_by_runs, max(1, takes // 6)),
        _memory,
        partial(_fan, max(1, takes // 8)),
    ]
    if long:
        parts += [_ensembles, _why]
    found: list[Figure] = []
    for part in parts:
        found += part()
    return found


class Weeks:
    """A model that goes on by a week at every call, from some week to its last and over again."""

    def __init__(self, model: Model, warm: int = WARM) -> None:
        self.model, self.state = model, model.state0
        self.nothing = Orders.none(model.axes)
        for _ in range(warm):
            self()
        self.warm = self.state

    def __call__(self) -> None:
        """Make one week."""
        if self.state.tick >= self.model.axes.weeks:
            self.state = self.warm
        self.state, _ = step(self.model, self.state, self.nothing)


def _rush(*changes: str) -> Scenario:
    scenario = load_scenario("rush")
    for change in changes:
        scenario = override(scenario, change)
    return scenario


def _drawn(runs: Sequence[int]) -> Model:
    """Some runs as an ensemble makes them: parameters and chance their own, no hall slots that nobody uses."""
    scenario = _member(1).scenario
    return compile_scenario(scenario, runs, drawn(scenario, runs))


def _member(weeks: int) -> Member:
    return members(_rush(), (), (), weeks=weeks, keep=(weeks - 1,), indicators=("rent_8xh100",))[0]


# ----------------------------------------------------------------------------------------------------------- weeks


def _game() -> Simulation:
    """Return a game in its second year, with three halls of the player's."""
    game = Simulation.new(_rush(f"player={PROVINCE}"))
    here: dict[str, Any] = {"province": PROVINCE, "cards": 512, "operator": "telco"}
    halls: list[Decision] = [
        Place(tick=0, hall=1, hall_type="inference", chip="a800", **here),
        Place(tick=0, hall=2, hall_type="training", chip="h100", **here),
        Place(tick=0, hall=3, hall_type="inference", chip="h100", **here),
    ]
    game.submit(halls)
    game.advance(WARM)
    return game


def _weeks(takes: int) -> Iterator[Figure]:
    largest = Weeks(compile_scenario(_rush(f"free_slots={MOST_SLOTS}")))
    batch, alone = Weeks(_drawn(range(CHUNK))), Weeks(_drawn([0]))
    game = _game()
    bare = Weeks(game.model)
    took = in_turns(
        {
            "largest": (largest, 5),
            "batch": (batch, 1),
            "alone": (alone, 4),
            "game": (game.advance, 2),
            "bare": (bare, 2),
        },
        takes,
    )
    middle = {name: median(seconds) for name, seconds in took.items()}
    sites, tail = largest.model.axes.sites, float(np.quantile(took["largest"], 0.99))
    told = f"of a frame of 1/60 s, the slowest in a hundred weeks of one run of rush with {sites} sites"
    yield Figure("tick_p99_of_frame", tail / FRAME, "1", told, "P1", 0.10)
    yield Figure("tick_of_frame", middle["largest"] / FRAME, "1", "of a frame, the median week of it")
    a_run = middle["batch"] / CHUNK
    told = f"run-weeks a second of {CHUNK} runs side by side over those of the same runs one by one"
    yield Figure("batch_over_single", middle["alone"] / a_run, "1", told, "P2", 10.0, at_least=True)
    yield Figure("run_weeks_per_second", 1.0 / a_run, "1/s", "run-weeks a second of them, one processor")
    told = "a week of a game of rush with three halls: planners, ledgers, recorder, digest, notices"
    yield Figure("game_tick_ms", middle["game"] * 1e3, "ms", told, "P16", 5.0)
    told = "of 2 ms, which it is to take once its profile is worked off"
    yield Figure("game_tick_of_2_ms", middle["game"] * 1e3 / 2.0, "1", told, "P16", 1.0)
    yield Figure("game_tick_over_step", middle["game"] / middle["bare"], "1", "the same over its equations alone")


def profile(takes: int = TAKES) -> dict[str, dict[str, float]]:
    """Share of a week's cost by sector of equations and by what stands around them, of one run and of a batch."""
    kinds = {"single": Weeks(_drawn([0])), "batch": Weeks(_drawn(range(CHUNK)))}
    return {kind: _profile(weeks.model, weeks.state, takes) for kind, weeks in kinds.items()}


def _profile(model: Model, state: State, takes: int) -> dict[str, float]:
    nothing, axes = Orders.none(model.axes), model.axes
    verdict = rules.allowed(state, nothing, model.params)
    ordered, payments = carry_out(axes, model.params, state, nothing, verdict)
    known = surroundings(model, ordered, verdict, payments)
    after = evaluate(model.equations, dict(known))
    acts: dict[str, tuple[Act, int]] = {
        "rules": (lambda: rules.allowed(state, nothing, model.params), 1),
        "orders": (lambda: carry_out(axes, model.params, state, nothing, verdict), 1),
        "chance": (lambda: chance(axes, model.noise, state.tick), 1),
        "stocks": (lambda: integrate(axes, model.params, ordered, after), 1),
    }
    for sector in dict.fromkeys(eq.sector for eq in model.equations):
        these = [eq for eq in model.equations if eq.sector == sector]
        acts[sector] = (partial(_each, these, after), 1)
    took = {name: median(seconds) for name, seconds in in_turns(acts, takes).items()}
    whole = sum(took.values())
    return {name: seconds / whole for name, seconds in sorted(took.items(), key=lambda item: -item[1])}


def _each(equations: Sequence[Equation], names: Mapping[str, Any]) -> None:
    """Evaluate equations with what a finished week left for them."""
    for eq in equations:
        eq.function(*eq.take(names))


# ------------------------------------------------------------------------------------------------------------ runs


def _by_runs(takes: int) -> Iterator[Figure]:
    chunks = [Weeks(_drawn(range(first, first + CHUNK)), FEW) for first in range(0, 8 * CHUNK, CHUNK)]
    whole = {runs: Weeks(_drawn(range(runs)), FEW) for runs in (CHUNK // 4, CHUNK, 4 * CHUNK)}

    def week_of(count: int) -> None:
        for chunk in chunks[:count]:
            chunk()

    in_chunks = {count * CHUNK: partial(week_of, count) for count in (1, 2, 4, 8)}
    acts: dict[str, tuple[Act, int]] = {f"chunks {runs}": (act, 1) for runs, act in in_chunks.items()}
    acts |= {f"whole {runs}": (act, 1) for runs, act in whole.items()}
    took = {name: median(seconds) for name, seconds in in_turns(acts, takes).items()}
    told = f"exponent of a week's cost in runs, {_span(in_chunks)} runs in chunks of {CHUNK} as ensembles make them"
    yield Figure("runs_exponent", slope({runs: took[f"chunks {runs}"] for runs in in_chunks}), "1", told, "P8", 1.10)
    told = f"the same, {_span(whole)} runs in one batch"
    yield Figure("runs_exponent_one_batch", slope({runs: took[f"whole {runs}"] for runs in whole}), "1", told)


def _span(runs: Mapping[int, object]) -> str:
    return f"{min(runs)} to {max(runs)}"


# ---------------------------------------------------------------------------------------------------------- memory


def state_bytes(state: State) -> int:
    """Bytes of all stocks."""
    return sum(getattr(state, f.name).nbytes for f in fields(state) if f.metadata)


def _memory() -> Iterator[Figure]:
    runs = 4 * CHUNK
    model = compile_scenario(_member(1).scenario)
    axes, a_run = model.axes, state_bytes(model.state0)
    provinces, sites, chips, workloads = len(axes.provinces), axes.sites, len(axes.chips), len(CLASSES) + 1
    least = 8 * (provinces * workloads + sites * (workloads + chips + 2) + 2 * chips)
    yield Figure("state_bytes_a_run", float(a_run), "byte", f"the state of a run of rush, {sites} sites")
    told = "the same over 8 (N W + S (W + G + 2) + 2 G): N provinces, W workloads, S sites, G chips"
    yield Figure("state_over_least", a_run / least, "1", told, "P9", 1.05)
    tracemalloc.start()
    try:
        before = tracemalloc.get_traced_memory()[0]
        run_all([_member(2)], runs, CHUNK, pool.here)
        peak = tracemalloc.get_traced_memory()[1] - before
    finally:
        tracemalloc.stop()
    told = f"most memory that {runs} runs take in one process, over their states and 64 MiB"
    yield Figure("peak_of_allowed", peak / (a_run * runs + SPARE), "1", told, "P9", 1.0)
    yield Figure("peak_mib", peak / 2**20, "MiB", "the same")


# ------------------------------------------------------------------------------------------------------- ensembles


def _fan(takes: int) -> Iterator[Figure]:
    act = partial(make, _member(104), range(8))
    took = in_turns({"fan": (act, 1)}, takes)["fan"]
    yield Figure("fan_8_runs_ms", median(took) * 1e3, "ms", "8 runs of 104 weeks of rush", "P15", 150.0)


def _ensembles() -> Iterator[Figure]:
    workers = pool.processors()
    for name, runs, weeks, bar in (("fan_64_runs_s", 64, 104, 1.0), ("ensemble_256_runs_s", 256, 261, 6.0)):
        member = _member(weeks)
        begun, worked = time.perf_counter(), worked_by_children()
        run_all([member], runs, chunk_size(runs, workers), partial(pool.processes, workers))
        seconds, worked = time.perf_counter() - begun, worked_by_children() - worked
        told = f"{runs} runs of {weeks} weeks of rush by {workers} processes, their start included"
        yield Figure(name, seconds, "s", told, "P15", bar)
        if worked > 0:  # not known on Windows
            told = "seconds that each of them worked: what a clock would show with nothing else at work"
            yield Figure(f"{name[:-2]}_work_s", worked / workers, "s", told)


def _why() -> Iterator[Figure]:
    a = b = load_scenario("rush")
    for text in SWITCHED:
        b = override(b, text)
    workers, known = pool.processors(), list[float]()
    begun, worked, here = time.perf_counter(), worked_by_children(), time.thread_time()
    with pool.started(workers) as engine:
        why.between(
            Wanted(a),
            Wanted(b),
            a.weeks - 1,
            engine=engine,
            workers=workers,
            few=why.FEW,
            first=lambda _: known.extend((time.perf_counter() - begun, time.thread_time() - here)),
        )
    seconds, here = time.perf_counter() - begun, time.thread_time() - here
    worked = worked_by_children() - worked
    yield Figure("why_first_s", known[0], "s", "what is first known of eight causes, 18 runs of 261 weeks", "P15", 3.0)
    yield Figure("why_first_work_s", known[1], "s", "the same, as this process worked")
    told = f"their shares, 256 runs of 261 weeks by {workers} processes, their start included"
    yield Figure("why_256_runs_s", seconds, "s", told, "P15", 10.0)
    if worked > 0:  # not known on Windows
        told = "seconds that this process and then each of the others worked"
        yield Figure("why_256_runs_work_s", here + worked / workers, "s", told)
