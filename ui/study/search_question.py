"""A search as a question that is asked beside the game: it tells how it stands as often as runs are made."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from dataclasses import dataclass

import sandbox
from ui.asking import Engine


@dataclass(frozen=True, slots=True)
class Progress:
    """How a search stands: its story so far (a copy), and how many runs were made."""

    story: sandbox.Story
    runs: int = 0


@dataclass(frozen=True, slots=True)
class Search:
    """Search for a plan in a scenario, or judge and attack one that is given; see ``sandbox.Asked``."""

    scenario: sandbox.Scenario
    asked: sandbox.Asked

    def __call__(self, engine: Engine, workers: int, tell: Callable[[object], None]) -> Progress:
        story, runs = sandbox.search_begun(self.scenario, self.asked.blind), 0

        def made(count: int) -> None:
            nonlocal runs
            runs += count
            tell(Progress(copied(story), runs))

        bench = sandbox.Bench(engine, workers, made)
        sandbox.search_on(story, self.asked, bench, time.time(), lambda _: made(0))
        return Progress(story, runs)


@dataclass(frozen=True, slots=True)
class Finish:
    """Play the plan of a search that was stopped in the game itself."""

    progress: Progress

    def __call__(self, engine: Engine, workers: int, tell: Callable[[object], None]) -> Progress:
        story = copied(self.progress.story)
        sandbox.search_finished(story, sandbox.Bench(engine, workers))
        return Progress(story, self.progress.runs)


def copied(story: sandbox.Story) -> sandbox.Story:
    """Return a story that does not go on."""
    return dataclasses.replace(story, game=[*story.game], held_out=[*story.held_out], moved=[*story.moved])
