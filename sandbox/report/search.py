"""What a search found, for reading: its rules, what the plan scores beside history and nothing, and what breaks it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

SCORES: Final = ("score", "history", "nothing")  # of the plan and of the two that it is compared with
WHO: Final = ("plan", "history", "nothing")
JUDGED: Final = {"held_out": "held-out runs", "held_out_other_dates": "held-out runs, dates drawn"}


def text(told: Mapping[str, Any]) -> str:
    """Return what a search found for reading."""
    head = f"{told['scenario']}  seed {told['seed']}  {'blind for dates  ' if told['blind'] else ''}"
    first = f"{head}{told['seconds']:.1f} s of {told['budget']:g}" + ("  STOPPED, PARTIAL" if told["partial"] else "")
    if told["player"] is None:
        return first
    return "\n".join([first, *_plan(told), *_scores(told), *_adversary(told["adversary"])])


def _plan(told: Mapping[str, Any]) -> Iterator[str]:
    trained = told["training"]
    if trained and (no := [name for name, beats in told["beats"].items() if beats is False]):
        instead = {"history": "history", "nothing": "deciding nothing"}
        yield f"NO PLAN WAS FOUND THAT BEATS {' OR '.join(instead[name] for name in no).upper()}"
    if trained:
        yield f"best of {trained['plans']} plans, province {told['player']}; generations: {trained['generations']}"
    if told["rules"]:
        yield "rules (points by which the score falls without it)"
    elif trained:
        yield "no rules: decide nothing"
    else:
        yield f"a plan of {told['decisions']} decisions, as given"
    for rule in told["rules"]:
        worth = "not judged" if rule["worth"] is None else f"{rule['worth']:+.3f}"
        yield f"  {worth:>10}  {rule['rule']}"


def _scores(told: Mapping[str, Any]) -> Iterator[str]:
    yield f"{'points, mean of ' + str(told['weeks']) + ' weeks':34}" + "".join(f"{who:>10}" for who in WHO)
    yield f"{'this game (run 0)':34}" + _cells(told, SCORES)
    for key, words in JUDGED.items():
        if row := told.get(key):
            yield f"{row['runs']:>3} {words:30}" + _cells(row, SCORES)
            for name, values in row["gauges"].items():
                yield f"      {name:28}" + _cells(values, WHO)
            percents = "".join(f"{100 * row['lost'][who]:>10.1f}" for who in WHO)
            yield f"      {'% of weeks past a red line':28}{percents}"
            passed = [f"{who} {', '.join(names)}" for who, names in row["red_lines"].items() if names]
            if passed:
                yield f"      passed: {'; '.join(passed)}"
            yield (
                f"      plan less history {row['gain']:+.3f}, standard error {row['gain_error']:.3f}; better in "
                f"{row['better_in']} of {row['runs']}"
            )
            yield (
                f"      plan less nothing {row['gain_on_nothing']:+.3f}, standard error "
                f"{row['gain_on_nothing_error']:.3f}; better in {row['better_than_nothing_in']} of {row['runs']}"
            )
            if not row["gain_on_nothing_clear"] and told["decisions"]:
                yield "      HARDLY BETTER THAN DECIDING NOTHING: the gain on it is within two standard errors"
    yield "  A score is 0 bad to 100 good: the mean of the five gauges, but 0 in a week past a red line."
    if told["noise"]:
        yield "  History's is another in each line, as other runs meet another chance."
    yield "  History: nobody plays, and all provinces begin halls by the model."
    yield f"  Nothing: a planner of {told['player']} who decides nothing, and begins no halls either."
    if not told["noise"]:
        yield "  this game has no chance: all runs of it are the same, and there is nothing else to judge a plan on"
    elif told["held_out"] is None:
        yield "NOT JUDGED on held-out runs: stopped before that, or the budget was too short"


def _cells(row: Mapping[str, Any], names: tuple[str, ...]) -> str:
    return "".join(f"{'-':>10}" if row[name] is None else f"{row[name]:>10.3f}" for name in names)


def _adversary(found: Mapping[str, Any] | None) -> Iterator[str]:
    if found is None:
        yield "adversary: it found nothing before the search was stopped"
        return
    if found["lost"]:
        better = "as good, within the error" if found["as_good"] else "better"
        yield f"adversary: without any change doing as history did is {better}, and none is looked for:"
        yield f"  the plan gains {found['gain']:+.3f} points on it in run {found['run']}"
        return
    looked = f"run {found['run']}, {found['looked']} of {found['of']} ends of ranges looked at"
    if found["looked"] < found["of"]:
        looked += ", the likeliest to matter first"
    if not found["looked"]:
        yield f"adversary: no time to look ({looked})"
        return
    yield f"adversary ({looked}):"
    if found["beaten"]:
        yield f"  the smallest in which history's policy does as well in the same world: {_change(found['beaten'])}"
    else:
        yield (
            "  none of them lets history's policy do as well in the same world; the closest: "
            f"{_change(found['nearest'])}"
        )
    if found["breaks"]:
        yield (
            "  the smallest that makes the world so bad that the plan scores less than history does without it, "
            f"{found['breaks']['recorded']:.3f}: {_change(found['breaks'])}"
        )
    else:
        yield "  none of them makes the world so bad that the plan scores less than history does without it"


def _change(change: Mapping[str, Any]) -> str:
    unit = "" if change["unit"] == "1" else f" {change['unit']}"
    if change["kind"] == "date":
        what = f"event {change['name']} moved by {change['to']:+.0f} weeks"
    else:
        what = f"{change['name']}" + (f" (size of event {change['shock']})" if change["shock"] else "")
        what += f" from {change['from']:.4g} to {change['to']:.4g}{unit}"
    return (
        f"{what}, {change['size']:.3f} of its range; there the plan scores {change['plan']:.3f}, history's policy "
        f"{change['history']:.3f}"
    )
