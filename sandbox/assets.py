"""Where the shipped files are: the ``assets`` folder of a checkout, or the one installed beside the package."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def _root() -> Path:
    here = Path(__file__).resolve().parent
    for candidate in (here.parent / "assets", here / "assets"):
        if (candidate / "data" / "provinces.csv").is_file():
            return candidate
    raise FileNotFoundError(f"assets/data/provinces.csv is in neither {here.parent} nor {here}; install Suanli again")


def path(*parts: str) -> Path:
    """Return the path of a shipped file or folder, e.g. ``path("data", "chips.csv")``."""
    return _root().joinpath(*parts)
