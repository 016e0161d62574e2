"""The one style sheet of the window: flat, one hairline, a 2 px vermilion ring around the focus."""

from __future__ import annotations

from string import Template

from ui.look.icons import file
from ui.look.tokens import Tokens

_SHEET = """
QMainWindow, QDialog, QMessageBox { background: $canvas; color: $text; }
QLabel { background: transparent; color: $text; }
QLabel:disabled { color: $disabled; }
QScrollArea, QStackedWidget { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }

QPushButton { background: $raised; color: $text; border: 1px solid $line2; border-radius: 6px;
  padding: 0 12px; min-height: $s26; font-size: $f13; }
QPushButton:hover { background: $sunken; border-color: $control; }
QPushButton:pressed { background: $line; }
QPushButton:checked { background: $accent_soft; color: $accent_ink; border-color: $soft_edge; }
QPushButton[kind="primary"] { background: $accent; color: $accent_text; border-color: $accent;
  font-weight: bold; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_hover;
  border-color: $accent_hover; }
QPushButton[kind="ghost"] { background: transparent; color: $text2; border-color: transparent; }
QPushButton[kind="ghost"]:hover { background: $sunken; color: $text; border-color: $ghost_edge; }
QPushButton[kind="ghost"]:checked { background: $accent_soft; color: $accent_ink; }
QPushButton[kind="soft"] { background: $accent_soft; color: $accent_ink; border-color: $soft_edge;
  font-weight: bold; }
QPushButton[kind="soft"]:hover { border-color: $accent; }
QPushButton:disabled, QPushButton[kind="primary"]:disabled, QPushButton[kind="soft"]:disabled {
  background: $sunken; color: $disabled; border-color: $line; }
QPushButton[kind="ghost"]:disabled { background: transparent; color: $disabled; border-color: transparent; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: $s24; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[icononly="true"] { min-height: 0; padding: 0; }
QPushButton[icononly="true"]:focus { min-height: 0; padding: 0; }

QToolButton { background: transparent; color: $text2; border: 1px solid transparent; border-radius: 6px;
  padding: 4px; font-size: $f13; }
QToolButton:hover { background: $sunken; color: $text; border-color: $ghost_edge; }
QToolButton:pressed { background: $line; }
QToolButton:checked { background: $accent_soft; color: $accent_ink; }
QToolButton:disabled { color: $disabled; }
QToolButton:focus { border: 2px solid $accent; padding: 3px; }
QToolButton::menu-indicator { image: none; width: 0; }

QTextBrowser { background: $surface; color: $text; border: none; }
QProgressBar { background: $sunken; border: 1px solid $line2; border-radius: 3px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit {
  background: $raised; color: $text; border: 1px solid $control; border-radius: 6px; padding: 1px 8px;
  font-size: $f13; selection-background-color: $accent; selection-color: $accent_text; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { min-height: $s24; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { background: $sunken;
  color: $disabled; border-color: $line2; }
QLineEdit:read-only { background: $sunken; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus {
  border: 2px solid $accent; padding: 0 7px; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0 6px; min-height: 0;
  background: transparent; }
QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus { border: none; padding: 0 6px; }
QSpinBox, QDoubleSpinBox { qproperty-alignment: "AlignRight|AlignVCenter"; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$chevron_down"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $raised; color: $text; border: 1px solid $line2; padding: 4px;
  outline: 0; selection-background-color: $accent_soft; selection-color: $accent_ink; }
QSpinBox::up-button, QDoubleSpinBox::up-button { subcontrol-origin: border;
  subcontrol-position: top right; border: none; width: 20px; margin: 3px 3px 0 0; }
QSpinBox::down-button, QDoubleSpinBox::down-button { subcontrol-origin: border;
  subcontrol-position: bottom right; border: none; width: 20px; margin: 0 3px 3px 0; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$chevron_up");
  width: 10px; height: 10px; }
QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$chevron_down");
  width: 10px; height: 10px; }

QCheckBox { color: $text; spacing: 6px; font-size: $f13; border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus { border-color: $accent; }
QCheckBox:disabled { color: $disabled; }
QCheckBox::indicator { width: $s14; height: $s14; background: $raised; border: 1px solid $control;
  border-radius: 3px; }
QCheckBox::indicator:hover { border-color: $text2; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick_on"); }
QCheckBox::indicator:disabled { background: $sunken; border-color: $line2; image: none; }
QCheckBox::indicator:checked:disabled { image: url("$tick_off"); }

QSlider { min-height: 22px; border: 2px solid transparent; border-radius: 6px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line2; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $text2; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
  background: $raised;
  border: 2px solid $accent; }
QSlider::handle:horizontal:hover { background: $accent_soft; }
QSlider::handle:horizontal:disabled { border-color: $disabled; }
QSlider:focus { border-color: $accent; }

QTableView, QTreeView, QListView { background: $surface; color: $text; border: 2px solid transparent;
  border-radius: 4px; outline: 0; font-size: $f12; gridline-color: transparent;
  alternate-background-color: $surface;
  selection-background-color: $accent_soft; selection-color: $text; }
QTableView:focus, QTreeView:focus, QListView:focus { border-color: $accent; }
QTableView::item { border: none; border-bottom: 1px solid $line; padding: 0 8px; }
QTreeView::item, QListView::item { border: none; min-height: $s24; padding: 0 6px; }
QListView::item { border-radius: 4px; }
QTableView::item:hover, QTreeView::item:hover, QListView::item:hover { background: $sunken; }
QTableView::item:selected, QTreeView::item:selected, QListView::item:selected { background: $accent_soft;
  color: $text; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { background: $surface; color: $text3; border: none; border-bottom: 1px solid $line2;
  padding: 0 8px; min-height: $s24; font-size: $f11; font-weight: normal; }
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow { image: url("$chevron_up"); width: 10px; height: 10px; }
QHeaderView::down-arrow { image: url("$chevron_down"); width: 10px; height: 10px; }
QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line2; }

QScrollBar:vertical { background: transparent; width: 8px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; border: none; }
QScrollBar::handle { background: $line2; border-radius: 3px; margin: 1px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea[part="keyed"] { border: 2px solid transparent; }
QScrollArea[part="keyed"]:focus { border-color: $accent; }
QAbstractScrollArea::corner { background: transparent; border: none; }

QMenuBar { background: $surface; color: $text; border: none; font-size: $f13; spacing: 2px;
  padding: 1px 6px; }
QMenuBar::item { background: transparent; padding: 0 10px; border-radius: 4px;
  border: 2px solid transparent; }
QMenuBar::item:selected { background: $sunken; border-color: $accent; }
QMenu { background: $raised; color: $text; border: 1px solid $line2; padding: 4px; font-size: $f13; }
QMenu::item { padding: 4px 20px 4px 10px; border-radius: 4px; border: 1px solid transparent;
  min-height: $s18; }
QMenu::item:selected { background: $accent_soft; color: $accent_ink; border-color: $soft_edge; }
QMenu::item:disabled { color: $disabled; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }
QMenu::indicator:checked { image: url("$tick_ink"); }
QMenu::right-arrow { image: url("$chevron_right"); width: 10px; height: 10px; }
QToolTip { background: $tip; color: $tip_text; border: 1px solid $tip; padding: 4px 6px; font-size: $f11; }
QStatusBar { background: $surface; color: $text2; border-top: 1px solid $line; font-size: $f11; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $text2; font-size: $f11; }

QLabel[role="chip"], QLabel[role="chipquiet"] { font-size: $f11; border-radius: $s9; padding: 1px $s8; }
QLabel[role="chip"] { color: $accent_ink; background: $accent_soft; }
QLabel[role="chipquiet"] { color: $text2; background: $sunken; }
QFrame[part="line"] { background: $line; border: none; }
QFrame[part="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame[part="card"][current="true"] { border-color: $accent; }
QFrame[part="banner"] { background: $watch_soft; border: none; }
QWidget[part="panel"] { background: $surface; border: none; }
QWidget[part="page"] { background: $canvas; }
QFrame[part="row"] { background: transparent; border: none; border-radius: 4px; }
QFrame[part="row"]:hover { background: $sunken; }
QFrame[part="row"]:focus { border: 2px solid $accent; }
QFrame[part="row"]:disabled { background: transparent; }
QPushButton[kind="letter"] { background: $sunken; color: $text2; border: 1px solid $ghost_edge; border-radius: $s8;
  padding: 0 $s6; min-height: $s14; max-height: $s14; font-size: $f11; }
QPushButton[kind="letter"]:hover { color: $text; border-color: $control; }
QPushButton[kind="letter"]:focus { border: 2px solid $accent; padding: 0 $s4; min-height: $s14; }
QPushButton[kind="tab"] { background: transparent; color: $text2; border: none; border-radius: 0;
  border-bottom: 2px solid transparent; padding: $s4 $s10 2px $s10; min-height: $s24; }
QPushButton[kind="tab"]:hover { color: $text; }
QPushButton[kind="tab"]:checked { color: $text; font-weight: bold; border-bottom: 2px solid $accent; }
QPushButton[kind="tab"]:focus { border: 2px solid $accent; padding: 2px $s8 2px $s8; min-height: $s24; }
QPushButton[place="status"] { font-size: $f11; min-height: $s18; max-height: $s20; padding: 0 6px; border: none; }
QPushButton[place="status"]:focus { border: 2px solid $accent; padding: 0 4px; min-height: $s14; }
QPushButton[place="status"]::menu-indicator { image: none; width: 0; }
"""

# The roles of a text: size at 100 %, colour, and whether it is bold.
_ROLES = {
    "caption": (11, "text3", False),
    "over": (11, "text3", False),
    "watchtext": (11, "watch", False),
    "small": (12, "text2", False),
    "value": (12, "text", True),
    "watch": (12, "watch", True),
    "bad": (12, "bad", True),
    "body": (13, "text", False),
    "soft": (13, "text2", False),
    "off": (13, "text3", False),
    "strong": (13, "text", True),
    "title": (15, "text", True),
    "name": (17, "text", True),
    "number": (21, "text", True),
    "hidden": (12, "text3", False),
    "hiddennumber": (21, "text3", False),
    "page": (30, "text", True),
}
_ROLE = 'QLabel[role="{}"] {{ font-size: {}px; color: {}; font-weight: {}; background: transparent; }}'


def sheet(tokens: Tokens, scale: float) -> str:
    """Return the style sheet for these colours, with text sizes and heights multiplied by ``scale``."""
    values = {key: str(value) for key, value in vars(tokens).items()}
    values |= {f"f{n}": f"{round(n * scale)}px" for n in (11, 12, 13)}
    values |= {f"s{n}": f"{round(n * scale)}px" for n in (4, 6, 8, 9, 10, 14, 18, 20, 24, 26)}
    contrast = tokens.name == "contrast"
    values["ghost_edge"] = tokens.line if contrast else "transparent"
    values["soft_edge"] = tokens.accent if contrast else tokens.accent_soft
    values["chevron_down"] = file("chevron-down", tokens.text2)
    values["chevron_up"] = file("chevron-up", tokens.text2)
    values["chevron_right"] = file("chevron-right", tokens.text2)
    values["tick_on"] = file("check", tokens.accent_text)
    values["tick_off"] = file("check", tokens.disabled)
    values["tick_ink"] = file("check", tokens.accent_ink)
    roles = (
        _ROLE.format(role, round(size * scale), values[token], "bold" if bold else "normal")
        for role, (size, token, bold) in _ROLES.items()
    )
    return "\n".join((Template(_SHEET).substitute(values), *roles))
