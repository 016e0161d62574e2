"""The words of a deal: what the return that builders act on is made of."""

from __future__ import annotations

from ui.words.marks import QT_TRANSLATE_NOOP, translate

# What a builder's return is made of.
PARTS: dict[str, str] = {
    "rent": QT_TRANSLATE_NOOP("Deal", "Rent"),
    "land": QT_TRANSLATE_NOOP("Deal", "Land"),
    "quota": QT_TRANSLATE_NOOP("Deal", "Quotas"),
    "subsidy": QT_TRANSLATE_NOOP("Deal", "Subsidy"),
    "stock": QT_TRANSLATE_NOOP("Deal", "Share price"),
    "total": QT_TRANSLATE_NOOP("Deal", "Together"),
}
MEANINGS: dict[str, str] = {
    "rent": QT_TRANSLATE_NOOP(
        "Deal", "Rent at planned use less upkeep over the cost of a server, less capital's cost."
    ),
    "land": QT_TRANSLATE_NOOP(
        "Deal", "Cheap land for the hall and around it; land at cost, where it is policy, adds to it."
    ),
    "quota": QT_TRANSLATE_NOOP(
        "Deal", "Quotas for power and emissions that come with the project, less what limits and chip quotas take."
    ),
    "subsidy": QT_TRANSLATE_NOOP("Deal", "What public hands pay towards the project; a tax holiday adds to it."),
    "stock": QT_TRANSLATE_NOOP("Deal", "What the announcement does for the builder's shares."),
    "total": QT_TRANSLATE_NOOP("Deal", "The return that builders act on: starts rise and fall with it."),
}


def part(code: str) -> str:
    """Return the name of a part of a builder's return."""
    return translate("Deal", PARTS[code])


def meaning(code: str) -> str:
    """Return what a part of a builder's return is."""
    return translate("Deal", MEANINGS[code])
