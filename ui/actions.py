"""Every command of the window: one QAction each, with its name, key, tip and icon; menus and bars only place them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeySequence

from ui.words.marks import QT_TRANSLATE_NOOP, translate


@dataclass(frozen=True, slots=True)
class Command:
    """What a command is called, what it does, its keys, and its icon."""

    id: str
    name: str
    tip: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    group: str = ""


COMMANDS = (
    Command(
        "new",
        QT_TRANSLATE_NOOP("Command", "&New game…"),
        QT_TRANSLATE_NOOP("Command", "Go to the start page"),
        ("Ctrl+N",),
        "new",
    ),
    Command(
        "open",
        QT_TRANSLATE_NOOP("Command", "&Open…"),
        QT_TRANSLATE_NOOP("Command", "Open a saved game"),
        ("Ctrl+O",),
        "open",
    ),
    Command(
        "save",
        QT_TRANSLATE_NOOP("Command", "&Save"),
        QT_TRANSLATE_NOOP("Command", "Save the game with all its branches"),
        ("Ctrl+S",),
        "save",
    ),
    Command(
        "save_as",
        QT_TRANSLATE_NOOP("Command", "Save &as…"),
        QT_TRANSLATE_NOOP("Command", "Save under another name"),
        ("Ctrl+Shift+S",),
    ),
    Command(
        "quit",
        QT_TRANSLATE_NOOP("Command", "&Quit"),
        QT_TRANSLATE_NOOP("Command", "Close the window"),
        ("Ctrl+Q",),
    ),
    Command(
        "undo",
        QT_TRANSLATE_NOOP("Command", "&Undo"),
        QT_TRANSLATE_NOOP("Command", "Go back to before the last decisions"),
        ("Ctrl+Z",),
        "undo",
    ),
    Command(
        "redo",
        QT_TRANSLATE_NOOP("Command", "&Redo"),
        QT_TRANSLATE_NOOP("Command", "Put back the decisions undone last"),
        ("Ctrl+Shift+Z",),
        "redo",
    ),
    Command(
        "commit",
        QT_TRANSLATE_NOOP("Command", "&Commit the queue"),
        QT_TRANSLATE_NOOP("Command", "Take all queued decisions"),
        ("Ctrl+Return",),
        "check",
    ),
    Command(
        "play",
        QT_TRANSLATE_NOOP("Command", "&Run or pause"),
        QT_TRANSLATE_NOOP("Command", "Let time run, or stand"),
        ("Space",),
        "play",
    ),
    Command(
        "step",
        QT_TRANSLATE_NOOP("Command", "One &week on"),
        QT_TRANSLATE_NOOP("Command", "Let one week pass"),
        (".",),
        "step",
    ),
    Command(
        "first",
        QT_TRANSLATE_NOOP("Command", "To the &first week"),
        QT_TRANSLATE_NOOP("Command", "Go back to the first week"),
        ("Home",),
        "skip-back",
    ),
    Command(
        "speed1",
        QT_TRANSLATE_NOOP("Command", "&1 week a second"),
        QT_TRANSLATE_NOOP("Command", "Speed: 1 week a second"),
        ("1",),
        "",
        True,
        "speed",
    ),
    Command(
        "speed2",
        QT_TRANSLATE_NOOP("Command", "&2 weeks a second"),
        QT_TRANSLATE_NOOP("Command", "Speed: 2 weeks a second"),
        ("2",),
        "",
        True,
        "speed",
    ),
    Command(
        "speed5",
        QT_TRANSLATE_NOOP("Command", "&5 weeks a second"),
        QT_TRANSLATE_NOOP("Command", "Speed: 5 weeks a second"),
        ("3",),
        "",
        True,
        "speed",
    ),
    Command(
        "speedmax",
        QT_TRANSLATE_NOOP("Command", "As &fast as it goes"),
        QT_TRANSLATE_NOOP("Command", "Speed: as fast as it goes"),
        ("4",),
        "",
        True,
        "speed",
    ),
    Command(
        "branch",
        QT_TRANSLATE_NOOP("Command", "&Branch here"),
        QT_TRANSLATE_NOOP("Command", "Begin a branch at this week; its name can be written over at once"),
        ("Ctrl+B",),
        "branch",
    ),
    Command(
        "charts",
        QT_TRANSLATE_NOOP("Command", "&Charts"),
        QT_TRANSLATE_NOOP("Command", "Show the charts below the map"),
        ("Ctrl+1",),
        "chart",
    ),
    Command(
        "brief",
        QT_TRANSLATE_NOOP("Command", "B&rief"),
        QT_TRANSLATE_NOOP("Command", "Show below the map what moved most in the last four weeks, and why"),
        ("Ctrl+2",),
        "brief",
    ),
    Command(
        "timeline",
        QT_TRANSLATE_NOOP("Command", "&Timeline"),
        QT_TRANSLATE_NOOP("Command", "Show the branches below the map"),
        ("Ctrl+3",),
        "timeline",
    ),
    Command(
        "table",
        QT_TRANSLATE_NOOP("Command", "T&able"),
        QT_TRANSLATE_NOOP("Command", "Show all numbers below the map"),
        ("Ctrl+4",),
        "table",
    ),
    Command(
        "compare",
        QT_TRANSLATE_NOOP("Command", "C&ompare…"),
        QT_TRANSLATE_NOOP("Command", "Put two branches beside each other: numbers, curves and maps"),
        ("Ctrl+5",),
        "compare",
    ),
    Command(
        "since",
        QT_TRANSLATE_NOOP("Command", "Why did it c&hange…"),
        QT_TRANSLATE_NOOP("Command", "Split the change of a number since the last quarter into its causes"),
        ("Ctrl+8",),
        "question",
    ),
    Command(
        "causes",
        QT_TRANSLATE_NOOP("Command", "Cau&ses and effects…"),
        QT_TRANSLATE_NOOP("Command", "Walk from a number to what it hangs on and to what hangs on it, with weights"),
        ("Ctrl+9",),
        "branch",
    ),
    Command(
        "search",
        QT_TRANSLATE_NOOP("Command", "&Find a plan…"),
        QT_TRANSLATE_NOOP("Command", "Search for a plan of a few rules that beats history, and for what breaks it"),
        ("Ctrl+F",),
        "search",
    ),
    Command(
        "breaks",
        QT_TRANSLATE_NOOP("Command", "What &breaks my plan?"),
        QT_TRANSLATE_NOOP("Command", "Look for the smallest change of the world that undoes what you decided"),
        ("Ctrl+Shift+F",),
    ),
    Command(
        "fold",
        QT_TRANSLATE_NOOP("Command", "Fold the lower &panel"),
        QT_TRANSLATE_NOOP("Command", "Give its room to the map"),
        ("Ctrl+0",),
        "",
        True,
    ),
    Command(
        "forecast",
        QT_TRANSLATE_NOOP("Command", "F&orecast of the plan"),
        QT_TRANSLATE_NOOP("Command", "Draw what the plan may bring in two years, against deciding nothing"),
        ("Ctrl+6",),
        "",
        True,
    ),
    Command(
        "bands",
        QT_TRANSLATE_NOOP("Command", "&Bands"),
        QT_TRANSLATE_NOOP("Command", "Draw how far the branch may go in many runs, and the one that is compared"),
        ("Ctrl+7",),
        "",
        True,
    ),
    Command(
        "tornado",
        QT_TRANSLATE_NOOP("Command", "What does it &depend on?…"),
        QT_TRANSLATE_NOOP("Command", "Show which parameters move a number most, from the runs of the bands"),
        (),
        "chart",
    ),
    Command(
        "threshold",
        QT_TRANSLATE_NOOP("Command", "Where does the &better plan change?…"),
        QT_TRANSLATE_NOOP("Command", "Vary one parameter or two, and see which of two branches is the better where"),
        (),
        "map",
    ),
    Command(
        "place",
        QT_TRANSLATE_NOOP("Command", "What is &selected"),
        QT_TRANSLATE_NOOP("Command", "Show the selected province or hall at the side"),
        ("Alt+1",),
        "info",
    ),
    Command(
        "gauges",
        QT_TRANSLATE_NOOP("Command", "&Gauges"),
        QT_TRANSLATE_NOOP("Command", "Show the five gauges and what they are made of"),
        ("Alt+2",),
        "gauge",
    ),
    Command(
        "chips",
        QT_TRANSLATE_NOOP("Command", "C&hips"),
        QT_TRANSLATE_NOOP("Command", "Show the second-hand market of a chip"),
        ("Alt+3",),
        "chip",
    ),
    Command(
        "owners",
        QT_TRANSLATE_NOOP("Command", "&Owners"),
        QT_TRANSLATE_NOOP("Command", "Show who owns the halls, and their books"),
        ("Alt+4",),
        "price",
    ),
    Command(
        "overlay_next",
        QT_TRANSLATE_NOOP("Command", "&Next map colours"),
        QT_TRANSLATE_NOOP("Command", "Colour the provinces by the next number"),
        ("O",),
        "layers",
    ),
    Command(
        "overlay_before",
        QT_TRANSLATE_NOOP("Command", "Map colours &before"),
        QT_TRANSLATE_NOOP("Command", "Colour the provinces by the number before"),
        ("Shift+O",),
    ),
    Command(
        "assumed",
        QT_TRANSLATE_NOOP("Command", "&Hide what rests on D"),
        QT_TRANSLATE_NOOP("Command", "Show no number that rests on assumptions (confidence D)"),
        ("Ctrl+D",),
        "",
        True,
    ),
    Command(
        "full",
        QT_TRANSLATE_NOOP("Command", "&Full screen"),
        QT_TRANSLATE_NOOP("Command", "Fill the screen"),
        ("F11",),
        "",
        True,
    ),
    Command(
        "escape",
        QT_TRANSLATE_NOOP("Command", "&Cancel placing"),
        QT_TRANSLATE_NOOP("Command", "Leave what you are about to do"),
        ("Esc",),
        "close",
    ),
    Command(
        "light",
        QT_TRANSLATE_NOOP("Command", "&Light"),
        QT_TRANSLATE_NOOP("Command", "Light colours"),
        (),
        "",
        True,
        "theme",
    ),
    Command(
        "dark",
        QT_TRANSLATE_NOOP("Command", "&Dark"),
        QT_TRANSLATE_NOOP("Command", "Dark colours"),
        (),
        "",
        True,
        "theme",
    ),
    Command(
        "contrast",
        QT_TRANSLATE_NOOP("Command", "&High contrast"),
        QT_TRANSLATE_NOOP("Command", "Black on white, no tints"),
        (),
        "",
        True,
        "theme",
    ),
    Command(
        "en",
        QT_TRANSLATE_NOOP("Command", "&English"),
        QT_TRANSLATE_NOOP("Command", "Show the window in English"),
        (),
        "",
        True,
        "language",
    ),
    Command(
        "zh_CN",
        QT_TRANSLATE_NOOP("Command", "&Chinese"),
        QT_TRANSLATE_NOOP("Command", "Show the window in Chinese"),
        (),
        "",
        True,
        "language",
    ),
    Command(
        "larger",
        QT_TRANSLATE_NOOP("Command", "L&arger text"),
        QT_TRANSLATE_NOOP("Command", "Make all text larger"),
        ("Ctrl++", "Ctrl+="),
    ),
    Command(
        "smaller",
        QT_TRANSLATE_NOOP("Command", "S&maller text"),
        QT_TRANSLATE_NOOP("Command", "Make all text smaller"),
        ("Ctrl+-",),
    ),
    Command(
        "motion",
        QT_TRANSLATE_NOOP("Command", "&Reduce motion"),
        QT_TRANSLATE_NOOP("Command", "Let nothing move but data"),
        (),
        "",
        True,
    ),
    Command(
        "reset",
        QT_TRANSLATE_NOOP("Command", "Reset la&yout"),
        QT_TRANSLATE_NOOP("Command", "Put the window back as it was at first"),
    ),
    Command(
        "debrief",
        QT_TRANSLATE_NOOP("Command", "&What happened"),
        QT_TRANSLATE_NOOP("Command", "Compare the game with the record"),
        ("Ctrl+E",),
        "star",
    ),
    Command(
        "equations",
        QT_TRANSLATE_NOOP("Command", "&Equations…"),
        QT_TRANSLATE_NOOP("Command", "Show how each number is reckoned, from what, and what hangs on it"),
        ("Ctrl+J",),
        "info",
    ),
    Command(
        "card",
        QT_TRANSLATE_NOOP("Command", "&Model card"),
        QT_TRANSLATE_NOOP("Command", "Say what is invented in the model, what does not fit, and who published what"),
        (),
        "info",
    ),
    Command(
        "backcast",
        QT_TRANSLATE_NOOP("Command", "Back-&cast…"),
        QT_TRANSLATE_NOOP("Command", "Set the model beside every published number"),
        ("Ctrl+K",),
        "table",
    ),
    Command(
        "alerts",
        QT_TRANSLATE_NOOP("Command", "&Alerts…"),
        QT_TRANSLATE_NOOP("Command", "Choose what each kind of notice does: pause, tell, or quiet"),
        ("Ctrl+L",),
        "bell",
    ),
    Command(
        "keys",
        QT_TRANSLATE_NOOP("Command", "&Keys"),
        QT_TRANSLATE_NOOP("Command", "List the keys"),
        ("F1",),
        "question",
    ),
    Command(
        "about",
        QT_TRANSLATE_NOOP("Command", "&About Suanli"),
        QT_TRANSLATE_NOOP("Command", "Version, licences, and a word on the map"),
        (),
        "info",
    ),
)


class Actions(QObject):
    """The QActions by the id of their command."""

    def __init__(self, parent: QObject, icon: Callable[[str], QIcon] | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._all: dict[str, QAction] = {}
        self._reasons: dict[str, str] = {}
        groups: dict[str, QActionGroup] = {}
        for command in COMMANDS:
            action = QAction(self)
            action.setObjectName(f"action_{command.id}")
            action.setCheckable(command.checkable)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setAutoRepeat(command.id in ("step", "larger", "smaller"))
            if command.group:
                if command.group not in groups:
                    groups[command.group] = QActionGroup(self)
                groups[command.group].addAction(action)
            self._all[command.id] = action
        self.retranslate()
        self.repaint_icons()

    def __getitem__(self, command: str) -> QAction:
        return self._all[command]

    def all(self) -> list[QAction]:
        """All actions, in the order of the table."""
        return list(self._all.values())

    def retranslate(self) -> None:
        """Say names and tips in the current language."""
        for command in COMMANDS:
            action = self._all[command.id]
            action.setText(translate("Command", command.name))
            self._tip(command)

    def _tip(self, command: Command) -> None:
        action = self._all[command.id]
        tip = translate("Command", command.tip)
        reason = self._reasons.get(command.id, "")
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setStatusTip(reason or tip)
        action.setWhatsThis(tip)
        action.setToolTip((f"{tip} ({keys})" if keys else tip) + (f"\n{reason}" if reason else ""))

    def enable(self, command: str, on: bool, reason: str = "") -> None:
        """Allow a command, or say why it is not possible now."""
        action = self._all[command]
        if action.isEnabled() == on and self._reasons.get(command, "") == ("" if on else reason):
            return
        action.setEnabled(on)
        self._reasons[command] = "" if on else reason
        self._tip(next(c for c in COMMANDS if c.id == command))

    def repaint_icons(self) -> None:
        """Draw the icons again in the colours of the theme."""
        if self._icon is None:
            return
        for command in COMMANDS:
            if command.icon:
                self._all[command.id].setIcon(self._icon(command.icon))
