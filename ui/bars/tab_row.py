"""The row between map and lower panel: its tabs, the key of the marks, what is compared, and the fold."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

import sandbox
from ui.actions import Actions
from ui.look import icons
from ui.look.theme import Theme
from ui.messages import ALONE, NOTHING, Beside
from ui.widgets import button, label, row
from ui.words import branches
from ui.words.i18n import Translator
from ui.words.marks import translate

SWITCHES = ("forecast", "bands")  # of what is drawn on the charts
TABS = ("charts", "brief", "timeline", "table")
ICONS = {"charts": "chart", "brief": "brief", "timeline": "timeline", "table": "table"}
SCRUBBER = 200  # pixels that the scrubber needs where it stands in this row


class TabRow(QWidget):
    """Tabs at the left, what is drawn behind the curves at the right."""

    compared = Signal(object)

    def __init__(self, theme: Theme, words: Translator, actions: Actions) -> None:
        super().__init__()
        self._theme, self._words, self._actions = theme, words, actions
        self._frame: sandbox.Frame | None = None
        self.node: Beside = NOTHING
        self._room = (True, False, 10_000)  # wide, low, and how many pixels there are: all, until told otherwise
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._layout = row((8, 0, 12, 0), 4)
        self.setLayout(self._layout)
        self.tabs = {name: button("tab") for name in TABS}
        for name, tab in self.tabs.items():
            tab.setCheckable(True)
            tab.clicked.connect(actions[name].trigger)
            self._layout.addWidget(tab)
        self._layout.addStretch(1)
        self.legend = label("caption")
        self.legend.setTextFormat(Qt.TextFormat.RichText)
        self._name = label("caption")
        self._waits = False
        self.compare = QComboBox()
        self.compare.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.compare.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.compare.activated.connect(lambda k: self.choose(self.compare.itemData(k)))
        self.fold_button = button("ghost")
        self.fold_button.setProperty("icononly", True)
        self.fold_button.setFixedSize(26, 26)
        self.fold_button.clicked.connect(actions["fold"].trigger)
        self.switches = {name: button("ghost") for name in SWITCHES}
        for name, switch in self.switches.items():
            switch.setCheckable(True)
            switch.clicked.connect(actions[name].trigger)
            actions[name].changed.connect(self._show_switches)
        self.depends = button("ghost")
        self.depends.clicked.connect(actions["tornado"].trigger)
        self._layout.addWidget(self.legend)
        self._layout.addSpacing(12)
        for widget in (*self.switches.values(), self.depends, self._name, self.compare, self.fold_button):
            self._layout.addWidget(widget)
        self._show_switches()

    def retheme(self) -> None:
        """Take the colours and sizes of the theme."""
        self.setFixedHeight(self._theme.px(34))
        for name, tab in self.tabs.items():
            tab.setIcon(icons.icon(ICONS[name], self._theme.tokens.text2))
        self._legend()

    def retranslate(self) -> None:
        """Say everything in the current language."""
        texts = (
            translate("Window", "Charts"), translate("Window", "Brief"), translate("Window", "Timeline"),
            translate("Window", "Table"),
        )  # fmt: skip
        for (name, tab), text in zip(self.tabs.items(), texts, strict=True):
            tab.setText(text)
            tab.setToolTip(self._actions[name].toolTip())
        self.switches["forecast"].setText(translate("Forecast", "Forecast"))
        self.switches["bands"].setText(translate("Forecast", "Bands"))
        self.depends.setText(translate("Forecast", "Depends on…"))
        self.depends.setToolTip(self._actions["tornado"].toolTip())
        self._show_switches()
        self.fold_button.setToolTip(self._actions["fold"].statusTip())
        self.fold_button.setAccessibleName(self._actions["fold"].statusTip())
        self.wait(on=self._waits)
        self.compare.setAccessibleName(translate("Window", "Compare with"))
        self.compare.setToolTip(
            translate("Window", "Draw another branch behind the curves, and put its numbers beside yours")
        )
        self._items()
        self._legend()
        self.fold(*self._room)  # words are longer in one language than in the other

    def _show_switches(self) -> None:
        """Stand as the commands do that they are another way to."""
        for name, switch in self.switches.items():
            action = self._actions[name]
            switch.setChecked(action.isChecked())
            switch.setEnabled(action.isEnabled())
            switch.setToolTip(action.toolTip())
        self.fold(*self._room)  # what is read from the bands is offered beside them

    def fold(self, wide: bool, low: bool, room: int) -> None:
        """Hide what explains where there is no room for it."""
        self._room = wide, low, room
        px = self._theme.px
        self.legend.setVisible(wide and not low)
        self.compare.setFixedWidth(px(200 if wide else 130))
        taken = sum(tab.sizeHint().width() + 4 for tab in self.tabs.values()) + px(80)
        if low:
            taken += px(SCRUBBER)
        # What there is no room for goes: first the words before the chooser, then what bands tell, switches, chooser.
        asked = (self.depends,) if self.switches["bands"].isChecked() else ()
        self.depends.setVisible(bool(asked))
        for parts in ((self.compare,), tuple(self.switches.values()), asked, (self._name,)):
            taken += sum(min(part.sizeHint().width(), part.maximumWidth()) + 4 for part in parts)
            for part in parts:
                part.setVisible(room >= taken)

    def take_in(self, widget: QWidget) -> None:
        """Give a widget the room after the tabs."""
        self._layout.insertWidget(len(TABS), widget, 3)

    def show_tab(self, name: str) -> None:
        """Mark a tab as the one that is shown."""
        for other, tab in self.tabs.items():
            tab.setChecked(other == name)

    def show_folded(self, folded: bool) -> None:
        """Point where the lower panel would go."""
        name = "chevron-up" if folded else "chevron-down"
        self.fold_button.setIcon(icons.icon(name, self._theme.tokens.text2))

    def begin(self) -> None:
        """Compare with nothing, as another game begins."""
        self._frame = None
        self.choose(NOTHING)

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the branches of the week."""
        self._frame = frame
        self._items()

    def choose(self, node: Beside) -> None:
        """Compare with another branch, or what stands in its place."""
        self.node = node
        self.compared.emit(node)

    def wait(self, *, on: bool) -> None:
        """Say while what is compared is being played: a whole game takes a moment."""
        self._waits = on
        self._name.setText(translate("Window", "playing it…") if on else translate("Window", "compare with"))

    def compared_name(self) -> str:
        """Return the name that what is compared has on the curves."""
        return translate("Window", "nobody plays") if self.node is ALONE else self.compare.currentText()

    def _items(self) -> None:
        before = self.compare.currentText()
        items: list[tuple[Beside, str]] = [
            (NOTHING, translate("Window", "nothing")),
            (ALONE, translate("Window", "the world if nobody plays")),
        ]
        frame = self._frame
        if frame is not None:
            items += [(node, name) for node, name in branches.names(frame).items() if node != frame.node]
        now = [(self.compare.itemData(k), self.compare.itemText(k)) for k in range(self.compare.count())]
        if items != now:
            self.compare.clear()
            for data, text in items:
                self.compare.addItem(text, data)
        at = next((k for k, item in enumerate(items) if item[0] == self.node), 0)
        if at == 0 and self.node != NOTHING:
            self.choose(NOTHING)
        self.compare.setCurrentIndex(at)
        if self.node != NOTHING and self.compare.currentText() != before:
            self.compared.emit(self.node)  # its name is another now

    def _legend(self) -> None:
        c = self._theme.tokens
        box = f'<span style="background:{c.text2};color:{c.surface}">&nbsp;A&nbsp;</span>'
        mine = f'<span style="color:{c.accent}">▲</span>'
        event, decision = translate("Window", "event"), translate("Window", "your decision")
        fact, gap = translate("Window", "published fact"), "&nbsp;&nbsp;"
        self.legend.setText(f"{box} {event} {gap} {mine} {decision} {gap} ◇ {fact}")
