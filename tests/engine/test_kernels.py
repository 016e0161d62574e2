"""Kernels: right to the last bits, and the same bits on every machine that can be tried here."""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
from decimal import Decimal, localcontext
from math import erfc, inf, sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from sandbox.model import kernels
from sandbox.model.kernels import elementary

ROOT = Path(__file__).parents[2]

# Numpy's code for other CPUs, OpenBLAS's for other CPUs, and libm without fused multiply-add.
MACHINES = {
    "no AVX2": {"NPY_DISABLE_CPU_FEATURES": "X86_V3 AVX2 FMA3"},
    "no AVX-512": {"NPY_DISABLE_CPU_FEATURES": "X86_V4 AVX512F AVX512_SKX"},
    "old BLAS": {"OPENBLAS_CORETYPE": "Nehalem", "OPENBLAS_NUM_THREADS": "1"},
    "libm without FMA": {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-AVX2_Usable,-FMA_Usable,-FMA4"},
    "hash seed": {"PYTHONHASHSEED": "12345"},
}

BITS = """
import hashlib
import numpy as np
from sandbox.model import kernels, noise

words = np.random.Philox(key=7).random_raw(60_000).reshape(3, -1)
u = ((words >> np.uint64(12)).astype(float) + 0.5) * 2.0**-52
x, y = 1400.0 * u[0] - 700.0, 6.0 * u[1] - 3.0
a, b = u[0, :8649].reshape(3, 3, 31, 31), u[1, :5580].reshape(20, 3, 3, 31)
chance = noise.Noise.create(7, 3, 10, on=True)
for result in (
    kernels.exp(x), kernels.exp(y), kernels.log(u[0]), kernels.log(1e3 * u[1]), kernels.power(40.0 * u[2], y),
    kernels.logistic(12.0 * y), kernels.inverse_normal(u[2]),
    kernels.contract("wnrj,Rwnj->Rwr", a, b), kernels.contract("wnrj,Rwnj->Rwr", a, b[:1]),
    kernels.contract("i,i->", u[0], u[1]),
    chance.uniforms(5, {"starts": 100}), chance.normals(5, {"rent": 100}),
    noise.poisson(u[0], 20.0 * u[1]), noise.binomial(u[0], np.floor(60.0 * u[1]), u[2]),
):
    print(hashlib.sha256(np.ascontiguousarray(result).tobytes()).hexdigest())
"""

OTHER_BITS = """
import hashlib
import numpy as np

words = np.random.Philox(key=7).random_raw(60_000).reshape(3, -1)
u = ((words >> np.uint64(12)).astype(float) + 0.5) * 2.0**-52
for result in (np.exp(1400.0 * u[0] - 700.0), np.log(u[0]), np.power(40.0 * u[2], u[1]), u @ u.T):
    print(hashlib.sha256(np.ascontiguousarray(result).tobytes()).hexdigest())
"""


def child(program: str, **environment: str) -> str:
    """Run a program in a fresh interpreter and return what it prints."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def ulps(got: np.ndarray, exact: list[Decimal]) -> float:
    """Return the largest error in units of the last place of the exact result."""
    with localcontext() as context:
        context.prec = 40
        return max(
            float(abs(Decimal(value) - want) / Decimal(float(np.spacing(abs(float(want))))))
            for value, want in zip(got.tolist(), exact, strict=True)
        )


def sample(size: int = 2500) -> np.random.Generator:
    """Return a generator for test inputs, always the same."""
    return np.random.default_rng(20260101 + size)


# ------------------------------------------------------------------------------------------------- accuracy


def test_exp_is_within_a_bit_over_half_an_ulp_of_decimal_arithmetic() -> None:
    rng = sample()
    x = np.concatenate(
        [
            rng.uniform(-1, 1, 2500),
            rng.uniform(-30, 30, 2500),
            rng.uniform(-700, 700, 2500),
            rng.normal(size=2500) * 10.0 ** rng.integers(-20, 0, 2500),
        ]
    )
    with localcontext() as context, np.errstate(all="raise"):
        context.prec = 40
        assert ulps(kernels.exp(x), [Decimal(value).exp() for value in x.tolist()]) <= 0.54


def test_log_is_within_an_ulp_of_decimal_arithmetic() -> None:
    rng = sample()
    x = np.concatenate(
        [
            rng.uniform(0.4, 2.5, 2500),
            rng.uniform(0.70, 0.715, 1500),
            rng.uniform(1.40, 1.43, 1500),
            10.0 ** rng.uniform(-300, 300, 2500),
            1.0 + rng.normal(size=2500) * 10.0 ** rng.integers(-15, -1, 2500),
        ]
    )
    x = x[x != 1.0]
    with localcontext() as context, np.errstate(all="raise"):
        context.prec = 40
        assert ulps(kernels.log(x), [Decimal(value).ln() for value in x.tolist()]) <= 0.9


def test_power_errs_as_its_docstring_says() -> None:
    rng = sample()
    x, y = rng.uniform(0.001, 1000, 3000), rng.uniform(-3, 3, 3000)
    with localcontext() as context, np.errstate(all="raise"):
        context.prec = 40
        for got, a, b in zip(kernels.power(x, y).tolist(), x.tolist(), y.tolist(), strict=True):
            exponent = Decimal(b) * Decimal(a).ln()
            error = abs(Decimal(got) / exponent.exp() - 1)
            assert error <= (1 + abs(exponent)) * Decimal(2.0**-53) * 2


def test_table_of_roots_is_the_nearest_float_and_what_is_left() -> None:
    with localcontext() as context:
        context.prec = 60
        for j in range(64):
            value = (Decimal(2).ln() * j / 64).exp()
            nearest = float(value)  # rounds correctly
            assert elementary._ROOTS_NEAREST[j] == nearest
            rest = float((value - Decimal(nearest)) / Decimal(nearest))
            assert elementary._ROOTS_REST[j] == pytest.approx(rest, rel=1e-15)


def test_inverse_normal_inverts_the_normal_law() -> None:
    u = np.concatenate([np.linspace(0.001, 0.5, 500), 10.0 ** np.linspace(-15, -3, 300)])
    with np.errstate(all="raise"):
        z = kernels.inverse_normal(u)
    again = np.array([0.5 * erfc(-value / sqrt(2.0)) for value in z.tolist()])
    assert_allclose(again, u, rtol=3e-14)


def test_inverse_normal_against_published_quantiles() -> None:
    # Wichura (1988), Applied Statistics 37, p. 478: the check values of AS 241.
    got = kernels.inverse_normal(np.array([0.25, 0.001, 1e-20]))
    assert_allclose(got, [-0.6744897501960817, -3.090232306167814, -9.262340089798408], rtol=1e-15)


def test_inverse_normal_is_antisymmetric_and_finite_over_all_uniforms() -> None:
    u = np.rint(np.array([2.0**-53, 2.0**-30, 0.07, 0.075, 0.3, 0.5]) * 2.0**53) / 2.0**53
    assert_array_equal(kernels.inverse_normal(1.0 - u), -kernels.inverse_normal(u))
    assert np.isfinite(kernels.inverse_normal(u)).all()


# ------------------------------------------------------------------------------------------------- extremes


def test_extremes_raise_no_floating_point_flag() -> None:
    with np.errstate(all="raise"):
        x = np.array([-inf, -1e308, -745.0, -708.0, -700.0, -5e-324, 0.0, 5e-324, 1e-310, 1e-300, 700.0, inf])
        e = kernels.exp(x)
        assert_array_equal(e[:4], 0.0)
        assert_array_equal(e[5:10], 1.0)
        assert e[-1] == e[-2] > 1e304
        assert_array_equal(kernels.log([0.0, 5e-324, 2.0**-1022, 1.0]), [kernels.log(2.0**-1022)] * 3 + [0.0])
        assert kernels.log(1e308) == kernels.log(2.0**1022) == pytest.approx(708.396418532264, rel=1e-15)
        assert_array_equal(kernels.power(0.0, [0.5, 2.0, 0.0]), [0.0, 0.0, 1.0])
        assert_array_equal(kernels.power([0.5, 3.0], 0.0), 1.0)
        low, middle, high = kernels.logistic([-1e300, 0.0, 1e300])
        assert (middle, high) == (0.5, 1.0)
        assert low == pytest.approx(4.248354255291589e-18, rel=1e-15)


def test_no_result_is_subnormal() -> None:
    x = np.linspace(-708.5, -707.0, 20001)
    with np.errstate(all="raise"):
        e = kernels.exp(x)
    assert (np.diff(e) >= 0).all()
    assert e[e > 0].min() >= np.finfo(float).tiny


def test_nan_is_not_hidden() -> None:
    for function in (kernels.exp, kernels.log, kernels.logistic, kernels.inverse_normal):
        assert np.isnan(function(np.array([0.5, np.nan]))[1])


@given(st.floats(-800, 800), st.floats(-800, 800))
def test_exp_and_log_rise(a: float, b: float) -> None:
    low, high = sorted((a, b))
    with np.errstate(all="raise"):
        assert kernels.exp(low) <= kernels.exp(high)
        assert kernels.log(abs(low) + 1e-300) >= -708.4
        if low > 0:
            assert kernels.log(low) <= kernels.log(high)


# ------------------------------------------------------------------------------------- shapes, order and bits


def test_value_does_not_depend_on_its_neighbours_shape_or_layout() -> None:
    x = sample().uniform(0.01, 30.0, (200, 97))
    for function in (kernels.exp, kernels.log, kernels.logistic, lambda v: kernels.inverse_normal(v / 31.0)):
        whole = function(x)
        assert whole.shape == x.shape
        assert_array_equal(function(x.T).T, whole)
        assert_array_equal(function(x[:, ::2]), whole[:, ::2])
        assert_array_equal(function(x[3:4, 5:6]), whole[3:4, 5:6])
        assert function(x[3, 5]) == whole[3, 5]
        assert np.ndim(function(2.0)) == 0
        assert function(x[:0]).shape == (0, 97)


def test_a_few_values_have_the_bits_of_many() -> None:
    rng = sample()
    edges = [-np.inf, -708.5, -708.0, -707.71, -0.0, 0.0, 5e-324, 1e-310, 2.0**-1022, 1.0, 700.0, 701.0, np.inf, np.nan]
    near = 2.0 ** rng.integers(-1022, 1000, 3000) * (1.0 + rng.integers(-3, 3, 3000) * 2.0**-52)
    x = np.concatenate([edges, rng.uniform(-750, 750, 6000), rng.uniform(0.6, 1.5, 6000), near])
    u = np.concatenate([rng.uniform(0.0, 1.0, 6000), 10.0 ** rng.uniform(-300, -1, 3000), [0.075, 0.925, 0.5]])
    for function, values in (
        (kernels.exp, x),
        (kernels.log, x[x >= 0.0]),
        (kernels.log, near),
        (kernels.inverse_normal, u),
    ):
        few = [function(values[i : i + 3]) for i in range(0, values.size, 3)]
        assert_array_equal(np.concatenate(few).view(np.int64), function(values).view(np.int64))


def test_arguments_are_left_alone() -> None:
    x = np.array([0.2, 0.5])
    x.flags.writeable = False
    for function in (kernels.exp, kernels.log, kernels.logistic, kernels.inverse_normal):
        assert not np.shares_memory(function(x), x)


def one_by_one(subscripts: str, a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Contract in plain Python, adding in the documented order."""
    arguments, kept = subscripts.split("->")
    left, right = arguments.split(",")
    sizes = dict(zip(left + right, a.shape + b.shape, strict=True))
    summed = "".join(dict.fromkeys(letter for letter in left + right if letter not in kept))
    result = np.zeros([sizes[letter] for letter in kept])
    for place in np.ndindex(*result.shape):
        total = 0.0
        for term in np.ndindex(*(sizes[letter] for letter in summed)):
            at = dict(zip(kept + summed, place + term, strict=True))
            total += float(a[tuple(at[x] for x in left)]) * float(b[tuple(at[x] for x in right)])
        result[place] = total
    return result


@pytest.mark.parametrize(
    ("subscripts", "a", "b"),
    [
        ("wnrj,Rwnj->Rwr", (2, 3, 5, 5), (4, 2, 3, 5)),
        ("wnrj,Rwnj->Rwr", (1, 3, 1, 40), (1, 1, 3, 40)),
        ("wnrj,Rwr->Rwnj", (2, 3, 5, 4), (3, 2, 5)),
        ("ij,jk->ik", (2, 50), (50, 3)),
        ("i,i->", (100,), (100,)),
        ("i,j->ji", (3,), (4,)),
        ("ij,ij->ij", (3, 4), (3, 4)),
        ("ij,->i", (3, 20), ()),
        ("ij,j->i", (3, 0), (0,)),
        ("ij,j->i", (0, 3), (3,)),
    ],
)
def test_contract_adds_in_order(subscripts: str, a: tuple[int, ...], b: tuple[int, ...]) -> None:
    rng = sample()
    x, y = rng.normal(size=a), rng.normal(size=b)
    want = one_by_one(subscripts, x, y)
    assert_array_equal(kernels.contract(subscripts, x, y), want)
    fortran = np.array(x, order="F"), np.array(y, order="F")
    assert_array_equal(kernels.contract(subscripts, *fortran), want)
    assert_allclose(np.einsum(subscripts, x, y), want, rtol=1e-12, atol=1e-13)


def test_run_alone_is_the_run_in_a_batch_however_large() -> None:
    rng = sample()
    kernel, pull = rng.uniform(size=(3, 3, 31, 31)), rng.normal(size=(64, 3, 3, 31))
    whole = kernels.contract("wnrj,Rwnj->Rwr", kernel, pull)  # large: added term by term
    for runs in (slice(0, 1), slice(5, 6), slice(10, 17), slice(63, 64)):
        assert_array_equal(kernels.contract("wnrj,Rwnj->Rwr", kernel, pull[runs]), whole[runs])
    for run in (0, 63):
        weights = rng.normal(size=93)
        alone = kernels.contract("Ri,i->R", pull[run : run + 1, 0].reshape(1, 93), weights)
        assert alone[0] == kernels.contract("Ri,i->R", pull[:, 0].reshape(64, 93), weights)[run]


@pytest.mark.parametrize("runs", [1, 5, 64])  # the last in blocks
def test_a_kernel_of_every_run_adds_as_one_for_all_runs_does(runs: int) -> None:
    rng = sample()
    kernel, pull = rng.uniform(size=(1, 3, 3, 31, 31)), rng.normal(size=(runs, 3, 31, 3))
    shared = kernels.contract("wnrj,Rnjw->Rwr", kernel[0], pull)
    assert_array_equal(kernels.contract("Rwnrj,Rnjw->Rwr", kernel, pull), shared)
    own = kernel * rng.uniform(1.0, 2.0, size=(runs, 1, 1, 1, 1))
    found = kernels.contract("Rwnrj,Rnjw->Rwr", own, pull)
    laid = np.ascontiguousarray(own.transpose(2, 4, 0, 1, 3)).transpose(2, 3, 0, 4, 1)  # another order in memory
    assert_array_equal(kernels.contract("Rwnrj,Rnjw->Rwr", laid, pull), found)
    for run in range(runs):
        alone = kernels.contract("wnrj,Rnjw->Rwr", own[run], pull[run : run + 1])
        assert_array_equal(found[run : run + 1], alone)


def test_an_axis_of_one_serves_no_sum() -> None:
    with pytest.raises(ValueError, match="equal sizes"):
        kernels.contract("ij,j->i", np.ones((2, 1)), np.ones(3))


def test_sums_of_negative_zeros_have_one_sign() -> None:
    zeros = np.full((1, 4), -0.0)
    for rows in (1, 2, 40_000):
        got = kernels.contract("Ri,i->R", np.repeat(zeros, rows, axis=0), np.ones(4))
        assert not np.signbit(got).any()


@pytest.mark.parametrize("subscripts", ["ij,jk", "ij,jk->il", "ii,ij->j", "i...,i->i", "ij,j->i", "ab,ac->bc"])
def test_contract_refuses_what_it_cannot_do(subscripts: str) -> None:
    with pytest.raises(ValueError, match="contract"):
        kernels.contract(subscripts, np.ones((2, 3)), np.ones((4, 2)))


@pytest.mark.parametrize("machine", MACHINES)
def test_same_bits_on_another_machine(machine: str) -> None:
    here = child(BITS)
    assert len(set(here.split())) == 14
    assert child(BITS, **MACHINES[machine]) == here


@pytest.mark.skipif(
    (sys.platform, platform.machine()) != ("linux", "x86_64"), reason="the settings are glibc's and x86's"
)
def test_the_other_machines_do_change_the_bits_of_libm_and_blas() -> None:
    here = child(OTHER_BITS)
    assert any(child(OTHER_BITS, **MACHINES[machine]) != here for machine in ("old BLAS", "libm without FMA"))


def test_bits_are_those_of_the_first_release() -> None:
    digest = hashlib.sha256(child(BITS).encode()).hexdigest()
    assert digest == "5d3007291ef0d0c972c29d454eb2278f3a387de0f61fb95acd8a25d9831450b4"
