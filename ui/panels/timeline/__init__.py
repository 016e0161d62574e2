"""The branches of a game: their tree, and what can be done with one."""

from ui.panels.timeline.panel import TimelinePanel

__all__ = ["TimelinePanel"]
