"""Hand-made frames: plausible numbers for every field, so that panels are tested without an engine."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import Any

import numpy as np

import sandbox

PLACE = sandbox.Place(
    tick=30, hall=1, province="Gansu", name="Qingyang A", lon=107.6, lat=35.7,
    hall_type="training", chip="h800", cards=4096, operator="city",
)  # fmt: skip
VERBS = {
    "live": ("price", "sell", "buy", "hedge", "repurpose", "mothball"), "building": ("price", "pause", "cancel"),
    "paused": ("price", "resume", "cancel"), "mothballed": ("price", "reopen"),
}  # fmt: skip
LINK = sandbox.Link(tick=60, province="Gansu")
CHIPS = ("a100", "h100", "h20", "rtx4090")
OWNERS = tuple(row.id for row in sandbox.operators())


def chip_series(weeks: int) -> np.ndarray:
    """Weeks of the market of each chip: smooth curves, each at its own level."""
    t = np.arange(weeks, dtype=float)[:, None, None]
    k = np.arange(len(sandbox.CHIP_SERIES) * len(CHIPS), dtype=float).reshape(len(sandbox.CHIP_SERIES), len(CHIPS))
    table = (1.0 + 0.2 * np.sin(t / 30 + k)) * (40.0 + 25.0 * k)
    table.flags.writeable = False
    return table


def series(weeks: int) -> np.ndarray:
    """Rows of all indicators over some weeks: smooth curves of the right size."""
    t = np.arange(weeks, dtype=float)
    columns = []
    for k, variable in enumerate(sandbox.INDICATORS):
        wave = 0.5 + 0.4 * np.sin(t / 40 + k)
        scale = {"EF": 120.0, "MCNY": 900.0, "kCNY/month": 140.0, "kCNY": 190.0, "1": 1.0}.get(variable.unit, 50.0)
        if variable.name.startswith("projects"):
            scale = 300.0
        columns.append(wave * scale)
    table = np.stack(columns, axis=1) if columns else np.zeros((weeks, 0))
    table.flags.writeable = False
    return table


def hall(slot: int, status: str, **changes: Any) -> sandbox.HallView:
    """One hall."""
    fields: dict[str, Any] = {
        "slot": slot, "name": f"Hall {slot}", "province": "Gansu", "lon": 103.8 + slot, "lat": 36.0,
        "hall_type": "training" if slot % 2 else "inference", "chip": "h800", "operator": "city", "cards": 4096,
        "status": status, "stage": 3, "capacity": 4.05, "utilisation": 0.31, "cash": 42.0, "debt": 310.0,
        "rent": 78.4, "megawatts": 5.6, "weeks_to_finish": 22.0 if status == "building" else 0.0, "price": 1.0,
        "verbs": VERBS.get(status, ()), "sellable": 4096 if status == "live" else 0, "traded_a_week": 3.0,
    }  # fmt: skip
    return sandbox.HallView(**(fields | changes))


def frame(tick: int = 84, *, rows: int | None = None, table: np.ndarray | None = None, **changes: Any) -> sandbox.Frame:
    """A frame of week ``tick``; ``changes`` replace fields."""
    table = series(tick if rows is None else rows) if table is None else table
    n = len(sandbox.provinces())
    spread = np.linspace(0.1, 0.9, n)
    provinces = {}
    for k, variable in enumerate(sandbox.PROVINCE_SERIES):
        scale = {"ms": 40.0, "EF": 30.0, "kCNY/month": 120.0, "MCNY": 800.0, "MCNY/year": 200.0}.get(variable.unit, 1.0)
        provinces[variable.name] = np.roll(spread, k * 3) * scale
    provinces["utilisation"][25] = np.nan
    last = table[min(tick, len(table)) - 1] if len(table) else np.zeros(len(sandbox.INDICATORS))
    names = [v.name for v in sandbox.INDICATORS]
    cards = chip_series(len(table))
    card = cards[min(tick, len(table)) - 1] if len(table) else chip_series(1)[0]
    owned = np.outer(np.arange(1.0, len(OWNERS) + 1.0), spread)
    fields: dict[str, Any] = {
        "chip_ids": CHIPS, "owner_ids": OWNERS, "chip_series": cards,
        "chips": MappingProxyType({v.name: card[i] for i, v in enumerate(sandbox.CHIP_SERIES)}),
        "owners": MappingProxyType(
            {"capacity": owned, "cash": owned * -20.0, "debt": owned * 300.0, "rolled": owned / 10.0}),
        "policies": MappingProxyType(
            {row.id: sandbox.PolicyView(0.0, 0.0, 0) for row in sandbox.levers()}
            | {"guarantee": sandbox.PolicyView(0.5, 1.0, 5), "green": sandbox.PolicyView(1.0, 1.0, 0)}),
        "red_lines": (
            sandbox.RedLineView("unserved", 0.012, 0.1, "unmet_share", 0, 13),
            sandbox.RedLineView("public_money", 512.0, 12_000.0, "fiscal_year", 0, 13),
            sandbox.RedLineView("stranded", 0.66, 0.65, "stranded_share", 15, 13),
            sandbox.RedLineView("rent", 251.0, 250.0, "rent_8xh100", 2, 13)),
        "holders": (sandbox.FailingView("training", "city", 0.93, -12.2, 192.0),),
        "failing": (sandbox.FailingView("training", "city", 0.93, -12.2, 192.0),),
        "tick": tick, "weeks": 261, "start": dt.date(2023, 1, 2), "node": 2, "branch": "Branch 2",
        "at_end": tick >= 261,
        "indicators": MappingProxyType(dict(zip(names, map(float, last), strict=True))), "series": table,
        "provinces": MappingProxyType(provinces),
        "halls": (hall(1, "live"), hall(2, "building"), hall(3, "failed"), hall(4, "paused"), hall(5, "cancelled")),
        "pools": MappingProxyType(
            {f"{c}_{what}": spread * (30 if what == "capacity" else 1)
             for c in ("cloud", "inference", "training") for what in ("capacity", "utilisation")}),
        "purse": 1184.0, "available": 3110.0, "income": -2.1,
        "on_sale": ("h800", "a800", "h20"), "free_halls": tuple(range(6, 65)),
        "decisions": ((30, PLACE), (60, LINK)),
        "nodes": (sandbox.Node(0, None, 0, (), ""), sandbox.Node(1, 0, 30, (PLACE,), ""),
                  sandbox.Node(2, 1, 60, (LINK,), "Branch 2")),
        "branches": (sandbox.Branch(1, "", 0, 30, 120, False),
                     sandbox.Branch(2, "Branch 2", 1, 60, max(tick, 84), True)),
        "notices": (), "can_undo": True, "can_redo": False, "undo_kinds": ("link",), "redo_kinds": (),
        "dirty": True, "digest": "9f3ca41e0b77",
        "store": MappingProxyType({"h800": 1024}),
        "contracts": (sandbox.ContractView("h20", 2048, True, 12, 68.4),),
    }  # fmt: skip
    return sandbox.Frame(**(fields | changes))
