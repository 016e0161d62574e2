"""Words and numbers in the language of the user: catalogues switched live, and how values, dates and money read."""

from __future__ import annotations

import datetime as dt
import logging
import math
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

import sandbox
from ui.words import catalogue, register, sources, trust
from ui.words.counts import Counts
from ui.words.trust import Trust

LANGUAGES = ("en", "zh_CN")
FOLDER = Path(__file__).resolve().parents[2] / "assets" / "i18n"
MINUS = "\u2212"
THIN = "\u00a0"  # the bundled font has no thin space; its no-break space is as narrow
DASH = "\u2013"
_log = logging.getLogger(__name__)
_SUFFIXES = ("维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "省", "市")


def system_language() -> str:
    """Return the language to begin with: Chinese where the system is Chinese, English elsewhere."""
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


class Translator(QObject):
    """Holds the catalogues of the current language and says when it changes."""

    changed = Signal(str)

    def __init__(self, language: str = "en", folder: Path = FOLDER, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._catalogues: list[QTranslator] = []
        self.counts = Counts(self)
        self.trust = Trust(self)
        self.trust.changed.connect(self._say_again)
        self.language = ""
        self.switch(language)

    def switch(self, language: str) -> None:
        """Change the language of everything that is shown."""
        if language not in LANGUAGES or language == self.language:
            return
        self.drop()
        self.language = language
        QLocale.setDefault(self.locale)
        for name in ("suanli", "qtbase", register.CATALOGUE):
            self._install(f"{name}_{language}")
        self.changed.emit(language)

    def _say_again(self) -> None:
        """Have everything said anew in the same language: some of it is hidden now, or no more."""
        self.changed.emit(self.language)

    def drop(self) -> None:
        """Take the catalogues out of the application."""
        for catalogue_ in self._catalogues:
            QCoreApplication.removeTranslator(catalogue_)
            catalogue_.deleteLater()
        self._catalogues = []

    def _install(self, name: str) -> None:
        found = QTranslator(self)
        folders = (str(self._folder), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        if any(found.load(name, folder) for folder in folders):
            QCoreApplication.installTranslator(found)
            self._catalogues.append(found)
        elif not name.endswith("_en"):
            _log.warning("no catalogue %s", name)

    @property
    def locale(self) -> QLocale:
        """Locale of numbers and dates: that of the language, never of the system."""
        if self.language == "zh_CN":
            return QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)

    @property
    def chinese(self) -> bool:
        """Whether the language is Chinese."""
        return self.language == "zh_CN"

    # Numbers

    def number(self, value: float, digits: int = 0, *, sign: bool = False) -> str:
        """Return a number with grouped thousands, a true minus, and a dash where there is none."""
        if not math.isfinite(value):
            return DASH
        rounded = round(value, digits)
        if rounded == 0:
            rounded = 0.0
        text = f"{abs(rounded):,.{digits}f}"
        if rounded < 0:
            return MINUS + text
        return f"+{text}" if sign and rounded > 0 else text

    def significant(self, value: float, *, sign: bool = False) -> str:
        """Return a number with about three digits that mean something."""
        return self.number(value, digits_of(value), sign=sign)

    def percent(self, share: float, digits: int = 0) -> str:
        """Return a share of one as percent."""
        return f"{self.number(share * 100, digits)}{THIN}%" if math.isfinite(share) else DASH

    def money(self, mcny: float, *, sign: bool = False) -> str:
        """Return an amount of million yuan: 2.1 M or 1.2 B, 210 万 or 1.2 亿."""
        number, unit = self.money_parts(mcny, sign=sign)
        if number == DASH:
            return DASH
        if self.chinese:
            return f"{number}{THIN}{unit}"
        mark = number[0] if number[0] in f"+{MINUS}" else ""
        return f"{mark}¥{number.removeprefix(mark)}{THIN}{unit.removeprefix('¥').strip()}".rstrip()

    def money_parts(self, mcny: float, *, sign: bool = False, like: float | None = None) -> tuple[str, str]:
        """Return the number and the unit of an amount of million yuan, apart, in the unit of ``like``."""
        if not math.isfinite(mcny):
            return DASH, ""
        size = abs(mcny if like is None else like)
        if self.chinese:
            if size >= 99.95:
                return self.significant(mcny / 100, sign=sign), "亿元"
            return self.number(mcny * 100, 0 if size >= 0.995 or size == 0 else 1, sign=sign), "万元"
        if size >= 999.5:
            return self.significant(mcny / 1000, sign=sign), "¥ B"
        return self.significant(mcny, sign=sign), "¥ M"

    def value(self, name: str, value: float, *, sign: bool = False, which: str = "") -> tuple[str, str]:
        """Return number and unit of a conclusion as they are shown, apart; ``which`` is the chip of a chip's number."""
        if self.trust.hides(name, which):
            return trust.assumed(), ""
        return self.in_unit(_unit_of(name), value, sign=sign)

    def hides(self, name: str, which: str = "") -> bool:
        """Whether a conclusion is hidden now."""
        return self.trust.hides(name, which)

    def seen(self, name: str, value: float, which: str = "") -> float:
        """Return a conclusion for a bar or a curve; not a number while it is hidden."""
        return math.nan if self.trust.hides(name, which) else value

    def said(self, name: str, text: str, which: str = "") -> str:
        """Return what is said of a conclusion, or the word for one that is hidden."""
        return trust.assumed() if self.trust.hides(name, which) else text

    def explained(self, name: str, which: str = "") -> str:
        """Return what a number means and how far to trust it: the tip of every number that the model gives."""
        meaning = catalogue.definition(name.rpartition(".")[2])
        return "\n".join(filter(None, (meaning, self.trust.sentence(name, which))))

    def in_unit(self, unit: str, value: float, *, sign: bool = False) -> tuple[str, str]:
        """Return number and unit as they are shown, apart, of a value that has a unit and no recorded name."""
        if unit == "share":
            return self.number(value * 100, 1 if abs(value) < 0.0995 and value else 0, sign=sign), "%"
        if unit == "index":
            return self.number(value, 2, sign=sign), ""
        if unit == "MCNY":
            return self.money_parts(value, sign=sign)
        if unit in ("MCNY/week", "MCNY/year"):
            number, money = self.money_parts(value, sign=sign)
            return number, catalogue.per(money, unit)
        if unit in ("kCNY", "kCNY/month"):
            if self.chinese:
                return self.significant(value / 10, sign=sign), catalogue.per("万元", unit)
            return self.significant(value, sign=sign), catalogue.per("k¥", unit)
        if unit == "count":
            return self.number(value, 0, sign=sign), catalogue.unit(unit)
        return self.significant(value, sign=sign), catalogue.unit(unit)

    def with_unit(self, name: str, value: float, *, sign: bool = False, which: str = "") -> str:
        """Return number and unit of a conclusion in one text."""
        return self.said(name, self.published(name, value, sign=sign), which)

    def agreed(self, name: str, value: float) -> tuple[str, str]:
        """Return number and unit, apart, of what is no conclusion: somebody published it, or it is agreed upon."""
        return self.in_unit(_unit_of(name), value)

    def published(self, name: str, value: float, *, sign: bool = False) -> str:
        """Return number and unit of what is no conclusion in one text."""
        unit = _unit_of(name)
        if unit.startswith("MCNY"):
            return catalogue.per(self.money(value, sign=sign), unit)
        number, shown = self.in_unit(unit, value, sign=sign)
        return number if number == DASH or not shown else f"{number}{THIN}{shown}"

    # Dates

    def week(self, date: dt.date) -> str:
        """Return the ISO week: 2024-W32, 2024年第32周."""
        year, week, _ = date.isocalendar()
        return f"{year}年第{week}周" if self.chinese else f"{year}-W{week:02d}"

    def day(self, date: dt.date, *, year: bool = False) -> str:
        """Return the day in words, short: 5 Aug, 8月5日."""
        if self.chinese:
            return f"{date.year}年{date.month}月{date.day}日" if year else f"{date.month}月{date.day}日"
        month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[date.month - 1]
        return f"{date.day} {month} {date.year}" if year else f"{date.day} {month}"

    def moment(self, at: dt.datetime) -> str:
        """Return the time of day, with the day where that is not today: 14:05, 5 Aug 14:05."""
        time = f"{at.hour:02d}:{at.minute:02d}"
        return time if at.date() == dt.date.today() else f"{self.day(at.date())}{THIN}{time}"

    # Names of things

    def label(self, name: str) -> str:
        """Return the name of a recorded variable."""
        return catalogue.label(name)

    def province(self, name: str) -> str:
        """Return the short name of a province."""
        return short_chinese(name) if self.chinese else name

    def operator(self, operator: str) -> str:
        """Return the name of a kind of operator."""
        for row in sandbox.operators():
            if row.id == operator:
                return row.name_zh if self.chinese else row.name_en
        return operator

    def chip(self, chip: str) -> str:
        """Return the name of a chip."""
        return next((row.name for row in sandbox.chips() if row.id == chip), chip)

    def shock(self, shock: str) -> str:
        """Return the title of a dated event."""
        for row in sandbox.shocks():
            if row.id == shock:
                return row.title_zh if self.chinese else row.title_en
        return shock

    def text(self, both: object) -> str:
        """Return the current language's side of a text of a scenario."""
        return str(getattr(both, "zh_CN" if self.chinese else "en"))

    def decision(self, decision: sandbox.Decision) -> str:
        """Return one line that names a decision."""
        return catalogue.decision(decision, self)

    def issue(self, issue: sandbox.Issue) -> str:
        """Return what is wrong and what to do, in one or two sentences."""
        return catalogue.issue(issue, self)

    def fact(self, fact: sandbox.Fact) -> str:
        """Return a published figure with its range, who published it, and how far to trust it."""
        number, low, high = (self.published(fact.indicator, value) for value in (fact.value, fact.low, fact.high))
        span = f" ({low} – {high})" if fact.low < fact.high else ""
        letter = catalogue.confidence(fact.confidence)
        colon = "：" if self.chinese else ": "
        return f"{self.label(fact.indicator)}{colon}{number}{span}\n{sources.source(fact.publisher)}\n{letter}"

    def notice(self, notice: sandbox.Notice) -> str:
        """Return what happened in one sentence."""
        return catalogue.notice(notice, self)


def digits_of(value: float) -> int:
    """Return how many digits after the point of a number mean something, where three of it do."""
    size = abs(value)
    return 0 if size >= 100 or size < 0.0005 else 1 if size >= 10 else 2 if size >= 0.095 else 3


def _unit_of(name: str) -> str:
    """Return the unit of a name, or of a key of the book."""
    return catalogue.UNITS.get(name.rpartition(".")[2], "1")


def short_chinese(name: str) -> str:
    """Return the short Chinese name of a province: 甘肃 for Gansu."""
    full = next((row.name_zh for row in sandbox.provinces() if row.name == name), name)
    for suffix in _SUFFIXES:
        if full.endswith(suffix) and len(full) > len(suffix) + 1:
            return full.removesuffix(suffix)
    return full
