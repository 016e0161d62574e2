"""The three methods, from a number of runs to effects: what designs that makes, who runs them, and what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

import numpy as np

from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.study.ensembles.draws import drawn
from sandbox.study.ensembles.ensemble import Member, chunk_size, run_all
from sandbox.study.ensembles.pool import Engine
from sandbox.study.sensitivity import morris, sobol, tornado
from sandbox.study.sensitivity.design import Design, Made, outcomes
from sandbox.study.sensitivity.factors import Effect, converged, factors, runs_wanted

RUNS: Final = {"tornado": 512, "morris": 3040, "sobol": 3584}  # where no number is asked for
MORRIS: Final = "Use more, or --method morris, in which the others stand still."
HOW: Final = {"tornado": tornado.METHOD, "morris": morris.METHOD, "sobol": sobol.METHOD}


class Work(NamedTuple):
    """Which scenario, week and outcome measure (one of each), who makes the runs, and who hears how many there are."""

    member: Member
    engine: Engine
    workers: int
    tell: Callable[[int], None] = lambda made: None


class Found(NamedTuple):
    """Effects, the largest first, and of how many runs; of those ``planned`` an interrupt may leave some unmade.

    ``wanted`` are about as many as would make the errors small enough, 0 where nothing has an effect. In ``refused``
    runs the rules refuse a decision, which is left out there.
    """

    effects: tuple[Effect, ...]
    runs: int
    planned: int
    wanted: int
    refused: int
    stopped: bool

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


def by_tornado(work: Work, names: Sequence[str], runs: int) -> Found:
    """Effects by a regression over an ensemble of ``runs`` runs: on all parameters, told of those with these names."""
    chosen = factors(work.member.scenario)
    fewest, told_only = tornado.fewest(len(chosen)), "; --parameter says only which are told" if names else ""
    _enough(runs, fewest, f"a tornado, in which all {len(chosen)} parameters vary{told_only},", MORRIS if names else "")
    size = chunk_size(runs, work.workers)
    (ran,), stopped = run_all([work.member], runs, size, work.engine, None, work.tell)
    numbers = ran.kept.numbers()
    if not numbers:
        raise KeyboardInterrupt
    values = ran.kept.read(range(1), range(1))[0, 0]
    effects = tornado.tornado(chosen, drawn(work.member.scenario, numbers), values)
    if not effects and not stopped:
        raise _no_value(work.member)
    told = tuple(one for one in effects if not names or one.parameter in names)
    made = ran.kept.runs
    return Found(told, made, runs, runs_wanted(told, made), ran.refused, stopped)


def by_morris(work: Work, names: Sequence[str], runs: int) -> Found:
    """Elementary effects on as many paths as ``runs`` runs make; parameters without a name here keep their centres."""
    chosen, seed = factors(work.member.scenario, names), work.member.scenario.seed
    per = morris.points(len(chosen))
    _enough(runs, morris.FEWEST * per, f"{morris.FEWEST} paths of {per} runs")
    places, moved = morris.paths(runs // per, len(chosen), seed)
    made = _outcomes(work, morris.design(chosen, places))
    some, values = made.whole, made.values[made.whole]
    if len(values) < morris.FEWEST:
        raise KeyboardInterrupt
    found = morris.elementary(places[some], moved[some], values)
    effects = morris.effects(chosen, found, seed)
    wanted = runs_wanted(effects, values.size)
    return Found(effects, values.size, made.values.size, wanted, made.refused, made.stopped)


def by_sobol(work: Work, names: Sequence[str], runs: int) -> Found:
    """Shares of variance from as many rows as ``runs`` runs make, a power of two.

    Without names those parameters are chosen that a tornado puts first; its runs count.
    """
    scenario, before, refused = work.member.scenario, 0 if names else RUNS["tornado"], 0
    per = sobol.points(len(names) or sobol.CHOSEN)
    after = "" if names else " after a tornado"
    _enough(runs, before + sobol.FEWEST * per, f"{sobol.FEWEST} rows of {per} runs{after}")
    if not names:
        first = by_tornado(work, (), before)
        if first.stopped:
            raise KeyboardInterrupt
        names, refused = [one.parameter for one in first.effects[: sobol.CHOSEN]], first.refused
    chosen = factors(scenario, names)
    design = sobol.design(scenario, chosen, sobol.rows_of(runs - before, len(chosen)))
    made = _outcomes(work._replace(tell=lambda count: work.tell(before + count)), design)
    whole = len(made.whole) if made.whole.all() else int(np.argmin(made.whole))
    rows = 1 << (whole.bit_length() - 1) if whole else 0
    if rows < sobol.FEWEST:
        raise KeyboardInterrupt
    values = made.values[:rows]
    effects = sobol.effects(chosen, values, scenario.seed)
    wanted = runs_wanted(effects, rows)
    more = before + per * (1 << (wanted - 1).bit_length()) if wanted else 0
    made_all, planned = before + values.size, before + made.values.size
    return Found(effects, made_all, planned, more, refused + made.refused, made.stopped)


METHODS: Final[dict[str, Callable[[Work, Sequence[str], int], Found]]] = {
    "tornado": by_tornado,
    "morris": by_morris,
    "sobol": by_sobol,
}


def _outcomes(work: Work, design: Design) -> Made:
    made = outcomes(work.member, design, chunk_size(design.numbers.size, work.workers), work.engine, work.tell)
    if not np.isfinite(made.values[made.whole]).all():
        raise _no_value(work.member)
    return made


def _enough(runs: int, fewest: int, what: str, remedy: str = "") -> None:
    if runs < fewest:
        raise Unreadable(Issue("option.count", "--runs", f"is {runs}; {what} takes {fewest} or more.", remedy))


def _no_value(member: Member) -> ScenarioError:
    message = f"'{member.indicators[0]}' has no value in some runs in week {member.keep[0]}."
    return ScenarioError(Issue("option.indicator", "--indicator", message, "Choose another date or measure."))
