"""Which commands may be given now, and why the others may not."""

from __future__ import annotations

import sandbox
from ui.actions import Actions
from ui.bars.top_bar import SPEEDS
from ui.words import catalogue
from ui.words.marks import translate


def enable(actions: Actions, frame: sandbox.Frame | None, *, playing: bool, at_start: bool, queued: bool) -> None:
    """Allow what makes sense on this page in this week; ``frame`` is None where no game is open."""
    there = frame is not None and playing
    nothing = translate("Window", "No game is open.")
    for name in ("save", "save_as"):
        actions.enable(name, frame is not None and not at_start, nothing)
    end = frame is not None and frame.at_end
    for name in ("step", "play"):
        actions.enable(name, there and not end, translate("Window", "The last week is reached.") if end else nothing)
    for name in (
        "first",
        "branch",
        "charts",
        "timeline",
        "table",
        "fold",
        "place",
        "gauges",
        "chips",
        "owners",
        "overlay_next",
        "overlay_before",
        *SPEEDS,
    ):
        actions.enable(name, there, nothing)
    for name in ("equations", "since", "causes"):
        actions.enable(name, there, nothing)
    made = actions["bands"].isEnabled()
    alone = translate("Forecast", "This window was opened without the processes that make forecasts.")
    actions.enable("tornado", there and made, nothing if made else alone)
    for name in ("debrief", "compare", "search", "breaks", "threshold"):
        actions.enable(name, frame is not None, nothing)
    named = (translate("Window", "&Undo: {what}"), translate("Window", "&Redo: {what}"))
    plain = (translate("Command", "&Undo"), translate("Command", "&Redo"))
    undo = redo = False
    kinds: tuple[tuple[str, ...], ...] = ((), ())
    if frame is not None and playing:
        undo, redo = frame.can_undo, frame.can_redo
        kinds = (frame.undo_kinds if undo else (), frame.redo_kinds if redo else ())
    actions.enable("undo", undo, translate("Window", "There is no decision to undo here."))
    actions.enable("redo", redo, translate("Window", "There is no decision to redo here."))
    for k, name in enumerate(("undo", "redo")):
        actions[name].setText(named[k].format(what=catalogue.verb(kinds[k][0])) if kinds[k] else plain[k])
    actions.enable("commit", there and queued, translate("Window", "The queue is empty."))
