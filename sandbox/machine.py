"""What a result was made with: the engine's version, and the parts of the machine that can change the bits of numbers.

Saves and results keep it, so that where another result is found it can be told whether the machine or the program was
another one. Nothing is computed from it.
"""

from __future__ import annotations

import platform
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal

import numpy as np

from sandbox.version import __version__

ENGINE: Final = "engine"
LONGEST: Final = 64  # characters of a value that are told


@cache
def made_with() -> Mapping[str, str]:
    """Return the versions of engine, numpy and Python, the system and its libm, numpy's processor features and BLAS."""
    built: Mapping[str, Any] = np.show_config(mode="dicts") or {}
    vectors, blas = built.get("SIMD Extensions", {}), built.get("Build Dependencies", {}).get("blas", {})
    return MappingProxyType(
        {
            ENGINE: __version__,
            "numpy": np.__version__,
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.machine()}",
            "libm": " ".join(platform.libc_ver()).strip() or "the system's",
            "processor": " ".join((*vectors.get("baseline", ()), *vectors.get("found", ()))) or "plain",
            "blas": f"{blas.get('name', 'none')} {blas.get('version', '')}".strip(),
        }
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """Why a result that was made elsewhere may differ from the one that is made here: what differs, there and here.

    ``change``: the same version on a machine like this one, so that the program or the file has been changed;
    ``unknown``: nothing that was recorded differs, but not all was recorded.
    """

    cause: Literal["engine", "machine", "change", "unknown"]
    differing: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, recorded: Mapping[str, Any]) -> Difference:
        """Compare what a result was made with to what this program is and runs on."""
        here = made_with()
        known = {name: there[:LONGEST] for name in here if isinstance(there := recorded.get(name), str)}
        differing = {name: (there, here[name]) for name, there in known.items() if there != here[name]}
        if ENGINE in differing:
            return cls("engine", differing)
        if differing:
            return cls("machine", differing)
        return cls("change" if len(known) == len(here) else "unknown", differing)

    @property
    def told(self) -> str:
        """The same as a sentence."""
        pairs = "; ".join(f"{name} {there} there, {here} here" for name, (there, here) in self.differing.items())
        return {
            "engine": f"Another version of Suanli may play otherwise ({pairs}).",
            "machine": f"It was made on another machine, which must change no bit ({pairs}): please report it.",
            "change": "It was made by this version on a machine like this one: the program was changed, or the file.",
            "unknown": "Another engine version, another machine, or a changed file.",
        }[self.cause]
