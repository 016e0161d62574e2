"""Noise: every number has an address, the words never change, and the laws are the laws."""

from __future__ import annotations

import hashlib
import json
import pickle
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from math import comb, factorial
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

import sandbox
from sandbox.model.noise import STRIDE, Noise, binomial, poisson

GOLDEN = Path(__file__).parents[1] / "golden" / "noise_words.json"


def make(runs: int | list[int] = 4, seed: int = 2026, on: bool = True) -> Noise:
    """Return a noise for tests."""
    return Noise.create(seed, runs, 260, on)


# ------------------------------------------------------------------------------------------------- addresses


def test_any_run_and_tick_can_be_drawn_alone_and_in_any_order() -> None:
    ticks = [0, 1, 2, 12, 13, 259]
    whole = {tick: make(6).normals(tick, {"rent": 31}) for tick in ticks}
    again = make(6)
    for tick in reversed(ticks):
        again.uniforms(tick, {"starts": 7})
        assert_array_equal(again.normals(tick, {"rent": 31}), whole[tick])
    for runs in ([0], [5], [3, 1], [4, 5], [2, 2]):
        part = make(runs)
        for tick in ticks:
            assert_array_equal(part.normals(tick, {"rent": 31}), whole[tick][runs])


def test_fewer_words_are_the_first_of_more() -> None:
    noise = make()
    most = noise.words("halls", 3, STRIDE)
    for count in (0, 1, 3, 4, 5, 1000):
        assert_array_equal(noise.words("halls", 3, count), most[:, :count])


def test_words_are_one_philox_stream_with_a_stride_a_tick() -> None:
    key = np.frombuffer(hashlib.sha256(b"suanli noise 1\n2026\nrent\n3").digest()[:16], dtype="<u8")
    stream = np.random.Philox(key=key.astype(np.uint64)).random_raw(5 * STRIDE).reshape(5, STRIDE)
    noise = make()
    for tick in (4, 0, 2):
        assert_array_equal(noise.words("rent", tick, STRIDE)[3], stream[tick])


def test_seed_stream_run_and_tick_all_matter() -> None:
    draws = [
        make(seed=1).words("rent", 0, 8),
        make(seed=2).words("rent", 0, 8),
        make(seed=1).words("rents", 0, 8),
        make(seed=1).words("rent", 1, 8),
    ]
    words = np.concatenate([draw.ravel() for draw in draws])
    assert np.unique(words).size == words.size


def test_what_is_drawn_can_be_changed_without_changing_the_next_draw() -> None:
    noise = make()
    first = noise.uniforms(9, {"rent": 5})
    want = first.copy()
    first[:] = 0.0
    assert_array_equal(noise.uniforms(9, {"rent": 5}), want)


def test_threads_and_copies_draw_the_same() -> None:
    noise = make(8)
    want = [noise.words("rent", tick, 50) for tick in range(40)]
    with ThreadPoolExecutor(4) as pool:
        for got, expected in zip(pool.map(lambda t: noise.words("rent", t, 50), range(40)), want, strict=True):
            assert_array_equal(got, expected)
    copy = pickle.loads(pickle.dumps(noise))
    assert copy == noise
    assert_array_equal(copy.words("rent", 7, 50), want[7])


@pytest.mark.parametrize(("tick", "count"), [(-1, 4), (0, STRIDE + 1), (0, -1)])
def test_a_draw_outside_its_place_is_refused(tick: int, count: int) -> None:
    with pytest.raises(ValueError, match="noise: cannot draw"):
        make().words("rent", tick, count)


def test_words_are_those_of_the_first_release() -> None:
    for entry in json.loads(GOLDEN.read_text(encoding="utf-8")):
        noise = make([entry["run"]], seed=entry["seed"])
        words = noise.words(entry["stream"], entry["tick"], entry["count"])[0]
        assert [f"{word:016x}" for word in words[:8].tolist()] == entry["first"]
        assert hashlib.sha256(words.astype("<u8").tobytes()).hexdigest() == entry["sha256"]
        normals = noise.normals(entry["tick"], {entry["stream"]: entry["count"]})[0]
        assert hashlib.sha256(normals.astype("<f8").tobytes()).hexdigest() == entry["normal_sha256"]


def test_every_stream_of_a_week_stands_among_them(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, words = set(), Noise.words

    def noted(self: Noise, stream: str, tick: int, count: int) -> np.ndarray:
        asked.add(stream)
        return words(self, stream, tick, count)

    monkeypatch.setattr(Noise, "words", noted)
    sandbox.Simulation.new(sandbox.load_scenario("rush")).advance()
    assert asked
    assert asked <= {entry["stream"] for entry in json.loads(GOLDEN.read_text(encoding="utf-8"))}


# ------------------------------------------------------------------------------------------------- the laws


def test_without_chance_everything_is_its_mean() -> None:
    quiet = make(on=False)
    assert not quiet.on
    assert_array_equal(quiet.normals(5, {"rent": 3}), np.zeros((4, 3)))
    assert_array_equal(quiet.uniforms(5, {"rent": 3}), np.full((4, 3), 0.5))


def test_uniforms_and_normals_have_their_moments() -> None:
    noise = make(200)
    with np.errstate(all="raise"):
        u = np.stack([noise.uniforms(tick, {"starts": 500}) for tick in range(5)])
        z = np.stack([noise.normals(tick, {"rent": 500}) for tick in range(5)])
    assert ((u > 0.0) & (u < 1.0)).all()
    n = u.size  # each bound is five standard errors
    assert abs(u.mean() - 0.5) < 5 * np.sqrt(1 / 12 / n)
    assert abs(z.mean()) < 5 / np.sqrt(n)
    assert abs(z.var() - 1.0) < 5 * np.sqrt(2 / n)
    assert abs((z**3).mean()) < 5 * np.sqrt(15 / n)
    assert abs((z**4).mean() - 3.0) < 5 * np.sqrt(96 / n)
    counts = np.bincount((u.ravel() * 64).astype(np.int64), minlength=64)
    chi_square = ((counts - n / 64) ** 2 / (n / 64)).sum()
    assert 20 < chi_square < 125  # 63 degrees of freedom: 1e-8 outside on either side


def test_runs_ticks_and_streams_are_independent() -> None:
    noise = make(100)
    a, b, c = (
        noise.normals(0, {"rent": 1000}),
        noise.normals(1, {"rent": 1000}),
        noise.normals(0, {"card": 1000}),
    )
    bound = 5 / np.sqrt(a.size)
    for x, y in ((a, b), (a, c), (a[:-1], a[1:]), (a[:, :-1], a[:, 1:])):
        assert abs((x * y).mean()) < 1.01 * bound


def poisson_law(mean: Fraction, terms: int) -> list[float]:
    """Return cumulative probabilities from rational arithmetic; exp(mean) by its own series."""
    powers = [mean**k / factorial(k) for k in range(200)]
    total = sum(powers)
    return [float(sum(powers[: k + 1]) / total) for k in range(terms)]


def binomial_law(n: int, p: Fraction) -> list[float]:
    """Return cumulative probabilities from rational arithmetic."""
    mass = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    return [float(sum(mass[: k + 1])) for k in range(n + 1)]


@pytest.mark.parametrize("mean", [Fraction(1, 1000), Fraction(1, 2), Fraction(3), Fraction(75, 10), Fraction(20)])
def test_poisson_steps_where_the_law_does(mean: Fraction) -> None:
    law = np.array(poisson_law(mean, 45))
    steps = np.flatnonzero((law > 1e-12) & (law < 1.0 - 1e-10))
    with np.errstate(all="raise"):
        assert_array_equal(poisson(law[steps] - 1e-13, float(mean)), steps)
        assert_array_equal(poisson(law[steps] + 1e-13, float(mean)), steps + 1)


@pytest.mark.parametrize("n", [1, 2, 7, 60])
@pytest.mark.parametrize("p", [Fraction(1, 100), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(99, 100)])
def test_binomial_steps_where_the_law_does(n: int, p: Fraction) -> None:
    law = np.array(binomial_law(n, p))
    steps = np.flatnonzero((law > 1e-12) & (law < 1.0 - 1e-12))
    with np.errstate(all="raise"):
        assert_array_equal(binomial(law[steps] - 1e-13, float(n), float(p)), steps)
        assert_array_equal(binomial(law[steps] + 1e-13, float(n), float(p)), steps + 1)


def test_counts_have_their_means_and_variances() -> None:
    u = make(400).uniforms(0, {"starts": 500})
    for mean in (0.05, 2.0, 20.0):
        got = poisson(u, mean)
        assert abs(got.mean() - mean) < 5 * np.sqrt(mean / u.size)
        assert_allclose(got.var(), mean, rtol=0.03)
    for n, p in ((5.0, 0.1), (60.0, 0.7)):
        got = binomial(u, n, p)
        assert abs(got.mean() - n * p) < 5 * np.sqrt(n * p * (1 - p) / u.size)
        assert_allclose(got.var(), n * p * (1 - p), rtol=0.03)


def test_counts_at_the_edges() -> None:
    edges = np.array([2.0**-53, 0.25, 0.5, 1.0 - 2.0**-53])
    with np.errstate(all="raise"):
        assert_array_equal(poisson(edges, 0.0), 0.0)
        assert_array_equal(poisson(edges[:3], 1e-300), 0.0)
        assert (poisson(edges, 20.0) < 80.0).all()
        assert_array_equal(binomial(edges, 0.0, 0.3), 0.0)
        assert_array_equal(binomial(edges, 60.0, 0.0), 0.0)
        assert_array_equal(binomial(edges, 60.0, 1.0), 60.0)
        assert_array_equal(binomial(edges, 1.0, [0.0, 0.2, 0.6, 1.0]), [0.0, 0.0, 1.0, 1.0])
        everything = binomial(edges[:, None, None], np.arange(61.0)[:, None], np.linspace(0.0, 1.0, 101))
        assert everything.shape == (4, 61, 101)
        assert (everything >= 0.0).all() and (everything <= np.arange(61.0)[:, None]).all()
        assert poisson(np.empty((0, 3)), 1.0).shape == binomial(np.empty((0, 3)), 2.0, 0.1).shape == (0, 3)


def test_counts_rise_with_the_uniform_and_do_not_depend_on_the_batch() -> None:
    u = np.linspace(0.0005, 0.9995, 1000)
    n, p = np.floor(60.0 * u[::-1]), np.linspace(0.0, 1.0, 1000)
    for got in (poisson(u, 7.5), binomial(u, 40.0, 0.3), binomial(u, 40.0, 0.8)):
        assert (np.diff(got) >= 0).all()
    batch = binomial(u, n, p)
    assert all(binomial(u[i], n[i], p[i]) == batch[i] for i in range(0, 1000, 37))
    batch = poisson(u, 20.0 * p)
    assert all(poisson(u[i], 20.0 * p[i]) == batch[i] for i in range(0, 1000, 37))


def test_counts_beyond_their_range_are_refused() -> None:
    with pytest.raises(ValueError, match="too large"):
        poisson(0.5, 1000.0)
    with pytest.raises(ValueError, match="too many"):
        binomial(0.5, 1e6, 0.5)
