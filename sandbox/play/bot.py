"""A rule bot: what a careful newcomer might do; it plays when nobody can open a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sandbox.errors import Issue
from sandbox.play.quotes import Quote
from sandbox.play.simulation import Simulation
from sandbox.scenario.decisions import Decision, Link, Place, Survey

REVIEW_EVERY = 13


@dataclass(frozen=True, slots=True)
class Seen:
    """What the rules look at in a week: million yuan that can be spent, merchants' use (a share), free hall numbers."""

    tick: int
    available: float
    use: float
    free_halls: tuple[int, ...]
    check: Callable[[Sequence[Decision]], list[Issue]]
    price: Callable[[Decision], Quote]


def rules(seen: Seen, province: str) -> list[Decision]:
    """Once a quarter: survey first, then link, then an inference hall whenever half the free money pays for it."""
    tick = seen.tick
    if tick % REVIEW_EVERY:
        return []
    survey, link = Survey(tick=tick, province=province), Link(tick=tick, province=province)
    if tick == 0:
        return [survey]
    if not seen.check([link]) and seen.available > 4 * seen.price(link).upfront:
        return [link]
    if not seen.free_halls or seen.use < 0.4:
        return []
    hall = seen.free_halls[0]
    plan = Place(
        tick=tick,
        hall=hall,
        province=province,
        hall_type="inference",
        chip="h100",
        cards=512,
        operator="telco",
        name=f"{province} {hall}",
    )
    affordable = seen.price(plan).upfront < seen.available / 2
    return [plan] if affordable and not seen.check([plan]) else []


def decide(simulation: Simulation, province: str) -> list[Decision]:
    """Return what the rules decide at the head of a game."""
    if simulation.at_end:
        return []
    frame, check, price = simulation.frame(), simulation.check, simulation.price
    use = frame.indicators["merchant_utilisation"]
    return rules(Seen(simulation.tick, frame.available, use, frame.free_halls, check, price), province)


def play(simulation: Simulation, province: str) -> list[Decision]:
    """Play a game to its end by these rules and return what was decided."""
    decided: list[Decision] = []
    while not simulation.at_end:
        plan = decide(simulation, province)
        if plan:
            simulation.submit(plan)
            decided += plan
        simulation.advance()
    return decided
