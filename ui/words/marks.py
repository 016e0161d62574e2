"""The mark on words that are translated later; lupdate knows it by its name, and PySide's own has no types."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text; lupdate notes it under the context."""
    return text
