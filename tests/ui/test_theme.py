"""The three themes can be read, the icons draw, and the bundled fonts have the characters asked of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QRawFont
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.look import icons
from ui.look.theme import Theme
from ui.look.tokens import THEMES, Tokens
from ui.paths import asset

GROUNDS = ("canvas", "surface", "raised", "sunken")
READ = ("text", "text2", "text3", "accent_ink", "watch", "bad", "good")
SEEN = ("s1", "s2", "s3", "s4", "base", "control", "accent")
RAMPS = ("ink", "ochre", "pine", "plum", "difference")
NAMED = (
    "play pause step skip-back skip-forward undo redo pin survey link voucher price pause-build resume "
    "cancel save open new map grid layers plus minus fit chart table timeline branch warning info question "
    "close chevron-down chevron-right menu-more search globe sun moon export check lock bell clock eye trash"
).split()
SIGNS = "".join(map(chr, range(0x20, 0x7F))) + "−×–·•…¥°±≤≥→“”‘’—，。、；：？！（）《》\u00a0"
WORDS = "算力沙盘播放暂停撤销重做保存打开新建地图决定队列提交预测对比分支警告设置语言查找导出图表时间线简报得分研究"


def luminance(color: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_gives_the_known_ratios() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("tokens", THEMES.values(), ids=lambda t: t.name)
class TestContrast:
    @pytest.mark.parametrize("ground", GROUNDS)
    def test_words_and_curves_stand_out(self, tokens: Tokens, ground: str) -> None:
        under = str(getattr(tokens, ground))
        faint = {k: contrast(str(getattr(tokens, k)), under) for k in READ + SEEN}
        assert not {k: round(v, 2) for k, v in faint.items() if v < (4.5 if k in READ else 3.0)}

    def test_words_on_their_own_grounds(self, tokens: Tokens) -> None:
        pairs = [
            (tokens.accent_text, tokens.accent), (tokens.accent_text, tokens.accent_hover),
            (tokens.accent_ink, tokens.accent_soft), (tokens.text, tokens.accent_soft),
            (tokens.watch, tokens.watch_soft), (tokens.bad, tokens.bad_soft), (tokens.good, tokens.good_soft),
            (tokens.tip_text, tokens.tip), (tokens.text, tokens.map), (tokens.text2, tokens.map),
        ]  # fmt: skip
        assert min(contrast(*pair) for pair in pairs) >= 4.5

    def test_every_colour_is_six_digits(self, tokens: Tokens) -> None:
        values = [str(getattr(tokens, field.name)) for field in fields(tokens) if field.name != "name"]
        values += [stop for ramp in RAMPS for stop in tokens.ramp(ramp)]
        assert all(re.fullmatch(r"#[0-9A-F]{6}", value) for value in values)

    @pytest.mark.parametrize("ramp", RAMPS[:4])
    def test_lightness_of_a_ramp_goes_one_way(self, tokens: Tokens, ramp: str) -> None:
        stops = [luminance(stop) for stop in tokens.ramp(ramp)]
        assert stops == sorted(stops, reverse=tokens.name != "dark")


def test_difference_is_neutral_in_the_middle() -> None:
    for tokens in THEMES.values():
        left, _, middle, _, right = tokens.ramp("difference")
        away = max if tokens.name == "dark" else min
        assert away(map(luminance, (left, middle, right))) != luminance(middle)
        assert contrast(left, right) < 1.6  # the two ends weigh the same


def test_every_icon_asked_for_is_there() -> None:
    assert set(NAMED) <= set(icons.names())


@pytest.mark.parametrize("name", icons.names())
def test_icon_draws_in_its_colour_inside_its_box(qapp: QApplication, name: str) -> None:
    picture = icons.image(name, "#B83A22", ratio=4.0)
    side = picture.width()
    inked = [(x, y) for x in range(side) for y in range(side) if picture.pixelColor(x, y).alpha() == 255]
    assert side == 64
    assert len(inked) >= 40
    assert {picture.pixelColor(x, y).name() for x, y in inked} == {"#b83a22"}
    edge = (0, side - 1)
    assert not [p for p in inked if p[0] in edge or p[1] in edge]
    assert icons.icon(name, "#B83A22") is icons.icon(name, "#B83A22")
    assert not icons.icon(name, "#B83A22").pixmap(16).isNull()


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
def test_fonts_have_the_characters(qapp: QApplication, bold: bool) -> None:
    with asset("data", "provinces.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = "".join(row[key] for row in rows for key in ("name_zh", "full_zh", "capital_zh", "name_en"))
    font = QRawFont.fromFont(Theme().font(13, bold))
    assert len(rows) == 31
    assert font.familyName() == "Noto Sans SC"
    assert font.styleName() == ("Bold" if bold else "Regular")
    missing = {c for c in names + SIGNS + WORDS if not font.supportsCharacter(ord(c))}
    assert not missing


def test_digits_are_all_one_width(qapp: QApplication) -> None:
    for bold in (False, True):
        font = QRawFont.fromFont(Theme().font(13, bold))
        widths = {round(p.x(), 3) for p in font.advancesForGlyphIndexes(font.glyphIndexesForString("0123456789"))}
        assert len(widths) == 1


def test_theme_tells_of_real_changes_only(qtbot: QtBot) -> None:
    theme = Theme()
    with qtbot.waitSignal(theme.changed):
        theme.set("dark")
    with qtbot.assertNotEmitted(theme.changed):
        theme.set("dark")
        theme.set_text_scale(0.5)
    with qtbot.waitSignal(theme.changed):
        theme.set_text_scale(1.5)
    assert (theme.name, theme.tokens.name, theme.text_scale) == ("dark", "dark", 1.5)
    assert theme.font(13).pixelSize() == 20
    theme.set_text_scale(9)
    assert theme.text_scale == 2.0
    with pytest.raises(KeyError):
        theme.set("sepia")


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[None]:
    """Give the application its palette and its font back after the test."""
    palette, font = qapp.palette(), qapp.font()
    yield
    qapp.setPalette(palette)
    qapp.setFont(font)


@pytest.mark.usefixtures("undressed")
def test_apply_dresses_application_and_window_now_and_later(qtbot: QtBot, qapp: QApplication) -> None:
    theme, window = Theme(), QWidget()
    qtbot.addWidget(window)
    theme.apply()
    theme.dress(window)
    for name, tokens in THEMES.items():
        theme.set(name)
        assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == tokens.surface
        assert tokens.accent in window.styleSheet()
        assert "$" not in window.styleSheet()
        assert "gradient" not in window.styleSheet()
    theme.set_text_scale(2.0)
    assert qapp.font().pixelSize() == 26


@pytest.mark.usefixtures("undressed")
@pytest.mark.parametrize("name", THEMES)
def test_a_box_and_the_tick_in_it_are_seen(qtbot: QtBot, name: str) -> None:
    theme, over = Theme(name), QDialog()
    qtbot.addWidget(over)
    theme.dress(over)
    box = QCheckBox(over)
    box.resize(box.sizeHint())

    def colours(least: int, most: int) -> set[str]:
        picture = over.grab(box.geometry()).toImage()
        return {picture.pixelColor(x, y).name().upper() for x in range(least, most) for y in range(least, most)}

    size = box.sizeHint().height()
    assert theme.tokens.control in colours(0, size) and theme.tokens.accent not in colours(0, size)
    box.setChecked(True)
    assert theme.tokens.accent in colours(5, size - 5)
    assert max(contrast(colour, theme.tokens.accent) for colour in colours(5, size - 5)) > 3.0


@pytest.mark.usefixtures("undressed")
@pytest.mark.parametrize("kind", [QLineEdit, QPushButton])
def test_standard_widgets_show_the_focus_in_accent(qtbot: QtBot, kind: type[QLineEdit] | type[QPushButton]) -> None:
    theme, widget = Theme(), kind()
    qtbot.addWidget(widget)
    theme.dress(widget)
    widget.resize(120, 28)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    picture = widget.grab().toImage()
    column = [picture.pixelColor(60, y).name().upper() for y in range(picture.height())]
    assert column[:2] == [theme.tokens.accent] * 2
    assert column[-2:] == [theme.tokens.accent] * 2
