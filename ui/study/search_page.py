"""What a search found, as a page to read and to copy: rules, scores with their errors, and what undoes the plan."""

from __future__ import annotations

import html
from typing import Any

import sandbox
from ui.words import catalogue, plans, trust
from ui.words.i18n import DASH, Translator
from ui.words.marks import translate

GAUGES = tuple(f"nation.{variable.name}" for variable in sandbox.INDICATORS if variable.name.startswith("gauge_"))


def page(story: sandbox.Story, words: Translator, *, found: bool, going: bool) -> str:
    """Return the page of a story so far; ``found`` is whether its plan was searched for, not given.

    While it is ``going`` on, what is not there yet is not told to be missing.
    """
    plan = story.plan
    if plan is None:
        return ""
    told = sandbox.search_told(story)
    hidden = any(words.hides(gauge) for gauge in GAUGES)
    parts = _worse(told) if found and not hidden and not going else []
    parts += _rules(story, words, going=going) if found else []
    if not hidden and told["decisions"]:
        parts += _hardly(told["held_out"], words)
    parts += [f"<p>{html.escape(trust.instead())}</p>"] if hidden else _scores(told, words, going=going)
    if not hidden and (story.attack is not None or not going):
        parts += _attack(story.attack, told["adversary"], words)
    return f"<body>{''.join(parts)}</body>"


def _worse(told: dict[str, Any]) -> list[str]:
    """Say so where the best plan that was found is no good."""
    text = {
        (False, True): translate("Search", "No plan was found that beats history."),
        (True, False): translate("Search", "No plan was found that beats deciding nothing."),
        (False, False): translate(
            "Search", "No plan was found that beats history, nor one that beats deciding nothing."
        ),
    }.get((told["beats"]["history"], told["beats"]["nothing"]))
    return [f"<p><b>{html.escape(text)}</b></p>"] if text else []


def _rules(story: sandbox.Story, words: Translator, *, going: bool) -> list[str]:
    plan = story.plan
    if plan is None:
        return []
    head = translate("Search", "The plan for {province}").format(province=words.province(plan.province))
    if not plan.rules:
        text = translate("Search", "Decide nothing: no rule was worth more than the error of its worth.")
        return [f"<h2>{html.escape(head)}</h2><p>{html.escape(text)}</p>"]
    lines = []
    for rule in plan.rules:
        text, worth = html.escape(plans.rule(rule, story.scenario.start, words)), story.worth.get(rule)
        if worth is not None and not any(words.hides(gauge) for gauge in GAUGES):
            value = translate("Search", "Worth {points} points: what the score would lose without it.")
            text += f"<br/><span class=quiet>{value.format(points=words.number(worth, 3, sign=True))}</span>"
        lines.append(f"<li>{text}</li>")
    found = [f"<h2>{html.escape(head)}</h2><ol>{''.join(lines)}</ol>"]
    if not going and not story.worth:
        text = translate("Search", "The rules were not judged one by one: some may be worth nothing.")
        found.append(f"<p class=quiet>{html.escape(text)}</p>")
    return found


def _hardly(row: dict[str, Any] | None, words: Translator) -> list[str]:
    """Say of a plan that gains next to nothing that it does."""
    if row is None or row["gain_on_nothing_clear"]:
        return []
    text = translate(
        "Search", "Hardly better than deciding nothing: {gain} ± {error} points in {runs} other runs."
    ).format(
        gain=words.number(row["gain_on_nothing"], 3, sign=True),
        error=words.number(row["gain_on_nothing_error"], 3),
        runs=words.number(row["runs"]),
    )
    return [f"<p><b>{html.escape(text)}</b></p>"]


def _scores(told: dict[str, Any], words: Translator, *, going: bool) -> list[str]:
    """The scores as a table: a row for this game, and one for each kind of runs that the search never met."""

    def points(value: float | None, *, sign: bool = False) -> str:
        return DASH if value is None else words.number(value, 2, sign=sign)

    def gain(row: dict[str, Any], name: str) -> str:
        error = words.number(row[f"{name}_error"], 3)
        return f"{words.number(row[name], 3, sign=True)} ± {error}"

    heads = (
        "", translate("Search", "Plan"), translate("Search", "History"), translate("Search", "Deciding nothing"),
        translate("Search", "Gain on history"), translate("Search", "Gain on nothing"),
    )  # fmt: skip
    rows: list[tuple[str, ...]] = []
    if told["score"] is not None:
        score, history, nothing = (told[name] for name in ("score", "history", "nothing"))
        gains = (points(score - history, sign=True), points(score - nothing, sign=True))
        rows.append((translate("Search", "This game"), points(score), points(history), points(nothing), *gains))
    several = {
        "held_out": translate("Search", "{runs} other runs"),
        "held_out_other_dates": translate("Search", "{runs} other runs, events at drawn dates"),
    }
    notes = []
    for key, text in several.items():
        row = told.get(key)
        if row is None:
            continue
        name = text.format(runs=words.number(row["runs"]))
        scores = (points(row[column]) for column in ("score", "history", "nothing"))
        rows.append((name, *scores, gain(row, "gain"), gain(row, "gain_on_nothing")))
        better = translate("Search", "{name}: better than history in {better} of {runs}.")
        notes.append(better.format(name=name, better=words.number(row["better_in"]), runs=words.number(row["runs"])))
        if row["lost"]["plan"] or row["lost"]["history"]:
            past = translate("Search", "Past a red line, of all weeks: {plan} with the plan, {history} with history.")
            notes.append(past.format(**{who: _past(row, who, words) for who in ("plan", "history")}))
    parts = []
    if rows:
        head = "".join(f"<th align={'left' if k == 0 else 'right'}>{html.escape(h)}</th>" for k, h in enumerate(heads))
        lines = [f"<tr>{head}</tr>"]
        for cells in rows:
            ends = "".join(f"<td align=right>{html.escape(cell)}</td>" for cell in cells[1:])
            lines.append(f"<tr><td>{html.escape(cells[0])}</td>{ends}</tr>")
        title = translate("Search", "Scores in points, 0 bad to 100 good")
        parts.append(f"<h3>{html.escape(title)}</h3>")
        parts.append(f"<table cellspacing=0>{''.join(lines)}</table>")
        parts.append(f"<p class=quiet>{html.escape(' '.join((*notes, *_meaning(others=bool(notes)))))}</p>")
    if not told["noise"]:
        text = translate(
            "Search",
            "This game has no chance: all runs of it are the same, and there is nothing else to judge a plan on.",
        )
        parts.append(f"<p>{html.escape(text)}</p>")
    elif told["held_out"] is None and not going:
        text = translate("Search", "Not judged on runs that the search never met: it was stopped before, or too short.")
        parts.append(f"<p><b>{html.escape(text)}</b></p>")
    return parts


def _past(row: dict[str, Any], who: str, words: Translator) -> str:
    """Return in how many weeks a red line was passed, and which ones."""
    share = words.percent(row["lost"][who], 1)
    lines = ", ".join(catalogue.red_line(name) for name in row["red_lines"][who])
    return f"{share} ({lines})" if lines else share


def _meaning(*, others: bool) -> list[str]:
    """Say what a score is, and where there are ``others`` than the game's what their errors are."""
    text = translate(
        "Search",
        "A score is the mean of the five gauges over all weeks; a week past a red line counts as 0. History is this "
        "scenario with nobody playing.",
    )
    errors = translate("Search", "The search met none of the other runs; ± is the standard error over them.")
    return [text, errors] if others else [text]


def _attack(attack: sandbox.Attack | None, told: dict[str, Any] | None, words: Translator) -> list[str]:
    title = translate("Search", "What breaks it")
    head = f"<h3>{html.escape(title)}</h3>"
    if attack is None or told is None or not (attack.looked or attack.lost):
        text = translate("Search", "Nobody has looked for it yet: the time was over before.")
        return [head, f"<p>{html.escape(text)}</p>"]
    lines = [_lost(told, words)] if attack.lost else [*_tried(attack, words), *_broken(attack, words)]
    return [head, *(f"<p>{html.escape(text)}</p>" for text in lines)]


def _lost(told: dict[str, Any], words: Translator) -> str:
    if told["as_good"]:
        text = translate(
            "Search",
            "Nothing is needed for that: in the run that was looked at doing as history did is as good, within the "
            "error ({points} points).",
        )
        return text.format(points=words.number(-told["gain"], 2, sign=True))
    text = translate(
        "Search",
        "Nothing is needed for that: in the run that was looked at doing as history did is {points} points better.",
    )
    return text.format(points=words.number(-told["gain"], 2))


def _tried(attack: sandbox.Attack, words: Translator) -> list[str]:
    """Say how much was looked at, and in which changed world history's policy would be as good."""
    text = translate(
        "Search",
        "{looked} of {all} changes of the world were tried in one of these runs, the likeliest to matter first: each "
        "puts one number at an end of its range.",
    )
    lines = [text.format(looked=words.number(attack.looked), all=words.number(attack.all_))]
    if attack.beaten is not None:
        text = translate("Search", "The smallest in which doing as history did is as good in the same world: {change}.")
        lines += [text.format(change=plans.change(attack.beaten, words)), _there(attack.beaten, words)]
    elif attack.nearest is not None:
        text = translate(
            "Search", "In none of them is doing as history did as good; it comes closest in this one: {change}."
        )
        lines += [text.format(change=plans.change(attack.nearest, words)), _there(attack.nearest, words)]
    return lines


def _broken(attack: sandbox.Attack, words: Translator) -> list[str]:
    """Say which change makes the world worse than the plan makes it better."""
    if attack.breaks is None:
        text = translate(
            "Search", "None makes the world so bad that the plan scores less than history does without any change."
        )
        return [text]
    text = translate(
        "Search",
        "The smallest that makes the world so bad that the plan scores less than the {points} points of history "
        "without any change: {change}.",
    )
    points = words.number(attack.breaks.record, 2)
    return [text.format(points=points, change=plans.change(attack.breaks, words)), _there(attack.breaks, words)]


def _there(change: sandbox.Change, words: Translator) -> str:
    text = translate("Search", "There the plan scores {plan} points, doing as history did {history}.")
    return text.format(plan=words.number(change.plan, 2), history=words.number(change.history, 2))
