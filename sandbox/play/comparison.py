"""Two branches of a game beside each other: which, at which week, and how they were looked at."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from sandbox.play.history import History

View = Literal["side", "swipe"]
_Node = Annotated[int, Field(ge=0, strict=True)]
_Name = Annotated[str, Field(max_length=64, strict=True)]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file carries so that it opens on the comparison that it was saved on.

    ``a`` and ``b`` are nodes; ``measure`` and ``overlay`` name the number on the charts and that on the maps.
    """

    a: _Node
    b: _Node
    tick: _Node
    measure: _Name
    overlay: _Name
    view: View = "side"

    def stands(self, history: History) -> bool:
        """Whether both branches are there and have been played to the week."""
        return all(
            node < len(history.nodes) and node not in history.removed and self.tick <= history.reach[node]
            for node in (self.a, self.b)
        )


_ADAPTER = TypeAdapter(Comparison)


def comparison_data(given: Comparison) -> dict[str, Any]:
    """Return a comparison as it is written."""
    return asdict(given)


def comparison_of(data: Any, history: History) -> Comparison | None:
    """Read a comparison that anybody may have written; one that this game does not know is passed over.

    It is a way to look at a game, and no reason to refuse the game.
    """
    try:
        found = _ADAPTER.validate_python(data)
    except ValidationError:
        return None
    return found if found.stands(history) else None
