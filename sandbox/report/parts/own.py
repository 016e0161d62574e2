"""What numbers are made of that no table tells, as it depends on the week: a rule of its own for each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from sandbox.model.names import RED_LINES
from sandbox.model.state import CLASSES, EMPTY, NETWORKS
from sandbox.play.red_lines import LIMITS
from sandbox.report.entries import POOL
from sandbox.report.parts.booked import booked, purse_flows
from sandbox.report.parts.item import Parts, made, plain
from sandbox.report.parts.values import Values

Same = tuple[str, dict[str, str]]  # key and place of the number that it is this week
Rule = Callable[[Values, dict[str, str]], Parts | Same | None]  # None: the tables say it


def _player(v: Values) -> dict[str, str] | None:
    player = v.simulation.scenario.player
    return {"province": str(player)} if player is not None else None


def _of_player(key: str) -> Rule:
    def rule(v: Values, at: dict[str, str]) -> Parts | Same:
        here = _player(v)
        return (key, here) if here else made("given", source="nothing")

    return rule


def _income(v: Values, at: dict[str, str]) -> Parts:
    here = _player(v)
    if here is None:
        return made("given", source="nothing")
    return booked(purse_flows(v, here), v.value("nation.purse_income", {}))


def _idle_share(v: Values, at: dict[str, str]) -> Parts:
    if not v.value("nation.idle_share_new", {}):
        return made("given", source="nothing")
    return made("ratio", (v.item("*", "merchant_idle", {}), v.item("/", "nation.merchant_capacity", {})))


def _intensity(v: Values, at: dict[str, str]) -> Parts:
    carbon, used = v.item("*", "nation.carbon", {}), v.item("/", "used", {})
    return made("ratio", (carbon, v.item("*", "thousand", {}), used))


def _latency(v: Values, at: dict[str, str]) -> Parts:
    network = NETWORKS[0] if v.value("end.linked", at) > 0 else NETWORKS[1]
    return made("sum", (v.item("+", "mean_round_trip", {**at, "network": network}, f"network={network}"),))


def _forecast(v: Values, at: dict[str, str]) -> Same:
    return "forecast_return" if "forecast_return" in v.names else "expected_return", at


def _weeks(v: Values, at: dict[str, str]) -> Parts:
    if not v.value("hall.weeks_to_finish", at):
        return made("given", source="nothing")
    return made("up", (v.item("*", "end.stages_left", at), v.item("/", "stages_a_week", at)))


def _hall_capacity(v: Values, at: dict[str, str]) -> Parts | Same | None:
    if "hall" not in at:
        return None
    slot, state = int(at["hall"]) - 1, v.week.after
    if slot in v.waiting:
        order = v.waiting[slot]
        cards = plain("*", float(order.cards), "1", "ordered")
        return made("product", (cards, v.item("*", "chip_exaflops", {"chip": order.chip})))
    if state.hall_status[0, slot] == EMPTY:
        return made("given", source="nothing")
    if np.count_nonzero(state.cards[0, v.model.axes.first_hall + slot]) > 1:
        return "end.cards_held", at
    chip = {"chip": v.model.axes.chips[int(state.hall_chip[0, slot])]}
    return made("product", (v.item("*", "end.hall_cards", at), v.item("*", "chip_exaflops", chip)))


def _hall_rent(v: Values, at: dict[str, str]) -> Parts | None:
    return None if v.value("hall.rent", at) else made("given", source="nothing")


def _hall_use(v: Values, at: dict[str, str]) -> Parts | None:
    return None if v.value("capacity", at) > 0 else made("given", source="nothing")


def _fiscal_week(v: Values, at: dict[str, str]) -> Parts | Same | None:
    """What was paid this week; what was paid before is remembered as it was."""
    if "week" not in at:
        return None
    if at["week"] != "0":
        return made("given", source="past")
    return "public_money", {}


def _pool_use(v: Values, at: dict[str, str]) -> Parts:
    pool = {**at, "hall": POOL}
    return made("ratio", (v.item("*", "pool_used", at), v.item("/", "now.cards_capacity", pool)))


def _pool_used(v: Values, at: dict[str, str]) -> Parts:
    own = [v.item("+", "own_use_here", at)] if at["class"] == CLASSES[0] else []
    return made("sum", (v.item("+", "use", {**at, "hall": POOL}), *own))


def _own_here(v: Values, at: dict[str, str]) -> Parts:
    clouds = {"class": CLASSES[0]}
    here = v.item("*", "now.cards_capacity", {**clouds, "province": at["province"]})
    return made("ratio", (v.item("*", "own_use", {}), here, v.item("/", "now.cards_capacity", clouds)))


def _guaranteed(v: Values, at: dict[str, str]) -> Parts | None:
    if "province" not in at:
        return None
    shares = (v.item("*", "guarantee_share", {}), v.item("*", "policy_guarantee", at))
    return made("product", (v.item("*", "merchant_owed", at), *shares))


def _red_line(name: str, limit: str, measure: str) -> Rule:
    """Where a red line stands, over its limit."""
    own = {"own_public_money": "fiscal_year_here", "own_guarantees": "guaranteed_here"}

    def rule(v: Values, at: dict[str, str]) -> Parts:
        here = _player(v) if limit.endswith("_here") else {}
        if here is None:
            return made("given", source="nothing")
        return made("ratio", (v.item("*", own.get(name, f"nation.{measure}"), here), v.item("/", limit, here)))

    return rule


def _fiscal_here(v: Values, at: dict[str, str]) -> Parts:
    last = v.value("last_fiscal_year_here", at)
    paid = v.item("+", "public_money", at)
    gone = last / float(v.names["fiscal_memory"][0])
    return made("sum", (plain("+", last, "MCNY", "before"), paid, plain("-", gone, "MCNY", "forgotten")))


def _class_use(kind: str, capacity: str) -> Rule:
    def rule(v: Values, at: dict[str, str]) -> Parts:
        return made("ratio", (v.item("*", "use", {**at, "class": kind}), v.item("/", capacity, at)))

    return rule


def _pace(v: Values, at: dict[str, str]) -> Parts:
    """Stages of a hall pass faster on the fast track."""
    fast = v.value("end.hall_fast", at) > 0
    return made("ratio", (v.item("*", "stage_rate", {}), *((v.item("/", "fast_track_lead", {}),) if fast else ())))


RULES: Mapping[str, Rule] = {
    **{f"line.{name}": _red_line(name, *LIMITS[name]) for name in RED_LINES},
    "province.inference_use": _class_use("inference", "province.inference_capacity"),
    "province.training_use": _class_use("training", "province.training_capacity"),
    "nation.inference_hall_utilisation": _class_use("inference", "nation.inference_hall_capacity"),
    "nation.training_hall_utilisation": _class_use("training", "nation.training_hall_capacity"),
    "stages_a_week": _pace,
    "nation.purse": _of_player("end.purse_million"),
    "nation.promotion": _of_player("promotion"),
    "nation.purse_income": _income,
    "nation.idle_share_new": _idle_share,
    "nation.carbon_intensity": _intensity,
    "province.latency": _latency,
    "province.forecast_return": _forecast,
    "hall.weeks_to_finish": _weeks,
    "hall.capacity": _hall_capacity,
    "hall.rent": _hall_rent,
    "hall.utilisation": _hall_use,
    "fiscal_history": _fiscal_week,
    "pool_use": _pool_use,
    "pool_used": _pool_used,
    "own_use_here": _own_here,
    "guaranteed_here": _guaranteed,
    "fiscal_year_here": _fiscal_here,
}
