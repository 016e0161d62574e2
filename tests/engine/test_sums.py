"""Sums add one by one, however many are made side by side, and whatever way is fastest for their shape."""

from __future__ import annotations

import numpy as np
import pytest

from sandbox.model import kernels
from sandbox.model.kernels import contraction
from sandbox.model.sums import WIDE, group_bins, of_bin, of_group, total


def hard(shape: tuple[int, ...], seed: int = 4) -> np.ndarray:
    """Numbers whose sum depends on the order, zeros of both signs, and rows of nothing but -0."""
    random = np.random.default_rng(seed)
    values = random.normal(size=shape) * 10.0 ** random.integers(-9, 9, size=shape)
    values[random.random(shape) < 0.2] = -0.0
    values[-1] = -0.0
    return values


@pytest.mark.parametrize("axis", [-1, -2, 0])
@pytest.mark.parametrize(
    "shape",
    [(1, 5), (1, 341), (2, 341), (WIDE, 7), (WIDE - 1, 7), (32, 341), (32, 93, 4), (1, 93, 4), (33, 2, 31), (5, 1)],
)
def test_a_sum_adds_term_after_term(shape: tuple[int, ...], axis: int) -> None:
    values = hard(shape)
    first = np.moveaxis(values, axis, 0)
    expected = first[0].copy()
    for term in first[1:]:
        expected = expected + term
    for laid_out in (values, np.asfortranarray(values), np.repeat(values, 2, axis=-1)[..., ::2]):
        assert np.ascontiguousarray(total(laid_out, axis=axis)).tobytes() == np.ascontiguousarray(expected).tobytes()


def test_whole_numbers_stay_whole() -> None:
    values = np.full((40, 8), 2**60)
    values[:, 1:] = 1
    assert total(values).dtype == np.int64
    assert (total(values) == 2**60 + 7).all()


@pytest.mark.parametrize(
    ("subscripts", "a", "b"),
    [
        ("RKG,rG->RK", (40, 341, 14), (1, 14)),
        ("RK,RKG->RG", (40, 341), (40, 341, 14)),
        ("cnrj,Rnj->Rcr", (3, 3, 31, 31), (40, 3, 31)),
        ("ab,bc->ac", (3, 70000), (70000, 2)),
    ],
)
def test_large_contractions_add_term_after_term_in_any_block(
    subscripts: str, a: tuple[int, ...], b: tuple[int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    left, right = hard(a, 1), hard(b, 2)
    whole = kernels.contract(subscripts, left, right)
    for size in (1, 5000, 10**9):
        monkeypatch.setattr(contraction, "_LARGE", size)
        assert kernels.contract(subscripts, left, right).tobytes() == whole.tobytes(), size
    reference = np.einsum(subscripts, left.astype(np.longdouble), right.astype(np.longdouble))
    scale = np.einsum(subscripts, np.abs(left), np.abs(right))
    assert (np.abs(whole - reference) <= 1e-11 * scale).all()


def test_whole_cards_are_worth_what_they_are_as_numbers() -> None:
    cards = np.random.default_rng(1).integers(0, 10**6, (3, 40, 14))
    worth = hard((1, 14))
    assert (
        kernels.contract("RKG,rG->RK", cards, worth).tobytes()
        == kernels.contract("RKG,rG->RK", cards.astype(np.float64), worth).tobytes()
    )


def test_a_slot_finds_what_its_bin_holds() -> None:
    group = np.random.default_rng(2).integers(0, 6, (5, 20))
    values = hard((5, 6, 4))
    found = of_bin(values, group_bins(group, 6, 5, 4))
    assert found.tobytes() == of_group(values, group).tobytes()


def test_groups_that_are_the_same_in_every_run_need_one_row() -> None:
    group = np.random.default_rng(3).integers(-6, 6, (1, 20))
    for values in (hard((5, 6)), hard((5, 6, 4)), hard((1, 6, 4))):
        runs = len(values)
        expected = np.stack([values[run][group[0]] for run in range(runs)])
        assert of_group(values, group).tobytes() == expected.tobytes()
        assert of_group(values, np.repeat(group, runs, axis=0)).tobytes() == expected.tobytes()
