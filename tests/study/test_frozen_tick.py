"""The frozen tick in our own form: it is what ``tests/bench/tick.md`` says, and chunks and processes change nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from bench.peers.plain import PlainTick
from bench.peers.proof import AGREE, OwnTick, apart, furthest

from sandbox.study.ensembles import pool
from sandbox.study.timing import figures, frozen_speed
from sandbox.study.timing.frozen_tick import FrozenTick, bands, chunk_size, chunks, fan, shocks_of, state_bytes

STATED = Path(__file__).parents[1] / "bench" / "tick.md"


@pytest.mark.parametrize(("sites", "weeks"), [(40, 52), (40, 416), (7, 104), (150, 52)])
def test_numbers_of_plain_python(sites: int, weeks: int) -> None:
    assert furthest(OwnTick(sites), weeks, sites) < 1e-12


def test_more_regions() -> None:
    ours, plain = FrozenTick(40, regions=62), PlainTick(40, regions=62)
    for _ in range(52):
        ours.step()
        plain.step()
    assert apart({name: values[0] for name, values in ours.stocks.items()}, plain.stocks()) < 1e-12


def test_what_the_page_says_of_its_end() -> None:
    found = re.search(
        r"no shocks (\d+) sites are open after 416 weeks, and the dearest card is quoted ([\d.]+)\.",
        STATED.read_text("utf-8"),
    )
    assert found
    tick = FrozenTick(40)
    for _ in range(416):
        tick.step()
    assert tick.open.sum() == int(found[1])
    assert round(float(tick.quote.max()), 6) == float(found[2])


def test_it_is_a_busy_economy() -> None:
    """Sites fail, chips are rationed, sold again and bought: none of what is compared is idle."""
    tick, rationed, sold, bought = FrozenTick(40), 0, 0, 0
    for _ in range(416):
        quote, cards = tick.quote.copy(), tick.cards.copy()
        tick.step()
        pressed = tick.quote - quote - 0.02 * (tick.constants.base - quote)
        rationed += int((pressed > 1e-9).sum())  # more is wanted than there is
        change = tick.cards - 0.994 * cards
        sold += int((change < -1e-9).sum())
        bought += int((change > 1e-9).sum())
    assert tick.open.sum() < 30
    assert min(rationed, sold, bought) > 300


@pytest.mark.parametrize("name", ["tariff", "work", "running", "growth", "base", "cash", "demand"])
def test_a_wrong_number_is_caught(name: str) -> None:
    """A millionth more in one place of a constant or of a first stock."""
    peer = OwnTick(40)
    if name in peer.tick.stocks:
        values = peer.tick.stocks[name]
    else:
        values = getattr(peer.tick.constants, name).copy()
        peer.tick.constants = replace(peer.tick.constants, **{name: values})
    values[(0,) * values.ndim] *= 1.0 + 1e-6
    assert furthest(peer, 26) > AGREE


def test_state_is_as_large_as_its_axes() -> None:
    for sites, regions in ((60, 31), (500, 31), (60, 62)):
        tick = FrozenTick(sites, range(3), regions)
        assert sum(values.nbytes for values in tick.stocks.values()) == 3 * state_bytes(sites, regions)


def test_a_run_depends_on_its_number_alone() -> None:
    whole = fan(20, 30, range(10, 20))
    for part in (range(10, 11), range(12, 17), range(19, 20)):
        np.testing.assert_allclose(fan(20, 30, part), whole[:, :, part.start - 10 : part.stop - 10], rtol=1e-12)
    assert len({tuple(run) for run in whole[0].T}) == 10


def test_shocks_do_what_the_page_says() -> None:
    calm, shaken = FrozenTick(20, (3,)), FrozenTick(20, (3,))
    (drawn,) = islice(shocks_of((3,)), 1)
    calm.step()
    shaken.step(drawn.copy())
    np.testing.assert_allclose(shaken.demand, calm.demand * np.exp(0.02 * drawn), rtol=1e-14)
    np.testing.assert_array_equal(shaken.price, calm.price)
    many = np.concatenate(list(islice(shocks_of(range(50)), 20)))
    assert abs(many.mean()) < 0.01
    assert abs(many.std() - 1.0) < 0.01


def test_chunks_cover_all_runs_once() -> None:
    assert [run for part in chunks(1000, chunk_size(60), 32) for run in part] == list(range(32, 1000))


@pytest.mark.parametrize("engine", [pool.here, pytest.param(partial(pool.processes, 2), marks=pytest.mark.slow)])
def test_charts_of_the_first_runs_and_of_all(engine: pool.Engine) -> None:
    first, last = frozen_speed.charts(300, engine, sites=20, weeks=12)
    np.testing.assert_allclose(first, bands(fan(20, 12, range(frozen_speed.FIRST))))
    np.testing.assert_allclose(last, bands(fan(20, 12, range(300))), rtol=1e-12)


def test_slope_of_a_power_law() -> None:
    assert figures.slope({n: 3e-6 * n**1.2 for n in (10, 40, 90)}) == pytest.approx(1.2)
