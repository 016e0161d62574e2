"""The second-hand market of a chip: price beside worth and books, trades beside offers, and where its cards are."""

from __future__ import annotations

import calendar
import math

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

import sandbox
from ui.charts.axes import Array
from ui.charts.plot import Chart
from ui.charts.subject import Line, Subject
from ui.charts.together import read_together
from ui.look.theme import Theme
from ui.widgets import Facts, Letter, button, column, label, line, row, scrolled, set_role
from ui.words import trust
from ui.words.i18n import Translator
from ui.words.marks import QT_TRANSLATE_NOOP, translate

COLUMNS = tuple(v.name for v in sandbox.CHIP_SERIES)
FIRST = "h100"
QUARTER = 13  # weeks
GHOST, UNEVEN = 5.0, 1.5  # how many times the one side of a market is the other
PRICES = Subject(
    "card",
    QT_TRANSLATE_NOOP("Chart", "Card"),
    "kCNY/card",
    (
        Line("card_price", QT_TRANSLATE_NOOP("Chart", "price"), "s1"),
        Line("card_value", QT_TRANSLATE_NOOP("Chart", "worth"), "s3", (5, 2, 1.5, 2)),
        Line("card_book", QT_TRANSLATE_NOOP("Chart", "books"), "s2", (6, 3)),
    ),
)
TRADES = Subject(
    "trades",
    QT_TRANSLATE_NOOP("Chart", "Market"),
    "cards/week",
    (
        Line("card_trades", QT_TRANSLATE_NOOP("Chart", "traded"), "s1"),
        Line("card_offers", QT_TRANSLATE_NOOP("Chart", "offered"), "s2", (6, 3)),
    ),
)


class ChipChart(Chart):
    """A chart of one chip's market, with the published prices of its card as marks."""

    names_of_columns = COLUMNS
    place, which = "chip", FIRST

    def set_compact(self, on: bool) -> None:
        """Stand in the column of a page, without margins of its own."""
        super().set_compact(on)
        self._column.setContentsMargins(0, 4, 0, 0)

    def choose(self, chip: str) -> None:
        """Show another chip."""
        self.which = chip
        self.show_trust()

    def known_facts(self) -> tuple[sandbox.Fact, ...]:
        """Return the published prices of this chip's card."""
        return published(self.which)


class ChipsPanel(QWidget):
    """One chip at a time, chosen by its name."""

    failed = Signal(str)

    def __init__(self, theme: Theme, words: Translator) -> None:
        super().__init__()
        self._theme, self._words = theme, words
        self._frame: sandbox.Frame | None = None
        self._marked: tuple[object, ...] = ()
        page = QWidget()
        inside = column(page, (14, 10, 14, 10), 6)
        head = row(gap=4)
        self.chooser = QComboBox()
        self.chooser.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.chooser.currentIndexChanged.connect(lambda _: self._chosen())
        self.before, self.after = button("plain", "‹"), button("plain", "›")
        for made, step in ((self.before, -1), (self.after, 1)):
            made.setProperty("icononly", True)
            made.clicked.connect(lambda _=False, step=step: self._step(step))
        head.addWidget(self.before)
        head.addWidget(self.chooser, 1)
        head.addWidget(self.after)
        self.letter = Letter()
        head.addWidget(self.letter)
        inside.addLayout(head)
        self.about, self.state, self.moved = (label("caption", wrap=True), label("strong", wrap=True),
                                              label("small", wrap=True))  # fmt: skip
        self.meaning = label("caption", wrap=True)
        for part in (self.about, self.state, self.moved, self.meaning):
            inside.addWidget(part)
        self.charts = [ChipChart(subject, theme, words, self) for subject in (PRICES, TRADES)]
        for chart in self.charts:
            chart.set_compact(False)
            inside.addWidget(chart)
        read_together(self.charts, self.failed.emit)
        inside.addWidget(line())
        self.prices, self.market, self.cards = (Facts(3, "chip") for _ in range(3))
        for facts in (self.prices, self.market, self.cards):
            inside.addWidget(facts)
            inside.addWidget(line())
        self.trust = label("caption", wrap=True)
        inside.addWidget(self.trust)
        inside.addStretch(1)
        column(self).addWidget(scrolled(page, by_keys=True))
        theme.changed.connect(self.retheme)
        words.changed.connect(self.retranslate)
        self.retheme()
        self.retranslate()

    def retheme(self) -> None:
        """Take the colours and sizes of the theme."""
        for chart, height in zip(self.charts, (170, 140), strict=True):
            chart.setFixedHeight(self._theme.px(height))
            chart.retheme()
        for made in (self.before, self.after):
            made.setFixedSize(self._theme.px(28), self._theme.px(28))

    def retranslate(self) -> None:
        """Say everything in the current language."""
        for made, text in (
            (self.before, translate("Chips", "The chip before")),
            (self.after, translate("Chips", "The next chip")),
        ):
            made.setToolTip(text)
            made.setAccessibleName(text)
        self.chooser.setAccessibleName(translate("Chips", "Chip"))
        self.chooser.setToolTip(translate("Chips", "The chip whose second-hand market is shown"))
        self.trust.setText(self._words.trust.assumption())
        self.letter.say("D", self._words.trust.assumption())
        self._marked = ()
        for chart in self.charts:
            chart.retranslate()
        self._show()

    # Choosing

    def begin(self, scenario: sandbox.Scenario) -> None:
        """Take another game."""
        self._frame, self._marked = None, ()

    @property
    def chip(self) -> str:
        """The chip that is shown."""
        return str(self.chooser.currentData() or "")

    def _step(self, step: int) -> None:
        if self.chooser.count():
            self.chooser.setCurrentIndex((self.chooser.currentIndex() + step) % self.chooser.count())

    def _chosen(self) -> None:
        for chart in self.charts:
            chart.choose(self.chip)
        self._marked = ()
        self._show()

    def _fill(self, frame: sandbox.Frame) -> None:
        """Offer the chips of the game; the chosen one stays chosen where the game has it."""
        kept = self.chip or FIRST
        if tuple(self.chooser.itemData(k) for k in range(self.chooser.count())) == frame.chip_ids:
            return
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for chip in frame.chip_ids:
            self.chooser.addItem(self._words.chip(chip), chip)
        self.chooser.setCurrentIndex(max(0, self.chooser.findData(kept)))
        self.chooser.blockSignals(False)
        for chart in self.charts:
            chart.choose(self.chip)

    # Showing

    def show_frame(self, frame: sandbox.Frame) -> None:
        """Take the week."""
        self._frame = frame
        self._fill(frame)
        self._show()

    def _show(self) -> None:
        frame = self._frame
        if frame is None or self.chip not in frame.chip_ids:
            return
        at = frame.chip_ids.index(self.chip)
        series = traded(frame.chip_series[:, :, at])
        for chart in self.charts:
            chart.show_rows(series, frame.start, frame.weeks, frame.tick)
        marked = (self.chip, frame.node, len(series) // 4, self._words.language)
        if marked != self._marked:
            self._marked = marked
            for chart in self.charts:
                chart.show_marks([], [])
        now = {name: float(values[at]) for name, values in frame.chips.items()}
        self._say(now, series, frame.tick)
        for facts, names in (
            (self.prices, ("card_price", "card_value", "card_book")),
            (self.market, ("card_bids", "card_offers", "card_trades")),
            (self.cards, ("cards_running", "cards_waiting", "cards_elsewhere")),
        ):
            for name in names:
                key, words = f"chip.{name}", self._words
                value, unit = words.value(key, now[name], which=self.chip)
                if name not in ("card_price", "card_value", "card_book"):
                    value = words.said(key, words.number(now[name]), self.chip)
                facts.say(name, words.label(name), value, unit, words.explained(key, self.chip))
        for chart in self.charts:
            chart.setAccessibleDescription(chart.summary())

    def _say(self, now: dict[str, float], series: Array, tick: int) -> None:
        row_ = next((row for row in sandbox.chips() if row.id == self.chip), None)
        self.about.setVisible(row_ is not None)
        if row_ is not None:
            made = translate("Chips", "{vendor} · {tflops} Tflops FP16, dense · {watts} W")
            flops, watts = self._words.number(row_.tflops), self._words.number(row_.watts)
            _set(self.about, made.format(vendor=row_.vendor, tflops=flops, watts=watts))
        self.state.setToolTip(self._words.trust.assumption())
        if self._words.trust.hides("chip.card_offers", self.chip):
            _set(self.state, trust.instead())
            set_role(self.state, "small")
            self.moved.setVisible(False)
            self.meaning.setVisible(False)
            return
        state = market(now["card_bids"], now["card_offers"])
        _set(self.state, translate("Chips", STATES[state]))
        set_role(self.state, "watch" if state == "ghost" else "strong")
        self.moved.setVisible(state != "closed")
        self.meaning.setVisible(state in MEANINGS)
        if state in MEANINGS:
            _set(self.meaning, translate("Chips", MEANINGS[state]))
        if state != "closed":
            _set(self.moved, self._moved(now, series, tick))

    def _moved(self, now: dict[str, float], series: Array, tick: int) -> str:
        """Say in numbers what sellers and buyers do, and where the price stands."""
        words = self._words
        counts = translate("Chips", "{offers} cards a week offered, {bids} wanted, {trades} traded.").format(
            **{k: words.number(now[f"card_{k}"]) for k in ("offers", "bids", "trades")}
        )
        gap = now["card_price"] / now["card_value"] - 1.0
        side = (
            translate("Chips", "The price is {share} above what a card is worth to a buyer")
            if gap > 0
            else translate("Chips", "The price is {share} below what a card is worth to a buyer")
        )
        parts = [side.format(share=words.percent(abs(gap)))]
        before = tick - 1 - QUARTER
        old = float(series[before, COLUMNS.index("card_price")]) if 0 <= before < len(series) else math.nan
        if math.isfinite(old) and old > 0:
            change = words.number((now["card_price"] / old - 1.0) * 100, 1, sign=True)
            parts.append(translate("Chips", "it moved {change} % in 13 weeks").format(change=change))
        comma = translate("Chips", "{one}, {other}.")
        stop = translate("Chips", "{one}.")
        said = comma.format(one=parts[0], other=parts[1]) if len(parts) > 1 else stop.format(one=parts[0])
        return translate("Chips", "{one} {other}").format(one=counts, other=said)


MEANINGS: dict[str, str] = {
    "ghost": QT_TRANSLATE_NOOP(
        "Chips",
        "Few buy above what a card is worth to them, and owners offer rather than sell for less: the quoted price "
        "comes down only slowly, and a card on sale waits long for a buyer.",
    ),
}
STATES: dict[str, str] = {
    "closed": QT_TRANSLATE_NOOP("Chips", "Not traded yet."),
    "ghost": QT_TRANSLATE_NOOP("Chips", "A ghost market: many sellers, few buyers."),
    "glut": QT_TRANSLATE_NOOP("Chips", "More sellers than buyers."),
    "short": QT_TRANSLATE_NOOP("Chips", "More buyers than sellers."),
    "even": QT_TRANSLATE_NOOP("Chips", "Buyers and sellers are about as many."),
}


def market(bids: float, offers: float) -> str:
    """Return the state of a market: closed, ghost, glut, short or even."""
    if bids + offers <= 0:
        return "closed"
    if offers >= GHOST * bids:
        return "ghost"
    if offers >= UNEVEN * bids:
        return "glut"
    return "short" if bids >= UNEVEN * offers else "even"


def traded(series: Array) -> Array:
    """Return the weeks of a chip's market (weeks, columns) with a gap where it was not traded."""
    made = np.array(series, dtype=np.float64)
    closed = made[:, COLUMNS.index("card_bids")] + made[:, COLUMNS.index("card_offers")] <= 0
    made[closed] = np.nan
    return made


def published(chip: str) -> tuple[sandbox.Fact, ...]:
    """Return the published prices of a chip's card; each holds for its month."""
    found = []
    for price in sandbox.card_prices():
        if price.chip != chip:
            continue
        last = price.month.replace(day=calendar.monthrange(price.month.year, price.month.month)[1])
        kcny = price.kcny
        found.append(
            sandbox.Fact(
                price.month,
                last,
                "card_price",
                kcny,
                kcny,
                kcny,
                "kCNY",
                price.source,
                str(price.month),
                price.confidence,
            )
        )
    return tuple(found)


def _set(part: QLabel, text: str) -> None:
    """Show a text where it is another one."""
    if part.text() != text:
        part.setText(text)
