"""The game as a Gymnasium environment: one step is one week, as in the game itself.

A week is what decisions are dated in and what the rules judge; a longer step would have to say which of its weeks a
decision falls in, and its plans could not be played by hand. Gymnasium comes with the extra ``agents``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from sandbox.errors import Issue, ScenarioError, Unreadable
from sandbox.model import costs
from sandbox.model.measures import CHIP_SERIES, HALL_SERIES, INDICATORS, PROVINCE_SERIES, Measure
from sandbox.model.names import LEVERS
from sandbox.model.record import places, record
from sandbox.model.state import Axes, State
from sandbox.model.step import step
from sandbox.play import orders as ordering
from sandbox.play import quotes
from sandbox.play.orders import orders_at
from sandbox.play.quotes import Quote
from sandbox.scenario.compile import compile_scenario
from sandbox.scenario.decisions import KINDS, Audit, Decision, Place, Takeover
from sandbox.scenario.files import load_scenario
from sandbox.scenario.overrides import override
from sandbox.scenario.schema import Scenario, complete
from sandbox.study.plans import score
from sandbox.study.plans.actions import Action, Field, action_of, decision_of, kinds

try:
    import gymnasium
    from gymnasium import spaces
except ImportError as error:
    remedy = "Install it with: pip install 'suanli[agents]'."
    raise Unreadable(Issue("option.agents", "agents", "need Gymnasium, which is not installed.", remedy)) from error

Array = NDArray[Any]
Observation = dict[str, Array]

NAME: Final = "suanli/Planner-v0"
# What a planner has beside what is measured of a week.
PLANNER: Final = tuple(
    Measure(name, unit, "R", "planner", meaning)
    for name, unit, meaning in (
        ("week", "week", "weeks made"),
        ("available", "MCNY", "what purse and credit line hold"),
        ("linked", "1", "1 where a direct link runs"),
        ("link_weeks", "week", "weeks until a link runs"),
        ("survey_weeks", "week", "weeks until a survey ends"),
        *((f"policy_{lever}", "1", "level of a policy that is ordered") for lever in LEVERS),
    )
)
SEEN: Final[Mapping[str, tuple[Measure, ...]]] = {
    "nation": INDICATORS,
    "province": PROVINCE_SERIES,
    "halls": HALL_SERIES,
    "chips": CHIP_SERIES,
    "planner": PLANNER,
}
UNITS: Final = {group: {m.name: m.shown_unit for m in measures} for group, measures in SEEN.items()}
_NATIONAL: Final = {measure.name: i for i, measure in enumerate(INDICATORS)}


class Environment(gymnasium.Env[Any, Any]):
    """A planner's province, week by week.

    ``observation``: ``nation`` (indicators,), ``province`` (measures,) of the player's, ``halls`` (measures, slots),
    ``chips`` (measures, chips), ``planner`` (numbers,): the week, money that can be spent, link, survey, and the levels
    of policies that are ordered. ``info["units"]`` names them in their order, each with its unit, and has those of an
    action's numbers. A share of nothing is 0.

    ``info["past_red_line"]``: whether one has been passed for as long as the game tells of it.

    ``action``: to wait, or one decision (``actions``); ``action(decision)`` makes it. What the rules refuse is left
    out, and ``info["left_out"]`` says why.

    ``reward``: what the week adds to the game's score, so that a game's rewards add up to it; weeks that no published
    number knows add nothing. Unit: points.
    """

    metadata = {"render_modes": []}  # noqa: RUF012

    def __init__(self, scenario: Scenario | str = "rush", player: str | None = None) -> None:
        chosen = load_scenario(scenario) if isinstance(scenario, str) else scenario
        if player is not None:
            chosen = override(chosen, f"player={player}", "--player")
        if chosen.player is None:
            message = "is played by nobody; an agent plans for a province."
            raise ScenarioError(Issue("option.player", chosen.name, message, "Name one: player='Gansu'."))
        self.scenario = complete(chosen)
        self.province = chosen.player
        self.counted = score.counted(chosen)  # weeks that count; what comes after them is a projection
        self._patience = score.patience(chosen)
        self.run = 0
        self.decisions: list[Decision] = []  # those that were taken
        self._state: State
        self._begin()
        axes = self._model.axes
        self._said = {
            kind: {field.name: field.unit for field in fields if not field.choices}
            for kind, fields in zip(KINDS, kinds(axes), strict=True)
        }
        self.action_space = spaces.OneOf([spaces.Discrete(1), *map(_of_kind, kinds(axes))])
        self._boxes = {group: _box(group, {"halls": axes.halls, "chips": len(axes.chips)}) for group in SEEN}
        self.observation_space = spaces.Dict(list(self._boxes.items()))

    # ------------------------------------------------------------------------------------------------ Gymnasium's own
    def reset(
        self, *, seed: int | None = None, options: dict[str, Any] | None = None
    ) -> tuple[Observation, dict[str, Any]]:
        """Begin a game with the chance of run number ``seed``; without one, of a number that is drawn."""
        super().reset(seed=seed)
        self.run = int(self.np_random.integers(2**31)) if seed is None else seed
        self._begin()
        return self._observation(), self._info([])

    def step(self, action: Action) -> tuple[Observation, float, bool, bool, dict[str, Any]]:
        """Decide, and make a week; the game is cut off at the scenario's end and never ends before it."""
        decision, left_out = self._heard(action)
        if self.at_end:
            return self._observation(), 0.0, False, True, self._info(left_out)
        if decision is not None:
            self.decisions.append(decision)
        self._state, self._flows = step(self._model, self._state, orders_at(self._standing(), self._model))
        self._measured, self._record = self._state, record(self._model, self._state, self._flows)
        points = score.points(score.scored(self._record.national[0]), self._patience)
        reward = float(points) / self.counted if self.week <= self.counted else 0.0
        return self._observation(), reward, False, self.at_end, self._info(left_out)

    # --------------------------------------------------------------------------------------------- what an agent asks
    @property
    def week(self) -> int:
        """Weeks made."""
        return self._state.tick

    @property
    def weeks(self) -> int:
        """Weeks of a whole game."""
        return self._model.axes.weeks

    @property
    def axes(self) -> Axes:
        """Names of provinces, chips, operators and halls, in the order of their numbers in actions."""
        return self._model.axes

    @property
    def at_end(self) -> bool:
        """Whether the last week has been made."""
        return self.week >= self.weeks

    @property
    def available(self) -> float:
        """What purse and credit line hold, million yuan."""
        return float(costs.available(self._state, self._model.params)[0, self._place])

    def measure(self, name: str) -> float:
        """Return a national outcome measure of the last week, by its name in the register and in its unit."""
        return float(self._record.national[0, _NATIONAL[name]])

    def free_halls(self) -> tuple[int, ...]:
        """Return the hall numbers that nothing has used."""
        used = {d.hall for d in (*self.scenario.decisions, *self.decisions) if isinstance(d, Place | Takeover | Audit)}
        return tuple(slot for slot in range(1, self._model.axes.halls + 1) if slot not in used)

    def check(self, decisions: Sequence[Decision]) -> list[Issue]:
        """Return why decisions are not allowed this week; empty if they are."""
        if self.at_end:
            return [Issue("decision.ended", "decisions", "come after the last week.", "Call reset first.")]
        return ordering.check(decisions, self._state, self._model, self._standing())

    def price(self, decision: Decision) -> Quote:
        """Return what a decision would cost this week."""
        return quotes.price(decision, self._state, self._model)

    def action(self, decision: Decision | None = None) -> Action:
        """Return the action that says a decision; without one, the action that waits."""
        return action_of(decision, self._model.axes)

    def decision(self, action: Action) -> Decision | None:
        """Return the decision that an action would say this week; None for waiting."""
        return decision_of(action, self._model.axes, self.week, self.province)

    # ---------------------------------------------------------------------------------------------------- how it works
    def _begin(self) -> None:
        """Stand before the first week; it is shown as it would be without decisions, as in the window."""
        self._model = compile_scenario(self.scenario, [self.run])
        self._place = self._model.axes.provinces.index(self.province)
        self._state = self._model.state0
        self._measured, self._flows = step(self._model, self._state, orders_at((), self._model))
        self._record = record(self._model, self._measured, self._flows)
        self.decisions = []

    def _standing(self) -> tuple[Decision, ...]:
        """The author's decisions of this week, and those that were taken."""
        return tuple(d for d in (*self.scenario.decisions, *self.decisions) if d.tick == self.week)

    def _heard(self, action: Action) -> tuple[Decision | None, list[str]]:
        """Read an action: a decision if one is said that is allowed, and why it is left out if it is not."""
        try:
            decision = self.decision(action)
        except ScenarioError as error:
            return None, [str(issue) for issue in error.issues]
        issues = self.check([decision]) if decision is not None else []
        return None if issues else decision, [str(issue) for issue in issues]

    def _observation(self) -> Observation:
        """What is seen: float64 within the bounds of the space, new arrays every time."""
        spots, at = places(self._model, self._measured, self._flows), self._place
        s, made = self._state, self._record
        own = [self.week, self.available, *(x[0, at] for x in (s.linked, s.link_weeks, s.survey_weeks))]
        seen = {
            "nation": made.national[0],
            "province": spots.provincial[0, :, at],
            "halls": spots.halls[0],
            "chips": made.chips[0],
            "planner": np.array([*own, *s.policy_ordered[0, :, at]]),
        }
        return {group: _within(values, self._boxes[group]) for group, values in seen.items()}

    def _info(self, left_out: list[str]) -> dict[str, Any]:
        units: dict[str, Any] = {group: dict(units) for group, units in UNITS.items()}
        units["action"] = {kind: dict(units) for kind, units in self._said.items()}
        return {
            "run": self.run,
            "week": self.week,
            "date": (self.scenario.start + dt.timedelta(weeks=self.week)).isoformat(),
            "left_out": left_out,
            "past_red_line": self.measure("red_line_weeks") >= self._patience,
            "units": {**units, "reward": score.UNIT},
        }


def _within(values: Array, box: spaces.Box) -> Array:
    """Return a copy within a box; a share of nothing, which is no number, becomes 0."""
    found: Array = np.clip(np.where(np.isnan(values), 0.0, values), box.low, box.high)
    return found


def _box(group: str, many: Mapping[str, int]) -> spaces.Box:
    """Bounds of what is seen of a group: a number a measure, or one for each of many halls or chips."""
    ends = np.array([measure.bounds for measure in SEEN[group]]).T  # (2, measures)
    low, high = np.repeat(ends[..., None], many[group], axis=-1) if group in many else ends
    return spaces.Box(low, high, dtype=np.float64)


def _of_kind(fields: Sequence[Field]) -> spaces.Space[Any]:
    return spaces.Dict({field.name: _of_field(field) for field in fields}) if fields else spaces.Discrete(1)


def _of_field(field: Field) -> spaces.Space[Any]:
    if field.choices:
        return spaces.Discrete(len(field.choices))
    box = spaces.Box(field.low, field.high, (1,), field.dtype)
    return spaces.OneOf([spaces.Discrete(1), box]) if field.optional else box


if NAME not in gymnasium.registry:
    gymnasium.register(NAME, "sandbox.study.plans.environment:Environment", kwargs={"player": "Gansu"})
