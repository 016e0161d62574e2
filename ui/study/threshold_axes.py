"""A parameter that a threshold is looked for along: which one, and between which values."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox

import sandbox
from ui.widgets import Flow, Letter, label
from ui.words import catalogue, parameters
from ui.words.i18n import Translator
from ui.words.marks import translate

VARIED = "v3_compute_factor"  # what is varied before anything is chosen
NONE = ""  # in the place of the second parameter


class Varied(Flow):
    """A parameter, and between which values it is varied."""

    def __init__(self, words: Translator, *, optional: bool) -> None:
        super().__init__()
        self._words, self._optional = words, optional
        self._rows = {each.name: each for each in sandbox.parameters()}
        self.parameter, self.letter, self.unit = QComboBox(), Letter(), label("caption")
        self.parameter.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.parameter.setMaxVisibleItems(20)
        self.low, self.high = QDoubleSpinBox(), QDoubleSpinBox()
        self.from_, self.to = label("caption"), label("caption")
        for box in (self.low, self.high):
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            box.setKeyboardTracking(False)
            box.setFixedWidth(108)
        self.add(self.parameter)
        self._range = (self.letter, self.from_, self.low, self.to, self.high, self.unit)
        self.add_together(*self._range)
        self.parameter.currentIndexChanged.connect(lambda _: self._choose())

    def retranslate(self) -> None:
        """Name the parameters in the current language, in order of their names."""
        kept = self.parameter.currentData()
        names = sorted((parameters.name(name), name) for name in self._rows)
        self.parameter.blockSignals(True)
        self.parameter.clear()
        if self._optional:
            self.parameter.addItem(translate("Threshold", "no second parameter"), NONE)
        for text, name in names:
            self.parameter.addItem(text, name)
        wanted = kept if kept is not None else NONE if self._optional else VARIED
        self.parameter.setCurrentIndex(self.parameter.findData(wanted))
        self.parameter.blockSignals(False)
        self.parameter.setAccessibleName(translate("Threshold", "Parameter"))
        self.from_.setText(translate("Threshold", "from"))
        self.to.setText(translate("Threshold", "to"))
        self.low.setAccessibleName(translate("Threshold", "From"))
        self.high.setAccessibleName(translate("Threshold", "To"))
        self.parameter.setToolTip(
            translate("Threshold", "With a second parameter the answer is a map over both.")
            if self._optional
            else translate("Threshold", "The number of the model that is varied, for both plans alike.")
        )
        for widget in self._range[1:]:
            widget.setToolTip(
                translate("Threshold", "Between which values it is varied; at first over the range of its table.")
            )
        self._choose(keep=kept is not None)

    def _choose(self, *, keep: bool = False) -> None:
        found = self._rows.get(str(self.parameter.currentData()))
        for widget in self._range:
            widget.setVisible(found is not None)
        if found is None:
            self.letter.say([], "")
            return
        self.letter.say([found.confidence], catalogue.confidence(found.confidence))
        self.unit.setText(parameters.unit(self._words, found.name, found.unit))
        if keep:
            return
        wide = found.high - found.low
        digits = 0 if wide >= 100 else 1 if wide >= 10 else 3
        for box, value in ((self.low, found.low), (self.high, found.high)):
            box.setDecimals(digits)
            box.setRange(found.low - 3 * wide, found.high + 3 * wide)
            box.setSingleStep(wide / 20)
            box.setValue(value)

    def axis(self) -> sandbox.ThresholdAxis | None:
        """Return what is chosen, if anything is."""
        found = self._rows.get(str(self.parameter.currentData()))
        if found is None:
            return None
        return sandbox.ThresholdAxis(f"parameters.{found.name}", found.unit, self.low.value(), self.high.value())
