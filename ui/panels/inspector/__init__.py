"""What is selected, in numbers: a province with its pools and halls, or one hall with its books and its price."""

from ui.panels.inspector.panel import InspectorPanel

__all__ = ["InspectorPanel"]
