"""What the player may decide: the verbs, the form of each, and the queue with its commit."""

from ui.panels.decisions.panel import DecisionsPanel

__all__ = ["DecisionsPanel"]
