"""Suanli's engine: an economy of compute, played week by week. What the outside may import stands in ``door``.

The door opens when the first of its names is asked for, not before: reading the whole engine takes a moment, and the
command must be able to end quietly within it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sandbox.door import *  # noqa: F403
else:
    from importlib import import_module
    from importlib.util import find_spec

    def __getattr__(name):
        if find_spec(f"{__name__}.{name}") is not None:  # a room: import finds it by itself
            raise AttributeError(name)
        door = import_module(f"{__name__}.door")
        globals().update({name: getattr(door, name) for name in door.__all__})
        return getattr(door, name)

    def __dir__():
        return sorted(import_module(f"{__name__}.door").__all__)
