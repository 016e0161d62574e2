"""An audit lays a share of an owner's halls open: the market notices nothing, and it stays its owner's."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sandbox
from sandbox import Audit, Simulation
from sandbox.model.state import Orders, State
from sandbox.model.step import step, worked_out
from sandbox.play.orders import orders_at

WEEK, BUST = 60, 130
LATER = 12


def game(weeks: int, *, noise: str = "off") -> Simulation:
    scenario = sandbox.override(sandbox.override(sandbox.load_scenario("rush"), "player=Gansu"), f"noise={noise}")
    made = Simulation.new(scenario)
    made.advance(weeks)
    return made


def audit(tick: int, hall: int = 1, **fields: object) -> Audit:
    about = {"province": "Gansu", "hall_type": "training", "operator": "city", "share": 0.5}
    return Audit.model_validate({"tick": tick, "hall": hall, **about, **fields})


def holding(simulation: Simulation, decision: Audit) -> int:
    axes = simulation.model.axes
    kind = ("cloud", "inference", "training").index(decision.hall_type)
    return axes.holding_of_pool(kind, axes.owners.index(decision.operator), axes.provinces.index(decision.province))


def by_market(names: dict[str, Any], values: np.ndarray) -> np.ndarray:
    """Sums over the slots of each class and province."""
    flat = values if values.ndim == 2 else values.reshape(*values.shape[:2], -1).sum(axis=-1)
    return np.bincount(names["market"][0], weights=flat[0], minlength=93)


@pytest.mark.parametrize("noise", ["off", "on"])
def test_splitting_changes_neither_pull_nor_use_nor_rent(noise: str) -> None:
    """To the rounding of whole cards: the week of the audit, and those after it."""
    free, split = game(WEEK, noise=noise), game(WEEK, noise=noise)
    split.submit([audit(WEEK), audit(WEEK, 2, hall_type="inference", operator="outsider", share=1.0)])
    for _ in range(LATER):
        weeks = [
            worked_out(g.model, g.state, orders_at(g.decisions_at(g.head.node, g.tick), g.model))[1]
            for g in (free, split)
        ]
        for name in ("attractiveness", "use", "desired_use", "capacity", "sellable"):
            usual, now = (by_market(names, names[name]) for names in weeks)
            np.testing.assert_allclose(now, usual, rtol=1e-6, err_msg=name)
        for name in ("rent", "tightness", "national_tightness", "unmet", "quote", "start_rate"):
            np.testing.assert_allclose(weeks[1][name], weeks[0][name], rtol=1e-6, atol=1e-9, err_msg=name)
        for name in (
            "upkeep",
            "power_bill",
            "rent_revenue",
            "interest_due",
            "amortisation_due",
            "book_value",
        ):
            sums = [names[name][0].sum() for names in weeks]
            assert sums[1] == pytest.approx(sums[0], rel=1e-4), name
        free.advance()
        split.advance()
    before, after = (g.frame().indicators for g in (free, split))
    for name in before:
        if name not in ("purse", "purse_income"):
            assert after[name] == pytest.approx(before[name], rel=1e-4, abs=1e-6, nan_ok=True), name
    assert not any(after[name] for name in ("own_capacity", "own_cash", "own_halls", "own_utilisation"))
    assert split.frame().halls[0].utilisation > 0


def test_everything_moves_in_proportion_and_nothing_is_lost() -> None:
    simulation, decision = game(BUST), audit(BUST, share=0.3)
    before, at = simulation.state, holding(simulation, decision)
    model, own = simulation.model, simulation.model.axes.first_hall
    orders = orders_at([decision], model)
    from sandbox.model import rules
    from sandbox.model.orders import carry_out

    after, payments = carry_out(model.axes, model.params, before, orders, rules.allowed(before, orders, model.params))
    for name in ("cards", "cash", "debt"):
        old, left, got = getattr(before, name)[0, at], getattr(after, name)[0, at], getattr(after, name)[0, own]
        np.testing.assert_array_equal(left + got, old)
        np.testing.assert_array_equal(got, np.trunc(old * 0.3))
    for name in ("book_value", "cash_flow_year"):
        old, left, got = getattr(before, name)[0, at], getattr(after, name)[0, at], getattr(after, name)[0, own]
        assert got == pytest.approx(0.3 * old) and left + got == pytest.approx(old, rel=1e-15)
    assert after.rolled_share[0, own] == before.rolled_share[0, at] > 0
    site, hall = 2 * 31 + model.axes.provinces.index("Gansu"), model.axes.markets
    assert after.utilisation_smoothed[0, hall] == before.utilisation_smoothed[0, site]
    assert after.racks_let[0, hall] == before.racks_let[0, site]
    for name in ("entry_carry", "exit_carry", "holding_carry", "cards_mothballed", "parties", "purse"):
        np.testing.assert_array_equal(getattr(after, name), getattr(before, name))
    assert payments["order_payments"][0].sum() == 3.0


def test_the_fee_is_quoted_and_paid_and_the_hall_is_watched() -> None:
    simulation, free = game(WEEK), game(WEEK)
    decision, home = audit(WEEK), simulation.model.axes.provinces.index("Gansu")
    quote = simulation.price(decision)
    holders = {(h.hall_type, h.operator): h for h in simulation.frame().holders}
    assert quote.upfront == quote.total == 3.0
    assert quote.capacity == pytest.approx(holders["training", "city"].capacity / 2, rel=0.01)  # whole cards
    simulation.submit([decision])
    assert not simulation.frame().halls
    (told,) = [n for n in simulation.advance() if n.code.startswith("hall")]
    free.advance()
    (hall,) = simulation.frame().halls
    assert (told.code, told.params) == ("hall.audited", {"hall": 1, "use": hall.utilisation})
    assert (hall.audited, hall.status, hall.operator, hall.verbs) == (True, "live", "city", ())
    assert hall.rent == pytest.approx(simulation.frame().provinces["rent"][home], rel=0.5)
    assert 0 < hall.utilisation < 1 and hall.debt > 0
    assert (free.state.purse - simulation.state.purse)[0, home] == 3 * 10**8
    owners, usual = (g.frame().owners for g in (simulation, free))
    for name in ("capacity", "cash", "debt"):
        np.testing.assert_allclose(owners[name], usual[name], rtol=1e-6)
    assert simulation.free_halls()[0] == 2


EVERY_VERB = [
    {"kind": "price", "multiplier": 0.9}, {"kind": "sell", "cards": 8}, {"kind": "buy", "cards": 8},
    {"kind": "hedge", "share": 0.5, "weeks": 13},
    *({"kind": kind} for kind in ("pause", "resume", "cancel", "repurpose", "mothball", "reopen")),
]  # fmt: skip


@pytest.mark.parametrize("verb", EVERY_VERB, ids=lambda verb: str(verb["kind"]))
def test_every_verb_on_it_is_refused_with_its_own_reason(verb: dict[str, object]) -> None:
    simulation = game(WEEK)
    simulation.submit([audit(WEEK)])
    simulation.advance()
    (decision,) = sandbox.decision_list.validate_python([{"tick": WEEK + 1, "hall": 1, **verb}])
    (issue,) = simulation.check([decision])
    assert issue.code == "rule.audited" and "its owner's" in issue.message


def test_what_cannot_be_audited_says_why() -> None:
    simulation = game(WEEK)

    def codes(*plan: sandbox.Decision) -> list[str]:
        return [issue.code for issue in simulation.check(plan)]

    assert codes(audit(WEEK)) == []
    assert codes(audit(WEEK, province="Ningxia")) == ["rule.not_yours"]
    assert codes(audit(WEEK, share=1e-9)) == ["rule.nothing_there"]
    assert codes(audit(WEEK), audit(WEEK, 2)) == ["rule.claimed"]
    assert codes(audit(WEEK), audit(WEEK, 2, operator="telco")) == []
    place = {"tick": WEEK, "hall": 1, "province": "Gansu", "hall_type": "training", "chip": "h100", "cards": 64}
    assert codes(sandbox.Place.model_validate({**place, "operator": "city"}), audit(WEEK)) == ["rule.slot_taken"]
    assert codes(audit(WEEK, operator="nobody")) == ["decision.unknown_operator"]
    simulation.submit([audit(WEEK)])
    simulation.advance()
    assert codes(audit(WEEK + 1)) == ["rule.slot_taken"]
    poor = simulation.state.with_(purse=simulation.state.purse * 0 - 10**13)
    assert [i.code for i in sandbox.play.orders.check([audit(WEEK + 1, 2)], poor, simulation.model)] == ["rule.purse"]


def test_it_shares_its_owners_fate() -> None:
    """In the bust a seller gives up the same part of the audited hall and of what is left in the pool."""
    simulation, decision = game(BUST), audit(BUST, operator="private", share=0.5)
    at, own = holding(simulation, decision), simulation.model.axes.first_hall
    simulation.submit([decision])
    lost, terms, shares = 0, ("holding_hazard", "holding_interest", "holding_sells"), ("leaving_share", "written_share")
    for week in range(40):
        state, orders = simulation.state, orders_at(simulation.decisions_at(1, simulation.tick), simulation.model)
        _, names, _ = worked_out(simulation.model, state, orders)
        assert all(names[name][0, own] == names[name][0, at] for name in terms)
        for name in shares if week == 0 else ():  # later the pool has halls that are newer
            assert names[name][0, own] == pytest.approx(names[name][0, at], rel=0.06) != 0, name
        assert not names["hall_failed"].any() and names["hall_tax"][0, 0] == 0.0
        simulation.advance()
        hall = simulation.frame().halls[0]
        lost += int(state.hall_cards[0, 0]) > hall.cards
        assert hall.cards == simulation.state.cards[0, own].sum()
    assert lost > 3


def test_it_is_saved_and_opened_to_the_same_bits(tmp_path: Path) -> None:
    simulation = game(WEEK, noise="on")
    simulation.submit([audit(WEEK, share=0.25)])
    simulation.advance(8)
    sandbox.save_capsule(simulation, tmp_path / "game.suanli")
    opened = sandbox.load_capsule(tmp_path / "game.suanli")
    assert opened.frame().digest == simulation.frame().digest
    assert opened.frame().halls == simulation.frame().halls
    assert opened.frame().halls[0].audited


def test_an_audit_changes_no_bit_of_another_run_nor_do_empty_slots_of_it() -> None:
    scenario = sandbox.override(sandbox.load_scenario("rush"), "player=Gansu")
    model = sandbox.compile_scenario(scenario, runs=2)
    order, nothing = orders_at([audit(30)], model), Orders.none(model.axes)
    alone = {name: np.array(getattr(order, name)) for name in ("audit", "audit_share")}
    alone["audit"][0], alone["audit_share"][0] = -1, 0.0
    free = seen = model.state0
    for tick in range(45):
        free, _ = step(model, free, nothing)
        seen, _ = step(model, seen, dataclasses.replace(nothing, **alone) if tick == 30 else nothing)
    for field in dataclasses.fields(State):
        if field.metadata:
            np.testing.assert_array_equal(getattr(free, field.name)[0], getattr(seen, field.name)[0], field.name)
    assert seen.hall_audited[1, 0] == 1 and seen.hall_audited.sum() == 1
    digests = []
    for slots in (2, 30):
        made = Simulation.new(sandbox.override(scenario, f"free_slots={slots}"))
        made.advance(30)
        made.submit([audit(30)])
        made.advance(15)
        digests.append(made.state.digest())
    assert digests[0] == digests[1]
