"""Any orders of a planner of Gansu, drawn week by week, as arrays; and the accounts that hold whatever is ordered."""

from __future__ import annotations

import dataclasses

import numpy as np
from hypothesis import strategies as st

from sandbox.model.names import LEVERS
from sandbox.model.state import BUILDING, PAUSED, Orders, State
from sandbox.model.step import Model

PLACES = (
    "cards",
    "cards_mothballed",
    "cards_offered",
    "cards_in_delivery",
    "cards_elsewhere",
    "cards_scrapped",
    "cards_exported",
    "cards_stored",
)
HALLS, WEEKS, OWNERS = 4, 60, 5


def accounts(state: State) -> tuple[np.ndarray, int]:
    """Cards made less cards anywhere, by chip, and all the money that anybody has."""
    somewhere = np.zeros_like(state.cards_made)
    for name in PLACES:
        stock = getattr(state, name)
        assert (stock >= 0).all(), name
        somewhere = somewhere + (stock.sum(axis=1) if stock.ndim == 3 else stock)
    of_chip = state.hall_chip[..., None] == np.arange(somewhere.shape[-1])  # what halls under construction took
    somewhere = somewhere + (state.hall_stored[..., None] * of_chip).sum(axis=1)
    assert (state.hall_stored >= 0).all()
    assert not state.hall_stored[(state.hall_status != BUILDING) & (state.hall_status != PAUSED)].any()
    money = int(state.cash.sum()) + int(state.purse.sum()) + int(state.parties.sum())
    return state.cards_made - somewhere, money


week = st.integers(0, WEEKS - 1)
slot = st.integers(0, HALLS - 1)
order = st.one_of(
    st.tuples(
        st.just("place"),
        week,
        slot,
        st.integers(1, 2),
        st.integers(0, 13),
        st.integers(0, 4),
        st.integers(8, 3000),
        st.sampled_from([-1.0, 0.5, 0.8, 1.0]),
        st.booleans(),
    ),
    st.tuples(st.sampled_from(["pause", "resume", "cancel"]), week, slot),
    st.tuples(st.just("price"), week, slot, st.floats(0.5, 1.5)),
    st.tuples(st.just("voucher"), week, st.floats(0.0, 300.0), st.sampled_from([0.0, 0.3, 0.9]), st.booleans()),
    st.tuples(st.sampled_from(["link", "survey"]), week),
    st.tuples(st.sampled_from(["repurpose", "mothball", "reopen"]), week, slot),
    st.tuples(st.sampled_from(["sell", "buy"]), week, slot, st.integers(0, 3000)),
    st.tuples(st.just("contract"), st.integers(0, 25), st.sampled_from([1, 2, 6]), st.integers(1, 250), st.booleans()),
    st.tuples(st.just("hedge"), week, slot, st.floats(0.01, 1.0), st.integers(4, 30)),
    st.tuples(st.just("policy"), week, st.integers(0, len(LEVERS) - 1), st.floats(0.0, 1.0)),
    st.tuples(
        st.sampled_from(["takeover", "audit"]),
        week,
        slot,
        st.integers(0, 1),
        st.integers(0, OWNERS - 1),
        st.floats(0.01, 1.0),
    ),
)


def orders_of(model: Model, given_orders: list[tuple]) -> dict[int, Orders]:
    home, nothing = model.axes.provinces.index("Gansu"), Orders.none(model.axes)
    found: dict[int, dict[str, np.ndarray]] = {}
    for kind, tick, *rest in given_orders:
        arrays = found.setdefault(
            tick, {f.name: np.array(getattr(nothing, f.name)) for f in dataclasses.fields(Orders)}
        )
        if kind == "place":
            hall, *values = rest
            arrays["place_province"][:, hall] = home
            for name, value in zip(("type", "chip", "operator", "cards", "own", "stored"), values, strict=True):
                arrays[f"place_{name}"][:, hall] = value
        elif kind in ("pause", "resume", "cancel", "repurpose", "mothball", "reopen"):
            arrays[kind][:, rest[0]] = True
        elif kind in ("sell", "buy"):
            arrays[kind][:, rest[0]] = rest[1]
        elif kind == "contract":
            chip, servers, firm = rest
            arrays["contract_cards"][:, home, chip], arrays["contract_firm"][:, home, chip] = servers * 8, firm
        elif kind == "hedge":
            arrays["hedge_share"][:, rest[0]], arrays["hedge_weeks"][:, rest[0]] = rest[1:]
        elif kind == "policy":
            arrays["policy"][:, rest[0], home] = rest[1]
        elif kind in ("takeover", "audit"):
            hall, hall_class, owner, share = rest
            provinces = len(model.axes.provinces)
            arrays[kind][:, hall] = provinces * (1 + hall_class * OWNERS + owner) + home
            arrays[f"{kind}_share"][:, hall] = share
        elif kind == "price":
            arrays["price"][:, rest[0]] = rest[1]
        elif kind == "voucher":
            for name, value in zip(("voucher", "voucher_rate", "voucher_portable"), rest, strict=True):
                arrays[name][:, home] = value
        else:
            arrays[kind][:, home] = True
    return {tick: Orders(**arrays) for tick, arrays in found.items()}
