"""The bar on top: time and its speed, the date, the player's money, the headline numbers, the branch."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

import sandbox
from ui.actions import Actions
from ui.look import icons
from ui.look.theme import Theme
from ui.session import Session
from ui.widgets import Elided, GaugeBar, GaugeStrip, Segmented, button, column, label, line, row, set_role
from ui.widgets.asker import Asker
from ui.words import branches, catalogue
from ui.words.i18n import Translator
from ui.words.marks import translate

SPEEDS = {"speed1": 1.0, "speed2": 2.0, "speed5": 5.0, "speedmax": math.inf}
GAUGES = (
    ("merchant_utilisation", "up"),
    ("idle_share_new", "down"),
    ("rent_8xh100", "up"),
    ("own_utilisation", "up"),
)
RENT_TOP = 200.0
# What goes first where there is little room.
FOLDS = (
    "strip", "speed", "gauges", "captions", "branches", "time", "own_utilisation", "idle_share_new", "cash",
    "rent_8xh100", "merchant_utilisation",
)  # fmt: skip


class TopBar(QWidget):
    """Everything that tells and steers time, in 64 pixels."""

    branch_chosen = Signal(int)

    def __init__(
        self,
        theme: Theme,
        session: Session,
        words: Translator,
        actions: Actions,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._session, self._words, self._actions = theme, session, words, actions
        self._frame: sandbox.Frame | None = None
        self.setProperty("part", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._build()
        session.play_changed.connect(self._played)
        theme.changed.connect(self.restyle)
        words.changed.connect(self.retranslate)
        self.restyle()
        self.retranslate()

    def _build(self) -> None:
        self.first, self.play, self.step = button("ghost"), button("primary"), button("ghost")
        for made, name in ((self.first, "first"), (self.play, "play"), (self.step, "step")):
            made.setProperty("icononly", True)
            made.clicked.connect(self._actions[name].trigger)
            self._actions[name].changed.connect(self._enable)
        options = [("speed1", "1x"), ("speed2", "2x"), ("speed5", "5x"), ("speedmax", "max")]
        self.speed = Segmented(self._theme, options, "speed5")
        self.speed.chosen.connect(lambda key: self._actions[key].trigger())
        self.speed_menu = QComboBox()
        self.speed_menu.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for key, text in options:
            self.speed_menu.addItem(text, key)
        self.speed_menu.activated.connect(lambda k: self._actions[self.speed_menu.itemData(k)].trigger())
        self.date, self.pace = label("name"), label("caption")
        self.cash, self.change = label("name"), label("caption")
        for shown, name in ((self.cash, "purse"), (self.change, "purse_income")):
            Asker(shown, lambda _, name=name: f"nation.{name}", at_once=True)  # type: ignore[misc]
        self.gauges = {name: GaugeBar(self._theme, name, better) for name, better in GAUGES}  # type: ignore[arg-type]
        for name, gauge in self.gauges.items():
            Asker(gauge, lambda _, name=name: f"nation.{name}", by_click=True)  # type: ignore[misc]
        self.strip = GaugeStrip(self._theme)
        Asker(self.strip, lambda _: "nation.gauge_service")
        self.strip.clicked.connect(self._actions["gauges"].trigger)
        self.branches = QComboBox()
        self.branches.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.branches.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.branches.activated.connect(lambda k: self.branch_chosen.emit(self.branches.itemData(k)))
        self.fork = Elided("caption")
        self._row = row((14, 6, 14, 6), 8)
        self.setLayout(self._row)
        for widget in (self.first, self.play, self.step, self.speed, self.speed_menu):
            self._row.addWidget(widget)
        self._bars = [line(upright=True) for _ in range(3)]
        self._row.addSpacing(4)
        self._row.addWidget(self._bars[0])
        self._row.addSpacing(4)
        self._pairs = (self._pair(self.date, self.pace), self._pair(self.cash, self.change))
        self._row.addLayout(self._pairs[0])
        self._row.addSpacing(8)
        self._row.addWidget(self._bars[1])
        self._row.addSpacing(4)
        self._row.addLayout(self._pairs[1])
        self._row.addSpacing(8)
        self._row.addWidget(self._bars[2])
        self._row.addSpacing(4)
        for gauge in self.gauges.values():
            self._row.addWidget(gauge)
        self._row.addStretch(1)
        self._row.addWidget(self.strip)
        self._row.addStretch(1)
        chooser = self._chooser = column(gap=1)
        chooser.addWidget(self.branches)
        chooser.addWidget(self.fork)
        self._row.addLayout(chooser)

    @staticmethod
    def _pair(above: QWidget, below: QWidget) -> QVBoxLayout:
        made = column(gap=0)
        made.addStretch(1)
        made.addWidget(above)
        made.addWidget(below)
        made.addStretch(1)
        return made

    # Words and looks

    def restyle(self) -> None:
        """Take the sizes of the theme."""
        px = self._theme.px
        self.setFixedHeight(px(64))
        for made, wide, high in ((self.first, 28, 28), (self.play, 40, 34), (self.step, 28, 28)):
            made.setFixedSize(px(wide), px(high))
            made.setIconSize(QSize(px(icons.SIZE), px(icons.SIZE)))
        self._draw_icons()
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold what has no room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Fold step by step until everything that is left has room: words go before numbers."""
        folded: frozenset[str] = frozenset()
        for part in ("", *FOLDS):
            folded |= {part}
            self._fold(folded)
            if self._needed() <= self.width():
                break
        if "strip" in folded and "gauges" not in folded:  # what went first comes back where later steps made room
            self._fold(folded - {"strip"})
            if self._needed() > self.width():
                self._fold(folded)

    def _needed(self) -> int:
        for layout in (self._chooser, *self._pairs, self._row):
            layout.invalidate()
        return int(self._row.minimumSize().width())

    def _fold(self, folded: frozenset[str]) -> None:
        narrow, px = "speed" in folded, self._theme.px
        self.speed.setVisible(not narrow)
        self.speed_menu.setVisible(narrow and "time" not in folded)
        self.first.setVisible(not narrow)
        self.step.setVisible("time" not in folded)
        for bar in self._bars:
            bar.setVisible(not narrow)
        for name, gauge in self.gauges.items():
            gauge.fold("gauges" in folded)
            gauge.setVisible(name not in folded)
        self.strip.fold("strip" in folded)
        for caption in (self.pace, self.change):
            caption.setVisible("captions" not in folded)
        self.cash.setVisible("cash" not in folded)
        for widget in (self.branches, self.fork):
            widget.setFixedWidth(px(140 if narrow else 200))
            widget.setVisible("branches" not in folded)
        self._row.setSpacing(4 if narrow else 8)

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for made, name in ((self.first, "first"), (self.play, "play"), (self.step, "step")):
            made.setToolTip(self._actions[name].toolTip())
            made.setAccessibleName(self._actions[name].text().replace("&", ""))
        self.speed.setAccessibleName(translate("TopBar", "Speed"))
        self.speed.setToolTip(translate("TopBar", "Weeks a second (keys 1 to 4)"))
        self.speed.set_label("speedmax", translate("TopBar", "max"))
        self.speed_menu.setItemText(3, translate("TopBar", "max"))
        self.speed_menu.setAccessibleName(translate("TopBar", "Speed"))
        self.branches.setAccessibleName(translate("TopBar", "Branch"))
        self.branches.setToolTip(translate("TopBar", "The branch that you stand on"))
        names = {
            "merchant_utilisation": translate("TopBar", "Merchant use"),
            "idle_share_new": translate("TopBar", "New, idle"),
            "rent_8xh100": translate("TopBar", "Rent"),
            "own_utilisation": translate("TopBar", "Your use"),
        }
        for key, gauge in self.gauges.items():
            gauge.set_name(names[key], self._words.explained(key), self._words.trust.letter(key))
        if self._frame is not None:
            self.show_frame(self._frame)
        self._tell_pace()
        self.fit()

    # Showing

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week."""
        self._frame = frame
        words = self._words
        self.date.setText(words.week(frame.date))
        scenario = self._session.scenario
        if scenario is not None and scenario.player is None:
            self.cash.setText(translate("TopBar", "Watching"))
            self.change.setText(translate("TopBar", "nobody plays"))
        else:
            self.cash.setText(words.money(frame.purse))
            change = words.money(frame.income, sign=True)
            self.change.setText(translate("TopBar", "cash, {change} a week").format(change=change))
            set_role(self.change, "watchtext" if frame.purse < 0 else "caption")
        for name, gauge in self.gauges.items():
            value = words.seen(name, frame.indicators.get(name, math.nan))
            if name == "own_utilisation" and not frame.indicators.get("own_halls"):
                value = math.nan
            share = value / RENT_TOP if name == "rent_8xh100" else value
            fraction = min(max(share, 0.0), 1.0) if math.isfinite(share) else None
            # Folded, a rent has no room for its period; the price of a card reads the same without one.
            short = words.published("h100_card_price" if name == "rent_8xh100" else name, value)
            gauge.set(words.with_unit(name, value), words.said(name, short), fraction)
        self._show_strip(frame)
        self._show_branches(frame)
        self._tell_pace()
        if self._row.minimumSize().width() > self.width():
            self.fit()

    def _show_strip(self, frame: sandbox.Frame) -> None:
        words, scenario = self._words, self._session.scenario

        def bar(name: str, value: float) -> tuple[str, float]:
            return words.said(name, words.number(value, 2)), words.seen(name, value)

        rows = [(catalogue.gauge(name), *bar(name, frame.indicators[name])) for name in catalogue.GAUGES]
        played = scenario is not None and scenario.player is not None
        standing = frame.indicators["promotion"] if played else math.nan
        apart = (translate("Gauges", "Promotion"), *bar("promotion", standing))
        tip = translate("TopBar", "0 bad, 1 good; click to see what each is made of")
        tip = f"{tip}\n{words.trust.sentence('gauge_service')}"
        self.strip.say(rows, apart, tip, translate("TopBar", "Five gauges"))

    def _show_branches(self, frame: sandbox.Frame) -> None:
        items = list(branches.names(frame).items())
        now = [(self.branches.itemData(k), self.branches.itemText(k)) for k in range(self.branches.count())]
        if items != now:
            self.branches.clear()
            for node, name in items:
                self.branches.addItem(name, node)
        current = next((k for k, b in enumerate(frame.branches) if b.is_current), 0)
        if current != self.branches.currentIndex():
            self.branches.setCurrentIndex(current)
        branch = frame.branches[current] if frame.branches else None
        if branch is not None and len(frame.branches) > 1 and branch.fork_tick:
            date = frame.start + (frame.date - frame.start) / max(frame.tick, 1) * branch.fork_tick
            text = translate("TopBar", "last decided at {week}").format(week=self._words.week(date))
        else:
            text = self._words.counts.branches(len(frame.branches))
        self.fork.say(text)

    def _played(self, playing: bool, achieved: float) -> None:
        self._draw_icons()
        self._tell_pace()

    def _draw_icons(self) -> None:
        tokens = self._theme.tokens
        self.first.setIcon(icons.icon("skip-back", tokens.text2, tokens.disabled))
        self.step.setIcon(icons.icon("step", tokens.text2, tokens.disabled))
        self.play.setIcon(icons.icon("pause" if self._session.playing else "play", tokens.accent_text, tokens.disabled))

    def _tell_pace(self) -> None:
        if self._frame is None:
            return
        day = self._words.day(self._frame.date)
        if self._session.playing:
            speed = self._words.number(self._session.achieved, 1 if self._session.achieved < 20 else 0)
            state = translate("TopBar", "achieved {speed}x").format(speed=speed)
        elif self._frame.at_end:
            state = translate("TopBar", "the end")
        else:
            state = translate("TopBar", "paused")
        self.pace.setText(f"{day} · {state}")

    def show_speed(self, key: str) -> None:
        """Show which speed is chosen."""
        self.speed.choose(key)
        self.speed_menu.setCurrentIndex(list(SPEEDS).index(key))

    def _enable(self) -> None:
        for made, name in ((self.first, "first"), (self.play, "play"), (self.step, "step")):
            if made.isEnabled() != self._actions[name].isEnabled():
                made.setEnabled(self._actions[name].isEnabled())
            made.setToolTip(self._actions[name].toolTip())


__all__ = ["SPEEDS", "TopBar"]
