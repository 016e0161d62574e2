"""The published sources by name: the tables name them in English, and here they are said in the current language."""

from __future__ import annotations

from ui.words.marks import QT_TRANSLATE_NOOP, translate

# Every publisher of facts.csv, every source of scorecard.csv and of a card's price in hardware_prices.csv; a test asks
# for new ones.
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
    QT_TRANSLATE_NOOP("Source", "China Telecom Research Institute via Caijing, April 2025 (over 250)"),
    QT_TRANSLATE_NOOP("Source", "Reuters, 24 July 2025 (over 100 in 18 months, interpolated)"),
    QT_TRANSLATE_NOOP("Source", "derived from announced 500 EF and the finished share"),
    QT_TRANSLATE_NOOP("Source", "Jiazi Guangnian and 36Kr via MIT Technology Review; Reuters, July 2025; Inspur"),
    QT_TRANSLATE_NOOP("Source", "The Economic Observer via MIT Technology Review"),
    QT_TRANSLATE_NOOP("Source", "DeepSeek, open-infra-index, 27-28 Feb 2025, times 2-5"),
    QT_TRANSLATE_NOOP("Source", "implied"),
    QT_TRANSLATE_NOOP("Source", "MIT Technology Review, March 2025 (narrative)"),
    QT_TRANSLATE_NOOP("Source", "IDC and Inspur, forecast of February 2025"),
    QT_TRANSLATE_NOOP("Source", "Reuters, 24 July 2025; Inspur"),
    QT_TRANSLATE_NOOP("Source", "SemiAnalysis via notes, March 2026; trade press"),
    QT_TRANSLATE_NOOP("Source", "SemiAnalysis via notes, March 2026"),
    QT_TRANSLATE_NOOP("Source", "inferred from price rises, 2026"),
    QT_TRANSLATE_NOOP("Source", "inferred from the narrative, 2026"),
    QT_TRANSLATE_NOOP("Source", "The Economist, 2026"),
    QT_TRANSLATE_NOOP("Source", "36Kr, 28 April 2025 (about 150 in operation)"),
    QT_TRANSLATE_NOOP("Source", "36Kr, 28 April 2025 (over 300; about 550 by November 2024)"),
    QT_TRANSLATE_NOOP("Source", "trade press, end of 2024 (one offer, for which nobody was found)"),
    QT_TRANSLATE_NOOP(
        "Source",
        "Jiazi Guangnian and 36Kr via MIT Technology Review, 26 March 2025 (up to 80 %); 36Kr, 28 April 2025 (70-80 %)",
    ),
    QT_TRANSLATE_NOOP("Source", "MIIT via Xinhua Finance, 19 August 2025 (its own basis, FP16)"),
    QT_TRANSLATE_NOOP("Source", "MIIT, August 2025; CAICT, March 2026 (782); their own basis, FP16"),
    QT_TRANSLATE_NOOP(
        "Source",
        "derived: 16.4 trn a day of Doubao, end of May 2025, over a share of 0.49 (IDC) to 0.63",
    ),
    QT_TRANSLATE_NOOP(
        "Source",
        "derived: 30 trn a day of Doubao, end of September 2025, over a share of 0.49 (IDC) to 0.63",
    ),
    QT_TRANSLATE_NOOP("Source", "CAICT, January 2025 (60 built by the end of 2023)"),
    QT_TRANSLATE_NOOP("Source", "IDC Quan, July 2024 (128 projects by the end of 2023, an incomplete count)"),
    QT_TRANSLATE_NOOP(
        "Source", "derived: CAICT, 6 March 2026 (782 EF in June 2025, 96 % more than a year before; its own basis)"
    ),
    QT_TRANSLATE_NOOP("Source", "MIIT, 21 January 2026 (over 1,590; its own basis)"),
    QT_TRANSLATE_NOOP("Source", "derived: NDA, 29 April 2026 (21,100 trn in the year)"),
    QT_TRANSLATE_NOOP("Source", "36Kr, 11 May 2025 (32 % overall)"),
)
_ASSUMED = "assumption"


def source(text: str) -> str:
    """Return the name of a source in the current language; one that nobody has translated stays as it is."""
    if text.startswith(_ASSUMED):
        return translate("Source", "an assumption")
    return translate("Source", text)
