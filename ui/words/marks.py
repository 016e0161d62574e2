"""The two spellings of a sentence that is translated; lupdate knows them by their names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str) -> str:
    """Return the sentence in the current language; the English text where there is none."""
    return QCoreApplication.translate(context, text)


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """Return the text, to be translated later; PySide's own has no types."""
    return text
