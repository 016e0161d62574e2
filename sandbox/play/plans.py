"""What can be said of a plan without playing it: its names and numbers, and the order of its decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sandbox.errors import Issue
from sandbox.model.rules import Reason
from sandbox.model.step import Model
from sandbox.play.orders import REASONS, doubles, names_known, on_sale
from sandbox.scenario.decisions import Cancel, Decision, Link, Pause, Place, Resume

# What no look at the file can tell.
LEFT = "only `suanli run` finds out whether the money lasts, how far halls are, and which surveys hold"


@dataclass(slots=True)
class _Ground:
    """What a plan has brought about before a week, if all of it was carried out."""

    provinces: dict[int, str] = field(default_factory=dict)
    paused: set[int] = field(default_factory=set)
    cancelled: set[int] = field(default_factory=set)
    linked: set[str] = field(default_factory=set)

    def take(self, decision: Decision) -> None:
        """Note what a decision brings about."""
        if isinstance(decision, Place):
            self.provinces.setdefault(decision.hall, decision.province)
        elif isinstance(decision, Link):
            self.linked.add(decision.province)
        elif isinstance(decision, Pause):
            self.paused.add(decision.hall)
        elif isinstance(decision, Resume):
            self.paused.discard(decision.hall)
        elif isinstance(decision, Cancel):
            self.cancelled.add(decision.hall)


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
        return found
    ground = _Ground()
    for week in sorted({decision.tick for _, decision in plan} | {decision.tick for decision in standing}):
        group = [(where, decision) for where, decision in plan if decision.tick == week]
        before = [decision for decision in standing if decision.tick == week]
        found += doubles(group, before)
        for where, decision in group:
            reason = _reason(decision, ground, model)
            if reason is not Reason.OK:
                message, remedy = REASONS[reason]
                found.append(Issue(f"rule.{reason.name.lower()}", where, message, remedy, {"kind": decision.kind}))
        for decision in (*before, *(decision for _, decision in group)):  # refused or not: one fault, one issue
            ground.take(decision)
    return found


def _reason(decision: Decision, ground: _Ground, model: Model) -> Reason:
    """Why a decision would be refused whatever else happens; the order of the reasons is that of the rules."""
    if isinstance(decision, Place):
        conditions = (
            (not _played(decision.province, model), Reason.NOT_YOURS),
            (decision.hall in ground.provinces, Reason.SLOT_TAKEN),
            (decision.chip not in on_sale(model, decision.tick), Reason.CHIP_CLOSED),
        )
    elif not hasattr(decision, "hall"):
        linked = isinstance(decision, Link) and decision.province in ground.linked
        conditions = (
            (not _played(decision.province, model), Reason.NOT_YOURS),
            (linked, Reason.LINK_EXISTS),
            (False, Reason.OK),
        )
    else:
        paused = decision.hall in ground.paused
        if decision.hall not in ground.provinces:
            return Reason.NO_HALL
        conditions = (
            (decision.hall in ground.cancelled, Reason.FINISHED),
            (isinstance(decision, Pause) and paused, Reason.NOT_BUILDING),
            (isinstance(decision, Resume) and not paused, Reason.NOT_PAUSED),
        )
    return next((reason for holds, reason in conditions if holds), Reason.OK)


def _played(province: str, model: Model) -> bool:
    return bool(model.params["played"][0, model.axes.provinces.index(province)] > 0)


__all__ = ["LEFT", "judge"]
