"""A comparison as a file: its table, its picture, or a page of both that needs nothing else."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.compare.table import SIZE, DeltaModel

_PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<style>body {{ font: 14px/1.5 sans-serif; color: #1c2329; max-width: 1080px; margin: 24px auto; padding: 0 16px }}
img {{ max-width: 100%; border: 1px solid #dcdfda }} table {{ border-collapse: collapse; width: 100% }}
th, td {{ border-bottom: 1px solid #dcdfda; padding: 3px 8px; text-align: right }}
th:first-child, td:first-child, th:nth-child(4), td:nth-child(4) {{ text-align: left }}
p, li {{ color: #4c555c }}</style></head><body>
<h1>{title}</h1>
{facts}
<img alt="{alt}" src="data:image/png;base64,{picture}">
{decided}
<table><thead><tr>{heads}</tr></thead><tbody>
{rows}
</tbody></table></body></html>
"""


def page(
    lang: str,
    title: str,
    facts: Sequence[str],
    decided: Sequence[tuple[str, Sequence[str]]],
    table: DeltaModel,
    picture: bytes,
) -> str:
    """Return a page: what is compared, the picture, what was decided on each branch, and all numbers."""
    escape = html.escape
    heads = [str(table.headerData(k, Qt.Orientation.Horizontal)) for k in range(SIZE + 1)]
    rows = ("".join(f"<td>{escape(table.text(row, k))}</td>" for k in range(SIZE + 1)) for row in table.rows)
    lists = (
        f"<h2>{escape(head)}</h2><ul>{''.join(f'<li>{escape(x)}</li>' for x in items)}</ul>" for head, items in decided
    )
    return _PAGE.format(
        lang=lang.replace("_", "-"),
        title=escape(title),
        facts="".join(f"<p>{escape(fact)}</p>" for fact in facts),
        alt=escape(title),
        picture=base64.b64encode(picture).decode(),
        decided="\n".join(lists),
        heads="".join(f"<th>{escape(head)}</th>" for head in heads),
        rows="\n".join(f"<tr>{row}</tr>" for row in rows),
    )
