"""What can be said of a plan without playing it: its names and numbers, and the order of its decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace

import numpy as np

from sandbox.errors import Issue
from sandbox.model import rules
from sandbox.model.orders import carry_out
from sandbox.model.rules import Reason
from sandbox.model.state import State
from sandbox.model.step import Model
from sandbox.play.orders import doubles, names_known, orders_at, reason_of, refusal
from sandbox.scenario.decisions import Decision, Place

# What no look at the file can tell.
LEFT = (
    "only `suanli run` finds out whether the money lasts, how far halls are, which owners fail, which surveys hold, "
    "and what lies in the store"
)
COURSE = (
    Reason.STORE_SHORT, Reason.NOT_RUNNING, Reason.NOT_MOTHBALLED, Reason.NOT_FAILING, Reason.NOTHING_THERE
)  # fmt: skip
MOST = 40  # faults that are told at once
ENDLESS = 10**17  # fen: dearer than the most that a plan can order


def judge(plan: Sequence[tuple[str, Decision]], model: Model, standing: Sequence[Decision] = ()) -> list[Issue]:
    """Return what is wrong with decisions and their places in a file; their order once all names are right.

    ``standing`` are the author's own decisions: they are not judged, and halls may be theirs.
    """
    found = []
    for where, decision in plan:
        found += names_known(decision, model, where)
        if decision.tick >= model.axes.weeks:
            message = f"is for week {decision.tick}; the last week of this scenario is {model.axes.weeks - 1}."
            found.append(Issue("decision.too_late", where, message, "Choose an earlier week."))
    if found:
        return _told(found)
    ground, unplaced = _ground(model), set[int]()
    for week in sorted({decision.tick for _, decision in plan} | {decision.tick for decision in standing}):
        group = [(where, decision) for where, decision in plan if decision.tick == week]
        before = [decision for decision in standing if decision.tick == week]
        found += doubles(group, before)
        orders = orders_at([*before, *(decision for _, decision in group)], model)
        ground = ground.with_(tick=week)
        verdict = _as_far_as_known(rules.allowed(ground, orders, model.params))
        for where, decision in group:
            reason = reason_of(verdict, decision, model)
            if reason is Reason.OK or getattr(decision, "hall", None) in unplaced:  # one fault, one issue
                continue
            found.append(refusal(reason, where, decision, ground, model))
            if isinstance(decision, Place) and reason is not Reason.SLOT_TAKEN:
                unplaced.add(decision.hall)
        if len(found) > MOST:
            return _told(found)
        ground = _later(carry_out(model.axes, model.params, ground, orders, verdict)[0], ground)
    return found


def _told(found: list[Issue]) -> list[Issue]:
    """As many faults as a reader can use, and that there are more."""
    more = Issue("plan.more", "the plan", f"has more faults than these {MOST}.", "Mend these first.")
    return found if len(found) <= MOST else [*found[:MOST], more]


def _ground(model: Model) -> State:
    """The first state, with money that never ends: what a plan costs is not asked here."""
    return model.state0.with_(purse=np.full_like(model.state0.purse, ENDLESS))


def _as_far_as_known(verdict: rules.Verdict) -> rules.Verdict:
    """Let pass what only the course of the game can tell: which halls run by then, and which owners fail."""
    found = {f.name: getattr(verdict, f.name) for f in fields(verdict)}
    codes = {name: values for name, values in found.items() if not name.startswith("hall_")}
    return replace(verdict, **{name: np.where(np.isin(code, COURSE), Reason.OK, code) for name, code in codes.items()})


def _later(ordered: State, before: State) -> State:
    """Keep what orders have brought about, but no time: halls are never finished, and nothing is still running out."""
    passing = ("survey_weeks", "hall_hedge_weeks", "contract_cards", "cards_stored")
    return ordered.with_(**{name: getattr(before, name) for name in passing})


__all__ = ["LEFT", "judge"]
