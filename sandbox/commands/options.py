"""Arguments and options that several commands have in common."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

SOURCE: Final = "A shipped name, a scenario file, a saved game, FILE#branch, or - for stdin."
DECISIONS: Final = "Decisions, one JSON object a line."
SET: Final = "path=value, repeatable; see `suanli paths`."

Source = Annotated[str, typer.Argument(help=SOURCE)]
Player = Annotated[str | None, typer.Option(help="The province that is played.")]
Seed = Annotated[int | None, typer.Option(help="Another seed.")]
Decisions = Annotated[Path | None, typer.Option(help=DECISIONS)]
Sets = Annotated[list[str] | None, typer.Option("--set", help=SET)]
Until = Annotated[str | None, typer.Option(help="Stop after the week of this date.")]
AlsoAt = Annotated[
    list[str] | None,
    typer.Option("--at", help="Also report the week whose Monday is nearest to this date, repeatable."),
]
At = Annotated[
    str | None, typer.Option(help="The date, of whose nearest Monday the week is looked at; without it, the last.")
]
Workers = Annotated[int | None, typer.Option(help="Processes; as many as there are processors.")]
AsJson = Annotated[bool, typer.Option("--json", help="Report as JSON.")]
