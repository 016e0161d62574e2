"""What a person needs who has never seen the game: what a drawer covers, why a hall is empty, what a figure says."""

from __future__ import annotations

import pytest
from playing import Player
from PySide6.QtCore import QPoint


@pytest.mark.parametrize(("province", "lines"), [("Gansu", {"20 ms", "30 ms"}), ("Guangdong", {"30 ms"})])
def test_the_drawer_covers_no_line_of_reach(player: Player, province: str, lines: set[str]) -> None:
    window = player.window
    window.resize(1024, 600)
    player.start(province)
    assert window.game.narrow
    if not window.decisions.isVisible():
        window.game.toggle_drawer()
    player.open("place")
    view, drawer = window.map.view, window.decisions
    player.wait(lambda: bool(view._reach))
    view.grab()  # what stands on the map is arranged when it is drawn
    edge = drawer.mapTo(window, QPoint(drawer.width(), 0)).x() - view.mapTo(window, QPoint()).x()
    assert edge > 0, "the drawer should stand over the map here"
    assert {words for _, words in view._pills} >= lines
    assert all(box.left() >= edge for box, _ in view._pills)
    assert all(view.to_view(part.anchor).x() > edge for part in view.board.provinces), "the board stands beside it"
    window.decisions.leave()
    window.game.toggle_drawer()
    view.grab()
    assert min(view.to_view(part.anchor).x() for part in view.board.provinces) < edge
