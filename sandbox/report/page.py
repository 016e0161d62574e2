"""A plain page about a game: what was decided, how it ended, and the pictures beside it."""

from __future__ import annotations

import datetime as dt
import math
import shlex
from collections.abc import Sequence
from pathlib import Path

from sandbox.model.measures import INDICATORS, Measure
from sandbox.play.simulation import Simulation
from sandbox.play.whole import write_whole
from sandbox.scenario.decisions import Decision
from sandbox.scenario.tables import letters

TEMPLATE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Suanli: {{ title }}</title>
<style>body{font:15px/1.5 'Noto Sans SC',sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1c2329}
table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #dcdfda;text-align:left}
td.n{text-align:right;font-variant-numeric:tabular-nums}img{max-width:100%;border:1px solid #dcdfda}
small,figcaption{color:#5e666d}figure{margin:1rem 0}
</style></head><body>
<h1>{{ title }}</h1>
<p>{{ province }}, {{ first }} to {{ last }}, seed {{ seed }}.
Played by a rule bot, because there is no display here.</p>
<h2>This game</h2>
<p>It is saved in <a href="{{ game.name }}">{{ game.name }}</a>,
digest <code title="{{ digest }}">{{ digest[:16] }}</code>.
Play it again, the same to the last bit, and see that digest; or open it where there is a display:</p>
<pre>suanli verify {{ command }}
suanli run {{ command }}
suanli play {{ command }}</pre>
<h2>What was decided</h2>
<table><tr><th>Week of</th><th>Decision</th></tr>
{% for date, text in decided %}<tr><td>{{ date }}</td><td>{{ text }}</td></tr>
{% else %}<tr><td colspan="2">Nothing.</td></tr>{% endfor %}</table>
<h2>Outcome</h2>
<table><tr><th>Measure</th><th>Unit</th>{% for date in dates %}<th>{{ date }}</th>{% endfor %}</tr>
{% for name, unit, values in rows %}<tr><td>{{ name }}</td><td>{{ unit }}</td>
{% for value in values %}<td class="n">{{ value }}</td>{% endfor %}</tr>
{% endfor %}</table>
<p><small>EF: 10<sup>18</sup> operations a second, dense FP16; about 1,000 H100 cards. Halls: those of merchants, who
rent them out, unless clouds are named.</small></p>
<p><small>Every figure is the model's and has at best the letter of its weakest part, mostly D:
{% for letter, meaning in letters.items() %}{{ letter }}, {{ meaning[0]|lower }}{{ meaning[1:] }}{{ ". " if loop.last
else "; " }}{% endfor %}</small></p>
<h2>Pictures</h2>
{% if pictures %}<p>This game in the window.</p>
{% for picture, view in pictures %}<figure><a href="{{ picture }}">
<img src="{{ picture }}" alt="The window: {{ view }}" loading="lazy"></a>
<figcaption>{{ view }}</figcaption></figure>
{% endfor %}<p><small>All of them, in every language, theme and size:
<code>suanli play {{ command }} --screenshots {{ shown_in }}</code></small></p>
{% else %}<p><small>No pictures: the window could not be drawn on this machine.</small></p>{% endif %}
<p><small>One run, no band around it. Sources and confidence of every number that goes in: docs/model.md.</small></p>
</body></html>
"""
SHOWN_AT = (52, 104, 116, 156, 208, 260)
UNITS = {
    "share": "%", "count": "", "ratio": "times", "1/week": "a week", "EF": "EF", "EF*day/trn": "EF per trillion a day",
    "MCNY": "million ¥", "MCNY/week": "million ¥ a week", "MW": "MW", "Mt/year": "Mt a year", "kCNY": "thousand ¥",
    "kCNY/month": "thousand ¥ a month", "kt/year/EF": "kt a year per EF", "trn/day": "trillion a day", "week": "weeks",
}  # fmt: skip
INDEX = "0 to 1"  # of gauges and factors, which are no shares of anything
INDICES = frozenset(("promotion", "affordability", "reach_gini"))
VIEWS = {
    "start": "The first page: choose a story, a province, a seed",
    "charts": "A week of the game: decisions, map, the province, and four charts",
    "hall": "One hall: its use and cash, and why it is as full as it is",
    "placing": "Placing a hall: the lines are round trips of 10, 20 and 30 ms",
    "queue": "Plans that wait to be committed",
    "gauges": "The five gauges, and promotion, which pulls against them",
    "chips": "The second-hand market of a chip",
    "owners": "Who owns the halls, and how each kind of owner lives and fails",
    "timeline": "The branches of the game",
    "compare": "Two branches beside each other, and where and by how much they differ",
    "table": "All outcome measures, week by week",
    "brief": "What moved most in four weeks, and why",
    "debrief": "The end, against the record and against nobody playing",
    "hidden": "The same week with everything hidden that rests on assumptions",
    "backcast": "The model against what was published, row by row",
    "equations": "The equation book: how a number is reckoned, from what, and what is reckoned from it",
    "causes": "The cause graph: what a number hangs on and what hangs on it, by weight",
    "since": "Why a number has changed since the last quarter, as parts that add up",
    "card": "The model card: what is invented, what has evidence, and the rival theories",
}


def write(
    simulation: Simulation, decided: Sequence[Decision], province: str, game: Path, pictures: Sequence[str]
) -> Path:
    """Write ``index.html`` about a finished game beside its capsule and return the page's path."""
    scenario, series = simulation.scenario, simulation.series(simulation.head.node)
    weeks = [t for t in SHOWN_AT if t < len(series)]

    def date(tick: int) -> str:
        return (scenario.start + dt.timedelta(weeks=tick)).isoformat()

    rows = [
        (v.meaning, unit, [_number(series[t, i] * (100.0 if unit == "%" else 1.0), whole=not unit) for t in weeks])
        for i, v in enumerate(INDICATORS)
        for unit in [unit_of(v)]
    ]
    import jinja2  # not before a page is written: every command would wait for it

    environment = jinja2.Environment(autoescape=True)
    text = environment.from_string(TEMPLATE).render(
        title=scenario.title.en,
        province=province,
        first=date(0),
        last=date(simulation.tick),
        seed=scenario.seed,
        decided=[(date(d.tick), _words(d)) for d in decided],
        dates=[date(t) for t in weeks],
        rows=rows,
        game=game,
        command=shlex.quote(str(game)),
        digest=b"".join(simulation.digests(simulation.head.node)[-1]).hex(),
        shown_in=shlex.quote(str(game.parent)),
        pictures=[(name, VIEWS.get(name.split("-")[0], name)) for name in pictures],
        letters=letters(),
    )
    path = game.with_name("index.html")
    write_whole(path, text.encode())
    return path


def unit_of(measure: Measure) -> str:
    """Return the unit of an outcome measure as a reader wants it."""
    if measure.name.startswith("gauge_") or measure.name in INDICES:
        return INDEX
    return UNITS[measure.shown_unit]


def _number(value: float, *, whole: bool) -> str:
    """Write a number with about three digits that mean something, never with an exponent; counts are whole."""
    if math.isnan(value):
        return "–"
    size = abs(value)
    digits = 0 if whole or size >= 100 or size < 0.00005 else 1 if size >= 10 else 2 if size >= 0.1 else 4
    return f"{value:,.{digits}f}".replace("-", "−")


def _words(decision: Decision) -> str:
    """Name a decision by what was chosen in it; what was left as usual is not said."""
    fields = decision.model_dump(exclude={"tick", "kind", "lon", "lat"}, exclude_defaults=True)
    said = ", ".join(f"{k.replace('_', ' ')} {v}" for k, v in fields.items() if v not in (None, ""))
    return f"{decision.kind}: {said}"
