"""Shapley's split: games whose solution is known in closed form, and what defines it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.study.differences.shapley import alone, causes_of, interaction, last, residual, shapley

FINITE = st.floats(-1e7, 1e7)


def game(n: int, worth: Callable[[frozenset[int]], float]) -> list[float]:
    return [worth(frozenset(i for i in range(n) if mask >> i & 1)) for mask in range(1 << n)]


@pytest.mark.parametrize(
    ("values", "parts"),
    [
        ([3.0], []),
        ([1.0, 4.0], [3.0]),
        (game(4, lambda s: float(sum((1, 2, 4, 8)[i] for i in s))), [1.0, 2.0, 4.0, 8.0]),  # nothing acts together
        (game(5, lambda s: float(len(s) == 5)), [0.2] * 5),  # all are needed
        (game(3, lambda s: float(min(len(s & {0, 1}), len(s & {2})))), [1 / 6, 1 / 6, 2 / 3]),  # three gloves
        (game(3, lambda s: float(max((3, 6, 12)[i] for i in s) if s else 0)), [1.0, 2.5, 8.5]),  # a runway for three
    ],
)  # fmt: skip
def test_games_with_a_known_solution(values: Sequence[float], parts: Sequence[float]) -> None:
    assert shapley(values) == pytest.approx(parts, abs=1e-12)


@given(st.tuples(*[st.floats(-100, 100)] * 4))
def test_a_product_gives_each_factor_its_change_times_the_mean_of_the_other(of: tuple[float, ...]) -> None:
    x, x1, y, y1 = of
    values = [x * y, x1 * y, x * y1, x1 * y1]
    assert shapley(values) == pytest.approx([(x1 - x) * (y + y1) / 2, (y1 - y) * (x + x1) / 2], abs=1e-9)
    assert interaction(values) == pytest.approx((x1 - x) * (y1 - y), abs=1e-9)
    assert alone(values) == pytest.approx([(x1 - x) * y, (y1 - y) * x], abs=1e-9)
    assert last(values) == pytest.approx([(x1 - x) * y1, (y1 - y) * x1], abs=1e-9)


def by_orders(values: Sequence[float], n: int) -> list[float]:
    """The definition: what a cause adds in every order of switching, on average."""
    added: list[list[float]] = [[] for _ in range(n)]
    for order in itertools.permutations(range(n)):
        mask = 0
        for i in order:
            added[i].append(values[mask | 1 << i] - values[mask])
            mask |= 1 << i
    return [math.fsum(some) / len(some) for some in added]


@given(st.integers(1, 5).flatmap(lambda n: st.lists(FINITE, min_size=1 << n, max_size=1 << n)))
def test_it_is_the_mean_over_all_orders_and_adds_up(values: list[float]) -> None:
    n = causes_of(values)
    scale = max(1.0, *map(abs, values))
    parts = shapley(values)
    assert parts == pytest.approx(by_orders(values, n), abs=1e-12 * scale)
    assert abs(math.fsum([values[-1], -values[0], *-parts])) <= 1e-15 * n * scale
    assert residual(values) == math.fsum([values[-1], -values[0], *-parts])


@given(st.lists(FINITE, min_size=16, max_size=16), st.integers(0, 4))
def test_a_cause_without_effect_gets_exactly_nothing(values: list[float], place: int) -> None:
    low = (1 << place) - 1
    wider = [values[(mask & low) | (mask >> 1 & ~low)] for mask in range(32)]
    parts = shapley(wider)
    assert parts[place] == alone(wider)[place] == last(wider)[place] == 0.0
    np.testing.assert_allclose(np.delete(parts, place), shapley(values), rtol=0, atol=1e-8)


@given(st.lists(FINITE, min_size=24, max_size=24), st.permutations(range(5)))
def test_twins_get_exactly_the_same_wherever_they_stand(found: list[float], order: list[int]) -> None:
    # Causes 0 and 1 are twins: of them only the number counts, and what the other three do with it is anything.
    def worth(s: frozenset[int]) -> float:
        return found[len(s & {0, 1}) * 8 + sum(1 << (i - 2) for i in s if i > 1)]

    parts = shapley(game(5, worth))
    assert parts[0] == parts[1]
    turned = shapley(game(5, lambda s: worth(frozenset(order[i] for i in s))))
    assert [turned[order.index(i)] for i in range(5)] == parts.tolist()


def test_values_that_are_no_lattice_are_refused() -> None:
    with pytest.raises(ValueError, match="3 values"):
        shapley([1.0, 2.0, 3.0])
