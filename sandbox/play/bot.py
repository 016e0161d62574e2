"""A rule bot: what a careful newcomer might do; it plays when nobody can open a window."""

from __future__ import annotations

from sandbox.play.simulation import Simulation
from sandbox.scenario.decisions import Decision, Link, Place, Survey

REVIEW_EVERY = 13


def decide(simulation: Simulation, province: str) -> list[Decision]:
    """Once a quarter: survey first, then link, then an inference hall whenever half the free money pays for it."""
    tick, frame = simulation.tick, simulation.frame()
    if tick % REVIEW_EVERY or simulation.at_end:
        return []
    survey, link = Survey(tick=tick, province=province), Link(tick=tick, province=province)
    if tick == 0:
        return [survey]
    if not simulation.check([link]) and frame.available > 4 * simulation.price(link).upfront:
        return [link]
    if not frame.free_halls or frame.indicators["merchant_utilisation"] < 0.4:
        return []
    hall = frame.free_halls[0]
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
    affordable = simulation.price(plan).upfront < frame.available / 2
    return [plan] if affordable and not simulation.check([plan]) else []


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
