"""The three methods, from a number of runs to effects: what designs that makes, who runs them, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.study.ensembles.draws import drawn
from sandbox.study.ensembles.ensemble import Member, chunk_size
from sandbox.study.ensembles.pool import Engine
from sandbox.study.sensitivity import morris, sobol, tornado
from sandbox.study.sensitivity.design import Design, Made, outcomes
from sandbox.study.sensitivity.factors import Effect, Factor, converged, factors, runs_wanted, widest

Array = NDArray[Any]

RUNS: Final = {"tornado": 512, "morris": 3040, "sobol": 3584}  # where no number is asked for
FIRST: Final = {"tornado": 256, "morris": 10, "sobol": 64}  # blocks of the first of several steps
HOW: Final = {"tornado": tornado.METHOD, "morris": morris.METHOD, "sobol": sobol.METHOD}
METHODS: Final = tuple(RUNS)
MORRIS: Final = "Use more, or --method morris, in which the others stand still."


class Work(NamedTuple):
    """Which scenario, week and outcome measure (one of each), who makes the runs, and who hears how many there are."""

    member: Member
    engine: Engine
    workers: int
    tell: Callable[[int], None] = lambda made: None


class Step(NamedTuple):
    """How far the errors have come: of how many runs, and the widest one in units of the largest effect."""

    runs: int
    widest: float


GoOn = Callable[[Step, int], bool]  # hears of a step, and says whether there is time for so many runs more


class Found(NamedTuple):
    """Effects, the largest first, and of how many runs; of those ``planned`` an interrupt may leave some unmade.

    ``wanted`` are about as many as would make the errors small enough, 0 where nothing has an effect. In ``refused``
    runs the rules refuse a decision, which is left out there. ``history`` are the steps, in order.
    """

    effects: tuple[Effect, ...]
    runs: int
    planned: int
    wanted: int
    refused: int
    stopped: bool
    history: tuple[Step, ...]

    @property
    def converged(self) -> bool:
        """Whether the errors are small enough to tell the order of the larger effects."""
        return bool(self.effects) and converged(self.effects)

    @property
    def remark(self) -> str:
        """What the errors allow to say."""
        if not self.effects:
            return "Too few runs were made to say anything."
        if all(one.effect == one.error == 0.0 for one in self.effects):
            return "Nothing moves it: the outcome is the same in all runs."
        if self.converged:
            return "Converged: the widest error is at most a fifth of the largest effect."
        more = f"about {self.wanted:,} runs would do" if self.wanted else "nothing stands out"
        return f"NOT converged: the widest error is more than a fifth of the largest effect; {more}."


class Layout(NamedTuple):
    """The runs of a method: blocks of some ``points``; of fewer than ``fewest`` blocks there is nothing to say.

    ``design`` gives so many blocks, and those of fewer are the first of them. ``effects`` says what comes of some
    blocks, by their places (blocks,) and values (blocks, points). A method that ``doubles`` wants a power of two.
    """

    points: int
    fewest: int
    design: Callable[[int], Design]
    effects: Callable[[Array, Array], tuple[Effect, ...]]
    doubles: bool = False

    def whole(self, blocks: int) -> int:
        """Return how many of so many blocks can be used."""
        return 1 << (blocks.bit_length() - 1) if self.doubles and blocks else blocks


def study(work: Work, method: str, names: Sequence[str], most: int, go_on: GoOn | None = None) -> Found:
    """Find effects by a method, of the parameters with these names or of all, in at most so many runs.

    All are made at once; or, where there is somebody to ask whether to ``go_on``, in steps that double until the
    errors are small enough. Each step's runs are among those of the next. Without names Sobol' indices are of the
    parameters that a tornado puts first; its runs count.
    """
    before, refused = 0, 0
    _check(work.member, method, names, most)
    if method == "sobol" and not names:
        first = study(work, "tornado", (), RUNS["tornado"])
        if first.stopped:
            raise KeyboardInterrupt
        names, before, refused = [one.parameter for one in first.effects[: sobol.CHOSEN]], first.runs, first.refused
    layout = LAYOUTS[method](work.member, names)
    last = layout.whole((most - before) // layout.points)
    blocks = last if go_on is None else min(FIRST[method], last)
    history: list[Step] = []
    made = Made(np.empty((0, layout.points)), np.empty(0, dtype=bool), 0, False)
    while True:
        made = _more(work, layout, made, blocks, before)
        places = _usable(layout, made)
        effects = layout.effects(places, made.values[places])
        step = Step(before + places.size * layout.points, widest(effects))
        if step not in history:  # an interrupt may have come before a new block was whole
            history.append(step)
        following = blocks if converged(effects) else min(2 * blocks, last)
        on = go_on is not None and not made.stopped and go_on(step, (following - blocks) * layout.points)
        if not on or following == blocks:
            break
        blocks = following
    if not effects and not made.stopped:
        raise _no_value(work.member)
    wanted = runs_wanted(effects, places.size)
    if layout.doubles and wanted:
        wanted = 1 << (wanted - 1).bit_length()
    enough = before + wanted * layout.points if wanted else 0
    planned = before + blocks * layout.points
    return Found(effects, history[-1].runs, planned, enough, refused + made.refused, made.stopped, tuple(history))


def _check(member: Member, method: str, names: Sequence[str], most: int) -> None:
    """Refuse too few runs for a method."""
    if method == "sobol":
        before, after = (0, "") if names else (RUNS["tornado"], " after a tornado")
        per = sobol.points(len(names) or sobol.CHOSEN)
        _enough(most, before + sobol.FEWEST * per, f"{sobol.FEWEST} rows of {per} runs{after}")
    elif method == "morris":
        per = morris.points(len(factors(member.scenario, names)))
        _enough(most, morris.FEWEST * per, f"{morris.FEWEST} paths of {per} runs")
    else:
        count, only = len(factors(member.scenario)), "; --parameter says only which are told" if names else ""
        what = f"a tornado, in which all {count} parameters vary{only},"
        _enough(most, tornado.fewest(count), what, MORRIS if names else "")


def _more(work: Work, layout: Layout, made: Made, blocks: int, before: int) -> Made:
    """Make the blocks that are not there yet."""
    there = len(made.whole)
    design, done = layout.design(blocks).after(there), before + there * layout.points
    size = chunk_size(design.numbers.size, work.workers)
    new = outcomes(work.member, design, size, work.engine, lambda count: work.tell(done + count))
    return Made(
        np.concatenate([made.values, new.values]),
        np.concatenate([made.whole, new.whole]),
        made.refused + new.refused,
        new.stopped,
    )


def _usable(layout: Layout, made: Made) -> Array:
    """Return the places of the blocks that were made; a method that doubles can use those before the first gap."""
    places: Array = np.flatnonzero(made.whole)
    if layout.doubles:
        gaps = np.flatnonzero(~made.whole)
        places = np.arange(layout.whole(int(gaps[0]) if gaps.size else len(made.whole)))
    if places.size < layout.fewest:
        raise KeyboardInterrupt
    return places


def by_tornado(member: Member, names: Sequence[str]) -> Layout:
    """Effects by a regression over an ensemble's runs: on all parameters, told of those with these names."""
    chosen = factors(member.scenario)

    def design(runs: int) -> Design:
        draws = drawn(member.scenario, range(runs))
        return Design(np.arange(runs)[:, None], {name: values[:, None] for name, values in draws.items()})

    def effects(places: Array, values: Array) -> tuple[Effect, ...]:
        draws = drawn(member.scenario, places.tolist())
        every = tornado.tornado(chosen, draws, values[:, 0])
        return tuple(one for one in every if not names or one.parameter in names)

    return Layout(1, 1, design, effects)


def by_morris(member: Member, names: Sequence[str]) -> Layout:
    """Elementary effects on paths; parameters without a name here keep their centres."""
    chosen, seed = factors(member.scenario, names), member.scenario.seed

    def effects(places: Array, values: Array) -> tuple[Effect, ...]:
        _whole(member, values)
        where, moved = morris.paths(int(places[-1]) + 1, len(chosen), seed)
        return morris.effects(chosen, morris.elementary(where[places], moved[places], values), seed)

    def design(paths: int) -> Design:
        return morris.design(chosen, morris.paths(paths, len(chosen), seed)[0])

    return Layout(morris.points(len(chosen)), morris.FEWEST, design, effects)


def by_sobol(member: Member, names: Sequence[str]) -> Layout:
    """Shares of variance of the parameters with these names, of the others together, and of chance."""
    chosen: tuple[Factor, ...] = factors(member.scenario, names)

    def effects(places: Array, values: Array) -> tuple[Effect, ...]:
        _whole(member, values)
        return sobol.effects(chosen, values, member.scenario.seed)

    design = partial(sobol.design, member.scenario, chosen)
    return Layout(sobol.points(len(chosen)), sobol.FEWEST, design, effects, doubles=True)


LAYOUTS: Final[dict[str, Callable[[Member, Sequence[str]], Layout]]] = {
    "tornado": by_tornado,
    "morris": by_morris,
    "sobol": by_sobol,
}


def _whole(member: Member, values: Array) -> None:
    """Refuse runs without a value, which a method cannot leave out."""
    if not np.isfinite(values).all():
        raise _no_value(member)


def _enough(runs: int, fewest: int, what: str, remedy: str = "") -> None:
    if runs < fewest:
        raise Unreadable(Issue("option.count", "--runs", f"is {runs}; {what} takes {fewest} or more.", remedy))


def _no_value(member: Member) -> ScenarioError:
    message = f"'{member.indicators[0]}' has no value in some runs in week {member.keep[0]}."
    return ScenarioError(Issue("option.indicator", "--indicator", message, "Choose another date or measure."))
