"""Where the entries of the engine's arrays stand: class, province, owner, hall, chip and so on, by the axis's letter.

The letters are the register's (``sandbox.model.variables``). A place is named by coordinates, such as
``province=Gansu;class=training``; one that an axis does not know leaves all its entries.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sandbox.model.names import LEVERS, RED_LINES
from sandbox.model.state import CLASSES, EMPTY, NETWORKS, STAGES, WEEKS_OF_YEAR, Axes
from sandbox.scenario.schema import HYPERSCALER

Array = NDArray[Any]
Where = Mapping[str, str]
Labels = Mapping[str, Array]

POOL = "0"  # what stands in place of a hall's number for all that is no single hall
QUARTER = 13  # weeks
# In which order a sum is parted, so that no list is long: the first coordinate that tells its entries apart.
ORDER = ("workload", "class", "province", "owner", "hall", "chip", "stage", "quarter", "week", "lever", "line")
WORKLOADS = ("pretraining", "finetuning", "batch", "interactive")


def place(text: str) -> dict[str, str]:
    """Read coordinates as they stand in an address; empty for the nation."""
    return dict(part.split("=", 1) for part in text.split(";") if part)


def address(where: Where) -> str:
    """Write coordinates as they stand in an address."""
    return ";".join(f"{name}={value}" for name, value in where.items())


def _table(*columns: tuple[str, Array]) -> Labels:
    return {name: np.asarray(values, dtype=str) for name, values in columns}


def labels(axes: Axes, names: Mapping[str, Any]) -> dict[str, Labels]:
    """Return the coordinates of every entry of an axis by its letter; ``names`` say where explicit halls stand."""
    provinces, owners, classes = np.array(axes.provinces), np.array(axes.owners), np.array(CLASSES)
    merchants, count, held = classes[1:], len(provinces), len(owners)
    slots = np.arange(1, axes.halls + 1)
    stands = names["hall_status"][0] != EMPTY
    hall = (
        ("class", np.where(stands, classes[names["hall_type"][0]], "")),
        ("province", np.where(stands, provinces[names["hall_province"][0]], "")),
        ("owner", np.where(stands, np.array(axes.operators)[names["hall_operator"][0]], "")),
        ("hall", slots),
    )
    market = (("class", np.repeat(classes, count)), ("province", np.tile(provinces, 3)))
    pool = (("class", np.repeat(merchants, count)), ("province", np.tile(provinces, 2)))
    owned = (
        ("class", np.repeat(merchants, count * held)),
        ("province", np.tile(provinces, 2 * held)),
        ("owner", np.tile(np.repeat(owners, count), 2)),
        ("hall", np.repeat(POOL, 2 * held * count)),
    )
    cloud = (
        ("class", np.repeat(classes[:1], count)),
        ("province", provinces),
        ("owner", np.repeat(HYPERSCALER, count)),
        ("hall", np.repeat(POOL, count)),
    )
    sites = (*market, ("hall", np.repeat(POOL, 3 * count)))
    weeks = np.arange(WEEKS_OF_YEAR)
    return {
        "P": _table(("province", provinces)),
        "M": _table(*market),
        "B": _table(*pool),
        "X": _table(*owned),
        "S": _joined(sites, hall),
        "K": _joined(cloud, owned, hall),
        "H": _table(*hall),
        "G": _table(("chip", np.array(axes.chips))),
        "C": _table(("class", classes)),
        "D": _table(("class", merchants)),
        "V": _table(("owner", owners)),
        "O": _table(("owner", np.array(axes.operators))),
        "W": _table(("workload", np.array(WORKLOADS))),
        "N": _table(("network", np.array(NETWORKS))),
        "E": _table(("stage", np.arange(1, STAGES + 1))),
        "I": _table(("quarter", weeks // QUARTER), ("week", weeks)),
        "$": _table(("lever", np.array(LEVERS))),
        "#": _table(("line", np.array(RED_LINES))),
    }


def _joined(*parts: tuple[tuple[str, Array], ...]) -> Labels:
    """Put the entries of several kinds one after the other, by the coordinates that all of them have."""
    common = [name for name, _ in parts[0]]
    return _table(
        *((name, np.concatenate([np.asarray(dict(part)[name], dtype=str) for part in parts])) for name in common)
    )


def chosen(letters: Labels, where: Where) -> Array:
    """Say which entries of an axis stand at a place: booleans (n,)."""
    size = len(next(iter(letters.values())))
    fit = np.ones(size, dtype=bool)
    for name, value in where.items():
        if name in letters:
            fit &= letters[name] == value
    return fit


__all__ = ["ORDER", "POOL", "Labels", "Where", "address", "chosen", "labels", "place"]
