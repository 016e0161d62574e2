"""Words: every sentence in both languages, with the same placeholders, in glyphs that the bundled font has."""

from __future__ import annotations

import csv
import datetime as dt
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

import frames
import pytest
from PySide6.QtGui import QRawFont
from PySide6.QtWidgets import QApplication

import sandbox
from sandbox.model.names import LEVERS
from sandbox.model.state import STATUS_NAMES
from sandbox.model.variables import Variable
from sandbox.report import book, reckoning, strings
from sandbox.scenario import tables
from sandbox.scenario.decisions import KINDS
from ui.paths import asset
from ui.words import catalogue, parameters, parts, policies, reckonings, register, sources
from ui.words.i18n import DASH, FOLDER, Translator, short_chinese

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ("suanli_en.ts", "suanli_zh_CN.ts", "register_zh_CN.ts")
PLACE = re.compile(r"\{[a-z_]*\}|%n")


# Notices with parameters, as the engine gives them.
NOTICES = {
    "hall.taken_over": {"hall": 3}, "hall.reopened": {"hall": 3}, "hall.sold_out": {"hall": 3},
    "hall.bought_all": {"hall": 3}, "hall.hedge_ended": {"hall": 3},
    "hall.audited": {"hall": 3, "use": 0.21},
    "contract.arrived": {"province": "Gansu", "chip": "h800", "cards": 864},
    "contract.lapsed": {"province": "Gansu", "chip": "h800", "cards": 864},
    "contract.lost": {"province": "Gansu", "chip": "h800", "cards": 864},
    "red_line.passed": {"red_line": "stranded", "weeks": 13},
    "hall.repurposed": {"hall": 3, "hall_type": "inference"}, "hall.undelivered": {"hall": 3, "cards": 432},
    "policy.in_force": {"province": "Gansu", "lever": "green", "level": 0.75},
    "policy.ended": {"province": "Gansu", "lever": "green", "level": 0.0},
}  # fmt: skip


@pytest.fixture
def words(qapp: QApplication) -> Iterator[Translator]:
    made = Translator("en")
    yield made
    made.drop()
    made.deleteLater()


def messages(name: str) -> list[tuple[str, str, list[str], str]]:
    """Context, source, translations and type of all messages of a catalogue."""
    found = []
    for context in ElementTree.parse(FOLDER / name).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
            source = message.findtext("source") or ""
            found.append((context.findtext("name") or "", source, forms, translation.get("type", "")))
    return found


@pytest.mark.parametrize("name", CATALOGUES)
def test_nothing_is_unfinished_or_lost_a_placeholder(name: str) -> None:
    every = messages(name)
    assert len(every) > (400 if "zh" in name else 5)
    for context, source, forms, kind in every:
        assert kind == "", f"{context}: {source}"
        for form in forms:
            assert form.strip(), f"{context}: {source}"
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(source)), f"{context}: {source}"


def test_the_catalogues_hold_every_sentence_of_the_window(tmp_path: Path) -> None:
    tool = shutil.which("pyside6-lupdate", path=str(Path(sys.executable).parent))
    if tool is None:
        pytest.skip("pyside6-lupdate is not installed")
    files = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    fresh = tmp_path / "fresh.ts"
    command = [tool, *files, "-ts", str(fresh), "-target-language", "zh_CN"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=60)
    wanted = {
        (context.findtext("name"), message.findtext("source"))
        for context in ElementTree.parse(fresh).getroot().iter("context")
        for message in context.iter("message")
    }
    assert wanted <= {(context, source) for context, source, _, _ in messages("suanli_zh_CN.ts")}


def test_calls_of_translate_are_such_that_lupdate_sees_them() -> None:
    """It reads plain calls with literal texts only; one inside an f-string is lost silently."""
    seen = {source for _, source, _, _ in messages("suanli_zh_CN.ts")}
    call = re.compile(r"translate\(\s*\"\w+\",\s*((?:\"(?:[^\"\\]|\\.)*\"\s*)+)\)")
    for path in (ROOT / "ui").rglob("*.py"):
        for found in call.finditer(path.read_text(encoding="utf-8")):
            parts = re.findall(r"\"((?:[^\"\\]|\\.)*)\"", found.group(1))
            text = "".join(parts).replace('\\"', '"').replace("\\u2212", "\u2212")
            assert text in seen, f"{path.name}: {text}"


def test_a_sentence_is_translated_in_one_spelling() -> None:
    """By ``translate``, and by ``self.tr`` where there is a count."""
    others = re.compile(r"self\.tr\(|QCoreApplication\.translate\(|PySide6\.QtCore import .*QT_TRANSLATE_NOOP")
    found = {path.name for path in (ROOT / "ui").rglob("*.py") if others.search(path.read_text(encoding="utf-8"))}
    assert found == {"counts.py", "marks.py"}


def test_the_compiled_catalogues_are_those_of_the_texts(words: Translator, qapp: QApplication) -> None:
    from PySide6.QtCore import QCoreApplication

    words.switch("zh_CN")
    for context, source, forms, _ in (*messages("suanli_zh_CN.ts"), *messages("register_zh_CN.ts")):
        if "%n" not in source:
            assert QCoreApplication.translate(context, source) == forms[0], source


def test_every_translated_character_has_a_glyph(qapp: QApplication) -> None:
    texts = {form for name in CATALOGUES for _, _, forms, _ in messages(name) for form in forms}
    texts |= {row.name_zh for row in sandbox.provinces()} | {row.name_zh for row in sandbox.operators()}
    texts |= {row.title_zh for row in sandbox.shocks()} | {row.title_en for row in sandbox.shocks()}
    for name in sandbox.shipped_scenarios():
        scenario = sandbox.load_scenario(name)
        texts |= {scenario.title.zh_CN, scenario.description.zh_CN}
    characters = sorted({c for text in texts for c in text if not c.isspace()})
    font = QRawFont(str(asset("fonts", "NotoSansSC-Regular-gb2312.ttf")), 13)
    assert [c for c in characters if not font.supportsCharacter(ord(c))] == []


def test_plurals(words: Translator) -> None:
    assert words.counts.commit(1) == "Commit 1 decision"
    assert words.counts.commit(3) == "Commit 3 decisions"
    words.switch("zh_CN")
    assert words.counts.commit(3) == "提交 3 项决定"


def test_qts_own_words_are_chinese_too(words: Translator) -> None:
    from PySide6.QtCore import QCoreApplication

    words.switch("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


# Units that the window words more closely than the register, and what the register has for them.
CLOSER = {
    "cards": "count",
    "cards/week": "1/week",
    "developers": "count",
    "MtCO2/yr": "Mt/year",
    "ktCO2/yr/EF": "kt/year/EF",
    "share": "1/year",  # a return
    "index": "share",  # a gauge
}
# What only the command line can meet.
COMMAND_LINE = ("book.", "decision.too_late", "option.", "schema.", "set.")


def test_every_code_of_the_engine_has_a_sentence() -> None:
    codes = strings.catalogue()
    for names in codes["labels"].values():
        assert set(names) - set(catalogue.LABELS) <= {"status"}
        assert set(names) - set(catalogue.UNITS) <= {"status"}
    assert set(codes["notices"]) - {"shock"} == set(catalogue.NOTICES)
    for code in codes["issues"]:
        keys = (code, code.rpartition(".")[2], code.partition(".")[0])  # as catalogue.issue() looks for them
        assert any(key in catalogue.ISSUES for key in keys) != code.startswith(COMMAND_LINE), code


def test_a_unit_of_the_window_is_that_of_the_engine() -> None:
    for variable in (v for table in strings.SERIES.values() for v in table if v.name != "status"):
        shown = catalogue.UNITS[variable.name]
        assert variable.shown_unit in (shown, CLOSER.get(shown)), variable.name


def counted() -> list[Variable]:
    """What stands in no list of the book, and is shown as a part of other numbers."""
    return [*reckoning.FLOWS.values(), *reckoning.STOCKS.values(), reckoning.ORDERED, reckoning.RED_LINE]


def test_every_meaning_of_the_register_has_its_chinese() -> None:
    wanted = {*sandbox.reckoned_names().values(), *(variable.meaning for variable in counted())}
    wanted |= {equation.sector for equation in book.every_equation().values()}
    told = {source: forms[0] for _, source, forms, _ in messages("register_zh_CN.ts")}
    assert set(told) == wanted, "register_zh_CN.ts says what every name means: add the new, drop the old"
    assert [text for text in told.values() if not re.search("[\u4e00-\u9fff]", text)] == []
    assert [text for text in told.values() if re.search("[a-z]{2}", text.replace("DeepSeek", ""))] == []


def test_every_name_of_the_register_is_shown_by_its_meaning(words: Translator) -> None:
    every = [
        *sandbox.reckoned_names(),
        *(variable.name for variable in counted() if variable.name != "red_line_shares"),
    ]
    for language in ("en", "zh_CN"):
        words.switch(language)
        for key in every:
            for title in (reckonings.heading(key), parts.name(key)):
                assert title != key and "_" not in title, key
                assert language == "en" or re.search("[\u4e00-\u9fff]", title), title
    assert parameters.name("herd_width") == "情绪转变的宽度（跟风）"
    assert parameters.name("rent_floor") == register.title("rent_floor") == "最低租金"
    words.switch("en")
    assert reckonings.title("allocation") == "Demand served at a site"


def test_every_unit_of_the_register_has_words(words: Translator) -> None:
    units = {variable.unit for table in strings.SERIES.values() for variable in table}
    units |= {variable.unit for variable in (*book.REGISTER.values(), *counted())}
    units |= {row.unit for row in (*tables.parameters(), *tables.constants())}
    words.switch("zh_CN")
    for unit in units - {"1"}:
        shown = words.in_unit(unit, 1.0)[1] or reckonings.PER.get(unit, "")
        assert shown, unit
        assert not re.search("[a-z]{2}|CNY|year|week", words.in_unit(unit, 1.0)[1]), shown


def test_every_verb_has_a_name_and_a_meaning() -> None:
    assert set(catalogue.VERBS) == set(catalogue.MEANINGS) == {*KINDS, "hall"}


def test_every_policy_has_a_name_a_meaning_and_a_side_effect() -> None:
    assert set(policies.NAMES) == set(policies.MEANINGS) == set(policies.SIDES) == set(LEVERS)


def test_every_state_of_a_hall_has_a_name() -> None:
    assert set(catalogue.STATUS) == set(STATUS_NAMES)


@pytest.mark.parametrize(
    ("language", "mcny", "text"),
    [
        ("en", 118.4, "¥118 M"),
        ("en", -2.1, "−¥2.10 M"),
        ("en", 1234.0, "¥1.23 B"),
        ("en", 0.0, "¥0 M"),
        ("zh_CN", 118.4, "1.18 亿元"),
        ("zh_CN", -2.1, "−210 万元"),
        ("zh_CN", 36_300.0, "363 亿元"),
        ("en", float("nan"), DASH),
        ("zh_CN", float("inf"), DASH),
    ],
)
def test_money(words: Translator, language: str, mcny: float, text: str) -> None:
    words.switch(language)
    assert words.money(mcny).replace("\u00a0", " ") == text


def test_dates_and_shares(words: Translator) -> None:
    assert words.week(dt.date(2024, 8, 5)) == "2024-W32"
    assert words.week(dt.date(2024, 12, 30)) == "2025-W01"
    assert words.percent(0.314) == "31\u00a0%"
    assert words.with_unit("rent_8xh100", 75.4) == "75.4\u00a0k¥ a month"
    words.switch("zh_CN")
    assert words.week(dt.date(2024, 8, 5)) == "2024年第32周"
    assert words.with_unit("rent_8xh100", 75.4) == "7.54\u00a0万元/月"
    assert words.number(-1234.5, 1) == "\u22121,234.5"


def test_short_names_of_provinces() -> None:
    names = [short_chinese(row.name) for row in sandbox.provinces()]
    assert names[0] == "北京"
    assert {"内蒙古", "广西", "新疆", "西藏", "宁夏", "甘肃"} <= set(names)
    assert len(set(names)) == 31


def test_every_decision_and_issue_reads_in_both_languages(words: Translator) -> None:
    decisions = [
        frames.PLACE, frames.LINK, sandbox.Survey(tick=1, province="Gansu"), sandbox.Pause(tick=1, hall=2),
        sandbox.Resume(tick=1, hall=2), sandbox.Cancel(tick=1, hall=2),
        sandbox.Price(tick=1, hall=2, multiplier=0.8), sandbox.Voucher(tick=1, province="Gansu", budget=80.0),
        sandbox.Policy(tick=1, province="Gansu", lever="guarantee"), sandbox.Sell(tick=1, hall=2, cards=64),
        sandbox.Buy(tick=1, hall=2, cards=64),
        sandbox.Hedge(tick=1, hall=2, share=0.5, weeks=26),
        sandbox.Contract(tick=1, province="Gansu", chip="h800", cards=64),
        sandbox.Contract(tick=1, province="Gansu", chip="h800", cards=64, firm=False),
        sandbox.Repurpose(tick=1, hall=2), sandbox.Mothball(tick=1, hall=2), sandbox.Reopen(tick=1, hall=2),
        sandbox.Takeover(tick=1, hall=3, province="Gansu", hall_type="training", operator="city", share=0.5),
        sandbox.Audit(tick=1, hall=3, province="Gansu", hall_type="training", operator="city", share=0.5),
    ]  # fmt: skip
    issue = sandbox.Issue("rule.purse", "decisions[0]", "costs too much.", "Wait.")
    unknown = sandbox.Issue("never.seen", "here", "is odd.", "Mend it.")
    for language in ("en", "zh_CN"):
        words.switch(language)
        for decision in decisions:
            line = words.decision(decision)
            assert line and "{" not in line
        assert "{" not in words.issue(issue)
        for code, params in NOTICES.items():
            line = words.notice(sandbox.Notice(code, 1, params))
            assert "{" not in line
            assert line != code
        colon = "：" if language == "zh_CN" else ": "
        assert words.issue(unknown) == f"here{colon}is odd. Mend it."


def test_every_published_source_is_named_in_chinese(words: Translator) -> None:
    named = {fact.publisher for fact in sandbox.facts()}
    named |= {price.source for price in sandbox.card_prices() if not price.source.startswith("assumption")}
    with asset("data", "scorecard.csv").open(encoding="utf-8", newline="") as file:
        named |= {row["source"] for row in csv.DictReader(file)}
    assert named == set(sources.PUBLISHED), "sources.py lists what the tables name: add the new, drop the old"
    words.switch("zh_CN")
    english = [name for name in named if re.search("[A-Za-z]{3}", sources.source(name)) and not _proper(name)]
    assert english == [], "a source that the Chinese window would name in English"
    for fact in sandbox.facts():
        told = words.fact(fact).splitlines()
        assert told[1] == sources.source(fact.publisher)
        assert told[2].startswith("可信度")


def _proper(name: str) -> bool:
    """Whether its Chinese has Latin letters in names only, of outlets that have no other."""
    rest = re.sub("IDC|SemiAnalysis|DigiTimes|cnBeta", "", sources.source(name))
    return re.search("[A-Za-z]{3}", rest) is None
