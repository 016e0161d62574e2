"""Decisions as arrays, and what the rules say of them before they are taken."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import numpy as np

from sandbox.errors import Issue
from sandbox.model import costs, rules
from sandbox.model.names import LEVERS
from sandbox.model.rules import Reason
from sandbox.model.state import CLASSES, Orders, State, frozen
from sandbox.model.step import Model
from sandbox.scenario import spelling
from sandbox.scenario.decisions import (
    Audit,
    Buy,
    Contract,
    Decision,
    Hedge,
    Link,
    Place,
    Policy,
    Sell,
    Survey,
    Takeover,
    Voucher,
)

# What is wrong, and what to do about it, in plain English for the command line.
REASONS: dict[Reason, tuple[str, str]] = {
    Reason.PURSE: ("costs more than the purse and credit line hold.", "Wait, or plan something smaller."),
    Reason.NOT_YOURS: ("is outside the planner's province.", "Decide for your own; headless, --player names it."),
    Reason.SLOT_TAKEN: ("uses a hall number that is taken.", "Choose a free number."),
    Reason.NO_HALL: ("names a hall that does not exist.", "Choose one of your halls."),
    Reason.CHIP_CLOSED: ("orders a chip that cannot be bought at this date.", "Choose a chip that is on sale."),
    Reason.NOT_BUILDING: ("pauses a hall that is not being built.", "Only halls under construction can be paused."),
    Reason.NOT_PAUSED: ("resumes a hall that is not paused.", "Only paused halls can be resumed."),
    Reason.LINK_EXISTS: ("orders a link that exists or is under way.", "One direct link a province is enough."),
    Reason.SURVEY_RUNNING: ("orders a survey while one is running.", "Wait for its result."),
    Reason.FINISHED: ("comes too late for this hall.", "A finished hall can only change its price."),
    Reason.NOT_RUNNING: ("needs a running hall.", "Wait until it runs."),
    Reason.NOT_MOTHBALLED: ("reopens a hall that is not mothballed.", "Only mothballed halls can be reopened."),
    Reason.NOT_FAILING: ("takes over from an owner that can pay.", "Wait until it lacks money."),
    Reason.QUOTA: ("wants more of a foreign chip than the quota allows.", "Choose a domestic one, or lower the quota."),
    Reason.AUDITED: ("is about a hall that was audited and is its owner's.", "Only its owner decides; watch it."),
    Reason.NOTHING_THERE: ("is about less than one card.", "Choose an owner that has halls there, or a larger share."),
    Reason.CLAIMED: ("is about what is taken over or audited in this week already.", "Ask for the rest next week."),
    Reason.UNCHANGED: ("orders what stands already.", "Choose another level."),
    Reason.OWN_MONEY: ("pays less itself than its operator must.", "Raise own_money, or leave it out."),
    Reason.CONTRACT_RUNS: ("orders a chip that is on order already.", "Wait until it has come."),
    Reason.STORE_SHORT: ("takes more cards than lie in the store.", "Take fewer, or let them be bought."),
    Reason.HEDGED: ("is for a hall whose rent is sold forward.", "Wait until that has ended."),
    Reason.BOTH_WAYS: ("goes against another decision for its hall in the same week.", "Keep one of them."),
}

HALL_VERBS = ("price", "pause", "resume", "cancel", "sell", "buy", "hedge", "repurpose", "mothball", "reopen")


def orders_at(decisions: Sequence[Decision], model: Model) -> Orders:
    """Return the decisions of one week as arrays for every run; their order in the list makes no difference."""
    axes = model.axes
    nothing = Orders.none(axes)
    if not decisions:
        return nothing
    arrays = {f.name: np.array(getattr(nothing, f.name)) for f in dataclasses.fields(Orders)}
    for decision in decisions:
        _write(arrays, decision, model)
    return Orders(**{name: frozen(values) for name, values in arrays.items()})


def _write(arrays: dict[str, np.ndarray], decision: Decision, model: Model) -> None:
    axes = model.axes
    if isinstance(decision, Place):
        slot = decision.hall - 1
        arrays["place_province"][:, slot] = axes.provinces.index(decision.province)
        arrays["place_type"][:, slot] = CLASSES.index(decision.hall_type)
        arrays["place_chip"][:, slot] = axes.chips.index(decision.chip)
        arrays["place_operator"][:, slot] = axes.operators.index(decision.operator)
        arrays["place_cards"][:, slot] = decision.cards
        arrays["place_fast"][:, slot] = decision.fast_track
        arrays["place_stored"][:, slot] = decision.stored
        arrays["place_own"][:, slot] = -1.0 if decision.own_money is None else decision.own_money
    elif isinstance(decision, Contract):
        place = axes.provinces.index(decision.province), axes.chips.index(decision.chip)
        arrays["contract_cards"][:, *place] = decision.cards
        arrays["contract_firm"][:, *place] = decision.firm
    elif isinstance(decision, Survey | Link):
        arrays[decision.kind][:, axes.provinces.index(decision.province)] = True
    elif isinstance(decision, Voucher):
        home = axes.provinces.index(decision.province)
        arrays["voucher"][:, home] = decision.budget
        arrays["voucher_rate"][:, home] = decision.rate or 0.0  # 0 is the usual ceiling
        arrays["voucher_portable"][:, home] = decision.portable and decision.budget > 0
    elif isinstance(decision, Policy):
        where = (LEVERS.index(decision.lever), axes.provinces.index(decision.province))
        arrays["policy"][:, *where] = decision.level
    elif isinstance(decision, Takeover | Audit):
        arrays[decision.kind][:, decision.hall - 1] = axes.holding_of_pool(
            CLASSES.index(decision.hall_type),
            axes.owners.index(decision.operator),
            axes.provinces.index(decision.province),
        )
        arrays[f"{decision.kind}_share"][:, decision.hall - 1] = decision.share
    elif isinstance(decision, Sell | Buy):
        arrays[decision.kind][:, decision.hall - 1] = decision.cards
    elif isinstance(decision, Hedge):
        arrays["hedge_share"][:, decision.hall - 1] = decision.share
        arrays["hedge_weeks"][:, decision.hall - 1] = decision.weeks
    elif decision.kind == "price":
        arrays["price"][:, decision.hall - 1] = decision.multiplier
    else:
        arrays[decision.kind][:, decision.hall - 1] = True


def names_known(decision: Decision, model: Model, where: str) -> list[Issue]:
    """Return issues for names and numbers that this scenario does not have."""
    axes, found = model.axes, []
    checks = (
        ("province", axes.provinces),
        ("chip", axes.chips),
        ("operator", axes.owners if isinstance(decision, Takeover | Audit) else axes.operators),
    )
    for field, known in checks:
        value = getattr(decision, field, None)
        if value is not None and value not in known:
            message = f"{field} '{value}' is not in this scenario;"
            found.append(
                Issue(f"decision.unknown_{field}", where, message, spelling.nearest(value, known), {"name": value})
            )
    hall = getattr(decision, "hall", None)
    if hall is not None and hall > axes.halls:
        message = f"hall is {hall}; this scenario has {axes.halls} slots."
        found.append(Issue("decision.no_slot", where, message, "Use a smaller number.", {"hall": hall}))
    return found


def check(decisions: Sequence[Decision], state: State, model: Model, standing: Sequence[Decision] = ()) -> list[Issue]:
    """Return why each decision of a plan is not allowed now; the plan is judged as a whole (one purse).

    ``standing`` are decisions already taken for this week; they share the purse and must still hold afterwards.
    """
    found: list[Issue] = []
    plan = [(f"decisions[{i}] ({decision.kind})", decision) for i, decision in enumerate(decisions)]
    for where, decision in plan:
        found += names_known(decision, model, where)
        if decision.tick != state.tick:
            message = f"is for week {decision.tick}, and it is week {state.tick}."
            found.append(Issue("decision.other_week", where, message, "Decide in the week itself."))
    found += doubles(plan, standing)
    if found:
        return found
    verdict = rules.allowed(state, orders_at([*standing, *decisions], model), model.params)
    for where, decision in plan:
        reason = reason_of(verdict, decision, model)
        if reason is not Reason.OK:
            found.append(refusal(reason, where, decision, state, model))
    if standing and not found:
        before = rules.allowed(state, orders_at(standing, model), model.params)
        for decision in standing:
            reason = reason_of(verdict, decision, model)
            if reason is reason_of(before, decision, model):
                continue
            message = f"leave too little for what was decided before in this week ({decision.kind})."
            if reason is Reason.BOTH_WAYS:
                message = f"go against what was decided before in this week for the same hall ({decision.kind})."
            elif reason is not Reason.PURSE:
                message = f"stand in the way of what was decided before in this week ({decision.kind})."
            remedy = REASONS[Reason.PURSE][1] if reason is Reason.PURSE else "Undo the earlier one first."
            found.append(Issue(f"rule.{reason.name.lower()}", "decisions", message, remedy, {"kind": decision.kind}))
    return found


def refusal(reason: Reason, where: str, decision: Decision, state: State, model: Model) -> Issue:
    """Return a reason of the rules in words and numbers, for the decision that stands at a place (R = 1)."""
    message, remedy = REASONS[reason]
    if reason is Reason.PURSE:
        free = float((costs.available(state, model.params) * model.params["played"]).sum())
        left = f"{max(free, 0.0):,.1f} million yuan"
        message = f"costs more than is left of the {left} that purse and credit line hold."
    elif reason is Reason.OWN_MONEY and isinstance(decision, Place):
        debt = model.params["operator_debt_share"][0, model.axes.operators.index(decision.operator)]
        message = f"pays {decision.own_money:g} of its cost itself; its operator must pay at least {1.0 - debt:.4g}."
    return Issue(f"rule.{reason.name.lower()}", where, message, remedy, {"kind": decision.kind})


def subject(decision: Decision) -> tuple[str, int | str]:
    """Return what a week can hold one of: a kind of decision, and the hall, province, policy or chip in question."""
    hall = getattr(decision, "hall", None)
    if isinstance(decision, Policy):
        return decision.kind, f"{decision.province}/{decision.lever}"
    if isinstance(decision, Contract):
        return decision.kind, f"{decision.province}/{decision.chip}"
    return decision.kind, hall if hall is not None else str(getattr(decision, "province", None))


def place_in(decision: Decision, model: Model) -> tuple[int, ...]:
    """Return where the decision stands in arrays of halls, provinces, policies and provinces, provinces and chips."""
    hall = getattr(decision, "hall", None)
    if hall is not None:
        return (hall - 1,)
    province = model.axes.provinces.index(str(getattr(decision, "province", None)))
    if isinstance(decision, Contract):
        return province, model.axes.chips.index(decision.chip)
    return (LEVERS.index(decision.lever), province) if isinstance(decision, Policy) else (province,)


def reason_of(verdict: rules.Verdict, decision: Decision, model: Model) -> Reason:
    """Return what the rules said of one decision among the orders that were judged (R = 1)."""
    return Reason(int(getattr(verdict, decision.kind)[(0, *place_in(decision, model))]))


def doubles(plan: Sequence[tuple[str, Decision]], standing: Sequence[Decision] = ()) -> list[Issue]:
    """One week holds one decision of a kind for a hall or a province, whenever in that week it was taken."""
    earlier = {subject(decision) for decision in standing}
    seen: set[tuple[str, int | str]] = set()
    found = []
    for where, decision in plan:
        key, params = subject(decision), {"kind": decision.kind}
        if key in earlier:
            message = "is decided for this week already."
            found.append(Issue("decision.double", where, message, "Undo the earlier one first.", params))
        elif key in seen:
            found.append(Issue("decision.double", where, "is there twice.", "Keep one of them.", params))
        seen.add(key)
    return found


def on_sale(model: Model, tick: int) -> tuple[str, ...]:
    """Return the chips that can be bought in a week."""
    chips = model.axes.chips
    opened = rules.chip_open(np.arange(len(chips))[None], np.array([float(tick)]), model.params)[0]
    return tuple(chip for chip, is_open in zip(chips, opened, strict=True) if is_open)


def hall_verbs(state: State, model: Model) -> tuple[tuple[str, ...], ...]:
    """Return for each hall number what may be decided of its hall, whatever that costs."""
    asked = np.ones(state.hall_status.shape, dtype=bool)
    verdict = rules.allowed(state, dataclasses.replace(Orders.none(model.axes), pause=asked), model.params)
    fine = [(getattr(verdict, verb)[0] == Reason.OK).tolist() for verb in HALL_VERBS]
    return tuple(
        tuple(verb for verb, ok in zip(HALL_VERBS, of_hall, strict=True) if ok) for of_hall in zip(*fine, strict=True)
    )


__all__ = [
    "REASONS",
    "check",
    "doubles",
    "hall_verbs",
    "names_known",
    "on_sale",
    "orders_at",
    "place_in",
    "reason_of",
    "refusal",
    "subject",
]
