"""The menu bar: which command stands in which menu."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QMenuBar

from ui.actions import Actions
from ui.words.marks import translate

# A name is a command, or in brackets a menu of its own; a bar parts two groups.
ORDER = {
    "file": "new open [recent] | save save_as | quit",
    "edit": "undo redo | commit escape",
    "view": "charts brief timeline table fold | forecast bands | place gauges chips owners"
    " | overlay_next overlay_before | assumed | [theme] [language] larger smaller motion | full reset",
    "time": "play step first | speed1 speed2 speed5 speedmax | branch debrief | alerts",
    "study": "compare since causes | tornado threshold | search breaks",
    "help": "equations card backcast | keys about",
    "theme": "light dark contrast",
    "language": "en zh_CN",
    "recent": "",
}
TOP = ("file", "edit", "view", "time", "study", "help")


class Menus:
    """The menus by name; ``recent`` is filled by whoever knows the files."""

    def __init__(self, bar: QMenuBar, actions: Actions) -> None:
        bar.setNativeMenuBar(False)
        self._bar = bar
        self.of = {name: QMenu(bar) for name in ORDER}
        for name, order in ORDER.items():
            for item in order.split():
                if item == "|":
                    self.of[name].addSeparator()
                elif item.startswith("["):
                    self.of[name].addMenu(self.of[item.strip("[]")])
                else:
                    self.of[name].addAction(actions[item])
        for name in TOP:
            bar.addMenu(self.of[name])

    def retranslate(self) -> None:
        """Say the titles in the current language."""
        titles = {
            "file": translate("Window", "&File"), "edit": translate("Window", "&Edit"),
            "view": translate("Window", "&View"), "time": translate("Window", "&Simulation"),
            "study": translate("Window", "St&udy"), "help": translate("Window", "&Help"),
            "recent": translate("Window", "Recent files"), "theme": translate("Window", "Colours"),
            "language": translate("Window", "Language"),
        }  # fmt: skip
        for name, menu in self.of.items():
            menu.setTitle(titles[name])
