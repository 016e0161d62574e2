"""Ensembles: a run has its bits whoever makes it and beside whom; draws, bands, interrupts and workers that end."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox.scenario import tables
from sandbox.scenario.schema import complete
from sandbox.study.ensembles import draws, pool
from sandbox.study.ensembles.ensemble import Member, Ran, chunk_size, make, members, run_all
from sandbox.study.ensembles.kept import PERCENT, Kept, bands, quantiles

BOOMS = [{"boom": "push"}, {"boom": "herd"}]
SHOWN = ("rent_8xh100", "merchant_utilisation", "resale_discount")


def member(scenario: str = "rush", weeks: int = 10, *overrides: str) -> Member:
    chosen = sandbox.load_scenario(scenario)
    for text in overrides:
        chosen = sandbox.override(chosen, text)
    (one,) = members(chosen, [], [], weeks=weeks, keep=range(weeks), indicators=SHOWN)
    return one


def ran(one: Member, runs: int, chunk: int, workers: int = 1) -> Ran:
    (found,), stopped = run_all([one], runs, chunk, pool.here if workers == 1 else partial(pool.processes, workers))
    assert not stopped
    return found


def values(found: Ran) -> np.ndarray:
    return found.kept.read(range(found.kept.weeks), range(found.kept.indicators))


# ------------------------------------------------------------------------------------------------------ the same bits


def test_chunks_and_workers_change_no_bit() -> None:
    one = member()
    first = ran(one, 64, 32)
    for chunk, workers in ((1, 1), (7, 1), (64, 1), (7, 2), (32, 2)):
        other = ran(one, 64, chunk, workers)
        assert other.digests == first.digests, (chunk, workers)
        assert other.digest == first.digest
        assert values(other).tobytes() == values(first).tobytes()


@pytest.mark.slow
@pytest.mark.parametrize("boom", ["push", "herd"])
def test_a_whole_game_has_the_same_bits_in_any_chunk(boom: str) -> None:
    """What happens late and seldom too: failures, cards that stand still, red lines."""
    one = member("rush", 261, f"theory.boom={boom}", "fit=own")
    first = ran(one, 9, 9)
    for chunk in (1, 4):
        other = ran(one, 9, chunk)
        assert other.digests == first.digests
        assert values(other).tobytes() == values(first).tobytes()


def test_run_k_is_the_same_alone() -> None:
    one = member()
    together = make(one, range(40))
    for k in (0, 13, 39):
        alone = make(one, [k])
        assert alone.digests[0] == together.digests[k]
        assert alone.values[..., 0].tobytes() == together.values[..., k].tobytes()


def test_the_first_run_is_the_game_that_its_parameters_give() -> None:
    one = member("rush", 30)
    drawn = {name: float(x[0]) for name, x in draws.drawn(one.scenario, [0]).items()}
    game = sandbox.Simulation.new(
        one.scenario.model_copy(update={"parameters": {**one.scenario.parameters, **drawn}, "free_slots": 8})
    )
    game.advance(30)
    assert b"".join(game.digests(game.head.node)[-1]) == make(one, [0]).digests[0]


def test_another_seed_is_another_ensemble_and_the_digest_minds_the_order() -> None:
    first, other = ran(member(), 4, 4), ran(member("rush", 10, "seed=8"), 4, 4)
    assert first.digest != other.digest
    assert len(set(first.digests.values())) == 4
    turned = Kept(1, 1)
    turned.put(0, np.zeros((1, 1, 4)), [first.digests[3 - k] for k in range(4)])
    assert Ran(first.member, turned, 0).digest != first.digest


# -------------------------------------------------------------------------------------------------------------- draws


def test_draws_stay_in_their_ranges_and_spread_as_they_should() -> None:
    scenario = complete(sandbox.load_scenario("rush"))
    found = draws.drawn(scenario, range(4000))
    rows = {row.name: row for row in tables.parameters()}
    assert found.keys() == rows.keys()
    for name, x in found.items():
        row, centre = rows[name], scenario.parameters[name]
        assert (x >= row.low).all() and (x <= row.high).all(), name
        away = 0.07 * (row.high - row.low)
        if min(centre - row.low, row.high - centre) > 4 * away and name not in draws.WHOLE:
            assert x.mean() == pytest.approx(centre, abs=away / 10), name
            assert x.std() == pytest.approx(away, rel=0.06), name
    weeks = found["rent_information_lag"]
    assert (weeks == np.round(weeks)).all() and len(set(weeks)) > 3
    names = list(found)
    together = np.corrcoef([found[name] for name in names])
    assert np.abs(together - np.eye(len(names))).max() < 0.1


def test_a_draw_is_addressed_by_seed_parameter_and_run_alone() -> None:
    rush = complete(sandbox.load_scenario("rush"))
    some, others = draws.drawn(rush, [5, 2]), draws.drawn(rush, range(6))
    for name, x in some.items():
        assert x.tobytes() == others[name][[5, 2]].tobytes()
    moved = complete(sandbox.override(rush, "parameters.price_elasticity=0.5"))
    for name, x in draws.drawn(moved, range(6)).items():
        assert (x.tobytes() == others[name].tobytes()) is (name != "price_elasticity")


def test_a_centre_outside_its_range_is_no_bound() -> None:
    row = next(row for row in tables.parameters() if row.name == "price_elasticity")
    centre = row.high + 0.1 * (row.high - row.low)
    scenario = complete(sandbox.override(sandbox.load_scenario("rush"), f"parameters.price_elasticity={centre}"))
    x = draws.drawn(scenario, range(400))["price_elasticity"]
    assert x.max() == centre and x.min() < row.high


def test_theories_have_their_own_fits_and_the_same_chance() -> None:
    push, herd = members(sandbox.load_scenario("rush"), [], BOOMS, weeks=2, keep=[1], indicators=SHOWN)
    rows = tables.parameters()
    assert push.scenario.parameters == {row.name: row.push for row in rows}
    assert herd.scenario.parameters == {row.name: row.herd for row in rows}
    assert make(push, [0, 1]).digests != make(herd, [0, 1]).digests


def test_slots_that_no_decision_uses_are_left_out_and_change_no_bit() -> None:
    place = sandbox.Place(
        tick=1, hall=3, province="Gansu", hall_type="inference", chip="a800", cards=64, operator="telco"
    )
    scenario = sandbox.override(sandbox.load_scenario("rush"), "player=Gansu")
    (one,) = members(scenario, [place], [], weeks=8, keep=[7], indicators=SHOWN)
    assert one.scenario.free_slots == 3
    wide = Member(one.theories, one.scenario.model_copy(update={"free_slots": 9}), 8, (7,), SHOWN)
    assert make(one, range(3)).digests == make(wide, range(3)).digests
    (without,) = members(scenario, [], [], weeks=8, keep=[7], indicators=SHOWN)
    assert without.scenario.free_slots == 0
    assert make(without, range(3)).digests != make(one, range(3)).digests


def test_runs_in_which_a_decision_is_refused_are_counted() -> None:
    scenario = sandbox.override(sandbox.load_scenario("rush"), "player=Gansu")
    pause = sandbox.Pause(tick=1, hall=1)
    (one,) = members(scenario, [pause], [], weeks=3, keep=[2], indicators=SHOWN)
    assert ran(one, 5, 3).refused == 5


# ------------------------------------------------------------------------------------------------ what is kept of them


def test_bands_are_exact_whatever_is_read_at_a_time_and_leave_out_what_is_no_number() -> None:
    x = np.random.default_rng(3).normal(size=(9, 2, 50))
    x[4, 1, :] = np.nan
    x[5, 0, ::2] = np.nan
    one, two = Kept(9, 2), Kept(9, 2)
    for kept, begin, end in ((one, 20, 30), (one, 0, 20), (two, 0, 20)):
        kept.put(begin, x[..., begin:end] if kept is one else x[..., 30:50])
    assert one.numbers() == list(range(30))
    assert one.read(range(9), range(2)).tobytes() == x[..., :30].tobytes()
    assert one.read(range(3, 4), range(1, 2)).tobytes() == x[3:4, 1:2, :30].tobytes()
    expected = np.full((9, 2, len(PERCENT)), np.nan)
    for week, i in np.ndindex(9, 2):
        if np.isfinite(x[week, i]).any():
            expected[week, i] = np.nanquantile(x[week, i], np.array(PERCENT) / 100)
    for block in (1, 8 * 2 * 30 * 4, 2**24):
        np.testing.assert_array_equal(bands([one, two], block), expected)
    assert np.isnan(bands([Kept(1, 1)])).all()
    np.testing.assert_allclose(quantiles(np.arange(101.0)), PERCENT)


def test_chunks_keep_every_worker_busy() -> None:
    assert [chunk_size(*each) for each in ((1, 8), (10, 2), (256, 2), (10_000, 2), (7, 1))] == [1, 5, 128, 128, 7]


# ------------------------------------------------------------------------------------------- interrupts and bad ends


def test_an_interrupt_leaves_what_is_finished() -> None:
    def stopped(work: Callable[[Any], Any], items: Sequence[Any]) -> Iterator[tuple[int, Any]]:
        yield 2, work(items[2])
        yield 0, work(items[0])
        raise KeyboardInterrupt

    heard: list[int] = []
    (found,), partly = run_all([member("tiny", 3)], 10, 3, stopped, tell=heard.append)
    assert partly
    assert found.kept.numbers() == [0, 1, 2, 6, 7, 8]
    assert heard == [3, 6]
    whole = ran(member("tiny", 3), 10, 10)
    assert found.digests.items() <= whole.digests.items()


def die(item: int) -> int:
    if item == 3:
        os._exit(9)
    return item


def fail(item: int) -> int:
    raise ValueError(f"bad {item}")


def test_a_worker_that_ends_is_told_in_a_sentence() -> None:
    with pytest.raises(pool.Broken, match="a worker ended before its work was done"):
        list(pool.processes(2, die, range(20)))


def test_an_error_in_a_worker_is_the_callers() -> None:
    with pytest.raises(ValueError, match="bad"):
        list(pool.processes(2, fail, range(20)))


def surroundings(_: int) -> tuple[str | None, ...]:
    return tuple(os.environ.get(name) for name in pool.SURROUNDINGS)


def test_workers_have_one_thread_and_leave_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "5")
    monkeypatch.delenv("OPENBLAS_NUM_THREADS", raising=False)
    found = pool.processes(1, surroundings, [0, 1, 2])
    assert sorted(found) == [(i, tuple(pool.SURROUNDINGS.values())) for i in range(3)]
    assert pool.SURROUNDINGS["OMP_NUM_THREADS"] == "1"
    assert os.environ["OMP_NUM_THREADS"] == "5"
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_workers_end_with_whoever_asked() -> None:
    import multiprocessing

    found = pool.processes(2, surroundings, range(1000))
    next(found)
    found.close()
    assert multiprocessing.active_children() == []


def test_workers_that_are_being_started_end_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asked stops between the first worker's start and the last one's."""
    import contextlib
    import multiprocessing
    import threading
    import time

    begun, spawn = threading.Event(), pool.ProcessPoolExecutor._spawn_process

    def slowly(executor: Any) -> None:
        spawn(executor)
        begun.set()
        time.sleep(0.2)

    monkeypatch.setattr(pool.ProcessPoolExecutor, "_spawn_process", slowly)
    with pool.started(3, patience=0.05) as engine:

        def ask() -> None:
            with contextlib.suppress(Exception):
                list(engine(surroundings, range(3)))

        asking = threading.Thread(target=ask)
        asking.start()
        begun.wait()
    asking.join()
    assert multiprocessing.active_children() == []


def test_many_runs_are_read_back_in_little_memory() -> None:
    """16 MB of runs, read half a megabyte at a time."""
    import tracemalloc

    kept, random = Kept(100, 4), np.random.default_rng(1)
    for first in range(0, 5000, 50):
        kept.put(first, random.normal(size=(100, 4, 50)))
    tracemalloc.start()
    found = bands([kept], 2**19)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * 2**20
    assert found.shape == (100, 4, 5)
    assert abs(found[..., 2]).max() < 0.1 and abs(found[..., 0] + 1.645).max() < 0.15
