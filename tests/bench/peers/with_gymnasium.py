"""The frozen tick as a Gymnasium environment: our own tick within an ``Env``, and sixteen of them side by side.

The tick has no planner, so nothing is made of the action. What is seen are the market's quotes, what is earned is the
number of open sites.
"""

from __future__ import annotations

from typing import Any

import gymnasium
import numpy as np

from sandbox.study.timing.frozen_tick import GENERATIONS, WEEKS, FrozenTick

SIDE_BY_SIDE = 16


class Market(gymnasium.Env):
    def __init__(self, sites: int, run: int = 0) -> None:
        self.sites, self.run = sites, run
        self.observation_space = gymnasium.spaces.Box(0.0, np.inf, (GENERATIONS,), np.float64)
        self.action_space = gymnasium.spaces.Discrete(2)

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> tuple[Any, dict[str, Any]]:
        super().reset(seed=seed)
        self.tick = FrozenTick(self.sites, (self.run,))
        return self.tick.quote[0].copy(), {}

    def step(self, action: int) -> tuple[Any, float, bool, bool, dict[str, Any]]:
        tick = self.tick
        tick.step()
        return tick.quote[0].copy(), float(tick.open.sum()), False, tick.week >= WEEKS, {}


class GymnasiumTick:
    def __init__(self, sites: int) -> None:
        self.env = Market(sites)
        self.env.reset()

    def step(self) -> None:
        self.env.step(0)

    def stocks(self) -> dict[str, Any]:
        return {name: values[0] for name, values in self.env.tick.stocks.items()}


class GymnasiumVector:
    """Sixteen environments in one ``SyncVectorEnv``; the first one's stocks are compared."""

    runs = SIDE_BY_SIDE

    def __init__(self, sites: int) -> None:
        self.envs = gymnasium.vector.SyncVectorEnv([lambda run=run: Market(sites, run) for run in range(self.runs)])
        self.envs.reset()
        self.actions = np.zeros(self.runs, dtype=np.int64)

    def step(self) -> None:
        self.envs.step(self.actions)

    def stocks(self) -> dict[str, Any]:
        return {name: values[0] for name, values in self.envs.envs[0].tick.stocks.items()}
