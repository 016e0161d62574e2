"""The game as a Gymnasium environment: what it shows, what it hears, and that it is the game."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import gymnasium
import numpy as np
import pytest
from gymnasium.utils.env_checker import check_env

import sandbox
from sandbox.errors import Unreadable
from sandbox.model.measures import INDICATORS
from sandbox.model.record import places
from sandbox.play import bot
from sandbox.scenario.decisions import KINDS
from sandbox.study import abreast
from sandbox.study.plans import actions, agents, score
from sandbox.study.plans.environment import NAME, SEEN, UNITS, Environment

WEEKS = 30
ANY = [v.name for v in INDICATORS]


@pytest.fixture
def env() -> Environment:
    return Environment(sandbox.override(sandbox.load_scenario("rush"), f"weeks={WEEKS}"), "Gansu")


def played(env: Environment, maker: agents.Maker, run: int) -> tuple[list[Any], list[float], list[dict[str, Any]]]:
    observation, info = env.reset(seed=run)
    act, seen, rewards, infos = maker(env), [], [], []
    truncated = False
    while not truncated:
        observation, reward, terminated, truncated, info = env.step(act(observation, info))
        assert terminated is False
        seen.append(observation)
        rewards.append(reward)
        infos.append(info)
    return seen, rewards, infos


@pytest.mark.parametrize("scenario", ["rush", "tiny"])
def test_gymnasium_finds_nothing_to_complain_of(scenario: str) -> None:
    env = gymnasium.make(NAME, scenario=scenario).unwrapped
    check_env(env)  # a warning fails the test, as in all of them


def test_a_scenario_without_halls_to_place_can_be_planned_for() -> None:
    env = Environment(sandbox.override(sandbox.load_scenario("tiny"), "free_slots=0"), "Gansu")
    observation, _ = env.reset(seed=0)
    assert observation in env.observation_space and env.free_halls() == ()
    *_, info = env.step((4, {"hall": 0}))
    assert info["left_out"] == ["decisions[0] (pause): hall is 1; this scenario has 0 slots. Use a smaller number."]


def test_several_stand_side_by_side_in_gymnasiums_own_way() -> None:
    several = gymnasium.vector.SyncVectorEnv([lambda: Environment("tiny", "Gansu")] * 2)
    observation, _ = several.reset(seed=[1, 2])
    observation, rewards, *_ = several.step(several.action_space.sample())
    assert observation["nation"].shape == (2, len(INDICATORS)) and rewards.shape == (2,)
    several.close()


def test_its_units_name_every_number_that_is_seen(env: Environment) -> None:
    observation, info = env.reset(seed=0)
    assert info["units"].keys() == {*SEEN, "action", "reward"}
    for group, values in observation.items():
        assert len(info["units"][group]) == len(values)
        assert all(info["units"][group].values())
    assert info["units"]["nation"]["rent_8xh100"] == "kCNY/month"
    assert info["units"]["planner"]["available"] == "MCNY"
    assert info["units"]["action"]["place"] == {"cards": "8 cards", "own_money": "share"}
    info["units"]["nation"].clear()
    assert UNITS["nation"]  # an agent that changes what it was given changes nothing else


@pytest.mark.parametrize("run", [0, 3])
def test_it_is_the_game_of_that_run(env: Environment, run: int) -> None:
    seen, rewards, _ = played(env, agents.BASELINES["random"], run)
    kinds = {d.kind for d in env.decisions}
    assert kinds > {"policy", "voucher"} and kinds & set(agents.BEGINS)
    wanted = abreast.Wanted(env.scenario, tuple(env.decisions), run)
    national = abreast.made([wanted], WEEKS, range(WEEKS), ANY)[0]
    known = np.isfinite(national)
    assert np.array_equal(np.array([each["nation"] for each in seen])[known], national[known])
    worth = score.points(score.scored(national), score.patience(env.scenario))
    assert sum(rewards) == pytest.approx(worth.mean(), abs=1e-9)


def test_run_0_is_the_game_as_it_is_played_in_the_window(env: Environment) -> None:
    game = sandbox.Simulation.new(env.scenario)
    decided = bot.play(game, "Gansu")
    seen, _, _ = played(env, agents.BASELINES["rules"], 0)
    assert [d.model_copy(update={"name": ""}) if d.kind == "place" else d for d in decided] == env.decisions
    assert {d.kind for d in env.decisions} == {"survey", "link", "place"}
    assert np.array_equal(np.array([each["nation"] for each in seen]), game.series(game.head.node), equal_nan=True)


@pytest.mark.slow
def test_nothing_that_is_measured_leaves_its_bounds() -> None:
    env = Environment("rush", "Gansu")
    observation, info = env.reset(seed=10_003)
    act, past = agents.BASELINES["random"](env), set()
    for week in range(env.weeks):
        observation, reward, _, _, info = env.step(act(observation, info))
        assert observation in env.observation_space
        assert info["past_red_line"] == (env.measure("red_line_weeks") >= 13)
        past.add(info["past_red_line"])
        counts = week < env.counted == 182  # what comes after is a projection
        assert (reward > 0) == (counts and not info["past_red_line"])
        spots = places(env._model, env._measured, env._flows)
        measured = {"nation": env._record.national[0], "chips": env._record.chips[0]}
        measured |= {"halls": spots.halls[0], "province": spots.provincial[0, :, env._place]}
        for group, values in measured.items():  # what is shown is what is measured, so nothing was cut
            assert np.array_equal(observation[group], np.where(np.isnan(values), 0.0, values))
        assert info["left_out"] == []
    assert past == {False, True}
    assert info["week"] == env.weeks == 261 and info["date"] == "2028-01-03"


def test_a_game_is_cut_off_at_the_scenarios_end_and_stands_still_after_it(env: Environment) -> None:
    _, rewards, infos = played(env, agents.BASELINES["waits"], 5)
    assert len(rewards) == WEEKS and infos[-1]["week"] == WEEKS
    survey = env.action(sandbox.Survey(tick=WEEKS, province="Gansu"))
    _, reward, terminated, truncated, info = env.step(survey)
    assert (reward, terminated, truncated, info["week"]) == (0.0, False, True, WEEKS)
    assert "after the last week" in info["left_out"][0]


def test_every_kind_of_decision_can_be_said_with_the_schemas_bounds(env: Environment) -> None:
    assert len(env.action_space.spaces) == 1 + len(KINDS)
    schemas = json.dumps(sandbox.schema_of("decisions"))
    env.action_space.seed(1)
    said = set()
    for _ in range(400):
        action = env.action_space.sample()
        decision = env.decision(action)  # every member of the space is a decision, or waits
        again = env.action(decision)
        assert again in env.action_space and env.decision(again) == decision
        flat = gymnasium.spaces.flatten(env.action_space, action)
        assert env.decision(gymnasium.spaces.unflatten(env.action_space, flat)) == decision
        said.add(decision and decision.kind)
    assert said == {None, *KINDS}
    for fields in actions.kinds(env.axes):
        assert all(f'"{field.name}"' in schemas and (field.choices or field.unit) for field in fields)
    cards = next(field for field in actions.kinds(env.axes)[KINDS.index("place")] if field.name == "cards")
    assert (cards.low, cards.high, cards.unit) == (1, 25_000, "8 cards")


ODD_KINDS = [None, 3, "place", (), (1,), (99, 0), (-1, 0), (0.5, 0), (float("nan"), 0), np.zeros(4), [[]], {}]
JUNK = [*ODD_KINDS, (2, {}), (2, None)]


@pytest.mark.parametrize("junk", JUNK, ids=repr)
def test_what_is_no_action_is_left_out_and_told(env: Environment, junk: object) -> None:
    env.reset(seed=1)
    *_, info = env.step(junk)
    (told,) = info["left_out"]
    assert told.startswith("action: is ") and "no member of the action space" in told
    assert info["week"] == 1 and env.decisions == []


def test_what_the_rules_refuse_is_left_out_with_their_reason(env: Environment) -> None:
    env.reset(seed=1)
    *_, info = env.step(env.action(sandbox.Pause(tick=0, hall=1)))
    assert info["left_out"] == ["decisions[0] (pause): names a hall that does not exist. Choose one of your halls."]
    *_, info = env.step(env.action(sandbox.Survey(tick=1, province="Gansu")))
    assert info["left_out"] == [] and [d.kind for d in env.decisions] == ["survey"]


def test_without_a_seed_the_next_run_is_drawn(env: Environment) -> None:
    first = [env.reset(seed=4)[1]["run"], *(env.reset()[1]["run"] for _ in range(3))]
    assert first == [env.reset(seed=4)[1]["run"], *(env.reset()[1]["run"] for _ in range(3))]
    assert first[0] == 4 and len(set(first)) == 4


def test_somebody_must_be_planned_for() -> None:
    with pytest.raises(sandbox.ScenarioError, match=r"rush: is played by nobody; .* Name one: player='Gansu'"):
        Environment("rush")


def test_without_gymnasium_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "gymnasium", None)
    monkeypatch.delitem(sys.modules, "sandbox.study.plans.environment")
    with pytest.raises(Unreadable, match=r"need Gymnasium, .*pip install 'suanli\[agents\]'"):
        sandbox.environment("rush", "Gansu")


def test_the_game_itself_does_without_gymnasium() -> None:
    script = "import sandbox, sandbox.commands.app, sys; sandbox.Simulation; sys.exit('gymnasium' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script]).returncode == 0
