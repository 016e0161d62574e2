"""Reading bytes and JSON that anybody may have written: within limits, and with one clear issue for what is refused."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sandbox.errors import Issue, Unreadable

LARGEST_FILE = 8 * 2**20
DEEPEST = 32
MOST_NODES = 200_000
LONGEST_STRING = 64 * 1024
LONGEST_INTEGER = 18
SURROGATE = re.compile("[\ud800-\udfff]")


def read_bytes(path: Path | None, largest: int = LARGEST_FILE) -> bytes:
    """Read a file, or standard input for ``None``, refusing what is too large, no file at all, or not there."""
    where = "standard input" if path is None else str(path)
    try:
        if path is None:
            if sys.stdin is None:  # closed before the program began
                raise OSError(errno.EBADF, "it is closed")
            raw = sys.stdin.buffer.read(largest + 1)
        else:
            if not path.is_dir() and not stat.S_ISREG(os.stat(path).st_mode):  # nothing may ever come out of a pipe
                raise OSError(errno.EINVAL, "a pipe or a device stands there, not a file")
            with path.open("rb") as file:
                raw = file.read(largest + 1)
    except (OSError, ValueError) as error:  # a name with a zero in it is a ValueError
        reason = getattr(error, "strerror", None) or "there can be no such name"
        message, params = f"cannot be read: {reason}.", {"reason": reason}
        raise Unreadable(Issue("file.unreadable", where, message, "Check the name.", params)) from error
    if len(raw) > largest:
        message = f"is larger than {largest // 2**20} MiB, the most that is read."
        raise Unreadable(Issue("file.too_large", where, message, "Is it the right file?"))
    return raw


def parse_json(raw: bytes, where: str) -> Any:
    """Parse JSON within limits: depth, size, no NaN, no doubled keys, UTF-8 only."""

    def fail(code: str, message: str, remedy: str = "", **params: object) -> Unreadable:
        return Unreadable(Issue(code, where, message, remedy, params))

    if len(raw) > LARGEST_FILE:
        raise fail("file.too_large", f"is larger than {LARGEST_FILE // 2**20} MiB.", "Is it the right file?")
    if not raw.strip():
        raise fail("file.empty", "is empty; expected a JSON object.", "Start from a shipped scenario.")
    deepest, values = _depth(raw)
    if values > MOST_NODES:
        raise fail("file.too_many", f"holds more than {MOST_NODES} values.", "Is it the right file?")
    if deepest > DEEPEST:
        raise fail("file.too_deep", f"is nested deeper than {DEEPEST} levels.", "A scenario needs fewer than ten.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8: byte {error.start} is 0x{raw[error.start]:02x}."
        remedy = "It is a zip file; a saved game ends in .suanli." if raw.startswith(b"PK") else "Save it as UTF-8."
        raise fail("file.not_utf8", message, remedy) from error

    def constant(name: str) -> Any:
        raise fail("file.not_finite", f"holds {name}; numbers must be finite.", "Give a number, or leave the key out.")

    def integer(digits: str) -> int:
        if len(digits.lstrip("-")) > LONGEST_INTEGER:
            message = f"holds a number of {len(digits)} digits; at most {LONGEST_INTEGER} are read."
            raise fail("file.long_number", message, "Shorten it.")
        return int(digits)

    def floating(digits: str) -> float:
        value = float(digits)
        if value in (float("inf"), float("-inf")):
            raise fail("file.not_finite", f"holds {digits[:24]}, which is too large.", "Numbers must be finite.")
        return value

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in items:
            if key in result:
                raise fail("file.double_key", f"holds the key '{key[:64]}' twice.", "Keep one of them.")
            result[key] = value
        return result

    try:
        data = json.loads(
            text, parse_constant=constant, parse_int=integer, parse_float=floating, object_pairs_hook=pairs
        )
    except json.JSONDecodeError as error:
        reason = "there is more after its end" if error.msg == "Extra data" else error.msg
        message = f"is not JSON: line {error.lineno}, column {error.colno}: {reason}."
        raise fail("file.not_json", message, "Mend the file there.", line=error.lineno, column=error.colno) from error
    except RecursionError as error:
        raise fail("file.too_deep", f"is nested deeper than {DEEPEST} levels.") from error
    _limits(data, fail)
    return data


def _depth(raw: bytes) -> tuple[int, int]:
    """Deepest nesting of brackets outside strings, and commas and brackets there; counted without recursion."""
    depth = deepest = values = 0
    in_string = escaped = False
    for byte in raw:
        if in_string:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_string = False
        elif byte == 0x22:
            in_string = True
        elif byte in (0x5B, 0x7B):
            depth += 1
            values += 1
            if depth > deepest:
                deepest = depth
                if deepest > DEEPEST:
                    break
        elif byte in (0x5D, 0x7D):
            depth -= 1
        elif byte == 0x2C:
            values += 1
            if values > MOST_NODES:
                break
    return deepest, values


def _limits(data: Any, fail: Callable[..., Unreadable]) -> None:
    stack, nodes = [data], 0
    while stack:
        value = stack.pop()
        nodes += 1
        if nodes > MOST_NODES:
            raise fail("file.too_many", f"holds more than {MOST_NODES} values.", "Is it the right file?")
        if isinstance(value, str):
            if len(value) > LONGEST_STRING:
                raise fail("file.long_text", f"holds a text of {len(value)} characters.", "Shorten it.")
            if SURROGATE.search(value):
                raise fail("file.surrogate", "holds half of a character (a lone surrogate).", "Save it as UTF-8.")
        elif isinstance(value, dict):
            stack.extend(value)
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
