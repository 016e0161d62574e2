"""Rows of the tables that ship: each cell is read with one clear error, as the tables are there to be edited."""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Collection

from sandbox import assets
from sandbox.errors import Issue, TableError

REMEDY = "Mend the table, or install Suanli again."


def wrong(file: str, place: str, message: str) -> TableError:
    """Return the error of a table: its file, the place in it, and what is there."""
    return TableError(Issue("table.damaged", f"{file}{place}", message, REMEDY, {"file": file}))


class Row(dict[str, str]):
    """The cells of a row by their columns, all text, and where the row stands."""

    def __init__(self, cells: dict[str, str], file: str, line: int) -> None:
        super().__init__(cells)
        self.file, self.line = file, line

    def __missing__(self, column: str) -> str:
        """Say which column the table lacks."""
        raise wrong(self.file, "", f"has no column '{column}'.")

    def unlike(self, column: str, expected: str) -> TableError:
        """Return the error of a cell that is not what is expected of it."""
        return wrong(self.file, f" line {self.line}, {column}", f"is '{self[column][:40]}'; expected {expected}.")

    def number(self, column: str) -> float:
        """Return a finite number."""
        try:
            value = float(self[column])
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            raise self.unlike(column, "a number")
        return value

    def whole(self, column: str) -> int:
        """Return a whole number."""
        try:
            return int(self[column])
        except ValueError:
            raise self.unlike(column, "a whole number") from None

    def flag(self, column: str) -> bool:
        """Return whether a 1 stands there, not a 0."""
        return self.one_of(column, ("0", "1")) == "1"

    def one_of(self, column: str, known: Collection[str]) -> str:
        """Return one of some words."""
        if self[column] not in known:
            raise self.unlike(column, " or ".join(known))
        return self[column]

    def date(self, column: str) -> dt.date:
        """Return a date; a month alone is its first day."""
        text = self[column].split(";")[0]
        try:
            return dt.date.fromisoformat(text if len(text) == 10 else f"{text}-01")
        except ValueError:
            raise self.unlike(column, "a date such as 2025-03-31, or a month such as 2025-03") from None


def rows(name: str, key: str | None = None) -> list[Row]:
    """Return the rows of a table; no two of them may have the same text in the key's column."""
    try:
        with assets.path("data", name).open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            columns = next(reader, [])
            found = [_row(columns, cells, name, reader.line_num) for cells in reader if cells]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise wrong(name, "", f"cannot be read: {getattr(error, 'strerror', None) or 'it is no table'}.") from error
    if not found:
        raise wrong(name, "", "holds no rows.")
    seen: dict[str, int] = {}
    for row in found if key is not None else ():
        if row[str(key)] in seen:
            text = row[str(key)][:40]
            raise wrong(name, f" line {row.line}, {key}", f"is '{text}', which line {seen[text]} is about already.")
        seen[row[str(key)]] = row.line
    return found


def _row(columns: list[str], cells: list[str], name: str, line: int) -> Row:
    if len(cells) != len(columns):
        raise wrong(name, f" line {line}", f"has {len(cells)} cells; expected {len(columns)}.")
    return Row(dict(zip(columns, cells, strict=True)), name, line)
