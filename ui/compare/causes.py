"""The causes of a difference: which there are, which go together, and what they are called."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import sandbox
from ui.words import catalogue
from ui.words.i18n import Translator
from ui.words.marks import translate

MOST = 8  # causes that are told apart: 256 runs
Decisions = tuple[sandbox.Decision, ...]


def differing(a: Decisions, b: Decisions) -> dict[str, sandbox.Decision]:
    """Return one decision for each cause, by the name that the engine gives the cause: all of a new hall is one."""
    only = [decision for decision in (*a, *b) if (decision in a) != (decision in b)]
    begun = {d.hall: d for d in only if isinstance(d, sandbox.Place | sandbox.Takeover | sandbox.Audit)}
    found: dict[str, sandbox.Decision] = {}
    for decision in sorted(only, key=lambda decision: decision.tick):
        hall = getattr(decision, "hall", None)
        if hall in begun:
            found.setdefault(f"decisions.hall.{hall}", begun[hall])
        else:
            words = ".".join(str(word) for word in sandbox.subject(decision))
            found.setdefault(f"decisions.{words}@{decision.tick}", decision)
    return found


def together(causes: Mapping[str, sandbox.Decision], most: int = MOST) -> tuple[tuple[str, ...], ...]:
    """Take causes of one verb together where there are more than can be told apart, and the rarest verbs if need be."""
    if len(causes) <= most:
        return ()
    verbs: dict[str, list[str]] = {}
    for name, decision in causes.items():
        verbs.setdefault(decision.kind, []).append(name)
    groups = sorted(verbs.values(), key=len, reverse=True)
    kept, rest = (groups, []) if len(groups) <= most else (groups[: most - 1], groups[most - 1 :])
    return tuple(tuple(group) for group in (*kept, [name for group in rest for name in group]) if len(group) > 1)


def named(cause: sandbox.Cause, causes: Mapping[str, sandbox.Decision], start: dt.date, words: Translator) -> str:
    """Return what a cause is called; several that are taken together are counted."""
    if cause.kind == "course":
        return translate("Compare", "The course of things")
    if cause.kind == "chance":
        return translate("Compare", "Chance")
    if cause.kind == "shocks":
        if cause.holds:
            return translate("Compare", "{what} ({count})").format(
                what=translate("Compare", "Dated events"), count=len(cause.holds)
            )
        return words.shock(event_of(cause.name))
    held = [causes[name] for name in cause.holds if name in causes]
    if held:
        verbs = dict.fromkeys(catalogue.verb(decision.kind) for decision in held)
        return translate("Compare", "{what} ({count})").format(what=", ".join(verbs), count=len(held))
    decision = causes.get(cause.name) or next(iter(cause.decided), None)
    if decision is None:
        return cause.name
    if cause.name.startswith("decisions.hall."):
        return catalogue.hall_name(decision.hall, getattr(decision, "name", ""))  # type: ignore[union-attr]
    return f"{words.decision(decision)}, {words.week(start + dt.timedelta(weeks=decision.tick))}"


def event_of(name: str) -> str:
    """Return the id of the dated event that a cause is."""
    return name.removeprefix("shocks.")


def contents(cause: sandbox.Cause, causes: Mapping[str, sandbox.Decision], words: Translator) -> list[str]:
    """Name what is taken together in a cause; nothing where it is one thing."""
    if cause.kind == "shocks":
        return [words.shock(event_of(name)) for name in cause.holds]
    return [words.decision(causes[name]) for name in cause.holds if name in causes]


def short(cause: sandbox.Cause, causes: Mapping[str, sandbox.Decision], start: dt.date, words: Translator) -> str:
    """Return a cause's name for a narrow place: of a decision only the verb and the week."""
    decision = causes.get(cause.name)
    if decision is None or cause.holds or cause.name.startswith("decisions.hall."):
        return named(cause, causes, start, words)
    return f"{catalogue.verb(decision.kind)} {words.week(start + dt.timedelta(weeks=decision.tick))}"


def listed(names: Iterable[str], words: Translator) -> str:
    """Return names as a list."""
    return ("、" if words.chinese else ", ").join(names)
