"""A plain page about a game: what was decided, how it ended, and the pictures beside it."""

from __future__ import annotations

import datetime as dt
import math
import shlex
from collections.abc import Sequence
from pathlib import Path

import jinja2

from sandbox.model.variables import INDICATORS
from sandbox.play.simulation import Simulation
from sandbox.play.whole import write_whole
from sandbox.scenario.decisions import Decision

TEMPLATE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Suanli: {{ title }}</title>
<style>body{font:15px/1.5 'Noto Sans SC',sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem;color:#1c2329}
table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #dcdfda;text-align:left}
td.n{text-align:right;font-variant-numeric:tabular-nums}img{max-width:100%;border:1px solid #dcdfda}small{color:#5e666d}
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
<h2>Pictures</h2>
{% if pictures %}<p>This game in the window.</p>
{% for picture in pictures %}<p><a href="{{ picture }}">
<img src="{{ picture }}" alt="The window: {{ picture.split('-')[0] }}" loading="lazy"></a></p>
{% endfor %}<p><small>All of them, in every language, theme and size:
<code>suanli play {{ command }} --screenshots {{ shown_in }}</code></small></p>
{% else %}<p><small>No pictures: the window could not be drawn on this machine.</small></p>{% endif %}
<p><small>One run, no band around it. Sources and confidence of every number: assets/data.</small></p>
</body></html>
"""
SHOWN_AT = (52, 104, 116, 156, 208, 260)


def write(
    simulation: Simulation, decided: Sequence[Decision], province: str, game: Path, pictures: Sequence[str]
) -> Path:
    """Write ``index.html`` about a finished game beside its capsule and return the page's path."""
    scenario, series = simulation.scenario, simulation.series(simulation.head.node)
    weeks = [t for t in SHOWN_AT if t < len(series)]

    def date(tick: int) -> str:
        return (scenario.start + dt.timedelta(weeks=tick)).isoformat()

    rows = [(v.meaning, v.unit, [_number(series[t, i]) for t in weeks]) for i, v in enumerate(INDICATORS)]
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
        pictures=list(pictures),
    )
    path = game.with_name("index.html")
    write_whole(path, text.encode())
    return path


def _number(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:,.4g}"


def _words(decision: Decision) -> str:
    fields = decision.model_dump(exclude={"tick", "kind", "lon", "lat"})
    return f"{decision.kind}: " + ", ".join(f"{k} {v}" for k, v in fields.items() if v not in (None, ""))
