"""How much of a spread is due to theories: parts worked out by hand, which sum to the variance run by run."""

from __future__ import annotations

import numpy as np
import pytest

from sandbox.study.ensembles.kept import Kept
from sandbox.study.ensembles.spread import decomposed, over_weeks, parts_of, runs_shared
from sandbox.study.theories import crossed

BOOM = ("boom",)
TWO = ("boom", "resale")


def test_two_theories_and_two_runs_by_hand() -> None:
    """Means 1 and 7 around 4: 9 is the theories'. Runs 2 and 6: 4 is theirs. What is left, 1, is both at once."""
    found = decomposed(np.array([[0.0, 2.0], [4.0, 10.0]]), BOOM)
    assert found.names == ("boom", "together", "run", "run_by_theory")
    assert found.variance == 14.0
    np.testing.assert_allclose(found.shares, np.array([9, 0, 4, 1]) / 14)


def test_two_kinds_by_hand() -> None:
    """Contrasts of size 2, 1, 1/2 (both kinds at once), 4 (run) and 1 (run by theory): their squares are the parts."""
    a, b, r = np.meshgrid([-1.0, 1.0], [-1.0, 1.0], [-1.0, 1.0], indexing="ij")
    found = decomposed(3 + 2 * a + b + 0.5 * a * b + 4 * r + a * r, TWO)
    assert found.names == parts_of(TWO) == ("boom", "resale", "together", "run", "run_by_theory")
    assert found.variance == pytest.approx(22.25)
    np.testing.assert_allclose(found.shares, np.array([4, 1, 0.25, 16, 1]) / 22.25)


def test_a_kind_of_three_theories_is_one_part() -> None:
    found = decomposed(np.array([[0.0, 0.0], [3.0, 3.0], [6.0, 6.0]]), BOOM)
    assert found.variance == 6.0
    np.testing.assert_allclose(found.shares, [1, 0, 0, 0])


def table(seed: int, *shape: int) -> np.ndarray:
    random = np.random.default_rng(seed)
    return random.normal(size=shape) + random.normal(size=(*shape[:2], shape[2], 1, 1)) + 50.0


def test_the_parts_are_the_law_of_total_variance() -> None:
    values = table(1, 4, 3, 2, 3, 25)
    found = decomposed(values, TWO)
    np.testing.assert_allclose(found.shares.sum(axis=-1), 1.0)
    np.testing.assert_allclose(found.variance, values.reshape(4, 3, -1).var(axis=-1))
    between = values.mean(axis=-1).reshape(4, 3, -1).var(axis=-1)
    within = values.var(axis=-1).mean(axis=(-1, -2))
    np.testing.assert_allclose(found.shares[..., :3].sum(axis=-1) * found.variance, between)
    np.testing.assert_allclose(found.shares[..., 3:].sum(axis=-1) * found.variance, within)
    assert (found.shares >= 0).all()


def test_a_run_that_is_paired_wrongly_would_be_seen() -> None:
    """Runs that differ alike under both theories are one part; with one theory's in another order they are not."""
    run = np.random.default_rng(2).normal(size=40)
    paired, mixed_up = np.stack([run, run + 1.0]), np.stack([run, np.roll(run, 1) + 1.0])
    right, wrong = decomposed(paired, BOOM), decomposed(mixed_up, BOOM)
    assert right.variance == pytest.approx(wrong.variance)
    assert right.shares[3] < 1e-12 < 0.1 < wrong.shares[3]


def test_what_is_no_number_leaves_its_run_out_of_all_theories() -> None:
    values = table(3, 1, 2, 2, 2, 9)
    spoilt = values.copy()
    spoilt[0, 1, 0, 1, 4] = np.nan
    found, whole = decomposed(spoilt, TWO), decomposed(values, TWO)
    np.testing.assert_allclose(found.shares[0, 0], whole.shares[0, 0])
    np.testing.assert_allclose(found.shares[0, 1], decomposed(np.delete(values[0, 1], 4, axis=-1), TWO).shares)
    spoilt[0, 1, 0, 1] = np.nan
    assert np.isnan(decomposed(spoilt, TWO).shares[0, 1]).all()


@pytest.mark.parametrize("values", [np.full((2, 5), 0.1), np.array([[1.0], [2.0]])], ids=["all alike", "one run each"])
def test_where_there_is_nothing_to_part_there_are_no_shares(values: np.ndarray) -> None:
    assert np.isnan(decomposed(values, BOOM).shares).all()


def kept(values: np.ndarray, *numbers: range) -> Kept:
    """Keep values (weeks, indicators, runs) of some runs, in pieces that come in any order."""
    found = Kept(*values.shape[:2])
    for piece in numbers:
        found.put(piece.start, values[..., piece.start : piece.stop])
    return found


@pytest.mark.parametrize("block", [1, 2**20])
def test_kept_runs_are_parted_by_kind_and_number(block: int) -> None:
    """Members in the order of ``crossed``; of a stopped ensemble the runs count that all have."""
    chosen = {"boom": ("push", "herd"), "resale": ("posted", "inventory")}
    values = table(4, 3, 2, 2, 2, 12)
    values[:, :, 1] += 5.0  # what herd does, and resale does not
    pieces = ([range(6, 12), range(6)], [range(12)], [range(3, 12)], [range(0, 3), range(3, 11)])
    names = [tuple(each.values()) for each in crossed(chosen)]
    several = [
        kept(values[:, :, chosen["boom"].index(boom), chosen["resale"].index(resale)], *piece)
        for (boom, resale), piece in zip(names, pieces, strict=True)
    ]
    found = over_weeks(several, chosen, block)
    expected = decomposed(values[..., 3:11], TWO)
    assert runs_shared(several) == 8
    np.testing.assert_allclose(found.shares, expected.shares)
    np.testing.assert_allclose(found.variance, expected.variance)
    assert (found.shares[..., 0] > 3 * found.shares[..., 1]).all()
    turned = over_weeks([several[0], several[2], several[1], several[3]], chosen, block)
    assert (turned.shares[..., 1] > 3 * turned.shares[..., 0]).all(), "members in another order are other kinds"


def test_members_without_a_run_in_common_have_no_shares() -> None:
    values = np.ones((2, 1, 6))
    found = over_weeks([kept(values, range(3)), kept(values, range(3, 6))], {"boom": ("push", "herd")})
    assert np.isnan(found.shares).all() and found.shares.shape == (2, 1, 4)
