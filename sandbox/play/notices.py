"""What happened in a week that a planner would want to hear of: codes and parameters, no sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.names import LEVERS, RED_LINES
from sandbox.model.rules import Reason
from sandbox.model.state import BUILDING, CLASSES, EMPTY, FAILED, LIVE, MOTHBALLED, PAUSED, Flows, State
from sandbox.model.step import Model
from sandbox.play.orders import reason_of
from sandbox.scenario.decisions import Decision
from sandbox.scenario.parameters import week_of
from sandbox.scenario.schema import Scenario

STARVED_WEEKS = 13


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened at a week."""

    code: str
    tick: int
    params: Mapping[str, object] = field(default_factory=dict)


def calendar(scenario: Scenario) -> dict[int, tuple[str, ...]]:
    """Return which dated events fall into which week, of those that are switched on."""
    found: dict[int, list[str]] = {}
    for shock_id, shock in scenario.shocks.items():
        if shock.on and shock.date is not None:
            week = int(np.floor(week_of(shock.date, scenario.start)))
            if 0 <= week < scenario.weeks:
                found.setdefault(week, []).append(shock_id)
    return {week: tuple(ids) for week, ids in found.items()}


def detect(
    model: Model,
    before: State,
    flows: Flows,
    after: State,
    decisions: Sequence[Decision],
    events: Mapping[int, tuple[str, ...]],
) -> tuple[Notice, ...]:
    """Return the notices of one week."""
    tick = before.tick
    found = [Notice("shock", tick, {"id": shock_id}) for shock_id in events.get(tick, ())]
    found += refused(model, flows, decisions, tick)
    was, now = before.hall_status[0], after.hall_status[0]
    unfinished, opened = (was == BUILDING) | (was == PAUSED), (was != LIVE) & (now == LIVE)
    for slot in np.flatnonzero(unfinished & opened):
        found.append(Notice("hall.finished", tick, {"hall": int(slot) + 1}))
    for slot in np.flatnonzero((was != FAILED) & (now == FAILED)):
        found.append(Notice("hall.failed", tick, {"hall": int(slot) + 1}))
    for slot in np.flatnonzero((was == EMPTY) & opened):
        if after.hall_audited[0, slot]:
            use = float(flows["hall_use_share"][0, slot])
            found.append(Notice("hall.audited", tick, {"hall": int(slot) + 1, "use": use}))
        else:
            found.append(Notice("hall.taken_over", tick, {"hall": int(slot) + 1}))
    for slot in np.flatnonzero((was == MOTHBALLED) & opened):
        found.append(Notice("hall.reopened", tick, {"hall": int(slot) + 1}))
    closed, fewer = after.hall_closed_weeks[0], before.hall_cards[0] - after.hall_cards[0]
    for slot in np.flatnonzero((before.hall_closed_weeks[0] > 0) & (closed == 0) & (now == LIVE)):
        kind = CLASSES[int(after.hall_type[0, slot])]
        found.append(Notice("hall.repurposed", tick, {"hall": int(slot) + 1, "hall_type": kind}))
    own = after.cards[0, model.axes.first_hall :][np.arange(model.axes.halls), after.hall_chip[0]]
    nothing_left = (after.hall_selling[0] == 0) | (own == 0)
    for slot in np.flatnonzero((was == LIVE) & (fewer > 0) & nothing_left):
        found.append(Notice("hall.sold_out", tick, {"hall": int(slot) + 1}))
    for slot in np.flatnonzero((was == LIVE) & (before.hall_buying[0] > 0) & (fewer < 0) & (after.hall_buying[0] == 0)):
        found.append(Notice("hall.bought_all", tick, {"hall": int(slot) + 1}))
    ended = (before.hall_hedge_weeks[0] > 0) & (after.hall_hedge_weeks[0] == 0)
    for slot in np.flatnonzero(ended & (now != EMPTY)):
        found.append(Notice("hall.hedge_ended", tick, {"hall": int(slot) + 1}))
    for slot in np.flatnonzero(unfinished & (fewer > 0)):
        found.append(Notice("hall.undelivered", tick, {"hall": int(slot) + 1, "cards": int(fewer[slot])}))
    for slot in np.flatnonzero(after.hall_idle_weeks[0] == STARVED_WEEKS):
        kind = CLASSES[int(after.hall_type[0, slot])]
        found.append(Notice("hall.starved", tick, {"hall": int(slot) + 1, "hall_type": kind}))
    patience = int(model.params["red_line_patience"][0])
    for k in np.flatnonzero((after.red_line_weeks[0] == patience) & (before.red_line_weeks[0] < patience)):
        found.append(Notice("red_line.passed", tick, {"red_line": RED_LINES[int(k)], "weeks": patience}))
    played = model.params["played"][0] > 0
    for index in np.flatnonzero(played):
        province = model.axes.provinces[int(index)]
        if before.purse[0, index] >= 0 > after.purse[0, index]:
            found.append(Notice("purse.empty", tick, {"province": province}))
        if after.linked[0, index] > before.linked[0, index]:
            found.append(Notice("link.opened", tick, {"province": province}))
        if after.surveyed_weeks[0, index] > before.surveyed_weeks[0, index]:
            found.append(Notice("survey.done", tick, {"province": province}))
        found += _of_contracts(model, before, flows, int(index))
        for lever in np.flatnonzero(after.policy[0, :, index] != before.policy[0, :, index]):
            level = float(after.policy[0, lever, index])
            params = {"province": province, "lever": LEVERS[int(lever)], "level": level}
            found.append(Notice("policy.in_force", tick, params) if level else Notice("policy.ended", tick, params))
    if after.tick == model.axes.weeks:
        found.append(Notice("end", tick))
    return tuple(found)


def _of_contracts(model: Model, before: State, flows: Flows, province: int) -> list[Notice]:
    """Return what became of the chips on order in a province: what came, what never comes, which options lapse."""
    came, lost = flows["contract_arrived"][0, province], flows["contract_lost"][0, province]
    due = (before.contract_weeks[0, province] == 1) & (before.contract_cards[0, province] > 0)
    lapsed = np.where(due & (came == 0), before.contract_cards[0, province], 0)

    def params(cards: NDArray[Any], chip: int) -> dict[str, object]:
        names = {"province": model.axes.provinces[province], "chip": model.axes.chips[chip]}
        return {**names, "cards": int(cards[chip])}

    found = [Notice("contract.lost", before.tick, params(lost, int(chip))) for chip in np.flatnonzero(lost)]
    found += [Notice("contract.arrived", before.tick, params(came, int(chip))) for chip in np.flatnonzero(came)]
    found += [Notice("contract.lapsed", before.tick, params(lapsed, int(chip))) for chip in np.flatnonzero(lapsed)]
    return found


def refused(model: Model, flows: Flows, decisions: Sequence[Decision], tick: int) -> list[Notice]:
    """Return a notice for each decision that the rules did not carry out."""
    reasons = ((decision.kind, reason_of(flows["verdict"], decision, model)) for decision in decisions)
    return [
        Notice("order.refused", tick, {"kind": kind, "reason": reason.name.lower()})
        for kind, reason in reasons
        if reason is not Reason.OK
    ]
