"""Small worlds for relations that must hold in all of them: a few provinces, theories, halls and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

import sandbox
from sandbox.model.names import LEVERS
from sandbox.model.record import record
from sandbox.model.state import EMPTY, Axes, Flows, State
from sandbox.model.step import THEORIES, Model, step
from sandbox.play.orders import orders_at
from sandbox.scenario import files

HALLS, WEEKS = 3, 8
NAMES = ("Beijing", "Gansu", "Guizhou", "Hebei")
BASE = sandbox.load_scenario("tiny").model_dump(mode="json")
STOCKS = [(f.name, f.metadata["dims"]) for f in fields(State) if f.metadata]


def rounded(low: float, high: float, digits: int = 2) -> st.SearchStrategy[float]:
    return st.floats(low, high).map(lambda x: round(x, digits))


province = st.fixed_dictionaries(
    {
        "name_zh": st.just("省"),
        "latitude": rounded(20, 45),
        "longitude": rounded(80, 125),
        "population": rounded(5, 100),
        "gdp": rounded(0.5, 12),
        "electricity": rounded(0.2, 0.8),
        "electricity_industry": rounded(0.2, 0.8),
        "pue": rounded(1.05, 1.6),
        "renewable_share": rounded(0, 0.9),
        "hub": st.sampled_from([None, "Hub"]),
        "train_demand_share": rounded(0.01, 1),
        "inference_demand_share": rounded(0.01, 1),
        "voucher": rounded(0, 300, 0),
        "cloud_share": rounded(0.05, 0.25),
        "is_west": st.booleans(),
    }
)
week = st.integers(0, WEEKS - 1)
decision = st.one_of(
    st.fixed_dictionaries(
        {
            "kind": st.just("place"),
            "tick": st.integers(0, 3),
            "hall": st.integers(1, HALLS),
            "hall_type": st.sampled_from(["inference", "training"]),
            "chip": st.sampled_from(["a800", "ascend910b", "rtx4090"]),
            "cards": st.integers(1, 40).map(lambda servers: 8 * servers),
            "operator": st.sampled_from(["city", "telco", "private", "energy"]),
            "fast_track": st.booleans(),
        }
    ),
    st.fixed_dictionaries({"kind": st.sampled_from(["survey", "link"]), "tick": week}),
    st.fixed_dictionaries(
        {"kind": st.just("voucher"), "tick": week, "budget": rounded(0, 50), "portable": st.booleans()}
    ),
    st.fixed_dictionaries(
        {"kind": st.just("policy"), "tick": week, "lever": st.sampled_from(LEVERS), "level": rounded(0, 1)}
    ),
)


@dataclass(frozen=True)
class World:
    """Provinces in order, which of them is played, theories, decisions, and whether there is chance."""

    provinces: tuple[dict[str, Any], ...]
    home: int
    theories: dict[str, str]
    decisions: tuple[dict[str, Any], ...]
    noise: bool = False
    seed: int = 1
    slots: int = HALLS

    def with_(self, **changes: Any) -> World:
        return replace(self, **changes)

    @property
    def scenario(self) -> sandbox.Scenario:
        names = NAMES[: len(self.provinces)]
        data = {
            "provinces": dict(zip(names, self.provinces, strict=True)),
            "player": names[self.home],
            "theory": self.theories,
            "noise": self.noise,
            "seed": self.seed,
            "free_slots": self.slots,
        }
        return files.scenario_from({**BASE, **data}, "here")

    def model(self, runs: int | Sequence[int] = 1) -> Model:
        return sandbox.compile_scenario(self.scenario, runs)

    def weeks(self, model: Model, weeks: int = WEEKS) -> Iterator[tuple[State, Flows]]:
        """Every week's state and flows, with the decisions that the rules allow."""
        state, home = model.state0, NAMES[self.home]
        about_home = ("place", "survey", "link", "voucher", "policy")
        rows = [{**row, "province": home} if row["kind"] in about_home else row for row in self.decisions]
        decided = sandbox.decision_list.validate_python(rows)
        for tick in range(weeks):
            orders = orders_at([each for each in decided if each.tick == tick], model)
            state, flows = step(model, state, orders)
            yield state, flows


def unlike(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Decisions of which no two want the same slot, policy or voucher in the same week."""
    found: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        which = row.get("hall", row.get("lever"))
        key = (row["kind"], which) if row["kind"] == "place" else (row["kind"], which, row["tick"])
        found.setdefault(key, row)
    return list(found.values())


theories = st.fixed_dictionaries({kind: st.sampled_from(sorted(names)) for kind, names in THEORIES.items()})
worlds = st.builds(
    World,
    st.lists(province, min_size=2, max_size=4).map(tuple),
    st.integers(0, 1),
    theories,
    st.lists(decision, max_size=6).map(unlike).map(tuple),
    seed=st.integers(0, 2**53 - 1),
)


# --------------------------------------------------------------------------------------------- what stands where


def places(axes: Axes, provinces: Sequence[int], halls: Sequence[int]) -> dict[str, np.ndarray]:
    """For each axis of places: which index of one world stands at each of another's, whose places are in that order."""
    count, order = len(provinces), np.array(provinces)
    slots = np.array(halls)

    def times(blocks: int) -> np.ndarray:
        return np.concatenate([block * count + order for block in range(blocks)])

    pools = times(1 + 2 * len(axes.owners))
    return {
        "P": order,
        "M": times(3),
        "B": times(2),
        "H": slots,
        "S": np.concatenate([times(3), axes.markets + slots]),
        "K": np.concatenate([pools, axes.first_hall + slots]),
    }


def moved(values: np.ndarray, dims: str, where: dict[str, np.ndarray]) -> np.ndarray:
    """An array (runs, ...) with its places in another order."""
    for axis, letter in enumerate(dims, 1):
        if letter in where:
            values = np.take(values, where[letter], axis=axis)
    return values


def standing(values: np.ndarray, dims: str, occupied: np.ndarray) -> np.ndarray:
    """The same without what is noted of empty slots."""
    if dims[:1] == "H":
        return np.where(occupied.reshape(occupied.shape + (1,) * (values.ndim - 2)), values, 0)
    return values


def occupied(state: State) -> np.ndarray:
    found: np.ndarray = state.hall_status != EMPTY
    return found


def measures(model: Model, state: State, flows: Flows) -> np.ndarray:
    return record(model, state, flows).national
