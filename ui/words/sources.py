"""The published sources by name: the tables name them in English, and here they are said in the current language."""

from __future__ import annotations

from ui.words.marks import QT_TRANSLATE_NOOP, translate

# Every publisher of facts.csv and every source of a card's price in hardware_prices.csv; a test asks for new ones.
PUBLISHED = (
    QT_TRANSLATE_NOOP("Source", "36Kr, 28 April 2025"),
    QT_TRANSLATE_NOOP("Source", "36Kr, 28 April 2025 (40-50 %)"),
    QT_TRANSLATE_NOOP("Source", "CCIA Data Center Committee via MIT Technology Review, 26 March 2025"),
    QT_TRANSLATE_NOOP("Source", "Financial Times, September 2024"),
    QT_TRANSLATE_NOOP("Source", "IDC and Inspur, February 2025"),
    QT_TRANSLATE_NOOP("Source", "Jiazi Guangnian and 36Kr via MIT Technology Review, 26 March 2025"),
    QT_TRANSLATE_NOOP("Source", "KZ Consulting via MIT Technology Review, 26 March 2025"),
    QT_TRANSLATE_NOOP("Source", "MIT Technology Review, 26 March 2025"),
    QT_TRANSLATE_NOOP("Source", "MIT Technology Review, March 2025"),
    QT_TRANSLATE_NOOP("Source", "NDA, 14 August 2025"),
    QT_TRANSLATE_NOOP("Source", "NDA, 22 July 2024"),
    QT_TRANSLATE_NOOP("Source", "NDA, 29 August 2024"),
    QT_TRANSLATE_NOOP("Source", "NDA, China Development Forum, March 2026"),
    QT_TRANSLATE_NOOP("Source", "NDA, March 2026"),
    QT_TRANSLATE_NOOP("Source", "NDA, State Council press conference, 14 August 2025"),
    QT_TRANSLATE_NOOP("Source", "Reuters, 24 July 2025"),
    QT_TRANSLATE_NOOP("Source", "Reuters, July 2025"),
    QT_TRANSLATE_NOOP("Source", "cnBeta, October 2024"),
    QT_TRANSLATE_NOOP("Source", "derived from the growth that IDC and Inspur gave for 2024, February 2025"),
    QT_TRANSLATE_NOOP("Source", "derived: 36Kr, 28 April 2025, and trade press, July 2025"),
    QT_TRANSLATE_NOOP("Source", "derived: tokens of Doubao in December 2024 over its share"),
    QT_TRANSLATE_NOOP("Source", "derived: world rent of USD 1.70 an hour, SemiAnalysis, March 2026"),
    QT_TRANSLATE_NOOP("Source", "48 GB rebuild 20-40; DigiTimes, 2025"),
    QT_TRANSLATE_NOOP("Source", "SCMP, Oct 2023"),
    QT_TRANSLATE_NOOP("Source", "USD 12-13k; SemiAnalysis via Huxiu, Jul 2024"),
    QT_TRANSLATE_NOOP("Source", "USD 23-30k; Financial Times, Sep 2024"),
    QT_TRANSLATE_NOOP("Source", "filing, 10 Jan 2024"),
    QT_TRANSLATE_NOOP("Source", "grey market peak; MIT Technology Review, Mar 2025"),
    QT_TRANSLATE_NOOP("Source", "list"),
)
_ASSUMED = "assumption"


def source(text: str) -> str:
    """Return the name of a source in the current language; one that nobody has translated stays as it is."""
    if text.startswith(_ASSUMED):
        return translate("Source", "an assumption")
    return translate("Source", text)
