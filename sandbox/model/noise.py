"""Addressed random numbers: each depends on (seed, stream, run, tick, place), never on what was drawn before.

So branches share their shocks, an undo never re-rolls, and runs, chunks and workers may come in any order.
The words are Philox 4x64 (its raw output is what numpy keeps stable); all that is made of them is computed
here, with the kernels, and is therefore the same on every machine.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import prod
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from sandbox.model import kernels
from sandbox.model.sums import flat_nonzero

Floats = NDArray[np.float64]
Words = NDArray[np.uint64]

STRIDE: Final = 1024  # words set aside for a stream's week
_BLOCK: Final = 4  # words that Philox makes at a time
_SCALE: Final = 2.0**-52
_LOW_BITS: Final = np.uint64(12)


@dataclass(frozen=True, slots=True)
class Noise:
    """The random numbers of a batch of runs; build it with ``Noise.create``.

    ``on`` says whether there is chance at all: when it is False equations use means, ``normals`` are 0 and
    ``uniforms`` 0.5. ``ticks`` is the length of the game; no number depends on it.
    """

    seed: int
    runs: tuple[int, ...]
    ticks: int
    on: bool
    _keys: dict[str, list[list[int]]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def create(cls, seed: int, runs: int | Iterable[int], ticks: int, on: bool) -> Noise:
        """Make the noise of ``runs`` runs (0, 1, ...), or of those with the given indices, in that order."""
        chosen = range(runs) if isinstance(runs, (int, np.integer)) else runs
        return cls(int(seed), tuple(int(run) for run in chosen), int(ticks), bool(on))

    def words(self, stream: str, tick: int, count: int) -> Words:
        """Draw raw words.

        Parameters
        ----------
        stream : str
            Name of the shock.
        tick : int
            Week, 0 or more.
        count : int
            How many, at most ``STRIDE``.

        Returns
        -------
        (R, count) uint64
            Words ``tick * STRIDE`` and following of the stream of each run.
        """
        if not 0 <= count <= STRIDE or tick < 0:
            raise ValueError(
                f"noise: cannot draw {count} words of {stream!r} at tick {tick}; "
                f"it must be 0 to {STRIDE} words at tick 0 or later."
            )
        if not (count and self.runs):
            return np.empty((len(self.runs), count), dtype=np.uint64)
        address: dict[str, Any] = {"counter": (tick * (STRIDE // _BLOCK), 0, 0, 0)}
        state: Any = {**_FRESH, "state": address}
        philox, rows = _philox(), []
        for key in self._keys_of(stream):
            # The whole state is set before each draw: nothing of the last one is left.
            address["key"] = key
            philox.state = state
            rows.append(philox.random_raw(count))
        return np.concatenate(rows).reshape(len(rows), count)

    def uniforms(self, tick: int, counts: Mapping[str, int]) -> Floats:
        """Draw from the uniform law on (0, 1), ends excluded; all 0.5 when ``on`` is False.

        Parameters
        ----------
        tick : int
            Week, 0 or more.
        counts : mapping
            Stream and how many; each draw depends on its own address alone, so several cost little more than one.

        Returns
        -------
        (R, sum of counts) float64
            ``(word >> 12) + 1/2``, times 2^-52, stream beside stream: exact, and symmetric about 1/2. (With 53 bits
            the largest would round to 1.)
        """
        shape = len(self.runs), sum(counts.values())
        if not self.on:
            return np.full(shape, 0.5)
        drawn, end = np.empty(shape), 0
        for stream, count in counts.items():
            begin, end = end, end + count
            drawn[:, begin:end] = self.words(stream, tick, count) >> _LOW_BITS
        drawn += 0.5
        drawn *= _SCALE
        return drawn

    def normals(self, tick: int, counts: Mapping[str, int]) -> Floats:
        """Draw from the standard normal law as ``uniforms`` does from the uniform; all 0 when ``on`` is False."""
        if not self.on:
            return np.zeros((len(self.runs), sum(counts.values())))
        return kernels.inverse_normal(self.uniforms(tick, counts))

    def _keys_of(self, stream: str) -> list[list[int]]:
        """Return the Philox keys of a stream, two words a run; they are kept, for there are few streams."""
        keys = self._keys.get(stream)
        if keys is None:
            digests = b"".join(_digest(self.seed, stream, run) for run in self.runs)
            keys = np.frombuffer(digests, dtype="<u8").reshape(-1, 2).tolist()
            self._keys[stream] = keys
        return keys


def _digest(seed: int, stream: str, run: int) -> bytes:
    """Return the first 16 bytes of the SHA-256 of an address."""
    return hashlib.sha256(f"suanli noise 1\n{seed}\n{stream}\n{run}".encode()).digest()[:16]


_FRESH: Final[dict[str, Any]] = {  # plain whole numbers: numpy reads them four times as fast as arrays of its own
    "bit_generator": "Philox",
    "buffer": (0,) * _BLOCK,
    "buffer_pos": _BLOCK,
    "has_uint32": 0,
    "uinteger": 0,
}
_local = threading.local()


def _philox() -> np.random.Philox:
    """Return this thread's generator: making one costs ten times as much as setting its state."""
    philox: np.random.Philox | None = getattr(_local, "philox", None)
    if philox is None:
        philox = _local.philox = np.random.Philox(key=0)
    return philox


# ----------------------------------------------------------------- counts from one uniform number each

_CERTAIN: Final = 1.0 - 2.0**-46  # a sum of rounded probabilities may end a little below 1
_ROUNDING: Final = 2.0**-30  # far more than rounding ever moves a probability


def poisson(u: ArrayLike, mean: ArrayLike) -> Floats:
    """Quantile of the Poisson law; arguments are broadcast.

    Parameters
    ----------
    u : array
        Probability, above 0 and below 1; above 1 - 2^-46 it counts as that.
    mean : array
        0 or more. The time grows with the largest count; above 600 a ``ValueError`` is raised.

    Returns
    -------
    float64 array of the common shape
        The least count whose cumulative probability is ``u`` or more.
    """
    u, mean = np.asarray(u, dtype=np.float64), np.asarray(mean, dtype=np.float64)
    if mean.size and mean.max() > 600.0:
        raise ValueError(f"noise.poisson: mean {mean.max()} is too large; it must be at most 600.")
    likely = _likely(u, mean)
    shape, some = likely.shape, flat_nonzero(likely)
    u, mean = _at(u, shape, some), _at(mean, shape, some)
    return _placed(_invert(np.minimum(u, _CERTAIN), kernels.exp(-mean), mean, None), some, shape)


def binomial(u: ArrayLike, count: ArrayLike, p: ArrayLike) -> Floats:
    """Quantile of the binomial law; arguments are broadcast.

    Parameters
    ----------
    u : array
        Probability, above 0 and below 1.
    count : array
        Trials: whole numbers from 0 to 1000. The time grows with the largest result.
    p : array
        Chance of each, 0 to 1.

    Returns
    -------
    float64 array of the common shape
        The least number of successes whose cumulative probability is ``u`` or more.
    """
    u, count, p = (np.asarray(x, dtype=np.float64) for x in (u, count, p))
    if count.size and count.max() > 1000.0:
        raise ValueError(f"noise.binomial: {count.max()} trials are too many; it must be at most 1000.")
    likely = _likely(u, count * p)
    shape, some = likely.shape, flat_nonzero(likely)
    u, count, p = _at(u, shape, some), _at(count, shape, some), _at(p, shape, some)
    mirrored = p > 0.5  # count the failures instead, so that the first probability never vanishes
    rate = np.where(mirrored, 1.0 - p, p)
    stay = 1.0 - rate
    with np.errstate(under="ignore"):
        none = kernels.exp(count * kernels.log(stay))
    found = _invert(np.where(mirrored, 1.0 - u, u), none, rate / stay, count)
    return _placed(np.where(mirrored, count - found, found), some, shape)


def _likely(u: Floats, mean: Floats) -> NDArray[np.bool_]:
    """Whether a count of this mean may be more than 0, of the common shape: the chance of 0 is never below 1 - mean.

    (1 - p)^n >= 1 - n p is Bernoulli's inequality, and exp(-m) >= 1 - m its limit. Most counts are 0, and are told
    from the others so at the price of a comparison.
    """
    return np.asarray(u > (1.0 - _ROUNDING) - mean)


def _placed(found: Floats, some: NDArray[np.intp], shape: tuple[int, ...]) -> Floats:
    """Put what was found at some places among zeros."""
    counts = np.zeros(shape)
    counts.reshape(-1)[some] = found
    result: Floats = counts[()]
    return result


def _at(x: NDArray[Any], shape: tuple[int, ...], some: NDArray[np.intp]) -> NDArray[Any]:
    """Take what stands at some places of ``x`` broadcast to ``shape``; one value a run need not be spread out."""
    if x.shape == shape:
        return x.take(some)
    if x.ndim == len(shape) > 0 and x.size == x.shape[0] == shape[0]:
        return x.take(some // prod(shape[1:]))
    return np.broadcast_to(x, shape).take(some)


def _invert(u: Floats, chance: Floats, rate: Floats, trials: Floats | None) -> Floats:
    """Add up probabilities, from ``chance`` of none, until they reach ``u``; all (n,).

    The k-th is the one before times ``rate / k``, and times ``trials - k + 1`` where there are trials.
    """
    result = np.zeros(u.shape)
    place: slice | NDArray[np.intp] = slice(None)
    found, below, k = result, chance, 0.0
    more = u > below
    with np.errstate(under="ignore"):  # probabilities of counts far from the one sought
        while (going := np.count_nonzero(more)) > 0:
            if 4 * going < more.size:  # go on with those that have not arrived
                result[place] = found
                rest = flat_nonzero(more)
                place = rest if isinstance(place, slice) else place[rest]
                u, chance, rate, below, found = (x[rest] for x in (u, chance, rate, below, found))
                trials = trials if trials is None else trials[rest]
                more = more[rest]
            k += 1.0
            found = found + more
            factor = rate / k if trials is None else rate * ((trials - (k - 1.0)) / k)
            chance = chance * factor
            below = below + chance
            more = u > below
            if trials is not None:
                more &= trials > k
    result[place] = found
    return result
