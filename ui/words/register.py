"""What the names of the register mean, in the reader's language: the engine writes it in English.

The Chinese stands in a catalogue of its own, ``assets/i18n/register_zh_CN.ts``, by the English text: no file of the
window repeats the several hundred meanings, so lupdate does not find them. A test asks for each that is new.
"""

from __future__ import annotations

import re

import sandbox
from ui.words.marks import translate

CATALOGUE = "register"


def meaning(text: str) -> str:
    """Return a meaning of the register in the current language; one that nobody has translated stays as it is."""
    return translate("Register", text)


def sector(name: str) -> str:
    """Return what a sector of the equations is called in the current language."""
    return translate("Sector", name)


def title(key: str) -> str:
    """Return the meaning of a name as its title, without what explains it further; a name without one as it is."""
    if key not in sandbox.reckoned_names():
        return key
    found = re.split("[:;：；]", meaning(sandbox.reckoned_names()[key]))[0]
    return found[:1].upper() + found[1:]
