"""Charts that are read together: one crosshair over all of them, and the same menu on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ui.charts.export import offer
from ui.charts.plot import Chart


def read_together(
    charts: Sequence[Chart], failed: Callable[[str], None], ask: Callable[[str, str], None] | None = None
) -> None:
    """Let the crosshair of each chart stand in all of them; ``failed`` hears why an export could not be written.

    ``ask`` hears which question is asked of which measure, where any can be.
    """

    def read(week: float | None = None) -> None:
        for chart in charts:
            chart.read(week)

    for chart in charts:
        chart.hovered.connect(read)
        chart.left.connect(read)
        chart.menu_wanted.connect(lambda at, chart=chart: offer(chart, at, failed, ask))
