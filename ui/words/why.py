"""Why a hall is as full as it is: what its kind of hall is wanted for, and how many of them there are by now."""

from __future__ import annotations

import math
from collections.abc import Iterable

import sandbox
from ui.words.i18n import Translator
from ui.words.marks import translate

YEAR = 52
APART = 0.03  # of its capacity: a hall that differs less from others of its kind stands as they do
DEAR = 0.02  # over or under the market's rent: less is the market's
WANTED = {  # what a kind of hall is made for
    "training": ("pretraining_demand", "finetuning_demand"),
    "inference": ("inference_demand",),
}


def why(frame: sandbox.Frame, hall: sandbox.HallView, words: Translator) -> str:
    """Say in three or four sentences why a running hall is as full as it is; nothing of one that does not run."""
    if hall.status != "live" or hall.closed_weeks or not 0 < frame.tick <= len(frame.series):
        return ""
    training = hall.hall_type == "training"
    use = _now(frame, f"{hall.hall_type}_hall_utilisation")
    said = [
        (
            translate("Why", "Training halls all over the country are {use} in use.")
            if training
            else translate("Why", "Inference halls all over the country are {use} in use.")
        ).format(use=words.percent(use))
    ]
    said.append(_moved(frame, hall.hall_type, words))
    said.append(
        translate("Why", "Inference halls and clouds take training too, and users seldom run inference in this kind.")
        if training
        else translate("Why", "Clouds compete for it, and users trust them more.")
    )
    said.append(_apart(hall, use, words))
    return _joined(said, words)


def _moved(frame: sandbox.Frame, kind: str, words: Translator) -> str:
    """Say how capacity and demand of a kind moved in a year, or since the start."""
    weeks = min(YEAR, frame.tick - 1)
    if weeks < 1:
        return ""
    capacity, before = (_at(frame, (f"{kind}_hall_capacity",), ago) for ago in (0, weeks))
    wanted, earlier = (_at(frame, WANTED[kind], ago) for ago in (0, weeks))
    if min(before, earlier) <= 0:
        return ""
    text = (
        translate(
            "Why",
            "In {weeks} their capacity went from {before} to {capacity} EF, "
            "the demand for training from {earlier} to {wanted} EF.",
        )
        if kind == "training"
        else translate(
            "Why",
            "In {weeks} their capacity went from {before} to {capacity} EF, "
            "the demand for inference from {earlier} to {wanted} EF.",
        )
    )
    return text.format(
        weeks=words.counts.weeks(weeks),
        before=words.significant(before),
        capacity=words.significant(capacity),
        earlier=words.significant(earlier),
        wanted=words.significant(wanted),
    )


def _apart(hall: sandbox.HallView, use: float, words: Translator) -> str:
    """Say where a hall stands apart from its kind, and whether its price may be why."""
    if abs(hall.utilisation - use) < APART:
        return translate("Why", "This hall stands as they do.")
    less = hall.utilisation < use
    text = translate("Why", "This hall is used less.") if less else translate("Why", "This hall is used more.")
    dear = hall.price - 1.0
    if abs(dear) >= DEAR and (dear > 0) == less:
        asks = translate("Why", "It asks {price} times the market's rent.").format(price=words.number(hall.price, 2))
        return _joined((text, asks), words)
    return text


def _joined(sentences: Iterable[str], words: Translator) -> str:
    return ("" if words.chinese else " ").join(filter(None, sentences))


def _now(frame: sandbox.Frame, name: str) -> float:
    return float(frame.indicators.get(name, math.nan))


def _at(frame: sandbox.Frame, names: tuple[str, ...], ago: int) -> float:
    """Return the sum of some indicators some weeks before the frame's."""
    columns = [v.name for v in sandbox.INDICATORS]
    return float(sum(frame.series[frame.tick - 1 - ago, columns.index(name)] for name in names))
