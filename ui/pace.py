"""How fast time runs in a game: how many ticks are due at a speed, and what speed was achieved."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Pace:
    """How many ticks are due at a speed, by a steady clock."""

    speed: float = 1.0
    started: float = 0.0
    made: int = 0
    marks: list[tuple[float, int]] = field(default_factory=list)

    def begin(self, speed: float) -> None:
        """Count from now on, at a speed in ticks a second; infinity is as fast as the machine can."""
        self.speed, self.started, self.made = speed, time.monotonic(), 0
        self.marks = [(self.started, 0)]

    def due(self) -> float:
        """Ticks that are due and not made."""
        if math.isinf(self.speed):
            return math.inf
        return (time.monotonic() - self.started) * self.speed - self.made

    def wait(self) -> int:
        """Milliseconds until the next tick is due."""
        if math.isinf(self.speed):
            return 0
        return max(0, math.ceil((self.made + 1) / self.speed * 1000 - (time.monotonic() - self.started) * 1000))

    def achieved(self) -> float:
        """Ticks a second that were made in the last three seconds."""
        now = time.monotonic()
        self.marks = [m for m in self.marks if now - m[0] < 3.0][-200:] or [(now, self.made)]
        self.marks.append((now, self.made))
        span = now - self.marks[0][0]
        return (self.made - self.marks[0][1]) / span if span > 0.2 else self.speed
