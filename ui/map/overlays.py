"""What the provinces can be coloured by: fixed levels in 32 steps, so that a colour means the same in every week."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PySide6.QtGui import QColor

from ui.theme import Tokens

STEPS: Final = 32
NO_DATA: Final = -1
BLACK: Final = QColor("#000000")
WHITE: Final = QColor("#FFFFFF")
THIN: Final = "\u00a0"


@dataclass(frozen=True)
class Overlay:
    """One way to colour the map; values at or beyond ``low`` and ``high`` take the ends of the ramp."""

    id: str
    ramp: str
    low: float
    high: float
    unit: str
    title: str
    ticks: tuple[float, ...]

    def steps(self, values: ArrayLike) -> NDArray[np.int64]:
        """Return the step of each value, 0 to 31; NO_DATA where a value is not finite."""
        given = np.asarray(values, dtype=np.float64)
        known = np.isfinite(given)
        share = (np.where(known, given, self.low) - self.low) / (self.high - self.low)
        step = np.clip(np.floor(share * STEPS), 0, STEPS - 1).astype(np.int64)
        return np.where(known, step, NO_DATA)

    def share(self, value: float) -> float:
        """Return where a value stands on the ramp, 0 to 1."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))

    def number(self, value: float) -> str:
        """Return a value as it reads on the legend, without its unit."""
        if not math.isfinite(value):
            return "\u2013"
        if self.unit == "1":
            return f"{value * 100:.0f}"
        text = f"{value:.2f}" if self.unit == "CNY/kWh" else f"{value:.0f}" if abs(value) >= 10 else f"{value:.2g}"
        return text.replace("-", "\u2212")

    def text(self, value: float, language: str) -> str:
        """Return a value with its unit, for a tooltip."""
        if not math.isfinite(value):
            return word("no_data", language)
        return f"{self.number(value)}{THIN}{word('%' if self.unit == '1' else self.unit, language)}"


OVERLAYS: Final[dict[str, Overlay]] = {
    o.id: o
    for o in (
        Overlay("utilisation", "ink", 0.0, 1.0, "1", "utilisation", (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)),
        Overlay("latency", "ochre", 10.0, 60.0, "ms", "latency", (10.0, 20.0, 30.0, 40.0, 50.0, 60.0)),
        Overlay("power_price", "ochre", 0.28, 0.70, "CNY/kWh", "power_price", (0.28, 0.42, 0.56, 0.70)),
        Overlay("idle_capacity", "ink", 0.0, 20.0, "EF", "idle_capacity", (0.0, 5.0, 10.0, 15.0, 20.0)),
    )
}

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "utilisation": ("GPU use", "GPU 利用率"),
    "latency": ("Round trip", "往返时延"),
    "power_price": ("Power price", "电价"),
    "idle_capacity": ("Idle capacity", "闲置算力"),
    "1": ("% of installed hours", "占装机小时 %"),
    "%": ("%", "%"),
    "ms": ("ms", "毫秒"),
    "CNY/kWh": ("¥ a kWh", "元/度"),
    "EF": ("EFLOPS", "EFLOPS"),
    "nation": ("nation", "全国"),
    "no_data": ("no data", "无数据"),
    "map": ("Map of the provinces", "各省地图"),
    "map_help": (
        "Arrow keys step to the next province, Enter selects it, plus and minus zoom, 0 shows all.",
        "方向键移到相邻省份，回车选定，加减号缩放，0 显示全图。",
    ),
    "legend": ("Legend", "图例"),
    "sound": ("sound", "稳健"),
    "strained": ("strained", "吃紧"),
    "insolvent": ("insolvent", "资不抵债"),
    "building": ("building", "在建"),
    "megawatts": ("MW", "兆瓦"),
    "in_use": ("in use", "在用"),
}


def word(code: str, language: str) -> str:
    """Return a word of the map in English or Chinese; the code itself where there is none."""
    pair = _WORDS.get(code)
    return code if pair is None else pair[1 if language == "zh_CN" else 0]


def colours(tokens: Tokens, ramp: str) -> tuple[QColor, ...]:
    """Return the 32 colours of a ramp in a theme."""
    stops = [QColor(c) for c in tokens.ramp(ramp)]
    table = np.array([[c.red(), c.green(), c.blue()] for c in stops], dtype=np.float64)
    at = np.linspace(0.0, len(stops) - 1.0, STEPS)
    mixed = np.column_stack([np.interp(at, np.arange(len(stops)), table[:, k]) for k in range(3)])
    return tuple(QColor(*(round(float(v)) for v in row)) for row in mixed)


def luminance(colour: QColor) -> float:
    """Relative luminance of a colour (WCAG 2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio of two colours (WCAG 2)."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def ink_on(grounds: list[QColor]) -> QColor:
    """Return black or white, whichever is read better on the worst of the grounds."""
    return max((BLACK, WHITE), key=lambda ink: min((contrast(ink, g) for g in grounds), default=0.0))
